"""JSON Schema of what goes in and comes out, for callers in other languages and for checks at a system's border.

A schema says which documents have the right shape. Facts that contradict each other, telephone numbers that do not
exist and unknown time zones are found only by the facts themselves, which raise `InvalidFacts`.
"""

from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from .decision import Decision
from .facts import Case, Contact, Fact
from .facts.addresses import PlaceName
from .facts.base import (
    Id,
    Instant,
    Text,
    _any_unless_known,
    _false_unless_known,
    _none_is_empty,
    _nothing_known,
    _null_is_unknown,
    _only_what_is_known,
    _or_earliest,
    _or_latest,
    _true_unless_known,
    _unknown_is_none,
    none_is_empty,
)
from .facts.case import _none_is_no_event
from .facts.contact import OLDER
from .facts.requests import _every_unless_known
from .facts.windows import _end
from .vocabulary import UNKNOWN, Purpose, Recipient

SCHEMA_VERSION: Final = "3.1"
"""The first number changes when a document that was valid no longer is, the second with every other change."""

SchemaName = Literal["contact", "case", "decision", "question", "options"]

SCHEMAS: Final[tuple[SchemaName, ...]] = get_args(SchemaName)

_WALL_TIME: Final = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$"


class DecisionRequest(Fact):
    """A question as one JSON document: the proposed contact and the case it is about."""

    contact: Contact
    case: Case
    situation: Annotated[Text | None, Field(repr=False)] = None
    """The situation in words, for whoever reads an example. No rule sees it; it holds no personal data."""
    policy: Annotated[Text | None, Field(repr=False)] = None
    """The ready-made policy to decide by, such as ``us``; None: the asker's choice."""


class Intent(Fact):
    """A contact of which it is open by which medium, number or address it is made."""

    at: Instant
    debts: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)] | None = None
    """None: all debts of the case."""
    recipient: Recipient = Recipient.CONSUMER
    person: Id | None = None
    purpose: Purpose = Purpose.COLLECTION
    person_is_at: PlaceName | None = None

    @property
    def who(self) -> str:
        """The particular person to be contacted."""
        return self.person or self.recipient.value


class OptionsRequest(Fact):
    """A question about every way to reach a person, as one JSON document."""

    contact: Intent
    case: Case
    situation: Annotated[Text | None, Field(repr=False)] = None
    policy: Annotated[Text | None, Field(repr=False)] = None

    @classmethod
    def of(cls, asked: DecisionRequest) -> Self:
        """The question that leaves open how a given contact is made."""
        kept = {name: getattr(asked.contact, name) for name in Intent.model_fields}
        return cls(contact=Intent(**kept), case=asked.case, policy=asked.policy)


def json_schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what goes in or comes out under a name.

    ``contact``, ``case`` and ``decision`` are those records; ``question`` is a contact and its case; ``options`` is a
    case and a contact that leaves open how it is made.

    Raises:
        ValueError: there is no schema of that name.
    """
    models: dict[str, tuple[Any, JsonSchemaMode]] = {
        "contact": (Contact, "validation"),
        "case": (Case, "validation"),
        "decision": (Decision, "serialization"),
        "question": (DecisionRequest, "validation"),
        "options": (OptionsRequest, "validation"),
    }
    if name not in models:
        raise ValueError(f"no such schema; there are {', '.join(SCHEMAS)}")
    model, mode = models[name]
    schema = TypeAdapter(model).json_schema(mode=mode, schema_generator=_Generator)
    for definition in schema.get("$defs", {}).values():
        kind = definition.get("properties", {}).get("kind", {})
        if "const" in kind:  # has a default in Python, but it is what tells one request from another
            definition["required"] = sorted({*definition.get("required", ()), "kind"})
    for older, element in OLDER.items() if "Content" in schema.get("$defs", {}) else ():
        described = schema["$defs"]["Content"]["properties"][older]
        described["description"] = f"the element {element}: {element.means} ({element.source})"
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:fdcpa-guard:schema:{SCHEMA_VERSION}:{name}",
        "x-schema-version": SCHEMA_VERSION,
        **schema,
    }


_UNKNOWN: Final = (UNKNOWN.value, None)
_ALSO: Final[dict[Any, tuple[str | None, ...]]] = {
    none_is_empty: ("none",),
    _none_is_empty: ("none",),
    _none_is_no_event: ("none",),
    _end: ("24:00",),
    _only_what_is_known: ("none", *_UNKNOWN),
    **dict.fromkeys(
        (
            _nothing_known,
            _false_unless_known,
            _true_unless_known,
            _any_unless_known,
            _every_unless_known,
        ),
        _UNKNOWN,
    ),
    _null_is_unknown: (None,),
    _unknown_is_none: (UNKNOWN.value,),
}
"""What a validator takes besides what it hands on."""


def _const(value: str | None) -> JsonSchemaValue:
    return {"type": "null"} if value is None else {"const": value}


class _Generator(GenerateJsonSchema):
    """Says what the facts accept beyond their types, such as ``"none"`` for an empty list."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        function: Any = schema["function"]["function"]
        also = _ALSO.get(function)
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
        return {"type": "string", "pattern": _WALL_TIME}

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        # A decision is written with every field.
        return self.mode == "serialization" or super().field_is_required(field, total)


__all__ = ["SCHEMAS", "SCHEMA_VERSION", "DecisionRequest", "Intent", "OptionsRequest", "SchemaName", "json_schema"]
