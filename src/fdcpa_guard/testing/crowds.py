"""Made-up questions, as the plain JSON that a caller would send, crowded with facts that have to do with each other.

    for contact, case in crowded(seed="mine", count=500): ...

A question is made from one seed: first the contact's instant and person, then a case that crowds around them, weeks of
calls about the same debts to the same numbers, consents given in one of them, requests about the very hour. So it
answers what turns on many facts at once. `smallest` cuts a failing one down by leaving facts out.

`strategies` makes up questions the other way round, from the clean case and a few facts laid over it, around what a
policy looks at. Two ways remain because they are for different things. There each choice stands alone, so that
Hypothesis cuts a failing question down as it goes, and most questions are allowed but for one fact. Here each choice
heeds those before it, which Hypothesis takes ten times as long for and cuts down badly, and few contacts are allowed.
What both need is told once: when and where facts are in `occasions`; whichever facts stand alone here too, in
`strategies`, which reads them off their classes.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from enum import Enum
from functools import cache
from random import Random
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from ..clock import TICK
from ..facts import Case, Contact, Debt, Fact
from ..vocabulary import CallOutcome, ConsentScope, Element, Medium, Purpose, Recipient, Unclear, Voice
from . import strategies
from .occasions import ANCHORS, EDGES, WALLS, WEEKDAYS, ZONES, instant, quiet_days, recurrence

Json = dict[str, Any]
T = TypeVar("T")


def _words(kind: type[Enum]) -> tuple[str, ...]:
    return tuple(word.value for word in kind)


TELEPHONE: Final = ("call", "ringless-voicemail")
LIVE: Final = ("call", "portal", "in-person")
UNTALKED: Final = (*[word for word in _words(CallOutcome) if word != "conversation"], "rang-out", "rang-out")
CALL_OUTCOMES: Final = (*UNTALKED, "pending", "conversation")
UNSETTLED: Final = ("pending", "unknown", None)
MEDIA: Final = ("call", "call", "call", "call", "email", "text", "ringless-voicemail", "mail", "portal", "in-person")
RARE_MEDIA: Final = (*MEDIA, *[medium for medium in _words(Medium) if medium not in MEDIA])
PURPOSES: Final = _words(Purpose)
RECIPIENTS: Final = (*_words(Recipient), "third-party", "third-party", "consumer-reporting-agency")
SCOPES: Final = (*_words(ConsentScope), "more-calls", "more-calls", "time")
DEBTS: Final = ("A", "B", "C", "D")
PHONES: Final = ("cell", "land", "office")
EMAILS: Final = ("mail-1", "mail-2")
POSTAL: Final = ("home-address", "office-address")
ADDRESSES: Final = {"call": PHONES, "ringless-voicemail": PHONES, "text": PHONES, "email": EMAILS, "mail": POSTAL}
SAME: Final = {
    "cell": ("+18005550123", "+1 800 555 0123"),
    "land": ("+18005550124", "+1 (800) 555-0124"),
    "mail-1": ("ann@example.com", " Ann@EXAMPLE.com"),
    "home-address": ("1 Main St, Springfield", "1 MAIN ST. SPRINGFIELD"),
}
"""One number or address in two spellings."""
UNKNOWN: Final = "unknown"
CONSUMER_ID: Final = "p-1001"
OTHER_NAMES: Final = ("pat", "spouse", "consumer", CONSUMER_ID)


class Dice:
    """What is drawn of whatever is asked."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._numbers = 0

    def whole(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def pick(self, choices: Sequence[T]) -> T:
        return self.rng.choice(choices)

    def some(self, choices: Sequence[T]) -> list[T]:
        """A part of the choices that is not empty."""
        first = self.pick(choices)
        return [choice for choice in choices if choice == first or self.chance(35)]

    def id(self, stem: str) -> str:
        self._numbers += 1
        return f"{stem}{self._numbers}"


class Crowd(Dice):
    """Makes one question: first the contact's instant and person, then a case that crowds around them."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.home = self.pick(ZONES)
        self.away = self.pick(ZONES)
        self.today = self.pick(ANCHORS) + timedelta(days=self.whole(0, 3))
        self.at = instant(self.today, self.pick(WALLS), self.home)
        if self.chance(15):
            self.at += TICK * self.pick((1, -1))
        self.recipient = "consumer" if not self.chance(25) else self.pick(RECIPIENTS)
        self.person = self.pick(("pat", "consumer", "spouse")) if self.chance(8) else None
        self.vague = self.chance(25)
        """Whether of some instants people know only the day, or nothing."""
        self.states_id = self.chance(12)
        """Whether the consumer is known by an id too."""
        if self.states_id and self.person is None and self.recipient == "consumer" and self.chance(50):
            self.person = CONSUMER_ID
        self.twice = {name for name in ("cell", "land", "mail-1", "home-address") if self.chance(8)}
        """Numbers and addresses that stand under two ids."""
        self.debt_ids = DEBTS[: self.pick((1, 2, 2, 3, 4))]
        self.medium = self.pick(RARE_MEDIA)
        self.purpose = self.matching_purpose() if self.chance(35) else "collection"
        self.talks = self.chance(40)
        self.busy = self.chance(45)
        self.loans = self.chance(20)
        self.calls_back = self.chance(25)
        if self.calls_back:
            self.medium, self.recipient, self.busy = "call", "consumer", True
        self.inbound_ids: list[str] = []
        self.talked: list[datetime] = []

    def matching_purpose(self) -> str:
        """Mostly one that goes with the person contacted."""
        if self.recipient == "third-party" and not self.chance(25):
            return "location-information"
        if self.recipient == "consumer-reporting-agency" and not self.chance(25):
            return "credit-reporting"
        return self.pick(PURPOSES)

    # -- instants

    def near(self, first: int, last: int) -> datetime:
        """An instant some civil days from the contact, often on an edge of a day."""
        if self.chance(12):
            return self.at + self.pick((0, 1, -1, -2)) * TICK
        if self.chance(10):
            return self.at - timedelta(minutes=self.whole(1, 12))
        zone = self.pick((self.home, self.home, self.away))
        wall = self.pick(WALLS) if self.chance(70) else time(self.whole(0, 23), self.whole(0, 59))
        return instant(self.today + timedelta(days=self.whole(first, last)), wall, zone)

    def after(self, start: datetime, *, strictly: bool = False) -> datetime:
        """An instant from ``start`` on, near the contact."""
        return max(start + (TICK if strictly else timedelta(0)), self.near(-6, 3))

    def text(self, instant: datetime) -> str:
        if self.chance(20):
            return instant.astimezone(ZoneInfo(self.home)).isoformat()
        return instant.isoformat().replace("+00:00", "Z")

    def when(self, instant: datetime) -> str:
        """What a fact says of an instant: sometimes its day, or that nobody knows it."""
        if self.vague and self.chance(25):
            day = instant.astimezone(ZoneInfo(self.home)).date().isoformat()
            return UNKNOWN if self.chance(25) else day
        return self.text(instant)

    def maybe_after(self, fact: Json, name: str, start: datetime, percent: int) -> None:
        if self.chance(percent):
            fact[name] = self.when(self.after(start))

    def flag(self, usual: bool, *, unknown: int = 10, other: int = 20) -> bool | str:
        if self.chance(unknown):
            return UNKNOWN
        return usual if not self.chance(other) else not usual

    def day(self, first: int, last: int) -> str:
        return (self.today + timedelta(days=self.whole(first, last))).isoformat()

    # -- people and debts

    def who(self) -> Json:
        """Mostly the person of the contact."""
        if self.chance(12):
            return {"recipient": self.pick(RECIPIENTS), "person": self.pick(OTHER_NAMES)}
        fact: Json = {}
        if self.recipient != "consumer" or self.chance(10):
            fact["recipient"] = self.recipient
        if self.person is not None and not (self.person == CONSUMER_ID and self.chance(50)):
            fact["person"] = self.person
        elif self.states_id and self.recipient == "consumer" and self.chance(30):
            fact["person"] = CONSUMER_ID
        return fact

    def who_id(self) -> str:
        """The id that a request, consent or piece of evidence carries."""
        if self.chance(10):
            return self.pick(OTHER_NAMES)
        if self.states_id and self.recipient == "consumer" and self.chance(50):
            return CONSUMER_ID
        return self.person or self.recipient

    def address(self, medium: str) -> str:
        """The id of a number or address for a medium, one of two if it stands under two."""
        id = self.pick(ADDRESSES[medium])
        return f"{id}-too" if id in self.twice and self.chance(50) else id

    def debt_list(self) -> list[str]:
        debts = self.some(self.debt_ids)
        return [*debts, "Z"] if self.chance(2) else debts

    def maybe_debts(self, fact: Json) -> None:
        if self.chance(40):
            fact["debts"] = self.debt_list()

    def debt(self, id: str) -> Json:
        debt: Json = {
            "id": id,
            "nature": "consumer" if not self.chance(4) else "commercial",
            "validation": self.validation(),
            "disputes": self.disputes(),
            "original_creditor_requests": self.original_creditor_requests(),
        }
        kind = self.pick(("credit-card", "student-loan", "student-loan", "medical", "mortgage", "other"))
        debt["kind"] = kind
        if self.loans:
            debt |= {"kind": "student-loan", "servicing_account": "s1"}
        elif kind == "student-loan" and self.chance(70):
            debt["servicing_account"] = self.pick(("s1", "s1", "s2"))
        if self.chance(40):
            debt["in_default_when_obtained"] = self.flag(True, other=5)
        if self.chance(6):
            debt["paid_at"] = self.when(self.near(-4, 2))
        if self.chance(20):
            debt["time_barred"] = self.flag(False)
        if self.chance(10):
            debt["active_litigation"] = self.flag(False)
        if self.chance(40):
            debt["initial_communication_at"] = self.when(self.near(-12, 1))
        return debt

    def validation(self) -> Any:
        if self.chance(8):
            return UNKNOWN
        if self.chance(40):
            return "none" if self.chance(50) else []
        return [self.notice() for _ in range(self.pick((1, 1, 2)))]

    def notice(self) -> Json:
        provided = self.near(*self.pick(((-12, 0), (-45, -30))))
        notice: Json = {"provided_at": self.when(provided)}
        if self.chance(15):
            notice["orally"] = True
        self.maybe_after(notice, "received_at", provided, 20)
        self.maybe_after(notice, "undeliverable_at", provided, 12)
        if self.chance(25):
            notice["period_ends"] = self.day(-2, 3)
        return notice

    def original_creditor_requests(self) -> Any:
        if self.chance(4):
            return UNKNOWN
        if not self.chance(12):
            return "none"
        received = self.near(-9, 1)
        request: Json = {"id": self.id("ocr"), "received_at": self.when(received), "in_writing": self.flag(True)}
        self.maybe_after(request, "answered_at", received, 40)
        self.maybe_after(request, "withdrawn_at", received, 10)
        return [request]

    def disputes(self) -> Any:
        if self.chance(4):
            return UNKNOWN
        if not self.chance(15):
            return "none" if self.chance(50) else []
        made: list[tuple[datetime, Json]] = []
        for _ in range(self.pick((1, 1, 2))):
            received = self.near(-9, 1)
            dispute: Json = {"id": self.id("dispute"), "received_at": self.when(received)}
            dispute["in_writing"] = self.flag(True)
            if self.chance(25):
                dispute["whole_debt"] = False
            self.maybe_after(dispute, "verified_at", received, 40)
            self.maybe_after(dispute, "withdrawn_at", received, 10)
            earlier = [other["id"] for when, other in made if when <= received]
            if earlier and self.chance(70):
                dispute["repeats"] = self.pick(earlier)
                dispute["new_information"] = self.flag(False)
                self.maybe_after(dispute, "duplicative_notice_at", received, 40)
            made.append((received, dispute))
        return [dispute for _, dispute in made]

    # -- requests, consents and what lifts a prohibition

    def windows(self) -> list[Json]:
        windows = []
        for _ in range(self.pick((1, 1, 2))):
            window: Json = {}
            if self.chance(70):
                nearby = WEEKDAYS[self.today.weekday()]
                window["days"] = [d for d in WEEKDAYS if d == nearby or self.chance(40)]
            if self.chance(80):
                window["start"] = self.pick(EDGES)
            if self.chance(80):
                window["end"] = self.pick((*EDGES, "24:00"))
            windows.append(window)
        return windows

    def times(self, form: str) -> list[Any]:
        """What an inconvenient time holds in one of its three forms."""
        if form == "windows":
            return self.windows()
        if form == "quiet_days":
            return quiet_days(self.rng, self.today)
        return [recurrence(self.rng, self.today) for _ in range(self.pick((1, 1, 2)))]

    def requests(self) -> Any:
        if self.chance(4):
            return UNKNOWN
        if self.chance(45):
            return "none"
        return [self.request() for _ in range(self.pick((1, 1, 2, 3)))]

    def request(self) -> Json:
        kind = self.pick(
            (
                "inconvenient-time",
                "inconvenient-time",
                "inconvenient-time",
                "inconvenient-place",
                "employer-prohibits",
                "stop-medium",
                "stop-address",
                "cease",
            )
        )
        received = self.near(-8, 1)
        request: Json = {"id": self.id("request"), "kind": kind, "received_at": self.when(received)}
        who = self.who_id()
        if who != "consumer":
            request["person"] = who
        self.maybe_after(request, "withdrawn_at", received, 20)
        if kind == "inconvenient-time":
            for form in self.some(("windows", "recurrences", "quiet_days")):
                request[form] = self.times(form)
            first = self.whole(-3, 1)
            if self.chance(20):
                request["first_day"] = (self.today + timedelta(days=first)).isoformat()
            if self.chance(20):
                request["last_day"] = (self.today + timedelta(days=self.whole(first, 3))).isoformat()
        elif kind == "inconvenient-place":
            request["place"] = self.pick(("home", "work", "cafe", "unusual"))
        elif kind == "stop-medium":
            request["media"] = self.some(("call", "text", "email", "mail", "ringless-voicemail"))
        elif kind == "stop-address":
            request["address"] = self.address(self.pick(("call", "call", "call", "email", "email", "mail", "mail")))
            if self.chance(40):
                request["media"] = self.some(("call", "text", "email"))
        elif kind == "cease":
            request["in_writing"] = self.flag(True)
            self.maybe_debts(request)
        return request

    def consent(self) -> Json:
        scope = self.pick(SCOPES)
        given = self.near(-9, 1)
        consent: Json = {"id": self.id("consent"), "scope": scope, "given_at": self.when(given)}
        consent["given_to"] = "collector" if not self.chance(15) else self.pick(("creditor", "prior-collector"))
        who = self.who_id() if scope != "third-party" else "consumer"
        if who != "consumer":
            consent["person"] = who
        self.maybe_debts(consent)
        if self.chance(15):
            consent["media"] = self.some(("call", "text", "email", "ringless-voicemail"))
        if scope == "email-address":
            consent["address"] = self.address("email")
        elif scope == "text-number" or self.chance(20):
            consent["address"] = self.address("call")
        consent["during_proper_communication"] = self.flag(True)
        if self.chance(10):
            consent["provided_address_only"] = True
            consent["use_disclosed"] = self.flag(True)
        if self.chance(10):
            consent["third_party"] = self.pick(("pat", "spouse", "third-party"))
        if self.chance(20):
            consent["place"] = self.pick(("home", "work", "cafe"))
        starts = given
        if self.chance(20):
            starts = self.after(given)
            consent["starts_at"] = self.when(starts)
        if self.chance(30):
            consent["expires_at"] = self.when(self.after(starts, strictly=True))
        if scope == "time" and ("expires_at" not in consent or self.chance(35)):
            consent["windows"] = self.windows()
        if self.chance(10):
            consent["renewed_at"] = [self.when(self.after(given)) for _ in range(self.whole(1, 2))]
        self.maybe_after(consent, "revoked_at", given, 15)
        return consent

    def leave_to_call_back(self) -> Json:
        """A plain consent to more calls, often given in a conversation or six or seven days ago."""
        given = self.near(*self.pick(((-6, -6), (-7, -7), (-8, 0))))
        if self.talked and self.chance(60):
            given = self.pick(self.talked) + self.pick((timedelta(0), timedelta(minutes=2)))
        consent: Json = {"id": self.id("consent"), "scope": "more-calls", "given_at": self.when(given)}
        consent |= {"given_to": "collector", "person": self.person or self.recipient}
        self.maybe_after(consent, "expires_at", given, 15)
        self.maybe_after(consent, "revoked_at", given, 15)
        return consent

    def permission(self) -> Json:
        granted = self.near(-9, 1)
        permission: Json = {"id": self.id("order"), "granted_at": self.when(granted)}
        self.maybe_after(permission, "ended_at", granted, 30)
        self.maybe_debts(permission)
        if self.chance(40):
            permission["third_parties"] = True
        return permission

    def representation(self) -> Any:
        if self.chance(4):
            return UNKNOWN
        if not self.chance(15):
            return "none" if self.chance(50) else []
        learned = self.near(-9, 1)
        lawyer: Json = {"id": self.id("lawyer"), "learned_at": self.when(learned)}
        lawyer["attorney_can_be_found"] = self.flag(True)
        self.maybe_debts(lawyer)
        for name in ("consented_at", "unresponsive_at", "ended_at"):
            self.maybe_after(lawyer, name, learned, 15)
        return [lawyer]

    # -- numbers, addresses and places

    def evidence(self, fact: Json, ends: str, *, percent: int) -> None:
        """Zones, and perhaps from when and until when they tell of the person's place."""
        if self.chance(percent):
            fact["zones"] = [self.pick((self.home, self.home, self.away))]
            learned = self.near(-9, 1)
            if self.chance(15):
                fact["learned_at"] = self.when(learned)
            self.maybe_after(fact, ends, learned, 10)

    def located(self) -> list[Json]:
        places: list[Json] = []
        for who in dict.fromkeys((self.person or self.recipient, "consumer", "pat")):
            if not self.chance(88 if who != "pat" else 10):
                continue
            place: Json = {"id": self.id("place"), "zones": [self.home]}
            if who != "consumer":
                place["person"] = who
            if self.chance(20):
                place["zones"] = list(dict.fromkeys((self.home, self.away)))
            learned = self.near(-9, 1)
            if self.chance(10):
                place["learned_at"] = self.when(learned)
            self.maybe_after(place, "ended_at", learned, 8)
            places.append(place)
            if self.chance(5):
                said = self.near(-2, 0)
                here: Json = {"id": self.id("place"), "zones": [self.away], "kind": "current", "verified": True}
                places.append({**here, "person": who, "learned_at": self.when(said)})
        return places

    def phone(self, id: str) -> Json:
        line: Json = {"id": id}
        if self.chance(20):
            line["number"] = f"+1800555{self.whole(100, 199):04d}"  # toll-free: no evidence of place
        who = self.who_id()
        if who != "consumer":
            line["person"] = who
        if self.chance(80):
            line["line_type"] = self.pick(("mobile", "landline", "landline", "voip", UNKNOWN))
        if self.chance(80):
            line["place"] = self.pick((None, "home", "work", "cafe", UNKNOWN))
        self.evidence(line, "disowned_at", percent=35)
        if "disowned_at" not in line and self.chance(15):
            line["disowned_at"] = self.when(self.near(-7, 1))
        if self.chance(10):
            line["led_to_third_party_at"] = self.when(self.near(-7, 1))
        if self.chance(20):
            checked = self.near(-60, 0)
            line["reassigned_checks"] = [
                {
                    "at": self.when(checked),
                    "since": self.text(checked - timedelta(days=self.whole(0, 90))),
                    "reassigned": self.flag(False),
                    "complete_and_accurate": self.flag(True),
                }
            ]
        self.maybe_regained(line)
        return line

    def maybe_regained(self, fact: Json) -> None:
        if self.chance(6):
            fact["regained_at"] = self.when(self.near(-7, 1))

    def recorded(self, ids: Sequence[str], make: Callable[[str], Json], name: str) -> list[Json]:
        """What is known of numbers or addresses; of some, once more under another id."""
        known = []
        for id in ids:
            known.append(make(id))
            if id in self.twice:
                known[-1][name] = SAME[id][0]
                known.append({**make(f"{id}-too"), name: SAME[id][1]})
        return known

    def email(self, id: str) -> Json:
        email: Json = {"id": id}
        if self.chance(20):
            email["address"] = "someone@example.com"
        if self.chance(40):
            email["employer_provided"] = self.flag(False, other=40)
            if self.chance(40):
                email["employer_learned_at"] = self.when(self.near(-5, 1))
        if self.chance(60):
            email["public_domain"] = self.flag(True)
        if self.chance(8):
            email["led_to_third_party_at"] = self.when(self.near(-5, 1))
        if self.chance(8):
            email["undeliverable_at"] = self.when(self.near(-5, 1))
        if self.chance(35):
            use: Json = {
                "obtained_from_consumer": self.flag(True, other=5),
                "used_about_account": self.flag(True, other=5),
                "consumer_asked_to_stop": self.flag(False, other=5),
            }
            if self.chance(85):
                use["notice"] = {
                    "sent_at": self.when(self.near(-40, -30)),
                    "discloses_everything": self.flag(True, other=5),
                    "opt_out_by": self.day(-4, 3),
                }
            email["creditor_use"] = use
        if self.chance(20):
            email["prior_collector_use"] = {
                "obtained_by_procedure": self.flag(True),
                "used_by_immediately_prior": self.flag(True),
                "opted_out": self.flag(False),
            }
        self.maybe_regained(email)
        return email

    def postal(self, id: str) -> Json:
        address: Json = {"id": id}
        if self.chance(80):
            address["place"] = self.pick(("home", "work", UNKNOWN))
        self.evidence(address, "undeliverable_at", percent=20)
        self.maybe_regained(address)
        return address

    # -- what happened

    def inbound(self) -> Json:
        medium = self.medium if self.chance(70) else self.pick(MEDIA)
        at = self.near(0, 0) if self.chance(40) else self.near(-8, 1)
        event: Json = {"id": self.id("in"), "at": self.text(at), "medium": medium, **self.who()}
        if medium in LIVE:
            if self.chance(20):
                event["ongoing"] = True if not self.chance(10) else UNKNOWN
            if "ongoing" not in event and self.chance(50):
                event["ended_at"] = self.text(self.after(at))
        if medium in ("call", "in-person") and self.chance(50):
            event["conversation"] = True if not self.chance(6) else UNKNOWN
            self.talked.append(at)
        if self.chance(70):
            event["debts"] = self.debt_list()
        elif event.get("conversation") and self.chance(50):
            event["allotted_to"] = self.pick(self.debt_ids)
        if medium in ADDRESSES and self.chance(70):
            event["address"] = self.address(medium)
        return event

    def attempt(self, inbound: list[Json]) -> Json:
        medium = "call" if self.busy and not self.chance(10) else self.pick(("call", "call", *MEDIA))
        at = self.near(-7, 0) if self.busy else self.near(-8, 1)
        attempt: Json = {"id": self.id("out"), "at": self.text(at), "medium": medium, **self.who()}
        attempt["debts"] = list(self.debt_ids) if self.busy and not self.chance(25) else self.debt_list()
        if medium in TELEPHONE:
            attempt["outcome"] = outcome = self.pick(CALL_OUTCOMES if self.talks else UNTALKED)
            if outcome == "pending":
                attempt["outcome"] = self.pick(UNSETTLED)
            if self.chance(8):
                attempt |= self.answerer()
            named = outcome == "voicemail"
            if outcome == "conversation":
                named = True
                self.talked.append(at)
                if self.chance(40):
                    attempt["discussed"] = [] if self.chance(40) else self.debt_list()
                    if self.chance(20):
                        attempt["discussed"] = "unknown"
                    named = bool(attempt["discussed"])
            if not named and self.chance(10 if self.busy else 35):
                attempt["allotted_to"] = self.pick(attempt["debts"])
        else:
            attempt["outcome"] = "sent" if not self.chance(10) else "undeliverable"
            self.maybe_after(attempt, "undeliverable_at", at, 10)
            if self.chance(3):
                attempt["outcome"] = self.pick(UNSETTLED)
        if medium in ADDRESSES and self.chance(70):
            attempt["address"] = self.address(medium)
        if self.purpose != "collection" and self.chance(60):
            attempt["purpose"] = self.purpose
        elif self.chance(8):
            attempt["purpose"] = self.pick(PURPOSES)
        came = [event["id"] for event in inbound if datetime.fromisoformat(event["at"]) <= at]
        if came and self.chance(25):
            attempt["in_reply_to"] = "unknown" if self.chance(20) else self.pick(came)
        if self.chance(4):
            attempt["improper"] = True
        return attempt

    def answerer(self) -> Json:
        """Who answered a call: often the person of the contact, or somebody of the same house."""
        if self.chance(40):
            answered: Json = {"answered_by": self.recipient}
            return answered if self.person is None else {**answered, "answered_by_person": self.person}
        answered = {"answered_by": self.pick(("consumer", "household-member", *RECIPIENTS))}
        return answered if self.chance(70) else {**answered, "answered_by_person": self.pick(OTHER_NAMES)}

    def history(self) -> Any:
        if self.chance(4):
            return UNKNOWN
        if self.chance(8):
            return "none"
        inbound = [self.inbound() for _ in range(self.pick((0, 0, 1, 2, 5)))]
        self.inbound_ids = [event["id"] for event in inbound]
        several = (12, 17, 25) if self.calls_back else (0, 1, 3, 7, 9, 12, 17, 25)
        attempts = [self.attempt(inbound) for _ in range(self.pick(several))]
        return {"attempts": attempts, "inbound": inbound}

    # -- the two halves of a question

    def case(self) -> Json:
        case: Json = {
            "collector": self.pick(
                ("third-party-collector", "third-party-collector", "debt-buyer", "mortgage-servicer")
            ),
            "debts": [self.debt(id) for id in self.debt_ids],
            "requests": self.requests(),
            "representation": self.representation(),
            "bankruptcies": "none",
            "history": self.history(),  # before the consents, some of which were given in a conversation
            "locations": self.located(),
            "phones": self.recorded(PHONES, self.phone, "number"),
            "emails": self.recorded(EMAILS, self.email, "address"),
            "postal_addresses": self.recorded(POSTAL, self.postal, "address"),
            "consents": [self.consent() for _ in range(self.pick((0, 1, 1, 2, 4)))],
            "court_permissions": [self.permission()] if self.chance(8) else "none",
        }
        if self.calls_back:
            case["consents"].append(self.leave_to_call_back())
        if self.chance(3):
            case["collector"] = self.pick(("law-firm", "creditor-under-other-name", "creditor"))
        if self.chance(60):
            case["consumer"] = {"minor": self.flag(True, other=50), "deceased": self.flag(True, other=50)}
            if case["consumer"]["deceased"] is True and self.chance(50):
                case["consumer"]["deceased_learned_at"] = self.when(self.near(-9, 1))
        if self.states_id and self.chance(80):
            case.setdefault("consumer", {})["id"] = CONSUMER_ID
        if self.chance(10):
            case["attributes"] = {"segment": self.pick((None, True, 3, 2.5, "gold"))}
        return case

    def contact(self) -> Json:
        contact: Json = {"at": self.text(self.at), "medium": self.medium, "debts": self.some(self.debt_ids)}
        if self.recipient != "consumer":
            contact["recipient"] = self.recipient
        if self.person is not None:
            contact["person"] = self.person
        if self.medium in ADDRESSES and not self.chance(10):
            contact["address"] = self.address(self.medium)
        if self.purpose != "collection":
            contact["purpose"] = self.purpose
        if self.chance(60):
            contact["content"] = self.content()
        if self.inbound_ids and self.chance(60):
            contact["in_reply_to"] = self.pick(self.inbound_ids)
        if self.chance(15):
            contact["person_is_at"] = self.pick(("home", "work", "cafe", "unusual"))
        if self.medium == "social-media" or self.chance(5):
            contact["publicly_viewable"] = self.flag(False)
        for name in ("required_by_law", "litigation_related"):
            if self.chance(8):
                contact[name] = True
        if self.chance(8):
            names = ("outside_collectors_control", "time_is_of_the_essence", "evidenced")
            contact["harm_avoided"] = {name: not self.chance(20) for name in names}
        if self.chance(8):
            contact["location_grounds"] = {
                "person_asked_for_it": self.chance(50),
                "earlier_answer_thought_wrong": self.chance(50),
            }
        return contact

    def content(self) -> Json:
        content: Json = {}
        usually_no = ("states_debt", "names_employer_unasked", "shows_debt_collection", "postcard")
        usually_yes = (
            "opt_out_instructions",
            "opt_out_confirmation_only",
            "collector_disclosure",
            "initial_disclosure",
            "identifies_caller",
            "reports_dispute",
        )
        either = ("validation_information", "overshadows_validation_rights", "disputed_part", "threatens_legal_action")
        for name in (*usually_no, *usually_yes, *either):
            if self.chance(60):
                usual = name in usually_yes
                content[name] = self.pick((usual, usual, usual, usual, not usual, None))
        if self.medium == "call" and self.chance(10):
            content["limited_content_message"] = True
        if self.chance(15):
            content["languages"] = self.some(("en", "es-MX"))
            if self.chance(60):
                content["disclosure_languages"] = self.some(("en", "es-MX"))
        return content

    def widened(self, case: Json, contact: Json) -> None:
        """Facts that only law other than Regulation F asks for."""
        for name in ("bankruptcies", "emergencies"):
            case[name] = self.members(Case, name)
        for name in ("segment", "last_transaction_at", "last_inquiry_at"):
            if self.chance(10):
                case[name] = self.field(Case, name)
        for debt in case["debts"]:
            for name in _LISTS_OF_A_DEBT:
                debt[name] = self.members(Debt, name)
            for name in _further():
                if self.chance(50 if name == "past_due_since" else 20):
                    debt[name] = self.field(Debt, name)
        if case["requests"] not in ("none", UNKNOWN) and self.chance(15):
            revoked = {"id": self.id("request"), "kind": "revoke-consent", "received_at": self.text(self.near(-8, 1))}
            case["requests"].append(revoked)
        if self.chance(60):
            contact["autodialed"] = self.flag(False)
        if self.medium in ("call", "ringless-voicemail") and self.chance(60):
            contact["voice"] = self.pick((*[voice.value for voice in Voice], UNKNOWN))
        if "content" in contact and self.chance(40):
            said = [element.value for element in self.some(tuple(Element))]
            named = {*contact["content"], *(() if self.medium == "call" else ("limited_content_message",))}
            left = [element for element in said if element.replace("-", "_") not in named]
            contact["content"][self.pick(("carries", "lacks"))] = left[:6]
        if self.chance(6):
            why = self.pick(tuple(Unclear)).value
            case["unread"] = [{"table": "phones", "row": "cell", "column": "number", "why": why}]

    def members(self, owner: type[Fact], name: str) -> Any:
        """One of the facts of a list, or none, or that nobody knows."""
        return UNKNOWN if self.chance(5) else [self.member(owner, name)] if self.chance(15) else "none"

    def member(self, owner: type[Fact], name: str, **said: Any) -> Json:
        """A fact of a list that heeds no other fact, with what is said of it."""
        fact = strategies.member(owner, name, self.rng, self.at, self.home, **said)
        return {"id": self.id(name), **fact} if name != "notices" else fact

    def field(self, owner: type[Fact], name: str) -> Any:
        """The value of a field that heeds no other."""
        return strategies.field(owner, name, self.rng, self.at, self.home)

    def question(self) -> tuple[Json, Json]:
        case = self.case()
        contact = self.contact()
        self.widened(case, contact)
        if self.chance(4):
            self.logged(case, contact)
        return case, contact

    def logged(self, case: Json, contact: Json) -> None:
        """The contact stands in the history already; or something else does that it is said to be."""
        if not isinstance(case["history"], dict):
            return
        itself: Json = {name: contact[name] for name in ("at", "medium", "debts")}
        itself |= {name: contact[name] for name in ("recipient", "person", "address", "purpose") if name in contact}
        itself |= {"id": self.id("out"), "outcome": "pending"}
        if self.chance(15):
            itself["at"] = self.text(self.at - timedelta(minutes=1))
        case["history"]["attempts"].append(itself)
        contact["logged_as"] = itself["id"]


_LISTS_OF_A_DEBT: Final = ("proceedings", "promises", "notices")
_SAID: Final = frozenset(
    {"id", "nature", "validation", "disputes", "original_creditor_requests", "kind", "servicing_account", "paid_at"}
    | {"in_default_when_obtained", "time_barred", "active_litigation", "initial_communication_at", *_LISTS_OF_A_DEBT}
)


@cache
def _further() -> tuple[str, ...]:
    """Fields of a debt that heed no other."""
    return tuple(name for name in Debt.model_fields if name not in _SAID)


# -- what authors use


def question(rng: Random) -> tuple[Json, Json]:
    """A case and a contact, as plain JSON, that the library accepts."""
    return Crowd(rng).question()


def as_json(seed: str, count: int) -> Iterator[tuple[Json, Json]]:
    """Cases and contacts as plain JSON, always the same for the same seed."""
    for number in range(count):
        yield question(Random(f"{seed}/{number}"))


def crowded(*, seed: str, count: int) -> Iterator[strategies.Question]:
    """So many contacts with their cases, always the same for the same seed."""
    for case, contact in as_json(seed, count):
        yield Contact.model_validate(contact), Case.model_validate(case)
