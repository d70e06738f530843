"""What every fact has in common: frozen, strict about its fields, silent about its values."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from operator import itemgetter, methodcaller
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Final, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    StrictBool,
    StrictStr,
    Tag,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema

from ..canonical import canonical, default_of
from ..errors import GIVEN
from ..vocabulary import UNKNOWN, Medium, Unknown
from .at_once import Day, MayBeUnknown, Means, MeansOfAList, Moment
from .checked import Checked, worked_out
from .ids import NEEDED, IdForm
from .moments import DATE, Imprecise, UnknownInstant, earliest, is_unknown, latest, plain, surely_before
from .teaching import MOST, Takes, at_most, telling, told_at_once

T = TypeVar("T")


class Fact(Checked):
    """Base of all facts. What malformed facts raise is `InvalidFacts`, which never echoes input."""

    # A subclass of somebody's own, with fields or answers of its own, is read as the fact that it stands for.
    model_config = ConfigDict(revalidate_instances="subclass-instances")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return telling(cls, source, handler)

    @classmethod
    def model_rebuild(cls, **options: Any) -> bool | None:
        """Build the validator, if it is not built yet; it tells what is wrong once, whatever facts are in others."""
        depth = options.pop("_parent_namespace_depth", 2)
        built = super().model_rebuild(_parent_namespace_depth=depth + 1, **options)
        if built and type(cls.__pydantic_validator__) is SchemaValidator:
            cls.__pydantic_validator__ = told_at_once(cls)
        return built

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Fields that differ from their default, so that a fact reads as it would be written."""
        for name, value in super().__repr_args__():
            if name is None or value != default_of(type(self).model_fields[name]):
                yield name, dict(value) if isinstance(value, MappingProxyType) else value

    @property
    def canonical(self) -> str:
        """The fact as JSON in its canonical form (`fdcpa_guard.canonical`): what differs has another, and nothing else.

        It can be read back, and stays the same if a later version adds fields with a default. Written each time.
        """
        return canonical(self)

    @worked_out
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text: of facts of one kind, the same have the same, and no others have."""
        return sha256(self.canonical.encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other) or not isinstance(other, Fact):
            return NotImplemented
        return self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    _when: ClassVar[tuple[str, ...]] = ()
    _nested: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._when = tuple(n for n, f in cls.model_fields.items() if "datetime" in repr(f.annotation))
        cls._nested = tuple(n for n, f in cls.model_fields.items() if _holds_facts(f.annotation))

    def instants(self) -> Iterator[datetime]:
        """Every instant that this fact and the facts inside it mention; of a day the end as which it compares."""
        return (plain(when) for when in self.moments() if not is_unknown(when))

    def moments(self) -> list[datetime]:
        """The same as they were said: days and unknown ones among them."""
        found: list[datetime] = []
        self._mention(found)
        return found

    def _mention(self, found: list[datetime]) -> None:
        """Append the moments of this fact."""
        values = self.__dict__
        for name in self._when:
            value = values[name]
            if value is not None and isinstance(value, datetime):
                found.append(value)
        for name in self._nested:
            value = values[name]
            if not value:
                continue  # most hold nothing
            if isinstance(value, tuple):
                for item in value:
                    item._mention(found)
            elif isinstance(value, Fact):
                value._mention(found)

    def unknown_moments(self, path: str = "") -> list[tuple[str, UnknownInstant]]:
        """The instants in it that nobody knows, with their paths, such as ``bankruptcies.bk-1.filed_at``."""
        values = self.__dict__
        found: list[tuple[str, UnknownInstant]] = []
        for name in self._when:
            value = values[name]
            if value is None:
                continue
            if isinstance(value, UnknownInstant):
                found.append((f"{path}{name}", value))
            elif value and isinstance(value, tuple):
                found += [(f"{path}{name}", each) for each in value if isinstance(each, UnknownInstant)]
        for name in self._nested:
            value = values[name]
            if not value:
                continue
            if isinstance(value, tuple):
                for number, item in enumerate(value):
                    inside = item.unknown_moments() if isinstance(item, Fact) else ()
                    if inside:  # seldom, so that no other needs a path
                        begins = f"{path}{name}.{getattr(item, 'id', number)}."
                        found += [(f"{begins}{rest}", moment) for rest, moment in inside]
            elif isinstance(value, Fact):
                found += value.unknown_moments(f"{path}{name}.")
        return found


def _holds_facts(annotation: Any) -> bool:
    """Whether a type is a fact, or has one in it."""
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        return True
    return any(map(_holds_facts, get_args(annotation)))


OrUnknown = Annotated[Annotated[T, Tag(GIVEN)] | Annotated[Unknown, Tag(UNKNOWN.value)], MayBeUnknown()]
"""A fact that may be given as ``"unknown"``; null says the same."""


def members(facts: tuple[T, ...] | Unknown) -> tuple[T, ...]:
    """The facts of a list, none of them if it is unknown which there are."""
    return () if facts is Unknown.UNKNOWN else facts


TAKES_A_LIST: Final = Takes('a list, or "none" if there are none')

NONE_IS_EMPTY: Final = Means({"none": ()}, last=True)


def _short(value: Any) -> Any:
    return at_most(value, MOST)


_NONE_IS_EMPTY: Final = MeansOfAList(_short, {"none": ()})

Several = Annotated[tuple[T, ...], Field(max_length=MOST), _NONE_IS_EMPTY, TAKES_A_LIST]
"""A list of facts; ``"none"`` says that there are none."""


def _only_what_is_known(value: Any) -> Any:
    return () if value is None or value in ("none", "unknown") else at_most(value, MOST)


_NONE_KNOWN: Final = MeansOfAList(_short, dict.fromkeys(("none", UNKNOWN.value, None), ()))

Known = Annotated[tuple[T, ...], Field(max_length=MOST), _NONE_KNOWN, TAKES_A_LIST]
"""A list of facts that open something, or of evidence: if it is unknown which there are, none is known."""


def _nothing_known(value: Any) -> Any:
    return {} if value is None or value == UNKNOWN.value else value


UNKNOWN_IS_NONE: Final = Means({UNKNOWN.value: None})

OrNone = Annotated[T | None, UNKNOWN_IS_NONE]
"""A fact that may be absent; ``"unknown"`` says the same as null."""


def _date_time(value: Any) -> Any:
    if isinstance(value, datetime) or (isinstance(value, str) and DATE.match(value)):
        return value
    raise PydanticCustomError("instant_type", "an instant is an ISO 8601 date-time with a UTC offset")


_OFFSETS: Final = frozenset(timedelta(minutes=quarter * 15) for quarter in range(-12 * 4, 14 * 4 + 1))
"""Every offset that a clock shows somewhere is among them: the whole quarters of an hour from -12:00 to +14:00."""


def _aware_in_utc(value: datetime) -> datetime:
    offset = value.utcoffset()
    if offset is None:
        raise PydanticCustomError("instant_naive", "an instant needs a UTC offset (2026-03-02T09:00:00-05:00)")
    if offset not in _OFFSETS:
        raise PydanticCustomError(
            "instant_offset", "no clock shows this UTC offset: they are whole quarters of an hour, -12:00 to +14:00"
        )
    try:
        utc = value.astimezone(UTC)
    except OverflowError:  # of the years 1 and 9999
        utc = datetime.min.replace(tzinfo=UTC)
    if not 1900 <= utc.year <= 2200:
        raise PydanticCustomError("instant_range", "an instant lies between the years 1900 and 2200, in UTC")
    if type(utc) is datetime and not utc.fold:
        return utc
    return datetime.combine(date(utc.year, utc.month, utc.day), plain_time(utc), UTC)


_DATE_TIME: Final = SchemaValidator(core_schema.datetime_schema())


def _instant(value: Any) -> datetime:
    if type(value) is datetime:
        plainly = value.tzinfo is UTC and not value.fold and 1900 <= value.year <= 2200
        return value if plainly else _aware_in_utc(value)
    return _aware_in_utc(_DATE_TIME.validate_python(_date_time(value)))


def plain_time(value: datetime | time) -> time:
    """The reading of a clock as the standard library's own, whatever it was given as."""
    return time(value.hour, value.minute, value.second, value.microsecond)


