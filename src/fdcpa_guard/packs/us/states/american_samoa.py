"""American Samoa: not verified."""

from .common import not_verified

JURISDICTION = not_verified(
    "US-AS",
    "American Samoa",
    ("Only the opening of A.S.C.A. 27.0401 was seen. Federal law applies on the territory's clock."),
)
