"""JSON Schema of what goes in and comes out, for callers in other languages and for checks at a system's border.

A schema says which documents have the right shape. Facts that contradict each other, telephone numbers that do not
exist and unknown time zones are found only by the facts themselves, which raise `InvalidFacts`.
"""

from copy import deepcopy
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from .decision import Decision
from .facts import Case, Contact, Fact
from .facts.accepting import Accepting
from .facts.addresses import PlaceName
from .facts.base import Id, Instant, Text
from .facts.contact import OLDER
from .facts.history import Tags
from .vocabulary import Purpose, Recipient

SCHEMA_VERSION: Final = "3.5"
"""The first number changes when a document that was valid no longer is, the second with every other change."""

SchemaName = Literal["contact", "case", "decision", "question", "options"]

SCHEMAS: Final[tuple[SchemaName, ...]] = get_args(SchemaName)


class DecisionRequest(Fact):
    """A question as one JSON document: the proposed contact and the case it is about."""

    contact: Contact
    case: Case
    situation: Annotated[Text | None, Field(repr=False)] = None
    """The situation in words, for whoever reads an example. No rule sees it; it holds no personal data."""
    policy: Annotated[Text | None, Field(repr=False)] = None
    """The ready-made policy to decide by, such as ``us``; None: the asker's choice."""
    references: Tags = Field(default_factory=lambda: MappingProxyType({}), repr=False)
    """What the asker knows the question by: the case, agent, vendor, campaign; for the record, and seen by no rule."""


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
    return deepcopy(_made(name))


@cache
def _made(name: SchemaName) -> dict[str, Any]:
    """The same, made once: nobody may change it."""
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
    schema = TypeAdapter(model).json_schema(mode=mode, schema_generator=Accepting)
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


__all__ = ["SCHEMAS", "SCHEMA_VERSION", "DecisionRequest", "Intent", "OptionsRequest", "SchemaName", "json_schema"]
