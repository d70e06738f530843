"""Times of day on the days that a recurrence rule of RFC 5545 names, on the wall clock, at a bounded cost.

dateutil's rrule walks from its start, and a rule that names no day sends it to the end of the calendar. So it is asked
for one year at a time, with an interval that leaves it nowhere to go on to; what it names in a year depends on the
year's length and first weekday, so a rule has at most fourteen such answers. INTERVAL, COUNT and BYSETPOS are applied
here. All days that a rule ever names become one integer, a bit for each, when the recurrence is built; what a decision
asks of it afterwards is a shift and a mask.
"""

import re
from calendar import isleap
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache, reduce
from operator import or_
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import YEARLY, rrule, weekday

from .windows import Weekly
from .zones import DAY, FOREVER, TICK, change_between, start_of_day

MAX_RULE_LENGTH: Final = 200
"""In characters."""

_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS: Final = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
_REFUSED: Final = {
    **dict.fromkeys(("BYHOUR", "BYMINUTE", "BYSECOND"), "is not taken: start and end say the time of day"),
    **dict.fromkeys(("BYYEARDAY", "BYWEEKNO", "BYEASTER"), "is not taken: use BYMONTH, BYMONTHDAY and BYDAY"),
    **dict.fromkeys(("RRULE", "EXRULE", "RDATE", "EXDATE"), "is not taken: only the value of a single RRULE is"),
    **dict.fromkeys(("DTSTART", "DTEND", "DURATION"), "is not taken: first_day, start and end say when"),
}
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,4}", re.ASCII)
_BY_DAY: Final = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_DATE: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_HORIZON: Final = date(_LAST_YEAR + 1, 12, 31)
"""No fact lies beyond 2200, so no one asks of a later day."""
_NO_NEXT_YEAR: Final = 10_000
"""An interval that leads beyond the last year of the calendar, so that rrule stops after its first."""
_BLOCK: Final = 1024
_MOST_SHIFTS: Final = 4


class UnsafeRecurrence(ValueError):
    """A rule that is malformed, or outside the subset whose cost is bounded. Says which part, never the text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The parts of a rule, read and checked."""

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    """(which of the period, weekday with Monday as 0); 0 is every one."""
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """The value of an RRULE, if it is in the subset taken.

    Raises:
        UnsafeRecurrence: it is not; the message names the part.
    """
    if len(text) > MAX_RULE_LENGTH:
        raise UnsafeRecurrence(f"the rule is longer than {MAX_RULE_LENGTH} characters")
    if not text:
        raise UnsafeRecurrence("the rule is empty")
    if not text.isascii() or not text.isprintable():
        raise UnsafeRecurrence("the rule is not one line of plain ASCII text")
    if ":" in text:
        raise UnsafeRecurrence("the rule is more than the value of a single RRULE: leave out names such as RRULE:")
    values: dict[str, str] = {}
    for number, part in enumerate(text.upper().split(";"), 1):
        name, _, value = part.partition("=")
        if name in _REFUSED:
            raise UnsafeRecurrence(f"{name} {_REFUSED[name]}")
        if name not in _PARTS:
            raise UnsafeRecurrence(f"part {number} of the rule is none of {', '.join(_PARTS)}")
        if name in values:
            raise UnsafeRecurrence(f"{name} is given twice")
        values[name] = value
    return _checked(values)


