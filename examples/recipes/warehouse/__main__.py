"""The warehouse, its views checked, and a batch over them: ``python -m examples.recipes.warehouse``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from fdcpa_guard.batch import Answers, decide
from fdcpa_guard.cli.streams import watched
from fdcpa_guard.tables import TABLES, Dispositions
from fdcpa_guard.tables.printing import Dialect, create_table

HERE: Final = Path(__file__).parent
MODELS: Final = {path.stem.removeprefix("fdcpa_"): path for path in sorted(HERE.glob("models/*.sql"))}
CODES: Final = Dispositions.from_json((HERE / "dispositions.json").read_text("utf-8"))


def built() -> duckdb.DuckDBPyConnection:
    """The warehouse in memory, and each model as a view of its name."""
    db = duckdb.connect()
    db.execute((HERE / "warehouse.sql").read_text("utf-8"))
    for name, path in MODELS.items():
        db.execute(f"create view fdcpa_{name} as {path.read_text('utf-8')}")
    return db


def check(db: duckdb.DuckDBPyConnection) -> None:
    """Put what the views give into the tables of facts: the database itself holds them to columns, types and words.

    Raises:
        duckdb.Error: a column is none of the table's, or a value is none that it takes.
    """
    db.execute("create schema checked; use checked")
    for name in MODELS:
        db.execute(create_table(TABLES[name], Dialect.DUCKDB))
        db.execute(f"insert into checked.fdcpa_{name} by name from main.fdcpa_{name}")
    db.execute("use main")


def answered(db: duckdb.DuckDBPyConnection) -> Answers:
    """Every contact of the list, answered; each view is read as a stream, by a cursor of its own."""
    rows = {name: db.cursor().sql(f"from main.fdcpa_{name} order by consumer_id") for name in MODELS}
    return decide(rows, "us", zone="America/Chicago", dispositions=CODES)


def told(db: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """What came of it, asked in SQL."""
    check(db)
    yield f"{len(MODELS)} views checked"
    answers = answered(db)
    found = answers.read_all()
    for contact, allowed, rules in db.sql(WHY).fetchall():
        yield f"{contact}: {'allowed' if allowed else ', '.join(rules)}"
    yield f"{found.num_rows} contacts, {answers.tally.allowed} allowed; not understood:"
    for what, times in sorted(answers.tally.unread.items()):
        yield f"  {times} × {what}"


WHY: Final = """
select contact_id, allowed, [reason.rule for reason in reasons if reason.denies] from found order by contact_id
"""


def main() -> None:
    """Build, check, decide, tell."""
    for line in told(built()):
        print(line)


if __name__ == "__main__":
    with watched():
        main()
