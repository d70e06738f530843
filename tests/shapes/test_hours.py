"""Hours of contact and quiet times, on both sides of their ends, in two zones and over the clock's changes."""

from datetime import UTC, date, time
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy
from fdcpa_guard.clock import FOREVER, TICK
from fdcpa_guard.facts import Consent, Weekday, WeeklyWindow
from tests.builders import at, case, contact, debt, history, inbound

from .judging import denials, denies, lacks, lapse, until
from .kinds import CallingHours, QuietTimes

NEW_YORK, LOS_ANGELES, PHOENIX, DENVER = "America/New_York", "America/Los_Angeles", "America/Phoenix", "America/Denver"
DAYTIME = CallingHours(opens="08:00", closes="21:00")
OWN_CALL = {"lifted_by": None, "replies_exempt": False, "own_call_exempt": True}


def living(*zones: str, **overrides: Any) -> Any:
    return case(locations=({"id": "home", "zones": zones},), **overrides)


def test_half_open() -> None:
    assert lapse(DAYTIME, contact("2026-04-01 07:59:59"), case()) == at("2026-04-01 08:00")
    assert denies(DAYTIME, contact(at("2026-04-01 08:00") - TICK), case())
    assert until(DAYTIME, contact("2026-04-01 08:00:00"), case()) == at("2026-04-01 21:00")
    assert not denies(DAYTIME, contact("2026-04-01 20:59:59"), case())
    assert lapse(DAYTIME, contact("2026-04-01 21:00:00"), case()) == at("2026-04-02 08:00")


def test_every_zone_has_to_agree() -> None:
    two = living(NEW_YORK, LOS_ANGELES)
    assert lapse(DAYTIME, contact(at("2026-04-01 09:00", NEW_YORK)), two) == at("2026-04-01 08:00", LOS_ANGELES)
    assert until(DAYTIME, contact(at("2026-04-01 08:00", LOS_ANGELES)), two) == at("2026-04-01 21:00", NEW_YORK)
    fixed = CallingHours(opens="08:00", closes="21:00", zone=NEW_YORK)
    assert until(fixed, contact(at("2026-04-01 08:00", NEW_YORK)), two) == at("2026-04-01 21:00", NEW_YORK)


def test_without_a_place_it_denies_unless_the_zone_is_fixed() -> None:
    nowhere = case(locations=(), phones=({"id": "cell", "line_type": "mobile"},))
    assert lacks(DAYTIME, contact("2026-04-01 10:00"), nowhere) == "locations (where consumer is)"
    assert not denies(CallingHours(opens="08:00", zone=NEW_YORK), contact("2026-04-01 10:00"), nowhere)


def test_without_a_place_a_quiet_time_matters_that_may_be_on_somewhere() -> None:
    """From when a day begins in Kiritimati, at UTC+14, until it is over in Pago Pago, at UTC-11."""
    nowhere = case(locations=(), phones=({"id": "cell", "line_type": "mobile"},))
    for quiet in (
        QuietTimes(dates=(date(2026, 12, 25),)),
        QuietTimes(holidays=True),
        QuietTimes(windows=({"days": ["fri"]},)),
    ):
        assert until(quiet, contact(at("2026-12-24 09:59", "UTC")), nowhere) == at("2026-12-24 10:00", "UTC")
        for when in ("2026-12-24 10:00", "2026-12-26 10:59"):
            assert lacks(quiet, contact(at(when, "UTC")), nowhere) == "locations (where consumer is)"
        assert until(quiet, contact(at("2026-12-26 11:00", "UTC")), nowhere) > at("2026-12-31 00:00", "UTC")


@pytest.mark.parametrize("zone", [PHOENIX, None])
@pytest.mark.parametrize("kind", ["hours", "quiet"])
def test_a_refusal_shows_the_clocks_that_it_goes_by(kind: str, zone: str | None) -> None:
    """Those where the person may be, or else the one that is fixed, wherever the person is."""
    shape = (
        CallingHours(opens="08:00", closes="21:00", zone=zone)
        if kind == "hours"
        else QuietTimes(windows=({"start": "21:00", "end": "08:00"},), zone=zone)
    )
    (denied,) = denials(shape, contact(at("2026-04-01 03:30:15", PHOENIX)), living(NEW_YORK, LOS_ANGELES))
    shown = {name: clock for name, clock in denied.facts.items() if name.startswith("local time")}
    if zone is None:
        assert shown == {f"local time in {NEW_YORK}": "06:30:15", f"local time in {LOS_ANGELES}": "03:30:15"}
    else:
        assert shown == {f"local time in {PHOENIX}": "03:30:15"}


