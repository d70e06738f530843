"""Bankruptcy cases that touch the debts: the automatic stay, the discharge, the codebtor stay (11 USC)."""

from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal, Self, Unpack

from pydantic import model_validator

from ..vocabulary import UNKNOWN, Obligor
from .base import Binding, Fact, Freeing, Id, Known, OrUnknown, contradiction, in_order
from .debts import DebtIds

if TYPE_CHECKING:
    from . import given

Chapter = Literal[7, 9, 11, 12, 13, 15]

_WITH_A_CODEBTOR_STAY: Final = frozenset({12, 13, UNKNOWN})
"""Chapters of which an order for relief may be about either stay."""


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
    no_stay_confirmed_at: Freeing | None = None
    """When the court, or counsel, confirmed that no stay holds after earlier dismissals (362(c)(3), (c)(4))."""
    excepted_from_discharge: Known[Id] = ()
    """Debts that survive the discharge."""
    reaffirmed: Known[Id] = ()
    """Debts that the debtor agreed to go on owing (524(c))."""
    residence_lien: Known[Id] = ()
    """Debts with a lien on the debtor's principal residence, sought as periodic payments (524(j))."""

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

    def stay_lifted(self, at: datetime) -> bool:
        """Whether the court had lifted the automatic stay by an instant, as far as the order says or can only mean."""
        if self.stay_relief_at is not None and self.stay_relief_at <= at:
            return True
        lifted = self.relief_granted_at is not None and self.relief_granted_at <= at
        return lifted and _WITH_A_CODEBTOR_STAY.isdisjoint((self.chapter, self.converted_to))
