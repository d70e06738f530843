"""The engine against the oracles of New York, of the state's law and of New York City's and Yonkers'."""

import pytest

from tests.oracles import ny, nyc
from tests.oracles.made.ny import questions
from tests.oracles.plain import DENY, DUTY, MISSING, NO

from .comparing import Comparison, its_own

STATE = dict.fromkeys(ny.RULES, (NO, DENY)) | {
    "us.ny.gbl601-4.employer-before-judgment": (NO, DENY, DUTY),
    "us.ny.gbl601-5.report-the-dispute": (NO, DENY, DUTY, MISSING),
    "us.ny.gbl601-b.alternative-format": (NO, DENY, DUTY),
    "us.ny.gbl604-bb.coerced-debt": (NO, DENY, MISSING),
    "us.ny.23nycrr1-2.initial-notice": (NO, DUTY),
    "us.ny.23nycrr1-4b.substantiation": (NO, DENY, MISSING),
    "us.ny.23nycrr1-6.email": (NO, DENY, MISSING),
}
CITIES = dict.fromkeys(nyc.RULES, (NO, DENY)) | {
    "us.ny.nyc.5-77a1.identify": (NO, DENY, DUTY),
    "us.ny.nyc.5-77a2.state-no-debt": (NO, DENY, DUTY),
    "us.ny.nyc.5-77a4.no-symbol": (NO, DENY, DUTY),
    "us.ny.nyc.5-77a5.only-the-attorney": (NO, DENY, MISSING),
    "us.ny.nyc.5-77b1ii.represented": (NO, DENY, MISSING),
    "us.ny.nyc.5-77b2.third-party": (NO, DENY, MISSING),
    "us.ny.nyc.5-77b2.not-the-consumers-number": (NO, DENY, MISSING),
    "us.ny.nyc.5-77b2.public-posts": (NO, DENY, MISSING),
    "us.ny.nyc.5-77b7.social-media": (NO, DENY, MISSING),
    "us.ny.nyc.5-77b4.cease": (NO, DENY, MISSING),
    "us.ny.nyc.5-77c6.caller-identity": (NO, DENY, DUTY),
    "us.ny.nyc.5-77d4.empty-threat": (NO, DENY, MISSING),
    "us.ny.nyc.5-77d15.disclosure": (NO, DENY, DUTY),
    "us.ny.nyc.5-77d17.report-the-dispute": (NO, DENY, DUTY, MISSING),
    "us.ny.nyc.5-77e5.no-postcard": (NO, DENY, DUTY),
    "us.ny.nyc.5-77e5.envelope": (NO, DENY, DUTY),
    "us.ny.nyc.5-77e6.identity": (NO, DENY, DUTY),
    "us.ny.nyc.5-77e8.employer-before-judgment": (NO, DENY, DUTY),
    "us.ny.nyc.20-493.call-back": (NO, DENY, DUTY),
    "us.ny.nyc.20-493.time-barred": (NO, DENY, DUTY, MISSING),
    "us.ny.yonkers.go16-2014.call-back": (NO, DENY, DUTY),
    "us.ny.yonkers.go16-2014.time-barred": (NO, DENY, DUTY, MISSING),
}
GUARD = its_own("NY")
LAWS = {
    "state": Comparison(GUARD, ny.answers, questions, STATE),
    "cities": Comparison(GUARD, nyc.answers, questions, CITIES),
}


@pytest.mark.parametrize("law", LAWS)
def test_engine_agrees_with_the_oracle(law: str) -> None:
    LAWS[law].compare("short", 200)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(8)])
@pytest.mark.parametrize("law", LAWS)
def test_engine_agrees_with_the_oracle_at_length(law: str, seed: str) -> None:
    LAWS[law].compare(seed, 3000)


@pytest.mark.prove
@pytest.mark.parametrize("law", LAWS)
def test_the_oracle_meets_every_answer(law: str) -> None:
    assert LAWS[law].unmet(LAWS[law].tally("tally", 12000), 3) == []
