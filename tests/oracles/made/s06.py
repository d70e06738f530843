"""Made-up questions, dense with what 12 CFR 1006.6 and 1006.22(f) and a few paragraphs of the statute turn on."""

from datetime import time, timedelta
from random import Random
from typing import Any

from fdcpa_guard.testing.crowds import POSTAL, PURPOSES, RARE_MEDIA, RECIPIENTS, UNKNOWN, Crowd, Json
from fdcpa_guard.testing.occasions import instant

from . import Question, seeded

PLACES = ("home", "work", "cafe", "unusual")
SCOPES = ("time", "place", "place", "workplace", "workplace", "despite-attorney", "despite-attorney")
OPENING = ("email-address", "email-address", "third-party", "third-party", "employer")
REQUESTS = ("inconvenient-place", "employer-prohibits", "cease")
SERVICING = ("answer-to-request", "answer-to-request", "servicing-disclosure", "early-intervention-notice")
OPT_OUTS = ("stop-medium", "stop-address", "revoke-consent")
THEMES = {
    "inconvenient-place": ("call", "text", "mail", "in-person", "email"),
    "employer-prohibits": ("call", "mail", "in-person", "call"),
    "cease": ("mail", "email", "portal", "call"),
    "attorney": ("mail", "email", "call", "portal"),
    "others": ("call", "mail", "email", "in-person", "social-media"),
    "number": ("call", "text", "ringless-voicemail"),
    "address": ("email", "email", "text"),
    "content": ("mail", "text", "email", "social-media", "other-electronic", "call"),
    "morning": ("call", "text", "email", "portal", "social-media"),
}
"""What a question is mostly about, and by which media it may be that."""
ON_PAPER = ("postcard", "envelope-wording", "shows-debt-collection")
ELEMENTS = (
    "opt-out-instructions",
    "opt-out-language",
    "opt-out-confirmation-only",
    "postcard",
    "envelope-wording",
    "shows-debt-collection",
    "physical-or-criminal-threat",
    "profanity",
    "business-identity",
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
    "no-payment-request",
    "periodic-payments-only",
    "states-debt",
    "collector-disclosure",
    "validation-information",
)


