"""A plan laid out by civil day and wall clock, exact where the clock skips an hour or shows one twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from ..clock import DAY, TICK, start_of_day
from ..clock.zones import stretches
from ..planning import Window, Windows

HOUR: Final = timedelta(hours=1)


class Cell(Enum):
    """What is known of one stretch of the wall clock on one day."""

    OPEN = "allowed"
    PART = "partly allowed"
    CLOSED = "not allowed"
    OUTSIDE = "not asked about"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Stretch:
    """A half-open piece of one day on the wall clock, as times since its midnight."""

    start: timedelta
    end: timedelta
    again: bool = False
    """It lies after the day's change of offset, so that the clock may have shown it before."""

    def __str__(self) -> str:
        return f"{_reading(self.start)}-{_reading(self.end)}"


@dataclass(frozen=True)
class Day:
    """One civil day of a plan."""

    date: date
    length: timedelta
    """How long it lasts: 24 hours but for daylight saving."""
    clock: tuple[Stretch, ...]
    """What the clock shows in the course of the day: one stretch, or two if the offset changes within it."""
    asked: tuple[Stretch, ...]
    """The part of the day that the plan covers."""
    open: tuple[Stretch, ...]
    """The parts in which the contact would be allowed."""

    @property
    def total(self) -> timedelta:
        """For how long the contact would be allowed."""
        return sum((stretch.end - stretch.start for stretch in self.open), timedelta())

    @property
    def allowed_hours(self) -> str:
        """For how many hours it would be allowed; of how many, where the day has not 24."""
        of = "" if self.length == DAY else f" of {self.length / HOUR:g}"
        return f"{self.total / HOUR:.4g}{of} h"

    @property
    def skipped(self) -> Stretch | None:
        """What the clock never shows on this day."""
        if len(self.clock) == 2 and self.clock[0].end < self.clock[1].start:
            return Stretch(self.clock[0].end, self.clock[1].start)
        return None

    @property
    def repeated(self) -> Stretch | None:
        """What the clock shows twice on this day."""
        if len(self.clock) == 2 and self.clock[1].start < self.clock[0].end:
            return Stretch(self.clock[1].start, self.clock[0].end)
        return None

    def cells(self, size: timedelta) -> tuple[Cell, ...]:
        """The day on the clock in cells of one size; both showings of a repeated hour are one cell."""
        return tuple(self._cell(size * number, size * (number + 1)) for number in range(DAY // size))

    def _cell(self, start: timedelta, end: timedelta) -> Cell:
        if not _within(self.clock, start, end):
            return Cell.SKIPPED
        asked, allowed = _within(self.asked, start, end), _within(self.open, start, end)
        if not asked:
            return Cell.OUTSIDE
        if not allowed:
            return Cell.CLOSED
        return Cell.OPEN if allowed == asked else Cell.PART


def _within(stretches: tuple[Stretch, ...], start: timedelta, end: timedelta) -> timedelta:
    """How much of the stretches lies between two wall times."""
    return sum((max(min(s.end, end) - max(s.start, start), timedelta()) for s in stretches), timedelta())


def _reading(since_midnight: timedelta) -> str:
    """What the clock shows; the end of the day is 24:00."""
    seconds = round(since_midnight.total_seconds())
    shown = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{shown}:{seconds % 60:02}" if seconds % 60 else shown


def until_day(at: datetime, zone: ZoneInfo, days: int) -> datetime:
    """When the last of so many civil days ends, the day of ``at`` being the first."""
    return start_of_day(zone, at.astimezone(zone).date() + DAY * days)


def days(plan: Windows, zone: ZoneInfo) -> tuple[Day, ...]:
    """The civil days that a plan touches, in order."""
    return tuple(_days(plan, zone))


def _days(plan: Windows, zone: ZoneInfo) -> Iterator[Day]:
    day, last = plan.opens.astimezone(zone).date(), (plan.closes - TICK).astimezone(zone).date()
    while day <= last:
        pieces = _pieces(zone, day)
        opens, closes = pieces[0].opens, pieces[-1].closes
        yield Day(
            day,
            closes - opens,
            _cut(pieces, (Window(opens, closes),)),
            _cut(pieces, (Window(plan.opens, plan.closes),)),
            _cut(pieces, plan.windows),
        )
        day += DAY


@dataclass(frozen=True)
class _Piece:
    """A part of a day with one offset."""

    opens: datetime
    closes: datetime
    shown: timedelta
    """What the clock shows when it opens, as time since midnight."""
    again: bool


def _pieces(zone: ZoneInfo, day: date) -> tuple[_Piece, ...]:
    return tuple(
        _Piece(start, end, _since_midnight(start.astimezone(zone), day), number > 0)
        for number, (start, end) in enumerate(stretches(zone, day))
    )


def _since_midnight(local: datetime, day: date) -> timedelta:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a reading of the clock, not an instant
    return local.replace(tzinfo=None) - midnight


def _cut(pieces: tuple[_Piece, ...], windows: tuple[Window, ...]) -> tuple[Stretch, ...]:
    """What a day's clock shows in the course of some windows."""
    return tuple(
        Stretch(piece.shown + (start - piece.opens), piece.shown + (end - piece.opens), piece.again)
        for piece in pieces
        for window in windows
        for start, end in [(max(piece.opens, window.opens), min(piece.closes, window.closes))]
        if start < end
    )
