"""Instants, civil days and wall-clock times in a zone, exact across daylight-saving changes.

Three things that do not mix: an *instant* (aware, UTC), a *civil day* (a date in a zone), a *wall time* (what a
clock on the consumer's wall shows). Every function that goes from one to another names the zone.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOREVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""Later than every instant that a case may mention: "never" for `until` and `lapses_at` inside the engine."""

DAY: Final = timedelta(days=1)
TICK: Final = timedelta(microseconds=1)
"""The smallest step of an instant."""


class UnknownZone(ValueError):
    """No such zone in the tz database. The name given is not repeated."""

    def __init__(self) -> None:
        super().__init__("no such time zone (an IANA name such as America/Chicago is needed)")


class _Zone(ZoneInfo):
    """A zone of the `tzdata` package. Pickled and copied by name, as those that the standard library finds itself."""

    def __reduce__(self) -> tuple[Callable[[str], ZoneInfo], tuple[str]]:
        return zone, (self.key,)


_LOADED: Final[dict[str, ZoneInfo]] = {}
"""One object for each name, however many threads ask: zones are compared by identity."""


def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name, loaded once from the `tzdata` package, whatever zone files the host has.

    Raises:
        UnknownZone: the name is not in the tz database, spelt exactly so.
    """
    found = _LOADED.get(name)
    return found or _LOADED.setdefault(name, _load(name))


def _load(name: str) -> ZoneInfo:
    if name not in zone_names():
        raise UnknownZone from None
    with _data().joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        found = _Zone.from_file(data, key=name)
    # Reading one offset makes the standard library finish any lazy work now rather than inside a decision.
    datetime(2026, 1, 1, tzinfo=found).utcoffset()
    return found


def _data() -> "Traversable":
    from importlib.resources import files

    return files("tzdata")


@cache
def zone_names() -> frozenset[str]:
    """Every name of the tz database, old ones too, spelt as it spells them."""
    return frozenset(_data().joinpath("zones").read_text("utf-8").split())


@cache
def _inhabited() -> tuple[frozenset[str], dict[str, str]]:
    """The zones of the countries of the world, and every other name with the name that it is a link to."""
    folder = _data().joinpath("zoneinfo")
    rows = folder.joinpath("zone.tab").read_text("utf-8").splitlines()
    zones = frozenset(row.split("\t")[2] for row in rows if row and not row.startswith("#"))
    lines = (line.split() for line in folder.joinpath("tzdata.zi").read_text("utf-8").splitlines())
    links = {line[2]: line[1] for line in lines if line and line[0] == "L"}
    return frozenset(name for name in zones if not name.startswith("Antarctica/")), links


_NO_PLACE: Final = {
    **dict.fromkeys(("EST", "EST5EDT"), "America/New_York"),
    "CST6CDT": "America/Chicago",
    **dict.fromkeys(("MST", "MST7MDT"), "America/Denver"),
    "PST8PDT": "America/Los_Angeles",
    "HST": "Pacific/Honolulu",
    **dict.fromkeys(("CET", "EET", "MET", "WET"), None),
}
"""Names of an offset or of a habit of a clock, though some editions link them to a place; and what may be meant."""


def is_inhabited(name: str) -> bool:
    """Whether a name of the tz database names a place in which people live, rather than an offset or a system's clock.

    Such are the zones of the database's own list of countries, without Antarctica, where nobody has a home, and older
    names that are links to them, such as US/Eastern.
    """
    zones, links = _inhabited()
    if name in zones:
        return True
    if name in _NO_PLACE or name.startswith(("Antarctica/", "Etc/")):
        return False
    target = links.get(name)
    return target is not None and is_inhabited(target)


def zone_meant(name: str) -> str | None:
    """The inhabited zone that a name which is none was probably meant for; None if there is none so near."""
    meant = _NO_PLACE.get(name)
    if meant is None and "/" in name:
        spelt = {known.lower(): known for known in zone_names() if is_inhabited(known)}
        close = get_close_matches(name[:64].lower(), spelt, n=1, cutoff=0.8)
        meant = spelt[close[0]] if close else None
    return meant


@lru_cache(maxsize=65_536)
def start_of_day(tz: ZoneInfo, day: date) -> datetime:
    """The first instant of a civil day, in UTC."""
    return first_at(tz, day, time.min)


def first_at(tz: ZoneInfo, day: date, wall: time) -> datetime:
    """The first instant on or after which the wall clock of that day shows at least ``wall``, in UTC.

    A wall time that the spring change skips happens at the change; one that the autumn change repeats, at its
    first showing.
    """
    local = datetime.combine(day, wall, tz)
    instant = local.astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return change_between(tz, instant - DAY, instant) or instant


def showings(tz: ZoneInfo, day: date, wall: time) -> tuple[datetime, ...]:
    """Every instant at which the wall clock of that day comes to show ``wall``: one, or two in the autumn fold."""
    first = first_at(tz, day, wall)
    second = datetime.combine(day, wall, tz).replace(fold=1).astimezone(UTC)
    return (first, second) if second > first else (first,)


@lru_cache(maxsize=16_384)
def change_on(tz: ZoneInfo, day: date) -> datetime | None:
    """The instant at which the zone's offset changes within the civil day, if it does."""
    return change_between(tz, start_of_day(tz, day) - TICK, start_of_day(tz, day + DAY))


def stretches(tz: ZoneInfo, day: date) -> tuple[tuple[datetime, datetime], ...]:
    """The parts of a civil day in which the zone has one offset, in order: the whole day, or two."""
    opens, closes = start_of_day(tz, day), start_of_day(tz, day + DAY)
    change = change_on(tz, day)
    return ((opens, closes),) if change is None or not opens < change < closes else ((opens, change), (change, closes))


def change_between(tz: ZoneInfo, low: datetime, high: datetime) -> datetime | None:
    """The first instant in (low, high] with another UTC offset than ``low``; assumes at most one change."""
    before = low.astimezone(tz).utcoffset()
    if high.astimezone(tz).utcoffset() == before:
        return None
    while high - low > TICK:
        middle = low + (high - low) // 2
        if middle.astimezone(tz).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


@lru_cache(maxsize=4_096)
def _changes_of_year(tz: ZoneInfo, year: int) -> tuple[datetime, ...]:
    firsts = [datetime(year, month, 1, tzinfo=UTC) for month in range(1, 13)] + [datetime(year + 1, 1, 1, tzinfo=UTC)]
    found = (change_between(tz, low, high) for low, high in pairwise(firsts))
    return tuple(change for change in found if change is not None)


def next_shift(tz: ZoneInfo, at: datetime) -> datetime:
    """The first instant after ``at`` at which the zone's offset changes; `FOREVER` if not by the end of next year.

    Two changes within one month of UTC that cancel out, as during Ramadan in Morocco, are not seen.
    """
    changes = (*_changes_of_year(tz, at.year), *_changes_of_year(tz, at.year + 1))
    return next((change for change in changes if change > at), FOREVER)
