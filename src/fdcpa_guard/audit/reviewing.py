"""What people find in a sample: sheets that go out to them, and what comes back as facts, disagreements and rates.

sheet(drawn)                        rows to fill in, ids only; ``sheet_csv`` the same as text
reviewed(drawn, reviews)            what they say of the rules, which facts were wrong, and how often in all
corrected(case, reviews)            a case with the facts that they found
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, Self

from pydantic import Field, JsonValue, model_validator

from .. import json_text
from ..decision import no_truth
from ..errors import InvalidFacts, Problem
from ..facts import Case, Fact
from ..facts.base import Id, Text, contradiction
from .sampling import Sample, Stratum
from .sizing import Part, of_strata

_ID: Final = r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,319}$"
_PATH: Final = r"^[A-Za-z][A-Za-z0-9._:-]{0,255}$"


class Opinion(StrEnum):
    """What a reviewer says of the answer to a contact."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    """A rule should have answered otherwise, by the facts as they were given."""
    FACT = "fact"
    """The answer fits the facts that were given, and one of them was wrong."""
    CANNOT_TELL = "cannot-tell"


class Should(StrEnum):
    """What a rule should have done."""

    DENY = "deny"
    ALLOW = "allow"


class Review(Fact):
    """What one reviewer says of one contact of a sample."""

    id: Annotated[str, Field(pattern=_ID)]
    """Of the contact, as the sample has it."""
    verdict: Opinion
    rule: Id | None = None
    """For a disagreement: the rule that should have answered otherwise."""
    should: Should | None = None
    """For a disagreement: what it should have done."""
    path: Annotated[str, Field(pattern=_PATH)] | None = None
    """For a fact: where it stands in the case, as ``history.attempts.call-1``; for one that was missing, the list."""
    change: dict[Id, JsonValue] | None = None
    """For a fact: the fields that were wrong, with their right values (`Case.with_change`)."""
    add: dict[Id, JsonValue] | None = None
    """For a fact that was missing: all of it (`Case.with_fact`)."""
    words: Annotated[Text, Field(max_length=2000)] | None = Field(default=None, repr=False)
    """Why, in words; it names nobody."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        disagrees, fact = self.verdict is Opinion.DISAGREES, self.verdict is Opinion.FACT
        if disagrees is (self.rule is None or self.should is None) or (
            not disagrees and (self.rule is not None or self.should is not None)
        ):
            raise contradiction("rule and should are of a disagreement, which needs both")
        told = [each for each in (self.change, self.add) if each is not None]
        if fact is (self.path is None or len(told) != 1) or (not fact and (self.path is not None or told)):
            raise contradiction("path, and one of change and add, are of a fact, which needs them")
        return self


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What reviewers say a rule should have done, and of which contacts."""

    rule: str
    should: Should
    count: int
    contacts: tuple[str, ...]
    words: tuple[str | None, ...]
    """In the order of the contacts."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How often something is so among all contacts, by those that were looked at.

    Attributes:
        stratum: of which contacts; None: of all.
        population, looked_at, found: how many there are, were judged, and were found to be so.
        rate: the rate, where strata count by how many there are; None: none was judged.
        low, high: its interval at the confidence of the sample.
    """

    stratum: Stratum | None
    population: int
    looked_at: int
    found: int
    rate: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rates:
    """How often reviewers say so: overall, and of each stratum."""

    overall: Estimate
    strata: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class NotUsed:
    """A review that could not be used: by the contact's id or its number, and why."""

    review: str
    why: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of the reviews of a sample.

    Attributes:
        drawn: how many contacts there were to look at.
        verdicts: how many were given each verdict.
        left: ids of those that nobody reviewed.
        disagreements: by rule, the most frequent first.
        facts: the reviews that correct a fact: `corrected` takes them into a case, to be decided again.
        disagree: how often a rule should have answered otherwise.
        wrong_facts: how often a fact was wrong.
        confidence: of the intervals.
        not_used: reviews that could not be used.
        repeated: how many reviews say again what another says.
    """

    drawn: int
    verdicts: dict[Opinion, int]
    left: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    facts: tuple[Review, ...]
    disagree: Rates
    wrong_facts: Rates
    confidence: float
    not_used: tuple[NotUsed, ...]
    repeated: int

    __bool__ = no_truth("what reviewers say: ask how many disagree")


COLUMNS: Final = ("id", "verdict", "rule", "should", "path", "change", "add", "words")
"""The columns of a sheet besides those of the strata; all but the first are to be filled in."""


def sheet(sample: Sample) -> list[dict[str, str]]:
    """The rows that go to reviewers: the id and stratum of each contact, and the fields of a review to fill in."""
    return [
        {
            "id": one.id,
            **{_named(name): value for name, value in zip(sample.by, one.stratum, strict=True)},
            **dict.fromkeys(COLUMNS[1:], ""),
        }
        for one in sample.drawn
    ]


def _named(name: str) -> str:
    """The column of a stratum, which has another name than the fields to fill in."""
    return f"of {name}" if name in COLUMNS else name


def sheet_csv(sample: Sample) -> str:
    """The same as CSV."""
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\n")
    writer.writerow(["id", *map(_named, sample.by), *COLUMNS[1:]])
    writer.writerows([list(row.values()) for row in sheet(sample)])
    return "".join(lines)


class _Lines:
    """Takes what is written line by line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line)


