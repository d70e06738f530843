"""Which rules a question is put to: worked out once for each kind of question, and kept.

Of what a guard decides nearly everything stays the same from one contact to the next of its kind: which packs apply
where the person may be, which of them cover debts like these, and which of their rules look at such a contact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, Final, NamedTuple

from .clock import DAY, FOREVER, start_of_day
from .decision import PackStatus, built
from .facts import Debt
from .policy import Policy
from .rules import Denied, Outcomes, Pack, Question, Rule, failing
from .rules.asking import Asked, ask
from .rules.rule import Check
from .vocabulary import CollectorKind, Holding, Medium, Purpose, Recipient, Unknown

_NOWHERE: Final[frozenset[str]] = frozenset()
_itself: Final[Callable[[object], int]] = object.__hash__
"""What tells a check apart from every other, whatever its class makes of equality."""
_UNTOLD: Final = -1
_MOST_DAYS: Final = 1_024
_MOST_PLANS: Final = 4_096
_MOST_CHOICES: Final = 16_384
"""How many days, plans, and choices of rules, are kept; then it begins anew."""

Key = tuple[Medium, frozenset[Recipient], frozenset[Purpose], frozenset[Holding], date]
"""What rules tell apart: medium, roles, acts, what the case holds, and from which date on the law is as it is then."""
Selection = tuple[Asked, ...]


class Packs:
    """Packs of a portion, none of which need be asked, and what is told of them for the debts asked about last."""

    __slots__ = ("_each", "_last")

    def __init__(self, each: Iterable[tuple[str, PackStatus | None]] = ()) -> None:
        self._each = tuple(each)
        self._last: tuple[tuple[str, ...], tuple[PackStatus, ...]] = ((), ())

    def statuses(self, ids: tuple[str, ...]) -> tuple[PackStatus, ...]:
        """What is told of each, of debts of these ids."""
        of, told = self._last  # one tuple, so that threads see both of one time
        if of != ids:
            told = tuple(
                [
                    built(PackStatus, {"pack": pack, "applied": True, "debts": ids, "why_not": None})
                    if status is None
                    else status
                    for pack, status in self._each
                ]
            )
            self._last = ids, told
        return told


class Portion(NamedTuple):
    """Packs of a policy that cover the same of a contact's debts, and those of their rules that look at it."""

    packs: Packs
    """In the policy's order, each with the status that says why it covers nothing; None: it covers all of the debts."""
    unsure: Pack | None
    """The one pack of the portion, if it is to be asked which of the debts it covers."""
    rules: Selection


Plan = tuple[Portion, ...]


class Chosen(NamedTuple):
    """Some of the rules that a question is put to, and the debts that they are asked about."""

    rules: Selection
    debts: tuple[Debt, ...]
    ids: tuple[str, ...]
    packs: Sequence[PackStatus]
    failed: BaseException | None
    """What the pack raised instead of saying which debts it covers; it is taken to cover all."""


@dataclass(frozen=True, slots=True)
class Region:
    """The law of some places together: the packs of a policy that apply there, and when their law changes.

    Attributes:
        packs: in the policy's order, each with the kinds of facts that its rules need.
        dates: the days on which a rule or a number of theirs changes.
        settled: from when on none is ahead, wherever the person is.
        traits: what the packs tell apart of a debt.
        changing: by era, the ids of the rules that end or begin after it, or one of whose numbers does.
        places: by the date in UTC, how many of the dates are past on it wherever the person is; None: it depends.
    """

    packs: tuple[tuple[Pack, frozenset[Holding]], ...]
    dates: tuple[date, ...]
    settled: datetime
    traits: Callable[[dict[str, Any]], object]
    changing: dict[date, frozenset[str]]
    places: dict[date, int | None]

    @classmethod
    def of(cls, packs: tuple[Pack, ...]) -> Region:
        """The region of some packs."""
        dates = tuple(sorted({day for pack in packs for rule in pack.rules for day in rule.dates()}))
        needed = [frozenset[Holding]().union(*[rule.needs for rule in pack.rules]) for pack in packs]
        reading = sorted({field for pack in packs for field in pack.reads or ()})
        return cls(
            tuple(zip(packs, needed, strict=True)),
            dates,
            _midnight(dates[-1] + 2 * DAY) if dates else _midnight(date.min),
            itemgetter(*reading) if reading else _nothing,
            {},
            {},
        )

    def place(self, question: Question) -> int:
        """How many of the dates are past."""
        at, dates = question.at, self.dates
        if at >= self.settled:
            return len(dates)
        day = at.date()
        place = self.places.get(day, _UNTOLD)
        if place is _UNTOLD:
            if len(self.places) >= _MOST_DAYS:
                self.places.clear()
            least, most = (bisect_right(dates, day + side * DAY) for side in (-1, 1))
            place = self.places[day] = least if least == most else None
        return bisect_right(dates, _day(question)) if place is None else place

    def era_from(self, place: int) -> date:
        """A day of the era that ends with the date at that place, the law of which holds in all of it."""
        dates = self.dates
        return dates[place - 1] if place else (dates[0] - DAY if dates else date.max)


