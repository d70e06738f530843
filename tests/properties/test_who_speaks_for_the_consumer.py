"""Theorems over the law of every place: who speaks for the consumer, and who is asked where the consumer is."""

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, us
from fdcpa_guard.facts import CeaseNotice, ConsentRevocation, Request
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.vocabulary import UNKNOWN, Effect
from tests.rows import scenario_rows

from .test_added import denied
from .test_requests_and_consents import COLLECTORS, MAINLAND, Json

_GUARD = Guard(us())
_CONSENT: Json = {"id": "c", "scope": "autodialed", "given_to": "collector", "given_at": "2026-01-05T12:00:00-06:00"}
_BY: dict[str, Json] = {
    "a recording": {"medium": "call", "voice": "prerecorded"},
    "a text by an autodialer": {"medium": "text", "autodialed": True},
    "an offer by email": {"medium": "email", "content": {"carries": ["offer"]}},
    "a letter": {"medium": "mail"},
}


def _decided(collector: str, how: Json, **facts: Json | list[Json]) -> Decision:
    case = builders.case_facts() | {"collector": collector} | facts
    case["locations"] = [{"id": state, "state": state} for state in MAINLAND]
    case["locations"] += [
        {"id": f"{who}-{state}", "state": state, "person": who} for who in _BESIDE for state in MAINLAND
    ]
    address = {"mail": "home", "email": "mail"}.get(how["medium"], "cell")
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local("2026-04-01 14:00").isoformat()}
    contact = Contact.model_validate(given | {"address": address} | how)
    return _GUARD.decide(contact, Case.model_validate(case))


_BESIDE = ("spouse", "guardian")


def _objecting(decision: Decision) -> set[str]:
    return {reason.rule for reason in decision.reasons}


@pytest.mark.parametrize("how", _BY.values(), ids=_BY)
@pytest.mark.parametrize("in_writing", [True, False])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_the_consumers_attorney_or_guardian_asks_that_they_be_left_alone(
    collector: str, in_writing: bool, how: Json
) -> None:
    """As the consumer's own notice does (12 CFR 1006.6(c), 47 CFR 64.1200(a)(10): *any reasonable method*)."""
    asked: Json = {"id": "r", "kind": "cease", "in_writing": in_writing, "received_at": "2026-03-02T12:00:00-06:00"}
    own, attorneys, guardians = (
        _objecting(_decided(collector, how, consents=[_CONSENT], requests=[asked | {"person": person}]))
        for person in ("consumer", "consumer-attorney", "guardian")
    )
    assert own <= attorneys
    assert own <= guardians


def test_what_the_consumer_may_say_to_be_left_alone_who_acts_for_them_may() -> None:
    """Whatever a notice or a revocation of the consumer's surely denies, the attorney's or guardian's does."""
    tried = 0
    for row in scenario_rows():
        requests = row.case.requests
        if requests is UNKNOWN or not any(map(_leaves_alone, requests)):
            continue
        guard = guard_of(row.policy)
        own = denied(guard.decide(row.contact, row.case), surely=True)
        for person in ("consumer-attorney", "guardian"):
            said = [r.model_copy(update={"person": person}) if _leaves_alone(r) else r for r in requests]
            case = Case.model_validate(row.case.model_dump(exclude_unset=True) | {"requests": said})
            other = denied(guard.decide(row.contact, case), surely=True)
            assert all(debts <= other.get(rule, set()) for rule, debts in own.items()), (row.id, person)
            tried += bool(own)
    assert tried > 500


def _leaves_alone(request: Request) -> bool:
    return isinstance(request, CeaseNotice | ConsentRevocation) and request.person == "consumer"


@pytest.mark.parametrize("medium", ["text", "email"])
@pytest.mark.parametrize("recipient", _BESIDE)
@pytest.mark.parametrize("collector", COLLECTORS)
def test_who_is_asked_where_the_consumer_is_may_be_asked_there(collector: str, recipient: str, medium: str) -> None:
    """No harbour against telling others of a debt is wanted where they may be asked (12 CFR 1006.6(d)(2)(i))."""
    how: Json = {"medium": medium, "recipient": recipient, "address": "theirs", "purpose": "location-information"}
    how["content"] = {"lacks": ["initial-disclosure", "states-debt"]}  # what tells of the debt is not so asked
    theirs: Json = {"id": "theirs", "person": recipient, "led_to_third_party_at": "2026-03-02T12:00:00-06:00"}
    asked, told = (
        _decided(collector, how | more, **{"phones" if medium == "text" else "emails": [theirs]})
        for more in ({}, {"purpose": "collection"})
    )
    assert not [reason.rule for reason in asked.reasons if reason.effect is Effect.OUTSIDE_SAFE_HARBOR]
    if collector == "third-party-collector":
        assert [reason.rule for reason in told.reasons if reason.effect is Effect.OUTSIDE_SAFE_HARBOR]
