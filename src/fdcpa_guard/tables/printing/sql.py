"""The tables as SQL: to create them, or a view on tables of one's own, to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum, unique
from textwrap import wrap
from typing import Final

from ..columns import SEVERAL, Column, Table, Type
from .notes import IDS, OF_TYPES, of_column, of_lost, of_owner, of_table, of_words

PREFIX: Final = "fdcpa_"
"""What the names of tables and views begin with, so that they stand beside your own."""
_WIDTH: Final = 110
_INDENT: Final = "    "
_PLAIN: Final = (Type.ID, Type.WORD, Type.TEXT, Type.INSTANT)
"""Types of which the meaning says enough."""


@unique
class Dialect(StrEnum):
    """The database that the SQL is for."""

    POSTGRESQL = "postgresql"
    DUCKDB = "duckdb"
    SQLITE = "sqlite"


_TEXT: Final = {Dialect.POSTGRESQL: "text", Dialect.DUCKDB: "varchar", Dialect.SQLITE: "text"}
_OTHERS: Final = {
    Dialect.POSTGRESQL: {
        Type.FLAG: "boolean",
        Type.INSTANT: "timestamptz",
        Type.DAY: "date",
        Type.DAYS: "date",
        Type.DOLLARS: "numeric(14, 2)",
        Type.WHOLE: "integer",
        Type.NUMBER: "double precision",
    },
    Dialect.DUCKDB: {
        Type.FLAG: "boolean",
        Type.INSTANT: "timestamptz",
        Type.DAY: "date",
        Type.DAYS: "date",
        Type.DOLLARS: "decimal(14, 2)",
        Type.WHOLE: "integer",
        Type.NUMBER: "double",
    },
    Dialect.SQLITE: {Type.FLAG: "integer", Type.WHOLE: "integer", Type.NUMBER: "real"},
}
"""What is not text. A time of day is, for 24:00 is none to most clients; so are all days and amounts in SQLite."""

_GENERAL: Final = (
    IDS,
    "NULL is never none: of each column it is said what it means. A table without a row for a consumer says that there"
    " is nothing of the kind; one that is not given says nothing.",
    "An instant that may be known by its day alone is text in ISO form: 2026-03-02, or 2026-03-02 09:00:00-05. As a"
    " timestamp the day would become a midnight, and be read as one. So cast what you have to text, and never a day to"
    " a timestamp. Without an offset, it is read in the zone that the reader is given.",
)
_RESERVED: Final = {Dialect.DUCKDB: frozenset({"at"})}
"""Names of columns that a database takes only in quotes."""

_OF_LISTS: Final = 'A list is the text of a JSON array, such as ["a", "b"], or the one member that there is.'
_OF_VIEWS: Final = (
    "Put a column or an expression of yours in the place of each null that you know something of, and a table of yours"
    " in that of your_table. A line of which you know nothing stays, or goes: both say NULL."
)


def create_table(table: Table, dialect: Dialect) -> str:
    """The SQL that creates a table, with what each column means as remarks, and the words that it takes as checks.

    Only whose row it is must be there: a row that lacks anything else is better given, and said not to be understood,
    than left out.
    """
    name = PREFIX + table.name
    columns = [f"{_INDENT}{_name(column, dialect)} {_declared(column, dialect)}" for column in table.columns]
    statement = [*_heading(table), f"create table {name} (", *_with_remarks(table, columns, dialect), ");"]
    return "\n".join([*statement, *_comments(table, name, dialect)]) + "\n"


def create_view(table: Table, dialect: Dialect) -> str:
    """The SQL that creates a view on a table of one's own: a template, with NULL for every column of the table."""
    columns = [f"{_INDENT}{_null(column, dialect)} as {_name(column, dialect)}" for column in table.columns]
    statement = [f"create view {PREFIX}{table.name} as", "select", *_with_remarks(table, columns)]
    return "\n".join([*_heading(table), *statement, "from your_table;"]) + "\n"


def script(tables: Iterable[Table], dialect: Dialect, *, views: bool = False) -> str:
    """The SQL of several tables, or of the views in their place, below what is to be known of all."""
    print_one = create_view if views else create_table
    general = [*([_OF_VIEWS] if views else []), *_GENERAL, *([_OF_LISTS] if dialect is Dialect.SQLITE else [])]
    remarks = "\n".join([line for text in general for line in _remark(text)]) + "\n"
    return "\n".join([remarks, *[print_one(table, dialect) for table in tables]])


