"""Tables in files of Parquet: found by their names, fingerprinted, and brought into the order of consumers on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from ..batch import Stream
from ..batch.incoming import CONTACTS, KEY, first_out_of_order, key_of, keys_of, least_of, of_files
from ..tables import TABLES
from ..tables.naming import no_such_table
from . import batch_sqlite
from .batch_parts import written
from .reading import BadInput

_READ_AT_ONCE: Final = 32_768
_SORTED_AT_ONCE: Final = 400_000
"""About how many rows of a table that is not in order are brought into it in memory."""
_MOST_PIECES: Final = 200
_SAMPLED: Final = 997
"""One of so many rows tells where the consumers lie."""
_SUFFIX: Final = ".parquet"
FACTS: Final = tuple(name for name in TABLES if name != CONTACTS)
"""The tables that cases are made of."""


class Unreadable(BadInput):
    """A table turned out to be damaged while it was read."""


@dataclass(frozen=True)
class Table:
    """One table in files, as it was found."""

    name: str
    paths: tuple[Path, ...]
    data: Any
    """What pyarrow makes of the files: a data set."""

    @property
    def schema(self) -> pa.Schema:
        """The columns."""
        return self.data.schema

    @property
    def rows(self) -> int:
        """How many rows there are."""
        with _named(self.name):
            return int(self.data.count_rows())

    def batches(self, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows, as they stand."""
        with _named(self.name):
            checked = ds.ParquetFragmentScanOptions(page_checksum_verification=True)
            yield from of_files(self.data, columns=columns, fragment_scan_options=checked)


class _named:
    """Whatever goes wrong with a table is told by its name: what pyarrow says may hold what it read."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, pa.ArrowException | OSError):
            why = getattr(error, "strerror", None) or "it is damaged, or no Parquet file"
            raise Unreadable(f"the table {self._name} cannot be read: {why}") from None


Source = Table | batch_sqlite.Database


def found(source: str) -> Mapping[str, Source]:
    """The tables of an SQLite database, or of a folder or pattern of files NAME.parquet, or folders NAME of several.

    Raises:
        BadInput: there are none, or a name is that of no table.
    """
    place = Path(source)
    if place.suffix in batch_sqlite.SUFFIXES and place.is_file():
        return batch_sqlite.found(place)
    if place.is_dir():
        candidates = sorted(each for each in place.iterdir() if each.suffix == _SUFFIX or _holds_files(each))
    else:
        candidates = [Path(each) for each in sorted(glob(source))]
    if not candidates:
        raise BadInput("IN: no file is there; files are named by table, as contacts.parquet")
    tables: dict[str, Table] = {}
    wrong: list[str] = []
    for path in candidates:
        name = path.name.removesuffix(_SUFFIX)
        if name == path.name and not path.is_dir():
            wrong.append(f"{name}: not a Parquet file, named by table, as contacts.parquet")
        elif name not in TABLES:
            wrong.append(f"{path.name}: {no_such_table(name).message}")
        elif name in tables:
            wrong.append(f"{path.name}: the table is given twice")
        else:
            paths = tuple(sorted(path.glob(f"*{_SUFFIX}"))) if path.is_dir() else (path,)
            with _named(name):
                tables[name] = Table(name, paths, ds.dataset([str(each) for each in paths], format="parquet"))
    if wrong:
        raise BadInput(*wrong)
    return tables


def _holds_files(path: Path) -> bool:
    return path.is_dir() and any(path.glob(f"*{_SUFFIX}"))


def fingerprints(tables: Mapping[str, Source]) -> dict[str, str]:
    """SHA-256 of every file, by table and name."""
    hashed: dict[Path, str] = {}
    for name, table in tables.items():
        for path in table.paths:
            if path not in hashed:
                with _named(name), path.open("rb") as file:
                    hashed[path] = hashlib.file_digest(file, "sha256").hexdigest()
    return {f"{name}/{path.name}": hashed[path] for name, table in tables.items() for path in table.paths}


def in_order(tables: Mapping[str, Source], folder: Path) -> dict[str, Stream]:
    """The tables as streams in the order of consumers; what is not in it is brought into it by way of files there."""
    for name, table in tables.items():
        if not TABLES[name].shared and KEY not in table.schema.names:
            raise BadInput(f"{name}.{KEY}: the column is needed")
    key = key_of({name: table.schema for name, table in tables.items() if not TABLES[name].shared})
    made: dict[str, Stream] = {}
    for name, table in tables.items():
        batches = table.batches()
        if isinstance(table, Table) and not TABLES[name].shared:
            sample = _disorder(table, key)
            if sample is not None:
                batches = _Sorting(table, key, folder, sample).batches()
        made[name] = Stream(table.schema, batches)
    return made


def _disorder(table: Table, key: pa.DataType) -> pa.Array | None:
    """Some of the keys of a table that is not in their order; None: it is."""
    before: pa.Scalar | None = None
    orderly, seen = True, 0
    sample: list[pa.Array] = []
    for batch in table.batches([KEY]):
        keys = keys_of(batch, key)
        start = -seen % _SAMPLED
        sample.append(keys.take(pa.array(range(start, len(keys), _SAMPLED), pa.int64())))
        seen += len(keys)
        if orderly:
            plain = keys.drop_null()
            orderly = first_out_of_order(plain, before) is None
            before = plain[len(plain) - 1] if len(plain) else before
    return None if orderly else pa.chunked_array(sample, key).combine_chunks().drop_null()


class _Sorting:
    """A table cut into pieces by consumer, on disk, each of which is sorted in memory when its turn comes."""

    def __init__(self, table: Table, key: pa.DataType, folder: Path, sample: pa.Array) -> None:
        self._table, self._key, self._folder = table, key, folder
        pieces = min(_MOST_PIECES, 1 + table.rows // _SORTED_AT_ONCE)
        known = sample.take(pc.sort_indices(sample)).to_pylist()
        self._edges = sorted({known[len(known) * n // pieces] for n in range(1, pieces)}) if known else []

    def batches(self) -> Iterator[pa.RecordBatch]:
        """All rows, in order; those that name no consumer first, and rows of one consumer as they stood."""
        paths = [self._folder / f"{self._table.name}-{n:03}.arrow" for n in range(len(self._edges) + 1)]
        with written():
            self._divide(paths)
        for path in paths:
            with pa.OSFile(str(path)) as file:
                piece = pa.ipc.open_stream(file).read_all()
            path.unlink()
            rows = piece.take(pc.sort_indices(self._keys(piece)))
            yield from rows.combine_chunks().to_batches(_READ_AT_ONCE)

    def _divide(self, paths: list[Path]) -> None:
        schema = self._table.schema
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        files = [pa.OSFile(str(path), "wb") for path in paths]
        writers = [pa.ipc.new_stream(file, schema, options=options) for file in files]
        try:
            for batch in self._table.batches():
                rows = batch.take(pc.sort_indices(self._keys(batch)))
                keys = self._keys(rows)
                start = 0
                for writer, edge in zip(writers, [*self._edges, None], strict=True):
                    end = len(keys) if edge is None else len(keys) - _count(pc.greater_equal(keys, edge))
                    if end > start:
                        writer.write_batch(rows.slice(start, end - start))
                        start = end
            for writer in writers:
                writer.close()
        finally:
            for file in files:
                file.close()

    def _keys(self, rows: pa.RecordBatch | pa.Table) -> pa.Array:
        return pc.fill_null(keys_of(rows, self._key), least_of(self._key))


def _count(which: pa.Array) -> int:
    return int(pc.sum(which).as_py() or 0)
