"""Would the scenarios notice? Policies with one small mistake each, and the rows that must catch it.

    report = mutate(house(), rows, packs=["house"])
    assert not report.survivors, report

A mistake is the smallest of its kind: a number or time one step off, a rule left out, the edge of a window moved by a
second, an exception or restriction gone, an objection that only warns.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum, unique
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeVar

from ..decision import no_truth
from ..errors import InvalidPolicy
from ..explaining import RuleTrace
from ..facts import WeeklyWindow
from ..guard import Guard
from ..policy import Policy
from ..rules import Pack, Parameter, Rule
from ..shapes import Calendar, Shape, Standing
from ..shapes.exceptions import Exempting
from ..shapes.strict import Numbered
from ..vocabulary import CollectorKind, ConsentScope, DebtKind, DebtNature, Effect, Medium, Purpose, Recipient
from .builders import debt
from .grammar import OF_A_RULE
from .own import Chosen, chosen
from .scenarios import Row

S = TypeVar("S", bound=Numbered)

_SECOND: Final = timedelta(seconds=1)
_ANY_DAY: Final = date(2026, 1, 1)
_OF_THE_RULE_ALONE: Final = frozenset({"then", "lapses", "missing", "debts", "message", "due"})

Progress = Callable[[int, int], None]
"""Told after each mutant how many were tried, of how many."""


@unique
class Kind(StrEnum):
    """What sort of mistake a mutant has."""

    PARAMETER = "parameter"
    DROPPED = "rule left out"
    WINDOW = "window"
    EXCLUSION = "exclusion"
    EFFECT = "effect"


@dataclass(frozen=True)
class Mutant:
    """A policy with one mistake.

    Attributes:
        rule: the id of the rule that has it.
        kind: what sort of mistake.
        change: the mistake in a few words, such as ``most: 3 -> 4``.
    """

    rule: str
    kind: Kind
    change: str
    _base: Policy = field(repr=False)
    _pack: Pack = field(repr=False)
    _old: Rule = field(repr=False)
    _new: Rule | None = field(repr=False)

    @cached_property
    def policy(self) -> Policy:
        """The whole policy with the mistake."""
        return _with(self._base, self._pack, self._old, self._new)

    @cached_property
    def alone(self) -> Policy:
        """The wrong rule alone in its pack, quick to ask; no rule at all if it was left out."""
        return alone(self._base, self._pack, self._new)

    def __str__(self) -> str:
        return f"{self.rule}: {self.change}"


@dataclass(frozen=True)
class Report:
    """What became of the mutants.

    Attributes:
        tried: how many there were.
        survivors: those that no row caught.
        failing: the rows that fail under the policy as it is; they could catch nothing and were left out.
        not_looked_at: which rules were left alone, in words; empty if none were.
    """

    tried: int
    survivors: tuple[Mutant, ...]
    failing: tuple[Row, ...]
    not_looked_at: str = ""

    __bool__ = no_truth("a report: ask whether there are survivors, or failing rows")

    def __str__(self) -> str:
        lines = [f"{self.tried} mutants, {self.tried - len(self.survivors)} caught, {len(self.survivors)} survived"]
        lines += [f"  survived: {mutant}" for mutant in self.survivors]
        lines += [f"  fails without any mistake: {row.source}:{row.line}  {row.id}" for row in self.failing]
        lines += [self.not_looked_at] if self.not_looked_at else []
        return "\n".join(lines)


def mutants(policy: Policy, packs: Iterable[str] | None = None, *, everything: bool = False) -> Iterator[Mutant]:
    """Every mutant of the author's own rules of a policy, of the packs named (``us`` names ``us.regf`` too), or of all.

    Of a policy that has no rules of its own, such as a ready-made one, every rule has its mutants. What could make no
    difference is not made: a number that the rest of the shape does not use, or the loss of one member of a set that
    holds all there are, which nobody stated.

    Raises:
        InvalidPolicy: a name fits no pack; or both names and everything are asked for.
    """
    yield from _mutants(policy, chosen([policy], packs, everything=everything))


def _mutants(policy: Policy, looked_at: Chosen) -> Iterator[Mutant]:
    for pack, rule in looked_at.rules:
        for kind, change, new in _mistakes(rule, pack):
            yield Mutant(rule.id, kind, change, policy, pack, rule, new)


def mutate(
    policy: Policy,
    rows: Iterable[Row],
    *,
    packs: Iterable[str] | None = None,
    everything: bool = False,
    progress: Progress = lambda tried, of: None,
) -> Report:
    """Try every mutant on the rows that ask about its rule, or about whole decisions in which the rule has a part.

    The mutants are those of the author's own rules, of some packs or of everything, as `mutants` has them. Each row is
    asked of ``policy``, whatever its file names. A mutant is caught by the first row that does not come out as it says.
    A changed effect is tried only where some row has the rule object, since a rule that merely requires has no effect
    to change.

    Raises:
        InvalidPolicy: a name fits no pack; or both names and everything are asked for.
        ScenarioError: the facts of a row are not well formed.
    """
    looked_at = chosen([policy], packs, everything=everything)
    bench = _Bench(policy, rows)
    made = [
        mutant
        for mutant in _mutants(policy, looked_at)
        if mutant.kind is not Kind.EFFECT or mutant.rule in bench.rules_that_object
    ]
    survivors = []
    for number, mutant in enumerate(made, start=1):
        if not bench.catches(mutant):
            survivors.append(mutant)
        progress(number, len(made))
    return Report(len(made), tuple(survivors), tuple(bench.failing), looked_at.not_looked_at)


def alone(policy: Policy, pack: Pack, rule: Rule | None) -> Policy:
    """The policy with nothing but one rule in its pack: its verdicts are those it has among all the others."""
    only = replace(pack, rules=() if rule is None else (rule,))
    return replace(policy, packs=(only,), _before=None)


def about_the_rule_alone(row: Row) -> bool:
    """Whether a row turns on one rule and on nothing that others say."""
    return row.rule is not None and row.then in OF_A_RULE and row.checks.keys() <= _OF_THE_RULE_ALONE


# -- the rows


class _Bench:
    """The rows that pass under the policy, sorted by the rules whose mistakes they may catch."""

    def __init__(self, policy: Policy, rows: Iterable[Row]) -> None:
        guard = Guard(policy)
        known = {rule.id for rule in policy.rules()}
        self.failing: list[Row] = []
        self.rules_that_object: set[str] = set()
        self._alone: dict[str, list[Row]] = {}
        self._among_others: dict[str, list[Row]] = {}
        for row in rows:
            if row.rule is not None and row.rule not in known:
                continue
            result = row.run(guard)
            if not result.passed:
                self.failing.append(row)
                continue
            traces = result.explanation.rules
            if about_the_rule_alone(row):
                self._alone.setdefault(str(row.rule), []).append(row)
                self._note([trace for trace in traces if trace.rule == row.rule])
                continue
            self._note(traces)
            for trace in traces:
                if trace.verdict != "passed-over" or trace.rule == row.rule:
                    self._among_others.setdefault(trace.rule, []).append(row)

    def _note(self, traces: Iterable[RuleTrace]) -> None:
        self.rules_that_object |= {trace.rule for trace in traces if trace.verdict == "denied"}

    def catches(self, mutant: Mutant) -> bool:
        own = self._alone.get(mutant.rule, ())
        if own:
            guard = Guard(mutant.alone)
            if any(not row.run(guard).passed for row in own):
                return True
        others = self._among_others.get(mutant.rule, ())
        if others:
            guard = Guard(mutant.policy)
            return any(not row.run(guard).passed for row in others)
        return False


def _with(policy: Policy, pack: Pack, old: Rule, new: Rule | None) -> Policy:
    rules = tuple(rule for each in pack.rules for rule in ((new,) if each is old else (each,)) if rule is not None)
    changed = replace(pack, rules=rules)
    return replace(policy, packs=tuple(changed if each is pack else each for each in policy.packs))


# -- the mistakes


def _mistakes(rule: Rule, pack: Pack) -> Iterator[tuple[Kind, str, Rule | None]]:
    yield Kind.DROPPED, "left out", None
    for name in rule.parameters:
        for stricter in (False, True):
            moved = stepped(rule, name, stricter=stricter)
            if moved is not None:
                change = f"{name}: {rule.parameters[name].shown} -> {moved.parameters[name].shown}"
                yield Kind.PARAMETER, change, moved
    yield from _narrower(rule, pack)
    shape = shape_of(rule)
    if shape is not None:
        for kind, change, changes in _shape_mistakes(shape):
            made = _remade(rule, shape, changes)
            if made is not None:
                yield kind, change, made
    if rule.effect is Effect.ADVISORY:
        yield Kind.EFFECT, "denies instead of warning", replace(rule, effect=Effect.HOUSE_POLICY)
    else:
        yield Kind.EFFECT, "warns instead of denying", replace(rule, effect=Effect.ADVISORY)


def shape_of(rule: Rule) -> Shape | None:
    """The shape that a rule was made of; None if it is a function."""
    return rule.check if isinstance(rule.check, Shape) else None


def stepped(rule: Rule, name: str, *, stricter: bool) -> Rule | None:
    """The rule with a parameter one smallest step stricter or looser: one, a second, a day, or the other truth.

    None where there is no such step: below zero, before midnight, beyond what the shape takes, or of a number that
    the rest of the shape does not use. A parameter that is stricter neither way goes up for "stricter".
    """
    parameter = rule.parameters[name]
    up = stricter is (parameter.stricter != "lower")
    values = [(since, _step(value, up=up)) for since, value in parameter.values]
    if any(value is None for _, value in values) or name in _unused(shape_of(rule)):
        return None
    shape = shape_of(rule)
    if shape is not None and name in type(shape).model_fields:
        try:
            _changed(shape, {name: values[-1][1]})
        except InvalidPolicy:
            return None
    moved = Parameter(tuple(values), parameter.unit, parameter.citation, parameter.stricter)
    return replace(rule, parameters=MappingProxyType({**rule.parameters, name: moved}))


def _step(value: Any, *, up: bool) -> Any:
    """The next value up or down; None if there is none."""
    if isinstance(value, bool):
        return up if value is not up else None
    if isinstance(value, int):
        return value + 1 if up else value - 1 if value > 0 else None
    if isinstance(value, timedelta):
        moved = value + (_SECOND if up else -_SECOND)
        return moved if moved >= timedelta(0) else None
    if isinstance(value, time):
        return _wall_step(value, up=up)
    if isinstance(value, date):
        return value + timedelta(days=1 if up else -1)
    return None


def _wall_step(value: time, *, up: bool) -> time | None:
    """A second later or earlier on the same day."""
    on_a_day = datetime.combine(_ANY_DAY, value)
    moved = on_a_day + (_SECOND if up else -_SECOND)
    return moved.time() if moved.date() == _ANY_DAY else None


_IN_WRITING: Final = frozenset({Standing.DISPUTE, Standing.ORIGINAL_CREDITOR_REQUEST})
_UNUSED: Final[Mapping[str, Callable[[Any], bool]]] = {
    "tail_days": lambda s: not s.proceedings and s.standing.isdisjoint(_IN_WRITING),
    "grace_days": lambda s: not s.standing & {Standing.PROMISE, Standing.PAYMENT_PLAN},
    "consent_in_writing": lambda s: s.lifted_by is None,
    "consent_given_to": lambda s: s.lifted_by is None,
    # consent to contacts with others is the consumer's anyhow
    "consumers_consent": lambda s: s.lifted_by in (None, ConsentScope.THIRD_PARTY, ConsentScope.EMPLOYER),
    "asked_media": lambda s: s.asked_media >= s.media,
    "asked_once": lambda s: not s.proceedings,
    "own_call_exempt": lambda s: s.replies_exempt,
    "business_days": lambda s: s.release_days is None,
    "counts_day_of": lambda s: hasattr(s, "request") and s.spoken_lasts_days is None,
    "in_any_words": lambda s: not s.in_any_words,
    "observed": lambda s: not s.holidays,
    # Only a verified location tells the clocks apart: a rule that does not ask for every clock is not tested for it.
    "on_every_clock": lambda s: s.zone is not None or not s.on_every_clock,
    # Nor is one that leaves attorneys and their like out tested for them, nor a count for who answered.
    "professionals_count": lambda s: not s.professionals_count,
    "others_answering_free": lambda s: not s.others_answering_free,
    "consumer_debts_only": lambda s: not s.consumer_debts_only,
    "received": lambda s: s.notice is None,
    "week_starts": lambda s: Calendar.WEEK not in s.calendar,
    "in_writing": lambda s: hasattr(s, "proceedings") and not s.proceedings and s.standing.isdisjoint(_IN_WRITING),
}
"""Fields that make no difference while another field of the same shape is as this says."""


def _unused(shape: Shape | None) -> frozenset[str]:
    if shape is None:
        return frozenset()
    return frozenset(name for name, moot in _UNUSED.items() if name in type(shape).model_fields and moot(shape))


_RULE_SETS: Final[Mapping[str, type[Medium] | type[Recipient] | type[Purpose]]] = {
    "media": Medium,
    "recipients": Recipient,
    "purposes": Purpose,
}


def _narrower(rule: Rule, pack: Pack) -> Iterator[tuple[Kind, str, Rule]]:
    """The rule looking at one medium, kind of recipient or purpose fewer than it says.

    A successor in interest is a third party too but for a mortgage (12 CFR 1006.6(a)(5)): where the pack reaches none,
    a rule that looks at third parties looks at them anyhow.
    """
    shape = shape_of(rule)
    moot = Recipient.THIRD_PARTY in rule.recipients and not _reaches_mortgages(pack)
    for name, every in _RULE_SETS.items():
        held = getattr(rule, name)
        if len(held) in (1, len(every)):
            continue
        for member in sorted(held):
            if member is Recipient.SUCCESSOR_IN_INTEREST and moot:
                continue
            made: Rule | None = replace(rule, **{name: held - {member}})
            if name == "media" and made is not None and shape is not None:
                left = getattr(shape, "media", held) - {member}
                if not left:
                    continue
                if "media" in type(shape).model_fields:
                    made = _remade(made, shape, {"media": left})
            if made is not None:
                yield Kind.EXCLUSION, f"{name}: without {member}", made


def _reaches_mortgages(pack: Pack) -> bool:
    """Whether the pack may cover a mortgage, as far as what it says of a debt's kind and nature tells."""
    if pack.reads is None or not {"kind", "nature"}.issuperset(pack.reads):
        return True
    mortgages = [debt(kind=DebtKind.MORTGAGE, nature=nature) for nature in DebtNature]
    return any(pack.why_not(collector, each) is None for collector in CollectorKind for each in mortgages)


