"""What every picture keeps, whatever text is in it."""

from typing import Final
from xml.etree import ElementTree

SVG: Final = "{http://www.w3.org/2000/svg}"
HOSTILE: Final = '"><script>alert(1)</script>\x1b[2J\u202e\0'
_DRAWN: Final = {"svg", "title", "desc", "style", "g", "rect", "line", "circle", "text"}


def holds_only_drawings(root: ElementTree.Element) -> None:
    """No text has become markup, and none holds what moves a cursor or turns a direction."""
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= _DRAWN
    text = ElementTree.tostring(root, encoding="unicode")
    assert not any(control in text for control in ("\x1b", "\u202e", "\0"))


def keeps_its_discs(root: ElementTree.Element) -> None:
    """Every disc lies whole within the picture."""
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for disc in root.iter(f"{SVG}circle"):
        assert 9 <= float(disc.attrib["cx"]) <= width - 9
        assert 9 <= float(disc.attrib["cy"]) <= height - 9
