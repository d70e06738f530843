"""Made-up questions about location contacts, emails, texts, messages, calls, threats, reports and disclosures."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from fdcpa_guard.testing.crowds import Dice

from ..plain import Json
from . import Question, seeded

T = TypeVar("T")

NOON = datetime(2026, 4, 8, 16, tzinfo=UTC)
ZONES = ("America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "America/Puerto_Rico")
FLAG = (True, True, True, True, False, "unknown")
CALLS = """rang-out voicemail limited-content-message conversation conversation dropped wrong-person not-connected
no-message-left pending"""
OTHERS = """third-party third-party household-member employer spouse parent guardian creditor creditor-attorney
consumer-reporting-agency consumer-attorney personal-representative collector-attorney"""
OURS = """consumer consumer consumer consumer spouse parent guardian personal-representative
successor-in-interest"""
SPEECH = ("call", "ringless-voicemail", "in-person")
ADDRESSES = {
    "call": ("cell", "cell", "land"),
    "ringless-voicemail": ("cell", "land"),
    "text": ("cell", "cell", "land"),
    "email": ("mail", "mail", "mail-2"),
    "mail": ("home", "office"),
    "in-person": ("home", "office"),
}
WORDS = {
    "location": """identifies-caller names-employer-unasked states-debt shows-debt-collection postcard
    collector-disclosure initial-disclosure business-identity no-payment-request threatens-legal-action disputed-part
    names-behind-call validation-information itemisation reports-dispute limited-content-message""",
    "email": "no-payment-request opt-out-confirmation-only states-debt validation-information",
    "text": "no-payment-request opt-out-confirmation-only states-debt",
    "messages": "opt-out-confirmation-only no-payment-request",
    "calls": "no-payment-request limited-content-message",
    "closed": """opt-out-confirmation-only no-payment-request states-debt validation-information
    threatens-legal-action""",
    "threat": """threatens-legal-action threatens-legal-action pre-legal-threat threatens-credit-report
    no-payment-request""",
    "report": """reports-dispute reports-dispute states-debt threatens-credit-report no-payment-request itemisation
    initial-disclosure collector-disclosure disputed-part""",
    "disclosure": """initial-disclosure initial-disclosure collector-disclosure collector-disclosure
    limited-content-message no-payment-request opt-out-confirmation-only validation-information states-debt""",
}
"""What is declared of the content, by what a question is about; what stands twice, more often."""
PURPOSES = {
    "location": "location-information",
    "email": """collection collection collection answer-to-request validation-notice formal-pleading
    opt-out-confirmation unrelated-notice location-information""",
    "text": """collection collection collection answer-to-request formal-pleading opt-out-confirmation
    unrelated-notice location-information""",
    "messages": "collection collection collection answer-to-request opt-out-confirmation unrelated-notice",
    "calls": "collection collection collection answer-to-request location-information unrelated-notice",
    "closed": """collection collection answer-to-request opt-out-confirmation opt-out-confirmation
    early-intervention-notice servicing-disclosure formal-pleading unrelated-notice dispute-response""",
    "threat": """collection remedy-may-be-invoked remedy-will-be-invoked formal-pleading postjudgment-remedy
    unrelated-notice answer-to-request""",
    "report": """credit-reporting credit-reporting collection answer-to-request location-information
    termination-of-efforts formal-pleading postjudgment-remedy unrelated-notice opt-out-confirmation""",
    "disclosure": """collection collection collection formal-pleading location-information unrelated-notice
    opt-out-confirmation validation-notice answer-to-request""",
}
MEDIA = {
    "location": "call call mail mail email text in-person ringless-voicemail portal",
    "email": "email",
    "text": "text",
    "messages": "text text email call mail social-media in-person",
    "calls": "call call ringless-voicemail",
    "closed": "call text email mail ringless-voicemail in-person social-media other-electronic portal",
    "threat": "call text mail email in-person portal social-media",
    "report": "other-electronic mail call email text",
    "disclosure": "call call text email mail ringless-voicemail in-person portal social-media",
}
TOPICS = tuple(MEDIA)


class Maker(Dice):
    """One question, made of one seed."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.topic = self.pick(TOPICS)
        self.at = NOON + timedelta(hours=self.pick((0, 0, 0, 3, -10, 9, 14)))
        self.medium = self.pick(MEDIA[self.topic].split())
        self.purpose = self.pick(PURPOSES[self.topic].split())
        self.recipient = self.pick(self.recipients())
        self.person = self.pick((None, None, None, "pat", "kim"))
        others = [role for role in OTHERS.split() if role != self.recipient]
        self.roles = {"pat": self.pick(others), "kim": self.pick(others)}
        """In which role each person with an id is."""
        if self.person is not None:
            self.roles[self.person] = self.recipient
        self.debts = ["A", "B"][: self.pick((1, 2, 2))]
        self.vague = self.chance(15)

    def recipients(self) -> Sequence[str]:
        ours, others = OURS.split(), OTHERS.split()
        if self.topic == "location":
            return others
        if self.topic == "report":
            return (*["consumer-reporting-agency"] * 3, *others, *ours)
        return (*ours, *ours, *others) if self.topic in ("closed", "calls", "messages", "threat") else ours

    def some(self, choices: Sequence[T]) -> list[T]:
        """Of choices that stand twice to be likelier, each once."""
        one = self.pick(choices)
        return [each for each in dict.fromkeys(choices) if each == one or self.chance(30)]

    # -- instants

    def instant(self, far: bool = False) -> datetime:
        if self.chance(10):
            return self.at + timedelta(minutes=self.pick((0, 0, -3, -5, -6, 1)))
        days = (0, -1, -1, -2, -3, -6, -7, 1, *((-30, -35, -36, -59, -60, -61) if far else (0, -1, -2)))
        return self.at + timedelta(days=self.pick(days), minutes=self.pick((0, -1, 1, -3, -240, 300, -600)))

    def when(self, instant: datetime) -> str:
        if self.vague and self.chance(30):
            return "unknown" if self.chance(25) else instant.date().isoformat()
        return instant.isoformat()

    def maybe(self, fact: Json, name: str, after: datetime | None, percent: int) -> None:
        if self.chance(percent):
            moment = self.instant()
            fact[name] = self.when(moment if after is None else max(moment, after))

    # -- people and things

    def who(self, percent: int = 75) -> str:
        if self.chance(percent):
            return self.person or self.recipient
        return self.pick(("consumer", "spouse", "pat", "kim", "third-party", "guardian"))

    def party(self) -> Json:
        if self.chance(80):
            return {"recipient": self.recipient, "person": self.person}
        person = self.pick((None, "pat", "kim"))
        role = self.roles[person] if person else self.pick((*OURS.split(), *OTHERS.split()))
        return {"recipient": role, "person": person}

    def some_debts(self) -> list[str]:
        return self.some(("A", "B"))

    def address(self, medium: str) -> str | None:
        return self.pick(ADDRESSES[medium]) if medium in ADDRESSES and self.chance(85) else None

    def content(self) -> Json:
        carries: list[str] = []
        lacks: list[str] = []
        words = WORDS[self.topic].split()
        for word in dict.fromkeys(words):
            if word == "limited-content-message" and self.medium not in SPEECH[:2]:
                continue
            often = words.count(word) > 1 or self.topic == "location"
            percent = (
                80 if self.medium == "mail" and word in ("postcard", "shows-debt-collection") else 35 if often else 12
            )
            if self.chance(percent):
                (carries if self.chance(50) else lacks).append(word)
        content: Json = {"carries": carries, "lacks": lacks}
        if self.topic == "disclosure" and self.chance(40):
            content["languages"] = self.some(("en", "es-MX", "zh-Hans"))
            if self.chance(70):
                content["disclosure_languages"] = self.some(("en", "es", "zh-Hant", "zh-Hans"))
        return content

    def contact(self, case: Json) -> Json:
        contact: Json = {
            "at": self.at.isoformat(),
            "medium": self.medium,
            "debts": self.debts,
            "recipient": self.recipient,
        }
        contact |= {"purpose": self.purpose, "content": self.content(), "address": self.address(self.medium)}
        if self.person:
            contact["person"] = self.person
        if self.chance(12):
            contact["required_by_law"] = True
        history = case["history"]
        came = history["inbound"] if isinstance(history, dict) else []
        came = [event["id"] for event in came if datetime.fromisoformat(event["at"]) <= self.at]
        if came and self.chance(50):
            contact["in_reply_to"] = self.pick(came)
        if self.topic == "location" and self.chance(10):
            contact["location_grounds"] = {self.pick(("person_asked_for_it", "earlier_answer_thought_wrong")): True}
        return contact

    # -- the case

    def inbound(self) -> Json:
        medium = self.medium if self.chance(60) else self.pick(("call", "text", "email", "in-person"))
        at = self.instant(far=True)
        event: Json = {
            "id": self.id("in"),
            "at": at.isoformat(),
            "medium": medium,
            **self.party(),
            "debts": self.some_debts(),
        }
        if self.chance(15):
            event["debts"] = []
        if medium in ("call", "in-person"):
            event["conversation"] = self.pick((True, True, False, "unknown"))
            if self.chance(30):
                event["ongoing"] = True
            elif self.chance(30):
                event["ended_at"] = (at + timedelta(minutes=9)).isoformat()
        event["address"] = self.address(medium) if medium != "in-person" else None
        return event

    def attempt(self, came: list[Json]) -> Json:
        medium = (
            self.medium
            if self.chance(60)
            else self.pick(("call", "text", "email", "mail", "in-person", "social-media"))
        )
        at = self.instant(far=self.topic in ("email", "text"))
        if self.topic == "messages":
            at = self.at + timedelta(days=self.pick((0, 0, -1, -1, -1, -2, -4)), minutes=self.pick((0, -1, -2, 3)))
        attempt: Json = {
            "id": self.id("out"),
            "at": at.isoformat(),
            "medium": medium,
            **self.party(),
            "debts": self.some_debts(),
        }
        attempt["outcome"] = (
            self.pick(CALLS.split())
            if medium in SPEECH[:2]
            else self.pick(("sent", "sent", "sent", "sent", "undeliverable", "pending"))
        )
        if medium == "ringless-voicemail":
            attempt["outcome"] = self.pick(
                ("voicemail", "voicemail", "limited-content-message", "not-connected", "pending")
            )
        attempt["address"] = self.address(medium)
        if medium in SPEECH[:1] and self.chance(12):
            attempt["answered_by"] = self.pick(("consumer", "spouse", "third-party", "household-member"))
        if attempt["outcome"] == "sent":
            self.maybe(attempt, "undeliverable_at", at, 8)
        attempt["purpose"] = (
            self.purpose
            if self.chance(65)
            else self.pick(
                (
                    "collection",
                    "collection",
                    "opt-out-confirmation",
                    "unrelated-notice",
                    "location-information",
                    "formal-pleading",
                )
            )
        )
        before = [event["id"] for event in came if datetime.fromisoformat(event["at"]) <= at]
        if before and self.chance(25):
            attempt["in_reply_to"] = self.pick(before)
        if self.chance(3):
            attempt["improper"] = True
        if attempt["outcome"] == "conversation" and self.chance(15):
            attempt["discussed"] = self.pick((["A"], ["B"], [], "unknown"))
        return attempt

    def request(self) -> Json:
        kind = self.pick(("stop-medium", "stop-medium", "stop-address", "stop-address", "revoke-consent", "cease"))
        if self.purpose == "opt-out-confirmation" and self.chance(80):
            kind = self.pick(("stop-medium", "stop-address"))
        received = self.instant()
        request: Json = {
            "id": self.id("request"),
            "kind": kind,
            "received_at": self.when(received),
            "person": self.who(),
        }
        media = (self.medium, self.medium, "text", "email", "call", "mail")
        if kind == "stop-medium":
            request["media"] = self.some(media)
        elif kind == "stop-address":
            request["address"] = self.address(self.medium) or "cell"
            if self.chance(3):
                request["address"] = "unknown"
            request["media"] = self.some(media) if self.chance(40) else []
        elif kind == "revoke-consent":
            request["address"] = self.pick((None, "cell", "mail", "land"))
            request["media"] = self.pick(([], [], [self.medium], ["call"]))
            if self.chance(20):
                request["debts"] = self.some_debts()
        else:
            request["in_writing"] = self.pick(FLAG)
            request["debts"] = self.pick((None, ["A"], ["B"]))
        self.maybe(request, "withdrawn_at", received, 12)
        return request

    def requests(self) -> Any:
        if self.chance(3):
            return "unknown"
        several = (1,) if self.purpose == "opt-out-confirmation" else (0, 0, 1, 1, 2)
        return [self.request() for _ in range(self.pick(several))]

    def consent(self) -> Json:
        scope = {"email": "email-address", "text": "text-number"}.get(self.medium, "electronic-records")
        given = self.instant(far=True)
        consent: Json = {"id": self.id("consent"), "scope": scope, "given_at": self.when(given), "person": self.who(85)}
        consent["given_to"] = self.pick(("collector",) * 6 + ("creditor", "unknown"))
        consent["address"] = self.address(self.medium) or "cell"
        if self.chance(25):
            consent["debts"] = self.some_debts()
        if self.chance(10):
            consent["media"] = self.some(("text", "email", "call"))
        if self.chance(12):
            consent |= {"provided_address_only": True, "use_disclosed": self.pick(FLAG)}
        if self.chance(20):
            consent["renewed_at"] = [self.when(max(self.instant(far=True), given))]
        if self.chance(20):
            consent["during_proper_communication"] = self.pick((False, "unknown"))
        self.maybe(consent, "revoked_at", given, 15)
        self.maybe(consent, "expires_at", given + timedelta(minutes=1), 8)
        return consent

    def mostly(self, usual: bool) -> bool | str:
        return usual if self.chance(88) else "unknown" if self.chance(50) else not usual

    def email(self, id: str) -> Json:
        email: Json = {"id": id, "person": self.who(90), "public_domain": self.mostly(True)}
        if self.chance(20):
            email["employer_provided"] = self.pick((True, False, "unknown"))
            self.maybe(email, "employer_learned_at", None, 40)
        if self.chance(50):
            use: Json = {
                "obtained_from_consumer": self.mostly(True),
                "used_about_account": self.mostly(True),
                "consumer_asked_to_stop": self.mostly(False),
            }
            if self.chance(90):
                sent = self.at + timedelta(days=self.pick((-35, -36, -37, -60)), hours=self.pick((0, -12, 9)))
                by = self.at + timedelta(days=self.pick((-2, -1, 0, -20)))
                use["notice"] = {
                    "sent_at": self.when(sent),
                    "discloses_everything": self.mostly(True),
                    "opt_out_by": by.date().isoformat(),
                }
            if self.chance(20):
                use["debts"] = self.some_debts()
            email["creditor_use"] = use
        if self.chance(25):
            email["prior_collector_use"] = {
                "obtained_by_procedure": self.mostly(True),
                "used_by_immediately_prior": self.mostly(True),
                "opted_out": self.mostly(False),
                "debts": self.pick((None, ["A"], ["A", "B"])),
            }
        return email

    def phone(self, id: str) -> Json:
        phone: Json = {"id": id, "person": self.who(88)}
        for name, percent in (("disowned_at", 12), ("regained_at", 5)):
            self.maybe(phone, name, None, percent)
        if self.chance(35):
            at = self.instant(far=True)
            since = at - timedelta(days=self.pick((0, 1, 20, 60)))
            phone["reassigned_checks"] = [
                {
                    "at": self.when(at),
                    "since": since.isoformat(),
                    "reassigned": self.mostly(False),
                    "complete_and_accurate": self.mostly(True),
                }
            ]
        return phone

    def postal(self, id: str) -> Json:
        postal: Json = {"id": id, "person": self.who(90)}
        self.maybe(postal, "undeliverable_at", None, 12)
        return postal

    def twice(self, records: list[Json], name: str, same: str) -> list[Json]:
        """Two records, sometimes of one number or address, and then alike."""
        one, other = records
        return [one | {name: same}, one | {name: same, "id": other["id"]}] if self.chance(8) else records

    def debt(self, id: str) -> Json:
        debt: Json = {
            "id": id,
            "nature": "consumer",
            "kind": self.pick(("credit-card", "mortgage", "student-loan")),
            "validation": "none",
            "original_creditor_requests": "none",
        }
        if debt["kind"] == "student-loan":
            debt["servicing_account"] = "s1"
        if self.chance(25):
            provided = self.instant()
            debt["validation"] = [{"provided_at": self.when(provided), "orally": self.pick((True, False, "unknown"))}]
            self.maybe(debt["validation"][0], "undeliverable_at", provided, 20)
        if self.chance(25):
            debt["initial_communication_at"] = self.when(self.instant())
            debt["initial_communication_orally"] = self.pick(("unknown", True, False))
        debt["disputes"] = self.disputes()
        debt["proceedings"] = self.proceedings()
        if self.chance(50):
            debt["active_litigation"] = self.pick((True, False, "unknown"))
        self.maybe(debt, "judgment_at", None, 15)
        debt["legal_action_authorised"] = self.pick((True, False, "unknown"))
        if self.chance(15):
            debt["co_obligors"] = [self.pick(("spouse", "pat", "kim"))]
        return debt

    def disputes(self) -> Any:
        if self.chance(40 if self.topic == "report" else 70):
            return "unknown" if self.chance(7) else "none"
        received = self.instant()
        dispute: Json = {"id": self.id("dispute"), "received_at": self.when(received), "in_writing": self.pick(FLAG)}
        for name, percent in (("withdrawn_at", 20), ("verified_at", 20), ("corrected_at", 15)):
            self.maybe(dispute, name, received, percent)
        return [dispute]

    def proceedings(self) -> Any:
        if self.chance(75):
            return "unknown" if self.chance(10) else "none"
        learned = self.instant()
        claim: Json = {"id": self.id("claim"), "learned_at": self.when(learned)}
        claim["kind"] = self.pick(
            (
                "identity-theft",
                "coerced-debt",
                "unauthorised-payment",
                "good-faith-estimate-dispute",
                "complaint",
                "unknown",
            )
        )
        self.maybe(claim, "ended_at", learned, 40)
        if "ended_at" in claim:
            claim["upheld"] = self.pick((True, False, "unknown"))
        return [claim]

    def attorney(self) -> Json:
        learned = self.instant()
        attorney: Json = {
            "id": self.id("attorney"),
            "learned_at": self.when(learned),
            "attorney_can_be_found": self.pick(FLAG),
        }
        attorney["person"] = self.pick((None, "consumer", "consumer", "spouse", "pat", "kim", "guardian", "employer"))
        attorney["debts"] = self.pick((None, ["A"], ["B"]))
        attorney["asked_at"] = learned.isoformat()
        for name in ("unresponsive_at", "answered_at", "ended_at", "consented_at"):
            self.maybe(attorney, name, learned, 15)
        return attorney

    def case(self) -> Json:
        inbound = [self.inbound() for _ in range(self.pick((0, 0, 0, 1, 2)))]
        many = (9, 12, 16) if self.topic in ("messages", "calls") else (0, 0, 1, 2, 4)
        attempts = [self.attempt(inbound) for _ in range(self.pick(many))]
        history: Any = {"attempts": attempts, "inbound": inbound}
        case: Json = {
            "collector": self.pick(("third-party-collector", "debt-buyer", "mortgage-servicer")),
            "debts": [self.debt("A"), self.debt("B")],
            "bankruptcies": "none",
            "history": "unknown" if self.chance(20 if self.topic == "disclosure" else 2) else history,
            "requests": self.requests(),
            "representation": "unknown"
            if self.chance(5)
            else [self.attorney() for _ in range(self.pick((0, 1, 1)))]
            if self.topic == "location"
            else "none",
            "consumer": {"minor": self.pick((True, False, False)), "deceased": False},
            "locations": [
                {
                    "id": self.id("place"),
                    "person": who,
                    "zones": self.some(ZONES) if self.chance(30) else [self.pick(ZONES)],
                }
                for who in dict.fromkeys((self.person or self.recipient, "consumer"))
            ],
            "phones": self.twice([self.phone(id) for id in ("cell", "land")], "number", "+18005550123"),
            "emails": self.twice([self.email(id) for id in ("mail", "mail-2")], "address", "ann@example.com"),
            "postal_addresses": [self.postal(id) for id in ("home", "office")],
            "consents": [self.consent() for _ in range(self.pick((0, 1, 1, 2)))],
        }
        return case

    def question(self) -> Question:
        case = self.case()
        return case, self.contact(case)


questions = seeded(lambda rng: Maker(rng).question())
