"""Theorems of the kinds of 12 CFR 1006.14 to 1006.42: acts, order, scope, notices, time in transit."""

from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, regulation_f
from fdcpa_guard.facts import ValidationNotice
from fdcpa_guard.vocabulary import PROFESSIONALS, Purpose, Recipient
from tests.builders import at, attempt, case, contact, debt, history, inbound

GUARD = Guard(regulation_f())
NOON = "2026-04-01 12:00"
MEDIUM, DISPUTE, SEVEN = "us.regf.14h1.medium", "us.regf.38d2.dispute", "us.regf.14b2.seven-in-seven"
STOPS = [{"kind": "stop-medium", "media": ["email"]}, {"kind": "stop-address", "address": "mail"}]
MINUTES = (-600, -1, 0, 1, 30)
"""From the inbound contact to the request."""


def denied(asked: Contact, known: Case) -> set[str]:
    return {reason.rule for reason in GUARD.decide(asked, known).reasons if reason.denies}


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop["kind"])
@pytest.mark.parametrize("minutes", MINUTES)
def test_a_request_received_after_the_inbound_contact_is_never_set_aside_by_it(
    stop: dict[str, Any], minutes: int
) -> None:
    came = at("2026-04-01 11:00")
    wrote = inbound("2026-04-01 11:00", "email", id="q", address="mail", debts=("card",))
    request = {"id": "r", "received_at": came + timedelta(minutes=minutes), **stop}
    known = case(requests=(request,), history=history(wrote))
    asked = contact(NOON, "email", in_reply_to="q")
    assert (MEDIUM in denied(asked, known)) is (minutes >= 0)


def disputed(**facts: Any) -> Case:
    notice = {"provided_at": at("2026-03-02 10:00")}
    open_ = {"id": "x", "received_at": at("2026-03-20 10:00"), "in_writing": True, **facts}
    return case(debts=(debt(validation=(notice,), disputes=(open_,)),))


@pytest.mark.parametrize("purpose", ["collection", "formal-pleading", "remedy-will-be-invoked", "postjudgment-remedy"])
@pytest.mark.parametrize("recipient", sorted(Recipient))
def test_an_act_that_collects_is_barred_towards_everybody(recipient: Recipient, purpose: str) -> None:
    """Word to the side of the creditor collects only as an action."""
    asked = contact(NOON, "mail", recipient=recipient, purpose=purpose)
    of_the_creditor = recipient in PROFESSIONALS - {Recipient.CONSUMER_ATTORNEY, Recipient.CONSUMER_REPORTING_AGENCY}
    assert (DISPUTE in denied(asked, disputed())) is not (of_the_creditor and purpose == "collection")


@pytest.mark.parametrize("recipient", sorted(Recipient))
@pytest.mark.parametrize("rule", ["us.regf.26b.time-barred", "us.regf.18c1.empty-threat"])
def test_a_threat_is_barred_whoever_hears_it(rule: str, recipient: Recipient) -> None:
    known = case(debts=(debt(time_barred=True, legal_action_authorised=False),))
    for purpose in Purpose:
        if purpose in (Purpose.UNRELATED_NOTICE, Purpose.FORMAL_PLEADING):
            continue
        asked = contact(NOON, "mail", recipient=recipient, purpose=purpose, content={"threatens_legal_action": True})
        assert rule in denied(asked, known), (recipient, purpose)


DAYS = ("2026-04-07", "2026-04-08", "2026-04-09", "2026-04-10")


@pytest.mark.parametrize(("sent", "received"), [(s, r) for s, r in product(DAYS, DAYS) if s <= r])
def test_what_was_posted_in_time_is_in_time_however_late_it_came(sent: str, received: str) -> None:
    known = disputed(submitted_at=at(f"{sent} 09:00"), received_at=at(f"{received} 09:00"))
    assert (DISPUTE in denied(contact("2026-04-11 12:00"), known)) is (sent <= "2026-04-08")


@pytest.mark.parametrize("stated", ["2026-03-03", "2026-04-07", "2026-04-08", "2026-04-09", "2026-05-01"])
@pytest.mark.parametrize("late", [0, 8, 30])
def test_no_end_that_a_notice_states_shortens_the_period(stated: str, late: int) -> None:
    last = max(stated, "2026-04-08")
    received = at("2026-03-09 12:00") + timedelta(days=late)
    notice = {"provided_at": at("2026-03-02 10:00"), "received_at": received, "period_ends": stated}
    for came in ("2026-04-08 23:59", f"{last} 23:59", str(at(f"{last} 12:00") + timedelta(days=1))[:16]):
        dispute = {"id": "x", "received_at": at(came), "in_writing": True}
        known = case(debts=(debt(validation=(notice,), disputes=(dispute,)),))
        assert (DISPUTE in denied(contact("2026-06-20 12:00"), known)) is (came[:10] <= last)


def test_one_notice_more_never_ends_the_period_sooner() -> None:
    when = [at(f"2026-03-{day:02} 10:00") for day in (2, 6, 16)]

    def last(*notices: dict[str, Any]) -> datetime:
        made = tuple(ValidationNotice.model_validate(each) for each in notices)
        known = case(debts=(debt(validation=made),))
        asked = contact("2026-03-20 12:00", "mail", content={"overshadows_validation_rights": True})
        (reason,) = [r for r in GUARD.decide(asked, known).reasons if r.rule == "us.regf.38b1.overshadowing"]
        assert reason.lapses_at is not None
        return reason.lapses_at

    received = [None, at("2026-03-07 10:00"), at("2026-03-17 10:00")]
    for got in received:
        first = {"provided_at": when[0], "received_at": got}
        for again, stated in product(when[1:], (None, "2026-04-30")):
            assert last(first, {"provided_at": again, "period_ends": stated}) >= last(first)


@pytest.mark.parametrize("narrowed", [{"media": ["text"]}, {"address": "land"}, {"debts": ["loan"]}])
def test_narrowing_a_consent_to_more_calls_never_permits_more(narrowed: dict[str, Any]) -> None:
    days = ["2026-03-26 10:00", *(f"2026-03-{day} 10:00" for day in range(27, 32)), "2026-04-01 10:00"]
    seven = [attempt(day, debts=("card",), address="cell") for day in days]
    given = {
        "id": "m",
        "scope": "more-calls",
        "given_to": "collector",
        "given_at": at("2026-03-15 10:00"),
        "renewed_at": [at("2026-04-01 11:00")],
    }
    debts = (debt(), debt("loan"))
    asked = contact(NOON, address="cell")
    assert SEVEN in denied(asked, case(debts=debts, history=history(*seven)))
    assert SEVEN not in denied(asked, case(debts=debts, history=history(*seven), consents=(given,)))
    assert SEVEN in denied(asked, case(debts=debts, history=history(*seven), consents=({**given, **narrowed},)))


@pytest.mark.parametrize("more", [None, "email", "text"])
def test_the_confirmation_of_an_opt_out_is_no_ground_for_anything(more: str | None) -> None:
    """With it in the history what is denied without it is denied too."""
    fresh = debt(initial_communication_at=None, validation=())
    told = () if more is None else (attempt("2026-03-02 10:00", more, debts=("card",), purpose="opt-out-confirmation"),)
    known = case(debts=(fresh,), history=history(*told))
    letter = contact(NOON, "mail", content={"initial_disclosure": False, "collector_disclosure": True})
    report = contact(NOON, "other-electronic", recipient="consumer-reporting-agency", purpose="credit-reporting")
    assert "us.regf.18e1.initial-disclosure" in denied(letter, known)
    assert "us.regf.30a.furnishing" in denied(report, known)
