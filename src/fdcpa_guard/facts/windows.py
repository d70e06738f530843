"""Stretches of the week, as people state them."""

from collections.abc import Iterable
from datetime import time
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..clock import Weekly
from .base import Fact, contradiction


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


_POSITION = {day: position for position, day in enumerate(Weekday)}


def _wall_time(value: Any) -> Any:
    if isinstance(value, time | str):
        return value
    raise PydanticCustomError("wall_time_type", "a time of day is written as 15:00")


def _end(value: Any) -> Any:
    return None if value is None or value in ("24:00", "24:00:00") else _wall_time(value)


class WeeklyWindow(Fact):
    """A stretch of the week on the consumer's clock: from ``start`` up to but not including ``end`` on each day.

    ``end=None`` (or ``"24:00"``) is midnight; an end that is not after the start lies on the next day.
    """

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = tuple(Weekday)
    start: Annotated[time, BeforeValidator(_wall_time)] = time.min
    end: Annotated[time | None, BeforeValidator(_end)] = None

    @model_validator(mode="after")
    def _wall_times(self) -> Self:
        if self.start.tzinfo is not None or (self.end is not None and self.end.tzinfo is not None):
            raise contradiction("a window is in the consumer's own time: start and end carry no UTC offset")
        return self


def weekly(windows: Iterable[WeeklyWindow]) -> Weekly:
    """The windows in the form that the clock evaluates."""
    return Weekly((_POSITION[day], window.start, window.end) for window in windows for day in window.days)
