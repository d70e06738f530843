"""Theorems about decisions: the same question has the same answer, and nothing but an answer comes out."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from fdcpa_guard import Case, Contact, Decision, Guard
from fdcpa_guard.rules import PASS, Advised, Denied, MissingFact, Outcomes, Question, Required, house, rule
from fdcpa_guard.testing.crowds import Json
from fdcpa_guard.vocabulary import Effect

from .search import GUARD, POLICY, effort, facts, search


@effort(60, 3000)
def test_same_question_same_decision(examples: int) -> None:
    """Asking again, also with the facts read back from their JSON, gives the same decision to the letter."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked = facts(case, contact)
        text = GUARD.decide(*asked).to_json()
        assert GUARD.decide(*asked).to_json() == text
        again = (
            Contact.model_validate_json(asked[0].model_dump_json()),
            Case.model_validate_json(asked[1].model_dump_json()),
        )
        assert again == asked
        assert Guard(POLICY).decide(*again).to_json() == text

    search("determinism", examples, theorem)


def shuffled(seed: int) -> Guard:
    packs = []
    for pack in POLICY.packs:
        rules = list(pack.rules)
        random.Random(seed).shuffle(rules)
        packs.append(replace(pack, rules=tuple(rules)))
    return Guard(replace(POLICY, packs=tuple(packs)))


@effort(60, 3000)
def test_rule_order_does_not_matter(examples: int) -> None:
    """A policy that lists its rules in another order gives the same decision, duties and order of reasons included."""
    others = [shuffled(seed) for seed in range(3)]

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked = facts(case, contact)
        assert dice.choice(others).decide(*asked).to_json() == GUARD.decide(*asked).to_json()

    search("order", examples, theorem)


def _raise(error: Exception) -> Outcomes:
    raise error


_ANSWERS: dict[str, Callable[[Question], Outcomes]] = {
    "passes": lambda q: PASS,
    "denies": lambda q: Denied("the house says no"),
    "advises": lambda q: Advised("the house says perhaps"),
    "requires": lambda q: Required("the house says how"),
    "misses": lambda q: _raise(MissingFact("attributes.segment")),
    "fails": lambda q: _raise(ZeroDivisionError()),
    "denies-one": lambda q: Denied("the house says no", debts=q.debt_ids[:1]),
}


def _extended(name: str) -> Guard:
    def check(q: Question) -> Outcomes:
        """A rule of the house, for the test."""
        return _ANSWERS[name](q)

    made = rule(f"test.{name}", "A rule of the house", house("test"), effect=Effect.HOUSE_POLICY)(check)
    return Guard(POLICY.with_rules(made))


@effort(60, 2000)
def test_adding_a_rule_never_turns_deny_into_allow(examples: int) -> None:
    """With one rule more, whatever it answers, every earlier reason stands and nothing denied is allowed."""
    others = [_extended(name) for name in _ANSWERS]

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked = facts(case, contact)
        before, after = GUARD.decide(*asked), dice.choice(others).decide(*asked)
        assert set(map(repr, before.reasons)) <= set(map(repr, after.reasons))
        assert before.allowed or not after.allowed
        assert set(after.permitted_debts) <= set(before.permitted_debts)

    search("addition", examples, theorem)


@effort(60, 3000)
def test_explaining_decides_the_same_and_no_rule_fails(examples: int) -> None:
    """`explain` holds the decision of ``decide(counted=True)``, which differs from the plain one in ``counted`` alone.

    No rule of the pack raises, and the trace names every rule of the policy once.
    """

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked = facts(case, contact)
        explanation = GUARD.explain(*asked)
        counted = GUARD.decide(*asked, counted=True)
        assert explanation.decision.to_json() == counted.to_json()
        assert replace(counted, counted=None).to_json() == GUARD.decide(*asked).to_json()
        assert all(reason.effect is not Effect.RULE_ERROR for reason in counted.reasons)
        traced = [trace.rule for trace in explanation.rules]
        assert sorted(traced) == sorted(rule.id for rule in POLICY.rules())

    search("explanation", examples, theorem)


@effort(60, 2000)
def test_decision_is_coherent(examples: int) -> None:
    """Allowed means no denying reason and every debt permitted; no instant given lies before the contact."""

    def theorem(case: Json, contact: Json, dice: Random) -> None:
        asked = facts(case, contact)
        decision = GUARD.decide(*asked)
        denying = [reason for reason in decision.reasons if reason.denies]
        assert decision.allowed is (not denying)
        assert bool(decision) is decision.allowed
        denied = {debt for reason in denying for debt in reason.debts}
        assert decision.permitted_debts == tuple(debt for debt in asked[0].debts if debt not in denied)
        assert decision.valid_until is None or decision.valid_until > decision.at
        for reason in decision.reasons:
            assert reason.debts
            assert set(reason.debts) <= set(asked[0].debts)
            assert reason.lapses_at is None or reason.lapses_at > decision.at
        for duty in decision.duties:
            assert duty.due is None or isinstance(duty.due, date)
        assert Decision.from_json(decision.to_json()).to_json() == decision.to_json()

    search("coherence", examples, theorem)
