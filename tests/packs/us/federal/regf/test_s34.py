"""12 CFR 1006.34: the validation notice, and the validation period as 1006.38 uses it."""

from datetime import date, timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Guard, regulation_f
from tests.builders import at, attempt, case, contact, content, debt, decide, history, inbound
from tests.packs.us.federal.regf.judging import advisory, duty, missing, objects

NOTICE = "us.regf.34a1.validation-notice"
OVERSHADOWING = "us.regf.38b1.overshadowing"
TICK = timedelta(microseconds=1)
ZONES = ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam"]


def fresh(*events: Any, zones: tuple[str, ...] = ("America/Chicago",), **overrides: Any) -> Case:
    given = {"initial_communication_at": None, "validation": "none"} | overrides
    locations = ({"id": "residence", "zones": zones},)
    return case(debts=(debt(**given),), history=history(events), locations=locations)


# -- 34(a)(1): the duty


@pytest.mark.parametrize("medium", ["call", "email", "mail", "text", "in-person"])
def test_1006_34_a_1_i_what_may_be_the_initial_communication(medium: str) -> None:
    found = duty(NOTICE, contact("2026-03-02 12:00", medium), fresh())
    assert found is not None
    assert found.due == date(2026, 3, 7)
    assert found.debts == ("card",)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("held", "due"), [("2026-03-02", "2026-03-07"), ("2026-03-05", "2026-03-10"), ("2026-10-30", "2026-11-04")]
)
def test_1006_34_a_1_i_B_within_five_days(held: str, due: str, zone: str) -> None:
    talked = attempt(at(f"{held} 20:30", zone), outcome="conversation")
    known = fresh(talked, zones=(zone,))
    last_day = date.fromisoformat(due)
    over = at(str(last_day + timedelta(days=1)), zone)
    in_time, late = contact(over - TICK), contact(over)
    found = duty(NOTICE, in_time, known)
    assert found is not None
    assert found.due == last_day
    assert advisory(NOTICE, in_time, known) is None
    assert decide(in_time, known).valid_until == over
    overdue = advisory(NOTICE, late, known)
    assert overdue is not None
    assert overdue.facts == {"due": due}
    still = duty(NOTICE, late, known)
    assert still is not None
    assert still.due == last_day


def test_1006_34_a_1_i_B_in_two_zones_the_earlier_date_counts() -> None:
    zones = ("America/New_York", "America/Los_Angeles")
    talked = attempt(at("2026-03-03 00:30", "America/New_York"), outcome="conversation")
    found = duty(NOTICE, contact(at("2026-03-04 12:00", "America/New_York")), fresh(talked, zones=zones))
    assert found is not None
    assert found.due == date(2026, 3, 7)


def test_1006_34_a_1_the_date_of_a_first_contact_is_the_consumers() -> None:
    asked = contact(at("2026-03-02 20:30", "Pacific/Honolulu"))
    found = duty(NOTICE, asked, fresh(zones=("Pacific/Honolulu",)))
    assert found is not None
    assert found.due == date(2026, 3, 7)
    assert decide(asked, fresh(zones=("Pacific/Honolulu",))).valid_until == at("2026-03-02 21:00", "Pacific/Honolulu")


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"content": content(validation_information=True)}, id="i_A_it_carries_the_information"),
        pytest.param(
            {"content": content(limited_content_message=True, collector_disclosure=False, initial_disclosure=False)},
            id="a_limited_content_message",
        ),
        pytest.param({"purpose": "validation-notice"}, id="it_is_the_notice"),
        pytest.param({"purpose": "formal-pleading", "medium": "mail", "address": "home"}, id="b_2_a_formal_pleading"),
        pytest.param({"purpose": "unrelated-notice"}, id="b_2_i_to_iii_an_unrelated_notice"),
        pytest.param({"purpose": "opt-out-confirmation"}, id="an_opt_out_confirmation"),
        pytest.param({"recipient": "spouse"}, id="a_1_1_not_to_the_spouse"),
        pytest.param({"recipient": "third-party"}, id="not_to_a_third_party"),
        pytest.param({"recipient": "creditor"}, id="not_to_the_creditor"),
    ],
)
def test_1006_34_a_1_where_no_duty_arises(overrides: dict[str, Any]) -> None:
    assert duty(NOTICE, contact("2026-03-02 12:00", **overrides), fresh()) is None


