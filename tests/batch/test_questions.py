"""The contacts of tables as questions, and a floor's week of them."""

from __future__ import annotations

from datetime import date

import pytest

from fdcpa_guard import Guard, InvalidFacts, regulation_f
from fdcpa_guard.batch import decide, questions
from fdcpa_guard.clock import zone
from fdcpa_guard.reaching import floor_week
from tests.batch.small_floor import ZONE, floor, streams

FLOOR = floor(25, seed=2, contacts=2)


def test_they_are_what_the_batch_decides() -> None:
    guard = Guard(regulation_f())
    answers = decide(FLOOR, "regulation_f", zone=ZONE)
    rows = [row for row in answers.read_all().to_pylist() if row["error"] is None]
    asked = questions(FLOOR, zone=ZONE)
    found = [(consumer, guard.decide(contact, case).fingerprint) for consumer, contact, case in asked]
    assert found == [(str(row["consumer_id"]), row["fingerprint"]) for row in rows]
    assert len(found) > 20
    assert (asked.tally.contacts, asked.tally.errors) == (answers.tally.contacts, answers.tally.errors)
    assert asked.tally.unread == answers.tally.unread
    assert asked.tally.nobodys == answers.tally.nobodys


def test_a_floors_week_of_tables_whole_or_as_streams() -> None:
    weeks = [
        floor_week(regulation_f(), questions(tables, zone=ZONE), first=date(2027, 3, 13), clock=zone(ZONE))
        for tables in (FLOOR, streams(FLOOR))
    ]
    assert weeks[0] == weeks[1]
    assert weeks[0].people == len({consumer for consumer, _, _ in questions(FLOOR, zone=ZONE)})
    assert 0 < weeks[0].sides[0].everybody.reached <= weeks[0].people


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidFacts):
        questions(FLOOR, zone="Mars/Olympus")
