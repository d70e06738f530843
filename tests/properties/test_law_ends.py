"""An objection ends at the latest where its rule does, or where the rule's numbers change: Reason.lapses_at."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import Decision, Guard, Policy, us
from fdcpa_guard.clock import TICK
from fdcpa_guard.rules import PASS, Denied, Outcomes, Parameter, Question, house, rule
from fdcpa_guard.vocabulary import Effect
from tests.builders import at, case, contact, debt

EMAIL_ENDS = at("2025-05-16 00:00", "America/New_York")


def florida(when: str) -> Decision:
    known = case(collector="creditor", debts=(debt(),), locations=({"id": "home", "zip": "33101"},))
    return Guard(us()).decide(contact(at(when, "America/New_York"), "email", address="mail"), known)


def test_501_201_an_email_of_the_last_evening_waits_for_midnight_only() -> None:
    (found,) = [reason for reason in florida("2025-05-15 23:00").reasons if reason.rule.startswith("us.fl.")]
    assert found.lapses_at == EMAIL_ENDS
    assert not [reason for reason in florida("2025-05-16 00:00").reasons if reason.rule.startswith("us.fl.")]


def test_501_201_an_email_of_the_evening_before_waits_for_the_morning() -> None:
    (found,) = [reason for reason in florida("2025-05-14 23:00").reasons if reason.rule.startswith("us.fl.")]
    assert found.lapses_at == at("2025-05-15 08:00", "America/New_York")


SINCE = date(2026, 4, 2)
MIDNIGHT = at("2026-04-02 00:00")


def changing(**how: object) -> Guard:
    @rule("house.changing", "Changing", house("1"), effect=Effect.HOUSE_POLICY, **how)  # type: ignore[arg-type]
    def check(q: Question, p: object = None) -> Outcomes:
        """Objects for days."""
        return Denied("no", lapses_at=q.at + timedelta(days=9))

    return Guard(Policy("p", "1", ()).with_rules(check))


@pytest.mark.parametrize(
    "how",
    [{"in_force": (None, SINCE)}, {"most": Parameter(((date.min, 1), (SINCE, 2)), "calls", house("1"))}],
    ids=["the rule ends", "its number changes"],
)
@pytest.mark.parametrize("when", [at("2026-04-01 12:00"), MIDNIGHT - TICK, MIDNIGHT])
def test_an_objection_ends_with_its_rule_and_its_number(how: dict[str, object], when: datetime) -> None:
    guard = changing(**how)
    found = guard.decide(contact(when), case()).reasons
    if when < MIDNIGHT:
        ends = MIDNIGHT + timedelta(days=9) if "most" in how else MIDNIGHT
        assert [reason.lapses_at for reason in found] == [ends]
    elif "most" in how:
        assert [reason.lapses_at for reason in found] == [when + timedelta(days=9)]
    else:
        assert found == ()


@pytest.mark.parametrize("when", [MIDNIGHT - TICK, MIDNIGHT, MIDNIGHT + TICK])
def test_what_an_explanation_says_stays_until_the_next_change_of_the_law(when: datetime) -> None:
    """At the instant of the change itself the new law holds already, and changes no more."""
    guard = changing(most=Parameter(((date.min, 1), (SINCE, 2)), "calls", house("1")))
    (trace,) = [each for each in guard.explain(contact(when), case()).rules if each.rule == "house.changing"]
    assert trace.until == (MIDNIGHT if when < MIDNIGHT else when + timedelta(days=9))


def test_an_objection_ends_where_a_number_lets_it_no_longer_stand() -> None:
    @rule(
        "house.changing",
        "Changing",
        house("1"),
        effect=Effect.HOUSE_POLICY,
        most=Parameter(((date.min, 1), (SINCE, 0), (date(2026, 4, 5), 2)), "calls", house("1")),
    )
    def check(q: Question, p: Any) -> Outcomes:
        """Objects while there is a number."""
        return Denied("no") if p.most else PASS

    guard = Guard(Policy("p", "1", ()).with_rules(check))
    (found,) = guard.decide(contact(MIDNIGHT - TICK), case()).reasons
    assert found.lapses_at == MIDNIGHT
    assert guard.decide(contact(MIDNIGHT), case()).allowed
    (found,) = guard.decide(contact(at("2026-04-05 00:00")), case()).reasons
    assert found.lapses_at is None


def test_an_objection_to_one_debt_ends_where_its_rule_objects_to_another() -> None:
    @rule(
        "house.changing",
        "Changing",
        house("1"),
        effect=Effect.HOUSE_POLICY,
        most=Parameter(((date.min, 1), (SINCE, 2)), "calls", house("1")),
    )
    def check(q: Question, p: Any) -> Outcomes:
        """Objects to the first debt, and then to the second, whichever it is asked about."""
        return Denied("no", debts=(f"d{p.most}",), lapses_at=q.at + timedelta(days=9))

    guard = Guard(Policy("p", "1", ()).with_rules(check))
    known = case(debts=(debt("d1"), debt("d2")))
    (found,) = guard.decide(contact(MIDNIGHT - TICK, debts=("d1", "d2")), known).reasons
    assert (found.debts, found.lapses_at) == (("d1",), MIDNIGHT)
    (found,) = guard.decide(contact(MIDNIGHT, debts=("d1", "d2")), known).reasons
    assert found.debts == ("d2",)


def test_an_objection_that_ends_before_its_rule_ends_when_it_says() -> None:
    guard = changing(in_force=(None, date(2026, 6, 1)))
    found = guard.decide(contact(at("2026-04-01 12:00")), case()).reasons
    assert [reason.lapses_at for reason in found] == [at("2026-04-10 12:00")]


def test_a_duty_for_want_of_a_kind_ends_where_the_claim_would() -> None:
    """S.C. Code 16-3-1360(A): what may be a claim on the victims' fund binds a provider for its days, and no longer."""
    learned = at("2026-03-02 09:00", "America/New_York")
    claim = {"id": "p", "kind": "unknown", "learned_at": learned, "in_writing": True}
    bill = debt(kind="medical", proceedings=(claim,))
    known = case(collector="creditor", debts=(bill,), locations=({"id": "home", "zip": "29201"},), phones=())
    decision = Guard(us()).decide(contact(at("2026-05-31 12:00", "America/New_York"), "mail"), known)
    assert "us.sc.16-3-1360.crime-victim" in {duty.rule for duty in decision.duties}
    assert decision.valid_until == at("2026-06-01 00:00", "America/New_York")
