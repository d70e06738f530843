"""What is printed as SQL is run, by the databases that it is for."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, Final, Protocol

import duckdb
import psycopg
import pytest

from fdcpa_guard.tables.columns import SEVERAL, Column, End, Table, Type
from fdcpa_guard.tables.definitions import TABLES
from fdcpa_guard.tables.printing import Dialect, create_table, create_view, of_column, of_table, script
from fdcpa_guard.tables.reading import readers

from .samples import row

every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
every_dialect = pytest.mark.parametrize("dialect", Dialect, ids=lambda dialect: dialect.value)
READERS: Final = readers("America/Chicago")
REFUSED: Final = (sqlite3.IntegrityError, duckdb.ConstraintException, psycopg.errors.CheckViolation)


class Database(Protocol):
    """A database with nothing in it."""

    dialect: Dialect

    def run(self, statements: str) -> None:
        """Run statements, one after the other."""

    def put(self, table: Table, values: dict[str, Any]) -> None:
        """Insert a row."""

    def get(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns of a query, and its rows."""


class _Sqlite:
    dialect = Dialect.SQLITE

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, statements: str) -> None:
        self._connection.executescript(statements)

    def put(self, table: Table, values: dict[str, Any]) -> None:
        plain = [
            json.dumps(value, default=str)
            if isinstance(value, list)
            else value
            if isinstance(value, int | float | None)
            else str(value)
            for value in values.values()
        ]
        self._connection.execute(_insert(table, values, "?"), plain)

    def get(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        found = self._connection.execute(query)
        return [each[0] for each in found.description], found.fetchall()


class _DuckDB:
    dialect = Dialect.DUCKDB

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def run(self, statements: str) -> None:
        self._connection.execute(statements)

    def put(self, table: Table, values: dict[str, Any]) -> None:
        self._connection.execute(_insert(table, values, "?"), list(values.values()))

    def get(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        found = self._connection.execute(query)
        return [each[0] for each in found.description or ()], found.fetchall()


class _PostgreSQL:
    dialect = Dialect.POSTGRESQL

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def run(self, statements: str) -> None:
        self._connection.execute(statements.encode())

    def put(self, table: Table, values: dict[str, Any]) -> None:
        with self._connection.transaction():
            self._connection.execute(_insert(table, values, "%s").encode(), list(values.values()))

    def get(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        found = self._connection.execute(query.encode())
        return [each.name for each in found.description or ()], found.fetchall()


def _insert(table: Table, values: dict[str, Any], mark: str) -> str:
    marks = ", ".join([mark] * len(values))
    names = ", ".join([f'"{name}"' for name in values])
    return f"insert into fdcpa_{table.name} ({names}) values ({marks})"


_SCHEMAS: Final = count()


@contextmanager
def _postgresql(where: str) -> Iterator[Database]:
    with psycopg.connect(where, autocommit=True) as connection:
        name = f"s{next(_SCHEMAS)}"
        connection.execute(f"create schema {name}".encode())
        connection.execute(f"set search_path to {name}".encode())
        connection.execute("set client_min_messages to warning")
        yield _PostgreSQL(connection)
        connection.execute(f"drop schema {name} cascade".encode())


@pytest.fixture(params=list(Dialect), ids=lambda dialect: dialect.value)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty one of each kind."""
    if request.param is Dialect.POSTGRESQL:
        with _postgresql(request.getfixturevalue("postgresql_server")) as made:
            yield made
    elif request.param is Dialect.DUCKDB:
        with duckdb.connect() as connection:
            yield _DuckDB(connection)
    else:
        lite = sqlite3.connect(":memory:", isolation_level=None)
        yield _Sqlite(lite)
        lite.close()


@pytest.fixture
def tables(database: Database) -> Database:
    """One with all the tables."""
    database.run(script(TABLES.values(), database.dialect))
    return database


def read(table: Table, values: Sequence[Any]) -> list[Any]:
    """What the values of a row are read as."""
    each = zip(table.columns, values, strict=True)
    return [None if value is None else READERS[column.type](column)(value) for column, value in each]


def test_the_tables_have_the_columns_of_the_definition_in_its_order(tables: Database) -> None:
    for table in TABLES.values():
        names, rows = tables.get(f"select * from fdcpa_{table.name}")
        assert names == list(table.by_name), table.name
        assert rows == []


def test_the_views_have_them_too_and_all_of_them_are_null(database: Database) -> None:
    database.run("create table your_table (one integer)")
    database.run("insert into your_table values (1)")
    database.run(script(TABLES.values(), database.dialect, views=True))
    for table in TABLES.values():
        names, rows = database.get(f"select * from fdcpa_{table.name}")
        assert names == list(table.by_name), table.name
        assert rows == [(None,) * len(names)]


def test_what_is_put_in_is_read_as_what_it_was(tables: Database) -> None:
    for table in TABLES.values():
        given = row(table)
        tables.put(table, given)
        ((*got,),) = tables.get(f"select * from fdcpa_{table.name}")[1]
        assert read(table, got) == read(table, list(given.values())), table.name


def test_everything_but_whose_row_it_is_may_be_null(tables: Database) -> None:
    for table in TABLES.values():
        needed = {"consumer_id": "c-1"} if "consumer_id" in table.by_name else {"id": None}
        tables.put(table, needed)
        if "consumer_id" in needed:
            with pytest.raises((sqlite3.IntegrityError, duckdb.ConstraintException, psycopg.errors.NotNullViolation)):
                tables.put(table, {"consumer_id": None})


def columns(*types: Type, where: Callable[[Column], bool] = lambda column: True) -> list[tuple[Table, Column]]:
    """The columns of some types."""
    every = [(table, column) for table in TABLES.values() for column in table.columns]
    return [(table, column) for table, column in every if column.type in types and where(column)]


def put(database: Database, table: Table, column: Column, value: Any) -> None:
    others = {"consumer_id": "c-1"} if "consumer_id" in table.by_name else {}
    database.put(table, {**others, column.name: value})


def test_a_column_takes_its_words_and_no_others(tables: Database) -> None:
    found = columns(Type.WORD, Type.WORDS)
    assert found
    for table, column in found:
        several, words = column.type in SEVERAL, [*column.words, *column.also]
        for taken in [words] if several else words:
            put(tables, table, column, taken)
        if several and tables.dialect is Dialect.SQLITE:
            continue  # a check cannot look into a list there
        with pytest.raises(REFUSED):
            put(tables, table, column, [column.words[0], "cal"] if several else "cal")


def test_a_chapter_is_one_that_there_is(tables: Database) -> None:
    for table, column in columns(Type.WHOLE):
        for chapter in column.words:
            put(tables, table, column, int(chapter))
        with pytest.raises(REFUSED):
            put(tables, table, column, 8)


DAY: Final = {Dialect.SQLITE: "'2026-03-02'"}
"""How a day is written; elsewhere it has a type of its own."""


def test_a_day_never_becomes_a_midnight(tables: Database) -> None:
    """Whether somebody gives it as a day or as text."""
    found = columns(Type.INSTANT, where=lambda column: column.end is not None)
    assert {column.end for _, column in found} == set(End)
    for table, column in found:
        needed = "consumer_id, " if "consumer_id" in table.by_name else ""
        whose = "'c-1', " if needed else ""
        day = DAY.get(tables.dialect, "date '2026-03-02'")
        tables.run(f'insert into fdcpa_{table.name} ({needed}"{column.name}") select {whose}{day}')
        ((got,),) = tables.get(f'select "{column.name}" from fdcpa_{table.name}')[1]
        assert got == "2026-03-02"
        tables.run(f"delete from fdcpa_{table.name}")


def test_an_instant_that_somebody_gives_as_a_timestamp_stays_the_instant(tables: Database) -> None:
    if tables.dialect is Dialect.SQLITE:
        return
    tables.run("insert into fdcpa_promises (consumer_id, made_at) select 'c', timestamptz '2026-03-02 09:00:00-05'")
    ((got,),) = tables.get("select made_at from fdcpa_promises")[1]
    made_at = TABLES["promises"].by_name["made_at"]
    assert READERS[Type.INSTANT](made_at)(got) == READERS[Type.INSTANT](made_at)("2026-03-02T14:00:00+00:00")


def test_a_day_in_another_order_is_refused(tables: Database) -> None:
    for table, column in columns(Type.INSTANT, where=lambda column: column.end is not None):
        with pytest.raises(REFUSED):
            put(tables, table, column, "3/2/2026 9:00")
    for table, column in columns(Type.TIME):
        with pytest.raises(REFUSED):
            put(tables, table, column, "9:00 AM")


def test_sqlite_refuses_other_flags_and_days(tables: Database) -> None:
    if tables.dialect is not Dialect.SQLITE:
        return
    for table, column in columns(Type.FLAG):
        with pytest.raises(REFUSED):
            put(tables, table, column, 2)
    for table, column in columns(Type.DAY):
        with pytest.raises(REFUSED):
            put(tables, table, column, "March 2")


def test_the_database_tells_what_they_mean(tables: Database) -> None:
    queries = {
        Dialect.POSTGRESQL: (
            "select relname, obj_description(oid, 'pg_class') from pg_class where relname like 'fdcpa_%'",
            "select relname, attname, col_description(attrelid, attnum) from pg_attribute join pg_class on attrelid ="
            " pg_class.oid where relname like 'fdcpa_%' and attnum > 0",
        ),
        Dialect.DUCKDB: (
            "select table_name, comment from duckdb_tables()",
            "select table_name, column_name, comment from duckdb_columns() where table_name like 'fdcpa_%'",
        ),
    }
    if tables.dialect is Dialect.SQLITE:
        (told,) = zip(*tables.get("select sql from sqlite_master where type = 'table'")[1], strict=True)
        assert all("-- " in text for text in told)
        return
    of_tables, of_columns = queries[tables.dialect]
    assert {tuple(each) for each in tables.get(of_tables)[1]} == {
        (f"fdcpa_{table.name}", of_table(table)) for table in TABLES.values()
    }
    assert {tuple(each) for each in tables.get(of_columns)[1]} == {
        (f"fdcpa_{table.name}", column.name, of_column(column)) for table in TABLES.values() for column in table.columns
    }


def remarks(text: str) -> str:
    """The remarks of a script, without their line ends."""
    lines = [line.strip() for line in text.splitlines()]
    return " ".join([line.removeprefix("-- ") for line in lines if line.startswith("-- ")])


@every_table
@every_dialect
@pytest.mark.parametrize("printed", [create_table, create_view])
def test_the_remarks_tell_what_they_mean(
    table: Table, dialect: Dialect, printed: Callable[[Table, Dialect], str]
) -> None:
    text = printed(table, dialect)
    said = remarks(text)
    for column in table.columns:
        assert of_column(column) in said
        assert all(re.search(rf"\b{word}\b", text) for word in (*column.words, *column.also))
    assert of_table(table).replace("; ", " ") in said.replace("; ", " ")
    statement, _, comments = text.partition("\n);\n")
    assert max(map(len, statement.splitlines())) <= 120
    assert all(line.startswith("comment on ") for line in comments.splitlines())


@every_table
@every_dialect
def test_a_view_has_a_line_for_each_column_to_fill_in(table: Table, dialect: Dialect) -> None:
    lines = [line.strip() for line in create_view(table, dialect).splitlines()]
    filled = [line for line in lines if line.startswith("null")]
    assert [line.removesuffix(",").rpartition(" as ")[2].strip('"') for line in filled] == list(table.by_name)
    assert [line.endswith(",") for line in filled] == [True] * (len(filled) - 1) + [False]
    assert "from your_table;" in lines


@every_dialect
@pytest.mark.parametrize("views", [False, True])
def test_a_script_says_once_what_holds_of_all(dialect: Dialect, *, views: bool) -> None:
    text = script(TABLES.values(), dialect, views=views)
    said = remarks(text)
    assert said.count("a midnight") == said.count("NULL is never none") == 1
    assert said.count("your_table") == int(views)
    assert ("JSON array" in said) is (dialect is Dialect.SQLITE)
    assert text.count(f"create {'view' if views else 'table'} ") == len(TABLES)
