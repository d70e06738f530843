"""What every picture is drawn on: an SVG without scripts and without anything from elsewhere.

A picture stands alone in a file, and as well among others in a page: its colours come with it, light or dark by what
the reader's screen asks for and light on paper, and its title and description carry ids of its own.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

from ...plain_text import clean

STYLE: Final = """
.ink { fill: #1f2430 } .number { fill: #ffffff } .faint { fill: #5b6472 } .paper, .skipped { fill: #ffffff }
.open { fill: #1b7f5c } .asked { fill: #e3e6ea } .apart { fill: #9aa3af } .mark { fill: #2457a6 }
.closed { fill: #b3261e } .warm { fill: #b26a00 } .frame { fill: none } .skipped, .frame, .rule { stroke: #5b6472 }
.rule { stroke-opacity: .35 } .limit { stroke: #b3261e; stroke-width: 2 } .span { stroke: #1f2430; stroke-width: 2 }
.heat0 { fill: #eceef1 } .heat1 { fill: #d7efe5 } .heat2 { fill: #a9dcc6 } .heat3 { fill: #6cc09d }
.heat4 { fill: #1b7f5c } .heat5 { fill: #0f5840 }
.loss1 { fill: #f6d5d1 } .loss2 { fill: #eebab4 } .loss3 { fill: #e2948c }
.loss4 { fill: #b3261e } .loss5 { fill: #7f1a14 }
@media screen and (prefers-color-scheme: dark) {
.ink { fill: #e8eaed } .number { fill: #16181d } .faint { fill: #a8b0bc } .paper, .skipped { fill: #16181d }
.open { fill: #2f9e77 } .asked { fill: #343943 } .apart { fill: #717b89 } .mark { fill: #7aa7e8 }
.closed { fill: #e0675f } .warm { fill: #d9973a } .skipped, .frame, .rule { stroke: #a8b0bc }
.limit { stroke: #e0675f } .span { stroke: #e8eaed }
.heat0 { fill: #262a32 } .heat1 { fill: #1d3a30 } .heat2 { fill: #22543f } .heat3 { fill: #2a6e54 }
.heat4 { fill: #4fbf95 } .heat5 { fill: #9fe3c8 }
.loss1 { fill: #4a1f1c } .loss2 { fill: #632722 } .loss3 { fill: #7f342d }
.loss4 { fill: #e0675f } .loss5 { fill: #f3a39d }
}
""".strip()
"""The kinds of what is drawn, by their class: ``open`` and ``asked`` are hours in which a contact is allowed and those
that were asked about; ``closed`` counts against, ``apart`` does not count, ``mark`` points out; ``warm`` warns.
``heat0`` to ``heat5`` are none to the most, ``loss`` the same below none; on the two darkest text is a ``number``."""

Attributes = dict[str, str]


class Canvas:
    """A picture in the making; sizes in pixels, from the upper left."""

    def __init__(self, width: float, height: float, title: str, desc: str, *, name: str) -> None:
        """``name`` is part of the picture's ids: another for each picture of a page."""
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {_number(width)} {_number(height)}",
                "width": _number(width),
                "height": _number(height),
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": "system-ui, sans-serif",
                "font-size": "13",
            },
        )
        self._now = self._root
        for what, text in (("title", title), ("desc", desc)):
            ElementTree.SubElement(self._root, what, {"id": f"{name}-{what}"}).text = clean(text)
        ElementTree.SubElement(self._root, "style").text = STYLE
        self.rect(0, 0, width, height, "paper")

    def heading(self, title: str, under: str) -> None:
        """What the picture is of, and below it from when to when, or of what."""
        self.text(16, 28, title, more={"font-size": "17", "font-weight": "bold"})
        self.text(16, 48, under, "faint")

    def group(self, kind: str, title: str) -> None:
        """From here on what is drawn belongs together, until the next group; the title is what it says in words."""
        self._now = ElementTree.SubElement(self._root, "g", {"class": kind})
        ElementTree.SubElement(self._now, "title").text = clean(title)

    def ungroup(self) -> None:
        """From here on what is drawn stands by itself."""
        self._now = self._root

    def rect(self, x: float, y: float, width: float, height: float, kind: str, more: Attributes | None = None) -> None:
        """A box."""
        box = {"x": x, "y": y, "width": width, "height": height}
        self._add("rect", {**{name: _number(value) for name, value in box.items()}, "class": kind, **(more or {})})

    def circle(self, x: float, y: float, radius: float, kind: str, more: Attributes | None = None) -> None:
        """A disc around a point."""
        at = {"cx": _number(x), "cy": _number(y), "r": _number(radius)}
        self._add("circle", {**at, "class": kind, **(more or {})})

    def line(self, x: float, y: float, to_x: float, to_y: float, kind: str = "rule") -> None:
        """A line from one point to another."""
        ends = {"x1": _number(x), "y1": _number(y), "x2": _number(to_x), "y2": _number(to_y)}
        self._add("line", {**ends, "class": kind})

    def text(self, x: float, y: float, text: str, kind: str = "ink", more: Attributes | None = None) -> None:
        """A line of text that begins at a point on its base line, unless an anchor among the attributes says more."""
        self._add("text", {"x": _number(x), "y": _number(y), "class": kind, **(more or {})}).text = clean(text)

    def svg(self) -> str:
        """The picture as text."""
        ElementTree.indent(self._root)
        return ElementTree.tostring(self._root, encoding="unicode") + "\n"

    def _add(self, tag: str, attributes: Attributes) -> ElementTree.Element:
        return ElementTree.SubElement(self._now, tag, attributes)


def clipped(text: str, longest: int) -> str:
    """A text that fits; what is left out is told by three dots."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
