"""A sample of contacts for people to look at: stratified, and the same whoever draws it from the same contacts.

    drawn = sample(rows, by=("rule", "vendor", "week"), seed="2026-Q1", margin=0.05)

Each contact has a place of its own, a keyed hash of its id, and of each stratum the first places are drawn. So the
sample depends on nothing but ids and seed: not on the order of the rows, the machine or the version of Python; and of
contacts that come in later only those with an early place take another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b, sha256
from heapq import heapify, heappop, heappush
from itertools import islice
from math import sqrt
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from ..clock import UnknownZone
from ..clock import zone as zone_of
from ..decision import no_truth
from ..errors import InvalidFacts, Problem, nearest, plain_name
from ..facts.base import Instant
from ..facts.ids import why_no_id
from .sizing import CONFIDENCE, margin_of, size_for_margin, size_if_none_found

WEEK: Final = "week"
"""The name of a stratum that is worked out of ``at`` where no row gives it: the ISO week, as ``2026-W10``."""
RULE: Final = "rule"
"""The same of the first rule that denied: of the ``objections`` of a replay, or the ``reasons`` of a decision."""
NOTHING: Final = "-"
"""The stratum of what has no value: no rule, no vendor."""

_INSTANT: Final = TypeAdapter(Instant)
_MOST_STRATA: Final = 10

Stratum = tuple[str, ...]
"""The values that a stratum has in common, in the order of ``by``."""


class Allocation(StrEnum):
    """How a sample is shared out among strata."""

    PROPORTIONAL = "proportional"
    """By how many there are."""
    NEYMAN = "neyman"
    """By how many there are, and how much they differ as far as their rates are known: the least variance."""
    EACH = "each"
    """Of each stratum what its own size needs."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A contact of the sample."""

    id: str
    stratum: Stratum


@dataclass(frozen=True, slots=True)
class StratumCount:
    """A stratum: how many contacts there are in it, how many are drawn, and for how many each of those stands."""

    stratum: Stratum
    population: int
    drawn: int
    weight: float | None
    """None: none is drawn, so nothing is known of it."""


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """A row that could not be drawn from: by its id or its number, and why."""

    row: str
    why: str


@dataclass(frozen=True, slots=True)
class Sample:
    """What is drawn.

    Attributes:
        by: what the strata have in common.
        seed: what it was drawn with; the same one draws the same sample.
        allocation: how it was shared out.
        confidence: of the margin.
        population, size: how many contacts there are, and are drawn.
        margin: by how much a rate found in the sample may be off on either side, whatever the rate is; None: nothing
            is drawn.
        strata: by their values.
        drawn: stratum by stratum, in the order in which they are best looked at: the first of them are a sample too.
        not_drawn: rows that could not be drawn from.
        repeated: how many rows gave a contact again.
    """

    by: tuple[str, ...]
    seed: str
    allocation: Allocation
    confidence: float
    population: int
    size: int
    margin: float | None
    strata: tuple[StratumCount, ...]
    drawn: tuple[Drawn, ...]
    not_drawn: tuple[NotDrawn, ...]
    repeated: int

    __bool__ = no_truth("a sample: ask how many are drawn")


