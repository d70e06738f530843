"""What is wrong with the input, said on standard error. It needs a terminal's packages, as reading does not."""

from typing import NoReturn

import typer

from ..plain_text import clean
from .reading import BAD_INPUT, BadInput
from .saying import say


def complain(error: BadInput, name: str = "") -> None:
    """Say what is wrong, of a file by its name, on standard error."""
    prefix = f"{name}: " if name else ""
    for problem in error.problems:
        say(clean(f"error: {prefix}{problem}"), to_errors=True)


def stop(error: BadInput) -> NoReturn:
    """The same, and end with the status of bad input."""
    complain(error)
    raise typer.Exit(BAD_INPUT)
