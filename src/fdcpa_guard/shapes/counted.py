"""Which past contacts a limit of frequency counts, and about what it counts them apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum, unique
from functools import cached_property, partial
from itertools import chain
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from ..facts import Attempt, Inbound
from ..facts.addresses import ZoneName
from ..facts.base import Flag
from ..facts.index import Timeline, conversed_debts, counted_debts
from ..rules import Question
from ..rules.acts import was_for
from ..rules.judging import was_in_own_call, was_the_answer
from ..rules.missed import since_disowned
from ..rules.question import addresses_of
from ..rules.tallying import Limit, Period, Tally, fullest, tally
from ..vocabulary import (
    CALLS_AND_TEXTS,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    CallOutcome,
    Delivery,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .base import Answering, OneOf, SomeOf
from .exceptions import ValidationLetter
from .wording import listed, words

Event = Attempt | Inbound


@unique
class Per(StrEnum):
    """About what a limit counts apart."""

    DEBT = "debt"
    PERSON = "person"
    ADDRESS = "address"


PER_WORDS: Final = {Per.DEBT: "about one debt", Per.PERSON: "to one person", Per.ADDRESS: "to one number or address"}


@unique
class LeftOut(StrEnum):
    """Why a past contact does not count, whenever it was."""

    MEDIUM = "by a medium that is not counted"
    OUTCOME = "its outcome is one that is not counted"
    REPLY = "it answered what the person had sent"
    OWN_CALL = "it was within the person's own call or visit"
    PROFESSIONAL = "to an attorney, a reporting agency or the creditor's side"
    PURPOSE = "its purpose is one that is not counted"
    DISOWNED = "to a number since learned to be somebody else's"
    CONVEYED_NOTHING = "it conveyed nothing"
    NO_CONVERSATION = "it was no conversation with them"
    OTHERS_ANSWERED = "it was for somebody else, or somebody else answered"
    ELSEWHERE = "it went to a place that is not counted"
    BUSINESS_DEBT = "it was about a debt that is no consumer's"
    CONSENT = "under live consent to more calls"


Judge = Callable[[Attempt], LeftOut | None]
Judged = Sequence[tuple[Event, LeftOut | None]]


class Group(NamedTuple):
    """Past events that are counted together, in order of time, and the debts of the contact that they stand against."""

    particular: str | None
    """The particular debt they are about; None: they are not told apart by debt."""
    debts: tuple[str, ...]
    events: Sequence[Event]
    times: Sequence[datetime]
    """When each of the events was."""
    address: str | None = None
    """The number or address, where these are counted apart and it is known."""


Finder = Callable[[Question, datetime, Collection[str], int], list[Group]]
"""What counts towards some people since an instant, in groups of at least so many."""


class Paced(Answering):
    """What limits of frequency have in common: which past contacts they look at."""

    media: SomeOf[Medium] = TELEPHONE
    """The media that are counted, and that the limit closes."""
    per: Per = Per.DEBT
    replies_exempt: Flag = True
    """One answer to what the person sent, and what is said within the person's own call, is free and not counted."""
    zone: ZoneName | None = None
    """Whose days: of this zone; None: of every zone in which the person may be."""

    def _unknown(self, q: Question) -> str | None:
        """The fact that would tell which group of events matters, where addresses are counted apart."""
        lacking = self.per is Per.ADDRESS and q.address is None and addresses_of(q.medium) is not None
        return "contact.address" if lacking else None

    def _grouped(self, q: Question, events: Sequence[Event]) -> list[Group]:
        """The events by what is counted apart; of addresses that of the contact, or all where it is unknown.

        An event of unknown address counts to each.
        """
        if self.per is Per.DEBT:
            return [
                _group(particular, ids, [event for event in events if is_about(q, event, particular)])
                for particular, ids in q.particulars()
            ]
        if self.per is Per.PERSON:
            return [_group(None, q.debt_ids, events)]
        addresses = [q.address] if self._unknown(q) is None else dict.fromkeys(event.address for event in events)
        return [
            _group(
                None, q.debt_ids, [event for event in events if event.address == address or _unplaced(event)], address
            )
            for address in addresses
        ]

    def missing(self) -> str:
        place = "" if self.zone is not None else "; unknown ``locations`` where days have to be told apart"
        address = "; the address of the contact" if self.per is Per.ADDRESS else ""
        return f"unknown ``history``{place}{address}"


