"""Numbers by date: one rule for a law whose number changed, in code, in JSON and in documents."""

import json
import pickle
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy, Policy
from fdcpa_guard.documents import InvalidDocument, load_document, load_policy, policy_schema
from fdcpa_guard.rules import Pack, Rule, house
from fdcpa_guard.rules.rule import UNSET
from fdcpa_guard.shapes import Shape
from fdcpa_guard.testing.mutation import mutants
from fdcpa_guard.vocabulary import Effect
from tests.builders import attempt, case, contact, history
from tests.cli.test_schema import valid

from .judging import denies
from .kinds import CallingHours, Cooldown, FrequencyCap, NotOverdue

OLD, NEW = date(2021, 11, 30), date(2026, 7, 1)
HOURS: Shape = CallingHours(opens=time(8), closes={OLD: time(18), NEW: time(17)})


def ruled(shape: Shape, title: str = "One") -> Rule:
    return shape.rule("house.one", title, house("1"), effect=Effect.HOUSE_POLICY, example="one.")


def policy_of(rule: Rule) -> Policy:
    return Policy("test", "1", (Pack("house", "Test", (rule,), lambda collector, debt: None),))


@pytest.mark.parametrize(
    ("at", "denied"),
    [
        ("2020-01-06 17:30", False),
        ("2026-06-30 17:30", False),
        ("2026-06-30 18:00", True),
        ("2026-07-01 16:59:59", False),
        ("2026-07-01 17:00", True),
    ],
)
def test_the_number_of_the_day_holds(at: str, denied: bool) -> None:
    assert denies(ruled(HOURS), contact(at), case()) is denied


def test_a_count_changes_too() -> None:
    cap = ruled(FrequencyCap(most={OLD: 2, "2026-07-01": 1}, days=7))
    for day, denied in (("2026-06-29", False), ("2026-07-02", True)):
        made = case(history=history(attempt(f"{day} 10:00")))
        assert denies(cap, contact(f"{day} 12:00"), made) is denied


def test_it_is_a_dated_parameter_and_words_say_so() -> None:
    made = ruled(HOURS, "Not after {closes}")
    assert made.parameters["closes"].values == ((OLD, time(18)), (NEW, time(17)))
    assert made.title == "Not after 6 p.m. (5 p.m. from 2026-07-01)"
    assert made.parameters["opens"].values == ((date.min, time(8)),)
    assert list(made.dates()).count(NEW) == 1


def test_there_and_back_as_json() -> None:
    text = HOURS.model_dump_json()
    assert '"closes":{"2021-11-30":"18:00:00","2026-07-01":"17:00:00"}' in text
    for again in (
        type(HOURS).model_validate_json(text),
        type(HOURS).model_validate(HOURS.model_dump()),
        pickle.loads(pickle.dumps(HOURS)),
        HOURS.model_copy(),
    ):
        assert again == HOURS
        assert hash(again) == hash(HOURS)
        assert ruled(again).parameters == ruled(HOURS).parameters
    assert CallingHours(opens=time(8), closes=time(17)) != HOURS


def test_only_numbers_by_date_are_written_by_date() -> None:
    plain = json.loads(CallingHours(opens=time(8), closes=time(17)).model_dump_json())
    dated = json.loads(HOURS.model_dump_json())
    assert {name for name in plain if plain[name] != dated[name]} == {"closes"}


def test_a_segment_and_an_exception_take_dates() -> None:
    cap = FrequencyCap(
        most=3,
        days=7,
        segments={"new": {"most": {OLD: 2, NEW: 1}}},
        unless=({"exception": "not-overdue", "overdue_days": {OLD: 30, NEW: 20}},),
    )
    found = ruled(cap).parameters
    assert found["most"].values == ((date.min, 3),)
    assert found["most.new"].values == ((OLD, 2), (NEW, 1))
    assert found["overdue_days"].values == ((OLD, 30), (NEW, 20))
    assert type(cap).model_validate_json(cap.model_dump_json()) == cap
    assert NotOverdue(overdue_days={OLD: 30}).by_date == {"overdue_days": ((OLD, 30),)}


def test_every_value_moves_in_a_mutant() -> None:
    found = [each.change for each in mutants(policy_of(ruled(Cooldown(days={OLD: 7, NEW: 9}))))]
    assert "days: 7, from 2026-07-01 9 -> 8, from 2026-07-01 10" in found
    flipped = next(each for each in mutants(policy_of(ruled(HOURS))) if each.change == "replies_exempt: true -> false")
    (wrong,) = flipped.policy.rules()
    assert isinstance(wrong.check, Shape)
    assert wrong.check.by_date == HOURS.by_date


def test_a_tightened_number_has_one_value() -> None:
    tight = policy_of(ruled(HOURS, "Not after {closes}")).tightened("house.one", closes=time(16)).rule("house.one")
    assert tight.title == "Not after 4 p.m."
    assert tight.parameters["closes"].values == ((date.min, time(16)),)


@pytest.mark.parametrize(
    "closes",
    [
        {},
        {"someday": "21:00"},
        {OLD: None},
        {OLD: "25:00"},
        {OLD: time(18), OLD.isoformat(): time(17)},
        {OLD: time(7), NEW: time(17)},
        {date(2000, 1, 1) + timedelta(days=number): time(21) for number in range(101)},
    ],
    ids=lambda closes: str(closes)[:80],
)
def test_what_is_no_number_by_date_is_refused(closes: dict[Any, Any]) -> None:
    with pytest.raises(InvalidPolicy):
        CallingHours(opens=time(8), closes=closes)


def test_a_number_may_have_a_hundred_dates() -> None:
    days = [date(2000, 1, 1) + timedelta(days=number) for number in range(100)]
    assert len(Cooldown(days=dict.fromkeys(days, 7)).by_date["days"]) == 100


DOCUMENT = """
policy: acme
version: "1"
rules:
  - id: acme.hours
    title: Not after {closes}
    shape: calling-hours
    opens: 08:00
    closes: {2021-11-30: "18:00", 2026-07-01: "%s"}
"""


def test_documents_take_them() -> None:
    (made,) = load_policy(DOCUMENT % "17:00").rules()
    assert made.parameters == {
        name: replace(each, citation=each.citation if each.citation is UNSET else made.citations[0])
        for name, each in ruled(HOURS).parameters.items()
    }
    document = load_document(DOCUMENT % "17:00")
    for again in (load_document(document.to_yaml()), load_document(document.to_json(), format="json")):
        assert again == document
    schema = policy_schema()
    assert valid(document.to_dict(), schema, schema)


def test_documents_say_where_one_is_wrong() -> None:
    with pytest.raises(InvalidDocument, match=r"policy:9: rules.0.closes.2026-07-01: a time of day is written as"):
        load_policy(DOCUMENT % "8 p.m.")
    with pytest.raises(InvalidDocument, match=r"rules.0"):
        load_policy(DOCUMENT % "07:00")
