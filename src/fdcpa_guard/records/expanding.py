"""From a record back to the decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..canonical import number_of
from ..decision import Advisory, Citation, CountedCall, Decision, Departure, Duty, PackStatus, Reason, fingerprint_over
from ..errors import InvalidRecord
from ..vocabulary import Authority, Confidence, Effect
from .glossary import Document, Glossary
from .record import Record
from .recorder import permitted


def expand(record: Record, glossary: Glossary) -> Decision:
    """The decision that a record is of, with every word and citation.

    Of a record written with a key the fingerprint is another than that of the decision itself, which could be found by
    guessing the facts.

    Raises:
        InvalidRecord: it refers to what the glossary does not define, or what is defined is nothing that an answer is
            made of.
    """
    try:
        return _decision(record, glossary)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        if isinstance(error, InvalidRecord):
            raise
    raise InvalidRecord("a definition is nothing that an answer is made of")


def _decision(record: Record, glossary: Glossary) -> Decision:
    document, contact = record.document, record.contact
    edition = glossary[document["edition"]]
    said: dict[str, list[Any]] = {"reason": [], "duty": [], "advisory": []}
    for each in document["said"]:
        name, own = (each, {}) if isinstance(each, str) else each
        saying = glossary[name]
        said[saying["says"]].append(_said(saying, own, contact.debts))
    reasons = tuple(said["reason"])
    own = document.get("permitted")
    counted = document.get("counted")
    return Decision(
        allowed=record.allowed,
        reasons=reasons,
        duties=tuple(said["duty"]),
        advisories=tuple(said["advisory"]),
        permitted_debts=permitted(reasons, contact.debts) if own is None else tuple(own),
        packs=tuple([_status(glossary[name], contact.debts) for name in glossary[document["packs"]]["packs"]]),
        valid_until=record.valid_until,
        at=contact.at,
        policy=edition["label"],
        fingerprint=fingerprint_over(edition["policy"], contact.fingerprint, record.case),
        counted=None if counted is None else tuple([_counted(row, glossary) for row in counted]),
        departures=tuple([Departure(*each) for each in edition.get("departures", ())]),
    )


def _said(saying: Document, own: Mapping[str, Any], debts: tuple[str, ...]) -> Reason | Duty | Advisory:
    facts = {name: number_of(value) for name, value in own.get("facts", {}).items()} | dict.fromkeys(
        own.get("unknown", ())
    )
    given: dict[str, Any] = {
        "rule": saying["rule"],
        "message": next(iter(facts), "").join(saying["message"]),
        "citations": tuple([_citation(each) for each in saying.get("citations", ())]),
        "debts": tuple(own["debts"]) if "debts" in own else debts,
        "facts": facts,
    }
    if saying["says"] == "duty":
        due = own.get("due")
        return Duty(**given, due=None if due is None else date.fromisoformat(due))
    if saying["says"] == "advisory":
        return Advisory(**given)
    return Reason(
        **given,
        effect=Effect(saying["effect"]),
        lapses_at=_instant(own.get("lapses_at")),
        denies=saying.get("denies", True),
        rebuttal=tuple(saying.get("rebuttal", ())),
    )


def _status(given: Document, debts: tuple[str, ...]) -> PackStatus:
    some = given.get("debts")
    own = debts if some is None else tuple([each if isinstance(each, str) else debts[each] for each in some])
    return PackStatus(given["pack"], given["applied"], own, given.get("why_not"))


def _counted(row: list[Any], glossary: Glossary) -> CountedCall:
    name, event, at, debt, *day = row
    how = glossary[name]
    on = date.fromisoformat(day[0]) if day else None
    return CountedCall(
        event, datetime.fromisoformat(at), debt, how["counted"], how["why"], _citation(how["citation"]), on
    )


def _citation(given: Document) -> Citation:
    read_on = given.get("read_on")
    return Citation(
        given["source"],
        given["section"],
        Authority(given["authority"]),
        None if read_on is None else date.fromisoformat(read_on),
        Confidence(given["confidence"]),
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
