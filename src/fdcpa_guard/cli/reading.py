"""Reading a question from a file or standard input. What is said of bad input names fields, never values."""

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from .. import json_text
from ..errors import InvalidFacts, Problem
from ..facts import Fact
from ..facts.teaching import of_text
from ..schema import DecisionRequest, OptionsRequest
from .saying import say

F = TypeVar("F", bound=Fact)

STANDARD_INPUT: Final = "-"
DAY_FORM: Final = ["%Y-%m-%d"]
"""How a day is written on the command line."""
BAD_INPUT: Final = 2
"""The exit status of bad input."""


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"


_FIELD: Final = re.compile(r"\(whole\)|\(unknown field\)|\(key\)|[0-9]{1,6}|[A-Za-z_][A-Za-z_-]{0,39}")


class BadInput(Exception):
    """The input is no question; ``problems`` says why, one line each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__(*problems)


def unreadable(what: str, error: Exception, why: str = "not a file name") -> BadInput:
    """That something cannot be read, or written: why, as far as the system says.

    A name is not repeated: somebody may have put the JSON itself where the file's name belongs.
    """
    return BadInput(f"{what}: {getattr(error, 'strerror', None) or why}")


def read_question(source: str) -> DecisionRequest:
    """The question in a file, or on standard input for ``-``.

    Raises:
        BadInput: it cannot be read, or is not a question.
    """
    return parse_question(_bytes(source))


def read_options(source: str) -> OptionsRequest:
    """The question about options in a file, or on standard input for ``-``; a whole question will do.

    Raises:
        BadInput: it cannot be read, or is not such a question.
    """
    document = _document(_bytes(source))
    contact = document.get("contact")
    if isinstance(contact, dict) and "medium" in contact:
        return OptionsRequest.of(_stated(DecisionRequest, document))
    return _stated(OptionsRequest, document)


def parse_question(data: bytes) -> DecisionRequest:
    """The question that a JSON document states.

    Raises:
        BadInput: it does not state one.
    """
    return _stated(DecisionRequest, _document(data))


def unfit(error: InvalidFacts) -> BadInput:
    """What is wrong with a contact that was made from a well-formed question."""
    return BadInput(*(f"contact.{_line(problem)}".replace(".(whole)", "", 1) for problem in error.problems))


def _stated(model: type[F], document: dict[str, Any]) -> F:
    try:
        return model.model_validate(document)
    except InvalidFacts as error:
        rest = [f"and {error.left_out} more"] if error.left_out else []
        wrong = BadInput(*map(_line, error.problems), *rest)
    raise wrong


def _document(data: bytes) -> dict[str, Any]:
    """The JSON object that a text holds."""
    try:
        document = json_text.read(data)
    except json_text.NotJson as error:
        problem = of_text(error, DecisionRequest)
        raise BadInput(_line(problem) if error.path else f"the input is {error.message}") from None
    if not isinstance(document, dict):
        raise BadInput("the input must be a JSON object with the fields contact and case")
    return document


def _bytes(source: str) -> bytes:
    try:
        if source == STANDARD_INPUT:
            return standard_input("a JSON question").read()
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable("the input cannot be read", error) from None


def standard_input(what: str) -> BinaryIO:
    """Standard input as bytes; somebody at a terminal is told what is read."""
    if sys.stdin.isatty():
        say(f"reading {what} from standard input", to_errors=True)
    return sys.stdin.buffer


def _line(problem: Problem) -> str:
    field = ".".join(map(_part, problem.field.split(".")))
    return f"{field}: {problem.message}"


def _part(name: str) -> str:
    """A part of a path; one that the writer of the input made up is shown only if it is a plain word."""
    return name if _FIELD.fullmatch(name) else "(a key)"
