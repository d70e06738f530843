"""Rules, parameters and packs: what is refused when they are written, and what dates do."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from fdcpa_guard import InvalidPolicy
from fdcpa_guard.clock import FOREVER
from fdcpa_guard.rules import (
    PASS,
    Advised,
    Denied,
    Outcomes,
    Pack,
    Parameter,
    Passed,
    Question,
    Required,
    Rule,
    house,
    rule,
)
from fdcpa_guard.vocabulary import Authority, Effect, Holding, Medium, Purpose, Recipient
from tests.builders import at

HOUSE = house("1")


def make(**overrides: Any) -> Rule:
    given: dict[str, Any] = {
        "id": "house.example",
        "title": "An example",
        "citations": (HOUSE,),
        "effect": Effect.HOUSE_POLICY,
        "check": lambda q: PASS,
        "description": "Checks nothing.",
    }
    return Rule(**given | overrides)


@pytest.mark.parametrize("id", ["us.regf.6c1.cease", "house.one", "a.b", "house.calls-3", "us-ma.940cmr.7"])
def test_ids(id: str) -> None:
    assert make(id=id).id == id


@pytest.mark.parametrize(
    ("overrides", "needs"),
    [
        ({"id": "House"}, "id"),
        ({"id": "house"}, "id"),
        ({"id": "house."}, "id"),
        ({"id": ".house"}, "id"),
        ({"id": "house..one"}, "id"),
        ({"id": "house one.two"}, "id"),
        ({"id": "house.one\n"}, "id"),
        ({"id": ""}, "id"),
        ({"title": ""}, "title"),
        ({"citations": ()}, "citation"),
        ({"description": ""}, "docstring"),
        ({"id": "guard.place"}, "an id that does not begin with guard."),
    ],
    ids=repr,
)
def test_metadata_is_enforced_when_a_rule_is_defined(overrides: dict[str, Any], needs: str) -> None:
    with pytest.raises(InvalidPolicy, match=needs):
        make(**overrides)


def test_a_function_without_docstring_is_no_rule() -> None:
    with pytest.raises(InvalidPolicy, match="docstring"):

        @rule("house.silent", "Silent", HOUSE, effect=Effect.HOUSE_POLICY)
        def silent(q: Question) -> Outcomes:
            return PASS


def test_each_heading_of_a_docstring_begins_a_paragraph() -> None:
    def close(q: Question) -> Outcomes:
        """Says what it is.

        **What it checks**: this **Source**: no heading, for it begins no line.
        **When it does not apply**: to that,
        and **never** there.

        **Example**: one.
        """
        return PASS

    described = rule("house.headings", "A title", HOUSE)(close)
    assert described.description.split("\n\n") == [
        "Says what it is.",
        "**What it checks**: this **Source**: no heading, for it begins no line.",
        "**When it does not apply**: to that,\nand **never** there.",
        "**Example**: one.",
    ]
    assert described.effect is Effect.PROHIBITED


def test_the_decorator_keeps_what_it_is_given() -> None:
    limit = Parameter(((date(2026, 1, 1), 3),), "calls", HOUSE, "lower")

    @rule(
        "house.calls",
        "Calls",
        HOUSE,
        effect=Effect.HOUSE_POLICY,
        media=[Medium.CALL],
        recipients=[Recipient.CONSUMER],
        purposes=[Purpose.COLLECTION],
        in_force=(date(2026, 1, 1), date(2027, 1, 1)),
        calls=limit,
    )
    def calls(q: Question, p: Any) -> Outcomes:
        """Counts.

        Twice.
        """
        return PASS

    assert isinstance(calls, Rule)
    assert calls.description == "Counts.\n\nTwice."
    assert calls.media == {Medium.CALL}
    assert calls.recipients == {Recipient.CONSUMER}
    assert calls.purposes == {Purpose.COLLECTION}
    assert dict(calls.parameters) == {"calls": limit}
    assert list(calls.dates()) == [date(2026, 1, 1), date(2027, 1, 1)]
    with pytest.raises(TypeError):
        calls.parameters["calls"] = limit  # type: ignore[index]


@pytest.mark.parametrize(
    ("first", "gone", "day", "binds"),
    [
        (None, None, date(2026, 1, 1), True),
        (date(2026, 1, 1), None, date(2025, 12, 31), False),
        (date(2026, 1, 1), None, date(2026, 1, 1), True),
        (None, date(2026, 1, 1), date(2025, 12, 31), True),
        (None, date(2026, 1, 1), date(2026, 1, 1), False),
    ],
)
def test_in_force_from_its_first_day_until_the_day_it_is_gone(
    first: date | None, gone: date | None, day: date, binds: bool
) -> None:
    assert make(in_force=(first, gone)).binds_on(day) is binds


# -- parameters

LADDER = ((date(2021, 1, 1), 7), (date(2023, 1, 1), 5), (date(2026, 1, 1), 3))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2020-12-31", 7),
        ("2021-01-01", 7),
        ("2022-12-31", 7),
        ("2023-01-01", 5),
        ("2025-12-31", 5),
        ("2026-01-01", 3),
        ("2099-01-01", 3),
    ],
)
def test_a_value_holds_from_its_date_until_the_next(day: str, value: int) -> None:
    assert Parameter(LADDER, "calls", HOUSE, "lower").on(date.fromisoformat(day)) == value


@pytest.mark.parametrize("values", [(), LADDER[::-1]], ids=["none", "descending"])
def test_dates_ascend(values: Any) -> None:
    with pytest.raises(InvalidPolicy, match="ascend"):
        Parameter(values, "calls", HOUSE)


def test_which_way_is_stricter_is_one_of_two_ways_or_nobody_says() -> None:
    for way in ("lower", "higher", None):
        assert Parameter(LADDER, "calls", HOUSE, way).stricter == way
    with pytest.raises(InvalidPolicy, match="stricter is"):
        Parameter(LADDER, "calls", HOUSE, "fewer")


@pytest.mark.parametrize(
    ("stricter", "current", "value"),
    [
        ("lower", 7, 3),
        ("lower", 7, 7),
        ("lower", 7, 0),
        ("higher", 7, 8),
        ("higher", 7, 7),
        ("lower", time(21), time(20)),
        ("higher", time(8), time(9)),
        ("higher", timedelta(minutes=5), timedelta(minutes=6)),
    ],
)
def test_stricter_values_are_taken(stricter: str, current: Any, value: Any) -> None:
    old = Parameter(((date(2021, 11, 30), current),), "unit", HOUSE, stricter)
    new = old.adjusted(value)
    assert new.on(date(1999, 1, 1)) == new.on(date(2099, 1, 1)) == value
    assert (new.unit, new.citation, new.stricter) == (old.unit, old.citation, old.stricter)


@pytest.mark.parametrize(
    ("stricter", "current", "value"),
    [
        ("lower", 7, 8),
        ("higher", 7, 6),
        ("lower", time(21), time(21, 0, 0, 1)),
        ("higher", time(8), time(7, 59, 59, 999_999)),
        (None, 7, 7),
        (None, True, False),
        ("lower", 7, "3"),
        ("lower", 7, 3.0),
        ("lower", 7, True),
        ("lower", 7, None),
        ("lower", time(21), 20),
        ("lower", time(21), "20:00"),
    ],
)
def test_looser_values_and_other_types_are_not(stricter: str | None, current: Any, value: Any) -> None:
    old = Parameter(((date(2021, 11, 30), current),), "unit", HOUSE, stricter)
    with pytest.raises(InvalidPolicy):
        old.adjusted(value)


def test_an_adjustment_loosens_none_of_the_dated_values() -> None:
    ladder = Parameter(LADDER, "calls", HOUSE, "lower")
    with pytest.raises(InvalidPolicy, match="loosen"):
        ladder.adjusted(4)
    assert ladder.adjusted(3).on(date(2022, 1, 1)) == 3


def test_a_wall_time_with_an_offset_is_not_taken() -> None:
    from datetime import UTC

    closes = Parameter(((date(2021, 11, 30), time(21)),), "local time", HOUSE, "lower")
    with pytest.raises((InvalidPolicy, TypeError)):
        closes.adjusted(time(20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("needs", "held", "why"),
    [
        ((), (), None),
        ((), (Holding.DEATH,), None),
        ((Holding.DISPUTE,), (), "the case does not hold a dispute"),
        ((Holding.DISPUTE,), (Holding.DEATH, Holding.PROMISE), "the case does not hold a dispute"),
        ((Holding.DISPUTE,), (Holding.DEATH, Holding.DISPUTE), None),
        ((Holding.PROMISE, Holding.DISPUTE), (Holding.DEATH,), "the case does not hold a dispute, a promise to pay"),
        ((Holding.PROMISE, Holding.DISPUTE), (Holding.PROMISE,), None),
    ],
)
def test_a_rule_that_needs_any_of_some_facts_looks_at_cases_that_hold_one(
    needs: tuple[Holding, ...], held: tuple[Holding, ...], why: str | None
) -> None:
    of = Medium.CALL, frozenset({Recipient.CONSUMER}), frozenset({Purpose.COLLECTION})
    assert make(needs=frozenset(needs)).looks_at(*of, frozenset(held)) == why


def test_a_pack_with_two_rules_of_the_same_id_is_refused() -> None:
    with pytest.raises(InvalidPolicy, match="same id"):
        Pack("house", "House", (make(), make()), lambda collector, debt: None)


def test_a_house_rule_cites_the_house() -> None:
    citation = house("calls")
    assert citation.authority is Authority.HOUSE
    assert str(citation) == "house policy calls"


def test_an_objection_is_over_by_an_instant_and_says_all_else_as_before() -> None:
    sooner, later = at("2026-04-01 12:00"), at("2026-04-02 12:00")
    said: dict[str, Any] = {"debts": ("loan",), "facts": {"a": 1}, "rebuttal": ("b",), "effect": Effect.ADVISORY}
    over = Denied("no", lapses_at=sooner, **said).said
    assert Denied("no", lapses_at=later, **said).over_by(sooner).said == over
    assert Denied("no", lapses_at=sooner, **said).over_by(later).said == over
    assert Denied("no", lapses_at=None, **said).over_by(sooner).said == over


def test_an_answer_that_names_no_end_holds_for_good() -> None:
    ends = {Passed(None).until, Advised("a", until=None).until, Required("a", until=None).until}
    assert ends | {Denied("a", lapses_at=None).lapses_at} == {FOREVER}
