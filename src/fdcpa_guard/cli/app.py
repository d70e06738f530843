"""The commands."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from pydantic import TypeAdapter

from .. import __version__
from ..clock import UnknownZone, zone
from ..editions import editions
from ..errors import InvalidFacts, InvalidPolicy
from ..explaining import Explanation
from ..guard import Guard
from ..packs.us import states
from ..packs.us.federal import PROVISIONS
from ..planning import NextAllowed, Option, Windows
from ..policies import named
from ..policy import Policy
from ..schema import DecisionRequest, OptionsRequest, SchemaName, json_schema
from ..showing import catalogue, pictures, week
from ..showing.account import account, ways
from ..showing.wording import described
from . import (
    audit_command,
    batch_command,
    chain_command,
    changes_command,
    compare_command,
    exposure_command,
    pages,
    planned,
    policy_commands,
    policy_files,
    reconcile_command,
    records_command,
    rendering,
    replay_command,
    sample_command,
    scorecard_command,
    stale_command,
    tables_command,
    test_commands,
    week_command,
)
from .cases import NEEDS_YAML, named_cases
from .complaining import complain, stop
from .reading import (
    BAD_INPUT,
    STANDARD_INPUT,
    BadInput,
    Format,
    parse_question,
    read_options,
    read_question,
    unfit,
    unreadable,
)
from .report_files import HtmlFile, needs_reports, write_page
from .saying import say, say_json
from .whole_files import DRAWING, write_all

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DENIED: Final = 1
_DEFAULT_POLICY = "us"

app = typer.Typer(
    name="fdcpa-guard",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(policy_commands.app, name="policy")
app.add_typer(chain_command.app, name="chain")


class Schema(StrEnum):
    """What there is a schema of."""

    CONTACT = "contact"
    CASE = "case"
    DECISION = "decision"
    QUESTION = "question"
    OPTIONS = "options"
    SCENARIOS = "scenarios"


_OF_WHAT = (
    "Of what; a question is a contact and its case, options what the command of that name needs of one, scenarios a "
    "file of them."
)

Source = Annotated[
    str, typer.Argument(metavar="[FILE|-]", help="The question, a JSON file; without it or with -, standard input.")
]
PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy", "-p", metavar="NAME", help="us, us_federal, regulation_f, first_party, us_state(MA); or a file."
    ),
]
AnswerFormat = Annotated[
    Format, typer.Option("--format", "-f", help="Text for people, or the JSON record; text unless asked, piped or not.")
]


def _version(wanted: bool) -> None:
    if wanted:
        say(f"fdcpa-guard {__version__}")
        for what, edition in editions()._asdict().items():
            say(f"{what}: {edition}")
        raise typer.Exit


@app.callback()
def fdcpa_guard(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which version, and which editions it rests on."
        ),
    ] = False,
) -> None:
    """May this debt-collection contact be made, now, to this person, about these debts?

    A question is a JSON object {"contact": {...}, "case": {...}}; `fdcpa-guard schema question` describes it. It is
    decided by the policy of --policy, or else by the one it names itself, or else by all the law held here (us). This
    is no legal advice.
    """


def _policy(chosen: str | None, asked: str | None = None) -> Policy:
    """The policy that was chosen, by name or by file, or else the ready-made one that the question names itself."""
    try:
        if chosen is not None:
            return policy_files.policy_of(chosen)
        return named(_DEFAULT_POLICY if asked is None else asked)
    except InvalidPolicy as error:
        # What the question holds is never repeated.
        stop(BadInput("policy: no ready-made policy has that name" if chosen is None else f"--policy: {error}"))
    except BadInput as error:
        stop(error)


def _question(source: str) -> DecisionRequest:
    try:
        return read_question(source)
    except BadInput as error:
        stop(error)


_TOO_LATE: Final = BadInput("contact.at: a plan ends with the year 2200 at the latest")


def _explained(
    html: str | None, guard: Guard, asked: DecisionRequest, days: int = 7, clock: ZoneInfo | None = None
) -> None:
    """Write the page of a decision, which holds what all commands that answer a question print."""

    def make() -> str:
        from ..reports import decision_page

        try:
            return decision_page(account(guard, asked.contact, asked.case, days=days, clock=clock))
        except InvalidFacts:
            stop(_TOO_LATE)

    write_page(html, make)


@app.command()
def decide(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Decide one contact.

    The answer: allowed or not, every reason with its citations and when it lapses, duties, advisories.

    Exit status: 0 allowed, 1 denied, 2 bad input (the field is named, its value is not), 3 the tool failed.
    """
    needs_reports(html)
    asked = _question(source)
    guard = Guard(_policy(policy, asked.policy), lazy=True)
    decision = guard.decide(asked.contact, asked.case)
    _explained(html, guard, asked)
    if format is Format.JSON:
        say_json(decision.to_json(indent=2))
    else:
        rendering.Writer(rendering.Page(), asked).decision(decision)
    raise typer.Exit(0 if decision else _DENIED)


