"""A failing question is cut down to the facts that matter, and fails still."""

from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard.rules import PASS, Denied, Outcomes, Passed, Question, rule
from fdcpa_guard.rules import house as cited
from fdcpa_guard.testing.checks import assert_honest
from fdcpa_guard.testing.smallest import changed, paths, smallest, without
from fdcpa_guard.vocabulary import Effect


def test_only_what_matters_is_left() -> None:
    case = {"debts": [{"id": "A", "paid": True}, {"id": "B"}], "phones": [{"id": "cell"}], "collector": "creditor"}
    contact = {"at": "noon", "debts": ["A", "B"]}

    def fails(case: dict[str, Any], contact: dict[str, Any]) -> bool:
        return any(debt.get("paid") for debt in case["debts"]) and "at" in contact if "debts" in case else False

    assert smallest(case, contact, fails) == ({"debts": [{"paid": True}]}, {"at": "noon"})


def test_paths_lead_to_what_is_changed_or_left_out() -> None:
    whole = {"a": [1, {"b": 2}]}
    assert list(paths(whole)) == [(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b")]
    assert changed(whole, ("a", 1, "b"), 3) == {"a": [1, {"b": 3}]}
    assert without(whole, ("a", 0)) == {"a": [{"b": 2}]}
    assert whole == {"a": [1, {"b": 2}]}


def test_a_check_shows_the_least_question_that_fails() -> None:
    """What the rule is asked of its own accord, and with which it fails, holds nothing that does not matter."""

    @rule("test.one", "One", cited("1"), effect=Effect.HOUSE_POLICY)
    def wrong(q: Question) -> Outcomes:
        """A rule of the test."""
        if len(q.contact.debts) < 2:
            return PASS
        return Denied("no") if q.at.hour >= 12 else Passed(q.at + timedelta(days=1))

    with pytest.raises(AssertionError, match=r"test\.one says") as raised:
        assert_honest(wrong)
    text = str(raised.value)
    assert text.count("Debt(") == 1  # of the two that the contact names the case has one
    assert "Attempt(" not in text
    assert "PhoneLine(" not in text
