"""What limits of frequency counted, to be shown: those that came to the same once, with all the rules that set them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from ..clock import zone
from ..packs.us.federal.regf import s14
from ..rules.tallying import Tally
from .wording import moment

_DRAWN_ALREADY = frozenset({s14.seven_in_seven.id, s14.after_conversation.id})
"""The limits of 1006.14(b), which have a picture and a table of their own."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit, the rules that set it, and what it counted."""

    rules: tuple[str, ...]
    tally: Tally

    @property
    def name(self) -> str:
        """What it counts: ``Calls or texts about one debt``; the debt or the number by its id."""
        told = self.tally
        of = told.address if told.address is not None else ", ".join(told.debts) if "debt" in told.apart else ""
        words = f"{told.what} {told.apart}{f' ({of})' if of else ''}"
        return words[:1].upper() + words[1:]

    @property
    def count(self) -> str:
        """How many counted, and how many fill it."""
        told = self.tally
        return f"{told.counted} counted, {told.limit} {'fills' if told.limit == 1 else 'fill'} it"

    def clock(self, otherwise: ZoneInfo) -> ZoneInfo:
        """The clock of its days; ``otherwise`` where it counts hours."""
        return otherwise if self.tally.zone is None else zone(self.tally.zone)

    def state(self, zones: Sequence[ZoneInfo] = ()) -> str:
        """Whether there is room, and if not, what that means for the contact, and until when."""
        told = self.tally
        if not told.full:
            return f"room for {told.limit - told.counted} more"
        means = "full, and the rule objects" if told.objects else "full, but something spares this contact"
        return f"{means}; room again from {moment(told.frees_at, zones)}" if told.frees_at is not None else means

    def titles(self, titles: Mapping[str, str]) -> tuple[str, ...]:
        """The titles of its rules, each once; an id where there is none."""
        return tuple(dict.fromkeys(titles.get(rule, rule) for rule in self.rules))


def limits(tallies: Iterable[Tally], *, every: bool = False) -> tuple[Limit, ...]:
    """The limits of some tallies; those of 1006.14(b) only with ``every``, for they are shown apart."""
    found: dict[tuple[object, ...], list[Tally]] = {}
    for tally in tallies:
        if every or tally.rule not in _DRAWN_ALREADY:
            found.setdefault(_same(tally), []).append(tally)
    return tuple(Limit(tuple(dict.fromkeys(each.rule for each in alike)), alike[0]) for alike in found.values())


def _same(tally: Tally) -> tuple[object, ...]:
    """What makes two tallies one for a reader: the same limit, over the same time, of the same events."""
    events = tuple((each.event, each.counted, each.why) for each in tally.events)
    over: tuple[str, datetime, datetime, str | None] = (tally.period, tally.starts, tally.ends, tally.zone)
    return tally.what, tally.limit, tally.debts, tally.address, over, tally.counted, tally.objects, events
