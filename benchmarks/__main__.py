"""``python -m benchmarks``: measure every section and write ``benchmarks/RESULTS.md``.

With ``--only``, the sections named are measured and printed, and nothing is written: the report is always of
one whole run.
"""

import argparse
from collections.abc import Callable

from benchmarks import full, growing, imports, places, records, seven, shapes
from benchmarks.report import RESULTS, Table, document

SECTIONS: dict[str, Callable[[int], Table]] = {
    "seven": seven.table,
    "full": full.table,
    "places": places.table,
    "shapes": shapes.table,
    "growing": growing.table,
    "records": records.table,
    "imports": lambda rounds: imports.table(min(rounds, 9)),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and write the report.")
    parser.add_argument("--only", nargs="+", choices=sorted(SECTIONS), help="print these, write nothing")
    parser.add_argument("--rounds", type=int, default=30, help="rounds in which the engines take turns")
    options = parser.parse_args()
    tables = []
    for name in options.only or SECTIONS:
        print(f"measuring {name} …", flush=True)
        tables.append(SECTIONS[name](options.rounds))
    report = document(tables)
    print(report)
    if not options.only:
        RESULTS.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
