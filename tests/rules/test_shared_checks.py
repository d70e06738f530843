"""A check that several rules have, as where a state takes over a federal one, is asked once of a question."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fdcpa_guard import Guard, Policy, us, us_federal
from fdcpa_guard.facts import Debt
from fdcpa_guard.rules import PASS, Denied, MissingFact, Outcomes, Pack, Parameter, Question, Rule, house, reads
from fdcpa_guard.rules.judging import each_debt
from fdcpa_guard.testing.builders import location
from fdcpa_guard.vocabulary import CollectorKind, DebtKind, Effect
from tests.builders import case, contact, debt

NOON = "2026-04-01 12:00"


def ruled(name: str, check: Callable[..., Outcomes], **parameters: Parameter) -> Rule:
    return Rule(
        id=f"x.{name}",
        title=name,
        citations=(house(name),),
        effect=Effect.HOUSE_POLICY,
        check=check,
        description="Checks.",
        parameters=parameters,
    )


@reads("kind")
def loans_only(collector: CollectorKind, debt: Debt) -> str | None:
    return None if debt.kind is DebtKind.LOAN else "is no loan"


def amounts(collector: CollectorKind, debt: Debt) -> str | None:
    return None if debt.kind is DebtKind.LOAN else "is no loan"


@pytest.mark.parametrize("count", range(4))
def test_of_each_debt_is_said_what_the_judge_says(count: int) -> None:
    names = [f"d{number}" for number in range(count)]
    debts = tuple([Debt.model_validate(debt(name)) for name in names])
    question = Question(contact(NOON), case()).only(debts)

    def judge(of: Debt) -> Outcomes:
        if of.id == "d1":
            raise MissingFact("debts.d1.kind")
        return PASS if of.id == "d2" else Denied("no", debts=(of.id,))

    said = each_debt(question, judge)
    found = said if isinstance(said, tuple) else () if said is PASS else (said,)
    assert [(one.debts, one.effect) for one in found if isinstance(one, Denied)] == [
        ((name,), Effect.MISSING_FACT if name == "d1" else None) for name in names if name != "d2"
    ]
    assert each_debt(question, lambda _: PASS) is PASS


def denying(asked: list[tuple[str, ...]]) -> Callable[[Question], Outcomes]:
    def check(q: Question) -> Outcomes:
        asked.append(q.debt_ids)
        return Denied("no")

    return check


def deciding(*packs: tuple[Any, tuple[Rule, ...]], kinds: tuple[str, ...] = ("loan",)) -> list[tuple[str, Any]]:
    policy = Policy("p", "1", tuple(Pack(f"p{n}", "P", rules, why) for n, (why, rules) in enumerate(packs)))
    debts = tuple(debt(f"d{n}", kind=kind) for n, kind in enumerate(kinds))
    said = Guard(policy).decide(contact(NOON, debts=tuple(f"d{n}" for n in range(len(kinds)))), case(debts=debts))
    return [(reason.rule, reason.debts) for reason in said.reasons]


def test_rules_of_one_check_each_object_and_it_is_asked_once() -> None:
    asked: list[tuple[str, ...]] = []
    check = denying(asked)
    one, two = ((loans_only, (ruled(name, check),)) for name in ("one", "two"))
    assert deciding(one, two) == [("x.one", ("d0",)), ("x.two", ("d0",))]
    assert len(asked) == 1


def test_with_other_numbers_it_is_another_check() -> None:
    asked: list[int] = []

    def check(q: Question, p: Any) -> Outcomes:
        asked.append(p.most)
        return Denied(f"over {p.most}")

    numbers = [Parameter(((date(2020, 1, 1), most),), "calls", house("most")) for most in (3, 3, 4)]
    rules = tuple(ruled(f"r{n}", check, most=number) for n, number in enumerate(numbers))
    assert len(deciding((loans_only, rules))) == 3
    assert sorted(asked) == [3, 4]


def test_a_number_that_cannot_be_looked_up_is_asked_with() -> None:
    def check(q: Question, p: Any) -> Outcomes:
        return Denied("no") if q.medium.value in p.media else PASS

    number = Parameter(((date(2020, 1, 1), ["call"]),), "media", house("media"))
    rules = tuple(ruled(name, check, media=number) for name in ("one", "two"))
    assert len(deciding((loans_only, rules))) == 2


def test_about_other_debts_it_is_asked_again() -> None:
    asked: list[tuple[str, ...]] = []
    check = denying(asked)
    every = reads()(lambda collector, debt: None)
    packs = ((every, (ruled("every", check),)), (amounts, (ruled("some", check),)))
    said = deciding(*packs, kinds=("loan", "medical"))
    assert said == [("x.every", ("d0", "d1")), ("x.some", ("d0",))]
    assert asked == [("d0", "d1"), ("d0",)]


def test_a_check_that_raises_objects_for_each_rule() -> None:
    def check(q: Question) -> Outcomes:
        raise ValueError("no")

    said = deciding((loans_only, (ruled("one", check), ruled("two", check))))
    assert [rule for rule, _ in said] == ["x.one", "x.two"]


def test_what_california_takes_over_is_said_as_federal_law_says_it() -> None:
    known = case(locations=(location(state="CA"),))
    asked = contact("2026-04-01 23:30")
    federal, both = (Guard(policy).decide(asked, known) for policy in (us_federal(), us()))
    mine, theirs = (
        next(reason for reason in said.reasons if reason.rule == rule)
        for said, rule in ((both, "us.ca.1788-17.hours"), (federal, "us.regf.6b1i.hours"))
    )
    assert (mine.message, mine.lapses_at, mine.facts) == (theirs.message, theirs.lapses_at, theirs.facts)
    assert mine.citations[0].source != theirs.citations[0].source
