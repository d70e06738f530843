"""Shapes that limit how often: caps, rests after a conversation, intervals, streaks of days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum, unique
from functools import cached_property, partial
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from ..clock import DAY, TICK, hours_on, start_of_day
from ..errors import MissingFact
from ..facts import Attempt, Weekday
from ..facts.base import Flag, Id, contradiction
from ..facts.index import conversed_debts, counted_debts
from ..rules import PASS, Denied, Outcome, Outcomes, Passed, Question, lacking
from ..rules.counting import consent_ends, conversations, last_conversation, perhaps_taken_back, unsettled_fact
from ..rules.outcomes import several
from ..rules.rule import Check
from ..rules.tallying import Limit, Period, Tally, fullest, tally
from ..vocabulary import PROFESSIONALS, TELEPHONE, UNKNOWN, CallOutcome, DebtNature, Holding, Medium, Purpose, Recipient
from .arithmetic import (
    ANY_CLOCK,
    Concern,
    Full,
    Objection,
    Stretch,
    begins_after,
    clocks,
    day_of,
    days_after,
    full_calendar,
    full_days,
    full_hours,
    month_of,
    object_to,
    verdict,
    week_of,
)
from .base import Count, Days, Hours, OneOf, SomeOf
from .counted import PER_WORDS, Counted, Event, Finder, Group, Judge, Judged, LeftOut, Paced, Per, is_about
from .periods import days_before, in_calendar, in_days, in_hours
from .reach import REACH_WORDS, Reach, reach_of, reached
from .wording import clock_words, counted, listed, media_words, sentence

_CONSENT_DAYS: Final = 7
"""How long a consent to more calls lasts, its day as the first (comment 14(b)(3)(i)-2 to 12 CFR 1006)."""

_MARGIN: Final = timedelta(hours=3)
"""By more than this no run of civil days in a zone is longer than as many times 24 hours."""

_CALENDAR_DAYS: Final = {"day": 1, "week": 7, "month": 31}
_DAY_NAMES: Final = dict(
    zip(Weekday, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)


_TALKED: Final = {Per.DEBT: "about the debt", Per.PERSON: "with the person", Per.ADDRESS: "at the number or address"}


@unique
class Counting(StrEnum):
    """What a cap counts."""

    ATTEMPTS = "attempts"
    COMMUNICATIONS = "communications"
    """Attempts that conveyed something: a conversation, a voicemail, a message or letter that was sent."""
    CONVERSATIONS = "conversations"


@unique
class Calendar(StrEnum):
    """Periods of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@unique
class Conversing(StrEnum):
    """How a conversation was held."""

    TELEPHONE = "telephone"
    ANY = "any"
    """By telephone or in person."""


class _Within(NamedTuple):
    """One of the periods of a cap."""

    full: Full
    since: Callable[[ZoneInfo, datetime], datetime]
    """From when on an event counts in it, as it lies at an instant."""
    period: Callable[[ZoneInfo, datetime], Period]
    """As it lies at an instant, for telling."""


