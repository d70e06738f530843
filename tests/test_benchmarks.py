"""The benchmarks measure what still decides: each is run once here, and nothing is timed."""

import re
from pathlib import Path

import pytest

from benchmarks import batch, beside, facts, first, full, growing, places, records, scenario, seven, shapes
from fdcpa_guard import Guard, regulation_f


def test_seven_simple_rules_give_the_reasons_of_the_function_written_by_hand() -> None:
    scenario.check(seven.make_fdcpa_guard(), scenario.EVERY)


@pytest.mark.parametrize("events", [20, 2_000])
def test_regulation_f_gives_the_reasons_of_the_function_written_by_hand(events: int) -> None:
    full.check(Guard(regulation_f()).decide, full.questions(events))


def test_fifty_shapes_decide_as_the_functions_written_by_hand() -> None:
    assert not shapes.decided_otherwise()


@pytest.mark.parametrize("events", growing.EVENTS)
def test_a_case_grows_into_the_one_built_afresh(events: int) -> None:
    assert not growing.grown_otherwise(events)


def test_records_of_the_floor_take_less_than_a_kilobyte() -> None:
    assert records.Recorded(100).bytes_of_a_record < 1_000  # of fewer the median is not the floor's


def test_records_are_measured_beside_the_decision() -> None:
    table = records.table(1, 3)
    assert table.rows[0][0] == "decide"
    assert re.search(r"A record is [0-9,]+ bytes", table.notes)


@pytest.mark.parametrize("place", sorted(places.PLACES))
def test_a_place_can_be_asked_about(place: str) -> None:
    asked, known = places.asked_in(places.PLACES[place], "medical")
    assert Guard(regulation_f()).decide(asked, known).packs


@pytest.mark.parametrize("name", sorted(beside.measures()))
def test_what_is_measured_beside_another_version_runs(name: str) -> None:
    beside.measures()[name]()


@pytest.mark.parametrize("options", [{}, {"lazy": True}], ids=["eager", "lazy"])
def test_the_first_decision_of_a_process_is_measured(options: dict[str, bool], tmp_path: Path) -> None:
    steps, modules = first.first(beside.ROOT / "src", options, str(tmp_path))
    assert len(steps) == len(first.STEPS)
    assert modules


@pytest.mark.parametrize("name", sorted(facts.measures()))
def test_what_is_measured_of_facts_runs(name: str) -> None:
    facts.measures()[name]()


def test_the_batch_that_is_measured_has_the_answers_of_the_loop(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    batch.make(tmp_path, 1_030, each=1)
    (tmp_path / "contacts.parquet").rename(tmp_path / "whole")
    few(tmp_path)
    ways = {
        "loop": batch.loop(tmp_path, tmp_path / "out", "regulation_f"),
        "batch": batch.batch(tmp_path, tmp_path / "out", "regulation_f", 1, "parquet"),
    }
    found = {
        name: [row for some in answers for row in zip(some["contact_id"], some["fingerprint"], strict=True)]
        for name, answers in ways.items()
    }
    assert len(found["loop"]) == 41
    assert found["loop"] == found["batch"]


def few(folder: Path) -> None:
    """Leave so many of the contacts that the test is quick, and some of each block."""
    import pyarrow.parquet as pq

    whole = pq.read_table(folder / "whole")
    (folder / "whole").unlink()
    pq.write_table(whole.take([*range(0, 1_030, 26), 1_029]), folder / "contacts.parquet")
