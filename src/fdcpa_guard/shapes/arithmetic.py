"""Arithmetic that shapes share: whose clock, when an event leaves a window, until when an objection lasts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from ..clock import FOREVER, start_of_day, zone
from ..decision import Scalar
from ..errors import MissingFact
from ..facts.moments import could_be_from, could_be_until, known
from ..rules import PASS, Denied, Outcome, Outcomes, Passed, Question

T = TypeVar("T")

_WEEK_AND_MORE: Final = 9
_YEAR_AND_MORE: Final = timedelta(days=400)
_WESTERNMOST: Final = 12
"""The hour in UTC at which a day has begun everywhere."""
_ROUND_THE_EARTH: Final = timedelta(hours=26)
"""How long before that it has begun somewhere."""
LONGEST_SHIFT: Final = timedelta(hours=2)
"""By how much clocks may have been put back, or on, between two days."""

ANY_CLOCK: Final[tuple[ZoneInfo, ...]] = (zone("UTC"),)
"""For what is counted in hours, which pass alike everywhere."""


class Stretch(NamedTuple):
    """A stretch of time in which there is an objection, [starts, ends)."""

    starts: datetime
    ends: datetime


def clocks(
    q: Question, name: str | None, until: datetime | None = None, *, of_consumer: bool = False
) -> tuple[ZoneInfo, ...]:
    """The zone of a name, or without one every zone in which the person, or the consumer, may be.

    Raises:
        MissingFact: no name is given, and nothing says where they are; nobody needs it from ``until`` on.
    """
    if name is not None:
        return (zone(name),)
    try:
        return q.consumer_zones if of_consumer else q.zones
    except MissingFact as missing:
        raise MissingFact(missing.fact, until) from None


def begins(q: Question, name: str | None, day: date, *, of_consumer: bool = False, anywhere: bool = False) -> datetime:
    """The instant from which it is a day in every zone of the person, or ``of_consumer``, or ``anywhere`` in them.

    Once it is so everywhere on earth, some instant of the past; where nobody knows where they are, and it is so nowhere
    yet, the first at which it is somewhere.

    Raises:
        MissingFact: as `clocks`, while it may matter.
    """
    everywhere = datetime(day.year, day.month, day.day, _WESTERNMOST, tzinfo=UTC)
    if everywhere <= q.at:
        return everywhere
    try:
        zones = clocks(q, name, everywhere, of_consumer=of_consumer)
    except MissingFact:
        if q.at < (somewhere := everywhere - _ROUND_THE_EARTH):
            return somewhere
        raise
    return (min if anywhere else max)([start_of_day(tz, day) for tz in zones])


def began_everywhere(q: Question, day: date) -> datetime:
    """The instant from which it was a day wherever the person may be, to the minute: what came before is told by it.

    Where nothing is known of where they are, the one from which it was everywhere on earth.
    """
    zones = q.known_zones
    if not zones:
        return datetime(day.year, day.month, day.day, _WESTERNMOST, tzinfo=UTC)
    return max([start_of_day(tz, day) for tz in zones])


def begins_after(q: Question, name: str | None, event: datetime, days: int, *, of_consumer: bool = False) -> datetime:
    """The instant from which it is, in every zone, the civil day that is ``days`` (at least one) after an event's.

    ``of_consumer``: in every one of the consumer's, whoever is contacted, as for what stands on a debt. Otherwise as
    `begins`.
    """
    everywhere = could_be_until(known(event)) + timedelta(days=days) + LONGEST_SHIFT
    if everywhere <= q.at:
        return everywhere
    try:
        zones = clocks(q, name, everywhere, of_consumer=of_consumer)
    except MissingFact:
        if q.at < (somewhere := could_be_from(event) + timedelta(days=days - 1) - LONGEST_SHIFT):
            return somewhere
        raise
    return max(days_after(event, tz, days) for tz in zones)


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


EPOCH: Final = datetime(1900, 1, 1, tzinfo=UTC)
"""Before everything that a case may mention."""
