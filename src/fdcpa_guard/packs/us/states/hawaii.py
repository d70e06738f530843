"""Hawaii: collection agencies (HRS ch. 443B) and creditors (ch. 480D)."""

from typing import Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Question, Required
from ....rules.judging import declared, is_limited
from ....shapes import Ban, Debts, Duty, InTheConsumersPlace, NotObligated, Which
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import COLLECTORS, covering
from ..federal.fdcpa import profanity, says_who_calls, threat_of_harm
from ..federal.regf import s18
from ..federal.regf.s06 import knows_employer_provides
from .adopting import IMPLIES_NOTHING, SAYS_OWED, implies_in_public, implies_nothing, tells_on_a_card
from .anothers_number import not_by_anothers_number
from .common import Jurisdiction
from .law import Law
from .narrowing import DEMANDS_NONE, but_for_courts, unless
from .purposes import ABOUT_THE_DEBT, DEMANDS, SPOKEN
from .to_attorneys import first_to_the_attorney, later_to_the_attorney, says_nothing, says_so, told_so

_code: Final = Law("HRS")

# -- 443B: agencies


@_code.rule(
    "us.hi.443b-16-2.caller-identity",
    "A telephone call says who calls",
    _code("443B-16(2)"),
    media=TELEPHONE,
    purposes=COMMUNICATIONS,
)
def caller_identity(q: Question) -> Outcomes:
    """Whoever is called learns who is calling, whatever the call is for.

    **What it checks**: that the content is declared to give the business's identity, the caller's name and purpose, the
    names behind the call, or, asking where somebody is, the caller's own name; undeclared, a duty.
    **Source**: HRS 443B-16(2), which protects any person and, unlike 15 USC 1692b, knows no other rule for calls that
    only ask where the debtor is.
    **When it does not apply**: to a limited-content message, which names the business; within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a neighbour is asked for an address by somebody who gives no name: denied.
    """
    if not q.places_call or is_limited(q):
        return PASS
    return says_who_calls(q, "say who is calling", by_name=q.acts == {Purpose.LOCATION_INFORMATION})


_others = _code.of(Ban(unless=(Debts(which=Which.OWED_TOO), InTheConsumersPlace()))).rule(
    "us.hi.443b-17-3.others",
    "Nobody else learns from an agency that something is owed",
    _code("443B-17(3)"),
    recipients=OTHERS,
    purposes=ABOUT_THE_DEBT,
    exceptions=IMPLIES_NOTHING.says,
    source_note="It names lists and advertisements, and then any other manner but legal process: read as it stands, it "
    "bars every telling",
    example="a letter to the employer about an invoice is denied; asking a neighbour for an address is not.",
)
others = but_for_courts(unless(IMPLIES_NOTHING)(_others))

anothers_number = not_by_anothers_number(
    "us.hi.443b-17-3.not-the-consumers-number", _code("443B-17(3)"), spared=(IMPLIES_NOTHING,)
)


@unless(NotObligated())
@_code.rule(
    "us.hi.443b-17-4.seen-by-others",
    "What others may see shows nothing of a claim",
    _code("443B-17(4)"),
    media=(Medium.MAIL, Medium.EMAIL, Medium.SOCIAL_MEDIA),
    recipients=CONSUMERS | OTHERS,
    purposes=COMMUNICATIONS,
)
def seen_by_others(q: Question) -> Outcomes:
    """What somebody else may ordinarily see of a message shows the agency's name, address and number, and no more.

    **What it checks**: that a letter is no postcard and its envelope shows no debt collection, that an email goes to no
    address of which it is known by then that an employer provides it, and that what is written on social media cannot
    be seen by others; undeclared, of a letter, a duty. A postcard, a post that others see and an email to such an
    address may be declared to tell nothing of a debt or of who collects, as the confirmation of an opt-out does.
    **Source**: HRS 443B-17(4), which spares no papers of a court.
    **When it does not apply**: to other media, which others do not ordinarily see; to who neither counts as the debtor
    nor agreed to owe the debt, who learns nothing at all ((3)).
    **Missing facts**: whether others can see it (``contact.publicly_viewable``), on social media; the email address
    used, and whether the employer provides it.
    **Example**: a postcard about an invoice is denied; an envelope with the agency's name and address is not.
    """
    if q.medium is Medium.SOCIAL_MEDIA:
        return implies_in_public(q)
    if q.medium is Medium.EMAIL:
        if implies_nothing(q):
            return PASS
        email = q.email
        if email.employer_provided is UNKNOWN:
            raise MissingFact(f"emails.{q.address}.employer_provided")
        known = knows_employer_provides(email, q.at)
        return Denied("the address is the employer's, where others may see it") if known else PASS
    content = q.content
    return (
        tells_on_a_card(q),
        declared(
            content.has(Element.SHOWS_DEBT_COLLECTION),
            wanted=False,
            denied="the envelope shows something of the claim",
            duty="show nothing on the envelope but the agency's name, address and number",
        ),
    )


