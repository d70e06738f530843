"""Recurrences against dateutil read day by day and against trying each minute; what may run away is refused at once."""

import datetime as datetime_module
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from unittest.mock import patch

import pytest
from dateutil.rrule import rrule, rrulestr
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import fdcpa_guard.clock.recurrence as engine
from fdcpa_guard.clock import FOREVER, TICK, Recurrence, UnsafeRecurrence, Weekly, first_at, start_of_day, zone

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
PHOENIX, NEW_YORK = zone("America/Phoenix"), zone("America/New_York")
NOON = time(12)

careful = settings(max_examples=150, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@contextmanager
def calendar_that_ends(year: int) -> Iterator[None]:
    """Lets dateutil stop looking where the test does, for it stops at the last year that datetime knows."""
    with patch.object(datetime_module, "MAXYEAR", year):
        yield


@cache
def named(rule: str, first_day: date, last_year: int) -> frozenset[date]:
    """The obvious reading: every day that dateutil finds, from the first on."""
    with calendar_that_ends(last_year):
        found = rrulestr(rule, dtstart=datetime.combine(first_day, time.min))
        days = set()
        for each in found:
            if each.year > last_year:
                break
            days.add(each.date())
        return frozenset(days)


def inside(days: frozenset[date], start: time, end: time | None, local: datetime) -> bool:
    today, clock = local.date(), local.time()
    wraps = end is not None and end <= start
    if today in days and start <= clock and (end is None or wraps or clock < end):
        return True
    return end is not None and wraps and today - DAY in days and clock < end


# -- which days


WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def some(values: st.SearchStrategy[str] | list[str], most: int = 3) -> st.SearchStrategy[str]:
    each = st.sampled_from(values) if isinstance(values, list) else values
    return st.lists(each, min_size=1, max_size=most, unique=True).map(",".join)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    by_month = frequency in ("MONTHLY", "YEARLY")
    parts = [f"FREQ={frequency}"]

    def perhaps(name: str, values: st.SearchStrategy[str]) -> None:
        if draw(st.booleans()):
            parts.append(f"{name}={draw(values)}")

    perhaps("INTERVAL", st.sampled_from(["1", "2", "3", "5", "10", "37"]))
    perhaps("BYMONTH", some([str(month) for month in range(1, 13)], 4))
    if frequency != "WEEKLY":
        perhaps("BYMONTHDAY", some(["1", "2", "13", "28", "29", "30", "31", "-1", "-2", "-31"], 4))
    days = [WEEKDAYS]
    if by_month:
        days.append([f"{which}{day}" for which in ("1", "+2", "-1", "-2", "5") for day in WEEKDAYS])
        if frequency == "YEARLY" and not any(part.startswith("BYMONTH=") for part in parts):
            days.append([f"{which}{day}" for which in ("20", "53", "-52") for day in WEEKDAYS])
    perhaps("BYDAY", some(draw(st.sampled_from(days))))
    if by_month and any(part.startswith("BY") for part in parts):
        perhaps("BYSETPOS", some(["1", "2", "-1", "-2", "4"], 2))
    perhaps("WKST", st.sampled_from(WEEKDAYS))
    perhaps("COUNT", st.integers(1, 60).map(str))
    if not parts[-1].startswith("COUNT"):
        perhaps("UNTIL", st.dates(date(2019, 1, 1), date(2033, 12, 31)).map(lambda day: f"{day:%Y%m%d}"))
    return ";".join([parts[0], *draw(st.permutations(parts[1:]))])


FIRST_DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31)) | st.sampled_from([date(2020, 2, 29), date(2023, 1, 31)])


@careful
@given(rules(), FIRST_DAYS)
def test_the_days_are_those_that_dateutil_finds(rule: str, first_day: date) -> None:
    expected = named(rule, first_day, 2032)
    recurrence = Recurrence(rule, first_day)
    day, last = date(2018, 12, 1), date(2032, 12, 31)
    while day <= last:
        assert (datetime.combine(day, NOON) in recurrence) == (day in expected), (rule, first_day, day)
        day += DAY


