"""What the violations found may cost, law by law: ranges, with what is taken to be so and what nobody can say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Final, NamedTuple

from dateutil.relativedelta import relativedelta
from pydantic import Field

from ...describing import counted
from ...errors import InvalidFacts, Problem, nearest, plain_name
from ...facts.base import Fact, Flag, OrUnknown
from ...rules.rule import RESERVED
from ...vocabulary import TELEPHONE, UNKNOWN, CollectorKind, DebtNature, Effect
from .answer import Exposure, Figure, Line, Range, Tally, money
from .remedies import Claimant, Per, Remedy, Standing
from .standing import REMEDIES, standings
from .treatment import TREATMENT, Counts
from .violations import Violation

_FUTURE: Final = "it is later than the day that is asked about"
_PERHAPS_FUTURE: Final = "whether it is later than the day that is asked about turns on whose clock the day is told by"
_BARRED: Final = "the time for an action was over"
_PERHAPS_BARRED: Final = "whether the time was over turns on whose clock the day is told by"
_NOT_BOUND: Final = "it was made by somebody whom this law does not make liable"
_PERHAPS_BOUND: Final = "it is not known who made it"
_NOT_COVERED: Final = "the debts are of a nature that this law does not reach"
_PERHAPS_COVERED: Final = "it is not known of which nature the debts are"
_ONE_CALL: Final = "the person was not called twice within the months that this law asks"
_PERHAPS_ONE_CALL: Final = "whether the person was called twice turns on a call that may not count"
_PERHAPS_CALL: Final = "whether a text is a telephone call here is not clear"
_NO_RULE: Final = "it is a finding of no rule of the law held here"
_OF_THE_GUARD: Final = "the guard itself says that something could not be judged: under which laws, is unknown"

_WESTERNMOST: Final = timedelta(hours=-11)
_EASTERNMOST: Final = timedelta(hours=10)
"""The clocks of the United States: from American Samoa to Guam."""

Dollars = Annotated[int, Field(strict=True, ge=0, le=10**15)]


class Assumptions(Fact):
    """What is taken to be so, where the findings do not say it."""

    net_worth: OrUnknown[Dollars] = UNKNOWN
    """Of whoever is sued, in whole dollars; unknown: the cap of a class action is then the fixed sum alone."""
    class_action: Flag = False
    """Whether those wronged sue as a class, where a law has a cap for that; otherwise each sues alone."""
    named_plaintiffs: Annotated[int, Field(strict=True, ge=1, le=1_000)] = 1
    """How many of a class are named."""


# -- reckoning


def exposure(violations: Iterable[Violation], *, as_of: date, assumptions: Assumptions | None = None) -> Exposure:
    """What the violations found may cost, law by law, if actions were brought on a day.

    A range ends where the texts end, if the violations are proved and no defence holds: its low end is the least that
    the text then gives, its high end the most. What a text leaves to the case, as actual damages, is said beside it and
    is in no number. The order of the violations does not matter, nor does what is given twice.

    Raises:
        TypeError: ``as_of`` is no day, or what is given are no violations.
    """
    if type(as_of) is not date:
        raise TypeError("as_of is a day, without a time")
    taken = Assumptions() if assumptions is None else assumptions
    found = 0
    acts: dict[_Act, list[Violation]] = {}
    for violation in violations:
        if not isinstance(violation, Violation):
            raise TypeError(_NO_VIOLATIONS)
        found += 1
        acts.setdefault(_act(violation), []).append(violation)
    outside: Counter[str] = Counter()
    under: dict[str, tuple[Remedy, list[_Judged]]] = {}
    for act in sorted(acts):
        why = _under(act, acts[act], as_of, under)
        if why:
            outside[why] += 1
    reckoned = [_reckoned(remedy, judged, taken, as_of) for remedy, judged in sorted(under.values(), key=_in_order)]
    by_id = {one.remedy.id: one for one in reckoned}
    lines = tuple([_line(one, by_id) for one in reckoned])
    return _whole(as_of, found, lines, outside, taken)


def exposure_by(
    tag: str, violations: Iterable[Violation], *, as_of: date, assumptions: Assumptions | None = None
) -> dict[str, Exposure]:
    """The same apart for each value of a tag, in their order; under the empty word what has no such tag.

    The parts may come to more than the whole, for a person wronged by two vendors has one action.

    Raises:
        InvalidFacts: violations have tags, and none has this one.
        TypeError: as `exposure`.
    """
    parts: dict[str, list[Violation]] = {}
    tags: set[str] = set()
    for violation in violations:
        if not isinstance(violation, Violation):
            raise TypeError(_NO_VIOLATIONS)
        tags.update(violation.tags)
        parts.setdefault(violation.tags.get(tag, ""), []).append(violation)
    if tags and tag not in tags:
        near = nearest(tag, map(plain_name, tags))
        raise InvalidFacts("exposure", (Problem("tag", f"no violation has {plain_name(tag)} ({near})", "tag"),))
    return {value: exposure(parts[value], as_of=as_of, assumptions=assumptions) for value in sorted(parts)}


_NO_VIOLATIONS: Final = "an exposure is reckoned of violations"


class _Act(NamedTuple):
    """One contact, and the rule that objects to it."""

    consumer: str
    person: str
    contact: str
    rule: str

    @property
    def made(self) -> tuple[str, str, str]:
        """The contact, whichever rule objects to it."""
        return self[:3]

    @property
    def called(self) -> tuple[str, str]:
        """Who was contacted."""
        return self[:2]


def _act(violation: Violation) -> _Act:
    contact = f"{violation.at.isoformat()} {violation.contact or ''}"
    return _Act(violation.consumer, violation.person or "", contact, violation.rule)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What one remedy makes of one act."""

    act: _Act
    counts: Counts
    why: str
    at: datetime
    low: Decimal
    high: Decimal | None
    barred: bool
    """Whether it is only its age that keeps it out."""


