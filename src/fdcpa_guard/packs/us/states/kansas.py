"""Kansas: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-KS",
    "Kansas",
    Confidence.PARTIAL,
    (statute("Kan. Stat.", "16a-5-108"), statute("Kan. Stat.", "50-627")),
    (
        "Unconscionable agreements and deceptive acts in general words; no hours or counts, and none found among the "
        "headings of the code. 16a-5-107 was not read."
    ),
)
