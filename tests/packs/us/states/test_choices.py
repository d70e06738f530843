"""Readings that a policy may choose otherwise: as they are chosen here, and the other way."""

from typing import Any

import pytest

from fdcpa_guard import us_state
from fdcpa_guard.testing.scenarios import load

_DOCUMENTS = "debts.d1.proceedings: [{id: p, kind: document-request, learned_at: 2026-03-02}], collector: debt-buyer"
_ELSEWHERE = "medium: other-electronic, recipient: consumer-reporting-agency, purpose: credit-reporting"
_DISPUTED = (
    "collector: creditor, debts.d1.validation: [], "
    "debts.d1.disputes: [{id: x, received_at: 2026-03-25, in_writing: true}]"
)
_ASKED = (
    "collector: creditor, debts.d1.validation: [], "
    "debts.d1.original_creditor_requests: [{id: x, received_at: 2026-03-25, in_writing: true}]"
)
_LEAVE = "collector: creditor, +consents: [{scope: third-party}]"
_NEIGHBOUR = "recipient: third-party, content.states_debt: true"
_WROTE = "consents: [], history: [inbound text 2026-04-01 09:00 as q1]"
CHOICES = (
    (
        "DC",
        "us.dc.28-3814d4bi.notice-first",
        {"undue": False},
        "collector: creditor, debts.d1.purchased: false",
        "medium: text",
        "denies",
        "passes",
    ),
    (
        "DC",
        "us.dc.28-3814d4bi.notice-first",
        {"undue": False},
        "collector: debt-buyer, debts.d1.charged_off: false",
        "medium: text",
        "denies",
        "passes",
    ),
    (
        "DC",
        "us.dc.28-3814d4bi.notice-first",
        {"undue": False},
        "collector: debt-buyer, debts.d1.charged_off: unknown",
        "medium: text",
        "denies",
        "denies",
    ),
    (
        "DC",
        "us.dc.28-3814d4bii.consent-first",
        {"answers": False},
        _WROTE,
        "medium: text, in_reply_to: q1",
        "denies",
        "passes",
    ),
    ("DC", "us.dc.28-3814d4bii.consent-first", {"answers": False}, _WROTE, "medium: text", "denies", "denies"),
    (
        "DC",
        "us.dc.28-3814m2d.documents-first",
        {"bills": False},
        _DOCUMENTS,
        "medium: mail, purpose: servicing-disclosure",
        "denies",
        "passes",
    ),
    ("DC", "us.dc.28-3814m2d.documents-first", {"bills": False}, _DOCUMENTS, _ELSEWHERE, "denies", "denies"),
    ("DC", "us.dc.28-3814m2d.documents-first", {"reports": False}, _DOCUMENTS, _ELSEWHERE, "denies", "passes"),
    ("DC", "us.dc.28-3814m2d.documents-first", {"reports": False}, _DOCUMENTS, "medium: call", "denies", "denies"),
    ("MD", "us.md.14-202-5.disclosure", {"consented": True}, _LEAVE, _NEIGHBOUR, "denies", "passes"),
    ("MD", "us.md.14-202-5.disclosure", {"consented": True}, "collector: creditor", _NEIGHBOUR, "denies", "denies"),
    ("MD", "us.md.14-202-11.dispute", {"unnoticed": True}, _DISPUTED, "medium: call", "passes", "denies"),
    ("MD", "us.md.14-202-11.original-creditor", {"unnoticed": True}, _ASKED, "medium: call", "passes", "denies"),
)


@pytest.mark.parametrize(("place", "rule", "chosen", "given", "when", "here", "otherwise"), CHOICES)
def test_a_policy_may_choose_the_other_reading(
    place: str, rule: str, chosen: dict[str, Any], given: str, when: str, here: str, otherwise: str
) -> None:
    policy = us_state(place)
    for judging, then in ((policy, here), (policy.loosened(rule, "counsel reads it so", **chosen), otherwise)):
        text = f"given: {{place: {place}, {given}}}\nscenarios:\n- {{rule: {rule}, when: {{{when}}}, then: {then}}}\n"
        (row,) = load(text, policy=judging).rows()
        result = row.run()
        assert result, result.problem
