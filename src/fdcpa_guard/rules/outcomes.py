"""What a check answers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from ..clock import FOREVER
from ..decision import Scalar
from ..errors import MissingFact
from ..vocabulary import Effect

_NO_FACTS: Final[Mapping[str, Scalar]] = {}


class Passed:
    """No objection before ``until``, the first instant at which one might arise if no fact changes."""

    __slots__ = ("until",)

    def __init__(self, until: datetime = FOREVER) -> None:
        self.until = until


class Denied:
    """An objection: what, about which debts (empty: all of the contact), and when it falls away by itself."""

    __slots__ = ("debts", "effect", "facts", "lapses_at", "message", "rebuttal")

    def __init__(
        self,
        message: str,
        *,
        debts: tuple[str, ...] = (),
        facts: Mapping[str, Scalar] = _NO_FACTS,
        lapses_at: datetime = FOREVER,
        rebuttal: tuple[str, ...] = (),
        effect: Effect | None = None,
    ) -> None:
        self.message = message
        self.debts = debts
        self.facts = facts
        self.lapses_at = lapses_at
        self.rebuttal = rebuttal
        self.effect = effect


class Advised:
    """Something to think about; it never denies. ``until`` as in `Passed`."""

    __slots__ = ("debts", "facts", "message", "until")

    def __init__(
        self,
        message: str,
        *,
        debts: tuple[str, ...] = (),
        facts: Mapping[str, Scalar] = _NO_FACTS,
        until: datetime = FOREVER,
    ) -> None:
        self.message = message
        self.debts = debts
        self.facts = facts
        self.until = until


class Required:
    """An obligation that comes with the contact. ``until`` as in `Passed`."""

    __slots__ = ("debts", "due", "facts", "message", "until")

    def __init__(
        self,
        message: str,
        *,
        debts: tuple[str, ...] = (),
        due: date | None = None,
        facts: Mapping[str, Scalar] = _NO_FACTS,
        until: datetime = FOREVER,
    ) -> None:
        self.message = message
        self.debts = debts
        self.due = due
        self.facts = facts
        self.until = until


Outcome = Passed | Denied | Advised | Required
Outcomes = Outcome | tuple[Outcome, ...]


def lacking(missing: MissingFact, debts: tuple[str, ...]) -> Denied:
    """The objection to debts that cannot be judged without a fact."""
    return Denied(
        f"cannot be judged without a fact: {missing.fact}{missing.hint}",
        debts=debts,
        facts={missing.fact: None},
        lapses_at=missing.until or FOREVER,
        effect=Effect.MISSING_FACT,
    )


PASS: Final = Passed()
"""No objection, ever, unless a fact changes."""
