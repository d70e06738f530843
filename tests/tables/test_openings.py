"""What is lost of something that opens never makes it open more, and what is lost of something that closes no less."""

from __future__ import annotations

from typing import Any, Final

import pytest

from fdcpa_guard import Guard, us
from fdcpa_guard.facts.base import members
from fdcpa_guard.tables import Reader
from fdcpa_guard.vocabulary import Unclear

from .floor import CONTACT, ZONE, Row, case, first

GUARD: Final = Guard(us())
NONE: Final[dict[str, list[Row]]] = {
    "request_times": [],
    "request_recurrences": [],
    "consent_times": [],
    "postal_addresses": [],
}
NIGHT: Final = "2026-11-24 22:30:00"  # a Tuesday
"""After the hours in which calls are allowed."""
HOURS: Final = "us.regf.6b1i.hours"

CONSENT: Final[Row] = {
    "id": "k",
    "scope": "time",
    "given_at": "2026-11-02 10:00",
    "given_to": "collector",
    "person": "consumer",
    "debts": "all",
    "media": "any",
    "address": "any",
    "during_proper_communication": True,
    "in_writing": True,
    "provided_address_only": False,
    "use_disclosed": True,
    "starts_at": "2026-11-02 10:00",
    "expires": True,
    "expires_at": "2026-12-31 10:00",
    "revoked": False,
}
EVENING: Final[Row] = {"consent_id": "k", "days": ["tue"], "starts": "21:00", "ends": "23:59"}


def denied(contact: Row, **tables: Any) -> set[str]:
    """The rules that deny a contact."""
    given = {name: rows for name, rows in {**NONE, **tables}.items() if rows is not None}
    made = case(**given)
    proposed = Reader(zone=ZONE).contact_from({**CONTACT, **contact}, made).contact
    return {reason.rule for reason in GUARD.decide(proposed, made).reasons if reason.denies}


def at_night(consent: Row = CONSENT, times: list[Row] | None = NONE["consent_times"]) -> bool:
    """Whether the hours deny a call at night under a consent."""
    return HOURS in denied({"at": NIGHT}, consents=[consent], consent_times=times)


def test_a_consent_to_times_opens_them() -> None:
    assert not at_night(times=[EVENING])
    assert not at_night()
    assert at_night(times=[{**EVENING, "days": ["mon"]}])


@pytest.mark.parametrize("column", ["consent_id", "days", "starts", "ends"])
def test_of_a_time_that_is_half_known_nothing_opens(column: str) -> None:
    """Nor does it open what the consent would, had it no times."""
    assert at_night(times=[{**EVENING, column: None}])


@pytest.mark.parametrize(
    ("column", "value"), [("days", ["tuesday"]), ("days", []), ("starts", "9 PM"), ("consent_id", "kk")]
)
def test_of_a_time_that_is_not_understood_nothing_opens(column: str, value: Any) -> None:
    assert at_night(times=[{**EVENING, column: value}])
    assert not at_night(times=[EVENING, {**EVENING, column: value}])  # the other row still says its own


def test_of_which_times_nobody_says_a_consent_is_for_none() -> None:
    assert at_night(times=None)


@pytest.mark.parametrize("media", [["email"], [], "[]", None, ["carrier-pigeon"]])
def test_a_consent_without_a_medium_is_for_none(media: Any) -> None:
    assert at_night({**CONSENT, "media": media})


@pytest.mark.parametrize("third_party", ["t-1", "202-555-0123"])
def test_a_third_party_that_cannot_be_named_is_not_anybody(third_party: str) -> None:
    consent = {**CONSENT, "scope": "third-party", "third_party": third_party}
    contact = {"recipient": "third-party", "person": "t-2"}
    assert "us.regf.6d1.third-party" in denied(contact, consents=[consent])
    assert "us.regf.6d1.third-party" not in denied(contact, consents=[{**consent, "third_party": "any"}])


ASKED: Final[Row] = {
    "id": "r",
    "kind": "inconvenient-time",
    "received_at": "2026-11-01",
    "person": "consumer",
    "quiet_days": ["2026-11-26"],
}
INCONVENIENT: Final = "us.regf.6b1i.inconvenient-time"


@pytest.mark.parametrize("table", ["request_times", "request_recurrences"])
def test_a_request_of_which_not_all_times_are_known_is_about_all(table: str) -> None:
    assert INCONVENIENT not in denied({}, requests=[ASKED])
    assert INCONVENIENT in denied({}, requests=[ASKED], **{table: None})


def test_a_time_of_no_request_that_is_given_may_be_any_ones() -> None:
    times = [{"request_id": "rr", "days": ["fri"], "starts": "10:00", "ends": "12:00"}]
    assert INCONVENIENT in denied({}, requests=[ASKED], request_times=times)


