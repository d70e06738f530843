"""The JSON Schemas, and that they say what the facts accept."""

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Decision
from fdcpa_guard.schema import SCHEMA_VERSION, SCHEMAS, SchemaName, json_schema

from .conftest import Run
from .examples import FILES, example

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}


def valid(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a document meets a schema: the part of JSON Schema that ours use."""
    if "$ref" in schema:
        return valid(value, resolved(schema["$ref"], root), root)
    if "anyOf" in schema and not any(valid(value, each, root) for each in schema["anyOf"]):
        return False
    if "oneOf" in schema and sum(valid(value, each, root) for each in schema["oneOf"]) != 1:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema:
        if not isinstance(value, TYPES[schema["type"]]):
            return False
        if isinstance(value, bool) and schema["type"] in ("integer", "number"):
            return False
    if isinstance(value, int | float) and not (
        schema.get("minimum", value) <= value < schema.get("exclusiveMaximum", value + 1)
    ):
        return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if not set(schema.get("required", ())) <= set(value):
            return False
        if schema.get("additionalProperties") is False and not set(value) <= set(known):
            return False
        return all(valid(inner, known[name], root) for name, inner in value.items() if name in known)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            return False
        return all(valid(inner, schema.get("items", {}), root) for inner in value)
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return False
        if schema.get("format") == "date-time":
            return datetime.fromisoformat(value).tzinfo is not None
    return True


def resolved(reference: str, root: dict[str, Any]) -> dict[str, Any]:
    inner: Any = root
    for step in reference.removeprefix("#/").split("/"):
        inner = inner[step]
    assert isinstance(inner, dict)
    return inner


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed_with_its_version(run: Run, name: SchemaName) -> None:
    ran = run("schema", name)
    assert ran.status == 0
    schema = json.loads(ran.out)
    assert schema == json_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA_VERSION in schema["$id"]
    assert schema["$id"].endswith(f":{name}")
    assert schema["x-schema-version"] == SCHEMA_VERSION
    for node in nodes(schema):
        if isinstance(node.get("$ref"), str):
            assert resolved(node["$ref"], schema)


def test_there_is_no_other_schema() -> None:
    with pytest.raises(ValueError, match="contact, case, decision, question, options"):
        json_schema("dialer")  # type: ignore[arg-type]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_and_its_decision_meet_the_schemas(run: Run, file: Path) -> None:
    document = json.loads(file.read_text("utf-8"))
    decision = json.loads(run("decide", file, "--format", "json").out)
    for name, value in (
        ("question", document),
        ("contact", document["contact"]),
        ("case", document["case"]),
        ("decision", decision),
    ):
        schema = json_schema(name)  # type: ignore[arg-type]
        assert valid(value, schema, schema), name


def test_a_decision_is_written_with_every_field() -> None:
    assert set(json_schema("decision")["required"]) == {field.name for field in dataclasses.fields(Decision)}


def test_a_case_must_state_what_protects_a_person() -> None:
    # A field more or less here refuses documents that were valid, or takes others: the version says so.
    assert SCHEMA_VERSION == "3.5"
    required = {"collector", "debts", "requests", "representation", "bankruptcies", "history"}
    assert set(json_schema("case")["required"]) == required


REQUEST = {"id": "a", "kind": "cease", "received_at": "2026-03-02T10:30:00Z", "in_writing": True}


@pytest.mark.parametrize(
    ("field", "value", "meets"),
    [
        ("requests", "none", True),
        ("requests", "unknown", True),
        ("requests", [], True),
        ("requests", [REQUEST], True),
        ("requests", "nothing", False),
        ("requests", [{name: value for name, value in REQUEST.items() if name != "kind"}], False),
        ("bankruptcies", "none", True),
        ("bankruptcies", "unknown", True),
        ("bankruptcies", None, True),
        ("history", "none", True),
        ("history", "unknown", True),
        ("history", {"attempts": "none", "inbound": "none"}, True),
        ("history", {"attempts": "none"}, False),
        ("debts", [], False),
        ("phones", "none", True),
        ("phones", [{"id": "a", "place": "unknown"}], True),
        ("phones", [{"id": "a", "place": None}], True),
        ("phones", [{"id": "+12025550123"}], False),
        ("dialer", 1, False),
    ],
)
def test_the_schema_takes_what_the_facts_take(run: Run, field: str, value: object, meets: bool) -> None:
    question = example("01")
    question["case"][field] = value
    schema = json_schema("question")
    assert valid(question, schema, schema) is meets
    assert (run("decide", stdin=json.dumps(question).encode()).status != 2) is meets


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_options_needs_of_an_example_meets_its_schema(run: Run, file: Path) -> None:
    question = json.loads(file.read_text("utf-8"))
    schema = json_schema("options")
    assert not valid(question, schema, schema)
    known = schema["$defs"]["Intent"]["properties"]
    question["contact"] = {name: value for name, value in question["contact"].items() if name in known}
    assert valid(question, schema, schema)
    assert run("options", stdin=json.dumps(question).encode()).status in (0, 1)


@pytest.mark.parametrize(
    ("contact", "meets"),
    [
        ({}, True),
        ({"debts": ["card-1"]}, True),
        ({"debts": None, "person": None, "person_is_at": None}, True),
        ({"recipient": "spouse", "person": "pat"}, True),
        ({"purpose": "location-information", "recipient": "third-party"}, True),
        ({"person_is_at": "unusual"}, True),
        ({"at": "2026-04-01T10:30:00"}, False),
        ({"at": None}, False),
        ({"debts": []}, False),
        ({"debts": "card-1"}, False),
        ({"debts": ["+12025550123"]}, False),
        ({"recipient": "neighbour"}, False),
        ({"purpose": None}, False),
        ({"person": 1}, False),
        ({"address": "cell"}, False),
        ({"content": {}}, False),
    ],
)
def test_the_schema_of_options_takes_what_the_command_takes(run: Run, contact: dict[str, Any], meets: bool) -> None:
    question = example("01")
    question["contact"] = {"at": "2026-04-01T10:30:00-04:00", **contact}
    schema = json_schema("options")
    assert valid(question, schema, schema) is meets
    assert (run("options", stdin=json.dumps(question).encode()).status != 2) is meets


@pytest.mark.parametrize("name", ["contact", "case"])
def test_options_needs_a_contact_and_a_case(name: str) -> None:
    question = example("01")
    question["contact"] = {"at": question["contact"]["at"]}
    schema = json_schema("options")
    assert valid(question, schema, schema)
    del question[name]
    assert not valid(question, schema, schema)


@pytest.mark.parametrize(
    ("end", "meets"), [("17:00", True), ("17:00:30", True), ("24:00", True), (None, True), ("17:00Z", False)]
)
def test_wall_times_carry_no_offset(run: Run, end: str | None, meets: bool) -> None:
    question = example("01")
    window = {"start": "15:00", "end": end}
    times = {"id": "a", "kind": "inconvenient-time", "received_at": "2026-03-02T10:30:00Z", "windows": [window]}
    question["case"]["requests"] = [times]
    schema = json_schema("question")
    assert valid(question, schema, schema) is meets
    assert (run("decide", stdin=json.dumps(question).encode()).status != 2) is meets
