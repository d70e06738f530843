"""Logs of a chain on the command line: files, keys, and what is said of damage."""

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard.records.chain import Chain, verify

from .conftest import Run

BODIES = [{"v": 1, "to": f"p-{n}", "note": "acmé"} for n in range(20)]
JSONL = b"".join(json.dumps(body).encode() + b"\n" for body in BODIES)
KEY = b"a key of the floor, kept apart"
needs_pyarrow = pytest.mark.skipif(find_spec("pyarrow") is None, reason="needs pyarrow")


@pytest.fixture
def log(run: Run, tmp_path: Path) -> Path:
    """A log of twenty entries."""
    path = tmp_path / "log.jsonl"
    assert run("chain", "append", path, stdin=JSONL).status == 0
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_bytes(KEY + b"\n")
    return path


def words(text: str) -> str:
    return " ".join(text.split())


def test_what_is_appended_is_the_log_that_the_library_writes(run: Run, log: Path, tmp_path: Path) -> None:
    chain = Chain()
    assert log.read_bytes() == b"".join([chain.append(body) for body in BODIES])
    bodies = tmp_path / "more.jsonl"
    bodies.write_bytes(b"\n" + JSONL.rstrip(b"\n"))
    ran = run("chain", "append", log, bodies)
    assert (ran.status, ran.err) == (0, "")
    assert log.read_bytes().splitlines(keepends=True)[20:] == [chain.append(body) for body in BODIES]
    assert ran.out == f"added 20 entries: 40 entries, head {chain.head}\n"
    assert run("chain", "verify", log).status == 0


def test_a_keyed_log_is_added_to_with_its_key_only(run: Run, tmp_path: Path, key: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert run("chain", "append", log, "--key-file", key, stdin=JSONL).status == 0
    before = log.read_bytes()
    assert verify(before.splitlines(keepends=True), key=KEY).unaltered is True
    other = tmp_path / "other"
    other.write_bytes(KEY + b"\n\n")
    for arguments in ((), ("--key-file", other)):
        ran = run("chain", "append", log, *arguments, stdin=JSONL)
        assert (ran.status, ran.out) == (2, "")
        assert "key" in ran.err
    assert log.read_bytes() == before
    assert run("chain", "append", log, "--key-file", key, stdin=JSONL).status == 0


@pytest.mark.parametrize(
    "stdin", [b"[]\n", b"x\n", b'{"a":1,"a":2}\n', b"\xff\n", b'{"a":NaN}\n', b'{"a":"\\ud800"}\n'], ids=repr
)
def test_of_bodies_that_are_none_nothing_is_added(run: Run, log: Path, stdin: bytes) -> None:
    before = log.read_bytes()
    ran = run("chain", "append", log, stdin=JSONL + stdin)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: BODIES: line 21: ")
    assert log.read_bytes() == before


def test_a_torn_line_is_told_and_removed_only_if_asked(run: Run, log: Path) -> None:
    whole = log.read_bytes()
    log.write_bytes(whole[:-40])
    ran = run("chain", "append", log, stdin=JSONL)
    assert (ran.status, ran.out) == (2, "")
    assert "torn" in ran.err
    assert log.read_bytes() == whole[:-40]
    assert "torn" in run("chain", "verify", log).out
    ran = run("chain", "append", log, "--mend", stdin=JSONL.splitlines(keepends=True)[-1])
    assert ran.status == 0
    assert ran.out.startswith(f"removed {len(whole.splitlines()[-1]) + 1 - 40} bytes of a torn last line\n")
    assert log.read_bytes() == whole
    assert run("chain", "append", log, "--mend", stdin=b"").out.startswith("added 0 entries: 20 entries")


def test_a_log_of_one_torn_line_can_be_mended(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(b'{"body":' + b"x" * 200_000)
    assert run("chain", "append", log, stdin=JSONL).status == 2
    assert run("chain", "append", log, "--mend", stdin=JSONL).status == 0
    assert run("chain", "verify", log).status == 0


def test_nothing_is_added_to_a_damaged_log(run: Run, log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:5] + lines[6:]))
    before = log.read_bytes()
    for command in ("append", "checkpoint"):
        ran = run("chain", command, log, stdin=JSONL)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "error: log: entry 5: removed: missing between line 5 and line 6\n"
    assert log.read_bytes() == before


