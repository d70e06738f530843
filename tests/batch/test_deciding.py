"""Tables in, tables out: the answers are those of one question after the other, and every contact comes out once."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from fdcpa_guard import Decision, Guard, InvalidFacts, regulation_f, us
from fdcpa_guard.batch import OUT_SCHEMA, Decider, decide
from fdcpa_guard.tables import Reader
from tests.batch.small_floor import AT, ZONE, floor, of_rows, one_by_one, streams

FLOOR = floor()


def decided(tables: Mapping[str, Any], **options: Any) -> pa.Table:
    return decide(tables, "regulation_f", zone=ZONE, **options).read_all()


EXPECTED = decided(FLOOR, record=True)


def test_the_answers_are_those_of_one_question_after_the_other() -> None:
    answers = decide(FLOOR, us(), zone=ZONE, record=True).read_all().to_pylist()
    alone = list(one_by_one(FLOOR, us()))
    assert [row["contact_id"] for row in answers] == [id for id, _ in alone]
    for row, (_, decision) in zip(answers, alone, strict=True):
        assert decision is not None
        assert row["record"] == decision.to_json()
        assert row["fingerprint"] == decision.fingerprint
        assert row["allowed"] == decision.allowed
        assert row["valid_until"] == decision.valid_until
        assert tuple(row["permitted_debts"]) == decision.permitted_debts
        assert [tuple(reason.values()) for reason in row["reasons"]] == [
            (r.rule, r.effect.value, r.message, [*r.debts], r.lapses_at, r.denies) for r in decision.reasons
        ]
        assert [(d["rule"], d["due"]) for d in row["duties"]] == [(d.rule, d.due) for d in decision.duties]
        assert [a["rule"] for a in row["advisories"]] == [a.rule for a in decision.advisories]
        assert row["error"] is None
        assert row["policy"] == us().label


def test_the_floor_has_answers_of_both_kinds() -> None:
    allowed = EXPECTED["allowed"].to_pylist()
    assert True in allowed
    assert False in allowed


def test_a_record_is_a_decision_again() -> None:
    text = EXPECTED["record"][0].as_py()
    assert Decision.from_json(text).fingerprint == EXPECTED["fingerprint"][0].as_py()


def shuffled(table: pa.Table) -> pa.Table:
    """The consumers in disorder, the rows of each in their order."""
    ids = table["consumer_id"].to_pylist()
    order = sorted(range(table.num_rows), key=lambda row: crc32(ids[row].encode()))
    return table.take(pa.array(order, pa.int64()))


def in_dictionaries(table: pa.Table) -> pa.Table:
    kinds = [field.type for field in table.schema]
    new = [pa.dictionary(pa.int32(), pa.string()) if kind == pa.string() else kind for kind in kinds]
    return table.cast(pa.schema(list(zip(table.schema.names, new, strict=True))))


def other_text(kind: pa.DataType) -> Callable[[pa.Table], pa.Table]:
    def cast(table: pa.Table) -> pa.Table:
        return table.cast(pa.schema([(f.name, kind if f.type == pa.string() else f.type) for f in table.schema]))

    return cast


HANDED_OVER: dict[str, Callable[[dict[str, pa.Table]], Mapping[str, Any]]] = {
    "streams of small batches": streams,
    "streams of single rows": lambda tables: streams(tables, 1),
    "a stream among tables": lambda tables: {**tables, "attempts": streams(tables)["attempts"]},
    "only the contacts as a stream": lambda tables: {**tables, "contacts": streams(tables)["contacts"]},
    "tables in disorder": lambda tables: {
        name: table if name == "contacts" else shuffled(table) for name, table in tables.items()
    },
    "dictionaries": lambda tables: {name: in_dictionaries(table) for name, table in tables.items()},
    "large text": lambda tables: {name: other_text(pa.large_string())(table) for name, table in tables.items()},
    "views of text": lambda tables: streams({n: other_text(pa.string_view())(t) for n, t in tables.items()}),
    "record batches": lambda tables: {name: table.combine_chunks().to_batches()[0] if table.num_rows else table
                                      for name, table in tables.items()},
}  # fmt: skip


@pytest.mark.parametrize("how", HANDED_OVER)
@pytest.mark.parametrize("batch_rows", [1, 60, 10_000])
def test_how_the_tables_are_handed_over_changes_no_answer(how: str, batch_rows: int) -> None:
    asked = decided(HANDED_OVER[how](FLOOR), record=True, batch_rows=batch_rows)
    assert asked.combine_chunks().equals(EXPECTED.combine_chunks())


def test_contacts_in_any_order_come_out_in_theirs_where_the_rest_is_in_memory() -> None:
    mixed = shuffled(FLOOR["contacts"])
    asked = decided({**FLOOR, "contacts": mixed}, batch_rows=50)
    assert asked["contact_id"].to_pylist() == mixed["contact_id"].to_pylist()
    assert asked.sort_by("contact_id")["allowed"].equals(EXPECTED.sort_by("contact_id")["allowed"])


def test_whole_numbers_name_consumers_too() -> None:
    def numbered(table: pa.Table) -> pa.Table:
        ids = pc.cast(pc.utf8_slice_codeunits(table["consumer_id"], 2), pa.int64())
        return table.set_column(0, "consumer_id", ids)

    numbers = {name: numbered(table) for name, table in FLOOR.items()}
    assert decided(streams(numbers))["allowed"].equals(decided(FLOOR)["allowed"])
    mixed = {**numbers, "debts": numbers["debts"].cast(as_text(numbers["debts"]))}
    assert decided(mixed)["allowed"].equals(decided(FLOOR)["allowed"])


def as_text(table: pa.Table) -> pa.Schema:
    return table.schema.set(0, pa.field("consumer_id", pa.string()))


def test_the_next_allowed_instant_is_that_of_the_guard() -> None:
    answers = decided({**FLOOR, "contacts": FLOOR["contacts"].slice(0, 20)}, next_allowed=True).to_pylist()
    guard, reader = Guard(regulation_f()), Reader(zone=ZONE)
    plain = {name: table.to_pylist() for name, table in FLOOR.items() if name != "contacts"}
    for row, answer in zip(FLOOR["contacts"].slice(0, 20).to_pylist(), answers, strict=True):
        mine = {n: [each for each in rows if each["consumer_id"] == row["consumer_id"]] for n, rows in plain.items()}
        case = reader.case_from(row["consumer_id"], mine).case
        assert answer["next_allowed"] == guard.next_allowed(reader.contact_from(row, case).contact, case).at


def test_a_group_may_hold_its_consumers_in_any_order() -> None:
    decider = Decider("regulation_f", zone=ZONE, record=True)
    mixed = {name: shuffled(table) for name, table in FLOOR.items()}
    answers = decider.decide_group({**mixed, "contacts": FLOOR["contacts"]})
    assert answers.schema == OUT_SCHEMA
    assert pa.Table.from_batches([answers]).equals(EXPECTED.combine_chunks())


# -- what is no good


def with_contact(**changes: Any) -> dict[str, pa.Table]:
    rows = FLOOR["contacts"].to_pylist()
    rows[5] |= changes
    return {**FLOOR, "contacts": of_rows("contacts", rows)}


NONSENSE: list[dict[str, Any]] = [
    {"medium": "pigeon post"},
    {"at": None},
    {"contact_id": None},
    {"consumer_id": None},
    {"recipient": "Jane Roe"},
]


@pytest.mark.parametrize("changes", NONSENSE)
def test_a_row_of_nonsense_has_an_error_and_the_rest_their_answers(changes: dict[str, Any]) -> None:
    run = decide(streams(with_contact(**changes)), "regulation_f", zone=ZONE, record=True)
    answers = run.read_all()
    assert answers.num_rows == EXPECTED.num_rows
    bad = answers.to_pylist()[5]
    assert bad["allowed"] is False
    assert "contacts" in bad["error"]
    assert "pigeon" not in bad["error"]
    assert "Jane" not in bad["error"]
    assert bad["fingerprint"] is None
    assert run.tally.errors == 1
    for one, other in ((answers.slice(0, 5), EXPECTED.slice(0, 5)), (answers.slice(6), EXPECTED.slice(6))):
        assert one.combine_chunks().equals(other.combine_chunks())


def test_a_consumer_without_a_debt_has_errors_and_is_not_contacted() -> None:
    consumer = FLOOR["contacts"]["consumer_id"][0].as_py()
    debts = FLOOR["debts"].filter(pc.not_equal(FLOOR["debts"]["consumer_id"], consumer))
    answers = decided(streams({**FLOOR, "debts": debts})).to_pylist()
    mine = [row for row in answers if row["consumer_id"] == consumer]
    assert len(mine) == 2
    assert all(row["error"] and not row["allowed"] for row in mine)
    assert not any(row["error"] for row in answers if row["consumer_id"] != consumer)


def test_an_id_that_comes_twice_is_told_and_both_rows_are_answered() -> None:
    first = FLOOR["contacts"].slice(0, 1)
    answers = decided(streams({**FLOOR, "contacts": pa.concat_tables([first, FLOOR["contacts"]])})).to_pylist()
    assert len(answers) == EXPECTED.num_rows + 1
    assert not any("another row" in said for said in answers[0]["unread"])
    assert any("another row" in said for said in answers[1]["unread"])


@pytest.mark.parametrize("how", [dict, streams])
def test_rows_that_name_no_consumer_are_counted(how: Callable[[dict[str, pa.Table]], Any]) -> None:
    rows = FLOOR["requests"].to_pylist()
    rows.insert(1, {**rows[0], "consumer_id": None})
    run = decide(how({**FLOOR, "requests": of_rows("requests", rows)}), "regulation_f", zone=ZONE)
    assert run.read_all()["allowed"].equals(EXPECTED["allowed"])
    assert run.tally.nobodys == {"requests": 1}


def test_what_was_not_understood_is_beside_the_answer_and_counted() -> None:
    run = decide(FLOOR, "regulation_f", zone=ZONE)
    answers = run.read_all().to_pylist()
    odd = [row for row in answers if any(said.startswith("attempts.") and "outcome" in said for said in row["unread"])]
    assert odd
    assert run.tally.unread["attempts.outcome: not-understood"]
    assert run.tally.contacts == len(answers)
    assert run.tally.allowed == sum(row["allowed"] for row in answers)


@pytest.mark.parametrize("table", ["contacts", "attempts", "debts"])
def test_a_stream_out_of_order_is_refused_by_its_name(table: str) -> None:
    upside_down = FLOOR[table].take(pa.array(range(FLOOR[table].num_rows - 1, -1, -1), pa.int64()))
    given = streams({**FLOOR, table: upside_down})
    with pytest.raises(InvalidFacts, match=f"{table}.consumer_id: row .* order the table by consumer_id"):
        decided(given)


def test_what_is_no_table_or_column_is_refused_before_anything_is_decided() -> None:
    phones = FLOOR["phones"]
    odd = FLOOR["attempts"].rename_columns({"outcome": "outcom"})
    halves = phones.set_column(0, "consumer_id", [[1.5] * phones.num_rows])
    for given, said in [
        ({**FLOOR, "attempts": odd}, "attempts.outcom: there is no such column; did you mean 'outcome'?"),
        ({**FLOOR, "phone": FLOOR["phones"]}, "phone: there is no such table; did you mean 'phones'?"),
        ({n: t for n, t in FLOOR.items() if n != "debts"}, "debts: the table is needed"),
        ({**FLOOR, "phones": phones.drop_columns("consumer_id")}, "phones.consumer_id: the column is needed"),
        ({**FLOOR, "contacts": FLOOR["contacts"].drop_columns("contact_id")}, "contacts.contact_id: the column"),
        ({**FLOOR, "phones": halves}, "phones.consumer_id: must be text"),
    ]:
        with pytest.raises(InvalidFacts, match=said.replace("?", "[?]").replace("(", "[(]")):
            decide(given, "regulation_f", zone=ZONE)
    with pytest.raises(TypeError, match="phones: a table is handed over as Arrow"):
        decide({**FLOOR, "phones": [{"id": 1}]}, "regulation_f", zone=ZONE)
    with pytest.raises(InvalidFacts, match="zone"):
        decide(FLOOR, "regulation_f", zone="Mars/Olympus")


def test_a_table_that_is_not_given_is_unknown_and_an_empty_one_is_none() -> None:
    absent = decided({name: table for name, table in FLOOR.items() if name != "inbound"}).to_pylist()
    assert any("without a fact: history" in str(row["reasons"]) for row in absent)
    assert not any("without a fact: history" in str(row["reasons"]) for row in EXPECTED.to_pylist())


def test_a_table_for_everybody_holds_for_every_consumer() -> None:
    emergencies = pa.table({"id": ["e"], "jurisdiction": ["US-DC"], "declared_at": [AT - timedelta(days=3)]})
    given = {**FLOOR, "emergencies": emergencies}
    answers = decide(streams(given), us(), zone=ZONE).read_all().to_pylist()
    for row, (_, decision) in zip(answers, one_by_one(given, us()), strict=True):
        assert decision is not None
        assert row["fingerprint"] == decision.fingerprint


def test_nothing_of_a_person_is_in_an_answer() -> None:
    text = str(EXPECTED.to_pylist())
    for number in FLOOR["phones"]["number"].to_pylist():
        assert number is None or number == "N/A" or number not in text


def test_answers_hand_themselves_over_as_arrow_does() -> None:
    run = decide(FLOOR, "regulation_f", zone=ZONE, batch_rows=50, record=True)
    assert pa.table(run).equals(EXPECTED)
    with decide(FLOOR, "regulation_f", zone=ZONE, batch_rows=50) as run:
        assert next(iter(run)).num_rows < EXPECTED.num_rows


def test_nothing_asked_is_nothing_answered() -> None:
    nothing = {**FLOOR, "contacts": FLOOR["contacts"].slice(0, 0)}
    assert decided(nothing).num_rows == decided(streams(nothing)).num_rows == 0
