"""On a real Spark, of one machine: what the batch gives, row by row, wherever the rows were."""

import importlib
import os
import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fdcpa_guard import InvalidFacts, InvalidPolicy, batch
from fdcpa_guard.documents import load_document
from fdcpa_guard.tables import TABLES
from fdcpa_guard.tables.dispositions import VICIDIAL
from tests.batch import made
from tests.batch.small_floor import AT, ZONE, floor, of_rows
from tests.docs.blocks import DOCS, blocks

for needed in ("pyspark", "pandas"):
    if find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed (extra: spark)", allow_module_level=True)
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("there is no Java", allow_module_level=True)

FLOOR = floor(40, seed=2)
DOCUMENT = "policy: ours\nversion: '1'\npacks: [regulation_f]\n"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A small Spark, for these tests alone."""
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        patch.setenv(made.BUILT, str(folder / "built"))
        patch.setenv(made.MARK, str(folder / "mark"))  # what workers see is what Spark was started with
        patch.delenv("PYSPARK_SUBMIT_ARGS", raising=False)
        settings = {
            "spark.driver.memory": "1g",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.local.dir": str(folder),
            "spark.sql.warehouse.dir": str(folder),
            "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
            "spark.sql.session.timeZone": "America/New_York",
            "spark.sql.shuffle.partitions": "3",
            "spark.task.maxFailures": "2",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        builder = SparkSession.builder.master("local[2, 2]").appName("tests")
        for name, value in settings.items():
            builder = builder.config(name, value)
        started = builder.getOrCreate()
        started.sparkContext.setLogLevel("OFF")
        yield started
        started.stop()


@pytest.fixture(scope="module")
def spark() -> Any:
    """What is tested, imported where it can be."""
    return importlib.import_module("fdcpa_guard.batch.spark")


def frames(session: Any, tables: Mapping[str, pa.Table], *, parts: int = 3, seed: int = 0) -> dict[str, Any]:
    """The tables as frames, their rows in no order and in several parts."""
    pick = random.Random(seed)
    found = {}
    for name, table in tables.items():
        order = list(range(table.num_rows))
        pick.shuffle(order)
        found[name] = session.createDataFrame(table.take(pa.array(order, pa.int64()))).repartition(parts)
    return found


def in_order(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables with their rows in the order in which Spark takes them: of the columns, text first."""
    found = {}
    for name, table in tables.items():
        if name != "contacts":
            names = [column.name for column in TABLES[name].columns if column.name in table.schema.names]
            texts = [column for column in names if pa.types.is_string(table.schema.field(column).type)]
            rows = sorted(
                table.to_pylist(),
                key=lambda row: ["" if row[column] is None else f"~{row[column]}" for column in texts],
            )
            table = pa.Table.from_pylist(rows, schema=table.schema)
        found[name] = table
    return found


def rows_of(answers: pa.Table) -> list[dict[str, Any]]:
    """The answers in one order."""
    return sorted(answers.to_pylist(), key=lambda row: (str(row["consumer_id"]), str(row["contact_id"]), str(row)))


def decided(spark: Any, session: Any, tables: Mapping[str, pa.Table], policy: Any, **given: Any) -> list[Any]:
    return rows_of(spark.decide(frames(session, tables), policy, zone=ZONE, **given).toArrow())


def test_the_answers_are_those_of_batch_row_by_row(spark: Any, session: Any) -> None:
    asked: dict[str, Any] = {"dispositions": VICIDIAL, "record": True, "next_allowed": True}
    expected = rows_of(batch.decide(in_order(FLOOR), "regulation_f", zone=ZONE, **asked).read_all())
    assert {row["allowed"] for row in expected} == {True, False}
    assert any(row["unread"] for row in expected)
    for given in ({"partitions": 5}, {"partitions": 1, "batch_rows": 30}, {}):
        assert decided(spark, session, FLOOR, "regulation_f", **asked, **given) == expected


def test_its_schema_is_that_of_batch(spark: Any, session: Any) -> None:
    found = spark.decide(frames(session, FLOOR), "us.tcpa", zone=ZONE).toArrow().schema
    assert found.names == batch.OUT_SCHEMA.names
    for one, other in zip(found, batch.OUT_SCHEMA, strict=True):
        # What the elements of a list are called is all that differs, and the zone in which instants are shown.
        said = str(one.type).replace("list<element:", "list<item:").replace("America/New_York", "UTC")
        assert said == str(other.type)


def test_windows_too(spark: Any, session: Any) -> None:
    expected = batch.windows(in_order(FLOOR), "regulation_f", zone=ZONE, days=2).read_all()
    found = spark.windows(frames(session, FLOOR), "regulation_f", zone=ZONE, days=2, partitions=2).toArrow()
    assert rows_of(found) == rows_of(expected)
    assert any(row["day"] for row in rows_of(found))
    with pytest.raises(InvalidFacts, match="days"):
        spark.windows(frames(session, FLOOR), "regulation_f", zone=ZONE, days=0)


