"""The law of a place is loaded when it is first needed, and what is decided is the same whenever that is."""

import copy
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, Policy, first_party, us
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.fingerprints import FINGERPRINTS
from fdcpa_guard.testing.crowds import as_json
from tests.builders import case, contact
from tests.probing import probe
from tools.build_fingerprints import texts

EVERYWHERE: dict[str, Any] = {"us": us, "first-party": first_party}
every_policy = pytest.mark.parametrize("make", EVERYWHERE.values(), ids=EVERYWHERE)

IN_MASSACHUSETTS = """
import json, sys
from fdcpa_guard import Guard, us
from fdcpa_guard.packs.us.states import MODULES
from tests.builders import case, contact

events, watching = [], False
sys.addaudithook(lambda event, arguments: events.append(event) if watching else None)


def loaded():
    here = "fdcpa_guard.packs.us.states."
    return sorted({name.removeprefix(here) for name in sys.modules if name.startswith(here)} & {*MODULES.values()})


def asked(state):
    return contact("2026-04-01 12:00"), case(locations=({"id": "home", "state": state},))


def decide(state, prepared=True):
    global watching
    question = asked(state)
    if prepared:
        guard.prepare(*question)
    watching = True
    decision = guard.decide(*question)
    watching = False
    return sorted({pack.pack for pack in decision.packs if pack.pack.startswith(f"us.{state.lower()}")})


found = {}
policy = us()
found["policy"] = loaded()
"""


def run(asked: str) -> Any:
    return probe(f"{IN_MASSACHUSETTS}\n{asked}\nprint(json.dumps(found))")


def test_a_lazy_guard_loads_the_law_of_the_places_concerned_and_no_other() -> None:
    found = run(
        """
guard = Guard(policy, lazy=True)
found["guard"] = loaded()
found["packs"] = decide("MA")
found["massachusetts"] = loaded()
found["fingerprint"] = guard.decide(*asked("MA")).fingerprint
found["recorded"] = loaded()
found["events"] = sorted(set(events))
decide("OK", prepared=False)
found["oklahoma"] = loaded()
found["all"] = [len(list(policy.rules())) > 0, len(loaded()) == len(MODULES)]
"""
    )
    assert found["policy"] == found["guard"] == []
    assert found["massachusetts"] == found["recorded"] == ["massachusetts"]
    assert found["packs"]
    assert found["events"] == []
    assert found["oklahoma"] == ["massachusetts", "oklahoma"]
    assert found["all"] == [True, True]
    assert len(found["fingerprint"]) == 64


def test_a_guard_that_is_not_lazy_loads_nothing_in_a_decision() -> None:
    found = run(
        """
guard = Guard(policy)
found["guard"] = len(loaded()) == len(MODULES)
for state in ("MA", "CA", "DC", "UT", "KY"):
    decide(state, prepared=False)
found["events"] = sorted(set(events))
"""
    )
    assert found["policy"] == []
    assert found["guard"] is True
    assert found["events"] == []


def test_what_reads_questions_is_built_with_a_guard_unless_it_is_lazy() -> None:
    found = probe(
        """
import json
from fdcpa_guard import Case, Contact, Guard, us_federal

kinds = {"contact": Contact, "case": Case}
policy = us_federal()
found = []
for make in (lambda: None, lambda: Guard(policy, lazy=True), lambda: Guard(policy)):
    make()
    found.append([name for name, kind in kinds.items() if kind.__pydantic_complete__])
print(json.dumps(found))
"""
    )
    assert found == [[], [], ["contact", "case"]]


def plain(decision: Decision) -> str:
    return decision.to_json()


@every_policy
def test_a_lazy_guard_decides_as_another(make: Any) -> None:
    eager, lazy = Guard(make()), Guard(make(), lazy=True)
    for known, asked in as_json("lazy", 60):
        question = Contact.model_validate(asked), Case.model_validate(known)
        assert plain(lazy.decide(*question, counted=True)) == plain(eager.decide(*question, counted=True))
        assert lazy.next_change(*question) == eager.next_change(*question)
    assert lazy.explain(*question) == eager.explain(*question)


def test_of_many_threads_that_need_a_place_first_each_gets_the_same() -> None:
    for state in ("MA", "NY", "CA"):
        lazy, together = Guard(us(), lazy=True), Barrier(8)
        asked = contact("2026-04-01 12:00"), case(locations=({"id": "home", "state": state},))
        found: list[str] = []

        def decide(
            guard: Guard = lazy,
            gate: Barrier = together,
            question: tuple[Contact, Case] = asked,
            said: list[str] = found,
        ) -> None:
            gate.wait()
            said.append(plain(guard.decide(*question)))

        threads = [Thread(target=decide) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [plain(Guard(us()).decide(*asked))] * 8


def test_the_kept_fingerprints_are_those_of_the_rules_and_their_code() -> None:
    """If this fails after a change to a rule or shape: `python tools/build_fingerprints.py`."""
    for module, text in texts().items():
        assert Path(str(module.__file__)).read_text("utf-8") == text


@every_policy
def test_a_policy_is_the_same_loaded_or_not(make: Any) -> None:
    held, loaded = make(), make()
    assert loaded.packs
    assert held.fingerprint == loaded.fingerprint == replace(loaded).fingerprint
    assert held.label == loaded.label
    assert held == loaded
    assert copy.copy(make()).packs == loaded.packs
    assert not hasattr(make(), "nothing")
    assert loaded.packs_in(frozenset({"US-MA"})) == make().packs_in(frozenset({"US-MA"}))
    assert loaded.packs_in(frozenset()) == make().packs_in(frozenset())
    assert loaded.packs_in(loaded.places) == make().packs_in(loaded.places) == loaded.packs


@every_policy
def test_what_is_taken_away_before_anything_was_loaded_is_a_departure(make: Any) -> None:
    whole: Policy = make()
    fewer = replace(make(), packs=whole.packs[1:])
    assert fewer.departures == replace(whole, packs=whole.packs[1:]).departures != ()
    assert make().narrowed("US-MA", justification="only there").departures
    assert make().fingerprint != fewer.fingerprint


def test_a_standard_of_ones_own_has_a_fingerprint_of_its_own() -> None:
    own = first_party({"house.pace.calls-a-week": {"new": {"most": 1}}})
    assert own.fingerprint != FINGERPRINTS["first-party"]
    assert first_party({}).fingerprint == FINGERPRINTS["first-party"]


def test_the_law_of_no_place_tells_segments_apart() -> None:
    """So that a guard that has not loaded it knows all segments."""
    assert not [rule.id for place in states.every() for pack in place.packs for rule in pack.rules if rule.segments]


def test_what_is_said_of_several_states_comes_in_one_order_whatever_the_seed_of_the_hashes() -> None:
    where = tuple({"id": state.lower(), "state": state} for state in ("NY", "IL"))
    said = [
        reason.message
        for reason in Guard(us()).decide(contact("2026-04-01 12:00"), case(locations=where)).reasons
        if reason.rule == "guard.place"
    ]
    assert len(said) == 2
    assert said == sorted(said)
    assert "CHICAGO" in said[0]
