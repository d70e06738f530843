"""``week``: whom a floor can contact in each hour of a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Final

import typer
from pydantic import TypeAdapter
from rich.text import Text

from ..clock import UnknownZone, zone
from ..errors import InvalidFacts
from ..reaching import MOST_DAYS, FloorWeek, Group, Side, floor_week
from ..showing import floor
from ..showing.pictures import Heat
from .batch_command import Codes, not_understood
from .batch_running import codes_of
from .compare_command import AsFormat
from .complaining import stop
from .extras import need
from .policy_files import policy_of
from .questions import Named, questions
from .reading import DAY_FORM, BadInput, Format
from .rendering import Page
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say, say_json

if TYPE_CHECKING:
    from ..batch import Tally

_NOBODY: Final = 1
_MOST_RULES: Final = 12
_NINTHS: Final = ".123456789"


def week(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="QUESTIONS", help="Files of questions (.json, or a line each: .jsonl), directories."),
    ],
    policy: Annotated[
        str, typer.Option("--policy", "-p", metavar="NAME", help="A policy: its name, such as us, or its document.")
    ] = "us",
    against: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another, to be shown beside it, with what differs by hour.")
    ] = None,
    zone_name: Annotated[
        str | None,
        typer.Option(
            "--zone", "-z", metavar="NAME", help="The floor's clock, such as America/Chicago; else each person's."
        ),
    ] = None,
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAY_FORM, metavar="DAY", help="The first day; else the questions'."),
    ] = None,
    days: Annotated[int, typer.Option("--days", "-d", min=1, max=MOST_DAYS, help="How many days.")] = 7,
    tables: Annotated[
        str | None,
        typer.Option(
            metavar="ZONE", help="QUESTIONS are tables, as of batch, whose times without an offset are of this zone."
        ),
    ] = None,
    dispositions: Codes = None,
    html: HtmlFile = None,
    format: AsFormat = Format.TEXT,
) -> None:
    """Say whom a floor can contact in each hour of a week.

    How many people of a list by day and hour, zone, state and medium, and which rules keep the others from being
    contacted at all. A person is the consumer whom the case names, or else the question's reference "case"; the
    questions about one stand together. Policies that the questions name themselves do not matter.

    Exit status: 0 some of the people can be contacted, 1 nobody can, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    if tables is not None:
        need("pyarrow", "--tables")
    try:
        clock = None if zone_name is None else zone(zone_name)
        chosen = [policy_of(name) for name in (policy, against) if name is not None]
        with _questions(sources, tables, dispositions) as (asked, tally):
            day = None if first is None else first.date()
            found = floor_week(chosen, asked, first=day, days=days, clock=clock)
    except UnknownZone as error:
        stop(BadInput(f"--zone: {error}"))
    except InvalidFacts as error:
        stop(BadInput(*map(str, error.problems)))
    except BadInput as error:
        stop(error)
    if tally is not None and tally.errors:
        say(f"{tally.errors} contacts of the tables could not be asked about, and are not counted", to_errors=True)
    write_page(html, lambda: _page(found))
    if format is Format.JSON:
        say_json(TypeAdapter(FloorWeek).dump_json(found, indent=2))
    else:
        page = Page()
        show(page, found)
        if tally is not None:
            not_understood(page, tally)
    raise typer.Exit(0 if any(side.everybody.reached for side in found.sides) else _NOBODY)


@contextmanager
def _questions(
    sources: Sequence[str], tables: str | None, dispositions: str | None
) -> Iterator[tuple[Iterator[Named], Tally | None]]:
    """The questions of files or of tables; of these also what was not understood, as far as they are read."""
    codes = codes_of(dispositions)
    if tables is None:
        if codes is not None:
            raise BadInput("--dispositions: what codes say is asked of tables: --tables")
        yield _asked(sources), None
        return
    from ..batch import questions as of_tables
    from .batch_files import found, in_order

    if len(sources) != 1:
        raise BadInput("QUESTIONS: of tables one folder, pattern or database")
    with TemporaryDirectory() as folder:
        asked = of_tables(in_order(found(sources[0]), Path(folder)), zone=tables, dispositions=codes)
        yield asked, asked.tally


