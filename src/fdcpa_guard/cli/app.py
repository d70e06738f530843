"""The commands."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import TypeAdapter

from .. import __version__
from ..clock import zone
from ..errors import InvalidFacts
from ..guard import Explanation, Guard
from ..planning import NextAllowed, Option, Windows
from ..policies import regulation_f
from ..schema import DecisionRequest, json_schema
from . import catalogue, drawing, planned, rendering, week
from .reading import STANDARD_INPUT, BadInput, parse_question, read_options, read_question, unfit

_DENIED, _BAD_INPUT = 1, 2

_EXIT_STATUS = (
    "Exit status: 0 allowed, 1 denied, 2 bad input (the field is named, its value is not), 3 the tool failed."
)

app = typer.Typer(
    name="fdcpa-guard",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"


class CatalogueFormat(StrEnum):
    """How the catalogue is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Schema(StrEnum):
    """What there is a schema of."""

    CONTACT = "contact"
    CASE = "case"
    DECISION = "decision"
    QUESTION = "question"


Source = Annotated[
    str,
    typer.Argument(metavar="[FILE|-]", help="The question, a JSON file; without it or with -, standard input."),
]
AnswerFormat = Annotated[
    Format, typer.Option("--format", "-f", help="Text for people, or the JSON record; text unless asked, piped or not.")
]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"fdcpa-guard {__version__}")
        raise typer.Exit


