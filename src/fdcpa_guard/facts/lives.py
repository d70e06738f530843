"""How long what opens and has no end of its own is taken to last, where no law says so."""

from datetime import timedelta
from typing import Final, NamedTuple


class Life(NamedTuple):
    """The longest life of a kind of fact."""

    name: str
    span: timedelta
    why: str

    @property
    def over(self) -> str:
        """What is said of a fact that has outlived it."""
        return f"taken to be over: {self.name} lasts {self.length} at most"

    @property
    def length(self) -> str:
        """Its span in words."""
        days = self.span // timedelta(days=1)
        return f"{days} days" if days > 1 else f"{self.span // timedelta(hours=1)} hours"


VERIFIED_LOCATION: Final = Life(
    "a verified current location",
    timedelta(hours=24),
    "Where people said they are now says little of the day after: who travels goes on, or home.",
)
"""From `Location.learned_at`; until its end it narrows where the person may be, then it is evidence like any other."""

ONGOING: Final = Life(
    "a call, visit or session without an end",
    timedelta(hours=4),
    "No talk about a debt lasts longer; what is still open then was not closed in the records.",
)
"""From `Inbound.at`."""

ANSWER: Final = Life(
    "the leave to answer a message or a missed call",
    timedelta(days=90),
    "Who wrote then no longer waits for the answer: what comes later is a new contact.",
)
"""From `Inbound.at`."""

LIVES: Final = (VERIFIED_LOCATION, ONGOING, ANSWER)
