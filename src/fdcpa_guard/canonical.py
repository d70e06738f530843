"""The canonical form of facts: one text for what is the same, in whatever words, order or version it was given.

It is JSON by RFC 8785: no white space, keys in the order of their UTF-16 code units, the fewest escapes, UTF-8. Of a
fact every field is left out that has its default, so that a field added later, with a default, changes no text of old
facts. Instants are written in UTC with ``Z``, with six digits of a second where they have a fraction of one; amounts as
text; sets in order.

RFC 8785 has one kind of number, the double. So that no two values share a text, a float without a fraction is written
``{"$float":"1"}``, for ``1`` is the whole number, and a whole number beyond 2^53 - 1 is ``{"$int":"…"}`` with all its
digits. No field and no id begins with ``$``, so neither can be taken for anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from datetime import UTC, date, datetime, time
from decimal import Decimal
from json.encoder import encode_basestring as _quoted
from math import isfinite
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined, to_jsonable_python

MOST: Final = 2**53 - 1
"""Whole numbers from minus this to this are written as numbers: every reader of JSON has them exactly."""
FLOAT: Final = "$float"
INT: Final = "$int"

Write = Callable[[Any], str]


class NotCanonical(ValueError):
    """What has no canonical form: half a character, what is no number or has no end. The message repeats no value."""


def canonical(value: Any) -> str:
    """The canonical text of a fact, or of a plain value: None, a bool, number or text, a list, a mapping by text.

    Raises:
        NotCanonical: there is none.
    """
    try:
        text = _WRITE[type(value)](value)
        if not text.isascii():
            as_bytes(text)
        return text
    except NotCanonical:
        raise
    except (ValueError, RecursionError):
        wrong = NotCanonical("a number or the nesting is beyond all measure")
    raise wrong


def as_bytes(text: str) -> bytes:
    """A text as it is hashed.

    Raises:
        NotCanonical: it holds half a character.
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        wrong = NotCanonical("it holds half a character, which no record can keep")
    raise wrong


def number_of(given: Any) -> Any:
    """The number for which `canonical` writes ``{"$float":…}`` or ``{"$int":…}``; what is neither as it is."""
    if type(given) is not dict or len(given) != 1:
        return given
    [(tag, text)] = given.items()
    kind = _TAGGED.get(tag)
    if kind is None or type(text) is not str:
        return given
    try:
        number = kind(text)
        return number if canonical(number) == canonical(given) else given
    except (ValueError, OverflowError):
        return given


_TAGGED: Final[Mapping[Any, Callable[[str], Any]]] = {FLOAT: float, INT: int}


# -- values


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _whole(value: int) -> str:
    digits = int.__repr__(value)
    return digits if -MOST <= value <= MOST else f'{{"{INT}":"{digits}"}}'


def _real(value: float) -> str:
    if not isfinite(value):
        raise NotCanonical("it holds what is no number, or a number without an end")
    text = digits(value)
    return f'{{"{FLOAT}":"{text}"}}' if value.is_integer() else text


def digits(value: float) -> str:
    """A number as ECMAScript writes it (RFC 8785, 3.2.2.3), but for minus nothing, which keeps its sign."""
    digits, _, exponent = float.__repr__(value).partition("e")
    if not exponent:
        return digits.removesuffix(".0")
    power = int(exponent)
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
    whole, _, rest = digits.partition(".")
    if 0 < power < 21:
        return f"{sign}{whole}{rest.ljust(power, '0')}"
    if -7 < power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{whole}{rest}"
    return f"{sign}{digits}e{power:+}"


_TWO: Final = tuple([f"{number:02}" for number in range(100)])


def instant(value: datetime) -> str:
    """The text of an instant, in its quotes."""
    if value.tzinfo is not UTC or value.microsecond or value.year < 1000:
        return f'"{value.isoformat().replace("+00:00", "Z")}"'
    day = f"{value.year}-{_TWO[value.month]}-{_TWO[value.day]}"
    return f'"{day}T{_TWO[value.hour]}:{_TWO[value.minute]}:{_TWO[value.second]}Z"'


