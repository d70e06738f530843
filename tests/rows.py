"""The scenario rows of all packs, read once for all the tests that go over every one of them."""

from functools import cache
from pathlib import Path

from fdcpa_guard.testing.scenarios import Row, load

TESTS = Path(__file__).parent


@cache
def scenario_rows() -> tuple[Row, ...]:
    """Every row of the scenario files of the packs, in the order of the files' paths."""
    files = sorted(TESTS.glob("packs/**/*.policy.yaml"))
    return tuple(row for file in files for row in load(file.read_text("utf-8"), source=file.name).rows())
