"""What the oracles of 12 CFR 1006.22 to 1006.42 and of the laws on reports share: instants, days, what a contact does.

An answer is ``deny``, ``missing``, ``duty``, ``advise`` or ``""``, for one debt. Where facts are unknown, the answer
is worked out under each value that they may have: ``missing`` if it may be ``deny`` and need not.

* Of a day or an unknown instant the end counts that protects: of what opens the last, of what protects the first.
* What a contact carries counts beside its purpose; what is not declared makes no act, and where it decides, a duty.
* A day is one of the person's clock, in every zone in which they may be.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]

UNKNOWN = "unknown"
DENY, ANY, MISSING, DUTY, ADVISE, NOTHING = "deny", "any", "missing", "duty", "advise", ""
STRICTEST = (DENY, ANY, MISSING, DUTY, ADVISE, NOTHING)

TELEPHONE = {"call", "ringless-voicemail"}
ELECTRONIC = {"text", "email", "social-media", "portal", "other-electronic"}
CREDITORS_SIDE = {"creditor", "creditor-attorney", "collector-attorney"}
CONSUMERS = {"consumer", "spouse", "parent", "guardian", "personal-representative", "successor-in-interest"}
OTHERS = {"employer", "household-member", "third-party"}
AGENCY = "consumer-reporting-agency"
THREATS = {"threatens-legal-action", "pre-legal-threat", "threatens-credit-report", "physical-or-criminal-threat"}
TELLS = {
    "states-debt",
    "itemisation",
    "initial-disclosure",
    "validation-information",
    "threatens-legal-action",
    "pre-legal-threat",
    "threatens-credit-report",
    "foreclosure-statement",
    "disputed-part",
    "periodic-payments-only",
    "payment-not-required",
}
"""What cannot be said without saying that a debt is owed."""
SAYS_NOTHING_ELSE = {"unrelated-notice", "opt-out-confirmation", "termination-of-efforts", "location-information"}
"""Purposes of which a contact with an agency is no report, unless it tells of the debt."""


# -- instants and days


def instant(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(UTC)


def is_day(said: str) -> bool:
    return len(said) == len("2026-01-01")


def first(said: str) -> datetime:
    """The first instant that may be meant."""
    if said == UNKNOWN:
        return datetime(1800, 1, 1, tzinfo=UTC)
    if is_day(said):
        return datetime.combine(date.fromisoformat(said) - timedelta(days=1), time(10), UTC)
    return instant(said)


def last(said: str) -> datetime:
    """The last instant that may be meant."""
    if said == UNKNOWN:
        return datetime(9000, 1, 1, tzinfo=UTC)
    if is_day(said):
        return datetime.combine(date.fromisoformat(said) + timedelta(days=1), time(11), UTC)
    return instant(said)


def may_be(said: str | None, now: datetime) -> bool:
    """What protects has come, for all that is known."""
    return said is not None and first(said) <= now


def surely(said: str | None, now: datetime) -> bool:
    """What opens has come, whatever is not known."""
    return said is not None and last(said) <= now


def day(said: str, zone: str) -> date:
    return date.fromisoformat(said) if is_day(said) else instant(said).astimezone(ZoneInfo(zone)).date()


def zones(case: Json) -> list[str]:
    """Where the consumer may be."""
    found = sorted({zone for place in listed(case["locations"]) for zone in place["zones"]})
    if not found:
        raise LookupError("these questions always say where the consumer is")
    return found


# -- lists, worlds


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def about(fact: Json, debt: Json) -> bool:
    return fact["debts"] is None or debt["id"] in fact["debts"]


def worlds(fact: Json, fields: Sequence[str], values: Sequence[Any] = (True, False)) -> Iterator[Json]:
    """A fact with each value that its unknown fields may have."""
    unknown = [name for name in fields if fact[name] == UNKNOWN]
    for taken in product(values, repeat=len(unknown)):
        yield {**fact, **dict(zip(unknown, taken, strict=True))}


def at_most(answers: Iterable[str]) -> str:
    """The strictest of what several facts say."""
    return min(answers, key=STRICTEST.index, default=NOTHING)


def whichever(answers: Iterable[str]) -> str:
    """The answer if it is the same under every value, and if it may be to deny, that a fact is missing."""
    found = set(answers)
    if ANY in found:
        return ANY
    if len(found) > 1 and found & {DENY, MISSING}:
        return MISSING
    return at_most(found)


# -- what a contact does


def carries(contact: Json, *elements: str) -> bool:
    return not set(elements).isdisjoint(contact["content"]["carries"])


def lacks(contact: Json, *elements: str) -> bool:
    return not set(elements).isdisjoint(contact["content"]["lacks"])


def declared(contact: Json, element: str, *, if_so: str, if_not: str) -> str:
    """By what is declared; of what is not, a duty."""
    return if_so if carries(contact, element) else if_not if lacks(contact, element) else DUTY


def asks_for_payment(contact: Json) -> bool:
    return lacks(contact, "no-payment-request") or carries(contact, "periodic-payments-only")


def is_paper(contact: Json) -> bool:
    """A pleading: no call or text is one."""
    return contact["purpose"] == "formal-pleading" and contact["medium"] not in TELEPHONE | {"text"}


def acts(contact: Json) -> set[str]:
    """What the contact does, by the purposes that state it."""
    done = {contact["purpose"]}
    if is_paper(contact):
        return done
    if is_report(contact) is True:
        done.add("credit-reporting")
    if carries(contact, "threatens-legal-action", "pre-legal-threat"):
        done.add("remedy-may-be-invoked")
    if carries(contact, "threatens-credit-report", "physical-or-criminal-threat") or asks_for_payment(contact):
        done.add("collection")
    if carries(contact, "validation-information"):
        done.add("validation-notice")
    if contact["purpose"] == "formal-pleading" and not is_paper(contact):
        done.add("collection")
    if contact["purpose"] == "opt-out-confirmation" and (
        lacks(contact, "opt-out-confirmation-only")
        or (carries(contact, *TELLS) and not carries(contact, "validation-information"))
    ):
        done.add("collection")
    if (
        contact["purpose"] == "unrelated-notice"
        and contact["recipient"] in OTHERS | {"parent"}
        and carries(contact, *TELLS)
    ):
        done.add("collection")
    return done


def is_report(contact: Json) -> bool | None:
    """Whether it tells an agency of the debt; None where an answer to it does not say."""
    if contact["recipient"] != AGENCY or is_paper(contact):
        return False
    tells = carries(contact, *TELLS)
    if contact["purpose"] == "answer-to-request":
        return True if tells else False if lacks(contact, "states-debt") else None
    asks = asks_for_payment(contact) and contact["purpose"] == "location-information"
    return contact["purpose"] not in SAYS_NOTHING_ELSE or tells or asks


def sues(contact: Json) -> bool:
    """Whether a pleading that law requires is a complaint all the same: it asks for payment, or threatens."""
    return asks_for_payment(contact) or carries(contact, *THREATS)


def reporting(contact: Json, answer: Callable[[], str]) -> str:
    """What a law on reports says: of an answer that does not say whether it is one, at most a duty."""
    reports = is_report(contact)
    if reports is False:
        return NOTHING
    said = answer()
    return said if reports or said == NOTHING else DUTY if said in (DENY, DUTY) else ANY
