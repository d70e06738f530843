"""The JSON Schema of policy documents, with which an editor completes and checks them while they are written."""

from datetime import date, time
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .. import policies
from ..facts.accepting import Accepting
from ..policy import Policy
from ..rules import Parameter
from ..shapes import SHAPES, Shape
from .grammar import MOST_RULES, READY_MADE, Common, Heading, Looser

SCHEMA_VERSION: Final = "1.3"
"""The first number changes when a document that was valid no longer is, the second with every other change."""

_TEMPLATE: Final = "#/$defs/{model}"


def policy_schema(policy: Policy | None = None) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a policy document.

    The ids of rules and the names of their parameters that it offers are those of ``policy``; None: of every
    ready-made one. Others are valid too, for a document may have rules and packs of its own; whether they exist is
    found only by `PolicyDocument.policy`.
    """
    offered = policies.first_party() if policy is None else policy
    definitions: dict[str, Any] = {}
    whole = _of(Heading, definitions)
    rules = [_rule(name, definitions) for name in SHAPES]
    whole["properties"]["packs"]["items"]["examples"] = [*READY_MADE, "us_state(MA, NH)"]
    whole["properties"]["parameters"] |= {"properties": _parameters(offered)}
    whole["properties"] |= {
        "loosen": {
            "description": "Where the policy asks less than its packs do, each with a justification.",
            "type": "array",
            "maxItems": MOST_RULES,
            "items": _looser(offered, definitions),
        },
        "rules": {
            "description": "Rules of the house's own: each has a shape, and the fields of that shape.",
            "type": "array",
            "maxItems": MOST_RULES,
            "items": {"oneOf": rules},
        },
    }
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:fdcpa-guard:schema:{SCHEMA_VERSION}:policy",
        **whole,
        "title": "Policy document",
        "$defs": definitions,
    }


def _of(model: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a model; what it refers to goes to the definitions."""
    generator = _AcceptingNone if issubclass(model, Shape) else Accepting
    schema = TypeAdapter(model).json_schema(ref_template=_TEMPLATE, schema_generator=generator)
    definitions |= schema.pop("$defs", {})
    return schema


def _rule(name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    shape, common = _of(SHAPES[name], definitions), _of(Common, definitions)
    for properties in common["properties"].values():
        if isinstance(properties.get("default"), list):  # all there are, and editors would write them out
            del properties["default"]
    for field, (unit, stricter) in SHAPES[name].units().items():
        way = {"lower": "less", "higher": "more"}[stricter]
        one = shape["properties"][field]
        given = {key: one.pop(key) for key in ("default", "title") if key in one}
        by_date = {
            "type": "object",
            "propertyNames": {"format": "date"},
            "minProperties": 1,
            "additionalProperties": next((each for each in one.get("anyOf", ()) if each.get("type") != "null"), one),
        }
        shape["properties"][field] = {
            **given,
            "description": f"In {unit}, or by the day from which each number holds; {way} is stricter.",
            "anyOf": [one, by_date],
        }
    return {
        "title": name,
        "description": shape["description"],
        "type": "object",
        "properties": {**common["properties"], **shape["properties"]},
        "required": sorted({*common["required"], *shape.get("required", ()), "shape"}),
        "additionalProperties": False,
    }


def _looser(policy: Policy, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _of(Looser, definitions)
    schema["properties"]["rule"]["examples"] = sorted(rule.id for rule in policy.rules())
    schema["additionalProperties"] = {"anyOf": [{"type": "boolean"}, {"type": "integer"}, {"type": "string"}]}
    return schema


def _parameters(policy: Policy) -> dict[str, Any]:
    return {
        rule.id: {
            "description": rule.title,
            "type": "object",
            "properties": {name: _parameter(parameter) for name, parameter in rule.parameters.items()},
        }
        for rule in policy.rules()
        if rule.parameters
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    current = parameter.latest
    limit = {"lower": "at most", "higher": "at least", None: "fixed at"}[parameter.stricter]
    kind = "boolean" if isinstance(current, bool) else "string" if isinstance(current, time | date) else "integer"
    return {"description": f"{parameter.unit}, {limit} {parameter.shown}", "type": kind}


class _AcceptingNone(Accepting):
    """In the fields of a shape, ``none`` is null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        inner = super().nullable_schema(schema)
        return {**inner, "anyOf": [*inner["anyOf"], {"const": "none"}]}
