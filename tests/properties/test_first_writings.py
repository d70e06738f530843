"""What at most a duty can come of is not denied because nobody knows what was said before: held of every place's rules.

A rule that asks for words the first time, of what declares nothing, says that they are due; where the history is
unknown it may be the first time, and the duty is no less one (`rules.judging.as_it_may_be`, `no_more_than`).
"""

from collections.abc import Iterator
from typing import Final

import pytest

from fdcpa_guard.testing.scenarios import Row, guard_of
from fdcpa_guard.vocabulary import UNKNOWN, Effect
from tests.rows import scenario_rows

DENIES_BY_THE_HISTORY: Final = {
    "us.ca.1788-12a.employer-in-writing": "nothing spoken, unless a writing went unanswered",
    "us.ia.537-7103-3a5.employer-counselling": "once in three months",
    "us.ia.537-7103-3a7.parents-and-guardians": "once in three months",
    "us.md.14-202-11.medium": "an opt-out is confirmed once",
    "us.dc.28-3814d4biii.messages-opt-out": "an opt-out is confirmed once",
    "us.or.646-639-2gb.call-to-work": "no call to work before one to the home failed",
    "us.regf.14h1.medium": "an opt-out is confirmed once",
    "us.regf.6c1.cease": "what a servicer answers turns on when the borrower got in touch",
    "us.tcpa.64-1200-a12.confirmation": "an opt-out is confirmed once",
}
"""Rules that say a duty after one history and deny after another."""


def _due() -> Iterator[Row]:
    """The rows about one rule of which the history is known."""
    for row in scenario_rows():
        if row.rule is not None and row.rule not in DENIES_BY_THE_HISTORY and row.case.history is not UNKNOWN:
            yield row


@pytest.mark.parametrize("part", range(8))
def test_a_duty_is_no_less_one_where_the_history_is_unknown(part: int) -> None:
    denied = set()
    for row in [*_due()][part::8]:
        guard = guard_of(row.policy)
        decision = guard.decide(row.contact, row.case)
        if all(duty.rule != row.rule for duty in decision.duties) or any(r.rule == row.rule for r in decision.reasons):
            continue
        unknown = guard.decide(row.contact, row.case.model_copy(update={"history": UNKNOWN}))
        denied |= {r.rule for r in unknown.reasons if r.rule == row.rule and r.effect is Effect.MISSING_FACT}
    assert not denied
