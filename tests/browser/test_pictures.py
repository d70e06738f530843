"""The pictures, as a browser draws them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.clock import zone
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.showing import pictures, week
from tests.cli.examples import example

if TYPE_CHECKING:
    from playwright.sync_api import Page

NEW_YORK = zone("America/New_York")


@pytest.fixture(scope="module")
def drawn() -> str:
    asked = DecisionRequest.model_validate(example("03"))
    guard = Guard(us())
    decision = guard.decide(asked.contact, asked.case, counted=True)
    plan = guard.windows(asked.contact, asked.case, until=week.until_day(decision.at, NEW_YORK, 7))
    pair = pictures.calls(decision.counted or (), decision.at, NEW_YORK), pictures.windows(plan, NEW_YORK)
    body = "".join(f'<div tabindex="0" style="overflow-x: auto">{svg}</div>' for svg in pair)
    return f'<html lang="en"><title>Pictures</title><main><h1>Pictures</h1>{body}</main></html>'


def test_two_pictures_share_a_page(screen: Page, drawn: str, looked_at: Callable[[Page], None]) -> None:
    screen.set_content(drawn)
    looked_at(screen)
    assert screen.get_by_role("img", name="Past calls up to 2026-04-07").is_visible()
