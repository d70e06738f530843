"""What of a policy changes when: each rule and number that begins, ends or changes, by day and by place.

    changes(policy, date(2026, 11, 1), date(2028, 12, 31))     what changes on the days of a span
    policy_on(policy, day)                                     the policy as the law is on one day, whatever is asked

So what a change does to a log of questions is ``audit.compare(policy_on(policy, day - DAY), policy_on(policy, day),
questions)``. Law that was announced without a day is told apart: no rule follows it. ``pydantic.TypeAdapter(Changes)``
writes it as JSON, or reads it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from .clock import DAY
from .decision import Citation, Scalar, no_truth
from .policy import Policy
from .rules import Pack, Parameter, Rule


class Kind(StrEnum):
    """What happens to a rule on a day."""

    BEGINS = "begins"
    ENDS = "ends"
    """From this day on it no longer binds."""
    CHANGES = "changes"
    """It has another number."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number of a rule that is another from a day on."""

    name: str
    before: Scalar
    after: Scalar
    unit: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class LawChange:
    """A rule that begins or ends on a day, or whose numbers change.

    Attributes:
        day: the first day on which it is so, on the calendar where the person is.
        place: ``US``, ``US-NY-NYC``.
        pack, rule, title: which rule, with the numbers of that day; of one that ends, those of the day before.
        kind: what happens to it.
        numbers: of a rule that goes on, the numbers that change.
        citations: what it rests on.
    """

    day: date
    place: str
    pack: str
    rule: str
    title: str
    kind: Kind
    numbers: tuple[NumberChange, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class AnnouncedChange:
    """Law that was announced without a day, so that no rule follows it.

    Attributes:
        place, pack: where, and under which body of law.
        what: what is said of it.
        rules: the rules that it is to change, as far as known.
        citation: what it is, and how sure we are of it.
    """

    place: str
    pack: str
    what: str
    rules: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Changes:
    """What of a policy changes from a day to another, both included.

    Attributes:
        policy, fingerprint: name and version of the policy, and what exactly it is.
        first, last: the days.
        changes: by day, then by place and in the order of the policy.
        announced: what was announced without a day, and may therefore fall into the span.
    """

    policy: str
    fingerprint: str
    first: date
    last: date
    changes: tuple[LawChange, ...]
    announced: tuple[AnnouncedChange, ...]

    __bool__ = no_truth("what changes: ask whether it has changes")

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something changes."""
        return tuple(dict.fromkeys(change.day for change in self.changes))

    def by_day(self) -> Iterator[tuple[date, str, tuple[LawChange, ...]]]:
        """The changes by day and place."""
        for (day, place), some in groupby(self.changes, lambda change: (change.day, change.place)):
            yield day, place, tuple(some)


def changes(policy: Policy, first: date, last: date) -> Changes:
    """What of a policy begins, ends or changes from ``first`` to ``last``, both included.

    Raises:
        ValueError: the last day is before the first.
    """
    if last < first:
        raise ValueError("the last day is not before the first")
    found = [change for pack in policy.packs for rule in pack.rules for change in _of(pack, rule, first, last)]
    announced = tuple(
        AnnouncedChange(pack.jurisdiction, pack.id, each.what, each.rules, each.citation)
        for pack in policy.packs
        for each in pack.announced
    )
    found.sort(key=lambda change: (change.day, change.place))
    return Changes(policy.label, policy.fingerprint, first, last, tuple(found), announced)


def _of(pack: Pack, rule: Rule, first: date, last: date) -> Iterator[LawChange]:
    for day in sorted({*rule.dates()}):
        if not first <= day <= last or day == date.min:
            continue
        before = day - DAY
        bound, binds = rule.binds_on(before), rule.binds_on(day)
        numbers = tuple(_numbers(rule, before, day)) if bound and binds else ()
        if bound is binds and not numbers:
            continue
        kind = Kind.CHANGES if bound is binds else Kind.BEGINS if binds else Kind.ENDS
        title, _ = rule.said(_fixed(rule, before if kind is Kind.ENDS else day))
        yield LawChange(day, pack.jurisdiction, pack.id, rule.id, title, kind, numbers, rule.citations)


def _numbers(rule: Rule, before: date, day: date) -> Iterator[NumberChange]:
    for name, number in rule.parameters.items():
        was, now = number.on(before), number.on(day)
        if (type(was), was) != (type(now), now):
            yield NumberChange(name, _scalar(was), _scalar(now), number.unit, number.citation)


def _scalar(value: object) -> Scalar:
    """A number as JSON can hold it."""
    return value if isinstance(value, bool | int | float | str) else str(value)


def policy_on(policy: Policy, day: date) -> Policy:
    """The policy as the law is on one day, whatever the instant of what it is asked.

    Rules that do not bind on that day are gone, and each number has its value of that day; the version says which.
    """
    packs = tuple(
        replace(pack, rules=tuple([_standing(rule, day) for rule in pack.rules if rule.binds_on(day)]))
        for pack in policy.packs
    )
    return Policy(
        policy.name,
        f"{policy.version}, the law of {day.isoformat()}",
        packs,
        denies=policy.denies,
        ignores=policy.ignores,
        places=policy.places,
        departures=policy.departures,
    )


def _standing(rule: Rule, day: date) -> Rule:
    if not {*rule.dates()}:
        return rule
    return replace(rule.renumbered(_fixed(rule, day)), in_force=(None, None))


def _fixed(rule: Rule, day: date) -> MappingProxyType[str, Parameter]:
    """The numbers of a rule as they are on a day."""
    return MappingProxyType(
        {
            name: replace(number, values=((date.min, number.on(day)),)) if len(number.values) > 1 else number
            for name, number in rule.parameters.items()
        }
    )


__all__ = ["AnnouncedChange", "Changes", "Kind", "LawChange", "NumberChange", "changes", "policy_on"]