PARTS = ["", ";BYMONTH=2,9", ";BYDAY=MO,FR", ";BYMONTHDAY=1,-1", ";BYDAY=MO,TU;BYSETPOS=1,-1"]
FIT = {"MONTHLY": 5, "YEARLY": 5, "DAILY": 4, "WEEKLY": 3}
"""So many of the parts each frequency takes."""


@pytest.mark.parametrize("interval", [1, 2, 3, 13])
@pytest.mark.parametrize(("often", "part"), [(often, part) for often, most in FIT.items() for part in PARTS[:most]])
def test_of_every_so_many_times_the_days_are_those_that_dateutil_finds(often: str, part: str, interval: int) -> None:
    rule, first_day = f"FREQ={often};INTERVAL={interval}{part}", date(2019, 3, 4)
    recurrence = Recurrence(rule, first_day)
    days = [date(2019, 1, 1) + number * DAY for number in range(9 * 365)]
    expected = named(rule, first_day, 2027)
    assert [day for day in days if datetime.combine(day, NOON) in recurrence] == [
        day for day in days if day in expected
    ]


@careful
@given(
    rules(),
    FIRST_DAYS,
    st.sampled_from(
        [(time(15), time(17)), (time(22), time(6)), (time.min, None), (time(9), time(9)), (time(20), None)]
    ),
    st.datetimes(datetime(2018, 6, 1), datetime(2031, 1, 1)),  # noqa: DTZ001 - made aware below
)
def test_changes_follow_one_another_as_the_days_do(
    rule: str, first_day: date, hours: tuple[time, time | None], begin: datetime
) -> None:
    """In a zone whose clocks never change, where the changes can be told from the days."""
    start, end = hours
    days = named(rule, first_day, 2032)
    recurrence = Recurrence(rule, first_day, start, end)
    edges = {datetime.combine(day, start, PHOENIX) for day in days}
    for day in days:
        over = day + DAY if end is None or end <= start else day
        edges.add(datetime.combine(over, end or time.min, PHOENIX))
    changes = [edge for edge in sorted(edges) if inside(days, *hours, edge) != inside(days, *hours, edge - TICK)]
    at = begin.replace(tzinfo=UTC)
    upcoming = [change for change in changes if change > at][:6]
    for expected in upcoming:
        if expected.year < 2032:  # what dateutil finds ends with that year
            assert recurrence.covers(at.astimezone(PHOENIX)) == inside(days, start, end, at.astimezone(PHOENIX))
            at = recurrence.next_change(at, PHOENIX)
            assert at == expected


@pytest.mark.parametrize("start", [time(2), time.min])
def test_a_leap_day_and_the_last_day_of_a_month(start: time) -> None:
    leap = Recurrence("FREQ=YEARLY", date(2024, 2, 29), start)
    assert leap.next_change(utc("2026-01-01"), PHOENIX) == first_at(PHOENIX, date(2028, 2, 29), start)
    month_end = Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 1, 1), start)
    assert month_end.next_change(utc("2026-02-01T12:00"), PHOENIX) == first_at(PHOENIX, date(2026, 2, 28), start)


def test_there_is_no_leap_day_in_2100() -> None:
    leap = Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2024, 2, 29))
    assert leap.next_change(utc("2096-03-05"), PHOENIX) == start_of_day(PHOENIX, date(2104, 2, 29))


def test_lower_case_is_read_like_upper_case() -> None:
    first = date(2026, 1, 1)
    assert Recurrence("freq=weekly;byday=mo", first) == Recurrence("FREQ=WEEKLY;BYDAY=MO", first)
    assert Recurrence("FREQ=WEEKLY", first) != Recurrence("FREQ=WEEKLY", first + DAY)
    assert len({Recurrence("FREQ=DAILY", first), Recurrence("INTERVAL=1;FREQ=DAILY", first)}) == 1


