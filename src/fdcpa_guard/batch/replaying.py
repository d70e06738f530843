"""A log replayed: each attempt of tables judged as of when it was made. Arrow in, Arrow out, and back as `Judged`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyarrow as pa

from ..audit.judged import Judged, Lack, Objection, Verdict
from ..audit.replaying import NO_HISTORY, Replayed, Replayer
from ..errors import InvalidFacts, Problem
from ..facts import Attempt, Case
from ..facts.ids import why_no_id
from ..guard import Guard
from ..tables import Dispositions, Reader
from ..tables.definitions import TAGS as TAG_COLUMNS
from ..vocabulary import UNKNOWN, Effect, Medium
from .deciding import Facts, Known, Lists, Tables, Tally, failed, known_of, texts
from .incoming import ATTEMPTS, KEY, keys_of
from .policies import PolicySource, policy_of
from .schema import INSTANT, LACKS, OBJECTIONS, REPLAY_SCHEMA, TAGS

_NOBODYS: Final = f"{ATTEMPTS}.{KEY}: required"
_AGAIN: Final = f"{ATTEMPTS}: the row is there twice, and counts once"
_NOT_UNDERSTOOD: Final = f"{ATTEMPTS}: the row is not understood, and counts as a fact that is missing"


class LogReplayer:
    """Judges the attempts of groups of consumers. A guard is built once; an instance may be shared between threads.

    ``assumed``: what is assumed of all of them, as JSON. The rest as for `Decider`.
    """

    def __init__(
        self,
        policy: PolicySource,
        *,
        zone: str,
        dispositions: Dispositions | None = None,
        assumed: str = "{}",
        shared: Tables | None = None,
    ) -> None:
        self.reader = Reader(zone=zone, dispositions=dispositions)
        self._replayer = Replayer(Guard(policy_of(policy)), json.loads(assumed))
        self._shared = dict(shared or {})

    def replayed(self, tables: Tables) -> tuple[pa.RecordBatch, Tally]:
        """One row of `REPLAY_SCHEMA` for each row of attempts, in their order by consumer; and what came of it.

        The tables hold all rows of their consumers.
        """
        out, tally = _Answers(), Tally()
        for judged in self._judged(tables, tally):
            out.add(judged)
            tally.contacts += 1
            tally.allowed += judged.verdict is Verdict.NOTHING_FOUND
            tally.errors += judged.error is not None
            if judged.error is None:
                tally.verdicts[judged.verdict.value] += 1
        return out.batch(), tally

    def _judged(self, tables: Tables, tally: Tally) -> Iterator[Judged]:
        facts = Facts({**self._shared, **tables})
        for consumer in dict.fromkeys(keys_of(tables[ATTEMPTS], pa.large_string()).to_pylist()):
            log = facts.of(consumer)[ATTEMPTS]
            rows = [_Logged(dict(zip(log.columns, values, strict=True)), self.reader) for values in log.values]
            if consumer is None:
                yield from (self._unread(None, row, _NOBODYS) for row in rows)
            else:
                yield from self._of_one(consumer, rows, known_of(self.reader, consumer, facts, tally))

    def _of_one(self, consumer: str, rows: list[_Logged], known: Known) -> Iterator[Judged]:
        """The attempts of one consumer: for each row the one that it became, or why it became none."""
        case = known.case
        if case is None or case.history is UNKNOWN:
            yield from (self._unread(consumer, row, known.error or NO_HISTORY) for row in rows)
            return
        left = {attempt.id: attempt for attempt in case.history.attempts}
        found = list(_became(rows, left))
        others = iter(left.values())  # of rows that became attempts of other ids
        for row, attempt, why in found:
            attempt = attempt or next(others, None)
            yield self._unread(consumer, row, why) if attempt is None else self._one(consumer, case, attempt)

    def _one(self, consumer: str, case: Case, attempt: Attempt) -> Judged:
        try:
            found = self._replayer.one_or_why(case, attempt, consumer)
            return found.judged if isinstance(found, Replayed) else found
        except Exception as error:
            return self._replayer.not_read(consumer, attempt, failed(error))

    def _unread(self, consumer: str | None, row: _Logged, why: str) -> Judged:
        id = "" if row.id is None or why_no_id(row.id) else row.id
        return self._replayer.not_read(consumer, None, why, id=id, tags=row.tags)


class _Logged:
    """A row of attempts, as far as it matters which it is."""

    def __init__(self, values: dict[str, Any], reader: Reader) -> None:
        self.values = values
        self.id = reader.id_of(values.get("id"))
        self._reader = reader

    @property
    def tags(self) -> dict[str, str]:
        """Those of its tags that have columns of their own, and can be shown."""
        found = {name: self._reader.id_of(self.values.get(name)) for name in sorted(TAG_COLUMNS)}
        return {name: value for name, value in found.items() if value is not None and not why_no_id(value)}


def _became(rows: list[_Logged], left: dict[str, Attempt]) -> Iterator[tuple[_Logged, Attempt | None, str]]:
    """Each row, the attempt that it became, which is taken away, and else why it became none.

    Rows of one id that say the same are one attempt; of those that differ each is one, under the id and a number.
    """
    of_one_id: dict[str, list[_Logged]] = {}
    for number, row in enumerate(rows, 1):
        of_one_id.setdefault(row.id or f"{ATTEMPTS}-{number}", []).append(row)
    of_row = {id(row): (name, same) for name, same in of_one_id.items() for row in same}
    taken: dict[str, list[_Logged]] = {}
    for row in rows:
        name, same = of_row[id(row)]
        before = taken.setdefault(name, [])
        if any(row.values == other.values for other in before):
            yield row, None, _AGAIN
            continue
        before.append(row)
        numbered = [f"{name}.{number}" for number in range(1, len(same) + 1)] if len(same) > 1 else []
        names = [held for each in (name, *numbered) for held in (each, f"attempt.{each}") if held in left]
        yield row, left.pop(names[0]) if names else None, _NOT_UNDERSTOOD


class _Answers:
    """The answers of a group, a column at a time."""

    def __init__(self) -> None:
        self._plain: list[tuple[Any, ...]] = []
        self._tags, self._objections, self._lacks = Lists(TAGS), Lists(OBJECTIONS), Lists(LACKS)
        self._packs: list[tuple[str, ...]] = []

    def add(self, one: Judged) -> None:
        medium = None if one.medium is None else one.medium.value
        self._plain.append(
            (one.consumer, one.attempt or None, one.at, medium, one.verdict.value, one.policy, one.assumed, one.error)
        )
        self._tags.records += one.tags.items()
        self._objections.records += [(each.rule, each.effect.value) for each in one.objections]
        self._lacks.records += [(each.rule, each.fact) for each in one.lacks]
        self._packs.append(one.packs)
        for lists in (self._tags, self._objections, self._lacks):
            lists.end()

    def batch(self) -> pa.RecordBatch:
        consumers, ids, ats, media, verdicts, policies, assumed, errors = (
            list(zip(*self._plain, strict=True)) or [()] * 8
        )
        text = pa.string()
        arrays = [
            pa.array(consumers, text),
            pa.array(ids, text),
            pa.array(ats, INSTANT),
            pa.array(media, text),
            self._tags.array(),
            pa.array(verdicts, text),
            self._objections.array(),
            self._lacks.array(),
            texts(self._packs),
            pa.array(policies, text),
            pa.array(assumed, text),
            pa.array(errors, text),
        ]
        return pa.record_batch(arrays, schema=REPLAY_SCHEMA)


def judged(batches: Iterable[pa.RecordBatch]) -> Iterator[Judged]:
    """The rows of a replay as `fdcpa_guard.audit.scorecard` counts them.

    Raises:
        InvalidFacts: a column is missing, or holds what no replay writes.
    """
    for batch in batches:
        missing = [name for name in REPLAY_SCHEMA.names if name not in batch.schema.names]
        if missing:
            raise InvalidFacts("Replays", tuple([Problem(name, "the column is needed", "missing") for name in missing]))
        for number, row in enumerate(batch.select(REPLAY_SCHEMA.names).to_pylist(), 1):
            try:
                yield _read_back(row)
            except (KeyError, TypeError, ValueError, AttributeError):
                message = f"row {number} of a batch is none that a replay writes"
                raise InvalidFacts("Replays", (Problem("(row)", message, "row"),)) from None


def _read_back(row: dict[str, Any]) -> Judged:
    return Judged(
        consumer=row["consumer_id"],
        attempt=row["attempt_id"] or "",
        at=row["at"],
        medium=None if row["medium"] is None else Medium(row["medium"]),
        tags={each["name"]: each["value"] for each in row["tags"]},
        verdict=Verdict(row["verdict"]),
        objections=tuple([Objection(each["rule"], Effect(each["effect"])) for each in row["objections"]]),
        lacks=tuple([Lack(each["rule"], each["fact"]) for each in row["lacks"]]),
        packs=tuple(row["packs"]),
        policy=row["policy"],
        assumed=row["assumed"],
        error=row["error"],
    )
