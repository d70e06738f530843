"""The exceptions of the library. None of them carries a telephone number, an address or a name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

GIVEN: Final = "(given)"
"""Union tag of a known fact; left out of the paths that errors show."""

AT_ONCE: Final = "(at once)"
"""Name of a quick way to read something; that it was not taken is nothing to tell."""

UNKNOWN_FIELD: Final = "(unknown field)"
"""What a path shows of a field that there is none of, for its name may be a person's."""

_PLAIN_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z_-]{0,39}\Z")


_MANY: Final = 40


_EDITS: Final = 2
_SUGGESTED: Final = 4


def nearest(wrong: str, valid: Iterable[object]) -> str:
    """Words that name what was meant: the nearest a slip or two away, or else the most alike; or what there is."""
    names = sorted(map(str, valid))
    slips = {name: away for name in names if (away := _slips(wrong, name)) <= min(_EDITS, len(name) - 1)}
    fewest = min(slips.values(), default=0)
    close = [name for name, away in slips.items() if away == fewest][:_SUGGESTED]
    close = close or get_close_matches(wrong, names, n=1, cutoff=0.5)
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    if len(names) > _MANY:
        names = [*names[:_MANY], "…"]
    return f"there is {', '.join(names)}" if names else "there is none"


def unprintable(text: str) -> str:
    """The first character of a text that is never shown, by its number and name, and where it stands; "" if none is.

    Such are control characters, those that turn the direction of what follows, and those of no width.
    """
    for place, character in enumerate(text, 1):
        if not character.isprintable():
            return f"{called(character)}, character {place} of {len(text)}"
    return ""


def called(character: str) -> str:
    """A character by its number and name."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'a control character').lower()})"


def _slips(one: str, other: str) -> int:
    """How many letters have to be left out, put in, exchanged or swapped with the next to make one word of another.

    No more than one beyond `_EDITS` is counted.
    """
    far = _EDITS + 1
    if abs(len(one) - len(other)) > _EDITS:
        return far
    before, last = [far] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row] + [far] * len(other)
        for column in range(max(1, row - _EDITS), min(len(other), row + _EDITS) + 1):
            ways = [last[column - 1] + (letter != other[column - 1]), last[column] + 1, this[column - 1] + 1]
            if min(row, column) > 1 and one[row - 2 : row] == other[column - 1] + other[column - 2]:
                ways.append(before[column - 2] + 1)
            this[column] = min(ways)
        before, last = last, this
    return min(last[-1], far)


_LEAST_LIKE: Final = 0.8
_SHORTEST_SHOWN: Final = 8


def close_word(given: str, valid: Iterable[str]) -> bool:
    """Whether a word that the caller made up is so near to a known one that it can be nothing but that one misspelt.

    A short known word, such as ``person``, has people's names near to it.
    """
    long = [word for word in valid if len(word) >= _SHORTEST_SHOWN]
    return bool(re.fullmatch("[a-z_]+", given)) and bool(get_close_matches(given, long, n=1, cutoff=_LEAST_LIKE))


def plain_name(key: object) -> str:
    """A key that the caller made up, if it is a plain word; else that it is one."""
    return str(key) if _PLAIN_NAME.match(str(key)) else "(key)"


class FdcpaGuardError(Exception):
    """Base of every exception that this library raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: where (``debts.0.disputes``), what, and pydantic's code for it."""

    field: str
    message: str
    code: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


MOST_PROBLEMS: Final = 100
"""How many problems an error names; of the rest it says how many they are."""

LEFT_OUT: Final = "left_out"
"""Code of the entry that says how many problems are not named."""

_TOO_MANY_TO_SORT: Final = 100_000


class InvalidFacts(FdcpaGuardError, ValueError):
    """The facts given are malformed or contradict each other; ``problems`` names each field, up to a hundred.

    Neither the text nor the problems repeat any value of the input. ``left_out`` is how many more things are wrong.
    """

    def __init__(self, model: str, problems: tuple[Problem, ...], left_out: int = 0) -> None:
        self.model = model
        self.problems = problems
        self.left_out = left_out
        super().__init__(model, problems, left_out)

    def __str__(self) -> str:
        rest = f"; and {self.left_out} more" if self.left_out else ""
        return f"invalid {self.model}: " + "; ".join(map(str, self.problems)) + rest

    @classmethod
    def of(cls, error: ValidationError, model: str, *, name_fields: bool = False) -> "InvalidFacts":
        """What pydantic found, in words of our own and without the input that it found it in.

        ``name_fields``: unknown fields are named, since whoever wrote them wrote no facts about a person.
        """
        if error.error_count() > _TOO_MANY_TO_SORT:
            return cls(model, (Problem("(whole)", "more is wrong with it than can be told", "too_many_problems"),))
        problems: list[Problem] = []
        left_out = 0
        for each in worth_telling(error.errors(include_url=False, include_input=False)):
            if each["type"] == LEFT_OUT:
                left_out += each["ctx"]["count"]
            elif len(problems) < MOST_PROBLEMS:
                problems.append(_problem(each, name_fields))
            else:
                left_out += 1
        return cls(model, tuple(problems), left_out)


