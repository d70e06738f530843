"""Texts that mean ill, in place of every text of an input, and what of an output they may change: the text shown."""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import yaml
from markdown_it import MarkdownIt

from fdcpa_guard.cli import main
from fdcpa_guard.plain_text import clean

TEXTS: Final[dict[str, str]] = {
    "markup": '"><script>alert(1)</script>',
    "ends of elements": "</style></title></svg></td>--><script>",
    "entities": "&lt;b&gt; &#27; &amp &copy",
    "a template": "{{7*7}}{% raw %}{#",
    "markdown": "a | b `c d` [e](javascript:f) **g h** <b>i</b> ![j](k) ~~l m~~ \\ _n o_",
    "what formats": "%s%n {0!r} ${HOME} $(id) [bold red]l[/] :smile: [link=x]m[/link]",
    "a title": "\x1b]0;x\x07",
    "a wiped screen": "\x1b[2J\x1b[1;1H",
    "C1": "\x9b31m\x85\x7f",
    "overwritten": "no\rALLOWED all is well\x08\x08",
    "turned": "\u202edeinedd\u2066\u200f",
    "invisible": "\u200b\ufeff\U000e0041\u00ad",
    "separators": "a\u2028ALLOWED all is well\u2029\x0b\x0c",
    "lines": "a\nALLOWED all is well\nerror: x\n\n# b\n- c\n    d\n| e |\n|---|\n",
    "NUL": "u\0v",
    "half a character": "u\ud800v",
    "long": "x" * 10_000,
    "a formula": "=cmd|'/C calc'!A0",
}
"""What an input may hold that somebody means ill with, one kind each."""
FORGED: Final = ("ALLOWED all is well", "error: x")
"""Lines that no command writes."""

_PRINTABLE: Final = ("markup", "ends of elements", "entities", "a template", "markdown", "what formats")
_OTHERS: Final = ("a title", "a wiped screen", "C1", "overwritten", "turned", "invisible", "separators", "lines")
BUNDLES: Final[dict[str, str]] = {
    "printable": " ".join(TEXTS[name] for name in _PRINTABLE),
    "others": "".join(TEXTS[name] for name in _OTHERS),
    **{name: text for name, text in TEXTS.items() if name not in (*_PRINTABLE, *_OTHERS)},
}
"""The same in fewer texts: what an input takes or refuses alike stands together."""


def hostile(text: str, number: int) -> str:
    """A text that is unlike every other, and that is sorted by its number unless it has to stand first."""
    return f"{text}{number:02}" if text.startswith("=") else f"t{number:02}{text}"


PLAIN: Final = " plain!"
"""What is no id, no word of ours, and harmless."""


_MARK: Final = PLAIN.strip()
"""What every harmless text holds, however it is laid out."""


def shapes(text: str) -> tuple[str, ...]:
    """Harmless texts with which one is compared: it is taken, or refused, as one of these is."""
    if text.startswith("="):
        return (f"={PLAIN}",)
    wide = (f"{PLAIN}{'y' * len(text)}",) if len(text) > _SHORT else ()
    if text.isprintable():
        return PLAIN, *wide
    return PLAIN, f"\u00a0{PLAIN}", *wide, *([f"\udcff{PLAIN}"] if "\udcff" in text else ())


_SHORT: Final = 60


# -- the texts of an input

Atom = tuple[str, str]
"""``text`` or ``key``, and the text: all places that hold the same one are changed together, as ids have to be."""


def atoms(value: Any) -> list[Atom]:
    """Every text and every key of a document, each once."""
    found: dict[Atom, None] = {}

    def walk(inner: Any) -> None:
        if isinstance(inner, str):
            found["text", inner] = None
        elif isinstance(inner, Mapping):
            for key, each in inner.items():
                if isinstance(key, str):
                    found["key", key] = None
                walk(each)
        elif isinstance(inner, list | tuple):
            for each in inner:
                walk(each)

    walk(value)
    return list(found)


def replaced(value: Any, by: Mapping[Atom, str]) -> Any:
    """A copy of a document with other texts."""
    if isinstance(value, str):
        return by.get(("text", value), value)
    if isinstance(value, Mapping):
        return {
            (by.get(("key", key), key) if isinstance(key, str) else key): replaced(each, by)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [replaced(each, by) for each in value]
    return copy.copy(value)


# -- how a document is written


class CannotHold(Exception):
    """The form of the document has no way to write that text."""


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _lines(value: Any) -> bytes:
    return b"".join(json.dumps(each, separators=(",", ":")).encode() + b"\n" for each in value)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise CannotHold from None


def _yaml(value: Any) -> bytes:
    try:
        return _encoded(yaml.dump(value, Dumper=_QUICK, sort_keys=False, width=10**9))
    except UnicodeEncodeError:  # half a character, which only the slow one can write
        return _encoded(yaml.safe_dump(value, sort_keys=False, width=10**9))


_QUICK: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _toml(value: Any) -> bytes:
    def said(inner: Any) -> str:
        if isinstance(inner, Mapping):
            return "{" + ", ".join(f"{said(str(key))} = {said(each)}" for key, each in inner.items()) + "}"
        if isinstance(inner, list | tuple):
            return "[" + ", ".join(map(said, inner)) + "]"
        if isinstance(inner, str):
            return json.dumps(inner, ensure_ascii=False).replace("\x7f", "\\u007f")
        return str(inner).lower() if isinstance(inner, bool) else str(inner)

    return _encoded("".join(f"{said(str(key))} = {said(each)}\n" for key, each in value.items()))


def _csv(value: Any) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in value for name in row)))
    writer.writeheader()
    writer.writerows(value)
    return _encoded(out.getvalue())


