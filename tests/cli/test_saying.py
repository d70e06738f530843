"""What is printed, and where: one place prints, and nothing that it prints can steer a terminal."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import cli
from fdcpa_guard.cli.saying import harmless, say, say_exactly, say_json

HOSTILE = "\x1b[2J\x9b31m\u202e\u2066\u2028\x85\x7f\U000e0041\0"
SOURCES = sorted(Path(cli.__file__).parent.glob("*.py"))
BEFORE_THE_TERMINAL = {"saying.py", "__init__.py", "streams.py"}
"""What prints itself; the others where what a terminal needs is not installed, or the tool fails: no text of others."""


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_nothing_prints_but_what_cleans(source: Path) -> None:
    calls = [each.func for each in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(each, ast.Call)]
    prints = {ast.unparse(called) for called in calls} & {"print", "typer.echo", "sys.stdout.write", "sys.stderr.write"}
    assert not prints or source.name in BEFORE_THE_TERMINAL


@given(st.text())
def test_lines_hold_what_can_be_printed_and_end_where_they_say(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        said: list[str] = []
        patched.setattr("builtins.print", lambda line, file: said.append(line))
        say(text)
    assert len(said) == text.count("\n") + 1
    assert all(line.isprintable() for line in said)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_reads_back_as_what_it_was(text: str) -> None:
    for ascii_only in (True, False):
        shown = harmless(json.dumps({text: [text]}, indent=2, ensure_ascii=ascii_only))
        assert json.loads(shown) == {text: [text]}
        assert all(character.isprintable() or character == "\n" for character in shown)


def test_what_is_hashed_is_printed_to_the_byte_and_on_a_terminal_harmless(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps({"é": HOSTILE}, ensure_ascii=False)
    say_exactly(text)
    assert capsys.readouterr().out == f"{text}\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    say_exactly(text)
    shown = capsys.readouterr().out
    assert shown == f"{harmless(text)}\n"
    assert shown.rstrip("\n").isprintable()
    assert "é" in shown


def test_errors_are_cleaned_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"a{HOSTILE}b", to_errors=True)
    say_json(json.dumps(HOSTILE, ensure_ascii=False).encode())
    out, err = capsys.readouterr()
    assert err.rstrip("\n").isprintable()
    assert out.rstrip("\n").isprintable()
