"""When a contact is allowed, day by day."""

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from ...clock import TICK
from ...decision import Reason
from ...plain_text import clean
from ...planning import Windows
from .. import week
from ..week import Day, Stretch
from .canvas import Canvas

_LEFT, _HOUR, _RIGHT = 140, 30, 120
_TOP, _ROW, _BAR, _LINE = 84, 30, 22, 18
_WIDTH: Final = _LEFT + 24 * _HOUR + _RIGHT
_DASHES: Final = {"stroke-dasharray": "3 3"}
_MOST_REASONS: Final = 12
_MOST_CHARACTERS: Final = 130


def windows(plan: Windows, zone: ZoneInfo, heading: str = "", *, name: str = "windows", reasons: bool = True) -> str:
    """The days of a plan, one below the other, on the clock of a zone, and under them what closes the rest.

    Windows are drawn to the instant rather than in cells. Where the clock shows an hour twice, its first showing is
    the upper half of the bar and its second the lower.
    """
    days = week.days(plan, zone)
    closing = _reasons(plan) if reasons else []
    height = _TOP + _ROW * len(days) + 44 + (_LINE * (len(closing) + 1) + 12 if closing else 0)
    last = (plan.closes - TICK).astimezone(zone).date()
    title = clean(heading) or "When the contact is allowed"
    span = f"{plan.opens.astimezone(zone):%Y-%m-%d} to {last}, {zone}"
    canvas = Canvas(_WIDTH, height, f"{title}: {span}", "; ".join(map(_told, days)) + ".", name=name)
    canvas.heading(title, span)
    foot = _TOP + _ROW * len(days)
    for number, day in enumerate(days):
        _day(canvas, day, _TOP + _ROW * number)
    canvas.ungroup()
    _clock(canvas, foot)
    _legend(canvas, foot + 26, skips=any(day.skipped for day in days))
    if closing:
        canvas.text(16, foot + 62, "What closes the rest", more={"font-weight": "bold"})
    for number, reason in enumerate(closing):
        canvas.text(16, foot + 62 + _LINE * (number + 1), reason, more={"font-size": "12"})
    return canvas.svg()


def _day(canvas: Canvas, day: Day, top: float) -> None:
    canvas.group("day", _told(day))
    canvas.text(16, top + 16, f"{day.date:%a %Y-%m-%d}")
    for kind, stretches in (("asked", day.asked), ("open", day.open)):
        for stretch in stretches:
            for piece, above, share in _showings(stretch, day.repeated):
                x, width = _across(piece)
                canvas.rect(x, top + _BAR * above, width, _BAR * share, kind)
    if day.skipped is not None:
        x, width = _across(day.skipped)
        canvas.rect(x, top, width, _BAR, "skipped", _DASHES)
    canvas.text(_LEFT + 24 * _HOUR + 12, top + 16, day.allowed_hours, "faint")


def _showings(stretch: Stretch, repeated: Stretch | None) -> Iterator[tuple[Stretch, float, float]]:
    """A stretch cut where the clock repeats itself; of each piece how far down the bar it begins, and its share."""
    if repeated is None:
        yield stretch, 0, 1
        return
    cuts = (stretch.start, *(max(stretch.start, min(stretch.end, c)) for c in (repeated.start, repeated.end)))
    for (start, end), twice in zip(zip(cuts, (*cuts[1:], stretch.end), strict=True), (False, True, False), strict=True):
        if start < end:
            yield Stretch(start, end, stretch.again), 0.5 if twice and stretch.again else 0, 0.5 if twice else 1


def _clock(canvas: Canvas, foot: float) -> None:
    for hour in range(0, 25, 3):
        x = _LEFT + _HOUR * hour
        canvas.line(x, _TOP - 6, x, foot - _ROW + _BAR + 4)
        canvas.text(x, _TOP - 12, f"{hour:02}:00", "faint", {"text-anchor": "middle", "font-size": "11"})


def _legend(canvas: Canvas, y: float, *, skips: bool) -> None:
    kinds: list[tuple[str, str, dict[str, str]]] = [("allowed", "open", {}), ("not allowed", "asked", {})]
    if skips:
        kinds.append(("skipped by the clock", "skipped", _DASHES))
    for number, (words, kind, more) in enumerate(kinds):
        x = _LEFT + 110 * number
        canvas.rect(x, y - 11, 14, 14, kind, more)
        canvas.text(x + 20, y, words, more={"font-size": "12"})


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
