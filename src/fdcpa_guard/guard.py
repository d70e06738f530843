"""A policy made ready: picks the rules that can matter for a question and decides. Pure; safe to share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final

from . import planning
from .clock import DAY, FOREVER, TICK, start_of_day
from .decision import Advisory, CountedCall, Decision, Duty, PackStatus, Reason, Scalar, built
from .errors import InvalidPolicy, MissingFact, nearest
from .facts import Case, Contact, Debt
from .facts.checked import were_checked
from .facts.index import POINTED_OUT, in_short
from .facts.moments import plain
from .planning import HORIZON, NextAllowed, Option, Windows
from .policy import Policy
from .rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Passed, Question, Required, Rule, failing
from .rules.outcomes import name_of
from .rules.question import addresses_of, listed_as
from .rules.rule import EVERYWHERE, RESERVED, Check
from .vocabulary import (
    ASKING_PAYMENT,
    CONSUMERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Effect,
    Holding,
    Medium,
    Purpose,
    Recipient,
    Unknown,
)

if TYPE_CHECKING:
    from .facts.identity import View
    from .facts.index import CaseIndex

_fields: Final[Callable[[Debt], dict[str, Any]]] = attrgetter("__dict__")

_CONSUMER: Final = Recipient.CONSUMER.value
_RANK: Final = {effect: position for position, effect in enumerate(Effect)}
_SAYING: Final = (Denied, Required, Advised)
_REFERENCES: Final = f"{RESERVED}references"
_PLACE: Final = f"{RESERVED}place"
_EVIDENCE: Final = f"{RESERVED}evidence"
_UNKNOWN: Final = f"{RESERVED}unknown"
_UNCOVERED: Final = f"{RESERVED}no-pack-applied"
_COVERAGE: Final = f"{RESERVED}coverage"
_WHOSE: Final = f"{RESERVED}whose"
_VOUCHES_FOR_NOTHING: Final = "an answer that held only before the contact vouches for nothing"
_DANGLING: Final = "facts name something that the case does not hold; is it misspelt?"
_STRANGERS: Final = "nothing says who these people are: what protects them binds here, what they allow does not"
_NOBODY: Final = "the facts do not know the person contacted by this id, and know somebody who may be meant"
_SEVERAL: Final = "the number or address stands in the case under several ids, and is one"
_DECEASED: Final = f"{RESERVED}deceased"
_PAID: Final = f"{RESERVED}paid"
SEGMENT: Final = f"{RESERVED}segment"
_NOWHERE: Final[frozenset[str]] = frozenset()
_ANOTHERS: Final = f"{RESERVED}number"
SPEAKS_AS: Final = frozenset(
    {
        _REFERENCES,
        _PLACE,
        _EVIDENCE,
        _UNKNOWN,
        _UNCOVERED,
        _COVERAGE,
        _WHOSE,
        _DECEASED,
        _PAID,
        SEGMENT,
        _ANOTHERS,
    }
)
"""The ids under which the guard itself objects or points something out."""


_ASKED_OF_THEMSELVES: Final = "nobody asks the consumer where the consumer is; was the recipient left out?"
_CONSUMERS_OWN: Final = "the contact is to somebody else, and the number or address is recorded as the consumer's alone"
_REACHES_NOT: Final = "the number or address is known to be another's, or to reach somebody else or nobody"
_DISOWNED: Final = ("disowned_at", "reassigned_checks")
_ASTRAY: Final[Mapping[Medium, tuple[str, ...]]] = {
    **dict.fromkeys(TELEPHONE, _DISOWNED),
    Medium.TEXT: (*_DISOWNED, "led_to_third_party_at"),
    Medium.EMAIL: ("led_to_third_party_at", "undeliverable_at"),
    Medium.MAIL: ("undeliverable_at",),
}
"""What may be known of a number or address by which a medium does not reach the person."""
_BY_NUMBER: Final = TELEPHONE | {Medium.TEXT}
_TO_THE_DEAD: Final = (
    "the consumer is known to be dead, so nobody would be contacted; whoever acts for the estate is a "
    "personal-representative"
)
_NOTHING_OWED: Final = "the debt is known to be paid or settled, so nothing is left to ask for"

_LONG_WORD: Final = 6
"""Of so many letters one may be left out by mistake; shorter words are too near to each other."""
_MOST_PLANS: Final = 4_096
_MOST_CHOICES: Final = 16_384
"""How many plans, and choices of rules, a guard keeps; then it begins anew."""

Key = tuple[Medium, frozenset[Recipient], Purpose, frozenset[Holding], int]
"""What rules tell apart: medium, roles, purpose, what the case holds, and between which dates of the policy it is."""
Selection = tuple[tuple[Rule, Check], ...]
Covers = PackStatus | bool
"""Of all debts of a contact: a pack covers them (True), or none (a status that says why), or is to be asked (False)."""
Plan = tuple[tuple[Pack, Covers, Selection], ...]
"""The packs that apply where the person may be, in the policy's order, each with the rules that look at the contact."""


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """What one rule of the policy did with the question."""

    rule: str
    verdict: str
    """``denied``, ``advised``, ``required``, ``passed``, ``missing-fact``, ``rule-error`` or ``passed-over``."""
    why: str
    until: datetime | None = None
    """For a rule that ran: before this instant its answer stays, unless a fact changes; None: for good."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole account of a decision: what every rule did, and how each past call was counted.

    Its truth is that of the decision.
    """

    decision: Decision
    rules: tuple[RuleTrace, ...]
    zones: tuple[tuple[str, tuple[str, ...]], ...]
    """The evidence of where the person is, and the zones that each piece points to."""
    jurisdictions: tuple[tuple[str, tuple[str, ...]], ...]
    """The states and cities that the person may be in, and the evidence that points to each."""
    elsewhere: tuple[PackStatus, ...]
    """The packs of the policy for places that nothing points to."""

    @property
    def counted(self) -> tuple[CountedCall, ...]:
        """How each past call was counted towards the call limits, or why not."""
        return self.decision.counted or ()

    def __bool__(self) -> bool:
        return self.decision.allowed


