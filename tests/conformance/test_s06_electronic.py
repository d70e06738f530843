"""Comments on 12 CFR 1006.6(d) and (e): the grounds for email and texts, and the opt-out notice."""

from typing import Any

from fdcpa_guard import Case, Contact
from fdcpa_guard.vocabulary import Effect, Medium
from tests.builders import at, case, contact, content, debt, email_consent, history, inbound, text_consent
from tests.conformance.verdicts import allowed, denied, due, example

OUTSIDE = Effect.OUTSIDE_SAFE_HARBOR
EMAIL = "us.regf.6d4.email-procedures"
TEXT = "us.regf.6d5.text-procedures"
LED = "us.regf.6d3ii.led-to-third-party"
OPT_OUT_NOTICE = "us.regf.6e.opt-out-notice"
MEDIUM = "us.regf.14h1.medium"
CEASE = "us.regf.6c1.cease"
EMPLOYER_EMAIL = "us.regf.22f3.employer-email"

PUBLIC = {"id": "mail", "public_domain": True, "employer_provided": False}
CELL: dict[str, Any] = {"id": "cell", "line_type": "mobile", "place": None}


def _email(when: str = "2026-04-15 10:00") -> Contact:
    return contact(when, "email")


def _text(when: str) -> Contact:
    return contact(when, "text")


# -- 6(d)(3): an address known to have led elsewhere


@example("6(d)(3)(ii)-1")
def test_an_address_that_anyone_said_led_to_a_third_party_is_closed(comment: str) -> None:
    known = {"led_to_third_party_at": at("2026-04-02 12:00")}
    email = case(emails=(PUBLIC | known,))
    allowed(_email("2026-04-02 11:59:59"), email)
    denied(_email("2026-04-02 12:00"), email, LED, effect=OUTSIDE, lapses=None)
    denied(_email("2026-12-02 12:00"), email, LED, effect=OUTSIDE, lapses=None)
    allowed(_text("2026-04-03 10:00"), email)
    text = case(phones=(CELL | known,))
    allowed(_text("2026-04-02 11:59:59"), text)
    denied(_text("2026-04-02 12:00"), text, LED, effect=OUTSIDE, lapses=None)
    allowed(_email("2026-04-03 10:00"), text)


# -- 6(d)(4)(i): the consumer's own use or consent


@example("6(d)(4)(i)(B)-1")
def test_direct_consent_to_an_address_may_be_given_in_any_way(comment: str) -> None:
    denied(_email(), case(consents=()), EMAIL, effect=OUTSIDE, lapses=None, debts=("card",))
    for medium in ("mail", "email", "text", "portal", "call", "in-person"):
        said = inbound("2026-04-01 10:00", medium, address=None, conversation=medium in ("call", "in-person"))
        consent = email_consent(given_at=at("2026-04-01 10:00"), revoked_at=at("2026-04-20 12:00"))
        known = case(consents=(consent,), history=history(said))
        denied(_email("2026-04-01 09:59:59"), known, EMAIL, effect=OUTSIDE)
        allowed(_email("2026-04-01 10:00"), known)
        allowed(_email("2026-04-20 11:59:59"), known)
        denied(_email("2026-04-20 12:00"), known, EMAIL, effect=OUTSIDE, lapses=None)
    elsewhere = email_consent(given_to="creditor")
    denied(_email(), case(consents=(elsewhere,)), EMAIL, effect=OUTSIDE, lapses=None)
    other_debt = case(debts=(debt(), debt("medical")), consents=(email_consent(debts=("medical",)),))
    denied(
        contact("2026-04-15 10:00", "email", debts=("card", "medical")),
        other_debt,
        EMAIL,
        effect=OUTSIDE,
        debts=("card",),
    )


@example("6(d)(4)(i)(B)-2")
def test_supplying_an_address_is_consent_only_where_its_use_was_disclosed(comment: str) -> None:
    for disclosed in (True, False, "unknown"):
        supplied = case(consents=(email_consent(provided_address_only=True, use_disclosed=disclosed),))
        if disclosed is True:
            allowed(_email(), supplied)
        else:
            denied(_email(), supplied, EMAIL, effect=OUTSIDE, lapses=None)


# -- 6(d)(4)(ii): the creditor's use and notice


def _from_creditor(
    *, use: dict[str, Any] | None = None, notice: dict[str, Any] | None = None, **overrides: Any
) -> dict[str, Any]:
    """An address on the creditor's ground: notice sent on 5 March 2026 with 35 days to opt out, to 9 April."""
    sent = {"sent_at": at("2026-03-05 12:00"), "discloses_everything": True, "opt_out_by": "2026-04-09"}
    used = {"obtained_from_consumer": True, "used_about_account": True, "consumer_asked_to_stop": False}
    return PUBLIC | {"creditor_use": used | {"notice": sent | (notice or {})} | (use or {})} | overrides


