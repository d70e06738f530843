"""The engine against the oracle of D.C. Code 28-3814."""

import pytest

from tests.oracles import dc
from tests.oracles.made.dc import questions
from tests.oracles.plain import DENY, DUTY, MISSING, NO

from .comparing import Comparison, its_own

ANSWERS = dict.fromkeys(dc.RULES, (NO, DENY)) | {
    "us.dc.28-3814c6.empty-threat": (NO, DENY, MISSING),
    "us.dc.28-3814c7.disputed": (NO, DENY, MISSING, DUTY),
    "us.dc.28-3814d2.caller-identity": (NO, DENY, DUTY),
    "us.dc.28-3814d4aiii.calls-opt-out": (NO, DENY, MISSING),
    "us.dc.28-3814d4biii.opt-out-language": (NO, DENY, DUTY),
    "us.dc.28-3814d4biii.messages-opt-out": (NO, DENY, MISSING),
    "us.dc.28-3814d5.no-home-visit": (NO, DENY, MISSING),
    "us.dc.28-3814d6.no-work-visit": (NO, DENY, MISSING),
    "us.dc.28-3814e1.employer": (NO, DENY, DUTY),
    "us.dc.28-3814e2.relatives": (NO, DENY, DUTY),
    "us.dc.28-3814e4.no-postcard": (NO, DENY, DUTY),
    "us.dc.28-3814e4.envelope": (NO, DENY, DUTY),
    "us.dc.28-3814e4.visible-posts": (NO, DENY, MISSING),
    "us.dc.28-3814f2.written-disclosure": (NO, DENY, DUTY),
    "us.dc.28-3814f4.whom-to-pay": (NO, DENY, DUTY),
    "us.dc.28-3814f10.time-barred": (NO, DENY, MISSING),
    "us.dc.28-3814f11.exempt-funds": (NO, DUTY),
    "us.dc.28-3814g5.represented": (NO, DENY, MISSING),
    "us.dc.28-3814g6b.not-personally-liable": (NO, DUTY),
    "us.dc.28-3814m1.papers-held": (NO, DENY, MISSING, DUTY),
    "us.dc.28-3814m2a.notice-of-rights": (NO, DUTY),
    "us.dc.28-3814m2d.documents-first": (NO, DENY, MISSING),
    "us.dc.28-3814aa2a.emergency-suit": (NO, DENY, MISSING),
    "us.dc.28-3814aa2d.emergency-in-person": (NO, DENY, MISSING),
    "us.dc.28-3814bb1.emergency-contact": (NO, DENY, MISSING),
}
SECTION = Comparison(its_own("DC"), dc.answers, questions, ANSWERS)


def test_engine_agrees_with_the_oracle() -> None:
    SECTION.compare("short", 400)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(8)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTION.compare(seed, 3000)


@pytest.mark.prove
def test_the_oracle_meets_every_answer() -> None:
    assert SECTION.unmet(SECTION.tally("tally", 9000), 3) == []
