"""Reads the views and makes cases of them. What the columns mean is in views.sql, and nothing of it here."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from fdcpa_guard.tables import TABLES, CaseRead, Dispositions, Reader, Rows

from .database import HERE, Database
from .making import ZONE

HOUSE: Final = Dispositions.from_json((HERE / "dispositions.json").read_text("utf-8"))
READER: Final = Reader(zone=ZONE, dispositions=HOUSE)

_SQL: Final = (HERE / "views.sql").read_text("utf-8")
VIEWS: Final = tuple(name for name in TABLES if f"create view fdcpa_{name} " in _SQL)
"""The tables for which the floor has a view; every other is unknown."""
OF_CONSUMERS: Final = tuple(name for name in VIEWS if name != "contacts" and not TABLES[name].shared)
SHARED: Final = tuple(name for name in VIEWS if TABLES[name].shared)

Tables = dict[str, Rows]
"""The rows of one consumer by table."""


def lines_of_sql() -> int:
    """The lines of the views that are neither empty nor a comment."""
    return sum(1 for line in _SQL.splitlines() if line.strip() and not line.strip().startswith("--"))


def tables_of(db: Database, consumer: int) -> Tables:
    """The rows about one consumer, by a query for each view."""
    mine = {name: db.rows(f"select * from fdcpa_{name} where consumer_id = ?", (consumer,)) for name in OF_CONSUMERS}
    return {**mine, **{name: db.rows(f"select * from fdcpa_{name}") for name in SHARED}}


def tables_of_all(db: Database) -> Iterator[tuple[int, Tables]]:
    """The rows about every consumer, each view read once."""
    shared = {name: db.rows(f"select * from fdcpa_{name}") for name in SHARED}
    read = {name: db.rows(f"select * from fdcpa_{name}") for name in OF_CONSUMERS}
    found = {name: by_consumer(rows) for name, rows in read.items()}
    for consumer in sorted(found["consumers"]):
        mine = {name: Rows(read[name].columns, found[name].get(consumer, ())) for name in OF_CONSUMERS}
        yield consumer, {**mine, **shared}


def by_consumer(rows: Rows) -> dict[int, list[Any]]:
    """Rows by the consumer whose they are."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    place = rows.columns.index("consumer_id")
    for row in rows.values:
        found[row[place]].append(row)
    return found


def case_of(consumer: int, tables: Tables) -> CaseRead:
    """The case that the rows of one consumer make."""
    return READER.case_from(str(consumer), tables)
