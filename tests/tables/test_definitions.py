"""The definition of the tables is whole, and agrees with the facts that rows become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, Final, Literal, get_args, get_origin

import pytest

from fdcpa_guard.facts import Attempt, Case, Contact, Fact, Inbound, Unread, base
from fdcpa_guard.facts.contact import OLDER
from fdcpa_guard.facts.requests import Request
from fdcpa_guard.tables import TABLES, Column, End, Lost, Null, Table, Type
from fdcpa_guard.tables.columns import SEVERAL
from fdcpa_guard.tables.definitions import TAGS
from fdcpa_guard.vocabulary import Unknown
from tests.docs.who_asks import kinds

Where = tuple[type[Fact], str]
"""A kind of fact and one of its fields."""

EVERY: Final = [(table, column) for table in TABLES.values() for column in table.columns]
IDS: Final = [f"{table.name}.{column.name}" for table, column in EVERY]
every_column = pytest.mark.parametrize(("table", "column"), EVERY, ids=IDS)
every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)

REQUESTS: Final[tuple[type[Fact], ...]] = get_args(get_args(Request)[0])
OF_PARENTS: Final = {"consumer_id", "contact_id", "debt_id", "request_id", "consent_id", "phone_id"}
"""Columns that say to what a row belongs, or what the answer calls it."""
OF_NO_FIELD: Final = {
    "attempts.disposition": "it becomes the outcome, who answered, and facts of other tables",
    "inbound.disposition": "the same",
    **{f"attempts.{name}": "the tag of that name" for name in TAGS},
    "attempts.tags": "tags of other names",
    "attributes.name": "the key of Case.attributes",
    "attributes.text_value": "its value",
    "attributes.number_value": "its value",
    "attributes.flag_value": "its value",
}
OF_NO_COLUMN: Final[dict[str, str]] = {
    "Consumer.id": "the consumer that the case is asked for: consumer_id of every table",
    "Case.history": "attempts and inbound fill it",
    "Attempt.tags": "columns of their own names fill it, and tags name by name",
    "Case.attributes": "the table attributes fills it, name by name",
    "Case.unread": "what was not understood of the rows",
    "History.attempts": "the table of that name",
    "History.inbound": "the table of that name",
    **{f"Content.{name}": "carries and lacks say it" for name in OLDER},
}


def facts_of(table: Table) -> tuple[type[Fact], ...]:
    """The kinds of fact that a row of a table may become."""
    return REQUESTS if table.name == "requests" else () if table.fact is None else (table.fact,)


def nested(kind: type[Fact], name: str) -> type[Fact]:
    """The kind of fact that a field holds."""
    (found,) = [each for each in leaves(kind, name) if isinstance(each, type) and issubclass(each, Fact)]
    return found


def filled(table: Table, column: Column) -> list[Where]:
    """The fields that a column fills."""
    if column.name in OF_PARENTS or not column.field:
        return []
    *path, name = column.field.split(".")
    found = []
    for kind in facts_of(table):
        inner = kind
        if path and path[0] == "case":
            inner, path = Case, path[1:]
        for step in path:
            inner = nested(inner, step)
        if name in inner.model_fields:
            found.append((inner, name))
    return found


def parts(annotation: Any) -> Iterator[Any]:
    """A type and everything in it."""
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def within(kind: type[Fact], name: str) -> list[Any]:
    """What the annotation of a field is made of, metadata included."""
    field = kind.model_fields[name]
    return [*parts(field.annotation), *field.metadata]


def leaves(kind: type[Fact], name: str) -> set[Any]:
    """The types at the ends of the annotation of a field."""
    return {each for each in within(kind, name) if isinstance(each, type) and get_origin(each) is None}


def words(kind: type[Fact], name: str) -> list[str]:
    """The words that a field takes, in their order."""
    vocabularies = [each for each in dict.fromkeys(within(kind, name)) if isinstance(each, type)]
    found = [
        str(word.value) for each in vocabularies if issubclass(each, Enum) and each is not Unknown for word in each
    ]
    literals = [each for each in within(kind, name) if get_origin(each) is Literal]
    return found + [str(word) for each in literals for word in get_args(each)]


def ends(kind: type[Fact], name: str) -> set[End]:
    """Which ends of a bare day are careful for a field, by its own annotation."""
    told = repr(within(kind, name))
    found = {End.FIRST: base._or_earliest, End.LAST: base._or_latest}
    return {end for end, function in found.items() if f"function {function.__name__}" in told}


every_filling = pytest.mark.parametrize(
    ("table", "column", "kind", "field"),
    [(table, column, *where) for table, column in EVERY for where in filled(table, column)],
    ids=[
        f"{table.name}.{column.name}-{where[0].__name__}" for table, column in EVERY for where in filled(table, column)
    ],
)


def filled_by_rows(table: Table) -> list[Where]:
    """The fields that hold the facts that the rows of a table become."""
    parents = facts_of(TABLES[table.of]) if table.of else (Case,)
    *path, name = (table.becomes or table.name).split(".")
    for step in path:
        parents = tuple(nested(parent, step) for parent in parents)
    return [(parent, name) for parent in parents if name in parent.model_fields]


def holds_facts(kind: type[Fact], name: str) -> list[type[Fact]]:
    return [each for each in leaves(kind, name) if issubclass(each, Fact)]


def test_every_field_is_filled_by_one_column() -> None:
    """Or by the rows of a table, or column by column where it holds a fact; a named few are made otherwise."""
    known = [kind for kind in kinds() if kind is not Unread]
    by_columns = Counter(where for table, column in EVERY for where in filled(table, column))
    by_rows = Counter(where for table in TABLES.values() for where in filled_by_rows(table))
    twice = {f"{kind.__name__}.{name}" for (kind, name), times in (by_columns + by_rows).items() if times > 1}
    assert twice == {f"WeeklyWindow.{name}" for name in ("days", "start", "end")}  # the fact of three tables
    reached = {kind for kind, _ in by_columns}
    fields = {(kind, name) for kind in known for name in kind.model_fields}
    excused = {(kind, name) for kind, name in fields if f"{kind.__name__}.{name}" in OF_NO_COLUMN}
    for _ in range(len(known)):  # what holds a fact of which columns fill some field
        reached |= {kind for kind in known for name in kind.model_fields if reached & set(holds_facts(kind, name))}
    whole = {
        (kind, name) for kind, name in fields if holds_facts(kind, name) and set(holds_facts(kind, name)) <= reached
    }
    missing = fields - by_columns.keys() - by_rows.keys() - excused - whole
    assert sorted(f"{kind.__name__}.{name}" for kind, name in missing) == []
    assert excused.isdisjoint(by_columns)
    assert len(excused) == len(OF_NO_COLUMN)


@every_column
def test_a_column_fills_a_field_or_it_is_said_why_not(table: Table, column: Column) -> None:
    name = f"{table.name}.{column.name}"
    excused = column.name in OF_PARENTS or bool(column.tells_of) or name in OF_NO_FIELD
    assert bool(filled(table, column)) is not excused


@every_table
def test_names_are_unique_and_plain(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.islower() and name.replace("_", "").isalnum() for name in names)
    fields = [column.field for column in table.columns if column.field]
    assert len(set(fields)) == len(fields)


@every_table
def test_keys_come_first(table: Table) -> None:
    names = list(table.by_name)
    keys = [name for name in names if name in OF_PARENTS]
    assert names[: len(keys)] == keys
    assert ("consumer_id" in names) is not table.shared
    if table.of:
        assert table.key == names[1]
        assert "id" in TABLES[table.of].by_name
    assert all(table.by_name[name].null is Null.ROW for name in keys)


@every_table
def test_a_table_says_whole_things(table: Table) -> None:
    for text in (table.meaning, table.absent):
        assert text
        assert not text.endswith((".", ";", " "))
        assert "|" not in text


@every_column
def test_a_column_says_whole_things(table: Table, column: Column) -> None:
    for text in (column.meaning, column.of_null, *column.also.values()):
        assert text
        assert not text.endswith((".", ";", " "))
        assert "|" not in text


@every_column
def test_a_flag_beside_another_column_names_one_that_may_be_unknown(table: Table, column: Column) -> None:
    if column.tells_of:
        assert column.type is Type.FLAG
        assert column.null is Null.UNKNOWN
        other = table.by_name[column.tells_of]
        assert other.type in (Type.INSTANT, Type.DAY)
        assert other.null is Null.UNKNOWN
        assert column.name in other.why


@every_filling
def test_the_types_agree(table: Table, column: Column, kind: type[Fact], field: str) -> None:
    held = leaves(kind, field) - {type(None), Unknown}
    instants = datetime in held
    expected: dict[Type, bool] = {
        Type.FLAG: bool in held,
        Type.INSTANT: instants,
        Type.INSTANTS: instants,
        Type.DAY: date in held and not instants,
        Type.DAYS: date in held and not instants,
        Type.TIME: time in held,
        Type.DOLLARS: Decimal in held,
        Type.WORD: bool(words(kind, field)),
        Type.WORDS: bool(words(kind, field)),
        Type.WHOLE: bool(words(kind, field)),
    }
    assert expected.get(column.type, str in held), held
    lists = any(get_origin(each) in (tuple, frozenset) for each in within(kind, field))
    assert (column.type in SEVERAL) is lists


@every_filling
def test_an_id_is_an_id_and_text_is_not(table: Table, column: Column, kind: type[Fact], field: str) -> None:
    if column.type in (Type.ID, Type.IDS):
        assert "IdForm" in repr(within(kind, field))
    elif column.type in (Type.TEXT, Type.TEXTS):
        assert "IdForm" not in repr(within(kind, field))


@every_filling
def test_the_words_are_those_of_the_fact(table: Table, column: Column, kind: type[Fact], field: str) -> None:
    if table.name == "requests" and field == "kind":
        assert set(words(kind, field)) <= set(column.words)
        assert sorted(column.words) == sorted(word for each in REQUESTS for word in words(each, "kind"))
    else:
        assert sorted(column.words) == sorted(words(kind, field))


@every_filling
def test_the_careful_end_is_that_of_the_fact(table: Table, column: Column, kind: type[Fact], field: str) -> None:
    if column.type not in (Type.INSTANT, Type.INSTANTS):
        assert column.end is None
    elif ends(kind, field):
        assert {column.end} == ends(kind, field)
    else:
        # An instant that has to be one: what happened on a day counts on it, and nothing else is known by its day.
        assert column.end in (None, End.DAY)
        assert (column.end is End.DAY) is ((kind, field) in HAPPENED)


HAPPENED: Final = {(Attempt, "at"), (Inbound, "at")}


def takes_unknown(kind: type[Fact], field: str) -> bool:
    """Whether a field tells an unknown value from one that is not given."""
    return Unknown in leaves(kind, field)


@every_filling
def test_what_may_be_unknown_is_where_it_is_null(table: Table, column: Column, kind: type[Fact], field: str) -> None:
    """Unless nothing can be made of the row, or of the whole, without it; what is unknown may bind more than that."""
    if takes_unknown(kind, field):
        assert column.null in (Null.UNKNOWN, Null.DENIES)


@every_filling
def test_what_is_required_of_a_fact_has_no_silent_null(
    table: Table, column: Column, kind: type[Fact], field: str
) -> None:
    if kind.model_fields[field].is_required() and field != "id" and kind in facts_of(table):
        assert column.null is not Null.NOTHING


@every_filling
def test_what_opens_is_never_every_one_of_them(table: Table, column: Column, kind: type[Fact], field: str) -> None:
    if table.lost is Lost.LEFT_OUT:
        assert column.null is not Null.ALL
        assert column.type is not Type.TIME or column.null is Null.ROW


def test_the_lists_of_reasons_are_about_what_there_is() -> None:
    assert set(OF_NO_FIELD) <= set(IDS)
    named = {f"{kind.__name__}.{name}" for kind in kinds() for name in kind.model_fields}
    assert set(OF_NO_COLUMN) <= named
    assert {Contact, Case, Attempt, Inbound} <= set(kinds())
