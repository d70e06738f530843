"""12 CFR 1006.42: sending required disclosures."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard.facts import Consent
from tests.builders import at, attempt, case, contact, debt, history
from tests.packs.us.federal.regf.judging import denial, missing, objects

OPTED_OUT = "us.regf.42a1.opted-out-address"
UNDELIVERABLE = "us.regf.42a1.undeliverable-address"
RECORDS = "us.regf.42b.electronic-records"

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"
SAID = at("2026-03-02 10:00")
DISCLOSURES = ["validation-notice", "dispute-response", "duplicative-dispute-notice", "original-creditor-response"]
OTHER_PURPOSES = ["collection", "answer-to-request", "remedy-may-be-invoked", "opt-out-confirmation"]


def stop(address: str = "mail", **overrides: Any) -> dict[str, Any]:
    return {"kind": "stop-address", "id": "stop", "received_at": SAID, "address": address} | overrides


# -- comment 42(a)(1)-4


@pytest.mark.parametrize("purpose", DISCLOSURES)
@pytest.mark.parametrize(("medium", "address"), [("email", "mail"), ("text", "cell")])
def test_1006_42_a_1_4_an_address_opted_out_of(medium: str, address: str, purpose: str) -> None:
    known = case(requests=(stop(address),))
    asked = contact(NOON, medium, purpose=purpose)
    assert denial(OPTED_OUT, asked, known).facts == {"requests.stop": "stop-address"}
    required = contact(NOON, medium, purpose=purpose, required_by_law=True)
    assert objects(OPTED_OUT, required, known)


def test_1006_42_a_1_4_as_of() -> None:
    withdrawn = at(NOON)
    known = case(requests=(stop(withdrawn_at=withdrawn),))
    for when, closed in [(SAID - TICK, False), (SAID, True), (withdrawn - TICK, True), (withdrawn, False)]:
        assert objects(OPTED_OUT, contact(when, "email", purpose="dispute-response"), known) is closed


def test_1006_42_a_1_4_other_addresses_media_and_purposes() -> None:
    asked = contact(NOON, "email", purpose="dispute-response")
    assert not objects(OPTED_OUT, asked, case(requests=(stop("other"),)))
    assert not objects(OPTED_OUT, asked, case(requests=(stop(media=("text",)),)))
    assert not objects(OPTED_OUT, contact(NOON, "mail", purpose="dispute-response"), case(requests=(stop("home"),)))
    assert not objects(OPTED_OUT, contact(NOON, "email"), case(requests=(stop(),)))
    assert missing(OPTED_OUT, asked, case(requests="unknown")) == "requests"


# -- comments 42(a)(1)-2 and -3


@pytest.mark.parametrize("purpose", DISCLOSURES)
@pytest.mark.parametrize(
    ("medium", "facts"),
    [
        ("mail", {"postal_addresses": ({"id": "home", "place": "home", "undeliverable_at": at(NOON)},)}),
        ("email", {"emails": ({"id": "mail", "undeliverable_at": at(NOON)},)}),
    ],
    ids=["3_mail", "2_email"],
)
def test_1006_42_a_1_an_address_that_does_not_reach_the_consumer(
    medium: str, facts: dict[str, Any], purpose: str
) -> None:
    known = case(**facts)
    learned = at(NOON)
    assert not objects(UNDELIVERABLE, contact(learned - TICK, medium, purpose=purpose), known)
    assert objects(UNDELIVERABLE, contact(learned, medium, purpose=purpose), known)


@pytest.mark.parametrize("medium", ["mail", "email"])
def test_1006_42_a_1_the_address_is_a_missing_fact(medium: str) -> None:
    asked = contact(NOON, medium, address=None, purpose="dispute-response")
    assert missing(UNDELIVERABLE, asked, case()) == "contact.address"


@pytest.mark.parametrize("purpose", OTHER_PURPOSES)
def test_1006_42_a_1_only_required_disclosures(purpose: str) -> None:
    known = case(emails=({"id": "mail", "undeliverable_at": SAID},))
    assert not objects(UNDELIVERABLE, contact(NOON, "email", purpose=purpose), known)


# -- 42(b)


def agreed(**overrides: Any) -> Consent:
    given: dict[str, Any] = {"id": "esign", "scope": "electronic-records", "given_at": SAID, "given_to": "collector"}
    return Consent(**given | overrides)


@pytest.mark.parametrize("purpose", ["validation-notice", "dispute-response", "original-creditor-response"])
@pytest.mark.parametrize("medium", ["email", "text", "portal", "other-electronic"])
def test_1006_42_b_electronic_notices_need_consent(medium: str, purpose: str) -> None:
    asked = contact(NOON, medium, purpose=purpose)
    assert denial(RECORDS, asked, case()).debts == ("card",)
    assert not objects(RECORDS, asked, case(consents=(agreed(),)))
    assert not objects(RECORDS, contact(NOON, "mail", purpose=purpose), case())


@pytest.mark.parametrize("purpose", ["duplicative-dispute-notice", *OTHER_PURPOSES])
def test_1006_42_b_other_purposes_do_not(purpose: str) -> None:
    assert not objects(RECORDS, contact(NOON, "email", purpose=purpose), case())


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({"given_to": "creditor"}, False, id="given_to_the_creditor"),
        pytest.param({"given_at": at(NOON) + TICK}, False, id="given_later"),
        pytest.param({"revoked_at": at(NOON)}, False, id="withdrawn"),
        pytest.param({"revoked_at": at(NOON) + TICK}, True, id="withdrawn_later"),
        pytest.param({"expires_at": at(NOON)}, False, id="expired"),
        pytest.param({"debts": ("card",)}, True, id="about_this_debt"),
        pytest.param({"debts": ("other",)}, False, id="about_another_debt"),
        pytest.param({"media": ("email",)}, True, id="for_this_medium"),
        pytest.param({"media": ("text",)}, False, id="for_another_medium"),
        pytest.param({"person": "spouse"}, False, id="somebody_elses"),
    ],
)
def test_1006_42_b_which_consent_counts(overrides: dict[str, Any], allowed: bool) -> None:
    known = case(consents=(agreed(**overrides),))
    assert objects(RECORDS, contact(NOON, "email", purpose="dispute-response"), known) is not allowed


def test_1006_34_a_1_i_A_a_notice_that_is_itself_the_initial_communication() -> None:
    fresh = debt(validation="none", initial_communication_at=None)
    asked = contact(NOON, "email", purpose="validation-notice")
    assert not objects(RECORDS, asked, case(debts=(fresh,)))
    held = case(debts=(fresh,), history=history(attempt("2026-03-30 10:00", outcome="conversation")))
    assert objects(RECORDS, asked, held)


def test_1006_42_b_missing_history() -> None:
    asked = contact(NOON, "email", purpose="validation-notice")
    fresh = debt(validation="none", initial_communication_at=None)
    assert missing(RECORDS, asked, case(history="unknown", debts=(fresh,))) == "history"
    assert objects(RECORDS, asked, case(history="unknown"))
