"""Several processes that answer groups, in order. The only part of the library that starts any.

Each worker builds its guard once. What one was working on when it died is asked of another, and of nobody a third time.
"""

from __future__ import annotations

import pickle
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Literal

import pyarrow as pa

from ..errors import FdcpaGuardError
from ..tables import Dispositions
from .collecting import collecting_seldom
from .deciding import Decider, Tables, Tally
from .incoming import ATTEMPTS, CONTACTS, Group
from .policies import PolicySource, Travelling, unpacked
from .replaying import LogReplayer
from .schema import OUT_SCHEMA, REPLAY_SCHEMA, WINDOWS_SCHEMA

Answer = tuple[pa.RecordBatch, Tally]
What = Literal["decide", "windows", "replay"]
SCHEMAS: Final = {"decide": OUT_SCHEMA, "windows": WINDOWS_SCHEMA, "replay": REPLAY_SCHEMA}
ASKED: Final = {"decide": CONTACTS, "windows": CONTACTS, "replay": ATTEMPTS}
"""The table that is asked about."""

_AHEAD: Final = 2
"""Groups that a worker holds: one that it works on, and the next."""
_UNCLAIMED: Final = 8
"""For each worker, groups that may be under way or done and not yet fetched, because an earlier one takes long."""
_TRIES: Final = 2


class WorkerDied(FdcpaGuardError):
    """Worker processes died, again and again, over the same rows; ``exit_code`` is how the last one ended."""

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code = exit_code
        super().__init__(exit_code)

    def __str__(self) -> str:
        if self.exit_code is not None and self.exit_code < 0:
            number = -self.exit_code
            name = signal.Signals(number).name if number in signal.Signals._value2member_map_ else f"signal {number}"
            how = f"was ended by {name}, and so was another"
        else:
            how = f"ended with status {self.exit_code}, and so did another"
        return f"a worker process {how}, over the same rows; is there enough memory?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a worker needs to know before the first group: all of it plain data."""

    what: What
    policy: Travelling
    zone: str
    dispositions: str | None
    next_allowed: bool = False
    record: bool = False
    days: int = 0
    assumed: str = "{}"
    shared: tuple[tuple[str, bytes], ...] = ()

    def answering(self) -> Callable[[Tables], Answer]:
        """What answers the groups, in this process."""
        dispositions = None if self.dispositions is None else Dispositions.from_json(self.dispositions)
        return answering(
            self.what,
            unpacked(self.policy),
            zone=self.zone,
            dispositions=dispositions,
            next_allowed=self.next_allowed,
            record=self.record,
            days=self.days,
            assumed=self.assumed,
            shared=unwrapped(self.shared),
        )


def answering(
    what: What,
    policy: PolicySource,
    *,
    zone: str,
    dispositions: Dispositions | None,
    next_allowed: bool,
    record: bool,
    days: int,
    assumed: str,
    shared: Tables,
) -> Callable[[Tables], Answer]:
    """What answers groups, by what is asked."""
    if what == "replay":
        replayer = LogReplayer(policy, zone=zone, dispositions=dispositions, assumed=assumed, shared=shared)
        return replayer.replayed
    decider = Decider(
        policy, zone=zone, dispositions=dispositions, next_allowed=next_allowed, record=record, shared=shared
    )
    return decider.decided if what == "decide" else lambda tables: decider.windows(tables, days)


def wrapped(tables: Tables) -> tuple[tuple[str, bytes], ...]:
    """Tables as bytes, of slices no more than their own rows."""
    found = []
    for name, table in tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write(table)
        found.append((name, sink.getvalue().to_pybytes()))
    return tuple(found)


def unwrapped(tables: tuple[tuple[str, bytes], ...]) -> Group:
    """The tables again."""
    return {name: pa.ipc.open_stream(data).read_all() for name, data in tables}


def in_processes(task: Task, groups: Iterator[Group], workers: int) -> Iterator[Answer]:
    """The answers to groups, in their order, however the workers take turns.

    Raises:
        WorkerDied: two workers died over the same rows.
    """
    crew = _Crew(task, workers)
    try:
        yield from crew.answers(groups)
    finally:
        crew.dismiss()


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    line: Connection
    under_way: deque[int] = field(default_factory=deque)


