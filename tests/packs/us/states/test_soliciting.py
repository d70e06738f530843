"""An offer brings in the advice of the place where the person is, and of no other; it never denies."""

import pytest

from fdcpa_guard import Decision, Guard, us, us_state
from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.packs.us.states.soliciting import ACTS, packs
from fdcpa_guard.policies import named
from fdcpa_guard.vocabulary import Confidence, Effect, Element, Medium
from tests.builders import case, contact, content

GUARD = Guard(us())
NOON = "2026-04-01 12:00"


def decided(state: str, *, offers: bool | None = True, medium: str = "call") -> Decision:
    said = content() if offers is None else content(**{"carries" if offers else "lacks": [Element.OFFER]})
    known = case(locations=({"id": "home", "state": state},))
    return GUARD.decide(contact(NOON, medium, content=said), known)


def advised(decision: Decision) -> set[str]:
    return {each.rule for each in decision.advisories if each.rule.endswith(".solicitation.offer")}


@pytest.mark.parametrize("place", MODULES)
def test_the_advice_is_that_of_the_place(place: str) -> None:
    state = place.split("-")[1]
    here = {f"us.{state.lower()}.solicitation.offer"} if f"US-{state}" in ACTS else set()
    assert advised(decided(state)) == here
    assert advised(decided(state, offers=False)) == set()
    assert advised(decided(state, offers=None)) == set()


@pytest.mark.parametrize("place", ACTS)
def test_it_cites_the_law_as_surely_as_it_is_known_and_denies_nothing(place: str) -> None:
    act = ACTS[place]
    decision = decided(place[3:])
    (said,) = (each for each in decision.advisories if each.rule.endswith(".solicitation.offer"))
    assert said.citations == act.cites
    assert act.name in said.message
    assert all(each.section in said.message for each in act.cites)
    assert not any(reason.rule == said.rule for reason in decision.reasons)
    assert bool(act.asks) is ("what it asks was not seen" not in said.message)
    assert advised(decided(place[3:], medium="text")) == ({said.rule} if Medium.TEXT in act.media else set())


def test_what_is_only_told_by_others_is_cited_so() -> None:
    sure = {place: act.cites[0].confidence for place, act in ACTS.items()}
    assert sure["US-FL"] is Confidence.SECONDARY
    assert sure["US-MD"] is Confidence.UNREAD
    assert sure["US-VA"] is Confidence.PARTIAL
    assert sure["US-CT"] is Confidence.PRIMARY


def test_a_state_alone_has_it_too_and_so_does_its_pack() -> None:
    assert "us.va.solicitation" in {pack.id for pack in us_state("VA").packs}
    assert "us.va.solicitation" not in {pack.id for pack in us_state("MA").packs}
    (pack,) = named("us.va.solicitation").packs
    assert packs(["US-VT", "US-VA"]) == (pack,)
    assert all(rule.effect is Effect.ADVISORY for rule in pack.rules)


def test_the_table_is_of_places_that_there_are() -> None:
    assert ACTS.keys() <= MODULES.keys()
