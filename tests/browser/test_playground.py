"""The playground, in a browser: what it says is what the command line says, and nothing leaves it.

The page is built afresh from this checkout, of what `make browser` has put into ``build``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import pytest

from fdcpa_guard import Case, Contact, Guard
from fdcpa_guard.documents import load_document
from fdcpa_guard.policies import named
from fdcpa_guard.testing.crowds import as_json
from tests.cli.conftest import Run, run  # noqa: F401 - a fixture
from tests.cli.examples import FILES, example
from tests.playground.asking import ACME, SCENARIOS

from .conftest import ROOT, WIDTHS, OpenPage, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PYODIDE: Final = ROOT / "build" / "pyodide" / "node_modules" / "pyodide"
WHEELS: Final = ROOT / "build" / "playground"
PATIENCE: Final = 300_000
"""In milliseconds; a machine that does much else takes its time to start Python."""
TABS: Final = ("form", "json", "policy", "scenarios", "manual")
HOSTILE: Final = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\u202e'


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[str]:
    """Where the page of this checkout is served."""
    if not (PYODIDE.is_dir() and any(WHEELS.glob("pydantic_core-*.whl"))):
        why = "the playground's Python is not there; `make browser` gets it"
        if pytestconfig.getoption("--need-browser", default=False):
            pytest.fail(why)
        pytest.skip(why)
    site, wheels = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("wheels")
    for wheel in WHEELS.glob("*.whl"):
        if not wheel.name.startswith("fdcpa_guard-"):
            (wheels / wheel.name).symlink_to(wheel)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    page = [sys.executable, str(ROOT / "tools" / "build_playground.py"), str(site), str(PYODIDE), str(wheels)]
    subprocess.run(page, check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/playground/"
    server.shutdown()
    server.server_close()


def ready(page: Page, address: str) -> Page:
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    settled(page)
    return page


def until(page: Page, condition: str) -> None:
    """Waits until an expression holds; Playwright's own way wants an eval, which the page forbids."""
    since = monotonic()
    while not page.evaluate(condition):
        assert monotonic() - since < PATIENCE / 1000, condition
        page.wait_for_timeout(20)


def settled(page: Page) -> None:
    """The page has answered the last thing that was asked."""
    until(page, "document.getElementById('answer').dataset.answered && !document.querySelector('[aria-busy]')")


@pytest.fixture(scope="module")
def shared(chromium: Browser, address: str) -> Iterator[Page]:
    """One page for many tests, for it takes seconds to start."""
    wrong: list[str] = []
    page = ready(watched(chromium, wrong), address)
    yield page
    page.context.close()
    assert not wrong, wrong


@pytest.fixture
def play(shared: Page) -> Page:
    """The page with its first example, all by the question's policy."""
    shared.select_option("#policy", "")
    tab(shared, "policy")
    shared.fill("#document textarea", ACME)
    tab(shared, "scenarios")
    shared.fill("#scenarios textarea", SCENARIOS)
    tab(shared, "form")
    pick(shared, "03")
    return shared


def tab(page: Page, name: str) -> None:
    page.click(f"#tab-{name}")


def pick(page: Page, number: str) -> None:
    (name,) = [path.name for path in FILES if path.name.startswith(number)]
    page.select_option("#example", "")
    page.select_option("#example", name)
    settled(page)


def verdict(page: Page) -> str:
    settled(page)
    text: str = page.inner_text("#verdict-heading")
    return text.capitalize()


def decision(page: Page) -> str | None:
    """The decision as the page tells it."""
    settled(page)
    summary = page.locator("summary", has_text="The decision as JSON")
    if not page.locator("#decision-json").count():
        summary.click()
    told: str | None = page.locator("#decision-json").text_content()
    return told


def manual(page: Page, says: str) -> str:
    """The words of the manual once it says this. A section that is not drawn yet has no inner text."""
    until(page, f"document.getElementById('manual-says').textContent === '{says}'")
    return page.text_content("#manual") or ""


