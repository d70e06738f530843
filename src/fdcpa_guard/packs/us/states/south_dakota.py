"""South Dakota: SDCL 54-4-77 on whom money lenders employ to collect: their staff, and agencies that they hire."""

from ....rules import PASS, Outcomes, Pack, Question, rule
from ....vocabulary import (
    CALLS_AND_TEXTS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import empty_threat, threat_of_harm
from .adopting import NO_MORE_THAN_PROFANE, adopted, many_calls
from .common import Jurisdiction, statute
from .steps import shows_number

_CALLER_ID = statute("SDCL", "54-4-77(7)")

_WHOEVER_HEARS = "It bars to harass a borrower so; that counts whoever hears it, which is the careful reading."

_NO_LOANS = frozenset(
    {
        DebtKind.MEDICAL,
        DebtKind.RENT,
        DebtKind.RENT_TO_OWN,
        DebtKind.UTILITY,
        DebtKind.TELECOM,
        DebtKind.FEDERAL_TAX,
        DebtKind.OTHER,
    }
)
"""Debts that nobody lent money for. Of a loan, of whichever kind, no fact says whether the lender has a licence."""


@rule(
    "us.sd.54-4-77-7.caller-id",
    "Whom a lender employs calls with a true caller identification",
    _CALLER_ID,
    media=TELEPHONE,
)
def caller_id(q: Question) -> Outcomes:
    """A call of a lender's staff or agency shows the number and the name that it truly comes from.

    **What it checks**: that the call is declared to show its number; undeclared, a duty.
    **Source**: SDCL 54-4-77(7).
    **When it does not apply**: within the person's own call, which transmits none of theirs.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call declared to withhold its number is denied.
    """
    return shows_number(q) if q.places_call else PASS


LENDERS = Pack(
    id="us.sd.money-lenders",
    title="South Dakota: whom money lenders employ to collect, SDCL 54-4-77",
    rules=(
        adopted(
            threat_of_harm, "us.sd.54-4-77-1a.threat-of-harm", statute("SDCL", "54-4-77(1)(a)"), note=_WHOEVER_HEARS
        ),
        adopted(
            NO_MORE_THAN_PROFANE, "us.sd.54-4-77-1c.profanity", statute("SDCL", "54-4-77(1)(c)"), note=_WHOEVER_HEARS
        ),
        many_calls(
            "us.sd.54-4-77-1d.repeated-calls",
            statute("SDCL", "54-4-77(1)(d)"),
            recipients=CONSUMERS | OTHERS,
            media=CALLS_AND_TEXTS,
        ),
        adopted(empty_threat, "us.sd.54-4-77-2i.empty-threat", statute("SDCL", "54-4-77(2)(i)")),
        caller_id,
    ),
    why_not=covering(
        ANYONE - {CollectorKind.DEBT_BUYER},
        natures=tuple(DebtNature),
        but_not=_NO_LOANS,
        bought=False,
        under="SDCL 54-4-77: any debt, by whom a licensed money lender employs to collect",
    ),
    jurisdiction="US-SD",
)
"""An agency, a law firm and a servicer are employed to collect, unless the loan is known to have been bought."""

JURISDICTION = Jurisdiction(
    "US-SD",
    "South Dakota",
    Confidence.PRIMARY,
    (LENDERS,),
    (statute("SDCL", "54-4-77"), statute("SDCL", "54-4-49")),
    (
        "Whom licensed money lenders employ to collect, staff or agency, whatever was lent and to whom: caller "
        "identification, threats, a legal action that may not or will not be taken, profanity; repeated calls, for "
        "which there is no number, are advised against. Not encoded: lists of borrowers, other false statements and "
        "credit information, charges, post-dated checks and property (54-4-77(1)(b), (2) to (6)). The rest of the code "
        "was searched without finding another contact rule."
    ),
)
