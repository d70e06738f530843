"""Theorems about what people ask and allow, over the law of every place: an answer, and a consent, reach no further.

What was asked after a message came, or in it, is not set aside by answering the message. A consent that names fewer
media, debts, times or people permits no more than it did before. A creditor that collects was itself given what the
creditor was given.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.facts import Consent
from fdcpa_guard.rules import Question
from fdcpa_guard.testing import builders
from fdcpa_guard.testing.scenarios import guard_of
from fdcpa_guard.vocabulary import CREDITORS, CollectorKind, ConsentScope, GivenTo
from tests.rows import scenario_rows

Json = dict[str, Any]

GUARD = Guard(us())
MAINLAND = sorted({place[3:5] for place in us().places} - {"AK", "AS", "GU", "HI", "MP", "PR", "VI"})
"""At noon in Chicago the hour suits in all of them."""
COLLECTORS = ("third-party-collector", "creditor")

NOON = "2026-04-01 12:00"
ADDRESSES = {
    "call": ("land", "office"),
    "text": ("cell",),
    "email": ("mail",),
    "mail": ("home",),
    "in-person": ("home",),
}
REQUESTS: dict[str, Json] = {
    "cease": {"kind": "cease", "in_writing": True},
    "spoken": {"kind": "cease", "in_writing": False},
    "medium": {"kind": "stop-medium"},
    "address": {"kind": "stop-address"},
    "time": {"kind": "inconvenient-time", "windows": [{}]},
    "home": {"kind": "inconvenient-place", "place": "home"},
    "work": {"kind": "inconvenient-place", "place": "work"},
    "employer": {"kind": "employer-prohibits"},
}


def when(local: str) -> str:
    return builders.local(f"2026-04-01 {local}").isoformat()


def made(collector: str, contact: Json, **facts: Any) -> tuple[Contact, Case]:
    """A question about somebody who may be anywhere, so that the law of each place is asked."""
    everywhere = [{"id": state, "state": state} for state in MAINLAND]
    case = builders.case_facts() | {"collector": collector, "locations": everywhere} | facts
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local(NOON).isoformat()} | contact
    return Contact.model_validate(builders.suited(given)), Case.model_validate(case)


@pytest.mark.parametrize("scope", ConsentScope)
def test_an_address_merely_given_is_no_express_consent(scope: ConsentScope) -> None:
    """15 USC 7001(c)(1)(A), 7702(1)(A) and 47 CFR 64.1200(f)(9) ask for more than 12 CFR 1006.6(d)(4) does."""
    times = {"expires_at": builders.local("2026-05-01 12:00").isoformat()} if scope is ConsentScope.TIME else {}
    given: dict[str, Any] = {
        "id": "c",
        "scope": scope,
        "given_at": builders.local("2026-03-02 12:00").isoformat(),
        **times,
    }
    given |= {"given_to": "collector", "address": "mail", "provided_address_only": True}
    consent = Consent.model_validate(given)
    express = scope in {ConsentScope.ELECTRONIC_RECORDS, ConsentScope.SOLICITATION}
    assert consent.stands(builders.local(NOON)) is not express


def denying(asked: tuple[Contact, Case]) -> set[str]:
    return {reason.rule for reason in GUARD.decide(*asked).reasons if reason.denies}


# -- requests and answers

_OF_PLACING_CALLS = {"us.dc.28-3814d4aiii.calls-opt-out"}
"""Who speaks on the person's own call, which goes on, places none."""


def asking(medium: str, address: str) -> Iterator[tuple[str, Json]]:
    for name, request in REQUESTS.items():
        given = {"id": "r1", "received_at": when("10:30"), **request}
        if name == "medium":
            given["media"] = [medium]
        if name == "address":
            given["address"] = address
        yield name, given


def events(medium: str, address: str) -> Iterator[tuple[str, Json]]:
    came = {"id": "i1", "medium": medium, "debts": ["d1"], "address": address}
    yield "older", came | {"at": when("10:00")}
    yield "the very message", came | {"at": when("10:30")}
    if medium == "call":
        yield "still going on", came | {"at": when("10:00"), "ongoing": True, "conversation": True}


@pytest.mark.parametrize("collector", COLLECTORS)
@pytest.mark.parametrize("medium", ADDRESSES)
def test_an_answer_sets_aside_nothing_that_was_asked_after_what_it_answers(medium: str, collector: str) -> None:
    for address in ADDRESSES[medium]:
        contact = {"medium": medium, "address": address}
        for of_event, event in events(medium, address):
            history = {"attempts": [], "inbound": [event]}
            before = denying(made(collector, contact, history=history))
            for of_request, request in asking(medium, address):
                known = {"history": history, "requests": [request]}
                stopped = denying(made(collector, contact, **known)) - before - _OF_PLACING_CALLS
                answering = denying(made(collector, contact | {"in_reply_to": "i1"}, **known))
                assert stopped <= answering, (of_request, address, of_event, stopped - answering)


# -- consents

