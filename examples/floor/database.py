"""The floor's database: SQLite, or PostgreSQL where its driver is installed. The SQL is the same."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from weakref import finalize

from fdcpa_guard.tables import Rows

from .making import rows

HERE: Final = Path(__file__).parent
_AT_ONCE: Final = 1000


class Database:
    """A connection, and the few things that are asked of it."""

    def __init__(self, connection: Any, mark: str) -> None:
        self.connection = connection
        self._mark = mark

    @classmethod
    def sqlite(cls, path: str = ":memory:") -> "Database":
        """A database of SQLite in a file, or in memory; each statement stands by itself unless in a transaction."""
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        made = cls(connection, "?")
        # Python 3.13 warns of those that nobody closed; whichever thread finds one lost closes it.
        finalize(made, connection.close)
        return made

    @classmethod
    def postgresql(cls, url: str) -> "Database":
        """The schema ``floor`` of a database of PostgreSQL, made anew: what it held is gone."""
        import psycopg  # only who asks for it needs it

        connection = psycopg.connect(url, autocommit=True)
        connection.execute("drop schema if exists floor cascade; create schema floor; set search_path to floor")
        return cls(connection, "%s")

    def close(self) -> None:
        """Let go of it."""
        self.connection.close()

    def script(self, name: str) -> None:
        """Run a file of this folder."""
        text = (HERE / name).read_text("utf-8")
        if isinstance(self.connection, sqlite3.Connection):
            self.connection.executescript(text)
        else:
            self.connection.execute(text)

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run one statement with values for its question marks; a cursor."""
        return self.connection.execute(sql.replace("?", self._mark), tuple(values))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """The rows of a query, with the names of its columns."""
        cursor = self.run(sql, values)
        return Rows(tuple(column[0] for column in cursor.description), cursor.fetchall())

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The one value that a query gives."""
        return self.run(sql, values).fetchone()[0]

    def add(self, table: str, found: Iterable[Sequence[Any]]) -> None:
        """Put rows into a table."""
        several = list(found)
        if several:
            marks = ", ".join([self._mark] * len(several[0]))
            self.connection.cursor().executemany(f"insert into {table} values ({marks})", several)

    @contextmanager
    def together(self, consumer: int | None = None) -> Iterator[None]:
        """All of what is done within, or nothing; of a consumer, with nobody else deciding about them meanwhile."""
        lite = isinstance(self.connection, sqlite3.Connection)
        self.run("begin immediate" if lite else "begin")
        if consumer is not None and not lite:
            self.run("select 1 from consumer where consumer_id = ? for update", (consumer,))
        try:
            yield
        except BaseException:
            self.run("rollback")
            raise
        self.run("commit")


def make(db: Database, consumers: int, seed: int) -> None:
    """The floor from nothing: its tables, their rows, the views to the facts, and the ledger of decisions."""
    db.script("schema.sql")
    with db.together():
        waiting: dict[str, list[tuple[Any, ...]]] = {}
        for table, values in rows(consumers, seed):
            held = waiting.setdefault(table, [])
            held.append(values)
            if len(held) >= _AT_ONCE:
                db.add(table, held)
                held.clear()
        for table, held in waiting.items():
            db.add(table, held)
    db.script("views.sql")
    db.script("ledger.sql")
