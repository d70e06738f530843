"""What a record shows of itself: not what it keeps for its own use, which is long, or somebody else's words."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

_PARTS = ("audit", "documents", "policy", "records", "rules", "shapes")


def _records() -> Iterator[type]:
    for part in _PARTS:
        package = importlib.import_module(f"fdcpa_guard.{part}")
        below = pkgutil.walk_packages(getattr(package, "__path__", []), f"{package.__name__}.")
        for name in (package.__name__, *(found.name for found in below)):
            yield from (
                each
                for each in vars(importlib.import_module(name)).values()
                if isinstance(each, type) and dataclasses.is_dataclass(each) and each.__module__ == name
            )


def test_what_a_record_keeps_for_its_own_use_is_neither_shown_nor_compared() -> None:
    own = [(kind, field) for kind in _records() for field in dataclasses.fields(kind) if field.name.startswith("_")]
    assert {kind.__name__ for kind, _ in own} >= {"PolicyDocument", "Entry", "Policy"}
    assert not [f"{kind.__name__}.{field.name}" for kind, field in own if field.repr or field.compare]


def test_bytes_are_not_shown() -> None:
    held = [(kind, field) for kind in _records() for field in dataclasses.fields(kind) if "bytes" in str(field.type)]
    assert {kind.__name__ for kind, _ in held} >= {"EntryProof", "GrowthProof", "Entry"}
    assert not [f"{kind.__name__}.{field.name}" for kind, field in held if field.repr]
