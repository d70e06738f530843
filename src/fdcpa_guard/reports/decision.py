"""A decision explained: what was decided of one contact and why, what to do next, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final

from ..decision import Reason
from ..planning import Option, Windows
from ..schema import OptionsRequest
from ..showing import pictures, week
from ..showing.account import Account
from ..showing.catalogue import times_read
from ..showing.wording import recurring, stretch, subject
from .page import page, picture

_MOST_LAPSES: Final = 4


@dataclass(frozen=True, slots=True)
class _Closing:
    """An objection that comes and goes within the days of a plan."""

    reason: Reason
    lapses: tuple[datetime | None, ...]
    more: int


def decision_page(account: Account) -> str:
    """The page of one decision, by what its account holds: of a kept record the decision and the contact alone.

    The verdict and what to do next come first, then the reasons in plain words, each with its law and how sure we are
    of it; past calls on a line of days, the days in which the contact is allowed, and the other ways to reach the
    person; and last, folded, where the person may be and what every rule did.
    """
    decision = account.decision
    zone = account.calendar
    plan, upcoming = account.plan, account.upcoming
    timeline = account.counted or account.talks
    limits = account.limits
    titles = {id: rule.title for id, rule in account.rules.items()}
    return page(
        "decision.html",
        account=account,
        decision=decision,
        subject="a contact" if account.contact is None else subject(account.contact),
        zone=zone,
        denying=_alike(reason for reason in decision.reasons if reason.denies),
        reported=_alike(reason for reason in decision.reasons if not reason.denies),
        duties=sorted(decision.duties, key=lambda duty: duty.due or date.min),
        needs=() if upcoming is None else _alike(upcoming.needs),
        times_read={id: times_read(rule) for id, rule in account.rules.items()},
        limits=limits,
        limited=picture(pictures.limits(limits, decision.at, zone, titles=titles)) if limits else None,
        untold=() if account.explanation is None else account.explanation.untold,
        titles=titles,
        calls=picture(pictures.calls(account.counted, decision.at, zone, talks=account.talks)) if timeline else None,
        drawn=None if plan is None else picture(pictures.windows(plan, zone, reasons=False)),
        days=() if plan is None else week.days(plan, zone),
        open=() if plan is None else [stretch(each.opens, each.closes, zone) for each in plan.windows],
        closing=() if plan is None else _closing(plan),
        options=None if account.options is None else _others(account),
        applied=_traces(account, over=False),
        over=_traces(account, over=True),
        apart=[status for status in decision.packs if status.why_not is not None or not status.applied],
    )


def options_page(asked: OptionsRequest, found: Sequence[Option], policy: str) -> str:
    """The page of every way to reach a person: which are open now, which later, and what the others need."""
    contact = asked.contact
    return page(
        "options.html",
        who=contact.who,
        at=contact.at,
        debts=contact.debts or tuple(debt.id for debt in asked.case.debts),
        purpose=contact.purpose.value,
        zones=asked.case.index.clocks(contact.who, contact.at),
        options=found,
        policy=policy,
    )


def _alike(reasons: Iterable[Reason]) -> list[list[Reason]]:
    """Objections one after another, those together that say the same under several rules."""

    def said(reason: Reason) -> tuple[object, ...]:
        return reason.effect, reason.message, reason.debts, tuple(reason.facts.items()), reason.lapses_at

    return [list(group) for _, group in groupby(reasons, said)]


def _closing(plan: Windows) -> list[_Closing]:
    """What closes the gaps of a plan: every objection once, with when it lapses each time."""
    found = recurring(reason for gap in plan.gaps for reason in gap.reasons)
    return [_Closing(last, lapses[:_MOST_LAPSES], len(lapses[_MOST_LAPSES:])) for last, lapses in found]


def _others(account: Account) -> list[Option]:
    """The ways to reach the person but for the contact's own."""
    asked = account.contact
    own = None if asked is None else (asked.medium, asked.address)
    return [option for option in account.options or () if (option.medium, option.address) != own]


def _traces(account: Account, *, over: bool) -> list[object]:
    if account.explanation is None:
        return []
    return [trace for trace in account.explanation.rules if (trace.verdict == "passed-over") is over]
