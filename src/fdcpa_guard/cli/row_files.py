"""Rows in files: JSON objects one a line, a CSV table with a header, or Parquet."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from .. import json_text
from .questions import LINES
from .reading import BadInput, unreadable

TABLE: Final = ".csv"
PARQUET: Final = ".parquet"
_READ_AT_ONCE: Final = 8192


def rows_of(what: str, source: str) -> Iterator[Any]:
    """The rows of a file, by its suffix. A line that is no JSON comes out as None: it is no row, and is still counted.

    What Parquet holds as NULL, and a table as nothing, is left out.

    Raises:
        BadInput: the file cannot be read, or has another suffix; told under the name of what it is.
    """
    path = Path(source)
    reader = {**dict.fromkeys(LINES, _lines), TABLE: _table, PARQUET: _parquet}.get(path.suffix)
    if reader is None:
        raise BadInput(f"{what}: a file of rows is needed: {', '.join([*LINES, TABLE, PARQUET])}")
    try:
        yield from reader(what, path)
    except (OSError, ValueError, csv.Error) as error:
        raise unreadable(f"{what}: cannot be read", error, "not a file name, or not UTF-8 text") from None


def _lines(_: str, path: Path) -> Iterator[Any]:
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                try:
                    yield json_text.read(line)
                except json_text.NotJson:
                    yield None


def _table(_: str, path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table, restkey="(more)", restval=""):
            yield {name: value for name, value in row.items() if value}


def _parquet(what: str, path: Path) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError:
        raise BadInput(f"{what}: Parquet needs pyarrow: install the extra: pip install 'fdcpa-guard[batch]'") from None
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for batch in file.iter_batches(batch_size=_READ_AT_ONCE):
                yield from map(_known, batch.to_pylist())
    except pa.ArrowException:
        raise BadInput(f"{what}: cannot be read: it is damaged, or no Parquet file") from None


def _known(value: Any) -> Any:
    """What is not NULL, in structures and lists of them too."""
    if isinstance(value, dict):
        return {name: _known(inner) for name, inner in value.items() if inner is not None}
    return [_known(inner) for inner in value] if isinstance(value, list) else value
