"""The tables that facts are read from, made from their definition.

``python -m tests.docs.tables`` writes the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fdcpa_guard.tables import TABLES, Column, End, Lost, Null, Table
from fdcpa_guard.tables.dispositions import READY_MADE
from fdcpa_guard.tables.printing import TABLES_VERSION
from fdcpa_guard.tables.printing.notes import OF_TYPES, of_lost, of_owner, of_words

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"

_NULLS: Final = {
    Null.UNKNOWN: "The fact is unknown, and binds as it binds most.",
    Null.NOTHING: "The fact says nothing here, which is its careful reading: it frees nothing.",
    Null.ALL: "Every one may be meant, so every one is.",
    Null.DENIES: "Nothing made of it would be careful enough: every contact is denied for want of a fact.",
    Null.ROW: "Nothing can be made of the row: what follows stands at its table.",
}
_ENDS: Final = {
    End.FIRST: "It protects, or ends what opens: it has come as soon as that day has begun anywhere on earth.",
    End.LAST: "It opens, or ends what protects: it comes only when that day is over everywhere.",
    End.DAY: "It has happened: it counts on that day, from 11:00 UTC, when it is that day all over the United States.",
}
_LOST: Final = {
    Lost.DENIES: "It may protect: every contact is denied, for a missing fact, until it is understood.",
    Lost.LEFT_OUT: "It can only open something: without it, nothing is opened.",
}

_INTRODUCTION: Final = """\
# Tables

Facts as flat tables: {count} of them (version {version}), one definition of every column. Map what you have to them
by SQL views; `fdcpa_guard.tables` reads their rows into cases. `fdcpa-guard tables` [prints them](cli.md#tables) as
SQL for PostgreSQL, DuckDB and SQLite, as views to be filled in, as Arrow schemas and as JSON Schema.

```python
from fdcpa_guard import Guard, us
from fdcpa_guard.tables import Reader
from fdcpa_guard.tables.dispositions import VICIDIAL

reader = Reader(zone="America/Chicago", dispositions=VICIDIAL)
case, report = reader.case_from(
    "c-7",
    {{
        "consumers": [{{"collector": "third-party-collector", "deceased": False}}],
        "debts": [{{"id": "d-1", "nature": "consumer", "paid": False}}],
        "attempts": [],
        "requests": [{{"kind": "cease", "received_at": "2026-03-02", "person": "c-7", "in_writing": True}}],
    }},
)
contact, _ = reader.contact_from(
    {{"contact_id": 1, "at": "2026-03-03 10:00", "medium": "call", "recipient": "consumer", "purpose": "collection"}},
    case,
)
assert not Guard(us()).decide(contact, case).allowed
assert "phones" in report.absent
```

## What is not there

**NULL is never none.** A column that is left out of a table, and an empty text, say the same as NULL. It is one of:

| NULL | means |
|---|---|
{nulls}

**A table that is given says how much there is.** One that has no row for a consumer says that there is nothing of the
kind: no requests, no attempts. One that is not given leaves it unknown, which denies wherever it matters; what else
it means stands at its table. So give an empty one only where you looked.

**A flag beside an instant**, such as `paid` beside `paid_at`, tells whether it happened: false says that it never
did. If the flag is true or NULL and the instant is NULL, it may have happened at any time.

## Instants and days

An instant is a date-time with a UTC offset, or without one and then in the zone that the reader is given, once for
all tables. Where the clocks of that zone showed a time twice, or never, it is the earlier of the instants that may be
meant for what counts from its start, and else the later. A contact that is proposed has to be plain: at a time that
the clocks showed twice, it is not understood.

In place of most instants a bare day is taken. So is a date-time without an offset that is a midnight to the second,
as databases make it of a day. Which end of the day is careful depends on the column:

| a bare day counts | for |
|---|---|
{ends}

In SQL and Arrow such columns are text in ISO form (`2026-03-02`, `2026-03-02 09:00:00-05`), for a timestamp would
make a day a midnight of some zone and nobody could tell it again. Any other type that says the same is read too; a
number, such as the seconds since 1970, is not understood. A time of day is text as well: 24:00, the end of a day, is
none to many clients.

## Ids, words and lists

An **id** is your own name for a thing: up to 64 letters, digits and `. _ : -`, beginning with a letter or digit. It
is shown in reasons, so it is never a telephone number or a person's name. A whole number is taken as its digits. Rows
without an id are numbered by their place. The same row twice is one row; two others with one id are kept apart and
reported: of what binds, both do, and of what opens, neither.

A **person** is a role's name, such as `consumer` or `spouse`, or the person's own id; under the consumer's own id
stands the consumer. Ids of phones, emails and postal addresses may be the same: the medium says which is meant.

A **word** is one of those listed. A **list** is one of the database's own, the text of a JSON array or of a
PostgreSQL array, or the one member that there is; an empty one says that there are none, where that makes sense, and
else as NULL. A word that stands for a list, as `all` for every debt, may be its one member (`['all']`); beside others
it is not understood. A **flag** is true or false, or 1 or 0.

## Dispositions

`attempts.disposition` and `inbound.disposition` hold the codes that a dialer or an agent gave. What they say is in a
table of its own ({dispositions}; a house adds its codes): the outcome, who answered, and what it says
besides, such as a request to stop, a wrong number, a dispute or an attorney. A code that the table does not know is
never guessed: the attempt counts as what binds most, and the report names the code and how often it came. Where an
outcome stands beside a code and they differ, what binds no less than either counts. See
[dispositions](dispositions.md).

## What is not understood

A table or column that does not exist is refused, with the nearest name. A value in another form than its column takes
counts as NULL. What contradicts the rest of its row, or names a row that is not given, is set aside. A row of which
nothing can be made is one of two things, by its table:

| a row that is not understood | because |
|---|---|
{lost}

Each is in the report that comes with the case, and in every decision about it, by table, column and id; never with
the value.

This page is made by `python -m tests.docs.tables`.
"""


def row(column: Column) -> str:
    """The line of a column."""
    words = of_words(column)
    holds = OF_TYPES[column.type] + (f": {words}" if words else "")
    day = "" if column.end is None else str(column.end)
    return f"| `{column.name}` | {column.meaning} | {holds} | {column.of_null} | {day} |"


def section(table: Table) -> str:
    """What is said of a table."""
    return "\n".join(
        [
            f"## {table.name}\n",
            f"{table.meaning[0].upper()}{table.meaning[1:]}; {of_owner(table)}.\n",
            f"- not given: {table.absent}",
            f"- {of_lost(table)}\n",
            "| column | meaning | holds | NULL | a bare day counts |",
            "|---|---|---|---|---|",
            *map(row, table.columns),
            "",
        ]
    )


def page() -> str:
    """The page, as it should be."""
    introduction = _INTRODUCTION.format(
        count=len(TABLES),
        version=TABLES_VERSION,
        nulls="\n".join([f"| {null} | {says} |" for null, says in _NULLS.items()]),
        ends="\n".join([f"| {end} | {says} |" for end, says in _ENDS.items()]),
        lost="\n".join([f"| {lost} | {says} |" for lost, says in _LOST.items()]),
        dispositions=", ".join([f"`{name}`" for name in READY_MADE]),
    )
    return "\n".join([introduction, *map(section, TABLES.values())])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
