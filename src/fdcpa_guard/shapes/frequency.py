"""Shapes that limit how often: caps, rests after a conversation, intervals, streaks of days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum, unique
from functools import cached_property, lru_cache
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from ..clock import DAY, TICK, hours_on
from ..facts import Attempt, Contact, Inbound, Weekday
from ..facts.addresses import ZoneName
from ..facts.base import Flag, Id, contradiction
from ..facts.index import ANY_DEBT, conversed_debts, counted_debts
from ..rules import PASS, Denied, Outcomes, Question
from ..rules.counting import consent_ends
from ..rules.question import addresses_of
from ..vocabulary import (
    PROFESSIONALS,
    TELEPHONE,
    CallOutcome,
    Delivery,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .arithmetic import (
    ANY_CLOCK,
    Concern,
    Stretch,
    begins_after,
    clocks,
    day_of,
    days_after,
    full_calendar,
    full_days,
    full_hours,
    month_of,
    verdict,
    week_of,
)
from .base import Answering, Count, Days, Hours, OneOf, SomeOf
from .reach import REACH_WORDS, Reach, reached
from .wording import clock_words, counted, listed, media_words, sentence, words

Event = Attempt | Inbound

_CONSENT_DAYS: Final = 7
"""How long a consent to more calls lasts, its day as the first (comment 14(b)(3)(i)-2 to 12 CFR 1006)."""

_MARGIN: Final = timedelta(hours=3)
"""By more than this no run of civil days in a zone is longer than as many times 24 hours."""

_CALENDAR_DAYS: Final = {"day": 1, "week": 7, "month": 31}
_WEEKDAYS: Final = tuple(Weekday)
_DAY_NAMES: Final = dict(
    zip(Weekday, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)


@unique
class Counting(StrEnum):
    """What a cap counts."""

    ATTEMPTS = "attempts"
    COMMUNICATIONS = "communications"
    """Attempts that conveyed something: a conversation, a voicemail, a message or letter that was sent."""
    CONVERSATIONS = "conversations"


@unique
class Per(StrEnum):
    """About what a limit counts apart."""

    DEBT = "debt"
    PERSON = "person"
    ADDRESS = "address"


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


_PER_WORDS: Final = {Per.DEBT: "about one debt", Per.PERSON: "to one person", Per.ADDRESS: "to one number or address"}


class _Group(NamedTuple):
    """Past events that are counted together, in order of time, and the debts of the contact that they stand against."""

    particular: str | None
    """The particular debt they are about; None: they are not told apart by debt."""
    debts: tuple[str, ...]
    events: Sequence[Event]


class _Paced(Answering):
    """What limits of frequency have in common: which past contacts they look at."""

    media: SomeOf[Medium] = TELEPHONE
    """The media that are counted, and that the limit closes."""
    per: Per = Per.DEBT
    replies_exempt: Flag = True
    """One answer to what the person sent, and what is said within the person's own call, is free and not counted."""
    zone: ZoneName | None = None
    """Whose days: of this zone; None: of every zone in which the person may be."""

    def _exempt(self, q: Question) -> bool:
        return q.medium not in self._closes or (q.answered is not None and self._free(q))

    def _unknown(self, q: Question) -> str | None:
        """The fact that would tell which group of events matters, where addresses are counted apart."""
        lacking = self.per is Per.ADDRESS and q.address is None and addresses_of(q.medium) is not None
        return "contact.address" if lacking else None

    def _grouped(self, q: Question, events: Sequence[Event]) -> list[_Group]:
        """The events by what is counted apart; of addresses that of the contact, or all where it is unknown.

        An event of unknown address counts to each.
        """
        if self.per is Per.DEBT:
            return [
                _Group(particular, ids, [event for event in events if _is_about(q, event, particular)])
                for particular, ids in q.particulars()
            ]
        if self.per is Per.PERSON:
            return [_Group(None, q.debt_ids, events)]
        addresses = [q.address] if self._unknown(q) is None else dict.fromkeys(event.address for event in events)
        return [
            _Group(None, q.debt_ids, [event for event in events if event.address == address or _unplaced(event)])
            for address in addresses
        ]

    def missing(self) -> str:
        place = "" if self.zone is not None else "; unknown ``locations`` where days have to be told apart"
        address = "; the address of the contact" if self.per is Per.ADDRESS else ""
        return f"unknown ``history``{place}{address}"


