"""`next_allowed` and `windows` against a search that tries instants one by one.

Trying every minute of every case would take hours, so only the first case of every fourth part is walked minute by
minute. The others are tried at whole minutes some way apart and wherever an edge is predicted or conceivable: see
`grid.instants`.
"""

import pytest

from .grid import DAY, MINUTE, check_needs, compare
from .situations import situations


@pytest.mark.parametrize("part", range(12))
def test_planning_agrees_with_trying_over_three_days(part: int) -> None:
    tried, allowed = compare(f"three-days-{part}", 25, 3 * DAY, 15 * MINUTE, walk=int(part % 4 == 0))
    assert tried > 25 * 300
    assert allowed >= 8


@pytest.mark.prove
@pytest.mark.parametrize("part", range(20))
def test_planning_agrees_with_trying_over_two_weeks(part: int) -> None:
    tried, allowed = compare(f"two-weeks-{part}", 250, 14 * DAY, 30 * MINUTE)
    assert tried > 250 * 600
    assert allowed >= 100


@pytest.mark.parametrize("days", [3, 366])
def test_needs_are_what_no_time_lifts(days: int) -> None:
    named = sum(check_needs(case, contact, days * DAY) for case, contact in situations("needs", 60))
    assert named >= 5
