"""Where a suit goes on already, word of its remedies threatens none that the period would bar."""

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

STATES = sorted({place[3:5] for place in MODULES})
COLLECTING = "us.nc.58-70-115-4.time-barred"
"""It bars a buyer every attempt to collect what is time-barred, not the suit alone."""
NOTICES = ["remedy-may-be-invoked", "remedy-will-be-invoked"]


def _denying(place: str, collector: str, kind: str, purpose: str, *, barred: bool, pending: bool) -> set[str]:
    """The rules that deny word of a remedy that was authorised."""
    debt = {"kind": kind, "purchased": True, "time_barred": barred, "active_litigation": pending}
    given = {"place": place, "collector": collector, **{f"debts.d1.{name}": value for name, value in debt.items()}}
    given["debts.d1.legal_action_authorised"] = True
    when = {"medium": "mail", "purpose": purpose, "content.threatens_legal_action": None}
    scenario = {"name": "remedy", "zone": "America/Chicago", "when": when, "then": "denied"}
    decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
    return {each.rule for each in decision.reasons if each.denies} - {COLLECTING}


@pytest.mark.parametrize(("collector", "kind"), [("creditor", "title-loan"), ("debt-buyer", "credit-card")])
@pytest.mark.parametrize("place", STATES)
def test_a_remedy_of_a_pending_suit_is_not_barred_with_time(place: str, collector: str, kind: str) -> None:
    for purpose in NOTICES:
        of_age = _denying(place, collector, kind, purpose, barred=False, pending=True)
        assert _denying(place, collector, kind, purpose, barred=True, pending=True) == of_age


def test_without_a_suit_it_is() -> None:
    denying = _denying("SD", "creditor", "title-loan", NOTICES[1], barred=True, pending=False)
    assert denying == {"us.sd.54-4-77-2i.empty-threat"}
