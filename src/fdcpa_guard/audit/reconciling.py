"""The dialer's own log held against the answers that were given: whether every contact had one that allowed it.

    account = reconcile(log, answers)
    account.complete, account.findings, account.duties, account.never_made

A decision is used up by the contact that it is about: the history that it was decided on did not hold that contact. So
two contacts need two decisions, the second after the first contact, also where the first would have held for both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar
from zoneinfo import ZoneInfo

from ..clock import UnknownZone
from ..clock import zone as zone_of
from ..decision import no_truth
from ..errors import InvalidFacts, Problem
from ..facts.ids import why_no_id
from ..vocabulary import Purpose
from .logged import Answered, Made
from .matching import KINDS, GivenAnswer, Kind, LoggedContact, Once, match
from .owed import EVERYWHERE, EVIDENCE, Duties, DutyCheck

NEAR: Final = timedelta(days=1)
"""How long after the instant asked about a contact may be made, and still be told by what it differs in."""
MOST_SLACK: Final = timedelta(hours=1)
_MOST_NEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Finding:
    """One contact of the log with which something is wrong.

    Attributes:
        consumer, attempt, at: which contact.
        answer: the id of the answer that it is about; None: there is none.
        kinds: what is wrong, worst first.
        words: the same in words, one text for each kind.
        references: the caller's own, of the log and of the answer.
    """

    consumer: str
    attempt: str
    at: datetime
    answer: str | None
    kinds: tuple[Kind, ...]
    words: tuple[str, ...]
    references: dict[str, str]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A contact with an answer that could not know another contact with the same consumer, made in between."""

    consumer: str
    attempt: str
    at: datetime
    answer: str
    by: str
    """The attempt in between."""


class NeverMade(StrEnum):
    """Why an answer that allows stands without a contact."""

    NEVER_MADE = "never-made"
    ASKED_AGAIN = "asked-again"
    """A later answer about the same contact took its place."""
    DENIED_LATER = "denied-later"
    """A later answer about the same contact denied it while this one held."""


@dataclass(frozen=True, slots=True)
class Unused:
    """An answer that allowed a contact which the log does not hold. It is no violation."""

    consumer: str
    answer: str
    at: datetime
    why: NeverMade


