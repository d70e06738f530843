"""How many contacts people have to look at to know how often something is so, and what then is known of it.

The formulas are the field's usual ones: Cochran's size for a proportion with the correction for a finite population;
for samples in which nothing is found, the exact chance of missing what is there (for a large population about three
through the rate, the rule of three); Wilson's interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log, sqrt
from statistics import NormalDist
from typing import Any, Final, NamedTuple

from ..errors import InvalidFacts, Problem

CONFIDENCE: Final = 0.95
_LEAST, _MOST = 0.5, 0.9999
_SMALLEST: Final = 1e-6


class Interval(NamedTuple):
    """From the lowest rate that is not implausible to the highest."""

    low: float
    high: float


class Part(NamedTuple):
    """A stratum as far as it was looked at: how many there are, were looked at, and were found to be so."""

    population: int
    looked_at: int
    found: int


def normal_quantile(confidence: Any) -> float:
    """How many standard errors an interval reaches to either side.

    Raises:
        InvalidFacts: the confidence is not between 0.5 and 0.9999.
    """
    if not _is_number(confidence) or not _LEAST <= confidence <= _MOST:
        raise _wrong("confidence", f"a number between {_LEAST} and {_MOST}")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def size_for_margin(population: int, margin: float, *, expected: float = 0.5, confidence: float = CONFIDENCE) -> int:
    """How many to look at to know a rate to within a margin on either side.

    Cochran's ``n0 = z² p (1 - p) / e²``, corrected to ``n0 / (1 + (n0 - 1) / N)`` and rounded up. ``expected`` is the
    rate thought likely; a half is the most careful.

    Raises:
        InvalidFacts: a number is out of its range.
    """
    z = normal_quantile(confidence)
    _check_population(population)
    _check_rate("margin", margin)
    _check_rate("expected", expected)
    unlimited = z * z * expected * (1 - expected) / (margin * margin)
    if population == 0:
        return 0
    needed = unlimited / (1 + (unlimited - 1) / population)
    return min(population, max(1, ceil(needed - _ROUNDING)))


_ROUNDING: Final = 1e-9
"""What floating point may add to a size that is a whole number."""


def size_if_none_found(population: int, at_most: float, *, confidence: float = CONFIDENCE) -> int:
    """How many to look at so that, if none is found, the rate is at most so high with that confidence.

    Were it higher, so many drawn without being put back would miss all of them with at most the remaining chance.

    Raises:
        InvalidFacts: a number is out of its range.
    """
    normal_quantile(confidence)
    _check_population(population)
    _check_rate("at_most", at_most)
    there = int(at_most * population + _ROUNDING) + 1
    if there > population:
        return 0
    missed, drawn = 0.0, 0
    chance = log(1 - confidence)
    while missed > chance + _ROUNDING:
        if drawn + there >= population:  # one more cannot miss them all
            return drawn + 1
        missed += log((population - there - drawn) / (population - drawn))
        drawn += 1
    return drawn


def wilson(found: float, of: float, *, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's interval of a rate: ``found`` of ``of``, which may be an effective size.

    Raises:
        InvalidFacts: nothing was looked at, more was found than that, or the confidence is out of its range.
    """
    z = normal_quantile(confidence)
    if not _is_number(of) or not _is_number(found) or not 0 <= found <= of or of <= 0:
        raise _wrong("found", "from none to all of what was looked at")
    rate, square = found / of, z * z / of
    middle = (rate + square / 2) / (1 + square)
    reach = z * sqrt(rate * (1 - rate) / of + square / (4 * of)) / (1 + square)
    # At either end the formula gives the end itself, but for what floating point adds.
    return Interval(0.0 if found == 0 else max(0.0, middle - reach), 1.0 if found == of else min(1.0, middle + reach))


def of_strata(parts: Sequence[Part], *, confidence: float = CONFIDENCE) -> tuple[float | None, Interval]:
    """The rate in all strata together, each weighed by how many there are, and its interval.

    Wilson's interval for the effective size: that by the weights, or by the variance found in the strata, whichever is
    smaller; corrected for what was looked at of each. Where everything was looked at the interval is the rate. What
    was not looked at at all may be anything, so it widens the interval by its whole share. None: nothing was looked at.

    Raises:
        InvalidFacts: the confidence is out of its range, or the counts of a stratum do not fit.
    """
    normal_quantile(confidence)
    if any(not 0 <= part.found <= part.looked_at <= part.population for part in parts):
        raise _wrong("parts", "found, of what was looked at, of what there is")
    population = sum(part.population for part in parts)
    seen = [part for part in parts if part.looked_at]
    covered = sum(part.population for part in seen)
    if not covered:
        return None, Interval(0.0, 1.0)
    rate = sum(part.population / covered * part.found / part.looked_at for part in seen)
    by_weights = sum(_share(part, covered) for part in seen)
    by_variance = sum(
        _share(part, covered) * (part.found / part.looked_at) * (1 - part.found / part.looked_at) for part in seen
    )
    if by_weights <= 0:  # everything was looked at
        interval = Interval(rate, rate)
    else:
        size = 1 / by_weights
        if by_variance > 0 and 0 < rate < 1:
            size = min(size, rate * (1 - rate) / by_variance)
        interval = wilson(rate * size, size, confidence=confidence)
    known = covered / population
    return rate, Interval(known * interval.low, known * interval.high + (1 - known))


def _share(part: Part, covered: int) -> float:
    """What a stratum adds to the variance of the whole, for each unit of its own."""
    if part.looked_at == part.population:
        return 0.0
    left = (part.population - part.looked_at) / (part.population - 1)
    return (part.population / covered) ** 2 * left / part.looked_at


def margin_of(parts: Sequence[tuple[int, int]], *, expected: float = 0.5, confidence: float = CONFIDENCE) -> float:
    """By how much the rate may be off on either side, of strata given as how many there are and are drawn of each.

    Strata of which none is drawn are left out.

    Raises:
        InvalidFacts: a number is out of its range.
    """
    z = normal_quantile(confidence)
    _check_rate("expected", expected)
    drawn = [Part(population, looked_at, 0) for population, looked_at in parts if looked_at]
    covered = sum(part.population for part in drawn)
    return z * sqrt(expected * (1 - expected) * sum(_share(part, covered) for part in drawn))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _check_rate(name: str, value: Any) -> None:
    if not _is_number(value) or not _SMALLEST <= value <= 1 - _SMALLEST:
        raise _wrong(name, f"a rate between {_SMALLEST:f} and {1 - _SMALLEST:f}, such as 0.05")


def _check_population(value: Any) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong("population", "how many there are, a whole number")


def _wrong(name: str, what: str) -> InvalidFacts:
    return InvalidFacts("sample", (Problem(name, f"must be {what}", "range"),))


__all__ = [
    "CONFIDENCE",
    "Interval",
    "Part",
    "margin_of",
    "normal_quantile",
    "of_strata",
    "size_for_margin",
    "size_if_none_found",
    "wilson",
]
