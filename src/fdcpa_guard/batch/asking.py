"""The contacts of tables as questions, for whatever reckons over many of them: of rows, contacts and cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..facts import Case, Contact
from ..tables import Dispositions, Reader
from .deciding import Tally, asked_of
from .incoming import Incoming
from .running import BATCH_ROWS

Question = tuple[str, Contact, Case]
"""The consumer, the contact and the case."""


class Questions:
    """Questions, one after the other, as they are asked for; those of a consumer stand together if their rows do.

    It is iterated once. A row of which no question can be made does not come; ``tally`` counts it among the errors, and
    what was not understood besides.
    """

    def __init__(self, incoming: Incoming, reader: Reader, batch_rows: int) -> None:
        self.tally = Tally(nobodys=incoming.nobodys)
        self._questions = self._asked(incoming, reader, batch_rows)

    def __iter__(self) -> Iterator[Question]:
        return self

    def __next__(self) -> Question:
        return next(self._questions)

    def _asked(self, incoming: Incoming, reader: Reader, batch_rows: int) -> Iterator[Question]:
        for tables in incoming.groups(batch_rows):
            for asked in asked_of(reader, {**incoming.shared, **tables}, self.tally):
                self.tally.contacts += 1
                if asked.consumer is None or asked.question is None:
                    self.tally.errors += 1
                else:
                    yield asked.consumer, *asked.question


def questions(
    tables: Mapping[str, Any], *, zone: str, dispositions: Dispositions | None = None, batch_rows: int = BATCH_ROWS
) -> Questions:
    """Every contact of tables with the case of its consumer, as `fdcpa_guard.reaching.floor_week` takes them.

    The arguments are those of `decide`.

    Raises:
        InvalidFacts: a table or column does not exist or is needed, there is no such zone, or, while the questions are
            fetched, a table is not in order.
    """
    return Questions(Incoming.of(tables), Reader(zone=zone, dispositions=dispositions), batch_rows)