def _creditors(*emails: dict[str, Any], **overrides: Any) -> Case:
    return case(**{"emails": emails or (_from_creditor(),), "consents": ()} | overrides)


@example("6(d)(4)(ii)(B)-1")
def test_the_creditors_use_for_the_account_counts_and_marketing_does_not(comment: str) -> None:
    for about_account in (True, False, "unknown"):
        known = _creditors(_from_creditor(use={"used_about_account": about_account}))
        if about_account is True:
            allowed(_email("2026-04-10 10:00"), known)
        else:
            denied(_email("2026-04-10 10:00"), known, EMAIL, effect=OUTSIDE, lapses=None)
    stopped = _creditors(_from_creditor(use={"consumer_asked_to_stop": True}))
    denied(_email("2026-04-10 10:00"), stopped, EMAIL, effect=OUTSIDE, lapses=None)


@example("6(d)(4)(ii)(C)(5)-1")
def test_the_creditors_notice_gives_35_days_and_they_must_pass(comment: str) -> None:
    known = _creditors()
    for before in ("2026-03-05 12:00", "2026-04-08 10:00", "2026-04-09 20:59:59"):
        denied(_email(before), known, EMAIL, effect=OUTSIDE, lapses="2026-04-10")
    allowed(_email("2026-04-10 08:00"), known)
    denied(_email("2026-03-05 11:59:59"), known, EMAIL, effect=OUTSIDE, lapses=None)
    short = _creditors(_from_creditor(notice={"opt_out_by": "2026-04-08"}))
    for when in ("2026-04-09 10:00", "2026-04-10 10:00", "2026-06-10 10:00"):
        denied(_email(when), short, EMAIL, effect=OUTSIDE, lapses=None)
    longer = _creditors(_from_creditor(notice={"opt_out_by": "2026-04-30"}))
    denied(_email("2026-04-30 10:00"), longer, EMAIL, effect=OUTSIDE, lapses="2026-05-01")
    allowed(_email("2026-05-01 08:00"), longer)
    silent = _creditors(_from_creditor(use={"notice": None}))
    denied(_email("2026-04-10 10:00"), silent, EMAIL, effect=OUTSIDE, lapses=None)


def _opted_out(**overrides: Any) -> dict[str, Any]:
    return {"id": "stop", "kind": "stop-address", "address": "mail", "received_at": at("2026-04-20 12:00")} | overrides


@example("6(d)(4)(ii)(D)-1")
def test_an_opt_out_after_the_period_still_binds(comment: str) -> None:
    both = (PUBLIC | {"id": "other"}, _from_creditor())
    of_address = _creditors(*both, requests=(_opted_out(),), consents=(email_consent(address="other"),))
    allowed(_email("2026-04-20 11:59:59"), of_address)
    denied(_email("2026-04-20 12:00"), of_address, MEDIUM, EMAIL, lapses=None)
    allowed(contact("2026-04-20 12:00", "email", address="other"), of_address)

    of_email = {"id": "stop", "kind": "stop-medium", "media": ("email",), "received_at": at("2026-04-20 12:00")}
    of_all = _creditors(*both, requests=(of_email,), consents=(email_consent(address="other"),))
    allowed(_email("2026-04-20 11:59:59"), of_all)
    for address in ("mail", "other"):
        denied(contact("2026-04-20 12:00", "email", address=address), of_all, MEDIUM, EMAIL, lapses=None)
    allowed(contact("2026-04-20 12:00"), of_all)

    of_debt = {"id": "stop", "kind": "cease", "in_writing": True, "received_at": at("2026-04-20 12:00")}
    ceased = _creditors(requests=(of_debt,))
    allowed(_email("2026-04-20 11:59:59"), ceased)
    denied(_email("2026-04-20 12:00"), ceased, CEASE, lapses=None)
    denied(contact("2026-04-20 12:00"), ceased, CEASE, lapses=None)

    # An opt-out within the period keeps the address closed when the period ends.
    early = _creditors(requests=(_opted_out(received_at=at("2026-04-01 12:00")),))
    denied(_email("2026-04-10 10:00"), early, MEDIUM, EMAIL, lapses=None)


@example("6(d)(4)(ii)(D)-2")
def test_opting_an_address_out_is_no_cease_notice(comment: str) -> None:
    told = _creditors(requests=(_opted_out(),), consents=(text_consent(),))
    denied(_email("2026-04-21 10:00"), told, MEDIUM, EMAIL, lapses=None)
    for medium in ("call", "ringless-voicemail", "text", "mail", "portal", "in-person"):
        allowed(contact("2026-04-21 10:00", medium), told)


