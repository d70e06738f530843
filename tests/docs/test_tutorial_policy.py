"""The tutorial on policies: its files are written, its commands run, and what they print is what the page says."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

import pytest

import fdcpa_guard
from fdcpa_guard.packs.codes import CODES
from tests.cli.hostile import called
from tools.build_fingerprints import tutorial

from .blocks import DOCS

PLUGIN: Final = "fdcpa_guard.testing.plugin"
PAGE: Final = DOCS / "tutorial-policy.md"
PROGRAMS: Final = {"pytest": (sys.executable, "-m", "pytest"), "cp": ("cp",)}
LANGUAGES: Final = {"yaml", "json", "diff", "shell"}

_BLOCK: Final = re.compile(r"(?P<before>[^\n]+(?:\n[^\n]+)*)?\n\n```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S)
_FILE: Final = re.compile(r"`([\w/.-]+\.(?:yaml|json))`:\Z")
_VARYING: Final = ((re.compile(r"\b\d+\.\d+s\b"), "0.00s"),)
"""How long pytest took."""


@dataclass(frozen=True)
class Step:
    """A block of the page, and the file that the words before it name."""

    language: str
    text: str
    line: int
    file: str | None


def steps() -> Iterator[Step]:
    """The blocks of the page in order; a change without a file's name is one more to the file before."""
    source = PAGE.read_text("utf-8")
    last = None
    for match in _BLOCK.finditer(source):
        named = _FILE.search(match["before"] or "")
        last = named[1] if named else last
        line = source.count("\n", 0, match.start("text"))
        yield Step(match["language"], match["text"], line, last)


def write(step: Step, directory: Path) -> None:
    """Write a new file, or add to one that is there."""
    assert step.file is not None
    path = directory / step.file
    path.parent.mkdir(exist_ok=True)
    known = path.read_text("utf-8") if path.exists() else ""
    path.write_text(known + step.text, "utf-8")


def change(step: Step, directory: Path) -> None:
    """Do what a diff says to the one place that it fits."""
    assert step.file is not None
    path = directory / step.file
    known = path.read_text("utf-8")
    lines = step.text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in "- ")
    new = "".join(line[1:] for line in lines if line[0] in "+ ")
    assert known.count(old) == 1, f"line {step.line}: the change fits in {known.count(old)} places of {step.file}"
    path.write_text(known.replace(old, new), "utf-8")


def entries(step: Step) -> Iterator[tuple[str, str]]:
    """Each command of a shell block, and what the page says it prints."""
    for entry in step.text.removeprefix("$ ").split("\n$ "):
        command, _, output = entry.partition("\n")
        yield command, output


def environment() -> dict[str, str]:
    """As after an installation: the modules can be imported, and pytest knows the plugin; nothing else is set."""
    added = () if any(each.value == PLUGIN for each in entry_points(group="pytest11")) else ("-p", PLUGIN)
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ},
        "PYTHONPATH": str(Path(fdcpa_guard.__file__).parents[1]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_ADDOPTS": shlex.join([*added, "-p", "no:cacheprovider"]),
        "COLUMNS": "80",
    }


