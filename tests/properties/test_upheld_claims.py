"""A claim that a debt is not owed protects no less once it was upheld than while it stood, in every place.

Nor does one of which nobody says how it ended: what it denies, asks for or advises against stays, or lacks that fact.

Claims about an estimate are left out: their process ends with an amount, which may be collected.
"""

from typing import Any

import pytest

from fdcpa_guard import Decision, Guard, us
from fdcpa_guard.decision import Advisory, Duty, Reason
from fdcpa_guard.vocabulary import Element, ProceedingKind, Purpose, Recipient
from tests.builders import at, case, contact, debt

GUARD = Guard(us())
STATES = sorted(place.removeprefix("US-") for place in us().places if place.count("-") == 1)
CLAIMS = (ProceedingKind.IDENTITY_THEFT, ProceedingKind.COERCED_DEBT, ProceedingKind.UNAUTHORISED_PAYMENT)
ACTS: dict[str, dict[str, Any]] = {
    "call": {"medium": "call", "address": "cell"},
    "report": {
        "medium": "other-electronic",
        "recipient": Recipient.CONSUMER_REPORTING_AGENCY,
        "purpose": Purpose.CREDIT_REPORTING,
        "content": {"lacks": [Element.REPORTS_DISPUTE]},
    },
    "telling": {
        "medium": "mail",
        "recipient": Recipient.THIRD_PARTY,
        "content": {"carries": [Element.STATES_DEBT], "lacks": [Element.REPORTS_DISPUTE]},
    },
}


def decided(state: str, kind: ProceedingKind, act: str, collector: str, **ended: object) -> Decision:
    claim = {
        "id": "p1",
        "kind": kind,
        "learned_at": at("2026-03-02 10:00"),
        "in_writing": True,
        "formalities_met": True,
        **ended,
    }
    known = case(collector=collector, debts=(debt(proceedings=(claim,)),), locations=({"id": "home", "state": state},))
    asked = dict(ACTS[act])
    return GUARD.decide(contact(at("2026-04-01 14:00"), asked.pop("medium"), **asked), known)


def rules(decision: Decision) -> set[str]:
    said: list[Reason | Duty | Advisory] = [*decision.reasons, *decision.duties, *decision.advisories]
    return {each.rule for each in said}


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("kind", CLAIMS)
def test_what_was_upheld_frees_nothing(kind: ProceedingKind, act: str, collector: str) -> None:
    over = at("2026-03-20 10:00")
    freed = {}
    for state in STATES:
        standing = rules(decided(state, kind, act, collector))
        upheld = rules(decided(state, kind, act, collector, ended_at=over, upheld=True))
        nobody_says = rules(decided(state, kind, act, collector, ended_at=over, upheld="unknown"))
        freed[state] = (standing - upheld) | (standing - nobody_says)
    assert {state: found for state, found in freed.items() if found} == {}


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_what_a_thief_owes_is_owed_as_little_as_what_is_paid(collector: str) -> None:
    """By every law that bars to collect what is not owed (12 CFR 1006.22(b) and those that adopted it)."""
    found: set[str] = set()
    for state in STATES:
        places = ({"id": "home", "state": state},)
        paid = case(collector=collector, debts=(debt(paid_at=at("2026-03-20 10:00")),), locations=places)
        calls = contact(at("2026-04-01 14:00"), "call", address="cell")
        stolen = decided(state, CLAIMS[0], "call", collector, ended_at=at("2026-03-20 10:00"), upheld=True)
        theft, payment = (
            {each.rule for each in decision.reasons if each.rule.endswith(".nothing-owed")}
            for decision in (stolen, GUARD.decide(calls, paid))
        )
        assert theft == payment, state
        found |= theft
    assert len(found) > 10


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_no_suit_is_threatened_for_what_a_thief_owes_where_none_is_for_what_is_paid(collector: str) -> None:
    """By 15 USC 1692e(5) and every law that adopted it."""
    over = at("2026-03-20 10:00")
    theft = {"id": "p1", "kind": CLAIMS[0], "learned_at": at("2026-03-02 10:00"), "ended_at": over, "upheld": True}
    threat = contact(at("2026-04-01 14:00"), "mail", content={"carries": [Element.THREATENS_LEGAL_ACTION]})
    found: set[str] = set()
    for state in STATES:
        places = ({"id": "home", "state": state},)
        stolen, paid, owed = (
            {
                each.rule
                for each in GUARD.decide(
                    threat,
                    case(
                        collector=collector,
                        debts=(debt(legal_action_authorised=True, time_barred=False, **facts),),
                        locations=places,
                    ),
                ).reasons
                if each.rule.endswith("empty-threat")
            }
            for facts in ({"proceedings": (theft,)}, {"paid_at": over}, {})
        )
        assert stolen - owed == paid - owed, state
        found |= stolen
    assert found


@pytest.mark.parametrize("collector", ["third-party-collector", "creditor"])
def test_the_correction_that_law_requires_is_barred_nowhere(collector: str) -> None:
    """15 USC 1681s-2(a)(2)(B): whoever determines that what it furnished is wrong corrects it."""
    theft = {"id": "p1", "kind": CLAIMS[0], "learned_at": at("2026-03-02 10:00"), "upheld": True}
    told = {**ACTS["report"], "content": {"carries": [Element.REPORTS_DISPUTE]}, "required_by_law": True}
    correction = contact(at("2026-04-01 14:00"), **told)
    for state in STATES:
        places = ({"id": "home", "state": state},)
        stolen, owed = (
            GUARD.decide(correction, case(collector=collector, debts=(debt(proceedings=found),), locations=places))
            for found in ((theft,), ())
        )
        assert {each.rule for each in stolen.reasons} <= {each.rule for each in owed.reasons}, state


@pytest.mark.parametrize("kind", CLAIMS)
def test_it_is_the_claim_that_is_tried(kind: ProceedingKind) -> None:
    """Somewhere each of these claims objects to a report, and does not once it was not upheld."""
    over = at("2026-03-20 10:00")
    standing = rules(decided("KS", kind, "report", "creditor"))
    cleared = rules(decided("KS", kind, "report", "creditor", ended_at=over, upheld=False))
    assert "us.fcra.1681s-2a3.dispute-noted" in standing - cleared