@pytest.mark.parametrize("policy", [load_document(DOCUMENT), made.plain_policy], ids=["document", "function"])
def test_a_policy_travels(spark: Any, session: Any, policy: Any) -> None:
    expected = rows_of(batch.decide(in_order(FLOOR), policy, zone=ZONE).read_all())
    assert decided(spark, session, FLOOR, policy) == expected


def test_what_cannot_be_done_is_refused_before_anything_runs(spark: Any, session: Any) -> None:
    given = frames(session, FLOOR)

    def refused(tables: Mapping[str, Any], **more: Any) -> Any:
        return spark.decide(tables, **{"policy": "us.tcpa", "zone": ZONE, **more})

    with pytest.raises(InvalidPolicy, match="cannot be sent to another process"):
        refused(given, policy=made.plain_policy())
    with pytest.raises(InvalidFacts, match=r"attempts\.outcom: there is no such column; did you mean 'outcome'"):
        refused({**given, "attempts": given["attempts"].withColumnRenamed("outcome", "outcom")})
    with pytest.raises(InvalidFacts, match="there is no such table"):
        refused({**given, "atempts": given["attempts"]})
    with pytest.raises(InvalidFacts, match="debts: the table is needed"):
        refused({name: frame for name, frame in given.items() if name != "debts"})
    with pytest.raises(InvalidFacts, match=r"debts\.consumer_id: must be text or a whole number"):
        refused({**given, "debts": given["debts"].withColumn("consumer_id", given["debts"]["paid"])})
    with pytest.raises(InvalidFacts, match="zone"):
        refused(given, zone="America/Nowhere")
    with pytest.raises(InvalidFacts, match="at least 1"):
        refused(given, partitions=0)


def test_nonsense_is_an_error_of_its_row_and_every_contact_comes_out_once(spark: Any, session: Any) -> None:
    contacts = FLOOR["contacts"].to_pylist()
    contacts[3]["consumer_id"] = contacts[5]["consumer_id"] = None
    contacts[7]["medium"] = "telepathy"
    contacts[9]["consumer_id"] = "c-of-nobody"
    contacts[11]["contact_id"] = None
    phones = [{**row, "consumer_id": None} if n < 3 else row for n, row in enumerate(FLOOR["phones"].to_pylist())]
    tables = {**FLOOR, "contacts": of_rows("contacts", contacts), "phones": of_rows("phones", phones)}
    expected = rows_of(batch.decide(in_order(tables), "regulation_f", zone=ZONE).read_all())
    found = decided(spark, session, tables, "regulation_f", partitions=4)
    assert found == expected
    assert len(found) == len(contacts)
    assert sum(row["error"] is not None for row in found) >= 3
    counted = {row["table"]: row["rows"] for row in spark.nobodys(frames(session, tables)).collect()}
    assert {name: number for name, number in counted.items() if number} == {"phones": 3}


def test_a_busy_consumer_shares_a_part_with_no_more_than_others_do(spark: Any, session: Any) -> None:
    consumers, events, parts = 300, 10_000, 30
    tables = floor(consumers, seed=6, contacts=1)
    one = tables["attempts"].to_pylist()[0]
    busy = [{**one, "id": f"busy-{n}", "at": datetime.fromtimestamp(AT.timestamp() - 60 * n, AT.tzinfo)}
            for n in range(1, events + 1)]  # fmt: skip
    tables["attempts"] = pa.concat_tables([tables["attempts"], of_rows("attempts", busy)])
    answers = spark.decide(frames(session, tables), "regulation_f", zone=ZONE, partitions=parts)
    # Which part each answer comes from, by the number that Spark gives it.
    from pyspark.sql import functions as F

    dealt = answers.select("consumer_id", F.spark_partition_id().alias("part")).collect()
    by_part: dict[int, list[str]] = {}
    for row in dealt:
        by_part.setdefault(row["part"], []).append(row["consumer_id"])
    assert sum(map(len, by_part.values())) == consumers
    assert len(by_part) > parts * 0.8
    with_busy = next(mine for mine in by_part.values() if one["consumer_id"] in mine)
    assert len(with_busy) <= 3 * consumers / parts
    expected = rows_of(batch.decide(in_order(tables), "regulation_f", zone=ZONE).read_all())
    assert rows_of(answers.toArrow()) == expected


def test_rows_of_a_consumer_may_reach_over_batches(spark: Any) -> None:
    layouts = (spark._Layout("contacts", (("contact_id", "s0"),)), spark._Layout("debts", (("id", "s0"),)))
    whose = ["a", "a", "a", "b", "c", "c", "c", "c", "c", "d", None, None]
    number = [0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0]
    ids = [str(n) for n in range(len(whose))]
    whole = pa.table({"consumer_id": whose, "table": pa.array(number, pa.int8()), "s0": ids})
    for chunk in (1, 2, 5, 100):
        for size in (1, 2, 4, 100):
            groups = list(spark.groups(iter(whole.to_batches(chunk)), layouts, size))
            contacts = [id for group in groups for id in group["contacts"]["contact_id"].to_pylist()]
            assert contacts == [id for id, table in zip(ids, number, strict=True) if table == 0]
            for group in groups:
                held = [sum(group[name]["consumer_id"].to_pylist().count(who) for name in group) for who in "acd"]
                assert all(there in (0, whose.count(who)) for there, who in zip(held, "acd", strict=True)), (
                    "a consumer was cut"
                )
                assert size > 1 or len({who for t in group.values() for who in t["consumer_id"].to_pylist()}) == 1


