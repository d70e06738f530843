"""Theorems about equal instants: what happened at the instant of a contact has happened, but for the contact itself."""

from copy import deepcopy
from datetime import datetime
from random import Random

from fdcpa_guard import Decision
from fdcpa_guard.audit import past_contacts
from fdcpa_guard.clock import TICK
from fdcpa_guard.facts import Attempt, Case, Contact, Debt
from fdcpa_guard.facts.base import members
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.crowds import Json

from .search import GUARD, effort, facts, search


def events(case: Json) -> list[Json]:
    history = case["history"]
    return [] if history in ("none", "unknown") else [*history["attempts"], *history["inbound"]]


def said(decision: Decision) -> tuple[object, ...]:
    """All that is said, but for ids that nothing knows: the attempt may have named one."""
    advisories = [advisory for advisory in decision.advisories if advisory.rule != "guard.references"]
    return decision.allowed, decision.reasons, decision.duties, advisories, decision.permitted_debts


@effort(80, 3000)
def test_an_event_of_the_very_instant_counts_as_one_of_just_before(examples: int) -> None:
    """Whatever denied a contact because of an event just before it denies it because of the same event with it."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        found = events(case := deepcopy(case))
        if not found:
            return
        event, now = dice.choice(found), datetime.fromisoformat(contact["at"])
        contact = {name: value for name, value in contact.items() if name != "logged_as"}  # the contact is another one
        for name in ("ended_at", "undeliverable_at", "in_reply_to"):
            event.pop(name, None)
        for attempt in found:  # an answer comes after what it answers
            if attempt.get("in_reply_to") == event["id"]:
                del attempt["in_reply_to"]
        event["at"] = (now - TICK).isoformat()
        before = {(r.rule, r.debts) for r in GUARD.decide(*facts(case, contact)).reasons if r.denies}
        event["at"] = now.isoformat()
        with_it = {(r.rule, r.debts) for r in GUARD.decide(*facts(case, contact)).reasons if r.denies}
        contact["at"] = (now + TICK).isoformat()  # or else hours turn at the instant, and it came when they were shut
        after = {(r.rule, r.debts) for r in GUARD.decide(*facts(case, contact)).reasons if r.denies}
        lost = sorted(before & after - with_it)
        assert not lost, f"{lost} no longer denied once the event is of the very instant"

    search("instants", examples, theorem)


def _provided(debt: Debt) -> list[datetime]:
    return [notice.provided_at for notice in members(debt.validation)]


def without(case: Case, attempt: Attempt) -> Case:
    assert not isinstance(case.history, str)
    others = tuple(other for other in case.history.attempts if other is not attempt)
    return case.model_copy(update={"history": case.history.model_copy(update={"attempts": others})})


def test_what_is_unknown_of_the_contact_itself_is_not_told_of_it() -> None:
    mail = {"at": "2026-04-01T17:00:00Z", "medium": "mail", "debts": ["d1"], "outcome": "sent"}
    attempts = [{**mail, "id": id, "undeliverable_at": "unknown"} for id in ("m", "m2")]
    known = builders.case(history={"attempts": attempts, "inbound": []})
    for id, asked in past_contacts(known):
        told = {fact for each in GUARD.decide(asked, known).advisories for fact in each.facts}
        other = {"m": "m2", "m2": "m"}[id]
        assert told == {f"history.attempts.{other}.undeliverable_at"}


@effort(80, 3000)
def test_a_contact_logged_already_is_decided_as_over_the_history_without_it(examples: int) -> None:
    """The slow way: the history is built anew without the attempt. Some of the attempts are put at one instant."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        found = events(case := deepcopy(case))
        attempts = [event for event in found if "outcome" in event]
        if not attempts:
            return
        one = dice.choice(attempts)
        for other in dice.sample(attempts, dice.randrange(len(attempts))):
            if "in_reply_to" not in other and "undeliverable_at" not in other:
                other["at"] = one["at"]
        _, known = facts(case, contact)
        assert not isinstance(known.history, str)
        by_id = {attempt.id: attempt for attempt in known.history.attempts}
        for id, asked in past_contacts(known):
            itself = by_id[id]
            if any(itself.at in (debt.initial_communication_at, *_provided(debt)) for debt in known.debts):
                continue  # that is the attempt too, and stays in the history built anew
            if itself.answered_by_person is not None:
                continue  # who that is the attempt says too
            unlogged: Contact = asked.model_copy(update={"logged_as": None})
            there, not_there = GUARD.decide(asked, known), GUARD.decide(unlogged, without(known, itself))
            assert said(there) == said(not_there), f"{id} is decided otherwise where it stands in the history"

    search("logged", examples, theorem)
