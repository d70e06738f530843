"""A call or a text takes no legal action: it serves no paper, and carries out no judgment.

Over the rows of every pack: a rule that looks at such actions alone, and at reports or answers that may be one, objects
to no call or text that is said to be one of them, though it may be held as what it is, a contact about the debt. What
tells a reporting agency of a debt reports it by whatever medium.
"""

from collections import defaultdict

from fdcpa_guard import Guard, us
from fdcpa_guard.rules.judging import PROCESS
from fdcpa_guard.testing.scenarios import Row
from fdcpa_guard.vocabulary import Medium, Purpose, Recipient
from tests.rows import scenario_rows

_POLICY = us()
_ACTIONS = PROCESS | {Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST}
_OF_ACTIONS = frozenset(
    rule.id for rule in _POLICY.rules() if rule.purposes <= _ACTIONS and not rule.purposes.isdisjoint(PROCESS)
)
_OBJECTS = frozenset({"denied", "missing-fact", "advised", "required"})


def objecting(guard: Guard, row: Row, medium: Medium) -> frozenset[str]:
    account = guard.explain(row.contact.model_copy(update={"medium": medium}), row.case)
    return frozenset(trace.rule for trace in account.rules if trace.verdict in _OBJECTS)


def test_no_call_or_text_is_a_legal_action() -> None:
    guard = Guard(_POLICY)
    taken: dict[str, list[str]] = defaultdict(list)
    held: set[str] = set()
    for row in scenario_rows():
        if row.contact.purpose not in PROCESS or row.contact.recipient is Recipient.CONSUMER_REPORTING_AGENCY:
            continue
        held |= _OF_ACTIONS & objecting(guard, row, Medium.MAIL)
        for medium in (Medium.CALL, Medium.TEXT):
            for each in _OF_ACTIONS & objecting(guard, row, medium):
                taken[each].append(row.id)
    assert taken == {}
    assert {"us.va.59-1-612e.notice-first", "us.hospitals.501r6.extraordinary-actions"} <= held
