"""Complete facts to start a test from: every rule of Regulation F allows them, by every medium; say only what differs.

The clean case is a third-party collector's, of a consumer in Missouri (Central time) who asked for nothing, with one
consumer debt ``d1``, a mobile ``cell``, a landline ``land`` at home, a landline ``office`` at work, an email address
``mail`` and a home ``home``. Whatever it holds has been so since January 2021. The clean contact is a call to
``cell`` about ``d1`` on Wednesday, 1 April 2026, at noon.

What a fact needs is filled in here and nowhere else: a new required field is one more line in one of these tables.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ..clock import zone
from ..facts import (
    Attempt,
    Case,
    Consent,
    Contact,
    Content,
    Debt,
    Dispute,
    EmailAddress,
    History,
    Inbound,
    Location,
    PhoneLine,
    PostalAddress,
    Representation,
)
from ..facts.contact import OLDER, SYNONYMS
from ..vocabulary import TELEPHONE, Medium, Purpose, Recipient

CENTRAL: Final = "America/Chicago"
"""The zone of the clean case, in which a time without an offset is read."""

NOON: Final = "2026-04-01 12:00"
"""When the clean contact is made, on the consumer's clock."""


def local(when: str | datetime, in_zone: str = CENTRAL) -> datetime:
    """The instant at which clocks in a zone show a wall time (``"2026-04-01 10:00"``); an aware instant as it is."""
    read = datetime.fromisoformat(when) if isinstance(when, str) else when
    return read if read.tzinfo is not None else read.replace(tzinfo=zone(in_zone))


OPENED: Final = local("2021-01-05 10:00").astimezone(UTC)
"""When the collector obtained, announced and validated the debt."""

_WEEK_LATER: Final = local("2021-01-12 10:00").astimezone(UTC)
_RENEWED: Final = tuple(OPENED + timedelta(days=59 * n) for n in range(1, 70))
"""Within sixty days each, until the spring of 2032 (12 CFR 1006.6(d)(5)(ii))."""

_ITEMS: Final[Mapping[str, Mapping[str, Any]]] = {
    "debts": {
        "nature": "consumer",
        "kind": "credit-card",
        "validation": [{"provided_at": OPENED}],
        "disputes": "none",
        "original_creditor_requests": "none",
        "in_default_when_obtained": True,
        "time_barred": False,
        "active_litigation": False,
        "initial_communication_at": OPENED,
        "proceedings": "none",
        "promises": "none",
        "past_due_since": "2020-06-01",
        "original_amount": "1000.00",
        "charged_off": False,
        "purchased": False,
        "credit_reported": False,
        "guaranteed_by_person": False,
        "for_necessaries": False,
        "loss_mitigation_available": False,
        "legal_action_authorised": False,
        "legal_action_imminent": False,
    },
    "proceedings": {"learned_at": _WEEK_LATER, "in_writing": True, "formalities_met": True},
    "promises": {"made_at": _WEEK_LATER},
    "notices": {"sent_at": OPENED},
    "bankruptcies": {"chapter": 7, "filed_at": _WEEK_LATER},
    "emergencies": {"declared_at": _WEEK_LATER},
    "validation": {"provided_at": OPENED},
    "disputes": {"received_at": _WEEK_LATER, "in_writing": True},
    "original_creditor_requests": {"received_at": _WEEK_LATER, "in_writing": True},
    "locations": {},
    "phones": {"line_type": "mobile", "place": None, "on_do_not_call_registry": False},
    "reassigned_checks": {"since": OPENED, "reassigned": False, "complete_and_accurate": True},
    "emails": {"employer_provided": False, "public_domain": True},
    "postal_addresses": {"place": "home"},
    "requests": {"received_at": _WEEK_LATER, "in_writing": True},
    "consents": {"given_at": OPENED, "given_to": "collector", "during_proper_communication": True},
    "court_permissions": {"granted_at": OPENED},
    "representation": {"learned_at": _WEEK_LATER, "attorney_can_be_found": True},
    "attempts": {},
    "inbound": {},
}
_ID_STEMS: Final[Mapping[str, str]] = {
    "debts": "d",
    "disputes": "dispute",
    "original_creditor_requests": "creditor-request",
    "locations": "location",
    "phones": "phone",
    "emails": "email",
    "postal_addresses": "postal",
    "requests": "r",
    "consents": "c",
    "court_permissions": "permission",
    "representation": "attorney",
    "proceedings": "proceeding",
    "promises": "promise",
    "bankruptcies": "bankruptcy",
    "emergencies": "emergency",
    "history": "e",
    "attempts": "e",
    "inbound": "i",
}
_ADDRESSES: Final[Mapping[str, tuple[str, str]]] = {
    Medium.CALL: ("phones", "cell"),
    Medium.RINGLESS_VOICEMAIL: ("phones", "cell"),
    Medium.TEXT: ("phones", "cell"),
    Medium.EMAIL: ("emails", "mail"),
    Medium.MAIL: ("postal_addresses", "home"),
}


