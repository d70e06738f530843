"""15 USC 1692c(a)(1): until when the advice on the first second of eight holds."""

import pytest

from fdcpa_guard import Guard, Policy
from fdcpa_guard.packs.us.federal.fdcpa import FDCPA, first_second
from fdcpa_guard.rules import Passed, Question
from fdcpa_guard.rules.outcomes import Advised
from fdcpa_guard.testing.builders import case, contact, local, location

EASTERN = "America/New_York"


def asked(at: str, state: str = "MO") -> Question:
    known = case(locations=[location(state=state)])
    return Question(contact(at=local(at, EASTERN)), known).only(known.debts)


@pytest.mark.parametrize(
    ("state", "at", "until"),
    [
        pytest.param("NY", "2026-04-01 07:30", "2026-04-01 08:00", id="before_eight"),
        pytest.param("NY", "2026-04-01 12:00", "2026-04-02 00:00", id="after_eight"),
        pytest.param("KY", "2026-04-01 07:30", "2026-04-01 08:00", id="before_eight_in_both_zones"),
        pytest.param("KY", "2026-04-01 08:30", "2026-04-01 09:00", id="before_eight_in_one"),
    ],
)
def test_1692c_a_1_nothing_to_say_until(state: str, at: str, until: str) -> None:
    outcome = first_second.check(asked(at, state))
    assert isinstance(outcome, Passed)
    assert outcome.until == local(until, EASTERN)


def test_1692c_a_1_the_advice_lasts_a_second() -> None:
    outcome = first_second.check(asked("2026-04-01 08:00:00.25", "NY"))
    assert isinstance(outcome, Advised)
    assert outcome.until == local("2026-04-01 08:00:01", EASTERN)


def test_1692c_a_1_the_advice_comes_with_an_allowed_contact() -> None:
    decision = Guard(Policy("statute", "1", (FDCPA,))).decide(contact(at="2026-04-01 08:00"), case())
    assert decision.allowed
    assert [advisory.rule for advisory in decision.advisories] == [first_second.id]
