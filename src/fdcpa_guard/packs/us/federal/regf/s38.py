"""12 CFR 1006.38: disputes and requests for original-creditor information."""

from datetime import datetime
from typing import Any

from .....clock import DAY, start_of_day
from .....errors import MissingFact
from .....facts import Debt, Dispute, OriginalCreditorRequest
from .....facts.moments import known
from .....rules import PASS, Denied, Outcome, Outcomes, Passed, Question, Required
from .....rules.judging import each_debt
from .....vocabulary import COLLECTING, CONSUMERS, OTHERS, UNKNOWN, Element, Holding, Purpose
from .common import comment, fdcpa, regf, regulation
from .s34 import OBSERVED, PERIOD, RECEIPT, VALIDATED, notices, over_everywhere, period_ends, within_period

_STOPPED = {
    "recipients": CONSUMERS | OTHERS,
    "purposes": COLLECTING
    | {
        Purpose.REMEDY_MAY_BE_INVOKED,
        Purpose.REMEDY_WILL_BE_INVOKED,
        Purpose.FORMAL_PLEADING,
        Purpose.POSTJUDGMENT_REMEDY,
    },
    "period": PERIOD,
    "receipt": RECEIPT,
    "observed": OBSERVED,
}


@regf(
    "us.regf.38b1.overshadowing",
    "Nothing that overshadows the right to dispute",
    regulation("38(b)(1)"),
    fdcpa("1692g(b)"),
    recipients=VALIDATED,
    period=PERIOD,
    receipt=RECEIPT,
    observed=OBSERVED,
    needs=(Holding.VALIDATION,),
)
def overshadowing(q: Question, p: Any) -> Outcomes:
    """During the validation period no communication contradicts or drowns out the rights to dispute and to ask.

    **What it checks**: while the validation period of a debt runs, the declared content; undeclared, a duty.
    **Source**: 1006.38(b)(1), with the period of 1006.34(b)(5).
    **When it does not apply**: before validation information was provided and after the period's last day.
    **Missing facts**: unknown ``validation`` of a debt, or when a notice of it was provided; no ``locations``.
    **Example**: "pay within ten days or else" in the second week is denied once so declared.
    """
    overshadows = q.content.has(Element.OVERSHADOWS_VALIDATION_RIGHTS)

    def judge(debt: Debt) -> Outcome:
        if q.index.unknown and debt.validation is not UNKNOWN and overshadows is not False:
            for notice in debt.validation:
                known(notice.provided_at)
        begun = [(notice, over_everywhere(notice, p)) for notice in notices(q, debt, perhaps=True)]
        running = [notice for notice, over in begun if q.at < over]
        if not running:
            return PASS
        try:
            last = max(period_ends(q, debt, notice, p) for notice in running)
            over = max(start_of_day(tz, last + DAY) for tz in q.consumer_zones)
        except MissingFact as missing:  # without a place it is unknown only until it would be over anywhere
            raise MissingFact(missing.fact, max([over for _, over in begun])) from None
        if q.at >= over:
            return PASS
        if overshadows is None:
            duty = "do not overshadow or contradict the right to dispute or to ask for the original creditor"
            return Required(duty, debts=(debt.id,), until=over)
        if overshadows:
            message = "overshadows the consumer's rights during the validation period"
            return Denied(message, debts=(debt.id,), lapses_at=over)
        return Passed(over)

    return each_debt(q, judge)


@regf(
    "us.regf.38c.original-creditor",
    "Cease collection until the original creditor is named",
    regulation("38(c)"),
    comment("38-1"),
    comment("38-3"),
    fdcpa("1692g(b)"),
    **_STOPPED,
    needs=(Holding.ORIGINAL_CREDITOR_REQUEST,),
)
def original_creditor(q: Question, p: Any) -> Outcomes:
    """A timely written request for the original creditor's name stops collection until it is answered.

    **What it checks**: that no such request about a debt is unanswered.
    **Source**: 1006.38(c), comments 38-1 and 38-3.
    **When it does not apply**: a request by word of mouth or after the validation period; one answered or
    withdrawn. The answer itself, and other contacts that do not collect, stay open.
    **Missing facts**: unknown requests of a debt; whether one was in writing; unknown ``validation``.
    **Example**: asked by email to the address the collector gave: calls wait for the answer.
    """

    def judge(debt: Debt) -> Outcomes:
        if debt.original_creditor_requests is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.original_creditor_requests")
        found = []
        for r in debt.original_creditor_requests:
            name = f"debts.{debt.id}.original_creditor_requests.{r.id}"
            if _open(q, debt, r, (r.answered_at, r.withdrawn_at), name, p):
                message = "a timely written request for the original creditor is unanswered"
                found.append(Denied(message, debts=(debt.id,), facts={name: "unanswered"}))
        return tuple(found) or PASS

    return each_debt(q, judge)


