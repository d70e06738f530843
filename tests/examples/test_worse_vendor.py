"""A vendor of the made-up floor that was made worse on purpose stands out in its scorecard, with the right numbers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from examples.floor.cases import case_of, tables_of_all
from examples.floor.database import Database, make
from examples.floor.making import ZONE
from fdcpa_guard import Guard, regulation_f
from fdcpa_guard.audit import Judged, Replayed, Scorecard, Scores, Verdict, replays, scorecard
from fdcpa_guard.facts import Case

CONSUMERS, SEED = 30, 7
HOURS, SEVEN = "us.regf.6b1i.hours", "us.regf.14b2.seven-in-seven"
WORSE: Final = "VEND2"
GUARD: Final = Guard(regulation_f())
ZONES: Final = {"MA": "New_York", "OH": "New_York", "NY": "New_York", "KS": "Chicago", "CA": "Los_Angeles"}
"""Of some states the zone in which all of the floor's ZIP codes of it lie."""
EARLY: Final = [datetime(2026, 3, 2, 7, 50) + timedelta(weeks=n) for n in range(6)]  # noqa: DTZ001 - a clock's reading
EIGHT: Final = [datetime(2026, 5, 4, 12) + timedelta(hours=3 * n % 6, days=n * 6 // 7) for n in range(8)]  # noqa: DTZ001
"""Before the floor's own calls begin: six at ten to eight, a week apart; and eight within seven days."""


@cache
def floor(*, worse: bool) -> tuple[tuple[str, Case], ...]:
    """The cases of the floor; with a vendor's calls at ten to eight and eighth calls, if it is to be worse."""
    db = Database.sqlite()
    make(db, CONSUMERS, SEED)
    if worse:
        db.add("call_log", list(worse_calls(db)))
    return tuple([(str(consumer), case_of(consumer, tables).case) for consumer, tables in tables_of_all(db)])


def chosen(db: Database) -> list[tuple[Any, ...]]:
    """Living people of whom it is known where they are: their state, an account and a number."""
    asked = (
        "select consumer_id, state, min(acct_no), min(phone_id) from consumer join account using (consumer_id)"
        " join phone using (consumer_id) where zip is not null and coalesce(deceased, 'N') = 'N'"
        " group by consumer_id order by consumer_id"
    )
    return [tuple(row) for row in db.rows(asked).values if row[1] in ZONES]


def worse_calls(db: Database) -> Iterator[tuple[Any, ...]]:
    """The calls, as the server's clock shows them."""
    number = 900_000
    for consumer, state, account, phone in chosen(db):
        for wall in [*EARLY, *EIGHT]:
            here = wall.replace(tzinfo=ZoneInfo(f"America/{ZONES[state]}")).astimezone(ZoneInfo(ZONE))
            number += 1
            stamp = here.replace(tzinfo=None).isoformat(" ")
            yield number, account, consumer, phone, stamp, "O", "NA", None, WORSE, "MAN", 20


@cache
def log(*, worse: bool) -> tuple[Judged, ...]:
    found = replays(GUARD, floor(worse=worse))
    return tuple([one.judged if isinstance(one, Replayed) else one for one in found])


def by_rule(card: Scorecard, vendor: str) -> dict[str, int]:
    return {each.rule: each.attempts for each in card.group(vendor).rules}


def test_the_worse_vendor_stands_out_with_the_right_numbers() -> None:
    before, after = (scorecard(log(worse=worse), rules=[HOURS, SEVEN]) for worse in (False, True))
    db = Database.sqlite()
    make(db, CONSUMERS, SEED)
    people = len(chosen(db))
    assert people >= 5
    was, now = by_rule(before, WORSE), by_rule(after, WORSE)
    assert now[HOURS] == was.get(HOURS, 0) + people * len(EARLY)
    assert now[SEVEN] == was.get(SEVEN, 0) + people  # the eighth of each, and none of the first seven
    assert after.group(WORSE).attempts == before.group(WORSE).attempts + people * (len(EARLY) + len(EIGHT))
    for other in ("INHOUSE", "VEND1"):
        assert by_rule(after, other) == by_rule(before, other)
        assert after.group(other).attempts == before.group(other).attempts
    rank = after.group(WORSE).rank
    assert rank is not None
    assert (rank.first, rank.last) == (1, 1)
    assert set(rank.worse_than) == {("INHOUSE",), ("VEND1",)}
    weeks = {week.week: week.violating for week in after.group(WORSE).weeks}
    assert [weeks[f"2026-W{10 + n}"] for n in range(6)] == [people] * 6


def test_without_that_no_vendor_is_ranked() -> None:
    card = scorecard(log(worse=False), rules=[HOURS, SEVEN])
    ranks = [group.rank for group in card.groups if group.rank is not None]
    assert len(ranks) == 3
    assert not any(rank.worse_than or rank.better_than for rank in ranks)


def test_the_scorecard_of_halves_of_the_floor_is_that_of_the_whole() -> None:
    whole = log(worse=True)
    halves = []
    for part in (whole[::2], whole[1::2]):
        scores = Scores(("vendor", "campaign"))
        for one in part:
            scores.add(one)
        halves.append(scores)
    halves[1].merge(halves[0])
    assert halves[1].card() == scorecard(whole, ("vendor", "campaign"))


def test_every_call_carries_whose_work_it_was() -> None:
    calls = [one for one in log(worse=False) if str(one.attempt).startswith("call-")]
    assert all({"vendor", "campaign", "client"} <= one.tags.keys() for one in calls)
    assert any("agent" in one.tags for one in calls)
    letters = [one for one in log(worse=False) if str(one.attempt).startswith("letter-")]
    assert all(one.tags.keys() == {"client"} for one in letters)


def test_what_is_lacking_is_told_by_kinds_of_facts_and_not_by_ids() -> None:
    lacks = {lack.fact for one in log(worse=True) for lack in one.lacks}
    assert any(one.verdict is Verdict.NOT_JUDGED for one in log(worse=True))
    assert lacks
    assert not any(letter.isdigit() for fact in lacks for letter in fact)
