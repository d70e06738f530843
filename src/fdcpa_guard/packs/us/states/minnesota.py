"""Minnesota: medical debt (Minn. Stat. ch. 332C) and collection agencies (332.365)."""

from datetime import date
from typing import Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Question, reads, rule
from ....rules.acts import was_for
from ....rules.judging import declared, each_debt
from ....rules.missed import missed_them
from ....shapes import Ban, InTheConsumersPlace, NotObligated, TakenFor
from ....shapes.content import tells_of_the_notice, written_of_before
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Delivery,
    Element,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, COLLECTORS, covering
from ..federal.fdcpa import (
    binds,
    caller_identity,
    empty_threat,
    envelope_wording,
    first_second,
    profanity,
    threat_of_harm,
)
from ..federal.regf import s06, s10, s18, s22, s38
from .adopting import NOT_ANOTHERS, OUT_OF_TIME, PUBLIC_POSTS, adopted, each_adopted, many_calls, with_bills
from .common import Jurisdiction, statute
from .law import Law
from .narrowing import but_for_courts, reports_in_answers, unless
from .purposes import DUNNING, EFFORTS

EFFECTIVE: Final = date(2024, 10, 1)
_medical: Final = Law("Minn. Stat.", "332C.", in_force=(EFFECTIVE, None))
_ITEMS: Final = _medical("02", Confidence.SECONDARY)
_SEEK_PAYMENT: Final = frozenset({Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE})

# -- 332.365: agencies

_COUNSELLING: Final = statute("Minn. Stat.", "332.365, subd. 2")
_POSTED: Final = frozenset({Medium.MAIL, Medium.EMAIL, Medium.TEXT})


_NO_LETTER: Final = frozenset({Purpose.FORMAL_PLEADING, Purpose.OPT_OUT_CONFIRMATION, Purpose.UNRELATED_NOTICE})
"""What brings no document, and is no first letter: papers of a court, a confirmation that may say nothing else, and
what has nothing to do with the debt."""


@unless(NotObligated(taken_for=TakenFor.STAND_INS))
@rule(
    "us.mn.332-365-2.credit-counselling",
    "An agency's first letter, email or text brings the state's credit counselling document",
    _COUNSELLING,
    media=_POSTED,
    recipients=CONSUMERS | OTHERS,
    purposes=frozenset(Purpose) - _NO_LETTER,
)
def credit_counselling(q: Question) -> Outcomes:
    """The first time an agency writes to a debtor by mail, email or text, the document comes along.

    **What it checks**: for each debt of which the collector has not yet written to the person in one of these ways,
    that the content is declared to hold the document; undeclared, a duty. A validation notice that was not given by
    word of mouth counts as written to the consumer, and so does a first communication that was in writing
    (``initial_communication_orally``); what came back was not sent.
    **Source**: Minn. Stat. 332.365, subd. 2: whatever it is for, a bill too, and whether or not somebody called before.
    **When it does not apply**: after the first; to what is spoken; to papers of a court, the confirmation of an
    opt-out, and notices unrelated to the debt, none of which is a first letter; to others than the debtor, but for who
    owes the debt too and for who stands in the debtor's place and is not only asked where the debtor is: that is no
    first letter to them either.
    **Missing facts**: unknown ``history`` or ``validation`` of a debt, once the document is declared absent.
    **Example**: a first text declared to lack the document is denied, a second passes.
    """
    said = q.content.has(Element.CREDIT_COUNSELLING)
    if said:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if _wrote_before(q, debt):
            return PASS
        if said is False:
            if debt.validation is UNKNOWN and tells_of_the_notice(q, debt):
                raise MissingFact(f"debts.{debt.id}.validation")
            q.require_history()
        return declared(
            said,
            wanted=True,
            denied="the first letter or message lacks the credit counselling document",
            duty="enclose the state's credit counselling document with the first letter, email or text",
        )

    return each_debt(q, judge)