# -- which instants


SHAPES: dict[str, tuple[str, time, time | None]] = {
    "every second day, afternoons": ("FREQ=DAILY;INTERVAL=2", time(15), time(17)),
    "every day, nights": ("FREQ=DAILY", time(22), time(6)),
    "weekends, all day": ("FREQ=WEEKLY;BYDAY=SA,SU", time.min, None),
    "sundays, small hours": ("FREQ=WEEKLY;BYDAY=SU", time(1, 30), time(2, 30)),
    "mondays, from the small hours": ("FREQ=WEEKLY;BYDAY=MO", time(1, 30), None),
    "sundays, within the skipped hour": ("FREQ=MONTHLY;BYDAY=1SU,2SU,-1SU", time(2, 10), time(2, 50)),
    "all but a skipped hour": ("FREQ=DAILY;INTERVAL=1", time(3), time(2)),
    "first and last weekday, evenings": ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1", time(20), None),
    "noon to noon": ("FREQ=DAILY;BYDAY=SA,SU,MO", time(12), time(12)),
    "midnight to one": ("FREQ=DAILY;COUNT=9", time.min, time(1)),
    "always": ("FREQ=DAILY", time(1, 30), time(1, 30)),
}


@cache
def minutes_of(name: str, monday: str) -> list[tuple[datetime, datetime]]:
    tz = zone(name)
    return [(at, at.astimezone(tz)) for at in (utc(monday) + n * MINUTE for n in range(24 * 60 * 10))]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("name", "monday"),
    [
        ("America/New_York", "2026-03-02"),
        ("America/New_York", "2026-10-26"),
        ("America/Los_Angeles", "2026-03-02"),
        ("America/Phoenix", "2026-03-02"),
        ("America/Havana", "2026-03-02"),
        ("America/Havana", "2026-10-26"),
        ("Asia/Beirut", "2024-03-25"),
        ("Australia/Lord_Howe", "2026-03-30"),
        ("Pacific/Guam", "2026-10-26"),
    ],
)
def test_next_change_against_trying_each_minute(name: str, monday: str, shape: str) -> None:
    tz = zone(name)
    rule, start, end = SHAPES[shape]
    first_day = date.fromisoformat(monday) + DAY
    days = named(rule, first_day, first_day.year)
    recurrence = Recurrence(rule, first_day, start, end)
    minutes = minutes_of(name, monday)
    readings = [inside(days, start, end, local) for _, local in minutes]
    pairs = pairwise(zip(minutes, readings, strict=True))
    changes = [at for (_, before), ((at, _), now) in pairs if now != before]
    starts = [at for at, _ in minutes[::397]] + [at + shift for at in changes for shift in (-TICK, timedelta(0), TICK)]
    shifts = [at for (_, before), (at, local) in pairwise(minutes) if local.utcoffset() != before.utcoffset()]
    starts += [at + minute * MINUTE for at in shifts for minute in (-60, -30, -1, 0, 1, 29, 30, 59, 60)]
    for at in starts:
        assert (at.astimezone(tz) in recurrence) == inside(days, start, end, at.astimezone(tz))
        found = recurrence.next_change(at, tz)
        expected = next((change for change in changes if change > at), None)
        assert found == expected if expected is not None else found > minutes[-1][0]