class _Counted(_Paced):
    """Limits that count attempts."""

    not_counted: OneOf[CallOutcome | Delivery] = frozenset({CallOutcome.NOT_CONNECTED})
    """Outcomes with which an attempt is not counted."""
    purposes_not_counted: OneOf[Purpose] = frozenset()
    """Purposes whose attempts are free and not counted, such as answers to a request."""

    @cached_property
    def _telephone(self) -> bool:
        return self.media <= TELEPHONE

    @cached_property
    def _looked_at(self) -> tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]:
        # Tuples, for `in` tries identity first, and a member of an enumeration is slow to hash.
        return tuple(self.media), tuple(self.not_counted), tuple(self.purposes_not_counted)

    def _exempt(self, q: Question) -> bool:
        media, _, free = self._looked_at
        if q.medium not in media or (free and q.purpose in free):
            return True
        return q.answered is not None and self._free(q)

    def _attempts(self, q: Question, since: datetime, people: Collection[str]) -> list[Attempt]:
        """The past attempts since an instant that count, in order. Consents are not looked at."""
        timelines = q.index.telephone if self._telephone else q.index.outbound
        q.require_history()
        found: list[Attempt] = []
        for who in people:
            timeline = timelines.get(who)
            if timeline is not None:
                found += timeline.before(q.at, since)
        return self._that_count(q, found, people)

    def _groups(self, q: Question, since: datetime, people: Collection[str], least: int = 1) -> list[_Group]:
        """Those attempts by what is counted apart; only groups of at least ``least``."""
        q.require_history()
        telephone = self._telephone
        known = q.index.telephone if telephone else q.index.outbound
        there_are = 0
        for who in people:
            timeline = known.get(who)
            if timeline is not None:
                there_are += timeline.count(q.at, since)
        if there_are < least:
            return []  # of any kind fewer than the limit: they need not be told apart
        if telephone and self.per is Per.DEBT:
            groups = self._calls_by_debt(q, since, people)
        else:
            groups = self._grouped(q, self._attempts(q, since, people))
        return [group for group in groups if len(group.events) >= least]

    def _calls_by_debt(self, q: Question, since: datetime, people: Collection[str]) -> list[_Group]:
        placed, groups = q.index.placed_calls, []
        for particular, ids in q.particulars():
            found: list[Attempt] = []
            for who in people:
                timeline = placed.get((who, particular))
                if timeline is not None:
                    found += timeline.before(q.at, since)
            groups.append(_Group(particular, ids, self._that_count(q, found, people)))
        return groups

    def _that_count(self, q: Question, attempts: list[Attempt], people: Collection[str]) -> list[Attempt]:
        found = self._counted(q, attempts)
        if len(people) > 1:
            found.sort(key=lambda attempt: attempt.at)
        return found

    def _counted(self, q: Question, attempts: list[Attempt]) -> list[Attempt]:
        # Read from the dictionaries: pydantic makes each attribute of a model cost several times a plain one.
        media, left_out, free = self._looked_at
        replies, own_calls = self.replies_exempt, self.own_call_exempt
        disowned = Holding.DISOWNED_NUMBER in q.index.holdings
        return [
            attempt
            for attempt in attempts
            if (given := attempt.__dict__)["medium"] in media
            and given["outcome"] not in left_out
            and not (given["in_reply_to"] is not None and (replies or (own_calls and _within_own_call(q, attempt))))
            and (given["recipient"] is Recipient.CONSUMER or given["recipient"] not in PROFESSIONALS)
            and not (free and given["purpose"] in free)
            and not (disowned and _misdirected(q, attempt))
        ]

    def looks_for(self) -> frozenset[Holding]:
        return frozenset({Holding.CALL if self._telephone else Holding.ATTEMPT})

    def _free_words(self) -> str:
        purposes = f"contacts for {words(self.purposes_not_counted)}" if self.purposes_not_counted else ""
        return listed(filter(None, (super()._free_words(), purposes)), "and")

    def not_applying(self) -> str:
        left_out = [*(value.replace("-", " ") for value in sorted(self.not_counted)), "numbers since disowned"]
        return f"{super().not_applying()}; not counted: attempts with the outcome or to: {listed(left_out)}"


