"""What is read at once is read as the long way reads it, and refused as that refuses it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import CoreConfig, SchemaValidator, core_schema

from fdcpa_guard import Case, Contact, InvalidFacts, json_text
from fdcpa_guard.errors import AT_ONCE, GIVEN
from fdcpa_guard.facts import Consent, Fact
from fdcpa_guard.facts.at_once import Means
from fdcpa_guard.facts.teaching import _told_once
from fdcpa_guard.json_text import NotJson
from fdcpa_guard.testing.crowds import Json, as_json
from fdcpa_guard.vocabulary import UNKNOWN
from tests.any_json import json_values, questions
from tests.builders import case
from tests.facts.test_same import plain

# -- the long way


@cache
def long_way(kind: type[Fact]) -> SchemaValidator:
    """The validator of a fact without its quick ways: words, days and instants are read by functions of ours."""
    kind.model_rebuild()
    return SchemaValidator(_long(_told_once(kind.__pydantic_core_schema__)), CoreConfig(title=kind.__name__))


def _long(schema: Any) -> Any:
    if isinstance(schema, dict):
        if schema.get("type") == "union" and _labels(schema) & {AT_ONCE}:
            (ours,) = [each[0] for each in schema["choices"] if each[1] == GIVEN]
            means = [Means(each) for each in _means(schema)]
            inner = _long(ours)
            for each in means:
                inner = _before(each, inner)
            return inner
        if schema.get("type") == "lax-or-strict":
            return _long(schema["lax_schema"])
        return {name: _long(value) for name, value in schema.items()}
    if isinstance(schema, list):
        return [_long(each) for each in schema]
    return tuple(map(_long, schema)) if type(schema) is tuple else schema


def _before(means: Means, inner: Any) -> Any:
    """What a word means, where it is one, as it is; everything else as the rest of the type reads it."""

    def read(value: Any, rest: Any) -> Any:
        meant = means(value)
        return rest(value) if meant is value and not (value is UNKNOWN and UNKNOWN in means.means.values()) else meant

    return core_schema.no_info_wrap_validator_function(read, inner)


def _labels(schema: Any) -> set[str]:
    return {each[1] for each in schema["choices"] if isinstance(each, tuple)}


def _means(schema: Any) -> Iterator[dict[str | None, Any]]:
    for way, label in schema["choices"]:
        if label == AT_ONCE and way["type"] == "function-after":
            words = getattr(way["function"]["function"], "__self__", None)
            if isinstance(words, dict):
                yield words


def by_both(kind: Any, value: Any) -> tuple[object, object]:
    """What comes of a value by the quick and by the long way: the fact, or what is wrong with the value."""
    quick: object
    slow: object
    try:
        quick = kind.model_validate(value)
    except InvalidFacts as error:
        quick = error.problems, error.left_out
    try:
        slow = long_way(kind).validate_python(value)
    except ValidationError as error:
        wrong = kind._refused(error)
        slow = wrong.problems, wrong.left_out
    return quick, slow


def the_same(kind: Any, value: Any) -> object:
    quick, slow = by_both(kind, value)
    if isinstance(quick, Fact):
        assert isinstance(slow, Fact), slow
        assert quick.model_dump_json() == slow.model_dump_json()
        assert quick.model_fields_set == slow.model_fields_set
        assert plain(quick)
    else:
        assert quick == slow
    return quick


def test_the_long_way_has_no_quick_ways() -> None:
    Case.model_rebuild()
    assert AT_ONCE in repr(Case.__pydantic_core_schema__)
    assert AT_ONCE not in repr(_long(Case.__pydantic_core_schema__))


# -- made-up facts


@settings(max_examples=60, deadline=None)
@given(questions, st.integers(0, 2**32))
def test_made_up_facts_are_read_alike_in_every_form(question: tuple[Json, Json], seed: int) -> None:
    for kind, facts in zip((Case, Contact), question, strict=True):
        whole: Any = the_same(kind, facts)
        assert isinstance(whole, Fact)
        the_same(kind, json.loads(whole.model_dump_json()))
        the_same(kind, whole.model_dump())
        the_same(kind, dict(whole))
        the_same(kind, varied(facts, Random(seed)))


ODD: tuple[Any, ...] = (
    *("unknown", "none", "UNKNOWN", "None", "", UNKNOWN, None, True, False, 0, 1, 1.5, [], (), {}, [None], ["unknown"]),
    *("2026-04-08", "2026-04-08T12:00:00Z", "2026-04-08T12:00:00+14:15", "2026-02-30T12:00:00Z", "2026-02-30"),
    *("2026-04-08T12:00:00", "2026-04-08 12:00:00z", "2026-04-08T12:00:00.1234567Z", "2026-04-08T24:00:00Z"),
    *("1900-01-01T00:00:00+05:00", "20260408T120000Z", "2026-W15-3T12:00:00Z", "2026-04-08T12Z", "1775649600"),
    *(b"unknown", b"2026-04-08T12:00:00Z", date(2026, 4, 8), datetime(2026, 4, 8, 12, tzinfo=UTC), "call", "consumer"),
    *("1250.00", "1250.0", "01.00", "-0", "1e3", "9999999999999.00", "60601", "60601-1234", "+12025550147", "a-1"),
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_put_anywhere_into_made_up_facts_is_taken_or_refused_alike(seed: int) -> None:
    dice = Random(seed)
    for kind, facts in zip((Case, Contact), next(as_json(f"odd/{seed}", 1)), strict=True):
        the_same(kind, with_another(facts, dice.choice(ODD), dice))
        the_same(kind, with_another(with_another(facts, dice.choice(ODD), dice), dice.choice(ODD), dice))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), json_values)
def test_garbage_anywhere_is_refused_alike(seed: int, garbage: Any) -> None:
    dice = Random(seed)
    for kind, facts in zip((Case, Contact), next(as_json(f"garbage/{seed}", 1)), strict=True):
        the_same(kind, with_another(facts, garbage, dice))


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in plain values: what holds it, and by what."""
    for key, each in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(each, dict | list):
            yield from places_in(each)


