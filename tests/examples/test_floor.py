"""The floor is an application: its views state what a mapping by hand states, and its night and day account for all."""

import io
import sqlite3
import sys
from collections import Counter
from contextlib import closing, redirect_stdout
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from examples.floor.__main__ import main, told
from examples.floor.cases import HOUSE, READER, VIEWS, by_consumer, case_of, lines_of_sql, tables_of, tables_of_all
from examples.floor.database import HERE, Database, make
from examples.floor.making import DIALLED, rows
from fdcpa_guard import Guard, first_party, us
from fdcpa_guard.records import LogReader, expand
from fdcpa_guard.tables import TABLES
from tests import postgresql
from tests.docs.blocks import DOCS, blocks
from tests.examples import by_hand

CONSUMERS = 40


@pytest.fixture(scope="module")
def floor() -> Database:
    """A small floor, which nobody changes."""
    db = Database.sqlite()
    make(db, CONSUMERS, 7)
    return db


@pytest.fixture(scope="module")
def worked() -> tuple[Database, list[str]]:
    """A floor after a night and a day, and what was told of them."""
    db = Database.sqlite()
    return db, list(told(db, CONSUMERS, 7))


def test_whichever_thread_finds_a_database_lost_closes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    unraisable: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    kept = [Database.sqlite()]
    elsewhere = Thread(target=kept.clear)
    elsewhere.start()
    elsewhere.join()
    assert unraisable == []


def test_the_same_seed_gives_the_same_rows() -> None:
    """Figures that were measured on the floor can be compared as long as its rows are these."""
    found = sha256(repr(list(rows(200, 7))).encode()).hexdigest()
    assert found == sha256(repr(list(rows(200, 7))).encode()).hexdigest()
    assert found[:16] == "b9dba7b81a97801d"
    assert found != sha256(repr(list(rows(200, 8))).encode()).hexdigest()


def test_every_disposition_is_explained(floor: Database) -> None:
    assert {code for code in DIALLED if code is not None} <= HOUSE.codes.keys()
    report = [case_of(consumer, tables).report for consumer, tables in tables_of_all(floor)]
    assert not any(each.codes for each in report)


def test_the_views_have_columns_of_the_tables_only(floor: Database) -> None:
    for name in VIEWS:
        columns = floor.rows(f"select * from fdcpa_{name}").columns
        assert set(columns) <= TABLES[name].by_name.keys(), name


def test_one_consumer_is_read_alike_alone_and_among_all(floor: Database) -> None:
    for consumer, tables in tables_of_all(floor):
        assert case_of(consumer, tables).case == case_of(consumer, tables_of(floor, consumer)).case


def different(db: Database, policies: list[Guard]) -> list[str]:
    """Where the views and the mapping by hand do not state the same, or lead to another decision."""
    assert isinstance(db.connection, sqlite3.Connection)
    of_all = by_hand.rows_of_all(db.connection)
    proposed = db.rows("select * from fdcpa_contacts")
    contacts = by_consumer(proposed)
    place = proposed.columns.index("contact_id")
    found = []
    asked = 0
    for consumer, tables in tables_of_all(db):
        case, other = case_of(consumer, tables).case, by_hand.case_of(of_all[consumer])
        if case != other:
            found.append(f"{consumer}: another case")
        by_name = by_hand.contacts_of(of_all[consumer])
        mine = {row[place]: row for row in contacts.get(consumer, ())}
        if mine.keys() != by_name.keys():
            found.append(f"{consumer}: other contacts")
        for name in mine.keys() & by_name.keys():
            contact = READER.contact_from(mine[name], case, columns=proposed.columns).contact
            for guard in policies:
                asked += 1
                one, two = guard.decide(contact, case), guard.decide(by_name[name], other)
                if one != two or one.fingerprint != two.fingerprint:
                    found.append(f"{consumer}, {name}: another decision")
    assert asked
    return found


def test_the_views_decide_as_a_mapping_by_hand(floor: Database) -> None:
    assert different(floor, [Guard(us())]) == []


