"""Arkansas: nothing found beyond federal law."""

from ....vocabulary import Confidence
from .common import adds_nothing, statute

JURISDICTION = adds_nothing(
    "US-AR",
    "Arkansas",
    Confidence.PARTIAL,
    (statute("Ark. Code", "17-24-504"), statute("Ark. Code", "17-24-203", Confidence.SECONDARY)),
    (
        "Agencies are bound to what the FDCPA says of times, attorneys, employers and written requests to cease, "
        "which the federal packs hold. The sections after 17-24-504 were not found."
    ),
)
