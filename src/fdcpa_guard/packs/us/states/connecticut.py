"""Connecticut: C.G.S. 36a-645 to 36a-651, 36a-800 to -814, 19a-673b, 19a-673d, and regulations under the first two.

Whoever is no consumer collection agency is a creditor for 36a-645 to -647, by the last sentence of 36a-800(3): members
of the bar of the state and servicers too. A law firm without such a member, and a servicer of delinquent loans alone,
are agencies, and are given as third-party collectors.

Of the regulations for creditors 36a-647-3, -5 and -6 were read, each but for its end; 36a-647-4, said to repeat the
federal hours and places, was not found: it is advice. So is 36a-647-5(5), annoying calls, which has no number. Of those
for agencies 36a-809-9 and -13 were read in part, and -7, -8, -10 to -12 and -14 were not found.

36a-812 holds agencies to the federal act where that applies, and the federal packs hold it.

Who is a debtor's agent (*consumer debtor agent*, 36a-647-3) was not read: whoever is not the debtor is asked as others
are. Nor was it read whether an agency's pleading is an initial communication (36a-809-13); by federal law it is none.

Knowingly not encoded: deceptive words (36a-647-6 but for threats of suit and what is paid), debts for sale and what is
asked beyond what is owed (36a-647-5(4), (7), (8)), the conditions for handing a hospital's debt to an agency, and
executions on homes and wages (19a-673b(b), (c)(2), (3)), collectors of taxes, an attorney's name or paper used by an
agency, claims that it advertises, how it is paid and keeps money and papers (36a-805(a)(2), (4) to (13), 36a-811), the
evidence of a buyer's suit (36a-813), when the debtor and the agencies for reports are told how a review ended
(36a-651(h), (i)), of which no fact is held.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt, MediumOptOut
from ....facts.debts import Proceeding
from ....facts.moments import surely_before
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, rule
from ....rules.judging import (
    continues_a_suit,
    declared,
    due_unless,
    each_debt,
    has_judgment,
    law_wants,
    needed_longest,
    no_more_than,
)
from ....rules.missed import over_at, supposed
from ....rules.words import said
from ....shapes import Ban, Duty, Hold, RepresentationStops, RequiredByLaw
from ....shapes.arithmetic import days_after
from ....shapes.exceptions import owes_too
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Element,
    Holding,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, COLLECTORS, CREDITORS, covering
from ..federal import fdcpa
from ..federal.regf import s06, s10, s18, s22, s34, s38
from ..federal.regf.common import is_limited_content
from ..federal.regf.s18 import is_pleading
from .adopting import (
    SAYS_OWED,
    adopted,
    advising,
    each_adopted,
    implies_in_public,
    many_calls,
    shows_who_collects,
    with_bills,
)
from .common import Jurisdiction, regulation, statute
from .law import Law
from .narrowing import reports_in_answers
from .owed_notice import but_for_owed_notices
from .purposes import ASKING_IN_WRITING, COLLECTING_ACTS, SPOKEN, TOWARDS_ANYBODY, TOWARDS_PAYMENT, WRITTEN
from .steps import bought, bought_and_time_barred, is_writing, made_again, named, untold, within_own_call

_REGULATIONS: Final = "Conn. Agencies Regs."
_LOCATION_ATTORNEY: Final = regulation(_REGULATIONS, "36a-647-3(b)(5)", Confidence.PARTIAL)
_LIKE_THE_FEDERAL: Final = regulation(_REGULATIONS, "36a-647-4", Confidence.UNREAD)
_ANNOYING: Final = regulation(_REGULATIONS, "36a-647-5(5)")
_STUDENTS: Final = statute("Conn. Gen. Stat.", "36a-648a")
_LOG: Final = regulation(_REGULATIONS, "36a-809-9(a)")
_LENDERS_LOG: Final = regulation(_REGULATIONS, "36a-570-5(a)")
_HOSPITALS: Final = statute("Conn. Gen. Stat.", "19a-673d")
_NO_REPORTS: Final = statute("Conn. Gen. Stat.", "19a-673b(c)(1)")
_SMALL_LOANS: Final = (DebtKind.INSTALMENT_LOAN, DebtKind.PAYDAY_LOAN, DebtKind.TITLE_LOAN, DebtKind.LOAN)
_AGENCIES_THERE: Final = frozenset(
    {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.CREDITOR_UNDER_OTHER_NAME}
)
"""Who collects for others as a third party, buys delinquent debts, or collects under another's name."""

_CREDITORS_THERE: Final = ANYONE - _AGENCIES_THERE
_ANYBODY_ELSE: Final = frozenset(Recipient) - {Recipient.CONSUMER}

_EVERY_EFFORT: Final = COLLECTING_ACTS | {Purpose.SERVICING_DISCLOSURE}
"""A bill collects too."""


