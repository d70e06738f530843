"""A question, its answer, and what follows from it: the next instant, the open hours of the week, the counted calls."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from fdcpa_guard import Decision, Guard, InvalidFacts, Reason, json_text
from fdcpa_guard.clock import zone
from fdcpa_guard.decision import Advisory, Citation, CountedCall, Duty
from fdcpa_guard.describing import effect_in_words, how_sure
from fdcpa_guard.documents.grammar import line_at
from fdcpa_guard.documents.reading import Limits, Malformed, read_json
from fdcpa_guard.facts.teaching import of_text
from fdcpa_guard.planning import HORIZON, NextAllowed, Windows
from fdcpa_guard.rules import Question
from fdcpa_guard.schema import DecisionRequest
from fdcpa_guard.showing import pictures, week, wording
from fdcpa_guard.showing.limits import Limit, limits

from . import choosing
from .refusing import Refused

DAYS: Final = 7
"""How many days the picture of open hours has, that of the question first."""

_LINES: Final = Limits(20_000_000, 1_000_000, 40, "the question")


def answered(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The decision and what is drawn of it. Of ``question``, a JSON text, and ``policy``, what the page chose.

    Raises:
        Refused: the text is no question, or there is no such policy.
    """
    question = _question(asked["question"])
    contact, case = question.contact, question.case
    guard = choosing.guard(asked.get("policy", {}), question.policy)
    counting, counts = guard.decide(contact, case, counted=True), guard.counts(contact, case)
    decision = replace(counting, counted=None)  # as it is without that, which it need not be asked for apart
    zones = case.index.clocks(contact.who, contact.at)
    clock = zones[0] if zones else zone("UTC")
    upcoming = guard.next_allowed(contact, case)
    counted = counting.counted or ()
    found = limits(counts.tallies)
    packs = guard.chooser.region(Question(contact, case)).packs
    titles = {rule.id: rule.title for pack, _ in packs for rule in pack.rules}
    return {
        "allowed": decision.allowed,
        "subject": wording.subject(contact),
        "when": wording.moment(contact.at, zones),
        "until": _lapse(decision.valid_until, zones),
        "policy": decision.policy,
        "fingerprint": decision.fingerprint,
        "permitted_debts": decision.permitted_debts,
        "reasons": [_reason(each, zones) for each in decision.reasons],
        "duties": [_duty(each) for each in decision.duties],
        "advisories": [_said(each) for each in decision.advisories],
        "departures": [f"{each.rule}: {each.change} ({each.justification})" for each in decision.departures],
        "where": [str(each) for each in zones],
        "next": _next(upcoming, contact.at, zones),
        "week": _week(guard, question, clock),
        "calls": {
            "picture": _bare(pictures.calls(counted, contact.at, clock, name="calls")),
            "rows": [_call(each, clock) for each in counted],
        },
        "limits": {
            "picture": _bare(pictures.limits(found, contact.at, clock, titles=titles)) if found else "",
            "rows": [_limit(each, titles, zones) for each in found],
            "untold": [{"rule": rule, "why": why} for rule, why in counts.untold],
        },
        "summary": _summary(decision, upcoming, zones),
        "json": decision.to_json(indent=2),
    }


