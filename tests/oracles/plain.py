"""What the second readings share: instants, people and what a contact does, read from plain JSON."""

from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]
UNKNOWN = "unknown"
NO, MAYBE, YES = "no", "maybe", "yes"
"""Whether something holds; of what turns on an unknown fact, maybe."""

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)

ACTING_FOR = {"parent", "guardian", "personal-representative", "consumer-attorney", "successor-in-interest"}
OWN_SIDE = {"creditor", "creditor-attorney", "collector-attorney"}
AGENCY = "consumer-reporting-agency"
ACTS_TO_COLLECT = {
    "collection",
    "location-information",
    "remedy-may-be-invoked",
    "remedy-will-be-invoked",
    "postjudgment-remedy",
    "formal-pleading",
}
THREATS = {"threatens-legal-action", "pre-legal-threat", "threatens-credit-report", "physical-or-criminal-threat"}


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def first(said: str) -> datetime:
    """The first instant that may be meant: of a day, where it begins on earth; of an unknown one, long ago."""
    if said == UNKNOWN:
        return LONG_AGO
    return instant(said) if "T" in said else instant(said + "T00:00:00+14:00")


def last(said: str) -> datetime:
    """The last instant that may be meant: of a day, when it is over everywhere; of an unknown one, never yet."""
    if said == UNKNOWN:
        return NEVER
    return instant(said) if "T" in said else instant(said + "T00:00:00-11:00") + timedelta(days=1)


def binds_by(fact: Json, name: str, now: datetime) -> bool:
    """What protects has begun at the first instant that may be meant."""
    return fact.get(name) is not None and first(fact[name]) <= now


def over_by(fact: Json, name: str, now: datetime) -> bool:
    """What opens has come only at the last instant that may be meant."""
    return fact.get(name) is not None and last(fact[name]) <= now


def listed(facts: Any) -> list[Any]:
    return [] if facts in (None, "none", UNKNOWN) else list(facts)


def about(ids: Any, debt: str) -> bool:
    """Whether a list of debts has one; a list that is left out has all."""
    return ids is None or ids == UNKNOWN or debt in ids


def any_of(answers: list[str]) -> str:
    return YES if YES in answers else MAYBE if MAYBE in answers else NO


def all_of(answers: list[str]) -> str:
    return NO if NO in answers else MAYBE if MAYBE in answers else YES


def known(value: Any) -> str:
    return {True: YES, False: NO}.get(value, MAYBE)


def name_of(contact: Json) -> str:
    return str(contact.get("person") or contact.get("recipient", "consumer"))


def carries(contact: Json) -> set[str]:
    return set((contact.get("content") or {}).get("carries", ()))


def lacks(contact: Json) -> set[str]:
    return set((contact.get("content") or {}).get("lacks", ()))


def is_stranger(contact: Json) -> bool:
    return contact.get("recipient") in ("employer", "household-member", "third-party", "parent")


def acts(contact: Json) -> set[str]:
    """The acts of a contact, as the page on acts tables them."""
    purpose, said, unsaid = contact.get("purpose", "collection"), carries(contact), lacks(contact)
    if purpose == "formal-pleading":
        spoken = contact["medium"] in ("call", "ringless-voicemail", "text")
        return {purpose, "collection"} if spoken else {purpose}
    found = {purpose}
    if said & {"threatens-legal-action", "pre-legal-threat"}:
        found.add("remedy-may-be-invoked")
    if said & {"threatens-credit-report", "physical-or-criminal-threat", "periodic-payments-only"}:
        found.add("collection")
    if "no-payment-request" in unsaid:
        found.add("collection")
    more = "opt-out-confirmation-only" in unsaid or said & {"states-debt", "itemisation"}
    if more and purpose == "opt-out-confirmation":
        found.add("collection")
    if (
        purpose == "unrelated-notice"
        and said & {"states-debt", "itemisation", "validation-information"}
        and is_stranger(contact)
    ):
        found.add("collection")
    if "validation-information" in said:
        found.add("validation-notice")
    return found
