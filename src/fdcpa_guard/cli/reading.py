"""Reading a question from a file or standard input. What is said of bad input names fields, never values."""

import json
import re
import sys
from pathlib import Path
from typing import Any, Final, TypeVar

from ..errors import InvalidFacts, Problem
from ..facts import Fact
from ..schema import DecisionRequest, OptionsRequest

F = TypeVar("F", bound=Fact)

STANDARD_INPUT: Final = "-"

_PROTECTIVE: Final = frozenset(
    {"bankruptcies", "disputes", "history", "original_creditor_requests", "representation", "requests", "validation"}
)
_FIELD: Final = re.compile(r"\(whole\)|\(unknown field\)|\[key\]|[0-9]{1,6}|[A-Za-z_][A-Za-z_-]{0,39}")


class BadInput(Exception):
    """The input is no question; ``problems`` says why, one line each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__(*problems)


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
    text, document = _document(_bytes(source))
    contact = document.get("contact")
    if isinstance(contact, dict) and "medium" in contact:
        return OptionsRequest.of(_stated(DecisionRequest, text))
    return _stated(OptionsRequest, text)


def parse_question(data: bytes) -> DecisionRequest:
    """The question that a JSON document states.

    Raises:
        BadInput: it does not state one.
    """
    text, _ = _document(data)
    return _stated(DecisionRequest, text)


def unfit(error: InvalidFacts) -> BadInput:
    """What is wrong with a contact that was made from a well-formed question."""
    return BadInput(*(f"contact.{_line(problem)}".replace(".(whole)", "", 1) for problem in error.problems))


def _stated(model: type[F], text: str) -> F:
    try:
        return model.model_validate_json(text)
    except InvalidFacts as error:
        raise BadInput(*map(_line, error.problems)) from None


def _document(data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a JSON object, and the object."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"the input is not UTF-8 text (byte {error.start})") from None
    if not text.strip():
        raise BadInput("the input is empty")
    return text, _object_of(text)


def _bytes(source: str) -> bytes:
    try:
        if source == STANDARD_INPUT:
            if sys.stdin.isatty():
                print("reading a JSON question from standard input", file=sys.stderr)
            return sys.stdin.buffer.read()
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        # The name is not repeated: somebody may have put the JSON itself where the file's name belongs.
        why = getattr(error, "strerror", None) or "not a file name"
        raise BadInput(f"the input cannot be read: {why}") from None


class _GivenTwice(Exception):
    pass


def _object_of(text: str) -> dict[str, Any]:
    """Refuse what is no JSON object, and one that gives a field twice, since readers differ on which of them counts."""
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BadInput(f"the input is not valid JSON (line {error.lineno}, column {error.colno})") from None
    except _GivenTwice as error:
        raise BadInput(f"{error}: given twice in one object") from None
    except (ValueError, RecursionError):
        raise BadInput("the input is not valid JSON: a number or the nesting is beyond all measure") from None
    if not isinstance(document, dict):
        raise BadInput("the input must be a JSON object with the fields contact and case")
    return document


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        raise _GivenTwice(_part(next(name for name in names if names.count(name) > 1)))
    return members


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _line(problem: Problem) -> str:
    path = problem.field.split(".")
    field = ".".join(map(_part, path))
    if problem.code == "missing" and path[-1] in _PROTECTIVE:
        return f'{field}: required, for it protects the consumer: give it, or "none", or "unknown"'
    return f"{field}: {problem.message}"


def _part(name: str) -> str:
    """A part of a path; one that the writer of the input made up is shown only if it is a plain word."""
    return name if _FIELD.fullmatch(name) else "(a key)"
