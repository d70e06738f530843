"""The nightly list: every number of everybody who owes something, decided for the next morning."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from fdcpa_guard import Decision
from fdcpa_guard.tables import Report
from fdcpa_guard.vocabulary import Medium

from .cases import READER, by_consumer, case_of, tables_of_all
from .database import Database
from .ledger import Ledger


@dataclass
class Listed:
    """A contact of the list."""

    name: str
    consumer: int
    medium: Medium
    ready_at: datetime | None
    """From when on it is allowed, as far as the night can tell; None: not before a fact changes."""
    allowed: bool
    decision: Decision = field(repr=False)


@dataclass
class Night:
    """The list, and what was found on the way."""

    listed: list[Listed] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    cases: int = 0

    @property
    def by_medium(self) -> Counter[tuple[Medium, bool]]:
        """How many contacts of each medium were allowed, and not."""
        return Counter((each.medium, each.allowed) for each in self.listed)


def nightly_list(db: Database, ledger: Ledger) -> Night:
    """Decide every contact of the morning; of those that are denied, find out when to ask again."""
    night = Night()
    proposed = db.rows("select * from fdcpa_contacts order by consumer_id, contact_id")
    contacts = by_consumer(proposed)
    place = proposed.columns.index("contact_id")
    with db.together():
        for consumer, tables in tables_of_all(db):
            rows = contacts.get(consumer)
            if rows is None:
                continue
            case, report = case_of(consumer, tables)
            night.cases += 1
            night.report += report
            for row in rows:
                contact = READER.contact_from(row, case, columns=proposed.columns).contact
                decision = ledger.decide(row[place], consumer, "night", contact, case)
                ready = contact.at if decision else ledger.later(row[place], consumer, contact, case).at
                night.listed.append(Listed(row[place], consumer, contact.medium, ready, bool(decision), decision))
    return night