def write(page: Page, where: str, text: str) -> None:
    page.fill(f"{where} textarea", text)
    settled(page)


# -- what is decided


def test_every_example_is_decided_as_the_command_line_decides_it(play: Page, run: Run) -> None:  # noqa: F811
    assert len(FILES) > 30
    for path in FILES:
        pick(play, path.name)
        ran = run("decide", "--format", "json", path)
        assert decision(play) == ran.out.rstrip("\n"), path.name
        assert verdict(play) == ("Allowed" if ran.status == 0 else "Denied"), path.name


@pytest.mark.parametrize("policy", ["us", "us_federal", "first_party", "house"])
def test_a_chosen_policy_decides_as_with_policy_on_the_command_line(play: Page, policy: str, run: Run) -> None:  # noqa: F811
    play.select_option("#policy", policy)
    assert decision(play) == run("decide", "--policy", policy, "--format", "json", FILES[2]).out.rstrip("\n")


def test_the_law_of_states_that_are_ticked(play: Page, run: Run) -> None:  # noqa: F811
    play.select_option("#policy", "us_state")
    for code in ("NY", "MA"):
        play.check(f"#state-boxes input[value={code}]")
    settled(play)
    assert "by us-ma-ny" in play.inner_text("#when")
    ran = run("decide", "--policy", "us_state(MA, NY)", "--format", "json", FILES[2])
    assert decision(play) == ran.out.rstrip("\n")
    for code in ("NY", "MA"):
        play.uncheck(f"#state-boxes input[value={code}]")


def test_made_up_questions_are_decided_as_the_library_decides_them(play: Page) -> None:
    guards = {name: Guard(named(name)) for name in ("us", "regulation_f", "first_party")}
    guards["(document)"] = Guard(load_document(ACME).policy())
    tab(play, "json")
    for number, (case, contact) in enumerate(as_json("decided", 8)):
        write(play, "#json", json.dumps({"contact": contact, "case": case}))
        name = list(guards)[number % len(guards)]
        play.select_option("#policy", name)
        told = guards[name].decide(Contact.model_validate(contact), Case.model_validate(case))
        assert decision(play) == told.to_json(indent=2), (number, name)


# -- the forms


def test_a_form_has_every_field_that_is_stated_and_what_it_means(play: Page) -> None:
    facts = example("03")
    for part in ("contact", "case"):
        for name in facts[part]:
            field = play.locator(f'[data-path="{part}.{name}"]')
            assert field.count() == 1, name
            assert len(field.locator(".means").first.inner_text()) > 5, name


def test_verdict_next_instant_week_and_time_line_change_as_one_edits(play: Page) -> None:
    assert verdict(play) == "Denied"
    assert "First allowed Wed 2026-04-08 08:00 EDT" in play.inner_text(".holds")
    week, calls = (play.locator(".picture svg").nth(number).inner_html() for number in (0, 1))
    play.click("text=+1 day")
    assert verdict(play) == "Allowed"
    assert play.locator(".picture svg").nth(0).inner_html() != week
    assert play.locator(".picture svg").nth(1).inner_html() != calls
    play.locator('[data-path="case.history.attempts"] button', has_text="remove").nth(3).click()
    settled(play)
    assert "call-3" not in play.locator(".picture svg").nth(1).inner_html()


def test_unknown_none_and_listed_are_three_things(play: Page) -> None:
    how = play.get_by_label("representation: how it is said")
    assert how.input_value() == how.locator("option", has_text="none").get_attribute("value")
    how.select_option(label="unknown")
    assert verdict(play) == "Denied"
    assert "representation" in play.inner_text("#said")
    stated = json.loads(state(play))
    assert stated["case"]["representation"] == "unknown"
    tab(play, "form")
    play.get_by_label("representation: how it is said").select_option(label="listed")
    settled(play)
    assert json.loads(state(play))["case"]["representation"] == []


def state(page: Page) -> str:
    tab(page, "json")
    text: str = page.input_value("#json textarea")
    return text


