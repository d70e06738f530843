"""Reading JSON: what readers differ on is refused, and so is a number beyond every float."""

import json
import math

import pytest

from fdcpa_guard import json_text

DIGITS = "1" * 400


@pytest.mark.parametrize(
    "text", ["1e400", "-1e400", "[1E+999]", '{"a":{"b":[1e309]}}', f"[{DIGITS}.0]", f"[{DIGITS[:220]}e99]"]
)
def test_a_number_beyond_every_float_is_refused(text: str) -> None:
    with pytest.raises(json_text.NotJson, match="a number or the nesting is beyond all measure"):
        json_text.read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.7976931348623157e308", 1.7976931348623157e308),
        ("1e-400", 0.0),
        ('"1e400"', "1e400"),
        ('{"e999":"9e999"}', {"e999": "9e999"}),
        (DIGITS, int(DIGITS)),
    ],
)
def test_what_looks_like_one_and_is_none_is_read(text: str, value: object) -> None:
    found = json_text.read(text)
    assert found == value
    assert not (isinstance(found, float) and math.isinf(found))


NESTED = ("[" * 10_000, "[" * 501 + "]" * 501, '{"a":' * 501 + "1" + "}" * 501, '["\\"", ' * 501 + "1" + "]" * 501)


@pytest.mark.parametrize("text", NESTED, ids=["open", "lists", "objects", "strings"])
def test_nesting_is_refused_before_it_costs_the_stack(text: str) -> None:
    with pytest.raises(json_text.NotJson, match="beyond all measure"):
        json_text.read(text)


@pytest.mark.parametrize("text", ["[" * 500 + "]" * 500, "[" + ",".join(["[]"] * 1000) + "]", f'["{"[" * 2000}"]'])
def test_what_is_long_and_not_deep_is_read(text: str) -> None:
    assert json_text.read(text) == json.loads(text)


@pytest.mark.parametrize("cut", ['"' + '\\"' * 100_000, '"' + '\\"' * 100_000 + "\\"], ids=["open", "escape"])
def test_a_string_that_never_ends_is_looked_at_once(cut: str) -> None:
    with pytest.raises(json_text.NotJson, match="not valid JSON"):
        json_text.read("[" * 501 + "]" * 400 + cut)