def _problem(found: ErrorDetails, name_fields: bool) -> Problem:
    context = found.get("ctx", {})
    named = name_fields or "said" in context
    return Problem(
        _path(found["loc"], found["type"], named), in_our_words(found["type"], found["msg"], context), found["type"]
    )


def worth_telling(found: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those about lists that are short only because pydantic does not count their bad items.

    And without those of the quick ways, of which some are about every value that was to be read otherwise.
    """
    found = [each for each in found if AT_ONCE not in each["loc"]]
    short = {each["loc"] for each in found if each["type"] == "too_short"}
    if not short:
        return found
    inside = {each["loc"][:depth] for each in found for depth in range(len(each["loc"]))}
    return [each for each in found if each["type"] != "too_short" or each["loc"] not in inside]


def _path(loc: tuple[int | str, ...], code: str, name_fields: bool) -> str:
    """The field's path. A key that the caller made up is shown only if it is a plain word, for it may be anything."""
    if code == "extra_forbidden" and not (name_fields and _PLAIN_NAME.match(str(loc[-1]))):
        loc = (*loc[:-1], UNKNOWN_FIELD)
    parts = [
        str(part) if isinstance(part, int) or part == UNKNOWN_FIELD else plain_name(part)
        for part in loc
        if part != GIVEN
    ]
    return ".".join(parts) or "(whole)"


_STOCK: Final = frozenset(get_args(ErrorType))
"""pydantic's own errors, whose words are for programmers and change from edition to edition."""


def is_stock(code: str) -> bool:
    """Whether an error is one of pydantic's own."""
    return code in _STOCK


_WORDS: Final[Mapping[str, str]] = {
    "missing": "required",
    "extra_forbidden": "there is no such field",
    "union_tag_invalid": "the kind given is none of those known",
    "union_tag_not_found": "the kind is required",
    "json_invalid": "the text is not valid JSON",
    "json_type": "JSON is given as text or bytes",
    "frozen_instance": "a fact does not change: model_copy(update=...) gives another",
    "frozen_field": "a fact does not change: model_copy(update=...) gives another",
    "string_unicode": "the text holds half a character, which no record can keep",
    "recursion_loop": "it holds itself",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
}


def in_our_words(code: str, message: str, context: Mapping[str, Any]) -> str:
    """What is wrong, said without the input; a message that is ours already stays."""
    if "said" in context:
        return str(context["said"])
    if not is_stock(code):
        return message
    most, least = context.get("max_length"), context.get("min_length")
    if code in ("too_long", "too_short"):
        return f"at most {most} are taken" if code == "too_long" else f"at least {least} is needed"
    if code in ("string_too_long", "string_too_short"):
        return f"at most {most} characters are taken" if code == "string_too_long" else f"at least {least} are needed"
    if code in ("enum", "literal_error"):
        return "must be one of the known words"
    return _WORDS.get(code, "has another form than is needed")


class InvalidPolicy(FdcpaGuardError, ValueError):
    """A rule or policy is not well formed, or an adjustment would loosen what a law sets."""


class MissingFact(FdcpaGuardError):
    """Raised inside a check that needs a fact nobody gave; the engine turns it into a denial that names the fact.

    ``fact`` is a path in the case or contact, such as ``requests`` or ``phones.cell.place``. ``until`` is the first
    instant at which the fact is no longer needed if nothing else happens; None: it always is. ``hint`` follows the
    fact in the message.
    """

    def __init__(self, fact: str, until: datetime | None = None, hint: str = "") -> None:
        self.fact = fact
        self.until = until
        self.hint = hint
        super().__init__(fact, until, hint)


class InvalidRecord(FdcpaGuardError, ValueError):
    """What is given is no record, entry, checkpoint, proof or key, does not go with the rest, or cannot be recorded.

    The message says what is wrong, and where; it repeats nothing of what was given.
    """
