"""Missouri: fees for the treatment of a work injury (Mo. Rev. Stat. 287.140.13)."""

from datetime import date
from typing import Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import (
    CONSUMERS,
    UNKNOWN,
    CollectorKind,
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
from .purposes import EFFORTS
from .steps import named, pending

EFFECTIVE: Final = date(2014, 1, 1)
"""Of the text read; what stood before it was not looked at."""


def _code(section: str) -> Citation:
    return statute("Mo. Rev. Stat.", section)


def _after_notice(q: Question) -> Outcomes:
    """Deny each debt about which a written notice of a work injury was received, unless the patient chose and pays."""

    def judge(debt: Debt) -> Outcomes:
        if debt.medical.patient_chose_provider is True:
            return PASS
        claims = pending(q, debt, ProceedingKind.WORKERS_COMPENSATION)
        written = [claim for claim in claims if claim.in_writing is True]
        if written:
            message = "written notice came that the treatment was for a work injury"
            return Denied(message, debts=(debt.id,), facts=named(debt, written))
        for claim in claims:
            if claim.in_writing is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.proceedings.{claim.id}.in_writing")
        return PASS

    return each_debt(q, judge)


@rule(
    "us.mo.287-140-13-1.work-injury",
    "No bill to the employee for the treatment of a work injury",
    _code("287.140.13(1)"),
    _code("287.140.13(3), (4)"),
    effect=Effect.PROHIBITED,
    in_force=(EFFECTIVE, None),
    recipients=CONSUMERS,
    purposes=EFFORTS,
    needs=(Holding.PROCEEDING,),
)
def work_injury(q: Question) -> Outcomes:
    """Once told in writing of a work injury, the provider and its collector leave the employee alone about the fee.

    **What it checks**: that no written notice by the employee, the employer or the insurer stands about a debt of the
    contact, until the injury is found not to be compensable. A notice that the employer or insurer sends by certified
    mail counts as received five days after mailing: give that day as ``learned_at``.

    **Source**: Mo. Rev. Stat. 287.140.13(1) to (4). The notice is to name the employer, the employee and what is known
    of the rest; one that falls short of that is counted here all the same.

    **When it does not apply**: where the employee is known to have chosen the provider at their own expense; to bills
    to the employer or insurer; to a buyer of the debt, of whom the section does not speak.

    **Missing facts**: unknown ``proceedings`` of a debt; of a pending claim, whether notice was in writing.

    **Example**: the insurer's letter came on 12 January: an agency's call to the employee in April is denied.
    """
    return _after_notice(q)


@rule(
    "us.mo.287-140-13-1.credit-reporting",
    "No report of an employee who did not pay for the treatment of a work injury",
    _code("287.140.13(1)"),
    effect=Effect.PROHIBITED,
    in_force=(EFFECTIVE, None),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    needs=(Holding.PROCEEDING,),
)
def credit_reporting(q: Question) -> Outcomes:
    """The same notice keeps the unpaid fee from the reporting agencies.

    **What it checks**: what the rule on bills checks.

    **Source**: Mo. Rev. Stat. 287.140.13(1).

    **When it does not apply**: as there.

    **Missing facts**: as there.

    **Example**: a clinic that holds the employer's letter does not report the fee as unpaid.
    """
    return _after_notice(q)


WORK_INJURIES: Final = Pack(
    id="us.mo.work-injuries",
    title="Missouri: fees for the treatment of a work injury (Mo. Rev. Stat. 287.140.13)",
    rules=(work_injury, credit_reporting),
    why_not=covering(
        ANYONE - {CollectorKind.DEBT_BUYER}, kinds=(DebtKind.MEDICAL,), under="Mo. Rev. Stat. 287.140.13(1), (4)"
    ),
    jurisdiction="US-MO",
)
"""Health-care providers, and whoever collects for them."""

JURISDICTION = Jurisdiction(
    "US-MO",
    "Missouri",
    Confidence.PRIMARY,
    (WORK_INJURIES,),
    (_code("287.140"), _code("425.300"), _code("407.1076")),
    "A provider and its collector do not pursue an employee for treating a work injury after written notice. The whole "
    "code as copied in 2026 was searched (chapters 367, 407, 408 and 425 among it): no other rule on collection "
    "contacts. 425.300 lets agencies sue through counsel; 407.1076 times telemarketing only.",
)
