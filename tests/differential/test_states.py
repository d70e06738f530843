"""The engine against the oracles of South Carolina, Illinois and a few smaller states, on made-up cases."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.oracles import il, sc, small_states
from tests.oracles.made import Question
from tests.oracles.made.states import made_up
from tests.oracles.plain import ADVICE, DENY, DUTY, MISSING, NO, Answers, Json

from .comparing import Comparison, Said, closed, its_own

FURTHER = {
    "us.sc.37-5-108-5b.frequent": (NO, ADVICE),
    "us.sc.37-5-108-5bi.inconvenient-time": (NO, DENY, MISSING),
    "us.sc.37-5-108-5bi.inconvenient-place": (NO, DENY, MISSING),
    "us.sc.37-5-108-5bii.attorney": (NO, DENY, MISSING),
    "us.sc.37-5-108-5biii.workplace": (NO, DENY, MISSING),
    "us.sc.37-5-108-5biv.others": (NO, DENY, DUTY),
    "us.sc.37-5-108-5biv.not-the-consumers-number": (NO, DENY, DUTY),
    "us.sc.37-5-108-5biv.public-post": (NO, DENY, MISSING),
    "us.sc.37-5-108-5bix.postcard": (NO, DENY, DUTY),
    "us.sc.37-5-108-5d.employer": (NO, DENY, DUTY),
    "us.sc.37-5-108-5d.disputed": (NO, DENY, DUTY),
    "us.sc.16-3-1360.crime-victim": (NO, DENY, DUTY, ADVICE, MISSING),
    "us.sc.16-17-446.recorded-hours": (NO, ADVICE),
    "us.sc.solicitation.offer": (NO, ADVICE),
    "us.il.740-9-1-1.identify": (DENY, DUTY),
    "us.il.740-9-1-2.state-no-debt": (NO, DENY, DUTY),
    "us.il.740-9-1-3.once": (NO, DENY, MISSING),
    "us.il.740-9-1-4.no-postcard": (NO, DENY, DUTY),
    "us.il.740-9-1-5.no-symbol": (NO, DENY, DUTY),
    "us.il.740-9-1-6.only-the-attorney": (NO, DENY, MISSING),
    "us.il.740-9-2-a1.hours": (NO, DENY, MISSING),
    "us.il.740-9-2-a1.inconvenient-time": (NO, DENY, MISSING),
    "us.il.740-9-2-a1.inconvenient-place": (NO, DENY, MISSING),
    "us.il.740-9-2-a1.inconvenient-manner": (NO, DENY, MISSING),
    "us.il.740-9-2-a2.represented": (NO, DENY, MISSING),
    "us.il.740-9-2-a3.employer-prohibits": (NO, DENY, MISSING),
    "us.il.740-9-2-b.third-party": (NO, DENY, MISSING),
    "us.il.740-9-2-b.public-post": (NO, DENY, MISSING),
    "us.il.740-9-2-c.cease": (NO, DENY, MISSING),
    "us.il.505-2h.spouse": (NO, DENY, MISSING),
    "us.il.505-2i.employer": (NO, DENY, MISSING),
    "us.il.505-2i.location-states-no-debt": (NO, DENY, DUTY, MISSING),
    "us.nd.13-06-01-12-6.inconvenient-time": (NO, DENY, MISSING),
    "us.nd.13-06-01-12-6.unusual-hours": (NO, ADVICE),
    "us.nd.13-06-01-12-8.third-party": (NO, DENY, DUTY),
    "us.nd.13-06-01-12-8.public-post": (NO, DENY, MISSING),
    "us.nd.13-06-01-12-9.disputed": (NO, DENY, DUTY),
    "us.nd.51-28-02.recorded-message": (NO, DENY, MISSING),
    "us.nd.solicitation.offer": (NO, ADVICE),
    "us.hi.443b-17-3.not-the-consumers-number": (NO, DENY, DUTY),
    "us.hi.443b-16-2.caller-identity": (NO, DENY, DUTY),
    "us.hi.443b-17-3.others": (NO, DENY, DUTY),
    "us.hi.443b-19-5.represented": (NO, DENY, MISSING),
    "us.fl.559-72-5.others": (NO, DENY, DUTY),
    "us.fl.559-72-5.not-the-consumers-number": (NO, DENY, DUTY),
    "us.fl.559-72-5.public-post": (NO, DENY, MISSING),
    "us.fl.559-72-6.disputed": (NO, DENY, DUTY),
    "us.fl.559-72-18.attorney": (NO, DENY, MISSING),
    "us.fl.solicitation.offer": (NO, ADVICE),
    "us.wv.46a-2-125b.caller-identity": (NO, ADVICE, DUTY),
    "us.wv.46a-2-125d.inconvenient-time": (NO, DENY, MISSING),
    "us.wv.46a-2-128e.attorney": (NO, DENY, MISSING),
    "us.wv.46a-2-128f.time-barred-disclosure": (NO, DENY, DUTY, MISSING),
    "us.nm.57-32-3b.screening": (NO, DENY, MISSING),
    "us.nm.57-32-4a.indigent": (NO, DENY, MISSING),
    "us.nm.57-32-4a.no-legal-process": (NO, DENY, MISSING),
    "us.nm.57-32-4a.own-bill": (NO, ADVICE),
    "us.nm.57-32-6a.billing-information": (NO, DENY, MISSING),
    "us.nm.57-32-6a.no-new-suit": (NO, DENY, MISSING),
    "us.nm.57-32-6b.billing-information-offer": (NO, DENY, DUTY),
    "us.nm.12-2-12-9.time-barred-disclosure": (NO, DENY, DUTY, MISSING),
    "us.nm.solicitation.offer": (NO, ADVICE),
}
"""The rules that do not only deny, or pass, what each answers."""


def alike(said: Said) -> bool:
    advised = said.rule == "us.il.740-9-2-a2.represented" and (said.engine, said.oracle) == (ADVICE, NO)  # an answer
    return closed(said) or advised


def home(case: Json, contact: Json) -> Any:
    """The place of which the oracles take for granted that it is known."""
    places = case.get("locations")
    return [each for each in places if each["id"] == "home-state"] if isinstance(places, list) else None


def compared(
    state: str,
    oracle: Callable[[Json, Json], Answers],
    rules: Iterator[str] | Mapping[str, Any] | tuple[str, ...],
    *zones: str,
    **options: Any,
) -> Comparison:
    answers = {rule: FURTHER.get(rule, (NO, DENY)) for rule in rules}
    questions: Callable[[str, int], Iterator[Question]] = made_up(state, *zones, **options)
    return Comparison(its_own(state), oracle, questions, answers, alike=alike, kept=home)


def small(state: str, *zones: str, **options: Any) -> Comparison:
    return compared(state, small_states.ANSWERED[state], small_states.RULES[state], *zones, **options)


STATES = {
    "SC": compared("SC", sc.answers, sc.RULES, "America/New_York"),
    "IL": compared("IL", il.answers, il.RULES, "America/Chicago"),
    "ND": small("ND", "America/Chicago", "America/Denver", kinds=("payday-loan",) * 4 + ("other",)),
    "HI": small("HI", "Pacific/Honolulu"),
    "FL": small("FL", "America/New_York", "America/Chicago"),
    "WV": small("WV", "America/New_York"),
    "NM": small("NM", "America/Denver", kinds=("medical",) * 4 + ("other", "unknown")),
}


@pytest.mark.parametrize("state", STATES)
def test_engine_agrees_with_the_oracle(state: str) -> None:
    STATES[state].compare("short", 80 if state in ("SC", "IL") else 40)


@pytest.mark.prove
@pytest.mark.parametrize("seed", ["long-1", "long-2"])
@pytest.mark.parametrize("state", STATES)
def test_engine_agrees_with_the_oracle_at_length(state: str, seed: str) -> None:
    STATES[state].compare(seed, 2000)


@pytest.mark.prove
@pytest.mark.parametrize("state", STATES)
def test_the_oracle_meets_every_answer(state: str) -> None:
    assert STATES[state].unmet(STATES[state].tally("tally", 4000), 1) == []