class FrequencyCap(Counted):
    """At most so many contacts in rolling days, rolling hours, or a day, week or month of the calendar.

    Where several periods are given, a contact is denied while any of them is full. The n-th contact is allowed, the
    next one is not.
    """

    shape: Literal["frequency-cap"] = "frequency-cap"
    most: Count
    """How many are allowed."""
    days: Days | None = None
    """In so many consecutive civil days, the day of the contact as the last."""
    hours: Hours | None = None
    """In so many hours before the contact."""
    calendar: OneOf[Calendar] = frozenset()
    """In a calendar day, week or month."""
    week_starts: SomeOf[Weekday] = frozenset({Weekday.SUN})
    """With which day a calendar week begins; with several, the weeks of each are looked at."""
    counting: Counting = Counting.ATTEMPTS
    together_with: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    """Other people whose contacts are added, such as ``spouse``."""
    to: Reach = Reach.ANY
    """To which numbers and places; one of an unknown place counts as every kind that it may be."""
    more_calls_exempt: Flag = False
    """Under live consent to more calls, given directly to the collector, contacts are free and not counted."""
    inbound_counts: Flag = False
    """For conversations: those that the person began count too."""
    others_answering_free: Flag = False
    """For attempts: what somebody else than the people counted is known to have answered, or was for, is none."""
    consumer_debts_only: Flag = False
    """What is known to have been about debts of a business alone is not counted."""

    _later: ClassVar = ("consumer_debts_only",)
    _numbers: ClassVar = {"most": ("contacts", "lower"), "days": ("days", "higher"), "hours": ("hours", "higher")}

    @model_validator(mode="after")
    def _says_in_what(self) -> Self:
        if self.days is None and self.hours is None and not self.calendar:
            raise contradiction("a frequency cap says in what time: days, hours or calendar")
        if self.inbound_counts and self.counting is not Counting.CONVERSATIONS:
            raise contradiction("inbound_counts is for counting conversations")
        return self

    def _bound(self, p: Any) -> Check:
        exempt, to, anywhere = self._exempts(), self.to, self.to is Reach.ANY
        if p.most < 1:
            never = Denied("no such contact is allowed")
            return lambda q: PASS if exempt(q) or to not in reach_of(q) else never
        most, periods, reach_back, unknown = p.most, self._periods(p), self._reach_back(p), self._unknown
        find = self._conversation_finder() if self.inbound_counts else self._finder()
        others, named, consent_frees = self.together_with, self.zone, self.more_calls_exempt
        by_the_day = self.days is not None or bool(self.calendar) or consent_frees
        message = f"the {self._what} allowed in the time have been made"
        tallies = partial(self._tallies, most, periods, reach_back, by_the_day=by_the_day)

        def check(q: Question) -> Outcomes:
            if exempt(q) or not (anywhere or to in reach_of(q)):
                return PASS
            at = q.at
            people = dict.fromkeys(_together(q, others)) if others else (q.who,)
            if q.ledger is not None:
                q.tell(lambda: tallies(q, people))
            crowded = find(q, at - reach_back, people, most)
            if not crowded:
                return PASS
            zones = ANY_CLOCK
            if by_the_day:
                zones = q.known_zones if named is None else ()
                if not zones:
                    crowded_until = max([group.times[-most] for group in crowded]) + reach_back + TICK
                    zones = clocks(q, named, crowded_until)
            if consent_frees and q.case.consents:
                concerns = [self._under_consent(q, most, periods, zones, group) for group in crowded]
                return verdict(q, message, concerns, unknown(q))
            objections = []
            for group in crowded:
                frees = at
                binding = None
                for tz in zones:
                    for within in periods:
                        end = within.full(tz, at, group.times)
                        if end is not None and end > frees:
                            frees, binding = end, (tz, within)
                if binding is not None:
                    facts = self._facts(most, *binding, at, group.times)
                    objections.append(Objection(group.debts, frees, facts))
            return object_to(message, objections, unknown(q)) if objections else PASS

        return check

    def _tallies(
        self,
        most: int,
        periods: list[_Within],
        reach_back: timedelta,
        q: Question,
        people: Collection[str],
        *,
        by_the_day: bool,
    ) -> Iterator[Tally]:
        """What was counted, in each of the periods, and what was not."""
        find = self._conversation_finder(whatever=True) if self.inbound_counts else self._finder(whatever=True)
        consented = self.more_calls_exempt and bool(q.case.consents)
        return self._told(
            q,
            self._what,
            find(q, q.at - 2 * reach_back, people, 1),
            lambda tz: [within.period(tz, q.at) for within in periods],
            clocks(q, self.zone) if by_the_day else ANY_CLOCK,
            most,
            people=people,
            consented=partial(_was_free, q) if consented else None,
        )

    def _under_consent(
        self, q: Question, most: int, periods: list[_Within], zones: tuple[ZoneInfo, ...], group: Group
    ) -> Concern:
        """What there is against contact where consent to more calls may free it, and past contacts from being counted.

        Whether it was live is asked on the clock of each zone.
        """
        stretches = []
        facts: dict[str, Any] = {}
        for tz in zones:
            times = [e.at for e in group.events if not (isinstance(e, Attempt) and _was_free(q, e, tz))]
            full = [(end, within) for within in periods if (end := within.full(tz, q.at, times)) is not None]
            frees, binding = max(full, key=lambda each: each[0], default=(q.at, None))
            if binding is not None and frees > q.at:
                starts = _free_until(q, tz, group.particular)
                stretches.append(Stretch(q.at if starts is None else starts, frees))
                if frees >= max([stretch.ends for stretch in stretches]):
                    facts = self._facts(most, tz, binding, q.at, times)
        return Concern(group.debts, stretches, facts)

    def _facts(
        self, most: int, tz: ZoneInfo, binding: _Within, at: datetime, times: Sequence[datetime]
    ) -> dict[str, Any]:
        """What an objection says: how many count in the period that is full longest, and how many are allowed."""
        return {f"{self.counting.value} counted": len(times) - bisect_left(times, binding.since(tz, at)), "limit": most}

    def _periods(self, p: Any) -> list[_Within]:
        """For each of the periods, when there is room in it again, and the period itself."""
        most = p.most

        def within(unit: str, of: Callable[[date], tuple[date, date]]) -> _Within:
            return _Within(
                lambda tz, at, times: full_calendar(most, *of(day_of(at, tz)), tz, times),
                lambda tz, at: start_of_day(tz, of(day_of(at, tz))[0]),
                lambda tz, at: in_calendar(unit, *of(day_of(at, tz)), tz),
            )

        found: list[_Within] = []
        if self.days is not None:
            days = p.days
            found.append(
                _Within(
                    partial(full_days, most, days),
                    lambda tz, at: days_after(at, tz, 1 - days),
                    lambda tz, at: in_days(at, tz, days),
                )
            )
        if self.hours is not None:
            hours = p.hours
            found.append(
                _Within(
                    lambda _, at, times: full_hours(most, hours, at, times),
                    lambda _, at: at - timedelta(hours=hours) + TICK,
                    lambda _, at: in_hours(at, hours),
                )
            )
        if Calendar.DAY in self.calendar:
            found.append(within("calendar-day", lambda today: (today, today + DAY)))
        if Calendar.WEEK in self.calendar:
            first_days = [n for n, weekday in enumerate(Weekday) if weekday in self.week_starts]
            found += [within("calendar-week", partial(week_of, first_weekday=first)) for first in first_days]
        if Calendar.MONTH in self.calendar:
            found.append(within("calendar-month", month_of))
        return found

    def _reach_back(self, p: Any) -> timedelta:
        days = max([_CALENDAR_DAYS[period] for period in self.calendar], default=0)
        if self.days is not None:
            days = max(days, p.days)
        return max(timedelta(days=days) + _MARGIN, timedelta(hours=0 if self.hours is None else p.hours))

    def _conversation_finder(self, *, whatever: bool = False) -> Finder:
        """How to find the conversations, whoever began them, by what is counted apart.

        With ``whatever``, also what was none.
        """
        since, telephone, media, grouped = self._since(whatever=whatever), self._telephone, self.media, self._grouped

        def find(q: Question, start: datetime, people: Collection[str], least: int) -> list[Group]:
            q.require_history()
            made, _ = since(q, q.index.telephone if telephone else q.index.outbound, people, start, 1)
            found: list[Event] = [*made]
            for who in people:
                timeline = q.index.inbound_from.get(who)
                if timeline is not None:
                    heard = timeline.by(q.at, start)
                    found += [e for e in heard if whatever or (e.talked and e.medium in media)]
            found.sort(key=lambda event: event.at)
            return [group for group in grouped(q, found) if len(group.events) >= least]

        return find

    def _kind(self) -> tuple[object, ...]:
        whose = self.together_with if self.others_answering_free else None
        return (*super()._kind(), self.counting, self.to, whose, self.consumer_debts_only)

    def _judge(self, q: Question) -> Judge:
        plainly, counting = super()._judge(q), self.counting
        held = counting is not Counting.ATTEMPTS
        others_free = self.others_answering_free and not held
        to, consumers_only = self.to, self.consumer_debts_only
        anywhere = to is Reach.ANY
        if anywhere and not held and not others_free and not consumers_only:
            return plainly
        people = {*_together(q, self.together_with)} if held or others_free else set[str]()
        wanting = LeftOut.NO_CONVERSATION if counting is Counting.CONVERSATIONS else LeftOut.CONVEYED_NOTHING
        there: dict[tuple[Medium, str | None, str | None], bool] = {}

        def judge(attempt: Attempt) -> LeftOut | None:
            why = plainly(attempt)
            if why is not None:
                return why
            if held and not _held(attempt, counting, people, q.at):
                return wanting
            if others_free and attempt.speaker not in people:
                return LeftOut.OTHERS_ANSWERED
            if consumers_only and _about_a_business(q, attempt):
                return LeftOut.BUSINESS_DEBT
            if anywhere:
                return None
            given = attempt.__dict__
            where = given["medium"], given["address"], given["place"]
            if where not in there:
                there[where] = to in reached(q, attempt)
            return None if there[where] else LeftOut.ELSEWHERE

        return judge

    def looks_for(self) -> frozenset[Holding]:
        return frozenset() if self.inbound_counts else super().looks_for()

    @cached_property
    def _what(self) -> str:
        return {
            Counting.ATTEMPTS: media_words(self.media),
            Counting.COMMUNICATIONS: f"{media_words(self.media)} that conveyed something",
            Counting.CONVERSATIONS: "conversations",
        }[self.counting]

    def describe(self) -> str:
        periods = []
        if self.days is not None:
            periods.append(f"any {self.days} days" if self.days > 1 else "any one day")
        if self.hours is not None:
            periods.append(f"any {self.hours} hours" if self.hours > 1 else "any one hour")
        for period in Calendar:
            if period in self.calendar:
                starts = listed([_DAY_NAMES[d] for d in Weekday if d in self.week_starts])
                periods.append(
                    f"a calendar week that begins on {starts}" if period is Calendar.WEEK else f"a calendar {period}"
                )
        what = {
            Counting.ATTEMPTS: media_words(self.media),
            Counting.COMMUNICATIONS: f"{media_words(self.media)} that convey something",
            Counting.CONVERSATIONS: f"conversations by {media_words(self.media)}",
        }[self.counting]
        where = REACH_WORDS[self.to]
        return sentence(
            f"at most {self.most} {what} {PER_WORDS[self.per]} in {listed(periods)}" + (f", {where}" if where else ""),
            f"contacts with {listed(self.together_with, 'and')} are added" if self.together_with else "",
            "replies do not count"
            if self.replies_exempt
            else "replies count, but not what is said within the person's own call"
            if self.own_call_exempt
            else "replies count",
            "calls under consent to more calls do not count" if self.more_calls_exempt else "",
            "what somebody else is known to have answered does not count" if self.others_answering_free else "",
        )

    def _free_words(self) -> str:
        consent = "contacts under live consent to more calls" if self.more_calls_exempt else ""
        return listed(filter(None, (super()._free_words(), consent)), "and")


