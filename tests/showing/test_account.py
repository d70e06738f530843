"""Everything that can be said of one question, reckoned once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.clock import zone
from fdcpa_guard.errors import InvalidFacts
from fdcpa_guard.policies import named
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.showing import week
from fdcpa_guard.showing.account import Account, account
from tests.cli.examples import FILES, example

GUARD = Guard(us())


def asked(name: str, **contact: Any) -> DecisionRequest:
    question = example(name)
    question["contact"] |= contact
    return DecisionRequest.model_validate(question)


def of(name: str, **contact: Any) -> Account:
    question = asked(name, **contact)
    return account(GUARD, question.contact, question.case)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_says_what_the_guard_says(file: Path) -> None:
    question = DecisionRequest.model_validate(example(file.stem))
    contact, case = question.contact, question.case
    whole = account(GUARD, contact, case)
    assert whole.explanation == GUARD.explain(contact, case)
    assert whole.decision == GUARD.decide(contact, case, counted=True)
    assert whole.upcoming == GUARD.next_allowed(contact, case)
    assert whole.plan == GUARD.windows(contact, case, until=week.until_day(contact.at, whole.calendar, 7))
    assert bool(whole) is whole.decision.allowed
    assert whole.explanation is not None
    assert {trace.rule for trace in whole.explanation.rules} <= whole.rules.keys()


def test_a_lazy_guard_says_the_same() -> None:
    question = asked("27")
    lazy = account(Guard(us(), lazy=True), question.contact, question.case)
    assert lazy == account(GUARD, question.contact, question.case)


def test_calls_are_counted_for_a_call_by_a_collector_alone() -> None:
    assert of("03").counting
    assert not of("03", medium="mail", address=None).counting
    assert not of("19").counting  # a creditor in its own name


def test_no_rule_counts_where_the_policy_holds_none() -> None:
    question = asked("03")
    assert not account(Guard(named("house")), question.contact, question.case).counting


def test_conversations_are_of_the_debts_of_the_contact() -> None:
    (talk,) = of("04").talks
    assert (talk.event, talk.debt, talk.local_date, talk.settled) == ("in-1", "card-1", date(2026, 8, 13), True)
    question = example("04")
    question["case"]["debts"].append({**question["case"]["debts"][0], "id": "loan-1"})
    question["contact"]["debts"] = ["loan-1"]
    other = DecisionRequest.model_validate(question)
    assert account(GUARD, other.contact, other.case).talks == ()


@pytest.mark.parametrize(("ended", "day"), [("2026-08-13T23:59:00-04:00", 13), ("2026-08-14T00:10:00-04:00", 14)])
def test_a_talk_past_midnight_is_of_the_day_on_which_it_ended(ended: str, day: int) -> None:
    question = example("04")
    question["case"]["history"]["inbound"][0] |= {"at": "2026-08-13T23:50:00-04:00", "ended_at": ended}
    talked = DecisionRequest.model_validate(question)
    (talk,) = account(GUARD, talked.contact, talked.case).talks
    assert talk.local_date == date(2026, 8, day)


def test_a_call_of_unknown_outcome_may_have_been_a_conversation() -> None:
    question = example("04")
    question["case"]["history"]["attempts"].append(
        {
            "id": "call-9",
            "at": "2026-08-15T11:00:00-04:00",
            "medium": "call",
            "outcome": "unknown",
            "purpose": "collection",
            "debts": ["card-1"],
            "address": "cell",
        }
    )
    perhaps = DecisionRequest.model_validate(question)
    assert [(talk.event, talk.settled) for talk in account(GUARD, perhaps.contact, perhaps.case).talks] == [
        ("in-1", True),
        ("call-9", False),
    ]


def test_the_calendar_is_the_persons_unless_another_is_asked_for() -> None:
    assert of("02").calendar is zone("America/New_York")
    question = asked("02")
    elsewhere = account(GUARD, question.contact, question.case, clock=zone("Pacific/Honolulu"))
    assert elsewhere.calendar is zone("Pacific/Honolulu")
    assert of("35", at="2026-04-07T15:00:00-04:00").zones or of("35").calendar is zone("UTC")


def test_a_week_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(InvalidFacts):
        of("03", at="2200-12-30T15:00:00-05:00")
