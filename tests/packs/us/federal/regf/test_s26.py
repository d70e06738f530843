"""12 CFR 1006.26: collection of time-barred debts."""

from typing import Any

import pytest

from fdcpa_guard import Contact
from tests.builders import case, contact, content, debt
from tests.packs.us.federal.regf.judging import denial, duty, missing, objections, objects

BARRED = "us.regf.26b.time-barred"
NOON = "2026-04-01 12:00"


def saying(threat: bool | None, **overrides: Any) -> Contact:
    return contact(NOON, "mail", content=content(threatens_legal_action=threat), **overrides)


def pleading(threat: bool | None) -> Contact:
    return saying(threat, purpose="formal-pleading")


@pytest.mark.parametrize(
    ("asked", "verdicts"),
    [
        pytest.param(saying(True), {True: "denied", False: "passes", "unknown": "missing"}, id="a_threat"),
        pytest.param(saying(False), {True: "passes", False: "passes", "unknown": "passes"}, id="no_threat"),
        pytest.param(saying(None), {True: "duty", False: "passes", "unknown": "passes"}, id="nothing_declared"),
        pytest.param(pleading(None), {True: "denied", False: "passes", "unknown": "missing"}, id="a_pleading"),
        pytest.param(
            pleading(False), {True: "denied", False: "passes", "unknown": "missing"}, id="a_pleading_without_threat"
        ),
    ],
)
@pytest.mark.parametrize("barred", [True, False, "unknown"])
def test_1006_26_b_legal_actions_and_threats(asked: Contact, verdicts: dict[Any, str], barred: Any) -> None:
    known = case(debts=(debt(time_barred=barred),))
    verdict = verdicts[barred]
    if verdict == "denied":
        assert denial(BARRED, asked, known).debts == ("card",)
    elif verdict == "missing":
        assert missing(BARRED, asked, known) == "debts.card.time_barred"
    else:
        assert not objects(BARRED, asked, known)
        assert (duty(BARRED, asked, known) is not None) is (verdict == "duty")


def test_1006_26_b_of_each_debt() -> None:
    known = case(debts=(debt(), debt("loan", time_barred=True)))
    assert denial(BARRED, saying(True, debts=("card", "loan")), known).debts == ("loan",)
    found = duty(BARRED, saying(None, debts=("card", "loan")), known)
    assert found is not None
    assert found.debts == ("loan",)


def test_1006_26_b_a_known_bar_does_not_hide_that_another_debts_age_is_unknown() -> None:
    """Fail closed: with one debt barred and one unknown, neither may be permitted."""
    known = case(debts=(debt(time_barred="unknown"), debt("loan", time_barred=True)))
    found = objections(BARRED, saying(True, debts=("card", "loan")), known)
    assert {id for reason in found for id in reason.debts} == {"card", "loan"}


def test_1006_26_b_whoever_is_told() -> None:
    known = case(debts=(debt(time_barred=True),))
    assert objects(BARRED, saying(True, recipient="consumer-attorney"), known)
