"""The exceptions of the library. None of them carries a telephone number, an address or a name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from pydantic import ValidationError

GIVEN: Final = "(given)"
"""Union tag of a known fact; left out of the paths that errors show."""

_PLAIN_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z_-]{0,39}\Z")


_MANY: Final = 40


def nearest(wrong: str, valid: Iterable[object]) -> str:
    """Words that name what was meant, or else what there is."""
    names = sorted(map(str, valid))
    close = get_close_matches(wrong, names, n=1, cutoff=0.5)
    if close:
        return f"did you mean {close[0]!r}?"
    if len(names) > _MANY:
        names = [*names[:_MANY], "…"]
    return f"there is {', '.join(names)}" if names else "there is none"


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


class InvalidFacts(FdcpaGuardError, ValueError):
    """The facts given are malformed or contradict each other; ``problems`` names each field.

    Neither the text nor the problems repeat any value of the input.
    """

    def __init__(self, model: str, problems: tuple[Problem, ...]) -> None:
        self.model = model
        self.problems = problems
        super().__init__(model, problems)

    def __str__(self) -> str:
        return f"invalid {self.model}: " + "; ".join(map(str, self.problems))

    @classmethod
    def of(cls, error: ValidationError, model: str) -> "InvalidFacts":
        """What pydantic found, without the input that it found it in."""
        found = error.errors(include_url=False, include_input=False, include_context=False)
        # A list whose only item is bad is not also too short: pydantic counts what is left of it.
        inside = {e["loc"][:depth] for e in found for depth in range(len(e["loc"]))}
        return cls(
            model,
            tuple(
                Problem(_path(e["loc"], e["type"]), _message(e["type"], e["msg"]), e["type"])
                for e in found
                if e["type"] != "too_short" or e["loc"] not in inside
            ),
        )


def _path(loc: tuple[int | str, ...], code: str) -> str:
    """The field's path. A key that the caller made up is shown only if it is a plain word, for it may be anything."""
    parts = [
        str(part) if isinstance(part, int) or _PLAIN_NAME.match(part) else "(key)" for part in loc if part != GIVEN
    ]
    if parts and parts[-1] == "(key)" and code == "extra_forbidden":
        parts[-1] = "(unknown field)"
    return ".".join(parts) or "(whole)"


def _message(code: str, message: str) -> str:
    if code == "union_tag_invalid":
        return "the kind given is none of those known"
    if code == "json_invalid":
        return "the text is not valid JSON"
    return message.removeprefix("Value error, ")


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
