"""``stale``: what of what is held here nobody has looked at for too long."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated, Final

import typer
from pydantic import TypeAdapter

from ..ageing import YEARLY, Ages, Held, Kind, ages
from .complaining import stop
from .policy_files import policy_of
from .reading import DAY_FORM, BadInput, Format
from .rendering import Page
from .saying import say_json

_STALE: Final = 1
_DO: Final = {
    Kind.EDITION: ("Packages of data", "install the newest, and run the tests"),
    Kind.ANNOUNCED: ("Law announced without a day", "look whether it has one, and then write the rule"),
    Kind.CHANGE: ("Changes whose day has come", "read whether it came as it is written here"),
    Kind.TEXT: ("Texts of law", "read them again beside their rules"),
    Kind.UNREAD: ("Texts that were not found", "look for them again"),
    Kind.FIGURE: ("What an audit rests on", "read them again"),
    Kind.TABLE: ("Places", "make the tables again from newer packages"),
    Kind.CALENDAR: ("Holidays", "look whether the law has changed"),
    Kind.CODES: ("Codes of dialers", "read the vendor's list again"),
}
"""What each kind is called, and what to do about it."""
_SHOWN: Final = 5


def show_stale(
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=DAY_FORM, metavar="DAY", help="On which day; without it, today (UTC)."),
    ] = None,
    policy: Annotated[
        str, typer.Option("--policy", "-p", metavar="NAME", help="Whose law: a policy's name, or its document.")
    ] = "us",
    months: Annotated[
        int, typer.Option("--months", min=1, max=1_200, help="How long a text that was read is good enough.")
    ] = YEARLY,
    coming: Annotated[bool, typer.Option("--coming", help="Also what will be due, and when.")] = False,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or JSON; text unless asked.")
    ] = Format.TEXT,
) -> None:
    """Say what is stale: law, zones, area codes, holidays.

    Everything that is held here has a day on which somebody last looked at it, and a time for which that is good
    enough. It is told from this library and the packages installed beside it; nothing is asked of anybody else.

    Exit status: 0 nothing is stale, 1 something is, 2 bad input, 3 the tool failed.
    """
    try:
        chosen = policy_of(policy)
    except BadInput as error:
        stop(error)
    found = ages(chosen, (on or datetime.now(UTC)).date(), months=months)
    if format is Format.JSON:
        say_json(TypeAdapter(Ages).dump_json(found, indent=2))
    else:
        _show(Page(), found, coming=coming)
    raise typer.Exit(_STALE if found.stale else 0)


def _show(page: Page, found: Ages, *, coming: bool) -> None:
    page.row("STALE", f"on {found.on.isoformat()}", indent=0, style="bold")
    page.row("law of", found.policy)
    page.row("stale", f"{len(found.stale)} of {len(found.held)}")
    if found.coming:
        page.row("next", f"{found.coming[0].due.isoformat()}, {_DO[found.coming[0].kind][0].lower()}")
    _listed(page, found.stale)
    if coming:
        page.line()
        page.ruler("coming")
        _listed(page, found.coming)


def _listed(page: Page, held: Sequence[Held]) -> None:
    for kind, some in groupby(sorted(held, key=lambda each: list(Kind).index(each.kind)), lambda each: each.kind):
        title, do = _DO[kind]
        group = list(some)
        page.line()
        page.line(f"{title} ({len(group)}): {do}", "bold")
        for each in group:
            page.line(f"{each.where}: {each.what}", indent=2)
            page.row("looked", f"{each.looked.isoformat()}, due {each.due.isoformat()}", indent=4)
            if each.texts:
                more = len(each.texts) - _SHOWN
                page.row("texts", "; ".join(each.texts[:_SHOWN]) + (f"; and {more} more" if more > 0 else ""), indent=4)
            if len(each.rules) == 1:
                page.row("rule", each.rules[0], indent=4)