def test_a_call_that_may_still_go_on_is_no_missed_call() -> None:
    """A missed call may be answered for months, and one that was answered only while it lasts."""
    stop = {"id": "r", "kind": "stop-medium", "media": "call", "received_at": "2026-11-01", "person": "consumer"}
    reply = {"in_reply_to": "in", "purpose": "answer-to-request"}
    came = {"id": "in", "at": "2026-11-23 10:00", "medium": "call", "conversation": False, "recipient": "consumer"}
    came |= {"address": first("phones")[0]["id"], "debts": "all"}
    closed = "us.regf.14h1.medium"
    assert closed not in denied(reply, requests=[stop], inbound=[{**came, "ongoing": False}])
    assert closed in denied(reply, requests=[stop], inbound=[{**came, "ongoing": True}])
    assert closed in denied(reply, requests=[stop], inbound=[came])


def test_a_message_is_never_still_going_on() -> None:
    """So nothing is wrong with one of which nobody said."""
    row = {"id": "in", "at": "2026-11-23 10:00", "medium": "text", "recipient": "consumer"}
    assert [each for each in case(inbound=[row]).unread if each.why is Unclear.CONTRADICTORY] == []


ATTORNEY: Final[Row] = {
    "id": "a",
    "learned_at": "2026-09-01",
    "attorney_can_be_found": True,
    "debts": "all",
    "in_writing": True,
    "told_by_attorney": True,
    "unresponsive_at": "2026-10-15 10:00",
}
REPRESENTED: Final = "us.regf.6b2.represented"


@pytest.mark.parametrize("asked_at", ["2026-09-02 10:00", None])
def test_an_attorney_who_answered_did_so_whenever_asked(asked_at: str | None) -> None:
    answered = {"asked_at": asked_at, "answered": True, "answered_at": "2026-11-20 10:00"}
    assert REPRESENTED in denied({}, representation=[{**ATTORNEY, **answered}])
    assert REPRESENTED in denied({}, representation=[{**ATTORNEY, "asked_at": asked_at}])
    assert REPRESENTED not in denied({}, representation=[{**ATTORNEY, "asked_at": asked_at, "answered": False}])


DISPUTE: Final[Row] = {"debt_id": "acct-1", "in_writing": True, "whole_debt": True, "received_at": "2026-11-02"}


@pytest.mark.parametrize(
    ("earlier", "repeats"),
    [
        ({"id": "d-1"}, "d-9"),
        ({"id": "d-1"}, "d-2"),
        ({"id": "d-1", "debt_id": None}, "d-1"),
        ({"id": "d-1", "received_at": "2026-11-09"}, "d-1"),
    ],
)
def test_a_dispute_that_repeats_none_before_it_is_one_of_its_own(earlier: Row, repeats: str) -> None:
    again = {
        **DISPUTE,
        "id": "d-2",
        "repeats": repeats,
        "duplicative_notice_at": "2026-11-05",
        "received_at": "2026-11-03",
    }
    made = case(disputes=[{**DISPUTE, **earlier}, again])
    assert "disputes.d-2.repeats" in [each.path for each in made.unread]
    assert [each.repeats for each in members(made.debts[0].disputes)] == [None] * len(made.debts[0].disputes)
    assert "us.regf.38d2.dispute" in denied({}, disputes=[{**DISPUTE, **earlier}, again])


def test_a_dispute_that_repeats_one_before_it_does() -> None:
    made = case(disputes=[{**DISPUTE, "id": "d-1"}, {**DISPUTE, "id": "d-2", "repeats": "d-1"}])
    assert [each.repeats for each in members(made.debts[0].disputes)] == [None, "d-1"]
    assert made.unread == ()


CLOSED: Final = "us.regf.14h1.medium"


@pytest.mark.parametrize("person", ["consumer", "third-party", "spouse"])
def test_a_number_that_nobody_knows_may_be_each_whosever_it_is(person: str) -> None:
    """A number is closed whoever asked, and so is each, of one who may have meant it."""
    asked = {"id": "r", "kind": "stop-address", "received_at": "2026-11-01", "person": person, "media": "call"}
    assert CLOSED in denied({}, requests=[{**asked, "address": "ph-1"}])
    assert CLOSED in denied({}, requests=[asked])
    assert CLOSED not in denied({}, requests=[{**asked, "address": "ph-2"}])


@pytest.mark.parametrize("medium", ["portal", "in-person"])
def test_of_what_cannot_be_missed_no_end_says_nothing(medium: str) -> None:
    stop = {"id": "r", "kind": "stop-medium", "media": "call", "received_at": "2026-11-01", "person": "consumer"}
    came = {"id": "in", "at": "2026-11-23 10:00", "medium": medium, "conversation": False, "recipient": "consumer"}
    came |= {"ongoing": False, "debts": "all"}
    reply = {"in_reply_to": "in", "purpose": "answer-to-request"}
    assert CLOSED in denied(reply, requests=[stop], inbound=[{**came, "ended_at": "2026-11-23 10:10"}])
    assert CLOSED in denied(reply, requests=[stop], inbound=[came])