@rule(
    "us.ct.36a-648a.students-parents",
    "Not to the parent or guardian of a student with a credit card",
    _STUDENTS,
    recipients=(Recipient.PARENT, Recipient.GUARDIAN, Recipient.THIRD_PARTY),
    purposes=_EVERY_EFFORT,
    in_force=(date(2009, 7, 1), None),
)
def students_parents(q: Question) -> Outcomes:
    """An issuer of credit cards takes no step to collect from a parent or guardian who did not agree to owe.

    **What it checks**: for a contact with a parent or guardian about a credit card, that the person is among the debt's
    co-obligors.
    **Source**: Conn. Gen. Stat. 36a-648a, for students under 21 in public higher education. Whether the cardholder is
    one is no fact of a case, so every parent and guardian is spared, the question where the student is included.
    **When it does not apply**: to other people; to a parent or guardian who agreed in writing to owe the debt.
    **Missing facts**: none.
    **Example**: a call to a student's mother is denied unless she signed for the card.
    """
    if q.recipient not in (Recipient.PARENT, Recipient.GUARDIAN):
        return PASS
    barred = tuple(debt.id for debt in q.debts if not owes_too(q, debt))
    return Denied("the parent or guardian did not agree to owe the debt", debts=barred) if barred else PASS


_LOGGING: Final = Duty(duty="log the contact, or the attempt")

log = _LOGGING.rule(
    "us.ct.36a-809-9a.log",
    "An agency logs every contact and attempt",
    _LOG,
    effect=Effect.ADVISORY,
    purposes=COMMUNICATIONS,
    example="a call that rings out is logged.",
)

lenders_log = _LOGGING.rule(
    "us.ct.36a-570-5a.log",
    "A small-loan licensee logs every contact and attempt",
    _LENDERS_LOG,
    effect=Effect.ADVISORY,
    purposes=COMMUNICATIONS,
    exceptions="to debts other than a creditor's own small loans",
    example="a lender's text about a missed instalment is logged.",
)

_asked: Final = Law(_REGULATIONS, "36a-647-3", made=regulation)
_conduct: Final = Law(_REGULATIONS, "36a-647-5", made=regulation)

once = _asked.adopted(
    s10.once,
    "us.ct.36a-647-3b2.once",
    _asked("(b)(2)"),
    note="An answer that no longer holds counts as one thought wrong. Who may be asked as the debtor's agent was not "
    "read, so guardians, representatives and attorneys are asked once too.",
)


@_asked.rule(
    "us.ct.36a-647-3a.identify",
    "Whoever asks where the debtor is gives a name and says what it is for",
    _asked("(a)"),
    recipients=_ANYBODY_ELSE,
    purposes=(Purpose.LOCATION_INFORMATION,),
)
def identify(q: Question) -> Outcomes:
    """Who asks somebody else where the debtor is gives their own name, and says that this is confirmed or corrected.

    **What it checks**: the declared content; undeclared, a duty. A limited-content message does not say what it is for.
    What is declared to say or show that a debt is collected names the creditor in words that suggest one.
    **Source**: Conn. Agencies Regs. 36a-647-3(a). The creditor may be named unasked, in words that suggest no debt.
    **When it does not apply**: to the debtor.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call that only asks for the new address is denied.
    """
    content = q.content
    if shows_who_collects(q):
        return Denied("suggests that there is a debt")
    return declared(
        False if content.has(Element.LIMITED_CONTENT_MESSAGE) else content.has(Element.IDENTIFIES_CALLER),
        wanted=True,
        denied="does not give a name and say what the contact is for",
        duty="give your name, and say that you confirm or correct where the debtor is",
    )