@example("6(d)(4)(ii)(E)-1")
def test_on_the_creditors_ground_the_domain_is_open_to_the_public(comment: str) -> None:
    allowed(_email("2026-04-10 10:00"), _creditors(_from_creditor(public_domain=True)))
    for domain in (False, "unknown"):
        reserved = _from_creditor(public_domain=domain)
        denied(_email("2026-04-10 10:00"), _creditors(reserved), EMAIL, effect=OUTSIDE, lapses=None)
        # The domain matters on this ground alone.
        allowed(_email("2026-04-10 10:00"), case(emails=(reserved,), consents=(email_consent(),)))


@example("6(d)(4)(ii)(E)-2")
def test_anyone_saying_that_the_address_is_the_employers_is_knowledge(comment: str) -> None:
    told = _creditors(_from_creditor(employer_provided=True, employer_learned_at=at("2026-04-20 12:00")))
    allowed(_email("2026-04-20 11:59:59"), told)
    denied(_email("2026-04-20 12:00"), told, EMPLOYER_EMAIL, EMAIL, lapses=None)
    denied(_email("2026-04-20 12:00"), told, EMAIL, EMPLOYER_EMAIL, effect=OUTSIDE, lapses=None)
    # Nobody has to look through the accounts for such addresses.
    allowed(_email("2026-04-20 12:00"), _creditors(_from_creditor(employer_provided="unknown")))


# -- 6(d)(4)(iii): earlier collectors


def _from_prior(**overrides: Any) -> Case:
    use = {"obtained_by_procedure": True, "used_by_immediately_prior": True, "opted_out": False}
    return case(emails=(PUBLIC | {"prior_collector_use": use | overrides},), consents=())


@example("6(d)(4)(iii)-2.i")
def test_an_address_properly_obtained_and_used_by_the_prior_collector_is_usable(comment: str) -> None:
    allowed(_email(), _from_prior())
    for opted_out in (True, "unknown"):
        denied(_email(), _from_prior(opted_out=opted_out), EMAIL, effect=OUTSIDE, lapses=None)


@example("6(d)(4)(iii)-2.ii")
def test_one_obtained_by_an_earlier_collector_and_used_by_the_last_is_usable(comment: str) -> None:
    # Which of the prior collectors obtained it makes no difference; that one did, by the procedures, does.
    allowed(_email(), _from_prior(obtained_by_procedure=True))
    for obtained in (False, "unknown"):
        denied(_email(), _from_prior(obtained_by_procedure=obtained), EMAIL, effect=OUTSIDE, lapses=None)
    denied(_email(), _from_prior(opted_out=True), EMAIL, effect=OUTSIDE, lapses=None)


@example("6(d)(4)(iii)-2.iii")
def test_one_that_the_last_collector_did_not_use_is_not_usable_on_this_ground(comment: str) -> None:
    for used in (False, "unknown"):
        denied(_email(), _from_prior(used_by_immediately_prior=used), EMAIL, effect=OUTSIDE, lapses=None)


# -- 6(d)(5): numbers for texts


def _checked(**overrides: Any) -> dict[str, Any]:
    check = {
        "at": at("2026-04-01 12:00"),
        "since": at("2026-01-10 10:00"),
        "reassigned": False,
        "complete_and_accurate": True,
    }
    return CELL | {"reassigned_checks": (check | overrides,)}


def _texted(*events: Any, **overrides: Any) -> Case:
    """The consumer last texted on 10 January 2026."""
    said = inbound("2026-01-10 10:00", "text")
    return case(**{"consents": (), "history": history(said, *events)} | overrides)


@example("6(d)(5)-1")
def test_a_reassignment_check_is_against_a_complete_database_within_60_days(comment: str) -> None:
    # The text itself serves for 60 days, to 11 March; then a check is needed.
    allowed(_text("2026-03-11 20:59:59"), _texted())
    denied(_text("2026-03-12 08:00"), _texted(), TEXT, effect=OUTSIDE, lapses=None)
    checked = _texted(phones=(_checked(),))
    denied(_text("2026-04-01 11:59:59"), checked, TEXT, effect=OUTSIDE)
    allowed(_text("2026-04-01 12:00"), checked)
    allowed(_text("2026-05-31 20:59:59"), checked)
    denied(_text("2026-06-01 08:00"), checked, TEXT, effect=OUTSIDE, lapses=None)
    for wanting in (
        {"complete_and_accurate": False},
        {"complete_and_accurate": "unknown"},
        {"reassigned": "unknown"},
        {"since": at("2026-01-11 10:00")},
    ):
        denied(_text("2026-04-02 10:00"), _texted(phones=(_checked(**wanting),)), TEXT, effect=OUTSIDE, lapses=None)
    # A check that finds the number reassigned is knowledge that it is somebody else's.
    elsewhere = "us.regf.6d1.not-the-consumers-number"
    denied(_text("2026-04-02 10:00"), _texted(phones=(_checked(reassigned=True),)), TEXT, elsewhere, effect=OUTSIDE)


