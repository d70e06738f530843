"""``exposure``: what the violations that an audit found may cost, from a replay or a file of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from pydantic import TypeAdapter, ValidationError

from .. import json_text
from ..audit.exposure import Assumptions, Exposure, Line, Range, Tally, Violation, exposure, exposure_by, violations_in
from ..audit.judged import Judged
from ..audit.parts import Part
from ..errors import InvalidFacts
from ..vocabulary import UNKNOWN, CollectorKind, DebtNature
from .chain_files import lines_of
from .complaining import stop
from .parts import as_json, part_of, write_part
from .reading import DAY_FORM, BadInput, Format, unreadable
from .rendering import Page
from .replay_files import JUDGED, rows_in
from .report_files import HtmlFile, needs_reports
from .row_files import PARQUET
from .saying import say, say_json

_MOST: Final = 10**15

AsFormat = Annotated[Format, typer.Option("--format", "-f", help="Text for people, or the JSON record.")]


def reckon(
    findings: Annotated[
        str,
        typer.Argument(metavar="FINDINGS|-", help="A replay, or a violation a line (.jsonl); with -, standard input."),
    ],
    as_of: Annotated[
        datetime,
        typer.Option("--as-of", formats=DAY_FORM, metavar="DAY", help="The day on which actions would be brought."),
    ],
    by: Annotated[
        str | None, typer.Option("--by", metavar="TAG", help="Apart for each value of a tag of the findings.")
    ] = None,
    collector: Annotated[
        CollectorKind | None,
        typer.Option(help="Who made the contacts, where a line does not say it, as none of a replay."),
    ] = None,
    nature: Annotated[
        DebtNature | None, typer.Option(help="Of which nature the debts are, where a line does not say it.")
    ] = None,
    class_action: Annotated[
        bool, typer.Option("--class-action", help="Sued as a class, where a law has a cap for that; else each alone.")
    ] = False,
    named: Annotated[int, typer.Option("--named", min=1, max=1_000, help="How many of a class are named.")] = 1,
    net_worth: Annotated[
        int | None,
        typer.Option("--net-worth", min=0, max=_MOST, help="Of whoever is sued, in dollars; unknown unless given."),
    ] = None,
    format: AsFormat = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Reckon what violations found may cost.

    By law, as ranges, with what they rest on and what no text says. An estimate for planning, and no legal advice.

    Exit status: 0 reckoned, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        day = as_of.date()
        taken = Assumptions(
            class_action=class_action, named_plaintiffs=named, net_worth=UNKNOWN if net_worth is None else net_worth
        )
        known = {"collector": collector, "nature": nature}
        found = _filled(violations(findings), {name: value for name, value in known.items() if value is not None})
        if by is None:
            whole: Exposure | dict[str, Exposure] = exposure(found, as_of=day, assumptions=taken)
        else:
            whole = exposure_by(by, found, as_of=day, assumptions=taken)
            if whole.keys() == {""}:
                raise BadInput("--by: no violation has any tag")
    except BadInput as error:
        stop(error)
    except InvalidFacts as error:
        stop(BadInput(*(f"--by: {problem.message}" for problem in error.problems)))
    part = part_of(whole, findings=findings)
    write_part(html, part)
    if format is Format.JSON:
        say_json(_json(whole, part))
        return
    page = Page()
    if isinstance(whole, Exposure):
        show(page, whole)
        return
    for value, one in whole.items():
        page.ruler(f"{by} {value}" if value else f"without {by}")
        show(page, one)
        page.line()


def _json(whole: Exposure | dict[str, Exposure], part: Part[Any]) -> str:
    """By a tag there are as many records as values, and nothing beside them."""
    if isinstance(whole, Exposure):
        return as_json(TypeAdapter(Exposure).dump_python(whole, mode="json"), part)
    return TypeAdapter(dict[str, Exposure]).dump_json(whole, indent=2).decode()


def violations(source: str) -> Iterator[Violation]:
    """The violations of a file: those of a replay, or one a line; blank lines are passed over.

    Raises:
        BadInput: it cannot be read, or a line is no violation and of no replay; it is said which.
    """
    parquet = source.endswith(PARQUET)
    unread = 0
    items: Iterator[Judged | bytes] = _rows(source) if parquet else lines_of(source, "FINDINGS")
    for number, item in enumerate(items, 1):
        try:
            if isinstance(item, Judged) or _is_of_a_replay(item):
                one = item if isinstance(item, Judged) else JUDGED.validate_json(item)
                unread += one.error is not None
                yield from violations_in(one)
            elif item.strip():
                yield Violation.model_validate_json(item)
            continue
        except InvalidFacts as error:
            problems = [*map(str, error.problems), *([f"and {error.left_out} more"] if error.left_out else [])]
        except ValidationError:
            problems = ["none that a replay writes"]
        raise BadInput(*(f"{'row' if parquet else 'line'} {number}: {problem}" for problem in problems))
    if unread:
        say(f"note: {unread} of the replay could not be read, and are in no number", to_errors=True)


def _filled(found: Iterator[Violation], known: dict[str, object]) -> Iterator[Violation]:
    """Violations with what is known of all of them, where they do not say it."""
    for one in found:
        wanted = {name: value for name, value in known.items() if getattr(one, name) is UNKNOWN}
        yield one.model_copy(update=wanted) if wanted else one


def _rows(source: str) -> Iterator[Judged]:
    try:
        yield from rows_in(Path(source))
    except (OSError, ValueError) as error:
        raise unreadable("FINDINGS: cannot be read", error) from None


def _is_of_a_replay(line: bytes) -> bool:
    """Whether a line has a verdict, which no violation has."""
    if b'"verdict"' not in line:
        return False
    try:
        found = json_text.read(line)
    except json_text.NotJson:
        return False
    return isinstance(found, dict) and "verdict" in found


def show(page: Page, found: Exposure) -> None:
    """Write an exposure."""
    findings = "1 finding" if found.found == 1 else f"{found.found:,} findings"
    page.row("EXPOSURE", f"of {findings}, as of {found.as_of.isoformat()}", indent=0, style="bold")
    page.row("persons", _total(found))
    page.row("public", str(found.public))
    for line in found.lines:
        page.line()
        _show(page, line)
    page.heading("Counted under no law", len(found.outside))
    _tallies(page, found.outside)
    page.heading("In none of the numbers", len(found.unknown))
    _list(page, found.unknown)
    page.heading("Taken to be so of all of it")
    _list(page, found.assumed)
    page.line()
    page.line(found.notice)


def _total(found: Exposure) -> str:
    if found.total == found.with_figures:
        return f"{found.total}, and what no number says"
    return f"{_begun(found.with_figures)} under laws with figures; under all {found.total}"


def _begun(amount: Range) -> str:
    return "nothing" if amount.high == 0 else str(amount)


def _show(page: Page, line: Line) -> None:
    page.line(line.title, "bold cyan", indent=2)
    page.row("costs", str(line.amount), indent=4)
    page.row(
        "sure",
        f"{line.sure:,}, of {line.people:,} people" if line.people != 1 else f"{line.sure:,}, of 1 person",
        indent=4,
    )
    for label, tallies in (("perhaps", line.perhaps), ("not", line.outside)):
        for tally in tallies:
            page.row(label, _tally(tally), indent=4)
    if line.not_added.high:
        page.row("beside", f"{line.not_added} of it only instead of what another law gives", indent=4)
    for number in line.figures:
        page.row("figure", f"{number.name}: {number.value} ({number.unit}; {number.citation})", indent=4)
    for words in line.open:
        page.row("on top", words, indent=4)
    for words in line.assumed:
        page.row("taken", words, indent=4)
    page.row("law", "; ".join(map(str, line.citations)) or "no text read here", indent=4)


def _tally(tally: Tally) -> str:
    return f"{tally.count:,}: {tally.why}"


def _tallies(page: Page, tallies: Sequence[Tally]) -> None:
    _list(page, [_tally(tally) for tally in tallies])


def _list(page: Page, lines: Sequence[str]) -> None:
    for line in lines:
        page.line(line, indent=2)
