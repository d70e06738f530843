"""The values of columns, as databases and drivers give them, read as what facts take."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from ..clock import zone as zone_of
from ..errors import InvalidFacts, Problem
from ..facts.moments import DATE
from .columns import Column, End, Type
from .numbers import e164, zip_code

Read = Callable[[Any], Any]
Maker = Callable[[Column], Read]
"""What makes the reader of a column."""


class NotUnderstood(Exception):
    """A value has another form than its column takes."""


class IsNull(Exception):
    """A value stands for NULL, as a number that is none."""


_LENGTH_OF_A_DAY: Final = len("2026-03-02")
_MIDNIGHT: Final = time()
_MOST: Final = 10**64
"""What whole numbers are less than: an id has no more than 64 characters."""
_BEGUN_EVERYWHERE: Final = time(11)
"""When, in UTC, a day has begun all over the United States: last of all in American Samoa."""
_MOST_REMEMBERED: Final = 4096


def readers(zone: str) -> Mapping[Type, Maker]:
    """For each type, what makes the reader of a column.

    Raises:
        InvalidFacts: there is no such zone.
    """
    clock = LocalClock(zone)
    instant: Maker = lambda column: clock.reader(column.end)  # noqa: E731
    return {
        Type.ID: _always(_id),
        Type.IDS: _listed(_always(_id)),
        Type.WORD: _one_word,
        Type.WORDS: _listed(_one_word),
        Type.TEXT: _always(_text),
        Type.TEXTS: _listed(_always(_text)),
        Type.FLAG: _always(_flag),
        Type.INSTANT: instant,
        Type.INSTANTS: _listed(instant),
        Type.DAY: _always(_day),
        Type.DAYS: _listed(_always(_day)),
        Type.TIME: _always(_time),
        Type.DOLLARS: _always(_dollars),
        Type.WHOLE: _whole,
        Type.NUMBER: _always(_number),
    }


def _always(read: Read) -> Maker:
    """The same reader for every column of a type."""
    return lambda column: read


# -- names and words


def _id(value: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    if isinstance(value, float):
        if value != value:
            raise IsNull
        if value.is_integer() and abs(value) < 2**53:  # whole numbers among which some were NULL, as pandas has them
            return str(int(value))
    if isinstance(value, Decimal) and _is_whole(value):
        return _digits(int(value))
    if isinstance(value, UUID):
        return str(value)
    raise NotUnderstood


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float) and value != value:
        raise IsNull
    if isinstance(value, int) and not isinstance(value, bool):
        return _digits(value)
    raise NotUnderstood


def _telephone(value: Any) -> str:
    found = e164(_digits_or_text(value))
    if found is None:
        raise NotUnderstood
    return found


def _zip(value: Any) -> str:
    found = zip_code(_digits_or_text(value))
    if found is None:
        raise NotUnderstood
    return found


def _state(value: Any) -> str:
    text = _digits_or_text(value).strip().upper()
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise NotUnderstood
    return text


def _digits_or_text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise NotUnderstood
    return value if isinstance(value, str) else _digits(value)


FORMS: Final[Mapping[str, Read]] = {"number": _telephone, "zip": _zip, "state": _state}
"""What reads the columns of text that have a form of their own."""


def _digits(value: int) -> str:
    """A whole number as it is written; of no more digits than an id has."""
    if not -_MOST < value < _MOST:
        raise NotUnderstood
    return str(int(value))


def _is_whole(value: Decimal) -> bool:
    """Whether a number has no fraction, and can be written out."""
    if value.is_nan():
        raise IsNull
    return value.is_finite() and -_MOST < value < _MOST and value == value.to_integral_value()


def _one_word(column: Column) -> Read:
    words = {word: word for word in (*column.words, *column.also)}

    def read(value: Any) -> str:
        try:
            return words[value]
        except (KeyError, TypeError):
            pass
        if isinstance(value, float) and value != value:
            raise IsNull
        raise NotUnderstood

    return read


def _listed(item: Maker) -> Maker:
    """A list of what is read one by one; words that mean no list are handed on as they are, also as its one member."""

    def make(column: Column) -> Read:
        one = item(column)
        also = frozenset(column.also)

        def read(value: Any) -> Any:
            if isinstance(value, str):
                if value in also:
                    return value
                value = _from_text(value)
            elif hasattr(value, "tolist") and not isinstance(value, memoryview):  # of which the items are its bytes
                value = value.tolist()
            if not isinstance(value, list | tuple | set | frozenset):
                return (one(value),)
            words = [each for each in value if isinstance(each, str) and each in also] if also else ()
            if words:  # as a column that holds nothing but lists has to write them
                if len(value) > 1:
                    raise NotUnderstood
                return words[0]
            try:
                return tuple([one(each) for each in value])
            except IsNull:  # what is known of the others would be lost unsaid
                raise NotUnderstood from None

        return read

    return make


def _from_text(text: str) -> Any:
    """A JSON array, a list as PostgreSQL writes it, or the one thing that it is."""
    if text[:1] == "[":
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise NotUnderstood from None
    if text[:1] == "{" and text[-1:] == "}":
        inner = text[1:-1]
        if '"' in inner or "{" in inner:
            raise NotUnderstood
        return inner.split(",") if inner else []
    return text


def _flag(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    if isinstance(value, float) and value != value:
        raise IsNull
    if type(value) is not str:
        try:
            if value == 1:
                return True
            if value == 0:
                return False
        except Exception:  # of whatever type it is, it does not say
            raise NotUnderstood from None
    raise NotUnderstood


# -- numbers


def _dollars(value: Any) -> Decimal:
    if isinstance(value, float):
        if value != value:
            raise IsNull
        value = repr(value)
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise NotUnderstood
    try:
        amount = Decimal(value)
        cents = amount.quantize(Decimal("0.01"))
    except InvalidOperation:
        raise NotUnderstood from None
    if cents != amount or not 0 <= cents < 10**12:
        raise NotUnderstood
    return cents


def _whole(column: Column) -> Read:
    known = frozenset(column.words)

    def read(value: Any) -> int:
        text = _id(value)
        if text not in known:
            raise NotUnderstood
        return int(text)

    return read


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise NotUnderstood
    if isinstance(value, Decimal):
        value = int(value) if _is_whole(value) else float(value)
    if value != value:
        raise IsNull
    if not (isfinite(value) if isinstance(value, float) else -_MOST < value < _MOST):
        raise NotUnderstood
    return value


# -- days and instants


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        if value != value:  # pandas' own NaT
            raise IsNull
        if value.tzinfo is not None or value.time() != _MIDNIGHT:
            raise NotUnderstood
        return value.date()
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, str):
        text = value.removesuffix(" 00:00:00").removesuffix("T00:00:00")
        if DATE.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                pass
    raise NotUnderstood


def _time(value: Any) -> time | str:
    if type(value) is time and value.tzinfo is None:
        return value
    if isinstance(value, str) and value in ("24:00", "24:00:00"):
        return "24:00"
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):  # as some drivers give it
        return (datetime(2000, 1, 1) + value).time()  # noqa: DTZ001 - a clock's reading, of no day
    if isinstance(value, str):
        try:
            found = time.fromisoformat(value)
        except ValueError:
            raise NotUnderstood from None
        if found.tzinfo is None:
            return found
    raise NotUnderstood


def _day_or_time(text: str) -> datetime | date:
    try:
        if len(text) == _LENGTH_OF_A_DAY and DATE.fullmatch(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        raise NotUnderstood from None


class LocalClock:
    """Reads date-times without an offset as the clock of one zone showed them.

    Where it showed a time twice, or never, the earlier of the instants that may be meant is taken for what protects or
    ends what opens, the later for what opens, and for what has happened. Where neither is careful, as for a contact
    that is proposed, the value is not understood.
    """

    def __init__(self, name: str) -> None:
        try:
            self.zone: ZoneInfo = zone_of(name)
        except (ValueError, TypeError):
            message = "there is no such time zone (an IANA name such as America/Chicago is needed)"
            raise InvalidFacts("Tables", (Problem("zone", message, "time_zone"),)) from None
        self._offsets: dict[date, timedelta | None] = {}

    def reader(self, end: End | None) -> Read:
        """The reader of a column of instants."""
        early = end is End.FIRST

        def read(value: Any) -> Any:
            if type(value) is not datetime:
                value = _day_or_time(value) if isinstance(value, str) else self._other(value)
                if type(value) is date:
                    return self._bare(value, end)
            if value.tzinfo is not None:
                return value
            if end is not None and value.time() == _MIDNIGHT:
                return self._bare(value.date(), end)  # a day, as databases write it into columns of times
            day = value.date()
            offset = self._offsets.get(day)
            if offset is None:
                offset = self._offset_of(value, day)
                if offset is None:
                    return self._in_doubt(value, end, early=early)
            return (value - offset).replace(tzinfo=UTC)

        return read

    @staticmethod
    def _other(value: Any) -> datetime | date:
        if isinstance(value, datetime):
            if value != value:  # pandas' own NaT
                raise IsNull
            return datetime.combine(date(value.year, value.month, value.day), value.time(), value.tzinfo)
        if isinstance(value, date):
            return date(value.year, value.month, value.day)
        if isinstance(value, float) and value != value:
            raise IsNull
        raise NotUnderstood

    @staticmethod
    def _bare(day: date, end: End | None) -> date | datetime:
        if end is None:
            raise NotUnderstood
        return datetime.combine(day, _BEGUN_EVERYWHERE, UTC) if end is End.DAY else day

    def _offset_of(self, value: datetime, day: date) -> timedelta | None:
        """The offset that the zone has all day long and an hour beyond; None if it changes."""
        try:
            begins = datetime(day.year, day.month, day.day, tzinfo=self.zone)
            first = begins.utcoffset()
            same = first == (begins + timedelta(days=1)).utcoffset() == (begins - timedelta(hours=2)).utcoffset()
        except OverflowError:
            raise NotUnderstood from None
        if len(self._offsets) >= _MOST_REMEMBERED:
            self._offsets.clear()
        found = self._offsets[day] = first if same else None
        return found

    def _in_doubt(self, value: datetime, end: End | None, *, early: bool) -> datetime:
        may_be = sorted({value.replace(tzinfo=self.zone, fold=fold).astimezone(UTC) for fold in (0, 1)})
        if len(may_be) > 1 and end is None:
            raise NotUnderstood
        return may_be[0] if early else may_be[-1]