class Chooser:
    """The rules of a policy, chosen for questions."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._somewhere = bool(policy.places)
        self.regions: dict[frozenset[str], Region] = {}
        self.plans: dict[tuple[object, ...], Plan] = {}
        self.selections: dict[tuple[int, Key], Selection] = {}
        self._not_asked: dict[tuple[int, Key], tuple[tuple[str, str], ...]] = {}
        self._dates: dict[int, tuple[date, ...]] = {}
        self._checks: dict[tuple[str, date], Check] = {}
        self._with_numbers: dict[tuple[object, ...], Check] = {}

    def region(self, question: Question) -> Region:
        """The law of the places that the question points to; federal law alone, of a policy that names no place."""
        places = question.jurisdictions if self._somewhere else _NOWHERE
        region = self.regions.get(places)
        if region is None:
            if len(self.regions) >= _MOST_PLANS:
                self.regions.clear()
            region = self.regions[places] = Region.of(self.policy.packs_in(places))
        return region

    # -- when the law changes

    def era(self, question: Question) -> date:
        """Between which dates of its law the question lies, as a day of then.

        A date begins where the person is; if that is unknown, in UTC. In several zones, in the first.
        """
        region = self.region(question)
        return region.era_from(region.place(question))

    def next_law(self, question: Question, by: datetime = FOREVER) -> datetime:
        """When the law that may bind the question next changes: federal law, or that of a place it points to.

        An instant by which it is to be is given back if it does not change before.
        """
        region = self.region(question)
        dates, place = region.dates, region.place(question)
        if place == len(dates) or _midnight(dates[place] - DAY) >= by:  # nowhere does a day begin so much sooner
            return by
        return min(by, begins(question, dates[place]))

    def changing(self, question: Question, era: date) -> frozenset[str]:
        """The ids of the rules that end or begin after an era, or one of whose numbers does."""
        region = self.region(question)
        changing = region.changing.get(era)
        if changing is None:
            ahead = region.dates[bisect_right(region.dates, era) :] if era < date.max else ()
            found = [
                rule.id for pack, _ in region.packs for rule in pack.rules if not {*rule.dates()}.isdisjoint(ahead)
            ]
            changing = region.changing[era] = frozenset(found)
        return changing

    def changes(self, rule: Rule, question: Question) -> datetime:
        """When the law of a rule next changes: it ends, begins, or has another number."""
        dates = self._dates.get(_itself(rule))
        if dates is None:
            dates = self._dates[_itself(rule)] = tuple(sorted({*rule.dates()}))
        if not dates or dates[-1] < question.at.date():  # nowhere does a day begin a day later
            return FOREVER
        return next((when for day in dates if (when := begins(question, day)) > question.at), FOREVER)

    def ends(self, rule: Rule, question: Question, debts: tuple[str, ...], until: datetime) -> datetime:
        """When an objection of a rule to these debts ends that would end then, if the law stayed as it is.

        With the rule itself, or with the date from which its numbers are others, unless it objects with those too.
        """
        for day in sorted({*rule.dates()}):
            when = begins(question, day)
            if when <= question.at:
                continue
            if when >= until:
                return until
            if not rule.binds_on(day):
                return when
            moved = question.contact.model_copy(update={"at": when, "logged_as": None})
            later = Question(moved, question.case)
            concerned = tuple([later.index.debts[id] for id in debts if id in later.index.debts])
            check = self._check(rule, day)
            said = [
                answer for _, answer in ask(((rule, check),), later, concerned, debts) if isinstance(answer, Denied)
            ]
            again = [answer.lapses_at for answer in said if not answer.debts or set(debts) & {*answer.debts}]
            if not again:
                return when
            until = max(again)
        return until

    # -- choosing

    def choose(self, question: Question, era: date | None = None) -> list[Chosen]:
        """The rules that the question is put to, with the debts of the contact that their packs cover.

        The era of the question is found unless it is given.
        """
        index = question.index
        ids: tuple[str, ...] = question.contact.__dict__["debts"]
        debts = tuple([debt for debt in map(index.debts.get, ids) if debt is not None])
        collector: CollectorKind | Unknown = question.case.__dict__["collector"]
        if era is None:
            era = self.era(question)
        key = question.medium, question.roles, question.acts, index.holdings, era
        region = self.region(question)
        places = question.jurisdictions if self._somewhere else _NOWHERE
        alike: object = None  # for one debt what packs tell apart of it, for several the set of that
        if len(debts) == len(ids):  # of what is unknown a pack is asked as what it may be, which is the same each time
            told = [region.traits(debt.__dict__) for debt in debts]
            alike = (told[0],) if len(told) == 1 else frozenset(told)
        plan = self.plans.get((places, collector, alike, key))
        if plan is None:
            plan = self._planned(region, places, collector, alike, key, debts)
        return [
            Chosen(rules, debts, ids, packs.statuses(ids), None)
            if unsure is None
            else _asked(unsure, collector, debts, rules)
            for packs, unsure, rules in plan
        ]

    def _planned(
        self,
        region: Region,
        places: frozenset[str],
        collector: CollectorKind | Unknown,
        alike: object,
        key: Key,
        debts: tuple[Debt, ...],
    ) -> Plan:
        """The plan for a kind of contact in some places, made once for all debts of which packs tell the same apart.

        Where the case does not hold a debt (``alike`` is None) each pack is asked.
        """
        if len(self.plans) >= _MOST_PLANS:
            self.plans.clear()
        asked = () if alike is None else debts
        found = (
            (pack, _covers(pack, collector, asked), self._chosen(pack, needs, key)) for pack, needs in region.packs
        )
        plan = self.plans[places, collector, alike, key] = tuple(_each_once(_joined(found)))
        return plan

    def _chosen(self, pack: Pack, needs: frozenset[Holding], key: Key) -> Selection:
        """The rules of a pack for a kind of question, chosen once for all that none of its rules tells apart."""
        medium, roles, acts, holdings, era = key
        alike = medium, roles, acts, holdings & needs, era
        selection = self.selections.get((_itself(pack), alike))
        if selection is None:
            if len(self.selections) >= _MOST_CHOICES:
                self.selections.clear()
            chosen = [rule for rule in pack.rules if rule.binds_on(era) and rule.looks_at(*alike[:-1]) is None]
            # In order of id, so that the order in which a policy lists its rules makes no difference.
            selection = tuple((rule, self._check(rule, era)) for rule in sorted(chosen, key=lambda rule: rule.id))
            self.selections[_itself(pack), alike] = selection
        return selection

    def _check(self, rule: Rule, era: date) -> Check:
        """The check of a rule with its values in an era; one and the same for rules that differ in neither."""
        check = self._checks.get((rule.id, era))
        if check is None:
            numbers = [(name, type(value := number.on(era)), value) for name, number in rule.parameters.items()]
            made = _bound(rule, era)
            with suppress(TypeError):  # a number of somebody's own that cannot be looked up
                made = self._with_numbers.setdefault((_itself(rule.check), frozenset(numbers)), made)
            check = self._checks[rule.id, era] = made
        return check

    def passed_over(self, question: Question, rule: Rule, era: date) -> str | None:
        """Why a rule of a pack that applies is not asked in an era; None if it is."""
        if not rule.binds_on(era):
            return "not in force at that time"
        return rule.looks_at(question.medium, question.roles, question.acts, question.index.holdings)

    def not_asked(
        self, question: Question, pack: Pack, needs: frozenset[Holding], era: date
    ) -> tuple[tuple[str, str], ...]:
        """The ids of the rules of a pack of the region that are not asked in an era, in its order, each with why."""
        key = question.medium, question.roles, question.acts, question.index.holdings & needs, era
        found = self._not_asked.get((_itself(pack), key))
        if found is None:
            if len(self._not_asked) >= _MOST_CHOICES:
                self._not_asked.clear()
            whys = [(rule.id, self.passed_over(question, rule, era)) for rule in pack.rules]
            found = tuple([(id, why) for id, why in whys if why is not None])
            self._not_asked[_itself(pack), key] = found
        return found


def _joined(packs: Iterable[tuple[Pack, bool | PackStatus, Selection]]) -> Iterator[Portion]:
    """Packs that follow one another and need not be asked, as one portion: what covers nothing has no rules."""
    together: list[tuple[str, PackStatus | None]] = []
    rules: list[Asked] = []
    for pack, covers, selection in packs:
        if covers is False:
            if together:
                yield Portion(Packs(together), None, tuple(rules))
                together, rules = [], []
            yield Portion(Packs(), pack, selection)
        elif covers is True:
            together.append((pack.id, None))
            rules += selection
        else:
            together.append((pack.id, covers))
    if together:
        yield Portion(Packs(together), None, tuple(rules))


class _Once:
    """A check that several rules have, as where a state takes over a federal one: of a question it is asked once."""

    __slots__ = ("check",)

    def __init__(self, check: Check) -> None:
        self.check = check

    def __call__(self, question: Question) -> Outcomes:
        shared = question.shared
        found: Outcomes | None = shared.get(self)
        return shared.first(self, self.check(question)) if found is None else found


def _each_once(portions: Iterable[Portion]) -> Iterator[Portion]:
    """The portions; of those that are about all debts of a contact, each check is asked once."""
    plan = tuple(portions)
    counts = Counter([_itself(check) for portion in plan if portion.unsure is None for _, check in portion.rules])
    once = {
        _itself(check): _Once(check)
        for portion in plan
        for _, check in portion.rules
        if portion.unsure is None and counts[_itself(check)] > 1
    }
    for packs, unsure, rules in plan:
        known = tuple([(rule, once.get(_itself(check), check)) for rule, check in rules])
        yield Portion(packs, unsure, rules if unsure is not None else known)


def _asked(pack: Pack, collector: CollectorKind | Unknown, debts: tuple[Debt, ...], rules: Selection) -> Chosen:
    """The rules of a pack that is asked which of the debts it covers, and if it leaves one out, why."""
    why_not = failed = None
    try:
        told = [pack.excludes(collector, debt) for debt in debts]
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # the careful reading: it covers them, and somebody has to mend it
        failed = error
    else:
        why_not = next((why for why in told if why is not None), None)
        debts = tuple([debt for debt, why in zip(debts, told, strict=True) if why is None])
    ids = tuple([debt.id for debt in debts])
    status = PackStatus(pack.id, bool(debts), ids, why_not)
    return Chosen(rules if debts else (), debts, ids, [status], failed)


def _covers(pack: Pack, collector: CollectorKind | Unknown, debts: tuple[Debt, ...]) -> bool | PackStatus:
    """Of debts like these: a pack covers all (True), or none (a status that says why), or is to be asked (False)."""
    if pack.reads is None or not debts:
        return False
    try:
        told = {pack.excludes(collector, debt) for debt in debts}
    except KeyboardInterrupt:
        raise
    except BaseException:  # it is asked again with each contact, and the failure told there
        return False
    if len(told) > 1:
        return False
    why_not = told.pop()
    return why_not is None or PackStatus(pack.id, False, (), why_not)


def _nothing(_: object) -> None:
    """What packs tell apart of a debt if they read nothing of it."""


def _bound(rule: Rule, day: date) -> Check:
    """The check of a rule with its values on a day; of a rule that fails at that, one that says so."""
    try:
        return rule.bound(day)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        failed = failing(error, ())
        return lambda question: failed


def _day(question: Question) -> date:
    at = question.at
    return max([at.astimezone(tz).date() for tz in question.known_zones], default=at.date())


def begins(question: Question, day: date) -> datetime:
    """When a date begins where the person is, in the first of the zones; if that is unknown, in UTC."""
    return min([start_of_day(tz, day) for tz in question.known_zones], default=_midnight(day))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