class FrequencyCap(_Counted):
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

    _numbers: ClassVar = {"most": ("contacts", "lower"), "days": ("days", "higher"), "hours": ("hours", "higher")}

    @model_validator(mode="after")
    def _says_in_what(self) -> Self:
        if self.days is None and self.hours is None and not self.calendar:
            raise contradiction("a frequency cap says in what time: days, hours or calendar")
        if self.inbound_counts and self.counting is not Counting.CONVERSATIONS:
            raise contradiction("inbound_counts is for counting conversations")
        return self

    def _judge(self, q: Question, p: Any) -> Outcomes:
        if self._exempt(q) or (self.to is not Reach.ANY and not self._goes_there(q, q.contact)):
            return PASS
        if p.most < 1:
            return Denied("no such contact is allowed")
        reach_back = self._reach_back(p)
        people = dict.fromkeys((q.who, *self.together_with)) if self.together_with else (q.who,)
        groups = self._conversations if self.inbound_counts else self._groups
        crowded = groups(q, q.at - reach_back, people, p.most)
        if not crowded:
            return PASS
        zones = ANY_CLOCK
        if self.days is not None or self.calendar or self.more_calls_exempt:
            zones = q.known_zones if self.zone is None else ()
            if not zones:
                crowded_until = max(group.events[-p.most].at for group in crowded) + reach_back + TICK
                zones = clocks(q, self.zone, crowded_until)
        concerns = [self._concern(q, p, zones, group) for group in crowded]
        return verdict(q, f"the {self._what} allowed in the time have been made", concerns, self._unknown(q))

    def _concern(self, q: Question, p: Any, zones: tuple[ZoneInfo, ...], group: _Group) -> Concern:
        stretches = []
        facts: dict[str, Any] = {}
        free = self.more_calls_exempt and bool(q.case.consents)
        times = [event.__dict__["at"] for event in group.events]
        for tz in zones:
            if free:
                times = [
                    event.at for event in group.events if not (isinstance(event, Attempt) and _was_free(q, event, tz))
                ]
            frees = q.at
            for end in self._full(p, q.at, tz, times):
                if end is not None and end > frees:
                    frees = end
            if frees > q.at:
                starts = _free_until(q, tz, group.particular) if free else None
                stretches.append(Stretch(q.at if starts is None else starts, frees))
                facts |= {f"{self.counting.value} counted": len(times), "limit": p.most}
        return Concern(group.debts, stretches, facts)

    def _full(self, p: Any, at: datetime, tz: ZoneInfo, times: list[datetime]) -> Iterator[datetime | None]:
        if self.days is not None:
            yield full_days(p.most, p.days, tz, at, times)
        if self.hours is not None:
            yield full_hours(p.most, p.hours, at, times)
        if not self.calendar:
            return
        today = day_of(at, tz)
        if Calendar.DAY in self.calendar:
            yield full_calendar(p.most, today, today + DAY, tz, times)
        if Calendar.WEEK in self.calendar:
            for first in self.week_starts:
                yield full_calendar(p.most, *week_of(today, _WEEKDAYS.index(first)), tz, times)
        if Calendar.MONTH in self.calendar:
            yield full_calendar(p.most, *month_of(today), tz, times)

    @cached_property
    def _calendar_days(self) -> int:
        return max([_CALENDAR_DAYS[period] for period in self.calendar], default=0)

    def _reach_back(self, p: Any) -> timedelta:
        days = self._calendar_days if self.days is None else max(self._calendar_days, p.days)
        return _back(days, 0 if self.hours is None else p.hours)

    def _conversations(self, q: Question, since: datetime, people: Collection[str], least: int) -> list[_Group]:
        """The conversations, whoever began them, by what is counted apart."""
        found: list[Event] = [*self._attempts(q, since, people)]
        for who in people:
            timeline = q.index.inbound_from.get(who)
            if timeline is not None:
                found += [e for e in timeline.before(q.at, since) if e.conversation and e.medium in self.media]
        found.sort(key=lambda event: event.at)
        return [group for group in self._grouped(q, found) if len(group.events) >= least]

    def _counted(self, q: Question, attempts: list[Attempt]) -> list[Attempt]:
        found = super()._counted(q, attempts)
        if self.counting is not Counting.ATTEMPTS:
            found = [attempt for attempt in found if _held(attempt, self.counting)]
        if self.to is Reach.ANY:
            return found
        there: dict[tuple[Medium, str | None, str | None], bool] = {}
        kept = []
        for attempt in found:
            given = attempt.__dict__
            where = given["medium"], given["address"], given["place"]
            if where not in there:
                there[where] = self._goes_there(q, attempt)
            if there[where]:
                kept.append(attempt)
        return kept

    def looks_for(self) -> frozenset[Holding]:
        return frozenset() if self.inbound_counts else super().looks_for()

    def _goes_there(self, q: Question, event: Contact | Attempt) -> bool:
        return self.to is Reach.ANY or self.to in reached(q, event)

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
            f"at most {self.most} {what} {_PER_WORDS[self.per]} in {listed(periods)}" + (f", {where}" if where else ""),
            f"contacts with {listed(self.together_with, 'and')} are added" if self.together_with else "",
            "replies do not count"
            if self.replies_exempt
            else "replies count, but not what is said within the person's own call"
            if self.own_call_exempt
            else "replies count",
            "calls under consent to more calls do not count" if self.more_calls_exempt else "",
        )

    def _free_words(self) -> str:
        consent = "contacts under live consent to more calls" if self.more_calls_exempt else ""
        return listed(filter(None, (super()._free_words(), consent)), "and")


