"""What people asked of the collector: to stop, not this medium, not that address, not then, not there."""

from bisect import bisect_left
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from ..clock import DAY, FOREVER, Recurrence, Weekly, start_of_day
from ..vocabulary import TELEPHONE, Medium
from .addresses import PlaceName
from .base import CivilDay, Fact, Flag, Id, Instant, Media, OrUnknown, contradiction, in_order
from .debts import DebtIds
from .windows import RecurringTime, WeeklyWindow, weekly

_TIMES: Final = ("windows", "recurrences", "quiet_days")
_SAYS_WHEN: Final[JsonDict] = {
    "anyOf": [{"properties": {name: {"minItems": 1}}, "required": [name]} for name in _TIMES]
}


class _Request(Fact):
    id: Id
    received_at: Instant
    """When the collector received it or otherwise learned of it; it binds from this instant."""
    withdrawn_at: Instant | None = None
    person: Id = "consumer"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "received_at", "withdrawn_at")
        return self

    def stands(self, at: datetime) -> bool:
        """Whether the collector knew of it by ``at`` and it was not withdrawn by then."""
        return self.received_at <= at and (self.withdrawn_at is None or at < self.withdrawn_at)


class CeaseNotice(_Request):
    """A notice to cease communication, or a refusal to pay (12 CFR 1006.6(c)); complete on receipt."""

    kind: Literal["cease"] = "cease"
    in_writing: OrUnknown[Flag]
    """On paper, or by an electronic medium through which the collector accepts messages (comment 6(c)(1)-1)."""
    debts: DebtIds = None


class MediumOptOut(_Request):
    """A request not to use a medium at all, such as "stop calling" (12 CFR 1006.14(h)(1))."""

    kind: Literal["stop-medium"] = "stop-medium"
    media: Annotated[Media, Field(min_length=1)]

    def binds(self, medium: Medium) -> bool:
        """Whether it closes a medium; calls and ringless voicemail are one."""
        return medium in self.media or (medium in TELEPHONE and not self.media.isdisjoint(TELEPHONE))


class AddressOptOut(_Request):
    """A request not to use one number or address (comments 14(h)(1)-2 and -3.ii); binds for every debt."""

    kind: Literal["stop-address"] = "stop-address"
    address: Id
    media: Media = frozenset()
    """Empty: the number or address is not to be used by any medium."""

    def binds(self, medium: Medium) -> bool:
        """Whether it closes the number or address to a medium."""
        return not self.media or medium in self.media


class InconvenientTime(_Request):
    """Times that the collector knows or should know are inconvenient (12 CFR 1006.6(b)(1)(i)).

    Windows of the week, recurrences or single days: at least one of any.
    """

    model_config = ConfigDict(json_schema_extra=_SAYS_WHEN)

    kind: Literal["inconvenient-time"] = "inconvenient-time"
    windows: tuple[WeeklyWindow, ...] = ()
    recurrences: Annotated[tuple[RecurringTime, ...], Field(max_length=20)] = ()
    quiet_days: Annotated[tuple[CivilDay, ...], Field(max_length=400)] = ()
    """Single dates that are closed all day."""
    first_day: CivilDay | None = None
    last_day: CivilDay | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not (self.windows or self.recurrences or self.quiet_days):
            raise contradiction("an inconvenient time says when: windows, recurrences or quiet_days")
        if self.first_day is not None and self.last_day is not None and self.last_day < self.first_day:
            raise contradiction("last_day is before first_day")
        return self

    @cached_property
    def _weekly(self) -> Weekly:
        return weekly(self.windows)

    @cached_property
    def _recurring(self) -> tuple[Recurrence, ...]:
        """The recurrences, unless the windows close everything anyway."""
        return () if self._weekly.always else tuple(dict.fromkeys([each.recurrence for each in self.recurrences]))

    @cached_property
    def _quiet(self) -> frozenset[date]:
        return frozenset() if self._weekly.always else frozenset(self.quiet_days)

    @cached_property
    def _outer_days(self) -> tuple[date, ...]:
        """The days with whose first instant the request or a run of quiet days begins or is over, in order."""
        days = {
            day
            for quiet in self._quiet
            for day in (quiet, quiet + DAY)
            if (day in self._quiet) != (day - DAY in self._quiet)
        }
        if self.first_day is not None:
            days.add(self.first_day)
        if self.last_day is not None:
            days.add(self.last_day + DAY)
        return tuple(sorted(days))

    def runs_on(self, day: date) -> bool:
        """Whether a day is among those from first_day to last_day."""
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)

    def covers(self, local: datetime) -> bool:
        """Whether a local reading of the clock lies in the inconvenient times."""
        day = local.date()
        return self.runs_on(day) and (
            local in self._weekly or day in self._quiet or any(local in each for each in self._recurring)
        )

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which the answer of `covers` may change in the zone."""
        regular = [self._weekly.next_change(at, tz), self._next_outer_edge(at, tz)]
        return min(regular + [each.next_change(at, tz) for each in self._recurring])

    def next_outer_day(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which something changes that does not change at that hour every week.

        The request's days begin or end, or quiet days, or a recurrence other than a weekly one.
        """
        return min([self._next_outer_edge(at, tz), *[each.next_irregular(at, tz) for each in self._recurring]])

    def _next_outer_edge(self, at: datetime, tz: ZoneInfo) -> datetime:
        days = self._outer_days
        if not days:
            return FOREVER
        near = bisect_left(days, at.astimezone(tz).date())
        return next((edge for day in days[near:] if (edge := start_of_day(tz, day)) > at), FOREVER)


class InconvenientPlace(_Request):
    """A place where the consumer does not wish to be contacted (12 CFR 1006.6(b)(1)(ii))."""

    kind: Literal["inconvenient-place"] = "inconvenient-place"
    place: PlaceName


class EmployerProhibition(_Request):
    """Knowledge that the employer does not let the consumer receive such contacts (12 CFR 1006.6(b)(3))."""

    kind: Literal["employer-prohibits"] = "employer-prohibits"


Request = Annotated[
    CeaseNotice | MediumOptOut | AddressOptOut | InconvenientTime | InconvenientPlace | EmployerProhibition,
    Field(discriminator="kind"),
]
