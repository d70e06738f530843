"""The page of a decision, as a browser shows and prints it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.policies import named
from fdcpa_guard.reports import decision_page
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.showing.account import account
from tests.cli.examples import example
from tests.reports.test_decision import HOSTILE, of_text

from .conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHOWN = ("01", "03", "04", "17", "27")


def written(name: str, folder: Path) -> str:
    asked = DecisionRequest.model_validate(example(name))
    file = folder / f"{name}.html"
    file.write_text(decision_page(account(Guard(us()), asked.contact, asked.case)), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_readable(
    screen: Page, tmp_path: Path, name: str, looked_at: Callable[[Page], None], accessible: Callable[[Page], None]
) -> None:
    screen.goto(written(name, tmp_path))
    looked_at(screen)
    screen.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    accessible(screen)
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    verdict, coming = screen.locator(".verdict"), screen.get_by_role("heading", name="What to do next")
    assert verdict.bounding_box()["y"] < 844  # both on the first screen
    assert coming.bounding_box()["y"] < 844


def test_three_limits_at_once_are_readable(
    screen: Page, tmp_path: Path, looked_at: Callable[[Page], None], accessible: Callable[[Page], None]
) -> None:
    question = example("03")
    question["case"]["locations"] = [{"id": "home", "state": "MA"}]
    question["case"]["phones"][0]["number"] = "+16175550123"
    asked = DecisionRequest.model_validate(question)
    file = tmp_path / "limits.html"
    file.write_text(decision_page(account(Guard(named("first_party")), asked.contact, asked.case)), encoding="utf-8")
    screen.goto(file.as_uri())
    screen.get_by_role("heading", name="What each limit counts").scroll_into_view_if_needed()
    looked_at(screen)
    picture = screen.get_by_role("img", name="What each limit counts")
    assert picture.locator("g.tally").count() >= 3
    screen.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    accessible(screen)
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_folded_is_printed(page: Page, tmp_path: Path, artefact: Callable[[str], Path]) -> None:
    page.goto(written("03", tmp_path))
    trace = page.get_by_role("cell", name="no objection").first
    assert not trace.is_visible()
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('details')].map(each => each.lastElementChild.getBoundingClientRect().height)"
    )
    assert min(heights) > 20
    printed = page.pdf(path=artefact("page.pdf"), format="Letter")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") + printed.count(b"/Type /Page/") > 2


@pytest.mark.parametrize("text", [HOSTILE, "x" * 10_000], ids=["markup", "long"])
def test_hostile_texts_run_nothing_and_keep_to_the_width(new_page: OpenPage, tmp_path: Path, text: str) -> None:
    page = new_page(width=390)
    asked_for: list[str] = []
    page.on("dialog", lambda dialog: asked_for.append(dialog.message))
    file = tmp_path / "hostile.html"
    file.write_text(decision_page(of_text(text)), encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not asked_for
    assert page.locator("script").count() == 0