@pytest.mark.prove
def test_the_views_decide_as_a_mapping_by_hand_on_the_whole_floor() -> None:
    db = Database.sqlite()
    make(db, 2000, 7)
    assert different(db, [Guard(us()), Guard(first_party())]) == []


def test_a_night_and_a_day_account_for_every_contact(worked: tuple[Database, list[str]]) -> None:
    db, lines = worked
    assert lines == list(told(Database.sqlite(), CONSUMERS, 7))
    listed = Counter(name for (name,) in db.rows("select contact_id from fdcpa_contacts").values)
    reader = LogReader()
    records = list(reader.records(line for (line,) in db.rows("select line from log order by n").values))
    decided = [expand(record, reader.glossary) for record in records]
    nightly = Counter(name for (name,) in db.rows("select contact_id from decision where step = 'night'").values)
    assert set(nightly.values()) == {1}
    assert listed.keys() <= nightly.keys()
    stored = db.rows("select record, allowed from decision order by number").values
    assert stored == [(one.hash, "yes" if each else "no") for one, each in zip(records, decided, strict=True)]
    assert any("as they were written" in line for line in lines)
    said_last = db.rows("select contact_id, allowed from decision order by number").values
    last = {row[0]: row[1] for row in said_last}
    again = {name for (name,) in db.rows("select contact_id from again").values}
    assert {name for name, said in last.items() if said == "no"} == again
    made = db.one("select count(*) from decision where step = 'dial' and allowed = 'yes'")
    fresh = "select count(*) from {} where {} >= '2026-11-27'"
    assert made == db.one(fresh.format("call_log", "ts")) + db.one(fresh.format("text_log", "sent_ts"))
    assert db.one("select count(*) from call_log where dispo = 'PEND'") == 0


def test_who_is_on_the_line_is_not_called_by_another_dialer(worked: tuple[Database, list[str]]) -> None:
    """What is written down as pending denies the second of two dialers."""
    db, _ = worked
    todays = "select consumer_id, max(call_id) from call_log where ts >= '2026-11-27' group by 1 limit 1"
    ((consumer, call),) = db.rows(todays).values
    case = case_of(consumer, tables_of(db, consumer)).case
    db.run("update call_log set dispo = 'PEND' where call_id = ?", (call,))
    held = case_of(consumer, tables_of(db, consumer)).case
    (row,) = db.rows(
        "select * from fdcpa_contacts where consumer_id = ? and medium = 'call' limit 1", (consumer,)
    ).values
    columns = db.rows("select * from fdcpa_contacts limit 0").columns
    asked = {**dict(zip(columns, row, strict=True)), "at": "2026-11-27 18:59:00"}
    contact = READER.contact_from(asked, case).contact
    decision = Guard(us()).decide(contact, held)
    assert not decision
    assert any(f"history.attempts.call-{call}.outcome" in reason.facts for reason in decision.reasons)


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    out = io.StringIO()
    kept = tmp_path / "floor.db"
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.setattr(sys, "argv", ["floor", "--consumers", "20", "--seed", "3", "--sqlite", str(kept)])
        main()
    assert out.getvalue().splitlines() == list(told(Database.sqlite(), 20, 3))
    assert Database.sqlite(str(kept)).one("select count(*) from decision") > 0


def test_the_pages_say_how_much_sql_it_takes() -> None:
    assert f"{lines_of_sql()} lines of SQL" in (HERE / "README.md").read_text("utf-8")


def test_the_pages_show_the_views_as_they_are() -> None:
    shown = [block.text for block in blocks(DOCS / "how-to" / "map-your-tables.md") if block.language == "sql"]
    views = (HERE / "views.sql").read_text("utf-8")
    assert shown
    assert [text for text in shown if text not in views] == []


def test_postgresql_takes_the_same_sql_and_has_the_same_day() -> None:
    pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    with postgresql.server() as url, closing(Database.postgresql(url)) as db:
        assert list(told(db, 20, 7)) == list(told(Database.sqlite(), 20, 7))
