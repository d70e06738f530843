"""What may be written next in a policy document or its scenarios, by their JSON Schema and what is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from fdcpa_guard.documents import InvalidDocument, load_document, policy_schema
from fdcpa_guard.shapes import SHAPES
from fdcpa_guard.testing.grammar import Form, of_form
from fdcpa_guard.testing.schema import scenario_schema

MOST: Final = 60
"""How many words are offered at once."""

Schema = Mapping[str, Any]
Path = tuple[str | int, ...]

_DASHES: Final = re.compile(r"(?:- +)*(?:-$)?")
_PAIR: Final = re.compile(r"""("[^"]*"|'[^']*'|[^\s#"'\[\]{},&*](?:[^:#\[\]{},]|:(?=\S))*)\s*:(?:\s+(.*)|$)""")
_QUOTED: Final = re.compile(r""""[^"]*"|'[^']*'""")
_WORD: Final = re.compile(r"""[^\s,\[\]{}]*\Z|[a-z_]+\([A-Z, ]*\Z""")


@dataclass
class Place:
    """Where the cursor is: in which mapping or list, before a key or at a value, and what of the word stands there."""

    path: Path
    word: str
    key: bool
    """Whether a key may stand here."""
    flow: bool = False
    """Whether it is within brackets."""
    quote: str = ""
    """The quotation mark that is open before the word."""
    beside: dict[Path, dict[str, str]] = field(default_factory=dict)
    """The keys of every mapping of the document but the one being written, and what stands on their lines."""


