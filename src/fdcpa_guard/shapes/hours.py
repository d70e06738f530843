"""Shapes about the clock and the calendar: hours of contact, and times at which nothing goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field, PlainSerializer, model_validator

from ..clock import DAY, FOREVER, hours_on, legal_public_holidays, start_of_day, zone
from ..errors import MissingFact
from ..facts import Consent, InconvenientTime, RecurringTime, Weekday, WeeklyWindow
from ..facts.addresses import ZoneName
from ..facts.base import CivilDay, Flag, contradiction
from ..facts.requests import Stretches
from ..rules import PASS, Denied, Outcome, Outcomes, Passed, Question, lacking
from ..rules.question import local_times
from ..rules.rule import Check
from ..vocabulary import TIMED, ConsentScope, Medium
from .arithmetic import EPOCH, OfDay, Week, day_of, next_difference, next_open
from .base import Answering, Number, SomeOf, Strict
from .wording import clock_words, counted, listed, media_words, sentence

_NAMES: Final = dict(
    zip(Weekday, ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"), strict=True)
)
_MOST_CHANGES: Final = 64
_FEW: Final = 3
_CLOSED: Final = ""


def _wall(value: time | None) -> None:
    if value is not None and value.tzinfo is not None:
        raise contradiction("a time of day is on the local clock: it carries no UTC offset")


class DayHours(Strict):
    """The hours of one day of the week."""

    model_config = ConfigDict(defer_build=False)  # pydantic before 2.14 cannot write a nested one that is built later

    opens: time
    closes: time | None = None
    """None: midnight."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _wall(self.opens)
        _wall(self.closes)
        if self.closes is not None and self.closes <= self.opens:
            raise contradiction("closes is not after opens")
        return self


class CallingHours(Answering):
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
    zone: ZoneName | None = None
    """Whose clock: of this zone; None: of every zone in which the person may be, which must all agree."""
    media: SomeOf[Medium] = TIMED
    lifted_by: ConsentScope | None = ConsentScope.TIME
    """A consent of this scope, given directly to the collector for such times, lifts it; None: none does."""
    consent_in_writing: Flag = False
    """Only a consent in writing does."""
    replies_exempt: Flag = True
    """One answer to what the person sent in the same closed stretch on the same day, and the person's own call."""

    _numbers: ClassVar = {
        "opens": ("local time", "higher"),
        "closes": ("local time", "lower"),
        "closing_margin_minutes": ("minutes", "higher"),
    }
    _segmented: ClassVar = frozenset({"weekdays"})

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _wall(self.opens)
        _wall(self.closes)
        if self.closes is not None and self.closes <= self.opens:
            raise contradiction("closes is not after opens")
        return self

    def numbers(self) -> dict[str, Number]:
        found = super().numbers()
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
        if p.closing_margin_minutes:
            last = (24 * 60 if closes is None else closes.hour * 60 + closes.minute) - p.closing_margin_minutes
            closes = time(last // 60, last % 60, 0 if closes is None else closes.second) if last > 0 else time.min
        return None if closes is not None and closes <= opens else (opens, closes)

    def _bound(self, p: Any) -> Check:
        media, own_call, closed = self.media, self._in_own_call, self._closed
        tz_given = None if self.zone is None else zone(self.zone)
        week = tuple([self._hours(p, weekday) for weekday in Weekday])

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and own_call(q)):
                return PASS
            at = q.at
            closing = FOREVER
            for local in q.local if tz_given is None else (at.astimezone(tz_given),):
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
            return closed(q, q.zones if tz_given is None else (tz_given,), week)

        return check

    def _closed(self, q: Question, zones: tuple[ZoneInfo, ...], week: Week) -> Outcomes:
        """What it answers outside the hours."""

        def edges(tz: ZoneInfo, day: date) -> Iterable[datetime]:
            hours = week[day.weekday()]
            return () if hours is None else hours_on(tz, day, *hours)

        def is_open(when: datetime) -> bool:
            for tz in zones:
                span = tuple(edges(tz, day_of(when, tz)))
                if not span or not span[0] <= when < span[1]:
                    return False
            return True

        def next_change(when: datetime) -> datetime:
            opens = next_open(when, zones, week)
            return next_difference(when, zones, edges, is_open) if opens is None or opens == when else opens

        return _Closing(q, zones, is_open, next_change).judge_closed(
            "outside the hours of contact", self.lifted_by, self.consent_in_writing, self.replies_exempt
        )

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
        where = f"on the clock of {self.zone}" if self.zone else "wherever the person may be"
        return sentence(
            f"{media_words(self.media)} only from {clock_words(self.opens)} to {clock_words(self.closes)}, {where}",
            *apart,
            f"none begins in the last {counted(self.closing_margin_minutes, 'minute')}"
            if self.closing_margin_minutes
            else "",
        )

    def _apart(self) -> str:
        return _lifting(self)

    def missing(self) -> str:
        return "none" if self.zone else "no evidence of where the person is (``locations``)"


