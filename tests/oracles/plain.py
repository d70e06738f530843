"""What the oracles share: how the JSON of a case and a contact is read. It imports the standard library alone.

* Instants: a day or an unknown instant may be any of several, of which the one counts that protects.
* Lists, debts, people, and what a contact declares and does.
* Answers, and what is answered where facts are unknown: in every world that they leave possible, or, where each fact
  stands alone, by a logic of three values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]
UNKNOWN = "unknown"

NO, ADVICE, DUTY, MISSING, DENY = "no", "advice", "duty", "missing", "deny"
CLOSED, OWED, ANY = "closed", "owed", "any"
"""CLOSED: it denies or misses a fact, of which the oracle does not tell which. OWED: a duty, or it misses a fact; by an
unknown fact it is a duty or nothing. ANY: the oracle does not tell."""
STRICTEST = (DENY, ANY, MISSING, DUTY, ADVICE, NO)
Answers = dict[str, dict[str, str]]
"""What each rule says of each debt of the contact."""

TELEPHONE = {"call", "ringless-voicemail"}
TO_A_NUMBER = TELEPHONE | {"text"}
ELECTRONIC = {"text", "email", "social-media", "portal", "other-electronic"}
SERVES = {"in-person", "mail", "email", "portal"}
"""By what process is served."""
AGENCY = "consumer-reporting-agency"
CREDITORS_SIDE = {"creditor", "creditor-attorney", "collector-attorney"}
PROFESSIONALS = {"consumer-attorney", AGENCY, *CREDITORS_SIDE}
CONSUMERS = {"consumer", "spouse", "parent", "guardian", "personal-representative", "successor-in-interest"}
"""The consumer, and who may stand in the consumer's place."""
OTHERS = {"employer", "household-member", "third-party"}
STRANGERS = OTHERS | {"parent"}
CREDITORS = ("creditor", "creditor-under-other-name")
UNSETTLED = (None, UNKNOWN, "pending")
"""Outcomes of what nobody knows how it went, or not yet."""
CLAIMS = {"identity-theft", "coerced-debt", "unauthorised-payment", "good-faith-estimate-dispute"}
"""Proceedings in which the debt is said not to be owed."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


# -- instants and days

LONG_AGO = datetime(1800, 1, 1, tzinfo=UTC)
NEVER = datetime(9000, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


HOLIDAYS = {
    date(2026, month, number)
    for month, number in (
        (1, 1),
        (1, 19),
        (2, 16),
        (5, 25),
        (6, 19),
        (7, 3),
        (9, 7),
        (10, 12),
        (11, 11),
        (11, 26),
        (12, 25),
    )
} | {date(2027, 1, 1)}
"""The legal holidays of 2026, as they are kept, and the first of 2027."""


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def is_instant(said: str | None) -> bool:
    return said is not None and "T" in said


def is_day(said: str) -> bool:
    return said != UNKNOWN and "T" not in said


def first(said: str) -> datetime:
    """The first instant that may be meant: a day begins in Kiritimati, fourteen hours before it does in Greenwich."""
    if said == UNKNOWN:
        return LONG_AGO
    return instant(said if "T" in said else said + "T00:00:00+14:00")


def last(said: str) -> datetime:
    """The last instant that may be meant: a day is over in Pago Pago, eleven hours after it is in Greenwich."""
    if said == UNKNOWN:
        return NEVER
    return instant(said) if "T" in said else instant(said + "T00:00:00-11:00") + DAY


def began(said: str | None, now: datetime) -> bool:
    """Whether what protects has begun, or may have."""
    return said is not None and first(said) <= now


def opened(said: str | None, now: datetime) -> bool:
    """Whether what opens, or ends what protects, has surely come."""
    return said is not None and last(said) <= now


def surely_before(one: str, other: str) -> bool:
    """Whether one came before the other; of two days by the calendar, for they may be told by one clock."""
    if is_day(one) and is_day(other):
        return one < other
    return last(one) < first(other)


def day_of(said: str, zone: ZoneInfo) -> date:
    return instant(said).astimezone(zone).date() if "T" in said else date.fromisoformat(said)


def weekdays_after(day: date, count: int, holidays: Iterable[date] = ()) -> date:
    """The day so many days later, Saturdays, Sundays and holidays not counted."""
    while count:
        day += DAY
        count -= day.weekday() < 5 and day not in holidays
    return day


def zones(case: Json) -> list[ZoneInfo]:
    """Where the consumer may be, by the places alone."""
    found = sorted({zone for place in listed(case["locations"]) for zone in place["zones"]})
    if not found:
        raise LookupError("these questions always say where the consumer is")
    return [ZoneInfo(zone) for zone in found]


# -- lists, debts, people


def listed(facts: Any) -> list[Any]:
    """The facts of a list; of one that is left out, none or unknown, nothing."""
    return list(facts) if isinstance(facts, list | tuple) else []


def about(ids: Any, debt: str) -> bool:
    """Whether a list of debts has one, or may; a list that is left out has all."""
    return ids is None or ids == UNKNOWN or debt in ids


def debts_of(case: Json, contact: Json) -> list[Json]:
    return [debt for debt in case["debts"] if debt["id"] in contact["debts"]]


def now(contact: Json) -> datetime:
    return instant(contact["at"])


def standing(case: Json, contact: Json, *kinds: str) -> list[Json]:
    """The requests of some kinds that had come, or may have, and were not surely withdrawn."""
    return [
        r
        for r in listed(case["requests"])
        if r["kind"] in kinds
        and began(r["received_at"], now(contact))
        and not opened(r.get("withdrawn_at"), now(contact))
    ]


def name_of(event: Json) -> str:
    """Who is contacted, or began: by their own name, or that of the role."""
    return str(event.get("person") or event.get("recipient", "consumer"))


def ours(case: Json) -> tuple[str, ...]:
    """To whom a consent to what the collector does is given: where a creditor collects itself, to the creditor too."""
    return ("collector", "creditor") if case["collector"] in CREDITORS else ("collector",)


class Asked:
    """One case and one contact: when it is made, how, with whom and what for."""

    def __init__(self, case: Json, contact: Json) -> None:
        self.case, self.contact = case, contact
        self.now = now(contact)
        self.medium = contact["medium"]
        self.recipient = contact.get("recipient", "consumer")
        self.person = name_of(contact)
        self.purpose = contact.get("purpose", "collection")


def inbound_of(case: Json, id: str | None, by: datetime) -> Json | None:
    """The inbound contact that came by an instant, within the ninety days in which it may be answered."""
    for each in case["history"]["inbound"]:
        if each["id"] == id and by - timedelta(days=90) < instant(each["at"]) <= by:
            found: Json = each
            return found
    return None


# -- what is declared of a contact, and what it does

THREATS = {"threatens-legal-action", "pre-legal-threat", "threatens-credit-report", "physical-or-criminal-threat"}
TELLS = {
    "states-debt",
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
    "validation-information",
    "itemisation",
    "foreclosure-statement",
    "disputed-part",
    "periodic-payments-only",
    "payment-not-required",
    "borrower-benefit",
    "time-barred-disclosure",
    "medical-debt-statement",
    "not-credit-reported-statement",
    "billing-information-offer",
    "common-interest",
    "credit-counselling",
}
"""What cannot be said without saying that a debt is owed."""
COLLECTING = {"collection", "location-information", "remedy-may-be-invoked", "remedy-will-be-invoked"}
ACTS_TO_COLLECT = COLLECTING | {"postjudgment-remedy"}
COLLECTS = ACTS_TO_COLLECT | {"formal-pleading"}
EFFORTS = COLLECTS | {"validation-notice", "servicing-disclosure", "credit-reporting"}
TELLING_AN_AGENCY_NOTHING = {"unrelated-notice", "opt-out-confirmation", "answer-to-request", "termination-of-efforts"}
"""Purposes of which a contact with an agency is no report, unless it tells of the debt."""


def carries(contact: Json) -> set[str]:
    return set((contact.get("content") or {}).get("carries", ()))


def lacks(contact: Json) -> set[str]:
    return set((contact.get("content") or {}).get("lacks", ()))


def declared(contact: Json, element: str) -> bool | None:
    """Whether it has an element; None where nobody says."""
    return True if element in carries(contact) else False if element in lacks(contact) else None


def by_what_is_declared(contact: Json, element: str, *, if_so: str, if_not: str) -> str:
    """Of what is not declared, a duty."""
    return {True: if_so, False: if_not, None: DUTY}[declared(contact, element)]


def asks_for_payment(contact: Json) -> bool:
    return "no-payment-request" in lacks(contact) or "periodic-payments-only" in carries(contact)


def presses(contact: Json) -> bool:
    """Whether it asks for payment, or threatens."""
    return asks_for_payment(contact) or bool(carries(contact) & THREATS)


def is_paper(contact: Json) -> bool:
    """Papers of a court: no call or text is one."""
    return contact.get("purpose") == "formal-pleading" and contact["medium"] not in TO_A_NUMBER


def sues(contact: Json) -> bool:
    """Whether a pleading that law requires is a complaint all the same: it asks for payment, or threatens."""
    return presses(contact)


def answers_in_court(contact: Json) -> bool:
    """Papers of a court that some law requires, and that are no complaint."""
    return is_paper(contact) and bool(contact.get("required_by_law")) and not sues(contact)


def acts(contact: Json) -> set[str]:
    """What a contact does, by the purposes that state it, as the documentation tables it (docs/explanation/acts.md)."""
    purpose, said, unsaid = contact.get("purpose", "collection"), carries(contact), lacks(contact)
    if is_paper(contact):
        return {purpose}
    found = {purpose}
    if said & {"threatens-legal-action", "pre-legal-threat"}:
        found.add("remedy-may-be-invoked")
    if said & {"threatens-credit-report", "physical-or-criminal-threat"} or asks_for_payment(contact):
        found.add("collection")
    if "validation-information" in said:
        found.add("validation-notice")
    if purpose == "formal-pleading":
        found.add("collection")
    if purpose == "opt-out-confirmation" and (
        "opt-out-confirmation-only" in unsaid or (said & TELLS and found == {purpose})
    ):
        found.add("collection")
    if purpose == "unrelated-notice" and contact.get("recipient") in STRANGERS and said & TELLS:
        found.add("collection")
    if is_report(contact):
        found.add("credit-reporting")
    return found


def is_report(contact: Json) -> bool | None:
    """Whether it tells an agency of the debt; None where an answer to it does not say."""
    if contact.get("recipient") != AGENCY or is_paper(contact):
        return False
    purpose, tells = contact.get("purpose", "collection"), bool(carries(contact) & TELLS)
    if purpose == "answer-to-request":
        return True if tells else False if "states-debt" in lacks(contact) else None
    if purpose == "location-information":
        said = carries(contact) & (THREATS | {"initial-disclosure"})
        return tells or bool(said) or asks_for_payment(contact)
    return purpose not in TELLING_AN_AGENCY_NOTHING or tells


# -- answers where facts are unknown: one fact with each value of its fields, and what is answered of all of them


def worlds(fact: Json, fields: Sequence[str], values: Sequence[Any] = (True, False)) -> Iterator[Json]:
    """A fact with each value that its unknown fields may have."""
    unknown = [name for name in fields if fact[name] == UNKNOWN]
    for taken in product(values, repeat=len(unknown)):
        yield {**fact, **dict(zip(unknown, taken, strict=True))}


def at_most(answers: Iterable[str]) -> str:
    """The strictest of what several facts say."""
    return min(answers, key=STRICTEST.index, default=NO)


def whichever(answers: Iterable[str]) -> str:
    """The answer if it is the same under every value, and if it may be to deny, that a fact is missing."""
    found = set(answers)
    if ANY in found:
        return ANY
    if len(found) > 1 and found & {DENY, MISSING}:
        return MISSING
    return at_most(found)


def reporting(contact: Json, answer: Callable[[], str]) -> str:
    """What a law on reports says: of an answer that does not say whether it is one, at most a duty."""
    reports = is_report(contact)
    if reports is False:
        return NO
    said = answer()
    return said if reports or said == NO else DUTY if said in (DENY, DUTY) else ANY


# -- the same, of a question that comes upon its unknown facts as it is asked

Key = tuple[str, ...]
World = Mapping[Key, Any]
"""What the unknown facts are taken to be."""


class Unsettled(Exception):
    """A fact of which nothing is known yet, with the values that it may have."""

    def __init__(self, key: Key, values: Iterable[Any]) -> None:
        super().__init__(key)
        self.key, self.values = key, tuple(values)


def in_every_world(asked: Callable[[World], str]) -> str:
    """What is answered whatever the unknown facts are; or else that one of them is missing."""
    found = in_worlds(asked, {})
    return found.pop() if len(found) == 1 else MISSING


def in_worlds(asked: Callable[[World], str], world: World) -> set[str]:
    try:
        return {asked(world)}
    except Unsettled as unsettled:
        return {each for value in unsettled.values for each in in_worlds(asked, {**world, unsettled.key: value})}


# -- the same, where each unknown fact stands alone: a logic of three values

MAYBE, YES = "maybe", "yes"
"""Beside ``NO``, whether something holds; of what turns on an unknown fact, maybe."""


def any_of(answers: Sequence[str]) -> str:
    return YES if YES in answers else MAYBE if MAYBE in answers else NO


def all_of(answers: Sequence[str]) -> str:
    return NO if NO in answers else MAYBE if MAYBE in answers else YES


def known(value: Any) -> str:
    return {True: YES, False: NO}.get(value, MAYBE)


def objects(answer: str) -> str:
    """What a rule says that objects to what holds."""
    return {YES: DENY, MAYBE: MISSING}.get(answer, answer)


def advises(answer: str) -> str:
    """What a rule says that advises on what holds."""
    return {YES: ADVICE, MAYBE: MISSING}.get(answer, answer)
