"""Montana: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-MT",
    "Montana",
    Confidence.PARTIAL,
    (statute("Mont. Code", "31-1-723", Confidence.PARTIAL),),
    (
        "Payday licensees may not collect unfairly, in general words. Two pages say that there is no general act on "
        "collection."
    ),
)
