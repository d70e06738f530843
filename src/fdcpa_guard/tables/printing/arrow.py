"""The tables as Arrow schemas; needs the extra ``batch``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..columns import SEVERAL, Column, Table, Type
from .notes import TABLES_VERSION, of_end, of_lost, of_owner, of_words

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table: types, and as metadata what each column means, also where it is NULL.

    An instant that may be given as a bare day is a string in ISO form: in a timestamp, the day would be a midnight.
    Other types are read too, as what they say: timestamps, with a zone or without, and dates among them.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
    """
    import pyarrow as pa

    return pa.schema(
        [pa.field(column.name, _type(pa, column), metadata=_metadata(column)) for column in table.columns],
        metadata={
            "table": table.name,
            "version": TABLES_VERSION,
            "meaning": table.meaning,
            "belongs": of_owner(table),
            "absent": table.absent,
            "lost": of_lost(table),
        },
    )


def _metadata(column: Column) -> dict[str, str]:
    said = {"meaning": column.meaning, "null": column.of_null, "bare_day": of_end(column), "words": of_words(column)}
    return {name: text for name, text in said.items() if text}


def _type(pa: Any, column: Column) -> Any:
    made = {
        Type.FLAG: pa.bool_(),
        Type.INSTANT: pa.timestamp("us", "UTC") if column.end is None else pa.string(),
        Type.DAY: pa.date32(),
        Type.DAYS: pa.date32(),
        Type.DOLLARS: pa.decimal128(14, 2),
        Type.WHOLE: pa.int32(),
        Type.NUMBER: pa.float64(),
    }.get(column.type, pa.string())
    return pa.list_(made) if column.type in SEVERAL else made
