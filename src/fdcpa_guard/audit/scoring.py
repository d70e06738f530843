"""Scorecards: what replays found, counted by vendor, agent or whatever else attempts are tagged with."""

from __future__ import annotations

import json
from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from itertools import combinations
from typing import Final

from ..decision import no_truth
from ..errors import InvalidFacts, Problem, nearest, plain_name
from ..policy import Policy
from ..rules.rule import RESERVED
from ..vocabulary import Effect
from .chance import Spread, design_effect, fisher, holm, wilson
from .judged import SEVERITIES, Judged, Lack, Objection, Severity
from .replaying import NOT_IN_A_HISTORY, Replayed

Key = tuple[str | None, ...]
"""What a group has in common: the value of each tag, None where attempts do not have it."""
Telling = Callable[[Judged], str | None]
By = str | Telling | tuple[str | Telling, ...]
"""What to group by: the name of a tag, a function of a judged contact, or several of either."""

LEVEL: Final = 0.95
MOST_RANKED: Final = 100
"""Of more groups none is compared with another: pairs are as many as the square."""
NAMED: Final = 3
"""How many of the attempts that a rule objects to are named."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many in a thousand, and between which the rate lies behind the chance of who happened to be contacted."""

    per_thousand: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Example:
    """One of the attempts that a rule objects to; ``consumer`` is None where the case names nobody."""

    at: datetime
    consumer: str | None
    attempt: str


@dataclass(frozen=True, slots=True)
class ByRule:
    """What one rule says, with one effect.

    Attributes:
        rule, effect, severity: which rule, and what its objection means.
        attempts: how many attempts it objects to.
        not_judged: how many it could not judge.
        rate: of the rest, how many in a thousand it objects to; None: it could judge none.
        examples: the earliest of those that it objects to, three at most.
    """

    rule: str
    effect: Effect
    severity: Severity
    attempts: int
    not_judged: int
    rate: Rate | None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Lacking:
    """For want of one kind of fact, beside others perhaps: how many attempts could not be judged."""

    fact: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Week:
    """The attempts of a week, such as ``2026-W14`` of ISO 8601, in UTC."""

    week: str
    attempts: int
    not_judged: int
    violating: int


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a group stands among those compared, as far as that is more than chance; the highest rate is 1.

    Attributes:
        first, last: between which ranks it lies.
        worse_than, better_than: the groups whose rates differ from its own by more than chance.
    """

    first: int
    last: int
    worse_than: tuple[Key, ...]
    better_than: tuple[Key, ...]

    __bool__ = no_truth("a rank: ask whether it is worse or better than others")


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of the attempts of one vendor, agent or the like.

    Attributes:
        key: the values of what was grouped by; None: attempts that do not have the tag.
        attempts: all of them: those judged, not judged and unread together.
        judged: those that violate something, and those of which every rule that was asked found nothing.
        not_judged: those denied for want of facts alone, because a rule failed, or because nobody has read the law.
        unread: those of which no question could be made.
        violating: those that violate something.
        rate: of those that were read, how many in a thousand violate something: at least so many, since those not
            judged may; None: none was read.
        at_most: how many in a thousand it would be if all that could not be judged did.
        independent: as how many attempts those read count, since attempts to one person are alike.
        rules: by rule and effect, the most frequent first. An attempt may be counted under several.
        effects, severities: how many attempts have at least one objection of each, gravest first.
        lacking: for want of what the ones not judged could not be, the most frequent first.
        weeks: by week, the earliest first.
        first, last: the instants of the first and the last attempt.
        people: how many consumers were contacted, as far as cases name them.
        people_violated: to how many of them something was violated.
        rank: where it stands; None: it is not compared with any other.
    """

    key: Key
    attempts: int
    judged: int
    not_judged: int
    unread: int
    violating: int
    rate: Rate | None
    at_most: float | None
    independent: float
    rules: tuple[ByRule, ...]
    effects: dict[Effect, int]
    severities: dict[Severity, int]
    lacking: tuple[Lacking, ...]
    weeks: tuple[Week, ...]
    first: datetime | None
    last: datetime | None
    people: int
    people_violated: int
    rank: Rank | None

    __bool__ = no_truth("a group: ask how many of its attempts violate something")