def test_things_are_added_and_taken_away(play: Page) -> None:
    play.click("text=Add to debts")
    settled(play)
    stated = json.loads(state(play))
    assert [debt["id"] for debt in stated["case"]["debts"]] == ["card-1", "debt-1"]
    tab(play, "form")
    play.locator('[data-path="case"], [data-path="case.debts"]').locator(".row button.quiet").nth(1).click()
    settled(play)
    assert [debt["id"] for debt in json.loads(state(play))["case"]["debts"]] == ["card-1"]


def test_a_field_that_was_not_said_can_be_said_and_left_out_again(play: Page) -> None:
    play.locator("fieldset.part").first.locator("summary", has_text="more fields").click()
    play.click("text=Add emergency")
    play.get_by_label("emergency", exact=True).select_option(label="yes")
    settled(play)
    assert json.loads(state(play))["contact"]["emergency"] is True
    tab(play, "form")
    play.click("[aria-label='Leave out emergency']")
    settled(play)
    assert "emergency" not in json.loads(state(play))["contact"]


def stated_again(page: Page) -> Any:
    """What the form writes once every field in it was touched and none was changed."""
    tab(page, "form")
    page.evaluate(
        """() => {
            const all = (what) => document.querySelectorAll(`#form ${what}`);
            for (const box of all("details.item")) { box.open = true; box.dispatchEvent(new Event("toggle")); }
            for (const each of all("details.item details.item, details.item details.item details.item")) {
                each.open = true;
                each.dispatchEvent(new Event("toggle"));
            }
            for (const each of all("input:not([type=checkbox])")) {
                for (const kind of ["input", "change"]) each.dispatchEvent(new Event(kind, { bubbles: true }));
            }
            const words = [...all("select")].filter((each) => each.value.startsWith("word"));
            for (const each of words) each.dispatchEvent(new Event("change"));
        }"""
    )
    return json.loads(state(page))


def test_a_form_loses_nothing_of_what_the_json_says(play: Page) -> None:
    for case, contact in as_json("forms", 5):
        said = {"contact": contact, "case": case}
        tab(play, "json")
        write(play, "#json", json.dumps(said))
        assert stated_again(play) == said


def test_an_instant_keeps_its_fraction_and_a_number_how_it_is_written(play: Page) -> None:
    facts = example("03")
    facts["contact"]["at"] = "2026-04-07T15:00:00.000001-04:00"
    facts["case"]["attributes"] = {"account": 12345678901234567890, "score": 700.0}
    tab(play, "json")
    write(play, "#json", json.dumps(facts))
    tab(play, "form")
    play.click("text=+1 h")
    settled(play)
    written = state(play)
    assert json.loads(written)["contact"]["at"] == "2026-04-07T16:00:00.000001-04:00"
    assert '"account": 12345678901234567890' in written
    assert '"score": 700.0' in written


def test_what_a_field_shows_is_what_is_decided(play: Page) -> None:
    play.fill('[data-path="contact.at"] input[type=datetime-local]', "")
    assert verdict(play) == "No question yet"
    pick(play, "03")
    play.locator("fieldset.part").nth(1).locator(":scope > .fields > .more > summary").click()
    play.click("text=Add attributes")
    settled(play)
    play.fill('[data-path="case.attributes"] input', '{"a": ')
    assert verdict(play) == "No question yet"
    assert play.locator('[data-path="case.attributes"] .field-problem').count() == 1


def test_what_was_edited_is_no_example_any_more(play: Page) -> None:
    before = decision(play)
    play.click("text=+1 day")
    settled(play)
    assert play.input_value("#example") == ""
    play.select_option("#example", FILES[2].name)
    assert decision(play) == before


def test_a_request_of_each_kind_can_be_added_by_the_form(play: Page) -> None:
    play.get_by_label("requests: how it is said").select_option(label="listed")
    kinds = play.get_by_label("Kind of what is added to requests").locator("option").all_inner_texts()
    assert len(kinds) == 7
    for kind in kinds:
        play.get_by_label("Kind of what is added to requests").select_option(kind)
        play.click("text=Add to requests")
    settled(play)
    assert [each["kind"] for each in json.loads(state(play))["case"]["requests"]] == kinds


