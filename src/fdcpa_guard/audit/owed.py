"""What became of the duties that came with contacts: which the log shows to be met, and which no log can show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from ..clock import DAY, start_of_day
from ..decision import no_truth
from ..vocabulary import Purpose
from .matching import LoggedContact, Owed

EVIDENCE: Final[Mapping[str, frozenset[Purpose]]] = MappingProxyType(
    {
        "us.regf.34a1.validation-notice": frozenset({Purpose.VALIDATION_NOTICE}),
        "us.tx.392-202b.answer": frozenset({Purpose.DISPUTE_RESPONSE, Purpose.DUPLICATIVE_DISPUTE_NOTICE}),
    }
)
"""What a later contact of the log is for that meets a duty with a day, by the rule of the duty."""

KEPT: Final = frozenset({"us.regf.100a.retain"})
"""Rules whose day is the first on which something may be given up: no log shows what is still kept then."""

EVERYWHERE: Final = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
"""Where a day is over first of all, and last of all."""


class Met(StrEnum):
    """What the log shows of a duty that has a day."""

    LATE = "late"
    """It was met, but after its day."""
    DEPENDS = "depends"
    """It was met on its day or on the next, depending on the zone, which nobody gave."""
    NOT_KNOWN = "not-known"
    """Nothing in the log meets it."""


@dataclass(frozen=True, slots=True)
class UnmetDuty:
    """A duty with a day that the log does not show to be met by it.

    Attributes:
        consumer, rule, debts, due: which duty.
        met: what the log shows.
        by: the attempt that met it, late or perhaps late.
        attempts: the contacts that brought it.
        words: the same in words.
    """

    consumer: str
    rule: str
    debts: tuple[str, ...]
    due: date
    met: Met
    by: str | None
    attempts: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class UncheckedDuty:
    """Duties of one rule that no log can show, how many, and why not."""

    rule: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Duties:
    """What became of the duties that came with the contacts that were made.

    Attributes:
        met: how many with a day the log shows to be met by it.
        open: how many whose day is not over where the log ends.
        not_arisen: how many of contacts that conveyed nothing, so that none arose.
        unmet: those that are not known to be met by their day.
        unchecked: by rule, those that a log cannot show.
    """

    met: int
    open: int
    not_arisen: int
    unmet: tuple[UnmetDuty, ...]
    unchecked: tuple[UncheckedDuty, ...]

    __bool__ = no_truth("an account of duties: ask which are unmet")


class DutyCheck:
    """Looks in the log for what meets the duties, consumer by consumer."""

    def __init__(
        self, evidence: Mapping[str, Collection[Purpose]], clocks: tuple[ZoneInfo, ZoneInfo], ends: datetime | None
    ) -> None:
        self._evidence = {rule: frozenset(purposes) for rule, purposes in evidence.items()}
        self._clocks, self._ends = clocks, ends
        self._met = self._open = self._not_arisen = 0
        self._unmet: list[UnmetDuty] = []
        self._unchecked: Counter[tuple[str, str]] = Counter()

    def add(self, consumer: str, made: Sequence[LoggedContact]) -> None:
        """Look at the duties of the contacts of one consumer, in the order of time."""
        owed: defaultdict[tuple[str, date, tuple[str, ...]], list[LoggedContact]] = defaultdict(list)
        for contact in made:
            for duty in _duties(contact):
                if duty.due is None:
                    self._unchecked[duty.rule, _WITH_IT] += 1
                elif duty.rule in KEPT:
                    self._unchecked[duty.rule, _KEPT] += 1
                elif duty.rule not in self._evidence:
                    self._unchecked[duty.rule, _NO_EVIDENCE] += 1
                elif duty.if_conveyed and contact.conveyed is False:
                    self._not_arisen += 1
                else:
                    owed[duty.rule, duty.due, tuple(sorted(duty.debts))].append(contact)
        for (rule, due, debts), contacts in sorted(owed.items()):
            self._judge(consumer, rule, due, debts, contacts, made)

    def _judge(
        self,
        consumer: str,
        rule: str,
        due: date,
        debts: tuple[str, ...],
        contacts: list[LoggedContact],
        made: Sequence[LoggedContact],
    ) -> None:
        by = self._what_meets(rule, set(debts), contacts[0].key, made)
        first, last = (start_of_day(clock, due + DAY) for clock in self._clocks)
        if by is not None and by.at < first:
            self._met += 1
        elif by is None and (self._ends is None or self._ends < last):
            self._open += 1
        else:
            met = Met.NOT_KNOWN if by is None else Met.DEPENDS if by.at < last else Met.LATE
            those = tuple(each.id for each in contacts)
            self._unmet.append(
                UnmetDuty(consumer, rule, debts, due, met, None if by is None else by.id, those, _WORDS[met])
            )

    def _what_meets(
        self, rule: str, debts: set[str], since: tuple[datetime, str], made: Sequence[LoggedContact]
    ) -> LoggedContact | None:
        """The contact with which what meets a duty has gone out about all of its debts."""
        for each in made:
            if each.key >= since and not each.undelivered and each.purpose in self._evidence[rule]:
                debts -= each.debts
                if not debts:
                    return each
        return None

    def duties(self) -> Duties:
        """What became of all of them."""
        return Duties(
            self._met,
            self._open,
            self._not_arisen,
            tuple(sorted(self._unmet, key=lambda one: (one.due, one.consumer, one.rule, one.debts))),
            tuple(UncheckedDuty(rule, why, count) for (rule, why), count in sorted(self._unchecked.items())),
        )


_WORDS: Final = {
    Met.LATE: "done, but after its day",
    Met.DEPENDS: "done on its day or on the next: that depends on the zone",
    Met.NOT_KNOWN: "nothing in the log meets it",
}
_WITH_IT: Final = "it comes in or with the contact itself, of which a log does not hold the words"
_KEPT: Final = "it is met as long as something is kept, which shows only where it is kept"
_NO_EVIDENCE: Final = "nobody said what in a log would show it"


def _duties(contact: LoggedContact) -> Iterable[Owed]:
    """Those of the answer under which it was made, and of the denial that it was made against, each once."""
    of_answers = [answer.duties for answer in (contact.answer, contact.found) if answer is not None]
    return dict.fromkeys(chain.from_iterable(of_answers))
