"""What goes to a place goes there, wherever the person is known to be meanwhile."""

from collections.abc import Mapping

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

STATES = sorted({place[3:5] for place in MODULES})
ASKED = [
    {"kind": "employer-prohibits", "received_at": "2026-03-01"},
    {"kind": "inconvenient-place", "place": "work", "received_at": "2026-03-01"},
]
GOES_HOME = {
    "landline": {"medium": "call", "address": "land"},
    "text to a landline": {"medium": "text", "address": "land"},
    "letter": {"medium": "mail", "address": "home"},
    "visit": {"medium": "in-person", "address": "home"},
}
AT_WORK = "us.regf.6b3.employer-prohibits"


def _denying(place: str, collector: str, kind: str, when: Mapping[str, object]) -> set[str]:
    """The rules that deny."""
    given = {"place": place, "collector": collector, "debts.d1.kind": kind, "requests": ASKED}
    given["history"] = [{"medium": "call", "at": "2026-03-31 10:00", "address": "office"}]
    scenario = {"name": "sent", "zone": "America/Chicago", "when": dict(when), "then": "denied"}
    decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
    return {each.rule for each in decision.reasons if each.denies}


@pytest.mark.parametrize(("collector", "kind"), [("creditor", "payday-loan"), ("third-party-collector", "credit-card")])
@pytest.mark.parametrize("place", STATES)
def test_what_goes_home_is_not_at_work(place: str, collector: str, kind: str) -> None:
    for name, when in GOES_HOME.items():
        usual = _denying(place, collector, kind, when)
        assert _denying(place, collector, kind, {**when, "person_is_at": "work"}) == usual, name


@pytest.mark.parametrize("place", STATES)
def test_a_visit_to_no_address_is_where_the_person_is(place: str) -> None:
    def met(at: str) -> set[str]:
        return _denying(place, "third-party-collector", "credit-card", {"medium": "in-person", "person_is_at": at})

    assert met("home") == _denying(place, "third-party-collector", "credit-card", GOES_HOME["visit"])
    assert AT_WORK in met("work") - met("home")
