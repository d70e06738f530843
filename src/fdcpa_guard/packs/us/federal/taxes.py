"""26 USC 6304 and 6306: federal taxes that private collectors collect under contract.

A pack for what is the tax law's own: which taxes such a collector must leave alone. The rest needs none. A contractor
is held to what the Internal Revenue Service may not do (6306(b)(2)) and to the FDCPA (6306(g)); hours, inconvenient
times and places, representation and the workplace (6304(a)), and harassment (6304(b)), are those of the FDCPA in other
words, and Regulation F holds them for a tax given as a consumer debt. Of a business's tax, which is none, they are not
held here. Read in a copy of April 2023; 7602(c), on contacts with third parties, was not read.
"""

from collections.abc import Mapping
from typing import Final

from ....errors import MissingFact
from ....facts import Debt, PaymentPromise
from ....facts.base import members
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Question, rule
from ....rules.judging import each_debt
from ....vocabulary import UNKNOWN, Confidence, DebtKind, DebtNature, ProceedingKind
from ...binding import COLLECTORS, covering
from ...citing import citing, read_twice
from ...notes import Provision
from .collecting import ACTS_TO_COLLECT, BEYOND_THE_COLLECTORS_SIDE, declared_to_collect

_code = citing("26 USC")

_WHY: Final[Mapping[object, str]] = {
    ProceedingKind.IDENTITY_THEFT: "the tax is said to come of identity theft",
    ProceedingKind.PAYMENT_PLAN_REVIEW: "an instalment agreement is under review",
    ProceedingKind.TAX_NOT_ELIGIBLE: "it is on the list of those that are not",
}
"""What is under way about a tax, and why that keeps it from private collectors."""


@rule(
    "us.irs.6306d.not-eligible",
    "Some taxes are not for private collectors",
    _code("6306(d)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
)
def not_eligible(q: Question) -> Outcomes:
    """The tax of somebody who is dead, a minor or a victim of identity theft goes back to the Service, and some others.

    **What it checks**: for each federal tax, that the taxpayer is not known to be dead or under age, that no claim that
    the debt comes of identity theft stands, nor anything else of the list (`tax-not-eligible`), that no instalment
    agreement is under review or being paid, and that the tax is not in litigation, when a contact collects, or is
    declared to ask for payment or to threaten.
    **Source**: 6306(d)(1) to (5). The statute asks what the Service identified or classified; what the collector knows
    is taken for that.
    **When it does not apply**: to answers and notices that ask for no payment; to the Service itself.
    **Missing facts**: unknown ``proceedings``, ``promises`` or ``active_litigation`` of a tax, the kind of a standing
    proceeding, ``of_plan`` of a promise; ``consumer.minor``, unless the tax is a business's. A death that nobody knows
    of, nobody identified.
    **Example**: the taxpayer died in May: a call to the estate about the tax is denied.
    """
    if q.purpose not in ACTS_TO_COLLECT and not declared_to_collect(q.contact):
        return PASS
    minor = q.case.consumer.minor
    why = "the taxpayer is dead" if q.deceased else "the taxpayer is under age" if minor is True else None

    def judge(debt: Debt) -> Outcome:
        path = f"debts.{debt.id}"
        standing = [p for p in members(debt.proceedings) if p.stands(q.at)]
        plans = [p for p in members(debt.promises) if p.of_plan is not False and _goes_on(q, p)]
        found = {f"{path}.proceedings.{p.id}": reason for p in standing if (reason := _WHY.get(p.kind)) is not None}
        found |= {f"{path}.promises.{p.id}": "an instalment agreement goes on" for p in plans if p.of_plan is True}
        if debt.active_litigation is True:
            found[f"{path}.active_litigation"] = "the tax is in litigation"
        reason = why or next(iter(found.values()), None)
        if reason is not None:
            return Denied(f"not a tax for a private collector: {reason}", debts=(debt.id,), facts=found)
        for name in ("proceedings", "promises", "active_litigation"):
            if getattr(debt, name) is UNKNOWN:
                raise MissingFact(f"{path}.{name}")
        for unclear in standing:
            if unclear.kind is UNKNOWN:
                raise MissingFact(f"{path}.proceedings.{unclear.id}.kind")
        if plans:
            raise MissingFact(f"{path}.promises.{plans[0].id}.of_plan")
        if minor is UNKNOWN and debt.nature is not DebtNature.COMMERCIAL:
            raise MissingFact("consumer.minor")
        return PASS

    return each_debt(q, judge)


def _goes_on(q: Question, promise: PaymentPromise) -> bool:
    """Whether a payment of a plan is still to come, so that the plan is alive."""
    at = q.at
    return promise.made_at <= at and not any(
        when is not None and when <= at for when in (promise.kept_at, promise.broken_at)
    )


PRIVATE_TAX_COLLECTION = Pack(
    id="us.irs",
    title="Federal taxes in private collection (26 USC 6306)",
    rules=read_twice(not_eligible),
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
    Provision("26 USC", "6306(a)-(c), (e), (f), (h)-(k)", "contracts with collectors", why_not="not a contact"),
    Provision(
        "26 USC",
        "6306(d)",
        "taxes that are not for private collectors",
        (not_eligible.id,),
        "beside death, age, identity theft, plans and litigation the caller says that one is on the list",
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
