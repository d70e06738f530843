"""Batch beside a loop of `decide` over the same files, two processes beside one, and memory as the tables grow.

    python -m benchmarks.batch                                    # 100,000 contacts, all of it in one run
    python -m benchmarks.batch --contacts 5000 --memory 2000 8000

Each measure is taken in a process of its own. Reading files, conversion and writing answers down are counted in, for
the loop as for the batch: both begin with files of Parquet and end with the answers as a file of Parquet. The loop is
what one writes without the batch: rows by consumer as dictionaries, `Reader`, `Guard.decide`, and a row of the answer.
Both must have the same answers. Ratios are of processor time for one process, of the clock for several.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

ROOT = Path(__file__).parents[1]
ZONE = "America/Chicago"
AT = datetime(2026, 4, 1, 16, tzinfo=UTC)
BLOCK = 1_000
"""Consumers that are made up; more are the same again under other names."""
EVENTS = 20
"""Past calls of a consumer, on average."""


def block(contacts: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of a block of consumers, with so many contacts each."""
    pick = random.Random(7)
    places = [("20001", "202"), ("60601", "312"), ("02139", "617"), ("77002", "713"), ("90012", "213")]
    outcomes = ["rang-out", "no-message-left", "not-connected", "rang-out", "voicemail", "conversation", None]
    empty = ("inbound", "requests", "disputes", "original_creditor_requests", "bankruptcies", "representation")
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in (*TYPES, *empty)}
    for number in range(BLOCK):
        who = {"consumer_id": f"{number:04}"}
        zip_code, area = pick.choice(places)
        rows["consumers"].append({**who, "collector": "third-party-collector", "minor": False, "deceased": False})
        for n in range(pick.choice([1, 1, 2])):
            debt = {"id": f"d{n}", "nature": "consumer", "kind": "credit-card", "paid": False, "co_obligors": "none"}
            rows["debts"].append(who | debt)
            sent = AT - timedelta(days=pick.randint(60, 700))
            rows["validation_notices"].append({**who, "debt_id": f"d{n}", "provided_at": sent})
        phone = {"number": f"{area}555{pick.randint(100, 199):04}", "line_type": "mobile", "disowned": False}
        rows["phones"].append({**who, "id": "cell", "person": "consumer", **phone})
        rows["locations"].append({**who, "id": "home", "zip": zip_code, "kind": "residence", "person": "consumer"})
        call = {"medium": "call", "debts": ["d0"], "recipient": "consumer", "purpose": "collection", "address": "cell"}
        for n in range(pick.randint(0, 2 * EVENTS)):
            when = AT - timedelta(minutes=pick.randint(1, 60 * 24 * 60))
            made = {"id": f"a{n}", "at": when, "outcome": pick.choice(outcomes), "voice": "live", "improper": False}
            rows["attempts"].append(who | call | made)
        for n in range(contacts):
            asked = {"contact_id": f"k{n}", "at": AT + timedelta(hours=n), "voice": "live", "autodialed": False}
            rows["contacts"].append({key: value for key, value in (who | call | asked).items() if key != "debts"})
    return rows


TYPES: dict[str, dict[str, str]] = {
    "contacts": {"at": "at", "autodialed": "flag"},
    "consumers": {"minor": "flag", "deceased": "flag"},
    "debts": {"paid": "flag"},
    "validation_notices": {"provided_at": "at"},
    "phones": {"disowned": "flag"},
    "locations": {},
    "attempts": {"at": "at", "debts": "list", "improper": "flag"},
}
"""Of the columns that are no text what they hold."""


def make(folder: Path, contacts: int, *, each: int = 1) -> None:
    """Write the tables of so many contacts, so many to each consumer."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    kinds = {"at": pa.timestamp("us", "UTC"), "flag": pa.bool_(), "list": pa.list_(pa.string())}
    consumers = -(-contacts // each)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in block(each).items():
        names = list(rows[0]) if rows else ["consumer_id"]
        fields = [(column, kinds.get(TYPES.get(name, {}).get(column, ""), pa.string())) for column in names]
        once = pa.Table.from_pylist(rows, schema=pa.schema(fields))
        with pq.ParquetWriter(folder / f"{name}.parquet", once.schema) as writer:
            for number in range(-(-consumers // BLOCK)):
                ids = pc.binary_join_element_wise(f"{number:06}", once["consumer_id"], "-")
                more = once.set_column(0, "consumer_id", ids)
                least = f"{number:06}-{consumers - number * BLOCK:04}"
                if consumers - number * BLOCK < BLOCK:
                    more = more.filter(pc.less(ids, least))
                writer.write_table(more)


def batch(folder: Path, out: Path, policy: str, workers: int, through: str) -> "Iterator[pa.RecordBatch]":
    """The answers of the batch, which are written as they come."""
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    from fdcpa_guard.batch import OUT_SCHEMA, decide

    paths = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    tables: dict[str, Any] = {name: ds.dataset(path) for name, path in paths.items()}
    if through == "duckdb":
        import duckdb

        tables = {n: duckdb.connect().sql(f"select * from '{p}' order by consumer_id") for n, p in paths.items()}
    with pq.ParquetWriter(out, OUT_SCHEMA) as writer:
        for some in decide(tables, policy, zone=ZONE, workers=workers):
            writer.write_batch(some)
            yield some


def loop(folder: Path, out: Path, policy: str) -> "Iterator[pa.RecordBatch]":
    """The answers of one question after the other, a thousand consumers' rows at a time."""
    import pyarrow as pa
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    from fdcpa_guard import Guard
    from fdcpa_guard.batch import OUT_SCHEMA
    from fdcpa_guard.policies import named
    from fdcpa_guard.tables import Reader

    reader, guard = Reader(zone=ZONE), Guard(named(policy))
    data = {path.stem: ds.dataset(path) for path in sorted(folder.glob("*.parquet"))}
    number = 0
    with pq.ParquetWriter(out, OUT_SCHEMA) as writer:
        while True:
            mine = (ds.field("consumer_id") >= f"{number:06}-") & (ds.field("consumer_id") < f"{number + 1:06}-")
            rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
            for name, table in data.items():
                by_consumer: dict[str, list[dict[str, Any]]] = {}
                for row in table.to_table(filter=mine).to_pylist():
                    by_consumer.setdefault(row["consumer_id"], []).append(row)
                rows[name] = by_consumer
            if not rows["contacts"]:
                return
            answers = []
            for consumer, asked in rows["contacts"].items():
                known = {name: found.get(consumer, []) for name, found in rows.items() if name != "contacts"}
                case = reader.case_from(consumer, known).case
                for row in asked:
                    made = guard.decide(reader.contact_from(row, case).contact, case)
                    answers.append(
                        {
                            "consumer_id": consumer,
                            "contact_id": row["contact_id"],
                            "allowed": made.allowed,
                            "reasons": [vars(each) | {"effect": each.effect.value} for each in made.reasons],
                            "duties": [vars(each) for each in made.duties],
                            "advisories": [vars(each) for each in made.advisories],
                            "permitted_debts": made.permitted_debts,
                            "valid_until": made.valid_until,
                            "policy": made.policy,
                            "fingerprint": made.fingerprint,
                            "unread": [],
                        }
                    )
            some = pa.RecordBatch.from_pylist(answers, schema=OUT_SCHEMA)
            writer.write_batch(some)
            yield some
            number += 1


