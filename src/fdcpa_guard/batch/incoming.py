"""Tables that come in: checked against the definitions, and cut into groups that hold whole consumers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ..errors import InvalidFacts, Problem
from ..tables import TABLES
from ..tables.naming import no_such_column, no_such_table
from .columns import is_text

_types: Final = pa.types

Group = dict[str, pa.Table]
"""The rows of some consumers, by table: those that are asked about in their order, and all of the rest."""

CONTACTS: Final = "contacts"
ATTEMPTS: Final = "attempts"
KEY: Final = "consumer_id"
_READ_AT_ONCE: Final = 32_768
"""Rows of a file that are asked for at a time."""
_ASKED_AT_ONCE: Final = 1_024
"""Rows asked about whose consumers' rows are looked for together, where tables come as streams."""
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {CONTACTS: ("debts",), ATTEMPTS: ("debts", "inbound")}
"""Tables that may be asked about, and those without which that makes no sense: of attempts, the rest of the history."""


@dataclass(frozen=True)
class Stream:
    """A table that comes in record batches, in the order of consumers."""

    schema: pa.Schema
    batches: Iterable[pa.RecordBatch]


@dataclass
class Given:
    """One table as it was given: whole in memory, or a stream that is read once."""

    name: str
    schema: pa.Schema
    whole: pa.Table | None
    batches: Iterator[pa.RecordBatch]


