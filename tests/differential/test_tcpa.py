"""The engine against the oracle of 47 CFR 64.1200, on made-up calls and texts."""

from collections.abc import Collection
from random import Random
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard
from fdcpa_guard.policies import named
from fdcpa_guard.vocabulary import Effect
from tests.oracles import tcpa
from tests.oracles.made import seeded
from tests.oracles.made.tcpa import Maker, partly_unknown, questions
from tests.oracles.plain import ADVICE, DUTY, NO, Answers, Json
from tests.oracles.tcpa import UNCHECKED

from .comparing import Comparison, words

EFFECTS = {*(effect.value for effect in Effect), DUTY, ADVICE}
ANSWERS = {
    f"{rule} {effect}": (NO, effect) if effect in effects else ()
    for rule, effects in tcpa.RULES.items()
    for effect in EFFECTS
}


def by_effect(decision: Decision, debts: Collection[str]) -> Answers:
    """What each rule says, by effect too: these may be several at once, and the oracle tells them apart."""
    said: list[tuple[Any, str]] = [(each, each.effect.value) for each in decision.reasons]
    said += [(each, DUTY) for each in decision.duties] + [(each, ADVICE) for each in decision.advisories]
    found: dict[str, dict[str, list[str]]] = {}
    for each, effect in said:
        if each.rule.startswith(tcpa.PREFIX):
            found.setdefault(each.rule, {}).setdefault(effect, []).extend(each.debts)
    return tcpa.by_effect(found, debts)


SECTION = Comparison(Guard(named("us.tcpa")), tcpa.answers, questions, ANSWERS, engine=by_effect)


def test_engine_agrees_with_the_oracle_which_meets_every_answer() -> None:
    assert SECTION.unmet(SECTION.compare("first", 400), 3) == []


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(10)])
def test_engine_agrees_with_the_oracle_at_length(seed: str) -> None:
    SECTION.compare(seed, 2500)


def test_every_rule_of_the_pack_has_an_oracle() -> None:
    (pack,) = named("us.tcpa").packs
    assert {rule.id for rule in pack.rules} == {*tcpa.RULES}


# -- unknown facts


def denies(said: Answers) -> bool:
    return any(word not in (NO, DUTY, ADVICE) for _, word in words(said))


def compare_unknown(seed: str, count: int) -> None:
    """What is denied under some value of the unknown facts is denied, and nothing else."""
    for case, contact in seeded(partly_unknown)(seed, count):
        known, asked, *plain = SECTION.as_read(case, contact)
        expected = any(denies(tcpa.answers(*world)) for world in tcpa.in_worlds(*plain))
        assert denies(SECTION.decide(known, asked)) == expected, (contact, case)


def test_what_is_denied_under_some_value_of_unknown_facts_is_denied() -> None:
    compare_unknown("unknown", 120)


@pytest.mark.prove
def test_what_is_denied_under_some_value_of_unknown_facts_is_denied_at_length() -> None:
    compare_unknown("unknown-long", 4000)


# -- where the readings once disagreed


CONTACT: Json = {"at": "2026-06-10T12:00:00-05:00", "medium": "call", "debts": ["A"], "address": "cell"}
CONTACT |= {"voice": "prerecorded", "autodialed": False, "content": {"lacks": ["offer"]}}
CONSENT: Json = {
    "id": "consent",
    "scope": "autodialed",
    "given_at": "2026-03-02T10:00:00-06:00",
    "given_to": "collector",
}
LOOK_UPS = tcpa.PREFIX + "m1.no-harbor"
LOOK_UP: Json = {"at": "2026-06-01T12:00:00Z", "reassigned": False, "complete_and_accurate": True}


@pytest.mark.parametrize(
    ("since", "said"), [("2026-03-02", None), ("2026-03-03", UNCHECKED), ("2026-03-02T23:59:59-06:00", None)]
)
def test_64_1200_m2_a_look_up_is_made_for_the_date_on_which_consent_was_obtained(since: str, said: str | None) -> None:
    case, _ = Maker(Random("date")).question()
    line = {"id": "cell", "line_type": "mobile", "reassigned_checks": [LOOK_UP | {"since": since}]}
    case |= {"phones": [line], "consents": [CONSENT], "requests": []}
    known, asked = Case.model_validate(case), Contact.model_validate(CONTACT)
    found, expected = SECTION.decide(known, asked), SECTION.read(case, CONTACT)
    assert found == expected
    assert found[f"{LOOK_UPS} {UNCHECKED}"] == {"A": said or NO}