def _asked(sources: Sequence[str]) -> Iterator[Named]:
    for name, asked in questions(sources):
        yield asked.references.get("case", name), asked.contact, asked.case


def _page(found: FloorWeek) -> str:
    from ..reports import floor_page

    return floor_page(found)


# -- showing


def show(page: Page, week: FloorWeek) -> None:
    """Write a floor's week."""
    days = floor.dates(week)
    page.row("WEEK", f"{days[0]} to {days[-1]}, on {floor.clock(week)}", indent=0, style="bold")
    page.row("asked", f"{week.contacts:,} contacts with {week.people:,} people")
    if week.left_out:
        page.row("left out", f"{week.left_out:,} contacts, proposed for after the last day")
    page.row("given", "nothing else happens: no contact is made, nobody calls or writes")
    for side in week.sides:
        _side(page, week, side)
    if len(week.sides) == 2:
        page.heading("What differs, as people more or fewer under the second")
        numbers = [more - fewer for more, fewer in zip(week.gained, week.lost, strict=True)]
        if any(week.gained) or any(week.lost):
            for row in floor.by_day(week, numbers):
                changed = [f"{hour:02} {_signed(each)}" for hour, each in enumerate(row.hours) if any(each)]
                page.row(row.name, ", ".join(changed) or "none")
        page.line(f"most gained in an hour: {max(week.gained):,}; most lost: {max(week.lost):,}", indent=2)


def _signed(numbers: Sequence[int]) -> str:
    return "/".join(f"{number:+,}" for number in numbers)


def _side(page: Page, week: FloorWeek, side: Side) -> None:
    everybody = side.everybody
    page.line()
    page.row("policy", side.policy, indent=0, style="bold")
    page.row(
        "reached",
        f"{everybody.reached:,} of {everybody.people:,} people at some time; most at once {_best(week, everybody)}",
    )
    page.line()
    most = max(everybody.hours, default=0)
    for line in grid(floor.by_day(week, everybody.hours), most):
        page.text(line)
    page.line(
        f"9 is up to {most:,} people, 1 up to a ninth of them, . none; blank was not asked about, x does not exist."
    )
    for title, groups in (("By zone", side.zones), ("By state", side.states), ("By medium", side.media)):
        page.heading(title, len(groups))
        for group in groups[: floor.SHOWN]:
            page.line(f"{group.name}: {group.reached:,} of {group.people:,}; {_best(week, group)}", indent=2)
        if len(groups) > floor.SHOWN:
            page.line(f"and {len(groups) - floor.SHOWN} more", indent=2)
    page.heading("Why nothing reaches the others, by people", len(side.closed))
    for closed in side.closed[:_MOST_RULES]:
        alone = f", {closed.alone:,} by it alone" if closed.alone else ""
        page.line(f"{closed.people:,}{alone}: {closed.title} ({closed.rule})", indent=2)
    if len(side.closed) > _MOST_RULES:
        page.line(f"and {len(side.closed) - _MOST_RULES} more rules", indent=2)


def _best(week: FloorWeek, group: Group) -> str:
    return floor.best(week, group) or "none"


def grid(rows: Sequence[Heat], most: int) -> Iterator[Text]:
    """Lines of hours in ninths of the most; of an hour that is shown twice the larger."""
    wide = max(len(row.name) for row in rows) + 2
    marks = "".join(f"{hour:02}".ljust(6) for hour in range(0, 24, 3))
    yield Text(f"{'':{wide}}{marks}24", "dim")
    for row in rows:
        cells = []
        for hour, numbers in enumerate(row.hours):
            if hour in row.skipped:
                cells.append("x")
            else:
                cells.append(_NINTHS[-(-max(numbers) * 9 // most) if most else 0] if numbers else " ")
        yield Text(f"{row.name:{wide}}" + " ".join(cells))
