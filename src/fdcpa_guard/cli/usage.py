"""What is wrong with the words of a command line, said without repeating a value: it may be a person's number."""

from __future__ import annotations

import re
from typing import Any, Final

import typer

from .reading import BAD_INPUT
from .saying import say

UsageError: Final[type[Exception]] = typer.BadParameter.__bases__[0]
"""What the parser raises. Which package it comes from depends on the edition of typer."""

_VALUE: Final = re.compile(r".*(?=(?:is not|does not) )", re.DOTALL)
_PLACES: Final = re.compile(r"(?<= )'.*'|(?<= )\(.*\)|(?<=: ).*", re.DOTALL)
"""Where a message repeats a word that was typed: in quotes, in brackets, or at its end."""
_PLAIN: Final = re.compile(r"['(]?-{0,2}[A-Za-z][A-Za-z-]{0,29}[')]?")
"""A word in which nothing can hide, shown so that a slip is seen."""


def explained(error: Any) -> int:
    """Say what is wrong, and return the exit status."""
    context = getattr(error, "ctx", None)
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        say(error.message, to_errors=True)
        return BAD_INPUT
    if context is not None:
        say(context.get_usage(), to_errors=True)
        say(f"`{context.command_path} --help` says more.", to_errors=True)
    if kind != "MissingParameter":
        of_a_value = getattr(error, "param", None) is not None
        error.message = (_of_a_value if of_a_value else _of_words)(error.message)
    said = error.format_message().rstrip(".")
    say("error: " + " ".join(f"{said[:1].lower()}{said[1:]}".splitlines()), to_errors=True)
    return BAD_INPUT


def _of_a_value(message: str) -> str:
    return _VALUE.sub("what was given ", message, count=1).removeprefix("Value error, ")


def _of_words(message: str) -> str:
    return _PLACES.sub(lambda found: found[0] if _PLAIN.fullmatch(found[0]) else "(not shown)", message)
