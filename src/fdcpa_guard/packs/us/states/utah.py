"""Utah: a notice before a report on a debt for health care (Utah Code 31A-26-313); nothing else beyond federal law."""

from datetime import date
from typing import Final

from ....rules import Pack
from ....shapes import Duty
from ....vocabulary import Confidence, DebtKind, Purpose, Recipient
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .narrowing import reports_in_answers

_NOTICE: Final = statute("Utah Code", "31A-26-313", Confidence.PARTIAL)

notice_before_report = reports_in_answers(
    Duty(duty="before a debt for health care is reported, send the notice that Utah wants to come first").rule(
        "us.ut.31a-26-313.notice-before-report",
        "A notice comes before a report on a debt for health care",
        _NOTICE,
        in_force=(date(2019, 5, 14), None),
        recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
        purposes=(Purpose.CREDIT_REPORTING,),
        source_note="What the notice says, how long before and from whom was not read; an action to recover what is "
        "overdue is meant that leads straight to an adverse report",
        example="a clinic's account goes to the agency with the duty.",
    )
)

MEDICAL: Final = Pack(
    id="us.ut.medical",
    title="Utah: reports on debts for health care (Utah Code 31A-26-313)",
    rules=(notice_before_report,),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Utah Code 31A-26-313, on funds owed for health care"),
    jurisdiction="US-UT",
)
"""Whoever reports such a debt; whom the section names was not read."""

JURISDICTION: Final = Jurisdiction(
    "US-UT",
    "Utah",
    Confidence.PARTIAL,
    (MEDICAL,),
    (_NOTICE, statute("Utah Code", "12-1-11"), statute("Utah Code", "70C-7-106")),
    "A notice comes before an adverse credit report on a debt for health care. The registration of agencies was "
    "repealed on 3 May 2023 but for fees (12-1-11), and 70C-7-106 is about unconscionable agreements: no contact rule "
    "in either. Not encoded: the unread words of the notice.",
)
