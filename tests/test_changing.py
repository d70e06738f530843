"""What of a policy changes when: all of it, on the right day, on both sides of it, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pydantic import TypeAdapter

from fdcpa_guard import Case, Guard, Policy, first_party, us_federal
from fdcpa_guard.audit import compare
from fdcpa_guard.changing import Changes, Kind, LawChange, changes, policy_on
from fdcpa_guard.choosing import Chooser
from fdcpa_guard.clock import DAY, TICK, start_of_day
from fdcpa_guard.packs.us.states.new_york_city import SHIELD, amended_from
from fdcpa_guard.rules import PASS, Announced, Pack, Parameter, Question, Rule, house
from fdcpa_guard.rules.rule import EVERYWHERE
from fdcpa_guard.testing.scenarios import Row
from fdcpa_guard.vocabulary import Effect
from tests import builders as make
from tests.rows import scenario_rows

FIRST, LAST = date(2026, 11, 1), date(2028, 12, 31)
LONG_AGO, FAR = date(1900, 1, 1), date(2199, 12, 31)


@cache
def policy() -> Policy:
    return first_party()


@cache
def found(first: date = LONG_AGO, last: date = FAR) -> Changes:
    return changes(policy(), first, last)


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


# -- nothing is missed, nothing is made up


def in_force_on(day: date) -> dict[str, dict[str, Any]]:
    """The rules of a day, each with its numbers, from what the rule says of itself and not from its list of dates."""
    standing = {}
    for rule in policy().rules():
        first, gone = rule.in_force
        if (first is None or day >= first) and (gone is None or day < gone):
            standing[rule.id] = {
                name: max([dated for dated in number.values if dated[0] <= day], default=number.values[0])[1]
                for name, number in rule.parameters.items()
            }
    return standing


def test_no_day_of_the_span_changes_anything_unsaid() -> None:
    """Slowly: the rules in force and their numbers, day by day."""
    told = {(change.day, change.rule, change.kind) for change in found(FIRST, LAST).changes}
    seen = set()
    standing = in_force_on(FIRST - DAY)
    for day in days(FIRST, LAST):
        now = in_force_on(day)
        if now != standing:
            seen |= {(day, id, Kind.BEGINS) for id in now.keys() - standing.keys()}
            seen |= {(day, id, Kind.ENDS) for id in standing.keys() - now.keys()}
            seen |= {(day, id, Kind.CHANGES) for id in now.keys() & standing.keys() if now[id] != standing[id]}
        standing = now
    assert seen == told
    assert seen


def test_every_date_of_the_packs_is_a_change_or_changes_nothing() -> None:
    """Over all times: between the days told, nothing differs."""
    turns = [LONG_AGO, *found().days, FAR]
    for begins, next_turn in pairwise(turns):
        assert in_force_on(begins) == in_force_on(next_turn - DAY)
    for day in found().days:
        assert in_force_on(day - DAY) != in_force_on(day)


# -- both sides of every date, as a guard chooses


ZIPS = {"US-NY-NYC": "10001", "US-NY-YONKERS": "10701"}


@cache
def rows_by_rule() -> dict[str | None, Row]:
    """The first row about each rule."""
    return {row.rule: row for row in reversed(scenario_rows())}


def asked(rule: Rule, at: datetime, place: str) -> Question:
    """Some row about the rule, or else a plain contact, put to an instant and into the place."""
    row = rows_by_rule().get(rule.id)
    given, known = (row.contact, row.case) if row else (make.contact(at=at), make.case())
    here = {"id": "here", "person": given.who, "state": "NY" if place == EVERYWHERE else place.split("-")[1]}
    if place in ZIPS:
        here["zip"] = ZIPS[place]
    written = known.model_dump(mode="json") | {"locations": [here], "postal_addresses": []}
    written["phones"] = [line | {"number": None} for line in written["phones"]] if known.phones != "unknown" else []
    moved = given.model_copy(update={"at": at, "logged_as": None, "person_is_at": None})
    return Question(moved, Case.model_validate(written))


@pytest.mark.parametrize("change", found().changes, ids=lambda c: f"{c.day}-{c.rule}")
def test_a_guard_chooses_otherwise_before_and_on_the_day(change: LawChange) -> None:
    rule = policy().rule(change.rule)
    chooser = Chooser(policy())
    noon = datetime.combine(change.day, time(12), UTC)
    midnight = min(start_of_day(tz, change.day) for tz in asked(rule, noon, change.place).known_zones)
    asking = {}
    for at in (midnight - TICK, midnight):
        question = asked(rule, at, change.place)
        assert change.place in {*question.jurisdictions, EVERYWHERE}
        era = chooser.era(question)
        asking[at] = chooser.passed_over(question, rule, era) != "not in force at that time", era
    (was, before), (now, on) = asking.values()
    assert (was, now) == {Kind.BEGINS: (False, True), Kind.ENDS: (True, False), Kind.CHANGES: (True, True)}[change.kind]
    for number in change.numbers:
        parameter = rule.parameters[number.name]
        assert (parameter.on(before), parameter.on(on)) == (number.before, number.after)
        assert number.before != number.after


@pytest.mark.parametrize("change", found().changes, ids=lambda c: f"{c.day}-{c.rule}")
def test_the_law_of_a_day_has_the_rules_and_numbers_of_that_day(change: LawChange) -> None:
    (before, on) = (
        {rule.id: rule for rule in law(day).rules()}.get(change.rule) for day in (change.day - DAY, change.day)
    )
    assert (before is not None, on is not None) == (change.kind is not Kind.BEGINS, change.kind is not Kind.ENDS)
    for rule in (before, on):
        assert rule is None or not {*rule.dates()}
    for number in change.numbers:
        assert before is not None
        assert on is not None
        assert before.parameters[number.name].latest == number.before
        assert on.parameters[number.name].latest == number.after


@cache
def law(day: date) -> Policy:
    return policy_on(policy(), day)


# -- what is known of 2027


def test_new_york_city_takes_its_second_text_and_the_waiver_ends() -> None:
    span = found(FIRST, LAST)
    assert {(day, place) for day, place, _ in span.by_day()} >= {
        (date(2027, 1, 1), "US-NY-NYC"),
        (date(2027, 1, 31), "US"),
    }
    kinds = {change.rule: change.kind for change in span.changes if change.place == "US-NY-NYC"}
    assert kinds["us.ny.nyc.5-77b1i.hours"] is Kind.ENDS
    assert kinds["us.ny.nyc.5-77b1i.eastern-hours"] is Kind.BEGINS
    (waiver,) = (change for change in span.changes if change.rule == "us.tcpa.64-1200-a10.revoked")
    assert [(n.name, n.before, n.after) for n in waiver.numbers] == [("every_debt", False, True)]


def test_another_day_for_the_city_is_another_day_here() -> None:
    moved = Policy("moved", "1", (amended_from(date(2027, 9, 1)),))
    told = changes(moved, FIRST, LAST)
    assert told.days == (date(2027, 9, 1),)
    assert len(told.changes) == len(changes(Policy("p", "1", (amended_from(SHIELD),)), FIRST, LAST).changes)


def test_what_was_announced_without_a_day_is_told_apart() -> None:
    (order,) = found(FIRST, LAST).announced
    assert order.citation.source == "FCC 26-67"
    assert order.place == EVERYWHERE
    assert changes(policy().narrowed("US-MA"), FIRST, FIRST).announced == (order,)


def test_what_is_announced_names_rules_that_there_are() -> None:
    for each in found().announced:
        for rule in each.rules:
            assert policy().rule(rule).title
        assert each.what


# -- of made-up rules


def made(**how: Any) -> Policy:
    rule = Rule(
        id="own.rule",
        title="A rule",
        citations=(house("1"),),
        effect=Effect.PROHIBITED,
        check=lambda q, p=None: PASS,
        description="A rule.",
        **how,
    )
    announced = (Announced(house("2"), "more to come"),)
    return Policy("own", "1", (Pack("own", "Own", (rule,), lambda collector, debt: None, announced=announced),))


def dated(*values: tuple[date, Any]) -> Parameter:
    return Parameter(values, "days", house("1"), "lower")


NEW_YEAR = date(2027, 1, 1)


def test_a_number_that_stays_the_same_is_no_change() -> None:
    assert not changes(made(parameters={"days": dated((date.min, 7), (NEW_YEAR, 7))}), FIRST, LAST).changes


def test_a_number_of_the_same_value_and_another_type_is_another() -> None:
    (one,) = changes(made(parameters={"days": dated((date.min, 1), (NEW_YEAR, True))}), FIRST, LAST).changes
    assert one.kind is Kind.CHANGES


def test_a_number_of_a_rule_that_does_not_bind_is_no_change() -> None:
    numbers = {"days": dated((date.min, 7), (NEW_YEAR, 5))}
    assert not changes(made(in_force=(None, date(2026, 12, 1)), parameters=numbers), date(2026, 12, 2), LAST).changes
    (begins,) = changes(made(in_force=(NEW_YEAR, None), parameters=numbers), FIRST, LAST).changes
    assert (begins.kind, begins.numbers) == (Kind.BEGINS, ())


def test_a_rule_that_ends_where_it_began_never_was() -> None:
    assert not changes(made(in_force=(NEW_YEAR, NEW_YEAR)), FIRST, LAST).changes


@pytest.mark.parametrize(("first", "last", "seen"), [(0, 0, 1), (1, 5, 0), (-5, -1, 0), (-1, 1, 1)])
def test_both_ends_of_the_span_are_in_it(first: int, last: int, seen: int) -> None:
    told = changes(made(in_force=(NEW_YEAR, None)), NEW_YEAR + first * DAY, NEW_YEAR + last * DAY)
    assert len(told.changes) == seen


def test_a_rule_in_force_from_the_first_of_all_days_always_was() -> None:
    assert not changes(made(in_force=(date.min, None)), date.min, date.max).changes


def test_a_span_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before the first"):
        changes(made(), LAST, FIRST)


def test_a_time_is_told_as_text() -> None:
    numbers = {"closes": Parameter(((date.min, time(21)), (NEW_YEAR, time(20))), "local time", house("1"), "lower")}
    (one,) = changes(made(parameters=numbers), FIRST, LAST).changes
    assert [(n.before, n.after) for n in one.numbers] == [("21:00:00", "20:00:00")]


def test_what_changes_is_json_and_has_no_truth() -> None:
    told = found(FIRST, LAST)
    adapter = TypeAdapter(Changes)
    assert adapter.validate_json(adapter.dump_json(told)) == told
    with pytest.raises(TypeError):
        bool(told)


# -- the law of a day


def test_the_law_of_a_day_departs_from_nothing_and_keeps_what_departs() -> None:
    assert policy_on(us_federal(), FIRST).departures == ()
    less = us_federal().without("us.regf.100a.retain", "kept elsewhere").denying(())
    assert policy_on(less, FIRST).departures == less.departures
    assert policy_on(less, FIRST).denies == frozenset()
    assert policy_on(us_federal(), FIRST).label == f"{us_federal().label}, the law of 2026-11-01"


def test_it_holds_whenever_the_question_is() -> None:
    """A third contact in seven days to somebody in the city: denied by the first text, whatever the day."""
    row = next(r for r in scenario_rows() if r.rule == "us.ny.nyc.5-77b1iv.two-in-seven" and not allowed(r))
    told = compare(law(SHIELD - DAY), law(SHIELD), [(row.contact, row.case)], detail=True)
    assert {change.rule for change in told.rules} >= {"us.ny.nyc.5-77b1iv.two-in-seven"}


def allowed(row: Any) -> bool:
    return Guard(law(SHIELD - DAY)).decide(row.contact, row.case).allowed


def test_a_question_between_two_changes_is_decided_as_ever() -> None:
    """Of what lies wholly on one side, the law of the day decides as the policy itself; only its end is not told."""
    guards = {day: Guard(law(day)) for day in (date(2026, 11, 9), date(2027, 3, 1))}
    whole = Guard(policy())
    rows = [row for row in scenario_rows() if row.source.endswith("new_york_city.policy.yaml")]
    for row in rows[::7]:
        for day, guard in guards.items():
            at = row.contact.at
            moved = row.contact.model_copy(update={"logged_as": None})
            if abs(at.date() - day) > timedelta(days=5):
                continue
            one, other = guard.decide(moved, row.case), whole.decide(moved, row.case)
            assert one.allowed is other.allowed
            assert [(r.rule, r.debts) for r in one.reasons] == [(r.rule, r.debts) for r in other.reasons]


def test_rules_without_dates_are_the_very_same() -> None:
    dated_ids = {rule.id for rule in policy().rules() if {*rule.dates()}}
    held = {rule.id: rule for rule in law(FIRST).rules()}
    assert all(held[rule.id] is rule for rule in policy().rules() if rule.id not in dated_ids)
    assert replace(policy()).fingerprint == policy().fingerprint
