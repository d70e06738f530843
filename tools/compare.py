"""What this checkout decides otherwise than another one of the library.

    python -m tools.compare ../other/src                 # 5,000 made-up questions and every scenario row, under us()
    python -m tools.compare ../other/src --made-up 20000 --policy regulation_f --policy first_party

The questions are those of this checkout: the examples of the docs, the rows of every scenario file, and made-up ones
from a fixed seed, the latter also moved to five dates. Each side decides them all in a process of its own; what differs
is counted by kind and by rule, with the first question of each kind in full. Exit status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SEED = "compare"
DATES = ("2021-11-29", "2024-02-29", "2025-11-02", "2026-11-20", "2027-02-01")
"""Before Regulation F, a leap day, a night with an hour twice, today's law, and the law that has been announced."""

Json = dict[str, Any]


def questions(made_up: int) -> Iterator[tuple[str, Json, Json]]:
    """What is asked besides the rows: a name, a contact, a case."""
    from fdcpa_guard.testing.crowds import as_json

    for path in sorted((ROOT / "docs" / "examples").glob("*.json")):
        asked = json.loads(path.read_bytes())
        yield path.stem, asked["contact"], asked["case"]
    for number, (case, contact) in enumerate(as_json(SEED, made_up)):
        yield f"made-up {number}", contact, case
        at = datetime.fromisoformat(contact["at"]).astimezone(UTC)
        moved = f"{DATES[number % len(DATES)]}T{at:%H:%M:%S.%f}Z"
        yield f"made-up {number} at {moved}", {**contact, "at": moved}, case


def decide(policies: list[str], asked: Path, answers: Path) -> None:
    """As a process of its own: decide every question of a file, and every row as this side reads it."""
    import fdcpa_guard
    from fdcpa_guard import Case, Contact, Guard
    from fdcpa_guard.testing.scenarios import load

    guards = {name: Guard(getattr(fdcpa_guard, name)()) for name in policies}

    def every() -> Iterator[tuple[str, Callable[[], tuple[Contact, Case]]]]:
        with asked.open(encoding="utf-8") as lines:
            for line in lines:
                name, contact, case = json.loads(line)
                yield name, lambda c=contact, k=case: (Contact.model_validate(c), Case.model_validate(k))  # type: ignore[misc]
        for path in sorted((ROOT / "tests").rglob("*.policy.yaml")):
            try:
                rows = list(load(path.read_text(encoding="utf-8"), source=path.name).rows())
            except (fdcpa_guard.FdcpaGuardError, ValueError):  # in words that this side does not know yet
                continue
            for number, row in enumerate(rows):
                yield f"{path.name} {number} {row.id}", lambda row=row: (row.contact, row.case)  # type: ignore[misc]

    with answers.open("w", encoding="utf-8") as out:
        for name, read in every():
            for policy, guard in guards.items():
                try:
                    found = json.loads(guard.decide(*read(), counted=True).to_json())
                    del found["fingerprint"]  # of another policy, whatever it decides
                except fdcpa_guard.FdcpaGuardError as error:
                    found = {"refused": type(error).__name__}
                out.write(json.dumps([f"{name} under {policy}", found]) + "\n")


def kinds(here: Json, there: Json) -> Iterator[str]:
    """What of two decisions differs, as short words: field, and rule where there is one."""
    if ("refused" in here) is not ("refused" in there):  # as in words that only one of them knows
        yield f"refused {'here' if 'refused' in here else 'there'} only"
        return
    for field in sorted(here.keys() | there.keys()):
        one, other = here.get(field), there.get(field)
        if one == other:
            continue
        if field not in ("reasons", "duties", "advisories"):
            yield field
            continue
        mine, theirs = (Counter(_said(each) for each in side or ()) for side in (one, other))
        if mine == theirs:
            whole = (Counter(json.dumps(each, sort_keys=True) for each in side or ()) for side in (one, other))
            yield f"{field}: {'their order' if next(whole) == next(whole) else 'words and facts only'}"
        for sign, left in (("+", mine - theirs), ("-", theirs - mine)):
            for rule, _ in left:
                yield f"{field}: {sign} {rule}"


def _said(each: Json) -> tuple[str, str]:
    """The rule, and all that it says but words and facts."""
    return each["rule"], json.dumps({**each, "message": "", "facts": {}}, sort_keys=True)


def main() -> int:
    """Compare, or as a process of its own decide."""
    if sys.argv[1:2] == ["--decide"]:
        named, known, told = sys.argv[2:]
        decide(named.split(","), Path(known), Path(told))
        return 0
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("other", type=Path, help="the src folder of the other checkout")
    parser.add_argument("--made-up", type=int, default=5_000, help="how many made-up questions")
    parser.add_argument("--policy", action="append", help="us (the default), regulation_f, first_party, us_federal")
    options = parser.parse_args()
    policies: list[str] = options.policy or ["us"]
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "questions")
        every = list(questions(options.made_up))
        asked.write_text("".join(json.dumps(each) + "\n" for each in every), encoding="utf-8")
        sides = []
        for name, source in (("here", ROOT / "src"), ("there", options.other.resolve())):
            answers = Path(folder, name)
            command = [sys.executable, str(Path(__file__)), "--decide", ",".join(policies), str(asked), str(answers)]
            sides.append((answers, subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(source)})))
        codes = [process.wait() for _, process in sides]
        if any(codes):
            return 2
        here, there = [dict(map(json.loads, answers.open(encoding="utf-8"))) for answers, _ in sides]
    return report(here, there)


def report(here: dict[str, Json], there: dict[str, Json]) -> int:
    """Print what differs."""
    found: Counter[str] = Counter()
    first: dict[str, str] = {}
    common = here.keys() & there.keys()
    differing = 0
    for name in sorted(common):
        differing += here[name] != there[name]
        for kind in kinds(here[name], there[name]):
            found[kind] += 1
            first.setdefault(kind, name)
    alone = len(here) + len(there) - 2 * len(common)
    print(f"{len(common):,} questions: {differing:,} decided otherwise; {alone:,} known to one side only")
    for kind, count in found.most_common():
        print(f"{count:8,}  {kind}   first: {first[kind]}")
    return int(bool(found or alone))


if __name__ == "__main__":
    sys.exit(main())
