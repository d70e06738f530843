"""What differs between two policies, on the command line."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import us
from fdcpa_guard.amending import ALIKE, Amendments, amendments, in_words
from fdcpa_guard.cli.diff_command import Told
from fdcpa_guard.policies import house
from tests.adapters import adapter
from tests.reports.structure import well_made

from .conftest import Run
from .examples import FILES

OLD = """
policy: acme
version: 1
packs: [regulation_f]
rules: [{id: acme.few, title: Few calls, shape: frequency-cap, most: 3, days: 7, media: [call]}]
"""
NEW = OLD.replace("version: 1", "version: 2").replace("most: 3", "most: 1")


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_in_words(run: Run, both: tuple[Path, Path]) -> None:
    ran = run("policy", "diff", *both)
    assert (ran.status, ran.err) == (1, "")
    assert "  * It was edition 1; it is edition 2.\n" in ran.out
    assert "  * Its number most goes from 3 to 1 (contacts), which asks more.\n" in ran.out
    markdown = run("policy", "diff", *both, "--format", "markdown").out
    assert markdown.startswith("# acme 1 and acme 2\n")
    assert "- Rule: `acme.few`" in markdown


def test_nothing_differs(run: Run, both: tuple[Path, Path]) -> None:
    ran = run("policy", "diff", both[0], both[0])
    assert (ran.status, ran.err) == (0, "")
    assert "Nothing differs." in ran.out


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("owner: desk", "owner: counsel", "Its owner was desk; it is counsel."),
        ("approved: 2026-01-05", "approved: 2026-02-05", "It was approved on 2026-01-05; it is on 2026-02-05."),
        ("owner: desk", "", "It has no owner; it was desk."),
        ("", "approved: 2026-02-05", "It is approved, on 2026-02-05."),
    ],
)
def test_documents_that_differ_where_the_policies_do_not(
    run: Run, both: tuple[Path, Path], tmp_path: Path, was: str, now: str, said: str
) -> None:
    for path, more in zip(both, (was, now), strict=True):
        path.write_text(f"{OLD}{more}\n", "utf-8")
    page = tmp_path / "change.html"
    ran = run("policy", "diff", *both, "--html", page)
    assert (ran.status, ran.err) == (1, "")
    assert "Nothing differs" not in ran.out
    assert ALIKE in ran.out
    words = well_made(page.read_text("utf-8")).text
    assert "the policies decide alike" in words
    assert "nothing differs" not in words
    for shown in (" ".join(ran.out.split()), words):
        assert said in shown
        assert "signatures of the one are none of the other" in shown
    told = adapter(Told).validate_json(run("policy", "diff", *both, "--format", "json").out)
    assert told.policy.alike
    assert not told.policy.none


def test_the_record(run: Run, both: tuple[Path, Path]) -> None:
    ran = run("policy", "diff", *both, *FILES[:9], "--replay", "--format", "json")
    assert ran.status == 1
    told = adapter(Told).validate_json(ran.out)
    assert told.policy.rules[0].rule == "acme.few"
    assert told.log is not None
    assert told.log.newly_denied.count > 0
    assert json.loads(run("policy", "diff", *both, "--format", "json").out)["log"] is None


def test_what_it_does_to_questions(run: Run, both: tuple[Path, Path]) -> None:
    text = run("policy", "diff", *both, *FILES[:9], "--replay")
    assert "COMPARE  acme 1 with acme 2" in text.out
    markdown = run("policy", "diff", *both, *FILES[:9], "--replay", "--format", "markdown")
    assert "| newly denies | `acme.few` |" in markdown.out


def test_two_days_of_one_law(run: Run) -> None:
    ran = run("policy", "diff", "us", "us", "--on", "2026-01-01", "--and", "2028-01-01", "--format", "json")
    assert ran.status == 1
    found = TypeAdapter(Amendments).validate_python(json.loads(ran.out)["policy"])
    assert any(number.since is not None for rule in found.rules for number in rule.numbers)
    same = run("policy", "diff", "house", "house", "--on", "2026-01-01")
    assert (same.status, "Nothing differs." in same.out) == (0, True)


def test_the_words_are_those_of_the_library(run: Run) -> None:
    assert run("policy", "diff", "house", "us").out == in_words(amendments(house(), us()))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("hous", "us"), "OLD: no ready-made policy 'hous' (did you mean 'house'?)"),
        (("house", "uss"), "NEW: no ready-made policy 'uss' (did you mean 'us'?)"),
        (("house", "us", "--and", "2026-01-01"), "--and: the day of OLD is needed as well: --on"),
        (("house", "us", "--replay"), "--replay: there is no question to ask about"),
    ],
)
def test_bad_input(run: Run, arguments: tuple[str, ...], message: str) -> None:
    ran = run("policy", "diff", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {message}")


def test_no_contact_to_compare(run: Run, both: tuple[Path, Path], tmp_path: Path) -> None:
    empty = tmp_path / "none"
    empty.mkdir()
    ran = run("policy", "diff", *both, empty)
    assert (ran.status, ran.out) == (2, "")
