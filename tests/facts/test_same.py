"""A fact, its JSON, its pickle and its copy are the same fact: equal, with one hash and one fingerprint."""

import copy
import json
import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal, localcontext
from enum import IntEnum, StrEnum
from itertools import chain, pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

import fdcpa_guard.facts
from fdcpa_guard import Case, Contact, InvalidFacts
from fdcpa_guard.facts import CeaseNotice, EmployerProhibition, Fact, PaymentPromise, RecurringTime, WeeklyWindow
from fdcpa_guard.facts.moments import Imprecise
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.testing.strategies import seeded
from tests.builders import case, contact, debt
from tests.facts.test_forms import rich


def others(fact: Any) -> Iterator[Fact]:
    """The fact in every other form that it has."""
    kind = type(fact)
    yield copy.copy(fact)
    yield copy.deepcopy(fact)
    yield kind(**dict(fact))
    yield kind.model_validate(fact.model_dump())
    yield kind.model_validate(fact.model_dump(mode="json"))
    yield kind.model_validate_json(fact.model_dump_json())
    for left_out in ("exclude_defaults", "exclude_unset", "round_trip"):
        yield kind.model_validate(fact.model_dump(**{left_out: True}))
        yield kind.model_validate_json(fact.model_dump_json(**{left_out: True}))
    yield kind.model_validate_json(fact.model_dump_json(indent=2, by_alias=True))
    for protocol in (0, pickle.HIGHEST_PROTOCOL):
        yield pickle.loads(pickle.dumps(fact, protocol))


def the_same(fact: Fact) -> None:
    text = fact.model_dump_json()
    for other in others(fact):
        assert other == fact
        assert hash(other) == hash(fact)
        assert other.fingerprint == fact.fingerprint
        assert other.model_dump_json() == text
        assert plain(other)


def plain(value: Any) -> bool:
    """Whether a fact holds only the standard library's own values, and instants in UTC, or days that stand for some."""
    if isinstance(value, Fact):
        return all(plain(each) for _, each in value)
    if isinstance(value, tuple | frozenset):
        return all(map(plain, value))
    if isinstance(value, Imprecise):
        return type(value.said) is str
    if isinstance(value, datetime):
        return type(value) is datetime and value.tzinfo is UTC and not value.fold
    if type(value).__name__ == "mappingproxy":
        return all(plain(each) for pair in value.items() for each in pair)
    return value is None or type(value) in (bool, int, float, str, date, time, Decimal) or isinstance(value, StrEnum)


def inside(value: Any) -> Iterator[Fact]:
    if isinstance(value, Fact):
        yield value
        for _, each in value:
            yield from inside(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each)


def test_every_fact_is_the_same_in_every_form() -> None:
    for whole in chain.from_iterable(seeded(seed="forms", count=40)):
        the_same(whole)
        for fact in inside(whole):
            kind = type(fact)
            assert kind.model_validate_json(fact.model_dump_json(exclude_defaults=True)) == fact
            assert pickle.loads(pickle.dumps(fact)) == fact


def test_a_rich_case_is_the_same_in_every_form() -> None:
    the_same(rich())
    the_same(DecisionRequest(contact=contact("2026-04-01 12:00"), case=rich()))


# -- instants

EDGES = [
    "1900-01-01T00:00:00Z",
    "1899-12-31T20:00:00-05:00",
    "2200-12-31T23:59:59.999999Z",
    "2201-01-01T04:59:59+05:00",
]
BEYOND = [
    "1900-01-01T00:00:00+05:00",
    "1899-12-31T23:59:59.999999Z",
    "2201-01-01T00:00:00Z",
    "2200-12-31T23:00:00-05:00",
    "0001-01-01T00:00:00+05:00",
    "9999-12-31T23:59:59-05:00",
]


@pytest.mark.parametrize("text", EDGES)
def test_an_instant_within_bounds_in_utc_can_be_read_back(text: str) -> None:
    the_same(contact(datetime.fromisoformat(text)))
    assert Contact.model_validate({**contact(EDGE).model_dump(), "at": text}).at.tzinfo is UTC


