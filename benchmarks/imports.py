"""What ``import fdcpa_guard`` costs a fresh interpreter in time and memory, beside an empty one."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from benchmarks.report import Table

SUBJECTS = {
    "pydantic": "import pydantic",
    "pydantic, one model": "import pydantic; type('M', (pydantic.BaseModel,), {'__annotations__': {'x': int}})",
    "fdcpa_guard": "import fdcpa_guard",
}
"""Pydantic stands beside us because it is the largest part of what we load: it loads lazily, so with a model too."""

# Memory is read from /proc where there is one: the peak that getrusage gives may be the parent's, inherited.
CHILD = """
import time
start = time.perf_counter()
{statement}
took = time.perf_counter() - start
try:
    with open("/proc/self/statm") as statm:
        import os
        size = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
except OSError:
    import resource, sys
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(took, size)
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One fresh interpreter: its whole life and the import alone in seconds, its memory in bytes."""

    whole: float
    importing: float
    size: int


def start(module: str | None) -> Start:
    """Run an isolated interpreter that imports the subject, or nothing; it sees installed code only."""
    program = CHILD.format(statement=SUBJECTS[module] if module else "pass")
    began = perf_counter()
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    whole = perf_counter() - began
    importing, size = done.stdout.split()
    return Start(whole, float(importing), int(size))


def table(rounds: int = 9) -> Table:
    """Medians of interleaved runs, after one that is thrown away (it compiles and warms the file cache)."""
    runs: dict[str | None, list[Start]] = {}
    failed: dict[str, str] = {}
    for module in (None, *SUBJECTS):
        try:
            start(module)
        except subprocess.CalledProcessError as error:
            failed[str(module)] = (error.stderr.strip().splitlines() or ["no message"])[-1]
        else:
            runs[module] = []
    for _ in range(rounds):
        for module, found in runs.items():
            found.append(start(module))

    empty = runs[None]
    rows = [_row(module or "nothing", found, empty) for module, found in runs.items()]
    rows += [(module, f"not measured: {why}", "", "", "") for module, why in failed.items()]
    notes = (
        f"Fresh interpreters, in turn, medians of {rounds}; bytecode already compiled. *Import* is the "
        "statement alone; the increases are those of the whole process over one that imports nothing."
    )
    header = ("module", "import, ms", "range, ms", "increase of the process, ms", "increase of memory, MB")
    return Table("Import", notes, header, rows)


def _row(name: str, found: Sequence[Start], empty: Sequence[Start]) -> tuple[str, ...]:
    importing = [run.importing * 1e3 for run in found]
    whole = median(run.whole for run in found) - median(run.whole for run in empty)
    size = median(run.size for run in found) - median(run.size for run in empty)
    return (
        name,
        f"{median(importing):.1f}",
        f"{min(importing):.1f}–{max(importing):.1f}",
        f"{whole * 1e3:.1f}",
        f"{size / 1e6:.1f}",
    )
