"""12 CFR 1006.22: paid debts, (b), and the media of (f)."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard.vocabulary import Effect, Element
from tests.builders import at, attempt, case, contact, content, debt, decide, email_consent, history, inbound
from tests.packs.us.federal.regf.judging import denial, duty, missing, objects

PAID = "us.regf.22b.nothing-owed"
POSTCARD = "us.regf.22f1.no-postcard"
ENVELOPE = "us.regf.22f2.envelope"
EMPLOYER = "us.regf.22f3.employer-email"
EMAIL = "us.regf.6d4.email-procedures"
TEXT = "us.regf.6d5.text-procedures"
SOCIAL = "us.regf.22f4.social-media"

TICK = timedelta(microseconds=1)
NOON = "2026-04-01 12:00"
LEARNED = at("2026-03-10 10:00")

# -- 22(b)


def test_1006_22_b_a_debt_learned_to_be_paid() -> None:
    known = case(debts=(debt(paid_at=LEARNED), debt("loan")))
    assert not objects(PAID, contact(LEARNED - TICK), known)
    assert objects(PAID, contact(LEARNED), known)
    assert denial(PAID, contact(NOON, debts=("card", "loan")), known).debts == ("card",)
    assert decide(contact(NOON, debts=("card", "loan")), known).permitted_debts == ("loan",)


def test_1006_22_b_only_while_collecting() -> None:
    known = case(debts=(debt(paid_at=LEARNED),))
    assert objects(PAID, contact(NOON, recipient="third-party", purpose="location-information"), known)
    assert not objects(PAID, contact(NOON, purpose="answer-to-request"), known)
    assert not objects(PAID, contact(NOON), case())


# -- 22(f)(1) and (f)(2)


@pytest.mark.parametrize(
    ("rule", "field"),
    [pytest.param(POSTCARD, "postcard", id="f_1"), pytest.param(ENVELOPE, "shows_debt_collection", id="f_2")],
)
def test_1006_22_f_1_and_2_letters(rule: str, field: str) -> None:
    def saying(value: bool | None, **overrides: Any) -> Any:
        lacks = {Element.ENVELOPE_WORDING} if value is False else set()
        return contact(NOON, "mail", content=content(**{field: value}, lacks=lacks), **overrides)

    assert objects(rule, saying(True), case())
    assert not objects(rule, saying(False), case())
    assert duty(rule, saying(False), case()) is None
    assert not objects(rule, saying(None), case())
    assert duty(rule, saying(None), case()) is not None
    assert not objects(rule, saying(True, recipient="creditor"), case())
    assert not objects(rule, contact(NOON, "email", content=content(**{field: True})), case())


# -- 22(f)(3)


def office(**overrides: Any) -> dict[str, Any]:
    return {
        "emails": ({"id": "mail", "employer_provided": True, "public_domain": False} | overrides,),
        "consents": "none",
    }


def test_1006_22_f_3_an_employers_address() -> None:
    known = case(**office())
    reason = denial(EMPLOYER, contact(NOON, "email"), known)
    assert reason.facts == {"emails.mail": "employer-provided"}
    assert reason.lapses_at is None


@pytest.mark.parametrize("provided", [False, "unknown"])
def test_1006_22_f_3_only_if_known(provided: Any) -> None:
    """Comment 6(d)(4)(ii)(E)-2: knowing is having been told; nobody has to search the accounts."""
    assert not objects(EMPLOYER, contact(NOON, "email"), case(**office(employer_provided=provided)))


def test_1006_22_f_3_as_of() -> None:
    known = case(**office(employer_learned_at=LEARNED))
    assert not objects(EMPLOYER, contact(LEARNED - TICK, "email"), known)
    assert objects(EMPLOYER, contact(LEARNED, "email"), known)


def test_1006_22_f_3_1_the_consumer_wrote_from_it() -> None:
    wrote = inbound("2026-03-20 12:00", "email")
    other = inbound("2026-03-20 12:00", "email", debts=("other",))
    assert not objects(EMPLOYER, contact(NOON, "email"), case(**office(), history=history(wrote)))
    assert objects(EMPLOYER, contact(NOON, "email"), case(**office(), history=history(other)))


def test_1006_22_f_3_1_the_consumer_consented_to_it() -> None:
    known = case(**office() | {"consents": (email_consent(),)})
    assert not objects(EMPLOYER, contact(NOON, "email"), known)
    to_creditor = case(**office() | {"consents": (email_consent(given_to="creditor"),)})
    assert objects(EMPLOYER, contact(NOON, "email"), to_creditor)


def test_1006_22_f_3_1_a_prior_collector_obtained_it() -> None:
    use = {"obtained_by_procedure": True, "used_by_immediately_prior": True, "opted_out": False}
    assert not objects(EMPLOYER, contact(NOON, "email"), case(**office(prior_collector_use=use)))
    assert objects(EMPLOYER, contact(NOON, "email"), case(**office(prior_collector_use=use | {"opted_out": True})))


def test_1006_22_f_3_1_the_creditors_notice_is_no_ground() -> None:
    notice = {"sent_at": at("2026-01-05"), "discloses_everything": True, "opt_out_by": "2026-03-01"}
    use = {
        "obtained_from_consumer": True,
        "used_about_account": True,
        "consumer_asked_to_stop": False,
        "notice": notice,
    }
    assert objects(EMPLOYER, contact(NOON, "email"), case(**office(creditor_use=use, public_domain=True)))


def test_1006_22_f_3_missing_facts() -> None:
    assert missing(EMPLOYER, contact(NOON, "email", address=None), case(**office())) == "contact.address"
    assert not objects(EMPLOYER, contact(NOON, "email", address=None), case())
    assert missing(EMPLOYER, contact(NOON, "email"), case(**office(), history="unknown")) == "history"
    wrote = history(inbound("2026-03-20 12:00", "email"))
    assert missing(EMPLOYER, contact(NOON, "email"), case(**office(), requests="unknown", history=wrote)) == "requests"
    assert not objects(EMPLOYER, contact(NOON, "email"), case(history="unknown"))


# -- 22(f)(4)


@pytest.mark.parametrize("recipient", ["consumer", "third-party", "spouse"])
def test_1006_22_f_4_what_others_can_see(recipient: str) -> None:
    def post(viewable: Any) -> Any:
        return contact(NOON, "social-media", recipient=recipient, publicly_viewable=viewable)

    assert objects(SOCIAL, post(True), case())
    assert not objects(SOCIAL, post(False), case())
    assert missing(SOCIAL, post("unknown"), case()) == "contact.publicly_viewable"


def test_1006_22_f_4_other_media() -> None:
    assert not objects(SOCIAL, contact(NOON, "email", publicly_viewable=True), case())


def test_1006_22_f_3_the_clean_case_has_an_address_of_ones_own() -> None:
    assert not objects(EMPLOYER, contact(NOON, "email"), case(history=history(attempt("2026-03-01 10:00", "email"))))


@pytest.mark.parametrize(("rule", "medium"), [(EMPLOYER, "email"), (EMAIL, "email"), (TEXT, "text")])
def test_1006_22_f_3_and_6_d_4_and_5_a_debt_without_any_ground_is_denied_though_requests_are_unknown(
    rule: str, medium: str
) -> None:
    known = case(
        debts=(debt(), debt("loan")),
        emails=({"id": "mail", "employer_provided": True, "public_domain": True},),
        consents=(),
        requests="unknown",
        history=history(inbound("2026-03-20 10:00", medium)),
    )
    decision = decide(contact(NOON, medium, debts=("card", "loan")), known)
    found = {reason.debts: reason.effect for reason in decision.reasons if reason.rule == rule}
    assert found[("card",)] is Effect.MISSING_FACT  # written of, and whether they opted out since is unknown
    assert found[("loan",)] is not Effect.MISSING_FACT
