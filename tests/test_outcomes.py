"""Outcomes that are not known, or better known; whom a call was for and who answered it."""

from typing import Any

import pytest

from fdcpa_guard import Contact, Decision, Guard, InvalidFacts, first_party, us_state
from fdcpa_guard.facts import Attempt
from tests.builders import at, attempt, case, contact, decide, history, inbound, reasons

SEVEN = "us.regf.14b2.seven-in-seven"
RESTS = "us.regf.14b2.after-conversation"
FOUR = "us.dc.28-3814d4ai.four-calls"
NOW = "2026-04-07 18:00"


def calls(count: int, **overrides: Any) -> list[Attempt]:
    return [attempt(f"2026-04-{day:02} 10:00", **overrides) for day in range(1, 1 + count)]


def missing(decision: Decision, rule: str) -> list[str]:
    return [fact for reason in decision.reasons if reason.rule == rule for fact in reason.facts]


# -- outcomes that are not known


@pytest.mark.parametrize("outcome", ["pending", "unknown"])
def test_what_is_not_known_of_a_call_counts_as_a_call_and_may_have_been_a_conversation(outcome: str) -> None:
    decision = decide(contact(NOW), case(history=history(calls(7, outcome=outcome))))
    assert SEVEN in reasons(decision)
    assert missing(decision, RESTS) == ["history.attempts.call-20260407T100000.outcome"]
    assert reasons(decision)[RESTS].lapses_at == at("2026-04-14 00:00")


@pytest.mark.parametrize("outcome", ["pending", "unknown"])
def test_the_call_that_may_have_been_a_conversation_rests_for_seven_days(outcome: str) -> None:
    known = case(history=history(attempt("2026-04-01 10:00", outcome=outcome)))
    assert missing(decide(contact("2026-04-07 20:59"), known), RESTS) == [
        "history.attempts.call-20260401T100000.outcome"
    ]
    assert decide(contact("2026-04-08 08:00"), known).allowed


def test_a_conversation_that_is_known_is_the_stronger_objection() -> None:
    talked = attempt("2026-04-01 10:00", outcome="conversation")
    then = attempt("2026-04-03 10:00", outcome="unknown")
    reason = reasons(decide(contact("2026-04-07 12:00"), case(history=history(talked, then))))[RESTS]
    assert (reason.effect, reason.lapses_at) == ("presumed-violation", at("2026-04-08 00:00"))
    reason = reasons(decide(contact("2026-04-08 12:00"), case(history=history(talked, then))))[RESTS]
    assert (reason.effect, reason.lapses_at) == ("missing-fact", at("2026-04-10 00:00"))


def test_an_unknown_conversation_on_the_persons_call() -> None:
    event = inbound("2026-04-01 10:00", id="came", conversation="unknown")
    decision = decide(contact("2026-04-02 10:00"), case(history=history(event)))
    assert missing(decision, RESTS) == ["history.inbound.came.conversation"]


def test_a_call_that_perhaps_goes_on_gives_no_leave() -> None:
    event = inbound("2026-04-01 23:00", id="came", ongoing="unknown")
    asked = contact("2026-04-01 23:05", in_reply_to="came")
    assert not decide(asked, case(history=history(event))).allowed
    goes_on = inbound("2026-04-01 23:00", id="came", ongoing=True)
    assert decide(asked, case(history=history(goes_on))).allowed


def test_consent_to_more_calls_ends_with_what_may_have_been_a_conversation() -> None:
    consent = {"id": "c", "scope": "more-calls", "given_at": at("2026-04-05 12:00"), "given_to": "collector"}
    earlier = [attempt(f"2026-04-05 {hour:02}:00") for hour in range(8, 12)]
    earlier += [attempt(f"2026-04-04 {hour:02}:00") for hour in range(9, 12)]
    then = attempt("2026-04-06 10:00", outcome="rang-out")
    assert decide(contact(NOW), case(consents=(consent,), history=history(earlier, then))).allowed
    pending = attempt("2026-04-06 10:00", outcome="pending")
    decision = decide(contact(NOW), case(consents=(consent,), history=history(earlier, pending)))
    assert {SEVEN, RESTS} <= reasons(decision).keys()


def test_an_allotted_call_of_unknown_outcome_counts_to_each_debt_it_was_about() -> None:
    both = {"debts": ["card", "loan"], "allotted_to": "loan"}
    debts = (case().debts[0], case().debts[0].model_copy(update={"id": "loan"}))
    allotted = case(debts=debts, history=history(calls(7, **both)))
    assert decide(contact(NOW), allotted).allowed
    perhaps = case(debts=debts, history=history(calls(7, outcome="unknown", **both)))
    assert SEVEN in reasons(decide(contact(NOW), perhaps))


