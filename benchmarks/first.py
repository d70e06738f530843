"""What the first decision of a fresh process costs, with this checkout and with another one of the library, in one run.

    python -m benchmarks.first ../other/src

Each process imports the library, makes `us()` and a guard, reads a question, decides it and writes the record; that the
guard is lazy, where there are such, is a row of its own. They take turns; printed are medians in milliseconds of the
processor, and the ratios of the totals, pair by pair. Compiled modules are kept apart, in a folder that the first turn
fills.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.beside import ROOT

ROUNDS = 9
STEPS = ("import", "us()", "guard", "facts", "decide", "record", "together")
QUESTION = ROOT / "docs/examples/27-third-call-in-a-week-in-massachusetts.json"
CHILD = """
import json, sys
from time import process_time
times = [process_time()]
from fdcpa_guard import Case, Contact, Guard, us
times.append(process_time())
policy = us()
times.append(process_time())
guard = Guard(policy, **json.loads(sys.argv[2]))
times.append(process_time())
asked = json.loads(open(sys.argv[1], "rb").read())
contact, case = Contact.model_validate(asked["contact"]), Case.model_validate(asked["case"])
times.append(process_time())
decision = guard.decide(contact, case)
times.append(process_time())
decision.to_json()
times.append(process_time())
steps = [after - before for before, after in zip(times, times[1:])]
modules = [name for name in sys.modules if name.startswith("fdcpa_guard.packs.us.states.")]
print(json.dumps([[*steps, sum(steps)], len(modules)]))
"""


def first(source: Path, options: dict[str, bool], compiled: str) -> tuple[list[float], int]:
    """The seconds of each step in a fresh process, and how many modules about states it loaded."""
    told = {**os.environ, "PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": compiled}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(QUESTION), json.dumps(options)],
        env=told,
        check=True,
        capture_output=True,
        text=True,
    )
    steps, modules = json.loads(ran.stdout)
    return steps, modules


def main() -> None:
    """Compare, and print."""
    there = Path(sys.argv[1]).resolve()
    kinds: dict[str, tuple[Path, dict[str, bool]]] = {
        "there": (there, {}),
        "here": (ROOT / "src", {}),
        "here, lazy": (ROOT / "src", {"lazy": True}),
    }
    found: dict[str, list[list[float]]] = {name: [] for name in kinds}
    modules: dict[str, int] = {}
    with TemporaryDirectory() as compiled:
        for name, (source, options) in kinds.items():
            _, modules[name] = first(source, options, compiled)
        for number in range(ROUNDS):
            for name in sorted(kinds, reverse=bool(number % 2)):
                found[name].append(first(*kinds[name], compiled)[0])
    print(f"| ms | {' | '.join(STEPS)} | modules of states | ratio |\n|---|{'---:|' * (len(STEPS) + 2)}")
    for name, runs in found.items():
        steps = " | ".join(f"{median(run[step] for run in runs) * 1000:.0f}" for step in range(len(STEPS)))
        ratio = median(mine[-1] / theirs[-1] for mine, theirs in zip(runs, found["there"], strict=True))
        print(f"| {name} | {steps} | {modules[name]} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
