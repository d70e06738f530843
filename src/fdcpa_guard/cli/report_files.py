"""Pages for people, written beside what is printed: the option ``--html``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from .complaining import stop
from .extras import need
from .reading import unreadable

HtmlFile = Annotated[
    str | None, typer.Option("--html", metavar="FILE", help="Also write a page for people to this file.")
]


def needs_reports(html: str | None) -> None:
    """End, before any work is done, if a page is wanted that cannot be made for want of the extra ``reports``."""
    if html is not None:
        need("jinja2", "--html")


def write_page(html: str | None, make: Callable[[], str]) -> None:
    """Make a page and write it, whole or not at all, if one is wanted."""
    if html is None:
        return
    text = make()
    try:
        Path(html).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        stop(unreadable("the page cannot be written", error))
