"""When each contact would be allowed, as a table: the windows of the guard, cut at midnight where the person is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from fdcpa_guard import Guard, InvalidFacts, regulation_f
from fdcpa_guard.batch import WINDOWS_SCHEMA, Decider, windows
from fdcpa_guard.tables import Reader
from tests.batch.small_floor import ZONE, floor, of_rows, streams

FLOOR = floor(25, seed=2, contacts=1)
DAYS = 4


def found(tables: dict[str, Any], days: int = DAYS) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = windows(tables, "regulation_f", zone=ZONE, days=days).read_all().to_pylist()
    return rows


def test_they_are_the_windows_of_the_guard_by_day() -> None:
    guard, reader = Guard(regulation_f()), Reader(zone=ZONE)
    plain = {name: table.to_pylist() for name, table in FLOOR.items()}
    rows = found(FLOOR)
    assert any(row["day"] for row in rows)
    assert any(row["day"] is None for row in rows)
    for asked in plain["contacts"]:
        mine = {n: [row for row in some if row["consumer_id"] == asked["consumer_id"]] for n, some in plain.items()}
        del mine["contacts"]
        case = reader.case_from(asked["consumer_id"], mine).case
        contact = reader.contact_from(asked, case).contact
        here = [row for row in rows if row["contact_id"] == asked["contact_id"] and row["day"]]
        clock = ZoneInfo(here[0]["zone"]) if here else UTC
        end = contact.at.astimezone(clock).date() + timedelta(days=DAYS)
        until = datetime(end.year, end.month, end.day, tzinfo=clock)
        expected = guard.windows(contact, case, until=until).windows
        assert joined(here) == [(window.opens, window.closes) for window in expected if here]
        assert bool(here) == bool(expected)
        for row in here:
            assert row["opens"].astimezone(clock).date() == row["day"]
            assert (row["closes"] - timedelta(microseconds=1)).astimezone(clock).date() == row["day"]


def joined(rows: list[dict[str, Any]]) -> list[tuple[datetime, datetime]]:
    """Windows that were cut, put together again."""
    spans: list[tuple[datetime, datetime]] = []
    for row in rows:
        if spans and spans[-1][1] == row["opens"]:
            spans[-1] = spans[-1][0], row["closes"]
        else:
            spans.append((row["opens"], row["closes"]))
    return spans


def test_the_first_day_is_that_of_the_contact_and_there_are_no_more_than_asked_for() -> None:
    for row in found(FLOOR, days=1):
        if row["day"] is not None:
            assert row["day"] in (date(2026, 4, 1), date(2026, 4, 2))
            assert row["closes"] > row["opens"]


def test_a_row_of_nonsense_has_an_error() -> None:
    rows = FLOOR["contacts"].to_pylist()
    rows[3]["purpose"] = "gossip"
    mixed = found(streams({**FLOOR, "contacts": of_rows("contacts", rows)}))
    (bad,) = [row for row in mixed if row["error"]]
    assert bad["contact_id"] == rows[3]["contact_id"]
    assert bad["day"] is None
    assert [row for row in mixed if not row["error"]] == [
        row for row in found(FLOOR) if row["contact_id"] != bad["contact_id"]
    ]


@pytest.mark.parametrize("days", [0, 32])
def test_of_too_few_or_many_days_nothing_is_told(days: int) -> None:
    with pytest.raises(InvalidFacts, match="days: must be from 1 to 31"):
        windows(FLOOR, "regulation_f", zone=ZONE, days=days)


def test_a_group_alone() -> None:
    batch = Decider("regulation_f", zone=ZONE).windows_group(FLOOR, DAYS)
    assert batch.schema == WINDOWS_SCHEMA
    assert pa.Table.from_batches([batch]).to_pylist() == found(FLOOR)
