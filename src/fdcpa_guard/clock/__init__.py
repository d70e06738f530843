"""Time where the consumer is: zones, civil days, windows of the week, recurrences, legal holidays. Needs no facts."""

from .holidays import legal_public_holidays, plus_business_days
from .places import (
    NOTHING_SAID,
    Said,
    city_of_zip,
    is_toll_free,
    read_number,
    read_zip,
    state_of_number,
    state_of_zip,
    zones_of_number,
    zones_of_state,
    zones_of_zip,
)
from .recurrence import MAX_RULE_LENGTH, Recurrence, UnsafeRecurrence, parse_rule
from .windows import Span, Weekly, close_the_week, hours_on
from .zones import DAY, FOREVER, TICK, UnknownZone, first_at, is_inhabited, next_shift, start_of_day, zone, zone_meant

__all__ = [
    "DAY",
    "FOREVER",
    "MAX_RULE_LENGTH",
    "NOTHING_SAID",
    "TICK",
    "Recurrence",
    "Said",
    "Span",
    "UnknownZone",
    "UnsafeRecurrence",
    "Weekly",
    "city_of_zip",
    "close_the_week",
    "first_at",
    "hours_on",
    "is_inhabited",
    "is_toll_free",
    "legal_public_holidays",
    "next_shift",
    "parse_rule",
    "plus_business_days",
    "read_number",
    "read_zip",
    "start_of_day",
    "state_of_number",
    "state_of_zip",
    "zone",
    "zone_meant",
    "zones_of_number",
    "zones_of_state",
    "zones_of_zip",
]