@dataclass
class Incoming:
    """All tables that were given, cut into groups by `groups`.

    Attributes:
        asked: the table each row of which is answered: the contacts, or the attempts of a log.
        shared: those whose rows hold for every consumer.
        nobodys: how many rows of each table name no consumer, as far as they were met.
    """

    asked: Given
    others: tuple[Given, ...]
    shared: Group
    key: pa.DataType
    nobodys: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, tables: Mapping[str, Any], asked: str = CONTACTS) -> Incoming:
        """Tables by their names: of Arrow, or anything that hands itself over as Arrow does.

        Where attempts are asked about, contacts are not looked at.

        Raises:
            InvalidFacts: there is no such table or column, or one that is needed is not given.
            TypeError: a table is nothing that Arrow can read.
        """
        check_names(tables, asked)
        given = {name: _given(name, table) for name, table in tables.items() if name == asked or name != CONTACTS}
        check_columns({name: each.schema.names for name, each in given.items()})
        keyed = [each for name, each in given.items() if not TABLES[name].shared]
        return cls(
            asked=given[asked],
            others=tuple(each for each in keyed if each.name != asked),
            shared={name: _all_of(each) for name, each in given.items() if TABLES[name].shared},
            key=key_of({each.name: each.schema for each in keyed}),
        )

    def groups(self, size: int) -> Iterator[Group]:
        """Groups of about so many rows, each with all that is known of its consumers; every contact is in one.

        Where all tables but the contacts are in memory, these may come in any order; else all come in the order of
        their consumers. Attempts are a consumer's history as well, so all of one consumer are in one group.

        Raises:
            InvalidFacts: a table is not in that order.
        """
        if self.asked.name == CONTACTS and all(each.whole is not None for each in self.others):
            return self._looked_up(size)
        return self._merged(size)

    # -- everything but the contacts in memory

    def _looked_up(self, size: int) -> Iterator[Group]:
        held = [_Held(each.name, self._sorted(each), self.key) for each in self.others]
        for batch in self.asked.batches:
            asked = keys_of(batch, self.key).to_pylist()
            start, rows = 0, 0
            known: set[Any] = set()
            for at, consumer in enumerate(asked):
                new = consumer is not None and consumer not in known
                more = 1 + (sum([table.number_of(consumer) for table in held]) if new else 0)
                if at > start and rows + more > size:
                    yield self._group(batch.slice(start, at - start), held, known)
                    start, rows, known = at, 0, set()
                    if consumer is not None and not new:
                        more = 1 + sum([table.number_of(consumer) for table in held])
                rows += more
                if consumer is not None:
                    known.add(consumer)
            if start < len(asked):
                yield self._group(batch.slice(start), held, known)

    def _group(self, contacts: pa.RecordBatch, held: list[_Held], known: set[Any]) -> Group:
        wanted = sorted(known)
        rows = {table.name: table.rows(wanted) for table in held}
        return {CONTACTS: pa.Table.from_batches([contacts]), **rows}

    def _sorted(self, given: Given) -> pa.Table:
        """A table in memory, in the order of consumers, without the rows that name none; of those asked about, first.

        What is asked about is answered whoever it names.
        """
        whole: Any = given.whole
        keys = keys_of(whole, self.key)
        if keys.null_count and given is self.asked:
            keys = pc.fill_null(keys, least_of(self.key))
        if keys.null_count:
            self.nobodys[given.name] += keys.null_count
            whole = whole.filter(pc.is_valid(keys))
            keys = keys.drop_null()
        if first_out_of_order(keys) is not None:
            whole = whole.take(pc.sort_indices(keys))
        return whole.combine_chunks()

    # -- streams, merged

    def _merged(self, size: int) -> Iterator[Group]:
        others = [
            _InOrder(each.name, each.schema, self._batches_in_order(each), self.key, self.nobodys)
            for each in self.others
        ]
        for asked, keys in self._of_whole_consumers():
            wanted = pc.unique(keys)
            last = keys[len(keys) - 1]
            rows = {table.name: table.rows_of(wanted, last) for table in others}
            yield from self._cut(asked, keys, rows, size)

    def _batches_in_order(self, given: Given) -> Iterator[pa.RecordBatch]:
        return given.batches if given.whole is None else iter(self._sorted(given).to_batches(_READ_AT_ONCE))

    def _of_whole_consumers(self) -> Iterator[tuple[pa.Table, pa.Array]]:
        """What is asked, some consumers at a time, and for each its consumer; one that names none goes with another."""
        before, seen = least_of(self.key), 0
        waiting: list[pa.RecordBatch] = []
        keys_waiting: list[pa.Array] = []
        ours = self.asked.name == CONTACTS  # which come in the order that they are answered in
        for batch in self.asked.batches if ours else self._batches_in_order(self.asked):
            if not batch.num_rows:
                continue
            keys = pc.fill_null(pc.fill_null_forward(keys_of(batch, self.key)), before)
            if (at := first_out_of_order(keys, before)) is not None:
                raise _disorder(self.asked.name, seen + at, whole=self.asked.whole is not None)
            seen += batch.num_rows
            before = keys[len(keys) - 1]
            waiting.append(batch)
            keys_waiting.append(keys)
            if sum(map(len, keys_waiting)) > _ASKED_AT_ONCE:
                table, keys = pa.Table.from_batches(waiting), _joined(keys_waiting, self.key)
                begins = 0
                while len(keys) - begins > _ASKED_AT_ONCE:
                    edge = keys[begins + _ASKED_AT_ONCE - 1]
                    # A consumer whose contacts reach the edge is taken whole, or left for what comes.
                    ends = bisect_left(keys, edge.as_py(), begins, key=_plain)
                    if ends == begins:
                        ends = _end_of(keys, edge, begins)
                    if ends == len(keys):
                        break
                    yield table.slice(begins, ends - begins), keys.slice(begins, ends - begins)
                    begins = ends
                waiting, keys_waiting = table.slice(begins).to_batches(), [keys.slice(begins)]
        if waiting:
            yield pa.Table.from_batches(waiting), _joined(keys_waiting, self.key)

    def _cut(self, asked: pa.Table, keys: pa.Array, rows: Group, size: int) -> Iterator[Group]:
        total = asked.num_rows + sum([table.num_rows for table in rows.values()])
        if total <= size:
            yield {self.asked.name: asked, **rows}
            return
        counted = {name: Counter(dict(_counts(keys_of(table, self.key)))) for name, table in rows.items()}
        starts = dict.fromkeys((self.asked.name, *rows), 0)
        ends = dict(starts)
        filled = 0
        for consumer, number in _counts(keys):
            more = number + sum([counts[consumer] for counts in counted.values()])
            if filled and filled + more > size:
                yield self._slices(asked, rows, starts, ends)
                starts, filled = dict(ends), 0
            filled += more
            ends[self.asked.name] += number
            for name, counts in counted.items():
                ends[name] += counts[consumer]
        yield self._slices(asked, rows, starts, ends)

    def _slices(self, asked: pa.Table, rows: Group, starts: dict[str, int], ends: dict[str, int]) -> Group:
        tables = {self.asked.name: asked, **rows}
        return {name: table.slice(starts[name], ends[name] - starts[name]) for name, table in tables.items()}


