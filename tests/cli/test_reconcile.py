"""A dialer's log held against the answers, from files."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard.audit import Account, reconcile
from tests.adapters import adapter

from .conftest import Run
from .examples import EXAMPLES

LOGS = Path(__file__).resolve().parents[2] / "docs" / "logs"
FIRST_CALL = EXAMPLES / "01-first-call.json"
LOG, ANSWERS = LOGS / "dialer.jsonl", LOGS / "answers.jsonl"
PERIOD = ("--from", "2026-03-02T00:00:00-05:00", "--to", "2026-03-15T00:00:00-04:00", "--zone", "America/New_York")


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def write(file: Path, some: list[dict[str, Any]]) -> Path:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in some))
    return file


@pytest.fixture
def good(tmp_path: Path) -> tuple[Path, Path]:
    """A log of one call, and the answer that allowed it."""
    return write(tmp_path / "log.jsonl", rows(LOG)[4:5]), write(tmp_path / "answers.jsonl", rows(ANSWERS)[4:5])


def test_what_is_found_is_shown_by_kind(run: Run) -> None:
    ran = run("reconcile", LOG, ANSWERS, *PERIOD)
    assert (ran.status, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[0] == "NOT COMPLETE Mon 2026-03-02 05:00 UTC to Sun 2026-03-15 04:00 UTC, as stated"
    for title in ("used-twice (1)", "too-late (1)", "other-address (1)", "allowed, and not in the log (1)"):
        assert title in lines
    assert max(map(len, lines)) <= 80


def test_a_log_that_is_complete(run: Run, good: tuple[Path, Path]) -> None:
    ran = run("reconcile", *good, *PERIOD)
    assert ran.status == 0
    assert ran.out.startswith("COMPLETE ")
    assert "findings 0 contacts" in ran.out


def test_without_a_period_it_is_what_both_cover(run: Run, good: tuple[Path, Path]) -> None:
    ran = run("reconcile", *good)
    assert ran.status == 0
    assert "which both sides cover" in " ".join(ran.out.split())
    none = run("reconcile", good[0], write(good[1].with_name("none.jsonl"), []))
    assert none.status == 1
    assert "the two sides have no time in common" in " ".join(none.out.split())


def test_the_record_is_the_librarys_own(run: Run) -> None:
    ran = run("reconcile", LOG, ANSWERS, "--format", "json")
    account = adapter(Account).validate_json(ran.out)
    assert account == reconcile(rows(LOG), rows(ANSWERS))
    assert len(account.findings) == 3


@pytest.mark.parametrize(("slack", "status"), [(60, 0), (59, 1)])
def test_clocks_may_differ(run: Run, good: tuple[Path, Path], slack: int, status: int) -> None:
    log = write(good[0], [rows(LOG)[4] | {"at": "2026-03-03T10:59:00-05:00"}])
    assert run("reconcile", log, good[1], *PERIOD, "--slack", slack).status == status


@pytest.mark.parametrize(("hours", "kind"), [(34, "too-late (1)"), (33.9, "no-decision (1)")])
def test_how_near_an_answer_is(run: Run, good: tuple[Path, Path], hours: float, kind: str) -> None:
    log = write(good[0], [rows(LOG)[4] | {"at": "2026-03-04T21:00:00-05:00"}])
    assert kind in run("reconcile", log, good[1], *PERIOD, "--near", hours).out.splitlines()


@pytest.mark.parametrize(("examples", "shown", "more"), [(0, 0, False), (2, 2, True), (3, 3, False)])
def test_only_the_first_few_are_shown(run: Run, good: tuple[Path, Path], examples: int, shown: int, more: bool) -> None:
    log = write(good[0], [rows(LOG)[4] | {"attempt": f"call-{n}"} for n in range(3)])
    out = run("reconcile", log, write(good[1], []), *PERIOD, "--examples", examples).out
    assert "no-decision (3)" in out
    assert out.count("c-3 call-") == shown
    assert ("and 1 more" in out) is more


def test_a_line_that_is_no_json_is_counted_and_hides_nothing(run: Run, good: tuple[Path, Path]) -> None:
    with good[0].open("ab") as file:
        file.write(b'\n{"phone": "+12025550100"\n\xff\n[]\n')
    ran = run("reconcile", *good, *PERIOD)
    assert ran.status == 1
    assert "unreconciled: rows that could not be used (3)" in ran.out
    assert "log row 2: (whole): is no row" in ran.out
    assert "2025550100" not in ran.out


def test_a_table_will_do(run: Run, tmp_path: Path, good: tuple[Path, Path]) -> None:
    (row,) = rows(good[0])
    row |= {"answer": "", "debts": "card-1"}
    with (tmp_path / "log.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        writer.writeheader()
        writer.writerow(row)
    ran = run("reconcile", tmp_path / "log.csv", good[1], *PERIOD, "--format", "json")
    account = adapter(Account).validate_json(ran.out)
    assert [one.why for one in account.unreconciled] == ["debts: must be a list"]


def test_parquet_will_do(run: Run, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    files = []
    for name, source in (("log", LOG), ("answers", ANSWERS)):
        files.append(tmp_path / f"{name}.parquet")
        pq.write_table(pa.Table.from_pylist(rows(source), schema=_schema(pa, rows(source))), files[-1])
    expected = reconcile(rows(LOG), rows(ANSWERS))
    ran = run("reconcile", *files, "--format", "json")
    assert adapter(Account).validate_json(ran.out) == expected
    files[0].write_bytes(b"PAR1")
    damaged = run("reconcile", *files)
    assert (damaged.status, damaged.err) == (2, "error: LOG: cannot be read: it is damaged, or no Parquet file\n")


def _schema(pa: Any, some: list[dict[str, Any]]) -> Any:
    """All columns of all rows; by itself pyarrow takes those of the first."""
    return pa.unify_schemas([pa.Table.from_pylist([row]).schema for row in some], promote_options="permissive")


class TestBadInput:
    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--from", "2026-03-02"), "--from: an instant with a UTC offset is needed"),
            (("--to", "2026-03-02T09:00:00"), "--to: an instant with a UTC offset is needed"),
            ((*PERIOD[2:4], "--from", "2026-04-02T00:00:00Z"), "--to: is before first"),
            (("--slack", "3601"), "--slack: a span of time, from none to 1 hours"),
            (("--slack", "1e30"), "--slack: too many seconds"),
            (("--near", "1e30"), "--near: too many hours"),
            (("--zone", "Mars"), "--zone: there is no such zone"),
        ],
    )
    def test_options(self, run: Run, good: tuple[Path, Path], options: tuple[str, ...], said: str) -> None:
        ran = run("reconcile", *good, *options)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {said}")

    @pytest.mark.parametrize("name", ["nothing.jsonl", "+12025550100.jsonl", "a\0b.jsonl"])
    def test_a_file_that_cannot_be_read(self, run: Run, good: tuple[Path, Path], name: str) -> None:
        for arguments, which in (((name, good[1]), "LOG"), ((good[0], name), "ANSWERS")):
            ran = run("reconcile", *arguments)
            assert (ran.status, ran.out) == (2, "")
            assert ran.err.startswith(f"error: {which}: cannot be read: ")
            assert "2025550100" not in ran.err

    def test_a_file_of_another_kind(self, run: Run, good: tuple[Path, Path]) -> None:
        ran = run("reconcile", good[0].rename(good[0].with_suffix(".txt")), good[1])
        assert (ran.status, ran.err.splitlines()[0][:37]) == (2, "error: LOG: a file of rows is needed:")


def test_answers_may_be_a_log_of_records_or_a_chain_of_them(run: Run, tmp_path: Path) -> None:
    """What `record` printed is held against the log as it is: allowed ones that never happened, a denied one made."""
    question = json.loads(FIRST_CALL.read_text("utf-8")) | {"references": {"case": "c-1", "attempt": "call-1"}}
    late = json.loads(json.dumps(question)) | {"references": {"case": "c-1", "attempt": "call-2"}}
    late["contact"]["at"] = "2026-03-02T22:30:00-05:00"
    asked = tmp_path / "asked.jsonl"
    asked.write_text("\n".join(map(json.dumps, (question, late))), "utf-8")
    records = tmp_path / "records.jsonl"
    records.write_text(run("record", asked, "--policy", "regulation_f").out, "utf-8")
    chained = tmp_path / "chain.jsonl"
    assert run("chain", "append", chained, records).status == 0
    made = tmp_path / "log.jsonl"
    rows = [
        {"consumer": "c-1", "attempt": name, **each["contact"]}
        for name, each in (("call-1", question), ("call-2", late))
    ]
    made.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for answers in (records, chained):
        ran = run("reconcile", made, answers, "--format", "json")
        account = json.loads(ran.out)
        assert account["answered"] == 2
        assert account["denied"] == 1
        assert [each["attempt"] for each in account["findings"]] == ["call-2"]
        assert account["findings"][0]["kinds"] == ["against-denial"]
    assert ran.status == 1


def test_a_log_of_records_that_name_nobody(run: Run, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(run("record", FIRST_CALL).out, "utf-8")
    made = tmp_path / "log.jsonl"
    made.write_text("", "utf-8")
    ran = run("reconcile", made, records)
    assert ran.status == 2
    assert "ANSWERS: record 1: its references name no consumer or case" in ran.err
