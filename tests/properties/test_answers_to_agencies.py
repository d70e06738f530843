"""A theorem over the law of every place: an answer to a reporting agency that may tell of no debt is not denied for it.

Nobody says whether it states the debt. Whatever is unknown of the debt, what bars telling of it can be no more than a
duty then: the same answer, declared to state none, breaks nothing by that.
"""

from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import Purpose, Recipient

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


_ON_REPORTS = [
    "us.bk.362b2e.reporting",
    "us.ct.19a-673b-c1.no-report",
    "us.ct.36a-651g.reported-as-disputed",
    "us.de.6-2507j-a.no-credit-reporting",
    "us.hospitals.501r6.extraordinary-actions",
    "us.id.48-304-1e.extraordinary-action",
    "us.mn.332c-03.no-credit-reporting",
    "us.mo.287-140-13-1.credit-reporting",
    "us.nj.56-11-58.no-credit-reporting",
    "us.nj.56-11-59ab.waiting-period",
    "us.ut.31a-26-313.notice-before-report",
    "us.va.59-1-612e.notice-first",
    "us.va.59-1-612e.waiting-period",
    "us.wa.19-16-250-10a.report-the-dispute",
    "us.wa.19-16-250-28aiii.no-credit-reporting",
]
"""Rules whose text speaks of reports, and not of collecting alone."""


def test_a_law_on_reports_looks_at_answers_to_agencies() -> None:
    """What stops collecting stops reports as well, as read here; an answer that may tell of no debt collects none."""
    silent = [r for r in us().rules() if r.purposes & {*_MAY_TELL} == {Purpose.CREDIT_REPORTING}]
    assert not [r.id for r in silent if r.id in _ON_REPORTS or r.recipients == {Recipient.CONSUMER_REPORTING_AGENCY}]


_MAY_TELL = (Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST)