def _wrote_before(q: Question, debt: Debt) -> bool:
    """Whether the collector is known to have written to the person about a debt by mail, email or text."""
    if written_of_before(q, debt):
        return True
    a_debtor = q.recipient is Recipient.CONSUMER or q.owes_too(debt)
    timeline = q.index.outbound.get(q.who)
    return timeline is not None and any(
        attempt.medium in _POSTED
        and isinstance(attempt.outcome, Delivery)
        and was_for(attempt.purpose, attempt.medium) not in _NO_LETTER
        and (a_debtor or attempt.purpose is not Purpose.LOCATION_INFORMATION)
        and debt.id in attempt.debts
        and not missed_them(q, attempt)
        for attempt in timeline.by(q.at)
    )


AGENCIES: Final = Pack(
    id="us.mn.agencies",
    title="Minnesota: collection agencies (Minn. Stat. 332.365)",
    rules=(credit_counselling,),
    why_not=covering(COLLECTORS, natures=tuple(DebtNature), under="Minn. Stat. 332.365, on collection agencies"),
    jurisdiction="US-MN",
)
"""Collection agencies, whatever the debt, for the section names none.

Who else needs a licence was not read, so every collector is held to it.
"""


# -- 332C: medical debt


@_medical.rule(
    "us.mn.332c-02.robo-dialer",
    "No automated dialer for medical debt",
    _ITEMS,
    media=CALLS_AND_TEXTS,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=EFFORTS | _SEEK_PAYMENT,
)
def robo_dialer(q: Question) -> Outcomes:
    """Nobody collects medical debt with machines that dial or speak.

    **What it checks**: that the contact is neither autodialled nor spoken by a recorded or artificial voice, as every
    ringless voicemail is. What the section calls such a dialer was not seen; a house whose dialer dials from lists by
    itself had better declare it.
    **Source**: Minn. Stat. 332C.02, as the trade press tells it. A bill and the validation notice seek payment too.
    **When it does not apply**: within the person's own call; to email, letters and visits.
    **Missing facts**: ``contact.autodialed``; for calls that ring, ``contact.voice``.
    **Example**: a recorded reminder about a hospital bill is denied.
    """
    contact = q.contact
    if q.medium in TELEPHONE and not q.places_call:
        return PASS
    if contact.autodialed is True or q.by_voice:
        return Denied("medical debt is not collected by automated dialers")
    if contact.autodialed is UNKNOWN:
        raise MissingFact("contact.autodialed")
    if q.by_voice is None:
        raise MissingFact("contact.voice")
    return PASS


third_party = but_for_courts(
    _medical.of(Ban(unless=(InTheConsumersPlace(),))).rule(
        "us.mn.332c-02.third-party",
        "No third party is contacted to collect a medical debt",
        _ITEMS,
        recipients=OTHERS,
        purposes=DUNNING | _SEEK_PAYMENT,
        exceptions="to asking where the debtor is. A judgment's remedy, such as garnishing wages, and papers that are "
        "served the FDCPA lets pass",
        source_note="As the trade press tells it; what exceptions it has was not seen",
        example="a clinic's call to a patient's neighbour about the bill is denied.",
    )
)

no_credit_reporting = reports_in_answers(
    _medical.of(Ban()).rule(
        "us.mn.332c-03.no-credit-reporting",
        "No medical debt is reported to a consumer reporting agency",
        _medical("03", Confidence.SECONDARY),
        recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
        purposes=(Purpose.CREDIT_REPORTING,),
        exceptions="to debts that are not medical",
        source_note="Known by its heading and as the trade press tells it",
        example="a clinic does not furnish an unpaid bill.",
    )
)


@_medical.rule(
    "us.mn.332c-03.no-threat-of-a-report",
    "Nobody threatens to report a medical debt, which may not be reported",
    _ITEMS,
    _medical("03", Confidence.SECONDARY),
)
def no_threat_of_a_report(q: Question) -> Outcomes:
    """A report that is barred is not threatened, for the FDCPA lets nobody threaten what cannot legally be done.

    **What it checks**: that no contact is declared to threaten a report (``threatens-credit-report``), whatever it is
    for.
    **Source**: Minn. Stat. 332C.03, and 15 USC 1692e(5), to which 332C.02 holds everybody, as the trade press tells it.
    **When it does not apply**: where nothing is declared.
    **Missing facts**: none.
    **Example**: a clinic's letter that says what an unpaid bill will do to a credit score is denied once so declared.
    """
    if q.content.has(Element.THREATENS_CREDIT_REPORT):
        return Denied("threatens to report a medical debt, which may not be reported")
    return PASS


