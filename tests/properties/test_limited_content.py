"""A theorem over the law of every place: what tells more than a limited-content message is none, whatever it is called.

A message that is declared one and, besides, to ask for payment, to threaten or to tell of the debt (comment 2(j)-1 to
12 CFR 1006.2) is spared by no rule for being called so.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import Element

from .test_requests_and_consents import MAINLAND, Json

_GUARD = Guard(us())
_WANTED = [
    Element.BUSINESS_IDENTITY,
    Element.IDENTITY_AND_PURPOSE,
    Element.NAMES_BEHIND_CALL,
    Element.INITIAL_DISCLOSURE,
    Element.COLLECTOR_DISCLOSURE,
    Element.CALLBACK_NUMBER,
    Element.NATURAL_PERSON_NUMBER,
    Element.ALTERNATIVE_FORMAT_NOTICE,
    Element.BILLING_INFORMATION_OFFER,
]
"""What one law or another wants of a message that is no limited one."""
_MORE: dict[str, Json] = {
    "asks for payment": {"lacks": ["no-payment-request"]},
    "threatens a suit": {"carries": ["threatens-legal-action"]},
    "itemises": {"carries": ["itemisation"]},
    "states the debt": {"carries": ["states-debt"]},
}


def _case(collector: str, kind: str) -> Case:
    case = builders.case_facts()
    case["locations"] = [{"id": state, "state": state} for state in [*MAINLAND, "HI"]]
    case["debts"][0] |= {"kind": kind, "initial_communication_at": None, "validation": "none"}
    return Case.model_validate(case | {"collector": collector})


def _heard(case: Case, *contents: Json, medium: str = "call") -> set[str]:
    content: dict[str, Any] = {"carries": [], "lacks": [*_WANTED]}
    for more in contents:
        for way, elements in more.items():
            content[way] = [*content[way], *elements]
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local("2026-04-01 14:00").isoformat()}
    contact = Contact.model_validate(builders.suited(given | {"medium": medium, "content": content}))
    decision = _GUARD.decide(contact, case)
    return {reason.rule for reason in decision.reasons} | {duty.rule for duty in decision.duties}


@pytest.mark.parametrize("kind", ["credit-card", "medical"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
@pytest.mark.parametrize("more", _MORE.values(), ids=_MORE)
def test_what_tells_more_is_no_limited_content_message(more: Json, collector: str, kind: str) -> None:
    case = _case(collector, kind)
    called_so = {"carries": [Element.LIMITED_CONTENT_MESSAGE]}
    assert _heard(case, more) - _heard(case, more, called_so) == set()


def test_some_law_spares_one_that_is() -> None:
    case = _case("third-party-collector", "medical")
    called_so = {"carries": [Element.LIMITED_CONTENT_MESSAGE]}
    spared = {rule.split(".")[1] for rule in _heard(case) - _heard(case, called_so)}
    assert spared >= {"regf", "co", "dc", "hi", "ia", "il", "ny", "nm"}


@pytest.mark.parametrize("kind", ["credit-card", "medical"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_a_ringless_voicemail_may_be_one_too(collector: str, kind: str) -> None:
    """It is a voicemail message as well (comment 14(b)-1), so what spares one of a call spares it."""
    case = _case(collector, kind)
    called_so = {"carries": [Element.LIMITED_CONTENT_MESSAGE]}
    by_call = _heard(case) - _heard(case, called_so)
    ringless = _heard(case, medium="ringless-voicemail") - _heard(case, called_so, medium="ringless-voicemail")
    assert by_call <= ringless
