"""What of the tables was not understood, and what was made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..decision import no_truth
from ..facts import Unread


@dataclass(frozen=True, slots=True)
class Report:
    """What could not be taken as it stands; two reports are added with ``+``.

    Attributes:
        unread: one entry for each thing, in the order of the tables. It holds ids, never a number, address or name.
        codes: the dispositions that no table knows, each with how often it came.
        absent: the tables that were not given.
    """

    unread: tuple[Unread, ...] = ()
    codes: Counter[str] = field(default_factory=Counter)
    absent: frozenset[str] = frozenset()

    __bool__ = no_truth("a report: ask whether it has anything unread, any unknown codes or absent tables")

    def __add__(self, other: Report) -> Report:
        return Report(self.unread + other.unread, self.codes + other.codes, self.absent | other.absent)

    @property
    def kinds(self) -> Counter[tuple[str, str, str]]:
        """How often each table, column (empty: the whole row) and reason came."""
        return Counter((each.table, each.column or "", each.why.value) for each in self.unread)

    def __str__(self) -> str:
        kinds = self.kinds.most_common()
        lines = [f"{table}{'.' if column else ''}{column}: {why}, {n}" for (table, column, why), n in kinds]
        lines += [f"disposition {code}: no table knows it, {n}" for code, n in self.codes.most_common()]
        lines += [f"{table}: not given" for table in sorted(self.absent)]
        return "\n".join(lines)
