"""Mississippi: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-MS",
    "Mississippi",
    Confidence.PARTIAL,
    (statute("Miss. Code", "Titles 73, 75 and 81"),),
    ("The stored code was searched without finding a contact rule; chapter 75-24 was absent from it."),
)
