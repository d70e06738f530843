"""What is said of a table or a column in words, the same in every language that they are printed in."""

from __future__ import annotations

from typing import Final

from ...facts import Contact
from ..columns import Column, Lost, Table, Type

TABLES_VERSION: Final = "1.1"
"""The first number changes when tables that were read are read otherwise or no more, the second with other changes."""

IDS: Final = (
    "An id is your own name for a thing: up to 64 letters, digits and . _ : - that begin with a letter or digit. It is"
    " shown in reasons, so it is never a telephone number or a person's name."
)

OF_TYPES: Final = {
    Type.ID: "an id",
    Type.IDS: "a list of ids",
    Type.WORD: "a word",
    Type.WORDS: "a list of words",
    Type.TEXT: "text",
    Type.TEXTS: "a list of texts",
    Type.FLAG: "yes or no",
    Type.INSTANT: "an instant",
    Type.INSTANTS: "a list of instants",
    Type.DAY: "a date where the consumer is",
    Type.DAYS: "a list of dates where the consumer is",
    Type.TIME: "a time of day such as 15:00, up to 24:00, on the consumer's clock",
    Type.DOLLARS: "US dollars and cents",
    Type.WHOLE: "a whole number",
    Type.NUMBER: "a number",
}

_LOST: Final = {
    Lost.DENIES: "a row that is not understood: a fact is missing, and every contact is denied",
    Lost.LEFT_OUT: "a row that is not understood: left out, for it can only open something",
}


_REFUSED: Final = "a row that is not understood: nothing is decided of it, and each problem is named"


def of_end(column: Column) -> str:
    """What a bare day in place of an instant counts as; empty where there is no question of one."""
    if column.end is not None:
        return f"a bare day counts {column.end}"
    return "a bare day is not understood" if column.type in (Type.INSTANT, Type.INSTANTS) else ""


def of_words(column: Column) -> str:
    """The words that a column takes; empty if any value of its type is taken."""
    also = [f"{word} ({says})" for word, says in column.also.items()]
    if column.words:
        return f"one of {', '.join([*column.words, *also])}"
    return f"or {', '.join(also)}" if also else ""


def of_column(column: Column) -> str:
    """The meaning of a column, what a NULL means, and what a bare day counts as."""
    return "; ".join(filter(None, (column.meaning, f"NULL: {column.of_null}", of_end(column))))


def of_owner(table: Table) -> str:
    """To what a row belongs."""
    if table.shared:
        return "holds for every consumer"
    return f"of the row of {table.of} with its {table.key}" if table.of else "of the consumer of its consumer_id"


def of_lost(table: Table) -> str:
    """What is made of a row that cannot be understood."""
    return _REFUSED if table.fact is Contact else _LOST[table.lost]


def of_table(table: Table) -> str:
    """The meaning of a row, what it belongs to, and what it means that a row or the whole table is not there."""
    return "; ".join((table.meaning, of_owner(table), f"not given: {table.absent}", of_lost(table)))
