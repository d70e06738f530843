"""What a command of an audit found, as JSON that says of what and with which editions, and as a part for a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer
from pydantic_core import to_json

from ..audit.parts import Part
from ..editions import LIBRARY, editions
from ..policy import Policy
from .reading import STANDARD_INPUT
from .report_files import write_page

T = TypeVar("T")

Titled = Annotated[
    list[str] | None,
    typer.Option("--policy", "-p", metavar="NAME", help="A house's own, whose rules are named by their titles too."),
]

_INPUT: Final = "standard input"


def part_of(found: T, **of: str | Iterable[str] | None) -> Part[T]:
    """What was found, of the files that are named; of each its name alone, without its folder."""
    names: dict[str, tuple[str, ...]] = {}
    for what, given in of.items():
        sources = () if given is None else (given,) if isinstance(given, str) else tuple(given)
        if sources:
            names[what] = tuple(_name(each) for each in sources)
    return Part(found, names, {"library": LIBRARY, **editions()._asdict()})


def _name(source: str) -> str:
    """The name of a file, which need be no text: what of it is none is shown as that."""
    return _INPUT if source == STANDARD_INPUT else Path(source).name.encode("utf-8", "replace").decode()


def as_json(data: Mapping[str, Any], part: Part[Any]) -> str:
    """The JSON of what was found, and beside it of what, and the editions."""
    return to_json({**data, "of": part.of, "editions": part.editions}, indent=2).decode()


def write_part(html: str | None, part: Part[Any], policies: Iterable[Policy] = ()) -> None:
    """Write the page of a part, if one is wanted; rules of some policies by their titles, as the ready-made are."""

    def make() -> str:
        from ..reports import part_page

        return part_page(part, policies=policies)

    write_page(html, make)
