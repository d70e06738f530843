"""The question every engine is asked: seven simple rules, and all that object must be named.

========  =====================================================
HOURS     the local hour is before 8, or 21 and later
FREQ      seven or more calls in the last seven days
COOLDOWN  fewer than seven days since the last conversation
CONSENT   no consent for the channel
CEASE     a cease-communication notice
ATTORNEY  represented by an attorney
DISPUTE   a dispute not yet answered
========  =====================================================
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypedDict

REASONS = ("HOURS", "FREQ", "COOLDOWN", "CONSENT", "CEASE", "ATTORNEY", "DISPUTE")


class Facts(TypedDict):
    channel: str
    local_hour: int
    calls_7d: int
    days_since_conversation: int | None
    consent: dict[str, bool]
    cease: bool
    attorney: bool
    dispute: bool


def facts(
    local_hour: int = 14,
    calls_7d: int = 3,
    days_since_conversation: int | None = 9,
    consent: bool = True,
    cease: bool = False,
    attorney: bool = False,
    dispute: bool = False,
    channel: str = "voice",
) -> Facts:
    return {
        "channel": channel,
        "local_hour": local_hour,
        "calls_7d": calls_7d,
        "days_since_conversation": days_since_conversation,
        "consent": {"voice": consent, "sms": consent, "email": consent},
        "cease": cease,
        "attorney": attorney,
        "dispute": dispute,
    }


_NO_YES = (False, True)
EVERY = [
    facts(*combination)
    for combination in itertools.product(
        (7, 8, 20, 21), (0, 6, 7), (None, 6, 7), _NO_YES, _NO_YES, _NO_YES, _NO_YES, ("voice", "sms")
    )
]
"""Every combination of the values on each side of each boundary."""

ALLOWED = facts()
ALL_SEVEN = facts(3, 9, 2, consent=False, cease=True, attorney=True, dispute=True)
MIX = [
    ALLOWED,
    facts(local_hour=8),
    facts(calls_7d=6),
    facts(days_since_conversation=None),
    facts(local_hour=21),
    facts(calls_7d=7),
    facts(days_since_conversation=3, consent=False),
    ALL_SEVEN,
]
"""Four contacts that are allowed, two with one reason, one with two, one with all seven."""


def in_order(codes: Any) -> list[str]:
    """The reasons in the order of ``REASONS``, for engines whose answer is a set; duplicates stay visible."""
    return sorted(codes, key=REASONS.index)


def unchanged(facts: Facts) -> Any:
    return facts


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine made ready. ``decide(prepare(facts))`` is its answer, and ``codes`` reads that answer.

    ``prepare`` turns the facts into what the engine takes; ``decide`` is the decision, with every reason in
    Python's hands. They are timed apart. ``codes`` is only for the comparison with the floor, and not timed.
    """

    decide: Callable[[Any], Any]
    prepare: Callable[[Facts], Any] = unchanged
    codes: Callable[[Any], list[str]] = in_order


class WrongAnswer(Exception):
    """An engine disagrees with the floor."""


def floor(f: Facts) -> list[str]:
    """The rules written out by hand: no engine that gives these reasons can be much faster."""
    out = []
    hour = f["local_hour"]
    if hour < 8 or hour >= 21:
        out.append("HOURS")
    if f["calls_7d"] >= 7:
        out.append("FREQ")
    days = f["days_since_conversation"]
    if days is not None and days < 7:
        out.append("COOLDOWN")
    if not f["consent"].get(f["channel"], False):
        out.append("CONSENT")
    if f["cease"]:
        out.append("CEASE")
    if f["attorney"]:
        out.append("ATTORNEY")
    if f["dispute"]:
        out.append("DISPUTE")
    return out


def check(engine: Engine, cases: list[Facts]) -> None:
    """Raise ``WrongAnswer`` unless the engine gives the floor's reasons, each time a case is put to it."""
    for case in cases:
        wanted, given = floor(case), engine.prepare(case)
        for _ in range(2):
            got = engine.codes(engine.decide(given))
            if got != wanted:
                raise WrongAnswer(f"{got} instead of {wanted}")
