"""The check before a dial: the person locked, the case read, the decision recorded, the call written as pending."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fdcpa_guard import Decision, Guard
from fdcpa_guard.records import Recorder
from fdcpa_guard.tables import Report

from .mapping import READER, rows_of
from .models import Account, Call, Person, Recorded


@dataclass
class Asked:
    """What came of a check."""

    decision: Decision
    report: Report
    """What of the rows was not understood."""
    call: int | None
    """The row of the call that is to be placed now; None: do not dial."""


def before_dial(session: Session, guard: Guard, account_id: int, phone_id: int, now: datetime) -> Asked:
    """Whether to dial; if so, the call stands in the table already, so that the next dialer finds it.

    One transaction: whatever fails in it, nothing was written, and nobody dials. ``now`` is the office's clock.

    Raises:
        InvalidFacts: the rows can be no case, as without an account; the text names columns and repeats no value.
    """
    with session.begin():
        account = session.get_one(Account, account_id)
        # The lock of the person, on databases that have row locks; SQLite has one writer anyway.
        person = session.scalars(select(Person).where(Person.id == account.person_id).with_for_update()).one()
        case, report = READER.case_from(str(person.id), rows_of(person))
        contact = READER.contact_from(
            {
                "contact_id": f"ask-{account_id}-{phone_id}",
                "at": now,
                "medium": "call",
                "debts": f"acct-{account_id}",
                "recipient": "consumer",
                "address": f"phone-{phone_id}",
                "purpose": "collection",
                "autodialed": False,  # an agent chooses each number
                "voice": "live",
            },
            case,
        ).contact
        decision = guard.decide(contact, case)
        call = None
        if decision:
            placed = Call(
                account_id=account_id, phone_id=phone_id, started_at=now, direction="out", disposition="DIALLING"
            )
            session.add(placed)
            session.flush()
            call = placed.id
        lines = Recorder(guard.policy).lines(contact, case, decision, {"case": str(person.id)})
        session.add(Recorded(person_id=person.id, lines="\n".join(lines), case=case.canonical))
        return Asked(decision, report, call)
