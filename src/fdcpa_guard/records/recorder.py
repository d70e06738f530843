"""Writing records of decisions."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from .. import schema
from ..decision import Advisory, Citation, CountedCall, Decision, Duty, PackStatus, Reason
from ..editions import LIBRARY, editions
from ..errors import InvalidRecord
from ..facts import Case, Contact
from ..policy import Policy
from .canonical import canonical
from .glossary import Glossary
from .record import VERSION, Record, case_hash, check_key, check_references, sealed

_MOST_NAMED: Final = 50_000
"""How much one recorder remembers to have defined: then it begins anew, and defines again what it needs."""

Own = dict[str, Any]


class Recorder:
    """Makes records of what a policy decides, and the definitions that they refer to. It writes nothing itself.

    One recorder is for one policy and one log. It is not shared between threads.

    Raises:
        InvalidRecord: the key is too short, or no bytes.
    """

    def __init__(self, policy: Policy, *, key: bytes | None = None) -> None:
        self._policy = policy
        self._key = check_key(key)
        self._begin()

    def _begin(self) -> None:
        self.glossary = Glossary()
        self._told = 0
        self._sayings: dict[tuple[object, ...], tuple[tuple[Citation, ...], str]] = {}
        self._coverages: dict[tuple[object, ...], str] = {}
        self._edition = self.glossary.define(edition_of(self._policy))

    def record(
        self, contact: Contact, case: Case, decision: Decision, references: Mapping[str, str] | None = None
    ) -> Record:
        """The record of a decision: of this contact and case, by the policy.

        ``references`` are the caller's own: the case, agent, vendor, campaign… by name; ids, and nothing personal.

        Raises:
            InvalidRecord: the decision is another contact's or policy's, or the references are no ids.
        """
        if decision.at != contact.at or decision.policy != self._policy.label:
            raise InvalidRecord("the decision is of another contact, or by another policy")
        asked = decision.__dict__.get("_asked")
        if asked is not None and not (asked[1] is contact or asked[1] == contact):
            raise InvalidRecord("the decision is of another contact")
        if len(self.glossary) > _MOST_NAMED:
            self._begin()
        own = references and check_references(references)
        debts = contact.debts
        document: dict[str, Any] = {
            "v": VERSION,
            "contact": contact.model_dump(mode="json", exclude_defaults=True),
            "case": case_hash(case, self._key),
            "policy": self._policy.fingerprint,
            "edition": self._edition,
            "allowed": decision.allowed,
            "said": [
                *[self._reason(each, debts) for each in decision.reasons],
                *[self._duty(each, debts) for each in decision.duties],
                *[self._advisory(each, debts) for each in decision.advisories],
            ],
            "packs": self._coverage(decision.packs, debts),
        }
        if decision.permitted_debts != permitted(decision.reasons, debts):
            document["permitted"] = list(decision.permitted_debts)
        if decision.valid_until is not None:
            document["until"] = _instant(decision.valid_until)
        if decision.counted is not None:
            document["counted"] = [self._counted(each) for each in decision.counted]
        if own:
            document["references"] = own
        if self._key is not None:
            document["keyed"] = True
        document["hash"] = sealed(document, self.glossary, self._key)
        return Record.of(document)

    def definitions(self) -> str | None:
        """The line that has to stand before the records made since it was last asked for; None: none has to."""
        names = list(self.glossary)[self._told :]
        self._told += len(names)
        return canonical({"v": VERSION, "defines": {name: self.glossary[name] for name in names}}) if names else None

    def lines(
        self, contact: Contact, case: Case, decision: Decision, references: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """The lines of a log for a decision: what has to be defined first, and the record. Errors as in `record`."""
        made = self.record(contact, case, decision, references)
        defined = self.definitions()
        return (made.text,) if defined is None else (defined, made.text)

    # -- what of an answer is the same in many

    def _reason(self, reason: Reason, debts: tuple[str, ...]) -> Any:
        own = _own(reason, debts)
        if reason.lapses_at is not None:
            own["lapses_at"] = _instant(reason.lapses_at)
        more = (reason.effect, reason.denies, reason.rebuttal)
        return self._said("reason", reason, own, more)

    def _duty(self, duty: Duty, debts: tuple[str, ...]) -> Any:
        own = _own(duty, debts)
        if duty.due is not None:
            own["due"] = duty.due.isoformat()
        return self._said("duty", duty, own, ())

    def _advisory(self, advisory: Advisory, debts: tuple[str, ...]) -> Any:
        return self._said("advisory", advisory, _own(advisory, debts), ())

    def _said(self, says: str, said: Reason | Duty | Advisory, own: Own, more: tuple[Any, ...]) -> Any:
        facts = said.facts
        fact = next(iter(facts)) if len(facts) == 1 else None
        words: tuple[str, ...] = tuple(said.message.split(fact)) if fact else (said.message,)
        key = (says, said.rule, words, *more)
        known = self._sayings.get(key)
        if known is not None and (known[0] is said.citations or known[0] == said.citations):
            name = known[1]
        else:
            name = self.glossary.define(_saying(says, said, words, more))
            self._sayings[key] = said.citations, name
        return [name, own] if own else name

    def _coverage(self, packs: tuple[PackStatus, ...], debts: tuple[str, ...]) -> str:
        rows = tuple([(each.pack, each.applied, _places(each.debts, debts), each.why_not) for each in packs])
        name = self._coverages.get(rows)
        if name is None:
            name = self._coverages[rows] = self.glossary.define({"packs": [_status(*row) for row in rows]})
        return name

    def _counted(self, call: CountedCall) -> list[Any]:
        how = {"counted": call.counted, "why": call.why, "citation": cited(call.citation)}
        row = [self.glossary.define(how), call.event, _instant(call.at), call.debt]
        return row if call.local_date is None else [*row, call.local_date.isoformat()]


def permitted(reasons: tuple[Reason, ...], debts: tuple[str, ...]) -> tuple[str, ...]:
    """The debts that no denying reason concerns."""
    denied = {debt for reason in reasons if reason.denies for debt in reason.debts}
    return tuple([debt for debt in debts if debt not in denied])


def edition_of(policy: Policy) -> dict[str, Any]:
    """What decides, beside the rules themselves: under which label, and the editions of all that an answer rests on."""
    now = editions()
    document: dict[str, Any] = {
        "policy": policy.label,
        "library": LIBRARY,
        "schema": schema.SCHEMA_VERSION,
        "law": now.law,
        "tzdata": now.zones,
        "phonenumbers": now.telephone,
        "python": platform.python_version(),
    }
    if policy.departures:
        document["departures"] = [[each.rule, each.change, each.justification] for each in policy.departures]
    return document


def cited(citation: Citation) -> dict[str, Any]:
    """A citation as plain values."""
    read_on = citation.read_on
    return {
        "source": citation.source,
        "section": citation.section,
        "authority": citation.authority.value,
        "confidence": citation.confidence.value,
        **({} if read_on is None else {"read_on": read_on.isoformat()}),
    }


def _saying(says: str, said: Reason | Duty | Advisory, words: tuple[str, ...], more: tuple[Any, ...]) -> dict[str, Any]:
    document: dict[str, Any] = {"says": says, "rule": said.rule, "message": list(words)}
    if said.citations:
        document["citations"] = [cited(citation) for citation in said.citations]
    if more:
        effect, denies, rebuttal = more
        document["effect"] = effect.value
        if not denies:
            document["denies"] = False
        if rebuttal:
            document["rebuttal"] = list(rebuttal)
    return document


def _status(pack: str, applied: bool, debts: list[int] | list[str] | None, why_not: str | None) -> dict[str, Any]:
    return {
        "pack": pack,
        "applied": applied,
        **({} if debts is None else {"debts": list(debts)}),
        **({} if why_not is None else {"why_not": why_not}),
    }


def _places(some: tuple[str, ...], debts: tuple[str, ...]) -> Any:
    """Some debts by their places among all; None: all of them."""
    if some == debts:
        return None
    try:
        return tuple([debts.index(debt) for debt in some])
    except ValueError:
        return some


def _own(said: Reason | Duty | Advisory, debts: tuple[str, ...]) -> Own:
    own: Own = {} if said.debts == debts else {"debts": list(said.debts)}
    if said.facts:
        own["facts"] = dict(said.facts)
    return own


def _instant(when: datetime) -> str:
    return f"{when.isoformat()[:-6]}Z"
