"""What a row of scenarios names by an id that its facts do not hold: where it is written, and what may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..decision import Decision
from ..errors import nearest
from ..facts import Case, Contact
from ..findings import DANGLING, REFERENCES, TITLES
from ..rules.question import addresses_of, listed_as
from .documents import Mapped

_NAMED_BY: Final[Mapping[str, str]] = {
    "debts": "debts",
    "phones": "address",
    "emails": "address",
    "postal": "address",
    "history.attempts": "logged_as",
    "history.inbound": "in_reply_to",
}
"""By which field a contact names what an objection says that the case does not hold."""


def named_in_vain(
    decision: Decision, contact: Contact, case: Case, when: Sequence[Mapped]
) -> Iterator[tuple[str, str]]:
    """What the contact names and the case does not hold, which denies: by its path, and in words with line and hint.

    ``when`` is what the row laid over the contact.
    """
    for reason in decision.reasons:
        for path in reason.facts if reason.rule == REFERENCES else ():
            head = next(each for each in _NAMED_BY if path.startswith(f"{each}."))
            field, id = _NAMED_BY[head], path.removeprefix(f"{head}.")
            yield path, f"{TITLES[REFERENCES]}: {field} {id}, {_line(when, field)} ({_meant(head, id, contact, case)})"


def pointed_out(decision: Decision, given: Sequence[Mapped], when: Sequence[Mapped]) -> Iterator[tuple[str, str]]:
    """The same of ids that are only pointed out, with what is said of them: in facts of the case, places and persons.

    ``given`` and ``when`` are what the row laid over case and contact.
    """
    for advice in decision.advisories:
        if advice.rule == REFERENCES and advice.message in DANGLING:
            for path, hint in advice.facts.items():
                head, _, rest = path.partition(".")
                where = _line(when, rest) if head == "contact" else _line(given, head)
                yield advice.message, f"{TITLES[REFERENCES]}: {path}, {where} ({hint})"


def _meant(head: str, id: str, contact: Contact, case: Case) -> str:
    """What may be meant by an id, of what the case holds."""
    index = case.index
    if head == "debts":
        return nearest(id, index.debts)
    if head == "history.attempts":
        return nearest(id, [each.id for each in index.past.attempts])
    if head == "history.inbound":
        if id in index.inbound:
            return f"{id} came later than the contact"
        return nearest(id, index.inbound)
    kinds = {listed_as(each): getattr(index, each) for each in ("phones", "emails", "postal")}
    other = [kind for kind, held in kinds.items() if id in held]
    if other:
        return f"it stands under {other[0]}, and the contact is a {contact.medium.value}"
    return nearest(id, getattr(index, addresses_of(contact.medium) or "phones"))


def _line(overlays: Iterable[Mapped], field: str) -> str:
    """The line of the last overlay that says something of a field."""
    found = [
        overlay.line_of(key)
        for overlay in overlays
        for key in overlay
        if key.removeprefix("+").partition(".")[0] == field
    ]
    return f"line {found[-1]}" if found else "which the row does not say itself"
