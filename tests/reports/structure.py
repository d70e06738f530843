"""What a page is made of, read as a browser reads it: its skeleton, its words, and what a screen reader needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

HOSTILE: Final = '"><script>alert(1)</script>\x1b[2J\u202e{{ 7 * 7 }}\n'
"""What an id may hold that somebody means ill with."""
_EMPTY: Final = frozenset({"meta", "br", "hr", "img", "input", "link", "col", "wbr"})
LOADS: Final = frozenset(
    {"script", "link", "img", "iframe", "object", "embed", "audio", "video", "form", "base", "use"}
)
"""What could run or fetch something."""


@dataclass
class Structure(HTMLParser):
    """A page taken apart."""

    skeleton: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Every tag in order with the names of its attributes, and ``/`` before what closes."""
    texts: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    """The words of every cell, by table and row."""
    open: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    """Tables without a caption, cells of a head without a scope, and scrolled regions without a name."""

    last: str = ""
    """The tag that was opened last."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.skeleton.append((tag, tuple(name for name, _ in attrs)))
        if self.last == "table" and tag != "caption":
            self.bare.append("table")
        self.last = tag
        if tag == "th" and given.get("scope") not in ("col", "row"):
            self.bare.append("th")
        if "tabindex" in given and not (given.get("role") and given.get("aria-label")):
            self.bare.append("scroll")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if "href" in given:
            self.links.append(str(given["href"]))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another"
        self.skeleton.append((f"/{tag}", ()))

    @property
    def text(self) -> str:
        """The words on it, in one line."""
        return " ".join(" ".join(self.texts).split())

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.texts.append(data)
        if "table" in self.open and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data.strip("\n")

    @property
    def tags(self) -> list[str]:
        """Every element in order."""
        return [tag for tag, _ in self.skeleton if not tag.startswith("/")]


def taken_apart(page: str) -> Structure:
    """A page, of which every tag is closed in its order."""
    found = Structure()
    found.feed(page)
    found.close()
    assert not found.open, found.open
    return found


def well_made(page: str) -> Structure:
    """The same, of a page that runs and fetches nothing, and that a screen reader can read in order."""
    found = taken_apart(page)
    assert page.startswith("<!doctype html>")
    assert not any(each in page for each in ("\x1b", "\u202e", "\0", "http://www.w3.org/1999", "https://"))
    tags = {tag for tag, _ in found.skeleton}
    assert not tags & LOADS, tags & LOADS
    assert not [name for _, names in found.skeleton for name in names if name.startswith("on") or name == "src"]
    assert "url(" not in page
    assert "@import" not in page
    assert [each for each in found.links if not each.startswith("#")] == []
    assert {each.removeprefix("#") for each in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids)), "an id twice"
    assert found.headings[0] == 1
    assert found.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found.headings)), found.headings
    assert not found.bare, found.bare
    return found
