"""JSON text to plain values, with nothing in it lost, guessed or repeated: one reader for facts, records and commands.

What readers of JSON differ on is refused: a key given twice in one object, of which most keep only the last; ``NaN``
and the infinities; text that is not UTF-8. A byte order mark is passed over.
"""

import json
import re
from collections.abc import Iterator
from math import isinf
from typing import Any, Final

from pydantic_core import from_json

Path = tuple[str | int, ...]
"""Where a value is: keys and positions."""


class NotJson(Exception):
    """The text is not JSON, or gives a key twice; the message repeats none of it.

    Attributes:
        message: what is wrong.
        path: the key that is given twice; empty: the error is about the text as a whole.
        code: ``json_invalid``, ``json_type`` or ``given_twice``.
    """

    def __init__(self, message: str, path: Path = (), code: str = "json_invalid") -> None:
        self.message = message
        self.path = path
        self.code = code
        super().__init__(message, path, code)


def read(text: object) -> Any:
    """The value that a JSON text holds.

    Raises:
        NotJson: it holds none, or could be read in two ways.
    """
    plain = _decoded(text)
    try:
        value = from_json(plain.encode(), allow_inf_nan=False)
        if _most_keys(plain) == _keys(value):
            return value
    except ValueError:
        pass  # what is wrong with it is found out below, if it is wrong and not only nested deep
    return _read_pair_by_pair(plain)


def _most_keys(plain: str) -> int:
    """How many keys are written in a text, or more: a colon follows each, after its closing quote or white space."""
    return plain.count('":') + sum(plain.count(f"{space}:") for space in " \n\t\r" if space in plain)


def _keys(value: Any) -> int:
    """How many keys a value has, with those of what is in it.

    Raises:
        ValueError: a number in it is infinite, for it was written beyond what a float can hold.
    """
    found = 0
    pending: list[Any] = [[value]]
    while pending:
        inside = pending.pop()
        if type(inside) is dict:
            found += len(inside)
            inside = inside.values()
        for each in inside:
            if each and (kind := type(each)) is not str:
                if kind is dict or kind is list:
                    pending.append(each)
                elif kind is float and isinf(each):
                    raise ValueError
    return found


def _read_pair_by_pair(plain: str) -> Any:
    if _too_deep(plain):
        raise NotJson(_BEYOND)
    try:
        value = _DECODER.decode(plain)
        _keys(value)
        if not plain.isascii():
            plain.encode()
        if "\\u" in plain and _HALF.search(plain):
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        wrong = NotJson(f"not valid JSON ({where})" if plain.strip() else "empty")
    except UnicodeEncodeError:
        wrong = NotJson("not valid JSON: it holds half a character, which no record can keep")
    except _GivenTwice:
        wrong = _given_twice(plain)
    except (ValueError, RecursionError):
        wrong = NotJson(_BEYOND)
    raise wrong from None


def _decoded(text: object) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    if not isinstance(text, bytes | bytearray):
        raise NotJson("no JSON, which is given as text or bytes", code="json_type")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = NotJson(f"not UTF-8 text (byte {error.start})")
    raise wrong from None


_BEYOND: Final = "not valid JSON: a number or the nesting is beyond all measure"

_DEEPEST: Final = 500
"""How deep a text may be nested. Where Python is WebAssembly, one too deep for its stack is no error but its end."""

_OPENING: Final = re.compile(r'"(?:[^"\\]|\\.?)*+"?|([\[{])|[\]}]', re.DOTALL)
"""A string, whole or cut short; what opens, which is the group; what closes."""


def _too_deep(plain: str) -> bool:
    if plain.count("[") + plain.count("{") <= _DEEPEST:
        return False
    depth = 0
    for found in _OPENING.finditer(plain):
        if found[0][0] != '"':
            depth += 1 if found[1] else -1
            if depth > _DEEPEST:
                return True
    return False


_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of what may be half a character."""


class _GivenTwice(Exception):
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _GivenTwice
    return members


def _no_constant(name: str) -> Any:
    raise ValueError


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_constant)


class _Pairs(list[tuple[str, Any]]):
    """An object with every pair that is written in it."""


def _given_twice(plain: str) -> NotJson:
    """The same text read again, now to find out where the key is."""
    try:
        path = next(_doubles(json.JSONDecoder(object_pairs_hook=_Pairs).decode(plain), ()), ())
    except (ValueError, RecursionError):  # what follows the key is no JSON at all
        path = ()
    return NotJson("given twice in one object", path, "given_twice")


def _doubles(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, _Pairs):
        seen: set[str] = set()
        for key, inner in value:
            if key in seen:
                yield (*path, key)
            seen.add(key)
            yield from _doubles(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _doubles(inner, (*path, position))