class Guard:
    """Decides contacts under a policy.

    A guard holds no state but caches of what it derived from its policy, so one instance serves every thread.
    Nothing it calls reads a file, socket, environment, log or clock.
    """

    def __init__(self, policy: Policy) -> None:
        if not isinstance(policy, Policy):
            raise TypeError("a guard is made of a Policy, such as us()")
        Contact.model_rebuild()  # their validators are built late, so that importing is quick; from here on they stand
        Case.model_rebuild()
        self.policy = policy
        self._denies = policy.denies
        self._ignores = policy.ignores
        self._departures = policy.departures
        self._places = policy.places
        self._cities: dict[str, set[str]] = {}
        for place in self._places:
            state, _, city = place.rpartition("-")
            if state != EVERYWHERE and city:
                self._cities.setdefault(state, set()).add(place)
        self._segments = frozenset[str]().union(*[rule.segments for rule in policy.rules()])
        self._alike = _in_two_spellings(self._segments)
        self._label = policy.label
        self._fingerprint = policy.fingerprint
        self._dates = sorted({day for rule in policy.rules() for day in rule.dates()})
        self._last_era = len(self._dates)
        self._settled = _midnight(self._dates[-1] + 2 * DAY) if self._dates else _midnight(date.min)
        self._needs = tuple(frozenset[Holding]().union(*[rule.needs for rule in pack.rules]) for pack in policy.packs)
        reading = sorted({field for pack in policy.packs for field in pack.reads or ()})
        self._traits: Callable[[dict[str, Any]], object] = itemgetter(*reading) if reading else _nothing
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._selections: dict[tuple[int, Key], Selection] = {}
        self._checks: dict[tuple[str, int], Check] = {}

    def decide(self, contact: Contact, case: Case, *, counted: bool = False) -> Decision:
        """Whether the contact may be made, with every reason.

        With ``counted``, the decision also tells how each past call was counted towards the call limits.
        """
        return self._decide(contact, case, counted=counted)

    def explain(self, contact: Contact, case: Case) -> Explanation:
        """The decision and the whole trace behind it."""
        trace: list[RuleTrace] = []
        decision = self._decide(contact, case, counted=True, trace=trace)
        question = Question(contact, case)
        who, at, index = question.who, question.at, question.index
        zones = tuple((place.source, tuple(map(str, place.zones))) for place in index.evidence(who, at))
        applying = question.jurisdictions | {EVERYWHERE}
        elsewhere = tuple(
            PackStatus(pack.id, False, (), f"nothing says that the person is in {pack.jurisdiction}")
            for pack in self.policy.packs
            if pack.jurisdiction not in applying
        )
        return Explanation(decision, tuple(trace), zones, tuple(index.pointing_to(who, at).items()), elsewhere)

    def next_allowed(self, contact: Contact, case: Case, *, within: timedelta = HORIZON) -> NextAllowed:
        """The first instant at or after the contact's at which it would be allowed, if nothing else happens."""
        return planning.next_allowed(self, contact, case, within)

    def windows(self, contact: Contact, case: Case, *, until: datetime) -> Windows:
        """Every allowed window from the contact's instant to ``until``, and what closes each gap.

        Raises:
            InvalidFacts: ``until`` is naive, or not after the contact.
        """
        return planning.windows(self, contact, case, until)

    def options(self, case: Case, at: datetime, **contact: Any) -> tuple[Option, ...]:
        """Every way to reach the person: what may be done now, what next, and when; see `planning.options`."""
        return planning.options(self, case, at, **contact)

    def next_change(self, contact: Contact, case: Case) -> datetime:
        """The first instant after the contact at which a fact of the case, or the policy's law, changes."""
        if contact.logged_as is not None:
            return contact.at + TICK  # an instant later it is past, and another contact
        question = Question(contact, case)
        ends = FOREVER if contact.at >= self._settled else self._era(question)[1]
        return min(question.index.next_change(contact.at), ends)

    def _decide(
        self, contact: Contact, case: Case, *, counted: bool = False, trace: list[RuleTrace] | None = None
    ) -> Decision:
        if type(contact) is not Contact or type(case) is not Case:
            raise TypeError("a guard decides a Contact and a Case, in this order")
        if not (were_checked(contact, case) and contact.__dict__["debts"]):
            raise TypeError("a contact or case made past the checks: use model_validate or model_copy(update=...)")
        question = Question(contact, case)
        at, index = question.at, question.index
        ids: tuple[str, ...] = contact.__dict__["debts"]
        found = _Findings(self._denies, self._ignores, at, index.next_change(at), ids, index.debts)
        era = self._last_era
        if at < self._settled:
            era, ends = self._era(question)
            found.valid_until = min(found.valid_until, ends)
        debts = _known_debts(question, ids, found)
        key = (question.medium, question.roles, question.purpose, index.holdings, era)
        places = self._places_of(question, ids, found) if self._places else _NOWHERE
        collector = case.__dict__["collector"]
        alike: frozenset[object] | None = None
        if len(debts) == len(ids) and not (index.unknown and _doubtful(collector, debts)):
            alike = frozenset(map(self._traits, map(_fields, debts)))
        plan = self._plans.get((places, collector, alike, key))
        if plan is None:
            plan = self._planned(places, collector, alike, key, debts)
        statuses = []
        table: dict[tuple[str, str], CountedCall] = {}
        uncovered = True
        about = question.__dict__  # what `Question.about` writes into, without a call for each pack
        for pack, covers, selection in plan:
            if covers is True:
                covered, covered_ids = debts, ids
                statuses.append(built(PackStatus, {"pack": pack.id, "applied": True, "debts": ids, "why_not": None}))
            else:
                status, covered = _coverage(pack, collector, debts, ids, found) if covers is False else (covers, ())
                statuses.append(status)
                if not covered:
                    if trace is not None:
                        why_not = status.why_not or "no known debt"
                        trace.extend(RuleTrace(rule.id, "passed-over", why_not) for rule in pack.rules)
                    continue
                covered_ids = status.debts
            uncovered = False
            about["debts"] = covered
            if counted:
                table |= _counted(selection, question, covered_ids, found)
            if trace is not None:
                trace.extend(self._passed_over(pack, key))
                selection = tuple((rule, _recording(rule, check, trace)) for rule, check in selection)
            for rule, check in selection:
                try:
                    outcome = check(question)
                    if outcome is PASS:
                        continue
                    if isinstance(outcome, tuple):
                        for one in outcome:
                            found.add(rule, covered_ids, one)
                    else:
                        found.add(rule, covered_ids, outcome)
                except KeyboardInterrupt:
                    raise
                except BaseException as error:  # a rule that fails denies, sys.exit(0) in it included
                    found.add(rule, covered_ids, failing(error, covered_ids))
        if index.noteworthy or question.view is not None:
            self._point_out(found, question, contact, case, debts)
        if uncovered and debts:
            found.advisories.append(Advisory(_UNCOVERED, "no pack of this policy applied to the contact", ()))
        whole: CaseIndex = case.__dict__["index"]
        asked = self._fingerprint, contact, whole.fingerprint_of(case) if whole.large else case
        return found.decision(self, question, asked, statuses, tuple(table.values()) if counted else None)

    def _point_out(
        self, found: _Findings, question: Question, contact: Contact, case: Case, debts: tuple[Debt, ...]
    ) -> None:
        """Say what of the facts could not be taken as it stands, or is known and asked by no rule that spoke."""
        index, ids = question.index, contact.debts
        if index.dangling:
            found.point_out(_DANGLING, index.dangling, ids)
        if question.view is not None:
            found.identities(question.view, contact, ids)
        segment = case.__dict__["segment"]
        if segment is not None:
            if segment not in self._segments:
                found.unknown_segment(segment, self._segments, ids)
            elif segment in self._alike:
                found.segment_in_two_spellings(segment, self._alike[segment], ids)
        if not index.holdings.isdisjoint(POINTED_OUT):
            found.known(question, debts, ids)
        if index.remarked:
            found.evidence({**index.remarks(question.who, question.at), **index.remarks(_CONSUMER, question.at)}, ids)
        if question.address in index.astray:
            found.astray(question, ids)
        if index.apart:
            found.evidence(in_short(index.apart), ids)
        if index.unknown:
            found.read_with_care(index.unknown, ids)

    # -- picking rules

    def _places_of(self, question: Question, ids: tuple[str, ...], found: _Findings) -> frozenset[str]:
        """Where the person may be; what is not known of it, or whose law the policy does not hold, is an objection."""
        places = question.jurisdictions
        if not places:
            found.unknown_place(question.who, ids)
        elif not places <= self._places:
            found.uncovered_place(sorted(places - self._places), ids)
        for state, cities in self._cities.items():
            if state in places and not places & cities and not question.tells_city(state):
                found.vague_place(sorted(cities), ids)
        return places

    def _planned(
        self,
        places: frozenset[str],
        collector: CollectorKind,
        alike: frozenset[object] | None,
        key: Key,
        debts: tuple[Debt, ...],
    ) -> Plan:
        """The plan for a kind of contact in some places, made once for all debts of which packs tell the same apart.

        Of debts of which something is unknown (``alike`` is None) each pack is asked.
        """
        applying = places | {EVERYWHERE}
        packs = [(number, pack) for number, pack in enumerate(self.policy.packs) if pack.jurisdiction in applying]
        asked = () if alike is None else debts
        plan = tuple(
            [(pack, _covers(pack, collector, asked), self._chosen(number, pack, key)) for number, pack in packs]
        )
        if len(self._plans) >= _MOST_PLANS:
            self._plans.clear()
        self._plans[places, collector, alike, key] = plan
        return plan

    def _era(self, question: Question) -> tuple[int, datetime]:
        """Between which dates of the policy the question lies, and when the next date begins.

        A date begins where the person is; if that is unknown, in UTC. In several zones, in the first.
        """
        dates = self._dates
        at = question.at
        zones = question.known_zones
        day = max([at.astimezone(tz).date() for tz in zones], default=at.date())
        era = bisect_right(dates, day)
        if era == self._last_era:
            return era, FOREVER
        upcoming = dates[era]
        return era, min([start_of_day(tz, upcoming) for tz in zones], default=_midnight(upcoming))

    def _era_day(self, era: int) -> date:
        return self._dates[era - 1] if era else (self._dates[0] - DAY if self._dates else date.max)

    def _chosen(self, number: int, pack: Pack, key: Key) -> Selection:
        """The rules of a pack for a kind of question, chosen once for all that none of its rules tells apart."""
        medium, roles, purpose, holdings, era = key
        alike = medium, roles, purpose, holdings & self._needs[number], era
        selection = self._selections.get((number, alike))
        if selection is None:
            if len(self._selections) >= _MOST_CHOICES:
                self._selections.clear()
            selection = self._selections[number, alike] = self._select(pack, alike)
        return selection

    def _select(self, pack: Pack, key: Key) -> Selection:
        day = self._era_day(key[-1])
        chosen = [rule for rule in pack.rules if rule.binds_on(day) and rule.looks_at(*key[:-1]) is None]
        # In order of id, so that the order in which a policy lists its rules makes no difference.
        return tuple((rule, self.check_of(rule, day)) for rule in sorted(chosen, key=lambda rule: rule.id))

    def check_of(self, rule: Rule, day: date) -> Check:
        """The check of a rule of the policy with its values on a day."""
        key = rule.id, bisect_right(self._dates, day)
        check = self._checks.get(key)
        if check is None:
            check = self._checks[key] = _bound(rule, day)
        return check

    def _passed_over(self, pack: Pack, key: Key) -> list[RuleTrace]:
        day = self._era_day(key[-1])
        passed_over = []
        for rule in pack.rules:
            why = rule.looks_at(*key[:-1]) if rule.binds_on(day) else "not in force at that time"
            if why is not None:
                passed_over.append(RuleTrace(rule.id, "passed-over", why))
        return passed_over


