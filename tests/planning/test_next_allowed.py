"""The first allowed instant, by example. Wall times are Chicago's; 1 April 2026 is a Wednesday."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fdcpa_guard import Guard, InvalidFacts, Policy
from fdcpa_guard.planning import NextAllowed
from fdcpa_guard.rules import PASS, Denied, Outcomes, Passed, Question, rule
from fdcpa_guard.rules.rule import house
from fdcpa_guard.vocabulary import Effect
from tests.builders import When, at, attempt, case, contact, debt, guard, history, inbound

HOURS = "us.regf.6b1i.hours"
INCONVENIENT = "us.regf.6b1i.inconvenient-time"
SEVEN = "us.regf.14b2.seven-in-seven"
TALKED = "us.regf.14b2.after-conversation"
ORDINARY = 15


def plan(when: When, medium: str = "call", *, asked: dict[str, Any] | None = None, **facts: Any) -> NextAllowed:
    found = guard().next_allowed(contact(when, medium, **asked or {}), case(**facts))
    assert found.decisions <= ORDINARY
    return found


def rules(found: NextAllowed) -> list[str]:
    return [reason.rule for reason in found.reasons]


def residences(*zones: str) -> tuple[dict[str, Any], ...]:
    return ({"id": "residence", "zones": zones},)


def request(kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": "request", "kind": kind, "received_at": at("2026-03-01 10:00"), **fields}


def consent(scope: str, **fields: Any) -> dict[str, Any]:
    given = {"id": "consent", "scope": scope, "given_at": at("2026-03-02 10:00"), "given_to": "collector"}
    return {**given, "during_proper_communication": True, **fields}


def calls(*days: int, **fields: Any) -> list[Any]:
    return [attempt(f"2026-04-{day:02} 10:00", **fields) for day in days]


# -- hours


def test_allowed_at_once_costs_one_decision() -> None:
    found = plan("2026-04-01 10:00")
    assert (found.at, found.decisions, found.reasons, found.needs) == (at("2026-04-01 10:00"), 1, (), ())
    assert found.decision.allowed


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("2026-04-01 07:59:59.999999", "2026-04-01 08:00"),
        ("2026-04-01 20:59:59.999999", "2026-04-01 20:59:59.999999"),
        ("2026-04-01 21:00", "2026-04-02 08:00"),
        ("2026-04-01 00:00", "2026-04-01 08:00"),
        ("2026-03-07 22:00", "2026-03-08 08:00"),
        ("2026-10-31 22:00", "2026-11-01 08:00"),
    ],
)
def test_outside_the_hours_the_next_morning(asked: str, opens: str) -> None:
    found = plan(asked)
    assert found.at == at(opens)
    assert found.decision.at == at(opens)
    assert rules(found) == ([HOURS] if asked != opens else [])


def test_in_two_zones_from_the_western_morning() -> None:
    found = plan("2026-04-01 08:30", locations=residences("America/New_York", "America/Los_Angeles"))
    assert found.at == at("2026-04-01 08:00", "America/Los_Angeles")
    evening = plan(
        at("2026-04-01 21:00", "America/New_York"), locations=residences("America/New_York", "America/Denver")
    )
    assert evening.at == at("2026-04-02 08:00", "America/Denver")


def test_in_zones_without_a_common_hour_never() -> None:
    found = plan("2026-04-01 10:00", locations=residences("Pacific/Guam", "Europe/London", "America/Los_Angeles"))
    assert found.at is None
    assert [reason.rule for reason in found.needs] == [HOURS]
    assert not found.decision.allowed


def test_a_letter_has_no_hour() -> None:
    assert plan("2026-04-01 23:00", "mail").at == at("2026-04-01 23:00")


def test_the_instant_comes_back_in_utc() -> None:
    found = plan("2026-04-01 21:00")
    assert found.at == datetime(2026, 4, 2, 13, tzinfo=UTC)
    assert found.at is not None
    assert found.at.utcoffset() == timedelta(0)


# -- call limits


def test_an_eighth_call_waits_for_the_eighth_day_and_its_morning() -> None:
    found = plan("2026-04-07 15:00", history=history(calls(1, 2, 3, 4, 5, 6, 7)))
    assert found.at == at("2026-04-08 08:00")
    assert rules(found) == [SEVEN, HOURS]


def test_an_eighth_call_waits_until_enough_calls_have_aged() -> None:
    on_two_days = [attempt(f"2026-04-0{day} {hour}:00") for day in (1, 3) for hour in (10, 12, 14, 16)]
    found = plan("2026-04-03 17:00", history=history(on_two_days))
    assert found.at == at("2026-04-08 08:00")


def test_a_debt_of_its_own_limit_holds_the_contact_back() -> None:
    other = calls(1, 1, 2, 2, 3, 3, 4)
    facts: dict[str, Any] = {
        "debts": (debt(), debt("other")),
        "history": history(
            [call.model_copy(update={"id": f"call-{n}", "debts": ("other",)}) for n, call in enumerate(other)]
        ),
    }
    both = plan("2026-04-04 12:00", asked={"debts": ("card", "other")}, **facts)
    assert both.at == at("2026-04-08 08:00")
    assert both.reasons[0].debts == ("other",)
    assert plan("2026-04-04 12:00", **facts).at == at("2026-04-04 12:00")


def test_after_a_conversation_from_the_eighth_day() -> None:
    found = plan("2026-04-01 15:00", history=history(calls(1, outcome="conversation")))
    assert found.at == at("2026-04-08 08:00")
    assert rules(found) == [TALKED, HOURS]


def test_after_the_consumers_own_call_too() -> None:
    found = plan("2026-04-02 15:00", history=history(inbound("2026-04-01 20:00", conversation=True)))
    assert found.at == at("2026-04-08 08:00")


def test_after_a_conversation_texts_and_email_need_not_wait() -> None:
    talked = history(calls(1, outcome="conversation"))
    for medium in ("text", "email"):
        assert plan("2026-04-01 15:00", medium, history=talked).at == at("2026-04-01 15:00")


def test_a_call_that_lies_in_the_future_is_seen_once_it_has_been_made() -> None:
    found = plan("2026-04-06 21:00", history=history(calls(1, 2, 3, 4, 5, 6), attempt("2026-04-07 07:00")))
    assert found.at == at("2026-04-08 08:00")
    assert rules(found) == [HOURS, SEVEN]


# -- times, consents and other facts that begin or end


def test_until_an_inconvenient_time_is_over() -> None:
    afternoons = request("inconvenient-time", windows=[{"start": "15:00", "end": "17:00"}])
    found = plan("2026-04-01 15:30", requests=[afternoons])
    assert found.at == at("2026-04-01 17:00")
    assert rules(found) == [INCONVENIENT]
    assert found.decisions == 2


def test_an_inconvenient_evening_runs_into_the_night() -> None:
    evenings = request("inconvenient-time", windows=[{"start": "18:00", "end": "21:00"}])
    mornings = request("inconvenient-time", windows=[{"start": "07:00", "end": "10:30"}], id="mornings")
    found = plan("2026-04-01 19:00", requests=[evenings, mornings])
    assert found.at == at("2026-04-02 10:30")
    assert rules(found) == [INCONVENIENT, HOURS]


def test_weekdays_inconvenient_leave_the_weekend() -> None:
    weekdays = request("inconvenient-time", windows=[{"days": ["mon", "tue", "wed", "thu", "fri"]}])
    found = plan("2026-03-30 10:00", requests=[weekdays])
    assert found.at == at("2026-04-04 08:00")


def test_a_time_consented_to_opens_the_night() -> None:
    late = consent("time", windows=[{"start": "21:30", "end": "22:30"}])
    assert plan("2026-04-01 21:00", consents=[late]).at == at("2026-04-01 21:30")
    assert plan("2026-04-01 22:30", consents=[late]).at == at("2026-04-02 08:00")


def test_a_time_consented_to_for_one_debt_opens_it_for_that_one() -> None:
    facts: dict[str, Any] = {
        "debts": (debt(), debt("other")),
        "consents": [consent("time", windows=[{"start": "21:30", "end": "22:30"}], debts=["card"])],
    }
    assert plan("2026-04-01 21:00", **facts).at == at("2026-04-01 21:30")
    assert plan("2026-04-01 21:00", asked={"debts": ("card", "other")}, **facts).at == at("2026-04-02 08:00")


def test_a_consent_to_more_calls_that_begins_later() -> None:
    facts: dict[str, Any] = {"history": history(calls(1, outcome="conversation"))}
    given = at("2026-04-01 10:05")
    monday = consent("more-calls", given_at=given, starts_at=at("2026-04-06 14:00"), expires_at=at("2026-04-06 18:00"))
    found = plan("2026-04-02 10:00", consents=[monday], **facts)
    assert found.at == at("2026-04-06 14:00")
    assert plan("2026-04-06 18:00", consents=[monday], **facts).at == at("2026-04-08 08:00")


def test_a_court_permission_that_comes_later() -> None:
    order = {"id": "order", "granted_at": at("2026-04-03 02:30")}
    lawyer = {"id": "lawyer", "learned_at": at("2026-03-20 10:00"), "attorney_can_be_found": True}
    found = plan("2026-04-01 22:00", representation=[lawyer], court_permissions=[order])
    assert found.at == at("2026-04-03 02:30")
    assert rules(found) == [HOURS, "us.regf.6b2.represented"]


def test_a_request_that_is_withdrawn() -> None:
    silence = request("stop-medium", media=["call"], withdrawn_at=at("2026-04-03 12:34:56"))
    found = plan("2026-04-01 10:00", requests=[silence])
    assert found.at == at("2026-04-03 12:34:56")
    assert found.needs == ()


def test_a_request_that_is_still_to_come_is_not_seen_before() -> None:
    silence = request("stop-medium", media=["call"], received_at=at("2026-04-02 07:00"))
    assert plan("2026-04-01 20:00", requests=[silence]).at == at("2026-04-01 20:00")
    late = plan("2026-04-01 21:00", requests=[silence])
    assert late.at is None
    assert [reason.rule for reason in late.needs] == ["us.regf.14h1.medium"]


def test_an_attorney_who_does_not_answer() -> None:
    lawyer = {
        "id": "lawyer",
        "learned_at": at("2026-03-20 10:00"),
        "attorney_can_be_found": True,
        "unresponsive_at": at("2026-04-03 22:00"),
    }
    assert plan("2026-04-01 10:00", representation=[lawyer]).at == at("2026-04-04 08:00")


# -- never, and the horizon


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"requests": [request("cease", in_writing=True)]}, "us.regf.6c1.cease"),
        ({"requests": [request("stop-medium", media=["call"])]}, "us.regf.14h1.medium"),
        ({"requests": [request("stop-address", address="cell")]}, "us.regf.14h1.medium"),
        (
            {"representation": [{"id": "l", "learned_at": at("2026-03-20 10:00"), "attorney_can_be_found": True}]},
            "us.regf.6b2.represented",
        ),
    ],
)
def test_only_a_new_fact_opens_it(facts: dict[str, Any], rule: str) -> None:
    found = plan("2026-04-01 21:30", consents=(), **facts)
    assert found.at is None
    assert not found.decision.allowed
    assert rule in [reason.rule for reason in found.needs]
    assert rule in rules(found)
    assert found.decisions <= 3


def test_a_missing_fact_is_needed() -> None:
    found = plan("2026-04-01 10:00", locations=())
    assert found.at is None
    assert HOURS in [reason.rule for reason in found.needs]
    assert {reason.effect for reason in found.needs} == {Effect.MISSING_FACT}
    unknown = plan("2026-04-01 10:00", history="unknown")
    assert {reason.rule for reason in unknown.needs} >= {SEVEN, TALKED}


def test_a_debt_that_the_case_does_not_hold_is_needed() -> None:
    found = plan("2026-04-01 10:00", asked={"debts": ("card", "other")})
    assert found.at is None
    assert [(reason.rule, reason.debts) for reason in found.needs] == [("guard.references", ("other",))]


@pytest.mark.parametrize("windows", [[{}], [{"start": "08:00", "end": "21:00"}], [{"start": "07:00", "end": "22:00"}]])
def test_times_that_leave_no_hour_of_the_week_need_a_new_fact(windows: list[dict[str, str]]) -> None:
    closed = request("inconvenient-time", windows=windows)
    found = plan("2026-04-01 10:00", requests=[closed])
    assert found.at is None
    assert INCONVENIENT in [reason.rule for reason in found.needs]


def test_a_week_without_an_hour_is_not_a_year_without() -> None:
    """Wednesdays are open but for the next one: 8 April is quiet, 15 April is not."""
    others = [{"days": ["mon", "tue", "thu", "fri", "sat", "sun"], "start": "08:00", "end": "21:00"}]
    closed = request("inconvenient-time", windows=others, quiet_days=["2026-04-08"])
    found = plan("2026-04-01 21:00", requests=[closed])
    assert found.at == at("2026-04-15 08:00")
    assert rules(found) == [HOURS, INCONVENIENT]
    assert found.decisions <= 3


def test_within_a_month_of_turns_nothing_is_said_to_be_needed() -> None:
    closed = request("inconvenient-time", windows=[{"start": "08:00", "end": "21:00"}])
    asked, known = contact("2026-04-01 10:00"), case(requests=[closed], consents=())
    assert guard().next_allowed(asked, known, within=timedelta(days=28)).needs == ()


def on_even_days(lapses_at: datetime) -> Guard:
    """A guard of one house rule, which objects on days of an even number and names a fixed end."""

    @rule("house.even-days", "No even days", house("1"), effect=Effect.HOUSE_POLICY)
    def even_days(q: Question) -> Outcomes:
        """Objects on the second, fourth and so on."""
        return Denied("an even day", lapses_at=lapses_at) if q.local[0].day % 2 == 0 else PASS

    return Guard(Policy("house", "1", ()).with_rules(even_days))


def test_an_end_that_is_already_past_is_no_end() -> None:
    asked, known = contact("2026-04-02 10:00"), case()
    past = on_even_days(at("2026-04-02 09:00"))
    assert past.next_allowed(asked, known, within=timedelta(days=3)).at is None
    assert not past.windows(asked, known, until=at("2026-04-05 10:00")).windows
    assert on_even_days(at("2026-04-03 00:00")).next_allowed(asked, known).at == at("2026-04-03 00:00")


def test_a_rule_that_fails_later_denies_there_too() -> None:
    @rule("house.fails", "Fails on the third", house("1"), effect=Effect.HOUSE_POLICY)
    def fails(q: Question) -> Outcomes:
        """Objects until the third, on which it fails."""
        if q.local[0].day == 3:
            raise ZeroDivisionError
        return Denied("until the third", lapses_at=at("2026-04-03 00:00"))

    policy = Policy("house", "1", ()).with_rules(fails)
    asked, known = contact("2026-04-02 10:00"), case(consents=(), debts=(debt(),))
    found = Guard(policy).next_allowed(asked, known, within=timedelta(days=2))
    assert found.at is None
    assert [reason.effect for reason in found.reasons] == [Effect.RULE_ERROR]


def test_nothing_at_or_after_the_horizon() -> None:
    asked, known = contact("2026-04-01 21:00"), case()
    night = timedelta(hours=11)
    assert guard().next_allowed(asked, known, within=night).at is None
    assert guard().next_allowed(asked, known, within=night).needs == ()
    assert guard().next_allowed(asked, known, within=night + timedelta(microseconds=1)).at == at("2026-04-02 08:00")


def test_a_horizon_that_ends_before_a_fact_of_the_case_is_no_need() -> None:
    silence = request("stop-medium", media=["call"], withdrawn_at=at("2026-04-03 12:00"))
    found = guard().next_allowed(contact("2026-04-01 10:00"), case(requests=[silence]), within=timedelta(days=1))
    assert found.at is None
    assert found.needs == ()


def test_a_horizon_beyond_all_time() -> None:
    assert guard().next_allowed(contact("2026-04-01 21:00"), case(), within=timedelta.max).at == at("2026-04-02 08:00")


def test_a_negative_horizon_is_refused() -> None:
    with pytest.raises(InvalidFacts, match="within"):
        guard().next_allowed(contact("2026-04-01 10:00"), case(), within=timedelta(-1))


def test_the_last_night_of_all_instants() -> None:
    found = guard().next_allowed(contact("2200-12-31 07:59"), case())
    assert found.at == at("2200-12-31 08:00")
    end = at("2200-12-31 17:59:59")  # the last second of the year 2200 in UTC
    busy = {"id": "busy", "kind": "inconvenient-time", "received_at": at("2026-03-01 10:00"), "windows": [{}]}
    assert guard().next_allowed(contact(end), case(requests=(busy,))).at is None


def test_the_contact_asked_about_stays_as_it_was() -> None:
    asked = contact("2026-04-01 21:00")
    before = asked.fingerprint
    found = guard().next_allowed(asked, case())
    assert (asked.at, asked.fingerprint) == (at("2026-04-01 21:00"), before)
    assert found.decision.fingerprint == guard().decide(contact("2026-04-02 08:00"), case()).fingerprint


# -- regressions


@pytest.mark.parametrize("day", [22, 23, 24, 25])
def test_two_zones_that_shift_apart_on_the_way(day: int) -> None:
    """Phoenix keeps its clocks on 1 November and Denver does not: an hour a week opens that was closed before."""
    known = case(
        locations=residences("America/Denver", "America/Phoenix"),
        requests=(
            {**request("inconvenient-time", windows=({"start": "13:00", "end": "12:00"},)), "id": "a"},
            {
                **request(
                    "inconvenient-time",
                    windows=({"start": "12:00", "end": "12:00", "days": ("mon", "tue", "wed", "thu", "fri", "sun")},),
                ),
                "id": "b",
            },
        ),
    )
    asked = contact(datetime(2026, 10, day, 17, tzinfo=UTC), "call")
    assert guard().next_allowed(asked, known).at == datetime(2026, 11, 7, 19, tzinfo=UTC)


def hopping(q: Question) -> Outcomes:
    """An answer that falls away an instant later, for ever."""
    return Denied("no", lapses_at=q.at + timedelta(microseconds=1))


def passing(q: Question) -> Outcomes:
    """An answer that vouches for the next instant only, for ever."""
    return Passed(until=q.at + timedelta(microseconds=1))


def own(check: Callable[[Question], Outcomes]) -> Guard:
    return Guard(
        Policy("own", "1", ()).with_rules(rule("own.rule", "Own", house("1"), effect=Effect.HOUSE_POLICY)(check))
    )


def test_a_search_ends_where_a_rule_never_settles() -> None:
    """A rule that says at each instant that it lapses at the next would be followed for ever."""
    asked = contact("2026-04-01 10:00")
    found = own(hopping).next_allowed(asked, case())
    assert found.at is None
    assert not found
    assert [reason.rule for reason in found.reasons] == ["own.rule"]
    assert found.needs == ()  # nobody knows that only a fact lifts it


@pytest.mark.parametrize("check", [hopping, passing])
def test_windows_are_refused_where_a_rule_never_settles(check: Callable[[Question], Outcomes]) -> None:
    with pytest.raises(InvalidFacts, match="shorter span"):
        own(check).windows(contact("2026-04-01 10:00"), case(), until=at("2026-04-02 10:00"))
