"""Regulation F, 12 CFR part 1006: one module per section, one rule per paragraph, in the regulation's order."""

from .....facts import Debt
from .....rules import Pack, reads
from .....vocabulary import CollectorKind, DebtNature
from ....citing import read_twice
from . import s06, s10, s14, s18, s22, s26, s30, s34, s38, s42, s100

_MAY_TAKE_DEBTS_NOT_IN_DEFAULT = frozenset(
    {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.MORTGAGE_SERVICER, CollectorKind.LAW_FIRM}
)


@reads("nature", "in_default_when_obtained")
def _why_not(collector: CollectorKind, debt: Debt) -> str | None:
    """Why Regulation F does not bind this collector as to this debt (12 CFR 1006.1(c), 1006.2(h) and (i))."""
    if collector is CollectorKind.CREDITOR:
        return "a creditor collecting in its own name is no debt collector (12 CFR 1006.2(i))"
    if debt.nature is DebtNature.COMMERCIAL:
        return "a commercial debt is no debt under 12 CFR 1006.2(h)"
    if debt.in_default_when_obtained is False and collector in _MAY_TAKE_DEBTS_NOT_IN_DEFAULT:
        return "the debt was not in default when obtained (12 CFR 1006.2(i)(2)(vi)(C))"
    return None


REGULATION_F = Pack(
    id="us.regf",
    title="Regulation F, 12 CFR part 1006",
    rules=read_twice(
        *[rule for section in (s06, s10, s14, s18, s22, s26, s30, s34, s38, s42, s100) for rule in section.RULES]
    ),
    why_not=_why_not,
)
"""The rules of Regulation F that bear on whether, how and with what duties one contact may be made."""
