"""Made-up questions dense with what 9 V.S.A. 41b(m) and the law of places that have few rules turn on."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from ..few_rules import ZONES
from ..plain import TELEPHONE, WEEK, Json, name_of
from ..vt import BY_VOICE
from ..wa import in_worlds
from . import Question, ca_oregon_wi, seeded

PLACES = {
    "AZ": ("602", "85001"),
    "DE": ("302", "19801"),
    "GA": ("404", "30303"),
    "ID": ("208", "83702"),
    "LA": ("504", "70112"),
    "MO": ("314", "63101"),
    "NE": ("712", "68102"),
    "NH": ("603", "03101"),
    "NJ": ("201", "07102"),
    "OH": ("614", "43215"),
    "OK": ("405", "73102"),
    "PR": ("787", "00901"),
    "RI": ("401", "02903"),
    "SD": ("605", "57104"),
    "UT": ("801", "84101"),
    "VT": ("802", "05401"),
    "WY": ("307", "82001"),
}
"""An area code and a ZIP code of each; 402 is of two zones, so that the numbers of Nebraska are Iowan."""
KINDS = {
    "GA": ("instalment-loan", "instalment-loan", "loan"),
    "LA": ("loan", "medical", "credit-card"),
    "NE": ("medical", "medical", "credit-card"),
    "OH": ("payday-loan", "payday-loan", "loan"),
    "OK": ("instalment-loan", "loan", "loan", "payday-loan"),
    "SD": ("loan", "instalment-loan", "credit-card", "other"),
    "VT": ("rent-to-own", "rent-to-own", "rent-to-own", "other"),
}
PATIENTS = {"DE", "NJ", "RI", "ID", "MO", "NE"}
LENDERS = {"VT", "OK", "LA", "SD", "OH"}
NOTICES = {
    "DE": ("first-bill", "before-collection-action"),
    "NJ": ("first-bill", "before-collection-action"),
    "RI": ("financial-statement",),
    "ID": ("final-before-extraordinary-action", "final-before-extraordinary-action", "consolidated-summary"),
}
REPORT: tuple[Json, str, int] = ({"recipient": "consumer-reporting-agency"}, "credit-reporting", 12)
PAPER: tuple[Json, str, int] = ({}, "formal-pleading", 0)


class Maker(ca_oregon_wi.Maker):
    place = "VT"
    grown = True
    elements = (
        *ca_oregon_wi.Maker.elements,
        "caller-id",
        "callback-number",
        "identifies-caller",
        "names-employer-unasked",
        "collector-disclosure",
        "medical-debt-statement",
        "not-credit-reported-statement",
        "common-interest",
    )
    claims = ("insurance-appeal", "insurance-appeal", "workers-compensation", "workers-compensation", "identity-theft")
    themes = (
        ({"recipient": "employer"}, "location-information", 12),
        ({"recipient": "employer"}, "collection", 12),
        ({"recipient": "household-member"}, "collection", 12),
        ({"recipient": "third-party", "person": "sam"}, "location-information", 12),
        ({"recipient": "third-party", "person": "pat"}, "collection", 12),
        REPORT,
        REPORT,
        PAPER,
        PAPER,
        ({}, "postjudgment-remedy", 0),
        ({}, "collection", 12),
        ({"recipient": "parent"}, "collection", 12),
        ({"recipient": "parent"}, "location-information", 12),
    )

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.area, self.zip = PLACES[self.place]
        self.kinds = KINDS.get(self.place, ("medical", "medical", "medical", "other"))
        wall = self.pick(("04:59", "05:00", "07:59", "08:00", "20:59", "21:00", "21:59", "22:00", "12:00", "16:00"))
        hour, minute = map(int, wall.split(":"))
        zone = ZoneInfo(ZONES.get(self.place, "America/New_York"))
        self.now = self.now.replace(hour=hour, minute=minute, tzinfo=zone)
        self.now = datetime.fromisoformat(self.now.isoformat())

    def theme(self) -> tuple[Json, str, int]:
        who, purpose, few = self.pick(self.themes) if self.chance(60) else super().theme()
        if self.place in PATIENTS and self.chance(35):
            who, purpose, few = self.pick((REPORT, PAPER, PAPER, ({}, "postjudgment-remedy", 0), ({}, "collection", 8)))
        if who.get("person") == "pat":
            self.owe_too = self.pick((["pat"], ["pat"], ["pat", "spouse"], []))
        return who, purpose, few

    def debt(self, id: str) -> Json:
        made = super().debt(id)
        made["notices"] = [self.notice() for _ in range(self.pick((0, 1, 2, 3)))] if self.place in NOTICES else []
        made["medical"] = {
            "payment_plan_offered": self.truth(),
            "patient_chose_provider": self.pick((False, False, True)),
        }
        made.pop("past_due_since", None)
        if self.chance(50):
            made["past_due_since"] = self.pick(("2024-07-21", "2026-01-10", "2026-02-20", "2026-04-10"))
        if self.chance(60):
            made["incurred_on"] = self.pick(("2023-01-01", "2026-01-30", "2026-03-10"))
            if made.get("past_due_since", "9") < made["incurred_on"]:
                made["past_due_since"] = made["incurred_on"]
        if self.place == "OK" and self.chance(60):
            made["due_on"] = self.date(-3, -1, 0, 1)
        return made

    def notice(self) -> Json:
        sent = self.when(29, 30, 31, 32, 60, 61, 62, 89, 90, 91, 92, 119, 120, 121, 122, 150, 600)
        made: Json = {"kind": self.pick(NOTICES[self.place]), "sent_at": sent}
        if self.chance(70):
            later = datetime.fromisoformat(sent) + timedelta(days=self.pick((0, 1, 2)))
            made["received_at"] = later.isoformat()
        return made

    def proceeding(self, n: int) -> Json:
        made = super().proceeding(n)
        if made.get("ended_at") and self.chance(50):
            made["learned_at"] = self.when(150)
            made["ended_at"] = self.when(59, 60, 61, 62, 89, 90, 91, 92)
            made["upheld"] = self.truth()
        return made

    def creditor_request(self) -> Json:
        return super().creditor_request()

    def requests(self) -> list[Json]:
        return [self.word(n) for n in range(self.pick((0, 1, 1, 2)))]

    def word(self, n: int) -> Json:
        kinds = ("cease", "cease", "employer-prohibits", "inconvenient-place", "stop-medium", "stop-address")
        made: Json = {"id": f"r{n}", "kind": self.pick(kinds), "received_at": self.when(-1, 0, 1, 5, 20, 45)}
        made["in_writing"] = self.pick((True, True, False))
        if made["kind"] == "cease":
            made |= self.pick(({}, {}, {"debts": ["A"]}))
            made |= self.pick(({}, {}, {"certified": False}, {"certified": True}))
        if made["kind"] == "inconvenient-place":
            made["place"] = self.pick(("work", "home"))
        if made["kind"] == "stop-medium":
            made["media"] = self.pick((["call"], ["text"], ["in-person"], ["call", "text"]))
        if made["kind"] == "stop-address":
            made["address"] = self.pick(("office", "cell", "office-address"))
        made |= self.pick(({}, {}, {}, {"person": "pat"}))
        if self.place == "VT" and self.chance(15):
            made["person"] = "employer"
        self.maybe_later(made, "withdrawn_at", 15, "received_at")
        return made

    def attempt(self, n: int, debts: list[str], like: Json) -> Json:
        made = super().attempt(n, debts, like)
        if self.busy and made["medium"] in TELEPHONE and made.get("address") != "lost":
            made["outcome"] = "conversation"
        return made

    def question(self) -> Question:
        self.busy = self.chance(40)
        case, contact = super().question()
        if self.busy and self.place in {"VT", "LA"}:
            self.crowd(case, contact)
        if self.place in LENDERS and self.chance(60):
            case["collector"] = self.pick(("creditor", "creditor", "creditor-under-other-name"))
        if contact["medium"] in TELEPHONE and self.place == "NE":
            contact["voice"] = self.pick(("live", "prerecorded", "prerecorded", "artificial"))
        if contact["medium"] in TELEPHONE and contact["purpose"] == "collection" and self.chance(30):
            more = self.pick(([], [self.pick(self.elements)], ["states-debt"]))
            limited = ["limited-content-message"]
            contact["content"] = self.pick(
                ({"carries": limited + more}, {"carries": more, "lacks": limited}, {"carries": more})
            )
        if self.place == "VT":
            case["bankruptcies"] = [self.bankruptcy()] if self.chance(25) else []
        if self.place == "PR" and self.chance(50):
            hours = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "08:00", "end": "16:00"}
            case["consumer"]["working_hours"] = self.pick(([], [hours]))
        if self.place in {"LA", "OK", "PR"} and self.chance(30):
            case["consents"] = [self.agreement()]
        else:
            case["consents"] = []
        return case, contact

    def crowd(self, case: Json, contact: Json) -> None:
        """Talks with the one who is contacted, or what went out after a request to cease."""
        if contact["medium"] not in BY_VOICE and self.place == "VT":
            return
        like = {key: contact[key] for key in ("medium", "address", "recipient", "person") if key in contact}
        days = (0, 0.001, 1, 3, 5, 5.6, 6, 6.6, 7, 8) if self.place == "VT" else (0, 1, 8, 10, 14, 16, 28, 29, 30, 31)
        outcome = "sent" if like["medium"] not in TELEPHONE else "conversation"
        many = (5, 6, 7, 8, 9) if self.place == "VT" else (1, 3, 4, 5)
        made = [{"id": f"a{n}", "at": self.when(*days), **like, "debts": ["A"]} for n in range(self.pick(many))]
        if like.get("address") != "lost":
            case["history"]["attempts"] = [each | {"outcome": outcome} for each in made]
        who = {"person": name_of(contact)} if name_of(contact) == "pat" else {}
        if self.place == "LA":
            cease: Json = {"id": "z", "kind": "cease", "received_at": self.when(9, 20, 45), "in_writing": True, **who}
            case["requests"] = [cease | self.pick(({}, {}, {"certified": False}, {"debts": ["A"]}))]
            if contact["purpose"] != "formal-pleading" and self.chance(60):
                contact["purpose"] = self.pick(("collection", "answer-to-request", "termination-of-efforts"))
                contact["content"] = {}

    def bankruptcy(self) -> Json:
        obligor = self.pick(("consumer", "consumer", "co-obligor"))
        return {
            "id": "b",
            "chapter": 7,
            "filed_at": self.when(45),
            "learned_at": self.when(-1, 0, 1, 5),
            "obligor": obligor,
        }

    def agreement(self) -> Json:
        made: Json = {"id": "c", "scope": self.pick(("third-party", "employer", "time", "workplace"))}
        made |= {
            "given_at": self.when(-1, 0, 1, 5, 20, 45),
            "given_to": self.pick(("collector", "collector", "creditor")),
        }
        made |= {"in_writing": self.pick((True, True, False)), "during_proper_communication": True}
        if made["scope"] == "time":
            made["windows"] = [{"days": list(WEEK), "start": "00:00", "end": "24:00"}]
        made |= self.pick(({}, {"debts": ["A"]}))
        self.maybe_later(made, "revoked_at", 20, "given_at")
        return made


def of(place: str) -> Callable[[str, int], Iterator[Question]]:
    there: Any = type("There", (Maker,), {"place": place})
    return seeded(lambda rng: there(rng).question())


def settled(questions: Any, seed: str, count: int) -> Iterator[Question]:
    """The same questions, with the first value of each unknown fact."""
    return (next(in_worlds(*question)) for question in questions(seed, count))