_READING: Final = (
    "^(?:190[1-9]|19[1-9][0-9]|2[01][0-9]{2})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?"
)
_OFFSET: Final = "(?:[+](?:0[0-9]|1[0-3])|-(?:0[0-9]|1[01])):(?:00|15|30|45)"
_FORMS: Final = (
    (f"{_READING}Z$", (datetime.fromisoformat,)),
    (f"{_READING}{_OFFSET}$", (datetime.fromisoformat, methodcaller("astimezone", UTC))),
)
"""Nearly all instants: not in the first or last year taken, so that no offset takes them beyond."""

_INSTANT: Final = Takes("an instant: an ISO 8601 date-time with a UTC offset, such as 2026-03-02T09:00:00-05:00")

Instant = Annotated[datetime, Moment(_FORMS, _instant), _INSTANT]
"""A point in time: a timezone-aware datetime, held in UTC."""


def _has_a_time(value: Any) -> bool:
    return type(value) is datetime or (type(value) is str and len(value) > len("2026-03-02"))


def _or_earliest(value: Any) -> datetime:
    return _instant(value) if _has_a_time(value) else earliest(value) or _instant(value)


def _or_latest(value: Any) -> datetime:
    return _instant(value) if _has_a_time(value) else latest(value) or _instant(value)


