"""The commands."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import TypeAdapter

from .. import __version__
from ..guard import Explanation, Guard
from ..policies import regulation_f
from ..schema import json_schema
from . import catalogue, rendering
from .reading import STANDARD_INPUT, BadInput, parse_question, read_question

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


@app.command()
def decide(source: Source = STANDARD_INPUT, format: AnswerFormat = Format.TEXT) -> None:
    """Decide one contact.

    The answer: allowed or not, every reason with its citations and when it lapses, duties, advisories.

    Exit status: 0 allowed, 1 denied, 2 bad input (the field is named, its value is not), 3 the tool failed.
    """
    try:
        asked = read_question(source)
    except BadInput as error:
        _stop(error)
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
    try:
        asked = read_question(source)
    except BadInput as error:
        _stop(error)
    explanation = Guard(regulation_f()).explain(asked.contact, asked.case)
    if format is Format.JSON:
        print(TypeAdapter(Explanation).dump_json(explanation, indent=2).decode())
    else:
        rendering.Writer(rendering.Page(), asked).explanation(explanation)
    raise typer.Exit(0 if explanation.decision else _DENIED)


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
