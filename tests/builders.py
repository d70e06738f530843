"""Short ways to write facts in tests: each builder gives something clean that every rule allows, and takes overrides.

The clean case is a third-party collector with one long-validated debt, ``card``, of a consumer in Chicago who can be
reached at a mobile (``cell``), an email address (``mail``) and a home (``home``), and who asked for nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from fdcpa_guard import Advisory, Case, Contact, Decision, Duty, Guard, Reason, clock, regulation_f
from fdcpa_guard.facts import Attempt, Consent, Content, Debt, History, Inbound, ValidationNotice
from fdcpa_guard.vocabulary import TELEPHONE, Element, Medium

CHICAGO = "America/Chicago"

When = datetime | str
"""An aware datetime, or a wall time in Chicago such as ``"2026-04-01 10:00"``."""

_ADDRESSES = {
    Medium.CALL: "cell",
    Medium.RINGLESS_VOICEMAIL: "cell",
    Medium.TEXT: "cell",
    Medium.EMAIL: "mail",
    Medium.MAIL: "home",
}


def at(text: str, zone: str = CHICAGO) -> datetime:
    """The instant at which clocks in the zone show a wall time; a date alone is its midnight."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.zone(zone))


def instant(when: When) -> datetime:
    """An instant, whichever way it is given."""
    return at(when) if isinstance(when, str) else when


@cache
def guard() -> Guard:
    """The guard of Regulation F, built once."""
    return Guard(regulation_f())


def decide(contact: Contact, case: Case) -> Decision:
    """What Regulation F says of the contact."""
    return guard().decide(contact, case)


def reasons(decision: Decision) -> dict[str, Reason]:
    """The reasons by rule; where a rule objects to several debts apart, its first."""
    return {reason.rule: reason for reason in reversed(decision.reasons)}


def duties(decision: Decision) -> dict[str, Duty]:
    """The duties by rule, as `reasons`."""
    return {duty.rule: duty for duty in reversed(decision.duties)}


def advisories(decision: Decision) -> dict[str, Advisory]:
    """The advisories by rule, as `reasons`."""
    return {advisory.rule: advisory for advisory in reversed(decision.advisories)}


# -- contacts


def content(**overrides: Any) -> Content:
    """Content that declares everything as the rules want it."""
    declared: dict[str, Any] = {
        "opt_out_instructions": True,
        "collector_disclosure": True,
        "initial_disclosure": True,
        "languages": ("en",),
        "disclosure_languages": ("en",),
        "overshadows_validation_rights": False,
        "states_debt": False,
        "identifies_caller": True,
        "names_employer_unasked": False,
        "shows_debt_collection": False,
        "lacks": frozenset({Element.ENVELOPE_WORDING}),
        "postcard": False,
        "threatens_legal_action": False,
    }
    return Content(**declared | overrides)


def asking(**overrides: Any) -> Content:
    """The same for somebody who is asked where the consumer is, and is told nothing of a debt."""
    return content(**{"collector_disclosure": None, "initial_disclosure": None} | overrides)


def _asks_somebody_else(given: dict[str, Any]) -> bool:
    return given.get("purpose") == "location-information" and given.get("recipient", "consumer") != "consumer"


def contact(at: When, medium: str = "call", **overrides: Any) -> Contact:
    """A contact with the consumer about ``card``, at the address that suits the medium."""
    medium = Medium(medium)
    given: dict[str, Any] = {
        "at": instant(at),
        "medium": medium,
        "debts": ("card",),
        "address": _ADDRESSES.get(medium),
        "content": asking() if _asks_somebody_else(overrides) else content(),
    }
    return Contact(**given | overrides)


# -- cases


def debt(id: str = "card", **overrides: Any) -> Debt:
    """A consumer debt, validated in its initial communication of 5 January 2026, and never disputed."""
    given: dict[str, Any] = {
        "id": id,
        "nature": "consumer",
        "kind": "credit-card" if id == "card" else "other",
        "validation": (ValidationNotice(provided_at=at("2026-01-05 10:00")),),
        "disputes": "none",
        "original_creditor_requests": "none",
        "in_default_when_obtained": True,
        "time_barred": False,
        "initial_communication_at": at("2026-01-05 10:00"),
    }
    return Debt(**given | overrides)


def email_consent(**overrides: Any) -> Consent:
    """The consumer's direct consent to email at ``mail`` (12 CFR 1006.6(d)(4)(i)(B))."""
    given: dict[str, Any] = {
        "id": "email-consent",
        "scope": "email-address",
        "given_at": at("2026-01-05 10:30"),
        "given_to": "collector",
        "address": "mail",
    }
    return Consent(**given | overrides)


def text_consent(**overrides: Any) -> Consent:
    """The consumer's direct consent to texts at ``cell``, renewed each month of 2026 (12 CFR 1006.6(d)(5)(ii))."""
    given: dict[str, Any] = {
        "id": "text-consent",
        "scope": "text-number",
        "given_at": at("2026-01-05 10:30"),
        "given_to": "collector",
        "address": "cell",
        "renewed_at": tuple(at(f"{date(2026, month, 1)} 09:00") for month in range(2, 13)),
    }
    return Consent(**given | overrides)


def case(**overrides: Any) -> Case:
    """The clean case."""
    given: dict[str, Any] = {
        "collector": "third-party-collector",
        "debts": (debt(),),
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": "none",
        "consumer": {"minor": False, "deceased": False},
        "locations": ({"id": "residence", "zones": (CHICAGO,)},),
        "phones": ({"id": "cell", "line_type": "mobile", "place": None},),
        "emails": ({"id": "mail", "employer_provided": False, "public_domain": True},),
        "postal_addresses": ({"id": "home", "place": "home"},),
        "consents": (email_consent(), text_consent()),
    }
    return Case(**given | overrides)


# -- history


def attempt(at: When, medium: str = "call", **overrides: Any) -> Attempt:
    """An attempt about ``card`` that was not answered; its id comes from its time, so no two at the same instant."""
    medium = Medium(medium)
    when = instant(at)
    given: dict[str, Any] = {
        "id": f"{medium}-{when:%Y%m%dT%H%M%S}",
        "at": when,
        "medium": medium,
        "outcome": "rang-out" if medium in TELEPHONE else "sent",
        "debts": ("card",),
        "address": _ADDRESSES.get(medium),
    }
    return Attempt(**given | overrides)


def inbound(at: When, medium: str = "call", **overrides: Any) -> Inbound:
    """Something that the consumer began, about ``card``; a call was no conversation unless it says so."""
    medium = Medium(medium)
    when = instant(at)
    given: dict[str, Any] = {
        "id": f"from-consumer-{medium}-{when:%Y%m%dT%H%M%S}",
        "at": when,
        "medium": medium,
        "debts": ("card",),
        "address": _ADDRESSES.get(medium),
    }
    return Inbound(**given | overrides)


def history(*events: Attempt | Inbound | Iterable[Attempt | Inbound]) -> History:
    """A history of events, given singly or in lists, in any order."""
    flat = [one for given in events for one in ((given,) if isinstance(given, Attempt | Inbound) else given)]
    return History(
        attempts=tuple(event for event in flat if isinstance(event, Attempt)),
        inbound=tuple(event for event in flat if isinstance(event, Inbound)),
    )
