"""Connecticut: C.G.S. 36a-645 to 36a-648a and its regulations for creditors, 36a-800ff for agencies, 19a-673d.

Of the regulations for creditors, 36a-647-3 and -5 were read; 36a-647-4, said to repeat the federal hours and places,
was not found: it is advice. So is 36a-647-5(5), annoying calls, which has no number.

Knowingly not encoded: deceptive words (36a-647-6), the notice whether a patient counts as insured (19a-673(c)), the
conditions for handing a hospital's debt to an agency (19a-673b), of which no fact is held.
"""

from datetime import date
from typing import Final

from ....errors import MissingFact
from ....rules import PASS, Denied, Outcomes, Pack, Question, rule
from ....rules.counting import unsettled_fact
from ....shapes import Duty, Hold, RepresentationStops
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, COLLECTORS, CREDITORS, covering
from ..federal.regf import s06
from .adopting import advising, each_adopted, many_calls
from .common import Jurisdiction, regulation, statute
from .purposes import COLLECTING_ACTS

_REGULATIONS: Final = "Conn. Agencies Regs."
_LOCATION: Final = regulation(_REGULATIONS, "36a-647-3(b)(2)")
_LOCATION_ATTORNEY: Final = regulation(_REGULATIONS, "36a-647-3(b)(5)")
_LIKE_THE_FEDERAL: Final = regulation(_REGULATIONS, "36a-647-4", Confidence.UNREAD)
_ANNOYING: Final = regulation(_REGULATIONS, "36a-647-5(5)")
_STUDENTS: Final = statute("Conn. Gen. Stat.", "36a-648a")
_LOG: Final = regulation(_REGULATIONS, "36a-809-9(a)")
_LENDERS_LOG: Final = regulation(_REGULATIONS, "36a-570-5(a)")
_HOSPITALS: Final = statute("Conn. Gen. Stat.", "19a-673d")
_SMALL_LOANS: Final = (DebtKind.INSTALMENT_LOAN, DebtKind.PAYDAY_LOAN)
_CREDITORS_THERE: Final = CREDITORS | {CollectorKind.MORTGAGE_SERVICER}


@rule(
    "us.ct.36a-647-3b2.once",
    "One third party may be asked where the debtor is, once",
    _LOCATION,
    recipients=OTHERS,
    purposes=(Purpose.LOCATION_INFORMATION,),
    needs=(Holding.ATTEMPT,),
)
def once(q: Question) -> Outcomes:
    """For one debtor, one third party is asked for location information, one time.

    **What it checks**: that no earlier request for location information reached anybody.
    **Source**: Conn. Agencies Regs. 36a-647-3(b)(2). The federal rule counts by person asked, this one by debtor.
    **When it does not apply**: to attempts before anybody was reached; to answers.
    **Missing facts**: unknown ``history``.
    **Example**: after a neighbour was asked, a call to a brother is denied.
    """
    if q.answered is not None:
        return PASS
    q.require_history()
    for timeline in q.index.reached.values():
        for earlier in timeline.by(q.at):
            if earlier.purpose is Purpose.LOCATION_INFORMATION and earlier.spoken_to in OTHERS:
                facts = {f"history.{earlier.id}": "asked"}
                return Denied("somebody was already asked where the debtor is", facts=facts)
    for timeline in q.index.unsettled.values():
        for earlier in timeline.by(q.at):
            if earlier.purpose is Purpose.LOCATION_INFORMATION and earlier.spoken_to in OTHERS:
                raise MissingFact(unsettled_fact(earlier))
    return PASS


@rule(
    "us.ct.36a-648a.students-parents",
    "Not to the parent or guardian of a student with a credit card",
    _STUDENTS,
    recipients=(Recipient.PARENT, Recipient.GUARDIAN, Recipient.THIRD_PARTY),
    purposes=COLLECTING_ACTS,
    in_force=(date(2009, 7, 1), None),
)
def students_parents(q: Question) -> Outcomes:
    """An issuer of credit cards takes no step to collect from a parent or guardian who did not agree to owe.

    **What it checks**: for a contact with a parent or guardian about a credit card, that the person is among the debt's
    co-obligors.
    **Source**: Conn. Gen. Stat. 36a-648a, for students under 21 in public higher education. Whether the cardholder is
    one is no fact of a case, so every parent and guardian is spared.
    **When it does not apply**: to other people; to a parent or guardian who agreed in writing to owe the debt.
    **Missing facts**: none.
    **Example**: a call to a student's mother is denied unless she signed for the card.
    """
    if q.recipient not in (Recipient.PARENT, Recipient.GUARDIAN):
        return PASS
    barred = tuple(debt.id for debt in q.debts if q.who not in debt.co_obligors)
    return Denied("the parent or guardian did not agree to owe the debt", debts=barred) if barred else PASS


