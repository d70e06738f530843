"""A theorem about place: where somebody is verified to be narrows a clock, and takes no law away, no count, no day."""

from copy import deepcopy
from datetime import datetime, timedelta
from random import Random
from typing import Final

from fdcpa_guard import Decision, Guard, us
from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.packs.us.ties import Clock, clock
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.vocabulary import Effect

from .search import effort, facts, search

_GUARD: Final = Guard(us())
_READ_THE_CLOCK_THERE: Final = {rule.id for rule in _GUARD.policy.rules() if clock(rule) is Clock.PRESENCE}
_STATES: Final = sorted({place[3:5] for place in MODULES})


def _objections(decision: Decision) -> set[tuple[str, str]]:
    """Which rules object to which debts, but for want of a fact, and of the guard itself none."""
    return {
        (reason.rule, debt)
        for reason in decision.reasons
        if reason.denies and reason.effect is not Effect.MISSING_FACT and not reason.rule.startswith("guard.")
        for debt in reason.debts
    }


def takes_nothing_away(case: Json, contact: Json, dice: Random) -> None:
    if case.get("locations") == "unknown":
        return
    if case.get("locations") == "none":
        case["locations"] = []
    person = str(contact.get("person") or contact.get("recipient", "consumer"))
    case["locations"] = [*(case.get("locations") or ()), {"id": "law", "state": dice.choice(_STATES), "person": person}]
    before = _GUARD.decide(*facts(case, contact))
    traveller = deepcopy(case)
    learned = datetime.fromisoformat(contact["at"]) - timedelta(hours=dice.randrange(24))
    there = {"id": "there", "kind": "current", "verified": True, "learned_at": learned.isoformat(), "person": person}
    traveller["locations"].append(there | {"state": dice.choice(_STATES)})
    after = _GUARD.decide(*facts(traveller, contact))
    gone = {(rule, debt) for rule, debt in _objections(before) - _objections(after)}
    assert {rule for rule, _ in gone} <= _READ_THE_CLOCK_THERE


@effort(60, 3000)
def test_a_verified_place_takes_no_objection_away_but_of_its_clock(examples: int) -> None:
    search("verified", examples, takes_nothing_away)
