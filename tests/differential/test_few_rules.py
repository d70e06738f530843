"""The engine against the oracles of Vermont and of the places that have few rules, on made-up cases."""

import pytest

from tests.oracles import few_rules, vt
from tests.oracles.made import few_rules as made
from tests.oracles.plain import ADVICE, CLOSED, DENY, DUTY, MISSING, NO, OWED, Json

from .comparing import Comparison, Said, its_own, same

DECLARED = (NO, DENY, DUTY)
"""What a rule answers that asks for something to be said, or not said."""
ANSWERS = {
    "hours": (NO, ADVICE),
    "160-70-11-3a1.hours": (NO, DENY),
    "recorded-hours": (NO, DENY),
    "empty-threat": (NO, DENY, MISSING),
    "state-no-debt": DECLARED,
    "recorded-message": DECLARED,
    "debt-collector": DECLARED,
    "recorded-identity": DECLARED,
    "location-identify": DECLARED,
    "caller-id": DECLARED,
    "medical-debt-statement": DECLARED,
    "not-reported-statement": (*DECLARED, ADVICE),
    "41b-m11.not-the-consumers-number": DECLARED,
    "common-interest": (NO, DUTY),
    "whereabouts": (NO, DUTY),
    "notice-before-report": (NO, DUTY),
    "right-party": (NO, DUTY),
    "6-60-4c1.credit-reporting": (NO, DENY, ADVICE),
    "6-60-4c2.insurance-appeal": (NO, DENY, ADVICE),
    "6-60-4c3.no-suit": (NO, DENY, ADVICE),
}
"""By how a rule's name ends; the longest that fits."""


def of(rule: str) -> tuple[str, ...]:
    """What a rule answers in the questions: whatever is not told of it, that it denies or does not."""
    return max([(len(name), words) for name, words in ANSWERS.items() if rule.endswith(name)], default=(0, (NO, DENY)))[
        1
    ]


def alike(said: Said) -> bool:
    """Of advice but on hours the oracles do not tell."""
    return same(said) or (said.oracle, said.engine) == (NO, ADVICE)


def section(place: str) -> Comparison:
    oracle, rules = (
        (vt.whatever_is_unknown, vt.RULES) if place == "VT" else (few_rules.of(place), few_rules.RULES[place])
    )
    answers = {rule: of(rule) for rule in rules}
    return Comparison(its_own(place), oracle, made.of(place), answers, filled=False, alike=alike, kept=kept)


def kept(case: Json, contact: Json) -> object:
    """Where the consumer is, and who the person is: taken for granted."""
    return case.get("locations"), case.get("consumer"), contact.get("recipient")


SECTIONS = {place: section(place) for place in made.PLACES}


@pytest.mark.parametrize("place", SECTIONS)
def test_engine_agrees_with_the_oracle(place: str) -> None:
    SECTIONS[place].compare("short", 24 if place == "VT" else 6)


@pytest.mark.prove
@pytest.mark.parametrize("place", SECTIONS)
def test_engine_agrees_with_the_oracle_at_length(place: str) -> None:
    SECTIONS[place].compare("long", 3000)


@pytest.mark.prove
@pytest.mark.parametrize("place", SECTIONS)
def test_the_oracle_meets_every_answer(place: str) -> None:
    tally = SECTIONS[place].tally("tally", 16_000 if place == "VT" else 4000)
    told = {key: count for key, count in tally.items() if key[1] not in (CLOSED, OWED)}
    assert SECTIONS[place].unmet(type(tally)(told), 2) == []
