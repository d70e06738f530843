"""The schema of policy documents: what it offers, demands and says of each field, for whoever writes in an editor."""

from datetime import date, time
from typing import Any

import pytest

from fdcpa_guard import Policy, first_party
from fdcpa_guard.documents import policy_schema
from fdcpa_guard.documents.grammar import HEADING_FIELDS, MOST_RULES, RULE_FIELDS
from fdcpa_guard.rules import PASS, Outcomes, Pack, Parameter, Question, house, rule
from fdcpa_guard.shapes import SHAPES
from fdcpa_guard.vocabulary import Effect
from tests.cli.test_schema import valid

SCHEMA = policy_schema()
RULES = {each["title"]: each for each in SCHEMA["properties"]["rules"]["items"]["oneOf"]}
every_shape = pytest.mark.parametrize("name", SHAPES)


def number(value: Any, stricter: str | None, unit: str = "calls") -> Parameter:
    return Parameter(((date.min, value),), unit, house("1"), stricter)


@rule(
    "test.numbers",
    "Rule of numbers",
    house("1"),
    effect=Effect.HOUSE_POLICY,
    most=number(3, "lower"),
    least=number(5, "higher", "days"),
    fixed=number(2, None),
    closes=number(time(20), "lower", "local time"),
    day=number(date(2026, 4, 1), "lower", "date"),
    strict=number(True, "higher", "flag"),
)
def numbers(q: Question) -> Outcomes:
    """Passes."""
    return PASS


@rule("test.plain", "Plain", house("1"), effect=Effect.HOUSE_POLICY)
def plain(q: Question) -> Outcomes:
    """Passes."""
    return PASS


def offered(policy: Policy) -> dict[str, Any]:
    found: dict[str, Any] = policy_schema(policy)["properties"]["parameters"]["properties"]
    return found


POLICY = Policy("test", "1", (Pack("test", "Test", (numbers, plain), lambda collector, debt: None),))


def test_the_parameters_of_a_policy_are_offered_each_with_its_limit_and_type() -> None:
    assert offered(POLICY) == {
        "test.numbers": {
            "description": "Rule of numbers",
            "type": "object",
            "properties": {
                "most": {"description": "calls, at most 3", "type": "integer"},
                "least": {"description": "days, at least 5", "type": "integer"},
                "fixed": {"description": "calls, fixed at 2", "type": "integer"},
                "closes": {"description": "local time, at most 20:00:00", "type": "string"},
                "day": {"description": "date, at most 2026-04-01", "type": "string"},
                "strict": {"description": "flag, at least True", "type": "boolean"},
            },
        }
    }


def test_without_a_policy_those_of_every_ready_made_one_are_offered() -> None:
    rules = [each for each in first_party().rules() if each.parameters]
    properties = SCHEMA["properties"]["parameters"]["properties"]
    assert properties.keys() == {each.id for each in rules}
    assert all(properties[each.id]["properties"].keys() == each.parameters.keys() for each in rules)


def test_what_may_be_loosened_is_offered_and_needs_a_reason() -> None:
    loosen = policy_schema(POLICY)["properties"]["loosen"]
    assert loosen["maxItems"] == MOST_RULES
    one = loosen["items"]
    assert one["properties"]["rule"]["examples"] == ["test.numbers", "test.plain"]
    assert one["required"] == ["rule", "justification"]
    for value, fits in ((4, True), ("21:00", True), (False, True), (None, False), ([1], False)):
        assert any(valid(value, each, SCHEMA) for each in one["additionalProperties"]["anyOf"]) is fits


def test_the_document_has_its_fields_and_no_others() -> None:
    assert {*SCHEMA["properties"]} == {*HEADING_FIELDS, "loosen", "rules"}
    assert SCHEMA["required"] == ["policy", "version"]
    assert SCHEMA["additionalProperties"] is False
    assert SCHEMA["title"] == "Policy document"
    assert SCHEMA["$id"].endswith(":policy")
    assert SCHEMA["properties"]["rules"]["maxItems"] == MOST_RULES
    assert "us_state(MA, NH)" in SCHEMA["properties"]["packs"]["items"]["examples"]


def test_every_shape_is_offered_once() -> None:
    assert RULES.keys() == SHAPES.keys()


@every_shape
def test_a_rule_has_the_common_fields_and_those_of_its_shape(name: str) -> None:
    fields = SHAPES[name].model_fields
    offers = RULES[name]
    assert offers["properties"].keys() == {*RULE_FIELDS, *fields}
    needed = {field for field, each in fields.items() if each.is_required()}
    assert {*offers["required"]} == {"id", "title", "shape", *needed}
    assert offers["required"] == sorted(offers["required"])
    assert offers["additionalProperties"] is False
    assert offers["type"] == "object"
    assert offers["description"]
    assert offers["properties"]["shape"]["const"] == name


@every_shape
def test_every_number_says_its_unit_and_which_way_is_stricter(name: str) -> None:
    for field, (unit, stricter) in SHAPES[name].units().items():
        way = {"lower": "less", "higher": "more"}[stricter]
        assert (
            RULES[name]["properties"][field]["description"]
            == f"In {unit}, or by the day from which each number holds; {way} is stricter."
        )


@every_shape
def test_no_default_is_a_list_of_all_there_are(name: str) -> None:
    for field in ("recipients", "purposes", "collectors", "debt_kinds", "natures"):
        assert "default" not in RULES[name]["properties"][field]


def test_what_a_shape_may_lack_may_be_none() -> None:
    field = RULES["ban"]["properties"]["lifted_by"]
    assert valid("none", field, SCHEMA)
    assert valid(None, field, SCHEMA)
    assert not valid("nothing", field, SCHEMA)


def test_the_end_of_a_window_may_be_that_of_the_day() -> None:
    windows = RULES["quiet-times"]["properties"]["windows"]
    for end, fits in (("24:00", True), ("23:59", True), ("24:01", False), ("21:00+01:00", False)):
        assert valid([{"start": "20:00", "end": end}], windows, SCHEMA) is fits
    assert not valid([{"start": "24:00"}], windows, SCHEMA)