class _Findings:
    """What the rules said so far."""

    __slots__ = ("_ids", "_known", "advisories", "at", "denies", "duties", "ignores", "reasons", "valid_until")

    def __init__(
        self,
        denies: frozenset[Effect],
        ignores: frozenset[Effect],
        at: datetime,
        valid_until: datetime,
        ids: tuple[str, ...],
        known: Mapping[str, Debt],
    ) -> None:
        self.denies = denies
        self.ignores = ignores
        self.at = at
        self.valid_until = valid_until
        self._ids = ids
        self._known = known
        self.reasons: list[Reason] = []
        self.duties: list[Duty] = []
        self.advisories: list[Advisory] = []

    def add(self, rule: Rule, ids: tuple[str, ...], outcome: Any) -> None:
        kind = type(outcome)  # no answer is of a subclass
        if kind is Passed:
            until = outcome.said[0]
        elif kind in _SAYING:
            said = outcome.said
            debts, until = said[1], said[3]
            fields: dict[str, Any] = {
                "rule": rule.id,
                "message": said[0],
                "citations": rule.citations,
                "debts": ids if not debts or debts == ids else self._concerned(debts, ids),
                "facts": {**said[2]},
            }
            if kind is Denied:
                effect = rule.effect_of(outcome)
                if until <= self.at:  # an objection that stands and claims to have lapsed names no end
                    until = FOREVER
                if effect in self.ignores:
                    pass
                elif effect is Effect.ADVISORY:
                    self.advisories.append(built(Advisory, fields))
                else:
                    fields["effect"] = effect
                    fields["lapses_at"] = None if until is FOREVER or until >= FOREVER else until
                    fields["denies"] = effect in self.denies
                    fields["rebuttal"] = said[4]
                    self.reasons.append(built(Reason, fields))
            elif kind is Required:
                fields["due"] = said[4]
                self.duties.append(built(Duty, fields))
            else:
                self.advisories.append(built(Advisory, fields))
        else:
            raise InvalidPolicy("a check returns an outcome, or several in a tuple")
        if until < self.valid_until:
            if until <= self.at:
                raise InvalidPolicy(_VOUCHES_FOR_NOTHING)
            self.valid_until = until

    def _concerned(self, named: tuple[str, ...], covered: tuple[str, ...]) -> tuple[str, ...]:
        """The debts that an answer is about: all that are covered, if it names none of the contact's or one unknown."""
        if named is covered or (named[0] in self._ids and all(debt in self._known for debt in named)):
            return named
        understood = self._known.keys() >= set(named) and not set(named).isdisjoint(self._ids)
        return named if understood else covered

    def uncertain_coverage(self, pack: Pack, error: BaseException, ids: tuple[str, ...]) -> None:
        effect = Effect.RULE_ERROR
        if effect not in self.ignores:
            message = f"which debts the pack {pack.id} covers cannot be told ({name_of(error)}), so it covers all"
            self.reasons.append(Reason(_COVERAGE, effect, message, (), ids, {}, None, effect in self.denies))

    def unknown_reference(self, fact: str, debts: tuple[str, ...]) -> None:
        self._missing(_REFERENCES, f"the contact names something that the case does not hold: {fact}", fact, debts)

    def point_out(self, message: str, facts: Mapping[str, Any], debts: tuple[str, ...]) -> None:
        self.advisories.append(Advisory(_REFERENCES, message, (), debts, dict(facts)))

    def identities(self, view: View, contact: Contact, debts: tuple[str, ...]) -> None:
        """What of the people and the address of the contact had to be understood."""
        if view.strangers:
            self.point_out(_STRANGERS, view.strangers, debts)
        if view.wrong is not None:
            self.point_out(_NOBODY, {"contact.person": f"did you mean {view.wrong!r}?"}, debts)
        if contact.address is not None and len(ids := view.known_as(contact.address)) > 1:
            self.point_out(_SEVERAL, {"contact.address": ", ".join(ids)}, debts)

    def whose(self, fact: str, debts: tuple[str, ...]) -> None:
        message = f"the contact is to the person, and the number or address is recorded as somebody else's: {fact}"
        self._missing(_WHOSE, message, fact, debts)

    def unknown_segment(self, segment: str, known: frozenset[str], debts: tuple[str, ...]) -> None:
        message = f"no rule of the policy knows the segment of the case, so it has the numbers of all: {segment}"
        self.advisories.append(Advisory(SEGMENT, message, (), debts, {"segment": nearest(segment, known)}))

    def segment_in_two_spellings(self, segment: str, other: str, debts: tuple[str, ...]) -> None:
        message = (
            f"a rule of the policy spells a segment nearly like that of the case, and gives it other numbers: {segment}"
        )
        self.advisories.append(Advisory(SEGMENT, message, (), debts, {"segment": f"is {other!r} the same?"}))

    def known(self, question: Question, debts: tuple[Debt, ...], ids: tuple[str, ...]) -> None:
        """What the case knows that no contact can ignore, whether a rule of the policy asks for it or not."""
        if question.deceased and question.recipient is Recipient.CONSUMER:
            self._contradicted(_DECEASED, _TO_THE_DEAD, ids, {"consumer.deceased": True})
        if question.purpose in ASKING_PAYMENT:
            denied = {debt for reason in self.reasons if reason.denies for debt in reason.debts}
            paid = [d for d in debts if d.paid_at is not None and d.paid_at <= question.at and d.id not in denied]
            if paid:
                facts: dict[str, Scalar] = {f"debts.{d.id}.paid_at": d.paid_at.isoformat() for d in paid if d.paid_at}
                self.advisories.append(Advisory(_PAID, _NOTHING_OWED, (), tuple([debt.id for debt in paid]), facts))
        if question.index.misdialled and question.medium in _BY_NUMBER and question.recipient in CONSUMERS:
            fact = f"phones.{question.address}.disowned_at"
            times = question.wrong_answers
            if times and not any(fact in reason.facts for reason in self.reasons):
                message = f"somebody else answered at the number {times} times in a row; is it another's?"
                self.advisories.append(Advisory(_ANOTHERS, message, (), ids, {fact: None}))

    def astray(self, question: Question, debts: tuple[str, ...]) -> None:
        """That the number or address is known to be another's, or to reach another or nobody, where no rule says so."""
        where = addresses_of(question.medium)
        if where is None:
            return
        target = getattr(question.index, where).get(question.address)
        if target is None or target.person != question.who:
            return
        about = [fact for reason in self.reasons if reason.denies for fact in reason.facts]
        known = [name for name in _ASTRAY[question.medium] if target.standing(question.at, name)]
        if known and not any(fact in (target.id, f"{where}.{target.id}") for fact in about):
            facts = dict.fromkeys([f"{listed_as(where)}.{target.id}.{name}" for name in known])
            self.advisories.append(Advisory(_ANOTHERS, _REACHES_NOT, (), debts, facts))

    def evidence(self, facts: Mapping[str, Scalar], debts: tuple[str, ...]) -> None:
        if facts:
            message = "facts of the case could not be taken as they stand; beside each is said what was made of it"
            self.advisories.append(Advisory(_EVIDENCE, message, (), debts, {**facts}))

    def read_with_care(self, facts: tuple[str, ...], debts: tuple[str, ...]) -> None:
        message = "facts that are unknown are taken as it binds most"
        self.advisories.append(Advisory(_UNKNOWN, message, (), debts, dict.fromkeys(facts)))

    def unknown_place(self, who: str, debts: tuple[str, ...]) -> None:
        fact = f"locations (in which state {who} is)"
        self._missing(_PLACE, f"no state's law can be judged without a fact: {fact}", fact, debts)

    def uncovered_place(self, places: list[str], debts: tuple[str, ...]) -> None:
        self._unverified(f"the policy does not hold the law of {', '.join(places)}, where the person may be", debts, {})

    def vague_place(self, cities: list[str], debts: tuple[str, ...]) -> None:
        message = f"the person may be in {' or '.join(cities)}, whose rules a ZIP code would bring in"
        self._unverified(message, debts, {"locations (in which city)": None})

    def _unverified(self, message: str, debts: tuple[str, ...], facts: dict[str, Scalar]) -> None:
        effect = Effect.UNVERIFIED_LAW
        if effect not in self.ignores:
            self.reasons.append(Reason(_PLACE, effect, message, (), debts, facts, None, effect in self.denies))

    def _missing(self, rule: str, message: str, fact: str, debts: tuple[str, ...]) -> None:
        self._contradicted(rule, message, debts, {fact: None})

    def _contradicted(self, rule: str, message: str, debts: tuple[str, ...], facts: dict[str, Scalar]) -> None:
        effect = Effect.MISSING_FACT
        if effect not in self.ignores:
            self.reasons.append(Reason(rule, effect, message, (), debts, facts, None, effect in self.denies))

    def decision(
        self,
        guard: Guard,
        question: Question,
        asked: tuple[str, Contact, str | Case],
        statuses: list[PackStatus],
        counted: tuple[CountedCall, ...] | None,
    ) -> Decision:
        reasons, ids = self.reasons, self._ids
        denied: set[str] = set()
        if reasons:
            reasons.sort(key=_strength)
            denied.update(*[reason.debts for reason in reasons if reason.denies])
        return built(
            Decision,
            {
                "allowed": not denied,
                "reasons": tuple(reasons),
                "duties": tuple(self.duties),
                "advisories": tuple(self.advisories),
                "permitted_debts": tuple([debt for debt in ids if debt not in denied]) if denied else ids,
                "packs": tuple(statuses),
                "valid_until": None if self.valid_until >= FOREVER else self.valid_until,
                "at": question.at,
                "policy": guard._label,
                "departures": guard._departures,
                "counted": counted,
                "_asked": asked,
            },
        )


