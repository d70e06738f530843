"""Bankruptcy cases that touch the debts: the automatic stay, the discharge, the codebtor stay (11 USC)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, Self, Unpack

from pydantic import model_validator

from ..vocabulary import UNKNOWN, Obligor
from .base import Binding, Fact, Freed, Freeing, Id, Known, OrUnknown, contradiction, in_order
from .debts import DebtIds
from .moments import surely_before

if TYPE_CHECKING:
    from . import given

Chapter = Literal[7, 9, 11, 12, 13, 15]

ENDING_THE_CODEBTOR_STAY: Final[dict[Any, frozenset[Chapter]]] = {12: frozenset({7}), 13: frozenset({7, 11})}
"""The chapters with a codebtor stay, each with those to which a conversion ends it (1201(a)(2), 1301(a)(2))."""


class Bankruptcy(Fact):
    """A bankruptcy case of the consumer, or of somebody else who owes the same debts.

    The stay begins with the petition; a decision can heed it from when the collector learned of it.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.BankruptcyDict]) -> None: ...

    id: Id
    chapter: OrUnknown[Chapter]
    filed_at: Binding
    learned_at: Binding
    obligor: OrUnknown[Obligor] = Obligor.CONSUMER
    debts: DebtIds = None
    """The debts that arose before the petition; None: all."""
    discharged_at: Freeing | None = None
    discharge_denied_at: Freeing | None = None
    dismissed_at: Freeing | None = None
    closed_at: Freeing | None = None
    converted_to: OrUnknown[Chapter] | None = None
    converted_at: Freeing | None = None
    relief_granted_at: Freeing | None = None
    """When the court lifted a stay for this creditor and nobody says which, as the next two do.

    It is taken for relief from the automatic stay where there is no other stay to lift, and frees nothing elsewhere.
    """
    stay_relief_at: Freeing | None = None
    """When the court lifted the automatic stay for this creditor, towards whoever filed (362(d))."""
    codebtor_relief_at: Freeing | None = None
    """When the court lifted the codebtor stay for this creditor, towards those who owe too (1201(c), 1301(c))."""
    stay_relief_for: Freed = None
    """The debts of which relief from the automatic stay was granted, or from nobody says which; None: all."""
    codebtor_relief_for: Freed = None
    """The debts of which relief from the codebtor stay was granted; None: all."""
    no_stay_confirmed_at: Freeing | None = None
    """When the court, or counsel, confirmed that no stay holds after earlier dismissals (362(c)(3), (c)(4))."""
    excepted_from_discharge: Known[Id] = ()
    """Debts that survive the discharge."""
    reaffirmed: Known[Id] = ()
    """Debts that the debtor agreed to go on owing (524(c))."""
    residence_lien: Known[Id] = ()
    """Debts with a lien on the debtor's principal residence, sought as periodic payments (524(j))."""
    paid_since: Known[Id] = ()
    """Mortgages on which the debtor paid something after the petition (12 CFR 1024.39(c)(2)(ii)(B))."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        in_order(
            self,
            "filed_at",
            "learned_at",
            "discharged_at",
            "discharge_denied_at",
            "dismissed_at",
            "closed_at",
            "converted_at",
            "relief_granted_at",
            "stay_relief_at",
            "codebtor_relief_at",
            "no_stay_confirmed_at",
        )
        if (self.converted_to is None) != (self.converted_at is None):
            raise contradiction("a conversion has both: converted_to and converted_at")
        if self.discharged_at is not None and self.discharge_denied_at is not None:
            raise contradiction("a discharge is granted or denied, not both")
        return self

    def stay_lifted(self, at: datetime, debt: str | None = None) -> bool:
        """Whether the court had lifted the automatic stay by an instant, as far as the order says or can only mean.

        Args:
            at: the instant.
            debt: of this debt; None: of every debt.
        """
        if self.stay_relief_for is not None and debt not in self.stay_relief_for:
            return False
        if self.stay_relief_at is not None and self.stay_relief_at <= at:
            return True
        granted = self.relief_granted_at
        return granted is not None and granted <= at and not self._codebtors_may_be_protected(granted)

    def codebtor_stay_lifted(self, at: datetime, debt: str) -> bool:
        """Whether the court had lifted the codebtor stay of a debt by an instant."""
        if self.codebtor_relief_for is not None and debt not in self.codebtor_relief_for:
            return False
        return self.codebtor_relief_at is not None and self.codebtor_relief_at <= at

    def _codebtors_may_be_protected(self, when: datetime) -> bool:
        """Whether there may have been a codebtor stay when an order was made, for which it may be the relief."""
        filed, converted, day = self.chapter, self.converted_to, self.converted_at
        if converted is None or day is None or surely_before(when, day):
            return filed is UNKNOWN or filed in ENDING_THE_CODEBTOR_STAY
        if converted is UNKNOWN or converted in ENDING_THE_CODEBTOR_STAY:
            return True
        if filed is not UNKNOWN and filed not in ENDING_THE_CODEBTOR_STAY:
            return False
        if not surely_before(day, when):
            return True
        ended = ENDING_THE_CODEBTOR_STAY.values() if filed is UNKNOWN else (ENDING_THE_CODEBTOR_STAY[filed],)
        return any(converted not in by for by in ended)
