"""The engine against the oracles of 12 CFR 1006.22(b) to 1006.42, and of disputes and reports in other statutes.

Where an oracle answers ``any`` it does not ask: what no fact settles, or what only repeating the code would say. When
a notice is due, and until when a record is kept, the scenario rows say.
"""

from typing import Any

import pytest

from fdcpa_guard import Guard, us_federal
from tests.oracles import fcba, fcra, s22_s42
from tests.oracles.made.s22_s42 import questions
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO, Answers, Json

from .comparing import Comparison

ANSWERS = {
    "us.regf.22b.nothing-owed": (NO, DENY, MISSING),
    "us.regf.26b.time-barred": (NO, DENY, MISSING, DUTY),
    "us.regf.30a.furnishing": (NO, DENY, MISSING, DUTY),
    "us.regf.34a1.validation-notice": (NO, DENY, DUTY),
    "us.regf.34a1.deceased": (NO, DENY, DUTY),
    "us.regf.38b1.overshadowing": (NO, DENY, MISSING, DUTY),
    "us.regf.38c.original-creditor": (NO, DENY, MISSING),
    "us.regf.38d2.dispute": (NO, DENY, MISSING, DUTY),
    "us.regf.42a1.opted-out-address": (NO, DENY, MISSING),
    "us.regf.42a1.undeliverable-address": (NO, DENY, MISSING),
    "us.regf.42b.electronic-records": (NO, DENY, MISSING),
    "us.regf.100a.retain": (NO, DUTY),
    "us.fcra.1681m-g.tell-the-creditor": (NO, DUTY),
    "us.fcra.1681m-f.hold": (NO, ADVICE),
    "us.fcra.1681s-2a6b.furnishing": (NO, DENY, MISSING, DUTY),
    "us.fcra.1681s-2a3.dispute-noted": (NO, DENY, MISSING, DUTY),
    "us.fcba.1666a3b.no-collection": (NO, DENY, MISSING, DUTY),
    "us.fcba.1666a-a.no-adverse-report": (NO, DENY, MISSING),
    "us.fcba.1666a-b.still-disputed": (NO, DENY, DUTY),
    "us.regx.35i1.no-adverse-report": (NO, DENY, MISSING, DUTY),
    "us.e-sign.7001c.notice-in-writing": (NO, DENY, ADVICE),
}


def all_three(case: Json, contact: Json) -> Answers:
    return {**s22_s42.answers(case, contact), **fcra.answers(case, contact), **fcba.answers(case, contact)}


def places(case: Json, contact: Json) -> Any:
    """These questions always say where the consumer is."""
    return case["locations"]


DISPUTES = Comparison(Guard(us_federal()), all_three, questions, ANSWERS, kept=places)


def test_engine_agrees_with_the_oracles_which_meet_every_rule() -> None:
    tally = DISPUTES.compare("ordinary", 600)
    assert {rule for rule, word in tally if word != NO} == {*ANSWERS}


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(10)])
def test_engine_agrees_with_the_oracles_at_length(seed: str) -> None:
    DISPUTES.compare(seed, 3000)


@pytest.mark.prove
def test_the_oracles_meet_every_answer_of_every_rule() -> None:
    assert DISPUTES.unmet(DISPUTES.tally("tally", 12_000), 5) == []
