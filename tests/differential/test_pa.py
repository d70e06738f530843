"""The engine against the oracle of 73 P.S. 2270.4(b)."""

from functools import partial

import pytest

from tests.oracles import pa
from tests.oracles.made.pa import questions
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO

from .comparing import Comparison, Said, closed, its_own, strictest

ANSWERS = dict.fromkeys(pa.RULES, (NO, DENY)) | {
    "us.pa.2270-4b1.identify": (NO, DENY, DUTY),
    "us.pa.2270-4b1.state-no-debt": (NO, DENY, DUTY),
    "us.pa.2270-4b1.no-postcard": (NO, DENY, DUTY),
    "us.pa.2270-4b1.no-symbol": (NO, DENY, DUTY),
    "us.pa.2270-4b1.once": (NO, DENY, MISSING),
    "us.pa.2270-4b1.only-the-attorney": (NO, DENY, MISSING),
    "us.pa.2270-4b2.hours": (NO, DENY, MISSING),
    "us.pa.2270-4b2.inconvenient-time": (NO, DENY, MISSING),
    "us.pa.2270-4b2.inconvenient-place": (NO, DENY, MISSING),
    "us.pa.2270-4b2.represented": (NO, DENY, MISSING),
    "us.pa.2270-4b2.employer-prohibits": (NO, DENY, MISSING),
    "us.pa.2270-4b3.third-party": (NO, DENY, MISSING),
    "us.pa.2270-4b3.not-the-consumers-number": (NO, DENY, MISSING),
    "us.pa.2270-4b3.public-posts": (NO, DENY, MISSING),
    "us.pa.2270-4b4.caller-identity": (NO, DENY, DUTY),
    "us.pa.2270-4b4.seven-in-seven": (NO, ADVICE),
    "us.pa.2270-4b4.after-conversation": (NO, DENY, MISSING),
    "us.pa.2270-4b4.medium": (NO, DENY, MISSING, DUTY),
    "us.pa.2270-4b6.no-postcard": (NO, DENY, DUTY),
    "us.pa.2270-4b6.envelope": (NO, DENY, DUTY),
    "us.pa.2270-4b6.nothing-owed": (NO, DENY, MISSING),
}


def alike(said: Said) -> bool:
    advised = said.rule.endswith(".represented") and (said.engine, said.oracle) == (MISSING, NO)  # what it answers
    return closed(said) or advised


SECTION = Comparison(
    its_own("PA"), pa.answers, questions, ANSWERS, alike=alike, engine=partial(strictest, in_doubt=MISSING)
)


def test_engine_agrees_with_the_oracle() -> None:
    SECTION.compare("short", 50)


@pytest.mark.prove
@pytest.mark.parametrize("seed", ["long-0", "long-1"])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTION.compare(seed, 2500)


@pytest.mark.prove
def test_the_oracle_meets_every_answer() -> None:
    assert SECTION.unmet(SECTION.tally("tally", 6000), 2) == []
