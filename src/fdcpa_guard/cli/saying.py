"""What is printed. None of it can steer a terminal, or begin a line that is not ours."""

from __future__ import annotations

import re
import sys
from typing import Final

from ..plain_text import clean

_TO_LOOK_AT: Final = re.compile(r"[^\x20-\x7e\n]")


def say(text: str = "", *, to_errors: bool = False) -> None:
    """Print lines, of which only a line feed ends one, without control characters.

    What was said before to the other stream stands before it, also where both go to one file.
    """
    if to_errors:
        sys.stdout.flush()
    for line in text.split("\n"):
        print(clean(line), file=sys.stderr if to_errors else sys.stdout)


def say_json(text: str | bytes) -> None:
    """Print JSON: what would steer a terminal is written as its escape, so that it reads back as the same."""
    print(harmless(text.decode() if isinstance(text, bytes) else text))


def say_exactly(text: str) -> None:
    """Print JSON whose very bytes are hashed; only on a terminal, where nobody takes it from, escaped as other JSON."""
    print(harmless(text) if sys.stdout.isatty() else text)


def harmless(json: str) -> str:
    """JSON in which every character that cannot be printed is escaped; what holds none stays as it is, to the byte."""
    return json if json.isascii() and "\x7f" not in json else _TO_LOOK_AT.sub(_escaped, json)


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
