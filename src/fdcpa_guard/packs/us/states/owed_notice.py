"""Laws that stop collecting, and the validation notice: one that is owed collects nothing, one that begins does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import Question, Rule
from ....rules.missed import WRITTEN
from ....shapes.exceptions import Exempting
from ....vocabulary import UNKNOWN, CollectorKind, DebtNature, Element, Purpose, Recipient, Unknown
from ..federal.regf import REGULATION_F
from ..federal.regf.s18 import first_communication
from ..federal.regf.s34 import VALIDATED, notices
from .narrowing import unless

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

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        return super().frees(q, p) if q.acts.isdisjoint(self.barred) else {}

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.purpose is not Purpose.VALIDATION_NOTICE or q.contact.required_by_law or self._owed(q, debt)

    def _owed(self, q: Question, debt: Debt) -> bool:
        if q.recipient not in _GOES_TO or q.medium not in WRITTEN or _spared(q.case.collector, debt):
            return False
        paid = debt.paid_at is not None and debt.paid_at <= q.at
        if paid or q.content.has(Element.VALIDATION_INFORMATION) is False or notices(q, debt, perhaps=True):
            return False
        if first_communication(q, debt, indirectly=True) is None:
            return False
        for name, spares in _BY_WHICH:
            if getattr(debt, name) is UNKNOWN and _spared(q.case.collector, debt.model_copy(update={name: spares})):
                raise MissingFact(f"debts.{debt.id}.{name}")
        return True


_BY_WHICH: Final = (("nature", DebtNature.COMMERCIAL), ("in_default_when_obtained", False))
"""The facts of a debt that may spare it federal law, each as it does."""


def _spared(collector: CollectorKind | Unknown, debt: Debt) -> bool:
    """Whether federal law is not known to want the notice of this collector for this debt."""
    return collector is UNKNOWN or REGULATION_F.why_not(collector, debt) is not None


def but_for_owed_notices(made: Rule) -> Rule:
    """A rule that stops collecting stops the validation notice with which it would begin, and none that is owed."""
    notice = {Purpose.VALIDATION_NOTICE}
    return unless(_OwedNotice(barred=made.purposes - notice))(replace(made, purposes=made.purposes | notice))
