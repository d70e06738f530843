"""Packs that other distributions install, found by entry point. Only whoever calls this looks at what is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Final

from ..errors import InvalidPolicy, nearest
from ..rules import Pack

if TYPE_CHECKING:
    from .document import PolicyDocument

GROUP: Final = "fdcpa_guard.packs"
"""The group of entry points; each leads to a `Pack`."""


def installed_packs(*names: str) -> Mapping[str, Pack]:
    """The packs that are installed under some names of entry points; without names, all of them.

    It reads the metadata of installed distributions and imports the modules of the packs.

    Raises:
        InvalidPolicy: none is installed under a name, two are, or what is cannot be imported or is no pack.
    """
    found = _found()
    return {name: _loaded(name, found) for name in names or sorted(found)}


class PacksFor(Mapping[str, Pack]):
    """The installed packs that a document may name, each imported when the policy is made that takes it in.

    One that a document names and that is not there is for the document to tell, with its line.
    """

    def __init__(self, document: PolicyDocument) -> None:
        """Nothing is looked up for a document that names ready-made packs only."""
        self._named = frozenset(document.foreign_packs)
        self._found = _found() if self._named else {}

    def __getitem__(self, name: str) -> Pack:
        if name not in self:
            raise KeyError(name)
        return _loaded(name, self._found)

    def __contains__(self, name: object) -> bool:
        return name in self._named and name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)


def _found() -> Mapping[str, list[EntryPoint]]:
    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        found.setdefault(point.name, []).append(point)
    return found


def _loaded(name: str, found: Mapping[str, list[EntryPoint]]) -> Pack:
    points = found.get(name, [])
    if len(points) != 1:
        many = "two packs are" if points else "no pack is"
        raise InvalidPolicy(
            f"{many} installed under the name {name!r}" + ("" if points else f" ({nearest(name, found)})")
        )
    try:
        pack = points[0].load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # sys.exit(0) in it must not end whoever loads it, as if all were well
        raise InvalidPolicy(f"the pack {name!r} cannot be loaded ({type(error).__name__})") from None
    if not isinstance(pack, Pack):
        raise InvalidPolicy(f"the entry point {name!r} leads to no pack")
    return pack
