"""Instants, civil days and wall times across daylight-saving changes, against a minute-by-minute search."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from fdcpa_guard.clock import FOREVER, TICK, UnknownZone, first_at, next_shift, start_of_day, zone

MINUTE = timedelta(minutes=1)

ZONES_AND_DAYS = [
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("America/New_York", "2026-07-04"),
    ("America/Los_Angeles", "2026-03-08"),
    ("America/Los_Angeles", "2026-11-01"),
    ("America/Anchorage", "2026-03-08"),
    ("America/Adak", "2026-11-01"),
    ("America/Phoenix", "2026-03-08"),
    ("America/Puerto_Rico", "2026-11-01"),
    ("Pacific/Honolulu", "2026-11-01"),
    ("Pacific/Guam", "2026-03-08"),
    ("Pacific/Pago_Pago", "2026-03-08"),
    ("America/Havana", "2026-03-08"),
    ("America/Havana", "2026-11-01"),
    ("America/Asuncion", "2023-10-01"),
    ("America/Asuncion", "2024-03-24"),
    ("Asia/Beirut", "2024-03-31"),
    ("Asia/Beirut", "2024-10-27"),
    ("America/Santiago", "2026-09-06"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Europe/London", "2026-03-29"),
]
"""Both changes of the year where the law applies; Havana, Asuncion, Beirut and Santiago skip midnight itself."""


def first_minute(name: str, day: date, wall: time) -> datetime:
    """The first whole minute of that day, or later, whose reading is at least the wall time, found by trying each."""
    tz = zone(name)
    instant = datetime.combine(day, time.min, UTC) - timedelta(hours=16)
    while instant.astimezone(tz).replace(tzinfo=None) < datetime.combine(day, wall):
        instant += MINUTE
    return instant


@pytest.mark.parametrize(("name", "day"), ZONES_AND_DAYS)
def test_start_of_day_is_the_first_minute_of_the_date(name: str, day: str) -> None:
    civil = date.fromisoformat(day)
    start = start_of_day(zone(name), civil)
    assert start == first_minute(name, civil, time.min)
    assert start.astimezone(zone(name)).date() == civil
    assert (start - timedelta(microseconds=1)).astimezone(zone(name)).date() == civil - timedelta(days=1)
    assert start.tzinfo is UTC


@pytest.mark.parametrize(("name", "day"), ZONES_AND_DAYS)
@pytest.mark.parametrize("wall", [time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(8), time(21)], ids=str)
def test_first_at_is_the_first_minute_that_shows_the_wall_time(name: str, day: str, wall: time) -> None:
    civil = date.fromisoformat(day)
    assert first_at(zone(name), civil, wall) == first_minute(name, civil, wall)


@pytest.mark.parametrize(
    ("name", "day", "wall", "instant"),
    [
        pytest.param("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00Z", id="skipped_hour_is_the_change"),
        pytest.param("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30Z", id="repeated_hour_first_showing"),
        pytest.param(
            "America/Los_Angeles", "2026-03-08", "08:00", "2026-03-08T15:00Z", id="eight_after_the_spring_change"
        ),
        pytest.param(
            "America/Los_Angeles", "2026-11-01", "08:00", "2026-11-01T16:00Z", id="eight_after_the_autumn_change"
        ),
        pytest.param("America/Phoenix", "2026-03-08", "02:30", "2026-03-08T09:30Z", id="arizona_changes_nothing"),
        pytest.param("Pacific/Honolulu", "2026-11-01", "01:30", "2026-11-01T11:30Z", id="hawaii_changes_nothing"),
        pytest.param("Pacific/Guam", "2026-03-08", "08:00", "2026-03-07T22:00Z", id="guam_is_a_day_ahead"),
        pytest.param(
            "America/Havana", "2026-03-08", "00:00", "2026-03-08T05:00Z", id="havana_has_no_midnight_in_spring"
        ),
        pytest.param("America/Havana", "2026-11-01", "00:30", "2026-11-01T04:30Z", id="havana_repeats_the_first_hour"),
        pytest.param(
            "America/Asuncion", "2023-10-01", "00:00", "2023-10-01T04:00Z", id="asuncion_has_no_midnight_in_spring"
        ),
        pytest.param("Asia/Beirut", "2024-03-31", "00:00", "2024-03-30T22:00Z", id="beirut_has_no_midnight_in_spring"),
    ],
)
def test_first_at_known_instants(name: str, day: str, wall: str, instant: str) -> None:
    found = first_at(zone(name), date.fromisoformat(day), time.fromisoformat(wall))
    assert found == datetime.fromisoformat(instant)


@pytest.mark.parametrize(("name", "hours"), [("America/New_York", 23), ("America/Phoenix", 24), ("Pacific/Guam", 24)])
def test_the_day_of_the_spring_change_is_an_hour_short(name: str, hours: int) -> None:
    tz = zone(name)
    assert start_of_day(tz, date(2026, 3, 9)) - start_of_day(tz, date(2026, 3, 8)) == timedelta(hours=hours)


@pytest.mark.parametrize(("name", "hours"), [("America/Los_Angeles", 25), ("Pacific/Honolulu", 24)])
def test_the_day_of_the_autumn_change_is_an_hour_long(name: str, hours: int) -> None:
    tz = zone(name)
    assert start_of_day(tz, date(2026, 11, 2)) - start_of_day(tz, date(2026, 11, 1)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "America", "x" * 65, "Amérique/Paris", "a\0b", "."],
)
def test_unknown_zones_are_refused_without_repeating_the_name(name: str) -> None:
    with pytest.raises(UnknownZone) as caught:
        zone(name)
    assert str(caught.value) == "no such time zone (an IANA name such as America/Chicago is needed)"
    assert caught.value.__cause__ is None


def test_a_zone_is_loaded_once() -> None:
    assert zone("America/New_York") is zone("America/New_York")


def test_forever_is_later_than_any_instant_a_case_may_mention() -> None:
    assert datetime(2200, 12, 31, 23, 59, 59, tzinfo=UTC) < FOREVER


SPRING, AUTUMN = datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "at", "shift"),
    [
        ("America/New_York", datetime(2026, 1, 1, tzinfo=UTC), SPRING),
        ("America/New_York", SPRING - TICK, SPRING),
        ("America/New_York", SPRING, AUTUMN),
        ("America/New_York", AUTUMN - TICK, AUTUMN),
        ("America/New_York", AUTUMN, datetime(2027, 3, 14, 7, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 3, 14, 7, tzinfo=UTC)),
        ("Pacific/Fiji", datetime(2020, 6, 1, tzinfo=UTC), datetime(2020, 12, 19, 14, tzinfo=UTC)),
        ("Pacific/Fiji", datetime(2019, 11, 30, tzinfo=UTC), datetime(2020, 1, 11, 14, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 12, 15, tzinfo=UTC), datetime(2027, 4, 3, 15, tzinfo=UTC)),
        ("America/Phoenix", datetime(2026, 6, 1, tzinfo=UTC), FOREVER),
        ("Africa/Juba", datetime(2019, 12, 31, 23, tzinfo=UTC), FOREVER),
        ("Africa/Juba", datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 31, 21, tzinfo=UTC)),
    ],
)
def test_an_offset_changes_by_the_end_of_next_year_or_for_all_one_knows_never(
    name: str, at: datetime, shift: datetime
) -> None:
    assert next_shift(zone(name), at) == shift