def test_what_is_wrong_is_told_at_its_field(play: Page) -> None:
    play.fill('[data-path="contact.debts"] input', "card-1, 202-555-0147")
    assert verdict(play) == "No question yet"
    problem = play.locator('[data-path="contact.debts"] .field-problem')
    assert problem.count() == 1
    assert "555" not in problem.inner_text()


# -- JSON


def test_what_is_wrong_is_told_at_its_line_of_the_json(play: Page) -> None:
    tab(play, "json")
    text = play.input_value("#json textarea").replace('"nature": "consumer"', '"nature": "consumr"')
    write(play, "#json", text)
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "consumr" in each)
    assert f"line {line}, case.debts.0.nature" in play.inner_text("#json .problems")
    assert play.inner_text("#json .lines .wrong") == str(line)
    play.click("#json .problems button")
    assert play.evaluate("document.activeElement.selectionStart") == len("\n".join(text.split("\n")[: line - 1])) + 1


def test_the_form_waits_while_the_json_is_broken(play: Page) -> None:
    tab(play, "json")
    write(play, "#json", '{"contact": ')
    tab(play, "form")
    assert play.is_visible("#form-broken")
    assert not play.is_visible("#form")
    pick(play, "01")
    assert play.is_visible("#form")


@pytest.mark.parametrize("view", ["form", "json"])
@pytest.mark.parametrize(
    "text", ["[" * 10_000, '{"a":' * 10_000 + "1" + "}" * 10_000, '{"case":{"debts":[' + "{}," * 30_000 + "{}]}}"]
)
def test_what_is_beyond_measure_is_refused_and_the_page_goes_on(play: Page, view: str, text: str) -> None:
    tab(play, "json")
    write(play, "#json", text)
    tab(play, view)
    assert verdict(play) == "No question yet"
    tab(play, "form")
    assert play.is_visible("#form-broken")
    pick(play, "03")
    assert verdict(play) == "Denied"
    assert play.is_visible("#form")


# -- policies


def test_a_policy_with_a_mistake_is_told_at_its_line(play: Page) -> None:
    tab(play, "policy")
    until(play, "document.getElementById('document-says').textContent.includes('2 rules')")
    write(play, "#document", ACME.replace("closes", "clses"))
    play.wait_for_selector("#document .problems li")
    assert "line 9, rules.0.clses" in play.inner_text("#document .problems")
    assert "did you mean 'closes'?" in play.inner_text("#document .problems")
    assert play.inner_text("#document .lines .wrong") == "9"


def test_the_policy_that_is_written_decides_as_it_is_written(play: Page) -> None:
    tab(play, "policy")
    play.click("#decide-by-it")
    assert verdict(play) == "Denied"
    assert "by acme 1" in play.inner_text("#when")
    write(play, "#document", ACME.replace("most: 3", "most: 9"))
    until(play, "document.getElementById('verdict-heading').textContent === 'Allowed'")
    write(play, "#document", ACME.replace("most: 3", "most: x"))
    until(play, "document.getElementById('verdict-heading').textContent === 'No question yet'")


def test_what_may_stand_at_the_cursor_is_taken_by_the_keyboard_alone(play: Page) -> None:
    tab(play, "policy")
    area = play.locator("#document textarea")
    area.fill("policy: p\nversion: '1'\nrules:\n  - id: p.a\n    title: a\n    shape: ")
    area.press("Control+Space")
    play.wait_for_selector("#document .offers li")
    assert play.locator("#document .offers li").count() > 10
    area.press("Escape")
    assert not play.is_visible("#document .offers")
    area.press_sequentially("freq")
    play.wait_for_selector("#document .offers li")
    area.press("ArrowDown")
    assert play.locator("#document .offers [aria-selected=true]").inner_text().startswith("frequency-cap")
    assert area.get_attribute("aria-activedescendant")
    area.press("Enter")
    assert area.input_value().endswith("shape: frequency-cap")
    area.press("Enter")
    area.press_sequentially("mo")
    play.wait_for_selector("#document .offers li")
    area.press("Tab")
    assert area.input_value().endswith("shape: frequency-cap\n    most: ")
    area.press("Tab")
    assert play.evaluate("document.activeElement.tagName") != "TEXTAREA"