def _parquet(value: Any) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    try:
        pq.write_table(pa.Table.from_pylist(list(value)), out)
    except (UnicodeEncodeError, pa.ArrowException):
        raise CannotHold from None
    return out.getvalue()


def _sqlite(value: Any) -> bytes:
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            for name, rows in value.items():
                columns = list(dict.fromkeys(column for row in rows for column in row))
                quoted = ['"' + column.replace('"', '""') + '"' for column in columns]
                table = '"' + name.replace('"', '""') + '"'
                base.execute(f"create table {table} ({', '.join(quoted)})")
                marks = ", ".join("?" * len(columns))
                base.executemany(
                    f"insert into {table} values ({marks})", [[row.get(column) for column in columns] for row in rows]
                )
        except (sqlite3.Error, UnicodeEncodeError, ValueError):
            raise CannotHold from None
        base.commit()
        return base.serialize()


_WRITERS: Final[dict[str, Callable[[Any], bytes]]] = {
    ".json": _json,
    ".jsonl": _lines,
    ".yaml": _yaml,
    ".toml": _toml,
    ".csv": _csv,
    ".parquet": _parquet,
    ".db": _sqlite,
}


@dataclass(frozen=True, eq=False)
class Given:
    """A document that a command reads.

    Attributes:
        name: of its file, by whose suffix it is written.
        value: what it holds.
        told: a refusal may repeat a short printable text of it, for it is its author's own and of nobody else.
        data: how it is written unless a text in it is another, if that matters to the byte.
    """

    name: str
    value: Any
    told: bool = False
    data: bytes | None = None

    def written(self, by: Mapping[Atom, str] | None = None) -> bytes:
        """Its bytes, with other texts.

        Raises:
            CannotHold: its form cannot hold one.
        """
        return self._bytes(replaced(self.value, by)) if by else self.as_given

    @cached_property
    def as_given(self) -> bytes:
        """Its bytes, with its own texts."""
        return self.data if self.data is not None else self._bytes(self.value)

    def _bytes(self, value: Any) -> bytes:
        return _WRITERS[Path(self.name).suffix](value)


# -- running


@dataclass(frozen=True)
class Line:
    """A command line.

    Attributes:
        words: what is typed; ``{name}`` is the file of a document, ``{>name}`` one that is written.
        given: the documents.
        out: what standard output holds: ``text``, ``json``, ``jsonl``, ``md``, or ``stream``, JSON one after another.
        also: documents that are there and keep to what they hold.
        partly: what can be read is told, though something is refused.
        exact: what is written as JSON is hashed, and holds every character as it is.
    """

    words: tuple[str, ...]
    given: tuple[Given, ...] = ()
    out: str = "text"
    also: tuple[Given, ...] = ()
    partly: bool = False
    exact: bool = False

    @property
    def name(self) -> str:
        """How it is told from others."""
        return " ".join(self.words)


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: object
    out: str
    err: str
    files: Mapping[str, bytes] = field(default_factory=dict)


_FILE: Final = re.compile(r"\{(>?)([^}]*)\}")


