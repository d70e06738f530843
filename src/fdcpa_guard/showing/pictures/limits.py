"""Past contacts on a line of days, once for each limit of frequency, with the time that it looks at framed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from ...clock import DAY
from ...rules.tallying import Tallied
from ..limits import Limit
from .calls import ball
from .canvas import Canvas, clipped

_FEWEST, _MOST_DAYS, _AHEAD = 14, 35, 7
"""How many days are drawn at least and at most, and of them at most after the contact's."""
_LEFT, _DAYS, _RIGHT = 16, 1000, 16
_WIDTH: Final = _LEFT + _DAYS + _RIGHT
_TOP, _HEAD, _BALL, _CAPTION, _GAP, _FOOT = 96, 60, 22, 20, 16, 40
_MOST: Final = 6
"""How many contacts are drawn one above the other; of more, the number is written."""
_LONGEST: Final = 128
_LAST_NUMBER: Final = 99
"""The largest that fits a disc."""
_MIDDLE: Final = {"text-anchor": "middle"}
_SMALL: Final = {"font-size": "11"}


def limits(
    found: Sequence[Limit],
    at: datetime,
    clock: ZoneInfo,
    *,
    titles: Mapping[str, str] = MappingProxyType({}),
    name: str = "limits",
) -> str:
    """What each limit counted: a band for each, in it a disc for each past contact, and a frame around its own time.

    A contact that counts is a full disc with its number; one that does not is a ring. Days are those of the limit's own
    clock; what a limit counts by the hour lies where its hour is. The frame of a limit that is full, so that its rule
    objects, is drawn strong. ``titles`` are those of rules, by their ids.
    """
    axis = _Axis.over(found, at, clock)
    desc = "; ".join(_told(limit, titles, clock) for limit in found) or "no limit counted anything"
    bands = [_Band(limit, axis, clock) for limit in found]
    height = _TOP + sum(band.height for band in bands) + _FOOT
    canvas = Canvas(_WIDTH, height, f"What each limit counts, up to {axis.today}, {clock}", f"{desc}.", name=name)
    canvas.heading("Past contacts, as each limit counts them", f"{axis.first} to {axis.last}, {clock}")
    _days(canvas, axis)
    top = float(_TOP)
    for band in bands:
        canvas.group("tally", _told(band.limit, titles, clock))
        band.draw(canvas, top, titles)
        top += band.height
    canvas.ungroup()
    for x, words, counted in ((26, "counts, with its number in the frame", True), (330, "does not count", False)):
        ball(canvas, x, height - 18, "", counted=counted)
        canvas.text(x + 16, height - 14, words, more={"font-size": "12"})
    return canvas.svg()


class _Axis:
    """The days that are drawn, for every limit the same."""

    def __init__(self, today: date, first: date, last: date) -> None:
        self.today, self.first, self.last = today, first, last
        self.width = _DAYS / ((last - first).days + 1)

    @classmethod
    def over(cls, found: Iterable[Limit], at: datetime, clock: ZoneInfo) -> _Axis:
        today = at.astimezone(clock).date()
        back, ahead = _FEWEST - 1, 0
        for limit in found:
            starts, ends = _frame(limit, clock)
            back, ahead = max(back, (today - starts).days + 1), max(ahead, (ends - today).days - 1)
        ahead = min(ahead, _AHEAD)
        return cls(today, today - min(back, _MOST_DAYS - 1) * DAY, today + ahead * DAY)

    def x(self, day: date, part: float = 0.0) -> float:
        """Where a part of a day lies, 0 where it begins."""
        return _LEFT + self.width * ((day - self.first).days + part)

    def within(self, x: float) -> float:
        """The nearest place that is drawn."""
        return min(max(x, _LEFT), _LEFT + _DAYS)


