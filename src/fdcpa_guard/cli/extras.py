"""What needs an extra of the package says so, before any work is done."""

from importlib import import_module
from typing import Final

import typer

from . import FAILED
from .saying import say

_NAMES: Final = {"pyarrow": ("pyarrow", "batch"), "jinja2": ("Jinja2", "reports")}


def need(module: str, what: str) -> None:
    """End if a module of an extra is not installed, which ``what`` needs."""
    try:
        import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        name, extra = _NAMES[module]
        said = f"fdcpa-guard: {what} needs {name}; install the extra: pip install 'fdcpa-guard[{extra}]'"
        say(said, to_errors=True)
        raise typer.Exit(FAILED) from None
