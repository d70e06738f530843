"""The same tables through DuckDB, Polars, files of Parquet and a data set give the same answers."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from fdcpa_guard.batch import decide
from tests.batch.small_floor import ZONE, floor

FLOOR = floor(30, seed=3)


def decided(tables: Mapping[str, Any]) -> pa.Table:
    return decide(tables, "regulation_f", zone=ZONE, record=True, batch_rows=200).read_all().combine_chunks()


EXPECTED = decided(FLOOR)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The tables as files of Parquet, with several row groups each."""
    folder = tmp_path_factory.mktemp("floor")
    for name, table in FLOOR.items():
        pq.write_table(table, folder / f"{name}.parquet", row_group_size=50)
    return {name: folder / f"{name}.parquet" for name in FLOOR}


def data_sets(files: Mapping[str, Path]) -> Mapping[str, Any]:
    return {name: ds.dataset(path) for name, path in files.items()}


def scanners(files: Mapping[str, Path]) -> Mapping[str, Any]:
    return {name: ds.dataset(path).scanner(batch_size=9).to_reader() for name, path in files.items()}


def polars_frames(files: Mapping[str, Path]) -> Mapping[str, Any]:
    pl = pytest.importorskip("polars")
    return {name: pl.read_parquet(path) for name, path in files.items()}


def polars_streams(files: Mapping[str, Path]) -> Mapping[str, Any]:
    pl = pytest.importorskip("polars")
    return {n: pa.RecordBatchReader.from_stream(pl.scan_parquet(p).sort("consumer_id", maintain_order=True).collect())
            for n, p in files.items()}  # fmt: skip


def duckdb_relations(files: Mapping[str, Path]) -> Mapping[str, Any]:
    duckdb = pytest.importorskip("duckdb")
    found = {}
    for name, path in files.items():
        base = duckdb.connect()  # each stream needs a connection of its own
        found[name] = base.sql(f"from '{path}' order by consumer_id, file_row_number")
    return found


def duckdb_tables(files: Mapping[str, Path]) -> Mapping[str, Any]:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        return {name: base.sql(f"from '{path}'").to_arrow_table() for name, path in files.items()}


Through = Callable[[Mapping[str, Path]], Mapping[str, Any]]
WAYS: list[Through] = [data_sets, scanners, polars_frames, polars_streams, duckdb_relations, duckdb_tables]


@pytest.mark.parametrize("through", WAYS, ids=lambda through: through.__name__)
def test_the_answers_are_the_same(through: Through, files: Mapping[str, Path]) -> None:
    assert decided(through(files)).equals(EXPECTED)


def test_a_data_set_may_be_filtered_or_in_memory(files: Mapping[str, Path]) -> None:
    both, early = data_sets(files), ds.field("consumer_id") < "c-00010"
    expected = decided({**FLOOR, "attempts": FLOOR["attempts"].filter(early)})
    assert not expected.equals(EXPECTED)
    assert decided({**both, "attempts": ds.dataset(files["attempts"]).filter(early)}).equals(expected)
    assert decided({**both, "attempts": ds.dataset(FLOOR["attempts"].filter(early))}).equals(expected)


def test_a_data_set_of_files_that_overlap_is_out_of_order(files: Mapping[str, Path]) -> None:
    twice = ds.dataset([files["attempts"], files["attempts"]])
    with pytest.raises(ValueError, match="order the table by consumer_id"):
        decided({**data_sets(files), "attempts": twice})
