"""Tables and views of an SQLite database as tables of Arrow, in the order of consumers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from ..batch.incoming import KEY
from ..tables import TABLES, Type
from ..tables.naming import no_such_column, no_such_table
from ..tables.printing.sql import PREFIX
from .reading import BadInput

SUFFIXES: Final = (".db", ".sqlite", ".sqlite3")
_READ_AT_ONCE: Final = 8_192
_NO_FLAG: Final = 2
"""What stands for a value that is neither yes nor no: no reader takes it for one."""


@dataclass(frozen=True)
class Database:
    """One table or view of a database."""

    name: str
    path: Path
    relation: str
    schema: pa.Schema

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that hold it: of a database that is being written to, what is not yet in the first as well."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return (self.path, log) if log.exists() and log.stat().st_size else (self.path,)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        with _opened(self.path) as base:
            return int(base.execute(f"select count(*) from {_quoted(self.relation)}").fetchone()[0])

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows, in the order of consumers and then of what follows, so that they always come in the same."""
        names = self.schema.names
        columns = ", ".join(map(_quoted, names))
        order = ", ".join([f"cast({_quoted(KEY)} as text)"] * (KEY in names) + [_quoted(n) for n in names if n != KEY])
        makers: list[Callable[[Any], Any]] = [_ARROW.get(TABLES[self.name].by_name[name].type, _text) for name in names]
        with _opened(self.path) as base:
            cursor = base.execute(f"select {columns} from {_quoted(self.relation)} order by {order}")
            while rows := cursor.fetchmany(_READ_AT_ONCE):
                arrays = [
                    pa.array([None if value is None else make(value) for value in column], field.type)
                    for make, column, field in zip(makers, zip(*rows, strict=True), self.schema, strict=True)
                ]
                yield pa.record_batch(arrays, schema=self.schema)


def found(path: Path) -> dict[str, Database]:
    """The tables and views of a database named ``fdcpa_contacts`` and so on, or where none is, ``contacts``.

    Raises:
        BadInput: it is no database, there are none, or a column is none of its table.
    """
    tables: dict[str, Database] = {}
    wrong: list[str] = []
    with _opened(path) as base:
        every = [name for (name,) in base.execute("select name from sqlite_master where type in ('table', 'view')")]
        ours = [relation for relation in every if relation.startswith(PREFIX)]
        for relation in sorted(ours or TABLES.keys() & set(every)):
            name = relation.removeprefix(PREFIX)
            if name not in TABLES:
                wrong.append(f"{relation}: {no_such_table(name).message}")
                continue
            known = TABLES[name].by_name
            columns = [row[1] for row in base.execute(f"pragma table_info({_quoted(relation)})")]
            for column in [column for column in columns if column not in known]:
                wrong.append(str(no_such_column(TABLES[name], column)))
            fields = [(column, _TYPES.get(known[column].type, pa.string())) for column in columns if column in known]
            tables[name] = Database(name, path, relation, pa.schema(fields))
    if wrong:
        raise BadInput(*wrong)
    if not tables:
        raise BadInput("IN: the database has no table or view of the names that are read, such as fdcpa_debts")
    return tables


class _opened:
    """A connection that can only read; what SQLite says of an error may hold what it read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> sqlite3.Connection:
        try:
            self._base = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error:
            raise BadInput("IN: the database cannot be opened") from None
        return self._base

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        with closing(self._base):
            if isinstance(error, sqlite3.Error):
                raise BadInput("IN: the database cannot be read: it is damaged, locked or none") from None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def _flag(value: Any) -> int:
    return int(value) if value in (0, 1) else _NO_FLAG


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else float("inf")  # which is no number that is taken


_TYPES: Final = {Type.FLAG: pa.int64(), Type.NUMBER: pa.float64()}
_ARROW: Final[dict[Type, Callable[[Any], Any]]] = {Type.FLAG: _flag, Type.NUMBER: _number}
