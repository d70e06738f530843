"""``schema``: the JSON Schemas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from pydantic import TypeAdapter

from ..schema import SchemaName, json_schema
from .asking import say_data
from .complaining import stop
from .reading import BadInput


class Schema(StrEnum):
    """What there is a schema of."""

    CONTACT = "contact"
    CASE = "case"
    DECISION = "decision"
    QUESTION = "question"
    OPTIONS = "options"
    SCENARIOS = "scenarios"


_OF_WHAT = (
    "Of what; a question is a contact and its case, options what the command of that name needs of one, scenarios a "
    "file of them."
)


def schema(name: Annotated[Schema, typer.Argument(help=_OF_WHAT)]) -> None:
    """Print a JSON Schema.

    Draft 2020-12; its version is in $id. That of policy documents is printed by `fdcpa-guard policy schema`.
    """
    if name is Schema.SCENARIOS:
        try:
            from ..testing.schema import scenario_schema
        except ModuleNotFoundError:
            from .cases import NEEDS_YAML

            stop(BadInput(NEEDS_YAML))
        say_data(scenario_schema())
        return
    say_data(json_schema(TypeAdapter(SchemaName).validate_python(name.value)))