def _doubtful(collector: CollectorKind | Unknown, debts: tuple[Debt, ...]) -> bool:
    """Whether it is unknown who collects, or what one of the debts is."""
    return collector is UNKNOWN or any(UNKNOWN in (debt.nature, debt.kind) for debt in debts)


def _nothing(_: object) -> None:
    """What packs tell apart of a debt if they read nothing of it."""


def _covers(pack: Pack, collector: CollectorKind, debts: tuple[Debt, ...]) -> Covers:
    """What holds of all debts that are like these; False where that cannot be told, so that the pack is to be asked."""
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


def _coverage(
    pack: Pack,
    collector: CollectorKind | Unknown,
    debts: tuple[Debt, ...],
    ids: tuple[str, ...],
    found: _Findings,
) -> tuple[PackStatus, tuple[Debt, ...]]:
    """Which of the debts, whose ids are given too, a pack covers, and if it leaves one out, why."""
    why_not = None
    try:
        told = [pack.excludes(collector, debt) for debt in debts]
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # the careful reading: it covers them, and somebody has to mend it
        found.uncertain_coverage(pack, error, ids)
    else:
        why_not = next((why for why in told if why is not None), None)
        debts = tuple([debt for debt, why in zip(debts, told, strict=True) if why is None])
    return PackStatus(pack.id, bool(debts), tuple([debt.id for debt in debts]), why_not), debts


