"""The batch on a cluster: frames of Spark in, a frame of Spark out, decided where the rows are.

    answers = decide({"contacts": ..., "debts": ..., ...}, "us", zone="America/Chicago", partitions=5_000)
    answers.write.parquet(...)

The rows of all tables are brought together by consumer in one exchange, and each partition streams its consumers
through the same pure function as `fdcpa_guard.batch.decide`. A row that is exchanged has a slot for each column of its
table, and tables share slots by type: a hundred-odd columns of twenty-odd tables are not a hundred-odd columns wide,
nothing is written as text to be read again, and Arrow takes the slots apart a column at a time.

It needs the extra ``spark``, on the driver and wherever Python runs for it.
"""

from __future__ import annotations

try:
    import pyspark as _pyspark  # noqa: F401
except ModuleNotFoundError as _error:
    raise ModuleNotFoundError(
        "fdcpa_guard.batch.spark needs pyspark; install the extra: pip install 'fdcpa-guard[spark]'", name=_error.name
    ) from None

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any, Final, Literal

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F
from pyspark.sql import types as T

from ..audit.replaying import in_json
from ..errors import InvalidFacts, Problem
from ..tables import TABLES, Dispositions, Reader
from .deciding import Tables
from .incoming import CONTACTS, KEY, Group, check_columns, check_names, runs
from .policies import PolicySource, packed
from .processes import ASKED, SCHEMAS, Answer, Task, What, wrapped
from .running import BATCH_ROWS, check_days

_TABLE: Final = "table"
_PLACE: Final = "place"
_UNSORTED: Final = (T.MapType, T.VariantType, T.NullType)
"""Types in which Spark has no order. No column of a table is of one, but somebody may give it."""


def decide(
    tables: Mapping[str, DataFrame],
    policy: PolicySource,
    *,
    zone: str,
    dispositions: Dispositions | None = None,
    next_allowed: bool = False,
    record: bool = False,
    partitions: int | None = None,
    batch_rows: int = BATCH_ROWS,
) -> DataFrame:
    """Decide every contact: one row of `OUT_SCHEMA` each, exactly once, in no particular order.

    It is as lazy as any frame, but for tables that hold for every consumer (``emergencies``), which are fetched at
    once. A task that is run again gives the same answers, provided that its tables are the same when read again: the
    rows of a consumer are taken in the order of their columns, those of text first.

    Args:
        tables: frames by the names of `fdcpa_guard.tables`. A table that is not given is unknown, an empty one says
            that there is nothing. A column of ``timestamp`` holds instants, as Spark has them; ``timestamp_ntz`` is
            read in ``zone``.
        policy: one that travels: a ready-made one, its name, a policy document, or a function of a module that makes
            it and that the workers have too.
        zone: the IANA name of the zone in which date-times without an offset are read.
        dispositions: what the codes of dialers say.
        next_allowed: also find the first instant at which each contact is allowed.
        record: also give each decision as JSON.
        partitions: into how many parts the consumers are dealt; None: as the session is set, which for much data is
            too few. All rows of a consumer are in one, so that many parts keep those of a busy one from making others
            wait.
        batch_rows: about how many rows of all tables are taken together.

    Raises:
        InvalidFacts: a table or column does not exist or is needed, or there is no such zone.
        InvalidPolicy: there is no such policy, or it cannot be sent to another process.
    """
    return _run(
        "decide",
        tables,
        policy,
        zone=zone,
        dispositions=dispositions,
        next_allowed=next_allowed,
        record=record,
        partitions=partitions,
        batch_rows=batch_rows,
    )


