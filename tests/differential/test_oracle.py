"""The engine against the second reading of 1006.14(b) and 1006.6(b)(1)(i), on made-up cases."""

import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, regulation_f
from fdcpa_guard.testing.crowds import Json, as_json
from fdcpa_guard.testing.occasions import ANCHORS, WALLS, ZONES, recurrence
from fdcpa_guard.testing.smallest import smallest
from fdcpa_guard.vocabulary import Effect
from tests import oracle

GUARD = Guard(regulation_f())
RULES = {
    "14b2A": "us.regf.14b2.seven-in-seven",
    "14b2B": "us.regf.14b2.after-conversation",
    "6b1_hours": "us.regf.6b1i.hours",
    "6b1_inconvenient": "us.regf.6b1i.inconvenient-time",
}


def engine(case: Json, contact: Json) -> dict[str, Any]:
    """The debts that each rule objects to, or ``"missing"``."""
    decision = GUARD.decide(Contact.model_validate(contact), Case.model_validate(case))
    found: dict[str, Any] = {}
    for question, rule in RULES.items():
        reasons = [reason for reason in decision.reasons if reason.rule == rule]
        if any(reason.effect is Effect.MISSING_FACT for reason in reasons):
            found[question] = oracle.MISSING
        else:
            found[question] = sorted({debt for reason in reasons for debt in reason.debts})
    return found


def second_reading(case: Json, contact: Json) -> dict[str, Any]:
    return {
        question: sorted(debt for debt, objected in verdict.items() if objected)
        if isinstance(verdict, dict)
        else verdict or []
        for question, verdict in oracle.answer(case, contact).items()
    }


def disagree(case: Json, contact: Json) -> bool:
    try:
        return engine(case, contact) != second_reading(case, contact)
    except (InvalidFacts, KeyError):
        return False


def compare(seed: str, count: int) -> None:
    for number, (case, contact) in enumerate(as_json(seed, count)):
        if engine(case, contact) != second_reading(case, contact):
            case, contact = smallest(case, contact, disagree)
            facts = f"seed {seed}/{number}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"
            assert engine(case, contact) == second_reading(case, contact), facts


@pytest.mark.parametrize("seed", ["first", "second", "third"])
def test_engine_agrees_with_the_second_reading(seed: str) -> None:
    compare(seed, 200)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(12)])
def test_engine_agrees_with_the_second_reading_at_length(seed: str) -> None:
    compare(seed, 2000)


def test_the_second_reading_meets_every_answer() -> None:
    """The made-up cases are dense enough: each question is answered yes, no and missing many times."""
    tally: dict[tuple[str, str], int] = {}
    for case, contact in as_json("tally", 600):
        for question, verdict in oracle.answer(case, contact).items():
            said = verdict if isinstance(verdict, str) else None if verdict is None else str(any(verdict.values()))
            if said is not None:
                tally[question, said] = tally.get((question, said), 0) + 1
    for question in oracle.QUESTIONS:
        for said in ("True", "False", oracle.MISSING):
            assert tally.get((question, said), 0) >= 5, (question, said, tally)


# -- recurrences


def recurrences(seed: str, count: int) -> list[tuple[date, Json]]:
    """Recurrences, each with the day around which it was made up; always the same for the same seed."""
    made = []
    for number in range(count):
        dice = Random(f"{seed}/{number}")
        today = dice.choice(ANCHORS)
        made.append((today, recurrence(dice, today)))
    return made


