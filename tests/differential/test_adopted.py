"""The engine against the oracles of the states that take over the federal statute, and of what stands beside it."""

from functools import partial
from typing import Any

import pytest

from tests.oracles import adopted, own_words
from tests.oracles.made import adopted as made
from tests.oracles.plain import ADVICE, CLOSED, DENY, DUTY, MISSING, NO, Json

from .comparing import Comparison, Said, closed, its_own, strictest

STATES = ("CA", "MD", "MN", "NV", "TN", "VA")
GUARD = its_own(*STATES)
LOCATING = (NO, DENY, DUTY)
SAYS = {
    "hours": (NO, DENY),
    "inconvenient-time": (NO, DENY, MISSING),
    "seven-in-seven": (NO, DENY, MISSING),
    "after-conversation": (NO, DENY, MISSING),
    "first-second": (NO, ADVICE),
    "inconvenient-place": (NO, DENY, MISSING),
    "employer-prohibits": (NO, DENY, MISSING),
    "represented": (NO, DENY, MISSING),
    "cease": (NO, DENY, MISSING),
    "third-party": (NO, DENY, MISSING),
    "not-the-consumers-number": (NO, DENY, MISSING),
    "social-media": (NO, DENY, MISSING),
    "threat-of-harm": (NO, DENY),
    "profanity": (NO, DENY),
    "caller-identity": LOCATING,
    "empty-threat": (NO, DENY, MISSING),
    "no-postcard": LOCATING,
    "envelope": LOCATING,
    "envelope-wording": (NO, DENY),
    "location-identify": LOCATING,
    "location-state-no-debt": LOCATING,
    "location-no-postcard": LOCATING,
    "location-no-debt-collection-symbol": LOCATING,
    "location-only-the-attorney": (NO, DENY, MISSING),
    "location-once": (NO, DENY, MISSING),
    "report-the-dispute": (NO, DENY, MISSING, DUTY),
    "initial-disclosure": (NO, DENY, MISSING, DUTY, CLOSED),
    "subsequent-disclosure": (NO, DENY, MISSING, DUTY),
    "medium": (NO, DENY, MISSING, DUTY),
    "nothing-owed": (NO, DENY, MISSING),
    "time-barred": (NO, DENY, MISSING, DUTY),
    "dispute": (NO, DENY, MISSING, DUTY),
    "original-creditor": (NO, DENY, MISSING),
    "validation-notice": (NO, DENY, DUTY),
    "overshadowing": (NO, DENY, MISSING, DUTY),
}
"""What each of the federal rules answers under the name of a state, by its last words."""
OWN = dict.fromkeys(own_words.RULES, (NO, DENY)) | {
    "us.md.14-202-5.disclosure": (NO, DENY, MISSING, DUTY),
    "us.mn.332-365-2.credit-counselling": (NO, DENY, MISSING, DUTY),
    "us.mn.332c-02.robo-dialer": (NO, DENY, MISSING),
    "us.va.6-2-1816-21.reasons": (NO, DENY, DUTY),
    "us.va.6-2-2215-18.reasons": (NO, DENY, DUTY),
    "us.va.6-2-1816-24.no-suit-yet": (NO, DENY, MISSING),
    "us.va.59-1-612e.waiting-period": (NO, DENY, MISSING),
    "us.va.19-2-368-5-2.crime-victim": (NO, DENY, MISSING, DUTY, ADVICE),
    "us.va.65-2-601-1.workers-compensation": (NO, DENY, MISSING, DUTY, ADVICE),
    **dict.fromkeys(("us.md.solicitation.offer", "us.tn.solicitation.offer", "us.va.solicitation.offer"), (NO, ADVICE)),
}


def alike(said: Said) -> bool:
    """Where a fact is missing the engine may deny as well, or the other way round; and it may miss one of all debts."""
    several = said.oracle == MISSING and MISSING in said.of_all.get(said.rule, {}).values()
    advised = said.rule.endswith(".represented") and (said.engine, said.oracle) == (ADVICE, NO)  # what it answers
    return closed(said) or several or advised


def places(case: Json, contact: Json) -> Any:
    """These questions always say who is met, and where everybody lives."""
    return contact.get("person"), [(each.get("person"), each.get("state")) for each in case["locations"]]


def comparison(group: str) -> Comparison:
    asked, questions = getattr(adopted, group.upper()), getattr(made, group)
    says = {rule: SAYS[suffix] for rule, suffix in adopted.rules_of(asked).items()}
    engine = partial(strictest, in_doubt=MISSING) if group == "said" else strictest
    return Comparison(GUARD, adopted.oracle(asked), questions, says, alike=alike, engine=engine, kept=places)


GROUPS = {group: comparison(group) for group in ("when", "whom", "said", "owed")}
GROUPS["own"] = Comparison(GUARD, own_words.answers, made.own, OWN, alike=alike, kept=places)


@pytest.mark.parametrize("group", GROUPS)
def test_engine_agrees_with_the_oracle(group: str) -> None:
    GROUPS[group].compare("short", 25)


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(6)])
@pytest.mark.parametrize("group", GROUPS)
def test_engine_agrees_with_the_oracle_at_length(group: str, seed: str) -> None:
    GROUPS[group].compare(seed, 1500)


@pytest.mark.prove
@pytest.mark.parametrize("group", GROUPS)
def test_the_oracle_meets_every_answer_in_some_state_and_every_rule_objects(group: str) -> None:
    rules, tally = GROUPS[group].answers, GROUPS[group].tally("tally", 12_000)
    assert {rule for rule, word in tally if word != NO} == {*rules}
    named = adopted.rules_of(getattr(adopted, group.upper())) if group != "own" else {rule: rule for rule in rules}
    met = {(named[rule], word) for rule, word in tally}
    assert {(named[rule], word) for rule, says in rules.items() for word in says} - met == set()
