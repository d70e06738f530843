"""Shapes about the clock and the calendar: hours of contact, and times at which nothing goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from itertools import count
from operator import attrgetter
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, PlainSerializer, model_validator

from ..clock import DAY, FOREVER, hours_on, legal_public_holidays, start_of_day, zone
from ..errors import MissingFact
from ..facts import InconvenientTime, RecurringTime, Weekday, WeeklyWindow
from ..facts.addresses import ZoneName
from ..facts.base import CivilDay, Flag, contradiction
from ..facts.requests import Days
from ..rules import PASS, Outcomes, Passed, Question
from ..rules.question import local_times
from ..rules.rule import Check
from ..vocabulary import TIMED, ConsentScope, GivenTo, Medium
from .arithmetic import EPOCH, day_of
from .base import Answering, Number, SomeOf, Strict
from .closed import Closed, Hours, Named, Naming, OfDay, on_no_clock, where_it_may_be_on
from .wording import clock_words, counted, listed, media_words, sentence

_NAMES: Final = dict(
    zip(Weekday, ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"), strict=True)
)
_FEW: Final = 3


def _wall(value: time | None) -> None:
    if value is not None and value.tzinfo is not None:
        raise contradiction("a time of day is on the local clock: it carries no UTC offset")


def _opens_before_it_closes(self: Any) -> Any:
    _wall(self.opens)
    _wall(self.closes)
    if self.closes is not None and self.closes <= self.opens:
        raise contradiction("closes is not after opens")
    return self


class DayHours(Strict):
    """The hours of one day of the week."""

    model_config = ConfigDict(defer_build=False)  # pydantic before 2.14 cannot write a nested one that is built later

    opens: time
    closes: time | None = None
    """None: midnight."""

    _in_order = model_validator(mode="after")(_opens_before_it_closes)


class _Clocks(NamedTuple):
    """Whose clocks a rule asks: what they show, and their zones."""

    readings: Callable[[Question], tuple[datetime, ...]]
    zones: Callable[[Question], tuple[ZoneInfo, ...]]


_CLOCK_NOW: Final = _Clocks(attrgetter("local_now"), attrgetter("zones_now"))
_EVERY_CLOCK: Final = _Clocks(attrgetter("local"), attrgetter("zones"))


class _Timed(Answering):
    """A shape about closed times."""

    zone: ZoneName | None = None
    """Whose clock: of this zone; None: of every zone in which the person may be, which must all agree."""
    on_every_clock: Flag = False
    """Also of every zone of a place where the person lives or has a number, though a verified current location says
    where they are now: for a law that does not say that it reads the clock there."""
    media: SomeOf[Medium] = TIMED
    lifted_by: ConsentScope | None = ConsentScope.TIME
    """A consent of this scope, given directly to one of these for such times, lifts it; None: none does."""
    consent_given_to: SomeOf[GivenTo] = frozenset({GivenTo.COLLECTOR})
    consent_in_writing: Flag = False
    """Only a consent in writing does."""
    replies_exempt: Flag = True
    """One answer to what the person sent in the same closed stretch on the same day, and the person's own call."""

    _presumed: ClassVar[bool] = False
    """A law presumes other hours inconvenient, as 12 CFR 1006.6(b) does: a court's permission lifts it too; and where a
    house narrows the hours, what came within the law's own opens none of the others."""

    def _anywhere(self, q: Question, missing: MissingFact) -> Outcomes:
        """What it answers where nobody knows what the clock shows.

        Raises:
            MissingFact: that decides.
        """
        return on_no_clock(
            q,
            missing,
            scope=self.lifted_by,
            given_to=self.consent_given_to,
            in_writing=self.consent_in_writing,
            replies=self.replies_exempt,
            courts=self._presumed,
        )

    def _closed(self, times: Closed, message: str) -> Outcomes:
        """What it answers at a time that is closed."""
        q, zones = times.q, times.zones
        facts = q.local_times if zones is q.known_zones else local_times(q.at, zones)
        return times.judge(
            message,
            facts,
            scope=self.lifted_by,
            given_to=self.consent_given_to,
            in_writing=self.consent_in_writing,
            replies=self.replies_exempt,
            courts=self._presumed,
            apart=not self._presumed,
        )

    def _clocks(self) -> _Clocks:
        """The clocks that it asks."""
        if self.zone is None:
            return _EVERY_CLOCK if self.on_every_clock else _CLOCK_NOW
        tz = zone(self.zone)
        return _Clocks(lambda q: (q.at.astimezone(tz),), lambda q: (tz,))

    def _where(self) -> str:
        if self.zone:
            return f"on the clock of {self.zone}"
        return "wherever the person may be" + (", lives or has a number" if self.on_every_clock else "")

    def _apart(self) -> str:
        scope, written = self.lifted_by, " in writing" if self.consent_in_writing else ""
        parts = [
            "to one answer on the same day to what the person sent at such a time" if self.replies_exempt else "",
            "within the person's own call or visit" if self.replies_exempt or self.own_call_exempt else "",
            f"with the person's consent{written} to such a contact ({scope.value.replace('-', ' ')})" if scope else "",
        ]
        return "; ".join(filter(None, parts))

    def missing(self) -> str:
        return "none" if self.zone else "no evidence of where the person is (``locations``)"


