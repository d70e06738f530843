"""Whoever reads the output may leave, and the disk behind it may be full: one status, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fdcpa_guard.cli.streams import FAILED, READER_LEFT

from .conftest import Run
from .examples import EXAMPLES

(EIGHTH,) = EXAMPLES.glob("03*.json")
CLI = [sys.executable, "-m", "fdcpa_guard.cli"]
COMMANDS: dict[str, list[str]] = {
    "long": [*CLI, "schema", "question"],
    "short": [*CLI, "decide", str(EIGHTH), "-p", "regulation_f"],
    "help": [*CLI, "--help"],
    "bad input": [*CLI, "decide", "no-such.json"],
    "usage": [*CLI, "decide", "--nope"],
    "an example": [sys.executable, "-m", "examples.recipes.voice"],
}
PATHS = ":".join(path for path in sys.path if path)
FULL = Path("/dev/full")


def reader_left(command: list[str]) -> tuple[int, bytes]:
    """Exit status and standard error of a run whose reader is gone."""
    pipe, root = subprocess.PIPE, EXAMPLES.parents[1]
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env={"PYTHONPATH": PATHS}, cwd=root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        return process.wait(), process.stderr.read()


@pytest.mark.parametrize("name", ["long", "short", "help", "an example"])
def test_it_ends_quietly_when_the_reader_leaves(name: str) -> None:
    assert reader_left(COMMANDS[name]) == (READER_LEFT, b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", ["long", "short", "help", "an example"])
def test_on_a_full_disk_one_line_says_so(name: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            COMMANDS[name], stdout=full, stderr=subprocess.PIPE, env={"PYTHONPATH": PATHS}, check=False,
            cwd=EXAMPLES.parents[1],
        )  # fmt: skip
    assert done.returncode == FAILED
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("fdcpa-guard: failed: the output cannot be written: ")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", ["bad input", "usage"])
def test_where_errors_cannot_be_told_either_the_status_tells(name: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(COMMANDS[name], stdout=full, stderr=full, env={"PYTHONPATH": PATHS}, check=False)
    assert done.returncode == FAILED


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("option", ["--html", "--svg"])
def test_a_page_on_a_full_disk_is_bad_input(run: Run, option: str) -> None:
    ran = run("windows", EIGHTH, option, FULL)
    assert (ran.status, ran.out) == (2, "")
    assert "cannot be written" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope-202-555-0187",), "no such command (not shown)"),
        (("decide", "--+12025550187"), "no such option: (not shown)"),
        (("decide", "-", "jane@mail.example"), "(not shown)"),
        (("decide", "--format", "jane@mail.example"), "'--format' / '-f': what was given is not one of 'text', 'json'"),
        (("windows", "--days", "+12025550187"), "'--days' / '-d'"),
        (("stale", "--on", "jane' is not in the range x"), "'--on': what was given"),
        (("nope",), "no such command 'nope'"),
        (("decide", "--polcy", "x"), "--policy"),
        (("compare", "us"), "missing argument 'NEW'"),
    ],
)
def test_a_usage_error_names_the_place_and_repeats_no_value(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err.splitlines()[-1]
    assert ran.err.splitlines()[-1].startswith("error: ")
    assert not any(part in ran.err for part in ("0187", "jane", "mail.example"))


@pytest.mark.parametrize("text", ["\x1b]0;x\x07\x1b[2J", "\u202e\u2028x", "a\nALLOWED"])
@pytest.mark.parametrize("words", [(), ("decide", "--"), ("decide", "-"), ("decide", "--format"), ("windows", "-d")])
def test_a_usage_error_steers_no_terminal(run: Run, words: tuple[str, ...], text: str) -> None:
    typed = [*words[:-1], f"--{text}"] if words[-1:] == ("--",) else [*words, text]
    ran = run(*typed)
    assert ran.status == 2
    assert all(line.isprintable() and not line.startswith("ALLOWED") for line in ran.err.splitlines())
