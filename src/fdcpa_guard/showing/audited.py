"""What an audit found, in words, for a terminal and a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from ..audit.matching import Kind
from ..audit.owed import Met
from ..audit.reconciling import NeverMade, Span
from ..audit.reviewing import Estimate
from ..audit.shown import Answer
from .pictures import Counted
from .wording import moment

PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "chains": ("The links of the log", "fdcpa-guard chain verify"),
    "records": ("The records, decided again", "fdcpa-guard verify"),
    "replays": ("Every attempt, judged again", "fdcpa-guard replay"),
    "scorecards": ("Whose work it was", "fdcpa-guard scorecard"),
    "accounts": ("The dialer's log beside the answers", "fdcpa-guard reconcile"),
    "samples": ("What was drawn for people to look at", "fdcpa-guard sample"),
    "reviews": ("What people said of it", "fdcpa-guard sample --reviews"),
    "exposures": ("What it may cost", "fdcpa-guard exposure"),
    "examinations": ("In the examiner's order", "fdcpa-guard audit --asked"),
}
"""The parts of an audit in the order in which they are shown: what each is called, and which command looks at it."""

KINDS: Final[Mapping[Kind, str]] = {
    Kind.AGAINST_DENIAL: "made against a denial",
    Kind.NO_DECISION: "made without a decision",
    Kind.ANSWER_NOT_FOUND: "names an answer that is not among those given",
    Kind.USED_TWICE: "made under an answer that another contact had used up",
    Kind.TOO_LATE: "made after the answer had run out",
    Kind.TOO_EARLY: "made before the instant that was asked about",
    Kind.OTHER_PERSON: "made to somebody else than was asked about",
    Kind.OTHER_MEDIUM: "made by another medium than was asked about",
    Kind.OTHER_ADDRESS: "made to another number or address than was asked about",
    Kind.ADDRESS_NOT_GIVEN: "one side names the number or address, and the other does not",
    Kind.OTHER_DEBTS: "about a debt that was not asked about",
    Kind.OTHER_PURPOSE: "made for another purpose than was asked about",
}
"""What each kind of finding of a reconciliation means."""

WHY_UNUSED: Final[Mapping[NeverMade, str]] = {
    NeverMade.NEVER_MADE: "the contact was never made, or is not in the log",
    NeverMade.ASKED_AGAIN: "a later answer took its place",
    NeverMade.DENIED_LATER: "a later answer denied it while this one held",
}

MET: Final[Mapping[Met, str]] = {
    Met.LATE: "late",
    Met.DEPENDS: "on its day or the next",
    Met.NOT_KNOWN: "not known to be met",
}

MARKS: Final[Mapping[Answer, str]] = {
    Answer.YES: "good",
    Answer.AS_FAR: "warn",
    Answer.NO: "bad",
    Answer.NOT_KNOWN: "warn",
    Answer.NOT_LOOKED_AT: "plain",
}
"""How grave each answer is, by the class of its mark; the words stand in it too."""


def span_in_words(span: Span | None) -> str:
    """From when to when, in UTC."""
    return "nothing" if span is None else f"{moment(span.first, ())} to {moment(span.last, ())}"


def estimate_in_words(one: Estimate) -> str:
    """A rate found in a sample, and its interval."""
    if one.rate is None:
        return "not known: none was judged"
    among = "of all" if one.stratum is None else "of these"
    return f"{one.found} of {one.looked_at}: {one.rate:.1%} {among}, between {one.low:.1%} and {one.high:.1%}"


def by_week(instants: Iterable[datetime]) -> list[Counted]:
    """How many instants lie in each week of ISO 8601, in UTC, the earliest first; all of them count against."""
    counts = Counter(at.astimezone(UTC).isocalendar()[:2] for at in instants)
    return [Counted(f"{year:04}-W{week:02}", 0, counts[year, week]) for year, week in sorted(counts)]