LOCATION: Final = (
    identify,
    _asked.adopted(s10.state_no_debt, "us.ct.36a-647-3b1.state-no-debt", _asked("(b)(1)")),
    once,
    _asked.adopted(s10.no_postcard, "us.ct.36a-647-3b3.no-postcard", _asked("(b)(3)")),
    _asked.adopted(
        s10.no_symbol,
        "us.ct.36a-647-3b4.no-debt-collection-symbol",
        _asked("(b)(4)"),
        media=WRITTEN,
        note="It reaches what is sent electronically too.",
    ),
    RepresentationStops(attorney_must_be_known=True, release_days=30, reasonable_time=True).rule(
        "us.ct.36a-647-3b5.only-the-attorney",
        "Once an attorney is known, ask only the attorney where the debtor is",
        _LOCATION_ATTORNEY,
        recipients=_ANYBODY_ELSE - {Recipient.CONSUMER_ATTORNEY},
        purposes=(Purpose.LOCATION_INFORMATION,),
        source_note="A reasonable time for the attorney's answer, thirty days at most, is over once none came in it, "
        "and after {release_days:day} at the latest. The end of the paragraph was not read.",
        example="the attorney was written to on 1 March and is silent: others may be asked from 1 April.",
    ),
)
CONDUCT: Final = (
    _conduct.adopted(fdcpa.threat_of_harm, "us.ct.36a-647-5-1.threat-of-harm", _conduct("(1)")),
    _conduct.adopted(fdcpa.profanity, "us.ct.36a-647-5-2.profanity", _conduct("(2)")),
    _conduct.adopted(
        s22.social_media,
        "us.ct.36a-647-5-3.public-post",
        _conduct("(3)"),
        title="Nothing where the public can see who is said not to pay",
        note="A post declared to state no debt says that of nobody, unless it shows who collects: that is information "
        "about a debtor too.",
        check=implies_in_public,
    ),
    _conduct.adopted(fdcpa.caller_identity, "us.ct.36a-647-5-6.caller-identity", _conduct("(6)")),
    adopted(fdcpa.empty_threat, "us.ct.36a-647-6-6.empty-threat", regulation(_REGULATIONS, "36a-647-6(6)")),
)

by_itself = advising(
    Ban().rule(
        "us.ct.36a-570-5d.by-itself-or-an-attorney",
        "A licensee's small loan is collected by itself, an affiliate or an attorney",
        regulation(_REGULATIONS, "36a-570-5(d)"),
        effect=Effect.ADVISORY,
        purposes=_EVERY_EFFORT | {Purpose.VALIDATION_NOTICE},
        source_note="Bills and validation notices attempt to collect too. Whether the lender is a licensee, or the "
        "commissioner gave leave, is no fact of a case.",
        example="an agency's call about a small loan is advised against.",
    )
)

insured_or_not = Duty(
    duty="tell the patient in writing whether the hospital deems them insured, and why", first_only=True, per_debt=True
).rule(
    "us.ct.19a-673c.insured-or-not",
    "A hospital's collection agent says whether the patient counts as insured",
    statute("Conn. Gen. Stat.", "19a-673(c)"),
    effect=Effect.ADVISORY,
    recipients=CONSUMERS,
    purposes=TOWARDS_PAYMENT,
    source_note="The text names no time; it is said with the first contact. Every medical debt is taken for a "
    "hospital's.",
    example="an agency's first letter about a hospital bill carries the duty.",
)

_BY_CREDITORS = Pack(
    "us.ct.creditors",
    "Connecticut: creditors",
    (
        *LOCATION[:-1],
        LOCATION[-1],
        *CONDUCT,
        adopted(SAYS_OWED, "us.ct.36a-647-6-2.nothing-owed", regulation(_REGULATIONS, "36a-647-6(2)(A)")),
        many_calls("us.ct.36a-647-5-5.frequency", _ANNOYING, recipients=BEYOND_THE_COLLECTORS_SIDE),
        *map(
            advising,
            each_adopted(
                (s06.hours, s06.inconvenient_time, s06.employer_prohibits), "us.ct.36a-647-4", _LIKE_THE_FEDERAL
            ),
        ),
    ),
    # a tax arises out of no transaction
    covering(_CREDITORS_THERE, but_not=(DebtKind.FEDERAL_TAX,), under="Conn. Gen. Stat. 36a-645(2), (3), 36a-800(3)"),
    "US-CT",
)
_CARD_ISSUERS = Pack(
    "us.ct.card-issuers",
    "Connecticut: issuers of credit cards",
    (students_parents,),
    covering(CREDITORS, kinds=(DebtKind.CREDIT_CARD,), under="Conn. Gen. Stat. 36a-648a"),
    "US-CT",
)


# -- agencies: 36a-805, 36a-814, 36a-809-9, 36a-809-13

_agencies: Final = Law("Conn. Gen. Stat.", "36a-805(a)")
_asked_by_agencies: Final = Law(_REGULATIONS, "36a-809-9", made=regulation)
_VALIDATION: Final = regulation(_REGULATIONS, "36a-809-13(b)", Confidence.PARTIAL)


