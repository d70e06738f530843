"""The application: what its rows say, two dialers, and what happens when something fails."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from examples.recipes.application.__main__ import MORNING, made
from examples.recipes.application.dialling import Asked, before_dial
from examples.recipes.application.mapping import CODES, READER, rows_of
from examples.recipes.application.models import Account, Base, Call, Flag, OptOut, Person, Phone, Recorded
from fdcpa_guard import Case, Guard, InvalidFacts, us
from fdcpa_guard.records import LogReader
from fdcpa_guard.tables import TABLES

GUARD = Guard(us(), lazy=True)


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = made()
    yield engine
    engine.dispose()


def ask(engine: Engine, who: int, now: datetime = MORNING) -> Asked:
    with Session(engine) as session:
        return before_dial(session, GUARD, who, who, now)


def with_rows(engine: Engine, *rows: Base) -> None:
    with Session(engine) as session, session.begin():
        session.add_all(rows)


def rules(asked: Asked) -> set[str]:
    return {reason.rule for reason in asked.decision.reasons if reason.denies}


def test_the_mapping_has_columns_of_the_tables_only(engine: Engine) -> None:
    with Session(engine) as session:
        for person in session.scalars(select(Person)):
            for name, rows in rows_of(person).items():
                assert all(row.keys() <= TABLES[name].by_name.keys() for row in rows), name


def test_a_call_that_was_allowed_is_pending_and_the_next_dialer_is_denied(engine: Engine) -> None:
    first = ask(engine, 1)
    assert first.call is not None
    with Session(engine) as session:
        assert session.get_one(Call, first.call).disposition == "DIALLING"
    assert ask(engine, 1).call is None


def test_its_outcome_opens_the_line_again_where_nobody_was_reached(engine: Engine) -> None:
    placed = ask(engine, 1).call
    later = MORNING + timedelta(hours=3)
    for code, allowed in (("NOANS", True), ("TALKED", False), ("STOP", False), (None, False)):
        with Session(engine) as session, session.begin():
            session.get_one(Call, placed).disposition = code
        with Session(engine) as session:
            person = session.get_one(Person, 1)
            case = READER.case_from("1", rows_of(person)).case
            row = {"contact_id": "again", "at": later, "medium": "call", "debts": "acct-1", "recipient": "consumer"}
            row |= {"address": "phone-1", "purpose": "collection", "autodialed": False, "voice": "live"}
            assert bool(GUARD.decide(READER.contact_from(row, case).contact, case)) is allowed, code


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (OptOut(person_id=1, channel="call", by_letter=False, received_on=date(2026, 3, 1)), "us.regf.14h1.medium"),
        (OptOut(person_id=1, channel=None, by_letter=True, received_on=date(2026, 3, 1)), "us.regf.6c1.cease"),
        (OptOut(person_id=1, channel="pigeon", by_letter=None, received_on=date(2026, 3, 1)), "us.regf.14h1.medium"),
        (Flag(person_id=1, kind="ATTY", set_on=date(2026, 3, 1)), "us.regf.6b2.represented"),
        (Flag(person_id=1, kind="BK", set_on=date(2026, 3, 1)), "us.bk.362a6.stay"),
        (Flag(person_id=1, kind="DEAD", set_on=date(2026, 3, 1)), "guard.deceased"),
    ],
    ids=["stop", "letter", "unknown channel", "attorney", "bankrupt", "dead"],
)
def test_what_protects_denies(engine: Engine, row: Base, rule: str) -> None:
    with_rows(engine, row)
    assert rule in rules(ask(engine, 1))


def test_a_number_that_is_somebody_elses_is_not_called(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        session.get_one(Phone, 1).wrong_since = date(2026, 3, 1)
    assert "us.regf.6d1.not-the-consumers-number" in rules(ask(engine, 1))


def test_local_times_are_read_on_the_clock_of_the_office(engine: Engine) -> None:
    assert ask(engine, 1, datetime(2026, 3, 3, 19, 59, 59)).call is not None  # noqa: DTZ001 - 20:59:59 in Ohio
    assert "us.regf.6b1i.hours" in rules(ask(engine, 2, datetime(2026, 3, 3, 20)))  # noqa: DTZ001


def test_what_is_not_understood_is_reported_and_closes(engine: Engine) -> None:
    for who, kind in ((3, "missing"), (4, "unknown-code")):
        asked = ask(engine, who)
        assert asked.call is None
        assert ("attempts", "disposition", kind) in {tuple(map(str, one)) for one in asked.report.kinds}
    assert CODES.get("LM9") is None


def test_each_decision_is_recorded_with_its_case(engine: Engine) -> None:
    asked = [ask(engine, who) for who in (1, 2)]
    with Session(engine) as session:
        rows = session.scalars(select(Recorded).order_by(Recorded.id)).all()
    for row, each in zip(rows, asked, strict=True):
        reader = LogReader()
        (record,) = reader.records(row.lines.splitlines())
        assert record.allowed is bool(each.decision)
        assert record.intact(reader.glossary)
        case = Case.model_validate_json(row.case)
        assert GUARD.decide(record.contact, case) == each.decision


def test_where_anything_fails_nothing_is_written(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rows(engine, Account(person_id=1, placed_on=date(2026, 1, 1)))
    monkeypatch.setattr("examples.recipes.application.dialling.Recorded", None)
    with pytest.raises(TypeError):
        ask(engine, 1)
    with Session(engine) as session:
        assert session.scalar(select(func.count(Call.id)).where(Call.disposition == "DIALLING")) == 0


def test_an_account_that_is_not_there_is_an_error(engine: Engine) -> None:
    with pytest.raises(Exception, match="row"):
        ask(engine, 99)


def test_facts_that_cannot_be_are_an_error_that_repeats_no_value(engine: Engine) -> None:
    with Session(engine) as session:
        person = session.get_one(Person, 1)
        rows = {**rows_of(person), "debts": []}
    with pytest.raises(InvalidFacts) as caught:
        READER.case_from("1", rows)
    assert "555" not in str(caught.value)
