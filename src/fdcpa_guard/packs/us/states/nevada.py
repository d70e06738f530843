"""Nevada: medical debt with a collection agency (NRS 649.366); payday and title lenders (NRS 604A.5014, .5068)."""

from datetime import date
from typing import Final

from ....rules import Pack
from ....shapes import NotOverdue, RequiredByLaw, WaitAfter
from ....vocabulary import CONSUMERS, OTHERS, Confidence, DebtKind, NoticeKind, Purpose
from ...binding import COLLECTORS, CREDITORS, covering
from .adopting import OF_COLLECTORS, OF_THE_NOTICE, OF_THE_STATUTE, each_adopted, many_calls, with_bills
from .common import Jurisdiction, guidance, statute
from .narrowing import unless
from .purposes import EFFORTS, EVERY_EFFORT, TOWARDS_ANYBODY

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
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT | {Purpose.VALIDATION_NOTICE},
    exceptions="to that notice itself; to providers that collect for themselves; to what is no action to collect, such "
    "as an answer to a question; to a letter with validation information that is due by other law",
    source_note="Any action to collect: a bill, a suit and a report too, and a validation notice with which collection "
    "begins. The notice holds the provider, the date, the "
    "amount and the agency. The day after mailing is the "
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

# -- 604A: lenders

_LENDERS: Final = (
    statute("NRS", "604A.5014(1)", Confidence.PARTIAL),
    statute("NRS", "604A.5068(1)", Confidence.PARTIAL),
)


LENDERS: Final = Pack(
    id="us.nv.604a",
    title="Nevada: the federal statute for payday and title lenders (NRS 604A)",
    rules=tuple(
        unless(NotOverdue(overdue_days=0))(made)
        for made in (
            *each_adopted(
                with_bills(*OF_THE_STATUTE, *OF_COLLECTORS, *OF_THE_NOTICE),
                "us.nv.604a",
                *_LENDERS,
                federal="statute",
                note="A licensee that collects a loan in default keeps to 15 USC 1692a to 1692j though it is no debt "
                "collector. A debt known not to be overdue yet is not reached.",
            ),
            many_calls("us.nv.604a.repeated-calls", *_LENDERS, recipients=CONSUMERS | OTHERS, purposes=EFFORTS),
        )
    ),
    why_not=covering(
        CREDITORS,
        kinds=(DebtKind.PAYDAY_LOAN, DebtKind.TITLE_LOAN),
        under="NRS 604A.5014, 604A.5068, on licensees that collect their own loans",
    ),
    jurisdiction="US-NV",
)
"""Lenders licensed for deferred deposit loans or title loans."""

JURISDICTION = Jurisdiction(
    "US-NV",
    "Nevada",
    Confidence.PARTIAL,
    (MEDICAL, LENDERS),
    (
        _NRS,
        *_LENDERS,
        statute("NRS", "604A.415 (2015)", Confidence.PARTIAL),
        statute("NRS", "649.375(1)(a)-(d)", Confidence.PARTIAL),
        statute("NRS", "649.370", Confidence.UNREAD),
    ),
    "An agency waits {sixty-days.days:digits} days after a mailed notice before it does anything about a medical debt. "
    "Lenders of payday and title loans keep to the federal statute when they collect a loan in default; for "
    "high-interest "
    "loans the present section was not read, nor when the words began. Until 2023 the notice had to be registered or "
    "certified. Not encoded: 649.370, said to make a breach of the FDCPA "
    "a breach of Nevada law, which adds no rule; the rest of 649.375 and the administrative code were not read.",
)
