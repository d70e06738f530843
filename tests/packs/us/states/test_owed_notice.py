"""Where a state stops collecting, the validation notice that is owed still goes, and one that would begin does not."""

from typing import Any

import pytest

from fdcpa_guard import us
from fdcpa_guard.vocabulary import CollectorKind
from tests.rows import decided, one_row

_BY_LETTER = {"medium": "mail", "purpose": "validation-notice"}
_OWED = {"debts.d1.validation": "none", "debts.d1.initial_communication_at": "2026-03-30 09:00"}
_UNBEGUN = {"debts.d1.validation": "none", "debts.d1.initial_communication_at": None}
_BOUGHT = {"collector": "debt-buyer", "debts.d1.purchased": True, "debts.d1.charged_off": True}


def _pending(kind: str, **more: Any) -> dict[str, Any]:
    return {"debts.d1.proceedings": [{"id": "p", "kind": kind, "learned_at": "2025-11-02 09:00"}], **more}


HOLDS: dict[str, tuple[str, dict[str, Any]]] = {
    "us.wa.19-16-250-8b.original-creditor": (
        "WA",
        {"debts.d1.original_creditor_requests": [{"id": "q", "received_at": "2026-03-02 09:00"}]},
    ),
    "us.wa.19-16-250-28aii.itemised-statement": ("WA", _pending("itemisation-request", **{"debts.d1.kind": "medical"})),
    "us.wa.19-16-250-29b.charity-care": ("WA", _pending("charity-care", **{"debts.d1.kind": "medical"})),
    "us.co.5-16-109-5.itemised-statement": ("CO", _pending("itemisation-request", **{"debts.d1.kind": "medical"})),
    "us.co.5-16-1095-2a.insurance-appeal": ("CO", _pending("insurance-appeal", **{"debts.d1.kind": "medical"})),
    "us.ia.537-7103-7.workers-compensation": ("IA", _pending("workers-compensation", **{"debts.d1.kind": "medical"})),
    "us.ne.48-148-02.workers-compensation": ("NE", _pending("workers-compensation", **{"debts.d1.kind": "medical"})),
    "us.or.646-639-2t.documents": ("OR", _pending("document-request", **_BOUGHT)),
    "us.ca.1788-18.identity-theft": ("CA", _pending("identity-theft")),
    "us.ca.1798-97-2b.coerced-debt": ("CA", _pending("coerced-debt")),
    "us.ca.1788-14-5.cease-until-proof": ("CA", _pending("document-request", **{"debts.d1.assigned_on": "2025-01-02"})),
    "us.ca.1788-52.cease-until-proof": ("CA", _pending("document-request", **_BOUGHT)),
    "us.ct.36a-651a.coerced-debt": (
        "CT",
        {
            "debts.d1.kind": "credit-card",
            "debts.d1.proceedings": [
                {
                    "id": "p",
                    "kind": "coerced-debt",
                    "learned_at": "2025-11-02 09:00",
                    "in_writing": True,
                    "formalities_met": True,
                }
            ],
        },
    ),
    "us.ct.19a-673d.bed-fund": ("CT", _pending("charity-care", **{"debts.d1.kind": "medical"})),
    "us.tx.392-202a.dispute": (
        "TX",
        {"debts.d1.disputes": [{"id": "q", "received_at": "2026-03-02 09:00", "in_writing": True}]},
    ),
    "us.tx.392-303a3.unauthorised-payment": (
        "TX",
        {
            "debts.d1.proceedings": [
                {
                    "id": "p",
                    "kind": "unauthorised-payment",
                    "learned_at": "2025-11-02 09:00",
                    "in_writing": True,
                    "formalities_met": True,
                }
            ]
        },
    ),
    "us.ri.6-60-4c2.insurance-appeal": ("RI", _pending("insurance-appeal", **{"debts.d1.kind": "medical"})),
    "us.nv.649-366.sixty-days": ("NV", {"debts.d1.kind": "medical"}),
    "us.id.48-303-3ai.third-party": ("ID", {"debts.d1.kind": "medical"}),
    "us.nm.57-32-4a.indigent": ("NM", {"debts.d1.kind": "medical", "debts.d1.medical": {"patient_indigent": True}}),
    "us.nm.57-32-6a.billing-information": (
        "NM",
        {"debts.d1.kind": "medical", "debts.d1.medical": {"billing_information_held": False}},
    ),
    "us.mo.287-140-13-1.work-injury": ("MO", _pending("workers-compensation", **{"debts.d1.kind": "medical"})),
}
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "owed": (_OWED, _BY_LETTER, "passes"),
    "owed of a talk in the history": (
        {**_UNBEGUN, "history": ["call 2026-03-30 10:00 conversation"]},
        _BY_LETTER,
        "passes",
    ),
    "owed since the one given came back": (
        {"debts.d1.validation": [{"provided_at": "2026-03-02 09:00", "undeliverable_at": "2026-03-09 09:00"}]},
        _BY_LETTER,
        "passes",
    ),
    "owed, to the guardian": (_OWED, {**_BY_LETTER, "recipient": "guardian"}, "passes"),
    "declared to be required": (_UNBEGUN, {**_BY_LETTER, "required_by_law": True}, "passes"),
    "with which collecting begins": (_UNBEGUN, _BY_LETTER, "denies"),
    "begun a second later": (
        {"debts.d1.validation": "none", "debts.d1.initial_communication_at": "2026-04-01 12:00:01"},
        _BY_LETTER,
        "denies",
    ),
    "that repeats what was given": ({}, _BY_LETTER, "denies"),
    "that asks for payment": (_OWED, {**_BY_LETTER, "content.lacks": ["no-payment-request"]}, "denies"),
    "that threatens a suit": (_OWED, {**_BY_LETTER, "content.threatens_legal_action": True}, "denies"),
    "declared to lack the information": (_OWED, {**_BY_LETTER, "content.lacks": ["validation-information"]}, "denies"),
    "spoken after the initial communication": (_OWED, {**_BY_LETTER, "medium": "call"}, "denies"),
    "of a debt since paid": ({**_OWED, "debts.d1.paid_at": "2026-03-31 09:00"}, _BY_LETTER, "denies"),
    "carried by a letter that collects": (
        _OWED,
        {"medium": "mail", "purpose": "collection", "content.carries": ["validation-information"]},
        "denies",
    ),
    "of a debt about which that is unknown": ({"debts.d1.validation": "unknown"}, _BY_LETTER, "missing"),
    "owed, and nobody knows what was said before": ({**_UNBEGUN, "history": "unknown"}, _BY_LETTER, "missing"),
    "owed since what is stated, whatever else was said": ({**_OWED, "history": "unknown"}, _BY_LETTER, "passes"),
    "begun later, and nobody knows what was said before": (
        {**_OWED, "debts.d1.initial_communication_at": "2026-04-01 12:00:01", "history": "unknown"},
        _BY_LETTER,
        "missing",
    ),
}
WHO_AND_WHAT: dict[str, tuple[object, ...]] = {
    "collector": tuple([str(kind.value) for kind in CollectorKind]),
    "debts.d1.nature": ("consumer", "commercial"),
    "debts.d1.in_default_when_obtained": (True, False),
}
"""What whether federal law wants the notice, or the state's law is asked, may turn on."""
BINDING_CREDITORS = ("us.ia.537-7103-7.workers-compensation", "us.ne.48-148-02.workers-compensation")


