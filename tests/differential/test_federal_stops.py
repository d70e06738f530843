"""The engine against the oracles of bankruptcy, early intervention, taxes, health debts and email offers."""

import json
from collections.abc import Callable, Collection, Mapping
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Guard, us_federal
from tests.oracles import bankruptcy, hipaa_501r_can_spam, irs, regx
from tests.oracles.made import Question, federal_stops, seeded
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO, Answers, Json

from .comparing import Comparison, Said, same

GUARD = Guard(us_federal())
REPORT, ONCE_A_CASE = "us.bk.362b2e.reporting", "us.regx.39c1iii-c.once-per-case"
NOT_REQUIRED, ONCE = "us.regx.39d2.not-required", "us.regx.39d3iii.once-in-180-days"


AS_ONE = {"us.bk.1301a.codebtor": "us.bk.1201a.codebtor"}


def alike(said: Said) -> bool:
    """Whether an answer is as strict as the facts that are known ask for.

    What may be so, as one fact is unknown, is denied by that rule or, of bankruptcies, by another that asks for the
    same fact; where it could come to a duty alone, that duty does. What is undeclared, while a fact is unknown, may
    lack the fact. Of early intervention, what is sure may be told as the fact that another objection lacks.
    """
    if same(said):
        return True
    doubtful = '"unknown"' in json.dumps(said.case)
    if said.rule in (ONCE_A_CASE, REPORT):
        return said.oracle == MISSING or (said.oracle == ADVICE and doubtful)
    if said.oracle == MISSING:
        rules = bankruptcy.RULES if said.rule in bankruptcy.RULES else (said.rule,)
        return any(said.of_all.get(rule, {}).get(said.debt, NO) != NO for rule in rules)
    untold = (DUTY, DENY) if said.rule in (NOT_REQUIRED, ONCE) else (DUTY,)
    return doubtful and said.engine == MISSING and said.oracle in untold


def reached(case: Json, contact: Json) -> tuple[Any, ...]:
    """Whom and where, of which these oracles read what is certain."""
    return case.get("locations"), contact.get("recipient"), contact.get("address")


def stops(
    oracle: Callable[[Json, Json], Answers], make: Callable[[Random], Question], answers: Mapping[str, Collection[str]]
) -> Comparison:
    return Comparison(GUARD, oracle, seeded(make), answers, filled=False, alike=alike, as_one=AS_ONE, kept=reached)


STOPS = {
    "bankruptcy": stops(
        bankruptcy.answers,
        federal_stops.in_bankruptcy,
        dict.fromkeys(bankruptcy.RULES, (NO, DUTY, MISSING, DENY)) | {REPORT: (NO, ADVICE)},
    ),
    "regx": stops(
        regx.answers,
        federal_stops.early_intervention,
        dict.fromkeys(regx.RULES, (NO, DUTY, MISSING, DENY))
        | dict.fromkeys((NOT_REQUIRED, ONCE), (NO, MISSING, DENY))
        | {ONCE_A_CASE: (NO, MISSING, ADVICE)},
    ),
    "irs": stops(
        irs.answers,
        federal_stops.tax,
        dict.fromkeys(irs.RULES, (NO, DENY))
        | dict.fromkeys(("us.irs.6306d.not-eligible", "us.irs.6304a2.represented"), (NO, MISSING, DENY))
        | {"us.irs.6304b4.caller-identity": (NO, DUTY, DENY), irs.FIRST_SECOND: (NO, ADVICE)},
    ),
    "others": stops(
        hipaa_501r_can_spam.answers,
        federal_stops.health_or_offer,
        {
            "us.hipaa.164-522b.alternative-means": (NO, DENY),
            "us.no-surprises.149-620c.estimate-dispute": (NO, DUTY, MISSING, DENY),
            "us.hospitals.501r6.extraordinary-actions": (NO, ADVICE),
            "us.can-spam.7704a3.way-to-opt-out": (NO, DUTY, DENY),
            "us.can-spam.7704a4.after-opt-out": (NO, DENY),
            "us.can-spam.7704a5.disclosures": (NO, DUTY, DENY),
        },
    ),
}
stops_by_name = pytest.mark.parametrize("name", STOPS)


@stops_by_name
def test_engine_agrees_with_the_oracle(name: str) -> None:
    STOPS[name].compare(f"first/{name}", 80)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(4)])
@stops_by_name
def test_engine_agrees_with_the_oracle_at_length(name: str, seed: str) -> None:
    STOPS[name].compare(f"{seed}/{name}", 5000)


@stops_by_name
def test_the_oracle_meets_every_answer(name: str) -> None:
    assert STOPS[name].unmet(STOPS[name].tally(f"tally/{name}", 1000), 3) == []