class _Talk(NamedTuple):
    """The last conversation of those that are looked at together, and the debts of the contact it stands against."""

    particular: str | None
    debts: tuple[str, ...]
    at: datetime


class Cooldown(Paced):
    """After a conversation with the person, whoever began it, so many days of rest."""

    shape: Literal["cooldown"] = "cooldown"
    days: Days
    """How many civil days the rest lasts."""
    after: Conversing = Conversing.TELEPHONE
    counts_day_of: Flag = True
    """The day of the conversation is the first of the days; False: the day after it is."""
    more_calls_exempt: Flag = False
    """Live consent to more calls, given directly to the collector, lifts the rest."""

    _numbers: ClassVar = {"days": ("days", "higher")}

    def _bound(self, p: Any) -> Check:
        media, free, last_talks, named = self.media, self._free, self._last_talks, self.zone
        days, consent_frees = p.days, self.more_calls_exempt
        rest = days if self.counts_day_of else days + 1  # with the day of the conversation as the first
        reach_back = timedelta(days=rest) + _MARGIN
        message = "a conversation was held within the days of rest"

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and free(q)):
                return PASS
            q.require_history()
            if q.ledger is not None:
                q.tell(lambda: self._tallies(rest, reach_back, q))
            talks = last_talks(q, q.at - reach_back)
            if q.index.perhaps_conversed:
                in_doubt = self._in_doubt(q, q.at - reach_back, rest, consent_frees=consent_frees)
                if in_doubt:
                    return in_doubt if not talks else (*in_doubt, *several(known(q, talks)))
            return known(q, talks) if talks else PASS

        def known(q: Question, talks: list[_Talk]) -> Outcomes:
            zones = clocks(q, named, max([last for _, _, last in talks]) + reach_back + TICK)
            consented = consent_frees and bool(q.case.consents)
            concerns = []
            objections = []
            for particular, debts, last in talks:
                ends = [days_after(last, tz, rest) for tz in zones]
                frees = max(ends)
                if frees <= q.at:
                    continue
                facts = {"last conversation": day_of(last, zones[-1]).isoformat(), "days of rest": days}
                if consented:
                    starts = [_free_until(q, tz, particular) or q.at for tz in zones]
                    concerns.append(Concern(debts, list(map(Stretch, starts, ends)), facts))
                else:
                    objections.append(Objection(debts, frees, facts))
            if concerns:
                return verdict(q, message, concerns, self._unknown(q))
            return object_to(message, objections, self._unknown(q)) if objections else PASS

        return check

    def _tallies(self, rest: int, reach_back: timedelta, q: Question) -> Iterator[Tally]:
        """The conversations after which contact rests, and the calls that may have been one."""
        since = q.at - 2 * reach_back
        perhaps = self._perhaps(q, since)
        for particular, ids in q.particulars():
            if self.per is Per.DEBT and self.after is Conversing.TELEPHONE:
                held = [event for event in conversations(q, particular) if event.at >= since]
            else:
                held = [
                    event
                    for group in self._grouped(q, self._talks(q, since))
                    if group.particular in (None, particular)
                    for event in group.events
                ]
            doubtful = [event for event in perhaps if self.per is not Per.DEBT or is_about(q, event, particular)]
            events = {event.id: event for event in (*doubtful, *held)}
            if not events:
                continue
            debts = ids if self.per is Per.DEBT else q.debt_ids
            address = q.address if self.per is Per.ADDRESS else None
            limit = Limit("conversations", 1, _TALKED[self.per], debts, (q.who,), address)
            judged = [(event, None) for event in events.values()]
            told = [tally(limit, in_days(q.at, tz, rest), judged) for tz in clocks(q, self.zone)]
            yield fullest(told)
            if self.per is not Per.DEBT:
                return

    def _perhaps(self, q: Question, since: datetime) -> list[Event]:
        """The calls since an instant that may have been conversations, for all that is known."""
        return [
            event
            for (who, _), timeline in q.index.perhaps_conversed.items()
            if who == q.who
            for event in timeline.by(q.at, since)
            if self.per is not Per.ADDRESS or q.address is None or event.address in (None, q.address)
        ]

    def _in_doubt(self, q: Question, since: datetime, rest: int, *, consent_frees: bool) -> tuple[Outcome, ...]:
        """What there is against contact because calls may have been conversations, for all that is known."""
        events = self._perhaps(q, since)
        outcomes: list[Outcome] = []
        for particular, ids in q.particulars():
            about = [event for event in events if self.per is not Per.DEBT or is_about(q, event, particular)]
            if not about:
                continue
            last = max(about, key=lambda event: event.at)
            zones = clocks(q, self.zone, last.at + timedelta(days=rest) + _MARGIN + TICK)
            frees = max([days_after(last.at, tz, rest) for tz in zones])
            consented = consent_frees and all(_free_until(q, tz, particular) is not None for tz in zones)
            if frees > q.at and not consented:
                outcomes.append(lacking(MissingFact(unsettled_fact(last), frees), ids))
            elif frees > q.at:
                outcomes.append(Passed(min(_free_until(q, tz, particular) or frees for tz in zones)))
        return tuple(outcomes)

    @cached_property
    def _last_talks(self) -> Callable[[Question, datetime], list[_Talk]]:
        """How to find the last conversations since an instant, by what is counted apart."""

        def by_debt(q: Question, since: datetime) -> list[_Talk]:
            found = []
            for particular, ids in q.particulars():
                last = last_conversation(q, particular)
                if last is not None and last >= since:
                    found.append(_Talk(particular, ids, last))
            return found

        def otherwise(q: Question, since: datetime) -> list[_Talk]:
            groups = self._grouped(q, self._talks(q, since))
            return [_Talk(group.particular, group.debts, group.times[-1]) for group in groups if group.times]

        return by_debt if self.per is Per.DEBT and self.after is Conversing.TELEPHONE else otherwise

    def _talks(self, q: Question, since: datetime) -> list[Event]:
        media = TELEPHONE if self.after is Conversing.TELEPHONE else TELEPHONE | {Medium.IN_PERSON}
        found: list[Event] = []
        made, heard = q.index.outbound.get(q.who), q.index.inbound_from.get(q.who)
        if made is not None:
            found += [
                e
                for e in made.by(q.at, since)
                if e.medium in media and _held(e, Counting.CONVERSATIONS, {q.who}, q.at) and not _of_something_else(e)
            ]
        if heard is not None:
            found += [e for e in heard.by(q.at, since) if e.talked and e.medium in media]
        found = [e for e in found if not _is_doubtful(e)]
        return sorted([e for e in found if _role(e) not in PROFESSIONALS], key=lambda event: event.at)

    def looks_for(self) -> frozenset[Holding]:
        # A conversation that the collector began is a call too; one face to face has no kind of its own.
        by_telephone = self.after is Conversing.TELEPHONE
        return frozenset({Holding.CALL, Holding.CONVERSATION}) if by_telephone else frozenset()

    def describe(self) -> str:
        how = "by telephone " if self.after is Conversing.TELEPHONE else ""
        first = "that of the conversation included" if self.counts_day_of else "from the day after it"
        return sentence(
            f"after a conversation {how}{_TALKED[self.per]}, no {media_words(self.media)} for "
            f"{counted(self.days, 'day')}, {first}",
            "unless in reply" if self.replies_exempt else "",
            "or under consent to more calls" if self.more_calls_exempt else "",
        )

    def _free_words(self) -> str:
        consent = "contacts under live consent to more calls" if self.more_calls_exempt else ""
        return listed(filter(None, (super()._free_words(), consent)), "and")