@pytest.mark.parametrize("outcome", ["pending", "unknown"])
@pytest.mark.parametrize("medium", ["text", "email", "mail", "in-person", "call", "ringless-voicemail"])
def test_any_attempt_may_be_of_unknown_outcome(medium: str, outcome: str) -> None:
    made = attempt("2026-04-01 10:00", medium, outcome=outcome)
    assert made.unsettled
    assert Attempt.model_validate_json(made.model_dump_json()) == made


def test_pending_calls_count_for_a_house() -> None:
    called = [attempt(f"2026-04-0{day} 10:00", outcome="pending") for day in (1, 2, 3)]
    decision = Guard(first_party()).decide(
        contact("2026-04-03 12:00"), case(collector="creditor", history=history(called))
    )
    assert not decision.allowed


# -- rang, and no message could be left


def district(outcome: str) -> Decision:
    place = ({"id": "residence", "zip": "20001"},)
    known = case(locations=place, history=history(calls(4, outcome=outcome)))
    return Guard(us_state("DC")).decide(contact("2026-04-04 18:00"), known)


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        ("no-message-possible", False),
        ("not-connected", False),
        ("no-message-left", True),
        ("rang-out", True),
        ("pending", True),
        ("unknown", True),
    ],
)
def test_the_district_does_not_count_calls_in_which_no_message_could_be_left(outcome: str, counts: bool) -> None:
    assert (FOUR in reasons(district(outcome))) is counts


def test_federal_law_counts_them() -> None:
    assert SEVEN in reasons(decide(contact(NOW), case(history=history(calls(7, outcome="no-message-possible")))))


# -- whom it was for, and who answered


def test_seven_calls_to_the_consumers_line_recorded_as_a_third_partys() -> None:
    known = case(history=history(calls(7, recipient="third-party")))
    assert SEVEN in reasons(decide(contact(NOW), known))
    named = case(history=history(calls(7, recipient="third-party", person="neighbour")))
    assert SEVEN in reasons(decide(contact(NOW), named))


def test_calls_that_ask_a_third_party_where_the_consumer_is_are_theirs_alone() -> None:
    known = case(history=history(calls(7, recipient="third-party", purpose="location-information")))
    assert SEVEN not in reasons(decide(contact(NOW), known))


def test_calls_for_the_consumer_that_somebody_else_answered() -> None:
    answered = {"outcome": "conversation", "answered_by": "household-member", "answered_by_person": "sister"}
    known = case(history=history(calls(7, **answered)))
    found = reasons(decide(contact(NOW), known))
    assert SEVEN in found
    assert RESTS not in found
    sister = contact("2026-04-07 12:00", recipient="household-member", person="sister")
    assert {SEVEN, RESTS} <= reasons(decide(sister, known)).keys()


def test_unknown_who_answered_is_whom_it_was_for() -> None:
    talked = attempt("2026-04-06 10:00", outcome="conversation", answered_by="unknown")
    assert RESTS in reasons(decide(contact(NOW), case(history=history(talked))))


@pytest.mark.parametrize(
    "wrong",
    [{"answered_by_person": "sister"}, {"medium": "text", "answered_by": "spouse"}],
    ids=["no-role", "of-a-text"],
)
def test_who_answered_is_told_of_calls_with_the_role(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts, match="answered_by"):
        attempt("2026-04-01 10:00", **wrong)


def test_a_logged_contact_of_a_third_partys_record_is_not_its_own_past() -> None:
    made = [attempt(NOW, id=f"c{n}", recipient="third-party") for n in range(7)]
    asked: Contact = contact(NOW, recipient="third-party", logged_as="c0")
    assert SEVEN not in reasons(decide(asked, case(history=history(made))))


def test_a_logged_contact_among_many_told_apart_is_not_told_of_to_itself() -> None:
    """Of much that is pointed out the first is named and the rest counted; the attempt asked about is in neither."""
    spouses = [
        attempt(f"2026-03-{n:02} 10:00", id=f"log-{n}", recipient="spouse", address="cell", outcome="not-connected")
        for n in range(1, 15)
    ]
    own = spouses[-1]
    asked = contact(own.at, recipient="spouse", address="cell", logged_as=own.id)
    logged = decide(asked, case(history=history(*spouses)))
    unlogged = decide(contact(own.at, recipient="spouse", address="cell"), case(history=history(*spouses[:-1])))
    (told,) = [advisory.facts for advisory in logged.advisories if advisory.rule == "guard.evidence"]
    assert told["others"] == 3
    assert told in [advisory.facts for advisory in unlogged.advisories]
