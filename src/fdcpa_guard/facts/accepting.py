"""The JSON Schema of what facts accept beyond their types, such as ``"none"`` for an empty list."""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..canonical import FLOAT, INT, number_of
from ..vocabulary import UNKNOWN
from .at_once import Means, shown
from .base import _nothing_known, _only_what_is_known, _or_earliest, _or_latest, _unknown_is_nothing
from .case import _none_is_no_event
from .windows import _end

WALL_TIME: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$"

_UNKNOWN: Final = (UNKNOWN.value, None)
_ALSO: Final[dict[Any, tuple[str | None, ...]]] = {
    _none_is_no_event: ("none",),
    _end: ("24:00",),
    _only_what_is_known: ("none", *_UNKNOWN),
    _nothing_known: _UNKNOWN,
    _unknown_is_nothing: (UNKNOWN.value,),
}
"""What a validator takes besides what it hands on."""

_NUMBERS: Final[list[JsonSchemaValue]] = [
    {
        "type": "object",
        "properties": {tag: {"type": "string", "pattern": pattern}},
        "required": [tag],
        "additionalProperties": False,
        "description": f"a number that RFC 8785 cannot write: {which}",
    }
    for tag, pattern, which in (
        (FLOAT, r"^-?(0|[1-9][0-9]{0,20}|[1-9](\.[0-9]+)?e\+[0-9]+)$", "a float without a fraction"),
        (INT, "^-?[1-9][0-9]{15,}$", "a whole number beyond 2^53 - 1"),
    )
]
"""How the canonical form of a case writes some attributes."""


def _const(value: str | None) -> JsonSchemaValue:
    return {"type": "null"} if value is None else {"const": value}


class Accepting(GenerateJsonSchema):
    """Says what facts accept."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        function: Any = schema["function"]["function"]
        if function is number_of:
            return {"anyOf": [*inner["anyOf"], *_NUMBERS]}
        also = tuple(function.means) if isinstance(function, Means) else _ALSO.get(function)
        return inner if also is None else {"anyOf": [*map(_const, also), inner]}

    def function_wrap_schema(self, schema: core_schema.WrapValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_wrap_schema(schema)
        function: Any = schema["function"]["function"]
        if function not in (_or_earliest, _or_latest):
            return inner
        taken = "taken from its start" if function is _or_earliest else "taken once it is over"
        day = {"type": "string", "format": "date", "description": f"a day, {taken}"}
        return {"anyOf": [inner, day, *map(_const, _UNKNOWN)]}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        inner = super().tagged_union_schema(schema)
        # The text "unknown" may also be a well-formed id, and oneOf refuses what matches twice.
        if callable(schema["discriminator"]) and "oneOf" in inner:
            inner["anyOf"] = inner.pop("oneOf")
        return inner

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:
        # The "time" format of JSON Schema demands a UTC offset, and a wall time has none.
        return {"type": "string", "pattern": WALL_TIME}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return super().field_title_should_be_set(shown(schema) if schema["type"] == "lax-or-strict" else schema)

    def field_is_required(
        self, field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField, total: bool
    ) -> bool:
        # A decision is written with every field.
        return self.mode == "serialization" or super().field_is_required(field, total)