class Cooldown(_Paced):
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

    def _judge(self, q: Question, p: Any) -> Outcomes:
        if self._exempt(q):
            return PASS
        q.require_history()
        reach_back = _back(self._rest(p), 0)
        since = q.at - reach_back
        by_debt = self.per is Per.DEBT and self.after is Conversing.TELEPHONE
        talks = [
            group
            for group in (self._talks_by_debt(q, since) if by_debt else self._grouped(q, self._talks(q, since)))
            if group.events
        ]
        if not talks:
            return PASS
        zones = clocks(q, self.zone, max(group.events[-1].at for group in talks) + reach_back + TICK)
        concerns = [self._concern(q, p, zones, group) for group in talks]
        return verdict(q, "a conversation was held within the days of rest", concerns, self._unknown(q))

    def _rest(self, p: Any) -> int:
        """The days of rest with that of the conversation as the first."""
        return int(p.days if self.counts_day_of else p.days + 1)

    def _concern(self, q: Question, p: Any, zones: tuple[ZoneInfo, ...], group: _Group) -> Concern:
        last = group.events[-1].at
        stretches = []
        facts: dict[str, Any] = {}
        for tz in zones:
            free = _free_until(q, tz, group.particular) if self.more_calls_exempt and q.case.consents else None
            stretches.append(Stretch(q.at if free is None else free, days_after(last, tz, self._rest(p))))
            facts = {"last conversation": day_of(last, tz).isoformat(), "days of rest": p.days}
        return Concern(group.debts, stretches, facts)

    def _talks_by_debt(self, q: Question, since: datetime) -> Iterator[_Group]:
        held, at = q.index.conversations, q.at
        for particular, ids in q.particulars():
            found: list[Event] = []
            for each in (particular, ANY_DEBT):
                timeline = held.get((q.who, each))
                if timeline is not None:
                    found += timeline.before(at, since)
            found.sort(key=lambda event: event.at)
            yield _Group(particular, ids, found)

    def _talks(self, q: Question, since: datetime) -> list[Event]:
        media = TELEPHONE if self.after is Conversing.TELEPHONE else TELEPHONE | {Medium.IN_PERSON}
        found: list[Event] = []
        made, heard = q.index.outbound.get(q.who), q.index.inbound_from.get(q.who)
        if made is not None:
            found += [e for e in made.before(q.at, since) if e.medium in media and _held(e, Counting.CONVERSATIONS)]
        if heard is not None:
            found += [e for e in heard.before(q.at, since) if e.conversation and e.medium in media]
        return sorted([e for e in found if e.recipient not in PROFESSIONALS], key=lambda event: event.at)

    def looks_for(self) -> frozenset[Holding]:
        # A conversation that the collector began is a call too; one face to face has no kind of its own.
        by_telephone = self.after is Conversing.TELEPHONE
        return frozenset({Holding.CALL, Holding.CONVERSATION}) if by_telephone else frozenset()

    def describe(self) -> str:
        how = "by telephone " if self.after is Conversing.TELEPHONE else ""
        first = "that of the conversation included" if self.counts_day_of else "from the day after it"
        about = {Per.DEBT: "about the debt", Per.PERSON: "with the person", Per.ADDRESS: "at the number or address"}
        return sentence(
            f"after a conversation {how}{about[self.per]}, no {media_words(self.media)} for "
            f"{counted(self.days, 'day')}, {first}",
            "unless in reply" if self.replies_exempt else "",
            "or under consent to more calls" if self.more_calls_exempt else "",
        )

    def _free_words(self) -> str:
        consent = "contacts under live consent to more calls" if self.more_calls_exempt else ""
        return listed(filter(None, (super()._free_words(), consent)), "and")


