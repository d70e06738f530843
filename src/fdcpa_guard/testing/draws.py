"""Choices that are made in two ways: by Hypothesis, which cuts down what fails, or with dice, ten times as fast.

What is drawn is told once, with the words that Hypothesis has for it; in every choice the plainest comes first.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from random import Random
from typing import Any, Final, Generic, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")
U = TypeVar("U")

_MOST_REPEATS: Final = 10
"""How often a value is thrown again that a list of different ones has already."""


class Draws(Generic[T]):
    """One choice: ``thrown`` makes it with dice, ``strategy`` is the same for Hypothesis, made when it is wanted."""

    def __init__(
        self,
        thrown: Callable[[Random], T],
        strategy: Callable[[], st.SearchStrategy[T]],
        branches: "Iterable[Draws[T]]" = (),
    ) -> None:
        self.thrown = thrown
        self.branches: tuple[Draws[T], ...] = tuple(branches) or (self,)
        self._strategy = strategy

    @cached_property
    def strategy(self) -> st.SearchStrategy[T]:
        return self._strategy()

    def map(self, made: Callable[[T], U]) -> "Draws[U]":
        """What is made of the choice."""
        return Draws(
            lambda dice: made(self.thrown(dice)),
            lambda: self.strategy.map(made),
            () if self.branches == (self,) else [branch.map(made) for branch in self.branches],
        )


class Plainest(Random):
    """Dice that always choose what is plainest."""

    def random(self) -> float:
        return 0.0


def just(value: T) -> Draws[T]:
    return Draws(lambda dice: value, lambda: st.just(value))


def sampled_from(values: Iterable[T]) -> Draws[T]:
    """One of the values, each as likely."""
    choices = tuple(values)
    count = len(choices)
    return Draws(lambda dice: choices[int(dice.random() * count)], lambda: st.sampled_from(choices))


def one_of(choices: Iterable[Draws[T]]) -> Draws[T]:
    """One of the choices, each as likely; one that is itself among several counts as so many."""
    given = tuple(choices)
    branches = tuple(dict.fromkeys(branch for choice in given for branch in choice.branches))
    if len(branches) == 1:
        return branches[0]
    throws, count = [branch.thrown for branch in branches], len(branches)
    return Draws(
        lambda dice: throws[int(dice.random() * count)](dice),
        lambda: st.one_of([branch.strategy for branch in branches]),
        branches,
    )


def tuples(*parts: Draws[Any]) -> Draws[tuple[Any, ...]]:
    throws = [part.thrown for part in parts]
    return Draws(
        lambda dice: tuple([throw(dice) for throw in throws]), lambda: st.tuples(*[part.strategy for part in parts])
    )


def fixed_dictionaries(parts: Mapping[str, Draws[Any]]) -> Draws[dict[str, Any]]:
    throws = [(name, part.thrown) for name, part in parts.items()]
    return Draws(
        lambda dice: {name: throw(dice) for name, throw in throws},
        lambda: st.fixed_dictionaries({name: part.strategy for name, part in parts.items()}),
    )


def lists(
    elements: Draws[T], *, max_size: int, min_size: int = 0, unique_by: Callable[[T], Any] | None = None
) -> Draws[list[T]]:
    """So many of the elements, about half of what is allowed on average, all different by a key."""
    stops = 1 - _going_on(min_size, max_size)

    def thrown(dice: Random) -> list[T]:
        made: list[T] = []
        keys = set()
        while len(made) < max_size and (len(made) < min_size or dice.random() >= stops):
            value = elements.thrown(dice)
            if unique_by is not None:
                for _ in range(_MOST_REPEATS):
                    if unique_by(value) not in keys:
                        break
                    value = elements.thrown(dice)
                else:
                    break
                keys.add(unique_by(value))
            made.append(value)
        return made

    return Draws(thrown, lambda: st.lists(elements.strategy, min_size=min_size, max_size=max_size, unique_by=unique_by))


@cache
def _going_on(least: int, most: int) -> float:
    """How likely a list goes on after each element, so that it has half of what it may have more, on average."""
    wanted, low, high = (most - least) / 2, 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if sum(middle**number for number in range(1, most - least + 1)) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2
