"""The command that reckons what violations may cost."""

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from fdcpa_guard.audit.exposure import NOTICE, Exposure, Violation, exposure
from fdcpa_guard.cli.exposure_command import violations

from .conftest import Run
from .test_privacy import NUMBER, silent

FINDINGS = Path(__file__).parents[2] / "examples" / "findings.jsonl"
DAY = "2026-11-30"


def test_the_ranges_and_what_they_rest_on(run: Run) -> None:
    ran = run("exposure", FINDINGS, "--as-of", DAY)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "EXPOSURE of 5 findings, as of 2026-11-30"
    assert "    costs    between $0 and $1,000" in lines
    assert "    costs    unknown" in lines
    assert "    not      1: the time for an action was over" in lines
    flat = " ".join(ran.out.split())
    assert "In none of the numbers (3)" in flat
    assert NOTICE in flat


def test_the_record_is_that_of_the_library(run: Run) -> None:
    ran = run("exposure", FINDINGS, "--as-of", DAY, "--format", "json")
    expected = exposure(violations(str(FINDINGS)), as_of=TypeAdapter(Exposure).validate_json(ran.out).as_of)
    assert TypeAdapter(Exposure).validate_json(ran.out) == expected
    assert run("exposure", "-", "--as-of", DAY, "-f", "json", stdin=FINDINGS.read_bytes()).out == ran.out


def test_a_later_day_bars_more(run: Run) -> None:
    barred = run("exposure", FINDINGS, "--as-of", "2027-11-30", "--format", "json")
    assert json.loads(barred.out)["lines"][0]["sure"] == 0


def test_by_a_tag(run: Run) -> None:
    text = run("exposure", FINDINGS, "--as-of", DAY, "--by", "vendor").out
    assert [line.rstrip("-") for line in text.splitlines() if line.startswith("vendor")] == [
        "vendor north ",
        "vendor south ",
    ]
    parts = json.loads(run("exposure", FINDINGS, "--as-of", DAY, "--by", "agent", "--format", "json").out)
    assert list(parts) == [""]
    assert "without agent" in run("exposure", FINDINGS, "--as-of", DAY, "--by", "agent").out


def test_a_class_and_its_cap(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "f.jsonl"
    late = Violation(rule="us.regf.6b1i.hours", at="2026-11-02T18:00:00Z", consumer="c")  # type: ignore[arg-type]
    people = [late.model_copy(update={"consumer": f"c{n}"}) for n in range(3)]
    file.write_text("\n".join(each.model_dump_json() for each in people), encoding="utf-8")
    each = run("exposure", file, "--as-of", DAY, "-f", "json").out
    whole = run("exposure", file, "--as-of", DAY, "-f", "json", "--class-action", "--net-worth", 1_000_000).out
    two = run("exposure", file, "--as-of", DAY, "-f", "json", "--class-action", "--named", 2).out
    assert [json.loads(one)["total"]["high"] for one in (each, whole, two)] == ["3000", "11000", "502000"]


def test_nothing_found(run: Run) -> None:
    ran = run("exposure", "-", "--as-of", DAY, stdin=b"\n\n")
    assert ran.status == 0
    assert "  persons  $0" in ran.out


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "20261130", "2026-11-30T10:00", "2026-W48-1"])
def test_a_day_is_a_day(run: Run, day: str) -> None:
    ran = run("exposure", FINDINGS, "--as-of", day)
    assert (ran.status, ran.out) == (2, "")
    assert "--as-of" in ran.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f'{{"rule": "{NUMBER}", "at": "2026-11-02T18:00:00Z", "consumer": "c"}}', "line 2: rule: must be an id"),
        (f'{{"rule": "a.b", "at": "2026-11-02T18:00:00Z", "consumer": "{NUMBER}"}}', "line 2: consumer: "),
        (f'{{"rule": "a.b", "at": "2026-11-02T18:00:00Z", "consumer": "c", "{NUMBER}": 1}}', "line 2: (unknown field)"),
        (f'{{"rule": "a.b", "tags": {{"{NUMBER}": "x"}}}}', "line 2: at: required"),
        (f"[{NUMBER}", "line 2: (whole): the text is not valid JSON"),
        ("7", "line 2: "),
    ],
)
def test_bad_lines_are_named_and_not_repeated(run: Run, line: str, said: str) -> None:
    ran = run("exposure", "-", "--as-of", DAY, stdin=b"\n" + line.encode())
    assert (ran.status, ran.out) == (2, "")
    assert f"error: {said}" in ran.err
    silent(ran)


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("exposure", tmp_path / NUMBER, "--as-of", DAY)
    assert ran.status == 2
    assert ran.err == "error: FINDINGS: cannot be read: No such file or directory\n"
    assert run("exposure", tmp_path, "--as-of", DAY).status == 2