CLOSED: dict[str, Json] = {
    "nothing": {},
    "times and places": {
        "requests": [
            {"id": "r1", "kind": "inconvenient-time", "windows": [{}], "received_at": "2026-03-01T12:00:00Z"},
            {"id": "r2", "kind": "inconvenient-place", "place": "home", "received_at": "2026-03-01T12:00:00Z"},
            {"id": "r3", "kind": "employer-prohibits", "received_at": "2026-03-01T12:00:00Z"},
        ]
    },
    "attorney": {"representation": [{"id": "a1", "learned_at": "2026-03-01T12:00:00Z", "attorney_can_be_found": True}]},
    "calls": {
        "history": {
            "attempts": [
                {
                    "id": f"e{number}",
                    "at": f"2026-03-31T1{number}:00:00Z",
                    "medium": "call",
                    "outcome": "rang-out",
                    "debts": ["d1"],
                    "address": "land",
                }
                for number in range(8)
            ],
            "inbound": [],
        }
    },
}
NARROWED: dict[str, Json] = {
    "other media": {"media": ["portal"]},
    "another address": {"address": "elsewhere"},
    "another debt": {"debts": ["d2"]},
    "another's": {"person": "pat"},
    "contacts with another": {"third_party": "pat"},
    "ended": {"expires_at": "2026-03-31T12:00:00Z"},
    "revoked": {"revoked_at": "2026-03-31T12:00:00Z"},
}
_TO_WRITE_TO = {ConsentScope.EMAIL_ADDRESS: "email", ConsentScope.TEXT_NUMBER: "text"}
_STOOD = {"ended", "revoked"}
"""Calls that were placed while it stood were under it, and stay uncounted."""


def consenting(scope: ConsentScope, contact: Json) -> Json:
    given: Json = {"given_at": "2026-03-30T12:00:00Z", "given_to": "collector", "in_writing": True}
    if scope in _TO_WRITE_TO:
        given["address"] = contact["address"]
    if scope is ConsentScope.TIME:
        given["windows"] = [{}]
    return {"id": "c1", "scope": scope, "during_proper_communication": True, **given}


@pytest.mark.parametrize("scope", ConsentScope)
def test_a_consent_to_less_permits_no_more(scope: ConsentScope) -> None:
    elsewhere = [{"id": "elsewhere", "number": "+12025550188", "person": "pat"}]
    recipient = {"third-party": "third-party", "employer": "employer"}.get(scope, "consumer")
    for medium, addresses in ADDRESSES.items():
        if _TO_WRITE_TO.get(scope, medium) != medium:
            continue
        for of_case, closed in CLOSED.items():
            contact = {"medium": medium, "address": addresses[-1], "recipient": recipient}
            known = closed | {"phones": [*builders.case_facts()["phones"], *elsewhere]}
            consent = consenting(scope, contact)
            without = denying(made("third-party-collector", contact, consents=[], **known))
            broad = denying(made("third-party-collector", contact, consents=[consent], **known))
            if broad == without:  # a consent that changes nothing has nothing to lose
                continue
            for how, change in NARROWED.items():
                narrow = denying(made("third-party-collector", contact, consents=[consent | change], **known))
                assert broad <= narrow, (medium, of_case, how, broad - narrow)
                if how not in _STOOD:
                    assert without <= narrow, (medium, of_case, how, without - narrow)


@pytest.mark.parametrize("scope", ConsentScope)
def test_a_consent_that_was_revoked_is_not_renewed(scope: ConsentScope) -> None:
    """What is given anew after that is another consent, which stands by itself."""
    recipient = {"third-party": "third-party", "employer": "employer"}.get(scope, "consumer")
    for medium, addresses in ADDRESSES.items():
        if _TO_WRITE_TO.get(scope, medium) != medium:
            continue
        for closed in CLOSED.values():
            contact = {"medium": medium, "address": addresses[-1], "recipient": recipient}
            revoked = consenting(scope, contact) | {"revoked_at": "2026-03-31T08:00:00Z"}
            renewed = revoked | {"renewed_at": ["2026-03-31T18:00:00Z"]}
            once, again = (
                denying(made("third-party-collector", contact, **closed, consents=[each]))
                for each in (revoked, renewed)
            )
            assert once == again, medium


@pytest.mark.parametrize("collector", COLLECTORS)
@pytest.mark.parametrize("asked", ["spoken", "medium", "address"])
def test_who_asked_for_more_calls_and_then_for_none_has_asked_for_none(asked: str, collector: str) -> None:
    request = REQUESTS[asked] | {"id": "r1", "in_writing": False, "received_at": "2026-03-31T18:00:00Z"}
    named: dict[str, Json] = {"medium": {"media": ["call"]}, "address": {"address": "land"}}
    request |= named.get(asked, {})
    calls = [
        {
            "id": f"a{day}",
            "at": f"2026-03-{day}T15:00:00Z",
            "medium": "call",
            "outcome": "conversation",
            "debts": ["d1"],
        }
        for day in range(26, 31)
    ]
    contact = {"medium": "call", "address": "land"}
    known = {"history": {"attempts": calls, "inbound": []}, "requests": [request]}
    more = consenting(ConsentScope.MORE_CALLS, contact) | {"given_at": "2026-03-30T18:00:00Z"}
    without, taken_back = (denying(made(collector, contact, consents=each, **known)) for each in ([], [more]))
    assert without == taken_back
    since = [more | {"given_at": "2026-04-01T09:00:00Z"}]
    assert denying(made(collector, contact, consents=since, **known)) < without


