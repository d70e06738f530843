"""Instants of which people know only the day, or nothing: they compare on the side that binds most.

A rule compares an instant with that of the contact, or counts civil days from it. What is known by its day compares as
one end of that day and counts as the day. What is unknown compares as having come long ago, or never, whichever binds
most, and cannot be counted from: a rule that tries lacks a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any, Final, NoReturn, TypeVar

from ..clock import DAY, FOREVER
from ..errors import MissingFact
from ..vocabulary import UNKNOWN

M = TypeVar("M", bound="Imprecise")

DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""How a civil day is written; what begins so may be an instant."""
_LENGTH: Final = len("2026-01-01")
_UNKNOWN: Final = UNKNOWN.value
_LONG_AGO: Final = datetime(1800, 1, 1, tzinfo=UTC)
_BEGINS: Final = time(10)
"""When, on the day before in UTC, a civil day begins first of all: in Kiritimati, at UTC+14."""
_IS_OVER: Final = time(11)
"""When, on the day after in UTC, a civil day is over last of all: in Pago Pago, at UTC-11."""


class Imprecise(datetime):
    """What `UnknownInstant` and `WholeDay` have in common: equal only to what was said in the same words."""

    said: str
    early: bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Imprecise) and (self.said, self.early) == (other.said, other.early)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.said, self.early))

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return (earliest if self.early else latest), (self.said,)

    def __copy__(self) -> Imprecise:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Imprecise:
        return self

    def __repr__(self) -> str:
        return repr(self.said)

    __str__ = __repr__

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        return self.said

    @property
    def plain(self) -> datetime:
        """The instant as which it compares."""
        return datetime.combine(datetime.date(self), datetime.time(self), UTC)


class WholeDay(Imprecise):
    """An instant of which the day is known: it compares as an end of the day, and counts as the day in every zone."""

    civil_day: date

    def astimezone(self, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """The middle of the day in a zone, so that it is that civil day everywhere."""
        return datetime.combine(self.civil_day, time(12), tz)

    def __add__(self, span: timedelta) -> datetime:  # type: ignore[override]
        return self.plain + span

    def __radd__(self, span: timedelta) -> datetime:  # type: ignore[override]
        return self.plain + span

    def __sub__(self, other: Any) -> Any:
        return self.plain - other


class UnknownInstant(Imprecise):
    """An instant that nobody knows. Once its case is built, ``path`` says which fact it is."""

    path: str = "an instant"

    def _missing(self, *arguments: Any, **named: Any) -> NoReturn:
        raise MissingFact(self.path)

    astimezone = date = __add__ = __radd__ = __sub__ = __rsub__ = _missing

    @property
    def plain(self) -> datetime:
        """The instant as which it compares."""
        return _LONG_AGO if self.early else FOREVER


def earliest(said: Any) -> Imprecise | None:
    """What is said of the beginning of what protects, or of the end of what opens; None if it is no day or unknown."""
    return _imprecise(said, early=True)


def latest(said: Any) -> Imprecise | None:
    """What is said of the end of what protects, or of the beginning of what opens; None if it is no day or unknown."""
    return _imprecise(said, early=False)


def _imprecise(said: Any, *, early: bool) -> Imprecise | None:
    if isinstance(said, Imprecise):
        said = said.said
    if said is None or said == _UNKNOWN:
        return _made(UnknownInstant, _LONG_AGO if early else FOREVER, _UNKNOWN, early=early)
    if isinstance(said, date) and not isinstance(said, datetime):
        return _whole_day(said.year, said.month, said.day, early)
    if isinstance(said, str) and len(said) == _LENGTH and DATE.fullmatch(said):
        return _whole_day(int(said[:4]), int(said[5:7]), int(said[8:]), early)
    return None


@lru_cache(maxsize=8192)
def _whole_day(year: int, month: int, number: int, early: bool) -> WholeDay | None:
    """A day; one for all that name it, which nobody changes."""
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    if not 1900 <= year <= 2200:
        return None
    found = _made(WholeDay, _end_of_day(day, early), day.isoformat(), early=early)
    found.civil_day = day
    return found


def _made(kind: type[M], at: datetime, said: str, *, early: bool) -> M:
    made = kind(at.year, at.month, at.day, at.hour, 0, 0, 0, UTC)
    made.said, made.early = said, early
    return made


def plain(when: datetime) -> datetime:
    """The instant as which another, perhaps imprecise, compares."""
    return when.plain if isinstance(when, Imprecise) else when


def is_unknown(when: datetime | None) -> bool:
    """Whether nobody knows the instant."""
    return type(when) is UnknownInstant


def known(when: datetime) -> datetime:
    """The instant.

    Raises:
        MissingFact: nobody knows it.
    """
    if isinstance(when, UnknownInstant):
        raise MissingFact(when.path)
    return when


def imprecise(moments: Iterable[datetime | None]) -> bool:
    """Whether of any of the instants only the day is known, or nothing."""
    return any(isinstance(when, Imprecise) for when in moments)


def ends_of(when: datetime) -> tuple[datetime, ...]:
    """The instant, or the first and the last that may be meant."""
    return (could_be_from(when), could_be_until(when)) if isinstance(when, Imprecise) else (when,)


def could_be_from(when: datetime) -> datetime:
    """The first instant that may be meant."""
    return _end(when, early=True) if isinstance(when, Imprecise) else when


def could_be_until(when: datetime) -> datetime:
    """The last instant that may be meant."""
    return _end(when, early=False) if isinstance(when, Imprecise) else when


def _end(when: Imprecise, *, early: bool) -> datetime:
    if isinstance(when, UnknownInstant):
        return _LONG_AGO if early else FOREVER
    return _end_of_day(when.civil_day, early) if isinstance(when, WholeDay) else when.plain


@lru_cache(maxsize=8192)
def _end_of_day(day: date, early: bool) -> datetime:
    """When a day begins first of all, or is over last of all."""
    return datetime.combine(day - DAY, _BEGINS, UTC) if early else datetime.combine(day + DAY, _IS_OVER, UTC)


def surely_before(one: datetime, other: datetime) -> bool:
    """Whether an instant is before another, whichever instants are meant by a day or by ``"unknown"``."""
    if type(one) is datetime and type(other) is datetime:
        return one < other
    if isinstance(one, WholeDay) and isinstance(other, WholeDay):
        return one.civil_day < other.civil_day  # days of one clock
    return could_be_until(one) < could_be_from(other)
