"""Wherever a law wants something in the first writing, a debt that tells of an earlier one has had it."""

from typing import Any

import pytest

from fdcpa_guard.packs.us.states import MODULES
from tests.rows import decided

STATES = sorted({place[3:5] for place in MODULES})
NOTHING: dict[str, Any] = {"validation": "none", "initial_communication_at": None}
TELLING: list[dict[str, Any]] = [
    {"validation": [{"provided_at": "2026-01-05 10:00"}]},
    {"initial_communication_at": "2026-01-05 10:00", "initial_communication_orally": False},
]
NOT_A_MATTER_OF_WRITING = {"us.ct.19a-673c.insured-or-not": "names no time, and advises with the first contact"}


def _asked_for(place: str, collector: str, debt: dict[str, Any], **more: Any) -> set[str]:
    """The rules of the place that object to a letter, or that ask something of it."""
    known = {"time_barred": True, "purchased": collector == "debt-buyer", "kind": "medical", "charged_off": True}
    given = {"place": place, "collector": collector, "debts.d1": {**known, **NOTHING, **debt}, **more}
    when = {
        "medium": "mail",
        "content.lacks": ["business-identity"],
        **({"person": "bob"} if "+locations" in more else {}),
    }
    scenario = {"name": "letter", "zone": "America/Chicago", "when": when, "then": "allowed"}
    decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
    named = {each.rule for each in decision.reasons} | {each.rule for each in decision.duties}
    return {rule for rule in named if rule.startswith(f"us.{place.lower()}.")} - NOT_A_MATTER_OF_WRITING.keys()


@pytest.mark.parametrize("collector", ["debt-buyer", "creditor"])
@pytest.mark.parametrize("place", STATES)
def test_a_debt_that_tells_of_a_writing_has_had_its_first(place: str, collector: str) -> None:
    first = _asked_for(place, collector, {}) - _asked_for(place, collector, {}, history=["mail 2026-01-05 10:00"])
    for debt in TELLING:
        assert first.isdisjoint(_asked_for(place, collector, debt))


@pytest.mark.parametrize("place", STATES)
def test_whoever_owes_too_has_a_first_of_their_own(place: str) -> None:
    bob: dict[str, Any] = {"+locations": [{"id": "bobs", "person": "bob", "state": place}]}
    owed = {"co_obligors": ["bob"]}
    written = {**bob, "history": [{"medium": "mail", "at": "2026-01-05 10:00", "person": "bob"}]}
    first = _asked_for(place, "debt-buyer", owed, **bob) - _asked_for(place, "debt-buyer", owed, **written)
    for debt in TELLING:
        assert first <= _asked_for(place, "debt-buyer", owed | debt, **bob)
