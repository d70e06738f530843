"""Runs of all that tables in files hold: read, answered part by part, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from .. import __version__
from ..editions import editions
from ..errors import FdcpaGuardError, InvalidFacts
from ..policy import Policy
from ..tables import Dispositions
from ..tables.dispositions import READY_MADE, load_dispositions
from . import FAILED
from .complaining import complain, stop
from .policy_files import is_file, policy_of, read_document
from .reading import BadInput, unreadable
from .row_files import PARQUET
from .saying import say
from .whole_files import is_read

if TYPE_CHECKING:
    import pyarrow as pa

    from ..batch import Answers, Tally
    from .batch_files import Source
    from .batch_parts import Run

ROWS_IN_A_PART: Final = 20_000
_BYTES_IN_A_PART: Final = 64_000_000


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of every row of a table.

    Attributes:
        table: that table.
        schema: the columns of the answers.
        options: what the answers depend on beside tables, policy, zone and codes, as the file remembers it.
        ask: the answers to tables, given the policy and what else `fdcpa_guard.batch` takes.
    """

    table: str
    schema: pa.Schema
    options: Mapping[str, Any]
    ask: Callable[..., Answers]


def run(
    asked: Asked,
    source: str,
    out: str,
    *,
    policy: str,
    zone: str,
    dispositions: str | None,
    workers: int,
    resume: bool,
    overwrite: bool,
    part_rows: int,
) -> tuple[Tally, Policy]:
    """Answer all of it, and say what came of it, and which policy answered.

    What goes wrong ends the command, with what is wrong on standard error.
    """
    from .. import batch
    from ..batch.collecting import collecting_seldom
    from . import batch_files, batch_parts

    target = Path(out)
    try:
        if target.suffix != PARQUET:
            raise BadInput(f"OUT: what comes of tables is Parquet, so a name with {PARQUET} is needed")
        chosen = policy_of(policy)
        codes = codes_of(dispositions)
        found = batch_files.found(source)
        tables = {name: each for name, each in found.items() if name in (asked.table, *batch_files.FACTS)}
        if target.exists() and not overwrite and not (resume and batch_parts.folder_of(target).exists()):
            raise BadInput(f"{target.name}: there is such a file: --overwrite replaces it")
        if any(is_read(target, path) for each in found.values() for path in each.paths):
            raise BadInput(f"{target.name}: what is asked about stands there: name another file")
        about = {
            "library": __version__,
            "editions": editions()._asdict(),
            "policy": {"label": chosen.label, "fingerprint": chosen.fingerprint},
            "zone": zone,
            "dispositions": None if codes is None else {"name": codes.name, "fingerprint": codes.fingerprint},
            "options": dict(asked.options),
            "inputs": batch_files.fingerprints(tables),
        }
        begun = batch_parts.Run.begun(target, asked.schema, about, resume=resume)
    except BadInput as error:
        stop(error)
    except batch_parts.NotWritten as error:
        _not_written(target.name, error.why)

    def answers(given: Any) -> Answers:
        return asked.ask(
            given,
            read_document(policy) if is_file(policy) else policy,
            zone=zone,
            dispositions=codes,
            workers=workers,
            batch_rows=min(batch.BATCH_ROWS, part_rows),  # a part holds whole groups
        )

    try:
        with collecting_seldom():
            nobodys = _answer(begun, tables, asked.table, answers, part_rows)
        begun.finish()
    except batch_parts.NotWritten as error:
        _not_written(target.name, error.why)
    except BadInput as error:
        _left(begun, asked.table)
        stop(error)
    except InvalidFacts as error:
        _left(begun, asked.table)
        stop(BadInput(*map(str, error.problems)))
    except FdcpaGuardError as error:
        _left(begun, asked.table)
        complain(BadInput(str(error)))
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        complain(BadInput("stopped"))
        _left(begun, asked.table)
        raise typer.Exit(FAILED) from None
    begun.tally.nobodys = nobodys
    return begun.tally, chosen


def _answer(run: Run, tables: Mapping[str, Source], table: str, ask: Callable[[Any], Answers], part_rows: int) -> Any:
    """Answer what has no answer yet, and keep the answers part by part."""
    from ..batch import Stream, Tally
    from .batch_files import in_order

    given = in_order(tables, run.folder)
    asked = given.get(table)
    total = tables[table].rows if asked is not None else 0
    done = run.tally.contacts
    if asked is not None and done:
        given[table] = Stream(asked.schema, _without(asked.batches, done))
    with ask(given) as answers, _progress(table, total, done) as advance:
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
def _progress(what: str, total: int, done: int) -> Iterator[Callable[[int], None]]:
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=total, completed=done)
        yield lambda more: progress.advance(task, more)


def codes_of(name: str | None) -> Dispositions | None:
    """The table of codes that ``--dispositions`` names.

    Raises:
        BadInput: there is none of that name, or it is none.
    """
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


def _left(run: Run, what: str) -> None:
    if run.tally.contacts:
        say(f"{run.tally.contacts} {what} are answered and kept: --resume goes on with the rest", to_errors=True)


def _not_written(name: str, why: str) -> NoReturn:
    complain(BadInput(f"{name} cannot be written: {why}; what was answered so far is kept, and --resume goes on"))
    raise typer.Exit(FAILED)
