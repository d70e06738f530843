"""Theorems about when an objection ends, over the rows of every pack: it stands until then, and is gone then."""

from datetime import datetime, timedelta
from random import Random

from fdcpa_guard import Contact, Decision
from fdcpa_guard.clock import TICK
from fdcpa_guard.testing.scenarios import Row, guard_of
from fdcpa_guard.vocabulary import Effect
from tests.rows import scenario_rows

from .search import effort

_LATER = (timedelta(days=1), timedelta(days=40), timedelta(days=400))


def objections(decision: Decision, *, lacking: bool) -> dict[tuple[str, str, str], datetime | None]:
    """What is objected to a debt by which rule, with the fact that it lacks; and when that ends."""
    return {
        (reason.rule, debt, next(iter(reason.facts), "") if lacking else ""): reason.lapses_at
        for reason in decision.reasons
        if (reason.effect is Effect.MISSING_FACT) is lacking
        for debt in reason.debts
    }


def objected(decision: Decision) -> set[tuple[str, str]]:
    """By which rules to which debts there is an objection, whatever fact it lacks."""
    return {(reason.rule, debt) for reason in decision.reasons for debt in reason.debts}


def moved(row: Row, at: datetime) -> Contact:
    return row.contact.model_copy(update={"at": at})


def ends_as_it_says(row: Row, *, lacking: bool) -> int:
    """How many of the objections of a row were followed to their end."""
    guard, case, at = guard_of(row.policy), row.case, row.contact.at
    change = case.index.next_change(at)
    followed = 0
    if row.contact.logged_as is not None:  # moved, it would no longer be that attempt
        return 0
    for objection, ends in objections(guard.decide(row.contact, case), lacking=lacking).items():
        said = f"{row.source}:{row.line} {row.id}: {objection} until {ends}"
        last = min(change, at + _LATER[-1] if ends is None else ends)
        for when in {last - TICK, *(at + later for later in _LATER if at + later < last)}:
            if when > at:
                assert objection[:2] in objected(guard.decide(moved(row, when), case)), f"{said}: {when}"
        if ends is not None and ends < change:
            then = objections(guard.decide(moved(row, ends), case), lacking=lacking)
            assert objection not in then or (then[objection] or ends) > ends, said
            followed += objection not in then
    return followed


def about_a_lack(row: Row) -> bool:
    return row.then == "missing" or "missing" in row.checks


@effort(250, 10_000)
def test_the_lack_of_a_fact_is_felt_until_it_says(examples: int) -> None:
    found = [row for row in scenario_rows() if about_a_lack(row)]
    followed = [ends_as_it_says(row, lacking=True) for row in Random("lack").sample(found, min(examples, len(found)))]
    assert sum(followed) > len(followed) / 50


@effort(300, 10_000)
def test_an_objection_stands_until_it_says(examples: int) -> None:
    found = [row for row in scenario_rows() if row.then in ("denies", "denied")]
    rows = Random("objections").sample(found, min(examples, len(found)))
    followed = [ends_as_it_says(row, lacking=False) for row in rows]
    assert sum(followed) > len(followed) / 10
