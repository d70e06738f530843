"""Nebraska: debts for the treatment of a work injury (Neb. Rev. Stat. 48-148.02)."""

from typing import Final

from ....rules import Pack
from ....shapes import Hold
from ....vocabulary import CONSUMERS, OTHERS, Confidence, DebtKind, ProceedingKind
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .law import Law
from .purposes import EFFORTS

_code: Final = Law("Neb. Rev. Stat.")

workers_compensation = _code.of(Hold(proceedings={ProceedingKind.WORKERS_COMPENSATION}, formalities_met=True)).rule(
    "us.ne.48-148-02.workers-compensation",
    "No collecting for a work injury while the compensation court has the case",
    _code("48-148.02(1)"),
    _code("48-148.02(2)-(4)"),
    recipients=CONSUMERS | OTHERS,
    purposes=EFFORTS,
    exceptions="to notices known to be defective or late, which are void; after the final adjudication; to pleadings, "
    "since a pending suit may be stayed by whoever brought it (48-148.02(6))",
    source_note="Of the two notices the first names provider, employee, injury, filing date and case number; where it "
    "did not name the debt, a second within 30 days does. The whole of collecting stops, asking others where the "
    "person is included",
    example="the second notice came on 12 January: calls about the surgeon's bill stop until the court has decided.",
)

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
