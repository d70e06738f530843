"""The night: it goes on wherever it stopped, is done once, and hands over no list before everything held."""

import csv
import fcntl
import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import IO, Any

import pytest

from examples.floor.database import Database, make
from examples.recipes.night import night as script
from examples.recipes.night.night import Failed, Night, run
from fdcpa_guard.cli import main
from fdcpa_guard.records import LogReader
from fdcpa_guard.records.chain import verify
from tests.docs.blocks import ROOT

DAY = date(2026, 11, 27)
STEPS = [do.__name__ for _, do in Night(Path(), Path(), DAY).steps]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in this process, which is quicker than one for each; runs that are killed have their own."""
    monkeypatch.setattr(script, "guard", guard)


def guard(*command: object, to: IO[str] | int = subprocess.DEVNULL) -> None:
    out, err = io.StringIO() if isinstance(to, int) else to, io.StringIO()
    with pytest.raises(SystemExit) as ended, redirect_stdout(out), redirect_stderr(err):
        main([str(each) for each in command])
    out.flush()
    if ended.value.code:
        raise Failed(f"{command[0]}: {err.getvalue()}")


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("floor") / "floor.db"
    with closing(Database.sqlite(str(path))) as db:
        make(db, consumers=12, seed=7)
    return path


@pytest.fixture
def night(floor: Path, tmp_path: Path) -> Night:
    made = Night(floor, tmp_path, DAY)
    made.list.parent.mkdir()
    made.checkpoint.parent.mkdir()
    return made


@pytest.fixture(scope="module")
def whole(floor: Path, tmp_path_factory: pytest.TempPathFactory) -> Night:
    """A night that nothing disturbed."""
    made = Night(floor, tmp_path_factory.mktemp("whole"), DAY)
    made.list.parent.mkdir()
    made.checkpoint.parent.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script, "guard", guard)
        assert run(made) == 0
    return made


def contents(night: Night) -> dict[str, Any]:
    """What a night made that has to be the same however often it stopped."""
    with night.list.open(newline="") as file:
        listed = list(csv.DictReader(file))
    return {"list": listed, "log": night.log.read_bytes(), "questions": night.file("questions.jsonl").read_bytes()}


def test_a_night_lists_what_is_allowed_and_records_just_that(whole: Night) -> None:
    with whole.list.open(newline="") as file:
        listed = [(row["consumer_id"], row["contact_id"]) for row in csv.DictReader(file)]
    assert listed
    records = list(LogReader().records(whole.file("records.jsonl").read_text("utf-8").splitlines()))
    assert [(record.references["case"], record.references["contact"]) for record in records] == listed
    assert all(record.allowed for record in records)
    with whole.log.open("rb") as log:
        assert verify(log).unaltered


@pytest.mark.parametrize("step", STEPS)
def test_a_night_that_stopped_in_a_step_goes_on(
    step: str, night: Night, whole: Night, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in STEPS[: STEPS.index(step)]:  # what came before is done, as by an undisturbed night
        made, theirs = ({do.__name__: file for file, do in one.steps}[each] for one in (night, whole))
        made.parent.mkdir(exist_ok=True)
        shutil.copy(theirs, made)
    if STEPS.index(step) > STEPS.index("link"):
        shutil.copy(whole.log, night.log)

    def stopped(self: Night) -> None:
        raise Failed("stopped")

    with monkeypatch.context() as patch:
        stopped.__name__ = step
        patch.setattr(Night, step, stopped)
        assert run(night) == 1
        assert step in capsys.readouterr().err
        assert not night.list.exists()
    assert run(night) == 0
    assert contents(night) == contents(whole)


def test_records_are_linked_once_even_if_the_note_of_it_is_lost(night: Night) -> None:
    assert run(night) == 0
    before = night.log.read_bytes()
    night.file("linked").unlink()
    assert run(night) == 0
    assert night.log.read_bytes() == before


def test_a_night_that_is_over_is_left_as_it_is(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(night) == 0
    monkeypatch.setattr(script, "guard", None)
    before = {path: path.stat().st_mtime_ns for path in night.room.rglob("*") if path.is_file()}
    assert run(night) == 0
    after = {path: path.stat().st_mtime_ns for path in night.room.rglob("*") if path.is_file()}
    assert {path: when for path, when in after.items() if path.name != "lock"} == {
        path: when for path, when in before.items() if path.name != "lock"
    }


def test_a_second_night_is_added_to_the_log_of_the_first(night: Night, floor: Path) -> None:
    assert run(night) == 0
    first = night.log.read_bytes()
    second = Night(floor, night.room, date(2026, 11, 28))
    assert run(second) == 0
    assert night.log.read_bytes().startswith(first)
    assert night.log.read_bytes() != first


def test_an_altered_log_hands_over_no_list(night: Night, floor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(night) == 0
    lines = night.log.read_bytes().splitlines(keepends=True)
    night.log.write_bytes(b"".join(lines[:-1]))  # a cut end is seen by the checkpoint alone
    second = Night(floor, night.room, date(2026, 11, 28))
    assert run(second) == 1
    assert not second.list.exists()
    assert "verify" in capsys.readouterr().err


def test_two_runs_are_never_at_it_together(night: Night, capsys: pytest.CaptureFixture[str]) -> None:
    with (night.room / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert run(night) == os.EX_TEMPFAIL == 75
    assert "another run" in capsys.readouterr().err
    assert not night.file("").joinpath("floor.db").exists()


def test_a_list_of_nobody_is_a_failure(night: Night, monkeypatch: pytest.MonkeyPatch, floor: Path) -> None:
    other = night.room / "nobody.db"
    shutil.copy(floor, other)
    with closing(Database.sqlite(str(other))) as db:
        db.run("update consumer set deceased = 'Y'")
    assert run(Night(other, night.room, DAY)) == 1
    assert not night.list.exists()


def test_a_database_that_is_not_there_is_a_failure_and_makes_none(night: Night) -> None:
    missing = night.room / "missing.db"
    assert run(Night(missing, night.room, DAY)) == 1
    assert not missing.exists()
    assert not night.list.exists()


@contextmanager
def started(night: Night) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-u", "-m", "examples.recipes.night.night", str(night.database), str(night.room)]
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    process = subprocess.Popen(
        [*command, "--day", str(night.day)], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    with process:
        yield process


def test_a_run_that_is_killed_lets_go_of_the_lock_and_the_next_goes_on(night: Night, whole: Night) -> None:
    with started(night) as process:
        assert process.stdout is not None
        assert next(process.stdout).startswith("export")
        process.send_signal(signal.SIGKILL)
    assert not night.list.exists()
    status = os.EX_TEMPFAIL
    while status == os.EX_TEMPFAIL:  # the command that was at work when its run was killed has not ended
        with started(night) as process:
            process.communicate()
        status = process.returncode
    assert status == 0
    assert contents(night) == contents(whole)
