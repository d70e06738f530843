"""Groups hold whole consumers, every contact is in one, and none is larger than it must be."""

from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard.batch.incoming import Incoming

COUNTS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5), st.integers(0, 3)), max_size=12)
"""For each consumer how many contacts, attempts and phones."""


def tables_of(counts: list[tuple[int, int, int]]) -> dict[str, pa.Table]:
    names = ("contacts", "attempts", "phones")
    key = {"contacts": "contact_id", "attempts": "id", "phones": "id"}
    found: dict[str, pa.Table] = {}
    for place, name in enumerate(names):
        rows = [(f"c{n:02}", f"{n}-{i}") for n, count in enumerate(counts) for i in range(count[place])]
        schema = pa.schema([("consumer_id", pa.string()), (key[name], pa.string())])
        found[name] = pa.table([[c for c, _ in rows], [i for _, i in rows]], schema=schema)
    return {**found, "debts": pa.table({"consumer_id": pa.array([], pa.string())})}


@given(COUNTS, st.integers(1, 12), st.integers(1, 6), st.booleans(), st.booleans())
def test_groups_hold_whole_consumers(
    counts: list[tuple[int, int, int]], size: int, rows: int, streamed: bool, known: bool
) -> None:
    tables = tables_of(counts)
    given: dict[str, Any] = {
        name: pa.RecordBatchReader.from_batches(table.schema, table.to_batches(rows)) if streamed else table
        for name, table in tables.items()
    }
    if known:
        given["contacts"] = tables["contacts"]
    groups = list(Incoming.of(given).groups(size))
    asked = [id for group in groups for id in group["contacts"]["contact_id"].to_pylist()]
    assert asked == tables["contacts"]["contact_id"].to_pylist()
    for group in groups:
        consumers = set(group["contacts"]["consumer_id"].to_pylist())
        for name in ("attempts", "phones"):
            mine = [row for row in tables[name].to_pylist() if row["consumer_id"] in consumers]
            assert group[name].to_pylist() == mine
        total = sum(table.num_rows for table in group.values())
        assert total <= size or len(consumers) == 1
