"""12 CFR 1006.100: record retention."""

from datetime import date, timedelta

import pytest

from tests.builders import at, case, contact, decide
from tests.packs.us.federal.regf.judging import duty, objects

RETAIN = "us.regf.100a.retain"
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("when", "until"),
    [
        pytest.param("2026-03-02 12:00", date(2029, 3, 2), id="an_ordinary_day"),
        pytest.param("2028-02-28 12:00", date(2031, 2, 28), id="28_february_of_a_leap_year"),
        pytest.param("2028-02-29 12:00", date(2031, 3, 1), id="29_february"),
        pytest.param("2028-03-01 12:00", date(2031, 3, 1), id="1_march_of_a_leap_year"),
        pytest.param("2029-02-28 12:00", date(2032, 2, 28), id="28_february_towards_a_leap_year"),
        pytest.param("2026-12-31 12:00", date(2029, 12, 31), id="the_last_day_of_a_year"),
    ],
)
@pytest.mark.parametrize("medium", ["call", "mail", "text"])
def test_1006_100_a_three_years(medium: str, when: str, until: date) -> None:
    found = duty(RETAIN, contact(when, medium), case())
    assert found is not None
    assert found.due == until


@pytest.mark.parametrize("recipient", ["consumer", "third-party", "creditor", "consumer-reporting-agency"])
def test_1006_100_a_whoever_is_contacted(recipient: str) -> None:
    assert duty(RETAIN, contact("2026-03-02 12:00", recipient=recipient), case()) is not None
    assert not objects(RETAIN, contact("2026-03-02 12:00", recipient=recipient), case())


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Honolulu", "Pacific/Guam"])
def test_1006_100_a_the_day_is_the_consumers(zone: str) -> None:
    known = case(locations=({"id": "residence", "zones": (zone,)},))
    midnight = at("2026-03-02", zone)
    for when, until in [(midnight - TICK, date(2029, 3, 1)), (midnight, date(2029, 3, 2))]:
        found = duty(RETAIN, contact(when), known)
        assert found is not None
        assert found.due == until
    assert decide(contact(midnight - TICK, "mail"), known).valid_until == midnight


def test_1006_100_a_in_two_zones_the_later_day() -> None:
    known = case(locations=({"id": "residence", "zones": ("America/New_York", "Pacific/Guam")},))
    found = duty(RETAIN, contact(at("2026-03-02 12:00", "America/New_York")), known)
    assert found is not None
    assert found.due == date(2029, 3, 3)


def test_1006_100_a_where_nobody_knows_the_place_the_latest_day_on_earth() -> None:
    found = duty(RETAIN, contact(at("2026-03-02 12:00", "UTC")), case(locations="none"))
    assert found is not None
    assert found.due == date(2029, 3, 3)