def test_scenarios_are_run_and_a_failing_one_explains_itself(play: Page) -> None:
    tab(play, "scenarios")
    play.click("#run")
    until(play, "document.getElementById('ran').textContent === '12 passed.'")
    tab(play, "policy")
    write(play, "#document", ACME.replace("closes: 18:00", "closes: 20:00"))
    tab(play, "scenarios")
    play.press("#scenarios textarea", "Control+Enter")
    until(play, "document.getElementById('ran').textContent === '10 passed, 2 failed.'")
    assert "expected:  acme.hours denies" in play.locator("#rows .failed pre").first.inner_text()
    assert play.locator("#scenarios .lines .wrong").all_inner_texts() == ["8", "13"]
    write(play, "#scenarios", SCENARIOS.replace("rule: acme.hours", "rule: acme.hour", 1))
    play.click("#run")
    play.wait_for_selector("#scenarios .problems li")
    assert "line 3" in play.inner_text("#scenarios .problems")


def test_the_manual_reads_the_policy_back(play: Page) -> None:
    play.select_option("#policy", "(document)")
    tab(play, "manual")
    assert "wherever the person may be; on Sundays not at all" in manual(play, "2 rules.")
    play.fill("#manual-search", "three-a-week")
    manual(play, "1 rule.")
    play.fill("#manual-search", "")


def test_what_came_of_scenarios_goes_with_an_edit(play: Page) -> None:
    for where in ("scenarios", "document"):
        tab(play, "scenarios")
        play.click("#run")
        until(play, "document.getElementById('ran').textContent === '12 passed.'")
        tab(play, {"document": "policy"}.get(where, where))
        play.locator(f"#{where} textarea").press_sequentially(" ")
        assert play.text_content("#ran") == ""
        assert play.locator("#rows li").count() == 0


def test_the_manual_is_that_of_the_policy_which_decides(play: Page) -> None:
    tab(play, "json")
    write(play, "#json", json.dumps({**example("03"), "policy": "house"}))
    tab(play, "manual")
    house = f"{len(list(named('house').rules()))} rules."
    manual(play, house)
    pick(play, "03")
    until(play, f"!['Reading.', '{house}'].includes(document.getElementById('manual-says').textContent)")


# -- links


def fragment(state: Any, version: str = "1") -> str:
    packed = zlib.compress(json.dumps(state).encode())
    return f"#{version}.{urlsafe_b64encode(packed).decode().rstrip('=')}"


def test_a_link_brings_back_what_was_stated_and_is_sent_to_no_server(
    play: Page, new_page: OpenPage, address: str
) -> None:
    asked: list[str] = []
    play.click("text=+1 h")
    play.select_option("#policy", "us_federal")
    tab(play, "policy")
    write(play, "#document", ACME.replace("acme", "été"))
    tab(play, "json")
    stated = play.input_value("#json textarea")
    play.click("#share")
    play.wait_for_selector("#notices .notice")
    link = play.evaluate("location.href")
    assert link.startswith(f"{address}#1.")
    other = new_page()
    other.on("request", lambda request: asked.append(request.url))
    ready(other, link)
    assert other.get_attribute("#tab-json", "aria-selected") == "true"
    assert other.input_value("#json textarea") == stated
    assert other.input_value("#document textarea") == ACME.replace("acme", "été")
    assert decision(other) == decision(play)
    assert not [url for url in asked if "1." + link.partition("#1.")[2][:40] in url.partition("#")[0]]
    play.evaluate("history.replaceState(null, '', location.pathname)")


