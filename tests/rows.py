"""The scenario rows of all packs, read once for all the tests that go over every one of them."""

from functools import cache
from pathlib import Path

from fdcpa_guard.testing.scenarios import Row, load

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
