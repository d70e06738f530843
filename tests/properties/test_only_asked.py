"""Who stands in the consumer's place and is only asked where the consumer is need not be told what a debtor is told.

Whoever asks says nothing of a debt (15 USC 1692b(2), 12 CFR 1006.10(b)(2)), which most of what states want said would.
Held of every rule of every place at once.
"""

from typing import Any, Final

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.testing.builders import case, contact, debt

_GUARD: Final = Guard(us())
_STATES: Final = sorted({place[3:5] for place in MODULES})
_CITIES: Final = ("10001", "10701", "14201", "60601")

_HOW: Final = ("envelope", "postcard", "seen-by-others", "form", "opt-out-notice", "stay-outside", "business-unnamed")
"""How a question is put, and what others may see of it."""
_STAYS: Final = frozenset(
    {
        "us.ca.1788-11b.licence-on-request",
        "us.ca.1788-11f.licence-number",
        "us.dc.28-3814f2.written-disclosure",
        "us.id.26-2229a-3.common-interest",
        "us.ma.940cmr7-04-1d.caller-identity",
        "us.va.6-2-1816-21.reasons",
        "us.va.6-2-2215-18.reasons",
    }
)
"""What their texts want in such a contact too, as `docs/explanation/state-law.md` has it."""


def _duties(recipient: str, medium: str, collector: str, kind: str) -> set[str]:
    claims = [
        {"id": claim, "kind": claim, "learned_at": "2026-02-02T10:00:00-06:00", "in_writing": False}
        for claim in ("identity-theft", "coerced-debt")
    ]
    owed: dict[str, Any] = {
        "kind": kind,
        "time_barred": "unknown",
        "past_due_since": "2025-06-01",
        "proceedings": claims,
    }
    known = case(
        collector=collector,
        debts=[debt(**owed, validation="none", initial_communication_at=None)],
        locations=[
            {"id": f"{who}-{where}", "person": who, **({"state": where} if where in _STATES else {"zip": where})}
            for who in ("consumer", recipient)
            for where in (*_STATES, *_CITIES)
        ],
    )
    asking = contact(
        medium=medium, recipient=recipient, purpose="location-information", content={"lacks": ["states-debt"]}
    )
    return {duty.rule for duty in _GUARD.decide(asking, known).duties}


@pytest.mark.parametrize("recipient", ["spouse", "guardian", "personal-representative"])
@pytest.mark.parametrize("medium", ["call", "mail", "email", "text", "in-person"])
@pytest.mark.parametrize("collector", ["third-party-collector", "debt-buyer", "creditor"])
@pytest.mark.parametrize("kind", ["credit-card", "medical", "payday-loan"])
def test_who_is_only_asked_is_told_no_more_than_a_neighbour(
    kind: str, collector: str, medium: str, recipient: str
) -> None:
    more = _duties(recipient, medium, collector, kind) - _duties("third-party", medium, collector, kind)
    assert {rule for rule in more - _STAYS if not rule.endswith(_HOW)} == set()
