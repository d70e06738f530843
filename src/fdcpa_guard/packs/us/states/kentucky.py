"""Kentucky: not verified."""

from .common import not_verified

JURISDICTION = not_verified(
    "US-KY",
    "Kentucky",
    (
        "Pages of law firms say that there is neither a licence nor an act on collection, and one contradicts them; "
        "the statutes were not read."
    ),
)