def reviewed(sample: Sample, reviews: Iterable[Review | Mapping[str, Any]]) -> Reviewed:
    """What reviewers say of a sample: of rules, of facts, and how often in all.

    Contacts that nobody reviewed, or could tell nothing of, count as not looked at; that is fair only if they are left
    for no reason that has to do with what would have been found. Reviews raise nothing: those that are none, that are
    about no contact of the sample, or that contradict each other are named, and not used. Of a filled-in sheet, empty
    fields and the columns of the strata are passed over.
    """
    strata = {one.id: one.stratum for one in sample.drawn}
    not_used: list[NotUsed] = []
    given: defaultdict[str, list[Review]] = defaultdict(list)
    repeated = 0
    strange = frozenset(map(_named, sample.by))
    for number, row in enumerate(reviews, 1):
        try:
            fields = row if isinstance(row, Review) else _filled_in(row, strange)
            if isinstance(fields, dict) and fields.keys() == {"id"}:
                continue  # a row of the sheet that nobody has filled in yet
            review = fields if isinstance(fields, Review) else Review.model_validate(fields)
        except InvalidFacts as error:
            not_used.append(NotUsed(_id_of(row, strata, number), "; ".join(map(str, error.problems))))
            continue
        if review.id not in strata:
            not_used.append(NotUsed(f"row {number}", "is about no contact of the sample"))
        elif review in given[review.id]:
            repeated += 1
        else:
            given[review.id].append(review)
    used: dict[str, Review] = {}
    for id, those in given.items():
        if len(those) == 1:
            used[id] = those[0]
        else:
            not_used += [NotUsed(id, "reviews of this contact say different things")] * len(those)
    verdicts = [review.verdict for review in used.values()]
    return Reviewed(
        drawn=len(strata),
        verdicts={verdict: verdicts.count(verdict) for verdict in Opinion if verdict in verdicts},
        left=tuple(sorted(strata.keys() - given.keys())),
        disagreements=_disagreements(used),
        facts=tuple(used[id] for id in sorted(used) if used[id].verdict is Opinion.FACT),
        disagree=_rates(sample, strata, used, Opinion.DISAGREES),
        wrong_facts=_rates(sample, strata, used, Opinion.FACT),
        confidence=sample.confidence,
        not_used=tuple(sorted(not_used, key=lambda one: (one.review, one.why))),
        repeated=repeated,
    )


def corrected(case: Case, reviews: Iterable[Review]) -> Case:
    """A case with the facts that reviewers found, in the order of the reviews; those of other verdicts change nothing.

    Raises:
        InvalidFacts: there is no such fact or list, or what was found does not fit what stands.
    """
    for review in reviews:
        if review.verdict is Opinion.FACT and review.path is not None:
            if review.add is not None:
                case = case.with_fact(review.path, review.add)
            else:
                case = case.with_change(review.path, **(review.change or {}))
    return case


def _filled_in(row: Any, strange: frozenset[str]) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise InvalidFacts("Review", (Problem("(whole)", "is no row: an object with fields is needed", "row"),))
    return {name: _read(name, value) for name, value in row.items() if name not in strange and value not in ("", None)}


def _read(name: Any, value: Any) -> Any:
    """What a field holds: in a sheet, an object stands as JSON text."""
    if name not in _OBJECTS or not isinstance(value, str):
        return value
    try:
        return json_text.read(value)
    except json_text.NotJson as error:
        wrong = InvalidFacts("Review", (Problem(str(name), f"the text is {error.message}", error.code),))
    raise wrong


_OBJECTS: Final = frozenset({"change", "add"})


def _id_of(row: Any, known: Mapping[str, Any], number: int) -> str:
    id = row.get("id") if isinstance(row, Mapping) else None
    return id if isinstance(id, str) and id in known else f"row {number}"


def _disagreements(used: Mapping[str, Review]) -> tuple[Disagreement, ...]:
    by_rule: defaultdict[tuple[str, Should], list[Review]] = defaultdict(list)
    for id in sorted(used):
        review = used[id]
        if review.rule is not None and review.should is not None:
            by_rule[review.rule, review.should].append(review)
    ranked = sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Disagreement(rule, should, len(those), tuple(one.id for one in those), tuple(one.words for one in those))
        for (rule, should), those in ranked
    )


def _rates(sample: Sample, strata: Mapping[str, Stratum], used: Mapping[str, Review], verdict: Opinion) -> Rates:
    judged: defaultdict[Stratum, list[Opinion]] = defaultdict(list)
    for id, review in used.items():
        if review.verdict is not Opinion.CANNOT_TELL:
            judged[strata[id]].append(review.verdict)
    parts = {
        one.stratum: Part(one.population, len(judged[one.stratum]), judged[one.stratum].count(verdict))
        for one in sample.strata
    }
    return Rates(
        _estimate(None, list(parts.values()), sample.confidence),
        tuple(_estimate(stratum, [part], sample.confidence) for stratum, part in parts.items()),
    )


def _estimate(stratum: Stratum | None, parts: Sequence[Part], confidence: float) -> Estimate:
    rate, interval = of_strata(parts, confidence=confidence)
    population, looked_at, found = (sum(counts) for counts in zip(*parts, strict=True)) if parts else (0, 0, 0)
    return Estimate(stratum, population, looked_at, found, rate, interval.low, interval.high)


__all__ = [
    "Disagreement",
    "Estimate",
    "NotUsed",
    "Opinion",
    "Rates",
    "Review",
    "Reviewed",
    "Should",
    "corrected",
    "reviewed",
    "sheet",
    "sheet_csv",
]
