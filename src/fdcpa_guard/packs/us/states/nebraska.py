"""Nebraska: debts for the treatment of a work injury (Neb. Rev. Stat. 48-148.02)."""

from typing import Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    UNKNOWN,
    Confidence,
    DebtKind,
    Effect,
    Holding,
    ProceedingKind,
)
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .purposes import EFFORTS
from .steps import named, pending


def _code(section: str) -> Citation:
    return statute("Neb. Rev. Stat.", section)


@rule(
    "us.ne.48-148-02.workers-compensation",
    "No collecting for a work injury while the compensation court has the case",
    _code("48-148.02(1)"),
    _code("48-148.02(2)-(4)"),
    effect=Effect.PROHIBITED,
    recipients=CONSUMERS | OTHERS,
    purposes=EFFORTS,
    needs=(Holding.PROCEEDING,),
)
def workers_compensation(q: Question) -> Outcomes:
    """After both notices, a debt of the employee or the spouse for treatment waits for the final adjudication.

    **What it checks**: that no workers' compensation case is pending about a debt of the contact of which this caller
    provably received the notices: the first with provider, employee, injury, filing date and case number, and, where
    that did not name the debt, a second within 30 days that did.

    **Source**: Neb. Rev. Stat. 48-148.02(1) to (4). The whole of collecting stops, asking others where the person is
    included.

    **When it does not apply**: to notices known to be defective or late, which are void; after the final adjudication;
    to pleadings, since a pending suit may be stayed by whoever brought it (48-148.02(6)).

    **Missing facts**: unknown ``proceedings`` of a debt; of a pending case, ``formalities_met``.

    **Example**: the second notice came on 12 January: calls about the surgeon's bill stop until the court has decided.
    """

    def judge(debt: Debt) -> Outcomes:
        cases = pending(q, debt, ProceedingKind.WORKERS_COMPENSATION)
        noticed = [case for case in cases if case.formalities_met is True]
        if noticed:
            message = "a workers' compensation case is pending about the treatment"
            return Denied(message, debts=(debt.id,), facts=named(debt, noticed))
        for case in cases:
            if case.formalities_met is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.proceedings.{case.id}.formalities_met")
        return PASS

    return each_debt(q, judge)


WORK_INJURIES: Final = Pack(
    id="us.ne.work-injuries",
    title="Nebraska: debts for the treatment of a work injury (Neb. Rev. Stat. 48-148.02)",
    rules=(workers_compensation,),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Neb. Rev. Stat. 48-148.02(1)"),
    jurisdiction="US-NE",
)
"""Providers, suppliers, agencies, collectors and creditors."""

JURISDICTION = Jurisdiction(
    "US-NE",
    "Nebraska",
    Confidence.PARTIAL,
    (WORK_INJURIES,),
    (_code("48-148.02"), _code("45-602"), _code("45-623"), statute("Neb. Rev. Stat.", "45-601", Confidence.PARTIAL)),
    "A debt for treating a work injury rests while the compensation court has the case. The Collection Agency Act "
    "(45-601 and following) licenses; its headings and the parts found hold no contact rule, but not every section "
    "was found whole. Not encoded: the mailed notice and 30 days before a public debt is assigned to an agency "
    "(45-623), which come before any contact of the agency's. Sections 45-1001 and following were repealed in 2025.",
)
