"""The floor from nothing, a night and a day: ``python -m examples.floor``."""

import argparse
from collections.abc import Iterable
from contextlib import closing

from fdcpa_guard import Guard, us
from fdcpa_guard.cli.streams import watched

from . import telling
from .database import Database, make
from .day import worked_off
from .ledger import Ledger
from .night import nightly_list


def main() -> None:
    """Make the database, decide the list, work it off, and print what happened."""
    parser = argparse.ArgumentParser(prog="python -m examples.floor", description=__doc__)
    parser.add_argument("--consumers", type=int, default=2000, help="how many (2000)")
    parser.add_argument("--seed", type=int, default=7, help="the same one gives the same rows and the same day (7)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--sqlite", metavar="FILE", default=":memory:", help="a new file to keep the database in")
    where.add_argument("--postgresql", metavar="URL", help="a server; its schema 'floor' is made anew (needs psycopg)")
    given = parser.parse_args()
    db = Database.postgresql(given.postgresql) if given.postgresql else Database.sqlite(given.sqlite)
    with closing(db):
        for line in told(db, given.consumers, given.seed):
            print(line, flush=True)


def told(db: Database, consumers: int, seed: int) -> Iterable[str]:
    """A night and a day on an empty database, line by line."""
    make(db, consumers, seed)
    yield from telling.of_the_floor(db)
    policy = us()
    ledger = Ledger(db, Guard(policy))
    night = nightly_list(db, ledger)
    yield from telling.of_the_night(night, policy)
    day = worked_off(db, ledger, night.listed, seed)
    yield from telling.of_the_day(day, policy)
    yield from telling.of_the_ledger(db)


if __name__ == "__main__":
    with watched():
        main()