class _Held:
    """A table in memory, in the order of consumers, of which the rows of any can be asked for."""

    def __init__(self, name: str, table: pa.Table, key: pa.DataType) -> None:
        self.name = name
        self._table = table
        counts = list(_counts(keys_of(table, key)))
        self._ids = [consumer for consumer, _ in counts]
        self._starts = [0]
        for _, number in counts:
            self._starts.append(self._starts[-1] + number)

    def _at(self, consumer: Any) -> int | None:
        at = bisect_left(self._ids, consumer)
        return at if at < len(self._ids) and self._ids[at] == consumer else None

    def number_of(self, consumer: Any) -> int:
        at = self._at(consumer)
        return 0 if at is None else self._starts[at + 1] - self._starts[at]

    def rows(self, consumers: list[Any]) -> pa.Table:
        """The rows of some consumers, who are in order."""
        spans: list[list[int]] = []
        for consumer in consumers:
            at = self._at(consumer)
            if at is not None:
                start, end = self._starts[at], self._starts[at + 1]
                if spans and spans[-1][1] == start:
                    spans[-1][1] = end
                else:
                    spans.append([start, end])
        if not spans:
            return self._table.slice(0, 0)
        if len(spans) == 1:
            return self._table.slice(spans[0][0], spans[0][1] - spans[0][0])
        return self._table.take(pa.array([row for start, end in spans for row in range(start, end)], pa.int64()))


class _InOrder:
    """A stream in the order of consumers, read from front to back once."""

    def __init__(
        self, name: str, schema: pa.Schema, batches: Iterator[pa.RecordBatch], key: pa.DataType, nobodys: Counter[str]
    ) -> None:
        self.name = name
        self._schema = schema
        self._batches = batches
        self._key = key
        self._nobodys = nobodys
        self._left: tuple[pa.RecordBatch, pa.Array] | None = None
        self._before: Any = None
        self._seen = 0

    def rows_of(self, wanted: pa.Array, last: pa.Scalar) -> pa.Table:
        """The rows of some consumers, of whom one is the last; rows of others before that one are passed over."""
        found: list[pa.RecordBatch] = []
        while (left := self._left or self._next()) is not None:
            batch, keys = left
            number = _end_of(keys, last, 0)
            if number:
                those = pc.is_in(keys.slice(0, number), value_set=wanted)
                found.append(batch.slice(0, number).filter(those))
            self._left = None
            if number < len(keys):
                self._left = batch.slice(number), keys.slice(number)
                break
        return pa.Table.from_batches(found, schema=self._schema)

    def _next(self) -> tuple[pa.RecordBatch, pa.Array] | None:
        for batch in self._batches:
            keys = keys_of(batch, self._key)
            if keys.null_count:
                self._nobodys[self.name] += keys.null_count
                batch, keys = batch.filter(pc.is_valid(keys)), keys.drop_null()
            if not len(keys):
                continue
            if (at := first_out_of_order(keys, self._before)) is not None:
                raise _disorder(self.name, self._seen + at, whole=False)
            self._seen += len(keys)
            self._before = keys[len(keys) - 1]
            return batch, keys
        return None


