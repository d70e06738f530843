"""Facts that cannot be true together are refused, and the message says which they are."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import InvalidFacts
from fdcpa_guard.facts import (
    AddressOptOut,
    Attempt,
    CeaseNotice,
    Consent,
    Contact,
    CourtPermission,
    Debt,
    Dispute,
    History,
    Inbound,
    InconvenientTime,
    OriginalCreditorRequest,
    ReassignedNumberCheck,
    Representation,
    ValidationNotice,
)
from tests.builders import at, attempt, case, contact, content, debt, history, inbound

NOON = at("2026-04-01 12:00")
BEFORE = NOON - timedelta(microseconds=1)


def refusal(build: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(InvalidFacts) as caught:
        build()
    (problem,) = caught.value.problems
    assert problem.code == "contradiction"
    return problem.field, problem.message


ENDS: list[tuple[type, dict[str, Any], str, str]] = [
    (ValidationNotice, {}, "provided_at", "received_at"),
    (ValidationNotice, {}, "provided_at", "undeliverable_at"),
    (OriginalCreditorRequest, {"id": "r", "in_writing": True}, "received_at", "answered_at"),
    (OriginalCreditorRequest, {"id": "r", "in_writing": True}, "received_at", "withdrawn_at"),
    (Dispute, {"id": "d", "in_writing": True}, "received_at", "verified_at"),
    (Dispute, {"id": "d", "in_writing": True}, "received_at", "withdrawn_at"),
    (Dispute, {"id": "d", "in_writing": True}, "received_at", "corrected_at"),
    (Dispute, {"id": "d", "in_writing": True}, "received_at", "explained_at"),
    (Dispute, {"id": "d", "in_writing": True}, "statement_sent_at", "received_at"),
    (Dispute, {"id": "d", "in_writing": True, "repeats": "c"}, "received_at", "duplicative_notice_at"),
    (CeaseNotice, {"id": "r", "in_writing": True}, "received_at", "withdrawn_at"),
    (AddressOptOut, {"id": "r", "address": "cell"}, "received_at", "withdrawn_at"),
    (CourtPermission, {"id": "p"}, "granted_at", "ended_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True}, "learned_at", "consented_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True}, "learned_at", "unresponsive_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True}, "learned_at", "ended_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True}, "learned_at", "asked_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True, "asked_at": NOON}, "learned_at", "answered_at"),
    (Representation, {"id": "l", "attorney_can_be_found": True, "learned_at": BEFORE}, "asked_at", "asked_received_at"),
    (Consent, {"id": "c", "scope": "place", "given_to": "collector"}, "given_at", "starts_at"),
    (Consent, {"id": "c", "scope": "place", "given_to": "collector"}, "given_at", "expires_at"),
    (Consent, {"id": "c", "scope": "place", "given_to": "collector"}, "given_at", "revoked_at"),
    (Inbound, {"id": "e", "medium": "call"}, "at", "ended_at"),
]


@pytest.mark.parametrize(("kind", "facts", "begins", "ends"), ENDS, ids=[f"{k.__name__}.{e}" for k, _, _, e in ENDS])
def test_nothing_ends_before_it_began(kind: type, facts: dict[str, Any], begins: str, ends: str) -> None:
    field, message = refusal(lambda: kind(**facts, **{begins: NOON, ends: BEFORE}))
    assert field == "(whole)"
    assert ends in message
    assert kind(**facts, **{begins: NOON, ends: NOON})


@pytest.mark.parametrize(
    ("build", "named"),
    [
        pytest.param(lambda: debt(servicing_account="a", kind="auto"), "servicing_account", id="servicing_account"),
        pytest.param(
            lambda: ReassignedNumberCheck(at=BEFORE, since=NOON, reassigned=False), "since", id="check_of_the_future"
        ),
        pytest.param(
            lambda: Dispute(id="d", received_at=NOON, in_writing=True, duplicative_notice_at=NOON),
            "duplicative_notice_at",
            id="duplicative_of_nothing",
        ),
        pytest.param(
            lambda: Consent(id="c", scope="email-address", given_at=NOON, given_to="collector"),
            "address",
            id="consent_to_no_address",
        ),
        pytest.param(
            lambda: Consent(id="c", scope="text-number", given_at=NOON, given_to="collector"),
            "address",
            id="consent_to_no_number",
        ),
        pytest.param(
            lambda: Consent(id="c", scope="time", given_at=NOON, given_to="collector"), "time", id="consent_to_no_time"
        ),
        pytest.param(
            lambda: Consent(
                id="c", scope="place", given_at=NOON, given_to="collector", starts_at=NOON, expires_at=NOON
            ),
            "starts_at",
            id="consent_that_ends_when_it_begins",
        ),
        pytest.param(
            lambda: Consent(id="c", scope="place", given_at=NOON, given_to="collector", renewed_at=(BEFORE,)),
            "renewed_at",
            id="consent_renewed_before_given",
        ),
        pytest.param(
            lambda: InconvenientTime(
                id="r", received_at=NOON, windows=({},), first_day="2026-04-02", last_day="2026-04-01"
            ),
            "last_day",
            id="last_day_before_first",
        ),
        pytest.param(
            lambda: Consent(id="c", scope="place", given_at=NOON, given_to="collector", windows=({},)),
            "windows",
            id="windows_of_a_consent_to_a_place",
        ),
        pytest.param(lambda: contact(NOON, debts=("card", "card")), "debts", id="a_debt_named_twice"),
        pytest.param(
            lambda: Representation(id="l", learned_at=NOON, attorney_can_be_found=True, asked_received_at=NOON),
            "asked_received_at",
            id="a_letter_received_but_not_sent",
        ),
        pytest.param(
            lambda: Inbound(id="e", at=NOON, medium="mail", ended_at=NOON), "ended_at is for", id="a_letter_that_ended"
        ),
        pytest.param(
            lambda: contact(NOON, "email", content=content(limited_content_message=True)),
            "limited-content",
            id="limited_content_email",
        ),
    ],
)
def test_contradictions(build: Callable[[], object], named: str) -> None:
    assert named in refusal(build)[1]


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        pytest.param({"outcome": "sent"}, "outcome", id="a_call_is_not_sent"),
        pytest.param({"medium": "email", "outcome": "conversation"}, "outcome", id="an_email_is_no_conversation"),
        pytest.param({"medium": "mail", "outcome": "rang-out"}, "outcome", id="a_letter_does_not_ring"),
        pytest.param({"discussed": ("card",)}, "discussed", id="discussed_without_conversation"),
        pytest.param({"allotted_to": "loan"}, "allotted_to", id="allotted_to_another_debt"),
        pytest.param({"outcome": "voicemail", "allotted_to": "card"}, "allotted_to", id="allotted_though_named"),
        pytest.param({"outcome": "conversation", "allotted_to": "card"}, "allotted_to", id="allotted_though_discussed"),
        pytest.param(
            {"medium": "email", "outcome": "sent", "allotted_to": "card"}, "allotted_to", id="an_email_allotted"
        ),
        pytest.param({"undeliverable_at": NOON}, "undeliverable_at", id="an_undeliverable_call"),
        pytest.param(
            {"medium": "mail", "outcome": "sent", "undeliverable_at": BEFORE}, "undeliverable_at", id="back_before_sent"
        ),
    ],
)
def test_attempts(overrides: dict[str, Any], named: str) -> None:
    given: dict[str, Any] = {"id": "e", "at": NOON, "medium": "call", "outcome": "rang-out", "debts": ("card",)}
    assert named in refusal(lambda: Attempt(**given | overrides))[1]


@pytest.mark.parametrize(
    "overrides",
    [
        {"allotted_to": "card"},
        {"outcome": "conversation", "discussed": (), "allotted_to": "card"},
        {"outcome": "limited-content-message", "allotted_to": "card"},
        {"medium": "mail", "outcome": "sent", "undeliverable_at": NOON},
    ],
    ids=repr,
)
def test_attempts_that_are_in_order(overrides: dict[str, Any]) -> None:
    given: dict[str, Any] = {"id": "e", "at": NOON, "medium": "call", "outcome": "rang-out", "debts": ("card", "loan")}
    assert Attempt(**given | overrides).id == "e"


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        pytest.param({"ongoing": True, "ended_at": NOON}, "ongoing", id="ongoing_and_ended"),
        pytest.param({"medium": "email", "ongoing": True}, "ongoing", id="an_ongoing_email"),
        pytest.param({"medium": "email", "conversation": True}, "conversation", id="an_email_conversation"),
        pytest.param({"conversation": True, "debts": ("card",), "allotted_to": "card"}, "allotted_to", id="allotted"),
        pytest.param({"allotted_to": "card"}, "allotted_to", id="allotted_without_conversation"),
    ],
)
def test_inbound(overrides: dict[str, Any], named: str) -> None:
    given: dict[str, Any] = {"id": "e", "at": NOON, "medium": "call"}
    assert named in refusal(lambda: Inbound(**given | overrides))[1]


# -- facts of one list


def dispute(id: str, **overrides: Any) -> dict[str, Any]:
    return {"id": id, "received_at": NOON, "in_writing": True} | overrides


@pytest.mark.parametrize(
    "disputes",
    [
        pytest.param((dispute("d"), dispute("d")), id="the_same_id"),
        pytest.param((dispute("d", repeats="c"),), id="repeats_none"),
        pytest.param((dispute("c"), dispute("d", repeats="c", received_at=BEFORE)), id="repeats_a_later_one"),
    ],
)
def test_disputes(disputes: tuple[dict[str, Any], ...]) -> None:
    assert "dispute" in refusal(lambda: debt(disputes=disputes))[1]


def test_a_dispute_cannot_repeat_itself() -> None:
    refusal(lambda: debt(disputes=(dispute("d", repeats="d"),)))


def test_two_requests_for_the_original_creditor_need_two_ids() -> None:
    twice = ({"id": "r", "received_at": NOON, "in_writing": True},) * 2
    refusal(lambda: debt(original_creditor_requests=twice))


LISTS: dict[str, dict[str, Any]] = {
    "locations": {"id": "x", "zones": ("America/Chicago",)},
    "consents": {"id": "x", "scope": "place", "given_at": NOON, "given_to": "collector"},
    "court_permissions": {"id": "x", "granted_at": NOON},
    "requests": {"id": "x", "kind": "cease", "received_at": NOON, "in_writing": True},
    "representation": {"id": "x", "learned_at": NOON, "attorney_can_be_found": True},
}


@pytest.mark.parametrize("name", LISTS)
def test_two_facts_of_a_case_with_the_same_id(name: str) -> None:
    assert name in refusal(lambda: case(**{name: (LISTS[name], LISTS[name])}))[1]


def test_two_debts_with_the_same_id() -> None:
    assert "debts" in refusal(lambda: case(debts=(debt(), debt())))[1]


@pytest.mark.parametrize(
    "facts",
    [
        {"phones": ({"id": "x"}, {"id": "x"})},
        {"phones": ({"id": "x"},), "emails": ({"id": "x"},)},
        {"phones": ({"id": "x"},), "emails": "none", "postal_addresses": ({"id": "x"},)},
    ],
    ids=repr,
)
def test_two_addresses_with_the_same_id(facts: dict[str, Any]) -> None:
    assert "same id" in refusal(lambda: case(**facts))[1]


def test_two_events_with_the_same_id() -> None:
    one, other = attempt("2026-04-01 10:00", id="e"), inbound("2026-04-01 11:00", id="e")
    assert "same id" in refusal(lambda: history(one, other))[1]
    assert "same id" in refusal(lambda: History(attempts=(one, one), inbound=()))[1]


@pytest.mark.parametrize("came", [None, "2026-04-01 12:00:00.000001"])
def test_an_attempt_answers_something_that_had_come(came: str | None) -> None:
    reply = attempt(NOON, "email", in_reply_to="wrote")
    events = [] if came is None else [inbound(came, "email", id="wrote")]
    assert "in_reply_to" in refusal(lambda: history(reply, events))[1]
    assert history(reply, inbound(NOON, "email", id="wrote")).attempts == (reply,)


def test_a_contradiction_deep_in_a_case_is_named_by_its_path() -> None:
    bad = {"id": "card", "nature": "consumer", "validation": "none", "original_creditor_requests": "none"}
    verified_too_soon = dispute("d", verified_at=BEFORE)
    field, message = refusal(lambda: case(debts=(bad | {"disputes": (verified_too_soon,)},)))
    assert field == "debts.0.disputes.0"
    assert "verified_at" in message


@pytest.mark.parametrize(
    ("known", "took_place"),
    [
        ({"ongoing": False}, False),
        ({"ongoing": True}, True),
        ({"ongoing": "unknown"}, True),
        ({"ongoing": False, "ended_at": at("2026-03-02 10:05")}, True),
    ],
)
def test_a_call_without_a_conversation_took_place_if_it_goes_on_may_or_ended(
    known: dict[str, Any], took_place: bool
) -> None:
    assert inbound("2026-03-02 10:00", conversation=False, **known).is_session is took_place


def test_models_name_themselves() -> None:
    with pytest.raises(InvalidFacts, match=r"^invalid Debt: "):
        Debt(id="card")  # type: ignore[call-arg]
    with pytest.raises(InvalidFacts, match=r"^invalid Contact: "):
        Contact()  # type: ignore[call-arg]
