"""The command line: the only part of the library that reads files, standard input, or prints.

Exit status: 0 allowed (or done), 1 denied, 2 bad input, 3 the tool itself failed. So whatever goes wrong, a script
that looks for 0 does not make the contact.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NoReturn

FAILED: Final = 3
"""The exit status where the tool itself, or the machine, fails."""
_EXTRA = frozenset({"click", "rich", "typer"})


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    try:
        from .app import app
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _EXTRA:
            raise
        print(
            f"fdcpa-guard: the command line needs {missing}; install the extra: pip install 'fdcpa-guard[cli]'",
            file=sys.stderr,
        )
        raise SystemExit(FAILED) from None
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a stream that somebody put in their place
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(args=None if arguments is None else list(arguments), prog_name="fdcpa-guard")
    except Exception as error:  # a traceback may hold values of the input
        print(f"fdcpa-guard: failed ({type(error).__name__})", file=sys.stderr)
        raise SystemExit(FAILED) from None
    raise SystemExit(0)


__all__ = ["main"]
