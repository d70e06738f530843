"""When and where made-up facts are: the days, readings of the clock, zones and recurrences that all who make them take.

In every list the plainest comes first.
"""

from calendar import isleap, monthrange
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from ..clock import zone

ZONES: Final = (
    "America/Chicago",
    "America/New_York",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "America/Denver",
    "America/Phoenix",
    "America/Anchorage",
    "America/Puerto_Rico",
    "Pacific/Guam",
)
CHANGES: Final = (
    date(2026, 3, 8),
    date(2026, 11, 1),
    date(2026, 3, 9),
    date(2026, 11, 2),
    date(2026, 3, 14),
    date(2026, 11, 7),
)
"""Days on which the clocks change, and some of the week after, from which one counts back over a change."""
DAYS: Final = (
    date(2026, 4, 1),
    date(2026, 11, 9),
    date(2026, 8, 13),
    date(2026, 10, 6),
    date(2026, 4, 8),
    date(2026, 8, 20),
    date(2026, 5, 31),
    date(2026, 1, 4),
    date(2026, 12, 24),
    date(2027, 1, 1),
    *CHANGES,
)
ANCHORS: Final = (*DAYS, *CHANGES)
"""The same, every second of them near a change of the clocks."""
WALLS: Final = (
    time(12),
    time(8),
    time(21),
    time(10, 30),
    time(20, 59, 59),
    time(7, 59, 59),
    time(0),
    time(17, 15),
    time(7, 59, 59, 999_999),
    time(20, 59, 59, 999_999),
    time(23, 59, 59, 999_999),
    time(15, 30),
    time(16, 59),
    time(17),
    time(1, 30),
    time(2, 30),
    time(6),
    time(19),
    time(22, 15),
)
"""Readings of a clock; two of them come twice, or not at all, when it changes."""
EDGES: Final = (
    "15:00",
    "17:00",
    "00:00",
    "08:00",
    "12:00",
    "21:00",
    "01:00",
    "02:30",
    "10:00",
    "13:30",
    "01:30",
    "12:30",
    "20:00",
    "22:15",
)
"""Where windows begin or end; where they end, midnight may also be written as 24:00."""
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS_AGO: Final = (0, 0, 0, 1, 6, 14, 28, 30, 61, 365, 730, -2)
"""How long before the day that a recurrence is meant for it begins."""


def instant(day: date, wall: time, where: str) -> datetime:
    """The instant at which the clocks of a zone show a time."""
    return datetime.combine(day, wall, zone(where)).astimezone(UTC)


def recurrence(dice: Random, today: date) -> dict[str, Any]:
    """A stretch of the clock on the days that a rule of RFC 5545 names, very often today or a day beside it."""
    meant = today + timedelta(days=dice.randint(-1, 1))
    first_day = meant - timedelta(days=dice.choice(_DAYS_AGO))
    parts = {"FREQ": dice.choice(_FREQUENCIES)}
    parts |= _by_parts(dice, parts["FREQ"], meant)
    if dice.randrange(100) < 40:
        parts["INTERVAL"] = str(dice.choice((2, 2, 3, 5)))
    limit = dice.choice(("", "", "COUNT", "UNTIL"))
    if limit == "COUNT":
        parts["COUNT"] = str(dice.choice((1, 2, 3, 8, 30)))
    elif limit == "UNTIL":
        parts["UNTIL"] = f"{today + timedelta(days=dice.randint(-2, 4)):%Y%m%d}"
    made: dict[str, Any] = {"rule": ";".join(f"{name}={value}" for name, value in parts.items())}
    made["first_day"] = first_day.isoformat()
    if dice.randrange(100) < 50:
        made["start"] = dice.choice(EDGES)
        made["end"] = dice.choice((*EDGES, "24:00"))
    return made


def _by_parts(dice: Random, frequency: str, meant: date) -> dict[str, str]:
    """BY parts that name a day, if the interval and the first day let it."""
    weekday = WEEKDAYS[meant.weekday()]
    chosen = [day for day in WEEKDAYS if day == weekday or dice.randrange(100) < 40]
    days = ",".join(day[:2].upper() for day in chosen)
    month = str(meant.month)
    months = f"{month},{dice.randint(1, 12)}"
    month_days = monthrange(meant.year, meant.month)[1]
    year_days = 365 + isleap(meant.year)
    of_year = meant.timetuple().tm_yday
    dates = f"{dice.choice((meant.day, meant.day - month_days - 1))},{dice.randint(1, 31)}"
    alike = [day for day in range(1, month_days + 1) if WEEKDAYS[meant.replace(day=day).weekday()] in chosen]
    which = dice.choice(((meant.day + 6) // 7, -((month_days - meant.day) // 7 + 1)))
    which_of_year = dice.choice(((of_year + 6) // 7, -((year_days - of_year) // 7 + 1)))
    position = str(dice.choice((alike.index(meant.day) + 1, alike.index(meant.day) - len(alike))))
    forms: dict[str, tuple[dict[str, str], ...]] = {
        "DAILY": ({}, {"BYDAY": days}, {"BYMONTH": month}, {"BYMONTH": months}, {"BYMONTHDAY": dates}),
        "WEEKLY": ({}, {"BYDAY": days}, {"BYDAY": days, "WKST": dice.choice(("SU", "MO", "TH"))}),
        "MONTHLY": (
            {},
            {"BYMONTHDAY": dates},
            {"BYDAY": days},
            {"BYDAY": f"{which}{weekday[:2].upper()}"},
            {"BYDAY": days, "BYSETPOS": position},
            {"BYDAY": days, "BYMONTHDAY": dates},
        ),
        "YEARLY": (
            {},
            {"BYMONTH": months},
            {"BYMONTH": months, "BYMONTHDAY": dates},
            {"BYMONTH": month, "BYDAY": f"{which}{weekday[:2].upper()}"},
            {"BYDAY": f"{which_of_year}{weekday[:2].upper()}"},
            {"BYMONTH": month, "BYDAY": days, "BYSETPOS": position},
        ),
    }
    return dice.choice(forms[frequency])


def quiet_days(dice: Random, today: date) -> list[str]:
    """Some single days around today, or a dozen in a row."""
    row = range(-2, 10) if dice.randrange(100) < 20 else dice.sample(range(-2, 4), dice.choice((1, 2, 4)))
    return [(today + timedelta(days=n)).isoformat() for n in row]