def _in_order(chosen: tuple[Remedy, object]) -> tuple[bool, int, str]:
    remedy = chosen[0]
    return remedy.to is Claimant.PUBLIC, _ORDER.get(remedy.id, len(_ORDER)), remedy.id


_ORDER: Final = {remedy.id: number for number, remedy in enumerate(REMEDIES)}


def _under(
    act: _Act, several: Sequence[Violation], as_of: date, under: dict[str, tuple[Remedy, list[_Judged]]]
) -> str | None:
    """Judge an act under each remedy of its rule; why none does."""
    counting = [one for one in several if TREATMENT[one.effect].counts is not Counts.NOT]
    if not counting:
        return min(TREATMENT[one.effect].why for one in several)
    stands = standings().get(act.rule, _OF_THE_GUARD if act.rule.startswith(RESERVED) else _NO_RULE)
    if isinstance(stands, str):
        return stands
    for remedy, standing in stands:
        judged = [_judged(act, one, remedy, standing, as_of) for one in counting]
        under.setdefault(remedy.id, (remedy, []))[1].append(_of_several(judged))
    return None


def _of_several(judged: Sequence[_Judged]) -> _Judged:
    """What is said of one act more than once, as one: as sure as the surest of it, and as much as the most of it."""
    if len(judged) == 1:
        return judged[0]
    best = max(judged, key=lambda one: (_RANK[one.counts], one.barred, one.why))
    high = max([one.high or _NOTHING for one in judged if _RANK[one.counts]], default=_NOTHING)
    return best if best.high is None else replace(best, high=high)


_RANK: Final = {Counts.NOT: 0, Counts.PERHAPS: 1, Counts.SURELY: 2}


def _judged(act: _Act, one: Violation, remedy: Remedy, standing: Standing, as_of: date) -> _Judged:
    days = (one.at + _WESTERNMOST).date(), (one.at + _EASTERNMOST).date()
    counts, why = _counts(one, remedy, standing, days, as_of)
    low = _NOTHING if remedy.least is None else min([remedy.least.on(day) for day in days])
    return _Judged(act, counts, why, one.at, low, _most(one, remedy, days), why == _BARRED)


def _most(one: Violation, remedy: Remedy, days: tuple[date, date]) -> Decimal | None:
    if remedy.most is None:
        return None
    most: Decimal = max([remedy.most.on(day) for day in days])
    if one.willful is not False:
        if remedy.times is not None:
            most *= max([remedy.times.on(day) for day in days])
        if remedy.most_if_willful is not None:
            most = max(most, *[remedy.most_if_willful.on(day) for day in days])
    return most


