"""YAML, JSON and TOML text to plain values that remember their lines. Safe and bounded; no file is read here.

Of YAML a small part is read: no tags, no guessing, bounded aliases. A plain scalar is null, ``true``, ``false``, a
number, or else text: dates, times, ``yes``, ``no`` and numbers that begin with a zero stay text. In every format a key
that is given twice in a mapping is an error.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from ..errors import FdcpaGuardError, called

_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
_FRACTION: Final = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}", re.ASCII)
_WORDS: Final[Mapping[str, bool | None]] = {"": None, "~": None, "null": None, "true": True, "false": False}
_LONGEST_SHOWN: Final = 60

Path = tuple[str | int, ...]
"""Where a value is: keys and positions."""


@dataclass(frozen=True)
class Limits:
    """How much a text may hold, and what it is called when it holds more."""

    characters: int
    values: int
    """Each alias counted as what it stands for, each key as one."""
    depth: int
    name: str
    """With its article: ``a scenario file``."""
    text_fields: Collection[str] = ()
    """Fields of YAML that may look like numbers and are none; null stays null."""

    @property
    def too_deep(self) -> str:
        """What is said of a text that nests more deeply than this."""
        return f"nested more than {self.depth} deep"


class Malformed(FdcpaGuardError, ValueError):
    """A text cannot be read: on which line, and why."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(line, message)


class Mapped(dict[str, Any]):
    """A mapping that knows on which line it begins, and on which each of its keys stands."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def put(self, key: str, value: Any, line: int) -> None:
        """Set a key that stands on a line."""
        self[key] = value
        self.lines[key] = line

    def line_of(self, key: str) -> int:
        """The line of a key."""
        return self.lines.get(key, self.line)


class Listed(list[Any]):
    """A list that knows on which line each of its items begins."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []

    def add(self, value: Any, line: int) -> None:
        """Append an item that begins on a line."""
        self.append(value)
        self.lines.append(line)


def scalar(text: str) -> Any:
    """What a plain scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text


_HALF_A_CHARACTER: Final = re.compile("[\ud800-\udfff]")


class _Counter:
    """Counts what a text holds, so that none costs more than its limits."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.limits = limits
        self.values = 0
        if len(text) > limits.characters:
            raise Malformed(1, f"the file has more than {limits.characters:,} characters")
        half = _HALF_A_CHARACTER.search(text)
        if half:
            line = text.count("\n", 0, half.start()) + 1
            raise Malformed(line, "the text holds half a character, which no file can hold")

    def count(self, line: int, values: int = 1) -> None:
        self.values += values
        if self.values > self.limits.values:
            raise Malformed(line, f"the file holds more than {self.limits.values:,} values, aliases included")

    def deep(self, line: int, depth: int) -> None:
        if depth > self.limits.depth:
            raise Malformed(line, self.limits.too_deep)

    def put(self, mapping: Mapped, key: str, value: Any, line: int) -> None:
        if key in mapping:
            shown = repr(key) if len(key) <= _LONGEST_SHOWN else "a key"
            raise Malformed(line, f"{shown} is given twice in one mapping (first on line {mapping.lines[key]})")
        mapping.put(key, value, line)


def read_yaml(text: str, limits: Limits) -> Any:
    """The one document that a YAML text holds; its mappings are `Mapped`, its lists `Listed`.

    Raises:
        Malformed: it is not YAML, or not of the safe kind that is read here; or PyYAML is not installed.
    """
    try:
        import yaml
    except ModuleNotFoundError:
        raise Malformed(
            1, "reading YAML needs PyYAML (pip install pyyaml); JSON and TOML are read without it"
        ) from None
    try:
        return _Yaml(text, limits).document()
    except yaml.MarkedYAMLError as error:
        if breaks := _BREAKS.search(text):
            raise _never_shown(text, breaks.start(), "YAML", "which ends a line there") from None
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        if _brackets_deeper(text, limits.depth):  # a reader of limits of its own gives up before ours are asked
            raise Malformed(line, limits.too_deep) from None
        raise Malformed(line, f"not valid YAML: {_in_words(text, error)}") from None
    except yaml.YAMLError as error:
        if refused := _NO_YAML.search(text):
            raise _never_shown(text, refused.start(), "YAML") from None
        raise Malformed(1, f"not valid YAML: {getattr(error, 'reason', 'it cannot be read')}") from None


