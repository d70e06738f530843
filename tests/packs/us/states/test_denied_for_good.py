"""A debt that one part of a rule denies for good lacks no fact that another part would need."""

from typing import Any

import pytest

from tests.rows import decided

WRIT = {"medium": "mail", "purpose": "postjudgment-remedy", "content.threatens_legal_action": True}
JUDGED = {"judgment_at": "2026-03-01"}


@pytest.mark.parametrize(
    ("rule", "debt", "when", "effects"),
    [
        ("us.or.646-639-2k.empty-threat", {"legal_action_authorised": "unknown"}, WRIT, ["prohibited"]),
        ("us.or.646-639-2k.empty-threat", {"legal_action_authorised": "unknown", **JUDGED}, WRIT, ["missing-fact"]),
        ("us.or.646-639-2s.nothing-owed", {"paid_at": "2026-03-01", "proceedings": "unknown"}, {}, ["prohibited"]),
        ("us.or.646-639-2s.nothing-owed", {"proceedings": "unknown"}, {}, ["missing-fact"]),
    ],
)
def test_what_is_denied_for_good_lacks_no_fact(
    rule: str, debt: dict[str, Any], when: dict[str, Any], effects: list[str]
) -> None:
    scenario = {"name": "a contact", "when": when, "then": "denied"}
    file = {"policy": "us_state(OR)", "given": {"place": "97201", "debts.d1": debt}, "scenarios": [scenario]}
    assert [each.effect.value for each in decided(file).reasons if each.rule == rule] == effects


OVER: dict[str, Any] = {"learned_at": "2026-01-02 10:00", "ended_at": "2026-01-20 10:00"}
OPEN: dict[str, Any] = {"learned_at": "2026-01-10 10:00"}
IN_VAIN = "what was sent may have come back, which the history would tell"


def _claims(kind: str, *stated: dict[str, Any]) -> dict[str, Any]:
    written = {"kind": kind, "in_writing": True, "formalities_met": True}
    return {"proceedings": [{"id": f"p{number}", **written, **each} for number, each in enumerate(stated)]}


def _asked(*stated: dict[str, Any]) -> dict[str, Any]:
    asked = [{"id": f"a{number}", "in_writing": True, **each} for number, each in enumerate(stated)]
    return {"original_creditor_requests": asked}


BOUGHT: dict[str, Any] = {"purchased": True}
ANSWERED: dict[str, Any] = {"received_at": "2026-01-02 10:00", "answered_at": "2026-01-20 10:00"}
RULES: list[tuple[str, str, dict[str, Any], str | None]] = [
    ("CA", "us.ca.1788-18.identity-theft", _claims("identity-theft", OVER | {"upheld": False}, OPEN), "prohibited"),
    ("CA", "us.ca.1788-18.identity-theft", _claims("identity-theft", OVER | {"upheld": True}), "prohibited"),
    ("CA", "us.ca.1788-18.identity-theft", _claims("identity-theft", OVER | {"upheld": False}), "missing-fact"),
    ("CA", "us.ca.1798-97-2b.coerced-debt", _claims("coerced-debt", OVER | {"upheld": True}), "prohibited"),
    ("CA", "us.ca.1788-14-5.cease-until-proof", _claims("document-request", OVER, OPEN), "prohibited"),
    ("CA", "us.ca.1788-14-5.cease-until-proof", _claims("document-request", OVER), "missing-fact"),
    ("CA", "us.ca.1788-14-5.cease-until-proof", _asked(ANSWERED, {"received_at": "2026-01-10 10:00"}), "prohibited"),
    ("CT", "us.ct.36a-651a.coerced-debt", _claims("coerced-debt", OVER | {"upheld": True}), "prohibited"),
    ("CT", "us.ct.36a-651a.coerced-debt", _claims("coerced-debt", OVER | {"upheld": False}), "missing-fact"),
    ("OR", "us.or.646-639-2t.documents", BOUGHT | _claims("document-request", OVER, OPEN), "prohibited"),
    (
        "OR",
        "us.or.646-639-2t.documents",
        BOUGHT | _claims("document-request", OVER | {"ended_at": "2026-03-20 10:00"}),
        "prohibited",
    ),
    ("OR", "us.or.646-639-2t.documents", BOUGHT | _claims("document-request", OVER), "missing-fact"),
    ("WA", "us.wa.19-16-250-8b.original-creditor", _asked(ANSWERED, {"received_at": "2026-03-02"}), "prohibited"),
    ("WA", "us.wa.19-16-250-8b.original-creditor", _asked(ANSWERED), "missing-fact"),
    ("WA", "us.wa.19-16-250-8b.original-creditor", _asked(ANSWERED | {"withdrawn_at": "2026-01-25"}), None),
    (
        "WA",
        "us.wa.19-16-250-28aii.itemised-statement",
        {"kind": "medical", **_claims("itemisation-request", OVER, OPEN)},
        "prohibited",
    ),
    (
        "WA",
        "us.wa.19-16-250-28aii.itemised-statement",
        {"kind": "medical", **_claims("itemisation-request", OVER, {"learned_at": "2026-02-10 10:00"})},
        "missing-fact",
    ),
]


