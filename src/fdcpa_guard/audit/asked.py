"""Which contact a finding is about: ids, an instant and words, and never what they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ..facts import Contact
from ..vocabulary import Medium


@dataclass(frozen=True, slots=True)
class Asked:
    """Which contact was asked about."""

    question: str
    """Its name: that of its place among the questions (``1`` first), the id of the past attempt, or the asker's own."""
    at: datetime
    medium: Medium
    who: str
    address: str | None
    debts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """How many contacts, and the first few of them. Its truth is whether there are any."""

    count: int
    examples: tuple[Asked, ...]

    def __bool__(self) -> bool:
        return self.count > 0


def asked_about(name: str, contact: Contact) -> Asked:
    """What is told of a contact, under a name."""
    return Asked(name, contact.at, contact.medium, contact.who, contact.address, contact.debts)


@dataclass(slots=True)
class Tally:
    """Counts, and keeps the first few."""

    most: int
    count: int = 0
    examples: list[Asked] = field(default_factory=list)

    def add(self, example: Asked) -> None:
        self.count += 1
        if len(self.examples) < self.most:
            self.examples.append(example)

    def several(self) -> Several:
        return Several(self.count, tuple(self.examples))
