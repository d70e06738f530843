"""Made-up questions dense with what New York's law turns on, the state's, New York City's and Yonkers'."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from ..plain import DAY, TELEPHONE, TO_A_NUMBER, Json
from . import Question, seeded
from .dc import some

WEDNESDAYS = tuple(map(datetime.fromisoformat, ("2026-10-07T12:00:00-04:00", "2027-03-03T12:00:00-05:00")))
"""Under the first and the second text of 6 RCNY 5-77."""
COLLECTORS = ("third-party-collector", "debt-buyer", "law-firm", "creditor", "creditor", "creditor-under-other-name")
MEDIA = ("call", "call", "ringless-voicemail", "text", "email", "mail", "mail", "in-person", "social-media", "portal")
OUTCOMES = ("conversation", "voicemail", "voicemail", "limited-content-message", "rang-out", "not-connected")
ADDRESSES = {
    **dict.fromkeys(("call", "ringless-voicemail"), ("cell", "old-cell", "office-line")),
    "text": ("cell", "old-cell"),
    "email": ("inbox", "old-inbox", "work-inbox", "some-inbox"),
    **dict.fromkeys(("mail", "in-person"), ("house", "office")),
}
PURPOSES = (
    ("collection",) * 9
    + ("location-information",) * 3
    + (
        "answer-to-request",
        "validation-notice",
        "dispute-response",
        "termination-of-efforts",
        "remedy-may-be-invoked",
        "remedy-will-be-invoked",
        "servicing-disclosure",
        "opt-out-confirmation",
        "postjudgment-remedy",
        "formal-pleading",
        "unrelated-notice",
    )
)
OTHERS: tuple[Json, ...] = (
    {"recipient": "spouse"},
    {"recipient": "third-party", "person": "ann"},
    {"recipient": "third-party", "person": "ann"},
    {"recipient": "third-party"},
    {"recipient": "household-member"},
    {"recipient": "employer"},
    {"recipient": "employer"},
    {"recipient": "parent"},
    {"recipient": "guardian"},
    {"recipient": "personal-representative"},
    {"recipient": "consumer-attorney"},
    {"recipient": "consumer-reporting-agency"},
    {"recipient": "consumer-reporting-agency"},
    {"recipient": "creditor"},
)
ELEMENTS = (
    "states-debt",
    "states-debt",
    "no-payment-request",
    "reports-dispute",
    "threatens-legal-action",
    "threatens-credit-report",
    "physical-or-criminal-threat",
    "profanity",
    "initial-disclosure",
    "business-identity",
    "natural-person-number",
    "time-barred-disclosure",
    "alternative-format-notice",
    "identifies-caller",
    "names-employer-unasked",
)
OF_MEDIUM = {
    "mail": ("postcard", "shows-debt-collection", "envelope-wording"),
    "ringless-voicemail": ("limited-content-message",),
    **dict.fromkeys(("text", "email", "social-media"), ("opt-out-instructions",)),
}


class Maker:
    """One made-up question."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self.noon = dice.choice(WEDNESDAYS)
        self.hour = dice.choice((12,) * 6 + (0, 7.999, 8, 15, 20.999, 21, 23))
        self.now = self.noon + timedelta(hours=self.hour - 12)

    def chance(self, part: float) -> bool:
        return self.dice.random() < part

    def pick(self, choices: Any) -> Any:
        return self.dice.choice(choices)

    def some(self, part: float, make: Any, otherwise: Any = None) -> Any:
        return some(self.dice, part, make, otherwise)

    def when(self, *days: float) -> str:
        """So many days ago, or at the very instant of the contact."""
        ago = self.pick(days or (60, 20, 8, 7, 6, 5, 3, 1, 0.1, 0, -0.1, -1))
        return str((self.now - DAY * ago).isoformat())

    def later(self, fact: Json, name: str, since: str, part: float) -> None:
        """At the same instant as something, since, or not yet."""
        if self.chance(part):
            start = datetime.fromisoformat(fact[since])
            fact[name] = max(start, self.pick((start, self.now - DAY / 2, self.now, self.now + DAY))).isoformat()

    def debt(self, id: str) -> Json:
        made: Json = {
            "id": id,
            "nature": self.pick(("consumer",) * 7 + ("unknown", "commercial")),
            "kind": self.pick(("credit-card", "medical", "auto", "rent", "utility", "other", "federal-tax")),
            "validation": self.some(0.2, lambda: [{"provided_at": self.when(), "orally": False}], []),
            "disputes": self.some(0.3, lambda: [self.dispute()], []),
            "original_creditor_requests": [],
            "proceedings": self.some(0.5, lambda: [self.proceeding(n) for n in range(self.pick((1, 1, 2)))], []),
            "promises": [],
            "co_obligors": self.pick(([], [], [], ["ann"], ["spouse"])),
            "legal_action_authorised": self.pick((True, True, False, "unknown")),
            "active_litigation": self.pick((True, False, False, "unknown")),
            "time_barred": self.pick((True, False, False, "unknown")),
            "charged_off": self.pick((True, True, False, "unknown")),
            "purchased": self.pick((True, False, "unknown")),
            **self.some(0.25, lambda: {"judgment_at": self.when()}, {}),
            **self.some(0.1, lambda: {"paid_at": self.when()}, {}),
            **self.some(0.3, lambda: {"initial_communication_at": self.when()}, {}),
        }
        if self.chance(0.3):
            days = (400, 1, 0, -1, -30)
            made["past_due_since"] = (self.noon - DAY * self.pick(days)).date().isoformat()
        return made

    def dispute(self) -> Json:
        made: Json = {"id": "d", "received_at": self.when(), "in_writing": self.pick((True, False))}
        self.later(made, "withdrawn_at", "received_at", 0.25)
        self.later(made, "verified_at", "received_at", 0.25)
        return made

    def proceeding(self, number: int) -> Json:
        kinds = ("coerced-debt", "coerced-debt", "document-request", "document-request", "itemisation-request")
        made: Json = {
            "id": f"p-{number}",
            "kind": self.pick((*kinds, "identity-theft", "complaint")),
            "learned_at": self.when(),
            "in_writing": self.pick((True, False)),
            "formalities_met": self.pick((True, True, False, "unknown")),
            "upheld": self.pick((True, False, "unknown")),
        }
        self.later(made, "ended_at", "learned_at", 0.4)
        return made

    def content(self, medium: str) -> Json:
        found: Json = {"carries": [], "lacks": []}
        few = self.pick((0, 0.15, 0.4))
        for element in dict.fromkeys((*ELEMENTS, *OF_MEDIUM.get(medium, ()))):
            if self.chance(0.7 if element in OF_MEDIUM.get(medium, ()) else few):
                found[self.pick(("carries", "lacks"))].append(element)
        return found

    def who(self, others: float) -> Json:
        return dict(self.pick(OTHERS)) if self.chance(others) else {"recipient": "consumer"}

    def by(self, who: Json) -> Json:
        medium = self.pick(MEDIA)
        theirs = who["recipient"] == "consumer" and medium in ADDRESSES and self.chance(0.8)
        return {"medium": medium, **({"address": self.pick(ADDRESSES[medium])} if theirs else {})}

    def attempt(self, number: int, like: Json) -> Json:
        who = self.who(0.4)
        if self.chance(0.6):
            who = {key: like[key] for key in ("recipient", "person") if key in like}
        made: Json = {
            "id": f"out-{number}",
            "at": self.when(0, 0.2, 1, 2, 3, 4, 5, 6, 6.4, 6.6, 7, 8, 30),
            "debts": self.pick((["A"], ["A"], ["A", "B"], ["B"])),
            "purpose": self.pick(("collection",) * 5 + PURPOSES[9:]),
            **who,
            **self.by(who),
            **self.some(0.15, lambda: {"in_reply_to": "in-0"}, {}),
        }
        if made["purpose"] == "formal-pleading":
            made["purpose"] = "collection"
        made["outcome"] = (
            self.pick(OUTCOMES) if made["medium"] in TELEPHONE else self.pick(("sent",) * 4 + ("undeliverable",))
        )
        if made.get("address") == "old-cell" and made["outcome"] == "conversation":
            made["outcome"] = "rang-out"
        return made

    def plain(self, number: int, like: Json) -> Json:
        """An attempt to collect of the week, towards whom the contact is meant for."""
        who = {key: like[key] for key in ("recipient", "person") if key in like}
        by = self.pick(({"medium": "call", "outcome": "voicemail"}, {"medium": "mail", "outcome": "sent"}))
        days = self.when(*((0.2, 1, 2, 4, 5, 6, 6.4, 6.6, 7) if number else (8,)))
        return {
            "id": f"out-{number}",
            "at": days,
            "debts": self.pick((["A"], ["B"])),
            "purpose": "collection",
            **who,
            **by,
        }

    def inbound(self, number: int) -> Json:
        made: Json = {
            "id": f"in-{number}",
            "at": self.when(0, 0.05, 0.5, 1, 3, 8, 30),
            "medium": self.pick(("call", "text", "email", "mail")),
            **self.who(0.3),
        }
        if made["medium"] == "call":
            made |= self.some(0.5, lambda: {"conversation": True, "ongoing": True}, {})
        return made

    def request(self, number: int) -> Json:
        kind = self.pick(
            ("cease", "cease", "employer-prohibits", "inconvenient-place", "inconvenient-time", "stop-medium")
        )
        made: Json = {
            "id": f"ask-{number}",
            "kind": kind,
            "received_at": self.when(),
            "in_writing": self.pick((True, True, False, "unknown")),
            "person": self.pick(("consumer", "consumer", "consumer", "spouse", "ann")),
        }
        self.later(made, "withdrawn_at", "received_at", 0.2)
        if kind == "cease":
            made |= self.some(0.2, lambda: {"debts": ["A"]}, {})
        if kind == "inconvenient-place":
            made["place"] = self.pick(("home", "work"))
        if kind == "inconvenient-time":
            made["windows"] = [{"start": "10:00", "end": "14:00"}]
        if kind == "stop-medium":
            made["media"] = self.pick((["call"], ["text"], ["email"]))
        return made

    def consent(self, number: int) -> Json:
        scopes = ("time", "place", "workplace", "despite-attorney", "more-calls", "third-party", "electronic-messages")
        scope = self.pick((*scopes, "email-address"))
        made: Json = {
            "id": f"leave-{number}",
            "scope": scope,
            "given_at": self.when(30, 8, 3, 1, 0.1, 0, -1),
            "given_to": self.pick(("collector", "collector", "collector", "creditor", "prior-collector")),
            "in_writing": self.pick((True, True, False, "unknown")),
            "during_proper_communication": True,
            "use_disclosed": True,
            **self.some(0.2, lambda: {"person": self.pick(("spouse", "ann"))}, {}),
            **self.some(0.2, lambda: {"debts": ["A"]}, {}),
        }
        if scope == "time":
            made["windows"] = [{"start": "00:00", "end": "24:00"}]
        if scope == "place":
            made["place"] = self.pick(("home", "work"))
        if scope == "third-party":
            made |= self.some(0.6, lambda: {"third_party": self.pick(("ann", "employer", "household-member"))}, {})
        if scope == "email-address":
            made["address"] = self.pick(("inbox", "work-inbox"))
        self.later(made, "revoked_at", "given_at", 0.2)
        return made

    def representation(self) -> Json:
        made: Json = {
            "id": "lawyer",
            "learned_at": self.when(30, 20, 3, 0, -1),
            "attorney_can_be_found": self.pick((True, True, True, False, "unknown")),
            "person": self.pick(("consumer", "consumer", "ann", None)),
            **self.some(0.2, lambda: {"debts": ["A"]}, {}),
        }
        self.later(made, "consented_at", "learned_at", 0.2)
        self.later(made, "unresponsive_at", "learned_at", 0.15)
        self.later(made, "asked_at", "learned_at", 0.3)
        self.later(made, "ended_at", "learned_at", 0.15)
        return {key: value for key, value in made.items() if value is not None}

    def question(self) -> Question:
        who = self.who(0.5)
        contact: Json = {
            "at": self.now.isoformat(),
            "debts": self.pick((["A"], ["A", "B"])),
            **who,
            **self.by(who),
            "purpose": self.pick(PURPOSES),
            "required_by_law": self.chance(0.1),
        }
        if contact["purpose"] == "formal-pleading" and contact["medium"] in TO_A_NUMBER:
            contact["required_by_law"] = False
        elif contact["purpose"] == "formal-pleading" and contact["medium"] != "in-person":
            contact |= {"medium": "mail", "address": "house"}
        contact["content"] = self.content(contact["medium"])
        contact |= self.some(0.2, lambda: {"in_reply_to": self.pick(("in-0", "in-1"))}, {})
        contact |= self.some(0.15, lambda: {"person_is_at": self.pick(("home", "work"))}, {})
        if contact["medium"] == "social-media":
            contact["publicly_viewable"] = self.pick((True, False, False, "unknown"))
        if contact["medium"] in TELEPHONE:
            contact["voice"] = "live"
        came = [self.inbound(n) for n in range(self.pick((0, 1, 2)))]
        attempts = [self.attempt(n, contact) for n in range(self.pick((0, 0, 1, 2, 3, 4, 6)))]
        if self.chance(0.2):
            attempts = [self.plain(n, contact) for n in range(3)]
        for each in attempts:
            if each.get("in_reply_to") not in [event["id"] for event in came if event["at"] <= each["at"]]:
                each.pop("in_reply_to", None)
        represented = self.chance(0.25) and contact["recipient"] != "consumer-attorney"
        city = self.pick(("US-NY-NYC",) * 4 + ("US-NY-YONKERS",))
        case: Json = {
            "collector": self.pick(COLLECTORS),
            "debts": [self.debt("A"), self.debt("B")],
            "requests": [self.request(n) for n in range(self.pick((0, 0, 0, 1, 1, 2)))],
            "representation": [self.representation()] if represented else [],
            "bankruptcies": [],
            "history": {"attempts": attempts, "inbound": came},
            "consumer": {
                "minor": self.pick((True, False, False, "unknown")),
                "deceased": self.pick((True, False, False, "unknown")),
            }
            if contact["recipient"] in ("parent", "personal-representative")
            else {"minor": False, "deceased": False},
            "locations": [
                {"id": f"{person}-home", "state": "NY", "city": city, "zones": ["America/New_York"], "person": person}
                for person in ("consumer", *{other.get("person", other["recipient"]): None for other in OTHERS})
            ],
            "phones": [
                {"id": "cell", "line_type": "mobile"},
                {"id": "old-cell", "line_type": "mobile", **self.some(0.5, lambda: {"disowned_at": self.when()}, {})},
                {"id": "office-line", "line_type": "landline", "place": "work"},
            ],
            "emails": [
                {"id": "inbox", "employer_provided": False},
                {
                    "id": "old-inbox",
                    "employer_provided": False,
                    **self.some(0.5, lambda: {"led_to_third_party_at": self.when()}, {}),
                },
                {"id": "work-inbox", "employer_provided": True},
                {"id": "some-inbox"},
            ],
            "postal_addresses": [{"id": "house", "place": "home"}, {"id": "office", "place": "work"}],
            "consents": [self.consent(n) for n in range(self.pick((0, 0, 1, 1, 2)))],
            "court_permissions": self.some(0.06, lambda: [self.permission()], []),
        }
        if contact["medium"] == "email" and self.chance(0.4):
            agreed = {"id": "leave-mail", "scope": "electronic-messages", "given_at": self.when(8, 1, 0)}
            case["consents"].append({**agreed, "given_to": "collector", "in_writing": True, "use_disclosed": True})
        return case, contact

    def permission(self) -> Json:
        return {"id": "court", "granted_at": self.when(8, 1, -1), "third_parties": self.pick((True, False))}


questions = seeded(lambda dice: Maker(dice).question())
