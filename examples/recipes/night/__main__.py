"""A night that fails in the middle, goes on, and is over: ``python -m examples.recipes.night``."""

import csv
from contextlib import closing, redirect_stderr
from datetime import date
from pathlib import Path
from sys import stdout
from tempfile import TemporaryDirectory

from examples.floor.database import Database, make
from fdcpa_guard.cli.streams import watched

from .night import Night, run


def main() -> None:
    """Make a floor, and run its night three times."""
    with TemporaryDirectory() as folder, redirect_stderr(stdout):
        room = Path(folder)
        with closing(Database.sqlite(str(room / "floor.db"))) as db:
            make(db, consumers=60, seed=7)
        night = Night(room / "floor.db", room, date(2026, 11, 27))
        night.list.parent.mkdir()
        for why in ("the place for checkpoints is not mounted", "it is, and the night goes on", "and once more"):
            print(f"-- {why}")
            print(f"exit status {run(night)}; a list: {'yes' if night.list.exists() else 'no'}")
            night.checkpoint.parent.mkdir(exist_ok=True)
        with night.list.open(newline="") as file:
            print(f"-- {sum(1 for _ in csv.DictReader(file))} contacts may be dialled on {night.day}")


if __name__ == "__main__":
    with watched():
        main()
