"""The page of a floor's week, as a browser shows and prints it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examples.floor.cases import READER, by_consumer, case_of, tables_of_all
from examples.floor.database import Database, make
from fdcpa_guard import us
from fdcpa_guard.clock import zone
from fdcpa_guard.reaching import FloorWeek, floor_week
from fdcpa_guard.reports import floor_page
from tests.reports.test_decision import HOSTILE
from tests.reports.test_week_of_floor import of_text

from .conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

LENIENT = us().without("us.regf.14h1.medium", "to see what it does")


@pytest.fixture(scope="module")
def week() -> FloorWeek:
    """A small floor, in the week in which the clock changes."""
    db = Database.sqlite()
    make(db, 60, 7)
    proposed = db.rows("select * from fdcpa_contacts order by consumer_id, contact_id")
    contacts = by_consumer(proposed)
    asked = []
    for consumer, tables in tables_of_all(db):
        case, _ = case_of(consumer, tables)
        for row in contacts.get(consumer, ()):
            asked.append((str(consumer), READER.contact_from(row, case, columns=proposed.columns).contact, case))
    return floor_week([us(), LENIENT], asked, first=date(2027, 3, 11), clock=zone("America/Chicago"))


def test_it_is_readable(
    screen: Page, tmp_path: Path, week: FloorWeek, looked_at: Callable[[Page], None], artefact: Callable[[str], Path]
) -> None:
    file = tmp_path / "week.html"
    file.write_text(floor_page(week), encoding="utf-8")
    screen.goto(file.as_uri())
    screen.screenshot(path=artefact("folded.png"), full_page=True)
    screen.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    looked_at(screen)


def test_what_is_folded_is_printed(
    page: Page, tmp_path: Path, week: FloorWeek, artefact: Callable[[str], Path]
) -> None:
    file = tmp_path / "week.html"
    file.write_text(floor_page(week), encoding="utf-8")
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('details')].map(each => each.lastElementChild.getBoundingClientRect().height)"
    )
    assert min(heights) > 20
    assert page.pdf(path=artefact("page.pdf"), format="Letter").count(b"/Type /Page") > 2


@pytest.mark.parametrize("text", [HOSTILE, "x" * 10_000], ids=["markup", "long"])
def test_hostile_texts_run_nothing_and_keep_to_the_width(
    new_page: OpenPage, tmp_path: Path, week: FloorWeek, text: str
) -> None:
    page = new_page(width=390)
    file = tmp_path / "hostile.html"
    file.write_text(floor_page(of_text(week, text)), encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("script").count() == 0