class QuietTimes(Answering):
    """Dates, times of the week, recurring times and holidays at which nothing goes out."""

    shape: Literal["quiet-times"] = "quiet-times"
    dates: Annotated[tuple[CivilDay, ...], Field(max_length=400)] = ()
    windows: Annotated[tuple[WeeklyWindow, ...], Field(max_length=100)] = ()
    recurrences: Annotated[tuple[RecurringTime, ...], Field(max_length=20)] = ()
    holidays: Flag = False
    """The legal public holidays of 5 USC 6103(a)."""
    observed: Flag = False
    """Also the Friday or Monday kept for a holiday that falls on a weekend."""
    zone: ZoneName | None = None
    media: SomeOf[Medium] = TIMED
    lifted_by: ConsentScope | None = None
    consent_in_writing: Flag = False
    replies_exempt: Flag = True

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if not (self.dates or self.windows or self.recurrences or self.holidays):
            raise contradiction("quiet times say when: dates, windows, recurrences or holidays")
        if self.observed and not self.holidays:
            raise contradiction("observed is for holidays")
        return self

    @cached_property
    def _times(self) -> InconvenientTime | None:
        if not (self.dates or self.windows or self.recurrences):
            return None
        return InconvenientTime(
            id="quiet",
            received_at=EPOCH,
            windows=self.windows,
            recurrences=self.recurrences,
            quiet_days=self.dates,
        )

    def _bound(self, p: Any) -> Check:
        media, own_call, closed = self.media, self._in_own_call, self._closed
        tz_given = None if self.zone is None else zone(self.zone)
        parts, recurring, holidays, observed = self._parts, bool(self.recurrences), self.holidays, self.observed

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and own_call(q)):
                return PASS
            at = q.at
            begins = FOREVER
            for local in q.local if tz_given is None else (at.astimezone(tz_given),):
                tz: Any = local.tzinfo
                day = local.date()
                if (holidays and _is_holiday(day, observed)) or any(local in part for part in parts):
                    break
                edges = [part.next_change(at, tz) for part in parts]
                if holidays:
                    edges.append(start_of_day(tz, _turn_after(day, observed)))
                begins = min(begins, *edges)
            else:
                if not recurring or begins >= FOREVER:  # a change of a recurrence is only one that may be
                    return Passed(begins)
            return closed(q, q.zones if tz_given is None else (tz_given,))

        return check

    @cached_property
    def _parts(self) -> tuple[Stretches, ...]:
        return () if self._times is None else self._times.closed

    def _closed(self, q: Question, zones: tuple[ZoneInfo, ...]) -> Outcomes:
        """What it answers at a quiet time, or where only looking at each change tells when the next begins."""

        def is_open(when: datetime) -> bool:
            for tz in zones:
                local = when.astimezone(tz)
                if self.holidays and _is_holiday(local.date(), self.observed):
                    return False
                if any(local in part for part in self._parts):
                    return False
            return True

        def next_change(when: datetime) -> datetime:
            now = is_open(when)
            for _ in range(_MOST_CHANGES):
                when = min(edge for tz in zones for edge in self._edges(tz, when))
                if when >= FOREVER or is_open(when) is not now:
                    break
            return when

        if is_open(q.at):
            return Passed(next_change(q.at))
        return _Closing(q, zones, is_open, next_change).judge_closed(
            "at a time at which nothing goes out", self.lifted_by, self.consent_in_writing, self.replies_exempt
        )

    def _edges(self, tz: ZoneInfo, when: datetime) -> Iterator[datetime]:
        if self._times is not None:
            yield self._times.next_change(when, tz)
        if self.holidays:
            day = day_of(when, tz)
            yield start_of_day(tz, _turn_after(day, self.observed))

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
        where = f"on the clock of {self.zone}" if self.zone else "wherever the person may be"
        return sentence(f"no {media_words(self.media)} on {listed(filter(None, when), 'and')}, {where}")

    def _apart(self) -> str:
        return _lifting(self)

    def missing(self) -> str:
        return "none" if self.zone else "no evidence of where the person is (``locations``)"