class MinimumInterval(Counted):
    """At least so many hours, or civil days, between one attempt and the next."""

    shape: Literal["minimum-interval"] = "minimum-interval"
    hours: Hours | None = None
    """So many hours: the next attempt is allowed when they have passed to the microsecond."""
    days: Days | None = None
    """So many civil days: with 1 the next attempt is on another day, with 2 a day lies between."""

    _numbers: ClassVar = {"hours": ("hours", "higher"), "days": ("days", "higher")}

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if (self.hours is None) == (self.days is None):
            raise contradiction("a minimum interval is given in hours or in days, one of the two")
        return self

    def _bound(self, p: Any) -> Check:
        exempt, find, unknown, named = self._exempts(), self._finder(), self._unknown, self.zone
        by_the_hour = self.hours is not None
        days = 0 if by_the_hour else p.days
        length = timedelta(hours=p.hours) if by_the_hour else timedelta(days=days) + _MARGIN
        message = "too soon after the last attempt"

        def check(q: Question) -> Outcomes:
            if exempt(q):
                return PASS
            at = q.at
            if q.ledger is not None:
                q.tell(lambda: self._tallies(p, length, q))
            groups = find(q, at - length, (q.who,), 1)
            if not by_the_hour and len(groups) > 1:
                # Where nobody knows the place, the latest attempt needs it longest, so it is the one to say so.
                begins_after(q, named, max([group.times[-1] for group in groups]), days)
            objections = []
            for group in groups:
                last = group.times[-1]
                frees = last + length if by_the_hour else begins_after(q, named, last, days)
                if frees > at:
                    objections.append(Objection(group.debts, frees, {"last attempt": last.isoformat()}))
            return object_to(message, objections, unknown(q)) if objections else PASS

        return check

    def _tallies(self, p: Any, length: timedelta, q: Question) -> Iterator[Tally]:
        """The attempts that keep the next one waiting, and those that do not."""
        found = self._finder(whatever=True)(q, q.at - 2 * length, (q.who,), 1)
        what = media_words(self.media)
        if self.hours is not None:
            return self._told(q, what, found, lambda _: [in_hours(q.at, p.hours)], ANY_CLOCK, 1)

        def waiting(when: datetime) -> datetime | None:
            frees = begins_after(q, self.zone, when, p.days)
            return frees if frees > q.at else None

        zones = clocks(q, self.zone)
        return self._told(q, what, found, lambda tz: [in_days(q.at, tz, p.days, waiting)], zones, 1)

    def describe(self) -> str:
        length = counted(self.hours, "hour") if self.hours is not None else counted(self.days or 0, "day")
        return sentence(
            f"at least {length} between one and the next of the {media_words(self.media)} {PER_WORDS[self.per]}",
            "replies do not count" if self.replies_exempt else "",
        )

    def missing(self) -> str:
        return super().missing() if self.days is not None else "unknown ``history``"


