"""Python's collector of garbage, in a process that does nothing but answer."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SELDOM: Final = 50_000
"""After so many new objects it looks: hardly any of what answers are made of refers back to itself."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Have it look seldom, and not at what there is already, such as the policy, until the end of the block.

    What somebody else has frozen stays so.
    """
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    freezes = not gc.get_freeze_count()
    if freezes:
        gc.freeze()
    try:
        yield
    finally:
        if freezes:
            gc.unfreeze()
        gc.set_threshold(*before)