def test_the_clock_changes() -> None:
    early = CallingHours(opens="02:30", closes="04:00")
    assert lapse(early, contact("2026-03-08 01:59:59"), case()) == at("2026-03-08 03:00")
    late = CallingHours(opens="00:30", closes="01:30")
    assert until(late, contact("2026-11-01 00:45"), case()) == at("2026-11-01 01:30").astimezone(UTC)
    assert denies(late, contact(at("2026-11-01 01:15").replace(fold=1)), case())


def test_days_of_the_week() -> None:
    hours = CallingHours(
        opens="08:00", closes="21:00", weekdays={"sat": {"opens": "10:00", "closes": "17:00"}, "sun": None}
    )
    assert lapse(hours, contact("2026-04-04 09:59:59"), case()) == at("2026-04-04 10:00")
    assert not denies(hours, contact("2026-04-04 10:00"), case())
    assert lapse(hours, contact("2026-04-04 17:00"), case()) == at("2026-04-06 08:00")
    assert lapse(hours, contact("2026-04-05 12:00"), case()) == at("2026-04-06 08:00")


def test_a_margin_before_closing() -> None:
    hours = CallingHours(opens="08:00", closes="21:00", closing_margin_minutes=15)
    assert not denies(hours, contact("2026-04-01 20:44:59"), case())
    assert lapse(hours, contact("2026-04-01 20:45"), case()) == at("2026-04-02 08:00")
    midnight = CallingHours(opens="08:00", closing_margin_minutes=30)
    assert until(midnight, contact("2026-04-01 20:45"), case()) == at("2026-04-01 23:30")
    assert lapse(CallingHours(opens="08:00", closes="08:15", closing_margin_minutes=30), *now_and_case()) is None


def now_and_case() -> tuple[Any, Any]:
    return contact("2026-04-01 08:05"), case()


def test_zones_that_never_agree_agree_when_one_shifts() -> None:
    narrow = CallingHours(opens="09:00", closes="09:30")
    summer = contact(at("2026-08-13 09:10", DENVER))
    assert lapse(narrow, summer, living(PHOENIX, DENVER)) == at("2026-11-01 09:00", DENVER)
    assert lapse(narrow, summer, living(NEW_YORK, LOS_ANGELES)) is None


def test_other_media_have_no_hours() -> None:
    assert until(DAYTIME, contact("2026-04-01 03:00", "mail"), case()) == FOREVER


def leave(**overrides: Any) -> Consent:
    given: dict[str, Any] = {
        "id": "late",
        "scope": "time",
        "given_at": at("2026-03-01 10:00"),
        "given_to": "collector",
        "during_proper_communication": True,
        "windows": (WeeklyWindow(start=time(21), end=time(22)),),
    }
    return Consent(**given | overrides)


def test_consent_lifts_for_its_times_and_debts() -> None:
    late = contact("2026-04-01 21:30")
    assert until(DAYTIME, late, case(consents=(leave(),))) == at("2026-04-01 22:00")
    assert lapse(DAYTIME, contact("2026-04-01 22:00"), case(consents=(leave(),))) == at("2026-04-02 08:00")
    assert denies(CallingHours(opens="08:00", closes="21:00", lifted_by=None), late, case(consents=(leave(),)))
    both = case(debts=(debt("card"), debt("loan")), consents=(leave(debts=("loan",)),))
    (one,) = denials(DAYTIME, contact("2026-04-01 21:30", debts=("card", "loan")), both)
    assert one.debts == ("card",)


def test_consent_in_writing_and_properly_asked_for() -> None:
    late = contact("2026-04-01 21:30")
    written = CallingHours(opens="08:00", closes="21:00", consent_in_writing=True)
    assert denies(written, late, case(consents=(leave(in_writing="unknown"),)))
    assert not denies(written, late, case(consents=(leave(in_writing=True),)))
    unclear = case(consents=(leave(during_proper_communication="unknown"),))
    assert lacks(DAYTIME, late, unclear) == "consents.late.during_proper_communication"
    assert denies(DAYTIME, late, case(consents=(leave(given_to="creditor"),)))


