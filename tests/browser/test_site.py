"""The built site in a browser: the search finds a rule by its section or id, pages are readable, all links resolve.

`make docs` builds it, and `make browser` does so first; where it is not built the tests are skipped, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import pytest

from fdcpa_guard.policies import first_party
from fdcpa_guard.vocabulary import Authority
from tools import site as made

from .conftest import ROOT, WIDTHS, OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SITE: Final = ROOT / "site"
RULES: Final = [rule for rule in first_party().rules() if rule.citations[0].authority is not Authority.HOUSE]
SECTIONS: Final = {
    section: {rule.id for rule in RULES if rule.citations[0].section == section}
    for section in sorted({rule.citations[0].section for rule in RULES})
}
"""The rules that carry each section first."""
FEW: Final = 5
"""Of so many rules that cite a section, or a paragraph of it, each is found; of more, some are among the first."""
FIRST: Final = 10
"""Results that the search shows at once."""
ASKED: Final = (
    ("1006.14(b)(2)", "us.regf.14b2.seven-in-seven"),
    ("1006.14", "us.regf.14b2.seven-in-seven"),
    ("14(b)(2)(i)", "us.regf.14b2.seven-in-seven"),
    ("§ 1006.14(b)(2)(i)(A)", "us.regf.14b2.seven-in-seven"),
    ("12 CFR 1006.6(b)(1)(i)", "us.regf.6b1i.hours"),
    ("us.regf.14b2.seven-in-seven", "us.regf.14b2.seven-in-seven"),
    ("us.regf.14b2", "us.regf.14b2.seven-in-seven"),
    ("1692c(a)(1)", "us.fdcpa.1692c-a1.first-second"),
    ("64.1200(a)(12)", "us.tcpa.64-1200-a12.confirmation"),
    ("362(a)(6)", "us.bk.362a6.stay"),
    ("1024.39(d)", "us.regx.39d2.not-required"),
    ("164.522(b)", "us.hipaa.164-522b.alternative-means"),
    ("149.620", "us.no-surprises.149-620c.estimate-dispute"),
    ("501(r)(6)", "us.hospitals.501r6.extraordinary-actions"),
    ("26 USC 6306(d)", "us.irs.6306d.not-eligible"),
    ("N.Y.C. 5-77", "us.ny.nyc.5-77b4.cease"),
    ("6 RCNY 5-77(b)(1)(iv)", "us.ny.nyc.5-77b1iv.two-in-seven"),
    ("MCL 445.252(n)", "us.mi.445-252n.hours"),
    ("940 CMR 7.04(1)(f)", "us.ma.940cmr7-04-1f.two-in-seven"),
    ("28-3814(k)", "us.dc.28-3814k.hours"),
    ("559.72(17)", "us.fl.559-72-17.hours"),
    ("19.16.250(13)(c)", "us.wa.19-16-250-13c.night"),
    ("N.J.S.A. 56:11-58", "us.nj.56-11-58.no-credit-reporting"),
    ("205 ILCS 740/9.1(3)", "us.il.740-9-1-3.once"),
)
PAGES: Final = (
    "",
    "tutorial/",
    "reference/facts/",
    "reference/decision/",
    "reference/cli/",
    "reference/ties-of-places/",
    "rules/matrix/",
    "rules/states/california/",
    "rules/federal/regulation-f/us.regf.14b2.seven-in-seven/",
)

_SEARCH: Final = """async ([script, index, asked]) => {
    const worker = new Worker(script)
    const answer = kind => new Promise((resolve, reject) => {
        worker.onerror = reject
        worker.onmessage = ({data}) => data.type === kind ? resolve(data.data) : reject(new Error(data.type))
    })
    const data = await (await fetch(index)).json()
    const ready = answer(1)
    worker.postMessage({type: 0, data})
    await ready
    const found = []
    for (const input of asked) {
        const result = answer(3)
        worker.postMessage({type: 2, data: {input}})
        found.push((await result).items.map(item => data.items[item.id].location))
    }
    worker.terminate()
    return found
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address(chromium: Browser, pytestconfig: pytest.Config) -> Iterator[str]:
    """Where the site is served, on loopback."""
    if not (SITE / "search.json").is_file():
        why = "the site is not built; `make docs` builds it"
        if pytestconfig.getoption("--need-browser", default=False):
            pytest.fail(why)
        pytest.skip(why)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def found(chromium: Browser, address: str) -> dict[str, list[str]]:
    """What the site's own search finds first for each query of these tests, as addresses within the site."""
    (script,) = SITE.glob("assets/javascripts/workers/search.*.js")
    queries = [*SECTIONS, *(rule.id for rule in RULES), *(query for query, _ in ASKED)]
    page = chromium.new_page()
    page.goto(address)
    parts = [f"{address}{script.relative_to(SITE).as_posix()}", f"{address}search.json", queries]
    every = page.evaluate(_SEARCH, parts)
    page.close()
    return dict(zip(queries, every, strict=True))


def rules_of(results: list[str]) -> list[str]:
    """The rules on whose pages the results stand."""
    return [match[1] for result in results if (match := re.search(r"/((?:us|house)\.[^/]+)/", result))]


@pytest.mark.parametrize(("query", "rule"), ASKED)
def test_a_section_finds_its_rule(query: str, rule: str, found: dict[str, list[str]]) -> None:
    assert rule in rules_of(found[query][:FIRST]), found[query]


def test_every_section_finds_a_rule_that_cites_it(found: dict[str, list[str]]) -> None:
    lost = []
    for section, carriers in SECTIONS.items():
        shown = set(rules_of(found[section][:FIRST]))
        below = {rule.id for rule in RULES for citation in rule.citations if citation.section.startswith(section)}
        if not shown & below or (len(below) <= FEW and carriers - shown):
            lost.append((section, sorted(carriers - shown)))
    assert lost == []


@pytest.mark.parametrize("place", sorted({rule.id.split(".")[1] for rule in RULES}))
def test_every_id_finds_its_rule_at_once(place: str, found: dict[str, list[str]]) -> None:
    mine = [rule.id for rule in RULES if rule.id.split(".")[1] == place]
    assert [rule for rule in mine if rule not in rules_of(found[rule][:3])] == []


def test_the_search_of_the_page_shows_it(address: str, page: Page) -> None:
    page.goto(address)
    page.get_by_role("button", name="Search").first.click()
    page.get_by_role("combobox", name="Search").fill("1692c(a)(1)")
    page.locator("a[href*='us.fdcpa.1692c-a1.first-second']").first.click()
    page.wait_for_url("**/us.fdcpa.1692c-a1.first-second/**")
    assert "1692c(a)(1)" in page.locator("article").inner_text()


def test_a_word_leads_to_its_values(address: str, page: Page) -> None:
    page.goto(f"{address}reference/facts/")
    page.locator("article a:has(code)", has_text="Medium").first.click()
    page.wait_for_url("**/reference/words/#medium")
    assert "ringless-voicemail" in page.locator("#medium ~ .md-typeset__scrollwrap").first.inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_everybody(
    name: str, address: str, new_page: OpenPage, accessible: Callable[[Page], None], artefact: Callable[[str], Path]
) -> None:
    for width in WIDTHS:
        for dark in (False, True):
            page = new_page(width=width, dark=dark)
            page.goto(f"{address}{name}")
            page.screenshot(path=artefact(f"{width}-{'dark' if dark else 'light'}.png"))
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            accessible(page)


def test_nothing_of_the_site_is_broken(address: str) -> None:
    """What `make docs` checks too: links, headers of tables, the size of pages, headings, texts of images."""
    assert list(made.faults(SITE)) == []
