"""The engine against the oracle of 9-A M.R.S. 11-119."""

import pytest

from tests.oracles import me
from tests.oracles.made.me import questions
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO

from .comparing import Comparison, Said, closed, its_own

ANSWERS = dict.fromkeys(me.RULES, (NO, DENY)) | {
    "us.me.9a-11-119-1.identify": (NO, DENY, DUTY),
    "us.me.9a-11-119-1.state-no-debt": (NO, DENY, DUTY),
    "us.me.9a-11-119-1.no-postcard": (NO, DENY, DUTY),
    "us.me.9a-11-119-1.no-debt-collection-symbol": (NO, DENY, DUTY),
    "us.me.9a-11-119-1.once": (NO, DENY, MISSING),
    "us.me.9a-11-119-1.only-the-attorney": (NO, DENY, MISSING),
    "us.me.9a-11-119-2.hours": (NO, DENY, MISSING),
    "us.me.9a-11-119-2.inconvenient-time": (NO, DENY, MISSING),
    "us.me.9a-11-119-2.inconvenient-place": (NO, DENY, MISSING),
    "us.me.9a-11-119-2.represented": (NO, DENY, MISSING),
    "us.me.9a-11-119-2.employer-prohibits": (NO, DENY, MISSING),
    "us.me.9a-11-119.third-party": (NO, DENY, MISSING),
    "us.me.9a-11-119.not-the-consumers-number": (NO, DENY, MISSING),
    "us.me.9a-11-119.cease": (NO, DENY, MISSING),
}


def alike(said: Said) -> bool:
    advised = said.rule.endswith(".represented") and (said.engine, said.oracle) == (ADVICE, NO)  # what it answers
    return closed(said) or advised


SECTION = Comparison(its_own("ME"), me.answers, questions, ANSWERS, alike=alike)


def test_engine_agrees_with_the_oracle() -> None:
    SECTION.compare("short", 50)


@pytest.mark.prove
@pytest.mark.parametrize("seed", ["long-0", "long-1"])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTION.compare(seed, 2500)


@pytest.mark.prove
def test_the_oracle_meets_every_answer() -> None:
    assert SECTION.unmet(SECTION.tally("tally", 6000), 2) == []