def _weekly(window: WeeklyWindow) -> str:
    """``Sundays``, ``Mondays and Fridays from 12:00 to 14:00``."""
    days = [_NAMES[day] for day in Weekday if day in window.days]
    named = "all days" if len(days) == len(Weekday) else listed(days, "and")
    if window.start == time.min and window.end is None:
        return named
    return f"{named} from {clock_words(window.start)} to {clock_words(window.end)}"


def _lifting(shape: CallingHours | QuietTimes) -> str:
    scope, written = shape.lifted_by, " in writing" if shape.consent_in_writing else ""
    parts = [
        "to one answer on the same day to what the person sent at such a time" if shape.replies_exempt else "",
        "within the person's own call or visit" if shape.replies_exempt or shape.own_call_exempt else "",
        f"with the person's consent{written} to such a contact ({scope.value.replace('-', ' ')})" if scope else "",
    ]
    return "; ".join(filter(None, parts))


@lru_cache(maxsize=4096)
def _turn_after(day: date, observed: bool) -> date:
    """The first day after a day on which a holiday begins or is over."""
    days = (day + offset * DAY for offset in range(1, 400))
    return next(each for each in days if _turns(each, observed))


def _turns(day: date, observed: bool) -> bool:
    return _is_holiday(day, observed) or _is_holiday(day - DAY, observed)


def _is_holiday(day: date, observed: bool) -> bool:
    return day in legal_public_holidays(day.year, observed=observed)


class _Closing:
    """Times that are closed, as functions of an instant, and what lifts them."""

    def __init__(
        self,
        q: Question,
        zones: tuple[ZoneInfo, ...],
        is_open: Callable[[datetime], bool],
        next_change: Callable[[datetime], datetime],
    ) -> None:
        self.q = q
        self.zones = zones
        self.is_open = is_open
        self.next_change = next_change

    def judge_closed(self, message: str, scope: ConsentScope | None, in_writing: bool, replies: bool) -> Outcomes:
        """Deny the time, which is closed, unless the contact answers the person or consent covers the debt."""
        q = self.q
        if replies and (ends := self._reply_ends()) is not None:
            return Passed(ends)
        facts = q.local_times if self.zones is q.known_zones else local_times(q.at, self.zones)
        consents = [] if scope is None else [c for c in q.consents(scope) if _fit_to_lift(c, in_writing)]
        if not consents:
            return Denied(message, facts=facts, lapses_at=self.next_change(q.at))
        outcomes: list[Outcome] = []
        for debt in q.debt_ids:
            now = self._objection(consents, debt, q.at)
            until = self._until(consents, debt, now)
            if now is None:
                outcomes.append(Passed(until))
            elif now is _CLOSED:
                outcomes.append(Denied(message, debts=(debt,), facts=facts, lapses_at=until))
            else:
                outcomes.append(lacking(MissingFact(now, until), (debt,)))
        return tuple(outcomes)

    def _reply_ends(self) -> datetime | None:
        """When the leave to answer ends; None if the contact answers nothing of this closed stretch and day."""
        q = self.q
        event = q.answered
        if event is None:
            return None
        if any(day_of(event.at, tz) != day_of(q.at, tz) for tz in self.zones) or self.is_open(event.at):
            return None
        if self.next_change(event.at) <= q.at:
            return None
        next_day = min(start_of_day(tz, day_of(q.at, tz) + DAY) for tz in self.zones)
        return min(next_day, self.next_change(q.at))

    def _objection(self, consents: list[Consent], debt: str, at: datetime) -> str | None:
        """`_CLOSED` if the time is closed for a debt, the fact without which that cannot be said, or None."""
        if self.is_open(at):
            return None
        fitting = [c for c in consents if all(c.fits(at.astimezone(tz)) for tz in self.zones)]
        try:
            return None if self.q.consented(fitting, [debt]) else _CLOSED
        except MissingFact as missing:
            return missing.fact

    def _until(self, consents: list[Consent], debt: str, now: str | None) -> datetime:
        """The first instant at which the objection is another than now, or there is none."""
        at = self.q.at
        windowed = [c for c in consents if c.windows]
        for _ in range(_MOST_CHANGES):
            at = min([self.next_change(at), *[c.next_change(at, tz) for c in windowed for tz in self.zones]])
            if at >= FOREVER or self._objection(consents, debt, at) != now:
                break
        return at


def _fit_to_lift(consent: Consent, in_writing: bool) -> bool:
    return not in_writing or consent.in_writing is True
