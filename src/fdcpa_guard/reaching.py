"""How many people of a list can be contacted in each hour of a week: by zone, state and medium, and who cannot at all.

One pass over the questions, one case at a time: what is kept besides is a count for each hour and group, and of every
person that was there a number of eight bytes. An hour is one of the wall clock, of the floor's or of each person's own:
one that the clock skips does not exist, and one that it shows twice is two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from .clock import DAY, start_of_day, zone
from .clock.zones import stretches
from .decision import no_truth
from .errors import InvalidFacts, Problem
from .facts import Case, Contact
from .findings import TITLES
from .guard import Guard
from .planning import END, Window, Windows
from .policy import Policy

MOST_DAYS: Final = 31
UNKNOWN_PLACE: Final = "unknown"
"""The group of people of whom nothing says where they are."""
OTHERS: Final = "others"
_MOST_GROUPS: Final = 200
"""Once there are so many groups, those of several zones or states that are met later are counted together; each zone
and state by itself has its own."""
_HOUR: Final = timedelta(hours=1)
_SHOWINGS: Final = 48
"""The hours of a day on the clock, each of which may be shown twice."""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the week on the wall clock."""

    day: date
    hour: int
    again: bool = False
    """The clock shows it a second time, having gone back."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the people, and how many of them can be contacted in each hour of the week.

    Attributes:
        name: a zone, state or medium; of several that a person may be in, all of them with ``+``.
        people: how many are in it.
        reached: how many of them can be contacted at some instant of the week.
        hours: how many at some instant of each hour, in the order of `FloorWeek.hours`.
    """

    name: str
    people: int
    reached: int
    hours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A rule that keeps people from being contacted at all in the week."""

    rule: str
    title: str
    """What it asks; of what a guard says itself, what it found."""
    people: int
    """Of how many; nothing of the week lifts its objection, or with those of others it leaves no instant."""
    alone: int
    """Of how many of them it is the only one."""


@dataclass(frozen=True, slots=True)
class Side:
    """The week under one policy.

    Attributes:
        policy: its name and version.
        fingerprint: what exactly it is.
        everybody: all of the people.
        zones, states: by where they may be, the largest first.
        media: by medium: of the people whom the list would contact by it, how many can be.
        closed: why nothing reaches those whom nothing reaches, the most frequent rule first.
    """

    policy: str
    fingerprint: str
    everybody: Group
    zones: tuple[Group, ...]
    states: tuple[Group, ...]
    media: tuple[Group, ...]
    closed: tuple[Closed, ...]


@dataclass(frozen=True, slots=True)
class FloorWeek:
    """How many people of a list can be contacted in each hour of some days, under one policy or two.

    Attributes:
        first: the first day.
        days: how many.
        zone: on whose clock the hours are; None: on each person's own.
        people: how many there are.
        contacts: how many contacts were asked about.
        left_out: how many were not, because they are proposed for after the last day.
        hours: every hour that the clock shows in those days, in its order.
        asked: of how many people each hour was asked about; the list proposes the others for later.
        sides: by policy, in the order in which they were given.
        gained, lost: with two policies, how many people can be contacted in each hour under the second and not under
            the first, and the reverse.
    """

    first: date
    days: int
    zone: str | None
    people: int
    contacts: int
    left_out: int
    hours: tuple[Hour, ...]
    asked: tuple[int, ...]
    sides: tuple[Side, ...]
    gained: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    __bool__ = no_truth("a floor's week: ask whom it reaches")


def floor_week(
    policies: Policy | Guard | Sequence[Policy | Guard],
    questions: Iterable[tuple[str, Contact, Case]],
    *,
    first: date | None = None,
    days: int = 7,
    clock: ZoneInfo | None = None,
) -> FloorWeek:
    """Reckon the week of a floor from its questions: their names, contacts and cases.

    Every contact is asked about from the beginning of the first day on, or from its own instant where that is later, as
    if nothing else happened. A person is who is contacted of a consumer; where the case does not name the consumer, of
    a question. The questions about a person stand together; what each of their numbers and media opens is taken as one.

    Args:
        policies: one, or two to be compared.
        questions: read once, and none of them kept.
        first: the first day; None: that of the first question.
        days: how many.
        clock: the floor's; None: the hours are on each person's own, and of one of whom nothing says where they are on
            that of UTC.

    Raises:
        InvalidFacts: there is no question, the days are none or more than 31 or end after the year 2200, or the
            questions about a person do not stand together.
        TypeError: there are not one or two policies.
    """
    given = [policies] if isinstance(policies, Policy | Guard) else list(policies)
    if not 1 <= len(given) <= 2:
        raise TypeError("a floor's week is reckoned under one policy or two")
    if not 1 <= days <= MOST_DAYS:
        raise _wrong("days", f"between 1 and {MOST_DAYS} days")
    guards = [each if isinstance(each, Guard) else Guard(each) for each in given]
    week = _Week([_Side(guard) for guard in guards], first, days, clock)
    for name, contact, case in questions:
        week.add(name, contact, case)
    return week.told()


def _wrong(field: str, why: str) -> InvalidFacts:
    return InvalidFacts("floor week", (Problem(field, why, field),))


class _Counts:
    """How many people, how many reached, and how many in each hour, by the number of the hour."""

    __slots__ = ("hours", "people", "reached")

    def __init__(self) -> None:
        self.people = self.reached = 0
        self.hours: Counter[int] = Counter()

    def add(self, mask: int) -> None:
        self.people += 1
        self.reached += mask > 0
        self.hours.update(_bits(mask))

    def group(self, name: str, hours: Sequence[int]) -> Group:
        return Group(name, self.people, self.reached, tuple([self.hours[hour] for hour in hours]))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


class _Groups(dict[str, _Counts]):
    """Counts by name; once there are many, those of several places that are met later are counted together."""

    def of(self, name: str) -> _Counts:
        if "+" in name and name not in self and len(self) >= _MOST_GROUPS:
            name = OTHERS
        return self.setdefault(name, _Counts())

    def told(self, hours: Sequence[int]) -> tuple[Group, ...]:
        found = [counts.group(name, hours) for name, counts in self.items()]
        return tuple(sorted(found, key=lambda group: (-group.people, group.name)))


@dataclass
class _Side:
    """What is counted under one policy, and of the person at hand what is open by which medium and what closes it."""

    guard: Guard
    everybody: _Counts = field(default_factory=_Counts)
    zones: _Groups = field(default_factory=_Groups)
    states: _Groups = field(default_factory=_Groups)
    media: _Groups = field(default_factory=_Groups)
    closed: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    open: dict[str, int] = field(default_factory=dict)
    objecting: set[str] = field(default_factory=set)

    def ask(self, contact: Contact, case: Case, until: datetime, cells: Cells) -> None:
        plan = self.guard.windows(contact, case, until=until)
        medium = contact.medium.value
        self.open[medium] = self.open.get(medium, 0) | _mask(plan.windows, cells)
        if not plan.windows:
            self.objecting |= _lasting(plan)

    def person(self, zones: str, states: str) -> int:
        """Count the person at hand, and begin the next; the hours in which anything reaches this one."""
        mask = 0
        for medium, own in self.open.items():
            self.media.of(medium).add(own)
            mask |= own
        for counts in (self.everybody, self.zones.of(zones), self.states.of(states)):
            counts.add(mask)
        if not mask:
            self.closed.update(self.objecting)
            if len(self.objecting) == 1:
                self.alone.update(self.objecting)
        self.open, self.objecting = {}, set()
        return mask

    def told(self, hours: Sequence[int]) -> Side:
        titles = {**TITLES, **{rule.id: rule.title for rule in self.guard.policy.rules()}}
        return Side(
            self.guard.policy.label,
            self.guard.policy.fingerprint,
            self.everybody.group("everybody", hours),
            self.zones.told(hours),
            self.states.told(hours),
            self.media.told(hours),
            tuple(
                Closed(rule, titles[rule], people, self.alone[rule])
                for rule, people in sorted(self.closed.items(), key=lambda each: (-each[1], each[0]))
            ),
        )


def _lasting(plan: Windows) -> set[str]:
    """The rules that keep a contact closed for the whole plan: those that no time of it lifts, or else all of them."""
    reasons = [reason for gap in plan.gaps for reason in gap.reasons]
    lasting = {each.rule for each in reasons if each.lapses_at is None or each.lapses_at >= plan.closes}
    return lasting or {each.rule for each in reasons}


Cells = tuple[tuple[datetime, datetime, int], ...]
"""When each hour of the clock opens and closes, and its number."""


@lru_cache(maxsize=256)
def _cells(tz: ZoneInfo, first: date, days: int) -> Cells:
    """The hours that a clock shows in the days, in the order of time."""
    found = []
    for number in range(days):
        day = first + DAY * number
        shown = set()
        for start, end in stretches(tz, day):
            own = set()
            at = start
            while at < end:
                local = at.astimezone(tz)
                past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
                until = min(at + _HOUR - past, end)
                own.add(local.hour)
                found.append((at, until, number * _SHOWINGS + local.hour * 2 + (local.hour in shown)))
                at = until
            shown |= own
    return tuple(found)


def _mask(windows: Iterable[Window], cells: Cells) -> int:
    """The hours of a clock of which some windows, in order, have an instant, as bits by their numbers."""
    mask, at = 0, 0
    for window in windows:
        while at < len(cells) and cells[at][1] <= window.opens:
            at += 1
        here = at
        while here < len(cells) and cells[here][0] < window.closes:
            mask |= 1 << cells[here][2]
            here += 1
    return mask


class _Week:
    """The questions so far."""

    def __init__(self, sides: list[_Side], first: date | None, days: int, clock: ZoneInfo | None) -> None:
        self.sides = sides
        self.first = first
        self.days = days
        self.clock = clock
        self.people = self.contacts = self.left_out = 0
        self.shown: set[int] = set()
        self.asked: Counter[int] = Counter()
        self.gained: Counter[int] = Counter()
        self.lost: Counter[int] = Counter()
        self._seen: set[int] = set()
        self._now: tuple[str, str] | None = None
        self._where: tuple[str, str] = UNKNOWN_PLACE, UNKNOWN_PLACE
        self._asked = 0

    def add(self, name: str, contact: Contact, case: Case) -> None:
        """Ask a question."""
        index = case.index
        found = index.clocks(contact.who, contact.at)
        clock = self.clock or (found[0] if found else zone("UTC"))
        first = self.first = contact.at.astimezone(clock).date() if self.first is None else self.first
        opens, until = _span(clock, first, self.days)
        if contact.at >= until:
            self.left_out += 1
            return
        person = (case.consumer.id or name, contact.who)
        if person != self._now:
            self._next(name, person)
            states = {place for place in index.jurisdictions(contact.who, contact.at) if place.count("-") == 1}
            self._where = (
                "+".join(sorted(map(str, found))) or UNKNOWN_PLACE,
                "+".join(sorted(place.partition("-")[2] for place in states)) or UNKNOWN_PLACE,
            )
        self.contacts += 1
        asked = contact.model_copy(update={"at": opens, "logged_as": None}) if contact.at < opens else contact
        cells = _cells(clock, first, self.days)
        self.shown.update([number for _, _, number in cells])
        self._asked |= _mask((Window(max(opens, contact.at), until),), cells)
        for side in self.sides:
            side.ask(asked, case, until, cells)

    def _next(self, name: str, person: tuple[str, str]) -> None:
        self._count()
        key = hash(person)
        if key in self._seen:
            raise _wrong("questions", f"those about one person stand together, and those of {name} do not")
        self._seen.add(key)
        self._now = person

    def _count(self) -> None:
        """The person at hand is done with."""
        if self._now is None:
            return
        self.people += 1
        self.asked.update(_bits(self._asked))
        self._asked = 0
        masks = [side.person(*self._where) for side in self.sides]
        if len(masks) == 2:
            before, after = masks
            self.gained.update(_bits(after & ~before))
            self.lost.update(_bits(before & ~after))

    def told(self) -> FloorWeek:
        """What came of it."""
        self._count()
        if self.first is None:
            raise _wrong("questions", "there is none")
        hours = sorted(self.shown)
        two = len(self.sides) == 2
        return FloorWeek(
            self.first,
            self.days,
            None if self.clock is None else str(self.clock),
            self.people,
            self.contacts,
            self.left_out,
            tuple(
                Hour(self.first + DAY * (each // _SHOWINGS), each % _SHOWINGS // 2, bool(each % 2)) for each in hours
            ),
            tuple(self.asked[each] for each in hours),
            tuple(side.told(hours) for side in self.sides),
            tuple(self.gained[each] for each in hours) if two else (),
            tuple(self.lost[each] for each in hours) if two else (),
        )


def _span(clock: ZoneInfo, first: date, days: int) -> tuple[datetime, datetime]:
    """From when until when the days last on a clock."""
    try:
        opens, until = start_of_day(clock, first), start_of_day(clock, first + DAY * days)
        if until <= END:
            return opens, until
    except OverflowError:
        pass
    raise _wrong("first", "the days end with the year 2200 at the latest")