def _counted(
    selection: Selection, question: Question, ids: tuple[str, ...], found: _Findings
) -> dict[tuple[str, str], CountedCall]:
    """How the rules that limit calls count each past call."""
    rows: dict[tuple[str, str], CountedCall] = {}
    for rule, _ in selection:
        if rule.counts is not None:
            try:
                rows |= {(row.event, row.debt): row for row in rule.counts(question)}
            except (KeyboardInterrupt, MissingFact) as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
            except BaseException as error:
                found.add(rule, ids, failing(error, ids))
    return rows


def _bound(rule: Rule, day: date) -> Check:
    """The check of a rule with its values on a day; of a rule that fails at that, one that says so."""
    try:
        return rule.bound(day)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        failed = failing(error, ())
        return lambda question: failed


def _recording(rule: Rule, check: Check, trace: list[RuleTrace]) -> Check:
    """The check, which also leaves a line in the trace."""

    def recording(question: Question) -> Outcomes:
        try:
            outcome = check(question)
            trace.append(_traced(rule, outcome))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failed = failing(error, ())
            if failed.effect is Effect.MISSING_FACT:
                why, until = f"needs {', '.join(failed.facts)}", failed.lapses_at
                until_or_never = None if until >= FOREVER else until
                trace.append(RuleTrace(rule.id, _verdict(rule, failed), why, until_or_never))
            else:
                trace.append(RuleTrace(rule.id, "rule-error", f"raised {name_of(error)}"))
            raise
        return outcome

    return recording


