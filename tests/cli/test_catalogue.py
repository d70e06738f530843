"""The catalogue of rules."""

import json
from datetime import date, timedelta

import pytest

from fdcpa_guard import Citation, Policy, regulation_f
from fdcpa_guard.cli import catalogue
from fdcpa_guard.rules import PASS, Outcomes, Parameter, Question, rule
from fdcpa_guard.vocabulary import Authority, Effect

from .conftest import Run

IDS = [entry.id for entry in regulation_f().rules()]


def test_the_data_hold_every_rule(run: Run) -> None:
    ran = run("rules", "--format", "json")
    assert ran.status == 0
    (pack,) = json.loads(ran.out)["packs"]
    assert [entry["id"] for entry in pack["rules"]] == IDS
    seven = next(entry for entry in pack["rules"] if entry["id"] == "us.regf.14b2.seven-in-seven")
    assert seven["effect"] == "presumed-violation"
    assert seven["in_force"] == {"from": "2021-11-30", "until": None}
    assert seven["parameters"]["calls"]["values"] == [{"from": "2021-11-30", "value": 7}]
    assert seven["parameters"]["calls"]["stricter"] == "lower"
    assert {"source": "12 CFR", "section": "1006.14(b)(2)(i)(A)"}.items() <= seven["citations"][0].items()
    assert all(isinstance(citation["text_read"], bool) for citation in seven["citations"])


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_people_can_read_every_rule(run: Run, format: str) -> None:
    ran = run("rules", "--format", format)
    assert ran.status == 0
    assert all(id in ran.out for id in IDS)
    assert "2021-11-30" in ran.out
    if format == "text":
        assert max(map(len, ran.out.splitlines())) <= 80


def house_policy() -> Policy:
    unread = Citation("Some Code", "12", Authority.STATUTE, None)

    @rule(
        "house.pause",
        "A pause | of sorts",
        unread,
        effect=Effect.HOUSE_POLICY,
        in_force=(None, date(2027, 1, 1)),
        pause=Parameter(
            ((date(2026, 1, 1), timedelta(minutes=90)), (date(2026, 7, 1), timedelta(hours=2))), "time", unread
        ),
        strict=Parameter(((date.min, True),), "yes or no", unread, "higher"),
    )
    def pause(q: Question, p: object) -> Outcomes:
        """Waits."""
        return PASS

    return Policy("house", "1", ()).with_rules(pause)


def test_a_text_that_nobody_read_is_marked() -> None:
    (pack,) = catalogue.as_data(house_policy())["packs"]
    (entry,) = pack["rules"]
    assert entry["citations"][0]["text_read"] is False
    assert entry["citations"][0]["read_on"] is None
    assert entry["in_force"] == {"from": None, "until": "2027-01-01"}
    assert [dated["value"] for dated in entry["parameters"]["pause"]["values"]] == ["90 minutes", "120 minutes"]
    page = catalogue.as_markdown(house_policy())
    assert "not read here" in page
    assert r"A pause \| of sorts" in page
    assert "until 2027-01-01" in page
    assert "strict` = true (" in page


def test_links_on_the_page_find_their_rule() -> None:
    page = catalogue.as_markdown(regulation_f())
    for entry in regulation_f().rules():
        assert f"(#{catalogue.anchor(entry)})" in page
        assert f'id="{catalogue.anchor(entry)}"' in page
