"""Delaware: the Medical Debt Protection Act (6 Del. C. ch. 25J), for creditors and collectors alike."""

from typing import Final

from ....rules import Pack
from ....shapes import Ban, Hold
from ....vocabulary import CONSUMERS, Confidence, DebtKind, ProceedingKind, Purpose, Recipient
from ...binding import ANYONE, covering
from .common import Jurisdiction
from .law import Law
from .purposes import ATTEMPTS

_code: Final = Law("6 Del. C.")

no_credit_reporting = _code.of(Ban()).rule(
    "us.de.6-2507j-a.no-credit-reporting",
    "No medical debt is reported to a consumer reporting agency",
    _code("2507J(a)"),
    _code("2508J(a)(1)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    exceptions="the one instruction to delete that 2508J(b) asks for is no report of a debt: declare it under another "
    "purpose",
    source_note="2507J(a) takes in 2508J(a)(1), whether or not an insurance appeal is under way",
    example="a hospital bill 200 days old is not furnished.",
)

insurance_appeal = _code.of(Hold(proceedings={ProceedingKind.INSURANCE_APPEAL}, tail_days=60)).rule(
    "us.de.6-2508j-a2.insurance-appeal",
    "No collecting of a medical debt during an insurance appeal, nor for {tail_days:digits} days after",
    _code("2508J(a)(2)"),
    recipients=CONSUMERS,
    purposes=ATTEMPTS,
    exceptions="to contacts that do not seek payment, such as an answer to what the person asked",
    source_note="Reviews count, and what the caller should have known. The days are counted from the one on which the "
    "caller learned that it was over",
    example="the appeal was decided on 2 March: calls are denied to 1 May and allowed on the 2nd.",
)

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
    "A medical debt rests during an insurance appeal and for {insurance-appeal.tail_days:digits} days after it, and is "
    "never reported. Of creditors the Act means large health-care facilities only; no fact of a case tells them apart, "
    "so every creditor of a medical debt is held to it. When it commenced is not stated in the copy read. Not encoded: "
    "the 120 days and the 30 days' notice before extraordinary actions (2505J(c), (d)), which are no gate for ordinary "
    "contacts. No general act on collection conduct was found in the code; 30 Del. C. 2301 (licences) was not read.",
)