@dataclass(frozen=True, slots=True)
class Unseen:
    """What the audit could not see.

    Attributes:
        attempts: how many attempts there were.
        not_judged: how many could not be judged.
        unread: how many could not be read, and why, the most frequent first.
        cases: how many cases could not be replayed at all, and why; their attempts are not among the others.
        untagged: for each tag that is grouped by, how many attempts do not have it.
        nameless: how many attempts are of cases that name no consumer: each is taken for another person's.
        repeated: how many attempts have the consumer and id of one counted before, as where a log or a case was given
            again: each is counted each time.
        not_in_a_history: what no history holds and was not assumed of all attempts, and what was taken of it.
        assumed: what was assumed instead, as JSON; several if the replays differ in it.
        never_judged: rules that could judge no attempt at all.
        never_applied: bodies of rules of the policy that applied to no attempt; None: no policy was given.
        never_named: of the rules that alone were counted, those that no replay names, each with the nearest that one
            does. There was nothing to say of them; or, if no policy was given to know them, they are misspelt.
    """

    attempts: int
    not_judged: int
    unread: dict[str, int]
    cases: dict[str, int]
    untagged: dict[str, int]
    nameless: int
    repeated: int
    not_in_a_history: dict[str, str]
    assumed: tuple[str, ...]
    never_judged: tuple[str, ...]
    never_applied: tuple[str, ...] | None
    never_named: dict[str, str]

    __bool__ = no_truth("what was not seen: ask how much of each")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What an audit found, by group.

    Attributes:
        by: what it is grouped by.
        rules: the rules, or bodies of rules, that alone were counted; None: all of them.
        level: that of the intervals; one less it is the chance that any ranking is wrong.
        policies: name and version of the policies that judged.
        design_effect: how many attempts tell as much as one would if those to one person were not alike; None: too
            little is violated to say, so that those to one person count once.
        unseen: what the audit could not see.
        groups: by their keys in order, those without a tag last. Not by rate: what is more than chance `Rank` says.
        whole: all groups together.
    """

    by: tuple[str, ...]
    rules: tuple[str, ...] | None
    level: float
    policies: tuple[str, ...]
    design_effect: float | None
    unseen: Unseen
    groups: tuple[Group, ...]
    whole: Group

    __bool__ = no_truth("a scorecard: ask whether any of its attempts violates something")

    def group(self, *key: str | None) -> Group:
        """The group of a key.

        Raises:
            KeyError: there is none.
        """
        for group in self.groups:
            if group.key == key:
                return group
        raise KeyError(key)


def scorecard(
    replays: Iterable[Replayed | Judged],
    by: By = "vendor",
    *,
    rules: Iterable[str] | None = None,
    level: float = LEVEL,
    policy: Policy | None = None,
) -> Scorecard:
    """What replays found, by vendor or by whatever else.

    They are gone through once and not kept: what is kept grows with the groups, their rules, weeks and people, and by a
    short hash of each attempt, to tell those that come again.

    An attempt that violates something counts once, however many rules object. Rates are of all attempts that were read:
    of those judged alone they would be too high, for what violates one rule is judged, though facts are missing for
    another. So of two groups the one of which less is known shows less; by rule, what it could not judge is left out.

    The interval is Wilson's, at ``level``. Attempts to one person are not independent (an eighth call is seldom
    alone), so they count as fewer: divided by their design effect with people as clusters, that of the group or that of
    all groups together, whichever is greater. Attempts to one person alone count once.

    Groups are compared two by two by Fisher's exact test on counts so divided and rounded, and Holm's correction for
    all pairs; so if all are equal, the chance that any is called worse than another is about one less ``level`` at
    most. Of attempts that do not have a tag the group is shown and not compared, nor is one of which nothing was read.

    Args:
        replays: what `replays` or a batch gives.
        by: the name of a tag, a function of a `Judged`, or a tuple of these.
        rules: count these alone: ids of rules, or of bodies of rules (``us.regf``); None: all.
        level: of the intervals, and one less the chance of a wrong ranking.
        policy: the one that judged, to be told which of its bodies of rules applied to nothing, and to have rules
            refused that there are not.

    Raises:
        InvalidFacts: ``level`` is not between 0 and 1; nothing is given to group by or to count; attempts have tags
            and none has one that is grouped by; or neither ``policy`` nor a replay has a rule that is to be counted.
        TypeError: something is no replay, or what is grouped by is no text.
    """
    scores = Scores(by, rules=rules)
    for replayed in replays:
        scores.add(replayed)
    return scores.card(level=level, policy=policy)


@dataclass(slots=True)
class _Counts:
    """What is counted of a group."""

    attempts: int = 0
    unread: int = 0
    not_judged: int = 0
    rules: Counter[tuple[str, Effect]] = field(default_factory=Counter)
    not_judged_by: Counter[str] = field(default_factory=Counter)
    effects: Counter[Effect] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)
    weeks: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    """The attempts, those not judged and those violating, by year and number."""
    first: datetime | None = None
    last: datetime | None = None
    people: dict[str, list[int]] = field(default_factory=dict)
    """Of each consumer the attempts read and violating."""
    nobodys: list[int] = field(default_factory=lambda: [0, 0])
    """The same of those whose consumer is not known."""
    examples: dict[tuple[str, Effect], list[_Example]] = field(default_factory=dict)

    def add(self, one: Judged, objections: Iterable[Objection], lacks: Iterable[Lack]) -> None:
        """Count an attempt, with what of it is counted."""
        read = one.error is None
        violated = {(each.rule, each.effect) for each in objections}
        facts = {each.fact for each in lacks}
        violating, not_judged = bool(violated), read and bool(facts) and not violated
        self.attempts += 1
        self.unread += not read
        self.not_judged += not_judged
        self.rules.update(violated)
        self.not_judged_by.update({each.rule for each in lacks} - {rule for rule, _ in violated})
        effects = {effect for _, effect in violated}
        self.effects.update(effects)
        self.severities.update({SEVERITIES[effect] for effect in effects})
        if not_judged:
            self.lacking.update(facts)
        _add_up(
            self.nobodys if one.consumer is None else self.people.setdefault(one.consumer, [0, 0]), (read, violating)
        )
        if one.at is not None:
            self.first = one.at if self.first is None else min(self.first, one.at)
            self.last = one.at if self.last is None else max(self.last, one.at)
            year, number, _ = one.at.isocalendar()
            _add_up(self.weeks.setdefault((year, number), [0, 0, 0]), (1, not_judged, violating))
            for each in violated:
                _keep(self.examples.setdefault(each, []), (one.at, one.consumer or "", one.attempt or ""))

    def merge(self, other: _Counts) -> None:
        """Count in what another has counted."""
        self.attempts += other.attempts
        self.unread += other.unread
        self.not_judged += other.not_judged
        self.rules.update(other.rules)
        self.not_judged_by.update(other.not_judged_by)
        self.effects.update(other.effects)
        self.severities.update(other.severities)
        self.lacking.update(other.lacking)
        for week, counts in other.weeks.items():
            _add_up(self.weeks.setdefault(week, [0, 0, 0]), counts)
        for consumer, counts in other.people.items():
            _add_up(self.people.setdefault(consumer, [0, 0]), counts)
        _add_up(self.nobodys, other.nobodys)
        for violated, examples in other.examples.items():
            for each in examples:
                _keep(self.examples.setdefault(violated, []), each)
        firsts = [when for when in (self.first, other.first) if when is not None]
        lasts = [when for when in (self.last, other.last) if when is not None]
        self.first, self.last = min(firsts, default=None), max(lasts, default=None)

    @property
    def spread(self) -> Spread:
        """How the violations are spread over people."""
        read, violating = self.nobodys
        return Spread.of(((n, x) for n, x in self.people.values()), (read, violating))


def _add_up(counts: list[int], more: Iterable[int]) -> None:
    for place, number in enumerate(more):
        counts[place] += number


_Example = tuple[datetime, str, str]


def _keep(examples: list[_Example], one: _Example) -> None:
    """Keep the earliest, each once; so those of parts are those of the whole."""
    if (len(examples) < NAMED or one < examples[-1]) and one not in examples:
        insort(examples, one)
        del examples[NAMED:]


class Scores:
    """The counts behind a scorecard, as they grow. Those of parts, merged in any order, are those of the whole.

    They are plain data, so they can be pickled and brought together from wherever parts were counted. ``by`` and
    ``rules`` as for `scorecard`.

    Raises:
        InvalidFacts: nothing is given to group by, or to count.
        TypeError: what is given is neither a name nor a function.
    """

    def __init__(self, by: By = "vendor", *, rules: Iterable[str] | None = None) -> None:
        several = by if isinstance(by, tuple) else (by,)
        if not several:
            raise InvalidFacts("scorecard", (Problem("by", "nothing to group by", "missing"),))
        if not all(isinstance(each, str) or callable(each) for each in several):
            raise TypeError("a scorecard is by the name of a tag, a function of a judged contact, or a tuple of them")
        if isinstance(rules, str):
            raise TypeError("the rules to count are ids in a list")
        self._by = several
        self.rules = None if rules is None else tuple(sorted(set(rules)))
        if self.rules == ():
            raise InvalidFacts("scorecard", (Problem("rules", "no rule to count", "missing"),))
        self._groups: dict[Key, _Counts] = {}
        self._errors: Counter[str] = Counter()
        self._cases: Counter[str] = Counter()
        self._nameless = 0
        self._identified = 0
        self._distinct: set[int] = set()
        self._policies: set[str] = set()
        self._assumed: set[str] = set()
        self._applied: set[str] = set()
        self._tags: set[str] = set()
        self._named: set[str] = set()

    @property
    def by(self) -> tuple[str, ...]:
        """What is grouped by: of a function its name."""
        return tuple([each if isinstance(each, str) else getattr(each, "__name__", "function") for each in self._by])

    def add(self, replayed: Replayed | Judged) -> None:
        """Count one more.

        Raises:
            TypeError: it is no replay, or a function groups by something else than text.
        """
        one = replayed.judged if isinstance(replayed, Replayed) else replayed
        if not isinstance(one, Judged):
            raise TypeError("a scorecard counts what replays say: Replayed or Judged")
        self._policies.add(one.policy)
        self._assumed.add(one.assumed)
        self._applied.update(one.packs)
        if one.error is not None:
            (self._cases if one.attempt is None else self._errors)[one.error] += 1
            if one.attempt is None:
                return
        self._nameless += one.consumer is None
        self._tags.update(one.tags)
        if one.consumer is not None and one.attempt and one.error is None:
            self._identified += 1
            self._distinct.add(_hash(one.consumer, one.attempt))
        key = tuple([one.tags.get(each) if isinstance(each, str) else _text(each(one)) for each in self._by])
        counts = self._groups.get(key)
        if counts is None:
            counts = self._groups[key] = _Counts()
        objections, lacks = one.objections, one.lacks
        if self.rules is not None:
            self._named.update([each.rule for each in objections], [each.rule for each in lacks])
            objections = tuple([each for each in objections if self._counted(each.rule)])
            lacks = tuple([each for each in lacks if self._counted(each.rule) or each.rule.startswith(RESERVED)])
        counts.add(one, objections, lacks)

    def _counted(self, rule: str) -> bool:
        return any(_is_of(rule, each) for each in self.rules or ())

    def merge(self, other: Scores) -> None:
        """Count in what another has counted.

        Raises:
            InvalidFacts: the other groups by something else, or counts other rules.
        """
        if (self.by, self.rules) != (other.by, other.rules):
            raise InvalidFacts("scorecard", (Problem("by", "the parts count different things", "by"),))
        for key, counts in other._groups.items():
            self._groups.setdefault(key, _Counts()).merge(counts)
        self._errors.update(other._errors)
        self._cases.update(other._cases)
        self._nameless += other._nameless
        self._identified += other._identified
        self._distinct |= other._distinct
        self._policies |= other._policies
        self._assumed |= other._assumed
        self._applied |= other._applied
        self._tags |= other._tags
        self._named |= other._named

    def card(self, *, level: float = LEVEL, policy: Policy | None = None) -> Scorecard:
        """The scorecard of what was counted so far; see `scorecard`.

        Raises:
            InvalidFacts: ``level`` is not between 0 and 1; of tags that attempts have none is grouped by; or neither
                ``policy`` nor a replay has a rule that is counted.
        """
        if not 0 < level < 1:
            raise InvalidFacts("scorecard", (Problem("level", "must be between 0 and 1, such as 0.95", "level"),))
        never_named = self._never_named(policy)
        self._refuse_unknown_tags()
        keys = sorted(self._groups, key=_order)
        spreads = {key: self._groups[key].spread for key in keys}
        alike = design_effect(spreads.values())
        effective = {key: _Effective.of(spread, alike) for key, spread in spreads.items()}
        compared = {key: each for key, each in effective.items() if None not in key and each.trials}
        ranks = _ranks(compared, 1 - level)
        whole = _Counts()
        for key in keys:
            whole.merge(self._groups[key])
        read = whole.attempts - whole.unread
        applied = self._applied
        unseen = Unseen(
            attempts=whole.attempts,
            not_judged=whole.not_judged,
            unread=_most_frequent(self._errors),
            cases=_most_frequent(self._cases),
            untagged=dict(self._untagged()),
            nameless=self._nameless,
            repeated=self._identified - len(self._distinct),
            not_in_a_history={name: said for name, said in NOT_IN_A_HISTORY.items() if name not in self._known()},
            assumed=tuple(sorted(self._assumed)),
            never_judged=tuple(sorted([rule for rule, times in whole.not_judged_by.items() if times == read])),
            never_applied=None if policy is None else tuple([p.id for p in policy.packs if p.id not in applied]),
            never_named=never_named,
        )
        return Scorecard(
            by=self.by,
            rules=self.rules,
            level=level,
            policies=tuple(sorted(self._policies)),
            design_effect=alike,
            unseen=unseen,
            groups=tuple([_group(key, self._groups[key], effective[key], level, ranks.get(key)) for key in keys]),
            whole=_group((), whole, _Effective.of(whole.spread, alike), level, None),
        )

    def _refuse_unknown_tags(self) -> None:
        """Refuse to group by what no attempt has; where none has any tag, `Unseen` says that all of them lack it."""
        for name in self._by:
            if isinstance(name, str) and self._tags and name not in self._tags:
                near = nearest(name, {plain_name(tag) for tag in self._tags})
                raise InvalidFacts("scorecard", (Problem("by", f"no attempt has {plain_name(name)} ({near})", "by"),))

    def _never_named(self, policy: Policy | None) -> dict[str, str]:
        """The rules to count that no replay names. Refused: what the policy does not have either."""
        named = self._named | self._applied
        never = [each for each in self.rules or () if not any(_is_of(rule, each) for rule in named)]
        if policy is not None and never:
            there = {each for pack in policy.packs for each in (pack.id, *[rule.id for rule in pack.rules])}
            for each in never:
                if not any(_is_of(rule, each) for rule in there):
                    message = f"neither the policy nor a replay has such a rule ({nearest(each, there | named)})"
                    raise InvalidFacts("scorecard", (Problem("rules", message, "rules"),))
        return {each: nearest(each, named) for each in never}

    def _known(self) -> set[str]:
        """What was assumed of all attempts."""
        each = [set(json.loads(assumed)) for assumed in sorted(self._assumed)]
        return set.intersection(*each) if each else set()

    def _untagged(self) -> Iterator[tuple[str, int]]:
        for place, name in enumerate(self.by):
            yield name, sum([counts.attempts for key, counts in self._groups.items() if key[place] is None])


def _hash(*ids: str) -> int:
    """The same in every process, and of so many bits that two attempts never have one."""
    return int.from_bytes(blake2b("\0".join(ids).encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _is_of(rule: str, wanted: str) -> bool:
    """Whether a rule is the one that is wanted, or of the body of rules that is."""
    return rule == wanted or rule.startswith(f"{wanted}.")


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value if value is None else str(value)
    raise TypeError("a function that groups gives text, or None for what belongs to no group")


def _order(key: Key) -> tuple[tuple[bool, str], ...]:
    return tuple([(value is None, value or "") for value in key])


@dataclass(frozen=True, slots=True)
class _Effective:
    """Attempts that were read, as if they were independent."""

    share: float
    trials: float
    by: float
    """By what they were divided."""

    @classmethod
    def of(cls, spread: Spread, alike: float | None) -> _Effective:
        """By the design effect of its own or of all groups, the greater; where neither is known, by the greatest."""
        if not spread.trials:
            return cls(0.0, 0.0, 1.0)
        found = [each for each in (alike, design_effect([spread])) if each is not None]
        by = max(found) if found and spread.clusters > 1 else spread.at_most
        return cls(spread.hits / spread.trials, max(1.0, spread.trials / by), by)

    @property
    def rounded(self) -> tuple[int, int]:
        """Hits and trials, in whole numbers."""
        return round(self.share * self.trials), round(self.trials)


def _ranks(compared: dict[Key, _Effective], error: float) -> dict[Key, Rank]:
    """Between which ranks each group lies: as many are surely before it, and as many surely behind.

    Where no more than the chance of error is any pair wrongly told apart, no rank is wrong either.
    """
    if not 1 < len(compared) <= MOST_RANKED:
        return {}
    pairs = list(combinations(compared, 2))
    chances = [fisher(*compared[one].rounded, *compared[other].rounded) for one, other in pairs]
    worse: dict[Key, list[Key]] = {key: [] for key in compared}
    better: dict[Key, list[Key]] = {key: [] for key in compared}
    for (one, other), differs in zip(pairs, holm(chances, error), strict=True):
        if differs:
            high, low = (one, other) if compared[one].share > compared[other].share else (other, one)
            worse[high].append(low)
            better[low].append(high)
    return {
        key: Rank(1 + len(better[key]), len(compared) - len(worse[key]), tuple(worse[key]), tuple(better[key]))
        for key in compared
    }


def _rate(hits: int, trials: int, by: float, level: float) -> Rate | None:
    if not trials:
        return None
    share = hits / trials
    low, high = wilson(share, max(1.0, trials / by), level)
    return Rate(1000 * share, 1000 * low, 1000 * high)


def _group(key: Key, counts: _Counts, effective: _Effective, level: float, rank: Rank | None) -> Group:
    spread = counts.spread
    read, violating, by = spread.trials, spread.hits, effective.by
    rules = [
        ByRule(
            rule,
            effect,
            SEVERITIES[effect],
            hits,
            lacks,
            _rate(hits, read - lacks, by, level),
            tuple(
                [
                    Example(at, consumer or None, attempt)
                    for at, consumer, attempt in counts.examples.get((rule, effect), ())
                ]
            ),
        )
        for (rule, effect), hits in sorted(counts.rules.items(), key=lambda one: (-one[1], one[0]))
        for lacks in [counts.not_judged_by[rule]]
    ]
    return Group(
        key=key,
        attempts=counts.attempts,
        judged=read - counts.not_judged,
        not_judged=counts.not_judged,
        unread=counts.unread,
        violating=violating,
        rate=_rate(violating, read, by, level),
        at_most=1000 * (violating + counts.not_judged) / read if read else None,
        independent=effective.trials,
        rules=tuple(rules),
        effects={effect: counts.effects[effect] for effect in Effect if counts.effects[effect]},
        severities={each: counts.severities[each] for each in Severity if counts.severities[each]},
        lacking=tuple([Lacking(fact, number) for fact, number in _most_frequent(counts.lacking).items()]),
        weeks=tuple([Week(f"{year:04}-W{week:02}", *n) for (year, week), n in sorted(counts.weeks.items())]),
        first=counts.first,
        last=counts.last,
        people=len(counts.people),
        people_violated=sum([x > 0 for _, x in counts.people.values()]),
        rank=rank,
    )


def _most_frequent(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
