"""``tables``: the tables that facts are read from, for people and in the languages of databases."""

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from ..tables import TABLES, Column, Table
from ..tables.naming import no_such_table
from ..tables.printing import TABLES_VERSION, Dialect, arrow_schema, row_schema, script, tables_schema
from ..tables.printing.notes import OF_TYPES, of_end, of_lost, of_owner, of_words
from .complaining import stop
from .reading import BadInput
from .rendering import Page
from .saying import say, say_json


class TableFormat(StrEnum):
    """What tables are printed as."""

    TEXT = "text"
    JSON_SCHEMA = "json-schema"
    ARROW = "arrow"
    SQL = "sql"


def tables(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One table; without it, all of them.")] = None,
    format: Annotated[
        TableFormat, typer.Option("--format", "-f", help="For people, or what a database or program takes.")
    ] = TableFormat.TEXT,
    dialect: Annotated[
        Dialect | None, typer.Option("--dialect", "-d", help="Of the SQL; PostgreSQL's unless asked.")
    ] = None,
    view: Annotated[
        bool, typer.Option("--view", help="SQL of a view on a table of yours, to be filled in, not of a table.")
    ] = False,
) -> None:
    """Print the tables that facts are read from.

    Of each column: what it holds, what it means, also where it is NULL, and what a bare day in place of an instant
    counts as.

    Exit status: 0 printed, 2 there is no such table, 3 the tool failed.
    """
    if format is not TableFormat.SQL and (view or dialect is not None):
        stop(BadInput("--dialect and --view are for --format sql"))
    chosen = list(TABLES.values()) if name is None else [_table(name)]
    match format:
        case TableFormat.TEXT if name is None:
            _list(Page())
        case TableFormat.TEXT:
            _describe(Page(), chosen[0])
        case TableFormat.JSON_SCHEMA:
            say_json(json.dumps(tables_schema() if name is None else row_schema(chosen[0]), indent=2))
        case TableFormat.ARROW:
            _arrow(chosen)
        case TableFormat.SQL:
            say(script(chosen, dialect or Dialect.POSTGRESQL, views=view).removesuffix("\n"))


def _table(name: str) -> Table:
    found = TABLES.get(name)
    if found is None:
        stop(BadInput(no_such_table(name).message))
    return found


def _list(page: Page) -> None:
    page.line(f"{len(TABLES)} tables (version {TABLES_VERSION})", "bold")
    for table in TABLES.values():
        page.line()
        page.line(table.name, "bold cyan", indent=2)
        page.line(table.meaning, indent=4)
        _of_the_whole(page, table)


def _of_the_whole(page: Page, table: Table) -> None:
    page.row("belongs", of_owner(table), indent=4)
    page.row("absent", table.absent, indent=4)
    page.row("lost", of_lost(table), indent=4)


def _describe(page: Page, table: Table) -> None:
    page.line(f"{table.name}: {table.meaning}", "bold")
    _of_the_whole(page, table)
    for column in table.columns:
        page.line()
        _column(page, column)


def _column(page: Page, column: Column) -> None:
    page.line(column.name, "bold cyan", indent=2)
    page.line(column.meaning, indent=4)
    words, end = of_words(column), of_end(column)
    page.row("holds", OF_TYPES[column.type] + (f": {words}" if words else ""), indent=4)
    page.row("NULL", column.of_null, indent=4)
    if end:
        page.row("day", end, indent=4)


def _arrow(chosen: list[Table]) -> None:
    try:
        made = [(table.name, arrow_schema(table)) for table in chosen]
    except ModuleNotFoundError:
        stop(BadInput("--format arrow needs pyarrow: install fdcpa-guard with the extra batch"))
    say("\n\n".join(["\n".join([name, *_lines(schema)]) for name, schema in made]))


def _lines(schema: Any) -> Iterator[str]:
    """A schema whole: pyarrow's own text of it is cut off."""
    for field in schema:
        yield f"{field.name}: {field.type}"
        yield from [f"    {key.decode()}: {value.decode()}" for key, value in field.metadata.items()]
    yield from [f"{key.decode()}: {value.decode()}" for key, value in schema.metadata.items()]
