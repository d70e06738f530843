"""Alaska: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, regulation, statute

JURISDICTION = adds_nothing(
    "US-AK",
    "Alaska",
    Confidence.SECONDARY,
    (
        statute("Alaska Stat.", "08.24.290", Confidence.PARTIAL),
        regulation("Alaska Admin. Code", "12 AAC 14", Confidence.UNREAD),
    ),
    (
        "Licensing of agencies; no contact rule in the section lists and excerpts read. The rules under it were not "
        "seen."
    ),
)