def _counts(
    one: Violation, remedy: Remedy, standing: Standing, days: tuple[date, date], as_of: date
) -> tuple[Counts, str]:
    """At which ends a violation counts under a remedy, and why not at both."""
    earliest, latest = days
    if one.collector is not UNKNOWN and one.collector not in remedy.binds:
        return Counts.NOT, _NOT_BOUND
    if one.nature is not UNKNOWN and one.nature not in remedy.natures:
        return Counts.NOT, _NOT_COVERED
    if earliest > as_of:
        return Counts.NOT, _FUTURE
    if remedy.limitation is not None and _last_day(latest, remedy.limitation.on(as_of)) < as_of:
        return Counts.NOT, _BARRED
    treated = TREATMENT[one.effect]
    if treated.counts is not Counts.SURELY:
        return treated.counts, treated.why
    if not standing.clear:
        return Counts.PERHAPS, standing.why
    if one.collector is UNKNOWN and remedy.binds != _ANYONE:
        return Counts.PERHAPS, _PERHAPS_BOUND
    if one.nature is UNKNOWN and remedy.natures != _ANY_NATURE:
        return Counts.PERHAPS, _PERHAPS_COVERED
    if latest > as_of:
        return Counts.PERHAPS, _PERHAPS_FUTURE
    if remedy.limitation is not None and _last_day(earliest, remedy.limitation.on(as_of)) < as_of:
        return Counts.PERHAPS, _PERHAPS_BARRED
    if remedy.calls_only and one.medium not in TELEPHONE:
        return Counts.PERHAPS, _PERHAPS_CALL
    return Counts.SURELY, ""


_ANYONE: Final = frozenset(CollectorKind)
_ANY_NATURE: Final = frozenset(DebtNature)


@lru_cache(maxsize=10_000)
def _last_day(day: date, number: int) -> date:
    """The last day within so many years of a day."""
    return day + relativedelta(years=number)


# -- one law


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """What the acts under a remedy come to."""

    remedy: Remedy
    sure: tuple[_Judged, ...]
    perhaps: tuple[_Judged, ...]
    out: Counter[str]
    amount: Range
    people: frozenset[tuple[str, str]]
    class_members: int

    @property
    def counted(self) -> tuple[_Judged, ...]:
        return self.sure + self.perhaps


def _reckoned(remedy: Remedy, judged: Sequence[_Judged], taken: Assumptions, as_of: date) -> _Reckoned:
    out: Counter[str] = Counter()
    sure: list[_Judged] = []
    perhaps: list[_Judged] = []
    for one in judged if remedy.within is None else _of_those_called_twice(judged, remedy.within.on(as_of)):
        if one.counts is Counts.NOT:
            out[one.why] += 1
        else:
            (sure if one.counts is Counts.SURELY else perhaps).append(one)
    per_person = remedy.per is Per.PERSON
    people = frozenset([who for one in sure + perhaps for who in _wronged(one.act, both=per_person)])
    amount, members = (
        _by_person(remedy, sure, perhaps, taken, as_of) if per_person else (_by_violation(remedy, sure, perhaps), 0)
    )
    return _Reckoned(remedy, tuple(sure), tuple(perhaps), out, amount, people, members)


def _wronged(act: _Act, *, both: bool) -> set[tuple[str, str]]:
    """Who may have a claim for an act: who was contacted, and where each may sue, the consumer besides."""
    return {act.called, (act.consumer, "")} if both else {act.called}


def _of_those_called_twice(judged: Sequence[_Judged], months: int) -> list[_Judged]:
    """The acts, without those to whoever was not called more than once within so many months."""
    may_count = _called_twice([one for one in judged if one.counts is not Counts.NOT or one.barred], months)
    surely = _called_twice([one for one in judged if one.counts is Counts.SURELY], months)
    found = []
    for one in judged:
        who = one.act.called
        if one.counts is not Counts.NOT and who not in may_count:
            one = replace(one, counts=Counts.NOT, why=_ONE_CALL)
        elif one.counts is Counts.SURELY and who not in surely:
            one = replace(one, counts=Counts.PERHAPS, why=_PERHAPS_ONE_CALL)
        found.append(one)
    return found