_NO_REPLY: Final = (None, UNKNOWN)


class Counted(Paced):
    """Limits that count attempts."""

    not_counted: OneOf[CallOutcome | Delivery] = frozenset({CallOutcome.NOT_CONNECTED})
    """Outcomes with which an attempt is not counted; what came back, from when that is known (``undeliverable_at``)."""
    purposes_not_counted: OneOf[Purpose] = frozenset()
    """Purposes whose attempts are free and not counted, such as answers to a request."""
    professionals_count: Flag = False
    """Attempts to reach attorneys, reporting agencies and the creditor's side count too."""

    @cached_property
    def _telephone(self) -> bool:
        return self.media <= TELEPHONE

    def _exempts(self) -> Callable[[Question], bool]:
        """Whether a contact is none that the limit closes, or free."""
        media, free_purposes, free = self.media, self.purposes_not_counted, self._free

        def exempt(q: Question) -> bool:
            if q.medium not in media or (free_purposes and q.acts <= free_purposes):
                return True
            return q.answered is not None and free(q)

        return exempt

    @cached_property
    def _letter_free(self) -> bool:
        """Whether the first letter with the validation information is spared, and so is not counted either."""
        return any(isinstance(each, ValidationLetter) for each in self.unless)

    # -- finding

    def _finder(self, *, whatever: bool = False) -> Finder:
        """How to find what counts, by what is counted apart. Consents are not looked at.

        With ``whatever``, also what does not count.
        """
        since = self._since(whatever=whatever)
        telephone, per = self._telephone, self.per

        def calls_by_debt(q: Question, start: datetime, people: Collection[str], least: int) -> list[Group]:
            q.require_history()
            placed, found = q.index.placed_calls, []
            for particular, ids in q.particulars():
                events, times = since(q, placed, [(who, particular) for who in people], start, least)
                if events:
                    found.append(Group(particular, ids, events, times))
            return found

        def by_person(q: Question, start: datetime, people: Collection[str], least: int) -> list[Group]:
            q.require_history()
            events, times = since(q, q.index.telephone if telephone else q.index.outbound, people, start, least)
            return [Group(None, q.debt_ids, events, times)] if events else []

        def otherwise(q: Question, start: datetime, people: Collection[str], least: int) -> list[Group]:
            if per is Per.ADDRESS:  # whomever it was for
                people = dict.fromkeys((*people, *(q.index.telephone if telephone else q.index.outbound)))
            return [
                part
                for group in by_person(q, start, people, least)
                for part in self._grouped(q, group.events)
                if len(part.events) >= least
            ]

        if per is Per.PERSON:
            return by_person
        # calls to professionals are in no timeline of a debt
        return calls_by_debt if telephone and per is Per.DEBT and not self.professionals_count else otherwise

    def _since(self, *, whatever: bool = False) -> Callable[..., tuple[Sequence[Attempt], Sequence[datetime]]]:
        """How to find the attempts of some timelines that count since an instant, and when they were.

        Nothing if they are fewer than needed. Shapes that count alike share what they find for a question.
        """
        kind, counted = (_WHATEVER, _all) if whatever else (repr(self._kind()), self._counted)

        def since(
            q: Question, timelines: Mapping[Any, Timeline[Attempt]], keys: Collection[Any], start: datetime, least: int
        ) -> tuple[Sequence[Attempt], Sequence[datetime]]:
            alone = len(keys) == 1
            parts = []
            for key in keys:
                timeline = timelines.get(key)
                if timeline is None or not timeline.times or timeline.times[-1] < start:
                    continue  # nothing that recent, of whatever kind
                shared = q.shared
                tally = shared.get((kind, key))
                if tally is None:
                    tally = shared.first((kind, key), _Tally(timeline, q.at, partial(counted, q)))
                parts.append(tally.since(start, least if alone else 1))
            if alone or not parts:
                return parts[0] if parts else _NOTHING
            # one call to a person that another answered stands in the timelines of both
            apart = {event.id: event for event in chain(*[found for found, _ in parts])}
            events = sorted(apart.values(), key=lambda event: event.at)
            return (events, [event.at for event in events]) if len(events) >= least else _NOTHING

        return since

    def _kind(self) -> tuple[object, ...]:
        """All that says which attempts count."""
        given = self.media, self.not_counted, self.purposes_not_counted
        numbers = self.per is Per.ADDRESS
        whomever = self.professionals_count or numbers
        return (*map(sorted, given), self.replies_exempt, self.own_call_exempt, whomever, numbers, self._letter_free)

    def _judge(self, q: Question) -> Judge:
        """What says of an attempt why it does not count; None: it does."""
        # Read from the dictionaries: pydantic makes each attribute of a model cost several times a plain one.
        media, left_out, free = self.media, self.not_counted, self.purposes_not_counted
        replies, own_calls = self.replies_exempt, self.own_call_exempt
        whomever = self.professionals_count or self.per is Per.ADDRESS  # a number is a number
        letter_free = self._letter_free
        disowned = self.per is not Per.ADDRESS and Holding.DISOWNED_NUMBER in q.index.holdings
        bounced, back = Delivery.UNDELIVERABLE, Delivery.UNDELIVERABLE in left_out
        at, left_out = q.at, left_out - {bounced}

        def judge(attempt: Attempt) -> LeftOut | None:
            given = attempt.__dict__
            if given["medium"] not in media:
                return LeftOut.MEDIUM
            outcome = given["outcome"]
            if outcome in left_out:
                return LeftOut.OUTCOME
            if back and (outcome is bounced or given["undeliverable_at"] is not None) and attempt.surely_came_back(at):
                return LeftOut.OUTCOME
            if given["in_reply_to"] not in _NO_REPLY:
                if replies and was_the_answer(q, attempt):
                    return LeftOut.REPLY
                if own_calls and was_in_own_call(q, attempt):
                    return LeftOut.OWN_CALL
            if not (whomever or given["recipient"] is Recipient.CONSUMER or given["recipient"] not in PROFESSIONALS):
                return LeftOut.PROFESSIONAL
            if free and was_for(given["purpose"], given["medium"]) in free:
                return LeftOut.PURPOSE
            if letter_free and brings_first_information(q, attempt):
                return LeftOut.PURPOSE
            return LeftOut.DISOWNED if disowned and _misdirected(q, attempt) else None

        return judge

    def _counted(self, q: Question, attempts: list[Attempt]) -> list[Attempt]:
        """Those of the attempts that count."""
        judge = self._judge(q)
        return [attempt for attempt in attempts if judge(attempt) is None]

    # -- telling

    def _told(
        self,
        q: Question,
        what: str,
        found: Iterable[Group],
        periods: Callable[[ZoneInfo], Iterable[Period]],
        zones: Iterable[ZoneInfo],
        limit: int,
        *,
        people: Collection[str] = (),
        consented: Callable[[Attempt, ZoneInfo], bool] | None = None,
    ) -> Iterator[Tally]:
        """What was counted of everything found, by what is counted apart and for each period: where it is fullest."""
        clocks = [*zones]
        for group, events in self._judged(q, found):

            def counts_not(event: Event, tz: ZoneInfo) -> LeftOut | None:
                free = consented is not None and isinstance(event, Attempt) and consented(event, tz)
                return LeftOut.CONSENT if free else None

            def said(tz: ZoneInfo, period: Period, group: Group = group, events: Judged = events) -> Tally:
                together = Limit(what, limit, PER_WORDS[self.per], group.debts, people or (q.who,), group.address)
                return tally(together, period, [(event, why or counts_not(event, tz)) for event, why in events])

            for each in zip(*[periods(tz) for tz in clocks], strict=True):
                yield fullest(map(said, clocks, each))

    def _judged(self, q: Question, found: Iterable[Group]) -> Iterator[tuple[Group, Judged]]:
        """Each group with its events by the media that are counted, and why each of them does not count, if so."""
        judge = self._judge(q)
        for group in found:
            whys = [judge(event) if isinstance(event, Attempt) else self._began(event) for event in group.events]
            events = [each for each in zip(group.events, whys, strict=True) if each[1] is not LeftOut.MEDIUM]
            if events:
                yield group, events

    def _began(self, event: Inbound) -> LeftOut | None:
        """Why a contact that the person began does not count."""
        if event.medium not in self.media:
            return LeftOut.MEDIUM
        return None if event.talked else LeftOut.NO_CONVERSATION

    def looks_for(self) -> frozenset[Holding]:
        return frozenset({Holding.CALL if self._telephone else Holding.ATTEMPT})

    def _free_words(self) -> str:
        left_out = self.purposes_not_counted
        if self.media <= CALLS_AND_TEXTS:  # which hand over no papers
            left_out -= {Purpose.FORMAL_PLEADING}
        purposes = f"contacts for {words(left_out)}" if left_out else ""
        return listed(filter(None, (super()._free_words(), purposes)), "and")

    def _apart(self) -> str:
        disowned = "" if self.per is Per.ADDRESS else "attempts to numbers since disowned"
        outcomes = f"those with the outcome {words(self.not_counted)}" if self.not_counted else ""
        letter = "the first letter with the validation information" if self._letter_free else ""
        apart = listed(filter(None, (letter, disowned, outcomes)), "and")
        return "; ".join(filter(None, (super()._apart(), f"not counted: {apart}" if apart else "")))


