"""Theorems of identity: one number or person over several ids is as protected as under one; ids are only names."""

import json
from copy import deepcopy
from itertools import islice
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Decision, Guard, first_party, us
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.testing.strategies import seeded
from tests.rows import scenario_rows

from .search import effort, facts, search

GUARDS = {"us": Guard(us()), "first_party": Guard(first_party())}

_PROTECTING = ("disowned_at", "led_to_third_party_at", "ported_at", "undeliverable_at", "reassigned_checks")
"""What one record of several may say alone."""
_KINDS = {
    "call": "phones",
    "ringless-voicemail": "phones",
    "text": "phones",
    "email": "emails",
    "mail": "postal_addresses",
}
_THING = {
    "phones": ("number", "+12025550123"),
    "emails": ("address", "ann@example.com"),
    "postal_addresses": ("address", "1 Main St, Springfield"),
}


def decided(guard: Guard, case: Json, contact: Json) -> Decision:
    return guard.decide(*facts(case, contact))


def events(case: Json) -> list[Json]:
    history = case.get("history")
    return [] if not isinstance(history, dict) else [*listed(history, "attempts"), *listed(history, "inbound")]


def listed(owner: Json, name: str) -> list[Any]:
    found = owner.get(name)
    return found if isinstance(found, list) else []


def split(case: Json, contact: Json, dice: Random) -> tuple[Json, Json, Json] | None:
    """The case with the number or address used, as given and over several ids; and the contact by one of them."""
    kind = _KINDS.get(contact["medium"])
    records = [] if kind is None else [each for each in listed(case, kind) if each["id"] == contact.get("address")]
    if kind is None or not records:
        return None
    case, contact, name = deepcopy(case), deepcopy(contact), contact["address"]
    field, value = _THING[kind]
    (record,) = [each for each in case[kind] if each["id"] == name]
    record[field] = record.get(field) or value
    if any(each is not record and each.get(field) == record[field] for each in case[kind]):
        return None
    whole = deepcopy(case)
    ids = [name, *(f"{name}.{number}" for number in range(dice.randint(1, 3)))]
    copies = [deepcopy(record) | {"id": id} for id in ids]
    for protecting in _PROTECTING:
        if record.get(protecting) is not None:
            keeps = dice.choice(copies)
            for each in copies:
                if each is not keeps:
                    each.pop(protecting, None)
    if record.get("regained_at") is not None:
        for each in copies:
            each["regained_at"] = record["regained_at"]
    for each in dice.sample(copies, len(copies) - 1):
        each.pop("emergency_or_patient_line", None)
    place = case[kind].index(record)
    case[kind][place : place + 1] = dice.sample(copies, len(copies))
    for fact in (*listed(case, "requests"), *listed(case, "consents"), *events(case), contact):
        if fact.get("address") == name:
            fact["address"] = dice.choice(ids)
    return whole, case, contact


def rules(decision: Decision) -> list[str]:
    return sorted({reason.rule for reason in decision.reasons if reason.denies})


