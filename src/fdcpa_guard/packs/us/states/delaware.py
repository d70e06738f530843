"""Delaware: the Medical Debt Protection Act (6 Del. C. ch. 25J), for creditors and collectors alike."""

from datetime import date
from typing import Any, Final

from ....decision import Citation
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import (
    CONSUMERS,
    Confidence,
    DebtKind,
    Effect,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .purposes import ATTEMPTS
from .steps import days_over, known, named


def _code(section: str) -> Citation:
    return statute("6 Del. C.", section)


@rule(
    "us.de.6-2507j-a.no-credit-reporting",
    "No medical debt is reported to a consumer reporting agency",
    _code("2507J(a)"),
    _code("2508J(a)(1)"),
    effect=Effect.PROHIBITED,
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
)
def no_credit_reporting(q: Question) -> Outcomes:
    """Nobody tells a reporting agency of a medical debt, whether or not an insurance appeal is under way.

    **What it checks**: that nothing about the debt goes to a consumer reporting agency for its reports.

    **Source**: 6 Del. C. 2507J(a), which takes in 2508J(a)(1).

    **When it does not apply**: to debts that are not medical. The one instruction to delete that 2508J(b) asks for is
    no report of a debt: declare it under another purpose.

    **Missing facts**: none.

    **Example**: a hospital bill 200 days old is not furnished.
    """
    return Denied("no medical debt may be reported to a consumer reporting agency")


_DAYS: Final = Parameter(((date.min, 60),), "days", _code("2508J(a)"), "higher")


@rule(
    "us.de.6-2508j-a2.insurance-appeal",
    "No collecting of a medical debt during an insurance appeal, nor for {days:digits} days after",
    _code("2508J(a)(2)"),
    effect=Effect.PROHIBITED,
    recipients=CONSUMERS,
    purposes=ATTEMPTS,
    needs=(Holding.PROCEEDING,),
    days=_DAYS,
)
def insurance_appeal(q: Question, p: Any) -> Outcomes:
    """While a decision of the health insurer is being reviewed or appealed, and for a while after, nobody asks for pay.

    **What it checks**: that no review or appeal of which the caller knew or should have known is pending about a debt
    of the contact, or was pending within the last 60 days. The days are counted from the one on which the caller
    learned that it was over, and all of them must be over.

    **Source**: 6 Del. C. 2508J(a)(2).

    **When it does not apply**: to contacts that do not seek payment, such as an answer to what the person asked.

    **Missing facts**: unknown ``proceedings`` of a debt.

    **Example**: the appeal was decided on 2 March: calls are denied to 1 May and allowed on the 2nd.
    """

    def judge(debt: Debt) -> Outcomes:
        appeals = known(q, debt, ProceedingKind.INSURANCE_APPEAL)
        standing = [appeal for appeal in appeals if appeal.stands(q.at)]
        if standing:
            message = "an appeal of the insurer's decision is pending"
            return Denied(message, debts=(debt.id,), facts=named(debt, standing))
        recent = [
            (ends, appeal)
            for appeal in appeals
            if appeal.ended_at is not None and (ends := days_over(q, appeal.ended_at, p.days)) > q.at
        ]
        if not recent:
            return PASS
        return Denied(
            "an appeal of the insurer's decision was pending not long ago",
            debts=(debt.id,),
            facts=named(debt, [appeal for _, appeal in recent]),
            lapses_at=max(ends for ends, _ in recent),
        )

    return each_debt(q, judge)


MEDICAL: Final = Pack(
    id="us.de.medical",
    title="Delaware: Medical Debt Protection Act (6 Del. C. ch. 25J)",
    rules=(no_credit_reporting, insurance_appeal),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="6 Del. C. 2502J(10), (11), (13)"),
    jurisdiction="US-DE",
)
"""Large health-care facilities, and whoever collects or bought a medical debt."""

JURISDICTION = Jurisdiction(
    "US-DE",
    "Delaware",
    Confidence.PRIMARY,
    (MEDICAL,),
    (_code("2501J to 2511J"),),
    "A medical debt rests during an insurance appeal and for 60 days after it, and is never reported. Of creditors "
    "the Act means large health-care facilities only; no fact of a case tells them apart, so every creditor of a "
    "medical debt is held to it. When it commenced is not stated in the copy read. Not encoded: the 120 days and the "
    "30 days' notice before extraordinary actions (2505J(c), (d)), which are no gate for ordinary contacts. No general "
    "act on collection conduct was found in the code; 30 Del. C. 2301 (licences) was not read.",
)
