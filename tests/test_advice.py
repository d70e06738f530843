"""A rule of the effect *advisory* never denies: what it objects to, or lacks a fact to judge, is pointed out."""

from collections.abc import Callable
from typing import Any

import pytest

from fdcpa_guard import Guard, MissingFact, Policy, first_party, us
from fdcpa_guard.rules import PASS, Advised, Denied, Outcomes, Pack, Question, Required, Rule, house
from fdcpa_guard.vocabulary import Effect
from tests.builders import at, case, contact, debt
from tests.rows import scenario_rows

NOON = "2026-04-01 12:00"
LATER = at("2026-04-01 15:00")


def _lacks(q: Question) -> Outcomes:
    raise MissingFact("history", LATER)


def _fails(q: Question) -> Outcomes:
    raise ValueError


ANSWERS: dict[str, Callable[[Question], Outcomes]] = {
    "denied": lambda q: Denied("no", facts={"history": None}, lapses_at=LATER),
    "denied for a missing fact": lambda q: Denied(
        "no", facts={"history": None}, lapses_at=LATER, effect=Effect.MISSING_FACT
    ),
    "a fact is missing": _lacks,
    "one of several": lambda q: (PASS, Denied("no", facts={"history": None}, lapses_at=LATER)),
    "advised": lambda q: Advised("no", facts={"history": None}, until=LATER),
}


def made(check: Callable[[Question], Outcomes], effect: Effect = Effect.ADVISORY) -> Guard:
    said = {"id": "house.advice", "title": "Advice", "citations": (house("1"),), "description": "Advice."}
    advising = Rule(effect=effect, check=check, **said)  # type: ignore[arg-type]
    return Guard(Policy("p", "1", (Pack("house", "House", (advising,), lambda collector, of: None),)))


@pytest.mark.parametrize("name", ANSWERS)
def test_whatever_it_answers_is_pointed_out(name: str) -> None:
    guard = made(ANSWERS[name])
    decision = guard.decide(contact(NOON), case())
    assert decision.allowed
    assert decision.reasons == ()
    assert [(said.rule, said.facts) for said in decision.advisories] == [("house.advice", {"history": None})]
    assert decision.valid_until == LATER
    assert [trace.verdict for trace in guard.explain(contact(NOON), case()).rules] == ["advised"]
    assert guard.next_allowed(contact(NOON), case()).at == at(NOON)


def test_an_objection_may_itself_be_advice() -> None:
    guard = made(lambda q: Denied("no", effect=Effect.ADVISORY), Effect.PROHIBITED)
    decision = guard.decide(contact(NOON), case())
    assert (decision.allowed, decision.reasons, len(decision.advisories)) == (True, (), 1)


@pytest.mark.parametrize("check", [_fails, lambda q: None], ids=["raises", "answers nothing"])
def test_a_rule_that_fails_denies_whatever_it_is_for(check: Any) -> None:
    assert not made(check).decide(contact(NOON), case()).allowed


def test_a_duty_stays_a_duty() -> None:
    assert made(lambda q: Required("write it down")).decide(contact(NOON), case()).duties


@pytest.mark.parametrize("effect", [Effect.PROHIBITED, Effect.HOUSE_POLICY])
def test_other_rules_deny_for_want_of_a_fact(effect: Effect) -> None:
    assert not made(_lacks, effect).decide(contact(NOON), case()).allowed


UNKNOWN_TO_ALL = dict.fromkeys(("history", "requests", "representation", "bankruptcies", "phones", "emails"), "unknown")


@pytest.mark.parametrize("policy", [us, first_party])
def test_no_advice_of_ours_denies_whatever_is_unknown(policy: Callable[[], Policy]) -> None:
    guard = Guard(policy())
    advice = {rule.id for rule in guard.policy.rules() if rule.effect is Effect.ADVISORY}
    asked = {(row.contact, row.case) for row in scenario_rows() if row.rule in advice}
    assert len(asked) > 50
    for asking, known in asked:
        for unknown in ({}, UNKNOWN_TO_ALL):
            found = guard.decide(asking, known.model_copy(update=unknown) if unknown else known)
            assert advice.isdisjoint(reason.rule for reason in found.reasons)


def test_a_creditor_in_south_carolina_with_unknown_history_is_advised() -> None:
    known = case(collector="creditor", debts=(debt(),), history="unknown", locations=({"id": "home", "state": "SC"},))
    found = Guard(us()).decide(contact(NOON), known)
    assert "us.sc.37-5-108-5b.frequent" in {advisory.rule for advisory in found.advisories}
    assert "us.sc.37-5-108-5b.frequent" not in {reason.rule for reason in found.reasons}
