"""The engine against the second readings of bankruptcy, early intervention, taxes, health debts and email offers."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, us_federal
from fdcpa_guard.testing.smallest import smallest
from fdcpa_guard.vocabulary import Effect
from tests.oracles import bankruptcy, irs, made, others, regx
from tests.oracles.plain import MAYBE, NO, YES, Json

GUARD = Guard(us_federal())
DUTY, ANY = "duty", "any"
RANK = {NO: 0, DUTY: 1, MAYBE: 2, YES: 3}
ADVICE = (
    "us.bk.362b2e.reporting",
    "us.regx.39c1iii-c.once-per-case",
    "us.hospitals.501r6.extraordinary-actions",
    "us.irs.6304a1.first-second",
)
"""Rules that advise: what they say is their yes."""


@dataclass(frozen=True)
class Reading:
    answers: Callable[[Json, Json], dict[str, dict[str, str]]]
    make: Callable[[str], tuple[Json, Json]]
    rules: dict[str, str]
    """The question that each rule answers."""
    never: tuple[tuple[str, str], ...] = ()
    """Which answers a question has not."""


BANKRUPTCY = Reading(
    bankruptcy.answers,
    made.in_bankruptcy,
    {
        "us.bk.362a6.stay": bankruptcy.STAY,
        "us.bk.524a2.discharge": bankruptcy.DISCHARGE,
        "us.bk.1201a.codebtor": bankruptcy.CODEBTOR,
        "us.bk.1301a.codebtor": bankruptcy.CODEBTOR,
        "us.bk.362b2e.reporting": bankruptcy.REPORT,
    },
    ((bankruptcy.REPORT, DUTY), (bankruptcy.REPORT, MAYBE)),
)
EARLY_INTERVENTION = Reading(
    regx.answers,
    made.early_intervention,
    {
        "us.regx.39c1iii-b.no-payment-request": regx.NO_REQUEST_IN_BANKRUPTCY,
        "us.regx.39c1iii-c.once-per-case": regx.ONCE_A_CASE,
        "us.regx.39d2.not-required": regx.NOT_REQUIRED,
        "us.regx.39d3i.foreclosure-statement": regx.FORECLOSURE,
        "us.regx.39d3ii.no-payment-request": regx.NO_REQUEST,
        "us.regx.39d3iii.once-in-180-days": regx.ONCE,
    },
    ((regx.ONCE_A_CASE, DUTY), (regx.NOT_REQUIRED, DUTY), (regx.ONCE, DUTY)),
)
TAXES = Reading(
    irs.answers,
    made.tax,
    {
        "us.irs.6306d.not-eligible": irs.NOT_ELIGIBLE,
        "us.irs.6304a1.hours": irs.HOURS,
        "us.irs.6304a1.first-second": irs.FIRST_SECOND,
        "us.irs.6304a1.inconvenient-time": irs.TIME,
        "us.irs.6304a1.inconvenient-place": irs.PLACE,
        "us.irs.6304a2.represented": irs.REPRESENTED,
        "us.irs.6304a3.employer-prohibits": irs.EMPLOYER,
        "us.irs.6304b1.threat-of-harm": irs.HARM,
        "us.irs.6304b2.profanity": irs.PROFANITY,
        "us.irs.6304b4.caller-identity": irs.IDENTITY,
    },
    tuple(
        (question, answer)
        for question in irs.QUESTIONS
        for answer in (MAYBE, DUTY)
        if (question, answer) not in ((irs.NOT_ELIGIBLE, MAYBE), (irs.REPRESENTED, MAYBE), (irs.IDENTITY, DUTY))
    ),
)
OTHERS = Reading(
    others.answers,
    made.health_or_offer,
    {
        "us.hipaa.164-522b.alternative-means": others.MEANS,
        "us.no-surprises.149-620c.estimate-dispute": others.ESTIMATE,
        "us.hospitals.501r6.extraordinary-actions": others.HOSPITAL,
        "us.can-spam.7704a3.way-to-opt-out": others.WAY_OUT,
        "us.can-spam.7704a4.after-opt-out": others.AFTER_OPT_OUT,
        "us.can-spam.7704a5.disclosures": others.DISCLOSURES,
    },
    tuple(
        (question, answer)
        for question, answers in {
            others.MEANS: (MAYBE, DUTY),
            others.HOSPITAL: (MAYBE, DUTY),
            others.WAY_OUT: (MAYBE,),
            others.AFTER_OPT_OUT: (MAYBE, DUTY),
            others.DISCLOSURES: (MAYBE, YES),
        }.items()
        for answer in answers
    ),
)
READINGS = {"bankruptcy": BANKRUPTCY, "regx": EARLY_INTERVENTION, "irs": TAXES, "others": OTHERS}
readings = pytest.mark.parametrize("name", READINGS)


def engine(reading: Reading, case: Json, contact: Json) -> dict[str, dict[str, str]]:
    """What the rules of each question say of each debt: of several the strongest."""
    decision = GUARD.decide(Contact.model_validate(contact), Case.model_validate(case))
    found = {question: dict.fromkeys(contact["debts"], NO) for question in reading.rules.values()}
    said: list[tuple[Any, str]] = [
        (each, MAYBE if each.effect is Effect.MISSING_FACT else YES) for each in decision.reasons
    ]
    said += [(each, DUTY) for each in decision.duties]
    said += [(each, YES if each.rule in ADVICE else DUTY) for each in decision.advisories]
    for each, answer in said:
        if each.rule in reading.rules:
            answers = found[reading.rules[each.rule]]
            for debt in each.debts:
                answers[debt] = max(answers[debt], answer, key=RANK.__getitem__)
    return found


def differences(reading: Reading, case: Json, contact: Json) -> list[tuple[str, str, str, str]]:
    """The question, the debt, what the second reading says and what the engine does, where they do not agree."""
    found = engine(reading, case, contact)
    return [
        (question, debt, expected, found[question][debt])
        for question, answers in reading.answers(case, contact).items()
        for debt, expected in answers.items()
        if not agree(question, expected, [each[debt] for each in (found[question], *found.values())], case)
    ]


def agree(question: str, expected: str, found: list[str], case: Json) -> bool:
    """Whether an answer is as strict as the facts that are known ask for.

    What may be so, as one fact is unknown, is denied by that rule or, of bankruptcies, by another that asks for the
    same fact; where it could come to a duty alone, that duty does. What is undeclared, while a fact is unknown, may
    lack the fact. Of early intervention, what is sure may be told as the fact that another objection lacks.
    """
    answer = found[0]
    if expected in (answer, ANY):
        return True
    doubtful = '"unknown"' in json.dumps(case)
    if question in (regx.ONCE_A_CASE, bankruptcy.REPORT):
        return expected == MAYBE or (expected == YES and doubtful)
    if expected == MAYBE:
        return any(each != NO for each in found) if question in BANKRUPTCY.rules.values() else answer != NO
    untold = (DUTY, YES) if question in (regx.NOT_REQUIRED, regx.ONCE) else (DUTY,)
    return doubtful and answer == MAYBE and expected in untold


def as_before(
    reading: Reading, found: list[tuple[str, str, str, str]], kept: tuple[Any, ...], case: Json, contact: Json
) -> bool:
    """Whether a smaller question has the same differences, of people placed and reached as before."""
    try:
        return reached(case, contact) == kept and differences(reading, case, contact) == found
    except (InvalidFacts, KeyError, TypeError, IndexError):
        return False


def reached(case: Json, contact: Json) -> tuple[Any, ...]:
    return case.get("locations"), contact.get("recipient"), contact.get("address")


def compare(name: str, seed: str, count: int) -> None:
    reading = READINGS[name]

    for number in range(count):
        case, contact = reading.make(f"{seed}/{name}/{number}")
        try:
            found = differences(reading, case, contact)
        except InvalidFacts:  # as of two events in an order that cannot be
            continue
        if found:
            case, contact = smallest(case, contact, partial(as_before, reading, found, reached(case, contact)))
            facts = f"seed {seed}/{name}/{number}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"
            raise AssertionError(f"{differences(reading, case, contact)} of {facts}")


@readings
def test_engine_agrees_with_the_second_reading(name: str) -> None:
    compare(name, "first", 80)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(4)])
@readings
def test_engine_agrees_with_the_second_reading_at_length(name: str, seed: str) -> None:
    compare(name, seed, 5000)


@readings
def test_the_second_reading_meets_every_answer(name: str) -> None:
    """The made-up cases are dense enough: of each question each answer that it has comes many times."""
    reading, tally = READINGS[name], Counter[tuple[str, str]]()
    for number in range(1000):
        for question, answers in reading.answers(*reading.make(f"tally/{name}/{number}")).items():
            tally.update((question, answer) for answer in answers.values())
    for question in reading.rules.values():
        for answer in RANK:
            if (question, answer) not in reading.never:
                assert tally[question, answer] >= 3, (question, answer, tally)
