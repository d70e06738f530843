"""New Jersey: the Louisa Carman Medical Debt Relief Act (N.J.S.A. 56:11-56 and following)."""

from datetime import date, datetime
from typing import Any, Final

from ....clock import FOREVER
from ....facts import Debt
from ....rules import PASS, Advised, Outcomes, Pack, Parameter, Question
from ....rules.judging import declared, each_debt
from ....shapes import Hold
from ....vocabulary import CONSUMERS, CollectorKind, Confidence, DebtKind, Effect, Element, NoticeKind, ProceedingKind
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .law import Law
from .purposes import ATTEMPTS, TOWARDS_PAYMENT, WRITTEN
from .steps import days_over, notices

EFFECTIVE: Final = date(2025, 7, 22)

_code: Final = Law("N.J.S.A.", in_force=(EFFECTIVE, None), recipients=CONSUMERS, purposes=ATTEMPTS)

_WAIT: Final = _code("56:11-59(a), (b)", Confidence.PARTIAL)


@_code.rule(
    "us.nj.56-11-59ab.waiting-period",
    "A collector had better wait: {after_bill:digits} days after the first bill, a payment plan, {after_notice:digits} "
    "days after notice",
    _WAIT,
    _code("56:11-57", Confidence.PARTIAL),
    effect=Effect.ADVISORY,
    after_bill=Parameter(((date.min, 120),), "days", _WAIT, "higher"),
    after_notice=Parameter(((date.min, 30),), "days", _WAIT, "higher"),
)
def waiting_period(q: Question, p: Any) -> Outcomes:
    """Collection actions wait; whether an ordinary contact by a collector is one, the words leave open, so it advises.

    **What it checks**: for a collector's contact that seeks payment, that {after_bill:digits} days have passed since
    the first bill, a reasonable payment plan was offered, and {after_notice:digits} days have passed since one more
    bill and a notice of what may follow.
    **Source**: N.J.S.A. 56:11-59(a), (b). The Act does not count a creditor's bills and reminders among collection
    actions (56:11-57), and what it lists are sales, reports and legal process.
    **When it does not apply**: to creditors in their own name, whose bills and reminders are free.
    **Missing facts**: none; it never denies, and a step that is not known to be taken is named.
    **Example**: an agency calls on day 90 after the first bill: the call is advised against.
    """
    if q.case.collector is CollectorKind.CREDITOR:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        open_until: list[datetime] = []
        lacking = []
        for kind, days, step in (
            (NoticeKind.FIRST_BILL, p.after_bill, "the first bill"),
            (NoticeKind.BEFORE_COLLECTION_ACTION, p.after_notice, "the notice before collection actions"),
        ):
            sent = [notice.sent_at for notice in notices(q, debt, kind)]
            ends = days_over(q, min(sent), days) if sent else FOREVER
            if q.at < ends:
                lacking.append(f"{days} days after {step}")
                open_until.append(ends)
        if debt.medical.payment_plan_offered is not True:
            lacking.append("the offer of a payment plan")
        if not lacking:
            return PASS
        message = f"collection actions wait for {', '.join(lacking)}; whether this is one is unsettled"
        return Advised(message, debts=(debt.id,), until=min(open_until, default=FOREVER))

    return each_debt(q, judge)


@_code.rule(
    "us.nj.56-11-59c.not-reported-statement",
    "Every communication says that the debt was not reported",
    _code("56:11-59(c)"),
    purposes=TOWARDS_PAYMENT,
)
def not_reported_statement(q: Question) -> Outcomes:
    """A patient is told, in bold type of 14 points, that the debt was not reported and that any report is void.

    **What it checks**: the declared content of what is written; undeclared, a duty. What is spoken has no type size,
    and the law does not say what to do: without the statement it is advised.
    **Source**: N.J.S.A. 56:11-59(c).
    **When it does not apply**: to pleadings, bare confirmations of an opt-out, and notices unrelated to the debt.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a letter declared to lack the statement is denied; a call gets the advice to say it.
    """
    said = q.content.has(Element.NOT_CREDIT_REPORTED_STATEMENT)
    if q.medium in WRITTEN:
        return declared(
            said,
            wanted=True,
            denied="it does not say that the debt was not reported to a consumer reporting agency",
            duty="state in bold type of at least 14 points that the debt was not reported and that any report is void",
        )
    if said:
        return PASS
    return Advised("say that the debt was not reported and that any report is void; for speech the form is unstated")


insurance_appeal = _code.of(Hold(proceedings={ProceedingKind.INSURANCE_APPEAL})).rule(
    "us.nj.56-11-61a1.insurance-appeal",
    "No collecting of a medical debt while an insurance appeal is pending",
    _code("56:11-61(a)(1)"),
    exceptions="once the appeal is over, at once; to contacts that do not seek payment",
    source_note="It asks for actual knowledge; a case tells knowing from having to know no further than "
    "``learned_at`` does, so both count here",
    example="the patient says on Monday that an external review is open: a reminder on Tuesday is denied.",
)

MEDICAL: Final = Pack(
    id="us.nj.medical",
    title="New Jersey: Louisa Carman Medical Debt Relief Act (N.J.S.A. 56:11-57 to -61)",
    rules=(waiting_period, not_reported_statement, insurance_appeal),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="N.J.S.A. 56:11-57"),
    jurisdiction="US-NJ",
)
"""Whoever collects a medical debt: the provider, an agency, a buyer."""

JURISDICTION = Jurisdiction(
    "US-NJ",
    "New Jersey",
    Confidence.PARTIAL,
    (MEDICAL,),
    (
        _code("56:11-57, -59", Confidence.PARTIAL),
        _code("56:11-61"),
        statute("N.J.S.A.", "45:18-1 to -6", Confidence.SECONDARY),
    ),
    "A medical debt rests during an insurance appeal, and what is written about one says that it was not reported. The "
    "{waiting-period.after_bill:digits} and {waiting-period.after_notice:digits} days of 56:11-59 only advise: what "
    "they gate are sales, reports and legal process, and whether a collector's ordinary contact is among them is "
    "unsettled. Read to 56:11-59(e)(1). The agency law (45:18) asks for a bond and, as reported, sets no contact rule; "
    "bills called a state FDCPA were never found enacted; 18A:3C-6 on debts to colleges was not read.",
)