class _Crew:
    def __init__(self, task: Task, workers: int) -> None:
        self._task = pickle.dumps(task)
        self._size = workers
        self._workers: list[_Worker] = []
        self._waiting: deque[int] = deque()
        self._asked: dict[int, bytes] = {}
        self._tries: dict[int, int] = {}
        self._done: dict[int, Answer] = {}

    def answers(self, groups: Iterator[Group]) -> Iterator[Answer]:
        given, fetched, more = 0, 0, True
        while True:
            while more and given - fetched < _UNCLAIMED * self._size and len(self._waiting) < self._size:
                group = next(groups, None)
                if group is None:
                    more = False
                else:
                    self._asked[given] = pickle.dumps(wrapped(group), protocol=5)
                    self._waiting.append(given)
                    given += 1
                self._hand_out()
            if fetched in self._done:
                yield self._done.pop(fetched)
                fetched += 1
            elif more or fetched < given:
                self._hand_out()
                self._listen()
            else:
                return

    def _hand_out(self) -> None:
        while self._waiting:
            free = min(self._workers, key=lambda worker: len(worker.under_way), default=None)
            if free is None or (free.under_way and len(self._workers) < self._size):
                free = self._start()
            if len(free.under_way) >= _AHEAD:
                return
            number = self._waiting.popleft()
            free.under_way.append(number)
            try:
                free.line.send((number, self._asked[number]))
            except OSError:  # it died, and `_listen` finds it so
                return

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._task), daemon=True, name="fdcpa-guard batch")
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _listen(self) -> None:
        """Wait for answers, or for the end of a worker."""
        by_line: dict[Any, _Worker] = {worker.line: worker for worker in self._workers}
        for line in wait(list(by_line)):
            worker = by_line[line]
            try:
                number, answer = worker.line.recv()
            except (EOFError, OSError):
                self._lost(worker)
                continue
            if isinstance(answer, Exception):
                raise answer
            data, tally = answer
            worker.under_way.remove(number)
            del self._asked[number]
            self._done[number] = pa.ipc.open_stream(data).read_next_batch(), tally

    def _lost(self, worker: _Worker) -> None:
        """What a worker that died had in hand waits again, in front; what it worked on, once."""
        self._workers.remove(worker)
        worker.process.join()
        worker.line.close()
        for place, number in enumerate(worker.under_way):
            if place == 0:
                self._tries[number] = self._tries.get(number, 0) + 1
                if self._tries[number] >= _TRIES:
                    raise WorkerDied(worker.process.exitcode)
        self._waiting.extendleft(reversed(worker.under_way))
        if not worker.under_way:
            self._tries[-1] = self._tries.get(-1, 0) + 1
            if self._tries[-1] > _TRIES * self._size:
                raise WorkerDied(worker.process.exitcode)

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
        self._workers.clear()


def _work(line: Connection, sent: bytes) -> None:
    """A worker: answers what comes until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is interrupted too, and ends it
    asked: queue.SimpleQueue[tuple[int, bytes] | None] = queue.SimpleQueue()
    threading.Thread(target=_hear, args=(line, asked), daemon=True).start()
    task: Task = pickle.loads(sent)
    with ExitStack() as until_it_ends:
        _answer(line, asked, task, until_it_ends)


def _answer(
    line: Connection, asked: queue.SimpleQueue[tuple[int, bytes] | None], task: Task, until_it_ends: ExitStack
) -> None:
    answer_to: Callable[[Tables], Answer] | None = None
    while (group := asked.get()) is not None:
        number, data = group
        try:
            if answer_to is None:
                answer_to = task.answering()
                until_it_ends.enter_context(collecting_seldom())
            batch, tally = answer_to(unwrapped(pickle.loads(data)))
            answer: Any = wrapped({"": pa.Table.from_batches([batch])})[0][1], tally
        except FdcpaGuardError as error:
            answer = error
        except Exception as error:  # its text may hold what it was about
            answer = RuntimeError(f"a worker failed ({type(error).__name__})")
        try:
            line.send((number, answer))
        except OSError:  # nobody listens any more
            return


def _hear(line: Connection, asked: queue.SimpleQueue[tuple[int, bytes] | None]) -> None:
    """Take in what comes while the worker works, so that whoever sends it need not wait."""
    try:
        while True:
            asked.put(line.recv())
    except (EOFError, OSError):
        asked.put(None)
