"""What people asked of the collector: to stop, not this medium, not that address, not then, not there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Protocol, Self, Unpack
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, SerializerFunctionWrapHandler, field_serializer, model_validator
from pydantic.config import JsonDict

from ..clock import DAY, FOREVER, Recurrence, Weekly, start_of_day
from ..clock.recurrence import next_change_of
from ..vocabulary import TELEPHONE, UNKNOWN, Medium
from .addresses import PlaceName
from .at_once import Means
from .base import (
    AnyMedia,
    Binding,
    CivilDay,
    Fact,
    Flag,
    Freeing,
    Id,
    Media,
    OrNone,
    OrUnknown,
    contradiction,
    in_order,
)
from .checked import worked_out
from .debts import DebtIds
from .moments import could_be_from, could_be_until
from .teaching import Telling
from .windows import RecurringTime, WeeklyWindow, weekly

if TYPE_CHECKING:
    from . import given

_TIMES: Final = ("windows", "recurrences", "quiet_days")
_SAYS_WHEN: Final[JsonDict] = {
    "anyOf": [{"properties": {name: {"minItems": 1}}, "required": [name]} for name in _TIMES]
}


class _Request(Fact):
    id: Id
    received_at: Binding
    """When the collector received it or otherwise learned of it; it binds from this instant."""
    withdrawn_at: Freeing | None = None
    person: Id = "consumer"
    in_writing: OrUnknown[Flag] = UNKNOWN

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.__dict__["withdrawn_at"] is not None:
            in_order(self, "received_at", "withdrawn_at")
        self.__pydantic_fields_set__.add("kind")
        return self

    @field_serializer("kind", mode="wrap", check_fields=False)
    def _kind(self, kind: str, write: SerializerFunctionWrapHandler) -> Any:
        # Without its kind, nobody could read a request back: it is written even where defaults are left out.
        return write(kind)

    def stands(self, at: datetime) -> bool:
        """Whether the collector knew of it by ``at`` and it was not withdrawn by then."""
        return self.received_at <= at and (self.withdrawn_at is None or at < self.withdrawn_at)

    def surely_stands(self, at: datetime) -> bool:
        """As `stands`, whichever instants are meant by a day or by ``"unknown"``: for what a request permits."""
        withdrawn = self.withdrawn_at
        return could_be_until(self.received_at) <= at and (withdrawn is None or at < could_be_from(withdrawn))


class CeaseNotice(_Request):
    """A notice to cease communication, or a refusal to pay (12 CFR 1006.6(c)); complete on receipt."""

    if TYPE_CHECKING:

        def __init__(self, *, kind: Literal["cease"] = ..., **given: Unpack[given.CeaseNoticeGiven]) -> None: ...

    kind: Literal["cease"] = "cease"
    in_writing: OrUnknown[Flag]
    """On paper, or by an electronic medium through which the collector accepts messages (comment 6(c)(1)-1)."""
    debts: DebtIds = None
    certified: OrUnknown[Flag] = UNKNOWN
    """Sent by registered or certified mail (La. R.S. 9:3562(3)); if unknown, a notice in writing is taken to be."""

    def about(self, debt: str) -> bool:
        """Whether it is about a debt."""
        return self.debts is None or debt in self.debts


def _closes(media: frozenset[Medium], medium: Medium) -> bool:
    return medium in media or (medium in TELEPHONE and not media.isdisjoint(TELEPHONE))


_EVERY_UNLESS_KNOWN: Final = Means({UNKNOWN.value: frozenset(Medium), None: frozenset(Medium)})


class MediumOptOut(_Request):
    """A request not to use a medium at all, such as "stop calling" (12 CFR 1006.14(h)(1))."""

    if TYPE_CHECKING:

        def __init__(self, *, kind: Literal["stop-medium"] = ..., **given: Unpack[given.MediumOptOutGiven]) -> None: ...

    kind: Literal["stop-medium"] = "stop-medium"
    media: Annotated[Media, Field(min_length=1), _EVERY_UNLESS_KNOWN]

    def binds(self, medium: Medium) -> bool:
        """Whether it closes a medium; calls and ringless voicemail are one."""
        return _closes(self.media, medium)


_BY_ADDRESS: Final = frozenset(Medium) - {Medium.PORTAL}
"""Media in which a contact goes to some number, address or account; a visit goes to an address too."""


class AddressOptOut(_Request):
    """A request not to use one number or address (comments 14(h)(1)-2 and -3.ii).

    It binds for every debt, whatever it names; only as a revocation of consent (47 CFR 64.1200(a)(10)) it may be about
    some.
    """

    if TYPE_CHECKING:

        def __init__(
            self, *, kind: Literal["stop-address"] = ..., **given: Unpack[given.AddressOptOutGiven]
        ) -> None: ...

    kind: Literal["stop-address"] = "stop-address"
    address: OrUnknown[Id]
    """If unknown, each of the person's may be meant."""
    media: AnyMedia = frozenset()
    """Empty: the number or address is not to be used by any medium."""
    debts: DebtIds = None
    """The debts that it was about, for the waiver of DA 26-12; None: all."""

    def binds(self, medium: Medium) -> bool:
        """Whether it closes the number or address to a medium; calls and ringless voicemail are one."""
        return not self.media or _closes(self.media, medium)

    def of_every_address(self) -> MediumOptOut:
        """What it is where nobody knows which number or address it is about: against all that have one."""
        given = {name: self.__dict__[name] for name in _Request.model_fields}
        return MediumOptOut(**given, media=self.media or _BY_ADDRESS)