def test_what_is_missing_at_the_start_is_before_the_first_line(run: Run, log: Path) -> None:
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[1:]))
    assert run("chain", "checkpoint", log).err == "error: log: entry 0: removed: missing before line 1\n"


def test_what_cannot_be_written_whole_is_not_written(run: Run, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = log.read_bytes(), os.write

    def full(number: int, data: Any) -> int:
        if len(data) < 100:
            raise OSError(28, "No space left on device")
        return write(number, data[:50])

    monkeypatch.setattr(os, "write", full)
    ran = run("chain", "append", log, stdin=JSONL)
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "error: LOG: cannot be written: No space left on device; it is as it was\n"
    assert log.read_bytes() == before


def test_a_log_that_could_not_begin_is_not_there(run: Run, tmp_path: Path, key: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert run("chain", "append", log, "--genesis", "x", stdin=JSONL).status == 2
    assert not log.exists()
    assert run("chain", "append", tmp_path / "no" / "log", stdin=JSONL).status == 2
    assert run("chain", "append", key / "log", stdin=JSONL).status == 2
    assert run("chain", "append", tmp_path, stdin=JSONL).status == 2
    assert run("chain", "append", "-", stdin=JSONL).status == 2
    ran = run("chain", "append", log, stdin=b"")
    assert ran.status == 2
    assert "nothing to add" in ran.err
    assert not log.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no advisory locks there")
def test_a_second_writer_is_turned_away(run: Run, log: Path) -> None:
    import fcntl

    before = log.read_bytes()
    with log.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ran = run("chain", "append", log, stdin=JSONL)
    assert (ran.status, ran.err) == (2, "error: LOG: somebody else is writing to it\n")
    assert log.read_bytes() == before
    assert run("chain", "append", log, stdin=JSONL).status == 0


# -- verdicts


def verdict(run: Run, *arguments: object) -> tuple[object, dict[str, Any]]:
    ran = run("chain", "verify", *arguments, "--format", "json")
    return ran.status, json.loads(ran.out)


def kept(run: Run, log: Path, name: str, *arguments: object) -> Path:
    out = log.with_name(name)
    assert run("chain", "checkpoint", log, "--out", out, *arguments).status == 0
    return out


def test_the_verdicts_say_what_they_rest_on(run: Run, log: Path, tmp_path: Path, key: Path) -> None:
    bare = words(run("chain", "verify", log).out)
    assert bare.startswith("CHAIN 20 lines, 20 entries unaltered as far as can be seen: a bare chain finds accidents")
    assert "complete not known: nothing in a log shows a cut end" in bare
    known = kept(run, log, "known.json")
    shown = words(run("chain", "verify", log, "-c", known).out)
    assert "unaltered yes: all are as a checkpoint knows them" in shown
    assert "complete yes, as of the checkpoint of 20 entries" in shown
    run("chain", "append", log, stdin=JSONL)
    grown = words(run("chain", "verify", log, "-c", known).out)
    assert "unaltered yes: the first 20 are as a checkpoint knows them; for the others, a bare chain" in grown
    keyed = tmp_path / "keyed.jsonl"
    run("chain", "append", keyed, "--key-file", key, stdin=JSONL)
    assert "unaltered yes: every hash was made with the key" in words(
        run("chain", "verify", keyed, "--key-file", key).out
    )
    ran = run("chain", "verify", keyed)
    assert ran.status == 1
    assert "unaltered not known: whether the hashes fit takes the key of the log" in words(ran.out)


def test_findings_are_told_with_their_places(run: Run, log: Path) -> None:
    known = kept(run, log, "known.json")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:5], lines[6], lines[5], *lines[7:18]]))
    ran = run("chain", "verify", log, "-c", known)
    assert ran.status == 1
    said = words(ran.out)
    assert "unaltered no complete no: entries are missing Findings (2)" in said
    assert ": reordered: belongs before line " in said
    assert "entries 18 to 19: cut: a checkpoint knows 20 entries" in said
    status, data = verdict(run, log, "-c", known)
    assert status == 1
    assert (data["unaltered"], data["complete"], data["held"], data["unshown"]) == (False, False, None, 1)
    assert data["counts"] == {"cut": 1, "reordered": 1}
    assert data["findings"][-1]["entries"] == [18, 19]


