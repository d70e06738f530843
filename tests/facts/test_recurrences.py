"""Inconvenient times stated as recurrence rules and quiet days: read, refused, written down again, and decided."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fdcpa_guard import Case, Decision, InvalidFacts
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.facts import InconvenientTime, RecurringTime
from fdcpa_guard.schema import json_schema
from tests.builders import CHICAGO, at, case, contact, decide, reasons

RULE = "us.regf.6b1i.inconvenient-time"
TICK, MINUTE = timedelta(microseconds=1), timedelta(minutes=1)
SAID = at("2026-03-02 10:00")
FIRST_MONDAYS = {"rule": "FREQ=MONTHLY;BYDAY=1MO", "first_day": "2026-01-01", "start": "09:00", "end": "17:00"}
EVERY_OTHER_WEEK = {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "first_day": "2026-03-03", "start": "12:00"}
NIGHTS = {"rule": "FREQ=DAILY;INTERVAL=3", "first_day": "2026-03-01", "start": "20:00", "end": "10:00"}


def asked(**given: Any) -> dict[str, Any]:
    return {"kind": "inconvenient-time", "id": "busy", "received_at": SAID} | given


def request(**given: Any) -> InconvenientTime:
    return InconvenientTime.model_validate(asked(**given))


def refused(**given: Any) -> dict[str, str]:
    with pytest.raises(InvalidFacts) as error:
        case(requests=(asked(**given),))
    return {problem.field: problem.message for problem in error.value.problems}


# -- what is taken and what is refused


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("FREQ=SECONDLY", "FREQ"),
        ("FREQ=DAILY;BYHOUR=9", "BYHOUR"),
        ("FREQ=DAILY;COUNT=1001", "COUNT"),
        ("FREQ=DAILY;X-SECRET=1", "part 2"),
        ("SECRET", "part 1"),
        ("RRULE:FREQ=DAILY", "single RRULE"),
        ("FREQ=DAILY\nEXRULE:FREQ=DAILY", "one line"),
        ("FREQ=DAILY;SECRET" * 100, "200 characters"),
        ("", "empty"),
    ],
)
def test_a_refused_rule_is_named_by_its_field_and_never_repeated(rule: str, named: str) -> None:
    problems = refused(recurrences=(FIRST_MONDAYS, FIRST_MONDAYS | {"rule": rule}))
    assert list(problems) == ["requests.0.inconvenient-time.recurrences.1.rule"]
    (message,) = problems.values()
    assert named in message
    assert "SECRET" not in message


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rule": None}, "rule"),
        ({"rule": 5}, "rule"),
        ({"rule": ["FREQ=DAILY"]}, "rule"),
        ({"first_day": None}, "first_day"),
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"first_day": "1899-12-31"}, "first_day"),
        ({"first_day": SAID}, "first_day"),
        ({"start": "25:00"}, "start"),
        ({"end": 17}, "end"),
        ({"until": "2026-12-31"}, "(unknown field)"),
    ],
    ids=repr,
)
def test_other_fields_are_named_too(wrong: dict[str, Any], field: str) -> None:
    assert list(refused(recurrences=(FIRST_MONDAYS | wrong,))) == [
        f"requests.0.inconvenient-time.recurrences.0.{field}"
    ]


@pytest.mark.parametrize("wrong", [{"start": "09:00Z"}, {"end": "17:00+01:00"}], ids=repr)
def test_wall_times_of_a_recurrence_carry_no_offset(wrong: dict[str, Any]) -> None:
    (message,) = refused(recurrences=(FIRST_MONDAYS | wrong,)).values()
    assert "offset" in message


def test_the_days_on_which_counting_begins_must_be_given() -> None:
    assert list(refused(recurrences=({"rule": "FREQ=DAILY"},))) == [
        "requests.0.inconvenient-time.recurrences.0.first_day"
    ]


@pytest.mark.parametrize("given", [{}, {"windows": ()}, {"windows": (), "recurrences": (), "quiet_days": ()}], ids=repr)
def test_an_inconvenient_time_says_when(given: dict[str, Any]) -> None:
    (message,) = refused(**given).values()
    assert "windows, recurrences or quiet_days" in message


@pytest.mark.parametrize(
    ("given", "at_all"),
    [
        ({"windows": None}, True),
        ({"quiet_days": None, "recurrences": None}, True),
        ({"windows": "unknown"}, True),
        ({"windows": None, "quiet_days": ("2026-12-25",)}, False),
        ({"windows": "unknown", "quiet_days": ("2026-12-25",)}, True),
        ({"windows": None, "recurrences": "unknown", "quiet_days": ("2026-12-25",)}, True),
    ],
    ids=repr,
)
def test_at_a_time_that_nobody_knows_is_at_all_times(given: dict[str, Any], at_all: bool) -> None:
    """A list of nothing beside one that says when adds nothing; of one that is unknown nobody knows what it adds."""
    assert request(**given)._weekly.always is at_all


def test_there_are_only_so_many() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(401)]
    assert len(request(recurrences=(FIRST_MONDAYS,) * 20, quiet_days=days[:400]).quiet_days) == 400
    assert list(refused(recurrences=(FIRST_MONDAYS,) * 21)) == ["requests.0.inconvenient-time.recurrences"]
    assert list(refused(quiet_days=days)) == ["requests.0.inconvenient-time.quiet_days"]
    assert list(refused(quiet_days=("2026-02-30",))) == ["requests.0.inconvenient-time.quiet_days.0"]


def test_written_down_and_read_back_it_is_the_same() -> None:
    known = case(requests=(asked(recurrences=(FIRST_MONDAYS, NIGHTS | {"end": "24:00"}), quiet_days=("2026-12-25",)),))
    again = Case.model_validate_json(known.model_dump_json())
    assert again == known
    assert again.fingerprint == known.fingerprint
    assert again.model_dump_json() == known.model_dump_json()
    (busy,) = json.loads(known.model_dump_json())["requests"]
    assert busy["recurrences"][0] == FIRST_MONDAYS | {"start": "09:00:00", "end": "17:00:00"}
    assert busy["recurrences"][1]["end"] is None
    assert busy["quiet_days"] == ["2026-12-25"]


def test_the_schema_knows_them() -> None:
    definitions = json_schema("case")["$defs"]
    recurring, inconvenient = definitions["RecurringTime"], definitions["InconvenientTime"]
    assert set(recurring["required"]) == {"rule", "first_day"}
    assert recurring["properties"]["rule"]["maxLength"] == 200
    assert {"const": "24:00"} in recurring["properties"]["end"]["anyOf"]
    assert inconvenient["properties"]["recurrences"]["maxItems"] == 20
    assert inconvenient["properties"]["quiet_days"]["maxItems"] == 400
    assert [one["required"] for one in inconvenient["anyOf"]] == [["windows"], ["recurrences"], ["quiet_days"]]


def test_a_fact_can_be_hashed_and_compared() -> None:
    assert RecurringTime.model_validate(NIGHTS) == RecurringTime.model_validate(NIGHTS)
    assert len({request(recurrences=(NIGHTS,)), request(recurrences=(NIGHTS,))}) == 1


# -- when it covers and when that changes

MIXED = {
    "mondays and nights": {"recurrences": (FIRST_MONDAYS, NIGHTS)},
    "quiet days in a row and one apart": {"quiet_days": ("2026-03-08", "2026-03-07", "2026-03-11", "2026-03-08")},
    "all three": {
        "windows": ({"days": ("wed", "sun"), "start": "01:30", "end": "02:30"},),
        "recurrences": (EVERY_OTHER_WEEK, NIGHTS),
        "quiet_days": ("2026-03-10",),
    },
    "within days": {"recurrences": (NIGHTS,), "first_day": "2026-03-05", "last_day": "2026-03-09"},
    "windows that close everything": {"windows": ({},), "recurrences": (NIGHTS,), "quiet_days": ("2026-03-10",)},
    "never": {"recurrences": ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "first_day": "2026-01-01"},)},
}


@pytest.mark.parametrize("zone", [CHICAGO, "America/Havana", "Pacific/Guam"])
@pytest.mark.parametrize("given", MIXED.values(), ids=MIXED)
def test_no_change_comes_before_the_next_change(given: dict[str, Any], zone: str) -> None:
    """Minute by minute over the week of the spring change, each change is one that was foretold."""
    tz = ZoneInfo(zone)
    busy = request(**given)
    begin = datetime(2026, 3, 3, tzinfo=UTC)
    minutes = [begin + n * MINUTE for n in range(24 * 60 * 9)]
    readings = [busy.covers(minute.astimezone(tz)) for minute in minutes]
    changes = {later for (_, was), (later, now) in pairwise(zip(minutes, readings, strict=True)) if was != now}
    foretold = set()
    when = begin
    while (when := busy.next_change(when, tz)) <= minutes[-1]:
        foretold.add(when)
    assert changes <= foretold
    assert all(busy.next_change(change - TICK, tz) == change for change in changes)


def test_a_quiet_day_is_closed_from_midnight_to_midnight_where_the_person_is() -> None:
    busy = request(quiet_days=("2026-03-08", "2026-03-09"))
    tz = ZoneInfo(CHICAGO)
    opens, closes = at("2026-03-08"), at("2026-03-10")
    assert [busy.covers(when.astimezone(tz)) for when in (opens - TICK, opens, closes - TICK, closes)] == [
        False,
        True,
        True,
        False,
    ]
    assert busy.next_change(SAID, tz) == busy.next_outer_day(SAID, tz) == opens
    assert busy.next_change(opens, tz) == busy.next_outer_day(opens, tz) == closes
    assert busy.next_change(closes, tz) is busy.next_outer_day(closes, tz) is FOREVER


def test_what_recurs_weekly_is_no_outer_day() -> None:
    tz = ZoneInfo(CHICAGO)
    weekly = request(recurrences=({"rule": "FREQ=WEEKLY;BYDAY=MO", "first_day": "2026-01-05", "end": "12:00"},))
    assert weekly.next_change(SAID, tz) == at("2026-03-02 12:00")
    assert weekly.next_outer_day(SAID, tz) is FOREVER
    assert request(recurrences=(EVERY_OTHER_WEEK,)).next_outer_day(SAID, tz) == at("2026-03-03 12:00")


# -- decided


def decided(when: str, *requests: dict[str, Any], medium: str = "call", **known: Any) -> Decision:
    return decide(contact(when, medium), case(requests=requests, **known))


@pytest.mark.parametrize(
    ("given", "when", "lapses"),
    [
        pytest.param({"recurrences": (FIRST_MONDAYS,)}, "2026-04-06 09:00", "2026-04-06 17:00", id="first_monday"),
        pytest.param({"recurrences": (FIRST_MONDAYS,)}, "2026-04-06 17:00", None, id="after_five"),
        pytest.param({"recurrences": (FIRST_MONDAYS,)}, "2026-04-06 08:59:59.999999", None, id="before_nine"),
        pytest.param({"recurrences": (FIRST_MONDAYS,)}, "2026-04-13 12:00", None, id="second_monday"),
        pytest.param({"recurrences": (EVERY_OTHER_WEEK,)}, "2026-03-17 12:00", "2026-03-18 00:00", id="this_week"),
        pytest.param({"recurrences": (EVERY_OTHER_WEEK,)}, "2026-03-24 12:00", None, id="not_next_week"),
        pytest.param({"recurrences": (NIGHTS,)}, "2026-03-08 09:59", "2026-03-08 10:00", id="over_spring_midnight"),
        pytest.param({"recurrences": (NIGHTS,)}, "2026-11-01 09:00", None, id="no_night_that_begins_the_day_before"),
        pytest.param({"quiet_days": ("2026-11-01",)}, "2026-11-01 12:00", "2026-11-02 00:00", id="autumn_sunday"),
        pytest.param({"quiet_days": ("2026-12-25", "2026-12-24")}, "2026-12-24 09:00", "2026-12-26 00:00", id="two"),
        pytest.param(
            {"quiet_days": ("2026-04-06",), "recurrences": (FIRST_MONDAYS,)},
            "2026-04-06 10:00",
            "2026-04-07",
            id="both",
        ),
        pytest.param(
            {"recurrences": ({"rule": "FREQ=DAILY;COUNT=3", "first_day": "2026-04-01"},)},
            "2026-04-01 12:00",
            "2026-04-04 00:00",
            id="three_days_in_a_row",
        ),
        pytest.param(
            {"recurrences": ({"rule": "FREQ=DAILY", "first_day": "2026-04-01"},), "last_day": "2026-04-05"},
            "2026-04-02 12:00",
            "2026-04-06 00:00",
            id="to_the_last_day",
        ),
        pytest.param(
            {"recurrences": ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "first_day": "2026-01-01"},)},
            "2026-04-02 12:00",
            None,
            id="never",
        ),
    ],
)
@pytest.mark.parametrize("medium", ["call", "text"])
def test_1006_6_b_1_i_a_recurring_time_is_closed_until_it_ends(
    given: dict[str, Any], when: str, lapses: str | None, medium: str
) -> None:
    decision = decided(when, asked(**given), medium=medium)
    if lapses is None:
        assert decision.allowed
        return
    reason = reasons(decision)[RULE]
    assert reason.lapses_at == at(lapses)
    assert reason.facts == {"requests.busy": "inconvenient time"}
    assert RULE in reasons(decided(str((at(lapses) - TICK).replace(tzinfo=None)), asked(**given), medium=medium))
    assert RULE not in reasons(decided(lapses, asked(**given), medium=medium))


def test_1006_6_b_1_i_an_allowed_contact_is_valid_until_the_next_recurrence() -> None:
    decision = decided("2026-04-06 08:30", asked(recurrences=(FIRST_MONDAYS,)))
    assert decision.allowed
    assert decision.valid_until == at("2026-04-06 09:00")


def test_1006_6_b_1_i_a_whole_run_of_recurrences_that_never_ends_lapses_never() -> None:
    always = asked(recurrences=({"rule": "FREQ=DAILY", "first_day": "2026-01-01"},))
    assert reasons(decided("2026-04-06 12:00", always))[RULE].lapses_at is None


def test_1006_6_b_1_i_recurrences_meet_the_windows_of_another_request() -> None:
    """Weekdays are closed by the week, each second Saturday by a rule: from Friday it lapses on the other Saturday."""
    weekdays = asked(windows=({"days": ("mon", "tue", "wed", "thu", "fri")},))
    saturdays = asked(
        id="saturdays", recurrences=({"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "first_day": "2026-04-04"},)
    )
    assert reasons(decided("2026-04-03 12:00", weekdays, saturdays))[RULE].lapses_at == at("2026-04-11")
    assert reasons(decided("2026-04-10 12:00", weekdays, saturdays))[RULE].lapses_at == at("2026-04-11")


def test_1006_6_b_1_i_2_a_recurrence_is_inconvenient_in_any_zone() -> None:
    zones = ({"id": "residence", "zones": (CHICAGO, "America/Los_Angeles")},)
    decision = decided("2026-04-06 18:00", asked(recurrences=(FIRST_MONDAYS,)), locations=zones)
    assert reasons(decision)[RULE].lapses_at == at("2026-04-06 19:00")


def test_1006_6_b_4_i_consent_given_later_lifts_a_recurring_time() -> None:
    consent = {
        "id": "ok",
        "scope": "time",
        "given_at": at("2026-03-20 10:00"),
        "given_to": "collector",
        "during_proper_communication": True,
        "windows": ({"start": "12:00", "end": "13:00"},),
    }
    known: dict[str, Any] = {"consents": (consent,)}
    assert RULE not in reasons(decided("2026-04-06 12:30", asked(recurrences=(FIRST_MONDAYS,)), **known))
    reason = reasons(decided("2026-04-06 11:30", asked(recurrences=(FIRST_MONDAYS,)), **known))[RULE]
    assert reason.lapses_at == at("2026-04-06 12:00")
