"""Reading a page as a browser's parser would: its elements apart from its texts."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

_VOID: Final = frozenset({"meta", "br", "hr", "img", "link", "input"})
_SVG: Final = frozenset({"rect", "line", "path", "circle", "text", "tspan", "title", "desc", "g"})


class Read(HTMLParser):
    """A page that was read.

    Attributes:
        skeleton: each element with its attributes, and each end, in order, without any text.
        texts: the text of each element that has one, with the path to it.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.skeleton: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open, self._open

    @property
    def text(self) -> str:
        """All that is shown, in one line."""
        return " ".join(" ".join(text for path, text in self.texts if "style" not in path).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, tuple(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, tag
        self.skeleton.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(("/".join(self._open), data))


def sound(page: str) -> Read:
    """A page that anybody may open: it runs and fetches nothing, and whoever cannot see it finds the way."""
    read = Read(page)
    tags = [tag for tag, _ in read.skeleton]
    assert not {"script", "link", "iframe", "object", "img", "form"} & {*tags}
    ids: list[str] = []
    targets: list[str] = []
    for tag, attributes in read.skeleton:
        given = dict(attributes)
        assert not any(name.startswith("on") for name in given), given
        ids += [given["id"] or ""] if "id" in given and tag not in _SVG else []
        if "href" in given:
            assert (given["href"] or "").startswith("#"), given
            targets.append((given["href"] or "")[1:])
    assert len(ids) == len({*ids})
    assert {*targets} <= {*ids}
    levels = [int(tag[1]) for tag in tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(now <= was + 1 for was, now in pairwise(levels)), levels
    assert tags.count("table") == tags.count("caption")
    assert all("scope" in dict(attributes) for tag, attributes in read.skeleton if tag == "th")
    assert "http://" not in page
    assert "https://" not in page
    return read