def _holds(rule: str, given: dict[str, Any], when: dict[str, Any], then: str) -> None:
    place, held = HOLDS[rule]
    scenario = {"rule": rule, "zone": "America/Los_Angeles", "when": when, "then": then}
    file = {"policy": f"us_state({place})", "given": {"place": place, **held, **given}, "scenarios": [scenario]}
    row = one_row(file, source=rule)
    ran = row.run()
    assert ran.passed, ran.problem


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("rule", HOLDS)
def test_only_a_validation_notice_that_is_owed_goes_while_collecting_rests(rule: str, case: str) -> None:
    _holds(rule, *CASES[case])


@pytest.mark.parametrize(("known", "then"), [(True, "passes"), (False, "denies"), ("unknown", "missing")])
@pytest.mark.parametrize("rule", BINDING_CREDITORS)
def test_an_agency_owes_one_for_a_debt_in_default(rule: str, known: object, then: str) -> None:
    _holds(rule, {**_OWED, "debts.d1.in_default_when_obtained": known}, _BY_LETTER, then)


@pytest.mark.parametrize("rule", BINDING_CREDITORS)
def test_a_creditor_owes_no_validation_notice(rule: str) -> None:
    _holds(rule, {**_OWED, "collector": "creditor"}, _BY_LETTER, "denies")


@pytest.mark.parametrize("fact", WHO_AND_WHAT)
@pytest.mark.parametrize("rule", HOLDS)
def test_nothing_is_lacking_where_the_notice_is_owed_whatever_it_is(rule: str, fact: str) -> None:
    """And something is where it turns on that: what no state's law bars is passed, as what none would let go is not."""
    said = {_decided(rule, {fact: value}) for value in WHO_AND_WHAT[fact]}
    unknown = _decided(rule, {fact: "unknown"})
    assert (unknown == frozenset()) == (said == {frozenset()}), (said, unknown)
    if len(said) > 1:
        assert {effect for _, effect in unknown} == {"missing-fact"}


def _decided(rule: str, given: dict[str, Any]) -> frozenset[tuple[str, str]]:
    """What the rules of the place on notices deny of one that is owed, but for what is of other rules."""
    place, held = HOLDS[rule]
    scenario = {"name": "owed", "zone": "America/Los_Angeles", "when": _BY_LETTER, "then": "denied"}
    file = {
        "policy": f"us_state({place})",
        "given": {"place": place, **held, **_OWED, **given},
        "scenarios": [scenario],
    }
    stem = rule.rpartition(".")[2]
    found = [each for each in decided(file).reasons if each.denies and each.rule.endswith(stem)]
    return frozenset((each.rule, each.effect.value) for each in found)


@pytest.mark.parametrize("rule", HOLDS)
def test_an_answer_that_brings_the_information_besides_is_no_notice(rule: str) -> None:
    """An answer is judged as an answer, whatever else it brings: it goes where answers go."""
    when = {"medium": "mail", "purpose": "dispute-response", "content.carries": ["validation-information"]}
    _holds(rule, {}, when, "passes")


@pytest.mark.parametrize("rule", HOLDS)
def test_the_page_says_that_such_a_notice_goes(rule: str) -> None:
    (held,) = [each for pack in us().packs for each in pack.rules if each.id == rule]
    apart = held.description.partition("**When it does not apply**")[2].partition("**Missing facts**")[0]
    assert apart.count("validation notice that") == 1
