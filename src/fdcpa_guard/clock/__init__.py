"""Time where the consumer is: zones, civil days, windows of the week, legal public holidays. Needs no facts."""

from .holidays import legal_public_holidays, plus_business_days
from .windows import Span, Weekly, common_hours, hours_on
from .zones import DAY, FOREVER, TICK, UnknownZone, first_at, next_shift, start_of_day, zone

__all__ = [
    "DAY",
    "FOREVER",
    "TICK",
    "Span",
    "UnknownZone",
    "Weekly",
    "common_hours",
    "first_at",
    "hours_on",
    "legal_public_holidays",
    "next_shift",
    "plus_business_days",
    "start_of_day",
    "zone",
]
