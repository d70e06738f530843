"""Missouri: fees for the treatment of a work injury (Mo. Rev. Stat. 287.140.13)."""

from datetime import date
from typing import ClassVar, Final

from ....facts import Debt
from ....rules import Pack, Question
from ....shapes import Debts, Hold, Which
from ....shapes.exceptions import Exempting, owes_too
from ....vocabulary import CONSUMERS, OTHERS, CollectorKind, Confidence, DebtKind, ProceedingKind, Purpose, Recipient
from ...binding import ANYONE, covering
from ..federal.regf.s18 import asks_others_where
from .common import Jurisdiction
from .law import Law
from .narrowing import ANSWERS_IN_COURT, SEEKS_NOTHING, reports_in_answers, unless
from .owed_notice import but_for_owed_notices
from .purposes import COLLECTING_ACTS

EFFECTIVE: Final = date(2014, 1, 1)
"""Of the text read; what stood before it was not looked at."""

_code: Final = Law("Mo. Rev. Stat.", in_force=(EFFECTIVE, None))

_AFTER_NOTICE: Final = Hold(
    proceedings={ProceedingKind.WORKERS_COMPENSATION},
    in_writing=True,
    upheld_stays=True,
    unless=(Debts(which=Which.CHOSEN_PROVIDER),),
)


class _WhoIsToPay(Exempting):
    """What goes to the employer, or to an insurer, but for the wages; and asking others where the employee is.

    A stranger who owes the fee too is no insurer.
    """

    says: ClassVar = "to bills to the employer or insurer"

    def spares(self, q: Question, debt: Debt) -> bool:
        if asks_others_where(q):
            return True
        if q.recipient is Recipient.HOUSEHOLD_MEMBER or q.recipient not in OTHERS:
            return False
        if Purpose.POSTJUDGMENT_REMEDY in q.acts:
            return False
        return q.recipient is Recipient.EMPLOYER or not owes_too(q, debt)


work_injury = unless(_WhoIsToPay(), ANSWERS_IN_COURT, SEEKS_NOTHING)(
    but_for_owed_notices(
        _code.of(_AFTER_NOTICE).rule(
            "us.mo.287-140-13-1.work-injury",
            "No bill to the employee for the treatment of a work injury",
            _code("287.140.13(1)"),
            _code("287.140.13(3), (4)"),
            recipients=CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY},
            purposes=COLLECTING_ACTS | {Purpose.SERVICING_DISCLOSURE},
            exceptions="to bills to the employer or insurer, but for the employee's wages; to asking others where the "
            f"employee is; {ANSWERS_IN_COURT.says}; {SEEKS_NOTHING.says}; "
            "to a buyer of the debt, and who collects for one, of whom the section does not speak",
            source_note="It holds until the injury is found not to be compensable, on an appeal by the commission "
            "(``ended_at``, with ``upheld`` false), whoever sent the notice: the employee, the employer or the "
            "insurer. An award leaves it standing for good. Bills and suits stop too, and so does the validation "
            "notice with which an agency begins. A notice that the employer or insurer sends by certified mail counts "
            "as received five days after mailing: give that day as ``learned_at``. It is to name the employer, the "
            "employee and what is known of the rest; one that falls short of that is counted all the same",
            example="the insurer's letter came on 12 January: an agency's call to the employee in April is denied.",
        )
    )
)

credit_reporting = reports_in_answers(
    _code.of(_AFTER_NOTICE).rule(
        "us.mo.287-140-13-1.credit-reporting",
        "No report of an employee who did not pay for the treatment of a work injury",
        _code("287.140.13(1)"),
        recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
        purposes=(Purpose.CREDIT_REPORTING,),
        example="a clinic that holds the employer's letter does not report the fee as unpaid.",
    )
)

WORK_INJURIES: Final = Pack(
    id="us.mo.work-injuries",
    title="Missouri: fees for the treatment of a work injury (Mo. Rev. Stat. 287.140.13)",
    rules=(work_injury, credit_reporting),
    why_not=covering(
        ANYONE - {CollectorKind.DEBT_BUYER},
        kinds=(DebtKind.MEDICAL,),
        bought=False,
        under="Mo. Rev. Stat. 287.140.13(1), (4)",
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
    "A provider and its collector do not bill, sue or otherwise pursue an employee for treating a work injury after "
    "written notice, until it is found not to be compensable. The whole "
    "code as copied in 2026 was searched (chapters 367, 407, 408 and 425 among it): no other rule on collection "
    "contacts. 425.300 lets agencies sue through counsel; 407.1076 times telemarketing only.",
)