def with_another(facts: Json, value: Any, dice: Random) -> Json:
    """The same facts with another value somewhere."""
    copy = deepcopy(facts)
    held, key = dice.choice(list(places_in(copy)))
    held[key] = value
    return copy


class Words(str):
    __slots__ = ()


def varied(value: Any, dice: Random) -> Any:
    """The same in other types that say it."""
    if isinstance(value, dict):
        return {name: varied(each, dice) for name, each in value.items()}
    if isinstance(value, list):
        return dice.choice((list, tuple))([varied(each, dice) for each in value])
    if not isinstance(value, str):
        return value
    if value == "unknown":
        return dice.choice((value, UNKNOWN, Words(value)))
    try:
        when = datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        when = None
    if when is None or when.tzinfo is None:
        return dice.choice((value, Words(value)))
    there = when.astimezone(dice.choice((UTC, ZoneInfo("America/Chicago"), ZoneInfo("Asia/Kathmandu"))))
    return dice.choice((value, Words(value), there, there.isoformat()))


@pytest.mark.parametrize("wrong", range(4))
def test_what_can_be_gone_through_once_loses_nothing(wrong: int) -> None:
    """Had the quick way taken the first items of it, the long way would not see what was wrong with them."""
    lines = [{"id": "!" if number == wrong else f"line-{number}"} for number in range(4)]
    with pytest.raises(InvalidFacts, match=rf"phones\.{wrong}\.id"):
        case(phones=(line for line in lines))
    assert len(case(phones=({"id": f"line-{number}"} for number in range(4))).phones) == 4


@pytest.mark.parametrize("value", ["unknown", UNKNOWN, Words("unknown"), None], ids=repr)
def test_whatever_says_unknown_is_unknown(value: Any) -> None:
    read: Any = case(requests=value, collector=value, consumer={"minor": value}, phones=[{"id": "a", "place": value}])
    assert (read.requests, read.collector, read.consumer.minor) == (UNKNOWN,) * 3
    assert read.requests is read.collector is read.consumer.minor is UNKNOWN
    assert read.phones[0].place is (None if value is None else UNKNOWN)


def test_a_list_that_is_too_long_is_refused_before_its_items_are() -> None:
    given: Any = {"id": "c", "scope": "time", "given_at": "2026-04-01", "given_to": "collector"}
    for many in (["!"] * 1001, ("!",) * 1001):
        with pytest.raises(InvalidFacts) as caught:
            Consent(**given, renewed_at=many)
        assert [str(problem) for problem in caught.value.problems] == ["renewed_at: at most 1000 are taken"]


# -- JSON


def read_or_not(read: Any, text: str) -> object:
    try:
        return repr(read(text))
    except NotJson as error:
        return (error.message, error.path, error.code)


def pair_by_pair(text: str) -> Any:
    return json_text._read_pair_by_pair(text.removeprefix("\ufeff"))


@settings(max_examples=300, deadline=None)
@given(
    json_values, st.sampled_from([None, 1, "\t"]), st.booleans(), st.sampled_from([":", ": ", " :", "\n:\r", "\t: "])
)
def test_json_is_read_as_pair_by_pair(value: Any, indent: Any, plainly: bool, colon: str) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plainly, separators=(",", colon))
    assert read_or_not(json_text.read, text) == read_or_not(pair_by_pair, text)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.text(max_size=5) | st.sampled_from(['":', " :", "a"]), json_values, min_size=1, max_size=4),
    st.sampled_from([":", " :", "\n:", " \r\t:"]),
    st.data(),
)
def test_a_key_given_twice_is_always_found(value: Json, colon: str, data: st.DataObject) -> None:
    twice = data.draw(st.sampled_from(sorted(value)))
    again = data.draw(json_values)
    pairs = [f"{json.dumps(key)}{colon}{json.dumps(each)}" for key, each in [*value.items(), (twice, again)]]
    found = read_or_not(json_text.read, "[{" + ",".join(pairs) + "}]")
    assert found == read_or_not(pair_by_pair, "[{" + ",".join(pairs) + "}]")
    assert isinstance(found, tuple)


@given(st.text(st.sampled_from('{}[]":,\\ue0 1a.-+n\n\u00e9'), max_size=14))
def test_any_text_is_json_or_not_as_pair_by_pair(text: str) -> None:
    assert read_or_not(json_text.read, text) == read_or_not(pair_by_pair, text)


@pytest.mark.parametrize(
    "number",
    [
        "1e400",
        "-0",
        "-0.0",
        "1E5",
        "9" * 30,
        "9" * 4300,
        "9" * 4301,
        "5e-324",
        "0." + "1" * 60,
        "2.2250738585072011e-308",
    ],
    ids=lambda number: number[:12],
)
def test_numbers_are_exact(number: str) -> None:
    assert read_or_not(json_text.read, f"[{number}]") == read_or_not(pair_by_pair, f"[{number}]")


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers())
def test_every_number_is_exact(real: float, whole: int) -> None:
    assert json_text.read(json.dumps([real, whole])) == [real, whole]
