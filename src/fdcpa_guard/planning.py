"""When a contact may be made: the next allowed instant, the allowed windows of a span, the options across media.

Nothing here tries minutes. A denied instant says when each objection lapses, so the search hops from there to the
first instant at which all of them can be gone; an allowed instant says until when the answer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from .clock import FOREVER, next_shift
from .decision import Decision, Reason
from .errors import InvalidFacts, Problem
from .facts import Case, Contact, Content
from .facts.base import Instant
from .vocabulary import Medium, Purpose, Recipient

HORIZON: Final = timedelta(days=366)
"""How far a search looks unless told otherwise."""

_LONG_HOP: Final = timedelta(days=2)
_END: Final = datetime(2201, 1, 1, tzinfo=UTC)
"""No fact lies later, so no search looks further."""
_A_WEEK: Final = timedelta(days=9)
"""A week, and the days at its ends that are not whole."""


class Decider(Protocol):
    """What planning needs of a guard."""

    def decide(self, contact: Contact, case: Case) -> Decision:
        """Whether the contact may be made."""

    def next_change(self, contact: Contact, case: Case) -> datetime:
        """The first instant after the contact at which a fact of the case, or the law, changes."""


@dataclass(frozen=True)
class NextAllowed:
    """The first instant at or after the contact's at which it would be allowed, if nothing else happens.

    Attributes:
        at: that instant; None if there is none within the horizon.
        decision: the decision at that instant, or, if there is none, the last one made.
        reasons: the objections that held until then, each once, in the order in which they were met.
        needs: if only a new fact can lift the denial, the objections that no time lifts, alone or together.
        decisions: how many decisions the search cost.
    """

    at: datetime | None
    decision: Decision
    reasons: tuple[Reason, ...]
    needs: tuple[Reason, ...]
    decisions: int


@dataclass(frozen=True)
class Window:
    """A half-open stretch of instants in which the contact would be allowed."""

    opens: datetime
    closes: datetime


@dataclass(frozen=True)
class Gap:
    """A half-open stretch in which it would not be, and every objection met in it, each once."""

    opens: datetime
    closes: datetime
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Windows:
    """A span of time divided into allowed windows and the gaps between them."""

    opens: datetime
    closes: datetime
    windows: tuple[Window, ...]
    gaps: tuple[Gap, ...]
    decisions: int


@dataclass(frozen=True)
class Option:
    """One way to reach the person: now, for which debts; and when for all of them."""

    medium: Medium
    address: str
    contact: Contact
    decision: Decision
    permitted_debts: tuple[str, ...]
    """The debts that this contact may be about now."""
    next: NextAllowed
    """When it may be about all of the debts."""


def next_allowed(guard: Decider, contact: Contact, case: Case, within: timedelta = HORIZON) -> NextAllowed:
    """The first instant at or after ``contact.at``, and before ``within`` has passed, at which it would be allowed.

    Raises:
        InvalidFacts: ``within`` is negative.
    """
    if within < timedelta(0):
        raise InvalidFacts("span", (Problem("within", "a length of time that is not negative", "within"),))
    limit = contact.at + min(within, _END - contact.at)
    met: dict[tuple[str, tuple[str, ...]], Reason] = {}
    last_met: dict[tuple[str, tuple[str, ...]], datetime] = {}
    made = 0
    for asked, decision in _hops(guard, contact, case, limit):
        made += 1
        if decision.allowed:
            return NextAllowed(asked.at, decision, tuple(met.values()), (), made)
        met |= {(r.rule, r.debts): r for r in decision.reasons if r.denies}
        last_met |= {(r.rule, r.debts): asked.at for r in decision.reasons if r.denies}
    needs: tuple[Reason, ...] = ()
    if guard.next_change(asked, case) >= FOREVER:  # else the horizon merely ends before something changes
        needs = tuple(r for r in decision.reasons if r.denies and r.lapses_at is None)
        if not needs and asked.at - contact.at >= _A_WEEK:
            # Objections that take turns, week after week, lapse each by itself and never together.
            needs = tuple(met[key] for key, when in last_met.items() if when >= asked.at - _A_WEEK)
    return NextAllowed(None, decision, tuple(met.values()), needs, made)


def windows(guard: Decider, contact: Contact, case: Case, until: datetime) -> Windows:
    """Every allowed window from ``contact.at`` to ``until``, and what closes each gap.

    Raises:
        InvalidFacts: ``until`` is naive, not after the contact, or after the year 2200.
    """
    if until.tzinfo is None or not contact.at < until <= _END:
        raise InvalidFacts("span", (Problem("until", "an instant with a UTC offset, after the contact", "until"),))
    opened: list[Window] = []
    gaps: list[Gap] = []
    made = 0
    start, asked = contact.at, contact
    while start < until:
        made += 1
        decision = guard.decide(asked, case)
        if decision.allowed:
            end = min(decision.valid_until or FOREVER, until)
            if opened and opened[-1].closes == start:
                opened[-1] = Window(opened[-1].opens, end)
            else:
                opened.append(Window(start, end))
        else:
            end = min(_lapse(decision), guard.next_change(asked, case), until)
            gap = gaps.pop() if gaps and gaps[-1].closes == start else Gap(start, start, ())
            reasons = {(r.rule, r.debts): r for r in (*gap.reasons, *decision.reasons) if r.denies}
            gaps.append(Gap(gap.opens, end, tuple(reasons.values())))
        start = end
        if start < until:
            asked = asked.model_copy(update={"at": start})
    return Windows(contact.at, until, tuple(opened), tuple(gaps), made)


def options(
    guard: Decider,
    case: Case,
    at: Instant,
    *,
    debts: Iterable[str] | None = None,
    recipient: Recipient = Recipient.CONSUMER,
    person: str | None = None,
    purpose: Purpose = Purpose.COLLECTION,
    content: Content | None = None,
    person_is_at: str | None = None,
    within: timedelta = HORIZON,
) -> tuple[Option, ...]:
    """Every number and address of the person by every medium it serves: what may be done now, what next, and when.

    Those allowed now for all debts come first, then those allowed for some, then the rest; among their like, by when
    they will be allowed for all, and last those that only a new fact can open for all.

    Raises:
        InvalidFacts: ``at`` is naive, or the arguments make no contact.
    """
    asked = Contact(
        at=at,
        medium=Medium.PORTAL,  # replaced by each way's own
        debts=tuple(debt.id for debt in case.debts) if debts is None else tuple(debts),
        recipient=recipient,
        person=person,
        purpose=purpose,
        content=content or Content(),
        person_is_at=person_is_at,
    )
    found = []
    for medium, address in _ways(case, asked.who):
        contact = asked.model_copy(update={"medium": medium, "address": address})
        upcoming = next_allowed(guard, contact, case, within)
        decision = upcoming.decision if upcoming.at == contact.at else guard.decide(contact, case)
        found.append(Option(medium, address, contact, decision, decision.permitted_debts, upcoming))
    return tuple(sorted(found, key=_soonest))


def _ways(case: Case, who: str) -> Iterator[tuple[Medium, str]]:
    for line in case.phones:
        if line.person == who:
            yield from ((Medium.CALL, line.id), (Medium.TEXT, line.id))
    yield from ((Medium.EMAIL, email.id) for email in case.emails if email.person == who)
    yield from ((Medium.MAIL, address.id) for address in case.postal_addresses if address.person == who)


def _soonest(option: Option) -> tuple[bool, bool, datetime]:
    return not option.decision.allowed, not option.permitted_debts, option.next.at or FOREVER


def _hops(guard: Decider, contact: Contact, case: Case, limit: datetime) -> Iterator[tuple[Contact, Decision]]:
    """The contact at its own instant, then at each at which it could become allowed."""
    turns_since = contact.at
    while True:
        decision = guard.decide(contact, case)
        yield contact, decision
        change = guard.next_change(contact, case)
        upcoming = min(_lapse(decision), change)
        if contact.at - turns_since >= _A_WEEK:
            # Objections have taken turns for more than a week: they will until a fact changes, or a clock.
            zones = case.index.zones(contact.who, contact.at)
            upcoming = change = min([change, *[next_shift(tz, contact.at) for tz in zones]])
        if decision.allowed or upcoming >= limit:
            return
        if upcoming == change or upcoming - contact.at > _LONG_HOP:
            turns_since = upcoming
        contact = contact.model_copy(update={"at": upcoming})


def _lapse(decision: Decision) -> datetime:
    """When the last of the objections to lapse does; each holds until then."""
    return max((r.lapses_at or FOREVER for r in decision.reasons if r.denies), default=FOREVER)
