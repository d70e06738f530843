"""The engine against the oracles of 12 CFR 1006.6 (but for b(1)(i) and d(4), d(5)), 1006.22(f) and the FDCPA itself."""

import pytest

from fdcpa_guard import Guard, us_federal
from tests.oracles import fdcpa, s06
from tests.oracles.made.s06 import questions
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO, Answers, Json

from .comparing import Comparison, Said, closed

ANSWERS = dict.fromkeys((*s06.RULES, *fdcpa.RULES), (NO, DENY)) | {
    "us.regf.6b1ii.inconvenient-place": (NO, DENY, MISSING),
    "us.regf.6b2.represented": (NO, DENY, MISSING),
    "us.regf.6b3.employer-prohibits": (NO, DENY, MISSING),
    "us.regf.6c1.cease": (NO, DENY, MISSING, DUTY),
    "us.regf.6d1.third-party": (NO, DENY, MISSING),
    "us.regf.6e.opt-out-notice": (NO, DENY, DUTY),
    "us.regf.22f1.no-postcard": (NO, DENY, DUTY),
    "us.regf.22f2.envelope": (NO, DENY, DUTY),
    "us.regf.22f4.social-media": (NO, DENY, MISSING),
    "us.fdcpa.1692c-a1.first-second": (NO, ADVICE),
    "us.fdcpa.1692d6.caller-identity": (NO, DENY, DUTY),
    "us.fdcpa.1692e5.empty-threat": (NO, DENY, MISSING),
}


def both(case: Json, contact: Json) -> Answers:
    return {**s06.answers(case, contact), **fdcpa.answers(case, contact)}


def alike(said: Said) -> bool:
    advised = said.rule == "us.regf.6b2.represented" and (said.engine, said.oracle) == (ADVICE, NO)  # what it answers
    return closed(said) or advised


SECTIONS = Comparison(Guard(us_federal()), both, questions, ANSWERS, alike=alike)


def test_engine_agrees_with_the_oracle_which_meets_every_answer() -> None:
    assert SECTIONS.unmet(SECTIONS.compare("first", 700), 2) == []


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(12)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTIONS.compare(seed, 2500)