def _said(value: datetime) -> str:
    """Of a subclass, such as a day that stands for an instant."""
    return f'"{value.isoformat().replace("+00:00", "Z")}"'


def _in_words(value: date | time | Decimal) -> str:
    return f'"{value}"'


def _texts(values: Iterable[Any]) -> list[str]:
    return [_WRITE[type(value)](value) for value in values]


def _array(values: Iterable[Any]) -> str:
    return f"[{','.join(_texts(values))}]"


def _set(values: Set[Any]) -> str:
    return f"[{','.join(sorted(_texts(values)))}]"


def _object(values: Mapping[str, Any]) -> str:
    try:
        keys = sorted(values, key=None if "".join(values).isascii() else utf_16)
    except TypeError:
        raise NotCanonical("it holds a key that is no text") from None
    return f"{{{','.join([f'{_quoted(key)}:{_WRITE[type(values[key])](values[key])}' for key in keys])}}}"


def utf_16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _anything_else(value: Any) -> str:
    """What only a fact of somebody's own holds: as pydantic writes it."""
    try:
        plain = to_jsonable_python(value)
    except ValueError:
        raise NotCanonical("it holds what is no JSON") from None
    return _WRITE[type(plain)](plain)


# -- facts


class Members:
    """Writes some of the fields of a kind of fact, as the members of an object: those without their default."""

    __slots__ = ("_steps",)

    def __init__(self, kind: type[BaseModel], names: Iterable[str]) -> None:
        fields = kind.model_fields
        steps: list[tuple[str, str, Any, str | None]] = []
        for name in sorted([name for name in names if not fields[name].exclude], key=utf_16):
            default = PydanticUndefined if _tells(fields[name]) else default_of(fields[name])
            text = None if default is PydanticUndefined else _WRITE[type(default)](default)
            steps.append((name, f"{_quoted(name)}:", default, text))
        self._steps = tuple(steps)

    def __call__(self, fact: BaseModel) -> str:
        return self.of(fact.__dict__)

    def of(self, values: Mapping[str, Any]) -> str:
        """The same of the values of a fact, by their names."""
        found = []
        for name, begins, default, left_out in self._steps:
            value = values[name]
            if value is not default:
                text = _WRITE[type(value)](value)
                if text != left_out:
                    found.append(begins + text)
        return ",".join(found)


def default_of(field: FieldInfo) -> Any:
    """What a field has where nothing is given; pydantic's word for undefined if there is no such thing."""
    make: Any = field.default_factory
    if make is None:
        return field.default
    try:
        return make()
    except TypeError:  # it is made of other fields, so it is none that a reader could know
        return PydanticUndefined


def _tells(field: FieldInfo) -> bool:
    """Whether a field can have one value only: it says what fact it is, and is always written."""
    return get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1


class _Writers(dict[type, Write]):
    """What writes a value, by its type; for a type that was not met before it is found out."""

    def __missing__(self, kind: type) -> Write:
        if issubclass(kind, BaseModel):
            members = Members(kind, kind.model_fields)
            self[kind] = lambda fact: f"{{{members(fact)}}}"
        else:
            self[kind] = next((write for base, write in _BASES if issubclass(kind, base)), _anything_else)
        return self[kind]


_BASES: Final[tuple[tuple[type, Write], ...]] = (
    (str, _quoted),
    (int, _whole),
    (float, _real),
    (datetime, _said),
    (Set, _set),
    (Mapping, _object),
)
"""Of these the subclasses are written too: words, days that stand for instants, the attributes of a case."""

_WRITE: Final = _Writers(
    {
        str: _quoted,
        type(None): lambda _: "null",
        bool: _boolean,
        int: _whole,
        float: _real,
        list: _array,
        tuple: _array,
        dict: _object,
        datetime: instant,
        date: _in_words,
        time: _in_words,
        Decimal: _in_words,
    }
)

__all__ = [
    "FLOAT",
    "INT",
    "MOST",
    "Members",
    "NotCanonical",
    "as_bytes",
    "canonical",
    "default_of",
    "digits",
    "instant",
    "number_of",
    "utf_16",
]
