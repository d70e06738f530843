"""Made-up questions dense with what 209 CMR 18.16 and 18.17 and 940 CMR 7.04 to 7.08 turn on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from fdcpa_guard.testing.crowds import Dice, as_json

from ..plain import TELEPHONE, Json, name_of
from . import Question, s06, s22_s42, seeded
from .placed import placed

WALLS = ("06:30", "07:59", "08:01", "12:00", "12:00", "12:00", "12:00", "20:30", "20:59", "21:00", "23:30")
MEDIA = (
    "call",
    "call",
    "call",
    "text",
    "ringless-voicemail",
    "in-person",
    "in-person",
    "mail",
    "social-media",
    "email",
)
WHO: tuple[Json, ...] = (
    *({"recipient": "consumer"},) * 6,
    *({"recipient": "spouse"},) * 2,
    *({"recipient": "household-member", "person": "kid"},) * 3,
    *({"recipient": "third-party", "person": "pat"},) * 2,
    {"recipient": "third-party", "person": "sam"},
    {"recipient": "employer"},
    {"recipient": "guardian"},
    {"recipient": "parent"},
    {"recipient": "consumer-attorney"},
)
LINES = {
    "consumer": ("cell", "cell", "land", "land", "office", "office", "lost"),
    "spouse": ("spouse-cell", "land", "spouse-office"),
    "kid": ("kid-cell", "land"),
    "pat": ("pat-cell", "pat-office"),
}
DOORS = {"consumer": ("house", "house", "desk", "park"), "spouse": ("house",), "kid": ("house",), "pat": ("pat-house",)}
PLACES = ("home", "work", "park", "courthouse", "branch")
PURPOSES = (
    *("collection",) * 9,
    "location-information",
    "answer-to-request",
    "validation-notice",
    "termination-of-efforts",
    "remedy-may-be-invoked",
    "early-intervention-notice",
    "opt-out-confirmation",
    "unrelated-notice",
    "formal-pleading",
)
ELEMENTS = (
    "business-identity",
    "identifies-caller",
    "names-employer-unasked",
    "limited-content-message",
    "states-debt",
    "collector-disclosure",
    "shows-debt-collection",
    "postcard",
    "profanity",
    "no-payment-request",
    "threatens-legal-action",
)
CALLED = (
    "rang-out",
    "voicemail",
    "conversation",
    "conversation",
    "no-message-left",
    "not-connected",
    "no-message-possible",
)


class Maker(Dice):
    """One question."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.now = datetime.fromisoformat(f"2026-04-08T{self.pick(WALLS)}:00-04:00")

    def when(self, *days: float) -> str:
        return (self.now - timedelta(days=self.pick(days or (-1, 0, 1, 5, 20)))).isoformat()

    def truth(self, usual: bool = True) -> bool | str:
        return "unknown" if self.chance(20) else usual is not self.chance(25)

    def by(self, who: Json, medium: str | None = None) -> Json:
        """By what, and where to; of a visit to somebody who may not live there, always."""
        medium = medium or self.pick(MEDIA)
        person = name_of(who)
        if medium in (*TELEPHONE, "text"):
            return {"medium": medium, "address": self.pick(LINES.get(person, (f"{person}-line",)))}
        always = who["recipient"] in ("third-party", "employer")
        if medium == "in-person" and (always or self.chance(70)):
            return {"medium": medium, "address": self.pick(DOORS.get(person, ("house", "desk")))}
        if medium in ("mail", "email"):
            return {"medium": medium, "address": {"mail": "house", "email": self.pick(("inbox", "led"))}[medium]}
        return {"medium": medium}

    def attempt(self, number: int, like: Json, like_by: Json) -> Json:
        medium = like_by["medium"]
        who = like if self.chance(75) else self.pick(WHO)
        made: Json = {**who, **self.by(who, medium if self.chance(75) else None), "id": f"a{number}"}
        if who == like and self.chance(50):
            made = {**who, **like_by, "id": f"a{number}"}
        days = (0, 0.1, 0.6, 1, 3, 5.9, 6, 6.4, 6.6, 7, 8, 20, 28, 29, 29.6, 30, 31)
        made |= {"at": self.when(*days), "debts": self.pick((["A"], ["A"], ["A", "B"], ["B"]))}
        made["purpose"] = "collection" if self.chance(88) else self.pick(PURPOSES)
        made["outcome"] = (
            self.pick(CALLED if made["medium"] == "call" else ("voicemail", "not-connected"))
            if made["medium"] in TELEPHONE
            else self.pick(("sent", "sent", "sent", "undeliverable"))
        )
        if made["medium"] == "in-person" and "address" not in made:
            made["place"] = self.pick(PLACES)
        if made.get("address") == "lost" and made["outcome"] == "conversation":
            made["outcome"] = "voicemail"
        if self.chance(15):
            made["in_reply_to"] = "i"
        return made

    def request(self, number: int, person: str) -> Json:
        kind = self.pick(
            (
                "inconvenient-place",
                "inconvenient-place",
                "cease",
                "stop-medium",
                "stop-address",
                "inconvenient-time",
                "inconvenient-time",
                "employer-prohibits",
            )
        )
        made: Json = {"id": f"r{number}", "kind": kind, "received_at": self.when(-1, 0, 1, 9, 10, 10.6, 11, 12, 25)}
        made["person"] = self.pick((person, person, person, "consumer", "spouse"))
        if self.chance(60):
            made["in_writing"] = self.truth()
        if kind == "inconvenient-place":
            made["place"] = self.pick(("work", "work", "work", "home", "park"))
            if self.chance(25):
                made["confirmed_in_writing_at"] = self.when(-1, 0, 2)
        elif kind == "cease":
            made["in_writing"] = self.truth()
            if self.chance(30):
                made["debts"] = ["A"]
        elif kind == "stop-medium":
            made["media"] = self.pick((["call"], ["call"], ["in-person"], ["text"]))
        elif kind == "stop-address":
            made["address"] = self.pick(("office", "office", "land", "house", "desk"))
        elif kind == "inconvenient-time":
            made["windows"] = [self.pick(({"start": "11:00", "end": "14:00"}, {"start": "20:00", "end": "09:00"}))]
            if self.chance(75):
                made["asleep"] = self.pick((True, False, "unknown", "unknown"))
        if self.chance(15):
            made["withdrawn_at"] = max(made["received_at"], self.when(-1, 0, 1), key=datetime.fromisoformat)
        return made

    def consent(self, number: int, person: str) -> Json:
        scope = self.pick(("more-calls", "workplace", "workplace", "home-visit", "home-visit", "time", "place"))
        made: Json = {"id": f"c{number}", "scope": scope, "given_at": self.when(-1, 0, 2, 15, 40)}
        made |= {
            "given_to": self.pick(("collector", "collector", "collector", "creditor")),
            "in_writing": self.pick((True, True, False)),
        }
        made |= {
            "person": self.pick((person, person, "consumer")),
            "during_proper_communication": self.pick(
                (True, True, True, "unknown") if scope == "time" else (True, "unknown")
            ),
        }
        if self.chance(20):
            made["debts"] = ["A"]
        if self.chance(20):
            made["revoked_at"] = max(made["given_at"], self.when(-1, 0, 1), key=datetime.fromisoformat)
        if scope == "place":
            made["place"] = self.pick(PLACES)
        if scope == "time":
            made["windows"] = [{"start": "00:00"}]
        return made

    def content(self) -> Json:
        made: Json = {"carries": [], "lacks": []}
        often = self.pick((0, 15, 45))
        for element in ELEMENTS:
            if self.chance(often if element != "threatens-legal-action" else 6):
                made[self.pick(("carries", "lacks"))].append(element)
        if self.chance(15):
            made["lacks"] = sorted({*made["lacks"], "states-debt"} - {*made["carries"]})
        return made

    def debt(self, id: str, owing: Sequence[str]) -> Json:
        return {
            "id": id,
            "nature": "consumer" if self.chance(93) else "commercial",
            "kind": "credit-card",
            "validation": "none",
            "disputes": "none",
            "original_creditor_requests": "none",
            "co_obligors": owing,
            "in_default_when_obtained": self.chance(80),
            "legal_action_authorised": self.truth(),
            "time_barred": self.truth(False),
            "active_litigation": self.truth(False),
        }

    def question(self) -> Question:
        who = self.pick(WHO)
        person = name_of(who)
        by = self.by(who)
        contact: Json = {"at": self.now.isoformat(), "debts": self.pick((["A"], ["A", "B"])), **who, **by}
        contact |= {"purpose": self.pick(PURPOSES), "content": self.content()}
        if by["medium"] == "in-person" and "address" not in by and self.chance(90):
            contact["person_is_at"] = self.pick(PLACES)
        elif self.chance(15) and by["medium"] in TELEPHONE:
            contact["person_is_at"] = self.pick(("work", "home"))
        if by["medium"] == "social-media" and self.chance(70):
            contact["publicly_viewable"] = self.truth()
        if "limited-content-message" in contact["content"]["carries"] and by["medium"] not in TELEPHONE:
            contact["content"]["carries"].remove("limited-content-message")
        if self.chance(20):
            contact["in_reply_to"] = "i"
        came: Json = {
            "id": "i",
            "at": self.when(-1, 0.04, 0.2, 2, 40),
            "medium": self.pick((by["medium"], by["medium"], "email")),
            **who,
        }
        if came["medium"] in ("call", "in-person"):
            came["ongoing"] = self.chance(50)
        if came["medium"] in ("ringless-voicemail", "social-media"):
            came["medium"] = "call"
        attempts = [self.attempt(n, who, by) for n in range(self.pick((0, 2, 2, 3, 4)))]
        for each in attempts:
            if "in_reply_to" in each and datetime.fromisoformat(each["at"]) < datetime.fromisoformat(came["at"]):
                del each["in_reply_to"]
        if datetime.fromisoformat(came["at"]) > self.now:
            contact.pop("in_reply_to", None)
        owing = self.pick(([], [], ["pat"], ["spouse"]))
        there: Any = [["America/Chicago"]] if self.chance(10) else []
        everybody = ("consumer", *dict.fromkeys(name_of(each) for each in WHO if name_of(each) != "consumer"))
        case: Json = {
            "collector": self.pick(
                ("third-party-collector", "debt-buyer", "law-firm", "creditor", "creditor-under-other-name")
            ),
            "debts": [self.debt("A", owing), self.debt("B", [])],
            "requests": [self.request(n, person) for n in range(self.pick((0, 0, 1, 1, 2)))],
            "representation": "none",
            "bankruptcies": "none",
            "history": {"attempts": attempts, "inbound": [came]},
            "consumer": {"minor": self.chance(50), "deceased": False},
            "locations": [
                {"id": f"{each}-{n}", "person": each, "state": "MA", "zones": zones}
                for each in everybody
                for n, zones in enumerate([["America/New_York"]])
            ]
            + [
                {"id": f"there-{each}", "person": each, "kind": "other", "zones": zones}
                for zones in there
                for each in everybody
            ],
            "phones": [
                {"id": "cell", "line_type": "mobile"},
                {"id": "land", "line_type": "landline", "place": "home"},
                {"id": "office", "line_type": "landline", "place": "work"},
                {"id": "lost", "line_type": "mobile", "disowned_at": self.when(-1, 3.05, 10.05)},
                {"id": "spouse-cell", "line_type": "mobile", "person": "spouse"},
                {"id": "spouse-office", "line_type": "landline", "place": "work", "person": "spouse"},
                {"id": "kid-cell", "line_type": "mobile", "person": "kid"},
                {"id": "pat-cell", "line_type": "mobile", "person": "pat"},
                {"id": "pat-office", "line_type": "landline", "place": "work", "person": "pat"},
                *(
                    {"id": f"{each}-line", "line_type": "mobile", "person": each}
                    for each in everybody
                    if each not in LINES
                ),
            ],
            "emails": [{"id": "inbox"}, {"id": "led", "led_to_third_party_at": self.when(-1, 3)}],
            "postal_addresses": [
                {"id": "house", "place": "home"},
                {"id": "desk", "place": "work"},
                {"id": "park", "place": "park"},
                {"id": "pat-house", "place": "home", "person": "pat"},
            ],
            "consents": [self.consent(n, person) for n in range(self.pick((0, 0, 1, 2)))],
            "court_permissions": [{"id": "court", "granted_at": self.when(-1, 1)}] if self.chance(5) else [],
        }
        return case, contact


HOME = {"state": "MA", "zones": ["America/New_York"]}
questions = seeded(lambda rng: Maker(rng).question())
borrowed = placed((s06.questions, s22_s42.questions, as_json), HOME, lambda dice, case, contact: None)