class CallingHours(_Timed):
    """Contact only in [opens, closes) on the local clock, with other hours, or none, on some days of the week."""

    shape: Literal["calling-hours"] = "calling-hours"
    opens: time
    closes: time | None = None
    """The first instant that is too late; None: midnight."""
    weekdays: Annotated[
        Mapping[Weekday, DayHours | None],
        PlainSerializer(lambda given: {day.value: given[day] for day in Weekday if day in given}),
    ] = Field(default_factory=dict)
    """Days of the week with other hours; None: closed all day."""
    closing_margin_minutes: Annotated[int, Field(strict=True, ge=0, le=720)] = 0
    """So many minutes before it closes no contact begins any more."""

    _numbers: ClassVar = {
        "opens": ("local time", "higher"),
        "closes": ("local time", "lower"),
        "closing_margin_minutes": ("minutes", "higher"),
    }
    _segmented: ClassVar = frozenset({"weekdays"})

    _in_order = model_validator(mode="after")(_opens_before_it_closes)

    def numbers(self) -> dict[str, Number]:
        found = super().numbers()
        if self._presumed:  # no law sets the margin of a house
            del found["closing_margin_minutes"]
        for day, hours in self.weekdays.items():
            if hours is not None:
                found[f"opens_{day}"] = Number(hours.opens, "local time", "higher")
                if hours.closes is not None:
                    found[f"closes_{day}"] = Number(hours.closes, "local time", "lower")
        return found

    def _within(self, given: dict[str, Any], field: str) -> tuple[dict[str, Any], str]:
        stem, _, day = field.rpartition("_")
        return (given["weekdays"][day], stem) if day in [*Weekday] else super()._within(given, field)

    def _hours(self, p: Any, weekday: Weekday) -> OfDay:
        """When a day of the week opens and closes; None: it stays closed."""
        if not self.weekdays or weekday not in self.weekdays:
            opens, closes = p.opens, None if self.closes is None else p.closes
        else:
            hours = self.weekdays[weekday]
            if hours is None:
                return None
            opens = getattr(p, f"opens_{weekday}")
            closes = None if hours.closes is None else getattr(p, f"closes_{weekday}")
        margin = getattr(p, "closing_margin_minutes", self.closing_margin_minutes)
        if margin:
            last = (24 * 60 if closes is None else closes.hour * 60 + closes.minute) - margin
            closes = time(last // 60, last % 60, 0 if closes is None else closes.second) if last > 0 else time.min
        return None if closes is not None and closes <= opens else (opens, closes)

    def _bound(self, p: Any) -> Check:
        media, own_call, closed = self.media, self._in_own_call, self._closed
        readings, zones = self._clocks()
        presumed = self._presumed
        message = f"outside the hours {'in which contact is presumed convenient' if presumed else 'of contact'}"
        week = tuple([self._hours(p, weekday) for weekday in Weekday])
        answerable = tuple([self._hours(self._values, weekday) for weekday in Weekday]) if presumed else ()

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (not presumed and q.answered is not None and own_call(q)):
                return PASS
            at = q.at
            closing = FOREVER
            try:
                clocks = readings(q)
            except MissingFact as missing:
                return self._anywhere(q, missing)
            for local in clocks:
                hours = week[local.weekday()]
                if hours is None:
                    break
                opens, closes = hours_on(local.tzinfo, local.date(), *hours)
                if not opens <= at < closes:
                    break
                if closes < closing:
                    closing = closes
            else:
                return Passed(closing)
            return closed(Hours(q, zones(q), week, answerable), message)

        return check

    def describe(self) -> str:
        groups: dict[tuple[time, time | None] | None, list[Weekday]] = {}
        for day in Weekday:
            if day in self.weekdays:
                hours = self.weekdays[day]
                groups.setdefault(None if hours is None else (hours.opens, hours.closes), []).append(day)
        apart = [
            f"on {listed([_NAMES[d] for d in days], 'and')} "
            + ("not at all" if hours is None else f"from {clock_words(hours[0])} to {clock_words(hours[1])}")
            for hours, days in groups.items()
        ]
        where = self._where()
        return sentence(
            f"{media_words(self.media)} only from {clock_words(self.opens)} to {clock_words(self.closes)}, {where}",
            *apart,
            f"none begins in the last {counted(self.closing_margin_minutes, 'minute')}"
            if self.closing_margin_minutes
            else "",
        )


class QuietTimes(_Timed):
    """Dates, times of the week, recurring times and holidays at which nothing goes out."""

    shape: Literal["quiet-times"] = "quiet-times"
    dates: Annotated[tuple[CivilDay, ...], Field(max_length=400)] = ()
    windows: Annotated[tuple[WeeklyWindow, ...], Field(max_length=100)] = ()
    recurrences: Annotated[tuple[RecurringTime, ...], Field(max_length=20)] = ()
    holidays: Flag = False
    """The legal public holidays of 5 USC 6103(a)."""
    observed: Flag = False
    """Also the Friday or Monday kept for a holiday that falls on a weekend."""
    lifted_by: ConsentScope | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not (self.dates or self.windows or self.recurrences or self.holidays):
            raise contradiction("quiet times say when: dates, windows, recurrences or holidays")
        if self.observed and not self.holidays:
            raise contradiction("observed is for holidays")
        return self

    def _bound(self, p: Any) -> Check:
        media, own_call, closed = self.media, self._in_own_call, self._closed
        readings, zones = self._clocks()
        named = self._named()
        parts = [part for each in named for part in each.closed]

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and own_call(q)):
                return PASS
            at = q.at
            begins = FOREVER
            try:
                clocks = readings(q)
            except MissingFact as missing:
                return where_it_may_be_on(q, missing, named, lambda lack, _: self._anywhere(q, lack))
            for local in clocks:
                if any(local in part for part in parts):
                    break
                tz: Any = local.tzinfo
                begins = min(begins, *[part.next_change(at, tz) for part in parts])
            else:
                return Passed(begins)
            return closed(Named(q, zones(q), named), "at a time at which nothing goes out")

        return check

    def _named(self) -> list[Naming]:
        named: list[Naming] = [_Holidays(self.observed)] if self.holidays else []
        if self.dates or self.windows or self.recurrences:
            named.append(
                InconvenientTime(
                    id="quiet",
                    received_at=EPOCH,
                    windows=self.windows,
                    recurrences=self.recurrences,
                    quiet_days=self.dates,
                )
            )
        return named

    def describe(self) -> str:
        few_dates, few_windows = len(self.dates) <= _FEW, len(self.windows) <= _FEW
        when = [
            *([day.isoformat() for day in self.dates] if few_dates else [counted(len(self.dates), "listed date")]),
            *(map(_weekly, self.windows) if few_windows else [counted(len(self.windows), "window") + " of the week"]),
            counted(len(self.recurrences), "recurring time") if self.recurrences else "",
            ("legal public holidays" + (" and the days on which they are observed" if self.observed else ""))
            if self.holidays
            else "",
        ]
        where = self._where()
        return sentence(f"no {media_words(self.media)} on {listed(filter(None, when), 'and')}, {where}")


