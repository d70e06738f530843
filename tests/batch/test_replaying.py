"""A log of tables replayed: each row of attempts comes out once, and says what a replay of its case alone says."""

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pytest

from fdcpa_guard import Guard, InvalidFacts, regulation_f
from fdcpa_guard.audit import Judged, Replayed, Verdict, replays, scorecard
from fdcpa_guard.batch import REPLAY_SCHEMA, judged, replay
from fdcpa_guard.tables import Reader
from tests.batch.small_floor import ZONE, floor, streams

VENDORS = ("v-1", "v-2", None)


def tagged(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The same, each attempt with a vendor, an agent or none."""
    log = tables["attempts"]
    vendors = pa.array([VENDORS[n % 3] for n in range(log.num_rows)], pa.string())
    agents = pa.array([f"a-{n % 5}" for n in range(log.num_rows)], pa.string())
    return {**tables, "attempts": log.append_column("vendor", vendors).append_column("agent", agents)}


FLOOR = tagged(floor(30, seed=3))
POLICY = regulation_f()


def replayed(tables: Mapping[str, Any], **options: Any) -> pa.Table:
    return replay(tables, "regulation_f", zone=ZONE, **options).read_all().combine_chunks()


EXPECTED = replayed(FLOOR)


def alone() -> list[Judged]:
    """Every attempt, its case made of rows by itself."""
    reader, guard = Reader(zone=ZONE), Guard(POLICY)
    plain = {name: table.to_pylist() for name, table in FLOOR.items() if name != "contacts"}
    found = []
    for consumer in sorted({row["consumer_id"] for row in plain["attempts"]}):
        mine = {name: [row for row in rows if row["consumer_id"] == consumer] for name, rows in plain.items()}
        for one in replays(guard, [(consumer, reader.case_from(consumer, mine).case)]):
            assert isinstance(one, Replayed)
            found.append(one.judged)
    return found


def in_one_order(log: list[Judged]) -> list[Judged]:
    return sorted(log, key=lambda one: (one.consumer or "", one.attempt or "", one.error or ""))


def test_each_row_says_what_a_replay_of_its_case_says() -> None:
    found = list(judged(EXPECTED.to_batches()))
    assert in_one_order(found) == in_one_order(alone())
    assert {one.verdict for one in found} == set(Verdict)
    assert {one.tags.get("vendor") for one in found} == set(VENDORS)
    assert EXPECTED.schema == REPLAY_SCHEMA


def shuffled(table: pa.Table) -> pa.Table:
    return table.take(pa.array(range(table.num_rows)[::-1], pa.int64()))


@pytest.mark.parametrize(
    "given",
    [
        streams,
        lambda tables: streams(tables, 1),
        lambda tables: {**tables, "attempts": streams(tables)["attempts"]},
        lambda tables: {name: table for name, table in tables.items() if name != "contacts"},
    ],
)
@pytest.mark.parametrize("batch_rows", [1, 50])
def test_how_the_tables_are_handed_over_changes_nothing(
    given: Callable[[dict[str, pa.Table]], Mapping[str, Any]], batch_rows: int
) -> None:
    assert replayed(given(FLOOR), batch_rows=batch_rows).equals(EXPECTED)


def test_attempts_in_disorder_are_put_in_order_where_they_are_in_memory() -> None:
    mixed = {**FLOOR, "attempts": shuffled(FLOOR["attempts"])}
    found = replayed(mixed, batch_rows=40)
    assert in_one_order(list(judged(found.to_batches()))) == in_one_order(list(judged(EXPECTED.to_batches())))
    with pytest.raises(InvalidFacts, match=r"attempts\.consumer_id: row .* order the table"):
        replayed({**mixed, "attempts": streams(mixed)["attempts"]})


def test_two_processes_give_what_one_gives() -> None:
    one = replay(FLOOR, "regulation_f", zone=ZONE, assumed={"autodialed": False})
    two = replay(FLOOR, POLICY, zone=ZONE, assumed={"autodialed": False}, workers=2, batch_rows=100)
    assert two.read_all().combine_chunks().equals(one.read_all().combine_chunks())
    assert two.tally == one.tally
    assert sum(one.tally.verdicts.values()) == one.tally.contacts == FLOOR["attempts"].num_rows


def test_a_scorecard_of_the_rows_is_that_of_the_replays() -> None:
    assert scorecard(judged(EXPECTED.to_batches()), "agent") == scorecard(alone(), "agent")


def test_what_is_assumed_is_in_every_row() -> None:
    found = replayed(FLOOR, assumed={"publicly_viewable": False})
    assert set(found["assumed"].to_pylist()) == {'{"publicly_viewable":false}'}
    with pytest.raises(TypeError, match="a history holds this"):
        replayed(FLOOR, assumed={"medium": "call"})


def test_tables_without_which_no_history_is_known_are_needed() -> None:
    for name in ("attempts", "inbound", "debts"):
        with pytest.raises(InvalidFacts, match=f"{name}: the table is needed"):
            replayed({other: table for other, table in FLOOR.items() if other != name})


LOST = "attempts: the row is not understood, and counts as a fact that is missing"


def test_what_is_not_understood_comes_out_once_with_the_reason() -> None:
    rows = FLOOR["attempts"].to_pylist()
    base, other = rows[0], rows[-1]
    odd = [
        dict(base),
        {**base, "outcome": "not-connected", "vendor": "v-9"},
        {**other, "medium": None, "id": "lost", "vendor": "2025550147"},
        {**other, "id": "2025550147", "medium": None},
        {**other, "id": None},
        {**other, "consumer_id": None},
        {**other, "consumer_id": "nobody", "vendor": "v-8"},
    ]
    log = pa.Table.from_pylist([*rows, *odd], schema=FLOOR["attempts"].schema)
    run = replay({**FLOOR, "attempts": log}, "regulation_f", zone=ZONE, batch_rows=30)
    found = list(judged(run.read_all().to_batches()))
    assert len(found) == log.num_rows == run.tally.contacts
    errors = [(one.consumer, one.attempt, one.tags.get("vendor"), one.error) for one in found if one.error]
    assert set(errors) == {
        (base["consumer_id"], base["id"], base["vendor"], "attempts: the row is there twice, and counts once"),
        (other["consumer_id"], "lost", None, LOST),
        (other["consumer_id"], "", other["vendor"], LOST),
        (None, other["id"], other["vendor"], "attempts.consumer_id: required"),
        ("nobody", other["id"], "v-8", "invalid Case: debts: there is no debt to ask about"),
    }
    apart = [
        one for one in found if one.consumer == base["consumer_id"] and (one.attempt or "").startswith(f"{base['id']}.")
    ]
    assert [(one.attempt, one.tags.get("vendor")) for one in apart] == [
        (f"{base['id']}.1", base["vendor"]),
        (f"{base['id']}.2", "v-9"),
    ]
    assert f"attempts-{sum(row['consumer_id'] == other['consumer_id'] for row in rows) + 3}" in {
        one.attempt for one in found if one.consumer == other["consumer_id"]
    }
    assert run.tally.errors == len(errors) == 5
    assert "2025550147" not in str(found)


def test_rows_that_no_replay_wrote_are_refused() -> None:
    rows = EXPECTED.to_pylist()
    with pytest.raises(InvalidFacts, match="verdict: the column is needed"):
        list(judged(EXPECTED.drop_columns(["verdict"]).to_batches()))
    for wrong in ({"verdict": "fine"}, {"medium": "pigeon"}, {"objections": [{"rule": "r", "effect": "bad"}]}):
        table = pa.Table.from_pylist([{**rows[0], **wrong}], schema=REPLAY_SCHEMA)
        with pytest.raises(InvalidFacts, match="row 1 of a batch is none"):
            list(judged(table.to_batches()))


def test_of_no_attempts_nothing_comes_out() -> None:
    empty = {**FLOOR, "attempts": FLOOR["attempts"].slice(0, 0)}
    assert replayed(empty).num_rows == 0
    assert replayed(streams(empty)).schema == REPLAY_SCHEMA