def _called_twice(judged: Iterable[_Judged], months: int) -> frozenset[tuple[str, str]]:
    """The people who were called more than once within so many months."""
    calls: dict[tuple[str, str], dict[str, datetime]] = {}
    for one in judged:
        calls.setdefault(one.act.called, {})[one.act.contact] = one.at
    span = relativedelta(months=months)
    return frozenset([who for who, at in calls.items() if any(b < a + span for a, b in pairwise(sorted(at.values())))])


def _by_person(
    remedy: Remedy, sure: Sequence[_Judged], perhaps: Sequence[_Judged], taken: Assumptions, as_of: date
) -> tuple[Range, int]:
    """One action by each person; as a class, what is allowed to those not named has a cap of its own."""
    least: dict[str, Decimal] = {}
    for one in sure:
        least[one.act.consumer] = max(least.get(one.act.consumer, _NOTHING), one.low)
    if remedy.most is None:
        return Range(sum(least.values(), _NOTHING), None if sure or perhaps else _NOTHING), 0
    most: dict[tuple[str, str], Decimal] = {}
    for one in (*sure, *perhaps):
        for who in _wronged(one.act, both=True):
            most[who] = max(most.get(who, _NOTHING), one.high or _NOTHING)
    if not taken.class_action or remedy.class_most is None or len(most) <= taken.named_plaintiffs:
        return Range(sum(least.values(), _NOTHING), sum(most.values(), _NOTHING)), 0
    named = taken.named_plaintiffs
    cap: Decimal = remedy.class_most.on(as_of)
    if remedy.class_share is not None and taken.net_worth is not UNKNOWN:
        cap = min(cap, taken.net_worth * remedy.class_share.on(as_of) / 100)
    low = sum(sorted(least.values())[:named], _NOTHING) if len(least) == len(most) else _NOTHING
    return Range(low, sum(sorted(most.values())[-named:], _NOTHING) + cap), len(most) - named


def _by_violation(remedy: Remedy, sure: Sequence[_Judged], perhaps: Sequence[_Judged]) -> Range:
    """Each contact at the low end, each violation at the high end."""
    least: dict[tuple[str, str, str], Decimal] = {}
    for one in sure:
        least[one.act.made] = max(least.get(one.act.made, _NOTHING), one.low)
    low = sum(least.values(), _NOTHING)
    if remedy.most is None:
        return Range(low, None if sure or perhaps else _NOTHING)
    return Range(low, sum([one.high or _NOTHING for one in (*sure, *perhaps)], _NOTHING))


_NOTHING: Final = Decimal(0)


def _not_added(one: _Reckoned, by_id: Mapping[str, _Reckoned]) -> Range:
    """How much of a line cannot be had beside those that it stands in for.

    Whoever has two contacts to sue for may sue for one under each law, so it is only those with a single one.
    """
    low = high = _NOTHING
    if one.class_members:
        return Range(low, high)
    for other in [by_id[id] for id in one.remedy.instead_of if id in by_id and not by_id[id].class_members]:
        mine, theirs = _made_to(one), _made_to(other)
        for who in sorted(mine.keys() & theirs.keys()):
            if len({act.made for act, _, _ in mine[who] + theirs[who]}) == 1:
                low += max(least for _, least, _ in mine[who])
                high += min(max(most for _, _, most in mine[who]), max(most for _, _, most in theirs[who]))
    return Range(min(low, one.amount.low), high if one.amount.high is None else min(high, one.amount.high))


def _made_to(one: _Reckoned) -> dict[tuple[str, str], list[tuple[_Act, Decimal, Decimal]]]:
    found: dict[tuple[str, str], list[tuple[_Act, Decimal, Decimal]]] = {}
    for each in one.counted:
        for who in _wronged(each.act, both=True):
            least = each.low if each.counts is Counts.SURELY else _NOTHING
            found.setdefault(who, []).append((each.act, least, each.high or _NOTHING))
    return found


# -- saying it