class Streak(Counted):
    """Not on more than so many civil days in a row, of the whole day or of a part such as the morning."""

    shape: Literal["streak"] = "streak"
    most: Count
    """On how many days in a row attempts are allowed."""
    starts: time | None = None
    """The part of the day that is looked at begins here; None: midnight."""
    ends: time | None = None
    """And ends before here; None: midnight."""

    _numbers: ClassVar = {"most": ("days in a row", "lower")}

    @model_validator(mode="after")
    def _part_of_a_day(self) -> Self:
        for wall in (self.starts, self.ends):
            if wall is not None and wall.tzinfo is not None:
                raise contradiction("starts and ends are local times without a UTC offset")
        if self.ends is not None and self.ends <= (self.starts or time.min):
            raise contradiction("ends is not after starts")
        return self

    def _bound(self, p: Any) -> Check:
        exempt, find, closed, unknown, named = self._exempts(), self._finder(), self._closed, self._unknown, self.zone
        most = p.most
        reach_back = timedelta(days=most + 1) + _MARGIN
        message = "on one day more in a row than is allowed"

        def check(q: Question) -> Outcomes:
            if exempt(q):
                return PASS
            if most < 1:
                return Denied("no such contact is allowed")
            if q.ledger is not None:
                q.tell(lambda: self._tallies(most, reach_back, q))
            groups = find(q, q.at - reach_back, (q.who,), most)
            if not groups:
                return PASS
            zones = clocks(q, named, max([group.times[-most] for group in groups]) + reach_back + TICK)
            concerns = []
            for group in groups:
                stretches = [stretch for tz in zones for stretch in closed(q, most, tz, group.times)]
                concerns.append(Concern(group.debts, stretches, {"limit": most}))
            return verdict(q, message, concerns, unknown(q))

        return check

    def _tallies(self, most: int, reach_back: timedelta, q: Question) -> Iterator[Tally]:
        """The days in a row that end with the day before that of the contact, and what was done on them."""
        what = f"days in a row with {media_words(self.media)}{self._in_part()}"
        found = self._finder(whatever=True)(q, q.at - 2 * reach_back, (q.who,), 1)
        for group, events in self._judged(q, found):
            yield fullest([self._run(q, most, tz, what, group, events) for tz in clocks(q, self.zone)])

    def _run(self, q: Question, most: int, tz: ZoneInfo, what: str, group: Group, events: Judged) -> Tally:
        days = self._days(tz, [event.at for event, why in events if why is None])
        today = day_of(q.at, tz)
        run = next((back - 1 for back in range(1, most + 1) if today - back * DAY not in days), most)
        row = {today - back * DAY for back in range(1, run + 1)}
        ends = [stretch.ends for stretch in self._stretches(q, most, tz, days) if stretch.starts <= q.at < stretch.ends]

        def in_row(when: datetime) -> datetime | None:
            day = day_of(when, tz)
            return start_of_day(tz, day + (most + 1) * DAY) if day in row and self._counts(tz, day, when) else None

        limit = Limit(what, most, PER_WORDS[self.per], group.debts, (q.who,), group.address)
        period = days_before(q.at, tz, most, in_row)
        return tally(limit, period, events, count=run, frees_at=max(ends, default=q.at))

    def _counts(self, tz: ZoneInfo, day: date, when: datetime) -> bool:
        """Whether an instant of a day lies in the part of it that is looked at."""
        if self.starts is None and self.ends is None:
            return True
        part = self._part(tz, day)
        return part.starts <= when < part.ends

    def _part(self, tz: ZoneInfo, day: date) -> Stretch:
        return Stretch(*hours_on(tz, day, self.starts or time.min, self.ends))

    def _closed(self, q: Question, most: int, tz: ZoneInfo, times: Sequence[datetime]) -> Iterator[Stretch]:
        """The parts of today and of the days to come that end such a run, if nothing more happens."""
        return self._stretches(q, most, tz, self._days(tz, times))

    def _days(self, tz: ZoneInfo, times: Iterable[datetime]) -> set[date]:
        """The days on which something was done in the part of the day that is looked at."""
        return {day for when in times if self._counts(tz, day := day_of(when, tz), when)}

    def _stretches(self, q: Question, most: int, tz: ZoneInfo, days: Collection[date]) -> Iterator[Stretch]:
        if len(days) < most:
            return
        day = day_of(q.at, tz)
        for ahead in range(most + 1):
            coming = day + ahead * DAY
            if all(coming - back * DAY in days for back in range(1, most + 1)):
                yield self._part(tz, coming)

    def _in_part(self) -> str:
        whole = self.starts is None and self.ends is None
        return "" if whole else f" between {clock_words(self.starts)} and {clock_words(self.ends)}"

    def describe(self) -> str:
        row = f"on at most {counted(self.most, 'day')} in a row"
        return sentence(
            f"{media_words(self.media)} {PER_WORDS[self.per]}{self._in_part()} {row}",
            "replies do not count" if self.replies_exempt else "",
        )