def _in_two_spellings(segments: frozenset[str]) -> dict[str, str]:
    """Those of which a policy knows another that is hardly another word: the same letters, or one of many left out.

    A digit tells segments apart (``tier-1``, ``tier-2``), and so does the last letter.
    """
    letters = {segment: "".join(filter(str.isalnum, segment.casefold())) for segment in sorted(segments)}
    return {
        one: other
        for one, mine in letters.items()
        for other, theirs in letters.items()
        if one != other and (_slip(mine, theirs) or _slip(theirs, mine))
    }


def _slip(typed: str, meant: str) -> bool:
    if sorted(typed) == sorted(meant):
        return typed == meant or typed.isalpha()
    shorter = len(typed) >= _LONG_WORD and typed.isalpha() and len(typed) + 1 == len(meant)
    return shorter and any(typed == meant[:at] + meant[at + 1 :] for at in range(len(typed)))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _strength(reason: Reason) -> int:
    return _RANK[reason.effect]


def _known_debts(question: Question, ids: tuple[str, ...], found: _Findings) -> tuple[Debt, ...]:
    """The debts of the contact; whatever the contact names and the case does not hold is an objection."""
    index = question.index
    known = index.debts
    debts = tuple([debt for debt in map(known.get, ids) if debt is not None])
    if len(debts) < len(ids):
        for id in ids:
            if id not in known:
                found.unknown_reference(f"debts.{id}", (id,))
    address = question.address
    where = None if address is None else addresses_of(question.medium)
    if where is not None:
        target = getattr(index, where).get(address)
        if target is None:
            found.unknown_reference(f"{where}.{address}", ids)
        elif (whose := target.__dict__["person"]) != question.who:
            if question.goes_to_somebody_else(target):
                found.whose(f"{where}.{address}.person", ids)
            elif whose == _CONSUMER:
                found.point_out(_CONSUMERS_OWN, {f"{listed_as(where)}.{address}.person": _CONSUMER}, ids)
    if question.purpose is Purpose.LOCATION_INFORMATION and question.recipient is Recipient.CONSUMER:
        found.point_out(_ASKED_OF_THEMSELVES, {"contact.recipient": _CONSUMER}, ids)
    given = question.contact.__dict__
    if given["logged_as"] is not None and index.own is None:
        found.unknown_reference(f"history.attempts.{given['logged_as']}", ids)
    if (place := given["person_is_at"]) is not None and place not in index.places:
        found.point_out(_DANGLING, {"contact.person_is_at": nearest(place, index.places)}, ids)
    if (reply_to := given["in_reply_to"]) is not None:
        event = index.inbound.get(reply_to)
        if event is None or event.at > question.at:
            found.unknown_reference(f"history.inbound.{reply_to}", ids)
        elif (life := event.outlived(question.at)) is not None:
            found.evidence({f"history.inbound.{reply_to}": life.over}, ids)
    return debts


