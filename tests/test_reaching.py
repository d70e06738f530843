"""Whom a list reaches in each hour of a week."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import Case, Contact, Guard, reaching, regulation_f, us
from fdcpa_guard.clock import DAY, start_of_day, zone
from fdcpa_guard.errors import InvalidFacts
from fdcpa_guard.reaching import FloorWeek, Group, Hour, floor_week
from fdcpa_guard.vocabulary import Medium
from tests.cli.examples import example

NEW_YORK, CHICAGO, LOS_ANGELES = map(zone, ("America/New_York", "America/Chicago", "America/Los_Angeles"))
POLICY = regulation_f()
AREAS = {"America/Chicago": "312", "America/Los_Angeles": "213", "America/Denver": "303", "America/Phoenix": "602"}
MARCH = date(2026, 3, 3)


def asked(
    name: str = "c-1", *zones: str, at: str = "2026-03-03T00:00:00-05:00", source: str = "01", **contact: Any
) -> tuple[str, Contact, Case]:
    """A question about somebody in some zones."""
    question = example(source)
    question["case"]["consumer"] = {"id": name}
    if zones:
        number = f"+1{AREAS.get(zones[0], '212')}5550123"
        question["case"]["phones"] = [{"id": "cell", "number": number, "line_type": "landline", "zones": zones}]
        question["case"]["locations"] = [{"id": "home", "zones": zones}]
    question["contact"] |= {"at": at, **contact}
    return name, Contact.model_validate(question["contact"]), Case.model_validate(question["case"])


def open_hours(week: FloorWeek, group: Group | None = None) -> dict[date, list[int]]:
    """The hours of each day in which anybody can be contacted."""
    found: dict[date, list[int]] = {}
    for hour, count in zip(week.hours, (group or week.sides[0].everybody).hours, strict=True):
        if count:
            found.setdefault(hour.day, []).append(hour.hour)
    return found


def test_a_week_on_the_floors_clock() -> None:
    week = floor_week(POLICY, [asked("c-1", "America/New_York")], days=2, clock=CHICAGO, first=MARCH)
    assert open_hours(week) == {MARCH: list(range(7, 20)), MARCH + DAY: list(range(7, 20))}
    assert (week.people, week.contacts, week.left_out, week.zone) == (1, 1, 0, "America/Chicago")


def test_a_week_on_each_persons_own_clock() -> None:
    list_ = [asked("c-1", "America/New_York"), asked("c-2", "America/Los_Angeles")]
    week = floor_week(POLICY, list_, days=2, first=MARCH)
    assert week.zone is None
    assert set(week.sides[0].everybody.hours) == {0, 2}
    assert open_hours(week) == {MARCH: list(range(8, 21)), MARCH + DAY: list(range(8, 21))}


def test_where_somebody_may_be_in_two_zones_both_agree() -> None:
    list_ = [asked("c-1", "America/New_York", "America/Los_Angeles")]
    week = floor_week(POLICY, list_, days=1, clock=NEW_YORK, first=MARCH)
    assert open_hours(week) == {MARCH: list(range(11, 21))}
    assert [group.name for group in week.sides[0].zones] == ["America/Los_Angeles+America/New_York"]


@pytest.mark.parametrize("clock", [NEW_YORK, LOS_ANGELES, zone("Asia/Kolkata"), zone("Australia/Lord_Howe")], ids=str)
@pytest.mark.parametrize("first", [MARCH, date(2026, 3, 7), date(2026, 10, 31)])
def test_it_is_what_the_guard_says_minute_by_minute(clock: ZoneInfo, first: date) -> None:
    """The obvious way: ask every ten minutes. Nothing here opens or closes between them."""
    guard = Guard(POLICY)
    list_ = [
        asked("c-1", "America/New_York", at="2026-01-01T00:00:00Z"),
        asked("c-2", "America/Phoenix", at="2026-01-01T00:00:00Z"),
        asked("c-3", at="2026-01-01T00:00:00Z", source="22"),
    ]
    week = floor_week(guard, list_, days=3, clock=clock, first=first)
    found: dict[Hour, set[str]] = {}
    seen: dict[date, list[datetime]] = {}
    at, end = start_of_day(clock, first), start_of_day(clock, first + 3 * DAY)
    while at < end:
        local = at.astimezone(clock)
        again = any(
            before.hour == local.hour and before.utcoffset() != local.utcoffset()
            for before in seen.get(local.date(), [])
        )
        seen.setdefault(local.date(), []).append(local)
        hour = found.setdefault(Hour(local.date(), local.hour, again), set())
        hour |= {name for name, contact, case in list_ if guard.decide(contact.model_copy(update={"at": at}), case)}
        at += timedelta(minutes=10)
    assert dict(zip(week.hours, week.sides[0].everybody.hours, strict=True)) == {
        hour: len(people) for hour, people in found.items()
    }


@pytest.mark.parametrize(
    ("tz", "day", "hours"),
    [
        ("America/New_York", date(2026, 3, 8), [*range(2), *range(3, 24)]),
        ("America/New_York", date(2026, 11, 1), [0, 1, 1, *range(2, 24)]),
        ("America/Phoenix", date(2026, 3, 8), [*range(24)]),
        ("Australia/Lord_Howe", date(2026, 4, 5), [0, 1, 1, *range(2, 24)]),
        ("Australia/Lord_Howe", date(2026, 10, 4), [*range(24)]),
    ],
)
def test_an_hour_is_skipped_or_shown_twice_as_the_clock_does(tz: str, day: date, hours: list[int]) -> None:
    week = floor_week(POLICY, [asked("c-1", tz, at="2026-01-01T00:00:00Z")], days=1, clock=zone(tz), first=day)
    assert sorted(hour.hour for hour in week.hours) == hours
    assert len(set(week.hours)) == len(week.hours)
    cells = reaching._cells(zone(tz), day, 1)
    assert all(before[1] == after[0] for before, after in pairwise(cells))  # no instant is left out
    assert (cells[0][0], cells[-1][1]) == (start_of_day(zone(tz), day), start_of_day(zone(tz), day + DAY))


def test_a_person_with_several_numbers_is_one_person() -> None:
    list_ = [
        asked("c-1", "America/New_York"),
        asked("c-1", "America/New_York", medium="mail", address=None),
        asked("c-2", "America/New_York"),
    ]
    week = floor_week(POLICY, list_, days=1, clock=NEW_YORK, first=MARCH)
    (side,) = week.sides
    assert (week.people, week.contacts) == (2, 3)
    assert side.everybody.hours[0] == 1  # a letter, at midnight
    assert max(side.everybody.hours) == 2
    assert {(group.name, group.people, group.reached, max(group.hours)) for group in side.media} == {
        ("call", 2, 2, 2),
        ("mail", 1, 1, 1),
    }


def test_without_a_consumer_each_question_is_of_a_person() -> None:
    _, contact, case = asked("c-1", "America/New_York")
    nameless = case.model_copy(update={"consumer": case.consumer.model_copy(update={"id": None})})
    assert floor_week(POLICY, [("a", contact, nameless), ("b", contact, nameless)], first=MARCH).people == 2
    assert floor_week(POLICY, [("a", contact, nameless), ("a", contact, nameless)], first=MARCH).people == 1


def test_a_person_who_comes_back_later_is_refused() -> None:
    list_ = [asked("c-1", "America/New_York"), asked("c-2", "America/New_York"), asked("c-1", "America/New_York")]
    with pytest.raises(InvalidFacts, match="stand together"):
        floor_week(POLICY, list_)


def test_each_state_and_zone_has_its_own() -> None:
    list_ = [asked("c-1", "America/New_York"), asked("c-2", "America/Chicago"), asked("c-3", "America/Chicago")]
    week = floor_week(POLICY, list_, days=1, clock=CHICAGO, first=MARCH)
    (side,) = week.sides
    assert [(group.name, group.people) for group in side.zones] == [("America/Chicago", 2), ("America/New_York", 1)]
    assert open_hours(week, side.zones[0]) == {MARCH: list(range(8, 21))}
    assert open_hours(week, side.zones[1]) == {MARCH: list(range(7, 20))}
    for groups in (side.zones, side.states):
        assert [sum(hour) for hour in zip(*(group.hours for group in groups), strict=True)] == list(
            side.everybody.hours
        )
        assert sum(group.reached for group in groups) == side.everybody.reached


def test_of_many_groups_those_met_later_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "_MOST_GROUPS", 2)
    east, middle, west = "America/New_York", "America/Chicago", "America/Denver"
    places = ((east,), (middle, east), (middle, west), (west,), (east, west), (middle, east))
    list_ = [asked(f"c-{number}", *zones) for number, zones in enumerate(places)]
    (side,) = floor_week(POLICY, list_, days=1, clock=CHICAGO, first=MARCH).sides
    assert {group.name: group.people for group in side.zones} == {
        east: 1,
        f"{middle}+{east}": 2,
        west: 1,  # a place by itself always has its own
        "others": 2,
    }


def test_why_nobody_can_be_contacted_is_said() -> None:
    list_ = [asked("c-1", source="09"), asked("c-2", "America/New_York"), asked("c-3", source="09")]
    (side,) = floor_week(POLICY, list_, days=2, clock=NEW_YORK, first=date(2026, 12, 1)).sides
    assert side.everybody.reached == 1
    assert [(each.rule, each.people, each.alone) for each in side.closed] == [("us.regf.6c1.cease", 2, 2)]
    assert side.closed[0].title


def test_a_rule_that_some_hour_lifts_keeps_nobody_out() -> None:
    (side,) = floor_week(POLICY, [asked("c-1", "America/New_York")], days=1, clock=NEW_YORK, first=MARCH).sides
    assert side.everybody.reached == 1
    assert side.closed == ()


def test_what_lies_before_a_contact_was_not_asked_about_and_after_the_week_it_is_left_out() -> None:
    list_ = [
        asked("c-1", "America/New_York", at="2026-03-03T10:30:00-05:00"),
        asked("c-2", "America/New_York", at="2026-03-05T00:00:00-05:00"),
    ]
    week = floor_week(POLICY, list_, days=2, clock=NEW_YORK)
    assert (week.first, week.people, week.left_out) == (MARCH, 1, 1)
    assert week.asked == (0,) * 10 + (1,) * 38
    assert open_hours(week)[MARCH] == list(range(10, 21))


def test_two_policies_side_by_side() -> None:
    list_ = [asked("c-1", "America/New_York"), asked("c-2", source="09"), asked("c-3", source="22")]
    lenient = POLICY.without("us.regf.6c1.cease", "to see what it does")
    both = floor_week([POLICY, lenient], list_, days=7, clock=CHICAGO, first=date(2026, 12, 1))
    one, other = (
        floor_week(policy, list_, days=7, clock=CHICAGO, first=date(2026, 12, 1)) for policy in (POLICY, lenient)
    )
    assert both.sides == (*one.sides, *other.sides)
    assert sum(both.gained) > 0
    assert set(both.lost) == {0}
    difference = [
        more - fewer for more, fewer in zip(other.sides[0].everybody.hours, one.sides[0].everybody.hours, strict=True)
    ]
    assert [gained - lost for gained, lost in zip(both.gained, both.lost, strict=True)] == difference
    back = floor_week([lenient, POLICY], list_, days=7, clock=CHICAGO, first=date(2026, 12, 1))
    assert (back.gained, back.lost) == (both.lost, both.gained)


def test_no_question_is_kept() -> None:
    alive: list[weakref.ref[Case]] = []
    most = 0
    gc.freeze()  # what other tests left is looked at by no collection

    def several() -> Iterator[tuple[str, Contact, Case]]:
        nonlocal most
        for number in range(20):
            question = asked(f"c-{number}", "America/New_York")
            alive.append(weakref.ref(question[2]))
            yield question
            del question
            gc.collect()
            most = max(most, sum(ref() is not None for ref in alive))

    assert floor_week(POLICY, several(), days=1, first=MARCH).people == 20
    assert most <= 3


@pytest.mark.parametrize("days", [0, 32])
def test_days_have_bounds(days: int) -> None:
    with pytest.raises(InvalidFacts, match="days"):
        floor_week(POLICY, [asked()], days=days)


def test_no_question_is_no_week() -> None:
    with pytest.raises(InvalidFacts, match="there is none"):
        floor_week(POLICY, [])


def test_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(InvalidFacts):
        floor_week(POLICY, [asked(at="2200-12-30T00:00:00Z")])
    with pytest.raises(InvalidFacts, match="2200"):
        floor_week(POLICY, [asked()], first=date.max)


@pytest.mark.parametrize("policies", [[], [POLICY, POLICY, POLICY]])
def test_there_are_one_or_two_policies(policies: list[Any]) -> None:
    with pytest.raises(TypeError, match="one policy or two"):
        floor_week(policies, [asked()])


def test_every_example_counts() -> None:
    list_ = []
    for number in ("01", "03", "06", "09", "13", "26"):
        question = example(number)
        list_.append((number, Contact.model_validate(question["contact"]), Case.model_validate(question["case"])))
    week = floor_week(us(), list_, first=date(2026, 12, 1), days=2)
    (side,) = week.sides
    assert week.people == len(list_)
    assert side.everybody.people == sum(group.people for group in side.states)
    assert {group.name for group in side.media} <= set(Medium)
