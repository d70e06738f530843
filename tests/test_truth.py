"""The truth of what is returned is what a reader expects of it, or there is none."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import regulation_f
from fdcpa_guard.audit import compare, replay
from fdcpa_guard.policies import us
from fdcpa_guard.testing.mutation import Report
from fdcpa_guard.testing.scenarios import Result
from tests.builders import at, attempt, case, contact, guard, history

NIGHT = contact("2026-04-01 23:00")
NOON = contact("2026-04-01 12:00")
STOPPED = case(requests=({"kind": "stop-medium", "id": "s", "received_at": at("2026-03-01 10:00"), "media": ["call"]},))
CALLED = case(history=history(attempt("2026-03-01 23:00")))


def test_a_decision_and_its_explanation_are_true_if_it_allows() -> None:
    for asked, allowed in ((NOON, True), (NIGHT, False)):
        assert bool(guard().decide(asked, case())) is allowed
        assert bool(guard().explain(asked, case())) is allowed


def test_the_next_allowed_instant_is_true_if_there_is_one() -> None:
    assert guard().next_allowed(NIGHT, case())
    assert not guard().next_allowed(NIGHT, STOPPED)


def test_windows_are_true_if_there_is_one() -> None:
    for known, some in ((case(), True), (STOPPED, False)):
        assert bool(guard().windows(NIGHT, known, until=NIGHT.at + timedelta(days=2))) is some


def test_a_past_contact_is_true_if_it_would_have_been_allowed() -> None:
    (night,) = replay(regulation_f(), CALLED).contacts
    assert not night
    (noon,) = replay(regulation_f(), case(history=history(attempt("2026-03-01 12:00")))).contacts
    assert noon


def test_how_many_changed_is_true_if_any_did() -> None:
    found = compare(regulation_f(), regulation_f(), [(NOON, case())])
    assert not found.newly_denied
    found = compare(regulation_f(), us(), [(contact("2026-04-01 20:30"), case())])
    assert bool(found.newly_denied) is (found.newly_denied.count > 0)


def test_the_result_of_a_row_is_true_if_it_passed() -> None:
    row: Any = None
    explanation = guard().explain(NOON, case())
    assert Result(row, True, "", explanation)
    assert not Result(row, False, "otherwise", explanation)


def neither() -> list[object]:
    explained = guard().explain(NOON, CALLED)
    return [
        *guard().options(case(), NOON.at)[:1],
        *explained.decision.packs[:1],
        *explained.counted[:1],
        replay(regulation_f(), CALLED),
        compare(regulation_f(), regulation_f(), [(NOON, case())]),
        Report(1, (), ()),
    ]


@pytest.mark.parametrize("which", range(6))
def test_what_could_be_taken_in_two_ways_has_no_truth(which: int) -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(neither()[which])