class Dense(Crowd):
    """Makes a question for which one of those paragraphs may have an answer."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.calls_back = self.busy = self.loans = False
        self.debt_ids = self.debt_ids[:2]
        self.theme = self.pick(tuple(THEMES))
        self.medium = self.pick(THEMES[self.theme] if self.chance(90) else RARE_MEDIA)
        if self.person in RECIPIENTS or self.theme == "others" or self.chance(15):
            self.recipient, self.person = self.pick(RECIPIENTS), None
        self.purpose = "collection" if self.chance(50) else self.matching_purpose()
        self.servicing = self.theme == "cease" and self.chance(50)
        """Whether it is a mortgage servicer's contact with a borrower who wants no more of them."""
        if self.servicing:
            self.purpose = self.pick(SERVICING)
        if self.theme == "morning":
            self.at = instant(self.today, time(8, 0, self.pick((0, 0, 0, 1)), self.pick((0, 999_999))), self.home)

    def matching_purpose(self) -> str:
        return super().matching_purpose() if self.chance(60) else self.pick(PURPOSES)

    def request(self) -> Json:
        made = super().request()
        received = made["received_at"]
        kind = self.theme if self.theme in REQUESTS and self.chance(75) else self.pick((*REQUESTS, *OPT_OUTS))
        kept: Json = {name: made[name] for name in ("id", "person", "withdrawn_at") if name in made}
        request: Json = {**kept, "kind": kind, "received_at": received}
        if kind == "inconvenient-place":
            request["place"] = self.pick((*PLACES, UNKNOWN)) if self.chance(80) else "home"
        elif kind == "cease":
            request["in_writing"] = self.flag(True)
            self.maybe_debts(request)
            if self.chance(30):
                request["person"] = self.pick(RECIPIENTS)
        elif kind == "stop-medium":
            request["media"] = self.some(("call", "text", "email", "mail"))
        elif kind == "stop-address" or (kind == "revoke-consent" and self.chance(50)):
            request["address"] = self.address(self.pick(("call", "email", "email")))
        if kind in ("stop-address", "revoke-consent") and self.chance(40):
            request["media"] = self.some(("call", "text", "email"))
        return request

    def who(self) -> Json:
        """No role's name for who is in another."""
        who = super().who()
        if who.get("person") in RECIPIENTS:
            del who["person"]
        return who

    def who_id(self) -> str:
        """Nobody whom no fact knows beside a successor in interest, who may be either."""
        known = self.recipient != "successor-in-interest"
        return super().who_id() if known else self.recipient

    def requests(self) -> Any:
        return self.request_list() if self.chance(90) else super().requests()

    def request_list(self) -> list[Json]:
        return [self.request() for _ in range(self.pick((0, 1, 1, 2)))]

    def representation(self) -> Any:
        if not self.chance(90 if self.theme == "attorney" else 10):
            return super().representation()
        made = []
        for _ in range(self.pick((1, 1, 2))):
            learned = self.near(-9, 1)
            lawyer: Json = {"id": self.id("lawyer"), "learned_at": self.when(learned)}
            lawyer["attorney_can_be_found"] = self.flag(True, other=10)
            if self.chance(35):
                lawyer["person"] = self.who_id() if self.chance(60) else self.pick(RECIPIENTS)
            self.maybe_debts(lawyer)
            for name in ("consented_at", "unresponsive_at", "answered_at", "ended_at"):
                if self.chance(15):
                    lawyer[name] = self.text(self.after(learned + timedelta(days=2)))
            made.append(lawyer)
        return made

    def consent(self) -> Json:
        made = super().consent()
        made["scope"] = self.pick(SCOPES if self.chance(60) else OPENING)
        for name in ("windows", "third_party"):
            made.pop(name, None)
        if made["scope"] == "email-address":
            made["address"] = self.address("email")
        if made["scope"] in ("third-party", "employer") and self.chance(70):
            made.pop("person", None)
            if self.chance(60):
                made["third_party"] = self.person or self.recipient
        if self.chance(50):
            made["given_at"] = self.when(self.at - timedelta(hours=self.whole(0, 60)))
            for name in ("starts_at", "expires_at", "renewed_at", "revoked_at"):
                made.pop(name, None)
        return made

    def debt(self, id: str) -> Json:
        debt = super().debt(id)
        if self.chance(30):
            debt["kind"] = self.pick(("mortgage", UNKNOWN))
        if self.servicing:
            debt["kind"] = "mortgage"
        if self.chance(50):
            debt["legal_action_authorised"] = self.flag(True, other=40)
            debt["time_barred"] = self.flag(False)
            debt["active_litigation"] = self.flag(False)
        if self.chance(20):
            debt["judgment_at"] = self.when(self.near(-20, 1))
        if self.chance(15):
            debt["co_obligors"] = [self.pick(("spouse", "parent", "pat"))]
        return debt

    def phone(self, id: str) -> Json:
        line = super().phone(id)
        if self.theme == "number" and self.chance(40):
            line["disowned_at"] = self.when(self.near(-5, 0))
        return line

    def email(self, id: str) -> Json:
        email = super().email(id)
        if self.theme == "address":
            email["employer_provided"] = self.flag(True)
            if self.chance(30):
                email["led_to_third_party_at"] = self.when(self.near(-5, 0))
        return email

    def postal(self, id: str) -> Json:
        return {**super().postal(id), "place": self.pick((*PLACES, UNKNOWN))}

    def history(self) -> Any:
        if self.chance(5):
            return super().history()
        inbound = [self.inbound() for _ in range(self.pick((0, 1, 1, 2)))]
        self.inbound_ids = [event["id"] for event in inbound]
        return {"attempts": [self.attempt(inbound) for _ in range(self.pick((0, 0, 1, 2)))], "inbound": inbound}

    def attempt(self, inbound: list[Json]) -> Json:
        """No answer by somebody else, of whom again and again is another question."""
        made = super().attempt(inbound)
        for name in ("answered_by", "answered_by_person"):
            made.pop(name, None)
        if made["outcome"] == "wrong-person" or (made.get("recipient") == "third-party" and made["outcome"] != "sent"):
            made["outcome"] = "rang-out" if made["medium"] in ("call", "ringless-voicemail") else "sent"
        return made

    def inbound(self) -> Json:
        event = super().inbound()
        if event["medium"] == "mail" and self.chance(50):
            event["address"] = self.pick(POSTAL)
        return event

    def contact(self) -> Json:
        contact = super().contact()
        if self.medium in ("call", "ringless-voicemail"):
            contact.setdefault("address", self.address(self.medium))
        if self.chance(40):
            contact["person_is_at"] = self.pick(PLACES)
        if self.medium == "in-person" and self.chance(60):
            contact["address"] = self.pick(POSTAL)
        if self.medium in ("text", "email") and self.chance(95):
            contact.setdefault("address", self.address(self.medium))
        if self.medium == "text":
            contact.setdefault("address", "cell")
        if self.medium == "social-media" and self.chance(70):
            contact["publicly_viewable"] = self.flag(False, other=45)
        return contact

    def content(self) -> Json:
        content: Json = {"carries": [], "lacks": []}
        for name in ELEMENTS:
            likely = 40 if self.theme == "content" else 10
            if self.chance(likely if name not in ON_PAPER else 50 if self.medium == "mail" else 5):
                content[self.pick(("carries", "lacks", "lacks"))].append(name)
        return content

    def question(self) -> Question:
        case, contact = self.case(), self.contact()
        if self.servicing:
            self.asks_the_servicer(case, contact)
        if self.chance(5):
            self.logged(case, contact)
        return case, contact

    def asks_the_servicer(self, case: Json, contact: Json) -> None:
        """A borrower who asked for no more gets in touch after all, perhaps."""
        case["collector"] = self.pick(("mortgage-servicer", "mortgage-servicer", "debt-buyer"))
        asked = {"id": self.id("request"), "kind": "cease", "received_at": self.text(self.near(-8, -1))}
        case["requests"] = [{**asked, "in_writing": self.flag(True)}]
        event: Json = {"id": self.id("in"), "at": self.text(self.near(-2, 0)), "medium": self.medium, **self.who()}
        if isinstance(case["history"], dict):
            case["history"]["inbound"].append(event)
            contact["in_reply_to"] = event["id"]


questions = seeded(lambda rng: Dense(rng).question())
