"""Stretches of the week and of recurring days, as people state them."""

from collections.abc import Iterable
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self, Unpack

from pydantic import AfterValidator, BeforeValidator, Field, StrictStr, model_validator
from pydantic_core import PydanticCustomError

from ..clock import MAX_RULE_LENGTH, Recurrence, UnsafeRecurrence, Weekly, parse_rule
from .base import CivilDay, Fact, contradiction, plain_time
from .checked import worked_out

if TYPE_CHECKING:
    from . import given


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MON = "mon"
    """Monday."""
    TUE = "tue"
    """Tuesday."""
    WED = "wed"
    """Wednesday."""
    THU = "thu"
    """Thursday."""
    FRI = "fri"
    """Friday."""
    SAT = "sat"
    """Saturday."""
    SUN = "sun"
    """Sunday."""


_POSITION = {day: position for position, day in enumerate(Weekday)}


def _wall_time(value: Any) -> Any:
    if isinstance(value, str) or type(value) is time:
        return value
    if isinstance(value, time):
        return plain_time(value).replace(tzinfo=value.tzinfo)
    raise PydanticCustomError("wall_time_type", "a time of day is written as 15:00")


def _end(value: Any) -> Any:
    return None if value is None or value in ("24:00", "24:00:00") else _wall_time(value)


def _safe_rule(value: str) -> str:
    try:
        parse_rule(value)
    except UnsafeRecurrence as error:
        raise PydanticCustomError("recurrence_rule", "{message}", {"message": str(error)}) from None
    return value


class WeeklyWindow(Fact):
    """A stretch of the week on the consumer's clock: from ``start`` up to but not including ``end`` on each day.

    ``end=None`` (or ``"24:00"``) is midnight; an end that is not after the start lies on the next day.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.WeeklyWindowDict]) -> None: ...

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = tuple(Weekday)
    start: Annotated[time, BeforeValidator(_wall_time)] = time.min
    end: Annotated[time | None, BeforeValidator(_end)] = None

    @model_validator(mode="after")
    def _wall_times(self) -> Self:
        _without_offset(self)
        return self


class RecurringTime(Fact):
    """A stretch of the consumer's clock on the days that a recurrence rule of RFC 5545 names.

    ``end`` is as in `WeeklyWindow`. What is taken of RFC 5545 is in `Recurrence`: daily or coarser, and bounded.
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.RecurringTimeDict]) -> None: ...

    rule: Annotated[StrictStr, Field(max_length=MAX_RULE_LENGTH), AfterValidator(_safe_rule)]
    """The value of an RRULE, such as ``FREQ=MONTHLY;BYDAY=1MO``."""
    first_day: CivilDay
    """Where COUNT and INTERVAL begin to count; an occurrence only if the rule names it."""
    start: Annotated[time, BeforeValidator(_wall_time)] = time.min
    end: Annotated[time | None, BeforeValidator(_end)] = None

    @model_validator(mode="after")
    def _ready(self) -> Self:
        _without_offset(self)
        self.recurrence  # noqa: B018 - worked out now rather than inside a decision
        return self

    @worked_out
    def recurrence(self) -> Recurrence:
        """The stretches in the form that the clock evaluates."""
        return Recurrence(self.rule, self.first_day, self.start, self.end)


def _without_offset(stretch: WeeklyWindow | RecurringTime) -> None:
    if stretch.start.tzinfo is not None or (stretch.end is not None and stretch.end.tzinfo is not None):
        raise contradiction("a window is in the consumer's own time: start and end carry no UTC offset")


def weekly(windows: Iterable[WeeklyWindow]) -> Weekly:
    """The windows in the form that the clock evaluates."""
    return Weekly((_POSITION[day], window.start, window.end) for window in windows for day in window.days)