_AT_WORK: dict[str, tuple[Json, ...]] = {
    "nothing": (),
    "an earlier word": ({"kind": "inconvenient-place", "place": "work", "received_at": "2026-03-29T12:00:00Z"},),
    "a later word": ({"kind": "inconvenient-place", "place": "work", "received_at": "2026-03-31T12:00:00Z"},),
    "the employer's": ({"kind": "employer-prohibits", "received_at": "2026-03-29T12:00:00Z"},),
}


@pytest.mark.parametrize("collector", COLLECTORS)
@pytest.mark.parametrize("asked", _AT_WORK)
def test_permission_for_a_place_that_is_work_is_permission_for_work(asked: str, collector: str) -> None:
    """Which of the two scopes says so changes nothing: to call there, to write there, or to come there again."""
    shop = builders.completed("postal_addresses", {"id": "shop", "place": "work"})
    mobile = {"medium": "call", "address": "cell", "person_is_at": "work"}
    contacts: tuple[Json, ...] = (
        {"medium": "call", "address": "office"},
        {"medium": "mail", "address": "shop"},
        mobile,
    )
    called = {"id": "e1", "at": "2026-03-30T15:00:00Z", "medium": "call", "outcome": "rang-out", "debts": ["d1"]}
    permitting = set()
    for contact in contacts:
        known: Json = {
            "requests": [{"id": f"r{n}", **each} for n, each in enumerate(_AT_WORK[asked])],
            "history": {"attempts": [called | {"address": "office"}], "inbound": []},
            "postal_addresses": [*builders.case_facts()["postal_addresses"], shop],
        }
        consent = consenting(ConsentScope.WORKPLACE, contact)
        without = denying(made(collector, contact, consents=[], **known))
        to_work = denying(made(collector, contact, consents=[consent], **known))
        named = denying(made(collector, contact, consents=[consent | {"scope": "place", "place": "work"}], **known))
        assert named == to_work, (contact, named ^ to_work)
        permitting |= without - to_work
    assert permitting or asked == "a later word"


_MESSAGES = ("collection", "early-intervention-notice", "servicing-disclosure", "dispute-response", "validation-notice")


@pytest.mark.parametrize("collector", COLLECTORS)
@pytest.mark.parametrize("purpose", _MESSAGES)
def test_who_closes_a_medium_or_an_address_has_consented_to_no_record_there(purpose: str, collector: str) -> None:
    for medium in ("email", "text"):
        contact = {"medium": medium, "address": ADDRESSES[medium][0], "purpose": purpose}
        consent = consenting(ConsentScope.ELECTRONIC_RECORDS, contact)
        for name, request in asking(medium, contact["address"]):
            if name in ("medium", "address"):
                without = denying(made(collector, contact, requests=[request], consents=[]))
                closed = denying(made(collector, contact, requests=[request], consents=[consent]))
                assert without == closed, (medium, name, without ^ closed)


# -- to whom it was given

DIRECTLY = {"collector": "creditor", "creditor": "collector"}


def test_a_creditor_that_collects_is_the_creditor_to_whom_a_consent_was_given() -> None:
    """Over the rows of every pack: which of the two words is used of a creditor changes nothing."""
    asked = 0
    of: Case | None = None
    for row in scenario_rows():
        case = row.case
        if case.collector not in CREDITORS or not any(c.given_to in DIRECTLY for c in case.consents):
            continue
        if case is not of:  # rows beside each other often share theirs
            facts = case.model_dump(mode="json")
            for consent in facts["consents"]:
                consent["given_to"] = DIRECTLY.get(consent["given_to"], consent["given_to"])
            of, other = case, Case.model_validate(facts)
        guard = guard_of(row.policy)
        said, swapped = (guard.decide(row.contact, each) for each in (case, other))
        assert said.reasons == swapped.reasons, row.id
        assert said.duties == swapped.duties, row.id
        asked += 1
    assert asked > 100


@pytest.mark.parametrize("collector", sorted({*CollectorKind} - CREDITORS))
def test_a_consent_given_to_the_creditor_is_none_given_to_another_collector(collector: str) -> None:
    consent = {"id": "c1", "scope": "time", "given_at": when("10:00"), "given_to": "creditor", "windows": [{}]}
    case = Case.model_validate(builders.case_facts() | {"collector": collector, "consents": [consent]})
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local(NOON).isoformat()}
    q = Question(Contact.model_validate(builders.suited(given)), case)
    assert not q.given_to(case.consents[0])
    assert q.given_to(case.consents[0], {GivenTo.CREDITOR})
