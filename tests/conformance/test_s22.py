"""Comments on 12 CFR 1006.22(f): employer email and social media."""

from typing import Any

from fdcpa_guard import Case
from fdcpa_guard.vocabulary import Effect
from tests.builders import at, case, contact, email_consent, history, inbound
from tests.conformance.verdicts import allowed, denied, example

EMPLOYER = "us.regf.22f3.employer-email"
EMAIL = "us.regf.6d4.email-procedures"
SOCIAL = "us.regf.22f4.social-media"
SINCE = at("2026-03-30 12:00")


@example("22(f)(3)-1")
def test_an_employers_address_only_on_the_consumers_or_a_prior_collectors_ground(comment: str) -> None:
    def employers(*, facts: dict[str, Any] | None = None, **overrides: Any) -> Case:
        mail = {"id": "mail", "public_domain": False, "employer_provided": True, "employer_learned_at": SINCE}
        return case(**{"emails": (mail | (facts or {}),), "consents": ()} | overrides)

    made = contact("2026-04-15 10:00", "email")
    denied(made, employers(), EMPLOYER, EMAIL, lapses=None)

    # (i)(A) and (B): the consumer wrote from it about the debt, or consented to it directly.
    allowed(made, employers(history=history(inbound("2026-04-01 10:00", "email"))))
    allowed(made, employers(consents=(email_consent(),)))
    denied(made, employers(consents=(email_consent(given_to="creditor"),)), EMPLOYER, EMAIL, lapses=None)
    stop = {"id": "stop", "kind": "stop-address", "address": "mail", "received_at": at("2026-04-02 10:00")}
    wrote = history(inbound("2026-04-01 10:00", "email"))
    out = employers(history=wrote, requests=(stop,))
    denied(made, out, EMPLOYER, EMAIL, "us.regf.14h1.medium", lapses=None)

    # (iii): a prior collector obtained it properly and the last one used it.
    prior = {"obtained_by_procedure": True, "used_by_immediately_prior": True, "opted_out": False}
    allowed(made, employers(facts={"prior_collector_use": prior}))
    for wanting in ({"used_by_immediately_prior": False}, {"obtained_by_procedure": False}, {"opted_out": True}):
        denied(made, employers(facts={"prior_collector_use": prior | wanting}), EMPLOYER, EMAIL, lapses=None)

    # (ii): the creditor's notice is no ground for an address known to be the employer's.
    notice = {"sent_at": at("2026-01-05 12:00"), "discloses_everything": True, "opt_out_by": "2026-02-28"}
    use = {
        "obtained_from_consumer": True,
        "used_about_account": True,
        "consumer_asked_to_stop": False,
        "notice": notice,
    }
    facts = {"creditor_use": use, "public_domain": True}
    denied(made, employers(facts=facts), EMPLOYER, EMAIL, lapses=None)
    allowed(contact("2026-03-30 11:59:59", "email"), employers(facts=facts))
    allowed(made, employers(facts=facts | {"employer_provided": False}))


@example("22(f)(4)-1")
def test_a_post_that_others_see_is_denied_and_a_private_message_judged_by_the_rest(comment: str) -> None:
    def message(when: str = "2026-04-01 10:00", **overrides: Any) -> Any:
        return contact(when, "social-media", **{"publicly_viewable": False} | overrides)

    allowed(message(), case())
    denied(message(publicly_viewable=True), case(), SOCIAL, lapses=None)
    denied(message(publicly_viewable="unknown"), case(), SOCIAL, effect=Effect.MISSING_FACT)
    # Section 6(b), section 14(h), and the wrong person.
    mornings = {
        "id": "mornings",
        "kind": "inconvenient-time",
        "received_at": SINCE,
        "windows": ({"start": "08:00", "end": "12:00"},),
    }
    denied(message(), case(requests=(mornings,)), "us.regf.6b1i.inconvenient-time", lapses="2026-04-01 12:00")
    denied(message("2026-04-01 21:00"), case(), "us.regf.6b1i.hours", lapses="2026-04-02 08:00")
    stop = {"id": "stop", "kind": "stop-medium", "media": ("social-media",), "received_at": SINCE}
    denied(message(), case(requests=(stop,)), "us.regf.14h1.medium", lapses=None)
    denied(message(recipient="third-party"), case(), "us.regf.6d1.third-party", lapses=None)
    denied(
        message(recipient="third-party", publicly_viewable=True), case(), SOCIAL, "us.regf.6d1.third-party", lapses=None
    )
