"""Wherever a law bars telling somebody else of a debt, it bars a post or card of it that others can see, no other."""

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

STATES = sorted({place[3:5] for place in MODULES})
COLLECTING = [("creditor", "payday-loan"), ("creditor", "medical"), ("third-party-collector", "credit-card")]
READ_OTHERWISE = {
    "us.la.9-3562-1.outside-the-household": "of contacts with a person, which a post for all to see is not",
    "us.mn.332c-02.third-party": "known from the trade press alone, and about contacts with third parties",
    "us.oh.1321-45.third-parties-for-location-only": "itself a careful reading of how others are asked",
}
LETTER = {"medium": "mail", "content.states_debt": True}
POST = {"medium": "social-media", "publicly_viewable": True, "content.states_debt": True}
CARD = {**LETTER, "content.postcard": True}
ADDRESSED = {"us.wa.31-45-082-3d.others": "of contacts made to another than the borrower, to whom a card is addressed"}
ANSWER: dict[str, object] = {
    "medium": "social-media",
    "purpose": "answer-to-request",
    "content.carries": ["no-payment-request"],
    "content.lacks": ["states-debt", "initial-disclosure", "collector-disclosure"],
}
UNREAD = {"us.pa.2270-4b3.public-posts": "its words are known from a summary"}


def _denying(place: str, collector: str, kind: str, when: dict[str, object]) -> set[str]:
    """The rules of the place that deny."""
    given = {"place": place, "collector": collector, "debts.d1.kind": kind}
    scenario = {"name": "told", "zone": "America/Chicago", "when": when, "then": "denied"}
    decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
    return {each.rule for each in decision.reasons if each.denies and each.rule.startswith(f"us.{place.lower()}.")}


@pytest.mark.parametrize(("collector", "kind"), COLLECTING)
@pytest.mark.parametrize("place", STATES)
def test_a_post_or_card_tells_whoever_sees_it(place: str, collector: str, kind: str) -> None:
    others = _denying(place, collector, kind, {**LETTER, "recipient": "third-party"})
    telling = others - _denying(place, collector, kind, LETTER) - READ_OTHERWISE.keys()
    assert not telling or _denying(place, collector, kind, POST)
    assert telling <= ADDRESSED.keys() or _denying(place, collector, kind, CARD)


@pytest.mark.parametrize(("collector", "kind"), COLLECTING)
@pytest.mark.parametrize("place", STATES)
def test_a_post_that_tells_nothing_is_as_free_as_a_private_message(place: str, collector: str, kind: str) -> None:
    private, public = ({**ANSWER, "publicly_viewable": seen} for seen in (False, True))
    assert _denying(place, collector, kind, public) - _denying(place, collector, kind, private) <= UNREAD.keys()
