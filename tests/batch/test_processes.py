"""Several processes give what one gives, in its order; one that dies loses nothing."""

import os
import signal
import time
from multiprocessing import active_children
from pathlib import Path

import pytest

from fdcpa_guard import InvalidPolicy, Policy, regulation_f, us, us_state
from fdcpa_guard.batch import Decider, WorkerDied, decide, windows
from fdcpa_guard.batch.policies import packed, policy_of, unpacked
from fdcpa_guard.documents import load_document
from fdcpa_guard.errors import InvalidFacts
from fdcpa_guard.tables.dispositions import VICIDIAL
from tests.batch import made
from tests.batch.small_floor import ZONE, floor, streams

FLOOR = floor(30, seed=5)
DOCUMENT = "policy: ours\nversion: '1'\npacks: [regulation_f]\n"


def test_two_give_what_one_gives_in_its_order() -> None:
    one = decide(FLOOR, "regulation_f", zone=ZONE, record=True, dispositions=VICIDIAL, next_allowed=True)
    expected = one.read_all()
    for size in (30, 100):
        two = decide(
            streams(FLOOR),
            regulation_f(),
            zone=ZONE,
            record=True,
            dispositions=VICIDIAL,
            next_allowed=True,
            workers=2,
            batch_rows=size,
        )
        assert two.read_all().combine_chunks().equals(expected.combine_chunks())
        assert two.tally == one.tally
    assert not active_children()


def test_windows_too() -> None:
    expected = windows(FLOOR, "regulation_f", zone=ZONE, days=2).read_all()
    found = windows(FLOOR, "regulation_f", zone=ZONE, days=2, workers=2, batch_rows=100).read_all()
    assert found.combine_chunks().equals(expected.combine_chunks())


def test_a_worker_that_dies_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "mark"
    monkeypatch.setenv(made.MARK, str(mark))
    expected = decide(FLOOR, made.deadly_policy, zone=ZONE, record=True).read_all()
    mark.touch()
    found = decide(FLOOR, made.deadly_policy, zone=ZONE, record=True, workers=2, batch_rows=40).read_all()
    assert not mark.exists()
    assert found.combine_chunks().equals(expected.combine_chunks())


def test_rows_over_which_workers_die_end_the_run_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(made.MARK, str(tmp_path / "mark.always"))
    with pytest.raises(WorkerDied, match="ended by SIGKILL, and so was another"):
        decide(FLOOR, made.deadly_policy, zone=ZONE, workers=2, batch_rows=40).read_all()
    assert not active_children()


def test_a_worker_killed_from_outside_is_replaced() -> None:
    expected = decide(FLOOR, "regulation_f", zone=ZONE).read_all()
    run = decide(FLOOR, "regulation_f", zone=ZONE, workers=2, batch_rows=20)
    first = next(run)
    killed = active_children()[0]
    assert killed.pid is not None
    os.kill(killed.pid, signal.SIGKILL)
    rest = [first, *run]
    assert sum(batch.num_rows for batch in rest) == expected.num_rows
    assert [id for batch in rest for id in batch["contact_id"].to_pylist()] == expected["contact_id"].to_pylist()


def test_a_run_that_is_given_up_leaves_no_process() -> None:
    with decide(FLOOR, "regulation_f", zone=ZONE, workers=2, batch_rows=20) as run:
        next(run)
        assert active_children()
    for _ in range(50):
        if not active_children():
            break
        time.sleep(0.1)
    assert not active_children()


def test_an_error_of_the_tables_ends_the_processes_too() -> None:
    upside_down = {**FLOOR, "phones": FLOOR["phones"].sort_by([("consumer_id", "descending")])}
    with pytest.raises(InvalidFacts, match=r"phones\.consumer_id"):
        decide(streams(upside_down), "regulation_f", zone=ZONE, workers=2).read_all()
    assert not active_children()


@pytest.mark.parametrize(
    "policy", [us(), us_state("MA", "NH"), regulation_f(), "us.tcpa", load_document(DOCUMENT), made.plain_policy]
)
def test_a_policy_arrives_as_it_was_sent(policy: object) -> None:
    assert unpacked(packed(policy)).fingerprint == policy_of(policy).fingerprint  # type: ignore[arg-type]


def test_a_policy_that_cannot_travel_is_refused() -> None:
    ours = made.plain_policy()
    with pytest.raises(InvalidPolicy, match="cannot be sent to another process"):
        decide(FLOOR, ours, zone=ZONE, workers=2)
    with pytest.raises(InvalidPolicy, match="must stand in a module"):
        decide(FLOOR, lambda: ours, zone=ZONE, workers=2)
    assert decide(FLOOR, ours, zone=ZONE).read_all().num_rows
    with pytest.raises(TypeError, match="a policy is given as"):
        policy_of(7)  # type: ignore[arg-type]
    with pytest.raises(InvalidPolicy):
        decide(FLOOR, "nobody", zone=ZONE, workers=2)


def test_a_decider_takes_a_function_too() -> None:
    made_of: list[Policy] = []

    def make() -> Policy:
        made_of.append(regulation_f())
        return made_of[0]

    assert Decider(make, zone=ZONE).guard.policy is made_of[0]
