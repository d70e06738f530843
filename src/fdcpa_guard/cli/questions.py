"""The questions of files and directories, many at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ..audit import past_contacts
from ..errors import InvalidFacts
from ..facts import Case, Contact
from ..schema import DecisionRequest
from .reading import BadInput, parse_question, unreadable

LINES: Final = (".jsonl", ".ndjson")
"""Suffixes of files that hold a JSON document to a line."""
SUFFIXES: Final = (".json", *LINES)

Named = tuple[str, Contact, Case]


def questions(sources: Sequence[str]) -> Iterator[tuple[str, DecisionRequest]]:
    """The questions of files and directories, with their names.

    Raises:
        BadInput: a file cannot be read, or is no question.
    """
    for name, data in documents(sources):
        try:
            found = parse_question(data)
        except BadInput as error:
            raise BadInput(*(f"{name}: {problem}" for problem in error.problems)) from None
        yield name, found


def named_questions(sources: Sequence[str]) -> Iterator[Named]:
    """Their names, contacts and cases. Errors as those of `questions`."""
    return ((name, question.contact, question.case) for name, question in questions(sources))


def past(sources: Sequence[str]) -> Iterator[Named]:
    """The past contacts of their cases instead. Errors as those of `questions`."""
    for name, question in questions(sources):
        try:
            yield from ((f"{name} {event}", contact, question.case) for event, contact in past_contacts(question.case))
        except InvalidFacts as error:
            raise BadInput(f"{name}: case: {'; '.join(map(str, error.problems))}") from None


def documents(sources: Sequence[str], argument: str = "QUESTIONS") -> Iterator[tuple[str, bytes]]:
    """Each document's text, with the name of its file, and of its line if the file has one to a line.

    Raises:
        BadInput: a file cannot be read.
    """
    for number, source in enumerate(sources, 1):
        try:
            for name, path in files_of(Path(source)):
                if path.suffix in LINES:
                    with path.open("rb") as lines:
                        yield from ((f"{name}:{n}", line) for n, line in enumerate(lines, 1) if line.strip())
                else:
                    yield name, path.read_bytes()
        except (OSError, ValueError) as error:
            raise unreadable(f"{argument}, argument {number}: cannot be read", error) from None


def files_of(source: Path) -> Iterator[tuple[str, Path]]:
    """A file, or the files of a directory that can hold questions, each under the name by which it is told."""
    if not source.is_dir():
        yield source.name, source
        return
    for path in sorted(source.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            yield (source.name / path.relative_to(source)).as_posix(), path
