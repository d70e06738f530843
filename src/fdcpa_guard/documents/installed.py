"""Packs that other distributions install, found by entry point. Only whoever calls this looks at what is installed."""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from ..errors import InvalidPolicy, nearest
from ..rules import Pack

GROUP: Final = "fdcpa_guard.packs"
"""The group of entry points; each leads to a `Pack`."""


def installed_packs(*names: str) -> Mapping[str, Pack]:
    """The packs that are installed under some names of entry points; without names, all of them.

    It reads the metadata of installed distributions and imports the modules of the packs.

    Raises:
        InvalidPolicy: none is installed under a name, two are, or what is cannot be imported or is no pack.
    """
    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        found.setdefault(point.name, []).append(point)
    return {name: _loaded(name, found) for name in names or sorted(found)}


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
