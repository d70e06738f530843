"""A floor's week: how many people can be contacted in each hour, where, by what, and why the others cannot."""

from __future__ import annotations

from typing import Final

from ..reaching import FloorWeek, Side
from ..showing import floor, pictures
from .page import page, picture

_RULES: Final = 15


def floor_page(week: FloorWeek) -> str:
    """The page of a floor's week, under one policy or two."""
    days = floor.dates(week)
    span = f"{days[0]} to {days[-1]}, {floor.clock(week)}"
    return page(
        "floor.html",
        week=week,
        span=span,
        days=days,
        clock=floor.clock(week),
        sides=[_side(week, side, span, f"side-{number}") for number, side in enumerate(week.sides)],
        difference=_difference(week, span) if len(week.sides) == 2 else None,
        table=[[side.everybody.hours[at] for side in week.sides] for at in range(len(week.hours))],
        best=[floor.best(week, side.everybody) for side in week.sides],
        rules=_RULES,
        shown=floor.SHOWN,
    )


def _side(week: FloorWeek, side: Side, span: str, name: str) -> dict[str, object]:
    heading = "People who can be contacted"
    drawn = {
        "days": (heading, floor.by_day(week, side.everybody.hours)),
        "zones": (f"{heading}, by zone", floor.by_hour(week, side.zones[: floor.SHOWN])),
        "states": (f"{heading}, by state", floor.by_hour(week, side.states[: floor.SHOWN])),
        "media": (f"{heading}, by medium", floor.by_hour(week, side.media)),
    }
    given: dict[str, object] = {
        part: picture(pictures.heat(rows, title, span, name=f"{name}-{part}")) for part, (title, rows) in drawn.items()
    }
    groups = {"zones": side.zones, "states": side.states, "media": side.media}
    best = {part: [floor.best(week, group) for group in each] for part, each in groups.items()}
    return {**given, "side": side, "best": best}


def _difference(week: FloorWeek, span: str) -> object:
    numbers = [more - fewer for more, fewer in zip(week.gained, week.lost, strict=True)]
    rows = floor.by_day(week, numbers)
    return picture(pictures.heat(rows, "People more or fewer under the second", span, signed=True, name="difference"))