def key_of(schemas: Mapping[str, pa.Schema]) -> pa.DataType:
    """The type in which the consumers of all tables are compared: whole numbers where all are, else text.

    Raises:
        InvalidFacts: one is neither.
    """
    kinds = {name: _value_type(schema.field(KEY).type) for name, schema in schemas.items()}
    _refuse(
        [
            Problem(f"{name}.{KEY}", "must be text or a whole number", "key_type")
            for name, kind in kinds.items()
            if not (_types.is_integer(kind) or is_text(kind) or _types.is_null(kind))
        ]
    )
    numbers = all(_types.is_integer(kind) and kind != pa.uint64() for kind in kinds.values())
    return pa.int64() if numbers else pa.large_string()


def least_of(key: pa.DataType) -> pa.Scalar:
    """What no consumer comes before."""
    return pa.scalar(-(2**63) if key == pa.int64() else "", key)


def keys_of(table: pa.Table | pa.RecordBatch, key: pa.DataType) -> pa.Array:
    """Of each row the consumer, in one type for all tables."""
    keys = table.column(KEY)
    if isinstance(keys, pa.ChunkedArray):
        keys = keys.combine_chunks() if keys.num_chunks != 1 else keys.chunk(0)
        if isinstance(keys, pa.ChunkedArray):  # more text than one array holds
            keys = keys.cast(pa.large_string()).combine_chunks()
    if _types.is_dictionary(keys.type):
        keys = keys.dictionary_decode()
    return keys if keys.type == key else keys.cast(key)


def runs(keys: pa.Array) -> Iterator[tuple[Any, int, int]]:
    """Of keys the stretches in which one stands: the key, the first row and the row behind the last."""
    if not len(keys):
        return
    encoded = pc.run_end_encode(keys, run_end_type=pa.int64())
    start = 0
    for consumer, end in zip(encoded.values.to_pylist(), encoded.run_ends.to_pylist(), strict=True):
        yield consumer, start, end
        start = end


def _counts(keys: pa.Array) -> Iterator[tuple[Any, int]]:
    return ((consumer, end - start) for consumer, start, end in runs(keys))


def _plain(key: pa.Scalar) -> Any:
    return key.as_py()


def _end_of(keys: pa.Array, last: pa.Scalar, start: int) -> int:
    """Of keys in order, how many are not beyond one of them."""
    if not len(keys) or keys[len(keys) - 1].as_py() <= last.as_py():
        return len(keys)
    low, high, sought = start, len(keys), last.as_py()
    while low < high:
        middle = (low + high) // 2
        if keys[middle].as_py() <= sought:
            low = middle + 1
        else:
            high = middle
    return low


def _joined(keys: list[pa.Array], key: pa.DataType) -> pa.Array:
    return keys[0] if len(keys) == 1 else pa.chunked_array(keys, key).combine_chunks()


def first_out_of_order(keys: pa.Array, before: pa.Scalar | None = None) -> int | None:
    """The first row whose key is less than that before it; NULLs are not looked at."""
    if before is not None and len(keys) and keys[0].is_valid and keys[0].as_py() < before.as_py():
        return 0
    number = len(keys)
    if number < 2:
        return None
    fine = pc.less_equal(keys.slice(0, number - 1), keys.slice(1))
    if pc.all(fine, min_count=0).as_py():
        return None
    return int(pc.index(fine, False).as_py()) + 1


def _disorder(name: str, row: int, *, whole: bool) -> InvalidFacts:
    else_so = (
        "; or hand over every other table whole, in memory" if name == CONTACTS else "; or hand it over as a pa.Table"
    )
    said = f"row {row + 1} is of a consumer that comes before that of the row above: order the table by {KEY}"
    if not whole:
        said += ' (of text in the order of code points: COLLATE "C")'
    return InvalidFacts("Tables", (Problem(f"{name}.{KEY}", said + else_so, "order"),))


