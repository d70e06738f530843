"""Which edition of what changes outside this library an answer rests on."""

from typing import Final, NamedTuple

LIBRARY: Final = "1.0.0rc1"
"""The version of this library."""

LAW: Final = "2026-11-21"
"""The day as of which the law held here was last gone through: the version of every ready-made policy."""


class Editions(NamedTuple):
    """The editions in use: of the tz database, of the data about telephone numbers, and of the law held here."""

    zones: str
    """Of the tz database in the `tzdata` package, such as ``2026a``; no zone file of the host is read."""
    telephone: str
    """Of the `phonenumbers` package."""
    law: str
    """The day as of which the law was last gone through."""


def editions() -> Editions:
    """The editions that this installation decides with."""
    import phonenumbers  # both only here: neither is needed to import the library
    import tzdata

    return Editions(zones=tzdata.IANA_VERSION, telephone=phonenumbers.__version__, law=LAW)