def _heading(table: Table) -> list[str]:
    said = f"{table.name}: {table.meaning}; {of_owner(table)}", f"not given: {table.absent}", of_lost(table)
    return [line for text in said for line in _remark(text)]


def _with_remarks(table: Table, lines: list[str], checked: Dialect | None = None) -> list[str]:
    """The lines of the columns, below the remarks on each, with commas between them; words that are checked say it."""
    last = len(lines) - 1
    both = zip(table.columns, [line if n == last else f"{line}," for n, line in enumerate(lines)], strict=True)
    return [each for column, line in both for each in (*_remark(_said(column, checked), _INDENT), line)]


def _said(column: Column, checked: Dialect | None) -> str:
    kind = "" if column.type in _PLAIN else OF_TYPES[column.type]
    told = column.words and checked is not None and _check(column, checked) is not None
    more = "; ".join(filter(None, (kind, "" if told else of_words(column))))
    return f"{of_column(column)} ({more})" if more else of_column(column)


def _remark(text: str, indent: str = "") -> list[str]:
    mark = f"{indent}-- "
    return wrap(text, _WIDTH, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False)


def _comments(table: Table, name: str, dialect: Dialect) -> Iterator[str]:
    """The same for who asks the database; SQLite keeps the remarks within the statement itself."""
    if dialect is not Dialect.SQLITE:
        yield f"comment on table {name} is {_quoted(of_table(table))};"
        for column in table.columns:
            yield f"comment on column {name}.{_name(column, dialect)} is {_quoted(of_column(column))};"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: Column, dialect: Dialect) -> str:
    return f'"{column.name}"' if column.name in _RESERVED.get(dialect, ()) else column.name


def _type(column: Column, dialect: Dialect) -> str:
    text = _TEXT[dialect]
    kind = text if column.end is not None else _OTHERS[dialect].get(column.type, text)
    return f"{kind}[]" if column.type in SEVERAL and dialect is not Dialect.SQLITE else kind


def _null(column: Column, dialect: Dialect) -> str:
    return "null" if dialect is Dialect.SQLITE else f"null::{_type(column, dialect)}"


def _declared(column: Column, dialect: Dialect) -> str:
    kind = _type(column, dialect) + (" not null" if column.name == "consumer_id" else "")
    check = _check(column, dialect)
    if check is None:
        return kind
    before, words, after = check
    line = f"{kind} check ({before}{words}{after})"
    if len(column.name + line) + len(_INDENT) < _WIDTH:
        return line
    below = wrap(words, _WIDTH, initial_indent=_INDENT * 2, subsequent_indent=_INDENT * 2, break_on_hyphens=False)
    return "\n".join([f"{kind} check ({before}", *below, f"{_INDENT}{after})"])


def _check(column: Column, dialect: Dialect) -> tuple[str, str, str] | None:
    """What holds of every value of a column that is not NULL, its words apart; None if its type says all."""
    name, words = _name(column, dialect), ", ".join(map(_quoted, (*column.words, *column.also)))
    match column.type:
        case Type.WORD:
            return f"{name} in (", words, ")"
        case Type.WORDS if dialect is Dialect.POSTGRESQL:
            return f"{name} <@ array[", words, "]"
        case Type.WORDS if dialect is Dialect.DUCKDB:
            return "list_has_all([", words, f"], {name})"
        case Type.WHOLE:
            return f"{name} in (", ", ".join(column.words), ")"
        case Type.FLAG if dialect is Dialect.SQLITE:
            return f"{name} in (", "0, 1", ")"
        case Type.INSTANT if column.end is not None:
            return f"{name} like ", "'____-__-__%'", ""
        case Type.INSTANT if dialect is Dialect.SQLITE:
            return f"{name} like ", "'____-__-___%'", ""
        case Type.DAY if dialect is Dialect.SQLITE:
            return f"{name} like ", "'____-__-__'", ""
        case Type.TIME:
            return f"{name} like ", "'__:__%'", ""
        case _:
            return None
