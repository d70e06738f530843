"""New Jersey: the Louisa Carman Medical Debt Relief Act (N.J.S.A. 56:11-56 and following)."""

from dataclasses import replace
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt
from ....facts.moments import could_be_from, is_unknown
from ....rules import PASS, Advised, Denied, Outcomes, Pack, Parameter, Question
from ....rules.judging import PROCESS, acts_done, declared, each_debt, each_furnished, furnishes
from ....shapes import Hold, NotObligated
from ....shapes.exceptions import obligated
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    Element,
    Holding,
    Medium,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .law import Law
from .narrowing import GIVE_NO_INFORMATION, SEEKS_NOTHING, reports_in_answers, unless
from .owed_notice import but_for_owed_notices
from .purposes import ATTEMPTS, TOWARDS_ANYBODY, WRITTEN
from .steps import only_asks_where, suing, untaken

ENACTED: Final = date(2024, 7, 22)
EFFECTIVE: Final = date(2025, 7, 22)
_EASTERN: Final = ZoneInfo("America/New_York")

_code: Final = Law("N.J.S.A.", in_force=(EFFECTIVE, None), recipients=CONSUMERS | OTHERS, purposes=ATTEMPTS)
_patient: Final = replace(_code, unless=(NotObligated(),))
"""For rules on the patient: who agreed to owe the debt too is taken for one."""

_WAIT: Final = _code("56:11-59(a), (b)", Confidence.PARTIAL)


_ACTIONS: Final = frozenset({Purpose.CREDIT_REPORTING, Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY})
"""What 56:11-57 lists among collection actions and a contact may be; a sale is none."""
_ANSWERING: Final = frozenset({Purpose.ANSWER_TO_REQUEST})


@reports_in_answers
@_code.rule(
    "us.nj.56-11-58.no-credit-reporting",
    "No medical debt for services since 22 July 2024 is reported to a consumer reporting agency",
    _code("56:11-58", Confidence.SECONDARY),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    in_force=(ENACTED, None),
)
def no_credit_reporting(q: Question) -> Outcomes:
    """A medical debt is not reported, unless it is known to be for older services.

    **What it checks**: for each debt, that it was incurred, overdue or billed before the day of enactment; of every
    other debt the services are taken to be later.
    **Source**: N.J.S.A. 56:11-58, known from others' accounts, which agree that it took effect on 22 July 2024.
    **When it does not apply**: to debts incurred, overdue or billed before; to the word that a report is to be
    deleted, as the end of the efforts.
    **Missing facts**: none; a debt of unknown age is not reported.
    **Example**: a bill of March 2026 is not furnished; a debt overdue since 2023 may be.
    """
    barred = tuple([debt.id for debt in q.debts if not _older(q, debt)])
    return Denied("a medical debt is not reported to a consumer reporting agency", debts=barred) if barred else PASS


def _older(q: Question, debt: Debt) -> bool:
    if any(day is not UNKNOWN and day < ENACTED for day in (debt.incurred_on, debt.past_due_since)):
        return True
    bills = [n for n in debt.known_notices if n.kind is NoticeKind.FIRST_BILL]
    billed = [when for n in bills for when in (n.sent_at, n.received_at) if when is not None and not is_unknown(when)]
    return any(could_be_from(when).astimezone(_EASTERN).date() < ENACTED for when in billed)


