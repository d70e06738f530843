"""Groups of consumers decided: Arrow in, Arrow out. Pure; the same whoever asks, this process, another or Spark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import pyarrow as pa

from ..clock import DAY, TICK, start_of_day, zone
from ..decision import Decision
from ..errors import InvalidFacts
from ..facts import Case, Contact
from ..guard import Guard
from ..tables import TABLES, Dispositions, Reader, Report, Rows, Type
from .columns import rows as as_rows
from .columns import values
from .incoming import CONTACTS, KEY, Group, keys_of, runs
from .policies import PolicySource, policy_of
from .schema import ADVISORIES, DUTIES, INSTANT, OUT_SCHEMA, REASONS, WINDOWS_SCHEMA

Tables = Mapping[str, pa.Table | pa.RecordBatch]

_REPEATS: Final = frozenset({Type.WORD, Type.WORDS, Type.ID, Type.IDS})
_TWICE: Final = "contacts.contact_id: another row of the consumer has the same"


@dataclass
class Tally:
    """What came of it, counted.

    Attributes:
        contacts: how many contacts were answered.
        allowed: how many of them are allowed.
        errors: how many could not be decided, and are not allowed.
        unread: how often what was not understood, by table, column and reason.
        codes: dispositions that no table knows, and how often each came.
        nobodys: how many rows of each table name no consumer, and so were left out.
        verdicts: of a replay, how many attempts came out how; they count as contacts.
    """

    contacts: int = 0
    allowed: int = 0
    errors: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    nobodys: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count another's in."""
        self.contacts += other.contacts
        self.allowed += other.allowed
        self.errors += other.errors
        self.unread += other.unread
        self.codes += other.codes
        self.nobodys += other.nobodys
        self.verdicts += other.verdicts

    def to_dict(self) -> dict[str, Any]:
        """The counts as plain values, the most frequent first."""
        whole = {name: getattr(self, name) for name in ("contacts", "allowed", "errors")}
        counters = ("unread", "codes", "nobodys", *(["verdicts"] if self.verdicts else []))
        return whole | {name: dict(getattr(self, name).most_common()) for name in counters}

    def count(self, report: Report) -> None:
        """Count what a report tells of."""
        for (table, column, why), times in report.kinds.items():
            self.unread[f"{table}.{column}: {why}" if column else f"{table}: {why}"] += times
        self.codes += report.codes


class Decider:
    """Decides groups of consumers. A guard is built once; an instance may be shared between threads.

    ``policy``: a policy, its document, its name, or what makes it. ``zone``: that in which naive times of the tables
    are read. ``dispositions``: the table of codes. ``shared``: tables whose rows hold for every consumer, where they
    are not among those of each group.
    """

    def __init__(
        self,
        policy: PolicySource,
        *,
        zone: str,
        dispositions: Dispositions | None = None,
        next_allowed: bool = False,
        record: bool = False,
        shared: Tables | None = None,
    ) -> None:
        self.guard = Guard(policy_of(policy))
        self.reader = Reader(zone=zone, dispositions=dispositions)
        self._next_allowed = next_allowed
        self._record = record
        self._shared = dict(shared or {})
        self._label = self.guard.policy.label

    def decide_group(self, tables: Tables) -> pa.RecordBatch:
        """One row of `OUT_SCHEMA` for each contact, in their order; the other tables hold all rows of its consumers."""
        return self.decided(tables)[0]

    def decided(self, tables: Tables) -> tuple[pa.RecordBatch, Tally]:
        """The same, and what came of it."""
        out, tally = _Answers(self._label), Tally()
        for asked in asked_of(self.reader, {**self._shared, **tables}, tally):
            if (question := asked.question) is not None:
                try:
                    decision = self.guard.decide(*question)
                    next_at = self.guard.next_allowed(*question).at if self._next_allowed else None
                    out.add(asked, decision, next_at, decision.to_json() if self._record else None)
                    tally.allowed += decision.allowed
                    continue
                except Exception as error:
                    asked.error = failed(error)
            tally.errors += 1
            out.fail(asked)
        tally.contacts = len(out.allowed)
        return out.batch(), tally

    def windows_group(self, tables: Tables, days: int = 7) -> pa.RecordBatch:
        """Rows of `WINDOWS_SCHEMA`: for each contact every window of the days from its own instant on."""
        return self.windows(tables, days)[0]

    def windows(self, tables: Tables, days: int) -> tuple[pa.RecordBatch, Tally]:
        """The same, and what came of it."""
        found: list[tuple[Any, ...]] = []
        tally = Tally()
        for asked in asked_of(self.reader, {**self._shared, **tables}, tally):
            tally.contacts += 1
            if (question := asked.question) is not None:
                try:
                    opened = list(self._opened(asked, question, days))
                    found += opened or [(asked.consumer, asked.id, None, None, None, None, None)]
                    tally.allowed += bool(opened)
                    continue
                except Exception as error:
                    asked.error = failed(error)
            tally.errors += 1
            found.append((asked.consumer, asked.id, None, None, None, None, asked.error))
        columns = list(zip(*found, strict=True)) or [()] * len(WINDOWS_SCHEMA)
        arrays = [pa.array(column, kind.type) for column, kind in zip(columns, WINDOWS_SCHEMA, strict=True)]
        return pa.record_batch(arrays, schema=WINDOWS_SCHEMA), tally

    def _opened(self, asked: Asked, question: tuple[Contact, Case], days: int) -> Iterator[tuple[Any, ...]]:
        """Each window cut at midnight where the person may be."""
        contact, case = question
        zones = case.index.clocks(contact.who, contact.at)
        clock = zones[0] if zones else zone("UTC")
        first = contact.at.astimezone(clock).date()
        until = start_of_day(clock, first + timedelta(days=days))
        for window in self.guard.windows(contact, case, until=until).windows:
            opens = window.opens
            while opens < window.closes:
                day = opens.astimezone(clock).date()
                closes = min(window.closes, start_of_day(clock, day + DAY))
                yield asked.consumer, asked.id, day, opens, closes, clock.key, None
                opens = max(closes, opens + TICK)


