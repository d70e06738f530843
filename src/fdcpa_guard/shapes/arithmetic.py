"""Arithmetic that shapes share: whose clock, when an event leaves a window, until when an objection lasts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from typing import Final, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from ..clock import DAY, FOREVER, hours_on, next_shift, start_of_day, zone
from ..decision import Scalar
from ..errors import MissingFact
from ..facts.moments import could_be_until, known
from ..rules import PASS, Denied, Outcome, Outcomes, Passed, Question

T = TypeVar("T")

_WEEK_AND_MORE: Final = 9
_YEAR_AND_MORE: Final = timedelta(days=400)
_WESTERNMOST: Final = timedelta(hours=12)
_LONGEST_SHIFT: Final = timedelta(hours=2)

ANY_CLOCK: Final[tuple[ZoneInfo, ...]] = (zone("UTC"),)
"""For what is counted in hours, which pass alike everywhere."""


class Stretch(NamedTuple):
    """A stretch of time in which there is an objection, [starts, ends)."""

    starts: datetime
    ends: datetime


def clocks(q: Question, name: str | None, until: datetime | None = None) -> tuple[ZoneInfo, ...]:
    """The zone of a name, or without one every zone in which the person may be.

    Raises:
        MissingFact: no name is given, and nothing says where the person is; nobody needs it from ``until`` on.
    """
    if name is not None:
        return (zone(name),)
    try:
        return q.zones
    except MissingFact as missing:
        raise MissingFact(missing.fact, until) from None


def needed_longest(one: MissingFact | None, other: MissingFact) -> MissingFact:
    """Of two unknown facts the one that is needed longer: until then the objection for want of one stands."""
    return other if one is None or (other.until or FOREVER) > (one.until or FOREVER) else one


def begins(q: Question, name: str | None, day: date) -> datetime:
    """The instant from which it is a day in every zone; once it is so everywhere on earth, some instant of the past.

    Raises:
        MissingFact: as `clocks`, while it may matter.
    """
    everywhere = datetime.combine(day, time.min, UTC) + _WESTERNMOST
    return everywhere if everywhere <= q.at else max(start_of_day(tz, day) for tz in clocks(q, name, everywhere))


def begins_after(q: Question, name: str | None, event: datetime, days: int) -> datetime:
    """The same for the civil day that is ``days`` (at least one) after that of an event."""
    everywhere = could_be_until(known(event)) + timedelta(days=days) + _LONGEST_SHIFT
    return everywhere if everywhere <= q.at else max(days_after(event, tz, days) for tz in clocks(q, name, everywhere))


def day_of(at: datetime, tz: ZoneInfo) -> date:
    """The civil day of an instant in a zone."""
    return at.astimezone(tz).date()


def days_after(at: datetime, tz: ZoneInfo, days: int) -> datetime:
    """The start of the civil day that is ``days`` after that of an instant."""
    return start_of_day(tz, day_of(at, tz) + timedelta(days=days))


Full = Callable[[ZoneInfo, datetime, Sequence[datetime]], datetime | None]
"""In a zone, at an instant, after these: when there is room again in a period; None: there is room."""


def full_days(most: int, days: int, tz: ZoneInfo, at: datetime, times: Sequence[datetime]) -> datetime | None:
    """When there is room again in the ``days`` civil days that end with the day of ``at``; None: there is room.

    ``times`` are in order and before ``at``.
    """
    if len(times) < most:
        return None
    frees = days_after(times[-most], tz, days)
    return frees if frees > at else None


def full_hours(most: int, hours: int, at: datetime, times: Sequence[datetime]) -> datetime | None:
    """The same for the hours that end with ``at``; what was exactly so long ago is outside."""
    length = timedelta(hours=hours)
    return None if len(times) < most or times[-most] <= at - length else times[-most] + length


def full_calendar(most: int, first: date, following: date, tz: ZoneInfo, times: Sequence[datetime]) -> datetime | None:
    """The same for the days from ``first`` to the one before ``following``, to which ``at`` belongs."""
    since = start_of_day(tz, first)
    return None if len(times) < most or times[-most] < since else start_of_day(tz, following)


def week_of(day: date, first_weekday: int) -> tuple[date, date]:
    """The first day of the calendar week of a day, and of the next; Monday is 0."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return first, first + timedelta(days=7)


