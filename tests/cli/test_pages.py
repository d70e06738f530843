"""The option ``--html``: a page beside what is printed, whole or not at all, with ids only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from fdcpa_guard.audit import Judged
from tests.cli.conftest import Run
from tests.reports.structure import read
from tests.reports.test_scorecard import log

JUDGED = TypeAdapter(Judged)


@pytest.fixture
def replayed(tmp_path: Path) -> Path:
    path = tmp_path / "replayed.jsonl"
    path.write_bytes(b"".join(JUDGED.dump_json(each) + b"\n" for each in log()))
    return path


def test_a_scorecard_is_written_beside_what_is_printed(run: Run, replayed: Path, tmp_path: Path) -> None:
    page = tmp_path / "card.html"
    ran = run("scorecard", replayed, "--html", page)
    assert ran.status == 0
    assert ran.out == run("scorecard", replayed).out
    words = read(page.read_text("utf-8")).words
    assert "north: more violations than south, by more than chance." in words


def test_a_page_that_cannot_be_written_is_bad_input(run: Run, replayed: Path, tmp_path: Path) -> None:
    ran = run("scorecard", replayed, "--html", tmp_path / "no" / "card.html")
    assert (ran.status, ran.out) == (2, "")
    assert "the page cannot be written" in ran.err


def test_without_the_extra_that_is_said_before_any_work(
    run: Run, replayed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing: Any = None
    monkeypatch.setitem(sys.modules, "jinja2", nothing)
    ran = run("scorecard", tmp_path / "not-there.jsonl", "--html", tmp_path / "card.html")
    assert ran.status == 3
    assert "--html needs Jinja2" in ran.err
