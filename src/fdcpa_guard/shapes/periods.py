"""The times that limits of frequency look at, to be told. What lies in one is asked of the arithmetic that decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ..clock import DAY, FOREVER, start_of_day
from ..facts import Attempt, Inbound
from ..rules.tallying import Leaves, Limit, Period, Tally, fullest, tally
from .arithmetic import day_of, full_calendar, full_days, full_hours
from .wording import counted

_THAT_OF: Final = {"calendar-day": "day", "calendar-week": "calendar week", "calendar-month": "calendar month"}


def in_days(at: datetime, tz: ZoneInfo, days: int, leaves: Leaves | None = None) -> Period:
    """So many civil days in a zone, the day of the contact as the last."""
    today = day_of(at, tz)
    first, following = start_of_day(tz, today - (days - 1) * DAY), start_of_day(tz, today + DAY)
    words = f"the {counted(days, 'day')} that end with this contact" if days > 1 else "the day of this contact"
    return Period(
        "days", days, words, first, following, tz, leaves or (lambda when: full_days(1, days, tz, at, (when,)))
    )


def in_hours(at: datetime, hours: int) -> Period:
    """So many hours before the contact; what was exactly so long ago is outside."""
    words = f"the {counted(hours, 'hour')} before this contact" if hours > 1 else "the hour before this contact"
    since = at - timedelta(hours=hours)
    return Period("hours", hours, words, since, at, None, lambda when: full_hours(1, hours, at, (when,)))


def in_calendar(unit: str, first: date, following: date, tz: ZoneInfo) -> Period:
    """The calendar day, week or month from a day to the one before another, which holds the day of the contact."""
    words = f"the {_THAT_OF[unit]} of this contact" + (f", from {first:%A}" if unit == "calendar-week" else "")
    starts, ends = start_of_day(tz, first), start_of_day(tz, following)
    return Period(unit, 1, words, starts, ends, tz, lambda when: full_calendar(1, first, following, tz, (when,)))


def days_before(at: datetime, tz: ZoneInfo, days: int, leaves: Leaves) -> Period:
    """So many civil days in a zone that end with the day before that of the contact."""
    today = day_of(at, tz)
    words = (
        f"the {counted(days, 'day')} before that of this contact" if days > 1 else "the day before that of this contact"
    )
    return Period("days-before", days, words, start_of_day(tz, today - days * DAY), start_of_day(tz, today), tz, leaves)


def since(start: datetime, at: datetime, words: str) -> Period:
    """All the time since an instant; what was in it stays."""
    return Period("since", 1, words, start, at, None, lambda when: FOREVER if start <= when else None)


def counted_in_days(
    limit: Limit,
    events: Iterable[tuple[Attempt | Inbound, str | None]],
    at: datetime,
    days: int,
    zones: Iterable[ZoneInfo],
) -> Tally:
    """What a limit counted in so many civil days that end with the day of ``at``, on the clock that binds."""
    judged = [*events]
    return fullest([tally(limit, in_days(at, tz, days), judged) for tz in zones])
