"""A debt that one part of a rule denies for good lacks no fact that another part would need."""

from typing import Any

import pytest

from tests.rows import decided

WRIT = {"medium": "mail", "purpose": "postjudgment-remedy", "content.threatens_legal_action": True}
JUDGED = {"judgment_at": "2026-03-01"}


@pytest.mark.parametrize(
    ("rule", "debt", "when", "effects"),
    [
        ("us.or.646-639-2k.empty-threat", {"legal_action_authorised": "unknown"}, WRIT, ["prohibited"]),
        ("us.or.646-639-2k.empty-threat", {"legal_action_authorised": "unknown", **JUDGED}, WRIT, ["missing-fact"]),
        ("us.or.646-639-2s.nothing-owed", {"paid_at": "2026-03-01", "proceedings": "unknown"}, {}, ["prohibited"]),
        ("us.or.646-639-2s.nothing-owed", {"proceedings": "unknown"}, {}, ["missing-fact"]),
    ],
)
def test_what_is_denied_for_good_lacks_no_fact(
    rule: str, debt: dict[str, Any], when: dict[str, Any], effects: list[str]
) -> None:
    scenario = {"name": "a contact", "when": when, "then": "denied"}
    file = {"policy": "us_state(OR)", "given": {"place": "97201", "debts.d1": debt}, "scenarios": [scenario]}
    assert [each.effect.value for each in decided(file).reasons if each.rule == rule] == effects
