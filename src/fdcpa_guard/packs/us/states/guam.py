"""Guam: not verified."""

from .common import not_verified

JURISDICTION = not_verified(
    "US-GU",
    "Guam",
    ("Only lists of sections were seen (5 GCA ch. 32, 14 GCA). Federal law applies on the territory's clock."),
)