WHOLE: Final = {"question": "{}", "policy": "", "document": "", "scenarios": "", "tab": "form"}


@pytest.mark.parametrize(
    "broken",
    [
        "#",
        "#1.",
        "#1.!!",
        "#2.eJw",
        "#javascript:alert(1)",
        fragment(WHOLE)[:-8],
        fragment(WHOLE)[:6] + "A" + fragment(WHOLE)[7:],
        fragment(WHOLE, version="2"),
        fragment([WHOLE]),
        fragment(None),
        fragment({**WHOLE, "more": "x"}),
        fragment({name: value for name, value in WHOLE.items() if name != "tab"}),
        fragment({**WHOLE, "question": {"contact": {}}}),
        fragment({**WHOLE, "tab": "elsewhere"}),
        fragment({**WHOLE, "policy": "us_state(ZZ)"}),
        fragment({**WHOLE, "policy": "<script>"}),
        fragment({**WHOLE, "document": "x" * 5_000_000}),
        fragment({**WHOLE, "scenarios": "\n" * 30_000}),
    ],
)
def test_a_broken_or_hostile_link_is_refused_as_a_whole(play: Page, broken: str) -> None:
    before = decision(play), play.input_value("#document textarea"), play.input_value("#policy")
    play.evaluate("document.getElementById('notices').replaceChildren()")
    play.evaluate("to => { location.hash = to }", broken)
    if broken == "#":
        play.evaluate("history.replaceState(null, '', location.pathname)")
        return
    play.wait_for_selector("#notices .wrong")
    assert "The link was not taken" in play.inner_text("#notices")
    assert (decision(play), play.input_value("#document textarea"), play.input_value("#policy")) == before
    play.evaluate("history.replaceState(null, '', location.pathname)")


def test_no_link_is_made_that_the_page_would_not_take(play: Page, address: str) -> None:
    tab(play, "json")
    write(play, "#json", "x" * 1_100_000)
    play.click("#share")
    play.wait_for_selector("#notices .wrong")
    assert "No link was made: it would be longer than this page takes" in play.inner_text("#notices")
    assert play.evaluate("location.href") == address
    play.evaluate("document.getElementById('notices').replaceChildren()")


# -- what befalls Python


@pytest.mark.parametrize("end", ["throw new Error()", "for (;;);"], ids=["crashes", "hangs"])
def test_python_that_cannot_go_on_is_started_anew(play: Page, end: str) -> None:
    until(play, "document.documentElement.dataset.warm")
    play.workers[0].evaluate(f"() => {{ setTimeout(() => {{ {end} }}) }}")
    play.wait_for_timeout(200)
    play.click("text=+1 day")
    play.wait_for_selector("#engine")
    if end.startswith("for"):
        play.click("#engine button")
    assert "Python is being started anew" in play.inner_text("#engine")
    until(play, "document.getElementById('engine').hidden")
    pick(play, "03")
    assert verdict(play) == "Denied"
    assert len(play.workers) == 1


# -- what comes in is text


def test_hostile_text_in_any_field_changes_nothing_but_the_text_shown(play: Page) -> None:
    told: list[str] = []

    def dismissed(dialog: Any) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    play.on("dialog", dismissed)
    facts = example("03")
    facts["situation"] = HOSTILE
    facts["contact"]["person"] = HOSTILE
    facts["case"]["debts"][0]["id"] = HOSTILE
    facts["case"]["history"]["attempts"][1]["outcome"] = HOSTILE
    facts["case"]["attributes"] = {HOSTILE: HOSTILE}
    facts[HOSTILE] = HOSTILE
    tab(play, "json")
    write(play, "#json", json.dumps(facts))
    assert verdict(play) == "No question yet"
    for name in TABS:
        tab(play, name)
    tab(play, "form")
    assert play.locator("#work script, #work img, #work iframe, [onerror]").count() == 0
    assert play.locator('[data-path="contact.person"] input').input_value() == HOSTILE
    tab(play, "policy")
    document = ACME.replace("Calls and texts", f"Calls {HOSTILE[:-6]}").replace("Contact", "<b>Contact")
    write(play, "#document", document)
    play.select_option("#policy", "(document)")
    tab(play, "manual")
    shown = manual(play, "2 rules.")
    assert "<b>Contact standard" in shown
    assert "<script>alert(1)</script>" in shown
    assert play.locator("#work script, #work img, #work b, [onerror]").count() == 0
    assert told == []


