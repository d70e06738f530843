"""What is answered of violations: ranges by law, what they rest on, and what is in none of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from ...decision import Citation, no_truth
from .remedies import Claimant, Per

NOTICE: Final = (
    "An estimate for the house's own planning, of what the texts read here set figures for. It is no legal advice, and "
    "says neither that anybody is liable nor that anybody will sue."
)


@dataclass(frozen=True, slots=True)
class Range:
    """Dollars from and to; ``high`` is None if no upper end is known."""

    low: Decimal
    high: Decimal | None

    __bool__ = no_truth("a range: ask for its low or high end")

    def __str__(self) -> str:
        if self.high is None:
            return f"at least {money(self.low)}, with no upper end known" if self.low else "unknown"
        return money(self.low) if self.low == self.high else f"between {money(self.low)} and {money(self.high)}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings, and why they are treated so."""

    why: str
    count: int

    __bool__ = no_truth("a tally: ask for its count")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the law that was used, with all its dated values."""

    name: str
    value: str
    unit: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Line:
    """What the violations of one law may cost.

    Attributes:
        law, title: the remedy, by id and in words.
        citations: where it stands; empty if no text was read.
        to: who gets it.
        per: for what its figures are given.
        sure: violations that count at both ends; what one rule says of one contact is one.
        perhaps: those that count at the upper end alone, by why.
        outside: those that do not count, by why.
        people: how many people the counted ones concern.
        amount: what the figures come to, without what is `open`.
        figures: the numbers that it was reckoned with.
        open: what comes on top, of a size that nobody can say beforehand.
        assumed: what is taken to be so.
        not_added: how much of ``amount`` cannot be had beside another line's, and is not in the total.
        said: all of it in a paragraph.
    """

    law: str
    title: str
    citations: tuple[Citation, ...]
    to: Claimant
    per: Per
    sure: int
    perhaps: tuple[Tally, ...]
    outside: tuple[Tally, ...]
    people: int
    amount: Range
    figures: tuple[Figure, ...]
    open: tuple[str, ...]
    assumed: tuple[str, ...]
    not_added: Range
    said: str

    __bool__ = no_truth("a line of an exposure: ask for its amount")


@dataclass(frozen=True, slots=True)
class Exposure:
    """What violations may cost.

    Attributes:
        as_of: the day as of which it is reckoned: an action is brought on it.
        found: how many findings there were, doubles among them.
        lines: by law, federal law first; those that go to persons, then those that go to the public.
        outside: findings that no line is about, by why.
        total: of the lines that go to persons; no upper end if one of them has none.
        with_figures: of those of them that have a figure.
        public: of the lines that go to the public.
        unknown: what is in none of the three.
        assumed: what is taken to be so of all of it.
        notice: what this is, and what it is not.
    """

    as_of: date
    found: int
    lines: tuple[Line, ...]
    outside: tuple[Tally, ...]
    total: Range
    with_figures: Range
    public: Range
    unknown: tuple[str, ...]
    assumed: tuple[str, ...]
    notice: str = NOTICE

    __bool__ = no_truth("an exposure: ask for its lines or its total")


def money(amount: Decimal) -> str:
    """Dollars in words: ``$1,500``, with cents where there are any."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"
