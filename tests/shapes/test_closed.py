"""Closed times: the federal rules and the shapes say the same of them, of thousands of made-up questions.

What is said differently on purpose is left out: court permissions, and calls and visits that the person began.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, regulation_f
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.rules import Denied, Passed, Question
from fdcpa_guard.rules.rule import Check
from fdcpa_guard.shapes import Shape
from fdcpa_guard.vocabulary import TIMED
from tests.strategies import Json, Maker, seeded

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
    for case, contact in seeded(seed, count):
        known = {debt["id"] for debt in case["debts"]}
        if contact["medium"] in TIMED and known.issuperset(contact["debts"]):
            yield {**case, "court_permissions": []}, contact


def compare(federal: Check, shape: Check, case: Json, contact: Json) -> Answer | None:
    question = asked(Contact.model_validate(contact), Case.model_validate(case))
    event = question.answered
    if event is not None and event.goes_on(question.at):
        return None
    said, of_shape = answer(question, federal), answer(question, shape)
    assert said == of_shape, (contact, case)
    return said


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
    maker = Maker(dice)
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
