"""The parts of an audit put together: what each command found, read back from its JSON.

    audit = together(parts_of(text) for text in texts)
    audit.chains, audit.records, audit.accounts     what was looked at; an empty tuple: it was not

A part is taken at its word: that its text is what the command wrote, a hash kept elsewhere shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache
from typing import Any, Final, Generic, TypeVar

from pydantic import JsonValue, TypeAdapter, ValidationError

from .. import json_text
from ..decision import no_truth
from ..errors import InvalidFacts, Problem
from ..records import chain
from ..records.signing import Checked, NotSigned
from ..records.verifying import Summary, Verified, summary
from .examination import Examination
from .exposure import Exposure
from .judged import Verdict
from .reconciling import Account
from .reviewing import Reviewed
from .sampling import Sample
from .scoring import Scorecard

T = TypeVar("T")

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What one command found.

    Attributes:
        found: what it found.
        of: what it looked at: by what it is (``log``, ``answers``) the names of the files, as far as that is known.
        editions: the editions that it was made with, as far as they are known.
        name, sha256: of the file that it was read from.
    """

    found: T
    of: Names = field(default_factory=dict)
    editions: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    sha256: str = ""

    __bool__ = no_truth("a part of an audit: ask what was found")


@dataclass(frozen=True, slots=True)
class Totals:
    """What a replay came to, without the attempts themselves.

    Attributes:
        out: the name of the file that holds the attempts.
        policy: name and version of the policy.
        attempts: how many there were.
        verdicts: how many came out how.
        errors: how many could not be asked about.
        assumed: what was assumed of all of them.
        unread, codes, nobodys: of tables, what was not understood, how often; rows of nobody, by table.
    """

    out: str
    policy: str
    attempts: int
    verdicts: Mapping[Verdict, int]
    errors: int
    assumed: Mapping[str, JsonValue]
    unread: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    nobodys: Mapping[str, int] = field(default_factory=dict)

    __bool__ = no_truth("what a replay came to: ask how many violate something")

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data: of verdicts, each under its own name."""
        whole = {name: getattr(self, name) for name in ("out", "policy", "attempts")}
        counts = {verdict.value: self.verdicts.get(verdict, 0) for verdict in Verdict}
        rest = {name: dict(getattr(self, name)) for name in ("unread", "codes", "nobodys", "assumed")}
        return {**whole, **counts, "errors": self.errors, **rest}


ByTag = dict[str, Exposure]
"""Exposures apart for each value of a tag; under the empty word what has none."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The parts of an audit, by what found them; nothing of a kind: that was not looked at.

    Attributes:
        chains: of logs whose entries are linked (`fdcpa_guard.records.chain.verify`).
        records: of records verified against facts and policy (`fdcpa_guard.records.verifying.summary`).
        replays, scorecards: of past attempts judged, and counted.
        accounts: of dialers' logs held against answers.
        samples, reviews: of contacts drawn, and what people said of them.
        exposures: of what violations may cost.
        examinations: of counts in the examiner's order.
    """

    chains: tuple[Part[chain.Verdict], ...] = ()
    records: tuple[Part[Summary], ...] = ()
    replays: tuple[Part[Totals], ...] = ()
    scorecards: tuple[Part[Scorecard], ...] = ()
    accounts: tuple[Part[Account], ...] = ()
    samples: tuple[Part[Sample], ...] = ()
    reviews: tuple[Part[Reviewed], ...] = ()
    exposures: tuple[Part[Exposure | ByTag], ...] = ()
    examinations: tuple[Part[Examination[Any]], ...] = ()

    __bool__ = no_truth("an audit: ask for its verdicts, each apart")

    @property
    def parts(self) -> tuple[Part[Any], ...]:
        """All of them, in the order of the kinds."""
        return tuple(part for kind in fields(self) for part in getattr(self, kind.name))

    @property
    def not_looked_at(self) -> tuple[str, ...]:
        """The kinds of which there is no part."""
        return tuple(kind.name for kind in fields(self) if not getattr(self, kind.name))

    def with_parts(self, parts: Iterable[Part[Any]]) -> Audit:
        """With more parts.

        Raises:
            TypeError: what a part holds is none that an audit has.
        """
        more: dict[str, tuple[Part[Any], ...]] = {}
        for part in parts:
            kind = _kind_of(part.found)
            more[kind] = (*more.get(kind, getattr(self, kind)), part)
        return replace(self, **more)


def together(parts: Iterable[Part[Any]]) -> Audit:
    """An audit of parts, in the order in which they are given.

    Raises:
        TypeError: what a part holds is none that an audit has.
    """
    return Audit().with_parts(parts)


_KINDS: Final[Mapping[type, str]] = {
    chain.Verdict: "chains",
    Summary: "records",
    Totals: "replays",
    Scorecard: "scorecards",
    Account: "accounts",
    Sample: "samples",
    Reviewed: "reviews",
    Exposure: "exposures",
    dict: "exposures",
    Examination: "examinations",
}


def _kind_of(found: object) -> str:
    kind = _KINDS.get(type(found))
    if kind is None:
        raise TypeError("a part of an audit holds what a command of it found")
    return kind


# -- reading


def parts_of(text: bytes | str, *, name: str = "", sha256: str = "") -> tuple[Part[Any], ...]:
    """The parts that a text holds: what one command of an audit wrote as JSON.

    A review holds the sample that it is of as well, so it is two.

    Raises:
        InvalidFacts: it is none of them; nothing of it is repeated.
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    try:
        document = json_text.read(data)
    except json_text.NotJson:
        document = None
    if not isinstance(document, dict) or any(of_a_line <= document.keys() for of_a_line in _OF_LINES):
        return (Part(_read(lambda: _verified(data), "verify"), name=name, sha256=sha256),)
    of, editions = _names(document.get("of")), _words(document.get("editions"))
    return tuple(
        Part(found, of, editions, name, sha256) for found in _read(lambda: _found(document), "any command of an audit")
    )


