"""Kentucky: not verified."""

from .common import not_verified

JURISDICTION = not_verified(
    "US-KY",
    "Kentucky",
    (
        "Pages of law firms say that there is neither a licence nor an act on collection, and one contradicts them; "
        "the statutes were not read. Nothing on collection was found in what was searched again in 2026; the act on "
        "telephone solicitation (KRS 367.46951 and 367.46955, read in part) reaches offers of a consumer loan."
    ),
)
