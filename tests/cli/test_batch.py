"""``fdcpa-guard batch``: files in, a file out, and whatever happens nothing lost, nothing twice and a clear message."""

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from fdcpa_guard.batch import decide, windows
from fdcpa_guard.cli import batch_files, batch_parts
from fdcpa_guard.tables.dispositions import VICIDIAL
from tests.batch.small_floor import ZONE, floor, of_rows
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
FLOOR = floor(60, seed=9)
CONTACTS = FLOOR["contacts"].num_rows
COMMON = ("--zone", ZONE, "--policy", "regulation_f", "--part-rows", "10")


def written(tables: Mapping[str, Any], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", row_group_size=40)
    return folder


def plain(path: Path) -> Any:
    return pq.read_table(path).replace_schema_metadata(None).combine_chunks()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(FLOOR, tmp_path_factory.mktemp("floor"))


@pytest.fixture(scope="module")
def expected() -> Any:
    return decide(FLOOR, "regulation_f", zone=ZONE, record=True).read_all().combine_chunks()


def out_of(ran: Any, out: Path) -> Any:
    assert ran.status == 0, ran.err
    assert not batch_parts.folder_of(out).exists()
    return plain(out)


def test_every_contact_comes_out_once_and_the_rest_is_told(
    given: Path, expected: Any, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out.parquet"
    ran = run("batch", given, out, *COMMON, "--record")
    assert out_of(ran, out).equals(expected)
    assert f"ANSWERED {CONTACTS} contacts, in out.parquet" in ran.out
    assert "attempts.outcome: not-understood" in ran.out
    about = json.loads(pq.read_schema(out).metadata[b"fdcpa_guard"])
    assert about["policy"]["label"] == expected["policy"][0].as_py()
    assert about["zone"] == ZONE


def test_what_came_of_it_as_json(given: Path, expected: Any, run: Run, tmp_path: Path) -> None:
    ran = run("batch", f"{given}/*.parquet", tmp_path / "out.parquet", *COMMON, "--format", "json")
    told = json.loads(ran.out)
    assert told["contacts"] == CONTACTS
    assert told["allowed"] == sum(expected["allowed"].to_pylist())


def test_a_houses_table_may_extend_ready_ones(given: Path, run: Run, tmp_path: Path) -> None:
    house = tmp_path / "house.json"
    house.write_text('{"name": "house", "version": "1", "extends": ["vicidial"], "codes": {}}', "utf-8")
    for named, out in (("vicidial", tmp_path / "ready.parquet"), (house, tmp_path / "house.parquet")):
        assert run("batch", given, out, *COMMON, "--dispositions", named).status == 0
    assert pq.read_table(tmp_path / "house.parquet").equals(pq.read_table(tmp_path / "ready.parquet"))
    house.write_text('{"name": "house", "version": "1", "extends": ["vicidal"], "codes": {}}', "utf-8")
    refused = run("batch", given, tmp_path / "out.parquet", *COMMON, "--dispositions", house)
    assert (refused.status, "extends.0: no ready table has this name" in refused.err) == (2, True)


def test_processes_dispositions_and_the_next_instant(given: Path, run: Run, tmp_path: Path) -> None:
    out, codes = tmp_path / "out.parquet", tmp_path / "codes.json"
    codes.write_text(VICIDIAL.to_json(), encoding="utf-8")
    wanted = decide(FLOOR, "regulation_f", zone=ZONE, dispositions=VICIDIAL, next_allowed=True).read_all()
    for named in ("vicidial", codes):
        ran = run("batch", given, out, *COMMON, "--next-allowed", "--overwrite", "--dispositions", named, "-w", "2")
        assert out_of(ran, out).equals(wanted.combine_chunks())


def test_windows(given: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    wanted = windows(FLOOR, "regulation_f", zone=ZONE, days=3).read_all().combine_chunks()
    assert out_of(run("batch", given, out, *COMMON, "--windows", "3"), out).equals(wanted)


def test_a_policy_of_a_document(given: Path, expected: Any, run: Run, tmp_path: Path) -> None:
    out, policy = tmp_path / "out.parquet", tmp_path / "ours.yaml"
    policy.write_text("policy: ours\nversion: '1'\npacks: [regulation_f]\n", encoding="utf-8")
    ran = run("batch", given, out, "--zone", ZONE, "--policy", policy, "--workers", "2")
    assert out_of(ran, out)["allowed"].equals(expected["allowed"])


def in_disorder(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Every table with its consumers backwards, the rows of each in their order, and two rows that are nobody's."""
    found = {}
    for name, table in tables.items():
        rows = sorted(table.to_pylist(), key=lambda row: row["consumer_id"], reverse=True)
        if name == "attempts":
            rows[3:3] = [{**rows[0], "consumer_id": None}] * 2
        found[name] = of_rows(name, rows)
    return found


def test_tables_in_disorder_are_sorted_in_pieces_on_disk(
    expected: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_files, "_SORTED_AT_ONCE", 30)
    monkeypatch.setattr(batch_files, "_SAMPLED", 7)
    out = tmp_path / "out.parquet"
    ran = run("batch", written(in_disorder(FLOOR), tmp_path / "in"), out, *COMMON, "--record")
    assert out_of(ran, out).equals(expected)
    assert "Rows that name no consumer, left out (1)" in ran.out
    assert "attempts: 2" in ran.out


def test_a_table_may_be_several_files(expected: Any, run: Run, tmp_path: Path) -> None:
    folder = written({name: table for name, table in FLOOR.items() if name != "attempts"}, tmp_path / "in")
    attempts = FLOOR["attempts"]
    half = attempts.num_rows // 2
    (folder / "attempts").mkdir()
    pq.write_table(attempts.slice(0, half), folder / "attempts" / "1.parquet")
    pq.write_table(attempts.slice(half), folder / "attempts" / "2.parquet")
    out = tmp_path / "out.parquet"
    assert out_of(run("batch", folder, out, *COMMON, "--record"), out).equals(expected)


def test_a_row_of_nonsense_has_an_error_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    rows = FLOOR["contacts"].to_pylist()
    rows[11]["medium"] = "Jane Roe, 2025550123"
    folder = written({**FLOOR, "contacts": of_rows("contacts", rows)}, tmp_path / "in")
    ran = run("batch", folder, tmp_path / "out.parquet", *COMMON)
    assert ran.status == 0
    assert "errors   1" in ran.out
    assert "Jane" not in ran.out + ran.err + str(plain(tmp_path / "out.parquet").to_pylist())


def in_sqlite(tables: Mapping[str, Any], path: Path, prefix: str = "fdcpa_") -> Path:
    """The tables as SQLite keeps them: text, and numbers for flags; consumers in no order."""
    with closing(sqlite3.connect(path)) as base, base:
        for name, table in tables.items():
            names = table.schema.names
            base.execute(f'create table "{prefix}{name}" ({", ".join(names)})')
            for row in sorted(table.to_pylist(), key=lambda row: str(row["consumer_id"])[::-1]):
                base.execute(f'insert into "{prefix}{name}" values ({", ".join("?" * len(names))})', as_sqlite(row))
    return path


def as_sqlite(row: Mapping[str, Any]) -> list[Any]:
    return [
        json.dumps(v) if isinstance(v, list) else v.isoformat() if hasattr(v, "isoformat") else v for v in row.values()
    ]


@pytest.mark.parametrize("prefix", ["fdcpa_", ""])
def test_a_database_of_sqlite(prefix: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    base = in_sqlite(FLOOR, tmp_path / "floor.db", prefix)
    tables = {n: t.sort_by([(c, "ascending") for c in t.schema.names if c != "debts"]) for n, t in FLOOR.items()}
    wanted = decide(tables, "regulation_f", zone=ZONE).read_all()
    found = out_of(run("batch", base, out, *COMMON), out)
    for column in ("contact_id", "allowed", "error", "valid_until", "permitted_debts"):
        assert found[column].to_pylist() == wanted[column].to_pylist()


def test_of_a_database_what_is_no_table_column_or_flag_is_told(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    odd = in_sqlite({**FLOOR, "phone": FLOOR["phones"]}, tmp_path / "odd.db")
    assert "fdcpa_phone: there is no such table; did you mean 'phones'?" in run("batch", odd, out, *COMMON).err
    wrong = FLOOR["attempts"].rename_columns({"outcome": "outcom"})
    wrong = in_sqlite({**FLOOR, "attempts": wrong}, tmp_path / "wrong.db")
    assert "attempts.outcom: there is no such column; did you mean" in run("batch", wrong, out, *COMMON).err
    with closing(sqlite3.connect(in_sqlite(FLOOR, tmp_path / "flags.db"))) as base, base:
        base.execute("update fdcpa_debts set paid = 'maybe'")
    ran = run("batch", tmp_path / "flags.db", out, *COMMON)
    assert ran.status == 0
    assert f"debts.paid: not-understood: {FLOOR['debts'].num_rows}" in ran.out
    (tmp_path / "none.db").write_bytes(b"no database at all, but long enough to be taken for one " * 20)
    assert run("batch", tmp_path / "none.db", tmp_path / "other", *COMMON).status == 2


# -- interrupted


def started(given: Path, out: Path, *options: str, limit: int | None = None) -> subprocess.Popen[str]:
    """The command in a process of its own, which may write no file larger than a limit."""

    def limited() -> None:
        if limit is not None:
            import resource  # which not every system has

            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-m", "fdcpa_guard.cli", "batch", str(given), str(out), *COMMON, "--record", *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limited,
    )


def parts_of(out: Path) -> list[Path]:
    return sorted(batch_parts.folder_of(out).glob("part-*.parquet"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_killed_in_the_middle_leaves_no_file_and_goes_on(
    workers: str, given: Path, expected: Any, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out.parquet"
    process = started(given, out, "--workers", workers)
    ends = time.monotonic() + 120
    while len(parts_of(out)) < 2 and process.poll() is None and time.monotonic() < ends:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL, "it was too quick to be killed in the middle"
    assert not out.exists()
    before = {path.name: path.stat().st_mtime_ns for path in parts_of(out)}
    assert before
    refused = run("batch", given, out, *COMMON, "--record")
    assert refused.status == 2
    assert "holds an interrupted run: go on with --resume" in refused.err
    assert {path.name: path.stat().st_mtime_ns for path in parts_of(out)} == before
    ran = run("batch", given, out, *COMMON, "--record", "--resume")
    assert out_of(ran, out).equals(expected)
    assert f"ANSWERED {CONTACTS} contacts" in ran.out


def test_an_interrupt_says_what_is_kept(
    given: Path, expected: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.parquet"
    stop_after(monkeypatch, 3, KeyboardInterrupt())
    ran = run("batch", given, out, *COMMON, "--record")
    assert ran.status == 3
    assert "contacts are answered and kept: --resume goes on with the rest" in ran.err
    assert not out.exists()
    assert len(parts_of(out)) == 3
    monkeypatch.undo()
    assert out_of(run("batch", given, out, *COMMON, "--record", "--resume"), out).equals(expected)


def stop_after(monkeypatch: pytest.MonkeyPatch, parts: int, error: BaseException) -> None:
    """Let the writing of a part fail once so many are there."""
    write = batch_parts._write
    monkeypatch.setenv("COLUMNS", "80")

    def failing(path: Path, *rest: Any) -> None:
        if len(list(path.parent.glob("part-*.parquet"))) >= parts:
            path.write_bytes(b"half")
            raise error
        write(path, *rest)

    monkeypatch.setattr(batch_parts, "_write", failing)


def test_a_full_disk_says_so_and_leaves_what_is_done(
    given: Path, expected: Any, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.parquet"
    stop_after(monkeypatch, 2, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    ran = run("batch", given, out, *COMMON, "--record")
    assert ran.status == 3
    assert "out.parquet cannot be written: No space left on device; what was answered so far is kept" in ran.err
    folder = batch_parts.folder_of(out)
    assert sorted(path.name for path in folder.iterdir()) == ["part-000000.parquet", "part-000001.parquet", "run.json"]
    monkeypatch.undo()
    assert out_of(run("batch", given, out, *COMMON, "--record", "--resume"), out).equals(expected)


def test_no_room_for_the_whole_file_keeps_the_parts(given: Path, expected: Any, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    process = started(given, out, limit=60_000)
    _, err = process.communicate()
    assert process.returncode == 3
    assert "out.parquet cannot be written: File too large" in err
    assert not out.exists()
    assert not out.with_name("out.parquet.tmp").exists()
    before = {path.name: path.stat().st_mtime_ns for path in parts_of(out)}
    assert sum(pq.read_metadata(path).num_rows for path in parts_of(out)) == CONTACTS
    assert before
    assert out_of(run("batch", given, out, *COMMON, "--record", "--resume"), out).equals(expected)


def test_a_damaged_file_is_told_by_its_name_and_what_is_done_stays(run: Run, tmp_path: Path) -> None:
    folder, out = written(FLOOR, tmp_path / "in"), tmp_path / "out.parquet"
    path = folder / "attempts.parquet"
    groups = pq.read_metadata(path)
    chunk = groups.row_group(groups.num_row_groups - 1).column(FLOOR["attempts"].schema.get_field_index("id"))
    data = bytearray(path.read_bytes())
    start = chunk.data_page_offset
    data[start : start + chunk.total_compressed_size // 2] = os.urandom(chunk.total_compressed_size // 2)
    path.write_bytes(data)
    ran = run("batch", folder, out, *COMMON)
    assert ran.status == 2
    assert "the table attempts cannot be read: it is damaged, or no Parquet file" in ran.err
    assert not out.exists()
    path.write_bytes(b"PAR1, or not")
    again = run("batch", folder, out, *COMMON, "--resume")
    assert again.status == 2
    assert "the table attempts cannot be read: it is damaged" in again.err


def corrupted(path: Path) -> None:
    """Other bytes in the middle of the answers of a part."""
    chunk = pq.read_metadata(path).row_group(0).column(0)
    data = bytearray(path.read_bytes())
    middle = chunk.data_page_offset + chunk.total_compressed_size // 2
    data[middle : middle + 4] = bytes(255 - byte for byte in data[middle : middle + 4])
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "run.json").write_text('{"format": 1', "utf-8"), "run.json is damaged: remove"),
        (lambda folder: (folder / "run.json").write_text("[1]", "utf-8"), "run.json is damaged: remove"),
        (lambda folder: (folder / "part-000001.parquet").write_bytes(b"PAR1"), "part-000001.parquet is damaged"),
        (lambda folder: corrupted(folder / "part-000001.parquet"), "part-000001.parquet is damaged"),
    ],
    ids=("the-manifest", "the-manifest-is-a-list", "a-part", "the-answers-of-a-part"),
)
def test_a_run_of_which_something_is_damaged_says_what(
    damage: Callable[[Path], object],
    said: str,
    given: Path,
    expected: Any,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out.parquet"
    stop_after(monkeypatch, 3, KeyboardInterrupt())
    run("batch", given, out, *COMMON, "--record")
    monkeypatch.undo()
    folder = batch_parts.folder_of(out)
    damage(folder)
    ran = run("batch", given, out, *COMMON, "--record", "--resume")
    assert ran.status == 2
    assert f"out.parquet.parts/{said}" in ran.err
    assert not out.exists()
    for path in folder.iterdir():
        if path.name != "part-000000.parquet" and (path.name != "run.json" or "run.json" in said):
            path.unlink()
    assert out_of(run("batch", given, out, *COMMON, "--record", "--resume"), out).equals(expected)


def test_other_files_or_another_policy_are_not_gone_on_with(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = written(FLOOR, tmp_path / "in"), tmp_path / "out.parquet"
    stop_after(monkeypatch, 1, KeyboardInterrupt())
    run("batch", folder, out, *COMMON)
    monkeypatch.undo()
    pq.write_table(FLOOR["phones"].slice(1), folder / "phones.parquet")
    ran = run("batch", folder, out, "--zone", "America/New_York", "--policy", "us_federal", "--resume")
    assert ran.status == 2
    for said in (
        "another policy",
        "another zone",
        "phones/phones.parquet is not as it was",
        "remove the folder of parts",
    ):
        assert said in ran.err
    assert "another options" not in ran.err
    assert parts_of(out)


# -- bad input


def test_what_is_no_good_is_told_before_anything_is_done(given: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    nowhere = run("batch", tmp_path / "nowhere", out, *COMMON)
    assert (nowhere.status, "IN: no file is there" in nowhere.err) == (2, True)
    odd = written({"contact": FLOOR["contacts"]}, tmp_path / "odd")
    assert "contact.parquet: there is no such table; did you mean 'contacts'?" in run("batch", odd, out, *COMMON).err
    (tmp_path / "floor.db").write_bytes(b"SQLite format 3")
    assert "IN: the database cannot be read" in run("batch", tmp_path / "floor.db", out, *COMMON).err
    (tmp_path / "floor.csv").write_bytes(b"consumer_id\n")
    assert "floor.csv: not a Parquet file" in run("batch", tmp_path / "floor.csv", out, *COMMON).err
    assert "codes.txt" not in run("batch", given, out, *COMMON, "--dispositions", "codes.txt").err
    assert "no ready-made policy" in run("batch", given, out, "--zone", ZONE, "--policy", "nobody").err
    mars = run("batch", given, out, "--zone", "Mars/Olympus")
    assert (mars.status, "zone: there is no such time zone" in mars.err) == (2, True)
    out.write_bytes(b"ours")
    taken = run("batch", given, out, *COMMON)
    assert (taken.status, "there is such a file: --overwrite replaces it" in taken.err) == (2, True)
    assert out.read_bytes() == b"ours"


def test_a_column_that_there_is_none_of_is_told(run: Run, tmp_path: Path) -> None:
    odd = {**FLOOR, "attempts": FLOOR["attempts"].rename_columns({"outcome": "outcom"})}
    ran = run("batch", written(odd, tmp_path / "in"), tmp_path / "out.parquet", *COMMON)
    assert ran.status == 2
    assert "attempts.outcom: there is no such column; did you mean 'outcome'?" in ran.err


def test_answers_are_not_written_over_what_is_asked_about(run: Run, tmp_path: Path) -> None:
    here = written(FLOOR, tmp_path / "tables")
    before = (here / "contacts.parquet").read_bytes()
    ran = run("batch", here, here / "contacts.parquet", *COMMON, "--overwrite")
    assert (ran.status, ran.out) == (2, "")
    assert "contacts.parquet: what is asked about stands there: name another file" in ran.err
    assert (here / "contacts.parquet").read_bytes() == before
    assert not (here / "contacts.parquet.parts").exists()
