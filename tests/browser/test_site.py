"""The built site in a browser: the search finds a rule by its section or id, pages are readable, all links resolve.

`make docs` builds it; where it is not built the tests are skipped, and say so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import pytest

from fdcpa_guard.policies import first_party
from fdcpa_guard.rules import Rule
from fdcpa_guard.vocabulary import Authority
from tools import site as made

from .conftest import ROOT, WIDTHS, OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SITE: Final = ROOT / "site"
RULES: Final = [rule for rule in first_party().rules() if rule.citations[0].authority is not Authority.HOUSE]
FEW: Final = 5
"""Of so many rules that cite a section each is among the first results; of more, some of them are."""
FIRST: Final = 10
"""Results that the search shows at once."""
PAGES: Final = (
    "",
    "tutorial/",
    "how-to/plan/",
    "reference/facts/",
    "reference/words/",
    "reference/decision/",
    "reference/cli/",
    "reference/ties-of-places/",
    "rules/",
    "rules/matrix/",
    "rules/states/california/",
    "rules/federal/regulation-f/us.regf.14b2.seven-in-seven/",
    "explanation/performance/",
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
def address(chromium: Browser) -> Iterator[str]:
    """Where the site is served, on loopback."""
    if not (SITE / "search.json").is_file():
        pytest.skip("the site is not built; `make docs` builds it")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


Search = Callable[[list[str]], list[list[str]]]


@pytest.fixture
def search(address: str, page: Page) -> Search:
    """What the site's own search finds for each query: the first results, as addresses within the site."""
    (script,) = SITE.glob("assets/javascripts/workers/search.*.js")

    def found(queries: list[str]) -> list[list[str]]:
        page.goto(address)
        parts = [f"{address}{script.relative_to(SITE).as_posix()}", f"{address}search.json", queries]
        every: list[list[str]] = page.evaluate(_SEARCH, parts)
        assert len(every) == len(queries)
        return every

    return found


def rules_of(results: list[str]) -> list[str]:
    """The rules on whose pages the results stand."""
    return [match[1] for result in results if (match := re.search(r"/((?:us|house)\.[^/]+)/", result))]


@pytest.mark.parametrize(
    ("query", "rule"),
    [
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
    ],
)
def test_a_section_finds_its_rule(query: str, rule: str, search: Search) -> None:
    ((*results,),) = search([query])
    assert rule in rules_of(results[:FIRST]), results


def test_every_section_finds_a_rule_that_cites_it(search: Search) -> None:
    cited: dict[str, set[str]] = {}
    for rule in RULES:
        for citation in rule.citations:
            if citation.authority is not Authority.HOUSE:
                cited.setdefault(citation.section, set()).add(rule.id)
    own = {rule.id: rule.citations[0].section for rule in RULES}
    sections = sorted(set(own.values()))
    lost = []
    for section, results in zip(sections, search(sections), strict=True):
        shown = set(rules_of(results[:FIRST]))
        carriers = {rule for rule, first in own.items() if first == section}
        if not shown & cited[section] or (len(cited[section]) <= FEW and carriers - shown):
            lost.append((section, sorted(carriers - shown)))
    assert lost == []


@pytest.mark.parametrize("place", sorted({rule.id.split(".")[1] for rule in RULES}))
def test_every_id_finds_its_rule_at_once(place: str, search: Search) -> None:
    mine: list[Rule] = [rule for rule in RULES if rule.id.split(".")[1] == place]
    found = search([rule.id for rule in mine])
    assert [rule.id for rule, results in zip(mine, found, strict=True) if rule.id not in rules_of(results[:3])] == []


def test_the_search_of_the_page_shows_it(address: str, page: Page) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.insert_text("1692c(a)(1)")
    page.locator("a[href*='us.fdcpa.1692c-a1.first-second']").first.click()
    page.wait_for_url("**/us.fdcpa.1692c-a1.first-second/**")
    assert "1692c(a)(1)" in page.locator("article").inner_text()


def test_a_word_leads_to_its_values(address: str, page: Page) -> None:
    page.goto(f"{address}reference/facts/")
    page.locator("article a:has(code)", has_text="Medium").first.click()
    page.wait_for_url("**/reference/words/#medium")
    assert (
        page.locator("#medium ~ .md-typeset__scrollwrap, #medium ~ table")
        .first.inner_text()
        .count("ringless-voicemail")
    )


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


def test_no_page_is_there_twice(address: str) -> None:
    titles = Counter(
        found[1]
        for path in SITE.rglob("index.html")
        if "rules" not in path.parts and (found := re.search(r"<h1[^>]*>(.*?)<a", path.read_text("utf-8"), re.DOTALL))
    )
    assert [title for title, count in titles.items() if count > 1] == []
