"""The entry point."""

import subprocess
import sys
from typing import NoReturn

import pytest

import fdcpa_guard
from fdcpa_guard import Guard
from tests.probing import probe

from .conftest import Run
from .examples import EXAMPLES, as_bytes, example

LOOKED_UP = """
import json, sys
from typer.main import get_command
from fdcpa_guard.cli.app import app


def loaded():
    here = "fdcpa_guard.cli."
    of_commands = [name.removeprefix(here) for name in sys.modules if name.endswith(("_command", "_commands"))]
    others = ("fdcpa_guard.audit", "fdcpa_guard.batch", "fdcpa_guard.tables", "fdcpa_guard.testing", "jinja2", "yaml")
    return sorted([*of_commands, *filter(sys.modules.__contains__, others)])


found = {}
commands = get_command(app).commands
found["names"] = [*commands]
found["none"] = loaded()
assert commands["decide"].name == "decide"
found["decide"] = loaded()
assert [*commands["policy"].commands][:3] == ["describe", "diff", "sign"]
found["policy"] = loaded()
print(json.dumps(found))
"""


def fresh(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """A new interpreter, with the same paths."""
    paths = {"PYTHONPATH": ":".join(path for path in sys.path if path), "COLUMNS": "80"}
    return subprocess.run([sys.executable, *arguments], capture_output=True, env=paths | environment, check=False)


@pytest.mark.parametrize("missing", ["typer", "rich"])
def test_without_the_extra_one_line_says_what_to_install(missing: str) -> None:
    done = fresh(
        "-c", f"import sys; sys.modules[{missing!r}] = None; from fdcpa_guard.cli import main; main(['rules'])"
    )
    assert done.returncode == 3
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert "fdcpa-guard[cli]" in line
    assert missing in line


def test_a_failure_shows_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> NoReturn:
        raise RuntimeError("+12025550123")

    monkeypatch.setattr(Guard, "decide", failing)
    ran = run("decide", stdin=as_bytes(example("01")))
    assert ran.status == 3
    assert ran.out == ""
    assert ran.err == "fdcpa-guard: failed (RuntimeError)\n"


def test_the_version(run: Run) -> None:
    ran = run("--version")
    assert ran.status == 0
    assert fdcpa_guard.__version__ in ran.out
    for what, edition in fdcpa_guard.editions()._asdict().items():
        assert f"{what}: {edition}\n" in ran.out


@pytest.mark.parametrize("command", ["decide", "explain", "rules", "schema", "demo"])
def test_every_command_has_help(run: Run, command: str) -> None:
    assert command in run("--help").out
    ran = run(command, "--help")
    assert ran.status == 0
    assert len(ran.out.splitlines()) > 5


def test_a_command_is_imported_when_it_is_asked_for(run: Run) -> None:
    found = probe(LOOKED_UP)
    assert found["none"] == []
    assert found["decide"] == ["decide_command"]
    assert found["policy"] == ["decide_command", "policy_commands"]
    _, listed = run("--help").out.split("Commands:\n")
    assert found["names"] == [line.split()[0] for line in listed.splitlines()]


def test_it_runs_as_a_module_with_plain_ascii_output() -> None:
    question = str(EXAMPLES / "04-call-after-conversation.json")
    done = fresh("-m", "fdcpa_guard.cli", "decide", question, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr == b""
    assert done.stdout.startswith(b"DENIED")