class MinimumInterval(_Counted):
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

    def _judge(self, q: Question, p: Any) -> Outcomes:
        if self._exempt(q):
            return PASS
        length = timedelta(hours=p.hours) if self.hours is not None else timedelta(days=p.days) + _MARGIN
        groups = self._groups(q, q.at - length, (q.who,))
        if not groups:
            return PASS
        concerns = []
        for group in groups:
            last = group.events[-1].at
            frees = last + length if self.hours is not None else begins_after(q, self.zone, last, p.days)
            concerns.append(Concern(group.debts, [Stretch(q.at, frees)], {"last attempt": last.isoformat()}))
        return verdict(q, "too soon after the last attempt", concerns, self._unknown(q))

    def describe(self) -> str:
        length = counted(self.hours, "hour") if self.hours is not None else counted(self.days or 0, "day")
        return sentence(
            f"at least {length} between one and the next of the {media_words(self.media)} {_PER_WORDS[self.per]}",
            "replies do not count" if self.replies_exempt else "",
        )

    def missing(self) -> str:
        return super().missing() if self.days is not None else "unknown ``history``"


class Streak(_Counted):
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

    def _judge(self, q: Question, p: Any) -> Outcomes:
        if self._exempt(q):
            return PASS
        if p.most < 1:
            return Denied("no such contact is allowed")
        reach_back = _back(p.most + 1, 0)
        groups = self._groups(q, q.at - reach_back, (q.who,), p.most)
        if not groups:
            return PASS
        zones = clocks(q, self.zone, max(group.events[-p.most].at for group in groups) + reach_back + TICK)
        concerns = []
        for group in groups:
            times = [event.at for event in group.events]
            stretches = [stretch for tz in zones for stretch in self._closed(q, p, tz, times)]
            concerns.append(Concern(group.debts, stretches, {"limit": p.most}))
        return verdict(q, "on one day more in a row than is allowed", concerns, self._unknown(q))

    def _part(self, tz: ZoneInfo, day: date) -> Stretch:
        return Stretch(*hours_on(tz, day, self.starts or time.min, self.ends))

    def _closed(self, q: Question, p: Any, tz: ZoneInfo, times: list[datetime]) -> Iterator[Stretch]:
        """The parts of today and of the days to come that end such a run, if nothing more happens."""
        days = {day for when in times if _within(self._part(tz, day := day_of(when, tz)), when)}
        if len(days) < p.most:
            return
        day = day_of(q.at, tz)
        for ahead in range(p.most + 1):
            coming = day + ahead * DAY
            if all(coming - back * DAY in days for back in range(1, p.most + 1)):
                yield self._part(tz, coming)

    def describe(self) -> str:
        part = (
            ""
            if self.starts is None and self.ends is None
            else f" between {clock_words(self.starts)} and {clock_words(self.ends)}"
        )
        return sentence(
            f"{media_words(self.media)} {_PER_WORDS[self.per]}{part} on at most {counted(self.most, 'day')} in a row",
            "replies do not count" if self.replies_exempt else "",
        )


