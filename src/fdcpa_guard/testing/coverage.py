"""Which rules the scenarios put to the test: where each objects, lets through, meets an unknown fact, and its numbers.

A number is covered on the inside if a row that the rule lets through turns out otherwise with the number one smallest
step stricter, and on the outside if a row in which it objects turns out otherwise one step looser. So both rows stand
right at the limit. The smallest step is one for a count, a day or minute; a second for a time or a span. An exception
that is data is covered if a row turns out otherwise without it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..guard import Guard
from ..policy import Policy
from ..rules import Pack, Rule
from .mutation import alone, stepped, without_an_exception
from .own import chosen
from .scenarios import Row, guard_of

_NEEDS_NOTHING: Final = re.compile(r"\*\*Missing facts\*\*:\s*none\b", re.IGNORECASE)
_OBJECTING: Final = frozenset({"denied", "advised", "required"})
_LETTING_THROUGH: Final = frozenset({"passed", "passed-over"})


@dataclass(frozen=True)
class Boundary:
    """How far rows stand at the limit that a parameter sets; None where there is no step to take that way."""

    parameter: str
    inside: bool | None
    """A row that passes would not, were the parameter one step stricter."""
    outside: bool | None
    """A row in which the rule objects would come out otherwise, were it one step looser."""

    def items(self) -> Iterator[tuple[str, bool | None]]:
        """What can be covered, and whether it is."""
        yield f"{self.parameter}: a row just inside", self.inside
        yield f"{self.parameter}: a row just outside", self.outside


@dataclass(frozen=True)
class RuleCoverage:
    """What the scenarios ask of one rule."""

    rule: str
    rows: int
    """How many rows are about it and pass."""
    objects: bool
    """In some row it denies, warns or requires."""
    passes: bool
    """In some row it lets the contact through, or does not look at it."""
    missing: bool | None
    """In some row it lacks a fact; None: it needs none."""
    boundaries: tuple[Boundary, ...]
    exceptions: tuple[tuple[str, bool], ...] = ()
    """Each exception that is data, in words, and whether some row turns out otherwise without it."""

    def items(self) -> Iterator[tuple[str, bool | None]]:
        """Everything that can be covered, and whether it is; None: it cannot."""
        yield "a row in which it objects", self.objects
        yield "a row in which it does not", self.passes
        yield "a row in which a fact is missing", self.missing
        for boundary in self.boundaries:
            yield from boundary.items()
        for words, covered in self.exceptions:
            yield f"a row that turns on an exception: {words}", covered

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is not covered."""
        return tuple(what for what, covered in self.items() if covered is False)


@dataclass(frozen=True)
class Coverage:
    """The coverage of rules by scenarios."""

    rules: tuple[RuleCoverage, ...]
    not_looked_at: str = ""
    """Which rules were left alone, in words; empty if none were."""

    @property
    def percent(self) -> float:
        """How much of what can be covered is, in percent; 100 if there is nothing."""
        found = [covered for rule in self.rules for _, covered in rule.items() if covered is not None]
        return 100 * sum(found) / len(found) if found else 100.0

    def table(self) -> list[str]:
        """A table as lines of text: a rule a line, and what it lacks."""
        width = max([len(rule.rule) for rule in self.rules], default=4)
        lines = [f"{'rule':{width}}  rows  objects  passes  missing  limits"]
        for rule in self.rules:
            at_limits = [covered for each in rule.boundaries for _, covered in each.items() if covered is not None]
            limits = f"{sum(at_limits)}/{len(at_limits)}" if at_limits else "-"
            lines.append(
                f"{rule.rule:{width}}  {rule.rows:4}  {_mark(rule.objects):7}  {_mark(rule.passes):6}  "
                f"{_mark(rule.missing):7}  {limits}".rstrip()
            )
            lines += [f"{'':{width}}  lacks {gap}" for gap in rule.gaps]
        complete = sum(not rule.gaps for rule in self.rules)
        lines.append(f"{len(self.rules)} rules, {complete} covered in everything; {self.percent:.1f}% of all items")
        lines += [self.not_looked_at] if self.not_looked_at else []
        return lines

    def as_data(self) -> dict[str, Any]:
        """The same as JSON data."""
        return {
            "percent": round(self.percent, 2),
            "not_looked_at": self.not_looked_at,
            "rules": [
                {
                    "rule": rule.rule,
                    "rows": rule.rows,
                    "objects": rule.objects,
                    "passes": rule.passes,
                    "missing": rule.missing,
                    "boundaries": [
                        {"parameter": each.parameter, "inside": each.inside, "outside": each.outside}
                        for each in rule.boundaries
                    ],
                    "exceptions": [{"words": words, "covered": covered} for words, covered in rule.exceptions],
                    "gaps": list(rule.gaps),
                }
                for rule in self.rules
            ],
        }


