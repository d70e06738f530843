"""The page of a floor's week: its numbers are those of the reckoning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example as such_as
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard.clock import zone
from fdcpa_guard.reaching import Closed, FloorWeek, Group, Side, floor_week
from fdcpa_guard.reports import floor_page
from fdcpa_guard.showing import floor
from tests.test_reaching import POLICY, asked

from .structure import well_made
from .test_decision import HOSTILE, skeleton

CHICAGO = zone("America/Chicago")
FIRST = date(2026, 12, 1)
LENIENT = POLICY.without("us.regf.6c1.cease", "to see what it does")


@pytest.fixture(scope="module")
def list_() -> list[object]:
    return [asked("c-1", "America/New_York"), asked("c-2", source="09"), asked("c-3", "America/Los_Angeles")]


@pytest.fixture(scope="module")
def alone(list_: list[object]) -> FloorWeek:
    return floor_week(POLICY, list_, first=FIRST, days=3, clock=CHICAGO)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def both(list_: list[object]) -> FloorWeek:
    return floor_week([POLICY, LENIENT], list_, first=FIRST, days=3, clock=CHICAGO)  # type: ignore[arg-type]


def test_its_numbers_are_those_of_the_week(alone: FloorWeek) -> None:
    found = well_made(floor_page(alone))
    (side,) = alone.sides
    assert "2 of 3 people can be contacted at some time of the week" in found.text
    assert f"most at once {floor.best(alone, side.everybody)}" in found.text
    assert "1 person has no hour" in found.text
    for closed in side.closed:
        assert f"{closed.title} {closed.rule} {closed.people} {closed.alone}" in found.text
    for group in (*side.zones, *side.states, *side.media):
        assert f"{group.name.replace('+', ' + ')} {group.people} {group.reached}" in found.text
    assert "What differs" not in found.text
    assert f"Tue 2026-12-01 12:00 3 {side.everybody.hours[12]}" in found.text


def test_two_policies_have_their_difference(both: FloorWeek) -> None:
    found = well_made(floor_page(both))
    assert f"2 of 3 people can be contacted at some time of the week under {POLICY.label}" in found.text
    assert f"3 of 3 people can be contacted at some time of the week under {LENIENT.label}" in found.text
    assert "What differs" in found.text
    numbers = both.sides[0].everybody.hours[12], both.sides[1].everybody.hours[12], both.gained[12], both.lost[12]
    assert f"Tue 2026-12-01 12:00 3 {' '.join(map(str, numbers))}" in found.text


def test_when_everybody_has_an_hour_it_says_so() -> None:
    week = floor_week(POLICY, [asked("c-1", "America/New_York")], first=FIRST, days=1)
    text = well_made(floor_page(week)).text
    assert "Nobody: each of the people has some hour." in text
    assert "each person's own clock" in text


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)])
def test_a_day_on_which_the_clock_changes(day: date) -> None:
    week = floor_week(
        POLICY,
        [asked("c-1", "America/Chicago", at="2026-01-01T00:00:00Z", medium="mail", address=None)],
        first=day,
        days=1,
    )
    well_made(floor_page(week))
    (row,) = floor.by_day(week, week.sides[0].everybody.hours)
    assert len(week.hours) == sum(len(hour) for hour in row.hours)
    assert row.skipped == ({2} if day.month == 3 else set())
    assert len(row.hours[1]) == (1 if day.month == 3 else 2)


def of_text(week: FloorWeek, text: str) -> FloorWeek:
    """The same week, everything in it that is text another."""

    def groups(several: tuple[Group, ...]) -> tuple[Group, ...]:
        return tuple(replace(group, name=text) for group in several)

    sides = tuple(
        Side(
            text,
            text,
            side.everybody,
            groups(side.zones),
            groups(side.states),
            groups(side.media),
            tuple(Closed(text, text, each.people, each.alone) for each in side.closed),
        )
        for side in week.sides
    )
    return replace(week, sides=sides, zone=text)


def names_in_one_line(tags: Sequence[Any]) -> list[Any]:
    """Tags, as they would be if the name of no row of a picture took several lines; nothing else repeats like it."""
    found: list[Any] = []
    for tag in tags:
        found.append(tag)
        if len(found) >= 4 and found[-2:] == found[-4:-2] and found[-2] == ("text", ("x", "y", "class", "font-size")):
            del found[-2:]
    return found


@given(text=st.text(min_size=1, max_size=40))
@such_as(text=HOSTILE)
@such_as(text="x" * 10_000)
def test_no_text_changes_anything_but_the_text(both: FloorWeek, text: str) -> None:
    page = floor_page(of_text(both, text))
    assert names_in_one_line(skeleton(page)) == names_in_one_line(skeleton(floor_page(of_text(both, "x"))))
    assert not [character for character in page if not character.isprintable() and character != "\n"]
