"""Columns of Arrow as Python values, a column at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

_types: Final = pa.types
_EPOCH_DAY: Final = date(1970, 1, 1).toordinal()


def values(column: pa.ChunkedArray | pa.Array, *, repeats: bool = False) -> list[Any]:
    """The values of a column as a database's driver would give them; None for NULL.

    Instants with a zone are in UTC. A time or day that Python has no value for is given as text, which no reader takes
    for one. ``repeats``: the column holds few words many times over, each of which is then one object.
    """
    if isinstance(column, pa.ChunkedArray):
        if column.num_chunks != 1:
            return [value for chunk in column.chunks for value in values(chunk, repeats=repeats)]
        column = column.chunk(0)
    kind = column.type
    if column.null_count == len(column):
        return [None] * len(column)
    if _types.is_dictionary(kind):
        words = values(column.dictionary)
        return [None if at is None else words[at] for at in column.indices.to_pylist()]
    if _types.is_timestamp(kind):
        return _instants(column)
    if _types.is_date(kind):
        return [None if day is None else _day(day) for day in column.cast(pa.date32()).cast(pa.int32()).to_pylist()]
    if _types.is_list(kind) or _types.is_large_list(kind):
        return _lists(column)
    if repeats and is_text(kind):
        return values(column.dictionary_encode())
    try:
        given: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        return [_else_told(value) for value in column]
    return given


def rows(columns: Sequence[list[Any]], number: int) -> list[tuple[Any, ...]]:
    """Columns as rows."""
    return list(zip(*columns, strict=True)) if columns else [()] * number


def is_text(kind: pa.DataType) -> bool:
    """Whether a column holds text, in whichever form Arrow has it."""
    return bool(_types.is_string(kind) or _types.is_large_string(kind) or _types.is_string_view(kind))


def _instants(column: pa.Array) -> list[Any]:
    zoned = column.type.tz is not None
    # Microseconds are what Python keeps; what is cut off never makes a time later than it was.
    texts = pc.floor_temporal(column, unit="microsecond") if column.type.unit == "ns" else column
    texts = texts.cast(pa.timestamp("us"), safe=False).cast(pa.string())
    if zoned:
        texts = pc.binary_join_element_wise(texts, "+00:00", "")
    given = texts.to_pylist()
    read: Callable[[str], datetime] = datetime.fromisoformat
    try:
        if column.null_count:
            return [None if text is None else read(text) for text in given]
        return list(map(read, given))
    except ValueError:
        return [None if text is None else _else_as_text(read, text) for text in given]


def _else_as_text(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except ValueError:
        return text


def _else_told(value: pa.Scalar) -> Any:
    try:
        return value.as_py()
    except (ValueError, OverflowError):
        return f"{value.type} beyond measure"


@lru_cache(maxsize=4096)
def _day(since_epoch: int) -> date | str:
    try:
        return date.fromordinal(_EPOCH_DAY + since_epoch)
    except (ValueError, OverflowError):
        return f"day {since_epoch}"


def _lists(column: pa.Array) -> list[Any]:
    offsets = column.offsets.to_pylist()
    first = offsets[0]
    inner = values(column.values.slice(first, offsets[-1] - first))
    spans = pairwise(offsets)
    if column.null_count:
        return [
            inner[start - first : end - first] if there else None
            for (start, end), there in zip(spans, column.is_valid().to_pylist(), strict=True)
        ]
    return [inner[start - first : end - first] for start, end in spans]
