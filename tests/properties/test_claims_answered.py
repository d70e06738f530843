"""A theorem over the law of every place: a claim is not answered by a writing that came back.

Who claims that a debt is not theirs is told in writing what to send, or what was found. Known to have come back, the
writing told nobody: whatever waits for it, a duty too, stands as it did before it was sent.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders

from .test_requests_and_consents import MAINLAND, Json

_GUARD = Guard(us())
_TO_SOMEBODY_ELSE = {("us.fcra.1681m-g.tell-the-creditor", "owed")}
"""What is owed to the creditor waits for no writing to the consumer."""
_SENT, _BACK = "2026-03-16T12:00:00-05:00", "2026-03-24T12:00:00-05:00"


def _case(collector: str, claim: Json, *, ended: bool) -> Case:
    case: dict[str, Any] = builders.case_facts()
    case["locations"] = [{"id": state, "state": state} for state in MAINLAND]
    letter = {"id": "a", "at": _SENT, "medium": "mail", "outcome": "sent", "debts": ["d1"], "undeliverable_at": _BACK}
    case["history"] = {"attempts": [letter | {"purpose": "answer-to-request"}], "inbound": []}
    over = {"ended_at": _SENT, "upheld": False} if ended else {}
    asked = {"id": "p", "learned_at": "2026-03-12T12:00:00-05:00"} | claim | over
    case["debts"][0] |= {"kind": "credit-card", "proceedings": [asked]}
    return Case.model_validate(case | {"collector": collector})


def _said(case: Case, medium: str, purpose: str) -> set[tuple[str, str]]:
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local("2026-04-01 14:00").isoformat()}
    more = {"medium": medium, "address": {"call": "cell", "mail": "home"}[medium], "purpose": purpose, "content": {}}
    decision = _GUARD.decide(Contact.model_validate(builders.suited(given | more)), case)
    return {(each.rule, "denied") for each in decision.reasons} | {(each.rule, "owed") for each in decision.duties}


@pytest.mark.parametrize("in_writing", [False, True])
@pytest.mark.parametrize("formalities_met", [False, True])
@pytest.mark.parametrize("kind", ["identity-theft", "coerced-debt"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor", "debt-buyer"])
def test_a_writing_that_came_back_answers_no_claim(
    collector: str, kind: str, formalities_met: bool, in_writing: bool
) -> None:
    claim = {"kind": kind, "in_writing": in_writing, "formalities_met": formalities_met}
    before, after = _case(collector, claim, ended=False), _case(collector, claim, ended=True)
    for medium, purpose in (("call", "collection"), ("mail", "collection"), ("mail", "servicing-disclosure")):
        assert _said(before, medium, purpose) - _said(after, medium, purpose) <= _TO_SOMEBODY_ELSE