@pytest.mark.parametrize(
    ("rule", "days"),
    [("FREQ=WEEKLY;BYDAY=MO,WE,FR", (0, 2, 4)), ("FREQ=DAILY;BYDAY=SU", (6,)), ("FREQ=DAILY", tuple(range(7)))],
)
@pytest.mark.parametrize(("start", "end"), [(time(15), time(17)), (time(22), time(6)), (time(2, 10), time(2, 50))])
def test_a_weekly_rule_changes_when_the_windows_of_the_week_do(
    rule: str, days: tuple[int, ...], start: time, end: time
) -> None:
    weekly, recurrence = Weekly((day, start, end) for day in days), Recurrence(rule, date(2020, 1, 6), start, end)
    at = utc("2026-03-02")
    while at < utc("2026-03-20"):
        assert recurrence.next_change(at, NEW_YORK) == weekly.next_change(at, NEW_YORK)
        at = weekly.next_change(at, NEW_YORK)


def test_a_stretch_that_follows_the_spring_change_never_happens_there() -> None:
    skipped = Recurrence("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", date(2026, 1, 1), time(2, 10), time(2, 50))
    fourth = utc("2029-03-11T07:00")
    assert skipped.next_change(utc("2026-01-01"), NEW_YORK) == fourth  # it is not looked for in all years to come
    assert skipped.next_change(fourth, NEW_YORK) == utc("2033-03-13T07:00")
    night = [utc("2026-03-08T06:00") + timedelta(minutes=n) for n in range(120)]
    assert not any(skipped.covers(instant.astimezone(NEW_YORK)) for instant in night)
    assert skipped.next_change(utc("2026-01-01"), PHOENIX) == utc("2026-03-08T09:10")


def test_nights_wrap_over_midnight_and_end_after_the_last_day() -> None:
    nights = Recurrence("FREQ=DAILY;COUNT=2", date(2026, 4, 1), time(22), time(6))
    at, seen = utc("2026-01-01"), []
    while (at := nights.next_change(at, PHOENIX)) < FOREVER:
        seen.append(f"{at.astimezone(PHOENIX):%d %H}")
    assert seen == ["01 22", "02 06", "02 22", "03 06"]
    assert datetime(2026, 4, 1, 5, tzinfo=PHOENIX) not in nights
    assert datetime(2026, 4, 3, 5, tzinfo=PHOENIX) in nights


@pytest.mark.parametrize("days", [1, 2, 300, 1023, 1024, 1025, 2047, 2048, 2049])
def test_a_stretch_of_days_ends_where_it_does_however_long_the_rule_has_run(days: int) -> None:
    ends = date(2026, 1, 1)
    rule = Recurrence("FREQ=DAILY;BYMONTH=2,3,4,5,6,7,8,9,10,11,12", ends - days * DAY)
    assert rule.next_change(utc("2025-12-31T20:00"), PHOENIX) == start_of_day(PHOENIX, ends)
    assert rule.next_change(start_of_day(PHOENIX, ends), PHOENIX) == start_of_day(PHOENIX, date(2026, 2, 1))


def test_what_is_always_so_never_changes() -> None:
    always = Recurrence("FREQ=DAILY", date(1990, 1, 1))
    assert always.next_change(utc("2026-04-01"), NEW_YORK) is FOREVER
    whole_year = Recurrence("FREQ=YEARLY;BYMONTH=5", date(2026, 1, 1))
    assert whole_year.next_change(utc("2026-06-01"), NEW_YORK) == start_of_day(NEW_YORK, date(2027, 5, 1))
    ends = Recurrence("FREQ=DAILY;UNTIL=20901231", date(1990, 1, 1))
    assert ends.next_change(utc("2026-04-01"), NEW_YORK) == start_of_day(NEW_YORK, date(2091, 1, 1))


@pytest.mark.parametrize(
    ("rule", "edges"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", ["2026-04-01"]),
        ("FREQ=DAILY;BYDAY=MO", ["2026-04-01"]),
        ("FREQ=DAILY;COUNT=3", ["2026-04-01", "2026-04-04"]),
        ("FREQ=WEEKLY;UNTIL=20260415", ["2026-04-01", "2026-04-16"]),
        ("FREQ=WEEKLY;UNTIL=20250415", ["2026-04-01"]),
    ],
)
def test_weekly_rules_are_irregular_only_at_their_ends(rule: str, edges: list[str]) -> None:
    recurrence = Recurrence(rule, date(2026, 4, 1), time(15), time(17))
    at, seen = utc("2026-01-01"), []
    while (at := recurrence.next_irregular(at, PHOENIX)) < FOREVER:
        seen.append(at)
    assert seen == [start_of_day(PHOENIX, date.fromisoformat(edge)) for edge in edges]