@pytest.mark.parametrize("text", BEYOND)
def test_bounds_are_those_of_the_instant_in_utc(text: str) -> None:
    for value in (text, datetime.fromisoformat(text)):
        with pytest.raises(InvalidFacts, match=r"at: an instant lies between"):
            Contact.model_validate({**contact(EDGE).model_dump(), "at": value})


FIRST, LAST = datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2150-01-01")
EDGE = datetime(2026, 4, 1, 17, tzinfo=UTC)


class Stamp(datetime):
    """An instant with more to it, as some libraries have."""

    nanosecond = 7

    def astimezone(self, tz: tzinfo | None = None) -> "Stamp":
        there = super().astimezone(tz)
        return Stamp(*there.timetuple()[:6], there.microsecond, tzinfo=tz)

    def isoformat(self, *_: Any, **__: Any) -> str:
        return "noon"


class Day(date):
    def isoformat(self) -> str:
        return "a day"


class Wall(time):
    def isoformat(self, *_: Any) -> str:
        return "o'clock"


class Words(str):
    __slots__ = ()


class Number(int):
    pass


class Real(float):
    def __repr__(self) -> str:
        return "about a half"


class Seven(IntEnum):
    SEVEN = 7


class Word(StrEnum):
    CALL = "call"
    CARD = "card"


@given(st.datetimes(FIRST, LAST), st.integers(-48, 56), st.integers(0, 1))
def test_an_instant_of_any_class_offset_and_fold_is_one(naive: datetime, quarters: int, fold: int) -> None:
    there = naive.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)), fold=fold)
    plainly = contact(naive.replace(tzinfo=timezone(timedelta(minutes=15 * quarters))))
    stamped = Stamp(*there.timetuple()[:6], there.microsecond, tzinfo=there.tzinfo, fold=fold)
    for given_as in (there, stamped, there.isoformat(), stamped.astimezone(UTC), there.astimezone(ZoneInfo("UTC"))):
        asked = Contact.model_validate({**plainly.model_dump(), "at": given_as})
        assert asked == plainly
        assert asked.fingerprint == plainly.fingerprint
        assert plain(asked)


def test_what_is_given_as_a_subclass_is_held_plain() -> None:
    asked = Contact(
        at=Stamp(2026, 4, 1, 17, tzinfo=UTC),
        medium=Word.CALL,  # type: ignore[arg-type,unused-ignore]
        debts=[Words("card"), Word.CARD + "-2"],  # type: ignore[arg-type,unused-ignore]
        person=Words("pat"),
    )
    the_same(asked)
    owed = debt(
        promises=[{"id": Words("p"), "made_at": Stamp(2026, 4, 1, tzinfo=UTC), "due_on": Day(2026, 5, 1)}],
        original_amount=12.5,
    )
    the_same(owed)
    window = WeeklyWindow(days=[Words("mon")], start=Wall(15, fold=1), end=Wall(17, 0, 0, 1))  # type: ignore[list-item,arg-type,unused-ignore]
    the_same(window)
    the_same(RecurringTime(rule=Words("FREQ=DAILY;COUNT=3"), first_day=Day(2026, 4, 1), start=Wall(9)))
    known = case(
        debts=(owed,),
        attributes={Words("a"): Words("x"), "b": Number(3), "c": Real(0.5), "d": Seven.SEVEN, "e": Word.CALL},
        bankruptcies=[{"id": "b", "chapter": Seven.SEVEN, "filed_at": EDGE, "learned_at": EDGE}],
    )
    the_same(known)
    assert plain(known)


def test_a_day_is_not_an_instant() -> None:
    for when in (FIRST, Stamp(2026, 5, 1, tzinfo=UTC)):
        with pytest.raises(InvalidFacts, match="due_on"):
            PaymentPromise(id="p", made_at=EDGE, due_on=when)


def test_an_amount_is_itself_whatever_the_programs_arithmetic() -> None:
    with localcontext() as coarse:
        coarse.prec = 3
        owed = debt(original_amount="12345.67")
        the_same(owed)
    assert owed == debt(original_amount=Decimal("12345.67")) == debt(original_amount=12345.67)
    assert debt(original_amount="-0") == debt(original_amount=0)
    the_same(debt(original_amount=Decimal("-0.00")))


