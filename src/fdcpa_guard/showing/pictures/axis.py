"""A straight scale for numbers from nothing up: where it ends, what is marked on it, and where a number lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

_MARKS: Final = 6
_STEPS: Final = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``left`` on, ``width`` pixels wide, from nothing to ``most``."""

    left: float
    width: float
    most: float
    step: float

    @classmethod
    def of(cls, left: float, width: float, most: float, *, whole: bool = False) -> Axis:
        """An axis that holds a number, with few round marks; ``whole``: what is counted has no parts."""
        most = most if most > 0 else 1.0
        rough = most / _MARKS
        power = 10.0 ** floor(log10(rough))
        step = next(each * power for each in _STEPS if each * power >= rough * (1 - 1e-9))
        step = max(1.0, step) if whole else step
        return cls(left, width, step * ceil(most / step - 1e-9), step)

    @property
    def marks(self) -> Sequence[float]:
        """The numbers that are marked."""
        return [self.step * number for number in range(round(self.most / self.step) + 1)]

    def x(self, value: float) -> float:
        """Where a number lies; one beyond the end lies at the end."""
        return self.left + self.width * min(value, self.most) / self.most
