"""One night of the made-up floor: ``python -m examples.recipes.night.night DATABASE ROOM --day 2026-11-27``.

Every step makes one file, whole or not at all, and is passed over where its file is there. So the same command begins
a night, goes on with one that stopped, and does nothing for one that is over. The list for the dialer comes last: where
anything failed there is no list, and nothing is dialled.

Exit status: 0 the list is there, 1 a step failed and standard error says which, 75 another run is at it.
"""

import argparse
import csv
import fcntl
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Final

import pyarrow.parquet as pq

from examples.floor.cases import READER, case_of, tables_of
from examples.floor.database import HERE as FLOOR
from examples.floor.database import Database

POLICY: Final = ("--policy", "us")
READ: Final = ("--zone", READER.zone, "--dispositions", str(FLOOR / "dispositions.json"))


class Failed(Exception):
    """A step could not be done."""


@dataclass(frozen=True)
class Night:
    """The night before a day, and where its things are."""

    database: Path
    room: Path
    day: date

    def file(self, name: str) -> Path:
        """One of the files that this night makes."""
        return self.room / str(self.day) / name

    @property
    def log(self) -> Path:
        """The chain of all nights."""
        return self.room / "decisions.jsonl"

    @property
    def checkpoint(self) -> Path:
        """Where the log stands after this night: in a place that whoever writes the log cannot change."""
        return self.room / "elsewhere" / f"{self.day}.json"

    @property
    def list(self) -> Path:
        """Where the dialer looks for the list of its day, and for no other."""
        return self.room / "lists" / f"{self.day}.csv"

    @property
    def steps(self) -> Sequence[tuple[Path, Callable[[], None]]]:
        """Every step in its order, with the file that is there when it is done."""
        return (
            (self.file("floor.db"), self.export),
            (self.file("answers.parquet"), self.decide),
            (self.file("list.csv"), self.choose),
            (self.file("questions.jsonl"), self.ask),
            (self.file("records.jsonl"), self.record),
            (self.file("linked"), self.link),
            (self.checkpoint, self.note),
            (self.file("verified"), self.verify),
            (self.list, self.hand_over),
        )

    def export(self) -> None:
        """The database as it is at one moment."""
        now = f"{self.database.absolute().as_uri()}?mode=ro"
        with (
            whole(self.file("floor.db")) as to,
            closing(sqlite3.connect(now, uri=True)) as source,
            closing(sqlite3.connect(to)) as copy,
        ):
            source.backup(copy)

    def decide(self) -> None:
        """Every contact that the night proposes, answered. What was answered before a stop is kept."""
        answers = self.file("answers.parquet")
        resume = ["--resume"] if answers.with_name(f"{answers.name}.parts").exists() else []
        guard("batch", self.file("floor.db"), answers, *POLICY, *READ, "--next-allowed", *resume)

    def choose(self) -> None:
        """What may be dialled, and until when that holds unless a fact changes."""
        columns = ["consumer_id", "contact_id", "allowed", "valid_until"]
        answers = pq.read_table(self.file("answers.parquet"), columns=columns).to_pylist()
        allowed = [row for row in answers if row["allowed"]]
        if not allowed:
            raise Failed(f"none of {len(answers)} contacts may be made: somebody has to look why")
        with whole(self.file("list.csv")) as to, to.open("w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(("consumer_id", "contact_id", "valid_until"))
            for row in allowed:
                until = row["valid_until"]
                rows.writerow((row["consumer_id"], row["contact_id"], until.isoformat() if until else ""))

    def ask(self) -> None:
        """The question behind each line of the list, with the case as it was."""
        proposed = "select * from fdcpa_contacts where consumer_id = ? and contact_id = ?"
        with (
            closing(Database.sqlite(str(self.file("floor.db")))) as db,
            self.file("list.csv").open(newline="") as listed,
            whole(self.file("questions.jsonl")) as to,
            to.open("w") as file,
        ):
            for line in csv.DictReader(listed):
                which = (int(line["consumer_id"]), line["contact_id"])
                case = case_of(which[0], tables_of(db, which[0])).case
                rows = db.rows(proposed, which)
                (row,) = rows.values
                contact = READER.contact_from(row, case, columns=rows.columns).contact
                own = {"case": line["consumer_id"], "contact": line["contact_id"], "night": str(self.day)}
                told = {"contact": json.loads(contact.canonical), "case": json.loads(case.canonical), "references": own}
                file.write(json.dumps(told) + "\n")

    def record(self) -> None:
        """A record of each decision that the list rests on."""
        with whole(self.file("records.jsonl")) as to, to.open("w") as file:
            guard("record", self.file("questions.jsonl"), *POLICY, to=file)
            if '"allowed":false' in to.read_text("utf-8"):
                raise Failed("what was listed is denied")

    def link(self) -> None:
        """The records, added to the chain: all of them or none, and once only."""
        if not self.linked:
            guard("chain", "append", self.log, self.file("records.jsonl"))
        self.file("linked").touch()

    @property
    def linked(self) -> bool:
        """Whether the chain has records of this night already: it stopped between adding them and saying so."""
        if not self.log.exists():
            return False
        with self.log.open() as lines:
            return any(f'"night":"{self.day}"' in line for line in lines)

    def note(self) -> None:
        """A checkpoint of the log."""
        guard("chain", "checkpoint", self.log, "--out", self.checkpoint, "--name", f"night of {self.day}")

    def verify(self) -> None:
        """The whole log against every checkpoint there is."""
        known = [part for each in sorted(self.checkpoint.parent.glob("*.json")) for part in ("--checkpoint", each)]
        guard("chain", "verify", self.log, *known)
        self.file("verified").touch()

    def hand_over(self) -> None:
        """The list, where the dialer finds it."""
        with whole(self.list) as to:
            to.write_bytes(self.file("list.csv").read_bytes())


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file that is to be there whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    yield part
    part.rename(path)


def guard(*command: object, to: IO[str] | int = subprocess.DEVNULL) -> None:
    """Run ``fdcpa-guard``.

    Raises:
        Failed: it did not end with 0; what it said is said.
    """
    program = [sys.executable, "-m", "fdcpa_guard.cli", *map(str, command)]
    done = subprocess.run(program, stdout=to, stderr=subprocess.PIPE, text=True, close_fds=False)
    if done.returncode:
        raise Failed(f"fdcpa-guard {command[0]} ended with {done.returncode}: {done.stderr.strip()}")


def run(night: Night, tell: Callable[[str], None] = print) -> int:
    """Do what is not done yet, and give the exit status."""
    night.file("").mkdir(parents=True, exist_ok=True)
    with (night.room / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # let go of by the system, however this process ends
            os.set_inheritable(lock.fileno(), True)  # a command that outlives this process holds it until it ends
        except BlockingIOError:
            print("night: another run is at it", file=sys.stderr)
            return os.EX_TEMPFAIL
        for file, do in night.steps:
            if file.exists():
                continue
            try:
                do()
            except (Failed, OSError, sqlite3.Error) as error:
                print(f"night: {do.__name__}: {error}", file=sys.stderr)
                return 1
            tell(f"{do.__name__}: {file.relative_to(night.room)}")
    return 0


def main() -> int:
    """Read the command line, and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path, help="with the views that name the facts")
    parser.add_argument("room", type=Path, help="where the nights, the log and the lists are kept")
    parser.add_argument("--day", type=date.fromisoformat, required=True, help="the day that the list is for")
    given = parser.parse_args()
    return run(Night(given.database, given.room, given.day))


if __name__ == "__main__":
    sys.exit(main())
