"""Events in order of time, and the same without one of them."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from fdcpa_guard.facts.lives import ONGOING
from fdcpa_guard.facts.past import Timeline, WithoutOne
from tests.builders import attempt, case, history, inbound

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
INSTANTS = [NOON + step * TICK for step in range(-1, 4)]


@pytest.mark.parametrize("steps", [steps for length in (1, 2, 3) for steps in product(range(3), repeat=length)])
def test_without_one_a_timeline_is_that_of_the_others(steps: tuple[int, ...]) -> None:
    dated = [(NOON + step * TICK, f"event {number}") for number, step in enumerate(sorted(steps))]
    for place in range(len(dated)):
        seen, others = WithoutOne(Timeline(dated[:]), place), Timeline([*dated[:place], *dated[place + 1 :]])
        for at in INSTANTS:
            assert seen.by(at) == others.by(at)
            assert seen.first_by(at) == others.first_by(at)
            assert seen.last_by(at) == others.last_by(at)
            for since in [instant for instant in INSTANTS if instant <= at]:
                assert seen.by(at, since) == others.by(at, since)
                assert seen.count(at, since) == others.count(at, since)


def test_what_a_case_is_arranged_in_says_that_it_stays() -> None:
    index = case(history=history(attempt("2026-03-30 10:00"))).index
    timeline = index.outbound["consumer"]
    arranged: tuple[tuple[Any, str], ...] = ((index, "phones"), (timeline, "events"))
    for one, name in arranged:
        with pytest.raises(AttributeError, match="none of them changes it"):
            setattr(one, name, ())
        with pytest.raises(AttributeError, match="none of them changes it"):
            delattr(one, name)


@pytest.mark.parametrize(
    ("said", "over"),
    [
        ({"ongoing": True}, ONGOING.span),
        ({"ongoing": "unknown"}, ONGOING.span),
        ({"ongoing": "unknown", "ended_at": NOON + 2 * TICK}, 2 * TICK),
        ({"ended_at": NOON + 2 * TICK}, 2 * TICK),
    ],
)
def test_what_a_call_changes_by_being_over_is_a_change(said: dict[str, Any], over: timedelta) -> None:
    call = inbound(NOON, conversation=True, **said)
    assert case(history=history(call)).index.next_change(NOON + over - TICK) == NOON + over


@pytest.mark.parametrize("recipient", ["consumer", "guardian", "consumer-attorney", "spouse"])
@pytest.mark.parametrize("conversation", [True, False, "unknown"])
def test_who_was_told_of_a_debt_when_they_called_was_talked_with(conversation: Any, recipient: str) -> None:
    talk = inbound(NOON, conversation=conversation, recipient=recipient, debts=("card",), id="talk")
    index = case(history=history(talk)).index
    told = {"communications": set[str](), "perhaps_communicated": set[str](), "told_for_them": set[str]()}
    if recipient == "consumer" and conversation is not False:
        told["communications" if conversation is True else "perhaps_communicated"] = {"card"}
    elif recipient in ("guardian", "consumer-attorney") and conversation is True:
        told["told_for_them"] = {"card"}
    assert {name: {*getattr(index, name)} for name in told} == told
