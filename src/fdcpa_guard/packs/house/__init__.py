"""House policy: the standard that a business sets itself."""

from typing import Final

from ...rules import Pack
from .standard import Segments, standard

HOUSE: Final[Pack] = standard()
"""The standard with its own numbers."""

__all__ = ["HOUSE", "Segments", "standard"]
