"""A floor's week laid out: by day and hour, and the days together by hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from ..clock import DAY
from ..reaching import FloorWeek, Group
from .pictures import Heat
from .wording import day

SHOWN: Final = 20
"""How many groups are drawn or printed; the others are told by their number."""


def dates(week: FloorWeek) -> list[date]:
    """The days of a week."""
    return [week.first + DAY * number for number in range(week.days)]


def by_day(week: FloorWeek, numbers: Sequence[int]) -> list[Heat]:
    """A row for each day: the numbers, given in the order of the hours, where anybody was asked about."""
    found: dict[date, list[list[int]]] = {each: [[] for _ in range(24)] for each in dates(week)}
    shown: dict[date, set[int]] = {each: set() for each in found}
    for hour, asked, number in zip(week.hours, week.asked, numbers, strict=True):
        shown[hour.day].add(hour.hour)
        if asked:
            found[hour.day][hour.hour].append(number)
    return [
        Heat(day(each), tuple(map(tuple, rows)), frozenset(range(24)) - shown[each]) for each, rows in found.items()
    ]


def by_hour(week: FloorWeek, groups: Sequence[Group]) -> list[Heat]:
    """A row for each group: of each hour of the clock the most of its people on any one day."""
    rows = []
    for group in groups:
        most: list[tuple[int, ...]] = [()] * 24
        for hour, asked, number in zip(week.hours, week.asked, group.hours, strict=True):
            if asked:
                most[hour.hour] = (max(number, *most[hour.hour]) if most[hour.hour] else number,)
        rows.append(Heat(f"{briefly(group.name)} ({group.people:,})", tuple(most)))
    return rows


def briefly(name: str) -> str:
    """A group's name as a picture has room for it: of zones only the places."""
    return " + ".join(part.partition("/")[2].replace("_", " ") if "/" in part else part for part in name.split("+"))


def best(week: FloorWeek, group: Group) -> str:
    """When most of a group can be contacted, first; nothing if none can."""
    most = max(group.hours, default=0)
    if not most:
        return ""
    hour = week.hours[group.hours.index(most)]
    return f"{most:,} on {day(hour.day)} from {hour.hour:02}:00"


def clock(week: FloorWeek) -> str:
    """On whose clock the hours are."""
    return "each person's own clock" if week.zone is None else week.zone
