"""Alabama: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-AL",
    "Alabama",
    Confidence.PARTIAL,
    (statute("Ala. Code", "40-12-80"),),
    (
        "A licence tax for agencies and nothing on their conduct. The stored copy of the code was searched without "
        "finding a contact rule; Title 10 and chapter 40-12 were thin or absent in it."
    ),
)