def sample(
    items: Iterable[Any],
    *,
    by: Sequence[str] = (),
    seed: str,
    id: Sequence[str] = ("id",),
    size: int | None = None,
    margin: float | None = None,
    at_most: float | None = None,
    each: bool = False,
    least: int = 1,
    rates: Mapping[Stratum, float] | None = None,
    expected: float = 0.5,
    confidence: float = CONFIDENCE,
    zone: str = "UTC",
) -> Sample:
    """A stratified sample of contacts.

    One of ``size``, ``margin`` and ``at_most`` says how many are drawn: so many; so many that a rate is known to
    within the margin; so many that, if nothing is found in them, the rate is at most so high. With ``each`` that is
    said of every stratum, else of the whole.

    The whole is shared out by how many there are in each stratum; where ``rates`` are known, by the product of that
    and the standard deviation ``sqrt(p (1 - p))`` (Neyman), where a stratum without a rate counts as a half. Shares
    become whole numbers by highest averages (Webster), so that a larger size takes nothing from any stratum.

    Args:
        items: rows; what is used of them are the columns of ``id`` and ``by``, which hold ids. Of a list the first
            value counts: a contact is in one stratum.
        by: the columns that make the strata, or the tags of rows of a replay; where a row has none, ``week`` is worked
            out of ``at``, and ``rule`` of ``objections`` or ``reasons``.
        seed: any text.
        id: the columns that together name a contact.
        size, margin, at_most, each: see above.
        least: how many of each stratum are drawn at least, if it has so many; beyond what a precision needs.
        rates: by stratum, the rate that is expected there.
        expected: the rate that is expected elsewhere; of a margin, a half is the most careful.
        confidence: of the margin, or of the highest rate.
        zone: whose calendar weeks are of.

    Raises:
        InvalidFacts: a number is out of its range, there are more strata than the size leaves room for, none or
            several of ``size``, ``margin`` and ``at_most`` are given, no row has a column of ``id`` or ``by``, or there
            are rows and none can be drawn from. Otherwise rows raise nothing: they are named in the sample.
    """
    wanted = [name for name, value in (("size", size), ("margin", margin), ("at_most", at_most)) if value is not None]
    if len(wanted) != 1:
        raise _wrong("size", "one of size, margin and at_most says how many are drawn")
    _check_count("least", least)
    if size is not None:
        _check_count("size", size)
    rows = _Rows(_names("by", by), _names("id", id), _seed(seed), _zone(zone))
    rows.read(items)

    def needed(population: int) -> int:
        if margin is not None:
            return size_for_margin(population, margin, expected=expected, confidence=confidence)
        if at_most is not None:
            return size_if_none_found(population, at_most, confidence=confidence)
        return min(population, size or 0)

    counts = {stratum: len(places) for stratum, places in sorted(rows.strata.items())}
    population = sum(counts.values())
    if each:
        shares = {stratum: max(needed(count), min(least, count)) for stratum, count in counts.items()}
    else:
        shares = shared_out(counts, needed(population), 0 if size is None else least, rates)
    if size is None:  # what a precision needs is not made less of any stratum for the least of another
        shares = {stratum: max(share, min(least, counts[stratum])) for stratum, share in shares.items()}
    strata = tuple(
        StratumCount(stratum, count, shares[stratum], count / shares[stratum] if shares[stratum] else None)
        for stratum, count in counts.items()
    )
    total = sum(shares.values())
    return Sample(
        by=rows.by,
        seed=seed,
        allocation=Allocation.EACH if each else Allocation.PROPORTIONAL if rates is None else Allocation.NEYMAN,
        confidence=confidence,
        population=population,
        size=total,
        margin=margin_of([(one.population, one.drawn) for one in strata], confidence=confidence) if total else None,
        strata=strata,
        drawn=tuple(
            Drawn(one, stratum)
            for stratum in counts
            for _, one in islice(sorted(rows.strata[stratum]), shares[stratum])
        ),
        not_drawn=tuple(sorted(rows.not_drawn, key=lambda one: (one.row, one.why))),
        repeated=rows.repeated,
    )


def shared_out(
    counts: Mapping[Stratum, int], size: int, least: int, rates: Mapping[Stratum, float] | None = None
) -> dict[Stratum, int]:
    """How many of each stratum are drawn: the least of each, and the rest by highest averages.

    Raises:
        InvalidFacts: the size leaves no room for the least of each, or a rate is none.
    """
    shares = {stratum: min(least, count) for stratum, count in counts.items()}
    left = min(size, sum(counts.values())) - sum(shares.values())
    if left < 0:
        raise _wrong(
            "size",
            f"{sum(shares.values())} at least are needed for {least} of each of {len(counts)} strata: take fewer"
            " strata, or least 0, which leaves some of them out",
        )
    weights = {stratum: count * _spread(stratum, rates) for stratum, count in counts.items()}
    # Where nothing is expected to differ, what is left is shared out by how many there are after all.
    heap = [(*_claim(stratum, weights, counts, shares), stratum) for stratum in counts]
    heapify(heap)
    while left > 0 and heap:
        *_, stratum = heappop(heap)
        if shares[stratum] < counts[stratum]:
            shares[stratum] += 1
            left -= 1
            heappush(heap, (*_claim(stratum, weights, counts, shares), stratum))
    return shares


def _claim(
    stratum: Stratum, weights: Mapping[Stratum, float], counts: Mapping[Stratum, int], shares: Mapping[Stratum, int]
) -> tuple[float, float]:
    """How soon a stratum gets one more: the smaller, the sooner."""
    half = 2 * shares[stratum] + 1
    return -weights[stratum] / half, -counts[stratum] / half


def _spread(stratum: Stratum, rates: Mapping[Stratum, float] | None) -> float:
    """The standard deviation that a stratum is thought to have, as far as shares depend on it."""
    if rates is None:
        return 1.0
    rate: Any = rates.get(stratum, 0.5)
    if not isinstance(rate, int | float) or isinstance(rate, bool) or not 0 <= rate <= 1:
        raise _wrong("rates", "a rate is a number from 0 to 1")
    return sqrt(rate * (1 - rate))


