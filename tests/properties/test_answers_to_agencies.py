"""A theorem over the law of every place: an answer to a reporting agency that may tell of no debt is not denied for it.

Nobody says whether it states the debt. Whatever is unknown of the debt, what bars telling of it can be no more than a
duty then: the same answer, declared to state none, breaks nothing by that.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders

from .test_requests_and_consents import MAINLAND, Json

_GUARD = Guard(us())
_LEARNED = "2026-03-01T10:00:00-05:00"
_FACTS: dict[str, Json] = {
    "disputes unknown": {"disputes": "unknown"},
    "claims unknown": {"proceedings": "unknown"},
    "disputed": {"disputes": [{"id": "x", "received_at": _LEARNED, "in_writing": True}]},
    "an appeal": {"proceedings": [{"id": "p", "kind": "insurance-appeal", "learned_at": _LEARNED}]},
    "never told of": {"validation": "none"},
}


def _denying(case: Case, content: Json) -> set[str]:
    given = builders.contact_facts() | {"debts": ["d1"], "at": builders.local("2026-04-01 14:00").isoformat()}
    to = {"recipient": "consumer-reporting-agency", "purpose": "answer-to-request", "medium": "other-electronic"}
    decision = _GUARD.decide(Contact.model_validate(builders.suited(given | to | {"content": content})), case)
    return {each.rule for each in decision.reasons}


@pytest.mark.parametrize("known", _FACTS)
@pytest.mark.parametrize("kind", ["credit-card", "medical"])
@pytest.mark.parametrize("collector", ["third-party-collector", "creditor", "debt-buyer"])
def test_what_may_tell_of_no_debt_is_at_most_a_duty(collector: str, kind: str, known: str) -> None:
    for state in MAINLAND:
        case: dict[str, Any] = builders.case_facts() | {
            "collector": collector,
            "locations": [{"id": "h", "state": state}],
        }
        case["debts"][0] |= {"kind": kind} | _FACTS[known]
        asked = Case.model_validate(case)
        assert _denying(asked, {}) <= _denying(asked, {"lacks": ["states-debt"]}), state
