"""Times of day and of the week on the wall clock, and the instants at which they open and close."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from .zones import DAY, FOREVER, TICK, change_on, first_at, showings, start_of_day

_DAY_MICROSECONDS: Final = 86_400_000_000
_WEEK: Final = 7 * _DAY_MICROSECONDS
_WHOLE_WEEK: Final = [0, _WEEK]


class Span(NamedTuple):
    """A half-open stretch of instants, [opens, closes)."""

    opens: datetime
    closes: datetime


@lru_cache(maxsize=65_536)
def hours_on(tz: ZoneInfo, day: date, opens: time, closes: time | None) -> Span:
    """The instants between two wall times of one civil day; ``closes=None`` is the end of the day.

    Half-open: the instant at which the clock shows ``closes`` is outside. Where the autumn change repeats the
    closing time, the first showing closes; where the spring change skips the opening time, the change opens.
    """
    closing = start_of_day(tz, day + DAY) if closes is None else first_at(tz, day, closes)
    return Span(max(showings(tz, day, opens)), closing)


class Weekly:
    """Stretches of the week on the wall clock, such as weekdays from 15:00 to 17:00.

    Holds disjoint half-open intervals in microseconds from Monday midnight. Asking whether a wall time lies in one
    is a binary search; both showings of a repeated hour are inside, a skipped hour never happens.
    """

    __slots__ = ("_edges", "_turns", "always")

    def __init__(self, stretches: Iterable[tuple[int, time, time | None]]) -> None:
        """``stretches``: weekday (Monday is 0), start, end (None: midnight; not after the start: the next day)."""
        raw: list[tuple[int, int]] = []
        for weekday, start, end in stretches:
            low = weekday * _DAY_MICROSECONDS + _microseconds(start)
            high = weekday * _DAY_MICROSECONDS + (_DAY_MICROSECONDS if end is None else _microseconds(end))
            if high <= low:
                high += _DAY_MICROSECONDS
            raw.append((low, high))
        edges = _joined(raw)
        self._edges = tuple(edges)
        self.always = edges == _WHOLE_WEEK
        # Where a stretch runs on over Sunday midnight, the week's end is no change.
        turns = edges[1:-1] if edges and edges[0] == 0 and edges[-1] == _WEEK else edges
        self._turns = (*turns, *(turn + _WEEK for turn in turns))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Weekly) and self._edges == other._edges

    def __hash__(self) -> int:
        return hash(self._edges)

    def in_utc(self, at: datetime, tz: ZoneInfo) -> Iterator[tuple[int, int]]:
        """Where each stretch begins and ends, in microseconds from Monday midnight UTC, as the zone's clock is then."""
        ahead = (at.astimezone(tz).replace(tzinfo=UTC) - at) // TICK
        for low, high in zip(self._edges[::2], self._edges[1::2], strict=True):
            start = (low - ahead) % _WEEK
            yield start, start + high - low

    def __contains__(self, local: datetime) -> bool:
        """Whether a local reading lies in a stretch."""
        place = local.weekday() * _DAY_MICROSECONDS + _microseconds(local.time())
        return bisect_right(self._edges, place) % 2 == 1

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which being inside begins or ends; `FOREVER` if it never does."""
        if not self._turns:
            return FOREVER
        local = at.astimezone(tz)
        place = local.weekday() * _DAY_MICROSECONDS + _microseconds(local.time())
        turn = self._turns[bisect_right(self._turns, place)]
        change = at + timedelta(microseconds=turn - place)
        if change.astimezone(tz).utcoffset() == local.utcoffset():
            return change
        inside = at.astimezone(tz) in self
        for instant in self._candidates(at, tz):
            if (instant.astimezone(tz) in self) != inside:
                return instant
        return FOREVER

    def _candidates(self, at: datetime, tz: ZoneInfo) -> Iterator[datetime]:
        """Instants after ``at``, in order, among which the next change is.

        Two weeks are enough: a stretch that the coming spring change skips shows again a week later.
        """
        today = at.astimezone(tz).date()
        for offset in range(16):
            day = today + timedelta(days=offset)
            first = day.weekday() * _DAY_MICROSECONDS
            instants = {start_of_day(tz, day)}
            for edge in self._edges:
                if 0 < edge - first < _DAY_MICROSECONDS:
                    instants.update(showings(tz, day, _wall(edge - first)))
            shift = change_on(tz, day)
            if shift is not None:
                instants.add(shift)
            yield from sorted(instant for instant in instants if instant > at)


def close_the_week(weeks: Iterable[tuple[Weekly, ZoneInfo]], at: datetime) -> bool:
    """Whether weeks, each in a zone, together leave no instant outside as long as the clocks are what they are then."""
    return _joined(stretch for week, tz in weeks for stretch in week.in_utc(at, tz)) == _WHOLE_WEEK


def _joined(stretches: Iterable[tuple[int, int]]) -> list[int]:
    """The edges of disjoint stretches of one week; what runs on over its end does so at its start."""
    within: list[tuple[int, int]] = []
    for low, high in stretches:
        within.append((low, min(high, _WEEK)))
        if high > _WEEK:
            within.append((0, high - _WEEK))
    edges: list[int] = []
    for low, high in sorted(within):
        if edges and low <= edges[-1]:
            edges[-1] = max(edges[-1], high)
        else:
            edges += (low, high)
    return edges


def _microseconds(wall: time) -> int:
    return ((wall.hour * 60 + wall.minute) * 60 + wall.second) * 1_000_000 + wall.microsecond


def _wall(microseconds: int) -> time:
    seconds, micro = divmod(microseconds, 1_000_000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return time(hour, minute, second, micro)
