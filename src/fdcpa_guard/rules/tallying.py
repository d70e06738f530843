"""What a limit of frequency counted, told by the rule itself while it decides, and only where somebody asks.

A rule that limits how often hands its question what it counts by (`Question.tell`). Of a plain decision nothing comes
of that; an explanation makes the tallies and keeps them beside what the rule answered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from ..clock import FOREVER
from ..decision import no_truth
from ..errors import MissingFact
from ..vocabulary import UNKNOWN

if TYPE_CHECKING:
    from ..facts import Attempt, Inbound

Leaves = Callable[[datetime], datetime | None]
"""When what was at an instant leaves the time that a limit looks at; None: it lies outside."""


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a limit looks at, [starts, ends), as it lies at the instant of the contact.

    Attributes:
        unit: ``days`` and ``hours`` roll along with the contact; ``calendar-day``, ``calendar-week`` and
            ``calendar-month`` do not; of ``days-before`` the day of the contact is none; ``since`` is since an event.
        length: how many of them.
        words: the same in words, to stand behind *within*: ``the 7 days that end with this contact``.
        starts, ends: from when to when; it ends with its last day, one of hours with the contact.
        zone: on whose clock its days are; None: hours pass alike everywhere.
        leaves: asks the very arithmetic that decides whether an instant lies in it, and until when.
    """

    unit: str
    length: int
    words: str
    starts: datetime
    ends: datetime
    zone: ZoneInfo | None
    leaves: Leaves = field(repr=False, compare=False)


class Limit(NamedTuple):
    """What a limit counts together, and how many it allows, as the fields of a `Tally` have it."""

    what: str
    most: int
    apart: str
    debts: Sequence[str]
    people: Collection[str] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Tallied:
    """One past event as a limit counted it, or why it did not."""

    event: str
    """The id of the attempt or inbound contact."""
    at: datetime
    medium: str
    counted: bool
    why: str
    leaves_at: datetime | None = None
    """From when on it no longer counts, if it counts now and not for good."""
    local_date: date | None = None
    """Its day on the clock of the limit; None where the limit counts hours."""

    __bool__ = no_truth("a past event: ask whether it counted")


@dataclass(frozen=True, slots=True)
class Tally:
    """What one limit counted, of what it counts together, over one period.

    With ``counted`` at ``limit`` or above the limit is full, and the rule objects to the contact unless something else
    spares it, such as a consent or an exception.
    """

    rule: str
    """The id of the rule. Several rules of a policy may set the same limit; each tells of its own."""
    what: str
    """What is counted: ``calls``, ``calls or texts``, ``days in a row with calls``."""
    apart: str
    """What is counted together: ``about one debt``, ``to one person``, ``to one number or address``."""
    debts: tuple[str, ...]
    """Ids of the debts of the contact that it stands for."""
    people: tuple[str, ...]
    """Whose contacts are counted together: roles and ids."""
    address: str | None
    """The id of the number or address, where these are counted apart."""
    counted: int
    limit: int
    """How many are allowed; with so many counted the next is objected to."""
    unit: str
    length: int
    period: str
    """The unit and length in words, to stand behind *within*."""
    starts: datetime
    ends: datetime
    zone: str | None
    frees_at: datetime | None
    """Of a full limit, when there is room again if nothing more happens; None: there is room now, or never will be."""
    objects: bool
    """Whether it is full, and the rule objects to the contact for these debts or lacks a fact to judge them."""
    events: tuple[Tallied, ...]
    """The events of the period, and of a time about as long before it, the earliest first."""

    __bool__ = no_truth("a tally: ask whether it is full")

    @property
    def full(self) -> bool:
        """Whether there is no room for another."""
        return self.counted >= self.limit


class Ledger:
    """Where an explanation keeps what one rule tells of."""

    __slots__ = ("lacking", "told")

    def __init__(self) -> None:
        self.told: list[Tally] = []
        """Without the id of the rule, and whether it objects."""
        self.lacking: str | None = None
        """Why something that the rule would tell of cannot be told."""

    def note(self, make: Callable[[], Iterable[Tally]]) -> None:
        """Keep what a rule counted. What lacks a fact, or fails, is not told, and does nothing to what is decided."""
        try:
            self.told += make()
        except KeyboardInterrupt:
            raise
        except MissingFact as missing:
            self.lacking = f"needs {missing.fact}"
        except BaseException as error:
            self.lacking = f"what it counted could not be told ({type(error).__name__})"


def _once(when: datetime | None) -> datetime | None:
    return None if when is not None and when >= FOREVER else when


def fullest(tallies: Iterable[Tally]) -> Tally:
    """Of one limit on several clocks, what binds: what is full longest, or else counts most."""
    return max(tallies, key=lambda told: (told.full, told.frees_at or FOREVER, told.counted))


def _in_doubt(event: Attempt | Inbound) -> bool:
    return getattr(event, "unsettled", False) or getattr(event, "conversation", None) is UNKNOWN


def tally(
    limit: Limit,
    period: Period,
    events: Iterable[tuple[Attempt | Inbound, str | None]],
    *,
    count: int | None = None,
    frees_at: datetime | None = None,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> Tally:
    """What a limit counted: ``events`` are those that it looked at, each with why it does not count, None if it does.

    What counts and lies in the period is counted; ``count`` is given where a limit counts something else than events,
    such as days. ``frees_at`` is worked out of the events unless it is given. ``notes``, by the id of an event, are
    added to why it counts.
    """
    told = []
    leaving = []
    for event, why_not in sorted(events, key=lambda each: each[0].at):
        leaves = period.leaves(event.at) if why_not is None else None
        if leaves is not None:
            leaving.append(leaves)
        day = None if period.zone is None else event.at.astimezone(period.zone).date()
        why = why_not or f"{'within' if leaves is not None else 'not within'} {period.words}"
        if leaves is not None:
            doubt = "what came of it is not known, and it counts as what binds most" if _in_doubt(event) else ""
            why = "; ".join(filter(None, (why, notes.get(event.id, ""), doubt)))
        told.append(Tallied(event.id, event.at, event.medium.value, leaves is not None, why, _once(leaves), day))
    counted = len(leaving) if count is None else count
    if counted < limit.most:
        frees_at = None
    elif frees_at is None and leaving:
        frees_at = _once(sorted(leaving)[max(0, counted - limit.most)])
    return Tally(
        "",
        limit.what,
        limit.apart,
        tuple(limit.debts),
        tuple(limit.people),
        limit.address,
        counted,
        limit.most,
        period.unit,
        period.length,
        period.words,
        period.starts,
        period.ends,
        None if period.zone is None else str(period.zone),
        frees_at,
        False,
        tuple(told),
    )
