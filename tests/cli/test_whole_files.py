"""Pages and drawings in files: whole or not at all, and never over something else."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard.cli.reading import BadInput
from fdcpa_guard.cli.whole_files import DRAWING, PAGE, Kind, write_all, write_new

from .conftest import Run
from .examples import EXAMPLES

(EIGHTH,) = EXAMPLES.glob("03*.json")
ACME = "policy: acme\nversion: 1\nowner: desk\npacks: [regulation_f]\n"
OPTIONS = [(PAGE, "--html"), (DRAWING, "--svg")]


@pytest.mark.parametrize(("kind", "option"), OPTIONS)
def test_a_question_is_not_written_over(run: Run, tmp_path: Path, kind: Kind, option: str) -> None:
    question = tmp_path / "question.json"
    question.write_bytes(EIGHTH.read_bytes())
    linked = tmp_path / "linked.json"
    linked.symlink_to(question)
    for name in (question, linked):
        ran = run("windows", question, option, name)
        assert (ran.status, ran.out) == (2, "")
        assert f"{kind.name} cannot be written: there is a file of that name that holds something else" in ran.err
        assert question.read_bytes() == EIGHTH.read_bytes()


def test_a_policy_is_not_written_over(run: Run, tmp_path: Path) -> None:
    acme = tmp_path / "acme.yaml"
    acme.write_text(ACME, "utf-8")
    for arguments in (
        ("policy", "describe", acme),
        ("policy", "diff", "regulation_f", acme),
        ("decide", EIGHTH, "--policy", acme),
        ("changes", acme, "--from", "2026-01-01", "--to", "2026-12-31"),
        ("compare", "regulation_f", acme, EIGHTH),
    ):
        ran = run(*arguments, "--html", acme)
        assert (ran.status, ran.out) == (2, ""), arguments
        assert acme.read_text("utf-8") == ACME


@pytest.mark.parametrize(("kind", "option"), OPTIONS)
def test_of_its_own_kind_it_is_written_over_and_keeps_its_rights(
    run: Run, tmp_path: Path, kind: Kind, option: str
) -> None:
    file = tmp_path / "file"
    file.touch(0o600)
    run("windows", EIGHTH, option, file)
    first = file.read_bytes()
    assert first.startswith(kind.begins.encode())
    file.write_text(f"{kind.begins.upper()} old", "utf-8")
    run("windows", EIGHTH, option, file)
    assert file.read_bytes() == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_page_and_a_drawing_in_one_file_are_no_page(run: Run, tmp_path: Path) -> None:
    ran = run("windows", EIGHTH, "--svg", tmp_path / "both", "--html", tmp_path / "both")
    assert ran.status == 2


def test_where_writing_stops_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.html"
    PAGE.write(str(page), "<!doctype html>old")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for name in ("page.html", "new.html"):
        with pytest.raises(BadInput, match="the page cannot be written: No space left on device"):
            PAGE.write(str(tmp_path / name), "<!doctype html>new")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert page.read_text("utf-8") == "<!doctype html>old"


def tree(root: Path) -> dict[str, str | None]:
    """Every file and folder, and what is in it."""
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8") if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("failing", ["fsync", "rename"])
@pytest.mark.parametrize("at", range(1, 7))
def test_a_directory_is_written_whole_or_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, failing: str, at: int
) -> None:
    pages, folder = {"index.md": "new", "us/one.md": "one", "us/ma/two.md": "two"}, tmp_path / "made" / "rules"
    old = {"index.md": "old", "us/one.md": "older", "gone.md": "gone", "picture.svg": "<svg/>"}
    if there:
        write_all(folder, old, [])
    before, calls = tree(tmp_path), 0
    owner: Any = os if failing == "fsync" else Path
    whole = getattr(owner, failing)

    def full(*given: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(28, "No space left on device")
        return whole(*given)

    monkeypatch.setattr(owner, failing, full)
    gone = [folder / "gone.md"] if there else []
    try:
        write_all(folder, pages, gone)
    except OSError:
        assert calls >= at
        assert tree(tmp_path) == before
    else:
        assert calls < at
        kept = {"picture.svg": "<svg/>"} if there else {}
        written = {name: text for name, text in tree(folder).items() if text is not None}
        assert written == {**pages, **kept}


def test_of_a_new_file_that_cannot_be_written_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_new(tmp_path / "one", b"whole")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "one", b"other")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "two", b"whole")
    assert tree(tmp_path) == {"one": "whole"}


@pytest.mark.parametrize("name", [".", "no/page.html", "a\0b", ""])
def test_a_place_where_nothing_can_be_is_told_before_any_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("decide", tmp_path / "no-question.json", "--html", name)
    assert ran.status == 2
    assert ran.err.startswith("error: the page cannot be written")


def test_what_is_no_file_is_written_to(run: Run) -> None:
    assert run("decide", EIGHTH, "--html", "/dev/null").status == 1


def test_cases_are_not_replayed_over_themselves(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    cases = folder / "cases.jsonl"
    cases.write_text(json.dumps(json.loads(EIGHTH.read_bytes())) + "\n", "utf-8")
    before = cases.read_bytes()
    for source in (cases, folder):
        ran = run("replay", source, cases, "--overwrite")
        assert (ran.status, ran.err) == (2, "error: cases.jsonl: the cases stand there: name another file\n")
        assert cases.read_bytes() == before
    assert run("replay", cases, tmp_path / "judged.jsonl").status == 0
