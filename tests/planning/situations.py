"""Made-up questions for planning: mostly clean cases in which something opens, closes or lapses in the coming days.

Unlike `fdcpa_guard.testing.crowds`, which crowds each case with every kind of fact, these keep to what time
moves, so that most contacts are allowed sooner or later. Every third question is one of the crowded ones.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from fdcpa_guard.clock import TICK
from fdcpa_guard.testing.crowds import Dice, Json, question
from fdcpa_guard.testing.occasions import ANCHORS, EDGES, WEEKDAYS, ZONES, instant

MEDIA = ("call", "call", "call", "call", "text", "email", "ringless-voicemail", "portal", "mail")
ADDRESSES = {"call": "cell", "text": "cell", "ringless-voicemail": "cell", "email": "mail-1", "mail": "home"}
WALLS = (
    time(7, 59),
    time(8),
    time(10),
    time(12),
    time(15),
    time(16, 30),
    time(20, 59),
    time(21),
    time(23, 45),
    time(2),
)
"""On the minute, for the grid is walked minute by minute."""


class Situation(Dice):
    """Makes one question from dice."""

    def __init__(self, dice: Random) -> None:
        super().__init__(dice)
        self.zones = dice.sample(ZONES, dice.choice((1, 1, 2, 2, 3)))
        self.today: date = dice.choice(ANCHORS) - timedelta(days=dice.randint(0, 2))
        self.at = self.local(0, dice.choice(WALLS))
        if self.chance(10):
            self.at += dice.choice((TICK, -TICK))
        self.debts = ["A", "B", "C"][: dice.choice((1, 1, 2, 2, 3))]
        self.about = sorted(dice.sample(self.debts, dice.randint(1, len(self.debts))))
        self.medium = dice.choice(MEDIA)

    def local(self, days: int, wall: time) -> datetime:
        return instant(self.today + timedelta(days=days), wall, self.pick(self.zones))

    def near(self, first: int, last: int) -> str:
        """An instant some days from the contact, on a round wall time or any minute."""
        wall = self.pick(WALLS) if self.chance(60) else time(self.rng.randrange(24), self.rng.randrange(60))
        return self.local(self.whole(first, last), wall).isoformat()

    def some_debts(self, fact: Json) -> Json:
        if self.chance(40):
            fact["debts"] = sorted(self.rng.sample(self.debts, self.whole(1, len(self.debts))))
        return fact

    def maybe(self, percent: int, fact: Json, name: str, first: int, last: int) -> None:
        if self.chance(percent):
            fact[name] = self.near(first, last)

    def windows(self) -> list[Json]:
        made = []
        for _ in range(self.pick((1, 1, 1, 2))):
            start, end = self.rng.sample(EDGES, 2)
            window: Json = {"start": start, "end": "24:00" if self.chance(10) else end}
            if self.chance(60):
                window["days"] = self.rng.sample(WEEKDAYS, self.whole(1, 6))
            made.append(window)
        return made

    # -- facts that begin, end or recur

    def debt(self, id: str) -> Json:
        debt: Json = {
            "id": id,
            "nature": "consumer",
            "kind": "credit-card",
            "validation": [{"provided_at": self.near(-60, -50)}],
            "disputes": "none",
            "original_creditor_requests": "none",
            "in_default_when_obtained": True,
            "time_barred": False,
            "initial_communication_at": self.near(-60, -50),
        }
        if self.chance(10):
            debt["disputes"] = [{"id": self.id("dispute"), "received_at": self.near(-9, 3), "in_writing": True}]
            self.maybe(70, debt["disputes"][0], "verified_at", 5, 8)
        if self.chance(10):
            debt["validation"] = [{"provided_at": self.near(-34, -29)}]
        if self.chance(4):
            debt["paid_at"] = self.near(0, 8)
        return debt

    def request(self) -> Json:
        kind = self.pick(("inconvenient-time",) * 4 + ("cease", "stop-medium", "inconvenient-place"))
        request: Json = {
            "id": self.id("request"),
            "kind": kind,
            "received_at": self.near(*self.pick(((-9, -1), (0, 2)))),
        }
        self.maybe(30 if kind == "inconvenient-time" else 90, request, "withdrawn_at", 4, 9)
        if kind == "inconvenient-time":
            request["windows"] = self.windows()
            if self.chance(25):
                request["first_day"] = (self.today + timedelta(days=self.whole(-2, 2))).isoformat()
            if self.chance(25):
                request["last_day"] = (self.today + timedelta(days=self.whole(2, 9))).isoformat()
        elif kind == "cease":
            request["in_writing"] = True
            self.some_debts(request)
        elif kind == "stop-medium":
            request["media"] = [self.pick(("call", "text", "email"))]
        else:
            request["place"] = self.pick(("home", "work"))
        return request

    def consent(self) -> Json:
        scope = self.pick(("time", "time", "time", "more-calls", "more-calls", "place", "despite-attorney"))
        given = self.near(*self.pick(((-9, -1), (0, 2))))
        consent: Json = {"id": self.id("consent"), "scope": scope, "given_at": given, "given_to": "collector"}
        consent["during_proper_communication"] = True if self.chance(92) else "unknown"
        self.some_debts(consent)
        self.maybe(35, consent, "starts_at", 4, 5)
        if scope == "time" and self.chance(75):
            consent["windows"] = self.windows()
        else:
            consent["expires_at"] = self.near(7, 12)
        self.maybe(10, consent, "revoked_at", 6, 9)
        return consent

    def attempt(self, first: int, last: int) -> Json:
        outcome = self.pick(("rang-out",) * 12 + ("voicemail", "conversation", "not-connected"))
        made: Json = {"id": self.id("out"), "at": self.near(first, last), "medium": "call", "outcome": outcome}
        return {**made, "address": "cell", "debts": self.about if self.chance(80) else self.debts}

    def history(self) -> Json:
        attempts = [self.attempt(-7, -1) for _ in range(self.pick((0, 1, 3, 7, 8, 11, 15)))]
        attempts += [self.attempt(0, 4) for _ in range(self.pick((0, 0, 0, 1, 5)))]
        return {"attempts": attempts, "inbound": [self.inbound() for _ in range(self.pick((0, 0, 1, 2)))]}

    def inbound(self) -> Json:
        made: Json = {"id": self.id("in"), "at": self.near(-1, 0), "medium": self.medium, "debts": self.about}
        if self.medium in ADDRESSES:
            made["address"] = ADDRESSES[self.medium]
        if self.medium == "call" and self.chance(30):
            made["conversation"] = True
        return made

    def case(self) -> Json:
        places: list[Json] = [{"id": f"place-{n}", "zones": [zone]} for n, zone in enumerate(self.zones)]
        for place in places[1:]:
            self.maybe(25, place, "learned_at", -1, 3)
            self.maybe(25, place, "ended_at", 5, 9)
        line: Json = {"id": "cell", "line_type": "mobile", "place": None}
        if self.chance(15):
            line = {"id": "cell", "line_type": "landline", "place": self.pick(("home", "work"))}
        address = {"given_to": "collector", "given_at": self.near(-20, -15), "during_proper_communication": True}
        text: Json = {"id": "to-text", "scope": "text-number", "address": "cell", **address}
        text["given_at"] = self.near(-62, -48) if self.chance(40) else text["given_at"]
        case: Json = {
            "collector": "third-party-collector",
            "debts": [self.debt(id) for id in self.debts],
            "requests": [self.request() for _ in range(self.pick((0, 0, 1, 1, 2)))],
            "representation": "none",
            "bankruptcies": "none",
            "history": self.history(),
            "consumer": {"minor": False, "deceased": False},
            "locations": places,
            "phones": [line],
            "emails": [{"id": "mail-1", "employer_provided": False, "public_domain": True}],
            "postal_addresses": [{"id": "home", "place": "home"}],
            "consents": [
                {"id": "to-email", "scope": "email-address", "address": "mail-1", **address},
                text,
                *[self.consent() for _ in range(self.pick((0, 1, 1, 2, 4)))],
            ],
        }
        if self.chance(20):
            here: Json = {"id": "here", "kind": "current", "verified": True, "zones": [self.pick(ZONES)]}
            here["learned_at"] = self.near(-1, 1)
            self.maybe(30, here, "ended_at", 1, 3)
            places.append(here)
        if self.chance(12):
            order: Json = {"id": "order", "granted_at": self.near(-2, 2)}
            self.maybe(50, order, "ended_at", 4, 9)
            case["court_permissions"] = [self.some_debts(order)]
        if self.chance(10):
            lawyer: Json = {"id": "lawyer", "learned_at": self.near(-2, 2), "attorney_can_be_found": True}
            self.maybe(80, lawyer, self.pick(("consented_at", "unresponsive_at", "ended_at")), 4, 8)
            case["representation"] = [self.some_debts(lawyer)]
        if self.chance(8):
            case["phones"][0]["disowned_at"] = self.near(-2, 6)
        return case

    def question(self) -> tuple[Json, Json]:
        case = self.case()
        contact: Json = {"at": self.at.isoformat(), "medium": self.medium, "debts": self.about}
        contact["content"] = {"opt_out_instructions": True, "collector_disclosure": True, "identifies_caller": True}
        if self.medium in ADDRESSES:
            contact["address"] = ADDRESSES[self.medium]
        inbound = case["history"]["inbound"]
        if inbound and self.chance(60):
            contact["in_reply_to"] = self.pick(inbound)["id"]
        return case, contact


def situations(seed: str, count: int) -> Iterator[tuple[Json, Json]]:
    """Questions that are always the same for the same seed: case and contact, as plain JSON."""
    for number in range(count):
        dice = Random(f"{seed}/{number}")
        yield question(dice) if number % 3 == 2 else Situation(dice).question()
