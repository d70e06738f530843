"""``batch``: all contacts of tables in files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from .. import __version__
from ..editions import editions
from ..errors import FdcpaGuardError, InvalidFacts
from ..tables import Dispositions
from ..tables.dispositions import READY_MADE, load_dispositions
from .complaining import complain, stop
from .policy_files import is_file, policy_of, read_document
from .reading import BadInput, Format, unreadable
from .rendering import Page

if TYPE_CHECKING:
    import pyarrow as pa

    from ..batch import Answers, PolicySource, Tally
    from .batch_files import Source
    from .batch_parts import Run

_FAILED: Final = 3
_MOST_DAYS: Final = 31
_TOLD: Final = 12
"""How many kinds of what was not understood are told."""
_CONTACTS_IN_A_PART: Final = 20_000
_BYTES_IN_A_PART: Final = 64_000_000


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="IN",
            help="A folder or pattern of Parquet files named by table, as contacts.parquet; or an SQLite database.",
        ),
    ],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The Parquet file to write.")],
    zone: Annotated[
        str, typer.Option("--zone", "-z", metavar="NAME", help="In which zone times without an offset are read.")
    ],
    policy: Annotated[
        str, typer.Option("--policy", "-p", metavar="NAME", help="A policy: its name, such as us, or its document.")
    ] = "us",
    dispositions: Annotated[
        str | None,
        typer.Option(metavar="NAME", help=f"What codes say: {', '.join(READY_MADE)}, or a JSON file of such a table."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="How many processes decide.")] = 1,
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
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was interrupted.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT if it is there.")] = False,
    part_rows: Annotated[
        int, typer.Option(metavar="N", min=1, help="After about how many contacts what is done is kept.")
    ] = _CONTACTS_IN_A_PART,
    format: Annotated[Format, typer.Option("--format", "-f", help="Text for people, or JSON.")] = Format.TEXT,
) -> None:
    """Decide all contacts of tables in files.

    `fdcpa-guard tables` describes the tables. Each contact comes out once, with its reasons; what cannot be decided is
    not allowed, and has an error. A table whose rows do not stand in the order of consumer_id is sorted in OUT.parts,
    where the answers are kept until all are there; the file itself is there whole or not at all.

    Exit status: 0 every contact was answered, whatever the verdicts; 2 bad input, 3 the tool failed or was stopped.
    """
    try:
        from . import batch_files, batch_parts
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        typer.echo("fdcpa-guard: batch needs pyarrow; install the extra: pip install 'fdcpa-guard[batch]'", err=True)
        raise typer.Exit(_FAILED) from None
    target = Path(out)
    try:
        chosen = policy_of(policy)
        codes = _dispositions(dispositions)
        tables = batch_files.found(source)
        if target.exists() and not overwrite and not (resume and batch_parts.folder_of(target).exists()):
            raise BadInput(f"{target.name}: there is such a file: --overwrite replaces it")
        about = {
            "library": __version__,
            "editions": editions()._asdict(),
            "policy": {"label": chosen.label, "fingerprint": chosen.fingerprint},
            "zone": zone,
            "dispositions": None if codes is None else {"name": codes.name, "fingerprint": codes.fingerprint},
            "options": {"next_allowed": next_allowed, "record": record, "windows": windows},
            "inputs": batch_files.fingerprints(tables),
        }
        asked = _Asked(
            read_document(policy) if is_file(policy) else policy,
            zone,
            codes,
            next_allowed=next_allowed,
            record=record,
            windows=windows,
            workers=workers,
            part_rows=part_rows,
        )
        run = batch_parts.Run.begun(target, asked.schema, about, resume=resume)
    except BadInput as error:
        stop(error)
    except batch_parts.NotWritten as error:
        _not_written(target.name, error.why)
    try:
        nobodys = _answer(run, tables, asked, part_rows)
        run.finish()
    except batch_parts.NotWritten as error:
        _not_written(target.name, error.why)
    except BadInput as error:
        _left(run)
        stop(error)
    except InvalidFacts as error:
        _left(run)
        stop(BadInput(*map(str, error.problems)))
    except FdcpaGuardError as error:
        _left(run)
        complain(BadInput(str(error)))
        raise typer.Exit(_FAILED) from None
    except KeyboardInterrupt:
        complain(BadInput("stopped"))
        _left(run)
        raise typer.Exit(_FAILED) from None
    run.tally.nobodys = nobodys
    _tell(run.tally, target.name, chosen.label, format)


class _Asked:
    """What is asked of every contact."""

    def __init__(
        self,
        policy: PolicySource,
        zone: str,
        dispositions: Dispositions | None,
        *,
        next_allowed: bool,
        record: bool,
        windows: int | None,
        workers: int,
        part_rows: int,
    ) -> None:
        from .. import batch

        common: dict[str, Any] = {"zone": zone, "dispositions": dispositions, "workers": workers}
        common["batch_rows"] = min(batch.BATCH_ROWS, part_rows)  # a part holds whole groups
        self.schema = batch.OUT_SCHEMA if windows is None else batch.WINDOWS_SCHEMA
        self._ask: Callable[[Any], Answers]
        if windows is None:
            self._ask = lambda tables: batch.decide(tables, policy, next_allowed=next_allowed, record=record, **common)
        else:
            self._ask = lambda tables: batch.windows(tables, policy, days=windows, **common)

    def of(self, tables: Any) -> Answers:
        """The answers to tables."""
        return self._ask(tables)


def _answer(run: Run, tables: Mapping[str, Source], asked: _Asked, part_rows: int) -> Any:
    """Answer what has no answer yet, and keep the answers part by part."""
    from ..batch import Stream, Tally
    from .batch_files import in_order

    given = in_order(tables, run.folder)
    contacts = given.get("contacts")
    total = tables["contacts"].rows if contacts is not None else 0
    done = run.tally.contacts
    if contacts is not None and done:
        given["contacts"] = Stream(contacts.schema, _without(contacts.batches, done))
    with asked.of(given) as answers, _progress(total, done) as advance:
        kept: list[pa.RecordBatch] = []
        waiting, size = Tally(), 0
        for batch, tally in answers.counted():
            kept.append(batch)
            waiting.add(tally)
            size += batch.nbytes
            advance(tally.contacts)
            if waiting.contacts >= part_rows or size >= _BYTES_IN_A_PART:
                run.keep(kept, waiting)
                kept, waiting, size = [], Tally(), 0
        if waiting.contacts:
            run.keep(kept, waiting)
        return answers.tally.nobodys


def _without(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.RecordBatch]:
    """Batches without their first so many rows."""
    for batch in batches:
        passed = min(rows, batch.num_rows)
        rows -= passed
        if passed < batch.num_rows:
            yield batch.slice(passed)


@contextmanager
def _progress(total: int, done: int) -> Iterator[Callable[[int], None]]:
    console = Console(stderr=True)
    columns = (TextColumn("contacts"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("contacts", total=total, completed=done)
        yield lambda more: progress.advance(task, more)


def _dispositions(name: str | None) -> Dispositions | None:
    if name is None or name in READY_MADE:
        return None if name is None else READY_MADE[name]
    if not name.endswith(".json"):
        raise BadInput(f"--dispositions: one of {', '.join(READY_MADE)}, or the name of a JSON file")
    try:
        return load_dispositions(Path(name).read_bytes())
    except InvalidFacts as error:
        raise BadInput(*(f"--dispositions: {problem}" for problem in error.problems)) from None
    except (OSError, ValueError) as error:
        raise unreadable("the dispositions cannot be read", error) from None


def _left(run: Run) -> None:
    if run.tally.contacts:
        typer.echo(f"{run.tally.contacts} contacts are answered and kept: --resume goes on with the rest", err=True)


def _not_written(name: str, why: str) -> NoReturn:
    complain(BadInput(f"{name} cannot be written: {why}; what was answered so far is kept, and --resume goes on"))
    raise typer.Exit(_FAILED)


def _tell(tally: Tally, name: str, label: str, format: Format) -> None:
    if format is Format.JSON:
        print(json.dumps({"out": name, "policy": label, **tally.to_dict()}, indent=2))
        return
    page = Page()
    page.row("ANSWERED", f"{tally.contacts} contacts, in {name}", indent=0, style="bold")
    page.row("allowed", str(tally.allowed))
    page.row("denied", str(tally.contacts - tally.allowed - tally.errors))
    page.row("errors", str(tally.errors))
    page.row("policy", label)
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
