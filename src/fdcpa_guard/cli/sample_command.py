"""``sample``: contacts drawn for people to look at, and what they found."""

import json
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from pydantic import TypeAdapter

from ..audit import Reviewed, Sample, reviewed, sample, sheet, sheet_csv
from ..audit.parts import SAMPLE, Part
from ..errors import InvalidFacts
from ..showing.audited import estimate_in_words
from ..showing.naming import Names
from ..showing.wording import described
from .complaining import stop
from .parts import Titled, as_json, part_of, write_part
from .policy_files import titled
from .questions import LINES
from .reading import BadInput, Format, unreadable
from .rendering import Page
from .report_files import HtmlFile, needs_reports
from .row_files import TABLE, rows_of
from .saying import say_json
from .whole_files import write_new

_DRAWN, _FOUND = 0, 1
_OPTIONS: Final = {"at_most": "--at-most", "items": "ITEMS"}


def draw(
    items: Annotated[str, typer.Argument(metavar="ITEMS", help="The contacts to draw from: .jsonl, .csv or .parquet.")],
    seed: Annotated[str, typer.Option(help="Any text; the same one draws the same sample.")],
    by: Annotated[
        str, typer.Option(metavar="NAMES", help="The columns or tags that make the strata, as rule,vendor,week.")
    ] = "",
    id: Annotated[str, typer.Option(metavar="NAMES", help="The columns that name a contact.")] = "id",
    size: Annotated[int | None, typer.Option(min=0, help="How many to draw.")] = None,
    margin: Annotated[
        float | None, typer.Option(help="So many that a rate is known to within so much, as 0.05.")
    ] = None,
    at_most: Annotated[
        float | None, typer.Option(help="So many that, if nothing is found, the rate is at most so high.")
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="Said of every stratum, not of the whole.")] = False,
    least: Annotated[int, typer.Option(min=0, help="How many of each stratum at least.")] = 1,
    expected: Annotated[float, typer.Option(help="The rate that is expected; of a margin, 0.5 is most careful.")] = 0.5,
    confidence: Annotated[float, typer.Option(help="Of the margin or rate.")] = 0.95,
    zone: Annotated[str, typer.Option("--zone", "-z", metavar="NAME", help="Whose calendar weeks are of.")] = "UTC",
    write: Annotated[
        str | None, typer.Option("--sheet", metavar="PATH", help="Write the sheet to fill in there: .csv or .jsonl.")
    ] = None,
    reviews: Annotated[
        str | None, typer.Option(metavar="PATH", help="Sheets that were filled in: say what was found.")
    ] = None,
    policies: Titled = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or the JSON record.")
    ] = Format.TEXT,
    html: HtmlFile = None,
) -> None:
    """Draw contacts for people to look at.

    A stratified sample, the same whoever draws it from the same contacts with the same seed. Its size is --size, or
    what --margin or --at-most needs. With --reviews the sample is drawn again, and what people found in it is told: of
    which rules they think otherwise, which facts were wrong, and how often that is so among all contacts.

    Exit status: 0 drawn, or nothing was found; 1 reviewers found something, or a review could not be used; 2 bad
    input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        own = titled(policies or [])
        drawn = sample(
            rows_of("ITEMS", items),
            by=_names(by),
            seed=seed,
            id=_names(id),
            size=size,
            margin=margin,
            at_most=at_most,
            each=each,
            least=least,
            expected=expected,
            confidence=confidence,
            zone=zone,
        )
        if not drawn.population:
            raise BadInput("ITEMS: there is no contact to draw from")
        if write is not None:
            _write(drawn, write)
        found = None if reviews is None else reviewed(drawn, rows_of("--reviews", reviews))
    except InvalidFacts as error:
        stop(BadInput(*(f"{_OPTIONS.get(each.field, f'--{each.field}')}: {each.message}" for each in error.problems)))
    except BadInput as error:
        stop(error)
    part: Part[Any] = part_of(drawn, items=items)
    told = TypeAdapter(Sample).dump_python(drawn, mode="json")
    if found is not None:
        part = part_of(found, items=items, reviews=reviews)
        told = {**TypeAdapter(Reviewed).dump_python(found, mode="json"), SAMPLE: told}
    write_part(html, part, own)
    if format is Format.JSON:
        say_json(as_json(told, part))
    else:
        _show(Page(), drawn)
        if found is not None:
            _show_found(Page(), found, Names(own))
    raise typer.Exit(_DRAWN if found is None or not _something(found) else _FOUND)


def _names(given: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in given.split(",") if name.strip())


def _something(found: Reviewed) -> bool:
    return bool(found.disagreements or found.facts or found.not_used)


def _write(drawn: Sample, path: str) -> None:
    if not path.endswith((TABLE, *LINES)):
        raise BadInput(f"--sheet: a name that ends in {TABLE} or {LINES[0]} is needed")
    lines = sheet_csv(drawn) if path.endswith(TABLE) else "".join(f"{json.dumps(row)}\n" for row in sheet(drawn))
    try:
        write_new(Path(path), lines.encode())
    except FileExistsError:
        raise BadInput("--sheet: there is such a file, which may hold reviews") from None
    except (OSError, ValueError) as error:
        raise unreadable("--sheet: cannot be written", error) from None


# -- showing


def _show(page: Page, drawn: Sample) -> None:
    page.row("SAMPLE", f"{drawn.size} of {drawn.population} contacts", indent=0, style="bold")
    page.row("seed", drawn.seed)
    page.row("shared", f"{drawn.allocation}, in {len(drawn.strata)} strata")
    if drawn.margin is not None:
        page.row("margin", f"{drawn.margin:.1%} either way at most, at a confidence of {drawn.confidence:.4g}")
    if drawn.repeated:
        page.row("repeated", f"{drawn.repeated} rows, which count once")
    page.line()
    for one in drawn.strata:
        page.line(f"{one.drawn:>6} of {one.population:>7}  {_stratum(one.stratum)}", indent=2)
    page.heading("Could not be drawn", len(drawn.not_drawn))
    for each in drawn.not_drawn[:_SHOWN]:
        page.line(f"{each.row}: {each.why}", indent=2)
    if len(drawn.not_drawn) > _SHOWN:
        page.line(f"and {len(drawn.not_drawn) - _SHOWN} more", indent=2)


_SHOWN: Final = 5


def _stratum(values: tuple[str, ...]) -> str:
    return ", ".join(values) or "all"


def _show_found(page: Page, found: Reviewed, names: Names) -> None:
    page.line()
    said = ", ".join(f"{count} {verdict}" for verdict, count in found.verdicts.items()) or "none"
    page.row("REVIEWED", f"{sum(found.verdicts.values())} of {found.drawn}: {said}", indent=0, style="bold")
    if found.left:
        page.row("left", f"{len(found.left)} contacts that nobody has reviewed")
    for label, rates in (("differ", found.disagree), ("facts", found.wrong_facts)):
        page.row(label, estimate_in_words(rates.overall))
        for one in rates.strata:
            if one.found and one.stratum:
                page.row("", f"{_stratum(one.stratum)}: {estimate_in_words(one)}")
    for disagreement in found.disagreements:
        page.line()
        page.line(f"{disagreement.rule} should {disagreement.should} ({disagreement.count})", "bold red")
        if (called := names.of(disagreement.rule)) is not None:
            page.line(called, "dim", indent=2)
        for contact, words in zip(disagreement.contacts[:_SHOWN], disagreement.words, strict=False):
            page.line(contact + (f": {described(words)}" if words else ""), indent=2)
        if disagreement.count > _SHOWN:
            page.line(f"and {disagreement.count - _SHOWN} more", indent=2)
    page.heading("Facts that were wrong", len(found.facts))
    for review in found.facts:
        fields = ", ".join(sorted((review.change or review.add or {}).keys()))
        page.line(f"{review.id}: {review.path} ({fields})", indent=2)
    page.heading("Reviews that could not be used", len(found.not_used))
    for each in found.not_used:
        page.line(f"{each.review}: {each.why}", indent=2)
