"""What a column of a table is: its type, its meaning, and what it means where it is NULL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from functools import cached_property
from types import MappingProxyType
from typing import Final

from ..facts import Fact


@unique
class Type(StrEnum):
    """What a column holds."""

    ID = "id"
    """A name of the caller's own for a thing; a whole number is taken as its digits."""
    IDS = "ids"
    """Several of them: a list, the text of a JSON array, or the one there is."""
    WORD = "word"
    """One of the words that the column lists."""
    WORDS = "words"
    """Several of them, as of ids."""
    TEXT = "text"
    """Text in the form that the meaning says."""
    TEXTS = "texts"
    """Several, as of ids."""
    FLAG = "yes/no"
    """True or false; 1 or 0 where a database knows neither."""
    INSTANT = "instant"
    """A date-time: with a UTC offset, or read in the zone that is given once for all tables."""
    INSTANTS = "instants"
    """Several, as of ids."""
    DAY = "day"
    """A date where the consumer is."""
    DAYS = "days"
    """Several, as of ids."""
    TIME = "time of day"
    """Such as 15:00, on the consumer's clock; 24:00 is the end of a day."""
    DOLLARS = "US dollars"
    """An amount with at most two decimals."""
    WHOLE = "whole number"
    """Digits, or a number without a fraction."""
    NUMBER = "number"
    """Any finite number."""


SEVERAL: Final = frozenset({Type.IDS, Type.WORDS, Type.TEXTS, Type.INSTANTS, Type.DAYS})
"""Types that hold a list."""


@unique
class End(StrEnum):
    """The end of a day that is careful where only the day of an instant is known."""

    FIRST = "from its start"
    """It protects, or ends what opens: taken to have come as soon as the day has begun anywhere on earth."""
    LAST = "once it is over"
    """It opens, or ends what protects: taken to come only when the day is over everywhere."""
    DAY = "as that day"
    """It has happened: taken at the instant from which it is that day all over the United States (11:00 UTC)."""


@unique
class Null(StrEnum):
    """What is made of a NULL."""

    UNKNOWN = "unknown"
    """The fact is unknown, and binds as it binds most."""
    NOTHING = "nothing is said"
    """The fact says nothing here, which is its careful reading: it frees nothing."""
    ALL = "every one"
    """Every one may be meant, so every one is."""
    DENIES = "a fact is missing"
    """No fact can be made that would be careful enough: every contact is denied for want of it."""
    ROW = "the row is not understood"
    """Nothing can be made of the row: as its table says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        name: its name, the same in every language that the tables are printed in.
        type: what it holds.
        meaning: what it says, as the end of a sentence.
        null: what is made of a NULL.
        why: what a NULL means here, in words, where that is not plain from ``null``.
        words: for words, those that it takes.
        also: words that it takes beside its type, each with what it says.
        end: for an instant that may be given as a bare day, which end of that day is careful; None: only an instant.
        field: the path of the field of the fact that it fills; empty: none of its own.
        tells_of: for a flag beside an instant or day: that column, of which false says that it never happened.
    """

    name: str
    type: Type
    meaning: str
    null: Null
    why: str = ""
    words: tuple[str, ...] = ()
    also: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    end: End | None = None
    field: str = ""
    tells_of: str = ""

    @property
    def several(self) -> bool:
        """Whether it holds a list."""
        return self.type in SEVERAL

    @property
    def of_null(self) -> str:
        """What a NULL means, in words."""
        return self.why or str(self.null)


@unique
class Lost(StrEnum):
    """What is made of a row that cannot be understood."""

    DENIES = "a fact is missing"
    """It may protect: every contact is denied until it is understood."""
    LEFT_OUT = "left out"
    """It can only open something: without it, nothing is opened."""


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        name: its name.
        meaning: what one row of it says, as the end of a sentence.
        fact: the fact that a row becomes; None for what becomes part of another.
        columns: its columns, keys first.
        of: the table whose row it belongs to, by the key column that follows; empty: the consumer.
        key: that column, such as ``debt_id``.
        lost: what is made of a row that cannot be understood.
        protects: fields that make a row protect, though the others of its table can only open something.
        absent: what it means that the table is not given; an empty one says that there is nothing of the kind.
        shared: its rows hold for every consumer.
        becomes: the field of the case, or of the fact it belongs to, that its rows fill.
    """

    name: str
    meaning: str
    fact: type[Fact] | None
    columns: tuple[Column, ...]
    of: str = ""
    key: str = "consumer_id"
    lost: Lost = Lost.DENIES
    protects: tuple[str, ...] = ()
    absent: str = "unknown"
    shared: bool = False
    becomes: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by their names."""
        return MappingProxyType({column.name: column for column in self.columns})