@careful
@given(
    st.sampled_from(["FREQ=DAILY", "FREQ=DAILY;BYDAY=TU", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,FR,SU"]),
    st.sampled_from(["", ";COUNT=1", ";COUNT=5", ";UNTIL=20260420"]),
    st.dates(date(2026, 4, 1), date(2026, 4, 14)),
    st.sampled_from([(NOON, None), (time(21), time(6)), (time.min, None), (time(6), time(6))]),
)
def test_the_week_that_it_repeats_is_what_it_covers_until_it_is_irregular(
    rule: str, end: str, first_day: date, walls: tuple[time, time | None]
) -> None:
    recurrence = Recurrence(rule + end, first_day, *walls)
    for day in (first_day + DAY * number for number in range(-1, 40)):
        week = recurrence.week_on(day)
        if week is None:
            continue
        begins = start_of_day(PHOENIX, day)
        ends = min(recurrence.next_irregular(begins, PHOENIX), begins + 9 * DAY)
        at = begins
        while at < ends:
            local = at.astimezone(PHOENIX)
            assert (local in week) == (local in recurrence), f"on {local} from {day} on"
            at += timedelta(hours=3)


@pytest.mark.parametrize(
    ("rule", "day", "repeats"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", "2026-04-01", False),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "2026-04-02", True),
        ("FREQ=WEEKLY", "2026-04-02", True),
        ("FREQ=DAILY;COUNT=3", "2026-04-03", True),
        ("FREQ=DAILY;COUNT=3", "2026-04-04", False),
        ("FREQ=WEEKLY;COUNT=1000", "2045-05-24", True),
        ("FREQ=WEEKLY;COUNT=1000", "2045-05-25", False),
        ("FREQ=WEEKLY;UNTIL=20250415", "2026-04-02", False),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-04-02", False),
        ("FREQ=MONTHLY", "2026-04-02", False),
    ],
)
def test_only_weekly_rules_that_run_repeat_a_week(rule: str, day: str, repeats: bool) -> None:
    recurrence = Recurrence(rule, date(2026, 4, 1), time(21), time(6))
    assert (recurrence.week_on(date.fromisoformat(day)) is not None) is repeats


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=DAILY;BYMONTH=5", "FREQ=YEARLY"])
def test_every_change_of_another_rule_is_irregular(rule: str) -> None:
    recurrence = Recurrence(rule, date(2026, 4, 1), time(15), time(17))
    at = utc("2026-01-01")
    for _ in range(6):
        assert recurrence.next_irregular(at, NEW_YORK) == recurrence.next_change(at, NEW_YORK)
        at = recurrence.next_change(at, NEW_YORK)


# -- what never occurs, and what is refused


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=2MO;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=366",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=5",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=1000",
        "FREQ=DAILY;UNTIL=20191231",
        "FREQ=DAILY;UNTIL=00010101",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30",
    ],
)
def test_a_rule_that_names_no_day_never_occurs(rule: str) -> None:
    never = Recurrence(rule, date(2020, 1, 1))
    assert never.next_change(utc("2026-04-01"), NEW_YORK) is FOREVER
    assert never.next_change(utc("1900-04-01"), NEW_YORK) is FOREVER
    assert not any(datetime(2024, 1, 1, 12) + n * DAY in never for n in range(1500))  # noqa: DTZ001 - a reading


