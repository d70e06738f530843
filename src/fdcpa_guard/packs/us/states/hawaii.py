"""Hawaii: collection agencies (HRS ch. 443B) and creditors (ch. 480D)."""

from typing import Final

from ....rules import Pack
from ....shapes import RepresentationStops
from ....vocabulary import CONSUMERS, CollectorKind, Confidence, DebtNature
from ...binding import COLLECTORS, CREDITORS, covering
from ..federal.fdcpa import caller_identity, profanity, threat_of_harm
from .common import Jurisdiction
from .law import Law
from .purposes import ATTEMPTS

_code: Final = Law("HRS")

# -- 443B: agencies

represented = _code.of(RepresentationStops(attorney_must_be_known=True, consent_releases=False)).rule(
    "us.hi.443b-19-5.represented",
    "An agency does not approach a represented debtor, whether or not the attorney answers",
    _code("443B-19(5)"),
    recipients=CONSUMERS,
    purposes=ATTEMPTS,
    exceptions="to contacts that do not seek payment",
    source_note="It names no release: neither the attorney's silence or consent, nor the debtor's, nor an answer in "
    "which payment is sought",
    example="the attorney has not answered for two months: Regulation F allows a call, Hawaii does not.",
)

AGENCIES: Final = Pack(
    id="us.hi.agencies",
    title="Hawaii: collection agencies (HRS ch. 443B)",
    rules=(
        _code.adopted(threat_of_harm, "us.hi.443b-15-1.threat-of-harm", _code("443B-15(1)"), federal="statute"),
        _code.adopted(profanity, "us.hi.443b-16-1.profanity", _code("443B-16(1)"), federal="statute"),
        _code.adopted(caller_identity, "us.hi.443b-16-2.caller-identity", _code("443B-16(2)"), federal="statute"),
        represented,
    ),
    why_not=covering(COLLECTORS, natures=tuple(DebtNature), under="HRS ch. 443B, on collection agencies"),
    jurisdiction="US-HI",
)
"""Collection agencies, for claims of every kind; whom the chapter exempts was not read."""

# -- 480D: creditors

CREDITORS_PACK: Final = Pack(
    id="us.hi.creditors",
    title="Hawaii: collection practices of creditors (HRS ch. 480D)",
    rules=(
        _code.adopted(threat_of_harm, "us.hi.480d-3-1.threat-of-harm", _code("480D-3(1)"), federal="statute"),
        _code.adopted(profanity, "us.hi.480d-3-7.profanity", _code("480D-3(7)"), federal="statute"),
    ),
    why_not=covering(CREDITORS | {CollectorKind.DEBT_BUYER}, under="HRS 480D-2"),
    jurisdiction="US-HI",
)
"""Whoever regularly collects consumer debts owed to itself and is no collection agency."""

JURISDICTION = Jurisdiction(
    "US-HI",
    "Hawaii",
    Confidence.PRIMARY,
    (AGENCIES, CREDITORS_PACK),
    (_code("443B-15, -16, -18, -19"), _code("480D-2, -3")),
    "An agency does not approach a represented debtor even when the attorney stays silent; agencies and creditors do "
    "not threaten harm or swear. No hours and no counts. Not encoded: the disclosures of 443B-18(2), which repeat the "
    "FDCPA; the name and full address of the creditor at every demand (443B-18(4)), and false accusations and threats "
    "(443B-15(2) to (5), 480D-3(2) to (6)), of which no fact is declared. The definitions of chapter 443B were not "
    "read.",
)