def coverage(
    rows: Iterable[Row], *, policy: Policy | None = None, packs: Iterable[str] | None = None, everything: bool = False
) -> Coverage:
    """How far rows cover the rules of a policy, or, without one, of every policy that they name.

    Of these rules it looks at the author's own, or at all where nobody has any; at those of ``packs`` if some are
    named, and at all with ``everything``.

    A row counts for the rule that it is about, and one of a whole decision for the rules it names as ``reasons``,
    ``because`` or ``duties``. A row that fails counts for nothing. Notes that a place's law was not verified are no
    rules to be covered.

    Raises:
        InvalidPolicy: a name of ``packs`` fits no pack; or both names and everything are asked for.
        ScenarioError: the facts of a row are not well formed.
    """
    rows = tuple(rows)
    policies = [policy] if policy is not None else list({id(row.policy): row.policy for row in rows}.values())
    looked_at = chosen(policies, packs, everything=everything)
    held = {rule.id: rule for _, rule in looked_at.rules}
    asking: dict[str, list[Row]] = {name: [] for name in held}
    for row in rows:
        named = [name for name in dict.fromkeys(name for name, _ in row.asked()) if name in held]
        if named and row.run().passed:
            for name in named:
                asking[name].append(row)
    covered = tuple(_of(rule, asking[name]) for name, rule in sorted(held.items(), key=lambda each: each[0]))
    return Coverage(covered, looked_at.not_looked_at)


def _mark(covered: bool | None) -> str:
    return "-" if covered is None else "yes" if covered else "NO"


def _of(rule: Rule, rows: list[Row]) -> RuleCoverage:
    asked = [each for row in rows for each in (row, *row.more)]
    verdicts = [(each, _verdict(guard_of(each.policy), each, rule.id)) for each in asked]
    found = {verdict for _, verdict in verdicts}
    exempt = _NEEDS_NOTHING.search(rule.description) is not None
    return RuleCoverage(
        rule.id,
        len(rows),
        not found.isdisjoint(_OBJECTING),
        not found.isdisjoint(_LETTING_THROUGH),
        None if exempt else "missing-fact" in found,
        tuple(_boundary(rule, name, verdicts) for name in rule.parameters),
        tuple(_exceptions(rule, verdicts)),
    )


def _boundary(rule: Rule, name: str, verdicts: list[tuple[Row, str]]) -> Boundary:
    guards: dict[tuple[int, bool], Guard | None] = {}

    def flips(row: Row, verdict: str, *, stricter: bool) -> bool:
        """Whether the rule, as the row's own policy has it, answers otherwise with the parameter one step away."""
        key = id(row.policy), stricter
        if key not in guards:
            guards[key] = _one_step_away(row.policy, rule.id, name, stricter=stricter)
        guard = guards[key]
        return guard is not None and _verdict(guard, row, rule.id) != verdict

    inside = [(row, verdict) for row, verdict in verdicts if verdict == "passed"]
    outside = [(row, verdict) for row, verdict in verdicts if verdict in _OBJECTING]
    return Boundary(
        name,
        any(flips(row, verdict, stricter=True) for row, verdict in inside)
        if stepped(rule, name, stricter=True)
        else None,
        any(flips(row, verdict, stricter=False) for row, verdict in outside)
        if stepped(rule, name, stricter=False)
        else None,
    )


def _exceptions(rule: Rule, verdicts: list[tuple[Row, str]]) -> Iterator[tuple[str, bool]]:
    for position, (words, _) in enumerate(without_an_exception(rule)):
        guards: dict[int, Guard] = {}
        covered = False
        for row, verdict in verdicts:
            if id(row.policy) not in guards:
                pack, own = _held(row.policy, rule.id)
                made = [each for _, each in without_an_exception(own)]
                guards[id(row.policy)] = Guard(alone(row.policy, pack, made[position]))
            covered = covered or _verdict(guards[id(row.policy)], row, rule.id) != verdict
        yield words, covered


def _held(policy: Policy, id: str) -> tuple[Pack, Rule]:
    return next((pack, rule) for pack in policy.packs for rule in pack.rules if rule.id == id)


def _one_step_away(policy: Policy, id: str, name: str, *, stricter: bool) -> Guard | None:
    pack, rule = _held(policy, id)
    moved = stepped(rule, name, stricter=stricter)
    return None if moved is None else Guard(alone(policy, pack, moved))


def _verdict(guard: Guard, row: Row, rule: str) -> str:
    traces = guard.explain(row.contact, row.case).rules
    return next((trace.verdict for trace in traces if trace.rule == rule), "passed-over")
