"""No legal action can be taken for a debt that is paid: whoever bars empty threats bars the threat of one.

Over the rows of every pack in which a legal action is threatened, with each debt paid long before; and with each such
contact one that is to carry out a judgment, of which there is none.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from fdcpa_guard import Case, Guard, us
from fdcpa_guard.facts.contact import pleads
from fdcpa_guard.testing.scenarios import Row
from fdcpa_guard.vocabulary import Element, Purpose
from tests.rows import scenario_rows

_POLICY = us()
_THREATS = frozenset(rule.id for rule in _POLICY.rules() if rule.id.endswith("empty-threat"))
_OF_AUTHORITY = "us.regf.18c1.empty-threat"
"""That nobody authorised it; the statute's own rule stands beside it (15 USC 1692e(5))."""
_LONG_BEFORE = datetime(2000, 1, 1, tzinfo=UTC)


def _paid(case: Case) -> Case:
    return case.model_copy(
        update={"debts": tuple([debt.model_copy(update={"paid_at": _LONG_BEFORE}) for debt in case.debts])}
    )


def _threatening() -> Iterator[Row]:
    for row in scenario_rows():
        threatens = row.contact.content.has(Element.THREATENS_LEGAL_ACTION) is True
        if threatens and not pleads(row.contact.purpose, row.contact.medium):
            yield row


def test_no_suit_is_threatened_for_what_is_paid() -> None:
    guard = Guard(_POLICY)
    held: set[str] = set()
    for row in _threatening():
        for trace in guard.explain(row.contact, _paid(row.case)).rules:
            if trace.rule in _THREATS and trace.verdict not in ("not-asked", "passed-over"):
                assert trace.rule == _OF_AUTHORITY or trace.verdict == "denied", (trace.rule, row.id)
                held.add(trace.rule)
    assert held == _THREATS


def test_no_judgment_is_said_to_be_carried_out_that_there_is_not() -> None:
    guard = Guard(_POLICY)
    held: set[str] = set()
    for row in _threatening():
        carries = row.contact.content.carries - {Element.THREATENS_LEGAL_ACTION}
        content = row.contact.content.model_copy(update={"threatens_legal_action": None, "carries": carries})
        contact = row.contact.model_copy(update={"purpose": Purpose.POSTJUDGMENT_REMEDY, "content": content})
        none = [debt.model_copy(update={"judgment_at": None}) for debt in row.case.debts]
        for trace in guard.explain(contact, row.case.model_copy(update={"debts": tuple(none)})).rules:
            if trace.rule in _THREATS and trace.verdict not in ("not-asked", "passed-over"):
                assert trace.verdict == "denied", (trace.rule, row.id)
                held.add(trace.rule)
    assert held == _THREATS
