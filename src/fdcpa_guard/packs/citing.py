"""What the packs share in citing: when the texts were read, and numbers that are ours."""

from datetime import date
from typing import Final

from ..decision import Citation
from ..vocabulary import Authority

READ: Final = date(2026, 11, 21)
"""When the texts, or the sources that stand in for them, were read for the packs."""


def ours(section: str) -> Citation:
    """A number that the law leaves open and this library chose."""
    return Citation("fdcpa_guard", section, Authority.HOUSE, READ)
