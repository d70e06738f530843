"""Which answer each contact of one consumer was made under: the same whatever order the two sides come in.

First what the two sides say themselves, by ids. Then each contact in the order of time takes the latest answer that
allows exactly it and still holds; an answer is used once, for the history that it was decided on held no second
contact. What is left takes the nearest answer that differs in little.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from heapq import heapify, heappop, heappush
from typing import Any, Final, NamedTuple, TypeVar, cast

from ..clock import FOREVER
from ..vocabulary import Medium, Purpose, Recipient
from .logged import Answered, Made


class Kind(StrEnum):
    """What is wrong with a contact of the log, worst first."""

    AGAINST_DENIAL = "against-denial"
    """The latest answer that held for it denied it."""
    NO_DECISION = "no-decision"
    """No answer is about it, or about anything near to it."""
    ANSWER_NOT_FOUND = "answer-not-found"
    """The log names an answer that is not among those given."""
    USED_TWICE = "used-twice"
    """Such a contact had been made under the answer or since it, which the answer could not know."""
    TOO_LATE = "too-late"
    """The answer no longer held: its ``valid_until`` had come."""
    TOO_EARLY = "too-early"
    """It was made before the instant that was asked about."""
    OTHER_PERSON = "other-person"
    OTHER_MEDIUM = "other-medium"
    OTHER_ADDRESS = "other-address"
    ADDRESS_NOT_GIVEN = "address-not-given"
    """One side names the number or address, and the other does not."""
    OTHER_DEBTS = "other-debts"
    """About a debt that was not asked about."""
    OTHER_PURPOSE = "other-purpose"


KINDS: Final = tuple(Kind)
_MOST_DIFFERENCES: Final = 2
"""An answer that differs in more from a contact does not explain it."""
_LOOKED_AT: Final = 50
"""How many answers, the nearest in time, are tried for a contact that none is exactly about."""

EARLY: Final = timedelta(hours=1)
"""A contact made longer before the instant asked about is no early one: the answer was about another."""

V = TypeVar("V", bound=Hashable)
Key = tuple[int, datetime, bool, str]
Profile = tuple[Medium, str | None, Recipient, str, Purpose]


class Owed(NamedTuple):
    """A duty, as `Due`."""

    rule: str
    due: date | None
    debts: tuple[str, ...]
    if_conveyed: bool


class Once:
    """Keeps one of all equal values, for of a year's contacts most have much in common."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}

    def __call__(self, value: V) -> V:
        return cast(V, self._kept.setdefault(value, value))


_NONE: Final[dict[str, str]] = {}


@dataclass(slots=True, eq=False)
class LoggedContact:
    """A contact of the log, as it is matched.

    Attributes:
        conveyed: whether it told something of the debt; None: not known.
        answer: the answer under which it was made.
        found: the answer that a finding is about.
        kinds: what is wrong with it.
        used_by: the contact that had used up its answer.
        overtaken_by: the last contact before it, if its answer could not know that.
    """

    id: str
    at: datetime
    profile: Profile
    debts: frozenset[str]
    named: str | None
    conveyed: bool | None
    undelivered: bool
    references: dict[str, str]
    answer: GivenAnswer | None = None
    found: GivenAnswer | None = None
    kinds: frozenset[Kind] = frozenset()
    used_by: str | None = None
    overtaken_by: str | None = None

    @classmethod
    def of(cls, made: Made, once: Once) -> LoggedContact:
        """As a row has it."""
        return cls(
            made.attempt,
            made.at,
            once((made.medium, made.address, made.recipient, made.who, made.purpose)),
            once(frozenset(made.debts)),
            made.answer,
            made.conveyed,
            made.undelivered,
            made.references or _NONE,
        )

    @property
    def key(self) -> tuple[datetime, str]:
        """The order of time."""
        return (self.at, self.id)

    @property
    def purpose(self) -> Purpose:
        """What it was for."""
        return self.profile[4]

    def answer_of(self, kind: Kind) -> GivenAnswer | None:
        """The answer that a kind of finding is about."""
        return self.found if kind is Kind.AGAINST_DENIAL else self.answer or self.found

    def used_up(self, by: LoggedContact | None) -> None:
        """Another contact had used its answer, or was made after it."""
        self.kinds |= {Kind.USED_TWICE}
        if by is not None and self.used_by is None:
            self.used_by = by.id

    @property
    def said(self) -> tuple[object, ...]:
        """What a second row must say too, if it is the same one again."""
        return (self.at, self.profile, self.debts, self.named)

    def merge(self, again: LoggedContact) -> None:
        """Take in a row that says the same of the contact, and perhaps more of what became of it."""
        if self.conveyed is None or again.conveyed:
            self.conveyed = again.conveyed
        self.undelivered |= again.undelivered
        self.references = _first_of(self.references, again.references)


