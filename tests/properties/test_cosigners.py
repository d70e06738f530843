"""Three theorems over the law of every place: whose a stop is, where a mobile rings, and to whom things are said.

What the consumer asked for themselves, and their attorney, stop no contact with somebody else who owes the debt, unless
the text says so or the careful reading of it. A mobile rings at no place, so nobody is asked at which. What has to be
said to the consumer has to be said to whoever owes the debt too.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import Element

from .test_requests_and_consents import COLLECTORS, MAINLAND, Json

_GUARD = Guard(us())
_KINDS = ("credit-card", "medical", "payday-loan", "rent-to-own")
_ADDRESSES = {"call": ("hers", "desk"), "text": ("hers",), "email": ("inbox",), "mail": ("house",)}
_STOPS: dict[str, Json] = {
    "cease": {"requests": [{"id": "r", "kind": "cease", "in_writing": True}]},
    "media": {"requests": [{"id": "r", "kind": "stop-medium", "media": ["call", "text", "email"], "in_writing": True}]},
    "work": {"requests": [{"id": "r", "kind": "inconvenient-place", "place": "work", "in_writing": True}]},
    "time": {"requests": [{"id": "r", "kind": "inconvenient-time", "windows": [{}], "in_writing": True}]},
    "attorney": {
        "representation": [{"id": "r", "attorney_can_be_found": True, "in_writing": True, "told_by_attorney": True}]
    },
}
_BY_THE_TEXT = {
    "us.az.r20-4-1513.stop": "contact directly or indirectly",
    "us.az.r20-4-1513-a.attorney": "contact directly or indirectly",
    "us.wi.bkg74-16-5.cease-by-telephone": "a demand that collection efforts cease",
}
_CAREFUL = {
    "us.ca.1788-14c.attorney",
    "us.ca.1788-17.cease",
    "us.ca.1788-17.represented",
    "us.co.5-16-105-1b.represented",
    "us.co.5-16-105-3a.cease",
    "us.dc.28-3814g5.represented",
    "us.fl.559-72-18.attorney",
    "us.ia.537-7103-5e.attorney",
    "us.il.740-9-2-a2.represented",
    "us.il.740-9-2-c.cease",
    "us.md.14-202-11.cease",
    "us.md.14-202-11.represented",
    "us.me.9a-11-119-2.represented",
    "us.me.9a-11-119.cease",
    "us.mn.332c-02.cease",
    "us.mn.332c-02.represented",
    "us.nc.58-70-115-3.attorney",
    "us.nc.75-55-3.attorney",
    "us.nv.604a.cease",
    "us.nv.604a.represented",
    "us.pa.2270-4b2.represented",
    "us.regf.6b2.represented",
    "us.regf.6c1.cease",
    "us.sc.37-5-108-5bii.attorney",
    "us.wa.19-16-250-12.attorney",
    "us.wv.46a-2-128e.attorney",
}
"""Where whoever owes may have spoken, or engaged an attorney, for all of them: the careful reading of 1006.6(b)(2) and
(c)(1), and of what is written like them."""


def _known(stop: str, person: str | None) -> Json:
    ((kind, (given,)),) = _STOPS[stop].items()
    learned = {
        "learned_at" if kind == "representation" else "received_at": builders.local("2026-03-01 12:00").isoformat()
    }
    return {kind: [given | learned | ({} if person is None else {"person": person})]}


def _case(collector: str, kind: str, **facts: Any) -> Case:
    case = builders.case_facts()
    hers = {"person": "ann"}
    case["locations"] = [
        *[{"id": state, "state": state} for state in MAINLAND],
        *[{"id": f"{state}-hers", "state": state} | hers for state in MAINLAND],
    ]
    case["phones"] = [
        *case["phones"],
        {"id": "hers", "number": "+12025550177", "line_type": "mobile"} | hers,
        {"id": "desk", "number": "+12025550178", "line_type": "landline", "place": "work"} | hers,
    ]
    case["emails"] = [
        *case["emails"],
        {"id": "inbox", "address": "ann@example.com", "employer_provided": False, "public_domain": True} | hers,
    ]
    case["postal_addresses"] = [*case["postal_addresses"], {"id": "house", "state": "DC", "place": "home"} | hers]
    case["debts"][0] |= {"kind": kind, "co_obligors": ["ann"]}
    return Case.model_validate(case | {"collector": collector} | facts)


def _denying(contact: Json, case: Case) -> set[str]:
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local("2026-04-01 12:00").isoformat()} | contact
    decision = _GUARD.decide(Contact.model_validate(builders.suited(given)), case)
    return {reason.rule for reason in decision.reasons if reason.denies}


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("collector", COLLECTORS)
def test_what_the_consumer_asks_and_their_attorney_stop_nobody_else_who_owes(collector: str, kind: str) -> None:
    for medium, addresses in _ADDRESSES.items():
        for address in addresses:
            contact = {"medium": medium, "address": address, "recipient": "third-party", "person": "ann"}
            free = _denying(contact, _case(collector, kind))
            for stop in _STOPS:
                whose = None if stop == "attorney" else "consumer"
                held = _denying(contact, _case(collector, kind, **_known(stop, whose))) - free
                assert held <= _BY_THE_TEXT.keys() | _CAREFUL, (medium, address, stop)


_OTHERS: dict[str, Json] = {
    "consumer": {"recipient": "consumer"},
    "spouse": {"recipient": "spouse"},
    "asked where the consumer is": {"recipient": "third-party", "purpose": "location-information"},
    "the other debtor, asked where the consumer is": {
        "recipient": "third-party",
        "person": "ann",
        "purpose": "location-information",
    },
}


@pytest.mark.parametrize("collector", COLLECTORS)
def test_whose_attorney_it_is(collector: str) -> None:
    free, anybodys, consumers, anns = (
        _case(collector, "credit-card", **facts)
        for facts in ({}, *[_known("attorney", whose) for whose in (None, "consumer", "ann")])
    )
    hers = {"medium": "call", "address": "hers", "recipient": "third-party", "person": "ann"}
    held = _denying(hers, anybodys) - _denying(hers, free)
    assert held, "or there is nothing to free"
    assert _denying(hers, anns) - _denying(hers, free) == held
    assert _denying(hers, consumers) - _denying(hers, free) <= {"us.az.r20-4-1513-a.attorney"}
    to_the_consumer = {"recipient": "consumer"}
    assert _denying(to_the_consumer, anns) - _denying(to_the_consumer, free) <= {"us.az.r20-4-1513-a.attorney"}
    for name, contact in _OTHERS.items():
        assert _denying(contact, consumers) == _denying(contact, anybodys), name


@pytest.mark.parametrize(
    ("stop", "rule"), [("cease", "us.dc.28-3814d4aiii.calls-opt-out"), ("media", "us.dc.28-3814d4aiii.calls-opt-out")]
)
def test_their_own_stop_does(stop: str, rule: str) -> None:
    contact = {"medium": "call", "address": "hers", "recipient": "third-party", "person": "ann"}
    assert rule in _denying(contact, _case("creditor", "credit-card", **_known(stop, "ann")))


@pytest.mark.parametrize("day", ["2026-04-01", "2027-04-01"])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_nobody_is_asked_at_which_place_a_mobile_rings(collector: str, day: str) -> None:
    asked = {
        "requests": [
            *_known("work", "consumer")["requests"],
            {"id": "e", "kind": "employer-prohibits", "received_at": "2026-03-01"},
        ]
    }
    case = _case(collector, "credit-card", **asked)
    city = {"id": "city", "zip": "10001"}
    places = [*case.model_dump(mode="json", exclude_defaults=True)["locations"], city, {"id": "hill", "zip": "10701"}]
    phones = [{"id": "pocket", "number": "+12125550177", "line_type": "mobile", "place": "unknown"}]
    moving = Case.model_validate(
        case.model_dump(mode="json", exclude_defaults=True) | {"locations": places, "phones": phones}
    )
    for medium in ("call", "text"):
        for recipient in ("consumer", "spouse", "household-member", "employer", "third-party"):
            given = builders.contact_facts() | {
                "debts": ["d1"],
                "at": builders.local(f"{day} 12:00").isoformat(),
                "medium": medium,
                "address": "pocket",
                "recipient": recipient,
            }
            decision = _GUARD.decide(Contact.model_validate(builders.suited(given)), moving)
            lacking = [reason.rule for reason in decision.reasons if "phones.pocket.place" in reason.facts]
            assert not lacking, (medium, recipient)


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("collector", COLLECTORS)
def test_the_attorney_of_the_debtor_stops_a_spouse_who_owes_nothing_only_where_a_consumer_is_one(
    collector: str, kind: str
) -> None:
    """As under 12 CFR 1006.6(a), or where contact is barred directly or indirectly; a debtor is who owes."""
    to_the_spouse = {"medium": "mail", "address": None, "recipient": "spouse"}
    free, known = _case(collector, kind), _case(collector, kind, **_known("attorney", "consumer"))
    held = _denying(to_the_spouse, known) - _denying(to_the_spouse, free)
    taken_over = {rule for rule in held if rule.endswith(".represented")}
    assert held - taken_over <= {"us.az.r20-4-1513-a.attorney"}
    assert collector == "creditor" or "us.regf.6b2.represented" in taken_over
    assert "us.ok.160-70-11-3a2.represented" not in taken_over


_LEFT_OUT = sorted(
    set(Element)
    - {Element.STATES_DEBT, Element.NO_PAYMENT_REQUEST, Element.CONSENT_REQUEST_ONLY, Element.OPT_OUT_CONFIRMATION_ONLY}
)
"""All that can be said: who leaves it out says nothing that is to be said."""


@pytest.mark.parametrize("purpose", ["collection", "validation-notice", "servicing-disclosure", "answer-to-request"])
@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("collector", COLLECTORS)
def test_what_is_owed_in_words_to_the_consumer_is_owed_to_whoever_owes_too(
    collector: str, kind: str, purpose: str
) -> None:
    facts = _case(collector, kind).model_dump(mode="json", exclude_defaults=True)
    new = {"time_barred": True, "past_due_since": "2025-01-05", "initial_communication_at": None, "validation": []}
    case = Case.model_validate(facts | {"debts": [facts["debts"][0] | new]})
    content = {"purpose": purpose, "content": {"lacks": _LEFT_OUT}}
    for medium, address, hers in (("mail", "home", "house"), ("call", "cell", "hers")):
        to_her = {"recipient": "third-party", "person": "ann", "address": hers}
        consumers = _denying({"medium": medium, "recipient": "consumer", "address": address} | content, case)
        assert consumers <= _denying({"medium": medium} | to_her | content, case), medium