def test_a_log_comes_from_standard_input_too(run: Run, log: Path) -> None:
    assert run("chain", "verify", "-", stdin=log.read_bytes()).status == 0
    assert run("chain", "verify", "-", stdin=log.read_bytes()[:-1]).status == 1
    assert json.loads(run("chain", "checkpoint", "-", stdin=log.read_bytes()).out)["size"] == 20


def test_a_line_beyond_all_length_is_one_line(run: Run, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fdcpa_guard.cli.chain_files.MOST_BYTES", 400)
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:5], b"x" * 2_000 + b"\n", *lines[5:], b"y" * 801]))
    status, data = verdict(run, log)
    assert (status, data["lines"]) == (1, 22)
    assert [each["lines"] for each in data["findings"]] == [[6, 6], [22, 22]]


@needs_pyarrow
def test_a_log_may_be_a_column_of_a_parquet_file(run: Run, log: Path, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    known = kept(run, log, "known.json")
    lines = log.read_text("utf-8").splitlines()
    packed = tmp_path / "log.parquet"
    pq.write_table(pa.table({"entry": lines, "other": list(range(20))}), packed)
    assert run("chain", "verify", packed, "-c", known).status == 0
    assert run("chain", "checkpoint", packed).out == known.read_text("utf-8")
    pq.write_table(pa.table({"entry": [*lines[:5], None, *lines[5:]]}), packed)
    assert verdict(run, packed)[1]["findings"][0]["lines"] == [6, 6]
    ran = run("chain", "append", packed, stdin=JSONL)
    assert (ran.status, ran.err) == (2, "error: LOG: nothing can be added to a Parquet file\n")
    for column in ({"line": lines}, {"entry": [1]}):
        pq.write_table(pa.table(column), packed)
        assert "a column entry of texts" in run("chain", "verify", packed).err
    packed.write_bytes(b"x")
    assert run("chain", "verify", packed).err == "error: LOG: cannot be read: it is damaged, or no Parquet file\n"
    assert run("chain", "verify", tmp_path / "none.parquet").status == 2


def test_parquet_says_what_it_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ran = run("chain", "verify", "log.parquet")
    assert ran.status == 2
    assert "extra batch" in ran.err


# -- checkpoints and proofs


def test_an_entry_is_proven_to_who_has_the_checkpoint(run: Run, log: Path, tmp_path: Path) -> None:
    known = kept(run, log, "known.json", "--name", "floor", "--at", "2026-03-02T10:30:00-05:00")
    assert json.loads(known.read_bytes())["at"] == "2026-03-02T15:30:00Z"
    proof = tmp_path / "proof.json"
    assert run("chain", "prove", log, 7, "-c", known, "-o", proof).status == 0
    assert json.loads(proof.read_bytes())["entry"]["body"] == BODIES[7]
    ran = run("chain", "check", proof, "-c", known)
    assert (ran.status, ran.out) == (0, "holds: entry 7 is in the log of the checkpoint, to the byte\n")
    proof.write_bytes(proof.read_bytes().replace(b"p-7", b"p-8"))
    ran = run("chain", "check", proof, "-c", known)
    assert (ran.status, ran.out) == (1, "it does not hold\n")
    assert run("chain", "prove", log, 20, "-c", known).status == 2


def test_no_proof_is_made_of_a_log_that_is_not_that_of_the_checkpoint(run: Run, log: Path) -> None:
    known = kept(run, log, "known.json")
    log.unlink()
    assert run("chain", "append", log, stdin=JSONL.replace(b"p-3", b"p-4")).status == 0
    ran = run("chain", "prove", log, 7, "-c", known)
    assert ran.status == 1
    assert "not that of the checkpoint" in ran.out
    assert run("chain", "grew", known, known, log).status == 1


def test_that_a_log_only_grew_is_said_and_proven(run: Run, log: Path, tmp_path: Path) -> None:
    old = kept(run, log, "old.json")
    run("chain", "append", log, stdin=JSONL)
    new = kept(run, log, "new.json")
    proof = tmp_path / "grew.json"
    ran = run("chain", "grew", old, new, log, "-o", proof)
    assert (ran.status, ran.out) == (0, "holds: from 20 entries to 40 the log only grew\n")
    assert run("chain", "check", proof, "-c", old, "-c", new).out == ran.out
    assert run("chain", "check", proof, "-c", new, "-c", old).status == 1
    assert run("chain", "check", proof, "-c", old).status == 2
    assert run("chain", "grew", new, old, log).status == 1
    assert run("chain", "grew", new, new, log).status == 0
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:30]))
    assert run("chain", "grew", old, new, log).status == 2
    log.unlink()
    run("chain", "append", log, stdin=JSONL.replace(b"p-3", b"p-4") + JSONL)
    assert run("chain", "grew", old, new, log).status == 1


