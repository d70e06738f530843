"""Rows of one consumer to a case: nothing guessed, nothing lost unsaid, and one bad row never loses a consumer.

    reader = Reader(zone="America/Chicago", dispositions=VICIDIAL)
    case, report = reader.case_from("c-7", {"consumers": [...], "debts": [...], "attempts": cursor, "requests": []})

What is NULL is unknown, what is not given is unknown, and an empty table says that there is nothing of the kind
(`definitions`). What cannot be read counts as NULL; a row of which nothing can be made denies every contact for want
of a fact, or is left out where it could only open something. Either is in the report, and in every decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..errors import InvalidFacts, Problem
from ..facts import Case, Contact, Unread
from ..vocabulary import Recipient, Unclear
from .building import Building, Source
from .columns import Table, Type
from .definitions import CONSUMER_ID, TABLES
from .dispositions import Dispositions
from .naming import no_such_table
from .reading import FORMS, IsNull, Maker, NotUnderstood, readers
from .report import Report
from .rows import Doubts, Plan, columns_of, nested, values_of

_CONSUMER: Final = Recipient.CONSUMER.value
_MOST_PLANS: Final = 1024
"""How many plans a reader keeps: rows may differ in which columns they have."""


class CaseRead(NamedTuple):
    """A case, and what of its rows was not understood."""

    case: Case
    report: Report


class ContactRead(NamedTuple):
    """A contact, and what of its row was not understood."""

    contact: Contact
    report: Report


class Reader:
    """Reads rows of the tables. Made once; threads may share it.

    Args:
        zone: the IANA name of the zone in which date-times without an offset are read.
        dispositions: what the codes of the column ``disposition`` say; None: no code is known.
    """

    def __init__(self, *, zone: str, dispositions: Dispositions | None = None) -> None:
        made = readers(zone)
        self._of_column: Maker = lambda column: FORMS.get(column.name) or made[column.type](column)
        self.zone = zone
        self.dispositions = dispositions
        self._plans: dict[tuple[str, tuple[str, ...]], Plan] = {}
        self._read_id = made[Type.ID](CONSUMER_ID)

    def plan(self, table: str, columns: tuple[str, ...]) -> Plan:
        """How rows of a table with certain columns are read.

        Raises:
            InvalidFacts: there is no such table or column.
        """
        found = self._plans.get((table, columns))
        if found is None:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            found = self._plans[table, columns] = Plan(_table(table), columns, self._of_column)
        return found

    def id_of(self, value: Any) -> str | None:
        """An id, as texts have it; None if it is none."""
        try:
            found: str = self._read_id(value)
        except (IsNull, NotUnderstood):
            return None
        return found

    def is_id(self, value: Any, id: str) -> bool:
        """Whether a value of a database is an id."""
        return self.id_of(value) == id

    def case_from(self, consumer: str, rows: Mapping[str, Source]) -> CaseRead:
        """The case of one consumer.

        Args:
            consumer: the consumer's own id, as in the column ``consumer_id``.
            rows: the rows about this consumer, by table: mappings of columns to values, as a database's rows are, or
                `Rows`. A table that is not among them is unknown, one without rows is none.

        Raises:
            InvalidFacts: a table or column does not exist, rows are another consumer's, there is no debt to ask about,
                or the facts cannot be a case for another reason than single rows.
        """
        building = Building(self, consumer, rows)
        return CaseRead(building.case(), building.report())

    def contact_from(
        self, row: Any, case: Case | None = None, *, columns: tuple[str, ...] | None = None
    ) -> ContactRead:
        """The contact that a row of ``contacts`` proposes.

        Args:
            row: the row.
            case: its case, which tells every debt where the row names none.
            columns: the names of the columns, for a row that does not know them.

        Raises:
            InvalidFacts: it says too little for a contact, or contradicts itself; each problem names its column.
        """
        names = columns_of(row) if columns is None else columns
        doubts = Doubts()
        plan = self.plan("contacts", names)
        row_values = values_of(row, names)
        given = plan.read(row_values, doubts)
        if given is None:
            raise InvalidFacts("contacts", tuple(_problems(doubts)))
        del given["contact_id"]
        if plan.whose is not None and "person" in given and given["person"] == self.id_of(row_values[plan.whose]):
            given["person"] = _CONSUMER
        if not given.get("debts"):
            if case is None:
                raise InvalidFacts("contacts", (Problem("contacts.debts", "required", "missing"),))
            given["debts"] = tuple([debt.id for debt in case.debts])
        given = nested(given)
        for name, whole in (("harm_avoided", _HARM), ("location_grounds", _GROUNDS)):
            if name in given:
                given[name] = {**dict.fromkeys(whole, False), **given[name]}
        return ContactRead(Contact.model_validate(given), Report(doubts.unread()))


_HARM: Final = ("outside_collectors_control", "time_is_of_the_essence", "evidenced")
_GROUNDS: Final = ("person_asked_for_it", "earlier_answer_thought_wrong")


@lru_cache(maxsize=64)
def _reader(zone: str, dispositions: Dispositions | None) -> Reader:
    return Reader(zone=zone, dispositions=dispositions)


def case_from(
    consumer: str, rows: Mapping[str, Source], *, zone: str, dispositions: Dispositions | None = None
) -> CaseRead:
    """As `Reader.case_from`, with the reader made and kept."""
    return _reader(zone, dispositions).case_from(consumer, rows)


def _table(name: str) -> Table:
    found = TABLES.get(name)
    if found is None:
        raise InvalidFacts("Tables", (no_such_table(name),))
    return found


def _problems(doubts: Doubts) -> Iterator[Problem]:
    for each in doubts.unread():
        yield Problem(f"{each.table}.{each.column}" if each.column else each.table, _refusal(each), each.why.value)


_CONTACTS: Final = {column.name: column for column in TABLES["contacts"].columns}


def _refusal(unread: Unread) -> str:
    """What is wrong with a row of which no contact is made: nothing is taken as unknown then."""
    if unread.why is Unclear.MISSING:
        return "required"
    column = _CONTACTS.get(unread.column or "")
    if unread.why is not Unclear.NOT_UNDERSTOOD or column is None:
        return unread.words
    if column.type is Type.INSTANT:
        return "not understood; a date and a time of day are needed, such as 2026-03-02 09:00:00-05:00"
    if column.type is Type.WORD:
        return f"must be one of {', '.join([*column.words, *column.also])}"
    return "not understood"
