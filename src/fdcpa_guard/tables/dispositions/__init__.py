"""Dispositions: what the codes of dialers say, as facts. A code that no table knows is never guessed.

A table gives for each code what became of the contact, who answered and what it says besides (`Says`). Whatever it does
not know counts as what binds most, and `Dispositions.tally` tells which codes those were and how often they came.
"""

from .asterisk import ASTERISK
from .documents import READY_MADE, load_dispositions
from .says import Following, Follows, Of, Says, Where, facts_of
from .table import UNRECOGNISED, Answered, Disposition, Dispositions, Source, Tally, binds_no_less, most_binding
from .twilio import TWILIO_CALLS, TWILIO_MESSAGES
from .vicidial import VICIDIAL

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
    "load_dispositions",
    "most_binding",
]
