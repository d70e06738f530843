"""The tables that facts are read from, printed."""

import json
import sqlite3
import sys

import pytest

from fdcpa_guard.tables import TABLES
from fdcpa_guard.tables.printing import Dialect, arrow_schema, row_schema, script, tables_schema

from .conftest import Run

SQL = ("--format", "sql")


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_table_is_listed(run: Run) -> None:
    ran = run("tables")
    assert ran.status == 0
    said = words(ran.out)
    for table in TABLES.values():
        assert f" {table.name} {table.meaning} " in said
        assert f" absent {table.absent}" in said
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_described_column_by_column(run: Run, name: str) -> None:
    ran = run("tables", name)
    assert ran.status == 0
    said = words(ran.out)
    for column in TABLES[name].columns:
        assert f" {column.name} {words(column.meaning)} holds " in said
        assert f" NULL {words(column.of_null)}" in said
        assert column.end is None or f" day a bare day counts {column.end}" in said
        assert all(word in said for word in (*column.words, *column.also))
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("dialect", Dialect, ids=lambda dialect: dialect.value)
def test_the_sql_is_that_of_the_dialect(run: Run, dialect: Dialect) -> None:
    assert run("tables", *SQL, "--dialect", dialect).out == script(TABLES.values(), dialect)
    one = run("tables", "debts", *SQL, "-d", dialect, "--view")
    assert (one.status, one.out) == (0, script([TABLES["debts"]], dialect, views=True))


def test_the_sql_is_postgresqls_unless_asked(run: Run) -> None:
    assert run("tables", "debts", *SQL).out == script([TABLES["debts"]], Dialect.POSTGRESQL)


def test_what_is_printed_is_run_as_it_stands(run: Run) -> None:
    lite = sqlite3.connect(":memory:")
    lite.executescript(run("tables", *SQL, "-d", "sqlite").out)
    assert lite.execute("select count(*) from sqlite_master where type = 'table'").fetchone() == (len(TABLES),)
    lite.close()


def test_the_json_schema_is_of_a_row_or_of_all(run: Run) -> None:
    assert json.loads(run("tables", "--format", "json-schema").out) == tables_schema()
    assert json.loads(run("tables", "debts", "-f", "json-schema").out) == row_schema(TABLES["debts"])


def test_the_arrow_schema_says_what_each_column_means(run: Run) -> None:
    ran = run("tables", "debts", "--format", "arrow")
    assert ran.status == 0
    for field in arrow_schema(TABLES["debts"]):
        assert f"\n{field.name}: {field.type}\n" in ran.out
        assert TABLES["debts"].by_name[field.name].meaning in ran.out
    assert set(run("tables", "-f", "arrow").out.splitlines()) >= set(TABLES)


def test_arrow_says_what_it_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ran = run("tables", "debts", "--format", "arrow")
    assert (ran.status, ran.out) == (2, "")
    assert "extra batch" in ran.err
    assert run("tables", "debts").status == 0


@pytest.mark.parametrize("arguments", [("debt",), ("debt", *SQL), ("DEBTS", "--format", "json-schema")])
def test_a_table_that_there_is_not_is_bad_input(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run("tables", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "there is no such table" in ran.err


def test_the_nearest_table_is_named_and_what_was_given_is_not(run: Run) -> None:
    assert "did you mean 'phones'?" in run("tables", "phone").err
    assert "555" not in run("tables", "+12025550123").err


@pytest.mark.parametrize("option", [("--view",), ("--dialect", "sqlite")])
@pytest.mark.parametrize("format", ["text", "json-schema", "arrow"])
def test_what_is_of_sql_is_refused_elsewhere(run: Run, option: tuple[str, ...], format: str) -> None:
    ran = run("tables", "debts", "--format", format, *option)
    assert (ran.status, ran.out) == (2, "")
    assert "--format sql" in ran.err
