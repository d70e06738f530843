"""When a contact may be made: the next allowed instant, the allowed windows of a span, the options across media.

Nothing here tries minutes. A denied instant says when each objection lapses, so the search hops from there to the
first instant at which all of them can be gone; an allowed instant says until when the answer holds. Objections may take
turns, as nights and an inconvenient afternoon do, so at each such instant the rules that have objected are asked first,
one at a time, and a whole decision is made only where none of them objects any longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from .choosing import Chooser, Chosen
from .clock import FOREVER
from .decision import Decision, Reason, no_truth
from .errors import InvalidFacts, Problem
from .facts import Case, Contact, Content
from .facts.base import Instant, members
from .policy import Policy
from .rules import Denied, Question
from .rules.asking import Asked, ask
from .vocabulary import Effect, Medium, Purpose, Recipient

HORIZON: Final = timedelta(days=366)
"""How far a search looks unless told otherwise."""

END: Final = datetime(2201, 1, 1, tzinfo=UTC)
"""No fact lies later, so no search looks further."""
_MOST_STEPS: Final = 20_000
"""How often a search asks before it gives up and says so: two closed times a day are followed for 27 years. Only a rule
whose answers never hold for long gets there."""
_LONG_ENOUGH: Final = timedelta(weeks=5)
"""How long objections must have taken turns, to the end of a search, before a new fact is said to be needed."""


class Decider(Protocol):
    """What planning needs of a guard."""

    policy: Policy

    def decide(self, contact: Contact, case: Case) -> Decision:
        """Whether the contact may be made."""

    def next_change(self, contact: Contact, case: Case) -> datetime:
        """The first instant after the contact at which a fact of the case, or the law, changes."""

    @property
    def chooser(self) -> Chooser:
        """What chooses the rules of the policy for a question."""


@dataclass(frozen=True)
class NextAllowed:
    """The first instant at or after the contact's at which it would be allowed, if nothing else happens.

    Its truth is whether there is one.

    Attributes:
        at: that instant; None if there is none within the horizon, or within 20,000 changes of what the rules answer.
        decision: the decision at that instant, or, if there is none, the last one made.
        reasons: the objections that held until then, each once, in the order in which they were met. At every instant
            before, one of their rules objected; others may have too.
        needs: if only a new fact can lift the denial, the objections that no time lifts, alone or together. Together:
            they have left no instant for the last five weeks of the span, and no fact is still to change.
        decisions: how many decisions the search made, besides asking again the rules that objected.
    """

    at: datetime | None
    decision: Decision
    reasons: tuple[Reason, ...]
    needs: tuple[Reason, ...]
    decisions: int

    def __bool__(self) -> bool:
        return self.at is not None


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
    """A span of time divided into allowed windows and the gaps between them. Its truth is whether there is a window."""

    opens: datetime
    closes: datetime
    windows: tuple[Window, ...]
    gaps: tuple[Gap, ...]
    decisions: int

    def __bool__(self) -> bool:
        return bool(self.windows)


@dataclass(frozen=True)
class Option:
    """One way to reach the person: now, for which debts; and when for all of them. It has no truth of its own."""

    medium: Medium
    address: str
    contact: Contact
    decision: Decision
    permitted_debts: tuple[str, ...]
    """The debts that this contact may be about now."""
    next: NextAllowed
    """When it may be about all of the debts."""

    __bool__ = no_truth("an option: ask its decision, its permitted_debts or its next")


def next_allowed(guard: Decider, contact: Contact, case: Case, within: timedelta = HORIZON) -> NextAllowed:
    """The first instant at or after ``contact.at``, and before ``within`` has passed, at which it would be allowed.

    Only the instant moves. The contact stays otherwise as it is: ``person_is_at`` supposes that the person is still
    there, so leave it out to ask about a time when they may be elsewhere; with ``in_reply_to`` it is still the answer
    to that message, and the leave to give it ends when the law ends it.

    Raises:
        InvalidFacts: ``within`` is negative.
    """
    if within < timedelta(0):
        raise InvalidFacts("span", (Problem("within", "a length of time that is not negative", "within"),))
    limit = contact.at + min(within, END - contact.at)
    met: dict[tuple[str, tuple[str, ...]], Reason] = {}
    objectors = _Objectors(guard, contact, case)
    made = 0
    asked: Contact | None = contact
    while asked is not None:
        contact = asked
        decision = guard.decide(contact, case)
        made += 1
        if decision.allowed:
            return NextAllowed(contact.at, decision, tuple(met.values()), (), made)
        met |= {(r.rule, r.debts): r for r in decision.reasons if r.denies}
        asked = objectors.first_silence(contact, decision, limit)
    last = objectors.last_asked
    if last.at > contact.at:
        decision = guard.decide(last, case)
        made += 1
        met |= {(r.rule, r.debts): r for r in decision.reasons if r.denies}
    needs: tuple[Reason, ...] = ()
    if objectors.steps > _MOST_STEPS:
        return NextAllowed(None, decision, tuple(met.values()), needs, made)
    if guard.next_change(last, case) >= FOREVER:  # else the horizon merely ends before something changes
        needs = tuple(r for r in decision.reasons if r.denies and r.lapses_at is None)
        if not needs and last.at - objectors.unchanged_since >= _LONG_ENOUGH:
            # Objections that take turns, week after week, lapse each by itself and never together.
            lately = {rule for rule, lapse in objectors.lapses.items() if lapse >= last.at - _LONG_ENOUGH}
            needs = tuple(reason for reason in met.values() if reason.rule in lately)
    return NextAllowed(None, decision, tuple(met.values()), needs, made)


def windows(guard: Decider, contact: Contact, case: Case, until: datetime) -> Windows:
    """Every allowed window from ``contact.at`` to ``until``, and what closes each gap.

    Only the instant moves; ``person_is_at`` and ``in_reply_to`` stay, as in `next_allowed`.

    Raises:
        InvalidFacts: ``until`` is naive, not after the contact, or after the year 2200, or the answer changes more than
            20,000 times before it.
    """
    if until.tzinfo is None or not contact.at < until <= END:
        raise InvalidFacts("span", (Problem("until", "an instant with a UTC offset, after the contact", "until"),))
    opened: list[Window] = []
    gaps: list[Gap] = []
    made = 0
    start, asked = contact.at, contact
    while start < until:
        made += 1
        if made > _MOST_STEPS:
            many = f"the answer changes more than {_MOST_STEPS:,} times before it: ask about a shorter span"
            raise InvalidFacts("span", (Problem("until", many, "until"),))
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
            asked = _moved(asked, start)
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
    given: Any = debts if isinstance(debts, str) else debts and tuple(debts)  # one text is no list of its letters
    asked = Contact(
        at=at,
        medium=Medium.PORTAL,  # replaced by each way's own
        debts=tuple(debt.id for debt in case.debts) if debts is None else given,
        recipient=recipient,
        person=person,
        purpose=purpose,
        content=content or Content(),
        person_is_at=person_is_at,
    )
    found = []
    for medium, address in _ways(Question(asked, case)):
        contact = asked.model_copy(update={"medium": medium, "address": address})
        upcoming = next_allowed(guard, contact, case, within)
        decision = upcoming.decision if upcoming.at == contact.at else guard.decide(contact, case)
        found.append(Option(medium, address, contact, decision, decision.permitted_debts, upcoming))
    return tuple(sorted(found, key=_soonest))


def _ways(q: Question) -> Iterator[tuple[Medium, str]]:
    case, who = q.case, q.who
    for line in members(case.phones):
        if line.person == who:
            yield from ((Medium.CALL, line.id), (Medium.TEXT, line.id))
    yield from ((Medium.EMAIL, email.id) for email in members(case.emails) if email.person == who)
    yield from ((Medium.MAIL, address.id) for address in members(case.postal_addresses) if address.person == who)


def _soonest(option: Option) -> tuple[bool, bool, datetime]:
    return not option.decision.allowed, not option.permitted_debts, option.next.at or FOREVER


class _Objectors:
    """The rules that have objected in a search, asked again without the rest of the policy."""

    def __init__(self, guard: Decider, contact: Contact, case: Case) -> None:
        self.guard = guard
        self.case = case
        self.last_asked = contact
        """The last instant at which anything was asked."""
        self.unchanged_since = contact.at
        """When a fact last changed."""
        self.asked: dict[str, tuple[Asked, Chosen]] = {}
        """The rules among them that the policy chooses, as of the last change of law or facts."""
        self.lapses: dict[str, datetime] = {}
        """When the last objection of each lapses, as far as it was asked."""
        self.steps = 0
        """How many instants the search has looked at."""

    def first_silence(self, contact: Contact, denied: Decision, limit: datetime) -> Contact | None:
        """The contact at the first instant after a denial at which no rule met so far objects; None if not in time."""
        for reason in denied.reasons:
            if reason.denies:
                self.lapses[reason.rule] = _later(reason.lapses_at, denied.at)
        self._choose(Question(contact, self.case))
        change = self.guard.next_change(contact, self.case)
        until: datetime | None = _lapse(denied)
        while until is not None:
            self.last_asked = contact
            upcoming = min(until, change)
            self.steps += 1
            if upcoming >= limit or self.steps > _MOST_STEPS:
                return None
            contact = _moved(contact, upcoming)
            question = Question(contact, self.case)
            if upcoming == change:
                change = self.guard.next_change(contact, self.case)
                self.unchanged_since = upcoming
                self._choose(question)
            until = self._objects_until(question)
        return contact

    def _choose(self, question: Question) -> None:
        self.asked = {
            rule.id: ((rule, check), chosen)
            for chosen in self.guard.chooser.choose(question)
            for rule, check in chosen.rules
            if rule.id in self.lapses
        }

    def _objects_until(self, question: Question) -> datetime | None:
        """Until when the first of the rules to object does so; None if none objects.

        What should go on longest is asked first, then what lapsed longest ago, whose turn it is.
        """
        at, lapses = question.at, self.lapses
        for id in sorted(self.asked, key=lambda id: (lapses[id] > at, abs(lapses[id] - at)), reverse=True):
            asked, chosen = self.asked[id]
            until = _denies_until(asked, question, chosen, self.guard.policy.denies)
            if until is not None:
                lapses[id] = until
                return until
        return None


def _moved(contact: Contact, at: datetime) -> Contact:
    """The contact at another instant; an attempt that the history holds already is past by then."""
    return contact.model_copy(update={"at": at, "logged_as": None})


def _denies_until(asked: Asked, question: Question, chosen: Chosen, denies: frozenset[Effect]) -> datetime | None:
    """Until when a rule denies; None if it does not."""
    said = ask((asked,), question, chosen.debts, chosen.ids)
    denials = [one for rule, one in said if isinstance(one, Denied) and rule.effect_of(one) in denies]
    return max([_later(one.lapses_at, question.at) for one in denials], default=None)


def _lapse(decision: Decision) -> datetime:
    """When the last of the objections to lapse does; each holds until then."""
    return max((_later(r.lapses_at, decision.at) for r in decision.reasons if r.denies), default=FOREVER)


def _later(lapse: datetime | None, at: datetime) -> datetime:
    """When an objection lapses; one that claims an instant already past is as good as one that names none."""
    return FOREVER if lapse is None or lapse <= at else lapse
