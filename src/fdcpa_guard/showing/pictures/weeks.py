"""Counts by week, one small picture below the other, all with the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from .canvas import Canvas, clipped

SHOWN: Final = 53
"""How many weeks are drawn, the last of all; how many came before is told."""
MOST: Final = 12
"""How many rows are drawn; how many there are besides is told."""
_LEFT, _RIGHT, _WIDE = 190, 120, 640
_TOP, _TALL, _GAP, _FOOT = 72, 54, 16, 62
_WIDTH: Final = _LEFT + _WIDE + _RIGHT
_WEEK: Final = timedelta(days=7)


class Counted(NamedTuple):
    """A week, such as ``2026-W14`` of ISO 8601: how many there were, and how many of them count against."""

    week: str
    all: int
    against: int


class Row(NamedTuple):
    """The weeks of one group."""

    name: str
    weeks: Sequence[Counted]


class Words(NamedTuple):
    """What is counted: ``all`` is empty where only what counts against is known."""

    all: str
    against: str


def weeks(title: str, rows: Sequence[Row], words: Words, *, name: str = "weeks") -> str:
    """A row for each group, a column for each week: how many there were, and the part of them that counts against.

    A week in which there was nothing has its place, and is empty.
    """
    drawn = rows[:MOST]
    every, earlier = _every({_monday(each.week) for row in drawn for each in row.weeks})
    most = max([max(each.all, each.against) for row in drawn for each in row.weeks], default=0)
    step = min(_WIDE / len(every), 48.0) if every else 0.0
    foot = _TOP + (_TALL + _GAP) * len(drawn)
    desc = "; ".join(f"{row.name}: {_told(row, words)}" for row in drawn) or "nothing was counted"
    canvas = Canvas(_WIDTH, foot + _FOOT, title, f"{desc}.", name=name)
    canvas.heading(title, _under(every, earlier, most, len(rows) - len(drawn)))
    for number, row in enumerate(drawn):
        top = _TOP + (_TALL + _GAP) * number
        _row(canvas, row, words, {monday: place for place, monday in enumerate(every)}, (step, top), most)
    canvas.ungroup()
    _calendar(canvas, every, step, foot)
    _legend(canvas, words, foot + 44)
    return canvas.svg()


def _row(canvas: Canvas, row: Row, words: Words, places: dict[date, int], at: tuple[float, float], most: int) -> None:
    step, top = at
    canvas.group("row", f"{row.name}: {_told(row, words)}")
    canvas.text(16, top + 24, clipped(row.name, 24))
    canvas.line(_LEFT, top + _TALL, _WIDTH - _RIGHT, top + _TALL)
    against, of = sum(each.against for each in row.weeks), sum(each.all for each in row.weeks)
    canvas.text(16, top + 42, f"{against:,} of {of:,}" if words.all else f"{against:,}", "faint", {"font-size": "11"})
    for each in row.weeks:
        place = places.get(_monday(each.week))
        if place is None:
            continue
        x, width = _LEFT + step * place, max(2.0, step - 3)
        for count, kind in ((each.all, "asked"), (each.against, "closed")):
            if count:
                tall = max(2.0, _TALL * count / most)
                canvas.rect(x, top + _TALL - tall, width, tall, kind)


def _calendar(canvas: Canvas, every: Sequence[date], step: float, foot: float) -> None:
    apart = max(1, round(64 / step)) if every else 1
    for place, monday in enumerate(every):
        if place % apart == 0:
            x = _LEFT + step * (place + 0.5) - 1
            canvas.text(x, foot + 4, f"{monday:%m-%d}", "faint", {"text-anchor": "middle", "font-size": "11"})


def _legend(canvas: Canvas, words: Words, y: float) -> None:
    x = 16.0
    for said, kind in ((words.against, "closed"), (words.all, "asked")):
        if said:
            canvas.rect(x, y - 11, 14, 14, kind)
            canvas.text(x + 20, y, said, more={"font-size": "12"})
            x += 40 + 7 * len(said)


def _under(every: Sequence[date], earlier: int, most: int, more: int) -> str:
    if not every:
        return "nothing was counted"
    parts = [
        f"weeks of {every[0].isoformat()} to {every[-1].isoformat()}, UTC; the highest bar is {most:,}",
        *([f"{earlier:,} earlier weeks are in the table"] if earlier else []),
        *([f"{more:,} more groups are not drawn"] if more else []),
    ]
    return "; ".join(parts)


def _every(known: set[date]) -> tuple[list[date], int]:
    """The Mondays that are drawn, those of empty weeks too; and how many weeks with anything in them come before."""
    if not known:
        return [], 0
    last = max(known)
    back = min((last - min(known)) // _WEEK, SHOWN - 1)
    first = last - _WEEK * back
    return [first + _WEEK * number for number in range(back + 1)], sum(monday < first for monday in known)


def _monday(week: str) -> date:
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def _told(row: Row, words: Words) -> str:
    if not words.all:
        return ", ".join(f"{each.week} {each.against}" for each in row.weeks) or "none"
    return ", ".join(f"{each.week} {each.against} of {each.all}" for each in row.weeks) or "none"