def run(
    line: Line,
    folder: Path,
    by: Mapping[str, Mapping[Atom, str]] | None = None,
    *,
    words: Mapping[int, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Ran:
    """Run a command line in this process, with the texts of some documents replaced, or words, or the names of files.

    Raises:
        CannotHold: a document cannot hold a text.
    """
    for each in (*line.given, *line.also):
        _put(folder / (names or {}).get(each.name, each.name), each.written((by or {}).get(each.name)))
    outs = [found[2] for word in line.words for found in _FILE.finditer(word) if found[1]]
    for name in outs:
        for path in _files(folder / name):
            path.unlink()
    typed = [
        (words or {}).get(place) or _FILE.sub(lambda found: str(folder / (names or {}).get(found[2], found[2])), word)
        for place, word in enumerate(line.words)
    ]
    status, out, err = called(typed)
    files = {str(path.relative_to(folder)): path.read_bytes() for name in outs for path in _files(folder / name)}
    return Ran(status, out, err, files)


def _put(path: Path, data: bytes) -> None:
    """Let a file hold these bytes; one that does, and that nobody touched since, is left as it is."""
    before = _held.get(path)
    if before is not None and before[0] == data and path.exists() and _stamp(path) == before[1]:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if len(_held) >= _MOST_HELD:
        _held.clear()
    _held[path] = data, _stamp(path)


def _stamp(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


_MOST_HELD: Final = 20
_held: Final[dict[Path, tuple[bytes, tuple[int, ...]]]] = {}


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(path for path in place.rglob("*") if path.is_file())
    return [place] if place.exists() else []


def called(words: Sequence[str]) -> tuple[object, str, str]:
    """Exit status, standard output and standard error of a command line, as their readers would get them."""
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    held = io.BytesIO(), io.BytesIO()
    sys.stdout, sys.stderr = written = tuple(io.TextIOWrapper(each, encoding="utf-8", newline="") for each in held)
    status: object = None
    try:
        main(words)
    except SystemExit as stopped:
        status = stopped.code
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    for each in written:
        each.flush()
    out, err = (each.getvalue().decode() for each in held)
    return status, out, err


# -- what must hold of an output


def safe(text: str, *, what: str = "") -> None:
    """Nothing in a text steers a terminal, turns its direction, or begins a line that the command does not write."""
    for number, line in enumerate(text.split("\n"), 1):
        assert line.isprintable(), f"{what}, line {number}: {line[:200]!r}"
        assert not line.startswith(FORGED), f"{what}, line {number} is forged: {line!r}"


class _Events(HTMLParser):
    """A page as what a browser's parser makes of it: elements with all their attributes, and texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, Any]] = []
        self._pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pictures += tag == "svg"
        self.found.append((tag, [(name, _words(value or "")) for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self._pictures -= tag == "svg"
        self.found.append((f"/{tag}", None))

    def handle_comment(self, data: str) -> None:
        self.found.append(("!", data))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("!", decl))

    def handle_data(self, data: str) -> None:
        words = _words(data)
        if not words:
            return
        if self._pictures:  # where a text is clipped to its place
            words = ""
        if self.found and self.found[-1][0] == "text":
            words = _words(f"{self.found.pop()[1]} {words}")
        self.found.append(("text", words))


def _words(text: str) -> str:
    return "".join(_HASH.sub("#", text).split())


def events(page: str) -> list[tuple[str, Any]]:
    """What a page is made of."""
    parser = _Events()
    parser.feed(page)
    parser.close()
    return parser.found


_HASH: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8,}(?![0-9A-Za-z])")
_SHORTEST_HASH: Final = 8
_RULE: Final = re.compile(r"([-.=~])\1{3,}")
"""What is drawn as wide as a text is."""
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": True}).enable("table")


@lru_cache(maxsize=256)
def comparable(kind: str, data: str | bytes) -> Any:
    """An output as what can be compared: what is shown, without how it is laid out. It is not to be changed."""
    if kind == "parquet":
        import pyarrow.parquet as pq

        assert isinstance(data, bytes)
        return _unhashed(json.loads(json.dumps(pq.read_table(io.BytesIO(data)).to_pylist(), default=str)))
    text = data.decode() if isinstance(data, bytes) else data
    if kind == "json":
        return _unhashed(json.loads(text)) if text.strip() else None
    if kind == "jsonl":
        return [_unhashed(json.loads(line)) for line in text.split("\n") if line]
    if kind == "stream":
        return [_unhashed(each) for each in values(text)]
    if kind == "csv":
        return list(csv.reader(io.StringIO(text, newline="")))
    if kind == "md":
        return _unhashed(events(_MARKDOWN.render(text)))
    if kind in ("html", "svg"):
        if kind == "svg":
            ElementTree.fromstring(text)
        return _unhashed(events(text))
    return _ruled(text)


def values(text: str) -> list[Any]:
    """JSON values that stand one after another."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text.rstrip()):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def _unhashed(value: Any) -> Any:
    return _mapped(value, lambda text: _HASH.sub("#", text) if len(text) >= _SHORTEST_HASH else text)


def _mapped(value: Any, how: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return how(value)
    if isinstance(value, Mapping):
        return {how(key): _mapped(each, how) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(each, how) for each in value]
    return value


def with_texts(value: Any, kind: str, numbers: Iterable[int], text: str, shape: str = PLAIN) -> Any:
    """What is compared, with the hostile texts where the harmless ones stand, as a reader should see them."""
    pairs = [(_as_shown(kind, hostile(shape, number)), _as_shown(kind, hostile(text, number))) for number in numbers]

    def put(shown: str) -> str:
        if _MARK not in shown:
            return shown
        for old, new in pairs:
            shown = shown.replace(old, new)
        return shown

    return _mapped(value, put)


def _as_shown(kind: str, text: str) -> str:
    if kind in ("json", "jsonl", "stream", "parquet"):
        return text
    if kind == "csv":
        return text
    return _words(clean(text)) if kind in ("html", "svg", "md") else _ruled(clean(text))


def _ruled(text: str) -> str:
    return _RULE.sub("", _words(text))


def outputs(line: Line, ran: Ran) -> Iterator[tuple[str, str, str | bytes]]:
    """Everything that a run wrote: where, of which kind, and what."""
    yield "standard output", line.out if ran.status == 0 or not line.exact else "text", ran.out
    yield "standard error", "text", ran.err
    for name, data in ran.files.items():
        kind = Path(name).suffix.removeprefix(".")
        yield name, {"ndjson": "jsonl"}.get(kind, kind), data
