"""Python's collector of garbage, in a process that does nothing but answer."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SELDOM: Final = 50_000
"""After so many new objects it looks: hardly any of what answers are made of refers back to itself."""


class _Frozen:
    """By whom what there is was frozen, as far as it was seen: to find out, Python counts all of it."""

    __slots__ = ("by_others", "by_us")

    def __init__(self) -> None:
        self.by_others = False
        self.by_us = 0


_frozen: Final = _Frozen()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Have it look seldom, and not at what there is already, such as the policy, until the end of the block.

    What somebody else has frozen stays so; where somebody was seen to, it is left to them for good. A block within
    another leaves it to the outer one.
    """
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    if not _frozen.by_us:
        _frozen.by_others = _frozen.by_others or gc.get_freeze_count() > 0
    freezes = not _frozen.by_others
    if freezes:
        if not _frozen.by_us:
            gc.freeze()
        _frozen.by_us += 1
    try:
        yield
    finally:
        if freezes:
            _frozen.by_us -= 1
            if not _frozen.by_us:
                gc.unfreeze()
        gc.set_threshold(*before)