def completed(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What may stand ``at`` an offset of a ``document``: what replaces the word there, from ``start`` on.

    An offset counts characters. With a ``policy``, the document is scenarios of that policy document. Each of the
    ``options`` has its text, what is put in, and what it means.
    """
    text, at = asked["document"], asked["at"]
    place = place_at(text, at)
    if place.word[:1] in ("'", '"'):
        place.quote, place.word = place.word[0], place.word[1:]
    word = place.word.casefold()
    if "policy" in asked:
        everything = [*offered(place, _of_scenarios()), *_rules(place, asked["policy"])]
    else:
        everything = [*offered(place, _of_policies())]
    found = [each for each in everything if word in each["text"].casefold()]
    first = [each for each in found if each["text"].casefold().startswith(word)]
    more = [each for each in found if each not in first]
    options = (first + more)[:MOST]
    if place.quote:
        closed = text[at : at + 1] == place.quote
        options = [_quoted(each, place.quote, closed) for each in options if _may_be_quoted(each, place.quote)]
    return {"start": at - len(place.word), "options": options}


def _may_be_quoted(option: dict[str, str], quote: str) -> bool:
    """Whether it may follow an open quotation mark: what a hyphen has to stand before may not."""
    return quote not in option["text"] and not option["put"].startswith("- ")


def _quoted(option: dict[str, str], quote: str, closed: bool) -> dict[str, str]:
    """What is put in behind a quotation mark, closed unless it is."""
    text, rest = option["text"], option["put"].rpartition(option["text"])[2]
    return {**option, "put": text if closed else f"{text}{quote}{rest}"}


# -- where the cursor is


def place_at(text: str, at: int) -> Place:
    """The place of the cursor, by the indents of the lines above it."""
    begin = text.rfind("\n", 0, at) + 1
    rest = text.find("\n", at)
    walked = _Walk()
    current = text[begin:at]
    above, within = _joined(text[:begin].splitlines())
    if within is not None and _indent(current) > within:
        current = f"{above.pop()} {current.lstrip()}"
    for line in above:
        walked.line(line)
    place = _in_line(walked, current)
    for line in text[at if rest < 0 else rest :].splitlines():
        walked.line(line)
    place.beside = walked.beside
    return place


def _joined(lines: list[str]) -> tuple[list[str], int | None]:
    """The lines, each with those that go on within its brackets; if the last leaves one open, its indent."""
    joined: list[str] = []
    opened = indent = 0
    for line in lines:
        inside = _indent(line) > indent or line.lstrip().startswith(("]", "}"))
        if opened and line.strip() and not inside:
            opened = 0  # a bracket that was never closed
        if opened:
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
            indent = _indent(line)
        bare = _QUOTED.sub("", re.sub(r"(?:^|\s)#.*", "", line))
        opened = max(opened + len(re.findall(r"[\[{]", bare)) - len(re.findall(r"[\]}]", bare)), 0)
    return joined, indent if opened else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_line(walked: _Walk, current: str) -> Place:
    content = walked.enter(current)
    if content.startswith(("[", "{")):
        return _in_value(walked, walked.path, content)
    pair = _PAIR.match(content)
    if pair is None:
        word = _word(content)
        return Place(walked.path, word, key=True, flow=False) if content == word else Place((), "", key=False)
    return _in_value(walked, (*walked.path, _plain(pair[1])), pair[2] or "")


@dataclass
class _Opened:
    """A bracket that is not closed yet: where its mapping or list is, and which item of a list is being written."""

    bracket: str
    path: Path
    item: int = 0


def _in_value(walked: _Walk, path: Path, value: str) -> Place:
    """The place at the end of a value, which may be lists and mappings on one line."""
    opened: list[_Opened] = []
    last = ""
    for match in re.finditer(r"[\[\]{},]|[^\[\]{},]+", value):
        if match[0] in "[{":
            opened.append(_Opened(match[0], _within(opened[-1], last) if opened else path))
            last = ""
            continue
        if match[0] not in "]},":
            last = match[0]
            continue
        if opened and opened[-1].bracket == "{" and ":" in last:
            key, _, written = last.partition(":")
            walked.beside.setdefault(opened[-1].path, {})[_plain(key)] = _plain(written)
        if match[0] != ",":
            opened = opened[:-1]
        elif opened:
            opened[-1].item += 1
        last = ""
    if not opened:
        return Place(path, _word(value), key=False)
    if opened[-1].bracket == "[" or ":" in last:
        written = last if opened[-1].bracket == "[" else last.partition(":")[2]
        return Place(_within(opened[-1], last), _word(written.lstrip()), key=False, flow=True)
    return Place(opened[-1].path, _word(last.lstrip()), key=True, flow=True)


def _within(opened: _Opened, last: str) -> Path:
    return (*opened.path, opened.item if opened.bracket == "[" else _plain(last.partition(":")[0]))


class _Walk:
    """Follows the lines of a document in block style, and knows at which path the last one stands."""

    def __init__(self) -> None:
        self.stack: list[tuple[int, str | int]] = []
        self.items: dict[Path, int] = {}
        self.beside: dict[Path, dict[str, str]] = {}

    @property
    def path(self) -> Path:
        """Keys and positions down to the mapping or list that the last line belongs to."""
        return tuple(step for _, step in self.stack)

    def line(self, line: str) -> None:
        """Takes in a whole line."""
        if not line.strip() or line.lstrip().startswith("#"):
            return
        content = self.enter(line)
        pair = _PAIR.match(content)
        if pair is not None:
            key = _plain(pair[1])
            self.beside.setdefault(self.path, {})[key] = _plain(pair[2] or "")
            self.stack.append((2 * (len(line) - len(line.lstrip(" -"))), key))

    def enter(self, line: str) -> str:
        """Steps out of what a line ends by its indent, and into the items that it begins; its content."""
        indent = _indent(line)
        content = line[indent:]
        while content.startswith("- ") or content == "-":
            # An item may stand as far left as the key of its list, so it is a level below such a key.
            self._out(2 * indent + 1)
            number = self.items.get(self.path, -1) + 1
            self.items[self.path] = number
            self.stack.append((2 * indent + 1, number))
            inner = content[1:].lstrip(" ")
            indent += len(content) - len(inner)
            content = inner
        self._out(2 * indent)
        return content

    def _out(self, level: int) -> None:
        while self.stack and self.stack[-1][0] >= level:
            self.stack.pop()


def _word(written: str) -> str:
    found = _WORD.search(written)
    return "" if found is None else found[0]


def _plain(written: str) -> str:
    """A key or scalar without quotes and without the comment behind it."""
    return re.sub(r"\s+#.*", "", written).strip().strip("\"'")


# -- what the schema has there


def offered(place: Place, whole: Schema) -> Iterator[dict[str, str]]:
    """What may stand at a place, in the order of the schema."""
    here = [*_leaves(whole, whole, (), place)]
    segmented = _segmented(place)
    path = place.path if segmented is None else (*place.path[:2], *place.path[4:])
    for depth, step in enumerate(path, 1):
        inner = [each for leaf in here for each in _into(leaf, step)]
        here = [leaf for each in inner for leaf in _leaves(whole, each, path[:depth], place)]
    told = {*place.beside.get(place.path, ())} if place.key else set[str]()
    if segmented is not None and len(place.path) == 4:
        told |= {name for leaf in here for name, _ in _keys(whole, leaf) if name not in segmented}
    if place.key:
        for leaf in here:
            for name, about in _keys(whole, leaf):
                if name not in told:
                    told.add(name)
                    yield _option(name, f"{name}: ", about)
    for leaf in here if not place.key else [item for each in here for item in _items(each, place)]:
        for text in _values(leaf):
            if text not in told:
                told.add(text)
                yield _option(text, text, "" if "examples" in leaf else str(leaf.get("description", "")))
    if place.key and not place.flow:
        for leaf in here:
            for option in _first_of_an_item(whole, leaf, place):
                if option["text"] not in told:
                    told.add(option["text"])
                    yield option


def _first_of_an_item(whole: Schema, leaf: Schema, place: Place) -> Iterator[dict[str, str]]:
    """What an item of a list may begin with, where its line has no hyphen yet."""
    for item in _into(leaf, 0):
        for each in _leaves(whole, item, (*place.path, 0), Place((), "", key=True)):
            yield from (_option(name, f"- {name}: ", about) for name, about in _keys(whole, each))
            yield from (_option(text, f"- {text}", str(each.get("description", ""))) for text in _values(each))


def _segmented(place: Place) -> frozenset[str] | None:
    """Of a place in a segment of a rule, which of the rule's own fields may be said there again."""
    if len(place.path) < 4 or place.path[0] != "rules" or place.path[2] != "segments":
        return None
    shape = SHAPES.get(place.beside.get(place.path[:2], {}).get("shape", ""))
    return frozenset() if shape is None else shape.in_segments()


def _keys(whole: Schema, leaf: Schema) -> Iterator[tuple[str, str]]:
    """The keys that a mapping may have, those that it needs first, and what each means."""
    properties = leaf.get("properties", {})
    needed = [name for name in properties if name in leaf.get("required", ())]
    yield from ((name, _about(whole, properties[name])) for name in dict.fromkeys([*needed, *properties]))
    for named in _flat(whole, leaf["propertyNames"]) if "propertyNames" in leaf else ():
        yield from ((str(name), "") for name in named.get("enum", ()))


def _items(leaf: Schema, place: Place) -> Iterator[Schema]:
    """What stands without a key: an item of a list, or a value on the line below its key."""
    if not place.path or leaf.get("type") in ("object", "array"):
        return
    if isinstance(place.path[-1], int) or not (place.flow or place.beside.get(place.path)):
        yield leaf


def _values(leaf: Schema) -> Iterator[str]:
    """What may stand for a value, as YAML writes it."""
    words: list[Any] = [*leaf.get("enum", ()), *leaf.get("examples", ())]
    words += [leaf[name] for name in ("const", "default") if isinstance(leaf.get(name), str | int)]
    words += [True, False] if leaf.get("type") == "boolean" else [None] if leaf.get("type") == "null" else []
    yield from (word if isinstance(word, str) else json.dumps(word) for word in words)


def _option(text: str, put: str, about: str) -> dict[str, str]:
    return {"text": text, "put": put, "about": about.partition("\n\n")[0]}


def _about(whole: Schema, schema: Schema) -> str:
    for leaf in (schema, *_flat(whole, schema)):
        if leaf.get("description"):
            return str(leaf["description"])
    return ""


def _rules(place: Place, policy: str) -> Iterator[dict[str, str]]:
    """The rules of the policy document's own, where a scenario names one, or several."""
    named = place.path[:-1] if place.path and isinstance(place.path[-1], int) else place.path
    if named[-1:] == ("rule",) or (named is not place.path and named[-1:] in _OF_RULES):
        try:
            rules = load_document(policy).to_dict().get("rules", ())
        except InvalidDocument:
            return
        yield from (_option(rule["id"], rule["id"], rule["title"]) for rule in rules)


_OF_RULES: Final = tuple((key,) for key in of_form(Form.RULES))
"""Under which keys scenarios list rules."""


@cache
def _of_policies() -> Schema:
    """Of every ready-made policy; it takes longer than all else here together."""
    return policy_schema()


@cache
def _of_scenarios() -> Schema:
    return scenario_schema()


def _leaves(whole: Schema, schema: Schema, path: Path, place: Place) -> Iterator[Schema]:
    """The alternatives of a schema; of shapes and exceptions the one that what is written there names, if it is one."""
    alternatives = [*_flat(whole, schema)]
    told = place.beside.get(path, {})
    shape = told.get("shape") if len(path) == 2 and path[0] == "rules" else None
    chosen = [each for each in alternatives if shape is not None and each.get("title") == shape]
    chosen = chosen or [each for each in alternatives if _said(told, each.get("properties", {}))]
    yield from chosen or alternatives


def _said(told: Mapping[str, str], fields: Schema) -> bool:
    """Whether what is written has what one of the fields must be, as an exception its name."""
    return any("const" in each and told.get(name) == each["const"] for name, each in fields.items())


def _flat(whole: Schema, schema: Schema) -> Iterator[Schema]:
    if "$ref" in schema:
        target = whole["$defs"][schema["$ref"].rpartition("/")[2]]
        yield from _flat(whole, {**target, **{k: v for k, v in schema.items() if k != "$ref"}})
        return
    inner = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if not inner or "properties" in schema or "enum" in schema:
        yield schema
        return
    for each in inner:
        yield from _flat(whole, {**({"description": schema["description"]} if "description" in schema else {}), **each})


def _into(leaf: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        if isinstance(leaf.get("items"), Mapping):
            yield leaf["items"]
        return
    known = leaf.get("properties", {}).get(step)
    patterns = [each for pattern, each in leaf.get("patternProperties", {}).items() if re.search(pattern, step)]
    if known is not None:
        yield known
    elif patterns:
        yield from patterns
    elif isinstance(leaf.get("additionalProperties"), Mapping):
        yield leaf["additionalProperties"]
