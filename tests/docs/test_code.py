"""Every Python block of the documentation runs, in order, and prints what the page says; every command does too."""

import contextlib
import io
import shlex
from collections.abc import Sequence
from pathlib import Path

import pytest

from fdcpa_guard.cli import main

from .blocks import PAGES, ROOT, Block, blocks

WITH_PYTHON = [page for page in PAGES if any(block.runs for block in blocks(page))]
COMMANDS = [
    pytest.param(command, output, id=f"{page.relative_to(ROOT)}: {command}")
    for page in PAGES
    for block in blocks(page)
    if block.language == "console"
    for command, output in [
        (first.partition(" #")[0].strip(), rest)
        for first, _, rest in (entry.partition("\n") for entry in block.text.removeprefix("$ ").split("\n$ "))
    ]
    if command.startswith("fdcpa-guard ") and "|" not in command and ">" not in command
]


def test_the_readme_runs_python_and_says_what_it_prints() -> None:
    python = [block for block in blocks(ROOT / "README.md") if block.language == "python"]
    assert python
    assert all(block.output for block in python)


@pytest.mark.parametrize("page", WITH_PYTHON, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_python_of_a_page_prints_what_the_page_says(page: Path) -> None:
    namespace: dict[str, object] = {"__name__": "a_page_of_the_documentation"}
    for block in blocks(page):
        if block.runs:
            assert printed(block, page, namespace) == (block.output or "")


def printed(block: Block, page: Path, namespace: dict[str, object]) -> str:
    code = compile("\n" * block.line + block.text, str(page), "exec")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, namespace)
    return out.getvalue()


@pytest.mark.parametrize(("command", "output"), COMMANDS)
def test_a_command_prints_what_the_page_says(
    command: str, output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    status, out, err = run(shlex.split(command)[1:], capsys)
    assert status in (0, 1)
    assert not err
    if output.strip():
        assert out.rstrip("\n") == output.rstrip("\n")


def run(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    out, err = capsys.readouterr()
    return stopped.value.code, out, err
