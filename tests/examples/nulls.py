"""NULL where there was a value, and no table where there was one: what the loss of a fact may do, and may not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from examples.floor.cases import READER, by_consumer, tables_of_all
from examples.floor.database import Database, make
from fdcpa_guard import Case, Guard, InvalidFacts, first_party, us
from fdcpa_guard.tables import Rows

Tables = dict[str, Rows]
Row = dict[str, Any]

WAYS: tuple[Row, ...] = (
    {},
    {"at": "2026-11-27 20:45:00"},
    {"autodialed": None, "voice": "prerecorded"},
    {"recipient": "spouse"},
)
"""What of a contact of the list is varied, so that more rules have something to ask of the facts."""
MOST = 6
"""Of how many denied contacts of a consumer each loss is tried."""
LETTER: Row = {"medium": "mail", "voice": None, "autodialed": None}


@dataclass(frozen=True)
class Loss:
    """Something that is no longer known, and what remains."""

    what: str
    tables: Tables
    of_row: bool = False
    """Only one row lost it."""


@cache
def floor(consumers: int, seed: int) -> tuple[tuple[int, Tables, tuple[Row, ...]], ...]:
    """Each consumer of a floor with their tables and the contacts to ask about."""
    db = Database.sqlite()
    make(db, consumers, seed)
    proposed = db.rows("select * from fdcpa_contacts")
    listed = by_consumer(proposed)
    found = []
    for consumer, tables in tables_of_all(db):
        rows = [dict(zip(proposed.columns, row, strict=True)) for row in listed.get(consumer, ())]
        asked = [{**row, **way} for row in rows for way in WAYS]
        asked += [{**row, **LETTER, "address": f"mail-{consumer}"} for row in rows[:1]]
        found.append((consumer, tables, tuple(asked)))
    return tuple(found)


@cache
def guards() -> tuple[Guard, ...]:
    """The policies under which nothing may open."""
    return Guard(us()), Guard(first_party())


def losses(tables: Tables) -> Iterator[Loss]:
    """Every column NULL in all rows of its table, then in each row alone; every table absent."""
    for name, rows in tables.items():
        values = [tuple(row) for row in rows.values]
        for place, column in enumerate(rows.columns):
            filled = [number for number, row in enumerate(values) if row[place] is not None]
            if filled:
                yield Loss(f"{name}.{column}", {**tables, name: Rows(rows.columns, _without(values, place, filled))})
            if len(filled) > 1:
                for number in filled:
                    left = _without(values, place, (number,))
                    yield Loss(
                        f"{name}.{column} of row {number}", {**tables, name: Rows(rows.columns, left)}, of_row=True
                    )
        yield Loss(name, {other: kept for other, kept in tables.items() if other != name})


def _without(values: list[tuple[Any, ...]], place: int, of: Iterable[int]) -> list[tuple[Any, ...]]:
    lost = frozenset(of)
    return [(*row[:place], None, *row[place + 1 :]) if number in lost else row for number, row in enumerate(values)]


def opened(consumer: int, tables: Tables, asked: Sequence[Row], losses: Iterable[Loss]) -> Iterator[str]:
    """What was denied, and is allowed with less known."""
    case = READER.case_from(str(consumer), tables).case
    denied = list(_denied(case, asked))
    for loss in losses:
        try:
            less = READER.case_from(str(consumer), loss.tables).case
        except InvalidFacts:
            continue  # nothing is decided, so nothing opens
        if less == case:
            continue
        for contact, guard, row in denied:
            if guard.decide(contact, less):
                yield f"{consumer}, {row['contact_id']} ({guard.policy.name}), without {loss.what}: {row}"


def _denied(case: Case, asked: Iterable[Row]) -> Iterator[tuple[Any, Guard, Row]]:
    """The contacts that are denied for the fewest reasons: what is denied for many is not opened by one loss."""
    found: list[tuple[int, int, Any, Guard, Row]] = []
    for row in asked:
        contact = READER.contact_from(row, case).contact
        for guard in guards():
            decision = guard.decide(contact, case)
            if not decision:
                found.append((sum(reason.denies for reason in decision.reasons), len(found), contact, guard, row))
                break  # the second policy has every rule of the first: where that denies, it tells no more
    for _, _, contact, guard, row in sorted(found, key=lambda one: one[:2])[:MOST]:
        yield contact, guard, row


def opened_by_contact(consumer: int, tables: Tables, asked: Sequence[Row]) -> Iterator[str]:
    """What was denied, and is allowed with less said of the contact itself."""
    case = READER.case_from(str(consumer), tables).case
    for contact, guard, row in _denied(case, asked):
        for column in row:
            try:
                less = READER.contact_from({**row, column: None}, case).contact
            except InvalidFacts:
                continue
            if less != contact and guard.decide(less, case):
                yield f"{consumer}, {row['contact_id']} ({guard.policy.name}), without contacts.{column}"


def raised(consumer: int, losses: Iterable[Loss]) -> Mapping[str, str]:
    """The losses of which no case can be made, each with the field that is to blame."""
    found = {}
    for loss in losses:
        try:
            READER.case_from(str(consumer), loss.tables)
        except InvalidFacts as error:
            found[loss.what] = error.problems[0].field
    return found
