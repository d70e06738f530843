"""Every official comment in scope has a test that carries its id."""

from collections import Counter
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
LISTED = (HERE / "ids.txt").read_text(encoding="utf-8").split()


def _ids_in_tests() -> list[str]:
    found = []
    for file in sorted(HERE.glob("test_s*.py")):
        for member in vars(import_module(f"tests.conformance.{file.stem}")).values():
            for mark in getattr(member, "pytestmark", ()):
                if mark.name == "parametrize":
                    found += [row.id for row in mark.args[1]]
    return found


def test_every_listed_comment_has_exactly_one_test() -> None:
    assert len(LISTED) == 88
    assert Counter(_ids_in_tests()) == Counter(LISTED)