_WHATEVER: Final = "whatever was made"


def _all(_: Question, attempts: list[Attempt]) -> list[Attempt]:
    return attempts


_NOTHING: Final[tuple[Sequence[Any], Sequence[datetime]]] = ((), ())


class _Tally:
    """The attempts of a timeline that count, found as far back as anybody asked, each looked at once."""

    __slots__ = ("_counted", "_from", "_timeline", "_to", "events", "times")

    def __init__(
        self, timeline: Timeline[Attempt], at: datetime, counted: Callable[[list[Attempt]], list[Attempt]]
    ) -> None:
        self._timeline = timeline
        self._counted = counted
        self._from = self._to = bisect_right(timeline.times, at)
        self.events: list[Attempt] = []
        self.times: list[datetime] = []

    def since(self, start: datetime, least: int) -> tuple[Sequence[Attempt], Sequence[datetime]]:
        """Those since an instant, and when they were; none if fewer than ``least``."""
        timeline = self._timeline
        first = bisect_left(timeline.times, start)
        if self._to - first < least:
            return _NOTHING  # of any kind too few: they need not be told apart
        if first < self._from:
            older = self._counted([*timeline.between(first, self._from)])
            self._from = first
            self.events = older + self.events
            self.times = [event.__dict__["at"] for event in older] + self.times
        skipped = bisect_left(self.times, start)
        if len(self.times) - skipped < least:
            return _NOTHING
        return (self.events[skipped:], self.times[skipped:]) if skipped else (self.events, self.times)