@dataclass(slots=True, eq=False)
class GivenAnswer:
    """An answer, as it is matched."""

    id: str
    at: datetime
    until: datetime
    profile: Profile
    debts: frozenset[str]
    denied: frozenset[str]
    """Of a denial: the debts that it denies."""
    allowed: bool
    attempt: str | None
    order: int
    duties: tuple[Owed, ...]
    references: dict[str, str]
    used_by: LoggedContact | None = None
    linked: bool = False

    @classmethod
    def of(cls, answered: Answered, once: Once) -> GivenAnswer:
        """As a row has it."""
        debts = once(frozenset(answered.debts))
        return cls(
            answered.id,
            answered.at,
            FOREVER if answered.valid_until is None else answered.valid_until,
            once((answered.medium, answered.address, answered.recipient, answered.who, answered.purpose)),
            debts,
            frozenset() if answered.allowed else once(debts - set(answered.permitted_debts)),
            answered.allowed,
            answered.attempt,
            answered.order,
            once(tuple([once(Owed(one.rule, one.due, one.debts, one.if_conveyed)) for one in answered.duties])),
            answered.references or _NONE,
        )

    @property
    def key(self) -> Key:
        """The later of two answers has the greater key; of two about one instant, the denial."""
        return (self.order, self.at, not self.allowed, self.id)

    @property
    def said(self) -> tuple[object, ...]:
        """What a second one must say too, if it is the same one again."""
        return (self.at, self.until, self.profile, self.debts, self.denied, self.allowed, self.attempt, self.duties)

    def merge(self, again: GivenAnswer) -> None:
        """Take in a row that says the same of the answer."""
        self.order = min(self.order, again.order)
        self.references = _first_of(self.references, again.references)

    def knows(self, before: LoggedContact | None, slack: timedelta) -> bool:
        """Whether the history that it was decided on may hold a contact."""
        return before is None or self.at >= before.at - slack


