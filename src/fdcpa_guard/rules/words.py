"""Titles and descriptions that name a rule's numbers by the names of its parameters: ``Not after {closes}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .rule import Parameter

Words = Callable[[Mapping[str, "Parameter"]], tuple[str, str]]
"""The title and the description of a rule with these numbers."""

_PLACE: Final = re.compile(r"\{(\w[\w.-]*)(?::([\w -]+))?\}")
_ONES: Final[list[str]] = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NTH: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_TIMES: Final = {1: "once", 2: "twice"}
_NOON: Final = 12


def filled(text: str, numbers: Mapping[str, Parameter], *, begins: bool = False) -> str:
    """The text with the values of parameters in the place of their names; what names none stays as it is.

    ``{opens}`` is *8 a.m.*, ``{opens:hour}`` *8:00*, ``{opens:clock}`` *08:00*, ``{opens:before}`` *07:59:59*;
    ``{most}`` is *two*, ``{most:digits}`` *2*, ``{most:times}`` *twice*, ``{most:nth}`` *second*, ``{most:next}``
    *third*, and ``{most:call}`` is *two calls*. A span is said in minutes, or in days: ``{within:day}``. Where the text
    begins a sentence, so does a number at its beginning.
    """

    def value(found: re.Match[str]) -> str:
        parameter = numbers.get(found[1])
        if parameter is None:
            return found[0]
        (_, first), *later = parameter.values
        later_said = [f"{said(new, found[2])} from {since.isoformat()}" for since, new in later]
        return said(first, found[2]) + (f" ({', '.join(later_said)})" if later_said else "")

    made = _PLACE.sub(value, text)
    return made[:1].upper() + made[1:] if begins and text.startswith("{") else made


def in_words(number: int) -> str:
    """``seven``, ``thirty-one``; from a hundred on in digits."""
    if number >= 10 * len(_TENS):
        return str(number)
    tens, ones = divmod(number, 10)
    if number < len(_ONES):
        return _ONES[number]
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def nth(number: int) -> str:
    """``first``, ``thirty-first``; from a hundred on ``180th``."""
    word = in_words(number)
    if word.isdigit():
        return f"{word}th"
    stem, hyphen, last = word.rpartition("-")
    return stem + hyphen + (_NTH.get(last) or (f"{last[:-1]}ie" if last.endswith("y") else last) + "th")


def said(value: Any, how: str | None = None) -> str:
    """A number as `filled` says it: ``said(p.days, "day")`` is *seven days*."""
    if isinstance(value, time):
        return _time_said(value, how)
    if isinstance(value, timedelta):
        value = int(value / timedelta(**{"days" if how is not None and how.endswith("day") else "minutes": 1}))
    if type(value) is not int or how == "digits":
        return str(value)
    ways: dict[str | None, Callable[[int], str]] = {
        None: in_words,
        "times": lambda number: _TIMES.get(number, f"{in_words(number)} times"),
        "nth": nth,
        "next": lambda number: nth(number + 1),
    }
    way = ways.get(how)
    return way(value) if way is not None else f"{in_words(value)} {how}" + ("" if value == 1 else "s")


def _time_said(value: time, how: str | None) -> str:
    if how == "before":
        value = (datetime.combine(date.max, value) - timedelta(seconds=1)).time()
    if how == "hour":
        return f"{value.hour}:{value:%M}"
    if how is not None:
        return value.isoformat("seconds" if value.second else "minutes")
    exact = f":{value:%M:%S}" if value.second else f":{value:%M}" if value.minute else ""
    return f"{value.hour % _NOON or _NOON}{exact} {'a' if value.hour < _NOON else 'p'}.m."
