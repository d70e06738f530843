"""Idaho: collection agencies (Idaho Code 26-2229A) and the Patient Act (48-303, 48-304)."""

from datetime import date
from typing import Any, Final

from ....decision import Citation
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Required, rule
from ....rules.judging import each_debt
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Element,
    NoticeKind,
)
from ...binding import covering
from .common import Jurisdiction, statute
from .purposes import ATTEMPTS, EFFORTS
from .steps import days_over, notices


def _code(section: str) -> Citation:
    return statute("Idaho Code", section)


# -- title 26, chapter 22: agencies


@rule(
    "us.id.26-2229a-3.common-interest",
    "An agency that shares an interest with its client says so in every contact",
    _code("26-2229A(3)"),
    effect=Effect.PROHIBITED,
    recipients=CONSUMERS,
    purposes=ATTEMPTS,
)
def common_interest(q: Question) -> Outcomes:
    """Where agency and creditor manage or own a part of one another, the debtor hears of it each time.

    **What it checks**: whether the content is declared to disclose it; if not, the decision carries the duty, for no
    fact of a case says whether there is such an interest.

    **Source**: Idaho Code 26-2229A(3).

    **When it does not apply**: to agencies without such an interest, whose duty is empty; to creditors and buyers.

    **Missing facts**: none; it never denies.

    **Example**: an agency owned by the hospital it collects for says so at the start of each call.
    """
    if q.content.has(Element.COMMON_INTEREST):
        return PASS
    return Required("if the agency and the creditor have a managerial or financial interest in one another, say so")


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

_DAYS: Final = Parameter(((date.min, 60),), "days", _code("48-303(3)(a)(i)"), "higher")


@rule(
    "us.id.48-303-3ai.third-party",
    "No third party collects a patient's debt until {days:digits} days after the final notice",
    _code("48-303(3)(a)(i)"),
    _code("48-304(1)(e)"),
    effect=Effect.PROHIBITED,
    recipients=CONSUMERS | OTHERS,
    purposes=EFFORTS,
    days=_DAYS,
)
def third_party(q: Question, p: Any) -> Outcomes:
    """A provider may let another collect in that other's name only once the patient has had the final notice 60 days.

    **What it checks**: that 60 days are over since the patient received the final notice before extraordinary
    collection action, the first that held what it must; without a known receipt it denies. Within the 60 days
    such collecting is an extraordinary action, for which at least 90 days must pass, so that nothing makes it lawful
    earlier.

    **Source**: Idaho Code 48-303(3)(a)(i), 48-304(1)(c) and (e). The day of receipt does not count and the 60th counts
    whole.

    **When it does not apply**: to the provider itself. A third party that collects in the provider's name is free as
    well, but no fact says in whose name it writes: it is held to it.

    **Missing facts**: none that may be unknown; a final notice without its day of receipt is no known receipt.

    **Example**: received on 2 March: an agency's first call may be on 2 May.
    """

    def judge(debt: Debt) -> Outcomes:
        received = [
            notice.received_at
            for notice in notices(q, debt, NoticeKind.FINAL_BEFORE_EXTRAORDINARY_ACTION)
            if notice.received_at is not None and notice.received_at <= q.at
        ]
        if not received:
            return Denied("the patient is not known to have received the final notice", debts=(debt.id,))
        opens = days_over(q, min(received), p.days)
        if q.at >= opens:
            return PASS
        message = "the patient has had the final notice for too short a time"
        return Denied(message, debts=(debt.id,), facts={"received": min(received).isoformat()}, lapses_at=opens)

    return each_debt(q, judge)


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
    "patient's debt until 60 days after the final notice. Otherwise the agency law (chapter 26-22) makes the FDCPA "
    "enforceable and sets no hours or counts. Not encoded: the steps before reports to agencies, suits and liens "
    "(48-304), which gate no ordinary contact; the hours of chapter 63-40, which bind tax officers.",
)
