"""Nevada: medical debt in the hands of a collection agency (NRS 649.366)."""

from datetime import date
from typing import Any, Final

from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    Confidence,
    DebtKind,
    Effect,
    Medium,
    NoticeKind,
)
from ...binding import COLLECTORS, covering
from .common import Jurisdiction, guidance, statute
from .purposes import COLLECTING_ACTS
from .steps import days_over, notices

EFFECTIVE: Final = date(2021, 7, 1)
"""As the trade press and the regulator's answers of that summer say."""

_NRS: Final = statute("NRS", "649.366")


@rule(
    "us.nv.649-366.sixty-days",
    "No action on a medical debt until {days:digits} days after the mailed notice",
    _NRS,
    guidance("Nevada Financial Institutions Division", "answers on Senate Bill 248 (2021)"),
    effect=Effect.PROHIBITED,
    in_force=(EFFECTIVE, None),
    recipients=CONSUMERS | OTHERS,
    purposes=COLLECTING_ACTS,
    days=Parameter(((date.min, 60),), "days", _NRS, "higher"),
)
def sixty_days(q: Question, p: Any) -> Outcomes:
    """An agency mails word of the provider, the date, the amount and itself, and then does nothing for 60 days.

    **What it checks**: that 60 days are over since the notice about each debt was mailed. The day after mailing is the
    first, and the 60th counts whole. That the patient calls within the 60 days waives nothing.

    **Source**: NRS 649.366(1); the regulator's answers for the counting.

    **When it does not apply**: to providers that collect for themselves; to what is no action to collect, such as an
    answer to a question or a validation notice; to a letter that the law requires, as that notice itself.

    **Missing facts**: none that may be unknown; a debt without the notice among its ``notices`` is denied.

    **Example**: mailed on 2 March: the first call may be on 2 May.
    """
    if q.contact.required_by_law and q.medium is Medium.MAIL:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        sent = [notice.sent_at for notice in notices(q, debt, NoticeKind.BEFORE_MEDICAL_COLLECTION)]
        if not sent:
            return Denied("the notice that comes 60 days before was not mailed", debts=(debt.id,))
        opens = days_over(q, min(sent), p.days)
        if q.at >= opens:
            return PASS
        message = "the days after the mailed notice are not over"
        return Denied(message, debts=(debt.id,), facts={"mailed": min(sent).isoformat()}, lapses_at=opens)

    return each_debt(q, judge)


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
    "An agency waits 60 days after a mailed notice before it does anything about a medical debt. Until 2023 the notice "
    "had to be registered or certified. Not encoded: 649.370, said to make a breach of the FDCPA a breach of Nevada "
    "law, which adds no rule; the rest of 649.375 and the administrative code were not read.",
)
