"""The tables in a PostgreSQL server, read by cursors of the server in the order of consumers: the same answers."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from fdcpa_guard.batch import Stream, decide
from tests import postgresql
from tests.batch.small_floor import ZONE, floor

FLOOR = floor(40, seed=11)
TYPES = {
    pa.string(): "text",
    pa.bool_(): "boolean",
    pa.timestamp("us", "UTC"): "timestamptz",
    pa.date32(): "date",
    pa.list_(pa.string()): "text[]",
}


@pytest.fixture(scope="module")
def where() -> Iterator[str]:
    psycopg = pytest.importorskip("psycopg")
    with postgresql.server() as address:
        with psycopg.connect(address) as base:
            for name, table in FLOOR.items():
                columns = ", ".join(f"{field.name} {TYPES[field.type]}" for field in table.schema)
                base.execute(f"create table {name} ({columns})")
                names = ", ".join(table.schema.names)
                with base.cursor().copy(f"copy {name} ({names}) from stdin") as copy:
                    for row in reversed(table.to_pylist()):
                        copy.write_row(tuple(row.values()))
        yield address


def read(base: Any, name: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows of a table by a cursor of the server, which holds no more of them here than a batch."""
    with base.cursor(name=f"read_{name}") as cursor:
        cursor.itersize = 25
        order = "consumer_id, contact_id" if name == "contacts" else 'consumer_id collate "C", 2'
        cursor.execute(f"select {', '.join(schema.names)} from {name} order by {order}")
        while rows := cursor.fetchmany(25):
            columns = list(zip(*rows, strict=True))
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            yield pa.record_batch(arrays, schema=schema)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_answers_are_those_of_the_tables_in_memory(where: str, workers: int) -> None:
    import psycopg

    keys = {name: [("consumer_id", "ascending"), (table.schema.names[1], "ascending")] for name, table in FLOOR.items()}
    in_order = {n: t.sort_by(keys[n]) if t.num_rows else t for n, t in FLOOR.items()}
    expected = decide(in_order, "regulation_f", zone=ZONE, record=True).read_all()
    with psycopg.connect(where) as base:
        tables = {name: Stream(table.schema, read(base, name, table.schema)) for name, table in FLOOR.items()}
        found = decide(tables, "regulation_f", zone=ZONE, record=True, batch_rows=100, workers=workers).read_all()
    assert found.num_rows
    assert found.combine_chunks().equals(expected.combine_chunks())
