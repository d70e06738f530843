"""A small made-up floor as tables of Arrow: consumers of many kinds, always the same."""

import random
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from fdcpa_guard import Decision, Guard, Policy
from fdcpa_guard.tables import TABLES, Reader

ZONE = "America/Chicago"
AT = datetime(2026, 4, 1, 16, tzinfo=UTC)
INSTANT = pa.timestamp("us", tz="UTC")
TYPES: dict[str, pa.DataType] = {
    "at": INSTANT,
    "received_at": INSTANT,
    "learned_at": INSTANT,
    "provided_at": INSTANT,
    "disowned_at": INSTANT,
    "filed_at": pa.date32(),
    "incurred_on": pa.date32(),
    "debts": pa.list_(pa.string()),
}
"""Of columns that are no text or flag."""
FLAGS = {"minor", "deceased", "disowned", "autodialed", "improper", "in_writing", "paid", "attorney_can_be_found"}
PLACES = [("20001", "202"), ("60601", "312"), ("02139", "617"), ("77002", "713"), (None, "212")]


def floor(consumers: int = 40, seed: int = 1, contacts: int = 2) -> dict[str, pa.Table]:
    """The tables of a floor, in the order of consumers."""
    pick = random.Random(seed)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}

    def add(table: str, consumer: str, **given: Any) -> None:
        rows[table].append({"consumer_id": consumer, **given})

    for number in range(consumers):
        consumer = f"c-{number:05}"
        zip_code, area = pick.choice(PLACES)
        debts = [f"d-{number}-{n}" for n in range(pick.choice([1, 1, 2]))]
        add(
            "consumers",
            consumer,
            collector=pick.choice(["third-party-collector", "creditor"]),
            minor=False,
            deceased=pick.choice([False] * 9 + [True]),
        )
        for debt in debts:
            paid = pick.choice([False] * 9 + [None])
            add("debts", consumer, id=debt, nature="consumer", kind="credit-card", paid=paid, co_obligors="none")
            if pick.random() < 0.9:
                sent = AT - timedelta(days=pick.randint(40, 400))
                add("validation_notices", consumer, debt_id=debt, provided_at=sent)
        phone, other = f"{area}555{pick.randint(100, 199):04}", pick.choice(["N/A", "2125550100", None])
        add("phones", consumer, id="cell", number=phone, person="consumer", line_type="mobile", disowned=False)
        if pick.random() < 0.2:
            add("phones", consumer, id="old", number=other, person="consumer", line_type=None, disowned=None)
        if zip_code is not None:
            add("locations", consumer, id="home", zip=zip_code, kind="residence", person="consumer")
        for n in range(pick.randint(0, 12)):
            when = AT - timedelta(minutes=pick.randint(1, 60 * 24 * 20))
            outcome = pick.choice(["rang-out", "no-message-left", "conversation", "not-connected", None, "odd"])
            add("attempts", consumer, id=f"a-{n}", at=when, medium="call", outcome=outcome, debts=[debts[0]],
                recipient="consumer", purpose="collection", address="cell", voice="live", improper=False)  # fmt: skip
        if pick.random() < 0.2:
            kind = pick.choice(["cease", "stop-medium", "inconvenient-time", "nonsense"])
            asked = AT - timedelta(days=pick.randint(1, 90))
            add("requests", consumer, id="r-1", kind=kind, received_at=asked, person="consumer", in_writing=True)
        if pick.random() < 0.1:
            add("bankruptcies", consumer, id="b-1", filed_at=date(2026, 1, 5), obligor="consumer")
        if pick.random() < 0.1:
            add("representation", consumer, id="l-1", learned_at=AT - timedelta(days=9), attorney_can_be_found=True)
        for n in range(contacts):
            when = AT + timedelta(hours=pick.randint(-8, 16))
            add("contacts", consumer, contact_id=f"k-{number}-{n}", at=when, medium=pick.choice(["call", "text"]),
                recipient="consumer", purpose="collection", address="cell", voice="live", autodialed=False)  # fmt: skip
    return {name: of_rows(name, found) for name, found in rows.items()}


COLUMNS: dict[str, tuple[str, ...]] = {
    "contacts": ("contact_id", "at", "medium", "recipient", "purpose", "address", "voice", "autodialed"),
    "consumers": ("collector", "minor", "deceased"),
    "debts": ("id", "nature", "kind", "paid", "co_obligors"),
    "validation_notices": ("debt_id", "provided_at"),
    "disputes": ("debt_id", "received_at"),
    "original_creditor_requests": ("debt_id", "received_at"),
    "phones": ("id", "number", "person", "line_type", "disowned"),
    "locations": ("id", "zip", "kind", "person"),
    "attempts": ("id", "at", "medium", "outcome", "debts", "recipient", "purpose", "address", "voice", "improper"),
    "inbound": ("id", "at"),
    "requests": ("id", "kind", "received_at", "person", "in_writing"),
    "bankruptcies": ("id", "filed_at", "obligor"),
    "representation": ("id", "learned_at", "attorney_can_be_found"),
}


def of_rows(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as a table with all columns that this floor gives."""
    fields = [("consumer_id", pa.string())]
    fields += [(c, pa.bool_() if c in FLAGS else TYPES.get(c, pa.string())) for c in COLUMNS[name]]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def streams(tables: Mapping[str, pa.Table], rows: int = 7) -> dict[str, pa.RecordBatchReader]:
    """The same tables as streams of small batches."""
    return {
        name: pa.RecordBatchReader.from_batches(table.schema, table.to_batches(rows)) for name, table in tables.items()
    }


def one_by_one(tables: Mapping[str, pa.Table], policy: Policy) -> Iterator[tuple[str, Decision | None]]:
    """Each contact decided by itself, its rows picked out as dictionaries; None where that is refused."""
    guard, reader = Guard(policy), Reader(zone=ZONE)
    plain = {name: table.to_pylist() for name, table in tables.items()}
    for row in plain["contacts"]:
        mine = {
            name: rows if TABLES[name].shared else [each for each in rows if each["consumer_id"] == row["consumer_id"]]
            for name, rows in plain.items()
            if name != "contacts"
        }
        try:
            case = reader.case_from(row["consumer_id"], mine).case
            yield row["contact_id"], guard.decide(reader.contact_from(row, case).contact, case)
        except ValueError:
            yield row["contact_id"], None
