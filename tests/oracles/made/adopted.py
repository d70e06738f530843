"""The questions of the federal oracles, where a state takes over the federal words; and those of its own rules."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from fdcpa_guard.testing.crowds import Dice, as_json

from ..plain import Json, instant
from . import Question, s06, s10_s18, s22_s42, seeded

Questions = Callable[[str, int], Iterator[Question]]

HOMES = {
    "CA": ("90012", "America/Los_Angeles"),
    "MD": ("21201", "America/New_York"),
    "MN": ("55401", "America/Chicago"),
    "NV": ("89101", "America/Los_Angeles"),
    "TN": ("37201", "America/Chicago"),
    "VA": ("23219", "America/New_York"),
}
"""A ZIP code of each state, and its zone."""
KINDS = {
    "CA": ("credit-card", "mortgage", "medical", "unknown"),
    "MD": ("credit-card", "mortgage", "medical", "unknown", "federal-tax"),
    "MN": ("medical",) * 5 + ("unknown", "credit-card"),
    "NV": ("payday-loan",) * 3 + ("title-loan",) * 3 + ("unknown", "loan"),
    "TN": ("title-loan",) * 4 + ("unknown", "credit-card", "mortgage"),
    "VA": ("payday-loan",) * 3 + ("title-loan",) * 3 + ("unknown", "loan"),
}
COLLECTORS = ("third-party-collector", "debt-buyer", "law-firm", "mortgage-servicer", "creditor-under-other-name")
SPARED = ("third-party-collector", "law-firm")
LENDERS = ("creditor",) * 6 + ("creditor-under-other-name",) * 2
WHO = {
    "CA": ("creditor",) * 4 + COLLECTORS,
    "MD": ("creditor",) * 4 + COLLECTORS,
    "MN": ("creditor",) * 5 + SPARED + ("debt-buyer", "unknown"),
    "NV": (*LENDERS, "debt-buyer", "unknown"),
    "TN": (*LENDERS, *COLLECTORS),
    "VA": (*LENDERS, "debt-buyer", "debt-buyer", "law-firm"),
}


def in_a_state(dice: Random, question: Question) -> Question:
    """The question, about somebody in one of the states, of whom and what its law binds, mostly."""
    case, contact = question
    state = dice.choice(tuple(HOMES))
    zip, zone = HOMES[state]
    home: Json = {"state": state, "zip": zip, "zones": [zone]}
    places = case.get("locations")
    who = dict.fromkeys(("consumer", contact.get("person") or contact.get("recipient", "consumer")))
    case["locations"] = [
        *(places if isinstance(places, list) else []),
        *({**home, "id": f"home-of-{name}", "person": name} for name in who),
    ]
    if dice.random() < 0.95:
        case["collector"] = dice.choice(WHO[state])
    kind = dice.choice(KINDS[state])
    for debt in case["debts"]:
        debt |= {"kind": kind}
        debt.pop("servicing_account", None)
        if dice.random() < 0.1:
            debt["nature"] = dice.choice(("commercial", "unknown"))
        if (
            debt["nature"] == "commercial"
        ):  # whether who owes only what a law leaves is met as its consumer is not asked
            debt.pop("co_obligors", None)
        if dice.random() < 0.5:
            debt["in_default_when_obtained"] = dice.choice((True, False, False, "unknown"))
        if state == "NV" and dice.random() < 0.5:
            today = instant(contact["at"]).date()
            debt["past_due_since"] = (today + timedelta(days=dice.choice((-99, -2, 2)))).isoformat()
    return case, contact


def adapted(made: Questions) -> Questions:
    def questions(seed: str, count: int) -> Iterator[Question]:
        for number, question in enumerate(made(seed, count)):
            yield in_a_state(Random(f"{seed}/{number}/state"), question)

    return questions


when = adapted(as_json)
whom = adapted(s06.questions)
said = adapted(s10_s18.questions)
owed = adapted(s22_s42.questions)


# -- what the states say beside the federal words

NOON = datetime.fromisoformat("2026-07-14T12:00:00-05:00")
OWN_KINDS = {
    "MD": ("credit-card", "medical", "unknown", "federal-tax"),
    "MN": ("medical",) * 5 + ("unknown", "credit-card"),
    "NV": ("medical",) * 5 + ("unknown", "credit-card"),
    "TN": ("title-loan", "credit-card"),
    "VA": ("payday-loan", "title-loan", "payday-loan", *("medical",) * 5, "unknown", "loan"),
}
PURPOSES = (
    *("collection",) * 4,
    *("formal-pleading",) * 4,
    *("postjudgment-remedy",) * 2,
    "location-information",
    "answer-to-request",
    "validation-notice",
    "dispute-response",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "servicing-disclosure",
    "termination-of-efforts",
    "opt-out-confirmation",
    "unrelated-notice",
)
MEDIA = ("call", "call", "text", "mail", "mail", "email", "in-person", "portal", "ringless-voicemail", "social-media")
OTHERS = (
    "employer",
    "employer",
    "third-party",
    "third-party",
    "household-member",
    "parent",
    "personal-representative",
    "spouse",
    "guardian",
    "consumer-attorney",
    "creditor",
)
ELEMENTS = (
    "states-debt",
    "no-payment-request",
    "threatens-legal-action",
    "threatens-legal-action",
    "pre-legal-threat",
    "pre-legal-threat",
    "borrower-benefit",
    "credit-counselling",
    "offer",
    "threatens-credit-report",
    "physical-or-criminal-threat",
    "profanity",
)
OFTEN = ("states-debt", "borrower-benefit", "credit-counselling", "offer")


class Own(Dice):
    """One question about what a state says in its own words."""

    def when(self, *days: float) -> str:
        return (NOON + timedelta(days=self.pick(days))).isoformat()

    def day(self, *days: int) -> str:
        return (NOON + timedelta(days=self.pick(days))).date().isoformat()

    def maybe(self, percent: int, **facts: Any) -> Json:
        return facts if self.chance(percent) else {}

    def flag(self) -> Any:
        return self.pick((True, True, False, "unknown"))

    def debt(self, id: str, state: str) -> Json:
        return {
            "id": id,
            "nature": self.pick(("consumer",) * 8 + ("commercial", "unknown")),
            "kind": self.pick(OWN_KINDS[state]),
            "validation": self.pick(("none", "none", "unknown", self.validation())),
            "disputes": "none",
            "original_creditor_requests": "none",
            "notices": [self.notice() for _ in range(self.pick((0, 1, 1, 2)))],
            "proceedings": "unknown" if self.chance(8) else [self.claim() for _ in range(self.pick((0, 1, 1, 2)))],
            "co_obligors": self.pick(([], [], [], ["ann"], ["spouse"])),
            "active_litigation": self.pick((True, False, False, "unknown")),
            **self.maybe(20, judgment_at=self.when(-9, 0, 1)),
            **self.maybe(20, paid_at=self.when(-9, 0, 1)),
            **self.maybe(60, past_due_since=self.day(-130, -121, -120, -119, -61, -60, -59, 0, 1)),
            **self.maybe(50, due_on=self.day(-130, -122, -121, -120, -119)),
            **self.maybe(15, initial_communication_at=self.when(-9, 1), initial_communication_orally=self.flag()),
        }

    def validation(self) -> list[Json]:
        return [
            {"provided_at": self.when(-9, 1), "orally": self.flag(), **self.maybe(30, undeliverable_at=self.when(2))}
        ]

    def notice(self) -> Json:
        kinds = (
            "before-medical-collection",
            "final-before-extraordinary-action",
            "before-collection-action",
            "first-bill",
        )
        sent = NOON + timedelta(days=self.pick((-90, -62, -61, -60, -59, -33, -32, -31, -30, -29, 1)))
        later = (sent + timedelta(days=self.pick((0, 1, 2)))).isoformat()
        return {"kind": self.pick(kinds), "sent_at": sent.isoformat(), **self.maybe(30, received_at=later)}

    def claim(self) -> Json:
        kinds = ("workers-compensation",) * 3 + ("crime-victim-compensation",) * 3 + ("complaint", "unknown")
        learned = self.when(-20, -9, 0, 1)
        ended = {"ended_at": max(learned, self.when(-5, 0, 1)), "upheld": self.flag()} if self.chance(45) else {}
        return {"id": self.id("p"), "kind": self.pick(kinds), "learned_at": learned, **ended}

    def attempt(self) -> Json:
        medium = self.pick(("mail", "email", "text", "call"))
        return {
            "id": self.id("out"),
            "at": self.when(-32, -31, -20, -9, -1, 0),
            "medium": medium,
            "outcome": "rang-out" if medium == "call" else self.pick(("sent", "sent", "undeliverable")),
            "debts": self.pick((["A"], ["A", "B"])),
            "purpose": self.pick(("collection", "collection", "servicing-disclosure", "formal-pleading")),
            **self.pick(({}, {}, {}, {"recipient": "third-party", "person": "ann"}, {"recipient": "guardian"})),
        }

    def contact(self) -> Json:
        medium = self.pick(MEDIA)
        contact: Json = {"at": NOON.isoformat(), "medium": medium, "debts": self.pick((["A"], ["A", "B"]))}
        if self.chance(3):
            contact["at"] = self.pick(("2026-06-30T12:00:00-05:00", "2026-07-01T12:00:00-05:00"))
        contact["recipient"] = "consumer" if self.chance(50) else self.pick(OTHERS)
        contact["purpose"] = self.pick(PURPOSES)
        if self.chance(15):
            contact |= {"recipient": "consumer-reporting-agency", "medium": "other-electronic"}
            contact["purpose"] = self.pick(("credit-reporting", "credit-reporting", "answer-to-request", "collection"))
        if contact["recipient"] == "third-party" and self.chance(50):
            contact["person"] = "ann"
        carried: list[str] = []
        lacked: list[str] = []
        for element in dict.fromkeys(ELEMENTS):
            if self.chance(45 if element in OFTEN else 30 if ELEMENTS.count(element) > 1 else 12):
                (carried if self.chance(40) else lacked).append(element)
        contact["content"] = {"carries": carried, "lacks": lacked}
        if self.chance(12):
            contact["required_by_law"] = True
        if medium in ("call", "text") and contact["medium"] == medium:
            contact["autodialed"] = self.pick((True, False, False, False, "unknown"))
        if contact["medium"] == "call":
            contact["voice"] = self.pick(("live", "live", "live", "prerecorded", "artificial", "unknown"))
            contact |= self.maybe(15, in_reply_to="came")
        return contact

    def question(self) -> Question:
        state = self.pick(tuple(OWN_KINDS))
        zip, zone = HOMES[state]
        contact = self.contact()
        came = {"id": "came", "at": self.when(-0.01, 0, -1), "medium": "call", "ongoing": True}
        came |= {"recipient": contact["recipient"], **({"person": contact["person"]} if "person" in contact else {})}
        who = dict.fromkeys(("consumer", contact.get("person", contact["recipient"])))
        case: Json = {
            "collector": self.pick((*COLLECTORS, "creditor", "creditor", "creditor", "creditor", "unknown")),
            "debts": [self.debt(id, state) for id in "AB"],
            "requests": "none",
            "representation": "none",
            "bankruptcies": "none",
            "history": {"attempts": [self.attempt() for _ in range(self.pick((0, 0, 1, 2)))], "inbound": [came]},
            "locations": [
                {"id": f"home-of-{name}", "person": name, "state": state, "zip": zip, "zones": [zone]} for name in who
            ],
            "consumer": {"minor": self.flag(), "deceased": self.flag()},
        }
        return case, contact


own = seeded(lambda dice: Own(dice).question())
