"""A scorecard and an audit, as a browser shows and prints them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fdcpa_guard.audit import scorecard
from fdcpa_guard.reports import audit_page, part_page, scorecard_page
from tests.audit.test_parts import WHOLE
from tests.reports.test_scorecard import log

from .conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = {
    "scorecard": lambda: scorecard_page(scorecard(log())),
    "audit": lambda: audit_page(WHOLE, title="Vendors, April 2026"),
    "sheet": lambda: part_page(WHOLE.samples[0]),
    "hostile": lambda: scorecard_page(scorecard(log('"><script>alert(1)</script>', "x" * 10_000))),
}


@pytest.fixture(params=list(PAGES))
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.html"
    path.write_text(PAGES[request.param](), "utf-8")
    return path


def test_it_fits_and_is_read_by_everybody(screen: Page, written: Path, looked_at: Callable[[Page], None]) -> None:
    screen.goto(written.as_uri())
    looked_at(screen)
    assert screen.get_by_role("heading", level=1).count() == 1


def test_on_paper_what_was_folded_is_open(new_page: OpenPage, written: Path, artefact: Callable[[str], Path]) -> None:
    page = new_page()
    page.goto(written.as_uri())
    folded = page.locator("details:not([open]) > :not(summary)")
    page.emulate_media(media="print")
    for number in range(folded.count()):
        assert folded.nth(number).evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")
    pdf = page.pdf(path=artefact(f"{written.stem}.pdf"), format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") > 1


@pytest.mark.parametrize(("width", "told"), [(390, True), (1280, False)])
def test_a_picture_that_goes_on_says_so_and_one_that_fits_does_not(
    new_page: OpenPage, tmp_path: Path, width: int, told: bool
) -> None:
    path = tmp_path / "card.html"
    path.write_text(PAGES["scorecard"](), "utf-8")
    page = new_page(width=width)
    page.goto(path.as_uri())
    figures = page.locator("figure")
    assert figures.count() > 1
    for number in range(figures.count()):
        figure = figures.nth(number)
        held = figure.locator(".scroll").evaluate("each => each.scrollWidth > each.clientWidth")
        assert held is told
        assert (figure.locator(".onward").evaluate("each => each.offsetHeight") > 0) is told