@pytest.mark.parametrize("declared", [False, None])
def test_1006_34_a_1_content_that_does_not_carry_the_information(declared: bool | None) -> None:
    asked = contact("2026-03-02 12:00", content=content(validation_information=declared))
    assert duty(NOTICE, asked, fresh()) is not None


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(attempt("2026-03-02 10:00", outcome="voicemail"), id="a_voicemail"),
        pytest.param(attempt("2026-03-02 10:00", "email"), id="an_email"),
        pytest.param(inbound("2026-03-02 10:00", conversation=True), id="the_consumers_call"),
    ],
)
def test_1006_34_b_2_what_was_the_initial_communication(event: Any) -> None:
    found = duty(NOTICE, contact("2026-03-04 12:00"), fresh(event))
    assert found is not None
    assert found.due == date(2026, 3, 7)


@pytest.mark.parametrize(
    "event",
    [
        attempt("2026-03-02 10:00", outcome="limited-content-message"),
        attempt("2026-03-02 10:00", outcome="rang-out"),
        attempt("2026-03-02 10:00", "mail", purpose="formal-pleading"),
        attempt("2026-03-02 10:00", "mail", purpose="unrelated-notice"),
        attempt("2026-03-02 10:00", "email", outcome="undeliverable"),
        attempt("2026-03-02 10:00", outcome="conversation", recipient="spouse"),
    ],
)
def test_1006_34_b_2_what_was_none(event: Any) -> None:
    found = duty(NOTICE, contact("2026-03-04 12:00"), fresh(event))
    assert found is not None
    assert found.due == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("notice", "owed"),
    [
        pytest.param({}, False, id="provided"),
        pytest.param({"orally": True, "provided_at": at("2026-03-02 10:00")}, False, id="a_1_ii_orally"),
        pytest.param({"orally": True, "provided_at": "2026-03-02"}, False, id="a_1_ii_orally_that_day"),
        pytest.param({"orally": True}, True, id="a_1_ii_orally_but_later"),
        pytest.param({"orally": True, "provided_at": "2026-03-03"}, True, id="a_1_ii_orally_the_day_after"),
        pytest.param({"undeliverable_at": at("2026-03-04 12:00")}, True, id="b_5_2_came_back"),
        pytest.param({"undeliverable_at": at("2026-03-04 12:00") + TICK}, False, id="comes_back_later"),
        pytest.param({"provided_at": at("2026-03-04 12:00") + TICK}, True, id="provided_later"),
    ],
)
def test_1006_34_a_1_once_provided(notice: dict[str, Any], owed: bool) -> None:
    known = fresh(
        attempt("2026-03-02 10:00", outcome="conversation"),
        validation=({"provided_at": at("2026-03-03 10:00")} | notice,),
    )
    assert (duty(NOTICE, contact("2026-03-04 12:00"), known) is not None) is owed


@pytest.mark.parametrize(
    ("paid", "owed"),
    [
        pytest.param(at("2026-03-08") - TICK, False, id="before_the_notice_was_due"),
        pytest.param(at("2026-03-08") + TICK, True, id="after_it"),
        pytest.param("2026-03-06", False, id="the_day_before"),
        pytest.param("2026-03-07", True, id="perhaps_before_it"),
        pytest.param(at("2026-03-20 12:00") + TICK, True, id="not_by_then"),
    ],
)
def test_1006_34_a_2_a_debt_paid_before_the_notice_was_due(paid: Any, owed: bool) -> None:
    known = fresh(attempt("2026-03-02 10:00", outcome="conversation"), paid_at=paid)
    asked = contact("2026-03-20 12:00", purpose="answer-to-request")
    assert (duty(NOTICE, asked, known) is not None) is owed


