"""The engine against the second readings in `tests.oracles` of disputes, notices, reports and billing errors.

`tests.oracles.asked` makes the questions up. Where a reading answers ``any`` it does not ask: what no fact settles, or
what only repeating the code would say. When a notice is due, and until when a record is kept, the scenario rows say.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us_federal
from fdcpa_guard.testing.smallest import smallest
from fdcpa_guard.vocabulary import Effect
from tests.oracles import asked, fcba, fcra, s22_s42
from tests.oracles.said import ADVISE, ANY, DENY, DUTY, MISSING, NOTHING, STRICTEST, Json

GUARD = Guard(us_federal())
ANSWERS = {
    "us.regf.22b.nothing-owed": {DENY},
    "us.regf.26b.time-barred": {DENY, MISSING, DUTY},
    "us.regf.30a.furnishing": {DENY, MISSING, DUTY},
    "us.regf.34a1.validation-notice": {DENY, DUTY},
    "us.regf.34a1.deceased": {DENY, DUTY},
    "us.regf.38b1.overshadowing": {DENY, MISSING, DUTY},
    "us.regf.38c.original-creditor": {DENY, MISSING},
    "us.regf.38d2.dispute": {DENY, MISSING, DUTY},
    "us.regf.42a1.opted-out-address": {DENY, MISSING},
    "us.regf.42a1.undeliverable-address": {DENY},
    "us.regf.42b.electronic-records": {DENY, MISSING},
    "us.regf.100a.retain": {DUTY},
    "us.fcra.1681m-g.tell-the-creditor": {DUTY},
    "us.fcra.1681m-f.hold": {ADVISE},
    "us.fcra.1681s-2a6b.furnishing": {DENY, MISSING, DUTY},
    "us.fcra.1681s-2a3.dispute-noted": {DENY, MISSING, DUTY},
    "us.fcba.1666a3b.no-collection": {DENY, MISSING, DUTY},
    "us.fcba.1666a-a.no-adverse-report": {DENY, MISSING},
    "us.fcba.1666a-b.still-disputed": {DENY, DUTY},
    "us.regx.35i1.no-adverse-report": {DENY, MISSING, DUTY},
    "us.e-sign.7001c.notice-in-writing": {DENY, ADVISE},
}
"""What each rule may say besides nothing."""

Said = dict[tuple[str, str], str]
"""The strictest that is said, by the rule and the debt."""


def engine(case: Case, contact: Contact) -> Said:
    decision = GUARD.decide(contact, case)
    said = dict.fromkeys(((rule, debt) for rule in ANSWERS for debt in contact.debts), NOTHING)
    lacking = Effect.MISSING_FACT
    outcomes: list[tuple[Any, str]] = [(each, MISSING if each.effect is lacking else DENY) for each in decision.reasons]
    outcomes += [(each, DUTY) for each in decision.duties] + [(each, ADVISE) for each in decision.advisories]
    for outcome, word in outcomes:
        for debt in outcome.debts or contact.debts:
            if outcome.rule in ANSWERS:
                said[outcome.rule, debt] = min(said[outcome.rule, debt], word, key=STRICTEST.index)
    return said


def second_reading(case: Case, contact: Contact) -> Said:
    facts, question = case.model_dump(mode="json"), contact.model_dump(mode="json")
    return {
        (rule, debt["id"]): answer
        for debt in facts["debts"]
        if debt["id"] in question["debts"]
        for reading in (s22_s42, fcra, fcba)
        for rule, answer in reading.answers(facts, question, debt).items()
    }


def differences(case: Json, contact: Json) -> dict[tuple[str, str], tuple[str, str]]:
    """What the engine says where the second reading says otherwise, and that."""
    known, question = Case.model_validate(case), Contact.model_validate(contact)
    found = engine(known, question)
    read = second_reading(known, question)
    return {key: (found[key], answer) for key, answer in read.items() if answer not in (ANY, found[key])}


def compare(questions: Iterator[tuple[Json, Json]]) -> None:
    for case, contact in questions:
        for (rule, debt), said in differences(case, contact).items():

            def differ(case: Json, contact: Json, key: Any = (rule, debt), said: Any = said) -> bool:
                try:
                    return bool(case["locations"]) and differences(case, contact).get(key) == said
                except (KeyError, LookupError, TypeError, ValueError):
                    return False

            case, contact = smallest(case, contact, differ)
            pytest.fail(f"{rule} of {debt}: {said}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}")


def test_engine_agrees_with_the_second_readings() -> None:
    compare(asked.questions("ordinary", 500))


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(10)])
def test_engine_agrees_with_the_second_readings_at_length(seed: str) -> None:
    compare(asked.questions(seed, 3000))


@cache
def tally(seed: str, count: int) -> Counter[tuple[str, str]]:
    """How often each rule gives each answer, by the second reading."""
    found: Counter[tuple[str, str]] = Counter()
    for case, contact in asked.questions(seed, count):
        read = second_reading(Case.model_validate(case), Contact.model_validate(contact))
        found.update((rule, answer) for (rule, _), answer in read.items())
    return found


def short_of(found: Counter[tuple[str, str]], least: int) -> list[tuple[str, str]]:
    """The answers that are not met so often, and those that no rule is said to give."""
    wanted = {(rule, answer) for rule, answers in ANSWERS.items() for answer in {*answers, NOTHING}}
    unexpected = [key for key in found if key not in wanted and key[1] != ANY]
    return sorted(key for key in wanted if found[key] < least) + unexpected


def test_the_made_up_questions_meet_every_rule() -> None:
    met = {rule for rule, answer in tally("ordinary", 1000) if answer in ANSWERS.get(rule, ())}
    assert met == set(ANSWERS)


@pytest.mark.prove
def test_the_made_up_questions_meet_every_answer_of_every_rule() -> None:
    assert short_of(tally("tally", 12_000), 5) == []
