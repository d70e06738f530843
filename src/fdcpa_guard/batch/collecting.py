"""Python's collector of garbage, in a process that does nothing but answer."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SELDOM: Final = 50_000
"""After so many new objects it looks: hardly any of what answers are made of refers back to itself."""


_seen: Final[set[str]] = set()


def _frozen_by_others() -> bool:
    """Whether somebody has frozen, now or when it was asked before: to find out, Python counts all that is frozen."""
    if not _seen and gc.get_freeze_count():
        _seen.add("frozen by others")
    return bool(_seen)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Have it look seldom, and not at what there is already, such as the policy, until the end of the block.

    What somebody else has frozen stays so; where somebody was seen to, it is left to them for good.
    """
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    freezes = not _frozen_by_others()
    if freezes:
        gc.freeze()
    try:
        yield
    finally:
        if freezes:
            gc.unfreeze()
        gc.set_threshold(*before)
