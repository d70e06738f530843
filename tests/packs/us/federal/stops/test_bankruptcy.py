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
