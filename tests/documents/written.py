"""The rules of the house standard that no shape can say, as a pack beside the document."""

from fdcpa_guard.packs.house import HOUSE
from fdcpa_guard.rules import Pack

WRITTEN = Pack(
    "house-written",
    "Rules of the house that are programs",
    tuple(rule for rule in HOUSE.rules if rule.data is None),
    HOUSE.why_not,
)
