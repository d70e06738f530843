"""The commands for those who write policies: running scenario files, and mutation."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InvalidPolicy
from ..plain_text import clean
from ..policy import Policy
from .cases import rows_of, scenario_files
from .complaining import complain, stop
from .policy_files import policy_of
from .reading import BAD_INPUT, BadInput
from .saying import say

if TYPE_CHECKING:
    from ..testing.scenarios import Result, Row

_FAILED, _SURVIVOR = 1, 1

Scenarios = Annotated[
    list[str], typer.Argument(metavar="SCENARIOS…", help="Scenario files (*.policy.yaml), or directories of them.")
]


def run_scenarios(
    scenarios: Scenarios,
    policy: Annotated[
        str | None,
        typer.Option(
            "--policy", "-p", metavar="NAME", help="Judge by this policy, or the one in this file, not those they name."
        ),
    ] = None,
) -> None:
    """Run scenario files.

    One line for each file, and under it the report of each row that did not come out as it says.

    Exit status: 0 every row passed, 1 some failed, 2 bad input (the file and line are named), 3 the tool failed.
    """
    try:
        chosen = None if policy is None else policy_of(policy)
        files = list(scenario_files(scenarios))
    except BadInput as error:
        stop(error)
    told = [_told(file, chosen) for file in files]
    if not all(told):
        raise typer.Exit(BAD_INPUT)
    passed, failed = (sum(each) for each in zip(*filter(None, told), strict=True))
    if len(files) > 1:
        say(f"{len(files)} files: {_counts(passed, failed)}")
    if not passed + failed:
        stop(BadInput("there is no scenario to run"))
    if failed:
        raise typer.Exit(_FAILED)


def _told(file: Path, chosen: Policy | None) -> tuple[int, int] | None:
    """Run a file and print what came of it: how many rows passed and failed; None: it is not well formed."""
    try:
        results = _ran(file, chosen)
    except BadInput as error:
        complain(error)
        return None
    problems = [result.problem for result in results if not result.passed]
    passed = len(results) - len(problems)
    say(clean(f"{file.as_posix()}: {_counts(passed, len(problems))}"))
    for problem in problems:
        say()
        say(problem.removesuffix("\n"))
    if problems:
        say()
    return passed, len(problems)


def _ran(file: Path, chosen: Policy | None) -> list["Result"]:
    rows = rows_of(file, chosen)
    from ..testing.documents import ScenarioError

    try:
        return [row.run() for row in rows]
    except ScenarioError as error:
        raise BadInput(str(error)) from None


def _counts(passed: int, failed: int) -> str:
    return f"{passed:,} passed" + (f", {failed:,} failed" if failed else "")


def mutate(
    policy: Annotated[
        str, typer.Argument(metavar="POLICY", help="A policy document, or a name: house, us_federal, us_state(MA).")
    ],
    scenarios: Scenarios,
    pack: Annotated[
        list[str] | None, typer.Option(metavar="PACK", help="Only the rules of this pack, such as us.regf; repeatable.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every rule, those taken in from packs as they are too.")
    ] = False,
    fail_on_survivor: Annotated[
        bool, typer.Option("--fail-on-survivor", help="Exit with 1 if a mutant survives.")
    ] = False,
) -> None:
    """Find what the scenarios of a policy would not notice.

    Makes one small mistake in the policy at a time (a number one step off, a rule left out, an exception gone) and
    runs the scenarios about that rule. A mistake that no row catches is listed: a case is missing there. Of a policy
    that takes in packs, only the author's own rules are tried, and those with a number of the author's.

    Exit status: 0 done, 1 a mutant survived and --fail-on-survivor was given, 2 bad input or a row that fails anyway, 3
    the tool failed.
    """
    try:
        chosen = policy_of(policy)
        rows = list(rows_in(scenarios, chosen))
    except BadInput as error:
        stop(error)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from ..testing.documents import ScenarioError
    from ..testing.mutation import mutate as try_mutants

    columns, console = (TextColumn("mutants"), BarColumn(), MofNCompleteColumn()), Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("mutants", total=None)
        try:
            report = try_mutants(
                chosen,
                rows,
                packs=pack or None,
                everything=every,
                progress=lambda tried, of: progress.update(task, completed=tried, total=of),
            )
        except (InvalidPolicy, ScenarioError) as error:
            stop(BadInput(str(error)))
    say(str(report).removesuffix("\n"))
    if report.not_looked_at:
        say("(with --all they are)")
    if report.failing:
        raise typer.Exit(BAD_INPUT)
    if report.survivors and fail_on_survivor:
        raise typer.Exit(_SURVIVOR)


def rows_in(sources: list[str], policy: Policy) -> Iterator["Row"]:
    """The rows of the files, and of every scenario file in the directories, whatever policy they name."""
    for file in scenario_files(sources):
        yield from rows_of(file, policy)
