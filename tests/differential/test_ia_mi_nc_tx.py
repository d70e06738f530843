"""The engine against the oracles of Iowa, Michigan, North Carolina and Texas."""

from collections.abc import Collection, Mapping
from types import ModuleType
from typing import Any

import pytest

from tests.oracles import ia, mi, nc, tx
from tests.oracles.made.ia_mi_nc_tx import of
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO, Json

from .comparing import Comparison, Said, its_own, same

ANSWERS: Mapping[str, Collection[str]] = {
    "us.ia.537-7103-2b.business-name": (NO, DENY, DUTY),
    "us.ia.537-7103-3a.third-party": (NO, DENY, MISSING),
    "us.ia.537-7103-3a4.location-states-no-debt": (NO, DENY, DUTY, MISSING),
    "us.ia.537-7103-3c.form": (NO, DENY, DUTY),
    "us.ia.537-7103-3c.public-post": (NO, DENY, MISSING),
    "us.ia.537-7103-5e.attorney": (NO, DENY, MISSING),
    "us.mi.445-252g.identity": (NO, DENY, DUTY),
    "us.mi.445-252h.attorney": (NO, DENY, MISSING),
    "us.mi.445-252m.public-notice": (NO, DENY, MISSING),
    "us.mi.445-252r.postcard": (NO, DENY, DUTY),
    "us.mi.339-915g.identity": (NO, DENY, DUTY),
    "us.mi.339-915h.attorney": (NO, DENY, MISSING),
    "us.mi.339-915n.hours": (NO, ADVICE),
    "us.mi.solicitation.offer": (NO, ADVICE),
    "us.nc.75-51-7.empty-threat": (NO, DENY, MISSING),
    "us.nc.75-52-3.inconvenient-time": (NO, DENY, MISSING),
    "us.nc.75-53-1.others": (NO, DENY, MISSING),
    "us.nc.75-53-1d1.identify": (NO, DENY, DUTY, MISSING),
    "us.nc.75-53-1d2.state-no-debt": (NO, DENY, DUTY, MISSING),
    "us.nc.75-53-1d3.once-a-week": (NO, DENY, MISSING),
    "us.nc.75-53-2.no-postcard": (NO, DENY, DUTY),
    "us.nc.75-53-2.envelope": (NO, DENY, DUTY),
    "us.nc.75-53-2.social-media": (NO, DENY, MISSING),
    "us.nc.75-54-2.purpose": (NO, DENY, DUTY),
    "us.nc.75-55-3.attorney": (NO, DENY, MISSING),
    "us.nc.58-70-115-3.attorney": (NO, DENY, MISSING),
    "us.nc.58-70-115-4.time-barred": (NO, DENY, MISSING),
    "us.nc.58-70-115-5.documents": (NO, DENY, MISSING, DUTY),
    "us.nc.04-ncac-3e-0602-4.sealed": (NO, DENY, DUTY),
    "us.tx.392-202a.dispute": (NO, DENY, MISSING, DUTY),
    "us.tx.392-202b.answer": (NO, DUTY),
    "us.tx.392-301a3.disputed": (NO, DENY, DUTY),
    "us.tx.392-303a3.unauthorised-payment": (NO, DENY, DUTY, MISSING),
    "us.tx.392-304a4.to-whom": (NO, DUTY),
    "us.tx.392-304a5a.initial-disclosure": (NO, DENY, DUTY),
    "us.tx.392-304a5b.subsequent-disclosure": (NO, DENY, DUTY),
    "us.tx.392-304a6.name-and-number": (NO, DENY, DUTY),
    "us.tx.392-304a6.address": (NO, DUTY),
    "us.tx.392-307c.no-suit": (NO, DENY, MISSING),
    "us.tx.392-307e.notice": (NO, DENY, MISSING, DUTY),
    "us.tx.solicitation.offer": (NO, ADVICE),
}
"""Of every other rule: nothing, or that it denies."""


def alike(said: Said) -> bool:
    """Of advice that a rule gives beside what the text bars the oracles do not tell."""
    return same(said) or (said.oracle, said.engine) == (NO, ADVICE)


def places(case: Json, contact: Json) -> Any:
    """Where nobody knows the state, no rule of it is asked."""
    return case.get("locations")


def comparison(state: str, oracle: ModuleType) -> Comparison:
    answers = {rule: ANSWERS.get(rule, (NO, DENY)) for rule in oracle.RULES}
    return Comparison(its_own(state), oracle.answers, of(state), answers, alike=alike, kept=places)


STATES = {state: comparison(state, oracle) for state, oracle in {"IA": ia, "MI": mi, "NC": nc, "TX": tx}.items()}


@pytest.mark.parametrize("state", [*STATES])
def test_engine_agrees_with_the_oracle(state: str) -> None:
    STATES[state].compare("short", 50)


@pytest.mark.prove
@pytest.mark.parametrize("state", [*STATES])
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(4)])
def test_engine_agrees_with_the_oracle_at_length(seed: str, state: str) -> None:
    STATES[state].compare(seed, 2500)


@pytest.mark.prove
@pytest.mark.parametrize("state", [*STATES])
def test_the_oracle_meets_every_answer(state: str) -> None:
    assert STATES[state].unmet(STATES[state].tally("tally", 8000), 3) == []
