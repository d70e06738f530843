"""A plan as a picture: a standalone SVG, without scripts and without anything from elsewhere."""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from ..clock import TICK
from ..decision import Reason
from ..planning import Windows
from . import week
from .rendering import clean
from .week import Day, Stretch

_LEFT, _HOUR, _RIGHT = 140, 30, 120
_TOP, _ROW, _BAR, _LINE = 84, 30, 22, 18
_WIDTH: Final = _LEFT + 24 * _HOUR + _RIGHT
_OPEN, _CLOSED, _SKIPPED = "#1b7f5c", "#e3e6ea", "#ffffff"
_INK, _FAINT = "#1f2430", "#5b6472"
_MOST_REASONS: Final = 12
_MOST_CHARACTERS: Final = 130


def svg(plan: Windows, zone: ZoneInfo, heading: str = "") -> str:
    """The days of a plan, one below the other, on the clock of a zone.

    Windows are drawn to the instant rather than in cells. Where the clock shows an hour twice, its first showing is
    the upper half of the bar and its second the lower.
    """
    days = week.days(plan, zone)
    reasons = _reasons(plan)
    height = _TOP + _ROW * len(days) + 44 + (_LINE * (len(reasons) + 1) + 12 if reasons else 0)
    last = (plan.closes - TICK).astimezone(zone).date()
    title = clean(heading) or "When the contact is allowed"
    span = f"{plan.opens.astimezone(zone):%Y-%m-%d} to {last}, {zone}"
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "width": str(_WIDTH),
            "height": str(height),
            "role": "img",
            "aria-labelledby": "title desc",
            "font-family": "sans-serif",
            "font-size": "13",
            "fill": _INK,
        },
    )
    ElementTree.SubElement(root, "title", {"id": "title"}).text = f"{title}: {span}"
    ElementTree.SubElement(root, "desc", {"id": "desc"}).text = "; ".join(map(_told, days)) + "."
    _rect(root, 0, 0, _WIDTH, height, "#ffffff")
    _text(root, 16, 28, title, {"font-size": "17", "font-weight": "bold"})
    _text(root, 16, 48, span, {"fill": _FAINT})
    foot = _TOP + _ROW * len(days)
    for number, day in enumerate(days):
        _day(root, day, _TOP + _ROW * number)
    _clock(root, foot)
    _legend(root, foot + 26, skips=any(day.skipped for day in days))
    if reasons:
        _text(root, 16, foot + 62, "What closes the rest", {"font-weight": "bold"})
    for number, reason in enumerate(reasons):
        _text(root, 16, foot + 62 + _LINE * (number + 1), reason, {"font-size": "12"})
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _day(root: ElementTree.Element, day: Day, top: float) -> None:
    row = ElementTree.SubElement(root, "g", {"class": "day"})
    ElementTree.SubElement(row, "title").text = _told(day)
    _text(row, 16, top + 16, f"{day.date:%a %Y-%m-%d}")
    for kind, color, stretches in (("asked", _CLOSED, day.asked), ("open", _OPEN, day.open)):
        for stretch in stretches:
            for piece, above, share in _showings(stretch, day.repeated):
                x, width = _across(piece)
                _rect(row, x, top + _BAR * above, width, _BAR * share, color, {"class": kind})
    if day.skipped is not None:
        x, width = _across(day.skipped)
        dashes = {"class": "skipped", "stroke": _FAINT, "stroke-dasharray": "3 3"}
        _rect(row, x, top, width, _BAR, _SKIPPED, dashes)
    _text(row, _LEFT + 24 * _HOUR + 12, top + 16, day.allowed_hours, {"fill": _FAINT})


def _showings(stretch: Stretch, repeated: Stretch | None) -> Iterator[tuple[Stretch, float, float]]:
    """A stretch cut where the clock repeats itself; of each piece how far down the bar it begins, and its share."""
    if repeated is None:
        yield stretch, 0, 1
        return
    cuts = (stretch.start, *(max(stretch.start, min(stretch.end, c)) for c in (repeated.start, repeated.end)))
    for (start, end), twice in zip(zip(cuts, (*cuts[1:], stretch.end), strict=True), (False, True, False), strict=True):
        if start < end:
            yield Stretch(start, end, stretch.again), 0.5 if twice and stretch.again else 0, 0.5 if twice else 1


def _clock(root: ElementTree.Element, foot: float) -> None:
    for hour in range(0, 25, 3):
        x = _LEFT + _HOUR * hour
        line = {"x1": str(x), "x2": str(x), "y1": str(_TOP - 6), "y2": str(foot - _ROW + _BAR + 4)}
        ElementTree.SubElement(root, "line", {**line, "stroke": _FAINT, "stroke-opacity": "0.35"})
        _text(root, x, _TOP - 12, f"{hour:02}:00", {"text-anchor": "middle", "fill": _FAINT, "font-size": "11"})


def _legend(root: ElementTree.Element, y: float, *, skips: bool) -> None:
    kinds: list[tuple[str, str, dict[str, str]]] = [("allowed", _OPEN, {}), ("not allowed", _CLOSED, {})]
    if skips:
        kinds.append(("skipped by the clock", _SKIPPED, {"stroke": _FAINT, "stroke-dasharray": "3 3"}))
    for number, (name, color, more) in enumerate(kinds):
        x = _LEFT + 110 * number
        _rect(root, x, y - 11, 14, 14, color, more)
        _text(root, x + 20, y, name, {"font-size": "12"})


def _told(day: Day) -> str:
    """A day in words."""
    allowed = ", ".join(
        f"{stretch}{' (after the clock goes back)' if _second(stretch, day) else ''}" for stretch in day.open
    )
    return f"{day.date:%a %Y-%m-%d}: {allowed or 'none'}"


def _second(stretch: Stretch, day: Day) -> bool:
    return day.repeated is not None and stretch.again and stretch.start < day.repeated.end


def _reasons(plan: Windows) -> list[str]:
    """Every objection of the gaps, once."""
    said = dict.fromkeys(_line(reason) for gap in plan.gaps for reason in gap.reasons)
    lines = list(said)
    more = len(lines) - _MOST_REASONS
    return [*lines[:_MOST_REASONS], *([f"and {more} more"] if more > 0 else [])]


def _line(reason: Reason) -> str:
    line = clean(f"{reason.message} ({reason.rule})")
    return line if len(line) <= _MOST_CHARACTERS else f"{line[: _MOST_CHARACTERS - 3]}..."


def _across(stretch: Stretch) -> tuple[float, float]:
    hour = week.HOUR
    return _LEFT + _HOUR * (stretch.start / hour), _HOUR * ((stretch.end - stretch.start) / hour)


def _rect(
    parent: ElementTree.Element,
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    more: dict[str, str] | None = None,
) -> None:
    box = {"x": x, "y": y, "width": width, "height": height}
    shape = {name: f"{value:.2f}".rstrip("0").rstrip(".") for name, value in box.items()}
    ElementTree.SubElement(parent, "rect", {**shape, "fill": fill, **(more or {})})


def _text(parent: ElementTree.Element, x: float, y: float, text: str, more: dict[str, str] | None = None) -> None:
    ElementTree.SubElement(parent, "text", {"x": f"{x:g}", "y": f"{y:g}", **(more or {})}).text = text
