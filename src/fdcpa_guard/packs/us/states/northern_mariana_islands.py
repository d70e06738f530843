"""The Northern Mariana Islands: not verified."""

from .common import not_verified

JURISDICTION = not_verified(
    "US-MP",
    "the Northern Mariana Islands",
    ("Only the opening of 4 CMC 5101 was seen. Federal law applies on the territory's clock."),
)
