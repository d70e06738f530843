"""12 CFR 1006.30: other prohibited practices; here (a), which makes a report to an agency wait for other contacts."""

from datetime import datetime, timedelta
from typing import Any

from .....clock import FOREVER, start_of_day
from .....facts import Attempt, Debt, Inbound
from .....rules import PASS, Denied, Outcome, Outcomes, Parameter, Question
from .....rules.judging import each_debt
from .....vocabulary import TELEPHONE, CallOutcome, Delivery, Medium, Purpose, Recipient
from .common import EFFECTIVE, comment, regf, regulation


def _may_furnish_from(q: Question, debt: Debt, days: int) -> datetime:
    """From when information may be furnished on the ground of what was said or sent so far; `FOREVER` if on none."""
    timeline = q.index.communications.get(debt.id)
    earliest = FOREVER
    for event in () if timeline is None else timeline.by(q.at):
        if isinstance(event, Inbound) or _spoke(event):
            return event.at
        if event.medium in TELEPHONE or event.medium is Medium.IN_PERSON:  # neither spoken to anybody nor in writing
            continue
        waited = max(start_of_day(tz, event.at.astimezone(tz).date() + timedelta(days=days)) for tz in q.consumer_zones)
        bounced = event.undeliverable_at
        if bounced is None or bounced > q.at or bounced >= waited:
            earliest = min(earliest, waited)
    return earliest


def _spoke(event: Attempt) -> bool:
    met = event.medium is Medium.IN_PERSON and event.outcome is Delivery.SENT
    return met or event.outcome is CallOutcome.CONVERSATION


@regf(
    "us.regf.30a.furnishing",
    "Tell the consumer of the debt before telling a reporting agency",
    regulation("30(a)(1)"),
    comment("30(a)(1)-2"),
    comment("30(a)(1)-3"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    days=Parameter(((EFFECTIVE, 14),), "days", comment("30(a)(1)-2"), "higher"),
)
def furnishing(q: Question, p: Any) -> Outcomes:
    """Information goes to an agency only after the consumer was spoken to, or written to and a fortnight passed.

    **What it checks**: for each debt, a conversation about it, or a letter or electronic message sent at least
    {days:digits} days before, the day of sending as the first, with no notice of undeliverability in those days;
    one that comes after them does not matter. The confirmation of an opt-out is no message about the debt.
    **Source**: 1006.30(a)(1), comments 30(a)(1)-2 and -3. A reasonable period is the rule; the number of days
    is the comment's.
    **When it does not apply**: to a specialty agency for check-writing history (1006.30(a)(2)); do not ask about those.
    **Missing facts**: unknown ``history``; no ``locations``.
    **Example**: a letter on 11 May that does not come back: furnishing is allowed from 25 May.
    """
    q.require_history()

    def judge(debt: Debt) -> Outcome:
        begins = _may_furnish_from(q, debt, p.days)
        message = "the consumer has not been told of the debt, or the time for a letter to come back has not passed"
        return Denied(message, debts=(debt.id,), lapses_at=begins) if begins > q.at else PASS

    return each_debt(q, judge)


RULES = (furnishing,)