def test_an_answer_in_the_same_night() -> None:
    wrote = history(inbound("2026-04-01 21:30", "text", id="wrote"))
    known = case(history=wrote)
    assert until(DAYTIME, contact("2026-04-01 21:40", "text", in_reply_to="wrote"), known) == at("2026-04-02")
    assert denies(DAYTIME, contact("2026-04-02 00:10", "text", in_reply_to="wrote"), known)
    strict = CallingHours(opens="08:00", closes="21:00", replies_exempt=False)
    assert denies(strict, contact("2026-04-01 21:40", "text", in_reply_to="wrote"), known)
    morning = case(history=history(inbound("2026-04-01 06:30", "text", id="wrote")))
    assert denies(DAYTIME, contact("2026-04-01 21:40", "text", in_reply_to="wrote"), morning)
    for came in ("07:59:59", "08:00", "12:30", "20:59:59"):
        daytime = case(history=history(inbound(f"2026-04-01 {came}", "text", id="wrote")))
        assert denies(DAYTIME, contact("2026-04-01 21:40", "text", in_reply_to="wrote"), daytime), came
    evening = case(history=history(inbound("2026-04-01 21:00", "text", id="wrote")))
    assert not denies(DAYTIME, contact("2026-04-01 21:40", "text", in_reply_to="wrote"), evening)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "opens"),
        ({"opens": "21:00", "closes": "08:00"}, "closes is not after opens"),
        ({"opens": "08:00", "closes": "08:00"}, "closes is not after opens"),
        ({"opens": "08:00", "weekdays": {"sat": {"opens": "09:00", "closes": "09:00"}}}, "closes is not after opens"),
        ({"opens": "08:00", "weekdays": {"sat": {"opens": "25:00"}}}, "weekdays.sat.opens"),
        ({"opens": "08:00", "closing_margin_minutes": 721}, "closing_margin_minutes"),
        ({"opens": "08:00+02:00"}, "UTC offset"),
        ({"opens": "08:00", "closes": "21:00+02:00"}, "UTC offset"),
        ({"opens": "08:00", "weekdays": {"sat": {"opens": "09:00Z"}}}, "UTC offset"),
        ({"opens": "08:00", "weekdays": {"sat": {"opens": "09:00", "closes": "21:00Z"}}}, "UTC offset"),
        ({"opens": "08:00", "segments": {"new": {"closes": "21:00Z"}}}, "UTC offset"),
    ],
)
def test_errors_name_the_field(given: dict[str, Any], named: str) -> None:
    with pytest.raises(InvalidPolicy, match=named):
        CallingHours(**given)


def test_segments_may_have_other_hours_and_days() -> None:
    hours = CallingHours(opens="08:00", segments={"new": {"opens": "10:00", "weekdays": {"wed": None}}})
    assert lapse(hours, contact("2026-04-02 09:00"), case(segment="new")) == at("2026-04-02 10:00")
    assert lapse(hours, contact("2026-04-01 12:00"), case(segment="new")) == at("2026-04-02 10:00")
    assert not denies(hours, contact("2026-04-01 12:00"), case(segment="old"))


# -- quiet times


def test_a_quiet_date() -> None:
    quiet = QuietTimes(dates=(date(2026, 12, 24), date(2026, 12, 25)))
    assert until(quiet, contact("2026-12-23 12:00"), case()) == at("2026-12-24")
    assert lapse(quiet, contact("2026-12-24 00:00"), case()) == at("2026-12-26")
    assert not denies(quiet, contact("2026-12-24 12:00", "mail"), case())


@pytest.mark.parametrize(("number", "each"), [(1, True), (3, True), (4, False), (5, False)])
def test_of_quiet_days_and_windows_three_are_said_one_by_one_and_more_are_counted(number: int, each: bool) -> None:
    dates = QuietTimes(dates=tuple(date(2026, 12, 21 + day) for day in range(number)))
    one_by_one = [f"2026-12-{21 + day}" for day in range(number)]
    assert all(day in dates.describe() for day in one_by_one) == each
    assert (f"{number} listed dates" in dates.describe()) == (not each)
    windows = QuietTimes(windows=tuple(WeeklyWindow(days=(day,)) for day in [*Weekday][:number]))
    names = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays"][:number]
    assert all(name in windows.describe() for name in names) == each
    assert (f"{number} windows of the week" in windows.describe()) == (not each)


