"""The law of the United States."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...rules import Pack


def law(places: Iterable[str]) -> tuple[Pack, ...]:
    """Federal law, and that of some places, such as ``US-MA``; of a place whose law is not held here there is none.

    Each is loaded when it is first asked for.
    """
    from . import states
    from .federal import FEDERAL
    from .states import soliciting

    held = [place for place in places if place in states.MODULES]
    own = [pack for place in held for pack in states.jurisdiction(place).packs]
    return (*FEDERAL, *own, *soliciting.packs(held))
