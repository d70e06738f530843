"""In time for a billing error notice, where of an instant only the day is known."""

from typing import Any

import pytest

from fdcpa_guard import Guard, us_federal
from tests.builders import case, contact, debt

OPEN = "us.fcba.1666a3b.no-collection"


def said(disputes: list[dict[str, Any]], place: dict[str, Any]) -> str:
    known = case(collector="creditor", debts=(debt(kind="credit-card", disputes=disputes),), **place)
    decision = Guard(us_federal()).decide(contact("2026-04-01 12:00"), known)
    found = [each.effect.value for each in decision.reasons if each.rule == OPEN]
    return found[0] if found else "no"


@pytest.mark.parametrize(
    ("received", "sent", "at_home", "nowhere"),
    [
        ("2026-03-02", "2026-01-01T18:00:00Z", "prohibited", "prohibited"),
        ("2026-03-02", "2025-12-31T18:00:00Z", "no", "missing-fact"),
        ("2026-03-02", "2025-12-31T09:00:00Z", "no", "no"),
        ("2026-03-02", "2026-01-01", "prohibited", "prohibited"),
        ("2026-03-02", "2025-12-31", "no", "no"),
        ("2026-03-02T18:00:00Z", "2026-01-01", "prohibited", "missing-fact"),
        ("2026-03-02T18:00:00Z", "2025-12-31", "no", "no"),
    ],
)
def test_a_notice_of_which_the_day_is_known_is_in_time_on_the_sixtieth_and_late_on_the_next(
    received: str, sent: str, at_home: str, nowhere: str
) -> None:
    """15 USC 1666(a), 12 CFR 1026.13(b)(1): the days of the consumer's clock."""
    disputes = [{"id": "x1", "in_writing": True, "received_at": received, "statement_sent_at": sent}]
    assert said(disputes, {}) == at_home
    assert said(disputes, {"locations": ()}) == nowhere
