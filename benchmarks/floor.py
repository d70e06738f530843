"""How fast a floor's rows become recorded decisions, beside another checkout of the library, in one run.

    python -m benchmarks.floor ../other/src

The rows are those of `examples.floor`. Here they go through the tables; a checkout that has none gets them through the
mapping by hand that the tests compare with, less what its facts did not know yet. Medians in microseconds for all
consumers together, and of the ratios.
"""

import sqlite3
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from benchmarks.beside import compared
from examples.floor import making
from fdcpa_guard import Case, Contact, Guard, InvalidFacts, us
from tests.examples import by_hand

CONSUMERS: Final = 60
Json = dict[str, Any]

THEN: Final = "2026-01-01T12:00:00Z"
REQUIRED: Final[Json] = {
    "outcome": "rang-out",
    "given_to": "collector",
    "chapter": 7,
    "reassigned": False,
    "kind": "complaint",
    "at": THEN,
    "due_on": "2026-01-01",
    "made_at": THEN,
    **dict.fromkeys(("provided_at", "received_at", "sent_at", "since", "given_at", "filed_at", "learned_at"), THEN),
    **dict.fromkeys(("in_writing", "attorney_can_be_found"), "unknown"),
}
"""What is taken where a checkout wants to know what the floor does not."""


class _Plain:
    """What the mapping by hand makes, before it is checked."""

    @staticmethod
    def model_validate(given: Any) -> Any:
        return given


def database() -> sqlite3.Connection:
    """The floor in memory."""
    db = sqlite3.connect(":memory:")
    db.executescript((Path(making.__file__).parent / "schema.sql").read_text("utf-8"))
    for table, values in making.rows(CONSUMERS):
        db.execute(f"insert into {table} values({', '.join('?' * len(values))})", values)
    return db


def mapped(rows: by_hand.Rows) -> Json:
    """What the mapping by hand makes of the rows of one consumer."""
    made: Any = by_hand.case_of(rows)
    return {name: value for name, value in made.items() if name != "unread"}


def as_taken(given: Json) -> Json:
    """The facts as a checkout takes them: a day is its noon where it takes none, what it does not know is left out."""
    for _ in range(40):
        try:
            Case.model_validate(given)
        except InvalidFacts as error:
            for problem in reversed(error.problems):
                _mend(given, problem.field.split("."), problem.message)
        else:
            break
    Case.model_validate(given)
    return given


def _mend(given: Json, path: list[str], message: str) -> None:
    at: Any = given
    parent, key = at, path[0]
    for step in path:
        if isinstance(at, list) and step.isdigit():
            at = at[int(step)]
        elif isinstance(at, dict) and (step in at or "required" in message.lower()):
            parent, key = at, step
            at = at.get(step)
    if message.startswith("Extra inputs"):
        parent.pop(key, None)
        return
    if message.endswith("(in_reply_to)"):  # to what it is a reply cannot be unknown there
        for attempt in given["history"]["attempts"]:
            if attempt.get("in_reply_to") == "unknown":
                del attempt["in_reply_to"]
        return
    value = parent.get(key)
    if isinstance(value, dict) or isinstance(at, dict):
        for word in message.split():
            at.pop(word, None)  # what it says cannot be with the rest
    if isinstance(value, list | dict) and value and "none" not in message:
        return  # a part of it is wrong, and told by itself
    if key not in parent and "required" in message.lower():
        parent[key] = "sent" if parent.get("medium") in ("mail", "text") else REQUIRED.get(key)
    elif isinstance(value, str | date) and len(str(value)) == len("2026-01-01") and "instant" in message:
        parent[key] = f"{value}T12:00:00Z"
    else:
        parent.pop(key, None)


def measures() -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    by_hand.Case = _Plain  # type: ignore[misc, assignment]
    db = database()
    rows = [rows for _, rows in sorted(by_hand.rows_of_all(db).items())]
    cases = [as_taken(mapped(each)) for each in rows]
    contacts = [
        Contact(
            at="2026-11-27T16:00:00Z", medium="call", debts=[case["debts"][0]["id"]], autodialed=False, voice="live"
        )
        for case in cases
    ]
    guard, hashed = Guard(us()), _hashes()
    made = [Case.model_validate(case) for case in cases]
    texts = [case.model_dump_json() for case in made]

    def recorded_by_hand() -> list[str]:
        found = []
        for each, case, contact in zip(rows, cases, contacts, strict=True):
            mapped(each)
            found.append(guard.decide(contact, Case.model_validate(case)).to_json())
        return found

    found: dict[str, Callable[[], object]] = {
        "build": lambda: [Case.model_validate(case) for case in cases],
        "write and hash": lambda: [hashed(case) for case in made],
        "read back": lambda: [Case.model_validate_json(text) for text in texts],
        "build, decide and record": lambda: [
            guard.decide(contact, Case.model_validate(case)).to_json()
            for contact, case in zip(contacts, cases, strict=True)
        ],
        "rows to recorded decisions": recorded_by_hand,
    }
    if find_spec("fdcpa_guard.tables") is not None:
        found["rows to recorded decisions"] = _through_tables(contacts, guard)
    return found


def _hashes() -> Callable[[Case], str]:
    """What writes and hashes a case; a checkout that has no other way does it with its JSON."""
    if find_spec("fdcpa_guard.facts.writing") is None:
        return lambda case: sha256(case.model_dump_json().encode()).hexdigest()
    from fdcpa_guard.facts.writing import fingerprint, written

    return lambda case: fingerprint(case, written(case))


def _through_tables(contacts: list[Contact], guard: Guard) -> Callable[[], object]:
    from examples.floor import cases as floor  # a checkout without tables has none of this
    from examples.floor.database import Database, make

    here = Database.sqlite()
    make(here, CONSUMERS, 7)
    tables = list(floor.tables_of_all(here))

    def recorded() -> list[str]:
        return [
            guard.decide(contact, floor.case_of(consumer, each).case).to_json()
            for contact, (consumer, each) in zip(contacts, tables, strict=True)
        ]

    return recorded


if __name__ == "__main__":
    compared("benchmarks.floor", measures)