def _verified(data: bytes) -> Summary:
    """What `verify` wrote: a line for each record, then for each signature, and for each policy that is not signed."""
    signatures: list[Checked] = []
    missing: list[NotSigned] = []

    def records() -> Iterator[Verified]:
        for line in data.splitlines():
            found = _reader(Verified | Checked | NotSigned).validate_json(line) if line.strip() else None
            if isinstance(found, Verified):
                yield found
            elif isinstance(found, Checked):
                signatures.append(found)
            elif found is not None:
                missing.append(found)

    whole = summary(records())
    if not (whole.records or signatures):
        raise _no_part("it is empty")
    return whole.with_signatures(signatures, missing)


def _found(document: dict[str, Any]) -> tuple[Any, ...]:
    keys = document.keys()
    for needed, read in _READERS:
        if needed <= keys:
            return read(document)
    if document and all(isinstance(each, dict) and each.keys() >= _OF_EXPOSURE for each in document.values()):
        return (_reader(ByTag).validate_python(document),)
    raise _no_part("no command of an audit writes such a thing")


def _as(kind: Any) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    return lambda document: (_reader(kind).validate_python(document),)


@cache
def _reader(kind: Any) -> TypeAdapter[Any]:
    """What reads a kind of JSON, made when there is some: to make them all takes a tenth of the start of a command."""
    return TypeAdapter(kind)


def _scorecard(document: dict[str, Any]) -> tuple[Any, ...]:
    found: Scorecard = _reader(Scorecard).validate_python(document)
    for group in (*found.groups, found.whole):
        for week in group.weeks:
            if not _is_week(week.week):
                raise _no_part("a week of it is none")
    return (found,)


def _is_week(name: str) -> bool:
    parts = _WEEK.fullmatch(name)
    try:
        return parts is not None and bool(date.fromisocalendar(int(parts[1]), int(parts[2]), 1))
    except ValueError:
        return False


_WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")


def _totals(document: dict[str, Any]) -> tuple[Any, ...]:
    verdicts = {each: document[each.value] for each in Verdict}
    return (_reader(Totals).validate_python({**document, "verdicts": verdicts}),)


def _reviewed(document: dict[str, Any]) -> tuple[Any, ...]:
    found = _reader(Reviewed).validate_python(document)
    of = document.get(SAMPLE)
    return (found,) if of is None else (_reader(Sample).validate_python(of), found)


SAMPLE: Final = "sample"
"""Under which name what came of reviews holds the sample that they are of."""
_OF_LINES: Final = (frozenset({"line", "verdict"}), frozenset({"signature", "verdict"}))
"""By which of its members a line that `verify` wrote is known, where there is but one."""
_OF_EXPOSURE: Final = frozenset({"as_of", "lines", "total", "notice"})
_READERS: Final[tuple[tuple[frozenset[str], Callable[[dict[str, Any]], tuple[Any, ...]]], ...]] = (
    (frozenset({"lines", "entries", "findings", "held", "unshown"}), _as(chain.Verdict)),
    (frozenset({"out", "policy", "attempts", "errors", *(each.value for each in Verdict)}), _totals),
    (frozenset({"groups", "whole", "unseen"}), _scorecard),
    (frozenset({"by_kind", "duties", "unreconciled"}), _as(Account)),
    (frozenset({"disagree", "wrong_facts", "verdicts"}), _reviewed),
    (frozenset({"seed", "strata", "drawn"}), _as(Sample)),
    (_OF_EXPOSURE, _as(Exposure)),
    (frozenset({"modules", "outside", "source"}), _as(Examination[int])),
)
"""By which of its members the JSON of each is known."""


def _read(read: Callable[[], T], writes: str) -> T:
    try:
        return read()
    except (ValidationError, InvalidFacts) as error:
        if isinstance(error, InvalidFacts) and error.model == _AUDIT:
            raise
        wrong = _no_part(f"it is not what {writes} writes")
    raise wrong


_AUDIT: Final = "audit"


def _no_part(why: str) -> InvalidFacts:
    return InvalidFacts(_AUDIT, (Problem("(whole)", f"is no part of an audit: {why}", "part"),))


def _names(given: object) -> Names:
    if not isinstance(given, dict):
        return {}
    return {what: tuple(map(str, names)) for what, names in given.items() if isinstance(names, list)}


def _words(given: object) -> Mapping[str, str]:
    return {name: str(value) for name, value in given.items()} if isinstance(given, dict) else {}
