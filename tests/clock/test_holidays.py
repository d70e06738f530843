"""The legal public holidays of 5 USC 6103(a) against a second computation, and counting days that leave them out."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import MO, TH, relativedelta

from fdcpa_guard.clock import legal_public_holidays, plus_business_days

YEARS = range(2022, 2031)

NAMED = {
    "new year's day": relativedelta(month=1, day=1),
    "birthday of martin luther king, jr.": relativedelta(month=1, day=1, weekday=MO(3)),
    "washington's birthday": relativedelta(month=2, day=1, weekday=MO(3)),
    "memorial day": relativedelta(month=5, day=31, weekday=MO(-1)),
    "juneteenth": relativedelta(month=6, day=19),
    "independence day": relativedelta(month=7, day=4),
    "labor day": relativedelta(month=9, day=1, weekday=MO(1)),
    "columbus day": relativedelta(month=10, day=1, weekday=MO(2)),
    "veterans day": relativedelta(month=11, day=11),
    "thanksgiving day": relativedelta(month=11, day=1, weekday=TH(4)),
    "christmas day": relativedelta(month=12, day=25),
}

KEPT_ON_ANOTHER_DAY = {
    2021: {date(2021, 7, 5), date(2021, 6, 18), date(2021, 12, 24), date(2021, 12, 31)},
    2022: {date(2022, 6, 20), date(2022, 12, 26)},
    2023: {date(2023, 1, 2), date(2023, 11, 10)},
    2024: set(),
    2025: set(),
    2026: {date(2026, 7, 3)},
    2027: {date(2027, 6, 18), date(2027, 7, 5), date(2027, 12, 24), date(2027, 12, 31)},
    2028: {date(2028, 11, 10)},
    2029: {date(2029, 11, 12)},
    2030: set(),
}
"""Fridays before Saturday holidays and Mondays after Sunday ones, read off a printed calendar."""


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", NAMED)
def test_5_usc_6103_a_each_holiday(name: str, year: int) -> None:
    assert date(year, 1, 1) + NAMED[name] in legal_public_holidays(year)


@pytest.mark.parametrize("year", YEARS)
def test_5_usc_6103_a_eleven_holidays_and_no_other_day(year: int) -> None:
    assert legal_public_holidays(year) == {date(year, 1, 1) + rule for rule in NAMED.values()}
    assert len(legal_public_holidays(year)) == 11


def test_5_usc_6103_a_the_holidays_of_2026_by_hand() -> None:
    days = ["01-01", "01-19", "02-16", "05-25", "06-19", "07-04", "09-07", "10-12", "11-11", "11-26", "12-25"]
    assert sorted(legal_public_holidays(2026)) == [date.fromisoformat(f"2026-{day}") for day in days]


@pytest.mark.parametrize("year", KEPT_ON_ANOTHER_DAY)
def test_5_usc_6103_b_1_observed_days(year: int) -> None:
    assert legal_public_holidays(year, observed=True) - legal_public_holidays(year) == KEPT_ON_ANOTHER_DAY[year]


@pytest.mark.parametrize("year", YEARS)
def test_5_usc_6103_observed_days_only_add(year: int) -> None:
    assert legal_public_holidays(year) <= legal_public_holidays(year, observed=True)
    assert all(day.year == year for day in legal_public_holidays(year, observed=True))


@pytest.mark.parametrize("year", YEARS)
def test_5_usc_6103_c_inauguration_day_is_not_among_them(year: int) -> None:
    """January 20 is a holiday for one region's pay and leave only; it is there only as the King holiday."""
    inaugural = date(year, 1, 20)
    third_monday = date(year, 1, 1) + NAMED["birthday of martin luther king, jr."]
    assert (inaugural in legal_public_holidays(year, observed=True)) == (inaugural == third_monday)


@pytest.mark.parametrize("observed", [False, True])
@pytest.mark.parametrize("year", [2021, 2022, 2026, 2027, 2028])
def test_1006_34_b_5_business_days_against_a_day_by_day_count(year: int, observed: bool) -> None:
    holidays = set[date]().union(*(legal_public_holidays(y, observed=observed) for y in (year, year + 1)))
    for start in days_of(year):
        weekdays = (start + timedelta(days=n) for n in range(1, 30))
        fifth = [day for day in weekdays if day.isoweekday() <= 5 and day not in holidays][4]
        assert plus_business_days(start, 5, observed=observed) == fifth


@pytest.mark.parametrize(
    ("start", "observed", "arrives"),
    [
        pytest.param("2026-03-02", True, "2026-03-09", id="monday_to_monday"),
        pytest.param("2026-03-06", True, "2026-03-13", id="friday_to_friday"),
        pytest.param("2026-03-07", True, "2026-03-13", id="saturday_start"),
        pytest.param("2026-03-08", True, "2026-03-13", id="sunday_start"),
        pytest.param("2026-06-26", False, "2026-07-03", id="friday_before_a_saturday_holiday_counted"),
        pytest.param("2026-06-26", True, "2026-07-06", id="friday_before_a_saturday_holiday_left_out"),
        pytest.param("2026-11-09", True, "2026-11-17", id="veterans_day_on_a_wednesday"),
        pytest.param("2026-11-20", True, "2026-11-30", id="thanksgiving"),
        pytest.param("2026-12-24", True, "2027-01-04", id="christmas_and_new_year"),
        pytest.param("2027-12-23", False, "2027-12-30", id="saturday_christmas_counted_on_its_friday"),
        pytest.param("2027-12-23", True, "2028-01-03", id="saturday_christmas_and_new_year_kept_on_fridays"),
        pytest.param("2022-12-23", False, "2022-12-30", id="sunday_christmas_counted_on_its_monday"),
        pytest.param("2022-12-23", True, "2023-01-03", id="sunday_christmas_and_new_year_kept_on_mondays"),
    ],
)
def test_1006_34_b_5_assumed_receipt(start: str, observed: bool, arrives: str) -> None:
    assert plus_business_days(date.fromisoformat(start), 5, observed=observed) == date.fromisoformat(arrives)


def test_no_days_is_the_day_itself() -> None:
    assert plus_business_days(date(2026, 7, 4), 0, observed=True) == date(2026, 7, 4)
