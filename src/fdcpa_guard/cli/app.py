"""The commands, and where each of them is."""

from __future__ import annotations

from typing import Annotated, ClassVar

import typer

from ..editions import LIBRARY, editions
from .lazily import Lazily
from .saying import say


class _Commands(Lazily):
    """All of them, in the order of the help."""

    places: ClassVar = {
        "decide": "decide_command:decide",
        "explain": "decide_command:explain",
        "next": "plan_commands:next_",
        "windows": "plan_commands:windows",
        "options": "plan_commands:options",
        "rules": "rules_command:rules",
        "schema": "schema_command:schema",
        "tables": "tables_command:tables",
        "compare": "compare_command:compare",
        "batch": "batch_command:batch",
        "record": "records_command:record",
        "verify": "records_command:verify",
        "exposure": "exposure_command:reckon",
        "replay": "replay_command:replay",
        "scorecard": "scorecard_command:make_scorecard",
        "changes": "changes_command:law_changes",
        "reconcile": "reconcile_command:reconcile_log",
        "sample": "sample_command:draw",
        "week": "week_command:week",
        "audit": "audit_command:put_together",
        "stale": "stale_command:show_stale",
        "demo": "demo_command:demo",
        "test": "test_commands:run_scenarios",
        "mutate": "test_commands:mutate",
        "policy": "policy_commands:app",
        "chain": "chain_command:app",
    }


app = typer.Typer(
    name="fdcpa-guard",
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"fdcpa-guard {LIBRARY}")
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