def test_holidays_and_the_days_kept_for_them() -> None:
    holidays = QuietTimes(holidays=True)
    assert lapse(holidays, contact("2026-11-11 12:00"), case()) == at("2026-11-12")
    assert until(holidays, contact("2026-11-12 00:00"), case()) == at("2026-11-26")
    assert not denies(holidays, contact("2026-07-03 12:00"), case())  # 4 July 2026 is a Saturday
    assert lapse(QuietTimes(holidays=True, observed=True), contact("2026-07-03 12:00"), case()) == at("2026-07-05")


def test_windows_of_the_week_and_recurrences() -> None:
    sundays = QuietTimes(windows=(WeeklyWindow(days=(Weekday.SUN,)),))
    assert lapse(sundays, contact("2026-04-05 12:00"), case()) == at("2026-04-06")
    monthly = QuietTimes(recurrences=({"rule": "FREQ=MONTHLY;BYDAY=1MO", "first_day": "2026-01-05"},))
    assert lapse(monthly, contact("2026-04-06 12:00"), case()) == at("2026-04-07")
    assert until(monthly, contact("2026-04-07 00:00"), case()) == at("2026-05-04")


def test_quiet_in_any_zone_is_quiet() -> None:
    sundays = QuietTimes(windows=(WeeklyWindow(days=(Weekday.SUN,)),))
    two = living(NEW_YORK, LOS_ANGELES)
    assert lapse(sundays, contact(at("2026-04-05 00:00", NEW_YORK)), two) == at("2026-04-06", LOS_ANGELES)


def test_consent_lifts_quiet_times_where_it_may() -> None:
    now, known = contact("2026-04-05 21:30"), case(consents=(leave(),))
    assert denies(QuietTimes(windows=(WeeklyWindow(days=(Weekday.SUN,)),)), now, known)
    lifted = QuietTimes(windows=(WeeklyWindow(days=(Weekday.SUN,)),), lifted_by="time")
    assert until(lifted, now, known) == at("2026-04-05 22:00")


def test_quiet_times_say_when() -> None:
    with pytest.raises(InvalidPolicy, match="dates, windows, recurrences or holidays"):
        QuietTimes()
    with pytest.raises(InvalidPolicy, match="observed is for holidays"):
        QuietTimes(dates=("2026-12-24",), observed=True)


@pytest.mark.parametrize(
    ("windows", "said"),
    [
        ([{"days": ["sun"], "end": "24:00"}], "on Sundays, "),
        ([{"days": ["fri", "mon"], "start": "12:00", "end": "14:00"}], "on Mondays and Fridays from 12:00 to 14:00, "),
        ([{"start": "20:00"}, {"days": ["sat"]}], "on all days from 20:00 to midnight and Saturdays, "),
        ([{"days": ["sun"], "start": f"{hour}:00"} for hour in (10, 12, 14, 16)], "on 4 windows of the week, "),
    ],
)
def test_few_windows_are_named(windows: list[dict[str, Any]], said: str) -> None:
    assert said in QuietTimes(windows=windows).describe()


@pytest.mark.parametrize(
    "shape", [CallingHours(opens="08:00", closes="21:00", **OWN_CALL), QuietTimes(dates=("2026-04-01",), **OWN_CALL)]
)
def test_speaking_on_their_own_call_may_be_all_that_is_free(shape: Any) -> None:
    late = at("2026-04-01 22:00")
    called = inbound(late, id="rang", conversation=True, ended_at=at("2026-04-01 22:10"))
    wrote = inbound(late, "text", id="wrote")
    known = case(history=history([called, wrote]))
    assert not denies(shape, contact("2026-04-01 22:05", in_reply_to="rang"), known)
    assert denies(shape, contact("2026-04-01 22:10", in_reply_to="rang"), known)
    for answered in ("wrote", "rang"):
        assert denies(shape, contact("2026-04-01 22:05", "text", in_reply_to=answered), known)
    placeless = case(history=history([called]), locations=(), phones=({"id": "cell"},))
    assert not denies(shape, contact("2026-04-01 22:05", in_reply_to="rang"), placeless)
