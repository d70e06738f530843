"""The examples of the documentation, and what the policy that each names says of it."""

import json
from pathlib import Path
from typing import Any, Final

EXAMPLES: Final = Path(__file__).resolve().parents[2] / "docs" / "examples"
FILES: Final = tuple(sorted(EXAMPLES.glob("*.json")))

DENIED_BY: Final[dict[str, set[str]]] = {
    "01-first-call": set(),
    "02-too-early-in-one-zone": {"us.regf.6b1i.hours"},
    "03-eighth-call-in-seven-days": {"us.regf.14b2.seven-in-seven"},
    "04-call-after-conversation": {"us.regf.14b2.after-conversation"},
    "05-call-back-under-consent": set(),
    "06-stop-calling-then-a-text": set(),
    "07-text-61-days-after-consent": {"us.regf.6d5.text-procedures"},
    "08-email-to-work-address": {"us.regf.22f3.employer-email", "us.regf.6d4.email-procedures"},
    "09-call-after-cease-letter": {"us.regf.6c1.cease"},
    "10-represented-consumer-writes-in": set(),
    "11-voicemail-for-a-neighbour": {"us.regf.6d1.third-party"},
    "12-location-call-to-a-neighbour": set(),
    "13-disputed-debt-awaiting-verification": {"us.regf.38d2.dispute"},
    "14-verification-by-email": {"us.regf.42b.electronic-records"},
    "15-validation-notice-due": set(),
    "16-time-barred-threat": {"us.regf.26b.time-barred"},
    "17-three-debts-one-blocked": {"us.regf.38d2.dispute"},
    "18-business-debt": set(),
    "19-creditor-in-its-own-name": set(),
    "20-history-unknown": {"us.regf.14b2.after-conversation", "us.regf.14b2.seven-in-seven"},
    "21-reply-to-a-late-text": set(),
    "22-not-while-at-school": {"us.regf.6b1i.inconvenient-time"},
    "23-recorded-call-to-a-mobile": {"us.tcpa.64-1200-a1iii.wireless-consent"},
    "24-recorded-call-with-the-creditors-consent": set(),
    "25-stop-text-then-an-autodialled-call": {"us.tcpa.64-1200-a10.revoked"},
    "26-petition-in-bankruptcy": {"us.bk.362a6.stay"},
    "27-third-call-in-a-week-in-massachusetts": {
        "us.ma.209cmr18-16-1d.two-in-seven",
        "us.ma.940cmr7-04-1f.two-in-seven",
    },
    "28-text-before-consent-in-washington-dc": {"us.dc.28-3814d4bii.consent-first"},
    "29-new-york-city-on-31-december": set(),
    "30-new-york-city-on-1-january": {"us.ny.nyc.5-77b1iii.three-in-seven"},
    "31-nevada-medical-debt-on-day-59": {"us.nv.649-366.sixty-days"},
    "32-fourth-call-in-a-week-by-a-business": {"house.pace.calls-a-week"},
    "33-promise-to-pay": {"house.holds.promise"},
    "34-state-not-verified": set(),
    "35-nobody-knows-the-state": {"guard.place"},
}
"""The rules that must deny, and no others. Of the one with an unknown history, advisories that miss it may deny too."""


def example(name: str) -> dict[str, Any]:
    """An example by the start of its name."""
    (file,) = EXAMPLES.glob(f"{name}*.json")
    document: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return document


def as_bytes(document: object) -> bytes:
    """A document as it would come in."""
    return json.dumps(document).encode()
