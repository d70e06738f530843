"""The theorem of growth: a case to which facts are added one by one is the case built afresh."""

import json
from copy import deepcopy
from hashlib import sha256
from random import Random
from typing import Any

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing.crowds import Json, question
from fdcpa_guard.testing.scenarios import guard_of
from tests.canon import general
from tests.rows import scenario_rows

from .search import effort, search

GUARD = Guard(us())
OTHER_MEDIA = ("call", "text", "email", "mail")
LISTS = (
    "requests",
    "consents",
    "representation",
    "bankruptcies",
    "court_permissions",
    "emergencies",
    "locations",
    "phones",
    "emails",
    "postal_addresses",
)
OF_DEBTS = ("disputes", "validation", "promises", "notices", "proceedings", "original_creditor_requests")
AT_FIRST = ("id", "at", "medium", "debts", "recipient", "person", "address", "purpose", "place", "undeliverable_at")
"""What is known of an attempt when it is placed."""

Step = tuple[str, str, Any]
"""A method of a case, the path it is given, and the fact or its fields."""


def taken_apart(case: Json, dice: Random) -> tuple[Json, list[Step]]:
    """The case with less in it, and the steps by which it grows to what it is."""
    case, rows = deepcopy(case), list[list[Step]]()

    def cut(owner: Json, name: str, path: str) -> list[Step]:
        held = owner.get(name)
        if not isinstance(held, list) or not held:
            return []
        left = dice.randint(0, len(held))
        while left < len(held) and not all(names_what_is_there(held[:end]) for end in range(left, len(held))):
            left += 1
        owner[name], later = held[:left], held[left:]
        return [("with_fact", path, fact) for fact in later]

    for name in LISTS:
        rows.append(cut(case, name, name))
    for debt in case["debts"]:
        rows += [cut(debt, name, f"debts.{debt['id']}.{name}") for name in OF_DEBTS]
    history = case["history"]
    if isinstance(history, dict):
        events = cut(history, "inbound", "history.inbound")
        left = dice.randint(0, len(attempts)) if isinstance(attempts := history["attempts"], list) else 0
        if isinstance(attempts, list):
            heard = {event["id"] for event in history["inbound"]} if isinstance(history["inbound"], list) else set()
            while left and any(each.get("in_reply_to") not in (None, *heard) for each in attempts[:left]):
                left -= 1
            history["attempts"], later = attempts[:left], attempts[left:]
            for attempt in later:
                events += placed(attempt, dice)
        rows.append(events)
    return case, mixed(rows, dice)


def names_what_is_there(facts: list[Json]) -> bool:
    """Whether a dispute of some repeats no other than one of them, in whichever order they are told."""
    return {fact.get("repeats") for fact in facts} <= {None, *(fact.get("id") for fact in facts)}


def placed(attempt: Json, dice: Random) -> list[Step]:
    """An attempt as it comes in: at once, or pending at first."""
    if dice.random() < 0.4:
        return [("with_fact", "history.attempts", attempt)]
    known = {name: attempt[name] for name in AT_FIRST if name in attempt}
    rest = {name: value for name, value in attempt.items() if name not in known}
    return [
        ("with_fact", "history.attempts", {**known, "outcome": "pending"}),
        ("with_change", f"history.attempts.{attempt['id']}", rest),
    ]


def mixed(rows: list[list[Step]], dice: Random) -> list[Step]:
    """The steps of all rows, each row in its own order."""
    found, rows = list[Step](), [row[:] for row in rows if row]
    while rows:
        row = dice.choice(rows)
        found.append(row.pop(0))
        rows = [row for row in rows if row]
    return found


def grown(case: Json, asked: Contact, guard: Guard, dice: Random) -> Case:
    """The case grown from less; on the way it is asked or not, so that what was worked out is there or not."""
    start, steps = taken_apart(case, dice)
    known = Case.model_validate(start)
    for method, path, fact in steps:
        if dice.random() < 0.5:
            guard.decide(asked, known)
        if dice.random() < 0.2:
            assert known.fingerprint
        known = known.with_change(path, **fact) if method == "with_change" else known.with_fact(path, fact)
    return known


def holds_for(guard: Guard, case: Json, contact: Json, dice: Random) -> None:
    fresh, asked = Case.model_validate(case), Contact.model_validate(contact)
    known = grown(case, asked, guard, dice)
    assert known.model_dump_json() == fresh.model_dump_json()
    assert known == fresh
    assert hash(known) == hash(fresh)
    text = general(fresh)
    assert known.canonical == fresh.canonical == text.decode()
    assert known.fingerprint == fresh.fingerprint == sha256(text).hexdigest()
    again = [{**contact, "medium": medium, "content": "unknown", "voice": "live"} for medium in OTHER_MEDIA]
    again += [contact, {**contact, "at": "2027-05-03T17:00:00Z", "logged_as": None}]
    for each in again:
        one = Contact.model_validate({**each, "in_reply_to": None} if each is not contact else each)
        told, expected = guard.decide(one, known), guard.decide(one, fresh)
        assert told.to_json() == expected.to_json()
        assert told.advisories == expected.advisories
    assert guard.explain(asked, known) == guard.explain(asked, fresh)
    if asked.logged_as is None:
        assert guard.next_allowed(asked, known) == guard.next_allowed(asked, fresh)


@effort(150, 5_000)
def test_a_case_grown_step_by_step_is_the_case_built_afresh(examples: int) -> None:
    def theorem(case: Json, contact: Json, dice: Random) -> None:
        holds_for(GUARD, case, contact, dice)

    search("growing", examples, theorem, question)


@effort(41, 1)
def test_the_cases_of_the_rows_grow_alike(examples: int) -> None:
    """Of the rows every so manieth, or each."""
    for number, row in enumerate(scenario_rows()[::examples]):
        case, contact = json.loads(row.case.model_dump_json()), json.loads(row.contact.model_dump_json())
        holds_for(guard_of(row.policy), case, contact, Random(number))
