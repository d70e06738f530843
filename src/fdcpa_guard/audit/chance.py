"""What may be chance: intervals of shares, and whether two shares differ. Formulas of the textbooks, without a library.

Wilson, E. B. (1927), Journal of the American Statistical Association 22:209; Fisher's exact test; Holm, S. (1979),
Scandinavian Journal of Statistics 6:65; the design effect of a share in clusters, as Rao and Scott (1992), Biometrics
48:577, divide counts by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, sqrt
from statistics import NormalDist
from typing import Final

_SLACK: Final = 1e-7
"""By which share two probabilities may differ that are equal but for rounding."""
_NEGLIGIBLE: Final = 1e-18


def wilson(share: float, trials: float, level: float) -> tuple[float, float]:
    """The interval of a share that was seen in so many trials, at a level such as 0.95. Trials may be a fraction."""
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
    middle = share + z2 / (2 * trials)
    half = sqrt(max(0.0, z2 * (share * (1 - share) + z2 / (4 * trials)) / trials))
    whole = 1 + z2 / trials
    low, high = (middle - half) / whole, (middle + half) / whole
    return (0.0 if share == 0 else max(0.0, low)), (1.0 if share == 1 else min(1.0, high))


def fisher(hits: int, trials: int, others_hits: int, others_trials: int) -> float:
    """Fisher's exact test, two-sided: how likely shares at least as unlikely as these are, if the two are equal.

    Over all tables with the same margins, the sum of the probabilities that are no greater than that of this one.
    """
    total, marked = trials + others_trials, hits + others_hits
    first, last = max(0, marked - others_trials), min(marked, trials)
    if first == last:
        return 1.0
    whole = _choose(total, marked)

    def probability(at: int) -> float:
        return exp(_choose(trials, at) + _choose(others_trials, marked - at) - whole)

    def up(at: int) -> float:
        """From one table to the next: by what its probability changes."""
        return (trials - at) * (marked - at) / ((at + 1) * (others_trials - marked + at + 1))

    # Probabilities rise up to the middle and fall from there on; both tails are summed until nothing is added.
    seen = probability(hits) * (1 + _SLACK)
    middle = min(max((marked + 1) * (trials + 1) // (total + 2), first), last)
    tail = 0.0
    at = _edge(first, middle, lambda at: probability(at) <= seen)
    if at is not None:
        term = probability(at)
        while term > _NEGLIGIBLE * (tail + term):
            tail += term
            if at == first:
                break
            at -= 1
            term /= up(at)
    mirrored = _edge(0, last - middle - 1, lambda back: probability(last - back) <= seen)
    if mirrored is not None:
        at = last - mirrored
        term = probability(at)
        while term > _NEGLIGIBLE * (tail + term):
            tail += term
            if at == last:
                break
            term *= up(at)
            at += 1
    return min(1.0, tail)


def _edge(first: int, last: int, holds: Callable[[int], bool]) -> int | None:
    """The last of some numbers for which something holds that holds up to one and not beyond; None if for none."""
    if last < first or not holds(first):
        return None
    low, high = first, last
    while low < high:
        half = (low + high + 1) // 2
        if holds(half):
            low = half
        else:
            high = half - 1
    return low


def _choose(of: int, some: int) -> float:
    """The logarithm of the number of ways to choose some of so many."""
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)


def holm(chances: Sequence[float], error: float) -> list[bool]:
    """Which of several tests reject, so that the chance that any does so wrongly is at most ``error`` (Holm)."""
    rejected = [False] * len(chances)
    for done, place in enumerate(sorted(range(len(chances)), key=lambda place: chances[place])):
        if chances[place] > error / (len(chances) - done):
            break
        rejected[place] = True
    return rejected


@dataclass(frozen=True, slots=True)
class Spread:
    """How the hits of trials in clusters, such as people, are spread over them.

    Attributes:
        clusters: how many clusters.
        trials, hits: of all of them.
        varied: the sum over clusters of the square of hits less trials times the share.
        at_most: by what trials are divided at most: if those of one cluster all come out alike.
    """

    clusters: int
    trials: int
    hits: int
    varied: float
    at_most: float

    @classmethod
    def of(cls, clusters: Iterable[tuple[int, int]], alone: tuple[int, int] = (0, 0)) -> Spread:
        """Of the trials and hits of each cluster, and of those that are each a cluster of its own."""
        number = trials = hits = squares = products = hits_squared = 0
        for n, x in clusters:
            if n:
                number += 1
                trials += n
                hits += x
                squares += n * n
                products += n * x
                hits_squared += x * x
        n, x = alone
        number, trials, hits = number + n, trials + n, hits + x
        squares, products, hits_squared = squares + n, products + x, hits_squared + x
        share = hits / trials if trials else 0.0
        varied = hits_squared - 2 * share * products + share * share * squares
        return cls(number, trials, hits, max(0.0, varied), squares / trials if trials else 1.0)

    @property
    def known(self) -> bool:
        """Whether it tells how alike the trials of one cluster are."""
        return self.clusters > 1 and 0 < self.hits < self.trials

    @property
    def between(self) -> float:
        """The variance of the hits, as the clusters show it."""
        return self.varied * self.clusters / (self.clusters - 1)

    @property
    def by_chance(self) -> float:
        """The variance that they would have, were trials of one cluster no more alike than others."""
        return self.trials * (share := self.hits / self.trials) * (1 - share)


def design_effect(spreads: Iterable[Spread]) -> float | None:
    """How many trials in clusters tell as much as one alone would: the pooled ratio of the variances, at least 1.

    None if none of them tells.
    """
    known = [each for each in spreads if each.known]
    by_chance = sum([each.by_chance for each in known])
    return max(1.0, sum([each.between for each in known]) / by_chance) if known else None
