"""Rows of one table, read column by column into the fields of facts; what is not understood is noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..errors import InvalidFacts, Problem
from ..facts import Unread
from ..facts.ids import why_no_id
from ..vocabulary import UNKNOWN, Unclear
from .alike import Likeness
from .columns import Column, Lost, Null, Table, Type
from .naming import no_such_column
from .reading import FORMS, IsNull, Maker, NotUnderstood

Given = dict[str, Any]
"""A row by the fields of its fact; a field of a fact within it by its path, as ``medical.patient_indigent``."""

_UNKNOWN: Final = UNKNOWN.value
_NO_ROW: Final = "(row)"


class Rows(NamedTuple):
    """The rows of a table with the names of its columns said once, as a cursor gives them."""

    columns: tuple[str, ...]
    values: Iterable[Sequence[Any]]


class Doubts:
    """What could not be taken as it stands, as it is found."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str | None, Unclear, str | None, bool], Unread] = {}
        self.codes: Counter[str] = Counter()

    def add(self, table: str, row: Any, why: Unclear, column: str | None = None, *, denies: bool = False) -> None:
        """Note one thing; the id of the row is shown only if it is one."""
        shown = row if isinstance(row, str) and not why_no_id(row) else None
        key = table, shown, why, column, denies
        if key not in self._found:
            self._found[key] = Unread(table=table, row=shown, why=why, column=column, denies=denies)

    def __len__(self) -> int:
        return len(self._found)

    def unread(self) -> tuple[Unread, ...]:
        """Everything noted, each thing once."""
        return tuple(self._found.values())


class Plan:
    """How rows of one table with certain columns are read; made once, shared between threads."""

    def __init__(self, table: Table, columns: tuple[str, ...], read: Maker) -> None:
        wrong = [name for name in columns if name not in table.by_name]
        if wrong:
            raise InvalidFacts("Tables", tuple([no_such_column(table, name) for name in dict.fromkeys(wrong)]))
        if len(set(columns)) < len(columns):
            raise InvalidFacts("Tables", (Problem(table.name, "a column is named twice", "columns"),))
        self.table = table
        self.names = columns
        self._columns = table.columns
        placed = [(place, table.by_name[name]) for place, name in enumerate(columns) if name != "consumer_id"]
        self.whose = columns.index("consumer_id") if "consumer_id" in columns else None
        """The place of the consumer's id; None: the rows do not say it."""
        self.steps = tuple([(place, key_of(c), _takes_any_text(c), read(c)) for place, c in placed])
        self.nothing: Given = {key_of(c): _UNKNOWN for c in table.columns if c.null is Null.UNKNOWN and not c.tells_of}
        self._required = tuple([key_of(c) for c in table.columns if c.null is Null.ROW and c.name != "consumer_id"])
        self._needed = tuple([key_of(c) for c in table.columns if c.null is Null.DENIES])
        self._denies = table.lost is Lost.DENIES
        self._protects = tuple([(c.name, c.tells_of) for c in table.columns if c.tells_of in table.protects])
        self._pairs = tuple([(c.name, c.tells_of) for c in table.columns if c.tells_of])
        self.alike = Likeness.of(self)

    def read(self, row: Sequence[Any], doubts: Doubts) -> Given | None:
        """What a row says; None if it cannot be understood."""
        given = self.nothing.copy()
        wrong: frozenset[str] = frozenset()
        try:
            for place, key, as_it_is, read in self.steps:
                value = row[place]
                if value.__class__ is str:
                    if value:  # an empty text is NULL, as some databases have it
                        given[key] = value if as_it_is else read(value)
                elif value is not None:
                    given[key] = read(value)
        except (IsNull, NotUnderstood):
            given, wrong = self._carefully(row)
        protects = self._denies
        for flag, key in self._protects:
            protects = protects or given.get(flag) is True or given.get(key, _UNKNOWN) != _UNKNOWN
        for flag, key in self._pairs:
            if flag in given and given.pop(flag) is False:
                if given.get(key, _UNKNOWN) == _UNKNOWN:
                    given.pop(key, None)
                else:
                    doubts.add(self.table.name, given.get("id"), Unclear.CONTRADICTORY, flag)
        for key in wrong:
            if self.column_of(key).null not in (Null.DENIES, Null.ROW):
                self._doubt(doubts, given, key, Unclear.NOT_UNDERSTOOD)
        for key in self._required:
            value = given.get(key, ())
            if value.__class__ is tuple and not value:
                self._doubt(doubts, given, key, _why(key, wrong), denies=protects)
                return None
        for key in self._needed:
            if key not in given:
                # What is given and is no number rings nowhere; what is not known may ring in any state.
                rings_nowhere = key == "number" and key in wrong
                self._doubt(doubts, given, key, _why(key, wrong), denies=not rings_nowhere)
        return given

    def _doubt(self, doubts: Doubts, given: Given, key: str, why: Unclear, *, denies: bool = False) -> None:
        doubts.add(self.table.name, given.get("id"), why, self.column_of(key).name, denies=denies)

    def _carefully(self, row: Sequence[Any]) -> tuple[Given, frozenset[str]]:
        """The same, value by value: what is not understood is taken as NULL, and its field is told."""
        given = self.nothing.copy()
        wrong: list[str] = []
        for place, key, _, read in self.steps:
            value = row[place]
            if value is None or (value.__class__ is str and not value):
                continue
            try:
                given[key] = read(value)
            except IsNull:
                pass
            except NotUnderstood:
                wrong.append(key)
        return given, frozenset(wrong)

    def column_of(self, key: str) -> Column:
        """The column that fills a field."""
        return next(column for column in self._columns if key_of(column) == key)


def _takes_any_text(column: Column) -> bool:
    return column.type is Type.ID or (column.type is Type.TEXT and column.name not in FORMS)


def _why(key: str, wrong: frozenset[str]) -> Unclear:
    return Unclear.NOT_UNDERSTOOD if key in wrong else Unclear.MISSING


def key_of(column: Column) -> str:
    """The field that a column fills, or its own name where it tells of another column."""
    return column.field or column.name


def columns_of(row: Any) -> tuple[str, ...]:
    """The names of the columns of a row that knows them."""
    if isinstance(row, Mapping) or hasattr(row, "keys"):
        return tuple(row.keys())
    named = getattr(row, "_fields", None)
    if named is not None:
        return tuple(named)
    raise InvalidFacts(
        "Tables",
        (Problem(_NO_ROW, "a row is a mapping of columns to values, or comes in Rows with their names", "row"),),
    )


def values_of(row: Any, columns: tuple[str, ...]) -> Sequence[Any]:
    """The values of such a row in an order of columns."""
    if isinstance(row, tuple):
        return row
    return [row[name] for name in columns]


def nested(given: Given) -> Given:
    """The fields of facts within a fact, put there."""
    made: Given = {}
    for key, value in given.items():
        if "." in key:
            outer, _, inner = key.partition(".")
            made.setdefault(outer, {})[inner] = value
        else:
            made[key] = value
    return made
