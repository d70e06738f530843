"""The command that reckons what violations may cost."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fdcpa_guard import us_federal
from fdcpa_guard.audit import Judged, Verdict, replay
from fdcpa_guard.audit.exposure import NOTICE, Exposure, Violation, exposure, exposure_by, violations_in
from fdcpa_guard.batch import REPLAY_SCHEMA
from fdcpa_guard.cli.exposure_command import violations
from fdcpa_guard.cli.replay_files import JUDGED
from fdcpa_guard.testing import builders as make
from fdcpa_guard.vocabulary import CollectorKind, DebtNature
from tests.adapters import adapter

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
    expected = exposure(violations(str(FINDINGS)), as_of=adapter(Exposure).validate_json(ran.out).as_of)
    assert adapter(Exposure).validate_json(ran.out) == expected
    piped = run("exposure", "-", "--as-of", DAY, "-f", "json", stdin=FINDINGS.read_bytes())
    told, other = json.loads(ran.out), json.loads(piped.out)
    assert (told.pop("of"), other.pop("of")) == ({"findings": ["findings.jsonl"]}, {"findings": ["standard input"]})
    assert told == other


def test_a_later_day_bars_more(run: Run) -> None:
    barred = run("exposure", FINDINGS, "--as-of", "2027-11-30", "--format", "json")
    assert json.loads(barred.out)["lines"][0]["sure"] == 0


def test_by_a_tag(run: Run) -> None:
    text = run("exposure", FINDINGS, "--as-of", DAY, "--by", "vendor").out
    assert [line.rstrip("-") for line in text.splitlines() if line.startswith("vendor")] == [
        "vendor north ",
        "vendor south ",
    ]
    parts = json.loads(run("exposure", FINDINGS, "--as-of", DAY, "--by", "vendor", "--format", "json").out)
    assert list(parts) == ["north", "south"]


def test_a_tag_that_no_violation_has_is_refused(run: Run) -> None:
    ran = run("exposure", FINDINGS, "--as-of", DAY, "--by", "vender")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "error: --by: no violation has vender (did you mean 'vendor'?)\n"
    line = b'{"rule": "a.b", "at": "2026-11-02T18:00:00Z", "consumer": "c"}'
    ran = run("exposure", "-", "--as-of", DAY, "--by", "vendor", stdin=line)
    assert (ran.status, ran.err) == (2, "error: --by: no violation has any tag\n")


def replayed() -> list[Judged]:
    calls = [make.attempt(f"2026-04-01 {hour}:00", id=f"a{hour}", tags={"vendor": "north"}) for hour in (12, 22)]
    case = make.case(history=make.history(*calls), consumer={"id": "acct-1"})
    return [one.judged for one in replay(us_federal(), case).contacts]


def test_a_replay_is_read_as_it_was_written(run: Run, tmp_path: Path) -> None:
    lines, table = tmp_path / "r.jsonl", tmp_path / "r.parquet"
    lines.write_bytes(b"\n".join(JUDGED.dump_json(one) for one in replayed()))
    plain = [{**JUDGED.dump_python(one, mode="json"), "at": one.at} for one in replayed()]
    named = {"consumer": "consumer_id", "attempt": "attempt_id"}
    rows = [{named.get(name, name): value for name, value in one.items()} for one in plain]
    for row in rows:
        row["tags"] = [{"name": name, "value": value} for name, value in row["tags"].items()]
    pq.write_table(pa.Table.from_pylist(rows, schema=REPLAY_SCHEMA), table)
    known = {"collector": CollectorKind.THIRD_PARTY_COLLECTOR, "nature": DebtNature.CONSUMER}
    expected = exposure_by("vendor", violations_in(replayed(), **known), as_of=date(2026, 11, 30))  # type: ignore[arg-type]
    assert list(expected) == ["north"]
    assert [line.sure for line in expected["north"].lines if line.law == "15usc1692k"] == [1]
    options = ("--as-of", DAY, "--by", "vendor", "-f", "json")
    for file in (lines, table):
        ran = run("exposure", file, *options, "--collector", known["collector"].value, "--nature", "consumer")
        assert adapter(dict[str, Exposure]).validate_json(ran.out) == expected, ran.err
    unknown = json.loads(run("exposure", lines, *options).out)["north"]
    assert unknown["lines"][0]["sure"] == 0


def test_of_a_replay_what_is_not_understood_is_said(run: Run, tmp_path: Path) -> None:
    late = replayed()[1]
    nobodys = JUDGED.dump_json(replace(late, consumer=None))
    for line, said in (
        (nobodys, "line 2: consumer: "),
        (b'{"verdict": "violation", "202-555-0147": 1}', "line 2: none that a replay writes"),
    ):
        ran = run("exposure", "-", "--as-of", DAY, stdin=JUDGED.dump_json(late) + b"\n" + line)
        assert (ran.status, ran.out, ran.err.startswith(f"error: {said}")) == (2, "", True), ran.err
        silent(ran)
    unread = replace(late, objections=(), lacks=(), verdict=Verdict.NOT_JUDGED, error="why")
    ran = run("exposure", "-", "--as-of", DAY, stdin=JUDGED.dump_json(unread))
    assert (ran.status, ran.err) == (0, "note: 1 of the replay could not be read, and are in no number\n")
    (tmp_path / "odd.parquet").write_bytes(b"PAR1 no")
    ran = run("exposure", tmp_path / "odd.parquet", "--as-of", DAY)
    assert (ran.status, ran.err) == (2, "error: odd.parquet: it is damaged, or no Parquet file\n")
    assert run("exposure", tmp_path / "none.parquet", "--as-of", DAY).err.startswith("error: FINDINGS: cannot be read")


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
