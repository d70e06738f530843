"""How many instructions this checkout takes beside another one of the library: what a noisy machine does not change.

    python -m benchmarks.instructions ../other/src [words of the measures wanted ...]

Needs valgrind. Each checkout runs once under callgrind, with a fixed seed of hashes, through the measures of
`benchmarks.beside`, the floor of `benchmarks.floor`, the places of `benchmarks.places` and the seven simple rules.
Printed are thousands of instructions for each, warmed up, as a table in Markdown.
"""

import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import floor
from benchmarks.beside import ROOT, measures
from benchmarks.places import PLACES, asked_in
from benchmarks.scenario import MIX
from benchmarks.seven import make_fdcpa_guard

WARM_UP = 12
RUNS = 3
_TOTALS = re.compile(r"^totals: (\d+)$", re.MULTILINE)


def works() -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    from fdcpa_guard import Guard, us, us_federal

    engine = make_fdcpa_guard()
    seven = [engine.prepare(each) for each in MIX]
    found: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        **measures(),
        **{f"the floor's 60 consumers: {name}": work for name, work in floor.measures().items()},
        "decide a mix of 8 under seven simple rules": lambda: [engine.decide(each) for each in seven],
    }
    federal, everywhere = Guard(us_federal()), Guard(us())
    for name, place in PLACES.items():
        asked = asked_in(place, "credit-card")
        found[f"decide in {name}: federal law"] = partial(federal.decide, *asked)
        found[f"decide in {name}: with the place's"] = partial(everywhere.decide, *asked)
    return found


def _counted(source: Path, words: list[str]) -> dict[str, float]:
    """Thousands of instructions for each measure by the library of a source folder."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "counts"
        counting = ["valgrind", "--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={out}"]
        ran = subprocess.run(
            [*counting, sys.executable, "-m", __spec__.name, "--run", *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "0"},
            check=True,
            capture_output=True,
            text=True,
        )
        names = ran.stdout.splitlines()
        # Two dumps for each measure: one after it was warmed up, and one after it ran.
        dumps = [Path(f"{out}.{2 * number}").read_text("utf-8") for number in range(1, 1 + len(names))]
    found = {name: float(_TOTALS.findall(dump)[0]) for name, dump in zip(names, dumps, strict=True)}
    nothing = found.pop("nothing")
    return {name: (total - nothing) / RUNS / 1000 for name, total in found.items()}


def _control(*what: str) -> None:
    subprocess.run(["callgrind_control", *what, str(os.getpid())], check=True, capture_output=True)


def main() -> None:
    """Compare, or as a process of its own run the measures."""
    if sys.argv[1] == "--run":
        gc.disable()
        for name, work in works().items():
            if name != "nothing" and not all(word in name for word in sys.argv[2:]):
                continue
            for _ in range(WARM_UP):
                work()
            _control("--instr=on")
            _control("--dump=before")
            for _ in range(RUNS):
                work()
            _control("--dump=after")
            _control("--instr=off")
            print(name)
        return
    here, there = (_counted(source, sys.argv[2:]) for source in (ROOT / "src", Path(sys.argv[1]).resolve()))
    print("| thousands of instructions | here | there | ratio |\n|---|---:|---:|---:|")
    for name, count in here.items():
        print(f"| {name} | {count:,.0f} | {there[name]:,.0f} | {count / there[name]:.2f} |")


if __name__ == "__main__":
    main()