def test_of_a_picture_only_what_a_picture_needs_is_shown(chromium: Browser, address: str) -> None:
    hostile = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><style>*{}</style>'
        '<a href="javascript:alert(1)"><text>x</text></a><rect width="1" onclick="alert(1)" style="x:y" '
        'fill="url(http://example.com/a)"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'
        "<text>kept &lt;b&gt;</text></svg>"
    )
    complaints: list[str] = []
    page = watched(chromium, complaints)
    page.goto(address)
    show = "async (text) => (await import('./picture.js')).picture(text, 'a').innerHTML"
    assert page.evaluate(show, hostile) == '<svg><rect width="1"></rect><text>kept &lt;b&gt;</text></svg>'
    page.context.close()
    assert all("Content Security Policy" in complaint for complaint in complaints)  # what it forbids it says


# -- how it is shown


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_part_is_accessible_and_fits(
    new_page: OpenPage,
    address: str,
    width: int,
    dark: bool,
    accessible: Callable[[Page], None],
    artefact: Callable[[str], Path],
) -> None:
    page = ready(new_page(width=width, dark=dark), address)
    for name in TABS:
        tab(page, name)
        if name == "scenarios":
            page.click("#run")
            page.wait_for_selector("#rows li")
        if name == "manual":
            until(page, "document.getElementById('manual-says').textContent.includes('rules.')")
        settled(page)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.screenshot(path=artefact(f"{name}.png"), full_page=True)
    for summary in page.locator("#answer summary").all():
        summary.click()
    page.wait_for_selector("#answer .trace")
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=artefact("opened.png"), full_page=True)


def test_the_tabs_answer_to_the_keyboard(play: Page) -> None:
    play.focus("#tab-form")
    for key, name in [("ArrowRight", "json"), ("End", "manual"), ("ArrowRight", "form"), ("ArrowLeft", "manual")]:
        play.keyboard.press(key)
        assert play.evaluate("document.activeElement.id") == f"tab-{name}"
        assert play.is_visible(f"#pane-{name}")


def test_the_verdict_is_announced(play: Page) -> None:
    assert play.get_attribute("#live", "aria-live") == "polite"
    assert play.inner_text("#live").startswith("Denied, for 1 reason. First allowed: Wed 2026-04-08 08:00 EDT")
    play.click("text=+1 day")
    settled(play)
    assert play.inner_text("#live").startswith("Allowed. The answer holds until")


def test_the_answer_is_printed(play: Page, artefact: Callable[[str], Path]) -> None:
    printed = artefact("answer.pdf")
    play.pdf(path=printed, format="Letter", print_background=True)
    assert printed.read_bytes().startswith(b"%PDF-")
    play.emulate_media(media="print")
    assert play.is_visible("#verdict")
    assert play.is_visible(".picture svg >> nth=0")
    assert not play.is_visible("#form")
    assert not play.is_visible("#share")
    play.emulate_media(media="screen")


# -- where it comes from, and where nothing goes


def test_nothing_is_asked_for_once_it_is_loaded(play: Page) -> None:
    asked: list[str] = []
    play.context.on("request", lambda request: asked.append(request.url))
    for number in ("01", "27"):
        pick(play, number)
    for name in TABS:
        tab(play, name)
    settled(play)
    assert asked == []


def test_the_page_forbids_itself_every_other_place(chromium: Browser, address: str) -> None:
    complaints: list[str] = []
    page = watched(chromium, complaints)
    page.goto(address)
    for elsewhere in ("data:text/plain,x", "http://localhost:9/"):
        assert page.evaluate("(url) => fetch(url).then(() => 'taken', () => 'refused')", elsewhere) == "refused"
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    page.context.close()
    assert all("Content Security Policy" in complaint for complaint in complaints)
    assert len(complaints) >= 2
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "unsafe-inline" not in policy