def test_a_guard_is_built_once_in_a_worker(spark: Any, session: Any) -> None:
    built = Path(session.conf.get("spark.local.dir")) / "built"
    decided(spark, session, FLOOR, made.counted_policy, partitions=6)
    decided(spark, session, FLOOR, made.counted_policy, partitions=5)
    workers = built.read_text().split()
    assert 0 < len(workers) == len(set(workers)) < 6 + 5


def test_a_task_that_dies_is_run_again_and_gives_the_same(spark: Any, session: Any) -> None:
    mark = Path(session.conf.get("spark.local.dir")) / "mark"
    expected = rows_of(batch.decide(in_order(FLOOR), made.deadly_policy, zone=ZONE, record=True).read_all())
    mark.touch()
    found = decided(spark, session, FLOOR, made.deadly_policy, record=True, partitions=4)
    assert not mark.exists()
    assert found == expected


def test_numbers_for_ids_and_times_without_a_zone(spark: Any, session: Any) -> None:
    def numbered(table: pa.Table) -> pa.Table:
        ids = [int(id.removeprefix("c-")) for id in table["consumer_id"].to_pylist()]
        return table.set_column(0, "consumer_id", pa.array(ids, pa.int64()))

    tables = {name: numbered(table) for name, table in FLOOR.items()}
    at = tables["attempts"].schema.get_field_index("at")
    naive = tables["attempts"]["at"].cast(pa.timestamp("us"))
    tables["attempts"] = tables["attempts"].set_column(at, "at", naive)
    given = frames(session, tables)
    given["attempts"] = given["attempts"].withColumn("at", given["attempts"]["at"].cast("timestamp_ntz"))
    expected = rows_of(batch.decide(in_order(tables), "regulation_f", zone=ZONE).read_all())
    assert rows_of(spark.decide(given, "regulation_f", zone=ZONE).toArrow()) == expected


def test_an_emergency_holds_for_everybody(spark: Any, session: Any) -> None:
    emergencies = pa.table(
        {"id": ["e"], "jurisdiction": ["US-DC"], "declared_at": pa.array([AT], pa.timestamp("us", "UTC"))}
    )
    tables = {**FLOOR, "emergencies": emergencies}
    expected = rows_of(batch.decide(in_order(tables), "us", zone=ZONE).read_all())
    assert decided(spark, session, tables, "us") == expected
    assert expected != rows_of(batch.decide(in_order(FLOOR), "us", zone=ZONE).read_all())


def test_the_job_of_the_how_to_runs(session: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, table in FLOOR.items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    (job,) = [block for block in blocks(DOCS / "how-to" / "scrub-a-fleet.md") if block.language == "py"]
    known: dict[str, Any] = {"FACTS": tmp_path, "OUT": tmp_path, "PARTITIONS": 3}
    exec(compile(job.text, "scrub-a-fleet.md", "exec"), known)
    assert set(known["NAMES"]) == set(FLOOR)
    assert "attempts" in capsys.readouterr().out
    found = session.read.parquet(str(tmp_path / "answers.parquet"))
    expected = batch.decide(FLOOR, "us", zone="America/Chicago").read_all()
    ids = ["consumer_id", "contact_id", "allowed"]
    assert sorted(map(tuple, found.select(ids).collect())) == sorted(
        zip(*(expected[id].to_pylist() for id in ids), strict=True)
    )


def test_a_replay_too_each_attempt_once(spark: Any, session: Any) -> None:
    log = FLOOR["attempts"].to_pylist()
    odd = [{**log[0], "consumer_id": None, "id": f"nobodys-{n}"} for n in range(3)]
    tables = {**FLOOR, "attempts": pa.Table.from_pylist([*log, *odd], schema=FLOOR["attempts"].schema)}

    def rows(found: pa.Table) -> list[dict[str, Any]]:
        return sorted(found.to_pylist(), key=lambda row: (str(row["consumer_id"]), str(row["attempt_id"])))

    expected = rows(batch.replay(in_order(tables), "regulation_f", zone=ZONE, assumed={"autodialed": False}).read_all())
    for given in ({"partitions": 4}, {"partitions": 1, "batch_rows": 25}):
        made_frames = frames(session, tables)
        found = spark.replay(made_frames, "regulation_f", zone=ZONE, assumed={"autodialed": False}, **given)
        assert rows(found.toArrow()) == expected
    assert len(expected) == len(log) + 3
    (nobodys,) = [row["rows"] for row in spark.nobodys(made_frames, "attempts").collect() if row["table"] == "debts"]
    assert nobodys == 0