def month_of(day: date) -> tuple[date, date]:
    """The first day of the month of a day, and of the next."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1)


def lasting(at: datetime, stretches: list[Stretch]) -> tuple[datetime | None, datetime]:
    """Until when the objection of now lasts, or None; and where there is none, when the next begins."""
    end = at
    nearest = FOREVER
    for starts, ends in sorted(stretches) if len(stretches) > 1 else stretches:
        if starts <= end < ends:
            end = ends
        elif ends > starts > end:
            nearest = min(nearest, starts)
    return (end, FOREVER) if end > at else (None, nearest)


class Objection(NamedTuple):
    """What there is now against contact about some debts, until when, and the facts that say so."""

    debts: tuple[str, ...]
    until: datetime
    facts: dict[str, Scalar]


def object_to(message: str, objections: Iterable[Objection], unknown: str | None = None) -> Outcomes:
    """Deny the debts that there is an objection to, one at least.

    Raises:
        MissingFact: ``unknown``, a fact that would tell which of the objections there is, if one of them at all.
    """
    if unknown is not None:
        raise MissingFact(unknown, max([objection.until for objection in objections]))
    return tuple([Denied(message, debts=debts, facts=facts, lapses_at=until) for debts, until, facts in objections])


class Concern(NamedTuple):
    """What there is, or will be, against contact about some debts, and the facts that say so."""

    debts: tuple[str, ...]
    stretches: list[Stretch]
    facts: dict[str, Scalar]


def verdict(q: Question, message: str, concerns: Iterable[Concern], unknown: str | None = None) -> Outcomes:
    """Deny the debts with an objection now; pass the others until theirs begins.

    ``unknown`` is a fact that would tell which of the concerns there is, if one of them at all.

    Raises:
        MissingFact: it is unknown, and there may be an objection now; nobody needs it from then on.
    """
    if unknown is not None:
        lapses, starts = lasting(q.at, [stretch for concern in concerns for stretch in concern.stretches])
        if lapses is not None:
            raise MissingFact(unknown, lapses)
        return PASS if starts >= FOREVER else Passed(starts)
    outcomes: list[Outcome] = []
    until = FOREVER
    for debts, stretches, facts in concerns:
        lapses, starts = lasting(q.at, stretches)
        if lapses is not None:
            outcomes.append(Denied(message, debts=debts, facts=facts, lapses_at=lapses))
        until = min(until, starts)
    if until < FOREVER:
        outcomes.append(Passed(until))
    return tuple(outcomes) if outcomes else PASS


OfDay = tuple[time, time | None] | None
"""When a day opens and closes on the wall clock (None: midnight); None: it stays closed."""

Week = tuple[OfDay, ...]
"""The days of a week from Monday on."""


def next_open(at: datetime, zones: Iterable[ZoneInfo], week: Week) -> datetime | None:
    """The first instant from ``at`` on that lies within the hours of its day in every zone; None: not within a week."""
    last, zones = at + _WEEK_AND_MORE * DAY, tuple(zones)
    closed = list(zones)
    while closed:
        tz = closed.pop()
        opens = _next_open(at, tz, week)
        if opens is None or opens > last:
            return None
        if opens > at:
            at, closed = opens, [other for other in zones if other is not tz]
    return at


def _next_open(at: datetime, tz: ZoneInfo, week: Week) -> datetime | None:
    day = at.astimezone(tz).date()
    for _ in range(_WEEK_AND_MORE):
        hours = week[day.weekday()]
        if hours is not None:
            opens, closes = hours_on(tz, day, *hours)
            if at < closes and opens < closes:
                return opens if opens > at else at
        day += DAY
    return None


def next_difference(
    at: datetime,
    zones: Iterable[ZoneInfo],
    edges: Callable[[ZoneInfo, date], Iterable[datetime]],
    of: Callable[[datetime], T],
) -> datetime:
    """The first instant after ``at`` at which a state that recurs weekly on local clocks is another than at ``at``.

    ``edges`` are the instants of a civil day at which it may change, in order. Where a week brings no change, the
    shifts of the zones' offsets within a year may; `FOREVER` if they do not either.
    """
    now, start, zones = of(at), at, tuple(zones)
    while start < at + _YEAR_AND_MORE:
        for edge in _edges(start, zones, edges):
            if of(edge) != now:
                return edge
        start = min(next_shift(tz, start) for tz in zones)
    return FOREVER


def _edges(
    start: datetime, zones: tuple[ZoneInfo, ...], edges: Callable[[ZoneInfo, date], Iterable[datetime]]
) -> Iterator[datetime]:
    """Those of the days from the one before ``start`` on, in order; each only found when it is asked for."""

    def of_zone(tz: ZoneInfo) -> Iterator[datetime]:
        today = day_of(start, tz)
        for offset in range(-1, _WEEK_AND_MORE):
            yield from (edge for edge in edges(tz, today + offset * DAY) if edge >= start)

    return merge(*map(of_zone, zones)) if len(zones) > 1 else of_zone(zones[0])


EPOCH: Final = datetime(1900, 1, 1, tzinfo=UTC)
"""Before everything that a case may mention."""