_NO_YAML: Final = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no YAML text may hold."""
_BREAKS: Final = re.compile("[\x85\u2028\u2029]")
"""What YAML takes for the end of a line, and nobody sees."""


def _never_shown(text: str, at: int, language: str, why: str = "which it may not hold") -> Malformed:
    """That a text holds a character that is never shown."""
    return Malformed(text.count("\n", 0, at) + 1, f"not valid {language}: it holds {called(text[at])}, {why}")


_OF_YAML: Final[tuple[tuple[str, str], ...]] = (
    ("'\\\\t'|tab character", "a line is indented by blanks, not by tabs"),
    ("mapping values are not allowed", "is the line indented as those beside it? a text that holds a colon is quoted"),
    ("could not find expected ':'", "a key has a colon and a blank after it"),
    (
        "block mapping|expected key|block end",
        "is the line indented as those beside it, and every bracket and quote closed?",
    ),
    ("block collection|block sequence|'-' indicator|sequence entries", "are the items of the list indented alike?"),
    ("flow|quoted scalar|unexpected end", "a bracket or quote is not closed"),
    ("cannot start any token", "a text that begins with such a character is quoted"),
)
"""What an author may want to look at, by what the reader of YAML says."""


def _in_words(text: str, error: Any) -> str:
    """What the reader says, since which line something is open, and what to look at first."""
    said = str(error.problem or error.context)
    begun = error.context_mark
    since = "" if begun is None or begun.line == error.problem_mark.line else f" (since line {begun.line + 1})"
    line = text.split("\n")[error.problem_mark.line : error.problem_mark.line + 1] if error.problem_mark else []
    told = f"{said} {error.context or ''}" + (" '\\t'" if line and re.match(" *\t", line[0]) else "")
    remedy = next((remedy for found, remedy in _OF_YAML if re.search(found, told)), "")
    return f"{said}{since}" + (f": {remedy}" if remedy else "")


def _brackets_deeper(text: str, depth: int) -> bool:
    """Whether a text that writes lists and mappings with brackets has more of them open at once."""
    opened = 0
    for bracket in re.finditer(r"[][{}]", text):
        opened = opened + 1 if bracket[0] in "[{" else max(opened - 1, 0)
        if opened > depth:
            return True
    return False


class _Yaml(_Counter):
    def __init__(self, text: str, limits: Limits) -> None:
        import yaml

        super().__init__(text, limits)
        self.yaml = yaml
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        self.anchors: dict[str, tuple[Any, int]] = {}

    def document(self) -> Any:
        next(self.events)
        event = next(self.events)
        if isinstance(event, self.yaml.StreamEndEvent):
            raise Malformed(1, "the file is empty")
        value = self.value(next(self.events), 0)
        next(self.events)
        event = next(self.events)
        if not isinstance(event, self.yaml.StreamEndEvent):
            raise Malformed(_line(event), f"{self.limits.name} holds one YAML document")
        return value

    def value(self, event: Any, depth: int, key: str = "") -> Any:
        line = _line(event)
        value: Any
        self.deep(line, depth)
        if isinstance(event, self.yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise Malformed(line, f"no anchor &{str(event.anchor)[:_LONGEST_SHOWN]} stands before this alias")
            value, size = self.anchors[event.anchor]
            self.count(line, size)
            return value
        if event.tag is not None:
            raise Malformed(line, f"tags such as {event.tag[:_LONGEST_SHOWN]} are not read")
        before = self.values
        self.count(line)
        if isinstance(event, self.yaml.ScalarEvent):
            value = scalar(event.value) if event.implicit[0] else event.value
            if value is not None and key in self.limits.text_fields:
                value = event.value
        elif isinstance(event, self.yaml.SequenceStartEvent):
            value = Listed()
            while not isinstance(item := next(self.events), self.yaml.SequenceEndEvent):
                value.add(self.value(item, depth + 1), _line(item))
        else:
            value = self.mapping(event, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, self.values - before)
        return value

    def mapping(self, start: Any, depth: int) -> Mapped:
        made = Mapped(_line(start))
        inherited: list[Mapped] = []
        while not isinstance(event := next(self.events), self.yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, self.yaml.ScalarEvent) or event.tag is not None:
                raise Malformed(line, "a key is a plain word, path or time")
            self.count(line)
            key = event.value
            value = self.value(next(self.events), depth + 1, key.rpartition(".")[2])
            if key == "<<" and event.implicit[0]:
                sources = value if isinstance(value, list) else [value]
                if not all(isinstance(each, Mapped) for each in sources):
                    raise Malformed(line, "<< takes over a mapping, or a list of them")
                inherited += sources
                continue
            self.put(made, key, value, line)
        for each in inherited:
            for key, value in each.items():
                if key not in made:
                    made.put(key, value, each.line_of(key))
        return made


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def read_json(text: str, limits: Limits) -> Any:
    """The value that a JSON text holds; its mappings are `Mapped`, its lists `Listed`.

    Raises:
        Malformed: it is not JSON, gives a key twice, or exceeds the limits.
    """
    return _Json(text, limits).document()


class _Json(_Counter):
    _REST: Final = re.compile(r"[^ \t\n\r]")
    _LITERAL: Final = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?(?![0-9A-Za-z.])")

    def __init__(self, text: str, limits: Limits) -> None:
        super().__init__(text, limits)
        self.text = text
        self.at = 0
        self.line = 1

    def document(self) -> Any:
        if not self.text.strip():
            raise Malformed(1, "the file is empty")
        value = self.value(0)
        if self.peek():
            raise self.wrong("something follows the value")
        return value

    def wrong(self, why: str) -> Malformed:
        return Malformed(self.line, f"not valid JSON: {why}")

    def peek(self) -> str:
        """The next character that is no white space; empty at the end."""
        rest = self._REST.search(self.text, self.at)
        end = len(self.text) if rest is None else rest.start()
        self.line += self.text.count("\n", self.at, end)
        self.at = end
        return self.text[self.at : self.at + 1]

    def take(self, *wanted: str) -> str:
        found = self.peek()
        if found not in wanted or not found:
            raise self.wrong(f"expected {' or '.join(wanted)}")
        self.at += 1
        return found

    def string(self) -> str:
        self.take('"')
        try:
            value, self.at = json.decoder.scanstring(self.text, self.at, True)  # type: ignore[attr-defined]
        except json.JSONDecodeError as error:
            if not self.text[error.pos : error.pos + 1].isprintable():
                why = "which a text in quotes may not hold as it is"
                raise _never_shown(self.text, error.pos, "JSON", why) from None
            raise self.wrong(error.msg.lower()) from None
        return str(value)

    def value(self, depth: int) -> Any:
        first = self.peek()
        self.deep(self.line, depth)
        self.count(self.line)
        if first == '"':
            return self.string()
        if first == "{":
            return self.mapping(depth)
        if first == "[":
            return self.list(depth)
        match = self._LITERAL.match(self.text, self.at)
        if match is None:
            raise self.wrong("expected a value")
        self.at = match.end()
        return scalar(match[0])

    def mapping(self, depth: int) -> Mapped:
        self.take("{")
        made = Mapped(self.line)
        if self.peek() == "}":
            self.at += 1
            return made
        while True:
            key = self.string()
            line = self.line
            self.count(line)
            self.take(":")
            self.put(made, key, self.value(depth + 1), line)
            if self.take(",", "}") == "}":
                return made

    def list(self, depth: int) -> Listed:
        self.take("[")
        made = Listed()
        if self.peek() == "]":
            self.at += 1
            return made
        while True:
            self.peek()
            line = self.line
            made.add(self.value(depth + 1), line)
            if self.take(",", "]") == "]":
                return made


_LONGEST_TOML_LINE: Final = 2_000
"""In characters."""
_STRING: Final = re.compile(r"""\"(?:[^"\\]|\\.)*"|'[^']*'""")


