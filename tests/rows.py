"""The scenario rows of all packs, read once for all the tests that go over every one of them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fdcpa_guard import Decision
from fdcpa_guard.testing.scenarios import Row, guard_of, load

TESTS = Path(__file__).parent

collected: dict[Path, list[Row]] = {}
"""The rows that pytest has read already, by their file."""


@cache
def scenario_rows() -> tuple[Row, ...]:
    """Every row of the scenario files of the packs, in the order of the files' paths."""
    files = sorted(TESTS.glob("packs/**/*.policy.yaml"))
    return tuple(row for file in files for row in collected.get(file) or _read(file))


def _read(file: Path) -> tuple[Row, ...]:
    return load(file.read_text("utf-8"), source=str(file.relative_to(TESTS.parent))).rows()


def one_row(file: Mapping[str, object], *, source: str = "scenarios") -> Row:
    """The one row of a scenario file, of what it says. JSON is YAML too, and is written in a fiftieth of the time."""
    (row,) = load(json.dumps(file, sort_keys=True, ensure_ascii=False), source=source).rows()
    return row


def decided(file: Mapping[str, object]) -> Decision:
    """What is decided of the one row of a scenario file, whatever it expects, without what stands behind it."""
    row = one_row(file)
    return guard_of(row.policy).decide(row.contact, row.case)
