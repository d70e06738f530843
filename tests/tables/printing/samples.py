"""A value for each column, as a program gives it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from fdcpa_guard.tables.columns import Column, Table, Type


def sample(column: Column) -> Any:
    """A value of a column."""
    match column.type:
        case Type.ID | Type.TEXT:
            return "a-1"
        case Type.IDS | Type.TEXTS:
            return ["a-1", "b-2"]
        case Type.WORD:
            return column.words[-1]
        case Type.WORDS:
            return list(column.words[:2])
        case Type.FLAG:
            return len(column.name) % 2 == 0
        case Type.INSTANT if column.end is None:
            return datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
        case Type.INSTANT:
            return "2026-03-02"
        case Type.INSTANTS:
            return ["2026-03-02", "2026-03-03 09:00:00-05"]
        case Type.DAY:
            return date(2026, 3, 2)
        case Type.DAYS:
            return [date(2026, 3, 2), date(2026, 3, 3)]
        case Type.TIME:
            return "24:00"
        case Type.DOLLARS:
            return Decimal("1250.10")
        case Type.WHOLE:
            return int(column.words[-1])
        case Type.NUMBER:
            return 1.5


def row(table: Table) -> dict[str, Any]:
    """A row with a value in every column."""
    return {column.name: sample(column) for column in table.columns}
