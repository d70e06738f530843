"""The option ``--html`` of what answers a question: a page beside what is printed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.reports.structure import well_made

from .conftest import Run
from .examples import EXAMPLES, as_bytes, example
from .test_privacy import SECRETS, silent, with_everything

(EIGHTH,) = EXAMPLES.glob("03*.json")
COMMANDS = ("decide", "explain", "next", "windows", "options")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("format", ["text", "json"])
def test_a_page_changes_nothing_of_what_is_printed(run: Run, tmp_path: Path, command: str, format: str) -> None:
    page = tmp_path / "page.html"
    plain = run(command, EIGHTH, "--format", format)
    assert run(command, EIGHTH, "--format", format, "--html", page) == plain
    assert "card-1" in well_made(page.read_text("utf-8")).text


def test_four_commands_write_one_page(run: Run, tmp_path: Path) -> None:
    pages = []
    for command in COMMANDS[:4]:
        run(command, EIGHTH, "--html", tmp_path / command)
        pages.append((tmp_path / command).read_text("utf-8"))
    assert len(set(pages)) == 1
    run("windows", EIGHTH, "--days", 2, "--html", tmp_path / "two")
    assert "to the end of Wed 2026-04-08" in well_made((tmp_path / "two").read_text("utf-8")).text


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_that_cannot_be_written_is_bad_input(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, EIGHTH, "--html", tmp_path / "no" / "page.html")
    assert ran.status == 2
    assert "the page cannot be written" in ran.err
    assert not ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_without_the_extra_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    ran = run(command, EIGHTH, "--html", tmp_path / "page.html")
    assert ran.status == 3
    assert "fdcpa-guard[reports]" in ran.err
    assert not (tmp_path / "page.html").exists()


def test_a_week_beyond_the_last_year_is_bad_input(run: Run, tmp_path: Path) -> None:
    question = example("03")
    question["contact"]["at"] = "2200-12-30T15:00:00-05:00"
    ran = run("decide", "--html", tmp_path / "page.html", stdin=as_bytes(question))
    assert ran.status == 2
    assert "2200" in ran.err
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_holds_ids_only(run: Run, tmp_path: Path, command: str) -> None:
    silent(run(command, "--html", tmp_path / "page.html", stdin=as_bytes(with_everything())))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert not [secret for secret in SECRETS if secret in page]
