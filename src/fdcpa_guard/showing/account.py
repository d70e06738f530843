"""Everything that can be said of one question, reckoned once: for a page, a screen or a letter to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ..clock import zone
from ..decision import CountedCall, Decision
from ..explaining import Explanation
from ..facts import Attempt, Case, Contact, Inbound
from ..guard import Guard
from ..planning import NextAllowed, Option, Windows
from ..rules import Question, Rule
from ..rules.counting import conversations, perhaps_conversations
from ..schema import Intent
from . import week
from .limits import Limit, limits

DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Talk:
    """A past telephone conversation with the person about a debt, whoever began it (12 CFR 1006.14(b)(2)(ii))."""

    event: str
    """The id of the attempt or inbound contact."""
    at: datetime
    debt: str
    """The ids of the debts that are one particular debt, as a `CountedCall` has them."""
    local_date: date
    """Its day where the person is, in the first of the zones: the first of the days in which the telephone rests. Of a
    contact that the person began that of its end."""
    settled: bool = True
    """It surely was one; else its outcome is not known, and it may have been."""


@dataclass(frozen=True)
class Account:
    """One decision and what else is known of its question. Of a kept record that is the decision and the contact.

    What is None was not asked for. Its truth is that of the decision.

    Attributes:
        decision: the answer.
        contact: what was asked about.
        zones: where the person may be; times are shown on these clocks, and in UTC.
        clock: that of the calendars, where it is not the first of these zones.
        explanation: what every rule did, and by which evidence the person may be where.
        rules: by id, the rules of the policy that hold where the person may be.
        counting: whether a rule among them counts past calls for a contact such as this one, so that they are told.
        talks: the past conversations about the debts that it covers, the earliest first.
        upcoming: when it is first allowed.
        plan: when it is allowed in the days that begin with its own.
        options: the other ways to reach the person about the same debts.
    """

    decision: Decision
    contact: Contact | None = None
    zones: tuple[ZoneInfo, ...] = ()
    clock: ZoneInfo | None = None
    explanation: Explanation | None = None
    rules: Mapping[str, Rule] = field(default_factory=dict)
    counting: bool = False
    talks: tuple[Talk, ...] = ()
    upcoming: NextAllowed | None = None
    plan: Windows | None = None
    options: tuple[Option, ...] | None = None

    def __bool__(self) -> bool:
        return self.decision.allowed

    @property
    def calendar(self) -> ZoneInfo:
        """Whose clock days are shown on; UTC where nothing says where the person is."""
        return self.clock or (self.zones[0] if self.zones else zone("UTC"))

    @property
    def counted(self) -> tuple[CountedCall, ...]:
        """How each past call was counted."""
        return self.decision.counted or ()

    @property
    def limits(self) -> tuple[Limit, ...]:
        """What the other limits of frequency counted; those of 1006.14(b) are in ``counted`` and ``talks``."""
        return () if self.explanation is None else limits(self.explanation.tallies)


def account(guard: Guard, contact: Contact, case: Case, *, days: int = DAYS, clock: ZoneInfo | None = None) -> Account:
    """Decide a contact and reckon the rest: the trace, when it is allowed next, its days, and the other ways.

    ``days``: how many, that of the contact first, on the calendar of ``clock`` or else where the person is.

    Raises:
        InvalidFacts: the days would end after the year 2200.
    """
    zones = case.index.clocks(contact.who, contact.at)
    question = Question(contact, case)
    explanation = guard.explain(contact, case)
    calendar = clock or (zones[0] if zones else zone("UTC"))
    packs = {pack.id: pack for pack, _ in guard.chooser.region(question).packs}
    counting = {
        debt: None
        for status in explanation.decision.packs
        if status.applied and any(_counts(rule, contact) for rule in packs[status.pack].rules)
        for debt in status.debts
    }
    return Account(
        explanation.decision,
        contact,
        zones,
        clock,
        explanation,
        {rule.id: rule for pack in packs.values() for rule in pack.rules},
        bool(counting),
        _talks(question, counting) if question.known_zones else (),
        guard.next_allowed(contact, case),
        guard.windows(contact, case, until=week.until_day(contact.at, calendar, days)),
        ways(guard, contact, case),
    )


def ways(guard: Guard, contact: Contact | Intent, case: Case) -> tuple[Option, ...]:
    """Every way to reach the person of a contact about its debts, by whatever medium.

    Raises:
        InvalidFacts: as `Guard.options`.
    """
    return guard.options(
        case,
        contact.at,
        debts=contact.debts,
        recipient=contact.recipient,
        person=contact.person,
        purpose=contact.purpose,
        person_is_at=contact.person_is_at,
    )


def _counts(rule: Rule, contact: Contact) -> bool:
    """Whether a rule counts past calls of contacts such as this one."""
    return rule.counts is not None and contact.medium in rule.media and contact.recipient in rule.recipients


def _talks(question: Question, debts: Iterable[str]) -> tuple[Talk, ...]:
    clock = question.known_zones[0]
    particulars: dict[str, tuple[str, ...]] = {}
    for debt in debts:
        particular = question.index.particular(debt)
        particulars[particular] = (*particulars.get(particular, ()), debt)
    found = [
        Talk(event.id, event.at, "+".join(ids), _ended(event, question.at).astimezone(clock).date(), settled)
        for particular, ids in particulars.items()
        for settled, held in ((True, conversations), (False, perhaps_conversations))
        for event in held(question, particular)
    ]
    return tuple(sorted(found, key=lambda talk: talk.at))


def _ended(event: Attempt | Inbound, at: datetime) -> datetime:
    """When a conversation was over, as far as that is known; an attempt's when it was placed."""
    return min(event.over_at, at) if isinstance(event, Inbound) and event.ended_at is not None else event.at
