"""Whoever stands in the consumer's place and is only asked where the consumer is, is not to be told what the law wants
the consumer told: the script of 15 USC 1692b, which says nothing of a debt, passes."""

import pytest

from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.vocabulary import Element
from tests.rows import decided

PLACES: list[object] = [*sorted({place[3:5] for place in MODULES})]
PLACES += [{"state": "NY", "city": city} for city in ("US-NY-NYC", "US-NY-YONKERS")]
READ_OTHERWISE = {
    "us.ca.1788-11f.licence-number": "of what is sent to the person, whatever it says",
    "us.dc.28-3814f2.written-disclosure": "of what is written to obtain information about a consumer too",
    "us.ma.940cmr7-04-1d.caller-identity": "of communicating by telephone; of creditors, whom 1692b leaves be",
    "us.va.6-2-1816-21.reasons": "of whatever a lender contacts the borrower for, and who counts as one",
}
ASKS = ("caller-id", "identifies-caller")
"""What the script says and shows; that it tells of no debt is declared apart."""
_APART = {*ASKS, "no-payment-request", "states-debt", "limited-content-message"}
UNSAID = sorted({each.value for each in Element} - _APART)


def _denying(place: object, collector: str, kind: str, medium: str, recipient: str, lacks: list[str]) -> set[str]:
    given = {
        "place": place,
        "collector": collector,
        "debts.d1.kind": kind,
        "debts.d1.time_barred": True,
        "debts.d1.validation": "none",
        "debts.d1.initial_communication_at": None,
        "history": "none",
        "debts.d1.medical": {"billing_information_held": True, "screening_information_held": True},
    }
    content = {"carries": list(ASKS), "lacks": ["states-debt", *lacks]}
    when = {"medium": medium, "recipient": recipient, "purpose": "location-information", "content": content}
    scenario = {"name": "asked", "zone": "America/New_York", "when": when, "then": "denied"}
    policy = f"us_state({place['state'] if isinstance(place, dict) else place})"
    decision = decided({"policy": policy, "given": given, "scenarios": [scenario]})
    return {each.rule for each in decision.reasons if each.denies}


@pytest.mark.parametrize(
    ("collector", "kind"),
    [
        ("creditor", "payday-loan"),
        ("creditor", "medical"),
        ("debt-buyer", "credit-card"),
        ("third-party-collector", "medical"),
    ],
)
@pytest.mark.parametrize("place", PLACES, ids=str)
def test_who_is_asked_where_the_consumer_is_needs_to_be_told_nothing(place: object, collector: str, kind: str) -> None:
    for medium, recipient in (("call", "spouse"), ("mail", "guardian"), ("mail", "third-party")):
        asked = _denying(place, collector, kind, medium, recipient, UNSAID)
        assert asked - _denying(place, collector, kind, medium, recipient, []) <= READ_OTHERWISE.keys()
