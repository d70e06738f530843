"""The engine against the second reading of 47 CFR 64.1200, on made-up calls and texts."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidFacts
from fdcpa_guard.decision import Advisory, Duty, Reason
from fdcpa_guard.policies import named
from fdcpa_guard.testing.smallest import smallest
from tests.oracles import tcpa

Json = dict[str, Any]
T = TypeVar("T")
GUARD = Guard(named("us.tcpa"))
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


DENYING = {tcpa.PROHIBITED, tcpa.ASKED, tcpa.LATE, tcpa.MISSING}


class Maker:
    """One made-up question, from its seed alone."""

    def __init__(self, seed: str) -> None:
        self.dice = Random(seed)
        self.today = self.pick(TODAYS)
        wall = f"{self.today:%Y-%m-%d}T{self.pick(HOURS)}{'-05:00' if self.today.month == 6 else '-06:00'}"
        self.now = datetime.fromisoformat(wall).astimezone(UTC)
        self.events = [
            self.now - timedelta(days=n, hours=self.dice.randrange(5)) for n in (0, 1, 9, 13, 20, 33, 40, 400)
        ]
        self.count = 0
        self.dated = self.chance(25)

    def chance(self, percent: int) -> bool:
        return self.dice.randrange(100) < percent

    def pick(self, choices: Sequence[T]) -> T:
        return self.dice.choice(choices)

    def id(self, stem: str) -> str:
        self.count += 1
        return f"{stem}-{self.count}"

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
        consent: Json = {"id": self.id("consent"), "scope": self.pick(SCOPES), "given_at": given}
        consent |= self.debts() | (self.person() if self.chance(30) else {})
        consent["given_to"] = self.pick(
            ("collector", "collector", "collector", "creditor", "creditor", "prior-collector")
        )
        consent["in_writing"] = not self.chance(20)
        if self.chance(70):
            consent["address"] = self.address()
        if self.chance(15):
            consent["media"] = self.some(tcpa.TELEPHONE)
        if self.chance(20):
            consent[self.pick(("starts_at", "expires_at", "revoked_at"))] = self.after(given)
        if self.chance(20):
            consent["renewed_at"] = [self.after(given)]
        return consent

    def some(self, choices: Sequence[T]) -> list[T]:
        return [each for each in choices if self.chance(50)] or [choices[0]]

    def address(self) -> str:
        return self.to if self.chance(70) else self.pick(tuple(NUMBERS))

    def request(self) -> Json:
        received = self.when()
        request: Json = {"id": self.id("request"), "kind": self.pick(KINDS), "received_at": received, **self.person()}
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
        at = self.pick(self.events) - timedelta(minutes=self.dice.randrange(2))
        attempt: Json = {"id": self.id("attempt"), "at": at.isoformat(), "medium": medium, "debts": [self.pick("AB")]}
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

    def question(self) -> tuple[Json, Json]:
        self.to = self.pick(tuple(NUMBERS))
        self.medium = self.pick(("call", "call", "call", "text", "text", "ringless-voicemail", "email"))
        contact: Json = {"at": self.now.isoformat(), "medium": self.medium, "debts": self.pick((["A"], ["A", "B"]))}
        contact |= {"content": self.content(), "autodialed": self.chance(60)}
        if self.medium in tcpa.TELEPHONE:
            contact["address"] = self.to
        if self.medium == "call":
            contact["voice"] = self.pick(("live", "prerecorded", "prerecorded", "artificial"))
        if self.chance(15):
            contact["recipient"] = self.pick(PEOPLE)
        if self.medium == "text" and self.chance(30):
            contact |= {"purpose": "opt-out-confirmation", "autodialed": True}
        if self.chance(6):
            contact["emergency"] = True
        debt: Json = {
            "nature": "consumer",
            "validation": "none",
            "disputes": "none",
            "original_creditor_requests": "none",
        }
        case: Json = {
            "collector": self.pick(COLLECTORS),
            "debts": [debt | {"id": id} for id in "AB"],
            "requests": [self.request() for _ in range(self.pick((0, 0, 0, 1, 1, 2)))],
            "representation": "none",
            "bankruptcies": "none",
            "history": {"attempts": [self.attempt() for _ in range(self.pick((0, 1, 3, 8)))], "inbound": []},
            "locations": [
                {"id": f"at-{who}", "person": who, "zones": ["America/Chicago"]} for who in sorted({*PEOPLE})
            ],
            "phones": [cell := self.line("cell"), cell | {"id": "cell-too"}, self.line("land"), self.line("free")],
            "consents": [self.consent() for _ in range(self.pick((0, 1, 2, 2, 3)))],
        }
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


def made_up(seed: str, count: int) -> Iterator[tuple[Json, Json]]:
    for number in range(count):
        yield Maker(f"{seed}/{number}").question()


def engine(case: Case, contact: Contact) -> dict[str, tcpa.Answer]:
    """What each rule says, by effect, of which debts."""
    decision = GUARD.decide(contact, case)
    said: list[tuple[Reason | Duty | Advisory, str]] = [(each, each.effect.value) for each in decision.reasons]
    said += [(each, tcpa.DUTY) for each in decision.duties]
    said += [(each, tcpa.ADVISORY) for each in decision.advisories]
    found: dict[str, tcpa.Answer] = {}
    for each, effect in said:
        if each.rule.startswith(tcpa.PREFIX):
            of = found.setdefault(each.rule.removeprefix(tcpa.PREFIX), {})
            of[effect] = sorted({*of.get(effect, []), *each.debts})
    return found


def both(case: Json, contact: Json) -> tuple[dict[str, tcpa.Answer], dict[str, tcpa.Answer]]:
    """What the engine says, and what the second reading does."""
    known, asked = Case.model_validate(case), Contact.model_validate(contact)
    return engine(known, asked), tcpa.answer(known.model_dump(mode="json"), asked.model_dump(mode="json"))


def disagree(case: Json, contact: Json) -> bool:
    try:
        found, expected = both(case, contact)
    except (InvalidFacts, LookupError):
        return False
    return found != expected


def compare(seed: str, count: int) -> Counter[tuple[str, str]]:
    """How often each rule gave each of its answers, the same in both readings."""
    tally: Counter[tuple[str, str]] = Counter()
    for number, (case, contact) in enumerate(made_up(seed, count)):
        found, expected = both(case, contact)
        if found != expected:
            case, contact = smallest(case, contact, disagree)
            facts = f"seed {seed}/{number}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"
            found, expected = both(case, contact)
            assert found == expected, facts
        tally.update((rule, effect) for rule, said in expected.items() for effect in said)
        tally["", "silent"] += not expected
    return tally


def test_engine_agrees_with_the_second_reading_which_meets_every_answer() -> None:
    tally = compare("first", 400)
    assert {*tally} == {(rule, effect) for rule, said in tcpa.ANSWERS.items() for effect in said} | {("", "silent")}
    assert min(tally.values()) >= 3, tally


@pytest.mark.prove
@pytest.mark.parametrize("seed", [f"long-{number}" for number in range(10)])
def test_engine_agrees_with_the_second_reading_at_length(seed: str) -> None:
    compare(seed, 2500)


# -- unknown facts


def denied(answers: dict[str, tcpa.Answer]) -> bool:
    return any(not {*said}.isdisjoint(DENYING) for said in answers.values())


def compare_unknown(seed: str, count: int) -> None:
    """What is denied under some value of the unknown facts is denied, and nothing else."""
    for number in range(count):
        maker = Maker(f"{seed}/{number}")
        case, contact = maker.question()
        forgotten(maker.dice, case, contact)
        known, asked = Case.model_validate(case), Contact.model_validate(contact)
        worlds = tcpa.worlds(known.model_dump(mode="json"), asked.model_dump(mode="json"))
        expected = any(denied(tcpa.answer(*world)) for world in worlds)
        facts = f"seed {seed}/{number}\ncontact = {json.dumps(contact)}\ncase = {json.dumps(case)}"
        assert denied(engine(known, asked)) == expected, facts


def test_what_is_denied_under_some_value_of_unknown_facts_is_denied() -> None:
    compare_unknown("unknown", 120)


@pytest.mark.prove
def test_what_is_denied_under_some_value_of_unknown_facts_is_denied_at_length() -> None:
    compare_unknown("unknown-long", 4000)


def test_every_rule_of_the_pack_has_a_second_reading() -> None:
    (pack,) = named("us.tcpa").packs
    assert {rule.id.removeprefix(tcpa.PREFIX) for rule in pack.rules} == {*tcpa.ANSWERS}


# -- where the readings once disagreed


CONTACT: Json = {"at": "2026-06-10T12:00:00-05:00", "medium": "call", "debts": ["A"], "address": "cell"}
CONTACT |= {"voice": "prerecorded", "autodialed": False, "content": {"lacks": ["offer"]}}
CONSENT: Json = {
    "id": "consent",
    "scope": "autodialed",
    "given_at": "2026-03-02T10:00:00-06:00",
    "given_to": "collector",
}
LOOK_UP: Json = {"at": "2026-06-01T12:00:00Z", "reassigned": False, "complete_and_accurate": True}


@pytest.mark.parametrize(
    ("since", "said"), [("2026-03-02", None), ("2026-03-03", tcpa.UNCHECKED), ("2026-03-02T23:59:59-06:00", None)]
)
def test_64_1200_m2_a_look_up_is_made_for_the_date_on_which_consent_was_obtained(since: str, said: str | None) -> None:
    case, _ = Maker("date").question()
    line = {"id": "cell", "line_type": "mobile", "reassigned_checks": [LOOK_UP | {"since": since}]}
    case |= {"phones": [line], "consents": [CONSENT], "requests": []}
    found, expected = both(case, CONTACT)
    assert found == expected
    assert [*found.get("m1.no-harbor", ())] == ([] if said is None else [said])