_LOGGING: Final = Duty(duty="log the contact, or the attempt")

log = _LOGGING.rule(
    "us.ct.36a-809-9a.log",
    "An agency logs every contact and attempt",
    _LOG,
    effect=Effect.ADVISORY,
    example="a call that rings out is logged.",
)

lenders_log = _LOGGING.rule(
    "us.ct.36a-570-5a.log",
    "A small-loan licensee logs every contact and attempt",
    _LENDERS_LOG,
    effect=Effect.ADVISORY,
    exceptions="to debts other than a creditor's own small loans",
    example="a lender's text about a missed instalment is logged.",
)

_BY_CREDITORS = Pack(
    "us.ct.creditors",
    "Connecticut: creditors",
    (
        once,
        RepresentationStops(attorney_must_be_known=True, release_days=30).rule(
            "us.ct.36a-647-3b5.only-the-attorney",
            "Once an attorney is known, ask only the attorney where the debtor is",
            _LOCATION_ATTORNEY,
            recipients=OTHERS,
            purposes=(Purpose.LOCATION_INFORMATION,),
            source_note="A reasonable time for the attorney's answer, thirty days at most, is read as "
            "{release_days:day}.",
            example="the attorney was written to on 1 March and is silent: others may be asked from 1 April.",
        ),
        many_calls("us.ct.36a-647-5-5.frequency", _ANNOYING, recipients=CONSUMERS | OTHERS),
        *map(
            advising,
            each_adopted(
                (s06.hours, s06.inconvenient_time, s06.employer_prohibits), "us.ct.36a-647-4", _LIKE_THE_FEDERAL
            ),
        ),
    ),
    covering(_CREDITORS_THERE, under="Conn. Gen. Stat. 36a-645(2)"),
    "US-CT",
)
_CARD_ISSUERS = Pack(
    "us.ct.card-issuers",
    "Connecticut: issuers of credit cards",
    (students_parents,),
    covering(CREDITORS, kinds=(DebtKind.CREDIT_CARD,), under="Conn. Gen. Stat. 36a-648a"),
    "US-CT",
)
_AGENCIES = Pack(
    "us.ct.agencies",
    "Connecticut: consumer collection agencies",
    (log,),
    covering(COLLECTORS, under="Conn. Gen. Stat. 36a-800"),
    "US-CT",
)
_LENDERS = Pack(
    "us.ct.small-loans",
    "Connecticut: small-loan licensees",
    (lenders_log,),
    covering(CREDITORS, kinds=_SMALL_LOANS, under="Conn. Agencies Regs. 36a-570-5"),
    "US-CT",
)
_HOSPITAL_DEBT = Pack(
    "us.ct.hospital-debt",
    "Connecticut: hospital debt",
    (
        Hold(proceedings={ProceedingKind.CHARITY_CARE}).rule(
            "us.ct.19a-673d.bed-fund",
            "No collection while a hospital decides on free or reduced care",
            _HOSPITALS,
            recipients=CONSUMERS | OTHERS,
            purposes=COLLECTING_ACTS,
            in_force=(date(2022, 10, 1), None),
            source_note="From learning that the debtor may be eligible, to the hospital's determination. Every medical "
            "debt is taken for a hospital's; the words before October 2022 were not read.",
            example="the patient was found eligible for the bed fund: the agency hands the file back and stops.",
        ),
    ),
    covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Conn. Gen. Stat. 19a-673d"),
    "US-CT",
)

JURISDICTION: Final = Jurisdiction(
    "US-CT",
    "Connecticut",
    Confidence.PARTIAL,
    (_BY_CREDITORS, _CARD_ISSUERS, _AGENCIES, _LENDERS, _HOSPITAL_DEBT),
    (
        _LOCATION,
        _ANNOYING,
        _STUDENTS,
        _LOG,
        _LENDERS_LOG,
        _HOSPITALS,
        statute("Conn. Gen. Stat.", "36a-645 to 36a-648"),
    ),
    "Creditors: one third party asked once for a debtor's whereabouts; card issuers spare a student's parents; logs "
    "of contacts; hospital debt stops while free care is decided. Hours and places for creditors (36a-647-4) are "
    "unread and advice. Not encoded: deceptive words, the notice of insured status, conditions of referral.",
)