def read_toml(text: str, limits: Limits) -> Any:
    """The table that a TOML text holds; its tables are `Mapped`, its arrays `Listed`, and a date or time is text.

    The lines are those of the headers and of the keys that begin a line; what stands within one has its line.

    Raises:
        Malformed: it is not TOML, or exceeds the limits.
    """
    counter = _Counter(text, limits)
    # What a dotted key costs tomllib grows with the square of its parts, so it does not get to see a long one.
    too_deep = re.compile(rf"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){{{limits.depth}}}")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_TOML_LINE:
            raise Malformed(number, f"the line has more than {_LONGEST_TOML_LINE:,} characters")
        if too_deep.search(_STRING.sub("x", line)):
            raise Malformed(number, limits.too_deep)
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at ")
        number_of = re.match(r"line ([0-9]+)", where)
        line_number = int(number_of[1]) if number_of else text.count("\n") + 1
        raise Malformed(line_number, f"not valid TOML: {message[:_LONGEST_SHOWN]}") from None
    except RecursionError:
        raise Malformed(1, limits.too_deep) from None
    if not read:
        raise Malformed(1, "the file is empty")
    return _placed(read, counter, _toml_lines(text), (), 1, 0)


def _placed(value: Any, counter: _Counter, lines: Mapping[Path, int], path: Path, line: int, depth: int) -> Any:
    """Plain values as `Mapped` and `Listed`, with the lines known of their paths, else those of what holds them."""
    counter.deep(line, depth)
    counter.count(line)
    if isinstance(value, Mapping):
        made = Mapped(line)
        for key, inner in value.items():
            if not isinstance(key, str):
                raise Malformed(line, "a key is text")
            counter.count(line)
            at = lines.get((*path, key), line)
            made.put(key, _placed(inner, counter, lines, (*path, key), at, depth + 1), at)
        return made
    if isinstance(value, list | tuple):
        listed = Listed()
        for position, inner in enumerate(value):
            at = lines.get((*path, position), line)
            listed.add(_placed(inner, counter, lines, (*path, position), at, depth + 1), at)
        return listed
    if value is None or type(value) in (bool, int, float, str) or isinstance(value, date | time):
        return _calendar_as_text(value)
    if isinstance(value, str):  # a word of the vocabulary
        return str(value)
    raise Malformed(line, f"a value is of the type {type(value).__name__}, which no document can hold")