def id_of(kind: str, number: int) -> str | None:
    """The id that the n-th fact of a list gets if it is given none; None if facts of that list have no id."""
    stem = _ID_STEMS.get(kind)
    return None if stem is None else f"{stem}{number}"


def completed(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """A fact of a list such as ``debts`` or ``requests``, with whatever it needs and was not given."""
    filled = {**_ITEMS.get(kind, {}), **given}
    if kind == "bankruptcies":
        filled.setdefault("learned_at", filled["filed_at"])
    if kind == "attempts":
        medium = filled.get("medium")
        called = isinstance(medium, str) and medium in TELEPHONE
        filled.setdefault("outcome", "rang-out" if called else "sent")
        filled |= {name: value for name, value in voice_facts(filled.get("medium")).items() if name not in filled}
    return filled


def voice_facts(medium: Any) -> dict[str, Any]:
    """Who speaks, for a medium in which somebody does: a person in a call, a recording in ringless voicemail."""
    voices = {Medium.CALL: "live", Medium.RINGLESS_VOICEMAIL: "prerecorded"}
    voice = voices.get(Medium(medium)) if isinstance(medium, str) and medium in {*Medium} else None
    return {} if voice is None else {"voice": voice}


def address_for(medium: Any, facts: Mapping[str, Any] | None = None) -> str | None:
    """The id of the address that suits a medium: the clean case's own, or else the first that the case has."""
    where, usual = _ADDRESSES.get(medium, ("", "")) if isinstance(medium, str) else ("", "")
    held = None if facts is None else facts.get(where)
    if not where or facts is None:
        return usual or None
    ids = [one["id"] for one in held if isinstance(one, Mapping) and "id" in one] if isinstance(held, list) else []
    return usual if usual in ids else ids[0] if ids else None


def content_facts() -> dict[str, Any]:
    """Content that declares everything as the rules want it, as plain data."""
    return {
        "opt_out_instructions": True,
        "collector_disclosure": True,
        "initial_disclosure": True,
        "languages": ["en"],
        "disclosure_languages": ["en"],
        "overshadows_validation_rights": False,
        "states_debt": False,
        "identifies_caller": True,
        "names_employer_unasked": False,
        "shows_debt_collection": False,
        "postcard": False,
        "threatens_legal_action": False,
        "reports_dispute": True,
    }


def overruled(content: Any) -> Any:
    """Content without what the clean content declares of an element that ``carries`` or ``lacks`` speaks of."""
    if not isinstance(content, Mapping):
        return content
    said = {SYNONYMS.get(word, word) for name in ("carries", "lacks") for word in _words(content.get(name))}
    clean = content_facts()
    over = {name for name, element in OLDER.items() if element in said and content.get(name) == clean.get(name)}
    return {name: value for name, value in content.items() if name not in over}


def _words(said: Any) -> list[Any]:
    """The elements of a set of them, if it is one."""
    return [word for word in said if isinstance(word, str)] if isinstance(said, Collection) else []


def contact_facts(given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The clean contact as plain data, without its time, its debts and what depends on its medium.

    ``given`` is what else is said of it: one that asks somebody else where the consumer is does not tell them that it
    is from a debt collector.
    """
    content = content_facts()
    if given is not None and given.get("purpose") == _ASKS_WHERE and given.get("recipient", _CONSUMER) != _CONSUMER:
        content = {name: value for name, value in content.items() if name not in _DISCLOSURES}
    return {"medium": "call", "content": content, "publicly_viewable": False, "autodialed": False}


_ASKS_WHERE: Final = Purpose.LOCATION_INFORMATION
_CONSUMER: Final = Recipient.CONSUMER
_DISCLOSURES: Final = frozenset({"collector_disclosure", "initial_disclosure"})


def suited(contact: Mapping[str, Any], facts: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The contact with what its medium suggests: an address (of those that the case has), and who speaks."""
    medium = contact.get("medium")
    return {"address": address_for(medium, facts), **voice_facts(medium), **contact}


def case_facts() -> dict[str, Any]:
    """The clean case as plain data."""
    return {
        "collector": "third-party-collector",
        "debts": [completed("debts", {"id": "d1"})],
        "requests": "none",
        "representation": "none",
        "bankruptcies": "none",
        "history": "none",
        "consumer": {"minor": False, "deceased": False},
        "locations": [{"id": "residence", "state": "MO"}],
        "phones": [
            completed("phones", {"id": "cell"}),
            completed("phones", {"id": "land", "line_type": "landline", "place": "home"}),
            completed("phones", {"id": "office", "line_type": "landline", "place": "work"}),
        ],
        "emails": [completed("emails", {"id": "mail"})],
        "postal_addresses": [completed("postal_addresses", {"id": "home"})],
        "consents": [
            completed("consents", {"id": "email-consent", "scope": "email-address", "address": "mail"}),
            completed(
                "consents",
                {"id": "text-consent", "scope": "text-number", "address": "cell", "renewed_at": list(_RENEWED)},
            ),
        ],
    }


def case(**overrides: Any) -> Case:
    """The clean case, with other values for some fields."""
    return Case(**case_facts() | overrides)


def content(**overrides: Any) -> Content:
    """Content that declares everything as the rules want it, with other values for some fields."""
    return Content(**overruled(content_facts() | overrides))


def contact(**overrides: Any) -> Contact:
    """The clean contact, with other values for some fields; a time without an offset is read in `CENTRAL`."""
    given = contact_facts(overrides) | {"debts": ["d1"], "at": NOON} | overrides
    return Contact(**suited(given | {"at": local(given["at"])}))


def debt(**overrides: Any) -> Debt:
    """A consumer debt, ``d1``, validated in 2021 and never disputed."""
    return Debt(**completed("debts", {"id": "d1"} | overrides))


def dispute(**overrides: Any) -> Dispute:
    """A dispute of the whole debt, in writing, a week after the validation information."""
    return Dispute(**completed("disputes", {"id": "dispute1"} | overrides))


def phone(**overrides: Any) -> PhoneLine:
    """A mobile line, ``cell``."""
    return PhoneLine(**completed("phones", {"id": "cell"} | overrides))


def email(**overrides: Any) -> EmailAddress:
    """A private email address, ``mail``."""
    return EmailAddress(**completed("emails", {"id": "mail"} | overrides))


def postal_address(**overrides: Any) -> PostalAddress:
    """The consumer's home, ``home``."""
    return PostalAddress(**completed("postal_addresses", {"id": "home"} | overrides))


def location(**overrides: Any) -> Location:
    """A residence; in Missouri unless another place is given."""
    where = {} if overrides.keys() & {"zones", "zip", "state", "city"} else {"state": "MO"}
    return Location(**completed("locations", {"id": "residence"} | where | overrides))


def consent(scope: str, **overrides: Any) -> Consent:
    """A consent of a scope, given directly to the collector in January 2021 during a proper communication."""
    return Consent(**completed("consents", {"id": f"{scope}-consent", "scope": scope} | overrides))


def representation(**overrides: Any) -> Representation:
    """An attorney who can be found, known since January 2021."""
    return Representation(**completed("representation", {"id": "attorney1"} | overrides))


def attempt(at: str | datetime, medium: str = "call", **overrides: Any) -> Attempt:
    """An attempt about ``d1`` that was not answered; its id comes from its time."""
    return Attempt(**_event("attempts", at, medium, overrides))


def inbound(at: str | datetime, medium: str = "call", **overrides: Any) -> Inbound:
    """Something that the consumer began, about ``d1``; a call was no conversation unless it says so."""
    return Inbound(**_event("inbound", at, medium, overrides))


def _event(kind: str, at: str | datetime, medium: str, overrides: Mapping[str, Any]) -> dict[str, Any]:
    when = local(at)
    given: dict[str, Any] = {
        "id": f"{'from-consumer-' if kind == 'inbound' else ''}{medium}-{when:%Y%m%dT%H%M%S}",
        "at": when,
        "medium": Medium(medium),
        "debts": ["d1"],
        "address": address_for(medium),
    }
    return completed(kind, {**given, **overrides})


def history(*events: Attempt | Inbound) -> History:
    """A history of events in any order."""
    return History(
        attempts=tuple(event for event in events if isinstance(event, Attempt)),
        inbound=tuple(event for event in events if isinstance(event, Inbound)),
    )
