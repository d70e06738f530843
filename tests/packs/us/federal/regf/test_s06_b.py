"""12 CFR 1006.6(b): times, places, attorneys and the workplace."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact
from fdcpa_guard.clock import close_the_week
from fdcpa_guard.facts import Consent
from fdcpa_guard.rules import Passed, Question
from fdcpa_guard.shapes import closed as closed_times
from tests.builders import (
    CHICAGO,
    at,
    attempt,
    case,
    contact,
    debt,
    decide,
    email_consent,
    history,
    inbound,
    text_consent,
)
from tests.packs.us.federal.regf.judging import POLICY, denial, missing, objects

HOURS = "us.regf.6b1i.hours"
INCONVENIENT = "us.regf.6b1i.inconvenient-time"
PLACE = "us.regf.6b1ii.inconvenient-place"
ATTORNEY = "us.regf.6b2.represented"
WORK = "us.regf.6b3.employer-prohibits"

TICK = timedelta(microseconds=1)
ZONES = ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam"]
DAYS = ["2026-04-01", "2026-03-08", "2026-11-01"]
WHERE = "locations (where consumer is)"


def living_in(*zones: str) -> dict[str, Any]:
    return {"locations": ({"id": "residence", "zones": zones},)}


def consent(scope: str = "time", **overrides: Any) -> Consent:
    given: dict[str, Any] = {
        "id": "ok",
        "scope": scope,
        "given_at": at("2026-03-20 10:00"),
        "given_to": "collector",
        "during_proper_communication": True,
    }
    return Consent(**given | overrides)


# -- 6(b)(1)(i): the presumed hours


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("zone", ZONES)
def test_1006_6_b_1_i_not_before_eight(zone: str, day: str) -> None:
    eight = at(f"{day} 08:00", zone)
    known = case(**living_in(zone))
    assert denial(HOURS, contact(eight - TICK), known).lapses_at == eight
    assert not objects(HOURS, contact(eight), known)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("zone", ZONES)
def test_1006_6_b_1_i_not_from_nine_in_the_evening(zone: str, day: str) -> None:
    nine = at(f"{day} 21:00", zone)
    known = case(**living_in(zone))
    assert not objects(HOURS, contact(nine - TICK), known)
    tomorrow = at(f"{day} 08:00", zone) + timedelta(days=1)
    assert denial(HOURS, contact(nine), known).lapses_at == tomorrow


@pytest.mark.parametrize(
    ("zone", "closed", "opens"),
    [
        pytest.param("America/New_York", "2026-03-08T02:00Z", "2026-03-08T12:00Z", id="new_york_ten_hours_in_spring"),
        pytest.param(
            "America/New_York", "2026-11-01T01:00Z", "2026-11-01T13:00Z", id="new_york_twelve_hours_in_autumn"
        ),
        pytest.param("America/Phoenix", "2026-03-08T04:00Z", "2026-03-08T15:00Z", id="phoenix_eleven_hours_in_spring"),
        pytest.param(
            "Pacific/Honolulu", "2026-11-01T07:00Z", "2026-11-01T18:00Z", id="honolulu_eleven_hours_in_autumn"
        ),
        pytest.param("Pacific/Guam", "2026-03-08T11:00Z", "2026-03-08T22:00Z", id="guam_eleven_hours_in_spring"),
    ],
)
def test_1006_6_b_1_i_the_night_of_a_change(zone: str, closed: str, opens: str) -> None:
    nine, eight = datetime.fromisoformat(closed), datetime.fromisoformat(opens)
    known = case(**living_in(zone))
    assert not objects(HOURS, contact(nine - TICK), known)
    assert denial(HOURS, contact(nine), known).lapses_at == eight
    assert denial(HOURS, contact(eight - TICK), known).lapses_at == eight
    assert not objects(HOURS, contact(eight), known)


def test_1006_6_b_1_i_the_skipped_and_the_repeated_hour_are_night() -> None:
    known = case(**living_in("America/New_York"))
    for instant in ("2026-03-08T06:30Z", "2026-03-08T07:30Z", "2026-11-01T05:30Z", "2026-11-01T06:30Z"):
        assert objects(HOURS, contact(datetime.fromisoformat(instant)), known)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Honolulu", "America/New_York"])
def test_1006_6_b_1_i_an_evening_call_whose_utc_date_is_tomorrow(zone: str) -> None:
    evening = at("2026-04-01 20:30", zone)
    assert evening.astimezone(at("2026-04-01", "UTC").tzinfo).date().isoformat() == "2026-04-02"
    assert not objects(HOURS, contact(evening), case(**living_in(zone)))


def test_1006_6_b_1_i_a_morning_call_in_guam_whose_utc_date_is_yesterday() -> None:
    assert not objects(HOURS, contact(at("2026-04-01 08:30", "Pacific/Guam")), case(**living_in("Pacific/Guam")))


@pytest.mark.parametrize(
    "medium", ["call", "ringless-voicemail", "text", "email", "in-person", "social-media", "portal", "other-electronic"]
)
def test_1006_6_b_1_i_1_every_medium_but_a_letter_has_an_hour(medium: str) -> None:
    assert objects(HOURS, contact("2026-04-01 22:00", medium), case())
    assert not objects(HOURS, contact("2026-04-01 12:00", medium), case())


def test_1006_6_b_1_i_1_a_letter_has_no_hour() -> None:
    assert not objects(HOURS, contact("2026-04-01 22:00", "mail"), case())


@pytest.mark.parametrize(
    ("zones", "eastern", "allowed"),
    [
        pytest.param("America/Los_Angeles", "10:59:59.999999", False, id="2_i_before_eleven_eastern"),
        pytest.param("America/Los_Angeles", "11:00", True, id="2_i_from_eleven_eastern"),
        pytest.param("America/Los_Angeles", "20:59:59.999999", True, id="2_i_before_nine_eastern"),
        pytest.param("America/Los_Angeles", "21:00", False, id="2_i_from_nine_eastern"),
        pytest.param("America/Denver", "09:59:59.999999", False, id="2_ii_before_ten_eastern"),
        pytest.param("America/Denver", "10:00", True, id="2_ii_from_ten_eastern"),
        pytest.param("America/Denver", "20:59:59.999999", True, id="2_ii_before_nine_eastern"),
        pytest.param("America/Denver", "21:00", False, id="2_ii_from_nine_eastern"),
    ],
)
def test_1006_6_b_1_i_2_convenient_in_every_zone(zones: str, eastern: str, allowed: bool) -> None:
    known = case(phones=({"id": "cell", "line_type": "mobile", "zones": ("America/New_York",)},), **living_in(zones))
    asked = contact(at(f"2026-04-01 {eastern}", "America/New_York"))
    assert objects(HOURS, asked, known) is not allowed


def test_1006_6_b_1_i_2_evidence_may_be_a_line_an_address_or_a_statement() -> None:
    early = contact(at("2026-04-01 09:00", "America/New_York"))
    pacific = ("America/Los_Angeles",)
    eastern = living_in("America/New_York")
    assert not objects(HOURS, early, case(**eastern))
    assert objects(HOURS, early, case(**eastern, phones=({"id": "cell", "zones": pacific},)))
    assert objects(HOURS, early, case(**eastern, postal_addresses=({"id": "home", "zones": pacific},)))
    assert objects(HOURS, early, case(**living_in("America/New_York", *pacific)))


def test_1006_6_b_1_i_2_zones_that_share_no_hour_never_open() -> None:
    known = case(**living_in("Europe/London", "Asia/Tokyo", "America/Los_Angeles"))
    for hour in range(24):
        assert denial(HOURS, contact(at(f"2026-04-01 {hour:02}:00", "UTC")), known).lapses_at is None


def test_1006_6_b_1_i_a_location_learned_later_does_not_bind_earlier() -> None:
    learned = at("2026-04-01 09:30", "America/New_York")
    known = case(
        locations=(
            {"id": "residence", "zones": ("America/New_York",)},
            {"id": "moved", "zones": ("America/Los_Angeles",), "learned_at": learned},
        )
    )
    assert not objects(HOURS, contact(learned - TICK), known)
    assert objects(HOURS, contact(learned), known)
    assert decide(contact(learned - TICK), known).valid_until == learned


def test_1006_6_b_1_i_a_location_that_ended_binds_no_longer() -> None:
    ended = at("2026-04-01 09:30", "America/New_York")
    known = case(
        locations=(
            {"id": "residence", "zones": ("America/New_York",)},
            {"id": "left", "zones": ("America/Los_Angeles",), "ended_at": ended},
        )
    )
    assert objects(HOURS, contact(ended - TICK), known)
    assert not objects(HOURS, contact(ended), known)


def test_1006_6_b_1_i_without_evidence_of_place_the_fact_is_missing() -> None:
    assert missing(HOURS, contact("2026-04-01 12:00"), case(locations="none")) == WHERE


def test_1006_6_b_1_i_a_spouse_is_not_where_the_consumer_is() -> None:
    asked = contact("2026-04-01 12:00", recipient="spouse")
    assert missing(HOURS, asked, case()) == "locations (where spouse is)"
    known = case(locations=({"id": "theirs", "zones": ("America/New_York",), "person": "spouse"},))
    assert not objects(HOURS, asked, known)


def test_1006_6_b_1_i_holds_until_nine() -> None:
    assert decide(contact("2026-04-01 12:00"), case()).valid_until == at("2026-04-01 21:00")


@pytest.mark.parametrize(
    ("came", "answered", "allowed"),
    [
        pytest.param("2026-04-01 22:30", "2026-04-01 22:31", True, id="at_once"),
        pytest.param("2026-04-01 22:30", "2026-04-01 23:59:59.999999", True, id="the_last_instant_of_the_day"),
        pytest.param("2026-04-01 22:30", "2026-04-02 00:00", False, id="the_next_day"),
        pytest.param("2026-04-01 14:00", "2026-04-01 22:00", False, id="what_came_at_a_convenient_hour_opens_no_other"),
    ],
)
def test_1006_6_b_1_2_one_answer_to_a_message_sent_at_such_an_hour(came: str, answered: str, allowed: bool) -> None:
    event = inbound(came, "email")
    asked = contact(answered, "email", in_reply_to=event.id)
    assert objects(HOURS, asked, case(history=history(event))) is not allowed


def test_1006_6_b_1_2_only_one_answer_and_only_by_the_same_medium() -> None:
    event = inbound("2026-04-01 22:30", "email")
    reply = attempt("2026-04-01 22:40", "email", in_reply_to=event.id)
    again = contact("2026-04-01 22:50", "email", in_reply_to=event.id)
    assert not objects(HOURS, again, case(history=history(event)))
    assert objects(HOURS, again, case(history=history(event, reply)))
    assert objects(HOURS, contact("2026-04-01 22:50", "text", in_reply_to=event.id), case(history=history(event)))
    assert objects(HOURS, contact("2026-04-01 22:50", "email"), case(history=history(event)))


def test_1006_6_b_1_2_each_message_may_be_answered() -> None:
    first, second = inbound("2026-04-01 22:30", "email"), inbound("2026-04-01 22:45", "email")
    reply = attempt("2026-04-01 22:40", "email", in_reply_to=first.id)
    asked = contact("2026-04-01 22:50", "email", in_reply_to=second.id)
    assert not objects(HOURS, asked, case(history=history(first, second, reply)))


def test_1006_6_b_1_2_speaking_on_the_consumers_own_call() -> None:
    going_on = inbound("2026-04-01 20:55", ongoing=True, conversation=True)
    ended = inbound("2026-04-01 20:55", ended_at=at("2026-04-01 21:10"), conversation=True)
    late = contact("2026-04-01 21:05", in_reply_to=going_on.id)
    assert not objects(HOURS, late, case(history=history(going_on)))
    assert not objects(HOURS, late, case(history=history(ended)))
    assert objects(HOURS, contact("2026-04-01 21:10", in_reply_to=ended.id), case(history=history(ended)))


def test_1006_6_b_1_2_somebody_elses_message_opens_nothing() -> None:
    event = inbound("2026-04-01 22:30", "email", recipient="spouse")
    asked = contact("2026-04-01 22:31", "email", in_reply_to=event.id)
    assert objects(HOURS, asked, case(history=history(event)))


EVENINGS = ({"start": "21:00", "end": "22:00"},)


@pytest.mark.parametrize(
    ("clock", "allowed"), [("21:00", True), ("21:59:59.999999", True), ("22:00", False), ("07:59:59.999999", False)]
)
def test_1006_6_b_4_i_consent_to_times(clock: str, allowed: bool) -> None:
    known = case(consents=(consent(windows=EVENINGS),))
    assert objects(HOURS, contact(f"2026-04-01 {clock}"), known) is not allowed


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="given_to_the_collector"),
        pytest.param({"given_to": "creditor"}, False, id="comment_2_given_to_the_creditor"),
        pytest.param({"given_to": "prior-collector"}, False, id="comment_2_given_to_a_previous_collector"),
        pytest.param({"during_proper_communication": False}, False, id="given_during_an_improper_communication"),
        pytest.param({"given_at": at("2026-04-01 21:30")}, True, id="given_at_that_instant"),
        pytest.param({"given_at": at("2026-04-01 21:30") + TICK}, False, id="given_later"),
        pytest.param({"revoked_at": at("2026-04-01 21:30")}, False, id="revoked_by_then"),
        pytest.param({"revoked_at": at("2026-04-01 21:30") + TICK}, True, id="revoked_later"),
        pytest.param({"expires_at": at("2026-04-01 21:30")}, False, id="expired_by_then"),
        pytest.param({"starts_at": at("2026-04-01 21:30") + TICK}, False, id="not_begun"),
        pytest.param({"person": "spouse"}, False, id="somebody_elses"),
        pytest.param({"media": ("email",)}, False, id="for_another_medium"),
        pytest.param({"media": ("call",)}, True, id="for_this_medium"),
        pytest.param({"address": "cell"}, True, id="for_this_number"),
        pytest.param({"address": "land"}, False, id="for_another_number"),
        pytest.param({"debts": ("card",)}, True, id="for_this_debt"),
        pytest.param({"debts": ("other",)}, False, id="for_another_debt"),
        pytest.param({"scope": "more-calls", "windows": ()}, False, id="of_another_scope"),
    ],
)
def test_1006_6_b_4_i_which_consent_counts(overrides: dict[str, Any], allowed: bool) -> None:
    known = case(consents=(consent(**{"windows": EVENINGS} | overrides),))
    assert objects(HOURS, contact("2026-04-01 21:30"), known) is not allowed


def test_1006_6_b_4_i_a_consent_of_doubtful_birth_is_a_missing_fact() -> None:
    known = case(consents=(consent(windows=EVENINGS, during_proper_communication="unknown"),))
    assert missing(HOURS, contact("2026-04-01 21:30"), known) == "consents.ok.during_proper_communication"
    sound = consent(id="sound", windows=EVENINGS)
    known = case(consents=(consent(windows=EVENINGS, during_proper_communication="unknown"), sound))
    assert not objects(HOURS, contact("2026-04-01 21:30"), known)


def test_1006_6_b_4_i_a_consent_that_covers_one_debt_of_two_leaves_the_other() -> None:
    known = case(debts=(debt(), debt("loan")), consents=(consent(windows=EVENINGS, debts=("card",)),))
    asked = contact("2026-04-01 21:30", debts=("card", "loan"))
    assert denial(HOURS, asked, known).debts == ("loan",)


def test_1006_6_b_4_i_the_objection_lapses_when_consented_times_begin() -> None:
    known = case(consents=(consent(windows=({"start": "07:00", "end": "07:30"},)),))
    assert denial(HOURS, contact("2026-04-01 06:00"), known).lapses_at == at("2026-04-01 07:00")
    assert denial(HOURS, contact("2026-04-01 07:30"), known).lapses_at == at("2026-04-01 08:00")
    assert decide(contact("2026-04-01 07:10"), known).valid_until == at("2026-04-01 07:30")


@pytest.mark.parametrize(
    ("overrides", "allowed"),
    [
        pytest.param({}, True, id="granted"),
        pytest.param({"granted_at": at("2026-04-01 22:00") + TICK}, False, id="granted_later"),
        pytest.param({"ended_at": at("2026-04-01 22:00")}, False, id="ended_by_then"),
        pytest.param({"ended_at": at("2026-04-01 22:00") + TICK}, True, id="ends_later"),
        pytest.param({"debts": ("other",)}, False, id="about_another_debt"),
    ],
)
def test_1006_6_b_4_ii_a_court_may_permit(overrides: dict[str, Any], allowed: bool) -> None:
    permission = {"id": "order", "granted_at": at("2026-03-01 12:00")} | overrides
    known = case(court_permissions=(permission,))
    assert objects(HOURS, contact("2026-04-01 22:00"), known) is not allowed


# -- 6(b)(1)(i): times known to be inconvenient

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
AFTERNOONS = {"days": WEEKDAYS, "start": "15:00", "end": "17:00"}
WEEKENDS = {"days": ("sat", "sun")}
SAID = at("2026-03-02 10:00")


def busy(*windows: dict[str, Any], id: str = "busy", **overrides: Any) -> dict[str, Any]:
    return {"kind": "inconvenient-time", "id": id, "received_at": SAID, "windows": windows} | overrides


def asked_for(*requests: dict[str, Any], **overrides: Any) -> Case:
    return case(requests=requests, **overrides)


@pytest.mark.parametrize(
    ("when", "lapses"),
    [
        pytest.param("2026-04-01 14:59:59.999999", None, id="before"),
        pytest.param("2026-04-01 15:00", "2026-04-01 17:00", id="from_three"),
        pytest.param("2026-04-01 16:59:59.999999", "2026-04-01 17:00", id="until_five"),
        pytest.param("2026-04-01 17:00", None, id="from_five"),
        pytest.param("2026-04-03 23:59:59.999999", None, id="friday_night"),
        pytest.param("2026-04-04 00:00", "2026-04-06 00:00", id="saturday"),
        pytest.param("2026-04-05 23:59:59.999999", "2026-04-06 00:00", id="sunday"),
        pytest.param("2026-04-06 00:00", None, id="monday"),
    ],
)
@pytest.mark.parametrize("medium", ["call", "text", "email", "in-person"])
def test_1006_6_b_1_1_ii_weekdays_except_three_to_five(medium: str, when: str, lapses: str | None) -> None:
    known = asked_for(busy(AFTERNOONS, WEEKENDS))
    if lapses is None:
        assert not objects(INCONVENIENT, contact(when, medium), known)
    else:
        reason = denial(INCONVENIENT, contact(when, medium), known)
        assert reason.lapses_at == at(lapses)
        assert reason.facts == {"requests.busy": "inconvenient time"}


def test_1006_6_b_1_i_letters_have_no_inconvenient_time() -> None:
    assert not objects(INCONVENIENT, contact("2026-04-04 12:00", "mail"), asked_for(busy(WEEKENDS)))


@pytest.mark.parametrize(
    ("zone", "when", "denied"),
    [
        pytest.param("Pacific/Honolulu", "2026-04-03 20:00", False, id="friday_evening_saturday_in_utc"),
        pytest.param("Pacific/Honolulu", "2026-04-05 20:00", True, id="sunday_evening_monday_in_utc"),
        pytest.param("America/Los_Angeles", "2026-04-05 20:30", True, id="pacific_sunday_evening"),
        pytest.param("America/New_York", "2026-04-03 20:30", False, id="eastern_friday_evening"),
        pytest.param("Pacific/Guam", "2026-04-04 08:30", True, id="saturday_morning_friday_in_utc"),
        pytest.param("Pacific/Guam", "2026-04-06 08:30", False, id="monday_morning_sunday_in_utc"),
        pytest.param("America/Phoenix", "2026-04-05 20:00", True, id="arizona_sunday_evening"),
    ],
)
def test_1006_6_b_1_i_the_week_ends_where_the_consumer_is(zone: str, when: str, denied: bool) -> None:
    known = asked_for(busy(WEEKENDS), **living_in(zone))
    assert objects(INCONVENIENT, contact(at(when, zone)), known) is denied


@pytest.mark.parametrize(
    ("eastern", "lapses"),
    [
        pytest.param("14:59:59.999999", None, id="before_three_eastern"),
        pytest.param("15:00", "17:00", id="three_eastern"),
        pytest.param("17:00", None, id="between_the_two"),
        pytest.param("18:00", "20:00", id="three_pacific"),
        pytest.param("20:00", None, id="five_pacific"),
    ],
)
def test_1006_6_b_1_i_2_inconvenient_in_any_zone(eastern: str, lapses: str | None) -> None:
    zone = "America/New_York"
    known = asked_for(busy(AFTERNOONS), **living_in(zone, "America/Los_Angeles"))
    asked = contact(at(f"2026-04-01 {eastern}", zone))
    if lapses is None:
        assert not objects(INCONVENIENT, asked, known)
    else:
        assert denial(INCONVENIENT, asked, known).lapses_at == at(f"2026-04-01 {lapses}", zone)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-08", 23), ("2026-11-01", 25)])
def test_1006_6_b_1_i_a_whole_sunday_on_which_the_clocks_change(day: str, hours: int) -> None:
    known = asked_for(busy({"days": ("sun",)}))
    midnight = at(day)
    next_midnight = (midnight.astimezone(at("2026-01-01", "UTC").tzinfo)) + timedelta(hours=hours)
    assert not objects(INCONVENIENT, contact(midnight - TICK), known)
    assert denial(INCONVENIENT, contact(midnight), known).lapses_at == next_midnight
    assert objects(INCONVENIENT, contact(next_midnight - TICK), known)
    assert not objects(INCONVENIENT, contact(next_midnight), known)


def test_1006_6_b_1_i_a_night_shift_wraps_over_midnight() -> None:
    known = asked_for(busy({"days": ("sun",), "start": "22:00", "end": "10:00"}))
    assert denial(INCONVENIENT, contact("2026-04-06 09:59:59.999999"), known).lapses_at == at("2026-04-06 10:00")
    assert not objects(INCONVENIENT, contact("2026-04-06 10:00"), known)
    assert not objects(INCONVENIENT, contact("2026-04-05 21:59"), known)


def test_1006_6_b_1_i_requests_that_touch_lapse_together() -> None:
    known = asked_for(busy(AFTERNOONS), busy({"start": "17:00", "end": "18:30"}, id="dinner"))
    reason = denial(INCONVENIENT, contact("2026-04-01 16:00"), known)
    assert reason.lapses_at == at("2026-04-01 18:30")


def test_1006_6_b_1_i_quiet_days_in_a_row_lapse_once_with_the_window_that_closes_each_morning() -> None:
    quiet = tuple(f"2026-06-{day:02}" for day in range(3, 12))
    known = asked_for(busy({"end": "10:00"}, quiet_days=quiet), **living_in("America/Denver", "Pacific/Honolulu"))
    reason = denial(INCONVENIENT, contact("2026-06-03 21:00"), known)
    assert reason.lapses_at == at("2026-06-12 10:00", "Pacific/Honolulu")
    assert not objects(INCONVENIENT, contact(at("2026-06-12 10:00", "Pacific/Honolulu")), known)


def test_1006_6_b_1_i_2_zones_of_which_one_is_always_closed_never_open() -> None:
    known = asked_for(busy({"start": "01:00"}), **living_in("Pacific/Guam", "America/Los_Angeles"))
    assert denial(INCONVENIENT, contact("2026-04-01 12:00"), known).lapses_at is None


def test_1006_6_b_1_i_2_zones_that_close_every_hour_until_their_clocks_shift_apart() -> None:
    """Each clock leaves the hour before noon; Denver's is Phoenix's in winter only."""
    nights = busy({"start": "12:00", "end": "11:00"})
    known = asked_for(nights, **living_in("America/Denver", "America/Phoenix"))
    winter = denial(INCONVENIENT, contact(at("2026-12-01 12:00", "America/Denver")), known)
    assert winter.lapses_at == at("2026-12-02 11:00", "America/Denver")
    summer = denial(INCONVENIENT, contact(at("2026-07-01 12:00", "America/Denver")), known)
    assert summer.lapses_at == at("2026-11-01 11:00", "America/Denver")


def test_1006_6_b_1_i_whether_a_whole_week_is_closed_is_asked_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []

    def counted(weeks: Any, when: datetime) -> bool:
        asked.append(when)
        return close_the_week(weeks, when)

    monkeypatch.setattr(closed_times, "close_the_week", counted)
    assert objects(INCONVENIENT, contact("2026-04-01 16:00"), asked_for(busy(AFTERNOONS)))
    assert not asked
    turns = [
        busy(
            id=f"busy{number}",
            recurrences=(
                {
                    "rule": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
                    "first_day": "2026-03-01",
                    "start": f"{number * 3 % 24:02}:00",
                    "end": f"{(number * 3 + 2) % 24:02}:00",
                },
            ),
        )
        for number in range(20)
    ]
    zones = living_in(CHICAGO, "Pacific/Honolulu", "America/New_York")
    assert objects(INCONVENIENT, contact("2026-04-01 12:30"), asked_for(*turns, **zones))
    assert len(asked) <= 4


def test_1006_6_b_1_i_weekly_recurrences_and_windows_that_leave_no_hour_lapse_when_one_is_over() -> None:
    mornings = {"rule": "FREQ=DAILY;UNTIL=20270630", "first_day": "2026-03-01", "end": "12:00"}
    known = asked_for(busy({"start": "12:00"}, recurrences=(mornings,), quiet_days=("2026-05-01", "2026-05-20")))
    assert denial(INCONVENIENT, contact("2026-04-01 12:00"), known).lapses_at == at("2027-07-01 00:00")


def test_1006_6_b_4_i_a_consent_between_two_requests_opens_the_times_of_the_first() -> None:
    known = asked_for(
        busy({"days": ("mon", "tue", "wed")}, id="first"),
        busy({"days": ("thu", "fri", "sat", "sun")}, id="second", received_at=SAID + timedelta(days=2)),
        consents=(consent(given_at=SAID + timedelta(days=1), expires_at=at("2027-01-01 00:00")),),
    )
    assert not objects(INCONVENIENT, contact("2026-04-01 12:00"), known)
    assert denial(INCONVENIENT, contact("2026-04-02 12:00"), known).lapses_at == at("2026-04-06 00:00")


def test_1006_6_b_1_i_a_request_for_all_times_never_lapses() -> None:
    assert denial(INCONVENIENT, contact("2026-04-01 12:00"), asked_for(busy({}))).lapses_at is None


@pytest.mark.parametrize(
    ("when", "denied"),
    [
        pytest.param("2026-12-29 12:00", True, id="the_last_tuesday"),
        pytest.param("2026-12-30 12:00", False, id="a_wednesday"),
        pytest.param("2026-12-31 23:59:59.999999", True, id="the_last_thursday"),
        pytest.param("2027-01-05 12:00", False, id="the_first_tuesday_of_the_next_year"),
    ],
)
def test_1006_6_b_1_1_i_tuesdays_and_thursdays_through_the_year(when: str, denied: bool) -> None:
    known = asked_for(busy({"days": ("tue", "thu")}, last_day="2026-12-31"))
    assert objects(INCONVENIENT, contact(when), known) is denied


def test_1006_6_b_1_1_i_the_last_day_ends_the_objection() -> None:
    known = asked_for(busy({}, first_day="2026-04-02", last_day="2026-04-03"))
    assert not objects(INCONVENIENT, contact("2026-04-01 23:59:59.999999"), known)
    assert denial(INCONVENIENT, contact("2026-04-02 00:00"), known).lapses_at == at("2026-04-04 00:00")
    assert not objects(INCONVENIENT, contact("2026-04-04 00:00"), known)


def test_1006_6_b_1_i_a_request_learned_later_does_not_bind_earlier() -> None:
    received = at("2026-04-01 15:30")
    known = asked_for(busy(AFTERNOONS, received_at=received))
    assert not objects(INCONVENIENT, contact(received - TICK), known)
    assert objects(INCONVENIENT, contact(received), known)
    assert decide(contact("2026-04-01 12:00"), known).valid_until == received


def test_1006_6_b_1_i_a_request_withdrawn_binds_no_longer() -> None:
    withdrawn = at("2026-04-01 15:30")
    known = asked_for(busy(AFTERNOONS, withdrawn_at=withdrawn))
    assert objects(INCONVENIENT, contact(withdrawn - TICK), known)
    assert not objects(INCONVENIENT, contact(withdrawn), known)


def test_1006_6_b_1_i_a_request_binds_for_the_person_who_made_it() -> None:
    assert not objects(INCONVENIENT, contact("2026-04-01 16:00"), asked_for(busy(AFTERNOONS, person="spouse")))


def test_1006_6_b_1_i_inconvenient_time_missing_facts() -> None:
    asked = contact("2026-04-01 16:00")
    assert missing(INCONVENIENT, asked, case(requests="unknown")) == "requests"
    assert missing(INCONVENIENT, asked, asked_for(busy(AFTERNOONS), locations="none")) == WHERE


@pytest.mark.parametrize(
    ("came", "answered", "allowed"),
    [
        pytest.param("2026-04-01 15:30", "2026-04-01 16:59:59.999999", True, id="2_i_in_the_same_stretch"),
        pytest.param("2026-04-01 15:30", "2026-04-02 15:30", False, id="2_i_the_next_day"),
        pytest.param("2026-04-01 10:00", "2026-04-01 15:30", False, id="what_came_at_a_convenient_time_opens_no_other"),
        pytest.param("2026-04-01 11:30", "2026-04-01 15:30", False, id="what_came_in_another_stretch_opens_only_that"),
    ],
)
def test_1006_6_b_1_2_one_answer_at_that_time(came: str, answered: str, allowed: bool) -> None:
    known = asked_for(
        busy(AFTERNOONS, {"days": WEEKDAYS, "start": "11:00", "end": "12:00"}),
        history=history(inbound(came, "email", id="wrote")),
    )
    asked = contact(answered, "email", in_reply_to="wrote")
    assert objects(INCONVENIENT, asked, known) is not allowed


def test_1006_6_b_1_2_i_each_message_may_be_answered_once() -> None:
    wrote = inbound("2026-04-01 15:30", "email", id="wrote")
    replied = attempt("2026-04-01 15:40", "email", in_reply_to="wrote")
    again = inbound("2026-04-01 15:50", "email", id="again")
    known = asked_for(busy(AFTERNOONS), history=history(wrote, replied, again))
    assert objects(INCONVENIENT, contact("2026-04-01 16:00", "email", in_reply_to="wrote"), known)
    assert not objects(INCONVENIENT, contact("2026-04-01 16:00", "email", in_reply_to="again"), known)
    assert objects(INCONVENIENT, contact("2026-04-01 16:00", "email"), known)


def test_1006_6_b_1_2_iii_within_a_portal_session() -> None:
    fridays = busy({"days": ("fri",)})
    session = inbound("2026-04-03 12:00", "portal", id="session", ended_at=at("2026-04-03 12:20"))
    known = asked_for(fridays, history=history(session))
    assert not objects(INCONVENIENT, contact("2026-04-03 12:19:59", "portal", in_reply_to="session"), known)
    assert objects(INCONVENIENT, contact("2026-04-03 12:20", "portal", in_reply_to="session"), known)


def test_1006_6_b_1_2_only_a_time_designated_before_the_message_came() -> None:
    """The person wrote at an open time and closed it afterwards; the message earns no answer at the closed time."""
    wrote = inbound("2026-04-01 15:10", "email", id="wrote")
    known = asked_for(busy(AFTERNOONS, received_at=at("2026-04-01 15:20")), history=history(wrote))
    assert objects(INCONVENIENT, contact("2026-04-01 15:30", "email", in_reply_to="wrote"), known)


def test_1006_6_b_4_i_consents_that_cover_some_debts_leave_the_others() -> None:
    window = ({"start": "15:00", "end": "17:00"},)
    later = consent(id="later", windows=window, debts=("card",))
    earlier = consent(id="earlier", windows=window, debts=("loan",), given_at=SAID - TICK)
    known = asked_for(busy(AFTERNOONS), debts=(debt(), debt("loan")), consents=(later, earlier))
    asked = contact("2026-04-01 16:00", debts=("card", "loan"))
    assert denial(INCONVENIENT, asked, known).debts == ("loan",)


def test_1006_6_b_4_i_later_consent_reopens_a_time_and_earlier_consent_does_not() -> None:
    window = ({"start": "15:00", "end": "17:00"},)
    asked = contact("2026-04-01 16:00")
    later = consent(windows=window, given_at=SAID + TICK)
    earlier = consent(windows=window, given_at=SAID - TICK)
    assert not objects(INCONVENIENT, asked, asked_for(busy(AFTERNOONS), consents=(later,)))
    assert objects(INCONVENIENT, asked, asked_for(busy(AFTERNOONS), consents=(earlier,)))


def test_1006_6_b_4_ii_a_court_may_permit_an_inconvenient_time() -> None:
    order = {"id": "order", "granted_at": SAID}
    assert not objects(
        INCONVENIENT, contact("2026-04-01 16:00"), asked_for(busy(AFTERNOONS), court_permissions=(order,))
    )


# -- 6(b)(1)(ii) and (b)(3): places

NOT_AT_HOME = {"kind": "inconvenient-place", "id": "not-home", "received_at": SAID, "place": "home"}
NOT_AT_WORK = {"kind": "employer-prohibits", "id": "not-work", "received_at": SAID}


def landline(place: str | None, line_type: str = "landline") -> dict[str, Any]:
    return {"phones": ({"id": "cell", "line_type": line_type, "place": place},)}


@pytest.mark.parametrize(
    ("rule", "request_", "place"), [(PLACE, NOT_AT_HOME, "home"), (WORK, NOT_AT_WORK, "work")], ids=["home", "work"]
)
class TestPlaces:
    def test_1006_6_b_1_ii_1_a_landline_and_letters_are_tied_to_it(
        self, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        known = asked_for(request_, **landline(place), postal_addresses=({"id": "home", "place": place},))
        assert denial(rule, contact("2026-04-01 12:00"), known).facts == {"place": place}
        assert objects(rule, contact("2026-04-01 12:00", "ringless-voicemail"), known)
        assert objects(rule, contact("2026-04-01 12:00", "mail"), known)

    def test_1006_6_b_1_ii_1_other_places_are_open(self, rule: str, request_: dict[str, Any], place: str) -> None:
        known = asked_for(request_, **landline("elsewhere"), postal_addresses=({"id": "home", "place": "elsewhere"},))
        assert not objects(rule, contact("2026-04-01 12:00"), known)
        assert not objects(rule, contact("2026-04-01 12:00", "mail"), known)

    @pytest.mark.parametrize("medium", ["call", "text", "email"])
    def test_1006_6_b_1_ii_1_i_mobiles_and_messages_are_tied_to_none(
        self, medium: str, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        known = asked_for(request_, phones=({"id": "cell", "line_type": "mobile"},))
        assert not objects(rule, contact("2026-04-01 12:00", medium), known)
        assert not objects(rule, contact("2026-04-01 12:00", medium, person_is_at="elsewhere"), known)
        assert objects(rule, contact("2026-04-01 12:00", medium, person_is_at=place), known)

    @pytest.mark.parametrize("line_type", ["landline", "voip", "unknown"])
    def test_1006_6_b_1_ii_an_unknown_place_is_a_missing_fact(
        self, line_type: str, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        known = asked_for(
            request_, phones=({"id": "cell", "line_type": line_type},), postal_addresses=({"id": "home"},)
        )
        assert missing(rule, contact("2026-04-01 12:00"), known) == "phones.cell.place"
        assert missing(rule, contact("2026-04-01 12:00", "mail"), known) == "postal_addresses.home.place"

    def test_1006_6_b_1_ii_unknown_requests_and_address(self, rule: str, request_: dict[str, Any], place: str) -> None:
        there, nowhere = contact("2026-04-01 12:00", person_is_at=place), contact("2026-04-01 12:00")
        assert missing(rule, there, case(requests="unknown")) == "requests"
        assert missing(rule, contact("2026-04-01 12:00", address=None), case(requests="unknown")) == "requests"
        assert not objects(rule, nowhere, case(requests="unknown"))
        assert missing(rule, contact("2026-04-01 12:00", address=None), asked_for(request_)) == "contact.address"

    def test_1006_6_b_1_ii_a_line_at_no_fixed_place(self, rule: str, request_: dict[str, Any], place: str) -> None:
        assert not objects(rule, contact("2026-04-01 12:00"), asked_for(request_, **landline(None, "voip")))

    def test_1006_6_b_1_ii_as_of(self, rule: str, request_: dict[str, Any], place: str) -> None:
        withdrawn = at("2026-04-01 12:00")
        known = asked_for(request_ | {"withdrawn_at": withdrawn}, **landline(place))
        assert not objects(rule, contact(SAID - TICK), known)
        assert objects(rule, contact(SAID), known)
        assert objects(rule, contact(withdrawn - TICK), known)
        assert not objects(rule, contact(withdrawn), known)

    def test_1006_6_b_1_2_ii_on_the_consumers_own_call_from_there(
        self, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        called = inbound("2026-04-01 12:00", id="called", conversation=True, ended_at=at("2026-04-01 12:10"))
        known = asked_for(request_, **landline(place), history=history(called))
        assert not objects(rule, contact("2026-04-01 12:05", in_reply_to="called"), known)
        assert objects(rule, contact("2026-04-01 12:10", in_reply_to="called"), known)

    def test_1006_6_b_1_2_a_contact_older_than_the_request_earns_no_answer(
        self, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        asked = contact("2026-04-01 12:05", in_reply_to="called")
        for when, ends in ((SAID, "2026-04-01 12:10"), (SAID - TICK, "2026-04-01 12:10"), (SAID + TICK, None)):
            called = inbound(when, id="called", conversation=True, ended_at=at(ends) if ends else None, address="cell")
            assert objects(rule, asked, asked_for(request_, **landline(place), history=history(called)))

    @pytest.mark.parametrize("said", ["address", "person_is_at", "neither"])
    def test_1006_6_b_1_ii_a_visit_goes_to_a_place(
        self, said: str, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        there = {"address": {"address": "there"}, "person_is_at": {"person_is_at": place}, "neither": {}}[said]
        known = asked_for(request_, postal_addresses=({"id": "there", "place": place}, {"id": "no", "place": "cafe"}))
        visit = contact("2026-04-01 12:00", "in-person", **{"address": None} | there)
        if said == "neither":
            assert missing(rule, visit, known) == "contact.person_is_at"
        else:
            assert denial(rule, visit, known).facts == {"place": place}
        assert not objects(rule, contact("2026-04-01 12:00", "in-person", address="no"), known)
        unknown = asked_for(request_, postal_addresses=({"id": "no"},))
        gone = contact("2026-04-01 12:00", "in-person", address="no")
        assert missing(rule, gone, unknown) == "postal_addresses.no.place"

    def test_1006_6_b_1_ii_1_a_ported_landline_is_a_mobile(
        self, rule: str, request_: dict[str, Any], place: str
    ) -> None:
        line = {"id": "cell", "line_type": "landline", "place": place, "ported_at": at("2026-04-01 12:00")}
        known = asked_for(request_, phones=(line,))
        assert objects(rule, contact(at("2026-04-01 12:00") - TICK), known)
        assert not objects(rule, contact("2026-04-01 12:00"), known)
        assert objects(
            rule, contact("2026-04-01 12:00"), asked_for(request_, phones=(line | {"ported_at": "unknown"},))
        )

    def test_1006_6_b_4_consent_and_courts(self, rule: str, request_: dict[str, Any], place: str) -> None:
        scope = "place" if place == "home" else "workplace"
        other = "workplace" if place == "home" else "place"
        asked = contact("2026-04-01 12:00")
        order = {"id": "order", "granted_at": SAID}

        def known(*consents: Consent) -> Case:
            return asked_for(request_, **landline(place), consents=consents)

        assert objects(rule, asked, known())
        assert not objects(rule, asked, known(consent(scope)))
        assert not objects(rule, asked, known(consent(scope, place=place)))
        assert objects(rule, asked, known(consent(scope, place="elsewhere")))
        assert objects(rule, asked, known(consent(other)))
        earlier = consent(scope, given_at=SAID - TICK)
        assert objects(rule, asked, known(earlier)) is (place == "home")  # the employer's word is not the consumer's
        assert not objects(rule, asked, known(consent(scope, given_at=SAID - TICK, renewed_at=(SAID,))))
        assert objects(rule, asked, known(consent(scope, starts_at=at("2026-04-01 12:00") + TICK)))
        assert objects(rule, asked, known(consent(scope, given_to="creditor")))
        assert not objects(rule, asked, asked_for(request_, **landline(place), court_permissions=(order,)))


def test_1006_6_b_1_ii_a_request_of_somebody_else() -> None:
    assert not objects(
        PLACE, contact("2026-04-01 12:00"), asked_for(NOT_AT_HOME | {"person": "spouse"}, **landline("home"))
    )


@pytest.mark.parametrize(("called_from", "allowed"), [("land", True), ("cell", False)])
def test_1006_6_b_1_2_ii_a_call_back_only_to_the_place_it_came_from(called_from: str, allowed: bool) -> None:
    lines = (
        {"id": "land", "line_type": "landline", "place": "home"},
        {"id": "cell", "line_type": "mobile", "place": None},
    )
    missed = inbound("2026-04-01 12:00", id="missed", address=called_from)
    known = asked_for(NOT_AT_HOME, phones=lines, history=history(missed))
    asked = contact("2026-04-01 12:05", address="land", in_reply_to="missed")
    assert objects(PLACE, asked, known) is not allowed


@pytest.mark.parametrize("medium", ["call", "mail"])
def test_1006_6_b_1_ii_1_a_line_or_address_tied_to_an_unusual_place(medium: str) -> None:
    known = case(**landline("unusual"), postal_addresses=({"id": "home", "place": "unusual"},))
    assert objects(PLACE, contact("2026-04-01 12:00", medium), known)


def test_1006_6_b_1_ii_each_closed_place_counts() -> None:
    """The person is at a cafe, to which consent reopens contact; the line used rings at home, which stays closed."""
    not_at_cafe = NOT_AT_HOME | {"id": "not-cafe", "place": "cafe"}
    known = asked_for(not_at_cafe, NOT_AT_HOME, **landline("home"), consents=(consent("place", place="cafe"),))
    assert objects(PLACE, contact("2026-04-01 12:00", person_is_at="cafe"), known)


def test_1006_6_b_1_ii_that_they_wrote_from_where_they_are_known_to_be_holds_for_that_day() -> None:
    wrote = inbound("2026-04-01 13:00", "other-electronic", id="wrote", address=None)
    asked = contact("2026-04-01 16:00", "other-electronic", address=None, person_is_at="unusual", in_reply_to="wrote")
    known = case(history=history(wrote))
    midnight = at("2026-04-02 00:00")
    answer = POLICY.rule(PLACE).bound(asked.at.date())(Question(asked, known))
    assert isinstance(answer, Passed)
    assert answer.until == midnight
    assert not objects(PLACE, asked.model_copy(update={"at": midnight - TICK}), known)
    assert objects(PLACE, asked.model_copy(update={"at": midnight}), known)


def test_1006_6_b_1_ii_an_unusual_place_needs_no_request() -> None:
    assert denial(PLACE, contact("2026-04-01 12:00", person_is_at="unusual"), case()).facts == {"place": "unusual"}
    assert not objects(PLACE, contact("2026-04-01 12:00", person_is_at="home"), case())


# -- 6(b)(2): attorneys


def lawyer(**overrides: Any) -> dict[str, Any]:
    return {"id": "lawyer", "learned_at": SAID, "attorney_can_be_found": True} | overrides


@pytest.mark.parametrize("medium", ["call", "text", "email", "mail", "in-person", "portal"])
def test_1006_6_b_2_every_medium(medium: str) -> None:
    reason = denial(ATTORNEY, contact("2026-04-01 12:00", medium), case(representation=(lawyer(),)))
    assert reason.facts == {"representation.lawyer": "stands"}
    assert reason.lapses_at is None


@pytest.mark.parametrize("fact", ["consented_at", "unresponsive_at", "ended_at"])
def test_1006_6_b_2_what_ends_it(fact: str) -> None:
    when = at("2026-04-01 12:00")
    known = case(representation=(lawyer(**{fact: when}),))
    assert objects(ATTORNEY, contact(when - TICK), known)
    assert not objects(ATTORNEY, contact(when), known)


def test_1006_6_b_2_a_representation_learned_later_does_not_bind_earlier() -> None:
    known = case(representation=(lawyer(),))
    assert not objects(ATTORNEY, contact(SAID - TICK), known)
    assert objects(ATTORNEY, contact(SAID), known)


def test_1006_6_b_2_only_the_debts_represented() -> None:
    known = case(debts=(debt(), debt("loan")), representation=(lawyer(debts=("loan",)),))
    decision = decide(contact("2026-04-01 12:00", debts=("card", "loan")), known)
    assert [reason.debts for reason in decision.reasons] == [("loan",)]
    assert decision.permitted_debts == ("card",)


def test_1006_6_b_2_an_attorney_who_cannot_be_found() -> None:
    asked = contact("2026-04-01 12:00")
    assert not objects(ATTORNEY, asked, case(representation=(lawyer(attorney_can_be_found=False),)))
    doubtful = case(representation=(lawyer(attorney_can_be_found="unknown"),))
    assert missing(ATTORNEY, asked, doubtful) == "representation.lawyer.attorney_can_be_found"
    elsewhere = case(representation=(lawyer(attorney_can_be_found="unknown", debts=("other",)),))
    assert not objects(ATTORNEY, asked, elsewhere)


def test_1006_6_b_2_unknown_representation_is_a_missing_fact() -> None:
    assert missing(ATTORNEY, contact("2026-04-01 12:00"), case(representation="unknown")) == "representation"


@pytest.mark.parametrize("recipient", ["spouse", "guardian"])
def test_1006_6_a_the_consumer_includes(recipient: str) -> None:
    assert objects(ATTORNEY, contact("2026-04-01 12:00", recipient=recipient), case(representation=(lawyer(),)))


@pytest.mark.parametrize("recipient", ["consumer-attorney", "creditor"])
def test_1006_6_b_2_the_attorney_may_be_contacted(recipient: str) -> None:
    assert not objects(ATTORNEY, contact("2026-04-01 12:00", recipient=recipient), case(representation=(lawyer(),)))


def test_1006_6_b_2_1_one_response_to_the_consumer() -> None:
    wrote = inbound("2026-04-01 12:00", "email", id="wrote")
    replied = attempt("2026-04-01 12:30", "email", in_reply_to="wrote")
    asked = contact("2026-04-01 13:00", "email", in_reply_to="wrote")
    lawful = case(representation=(lawyer(),), history=history(wrote))
    assert not objects(ATTORNEY, asked, lawful)
    assert objects(ATTORNEY, contact("2026-04-01 13:00", "email"), lawful)
    assert objects(ATTORNEY, contact("2026-04-01 13:00", in_reply_to="wrote"), lawful)
    assert objects(ATTORNEY, asked, case(representation=(lawyer(),), history=history(wrote, replied)))


def test_1006_6_b_4_consent_despite_an_attorney() -> None:
    asked = contact("2026-04-01 12:00")

    def known(**overrides: Any) -> Case:
        return case(representation=(lawyer(),), consents=(consent("despite-attorney", **overrides),))

    assert not objects(ATTORNEY, asked, known())
    assert objects(ATTORNEY, asked, known(given_to="creditor"))
    assert objects(ATTORNEY, asked, known(during_proper_communication=False))
    doubtful = known(during_proper_communication="unknown")
    assert missing(ATTORNEY, asked, doubtful) == "consents.ok.during_proper_communication"
    assert not objects(
        ATTORNEY, asked, case(representation=(lawyer(),), court_permissions=({"id": "o", "granted_at": SAID},))
    )


def test_the_clean_case_is_clean() -> None:
    asked: list[Contact] = [contact("2026-04-01 12:00", m) for m in ("call", "text", "email", "mail", "in-person")]
    known = case(consents=(email_consent(), text_consent()), **living_in(CHICAGO))
    assert [decide(one, known).reasons for one in asked] == [()] * 5