def _calendar_as_text(value: Any) -> Any:
    if isinstance(value, time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    return value.isoformat() if isinstance(value, date | datetime) else value


_KEY: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEYS: Final = re.compile(rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*")
_HEADER: Final = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEYS.pattern})[ \t]*\]")
_PAIR: Final = re.compile(rf"[ \t]*{_KEYS.pattern}[ \t]*=")
_ONE_KEY: Final = re.compile(_KEY)


def _toml_lines(text: str) -> dict[Path, int]:
    """On which line each header, and each key that begins a line, stands."""
    found: dict[Path, int] = {}
    arrays: dict[Path, int] = {}

    def along(keys: str, start: Path) -> Path:
        path = start
        for match in _ONE_KEY.finditer(keys):
            path = (*path, match[0].strip("\"'"))
            if path in arrays:
                path = (*path, arrays[path])
        return path

    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            keys = list(_ONE_KEY.finditer(header[2]))
            for key in keys[:-1]:  # tables that no header of their own begins
                found.setdefault(along(header[2][: key.end()], ()), number)
            outer = along(header[2][: keys[-1].start()], ())
            table = (*outer, keys[-1][0].strip("\"'"))
            if header[1] == "[[":
                found.setdefault(table, number)
                arrays[table] = arrays.get(table, -1) + 1
                table = (*table, arrays[table])
            elif table in arrays:
                table = (*table, arrays[table])
            found.setdefault(table, number)
        elif pair := _PAIR.match(line):
            for key in _ONE_KEY.finditer(pair[0]):
                found.setdefault(along(pair[0][: key.end()], table), number)
    return found


def placed(value: Any, limits: Limits) -> Any:
    """Plain values of Python as if they had been read: `Mapped` and `Listed`, all on line 0.

    Raises:
        Malformed: there is something else in them than mappings of texts, lists, texts, numbers, dates and times, or
            too much of it.
    """
    return _placed(value, _Counter("", limits), {}, (), 0, 0)
