"""A policy made ready: picks the rules that can matter for a question and decides. Pure; safe to share."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from .clock import FOREVER, start_of_day
from .decision import Advisory, CountedCall, Decision, Duty, PackStatus, Reason
from .errors import MissingFact
from .facts import Case, Contact
from .policy import Policy
from .rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Passed, Question, Required, Rule
from .rules.question import addresses_of
from .rules.rule import Check
from .vocabulary import Effect, Medium, Purpose, Recipient

_RANK: Final = {effect: position for position, effect in enumerate(Effect)}
_REFERENCES: Final = "guard.references"
_UNCOVERED: Final = "guard.no-pack-applied"

Selection = tuple[tuple[Rule, Check], ...]


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
    """The whole account of a decision: what every rule did, and how each past call was counted."""

    decision: Decision
    rules: tuple[RuleTrace, ...]
    zones: tuple[tuple[str, tuple[str, ...]], ...]
    """The evidence of where the person is, and the zones that each piece points to."""

    @property
    def counted(self) -> tuple[CountedCall, ...]:
        """How each past call was counted towards the call limits, or why not."""
        return self.decision.counted or ()


class Guard:
    """Decides contacts under a policy.

    A guard holds no state but caches of what it derived from its policy, so one instance serves every thread.
    Nothing it calls reads a file, socket, environment, log or clock.
    """

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._denies = policy.denies
        self._label = policy.label
        self._fingerprint = policy.fingerprint
        self._dates = sorted({day for rule in policy.rules() for day in rule.dates()})
        self._selections: dict[tuple[int, Medium, frozenset[Recipient], Purpose, int], Selection] = {}

    def decide(self, contact: Contact, case: Case, *, counted: bool = False) -> Decision:
        """Whether the contact may be made, with every reason.

        With ``counted``, the decision also tells how each past call was counted towards the call limits.
        """
        return self._decide(contact, case, counted, None)

    def explain(self, contact: Contact, case: Case) -> Explanation:
        """The decision and the whole trace behind it."""
        trace: list[RuleTrace] = []
        decision = self._decide(contact, case, True, trace)
        zones = tuple(
            (place.source, tuple(str(tz) for tz in place.zones)) for place in case.index.evidence(contact.who, contact.at)
        )
        return Explanation(decision, tuple(trace), zones)

    def _decide(self, contact: Contact, case: Case, counted: bool, trace: list[RuleTrace] | None) -> Decision:
        question = Question(contact, case)
        found = _Findings(self._denies, case.index.next_change(contact.at))
        debts = _known_debts(contact, case, found)
        era, era_ends = self._era(question)
        found.holds_until(era_ends)
        key = (contact.medium, question.roles, contact.purpose, era)
        statuses = []
        tables: dict[tuple[str, str], CountedCall] = {}
        for number, pack in enumerate(self.policy.packs):
            covered = debts
            why_not = None
            for debt in debts:
                why_not = pack.why_not(case.collector, debt)
                if why_not is not None:
                    covered = tuple([d for d in debts if pack.why_not(case.collector, d) is None])
                    break
            ids = tuple([debt.id for debt in covered])
            statuses.append(PackStatus(pack.id, bool(covered), ids, why_not))
            if not covered:
                if trace is not None:
                    trace.extend(RuleTrace(rule.id, "passed-over", why_not or "no known debt") for rule in pack.rules)
                continue
            question.debts = covered
            selection = self._selections.get((number, *key))
            if selection is None:
                selection = self._selections[number, *key] = self._select(pack, key)
            for rule, check in selection:
                if counted and rule.counts is not None:
                    with suppress(MissingFact):
                        tables.update(((row.event, row.debt), row) for row in rule.counts(question))
                try:
                    outcome = check(question)
                except MissingFact as missing:
                    found.missing(rule, ids, missing.fact)
                    if trace is not None:
                        trace.append(RuleTrace(rule.id, "missing-fact", f"needs {missing.fact}"))
                    continue
                except Exception as error:  # a rule that fails denies; which exception it was is all that is safe to say
                    found.failed(rule, ids, type(error).__name__)
                    if trace is not None:
                        trace.append(RuleTrace(rule.id, "rule-error", f"raised {type(error).__name__}"))
                    continue
                if trace is not None:
                    trace.append(_traced(rule, outcome))
                if outcome is PASS:
                    continue
                if isinstance(outcome, tuple):
                    for one in outcome:
                        found.add(rule, ids, one)
                else:
                    found.add(rule, ids, outcome)
            if trace is not None:
                trace.extend(self._passed_over(pack, key))
        if debts and not any(status.applied for status in statuses):
            found.advisories.append(Advisory(_UNCOVERED, "no pack of this policy applied to the contact", ()))
        return found.decision(self, contact, case, statuses, tuple(tables.values()) if counted else None)

    # -- picking rules

    def _era(self, question: Question) -> tuple[int, datetime]:
        """Between which dates of the policy the question lies, and when the next date begins.

        A date begins where the person is; if that is unknown, in UTC. In several zones, in the first.
        """
        dates = self._dates
        at = question.at
        if not dates or at.date().toordinal() - dates[-1].toordinal() > 2:
            return len(dates), FOREVER
        zones = question.index.zones(question.who, at)
        day = max([at.astimezone(tz).date() for tz in zones], default=at.date())
        era = bisect_right(dates, day)
        if era == len(dates):
            return era, FOREVER
        upcoming = dates[era]
        begins = [start_of_day(tz, upcoming) for tz in zones]
        return era, min(begins, default=datetime(upcoming.year, upcoming.month, upcoming.day, tzinfo=UTC))

    def _era_day(self, era: int) -> date:
        return self._dates[era - 1] if era else (self._dates[0] - timedelta(days=1) if self._dates else date.max)

    def _select(self, pack: Pack, key: tuple[Medium, frozenset[Recipient], Purpose, int]) -> Selection:
        medium, roles, purpose, era = key
        day = self._era_day(era)
        return tuple(
            (rule, rule.bound(day))
            for rule in pack.rules
            if rule.binds_on(day) and rule.looks_at(medium, roles, purpose) is None
        )

    def _passed_over(self, pack: Pack, key: tuple[Medium, frozenset[Recipient], Purpose, int]) -> list[RuleTrace]:
        medium, roles, purpose, era = key
        day = self._era_day(era)
        passed_over = []
        for rule in pack.rules:
            why = rule.looks_at(medium, roles, purpose) if rule.binds_on(day) else "not in force at that time"
            if why is not None:
                passed_over.append(RuleTrace(rule.id, "passed-over", why))
        return passed_over


class _Findings:
    """What the rules said so far."""

    __slots__ = ("advisories", "denies", "duties", "reasons", "valid_until")

    def __init__(self, denies: frozenset[Effect], valid_until: datetime) -> None:
        self.denies = denies
        self.valid_until = valid_until
        self.reasons: list[Reason] = []
        self.duties: list[Duty] = []
        self.advisories: list[Advisory] = []

    def holds_until(self, until: datetime) -> None:
        if until < self.valid_until:
            self.valid_until = until

    def add(self, rule: Rule, ids: tuple[str, ...], outcome: Outcome) -> None:
        if isinstance(outcome, Passed):
            self.holds_until(outcome.until)
            return
        debts = outcome.debts or ids
        facts = dict(outcome.facts)
        if isinstance(outcome, Denied):
            effect = outcome.effect or rule.effect
            lapses = outcome.lapses_at
            self.holds_until(lapses)
            self.reasons.append(
                Reason(
                    rule.id,
                    effect,
                    outcome.message,
                    rule.citations,
                    debts,
                    facts,
                    None if lapses >= FOREVER else lapses,
                    effect in self.denies,
                    outcome.rebuttal,
                )
            )
            return
        self.holds_until(outcome.until)
        if isinstance(outcome, Required):
            self.duties.append(Duty(rule.id, outcome.message, rule.citations, debts, outcome.due, facts))
        elif isinstance(outcome, Advised):
            self.advisories.append(Advisory(rule.id, outcome.message, rule.citations, debts, facts))

    def missing(self, rule: Rule, ids: tuple[str, ...], fact: str) -> None:
        message = f"cannot be judged without a fact: {fact}"
        effect = Effect.MISSING_FACT
        denies = effect in self.denies
        self.reasons.append(Reason(rule.id, effect, message, rule.citations, ids, {fact: None}, None, denies))

    def failed(self, rule: Rule, ids: tuple[str, ...], error: str) -> None:
        message = f"the rule itself failed ({error}), so nothing vouches for the contact"
        effect = Effect.RULE_ERROR
        self.reasons.append(Reason(rule.id, effect, message, rule.citations, ids, {}, None, effect in self.denies))

    def unknown_reference(self, fact: str, debts: tuple[str, ...]) -> None:
        message = f"the contact names something that the case does not hold: {fact}"
        effect = Effect.MISSING_FACT
        self.reasons.append(Reason(_REFERENCES, effect, message, (), debts, {fact: None}, None, effect in self.denies))

    def decision(
        self,
        guard: Guard,
        contact: Contact,
        case: Case,
        statuses: list[PackStatus],
        counted: tuple[CountedCall, ...] | None,
    ) -> Decision:
        reasons = self.reasons
        if len(reasons) > 1:
            reasons.sort(key=lambda r: (_RANK[r.effect], r.rule, r.debts))
        self.duties.sort(key=lambda d: (d.rule, d.debts))
        self.advisories.sort(key=lambda a: (a.rule, a.debts))
        denied = {debt for reason in reasons if reason.denies for debt in reason.debts}
        return Decision.build(
            guard._fingerprint,
            contact,
            case,
            allowed=not denied,
            reasons=tuple(reasons),
            duties=tuple(self.duties),
            advisories=tuple(self.advisories),
            permitted_debts=tuple([d for d in contact.debts if d not in denied]) if denied else contact.debts,
            packs=tuple(statuses),
            valid_until=None if self.valid_until >= FOREVER else self.valid_until,
            at=contact.at,
            policy=guard._label,
            counted=counted,
        )


def _known_debts(contact: Contact, case: Case, found: _Findings) -> tuple[object, ...]:
    """The debts of the contact; whatever the contact names and the case does not hold is an objection."""
    index = case.index
    try:
        debts = tuple([index.debts[id] for id in contact.debts])
    except KeyError:
        for id in contact.debts:
            if id not in index.debts:
                found.unknown_reference(f"debts.{id}", (id,))
        debts = tuple([index.debts[id] for id in contact.debts if id in index.debts])
    if contact.address is not None:
        where = addresses_of(contact.medium)
        if where is not None and contact.address not in getattr(index, where):
            found.unknown_reference(f"{where}.{contact.address}", contact.debts)
    if contact.in_reply_to is not None:
        event = index.inbound.get(contact.in_reply_to)
        if event is None or event.at > contact.at:
            found.unknown_reference(f"history.inbound.{contact.in_reply_to}", contact.debts)
    return debts


def _traced(rule: Rule, outcome: Outcomes) -> RuleTrace:
    """One line for what a rule answered; of several answers, the weightiest."""
    several = outcome if isinstance(outcome, tuple) else (outcome,)
    ends = [one.lapses_at if isinstance(one, Denied) else one.until for one in several]
    until = min(ends, default=FOREVER)
    until_or_never = None if until >= FOREVER else until
    for kind, verdict in ((Denied, "denied"), (Advised, "advised"), (Required, "required")):
        messages = [one.message for one in several if isinstance(one, kind)]  # type: ignore[union-attr]
        if messages:
            return RuleTrace(rule.id, verdict, "; ".join(messages), until_or_never)
    return RuleTrace(rule.id, "passed", "no objection", until_or_never)
