"""What a law gives whoever a violation wronged: the form in which the figures of each law are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique
from typing import Final, NamedTuple

from ...decision import Citation
from ...rules import Pack, Parameter, Rule
from ...vocabulary import Authority, CollectorKind, Confidence, DebtNature

ACTUAL: Final = "actual damages"
FEES: Final = "costs and a reasonable attorney's fee, where the action succeeds"
UNREAD_LIMIT: Final = "within which time an action has to be brought was not read, so nothing is left out for its age"

READ: Final = date(2026, 11, 29)
"""When the paragraphs on liability were read for this."""


def statute(source: str, section: str, confidence: Confidence = Confidence.PRIMARY) -> Citation:
    """A paragraph on liability, as it was read for this."""
    seen = confidence in (Confidence.PRIMARY, Confidence.PARTIAL)
    return Citation(source, section, Authority.STATUTE, READ if seen else None, confidence)


@unique
class Per(StrEnum):
    """For what a figure is given."""

    PERSON = "person"
    """For each person's action, however many violations it is about."""
    VIOLATION = "violation"


@unique
class Claimant(StrEnum):
    """Who gets what is paid."""

    PERSON = "person"
    """The person wronged."""
    PUBLIC = "public"
    """A public authority: a fine or penalty."""


class Standing(NamedTuple):
    """Whether a rule stands under a remedy. What is not clear counts at the upper end alone."""

    clear: bool
    why: str = ""
    """What is not clear."""


CLEAR: Final = Standing(True)

Under = Callable[[Pack, Rule], Standing | None]
"""Whether a rule of a pack stands under a remedy; None: it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What one law gives for violations of it. Every number is a dated parameter; None: the text read has none.

    Attributes:
        id, title: its name here, and in words.
        citations: where it stands.
        under: which rules stand under it.
        per: for what its figures are given.
        to: who gets them.
        least: the least that a court may give once liability is found, in dollars; None: nothing.
        least_if_any: the least that a court may give where it may also give nothing; it is told, and is no low end.
        most: the most; None: the law sets no figure that was read here, and no upper end is known.
        times: how many times as much a court may give for what was willful or knowing.
        most_if_willful: the most for what was willful, in dollars, where the law says it so.
        binds, natures: whom it makes liable, for which debts; where that is not known of a violation, it counts at the
            upper end alone.
        limitation: within how many years an action has to be brought; None: no text read here says it.
        within: within how many months the same person must have been called twice for there to be a claim.
        calls_only: whether it speaks of telephone calls, so that it is not clear whether a text is meant.
        class_most, class_share: the caps of a class action, in dollars and in percent of net worth: the lesser of them.
        instead_of: ids of remedies that cannot be had for the same act besides.
        open: what comes on top, of a size that nobody can say beforehand.
        assumed: what is taken to be so.
    """

    id: str
    title: str
    citations: tuple[Citation, ...]
    under: Under
    per: Per
    to: Claimant = Claimant.PERSON
    least: Parameter | None = None
    least_if_any: Parameter | None = None
    most: Parameter | None = None
    times: Parameter | None = None
    most_if_willful: Parameter | None = None
    binds: frozenset[CollectorKind] = frozenset(CollectorKind)
    natures: frozenset[DebtNature] = frozenset(DebtNature)
    limitation: Parameter | None = None
    within: Parameter | None = None
    calls_only: bool = False
    class_most: Parameter | None = None
    class_share: Parameter | None = None
    instead_of: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def parameters(self) -> dict[str, Parameter]:
        """Its numbers, by what they are."""
        numbers = {
            "least": self.least,
            "least, if anything": self.least_if_any,
            "most": self.most,
            "times if willful": self.times,
            "most if willful": self.most_if_willful,
            "limitation": self.limitation,
            "more than one call within": self.within,
            "class, at most": self.class_most,
            "class, share of net worth": self.class_share,
        }
        return {name: number for name, number in numbers.items() if number is not None}


class NoRight(NamedTuple):
    """Rules whose law says that nobody has an action for them, or names none where it names others."""

    of: Callable[[Pack, Rule], bool]
    why: str
    citation: Citation


def dollars(amount: int, citation: Citation, per: str, since: date = READ) -> Parameter:
    """An amount of money, from a day on; without one, as it was read."""
    return Parameter(((since, Decimal(amount)),), f"dollars per {per}", citation)


def years(number: int, citation: Citation) -> Parameter:
    """A time within which an action has to be brought."""
    return Parameter(((READ, number),), "years", citation)


def of_packs(*ids: str, standing: Standing = CLEAR) -> Under:
    """Every rule of some packs."""
    return lambda pack, _: standing if pack.id in ids else None