@pytest.mark.parametrize(("place", "rule", "debt", "effect"), RULES)
def test_an_unknown_history_hides_nothing_that_stands_whatever_it_holds(
    place: str, rule: str, debt: dict[str, Any], effect: str | None
) -> None:
    given = {"place": {"OR": "97201"}.get(place, place), "history": "unknown", "debts.d1": debt}
    scenario = {"name": IN_VAIN, "then": "denied"}
    file = {"policy": f"us_state({place})", "given": given, "scenarios": [scenario]}
    found = [each.effect.value for each in decided(file).reasons if each.rule == rule]
    assert found == ([] if effect is None else [effect])


@pytest.mark.parametrize(
    ("place", "rule", "at"),
    [
        ("DC", "us.dc.28-3814d4bii.consent-first", "2026-04-01 12:00"),
        ("NY", "us.ny.23nycrr1-6.email", "2026-04-01 12:00"),
        ("10001", "us.ny.nyc.5-77b5i.electronic-consent", "2027-04-01 12:00"),
    ],
)
def test_a_consent_that_may_have_been_revoked_leaves_the_debts_that_it_never_covered(
    place: str, rule: str, at: str
) -> None:
    consent = {"scope": "electronic-messages", "debts": ["d2"], "in_writing": True}
    given = {"place": place, "requests": "unknown", "+debts": [{"id": "d2"}], "consents": [consent]}
    scenario = {"name": "an email", "when": {"medium": "email", "debts": ["d1", "d2"], "at": at}, "then": "denied"}
    decision = decided({"policy": "us", "given": given, "scenarios": [scenario]})
    found = {each.effect.value: each.debts for each in decision.reasons if each.rule == rule}
    assert found == {"prohibited": ("d1",), "missing-fact": ("d2",)}


@pytest.mark.parametrize(
    ("place", "rule", "kind"),
    [
        ("CA", "us.ca.1788-18.identity-theft", "identity-theft"),
        ("CA", "us.ca.1788-14-5.cease-until-proof", "document-request"),
        ("CT", "us.ct.36a-651a.coerced-debt", "coerced-debt"),
        ("NY", "us.ny.23nycrr1-4b.substantiation", "document-request"),
        ("OR", "us.or.646-639-2t.documents", "document-request"),
    ],
)
def test_what_may_be_a_claim_that_was_ended_in_vain_lacks_its_kind(place: str, rule: str, kind: str) -> None:
    came_back = {"medium": "mail", "at": "2026-01-20 10:00", "purpose": "answer-to-request"}
    effects = {}
    for known in (kind, "unknown"):
        for back in ({"undeliverable_at": "2026-01-29"}, {}):
            over = {"proceedings": _claims(kind, OVER | {"upheld": False})["proceedings"], "purchased": True}
            over["proceedings"][0]["kind"] = known
            given = {
                "place": {"OR": "97201"}.get(place, place),
                "history": [came_back | back],
                "debts.d1": over | {"charged_off": rule != "us.ca.1788-14-5.cease-until-proof"},
            }
            scenario = {"name": "a call", "then": "denied"}
            decision = decided({"policy": f"us_state({place})", "given": given, "scenarios": [scenario]})
            effects[known, bool(back)] = [each.effect.value for each in decision.reasons if each.rule == rule]
    assert effects == {
        (kind, True): ["prohibited"],
        (kind, False): [],
        ("unknown", True): ["missing-fact"],
        ("unknown", False): [],
    }
