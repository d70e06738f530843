"""Made-up questions dense with what RCW 19.16.250 and 31.45.082 turn on, some of whose facts are unknown."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from fdcpa_guard.testing.crowds import Dice

from ..plain import TELEPHONE, TO_A_NUMBER, Json, name_of
from ..wa import ANSWERS, in_worlds
from . import Question, seeded

ROLES = (
    "spouse",
    "third-party",
    "third-party",
    "third-party",
    "third-party",
    "household-member",
    "employer",
    "employer",
    "guardian",
    "personal-representative",
    "parent",
    "consumer-attorney",
    "consumer-reporting-agency",
    "consumer-reporting-agency",
)
OTHERS = ("sam", *dict.fromkeys(role for role in ROLES if role != "third-party"))
SHARING = ("spouse", "household-member", "parent")
PHONES: list[Json] = [
    {"id": "cell", "number": "+12065550101", "line_type": "mobile"},
    {"id": "land", "number": "+12065550102", "line_type": "landline", "place": "home"},
    {"id": "office", "number": "+12065550103", "line_type": "landline", "place": "work"},
    {"id": "lost", "number": "+12065550104", "line_type": "mobile", "disowned_at": "2026-01-05T12:00:00Z"},
    {"id": "spouse-cell", "number": "+12065550105", "line_type": "mobile", "person": "spouse"},
    {"id": "pat-cell", "number": "+12065550106", "line_type": "mobile", "person": "pat"},
    {"id": "pat-office", "number": "+12065550107", "line_type": "landline", "person": "pat", "place": "work"},
]
EMAILS: list[Json] = [
    {"id": "pat-mail", "employer_provided": False, "person": "pat"},
    {"id": "mail", "employer_provided": False},
    {"id": "work-mail", "employer_provided": True},
    {"id": "led", "employer_provided": False, "led_to_third_party_at": "2026-01-05T12:00:00Z"},
]
POSTAL: list[Json] = [
    {"id": "home-address", "place": "home"},
    {"id": "office-address", "place": "work"},
    {"id": "pat-address", "place": "home", "person": "pat"},
]
for number, role in enumerate(OTHERS):
    PHONES.append({"id": f"{role}-line", "number": f"+1206555{1000 + number}", "line_type": "mobile", "person": role})
    EMAILS.append({"id": f"{role}-mail", "employer_provided": False, "person": role})
    POSTAL.append({"id": f"{role}-place", "place": "home" if role in SHARING else "elsewhere", "person": role})
LOCATIONS = [{"id": who, "zip": "98101", "person": who} for who in ("consumer", "pat", *OTHERS)]
MEDIA = (
    "call",
    "call",
    "call",
    "text",
    "ringless-voicemail",
    "email",
    "mail",
    "mail",
    "in-person",
    "social-media",
    "portal",
)
CALLED = (
    "rang-out",
    "no-message-left",
    "voicemail",
    "voicemail",
    "conversation",
    "not-connected",
    "no-message-possible",
)
PURPOSES = (
    "location-information",
    "answer-to-request",
    "validation-notice",
    "dispute-response",
    "original-creditor-response",
    "termination-of-efforts",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "servicing-disclosure",
    "opt-out-confirmation",
    "postjudgment-remedy",
    "formal-pleading",
    "unrelated-notice",
    "credit-reporting",
)
PAST_PURPOSES = tuple(purpose for purpose in PURPOSES if purpose != "original-creditor-response")
ELEMENTS = (
    "business-identity",
    "itemisation",
    "states-debt",
    "caller-id",
    "billing-information-offer",
    "threatens-legal-action",
    "threatens-credit-report",
    "physical-or-criminal-threat",
    "profanity",
    "reports-dispute",
    "no-payment-request",
    "validation-information",
)
WALLS = ("00:00", "06:00", "07:29", "07:30", "08:30", "12:00", "12:00", "16:00", "20:59", "21:00", "23:30")


class Maker(Dice):
    """One made-up question."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        day = rng.randrange(1, 15)  # Sunday, 1 March 2026, to Saturday the 14th; summer time begins on the 8th
        wall = self.pick(WALLS)
        offset = "-07:00" if day > 8 else "-08:00"
        self.now = datetime.fromisoformat(f"2026-03-{day:02}T{wall}:00{offset}")
        self.owe_too: list[str] = self.pick(([], [], ["pat"], ["pat", "spouse"], ["spouse"]))

    def truth(self, unknown: int = 8) -> bool | str:
        return "unknown" if self.chance(unknown) else self.pick((True, False))

    def when(self, *days: float) -> str:
        """Some days ago, at that hour, or at the very instant of the contact."""
        ago = self.pick(days or (-1, 0, 0.001, 1, 2, 5, 40, 60))
        return (self.now - timedelta(days=ago)).astimezone(UTC).isoformat()

    def maybe(self, fact: Json, name: str, percent: int, *days: float) -> None:
        if self.chance(percent):
            fact[name] = "unknown" if self.chance(5) else self.when(*days)

    def maybe_later(self, fact: Json, name: str, percent: int, after: str) -> None:
        """At the same instant, since, or not yet."""
        if self.chance(percent):
            start = datetime.fromisoformat(fact[after])
            later = [start, start + timedelta(hours=6), self.now, self.now + timedelta(days=1)]
            fact[name] = "unknown" if self.chance(5) else max(start, self.pick(later)).astimezone(UTC).isoformat()

    def part(self, debts: list[str]) -> list[str]:
        return debts if self.chance(50) else [self.pick(debts)]

    def debt(self, id: str) -> Json:
        kind = self.pick(("medical", "medical", "payday-loan", "payday-loan", "credit-card", "other", "unknown"))
        made: Json = {
            "id": id,
            "nature": "consumer" if self.chance(88) else self.pick(("commercial", "unknown")),
            "kind": kind,
        }
        made["validation"] = [self.validation()] if self.chance(25) else []
        made["disputes"] = [self.dispute()] if self.chance(40) else "unknown" if self.chance(3) else []
        made["original_creditor_requests"] = [self.creditor_request()] if self.chance(20) else []
        made["proceedings"] = [self.proceeding(n) for n in range(self.pick((1, 1, 2)))] if self.chance(35) else []
        made["promises"] = [self.promise()] if self.chance(8) else []
        made["co_obligors"] = self.owe_too
        made["in_default_when_obtained"] = True
        made["time_barred"] = self.truth(30)
        made["active_litigation"] = self.truth() if self.chance(30) else False
        made["legal_action_authorised"] = self.truth()
        made["legal_action_imminent"] = True
        made["credit_reported"] = self.truth()
        made["initial_communication_orally"] = self.truth()
        if self.chance(25):
            made["initial_communication_at"] = self.when()
        self.maybe(made, "judgment_at", 20)
        self.maybe(made, "paid_at", 8)
        if self.chance(15):
            made["past_due_since"] = self.pick(("2026-01-10", "2026-04-10"))
        return made

    def validation(self) -> Json:
        made: Json = {"provided_at": self.when(), "orally": self.truth()}
        self.maybe_later(made, "undeliverable_at", 15, "provided_at")
        return made

    def dispute(self) -> Json:
        made: Json = {"id": "d", "received_at": self.when(), "in_writing": self.truth(), "whole_debt": self.truth()}
        self.maybe_later(made, "verified_at", 20, "received_at")
        self.maybe_later(made, "withdrawn_at", 15, "received_at")
        return made

    def creditor_request(self) -> Json:
        made: Json = {"id": "o", "received_at": self.when(), "in_writing": self.truth()}
        self.maybe_later(made, "answered_at", 25, "received_at")
        self.maybe_later(made, "withdrawn_at", 10, "received_at")
        return made

    def proceeding(self, n: int) -> Json:
        kinds: tuple[str, ...] = (
            "itemisation-request",
            "itemisation-request",
            "document-request",
            "charity-care",
            "charity-care",
            "insurance-appeal",
        )
        made: Json = {"id": f"p{n}", "kind": self.pick(kinds), "learned_at": self.when(), "in_writing": self.truth()}
        self.maybe_later(made, "ended_at", 30, "learned_at")
        return made

    def promise(self) -> Json:
        made: Json = {"id": "p", "made_at": self.when(2, 40), "due_on": self.pick(("2026-02-01", "2026-03-20"))}
        self.maybe_later(made, "kept_at", 20, "made_at")
        return made

    def content(self, few: int) -> Json:
        found: Json = {"carries": [], "lacks": []}
        for element in ELEMENTS:
            if self.chance(few):
                found[self.pick(("carries", "lacks"))].append(element)
        return found

    def address(self, medium: str, person: str) -> str | None:
        mine = {
            "consumer": (
                ("cell", "cell", "land", "office", "lost"),
                ("mail", "work-mail", "led"),
                ("home-address", "office-address"),
            ),
            "spouse": (("spouse-cell", "spouse-line"), ("spouse-mail",), ("home-address",)),
            "pat": (("pat-cell", "pat-office"), ("pat-mail",), ("pat-address",)),
        }.get(person, ((f"{person}-line",), (f"{person}-mail",), (f"{person}-place",)))
        of = 0 if medium in TO_A_NUMBER else 1 if medium == "email" else 2 if medium in ("mail", "in-person") else None
        return None if of is None else self.pick(mine[of])

    def who(self) -> Json:
        if self.chance(60):
            return {}
        role = self.pick(ROLES)
        return (
            {"recipient": role, "person": self.pick(("pat", "pat", "sam"))}
            if role == "third-party"
            else {"recipient": role}
        )

    def medium_and_address(self, who: Json) -> Json:
        medium = self.pick(MEDIA)
        address = self.address(medium, name_of(who))
        return {"medium": medium, **({"address": address} if address else {})}

    def attempt(self, n: int, debts: list[str], like: Json) -> Json:
        same: Json = {key: like[key] for key in ("recipient", "person") if key in like}
        who = same if self.chance(75) else self.who()
        by = self.medium_and_address(who)
        if self.chance(40) and who == same:
            by = {key: like[key] for key in ("medium", "address") if key in like}
        outcome = self.pick(CALLED) if by["medium"] in TELEPHONE else self.pick(("sent", "sent", "undeliverable"))
        days = (0, 0.001, 0.05, 0.2, 0.4, 1, 1.5, 2, 3, 5, 6.9, 7, 8, 40)
        made: Json = {"id": f"a{n}", "at": self.when(*days), "outcome": outcome, "debts": self.part(debts), **who, **by}
        made["purpose"] = "collection" if self.chance(80) else self.pick(PAST_PURPOSES)
        if made["purpose"] in {*ANSWERS, "validation-notice"} and outcome == "undeliverable":
            made["outcome"] = "sent"
        if by.get("address") == "lost" and outcome == "conversation":
            made["outcome"] = "voicemail"
        if n == 0 and self.chance(30) and datetime.fromisoformat(made["at"]) > self.now - timedelta(days=8.5):
            made["in_reply_to"] = "i1"
        return made

    def theme(self) -> tuple[Json, str, int]:
        """Who is contacted, what for, and how much is declared; a part of them what made-up contacts seldom are."""
        co_debtor = {"recipient": "third-party", "person": "pat"}
        rare: list[tuple[Json, str, int]] = [
            ({"recipient": "consumer-reporting-agency"}, "credit-reporting", 60),
            ({"recipient": "employer"}, "location-information", 12),
            (co_debtor, "location-information", 12),
            (co_debtor, "collection", 0),
            ({}, "location-information", 12),
            ({}, "formal-pleading", 0),
            ({}, "remedy-may-be-invoked", 0),
            ({}, "remedy-will-be-invoked", 0),
        ]
        if self.chance(25):
            who, purpose, few = self.pick(rare)
            self.owe_too = ["pat"] if (who, purpose) == (co_debtor, "collection") else self.owe_too
            return who, purpose, few
        who, purpose = self.who(), "collection" if self.chance(60) else self.pick(PURPOSES)
        if who.get("recipient") == "consumer-reporting-agency":
            purpose = self.pick(("collection", "credit-reporting"))
        return who, purpose, self.pick((0, 12, 40))

    def question(self) -> Question:
        kinds: tuple[str, ...] = ("third-party-collector",) * 4 + (
            "debt-buyer",
            "creditor-under-other-name",
            "creditor",
            "creditor",
            "law-firm",
            "unknown",
        )
        debts = ["A", "B"] if self.chance(50) else ["A"]
        who, purpose, few = self.theme()
        contact: Json = {"at": self.now.isoformat(), "debts": self.part(debts), **who, **self.medium_and_address(who)}
        contact |= {"purpose": purpose, "content": self.content(few)}
        if purpose in ("opt-out-confirmation", "formal-pleading", "unrelated-notice"):
            contact["content"] = {"carries": [], "lacks": self.pick(([], ["itemisation"]))}
        if purpose == "formal-pleading" and contact["medium"] in ("social-media", "portal", "other-electronic"):
            contact |= {"medium": "mail", "address": self.address("mail", name_of(who))}
        contact["required_by_law"] = self.chance(15)
        if contact["medium"] == "social-media":
            contact["publicly_viewable"] = self.truth()
        if contact["medium"] == "call":
            contact["voice"] = "live"
        if self.chance(20):
            contact["person_is_at"] = self.pick(("home", "work"))
        if self.chance(10):
            contact["in_reply_to"] = "i0"
        history = [self.attempt(n, debts, contact) for n in range(self.pick((0, 0, 1, 2, 3, 4, 6, 8)))]
        inbound = [
            {
                "id": f"i{n}",
                "at": self.when(9, 10),
                "medium": self.pick(("call", "email", "text", "mail")),
                **self.pick(({}, {}, {"recipient": "spouse"})),
            }
            for n in range(2)
        ]
        if contact["purpose"] == "validation-notice":
            kinds, history = kinds[:4], []
        case: Json = {
            "collector": self.pick(kinds),
            "debts": [self.debt(id) for id in debts],
            "requests": self.requests(),
            "representation": [self.attorney()]
            if self.chance(25) and who.get("recipient") not in ("consumer-attorney", "guardian")
            else [],
            "bankruptcies": [],
            "history": {"attempts": history, "inbound": inbound},
            "consumer": {"id": "ann", "minor": self.truth(), "deceased": self.truth()}
            if self.chance(10)
            else {"id": "ann", "minor": False, "deceased": False},
            "phones": PHONES,
            "emails": EMAILS,
            "postal_addresses": POSTAL,
            "locations": LOCATIONS,
            "consents": [self.consent()] if self.chance(15) else [],
        }
        return case, contact

    def requests(self) -> list[Json]:
        if not self.chance(25):
            return []
        made: Json = {"id": "r", "kind": "employer-prohibits", "received_at": self.when()}
        self.maybe_later(made, "withdrawn_at", 15, "received_at")
        return [made]

    def attorney(self) -> Json:
        made: Json = {"id": "l", "attorney_can_be_found": True, "learned_at": self.when(1, 5, 40, -1)}
        made |= {"in_writing": self.truth(), "told_by_attorney": self.truth()}
        if self.chance(30):
            made["debts"] = ["A"]
        if self.chance(50):
            made["person"] = self.pick(("consumer", "consumer", "pat", "spouse"))
        self.maybe_later(made, "asked_at", 30, "learned_at")
        self.maybe_later(made, "unresponsive_at", 30, "learned_at")
        if made.get("asked_at", "unknown") != "unknown":
            self.maybe_later(made, "answered_at", 25, "asked_at")
        self.maybe_later(made, "ended_at", 10, "learned_at")
        self.maybe_later(made, "consented_at", 10, "learned_at")
        return made

    def consent(self) -> Json:
        made: Json = {
            "id": "c",
            "scope": self.pick(("home-visit", "workplace")),
            "given_at": self.when(2, 5),
            "given_to": "collector",
        }
        made |= {"during_proper_communication": True, "in_writing": True}
        self.maybe_later(made, "revoked_at", 25, "given_at")
        return made


questions = seeded(lambda rng: Maker(rng).question())


def settled(seed: str, count: int) -> Iterator[Question]:
    """The same questions, with the first value of each unknown fact."""
    return (next(in_worlds(*question)) for question in questions(seed, count))