# -- attributes


@pytest.mark.parametrize("values", [(1, True), (1, 1.0), (True, 1.0), (0, False), (0, 0.0), ("1", 1), (None, "null")])
def test_attributes_that_differ_in_json_differ(values: tuple[Any, Any]) -> None:
    one, other = (case(attributes={"a": value}) for value in values)
    assert one != other
    assert one.fingerprint != other.fingerprint
    assert len({one, other}) == 2
    the_same(one)
    the_same(other)


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True),
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.integers(-(10**3000), 10**3000),
            st.floats(allow_nan=False, allow_infinity=False),
            st.text(st.characters(exclude_categories=["Cs"])),
            st.sampled_from([0, False, 0.0, -0.0, 1, True, 1.0, 2**53 + 1, 1e22, 5e-324, 1.7976931348623157e308]),
        ),
        max_size=4,
    )
)
def test_attributes_are_the_same_in_every_form(attributes: dict[str, Any]) -> None:
    the_same(case(attributes=attributes))


@pytest.mark.parametrize(
    "value", [10**4000, -(10**5000), float("nan"), float("inf"), "half \ud83d", b"x", [], {}], ids=range(8)
)
def test_attributes_that_no_json_could_hold_are_refused(value: Any) -> None:
    with pytest.raises(InvalidFacts, match="attributes"):
        case(attributes={"a": value})


@pytest.mark.parametrize("sign", [1, -1])
def test_a_whole_number_may_have_as_many_digits_as_is_said(sign: int) -> None:
    the_same(case(attributes={"a": sign * (10**4000 - 1)}))
    with pytest.raises(InvalidFacts, match="a whole number has at most 4000 digits"):
        case(attributes={"a": sign * 10**4000})


def test_facts_are_equal_where_their_fingerprints_are() -> None:
    plain = next(seeded(seed="plain", count=1))
    made = [plain, plain, *seeded(seed="one", count=41)]
    for one, other in pairwise(made):
        for left, right in zip(one, other, strict=True):
            assert (left == right) == (left.fingerprint == right.fingerprint)
            assert left != right or hash(left) == hash(right)


# -- what is left out


def test_a_request_is_never_written_without_its_kind() -> None:
    prohibits = EmployerProhibition(id="e", received_at=EDGE)
    cease = CeaseNotice(id="c", received_at=EDGE, in_writing=True)
    known: Any = case(requests=(prohibits, cease))
    for left_out in ("exclude_defaults", "exclude_unset", "exclude_none"):
        text = known.model_dump_json(**{left_out: True})
        assert [request["kind"] for request in json.loads(text)["requests"]] == ["employer-prohibits", "cease"]
        assert Case.model_validate_json(text).requests == known.requests


def kinds_of_fact() -> list[type[Fact]]:
    found = [getattr(fdcpa_guard.facts, name) for name in fdcpa_guard.facts.__all__]
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact]


@pytest.mark.parametrize("kind", kinds_of_fact())
def test_what_null_would_leave_out_is_filled_in_with_null_or_with_what_asks_for_more(kind: type[Fact]) -> None:
    """``exclude_none`` drops a null: reading fills in the default, which is null too, or unknown."""
    for name, field in kind.model_fields.items():
        if _holds_null(field):
            default = field.get_default(call_default_factory=True)
            assert default in (None, PydanticUndefined, "unknown"), name


def _holds_null(field: FieldInfo) -> bool:
    """Whether null is held as null; elsewhere it is refused, or held as what it says: unknown, or none."""
    try:
        annotated: Any = Annotated[field.annotation, "a field", *field.metadata]
        held: object = TypeAdapter(annotated).validate_python(None)
    except ValidationError:
        return False
    return held is None


def test_words_about_a_question_can_be_written_down() -> None:
    for field in ("situation", "policy"):
        with pytest.raises(InvalidFacts, match=field):
            DecisionRequest.model_validate({"contact": contact(EDGE), "case": case(), field: "half \ud83d"})
