"""The engine against the oracle of 12 CFR 1006.14(b) and 1006.6(b)(1)(i)."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from fdcpa_guard import Case, Contact, Guard, regulation_f
from fdcpa_guard.testing.crowds import as_json
from fdcpa_guard.testing.occasions import ANCHORS, WALLS, ZONES, recurrence
from tests.oracles.made import clean_case, clean_debt
from tests.oracles.plain import DENY, MISSING, NO, Json, instant
from tests.oracles.s14b_s06b import RULES, answers, named_days, recurs

from .comparing import Comparison, Said, Tally

SEVEN, AFTER, HOURS, TIMES = RULES


def alike(said: Said) -> bool:
    """Of all debts a fact is missing, once it is of one."""
    missing = MISSING in said.of_all.get(said.rule, {}).values()
    return said.engine == said.oracle or (missing and said.oracle == MISSING)


SECTIONS = Comparison(
    Guard(regulation_f()), answers, as_json, dict.fromkeys(RULES, (NO, DENY, MISSING)), filled=False, alike=alike
)


def test_engine_agrees_with_the_oracle_which_meets_every_answer() -> None:
    tally: Tally = Counter()
    for seed in ("first", "second", "third"):
        tally += SECTIONS.compare(seed, 200)
    assert SECTIONS.unmet(tally, 5) == []


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(12)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTIONS.compare(seed, 2000)


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
    for case, contact in as_json("recurring", 2000):
        for request in case["requests"] if isinstance(case["requests"], list) else ():
            local = instant(contact["at"]).astimezone(ZoneInfo("America/Chicago"))
            tally["quiet day"] += local.date().isoformat() in request.get("quiet_days", ())
            for each in request.get("recurrences", ()):
                parts = each["rule"].split(";")
                if recurs(each, local):
                    tally.update(part if part.startswith("FREQ") else part.partition("=")[0] for part in parts)
                elif parts[-1].startswith(("COUNT", "UNTIL")):
                    tally["over"] += recurs({**each, "rule": ";".join(parts[:-1])}, local)
    frequencies = {f"FREQ={frequency}" for frequency in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")}
    parts_taken = {"INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
    assert {*tally} == frequencies | parts_taken | {"quiet day", "over"}
    assert min(tally.values()) >= 5, tally


def test_the_oracle_reads_a_rule_of_rfc_5545_as_dateutil_does() -> None:
    for today, each in recurrences("dateutil", 400):
        first_day, last_day = date.fromisoformat(each["first_day"]), today + timedelta(days=400)
        start, end = datetime.combine(first_day, time()), datetime.combine(last_day, time())
        named = rrulestr(each["rule"], dtstart=start).between(start, end, inc=True)
        assert named_days(each["rule"], first_day, last_day) == {day.date() for day in named}, each


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
        AFTER,
        ["A"],
        {"history": history(TALK), "consents": [consent(scope="more-calls", media=["email"])]},
        {},
    ),
    "calls to a number learned not to be somebody else's": (
        SEVEN,
        ["A"],
        {
            "history": history(*ON_LAND),
            "phones": [{"id": "land", "person": "spouse", "disowned_at": "2026-04-07T20:00:00Z"}],
        },
        {},
    ),
    "calls to a number after learning whose it is": (
        SEVEN,
        ["A"],
        {"history": history(*ON_LAND), "phones": [{"id": "land", "disowned_at": "2026-03-07T22:00:00Z"}]},
        {},
    ),
    "calls to a number since learned to be another's": (
        SEVEN,
        [],
        {"history": history(*ON_LAND), "phones": [{"id": "land", "disowned_at": "2026-04-08T10:00:00Z"}]},
        {},
    ),
    "consent to the time, but to another number": (
        HOURS,
        ["A"],
        {
            "consents": [consent(scope="time", windows=EVENINGS, address="land")],
            "phones": [{"id": "land"}, {"id": "c"}],
        },
        {"at": "2026-04-08T22:00:00-04:00", "address": "c"},
    ),
    "answer at night to a message of the day": (
        HOURS,
        ["A"],
        {"history": history(inbound=(EMAIL,))},
        {"at": "2026-04-08T22:00:00-04:00", "medium": "email", "in_reply_to": "email"},
    ),
    "answer within the inconvenient stretch of the message": (
        TIMES,
        [],
        {"history": history(inbound=(EMAIL,)), "requests": [AFTERNOONS]},
        {"medium": "email", "in_reply_to": "email"},
    ),
    "answer at a time called inconvenient after the message": (
        TIMES,
        ["A"],
        {
            "history": history(inbound=(EMAIL,)),
            "requests": [{**AFTERNOONS, "received_at": "2026-04-08T15:20:00-04:00"}],
        },
        {"medium": "email", "in_reply_to": "email"},
    ),
    "consent before the request and consent after it": (
        TIMES,
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
        AFTER,
        ["A"],
        {
            "history": history({**TALK, "answered_by": "spouse"}),
            "locations": [HOME, {**HOME, "id": "h", "person": "ann"}],
        },
        {"recipient": "spouse", "person": "ann"},
    ),
    "calls for a third party at the line of somebody who may be the consumer": (
        SEVEN,
        ["A"],
        {"history": history(*TO_OTHERS), "phones": [{"id": "land", "person": "p-9"}]},
        {},
    ),
    "calls to a number that was not somebody else's, who may be the consumer": (
        SEVEN,
        ["A"],
        {"history": history(*ON_LAND), "phones": [LAND, {**DISOWNED, "person": "p-9"}]},
        {},
    ),
    "calls to a number that is not the consumer's, by the id that the case states": (
        SEVEN,
        [],
        {"history": history(*ON_LAND), "phones": [LAND, {**DISOWNED, "person": "p-1"}], "consumer": {"id": "p-1"}},
        {},
    ),
    "a verified place of one of two consumers": (
        HOURS,
        ["A"],
        {
            "history": history({**CALLS[0], "person": "p-1"}, {**CALLS[1], "person": "p-2"}),
            "locations": [HOME, {**THERE, "person": "p-1"}],
        },
        {"at": "2026-04-08T22:30:00-04:00"},
    ),
    "a verified place of the consumer": (
        HOURS,
        [],
        {"locations": [HOME, {**THERE, "person": "p-1"}], "consumer": {"id": "p-1"}},
        {"at": "2026-04-08T22:30:00-04:00"},
    ),
    "doubtful consent to a later time only": (
        HOURS,
        ["A"],
        {"consents": [consent(scope="time", windows=EVENINGS, during_proper_communication="unknown")]},
        {"at": "2026-04-08T23:30:00-04:00"},
    ),
}


def quiet_case(**facts: Any) -> Json:
    """A case of New York in which nothing speaks against a contact."""
    return clean_case([clean_debt(id) for id in "AB"], **{"history": history(), "locations": [HOME], **facts})


def given(case: Json, contact: Json, rule: str) -> dict[str, str]:
    """What the engine says of each debt."""
    said = SECTIONS.decide(Case.model_validate(case), Contact.model_validate(contact)).get(rule, {})
    return {debt: said.get(debt, NO) for debt in contact["debts"]}


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
            reasons = SECTIONS.guard.decide(Contact.model_validate(contact), known).reasons
            closed = TIMES in {reason.rule for reason in reasons}
            assert answers(case, contact)[TIMES] == {"A": DENY if closed else NO}, (contact, zones, each)


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
    assert given(case, contact, HOURS) == SECTIONS.read(case, contact)[HOURS] == {"A": MISSING}


@pytest.mark.parametrize("name", ONCE_DISAGREED)
def test_where_the_readings_once_disagreed(name: str) -> None:
    rule, debts, case_facts, contact_facts = ONCE_DISAGREED[name]
    case = quiet_case(**case_facts)
    contact = {"at": "2026-04-08T15:30:00-04:00", "medium": "call", "debts": ["A"], **contact_facts}
    expected = {debt: DENY if debt in debts else NO for debt in contact["debts"]}
    assert given(case, contact, rule) == SECTIONS.read(case, contact)[rule] == expected
