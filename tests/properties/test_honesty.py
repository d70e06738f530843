"""Theorems about time: what a rule or a decision says of the future holds up to the instant that it names.

Nothing but the instant of the contact moves, so whatever changes does so by itself.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import Case, Contact, Decision
from fdcpa_guard.clock import FOREVER, TICK
from fdcpa_guard.rules import Advised, Denied, MissingFact, Passed, Question, Required, Rule
from fdcpa_guard.shapes import closed as closed_times
from fdcpa_guard.testing.crowds import Crowd, Json
from fdcpa_guard.testing.occasions import WALLS, ZONES
from fdcpa_guard.vocabulary import Effect
from tests.oracles.s14b_s06b import covers

from .search import GUARD, POLICY, effort, facts, search

Answer = frozenset[tuple[object, ...]]
Objection = tuple[Effect, tuple[str, ...], datetime]


def moved(contact: Json, at: datetime) -> Contact:
    return Contact.model_validate({**contact, "at": at})


def instants(start: datetime, end: datetime, dice: Random, count: int) -> Iterable[datetime]:
    """Some instants of (start, end): its first and last, turns of the day and hour in some zone, and any others."""
    last = min(end - TICK, start + timedelta(days=45))
    if last <= start:
        return
    yield last
    yield start + TICK
    yield start + (last - start) / 2
    zone = ZoneInfo(dice.choice(ZONES))
    day = start.astimezone(zone).date()
    for _ in range(count):
        turn = datetime.combine(day + timedelta(days=dice.randint(0, 9)), dice.choice(WALLS), zone).astimezone(UTC)
        for instant in (turn, start + dice.random() * (last - start)):
            if start < instant <= last:
                yield instant


def covered(contact: Contact, case: Case) -> Question | None:
    """The question as the rules of the one pack of the policy see it; None if the pack covers none of the debts."""
    question = Question(contact, case)
    (pack,) = POLICY.packs
    debts = tuple(case.index.debts[id] for id in contact.debts if id in case.index.debts)
    question = question.only(tuple(debt for debt in debts if pack.excludes(case.collector, debt) is None))
    return question if question.debts else None


def answer(rule: Rule, contact: Contact, case: Case) -> tuple[Answer, datetime, list[Objection]]:
    """What one rule answers, until when, and its objections with the instant at which each lapses."""
    question = covered(contact, case)
    assert question is not None
    try:
        outcome = rule.bound(contact.at.date())(question)
    except MissingFact as missing:
        return frozenset({("missing", missing.fact)}), missing.until or FOREVER, []
    said: set[tuple[object, ...]] = set()
    until = FOREVER
    lapses = []
    for one in outcome if isinstance(outcome, tuple) else (outcome,):
        if isinstance(one, Passed):
            until = min(until, one.until)
        elif isinstance(one, Denied):
            debts = one.debts or question.debt_ids
            effect = one.effect or rule.effect
            said.add(("denied", effect, debts))
            until = min(until, one.lapses_at)
            lapses.append((effect, debts, one.lapses_at))
        elif isinstance(one, Required):
            said.add(("required", one.message, one.debts or question.debt_ids, one.due))
            until = min(until, one.until)
        else:
            assert isinstance(one, Advised)
            said.add(("advised", one.message, one.debts or question.debt_ids))
            until = min(until, one.until)
    return frozenset(said), until, lapses


@effort(120, 6000)
def test_every_rule_is_constant_until_it_says(examples: int) -> None:
    """The outcome of each rule is the same at every instant before its ``until`` and the next change of the facts.

    An objection of which the rule says when it lapses is, at that instant, no longer made to all of its debts; at
    most a missing fact gives way to what the fact would have lifted.
    """
    (pack,) = POLICY.packs

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked, known = facts(case, contact)
        question = covered(asked, known)
        if question is None:
            return
        change = question.index.next_change(asked.at)
        for rule in pack.rules:
            if rule.looks_at(asked.medium, question.roles, question.acts, known.index.holdings) is not None:
                continue
            said, until, lapses = answer(rule, asked, known)
            assert until > asked.at, f"{rule.id} answers until an instant that is past"
            for instant in instants(asked.at, min(until, change), dice, 2):
                later, _, _ = answer(rule, moved(contact, instant), known)
                assert later == said, f"{rule.id} says {set(said)} until {until}, but {set(later)} at {instant}"
            for effect, debts, end in lapses:
                if end < change:
                    _, _, then = answer(rule, moved(contact, end), known)
                    kept = [later for again, later, _ in then if again is effect and set(debts) <= set(later)]
                    assert not kept, f"{rule.id} still objects to {debts} at {end}, when it said to lapse"

    search("honesty", examples, theorem)


@effort(300, 5000)
def test_inconvenient_times_hold_until_they_say(examples: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the month up to the rule's ``until`` every half hour is closed, or every one is open, as the answer is.

    The case holds nothing but inconvenient times, of which recurrences and quiet days may be weeks apart; all of them
    begin and end on a half hour. Where as many changes are followed as there are, an objection that lapses within
    three years does so at an hour that is open.
    """
    monkeypatch.setattr(closed_times, "_MOST_CHANGES", 10_000)
    (rule,) = [rule for rule in POLICY.rules() if rule.id == "us.regf.6b1i.inconvenient-time"]

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked, known = facts(case, contact)
        start = asked.at.replace(minute=0, second=0, microsecond=0) + timedelta(days=dice.randint(-2, 2))
        said, until, _ = answer(rule, moved(contact, start), known)
        assert until > start, f"{rule.id} answers until an instant that is past"
        zones = [ZoneInfo(name) for name in case["locations"][0]["zones"]]
        for instant in (start + timedelta(minutes=30) * number for number in range(48 * 30)):
            if instant >= until:
                break
            local = [instant.astimezone(zone) for zone in zones]
            closed = any(covers(request, clock) for request in case["requests"] for clock in local)
            assert closed == bool(said), f"{rule.id} says {set(said)} until {until}, but at {instant} it is {closed}"
        if said and until < start + timedelta(days=1000):
            local = [until.astimezone(zone) for zone in zones]
            assert not any(covers(request, clock) for request in case["requests"] for clock in local), until

    search("recurring", examples, theorem, make=recurring)