def test_the_made_up_recurrences_close_the_contact_with_every_part_of_a_rule() -> None:
    """Quiet days and recurrences of each kind cover the instant of the contact, or are over by then, many times."""
    tally: Counter[str] = Counter()
    for case, contact in as_json("recurring", 2500):
        for request in case["requests"] if isinstance(case["requests"], list) else ():
            local = oracle.instant(contact["at"]).astimezone(ZoneInfo("America/Chicago"))
            tally["quiet day"] += local.date().isoformat() in request.get("quiet_days", ())
            for each in request.get("recurrences", ()):
                parts = each["rule"].split(";")
                if oracle.recurs(each, local):
                    tally.update(part if part.startswith("FREQ") else part.partition("=")[0] for part in parts)
                elif parts[-1].startswith(("COUNT", "UNTIL")):
                    tally["over"] += oracle.recurs({**each, "rule": ";".join(parts[:-1])}, local)
    frequencies = {f"FREQ={frequency}" for frequency in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")}
    parts_taken = {"INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
    assert {*tally} == frequencies | parts_taken | {"quiet day", "over"}
    assert min(tally.values()) >= 5, tally


def test_the_second_reading_of_a_rule_is_that_of_dateutil() -> None:
    for today, each in recurrences("dateutil", 400):
        first_day, last_day = date.fromisoformat(each["first_day"]), today + timedelta(days=400)
        start, end = datetime.combine(first_day, time()), datetime.combine(last_day, time())
        named = rrulestr(each["rule"], dtstart=start).between(start, end, inc=True)
        assert oracle.named_days(each["rule"], first_day, last_day) == {day.date() for day in named}, each


TWO_DEBTS = [
    {"id": id, "nature": "consumer", "validation": [], "disputes": [], "original_creditor_requests": []} for id in "AB"
]
CALLS = [
    {
        "id": f"call-{hour}",
        "at": f"2026-04-07T{hour}:00:00-04:00",
        "medium": "call",
        "outcome": "rang-out",
        "debts": ["A"],
    }
    for hour in range(10, 17)
]
ON_LAND = [{**call, "address": "land"} for call in CALLS]
TO_OTHERS = [{**call, "recipient": "third-party"} for call in ON_LAND]
TALK = {**CALLS[0], "id": "talk", "outcome": "conversation"}
HOME = {"id": "home", "zones": ["America/New_York"]}
THERE = {
    "id": "there",
    "zones": ["Pacific/Honolulu"],
    "kind": "current",
    "verified": True,
    "learned_at": "2026-04-08T10:00:00Z",
}
LAND = {"id": "land", "number": "+18005550123"}
DISOWNED = {**LAND, "id": "too", "disowned_at": "2026-04-08T10:00:00Z"}
EMAIL = {"id": "email", "at": "2026-04-08T15:10:00-04:00", "medium": "email", "debts": ["A"]}
EVENINGS = [{"start": "21:00", "end": "23:00"}]
AFTERNOONS = {
    "id": "afternoons",
    "kind": "inconvenient-time",
    "received_at": "2026-04-01T12:00:00-04:00",
    "windows": [{"start": "15:00", "end": "17:00"}],
}


def consent(**fields: Any) -> Json:
    given = {"id": "consent", "given_at": "2026-04-07T18:00:00-04:00", "given_to": "collector"}
    return {**given, "during_proper_communication": True, **fields}


def history(*attempts: Json, inbound: tuple[Json, ...] = ()) -> Json:
    return {"attempts": list(attempts), "inbound": list(inbound)}


ONCE_DISAGREED: dict[str, tuple[str, list[str], Json, Json]] = {
    "consent to more calls, but only by email": (
        "14b2B",
        ["A"],
        {"history": history(TALK), "consents": [consent(scope="more-calls", media=["email"])]},
        {},
    ),
    "calls to a number learned not to be somebody else's": (
        "14b2A",
        ["A"],
        {
            "history": history(*ON_LAND),
            "phones": [{"id": "land", "person": "spouse", "disowned_at": "2026-04-07T20:00:00Z"}],
        },
        {},
    ),
    "calls to a number after learning whose it is": (
        "14b2A",
        ["A"],
        {"history": history(*ON_LAND), "phones": [{"id": "land", "disowned_at": "2026-03-07T22:00:00Z"}]},
        {},
    ),
    "calls to a number since learned to be another's": (
        "14b2A",
        [],
        {"history": history(*ON_LAND), "phones": [{"id": "land", "disowned_at": "2026-04-08T10:00:00Z"}]},
        {},
    ),
    "consent to the time, but to another number": (
        "6b1_hours",
        ["A"],
        {
            "consents": [consent(scope="time", windows=EVENINGS, address="land")],
            "phones": [{"id": "land"}, {"id": "c"}],
        },
        {"at": "2026-04-08T22:00:00-04:00", "address": "c"},
    ),
    "answer at night to a message of the day": (
        "6b1_hours",
        ["A"],
        {"history": history(inbound=(EMAIL,))},
        {"at": "2026-04-08T22:00:00-04:00", "medium": "email", "in_reply_to": "email"},
    ),
    "answer within the inconvenient stretch of the message": (
        "6b1_inconvenient",
        [],
        {"history": history(inbound=(EMAIL,)), "requests": [AFTERNOONS]},
        {"medium": "email", "in_reply_to": "email"},
    ),
    "answer at a time called inconvenient after the message": (
        "6b1_inconvenient",
        ["A"],
        {
            "history": history(inbound=(EMAIL,)),
            "requests": [{**AFTERNOONS, "received_at": "2026-04-08T15:20:00-04:00"}],
        },
        {"medium": "email", "in_reply_to": "email"},
    ),
    "consent before the request and consent after it": (
        "6b1_inconvenient",
        ["B"],
        {
            "requests": [AFTERNOONS],
            "consents": [
                consent(scope="time", debts=["A"], windows=[{}]),
                consent(scope="time", debts=["B"], windows=[{}], id="early", given_at="2026-03-01T17:00:00Z"),
            ],
        },
        {"debts": ["A", "B"]},
    ),
    "a conversation with who answered, whom the contact names by an id": (
        "14b2B",
        ["A"],
        {
            "history": history({**TALK, "answered_by": "spouse"}),
            "locations": [HOME, {**HOME, "id": "h", "person": "ann"}],
        },
        {"recipient": "spouse", "person": "ann"},
    ),
    "calls for a third party at the line of somebody who may be the consumer": (
        "14b2A",
        ["A"],
        {"history": history(*TO_OTHERS), "phones": [{"id": "land", "person": "p-9"}]},
        {},
    ),
    "calls to a number that was not somebody else's, who may be the consumer": (
        "14b2A",
        ["A"],
        {"history": history(*ON_LAND), "phones": [LAND, {**DISOWNED, "person": "p-9"}]},
        {},
    ),
    "calls to a number that is not the consumer's, by the id that the case states": (
        "14b2A",
        [],
        {"history": history(*ON_LAND), "phones": [LAND, {**DISOWNED, "person": "p-1"}], "consumer": {"id": "p-1"}},
        {},
    ),
    "a verified place of one of two consumers": (
        "6b1_hours",
        ["A"],
        {
            "history": history({**CALLS[0], "person": "p-1"}, {**CALLS[1], "person": "p-2"}),
            "locations": [HOME, {**THERE, "person": "p-1"}],
        },
        {"at": "2026-04-08T22:30:00-04:00"},
    ),
    "a verified place of the consumer": (
        "6b1_hours",
        [],
        {"locations": [HOME, {**THERE, "person": "p-1"}], "consumer": {"id": "p-1"}},
        {"at": "2026-04-08T22:30:00-04:00"},
    ),
    "doubtful consent to a later time only": (
        "6b1_hours",
        ["A"],
        {"consents": [consent(scope="time", windows=EVENINGS, during_proper_communication="unknown")]},
        {"at": "2026-04-08T23:30:00-04:00"},
    ),
}


def quiet_case(**facts: Any) -> Json:
    """A case of New York in which nothing speaks against a contact."""
    return {
        "collector": "debt-buyer",
        "debts": TWO_DEBTS,
        "requests": [],
        "representation": [],
        "bankruptcies": [],
        "history": history(),
        "locations": [{"id": "home", "zones": ["America/New_York"]}],
        **facts,
    }


def compare_recurrences(seed: str, count: int) -> None:
    """One recurrence alone, at instants around the day for which it was made up and of the year after."""
    for number, (today, each) in enumerate(recurrences(seed, count)):
        dice = Random(f"{seed}/instants/{number}")
        zones = dice.sample(ZONES, dice.choice((1, 2)))
        request = {key: value for key, value in AFTERNOONS.items() if key != "windows"}
        request |= {"received_at": "2025-01-01T12:00:00Z", "recurrences": [each]}
        case = quiet_case(locations=[{"id": "home", "zones": zones}], requests=[request])
        known = Case.model_validate(case)
        days = [*range(-2, 4), *(dice.randint(-30, 400) for _ in range(6))]
        for day in days:
            at = datetime.combine(today + timedelta(days=day), dice.choice(WALLS), ZoneInfo(zones[0]))
            contact = {"at": at.isoformat(), "medium": "call", "debts": ["A"]}
            reasons = GUARD.decide(Contact.model_validate(contact), known).reasons
            closed = RULES["6b1_inconvenient"] in {reason.rule for reason in reasons}
            assert oracle.answer(case, contact)["6b1_inconvenient"] == {"A": closed}, (contact, zones, each)


@pytest.mark.parametrize("seed", ["alone", "again"])
def test_engine_agrees_about_a_recurrence_alone(seed: str) -> None:
    compare_recurrences(seed, 150)


@pytest.mark.prove
def test_engine_agrees_about_a_recurrence_alone_at_length() -> None:
    compare_recurrences("alone-long", 5000)


def test_evidence_of_a_number_that_is_not_the_consumers_by_another_id_is_none() -> None:
    phones = [{**LAND, "zones": ["America/New_York"]}, {**DISOWNED, "person": "p-1"}]
    case = quiet_case(locations=[], phones=phones, consumer={"id": "p-1"})
    contact = {"at": "2026-04-08T12:00:00-04:00", "medium": "call", "debts": ["A"]}
    assert engine(case, contact)["6b1_hours"] == second_reading(case, contact)["6b1_hours"] == oracle.MISSING


@pytest.mark.parametrize("name", ONCE_DISAGREED)
def test_where_the_readings_once_disagreed(name: str) -> None:
    question, debts, case_facts, contact_facts = ONCE_DISAGREED[name]
    case = quiet_case(**case_facts)
    contact = {"at": "2026-04-08T15:30:00-04:00", "medium": "call", "debts": ["A"], **contact_facts}
    assert engine(case, contact)[question] == debts
    assert second_reading(case, contact)[question] == debts
