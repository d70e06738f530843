"""The Arrow schemas: types that lose nothing, and what each column means beside it."""

from __future__ import annotations

import sys
from typing import Final

import pyarrow as pa
import pytest

from fdcpa_guard.tables import TABLES, Table
from fdcpa_guard.tables.columns import SEVERAL, Type
from fdcpa_guard.tables.printing import TABLES_VERSION, arrow_schema
from fdcpa_guard.tables.reading import readers

from .samples import row

every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
READERS: Final = readers("America/Chicago")


@every_table
def test_a_schema_has_the_columns_of_the_definition_in_its_order(table: Table) -> None:
    assert arrow_schema(table).names == list(table.by_name)


@every_table
def test_a_row_comes_out_as_it_was_read_before(table: Table) -> None:
    given = row(table)
    (got,) = pa.Table.from_pylist([given], schema=arrow_schema(table)).to_pylist()
    for column in table.columns:
        read = READERS[column.type](column)
        assert read(got[column.name]) == read(given[column.name]), column.name


@every_table
def test_every_column_may_be_null(table: Table) -> None:
    made = pa.Table.from_pylist([{}], schema=arrow_schema(table))
    assert made.to_pylist() == [dict.fromkeys(table.by_name)]


@every_table
def test_only_what_cannot_be_a_day_is_a_timestamp(table: Table) -> None:
    schema = arrow_schema(table)
    for column in table.columns:
        kind = schema.field(column.name).type
        assert pa.types.is_list(kind) is (column.type in SEVERAL)
        assert pa.types.is_timestamp(kind) is (column.type is Type.INSTANT and column.end is None)


@every_table
def test_the_metadata_say_what_the_definition_says(table: Table) -> None:
    schema = arrow_schema(table)
    told = {name.decode(): text.decode() for name, text in schema.metadata.items()}
    assert (told["table"], told["version"], told["absent"]) == (table.name, TABLES_VERSION, table.absent)
    for column in table.columns:
        said = {name.decode(): text.decode() for name, text in schema.field(column.name).metadata.items()}
        assert (said["meaning"], said["null"]) == (column.meaning, column.of_null)
        assert ("bare_day" in said) is (column.type in (Type.INSTANT, Type.INSTANTS))
        if column.end is not None:
            assert str(column.end) in said["bare_day"]
        assert all(word in said["words"] for word in (*column.words, *column.also))


def test_without_pyarrow_only_arrow_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError, match="pyarrow"):
        arrow_schema(TABLES["debts"])
