"""12 CFR 1006.6(c) to (e): cease notices, third parties, email and text procedures, opt-out notices."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case
from fdcpa_guard.facts import Consent
from tests.builders import (
    at,
    attempt,
    case,
    contact,
    content,
    debt,
    decide,
    email_consent,
    history,
    inbound,
    text_consent,
)
from tests.packs.us.federal.regf.judging import denial, duty, missing, objects

CEASE = "us.regf.6c1.cease"
THIRD_PARTY = "us.regf.6d1.third-party"
DISOWNED = "us.regf.6d1.not-the-consumers-number"
LED_ASTRAY = "us.regf.6d3ii.led-to-third-party"
EMAIL = "us.regf.6d4.email-procedures"
TEXT = "us.regf.6d5.text-procedures"
OPT_OUT_NOTICE = "us.regf.6e.opt-out-notice"

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"
SAID = at("2026-03-02 10:00")

# -- 6(c)


def stop(**overrides: Any) -> dict[str, Any]:
    return {"kind": "cease", "id": "stop", "received_at": SAID, "in_writing": True} | overrides


@pytest.mark.parametrize("medium", ["call", "ringless-voicemail", "text", "email", "mail", "in-person", "portal"])
def test_1006_6_c_1_every_medium(medium: str) -> None:
    reason = denial(CEASE, contact(NOON, medium), case(requests=(stop(),)))
    assert reason.facts == {"requests.stop": "cease"}
    assert reason.lapses_at is None


def test_1006_6_c_1_1_i_complete_upon_receipt() -> None:
    received = at("2026-08-06 11:00")
    known = case(requests=(stop(received_at=received),))
    assert not objects(CEASE, contact("2026-08-04 12:00", "email"), known)
    assert not objects(CEASE, contact(received - TICK, "email"), known)
    assert objects(CEASE, contact(received, "email"), known)


def test_1006_6_c_1_withdrawn() -> None:
    withdrawn = at(NOON)
    known = case(requests=(stop(withdrawn_at=withdrawn),))
    assert objects(CEASE, contact(withdrawn - TICK), known)
    assert not objects(CEASE, contact(withdrawn), known)


def test_1006_6_c_1_by_word_of_mouth_it_is_none() -> None:
    assert not objects(CEASE, contact(NOON), case(requests=(stop(in_writing=False),)))


def test_1006_6_c_1_missing_facts() -> None:
    assert missing(CEASE, contact(NOON), case(requests="unknown")) == "requests"
    doubtful = case(requests=(stop(in_writing="unknown"),))
    assert missing(CEASE, contact(NOON), doubtful) == "requests.stop.in_writing"
    assert not objects(CEASE, contact(NOON), case(requests=(stop(in_writing="unknown", debts=("other",)),)))


def test_1006_6_c_1_with_respect_to_such_debt() -> None:
    known = case(debts=(debt(), debt("loan")), requests=(stop(debts=("loan",)),))
    assert denial(CEASE, contact(NOON, debts=("card", "loan")), known).debts == ("loan",)
    assert not objects(CEASE, contact(NOON), known)


@pytest.mark.parametrize("recipient", ["spouse", "guardian", "successor-in-interest"])
def test_1006_6_a_whoever_is_the_consumer_may_stop_and_is_left_alone(recipient: str) -> None:
    mortgage = {"debts": (debt(kind="mortgage"),)}
    assert objects(CEASE, contact(NOON, recipient=recipient), case(requests=(stop(),), **mortgage))
    assert objects(CEASE, contact(NOON), case(requests=(stop(person=recipient),), **mortgage))


@pytest.mark.parametrize(
    ("known", "binds"),
    [
        pytest.param({"consumer": {"minor": True}}, True, id="of_a_minor"),
        pytest.param({"consumer": {"minor": False}}, False, id="of_an_adult"),
        pytest.param({"consumer": {"minor": "unknown"}}, True, id="of_nobody_knows_whom"),
    ],
)
def test_1006_6_c_1_a_parents_notice(known: dict[str, Any], binds: bool) -> None:
    assert objects(CEASE, contact(NOON), case(requests=(stop(person="parent"),), **known)) is binds


def test_1006_6_c_1_a_notice_by_somebody_whom_facts_call_a_third_party() -> None:
    """An id says nothing of who it is; what facts tie it to does."""
    met = inbound("2026-03-01 12:00", id="met", person="pat", recipient="third-party")
    wife = inbound("2026-03-01 12:00", id="met", person="pat", recipient="spouse")
    asked = contact(NOON)
    notice = (stop(person="pat"),)
    assert objects(CEASE, asked, case(requests=notice))
    assert objects(CEASE, asked, case(requests=notice, history=history(wife)))
    assert not objects(CEASE, asked, case(requests=notice, history=history(met)))


@pytest.mark.parametrize(
    "purpose", ["termination-of-efforts", "remedy-may-be-invoked", "remedy-will-be-invoked", "formal-pleading"]
)
def test_1006_6_c_2_what_may_still_be_said(purpose: str) -> None:
    assert not objects(CEASE, contact(NOON, "mail", purpose=purpose), case(requests=(stop(),)))


@pytest.mark.parametrize(
    "purpose", ["collection", "answer-to-request", "validation-notice", "dispute-response", "opt-out-confirmation"]
)
def test_1006_6_c_2_what_may_not(purpose: str) -> None:
    assert objects(CEASE, contact(NOON, "mail", purpose=purpose), case(requests=(stop(),)))


@pytest.mark.parametrize("purpose", ["early-intervention-notice", "servicing-disclosure"])
@pytest.mark.parametrize(
    ("collector", "kind", "medium", "allowed"),
    [
        ("mortgage-servicer", "mortgage", "mail", True),
        ("mortgage-servicer", "mortgage", "email", True),
        ("mortgage-servicer", "mortgage", "call", False),
        ("mortgage-servicer", "mortgage", "text", False),
        ("mortgage-servicer", "credit-card", "mail", False),
        ("third-party-collector", "mortgage", "mail", False),
    ],
)
def test_1006_6_c_2_1_servicers_required_written_notices(
    collector: str, kind: str, medium: str, allowed: bool, purpose: str
) -> None:
    known = case(collector=collector, debts=(debt(kind=kind),), requests=(stop(),))
    assert objects(CEASE, contact(NOON, medium, purpose=purpose), known) is not allowed


def test_1006_6_c_consent_courts_and_replies_lift_nothing() -> None:
    wrote = inbound("2026-04-01 11:00", "email", id="wrote")
    known = case(
        requests=(stop(),),
        court_permissions=({"id": "order", "granted_at": SAID},),
        consents=(email_consent(given_at=SAID, during_proper_communication=True),),
        history=history(wrote),
    )
    assert objects(CEASE, contact(NOON, "email", in_reply_to="wrote"), known)


# -- 6(d)(1) and (d)(2)


@pytest.mark.parametrize("medium", ["call", "email", "mail", "text", "in-person"])
def test_1006_6_d_1_a_neighbour(medium: str) -> None:
    assert (
        denial(THIRD_PARTY, contact(NOON, medium, recipient="third-party", person="neighbour"), case()).lapses_at
        is None
    )


@pytest.mark.parametrize(
    "recipient",
    [
        "consumer",
        "spouse",
        "guardian",
        "consumer-attorney",
        "consumer-reporting-agency",
        "creditor",
        "creditor-attorney",
        "collector-attorney",
    ],
)
def test_1006_6_d_1_i_to_vi_and_the_consumer(recipient: str) -> None:
    assert not objects(THIRD_PARTY, contact(NOON, recipient=recipient), case())


@pytest.mark.parametrize(("recipient", "fact"), [("parent", "minor"), ("personal-representative", "deceased")])
def test_1006_6_a_parents_of_minors_and_representatives_of_the_deceased(recipient: str, fact: str) -> None:
    asked = contact(NOON, recipient=recipient)
    assert not objects(THIRD_PARTY, asked, case(consumer={fact: True}))
    assert objects(THIRD_PARTY, asked, case(consumer={fact: False}))
    assert missing(THIRD_PARTY, asked, case(consumer={fact: "unknown"})) == f"consumer.{fact}"


def test_1006_6_a_5_a_successor_is_one_of_a_mortgage_only() -> None:
    asked = contact(NOON, recipient="successor-in-interest", debts=("card", "home"))
    both = case(debts=(debt(), debt("home", kind="mortgage")))
    assert denial(THIRD_PARTY, asked, both).debts == ("card",)
    assert not objects(THIRD_PARTY, contact(NOON, recipient="successor-in-interest", debts=("home",)), both)
    doubtful = case(debts=(debt(kind="unknown"), debt("home", kind="mortgage")))
    assert missing(THIRD_PARTY, asked, doubtful) == "debts.card.kind"


def test_1006_6_d_2_i_and_iv_purposes() -> None:
    assert not objects(THIRD_PARTY, contact(NOON, recipient="third-party", purpose="location-information"), case())
    remedy = contact(NOON, recipient="third-party", purpose="postjudgment-remedy")
    assert objects(THIRD_PARTY, remedy, case())
    assert not objects(THIRD_PARTY, remedy, case(debts=(debt(judgment_at=at(NOON)),)))
    assert objects(THIRD_PARTY, remedy, case(debts=(debt(judgment_at=at(NOON) + TICK),)))


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="any_third_party"),
        pytest.param({"third_party": "neighbour"}, True, id="this_one"),
        pytest.param({"third_party": "sister"}, False, id="another"),
        pytest.param({"given_to": "creditor"}, False, id="given_to_the_creditor"),
        pytest.param({"person": "spouse"}, False, id="not_given_by_the_consumer"),
        pytest.param({"given_at": at(NOON) + TICK}, False, id="given_later"),
        pytest.param({"revoked_at": at(NOON)}, False, id="revoked"),
        pytest.param({"debts": ("other",)}, False, id="about_another_debt"),
    ],
)
def test_1006_6_d_2_ii_consent(overrides: dict[str, Any], allowed: bool) -> None:
    given: dict[str, Any] = {"id": "ok", "scope": "third-party", "given_at": SAID, "given_to": "collector"}
    known = case(consents=(Consent(**given | overrides),))
    assert objects(THIRD_PARTY, contact(NOON, recipient="third-party", person="neighbour"), known) is not allowed


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        ({"third_parties": True}, True),
        ({}, False),
        ({"third_parties": True, "ended_at": at(NOON)}, False),
        ({"third_parties": True, "granted_at": at(NOON) + TICK}, False),
        ({"third_parties": True, "debts": ("other",)}, False),
    ],
)
def test_1006_6_d_2_iii_a_court(overrides: dict[str, Any], allowed: bool) -> None:
    known = case(court_permissions=({"id": "order", "granted_at": SAID} | overrides,))
    assert objects(THIRD_PARTY, contact(NOON, recipient="third-party"), known) is not allowed


# -- 6(d)(1): a number known to be somebody else's


def disowned(when: Any) -> dict[str, Any]:
    return {"phones": ({"id": "cell", "line_type": "mobile", "disowned_at": when},)}


@pytest.mark.parametrize("medium", ["call", "ringless-voicemail", "text"])
def test_1006_6_d_1_a_disowned_number(medium: str) -> None:
    learned = at(NOON)
    known = case(**disowned(learned))
    assert not objects(DISOWNED, contact(learned - TICK, medium), known)
    assert denial(DISOWNED, contact(learned, medium), known).facts == {"phones.cell": "disowned"}


def test_1006_6_d_1_a_disowned_number_is_a_valid_until() -> None:
    learned = at(NOON)
    assert decide(contact("2026-04-01 10:00"), case(**disowned(learned))).valid_until == learned


def test_1006_6_d_1_the_line_is_a_missing_fact() -> None:
    assert missing(DISOWNED, contact(NOON, address=None), case(**disowned(SAID))) == "contact.address"


def test_1006_6_d_1_speaking_on_the_consumers_own_call() -> None:
    called = inbound("2026-04-01 11:55", id="called", ongoing=True, conversation=True)
    known = case(**disowned(SAID), history=history(called))
    assert not objects(DISOWNED, contact(NOON, in_reply_to="called"), known)


@pytest.mark.parametrize("medium", ["text", "call"])
def test_1006_6_d_1_an_answer_does_not_go_to_somebody_elses_number(medium: str) -> None:
    lines = ({"id": "cell", "line_type": "mobile", "disowned_at": SAID}, {"id": "new", "line_type": "mobile"})
    wrote = inbound("2026-04-01 11:00", medium, id="wrote", address="new")
    known = case(phones=lines, history=history(wrote))
    assert objects(DISOWNED, contact(NOON, medium, address="cell", in_reply_to="wrote"), known)


# -- 6(d)(3)(ii)


@pytest.mark.parametrize(("medium", "addresses"), [("email", "emails"), ("text", "phones")])
def test_1006_6_d_3_ii_an_address_that_led_to_a_third_party(medium: str, addresses: str) -> None:
    known_at = at(NOON)
    address = contact(NOON, medium).address
    overrides: dict[str, Any] = {addresses: ({"id": address, "led_to_third_party_at": known_at},)}
    assert not objects(LED_ASTRAY, contact(known_at - TICK, medium), case(**overrides))
    assert denial(LED_ASTRAY, contact(known_at, medium), case(**overrides)).facts == {address: "led to a third party"}


@pytest.mark.parametrize(("medium", "addresses"), [("email", "emails"), ("text", "phones")])
def test_1006_6_d_3_ii_the_address_is_a_missing_fact_once_one_is_known_to_have_led_elsewhere(
    medium: str, addresses: str
) -> None:
    unnamed = contact(NOON, medium, address=None)
    overrides: dict[str, Any] = {addresses: ({"id": "one", "led_to_third_party_at": at(NOON)},)}
    assert not objects(LED_ASTRAY, unnamed, case())
    assert missing(LED_ASTRAY, unnamed, case(**overrides)) == "contact.address"


def test_1006_6_d_3_ii_calls_have_their_own_rule() -> None:
    known = case(phones=({"id": "cell", "line_type": "mobile", "led_to_third_party_at": SAID},))
    assert not objects(LED_ASTRAY, contact(NOON), known)


# -- 6(d)(4): email

STOP_MAIL = {"kind": "stop-address", "id": "out", "address": "mail", "received_at": at("2026-03-20 12:00")}
STOP_EMAIL = {"kind": "stop-medium", "id": "out", "media": ("email",), "received_at": at("2026-03-20 12:00")}


def without_ground(**overrides: Any) -> Case:
    return case(**{"consents": "none"} | overrides)


def test_1006_6_d_3_i_an_address_on_no_ground() -> None:
    reason = denial(EMAIL, contact(NOON, "email"), without_ground())
    assert reason.facts == {"emails.mail": "no ground"}
    assert reason.lapses_at is None


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="wrote_from_it_about_the_debt"),
        pytest.param({"debts": ()}, False, id="about_no_debt"),
        pytest.param({"debts": ("other",)}, False, id="about_another_debt"),
        pytest.param({"address": "other"}, False, id="from_another_address"),
        pytest.param({"medium": "text"}, False, id="by_another_medium"),
        pytest.param({"at": at(NOON)}, True, id="at_that_instant"),
        pytest.param({"at": at(NOON) + TICK}, False, id="not_yet"),
        pytest.param({"recipient": "spouse"}, False, id="somebody_else"),
    ],
)
def test_1006_6_d_4_i_A_the_consumer_used_it(overrides: dict[str, Any], allowed: bool) -> None:
    event = inbound("2026-03-10 12:00", **{"medium": "email"} | overrides) if "at" not in overrides else None
    event = event or inbound(overrides["at"], "email")
    assert objects(EMAIL, contact(NOON, "email"), without_ground(history=history(event))) is not allowed


@pytest.mark.parametrize("opt_out", [STOP_MAIL, STOP_EMAIL], ids=["address", "medium"])
@pytest.mark.parametrize(
    ("wrote", "allowed"),
    [
        pytest.param("2026-03-10 12:00", False, id="opted_out_since"),
        pytest.param("2026-03-25 12:00", True, id="wrote_since_the_opt_out"),
    ],
)
def test_1006_6_d_4_i_A_and_has_not_since_opted_out(wrote: str, allowed: bool, opt_out: dict[str, Any]) -> None:
    known = without_ground(history=history(inbound(wrote, "email")), requests=(opt_out,))
    assert objects(EMAIL, contact(NOON, "email"), known) is not allowed


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="given_to_the_collector"),
        pytest.param({"given_to": "creditor"}, False, id="given_to_the_creditor"),
        pytest.param({"address": "other"}, False, id="to_another_address"),
        pytest.param({"debts": ("other",)}, False, id="about_another_debt"),
        pytest.param({"revoked_at": at(NOON)}, False, id="withdrawn"),
        pytest.param({"revoked_at": at(NOON) + TICK}, True, id="withdrawn_later"),
        pytest.param({"given_at": at(NOON) + TICK}, False, id="given_later"),
        pytest.param({"provided_address_only": True}, False, id="comment_2_use_unknown"),
        pytest.param({"provided_address_only": True, "use_disclosed": False}, False, id="comment_2_use_not_disclosed"),
        pytest.param({"provided_address_only": True, "use_disclosed": True}, True, id="comment_2_use_disclosed"),
    ],
)
def test_1006_6_d_4_i_B_consent(overrides: dict[str, Any], allowed: bool) -> None:
    known = case(consents=(email_consent(**overrides),))
    assert objects(EMAIL, contact(NOON, "email"), known) is not allowed


@pytest.mark.parametrize(
    ("opt_out", "allowed"),
    [
        pytest.param(STOP_MAIL, False, id="of_the_address"),
        pytest.param(STOP_EMAIL, False, id="of_the_medium"),
        pytest.param(STOP_MAIL | {"address": "other"}, True, id="of_another_address"),
        pytest.param(STOP_MAIL | {"received_at": at(NOON) + TICK}, True, id="received_later"),
        pytest.param(STOP_MAIL | {"withdrawn_at": at(NOON)}, True, id="withdrawn"),
        pytest.param(STOP_EMAIL | {"media": ("text",)}, True, id="of_another_medium"),
    ],
)
def test_1006_6_d_4_i_opt_outs(opt_out: dict[str, Any], allowed: bool) -> None:
    assert objects(EMAIL, contact(NOON, "email"), case(requests=(opt_out,))) is not allowed


def test_1006_6_d_4_for_each_debt() -> None:
    known = case(debts=(debt(), debt("loan")), consents=(email_consent(debts=("card",)),))
    assert denial(EMAIL, contact(NOON, "email", debts=("card", "loan")), known).debts == ("loan",)


def by_creditor(*, notice: dict[str, Any] | None = None, domain: Any = True, **overrides: Any) -> dict[str, Any]:
    """An address that the creditor announced on 1 March with leave to opt out by 5 April: 35 days."""
    given = {"sent_at": at("2026-03-01 12:00"), "discloses_everything": True, "opt_out_by": "2026-04-05"}
    use = {
        "obtained_from_consumer": True,
        "used_about_account": True,
        "consumer_asked_to_stop": False,
        "notice": given | (notice or {}),
    }
    return {"id": "mail", "public_domain": domain, "creditor_use": use | overrides}


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Honolulu", "Pacific/Guam"])
def test_1006_6_d_4_ii_D_usable_once_the_opt_out_period_has_expired(zone: str) -> None:
    notice = {"sent_at": at("2026-03-01 12:00", zone)}
    locations = ({"id": "residence", "zones": (zone,)},)
    known = without_ground(emails=(by_creditor(notice=notice),), locations=locations)
    usable = at("2026-04-06 00:00", zone)
    assert denial(EMAIL, contact(usable - TICK, "email"), known).lapses_at == usable
    assert not objects(EMAIL, contact(usable, "email"), known)


def test_1006_6_d_4_ii_D_expired_in_every_zone() -> None:
    locations = ({"id": "residence", "zones": ("America/New_York", "America/Los_Angeles")},)
    known = without_ground(emails=(by_creditor(),), locations=locations)
    usable = at("2026-04-06 00:00", "America/Los_Angeles")
    assert denial(EMAIL, contact(usable - TICK, "email"), known).lapses_at == usable
    assert not objects(EMAIL, contact(usable, "email"), known)


@pytest.mark.parametrize(("opt_out_by", "allowed"), [("2026-04-04", False), ("2026-04-05", True)])
def test_1006_6_d_4_ii_C_5_at_least_35_days(opt_out_by: str, allowed: bool) -> None:
    known = without_ground(emails=(by_creditor(notice={"opt_out_by": opt_out_by}),))
    assert objects(EMAIL, contact("2026-05-01 12:00", "email"), known) is not allowed


@pytest.mark.parametrize(
    ("sent", "allowed"),
    [
        pytest.param(at("2026-03-01 23:30"), True, id="late_on_1_march_where_the_consumer_is"),
        pytest.param(at("2026-03-02 00:30"), False, id="early_on_2_march"),
    ],
)
def test_1006_6_d_4_ii_C_5_days_are_the_consumers(sent: Any, allowed: bool) -> None:
    known = without_ground(emails=(by_creditor(notice={"sent_at": sent}),))
    assert objects(EMAIL, contact("2026-05-01 12:00", "email"), known) is not allowed


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"obtained_from_consumer": False}, id="A"),
        pytest.param({"obtained_from_consumer": "unknown"}, id="A_unknown"),
        pytest.param({"used_about_account": False}, id="B_used"),
        pytest.param({"used_about_account": "unknown"}, id="B_used_unknown"),
        pytest.param({"consumer_asked_to_stop": True}, id="B_stop"),
        pytest.param({"consumer_asked_to_stop": "unknown"}, id="B_stop_unknown"),
        pytest.param({"notice": {"discloses_everything": False}}, id="C_1_to_5"),
        pytest.param({"notice": {"discloses_everything": "unknown"}}, id="C_1_to_5_unknown"),
        pytest.param(
            {"notice": {"sent_at": at("2026-05-01 12:00") + TICK, "opt_out_by": "2026-09-01"}}, id="C_sent_later"
        ),
        pytest.param({"domain": False}, id="E"),
        pytest.param({"domain": "unknown"}, id="E_unknown"),
    ],
)
def test_1006_6_d_4_ii_each_element(overrides: dict[str, Any]) -> None:
    asked = contact("2026-05-01 12:00", "email")
    assert not objects(EMAIL, asked, without_ground(emails=(by_creditor(),)))
    assert objects(EMAIL, asked, without_ground(emails=(by_creditor(**overrides),)))


def test_1006_6_d_4_ii_E_2_an_address_learned_to_be_the_employers() -> None:
    learned = at("2026-05-01 12:00")
    email = by_creditor() | {"employer_provided": True, "employer_learned_at": learned}
    known = without_ground(emails=(email,))
    assert not objects(EMAIL, contact(learned - TICK, "email"), known)
    assert objects(EMAIL, contact(learned, "email"), known)


def test_1006_6_d_4_ii_C_the_notice_comes_before_the_first_use() -> None:
    used_before = history(attempt("2026-02-20 12:00", "email"))
    used_since = history(attempt("2026-04-20 12:00", "email"))
    asked = contact("2026-05-01 12:00", "email")
    assert objects(EMAIL, asked, without_ground(emails=(by_creditor(),), history=used_before))
    assert not objects(EMAIL, asked, without_ground(emails=(by_creditor(),), history=used_since))


def test_1006_6_d_4_ii_D_an_opt_out() -> None:
    known = without_ground(emails=(by_creditor(),), requests=(STOP_MAIL,))
    assert denial(EMAIL, contact("2026-05-01 12:00", "email"), known).lapses_at is None


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="2_i"),
        pytest.param({"obtained_by_procedure": False}, False, id="A"),
        pytest.param({"obtained_by_procedure": "unknown"}, False, id="A_unknown"),
        pytest.param({"used_by_immediately_prior": False}, False, id="2_iii_B"),
        pytest.param({"used_by_immediately_prior": "unknown"}, False, id="B_unknown"),
        pytest.param({"opted_out": True}, False, id="C"),
        pytest.param({"opted_out": "unknown"}, False, id="C_unknown"),
    ],
)
def test_1006_6_d_4_iii_the_prior_collector(overrides: dict[str, Any], allowed: bool) -> None:
    use = {"obtained_by_procedure": True, "used_by_immediately_prior": True, "opted_out": False}
    email = {"id": "mail", "prior_collector_use": use | overrides}
    assert objects(EMAIL, contact(NOON, "email"), without_ground(emails=(email,))) is not allowed
    opted_out = without_ground(emails=(email,), requests=(STOP_MAIL,))
    assert objects(EMAIL, contact(NOON, "email"), opted_out)


def test_1006_6_d_4_missing_facts() -> None:
    asked = contact(NOON, "email")
    assert missing(EMAIL, asked, case(requests="unknown")) == "requests"
    assert missing(EMAIL, asked, case(consents=(), history="unknown")) == "history"
    assert missing(EMAIL, contact(NOON, "email", address=None), case()) == "contact.address"


# -- 6(d)(5): texts

TEXTED = inbound("2026-03-01 12:00", "text")
STOP_TEXTS = {"kind": "stop-medium", "id": "out", "media": ("text",), "received_at": at("2026-03-20 12:00")}
STOP_CELL = {"kind": "stop-address", "id": "out", "address": "cell", "received_at": at("2026-03-20 12:00")}


def line(*checks: dict[str, Any]) -> dict[str, Any]:
    return {"phones": ({"id": "cell", "line_type": "mobile", "reassigned_checks": checks},)}


def checked(when: str, **overrides: Any) -> dict[str, Any]:
    sound = {"since": at("2026-02-01"), "reassigned": False, "complete_and_accurate": True}
    return {"at": at(when)} | sound | overrides


@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu"])
def test_1006_6_d_5_i_A_a_text_within_60_days(zone: str) -> None:
    texted = inbound(at("2026-03-01 12:00", zone), "text")
    known = without_ground(history=history(texted), locations=({"id": "residence", "zones": (zone,)},))
    over = at("2026-05-01 00:00", zone)
    assert not objects(TEXT, contact(over - TICK, "text"), known)
    assert objects(TEXT, contact(over, "text"), known)


def test_1006_6_d_5_days_are_counted_in_every_zone() -> None:
    texted = inbound(at("2026-03-01 22:30", "America/Los_Angeles"), "text")
    zones = ("America/New_York", "America/Los_Angeles")
    known = without_ground(history=history(texted), locations=({"id": "residence", "zones": zones},))
    over = at("2026-05-01 00:00", "America/Los_Angeles")
    assert not objects(TEXT, contact(over - TICK, "text"), known)
    assert objects(TEXT, contact(over, "text"), known)


def test_1006_6_d_5_the_freshness_ends_the_decisions_life() -> None:
    known = without_ground(history=history(TEXTED))
    assert decide(contact("2026-04-30 20:30", "text"), known).valid_until == at("2026-04-30 21:00")
    late = decide(contact("2026-04-30 23:00", "text"), known).valid_until
    assert late == at("2026-05-01 00:00")


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="texted"),
        pytest.param({"medium": "call"}, False, id="comment_i_1_called"),
        pytest.param({"medium": "email", "address": "cell"}, False, id="emailed"),
        pytest.param({"debts": ()}, False, id="about_no_debt"),
        pytest.param({"debts": ("other",)}, False, id="about_another_debt"),
        pytest.param({"address": "other"}, False, id="from_another_number"),
        pytest.param({"recipient": "spouse"}, False, id="somebody_else"),
    ],
)
def test_1006_6_d_5_i_the_consumer_texted(overrides: dict[str, Any], allowed: bool) -> None:
    event = inbound("2026-03-10 12:00", **{"medium": "text"} | overrides)
    assert objects(TEXT, contact(NOON, "text"), without_ground(history=history(event))) is not allowed


@pytest.mark.parametrize("opt_out", [STOP_TEXTS, STOP_CELL], ids=["medium", "number"])
@pytest.mark.parametrize(
    ("wrote", "allowed"),
    [
        pytest.param("2026-03-10 12:00", False, id="opted_out_since"),
        pytest.param("2026-03-25 12:00", True, id="texted_since_the_opt_out"),
    ],
)
def test_1006_6_d_5_i_and_has_not_since_opted_out(wrote: str, allowed: bool, opt_out: dict[str, Any]) -> None:
    known = without_ground(history=history(inbound(wrote, "text")), requests=(opt_out,))
    assert objects(TEXT, contact(NOON, "text"), known) is not allowed


@pytest.mark.parametrize(
    ("check", "when", "allowed"),
    [
        pytest.param(checked("2026-04-20 12:00"), "2026-06-19 23:59:59.999999", True, id="the_sixtieth_day_after_it"),
        pytest.param(checked("2026-04-20 12:00"), "2026-06-20 00:00", False, id="the_day_after_that"),
        pytest.param(checked("2026-04-20 12:00", reassigned=True), "2026-06-01 12:00", False, id="reassigned"),
        pytest.param(checked("2026-04-20 12:00", reassigned="unknown"), "2026-06-01 12:00", False, id="unknown"),
        pytest.param(checked("2026-04-20 12:00", complete_and_accurate=False), "2026-06-01 12:00", False, id="poor"),
        pytest.param(
            checked("2026-04-20 12:00", complete_and_accurate="unknown"), "2026-06-01 12:00", False, id="doubtful"
        ),
        pytest.param(
            checked("2026-04-20 12:00", since=at("2026-03-01 12:00")), "2026-06-01 12:00", True, id="since_the_text"
        ),
        pytest.param(
            checked("2026-04-20 12:00", since="2026-03-01"), "2026-06-01 12:00", True, id="since_the_date_of_the_text"
        ),
        pytest.param(
            checked("2026-04-20 12:00", since="2026-03-02"), "2026-06-01 12:00", False, id="since_the_day_after_it"
        ),
        pytest.param(
            checked("2026-04-20 12:00", since="unknown"), "2026-06-01 12:00", False, id="since_nobody_knows_when"
        ),
        pytest.param(
            checked("2026-04-20 12:00", since=at("2026-03-02 00:00") - TICK),
            "2026-06-01 12:00",
            True,
            id="since_later_on_its_date",
        ),
        pytest.param(
            checked("2026-04-20 12:00", since=at("2026-03-02 00:00")), "2026-06-01 12:00", False, id="since_later"
        ),
        pytest.param(checked("2026-06-01 12:01"), "2026-06-01 12:00", False, id="made_later"),
    ],
)
def test_1006_6_d_5_i_B_a_reassigned_number_check(check: dict[str, Any], when: str, allowed: bool) -> None:
    known = without_ground(history=history(TEXTED), **line(check))
    assert objects(TEXT, contact(when, "text"), known) is not allowed


def test_1006_6_d_5_a_check_without_text_or_consent_is_no_ground() -> None:
    assert objects(TEXT, contact("2026-04-21 12:00", "text"), without_ground(**line(checked("2026-04-20 12:00"))))


@pytest.mark.parametrize(
    ("overrides", "when", "allowed"),
    [
        pytest.param({}, "2026-03-06 23:59:59.999999", True, id="the_sixtieth_day"),
        pytest.param({}, "2026-03-07 00:00", False, id="the_day_after"),
        pytest.param({"renewed_at": (at("2026-03-01 12:00"),)}, "2026-04-30 23:59:59.999999", True, id="renewed"),
        pytest.param({"renewed_at": (at("2026-03-01 12:00"),)}, "2026-05-01 00:00", False, id="renewed_too_long_ago"),
        pytest.param({"renewed_at": (at("2026-03-08 12:00"),)}, "2026-03-07 12:00", False, id="renewed_later"),
        pytest.param({"given_to": "creditor"}, "2026-02-01 12:00", False, id="given_to_the_creditor"),
        pytest.param({"address": "other"}, "2026-02-01 12:00", False, id="for_another_number"),
        pytest.param({"debts": ("other",)}, "2026-02-01 12:00", False, id="about_another_debt"),
        pytest.param({"revoked_at": at("2026-02-01 12:00")}, "2026-02-01 12:00", False, id="withdrawn"),
        pytest.param({"provided_address_only": True}, "2026-02-01 12:00", False, id="provided_only"),
        pytest.param(
            {"provided_address_only": True, "use_disclosed": True}, "2026-02-01 12:00", True, id="use_disclosed"
        ),
    ],
)
def test_1006_6_d_5_ii_consent(overrides: dict[str, Any], when: str, allowed: bool) -> None:
    known = case(consents=(text_consent(**{"renewed_at": ()} | overrides),))
    assert objects(TEXT, contact(when, "text"), known) is not allowed


def test_1006_6_d_5_ii_B_a_check_since_the_consent() -> None:
    consents = (text_consent(renewed_at=()),)
    known = case(consents=consents, **line(checked("2026-03-01 12:00", since=at("2026-01-05 10:30"))))
    assert not objects(TEXT, contact("2026-04-30 12:00", "text"), known)
    assert objects(TEXT, contact("2026-05-01 12:00", "text"), known)
    too_late = case(consents=consents, **line(checked("2026-03-01 12:00", since=at("2026-01-06 00:00"))))
    assert objects(TEXT, contact("2026-04-30 12:00", "text"), too_late)


def test_1006_6_d_5_for_each_debt() -> None:
    known = case(debts=(debt(), debt("loan")), consents=(text_consent(debts=("card",)),))
    reason = denial(TEXT, contact(NOON, "text", debts=("card", "loan")), known)
    assert reason.debts == ("loan",)
    assert reason.facts == {"phones.cell": "no ground"}


def test_1006_6_d_5_missing_facts() -> None:
    asked = contact(NOON, "text")
    assert missing(TEXT, asked, case(requests="unknown")) == "requests"
    assert missing(TEXT, asked, case(consents=(), history="unknown")) == "history"
    assert missing(TEXT, contact(NOON, "text", address=None), case()) == "contact.address"


# -- 6(e)


@pytest.mark.parametrize("medium", ["text", "email", "social-media", "other-electronic"])
def test_1006_6_e_electronic_messages_say_how_to_opt_out(medium: str) -> None:
    def saying(declared: bool | None) -> Any:
        return contact(NOON, medium, content=content(opt_out_instructions=declared))

    assert objects(OPT_OUT_NOTICE, saying(False), case())
    assert not objects(OPT_OUT_NOTICE, saying(True), case())
    assert duty(OPT_OUT_NOTICE, saying(True), case()) is None
    assert not objects(OPT_OUT_NOTICE, saying(None), case())
    assert duty(OPT_OUT_NOTICE, saying(None), case()) is not None


@pytest.mark.parametrize("medium", ["call", "mail", "in-person", "portal"])
def test_1006_6_e_other_media_need_none(medium: str) -> None:
    asked = contact(NOON, medium, content=content(opt_out_instructions=False))
    assert not objects(OPT_OUT_NOTICE, asked, case())