def _checked(values: dict[str, str]) -> Rule:
    frequency = values.get("FREQ")
    if frequency not in _FREQUENCIES:
        raise UnsafeRecurrence(f"FREQ must be one of {', '.join(_FREQUENCIES)}: daily or coarser")
    if "COUNT" in values and "UNTIL" in values:
        raise UnsafeRecurrence("COUNT and UNTIL exclude each other")
    rule = Rule(
        frequency,
        interval=_number(values, "INTERVAL", 1000) or 1,
        months=_numbers(values, "BYMONTH", 12, signed=False),
        month_days=_numbers(values, "BYMONTHDAY", 31),
        weekdays=_by_day(values),
        positions=_numbers(values, "BYSETPOS", 366),
        week_start=_week_start(values),
        count=_number(values, "COUNT", 1000),
        until=_until(values),
    )
    by_month = frequency in ("MONTHLY", "YEARLY")
    ordinals = [which for which, _ in rule.weekdays]
    if any(ordinals):
        if not by_month:
            raise UnsafeRecurrence("BYDAY takes an ordinal such as 2MO only with FREQ=MONTHLY or FREQ=YEARLY")
        if not all(ordinals):  # rrule reads such a mixture as "both", which is no day
            raise UnsafeRecurrence("BYDAY mixes days that have an ordinal with days that have none")
        if (frequency == "MONTHLY" or rule.months) and max(map(abs, ordinals)) > 5:
            raise UnsafeRecurrence("BYDAY has an ordinal beyond the fifth of a month")
    if rule.month_days and frequency == "WEEKLY":
        raise UnsafeRecurrence("BYMONTHDAY does not go with FREQ=WEEKLY")
    if rule.positions and not (by_month and (rule.weekdays or rule.month_days or rule.months)):
        raise UnsafeRecurrence("BYSETPOS goes only with FREQ=MONTHLY or FREQ=YEARLY and another BY part")
    return rule


def _number(values: dict[str, str], name: str, most: int) -> int | None:
    if name not in values:
        return None
    numbers = _numbers(values, name, most, signed=False)
    if len(numbers) != 1:
        raise UnsafeRecurrence(f"{name} must be one whole number from 1 to {most}")
    return numbers[0]


def _numbers(values: dict[str, str], name: str, most: int, *, signed: bool = True) -> tuple[int, ...]:
    if name not in values:
        return ()
    found = set()
    for item in values[name].split(","):
        number = int(item) if _INTEGER.fullmatch(item) else 0
        if not 1 <= (abs(number) if signed else number) <= most:
            raise UnsafeRecurrence(f"{name} takes whole numbers from 1 to {most}{' or their negatives' * signed}")
        found.add(number)
    return tuple(sorted(found))


def _by_day(values: dict[str, str]) -> tuple[tuple[int, int], ...]:
    if "BYDAY" not in values:
        return ()
    found = set()
    for item in values["BYDAY"].split(","):
        match = _BY_DAY.fullmatch(item)
        which = 0 if match is None or match[1] is None else int(match[1])
        if match is None or (match[1] is not None and not 1 <= abs(which) <= 53):
            raise UnsafeRecurrence("BYDAY takes days such as MO, or 2MO and -1FR with an ordinal from 1 to 53")
        found.add((which, _WEEKDAYS.index(match[2])))
    return tuple(sorted(found))


def _week_start(values: dict[str, str]) -> int:
    name = values.get("WKST", "MO")
    if name not in _WEEKDAYS:
        raise UnsafeRecurrence(f"WKST must be one of {', '.join(_WEEKDAYS)}")
    return _WEEKDAYS.index(name)


def _until(values: dict[str, str]) -> date | None:
    if "UNTIL" not in values:
        return None
    match = _DATE.fullmatch(values["UNTIL"])
    try:
        return date(*map(int, match.groups())) if match is not None else _no_date()
    except ValueError:
        return _no_date()


def _no_date() -> date:
    raise UnsafeRecurrence("UNTIL must be a date written as 20261231, without a time") from None


# -- from a rule to days: bit n stands for the n-th day after the first


_SAMPLE_YEARS: Final = {(date(year, 1, 1).weekday(), isleap(year)): year for year in range(2001, 2029)}
"""A year of each kind."""


