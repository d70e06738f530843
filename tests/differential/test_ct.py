"""The engine against the oracle of Connecticut's 19a-673, 36a-645 to 651 and 36a-800 to 814, and their regulations.

Where the oracle misses a fact the engine may deny as well, and the other way round: nothing goes out.
"""

import pytest

from tests.oracles import ct
from tests.oracles.made.ct import questions
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO

from .comparing import Comparison, Said, closed, its_own

ANSWERS = dict.fromkeys((*ct.RULES, *ct.BORROWED), (NO, DENY)) | {
    "us.ct.19a-673d.bed-fund": (NO, DENY, MISSING),
    "us.ct.36a-570-5a.log": (NO, DUTY),
    "us.ct.36a-570-5d.by-itself-or-an-attorney": (NO, ADVICE),
    "us.ct.36a-647-3a.identify": (NO, DENY, DUTY),
    "us.ct.36a-647-3b1.state-no-debt": (NO, DENY, DUTY),
    "us.ct.36a-647-3b2.once": (NO, DENY, MISSING),
    "us.ct.36a-647-3b3.no-postcard": (NO, DENY, DUTY),
    "us.ct.36a-647-3b4.no-debt-collection-symbol": (NO, DENY, DUTY),
    "us.ct.36a-647-3b5.only-the-attorney": (NO, DENY, MISSING),
    "us.ct.36a-647-5-3.public-post": (NO, DENY, MISSING),
    "us.ct.36a-647-5-6.caller-identity": (NO, DENY, DUTY),
    "us.ct.36a-647-6-6.empty-threat": (NO, DENY, MISSING),
    "us.ct.36a-651a.coerced-debt": (NO, DENY, MISSING),
    "us.ct.36a-651d.oral-claim": (NO, DUTY),
    "us.ct.36a-651g.reported-as-disputed": (NO, DENY, MISSING, DUTY),
    "us.ct.36a-805a14.time-barred-disclosure": (NO, DENY, MISSING, DUTY),
    "us.ct.36a-809-9a.log": (NO, DUTY),
    "us.ct.36a-809-9b.identify": (NO, DENY, DUTY),
    "us.ct.36a-809-9c1.state-no-debt": (NO, DENY, DUTY),
    "us.ct.36a-809-9c2.once": (NO, DENY, MISSING),
    "us.ct.36a-809-9c3.no-postcard": (NO, DENY, DUTY),
    "us.ct.36a-809-9c4.no-debt-collection-symbol": (NO, DENY, DUTY),
    "us.ct.36a-809-13a.validation-notice": (NO, DENY, DUTY),
    "us.ct.36a-809-13b.dispute": (NO, DENY, MISSING, DUTY),
    "us.ct.36a-809-13b.original-creditor": (NO, DENY, MISSING),
    "us.ct.36a-814b.time-barred-suit": (NO, DENY, MISSING),
}


def alike(said: Said) -> bool:
    return closed(said) or (said.engine, said.oracle) == (ADVICE, NO)


SECTIONS = Comparison(
    its_own("CT"), ct.answers, questions, ANSWERS, alike=alike, kept=lambda case, contact: case["locations"]
)


def test_engine_agrees_with_the_oracle() -> None:
    SECTIONS.compare("short", 60)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(8)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTIONS.compare(seed, 2500)


@pytest.mark.prove
def test_the_oracle_meets_every_answer() -> None:
    assert SECTIONS.unmet(SECTIONS.tally("tally", 10_000), 2) == []
