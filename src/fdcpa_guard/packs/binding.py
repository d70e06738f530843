"""Whom and which debts a pack covers."""

from collections.abc import Callable, Collection
from typing import Final

from ..facts import Debt
from ..rules import reads
from ..vocabulary import CREDITORS as CREDITORS
from ..vocabulary import DEBT_COLLECTORS, CollectorKind, DebtKind, DebtNature

WhyNot = Callable[[CollectorKind, Debt], str | None]

ANYONE: Final = frozenset(CollectorKind)
COLLECTORS: Final = DEBT_COLLECTORS


def covering(
    collectors: Collection[CollectorKind] = ANYONE,
    *,
    natures: Collection[DebtNature] = (DebtNature.CONSUMER,),
    kinds: Collection[DebtKind] = tuple(DebtKind),
    but_not: Collection[DebtKind] = (),
    bought: bool = True,
    under: str,
) -> WhyNot:
    """A `Pack.why_not` by who collects and what: ``under`` cites the provision that draws the line.

    ``bought``: also what is known to have been bought; False: whoever collects for another collects for a buyer then.
    """
    bound, reached, included = frozenset(collectors), frozenset(natures), frozenset(kinds) - frozenset(but_not)
    every = included == frozenset(DebtKind)

    def why_not(collector: CollectorKind, debt: Debt) -> str | None:
        if collector not in bound:
            return f"does not bind a {collector.value} ({under})"
        if debt.nature not in reached:
            return f"does not reach a {debt.nature.value} debt ({under})"
        if not every and debt.kind not in included:
            return f"does not reach a debt of the kind {debt.kind.value} ({under})"
        if not bought and debt.purchased is True and collector not in CREDITORS:
            return f"does not reach what is known to have been bought ({under})"
        return None

    return reads("nature", "kind", *(() if bought else ("purchased",)))(why_not)
