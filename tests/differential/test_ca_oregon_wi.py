"""The engine against the oracles of California's own rules, of ORS 646.639 and of Wisconsin's, on made-up cases."""

from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from tests.oracles import ca, oregon, wi
from tests.oracles.made import Question
from tests.oracles.made import ca_oregon_wi as made
from tests.oracles.plain import ADVICE, CLOSED, DENY, DUTY, MISSING, NO, OWED, Json

from .comparing import Comparison, Said, its_own, same

DECLARED = (NO, DENY, DUTY)
"""What a rule answers that asks for something to be said, or not said."""
ANSWERS = {
    ca: {
        "1788-11b.caller-identity": DECLARED,
        "1788-11b.licence-on-request": (NO, DUTY),
        "1788-11f.licence-number": DECLARED,
        "1788-12a.employer-in-writing": DECLARED,
        "1788-13j.empty-threat": (NO, DENY, MISSING),
        "1788-14-5.documents": DECLARED,
        "1788-14-5.records-notice": (NO, DUTY),
        "1788-14d.time-barred-notice": (NO, DENY, DUTY, MISSING),
        "1788-14e.hospital-notice": (NO, DUTY),
        "1788-18c.tell-to-write": (NO, DUTY),
        "1788-52.documents": DECLARED,
        "1788-52.records-notice": (NO, DUTY),
        "1788-56.time-barred-suit": (NO, DENY, MISSING),
        "1798-97-2c.tell-to-write": (NO, DUTY),
    },
    oregon: {
        "2f.employer": DECLARED,
        "2ga.letter-to-work": DECLARED,
        "2gb.call-to-work": DECLARED,
        "2h.written-identity": DECLARED,
        "2i.identity": DECLARED,
        "2k.empty-threat": (NO, DENY, MISSING),
        "2r.time-barred": (NO, DENY, DUTY, MISSING),
    },
    wi: {
        "disputed": DECLARED,
        "not-the-consumers-number": DECLARED,
        "third-party": DECLARED,
        "unusual-hours": (NO, ADVICE),
        "verify-only": DECLARED,
    },
}


def of(oracle: ModuleType, rule: str) -> tuple[str, ...]:
    """What a rule answers in the questions: whatever is not told of it, that it denies or does not."""
    return next((words for name, words in ANSWERS[oracle].items() if rule.endswith(name)), (NO, DENY))


def alike(said: Said) -> bool:
    """Of advice but on hours the oracles do not tell."""
    return same(said) or ((said.oracle, said.engine) == (NO, ADVICE) and "frequency" in said.rule)


def section(oracle: ModuleType, state: str, questions: Callable[[str, int], Iterator[Question]]) -> Comparison:
    answers = {rule: of(oracle, rule) for rule in oracle.RULES}
    asked = oracle.whatever_is_unknown
    return Comparison(its_own(state), asked, questions, answers, filled=False, alike=alike, kept=kept)


def kept(case: Json, contact: Json) -> object:
    """Where the consumer is, and who the person is: taken for granted."""
    return case.get("locations"), case.get("consumer"), contact.get("recipient")


SECTIONS = {
    "CA": section(ca, "CA", made.california),
    "OR": section(oregon, "OR", made.oregon),
    "WI": section(wi, "WI", made.wisconsin),
}


@pytest.mark.parametrize("state", SECTIONS)
def test_engine_agrees_with_the_oracle(state: str) -> None:
    SECTIONS[state].compare("short", 50)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(4)])
@pytest.mark.parametrize("state", SECTIONS)
def test_engine_agrees_with_the_oracle_at_length(state: str, seed: str) -> None:
    SECTIONS[state].compare(seed, 2500)


@pytest.mark.prove
@pytest.mark.parametrize("state", SECTIONS)
def test_the_oracle_meets_every_answer(state: str) -> None:
    tally = SECTIONS[state].tally("tally", 8000)
    told = {key: count for key, count in tally.items() if key[1] not in (CLOSED, OWED)}
    assert SECTIONS[state].unmet(type(tally)(told), 3) == []
