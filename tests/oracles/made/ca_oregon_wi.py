"""Made-up questions dense with what California's own rules, ORS 646.639 and Wisconsin's rules turn on.

They are those of Washington's oracle, whose people and lines these rules know as well, with other facts of the debts,
other themes and other words.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from ..plain import TO_A_NUMBER, Json
from ..wa import in_worlds
from . import Question, seeded, wa


class Maker(wa.Maker):
    """One made-up question of some state."""

    elements: tuple[str, ...] = (
        "business-identity",
        "identity-and-purpose",
        "states-debt",
        "no-payment-request",
        "threatens-legal-action",
        "threatens-credit-report",
        "physical-or-criminal-threat",
        "profanity",
        "validation-information",
        "initial-disclosure",
    )
    kinds: tuple[str, ...] = ("medical", "credit-card", "other")
    claims: tuple[str, ...] = ("document-request", "itemisation-request", "identity-theft")
    themes: tuple[tuple[Json, str, int], ...] = ()
    commercial = 12
    area, zip = "213", "90012"
    grown = False
    """Whether it is asked of the parents of a grown debtor."""

    def question(self) -> Question:
        """The same lines and people, in another state."""
        case, contact = super().question()
        if case["collector"] == "unknown":
            case["collector"] = "debt-buyer"
        self.name_who_owes(case)
        role = contact.get("recipient")
        case["consumer"] = {"id": "ann", "minor": role == "parent", "deceased": role == "personal-representative"}
        if role == "parent" and self.grown and self.chance(50):
            case["consumer"]["minor"] = False
        case["phones"] = [line | {"number": line["number"].replace("206", self.area, 1)} for line in case["phones"]]
        case["locations"] = [place | {"zip": self.zip} for place in case["locations"]]
        return case, contact

    @staticmethod
    def name_who_owes(case: Json) -> None:
        """Who owes nothing asks and permits nothing: of a name that no fact explains nobody knows whose it is."""
        if not any("pat" in debt["co_obligors"] for debt in case["debts"]):
            for each in (*case["requests"], *case["consents"], *case["representation"]):
                if each.get("person") == "pat":
                    del each["person"]

    def content(self, few: int) -> Json:
        found: Json = {"carries": [], "lacks": []}
        for element in self.elements:
            if self.chance(few):
                found[self.pick(("carries", "lacks"))].append(element)
        return found

    def truth(self, unknown: int = 3) -> bool | str:
        return super().truth(unknown)

    def date(self, *days: int) -> str:
        """A day so many days ago, where the consumer is."""
        return (self.now - timedelta(days=self.pick(days))).date().isoformat()

    def debt(self, id: str) -> Json:
        made = super().debt(id)
        made["kind"] = self.pick(self.kinds)
        made["nature"] = "commercial" if self.chance(self.commercial) else "consumer"
        made["proceedings"] = [self.proceeding(n) for n in range(self.pick((1, 1, 2)))] if self.chance(45) else []
        made |= {"charged_off": self.truth(), "purchased": self.pick((True, False)), "notices": []}
        made["documents_held"] = self.pick((True, False, None, "unknown"))
        if made["documents_held"] is None:
            del made["documents_held"]
        return made

    def proceeding(self, n: int) -> Json:
        learned = (-1, 0, 0.001, 1, 14, 15, 16, 29, 30, 31, 45)
        made: Json = {"id": f"p{n}", "kind": self.pick(self.claims), "learned_at": self.when(*learned)}
        made |= {
            "in_writing": True if self.chance(50) else self.truth(),
            "formalities_met": True if self.chance(50) else self.truth(),
            "upheld": self.truth(),
        }
        self.maybe_later(made, "ended_at", 40, "learned_at")
        if made.get("ended_at") == "unknown":
            del made["ended_at"]
        if "ended_at" not in made or datetime.fromisoformat(made["ended_at"]) > self.now:
            del made["upheld"]
        return made

    def creditor_request(self) -> Json:
        made = super().creditor_request()
        made["received_at"] = self.when(-1, 0, 1, 15, 16, 30, 31, 45)
        return {key: made[key] for key in ("id", "received_at", "in_writing")} | (
            {"answered_at": max(made["received_at"], self.when(0, 5))} if self.chance(30) else {}
        )

    def theme(self) -> tuple[Json, str, int]:
        if self.chance(35) and self.themes:
            return self.pick(self.themes)
        return super().theme()

    def requests(self) -> list[Json]:
        return []


HOME_CALLS = ("rang-out", "voicemail", "no-message-left", "conversation", "not-connected", "dropped", "wrong-person")
WORK = {"office", "work-mail", "office-address", "pat-office"}
CO_DEBTOR: Json = {"recipient": "third-party", "person": "pat"}


class California(Maker):
    grown = True
    elements = (*Maker.elements, "licence-number", "time-barred-disclosure", "identifies-caller")
    kinds = ("medical", "medical", "credit-card", "mortgage", "other", "payday-loan")
    claims = (*Maker.claims, "identity-theft", "coerced-debt", "coerced-debt", "document-request", "complaint")
    commercial = 33
    themes = (
        ({"recipient": "employer"}, "location-information", 8),
        ({"recipient": "employer"}, "collection", 8),
        ({"recipient": "employer"}, "postjudgment-remedy", 8),
        ({"recipient": "household-member"}, "collection", 12),
        ({"recipient": "parent"}, "collection", 12),
        ({}, "formal-pleading", 0),
        ({}, "answer-to-request", 30),
        ({}, "collection", 40),
        ({}, "collection", 40),
        ({}, "servicing-disclosure", 8),
        (CO_DEBTOR, "collection", 12),
    )

    def debt(self, id: str) -> Json:
        made = super().debt(id)
        made["guaranteed_by_person"] = self.pick((True, True, True, True, True, False))
        made["original_amount"] = self.pick(("400", "400", "500000.00", "500000.01"))
        if self.chance(60):
            made["incurred_on"] = self.pick(("2013-12-31", "2022-06-30", "2025-06-30", "2025-07-01"))
            if self.chance(70):
                days = ("2013-12-31", "2014-01-01", "2022-06-30", "2022-07-01", "2025-06-30", "2025-07-01")
                made["assigned_on"] = max(made["incurred_on"], self.pick(days))
        if self.chance(40):
            made["past_due_since"] = self.date(0, 88, 89, 90, 91, 400)
        if self.chance(30):
            made["notices"].append({"kind": "time-barred", "sent_at": self.when()})
        if self.chance(30):
            sent = self.when(-1, 1, 14, 15, 16, 17, 30)
            made["notices"].append({"kind": "written-to-employer", "sent_at": sent})
        return made

    def question(self) -> Question:
        case, contact = super().question()
        if contact.get("recipient") == "employer":
            self.write_to_the_employer(case)
        return case, contact

    def write_to_the_employer(self, case: Json) -> None:
        debts = [debt["id"] for debt in case["debts"]]
        history: Any = case["history"]
        for n in range(self.pick((0, 1, 2))):
            letter = {"id": f"e{n}", "recipient": "employer", "debts": self.part(debts), "purpose": "collection"}
            by = self.pick((("mail", "sent"), ("mail", "sent"), ("mail", "undeliverable"), ("call", "conversation")))
            letter |= {"at": self.when(-1, 1, 14, 15, 16, 17, 30), "medium": by[0], "outcome": by[1]}
            history["attempts"].append(letter)
        for n in range(self.pick((0, 0, 1))):
            answer = {"id": f"x{n}", "recipient": "employer", "at": self.when(0, 1, 14, 15, 16), "medium": "mail"}
            history["inbound"].append(answer | self.pick(({}, {"debts": ["A"]})))

    def consent(self) -> Json:
        made = super().consent()
        made["scope"] = self.pick(("employer", "employer", "third-party"))
        made["in_writing"] = self.truth()
        if made["scope"] == "third-party":
            made |= self.pick(({}, {"third_party": "employer"}, {"third_party": "household-member"}))
        if self.chance(30):
            made["media"] = self.pick((["call"], ["mail"]))
        if self.chance(20):
            made["debts"] = ["A"]
        return made


california = seeded(lambda rng: California(rng).question())


class Oregon(Maker):
    area, zip = "503", "97201"
    elements = (*Maker.elements, "shows-debt-collection")
    claims = ("document-request", "document-request", "identity-theft", "itemisation-request")
    kinds = ("medical", "credit-card", "mortgage", "other")
    themes = (
        ({"recipient": "employer"}, "location-information", 8),
        ({"recipient": "employer"}, "collection", 8),
        ({"recipient": "employer"}, "opt-out-confirmation", 8),
        ({}, "collection", 8),
        ({}, "collection", 8),
        ({}, "formal-pleading", 0),
        ({}, "servicing-disclosure", 8),
        (CO_DEBTOR, "collection", 12),
    )

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.busy = self.chance(50)

    def question(self) -> Question:
        """Half of them at work, after calls to the home."""
        case, contact = super().question()
        for each in case["history"]["attempts"]:
            if contact.get("address") in ("office", "pat-office") and self.chance(50) and each["medium"] == "call":
                each["address"] = {"office": "land", "pat-office": "pat-land"}[contact["address"]]
                each |= {"outcome": self.pick(HOME_CALLS), **self.of_whom(contact)}
                each.pop("in_reply_to", None)
        if self.chance(50):
            case["postal_addresses"] = [
                place | ({"undeliverable_at": self.when(-1, 1)} if place["place"] == "home" else {})
                for place in case["postal_addresses"]
            ]
        case["phones"].append(
            {"id": "pat-land", "number": "+15035550190", "line_type": "landline", "place": "home", "person": "pat"}
        )
        return case, contact

    @staticmethod
    def of_whom(contact: Json) -> Json:
        return {key: contact[key] for key in ("recipient", "person") if key in contact}

    def address(self, medium: str, person: str) -> str | None:
        work = {
            "consumer": ("office", "work-mail", "office-address"),
            "pat": ("pat-office", "pat-work-mail", "pat-shop"),
        }
        if self.busy and person in ("consumer", "pat"):
            of = 0 if medium in TO_A_NUMBER else 1 if medium == "email" else 2
            if of < 2 or medium in ("mail", "in-person"):
                found = work[person][of]
                return found if found in WORK else super().address(medium, person)
        return super().address(medium, person)

    def requests(self) -> list[Json]:
        found = [self.word(n) for n in range(self.pick((0, 0, 1, 2)))]
        return found

    def word(self, n: int) -> Json:
        kind = self.pick(("cease", "stop-medium", "stop-address", "inconvenient-place", "employer-prohibits"))
        made: Json = {"id": f"r{n}", "kind": kind, "received_at": self.when(-1, 0, 1, 2, 5, 6)}
        if kind == "cease":
            made["in_writing"] = self.pick((True, False))
        if kind == "stop-medium":
            made["media"] = self.pick((["call"], ["text"], ["email"], ["in-person"], ["call", "text"]))
        if kind == "stop-address":
            made["address"] = self.pick(("office", "office", "cell", "pat-office", "work-mail"))
        if kind == "inconvenient-place":
            made["place"] = self.pick(("work", "work", "home"))
        if self.chance(30):
            made["person"] = "pat"
        self.maybe_later(made, "withdrawn_at", 15, "received_at")
        return made

    def consent(self) -> Json:
        made = super().consent()
        made |= {"scope": "workplace", "given_at": self.when(-1, 0, 1, 2, 5, 6)}
        made.pop("revoked_at", None)
        made["given_to"] = self.pick(("collector", "collector", "collector", "creditor"))
        self.maybe_later(made, "revoked_at", 15, "given_at")
        if self.chance(25):
            made["debts"] = ["A"]
        if self.chance(30):
            made["person"] = "pat"
        return made


oregon = seeded(lambda rng: Oregon(rng).question())


class Wisconsin(Maker):
    area, zip = "414", "53202"
    elements = (*Maker.elements, "reports-dispute", "credit-counselling")
    kinds = ("medical", "credit-card", "mortgage", "other")
    claims = ("identity-theft", "coerced-debt", "unauthorised-payment", "good-faith-estimate-dispute", "complaint")
    themes = (
        ({"recipient": "employer"}, "location-information", 12),
        ({"recipient": "employer"}, "collection", 12),
        ({"recipient": "employer"}, "answer-to-request", 12),
        ({"recipient": "household-member"}, "collection", 12),
        ({"recipient": "third-party", "person": "sam"}, "location-information", 12),
        ({"recipient": "third-party", "person": "sam"}, "formal-pleading", 0),
        (CO_DEBTOR, "collection", 12),
    )

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.now -= timedelta(hours=2)  # the same wall, two hours farther east

    def question(self) -> Question:
        """And, with the employer, what the employer wrote."""
        case, contact = super().question()
        if contact.get("recipient") == "employer":
            medium = self.pick(("mail", "email"))
            asked: Json = {"id": "e", "recipient": "employer", "at": self.when(1), "medium": medium}
            case["history"]["inbound"].append(asked)
            if self.chance(50):
                contact["in_reply_to"] = "e"
        return case, contact

    def requests(self) -> list[Json]:
        return [self.word(n) for n in range(self.pick((0, 0, 1, 1, 2)))]

    def word(self, n: int) -> Json:
        kind = self.pick(("cease", "cease", "stop-medium", "stop-address"))
        made: Json = {"id": f"r{n}", "kind": kind, "received_at": self.when(-1, 0, 1, 5)}
        made["in_writing"] = self.pick((True, False))
        if kind == "cease" and self.chance(30):
            made["debts"] = ["A"]
        if kind == "stop-medium":
            made["media"] = self.pick((["call"], ["text"], ["email"], ["call", "text"]))
        if kind == "stop-address":
            made["address"] = self.pick(("office", "cell", "land", "pat-cell"))
        if self.chance(20):
            made["person"] = "pat"
        self.maybe_later(made, "withdrawn_at", 15, "received_at")
        return made


wisconsin = seeded(lambda rng: Wisconsin(rng).question())


def settled(questions: Any, seed: str, count: int) -> Iterator[Question]:
    """The same questions, with the first value of each unknown fact."""
    return (next(in_worlds(*question)) for question in questions(seed, count))
