"""Closed times: the federal rules and the shapes say the same of them, of thousands of made-up questions.

What is said differently on purpose is left out: court permissions, and calls and visits that the person began.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import Case, Contact, regulation_f
from fdcpa_guard.clock import FOREVER, TICK, hours_on, zone
from fdcpa_guard.rules import Denied, Passed, Question
from fdcpa_guard.rules.rule import Check
from fdcpa_guard.shapes import Shape
from fdcpa_guard.shapes.closed import Hours
from fdcpa_guard.testing.crowds import Crowd, Json, as_json
from fdcpa_guard.vocabulary import TIMED, Recipient
from tests import builders

from .judging import asked, said_of
from .kinds import CallingHours, QuietTimes

FEDERAL = {rule.id: rule.bound(date(2026, 1, 1)) for rule in regulation_f().rules()}
HOURS = CallingHours(opens=time(8), closes=time(21))

Answer = tuple[dict[str, tuple[str, ...]], dict[str, datetime], datetime]
"""What is denied of each debt, and for want of what; when that lapses; until when the whole answer stays."""


def answer(question: Question, check: Check) -> Answer:
    denied: dict[str, tuple[str, ...]] = {}
    lapses: dict[str, datetime] = {}
    until = FOREVER
    for one in said_of(question, check):
        if isinstance(one, Passed):
            until = min(until, one.until)
            continue
        assert isinstance(one, Denied)
        for debt in one.debts or question.debt_ids:
            denied[debt] = () if one.effect is None else tuple(one.facts)
            lapses[debt] = one.lapses_at
        until = min(until, one.lapses_at)
    return denied, lapses, until


def questions(seed: str, count: int) -> Iterator[tuple[Json, Json]]:
    for case, contact in as_json(seed, count):
        known = {debt["id"] for debt in case["debts"]}
        if contact["medium"] in TIMED and known.issuperset(contact["debts"]):
            yield {**case, "court_permissions": []}, contact


def compare(federal: Check, shape: Check, case: Json, contact: Json) -> Answer | None:
    question = asked(Contact.model_validate(contact), Case.model_validate(case))
    event = question.answered
    if event is not None and event.goes_on(question.at):
        return None
    if contact.get("purpose") == "formal-pleading":  # who serves process is no debt collector meanwhile
        return None
    said, of_shape = answer(question, federal), answer(question, shape)
    if federal is FEDERAL["us.regf.6b1i.hours"] and is_elsewhere(question):
        assert all(said[0].get(debt) == (f"locations (where {question.who} is)",) for debt in question.debt_ids)
        return None
    assert said == of_shape, (contact, case)
    return said


def is_elsewhere(question: Question) -> bool:
    """Whether somebody owes beside the consumer, of whose own place nothing is known: the consumer's is not theirs."""
    owes_beside = question.recipient is not Recipient.CONSUMER and Recipient.CONSUMER in question.roles
    return owes_beside and not question.index.zones(question.who, question.at)


def tallied(answers: list[Answer | None]) -> tuple[int, int, int]:
    """How many were open, closed, and closed for want of a fact."""
    found = [said for said in answers if said is not None]
    lacking = sum(any(said[0].values()) for said in found)
    closed = sum(bool(said[0]) for said in found)
    return len(found) - closed, closed - lacking, lacking


at_length = pytest.mark.parametrize("count", [400, pytest.param(4000, marks=pytest.mark.prove)])


@at_length
def test_the_federal_hours_and_a_shape_of_the_same_hours_say_the_same(count: int) -> None:
    said = [compare(FEDERAL["us.regf.6b1i.hours"], HOURS.bound(), *made) for made in questions("hours", count)]
    assert min(tallied(said)) > 4, tallied(said)


def standing(case: Json, contact: Json, dice: Random) -> tuple[Json, Shape]:
    """The case with one request about times, and the shape that closes the same times to everybody."""
    maker = Crowd(dice)
    times: dict[str, Any] = {form: maker.times(form) for form in maker.some(("windows", "recurrences", "quiet_days"))}
    request = {
        "id": "asked",
        "kind": "inconvenient-time",
        "received_at": "2020-01-01T12:00:00Z",
        "person": contact.get("person") or contact.get("recipient", "consumer"),
        **times,
    }
    shape = {"dates" if form == "quiet_days" else form: tuple(values) for form, values in times.items()}
    return {**case, "requests": [request]}, QuietTimes(**shape, lifted_by="time")


@at_length
def test_times_that_the_person_named_and_a_shape_of_the_same_times_say_the_same(count: int) -> None:
    said = []
    for number, (case, contact) in enumerate(questions("times", count)):
        known, shape = standing(case, contact, Random(f"times/{number}"))
        said.append(compare(FEDERAL["us.regf.6b1i.inconvenient-time"], shape.bound(), known, contact))
    assert min(tallied(said)) > 4, tallied(said)


@pytest.mark.parametrize("check", [FEDERAL["us.regf.6b1i.hours"], HOURS.bound()], ids=["federal", "shape"])
def test_an_answer_goes_only_to_a_message_that_came_in_the_closed_stretch_of_each_zone(check: Check) -> None:
    """In Guam it was still open when the message came, and is closed now; in Chicago it is closed all along."""
    there = ({"id": "home", "zones": ("America/Chicago", "Pacific/Guam")},)
    wrote = builders.inbound("2026-04-01 05:30", "text", id="wrote")
    known = builders.case(history=builders.history(wrote), locations=there)
    for when, closed in (("2026-04-01 05:59:59", False), ("2026-04-01 06:00", True)):
        question = asked(builders.contact(when, "text", in_reply_to="wrote"), known)
        assert bool(answer(question, check)[0]) is closed


# -- the hours that several zones have in common

