"""Oklahoma: OAC 160:70-11-3 on licensed small lenders."""

from datetime import time
from typing import Final

from ....rules import Pack
from ....shapes import CallingHours, DueDate, RepresentationStops
from ....vocabulary import COLLECTING, CONSUMERS, Confidence, ConsentScope, DebtKind
from ...binding import CREDITORS, covering
from ..federal.regf.s06 import employer_prohibits
from .common import Jurisdiction, regulation, statute
from .law import Law

_rule: Final = Law("OAC", "160:70-11-3", made=regulation, recipients=CONSUMERS, purposes=COLLECTING)

no_early_reminder = _rule.of(
    DueDate(days_before=0, lifted_by=ConsentScope.TIME, consent_in_writing=True, replies_exempt=True)
).rule(
    "us.ok.160-70-11-3a1.no-early-reminder",
    "No reminder before the due date without the debtor's separate written consent",
    _rule("(a)(1)"),
    source_note="The time before a payment is due is an unusual time to speak of it",
    example="a text on the 14th about a payment due on the 15th is denied until the 15th.",
)

LENDERS = Pack(
    id="us.ok.small-lenders",
    title="Oklahoma: small lenders, OAC 160:70-11-3",
    rules=(
        _rule.of(CallingHours(opens=time(8), closes=time(21), consent_in_writing=True)).rule(
            "us.ok.160-70-11-3a1.hours",
            "A lender contacts a debtor between {opens} and {closes} only",
            _rule("(a)(1)"),
            example="a text at {closes:before} goes out, one at {closes:clock} waits until {opens:hour}.",
        ),
        no_early_reminder,
        _rule.of(RepresentationStops(release_days=5, business_days=True, replies_exempt=True)).rule(
            "us.ok.160-70-11-3a2.represented",
            "Not past the debtor's attorney, unless silent for {release_days:business day}",
            _rule("(a)(2)"),
            example="written to on Wednesday the 1st, a silent attorney lets the lender call on Thursday the 9th.",
        ),
        _rule.adopted(
            employer_prohibits,
            "us.ok.160-70-11-3a3.employer-prohibits",
            _rule("(a)(3)"),
            federal="all",
            in_force=employer_prohibits.in_force,
        ),
    ),
    why_not=covering(CREDITORS, kinds={DebtKind.INSTALMENT_LOAN, DebtKind.LOAN}, under="OAC 160:70-11-3"),
    jurisdiction="US-OK",
)

JURISDICTION = Jurisdiction(
    "US-OK",
    "Oklahoma",
    Confidence.PARTIAL,
    (LENDERS,),
    (_rule("(a)"), statute("14A O.S.", "5-107"), statute("59 O.S.", "3106")),
    (
        "Licensed small lenders (the section on scope was not read; encoded for loans and instalment loans of "
        "creditors): hours, no reminder before the due date, the attorney, the place of work. The code's headings "
        "were searched without finding more."
    ),
)
