"""Made-up questions dense with what the laws of Iowa, Michigan, North Carolina and Texas turn on."""

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from ..plain import DAY, TELEPHONE, Json
from . import Question
from .dc import some

PLACES = {
    "IA": ("50309", "America/Chicago"),
    "MI": ("48201", "America/Detroit"),
    "NC": ("27601", "America/New_York"),
    "TX": ("78701", "America/Chicago"),
}
KINDS = (
    "credit-card",
    "medical",
    "medical",
    "auto",
    "instalment-loan",
    "instalment-loan",
    "mortgage",
    "other",
    "unknown",
)
PEOPLE: tuple[Json, ...] = (
    {"recipient": "spouse"},
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
    {"recipient": "creditor"},
)
PURPOSES = (
    ("collection",) * 8
    + ("location-information",) * 4
    + (
        "answer-to-request",
        "answer-to-request",
        "validation-notice",
        "dispute-response",
        "dispute-response",
        "termination-of-efforts",
        "remedy-may-be-invoked",
        "remedy-will-be-invoked",
        "servicing-disclosure",
        "servicing-disclosure",
        "opt-out-confirmation",
        "postjudgment-remedy",
        "postjudgment-remedy",
        "formal-pleading",
        "formal-pleading",
        "unrelated-notice",
    )
)
MEDIA = ("call", "call", "call", "ringless-voicemail", "text", "email", "social-media", "mail", "mail", "in-person")
LINES = dict.fromkeys(("call", "ringless-voicemail", "text"), ("cell", "other-cell", "desk")) | {
    "email": ("inbox", "old-inbox"),
    "mail": ("house", "office", "elsewhere"),
    "in-person": ("house", "office", "elsewhere"),
}
ELEMENTS = (
    "states-debt",
    "states-debt",
    "no-payment-request",
    "business-identity",
    "initial-disclosure",
    "collector-disclosure",
    "reports-dispute",
    "threatens-legal-action",
)
BY_MEDIUM = {
    "mail": ("postcard", "shows-debt-collection", "callback-number", "time-barred-disclosure"),
    "email": ("callback-number", "time-barred-disclosure"),
    "text": ("callback-number", "time-barred-disclosure"),
    "call": ("offer", "callback-number"),
}
RARE = (
    "pre-legal-threat",
    "threatens-credit-report",
    "physical-or-criminal-threat",
    "profanity",
    "validation-information",
    "itemisation",
    "offer",
)


