"""``week``: whom a floor can contact."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard.clock import zone
from fdcpa_guard.policies import named
from fdcpa_guard.reaching import FloorWeek, floor_week
from fdcpa_guard.schema import DecisionRequest
from tests.adapters import adapter
from tests.reports.structure import well_made

from .conftest import Run
from .examples import EXAMPLES, example
from .test_privacy import SECRETS, silent, with_everything

FROM = ("--from", "2026-12-01", "--zone", "America/Chicago")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Three people, one of them with two numbers."""
    questions: list[dict[str, Any]] = [
        {**example("01"), "references": {"case": "a"}},
        {**example("03"), "references": {"case": "a"}},
        {**example("09"), "references": {"case": "b"}},
        example("22"),
    ]
    file = tmp_path / "list.jsonl"
    file.write_text("".join(json.dumps(question) + "\n" for question in questions), encoding="utf-8")
    return file


def test_json_is_the_record(run: Run, log: Path) -> None:
    ran = run("week", log, *FROM, "--format", "json")
    asked = [DecisionRequest.model_validate_json(line) for line in log.read_text("utf-8").splitlines()]
    named_ = [(q.references.get("case", "list.jsonl:4"), q.contact, q.case) for q in asked]
    expected = floor_week(
        named("us"), named_, first=adapter(FloorWeek).validate_json(ran.out).first, clock=zone(FROM[3])
    )
    assert adapter(FloorWeek).validate_json(ran.out) == expected
    assert (expected.people, expected.contacts) == (3, 4)
    assert ran.status == (0 if expected.sides[0].everybody.reached else 1)


def test_text_tells_the_same(run: Run, log: Path) -> None:
    ran = run("week", log, *FROM, "--policy", "regulation_f", "--against", "us")
    week = adapter(FloorWeek).validate_json(
        run("week", log, *FROM, "--policy", "regulation_f", "--against", "us", "--format", "json").out
    )
    assert ran.status == 0
    assert "4 contacts with 3 people" in ran.out
    for side in week.sides:
        assert f"{side.everybody.reached} of 3 people at some time" in " ".join(ran.out.split())
        for closed in side.closed:
            assert f"({closed.rule})" in ran.out
    assert f"most lost: {max(week.lost)}" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_a_page_beside_it(run: Run, log: Path, tmp_path: Path) -> None:
    page = tmp_path / "week.html"
    plain = run("week", log, *FROM)
    assert run("week", log, *FROM, "--html", page) == plain
    assert "4 contacts with 3 people" in well_made(page.read_text("utf-8")).text


def test_nobody_is_status_1(run: Run) -> None:
    (cease,) = EXAMPLES.glob("09*.json")
    ran = run("week", cease, "--policy", "regulation_f")
    assert ran.status == 1
    assert "us.regf.6c1.cease" in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--zone", "Mars/Olympus"), "--zone: no such time zone"),
        (("--policy", "uss"), "uss"),
        (("--against", "uss"), "uss"),
        (("--html", "/no/such/folder/page.html"), "the page cannot be written"),
        (("--from", "2200-12-30"), "2200"),
    ],
)
def test_bad_input_is_named(run: Run, log: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = run("week", log, *arguments)
    assert ran.status == 2
    assert words in ran.err
    assert not ran.out


def test_people_who_do_not_stand_together_are_bad_input(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({**example("01"), "references": {"case": case}}) for case in ("a", "b", "a")]
    file = tmp_path / "list.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = run("week", file)
    assert ran.status == 2
    assert "stand together" in ran.err


def test_no_question_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    ran = run("week", tmp_path / "none.jsonl")
    assert ran.status == 2


def test_a_week_holds_ids_only(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_text(json.dumps(with_everything()), encoding="utf-8")
    silent(run("week", file, "--html", tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert not [secret for secret in SECRETS if secret in page]


@pytest.mark.skipif(not find_spec("pyarrow"), reason="tables in files need the extra batch")
def test_tables_in_files_are_asked_as_the_batch_asks_them(run: Run, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    from fdcpa_guard.batch import questions
    from tests.batch.small_floor import ZONE, floor

    tables = floor(12, seed=2, contacts=2)
    for name, table in tables.items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    command = ("week", tmp_path, "--tables", ZONE, "--policy", "regulation_f", "--zone", ZONE, "--from", "2027-03-13")
    ran = run(*command, "--format", "json")
    asked = questions(tables, zone=ZONE)
    first = adapter(FloorWeek).validate_json(ran.out).first
    expected = floor_week(named("regulation_f"), asked, first=first, clock=zone(ZONE))
    assert adapter(FloorWeek).validate_json(ran.out) == expected
    assert expected.contacts + asked.tally.errors == asked.tally.contacts
    assert ("could not be asked about" in ran.err) is (asked.tally.errors > 0)
    assert run(*command[:2], "--tables", "Mars/Olympus").status == 2
    assert run(*command[:2], tmp_path, "--tables", ZONE).status == 2


def test_codes_are_asked_of_tables(run: Run, log: Path) -> None:
    ran = run("week", log, "--dispositions", "vicidial")
    assert ran.status == 2
    assert "--tables" in ran.err