def run(command: str, directory: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the page; one of ours in this process, for to begin one takes longer than most do."""
    program, *arguments = shlex.split(command)
    if program == "fdcpa-guard":
        with pytest.MonkeyPatch.context() as patched:
            patched.chdir(directory)
            patched.setenv("COLUMNS", environment()["COLUMNS"])
            status, out, err = called(arguments)
        assert isinstance(status, int)
        return subprocess.CompletedProcess(command, status, out, err)
    return subprocess.run(
        [*PROGRAMS[program], *arguments],
        cwd=directory,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


_PYTESTS_OWN = re.compile(r"^[.F]+ +\[.*$|^=+ .* =+$|^_+ | _+$| - .*\.\.\.$", re.MULTILINE)
"""How pytest frames what it shows: each release of it in another way."""


def settled(output: str, command: str = "") -> str:
    """An output without what differs from run to run, or from one release of pytest to the next."""
    for pattern, stand_in in _VARYING:
        output = pattern.sub(stand_in, output)
    if command.startswith("pytest"):
        output = "\n".join(filter(str.strip, _PYTESTS_OWN.sub("", output).splitlines()))
    return "\n".join(line.rstrip() for line in output.strip().splitlines())


def test_a_reader_who_does_what_the_page_says_sees_what_it_shows(tmp_path: Path) -> None:
    commands: list[tuple[str, int]] = []
    printed: dict[str, str] = {}
    for step in steps():
        if step.language == "diff":
            change(step, tmp_path)
        elif step.language in ("yaml", "json"):
            write(step, tmp_path)
        else:
            for command, output in entries(step):
                ran = run(command, tmp_path)
                where = f"line {step.line}: {command}"
                assert settled(ran.stdout, command) == settled(output, command), where
                assert not ran.stderr.strip(), where
                assert ran.returncode in (0, 1), where
                commands.append((command, ran.returncode))
                printed[command] = ran.stdout
    assert commands == COMMANDS
    assert " 0 survived" in printed["fdcpa-guard mutate acme.yaml acme.policy.yaml"].splitlines()[0]


COMMANDS: Final = [
    ("fdcpa-guard policy check acme.yaml", 0),
    ("fdcpa-guard policy describe acme.yaml", 0),
    ("pytest -q", 0),
    ("pytest -q --policy-coverage", 0),
    ("pytest -q --policy-coverage", 0),
    ("pytest -q", 1),
    ("fdcpa-guard mutate acme.yaml acme.policy.yaml", 0),
    ("fdcpa-guard mutate acme.yaml acme.policy.yaml", 0),
    ("cp acme.yaml acme-1.yaml", 0),
    ("pytest -q", 0),
    ("fdcpa-guard mutate acme.yaml acme.policy.yaml", 0),
    ("fdcpa-guard compare acme-1.yaml acme.yaml customers --replay", 1),
    ("fdcpa-guard compare acme-1.yaml acme.yaml customers", 0),
    ("pytest -q", 0),
    ("fdcpa-guard mutate acme.yaml acme.policy.yaml --fail-on-survivor", 0),
]
"""What the page runs, and the exit status that it leads to: broken and differing are 1, everything else is well."""


def test_the_fingerprints_are_those_that_the_tool_writes() -> None:
    """If this fails after a change to a shape or to the page: `python tools/build_fingerprints.py`."""
    page = PAGE.read_text("utf-8")
    assert tutorial(page, CODES) == page
    other = re.sub(r"\b[0-9a-f]{64}\b", "0" * 64, page)
    assert other != page == tutorial(other, CODES)


def test_every_block_is_one_of_these() -> None:
    """A block in another language would be shown and not tried."""
    fences = re.findall(r"^```(\w*)\n", PAGE.read_text("utf-8"), re.MULTILINE)
    languages = [step.language for step in steps()]
    assert [fence for fence in fences if fence] == languages
    assert set(languages) == LANGUAGES


def test_a_misspelt_field_is_named_with_its_line(tmp_path: Path) -> None:
    first = next(steps())
    write(replace(first, text=first.text.replace("opens:", "opnes:")), tmp_path)
    ran = run("fdcpa-guard policy check acme.yaml", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    line = first.text.splitlines().index("    opens: 09:00") + 1
    assert f"acme.yaml:{line}: rules.0.opnes: " in ran.stderr
    assert "'opens'" in ran.stderr


@pytest.mark.parametrize("text", ["-absent\n+new\n", "-twice\n+new\n"])
def test_a_change_that_does_not_fit_in_one_place_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text("twice\ntwice\n")
    with pytest.raises(AssertionError, match=r"fits in [02] places"):
        change(Step("diff", text, 1, "a.yaml"), tmp_path)


@pytest.mark.parametrize(
    ("printed", "shown", "alike"),
    [
        ("3 passed in 1.25s", "3 passed in 0.04s", True),
        ("3 passed in 1.25s", "4 passed in 1.25s", False),
        (f"policy {'a' * 64}", f"policy {'b' * 64}", False),
        ("a  \nb\n", "a\nb", True),
        ("a\nb", "a\nc", False),
    ],
)
def test_only_times_may_vary(printed: str, shown: str, alike: bool) -> None:
    assert (settled(printed) == settled(shown)) is alike