class Days:
    """Runs of whole civil days: each from one edge up to, but not including, the next."""

    def __init__(self, edges: Iterable[date]) -> None:
        self.edges = tuple(edges)

    def __contains__(self, local: datetime) -> bool:
        return bisect_right(self.edges, local.date()) % 2 == 1

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which a run begins or is over; `FOREVER` if none does."""
        days = self.edges
        if not days:
            return FOREVER
        near = bisect_left(days, at.astimezone(tz).date())
        return next((edge for day in days[near:] if (edge := start_of_day(tz, day)) > at), FOREVER)


class Stretches(Protocol):
    """Stretches of the wall clock: windows of the week, a recurrence, or days."""

    def __contains__(self, local: datetime) -> bool:
        """Whether a local reading of the clock lies in one."""

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which being inside may change in the zone."""


class InconvenientTime(_Request):
    """Times that the collector knows or should know are inconvenient (12 CFR 1006.6(b)(1)(i)).

    Windows of the week, recurrences or single days: at least one of any.
    """

    if TYPE_CHECKING:

        def __init__(
            self, *, kind: Literal["inconvenient-time"] = ..., **given: Unpack[given.InconvenientTimeGiven]
        ) -> None: ...

    model_config = ConfigDict(json_schema_extra=_SAYS_WHEN)

    kind: Literal["inconvenient-time"] = "inconvenient-time"
    windows: tuple[WeeklyWindow, ...] = ()
    recurrences: Annotated[tuple[RecurringTime, ...], Field(max_length=20)] = ()
    quiet_days: Annotated[tuple[CivilDay, ...], Field(max_length=400)] = ()
    """Single dates that are closed all day."""
    first_day: OrNone[CivilDay] = None
    last_day: OrNone[CivilDay] = None
    asleep: OrUnknown[Flag] | None = None
    """The person is known to sleep then (N.C.G.S. 75-52(3)).

    None: nobody said; what is asked for the night is taken for sleep, and the day is not.
    """

    @model_validator(mode="before")
    @classmethod
    def _at_all_times(cls, given: Any) -> Any:
        """At which times is unknown, so at all."""
        if not isinstance(given, dict):
            return given
        said = {name: given[name] for name in _TIMES if name in given}
        vague = [name for name, value in said.items() if value in (None, UNKNOWN.value)]
        if not vague:
            return given
        at_all = any(said[name] is not None for name in vague) or len(vague) == len(said)
        return {**given, **dict.fromkeys(vague, ()), **({"windows": [{}]} if at_all else {})}

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not (self.windows or self.recurrences or self.quiet_days):
            raise contradiction("an inconvenient time says when: windows, recurrences or quiet_days")
        if self.first_day is not None and self.last_day is not None and self.last_day < self.first_day:
            raise contradiction("last_day is before first_day")
        return self

    @worked_out
    def _weekly(self) -> Weekly:
        return weekly(self.windows)

    @worked_out
    def _recurring(self) -> tuple[Recurrence, ...]:
        """The recurrences, unless the windows close everything anyway."""
        return () if self._weekly.always else tuple(dict.fromkeys([each.recurrence for each in self.recurrences]))

    @worked_out
    def _quiet(self) -> Days:
        quiet = frozenset() if self._weekly.always else frozenset(self.quiet_days)
        edges = {day for day in quiet if day - DAY not in quiet} | {
            day + DAY for day in quiet if day + DAY not in quiet
        }
        return Days(sorted(edges))

    @worked_out
    def runs(self) -> Stretches:
        """The days from first_day to last_day."""
        last = () if self.last_day is None else (self.last_day + DAY,)
        return Days((self.first_day or date.min, *last))

    @worked_out
    def closed(self) -> tuple[Stretches, ...]:
        """Of the windows, the quiet days and the recurrences what there is, whichever day it is."""
        parts = (self._weekly if self.windows else None, self._quiet if self.quiet_days else None)
        return *[part for part in parts if part is not None], *self._recurring

    def covers(self, local: datetime) -> bool:
        """Whether a local reading of the clock lies in the inconvenient times."""
        return local in self.runs and any(local in each for each in self.closed)

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which the answer of `covers` may change in the zone."""
        return min(
            self.runs.next_change(at, tz),
            self._weekly.next_change(at, tz),
            self._quiet.next_change(at, tz),
            next_change_of(self._recurring, at, tz),
        )

    def weeks(self, at: datetime, tz: ZoneInfo) -> Iterator[tuple[Weekly, datetime]]:
        """The weeks that it repeats in the zone at an instant, each with the first instant at which it may no more."""
        local = at.astimezone(tz)
        if local in self.runs:
            ends = self.runs.next_change(at, tz)
            yield self._weekly, ends
            for each in self._recurring:
                week = each.week_on(local.date())
                if week is not None:
                    yield week, min(ends, each.next_irregular(at, tz))

    def next_outer_day(self, at: datetime, tz: ZoneInfo) -> datetime:
        """The first instant after ``at`` at which something changes that does not change at that hour every week.

        The request's days begin or end, or quiet days, or a recurrence other than a weekly one.
        """
        days = min(self.runs.next_change(at, tz), self._quiet.next_change(at, tz))
        return min([days, *[each.next_irregular(at, tz) for each in self._recurring]])


class InconvenientPlace(_Request):
    """A place where the consumer does not wish to be contacted (12 CFR 1006.6(b)(1)(ii))."""

    if TYPE_CHECKING:

        def __init__(
            self, *, kind: Literal["inconvenient-place"] = ..., **given: Unpack[given.InconvenientPlaceGiven]
        ) -> None: ...

    kind: Literal["inconvenient-place"] = "inconvenient-place"
    place: OrUnknown[PlaceName]
    """If unknown, wherever the person is known to be is one."""
    confirmed_in_writing_at: Binding | None = None
    """When a request made by word of mouth was confirmed in writing."""


class EmployerProhibition(_Request):
    """Knowledge that the employer does not let the consumer receive such contacts (12 CFR 1006.6(b)(3))."""

    if TYPE_CHECKING:

        def __init__(
            self, *, kind: Literal["employer-prohibits"] = ..., **given: Unpack[given.EmployerProhibitionGiven]
        ) -> None: ...

    kind: Literal["employer-prohibits"] = "employer-prohibits"


class ConsentRevocation(_Request):
    """Words or deeds that end a consent to autodialled, artificial or prerecorded contacts (47 CFR 64.1200(a)(10)).

    Any reasonable means does, such as a reply of STOP. Unlike `MediumOptOut` and `AddressOptOut` it does not reach
    contacts that need no such consent; a person who says "stop calling" makes both requests. One that names email, or
    an email address, takes back consent to that too, and is an opt-out of offers there (15 USC 7704(a)(4)).
    """

    if TYPE_CHECKING:

        def __init__(
            self, *, kind: Literal["revoke-consent"] = ..., **given: Unpack[given.ConsentRevocationGiven]
        ) -> None: ...

    kind: Literal["revoke-consent"] = "revoke-consent"
    address: OrNone[Id] = None
    """The number from which it came, or which it names: it counts there whoever sent it; None, or unknown: none.

    It ends the person's consent for every number, as (a)(10) is read here.
    """
    media: AnyMedia = frozenset()
    """Empty: every medium."""
    debts: DebtIds = None
    """The debts that it was about, for the waiver of DA 26-12; None: all."""


Request = Annotated[
    CeaseNotice
    | ConsentRevocation
    | MediumOptOut
    | AddressOptOut
    | InconvenientTime
    | InconvenientPlace
    | EmployerProhibition,
    Field(discriminator="kind"),
    Telling(),
]