def _line(one: _Reckoned, by_id: Mapping[str, _Reckoned]) -> Line:
    remedy = one.remedy
    perhaps = _tallies(Counter([each.why for each in one.perhaps]))
    figures = tuple(
        [Figure(name, number.shown, number.unit, number.citation) for name, number in remedy.parameters().items()]
    )
    not_added = _not_added(one, by_id)
    return Line(
        law=remedy.id,
        title=remedy.title,
        citations=remedy.citations,
        to=remedy.to,
        per=remedy.per,
        sure=len(one.sure),
        perhaps=perhaps,
        outside=_tallies(one.out),
        people=len(one.people),
        amount=one.amount,
        figures=figures,
        open=remedy.open if one.counted else (),
        assumed=remedy.assumed,
        not_added=not_added,
        said=_said(one, not_added),
    )


def _tallies(counted: Counter[str]) -> tuple[Tally, ...]:
    """The commonest first."""
    return tuple([Tally(why, n) for why, n in sorted(counted.items(), key=lambda each: (-each[1], each[0]))])


def _said(one: _Reckoned, not_added: Range) -> str:
    remedy = one.remedy
    law = "; ".join(map(str, remedy.citations))
    begins = f"{remedy.title} ({law})" if law else remedy.title
    if not one.counted:
        return f"{begins}: nothing that was found counts, {_because(one.out)}."
    surely, perhaps = len(one.sure), len(one.perhaps)
    parts = [
        f"{begins}: {one.amount}",
        f"{counted(surely + perhaps, 'violation')} against {counted(len(one.people), 'person', 'people')}",
    ]
    if perhaps:
        whys = Counter([each.why for each in one.perhaps])
        which = "all of them" if not surely else f"{perhaps} of them"
        parts.append(f"{which} at the upper end alone, {_because(whys)}")
    if one.class_members:
        parts.append(f"as a class, of which {counted(one.class_members, 'person', 'people')} not named")
    text = "; ".join(parts) + "."
    if one.out:
        text += f" Not counted: {_because(one.out)}."
    if not_added.high:
        text += f" Of that {money(not_added.high)} cannot be had besides what another law gives for the same act."
    if remedy.open:
        text += f" On top, of unknown size: {', '.join(remedy.open)}."
    if remedy.assumed:
        text += f" Taken to be so: {'; '.join(remedy.assumed)}."
    return text


def _because(whys: Counter[str]) -> str:
    return ", ".join([f"{tally.why} ({tally.count})" for tally in _tallies(whys)])


def _whole(as_of: date, found: int, lines: tuple[Line, ...], outside: Counter[str], taken: Assumptions) -> Exposure:
    private = [line for line in lines if line.to is Claimant.PERSON]
    figured = [line for line in private if line.amount.high is not None]
    unknown = [f"{line.title}: {', '.join(line.open)}" for line in lines if line.open]
    unjudged = (TREATMENT[Effect.UNVERIFIED_LAW].why, _OF_THE_GUARD)
    unknown += [f"{why} ({counted(outside[why], 'finding')})" for why in unjudged if outside[why]]
    return Exposure(
        as_of=as_of,
        found=found,
        lines=lines,
        outside=_tallies(outside),
        total=_sum(private),
        with_figures=_sum(figured),
        public=_sum([line for line in lines if line.to is Claimant.PUBLIC]),
        unknown=tuple(unknown),
        assumed=_of_all(as_of, taken),
    )


def _sum(lines: Sequence[Line]) -> Range:
    low = sum([line.amount.low - line.not_added.low for line in lines], _NOTHING)
    highs = [
        None if line.amount.high is None else line.amount.high - (line.not_added.high or _NOTHING) for line in lines
    ]
    known = [high for high in highs if high is not None]
    return Range(low, sum(known, _NOTHING) if len(known) == len(highs) else None)


def _of_all(as_of: date, taken: Assumptions) -> tuple[str, ...]:
    worth = "" if taken.net_worth is UNKNOWN else f", with a net worth of {money(Decimal(taken.net_worth))}"
    suing = (
        f"where a law has a cap for it, those wronged sue as a class, {taken.named_plaintiffs} of them named{worth}"
        if taken.class_action
        else "each person wronged sues alone, and none as a class"
    )
    return (
        f"actions are brought on {as_of.isoformat()}",
        "what was found is proved, and no defence holds",
        "the rules had the law's own numbers: what a tightened one finds may be no violation",
        "what was not found was not looked at: no range covers it",
        suing,
        "figures under different laws add up, unless one of them says that it cannot be had besides another",
        "figures are those in force on the day of each violation",
    )
