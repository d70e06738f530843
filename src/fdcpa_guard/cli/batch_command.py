"""``batch``: all contacts of tables in files."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ..tables.dispositions import READY_MADE
from .batch_running import ROWS_IN_A_PART, Asked, run
from .extras import need
from .reading import Format
from .rendering import Page
from .saying import say_json

if TYPE_CHECKING:
    from ..batch import Tally

_MOST_DAYS: Final = 31
_TOLD: Final = 12
"""How many kinds of what was not understood are told."""

Source = Annotated[
    str,
    typer.Argument(
        metavar="IN",
        help="A folder or pattern of Parquet files named by table, as contacts.parquet; or an SQLite database.",
    ),
]
Out = Annotated[str, typer.Argument(metavar="OUT", help="The Parquet file to write.")]
Zone = Annotated[
    str, typer.Option("--zone", "-z", metavar="NAME", help="In which zone times without an offset are read.")
]
PolicyName = Annotated[
    str, typer.Option("--policy", "-p", metavar="NAME", help="A policy: its name, such as us, or its document.")
]
Codes = Annotated[
    str | None,
    typer.Option(metavar="NAME", help=f"What codes say: {', '.join(READY_MADE)}, or a JSON file of such a table."),
]
Workers = Annotated[int, typer.Option("--workers", "-w", min=1, help="How many processes decide.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was interrupted.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace OUT if it is there.")]
PartRows = Annotated[int, typer.Option(metavar="N", min=1, help="After about how many rows what is done is kept.")]
AsFormat = Annotated[Format, typer.Option("--format", "-f", help="Text for people, or JSON.")]


def batch(
    source: Source,
    out: Out,
    zone: Zone,
    policy: PolicyName = "us",
    dispositions: Codes = None,
    workers: Workers = 1,
    next_allowed: Annotated[
        bool, typer.Option("--next-allowed", help="Also find the first instant at which each contact is allowed.")
    ] = False,
    record: Annotated[bool, typer.Option("--record", help="Also keep each decision as JSON.")] = False,
    windows: Annotated[
        int | None,
        typer.Option(
            metavar="DAYS", min=1, max=_MOST_DAYS, help="Write when each contact is allowed in so many days instead."
        ),
    ] = None,
    resume: Resume = False,
    overwrite: Overwrite = False,
    part_rows: PartRows = ROWS_IN_A_PART,
    format: AsFormat = Format.TEXT,
) -> None:
    """Decide all contacts of tables in files.

    `fdcpa-guard tables` describes the tables. Each contact comes out once, with its reasons; what cannot be decided is
    not allowed, and has an error. A table whose rows do not stand in the order of consumer_id is sorted in OUT.parts,
    where the answers are kept until all are there; the file itself is there whole or not at all.

    Exit status: 0 every contact was answered, whatever the verdicts; 2 bad input, 3 the tool failed or was stopped.
    """
    need("pyarrow", "batch")
    from .. import batch as batches

    options: dict[str, Any] = {"next_allowed": next_allowed, "record": record, "windows": windows}
    if windows is None:
        asked = Asked(
            table="contacts",
            schema=batches.OUT_SCHEMA,
            options=options,
            ask=partial(batches.decide, next_allowed=next_allowed, record=record),
        )
    else:
        asked = Asked(
            table="contacts", schema=batches.WINDOWS_SCHEMA, options=options, ask=partial(batches.windows, days=windows)
        )
    tally, chosen = run(
        asked,
        source,
        out,
        policy=policy,
        zone=zone,
        dispositions=dispositions,
        workers=workers,
        resume=resume,
        overwrite=overwrite,
        part_rows=part_rows,
    )
    _tell(tally, Path(out).name, chosen.label, format)


def _tell(tally: Tally, name: str, label: str, format: Format) -> None:
    if format is Format.JSON:
        say_json(json.dumps({"out": name, "policy": label, **tally.to_dict()}, indent=2))
        return
    page = Page()
    page.row("ANSWERED", f"{tally.contacts} contacts, in {name}", indent=0, style="bold")
    page.row("allowed", str(tally.allowed))
    page.row("denied", str(tally.contacts - tally.allowed - tally.errors))
    page.row("errors", str(tally.errors))
    page.row("policy", label)
    not_understood(page, tally)


def not_understood(page: Page, tally: Tally) -> None:
    """Write what of the rows was not understood, the most frequent first."""
    for title, counted in (
        ("Not understood", tally.unread),
        ("Codes that no table knows", tally.codes),
        ("Rows that name no consumer, left out", tally.nobodys),
    ):
        page.heading(title, len(counted))
        for what, times in counted.most_common(_TOLD):
            page.line(f"{what}: {times}", indent=2)
        if len(counted) > _TOLD:
            page.line(f"and {len(counted) - _TOLD} more kinds", indent=2)
