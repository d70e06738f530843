"""Comments on 12 CFR 1006.2: what an attempt, a communication and a debt are."""

from typing import Any

import pytest

from fdcpa_guard import Guard, regulation_f
from fdcpa_guard.facts import Content, Debt
from fdcpa_guard.rules import Denied, Outcomes, Question, rule
from fdcpa_guard.rules.rule import house
from fdcpa_guard.vocabulary import CallOutcome, Effect
from tests.builders import at, attempt, case, contact, debt, decide, duties, guard, history, reasons
from tests.conformance.verdicts import allowed, denied, due, example, once_a_day

SEVEN = "us.regf.14b2.seven-in-seven"
NUMBER = "us.regf.6d1.not-the-consumers-number"
PRESUMED = Effect.PRESUMED_VIOLATION
INITIAL, SUBSEQUENT, VALIDATION = (
    "us.regf.18e1.initial-disclosure",
    "us.regf.18e2.subsequent-disclosure",
    "us.regf.34a1.validation-notice",
)


def _unheard_of() -> Debt:
    return debt(validation="none", initial_communication_at=None)


@example("2(b)-1.i")
def test_a_dialled_call_is_an_attempt_though_nobody_is_reached(comment: str) -> None:
    for outcome in (CallOutcome.RANG_OUT, CallOutcome.NO_MESSAGE_LEFT, CallOutcome.DROPPED):
        calls = once_a_day("2026-04-01 10:00", 7, outcome=outcome)
        denied(contact("2026-04-07 18:00"), case(history=history(calls)), SEVEN, effect=PRESUMED, lapses="2026-04-08")
        allowed(contact("2026-04-07 18:00"), case(history=history(calls[:6])))
    # Somebody else answered, each time: these count too, and whose number it is has to be found out.
    wrong = once_a_day("2026-04-01 10:00", 7, outcome=CallOutcome.WRONG_PERSON)
    known = case(history=history(wrong))
    denied(contact("2026-04-07 18:00"), known, SEVEN, NUMBER, effect=PRESUMED, lapses="2026-04-08")
    six = case(history=history(wrong[:6]))
    denied(contact("2026-04-07 18:00"), six, NUMBER, effect=Effect.MISSING_FACT, lapses=None)
    # What binds attempts binds a call before anybody knows whether it will be answered.
    denied(contact("2026-04-01 21:00"), case(), "us.regf.6b1i.hours", lapses="2026-04-02 08:00")


@example("2(b)-1.ii")
def test_a_voicemail_is_an_attempt_whatever_it_says(comment: str) -> None:
    for outcome in (CallOutcome.LIMITED_CONTENT_MESSAGE, CallOutcome.VOICEMAIL):
        calls = once_a_day("2026-04-01 10:00", 7, outcome=outcome)
        denied(contact("2026-04-07 18:00"), case(history=history(calls)), SEVEN, effect=PRESUMED, lapses="2026-04-08")
        allowed(contact("2026-04-08 10:00"), case(history=history(calls)))
    for limited in (True, False):
        said = Content(limited_content_message=limited, collector_disclosure=True, initial_disclosure=True)
        allowed(contact("2026-04-01 20:59:59", content=said), case())
        denied(contact("2026-04-01 21:00", content=said), case(), "us.regf.6b1i.hours", lapses="2026-04-02 08:00")


@example("2(d)-2")
def test_a_limited_content_message_is_no_communication_but_a_call(comment: str) -> None:
    fresh = case(debts=(_unheard_of(),))
    due(contact("2026-04-01 10:00", content=Content(limited_content_message=True)), fresh)
    due(contact("2026-04-01 10:00", content=Content(limited_content_message=False)), fresh, INITIAL, VALIDATION)
    denied(contact("2026-04-01 10:00", content=Content(initial_disclosure=False)), fresh, INITIAL, lapses=None)

    # A call after such a message is still the first communication; after a voicemail that says more it is not.
    call = contact("2026-04-02 10:00", content=Content())
    left = attempt("2026-04-01 10:00", outcome="limited-content-message")
    after = due(call, case(debts=(_unheard_of(),), history=history(left)), INITIAL, VALIDATION)
    assert str(duties(after)[VALIDATION].due) == "2026-04-07"
    left = attempt("2026-04-01 10:00", outcome="voicemail")
    after = due(call, case(debts=(_unheard_of(),), history=history(left)), SUBSEQUENT, VALIDATION)
    assert str(duties(after)[VALIDATION].due) == "2026-04-06"

    messages = history(once_a_day("2026-04-01 10:00", 7, outcome="limited-content-message"))
    denied(contact("2026-04-07 18:00"), case(history=messages), SEVEN, effect=PRESUMED, lapses="2026-04-08")
    asked = guard().decide(contact("2026-04-07 18:00"), case(history=messages), counted=True)
    assert [call.counted for call in asked.counted or ()] == [True] * 7


@rule("house.nothing-at-night", "Nothing at night", house("hours"), effect=Effect.HOUSE_POLICY)
def nothing_at_night(q: Question) -> Outcomes:
    """Denies everything."""
    return Denied("the house is closed")


@example("2(h)-1")
def test_only_a_natural_persons_debt_is_a_debt(comment: str) -> None:
    calls = history(once_a_day("2026-04-01 10:00", 7))
    at_night: dict[str, Any] = {"at": "2026-04-07 23:00"}
    consumer, commercial = debt(), debt(nature="commercial")
    denied(
        contact(**at_night),
        case(history=calls),
        "us.regf.6b1i.hours",
        SEVEN,
        lapses="2026-04-08 08:00",
        debts=("card",),
    )
    decision = allowed(contact(**at_night), case(debts=(commercial,), history=calls))
    assert [(status.pack, status.applied, status.debts) for status in decision.packs] == [("us.regf", False, ())]
    assert decision.duties == ()
    mixed = case(debts=(consumer, debt("shop", nature="commercial")), history=calls)
    assert decide(contact(**at_night, debts=("card", "shop")), mixed).permitted_debts == ("shop",)

    closed = Guard(regulation_f().with_rules(nothing_at_night)).decide(contact(**at_night), case(debts=(commercial,)))
    assert not closed.allowed
    assert set(reasons(closed)) == {"house.nothing-at-night"}
    assert closed.reasons[0].effect is Effect.HOUSE_POLICY


def test_the_clean_case_is_clean() -> None:
    for medium in ("call", "ringless-voicemail", "text", "email", "mail", "in-person", "portal", "other-electronic"):
        due(contact(at("2026-04-01 10:00"), medium), case())
    with pytest.raises(AssertionError):
        due(contact("2026-04-01 10:00", content=Content()), case())
