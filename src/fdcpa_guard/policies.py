"""Ready-made policies."""

from .packs.us.federal import REGULATION_F
from .policy import Policy


def regulation_f() -> Policy:
    """Regulation F (12 CFR part 1006), every effect denying."""
    return Policy("regulation-f", "2026-11-21", (REGULATION_F,))