def traced(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What every rule did with the question, and what says where the person may be. Asked and raised as `answered`."""
    question = _question(asked["question"])
    guard = choosing.guard(asked.get("policy", {}), question.policy)
    explanation = guard.explain(question.contact, question.case)
    zones = question.case.index.clocks(question.contact.who, question.contact.at)
    return {
        "rules": [
            {"rule": each.rule, "verdict": each.verdict, "why": each.why, "until": _lapse(each.until, zones)}
            for each in explanation.rules
        ],
        "zones": [{"evidence": source, "zones": names} for source, names in explanation.zones],
        "places": [{"place": place, "evidence": sources} for place, sources in explanation.jurisdictions],
        "elsewhere": len(explanation.elsewhere),
    }


# -- reading


@lru_cache(maxsize=1)  # the pictures, the trace and a change of policy ask about the same facts again
def _question(text: str) -> DecisionRequest:
    try:
        document = json_text.read(text)
    except json_text.NotJson as error:
        raise Refused.of([of_text(error, DecisionRequest)]) if error.path else _no_json(text, error) from None
    if not isinstance(document, dict):
        raise Refused.at("the question must be a JSON object with the fields contact and case", line=1)
    try:
        return DecisionRequest.model_validate(document)
    except InvalidFacts as error:
        raise _with_lines(Refused.of(error.problems, error.left_out), text) from None


def _no_json(text: str, error: json_text.NotJson) -> Refused:
    try:
        read_json(text, _LINES)
    except Malformed as where:
        return Refused.at(where.message, line=where.line)
    return Refused.at(f"the question is {error.message}", line=1)


def _with_lines(refused: Refused, text: str) -> Refused:
    """The problems, each with the line of its field in the text."""
    try:
        tree = read_json(text, _LINES)
    except Malformed:
        return refused
    for problem in refused.problems:
        path = tuple(int(step) if step.isdecimal() else step for step in problem["field"].split("."))
        problem["line"] = line_at(tree, path) or None
    return refused


# -- telling


def _reason(reason: Reason, zones: Sequence[ZoneInfo]) -> dict[str, Any]:
    return {
        **_said(reason),
        "effect": effect_in_words(reason.effect),
        "denies": reason.denies,
        "lapses": _lapse(reason.lapses_at, zones),
        "rebuttal": reason.rebuttal,
    }


def _duty(duty: Duty) -> dict[str, Any]:
    return {**_said(duty), "due": None if duty.due is None else wording.day(duty.due)}


def _said(each: Reason | Duty | Advisory) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "message": each.message,
        "debts": each.debts,
        "facts": wording.facts(each.facts),
        "law": wording.law(each.citations),
        "citations": [_citation(one) for one in each.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "law": wording.law([citation]),
        "kind": citation.authority.value.replace("-", " "),
        "sure": how_sure(citation),
        "read_on": None if citation.read_on is None else citation.read_on.isoformat(),
    }


def _call(call: CountedCall, clock: ZoneInfo) -> dict[str, Any]:
    return {
        "event": call.event,
        "at": wording.moment(call.at, [clock]),
        "debt": call.debt,
        "counted": call.counted,
        "why": call.why,
        "law": wording.law([call.citation]),
    }


def _limit(limit: Limit, titles: Mapping[str, str], zones: Sequence[ZoneInfo]) -> dict[str, Any]:
    tally = limit.tally
    return {
        "name": limit.name,
        "count": limit.count,
        "state": limit.state(zones),
        "period": tally.period,
        "clock": tally.zone,
        "rules": [{"rule": rule, "title": titles.get(rule, rule)} for rule in limit.rules],
        "events": [
            {
                "event": each.event,
                "at": wording.moment(each.at, zones),
                "medium": each.medium,
                "counted": each.counted,
                "why": each.why,
            }
            for each in tally.events
        ],
    }


def _lapse(at: datetime | None, zones: Sequence[ZoneInfo]) -> str:
    return wording.FOR_GOOD if at is None else wording.moment(at, zones)


def _next(upcoming: NextAllowed, asked: datetime, zones: Sequence[ZoneInfo]) -> dict[str, Any]:
    return {
        "at": None if upcoming.at is None else wording.moment(upcoming.at, zones),
        "iso": None if upcoming.at is None else upcoming.at.isoformat(),
        "now": upcoming.at == asked,
        "first": _first(upcoming, zones),
        "until": _lapse(upcoming.decision.valid_until, zones) if upcoming.at is not None else None,
        "held": [_reason(each, zones) for each in upcoming.reasons if each not in upcoming.needs],
        "needs": [_reason(each, zones) for each in upcoming.needs],
    }


def _first(upcoming: NextAllowed, zones: Sequence[ZoneInfo]) -> str:
    if upcoming.at is not None:
        return wording.moment(upcoming.at, zones)
    return "only a new fact can lift the denial; no time does" if upcoming.needs else f"not within {HORIZON.days} days"


def _week(guard: Guard, question: DecisionRequest, clock: ZoneInfo) -> dict[str, Any]:
    contact = question.contact
    try:
        plan = guard.windows(contact, question.case, until=week.until_day(contact.at, clock, DAYS))
    except InvalidFacts:  # the last days that there are
        return {"picture": "", "windows": [], "closing": []}
    closing = {(each.rule, each.debts): each for gap in plan.gaps for each in gap.reasons}
    return {
        "picture": _bare(pictures.windows(plan, clock, wording.subject(contact), name="week", reasons=False)),
        "windows": _windows(plan, clock),
        "closing": [{"rule": each.rule, "message": each.message} for each in closing.values()],
    }


def _bare(picture: str) -> str:
    """A picture without its colours: the page has them once for all, and its own rules let no other style in."""
    before, _, rest = picture.partition("<style>")
    return before + rest.partition("</style>")[2]


def _windows(plan: Windows, clock: ZoneInfo) -> list[str]:
    return [wording.stretch(window.opens, window.closes, clock) for window in plan.windows]


def _summary(decision: Decision, upcoming: NextAllowed, zones: Sequence[ZoneInfo]) -> str:
    """The verdict in a sentence, for whoever listens to the page."""
    if decision.allowed:
        return f"Allowed. The answer holds {'' if decision.valid_until is None else 'until '}" + (
            f"{_lapse(decision.valid_until, zones)}."
        )
    against = sum(each.denies for each in decision.reasons)
    reasons = "1 reason" if against == 1 else f"{against} reasons"
    return f"Denied, for {reasons}. First allowed: {_first(upcoming, zones)}."
