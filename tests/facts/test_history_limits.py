"""A history of ten thousand events is taken and one more is not; one bad event among them is found."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import InvalidFacts
from fdcpa_guard.facts import MAX_EVENTS, History
from tests.builders import at, case, contact, decide

START = at("2025-01-01 10:00")


def events(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"e{n}",
            "at": START + timedelta(minutes=60 * n),
            "medium": "call",
            "outcome": "rang-out",
            "debts": ("card",),
        }
        for n in range(count)
    ]


def test_the_longest_history() -> None:
    assert MAX_EVENTS == 10_000
    known = case(history={"attempts": events(MAX_EVENTS), "inbound": ()})
    decision = decide(contact("2026-01-15 12:00"), known)
    assert [reason.rule for reason in decision.reasons] == ["us.regf.14b2.seven-in-seven"]
    assert decision.reasons[0].facts["calls counted"] == 157


def test_one_event_more_is_refused_and_names_the_history() -> None:
    with pytest.raises(InvalidFacts) as caught:
        case(history={"attempts": events(MAX_EVENTS + 1), "inbound": ()})
    (problem,) = caught.value.problems
    assert problem.field == "history"
    assert problem.code == "too_many_events"
    assert "10000" in problem.message.replace(",", "")


@pytest.mark.parametrize(("attempts", "allowed"), [(MAX_EVENTS - 1, True), (MAX_EVENTS, False)])
def test_attempts_and_inbound_count_together(attempts: int, allowed: bool) -> None:
    given: dict[str, Any] = {"attempts": events(attempts), "inbound": [{"id": "i", "at": START, "medium": "call"}]}
    if allowed:
        assert len(History(**given).attempts) == attempts
    else:
        with pytest.raises(InvalidFacts, match="at most 10000 events"):
            History(**given)


@pytest.mark.parametrize(
    ("where", "field", "value"),
    [(0, "at", "2025-01-01T10:00:00"), (7_654, "medium", "fax"), (9_999, "debts", ()), (5_000, "id", "+12025550147")],
)
def test_one_bad_event_among_ten_thousand_is_named_exactly(where: int, field: str, value: Any) -> None:
    attempts = events(MAX_EVENTS)
    attempts[where] |= {field: value}
    with pytest.raises(InvalidFacts) as caught:
        case(history={"attempts": attempts, "inbound": ()})
    assert [problem.field for problem in caught.value.problems] == [f"history.attempts.{where}.{field}"]
