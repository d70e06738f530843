"""Commands of which each is imported when it is asked for: a command starts without what the others need."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command


class Lazily(TyperGroup):
    """Commands by their names, which are known before any of them is imported.

    Attributes:
        places: where each is, as `module:name` beside this module: a function, or a group of commands. They stand in
            this order, before those that the group was made with.
    """

    places: ClassVar[Mapping[str, str]]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands({**self.places, **self.commands})


class _Commands(UserDict[str, Any]):
    """Commands, or the places of those that nobody looked at yet."""

    def __getitem__(self, name: str) -> Any:
        found = self.data[name]
        if isinstance(found, str):
            found = self.data[name] = _made(name, found)
        return found


def _made(name: str, place: str) -> Any:
    """The command in a place."""
    module, _, called = place.partition(":")
    found = getattr(import_module(f".{module}", __package__), called)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        alone.command(name)(found)
        found = alone
    command = get_command(found)
    command.name = name
    return command
