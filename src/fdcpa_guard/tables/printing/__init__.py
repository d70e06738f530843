"""The tables in the languages in which tables are written down: Arrow, JSON Schema, SQL; all from their definition."""

from .arrow import arrow_schema
from .notes import TABLES_VERSION, of_column, of_table
from .schema import row_schema, tables_schema
from .sql import Dialect, create_table, create_view, script

__all__ = [
    "TABLES_VERSION",
    "Dialect",
    "arrow_schema",
    "create_table",
    "create_view",
    "of_column",
    "of_table",
    "row_schema",
    "script",
    "tables_schema",
]
