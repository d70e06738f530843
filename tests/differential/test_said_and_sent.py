"""The engine against second readings of 12 CFR 1006.6(d)(4) and (5), 10, 14(a) and (h) and 18, on made-up questions."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidFacts, regulation_f
from fdcpa_guard.testing.smallest import smallest
from fdcpa_guard.vocabulary import Effect
from tests.oracle import Json
from tests.oracles import procedures, s10, s14, s18
from tests.oracles.asking import questions
from tests.oracles.matter import ANY, CLOSED, DUTY, MISSING, NO, OBJECTS, Answers, Matter

GUARD = Guard(regulation_f())
READINGS: dict[type[Matter], Mapping[str, Callable[[Any], Answers]]] = {
    s10.Location: s10.RULES,
    s14.Conduct: s14.RULES,
    s18.Representations: s18.RULES,
    procedures.Procedures: procedures.RULES,
    procedures.Records: procedures.RETAINED,
}
RULES = [rule for rules in READINGS.values() for rule in rules]
Said = dict[str, Answers]
"""What each rule says of each debt of the contact."""


def engine(case: Json, contact: Json) -> Said:
    decision = GUARD.decide(Contact.model_validate(contact), Case.model_validate(case))
    said = {rule: dict.fromkeys(contact["debts"], NO) for rule in RULES}
    for duty in decision.duties:
        said.get(duty.rule, {}).update(dict.fromkeys(duty.debts, DUTY))
    for advisory in decision.advisories:
        word = MISSING if None in dict(advisory.facts).values() else OBJECTS
        said.get(advisory.rule, {}).update(dict.fromkeys(advisory.debts, word))
    for reason in reversed(decision.reasons):
        word = MISSING if reason.effect is Effect.MISSING_FACT else OBJECTS
        said.get(reason.rule, {}).update(dict.fromkeys(reason.debts, word))
    return said


def second_reading(case: Json, contact: Json) -> Said:
    said = {}
    for made, rules in READINGS.items():
        reading = made(case, contact)
        for rule, question in rules.items():
            answers = question(reading)
            said[rule] = {debt: answers.get(debt, NO) for debt in contact["debts"]}
    return said


def differences(case: Json, contact: Json) -> Iterator[tuple[str, str, str, str]]:
    """The rules, debts and both answers of which one is not the other, as far as the reading tells."""
    found, told = engine(case, contact), second_reading(case, contact)
    for rule, answers in told.items():
        for debt, word in answers.items():
            said = found[rule][debt]
            if word != ANY and said != word and not (word == CLOSED and said in (OBJECTS, MISSING)):
                yield rule, debt, word, said


def compare(seed: str, count: int) -> None:
    for number, (case, contact) in enumerate(questions(seed, count)):
        for rule, *_ in differences(case, contact):

            def disagree(case: Json, contact: Json, rule: str = rule) -> bool:
                try:
                    return rule in [each for each, *_ in differences(case, contact)]
                except (InvalidFacts, KeyError, TypeError):
                    return False

            case, contact = smallest(case, contact, disagree)
            facts = f"seed {seed}/{number}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"
            assert not list(differences(case, contact)), facts


@pytest.mark.parametrize("seed", ["first", "second"])
def test_engine_agrees_with_the_second_reading(seed: str) -> None:
    compare(seed, 150)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(12)])
def test_engine_agrees_with_the_second_reading_at_length(seed: str) -> None:
    compare(seed, 1000)


ANSWERS = {
    "us.regf.10b5.only-the-attorney": {NO, OBJECTS, MISSING},
    "us.regf.10c.once": {NO, OBJECTS, MISSING},
    "us.regf.14a.many-messages": {NO, OBJECTS, MISSING},
    "us.regf.14a.cumulative": {NO, OBJECTS, MISSING},
    "us.regf.14b2i.rapid-calls": {NO, OBJECTS, MISSING},
    "us.regf.14b2i.rapid-voicemails": {NO, OBJECTS, MISSING},
    "us.regf.14b2i.prior-communications": {NO, OBJECTS},
    "us.regf.14h1.medium": {NO, OBJECTS, MISSING, DUTY},
    "us.regf.18c1.empty-threat": {NO, OBJECTS, MISSING},
    "us.regf.18c2.report-the-dispute": {NO, OBJECTS, MISSING, DUTY},
    "us.regf.18e1.initial-disclosure": {NO, OBJECTS, MISSING, DUTY},
    "us.regf.18e2.subsequent-disclosure": {NO, OBJECTS, MISSING, DUTY},
    "us.regf.6d4.email-procedures": {NO, OBJECTS, CLOSED},
    "us.regf.6d5.text-procedures": {NO, OBJECTS, CLOSED},
    "us.regf.100a.retain": {NO, DUTY},
}
"""What a rule may say; of those of 1006.10(b) that are not here, nothing, an objection or a duty."""


def test_the_second_reading_meets_every_answer() -> None:
    tally: Counter[tuple[str, str]] = Counter()
    for case, contact in questions("tally-1", 800):
        for rule, answers in second_reading(case, contact).items():
            tally.update({(rule, word) for word in answers.values()})
    for rule in RULES:
        for word in ANSWERS.get(rule, {NO, OBJECTS, DUTY}):
            assert tally[rule, word] >= 2, (rule, word, tally)


QUIET: Json = {
    "collector": "debt-buyer",
    "debts": [
        {"id": id, "nature": "consumer", "validation": [], "disputes": [], "original_creditor_requests": []}
        for id in "AB"
    ],
    "requests": [],
    "representation": [],
    "bankruptcies": [],
    "history": {"attempts": [], "inbound": []},
    "locations": [{"id": "home", "zones": ["America/New_York"]}],
    "phones": [{"id": "cell"}],
    "emails": [{"id": "mail"}],
}
TO_TEXTS = {"id": "c", "scope": "text-number", "given_at": "2026-02-07", "given_to": "collector", "address": "cell"}
TO_EMAIL = {**TO_TEXTS, "scope": "email-address", "address": "mail"}
REVOKED = {"id": "r", "kind": "revoke-consent", "received_at": "2026-03-01T12:00:00Z"}
ONCE_DISAGREED: dict[str, tuple[str, dict[str, str], Json, Json]] = {
    "a consent to texts of which the day is known, on the sixtieth day after it": (
        "us.regf.6d5.text-procedures",
        {"A": NO},
        {"consents": [TO_TEXTS]},
        {"medium": "text", "address": "cell"},
    ),
    "the same a day later": (
        "us.regf.6d5.text-procedures",
        {"A": OBJECTS},
        {"consents": [{**TO_TEXTS, "given_at": "2026-02-06"}]},
        {"medium": "text", "address": "cell"},
    ),
    "who takes email back on the telephone": (
        "us.regf.6d4.email-procedures",
        {"A": OBJECTS},
        {"consents": [TO_EMAIL], "requests": [{**REVOKED, "address": "cell", "media": ["email"]}]},
        {"medium": "email", "address": "mail"},
    ),
    "who takes email back for one debt of two": (
        "us.regf.6d4.email-procedures",
        {"A": NO, "B": OBJECTS},
        {"consents": [TO_EMAIL], "requests": [{**REVOKED, "media": ["email"], "debts": ["B"]}]},
        {"medium": "email", "address": "mail", "debts": ["A", "B"]},
    ),
}


@pytest.mark.parametrize("name", ONCE_DISAGREED)
def test_where_the_readings_once_disagreed(name: str) -> None:
    rule, answers, case_facts, contact_facts = ONCE_DISAGREED[name]
    case = {**QUIET, **case_facts}
    contact = {"at": "2026-04-08T16:00:00Z", "debts": ["A"], **contact_facts}
    assert engine(case, contact)[rule] == answers
    assert second_reading(case, contact)[rule] == answers
