"""One rule: metadata that says what it is and where it comes from, and a check. Packs of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from functools import partial
from inspect import cleandoc
from types import FunctionType, MappingProxyType, MethodType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from ..decision import Citation, CountedCall
from ..errors import InvalidPolicy, nearest
from ..facts import Debt
from ..vocabulary import (
    UNKNOWN,
    Authority,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Holding,
    Medium,
    Purpose,
    Recipient,
    Unknown,
)
from .outcomes import Denied, Outcomes
from .words import Words, filled

if TYPE_CHECKING:
    from .question import Question

W = TypeVar("W", bound=StrEnum)

Check = Callable[["Question"], Outcomes]
AnyCheck = Callable[..., Outcomes]
"""A `Check`, or one that takes the values of the rule's parameters as ``p`` besides."""


EVERYWHERE: Final = "US"
"""The jurisdiction of what applies wherever the person is."""

RESERVED: Final = "guard."
"""How the ids begin under which a guard itself speaks; no rule has one."""

_HEADING: Final = re.compile(r"(?<!\n)\n(?=\*\*[A-Z][a-z ]+\*\*: )")
ID: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)+\Z")
"""What every rule's id is, the guard's own too."""
_ANY_MEDIUM: Final = frozenset(Medium)
_ANY_RECIPIENT: Final = frozenset(Recipient)
_ANY_PURPOSE: Final = frozenset(Purpose)

_TEXTS: Final = frozenset(
    {Authority.STATUTE, Authority.REGULATION, Authority.OFFICIAL_INTERPRETATION, Authority.LOCAL_LAW}
)
_SUREST_FIRST: Final = list(Confidence)