REFUSED = {
    "": "the rule is empty",
    " ": "part 1",
    ";": "part 1",
    "FREQ": "FREQ",
    "FREQ=": "FREQ",
    "FREQ=SECONDLY": "FREQ",
    "FREQ=MINUTELY;INTERVAL=1": "FREQ",
    "FREQ=HOURLY;COUNT=5": "FREQ",
    "FREQ=FORTNIGHTLY": "FREQ",
    "FREQ=DAILY,WEEKLY": "FREQ",
    "FREQ= DAILY": "FREQ",
    "INTERVAL=2": "FREQ",
    "BYDAY=MO": "FREQ",
    "FREQ=DAILY;FREQ=DAILY": "FREQ is given twice",
    "FREQ=DAILY;COUNT=5;COUNT=6": "COUNT is given twice",
    "FREQ=DAILY;BYHOUR=9": "BYHOUR",
    "FREQ=DAILY;BYMINUTE=0,15,30,45": "BYMINUTE",
    "FREQ=DAILY;BYSECOND=0": "BYSECOND",
    "FREQ=YEARLY;BYYEARDAY=366": "BYYEARDAY",
    "FREQ=YEARLY;BYWEEKNO=53": "BYWEEKNO",
    "FREQ=YEARLY;BYEASTER=0": "BYEASTER",
    "FREQ=DAILY;EXRULE=FREQ=DAILY": "EXRULE",
    "FREQ=DAILY;RDATE=20260401": "RDATE",
    "FREQ=DAILY;EXDATE=20260401": "EXDATE",
    "FREQ=DAILY;DTSTART=20260401": "DTSTART",
    "RRULE:FREQ=DAILY": "single RRULE",
    "DTSTART:19000101\nRRULE:FREQ=DAILY": "one line",
    "FREQ=DAILY\nEXRULE:FREQ=WEEKLY": "one line",
    "FREQ=DAILY\r\n": "one line",
    "FREQ=DAILY\x00": "one line",
    "FREQ=DAILY;COUNT=\u0665": "ASCII",
    "FREQ=D\u0410ILY": "ASCII",
    "FREQ=DAILY;": "part 2",
    "FREQ=DAILY;;COUNT=1": "part 2",
    "FREQ=DAILY;X-SECRET=1": "part 2",
    "FREQ=DAILY; COUNT=1": "part 2",
    "RSCALE=GREGORIAN;FREQ=DAILY": "part 1",
    "FREQ=DAILY;INTERVAL=0": "INTERVAL",
    "FREQ=DAILY;INTERVAL=-1": "INTERVAL",
    "FREQ=DAILY;INTERVAL=1001": "INTERVAL",
    "FREQ=DAILY;INTERVAL=99999999999999": "INTERVAL",
    "FREQ=DAILY;INTERVAL=1.5": "INTERVAL",
    "FREQ=DAILY;INTERVAL=1,2": "INTERVAL",
    "FREQ=DAILY;INTERVAL=1_0": "INTERVAL",
    "FREQ=DAILY;INTERVAL=": "INTERVAL",
    "FREQ=DAILY;COUNT=0": "COUNT",
    "FREQ=DAILY;COUNT=1001": "COUNT",
    "FREQ=DAILY;COUNT=many": "COUNT",
    "FREQ=DAILY;COUNT=5;UNTIL=20261231": "COUNT and UNTIL",
    "FREQ=DAILY;UNTIL=20261231T000000Z": "UNTIL",
    "FREQ=DAILY;UNTIL=2026-12-31": "UNTIL",
    "FREQ=DAILY;UNTIL=20260230": "UNTIL",
    "FREQ=DAILY;UNTIL=00000000": "UNTIL",
    "FREQ=DAILY;UNTIL=": "UNTIL",
    "FREQ=WEEKLY;BYDAY=": "BYDAY",
    "FREQ=WEEKLY;BYDAY=MON": "BYDAY",
    "FREQ=WEEKLY;BYDAY=MO,": "BYDAY",
    "FREQ=WEEKLY;BYDAY=1MO": "BYDAY",
    "FREQ=DAILY;BYDAY=-1FR": "BYDAY",
    "FREQ=MONTHLY;BYDAY=0MO": "BYDAY",
    "FREQ=MONTHLY;BYDAY=6MO": "BYDAY",
    "FREQ=MONTHLY;BYDAY=53MO": "BYDAY",
    "FREQ=YEARLY;BYDAY=54MO": "BYDAY",
    "FREQ=YEARLY;BYMONTH=12;BYDAY=53MO": "BYDAY",
    "FREQ=YEARLY;BYDAY=999MO": "BYDAY",
    "FREQ=MONTHLY;BYDAY=MO,2TU": "BYDAY",
    "FREQ=MONTHLY;BYDAY=MO(1)": "BYDAY",
    "FREQ=MONTHLY;BYMONTHDAY=0": "BYMONTHDAY",
    "FREQ=MONTHLY;BYMONTHDAY=32": "BYMONTHDAY",
    "FREQ=MONTHLY;BYMONTHDAY=-32": "BYMONTHDAY",
    "FREQ=WEEKLY;BYMONTHDAY=1": "BYMONTHDAY",
    "FREQ=YEARLY;BYMONTH=0": "BYMONTH",
    "FREQ=YEARLY;BYMONTH=13": "BYMONTH",
    "FREQ=YEARLY;BYMONTH=-1": "BYMONTH",
    "FREQ=YEARLY;BYMONTH=5L": "BYMONTH",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0": "BYSETPOS",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367": "BYSETPOS",
    "FREQ=MONTHLY;BYSETPOS=1": "BYSETPOS",
    "FREQ=DAILY;BYDAY=MO;BYSETPOS=1": "BYSETPOS",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1": "BYSETPOS",
    "FREQ=WEEKLY;WKST=1": "WKST",
    "FREQ=WEEKLY;WKST=MO,TU": "WKST",
    "FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 70): "200 characters",
    "FREQ=DAILY;" * 100_000: "200 characters",
    "\ud800": "ASCII",
}