MEDICAL: Final = Pack(
    id="us.mn.medical",
    title="Minnesota: medical debt (Minn. Stat. ch. 332C)",
    rules=(robo_dialer, third_party, no_credit_reporting, no_threat_of_a_report),
    why_not=covering(
        ANYONE, natures=tuple(DebtNature), kinds=(DebtKind.MEDICAL,), under="Minn. Stat. 332C.01, on whoever owes"
    ),
    jurisdiction="US-MN",
)
"""Every collecting party, the provider included, whatever person owes."""

_collecting_parties = covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Minn. Stat. 332C.02")


@reads("in_default_when_obtained", "nature", "kind")
def _unless_the_fdcpa_binds(collector: CollectorKind, debt: Debt) -> str | None:
    if binds(collector, debt) is None:
        return f"the federal rules bind a {collector.value} of themselves (Minn. Stat. 332C.02)"
    return _collecting_parties(collector, debt)


MEDICAL_CREDITORS: Final = Pack(
    id="us.mn.medical-creditors",
    title="Minnesota: the FDCPA for creditors of medical debt (Minn. Stat. 332C.02)",
    rules=(
        *each_adopted(
            (
                s06.hours,
                s06.inconvenient_time,
                s06.inconvenient_place,
                s06.represented,
                s06.employer_prohibits,
                s06.cease,
                NOT_ANOTHERS,
                first_second,
                *s10.RULES,
                threat_of_harm,
                profanity,
                caller_identity,
                empty_threat,
                s18.report_the_dispute,
                PUBLIC_POSTS,
                s22.no_postcard,
                s22.envelope,
                envelope_wording,
                OUT_OF_TIME,
                *with_bills(s22.nothing_owed),
                s38.overshadowing,
            ),
            "us.mn.332c-02",
            _ITEMS,
            federal="statute",
            in_force=(EFFECTIVE, None),
        ),
        *each_adopted(
            with_bills(s38.dispute, s38.original_creditor),
            "us.mn.332c-02",
            _ITEMS,
            federal="statute",
            note="Where no validation information was given no period has run, so whatever comes in writing is in "
            "time, which is the careful reading.",
            in_force=(EFFECTIVE, None),
        ),
        adopted(
            s06.third_party, "us.mn.332c-02.told-to-third-party", _ITEMS, federal="statute", in_force=(EFFECTIVE, None)
        ),
        many_calls(
            "us.mn.332c-02.repeated-calls", _ITEMS, recipients=BEYOND_THE_COLLECTORS_SIDE, in_force=(EFFECTIVE, None)
        ),
    ),
    why_not=_unless_the_fdcpa_binds,
    jurisdiction="US-MN",
)
"""Whom the FDCPA does not bind and the state holds to it: providers that collect for themselves, and who got a bill for
a provider before it was in default."""

JURISDICTION = Jurisdiction(
    "US-MN",
    "Minnesota",
    Confidence.SECONDARY,
    (AGENCIES, MEDICAL, MEDICAL_CREDITORS),
    (
        _medical("01"),
        _medical("02(1)", Confidence.PARTIAL),
        _ITEMS,
        _COUNSELLING,
        statute("Minn. Stat.", "332.37", Confidence.UNREAD),
    ),
    "From October 2024 nobody collects medical debt by automated dialer, through third parties or against the FDCPA, "
    "providers included; of 332C.02 only the first item was read. An agency that had a bill before its default, which "
    "the FDCPA spares, is held to it as a provider is. Debts to dentists and veterinarians, on "
    "general-purpose cards and on home equity are no medical debts there: give them another kind. An agency's first "
    "letter or message brings a document. Of the FDCPA providers are held to what it says of a contact (1692b to "
    "1692f, disputes and requests for the original creditor under 1692g(b), and what overshadows them once a notice "
    "was given), by the state's adoption as told; not to saying that a debt collector writes (1692e(11)) nor to "
    "sending a validation notice (1692g(a)), since how the section takes these over was not seen. Not encoded: "
    "threats of a lawyer not yet retained (332C.02(1)), of which no fact is declared; 332.37 as it stands was not "
    "found, and of its text of 2014 (1) to (6) hold no contact rule; "
    "325E.27 on recorded messages and an act on coerced debt, if there is one, were not read.",
)