class Maker:
    def __init__(self, dice: Random, state: str) -> None:
        self.dice, self.state = dice, state
        self.zip, zone = PLACES[state]
        self.noon = datetime(2026, 4, 8, 12, tzinfo=ZoneInfo(zone))

    def one(self, *choices: Any) -> Any:
        return self.dice.choice(choices)

    def some(self, chance: float, make: Callable[[], Json]) -> Json:
        found: Json = some(self.dice, chance, make, {})
        return found

    def ago(self, *days: float) -> str:
        return (self.noon - DAY * self.dice.choice(days)).isoformat()

    def around(self) -> str:
        return self.ago(80, 10, 5, 1, 0.1, 0, -0.1, -1)

    def content(self, medium: str, purpose: str, recipient: str) -> Json:
        said: Json = {"carries": [], "lacks": []}
        wanted = [(each, 0.35) for each in dict.fromkeys((*ELEMENTS, *BY_MEDIUM.get(medium, ())))]
        wanted += [(each, 0.06) for each in RARE if each not in BY_MEDIUM.get(medium, ())]
        if recipient == "employer":
            wanted.append(("credit-counselling", 0.6))
        if purpose == "location-information":
            wanted += [("identifies-caller", 0.7), ("names-employer-unasked", 0.7)]
        for element, chance in wanted:
            if self.dice.random() < chance:
                rare = element in RARE or element in ("threatens-legal-action", "shows-debt-collection")
                said[self.one("carries", "lacks", "lacks" if rare or element == "states-debt" else "carries")] += [
                    element
                ]
        return said

    def who(self, chance: float) -> Json:
        return dict(self.one(*PEOPLE)) if self.dice.random() < chance else {"recipient": "consumer"}

    def attempt(self, number: int, whom: Json, crowd: str | None) -> Json:
        """What was done before; of a crowd each reached whom the contact is with, for the same purpose."""
        medium = self.one("call", "call", "mail", "email", "text")
        if crowd is not None:
            return {
                "id": f"out-{number}",
                "at": self.ago(1, 6, 7, 8, 20, 29, 30, 31, 40, 91, 92),
                "medium": medium,
                "outcome": "conversation" if medium == "call" else "sent",
                "debts": ["A", "B"],
                "purpose": crowd,
                **whom,
            }
        outcomes = ("rang-out", "voicemail", "conversation", "not-connected")
        if medium not in TELEPHONE:
            outcomes = ("sent", "sent", "sent", "undeliverable")
        return {
            "id": f"out-{number}",
            "at": self.ago(0.2, 1, 3, 6, 7, 8, 20, 29, 30, 31, 32, 40, 90, 91, 92, 93, 100),
            "medium": medium,
            "outcome": self.one(*outcomes),
            "debts": self.one(["A"], ["A"], ["A", "B"], ["B"]),
            "purpose": self.one("collection", "collection", "location-information", "location-information"),
            **(whom if self.dice.random() < 0.7 else self.who(0.4)),
            **self.some(0.15, lambda: {"in_reply_to": "in-0"}),
        }

    def inbound(self, number: int, whom: Json) -> Json:
        medium = self.one("call", "call", "text", "email", "mail")
        return {
            "id": f"in-{number}",
            "at": self.ago(0.05, 0.5, 1, 3, 100),
            "medium": medium,
            **(whom if self.dice.random() < 0.8 else self.who(0.4)),
            **self.some(0.3, lambda: {"ongoing": True} if medium == "call" else {}),
        }

    def debt(self, id: str) -> Json:
        return {
            "id": id,
            "nature": "consumer"
            if id == "B"
            else self.one("consumer", "consumer", "consumer", "unknown", "commercial"),
            "kind": self.one("medical", "instalment-loan") if id == "B" else self.one(*KINDS),
            "validation": self.one(
                [], [], [], [], [{"provided_at": self.ago(20, -1), "orally": self.one(True, False)}]
            ),
            "disputes": some(self.dice, 0.4, lambda: [self.dispute()], []),
            "original_creditor_requests": [],
            "proceedings": some(self.dice, 0.4, lambda: [self.proceeding()], []),
            "promises": [],
            "co_obligors": ["ann"] if id == "B" else self.one([], [], [], ["ann"], ["spouse"]),
            "legal_action_authorised": self.one(True, True, False, "unknown"),
            "active_litigation": self.one(True, False, False),
            "time_barred": self.one(True, True, False, "unknown"),
            "purchased": self.one(True, True, False, "unknown"),
            **self.some(0.7, lambda: {"documents_held": self.one(True, False, "unknown")}),
            **self.some(0.8, lambda: {"past_due_since": self.one("2026-04-01", "2025-06-01")}),
            **self.some(0.25, lambda: {"judgment_at": self.around()}),
            **self.some(0.1, lambda: {"paid_at": self.around()}),
            **self.some(0.3, lambda: {"for_necessaries": self.one(True, False)}),
        }

    def dispute(self) -> Json:
        received = self.dice.choice((80, 5, 1, 0, -1))
        return {
            "id": "d-1",
            "received_at": self.ago(received),
            "in_writing": self.one(True, True, False),
            "billing_error": False,
            **self.some(0.2, lambda: {"withdrawn_at": self.ago(received, received - 1)}),
            **self.some(0.2, lambda: {"verified_at": self.ago(received, received - 1)}),
        }

    def proceeding(self) -> Json:
        learned = self.dice.choice((40, 5, 1, 0, -1))
        return {
            "id": "p-1",
            "kind": self.one(
                "workers-compensation", "workers-compensation", "unauthorised-payment", "identity-theft", "coerced-debt"
            ),
            "learned_at": self.ago(learned),
            "in_writing": self.one(True, True, True, False, "unknown"),
            "formalities_met": self.one(True, True, True, False, "unknown"),
            **self.some(
                0.4, lambda: {"ended_at": self.ago(learned, learned - 1), "upheld": self.one(True, False, "unknown")}
            ),
        }

    def request(self, number: int, whom: Json) -> Json:
        kind = self.one("inconvenient-time", "inconvenient-place")
        made: Json = {"id": f"ask-{number}", "kind": kind, "received_at": self.around()}
        made |= self.some(0.4, lambda: {"person": self.one("ann", "spouse", "consumer")})
        if kind == "inconvenient-time":
            made["windows"] = [self.one({"start": "11:00", "end": "14:00"}, {"start": "12:00"}, {"start": "21:00"})]
            made |= self.some(0.7, lambda: {"asleep": self.one(True, False, "unknown")})
        if kind == "inconvenient-place":
            made["place"] = self.one("work", "work", "work", "home")
        return made | self.some(
            0.15 if made["received_at"] < self.noon.isoformat() else 0, lambda: {"withdrawn_at": self.ago(0, -1)}
        )

    def consent(self, number: int, whom: Json) -> Json:
        name = whom.get("person") or whom["recipient"]
        scope = self.one("third-party", "third-party", "employer", "time", "workplace")
        given = self.dice.choice((400, 30, 5, 1, 0, -1))
        return {
            "id": f"leave-{number}",
            "scope": scope,
            "given_at": self.ago(given),
            "given_to": self.one("collector", "collector", "collector", "creditor", "prior-collector"),
            "during_proper_communication": True,
            "in_writing": self.one(True, True, True, False, "unknown"),
            **({"windows": [{"start": "20:00", "end": "23:00"}]} if scope == "time" else {}),
            **self.some(0.6, lambda: {"third_party": self.one(name, name, "bob")} if scope == "third-party" else {}),
            **self.some(0.2, lambda: {"debts": ["A"]}),
            **self.some(0.2, lambda: {"revoked_at": self.ago(given, given - 1)}),
            **self.some(0.2, lambda: {"renewed_at": [self.ago(given - 1, given - 2)]}),
        }

    def representation(self) -> Json:
        learned = self.dice.choice((60, 40, 5, 0, -1))
        asked = self.dice.choice((31, 30, 29, 5, 0))
        silence: Json = {}
        if asked <= learned:
            silence = {"asked_at": self.ago(asked)}
            silence |= self.some(0.4, lambda: {"asked_received_at": self.ago(asked, max(asked - 1, 0))})
            silence |= self.some(0.3, lambda: {"answered_at": self.ago(asked, asked - 1, -1)})
        return {
            "id": "lawyer",
            "learned_at": self.ago(learned),
            "attorney_can_be_found": self.one(True, True, True, False, "unknown"),
            "told_by_attorney": self.one(True, True, False, "unknown"),
            **self.some(0.7, lambda: {"person": self.one("consumer", "consumer", "ann")}),
            **self.some(0.3, lambda: {"debts": ["A"]}),
            **self.some(0.2, lambda: {"consented_at": self.ago(learned)}),
            **self.some(0.2, lambda: {"ended_at": self.ago(learned, learned - 1)}),
            **silence,
            **(
                self.some(0.3, lambda: {"unresponsive_at": self.ago(learned, learned - 2)})
                if self.state == "IA"
                else {}
            ),
        }

    def question(self) -> Question:
        medium, purpose = self.one(*MEDIA), self.one(*PURPOSES)
        whom = self.who(0.85 if purpose == "location-information" else 0.3 if self.state == "TX" else 0.55)
        hour = self.dice.choice((12,) * 6 + (8, 7.999, 20.999, 21, 23))
        contact: Json = {
            "at": self.ago((12 - hour) / 24),
            "medium": medium,
            "debts": self.one(["A"], ["A"], ["A", "B"]),
            "purpose": purpose,
            "content": self.content(medium, purpose, whom["recipient"]),
            "voice": self.one("live", "live", "prerecorded"),
            **whom,
            **self.some(0.15, lambda: {"required_by_law": True}),
            **self.some(0.7, lambda: {"address": self.one(*LINES[medium])} if medium in LINES else {}),
        }
        if medium == "social-media":
            contact["publicly_viewable"] = self.one(True, False, "unknown")
        came = [self.inbound(number, whom) for number in range(self.one(0, 0, 0, 0, 1, 2))]
        if came and self.dice.random() < 0.7:
            contact["in_reply_to"] = self.one(*(each["id"] for each in came))
        crowd = self.one(None, None, "collection", "location-information")
        if purpose == "location-information":
            crowd = self.one(None, purpose, purpose)
        attempts = [self.attempt(number, whom, crowd) for number in range(self.one(0, 0, 1, 2, 5))]
        for each in attempts:
            if each.get("in_reply_to") not in [event["id"] for event in came if event["at"] <= each["at"]]:
                each.pop("in_reply_to", None)
        return {
            "collector": self.one("third-party-collector", "debt-buyer", "law-firm", "creditor", "creditor"),
            "debts": [self.debt("A"), self.debt("B")],
            "requests": [self.request(number, whom) for number in range(self.one(0, 0, 1, 2))],
            "representation": some(self.dice, 0.4, lambda: [self.representation()], []),
            "bankruptcies": [],
            "history": {"attempts": attempts, "inbound": came},
            "locations": [
                {"id": f"of-{number}", "zip": self.zip, "person": person}
                for number, person in enumerate(
                    ("consumer", *dict.fromkeys(each.get("person", each["recipient"]) for each in PEOPLE))
                )
            ],
            "phones": [
                {"id": "cell", "line_type": "mobile"},
                {"id": "other-cell", "line_type": "mobile"} | self.line(),
                {"id": "desk", "line_type": "landline", "place": "work"},
            ],
            "emails": [{"id": "inbox"}, {"id": "old-inbox", **self.line("led_to_third_party_at")}],
            "postal_addresses": [
                {"id": "house", "place": "home"},
                {"id": "office", "place": "work"},
                {"id": "elsewhere", "place": "club"},
            ],
            "consents": [self.consent(number, whom) for number in range(self.one(0, 0, 1, 2))],
            "emergencies": [],
            "consumer": {"minor": self.one(True, False, "unknown"), "deceased": self.one(True, False, False, False)},
        }, contact

    def line(self, learned: str = "disowned_at") -> Json:
        return self.some(0.5, lambda: {learned: self.around()} | self.some(0.3, lambda: {"regained_at": self.around()}))


def of(state: str) -> Callable[[str, int], Iterator[Question]]:
    """So many questions of a state and a seed."""

    def questions(seed: str, count: int) -> Iterator[Question]:
        for number in range(count):
            yield Maker(Random(f"{state}/{seed}/{number}"), state).question()

    return questions