def _together(q: Question, names: tuple[str, ...]) -> tuple[str, ...]:
    """The people whose contacts count together; who owes beside the consumer, in none of the roles, is alone."""
    beside = q.recipient not in names and any(q.owes_too(debt) for debt in q.debts)
    return (q.who,) if beside else q.alike(names)


def _role(event: Event) -> Recipient:
    return event.spoken_to if isinstance(event, Attempt) else event.recipient


def _held(attempt: Attempt, counting: Counting, people: Collection[str], at: datetime) -> bool:
    """Whether an attempt was, or may have been, a communication, or a conversation, with one of some people.

    A visit that found the person is both.
    """
    if attempt.outcome is CallOutcome.CONVERSATION:
        return attempt.speaker in people
    if counting is Counting.CONVERSATIONS and attempt.medium not in TELEPHONE | {Medium.IN_PERSON}:
        return False
    if attempt.unsettled:
        return attempt.speaker in people
    if attempt.medium in TELEPHONE:
        return counting is Counting.COMMUNICATIONS and attempt.outcome is CallOutcome.VOICEMAIL
    return not attempt.surely_came_back(at)


def _is_doubtful(event: Event) -> bool:
    """Whether it is a telephone call of which nobody knows whether it was a conversation: `_perhaps` tells of it."""
    if event.medium not in TELEPHONE:
        return False
    return event.unsettled if isinstance(event, Attempt) else event.conversation is UNKNOWN


