"""The engine against the oracle of C.R.S. 5-16-104 to 109.5."""

import pytest

from tests.oracles import co
from tests.oracles.made.co import questions
from tests.oracles.plain import ADVICE, CLOSED, DENY, DUTY, MISSING, NO

from .comparing import Comparison, Said, closed, its_own

ANSWERS = dict.fromkeys(co.RULES, (NO, DENY)) | {
    "us.co.5-16-104.location-identify": (NO, DENY, DUTY),
    "us.co.5-16-104.location-state-no-debt": (NO, DENY, DUTY),
    "us.co.5-16-104.location-no-postcard": (NO, DENY, DUTY),
    "us.co.5-16-104.location-no-debt-collection-symbol": (NO, DENY, DUTY),
    "us.co.5-16-104.location-once": (NO, DENY, MISSING),
    "us.co.5-16-104-1f.location-only-the-attorney": (NO, DENY, MISSING),
    "us.co.5-16-105-1a.first-second": (NO, ADVICE),
    "us.co.5-16-105-1a.hours": (NO, DENY, MISSING),
    "us.co.5-16-105-1a.inconvenient-time": (NO, DENY, MISSING),
    "us.co.5-16-105-1a.inconvenient-place": (NO, DENY, MISSING),
    "us.co.5-16-105-1a.inconvenient-manner": (NO, DENY, MISSING, DUTY),
    "us.co.5-16-105-1b.represented": (NO, DENY, MISSING),
    "us.co.5-16-105-1c.employer-prohibits": (NO, DENY, MISSING),
    "us.co.5-16-105-2.third-party": (NO, DENY, MISSING),
    "us.co.5-16-105-2.not-the-consumers-number": (NO, DENY, MISSING),
    "us.co.5-16-105-2.public-post": (NO, DENY, MISSING),
    "us.co.5-16-105-3a.cease": (NO, DENY, MISSING),
    "us.co.5-16-105-3.first-letter": (NO, DUTY),
    "us.co.5-16-105-3e.credit-statement": (NO, DUTY),
    "us.co.5-16-106-1f.identity": (NO, DENY, DUTY),
    "us.co.5-16-107-1e.empty-threat": (NO, DENY, MISSING),
    "us.co.5-16-107-1i.report-the-dispute": (NO, DENY, MISSING, DUTY),
    "us.co.5-16-107-1l.initial-disclosure": (NO, DENY, MISSING, DUTY, CLOSED),
    "us.co.5-16-107-1l.subsequent-disclosure": (NO, DENY, MISSING, DUTY),
    "us.co.5-16-108-1g.no-postcard": (NO, DENY, DUTY),
    "us.co.5-16-108-1h.envelope": (NO, DENY, DUTY),
    "us.co.5-16-108-1j.reporting": (NO, DENY, DUTY, CLOSED),
    "us.co.5-16-109-2.dispute": (NO, DENY, MISSING, DUTY),
    "us.co.5-16-109-2.original-creditor": (NO, DENY, MISSING),
    "us.co.5-16-109-5.itemised-statement": (NO, DENY, MISSING),
    "us.co.5-16-1095-2a.insurance-appeal": (NO, DENY, MISSING),
    "us.co.5-16-1095-2a.no-report": (NO, DENY, MISSING, DUTY),
    "us.co.5-16-1095-2a.no-new-suit": (NO, DENY, MISSING),
}


def alike(said: Said) -> bool:
    advised = said.rule.endswith(".represented") and (said.engine, said.oracle) == (ADVICE, NO)  # what it answers
    return closed(said) or advised


SECTION = Comparison(its_own("CO"), co.answers, questions, ANSWERS, alike=alike)


def test_engine_agrees_with_the_oracle() -> None:
    SECTION.compare("short", 60)


@pytest.mark.prove
@pytest.mark.parametrize("seed", ["long-0", "long-1"])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTION.compare(seed, 2500)


@pytest.mark.prove
def test_the_oracle_meets_every_answer() -> None:
    assert SECTION.unmet(SECTION.tally("tally", 6000), 2) == []