def _group(
    particular: str | None, debts: tuple[str, ...], events: Sequence[Event], address: str | None = None
) -> Group:
    return Group(particular, debts, events, [event.at for event in events], address)


def _unplaced(event: Event) -> bool:
    """Whether an event had an address that is not known; a visit has none."""
    return event.address is None and addresses_of(event.medium) is not None


def _misdirected(q: Question, attempt: Attempt) -> bool:
    """Whether it went to a number since learned to be somebody else's, where the person was not heard from since."""
    line = None if attempt.address is None else q.index.phones.get(attempt.address)
    return line is not None and line.person in (attempt.who, q.who) and since_disowned(q, line, attempt)


def brings_first_information(q: Question, attempt: Attempt) -> bool:
    """Whether it is the first letter to the person that brings the validation information about its debts.

    Of two of one instant one is the first.
    """
    if not _brings_information(attempt):
        return False
    timeline = q.index.outbound.get(attempt.who)
    return timeline is None or not any(
        _brings_information(each)
        and (each.at, each.id) < (attempt.at, attempt.id)
        and not set(each.debts).isdisjoint(attempt.debts)
        for each in timeline.by(attempt.at)
    )


def _brings_information(attempt: Attempt) -> bool:
    given = attempt.__dict__
    return given["medium"] is Medium.MAIL and given["purpose"] is Purpose.VALIDATION_NOTICE


def is_about(q: Question, event: Event, particular: str) -> bool:
    """Whether an event counts to a particular debt."""
    debts = counted_debts(event) if isinstance(event, Attempt) else conversed_debts(event)
    return particular in debts or any(q.index.particular(debt) == particular for debt in debts) or not debts