@_code.rule(
    "us.nj.56-11-59ab.waiting-period",
    "Reports and legal process wait {after_bill:digits} days after the first bill, for a payment plan, and "
    "{after_notice:digits} days after notice",
    _WAIT,
    _code("56:11-57", Confidence.PARTIAL),
    recipients=TOWARDS_ANYBODY,
    purposes=ATTEMPTS | _ACTIONS | _ANSWERING | {Purpose.SERVICING_DISCLOSURE},
    after_bill=Parameter(((date.min, 120),), "days", _WAIT, "higher"),
    after_notice=Parameter(((date.min, 30),), "days", _WAIT, "higher"),
)
def waiting_period(q: Question, p: Any) -> Outcomes:
    """Collection actions wait; whether an ordinary contact by a collector is one, the words leave open: that advises.

    **What it checks**: of a report, a pleading or a remedy after judgment, that {after_bill:digits} days have passed
    since the first bill, a reasonable payment plan was offered, and {after_notice:digits} days have passed since one
    more bill and a notice of what may follow, sent no earlier than the first, were received, or if that is unknown
    sent and not known to have come back. The same of a collector's contact that seeks payment, its bill too, as advice.
    **Source**: N.J.S.A. 56:11-59(a), (b). Collection actions are whatever a creditor does about the debt, sales,
    reports and legal process among them, and not its bills and reminders (56:11-57).
    **When it does not apply**: to the bills and reminders of creditors in their own name; as advice, to who neither
    counts as the consumer nor owes the debt too (``co_obligors``). A call or a text about a suit or a writ is an
    ordinary contact. A paper in a suit that goes on is an action too, since *any* is meant and not only those that
    begin something. Of an answer to the agency of which nobody says whether it states the debt it is a duty to say
    nothing of it, unless some law requires it.
    **Missing facts**: of an action, whether a plan was offered (``medical.payment_plan_offered``); where one was, or
    may have been, unknown ``notices`` of a debt, or the kind of one, and ``history`` for what became of one.
    **Example**: a report on day 10 after the first bill is denied; an agency's call on day 90 is advised against.
    """
    may_report = furnishes(q) is None and not q.contact.required_by_law
    acting = may_report or not acts_done(q).isdisjoint(_ACTIONS)
    if q.acts <= _ANSWERING and not acting:
        return PASS
    if not acting and q.case.collector is CollectorKind.CREDITOR:
        return PASS
    waits = (
        (NoticeKind.FIRST_BILL, p.after_bill, "the first bill"),
        (NoticeKind.BEFORE_COLLECTION_ACTION, p.after_notice, "the notice before collection actions"),
    )

    def judge(debt: Debt) -> Outcomes:
        if not acting and not obligated(q, debt):
            return PASS
        offered = debt.medical.payment_plan_offered
        try:
            steps, ends = untaken(q, debt, waits, in_order=True)
        except MissingFact as missing:
            if not acting:
                message = f"whether collection actions wait cannot be judged without a fact: {missing.fact}"
                return Advised(message, debts=(debt.id,))
            if offered is not False:
                raise
            steps, ends = [], []
        if not steps and offered is True:
            return PASS
        if acting and not steps and offered is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.medical.payment_plan_offered")
        if acting:
            if offered is False:
                steps.append("the offer of a payment plan")
                ends.append(FOREVER)
            return Denied(f"waits for {', '.join(steps)}", debts=(debt.id,), lapses_at=max(ends))
        if offered is not True:
            steps.append("the offer of a payment plan")
        message = f"collection actions wait for {', '.join(steps)}; whether this is one is unsettled"
        return Advised(message, debts=(debt.id,), until=min(ends, default=FOREVER))

    return each_furnished(q, judge, GIVE_NO_INFORMATION)


_HANDED_OVER: Final = PROCESS | {Purpose.SERVICING_DISCLOSURE}
"""What a visit is for that hands over a writing."""