@app.callback()
def fdcpa_guard(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    """May this debt-collection contact be made, now, to this person, about these debts?

    A question is a JSON object {"contact": {...}, "case": {...}}; `fdcpa-guard schema question` describes it. The law
    decided by is Regulation F, 12 CFR part 1006. This is no legal advice.
    """


def _refuse(error: BadInput, name: str = "") -> None:
    prefix = f"{name}: " if name else ""
    for problem in error.problems:
        typer.echo(rendering.clean(f"error: {prefix}{problem}"), err=True)


def _stop(error: BadInput) -> NoReturn:
    _refuse(error)
    raise typer.Exit(_BAD_INPUT)


def _question(source: str) -> DecisionRequest:
    try:
        return read_question(source)
    except BadInput as error:
        _stop(error)


@app.command()
def decide(source: Source = STANDARD_INPUT, format: AnswerFormat = Format.TEXT) -> None:
    """Decide one contact.

    The answer: allowed or not, every reason with its citations and when it lapses, duties, advisories.

    Exit status: 0 allowed, 1 denied, 2 bad input (the field is named, its value is not), 3 the tool failed.
    """
    asked = _question(source)
    decision = Guard(regulation_f()).decide(asked.contact, asked.case)
    if format is Format.JSON:
        print(decision.to_json(indent=2))
    else:
        rendering.Writer(rendering.Page(), asked).decision(decision)
    raise typer.Exit(0 if decision else _DENIED)


@app.command()
def explain(source: Source = STANDARD_INPUT, format: AnswerFormat = Format.TEXT) -> None:
    """Decide one contact and show the whole trace.

    Besides the decision: every rule that was applied or passed over and why, the evidence of where the person is, and
    each past call with whether it counts towards the call limits and by which paragraph.

    Exit status: as that of decide.
    """
    asked = _question(source)
    explanation = Guard(regulation_f()).explain(asked.contact, asked.case)
    if format is Format.JSON:
        _print_record(Explanation, explanation)
    else:
        rendering.Writer(rendering.Page(), asked).explanation(explanation)
    raise typer.Exit(0 if explanation.decision else _DENIED)


@app.command(name="next")
def next_(source: Source = STANDARD_INPUT, format: AnswerFormat = Format.TEXT) -> None:
    """Say when a contact is first allowed.

    At or after the instant of the question, if nothing else happens; with what held until then, or with what only a
    new fact can lift.

    Exit status: 0 there is such an instant (now or later), 1 there is none, 2 bad input, 3 the tool failed.
    """
    asked = _question(source)
    try:
        plan = Guard(regulation_f()).next_allowed(asked.contact, asked.case)
    except InvalidFacts as error:
        _stop(unfit(error))
    if format is Format.JSON:
        _print_record(NextAllowed, plan)
    else:
        planned.next_allowed(rendering.Writer(rendering.Page(), asked), plan)
    raise typer.Exit(_DENIED if plan.at is None else 0)


@app.command()
def windows(
    source: Source = STANDARD_INPUT,
    days: Annotated[
        int, typer.Option("--days", "-d", min=1, max=31, help="How many days, that of the question first.")
    ] = 7,
    svg: Annotated[str | None, typer.Option(metavar="PATH", help="Write a drawing to this file.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="ASCII without colour, also on a terminal.")] = False,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Draw when a contact is allowed.

    Days by hours on the clock where the person is, from the instant of the question to the end of the last day; under
    them every window and what closes the rest, with when it lapses.

    Exit status: 0 there is a window, 1 there is none, 2 bad input, 3 the tool failed.
    """
    asked = _question(source)
    zones = rendering.zones_of(asked.case, asked.contact.who, asked.contact.at)
    clock = zones[0] if zones else zone("UTC")
    policy = regulation_f()
    try:
        plan = Guard(policy).windows(asked.contact, asked.case, until=week.until_day(asked.contact.at, clock, days))
    except InvalidFacts:
        _stop(BadInput("contact.at: a plan ends with the year 2200 at the latest"))
    writer = rendering.Writer(rendering.Page(plain=plain), asked)
    if svg is not None:
        try:
            Path(svg).write_text(drawing.svg(plan, clock, writer.subject), encoding="utf-8")
        except (OSError, ValueError) as error:
            _stop(BadInput(f"the drawing cannot be written: {getattr(error, 'strerror', None) or 'not a file name'}"))
    if format is Format.JSON:
        _print_record(Windows, plan)
    else:
        planned.windows(writer, plan, clock, policy.label)
    raise typer.Exit(0 if plan.windows else _DENIED)


@app.command()
def options(source: Source = STANDARD_INPUT, format: AnswerFormat = Format.TEXT) -> None:
    """Compare every way to reach the person.

    Each number and address by each medium: allowed now and about which debts, when next, or what new fact is needed. A
    contact needs only "at"; "debts" (all unless given), "recipient", "person", "purpose" and "person_is_at" may be
    given. Of a whole question, the rest of the contact is left out.

    Exit status: 0 some way is allowed now for all of the debts, 1 none is, 2 bad input, 3 the tool failed.
    """
    policy = regulation_f()
    try:
        asked = read_options(source)
        contact = asked.contact
        found = Guard(policy).options(
            asked.case,
            contact.at,
            debts=contact.debts,
            recipient=contact.recipient,
            person=contact.person,
            purpose=contact.purpose,
            person_is_at=contact.person_is_at,
        )
    except InvalidFacts as error:
        _stop(unfit(error))
    except BadInput as error:
        _stop(error)
    if format is Format.JSON:
        _print_record(tuple[Option, ...], found)
    else:
        planned.options(rendering.Page(), asked, found, policy.label)
    raise typer.Exit(0 if any(option.decision.allowed for option in found) else _DENIED)


@app.command()
def rules(
    format: Annotated[CatalogueFormat, typer.Option("--format", "-f", help="How to write it.")] = CatalogueFormat.TEXT,
) -> None:
    """List the rules.

    Of each: id, title, effect, citations and whether their text was read, parameters, in force. The markdown is the
    page docs/reference/rules.md.
    """
    policy = regulation_f()
    if format is CatalogueFormat.JSON:
        _print_json(catalogue.as_data(policy))
    elif format is CatalogueFormat.MARKDOWN:
        print(catalogue.as_markdown(policy), end="")
    else:
        rendering.rules(rendering.Page(), policy)


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="Of what; a question is a contact and its case.")]) -> None:
    """Print a JSON Schema.

    Draft 2020-12; its version is in $id.
    """
    _print_json(json_schema(name.value))


@app.command()
def demo(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A directory of questions, such as docs/examples.")],
) -> None:
    """Decide every JSON file of a directory.

    In the order of their names; each with its situation in words.

    Exit status: 0 every file was decided, whatever the verdicts; 2 some file, or the directory, is no good.
    """
    try:
        files = sorted(path for path in Path(directory).iterdir() if path.suffix == ".json")
    except (OSError, ValueError) as error:
        _stop(BadInput(f"the directory cannot be read: {getattr(error, 'strerror', None) or 'not a name'}"))
    if not files:
        _stop(BadInput("the directory holds no .json file"))
    guard = Guard(regulation_f())
    page = rendering.Page()
    verdicts: list[bool] = []
    for path in files:
        page.ruler(path.stem)
        try:
            asked = parse_question(path.read_bytes())
        except OSError as error:
            _refuse(BadInput(f"cannot be read: {error.strerror}"), path.name)
            continue
        except BadInput as error:
            _refuse(error, path.name)
            continue
        if asked.situation:
            page.line(rendering.described(asked.situation), "italic")
            page.line()
        decision = guard.decide(asked.contact, asked.case)
        rendering.Writer(page, asked).decision(decision)
        page.line()
        verdicts.append(decision.allowed)
    page.ruler()
    page.line(f"{len(verdicts)} contacts decided: {sum(verdicts)} allowed, {len(verdicts) - sum(verdicts)} denied")
    if len(verdicts) < len(files):
        raise typer.Exit(_BAD_INPUT)


def _print_json(data: Any) -> None:
    print(json.dumps(data, indent=2))


def _print_record(kind: Any, record: Any) -> None:
    print(TypeAdapter(kind).dump_json(record, indent=2).decode())
