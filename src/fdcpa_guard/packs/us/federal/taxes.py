"""26 USC 6304 and 6306: federal taxes that private collectors collect under contract.

A pack for what is the tax law's own: which taxes such a collector must leave alone. The rest needs none. A contractor
is held to what the Internal Revenue Service may not do (6306(b)(2)) and to the FDCPA (6306(g)); hours, inconvenient
times and places, representation and the workplace (6304(a)), and harassment (6304(b)), are those of the FDCPA in other
words, and Regulation F holds them for a tax given as a consumer debt. Of a business's tax, which is none, they are not
held here. Read in a copy of April 2023; 7602(c), on contacts with third parties, was not read.
"""

from ....facts import Debt
from ....facts.base import members
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import ACTS_TO_COLLECT, BEYOND_THE_COLLECTORS_SIDE, Confidence, DebtKind, DebtNature, ProceedingKind
from ...binding import COLLECTORS, covering
from ...citing import citing
from ...notes import Provision

_code = citing("26 USC")


@rule(
    "us.irs.6306d.not-eligible",
    "Some taxes are not for private collectors",
    _code("6306(d)(3)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=ACTS_TO_COLLECT,
)
def not_eligible(q: Question) -> Outcomes:
    """The tax of somebody who is dead, a minor or a victim of identity theft goes back to the Service.

    **What it checks**: for each federal tax, that the taxpayer is not known to be dead or under age, and that no claim
    that the debt comes of identity theft stands, when a contact collects, or is declared to ask for payment or to
    threaten.
    **Source**: 6306(d)(3)(A), (B) and (D). The statute asks whom the Service identified as such; what the collector
    knows is taken for that.
    **When it does not apply**: to answers and notices that ask for no payment; to the Service itself.
    **Missing facts**: none: what nobody knows of the taxpayer, nobody identified.
    **Example**: the taxpayer died in May: a call to the estate about the tax is denied.
    """
    why = "the taxpayer is dead" if q.deceased else None
    if why is None and q.case.consumer.minor is True:
        why = "the taxpayer is under age"

    def judge(debt: Debt) -> Outcome:
        claims = [p for p in members(debt.proceedings) if p.kind is ProceedingKind.IDENTITY_THEFT and p.stands(q.at)]
        reason = why or ("the tax is said to come of identity theft" if claims else None)
        if reason is None:
            return PASS
        facts = {f"debts.{debt.id}.proceedings.{p.id}": p.kind.value for p in claims}
        return Denied(f"not a tax for a private collector: {reason}", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


PRIVATE_TAX_COLLECTION = Pack(
    id="us.irs",
    title="Federal taxes in private collection (26 USC 6306)",
    rules=(not_eligible,),
    why_not=covering(
        COLLECTORS,
        natures=tuple(DebtNature),
        kinds=(DebtKind.FEDERAL_TAX,),
        under="26 USC 6306: collectors under contract",
    ),
)
"""Which federal taxes a private collector leaves alone."""

_HELD = "Regulation F holds the same for a tax given as a consumer debt; of a business's tax it is not held"
PROVISIONS = (
    Provision("26 USC", "6304(a)", "times, places, representation, the workplace", why_not=_HELD),
    Provision("26 USC", "6304(b)", "no harassment", why_not=_HELD),
    Provision("26 USC", "6306(a)-(c), (e), (h)-(j)", "contracts with private collectors", why_not="not a contact"),
    Provision(
        "26 USC",
        "6306(d)",
        "taxes that are not for private collectors",
        (not_eligible.id,),
        "offers, instalment agreements, combat zones, disability benefits, income and appeals are no facts of a case",
    ),
    Provision("26 USC", "6306(g)", "the FDCPA applies", why_not=_HELD),
    Provision(
        "26 USC",
        "7602(c)",
        "notice before third parties are contacted",
        why_not="nobody here has read it",
        confidence=Confidence.UNREAD,
    ),
)
"""What of the law on private tax collection was looked at."""
