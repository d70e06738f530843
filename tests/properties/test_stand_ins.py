"""A theorem over the law of every place: of who may stand in the consumer's place nothing is surely barred that is not
of who does.

A parent stands there if the consumer is a minor, a personal representative if the consumer died (12 CFR 1006.6(a)(2),
(a)(4)). Where nobody knows, what is barred to others alone lacks that fact.
"""

import pytest

from fdcpa_guard import Case, Contact, Guard, us
from fdcpa_guard.testing import builders
from fdcpa_guard.vocabulary import UNKNOWN, Effect

from .test_requests_and_consents import COLLECTORS, MAINLAND

_GUARD = Guard(us())


def _objections(
    collector: str, role: str, kind: str, purpose: str, medium: str, fact: str, value: object
) -> dict[str, set[Effect]]:
    case = builders.case_facts() | {"collector": collector}
    case["debts"][0]["kind"] = kind
    case["locations"] = [{"id": state, "state": state} for state in MAINLAND]
    case["consumer"] = case.get("consumer", {}) | {fact: value}
    given = builders.contact_facts() | {"medium": medium, "recipient": role, "purpose": purpose, "debts": ["d1"]}
    given |= {"at": builders.local("2026-04-01 14:00").isoformat(), "address": "home" if medium == "mail" else "cell"}
    if purpose == "location-information":
        given["content"] = {"states_debt": True}
    decision = _GUARD.decide(Contact.model_validate(given), Case.model_validate(case))
    found: dict[str, set[Effect]] = {}
    for reason in decision.reasons:
        found.setdefault(reason.rule, set()).add(reason.effect)
    return found


@pytest.mark.parametrize(
    "kind", ["credit-card", "medical", "payday-loan", "instalment-loan", "loan", "rent-to-own", "mortgage"]
)
@pytest.mark.parametrize("purpose", ["collection", "servicing-disclosure"])
@pytest.mark.parametrize("medium", ["call", "mail"])
@pytest.mark.parametrize(("role", "fact"), [("parent", "minor"), ("personal-representative", "deceased")])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_who_may_stand_in_is_not_surely_somebody_else(
    collector: str, role: str, fact: str, medium: str, purpose: str, kind: str
) -> None:
    stands_in = _objections(collector, role, kind, purpose, medium, fact, True)
    perhaps = _objections(collector, role, kind, purpose, medium, fact, UNKNOWN)
    sure = {rule for rule, effects in perhaps.items() if Effect.MISSING_FACT not in effects}
    assert sure <= stands_in.keys(), sorted(sure - stands_in.keys())
    assert perhaps.keys() - stands_in.keys(), "nobody's law on others is asked"


@pytest.mark.parametrize("kind", ["credit-card", "payday-loan", "instalment-loan", "mortgage"])
@pytest.mark.parametrize("medium", ["call", "mail"])
@pytest.mark.parametrize(("role", "fact"), [("parent", "minor"), ("personal-representative", "deceased")])
@pytest.mark.parametrize("collector", COLLECTORS)
def test_nor_is_one_who_is_asked_where_the_consumer_is(
    collector: str, role: str, fact: str, medium: str, kind: str
) -> None:
    stands_in = _objections(collector, role, kind, "location-information", medium, fact, True)
    perhaps = _objections(collector, role, kind, "location-information", medium, fact, UNKNOWN)
    sure = {rule for rule, effects in perhaps.items() if Effect.MISSING_FACT not in effects}
    assert sure <= stands_in.keys(), sorted(sure - stands_in.keys())