def _of_something_else(attempt: Attempt) -> bool:
    """Whether it had nothing to do with collecting, and no debt is recorded as talked of."""
    return attempt.purpose is Purpose.UNRELATED_NOTICE and not attempt.discussed


def _about_a_business(q: Question, attempt: Attempt) -> bool:
    """Whether it is known to have been about debts that are no consumer's, and about nothing else."""
    talked_of = conversed_debts(attempt)
    about = [q.index.debts.get(id) for id in (*attempt.debts, *talked_of)]
    return bool(talked_of) and all(debt is not None and debt.nature is DebtNature.COMMERCIAL for debt in about)


def _was_free(q: Question, attempt: Attempt, tz: ZoneInfo) -> bool:
    """Whether consent to more calls was live for every debt of a past attempt.

    Raises:
        MissingFact: it was, unless it had been taken back, and nobody knows what was asked.
    """
    particulars = {q.index.particular(debt) for debt in counted_debts(attempt)}
    ends = [consent_ends(q, each, tz, attempt.at, attempt, _CONSENT_DAYS) for each in particulars]
    return None not in ends and _not_taken_back(q)


def _free_until(q: Question, tz: ZoneInfo, particular: str | None) -> datetime | None:
    """When the consent to more calls about a debt ends (None: about all of the contact); None if none is.

    Raises:
        MissingFact: as `_was_free`.
    """
    debts = [each for each, _ in q.particulars()] if particular is None else [particular]
    ends = [consent_ends(q, each, tz, q.at, q.contact, _CONSENT_DAYS) for each in debts]
    if None in ends or not _not_taken_back(q):
        return None
    return min(end for end in ends if end is not None)


def _not_taken_back(q: Question) -> bool:
    if perhaps_taken_back(q):
        raise MissingFact("requests")
    return True
