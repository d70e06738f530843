"""Hawaii: collection agencies (HRS ch. 443B) and creditors (ch. 480D)."""

from typing import Final

from ....errors import MissingFact
from ....rules import PASS, Denied, Outcomes, Pack, Question
from ....rules.judging import declared
from ....shapes import Ban, Debts, NotStatingDebt, RepresentationStops, Which
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    CollectorKind,
    Confidence,
    DebtNature,
    Element,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import COLLECTORS, covering
from ...citing import read_twice
from ..federal.fdcpa import profanity, threat_of_harm
from ..federal.regf import s18
from .common import Jurisdiction
from .law import Law
from .purposes import ABOUT_THE_DEBT

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

    **What it checks**: that the content is declared to give the business's identity, the caller's name and purpose, or,
    asking where somebody is, the caller's own name; undeclared, a duty.
    **Source**: HRS 443B-16(2), which protects any person and, unlike 15 USC 1692b, knows no other rule for calls that
    only ask where the debtor is.
    **When it does not apply**: within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a neighbour is asked for an address by somebody who gives no name: denied.
    """
    if not q.places_call:
        return PASS
    content = q.content
    said = [content.has(Element.BUSINESS_IDENTITY), content.has(Element.IDENTITY_AND_PURPOSE)]
    if q.purpose is Purpose.LOCATION_INFORMATION:
        said.append(content.has(Element.IDENTIFIES_CALLER))
    return declared(
        True if True in said else False if False in said else None,
        wanted=True,
        denied="the call does not say who is calling",
        duty="say who is calling",
    )


others = _code.of(Ban(unless=(NotStatingDebt(), Debts(which=Which.OWED_TOO)))).rule(
    "us.hi.443b-17-3.others",
    "Nobody else learns from an agency that something is owed",
    _code("443B-17(3)"),
    recipients=OTHERS,
    purposes=ABOUT_THE_DEBT - {Purpose.POSTJUDGMENT_REMEDY},
    exceptions="to papers of a court and remedies after a judgment",
    source_note="It names lists and advertisements, and then any other manner but legal process: read as it stands, it "
    "bars every telling",
    example="a letter to the employer about an invoice is denied; asking a neighbour for an address is not.",
)


@_code.rule(
    "us.hi.443b-17-4.seen-by-others",
    "What others may see shows nothing of a claim",
    _code("443B-17(4)"),
    media=(Medium.MAIL, Medium.SOCIAL_MEDIA),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
)
def seen_by_others(q: Question) -> Outcomes:
    """What somebody else may ordinarily see of a message shows the agency's name, address and number, and no more.

    **What it checks**: that a letter is no postcard and its envelope shows no debt collection, and that what is written
    on social media cannot be seen by others; undeclared, of a letter, a duty.
    **Source**: HRS 443B-17(4).
    **When it does not apply**: to other media, which others do not ordinarily see; to papers of a court.
    **Missing facts**: whether others can see it (``contact.publicly_viewable``), on social media.
    **Example**: a postcard about an invoice is denied; an envelope with the agency's name and address is not.
    """
    if q.medium is Medium.SOCIAL_MEDIA:
        if q.contact.publicly_viewable is False:
            return PASS
        if q.contact.publicly_viewable is True:
            return Denied("others can see it")
        raise MissingFact("contact.publicly_viewable")
    content = q.content
    return (
        declared(content.has(Element.POSTCARD), wanted=False, denied="is a postcard", duty="use no postcard"),
        declared(
            content.has(Element.SHOWS_DEBT_COLLECTION),
            wanted=False,
            denied="the envelope shows something of the claim",
            duty="show nothing on the envelope but the agency's name, address and number",
        ),
    )


represented = _code.of(RepresentationStops(attorney_must_be_known=True, consent_releases=False)).rule(
    "us.hi.443b-19-5.represented",
    "An agency does not approach a represented debtor, whether or not the attorney answers",
    _code("443B-19(5)"),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
    exceptions="to papers of a court",
    source_note="It speaks of any communication, and names no release: neither the attorney's silence or consent, nor "
    "the debtor's, nor that it answers",
    example="the attorney has not answered for two months: Regulation F allows a call, Hawaii does not.",
)

AGENCIES: Final = Pack(
    id="us.hi.agencies",
    title="Hawaii: collection agencies (HRS ch. 443B)",
    rules=read_twice(
        _code.adopted(threat_of_harm, "us.hi.443b-15-1.threat-of-harm", _code("443B-15(1)"), federal="statute"),
        _code.adopted(profanity, "us.hi.443b-16-1.profanity", _code("443B-16(1)"), federal="statute"),
        caller_identity,
        others,
        seen_by_others,
        _code.adopted(
            s18.initial_disclosure,
            "us.hi.443b-18-2a.initial-disclosure",
            _code("443B-18(2)(A)"),
            recipients=CONSUMERS,
            federal="statute",
            note="The section asks it of each first communication, written and oral, and of requests for information "
            "about the debtor; of those to others it is not asked here, since federal law bars telling them.",
        ),
        _code.adopted(
            s18.subsequent_disclosure,
            "us.hi.443b-18-2b.subsequent-disclosure",
            _code("443B-18(2)(B)"),
            recipients=CONSUMERS | {Recipient.CONSUMER_ATTORNEY},
            federal="statute",
            note="The section asks it of every later communication made to collect, to an attorney too.",
        ),
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
    rules=read_twice(
        _code.adopted(threat_of_harm, "us.hi.480d-3-1.threat-of-harm", _code("480D-3(1)"), federal="statute"),
        _code.adopted(profanity, "us.hi.480d-3-7.profanity", _code("480D-3(7)"), federal="statute"),
    ),
    why_not=covering({CollectorKind.CREDITOR, CollectorKind.DEBT_BUYER}, under="HRS 480D-2: debts owed to itself"),
    jurisdiction="US-HI",
)
"""Whoever regularly collects consumer debts owed to itself and is no collection agency."""

JURISDICTION = Jurisdiction(
    "US-HI",
    "Hawaii",
    Confidence.PRIMARY,
    (AGENCIES, CREDITORS_PACK),
    (_code("443B-1, -15 to -19"), _code("480D-2, -3")),
    "An agency does not communicate with a represented debtor even when the attorney stays silent, says who it is, and "
    "tells and shows others nothing; agencies and creditors do not threaten harm or swear. Attorneys in their "
    "profession are no agency. No hours and no counts. The copies of 443B-1 and 443B-17 read are some years old. Not "
    "encoded: the name and full address of the creditor at every demand (443B-18(4)); that the disclosures are asked "
    "of requests for information from others too (443B-18(2)(A)); charges caused by concealment (443B-16(3)); lists, "
    "advertising, false statements and accusations, threats of arrest or assignment, fees and acknowledgments "
    "(443B-15(2) to (5), -17(1) and (2), -18 otherwise, -19(1) to (4), 480D-3(2) to (6), (8) to (11)), of which no "
    "fact is declared.",
)