def _first_of(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """Of two sets of references always the same."""
    return min(one, other, key=lambda references: sorted(references.items()))


def match(
    contacts: Iterable[LoggedContact], answers: Iterable[GivenAnswer], *, slack: timedelta, near: timedelta
) -> list[LoggedContact]:
    """The contacts of one consumer in the order of time, each with its answer and what is wrong with it.

    Which contact used an answer is written into the answers.
    """
    made = sorted(contacts, key=lambda one: one.key)
    given = sorted(answers, key=lambda one: one.key)
    _link(made, given, slack)
    _exactly(made, given, slack)
    _nearly([one for one in made if one.answer is None and not one.kinds], given, slack, near)
    for one in made:
        if one.answer is not None:
            one.kinds |= differences(one, one.answer, slack)
            if not one.answer.allowed:
                one.kinds |= {Kind.AGAINST_DENIAL}
        if one.found is None:
            one.found = one.answer
    _overtaken(made, slack)
    return made


def _link(made: Sequence[LoggedContact], given: Sequence[GivenAnswer], slack: timedelta) -> None:
    """What the two sides say themselves: the log names an answer, or an answer an attempt of the log."""
    by_id = {one.id: one for one in given}
    about: defaultdict[str, list[GivenAnswer]] = defaultdict(list)
    for answer in given:
        if answer.attempt is not None:
            about[answer.attempt].append(answer)
    for contact in made:
        named = [] if contact.named is None else [by_id[contact.named]] if contact.named in by_id else None
        if named is None:
            contact.kinds |= {Kind.ANSWER_NOT_FOUND}
            continue
        mine = about.get(contact.id, [])
        for answer in (*named, *mine):
            answer.linked = True
        those = named or mine
        if those:
            _use(contact, _latest(those, contact.at, slack))


def _latest(those: Sequence[GivenAnswer], at: datetime, slack: timedelta) -> GivenAnswer:
    """Of the answers about a contact the last by its instant, or else the first after it."""
    before = [one for one in those if one.at <= (at + slack if one.allowed else at)]
    return max(before, key=lambda one: one.key) if before else min(those, key=lambda one: (one.at, one.key))


def _use(contact: LoggedContact, answer: GivenAnswer) -> None:
    contact.answer = answer
    if answer.used_by is None:
        answer.used_by = contact
    elif answer.allowed:
        contact.used_up(answer.used_by)


def _exactly(made: Sequence[LoggedContact], given: Sequence[GivenAnswer], slack: timedelta) -> None:
    """Each contact, in the order of time, with the latest unused answer that allows it; and whether a later denied it.

    An answer cannot know a contact that was made after it. So once such a contact was made, about one of the debts, all
    answers before it are used up.

    A contact that a later answer denied uses up what had allowed it all the same: so a denial more changes nothing for
    any other contact.
    """
    of_profile: defaultdict[Profile, list[GivenAnswer]] = defaultdict(list)
    for answer in given:
        of_profile[answer.profile].append(answer)
    wanted: defaultdict[Profile, list[LoggedContact]] = defaultdict(list)
    for contact in made:
        if contact.profile in of_profile:
            wanted[contact.profile].append(contact)
    for profile, contacts in wanted.items():
        _of_one_profile(contacts, of_profile[profile], slack)


def _of_one_profile(contacts: Sequence[LoggedContact], answers: Sequence[GivenAnswer], slack: timedelta) -> None:
    allowing = _Held([one for one in answers if one.allowed and not one.linked], slack)
    denying = _Held([one for one in answers if not one.allowed], timedelta(0))
    last: dict[str, LoggedContact] = {}
    """By debt, the last contact of the kind so far."""
    for contact in contacts:
        before = max((last[debt] for debt in contact.debts if debt in last), key=lambda one: one.key, default=None)
        last.update(dict.fromkeys(contact.debts, contact))
        allowances, denials = allowing.by(contact.at), denying.by(contact.at)
        latest = next((one for one in reversed(allowances) if contact.debts <= one.debts), None)
        if contact.answer is None and Kind.ANSWER_NOT_FOUND not in contact.kinds and latest is not None:
            those = (one for one in reversed(allowances) if contact.debts <= one.debts)
            _use(contact, next((one for one in those if one.used_by is None and one.knows(before, slack)), latest))
        mine = contact.answer
        if mine is not None and mine.allowed and mine.profile == contact.profile and not mine.knows(before, slack):
            contact.used_up(before)
        denial = next((one for one in reversed(denials) if contact.debts & one.denied), None)
        if denial is None or (mine is not None and denial.key <= mine.key):
            continue
        if latest is None or latest.key < denial.key:
            contact.kinds |= {Kind.AGAINST_DENIAL}
            contact.found = denial
            denial.used_by = denial.used_by or contact
        elif latest.used_by is not None or not latest.knows(before, slack):  # allowed since, but not once more
            contact.used_up(latest.used_by or before)
            contact.found = latest


class _Held:
    """The answers that hold at an instant, asked for in the order of time."""

    def __init__(self, answers: Sequence[GivenAnswer], slack: timedelta) -> None:
        self._coming = sorted(answers, key=lambda one: (one.at, one.key), reverse=True)
        self._slack = slack
        self._held: list[GivenAnswer] = []
        self._over = FOREVER
        """When the first of them runs out."""

    def by(self, at: datetime) -> Sequence[GivenAnswer]:
        """Those that have begun and not run out, the latest answer last."""
        held = self._held
        if at >= self._over:
            held[:] = [one for one in held if at < _and(one.until, self._slack)]
            self._over = min((_and(one.until, self._slack) for one in held), default=FOREVER)
        while self._coming and self._coming[-1].at <= at + self._slack:
            begun = self._coming.pop()
            ends = _and(begun.until, self._slack)
            if at < ends:
                held.insert(bisect_right(held, begun.key, key=lambda one: one.key), begun)
                self._over = min(self._over, ends)
        return held


def _and(until: datetime, slack: timedelta) -> datetime:
    return until if until >= FOREVER - slack else until + slack


def _nearly(left: Sequence[LoggedContact], given: Sequence[GivenAnswer], slack: timedelta, near: timedelta) -> None:
    """What no answer is exactly about, with the allowing answer that differs least, the surest pairs first."""
    those = sorted((one for one in given if one.allowed and not one.linked), key=lambda one: (one.at, one.key))
    times = [one.at for one in those]
    pairs: list[_Pair] = []
    for contact in left:
        for answer in _around(those, times, contact.at, near):
            apart = len(differences(contact, answer, slack))
            if apart <= _MOST_DIFFERENCES:
                used = answer.used_by is not None
                pairs.append((apart, used, abs(answer.at - contact.at), contact.key, answer.key, contact, answer))
    heapify(pairs)
    while pairs:
        apart, used, span, which, key, contact, answer = heappop(pairs)
        if contact.answer is not None:
            continue
        if answer.used_by is None:
            _use(contact, answer)
        elif not used:
            heappush(pairs, (apart, True, span, which, key, contact, answer))
        elif contact.at >= answer.at - slack:  # what was asked later and about another contact explains nothing
            _use(contact, answer)
    for contact in left:
        if contact.answer is None:
            contact.kinds |= {Kind.NO_DECISION}


_Pair = tuple[int, bool, timedelta, tuple[datetime, str], Key, LoggedContact, GivenAnswer]
"""A contact and an answer near to it: in how much they differ, whether it is used, and how far apart they are."""


def _around(
    those: Sequence[GivenAnswer], times: Sequence[datetime], at: datetime, near: timedelta
) -> Iterator[GivenAnswer]:
    """The answers about an instant near to one, the nearest first, and not more than are looked at."""
    after = bisect_left(times, at)
    before = after - 1
    for _ in range(_LOOKED_AT):
        earlier = at - times[before] if before >= 0 else None
        later = times[after] - at if after < len(times) else None
        if earlier is not None and (later is None or earlier <= later):
            if earlier > near:
                return
            yield those[before]
            before -= 1
        elif later is not None and later <= min(near, EARLY):
            yield those[after]
            after += 1
        else:
            return


def differences(contact: LoggedContact, answer: GivenAnswer, slack: timedelta) -> set[Kind]:
    """In what a contact is another than the one that was asked about."""
    found: set[Kind] = set()
    medium, address, recipient, who, purpose = contact.profile
    if contact.at < answer.at - slack:
        found.add(Kind.TOO_EARLY)
    if contact.at >= _and(answer.until, slack):
        found.add(Kind.TOO_LATE)
    if contact.profile != answer.profile:
        if medium is not answer.profile[0]:
            found.add(Kind.OTHER_MEDIUM)
        if address != answer.profile[1]:
            unnamed = address is None or answer.profile[1] is None
            found.add(Kind.ADDRESS_NOT_GIVEN if unnamed else Kind.OTHER_ADDRESS)
        if (recipient, who) != answer.profile[2:4]:
            found.add(Kind.OTHER_PERSON)
        if purpose is not answer.profile[4]:
            found.add(Kind.OTHER_PURPOSE)
    if not contact.debts <= answer.debts:
        found.add(Kind.OTHER_DEBTS)
    return found


def _overtaken(made: Sequence[LoggedContact], slack: timedelta) -> None:
    """Which contacts came after another that their answer could not know."""
    before: LoggedContact | None = None
    for place, contact in enumerate(made):
        if place and made[place - 1].at < contact.at:
            before = made[place - 1]
        if before is None or contact.answer is None or contact.kinds:
            continue
        if before.at > contact.answer.at + slack:
            contact.overtaken_by = before.id
