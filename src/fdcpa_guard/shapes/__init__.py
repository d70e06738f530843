"""Parameterised rules that are data: hours, caps, rests, consents, bans, holds, content. Each makes a rule."""

from typing import Annotated

from pydantic import Field

from .bans import Asked, Ban, PurposeLimit, RepresentationStops, RequestStops
from .base import Shape
from .consent import ConsentRequired
from .content import ContentForbidden, ContentRequired
from .frequency import Calendar, Conversing, Cooldown, Counting, FrequencyCap, MinimumInterval, Per, Streak
from .holds import DueDate, Hold, Standing, WaitAfter
from .hours import CallingHours, DayHours, QuietTimes
from .reach import Reach

AnyShape = Annotated[
    Ban
    | CallingHours
    | ConsentRequired
    | ContentForbidden
    | ContentRequired
    | Cooldown
    | DueDate
    | FrequencyCap
    | Hold
    | MinimumInterval
    | PurposeLimit
    | QuietTimes
    | RepresentationStops
    | RequestStops
    | Streak
    | WaitAfter,
    Field(discriminator="shape"),
]
"""Any shape; its field ``shape`` says which."""

__all__ = [
    "AnyShape",
    "Asked",
    "Ban",
    "Calendar",
    "CallingHours",
    "ConsentRequired",
    "ContentForbidden",
    "ContentRequired",
    "Conversing",
    "Cooldown",
    "Counting",
    "DayHours",
    "DueDate",
    "FrequencyCap",
    "Hold",
    "MinimumInterval",
    "Per",
    "PurposeLimit",
    "QuietTimes",
    "Reach",
    "RepresentationStops",
    "RequestStops",
    "Shape",
    "Standing",
    "Streak",
    "WaitAfter",
]