@lru_cache(maxsize=16_384)
def _named(sample: int, month_day: int = 0, which: int = 0, day: int = 0, of_month: bool = False) -> int:
    """The days of one kind of year that a single value of BYMONTHDAY, or else of BYDAY, names, as rrule reads it.

    There are some twelve thousand such questions in all, whatever the rules, so all of them fit in the cache.
    """
    found = rrule(
        YEARLY,
        dtstart=datetime(sample, 1, 1),  # noqa: DTZ001 - civil days have no zone
        interval=_NO_NEXT_YEAR,
        bymonth=range(1, 13) if of_month else None,
        bymonthday=month_day or None,
        byweekday=None if month_day else weekday(day, which or None),
    )
    return sum(1 << (day.timetuple().tm_yday - 1) for day in found)


@lru_cache(maxsize=2)
def _month_masks(leap: bool) -> tuple[int, ...]:
    sample = 2024 if leap else 2023
    begins = [date(sample, month, 1).timetuple().tm_yday - 1 for month in range(1, 13)] + [365 + leap]
    return tuple((1 << begins[month + 1]) - (1 << begins[month]) for month in range(12))


@lru_cache(maxsize=8192)
def _positioned(bits: int, positions: tuple[int, ...]) -> int:
    days = []
    while bits:
        days.append(bits & -bits)
        bits &= bits - 1
    return sum({days[p - 1 if p > 0 else p] for p in positions if abs(p) <= len(days)})


def _days_of_year(rule: Rule, first_day: date, year: int) -> int:
    """The days of a year that the rule names but for its daily or weekly interval; bit 0 is 1 January."""
    if rule.frequency == "YEARLY" and (year - first_day.year) % rule.interval:
        return 0
    leap = isleap(year)
    sample = _SAMPLE_YEARS[date(year, 1, 1).weekday(), leap]
    months = _month_masks(leap)
    # To rrule the BY parts are conditions on a day, all of which hold; within a part, any value will do.
    days = sum(months[month - 1] for month in rule.months) if rule.months else (1 << (365 + leap)) - 1
    if rule.month_days:
        days &= reduce(or_, [_named(sample, month_day) for month_day in rule.month_days])
    if rule.weekdays:
        of_month = rule.frequency == "MONTHLY" or bool(rule.months)
        days &= reduce(or_, [_named(sample, 0, which, day, of_month) for which, day in rule.weekdays])
    if rule.frequency == "MONTHLY" and (rule.interval > 1 or rule.positions):
        since = (year - first_day.year) * 12 + 1 - first_day.month
        due = [days & mask for month, mask in enumerate(months) if (since + month) % rule.interval == 0]
        return sum(_positioned(bits, rule.positions) for bits in due) if rule.positions else sum(due)
    return _positioned(days, rule.positions) if rule.positions else days


def _completed(rule: Rule, first_day: date) -> Rule:
    """What the rule leaves to its first day: without BYDAY or BYMONTHDAY, days like that one."""
    if rule.weekdays or rule.month_days or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, weekdays=((0, first_day.weekday()),))
    months = rule.months or ((first_day.month,) if rule.frequency == "YEARLY" else ())
    return replace(rule, months=months, month_days=(first_day.day,))


@lru_cache(maxsize=1024)
def _blocks(rule: Rule, first_day: date) -> tuple[int, ...]:
    """Every day that the rule names, to its end or the horizon, in blocks of `_BLOCK` bits; the first is first_day."""
    days = _days(rule, first_day)
    block = (1 << _BLOCK) - 1
    return tuple(days >> place & block for place in range(0, days.bit_length(), _BLOCK))


def _days(rule: Rule, first_day: date) -> int:
    last_day = _HORIZON if rule.until is None else min(rule.until, _HORIZON)
    length = (last_day - first_day).days + 1
    if length <= 0:
        return 0
    full = _completed(rule, first_day)
    origin = date(first_day.year, 1, 1)
    days = 0
    for year in range(first_day.year, last_day.year + 1):
        named = _days_of_year(full, first_day, year)
        if named:
            days |= named << (date(year, 1, 1) - origin).days
    days = (days >> (first_day - origin).days) & ((1 << length) - 1)
    if rule.interval > 1 and rule.frequency == "DAILY":
        days &= _every(rule.interval, 1, length)
    if rule.interval > 1 and rule.frequency == "WEEKLY":
        begun = (first_day.weekday() - rule.week_start) % 7
        days &= _every(7 * rule.interval, 0b111_1111, length + 7) >> begun
    return days if rule.count is None else _lowest(days, rule.count)