@_code.rule(
    "us.hi.443b-18-2a.initial-disclosure",
    "The first writing and the first talk each say that a claim is being collected",
    _code("443B-18(2)(A)"),
    recipients=CONSUMERS | {Recipient.CONSUMER_ATTORNEY},
    purposes=COMMUNICATIONS,
)
def initial_disclosure(q: Question) -> Outcomes:
    """Both the first written and the first oral communication of a claim carry the full disclosure.

    **What it checks**: what ``us.regf.18e1.initial-disclosure`` does, and of a call or visit that is the first by word
    of mouth after a writing the same; to the attorney, if neither the debtor nor who speaks for them was told before in
    the same way, written or by word of mouth. Undeclared, a duty.
    **Source**: HRS 443B-18(2)(A), which asks it of requests for information about the debtor too; of those to others it
    is not asked here, since federal law bars telling them.
    **When it does not apply**: as the federal rule: to limited-content messages, formal pleadings, confirmations of an
    opt-out, and to asking anybody but the debtor where the debtor is.
    **Missing facts**: only of what is declared to lack the disclosure: unknown ``history``, unless they are known to
    have been told in the same way (``initial_communication_orally``, ``validation``); whether a first communication
    older than the history was by word of mouth.
    **Example**: a letter came first: the first call says all of it again.
    """
    if says_nothing(q):
        return PASS
    if q.recipient is Recipient.CONSUMER_ATTORNEY:
        return s18.where_due(q, _discloses, lambda debt: first_to_the_attorney(q, debt, first_talk=True))
    return s18.where_due(q, s18.discloses_all, lambda debt: s18.initially_due(q, debt) or _first_talk(q, debt))


def _first_talk(q: Question, debt: Debt) -> bool:
    """Whether it is, or may be, the first by word of mouth about a debt of which a writing told."""
    if q.medium not in SPOKEN:
        return False
    told = told_so(q, debt)
    return s18.may_be_due(q, debt, None if told is None else not told)


def _discloses(q: Question, debts: tuple[str, ...]) -> Outcome:
    made = s18.discloses_initially(q)
    if made is None:
        return Required("disclose that a claim is being collected and that information is used for that", debts=debts)
    return PASS if made else Denied("does not disclose that a claim is being collected", debts=debts)


@_code.rule(
    "us.hi.443b-18-2b.subsequent-disclosure",
    "Every later communication says that it is from a debt collector",
    _code("443B-18(2)(B)"),
    recipients=CONSUMERS | {Recipient.CONSUMER_ATTORNEY},
    purposes=COMMUNICATIONS,
)
def subsequent_disclosure(q: Question) -> Outcomes:
    """After the first communication each one says that it is from a debt collector, to an attorney too.

    **What it checks**: what ``us.regf.18e2.subsequent-disclosure`` does, but for the first by word of mouth after a
    writing, which owes the full disclosure; to the attorney, once the debtor or who speaks for them was told in the
    same way.
    **Source**: HRS 443B-18(2)(B), on every later communication made to collect.
    **When it does not apply**: as the federal rule: to limited-content messages, formal pleadings, confirmations of an
    opt-out, and to asking anybody but the debtor where the debtor is.
    **Missing facts**: unknown ``history``.
    **Example**: a letter to the attorney that does not say it comes from a debt collector is denied.
    """
    if says_nothing(q):
        return PASS
    if q.recipient is Recipient.CONSUMER_ATTORNEY:
        return s18.where_due(q, _SAYS_SO, lambda debt: later_to_the_attorney(q, debt, first_talk=True))

    def is_due(debt: Debt) -> bool:
        return s18.later_due(q, debt) and (q.medium not in SPOKEN or told_so(q, debt) is not False)

    return s18.where_due(q, s18.says_collector, is_due)


_SAYS_SO: Final = says_so("does not say that it is from a debt collector", "say that it is from a debt collector")


to_whom = unless(DEMANDS_NONE)(
    _code.of(Duty(duty="say clearly to whom the claim is owed or was assigned, with the full business address")).rule(
        "us.hi.443b-18-4.to-whom",
        "Every demand for money says to whom the claim is owed, and where",
        _code("443B-18(4)"),
        recipients=BEYOND_THE_COLLECTORS_SIDE,
        purposes=DEMANDS,
        exceptions=DEMANDS_NONE.says,
        source_note="Of whomever it is demanded; a complaint demands money too",
        example="an agency's first letter names the clinic, with its street address.",
    )
)


