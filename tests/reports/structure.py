"""What tests ask of a page: it is well formed, its headings are in order, its tables are told, and it runs nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

HOSTILE: Final = '"><script>alert(1)</script>\x1b[2J\u202e{{ 7 * 7 }}\n'
_VOID: Final = frozenset({"meta", "br", "hr", "img", "input", "link", "col", "wbr"})


class Read(HTMLParser):
    """A page as its elements and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self._cells: list[list[str]] = []
        self.tables: list[list[list[str]]] = []
        self.feed(text)
        self.close()
        assert not self._open, f"never closed: {self._open}"
        self.words = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in _VOID:
            self._open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] != "style":
            self._words.append(data)
        if "table" in self._open and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data.strip("\n")


def read(text: str) -> Read:
    """A page, read, and held to what every page keeps to."""
    found = Read(text)
    assert text.startswith("<!doctype html>")
    assert not {"script", "iframe", "object", "embed", "link", "form", "img", "a"} & {*found.tags}
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert not any(each in text for each in ("\x1b", "\u202e", "\0", "http://www.w3.org/1999", "https://"))
    assert found.headings[0] == 1
    assert found.headings.count(1) == 1
    for before, after in zip(found.headings, found.headings[1:], strict=False):
        assert after <= before + 1, found.headings
    assert found.tags.count("caption") == found.tags.count("table")
    assert len(found.ids) == len(set(found.ids)), "an id stands twice"
    return found
