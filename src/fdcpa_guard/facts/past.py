"""What has happened, arranged as it is asked for: events of one kind together, and timelines made when asked for.

Nearly everything that tells past events apart, they have in common: of a thousand calls most differ in nothing but
their id and instant. So what follows from the rest is worked out once for each kind.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, Generic, Never, Self, TypeVar

from ..vocabulary import UNKNOWN, Unknown
from .history import Attempt, History, Inbound

E = TypeVar("E")
Event = Attempt | Inbound
Positions = Iterable[list[int]]
"""The places of events in their list, kind by kind."""
Kinds = dict[tuple[Any, ...], list[int]]
"""Places of events in their list, by what the events have in common; never changed once made."""

_WHEN: Final = itemgetter(0)
_FIRST: Final[Callable[[tuple[Any, list[int]]], int]] = lambda kind: kind[1][0]  # noqa: E731
_AT: Final[Callable[[Attempt | Inbound], datetime]] = attrgetter("at")
_APART: Final = frozenset({"id", "at", "voice", "tags"})
OF_ATTEMPT: Final = itemgetter(*[name for name in Attempt.model_fields if name not in _APART])
"""What attempts of one kind have in common: all that decides where they belong."""
OF_INBOUND: Final = itemgetter(*[n for n in Inbound.model_fields if n not in {*_APART, "ended_at", "ongoing"}])


def fixed(self: object, name: str, value: object = None) -> Never:
    """Stands for the setting of an attribute."""
    raise AttributeError("the rules of a policy share what a case is arranged in, so none of them changes it")


put: Final = object.__setattr__


class Timeline(Generic[E]):
    """Events in order of time; a slice of them is two binary searches."""

    __slots__ = ("_picked", "events", "times")
    __setattr__ = __delattr__ = fixed
    times: tuple[datetime, ...]
    events: tuple[E, ...]
    _picked: tuple[Past, Positions, Positions] | None

    def __init__(self, dated: list[tuple[datetime, E]]) -> None:
        dated.sort(key=_WHEN)
        self._have(tuple([when for when, _ in dated]), tuple([event for _, event in dated]))

    @classmethod
    def picked(cls, past: Past, attempts: Positions, inbound: Positions) -> Self:
        """The attempts and inbound contacts at some places of the past, put in order when somebody asks."""
        made = object.__new__(cls)
        put(made, "_picked", (past, attempts, inbound))
        return made

    @classmethod
    def of(cls, times: tuple[datetime, ...], events: tuple[E, ...]) -> Self:
        """Events that are in order, and when each was."""
        made = object.__new__(cls)
        made._have(times, events)
        return made

    @property
    def waits(self) -> bool:
        """Whether nobody has asked for its events yet."""
        return self._picked is not None

    def _have(self, times: tuple[datetime, ...], events: tuple[E, ...]) -> None:
        put(self, "times", times)
        put(self, "events", events)
        put(self, "_picked", None)  # the last, so that whoever finds it gone finds the others

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            picked = self._picked if name in ("times", "events") else None
            if picked is not None:
                past, attempts, inbound = picked
                self._have(*past.in_time(attempts, inbound))
            return object.__getattribute__(self, name)

    def by(self, at: datetime, since: datetime | None = None) -> tuple[E, ...]:
        """The events in [since, at]: what happened at the very instant has happened."""
        low = 0 if since is None else bisect_left(self.times, since)
        return self.events[low : bisect_right(self.times, at)]

    def count(self, at: datetime, since: datetime) -> int:
        """How many events lie in [since, at]."""
        return bisect_right(self.times, at) - bisect_left(self.times, since)

    def last_by(self, at: datetime) -> datetime | None:
        """When the last event was of those that had happened by an instant."""
        place = bisect_right(self.times, at)
        return self.times[place - 1] if place else None

    def first_by(self, at: datetime) -> datetime | None:
        """When the first event was, if it had happened by an instant."""
        return self.times[0] if self.times and self.times[0] <= at else None

    def between(self, first: int, end: int) -> tuple[E, ...]:
        """The events from one place in ``times`` up to another."""
        return self.events[first:end]

    def place_of(self, event: E, at: datetime) -> int | None:
        """The place in ``times`` of an event of an instant; None if it is not among the events."""
        for place in range(bisect_left(self.times, at), bisect_right(self.times, at)):
            if self.events[place] is event:
                return place
        return None


class WithoutOne(Timeline[E]):
    """A timeline as if one of its events had not happened; nothing is copied."""

    __slots__ = ("_place",)
    _place: int

    def __init__(self, timeline: Timeline[E], place: int) -> None:
        self._have(timeline.times, timeline.events)
        put(self, "_place", place)

    def by(self, at: datetime, since: datetime | None = None) -> tuple[E, ...]:
        return self.between(0 if since is None else bisect_left(self.times, since), bisect_right(self.times, at))

    def count(self, at: datetime, since: datetime) -> int:
        first, end = bisect_left(self.times, since), bisect_right(self.times, at)
        return end - first - (first <= self._place < end)

    def last_by(self, at: datetime) -> datetime | None:
        place = bisect_right(self.times, at) - 1
        place -= place == self._place
        return self.times[place] if place >= 0 else None

    def first_by(self, at: datetime) -> datetime | None:
        first = int(self._place == 0)
        return self.times[first] if first < len(self.times) and self.times[first] <= at else None

    def between(self, first: int, end: int) -> tuple[E, ...]:
        place = self._place
        if not first <= place < end:
            return self.events[first:end]
        return self.events[first:place] + self.events[place + 1 : end]


class ButFor(Mapping[Any, Timeline[Any]]):
    """Timelines by key, of which some are others or, where None, gone; nothing is copied."""

    __slots__ = ("_changed", "_timelines")

    def __init__(self, timelines: Mapping[Any, Timeline[Any]], changed: Mapping[Any, Timeline[Any] | None]) -> None:
        self._timelines, self._changed = timelines, changed

    def __getitem__(self, key: Any) -> Timeline[Any]:
        timeline = self._changed[key] if key in self._changed else self._timelines[key]
        if timeline is None:
            raise KeyError(key)
        return timeline

    def __iter__(self) -> Iterator[Any]:
        return (key for key in self._timelines if self._changed.get(key, key) is not None)

    def __len__(self) -> int:
        return len(self._timelines) - sum(timeline is None for timeline in self._changed.values())


class Past:
    """The events of a history, by kind and in order of time.

    Attributes:
        attempts, inbound: the events as they were given.
        made, heard: the places of the attempts, and of the inbound contacts, of each kind.
        times: when anything happened, in order.
        ends: when what an inbound contact opened is over, in order; and when it ended.
        kinds_of_attempts: one attempt of each kind, and the places of all of that kind.
        kinds_of_inbound: the same of inbound contacts.
    """

    __slots__ = (
        "_ats",
        "_in_time",
        "_places",
        "attempts",
        "ends",
        "heard",
        "inbound",
        "kinds_of_attempts",
        "kinds_of_inbound",
        "made",
        "times",
    )
    __setattr__ = __delattr__ = fixed
    attempts: tuple[Attempt, ...]
    inbound: tuple[Inbound, ...]
    made: Kinds
    heard: Kinds
    kinds_of_attempts: tuple[tuple[Attempt, list[int]], ...]
    kinds_of_inbound: tuple[tuple[Inbound, list[int]], ...]
    times: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    _ats: tuple[datetime, ...]
    _in_time: tuple[tuple[datetime, ...], tuple[Attempt, ...]]
    _places: dict[str, int] | None

    def __init__(self, history: History | Unknown) -> None:
        attempts, inbound = ((), ()) if history is UNKNOWN else (history.attempts, history.inbound)
        ats = tuple([attempt.__dict__["at"] for attempt in attempts])
        in_time = tuple(sorted(ats))
        ordered = attempts if in_time == ats else tuple(sorted(attempts, key=_AT))
        heard = [event.__dict__["at"] for event in inbound]
        self._have(
            attempts=attempts,
            inbound=inbound,
            made=dict(self.grouped(attempts, OF_ATTEMPT)),
            heard=dict(self.grouped(inbound, OF_INBOUND)),
            times=tuple(sorted([*in_time, *heard])) if heard else in_time,
            ends=tuple(sorted([end for event in inbound for end in _ends(event)])) if heard else (),
            _ats=ats,
            _in_time=(in_time, ordered),
            _places=None,
        )
        self._arrange_kinds()

    def _have(self, **values: Any) -> None:
        for name, value in values.items():
            put(self, name, value)

    def _arrange_kinds(self) -> None:
        made, heard = self.made.values(), self.heard.values()
        put(self, "kinds_of_attempts", tuple([(self.attempts[places[0]], places) for places in made]))
        put(self, "kinds_of_inbound", tuple([(self.inbound[places[0]], places) for places in heard]))

    def in_time(self, made: Positions, heard: Positions) -> tuple[tuple[datetime, ...], tuple[Any, ...]]:
        """Events in order of time, attempts before inbound contacts of the same instant, and when each was."""
        places, times, events = _in_order(made), self._ats, self.attempts
        others = [self.inbound[place] for place in _in_order(heard)] if heard else []
        if len(places) == len(times) and not others:
            return self._in_time
        if len(places) > 1:
            pick = itemgetter(*places)
            times, events = pick(times), pick(events)
        else:
            times, events = tuple([times[place] for place in places]), tuple([events[place] for place in places])
        if not others and self.attempts is self._in_time[1]:
            return times, events
        dated: list[tuple[datetime, Any]] = [*zip(times, events, strict=True), *[(each.at, each) for each in others]]
        dated.sort(key=_WHEN)
        return tuple([when for when, _ in dated]), tuple([event for _, event in dated])

    @staticmethod
    def grouped(events: tuple[Any, ...], common: itemgetter[Any]) -> Iterable[tuple[tuple[Any, ...], list[int]]]:
        """The places of events, by what they have in common."""
        found: Kinds = defaultdict(list)
        for place, event in enumerate(events):
            found[common(event.__dict__)].append(place)
        return found.items()

    def attempt(self, id: str) -> Attempt | None:
        """An attempt by its id."""
        place = self.place_of(id)
        return None if place is None else self.attempts[place]

    def place_of(self, id: str) -> int | None:
        """The place of the attempt with an id; few ask, so they are put by their ids when somebody does."""
        return self._by_id().get(id)

    def _by_id(self) -> dict[str, int]:
        places = self._places
        if places is None:
            places = {attempt.id: place for place, attempt in enumerate(self.attempts)}
            put(self, "_places", places)
        return places

    # -- as it goes on

    def grown(self, history: History, event: Event, place: int | None) -> Past:
        """The past of a history with an event more, the last of its list, or instead of the one at a place.

        The latter was at the same instant.
        """
        is_attempt, at = isinstance(event, Attempt), event.at
        name, common = ("made", OF_ATTEMPT) if is_attempt else ("heard", OF_INBOUND)
        before: Event | None = None
        kinds: Kinds = {**getattr(self, name)}
        if place is None:
            place = len(self.attempts if is_attempt else self.inbound)
        else:
            before = (self.attempts if is_attempt else self.inbound)[place]
            key = common(before.__dict__)
            kinds[key] = [each for each in kinds[key] if each != place]
            if not kinds[key]:
                del kinds[key]
        key = common(event.__dict__)
        kinds[key] = sorted([*kinds.get(key, ()), place])
        if before is not None:
            kinds = dict(sorted(kinds.items(), key=_FIRST))
        grown = object.__new__(Past)
        for each in Past.__slots__:
            put(grown, each, getattr(self, each))
        grown._have(**{name: kinds}, attempts=history.attempts, inbound=history.inbound)
        grown._arrange_kinds()
        if before is None:
            grown._have(times=_with(self.times, bisect_right(self.times, at), at))
        if isinstance(event, Inbound):
            left = [*self.ends]
            for end in () if before is None else _ends(before):  # type: ignore[arg-type]
                left.remove(end)
            grown._have(ends=tuple(sorted([*left, *_ends(event)])))
            return grown
        times, ordered = self._in_time
        if before is None:
            last = bisect_right(times, at)
            usual = ordered is self.attempts and last == len(times)
            grown._have(
                _ats=(*self._ats, at),
                _in_time=(_with(times, last, at), history.attempts if usual else _with(ordered, last, event)),
                _places={**self._by_id(), event.id: place},
            )
        elif ordered is self.attempts:
            grown._have(_in_time=(times, history.attempts))
        else:
            grown._have(_in_time=(times, tuple([event if each is before else each for each in ordered])))
        return grown


def spliced(timeline: Timeline[Any], event: Event, before: Event | None, *, was_in: bool, is_in: bool) -> Any:
    """A timeline with an event more, or with one instead of another of its instant; None if it is to be made anew.

    ``was_in``, ``is_in``: whether the other was in the timeline, and whether the event is.
    """
    if timeline.waits:
        return None
    times, events, at = timeline.times, timeline.events, event.at
    if before is not None and was_in:
        place = timeline.place_of(before, at)
        if place is None:
            return None
        if is_in:
            return Timeline.of(times, (*events[:place], event, *events[place + 1 :]))
        return Timeline.of(times[:place] + times[place + 1 :], events[:place] + events[place + 1 :])
    place = bisect_right(times, at)
    if before is not None and place and times[place - 1] == at:
        return None  # among events of one instant its place tells
    while isinstance(event, Attempt) and place and times[place - 1] == at and isinstance(events[place - 1], Inbound):
        place -= 1
    return Timeline.of(_with(times, place, at), _with(events, place, event))


def _with(row: tuple[E, ...], place: int, more: E) -> tuple[E, ...]:
    return (*row[:place], more, *row[place:])


def _in_order(positions: Positions) -> list[int]:
    kinds = list(positions)
    return kinds[0] if len(kinds) == 1 else sorted(chain.from_iterable(kinds))


def _ends(event: Inbound) -> Iterator[datetime]:
    """When an inbound contact ended, or surely has; and when what it opens, which may have no end, counts as over."""
    if event.ended_at is not None:
        yield event.ended_at
    if event.ongoing is UNKNOWN:
        yield event.surely_over_at
    yield event.answerable_until
