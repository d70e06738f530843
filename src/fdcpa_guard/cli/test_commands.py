"""The commands for those who write policies: mutation."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..errors import InvalidPolicy
from ..policy import Policy
from . import rendering
from .cases import SUFFIX
from .policy_commands import policy_of
from .reading import BadInput

if TYPE_CHECKING:
    from ..testing.scenarios import Row

_SURVIVOR, _BAD_INPUT = 1, 2


def mutate(
    policy: Annotated[
        str, typer.Argument(metavar="POLICY", help="A ready-made policy: house, us_federal, us_state(MA).")
    ],
    scenarios: Annotated[
        list[str], typer.Argument(metavar="SCENARIOS…", help="Scenario files (*.policy.yaml), or directories of them.")
    ],
    pack: Annotated[
        list[str] | None, typer.Option(metavar="PACK", help="Only the rules of this pack, such as us.regf; repeatable.")
    ] = None,
    fail_on_survivor: Annotated[
        bool, typer.Option("--fail-on-survivor", help="Exit with 1 if a mutant survives.")
    ] = False,
) -> None:
    """Find what the scenarios of a policy would not notice.

    Makes one small mistake in the policy at a time (a number one step off, a rule left out, an exception gone) and
    runs the scenarios about that rule. A mistake that no row catches is listed: a case is missing there.

    Exit status: 0 done, 1 a mutant survived and --fail-on-survivor was given, 2 bad input or a row that fails anyway, 3
    the tool failed.
    """
    try:
        chosen = policy_of(policy)
        rows = list(_rows(scenarios, chosen))
    except BadInput as error:
        _stop(*error.problems)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from ..testing.documents import ScenarioError
    from ..testing.mutation import mutate as try_mutants

    columns = (TextColumn("mutants"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("mutants", total=None)
        try:
            report = try_mutants(
                chosen,
                rows,
                packs=pack or None,
                progress=lambda tried, of: progress.update(task, completed=tried, total=of),
            )
        except (InvalidPolicy, ScenarioError) as error:
            _stop(str(error))
    for line in str(report).splitlines():
        print(rendering.clean(line))
    if report.failing:
        raise typer.Exit(_BAD_INPUT)
    if report.survivors and fail_on_survivor:
        raise typer.Exit(_SURVIVOR)


def _rows(sources: list[str], policy: Policy) -> Iterator["Row"]:
    """The rows of the files, and of every scenario file in the directories, whatever policy they name."""
    try:
        from ..testing.documents import ScenarioError
        from ..testing.scenarios import load
    except ModuleNotFoundError:
        raise BadInput("scenario files need PyYAML: pip install 'fdcpa-guard[testing]'") from None
    for source in map(Path, sources):
        try:
            files = sorted(source.rglob(f"*{SUFFIX}")) if source.is_dir() else [source]
            if not files:
                raise BadInput(f"the directory holds no *{SUFFIX} file")
            for file in files:
                yield from load(file.read_text(encoding="utf-8"), source=file.name, resolve=lambda _: policy).rows()
        except ScenarioError as error:
            raise BadInput(str(error)) from None
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "not UTF-8 text"
            raise BadInput(f"the scenario files cannot be read: {why}") from None


def _stop(*problems: str) -> NoReturn:
    for problem in problems:
        typer.echo(rendering.clean(f"error: {problem}"), err=True)
    raise typer.Exit(_BAD_INPUT)
