"""Idaho: collection agencies (Idaho Code 26-2229A) and the Patient Act (48-303, 48-304)."""

from typing import Final

from ....rules import Pack
from ....shapes import Duty, WaitAfter
from ....vocabulary import CONSUMERS, OTHERS, CollectorKind, Confidence, DebtKind, DebtNature, Element, NoticeKind
from ...binding import covering
from .common import Jurisdiction
from .law import Law
from .purposes import ATTEMPTS, EFFORTS

_code: Final = Law("Idaho Code")

# -- title 26, chapter 22: agencies

common_interest = _code.of(
    Duty(
        duty="if the agency and the creditor have a managerial or financial interest in one another, say so",
        done_by=Element.COMMON_INTEREST,
    )
).rule(
    "us.id.26-2229a-3.common-interest",
    "An agency that shares an interest with its client says so in every contact",
    _code("26-2229A(3)"),
    recipients=CONSUMERS,
    purposes=ATTEMPTS,
    exceptions="to agencies without such an interest, which no fact tells apart and whose duty is empty; to creditors "
    "and buyers",
    example="an agency owned by the hospital it collects for says so at the start of each call.",
)

AGENCIES: Final = Pack(
    id="us.id.agencies",
    title="Idaho: collection agencies (Idaho Code 26-2229A)",
    rules=(common_interest,),
    why_not=covering(
        {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.LAW_FIRM, CollectorKind.MORTGAGE_SERVICER},
        natures=tuple(DebtNature),
        under="Idaho Code 26-2229A(3), on agencies and their clients",
    ),
    jurisdiction="US-ID",
)
"""Whoever collects for a client."""

# -- title 48, chapter 3: patients

third_party = _code.of(
    WaitAfter(days=60, notice=NoticeKind.FINAL_BEFORE_EXTRAORDINARY_ACTION, received=True, whole_days=True)
).rule(
    "us.id.48-303-3ai.third-party",
    "No third party collects a patient's debt until {days:digits} days after the final notice",
    _code("48-303(3)(a)(i)"),
    _code("48-304(1)(e)"),
    recipients=CONSUMERS | OTHERS,
    purposes=EFFORTS,
    exceptions="to the provider itself. A third party that collects in the provider's name is free as well, but no "
    "fact says in whose name it writes: it is held to it",
    source_note="The first notice counts that held what it must. Before, such collecting is an extraordinary action, "
    "for which more days must pass (48-304(1)(c)), so that nothing makes it lawful earlier",
    example="received on 2 March: an agency's first call may be on 2 May.",
)

PATIENTS: Final = Pack(
    id="us.id.patients",
    title="Idaho: Patient Act (Idaho Code 48-303, 48-304)",
    rules=(third_party,),
    why_not=covering(
        {
            CollectorKind.THIRD_PARTY_COLLECTOR,
            CollectorKind.DEBT_BUYER,
            CollectorKind.LAW_FIRM,
            CollectorKind.MORTGAGE_SERVICER,
        },
        kinds=(DebtKind.MEDICAL,),
        under="Idaho Code 48-303(3)(a)(i), on third parties",
    ),
    jurisdiction="US-ID",
)
"""Third parties that collect or bought a debt for health care."""

JURISDICTION = Jurisdiction(
    "US-ID",
    "Idaho",
    Confidence.PRIMARY,
    (AGENCIES, PATIENTS),
    (_code("title 26, ch. 22"), _code("48-303 to -305")),
    "Agencies disclose an interest they share with the creditor in every contact; third parties do not collect a "
    "patient's debt until {third-party.days:digits} days after the final notice. Otherwise the agency law (chapter "
    "26-22) makes the FDCPA enforceable and sets no hours or counts. Not encoded: the steps before reports to "
    "agencies, suits and liens (48-304), which gate no ordinary contact; the hours of chapter 63-40, which bind tax "
    "officers.",
)
