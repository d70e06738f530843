"""Made-up questions about disputes, notices, reports and papers: few people and places, many of the facts that matter.

Events come at noon on days around the edges of the periods; at the very instant of the contact; and some after it.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from fdcpa_guard.testing.crowds import Dice

from ..plain import AGENCY, Json
from . import Question, seeded

ANCHORS = (
    datetime(2026, 4, 8, 17, tzinfo=UTC),
    datetime(2026, 7, 14, 17, tzinfo=UTC),
    datetime(2026, 12, 1, 17, tzinfo=UTC),
)
AGO = (0, 0, 1, 1, 3, 5, 6, 9, 10, 11, 13, 14, 15, 20, 29, 35, 36, 37, 38, 39, 45, 59, 60, 61, 62, 90)
MEDIA = (
    "call",
    "call",
    "text",
    "email",
    "email",
    "email",
    "mail",
    "mail",
    "mail",
    "portal",
    "in-person",
    "ringless-voicemail",
    "other-electronic",
)
ADDRESSES = {"call": "cell", "text": "cell", "ringless-voicemail": "cell", "email": "mail", "mail": "home"}
RECIPIENTS = ("consumer",) * 10 + (
    "spouse",
    "guardian",
    "parent",
    "personal-representative",
    "consumer-attorney",
    "creditor",
    "third-party",
    "household-member",
)
PURPOSES = (
    *("collection",) * 5,
    "answer-to-request",
    *("validation-notice",) * 3,
    *("dispute-response", "original-creditor-response") * 2,
    "duplicative-dispute-notice",
    "termination-of-efforts",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "early-intervention-notice",
    *("servicing-disclosure",) * 2,
    "opt-out-confirmation",
    "postjudgment-remedy",
    *("formal-pleading",) * 3,
    "unrelated-notice",
)
TO_AGENCIES = (
    *("credit-reporting",) * 6,
    "collection",
    "location-information",
    *("answer-to-request",) * 2,
    "termination-of-efforts",
    "unrelated-notice",
    "formal-pleading",
)
PAST_PURPOSES = (
    "collection",
    "collection",
    "validation-notice",
    "dispute-response",
    "original-creditor-response",
    "duplicative-dispute-notice",
    "opt-out-confirmation",
    "formal-pleading",
)
ELEMENTS = (
    "validation-information",
    "overshadows-validation-rights",
    "disputed-part",
    "threatens-legal-action",
    "threatens-credit-report",
    "pre-legal-threat",
    "no-payment-request",
    "payment-not-required",
    "reports-dispute",
    "states-debt",
    "itemisation",
)
RARELY = {
    "validation-information",
    "threatens-legal-action",
    "threatens-credit-report",
    "pre-legal-threat",
    "itemisation",
    "overshadows-validation-rights",
}
KINDS = ("credit-card", "credit-card", "credit-card", "mortgage", "mortgage", "loan", "medical")
CLAIMS = (
    "identity-theft",
    "identity-theft",
    "identity-theft",
    "unauthorised-payment",
    "coerced-debt",
    "good-faith-estimate-dispute",
    "complaint",
    "unknown",
)
COLLECTORS = (
    "third-party-collector",
    "third-party-collector",
    "debt-buyer",
    "law-firm",
    "mortgage-servicer",
    "creditor",
    "creditor-under-other-name",
)


class Maker(Dice):
    """One question."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.at = self.pick(ANCHORS)
        self.vague = self.chance(15)

    def before(self, most: int = 90) -> datetime:
        """An instant some days before the contact, at its very instant, or after it."""
        if self.chance(4):
            return self.at + timedelta(days=1)
        return self.at - timedelta(days=self.pick([days for days in AGO if days <= most]))

    def after(self, start: datetime) -> datetime:
        left = max(0, (self.at - start).days)
        return start + timedelta(
            days=self.pick([days for days in (0, 1, 5, 9, 10, 11, 13, 14, 15, 30) if days <= left + 1])
        )

    def text(self, when: datetime) -> str:
        return when.isoformat().replace("+00:00", "Z")

    def said(self, when: datetime) -> str:
        """Sometimes only the day is known, or nothing."""
        if self.vague and self.chance(20):
            return self.pick((when.date().isoformat(), when.date().isoformat(), "unknown"))
        return self.text(when)

    def flag(self, usual: bool, *, other: int = 25, unknown: int = 8) -> bool | str:
        return "unknown" if self.chance(unknown) else usual is not self.chance(other)

    # -- the case

    def debt(self, id: str) -> Json:
        debt: Json = {
            "id": id,
            "nature": "consumer" if not self.chance(6) else "commercial",
            "kind": self.pick(KINDS),
            "validation": self.several(self.notice, 45),
            "disputes": self.disputes(),
            "original_creditor_requests": self.several(self.request_of_name, 25),
            "proceedings": self.several(self.claim, 30),
        }
        if self.chance(15):
            debt["in_default_when_obtained"] = self.flag(True, other=40)
        if self.chance(10):
            debt["paid_at"] = self.said(self.before())
        if self.chance(50):
            debt["time_barred"] = self.flag(True, other=40)
        if self.chance(30):
            debt["active_litigation"] = self.flag(True)
        if self.chance(10):
            debt["judgment_at"] = self.said(self.before())
        if self.chance(30):  # not after a notice that told them
            first = (
                self.before() if debt["validation"] == "none" else self.at - timedelta(days=self.pick((90, 91, 120)))
            )
            debt["initial_communication_at"] = self.said(first)
        if self.chance(25):
            debt["open_end"] = self.flag(True)
        if debt["nature"] == "commercial" and self.chance(70):
            debt["guaranteed_by_person"] = self.flag(True, other=50)
        if self.chance(10):
            debt["co_obligors"] = ["spouse"]
        return debt

    def several(self, make: Any, percent: int) -> Any:
        if self.chance(4):
            return "unknown"
        return [make() for _ in range(self.pick((1, 1, 1, 2)))] if self.chance(percent) else "none"

    def notice(self) -> Json:
        provided = self.before()
        notice: Json = {"provided_at": self.said(provided)}
        if self.chance(15):
            notice["orally"] = self.flag(True, other=0, unknown=25)
        elif self.chance(20):
            notice["undeliverable_at"] = self.said(self.after(provided))
        if self.chance(15):
            notice["period_ends"] = (self.at + timedelta(days=self.pick((-1, 0, 1, 5)))).date().isoformat()
        return notice

    def disputes(self) -> Any:
        if self.chance(4):
            return "unknown"
        if not self.chance(60):
            return "none"
        if self.chance(10):
            return self.said_again()
        made: list[Json] = []
        came: list[datetime] = []
        for _ in range(self.pick((1, 1, 2, 2, 3))):
            received = self.before(62) if not came or self.chance(20) else self.after(came[-1])
            dispute: Json = {"id": self.id("d"), "received_at": self.said(received), "in_writing": self.flag(True)}
            if self.chance(10):
                dispute["submitted_at"] = self.said(received - timedelta(days=self.pick((1, 5))))
            if self.chance(25):
                dispute["whole_debt"] = self.flag(False)
            if self.chance(50):
                dispute["billing_error"] = self.flag(True)
            for name, percent in (("verified_at", 25), ("withdrawn_at", 6), ("corrected_at", 10), ("explained_at", 30)):
                if self.chance(percent):
                    dispute[name] = self.said(self.after(received))
            if "explained_at" in dispute and self.chance(80):
                dispute["pay_by"] = (self.at + timedelta(days=self.pick((-30, -10, -1, 0, 1, 5)))).date().isoformat()
            if self.chance(15):
                dispute["statement_sent_at"] = self.said(received - timedelta(days=self.pick((10, 59, 60, 61, 62))))
            if made and came[-1] <= received and self.chance(75):
                dispute["repeats"] = made[-1]["id"]
                dispute["new_information"] = self.flag(False)
                if self.chance(35):
                    dispute["duplicative_notice_at"] = self.said(self.after(received))
            made.append(dispute)
            came.append(received)
        if len(made) > 1:
            for dispute, received in zip(made, came, strict=True):  # whose order is known
                dispute["received_at"] = self.text(received)
        return made

    def said_again(self) -> list[Json]:
        """A notice of a billing error that was explained, and a further one about as long after as there is to pay."""
        received = self.at - timedelta(days=60)
        explained = received + timedelta(days=15)
        again = explained + timedelta(days=self.pick((0, 9, 10, 11, 20)))
        pay_by = (explained + timedelta(days=self.pick((5, 10, 19, 20)))).date().isoformat()
        notice: Json = {"in_writing": True, "billing_error": True}
        first = {"id": "b1", "received_at": self.text(received), "explained_at": self.text(explained), "pay_by": pay_by}
        return [{**notice, **first}, {**notice, "id": "b2", "received_at": self.text(again), "repeats": "b1"}]

    def request_of_name(self) -> Json:
        received = self.before(62)
        request: Json = {"id": self.id("o"), "received_at": self.said(received), "in_writing": self.flag(True)}
        if self.chance(40):
            request["answered_at"] = self.said(self.after(received))
        if self.chance(8):
            request["withdrawn_at"] = self.said(self.after(received))
        return request

    def claim(self) -> Json:
        learned = self.before()
        claim: Json = {"id": self.id("c"), "kind": self.pick(CLAIMS), "learned_at": self.said(learned)}
        for name in ("in_writing", "formalities_met", "upheld"):
            if self.chance(60):
                claim[name] = self.flag(True, other=45)
        if self.chance(40):
            claim["ended_at"] = self.said(self.after(learned))
        return claim

    def request(self) -> Json:
        kind = self.pick(("stop-medium", "stop-address", "revoke-consent"))
        received = self.before(30)
        request: Json = {"id": self.id("r"), "kind": kind, "received_at": self.said(received)}
        if self.chance(15):
            request["withdrawn_at"] = self.said(self.after(received))
        if kind == "stop-medium" or self.chance(40):
            request["media"] = [self.pick(("email", "text", "call"))]
        if kind == "stop-address" or (kind == "revoke-consent" and "media" not in request and self.chance(50)):
            request["address"] = (
                self.pick(("mail", "mail", "cell", "home", "unknown"))
                if kind == "stop-address"
                else self.pick(("mail", "cell"))
            )
        return request

    def consent(self) -> Json:
        given = self.before()
        consent: Json = {
            "id": self.id("k"),
            "scope": "electronic-records",
            "given_at": self.said(given),
            "given_to": "collector",
        }
        if self.chance(15):
            consent["given_to"] = self.pick(("creditor", "prior-collector"))
        if self.chance(20):
            consent["media"] = [self.pick(("email", "text"))]
        if self.chance(20):
            consent["address"] = self.pick(("mail", "cell"))
        if self.chance(15):
            consent["debts"] = ["A"]
        if self.chance(15):
            consent["revoked_at"] = self.said(self.after(given))
        if self.chance(10):
            consent["renewed_at"] = [self.said(self.after(given))]
        return consent

    def attempt(self) -> Json:
        medium = self.pick(MEDIA)
        sent = self.before()
        attempt: Json = {"id": self.id("a"), "at": self.text(sent), "medium": medium, "debts": [self.pick(self.ids)]}
        if self.chance(10):
            attempt["recipient"] = self.pick(("spouse", "third-party", "creditor", "guardian"))
        if medium in ("call", "ringless-voicemail"):
            attempt["outcome"] = self.pick(
                ("rang-out", "limited-content-message", "voicemail", "conversation", "pending")
            )
            if medium == "ringless-voicemail" and attempt["outcome"] == "conversation":
                attempt["outcome"] = "voicemail"
        else:
            attempt["outcome"] = self.pick(("sent",) * 6 + ("undeliverable", "unknown"))
            if attempt["outcome"] == "undeliverable" or self.chance(10):
                attempt["undeliverable_at"] = self.said(self.after(sent))
            if self.chance(60):
                attempt["purpose"] = self.pick(PAST_PURPOSES)
        if medium in ADDRESSES and self.chance(90):
            attempt["address"] = ADDRESSES[medium]
        return attempt

    def inbound(self) -> Json:
        came = self.before(45)
        inbound: Json = {
            "id": self.id("i"),
            "at": self.text(came),
            "medium": self.pick(("call", "email", "mail", "text")),
        }
        if inbound["medium"] == "call":
            inbound["conversation"] = self.chance(60)
        if self.chance(80):
            inbound["debts"] = [self.pick(self.ids)]
        return inbound

    def address(self, id: str, over: str) -> Json:
        address: Json = {"id": id}
        if self.chance(12):
            gone = self.before(45)
            address[over] = self.said(gone)
            if over == "undeliverable_at" and self.chance(25):
                address["regained_at"] = self.said(self.after(gone))
        return address

    def question(self) -> Question:
        self.ids = ["A"] if self.chance(70) else ["A", "B"]
        debts = [self.debt(id) for id in self.ids]
        history: Any = {"attempts": [], "inbound": []}
        if self.chance(4):
            history = "unknown"
        elif self.chance(55):
            history["attempts"] = [self.attempt() for _ in range(self.pick((1, 1, 2, 3)))]
            history["inbound"] = [self.inbound() for _ in range(self.pick((0, 0, 1)))]
        if isinstance(history, dict) and (history["attempts"] or history["inbound"]):
            for debt in debts:  # what a first talk was beside several notices is not asked
                if isinstance(debt["validation"], list) and any("orally" in notice for notice in debt["validation"]):
                    del debt["validation"][1:]
        consumer = {"minor": self.chance(10), "deceased": self.flag(False, other=12)}
        case: Json = {
            "collector": self.pick(COLLECTORS),
            "debts": debts,
            "requests": "unknown" if self.chance(3) else [self.request()] if self.chance(30) else "none",
            "representation": "none",
            "bankruptcies": "none",
            "history": history,
            "locations": [
                {"id": "home", "zones": self.pick((["America/New_York"], ["America/New_York", "Pacific/Honolulu"]))}
            ],
            "phones": [{**self.address("cell", "disowned_at"), "line_type": "mobile"}],
            "emails": [self.address("mail", "undeliverable_at")],
            "postal_addresses": [self.address("home", "undeliverable_at")],
            "consents": [self.consent() for _ in range(self.pick((0, 0, 1, 1, 2)))],
            "consumer": consumer,
        }
        contact = self.contact()
        if consumer["deceased"] is True and self.chance(40):
            contact |= {"recipient": self.pick(("consumer", "personal-representative")), "purpose": "validation-notice"}
        if contact["purpose"] == "validation-notice" and self.chance(10) and isinstance(history, dict):
            for debt in debts:
                debt["validation"] = "none"
            call: Json = {"medium": "call", "outcome": "pending", "debts": self.ids, "address": "cell"}
            history["attempts"] = [{"id": self.id("a"), "at": self.text(self.at - timedelta(days=9)), **call}]
        return case, contact

    def contact(self) -> Json:
        contact: Json = {"at": self.text(self.at), "medium": self.pick(MEDIA), "debts": self.ids}
        contact["recipient"] = AGENCY if self.chance(30) else self.pick(RECIPIENTS)
        contact["purpose"] = self.pick(TO_AGENCIES if contact["recipient"] == AGENCY else PURPOSES)
        if contact["recipient"] in ("third-party", "household-member") and self.chance(40):
            contact["purpose"] = "location-information"
        if contact["recipient"] == AGENCY:
            contact["medium"] = "other-electronic"
        elif contact["medium"] in ADDRESSES and self.chance(92):
            contact["address"] = ADDRESSES[contact["medium"]]
        carried, lacked = [], []
        for element in ELEMENTS:
            if self.chance(12 if element in RARELY else 20):
                carried.append(element)
            elif self.chance(25) and (element != "no-payment-request" or contact["recipient"] != AGENCY):
                lacked.append(element)
        contact["content"] = {"carries": carried, "lacks": lacked}
        if contact["purpose"] in (
            "formal-pleading",
            "servicing-disclosure",
            "credit-reporting",
            "answer-to-request",
        ) and self.chance(35):
            contact["required_by_law"] = True
        return contact


questions = seeded(lambda rng: Maker(rng).question())