def test_loading_says_how_much_there_is_and_it_works_without_a_network(new_page: OpenPage, address: str) -> None:
    page = new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(
        """globalThis.told = [];
        new MutationObserver(() => {
            const now = document.getElementById("loading-now")?.textContent;
            if (now && now !== told.at(-1)) told.push(now);
        }).observe(document, { subtree: true, childList: true, characterData: true });"""
    )
    page.goto(address)
    assert page.inner_text("#loading-size").endswith("MB")
    page.wait_for_selector("html[data-ready]")
    counts = [re.fullmatch(r"([\d.]+) MB of ([\d.]+) MB", each) for each in page.evaluate("told")]
    come = [(float(each[1]), float(each[2])) for each in counts if each is not None]
    assert come == sorted(come)
    assert come[-1][0] == come[-1][1]
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(
        page,
        """async () => {
            const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
            return kept.flat().length >= PLAYGROUND.page.length + PLAYGROUND.runtime.length;
        }""",
    )
    told = page.inner_text("#verdict")
    page.context.set_offline(True)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    settled(page)
    assert page.inner_text("#verdict") == told
    page.goto(f"{address}?from=a-letter")
    assert page.is_visible("h1")
    page.context.set_offline(False)


def test_a_newer_edition_is_told_and_the_same_one_is_not(play: Page) -> None:
    changed = "navigator.serviceWorker.dispatchEvent(new Event('controllerchange'))"
    until(play, "caches.keys().then((names) => names.some((name) => name.endsWith(PLAYGROUND.version)))")
    play.evaluate(changed)
    play.wait_for_timeout(200)
    assert play.inner_text("#notices") == ""
    own = "'fdcpa-guard-playground-' + PLAYGROUND.version"
    play.evaluate(f"Promise.all([caches.open('fdcpa-guard-playground-0123abc'), caches.delete({own})])")
    play.evaluate(changed)
    play.wait_for_selector("#notices .wrong")
    assert "A newer edition" in play.inner_text("#notices")
    play.evaluate("document.getElementById('notices').replaceChildren()")


def test_a_file_that_was_altered_on_the_way_is_not_run(new_page: OpenPage, address: str) -> None:
    page = new_page()
    page.context.route("**/bridge.*.zip", lambda route: route.fulfill(body=b"PK" * 5000))
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("#notices .wrong")
    assert "cannot start: bridge.zip is" in page.inner_text("#notices")
    assert not page.is_visible("#work")


def test_a_copy_without_its_python_says_so(new_page: OpenPage, address: str) -> None:
    page = new_page()
    page.context.route("**/manifest.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    page.wait_for_selector("#notices .wrong")
    assert "`make site` builds it whole" in page.inner_text("#notices")


@pytest.mark.parametrize("missing", ["app.js", "form.js", "worker.js", "held.js", "runtime/python_stdlib.*"])
def test_a_file_that_does_not_come_is_told(chromium: Browser, address: str, missing: str) -> None:
    complaints: list[str] = []
    page = watched(chromium, complaints)
    page.context.route(f"**/{missing}", lambda route: route.abort())
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("#notices .wrong")
    assert page.inner_text("#notices").startswith("The playground cannot start: ")
    assert not page.is_visible("#loading")
    page.context.close()


def test_without_scripts_it_says_what_it_needs_and_not_that_it_loads(new_page: OpenPage, address: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address)
    assert page.is_visible("noscript p")
    assert not page.is_visible("#loading")


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path, address: str) -> None:
    from tools import build_playground

    made = [build_playground.build(tmp_path / each, PYODIDE, WHEELS) for each in ("one", "other")]
    assert made[0] == made[1]
    one, other = (tmp_path / each / "playground" / "manifest.js" for each in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
