"""Measuring callables side by side, and writing tables of it."""

import gc
import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


@dataclass(frozen=True, slots=True)
class Stats:
    """Seconds for one item, one number for each round (itself the median of that round's batches)."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.rounds)

    @property
    def low(self) -> float:
        return min(self.rounds)

    @property
    def high(self) -> float:
        return max(self.rounds)

    def ratio_to(self, other: "Stats") -> float:
        """How many times the other's cost: the median over rounds, since the two were measured in turn."""
        return median(mine / theirs for mine, theirs in zip(self.rounds, other.rounds, strict=True))


def measure(
    calls: Mapping[str, Callable[[], object]],
    rounds: int = 30,
    *,
    items: int = 1,
    batches: int = 5,
    seconds: float = 0.004,
    clock: Callable[[], float] = perf_counter,
) -> dict[str, Stats]:
    """Time each callable, in turn within each round, so that a slow spell of the machine falls on all.

    A batch lasts about ``seconds``; ``items`` is how many things one call does, and results are for one of
    them. The order rotates from round to round. The garbage collector runs between rounds, not in batches. ``clock``
    may be that of the processor, for what lasts so long that others get their turn in it.
    """
    names = list(calls)
    repeats = {name: _repeats(calls[name], seconds, clock) for name in names}
    found: dict[str, list[float]] = {name: [] for name in names}
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        for turn in range(rounds):
            gc.collect()
            start = turn % len(names) if names else 0
            for name in names[start:] + names[:start]:
                n = repeats[name]
                took = median(_batch(calls[name], n, clock) for _ in range(batches))
                found[name].append(took / (n * items))
    finally:
        if was_enabled:
            gc.enable()
    return {name: Stats(tuple(times)) for name, times in found.items()}


def _batch(call: Callable[[], object], n: int, clock: Callable[[], float]) -> float:
    start = clock()
    for _ in range(n):
        call()
    return clock() - start


def _repeats(call: Callable[[], object], seconds: float, clock: Callable[[], float]) -> int:
    """How many calls fill a batch; finding out also warms the callable up."""
    n = 1
    while (took := _batch(call, n, clock)) < seconds / 2:
        n *= 2
    return max(1, round(n * seconds / took))


@dataclass(frozen=True, slots=True)
class Table:
    """One section of the report; a cell is text, ready to print."""

    title: str
    notes: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        lines = [f"## {self.title}", "", self.notes, "", _row(self.header)]
        lines.append("|---" + "|---:" * (len(self.header) - 1) + "|")
        lines += map(_row, self.rows)
        return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def microseconds(seconds: float) -> str:
    return f"{seconds * 1e6:.2f}" if seconds < 1e-5 else f"{seconds * 1e6:.1f}"


def times(ratio: float) -> str:
    return f"{ratio:.2f}×" if ratio < 10 else f"{ratio:.0f}×"


def document(tables: Sequence[Table]) -> str:
    """The report, with where, when and on which commit it was measured."""
    parts = [
        "# Benchmark results",
        f"Written by `make bench`; not edited by hand.\n\n{_circumstances()}",
        *(table.markdown() for table in tables),
    ]
    return "\n\n".join(parts) + "\n"


def _circumstances() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return "\n".join(
        [
            f"- Machine: {_cpu()}, {cores} cores, {platform.system()} {platform.machine()}",
            f"- Python: {platform.python_implementation()} {platform.python_version()}",
            f"- Date: {datetime.now(UTC):%Y-%m-%d}",
            f"- Commit: {_commit()}",
        ]
    )


def _cpu() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or "unknown processor"


def _commit() -> str:
    """The commit measured, and whether the code differed from it; the report itself does not count."""
    commit = _git("rev-parse", "--short=12", "HEAD")
    if not commit:
        return "none"
    changed = _git("status", "--porcelain", "--", ".", f":!{RESULTS.relative_to(ROOT).as_posix()}")
    return f"{commit}, with uncommitted changes" if changed else commit


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
