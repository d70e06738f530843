"""A theorem over the law of every place: word that an address takes no mail is word of the letter that has gone there.

Who learns, while a letter may still come back, that its address takes none has not sent it (comments 42(a)(1)-2 and -3
to 12 CFR 1006), whether that is recorded with the letter or with the address.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders

from .test_requests_and_consents import MAINLAND, Json

_GUARD = Guard(us())
_WORD = "2026-03-20T12:00:00-05:00"


def _letter(id: str, day: int, purpose: str) -> Json:
    at = f"2026-03-{day:02}T12:00:00-05:00"
    said = {"id": id, "at": at, "medium": "mail", "outcome": "sent", "debts": ["d1"]}
    return said | {"address": "home", "purpose": purpose}


def _case(collector: str, kind: str, *, of_the_letters: bool = False, of_the_address: bool = False) -> Case:
    case: dict[str, Any] = builders.case_facts()
    case["locations"] = [{"id": state, "state": state} for state in MAINLAND]
    letters = [
        _letter("v", 9, "validation-notice"),
        _letter("d", 16, "dispute-response"),
        _letter("o", 16, "original-creditor-response"),
        _letter("a", 16, "answer-to-request"),
    ]
    asked, answered = "2026-03-12T12:00:00-05:00", "2026-03-16T12:00:00-05:00"
    case["debts"][0] |= {
        "kind": kind,
        "initial_communication_at": None,
        "validation": [{"provided_at": "2026-03-09T12:00:00-05:00"}],
        "disputes": [{"id": "x", "received_at": asked, "in_writing": True, "verified_at": answered}],
        "original_creditor_requests": [{"id": "r", "received_at": asked, "in_writing": True, "answered_at": answered}],
        "proceedings": [
            {"id": f"p{n}", "kind": each, "learned_at": asked, "in_writing": True, "ended_at": answered}
            for n, each in enumerate(("document-request", "itemisation-request"))
        ],
    }
    if of_the_letters:
        letters = [letter | {"undeliverable_at": _WORD} for letter in letters]
    if of_the_address:
        home = next(each for each in case["postal_addresses"] if each["id"] == "home")
        home["undeliverable_at"] = _WORD
    case["history"] = {"attempts": letters, "inbound": []}
    return Case.model_validate(case | {"collector": collector})


def _heard(case: Case, medium: str, purpose: str) -> set[str]:
    address = {"call": "cell", "email": "mail"}[medium]
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local("2026-04-01 14:00").isoformat()}
    more = {"medium": medium, "address": address, "purpose": purpose, "content": {}}
    decision = _GUARD.decide(Contact.model_validate(builders.suited(given | more)), case)
    return {reason.rule for reason in decision.reasons} | {duty.rule for duty in decision.duties}


@pytest.mark.parametrize("kind", ["credit-card", "medical"])
@pytest.mark.parametrize("collector", ["third-party-collector", "debt-buyer", "creditor"])
@pytest.mark.parametrize("purpose", ["collection", "validation-notice", "remedy-will-be-invoked"])
@pytest.mark.parametrize("medium", ["call", "email"])
def test_word_of_an_address_is_word_of_the_letter(medium: str, purpose: str, collector: str, kind: str) -> None:
    of_the_letters = _heard(_case(collector, kind, of_the_letters=True), medium, purpose)
    assert _heard(_case(collector, kind, of_the_address=True), medium, purpose) == of_the_letters


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_some_law_asks_for_what_went_in_vain_again(collector: str) -> None:
    again = _heard(_case(collector, "credit-card", of_the_address=True), "call", "collection")
    assert again - _heard(_case(collector, "credit-card"), "call", "collection")


_ELECTRONIC = {"dispute-response", "original-creditor-response"}


def _answered_by_email(collector: str, *, came_back: bool = False, consented: bool = False) -> Case:
    case = _case(collector, "credit-card").model_dump(mode="json")
    for sent in case["history"]["attempts"]:
        if sent["purpose"] in _ELECTRONIC:
            sent |= {"medium": "email", "address": "mail", "outcome": "undeliverable" if came_back else "sent"}
    agreed = {"id": "e", "scope": "electronic-records", "given_at": "2026-03-13T12:00:00-05:00"}
    to = "creditor" if collector == "creditor" else "collector"
    return Case.model_validate(case | {"consents": [agreed | {"given_to": to}] if consented else []})


_OWN_WORDS = {"us.ca.1788-52.cease-until-proof", "us.tx.392-202a.dispute", "us.wa.19-16-250-8b.original-creditor"}
"""Laws that ask for an answer, and not for the manner of 12 CFR 1006.42."""


@pytest.mark.parametrize("collector", ["third-party-collector", "debt-buyer", "creditor"])
def test_an_answer_by_email_that_nobody_consented_to_is_one_that_came_back(collector: str) -> None:
    """12 CFR 1006.38(c) and (d)(2) and 1006.42(b), and whatever takes them over."""
    consented = _heard(_answered_by_email(collector, consented=True), "call", "collection")
    back = _heard(_answered_by_email(collector, came_back=True), "call", "collection") - consented
    assert _heard(_answered_by_email(collector), "call", "collection") - consented == back - _OWN_WORDS
    assert back
