"""Where telling others of a debt is barred, asking them for payment tells of it, whatever it is declared to state."""

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

STATES = sorted({place[3:5] for place in MODULES})
ASKING: dict[str, object] = {
    "medium": "mail",
    "content.initial_disclosure": None,
    "content.lacks": ["no-payment-request", "reports-dispute"],
}
NEW_YORK = "us.ny.gbl601-5.report-the-dispute"
"""It speaks of the debt; 1006.18(c)(2), and what is like it, of credit information, by what is declared of that."""
VALIDATING: dict[str, object] = {
    "medium": "mail",
    "content.carries": ["validation-information"],
    "content.lacks": ["reports-dispute"],
}
LOCATING: dict[str, object] = {**VALIDATING, "purpose": "location-information"}
DISCLOSING: dict[str, object] = {
    "medium": "mail",
    "purpose": "location-information",
    "content.initial_disclosure": True,
    "content.lacks": ["reports-dispute"],
}


def _denying(place: str, collector: str, kind: str, when: dict[str, object]) -> set[str]:
    """The rules that deny it about a debt that was disputed in writing."""
    disputes = [{"id": "x", "received_at": "2026-03-01", "in_writing": True}]
    given = {"place": place, "collector": collector, "debts.d1.kind": kind, "debts.d1.disputes": disputes}
    scenario = {"name": "told", "zone": "America/Chicago", "when": when, "then": "denied"}
    decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
    denying = {each.rule for each in decision.reasons if each.denies}
    return {rule for rule in denying if rule == NEW_YORK or not rule.endswith(".report-the-dispute")}


@pytest.mark.parametrize(("collector", "kind"), [("creditor", "payday-loan"), ("third-party-collector", "credit-card")])
@pytest.mark.parametrize("place", STATES)
def test_who_asks_for_payment_tells_of_the_debt(place: str, collector: str, kind: str) -> None:
    for recipient in ("third-party", "employer"):
        for what in (ASKING, VALIDATING):
            told = _denying(place, collector, kind, {**what, "recipient": recipient, "content.states_debt": True})
            denied = _denying(place, collector, kind, {**what, "recipient": recipient, "content.states_debt": False})
            assert told == denied
        for what in (LOCATING, DISCLOSING):
            told = _denying(place, collector, kind, {**what, "recipient": recipient, "content.states_debt": True})
            denied = _denying(place, collector, kind, {**what, "recipient": recipient, "content.states_debt": None})
            assert told == denied