def _traced(rule: Rule, outcome: Outcomes) -> RuleTrace:
    """One line for what a rule answered; of several answers, the weightiest."""
    several = outcome if isinstance(outcome, tuple) else (outcome,)
    if not all(isinstance(one, (Passed, *_SAYING)) for one in several):
        return RuleTrace(rule.id, "rule-error", "returned no outcome")
    failures = [one.message for one in several if isinstance(one, Denied) and one.effect is Effect.RULE_ERROR]
    if failures:
        return RuleTrace(rule.id, "rule-error", "; ".join(failures))
    ends = [one.lapses_at if isinstance(one, Denied) else one.until for one in several]
    until = min(ends, default=FOREVER)
    until_or_never = None if until >= FOREVER else plain(until)
    said = [(_verdict(rule, one), one.message) for one in several if not isinstance(one, Passed)]
    for verdict in _VERDICTS:
        if any(found == verdict for found, _ in said):
            alike = ("denied", verdict) if verdict == "missing-fact" else (verdict,)
            messages = [message for found, message in said if found in alike]
            return RuleTrace(rule.id, verdict, "; ".join(messages), until_or_never)
    return RuleTrace(rule.id, "passed", "no objection", until_or_never)


_VERDICTS: Final = ("missing-fact", "denied", "advised", "required")
"""The weightiest first."""


def _verdict(rule: Rule, outcome: Denied | Advised | Required) -> str:
    if not isinstance(outcome, Denied):
        return "advised" if isinstance(outcome, Advised) else "required"
    effect = rule.effect_of(outcome)
    return "advised" if effect is Effect.ADVISORY else "missing-fact" if effect is Effect.MISSING_FACT else "denied"
