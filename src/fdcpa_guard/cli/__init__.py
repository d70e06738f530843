"""The command line: the only part of the library that reads files, standard input, or prints.

Exit status: 0 allowed (or done), 1 denied, 2 bad input, 3 the tool itself failed, 141 whoever read the output has left.
So whatever goes wrong, a script that looks for 0 does not make the contact.
"""

import atexit
import gc
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NoReturn

from .streams import FAILED, watched

_EXTRA: Final = frozenset({"click", "rich", "typer"})


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    if arguments is None:  # a process of its own: as it ends, all goes, and need not be walked over before
        atexit.register(gc.freeze)
    with watched():
        status = _status(arguments)
    raise SystemExit(status)


def _status(arguments: Sequence[str] | None) -> int:
    try:
        return _ran(arguments)
    except Exception as error:  # a traceback may hold values of the input
        missing = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
        if missing in _EXTRA:
            said = f"the command line needs {missing}; install the extra: pip install 'fdcpa-guard[cli]'"
        else:
            said = f"failed ({type(error).__name__})"
        print(f"fdcpa-guard: {said}", file=sys.stderr)
        return FAILED


def _ran(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    from .usage import UsageError, explained

    words = None if arguments is None else list(arguments)
    try:
        return parser(args=words, prog_name="fdcpa-guard", standalone_mode=False) or 0
    except UsageError as error:
        return explained(error)


@cache
def _parser() -> Any:
    """The parser of the command line, made once in a process: to make it takes ten times as long as most commands."""
    from typer.main import get_command

    from .app import app

    return get_command(app)


__all__ = ["FAILED", "main"]
