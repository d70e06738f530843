"""The views over the warehouse: checked by the database, and decided as the rows by themselves are."""

import json
import re
from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from examples.recipes.warehouse.__main__ import CODES, MODELS, answered, built, check
from fdcpa_guard import Guard, us
from fdcpa_guard.tables import TABLES, Reader

GUARD = Guard(us(), lazy=True)
READER = Reader(zone="America/Chicago", dispositions=CODES)


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with built() as db:
        yield db


def rows(db: duckdb.DuckDBPyConnection, name: str, consumer: int) -> list[dict[str, object]]:
    query = f"select * from fdcpa_{name} where consumer_id = {consumer}"
    found: list[dict[str, object]] = pa.table(db.sql(query)).to_pylist()
    return found


def test_the_views_pass_the_tables_own_checks(db: duckdb.DuckDBPyConnection) -> None:
    check(db)


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        ("phones", "select 1 as consumer_id, 'p' as id, 'cellphone' as line_type"),
        ("phones", "select 1 as consumer_id, 'p' as id, 'mobile' as linetype"),
        ("phones", "select null::integer as consumer_id, 'p' as id"),
        ("debts", "select 1 as consumer_id, 'd' as id, 'perhaps' as paid"),
        ("debts", "select 1 as consumer_id, 'd' as id, 'not a day' as due_on"),
    ],
    ids=["a word that is none", "a column that is none", "nobody's", "no flag", "no day"],
)
def test_the_check_finds_what_is_none_of_the_tables(db: duckdb.DuckDBPyConnection, model: str, wrong: str) -> None:
    db.execute(f"create or replace view fdcpa_{model} as {wrong}")
    with pytest.raises(duckdb.Error):
        check(db)


def test_the_batch_decides_as_the_rows_of_each_debtor_do(db: duckdb.DuckDBPyConnection) -> None:
    found = {row["contact_id"]: row for row in answered(db).read_all().to_pylist()}
    asked = 0
    for (consumer,) in db.execute("select distinct consumer_id from fdcpa_contacts").fetchall():
        tables = {name: rows(db, name, consumer) for name in MODELS}
        contacts = tables.pop("contacts")
        case = READER.case_from(str(consumer), tables).case
        for row in contacts:
            decision = GUARD.decide(READER.contact_from(row, case).contact, case)
            answer = found[row["contact_id"]]
            assert answer["allowed"] is decision.allowed
            assert {r["rule"] for r in answer["reasons"]} == {r.rule for r in decision.reasons}
            asked += 1
    assert asked == len(found)


def test_a_table_less_opens_nothing(db: duckdb.DuckDBPyConnection) -> None:
    tables = {name: rows(db, name, 1) for name in MODELS}
    contacts = tables.pop("contacts")
    for left_out in [name for name in tables if name != "debts"]:
        for row in contacts:
            whole, less = (
                READER.case_from("1", {name: given for name, given in tables.items() if name != without}).case
                for without in ("", left_out)
            )
            contact = READER.contact_from(row, whole).contact
            assert GUARD.decide(contact, less).allowed <= GUARD.decide(contact, whole).allowed, left_out


def test_a_call_is_read_in_utc_as_the_loader_writes_it(db: duckdb.DuckDBPyConnection) -> None:
    case = READER.case_from("1", {name: rows(db, name, 1) for name in MODELS if name != "contacts"}).case
    (call,) = [each for each in json.loads(case.model_dump_json())["history"]["attempts"] if each["id"] == "call-1"]
    assert call["at"] == "2026-02-27T16:00:00Z"


def test_each_file_is_a_select_of_a_table_of_ours() -> None:
    for name, path in MODELS.items():
        assert name in TABLES
        text = re.sub("--.*", "", path.read_text("utf-8")).strip().lower()
        assert text.startswith("select")
        assert ";" not in text