class Side(StrEnum):
    """Which of the two sides."""

    LOG = "log"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Unreconciled:
    """A row that could not be held against the other side: which, by its id or its number, and why."""

    side: Side
    consumer: str | None
    row: str
    why: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A row that says again, so many times, what another with the same id said."""

    side: Side
    consumer: str
    row: str
    times: int


@dataclass(frozen=True, slots=True)
class Span:
    """From a first instant to a last, both within."""

    first: datetime
    last: datetime

    def holds(self, at: datetime) -> bool:
        """Whether an instant is within."""
        return self.first <= at <= self.last


@dataclass(frozen=True, slots=True)
class Account:
    """What a log and the answers say of each other.

    Each row of the log is in one place: among the ``findings``, counted in ``allowed`` (those that were overtaken too)
    or in ``outside``, among the ``unreconciled``, or counted in ``repeated``.

    Attributes:
        complete: every contact of the log within the period had exactly one answer that allowed it. Not said where a
            row of either side could not be used, where there is no period, nor where the caller stated none and there
            are contacts outside that which both sides cover. It says nothing of what the log leaves out, nor of denials
            that were taken from the answers: that none was, a chain of the records shows.
        period: the time that the verdict is about; None: the two sides have no time in common.
        stated: whether the caller stated the period, or it is what both sides cover.
        log, answers: what each side covers, by its first and last instant; None: it has nothing.
        slack: by how much the clocks of the two sides were allowed to differ.
        contacts: how many contacts the log holds, without repeated rows and those that are unreconciled.
        allowed: how many had one answer that allowed exactly them, when they were made.
        findings: contacts with which something is wrong.
        by_kind: how many findings are of each kind; one may be of several.
        overtaken: allowed contacts of which the answer could not know another.
        outside: how many contacts outside the period no answer is about; they are not called missing.
        duties: what became of the duties.
        answered: how many answers there are, as ``contacts``.
        denied, denied_made: how many of them deny, and how many of those a contact was made against.
        unused: answers within the period that allowed contacts which the log does not hold.
        unused_outside: how many more there are outside the period.
        unreconciled: rows of either side that could not be used.
        repeated: rows that say again what another said; they count once.
    """

    complete: bool
    period: Span | None
    stated: bool
    log: Span | None
    answers: Span | None
    slack: timedelta
    contacts: int
    allowed: int
    findings: tuple[Finding, ...]
    by_kind: dict[Kind, int]
    overtaken: tuple[Overtaken, ...]
    outside: int
    duties: Duties
    answered: int
    denied: int
    denied_made: int
    unused: tuple[Unused, ...]
    unused_outside: int
    unreconciled: tuple[Unreconciled, ...]
    repeated: tuple[Repeated, ...]

    __bool__ = no_truth("an account: ask whether it is complete, and what its findings are")


def reconcile(
    log: Iterable[Made | Mapping[str, Any]],
    answers: Iterable[Answered | Mapping[str, Any]],
    *,
    first: datetime | None = None,
    last: datetime | None = None,
    slack: timedelta = timedelta(0),
    near: timedelta = NEAR,
    zone: str | None = None,
    evidence: Mapping[str, Collection[Purpose]] = EVIDENCE,
) -> Account:
    """Hold the contacts of a dialer's own log against the answers that were given.

    Both sides are gone through once; rows may be dictionaries with the names of the fields.

    Args:
        log: the contacts that were made.
        answers: the decisions.
        first, last: the period that both sides are said to cover; without one of them, what they do cover.
        slack: by how much the log's clock may differ, as where it writes whole minutes: a contact is too early or too
            late only by more. It forgives, and never makes a denial hold longer.
        near: how long after the instant that was asked about a contact is still told by what it differs in, and up to
            an hour before; a contact with nothing nearer was made without a decision.
        zone: on whose calendar the last days of duties are; without it, what went out while it may have been over is
            told as such.
        evidence: by rule, what a contact of the log is for that meets a duty with a day.

    Raises:
        InvalidFacts: an instant without a zone, a period that ends before it begins, a slack beyond an hour, a
            nearness beyond a year or a zone that there is none of. Rows raise nothing: they are named in the account.
    """
    _fit(first, last, slack, near)
    clocks = _clocks(zone)
    contacts, given = _Given(Side.LOG, Made, LoggedContact.of), _Given(Side.ANSWERS, Answered, GivenAnswer.of)
    contacts.read(log)
    given.read(answers)
    made, answered = contacts.usable(), given.usable()
    log_span, answers_span = (_span(one.at for some in side.values() for one in some) for side in (made, answered))
    found = _Found(slack, near)
    ends = last if last is not None else None if log_span is None else log_span.last
    checking = DutyCheck(evidence, clocks, ends)
    for consumer in sorted({*made, *answered}):
        checking.add(consumer, found.add(consumer, made.pop(consumer, []), answered.pop(consumer, [])))
    period = _period(first, last, log_span, answers_span, found.last_answered)
    within, outside = found.findings_of(period)
    unused = [one for one in found.unused if period is not None and period.holds(one.at)]
    kinds = Counter(kind for finding in within for kind in finding.kinds)
    unreconciled = (*contacts.unreconciled, *given.unreconciled)
    stated = first is not None and last is not None
    return Account(
        complete=period is not None and not within and not unreconciled and (stated or not outside),
        period=period,
        stated=stated,
        log=log_span,
        answers=answers_span,
        slack=slack,
        contacts=found.contacts,
        allowed=found.allowed,
        findings=tuple(sorted(within, key=lambda one: (one.at, one.consumer, one.attempt))),
        by_kind={kind: kinds[kind] for kind in KINDS if kinds[kind]},
        overtaken=tuple(sorted(found.overtaken, key=lambda one: (one.at, one.consumer, one.attempt))),
        outside=outside,
        duties=checking.duties(),
        answered=found.answered,
        denied=found.denied,
        denied_made=found.denied_made,
        unused=tuple(sorted(unused, key=lambda one: (one.at, one.consumer, one.answer))),
        unused_outside=len(found.unused) - len(unused),
        unreconciled=tuple(sorted(unreconciled, key=lambda one: (one.side, one.consumer or "", one.row, one.why))),
        repeated=contacts.repeated() + given.repeated(),
    )


def _fit(first: Any, last: Any, slack: Any, near: Any) -> None:
    wrong = [
        Problem(name, "an instant needs a UTC offset", "instant_naive")
        for name, value in (("first", first), ("last", last))
        if value is not None and (not isinstance(value, datetime) or value.utcoffset() is None)
    ]
    if not wrong and first is not None and last is not None and last < first:
        wrong.append(Problem("last", "is before first", "contradiction"))
    for name, span, most in (("slack", slack, MOST_SLACK), ("near", near, _MOST_NEAR)):
        if not isinstance(span, timedelta) or not timedelta(0) <= span <= most:
            wrong.append(Problem(name, f"a span of time, from none to {most.total_seconds() / 3600:g} hours", "range"))
    if wrong:
        raise InvalidFacts("reconciliation", tuple(wrong))


def _clocks(zone: str | None) -> tuple[ZoneInfo, ZoneInfo]:
    """Where the days of duties are over first, and last."""
    first, last = EVERYWHERE if zone is None else (zone, zone)
    try:
        return zone_of(first), zone_of(last)
    except (UnknownZone, TypeError):
        raise InvalidFacts("reconciliation", (Problem("zone", "there is no such zone", "zone"),)) from None


def _span(instants: Iterable[datetime]) -> Span | None:
    first = last = None
    for at in instants:
        first = at if first is None or at < first else first
        last = at if last is None or at > last else last
    return None if first is None or last is None else Span(first, last)


def _period(
    first: datetime | None, last: datetime | None, log: Span | None, answers: Span | None, answered: datetime | None
) -> Span | None:
    """What was stated, and else what both sides cover: where a contact was made under an answer, both do."""
    if log is not None and answers is not None:
        first = max(log.first, answers.first) if first is None else first
        last = min(log.last, max(answers.last, answered or answers.last)) if last is None else last
    return None if first is None or last is None or last < first else Span(first, last)


# -- the rows


R = TypeVar("R", LoggedContact, GivenAnswer)


class _Given(Generic[R]):
    """The rows of one side, each once, by consumer."""

    def __init__(self, side: Side, kind: type[Made] | type[Answered], of: Callable[[Any, Once], R]) -> None:
        self._side, self._kind = side, kind
        self._of: Callable[[Any, Once], R] = of
        self._versions: defaultdict[str, dict[str, list[R]]] = defaultdict(dict)
        self._again: Counter[tuple[str, str]] = Counter()
        self.unreconciled: list[Unreconciled] = []

    def read(self, rows: Iterable[Any]) -> None:
        """Take rows; those that cannot be taken are unreconciled."""
        once = Once()
        for number, row in enumerate(rows, 1):
            try:
                fact: Any = row if isinstance(row, self._kind) else self._kind.model_validate(_fields(row))
            except InvalidFacts as error:
                self.unreconciled.append(self._unreadable(number, row, "; ".join(map(str, error.problems))))
                continue
            one = self._of(fact, once)
            versions = self._versions[fact.consumer].setdefault(one.id, [])
            same = next((each for each in versions if each.said == one.said), None)
            if same is None:
                versions.append(one)
            else:
                same.merge(one)
                self._again[fact.consumer, one.id] += 1

    def usable(self) -> dict[str, list[R]]:
        """By consumer, the rows of which no other has the same id and says otherwise; those are unreconciled."""
        found: dict[str, list[R]] = {}
        for consumer, ids in self._versions.items():
            for id, versions in ids.items():
                if len(versions) == 1:
                    found.setdefault(consumer, []).append(versions[0])
                else:
                    why = f"{len(versions)} rows have this id and say different things"
                    self.unreconciled += [Unreconciled(self._side, consumer, id, why)] * len(versions)
        self._versions.clear()
        return found

    def repeated(self) -> tuple[Repeated, ...]:
        """The rows that say again what another said."""
        return tuple(Repeated(self._side, *which, times) for which, times in sorted(self._again.items()))

    def _unreadable(self, number: int, row: Any, why: str) -> Unreconciled:
        given = row if isinstance(row, Mapping) else {}
        names = [given.get(name) for name in ("consumer", "attempt" if self._side is Side.LOG else "id")]
        consumer, id = [name if isinstance(name, str) and not why_no_id(name) else None for name in names]
        return Unreconciled(self._side, consumer, id or f"row {number}", why)


def _fields(row: Any) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise InvalidFacts("row", (Problem("(whole)", "is no row: an object with fields is needed", "row"),))
    return dict(row)


# -- what came of it


class _Found:
    """What is found, consumer by consumer."""

    def __init__(self, slack: timedelta, near: timedelta) -> None:
        self._slack, self._near = slack, near
        self.contacts = self.allowed = self.answered = self.denied = self.denied_made = 0
        self.last_answered: datetime | None = None
        """When the last contact was made that an answer allowed."""
        self.overtaken: list[Overtaken] = []
        self.unused: list[Unused] = []
        self._findings: list[Finding] = []

    def add(self, consumer: str, made: list[LoggedContact], given: list[GivenAnswer]) -> list[LoggedContact]:
        """Hold the two sides of one consumer against each other; the contacts, matched."""
        matched = match(made, given, slack=self._slack, near=self._near)
        for contact in matched:
            self._count(consumer, contact)
        self._count_answers(consumer, given)
        return matched

    def findings_of(self, period: Span | None) -> tuple[list[Finding], int]:
        """The findings, and how many contacts without an answer are outside the period, and so are none."""
        found = [
            each
            for each in self._findings
            if not _MISSING.issuperset(each.kinds) or (period is not None and period.holds(each.at))
        ]
        return found, len(self._findings) - len(found)

    def _count(self, consumer: str, contact: LoggedContact) -> None:
        self.contacts += 1
        if contact.kinds:
            self._findings.append(_finding(consumer, contact))
            return
        self.allowed += 1
        self.last_answered = contact.at if self.last_answered is None else max(self.last_answered, contact.at)
        if contact.overtaken_by is not None and contact.answer is not None:
            self.overtaken.append(Overtaken(consumer, contact.id, contact.at, contact.answer.id, contact.overtaken_by))

    def _count_answers(self, consumer: str, given: list[GivenAnswer]) -> None:
        later: dict[object, GivenAnswer] = {}
        for answer in sorted(given, key=lambda one: one.key, reverse=True):
            self.answered += 1
            if not answer.allowed:
                self.denied += 1
                self.denied_made += answer.used_by is not None
            elif answer.used_by is None:
                self.unused.append(
                    Unused(consumer, answer.id, answer.at, _why_unused(answer, later.get(answer.profile)))
                )
            later[answer.profile] = answer


def _finding(consumer: str, contact: LoggedContact) -> Finding:
    found = contact.found
    kinds = tuple(kind for kind in KINDS if kind in contact.kinds)
    return Finding(
        consumer,
        contact.id,
        contact.at,
        None if found is None else found.id,
        kinds,
        tuple(in_words(kind, contact, contact.answer_of(kind)) for kind in kinds),
        {**({} if found is None else found.references), **contact.references},
    )


def _why_unused(answer: GivenAnswer, later: GivenAnswer | None) -> NeverMade:
    if later is None or not answer.at <= later.at < answer.until or not later.debts & answer.debts:
        return NeverMade.NEVER_MADE
    if later.allowed:
        return NeverMade.ASKED_AGAIN
    return NeverMade.DENIED_LATER if later.denied & answer.debts else NeverMade.NEVER_MADE


def in_words(kind: Kind, contact: LoggedContact, answer: GivenAnswer | None) -> str:
    """What is wrong with a contact, with ids and instants only."""
    if kind is Kind.NO_DECISION or answer is None:
        return _WITHOUT_ANSWER[kind]
    medium, address, recipient, who, purpose = contact.profile
    asked_medium, asked_address, asked_recipient, asked_who, asked_purpose = answer.profile
    match kind:
        case Kind.AGAINST_DENIAL:
            debts = answer.denied & contact.debts
            return f"the answer denied it, as to {_listed(debts)}" if debts else "the answer denied what it was about"
        case Kind.USED_TWICE:
            return f"another contact had used up the answer: {contact.used_by}"
        case Kind.TOO_LATE:
            return f"the answer held until {answer.until.isoformat()}"
        case Kind.TOO_EARLY:
            return f"the answer held from {answer.at.isoformat()} on"
        case Kind.OTHER_PERSON:
            return f"to {_person(recipient, who)}; asked about {_person(asked_recipient, asked_who)}"
        case Kind.OTHER_MEDIUM:
            return f"by {medium.value}; asked about {asked_medium.value}"
        case Kind.OTHER_ADDRESS:
            return f"by {address}; asked about {asked_address}"
        case Kind.ADDRESS_NOT_GIVEN:
            if address is None:
                return f"the log names no number or address; asked about {asked_address}"
            return f"by {address}; asked about no number or address in particular"
        case Kind.OTHER_DEBTS:
            return f"about {_listed(contact.debts - answer.debts)} too; asked about {_listed(answer.debts)}"
        case _:
            return f"for {purpose.value}; asked about {asked_purpose.value}"


_MISSING: Final = frozenset({Kind.NO_DECISION, Kind.ANSWER_NOT_FOUND})

_WITHOUT_ANSWER: Final = {
    Kind.NO_DECISION: "no answer is about it or anything near to it",
    Kind.ANSWER_NOT_FOUND: "the log names an answer that is not among those given",
}


def _listed(debts: Iterable[str]) -> str:
    return ", ".join(sorted(debts))


def _person(recipient: str, who: str) -> str:
    return who if who == recipient else f"{who} ({recipient})"
