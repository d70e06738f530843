"""Counting days that leave out weekends, and nothing else.

A deadline on the sender is the sooner, and so the safer, the fewer days are left out; where the law that sets it does
not say what a business day is, holidays are counted in. `plus_business_days` leaves them out too.
"""

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5


@lru_cache(maxsize=16_384)
def plus_weekdays(start: date, days: int) -> date:
    """The date ``days`` days after ``start``, leaving out Saturdays and Sundays; ``start`` itself is day nought."""
    day = start
    while days:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            days -= 1
    return day
