"""Rhode Island: medical debt (R.I.G.L. 6-60-4)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt
from ....facts.debts import Proceeding
from ....facts.moments import could_be_from
from ....rules import PASS, Advised, Denied, Outcomes, Pack, Parameter, Question
from ....rules.judging import each_debt
from ....shapes import ContentRequired, NotObligated
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    Confidence,
    DebtKind,
    Element,
    Holding,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from .common import Jurisdiction
from .law import Law
from .narrowing import ASKS_WHERE, FURNISHES_NOTHING, SEEKS_NOTHING, unless
from .owed_notice import but_for_owed_notices
from .purposes import ABOUT_THE_DEBT, ATTEMPTS, TOWARDS_ANYBODY, WRITTEN
from .steps import begins_a_suit, days_over, named, pending

EFFECTIVE: Final = date(2025, 1, 1)

_code: Final = Law("R.I.G.L.", in_force=(EFFECTIVE, None), recipients=CONSUMERS)
_consumer: Final = replace(_code, recipients=CONSUMERS | OTHERS, unless=(NotObligated(),))
"""For rules on the consumer: who agreed to owe the debt too is one."""

_DAYS: Final = Parameter(((date.min, 60),), "days", _code("6-60-4(c)"), "higher")

medical_debt_statement = unless(ASKS_WHERE)(
    _consumer.of(ContentRequired(elements={Element.MEDICAL_DEBT_STATEMENT}, media=WRITTEN)).rule(
        "us.ri.6-60-4b.medical-debt-statement",
        "Every letter or message about a medical debt carries the statute's sentence",
        _code("6-60-4(b)"),
        purposes=ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION},
        exceptions="to what is spoken; to pleadings, bare confirmations of an opt-out, unrelated notices; to asking "
        "somebody else where the consumer is, where that tells of no debt",
        source_note="It speaks of any correspondence; since it stands in the chapter on medical debt, it is read as "
        "correspondence about such a debt. The sentence says that credit bureaus may not report medical debt nor score "
        "it",
        example="a text declared to lack the sentence is denied.",
    )
)


def _during_appeal(q: Question, p: Any, *, suing: bool = False) -> Outcomes:
    """Deny each debt under a pending appeal within the days of the receipt of a statement; after them, advise."""

    def judge(debt: Debt) -> Outcomes:
        if suing and not begins_a_suit(q, debt):
            return PASS
        standing: list[Proceeding] = []
        unclear: MissingFact | None = None
        try:
            standing = pending(q, debt, ProceedingKind.INSURANCE_APPEAL)
        except MissingFact as missing:
            unclear = missing
        if not standing and unclear is None:
            return PASS
        facts = named(debt, standing)
        message = "an appeal of the insurer's decision is pending"
        ends = _statement_over(q, debt, p.days)
        if q.at < ends and unclear is not None:
            raise MissingFact(unclear.fact, min(ends, unclear.until or FOREVER))
        if q.at < ends:
            return Denied(message, debts=(debt.id,), facts=facts, lapses_at=ends)
        later = f"{message}, {p.days} days and more after the financial statement was received"
        return Advised(later if unclear is None else f"perhaps {later}", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


def _statement_over(q: Question, debt: Debt, days: int) -> datetime:
    """When the days after the receipt of the last financial statement are over; never while a receipt is unknown.

    What may be a statement may be the last, and is none whose receipt is known.
    """
    perhaps = [
        each
        for each in debt.known_notices
        if each.kind in (NoticeKind.FINANCIAL_STATEMENT, UNKNOWN) and could_be_from(each.sent_at) <= q.at
    ]
    dated = [each.received_at for each in perhaps if each.received_at is not None and each.received_at <= q.at]
    if len(dated) < len(perhaps) or all(each.kind is UNKNOWN for each in perhaps):
        return FOREVER
    return days_over(q, max(dated), days)


@unless(FURNISHES_NOTHING)
@_code.rule(
    "us.ri.6-60-4c1.credit-reporting",
    "No report of a medical debt during an insurance appeal",
    _code("6-60-4(c)(1)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST),
    needs=(Holding.PROCEEDING,),
    days=_DAYS,
)
def credit_reporting(q: Question, p: Any) -> Outcomes:
    """Unpaid charges under appeal are not furnished to a reporting agency.

    **What it checks**: what the rule on collecting during an appeal checks. Information relative to the charges is what
    an answer to the agency gives too.
    **Source**: R.I.G.L. 6-60-4(c)(1).
    **When it does not apply**: once the appeal is over; to an answer to the agency that is declared not to state the
    debt; {days:digits} days after the statement's receipt it only advises.
    **Missing facts**: unknown ``proceedings`` of a debt, as long as an appeal would deny; without the receipt of a
    statement it goes on denying.
    **Example**: an appeal is pending and no statement was received: the debt is not reported.
    """
    return _during_appeal(q, p)


@unless(SEEKS_NOTHING)
@but_for_owed_notices
@_consumer.rule(
    "us.ri.6-60-4c2.insurance-appeal",
    "No collecting of a medical debt during an insurance appeal",
    _code("6-60-4(c)(2)"),
    purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
    needs=(Holding.PROCEEDING,),
    days=_DAYS,
)
def insurance_appeal(q: Question, p: Any) -> Outcomes:
    """While the insurer's decision is being reviewed or appealed, nobody seeks the charges from the consumer.

    **What it checks**: that no review or appeal of which the caller knew or should have known is pending, within
    {days:digits} days of the consumer's receipt of the financial statement.
    **Source**: R.I.G.L. 6-60-4(c)(2). How the {days:digits} days and the receipt bear on each other is unclear in the
    words. Read here: a pending appeal denies until {days:digits} days after the last statement was received, and for
    good while no receipt is known; after that it advises. A bill seeks the charges too, and so does the validation
    notice with which collecting begins.
    **When it does not apply**: once the appeal is over; to contacts that do not seek payment, such as a statement that
    is declared to ask for none (``no-payment-request``).
    **Missing facts**: unknown ``proceedings`` of a debt, as long as an appeal would deny; without the receipt of a
    statement it goes on denying.
    **Example**: received on 2 March, appeal pending: calls are denied to 1 May and advised against from the 2nd.
    """
    return _during_appeal(q, p)


@_code.rule(
    "us.ri.6-60-4c3.no-suit",
    "No suit on a medical debt during an insurance appeal",
    _code("6-60-4(c)(3)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
    needs=(Holding.PROCEEDING,),
    days=_DAYS,
)
def no_suit(q: Question, p: Any) -> Outcomes:
    """While the insurer's decision is being reviewed or appealed, nobody sues for the charges, nor goes to arbitration.

    **What it checks**: what the rule on collecting during an appeal checks, whoever is served.
    **Source**: R.I.G.L. 6-60-4(c)(3).
    **When it does not apply**: once the appeal is over; {days:digits} days after the statement's receipt it only
    advises. To papers in a suit known to go on already (``active_litigation``) or ended in a judgment, which initiate
    none; nor does a paper that some law requires and that neither asks for payment nor sues, a call or a text about a
    suit, or a draft for the creditor or an attorney on the collector's side.
    **Missing facts**: unknown ``proceedings`` of a debt, as long as an appeal would deny; without the receipt of a
    statement it goes on denying.
    **Example**: an appeal is pending and no statement was received: no complaint is served.
    """
    return _during_appeal(q, p, suing=True)


MEDICAL: Final = Pack(
    id="us.ri.medical",
    title="Rhode Island: medical debt (R.I.G.L. 6-60-4)",
    rules=(medical_debt_statement, credit_reporting, insurance_appeal, no_suit),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="R.I.G.L. 6-60-4"),
    jurisdiction="US-RI",
)
"""Creditors, collectors and agencies of medical debt."""

JURISDICTION = Jurisdiction(
    "US-RI",
    "Rhode Island",
    Confidence.PRIMARY,
    (MEDICAL,),
    (_code("6-60-4"), _code("19-14.9-3 to -6")),
    "A medical debt rests during an insurance appeal, is not reported nor sued on, and what is written about one "
    "carries a sentence. The Fair Debt Collection Practices Act of the state (19-14.9) repeats the federal statute for "
    "the collectors it binds, leaves creditors in their own name and attorneys out, and adds no number; the federal "
    "packs hold it.",
)