@app.command()
def explain(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Decide one contact and show the whole trace.

    Besides the decision: every rule that was applied or passed over and why, the evidence of where the person is, and
    each past call with whether it counts towards the call limits and by which paragraph; and for each other limit of
    frequency which contacts it counted, which not and why, and over which time.

    Exit status: as that of decide.
    """
    needs_reports(html)
    asked = _question(source)
    guard = Guard(_policy(policy, asked.policy))
    explanation = guard.explain(asked.contact, asked.case)
    _explained(html, guard, asked)
    if format is Format.JSON:
        _print_record(Explanation, explanation)
    else:
        rendering.Writer(rendering.Page(), asked).explanation(explanation)
    raise typer.Exit(0 if explanation.decision else _DENIED)


@app.command(name="next")
def next_(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Say when a contact is first allowed.

    At or after the instant of the question, if nothing else happens; with what held until then, or with what only a
    new fact can lift.

    Exit status: 0 there is such an instant (now or later), 1 there is none, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    asked = _question(source)
    guard = Guard(_policy(policy, asked.policy), lazy=True)
    try:
        plan = guard.next_allowed(asked.contact, asked.case)
    except InvalidFacts as error:
        stop(unfit(error))
    _explained(html, guard, asked)
    if format is Format.JSON:
        _print_record(NextAllowed, plan)
    else:
        planned.next_allowed(rendering.Writer(rendering.Page(), asked), plan)
    raise typer.Exit(_DENIED if plan.at is None else 0)


@app.command()
def windows(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    days: Annotated[
        int, typer.Option("--days", "-d", min=1, max=31, help="How many days, that of the question first.")
    ] = 7,
    zone_name: Annotated[
        str | None,
        typer.Option("--zone", "-z", metavar="NAME", help="Whose clock, such as America/Chicago; else the person's."),
    ] = None,
    svg: Annotated[str | None, typer.Option(metavar="PATH", help="Write a drawing to this file.")] = None,
    html: HtmlFile = None,
    plain: Annotated[bool, typer.Option("--plain", help="ASCII without colour, also on a terminal.")] = False,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Draw when a contact is allowed.

    Days by hours on the clock where the person is, or of the zone asked for, from the instant of the question to the
    end of the last day; under them every window and what closes the rest, with when it lapses.

    Exit status: 0 there is a window, 1 there is none, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        if svg is not None:
            DRAWING.check(svg)
        chosen = None if zone_name is None else zone(zone_name)
    except UnknownZone as error:
        stop(BadInput(f"--zone: {error}"))
    except BadInput as error:
        stop(error)
    asked = _question(source)
    zones = asked.case.index.clocks(asked.contact.who, asked.contact.at)
    clock = chosen or (zones[0] if zones else zone("UTC"))
    chosen_policy = _policy(policy, asked.policy)
    guard = Guard(chosen_policy, lazy=True)
    try:
        plan = guard.windows(asked.contact, asked.case, until=week.until_day(asked.contact.at, clock, days))
    except InvalidFacts:
        stop(_TOO_LATE)
    writer = rendering.Writer(rendering.Page(plain=plain), asked)
    if svg is not None:
        try:
            DRAWING.write(svg, pictures.windows(plan, clock, writer.subject))
        except BadInput as error:
            stop(error)
    _explained(html, guard, asked, days, chosen)
    if format is Format.JSON:
        _print_record(Windows, plan)
    else:
        planned.windows(writer, plan, clock, chosen_policy.label, asked_for=chosen is not None)
    raise typer.Exit(0 if plan.windows else _DENIED)


@app.command()
def options(
    source: Source = STANDARD_INPUT,
    policy: PolicyName = None,
    html: HtmlFile = None,
    format: AnswerFormat = Format.TEXT,
) -> None:
    """Compare every way to reach the person.

    Each number and address by each medium: allowed now and about which debts, when next, or what new fact is needed. A
    contact needs only "at"; "debts" (all unless given), "recipient", "person", "purpose" and "person_is_at" may be
    given. Of a whole question, the rest of the contact is left out.

    Exit status: 0 some way is allowed now for all of the debts, 1 none is, 2 bad input, 3 the tool failed.
    """
    needs_reports(html)
    try:
        asked = read_options(source)
        chosen = _policy(policy, asked.policy)
        found = ways(Guard(chosen, lazy=True), asked.contact, asked.case)
    except InvalidFacts as error:
        stop(unfit(error))
    except BadInput as error:
        stop(error)
    write_page(html, partial(_options_page, asked, found, chosen.label))
    if format is Format.JSON:
        _print_record(tuple[Option, ...], found)
    else:
        planned.options(rendering.Page(), asked, found, chosen.label)
    raise typer.Exit(0 if any(option.decision.allowed for option in found) else _DENIED)


def _options_page(asked: OptionsRequest, found: tuple[Option, ...], policy: str) -> str:
    from ..reports import options_page

    return options_page(asked, found, policy)


@app.command()
def rules(
    policy: PolicyName = None,
    format: AnswerFormat = Format.TEXT,
    summary: Annotated[
        bool, typer.Option("--summary", help="Only how many rules, places by how sure we are, and cases per rule.")
    ] = False,
    cases: Annotated[
        list[str] | None,
        typer.Option(metavar="SCENARIOS", help="Scenario files (*.policy.yaml), or directories of them; repeatable."),
    ] = None,
    write: Annotated[
        str | None, typer.Option(metavar="DIR", help="Write the pages of the documentation there.")
    ] = None,
) -> None:
    """List the rules.

    Of each: id, title, effect, citations and how sure we are of them, parameters, in force.
    """
    chosen = _policy(policy)
    try:
        if write is not None or summary:
            places = [place for place in states.every() if place.id in chosen.places]
            provisions = PROVISIONS if any(rule.confidence for rule in chosen.rules()) else ()
            named_ones = named_cases(cases or ())
            if write is not None:
                _write(pages.pages(chosen, places, provisions, named_ones), Path(write))
            else:
                say("\n".join(pages.summary(chosen, places, named_ones)))
            return
    except BadInput as error:
        stop(error)
    if format is Format.JSON:
        _print_json(catalogue.as_data(chosen))
    else:
        rendering.rules(rendering.Page(), chosen)


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help=_OF_WHAT)]) -> None:
    """Print a JSON Schema.

    Draft 2020-12; its version is in $id. That of policy documents is printed by `fdcpa-guard policy schema`.
    """
    if name is Schema.SCENARIOS:
        try:
            from ..testing.schema import scenario_schema
        except ModuleNotFoundError:
            stop(BadInput(NEEDS_YAML))
        _print_json(scenario_schema())
        return
    _print_json(json_schema(TypeAdapter(SchemaName).validate_python(name.value)))


app.command()(tables_command.tables)
app.command()(compare_command.compare)
app.command()(batch_command.batch)
app.command()(records_command.record)
app.command()(records_command.verify)
app.command(name="exposure")(exposure_command.reckon)
app.command()(replay_command.replay)
app.command(name="scorecard")(scorecard_command.make_scorecard)
app.command(name="changes")(changes_command.law_changes)
app.command(name="reconcile")(reconcile_command.reconcile_log)
app.command(name="sample")(sample_command.draw)
app.command()(week_command.week)
app.command(name="audit")(audit_command.put_together)
app.command(name="stale")(stale_command.show_stale)


@app.command()
def demo(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A directory of questions, such as docs/examples.")],
    policy: PolicyName = None,
) -> None:
    """Decide every JSON file of a directory.

    In the order of their names; each with its situation in words.

    Exit status: 0 every file was decided, whatever the verdicts; 2 some file, or the directory, is no good.
    """
    try:
        files = sorted(path for path in Path(directory).iterdir() if path.suffix == ".json")
    except (OSError, ValueError) as error:
        stop(unreadable("the directory cannot be read", error, "not a name"))
    if not files:
        stop(BadInput("the directory holds no .json file"))
    guards: dict[str | None, Guard] = {}
    page = rendering.Page()
    verdicts: list[bool] = []
    for path in files:
        page.ruler(path.stem)
        try:
            asked = parse_question(path.read_bytes())
        except OSError as error:
            complain(unreadable("cannot be read", error), path.name)
            continue
        except BadInput as error:
            complain(error, path.name)
            continue
        if asked.situation:
            page.line(described(asked.situation), "italic")
            page.line()
        if asked.policy not in guards:
            guards[asked.policy] = Guard(_policy(policy, asked.policy))
        decision = guards[asked.policy].decide(asked.contact, asked.case)
        rendering.Writer(page, asked).decision(decision)
        page.line()
        verdicts.append(decision.allowed)
    page.ruler()
    page.line(f"{len(verdicts)} contacts decided: {sum(verdicts)} allowed, {len(verdicts) - sum(verdicts)} denied")
    if len(verdicts) < len(files):
        raise typer.Exit(BAD_INPUT)


app.command(name="test")(test_commands.run_scenarios)
app.command()(test_commands.mutate)


def _write(made: dict[str, str], directory: Path) -> None:
    """Write pages, and remove those that are no longer made: all of it or nothing."""
    try:
        others = not (directory / pages.CATALOGUE).exists() and next(directory.rglob("*.md"), None)
        if others:
            raise BadInput("--write: the directory holds Markdown files that are no pages of rules: name another")
        gone = [path for path in directory.rglob("*.md") if path.relative_to(directory).as_posix() not in made]
        write_all(directory, made, gone)
    except (OSError, ValueError) as error:
        raise unreadable("the pages cannot be written", error, "not a name") from None


def _print_json(data: Any) -> None:
    say_json(json.dumps(data, indent=2))


def _print_record(kind: Any, record: Any) -> None:
    say_json(TypeAdapter(kind).dump_json(record, indent=2))
