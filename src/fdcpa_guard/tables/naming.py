"""What is said of names that are no table's and no column's."""

from ..errors import Problem, nearest, plain_name
from .columns import Table
from .definitions import TABLES


def no_such_table(name: str) -> Problem:
    """That there is no table of a name, with the one that may be meant."""
    return Problem(plain_name(name), f"there is no such table; {nearest(str(name), TABLES)}", "no_such_table")


def no_such_column(table: Table, name: str) -> Problem:
    """That a table has no column of a name, with the one that may be meant."""
    message = f"there is no such column; {nearest(str(name), table.by_name)}"
    return Problem(f"{table.name}.{plain_name(name)}", message, "no_such_column")