@example("6(d)(5)(i)-1")
def test_a_consumer_who_only_called_from_the_number_did_not_text_from_it(comment: str) -> None:
    called = inbound("2026-03-20 10:00", conversation=True)
    denied(_text("2026-04-01 10:00"), case(consents=(), history=history(called)), TEXT, effect=OUTSIDE, lapses=None)
    fresh = _checked(since=at("2026-03-20 10:00"))
    checked = case(consents=(), history=history(called), phones=(fresh,))
    denied(_text("2026-04-02 10:00"), checked, TEXT, effect=OUTSIDE, lapses=None)
    texted = inbound("2026-03-20 10:00", "text")
    allowed(_text("2026-04-01 10:00"), case(consents=(), history=history(texted)))
    elsewhere = inbound("2026-03-20 10:00", "text", address="other")
    two = case(consents=(), phones=(CELL, CELL | {"id": "other"}), history=history(elsewhere))
    denied(_text("2026-04-01 10:00"), two, TEXT, effect=OUTSIDE, lapses=None)
    allowed(contact("2026-04-01 10:00", "text", address="other"), two)


@example("6(d)(5)(ii)-1")
def test_consent_to_texts_obtained_renewed_or_checked_within_60_days(comment: str) -> None:
    def consented(*phones: dict[str, Any], **overrides: Any) -> Case:
        given = {"given_at": at("2026-02-01 10:00"), "renewed_at": ()}
        return case(consents=(text_consent(**given | overrides),), phones=phones or (CELL,))

    denied(_text("2026-02-01 09:59:59"), consented(), TEXT, effect=OUTSIDE)
    allowed(_text("2026-02-01 10:00"), consented())
    allowed(_text("2026-04-02 20:59:59"), consented())
    denied(_text("2026-04-03 08:00"), consented(), TEXT, effect=OUTSIDE, lapses=None)

    renewed = consented(renewed_at=(at("2026-03-20 10:00"),))
    allowed(_text("2026-05-19 20:59:59"), renewed)
    denied(_text("2026-05-20 08:00"), renewed, TEXT, effect=OUTSIDE, lapses=None)

    checked = consented(_checked(since=at("2026-02-01 10:00")))
    allowed(_text("2026-05-31 20:59:59"), checked)
    denied(_text("2026-06-01 08:00"), checked, TEXT, effect=OUTSIDE, lapses=None)
    too_short = consented(_checked(since=at("2026-02-02 10:00")))
    denied(_text("2026-04-03 08:00"), too_short, TEXT, effect=OUTSIDE, lapses=None)

    for supplied in (True, False, "unknown"):
        provided = consented(provided_address_only=True, use_disclosed=supplied)
        if supplied is True:
            allowed(_text("2026-03-01 10:00"), provided)
        else:
            denied(_text("2026-03-01 10:00"), provided, TEXT, effect=OUTSIDE, lapses=None)
    denied(_text("2026-03-01 10:00"), consented(given_to="creditor"), TEXT, effect=OUTSIDE, lapses=None)
    withdrawn = consented(revoked_at=at("2026-03-01 10:00"))
    allowed(_text("2026-03-01 09:59:59"), withdrawn)
    denied(_text("2026-03-01 10:00"), withdrawn, TEXT, effect=OUTSIDE, lapses=None)


# -- 6(e): the opt-out notice


@example("6(e)-1.i", "6(e)-1.ii", "6(e)-1.iii")
def test_electronic_messages_say_how_to_opt_out(comment: str) -> None:
    # A plain stop instruction in a text; a link, or a word to reply with, in an email: all are declared alike.
    medium = Medium.TEXT if comment == "6(e)-1.i" else Medium.EMAIL
    when = at("2026-04-01 10:00")
    due(contact(when, medium, content=content(opt_out_instructions=True)), case())
    due(contact(when, medium, content=content(opt_out_instructions=None)), case(), OPT_OUT_NOTICE)
    denied(contact(when, medium, content=content(opt_out_instructions=False)), case(), OPT_OUT_NOTICE, lapses=None)
