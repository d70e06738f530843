"""Hours of the day and stretches of the week, exact across daylight-saving changes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from fdcpa_guard.clock import FOREVER, Span, Weekly, close_the_week, hours_on, start_of_day, zone

MINUTE = timedelta(minutes=1)
TICK = timedelta(microseconds=1)
EIGHT, NINE_PM = time(8), time(21)
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

NEW_YORK = zone("America/New_York")
LOS_ANGELES = zone("America/Los_Angeles")
PHOENIX = zone("America/Phoenix")
HONOLULU = zone("Pacific/Honolulu")
GUAM = zone("Pacific/Guam")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# -- the hours of a day


@pytest.mark.parametrize(
    ("name", "day", "opens", "closes"),
    [
        pytest.param(
            "America/New_York", "2026-03-07", "2026-03-07T13:00", "2026-03-08T02:00", id="new_york_before_spring"
        ),
        pytest.param("America/New_York", "2026-03-08", "2026-03-08T12:00", "2026-03-09T01:00", id="new_york_spring"),
        pytest.param("America/New_York", "2026-11-01", "2026-11-01T13:00", "2026-11-02T02:00", id="new_york_autumn"),
        pytest.param(
            "America/Los_Angeles", "2026-03-08", "2026-03-08T15:00", "2026-03-09T04:00", id="los_angeles_spring"
        ),
        pytest.param("America/Phoenix", "2026-03-08", "2026-03-08T15:00", "2026-03-09T04:00", id="phoenix"),
        pytest.param("Pacific/Honolulu", "2026-11-01", "2026-11-01T18:00", "2026-11-02T07:00", id="honolulu"),
        pytest.param(
            "Pacific/Guam", "2026-11-01", "2026-10-31T22:00", "2026-11-01T11:00", id="guam_opens_the_utc_day_before"
        ),
    ],
)
def test_hours_on_eight_to_nine(name: str, day: str, opens: str, closes: str) -> None:
    assert hours_on(zone(name), date.fromisoformat(day), EIGHT, NINE_PM) == Span(utc(opens), utc(closes))


def test_hours_on_without_an_end_last_to_midnight() -> None:
    span = hours_on(NEW_YORK, date(2026, 3, 8), time(20), None)
    assert span == Span(utc("2026-03-09T00:00"), start_of_day(NEW_YORK, date(2026, 3, 9)))


def test_hours_on_an_opening_that_the_spring_change_skips_is_the_change() -> None:
    assert hours_on(NEW_YORK, date(2026, 3, 8), time(2, 30), time(4)).opens == utc("2026-03-08T07:00")


def test_hours_on_a_repeated_opening_waits_for_its_second_showing() -> None:
    assert hours_on(NEW_YORK, date(2026, 11, 1), time(1, 30), time(4)).opens == utc("2026-11-01T06:30")


def test_hours_on_a_repeated_closing_closes_at_its_first_showing() -> None:
    assert hours_on(NEW_YORK, date(2026, 11, 1), time(0, 30), time(1, 30)).closes == utc("2026-11-01T05:30")


# -- stretches of the week

Stretches = list[tuple[int, time, time | None]]

AFTERNOONS: Stretches = [(day, time(15), time(17)) for day in range(5)]
WEEKENDS: Stretches = [(SAT, time.min, None), (SUN, time.min, None)]
NIGHTS: Stretches = [(day, time(22), time(6)) for day in range(7)]
SUNDAY_NIGHT: Stretches = [(SUN, time(22), time(6))]
WHOLE_WEEK: Stretches = [(day, time.min, None) for day in range(7)]
SMALL_HOURS: Stretches = [(SUN, time(1, 30), time(2, 30))]
ODD: Stretches = [(SUN, time(2, 15), time(3, 15)), (SAT, time(23, 59), time(0, 1)), (WED, time(12), time(12))]
SKIPPED_ONLY: Stretches = [(SUN, time(2, 10), time(2, 50))]


SHAPES: dict[str, Stretches] = {
    "weekdays 15 to 17": AFTERNOONS,
    "weekends": WEEKENDS,
    "nights": NIGHTS,
    "sunday night": SUNDAY_NIGHT,
    "small hours of sunday": SMALL_HOURS,
    "odd": ODD,
    "only within the skipped hour": SKIPPED_ONLY,
    "both of the comment": AFTERNOONS + WEEKENDS,
}


def inside(stretches: Iterable[tuple[int, time, time | None]], local: datetime) -> bool:
    """The obvious reading: today's stretches, and what is left of yesterday's."""
    today, clock = local.weekday(), local.time()
    for day, start, end in stretches:
        wraps = end is not None and end <= start
        if day == today and start <= clock and (end is None or wraps or clock < end):
            return True
        if end is not None and wraps and (day + 1) % 7 == today and clock < end:
            return True
    return False


def test_a_stretch_is_half_open() -> None:
    weekly = Weekly(AFTERNOONS)
    monday = datetime(2026, 3, 2, tzinfo=NEW_YORK)
    assert monday.replace(hour=14, minute=59, second=59, microsecond=999_999) not in weekly
    assert monday.replace(hour=15) in weekly
    assert monday.replace(hour=16, minute=59, second=59, microsecond=999_999) in weekly
    assert monday.replace(hour=17) not in weekly
    assert monday.replace(day=7, hour=16) not in weekly


def test_a_stretch_wraps_over_midnight_and_over_the_end_of_the_week() -> None:
    weekly = Weekly(SUNDAY_NIGHT)
    sunday = datetime(2026, 3, 1, 22, tzinfo=NEW_YORK)
    assert sunday in weekly
    assert sunday - TICK not in weekly
    assert datetime(2026, 3, 2, 5, 59, 59, 999_999, tzinfo=NEW_YORK) in weekly
    assert datetime(2026, 3, 2, 6, tzinfo=NEW_YORK) not in weekly


def test_an_end_equal_to_the_start_is_a_whole_day() -> None:
    weekly = Weekly([(WED, time(12), time(12))])
    assert datetime(2026, 3, 4, 12, tzinfo=NEW_YORK) in weekly
    assert datetime(2026, 3, 5, 11, 59, tzinfo=NEW_YORK) in weekly
    assert datetime(2026, 3, 5, 12, tzinfo=NEW_YORK) not in weekly


@pytest.mark.parametrize(
    "stretches", [WHOLE_WEEK, [(day, time(9), time(9)) for day in range(7)], WHOLE_WEEK + AFTERNOONS], ids=str
)
def test_the_whole_week_never_changes(stretches: Stretches) -> None:
    weekly = Weekly(stretches)
    assert weekly.always
    assert weekly.next_change(utc("2026-03-08T05:00"), NEW_YORK) is FOREVER


EVERY_DAY = [(day, time.min, time(12)) for day in range(7)]
EVENINGS = [(day, time(12), None) for day in range(7)]


@pytest.mark.parametrize(
    ("weeks", "closed"),
    [
        pytest.param([], False, id="none"),
        pytest.param([(WHOLE_WEEK, 10)], True, id="whole"),
        pytest.param([(EVERY_DAY, 0), (EVENINGS, 0)], True, id="halves on one clock"),
        pytest.param([(EVERY_DAY, 0), (EVENINGS, 1)], False, id="halves on clocks an hour apart"),
        pytest.param([(EVERY_DAY, -12), (EVERY_DAY, 0)], True, id="one half on clocks half a day apart"),
        pytest.param([(EVERY_DAY, 10), (EVENINGS, 10), (AFTERNOONS, -7)], True, id="and more"),
        pytest.param([([(0, time.min, time(23, 59))], 0), (WHOLE_WEEK[1:], 0)], False, id="all but a minute"),
        pytest.param([([(0, time(0, 1), None)], 3), (WHOLE_WEEK[1:], 3)], False, id="all but the first minute"),
        pytest.param([([(0, time.min, time(23, 59))], 5), (WHOLE_WEEK[1:], 5), (AFTERNOONS, -7)], False, id="gap"),
        pytest.param([([(0, time.min, time(23, 59))], 5), (WHOLE_WEEK[1:], 5), (AFTERNOONS, -2)], True, id="filled"),
    ],
)
def test_weeks_of_several_clocks_may_close_every_hour(weeks: list[tuple[Stretches, int]], closed: bool) -> None:
    clocks = [(Weekly(stretches), zone(f"Etc/GMT{-hours:+}")) for stretches, hours in weeks]
    monday = utc("2026-03-02")
    assert close_the_week(clocks, monday) is closed
    minutes = (monday + timedelta(minutes=number) for number in range(7 * 24 * 60))
    assert closed is all(any(minute.astimezone(tz) in week for week, tz in clocks) for minute in minutes)


def test_weeks_close_every_hour_by_the_clocks_of_the_instant() -> None:
    clocks = [(Weekly(EVERY_DAY), zone("America/Denver")), (Weekly(EVENINGS), zone("America/Phoenix"))]
    assert close_the_week(clocks, utc("2026-12-01"))
    assert not close_the_week(clocks, utc("2026-07-01"))


def test_no_stretch_never_changes() -> None:
    weekly = Weekly([])
    assert datetime(2026, 3, 2, tzinfo=NEW_YORK) not in weekly
    assert weekly.next_change(utc("2026-03-08T05:00"), NEW_YORK) is FOREVER


def test_stretches_that_touch_or_overlap_are_one() -> None:
    split = Weekly([(MON, time(9), time(12)), (MON, time(12), time(15)), (MON, time(10), time(11))])
    whole = Weekly([(MON, time(9), time(15))])
    assert split == whole
    assert hash(split) == hash(whole)
    assert split != Weekly([(MON, time(9), time(14))])
    assert split.next_change(utc("2026-03-02T15:00"), NEW_YORK) == utc("2026-03-02T20:00")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("name", "monday"),
    [
        ("America/New_York", "2026-03-02"),
        ("America/New_York", "2026-10-26"),
        ("America/Los_Angeles", "2026-03-02"),
        ("America/Phoenix", "2026-03-02"),
        ("Pacific/Honolulu", "2026-10-26"),
        ("Pacific/Guam", "2026-03-02"),
        ("America/Havana", "2026-03-02"),
        ("America/Havana", "2026-10-26"),
        ("Asia/Beirut", "2024-03-25"),
        ("Australia/Lord_Howe", "2026-03-30"),
    ],
)
def test_next_change_against_trying_each_minute(name: str, monday: str, shape: str) -> None:
    """Over the week of a change and the days after it; the minutes are tried once and every answer checked on them."""
    tz = zone(name)
    stretches = SHAPES[shape]
    weekly = Weekly(stretches)
    begin = utc(monday)
    minutes = [begin + n * MINUTE for n in range(24 * 60 * 15)]
    readings = [inside(stretches, at.astimezone(tz)) for at in minutes]
    tried = zip(minutes, readings, strict=True)
    changes = [at for (_, before), (at, now) in pairwise(tried) if now != before]
    limit = begin + timedelta(days=7)
    starts = [begin + n * 397 * MINUTE + timedelta(seconds=n) for n in range(25)]
    starts += [at + shift for at in changes for shift in (-TICK, timedelta(0), TICK)]
    for at in starts:
        if at < limit:
            assert (at.astimezone(tz) in weekly) == inside(stretches, at.astimezone(tz))
            assert weekly.next_change(at, tz) == next((change for change in changes if change > at), FOREVER)


def test_next_change_is_exact_to_the_microsecond() -> None:
    edge = time(15, 30, 15, 123_456)
    weekly = Weekly([(MON, edge, time(17))])
    opens = utc("2026-03-02T20:30:15.123456")
    assert weekly.next_change(opens - TICK, NEW_YORK) == opens
    assert weekly.next_change(opens, NEW_YORK) == utc("2026-03-02T22:00")


@pytest.mark.parametrize("edge", [time(0, 0, 0, 1), time(23, 59, 59, 999_999)])
def test_nor_is_a_microsecond_beside_midnight_missed_beyond_a_change_of_the_clock(edge: time) -> None:
    friday, monday = utc("2026-03-06T12:00"), datetime(2026, 3, 9, tzinfo=NEW_YORK)
    at_the_edge = datetime.combine(monday, edge, NEW_YORK)
    assert Weekly([(MON, edge, None)]).next_change(friday, NEW_YORK) == at_the_edge
    till_then = Weekly([(SAT, time.min, None), (SUN, time.min, None), (MON, time.min, edge)])
    assert till_then.next_change(monday.replace(day=7, hour=12), NEW_YORK) == at_the_edge


def test_both_showings_of_a_repeated_hour_are_inside() -> None:
    weekly = Weekly([(SUN, time(1), time(2))])
    first, second = utc("2026-11-01T05:30"), utc("2026-11-01T06:30")
    assert first.astimezone(NEW_YORK) in weekly
    assert second.astimezone(NEW_YORK) in weekly
    assert weekly.next_change(first, NEW_YORK) == utc("2026-11-01T07:00")


def test_a_stretch_that_ends_within_the_repeated_hour_opens_again() -> None:
    weekly = Weekly([(SUN, time(0), time(1, 30))])
    assert weekly.next_change(utc("2026-11-01T04:00"), NEW_YORK) == utc("2026-11-01T05:30")
    assert weekly.next_change(utc("2026-11-01T05:30"), NEW_YORK) == utc("2026-11-01T06:00")
    assert weekly.next_change(utc("2026-11-01T06:00"), NEW_YORK) == utc("2026-11-01T06:30")


def test_a_stretch_within_the_skipped_hour_does_not_happen_that_day() -> None:
    weekly = Weekly(SKIPPED_ONLY)
    assert weekly.next_change(utc("2026-03-08T05:30"), NEW_YORK) == utc("2026-03-15T06:10")
    assert weekly.next_change(utc("2026-03-08T05:30"), PHOENIX) == utc("2026-03-08T09:10")


def test_a_week_of_no_stretches_is_open_for_ever() -> None:
    nothing = Weekly(())
    noon = utc("2026-04-01T12:00")
    assert noon not in nothing
    assert not nothing.always
    assert nothing.next_change(noon, NEW_YORK) == FOREVER
    assert [*nothing.in_utc(noon, NEW_YORK)] == []
    assert nothing == Weekly([])
    assert not close_the_week([], noon)
    assert not close_the_week([(nothing, NEW_YORK)], noon)
