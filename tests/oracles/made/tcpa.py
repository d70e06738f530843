"""Made-up calls and texts dense with what 47 CFR 64.1200 turns on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar

from fdcpa_guard.testing.crowds import Dice

from ..plain import TO_A_NUMBER, Json
from . import Question, clean_case, clean_debt, seeded

T = TypeVar("T")
NUMBERS = {"cell": "+13125550123", "cell-too": "+13125550123", "land": "+13125550124", "free": "+18005550125"}
KIND_OF = {"cell": "mobile", "cell-too": "mobile", "land": "landline", "free": "landline"}
PEOPLE = ("consumer",) * 6 + ("spouse", "consumer-attorney", "guardian", "employer", "third-party")
SCOPES = ("autodialed", "autodialed", "autodialed", "solicitation", "solicitation", "more-calls")
KINDS = ("revoke-consent", "revoke-consent", "stop-medium", "stop-address", "cease", "inconvenient-place")
OUTCOMES = ("rang-out", "voicemail", "not-connected", "dropped", "no-message-left", "conversation")
COLLECTORS = ("third-party-collector", "debt-buyer", "creditor", "creditor", "law-firm", "creditor-under-other-name")
ELEMENTS = (
    "business-identity",
    "callback-number",
    "automated-opt-out",
    "toll-free-opt-out-number",
    "names-behind-call",
)
NOON = datetime(2026, 6, 10, 17, tzinfo=UTC)
TODAYS = (NOON, NOON, NOON, datetime(2027, 1, 30, 18, tzinfo=UTC), datetime(2027, 1, 31, 18, tzinfo=UTC))
HOURS = ("08:00:00", "07:59:59", "21:00:00", "21:00:01", "12:00:00", "12:00:00", "12:00:00", "12:00:00")


class Maker(Dice):
    """One made-up question, from its seed alone."""

    def __init__(self, rng: Random) -> None:
        super().__init__(rng)
        self.today = self.pick(TODAYS)
        wall = f"{self.today:%Y-%m-%d}T{self.pick(HOURS)}{'-05:00' if self.today.month == 6 else '-06:00'}"
        self.now = datetime.fromisoformat(wall).astimezone(UTC)
        self.events = [
            self.now - timedelta(days=n, hours=self.rng.randrange(5)) for n in (0, 1, 9, 13, 20, 33, 40, 400)
        ]
        self.dated = self.chance(25)

    def when(self) -> str:
        """One of few instants, so that some are the same, shortly before the contact, or after it; or the day alone."""
        near = [
            self.now,
            self.now - timedelta(minutes=5),
            self.now - timedelta(minutes=6),
            self.now + timedelta(days=1),
        ]
        made = self.pick([*self.events, *self.events, *near])
        return made.date().isoformat() if self.dated and self.chance(50) else made.isoformat()

    def after(self, start: str, *, strictly: bool = False) -> str:
        steps = (timedelta(0), timedelta(minutes=2), timedelta(days=1), timedelta(days=10))
        if "T" not in start:
            return (date.fromisoformat(start) + timedelta(days=self.pick((1, 10)))).isoformat()
        return (datetime.fromisoformat(start) + self.pick(steps[strictly:])).isoformat()

    def person(self) -> Json:
        return {"person": self.pick(PEOPLE)} if self.chance(40) else {}

    def debts(self) -> Json:
        return {"debts": self.pick((["A"], ["B"], ["A", "B"]))} if self.chance(30) else {}

    def line(self, id: str) -> Json:
        line: Json = {"id": id, "number": NUMBERS[id], **(self.person() if self.chance(20) else {})}
        line["line_type"] = self.pick(("landline", "mobile", "voip")) if self.chance(15) else KIND_OF[id]
        line["place"] = self.pick(("home", "home", "work", "unknown"))
        if self.chance(5):
            line["emergency_or_patient_line"] = True
        line["on_do_not_call_registry"] = self.chance(30)
        if self.chance(70):
            line["do_not_call_checked_at"] = self.when()
        if line["line_type"] == "landline" and self.chance(15):
            moved = self.when()
            line |= {"ported_at": moved} | ({"port_learned_at": self.after(moved)} if self.chance(70) else {})
        for name, percent in (("disowned_at", 10), ("led_to_third_party_at", 4), ("regained_at", 8)):
            if self.chance(percent):
                line[name] = self.when()
        if self.chance(60):
            line["reassigned_checks"] = [self.check() for _ in range(self.pick((1, 1, 1, 2)))]
        return line

    def check(self) -> Json:
        old, long_ago = self.events[5].isoformat(), self.events[-1].isoformat()
        at, since = sorted((self.pick((self.when(), old)), self.pick((self.when(), long_ago, long_ago))), reverse=True)
        if "T" in since and self.chance(20):
            since = since[:10]
        return {"at": at, "since": since, "reassigned": self.chance(10), "complete_and_accurate": not self.chance(10)}

    def consent(self) -> Json:
        given = self.when() if self.chance(70) else self.events[-1].isoformat()
        consent: Json = {"id": self.id("consent-"), "scope": self.pick(SCOPES), "given_at": given}
        consent |= self.debts() | (self.person() if self.chance(30) else {})
        consent["given_to"] = self.pick(
            ("collector", "collector", "collector", "creditor", "creditor", "prior-collector")
        )
        consent["in_writing"] = not self.chance(20)
        if self.chance(70):
            consent["address"] = self.address()
        if self.chance(15):
            consent["media"] = self.some(("call", "ringless-voicemail", "text"))
        if self.chance(20):
            consent[self.pick(("starts_at", "expires_at", "revoked_at"))] = self.after(given)
        if self.chance(20):
            consent["renewed_at"] = [self.after(given)]
        return consent

    def some(self, choices: Sequence[T]) -> list[T]:
        """Each as likely as not; what stands twice perhaps twice, as people say it."""
        return [each for each in choices if self.chance(50)] or [choices[0]]

    def address(self) -> str:
        return self.to if self.chance(70) else self.pick(tuple(NUMBERS))

    def request(self) -> Json:
        received = self.when()
        request: Json = {"id": self.id("request-"), "kind": self.pick(KINDS), "received_at": received, **self.person()}
        if request["kind"] == "revoke-consent":
            request |= self.debts() | ({"address": self.address()} if self.chance(70) else {})
        if request["kind"] == "stop-address":
            request |= self.debts() | {"address": self.address()}
        if request["kind"] == "stop-medium" or ("address" in request and self.chance(30)):
            request["media"] = self.some(
                ("text", "call", "call") if request["kind"] == "stop-address" else ("text", "call", "email")
            )
        if request["kind"] == "cease":
            request |= self.debts() | {"in_writing": self.chance(60)}
        if request["kind"] == "inconvenient-place":
            request["place"] = "home"
        if self.chance(15):
            request["withdrawn_at"] = self.after(received, strictly=True)
        return request

    def attempt(self) -> Json:
        medium = self.pick(("call", "call", "ringless-voicemail", "text"))
        at = self.pick(self.events) - timedelta(minutes=self.rng.randrange(2))
        attempt: Json = {"id": self.id("attempt-"), "at": at.isoformat(), "medium": medium, "debts": [self.pick("AB")]}
        if self.chance(90):
            attempt["address"] = self.address()
        attempt["outcome"] = self.pick(("sent", "undeliverable") if medium == "text" else OUTCOMES)
        if medium == "call" and self.chance(80):
            attempt["voice"] = self.pick(("prerecorded", "artificial", "live"))
        if self.chance(20):
            attempt["recipient"] = self.pick(PEOPLE)
        if medium == "text" and self.chance(30):
            attempt["purpose"] = "opt-out-confirmation"
        return attempt

    def content(self) -> Json:
        said: dict[bool, list[str]] = {True: [], False: []}
        for element in ELEMENTS:
            if self.chance(70):
                said[not self.chance(25)].append(element)
        if self.chance(90):
            said[self.chance(45)].append("offer")
        if self.medium in ("call", "ringless-voicemail") and self.chance(10):
            said[True].append("limited-content-message")
        if self.medium == "text" and self.chance(50):
            said[not self.chance(20)].append("opt-out-confirmation-only")
        return {"carries": said[True], "lacks": said[False]}

    def question(self) -> Question:
        self.to = self.pick(tuple(NUMBERS))
        self.medium = self.pick(("call", "call", "call", "text", "text", "ringless-voicemail", "email"))
        contact: Json = {"at": self.now.isoformat(), "medium": self.medium, "debts": self.pick((["A"], ["A", "B"]))}
        contact |= {"content": self.content(), "autodialed": self.chance(60)}
        if self.medium in TO_A_NUMBER:
            contact["address"] = self.to
        if self.medium == "call":
            contact["voice"] = self.pick(("live", "prerecorded", "prerecorded", "artificial"))
        if self.chance(15):
            contact["recipient"] = self.pick(PEOPLE)
        if self.medium == "text" and self.chance(30):
            contact |= {"purpose": "opt-out-confirmation", "autodialed": True}
        if self.chance(6):
            contact["emergency"] = True
        facts: Json = {
            "collector": self.pick(COLLECTORS),
            "requests": [self.request() for _ in range(self.pick((0, 0, 0, 1, 1, 2)))],
            "history": {"attempts": [self.attempt() for _ in range(self.pick((0, 1, 3, 8)))], "inbound": []},
            "locations": [
                {"id": f"at-{who}", "person": who, "zones": ["America/Chicago"]} for who in sorted({*PEOPLE})
            ],
            "phones": [cell := self.line("cell"), cell | {"id": "cell-too"}, self.line("land"), self.line("free")],
            "consents": [self.consent() for _ in range(self.pick((0, 1, 2, 2, 3)))],
        }
        case = clean_case([clean_debt(id) for id in "AB"], **facts)
        for name in ("last_transaction_at", "last_inquiry_at"):
            if self.chance(20):
                case[name] = self.when()
        if self.medium == "call" and self.chance(8):
            begun = self.now - self.pick((timedelta(0), timedelta(minutes=9), timedelta(hours=5)))
            call = {"id": "theirs", "at": begun.isoformat(), "medium": "call", "ongoing": self.chance(80)}
            case["history"]["inbound"].append(call)
            contact["in_reply_to"] = "theirs"
        return case, contact


def forgotten(dice: Random, case: Json, contact: Json) -> None:
    """Some facts of a question are unknown after all."""
    places = [(contact, "autodialed"), (contact, "voice")]
    for line in case["phones"]:
        places += [(line, "emergency_or_patient_line"), (line, "on_do_not_call_registry")]
        checks = line.get("reassigned_checks", ())
        if len(checks) == 1 and "offer" not in contact["content"]["carries"]:
            places.append((checks[0], "reassigned"))  # another may settle it, and an offer by hand does not ask
    places += [(consent, "in_writing") for consent in case["consents"] if consent["scope"] == "solicitation"]
    for fact, name in places:
        if name in fact and dice.randrange(100) < 25:
            fact[name] = "unknown"


def partly_unknown(rng: Random) -> Question:
    """A question some of whose facts are unknown after all."""
    case, contact = Maker(rng).question()
    forgotten(rng, case, contact)
    return case, contact


questions = seeded(lambda rng: Maker(rng).question())