def test_1006_34_a_1_1_the_representative_of_a_deceased_consumer() -> None:
    dead = case(
        debts=(debt(validation="none", initial_communication_at=None),),
        consumer={"deceased": True},
        locations=({"id": "l", "zones": ("America/Chicago",), "person": "personal-representative"},),
    )
    assert duty(NOTICE, contact("2026-03-02 12:00", recipient="personal-representative"), dead) is not None


def test_1006_34_a_1_missing_facts() -> None:
    asked = contact("2026-03-02 12:00")
    bare = contact(
        "2026-03-02 12:00", "mail", purpose="validation-notice", content=content(validation_information=False)
    )
    assert missing(NOTICE, bare, fresh(validation="unknown")) == "debts.card.validation"
    known = case(debts=(debt(validation="none", initial_communication_at=None),), history="unknown")
    for unclear in (fresh(validation="unknown"), known):
        owed = duty(NOTICE, asked, unclear)
        assert owed is not None
        assert owed.due is None


# -- 34(b)(5): the validation period, seen through 38(b)(1)


def overshadowing(when: Any, known: Case) -> bool:
    asked = contact(when, content=content(overshadows_validation_rights=True))
    return objects(OVERSHADOWING, asked, known)


def noticed(zone: str = "America/Chicago", **notice: Any) -> Case:
    return fresh(zones=(zone,), validation=(notice,))


@pytest.mark.parametrize(
    ("sent", "last_day"),
    [
        pytest.param("2026-03-02", "2026-04-08", id="monday_received_on_monday"),
        pytest.param("2026-03-06", "2026-04-12", id="friday_received_on_friday"),
        pytest.param("2026-03-07", "2026-04-12", id="saturday_received_on_friday"),
        pytest.param("2026-03-08", "2026-04-12", id="sunday_of_the_spring_change"),
        pytest.param("2026-01-14", "2026-02-21", id="the_king_holiday"),
        pytest.param("2026-02-12", "2026-03-22", id="washingtons_birthday"),
        pytest.param("2026-05-20", "2026-06-27", id="memorial_day"),
        pytest.param("2026-06-16", "2026-07-24", id="juneteenth_on_a_friday"),
        pytest.param("2026-06-29", "2026-08-06", id="independence_day_kept_on_its_friday"),
        pytest.param("2026-09-03", "2026-10-11", id="labor_day"),
        pytest.param("2026-10-08", "2026-11-15", id="columbus_day"),
        pytest.param("2026-11-06", "2026-12-16", id="veterans_day"),
        pytest.param("2026-11-20", "2026-12-30", id="thanksgiving"),
        pytest.param("2026-12-21", "2027-01-28", id="christmas"),
        pytest.param("2026-12-28", "2027-02-04", id="new_years_day"),
        pytest.param("2027-06-14", "2027-07-22", id="juneteenth_kept_on_its_friday"),
        pytest.param("2027-12-20", "2028-01-27", id="christmas_kept_on_its_friday"),
        pytest.param("2023-11-06", "2023-12-14", id="veterans_day_kept_on_its_friday"),
        pytest.param("2022-12-22", "2023-01-29", id="christmas_kept_on_its_monday"),
    ],
)
def test_1006_34_b_5_thirty_days_after_assumed_receipt(sent: str, last_day: str) -> None:
    """Receipt is assumed five days on, without weekends and holidays; an observed holiday makes the period longer."""
    known = noticed(provided_at=at(f"{sent} 12:00"))
    over = at(str(date.fromisoformat(last_day) + timedelta(days=1)))
    assert overshadowing(over - TICK, known)
    assert not overshadowing(over, known)


