"""The documentation site: its sources are laid out for the builder, and what it built is checked.

``make docs`` runs both, with Zensical between them, which takes `mkdocs.yml` and pages and has no hooks::

    python -m tools.site lay build/docs
    zensical build --strict --config-file build/docs/mkdocs.yml  # into build/docs/site
    python -m tools.site check build/docs/site

Laid out are the pages of ``docs``, those of the rules (`tools.rule_pages`), and the navigation of both. On the way a
word in code that names something told of elsewhere, as ``Medium`` or the id of a rule does, becomes a link to there.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import yaml

from fdcpa_guard import decision, facts, vocabulary
from tools import rule_pages

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
CONFIG: Final = ROOT / "mkdocs.yml"
NOT_SHOWN: Final = ("bridge", "__pycache__")
"""Folders of ``docs`` that are no pages: the Python of the playground, which `tools.build_playground` packs."""
MOST: Final = 300_000
"""Bytes of a page, as built, at most."""

_FENCED: Final = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
_KEPT: Final = re.compile(
    r"^#+ .*$"  # a heading: its link is its own
    r"|!?\[(?:[^][]|\[[^]]*\])*\]\([^)]*\)"  # a link already
    r"|(?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?P<plural>s\b)?",
    re.MULTILINE,
)


def lay(into: Path) -> None:
    """Writes the sources of the site, as the builder takes them, into a folder that is made anew."""
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(DOCS, into / "docs", ignore=shutil.ignore_patterns(*NOT_SHOWN))
    for name, text in rule_pages.made().items():
        page = into / "docs" / rule_pages.FOLDER / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    for page in sorted((into / "docs").rglob("*.md")):
        page.write_text(linked(page.read_text("utf-8"), page.relative_to(into / "docs").as_posix()), "utf-8")
    (into / CONFIG.name).write_text(yaml.safe_dump(configured(), sort_keys=False, allow_unicode=True), "utf-8")


def configured() -> dict[str, Any]:
    """What `mkdocs.yml` says, with the bodies of law in the navigation."""
    config: dict[str, Any] = yaml.safe_load(CONFIG.read_text("utf-8"))
    return config | {"nav": rule_pages.listed(config["nav"])}


@cache
def named() -> Mapping[str, str]:
    """Where the site tells of what a word in code names: a kind of words, of facts or of answers, or a rule."""
    places = {"facts": facts, "words": vocabulary, "decision": decision}
    of = {
        name: page
        for page, module in places.items()
        for name, kind in vars(module).items()
        if isinstance(kind, type) and kind.__module__.startswith(module.__name__)
    }
    told = {
        name: f"reference/{page}.md#{name.lower()}"
        for name, page in (of | {"Element": "facts", "Weekday": "words"}).items()
        if name.lower() in anchors(f"reference/{page}.md")
    }
    rules = {
        Path(name).stem: f"{rule_pages.FOLDER}/{name}" for name in rule_pages.made() if not name.endswith("index.md")
    }
    return told | {rule: page for rule, page in rules.items() if "." in rule}


@cache
def anchors(page: str) -> frozenset[str]:
    """What the headings of a page are called in an address."""
    titles = re.findall(r"^#+ (.*)$", _FENCED.sub("", (DOCS / page).read_text("utf-8")), re.MULTILINE)
    return frozenset(re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower()) for title in titles)


def linked(text: str, page: str) -> str:
    """A page whose words in code lead to what they name, save where they stand in a heading, a link or a block."""
    here = dirname(page) or "."

    def link(found: re.Match[str]) -> str:
        target = named().get(found["code"] or "")
        if target is None or target == page:
            return found[0]
        path, mark, anchor = target.partition("#")
        plural = found["plural"] or ""
        where = f"#{anchor}" if path == page else f"{relpath(path, here)}{mark}{anchor}"
        return f"[`{found['code']}`]({where}){plural}"

    pieces: list[str] = []
    end = 0
    for block in _FENCED.finditer(text):
        pieces += [_KEPT.sub(link, text[end : block.start()]), block[0]]
        end = block.end()
    return "".join([*pieces, _KEPT.sub(link, text[end:])])


class Built(NamedTuple):
    """What a page that was built holds, as far as it is checked."""

    ids: frozenset[str]
    links: tuple[str, ...]
    blank_headers: int
    tables_without_header: int
    images_without_alt: int
    headings: tuple[int, ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.blank = self.bare = self.blind = 0
        self.headings: list[int] = []
        self._cell: list[str] | None = None
        self._headed: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids |= {value for value in (given.get("id"), given.get("name") if tag == "a" else None) if value}
        self.links += [value for name in ("href", "src") if (value := given.get(name))]
        if tag == "table":
            self._headed.append(False)
        elif tag == "th":
            self._cell = []
            if self._headed:
                self._headed[-1] = True
        elif tag == "img" and given.get("alt") is None:
            self.blind += 1
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "th" and self._cell is not None:
            self.blank += not "".join(self._cell).strip()
            self._cell = None
        elif tag == "table" and self._headed:
            self.bare += not self._headed.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def built(html: str) -> Built:
    """What a page holds."""
    reader = _Reader()
    reader.feed(html)
    return Built(
        frozenset(reader.ids), tuple(reader.links), reader.blank, reader.bare, reader.blind, tuple(reader.headings)
    )


def faults(site: Path) -> Iterator[str]:
    """What is wrong with a site that was built, a line each; the builder itself looks only at links between pages."""
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    made = {name: built(path.read_text("utf-8")) for name, path in pages.items()}
    for name, page in made.items():
        if (size := pages[name].stat().st_size) >= MOST:
            yield f"{name}: {size:,} bytes, of {MOST:,} at most"
        for what, count in (
            ("cells of a table's header are blank", page.blank_headers),
            ("tables have no header", page.tables_without_header),
            ("images say nothing to who cannot see them", page.images_without_alt),
        ):
            if count:
                yield f"{name}: {count} {what}"
        if any(below > above + 1 for above, below in zip((0, *page.headings), page.headings, strict=False)):
            yield f"{name}: a heading is skipped: {page.headings}"
        for link in dict.fromkeys(page.links):
            if why := _broken(link, name, made, site):
                yield f"{name}: {link} {why}"


def _broken(link: str, page: str, made: Mapping[str, Built], site: Path) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or page == "404.html":
        return ""
    path = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    if path.startswith(("/", "../")):
        return "leaves the site"
    if (site / path).is_dir():
        path = normpath(join(path, "index.html"))
    if not (site / path).is_file():
        return "leads nowhere"
    anchor = unquote(parts.fragment)
    if anchor and path in made and not anchor.startswith("__") and anchor not in made[path].ids:
        return "leads to no part of the page"
    return ""


def main(arguments: list[str]) -> int:
    """Lays out or checks, as told."""
    match arguments:
        case ["lay", folder]:
            lay(Path(folder))
            return 0
        case ["check", folder]:
            found = list(faults(Path(folder)))
            for line in found:
                print(line)
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
