"""The two sides of a reconciliation: contacts as a dialer's own log holds them, and the answers that were given.

Either is made of what the library has (`Made.of_attempt`, `Answered.of`), or of rows with the same names
(`model_validate`). They hold ids, instants and words of the vocabulary, and are checked as facts are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Final

from pydantic import Field

from ..decision import Decision
from ..errors import InvalidFacts, InvalidRecord, Problem
from ..facts import Attempt, Case, Contact, Fact
from ..facts.base import CivilDay, Flag, Id, Instant
from ..records import Glossary, Record, expand
from ..vocabulary import UNKNOWN, CallOutcome, Delivery, Medium, Pending, Purpose, Recipient

CONDITIONAL: Final = "if this conveys"
"""How the message of a duty begins that arises only if the contact tells something of the debt."""

_CONVEYING: Final = frozenset({CallOutcome.CONVERSATION, CallOutcome.VOICEMAIL, Delivery.SENT})

Ids = Annotated[tuple[Id, ...], Field(min_length=1, max_length=1000)]


class _Side(Fact):
    """What both sides say of a contact."""

    consumer: Id
    """Whose it is: the caller's id of the consumer or case."""
    at: Instant
    """Of the log, when it was made; of an answer, the instant that was asked about."""
    medium: Medium
    debts: Ids
    recipient: Recipient = Recipient.CONSUMER
    person: Id | None = None
    """Who was contacted; None: the role's own name."""
    address: Id | None = None
    """The id of the number or address; None: none is named."""
    purpose: Purpose = Purpose.COLLECTION
    references: dict[Id, Id] = Field(default_factory=dict, max_length=50)
    """The caller's own: agent, vendor, campaign."""

    @property
    def who(self) -> str:
        """The particular person."""
        return self.person or self.recipient.value


class Made(_Side):
    """A contact as it was made, by the dialer's own log."""

    attempt: Id
    """Its id in the log: one for each contact with the consumer."""
    answer: Id | None = None
    """The id of the answer under which it was made, if the dialer noted it."""
    outcome: CallOutcome | Delivery | Pending | None = None
    """What became of it; None: not known."""

    @property
    def conveyed(self) -> bool | None:
        """Whether it conveyed something: a communication under 12 CFR 1006.2(d); None: not known."""
        return self.outcome in _CONVEYING if isinstance(self.outcome, CallOutcome | Delivery) else None

    @property
    def undelivered(self) -> bool:
        """Whether it is known not to have arrived."""
        return self.outcome is Delivery.UNDELIVERABLE

    @classmethod
    def of_attempt(cls, consumer: str, attempt: Attempt, **fields: Any) -> Made:
        """The contact that an attempt of a case's history was; ``fields`` say more of it, as ``references``.

        Raises:
            InvalidFacts: the consumer or a field is not well formed.
        """
        outcome = None if attempt.outcome is UNKNOWN else attempt.outcome
        return cls.model_validate(
            {
                "consumer": consumer,
                "attempt": attempt.id,
                "outcome": outcome,
                **_of(attempt),
                "debts": tuple(dict.fromkeys(attempt.debts)),
                **fields,
            }
        )


class Due(Fact):
    """A duty of an answer, with its last day."""

    rule: Id
    due: CivilDay | None = None
    """None: in or with the contact itself."""
    debts: tuple[Id, ...] = ()
    if_conveyed: Flag = False
    """It arises only if the contact tells something of the debt."""


class Answered(_Side):
    """An answer: the contact that was asked about, and what was said of it."""

    id: Id
    """Its own id, one for each answer about the consumer: the hash of its record, or the contact's name."""
    allowed: Flag
    valid_until: Instant | None = None
    """At this instant it no longer holds; None: it holds for good."""
    permitted_debts: tuple[Id, ...] = ()
    """Of a denial: the debts to which nothing objected."""
    duties: tuple[Due, ...] = ()
    attempt: Id | None = None
    """The attempt of the log that it is about, where the question or the record says."""
    order: Annotated[int, Field(strict=True, ge=0)] = 0
    """Its place in the order in which all the answers were given; 0 for each: not known, so the instants decide."""

    @classmethod
    def of(cls, consumer: str, id: str, contact: Contact, decision: Decision, **fields: Any) -> Answered:
        """The answer that a decision is to a contact; ``fields`` say more, as ``order`` and ``references``.

        Raises:
            InvalidFacts: the consumer, the id or a field is not well formed, or the decision is about another instant.
        """
        if decision.at != contact.at:
            raise InvalidFacts(cls.__name__, (Problem("at", "the decision is about another instant", "contradiction"),))
        duties = [
            {
                "rule": duty.rule,
                "due": duty.due,
                "debts": duty.debts,
                "if_conveyed": duty.message.startswith(CONDITIONAL),
            }
            for duty in decision.duties
        ]
        return cls.model_validate(
            {
                "consumer": consumer,
                "id": id,
                "allowed": decision.allowed,
                "valid_until": decision.valid_until,
                "permitted_debts": decision.permitted_debts,
                "duties": duties,
                "attempt": contact.logged_as,
                **_of(contact),
                **fields,
            }
        )


def answers_of(records: Iterable[Record], glossary: Glossary) -> Iterator[Answered]:
    """The answers that records hold, in their order: of the consumer that each names as ``consumer`` or ``case``.

    ``glossary`` is that of the reader of the records, which may go on reading.

    Raises:
        InvalidRecord: a record refers to what the glossary does not define, or names nobody.
        InvalidFacts: what it names is no id.
    """
    for order, record in enumerate(records, 1):
        references = {**record.references}
        consumer = references.get("consumer") or references.get("case")
        if consumer is None:
            raise InvalidRecord(f"record {order}: its references name no consumer or case, so nobody knows whose it is")
        attempt = references.pop("attempt", None)
        more = {} if attempt is None else {"attempt": attempt}
        decision = expand(record, glossary)
        yield Answered.of(consumer, record.hash, record.contact, decision, order=order, references=references, **more)


def log_of(consumer: str, case: Case) -> Iterator[Made]:
    """The attempts of a case's history as a log, the earliest first.

    Raises:
        InvalidFacts: the history is unknown, or the consumer's id is none.
    """
    if case.history is UNKNOWN:
        raise InvalidFacts("Case", (Problem("history", "unknown, so no past contact is known", "unknown"),))
    for attempt in sorted(case.history.attempts, key=lambda attempt: (attempt.at, attempt.id)):
        yield Made.of_attempt(consumer, attempt)


_SHARED: Final = ("at", "medium", "debts", "recipient", "person", "address", "purpose")


def _of(fact: Attempt | Contact) -> Mapping[str, Any]:
    values = fact.__dict__
    return {name: values[name] for name in _SHARED}


__all__ = ["Answered", "Due", "Made", "answers_of", "log_of"]
