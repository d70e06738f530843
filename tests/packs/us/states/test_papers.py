"""Papers that were asked for, and findings that are to be told, were not given where they came back."""

from typing import Any

import pytest

from tests.rows import one_row

_BOUGHT = {"collector": "debt-buyer", "debts.d1.purchased": True, "debts.d1.charged_off": True}
_MEDICAL = {"debts.d1.kind": "medical"}

HOLDS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "us.wa.19-16-250-28aii.itemised-statement": ("WA", "itemisation-request", _MEDICAL),
    "us.co.5-16-109-5.itemised-statement": ("CO", "itemisation-request", _MEDICAL),
    "us.or.646-639-2t.documents": ("OR", "document-request", _BOUGHT),
    "us.ca.1788-52.cease-until-proof": ("CA", "document-request", _BOUGHT),
    "us.ca.1788-14-5.cease-until-proof": ("CA", "document-request", {"debts.d1.assigned_on": "2025-01-02"}),
    "us.dc.28-3814m2d.documents-first": ("DC", "document-request", _BOUGHT),
    "us.ny.23nycrr1-4b.substantiation": ("NY", "document-request", _BOUGHT),
    "us.ca.1788-18.identity-theft": ("CA", "identity-theft", {}),
    "us.ca.commercial.1788-18.identity-theft": ("CA", "identity-theft", {"debts.d1.nature": "commercial"}),
    "us.ca.1798-97-2b.coerced-debt": ("CA", "coerced-debt", {}),
    "us.ct.36a-651a.coerced-debt": ("CT", "coerced-debt", {"debts.d1.kind": "credit-card"}),
}
_COMPLETE = {"in_writing": True, "formalities_met": True, "upheld": False}
"""What is asked of the claims among them."""


def _sent(at: str, **more: Any) -> dict[str, Any]:
    return {"medium": "mail", "at": at, "address": "home", "purpose": "answer-to-request", **more}


_BACK = {"undeliverable_at": "2026-02-20 12:00"}
HISTORIES: dict[str, tuple[list[dict[str, Any]], str]] = {
    "sent, as far as is known": ([_sent("2026-02-10 09:00")], "passes"),
    "handed over, for all that the history holds": ([], "passes"),
    "came back": ([_sent("2026-02-10 09:00", **_BACK)], "denies"),
    "came back, by the other clock": ([_sent("2026-02-09 16:00", **_BACK)], "denies"),
    "word of that comes a second later": (
        [_sent("2026-02-10 09:00", undeliverable_at="2026-04-01 12:00:01")],
        "passes",
    ),
    "came back and went again": ([_sent("2026-02-10 09:00", **_BACK), _sent("2026-02-22 09:00")], "passes"),
    "another answer came back much later": ([_sent("2026-03-10 09:00", undeliverable_at="2026-03-20 12:00")], "passes"),
    "another answer came back before": ([_sent("2026-01-20 09:00", undeliverable_at="2026-01-25 12:00")], "passes"),
    "an answer about another debt came back": ([_sent("2026-02-10 09:00", debts=["d2"], **_BACK)], "passes"),
    "a letter that is no answer came back": ([_sent("2026-02-10 09:00", purpose="collection", **_BACK)], "passes"),
}


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("rule", HOLDS)
def test_papers_that_came_back_were_not_given(rule: str, history: str) -> None:
    place, kind, given = HOLDS[rule]
    attempts, then = HISTORIES[history]
    asked = {"id": "p", "kind": kind, "learned_at": "2026-01-22 09:00", "ended_at": "2026-02-10 09:00", **_COMPLETE}
    scenario = {"rule": rule, "zone": "America/Los_Angeles", "when": {"debts": ["d1"]}, "then": then}
    facts = {"place": place, "+debts": [{"id": "d2"}], **given, "debts.d1.proceedings": [asked], "history": attempts}
    row = one_row({"policy": f"us_state({place})", "given": facts, "scenarios": [scenario]})
    ran = row.run()
    assert ran.passed, ran.problem