@_code.rule(
    "us.hi.443b-19-5.represented",
    "An agency does not approach a represented debtor, whether or not the attorney answers",
    _code("443B-19(5)"),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
    needs=(Holding.REPRESENTATION,),
)
def represented(q: Question) -> Outcomes:
    """An agency communicates with no debtor who has an attorney whose name and address are known.

    **What it checks**: that no attorney who can be found is known to represent the debtor, in whatever matter: the
    section does not say in which.
    **Source**: HRS 443B-19(5). It speaks of any communication, and names no release: neither the attorney's silence or
    consent, nor the debtor's, nor that it answers.
    **When it does not apply**: to papers of a court; once the representation has ended.
    **Missing facts**: unknown ``representation``; whether the attorney can be found.
    **Example**: the attorney has not answered for two months: Regulation F allows a call, Hawaii does not.
    """
    standing = [
        each for each in q.attorneys() if each.learned_at <= q.at and (each.ended_at is None or q.at < each.ended_at)
    ]
    if any(each.attorney_can_be_found is True for each in standing):
        return Denied("the debtor is represented by an attorney")
    for each in standing:
        if each.attorney_can_be_found is UNKNOWN:
            raise MissingFact(f"representation.{each.id}.attorney_can_be_found")
    return PASS


AGENCIES: Final = Pack(
    id="us.hi.agencies",
    title="Hawaii: collection agencies (HRS ch. 443B)",
    rules=(
        _code.adopted(threat_of_harm, "us.hi.443b-15-1.threat-of-harm", _code("443B-15(1)")),
        _code.adopted(profanity, "us.hi.443b-16-1.profanity", _code("443B-16(1)")),
        caller_identity,
        others,
        anothers_number,
        seen_by_others,
        initial_disclosure,
        subsequent_disclosure,
        to_whom,
        _code.adopted(SAYS_OWED, "us.hi.443b-18-5.nothing-owed", _code("443B-18(5)")),
        represented,
    ),
    why_not=covering(
        COLLECTORS - {CollectorKind.LAW_FIRM},
        natures=tuple(DebtNature),
        under="HRS 443B-1: not attorneys in their profession, nor creditors in their own name",
    ),
    jurisdiction="US-HI",
)
"""Collection agencies, whoever uses another name and buyers, for claims of every kind; not attorneys.

A servicer is taken for an agency, though banks and loan companies are none; no fact tells them apart.
"""

# -- 480D: creditors

CREDITORS_PACK: Final = Pack(
    id="us.hi.creditors",
    title="Hawaii: collection practices of creditors (HRS ch. 480D)",
    rules=(
        _code.adopted(threat_of_harm, "us.hi.480d-3-1.threat-of-harm", _code("480D-3(1)")),
        _code.adopted(profanity, "us.hi.480d-3-7.profanity", _code("480D-3(7)")),
        _code.adopted(SAYS_OWED, "us.hi.480d-3-8.nothing-owed", _code("480D-3(8)")),
    ),
    why_not=covering(
        {CollectorKind.CREDITOR, CollectorKind.DEBT_BUYER},
        but_not=(DebtKind.FEDERAL_TAX,),  # it arises out of no transaction
        under="HRS 480D-2: debts owed to itself",
    ),
    jurisdiction="US-HI",
)
"""Whoever regularly collects consumer debts owed to itself and is no collection agency."""

JURISDICTION = Jurisdiction(
    "US-HI",
    "Hawaii",
    Confidence.PRIMARY,
    (AGENCIES, CREDITORS_PACK),
    (_code("443B-1, -15 to -19"), _code("480D-2, -3")),
    "An agency does not communicate with a represented debtor even when the attorney stays silent, says who it is, "
    "and tells and shows others nothing; agencies and creditors do not threaten harm, swear or ask for what is known "
    "to be paid. Attorneys in their profession are no agency. No hours and no counts. The copies of 443B-1 and "
    "443B-17 read are some years old, and the stored one of 443B-17 breaks off in (3): (3) and (4) were read in "
    "another, and count as read once. Not encoded: that the disclosures are asked of requests for information from "
    "others too (443B-18(2)(A)); calls meant to harass (443B-16(2)); charges caused by concealment (443B-16(3)); "
    "lists, advertising, false statements but for what is paid, accusations, threats of arrest or assignment, fees "
    "and acknowledgments (443B-15(2) to (5), -17(1) and (2), -18 otherwise, -19(1) to (4), 480D-3(2) to (6), (8) to "
    "(11)), of which no fact is declared.",
)
