"""Whom and which debts a pack covers."""

from collections.abc import Callable, Collection
from typing import Final

from ..facts import Debt
from ..vocabulary import DEBT_COLLECTORS, CollectorKind, DebtKind, DebtNature

WhyNot = Callable[[CollectorKind, Debt], str | None]

ANYONE: Final = frozenset(CollectorKind)
COLLECTORS: Final = DEBT_COLLECTORS
CREDITORS: Final = frozenset({CollectorKind.CREDITOR, CollectorKind.CREDITOR_UNDER_OTHER_NAME})


def covering(
    collectors: Collection[CollectorKind] = ANYONE,
    *,
    natures: Collection[DebtNature] = (DebtNature.CONSUMER,),
    kinds: Collection[DebtKind] = tuple(DebtKind),
    but_not: Collection[DebtKind] = (),
    under: str,
) -> WhyNot:
    """A `Pack.why_not` by who collects and what: ``under`` cites the provision that draws the line."""
    bound, reached, included = frozenset(collectors), frozenset(natures), frozenset(kinds) - frozenset(but_not)

    def why_not(collector: CollectorKind, debt: Debt) -> str | None:
        if collector not in bound:
            return f"does not bind a {collector.value} ({under})"
        given = debt.__dict__  # sooner than pydantic's attributes, and most packs are asked of most debts
        if (nature := given["nature"]) not in reached:
            return f"does not reach a {nature.value} debt ({under})"
        if (kind := given["kind"]) not in included:
            return f"does not reach a debt of the kind {kind.value} ({under})"
        return None

    return why_not
