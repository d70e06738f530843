"""The tables as JSON Schema: a row of one, or all of them with their rows."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from ...facts.ids import FORM, RESERVED
from ..columns import SEVERAL, Column, Lost, Table, Type
from ..definitions import TABLES
from .notes import TABLES_VERSION, of_column, of_table

_NULL: Final = {"type": "null"}
_LISTED: Final = {"type": "string", "pattern": r"^[\[{]", "description": "The text of a list."}
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}"

Schema = dict[str, Any]


def row_schema(table: Table) -> Schema:
    """The JSON Schema (draft 2020-12) of a row of a table.

    It says which rows have the right shape. Each column may be left out, as if it were NULL. What is well formed may
    still be no telephone number, zone or rule of recurrence, which only reading it finds.
    """
    return _headed(table.name, _row(table))


def tables_schema() -> Schema:
    """The JSON Schema of all tables: by its name, a list of the rows of each that is given."""
    tables = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}, "description": of_table(table)}
        for name, table in TABLES.items()
    }
    return _headed(
        "tables",
        {
            "title": "tables",
            "type": "object",
            "properties": tables,
            "additionalProperties": False,
            "$defs": {name: _row(table) for name, table in TABLES.items()},
        },
    )


def _headed(name: str, schema: Schema) -> Schema:
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:fdcpa-guard:tables:{TABLES_VERSION}:{name}",
        "x-tables-version": TABLES_VERSION,
        **schema,
    }


def _row(table: Table) -> Schema:
    return {
        "title": table.name,
        "description": of_table(table),
        "type": "object",
        "properties": {column.name: _column(column) for column in table.columns},
        "additionalProperties": False,
        "x-belongs-to": None if table.shared else table.of or "consumers",
        "x-lost": "denies" if table.lost is Lost.DENIES else "left-out",
    }


def _column(column: Column) -> Schema:
    forms = _forms(column)
    if column.type in SEVERAL:
        forms = [{"type": "array", "items": {"anyOf": forms}}, *forms, _LISTED]
    if column.also:
        forms = [*forms, {"enum": list(column.also)}]
    said: Schema = {"description": of_column(column), "anyOf": [*forms, _NULL], "x-null": column.null.name.lower()}
    if column.end is not None:
        said["x-bare-day"] = column.end.name.lower()
    if column.tells_of:
        said["x-tells-of"] = column.tells_of
    return said


def _forms(column: Column) -> list[Schema]:
    """What one value may be."""
    match column.type:
        case Type.ID | Type.IDS:
            return [{"type": "string", "pattern": FORM, "not": {"enum": sorted(RESERVED)}}, {"type": "integer"}]
        case Type.WORD | Type.WORDS:
            return [{"enum": list(column.words)}]
        case Type.TEXT | Type.TEXTS:
            return [{"type": "string"}]
        case Type.FLAG:
            return [{"type": "boolean"}, {"enum": [0, 1]}]
        case Type.INSTANT | Type.INSTANTS:
            bare = "" if column.end is None else "?"
            return [{"type": "string", "pattern": rf"^{_DAY}([T ]{_CLOCK}.*){bare}$"}]
        case Type.DAY | Type.DAYS:
            return [{"type": "string", "pattern": rf"^{_DAY}$"}]
        case Type.TIME:
            return [{"type": "string", "pattern": rf"^{_CLOCK}(:[0-9]{{2}})?$"}]
        case Type.DOLLARS:
            written = {"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$"}
            return [{"type": "number", "minimum": 0, "exclusiveMaximum": 10**12}, written]
        case Type.WHOLE:
            return [{"enum": [*map(int, column.words), *column.words]}]
        case Type.NUMBER:
            return [{"type": "number"}]