class _Band:
    """One limit: its words, its discs and its frame."""

    def __init__(self, limit: Limit, axis: _Axis, clock: ZoneInfo) -> None:
        self.limit, self.axis = limit, axis
        self.clock = limit.clock(clock)
        self.by_the_hour = limit.tally.zone is None
        lying = Counter(self._place(event)[1] for event in limit.tally.events if self._drawn(event))
        most = max(lying.values(), default=1)
        self.row = (min(most, _MOST) + (most > _MOST)) * _BALL + 8
        self.height = _HEAD + self.row + _CAPTION + _GAP

    def draw(self, canvas: Canvas, top: float, titles: Mapping[str, str]) -> None:
        limit, axis = self.limit, self.axis
        tally = limit.tally
        bold, small = {"font-weight": "bold"}, {"font-size": "12"}
        canvas.text(_LEFT, top + 14, clipped(f"{limit.name}: {limit.count}", _LONGEST), more=bold)
        canvas.text(_LEFT, top + 32, clipped(limit.state([self.clock]), _LONGEST))
        canvas.text(_LEFT, top + 49, clipped("; ".join(limit.titles(titles)), _LONGEST + 16), "faint", small)
        row = top + _HEAD
        self._discs(canvas, row)
        starts, ends = self._ends()
        left, right = axis.within(starts), axis.within(ends)
        kind = "limit" if tally.objects else "frame"
        frame = {"fill": "none", "stroke-width": "2.5" if tally.objects else "1.5", "rx": "4"}
        canvas.rect(left + 1, row, max(right - left - 2, 4), self.row, kind, frame)
        elsewhere = "" if self.by_the_hour else f", {tally.zone}"
        cut = f", since {tally.starts.astimezone(self.clock).date()}" if starts < left else ""
        canvas.text(
            *((left + 4, row + self.row + 15) if left < _WIDTH / 2 else (right, row + self.row + 15)),
            f"{tally.period}{cut}{elsewhere}",
            "faint",
            _SMALL if left < _WIDTH / 2 else {**_SMALL, "text-anchor": "end"},
        )
        canvas.line(_LEFT, top + self.height - 8, _WIDTH - _RIGHT, top + self.height - 8)

    def _ends(self) -> tuple[float, float]:
        tally, axis = self.limit.tally, self.axis
        if self.by_the_hour:
            return self._instant(tally.starts), self._instant(tally.ends)
        starts, ends = (when.astimezone(self.clock).date() for when in (tally.starts, tally.ends))
        return axis.x(starts), axis.x(ends)

    def _instant(self, when: datetime) -> float:
        local = when.astimezone(self.clock)
        midnight = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
        return self.axis.x(local.date(), midnight / DAY)

    def _drawn(self, event: Tallied) -> bool:
        return self.axis.first <= _day(event, self.clock) <= self.axis.last

    def _place(self, event: Tallied) -> tuple[float, int]:
        """Where an event lies, and with what it is stacked."""
        if self.by_the_hour:
            x = self._instant(event.at)
            return x, int(x // (_BALL - 2))
        return self.axis.x(_day(event, self.clock), 0.5), (_day(event, self.clock) - self.axis.first).days

    def _discs(self, canvas: Canvas, top: float) -> None:
        number = 0
        lying: Counter[int] = Counter()
        at: dict[int, float] = {}
        for event in self.limit.tally.events:
            number += event.counted
            if not self._drawn(event):
                continue
            x, pile = self._place(event)
            lying[pile] += 1
            at.setdefault(pile, x)
            if lying[pile] <= _MOST:
                y = top + 14 + _BALL * (lying[pile] - 1)
                shown = str(number) if event.counted and number <= _LAST_NUMBER else ""
                ball(canvas, min(max(x, 10), _WIDTH - 10), y, shown, counted=event.counted)
        for pile, count in lying.items():
            if count > _MOST:
                canvas.text(at[pile], top + 18 + _BALL * _MOST, f"+{count - _MOST}", "ink", {**_MIDDLE, **_SMALL})


def _days(canvas: Canvas, axis: _Axis) -> None:
    many = (axis.last - axis.first).days + 1 > 2 * _FEWEST
    day = axis.first
    while day <= axis.last:
        x = axis.x(day, 0.5)
        if not many or (axis.today - day).days % 3 == 0:
            strong = {"font-weight": "bold"} if day == axis.today else {}
            canvas.text(x, _TOP - 26, f"{day:%a}", "faint", {**_MIDDLE, **_SMALL})
            canvas.text(x, _TOP - 12, f"{day:%m-%d}", "ink", {**_MIDDLE, **_SMALL, **strong})
        day += DAY


def _day(event: Tallied, clock: ZoneInfo) -> date:
    return event.local_date or event.at.astimezone(clock).date()


def _frame(limit: Limit, clock: ZoneInfo) -> tuple[date, date]:
    """The first day of the time that a limit looks at, and the one after the last."""
    tally, own = limit.tally, limit.clock(clock)
    after = DAY if tally.zone is None else timedelta(0)
    return tally.starts.astimezone(own).date(), tally.ends.astimezone(own).date() + after


def _told(limit: Limit, titles: Mapping[str, str], clock: ZoneInfo) -> str:
    """A limit in words, with each event."""
    tally, own = limit.tally, limit.clock(clock)
    events = [
        f"{each.event} on {_day(each, own)}{'' if each.counted else ' (does not count)'}" for each in tally.events
    ]
    rules = "; ".join(limit.titles(titles))
    return f"{rules}: {limit.name} within {tally.period}: {limit.count}; {limit.state([own])}; {', '.join(events)}"
