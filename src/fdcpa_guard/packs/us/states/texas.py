"""Texas: the Debt Collection Act (Tex. Fin. Code ch. 392)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from ....errors import MissingFact
from ....facts import Debt, Dispute
from ....rules import PASS, Outcomes, Pack, Parameter, Question, Required
from ....rules.judging import each_debt
from ....shapes import Hold, Standing
from ....vocabulary import CONSUMERS, OTHERS, UNKNOWN, CollectorKind, Confidence, Holding, Purpose
from ...binding import ANYONE, covering
from ..federal.fdcpa import binds, profanity, threat_of_harm
from .adopting import many_calls
from .common import Jurisdiction
from .law import Law
from .purposes import COLLECTING_ACTS

_code: Final = Law("Tex. Fin. Code")

# -- 392.202: disputes, for third-party debt collectors


def _open(q: Question, debt: Debt) -> Iterator[Dispute]:
    """The disputes of a debt that may be in writing and whose investigation is not over.

    Raises:
        MissingFact: whether the debt is disputed is unknown.
    """
    if debt.disputes is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.disputes")
    for dispute in debt.disputes:
        over = any(when is not None and when <= q.at for when in (dispute.verified_at, dispute.withdrawn_at))
        if dispute.received_at <= q.at and not over and dispute.in_writing is not False:
            yield dispute


dispute = _code.of(Hold(standing={Standing.DISPUTE}, in_writing=True)).rule(
    "us.tx.392-202a.dispute",
    "A written dispute, however late, stops collecting until it is investigated",
    _code("392.202(a)"),
    _code("392.202(e)"),
    recipients=CONSUMERS | OTHERS,
    purposes=COLLECTING_ACTS,
    exceptions="to disputes by word of mouth; once the investigation is over, for which ``verified_at`` stands, or the "
    "dispute withdrawn; to the answer itself. A law firm without staff who collect is outside the section, but no fact "
    "tells it apart: it is held to it",
    source_note="The text stops collectors that report to bureaus and those that do not alike. It does not matter how "
    "long after the validation notice it came, whether it repeats an earlier one, or whether only a part is disputed; "
    "that there was no time to investigate is no end of it (392.202(d)(3))",
    example="an email two years after the validation notice says the amount is wrong: calls stop.",
)


@_code.rule(
    "us.tx.392-202b.answer",
    "The answer to a dispute says how the investigation went, within {days:digits} days",
    _code("392.202(b)"),
    recipients=CONSUMERS,
    purposes=(Purpose.DISPUTE_RESPONSE,),
    needs=(Holding.DISPUTE,),
    days=Parameter(((date.min, 30),), "days", _code("392.202(b)"), "lower"),
)
def answer(q: Question, p: Any) -> Outcomes:
    """By the {days:nth} day the collector writes that the item is wrong, that it is right, or that time was short.

    **What it checks**: for each dispute that is or may be in writing and is not investigated yet, the duty and its last
    day, counted from the day of receipt where the person is.
    **Source**: Tex. Fin. Code 392.202(b).
    **When it does not apply**: to contacts that are no answer to a dispute.
    **Missing facts**: unknown ``disputes`` of a debt.
    **Example**: received on 2 March: the answer is due on 1 April.
    """

    def judge(debt: Debt) -> Outcomes:
        duties = []
        for found in _open(q, debt):
            received = min(found.received_at.astimezone(tz).date() for tz in q.zones)
            duties.append(
                Required(
                    "write that the item is inaccurate, that it is accurate, or that there was too little time",
                    debts=(debt.id,),
                    due=received + timedelta(days=p.days),
                    facts={f"debts.{debt.id}.disputes.{found.id}": "open"},
                )
            )
        return tuple(duties) or PASS

    return each_debt(q, judge)


THIRD_PARTY_COLLECTORS: Final = Pack(
    id="us.tx.third-party-collectors",
    title="Texas: disputes before third-party debt collectors (Tex. Fin. Code 392.202)",
    rules=(dispute, answer),
    why_not=binds,
    jurisdiction="US-TX",
)
"""Debt collectors as 15 USC 1692a(6) defines them (Tex. Fin. Code 392.001(7))."""

# -- 392.301 and 392.302: everybody

DEBT_COLLECTORS: Final = Pack(
    id="us.tx.debt-collectors",
    title="Texas: threats and abuse (Tex. Fin. Code 392.301, 392.302)",
    rules=(
        _code.adopted(threat_of_harm, "us.tx.392-301a1.threat-of-harm", _code("392.301(a)(1)"), federal="statute"),
        _code.adopted(profanity, "us.tx.392-302-1.profanity", _code("392.302(1)"), federal="statute"),
    ),
    why_not=covering(ANYONE, under="Tex. Fin. Code 392.001(2), (6)"),
    jurisdiction="US-TX",
)
"""Whoever collects consumer debts, creditors included."""

CREDITORS_PACK: Final = Pack(
    id="us.tx.creditors",
    title="Texas: repeated calls by creditors (Tex. Fin. Code 392.302(4))",
    rules=(many_calls("us.tx.392-302-4.repeated-calls", _code("392.302(4)"), recipients=CONSUMERS | OTHERS),),
    why_not=covering(
        {CollectorKind.CREDITOR}, under="Tex. Fin. Code 392.302(4); collectors have Regulation F's number itself"
    ),
    jurisdiction="US-TX",
)
"""Creditors that collect in their own name."""

JURISDICTION = Jurisdiction(
    "US-TX",
    "Texas",
    Confidence.PRIMARY,
    (THIRD_PARTY_COLLECTORS, DEBT_COLLECTORS, CREDITORS_PACK),
    (_code("392.001"), _code("392.202"), _code("392.301 to .303")),
    "A written dispute stops a third-party collector at any time; creditors, too, may not threaten, swear or ring to "
    "harass. There are no hours and no counts. Not encoded: false accusations and threats (392.301(a)(2) to (8)), "
    "anonymous calls meant to annoy (392.302(2)) and charges (392.302(3), 392.303), of which no fact is declared; the "
    "correction of files and reports (392.202(c), (d)). The telephone hours of 2025 bind solicitations only.",
)