def measured(arguments: argparse.Namespace) -> dict[str, Any]:
    """One measure, in this process."""
    import resource

    from fdcpa_guard import Guard
    from fdcpa_guard.policies import named

    Guard(named(arguments.policy))  # what every run pays once is not what is compared
    folder = Path(arguments.folder)
    out = folder / f"out-{os.getpid()}.parquet.tmp"
    began, used = perf_counter(), _used()
    if arguments.measure == "loop":
        answers = loop(folder, out, arguments.policy)
    else:
        answers = batch(folder, out, arguments.policy, arguments.workers, arguments.measure)
    rows, digest = 0, hashlib.sha256()
    for some in answers:
        rows += some.num_rows
        columns = [some[name].to_pylist() for name in ("contact_id", "allowed", "fingerprint")]
        digest.update("".join(map(repr, zip(*columns, strict=True))).encode())
    out.unlink()
    return {
        "contacts": rows,
        "seconds": perf_counter() - began,
        "cpu": _used() - used,
        "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "answers": digest.hexdigest(),
    }


def _used() -> float:
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def asked(folder: Path, measure: str, policy: str, workers: int = 1) -> dict[str, Any]:
    """One measure, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.batch", "--measure", measure, "--folder", str(folder)]
    ran = subprocess.run(
        [*command, "--policy", policy, "--workers", str(workers)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def report(arguments: argparse.Namespace, folder: Path) -> None:
    """All measures, and their ratios."""
    policy = arguments.policy
    if arguments.contacts:
        files = folder / "files"
        make(files, arguments.contacts)
        found = {
            "a loop of decide": asked(files, "loop", policy),
            "batch": asked(files, "parquet", policy),
            "batch, two workers": asked(files, "parquet", policy, 2),
        }
        if arguments.duckdb:
            found["batch, through DuckDB"] = asked(files, "duckdb", policy)
        print(f"{arguments.contacts:,} contacts, a consumer each, {EVENTS} past calls on average, under {policy}\n")
        print("| | processor, µs each | a minute and core | clock, s | peak, MB | beside the loop |")
        print("|---|--:|--:|--:|--:|--:|")
        first = found["a loop of decide"]
        for name, one in found.items():
            assert one["answers"] == first["answers"], f"{name} has other answers"
            assert one["contacts"] == arguments.contacts
            each = one["cpu"] / one["contacts"]
            beside = first["cpu"] / one["cpu"]
            print(
                f"| {name} | {each * 1e6:,.0f} | {60 / each:,.0f} | {one['seconds']:.1f} "
                f"| {one['bytes'] / 1e6:,.0f} | {beside:.2f} |"
            )
        one, two = found["batch"], found["batch, two workers"]
        print(f"\nTwo workers: {one['seconds'] / two['seconds']:.2f} times one by the clock.\n")
    if arguments.memory:
        print(f"Memory, ten contacts to a consumer, under {arguments.memory_policy}\n")
        print("| contacts | peak, MB | clock, s |")
        print("|--:|--:|--:|")
        for contacts in arguments.memory:
            files = folder / f"memory-{contacts}"
            make(files, contacts, each=10)
            one = asked(files, "parquet", arguments.memory_policy)
            assert one["contacts"] == contacts
            print(f"| {contacts:,} | {one['bytes'] / 1e6:,.0f} | {one['seconds']:.1f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--contacts", type=int, default=100_000, help="0 leaves out everything but memory")
    parser.add_argument("--policy", default="us")
    parser.add_argument("--duckdb", action="store_true", help="also through DuckDB, where it is installed")
    parser.add_argument("--memory", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--memory-policy", default="us.tcpa", help="a quick one will do")
    parser.add_argument("--measure", choices=["loop", "parquet", "duckdb"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measured(arguments)))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(arguments, Path(folder))


if __name__ == "__main__":
    main()
