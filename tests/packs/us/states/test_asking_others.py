"""Where somebody else is asked where the consumer is, no law wants them told of the debt (12 CFR 1006.10(b)(2))."""

import pytest
import yaml

from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.rules.acts import TELLING_OF_A_DEBT
from fdcpa_guard.testing.scenarios import load
from fdcpa_guard.vocabulary import Element

STATES = sorted({place[3:5] for place in MODULES})
TELLING = sorted(each.value for each in TELLING_OF_A_DEBT | {Element.STATES_DEBT, Element.COLLECTOR_DISCLOSURE})
DEBTS = {"time_barred": True, "validation": "none", "initial_communication_at": None}
OF_THE_CONSUMER = {"us.dc.28-3814f2.written-disclosure"}
"""It names writings to obtain information about a consumer."""


def _denying(place: str, collector: str, kind: str, when: dict[str, object]) -> set[str]:
    debt = {f"debts.d1.{name}": value for name, value in {"kind": kind, **DEBTS}.items()}
    given = {"place": place, "collector": collector, "history": "none", **debt}
    asking = {"purpose": "location-information", **when}
    scenario = {"name": "asked", "zone": "America/Chicago", "when": asking, "then": "denied"}
    [row] = load(yaml.safe_dump({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})).rows()
    return {each.rule for each in row.run().explanation.decision.reasons if each.denies}


@pytest.mark.parametrize(("collector", "kind"), [("creditor", "medical"), ("debt-buyer", "credit-card")])
@pytest.mark.parametrize("place", STATES)
def test_nobody_is_to_be_told_of_a_debt_who_is_asked_where_the_consumer_is(
    place: str, collector: str, kind: str
) -> None:
    for recipient in ("spouse", "guardian", "third-party"):
        for medium in ("mail", "call"):
            contact = {"medium": medium, "recipient": recipient}
            silent = _denying(place, collector, kind, {**contact, "content": {"lacks": TELLING}})
            undeclared = _denying(place, collector, kind, {**contact, "content": {}})
            assert silent - undeclared <= OF_THE_CONSUMER
