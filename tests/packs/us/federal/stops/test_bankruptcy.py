"""Whom a stay protects, where names are in doubt."""

import pytest

from fdcpa_guard import Guard, us_federal
from tests.builders import attempt, case, contact, debt, history

STAY = "us.bk.362a6.stay"


@pytest.mark.parametrize(("obligor", "stayed"), [("consumer", True), ("co-obligor", False)])
@pytest.mark.parametrize("recorded", [None, "spouse"])
@pytest.mark.parametrize("stated", [None, "ann"])
def test_whoever_is_contacted_as_the_consumer_is_no_co_obligor_by_a_role_that_some_call_was_recorded_under(
    stated: str | None, recorded: str | None, obligor: str, stayed: bool
) -> None:
    """The spouse owes too, and of the consumer it was once said that they are the spouse."""
    calls = [] if recorded is None else [attempt("2026-03-10 10:00", recipient=recorded, person="ann", id="once")]
    known = case(
        consumer={} if stated is None else {"id": stated},
        debts=(debt(co_obligors=("spouse",)),),
        bankruptcies=(
            {"id": "b", "obligor": obligor, "chapter": 7, "filed_at": "2026-02-01", "learned_at": "2026-02-02"},
        ),
        history=history(calls),
    )
    decision = Guard(us_federal()).decide(contact("2026-04-01 12:00", person="ann"), known)
    assert (STAY in {reason.rule for reason in decision.reasons}) is stayed


@pytest.mark.parametrize(
    ("converted", "denied"),
    [
        ("2026-03-02T10:00:00-06:00", "2026-03-02"),
        ("2026-03-02", "2026-03-02T10:00:00-06:00"),
        ("2026-03-02", "2026-03-02"),
    ],
)
def test_a_discharge_refused_on_the_day_of_a_conversion_was_perhaps_refused_before_it(
    converted: str, denied: str
) -> None:
    """Under which chapter the case then was, nobody knows; refused days before, or after, it is known."""
    stay = {"id": "b", "filed_at": "2026-01-02", "chapter": "unknown", "converted_to": 12, "converted_at": converted}

    def stayed(denied: str) -> list[str]:
        known = case(
            debts=(debt(nature="commercial"),),
            bankruptcies=({**stay, "learned_at": "2026-01-03", "discharge_denied_at": denied},),
        )
        decision = Guard(us_federal()).decide(contact("2026-04-01 12:00"), known)
        return [reason.message for reason in decision.reasons if reason.rule == STAY]

    assert stayed(denied) == ["cannot be judged without a fact: bankruptcies.b.chapter"]
    assert stayed("2026-02-20") == ["cannot be judged without a fact: bankruptcies.b.chapter"]
    assert stayed("2026-03-10") == []


@pytest.mark.parametrize(
    ("when", "bars"),
    [("2026-03-30 12:00", False), ("2026-04-01 12:00", True), ("2026-04-02 04:59", True), ("2026-04-03 12:00", True)],
)
def test_a_discharge_of_which_the_day_alone_is_known_bars_from_its_first_hour_on(when: str, bars: bool) -> None:
    """The court lifted the stay before, or closed the case, so nothing else bars what is done on that day."""
    stay = {
        "id": "b",
        "filed_at": "2026-01-02",
        "learned_at": "2026-01-03",
        "chapter": 7,
        "discharged_at": "2026-04-01",
    }
    guard = Guard(us_federal())
    lifted = case(bankruptcies=({**stay, "stay_relief_at": "2026-03-09"},))
    asked = guard.decide(contact(when), lifted)
    assert ("us.bk.524a2.discharge" in {reason.rule for reason in asked.reasons}) is bars
    closed = case(bankruptcies=({**stay, "closed_at": "2026-03-09"},))
    report = contact(when, recipient="consumer-reporting-agency", purpose="credit-reporting")
    assert ("us.bk.362b2e.reporting" in {each.rule for each in guard.decide(report, closed).advisories}) is bars
