"""The records of decisions, linked in a chain, and what to ask again."""

import json
from datetime import datetime
from typing import Any

from fdcpa_guard import Contact, Decision
from fdcpa_guard.facts import Case
from fdcpa_guard.guard import Guard
from fdcpa_guard.planning import NextAllowed
from fdcpa_guard.records import Recorder
from fdcpa_guard.records.chain import Chain

from .database import Database


class Ledger:
    """Decides, and writes down what was decided."""

    def __init__(self, db: Database, guard: Guard) -> None:
        self._db = db
        self._guard = guard
        self._recorder = Recorder(guard.policy)
        self._chain = Chain()
        self._number = 0

    def decide(self, name: str, consumer: int, step: str, contact: Contact, case: Case) -> Decision:
        """The decision, logged with its record and the instant until which it holds."""
        decision = self._guard.decide(contact, case)
        self._number += 1
        until = None if decision.valid_until is None else decision.valid_until.isoformat()
        own = {"case": str(consumer), "contact": name, "step": step}
        for line in self._recorder.lines(contact, case, decision, own):
            body = json.loads(line)
            self._db.add("log", [(self._chain.size, self._chain.append(body).decode())])
        kept = (decision.at.isoformat(), "yes" if decision else "no", until, body["hash"])
        self._db.add("decision", [(self._number, name, consumer, step, *kept)])
        return decision

    def later(self, name: str, consumer: int, contact: Contact, case: Case) -> NextAllowed:
        """When a denied contact is allowed if nothing else happens, written down for the list of that day."""
        coming = self._guard.next_allowed(contact, case)
        because = ", ".join(dict.fromkeys(reason.rule for reason in coming.needs or coming.reasons))
        self.put_off(name, consumer, coming.at, because)
        return coming

    def put_off(self, name: str, consumer: int, when: datetime | None, because: str) -> None:
        """Write down when to ask about a contact again; None: when a fact of the consumer changes."""
        self.done(name)
        self._db.add("again", [(name, consumer, None if when is None else when.isoformat(), because)])

    def done(self, name: str) -> None:
        """Take a contact off what is to be asked again."""
        self._db.run("delete from again where contact_id = ?", (name,))

    def waiting(self) -> dict[str, Any]:
        """When each contact is to be asked about again."""
        return {row[0]: row[1] for row in self._db.rows("select contact_id, not_before from again").values}
