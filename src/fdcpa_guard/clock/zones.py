"""Instants, civil days and wall-clock times in a zone, exact across daylight-saving changes.

Three things that do not mix: an *instant* (aware, UTC), a *civil day* (a date in a zone), a *wall time* (what a
clock on the consumer's wall shows). Every function that goes from one to another names the zone.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FOREVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""Later than every instant that a case may mention: "never" for `until` and `lapses_at` inside the engine."""

DAY: Final = timedelta(days=1)
TICK: Final = timedelta(microseconds=1)
"""The smallest step of an instant."""


class UnknownZone(ValueError):
    """No such zone in the tz database. The name given is not repeated."""

    def __init__(self) -> None:
        super().__init__("no such time zone (an IANA name such as America/Chicago is needed)")


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name, loaded once.

    Raises:
        UnknownZone: the name is not in the tz database.
    """
    if not name or len(name) > 64 or not name.isascii():
        raise UnknownZone
    try:
        found = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone from None
    # Reading one offset makes the standard library finish any lazy work now rather than inside a decision.
    datetime(2026, 1, 1, tzinfo=found).utcoffset()
    return found


@lru_cache(maxsize=65_536)
def start_of_day(tz: ZoneInfo, day: date) -> datetime:
    """The first instant of a civil day, in UTC."""
    return first_at(tz, day, time.min)


def first_at(tz: ZoneInfo, day: date, wall: time) -> datetime:
    """The first instant on or after which the wall clock of that day shows at least ``wall``, in UTC.

    A wall time that the spring change skips happens at the change; one that the autumn change repeats, at its
    first showing.
    """
    local = datetime.combine(day, wall, tz)
    instant = local.astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return change_between(tz, instant - DAY, instant) or instant


def showings(tz: ZoneInfo, day: date, wall: time) -> tuple[datetime, ...]:
    """Every instant at which the wall clock of that day comes to show ``wall``: one, or two in the autumn fold."""
    first = first_at(tz, day, wall)
    second = datetime.combine(day, wall, tz).replace(fold=1).astimezone(UTC)
    return (first, second) if second > first else (first,)


@lru_cache(maxsize=16_384)
def change_on(tz: ZoneInfo, day: date) -> datetime | None:
    """The instant at which the zone's offset changes within the civil day, if it does."""
    return change_between(tz, start_of_day(tz, day) - TICK, start_of_day(tz, day + DAY))


def change_between(tz: ZoneInfo, low: datetime, high: datetime) -> datetime | None:
    """The first instant in (low, high] with another UTC offset than ``low``; assumes at most one change."""
    before = low.astimezone(tz).utcoffset()
    if high.astimezone(tz).utcoffset() == before:
        return None
    while high - low > TICK:
        middle = low + (high - low) // 2
        if middle.astimezone(tz).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


@lru_cache(maxsize=4_096)
def _changes_of_year(tz: ZoneInfo, year: int) -> tuple[datetime, ...]:
    firsts = [datetime(year, month, 1, tzinfo=UTC) for month in range(1, 13)] + [datetime(year + 1, 1, 1, tzinfo=UTC)]
    found = (change_between(tz, low, high) for low, high in pairwise(firsts))
    return tuple(change for change in found if change is not None)


def next_shift(tz: ZoneInfo, at: datetime) -> datetime:
    """The first instant after ``at`` at which the zone's offset changes; `FOREVER` if not by the end of next year.

    Two changes within one month of UTC that cancel out, as during Ramadan in Morocco, are not seen.
    """
    changes = (*_changes_of_year(tz, at.year), *_changes_of_year(tz, at.year + 1))
    return next((change for change in changes if change > at), FOREVER)
