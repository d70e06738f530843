"""Parameterised rules that are data: hours, caps, rests, consents, bans, holds, content. Each makes a rule."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, get_args

from pydantic import Field

from .bans import Asked, Ban, PurposeLimit, RepresentationStops, RequestStops
from .base import Shape
from .consent import ConsentRequired
from .content import ContentForbidden, ContentRequired, Duty
from .counted import Per
from .exceptions import (
    AnswersInquiry,
    AnyException,
    CallToMobile,
    Consented,
    CourtPermitted,
    Debts,
    Elsewhere,
    EmployerUnanswered,
    InTheConsumersPlace,
    JudgmentsRemedy,
    LimitedContent,
    LiveVoice,
    NoMobile,
    NotAtTheirs,
    NotObligated,
    NotOverdue,
    NotStatingDebt,
    OffDuty,
    PendingSuit,
    RequiredByLaw,
    ServesProcess,
    TakenFor,
    ValidationLetter,
    Which,
    Writ,
)
from .frequency import Calendar, Conversing, Cooldown, Counting, FrequencyCap, MinimumInterval, Streak
from .holds import DueDate, Hold, Standing, WaitAfter
from .hours import CallingHours, DayHours, QuietTimes
from .periods import counted_in_days, days_before, in_calendar, in_days, in_hours, since
from .reach import Reach

AnyShape = Annotated[
    Ban
    | CallingHours
    | ConsentRequired
    | ContentForbidden
    | ContentRequired
    | Cooldown
    | DueDate
    | Duty
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

SHAPES: Final[Mapping[str, type[Shape]]] = MappingProxyType(
    {kind.model_fields["shape"].default: kind for kind in get_args(get_args(AnyShape)[0])}
)
"""Every shape by its name, which is what that field holds."""

__all__ = [
    "SHAPES",
    "AnswersInquiry",
    "AnyException",
    "AnyShape",
    "Asked",
    "Ban",
    "Calendar",
    "CallToMobile",
    "CallingHours",
    "ConsentRequired",
    "Consented",
    "ContentForbidden",
    "ContentRequired",
    "Conversing",
    "Cooldown",
    "Counting",
    "CourtPermitted",
    "DayHours",
    "Debts",
    "DueDate",
    "Duty",
    "Elsewhere",
    "EmployerUnanswered",
    "FrequencyCap",
    "Hold",
    "InTheConsumersPlace",
    "JudgmentsRemedy",
    "LimitedContent",
    "LiveVoice",
    "MinimumInterval",
    "NoMobile",
    "NotAtTheirs",
    "NotObligated",
    "NotOverdue",
    "NotStatingDebt",
    "OffDuty",
    "PendingSuit",
    "Per",
    "PurposeLimit",
    "QuietTimes",
    "Reach",
    "RepresentationStops",
    "RequestStops",
    "RequiredByLaw",
    "ServesProcess",
    "Shape",
    "Standing",
    "Streak",
    "TakenFor",
    "ValidationLetter",
    "WaitAfter",
    "Which",
    "Writ",
    "counted_in_days",
    "days_before",
    "in_calendar",
    "in_days",
    "in_hours",
    "since",
]
