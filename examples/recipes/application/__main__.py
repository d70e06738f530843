"""A morning of the made-up application: ``python -m examples.recipes.application``."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from fdcpa_guard import Guard, us
from fdcpa_guard.cli.streams import watched
from fdcpa_guard.tables import Report

from .dialling import before_dial
from .models import Account, Base, Call, Flag, Letter, OptOut, Person, Phone, Recorded

MORNING = datetime(2026, 3, 3, 10, 30)  # noqa: DTZ001 - the office's clock


def made() -> Engine:
    """The application's database, in memory: six people who owe something, and what happened with them so far."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        for n, name in enumerate(("Ada", "Ben", "Cyd", "Dee", "Eli", "Fay"), 1):
            letter = Letter(template="VALIDATION", mailed_on=date(2025, 11, 10))
            account = Account(
                product="CC", placed_on=date(2025, 11, 3), delinquent_since=date(2025, 5, 1), letters=[letter]
            )
            cell = Phone(number=f"(614) 555-01{n:02}", kind="cell")
            session.add(
                Person(id=n, name=f"{name} Example", zip=None if n == 4 else "43215", accounts=[account], phones=[cell])
            )
        session.flush()
        session.add_all([call(1, "NOANS"), call(2, "TALKED"), call(3, None), call(4, "LM9")])
        session.add(OptOut(person_id=5, channel="call", by_letter=None, received_on=date(2026, 2, 20)))
        session.add(Flag(person_id=6, kind="ATTY", set_on=date(2026, 2, 20)))
        session.add(Phone(person_id=1, number="ask neighbour", kind=None))
    return engine


def call(who: int, disposition: str | None) -> Call:
    """A call at four in the afternoon of 27 February, on the office's clock."""
    at = datetime(2026, 2, 27, 16)  # noqa: DTZ001 - the office's clock
    return Call(account_id=who, phone_id=who, started_at=at, direction="out", disposition=disposition)


def told(engine: Engine, guard: Guard) -> Iterator[str]:
    """Each person asked about once, the first of them a second time, and what was not understood."""
    reports: dict[int, Report] = {}
    for account in (1, 2, 3, 4, 5, 6, 1):
        with Session(engine) as session:
            asked = before_dial(session, guard, account, account, MORNING)
        reports[account] = asked.report
        yield f"account {account}: " + (f"dial, as call {asked.call}" if asked.call is not None else "do not dial")
        for reason in asked.decision.reasons:
            yield f"  {reason.rule}: {', '.join(reason.facts)}"
    unread = sum(reports.values(), Report())
    yield "Not understood:"
    for (table, column, why), times in sorted(unread.kinds.items()):
        yield f"  {times} × {table}.{column}: {why}"
    for code, times in sorted(unread.codes.items()):
        yield f"  {times} × disposition {code}: nobody explained it"
    with Session(engine) as session:
        yield f"Recorded: {session.scalar(select(func.count(Recorded.id)))} decisions"


def main() -> None:
    """Make the database, ask, and print what happened."""
    engine = made()
    try:
        for line in told(engine, Guard(us())):
            print(line)
    finally:
        engine.dispose()  # Python 3.13 complains of a connection that nobody closed


if __name__ == "__main__":
    with watched():
        main()
