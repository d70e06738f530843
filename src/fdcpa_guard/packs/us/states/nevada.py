"""Nevada: medical debt in the hands of a collection agency (NRS 649.366)."""

from datetime import date
from typing import Final

from ....rules import Pack
from ....shapes import RequiredByLaw, WaitAfter
from ....vocabulary import CONSUMERS, OTHERS, Confidence, DebtKind, NoticeKind
from ...binding import COLLECTORS, covering
from .common import Jurisdiction, guidance, statute
from .purposes import COLLECTING_ACTS

EFFECTIVE: Final = date(2021, 7, 1)
"""As the trade press and the regulator's answers of that summer say."""

_NRS: Final = statute("NRS", "649.366")

sixty_days = WaitAfter(
    days=60, notice=NoticeKind.BEFORE_MEDICAL_COLLECTION, whole_days=True, unless=(RequiredByLaw(letters_only=True),)
).rule(
    "us.nv.649-366.sixty-days",
    "No action on a medical debt until {days:digits} days after the mailed notice",
    _NRS,
    guidance("Nevada Financial Institutions Division", "answers on Senate Bill 248 (2021)"),
    in_force=(EFFECTIVE, None),
    recipients=CONSUMERS | OTHERS,
    purposes=COLLECTING_ACTS,
    exceptions="to that notice itself; to providers that collect for themselves; to what is no action to collect, such "
    "as an answer to a question or a validation notice",
    source_note="The notice holds the provider, the date, the amount and the agency. The day after mailing is the "
    "first, as the regulator's answers count. That the patient calls within the days waives nothing",
    example="mailed on 2 March: the first call may be on 2 May.",
)

MEDICAL: Final = Pack(
    id="us.nv.medical",
    title="Nevada: medical debt (NRS 649.366)",
    rules=(sixty_days,),
    why_not=covering(COLLECTORS, kinds=(DebtKind.MEDICAL,), under="NRS 649.366, on collection agencies"),
    jurisdiction="US-NV",
)
"""Collection agencies; buyers and law firms are held to it too, since who needs a licence was not read."""

JURISDICTION = Jurisdiction(
    "US-NV",
    "Nevada",
    Confidence.PARTIAL,
    (MEDICAL,),
    (_NRS, statute("NRS", "649.375(1)(a)-(d)", Confidence.PARTIAL), statute("NRS", "649.370", Confidence.UNREAD)),
    "An agency waits {sixty-days.days:digits} days after a mailed notice before it does anything about a medical debt. "
    "Until 2023 the notice had to be registered or certified. Not encoded: 649.370, said to make a breach of the FDCPA "
    "a breach of Nevada law, which adds no rule; the rest of 649.375 and the administrative code were not read.",
)