@dataclass(slots=True)
class Known:
    """The case of a consumer, or why there is none; and what of its rows was not understood."""

    case: Case | None
    error: str | None
    unread: list[str]


def known_of(reader: Reader, consumer: str, facts: Facts, tally: Tally) -> Known:
    """The case of a consumer among the rows of a group; what is not understood is counted."""
    try:
        read = reader.case_from(consumer, facts.of(consumer))
    except InvalidFacts as error:
        return Known(None, str(error), [])
    except Exception as error:
        return Known(None, failed(error), [])
    tally.count(read.report)
    return Known(read.case, None, _told(read.report))


@dataclass(slots=True)
class Asked:
    """A row of the contacts."""

    consumer: str | None
    id: str | None
    contact: Contact | None = None
    case: Case | None = None
    error: str | None = None
    unread: list[str] = field(default_factory=list)

    @property
    def question(self) -> tuple[Contact, Case] | None:
        """The contact and its case, where both could be made."""
        if self.error is not None or self.contact is None or self.case is None:
            return None
        return self.contact, self.case


def asked_of(reader: Reader, tables: Tables, tally: Tally) -> Iterator[Asked]:
    """Every contact, with the case of its consumer, which is made once."""
    facts = Facts(tables)
    contacts = tables[CONTACTS]
    names = tuple(contacts.schema.names)
    columns = [column_values(CONTACTS, name, contacts.column(name)) for name in names]
    which = keys_of(contacts, pa.large_string()).to_pylist()
    ids = columns[names.index("contact_id")]
    seen: set[tuple[Any, Any]] = set()
    cases: dict[str, Known] = {}
    for consumer, id, row in zip(which, ids, as_rows(columns, len(which)), strict=True):
        asked = Asked(consumer, None if id is None else str(id))
        if consumer is None:
            asked.error = f"contacts.{KEY}: required"
            yield asked
            continue
        known = cases.get(consumer)
        if known is None:
            known = cases[consumer] = known_of(reader, consumer, facts, tally)
        asked.unread += known.unread
        if (consumer, id) in seen:
            asked.unread.append(_TWICE)
            tally.unread[_TWICE] += 1
        seen.add((consumer, id))
        asked.case, asked.error = known.case, known.error
        if known.case is not None:
            try:
                asked.contact, report = reader.contact_from(row, known.case, columns=names)
                asked.unread += _told(report)
                tally.count(report)
            except InvalidFacts as error:
                asked.error = str(error)
            except Exception as error:
                asked.error = failed(error)
        yield asked


class Facts:
    """The tables of a group as Python rows, by consumer."""

    def __init__(self, tables: Tables) -> None:
        self._shared: dict[str, Rows] = {}
        self._of: dict[str, tuple[tuple[str, ...], dict[Any, list[tuple[Any, ...]]]]] = {}
        for name, table in tables.items():
            if name == CONTACTS:
                continue
            shared = TABLES[name].shared
            names = tuple([column for column in table.schema.names if shared or column != KEY])
            columns = [column_values(name, column, table.column(column)) for column in names]
            rows = as_rows(columns, table.num_rows)
            if shared:
                self._shared[name] = Rows(names, rows)
                continue
            found: dict[Any, list[tuple[Any, ...]]] = {}
            for consumer, start, end in runs(keys_of(table, pa.large_string())):
                if consumer in found:
                    found[consumer] += rows[start:end]
                else:
                    found[consumer] = rows[start:end]
            self._of[name] = names, found

    def of(self, consumer: str | None) -> dict[str, Rows]:
        """All rows about a consumer, by table."""
        return {
            **{name: Rows(names, found.get(consumer, [])) for name, (names, found) in self._of.items()},
            **self._shared,
        }


