"""That an outcome said to bind no less than another does so, put to the guard under the law of several places."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest

from fdcpa_guard import Case, Guard, us
from fdcpa_guard.tables.dispositions.table import COUNTS
from fdcpa_guard.testing.builders import attempt, case_facts, contact, content_facts, history
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome, Unknown

GUARD = Guard(us())
STATES = ("MO", "MA", "WA", "NY", "DC", "OR", "IA", "MI", "WV", "TX")
QUIET = [one for one in CallOutcome if one not in (CallOutcome.CONVERSATION, CallOutcome.WRONG_PERSON)]
STEPS = (*pairwise(COUNTS), *((one, UNKNOWN) for one in CallOutcome))


def _asked(draw: Random, state: str) -> Callable[[CallOutcome | Unknown], bool]:
    """Whether a contact is allowed after some calls without a conversation, by the outcome of one of them."""
    hours = [f"2026-03-{day} {hour}:00" for day in range(20, 32) for hour in (10, 15)]
    chosen = draw.sample(hours[-draw.choice((8, 14, 24)) :], draw.choice((1, 2, 3, 4, 7, 8)))
    others = [attempt(when, outcome=draw.choice(QUIET)) for when in chosen[1:]]
    asked = contact(
        medium=draw.choice(("call", "call", "text")), at=draw.choice(("2026-04-01 12:00", "2026-04-04 12:00"))
    )

    def allowed(outcome: CallOutcome | Unknown) -> bool:
        events = history(attempt(chosen[0], outcome=outcome), *others)
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


@pytest.mark.parametrize("less", [CallOutcome.NOT_CONNECTED, CallOutcome.RANG_OUT, CallOutcome.NO_MESSAGE_LEFT])
def test_what_is_unknown_denies_where_what_is_known_would_not(less: CallOutcome) -> None:
    draw = Random(1)
    cases = [_asked(draw, state) for state in STATES for _ in range(4)]
    assert [allowed for allowed in cases if allowed(less) and not allowed(UNKNOWN)]


def test_a_voicemail_frees_where_a_message_that_names_no_debt_does_not() -> None:
    """So that neither stands for the other: after a first communication the next need not say what the first must."""

    def allowed(outcome: CallOutcome | Unknown) -> bool:
        debt = {
            name: value for name, value in case_facts()["debts"][0].items() if name != "initial_communication_at"
        } | {"validation": "none"}
        facts = case_facts() | {"debts": [debt], "history": history(attempt("2026-03-30 12:00", outcome=outcome))}
        asked = contact(content=content_facts() | {"initial_disclosure": False})
        return GUARD.decide(asked, Case.model_validate(facts)).allowed

    assert allowed(CallOutcome.VOICEMAIL)
    assert not allowed(CallOutcome.LIMITED_CONTENT_MESSAGE)
    assert not allowed(UNKNOWN)
