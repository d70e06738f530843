"""What a record shows of itself: not what it keeps for its own use, which is long, or somebody else's words."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

_PARTS = ("audit", "documents", "records", "rules", "shapes")


def _records() -> Iterator[type]:
    for part in _PARTS:
        package = importlib.import_module(f"fdcpa_guard.{part}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            yield from (
                each
                for each in vars(module).values()
                if isinstance(each, type) and dataclasses.is_dataclass(each) and each.__module__ == found.name
            )


def test_what_a_record_keeps_for_its_own_use_is_neither_shown_nor_compared() -> None:
    own = [(kind, field) for kind in _records() for field in dataclasses.fields(kind) if field.name.startswith("_")]
    assert {kind.__name__ for kind, _ in own} >= {"PolicyDocument", "Entry"}
    assert not [f"{kind.__name__}.{field.name}" for kind, field in own if field.repr or field.compare]
