"""That an outcome said to bind no less than another does so, put to the guard under the law of several places."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest

from fdcpa_guard import Case, Guard, us
from fdcpa_guard.tables.dispositions.table import COUNTS
from fdcpa_guard.testing.builders import attempt, case_facts, contact, history
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome, Unknown

GUARD = Guard(us())
STATES = ("MO", "MA", "WA", "NY", "DC", "OR", "IA", "MI", "WV", "TX")
STEPS = (*pairwise(COUNTS), *((one, UNKNOWN) for one in CallOutcome))


def _asked(draw: Random, state: str) -> Callable[[CallOutcome | Unknown], bool]:
    """Whether a contact is allowed after some calls, by the outcome of the first of them."""
    first, *others = sorted(draw.sample(range(22, 32), draw.randint(2, 7)))
    later = [attempt(f"2026-03-{day} 12:00", outcome=draw.choice(tuple(CallOutcome))) for day in others]
    asked = contact(medium=draw.choice(("call", "call", "text")))

    def allowed(outcome: CallOutcome | Unknown) -> bool:
        events = history(attempt(f"2026-03-{first} 12:00", outcome=outcome), *later)
        facts = case_facts() | {"locations": [{"id": "residence", "state": state}], "history": events}
        return GUARD.decide(asked, Case.model_validate(facts)).allowed

    return allowed


@pytest.mark.parametrize(("less", "more"), STEPS, ids=str)
def test_where_the_less_binding_outcome_denies_the_more_binding_one_does(
    less: CallOutcome, more: CallOutcome | Unknown
) -> None:
    draw = Random(1)
    cases = [_asked(draw, state) for state in STATES for _ in range(4)]
    denied = [allowed for allowed in cases if not allowed(less)]
    assert 0 < len(denied) < len(cases)
    assert not [allowed for allowed in denied if allowed(more)]


def test_some_step_makes_a_difference() -> None:
    draw = Random(1)
    cases = [_asked(draw, state) for state in STATES for _ in range(4)]
    assert [allowed for allowed in cases if allowed(CallOutcome.NOT_CONNECTED) and not allowed(UNKNOWN)]
