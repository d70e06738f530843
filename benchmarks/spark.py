"""Spark beside the batch over the same files: contacts a minute and core, bytes exchanged, and what starting costs.

    make .venv-spark/.stamp && .venv-spark/bin/python -m benchmarks.spark
    .venv-spark/bin/python -m benchmarks.spark --contacts 5000 --cores 1

Both begin with files of Parquet and end with the answers as files of Parquet; both must have the same answers. What
counts is processor time: of Spark that of the Java machine, of its Python workers and of the driver. A first, small run
starts the workers, which build their guards, and lets Java compile; what it takes is told apart. It reads /proc, and so
runs on Linux.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.batch import EVENTS, ROOT, ZONE, asked, make

TICKS = os.sysconf("SC_CLK_TCK")


def used() -> float:
    """Seconds of processor time of this process and all that descend from it, those that have ended too."""
    parents: dict[int, int] = {}
    times: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended meanwhile
                continue
            parents[int(entry.name)] = int(fields[1])
            times[int(entry.name)] = sum(map(int, fields[11:15])) / TICKS
    mine, grew = {os.getpid()}, True
    while grew:
        more = {pid for pid, parent in parents.items() if parent in mine} - mine
        mine, grew = mine | more, bool(more)
    return sum(times[pid] for pid in mine)


def session(cores: int, folder: Path) -> Any:
    """A Spark of so many cores of this machine."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    settings = {
        "spark.driver.memory": "2g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": str(folder),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
    }
    builder = SparkSession.builder.master(f"local[{cores}]").appName("benchmark")
    for name, value in settings.items():
        builder = builder.config(name, value)
    started = builder.getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    return started


def exchanged(started: Any) -> int:
    """Bytes that were written to be exchanged, so far."""
    summaries = started.sparkContext._jsc.sc().statusStore().executorList(True)
    return sum(summaries.apply(at).totalShuffleWrite() for at in range(summaries.size()))


def held(folder: Path) -> int:
    """Bytes of the files of a folder."""
    return sum(path.stat().st_size for path in folder.glob("*.parquet"))


def measured(arguments: argparse.Namespace) -> dict[str, Any]:
    """One measure, in this process."""
    from fdcpa_guard.batch.spark import decide

    folder = Path(arguments.folder)

    def run(files: Path, out: str, partitions: int) -> None:
        tables = {path.stem: started.read.parquet(str(path)) for path in sorted(files.glob("*.parquet"))}
        answers = decide(tables, arguments.policy, zone=ZONE, partitions=partitions)
        answers.write.mode("overwrite").parquet(str(folder / out))

    began, spent = perf_counter(), used()
    started = session(arguments.cores, folder)
    run(folder / "small", "out-small", arguments.cores)
    start = {"seconds": perf_counter() - began, "cpu": used() - spent}
    before, began, spent = exchanged(started), perf_counter(), used()
    run(folder / "files", "out", arguments.partitions)
    seconds, cpu = perf_counter() - began, used() - spent
    found = {"seconds": seconds, "cpu": cpu, "start": start, "bytes": exchanged(started) - before}
    started.stop()
    return found


def answers_of(path: Path) -> dict[tuple[str, str], tuple[bool, str | None]]:
    """Of each contact whether it is allowed, and the errors."""
    import pyarrow.dataset as ds

    table = ds.dataset(path, format="parquet").to_table(columns=["consumer_id", "contact_id", "allowed", "error"])
    rows = table.to_pylist()
    found = {(row["consumer_id"], row["contact_id"]): (row["allowed"], row["error"]) for row in rows}
    assert len(found) == len(rows), "a contact came out twice"
    return found


def report(arguments: argparse.Namespace, folder: Path) -> None:
    """Both, and their ratio."""
    import pyarrow.parquet as pq

    from fdcpa_guard.batch import decide

    contacts, policy = arguments.contacts, arguments.policy
    make(folder / "files", contacts)
    make(folder / "small", 1_000)
    given = {path.stem: pq.ParquetFile(path) for path in sorted((folder / "files").glob("*.parquet"))}
    rows = sum(file.metadata.num_rows for file in given.values())
    command = [sys.executable, "-m", "benchmarks.spark", "--measure", "--folder", str(folder), "--policy", policy]
    command += ["--cores", str(arguments.cores), "--partitions", str(arguments.partitions)]
    one = asked(folder / "files", "parquet", policy)
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    spark = json.loads(ran.stdout.splitlines()[-1])
    two = asked(folder / "files", "parquet", policy)
    batch = {name: (one[name] + two[name]) / 2 for name in ("cpu", "seconds")}
    found = answers_of(folder / "out")
    assert len(found) == contacts
    tables = {name: file.read() for name, file in given.items()}
    for some in decide(tables, policy, zone=ZONE, workers=os.cpu_count() or 1):
        for row in some.select(["consumer_id", "contact_id", "allowed", "error"]).to_pylist():
            assert found[row["consumer_id"], row["contact_id"]] == (row["allowed"], row["error"])
    print(f"{contacts:,} contacts, a consumer each, {EVENTS} past calls on average, {rows:,} rows, under {policy}\n")
    print("| | processor, µs each | a minute and core | clock, s |")
    print("|---|--:|--:|--:|")
    for name, each in {"batch": batch, f"Spark, local[{arguments.cores}]": spark}.items():
        cpu, seconds = each["cpu"], each["seconds"]
        print(f"| {name} | {cpu / contacts * 1e6:,.0f} | {60 * contacts / cpu:,.0f} | {seconds:.1f} |")
    start = spark["start"]
    print(f"\nSpark's rate per core is {batch['cpu'] / spark['cpu']:.2f} of batch's.")
    for what, size in {
        "Read": held(folder / "files"),
        "Exchanged": spark["bytes"],
        "Written": held(folder / "out"),
    }.items():
        print(f"{what}: {size / contacts:,.0f} bytes a contact, {size / rows:,.1f} a row that is read.")
    print(f"Start and a first run of 1,000: {start['cpu']:.1f} s of processor, {start['seconds']:.1f} s by the clock.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spark", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--contacts", type=int, default=50_000)
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--policy", default="us")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measured(arguments)))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(arguments, Path(folder))


if __name__ == "__main__":
    main()
