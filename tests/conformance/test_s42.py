"""Comments on 12 CFR 1006.42: how required disclosures are sent."""

from typing import Any

from fdcpa_guard import Case
from fdcpa_guard.vocabulary import REQUIRED_DISCLOSURES, Purpose
from tests.builders import at, case, contact, email_consent, text_consent
from tests.conformance.verdicts import allowed, denied, example

OPTED_OUT = "us.regf.42a1.opted-out-address"
MEDIUM = "us.regf.14h1.medium"
RECORDS = "us.regf.42b.electronic-records"
PROCEDURES = {"email": "us.regf.6d4.email-procedures", "text": "us.regf.6d5.text-procedures"}


def _consenting(**overrides: Any) -> Case:
    electronic = {
        "id": "electronic",
        "scope": "electronic-records",
        "given_at": at("2026-01-05 10:30"),
        "given_to": "collector",
    }
    other = email_consent(id="other-email-consent", address="other")
    return case(
        consents=(email_consent(), other, text_consent(), electronic),
        emails=({"id": "mail", "employer_provided": False}, {"id": "other", "employer_provided": False}),
        **overrides,
    )


@example("42(a)(1)-4")
def test_an_opted_out_address_carries_not_even_required_disclosures(comment: str) -> None:
    since = at("2026-04-01 12:00")
    for purpose in sorted(REQUIRED_DISCLOSURES):
        # Who closes the address withdraws the consent to records there too, where one is needed (15 USC 7001(c)(1)(A)).
        records = [] if purpose is Purpose.DUPLICATIVE_DISPUTE_NOTICE else [RECORDS]
        for medium, address in (("email", "mail"), ("text", "cell")):
            for media in ((), (medium,)):
                stop = {"id": "stop", "kind": "stop-address", "address": address, "media": media, "received_at": since}
                told = _consenting(requests=(stop,))
                allowed(contact("2026-04-01 11:59:59", medium, purpose=purpose), told)
                made = contact("2026-04-01 12:00", medium, purpose=purpose)
                denied(made, told, OPTED_OUT, MEDIUM, PROCEDURES[medium], *records, lapses=None)
                # That some law requires the disclosure does not reopen the address either.
                required = contact("2026-04-01 12:00", medium, purpose=purpose, required_by_law=True)
                denied(required, told, OPTED_OUT, PROCEDURES[medium], *records, lapses=None)
                allowed(contact("2026-04-01 12:00", "mail", purpose=purpose), told)
        stop = {"id": "stop", "kind": "stop-address", "address": "mail", "received_at": since}
        other = contact("2026-04-01 12:00", "email", purpose=purpose, address="other")
        allowed(other, _consenting(requests=(stop,)))