def _open(
    q: Question,
    debt: Debt,
    asked: Dispute | OriginalCreditorRequest,
    ends: tuple[datetime | None, ...],
    name: str,
    p: Any,
) -> bool:
    """Whether a dispute or request was received in writing and in time, and nothing has ended it.

    Raises:
        MissingFact: that turns on whether it was in writing, which is unknown.
    """
    if asked.received_at > q.at or any(when is not None and when <= q.at for when in ends):
        return False
    if not within_period(q, debt, asked.received_at, p):
        return False
    if asked.in_writing is UNKNOWN:
        raise MissingFact(f"{name}.in_writing")
    return asked.in_writing


def _duplicative(debt: Debt, dispute: Dispute) -> bool:
    """Whether a dispute is duplicative (1006.38(a)(1)): a repeat of one already verified, with nothing new."""
    if dispute.repeats is None or dispute.new_information is not False or debt.disputes is UNKNOWN:
        return False
    return any(
        earlier.id == dispute.repeats
        and earlier.in_writing is True
        and earlier.verified_at is not None
        and earlier.verified_at <= dispute.received_at
        for earlier in debt.disputes
    )


@regf(
    "us.regf.38d2.dispute",
    "Cease collection of a disputed debt until it is verified",
    regulation("38(d)(2)"),
    regulation("38(a)(1)"),
    comment("38-1"),
    comment("38-3"),
    comment("38(a)(1)-2"),
    comment("38(d)(2)(ii)-1"),
    fdcpa("1692g(b)"),
    **_STOPPED,
    needs=(Holding.DISPUTE,),
)
def dispute(q: Question, p: Any) -> Outcomes:
    """A timely written dispute stops collection of the debt, or of its disputed part, until verification is sent.

    **What it checks**: that no such dispute of a debt stands without verification or, if it is duplicative, without the
    notice that says so. A repeat with new and material information, or of which that is unknown, is no duplicate.
    **Source**: 1006.38(a)(1) and (d)(2), comments 38-1, 38-3, 38(a)(1)-2 and 38(d)(2)(ii)-1.
    **When it does not apply**: a dispute by word of mouth or after the validation period; one verified or withdrawn;
    a contact about the undisputed part only, if so declared. The response itself, and other contacts that do not
    collect, stay open.
    **Missing facts**: unknown ``disputes`` of a debt; whether one was in writing; unknown ``validation``.
    **Example**: disputed on the response form on day 20: calls stop until a copy of the verification is sent.
    """

    def judge(debt: Debt) -> Outcomes:
        if debt.disputes is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.disputes")
        found = []
        for d in debt.disputes:
            ends = (d.verified_at, d.withdrawn_at, d.duplicative_notice_at if _duplicative(debt, d) else None)
            if _open(q, debt, d, ends, f"debts.{debt.id}.disputes.{d.id}", p):
                found.append(_stopped(q, debt, d))
        return tuple(found) or PASS

    return each_debt(q, judge)


def _stopped(q: Question, debt: Debt, d: Dispute) -> Outcome:
    facts = {f"debts.{debt.id}.disputes.{d.id}": "unanswered"}
    if not d.whole_debt:
        part = q.content.has(Element.DISPUTED_PART)
        if part is False:
            return PASS
        if part is None:
            return Required("seek only the part of the debt that is not disputed", debts=(debt.id,), facts=facts)
    return Denied("a timely written dispute awaits verification", debts=(debt.id,), facts=facts)


RULES = (overshadowing, original_creditor, dispute)
