"""Steps that several states share: days that must be over, and when a debt is overdue."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard.packs.us.states.steps import agreed, days_later, days_over, overdue_on
from fdcpa_guard.rules import MissingFact, Question
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import UNKNOWN


def _asked_in(*zones: str) -> Question:
    case = builders.case(locations=[builders.location(zones=list(zones))])
    return Question(builders.contact(at="2026-03-03 12:00"), case)


@pytest.mark.parametrize(
    ("zones", "over"),
    [
        (["America/New_York"], datetime(2026, 3, 4, 5, tzinfo=UTC)),
        (["America/New_York", "America/Los_Angeles"], datetime(2026, 3, 4, 8, tzinfo=UTC)),
    ],
)
def test_days_are_over_everywhere_after_the_last_whole_day(zones: list[str], over: datetime) -> None:
    assert days_over(_asked_in(*zones), datetime(2026, 3, 2, 20, tzinfo=UTC), 1) == over


def test_the_day_is_that_of_each_zone() -> None:
    event = datetime(2026, 3, 3, 5, tzinfo=UTC)
    assert days_over(_asked_in("Pacific/Honolulu"), event, 1) == datetime(2026, 3, 4, 10, tzinfo=UTC)


def test_a_day_later_begins_a_day_before_that_day_is_over() -> None:
    q, event = _asked_in("America/New_York"), datetime(2026, 3, 2, 20, tzinfo=UTC)
    assert days_later(q, event, 1) == datetime(2026, 3, 3, 5, tzinfo=UTC)


def test_a_debt_is_overdue_for_days_by_the_clock_of_a_place() -> None:
    debt = builders.debt(past_due_since=date(2026, 4, 1))
    assert overdue_on(debt, 30, ZoneInfo("America/Chicago")) == datetime(2026, 5, 1, 5, tzinfo=UTC)


def test_since_when_a_debt_is_overdue_has_to_be_known() -> None:
    with pytest.raises(MissingFact, match="past_due_since"):
        overdue_on(builders.debt(past_due_since=UNKNOWN), 30, ZoneInfo("America/Chicago"))


def test_a_consent_taken_back_for_one_debt_covers_the_others_and_one_renewed_covers_all() -> None:
    def left(request: dict[str, object], **consent: object) -> list[tuple[str, ...] | None]:
        given = builders.consent(scope="electronic-messages", given_at="2026-01-05", **consent)
        debts = [builders.debt(id="d1"), builders.debt(id="d2")]
        case = builders.case(debts=debts, consents=[given], requests=[{"id": "r", "kind": "revoke-consent"} | request])
        contact = builders.contact(at="2026-03-03 12:00", medium="text", debts=["d1", "d2"])
        return [each.debts for each in agreed(Question(contact, case).only(case.debts))]

    assert left({"received_at": "2026-02-01", "debts": ["d2"]}) == [("d1",)]
    assert left({"received_at": "2026-02-01", "debts": ["d3"]}) == [None]
    assert left({"received_at": "2026-02-01", "debts": ["d1", "d2"]}) == []
    assert left({"received_at": "2026-02-01"}) == []
    assert left({"received_at": "2026-02-01"}, renewed_at=["2026-02-05"]) == [None]
    assert left({"received_at": "2026-02-08"}, renewed_at=["2026-02-05"]) == []
