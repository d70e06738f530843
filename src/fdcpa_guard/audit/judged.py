"""What a replay says of one past contact, in short: the verdict, and what an audit counts by."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, unique
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from ..decision import Decision, no_truth
from ..errors import InvalidFacts, Problem
from ..tables import TABLES
from ..vocabulary import Effect, Medium, Recipient


@unique
class Verdict(StrEnum):
    """What became of a past contact in an audit."""

    NOTHING_FOUND = "nothing-found"
    """No rule denies it, as far as facts are known and read."""
    VIOLATION = "violation"
    """A rule denies it for what is known."""
    NOT_JUDGED = "not-judged"
    """All that denies it is that facts are missing, a rule failed, or nobody has read the law; or it was not read."""


@unique
class Severity(StrEnum):
    """How grave an objection is, gravest first; which effects are of which is in `SEVERITIES`."""

    PROHIBITED = "prohibited"
    """A rule forbids it."""
    PRESUMED = "presumed"
    """It is presumed to violate, or the collector has to show a good reason."""
    UNPROTECTED = "unprotected"
    """Nothing forbids it by itself, or not yet; what would have protected the collector was not done."""
    HOUSE = "house"
    """A standard of the house forbids it, and no law does."""


SEVERITIES: Final[Mapping[Effect, Severity]] = MappingProxyType(
    {
        Effect.PROHIBITED: Severity.PROHIBITED,
        Effect.PRESUMED_VIOLATION: Severity.PRESUMED,
        Effect.LATE_CONFIRMATION: Severity.PRESUMED,
        Effect.ASKED_TO_STOP: Severity.UNPROTECTED,
        Effect.OUTSIDE_SAFE_HARBOR: Severity.UNPROTECTED,
        Effect.NUMBER_NOT_CHECKED: Severity.UNPROTECTED,
        Effect.HOUSE_POLICY: Severity.HOUSE,
    }
)
"""How grave each effect is. What is not among them judges nothing: missing facts, failed rules, law not read."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One rule that denies, for what is known."""

    rule: str
    effect: Effect

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return SEVERITIES[self.effect]


@dataclass(frozen=True, slots=True)
class Lack:
    """One rule that could not judge, and for want of what."""

    rule: str
    fact: str
    """The kind of fact, with ids left out (``debts.*.kind``); or that the rule failed, or that its law is unread."""


FAILED: Final = "(the rule failed)"
UNREAD_LAW: Final = "(nobody here has read the law)"
UNNAMED: Final = "attributes (the rule does not say which)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One past contact, judged.

    Attributes:
        consumer: whose case it is of; None: the case names nobody.
        attempt: its id, empty if that cannot be read; None: of a case that could not be replayed as a whole.
        at, medium: when, in UTC, and how it was made, where that could be read.
        tags: the caller's own.
        verdict: what became of it.
        objections: what is violated, strongest first, each rule and effect once.
        lacks: what kept which rules from judging, each once.
        packs: the bodies of rules that applied.
        policy: name and version of the policy.
        assumed: what was assumed of all contacts, as JSON.
        error: why it could not be asked about at all.

    Raises:
        InvalidFacts: the verdict is not what follows from the rest, an objection has an effect that judges nothing, the
            instant has no UTC offset, or what was assumed is no JSON object.
    """

    consumer: str | None
    attempt: str | None
    at: datetime | None
    medium: Medium | None
    tags: Mapping[str, str]
    verdict: Verdict
    objections: tuple[Objection, ...] = ()
    lacks: tuple[Lack, ...] = ()
    packs: tuple[str, ...] = ()
    policy: str
    assumed: str = "{}"
    error: str | None = None

    __bool__ = no_truth("a judged contact: ask for its verdict")

    def __post_init__(self) -> None:
        at = None if self.at is None else _in_utc(self.at)
        lacking = bool(self.lacks) or self.error is not None
        follows = Verdict.VIOLATION if self.objections else Verdict.NOT_JUDGED if lacking else Verdict.NOTHING_FOUND
        wrong = [
            Problem(field, message, "judged")
            for field, fine, message in (
                ("verdict", self.verdict is follows, "does not follow from the rest"),
                ("objections", all(each.effect in SEVERITIES for each in self.objections), "an effect judges nothing"),
                ("at", at is not None or self.at is None, "an instant needs a UTC offset"),
                ("assumed", _is_object(self.assumed), "must be a JSON object"),
            )
            if not fine
        ]
        if wrong:
            raise InvalidFacts("Judged", tuple(wrong))
        if at is not self.at:
            object.__setattr__(self, "at", at)


def _in_utc(at: datetime) -> datetime | None:
    """The same instant in UTC; None: it has no offset, or is beyond what can be told."""
    if at.tzinfo is UTC:
        return at
    try:
        return at.astimezone(UTC) if at.utcoffset() is not None else None
    except OverflowError:
        return None


@lru_cache(maxsize=64)  # it is the same for a whole run
def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def judged(
    decision: Decision, *, consumer: str | None, attempt: str, medium: Medium, tags: Mapping[str, str], assumed: str
) -> Judged:
    """What a decision says of a past contact, in short."""
    objections: dict[Objection, None] = {}
    lacks: dict[Lack, None] = {}
    for reason in decision.reasons:
        if not reason.denies:
            continue
        if reason.effect in SEVERITIES:
            objections[Objection(reason.rule, reason.effect)] = None
        elif reason.effect is Effect.MISSING_FACT:
            lacks.update(dict.fromkeys([Lack(reason.rule, kind_of_fact(path)) for path in reason.facts or (UNNAMED,)]))
        else:
            lacks[Lack(reason.rule, FAILED if reason.effect is Effect.RULE_ERROR else UNREAD_LAW)] = None
    return Judged(
        consumer=consumer,
        attempt=attempt,
        at=decision.at,
        medium=medium,
        tags=tags,
        verdict=Verdict.VIOLATION if objections else Verdict.NOT_JUDGED if lacks else Verdict.NOTHING_FOUND,
        objections=tuple(objections),
        lacks=tuple(lacks),
        packs=tuple([status.pack for status in decision.packs if status.applied]),
        policy=decision.policy,
        assumed=assumed,
    )


# -- kinds of facts


@lru_cache(maxsize=4096)
def kind_of_fact(path: str) -> str:
    """The path of a fact without the ids in it, so that the same fact of many cases is one: ``debts.*.kind``.

    A word that is no field's name is an id, unless it stands for a fact of the caller's own.
    """
    if path.startswith(_OWN):
        return path
    return _SEVERAL.sub("*", _WORD.sub(lambda word: word[0] if word[0] in _NAMES else "*", path))


_OWN: Final = "attributes"
_WORD: Final = re.compile(r"[^\s.()]+")
_SEVERAL: Final = re.compile(r"\*(?:\.\*)+")
_WORDS: Final = frozenset(
    word
    for table in TABLES.values()
    for column in table.columns
    for word in (table.name, table.becomes, column.name, *column.field.split("."))
)
"""The names of all facts, as fields and as columns have them."""
_CONNECTING: Final = frozenset(
    {"contact", "case", "consumer", "history", "the", "where", "is", "in", "which", *Recipient}
)
_NAMES: Final = _WORDS | _CONNECTING
