"""Policies and changes as pages, as a browser shows and prints them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fdcpa_guard import us, us_federal
from fdcpa_guard.amending import amendments
from fdcpa_guard.changing import changes
from fdcpa_guard.documents import load_document
from fdcpa_guard.policies import house
from fdcpa_guard.reports import change_page, law_changes_page, policy_page
from fdcpa_guard.testing.mutation import Report, mutants
from tests.reports.test_policy import DOCUMENT, comparison, covered, hostile, signature

if TYPE_CHECKING:
    from playwright.sync_api import Page


@cache
def pages() -> dict[str, str]:
    document = load_document(DOCUMENT)
    policy, older = document.policy(), load_document({**DOCUMENT, "version": "6", "rules": []}).policy()
    some = tuple(mutants(house()))[:30]
    return {
        "policy": policy_page(
            policy,
            document,
            signatures=[signature()],
            coverage=covered("acme.few"),
            mutations=Report(90, some, ()),
            log=comparison("c-17"),
        ),
        "law": policy_page(us()),
        "change": change_page(amendments(older, policy), log=comparison("c-17")),
        "grown": change_page(amendments(us_federal(), us())),
        "changes": law_changes_page(changes(us(), date(2026, 11, 1), date(2028, 12, 31))),
        "hostile": hostile('"><script>alert(1)</script>\u202e' + "x" * 300, "a.b"),
    }


@pytest.mark.parametrize("name", ["policy", "law", "change", "grown", "changes", "hostile"])
def test_a_page_is_read_on_a_telephone_and_at_a_desk(
    screen: Page, name: str, looked_at: Callable[[Page], None]
) -> None:
    screen.set_content(pages()[name])
    looked_at(screen)
    assert screen.locator("h1").bounding_box()["y"] < 200


@pytest.mark.parametrize("name", ["policy", "change", "changes"])
def test_a_page_is_printed_whole(page: Page, name: str, artefact: Callable[[str], Path]) -> None:
    page.set_content(pages()[name])
    printed = page.pdf(path=artefact("page.pdf"), format="Letter")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 1


def test_what_is_folded_on_the_screen_is_open_on_paper(page: Page) -> None:
    page.set_content(pages()["policy"])
    folded = page.get_by_text("us.regf.14b2.seven-in-seven", exact=True).last
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.bounding_box() is not None
    assert folded.bounding_box()["height"] > 0


def test_the_signer_finds_fingerprints_and_a_place_to_sign(page: Page) -> None:
    page.set_content(pages()["policy"])
    document = load_document(DOCUMENT)
    assert page.get_by_text(document.policy().fingerprint, exact=True).is_visible()
    assert page.get_by_text(document.fingerprint, exact=True).is_visible()
    assert page.locator(".sign > div").count() == 8
    page.get_by_role("link", name="US-MA").click()
    assert page.get_by_role("heading", name="US-MA").is_visible()
