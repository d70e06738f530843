"""The engine against the oracle of 209 CMR 18.16 and 18.17 and of 940 CMR 7.04 to 7.08.

Where the oracle misses a fact the engine may deny as well, and the other way round: nothing goes out.
"""

from typing import Any

import pytest

from tests.oracles import ma
from tests.oracles.made.ma import borrowed, questions
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO, Json

from .comparing import Comparison, Said, closed, its_own

ANSWERS = dict.fromkeys(ma.RULES, (NO, DENY)) | {
    "us.ma.209cmr18-16-1a.hours": (NO, DENY, MISSING),
    "us.ma.209cmr18-16-1a.inconvenient-place": (NO, DENY, MISSING),
    "us.ma.209cmr18-16-1a.inconvenient-time": (NO, DENY, MISSING),
    "us.ma.209cmr18-16-1c.employer-prohibits": (NO, DENY, MISSING),
    "us.ma.209cmr18-16-1c.workplace": (NO, DENY, MISSING),
    "us.ma.209cmr18-17-6.stay-outside": (NO, DUTY),
    "us.ma.209cmr18-17-6.visit-hours": (NO, DENY, MISSING),
    "us.ma.209cmr18-17-6.visit-sleep": (NO, DENY, MISSING),
    "us.ma.209cmr18-17-7.work-visits": (NO, DENY, MISSING),
    "us.ma.940cmr7-04-1.home-visit-hours": (NO, DENY, MISSING),
    "us.ma.940cmr7-04-1b3.empty-threat": (NO, DENY, MISSING),
    "us.ma.940cmr7-04-1d.caller-identity": (NO, DENY, DUTY),
    "us.ma.940cmr7-04-1h.workplace": (NO, DENY, MISSING),
    "us.ma.940cmr7-05-2.household-told": (NO, DENY, DUTY),
    "us.ma.940cmr7-05-3b.business-unnamed": (NO, DENY, DUTY),
    "us.ma.940cmr7-05-3e.household-hours": (NO, DENY, MISSING),
    "us.ma.940cmr7-05-3e.household-times": (NO, DENY, MISSING),
    "us.ma.940cmr7-05-3f.household-work-visits": (NO, DENY, MISSING),
    "us.ma.940cmr7-05-3g.household-in-public": (NO, DENY, MISSING),
    "us.ma.940cmr7-06-1a.not-the-consumers-number": (NO, DENY),
    "us.ma.940cmr7-06-1a.others-told": (NO, DENY, DUTY),
    "us.ma.940cmr7-06-1a.public-post": (NO, DENY, MISSING),
    "us.ma.940cmr7-06-1b.in-sight": (NO, DENY, DUTY),
    "us.ma.940cmr7-08.dispute": (NO,),
}
LIKE_FEDERAL = dict.fromkeys(ma.LIKE_FEDERAL_LAW, (NO, DENY, MISSING)) | {
    "us.ma.940cmr7-08.dispute": (NO, DENY, MISSING, DUTY)
}
GUARD = its_own("MA")


def alike(said: Said) -> bool:
    return closed(said) or (said.engine, said.oracle) == (ADVICE, NO)


def places(case: Json, contact: Json) -> Any:
    """Where nobody knows the state, no rule of it is asked."""
    return case["locations"]


RULES = Comparison(GUARD, ma.answers, questions, ANSWERS, alike=alike, kept=places)
BORROWED = Comparison(GUARD, ma.borrowed, borrowed, LIKE_FEDERAL, alike=alike, kept=places)


def test_engine_agrees_with_the_oracle() -> None:
    RULES.compare("short", 40)
    BORROWED.compare("short", 30)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(8)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    RULES.compare(seed, 2500)
    BORROWED.compare(seed, 1000)


@pytest.mark.prove
def test_the_oracle_meets_every_answer() -> None:
    assert RULES.unmet(RULES.tally("tally", 16_000), 2) == []
    assert BORROWED.unmet(BORROWED.tally("tally", 1500), 2) == []