class _Rows:
    """The rows, by stratum, each with its place."""

    def __init__(self, by: tuple[str, ...], id: tuple[str, ...], seed: str, zone: ZoneInfo) -> None:
        self.by = by
        self._id, self._zone = id, zone
        self._key = sha256(seed.encode()).digest()
        self.strata: defaultdict[Stratum, list[tuple[bytes, str]]] = defaultdict(list)
        self.not_drawn: list[NotDrawn] = []
        self.repeated = 0
        self._had: set[str] = set()
        self._there: set[str] = set()
        """What there is to choose from."""

    def read(self, items: Iterable[Any]) -> None:
        """Take rows; those that cannot be taken are told."""
        versions: defaultdict[str, list[Stratum]] = defaultdict(list)
        for number, row in enumerate(items, 1):
            name = f"row {number}"
            try:
                self._look_at(row)
                name = self._name(row)
                stratum = tuple([self._value(row, column) for column in self.by])
            except InvalidFacts as error:
                self.not_drawn.append(NotDrawn(name, "; ".join(map(str, error.problems))))
                continue
            if stratum in versions[name]:
                self.repeated += 1
            else:
                versions[name].append(stratum)
        for name, those in versions.items():
            if len(those) == 1:
                place = blake2b(name.encode(), key=self._key, digest_size=16).digest()
                self.strata[those[0]].append((place, name))
            else:
                self.not_drawn += [NotDrawn(name, "rows with this id are of different strata")] * len(those)
        if self._there:
            self._refuse_unheard_of("id", [each for each in self._id if each not in self._had])
        if self.not_drawn and not self.strata:
            first = self.not_drawn[0]
            raise _wrong("items", f"there is no contact to draw from: {first.row}: {first.why}")
        if self.strata:
            self._refuse_unheard_of("by", [each for each in self.by if each not in self._had])

    def _refuse_unheard_of(self, field: str, columns: list[str]) -> None:
        for column in columns:
            raise _wrong(field, f"no row has {plain_name(column)} ({nearest(column, map(plain_name, self._there))})")

    def _look_at(self, row: Any) -> None:
        """Note which columns and tags a row has."""
        if not isinstance(row, Mapping):
            raise _wrong("(whole)", "is no row: an object with fields is needed")
        tags = _tags(row)
        self._had.update([each for each in (*self._id, *self.by) if row.get(each) is not None or each in tags])
        self._had.update([RULE] if not row.keys().isdisjoint((RULE, *_RULES_IN)) else [])
        plain = [
            name for name, value in row.items() if value is not None and not isinstance(value, Mapping | list | tuple)
        ]
        self._there.update(map(str, plain))
        self._there.update(map(str, tags))
        self._there.update([each for each, of in ((RULE, _RULES_IN), (WEEK, ("at",))) if not row.keys().isdisjoint(of)])

    def _name(self, row: Mapping[str, Any]) -> str:
        return "/".join([_id_in(row, column) for column in self._id])

    def _value(self, row: Mapping[str, Any], column: str) -> str:
        value = row.get(column)
        if value is None:
            value = _tags(row).get(column)
        if value is None and column == WEEK:
            self._had.add(column)
            return self._week(row)
        if value is None and column == RULE:
            value = next((_denying(row[name]) for name in _RULES_IN if name in row), None)
        if isinstance(value, list | tuple):
            value = value[0] if value else None
        return NOTHING if value is None else _id_in({column: value}, column)

    def _week(self, row: Mapping[str, Any]) -> str:
        try:
            at: datetime = _INSTANT.validate_python(row.get("at"))
        except ValidationError:
            raise _wrong("at", "an instant with a UTC offset is needed for the week") from None
        year, week, _ = at.astimezone(self._zone).isocalendar()
        return f"{year:04}-W{week:02}"


_RULES_IN: Final = ("objections", "reasons")


def _tags(row: Mapping[str, Any]) -> Mapping[Any, Any]:
    """The tags of a row of a replay: an object in JSON, of Parquet a list of names and values."""
    tags = row.get("tags")
    if isinstance(tags, list | tuple):
        pairs = [(each.get("name"), each.get("value")) for each in tags if isinstance(each, Mapping)]
        return {name: value for name, value in pairs if isinstance(name, str)}
    return tags if isinstance(tags, Mapping) else {}


def _denying(reasons: Any) -> list[Any]:
    """The rules of the reasons that deny, the strongest first."""
    those = reasons if isinstance(reasons, list | tuple) else ()
    return [each.get("rule") for each in those if isinstance(each, Mapping) and each.get("denies") is not False]


def _id_in(row: Mapping[str, Any], column: str) -> str:
    """The id that a column holds; a whole number is one too."""
    value = row.get(column)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15:
        value = str(value)
    why = why_no_id(value)
    if why:
        raise _wrong(column, why)
    return str(value)


def _seed(given: Any) -> str:
    try:
        if isinstance(given, str) and given and given.encode():
            return given
    except UnicodeEncodeError:
        pass
    raise _wrong("seed", "must be a text that is not empty")


def _names(field: str, given: Any) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, list | tuple) else (None,)
    if len(names) > _MOST_STRATA or any(why_no_id(name) for name in names) or len(set(names)) < len(names):
        raise _wrong(field, f"up to {_MOST_STRATA} names of columns, each once")
    if field == "id" and not names:
        raise _wrong(field, "at least one column is needed")
    return names


def _zone(name: Any) -> ZoneInfo:
    try:
        return zone_of(name)
    except (UnknownZone, TypeError):
        raise _wrong("zone", "there is no such zone") from None


def _check_count(name: str, value: Any) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10**9:
        raise _wrong(name, "must be how many, a whole number")


def _wrong(name: str, message: str) -> InvalidFacts:
    return InvalidFacts("sample", (Problem(name, message, "range"),))


__all__ = ["Allocation", "Drawn", "NotDrawn", "Sample", "Stratum", "StratumCount", "sample", "shared_out"]