@pytest.mark.parametrize(("rule", "named"), REFUSED.items(), ids=[repr(rule)[:60] for rule in REFUSED])
def test_what_could_run_away_or_is_malformed_is_refused(rule: str, named: str) -> None:
    with pytest.raises(UnsafeRecurrence) as refused:
        Recurrence(rule, date(2026, 1, 1))
    message = str(refused.value)
    assert named in message
    assert "SECRET" not in message
    assert "\n" not in message
    assert len(message) < 160
    if len(rule) > 10:
        assert rule not in message


@pytest.mark.parametrize("first_day", [date.min, date(1899, 12, 31), date(2201, 1, 1), date.max])
def test_first_days_beyond_any_fact_are_refused(first_day: date) -> None:
    with pytest.raises(UnsafeRecurrence, match="first_day"):
        Recurrence("FREQ=DAILY", first_day)


@careful
@given(st.text(alphabet="FREQ=DAILYWKMONTHBS;,0123456789-+", max_size=60) | st.text(max_size=20))
def test_no_text_raises_anything_else(text: str) -> None:
    with suppress(UnsafeRecurrence):
        Recurrence(f"FREQ=MONTHLY;{text}", date(2026, 1, 1))


def test_dateutil_is_asked_no_more_than_a_bounded_number_of_times() -> None:
    """A year at a time, once for each value and kind of year, however the rule combines them."""
    engine._named.cache_clear()
    with patch.object(engine, "rrule", wraps=rrule) as asked:
        Recurrence("FREQ=MONTHLY;INTERVAL=7;BYDAY=5SU;BYMONTHDAY=30;COUNT=999", date(1900, 1, 1))
    assert 0 < asked.call_count <= 2 * 14
    assert {call.kwargs["interval"] for call in asked.call_args_list} == {10_000}