def _every(step: int, block: int, length: int) -> int:
    """The block again and again, ``step`` bits apart, for at least ``length`` bits."""
    while step < length:
        block |= block << step
        step *= 2
    return block


def _lowest(days: int, count: int) -> int:
    text = f"{days:b}"[::-1]
    place = -1
    for _ in range(count):
        place = text.find("1", place + 1)
        if place < 0:
            return days
    return days & ((1 << (place + 1)) - 1)


@lru_cache(maxsize=1024)
def _week(rule: Rule, start: time, end: time | None) -> Weekly:
    """The week of a completed rule that repeats every week."""
    weekdays = [day for _, day in rule.weekdays] or range(7)
    return Weekly((day, start, end) for day in weekdays)


# -- times on those days


class Recurrence:
    """A stretch of the wall clock on each civil day that a rule names, such as each first Monday from 09:00.

    The rule is the value of an RRULE (``FREQ=MONTHLY;BYDAY=1MO``) of at most 200 characters, daily or coarser, with the
    parts FREQ, INTERVAL and COUNT (to 1000), UNTIL (a date), BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST. Counting
    starts with ``first_day``, which is an occurrence only if the rule names it. Both showings of a repeated hour are
    inside, a skipped hour never happens. Occurrences are known to the end of 2201; a rule may well name no day at all.
    """

    __slots__ = (
        "_blocks",
        "_closes",
        "_end",
        "_first",
        "_hash",
        "_is_weekly",
        "_key",
        "_spills",
        "_start",
        "_whole",
        "_wraps",
    )

    def __init__(self, text: str, first_day: date, start: time = time.min, end: time | None = None) -> None:
        """``end=None`` is midnight; an end that is not after the start lies on the next day.

        Raises:
            UnsafeRecurrence: the rule is malformed or outside the subset, or first_day not between 1900 and 2200.
        """
        if not _FIRST_YEAR <= first_day.year <= _LAST_YEAR:
            raise UnsafeRecurrence(f"first_day lies between the years {_FIRST_YEAR} and {_LAST_YEAR}")
        rule = parse_rule(text)
        self._key = (rule, first_day, start, end)
        self._hash = hash(self._key)
        self._blocks = _blocks(rule, first_day)
        self._first = first_day.toordinal()
        self._start, self._end = start, end
        self._closes = end or time.min
        self._wraps = end is not None and end <= start
        self._spills = self._wraps or end is None
        self._whole = end == start or (end is None and start == time.min)
        self._is_weekly = (
            rule.interval == 1 and rule.frequency in _FREQUENCIES[:2] and not (rule.months or rule.month_days)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recurrence) and self._key == other._key

    def __hash__(self) -> int:
        return self._hash

    def covers(self, local: datetime) -> bool:
        """Whether a local reading of the clock lies in an occurrence."""
        place = local.toordinal() - self._first
        if place < 0:
            return False
        wall = local.time()
        if wall >= self._start and self._on(place) and (self._spills or wall < self._closes):
            return True
        return self._wraps and wall < self._closes and self._on(place - 1)

    __contains__ = covers

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which being inside begins or ends in the zone, as `next_change_of`."""
        return next_change_of((self,), at, tz)

    def _next_on_the_wall(self, local: datetime) -> datetime | None:
        """The next wall time at which being inside would begin or end if the clock never changed; None if none."""
        place = local.toordinal() - self._first
        wall = local.time()
        begun = place if wall >= self._start else place - 1
        """The last day whose occurrence, if it has one, has begun."""
        if self._on(begun):
            if self._whole:
                ends = self._gap(begun)
                return None if ends is None else self._wall(ends, self._start)
            ends = begun + self._spills
            if (place, wall) < (ends, self._closes):
                return self._wall(ends, self._closes)
        starts = self._next_on(max(begun + 1, 0))
        return None if starts is None else self._wall(starts, self._start)

    def _wall(self, place: int, wall: time) -> datetime:
        return datetime.combine(date.fromordinal(self._first + place), wall)

    def next_irregular(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` from which on the changes are not those of the week before."""
        if not self._is_weekly:
            return self.next_change(at, tz)
        rule = self._key[0]
        edges = [self._first]
        if self._blocks and (rule.count is not None or rule.until is not None):
            edges.append(self._over)
        starts = [start_of_day(tz, date.fromordinal(edge)) for edge in edges]
        return min((edge for edge in starts if edge > at), default=FOREVER)

    def week_on(self, day: date) -> Weekly | None:
        """The week that it repeats from a civil day on, until the next irregular change; None if it repeats none.

        On its first day it does not yet: nothing runs over from the day before.
        """
        if not self._is_weekly or not self._first < day.toordinal() < self._over:
            return None
        rule, first_day, start, end = self._key
        return _week(_completed(rule, first_day), start, end)

    @property
    def _over(self) -> int:
        """The day after the last occurrence."""
        blocks = self._blocks
        return self._first + (len(blocks) - 1) * _BLOCK + blocks[-1].bit_length() if blocks else self._first

    def _on(self, place: int) -> bool:
        block = place // _BLOCK
        return 0 <= block < len(self._blocks) and self._blocks[block] >> place % _BLOCK & 1 == 1

    def _next_on(self, place: int) -> int | None:
        """The first occurrence from a place on."""
        blocks = self._blocks
        for number in range(place // _BLOCK, len(blocks)):
            begins = number * _BLOCK
            rest = blocks[number] >> place - begins if place > begins else blocks[number]
            if rest:
                return max(place, begins) + (rest & -rest).bit_length() - 1
        return None

    def _gap(self, place: int) -> int | None:
        """The first day from a place on that is no occurrence; None if there is none before the horizon."""
        while place // _BLOCK < len(self._blocks):
            rest = self._blocks[place // _BLOCK] >> place % _BLOCK
            ones = (~rest & (rest + 1)).bit_length() - 1
            place += ones
            if ones == 0 or place % _BLOCK:
                break
        return place if self._first + place <= _HORIZON.toordinal() else None


def next_change_of(recurrences: Collection[Recurrence], at: datetime, tz: ZoneInfo) -> datetime:
    """The first instant after ``at`` at which being inside one of them begins or ends in the zone; `FOREVER` if none.

    A yearly hour that the spring change skips each time is not looked for to the end of the calendar: after
    `_MOST_SHIFTS` changes of the clock that changed nothing else, the last of them is the answer.
    """
    for _ in range(_MOST_SHIFTS):
        local = at.astimezone(tz)
        wall = min([wall for each in recurrences if (wall := each._next_on_the_wall(local)) is not None], default=None)
        if wall is None:
            return FOREVER
        turn = wall.replace(tzinfo=tz)
        steady_now = _is_steady(local, local + DAY)
        if steady_now and _is_steady(turn - DAY, turn + DAY):
            return turn.astimezone(UTC)
        # No wall time before the turn matters, so look from where the clock may change next.
        since = max(at, (turn - DAY).astimezone(UTC)) if steady_now else at
        change = since + (wall - since.astimezone(tz).replace(tzinfo=None))
        shift = change_between(tz, since, min(change, since + 2 * DAY))
        if shift is None:
            return change
        before, after = (shift - TICK).astimezone(tz), shift.astimezone(tz)
        if any(each.covers(before) != each.covers(after) for each in recurrences):
            return shift
        at = shift
    return at


def _is_steady(since: datetime, until: datetime) -> bool:
    """Whether the clock shows the same offset at both ends of some two days, so that it does not change between."""
    return since.utcoffset() == until.utcoffset()