def test_keyed_checkpoints_are_checked_with_the_key(run: Run, tmp_path: Path, key: Path) -> None:
    log = tmp_path / "log.jsonl"
    run("chain", "append", log, "--key-file", key, stdin=JSONL)
    known = kept(run, log, "known.json", "--key-file", key)
    assert run("chain", "checkpoint", log).status == 2
    assert run("chain", "verify", log, "-c", known).status == 0
    assert run("chain", "verify", log, "-c", known, "--key-file", key).status == 0
    proof = tmp_path / "proof.json"
    assert run("chain", "prove", log, 3, "-c", known, "-o", proof).status == 0
    assert run("chain", "check", proof, "-c", known, "--key-file", key).status == 0
    known.write_bytes(known.read_bytes().replace(b'"size":20', b'"size":19'))
    ran = run("chain", "verify", log, "-c", known, "--key-file", key)
    assert ran.status == 2
    assert "does not fit" in ran.err


def test_what_is_kept_is_not_written_over(run: Run, log: Path) -> None:
    known = kept(run, log, "known.json")
    before = known.read_bytes()
    run("chain", "append", log, stdin=JSONL)
    ran = run("chain", "checkpoint", log, "-o", known)
    assert (ran.status, ran.err) == (2, "error: --out: there is such a file\n")
    assert known.read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"\n", b"x" * 15, b"x" * 15 + b"\n", b"x" * 15 + b"\r\n"], ids=repr)
def test_a_short_key_is_refused_and_not_repeated(run: Run, log: Path, tmp_path: Path, data: bytes) -> None:
    key = tmp_path / "key"
    key.write_bytes(data)
    for command in ("append", "verify", "checkpoint"):
        ran = run("chain", command, log, "--key-file", key)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == "error: --key-file: a key of at least 16 bytes is needed\n"


def test_what_is_wrong_with_what_was_given_is_said_and_not_repeated(run: Run, log: Path, tmp_path: Path) -> None:
    secret = tmp_path / "2025550147.json"
    secret.write_bytes(b'{"checkpoint": 1, "name": "+12025550147"}')
    absent = tmp_path / "absent-2025550147"
    for arguments in (
        ("verify", absent),
        ("verify", log, "-c", absent),
        ("verify", log, "-c", secret),
        ("verify", log, "-c", log),
        ("verify", log, "--key-file", absent),
        ("verify", log, "--genesis", "2025550147"),
        ("checkpoint", log, "--at", "2025550147"),
        ("checkpoint", log, "--at", "2026-03-02T10:30:00"),
        ("checkpoint", log, "--name", ""),
        ("checkpoint", log, "-o", tmp_path),
        ("prove", log, "1", "-c", secret),
        ("check", secret, "-c", secret),
        ("check", absent, "-c", secret),
        ("grew", secret, secret, log),
        ("append", log, absent),
    ):
        ran = run("chain", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("error: ")
        assert "2025550147" not in ran.err