@_agencies.rule(
    "us.ct.36a-805a14.time-barred-disclosure",
    "The first communication about a time-barred debt says that there will be no suit",
    _agencies("(14)"),
    recipients=CONSUMERS,
    purposes=ASKING_IN_WRITING,
)
def time_barred_disclosure(q: Question) -> Outcomes:
    """An agency's initial communication about a debt that can no longer be sued on carries the statute's sentences.

    **What it checks**: of each debt known to be time-barred, of which this consumer was told nothing before, that the
    content is declared to carry the disclosure; undeclared, a duty, and so for a debt of which it is unknown.
    **Source**: Conn. Gen. Stat. 36a-805(a)(14), of 2013, held for every day, for its first was not in what was read.
    Which of its two sentences it is turns on the debt's age.
    **When it does not apply**: to debts known to be within time or under a judgment; once an initial communication was
    held; to a limited-content message, which is none.
    **Missing facts**: ``time_barred`` of a debt and unknown ``history``, once the disclosure is declared absent.
    **Example**: a buyer's first letter about a debt of 2012, declared to lack the disclosure, is denied.
    """
    said = q.content.has(Element.TIME_BARRED_DISCLOSURE)
    if said or is_limited_content(q):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        barred = debt.time_barred
        if barred is False or has_judgment(q, debt):
            return PASS
        if said is None:
            condition = "" if barred is True else " if the debt is time-barred"
            duty = Required(f"say that there will be no suit{condition}", debts=(debt.id,))
            return due_unless(duty, lambda: s18.was_told(q, debt) is not None)
        if s18.was_told(q, debt) is not None:
            return PASS
        if barred is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.time_barred")
        return Denied("the debt is time-barred and the disclosure is lacking", debts=(debt.id,))

    return each_debt(q, judge)


no_suit_for_others = _agencies.of(Ban(media=frozenset(Medium) - CALLS_AND_TEXTS)).rule(
    "us.ct.36a-805a1.no-suit-for-others",
    "An agency does not sue for others",
    _agencies("(1)"),
    _agencies("(3)"),
    purposes=(Purpose.FORMAL_PLEADING,),
    exceptions="to a buyer's suit on its own debt; to attorneys",
    source_note="Whatever the debt was for: the paragraphs name none, and an agency that collects from consumers is "
    "one when it sues a business too. Papers of a pending suit are none of an agency's either, for it performs no "
    "legal services; a call or a text about a suit is no paper of one",
    example="an agency's complaint in its client's name, or on a claim assigned for collection, is denied.",
)