@pytest.mark.parametrize("zone", ZONES)
def test_1006_34_b_5_days_are_the_consumers(zone: str) -> None:
    known = noticed(zone, provided_at=at("2026-03-02 20:30", zone))
    over = at("2026-04-09", zone)
    assert overshadowing(over - TICK, known)
    assert not overshadowing(over, known)
    assert decide(contact(over - TICK, "mail"), known).valid_until == over


@pytest.mark.parametrize(
    ("notice", "last_day"),
    [
        pytest.param({"orally": True}, "2026-04-01", id="orally_received_at_once"),
        pytest.param({"received_at": at("2026-03-12 10:00")}, "2026-04-08", id="1_received_later_than_assumed"),
        pytest.param({"received_at": at("2026-03-04 10:00")}, "2026-04-08", id="1_received_sooner_than_assumed"),
        pytest.param({"period_ends": "2026-04-20"}, "2026-04-20", id="the_date_that_the_notice_states"),
        pytest.param({"period_ends": "2026-03-20"}, "2026-04-08", id="too_early_a_date_that_the_notice_states"),
    ],
)
def test_1006_34_b_5_1_what_moves_the_end(notice: dict[str, Any], last_day: str) -> None:
    known = noticed(**{"provided_at": at("2026-03-02 12:00")} | notice)
    over = at(str(date.fromisoformat(last_day) + timedelta(days=1)))
    assert overshadowing(over - TICK, known)
    assert not overshadowing(over, known)


def test_1006_34_b_5_1_a_policy_may_count_from_a_receipt_later_than_assumed() -> None:
    """As soon as it is known; one sooner than assumed still counts as assumed."""
    guard = Guard(regulation_f().tightened(OVERSHADOWING, later=True))

    def last_day(**notice: Any) -> date:
        known = noticed(provided_at=at("2026-03-02 12:00"), **notice)
        days = [date(2026, 4, 1) + timedelta(days=n) for n in range(30)]
        over = [contact(at(f"{day} 12:00"), content=content(overshadows_validation_rights=True)) for day in days]
        denied = [any(r.rule == OVERSHADOWING for r in guard.decide(asked, known).reasons) for asked in over]
        assert denied == sorted(denied, reverse=True)
        return days[denied.count(True) - 1]

    assert last_day() == date(2026, 4, 8)
    assert last_day(received_at=at("2026-03-12 10:00")) == date(2026, 4, 11)
    assert last_day(received_at=at("2026-03-04 10:00")) == date(2026, 4, 8)


def test_1006_34_b_5_2_an_updated_period() -> None:
    first = {"provided_at": at("2026-01-02 12:00"), "undeliverable_at": at("2026-01-12 12:00")}
    second = {"provided_at": at("2026-01-15 12:00")}
    known = fresh(validation=(first, second))
    assert overshadowing("2026-01-12 11:59", known)
    assert not overshadowing("2026-01-12 12:00", known)
    assert not overshadowing(at("2026-01-15 12:00") - TICK, known)
    assert overshadowing("2026-01-15 12:00", known)
    assert overshadowing("2026-02-22 23:59", known)
    assert not overshadowing("2026-02-23 00:00", known)


@pytest.mark.parametrize(
    ("later", "over"), [(timedelta(0), "2026-04-09"), (TICK, "2026-04-27")], ids=["by then", "not yet"]
)
def test_1006_34_b_5_2_sent_again_on_a_day_the_first_counts_alone_once_it_had_come(later: timedelta, over: str) -> None:
    noon = at("2026-03-20 12:00")
    first = {"provided_at": at("2026-03-02 12:00"), "received_at": noon + later}
    known = fresh(validation=(first, {"provided_at": "2026-03-20"}))
    asked = contact(noon, content=content(overshadows_validation_rights=True))
    (reason,) = [each for each in decide(asked, known).reasons if each.rule == OVERSHADOWING]
    assert reason.lapses_at == at(over)