_LENIENT: Final = frozenset({Effect.ADVISORY, Effect.NUMBER_NOT_CHECKED})
_WAYS: Final = ("lower", "higher", None)
_MOST_OF_ALL: Final = 10_000
_MOST: Final = {"years": 100, "months": 1_200}
_LONGEST: Final = timedelta(days=_MOST_OF_ALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number, time or span that a law or a house sets, dated: ``((date(2021, 11, 30), 7),)``.

    Each value holds from its date until the next one's. ``stricter`` says which way an adjustment may go without
    loosening the law: ``"lower"`` or ``"higher"``; None: it may not be adjusted.
    """

    values: tuple[tuple[date, Any], ...]
    unit: str
    citation: Citation
    stricter: str | None = None

    def __post_init__(self) -> None:
        if not self.values or list(self.values) != sorted(self.values, key=lambda dated: dated[0]):
            raise InvalidPolicy("a parameter has at least one value, and its dates ascend")
        if self.stricter not in _WAYS:
            raise InvalidPolicy("stricter is 'lower', 'higher' or None")
        for _, value in self.values:
            self._sensible(value)

    def _sensible(self, value: Any) -> None:
        """Refuse a number that means nothing: fewer than none, longer than anybody lives, a time with a UTC offset."""
        most = _MOST.get(self.unit.partition(" ")[0], _MOST_OF_ALL)
        if type(value) is int and not 0 <= value <= most:
            raise InvalidPolicy(f"the value lies between 0 and {most:,} ({self.unit})")
        if type(value) is timedelta and not timedelta(0) <= value <= _LONGEST:
            raise InvalidPolicy(f"the value lies between none and {_LONGEST.days:,} days ({self.unit})")
        if type(value) is time and value.tzinfo is not None:
            raise InvalidPolicy(f"the value has no UTC offset ({self.unit})")

    def on(self, day: date) -> Any:
        """The value in force on a day; before the first date, the first value."""
        value = self.values[0][1]
        for since, candidate in self.values:
            if since <= day:
                value = candidate
        return value

    def adjusted(self, value: Any) -> Parameter:
        """The same parameter with one stricter value throughout.

        Raises:
            InvalidPolicy: the value is of another type, out of all range, or would loosen any dated value.
        """
        new = self.replaced(value)
        for _, current in self.values:
            looser = value > current if self.stricter == "lower" else value < current
            if self.stricter is None or looser:
                raise InvalidPolicy("the adjustment would loosen what the rule sets")
        return new

    def replaced(self, value: Any) -> Parameter:
        """The same parameter with one value throughout, stricter or looser.

        Raises:
            InvalidPolicy: the value is of another type, or out of all range.
        """
        for _, current in self.values:
            if type(value) is not type(current):
                raise InvalidPolicy(f"the value must be of type {type(current).__name__} ({self.unit})")
        return Parameter(((date.min, value),), self.unit, self.citation, self.stricter)

    @property
    def latest(self) -> Any:
        """The value in force after the last date."""
        return self.values[-1][1]

    @property
    def shown(self) -> str:
        """The values in words: ``7``, or ``3, from 2026-07-01 5``."""
        (_, first), *later = self.values
        return ", ".join([str(first), *[f"from {since.isoformat()} {value}" for since, value in later]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, ready for a guard.

    ``media``, ``recipients``, ``purposes`` and ``needs`` say which contacts and cases it looks at, so that the
    guard can pick, once and cached, the few rules that can matter for a question. ``in_force`` are the first day it
    binds and the first day it no longer does.
    """

    id: str
    title: str
    citations: tuple[Citation, ...]
    effect: Effect
    check: AnyCheck
    description: str
    in_force: tuple[date | None, date | None] = (None, None)
    media: frozenset[Medium] = _ANY_MEDIUM
    recipients: frozenset[Recipient] = _ANY_RECIPIENT
    purposes: frozenset[Purpose] = _ANY_PURPOSE
    needs: frozenset[Holding] = frozenset()
    """Kinds of facts of which the case must hold at least one for the rule to matter; empty: it always may."""
    parameters: Mapping[str, Parameter] = field(default_factory=lambda: MappingProxyType({}))
    counts: Callable[[Question], Iterable[CountedCall]] | None = None
    """For a call limit: how it counts each past call, for decisions asked to say so."""
    data: str | None = None
    """For a rule that is data: that data, as JSON."""
    segments: frozenset[str] = frozenset()
    """The groups of customers (`Case.segment`) that it tells apart; a group that no rule of a policy knows is pointed
    out."""
    read_again: date | None = None
    """When somebody who did not write it read it beside its text a second time; None: nobody has."""
    words: Words | None = field(default=None, repr=False, compare=False)
    """For a rule whose title or description names its numbers: both, made for other numbers."""

    def __post_init__(self) -> None:
        wrong = (
            "an id of lower-case words joined by dots and hyphens, such as us.regf.6c1.cease"
            if not ID.match(self.id)
            else f"an id that does not begin with {RESERVED}, for so the guard itself speaks"
            if self.id.startswith(RESERVED)
            else "a title"
            if not self.title
            else "at least one citation (a house rule cites the house: Authority.HOUSE)"
            if not self.citations
            else "a docstring that says what it checks"
            if not self.description
            else None
        )
        if wrong is not None:
            raise InvalidPolicy(f"rule {self.id!r} needs {wrong}")
        self._of_the_vocabulary()

    def _of_the_vocabulary(self) -> None:
        """Refuse a word that nobody knows: a guard would never pick the rule, or not know what its objection means."""
        put = object.__setattr__
        if type(self.effect) is not Effect:
            put(self, "effect", self._word("effect", Effect, self.effect))
        for name, every in _SETS:
            words = getattr(self, name)
            if words is not every:
                kind = type(min(every))
                if type(words) is not frozenset or {*map(type, words)} - {kind}:
                    words = frozenset([self._word(name, kind, word) for word in _words(words)])
                    put(self, name, words)
                if not words and name != "needs":
                    raise InvalidPolicy(f"rule {self.id!r} looks at no {name}, so it would never be asked")
        if not callable(self.check):
            raise InvalidPolicy(f"rule {self.id!r} needs a check that can be called with a question")
        if not all(type(parameter) is Parameter for parameter in self.parameters.values()):
            raise InvalidPolicy(f"rule {self.id!r}: each of its parameters is a Parameter")
        dates: tuple[object, ...] = self.in_force
        if len(dates) != 2 or not all(day is None or type(day) is date for day in dates):
            raise InvalidPolicy(f"rule {self.id!r} is in force from a date, or None, to a date, or None")

    def _word(self, name: str, kind: type[W], given: Any) -> W:
        try:
            return kind(given)
        except ValueError:
            hint = nearest(given if isinstance(given, str) else "", kind)
            raise InvalidPolicy(f"rule {self.id!r}, {name}: no such {kind.__name__.lower()} ({hint})") from None

    @property
    def confidence(self) -> Confidence | None:
        """How sure we are of its law: as of the least sure of the texts that it cites; None: it is the house's own.

        What agencies and courts say of a text counts only where no text is cited.
        """
        cited = [citation for citation in self.citations if citation.authority is not Authority.HOUSE]
        texts = [citation for citation in cited if citation.authority in _TEXTS] or cited
        return max([text.confidence for text in texts], key=_SUREST_FIRST.index, default=None)

    def said(self, numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        """Its title and description with other numbers."""
        return (self.title, self.description) if self.words is None else self.words(numbers)

    def renumbered(self, numbers: Mapping[str, Parameter]) -> Rule:
        """The rule with other parameters, which its words follow."""
        title, description = self.said(numbers)
        return replace(self, parameters=MappingProxyType({**numbers}), title=title, description=description)

    def reworded(self, words: Words) -> Rule:
        """The rule in other words."""
        title, description = words(self.parameters)
        return replace(self, words=words, title=title, description=description)

    def binds_on(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        first, gone = self.in_force
        return (first is None or first <= day) and (gone is None or day < gone)

    def dates(self) -> Iterable[date]:
        """The days on which the rule or a value of it changes."""
        yield from (day for day in self.in_force if day is not None)
        for parameter in self.parameters.values():
            yield from (day for day, _ in parameter.values[1:])  # before its first date a number is the same

    def looks_at(
        self, medium: Medium, roles: frozenset[Recipient], acts: frozenset[Purpose], holdings: frozenset[Holding]
    ) -> str | None:
        """None if the rule looks at such a contact and case, else what of it the rule does not look at."""
        if medium not in self.media:
            return f"does not look at {medium.value}"
        if not roles & self.recipients:
            return f"does not look at contacts with a {'/'.join(sorted(roles))}"
        if self.purposes.isdisjoint(acts):
            return f"does not look at contacts for {'/'.join(sorted(acts))}"
        if self.needs and not self.needs & holdings:
            return "the case does not hold " + ", ".join(sorted(self.needs))
        return None

    def effect_of(self, said: Denied) -> Effect:
        """What an objection of the rule means.

        A rule that advises, or tells of a shield that is not there, does not deny for a missing fact either.
        """
        effect: Effect = said.said[5] or self.effect
        return self.effect if effect is Effect.MISSING_FACT and self.effect in _LENIENT else effect

    def bound(self, day: date) -> Check:
        """The check with the parameter values of a day."""
        values = SimpleNamespace(**{name: parameter.on(day) for name, parameter in self.parameters.items()})
        bind: Callable[[Any], Check] | None = getattr(self.check, "bound", None)
        if bind is not None:  # a shape works out once, for given values, all that does not turn on the question
            return bind(values)
        return partial(self.check, p=values) if self.parameters else self.check


def rule(
    id: str,
    title: str,
    *citations: Citation,
    effect: Effect = Effect.PROHIBITED,
    in_force: tuple[date | None, date | None] = (None, None),
    media: Iterable[Medium] = _ANY_MEDIUM,
    recipients: Iterable[Recipient] = _ANY_RECIPIENT,
    purposes: Iterable[Purpose] = _ANY_PURPOSE,
    needs: Iterable[Holding] = frozenset(),
    counts: Callable[[Question], Iterable[CountedCall]] | None = None,
    segments: Iterable[str] = (),
    **parameters: Parameter,
) -> Callable[[AnyCheck], Rule]:
    """Make a `Rule` of a function ``check(q)``, or ``check(q, p)`` with the values of the parameters if any are given.

    It prohibits unless another effect is given. Title and docstring may name parameters in braces, as `words.filled`
    has it.

    The function's docstring describes the rule under the headings **What it checks**, **Source**, **When it does not
    apply**, **Missing facts** and **Example**, each of which begins a paragraph.

    Raises:
        InvalidPolicy: metadata is missing or malformed; the text says which and how it should look.
    """

    def make(check: AnyCheck) -> Rule:
        description = _HEADING.sub("\n\n", cleandoc(check.__doc__ or (f"{title.rstrip('.')}." if _STRIPPED else "")))

        def words(numbers: Mapping[str, Parameter]) -> tuple[str, str]:
            return filled(title, numbers, begins=True), filled(description, numbers, begins=True)

        own = (title, description) if not parameters else words(parameters)
        return Rule(
            id=id,
            title=own[0],
            citations=citations,
            effect=effect,
            check=check,
            description=own[1],
            words=words if own != (title, description) else None,
            in_force=in_force,
            media=_words(media),
            recipients=_words(recipients),
            purposes=_words(purposes),
            needs=_words(needs),
            parameters=MappingProxyType(parameters),
            counts=counts,
            segments=frozenset(segments),
        )

    return make


def _words(given: Iterable[W]) -> frozenset[W]:
    """Words given one by one; a text is one word and not its letters."""
    return frozenset([given] if isinstance(given, str) else given)  # type: ignore[list-item]


_SETS: Final[tuple[tuple[str, frozenset[StrEnum]], ...]] = (
    ("media", _ANY_MEDIUM),
    ("recipients", _ANY_RECIPIENT),
    ("purposes", _ANY_PURPOSE),
    ("needs", frozenset(Holding)),
)

_STRIPPED: Final = rule.__doc__ is None
"""Python runs with ``-OO``, so no function has a docstring."""


class _Reading:
    """A debt read as one of the nature and kind that it may be of."""

    def __init__(self, debt: Debt, nature: DebtNature, kind: DebtKind) -> None:
        self._debt = debt
        self.nature = nature
        self.kind = kind

    def __getattr__(self, name: str) -> Any:
        return getattr(self._debt, name)


def _readings(debt: Debt) -> Iterable[Debt]:
    """The debt as whatever it may be."""
    if debt.nature is not UNKNOWN and debt.kind is not UNKNOWN:
        return (debt,)
    natures = DebtNature if debt.nature is UNKNOWN else (debt.nature,)
    kinds = DebtKind if debt.kind is UNKNOWN else (debt.kind,)
    return [cast("Debt", _Reading(debt, nature, kind)) for nature in natures for kind in kinds]


WhyNot = TypeVar("WhyNot", bound=Callable[..., str | None])


def reads(*fields: str) -> Callable[[WhyNot], WhyNot]:
    """Say which fields of a debt a `Pack.why_not` reads, all of them, so that it need not be asked of each debt.

    It stands above the function itself; a function that wraps it says nothing by that.

    Raises:
        InvalidPolicy: a debt has no such field, or it stands above something else than a function.
    """
    if not Debt.model_fields.keys() >= set(fields):
        raise InvalidPolicy("a why_not reads fields of a debt, and one that it is said to read is none")

    def say(why_not: WhyNot) -> WhyNot:
        if type(why_not) is not FunctionType:
            raise InvalidPolicy("what a why_not reads is said above the function itself")
        why_not.__dict__[_READS] = why_not, fields
        return why_not

    return say


_READS: Final = "__reads__"


def _read_by(why_not: object) -> tuple[str, ...] | None:
    """What a function was said to read; None of anything else, and of a function that got it from another."""
    function = why_not.__func__ if type(why_not) is MethodType else why_not
    if type(function) is not FunctionType:
        return None
    of, fields = function.__dict__.get(_READS, (None, None))
    return fields if of is function else None


@dataclass(frozen=True, slots=True)
class Announced:
    """Law that was announced without a day: no rule follows it, and no date tells of it.

    Attributes:
        citation: what was announced, and how sure we are of it.
        what: what is said of it, and when it would begin.
        rules: ids of the rules that it is to change, as far as known.
    """

    citation: Citation
    what: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A published set of rules for one body of law, and whom and which debts it covers."""

    id: str
    title: str
    rules: tuple[Rule, ...]
    why_not: Callable[[CollectorKind, Debt], str | None]
    """None if the pack covers this collector collecting this debt, else why it does not.

    A function that says by `reads` which fields of a debt it reads is asked once for each combination of their values.
    """
    jurisdiction: str = EVERYWHERE
    """Where the person has to be for it to apply: everywhere, in ``US-MA``, in ``US-NY-NYC``."""
    announced: tuple[Announced, ...] = ()
    """What of its law was announced without a day."""

    reads: tuple[str, ...] | None = field(init=False, repr=False, compare=False)
    """The fields of a debt on which it turns whether the pack covers it; None if that is not said."""

    def __post_init__(self) -> None:
        if type(self.rules) is not tuple or not all(isinstance(rule, Rule) for rule in self.rules):
            object.__setattr__(self, "rules", tuple(self.rules))
            for rule in self.rules:
                if not isinstance(rule, Rule):
                    raise InvalidPolicy(f"pack {self.id!r} holds rules; did a function miss its @rule(...)?")
        ids = [rule.id for rule in self.rules]
        if len(set(ids)) != len(ids):
            raise InvalidPolicy(f"pack {self.id!r} has two rules with the same id")
        if not callable(self.why_not):
            raise InvalidPolicy(f"pack {self.id!r} needs a function that says why it does not cover a debt, or None")
        object.__setattr__(self, "reads", _read_by(self.why_not))

    def excludes(self, collector: CollectorKind | Unknown, debt: Debt) -> str | None:
        """None if the pack covers this collector collecting this debt, else why it does not, as ``why_not`` says.

        Where it is unknown who collects, or what the debt is, it is covered if it may be.

        Raises:
            InvalidPolicy: ``why_not`` says neither.
        """
        why_not = None
        for who in CollectorKind if collector is UNKNOWN else (collector,):
            for each in _readings(debt):
                why_not = self.why_not(who, each)
                if why_not is None:
                    return None
                told: object = why_not  # by somebody's own function, whatever its annotations say
                if not (isinstance(told, str) and told.strip()):
                    raise InvalidPolicy(f"why_not of pack {self.id!r} says why a debt is not covered, or None if it is")
        return why_not


UNSET: Final = Citation("fdcpa_guard", "default of the shape", Authority.HOUSE, None)
"""Cited for a number of a shape that the maker of the rule left as it is: no law and no house set it."""


def house(section: str) -> Citation:
    """A citation of a house's own policy."""
    return Citation("house policy", section, Authority.HOUSE, None)