def _weekly(window: WeeklyWindow) -> str:
    """``Sundays``, ``Mondays and Fridays from 12:00 to 14:00``."""
    days = [_NAMES[day] for day in Weekday if day in window.days]
    named = "all days" if len(days) == len(Weekday) else listed(days, "and")
    if window.start == time.min and window.end is None:
        return named
    return f"{named} from {clock_words(window.start)} to {clock_words(window.end)}"


class _Holidays:
    """The legal public holidays, as times that somebody named."""

    received_at = EPOCH
    runs = Days((date.min,))

    def __init__(self, observed: bool) -> None:
        self.observed = observed
        self.closed = (self,)

    def __contains__(self, local: datetime) -> bool:
        return _is_holiday(local.date(), self.observed)

    def next_change(self, at: datetime, tz: ZoneInfo) -> datetime:
        return start_of_day(tz, _turn_after(day_of(at, tz), self.observed))

    next_outer_day = next_change

    def weeks(self, at: datetime, tz: ZoneInfo) -> tuple[()]:
        return ()


@lru_cache(maxsize=4096)
def _turn_after(day: date, observed: bool) -> date:
    """The first day after a day on which a holiday begins or is over."""
    return next(each for each in (day + offset * DAY for offset in count(1)) if _turns(each, observed))


def _turns(day: date, observed: bool) -> bool:
    return _is_holiday(day, observed) or _is_holiday(day - DAY, observed)


def _is_holiday(day: date, observed: bool) -> bool:
    return day in legal_public_holidays(day.year, observed=observed)