def recurring(dice: Random) -> tuple[Json, Json]:
    """A contact at home, and a case with one to three inconvenient times."""
    maker = Crowd(dice)
    times: list[Json] = [
        {
            "id": maker.id("request"),
            "kind": "inconvenient-time",
            "received_at": "2026-01-01T12:00:00Z",
            **{form: maker.times(form) for form in maker.some(("windows", "recurrences", "quiet_days"))},
        }
        for _ in range(dice.choice((1, 1, 2, 3)))
    ]
    debt = {"id": "A", "nature": "consumer", "validation": [], "disputes": [], "original_creditor_requests": []}
    case = {
        "collector": "debt-buyer",
        "debts": [debt],
        "requests": times,
        "representation": [],
        "bankruptcies": [],
        "history": {"attempts": [], "inbound": []},
        "locations": [{"id": "home", "zones": dice.sample(ZONES, dice.choice((1, 1, 2)))}],
    }
    return case, {"at": maker.text(maker.at), "medium": "call", "debts": ["A"]}


def essence(decision: Decision) -> object:
    return (
        decision.allowed,
        {(reason.rule, reason.effect, reason.debts) for reason in decision.reasons},
        {(duty.rule, duty.debts, duty.due) for duty in decision.duties},
        {(advisory.rule, advisory.debts) for advisory in decision.advisories},
    )


@effort(150, 8000)
def test_decision_holds_until_it_says(examples: int) -> None:
    """Before ``valid_until`` the decision has the same reasons, duties and advisories; without one, for weeks."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked, known = facts(case, contact)
        decision = GUARD.decide(asked, known)
        for instant in instants(asked.at, decision.valid_until or FOREVER, dice, 3):
            later = GUARD.decide(moved(contact, instant), known)
            assert essence(later) == essence(decision), f"valid until {decision.valid_until}, other at {instant}"

    search("validity", examples, theorem)


@effort(60, 1500)
def test_decision_holds_until_it_says_around_the_day_the_regulation_took_effect(examples: int) -> None:
    """A decision of the days before 30 November 2021 does not outlive the day before it, where the person is."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        zone = ZoneInfo(dice.choice(ZONES))
        day = datetime(2021, 11, 28, tzinfo=UTC).date() + timedelta(days=dice.randint(0, 3))
        contact = {**contact, "at": datetime.combine(day, dice.choice((*WALLS, time(14))), zone).isoformat()}
        asked, known = facts(case, contact)
        decision = GUARD.decide(asked, known)
        for instant in instants(asked.at, decision.valid_until or FOREVER, dice, 4):
            later = GUARD.decide(moved(contact, instant), known)
            assert essence(later) == essence(decision), f"valid until {decision.valid_until}, other at {instant}"

    search("effect", examples, theorem)
