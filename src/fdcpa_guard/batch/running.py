"""All the contacts of tables decided, or all attempts replayed, in this process or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyarrow as pa

from ..audit.replaying import in_json
from ..errors import InvalidFacts, Problem
from ..tables import Dispositions, Reader
from .deciding import Tally
from .incoming import Incoming
from .policies import PolicySource, packed
from .processes import ASKED, SCHEMAS, Answer, Task, What, answering, in_processes, wrapped

BATCH_ROWS: Final = 8_192
"""About how many rows of all tables are taken together, unless told otherwise."""


class Answers:
    """Record batches of answers, one after the other, as they are asked for.

    It is iterated once. It hands itself over as an Arrow stream, so that whatever takes one takes it; ``close`` ends it
    early. ``tally`` counts what has come so far.
    """

    def __init__(self, schema: pa.Schema, answers: Iterator[Answer], incoming: Incoming) -> None:
        self.schema = schema
        self.tally = Tally(nobodys=incoming.nobodys)
        self._answers = answers

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        return self

    def __next__(self) -> pa.RecordBatch:
        return next(self.counted())[0]

    def counted(self) -> Iterator[Answer]:
        """The batches, each with what came of it."""
        for batch, tally in self._answers:
            self.tally.add(tally)
            yield batch, tally

    def reader(self) -> pa.RecordBatchReader:
        """The batches as a reader of Arrow's own."""
        return pa.RecordBatchReader.from_batches(self.schema, self)

    def read_all(self) -> pa.Table:
        """All of them as one table, in memory."""
        return pa.Table.from_batches(self, schema=self.schema)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.reader().__arrow_c_stream__(requested_schema)

    def close(self) -> None:
        """No more is wanted: processes that were started end."""
        close = getattr(self._answers, "close", None)
        if close is not None:
            close()

    def __enter__(self) -> Answers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def decide(
    tables: Mapping[str, Any],
    policy: PolicySource,
    *,
    zone: str,
    dispositions: Dispositions | None = None,
    next_allowed: bool = False,
    record: bool = False,
    workers: int = 1,
    batch_rows: int = BATCH_ROWS,
) -> Answers:
    """Decide every contact: one row of `OUT_SCHEMA` each, in their order, exactly once.

    Where a table is a stream, all of them come in the order of ``consumer_id``, which is looked after while they are
    read, and memory does not grow with them. Where only the contacts are, or nothing is, their order does not matter.

    Args:
        tables: by the names of `fdcpa_guard.tables`: a ``pyarrow`` table, batch, reader or data set, a DuckDB relation,
            a frame of Polars or pandas, a `Stream`, or whatever else has ``__arrow_c_stream__``. A table that is not
            given is unknown, an empty one says that there is nothing.
        policy: the policy; with workers one that travels: a ready-made one, its name, a policy document, or a function
            of a module that makes it.
        zone: the IANA name of the zone in which date-times without an offset are read.
        dispositions: what the codes of dialers say.
        next_allowed: also find the first instant at which each contact is allowed.
        record: also give each decision as JSON.
        workers: how many processes decide; with 1, this one. A script that asks for more is guarded by
            ``if __name__ == "__main__":``, since each imports it.
        batch_rows: about how many rows of all tables are taken together.

    Raises:
        InvalidFacts: a table or column does not exist or is needed, there is no such zone, or, while the answers are
            fetched, a table is not in order.
        InvalidPolicy: there is no such policy, or it cannot be sent to another process.
        WorkerDied: while the answers are fetched, two processes died over the same rows.
    """
    return _run(
        "decide",
        tables,
        policy,
        zone=zone,
        dispositions=dispositions,
        next_allowed=next_allowed,
        record=record,
        workers=workers,
        batch_rows=batch_rows,
    )


def windows(
    tables: Mapping[str, Any],
    policy: PolicySource,
    *,
    zone: str,
    days: int = 7,
    dispositions: Dispositions | None = None,
    workers: int = 1,
    batch_rows: int = BATCH_ROWS,
) -> Answers:
    """When each contact would be allowed, if nothing else happens: rows of `WINDOWS_SCHEMA`, in the contacts' order.

    From the instant of each contact to the end of the last of so many days, that of the contact first, on the clock
    where the person may be (the first, of several); a window over midnight is cut there. Else as `decide`.

    Raises:
        InvalidFacts: as for `decide`, or ``days`` is not from 1 to 31.
    """
    check_days(days)
    return _run(
        "windows",
        tables,
        policy,
        zone=zone,
        dispositions=dispositions,
        days=days,
        workers=workers,
        batch_rows=batch_rows,
    )


_MOST_DAYS: Final = 31


def check_days(days: int) -> None:
    """Refuse more or fewer days than `windows` looks at.

    Raises:
        InvalidFacts: it is not from 1 to 31.
    """
    if not 1 <= days <= _MOST_DAYS:
        raise InvalidFacts("windows", (Problem("days", f"must be from 1 to {_MOST_DAYS}", "days"),))


def replay(
    tables: Mapping[str, Any],
    policy: PolicySource,
    *,
    zone: str,
    assumed: Mapping[str, Any] | None = None,
    dispositions: Dispositions | None = None,
    workers: int = 1,
    batch_rows: int = BATCH_ROWS,
) -> Answers:
    """Judge every attempt of a log as of when it was made: one row of `REPLAY_SCHEMA` for each row of ``attempts``.

    Each exactly once, by consumer. As `fdcpa_guard.audit.replay`, with the same assumptions; `judged` makes of the rows
    what a scorecard counts. A row that is not understood has an error, and so has every row of a consumer of whom no
    case can be made. Else as `decide`; the contacts are not looked at, and the table ``inbound`` is needed, since
    without it no history is known.

    Args:
        assumed: what is assumed of all attempts, by the fields of a contact that no history holds.

    Raises:
        InvalidFacts, InvalidPolicy, WorkerDied: as for `decide`.
        TypeError: what is assumed is something that a history holds, or no data.
    """
    return _run(
        "replay",
        tables,
        policy,
        zone=zone,
        dispositions=dispositions,
        assumed=in_json(assumed or {}),
        workers=workers,
        batch_rows=batch_rows,
    )


def _run(
    what: What,
    tables: Mapping[str, Any],
    policy: PolicySource,
    *,
    zone: str,
    dispositions: Dispositions | None,
    workers: int,
    batch_rows: int,
    next_allowed: bool = False,
    record: bool = False,
    days: int = 0,
    assumed: str = "{}",
) -> Answers:
    if workers < 1 or batch_rows < 1:
        raise InvalidFacts("batch", (Problem("workers, batch_rows", "must be at least 1", "number"),))
    incoming = Incoming.of(tables, ASKED[what])
    groups = incoming.groups(batch_rows)
    options: dict[str, Any] = {"next_allowed": next_allowed, "record": record, "days": days, "assumed": assumed}
    if workers == 1:
        answer = answering(what, policy, zone=zone, dispositions=dispositions, shared=incoming.shared, **options)
        return Answers(SCHEMAS[what], map(answer, groups), incoming)
    task = Task(
        what=what,
        policy=packed(policy),
        zone=zone,
        dispositions=None if dispositions is None else dispositions.to_json(),
        shared=wrapped(incoming.shared),
        **options,
    )
    Reader(zone=zone)  # whether there is such a zone
    return Answers(SCHEMAS[what], in_processes(task, groups, workers), incoming)