@lru_cache(maxsize=1024)
def _back(days: int, hours: int) -> timedelta:
    """The longer of so many civil days, however long, and so many hours."""
    return max(timedelta(days=days) + _MARGIN, timedelta(hours=hours))


def _unplaced(event: Event) -> bool:
    """Whether an event had an address that is not known; a visit has none."""
    return event.address is None and addresses_of(event.medium) is not None


def _within_own_call(q: Question, attempt: Attempt) -> bool:
    event = None if attempt.in_reply_to is None else q.index.inbound.get(attempt.in_reply_to)
    return event is not None and event.medium is attempt.medium and event.goes_on(attempt.at)


def _within(part: Stretch, when: datetime) -> bool:
    return part.starts <= when < part.ends


def _held(attempt: Attempt, counting: Counting) -> bool:
    """Whether an attempt was a communication, or a conversation; a visit that found the person is both."""
    if attempt.medium is Medium.IN_PERSON:
        return attempt.outcome is Delivery.SENT
    if counting is Counting.CONVERSATIONS:
        return attempt.outcome is CallOutcome.CONVERSATION
    if attempt.medium in TELEPHONE:
        return attempt.outcome in (CallOutcome.CONVERSATION, CallOutcome.VOICEMAIL)
    return attempt.outcome is Delivery.SENT


def _misdirected(q: Question, attempt: Attempt) -> bool:
    """Whether it went to a number since learned to be somebody else's."""
    line = None if attempt.address is None else q.index.phones.get(attempt.address)
    if line is None or line.person != attempt.who or line.disowned_at is None:
        return False
    return attempt.at < line.disowned_at <= q.at


def _is_about(q: Question, event: Event, particular: str) -> bool:
    debts = counted_debts(event) if isinstance(event, Attempt) else conversed_debts(event)
    return (
        particular in debts
        or any(q.index.particular(debt) == particular for debt in debts)
        or (isinstance(event, Inbound) and not debts)
    )


def _was_free(q: Question, attempt: Attempt, tz: ZoneInfo) -> bool:
    """Whether consent to more calls was live for every debt of a past attempt."""
    particulars = {q.index.particular(debt) for debt in counted_debts(attempt)}
    return all(consent_ends(q, each, tz, attempt.at, attempt, _CONSENT_DAYS) is not None for each in particulars)


def _free_until(q: Question, tz: ZoneInfo, particular: str | None) -> datetime | None:
    """When the consent to more calls about a debt ends (None: about all of the contact); None if none is."""
    debts = [each for each, _ in q.particulars()] if particular is None else [particular]
    ends = [consent_ends(q, each, tz, q.at, q.contact, _CONSENT_DAYS) for each in debts]
    return None if None in ends else min(end for end in ends if end is not None)
