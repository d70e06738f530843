"""Numbers by hour: a row for each day, zone or whatever has hours, darker where there is more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from ...plain_text import clean
from .canvas import Canvas

LEVELS: Final = 5
_LEFT, _HOUR, _RIGHT = 190, 33, 16
_TOP, _ROW, _BOX = 84, 30, 26
_WIDTH: Final = _LEFT + 24 * _HOUR + _RIGHT
_LONGEST: Final = 25
_LINE, _MOST_LINES = 14, 6
_MIDDLE: Final = {"text-anchor": "middle"}
_DASHES: Final = {"stroke-dasharray": "3 3"}
_THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Heat:
    """A row of a picture: what it is of, and a number for each of the 24 hours of the clock.

    An hour has one number, or two where the clock shows it twice; none where the clock skips it or nobody asked.
    """

    name: str
    hours: tuple[tuple[int, ...], ...]
    skipped: frozenset[int] = frozenset()
    """The hours that the clock never shows."""


def heat(rows: Sequence[Heat], heading: str, span: str, *, signed: bool = False, name: str = "heat") -> str:
    """A picture of the rows. Each number stands in its hour, so that no shade has to be told from another.

    ``signed``: the numbers are differences; what is less than none has another colour, and all have their sign.
    """
    most = max((abs(number) for row in rows for hour in row.hours for number in hour), default=0)
    tops = [_TOP]
    for row in rows:
        tops.append(tops[-1] + max(_ROW, _LINE * len(_named(row)) + 6))
    foot = tops[-1]
    told = "; ".join(f"{row.name}: {_told(row, signed=signed)}" for row in rows) or "there is nothing to show"
    canvas = Canvas(_WIDTH, foot + 44, f"{heading}: {span}", f"{told}.", name=name)
    canvas.heading(heading, span)
    for hour in range(24):
        canvas.text(_LEFT + _HOUR * (hour + 0.5), _TOP - 8, f"{hour:02}", "faint", {**_MIDDLE, "font-size": "11"})
    for row, top in zip(rows, tops, strict=False):
        _row(canvas, row, top, most, signed=signed)
    canvas.ungroup()
    _legend(canvas, foot + 22, most, signed=signed)
    return canvas.svg()


def _row(canvas: Canvas, row: Heat, top: float, most: int, *, signed: bool) -> None:
    canvas.group("hours", f"{row.name}: {_told(row, signed=signed)}")
    names = _named(row)
    for number, line in enumerate(names):
        canvas.text(16, top + (18 if len(names) == 1 else 11) + _LINE * number, line, more={"font-size": "12"})
    for hour, numbers in enumerate(row.hours):
        x = _LEFT + _HOUR * hour
        if hour in row.skipped:
            canvas.rect(x + 1, top, _HOUR - 2, _BOX, "skipped", _DASHES)
        for showing, number in enumerate(numbers):
            height = _BOX / len(numbers)
            level = _level(number, most)
            canvas.rect(x + 1, top + height * showing, _HOUR - 2, height, _kind(level, number))
            if number:
                size = "11" if len(numbers) == 1 else "9"
                y = top + height * showing + height / 2 + (4 if len(numbers) == 1 else 3)
                ink = "number" if level > LEVELS - 2 else "ink"
                canvas.text(x + _HOUR / 2, y, short(number, signed=signed), ink, {**_MIDDLE, "font-size": size})


def _named(row: Heat) -> list[str]:
    """The name of a row in lines that fit before its hours; of a very long one the title of the row has the rest."""
    lines = wrap(clean(row.name), _LONGEST) or [""]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][:-1]}…"]


def _legend(canvas: Canvas, y: float, most: int, *, signed: bool) -> None:
    canvas.rect(_LEFT, y - 11, 14, 14, "heat0")
    canvas.text(_LEFT + 20, y, "none" if not signed else "no difference", more={"font-size": "12"})
    x = _LEFT + 130
    for level in range(1, LEVELS + 1):
        canvas.rect(x + 16 * level, y - 11, 15, 14, f"heat{level}")
    words = f"up to {most:,}" if not signed else "more people"
    canvas.text(x + 16 * LEVELS + 24, y, words, more={"font-size": "12"})
    if signed:
        x += 260
        for level in range(1, LEVELS + 1):
            canvas.rect(x + 16 * level, y - 11, 15, 14, f"loss{level}")
        canvas.text(x + 16 * LEVELS + 24, y, "fewer people", more={"font-size": "12"})


def _kind(level: int, number: int) -> str:
    return f"{'loss' if number < 0 else 'heat'}{level}"


def _level(number: int, most: int) -> int:
    """How dark: 0 for none, else 1 to 5 in equal steps up to the most."""
    return -(-abs(number) * LEVELS // most) if most else 0


def short(number: int, *, signed: bool = False) -> str:
    """A number in at most five characters: from ten thousand on in thousands, then in millions, rounded down."""
    size, unit = abs(number), ""
    for larger in ("k", "M", "G"):
        if size < (_THOUSAND if unit else 10 * _THOUSAND):
            break
        size, unit = size // _THOUSAND, larger
    sign = "-" if number < 0 else "+" if signed and number else ""
    return f"{sign}{size}{unit}"


def _told(row: Heat, *, signed: bool) -> str:
    """A row in words: runs of hours with one number."""
    found: list[tuple[int, int, str]] = []
    for hour, numbers in enumerate(row.hours):
        if not numbers:
            continue
        words = " and then ".join(f"{number:+,}" if signed else f"{number:,}" for number in numbers)
        if found and found[-1][1] == hour and found[-1][2] == words:
            found[-1] = found[-1][0], hour + 1, words
        else:
            found.append((hour, hour + 1, words))
    return ", ".join(f"{start:02}:00 to {end:02}:00 {words}" for start, end, words in found) or "not asked about"
