"""The whole account of a decision: what every rule did, which zones and places counted, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from .clock import FOREVER
from .decision import CountedCall, Decision, PackStatus
from .facts.moments import plain
from .rules import Advised, Denied, Outcome, Passed, Question, Required, Rule
from .rules.asking import ask
from .rules.rule import EVERYWHERE
from .rules.tallying import Ledger, Tally
from .vocabulary import Effect

if TYPE_CHECKING:
    from .choosing import Chooser
    from .facts import Case, Contact, Debt
    from .rules.asking import Answer, Asked


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
    tallies: tuple[Tally, ...] = ()
    """What each limit of frequency counted, in the order in which they are asked; none of what looked at nothing."""
    untold: tuple[tuple[str, str], ...] = ()
    """The rules whose counting could not be told, and why."""

    @property
    def counted(self) -> tuple[CountedCall, ...]:
        """How each past call was counted towards the call limits, or why not."""
        return self.decision.counted or ()

    def __bool__(self) -> bool:
        return self.decision.allowed


def explained(chooser: Chooser, question: Question, decision: Decision, told: Told) -> Explanation:
    """What stands behind a decision of a question, whose rules told what they did while it was decided."""
    who, at, index = question.who, question.at, question.index
    zones = tuple((place.source, tuple(map(str, place.zones))) for place in index.evidence(who, at))
    applying = question.jurisdictions | {EVERYWHERE}
    elsewhere = tuple(
        PackStatus(pack.id, False, (), f"nothing says that the person is in {pack.jurisdiction}")
        for pack in chooser.policy.packs
        if pack.jurisdiction not in applying
    )
    places = tuple(index.pointing_to(who, at).items())
    era = chooser.era(question)
    traces = tuple(_rules(chooser, question, decision, era, told.of))
    return Explanation(decision, traces, zones, places, elsewhere, *_counts(told.of))


def tallied(chooser: Chooser, contact: Contact, case: Case) -> Counts:
    """What each limit counted, as an explanation has it, without the rest of one."""
    question, told = Question(contact, case), Told()
    for chosen in chooser.choose(question, chooser.era(question)):
        told.ask(chosen.rules, question, chosen.debts, chosen.ids)
    return _counts(told.of)


class Counts(NamedTuple):
    """What the limits of frequency counted, and what of that could not be told; as in an `Explanation`."""

    tallies: tuple[Tally, ...]
    untold: tuple[tuple[str, str], ...]


def _counts(asked: Mapping[str, _Asked]) -> Counts:
    return Counts(
        tuple([tally for each in asked.values() for tally in each.tallies]),
        tuple([(rule, each.lacking) for rule, each in asked.items() if each.lacking is not None]),
    )


class _Asked(NamedTuple):
    """What one rule answered, and what it told of its counting meanwhile."""

    answers: list[Outcome]
    tallies: tuple[Tally, ...]
    lacking: str | None


class Told:
    """What each rule that was asked answered, and what it told of its counting meanwhile, by its id."""

    def __init__(self) -> None:
        self.of: dict[str, _Asked] = {}

    def ask(
        self, rules: Iterable[Asked], question: Question, debts: tuple[Debt, ...], ids: tuple[str, ...]
    ) -> list[Answer]:
        """What rules say, as `asking.ask` has it, and keep it."""
        said: list[Answer] = []
        for one in rules:
            ledger = question.__dict__["ledger"] = Ledger()
            answers = ask((one,), question, debts, ids)
            self.of[one[0].id] = _asked(one[0], [answer for _, answer in answers], ledger)
            said += answers
        question.__dict__["ledger"] = None  # what is asked besides is none of theirs
        return said


def _asked(rule: Rule, answers: list[Outcome], ledger: Ledger) -> _Asked:
    if not ledger.told:
        return _Asked(answers, (), ledger.lacking)
    against = [each for each in answers if isinstance(each, Denied | Advised)]

    def objects(tally: Tally) -> bool:
        return tally.full and any(not one.debts or {*one.debts} & {*tally.debts} for one in against)

    tallies = tuple([replace(tally, rule=rule.id, objects=objects(tally)) for tally in ledger.told])
    return _Asked(answers, tallies, ledger.lacking)


def _rules(
    chooser: Chooser, question: Question, decision: Decision, era: date, asked: Mapping[str, _Asked]
) -> Iterator[RuleTrace]:
    """What each rule of the packs that apply did: of each pack first those that were not asked."""
    for (pack, needs), status in zip(chooser.region(question).packs, decision.packs, strict=True):
        if not status.applied:
            why_not = status.why_not or "no known debt"
            yield from _passed_over(tuple([(rule.id, why_not) for rule in pack.rules]))
            continue
        yield from _passed_over(chooser.not_asked(question, pack, needs, era))
        for rule in sorted([rule for rule in pack.rules if rule.id in asked], key=lambda rule: rule.id):
            yield _traced(rule, asked[rule.id].answers, chooser.changes(rule, question))


@lru_cache(maxsize=4_096)
def _passed_over(rules: tuple[tuple[str, str], ...]) -> tuple[RuleTrace, ...]:
    """The lines for rules that were not asked, by id and why: the most of an account, and of many the same."""
    return tuple([RuleTrace(id, "passed-over", why) for id, why in rules])


def _traced(rule: Rule, answers: list[Outcome], until: datetime) -> RuleTrace:
    """One line for what a rule answered, until when its law stays; of several answers, the weightiest."""
    if answers:
        until = min([until, *[answer.said[0] for answer in answers]])
    until_or_never = None if until >= FOREVER else plain(until)
    said = [(_verdict(rule, answer), _why(answer)) for answer in answers if not isinstance(answer, Passed)]
    for verdict in _VERDICTS if said else ():
        if any(found == verdict for found, _ in said):
            alike = ("denied", verdict) if verdict == "missing-fact" else (verdict,)
            messages = [message for found, message in said if found in alike]
            return RuleTrace(rule.id, verdict, "; ".join(messages), until_or_never)
    return RuleTrace(rule.id, "passed", "no objection", until_or_never)


_VERDICTS: Final = ("rule-error", "missing-fact", "denied", "advised", "required")
"""The weightiest first."""
_WORDS: Final = {Effect.ADVISORY: "advised", Effect.MISSING_FACT: "missing-fact", Effect.RULE_ERROR: "rule-error"}


def _why(answer: Denied | Advised | Required) -> str:
    lacks = isinstance(answer, Denied) and answer.effect is Effect.MISSING_FACT
    return f"needs {', '.join(answer.facts)}" if lacks and answer.facts else answer.message


def _verdict(rule: Rule, answer: Denied | Advised | Required) -> str:
    if isinstance(answer, Denied):
        return _WORDS.get(rule.effect_of(answer), "denied")
    return "advised" if isinstance(answer, Advised) else "required"
