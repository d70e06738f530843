"""Writing records of decisions."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from .. import schema
from ..canonical import NotCanonical, canonical, instant
from ..decision import Advisory, Citation, CountedCall, Decision, Duty, PackStatus, Reason, fingerprint_over
from ..editions import LIBRARY, editions
from ..errors import InvalidRecord
from ..facts import Case, Contact
from ..policy import Policy
from .forms import VERSION
from .glossary import Document, Glossary
from .hashing import HASH, HMAC, checked_key
from .record import Record, case_hash, check_references, seal

_MOST_NAMED: Final = 50_000
"""How much one recorder remembers to have defined: then it begins anew, and defines again what it needs."""

Texts = tuple[str, str]
"""Of a part of a record: with short names, as it is written, and with the whole hashes, as it is hashed."""


class Recorder:
    """Makes records of what a policy decides, and the definitions that they refer to. It writes nothing itself.

    One recorder is for one policy and one log. It is not shared between threads.

    Raises:
        InvalidRecord: the key is too short, or no bytes.
    """

    def __init__(self, policy: Policy, *, key: bytes | None = None) -> None:
        self._policy = policy
        self._key = checked_key(key)
        self._left: dict[str, Document] = {}
        """What was named before this recorder began anew, and is still to be defined."""
        self._begin()

    def _begin(self) -> None:
        self.glossary = Glossary()
        self._told = 0
        self._sayings: dict[tuple[object, ...], tuple[tuple[Citation, ...], Texts]] = {}
        self._coverages: dict[tuple[object, ...], Texts] = {}
        self._edition = self._named(edition_of(self._policy))

    def record(
        self, contact: Contact, case: Case, decision: Decision, references: Mapping[str, str] | None = None
    ) -> Record:
        """The record of a decision: of this contact and case, by the policy.

        ``references`` are the caller's own: the case, agent, vendor, campaign… by name; ids, and nothing personal.

        Raises:
            InvalidRecord: the decision is of another contact or case, or by another policy; the references are no ids;
                or a rule named a fact that no JSON can hold.
        """
        if not self._answers(decision, contact, case):
            raise InvalidRecord("the decision is of another contact or case, or by another policy")
        if len(self.glossary) > _MOST_NAMED:
            self._left = self._untold()
            self._begin()
        own = check_references(references or {})
        try:
            first, rest, hashed = self._parts(contact, case_hash(case, self._key), decision, own)
            return Record(f'{first}"{HASH if self._key is None else HMAC}":"{seal(hashed, self._key)}",{rest}')
        except NotCanonical as error:
            wrong = InvalidRecord(f"a rule named a fact that cannot be recorded: {error}")
        raise wrong

    def _parts(
        self, contact: Contact, case: str, decision: Decision, references: Mapping[str, str]
    ) -> tuple[str, str, str]:
        """What stands before the hash of a record and after it, and what is hashed; members in the order of names."""
        debts, until, permits = contact.debts, decision.valid_until, decision.permitted_debts
        said = _row(
            [
                *[self._reason(each, debts) for each in decision.reasons],
                *[self._duty(each, debts) for each in decision.duties],
                *[self._advisory(each, debts) for each in decision.advisories],
            ]
        )
        packs = self._coverage(decision.packs, debts)
        counted = None if decision.counted is None else _row([self._counted(each) for each in decision.counted])
        begins = f'{{"allowed":{canonical(decision.allowed)},"case":"{case}","contact":{contact.canonical},'
        between = "" if permits == permitted(decision.reasons, debts) else f'"permitted":{canonical(permits)},'
        between += f'"references":{canonical(references)},' if references else ""
        ends = ("" if until is None else f',"until":{instant(until)}') + f',"v":{VERSION}}}'
        first, rest = [], []
        for form in (0, 1):
            calls = "" if counted is None else f'"counted":{counted[form]},'
            first.append(f'{begins}{calls}"edition":{self._edition[form]},')
            rest.append(f'"packs":{packs[form]},{between}"said":{said[form]}{ends}')
        return first[0], rest[0], first[1] + rest[1]

    def _answers(self, decision: Decision, contact: Contact, case: Case) -> bool:
        """Whether a decision is of this contact and case, by the policy."""
        policy = self._policy
        asked = decision.__dict__.get("_asked")
        if asked is not None and asked[0] is policy and asked[1] is contact and asked[2] is case:
            return True
        of = fingerprint_over(policy.fingerprint, contact.fingerprint, case.fingerprint)
        return decision.at == contact.at and decision.policy == policy.label and decision.fingerprint == of

    def definitions(self) -> str | None:
        """The line that has to stand before the records made since it was last asked for; None: none has to."""
        defines = self._untold()
        self._left, self._told = {}, len(self.glossary)
        return canonical({"v": VERSION, "defines": defines}) if defines else None

    def _untold(self) -> dict[str, Document]:
        return self._left | {name: self.glossary[name] for name in islice(self.glossary, self._told, None)}

    def lines(
        self, contact: Contact, case: Case, decision: Decision, references: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """The lines of a log for a decision: what has to be defined first, and the record. Errors as in `record`."""
        made = self.record(contact, case, decision, references)
        defined = self.definitions()
        return (made.text,) if defined is None else (defined, made.text)

    # -- what of an answer is the same in many

    def _reason(self, reason: Reason, debts: tuple[str, ...]) -> Texts:
        lapses = reason.lapses_at
        own = _own(reason, debts, "" if lapses is None else f'"lapses_at":{instant(lapses)}')
        return self._said("reason", reason, own, (reason.effect, reason.denies, reason.rebuttal))

    def _duty(self, duty: Duty, debts: tuple[str, ...]) -> Texts:
        due = duty.due
        return self._said("duty", duty, _own(duty, debts, due="" if due is None else f'"due":"{due.isoformat()}"'), ())

    def _advisory(self, advisory: Advisory, debts: tuple[str, ...]) -> Texts:
        return self._said("advisory", advisory, _own(advisory, debts), ())

    def _said(self, says: str, said: Reason | Duty | Advisory, own: str, more: tuple[Any, ...]) -> Texts:
        facts = said.facts
        path = next(iter(facts)) if len(facts) == 1 else ""
        words = tuple(said.message.split(path)) if path else (said.message,)
        key = (says, said.rule, words, *more)
        known = self._sayings.get(key)
        if known is None or (known[0] is not said.citations and known[0] != said.citations):
            known = self._sayings[key] = said.citations, self._named(_saying(says, said, words, more))
        name, whole = known[1]
        return (f"[{name},{own}]", f"[{whole},{own}]") if own else (name, whole)

    def _coverage(self, packs: tuple[PackStatus, ...], debts: tuple[str, ...]) -> Texts:
        rows = tuple([(each.pack, each.applied, _places(each.debts, debts), each.why_not) for each in packs])
        known = self._coverages.get(rows)
        if known is None:
            names = [self.glossary.define(_status(*row)) for row in rows]
            known = self._coverages[rows] = self._named({"packs": names})
        return known

    def _counted(self, call: CountedCall) -> Texts:
        name, whole = self._named({"counted": call.counted, "why": call.why, "citation": cited(call.citation)})
        row = [call.event, call.at, call.debt]
        rest = canonical(row if call.local_date is None else [*row, call.local_date])[1:]
        return f"[{name},{rest}", f"[{whole},{rest}"

    def _named(self, document: dict[str, Any]) -> Texts:
        name = self.glossary.define(document)
        return f'"{name}"', f'"{self.glossary.hash(name)}"'


def _row(parts: list[Texts]) -> Texts:
    return f"[{','.join([short for short, _ in parts])}]", f"[{','.join([whole for _, whole in parts])}]"


def permitted(reasons: tuple[Reason, ...], debts: tuple[str, ...]) -> tuple[str, ...]:
    """The debts that no denying reason concerns."""
    denied = {debt for reason in reasons if reason.denies for debt in reason.debts}
    return tuple([debt for debt in debts if debt not in denied])


def edition_of(policy: Policy) -> dict[str, Any]:
    """What decides, beside the rules themselves: under which label, and the editions of all that an answer rests on."""
    now = editions()
    document: dict[str, Any] = {
        "policy": policy.fingerprint,
        "label": policy.label,
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


def _own(said: Reason | Duty | Advisory, debts: tuple[str, ...], lapses: str = "", *, due: str = "") -> str:
    """What it says of this contact alone: the members in the order of their names; nothing if there is none."""
    about = "" if said.debts == debts else f'"debts":{canonical(said.debts)}'
    facts = unknown = ""
    if said.facts:
        missing = sorted([name for name, value in said.facts.items() if value is None])
        unknown = f'"unknown":{canonical(missing)}' if missing else ""
        known = {name: value for name, value in said.facts.items() if value is not None}
        facts = f'"facts":{canonical(known)}' if known else ""
    members = ",".join(filter(None, (about, due, facts, lapses, unknown)))
    return members and f"{{{members}}}"
