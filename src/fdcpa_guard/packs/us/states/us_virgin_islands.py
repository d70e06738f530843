"""The US Virgin Islands: not verified."""

from .common import not_verified

JURISDICTION = not_verified(
    "US-VI",
    "the US Virgin Islands",
    (
        "12A V.I.C. 101 bars deception and unconscionable practices in collection; the list of such practices was not "
        "seen. Federal law applies on the territory's clock."
    ),
)
