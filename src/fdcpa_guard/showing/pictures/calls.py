"""Past calls on a line of days, with the seven consecutive days that end with the contact (12 CFR 1006.14(b)(2))."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from ...clock import DAY
from ...decision import CountedCall
from ..account import Talk
from .canvas import Canvas, clipped

SHOWN: Final = 14
"""How many days are drawn, the contact's the last."""
WINDOW: Final = 7
_LEFT, _DAY, _RIGHT = 150, 58, 80
_TOP, _BALL, _LINE, _FOOT = 92, 22, 18, 66
_WIDTH: Final = _LEFT + _DAY * SHOWN + _RIGHT
_MOST: Final = 12
"""How many calls of one day are drawn one above the other; of more, the number is written."""
_SPOKEN: Final = 18
"""The height of what tells of conversations."""
_LONGEST: Final = 17
_MIDDLE: Final = {"text-anchor": "middle"}


def calls(
    counted: Iterable[CountedCall], at: datetime, zone: ZoneInfo, *, talks: Iterable[Talk] = (), name: str = "calls"
) -> str:
    """Past calls by their day where the person is: a row for each debt, a disc for each call.

    A call that counts towards the call limits is a full disc with its number in the row; one that does not is a ring.
    The days that the limit looks at are framed. Calls before the days that are drawn are told by their number. A
    conversation is a bar over the seven consecutive days that begin with its own, in which the telephone rests.
    """
    rows: dict[str, list[tuple[date, CountedCall]]] = {}
    spoken: dict[str, list[Talk]] = {}
    for call in sorted(counted, key=lambda call: call.at):
        day = call.local_date or call.at.astimezone(zone).date()
        rows.setdefault(call.debt, []).append((day, call))
    for talk in sorted(talks, key=lambda talk: talk.at):
        rows.setdefault(talk.debt, [])
        spoken.setdefault(talk.debt, []).append(talk)
    today = at.astimezone(zone).date()
    days = [today - DAY * back for back in reversed(range(SHOWN))]
    heights = [_height(row, days) + _SPOKEN * (debt in spoken) for debt, row in rows.items()] or [_BALL + 12]
    foot = _TOP + sum(heights)
    told = {debt: _told(row, today, spoken.get(debt, ())) for debt, row in rows.items()}
    desc = "; ".join(f"{debt}: {words}" for debt, words in told.items()) or "no past call is known"
    canvas = Canvas(_WIDTH, foot + _FOOT, f"Past calls up to {today}, {zone}", f"{desc}.", name=name)
    canvas.heading("Past calls, as the limits of 1006.14(b) count them", f"{days[0]} to {today}, {zone}")
    for day in days:
        x = _middle(days, day)
        strong = {"font-weight": "bold"} if day == today else {}
        canvas.text(x, _TOP - 22, f"{day:%a}", "faint", {**_MIDDLE, "font-size": "11"})
        canvas.text(x, _TOP - 8, f"{day:%m-%d}", "ink", {**_MIDDLE, "font-size": "11", **strong})
    top = float(_TOP)
    for (debt, row), height in zip(rows.items(), heights, strict=False):
        canvas.group("debt", f"{debt}: {told[debt]}")
        _row(canvas, debt, row, days, top, height)
        _bars(canvas, spoken.get(debt, ()), days, top + height - _SPOKEN)
        top += height
    canvas.ungroup()
    if not rows:
        canvas.text(16, _TOP + 20, "No past call is known.", "faint")
    x = _LEFT + _DAY * (SHOWN - WINDOW)
    frame = {"stroke-width": "1.5", "rx": "4"}
    canvas.rect(x + 2, _TOP - 38, _DAY * WINDOW - 4, foot - _TOP + 40, "frame", frame)
    canvas.text(x + 6, foot + 18, "the seven consecutive days that end with this contact", "faint", {"font-size": "11"})
    _legend(canvas, foot + 44, talks=bool(spoken))
    return canvas.svg()


def _row(
    canvas: Canvas, debt: str, row: Sequence[tuple[date, CountedCall]], days: Sequence[date], top: float, height: float
) -> None:
    canvas.text(16, top + 22, clipped(debt, _LONGEST))
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
        ball(canvas, x, y, str(number) if call.counted and day in window else "", counted=call.counted)
    for day, count in lying.items():
        if count > _MOST:
            y = top + 18 + _BALL * _MOST
            canvas.text(_middle(days, day), y, f"+{count - _MOST}", "ink", {**_MIDDLE, "font-size": "11"})
    within = sum(call.counted and day in window for day, call in row)
    canvas.text(_LEFT + _DAY * SHOWN + 10, top + 22, _count(within))


def _bars(canvas: Canvas, talks: Iterable[Talk], days: Sequence[date], y: float) -> None:
    """The days after conversations, and on the first of them a square."""
    for day, settled in dict.fromkeys((talk.local_date, talk.settled) for talk in talks):
        first, end = max(day, days[0]), min(day + DAY * WINDOW, days[-1] + DAY)
        if first >= end:
            continue
        kind = "warm" if settled else "apart"
        canvas.rect(_middle(days, first) - _DAY / 2 + 4, y + 4, _DAY * (end - first).days - 8, 5, kind, {"rx": "2"})
        if first == day:
            canvas.rect(_middle(days, day) - 7, y - 1, 14, 14, kind, {"rx": "3"})


def ball(canvas: Canvas, x: float, y: float, number: str, *, counted: bool) -> None:
    """A past contact: a full disc with its number, or a ring if it does not count."""
    canvas.circle(x, y, 9, "mark" if counted else "frame", {} if counted else {"stroke-width": "1.5"})
    if number:
        canvas.text(x, y + 4, number, "number", {**_MIDDLE, "font-size": "11", "font-weight": "bold"})


def _legend(canvas: Canvas, y: float, *, talks: bool) -> None:
    for x, words, counted in ((26, "counts, with its number within the frame", True), (330, "does not count", False)):
        ball(canvas, x, y - 4, "", counted=counted)
        canvas.text(x + 16, y, words, more={"font-size": "12"})
    if talks:
        canvas.rect(477, y - 11, 14, 14, "warm", {"rx": "3"})
        canvas.rect(477, y - 6, 44, 5, "warm", {"rx": "2"})
        canvas.text(530, y, "a conversation, and the seven days that begin with it", more={"font-size": "12"})


def _height(row: Sequence[tuple[date, CountedCall]], days: Sequence[date]) -> float:
    most = max((sum(day == other for other, _ in row) for day in days), default=0)
    return 14 + max(2, min(most, _MOST) + (most > _MOST)) * _BALL


def _middle(days: Sequence[date], day: date) -> float:
    return _LEFT + _DAY * ((day - days[0]).days + 0.5)


def _told(row: Sequence[tuple[date, CountedCall]], today: date, talks: Iterable[Talk]) -> str:
    within = sum(call.counted and today - DAY * WINDOW < day <= today for day, call in row)
    calls = [f"{call.event} on {day}{'' if call.counted else ' (does not count)'}" for day, call in row]
    spoken = [
        f"{'' if talk.settled else 'perhaps '}a conversation, {talk.event}, on {talk.local_date}" for talk in talks
    ]
    return f"{_count(within)} within the seven days; {', '.join([*calls, *spoken]) or 'no past call is known'}"


def _count(number: int) -> str:
    return "1 counts" if number == 1 else f"{number} count"
