"""Numbers that are known between a lower and an upper end: rates with their intervals, sums of money as ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from .axis import Axis
from .canvas import Canvas, clipped

MOST: Final = 40
"""How many are drawn; of more the first, and how many there are besides."""
_LEFT, _WIDE, _RIGHT = 250, 360, 230
_TOP, _ROW, _FOOT = 84, 30, 58
_WIDTH: Final = _LEFT + _WIDE + _RIGHT
_MIDDLE: Final = {"text-anchor": "middle", "font-size": "11"}
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Interval:
    """A number as far as it is known.

    Attributes:
        name: of whom or what it is.
        said: the same in words, to stand beside it.
        low, high: its ends; ``high`` is None if there is none, and both are None if nothing is known.
        point: the number that was found; None: only the ends are known.
        at_most: how far it could reach if all that is not known counted against it.
    """

    name: str
    said: str
    low: float | None = None
    high: float | None = None
    point: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs of a picture mean; an empty word: there is no such sign."""

    interval: str
    point: str = ""
    at_most: str = ""
    line: str = ""


def rates(
    title: str,
    under: str,
    intervals: Sequence[Interval],
    legend: Legend,
    *,
    line: float | None = None,
    shown: Callable[[float], str] = "{:g}".format,
    name: str = "rates",
) -> str:
    """One row for each: a bar from the lower end to the upper, and a disc at the number that was found.

    The scale begins at nothing and holds every upper end. What could reach farther, or has no upper end, is an arrow at
    the edge. ``line`` is a number to compare with, drawn through all rows.
    """
    drawn = intervals[:MOST]
    more = len(intervals) - len(drawn)
    ends = [end for each in drawn for end in (each.low, each.high, each.point) if end is not None]
    axis = Axis.of(_LEFT, _WIDE, max([*ends, line or 0.0], default=0.0))
    foot = _TOP + _ROW * len(drawn)
    told = "; ".join(f"{each.name}: {each.said}" for each in drawn)
    rest = f"; and {more:,} more" if more else ""
    height = foot + _FOOT + 20 * _lines(legend)
    canvas = Canvas(_WIDTH, height, f"{title}: {under}", f"{told}{rest}.", name=name)
    canvas.heading(title, under)
    for mark in axis.marks:
        canvas.line(axis.x(mark), _TOP - 6, axis.x(mark), foot)
        canvas.text(axis.x(mark), _TOP - 12, shown(mark), "faint", _MIDDLE)
    for number, each in enumerate(drawn):
        _row(canvas, axis, each, _TOP + _ROW * number)
    canvas.ungroup()
    if line is not None:
        canvas.line(axis.x(line), _TOP - 4, axis.x(line), foot, "span")
    if more:
        canvas.text(16, foot + 16, f"and {more:,} more, which the table holds", "faint")
    _legend(canvas, legend, foot + 40)
    return canvas.svg()


def _row(canvas: Canvas, axis: Axis, each: Interval, top: float) -> None:
    canvas.group("row", f"{each.name}: {each.said}")
    middle = top + 15
    canvas.text(16, middle + 4, clipped(each.name, _LONGEST))
    canvas.text(_LEFT + _WIDE + 16, middle + 4, clipped(each.said, 34), "ink", {"font-size": "12"})
    if each.low is None:
        return
    start, end = axis.x(each.low), _LEFT + _WIDE if each.high is None else axis.x(each.high)
    if each.at_most is not None and each.at_most > (each.high or 0.0):
        canvas.rect(end, middle - 2, max(0.0, axis.x(each.at_most) - end), 4, "asked")
    canvas.rect(start, middle - 6, max(2.0, end - start), 12, "apart", {"rx": "2"})
    beyond = each.high is None or (each.at_most is not None and each.at_most > axis.most)
    if beyond:
        canvas.text(_LEFT + _WIDE + 1, middle + 5, ">", "ink", {"font-size": "15", "font-weight": "bold"})
    if each.point is not None:
        canvas.circle(axis.x(each.point), middle, 6, "mark")


def _lines(legend: Legend) -> int:
    return sum(map(bool, (legend.interval, legend.point, legend.at_most, legend.line))) - 1


def _legend(canvas: Canvas, legend: Legend, y: float) -> None:
    if legend.point:
        canvas.circle(30, y - 4, 6, "mark")
        y = _words(canvas, legend.point, y)
    canvas.rect(18, y - 10, 24, 12, "apart", {"rx": "2"})
    y = _words(canvas, legend.interval, y)
    if legend.at_most:
        canvas.rect(18, y - 6, 24, 4, "asked")
        y = _words(canvas, legend.at_most, y)
    if legend.line:
        canvas.line(30, y - 12, 30, y + 2, "span")
        _words(canvas, legend.line, y)


def _words(canvas: Canvas, words: str, y: float) -> float:
    canvas.text(52, y, words, more={"font-size": "12"})
    return y + 20
