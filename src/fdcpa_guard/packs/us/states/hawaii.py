"""Hawaii: collection agencies (HRS ch. 443B) and creditors (ch. 480D)."""

from typing import Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import CONSUMERS, UNKNOWN, CollectorKind, Confidence, DebtNature, Effect, Holding
from ...binding import COLLECTORS, CREDITORS, covering
from ..federal.fdcpa import caller_identity, profanity, threat_of_harm
from ..federal.regf.s06 import attorney_for
from .adopting import adopted
from .common import Jurisdiction, statute
from .purposes import ATTEMPTS


def _code(section: str) -> Citation:
    return statute("HRS", section)


# -- 443B: agencies


@rule(
    "us.hi.443b-19-5.represented",
    "An agency does not approach a represented debtor, whether or not the attorney answers",
    _code("443B-19(5)"),
    effect=Effect.PROHIBITED,
    recipients=CONSUMERS,
    purposes=ATTEMPTS,
    needs=(Holding.REPRESENTATION,),
)
def represented(q: Question) -> Outcomes:
    """Once an attorney is known, an agency that seeks payment speaks to the attorney alone, with no exception.

    **What it checks**: that no known representation covers a debt of the contact whose attorney's name and address are
    known or easily found.

    **Source**: HRS 443B-19(5). It names no release: neither the attorney's silence or consent, nor the debtor's, nor
    an answer in which payment is sought.

    **When it does not apply**: after the representation has ended; to contacts that do not seek payment.

    **Missing facts**: unknown ``representation``; whether the attorney can be found.

    **Example**: the attorney has not answered for two months: Regulation F allows a call, Hawaii does not.
    """
    found = q.case.representation
    if found is UNKNOWN:
        raise MissingFact("representation")
    standing = [each for each in found if each.learned_at <= q.at and (each.ended_at is None or q.at < each.ended_at)]
    if not standing:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        attorney = attorney_for(standing, debt)
        if attorney is None:
            return PASS
        facts = {f"representation.{attorney}": "stands"}
        return Denied("an attorney represents the debtor", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


AGENCIES: Final = Pack(
    id="us.hi.agencies",
    title="Hawaii: collection agencies (HRS ch. 443B)",
    rules=(
        adopted(threat_of_harm, "us.hi.443b-15-1.threat-of-harm", _code("443B-15(1)"), federal="statute"),
        adopted(profanity, "us.hi.443b-16-1.profanity", _code("443B-16(1)"), federal="statute"),
        adopted(caller_identity, "us.hi.443b-16-2.caller-identity", _code("443B-16(2)"), federal="statute"),
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
        adopted(threat_of_harm, "us.hi.480d-3-1.threat-of-harm", _code("480D-3(1)"), federal="statute"),
        adopted(profanity, "us.hi.480d-3-7.profanity", _code("480D-3(7)"), federal="statute"),
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
