"""Dispositions: what the codes of dialers say, as facts. A code that no table knows is never guessed.

A table gives for each code what became of the contact, who answered and what it says besides (`Says`). Whatever it does
not know counts as what binds most, and `Dispositions.tally` tells which codes those were and how often they came.
"""

from types import MappingProxyType
from typing import Final

from .asterisk import ASTERISK
from .says import Following, Follows, Of, Says, Where, facts_of
from .table import UNRECOGNISED, Answered, Disposition, Dispositions, Source, Tally, binds_no_less, most_binding
from .twilio import TWILIO_CALLS, TWILIO_MESSAGES
from .vicidial import VICIDIAL

READY_MADE: Final = MappingProxyType(
    {table.name: table for table in (VICIDIAL, ASTERISK, TWILIO_CALLS, TWILIO_MESSAGES)}
)
"""The ready tables by their names."""

__all__ = [
    "ASTERISK",
    "READY_MADE",
    "TWILIO_CALLS",
    "TWILIO_MESSAGES",
    "UNRECOGNISED",
    "VICIDIAL",
    "Answered",
    "Disposition",
    "Dispositions",
    "Following",
    "Follows",
    "Of",
    "Says",
    "Source",
    "Tally",
    "Where",
    "binds_no_less",
    "facts_of",
    "most_binding",
]