EIGHT, NINE_PM = time(8), time(21)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def common_hours(
    at: datetime, zones: tuple[ZoneInfo, ...], opens: time, closes: time
) -> tuple[datetime, datetime] | None:
    """The first stretch from an instant on that lies within the hours of every zone; None if there is none."""
    hours = Hours(cast("Question", None), zones, ((opens, closes),) * 7)
    begins = at if hours.closed_since(at) is None else hours.closed_until(at)
    return None if begins >= FOREVER else (begins, hours.next_change(begins))


@pytest.mark.parametrize(
    "name", ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam"]
)
@pytest.mark.parametrize("day", ["2026-03-08", "2026-06-15", "2026-11-01"])
def test_common_hours_of_one_zone_are_half_open(name: str, day: str) -> None:
    tz = zone(name)
    span = hours_on(tz, date.fromisoformat(day), EIGHT, NINE_PM)
    for at, inside in [
        (span.opens - TICK, False),
        (span.opens, True),
        (span.closes - TICK, True),
        (span.closes, False),
    ]:
        found = common_hours(at, (tz,), EIGHT, NINE_PM)
        assert found is not None
        assert (found == (max(at, span.opens), span.closes)) == (at < span.closes)
        assert (found[0] == at) == inside


@pytest.mark.parametrize(
    ("at", "names", "opens", "closes"),
    [
        pytest.param(
            "2026-03-02T12:00",
            "America/New_York America/Los_Angeles",
            "2026-03-02T16:00",
            "2026-03-03T02:00",
            id="comment_6_b_1_i_2_i_eastern_and_pacific",
        ),
        pytest.param(
            "2026-03-02T12:00",
            "America/New_York America/Denver",
            "2026-03-02T15:00",
            "2026-03-03T02:00",
            id="comment_6_b_1_i_2_ii_eastern_and_mountain",
        ),
        pytest.param(
            "2026-03-02T20:00",
            "America/New_York America/Los_Angeles",
            "2026-03-02T16:00",
            "2026-03-03T02:00",
            id="a_stretch_already_begun",
        ),
        pytest.param(
            "2026-03-03T02:00",
            "America/New_York America/Los_Angeles",
            "2026-03-03T16:00",
            "2026-03-04T02:00",
            id="at_closing_the_next_day",
        ),
        pytest.param(
            "2026-03-02T12:00",
            "America/New_York Pacific/Guam",
            "2026-03-02T22:00",
            "2026-03-03T02:00",
            id="eastern_and_guam_share_four_hours",
        ),
        pytest.param(
            "2026-03-07T20:00",
            "America/New_York America/Phoenix",
            "2026-03-07T15:00",
            "2026-03-08T02:00",
            id="eastern_and_arizona_before_the_spring_change",
        ),
        pytest.param(
            "2026-03-08T12:00",
            "America/New_York America/Phoenix",
            "2026-03-08T15:00",
            "2026-03-09T01:00",
            id="eastern_and_arizona_after_the_spring_change",
        ),
    ],
)
def test_common_hours(at: str, names: str, opens: str, closes: str) -> None:
    zones = tuple(map(zone, names.split()))
    assert common_hours(utc(at), zones, EIGHT, NINE_PM) == (max(utc(at), utc(opens)), utc(closes))


@pytest.mark.parametrize("day", ["2026-03-07", "2026-03-08", "2026-10-31", "2026-11-01", "2026-06-30"])
@pytest.mark.parametrize(
    "names",
    [
        "America/New_York",
        "America/New_York America/Los_Angeles",
        "America/Phoenix America/Denver Pacific/Honolulu",
        "Pacific/Guam America/New_York",
        "Pacific/Guam Pacific/Honolulu",
    ],
)
def test_common_hours_against_trying_each_quarter_of_an_hour(names: str, day: str) -> None:
    zones = tuple(map(zone, names.split()))
    begin = utc(day)
    step = timedelta(minutes=15)

    def convenient(at: datetime) -> bool:
        return all(EIGHT <= at.astimezone(tz).time() < NINE_PM for tz in zones)

    tries = [begin + n * step for n in range(4 * 24 * 3)]
    for at in tries[: 4 * 24 : 7]:
        first = next(t for t in tries if t >= at and convenient(t))
        span = common_hours(at, zones, EIGHT, NINE_PM)
        assert span is not None
        opens, closes = span
        assert opens == first
        assert not convenient(closes)
        assert convenient(closes - TICK)
        assert opens == at or not convenient(opens - TICK)


def test_common_hours_that_never_come() -> None:
    zones = (zone("America/New_York"), zone("Asia/Dubai"))
    assert common_hours(utc("2026-03-02T12:00"), zones, time(9), time(12)) is None


@pytest.mark.parametrize(
    ("clock", "same"),
    [
        ("09:59:59.999999", False),
        ("10:00", True),
        ("10:00:00.000001", True),
        ("19:59:59.999999", True),
        ("20:00", False),
    ],
)
def test_an_answer_is_looked_at_where_it_is_closed_and_an_instant_at_which_it_opens_is_open(
    clock: str, same: bool
) -> None:
    """In Chicago it came at an hour that needs no answer, in Denver before; whichever is open does not matter."""
    wrote = builders.history(builders.inbound("2026-04-01 08:30", "text", id="wrote"))
    q = Question(builders.contact(f"2026-04-01 {clock}", "text", in_reply_to="wrote"), builders.case(history=wrote))
    hours, longer = (time(10), time(20)), (time(8), time(21))
    zones = zone("America/Chicago"), zone("America/Denver")
    closed = Hours(q, zones, (hours,) * 7, (longer,) * 7)
    assert closed.same_stretch(builders.at("2026-04-01 08:30")) is same
