"""What a question has for an answer, in every world that the facts leave possible."""

from collections.abc import Callable, Iterable
from typing import Any

Key = tuple[str, ...]
World = dict[Key, Any]
"""What the unknown facts are taken to be."""

MISSING = "missing"


class Unsettled(Exception):
    """A fact of which nothing is known yet, with the values that it may have."""

    def __init__(self, key: Key, values: Iterable[Any]) -> None:
        super().__init__(key)
        self.key, self.values = key, tuple(values)


def answer(asked: Callable[[World], str], world: World | None = None) -> str:
    """What is answered whatever the unknown facts are; or else that one of them is missing."""
    found = answers(asked, world or {})
    return found.pop() if len(found) == 1 else MISSING


def answers(asked: Callable[[World], str], world: World) -> set[str]:
    try:
        return {asked(world)}
    except Unsettled as unsettled:
        return {each for value in unsettled.values for each in answers(asked, {**world, unsettled.key: value})}