def _refuse(wrong: list[Problem]) -> None:
    if wrong:
        raise InvalidFacts("Tables", tuple(wrong))


def check_names(tables: Collection[str], asked: str = CONTACTS) -> None:
    """Refuse tables that there are none of, and those without which nothing can be decided.

    Raises:
        InvalidFacts: with a problem for each.
    """
    wrong = [no_such_table(name) for name in tables if name not in TABLES]
    needed = (asked, *_NEEDED[asked])
    wrong += [Problem(name, "the table is needed", "missing") for name in needed if name not in tables]
    _refuse(wrong)


def check_columns(columns: Mapping[str, Sequence[str]]) -> None:
    """Refuse columns that there are none of, those given twice, and tables without those that are needed.

    Raises:
        InvalidFacts: with a problem for each.
    """
    _refuse([problem for name, names in columns.items() for problem in _wrong_columns(name, names)])


def _wrong_columns(table: str, names: Sequence[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(names):
        if name not in TABLES[table].by_name:
            yield no_such_column(TABLES[table], name)
        elif names.count(name) > 1:
            yield Problem(f"{table}.{name}", "the column is given twice", "given_twice")
    needed = [] if TABLES[table].shared else [KEY]
    for name in [*needed, "contact_id"] if table == CONTACTS else needed:
        if name not in names:
            yield Problem(f"{table}.{name}", "the column is needed", "missing")


def _given(name: str, table: Any) -> Given:
    """A table, without views of text, of which Arrow can do little."""
    found = _handed_over(name, table)
    plain = pa.schema([field.with_type(_without_views(field.type)) for field in found.schema])
    if plain == found.schema:
        return found
    if found.whole is not None:
        return _handed_over(name, found.whole.cast(plain))
    return Given(name, plain, None, (batch.cast(plain) for batch in found.batches))


_LISTS: Final = (_types.is_list, _types.is_large_list, _types.is_list_view, _types.is_large_list_view)


def _without_views(kind: pa.DataType) -> pa.DataType:
    if _types.is_string_view(kind):
        return pa.large_string()
    if any(is_one(kind) for is_one in _LISTS):
        return pa.large_list(_without_views(kind.value_type))
    return kind


def _handed_over(name: str, table: Any) -> Given:
    """A table, and whether it is in memory: those of Arrow are, and frames, which are collections of their columns."""
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    if isinstance(table, pa.Table):
        return Given(name, table.schema, table, iter(table.to_batches(_READ_AT_ONCE)))
    if isinstance(table, pa.RecordBatchReader):
        return Given(name, table.schema, None, iter(table))
    if isinstance(table, Stream):
        return Given(name, table.schema, None, iter(table.batches))
    if hasattr(table, "get_fragments"):
        return Given(name, table.schema, None, of_files(table))
    if hasattr(table, "__arrow_c_stream__"):
        frame = isinstance(table, Collection)
        return _handed_over(name, pa.table(table) if frame else pa.RecordBatchReader.from_stream(table))
    raise TypeError(f"{name}: a table is handed over as Arrow, such as a pa.Table or a reader of record batches")


def of_files(data: Any, **options: Any) -> Iterator[pa.RecordBatch]:
    """The rows of a data set, one row group after the other: a scan of the whole reads ahead of whoever is slow."""
    options = {"batch_size": _READ_AT_ONCE, "batch_readahead": 0, **options}
    try:
        fragments = iter(data.get_fragments())
    except ValueError:  # it is filtered, so that it has to be scanned
        yield from data.to_batches(fragment_readahead=1, **options)
        return
    for fragment in fragments:
        split = getattr(fragment, "split_by_row_group", None)
        for piece in [fragment] if split is None else split():
            yield from piece.to_batches(schema=data.schema, **options)


def _all_of(given: Given) -> pa.Table:
    return pa.Table.from_batches(given.batches, schema=given.schema) if given.whole is None else given.whole


def _value_type(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if _types.is_dictionary(kind) else kind
