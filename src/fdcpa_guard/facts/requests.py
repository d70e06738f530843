"""What people asked of the collector: to stop, not this medium, not that address, not then, not there."""

from datetime import datetime
from functools import cached_property
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from ..clock import DAY, FOREVER, Weekly, start_of_day
from ..vocabulary import TELEPHONE, Medium
from .addresses import PlaceName
from .base import CivilDay, Fact, Flag, Id, Instant, Media, OrUnknown, contradiction, in_order
from .debts import DebtIds
from .windows import WeeklyWindow, weekly


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
    """Times that the collector knows or should know are inconvenient (12 CFR 1006.6(b)(1)(i))."""

    kind: Literal["inconvenient-time"] = "inconvenient-time"
    windows: Annotated[tuple[WeeklyWindow, ...], Field(min_length=1)]
    first_day: CivilDay | None = None
    last_day: CivilDay | None = None

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.first_day is not None and self.last_day is not None and self.last_day < self.first_day:
            raise contradiction("last_day is before first_day")
        return self

    @cached_property
    def _weekly(self) -> Weekly:
        return weekly(self.windows)

    def covers(self, local: datetime) -> bool:
        """Whether a local reading of the clock lies in the inconvenient times."""
        day = local.date()
        return (
            (self.first_day is None or self.first_day <= day)
            and (self.last_day is None or day <= self.last_day)
            and local in self._weekly
        )

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which the answer of `covers` may change in the zone."""
        return min(self._weekly.next_change(at, tz), self.next_outer_day(at, tz))

    def next_outer_day(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which the request's days, rather than its hours, begin or end."""
        days = [] if self.first_day is None else [self.first_day]
        if self.last_day is not None:
            days.append(self.last_day + DAY)
        return min((edge for day in days if (edge := start_of_day(tz, day)) > at), default=FOREVER)


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