def column_values(table: str, name: str, column: pa.ChunkedArray | pa.Array) -> list[Any]:
    """The values of a column of a table."""
    return values(column, repeats=TABLES[table].by_name[name].type in _REPEATS)


def _told(report: Report) -> list[str]:
    return [f"{each.path}: {each.words}" for each in report.unread]


def failed(error: Exception) -> str:
    """What may be told of an error that is nobody's fault but ours: its text may hold what it was about."""
    return f"failed ({type(error).__name__})"


class Lists:
    """A column of lists of records, put together flat."""

    def __init__(self, kind: pa.DataType) -> None:
        self._kind = kind
        self.ends = [0]
        self.records: list[tuple[Any, ...]] = []

    def end(self) -> None:
        """The list of a row is whole."""
        self.ends.append(len(self.records))

    def array(self) -> pa.Array:
        """The column."""
        fields = list(self._kind.value_type)
        columns = list(zip(*self.records, strict=True)) or [()] * len(fields)
        arrays = [
            texts(column) if pa.types.is_list(kind.type) else pa.array(column, kind.type)
            for column, kind in zip(columns, fields, strict=True)
        ]
        inner = pa.StructArray.from_arrays(arrays, fields=fields)
        return pa.ListArray.from_arrays(pa.array(self.ends, pa.int32()), inner, type=self._kind)


def texts(lists: Any) -> pa.Array:
    """Lists of text."""
    ends, flat = [0], []
    for each in lists:
        flat += each
        ends.append(len(flat))
    kind = OUT_SCHEMA.field("unread").type
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(flat, pa.string()), type=kind)


class _Answers:
    """The answers of a group, a column at a time."""

    def __init__(self, label: str) -> None:
        self._label = label
        self.allowed: list[bool] = []
        self._consumers: list[str | None] = []
        self._ids: list[str | None] = []
        self._reasons, self._duties, self._advisories = Lists(REASONS), Lists(DUTIES), Lists(ADVISORIES)
        self._permitted: list[tuple[str, ...]] = []
        self._until: list[datetime | None] = []
        self._next: list[datetime | None] = []
        self._fingerprints: list[str | None] = []
        self._records: list[str | None] = []
        self._errors: list[str | None] = []
        self._unread: list[list[str]] = []

    def add(self, asked: Asked, decision: Decision, next_at: datetime | None, record: str | None) -> None:
        self._row(asked, next_at, record, decision.fingerprint)
        self.allowed.append(decision.allowed)
        self._permitted.append(decision.permitted_debts)
        self._until.append(decision.valid_until)
        self._reasons.records += [
            (each.rule, each.effect.value, each.message, each.debts, each.lapses_at, each.denies)
            for each in decision.reasons
        ]
        self._duties.records += [(each.rule, each.message, each.debts, each.due) for each in decision.duties]
        self._advisories.records += [(each.rule, each.message, each.debts) for each in decision.advisories]
        self._end()

    def fail(self, asked: Asked) -> None:
        self._row(asked, None, None, None)
        self.allowed.append(False)
        self._permitted.append(())
        self._until.append(None)
        self._end()

    def _row(self, asked: Asked, next_at: datetime | None, record: str | None, fingerprint: str | None) -> None:
        self._consumers.append(asked.consumer)
        self._ids.append(asked.id)
        self._next.append(next_at)
        self._fingerprints.append(fingerprint)
        self._records.append(record)
        self._errors.append(asked.error)
        self._unread.append(asked.unread)

    def _end(self) -> None:
        for lists in (self._reasons, self._duties, self._advisories):
            lists.end()

    def batch(self) -> pa.RecordBatch:
        text = pa.string()
        arrays = [
            pa.array(self._consumers, text),
            pa.array(self._ids, text),
            pa.array(self.allowed, pa.bool_()),
            self._reasons.array(),
            self._duties.array(),
            self._advisories.array(),
            texts(self._permitted),
            pa.array(self._until, INSTANT),
            pa.array(self._next, INSTANT),
            pa.array([self._label] * len(self.allowed), text),
            pa.array(self._fingerprints, text),
            pa.array(self._records, text),
            pa.array(self._errors, text),
            texts(self._unread),
        ]
        return pa.record_batch(arrays, schema=OUT_SCHEMA)


__all__ = ["Decider", "Group", "Tally"]
