"""Oklahoma: OAC 160:70-11-3 on licensed small lenders."""

from dataclasses import replace
from datetime import time
from typing import Final

from ....rules import Pack, Rule
from ....shapes import (
    CallingHours,
    Consented,
    DueDate,
    JudgmentsRemedy,
    NotObligated,
    RepresentationStops,
    RequiredByLaw,
    TakenFor,
)
from ....vocabulary import CONSUMERS, OTHERS, Confidence, ConsentScope, DebtKind, Purpose
from ...binding import CREDITORS, covering
from ..federal.regf.s06 import employer_prohibits, inconvenient_place, inconvenient_time
from .common import Jurisdiction, regulation, statute
from .law import Law
from .narrowing import answers_wait, whatever_courts_permit, written_consents_only
from .purposes import ABOUT_THE_DEBT, ATTEMPTS

_NO_DEBTOR: Final = NotObligated()
_rule: Final = Law(
    "OAC", "160:70-11-3", made=regulation, recipients=CONSUMERS | OTHERS, purposes=ABOUT_THE_DEBT, unless=(_NO_DEBTOR,)
)
"""On contacts with the debtor: who agreed to owe the debt too is one."""
_WRITTEN: Final = (
    "Only the debtor's written consent, given directly to the licensee, lifts it: of what was read nothing says that a "
    "court may, nor that an answer is free, but within the debtor's own call or visit."
)

no_early_reminder = _rule.of(
    DueDate(
        days_before=0,
        lifted_by=ConsentScope.TIME,
        consent_in_writing=True,
        replies_exempt=True,
        unless=(RequiredByLaw(), JudgmentsRemedy()),
    )
).rule(
    "us.ok.160-70-11-3a1.no-early-reminder",
    "No reminder before the due date without the debtor's separate written consent",
    _rule("(a)(1)"),
    purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
    source_note="The time before a payment is due is an unusual time to speak of it; a bill reminds of it too, unless "
    "some law requires it. A written consent to times is taken for the authorisation: whether it is about "
    "reminders, and bears a signature of its own, is no fact",
    example="a text on the 14th about a payment due on the 15th is denied until the 15th.",
)


def _with_written_consent(model: Rule, id: str, section: str, title: str | None = None) -> Rule:
    """A federal rule that only a written consent lifts, for a lender whom no federal number binds."""
    made = _rule.adopted(
        model, id, _rule(section), title=title, note=_WRITTEN, recipients=_rule.recipients, purposes=ABOUT_THE_DEBT
    )
    return answers_wait(whatever_courts_permit(written_consents_only(made)))


LENDERS = Pack(
    id="us.ok.small-lenders",
    title="Oklahoma: small lenders, OAC 160:70-11-3",
    rules=(
        _rule.of(
            CallingHours(
                opens=time(8), closes=time(21), consent_in_writing=True, replies_exempt=False, own_call_exempt=True
            )
        ).rule(
            "us.ok.160-70-11-3a1.hours",
            "A lender contacts a debtor between {opens} and {closes} only",
            _rule("(a)(1)"),
            source_note=f"{_WRITTEN.rstrip('.')}. The first second of eight is taken as after the hour",
            example="a text at {closes:before} goes out, one at {closes:clock} waits until {opens:hour}.",
        ),
        no_early_reminder,
        _with_written_consent(
            inconvenient_time,
            "us.ok.160-70-11-3a1.inconvenient-time",
            "(a)(1)",
            "Not at a time known to be inconvenient to the debtor",
        ),
        _with_written_consent(
            inconvenient_place,
            "us.ok.160-70-11-3a1.inconvenient-place",
            "(a)(1)",
            "Not at an unusual place, nor one known to be inconvenient to the debtor",
        ),
        replace(_rule, recipients=CONSUMERS, unless=())
        .of(
            RepresentationStops(
                attorney_must_be_known=True,
                release_days=5,
                business_days=True,
                of_debtors=True,
                unless=(
                    Consented(scope=ConsentScope.DESPITE_ATTORNEY, in_writing=True),
                    NotObligated(taken_for=TakenFor.STAND_INS),
                ),
            )
        )
        .rule(
            "us.ok.160-70-11-3a2.represented",
            "Not past the debtor's attorney, unless silent for {release_days:business day}",
            _rule("(a)(2)"),
            source_note="Only an attorney whose name and address the lender knows, or can readily find, stands between",
            example="written to on Wednesday the 1st, a silent attorney lets the lender call on Thursday the 9th.",
        ),
        _with_written_consent(employer_prohibits, "us.ok.160-70-11-3a3.employer-prohibits", "(a)(3)"),
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
        "creditors): hours, times and places known to be inconvenient, no reminder before the due date, the attorney, "
        "the place of work; only written consent lifts them. The code's headings were searched without finding more."
    ),
)
