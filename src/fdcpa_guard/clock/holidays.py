"""The legal public holidays of 5 USC 6103(a), and counting days that leave them out.

Source: 5 USC 6103(a) for the days; 5 USC 6103(b)(1) for the Friday before a Saturday holiday, which that statute
grants for pay and leave. That a Sunday holiday is kept on Monday rests on an executive order not read here.
Whether such observed days count for Regulation F is unsettled, so it is a parameter; the careful value differs
between a period that runs for the consumer (count them as holidays, the period is longer) and a deadline on
the collector (do not, the deadline is sooner).
"""

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY, _SUNDAY = 5, 6


@lru_cache(maxsize=512)
def legal_public_holidays(year: int, *, observed: bool = False) -> frozenset[date]:
    """The holidays of a year; with ``observed``, also the Friday or Monday kept for one that falls on a weekend."""
    days = {
        date(year, 1, 1),
        _nth(year, 1, 0, 3),
        _nth(year, 2, 0, 3),
        _last_monday_of_may(year),
        date(year, 6, 19),
        date(year, 7, 4),
        _nth(year, 9, 0, 1),
        _nth(year, 10, 0, 2),
        date(year, 11, 11),
        _nth(year, 11, 3, 4),
        date(year, 12, 25),
    }
    if observed:
        days |= {kept for day in (*days, date(year + 1, 1, 1)) if (kept := _kept(day)).year == year}
    return frozenset(days)


@lru_cache(maxsize=16_384)
def plus_business_days(start: date, days: int, *, observed: bool) -> date:
    """The date ``days`` days after ``start``, leaving out legal public holidays, Saturdays and Sundays."""
    day = start
    while days:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in legal_public_holidays(day.year, observed=observed):
            days -= 1
    return day


def _kept(day: date) -> date:
    if day.weekday() == _SATURDAY:
        return day - timedelta(days=1)
    if day.weekday() == _SUNDAY:
        return day + timedelta(days=1)
    return day


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())
