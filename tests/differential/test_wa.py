"""The engine against the oracle of Washington's RCW 19.16.250 and 31.45.082, on made-up cases."""

from dataclasses import replace

import pytest

from fdcpa_guard import Guard, us_state
from tests.oracles import wa
from tests.oracles.made.wa import questions, settled
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO

from .comparing import Comparison, Said, same

ANSWERS = dict.fromkeys(wa.RULES, (NO, DENY)) | {
    "us.wa.19-16-250-8a.written-identity": (NO, DENY, DUTY),
    "us.wa.19-16-250-8c.itemisation": (NO, DENY, DUTY),
    "us.wa.19-16-250-9.pleading": (NO, DENY, DUTY),
    "us.wa.19-16-250-10a.report-the-dispute": (NO, DENY, DUTY),
    "us.wa.19-16-250-10c.employer": (NO, DENY, DUTY),
    "us.wa.19-16-250-10d.others": (NO, DENY, DUTY),
    "us.wa.19-16-250-10.not-the-consumers-number": (NO, DENY, DUTY),
    "us.wa.19-16-250-11.credit-rating": (NO, DUTY),
    "us.wa.19-16-250-16.empty-threat": (NO, DENY, MISSING),
    "us.wa.19-16-250-19.caller-id": (NO, DENY, DUTY),
    "us.wa.19-16-250-23.time-barred": (NO, DENY, MISSING, DUTY),
    "us.wa.19-16-250-28ai.billing-information": (NO, DENY, DUTY),
    "us.wa.31-45-082-1.time-barred": (NO, DENY, MISSING, DUTY),
    "us.wa.31-45-082-1.empty-threat": (NO, DENY, MISSING),
}


def alike(said: Said) -> bool:
    """Of advice the oracle does not tell."""
    return same(said) or (said.oracle, said.engine) == (NO, ADVICE)


SECTIONS = Comparison(Guard(us_state("WA")), wa.whatever_is_unknown, questions, ANSWERS, filled=False, alike=alike)
SETTLED = replace(SECTIONS, oracle=wa.answers, questions=settled)


@pytest.mark.parametrize("seed", ["first", "second"])
def test_engine_agrees_with_the_oracle(seed: str) -> None:
    SECTIONS.compare(seed, 100)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(8)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTIONS.compare(seed, 2500)


def test_the_oracle_meets_every_answer() -> None:
    """And each rule says nothing of a third or more of the debts that it is asked about."""
    tally = SETTLED.tally("tally", 1800)
    assert SETTLED.unmet(tally, 2) == []
    for rule, words in ANSWERS.items():
        assert tally[rule, NO] >= 0.5 * sum(tally[rule, word] for word in words if word != NO), rule
