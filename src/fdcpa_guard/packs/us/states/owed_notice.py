"""Laws that stop collecting, and the validation notice: one that is owed collects nothing, one that begins does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import product
from typing import Any, ClassVar, Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import Question, Rule
from ....rules.missed import WRITTEN
from ....shapes.exceptions import Exempting
from ....vocabulary import UNKNOWN, CollectorKind, DebtKind, DebtNature, Element, Purpose, Recipient
from ...binding import WhyNot, covering
from ..federal.regf import REGULATION_F
from ..federal.regf.s18 import was_told
from ..federal.regf.s34 import VALIDATED, notices
from .narrowing import saying

_GOES_TO: Final = VALIDATED | {Recipient.GUARDIAN, Recipient.PARENT, Recipient.CONSUMER_ATTORNEY}


class _OwedNotice(Exempting):
    """A validation notice, and nothing else that the rule bars, of collecting that was begun before.

    Since the initial communication was held, federal law wants the notice within days (15 USC 1692g(a)), whatever else
    has to rest. One with which collecting would begin, or that repeats what was given, nobody wants.
    """

    says: ClassVar = (
        "to a validation notice that asks for no payment and is owed: after an initial communication, and not given "
        "before; or declared to be required by law (``required_by_law``)"
    )
    barred: frozenset[Purpose]
    """What the rule bars besides: a contact that does any of it is no mere notice."""
    binds: WhyNot
    """Whom and which debts the law that bars it leaves out."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        return super().frees(q, p) if q.acts.isdisjoint(self.barred) else {}

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.purpose is not Purpose.VALIDATION_NOTICE or q.contact.required_by_law or self._owed(q, debt)

    def _owed(self, q: Question, debt: Debt) -> bool:
        if q.recipient not in _GOES_TO or q.medium not in WRITTEN:
            return False
        wanted = self._wanted(q, debt)
        if True not in wanted.values():
            return False
        paid = debt.paid_at is not None and debt.paid_at <= q.at
        if paid or q.content.has(Element.VALIDATION_INFORMATION) is False or notices(q, debt, perhaps=True):
            return False
        if was_told(q, debt, indirectly=True) is None:
            return False
        if False in wanted.values():
            raise MissingFact(_decisive(debt, wanted))
        return True

    def _wanted(self, q: Question, debt: Debt) -> dict[tuple[Any, ...], bool]:
        """Whether federal law wants the notice of this collector for this debt, or the law that bars it is not theirs.

        By the collector, the nature of the debt, and whether it was in default when obtained: each as it may be.
        """
        collector, nature, in_default = q.case.collector, debt.nature, debt.in_default_when_obtained
        maybe = (
            tuple(CollectorKind) if collector is UNKNOWN else (collector,),
            tuple(DebtNature) if nature is UNKNOWN else (nature,),
            (True, False) if in_default is UNKNOWN else (in_default,),
        )
        return {each: self._goes(debt, *each) for each in product(*maybe)}

    def _goes(self, debt: Debt, who: CollectorKind, nature: DebtNature, in_default: bool) -> bool:
        each = debt.model_copy(update={"nature": nature, "in_default_when_obtained": in_default})
        if REGULATION_F.why_not(who, each) is None:
            return True
        kinds = DebtKind if debt.kind is UNKNOWN else (debt.kind,)
        return all(self.binds(who, each.model_copy(update={"kind": kind})) is not None for kind in kinds)


def _decisive(debt: Debt, wanted: Mapping[tuple[Any, ...], bool]) -> str:
    """The first unknown fact that would tell more of whether a notice is wanted; the collector, if none alone does."""
    names = ("collector", f"debts.{debt.id}.nature", f"debts.{debt.id}.in_default_when_obtained")
    for place, name in enumerate(names):
        told: dict[Any, set[bool]] = {}
        for each, goes in wanted.items():
            told.setdefault(each[place], set()).add(goes)
        if any(len(goes) == 1 for goes in told.values()):
            return name
    return names[0]


def owed_notices_spared(binds: WhyNot) -> Callable[[Rule], Rule]:
    """`but_for_owed_notices` for a rule of a law that leaves out these collectors and debts, as its pack does."""

    def spared(made: Rule) -> Rule:
        notice = {Purpose.VALIDATION_NOTICE}
        owed = _OwedNotice(barred=made.purposes - notice, binds=binds)
        return saying(owed)(replace(made, purposes=made.purposes | notice))

    return spared


but_for_owed_notices: Final = owed_notices_spared(covering(under="laws on what a consumer owes, whoever collects"))
"""A rule that stops collecting stops the validation notice with which it would begin, and none that is owed."""
