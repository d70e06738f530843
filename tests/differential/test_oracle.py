"""The engine against the second reading of 1006.14(b) and 1006.6(b)(1)(i), on made-up cases."""

import json
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, regulation_f
from fdcpa_guard.vocabulary import Effect
from tests import oracle
from tests.strategies import Json, seeded, smallest

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
    for number, (case, contact) in enumerate(seeded(seed, count)):
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
    for case, contact in seeded("tally", 600):
        for question, verdict in oracle.answer(case, contact).items():
            said = verdict if isinstance(verdict, str) else None if verdict is None else str(any(verdict.values()))
            if said is not None:
                tally[question, said] = tally.get((question, said), 0) + 1
    for question in oracle.QUESTIONS:
        for said in ("True", "False", oracle.MISSING):
            assert tally.get((question, said), 0) >= 5, (question, said, tally)