def windows(
    tables: Mapping[str, DataFrame],
    policy: PolicySource,
    *,
    zone: str,
    days: int = 7,
    dispositions: Dispositions | None = None,
    partitions: int | None = None,
    batch_rows: int = BATCH_ROWS,
) -> DataFrame:
    """When each contact would be allowed: rows of `WINDOWS_SCHEMA`, as of `fdcpa_guard.batch.windows`.

    Else as `decide`.

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
        partitions=partitions,
        batch_rows=batch_rows,
    )


def replay(
    tables: Mapping[str, DataFrame],
    policy: PolicySource,
    *,
    zone: str,
    assumed: Mapping[str, Any] | None = None,
    dispositions: Dispositions | None = None,
    partitions: int | None = None,
    batch_rows: int = BATCH_ROWS,
) -> DataFrame:
    """Judge every attempt of a log: rows of `REPLAY_SCHEMA`, as of `fdcpa_guard.batch.replay`.

    Else as `decide`.

    Raises:
        InvalidFacts, InvalidPolicy: as for `decide`.
        TypeError: what is assumed is something that a history holds, or no data.
    """
    return _run(
        "replay",
        tables,
        policy,
        zone=zone,
        dispositions=dispositions,
        assumed=in_json(assumed or {}),
        partitions=partitions,
        batch_rows=batch_rows,
    )


def nobodys(tables: Mapping[str, DataFrame], asked: Literal["contacts", "attempts"] = "contacts") -> DataFrame:
    """How many rows of each table name no consumer, and so are left out: columns ``table`` and ``rows``.

    What is asked about is not among them: the contacts, or the attempts of a replay. Each of those is answered, with an
    error.
    """
    check_names(tables, asked)
    counts = [
        frame.where(F.col(KEY).isNull()).agg(F.lit(name).alias("table"), F.count(F.lit(1)).alias("rows"))
        for name, frame in tables.items()
        if name not in (asked, CONTACTS) and not TABLES[name].shared
    ]
    return reduce(DataFrame.unionAll, counts)


def _run(
    what: What,
    tables: Mapping[str, DataFrame],
    policy: PolicySource,
    *,
    zone: str,
    dispositions: Dispositions | None,
    partitions: int | None,
    batch_rows: int,
    next_allowed: bool = False,
    record: bool = False,
    days: int = 0,
    assumed: str = "{}",
) -> DataFrame:
    if batch_rows < 1 or (partitions is not None and partitions < 1):
        raise InvalidFacts("batch", (Problem("partitions, batch_rows", "must be at least 1", "number"),))
    asked = ASKED[what]
    check_names(tables, asked)
    tables = {name: frame for name, frame in tables.items() if name == asked or name != CONTACTS}
    check_columns({name: frame.columns for name, frame in tables.items()})
    keyed = {name: frame for name, frame in tables.items() if not TABLES[name].shared}
    _check_keys(keyed)
    Reader(zone=zone)  # whether there is such a zone
    shared = {name: frame.toArrow() for name, frame in tables.items() if TABLES[name].shared}
    task = Task(
        what=what,
        policy=packed(policy),
        zone=zone,
        dispositions=None if dispositions is None else dispositions.to_json(),
        next_allowed=next_allowed,
        record=record,
        days=days,
        assumed=assumed,
        shared=wrapped(shared),
    )
    packing = _Packing.of(keyed, asked)
    together = reduce(DataFrame.unionAll, [packing.packed(at, frame) for at, frame in enumerate(keyed.values())])
    # Whoever names no consumer is nobody's neighbour: such rows are dealt out by themselves.
    dealt = F.coalesce(F.col(KEY), F.col(_PLACE))
    parts = together.repartition(dealt) if partitions is None else together.repartition(partitions, dealt)
    order = [KEY, _TABLE, *packing.order]
    return (
        parts.drop(_PLACE)
        .sortWithinPartitions(*order)
        .mapInArrow(_work(task, packing.layouts, batch_rows), T.StructType(_fields(SCHEMAS[what])))
    )


# -- on the driver: many tables as one


@dataclass(frozen=True)
class _Layout:
    """One table, and which slot holds which of its columns."""

    name: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Packing:
    """How the rows of many tables become rows of one.

    Attributes:
        slots: of each slot its type.
        layouts: the tables, by their numbers.
        order: the slots by which rows are put in order, so that it is the same whenever they are read.
        asked: the table each row of which is answered.
    """

    slots: Mapping[str, T.DataType]
    layouts: tuple[_Layout, ...]
    order: tuple[str, ...]
    asked: str

    @classmethod
    def of(cls, frames: Mapping[str, DataFrame], asked: str) -> _Packing:
        slots: dict[str, T.DataType] = {}
        layouts = []
        for name, frame in frames.items():
            taken: Counter[str] = Counter()
            columns = []
            kinds = {field.name: field.dataType for field in frame.schema.fields if field.name != KEY}
            for column in [each.name for each in TABLES[name].columns if each.name in kinds]:
                kind = kinds[column]
                slot = f"{kind.simpleString()} {taken[kind.simpleString()]}"
                taken[kind.simpleString()] += 1
                slots.setdefault(slot, kind)
                columns.append((column, slot))
            layouts.append(_Layout(name, tuple(columns)))
        short = {
            slot: f"s{at}" for at, slot in enumerate(sorted(slots, key=lambda slot: not slot.startswith("string")))
        }
        return cls(
            slots={short[slot]: slots[slot] for slot in short},
            layouts=tuple(
                _Layout(each.name, tuple((column, short[slot]) for column, slot in each.columns)) for each in layouts
            ),
            order=tuple(short[slot] for slot in short if not isinstance(slots[slot], _UNSORTED)),
            asked=asked,
        )

    def packed(self, at: int, frame: DataFrame) -> DataFrame:
        layout = self.layouts[at]
        place: Column = F.lit(None).cast("string")
        if layout.name == self.asked:
            named = {CONTACTS: "contact_id"}.get(self.asked, "id")
            dealt = F.xxhash64(named) if named in frame.columns else F.lit(0)
            place = F.when(F.col(KEY).isNull(), dealt.cast("string"))
        else:
            frame = frame.where(F.col(KEY).isNotNull())
        held = {slot: F.col(column) for column, slot in layout.columns}
        return frame.select(
            F.col(KEY).cast("string").alias(KEY),
            F.lit(at).cast("byte").alias(_TABLE),
            place.alias(_PLACE),
            *[held.get(slot, F.lit(None).cast(kind)).alias(slot) for slot, kind in self.slots.items()],
        )


def _check_keys(frames: Mapping[str, DataFrame]) -> None:
    wrong = [
        Problem(f"{name}.{KEY}", "must be text or a whole number", "key_type")
        for name, frame in frames.items()
        if not isinstance(frame.schema[KEY].dataType, T.StringType | T.IntegralType | T.NullType)
    ]
    if wrong:
        raise InvalidFacts("Tables", tuple(wrong))


def _fields(schema: Iterable[pa.Field]) -> list[T.StructField]:
    return [T.StructField(each.name, _spark_type(each.type), each.nullable) for each in schema]


def _spark_type(kind: pa.DataType) -> T.DataType:
    if pa.types.is_list(kind):
        return T.ArrayType(_spark_type(kind.value_type), kind.value_field.nullable)
    if pa.types.is_struct(kind):
        return T.StructType(_fields(kind))
    return _PLAIN[kind]


_PLAIN: Final[Mapping[pa.DataType, T.DataType]] = {
    pa.string(): T.StringType(),
    pa.bool_(): T.BooleanType(),
    pa.date32(): T.DateType(),
    pa.timestamp("us", tz="UTC"): T.TimestampType(),
}

# -- where the rows are: one as many tables again

Batches = Iterator[pa.RecordBatch]


def _work(task: Task, layouts: tuple[_Layout, ...], size: int) -> Callable[[Batches], Batches]:
    """What a worker does with a partition. What travels is plain data, and the names of what stands in this module."""

    def work(batches: Batches) -> Batches:
        answer = _answering(task)
        for group in groups(batches, layouts, size, ASKED[task.what]):
            yield answer(group)[0]

    return work


@lru_cache(maxsize=8)
def _answering(task: Task) -> Callable[[Tables], Answer]:
    """Built once in a worker process, which does many tasks, for each policy and what it is asked with."""
    return task.answering()


def groups(batches: Batches, layouts: tuple[_Layout, ...], size: int, asked: str = CONTACTS) -> Iterator[Group]:
    """Packed rows, in the order of consumers, as tables that hold whole consumers, about so many rows at a time."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    last: str | None = None
    for batch in batches:
        start = 0
        for consumer, begins, ends in runs(batch.column(KEY)):
            if rows and rows + ends - begins > size and (consumer is None or consumer != last):
                if begins > start:
                    waiting.append(batch.slice(start, begins - start))
                yield from _taken_apart(waiting, layouts, asked)
                waiting, rows, start = [], 0, begins
            rows += ends - begins
            last = consumer
        waiting.append(batch.slice(start))
    yield from _taken_apart(waiting, layouts, asked)


def _taken_apart(batches: list[pa.RecordBatch], layouts: tuple[_Layout, ...], asked: str) -> Iterator[Group]:
    if not batches:
        return
    whole = pa.Table.from_batches(batches).combine_chunks()
    found: Group = {}
    tables = whole.column(_TABLE)
    present = set(pc.unique(tables).to_pylist())
    for at, layout in enumerate(layouts):
        names = [KEY, *[column for column, _ in layout.columns]]
        mine = whole.select([KEY, *[slot for _, slot in layout.columns]]).rename_columns(names)
        found[layout.name] = mine.filter(pc.equal(tables, at)) if at in present else mine.slice(0, 0)
    if found[asked].num_rows:
        yield found
