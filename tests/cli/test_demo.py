"""Deciding a directory of questions."""

from pathlib import Path

import pytest

from .conftest import Run
from .examples import DENIED_BY, EXAMPLES, FILES, as_bytes, example


@pytest.mark.parametrize("columns", [20, 80, 100, 200])
def test_the_examples_are_decided_in_order_and_fit_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run("demo", EXAMPLES)
    assert ran.status == 0
    assert not ran.err
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= max(60, min(columns, 100))
    assert not any(line != line.rstrip() for line in lines)
    titles = [line for line in lines if line.endswith("---")]
    assert [title.split()[0] for title in titles[:-1]] == sorted(DENIED_BY)
    verdicts = [line.split()[0] for line in lines if line.startswith(("ALLOWED", "DENIED"))]
    assert verdicts == ["DENIED" if DENIED_BY[file.stem] else "ALLOWED" for file in FILES]


def test_every_example_tells_its_situation_in_words(run: Run) -> None:
    shown = " ".join(run("demo", EXAMPLES).out.split())
    for file in FILES:
        situation = example(file.stem)["situation"]
        assert len(situation) > 40
        assert situation in shown


def test_a_bad_file_is_named_and_the_rest_decided(run: Run, tmp_path: Path) -> None:
    (tmp_path / "1.json").write_bytes(as_bytes(example("01")))
    (tmp_path / "2.json").write_bytes(b'{"contact": "+12025550199"}')
    (tmp_path / "3.json").mkdir()
    (tmp_path / "4.json").write_bytes(as_bytes(example("04")))
    (tmp_path / "notes.txt").write_text("+12025550199")
    ran = run("demo", tmp_path)
    assert ran.status == 2
    assert "ALLOWED" in ran.out
    assert "DENIED" in ran.out
    assert "error: 2.json: contact" in ran.err
    assert "error: 3.json: cannot be read" in ran.err
    assert "2025550199" not in ran.out + ran.err


def test_a_situation_cannot_move_the_cursor(run: Run, tmp_path: Path) -> None:
    question = example("01")
    question["situation"] = "\x1b[2J\x07\r\nhello [bold]world[/bold] :smile:"
    (tmp_path / "1.json").write_bytes(as_bytes(question))
    out = run("demo", tmp_path).out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "hello [bold]world[/bold] :smile:" in out


def test_a_directory_without_questions(run: Run, tmp_path: Path) -> None:
    assert run("demo", tmp_path).status == 2
    assert run("demo", tmp_path / "absent").status == 2
    assert run("demo", EXAMPLES / "01-first-call.json").status == 2