def _as_said(value: datetime) -> datetime | str:
    return value.said if isinstance(value, Imprecise) else value


Binding = Annotated[datetime, Moment(_FORMS, _or_earliest, _as_said), _INSTANT]
"""An instant from which on something protects the person, or no longer opens anything.

Of a day it is taken to come as soon as that day has begun anywhere on earth; ``"unknown"``: it has come already.
"""

Freeing = Annotated[datetime, Moment(_FORMS, _or_latest, _as_said), _INSTANT]
"""An instant from which on something opens, or no longer protects the person.

Of a day it is taken to come only when that day is over everywhere; ``"unknown"``: it has not come yet.
"""


_DATE: Final = SchemaValidator(core_schema.date_schema())


def _date_only(value: Any) -> date:
    if isinstance(value, str):
        if DATE.fullmatch(value):
            day: date = _DATE.validate_python(value)
            return day
    elif type(value) is date:
        return value
    elif isinstance(value, date) and not isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    raise PydanticCustomError("date_type", "a day is an ISO 8601 date such as 2026-03-02")


def _civil_day(value: Any) -> date:
    day = _date_only(value)
    if not 1900 <= day.year <= 2200:
        raise PydanticCustomError("date_range", "a date lies between the years 1900 and 2200")
    return day


CivilDay = Annotated[date, Day(_civil_day), Takes("a day: an ISO 8601 date such as 2026-03-02")]
"""A calendar date at the consumer's location."""


def listed_in_order(words: frozenset[T]) -> list[T]:
    """A set of words as a list that is always the same."""
    return sorted(words)  # type: ignore[type-var]  # a function of our own, for pydantic is slow to inspect a built-in


Media = Annotated[frozenset[Medium], PlainSerializer(listed_in_order, return_type=list[Medium])]
"""A set of media, always written in the same order."""

Id = Annotated[str, IdForm(), Takes(NEEDED)]
"""The caller's own name for a thing; it appears in reasons, so it must not be a telephone number, address or name."""


def _unknown_is_nothing(value: Any) -> Any:
    return () if value == UNKNOWN.value else value


Freed = Annotated[Several[Id] | None, BeforeValidator(_unknown_is_nothing)]
"""Ids of the debts that something frees; None: all of them; ``"unknown"``: none is known."""


def _storable(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError(
            "text_unstorable", "the text holds half a character, which no record can keep"
        ) from None
    return value


Text = Annotated[StrictStr, AfterValidator(_storable)]
"""Text that can be written down as UTF-8."""

Flag = StrictBool
"""True or false and nothing that merely looks like it."""


Sure = Annotated[Flag, Means({UNKNOWN.value: False, None: False}, last=True)]
"""A flag that opens something, so that what is unknown is false."""

Possible = Annotated[Flag, Means({UNKNOWN.value: True, None: True}, last=True)]
"""A flag that closes something, so that what is unknown is true."""


AnyMedia = Annotated[Media, Means({UNKNOWN.value: frozenset(), None: frozenset()})]
"""The media that something closes; empty, or unknown: every medium."""


F = TypeVar("F", bound=Fact)


def in_order(fact: Fact, first: str, *later: str) -> None:
    """Refuse a fact in which one of the later instants, where given, is before the first, whatever is meant."""
    values = fact.__dict__
    start = values[first]
    for name in later:
        when = values[name]
        if when is not None and surely_before(when, start):
            raise contradiction(f"{name} is before {first}")


def ordered(first: str, *later: str) -> Any:
    """The validator of a fact of which `in_order` is all that there is to check."""
    given, none = itemgetter(*later), (None if len(later) == 1 else (None,) * len(later))

    def check(fact: F) -> F:
        if given(fact.__dict__) != none:
            in_order(fact, first, *later)
        return fact

    return model_validator(mode="after")(check)


def contradiction(message: str) -> PydanticCustomError:
    """The error for facts that cannot be true together."""
    return PydanticCustomError("contradiction", "{message}", {"message": message})


def different_ids(what: str, lists: Mapping[str, Any]) -> None:
    """Refuse facts of which two have the same id. Which two is said by their places."""
    ids = [fact.__dict__["id"] for facts in lists.values() if facts is not UNKNOWN for fact in facts]
    if len(set(ids)) == len(ids):
        return
    places: dict[str, str] = {}
    for name, facts in lists.items():
        for position, fact in enumerate(members(facts)):
            here = f"{name}.{position}"
            there = places.setdefault(fact.id, here)
            if there != here:
                raise contradiction(f"two {what} have the same id: {there} and {here}")