@effort(60, 5000)
@pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))
def test_a_number_over_several_ids_is_as_protected_as_under_one(guard: Guard, examples: int) -> None:
    """What denies a contact at a number denies it, if its records and what names them are spread over several ids."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        made = split(case, contact, dice)
        if made is None:
            return
        whole, parts, asked = made
        before, after = decided(guard, whole, contact), decided(guard, parts, asked)
        assert before.allowed or not after.allowed, f"allowed in parts: {rules(before)}"
        assert set(rules(before)) <= set(rules(after)), "a rule falls silent"

    search("split number", examples, theorem)


@pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))
@effort(25, 2000)
def test_so_are_questions_made_up_around_the_rules(guard: Guard, examples: int) -> None:
    """The same of the questions that policy authors get, around what the rules look at."""

    for number, (contact, case) in enumerate(seeded(guard.policy, seed="split", count=examples)):
        made = split(json.loads(case.model_dump_json()), json.loads(contact.model_dump_json()), Random(number))
        if made is not None:
            whole, parts, other = made
            before, after = decided(guard, whole, json.loads(contact.model_dump_json())), decided(guard, parts, other)
            assert before.allowed or not after.allowed, f"allowed in parts: {rules(before)}"


def test_so_are_the_numbers_of_the_scenarios() -> None:
    """The same of a part of the scenario rows that hold a number or address."""
    dice = Random("rows")
    met = 0
    for row in islice(dice.sample(found := scenario_rows(), len(found)), 400):
        case, contact = (json.loads(fact.model_dump_json()) for fact in (row.case, row.contact))
        made = split(case, contact, dice)
        if made is None:
            continue
        whole, parts, asked = made
        guard = guard_of(row.policy)
        before, after = decided(guard, whole, contact), decided(guard, parts, asked)
        assert before.allowed or not after.allowed, f"{row.id} {rules(before)}"
        met += 1
    assert met > 200


def renamed_consumer(case: Json, contact: Json, dice: Random) -> tuple[Json, Json, Json]:
    """The case with the consumer's id, and with that and the role for the consumer at random."""
    whole, case, contact = deepcopy(case), deepcopy(case), deepcopy(contact)
    for each in (whole, case):
        each["consumer"] = {**(each.get("consumer") or {}), "id": "p-1001"}
    for kind in ("locations", "phones", "emails", "postal_addresses", "requests", "consents"):
        for fact in listed(case, kind):
            if fact.get("person", "consumer") == "consumer":
                fact["person"] = dice.choice(("consumer", "p-1001"))
    for event in (*events(case), contact):
        if event.get("recipient", "consumer") == "consumer" and event.get("person") in (None, "consumer"):
            event["person"] = dice.choice((None, "consumer", "p-1001"))
    return whole, case, contact


@effort(60, 5000)
@pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))
def test_the_consumer_under_several_names_is_one(guard: Guard, examples: int) -> None:
    """Whichever of the consumer's names each fact uses, the decision is the same."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        whole, parts, asked = renamed_consumer(case, contact, dice)
        before, after = decided(guard, whole, contact), decided(guard, parts, asked)
        assert before.allowed == after.allowed
        assert rules(before) == rules(after), "other rules"
        assert before.valid_until == after.valid_until
        assert before.permitted_debts == after.permitted_debts

    search("names of the consumer", examples, theorem)


@effort(60, 5000)
@pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))
def test_an_id_that_nothing_knows_never_frees(guard: Guard, examples: int) -> None:
    """A request, a consent, a number or evidence whose person becomes an id that nothing knows denies no less."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        strange = deepcopy(case)
        found = [fact for kind in ("requests", "consents", "locations") for fact in listed(strange, kind)]
        if not found:
            return
        dice.choice(found)["person"] = "p-4242"
        before, after = decided(guard, case, contact), decided(guard, strange, contact)
        assert before.allowed or not after.allowed, f"allowed for a stranger: {rules(before)}"
        assert any("p-4242" in str(value) for one in after.advisories for value in one.facts.values())

    search("strangers", examples, theorem)


def renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: renamed(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [renamed(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


@effort(40, 2000)
@pytest.mark.parametrize("guard", list(GUARDS.values()), ids=list(GUARDS))
def test_ids_are_only_names(guard: Guard, examples: int) -> None:
    """Other ids for numbers, addresses, debts and requests, throughout, change nothing but ids."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        kinds = ("debts", "phones", "emails", "postal_addresses", "requests", "consents", "locations")
        names = {fact["id"]: f"x{number}-{kind}" for kind in kinds for number, fact in enumerate(listed(case, kind))}
        made = split(case, contact, dice)
        case, contact = (case, contact) if made is None else made[1:]
        before, after = decided(guard, case, contact), decided(guard, renamed(case, names), renamed(contact, names))
        assert before.allowed == after.allowed
        assert rules(before) == rules(after)
        assert before.valid_until == after.valid_until

    search("names", examples, theorem)
