"""Past calls on a line of days, with the seven consecutive days that end with the contact (12 CFR 1006.14(b)(2))."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ...clock import DAY
from ...decision import CountedCall
from .canvas import Canvas

SHOWN: Final = 14
"""How many days are drawn, the contact's the last."""
WINDOW: Final = 7
_LEFT, _DAY, _RIGHT = 150, 58, 80
_TOP, _BALL, _LINE, _FOOT = 92, 22, 18, 66
_WIDTH: Final = _LEFT + _DAY * SHOWN + _RIGHT
_MOST: Final = 12
"""How many calls of one day are drawn one above the other; of more, the number is written."""
_LONGEST: Final = 17
_MIDDLE: Final = {"text-anchor": "middle"}


def calls(counted: Iterable[CountedCall], at: datetime, zone: ZoneInfo, *, name: str = "calls") -> str:
    """Past calls by their day where the person is: a row for each debt, a disc for each call.

    A call that counts towards the call limits is a full disc with its number in the row; one that does not is a ring.
    The days that the limit looks at are framed. Calls before the days that are drawn are told by their number.
    """
    rows: dict[str, list[tuple[date, CountedCall]]] = {}
    for call in sorted(counted, key=lambda call: call.at):
        day = call.local_date or call.at.astimezone(zone).date()
        rows.setdefault(call.debt, []).append((day, call))
    today = at.astimezone(zone).date()
    days = [today - DAY * back for back in reversed(range(SHOWN))]
    heights = [_height(row, days) for row in rows.values()] or [_BALL + 12]
    foot = _TOP + sum(heights)
    told = "; ".join(f"{debt}: {_told(row, today)}" for debt, row in rows.items()) or "no past call is known"
    canvas = Canvas(_WIDTH, foot + _FOOT, f"Past calls up to {today}, {zone}", f"{told}.", name=name)
    canvas.text(16, 28, "Past calls, as the limits of 1006.14(b) count them", more=_HEADING)
    canvas.text(16, 48, f"{days[0]} to {today}, {zone}", "faint")
    for day in days:
        x = _middle(days, day)
        strong = {"font-weight": "bold"} if day == today else {}
        canvas.text(x, _TOP - 22, f"{day:%a}", "faint", {**_MIDDLE, "font-size": "11"})
        canvas.text(x, _TOP - 8, f"{day:%m-%d}", "ink", {**_MIDDLE, "font-size": "11", **strong})
    top = float(_TOP)
    for (debt, row), height in zip(rows.items(), heights, strict=False):
        _row(canvas, debt, row, days, top, height)
        top += height
    canvas.ungroup()
    if not rows:
        canvas.text(16, _TOP + 20, "No past call is known.", "faint")
    x = _LEFT + _DAY * (SHOWN - WINDOW)
    frame = {"stroke-width": "1.5", "rx": "4"}
    canvas.rect(x + 2, _TOP - 38, _DAY * WINDOW - 4, foot - _TOP + 40, "frame", frame)
    canvas.text(x + 6, foot + 18, "the seven consecutive days that end with this contact", "faint", {"font-size": "11"})
    _legend(canvas, foot + 44)
    return canvas.svg()


_HEADING: Final = {"font-size": "17", "font-weight": "bold"}


def _row(
    canvas: Canvas, debt: str, row: Sequence[tuple[date, CountedCall]], days: Sequence[date], top: float, height: float
) -> None:
    canvas.group("debt", f"{debt}: {_told(row, days[-1])}")
    shown = debt if len(debt) <= _LONGEST else f"{debt[: _LONGEST - 1]}…"
    canvas.text(16, top + 22, shown)
    canvas.line(16, top + height, _WIDTH - 16, top + height)
    earlier = sum(day < days[0] for day, _ in row)
    if earlier:
        canvas.text(16, top + 36, f"{earlier} earlier", "faint", {"font-size": "11"})
    number = 0
    lying: dict[date, int] = {}
    window = days[-WINDOW:]
    for day, call in row:
        number += call.counted and day in window
        if day < days[0]:
            continue
        height_of = lying[day] = lying.get(day, 0) + 1
        if height_of > _MOST:
            continue
        x, y = _middle(days, day), top + 18 + _BALL * (height_of - 1)
        _ball(canvas, x, y, str(number) if call.counted and day in window else "", counted=call.counted)
    for day, count in lying.items():
        if count > _MOST:
            y = top + 18 + _BALL * _MOST
            canvas.text(_middle(days, day), y, f"+{count - _MOST}", "ink", {**_MIDDLE, "font-size": "11"})
    within = sum(call.counted and day in window for day, call in row)
    canvas.text(_LEFT + _DAY * SHOWN + 10, top + 22, _count(within))


def _ball(canvas: Canvas, x: float, y: float, number: str, *, counted: bool) -> None:
    canvas.circle(x, y, 9, "mark" if counted else "frame", {} if counted else {"stroke-width": "1.5"})
    if number:
        canvas.text(x, y + 4, number, "number", {**_MIDDLE, "font-size": "11", "font-weight": "bold"})


def _legend(canvas: Canvas, y: float) -> None:
    for x, words, counted in ((26, "counts, with its number within the frame", True), (330, "does not count", False)):
        _ball(canvas, x, y - 4, "", counted=counted)
        canvas.text(x + 16, y, words, more={"font-size": "12"})


def _height(row: Sequence[tuple[date, CountedCall]], days: Sequence[date]) -> float:
    most = max((sum(day == other for other, _ in row) for day in days), default=0)
    return 14 + max(2, min(most, _MOST) + (most > _MOST)) * _BALL


def _middle(days: Sequence[date], day: date) -> float:
    return _LEFT + _DAY * ((day - days[0]).days + 0.5)


def _told(row: Sequence[tuple[date, CountedCall]], today: date) -> str:
    within = sum(call.counted and today - DAY * WINDOW < day <= today for day, call in row)
    calls = ", ".join(f"{call.event} on {day}{'' if call.counted else ' (does not count)'}" for day, call in row)
    return f"{_count(within)} within the seven days; {calls}"


def _count(number: int) -> str:
    return "1 counts" if number == 1 else f"{number} count"
