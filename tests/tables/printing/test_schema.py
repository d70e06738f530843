"""The JSON Schemas of the tables: what meets them can be read."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from fdcpa_guard.tables import TABLES, Table
from fdcpa_guard.tables.columns import SEVERAL, Type
from fdcpa_guard.tables.printing import TABLES_VERSION, row_schema, tables_schema
from fdcpa_guard.tables.reading import IsNull, NotUnderstood, readers
from tests.cli.test_schema import nodes, resolved, valid

from .samples import row

every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
READERS: Final = readers("America/Chicago")
VALUES: Final[list[Any]] = [
    *(True, False, 0, 1, 2, -1, 7, 8, 1.5, 10**12, "", "a", "a-1", "unknown", "none", "all", "any", "call", "cal"),
    *("7", "8", "12.5", "12.505", "-1", "2026-03-02", "2026-03-02 09:00", "2026-03-02T09:00:00-05:00", "3/2/2026"),
    *("2026-03-02 00:00:00", "09:00", "9:00", "24:00", "09:00:00", "mon", "[]", '["a-1"]', "{a-1}"),
    *([], ["a-1"], ["call"], ["mon"], ["2026-03-02"], ["2026-03-02T09:00:00Z"], [1], [None], {}, {"a": 1}),
]


def as_json(values: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON holds it."""
    made: dict[str, Any] = json.loads(json.dumps(values, default=str))
    return made


def meets(schema: dict[str, Any], document: Any) -> bool:
    return valid(document, schema, schema)


@every_table
def test_a_whole_row_meets_its_schema_and_an_empty_one_does(table: Table) -> None:
    schema = row_schema(table)
    assert meets(schema, as_json(row(table)))
    assert meets(schema, {})
    assert meets(schema, dict.fromkeys(table.by_name))
    assert not meets(schema, {"outcom": None})


@every_table
def test_what_meets_a_schema_is_read(table: Table) -> None:
    schema = row_schema(table)
    for column in table.columns:
        read = READERS[column.type](column)
        for value in VALUES:
            if meets(schema, {column.name: value}) and not (isinstance(value, str) and value[:1] in ("[", "{")):
                read(value)


@every_table
def test_what_no_column_of_its_type_takes_does_not_meet_it(table: Table) -> None:
    schema = row_schema(table)
    for column in table.columns:
        refused: list[Any] = [{"a": 1}]
        refused += [] if column.type in SEVERAL else [["a"], []]
        refused += ["cal", "unknown"] if column.words else []
        refused += ["3/2/2026"] if column.type in (Type.INSTANT, Type.INSTANTS, Type.DAY, Type.DAYS) else []
        refused += ["2026-03-02"] if column.type is Type.INSTANT and column.end is None else []
        refused += [2, "yes"] if column.type is Type.FLAG else []
        for value in refused:
            assert not meets(schema, {column.name: value}), (column.name, value)
            with pytest.raises((NotUnderstood, IsNull, TypeError)):
                READERS[column.type](column)(value)


def test_all_tables_are_one_document() -> None:
    schema = tables_schema()
    assert list(schema["properties"]) == list(TABLES)
    assert meets(schema, {name: [as_json(row(table)), {}] for name, table in TABLES.items()})
    assert meets(schema, {})
    assert not meets(schema, {"debt": []})
    assert not meets(schema, {"debts": [{"idd": "a"}]})
    for node in nodes(schema):
        if "$ref" in node:
            assert resolved(node["$ref"], schema)


@pytest.mark.parametrize("name", ["tables", *TABLES])
def test_a_schema_says_of_what_version_it_is(name: str) -> None:
    schema = tables_schema() if name == "tables" else row_schema(TABLES[name])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:fdcpa-guard:tables:{TABLES_VERSION}:{name}"
    assert schema["x-tables-version"] == TABLES_VERSION


def test_a_column_says_what_the_definition_says() -> None:
    paid_at = row_schema(TABLES["debts"])["properties"]["paid_at"]
    assert paid_at["x-bare-day"] == "first"
    assert paid_at["x-null"] == "unknown"
    assert paid_at["description"].endswith("NULL: unknown, unless paid is false; a bare day counts from its start")
    assert row_schema(TABLES["debts"])["properties"]["paid"]["x-tells-of"] == "paid_at"
    assert row_schema(TABLES["consents"])["x-lost"] == "left-out"
    assert row_schema(TABLES["disputes"])["x-belongs-to"] == "debts"
