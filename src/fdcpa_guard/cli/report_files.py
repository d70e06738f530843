"""Pages for people, written beside what is printed: the option ``--html``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from .complaining import stop
from .extras import need
from .reading import BadInput
from .whole_files import PAGE

HtmlFile = Annotated[
    str | None, typer.Option("--html", metavar="FILE", help="Also write a page for people to this file.")
]


def needs_reports(html: str | None) -> None:
    """End, before any work is done, if a page is wanted that cannot be made or written.

    It cannot be made for want of the extra ``reports``; or written, as over a file that is no page.
    """
    if html is None:
        return
    need("jinja2", "--html")
    try:
        PAGE.check(html)
    except BadInput as error:
        stop(error)


def write_page(html: str | None, make: Callable[[], str]) -> None:
    """Make a page and write it, whole or not at all, if one is wanted."""
    if html is None:
        return
    text = make()
    try:
        PAGE.write(html, text)
    except BadInput as error:
        stop(error)
