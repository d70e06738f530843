"""The canonical form of plain values: that of RFC 8785, but that no two values share a text."""

import json
import math
import struct
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from fdcpa_guard.canonical import FLOAT, INT, MOST, NotCanonical, canonical, number_of
from tests.canon import numbered

NUMBERS: list[Any] = [
    0,
    1,
    -1,
    MOST,
    -MOST,
    MOST + 1,
    -MOST - 1,
    2**63,
    10**40,
    True,
    False,
    None,
    "1",
    "0",
    "",
    "null",
    "true",
]
NUMBERS += [0.0, -0.0, 1.0, -1.0, 0.1, 1e-6, 1e-7, -1.5e-7, 1e15, 1e16, 1e20, 1e21, 1.5e21, 1e22, 5e-324, 1e308]
NUMBERS += [2.0**53, 2.0**53 + 2, 123456789012345680000.0, 0.000001234, 4503599627370495.5, 4.35, 333333333.33333329]

scalars = st.one_of(
    st.sampled_from(NUMBERS),
    st.integers(-(2**60), 2**60),
    st.integers(-(10**300), 10**300),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"])),
)
APART = ["\ue000", "\U00010000", "\ufb33", "é", "a"]
"""Keys of which the code points are in another order than the code units of UTF-16."""
keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=3) | st.sampled_from(APART)
plain = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5))


@given(plain)
def test_a_plain_value_is_written_by_rfc_8785(value: Any) -> None:
    assert canonical(value).encode() == rfc8785.dumps(numbered(value))


def identity(value: Any) -> tuple[str, Any]:
    """What tells a scalar from every other."""
    return type(value).__name__, struct.pack(">d", value) if type(value) is float else value


@given(scalars, scalars)
def test_scalars_share_a_text_only_if_they_are_the_same(one: Any, other: Any) -> None:
    assert (canonical(one) == canonical(other)) is (identity(one) == identity(other))


def test_no_two_of_the_numbers_that_look_alike_share_a_text() -> None:
    assert len({canonical(value) for value in NUMBERS}) == len(NUMBERS)


@given(scalars)
def test_a_scalar_can_be_read_back(value: Any) -> None:
    assert identity(number_of(json.loads(canonical(value)))) == identity(value)


@settings(max_examples=300)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_written_with_the_fewest_digits(value: float) -> None:
    text = canonical(value)
    written = json.loads(text)[FLOAT] if value.is_integer() else text
    assert float(written) == value
    assert math.copysign(1, float(written)) == math.copysign(1, value)


RULES = [
    ({"\U00010000": 1, "\ue000": 2, "é": 3, "a": 4, "B": 5}, '{"B":5,"a":4,"é":3,"\U00010000":1,"\ue000":2}'),
    ('"\\/\b\f\n\r\t\x00\x1f\x7f\u2028€\U0001f600', '"\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f\u2028€\U0001f600"'),
    ([1e16, 1e21, 1e-6, 1e-7, 0.5], '[{"$float":"10000000000000000"},{"$float":"1e+21"},0.000001,1e-7,0.5]'),
    ([-0.0, 0, MOST, MOST + 1], '[{"$float":"-0"},0,9007199254740991,{"$int":"9007199254740992"}]'),
    ({"b": [], "a": {}, "c": [None, True, False]}, '{"a":{},"b":[],"c":[null,true,false]}'),
    ((1, "x"), '[1,"x"]'),
]


@pytest.mark.parametrize(("value", "text"), RULES, ids=range(len(RULES)))
def test_what_is_written_how(value: Any, text: str) -> None:
    assert canonical(value) == text


def endless() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


NONE: list[Any] = [
    math.nan,
    math.inf,
    -math.inf,
    "half \ud83d",
    {"\udc00": 1},
    {1: 2},
    {None: 1},
    [{"a": object()}],
    b"\xff",
    endless(),
]


@pytest.mark.parametrize("value", NONE, ids=range(len(NONE)))
def test_what_has_no_canonical_form_is_refused_without_a_word_of_it(value: Any) -> None:
    with pytest.raises(NotCanonical) as caught:
        canonical(["secret", value])
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.fixture
def few_digits() -> Iterator[None]:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


@pytest.mark.usefixtures("few_digits")
def test_a_number_longer_than_the_program_lets_be_written_is_refused() -> None:
    assert canonical(10**600)
    with pytest.raises(NotCanonical):
        canonical(10**700)


NO_NUMBERS: list[Any] = [
    {FLOAT: "1.0"},
    {FLOAT: "01"},
    {FLOAT: "0.5"},
    {FLOAT: "nan"},
    {FLOAT: "1e999"},
    {FLOAT: 1},
    {FLOAT: ""},
    {FLOAT: "1", INT: "1"},
    {INT: "5"},
    {INT: str(MOST)},
    {INT: "+9007199254740992"},
    {INT: "9_007_199_254_740_992"},
    {INT: "٩٠٠٧١٩٩٢٥٤٧٤٠٩٩٢"},
    {INT: "1" * 5000},
    {INT: None},
    {"float": "1"},
    {1: "1"},
    {},
    [],
    "1",
]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=range(len(NO_NUMBERS)))
def test_only_what_is_written_so_is_read_as_a_number(value: Any) -> None:
    assert number_of(value) is value
