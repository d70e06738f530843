"""Theorems about every rule of every pack: honest about time, pure, never failing; and tightened is stricter."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Policy, first_party, us
from fdcpa_guard.facts import Bankruptcy, Fact, Medical, Notice, PaymentPromise, Proceeding
from fdcpa_guard.facts.case import Emergency
from fdcpa_guard.facts.requests import ConsentRevocation
from fdcpa_guard.rules import Parameter, Rule
from fdcpa_guard.testing.checks import assert_honest, assert_monotone, assert_never_raises, assert_pure
from fdcpa_guard.testing.mutation import stepped
from fdcpa_guard.testing.strategies import seeded
from fdcpa_guard.vocabulary import Effect

from .search import effort


def bodies() -> dict[str, Policy]:
    """Each federal pack and that of the house alone, and the packs of each state and city together."""
    grouped = defaultdict(list)
    for pack in first_party().packs:
        grouped[pack.id if pack.jurisdiction == "US" else pack.jurisdiction].append(pack)
    return {name: Policy(name, "test", tuple(packs)) for name, packs in grouped.items()}


BODIES = bodies()
every_body = pytest.mark.parametrize("body", BODIES)


def strictest(parameter: Parameter) -> Any:
    values = [value for _, value in parameter.values]
    return min(values) if parameter.stricter == "lower" else max(values)


def tightened(policy: Policy, rules: Iterable[Rule]) -> Policy:
    """The policy with each number of the rules one step stricter, where there is such a step."""
    for rule in rules:
        for name, parameter in rule.parameters.items():
            step = stepped(rule, name, stricter=True)
            if step is not None and parameter.stricter is not None:
                policy = policy.tightened(rule.id, **{name: strictest(step.parameters[name])})
    return policy


@every_body
@effort(20, 1500)
def test_every_rule_is_honest_about_time(body: str, examples: int) -> None:
    assert_honest(BODIES[body], examples=examples)


@every_body
@effort(8, 400)
def test_every_rule_is_pure(body: str, examples: int) -> None:
    assert_pure(BODIES[body], examples=examples)


@effort(100, 3000)
def test_no_rule_of_any_law_raises(examples: int) -> None:
    """All the law and the house at once, wherever the person is."""
    assert_never_raises(first_party(), examples=examples)


NUMBERED = [name for name, policy in BODIES.items() if any(rule.parameters for rule in policy.rules())]


@pytest.mark.parametrize("body", NUMBERED)
@effort(15, 1000)
def test_tightened_numbers_deny_whatever_was_denied(body: str, examples: int) -> None:
    policy = BODIES[body]
    stricter = tightened(policy, policy.rules())
    assert stricter.fingerprint != policy.fingerprint or not any(_adjustable(rule) for rule in policy.rules())
    assert_monotone(policy, stricter, examples=examples)


def _adjustable(rule: Rule) -> bool:
    return any(
        parameter.stricter is not None and stepped(rule, name, stricter=True) is not None
        for name, parameter in rule.parameters.items()
    )


NUMBERS = [
    pytest.param(body, rule.id, name, id=f"{rule.id}/{name}")
    for body in NUMBERED
    for rule in BODIES[body].rules()
    for name, parameter in rule.parameters.items()
    if parameter.stricter is not None and type(strictest(parameter)) in (int, timedelta)
]


@pytest.mark.prove
@pytest.mark.parametrize(("body", "rule", "name"), NUMBERS)
def test_a_number_far_stricter_denies_whatever_was_denied(body: str, rule: str, name: str) -> None:
    """One number alone: halved, or doubled and one more."""
    policy = BODIES[body]
    parameter = policy.rule(rule).parameters[name]
    value = strictest(parameter)
    one = 1 if isinstance(value, int) else timedelta(seconds=1)
    far = value // 2 if parameter.stricter == "lower" else value * 2 + one
    assert_monotone(policy, policy.tightened(rule, **{name: far}), examples=200)


NEW_FACTS = {Bankruptcy, ConsentRevocation, Emergency, Medical, Notice, PaymentPromise, Proceeding}


def kinds(value: Any) -> set[type[Fact]]:
    """The kinds of facts that a fact holds, itself included."""
    if isinstance(value, tuple):
        return set().union(*map(kinds, value))
    if not isinstance(value, Fact):
        return set()
    inner = [kinds(getattr(value, name)) for name in type(value).model_fields]
    return {type(value)}.union(*inner)


@effort(400, 3000)
def test_every_question_round_trips_through_json(examples: int) -> None:
    """Cases with every kind of fact, read back from their JSON, equal themselves."""
    met: set[type[Fact]] = set()
    for question in seeded(first_party(), seed="round trip", count=examples):
        for fact in question:
            met.update(kinds(fact))
            text = fact.model_dump_json()
            again = type(fact).model_validate_json(text)
            assert again == fact
            assert again.model_dump_json() == text
            assert again.fingerprint == fact.fingerprint
    assert met >= NEW_FACTS


AS_ELSEWHERE = {
    "us.ny.yonkers.go16-2014.call-back": "the city is believed to have the neighbour's rules",
    "us.ny.yonkers.go16-2014.time-barred": "the same",
}
"""Rules of which nobody has read the law, and that name the source of another's."""


def test_no_rule_of_one_code_names_the_source_of_a_rule_of_another() -> None:
    named = defaultdict(set)
    for rule in us().rules():
        _, begun, rest = rule.description.partition("**Source**: ")
        if begun and rule.id not in AS_ELSEWHERE and rule.effect is not Effect.UNVERIFIED_LAW:
            named[rest.partition("\n\n**")[0]].add(rule.citations[0].source)
    assert {text: codes for text, codes in named.items() if len(codes) > 1} == {}
