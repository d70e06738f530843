"""Indiana: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-IN",
    "Indiana",
    Confidence.PARTIAL,
    (
        statute("Ind. Code", "24-4.5-5-107"),
        statute("Ind. Code", "24-4.5-7-410"),
        statute("Ind. Code", "25-11", Confidence.SECONDARY),
    ),
    (
        "Extortionate credit, and unfair practices of small lenders in general words, without a contact rule. "
        "25-11-1-9 and 24-5-0.5 were not read, nor was 24-5-14 on recorded messages."
    ),
)
