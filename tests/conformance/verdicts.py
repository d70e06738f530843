"""What the tests of the official comments say: this contact is allowed, that one denied by such a rule until then."""

from collections.abc import Iterable
from datetime import timedelta
from types import EllipsisType
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Reason
from fdcpa_guard.facts import Attempt
from fdcpa_guard.vocabulary import Effect
from tests.builders import When, advisories, attempt, decide, duties, instant, reasons


def example(*comments: str) -> pytest.MarkDecorator:
    """Mark a test with the comments that it carries; each is an id in the report and the argument ``comment``."""
    return pytest.mark.parametrize("comment", [pytest.param(comment, id=comment) for comment in comments])


def allowed(contact: Contact, case: Case) -> Decision:
    """The contact is allowed and no rule objects in any way."""
    decision = decide(contact, case)
    assert [reason.rule for reason in decision.reasons] == []
    assert decision.allowed
    return decision


def denied(
    contact: Contact,
    case: Case,
    rule: str,
    *also: str,
    effect: Effect = Effect.PROHIBITED,
    lapses: When | EllipsisType | None = ...,
    debts: Iterable[str] | None = None,
) -> Reason:
    """The contact is denied by the rule and no others than ``also``; the objection ends at ``lapses`` (None: never)."""
    decision = decide(contact, case)
    assert set(reasons(decision)) == {rule, *also}
    assert not decision.allowed
    reason = reasons(decision)[rule]
    assert reason.denies
    assert reason.effect is effect
    assert reason.citations
    if not isinstance(lapses, EllipsisType):
        assert reason.lapses_at == (None if lapses is None else instant(lapses))
    if debts is not None:
        concerned = {debt for one in decision.reasons if one.rule == rule for debt in one.debts}
        assert concerned == set(debts)
        if not also:
            assert decision.permitted_debts == tuple(debt for debt in contact.debts if debt not in concerned)
    return reason


def advised(contact: Contact, case: Case, rule: str) -> Decision:
    """The contact is allowed, with the rule's advisory."""
    decision = allowed(contact, case)
    assert rule in advisories(decision)
    return decision


def unadvised(contact: Contact, case: Case, rule: str) -> Decision:
    """The contact is allowed, without the rule's advisory."""
    decision = allowed(contact, case)
    assert rule not in advisories(decision)
    return decision


def due(contact: Contact, case: Case, *rules: str) -> Decision:
    """The contact is allowed and carries the duties of these rules and no others, but for keeping the record."""
    decision = allowed(contact, case)
    assert set(duties(decision)) - {"us.regf.100a.retain"} == set(rules)
    return decision


def once_a_day(first: When, days: int, medium: str = "call", **overrides: Any) -> list[Attempt]:
    """Attempts at the same wall time on consecutive days."""
    start = instant(first)
    return [attempt(start + timedelta(days=day), medium, **overrides) for day in range(days)]