def _shape_mistakes(shape: Shape | Exempting) -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    """What may be wrong in the data of a shape or an exception, apart from its numbers and its media."""
    skipped = {"shape", "segments", "media", *shape._numbers}
    if isinstance(shape, Shape):
        skipped |= _unused(shape)
    for name in type(shape).model_fields:
        if name in skipped:
            continue
        value = getattr(shape, name)
        if isinstance(value, bool):
            yield Kind.EXCLUSION, f"{name}: {str(value).lower()} -> {str(not value).lower()}", {name: not value}
        elif isinstance(value, time):
            for moved in _either_side(value):
                yield Kind.WINDOW, f"{name}: {value} -> {moved}", {name: moved}
        elif isinstance(value, Mapping):
            for day in value:
                left = {key: kept for key, kept in value.items() if key != day}
                yield Kind.EXCLUSION, f"{name}: without {day}", {name: left}
        elif isinstance(value, frozenset | tuple):
            yield from _list_mistakes(name, value)
        elif name == "lifted_by" and value is not None:
            yield Kind.EXCLUSION, f"{name}: {value} -> nothing", {name: None}


def _list_mistakes(name: str, value: frozenset[Any] | tuple[Any, ...]) -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    members = sorted(value) if isinstance(value, frozenset) else value
    for position, member in enumerate(members):
        shown = getattr(member, "rule", None) or (
            f"window {position + 1}"
            if isinstance(member, WeeklyWindow)
            else member.describe()
            if isinstance(member, Exempting)
            else member
        )
        before, after = members[:position], members[position + 1 :]
        yield Kind.EXCLUSION, f"{name}: without {shown}", {name: [*before, *after]}
        if isinstance(member, Exempting):
            for kind, change, changes in _shape_mistakes(member):
                yield kind, f"{name}: {shown}: {change}", {name: [*before, _changed(member, changes), *after]}
        if isinstance(member, WeeklyWindow):
            for edge in ("start", "end"):
                at = getattr(member, edge)
                for moved in () if at is None else _either_side(at):
                    changed = [*before, member.model_copy(update={edge: moved}), *after]
                    yield Kind.WINDOW, f"{name}: {edge} of {shown}: {at} -> {moved}", {name: changed}


def without_an_exception(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule without each of its exceptions that are data, by the exception's words."""
    shape = shape_of(rule)
    if shape is None:
        return
    for each in shape.unless:
        made = _remade(rule, shape, {"unless": [other for other in shape.unless if other is not each]})
        if made is not None:
            yield each.describe(), made


def _either_side(at: time) -> list[time]:
    return [moved for up in (False, True) if (moved := _wall_step(at, up=up)) is not None]


def _changed(shape: S, changes: Mapping[str, Any]) -> S:
    given = {name: shape.given(name) for name in type(shape).model_fields}
    return type(shape).model_validate(given | {**changes})


def _remade(rule: Rule, shape: Shape, changes: Mapping[str, Any]) -> Rule | None:
    """The rule of the changed shape; None if there is no such shape."""
    try:
        changed = _changed(shape, changes)
    except InvalidPolicy:
        return None
    numbers = changed.numbers().keys()
    kept = {name: p for name, p in rule.parameters.items() if name.partition(".")[0] in numbers}
    return replace(rule, check=changed, data=changed.model_dump_json(), parameters=MappingProxyType(kept))
