"""Samples from files, sheets that go out, and what comes back."""

import csv
import json
from pathlib import Path

import pytest

from fdcpa_guard.audit import Reviewed, Sample, sample
from fdcpa_guard.testing import builders as make
from tests.adapters import adapter

from .conftest import Run

LOGS = Path(__file__).resolve().parents[2] / "docs" / "logs"
ITEMS = LOGS / "contacts.jsonl"
ASKED = (ITEMS, "--by", "rule,vendor", "--seed", "2026-03")


def test_a_sample_is_told_by_stratum(run: Run) -> None:
    ran = run("sample", *ASKED, "--size", 24)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "SAMPLE   24 of 240 contacts"
    assert "       8 of      80  -, north" in lines


def test_the_record_is_the_librarys_own(run: Run) -> None:
    ran = run("sample", *ASKED, "--at-most", 0.05, "--format", "json")
    items = [json.loads(line) for line in ITEMS.read_text().splitlines()]
    expected = sample(items, by=("rule", "vendor"), seed="2026-03", at_most=0.05)
    assert adapter(Sample).validate_json(ran.out) == expected


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.jsonl"])
def test_a_sheet_goes_out_and_comes_back(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run("sample", *ASKED, "--margin", 0.1, "--sheet", path).status == 0
    untouched = run("sample", *ASKED, "--margin", 0.1, "--reviews", path)
    assert untouched.status == 0
    assert "REVIEWED 0 of 69: none" in untouched.out
    again = run("sample", *ASKED, "--margin", 0.1, "--sheet", path)
    assert (again.status, "--sheet: there is such a file" in again.err) == (2, True)
    text = path.read_text()
    filled = text.replace(",,,,,,,\n", ",agrees,,,,,,\n").replace('"verdict": ""', '"verdict": "agrees"')
    path.write_text(filled)
    ran = run("sample", *ASKED, "--margin", 0.1, "--reviews", path)
    assert ran.status == 0
    assert "REVIEWED 69 of 69: 69 agrees" in ran.out
    assert "0 of 69: 0.0% of all, between 0.0% and 3.9%" in " ".join(ran.out.split())


def test_what_reviewers_found(run: Run) -> None:
    ran = run("sample", *ASKED, "--margin", 0.1, "--reviews", LOGS / "reviews.csv", "--format", "json")
    found = adapter(Reviewed).validate_json(ran.out)
    assert ran.status == 1
    assert [(one.rule, one.count) for one in found.disagreements] == [("us.regf.6b1i.inconvenient-time", 2)]
    assert [one.path for one in found.facts] == ["history.attempts.call-50"]
    text = run("sample", *ASKED, "--margin", 0.1, "--reviews", LOGS / "reviews.csv").out
    assert "us.regf.6b1i.inconvenient-time should deny (2)" in text


def test_a_review_that_is_none_is_told_and_shows_no_number(run: Run, tmp_path: Path) -> None:
    rows = list(csv.DictReader((LOGS / "reviews.csv").read_text().splitlines()))
    rows[0]["verdict"] = "call +1 202 555 0100"
    rows[3]["words"] = "call +1 202 555 0100 back"
    path = tmp_path / "reviews.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    ran = run("sample", *ASKED, "--margin", 0.1, "--reviews", path)
    assert ran.status == 1
    assert "Reviews that could not be used (1)" in ran.out
    assert "555" not in ran.out
    assert "call [hidden] back" in ran.out


def test_answers_of_a_batch_will_do(run: Run, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    reasons = [{"rule": "us.regf.6b1i.hours", "denies": True}]
    rows = [{"consumer_id": f"c-{n}", "contact_id": "n-1", "reasons": reasons if n % 2 else []} for n in range(10)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "answers.parquet")
    named = ("--id", "consumer_id,contact_id", "--by", "rule")
    ran = run("sample", tmp_path / "answers.parquet", *named, "--seed", "s", "--size", 4, "--format", "json")
    drawn = adapter(Sample).validate_json(ran.out)
    assert {one.stratum: one.drawn for one in drawn.strata} == {("-",): 2, ("us.regf.6b1i.hours",): 2}
    assert all(one.id.endswith("/n-1") for one in drawn.drawn)


def test_a_replay_will_do(run: Run, tmp_path: Path) -> None:
    calls = [make.attempt(f"2026-04-01 {hour}:00", id=f"a{hour}", tags={"vendor": "north"}) for hour in (12, 22)]
    case = make.case(history=make.history(*calls), consumer={"id": "acct-1"})
    (tmp_path / "cases.jsonl").write_text(case.model_dump_json(exclude_defaults=True))
    ran = run("replay", tmp_path / "cases.jsonl", tmp_path / "r.jsonl", "--policy", "regulation_f")
    assert ran.status == 0, ran.err
    named = ("--id", "consumer,attempt", "--seed", "s", "--size", 2, "--by")
    drawn = adapter(Sample).validate_json(
        run("sample", tmp_path / "r.jsonl", *named, "vendor,rule,week,medium", "--format", "json").out
    )
    assert [one.stratum for one in drawn.strata] == [
        ("north", "-", "2026-W14", "call"),
        ("north", "us.regf.6b1i.hours", "2026-W14", "call"),
    ]
    for options, said in (
        ((*named, "vender"), "--by: no row has vender (did you mean 'vendor'?)"),
        (named[2:-1], "--id: no row has id (there is assumed, at, attempt, consumer, medium, "),
    ):
        ran = run("sample", tmp_path / "r.jsonl", *options)
        assert (ran.status, ran.err.startswith(f"error: {said}")) == (2, True), ran.err


def test_rows_that_cannot_be_drawn_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text('{"id": "c-1"}\n{"id": "+12025550100"}\nnonsense\n{"id": "c-1"}\n')
    ran = run("sample", path, "--seed", "s", "--size", 1)
    assert ran.status == 0
    assert "Could not be drawn (2)" in ran.out
    assert "repeated 1 rows" in ran.out
    assert "2025550100" not in ran.out


class TestBadInput:
    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ((), "--size: one of size, margin and at_most"),
            (("--size", "1", "--margin", "0.1"), "--size: one of size, margin and at_most"),
            (("--size", "3"), "--size: 6 at least are needed for 1 of each of 6 strata"),
            (("--margin", "2"), "--margin: must be a rate"),
            (("--at-most", "0"), "--at-most: must be a rate"),
            (("--size", "9", "--zone", "Mars"), "--zone: there is no such zone"),
            (("--size", "9", "--by", "Jane Doe"), "--by: up to 10 names of columns"),
            (("--size", "9", "--by", "vendr"), "--by: no row has vendr (did you mean 'vendor'?)"),
            (("--size", "9", "--sheet", "sheet.txt"), "--sheet: a name that ends in .csv"),
            (("--size", "9", "--sheet", "no/such/sheet.csv"), "--sheet: cannot be written: No such file"),
            (("--size", "9", "--reviews", "none.csv"), "--reviews: cannot be read: No such file"),
        ],
    )
    def test_options(self, run: Run, options: tuple[str, ...], said: str) -> None:
        ran = run("sample", *ASKED, *options)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {said}")

    def test_nothing_to_draw_from(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "items.jsonl"
        path.write_text("{}\n")
        ran = run("sample", path, "--seed", "s", "--size", 1)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("error: ITEMS: there is no contact to draw from: row 1: id: must be an id")
        path.write_text("\n")
        ran = run("sample", path, "--seed", "s", "--size", 1)
        assert (ran.status, ran.err) == (2, "error: ITEMS: there is no contact to draw from\n")