@_patient.rule(
    "us.nj.56-11-59c.not-reported-statement",
    "Every communication says that the debt was not reported",
    _code("56:11-59(c)"),
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION, Purpose.TERMINATION_OF_EFFORTS},
)
def not_reported_statement(q: Question) -> Outcomes:
    """A patient is told, in bold type of 14 points, that the debt was not reported and that any report is void.

    **What it checks**: the declared content of what is written; bills, papers of a court and writs are, though they are
    handed over; undeclared, a duty. What is spoken has no type size, and the law does not say what to do: without the
    statement it is advised.
    **Source**: N.J.S.A. 56:11-59(c), of any communication to a patient in the course of trying to collect, word of a
    report too.
    **When it does not apply**: to bare confirmations of an opt-out, word that the efforts end, and notices unrelated to
    the debt; to asking somebody else where the patient is, where that tells of no debt.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a bill declared to lack the statement is denied; a call gets the advice to say it.
    """
    if only_asks_where(q):
        return PASS
    said = q.content.has(Element.NOT_CREDIT_REPORTED_STATEMENT)
    if said:
        return PASS
    if q.medium in WRITTEN or (q.medium is Medium.IN_PERSON and q.purpose in _HANDED_OVER):
        return declared(
            said,
            wanted=True,
            denied="it does not say that the debt was not reported to a consumer reporting agency",
            duty="state in bold type of at least 14 points that the debt was not reported and that any report is void",
        )
    return Advised("say that the debt was not reported and that any report is void; for speech the form is unstated")


insurance_appeal = unless(SEEKS_NOTHING)(
    but_for_owed_notices(
        _patient.of(Hold(proceedings={ProceedingKind.INSURANCE_APPEAL})).rule(
            "us.nj.56-11-61a1.insurance-appeal",
            "No collecting of a medical debt while an insurance appeal is pending",
            _code("56:11-61(a)(1)"),
            purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
            exceptions="once the appeal is over, at once; to contacts that do not seek payment; a bill seeks it, and "
            "so does the validation notice with which collecting begins",
            source_note="It asks for actual knowledge; a case tells knowing from having to know no further than "
            "``learned_at`` does, so both count here",
            example="the patient says on Monday that an external review is open: a reminder on Tuesday is denied.",
        )
    )
)


@_code.rule(
    "us.nj.56-11-61a2.no-suit",
    "No suit about a medical debt while an insurance appeal is pending",
    _code("56:11-61(a)(2)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
    needs=(Holding.PROCEEDING,),
)
def no_suit(q: Question) -> Outcomes:
    """No suit or arbitration is begun while an appeal of the insurance decision is pending.

    **What it checks**: for each debt, that no appeal is pending of which the caller knew, or that a suit is under way
    already (``active_litigation``), or ended in a judgment, which the pleading does not begin.
    **Source**: N.J.S.A. 56:11-61(a)(2).
    **When it does not apply**: once the appeal is over; in a suit under way, and after a judgment; to a paper that some
    law requires and that neither asks for payment nor sues, and to a call or a text about a suit, which begin none.
    **Missing facts**: unknown ``proceedings`` of a debt, or of which kind one is.
    **Example**: a complaint is served while an external review is open: denied.
    """
    return each_debt(q, lambda debt: suing(q, debt, ProceedingKind.INSURANCE_APPEAL))


MEDICAL: Final = Pack(
    id="us.nj.medical",
    title="New Jersey: Louisa Carman Medical Debt Relief Act (N.J.S.A. 56:11-57 to -61)",
    rules=(no_credit_reporting, waiting_period, not_reported_statement, insurance_appeal, no_suit),
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
        _code("56:11-58", Confidence.SECONDARY),
        _code("56:11-61"),
        statute("N.J.S.A.", "45:18-1 to -6", Confidence.SECONDARY),
    ),
    "A medical debt rests during an insurance appeal, bills and suits too; what is written about one says that it was "
    "not reported, and by others' accounts none for services since 22 July 2024 is. Reports and legal process wait "
    "{waiting-period.after_bill:digits} days after the first bill and {waiting-period.after_notice:digits} after "
    "notice (56:11-59); a collector's ordinary contacts in that time are advised against, since whether they are "
    "collection actions is unsettled. Read to 56:11-59(e)(1). Not encoded: the terms of a sale (-59(d)), interest, "
    "liens and wages, the instruction to delete a report (-61(b)), what may be placed with a collector (-61(c)). The "
    "agency law (45:18) asks for a bond and, as reported, sets no contact rule; bills called a state FDCPA were never "
    "found enacted; 18A:3C-6 on debts to colleges was not read.",
)