@rule(
    "us.ct.36a-814b.time-barred-suit",
    "No suit on a bought debt that is time-barred",
    statute("Conn. Gen. Stat.", "36a-814(b)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
)
def time_barred_suit(q: Question) -> Outcomes:
    """Who bought a debt, creditor or agency, brings no suit on it once it knows or should know it to be time-barred.

    **What it checks**: that a pleading is about no bought debt that is time-barred, whoever is served.
    **Source**: Conn. Gen. Stat. 36a-814(b). Its first day was not in what was read: it is held for every day.
    **When it does not apply**: to a debt known not to have been bought; to the papers of a suit already pending
    (``active_litigation``) or ended in a judgment, which begin none unless they are declared to, nor does what some law
    requires and is not declared to sue; to a draft for the creditor or an attorney on the collector's side; to a call
    or a text about a suit, and to threats, which have rules of their own.
    **Missing facts**: whether a debt is time-barred; who collects it, and unless a debt buyer does, whether it was
    bought.
    **Example**: the assignee of a card debt of 2012 files no complaint.
    """

    if not is_pleading(q) or law_wants(q):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if continues_a_suit(q, debt) or not bought_and_time_barred(debt, bought(q, debt)):
            return PASS
        return Denied("the debt was bought and is time-barred", debts=(debt.id,))

    return each_debt(q, judge)


AGENCIES_LOCATION: Final = (
    _asked_by_agencies.adopted(s10.identify, "us.ct.36a-809-9b.identify", _asked_by_agencies("(b)")),
    _asked_by_agencies.adopted(s10.state_no_debt, "us.ct.36a-809-9c1.state-no-debt", _asked_by_agencies("(c)(1)")),
    _asked_by_agencies.adopted(s10.once, "us.ct.36a-809-9c2.once", _asked_by_agencies("(c)(2)")),
    _asked_by_agencies.adopted(s10.no_postcard, "us.ct.36a-809-9c3.no-postcard", _asked_by_agencies("(c)(3)")),
    _asked_by_agencies.adopted(
        s10.no_symbol,
        "us.ct.36a-809-9c4.no-debt-collection-symbol",
        _asked_by_agencies("(c)(4)", Confidence.PARTIAL),
        media=WRITTEN,
        note="It reaches what is sent electronically too.",
    ),
)

AGENCIES_VALIDATION: Final = (
    *each_adopted(
        with_bills(s38.dispute, s38.original_creditor),
        "us.ct.36a-809-13b",
        _VALIDATION,
        note="A bill collects too, unless some law requires it (``required_by_law``).",
    ),
    adopted(
        s34.validation_notice,
        "us.ct.36a-809-13a.validation-notice",
        regulation(_REGULATIONS, "36a-809-13(a)"),
        note="What the notice has to hold is not compared with the regulation's list. That a pleading is no initial "
        "communication is federal law's (15 USC 1692g(d)): the end of the section was not read.",
    ),
)

_AGENCIES = Pack(
    "us.ct.agencies",
    "Connecticut: consumer collection agencies",
    (time_barred_disclosure, *AGENCIES_LOCATION[:-1], log, AGENCIES_LOCATION[-1], *AGENCIES_VALIDATION),
    covering(_AGENCIES_THERE, under="Conn. Gen. Stat. 36a-800(3)"),
    "US-CT",
)
_THIRD_PARTIES = Pack(
    "us.ct.third-parties",
    "Connecticut: agencies that collect for others",
    (no_suit_for_others,),
    covering(
        (CollectorKind.THIRD_PARTY_COLLECTOR,),
        natures=tuple(DebtNature),
        under="Conn. Gen. Stat. 36a-800(3), 36a-805(a)",
    ),
    "US-CT",
)
_BOUGHT = Pack(
    "us.ct.bought-debts",
    "Connecticut: suits on bought debts",
    (time_barred_suit,),
    covering(ANYONE, under="Conn. Gen. Stat. 36a-814"),
    "US-CT",
)
_LENDERS = Pack(
    "us.ct.small-loans",
    "Connecticut: small-loan licensees",
    (lenders_log,),
    covering(CREDITORS, kinds=_SMALL_LOANS, under="Conn. Agencies Regs. 36a-570-5"),
    "US-CT",
)
# -- coerced debt: 36a-649 to 36a-651

COERCED_SINCE: Final = date(2025, 1, 1)
_REQUIRED: Final = frozenset({Purpose.FORMAL_PLEADING, Purpose.SERVICING_DISCLOSURE})
"""What may be required by law and still collect."""

_coerced: Final = Law("Conn. Gen. Stat.", "36a-651", in_force=(COERCED_SINCE, None))


def _reviewed(debt: Debt, at: datetime, judge: Callable[[Proceeding], Outcome]) -> Outcome:
    """What follows from the claim of coercion that is reviewed: the first about the debt whose papers were complete.

    Where that is not known of one, the next may be it: what follows from that, or would from either, does.

    Raises:
        MissingFact: whether there are proceedings is unknown; or nothing follows from one that surely counts, and what
            another is, from which something would.
    """
    if debt.proceedings is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.proceedings")
    unclear: MissingFact | None = None
    for each in sorted(debt.proceedings, key=lambda each: (each.upheld is not True, each.learned_at)):
        if each.learned_at > at or each.formalities_met is False or each.in_writing is False:
            continue
        if _judged_before(debt, each):
            continue
        if each.kind not in (ProceedingKind.COERCED_DEBT, UNKNOWN):
            continue
        doubtful = each.kind is UNKNOWN or _lacked(debt, each) is not None
        try:
            (perhaps,) = supposed(each, (ProceedingKind.COERCED_DEBT,))
            found = judge(perhaps)
            if each.kind is UNKNOWN and isinstance(found, Denied):
                raise MissingFact(f"debts.{debt.id}.proceedings.{each.id}.kind")
        except MissingFact as missing:
            unclear = needed_longest(unclear, missing)
            if not doubtful:
                break
            continue
        if found is not PASS:
            return found
        if not doubtful:
            break
    if unclear is not None:
        raise unclear
    return PASS


def _judged_before(debt: Debt, claim: Proceeding) -> bool:
    """Whether the debt was under a final judgment before a claim, and so is none of the statute's."""
    return debt.judgment_at is not None and surely_before(debt.judgment_at, claim.learned_at)


def _ended(q: Question, debt: Debt, claim: Proceeding) -> bool:
    """Whether the review is over, and word of it did not come back; what was found to be coerced was reviewed."""
    if claim.upheld is True and (claim.ended_at is None or claim.ended_at <= q.at):
        return True  # whether or not word of it came back
    over = over_at(q, debt, claim)
    return over is not None and over <= q.at


def _lacked(debt: Debt, claim: Proceeding) -> str | None:
    """The fact that would tell whether the papers of a claim were complete."""
    unknown = [name for name in ("in_writing", "formalities_met") if getattr(claim, name) is UNKNOWN]
    return f"debts.{debt.id}.proceedings.{claim.id}.{unknown[0]}" if unknown else None


def _rested(q: Question, since: datetime, days: int) -> datetime:
    """When so many civil days after a day are over, wherever the consumer may be.

    Raises:
        MissingFact: there is no evidence of where that is, and it matters.
    """
    surely = since + timedelta(days=days + 2)
    if surely <= q.at:
        return surely
    try:
        return max([days_after(since, tz, days + 1) for tz in q.consumer_zones])
    except MissingFact as missing:
        raise MissingFact(missing.fact, surely) from None


@but_for_owed_notices
@_coerced.rule(
    "us.ct.36a-651a.coerced-debt",
    "No collecting of a card debt while its coercion is reviewed, nor once it is found",
    _coerced("(a)"),
    _coerced("(f)"),
    _coerced("(g)"),
    _coerced("(i)"),
    statute("Conn. Gen. Stat.", "36a-649"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=_EVERY_EFFORT,
    needs=(Holding.PROCEEDING,),
    days=Parameter(((date.min, 60),), "days", _coerced("(f)"), "higher"),
)
def coerced_debt(q: Question, p: Any) -> Outcomes:
    """A card debt that the debtor says was forced on them rests for {days:day} at least, until the review is over.

    **What it checks**: that no claim of coercion stands on the debt whose papers the debtor certified and sent as the
    statute wants (``in_writing``, ``formalities_met``). It stands for {days:digits} days after its receipt, and until
    the debtor was told in writing, which is not known to have come back, that the debt was not found to be coerced
    (``ended_at``); for good once it was found to be (``upheld``). Every activity to collect rests: bills, suits, a
    search for the debtor, whoever is contacted.
    **Source**: Conn. Gen. Stat. 36a-651(a), (f), (g), (i) and (l); of the debts, 36a-649(6).
    **When it does not apply**: to a claim by word of mouth, or without the papers; to a second claim about a debt; to a
    debt under a final judgment before the claim; to answers, and to the notices that the statute asks
    for; to a bill or a paper for the court that some law requires,
    unless it is declared to sue; once it was found, to whoever agreed to
    owe the debt too (``co_obligors``), from whom it may be recovered. That the debt was incurred since 2025 is taken to
    be so: the day on which a card was entered into does not say when it was used.
    **Missing facts**: unknown ``proceedings`` of the debt; of a claim, whether it was in writing and complete, and,
    once it ended, how.
    **Example**: papers received on 2 March, refused in writing on the 20th: calls may begin again on 2 May.
    """

    if law_wants(q) and q.acts <= _REQUIRED:
        return PASS

    def judge(debt: Debt, claim: Proceeding) -> Outcome:
        path = f"debts.{debt.id}.proceedings.{claim.id}"
        ended = _ended(q, debt, claim)
        spared = q.recipient is not Recipient.CONSUMER and owes_too(q, debt)
        if ended and claim.upheld is True and spared:
            return PASS
        found, lapses, unclear = ended and claim.upheld is True, FOREVER, _lacked(debt, claim)
        if ended and not found:
            rests = _rested(q, claim.learned_at, p.days)
            if rests <= q.at and (claim.upheld is False or spared):
                return PASS
            if claim.upheld is False:
                lapses = rests
            elif unclear is None and rests <= q.at:
                unclear = f"{path}.upheld"
        if unclear is not None:
            raise MissingFact(unclear, None if lapses is FOREVER else lapses)
        message = "the debt was found to be coerced" if found else "whether the debt was coerced is under review"
        return Denied(message, debts=(debt.id,), facts={path: claim.kind.value}, lapses_at=lapses)

    return each_debt(q, lambda debt: _reviewed(debt, q.at, partial(judge, debt)))


@reports_in_answers
@_coerced.rule(
    "us.ct.36a-651g.reported-as-disputed",
    "A debt said to be coerced is reported as disputed, and not at all once found so",
    _coerced("(g)"),
    _coerced("(i)(2)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    needs=(Holding.PROCEEDING,),
)
def reported_as_disputed(q: Question) -> Outcomes:
    """While coercion is reviewed, what is furnished about the debt says that it is disputed.

    **What it checks**: the declared content of a report; undeclared, a duty. Of a debt found to be coerced nothing is
    reported: that it be deleted is a termination of efforts.
    **Source**: Conn. Gen. Stat. 36a-651(g) and (i)(2).
    **When it does not apply**: where the rule on collecting such a debt does not, but for the days that it rests.
    **Missing facts**: as there, but what is declared to say that the debt is disputed needs no more.
    **Example**: a monthly file that holds the debt without the dispute is denied.
    """

    def judge(debt: Debt, claim: Proceeding) -> Outcome:
        said = q.content.has(Element.REPORTS_DISPUTE)
        if said and claim.upheld is False:  # whether or not word of it came back
            return PASS
        ended = _ended(q, debt, claim)
        if ended and claim.upheld is False:
            return PASS
        if not ended and said is not False:
            return PASS if said else Required("report that the debt is disputed", debts=(debt.id,))
        unclear = _lacked(debt, claim)
        if unclear is None and ended and claim.upheld is UNKNOWN:
            unclear = f"debts.{debt.id}.proceedings.{claim.id}.upheld"
        if unclear is not None:
            raise MissingFact(unclear)
        message = "the debt was found to be coerced" if ended else "does not report that the debt is disputed"
        return Denied(message, debts=(debt.id,))

    return each_debt(q, lambda debt: _reviewed(debt, q.at, partial(judge, debt)))


@_coerced.rule(
    "us.ct.36a-651a1f.only-in-writing",
    "Whoever asked in a claim of coercion to be written to is not spoken to",
    _coerced("(a)(1)(F)"),
    recipients=(Recipient.CONSUMER,),
    media=SPOKEN,
    purposes=COMMUNICATIONS,
    needs=(Holding.PROCEEDING,),
)
def only_in_writing(q: Question) -> Outcomes:
    """A debtor who prefers it so is communicated with about a debt said to be coerced in writing alone.

    **What it checks**: that there is no request of the debtor not to be called or visited beside a claim of coercion.
    **Source**: Conn. Gen. Stat. 36a-651(a)(1)(F).
    **When it does not apply**: without such a request; within the debtor's own call; to papers of a court that are
    handed over, which are writing; once the debt was found not to be coerced.
    **Missing facts**: unknown ``requests``; unknown ``proceedings`` of the debt once there is such a request.
    **Example**: the statement asks for letters only: a call with a question about it is denied.
    """
    if within_own_call(q) or is_writing(q):
        return PASS
    unknown = q.case.requests is UNKNOWN
    known = () if unknown else q.requests
    asked = [r for r in known if isinstance(r, MediumOptOut) and r.person == q.who and r.binds(q.medium)]
    if not (asked or unknown):
        return PASS
    facts = {f"requests.{request.id}": "in writing only" for request in asked}

    def judge(debt: Debt, claim: Proceeding) -> Outcome:
        if _ended(q, debt, claim) and claim.upheld is False:
            return PASS
        if unknown:
            raise MissingFact("requests")
        return Denied("the debtor asked to be written to", debts=(debt.id,), facts=facts)

    return each_debt(q, lambda debt: _reviewed(debt, q.at, partial(judge, debt)))


@_coerced.rule(
    "us.ct.36a-651d.oral-claim",
    "Who says that a card debt was coerced is told in writing how to claim it",
    _coerced("(d)"),
    purposes=_EVERY_EFFORT,
    needs=(Holding.PROCEEDING,),
    days=Parameter(((date.min, 10),), "days", _coerced("(d)"), "lower"),
)
def oral_claim(q: Question, p: Any) -> Outcomes:
    """A claim of coercion by word of mouth is answered with a letter, or collecting ends.

    **What it checks**: nothing; whoever goes on to collect a debt that the debtor orally claimed to be coerced owes a
    letter, within {days:day} of the claim and by a way that shows when it arrives. The last day is by the clock of the
    consumer's place that comes first.
    **Source**: Conn. Gen. Stat. 36a-651(d).
    **When it does not apply**: to claims in writing, nor once all of it has come in writing; once the claim is over
    (``ended_at``, when the letter was sent) and the letter is not known to have come back; to a debt under a final
    judgment before the claim, which the statute does not reach. That nobody may claim twice (k) is not read as ending
    the duty: what is said again after a review, or while one goes on, brings a letter too.
    **Missing facts**: none; of unknown ``proceedings`` the rule on collecting says enough. A claim of an unknown kind,
    or of which nobody knows whether it was in writing, may be one: the duty then says so. With unknown ``history`` it
    is there after the letter too, which may have come back; with no ``locations`` it has no last day.
    **Example**: said on the telephone on Monday: every contact carries the duty until the letter was sent.
    """

    def judge(debt: Debt) -> Outcomes:
        told = [
            each
            for each in untold(q, debt, ProceedingKind.COERCED_DEBT)
            if each.in_writing is not True
            and not _judged_before(debt, each)
            and not made_again(debt, each, q.at, in_full=True)
        ]
        if not told:
            return PASS
        ends = [each.ended_at for each in told if each.ended_at is not None and each.ended_at > q.at]
        surely = any(each.kind is not UNKNOWN and each.in_writing is False for each in told)
        condition = "" if surely else "if coercion was claimed by word of mouth, "
        within = f"within {said(p.days, 'day')}, with proof of delivery"
        owed = partial(
            Required,
            f"{condition}write to the debtor {within}, how to claim that the debt was coerced",
            debts=(debt.id,),
            facts=named(debt, told),
            until=min(ends, default=FOREVER),
        )

        def by_its_last_day() -> Required:
            heard = min([each.learned_at for each in told])
            days = [heard.astimezone(tz).date() for tz in q.consumer_zones]
            return owed(due=min(days) + timedelta(days=p.days))

        return no_more_than(owed(), by_its_last_day)

    return each_debt(q, judge)


_SMALL_LOANS_OF_OTHERS = Pack(
    "us.ct.small-loans-of-others",
    "Connecticut: agencies that collect small loans",
    (by_itself,),
    covering(
        (CollectorKind.THIRD_PARTY_COLLECTOR,),
        kinds=_SMALL_LOANS,
        bought=False,
        under="Conn. Agencies Regs. 36a-570-5(d): amounts due a licensee",
    ),
    "US-CT",
)
_HOSPITALS_AGENTS = Pack(
    "us.ct.hospitals-agents",
    "Connecticut: collection agents of hospitals",
    (insured_or_not,),
    covering(COLLECTORS, kinds=(DebtKind.MEDICAL,), under="Conn. Gen. Stat. 19a-673(c)"),
    "US-CT",
)
_COERCED_DEBT = Pack(
    "us.ct.coerced-debt",
    "Connecticut: coerced debt",
    (coerced_debt, reported_as_disputed, only_in_writing, oral_claim),
    covering(ANYONE, kinds=(DebtKind.CREDIT_CARD,), under="Conn. Gen. Stat. 36a-649(2), (6)"),
    "US-CT",
)
"""Whoever claims a credit-card debt: card issuers, agencies, their successors and assignees."""

# -- hospitals: 19a-673b, 19a-673d

_BEYOND_THE_HOSPITAL: Final = BEYOND_THE_COLLECTORS_SIDE | {Recipient.CONSUMER_REPORTING_AGENCY}

_bed_fund: Final = Hold(proceedings={ProceedingKind.CHARITY_CARE}, unless=(RequiredByLaw(),)).rule(
    "us.ct.19a-673d.bed-fund",
    "No collection while a hospital decides on free or reduced care",
    _HOSPITALS,
    recipients=_BEYOND_THE_HOSPITAL,
    purposes=_EVERY_EFFORT | {Purpose.CREDIT_REPORTING},
    in_force=(date(2022, 10, 1), None),
    source_note="From learning that the debtor may be eligible, to the hospital's determination. Every medical "
    "debt is taken for a hospital's; the words before October 2022 were not read.",
    example="the patient was found eligible for the bed fund: the agency hands the file back and stops.",
)
bed_fund = but_for_owed_notices(_bed_fund)

_HOSPITAL_DEBT = Pack(
    "us.ct.hospital-debt",
    "Connecticut: hospital debt",
    (
        bed_fund,
        reports_in_answers(
            Ban().rule(
                "us.ct.19a-673b-c1.no-report",
                "No report of a patient to a credit rating agency",
                _NO_REPORTS,
                recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
                purposes=(Purpose.CREDIT_REPORTING,),
                in_force=(date(2024, 7, 1), None),
                source_note="It binds hospitals, their affiliates and the agents that they refer to; every medical "
                "debt is taken for a hospital's.",
                example="an agency's monthly file holds no hospital bill.",
            )
        ),
    ),
    covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Conn. Gen. Stat. 19a-673d"),
    "US-CT",
)

JURISDICTION: Final = Jurisdiction(
    "US-CT",
    "Connecticut",
    Confidence.PARTIAL,
    (
        _BY_CREDITORS,
        _CARD_ISSUERS,
        _AGENCIES,
        _THIRD_PARTIES,
        _BOUGHT,
        _LENDERS,
        _SMALL_LOANS_OF_OTHERS,
        _COERCED_DEBT,
        _HOSPITAL_DEBT,
        _HOSPITALS_AGENTS,
    ),
    (
        regulation(_REGULATIONS, "36a-647-3", Confidence.PARTIAL),
        regulation(_REGULATIONS, "36a-647-5", Confidence.PARTIAL),
        regulation(_REGULATIONS, "36a-647-6", Confidence.PARTIAL),
        _STUDENTS,
        regulation(_REGULATIONS, "36a-809-9", Confidence.PARTIAL),
        regulation(_REGULATIONS, "36a-809-13", Confidence.PARTIAL),
        _LENDERS_LOG,
        statute("Conn. Gen. Stat.", "36a-645 to 36a-651"),
        statute("Conn. Gen. Stat.", "36a-800, 36a-805, 36a-810 to 36a-814"),
        statute("Conn. Gen. Stat.", "19a-673 to 19a-673d"),
    ),
    "Creditors, servicers and attorneys ask each person once for a debtor's whereabouts; agencies do too, sue for "
    "nobody and disclose in the first communication that a debt is time-barred; nobody sues on a bought debt that is. "
    "Card issuers spare a student's parents; a card debt rests while coercion is reviewed, {coerced-debt.days:day} at "
    "least; hospital debt stops while free care is decided and is not reported. Logs of contacts. Hours and places "
    "for creditors (36a-647-4) are unread and advice. Not encoded: deceptive words but for threats of suit and what "
    "is paid, conditions of referral, executions on homes and wages. The act on telephone sales (42-288a) was seen, "
    "not studied.",
)
