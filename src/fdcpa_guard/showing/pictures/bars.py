"""How many of each: a bar for each kind, from nothing up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .axis import Axis
from .canvas import Canvas, clipped

MOST: Final = 15
"""How many are drawn; how many there are besides is told."""
_LEFT, _WIDE, _RIGHT = 330, 380, 90
_TOP, _ROW = 62, 26
_WIDTH: Final = _LEFT + _WIDE + _RIGHT


class Bar(NamedTuple):
    """A kind, and how many there are of it; ``also`` is what else it is called, where it is named whole."""

    name: str
    number: int
    kind: str = "closed"
    also: str = ""

    @property
    def whole(self) -> str:
        """Its name, and what else it is called."""
        return f"{self.name} ({self.also})" if self.also not in ("", self.name) else self.name


def bars(title: str, under: str, rows: Sequence[Bar], *, name: str = "bars") -> str:
    """A bar for each, with its name before it and its number behind it."""
    drawn = rows[:MOST]
    more = len(rows) - len(drawn)
    axis = Axis.of(_LEFT, _WIDE, max([each.number for each in drawn], default=0), whole=True)
    told = "; ".join(f"{each.whole}: {each.number:,}" for each in rows) or "none"
    foot = _TOP + _ROW * len(drawn)
    canvas = Canvas(_WIDTH, foot + (30 if more else 14), title, f"{told}.", name=name)
    canvas.heading(title, under)
    for place, each in enumerate(drawn):
        top = _TOP + _ROW * place
        canvas.group("row", f"{each.whole}: {each.number:,}")
        canvas.text(16, top + 15, clipped(each.name, 46), more={"font-size": "12"})
        canvas.rect(_LEFT, top + 3, max(2.0 if each.number else 0.0, axis.x(each.number) - _LEFT), 16, each.kind)
        canvas.text(axis.x(each.number) + 8, top + 16, f"{each.number:,}", "ink", {"font-size": "12"})
    canvas.ungroup()
    if more:
        canvas.text(16, foot + 14, f"and {more:,} more, which the table holds", "faint")
    return canvas.svg()
