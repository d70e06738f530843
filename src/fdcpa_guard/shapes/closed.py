"""Closed times: what opens them, and until when an answer about them stays.

The one engine that follows them, whoever closed them: hours of the day, and stretches that somebody named (windows of
the week, recurrences, single days, holidays). A law's rule and a house's shape ask it alike.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from ..clock import DAY, FOREVER, Span, Weekly, close_the_week, hours_on, next_shift, start_of_day
from ..decision import Scalar
from ..errors import MissingFact
from ..facts import Consent
from ..facts.moments import could_be_from, could_be_until
from ..facts.requests import Stretches
from ..rules import PASS, Denied, Outcomes, Passed, Question, lacking
from ..rules.judging import LAST_ZONE
from ..vocabulary import ConsentScope, GivenTo
from .arithmetic import day_of

_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_TO_THE_COLLECTOR: Final = frozenset({GivenTo.COLLECTOR})
_CLOSED: Final = ""
_MOST_CHANGES: Final = 32
_FEW_CHANGES: Final = 8
_WEEK_AND_MORE: Final = 9
_MORE_THAN_A_WEEK: Final = _WEEK_AND_MORE * DAY
_MORE_THAN_A_YEAR: Final = timedelta(days=400)


class Closed:
    """Times that are closed to a question in some zones, as functions of an instant, and what opens them."""

    known_since: datetime = _ALWAYS
    """Nothing that closes it was known before: an earlier consent opens nothing."""

    def __init__(self, q: Question, zones: tuple[ZoneInfo, ...]) -> None:
        self.q = q
        self.zones = zones

    def closed_since(self, when: datetime) -> datetime | None:
        """None where the time is open; else since when what closes it was known: only a later consent opens it."""
        raise NotImplementedError

    def next_change(self, when: datetime) -> datetime:
        """The first instant after one from which on it may be open where it was closed, or closed where it was open."""
        raise NotImplementedError

    def closed_until(self, when: datetime) -> datetime:
        """Until when at least a closed time stays closed, whatever else opens or closes meanwhile."""
        raise NotImplementedError

    def next_edge(self, when: datetime) -> datetime:
        """The next instant at which a time opens or closes in any one zone."""
        raise NotImplementedError

    def same_stretch(self, came: datetime) -> bool:
        """Whether a message of the same day came in the closed stretch, of each zone, in which the contact is."""
        raise NotImplementedError

    def asked_since(self, came: datetime) -> bool:
        """Whether what closes the time may have been said only after a message, or in it: no leave to answer then."""
        return False

    def next_irregular(self, when: datetime) -> datetime:
        """The next change that does not recur weekly."""
        return FOREVER

    def week_closed_until(self, when: datetime) -> datetime | None:
        """Until when at least what recurs weekly leaves no hour open; None if it leaves one. Dearer than the others."""
        return None

    def judge(
        self,
        message: str,
        facts: Mapping[str, Scalar],
        *,
        scope: ConsentScope | None = ConsentScope.TIME,
        given_to: Collection[GivenTo] = _TO_THE_COLLECTOR,
        in_writing: bool = False,
        replies: bool = True,
        courts: bool = False,
        apart: bool = False,
    ) -> Outcomes:
        """Deny the time, which is closed, unless the contact answers the person, or what opens it covers the debt.

        Args:
            message: what is wrong, and ``facts``, what says so.
            scope: consents of this scope open the times that they fit; None: none does.
            given_to: those do that were given to one of these.
            in_writing: only those in writing do.
            replies: an answer to what the person sent at such a time is free.
            courts: a court's permission opens it too.
            apart: where consents count, each debt has an answer of its own, and not all that fare alike one.
        """
        q = self.q
        if replies and (ends := self._reply_ends()) is not None:
            return Passed(ends)
        consents = _consents(q, scope, given_to, in_writing=in_writing, since=self.known_since)
        permissions = courts and bool(q.case.court_permissions)
        if not consents and not permissions:
            return Denied(message, facts=facts, lapses_at=self._opens(q.at))
        alike: dict[tuple[str | None, str | None, datetime], tuple[str, ...]] = {}
        for debts, theirs in _opened_together(q, consents, permissions or apart):
            permitted = permissions and q.court_permits(debts[0])
            now = None if permitted else self._objection(theirs, debts[0], q.at)
            same = (debts[0] if apart else None, now, FOREVER if permitted else self._until(theirs, debts[0], now))
            alike[same] = (*alike.get(same, ()), *debts)
        return tuple(
            Passed(until)
            if objection is None
            else Denied(message, debts=debts, facts=facts, lapses_at=until)
            if objection is _CLOSED
            else lacking(MissingFact(objection, until), debts)
            for (_, objection, until), debts in alike.items()
        )

    def _reply_ends(self) -> datetime | None:
        """Until when it is surely free as an answer: to a message, within its day in every zone; None if it is not."""
        q = self.q
        event = q.answered
        if event is None or self.asked_since(event.at):
            return None
        if event.goes_on(q.at):
            return self.next_edge(q.at)
        days = [day_of(q.at, tz) for tz in self.zones]
        if [day_of(event.at, tz) for tz in self.zones] != days or not self.same_stretch(event.at):
            return None
        return min(
            self.next_edge(q.at), *[start_of_day(tz, day + DAY) for tz, day in zip(self.zones, days, strict=True)]
        )

    def _objection(self, consents: list[Consent], debt: str, at: datetime) -> str | None:
        """`_CLOSED` if the time is closed for a debt, the fact without which that cannot be said, or None."""
        since = self.closed_since(at)
        if since is None:
            return None
        readings = [at.astimezone(tz) for tz in self.zones]
        fitting = [c for c in consents if c.last_given(self.q.at) >= since and all(map(c.fits, readings))]
        try:
            return None if self.q.consented(fitting, [debt]) else _CLOSED
        except MissingFact as missing:
            return missing.fact

    def _until(self, consents: list[Consent], debt: str, now: str | None) -> datetime:
        """The first instant at which the objection is another than now, or there is none.

        After `_MOST_CHANGES` changes that made no difference, the last of them: it lasts until then at least.
        """
        at = regular_until = self.q.at
        if not consents:
            return self._opens(at)
        windowed = [c for c in consents if c.windows]
        a_year_on = at + _MORE_THAN_A_YEAR
        for _ in range(_MOST_CHANGES):
            if at >= regular_until + _MORE_THAN_A_WEEK:
                # What recurs weekly has had its turn: skip to what does not, or to where zones shift apart. If that
                # was passed on the way, what recurs weekly has yet to have its turn after it.
                several = len(self.zones) > 1 and regular_until < a_year_on
                shifts = [next_shift(tz, regular_until) for tz in self.zones] if several else []
                regular_until = min([self.next_irregular(regular_until), *shifts])
                at = max(at, regular_until)
            else:
                at = min([self.next_change(at), *[c.next_change(at, tz) for c in windowed for tz in self.zones]])
            if at >= FOREVER or self._objection(consents, debt, at) != now:
                break
        return at

    def _opens(self, at: datetime) -> datetime:
        look = _FEW_CHANGES  # few times stay closed for longer, so only then is it asked whether a whole week does
        for turn in range(_MOST_CHANGES):
            week = self.week_closed_until(at) if turn >= look else None
            if week is None and turn >= look:
                look = turn + _FEW_CHANGES
            at = week or self.closed_until(at)
            if at >= FOREVER or self.closed_since(at) is None:
                break
        return at


def _opened_together(q: Question, consents: list[Consent], apart: bool) -> list[tuple[tuple[str, ...], list[Consent]]]:
    """The debts, grouped where what opens the time for one surely opens it for the others; with the consents."""
    if not apart and all(c.debts is None for c in consents):
        return [(q.debt_ids, consents)]
    about: dict[str, list[int]] = {debt: [] for debt in q.debt_ids}
    for place, consent in enumerate(consents):
        for debt in about if consent.debts is None else dict.fromkeys(consent.debts):
            if debt in about:
                about[debt].append(place)
    groups: dict[tuple[object, ...], list[str]] = {}
    for debt, places in about.items():
        groups.setdefault((debt if apart else None, *places), []).append(debt)
    return [(tuple(debts), [consents[place] for place in about[debts[0]]]) for debts in groups.values()]


def _consents(
    q: Question, scope: ConsentScope | None, given_to: Collection[GivenTo], *, in_writing: bool, since: datetime
) -> list[Consent]:
    """The consents of a scope that may open a time of which it was known since an instant that it is closed."""
    return [
        c
        for c in (() if scope is None else q.consents(scope, given_to, somewhere=True))
        if c.last_given(q.at) >= since and (not in_writing or c.in_writing is True)
    ]


def on_no_clock(
    q: Question,
    missing: MissingFact,
    closed: Collection[datetime] = (),
    *,
    scope: ConsentScope | None = ConsentScope.TIME,
    given_to: Collection[GivenTo] = _TO_THE_COLLECTOR,
    in_writing: bool = False,
    replies: bool = True,
    courts: bool = False,
) -> Outcomes:
    """What is answered where nobody knows what the clock shows: that is no matter to what passes whenever it is.

    What is said within the person's own call does, and a debt that a court's permission, or a consent to any time,
    covers. The arguments are those of `Closed.judge`, and ``closed`` says when what closes times was asked for.

    Raises:
        MissingFact: no debt passes.
    """
    event = q.answered_after(*closed) if replies else None
    if event is not None and event.goes_on(q.at):
        return PASS
    since = max(map(could_be_until, closed), default=_ALWAYS)
    given = [c for c in _consents(q, scope, given_to, in_writing=in_writing, since=since) if not c.windows]
    left = tuple([d for d in q.debt_ids if not _opens(q, given, d) and not (courts and q.court_permits(d))])
    if not left:
        return PASS
    if len(left) == len(q.debt_ids):
        raise missing
    return lacking(missing, left)


def _opens(q: Question, consents: list[Consent], debt: str) -> bool:
    """Whether one of the consents surely covers a debt."""
    try:
        return bool(q.consented(consents, (debt,)))
    except MissingFact:
        return False


# -- hours of the day

OfDay = tuple[time, time | None] | None
"""When a day opens and closes on the wall clock (None: midnight); None: it stays closed."""

Week = tuple[OfDay, ...]
"""The days of a week from Monday on."""


class Hours(Closed):
    """Closed outside the hours of each day of a week, which every zone has to keep."""

    def __init__(self, q: Question, zones: tuple[ZoneInfo, ...], week: Week, answerable: Week = ()) -> None:
        """``answerable``: outside these hours, if given, a message opens the stretch in which it came to an answer."""
        super().__init__(q, zones)
        self.week = week
        self.answerable = answerable or week

    def _open(self, when: datetime) -> list[Span] | None:
        """The hours of today in each zone, if the instant lies in all of them."""
        spans = []
        for tz in self.zones:
            span = _of_day(tz, day_of(when, tz), self.week)
            if span is None or not span.opens <= when < span.closes:
                return None
            spans.append(span)
        return spans

    def closed_since(self, when: datetime) -> datetime | None:
        return _ALWAYS if self._open(when) is None else None

    def next_change(self, when: datetime) -> datetime:
        spans = self._open(when)
        return self.closed_until(when) if spans is None else min([span.closes for span in spans])

    def closed_until(self, when: datetime) -> datetime:
        # What a week does not open, only clocks that shift apart may.
        at, a_year_on = when, when + _MORE_THAN_A_YEAR
        while at < a_year_on:
            opens = self._first_open(at)
            if opens is not None:
                return opens
            at = min([next_shift(tz, at) for tz in self.zones])
        return FOREVER

    def _first_open(self, at: datetime) -> datetime | None:
        """The first instant from one on that lies within the hours in every zone; None: not within a week."""
        last = at + _MORE_THAN_A_WEEK
        closed = list(self.zones)
        while closed:
            tz = closed.pop()
            opens = self._next_open(at, tz)
            if opens is None or opens > last:
                return None
            if opens > at:
                at, closed = opens, [other for other in self.zones if other is not tz]
        return at

    def _next_open(self, at: datetime, tz: ZoneInfo) -> datetime | None:
        day = day_of(at, tz)
        for _ in range(_WEEK_AND_MORE):
            span = _of_day(tz, day, self.week)
            if span is not None and at < span.closes and span.opens < span.closes:
                return max(span.opens, at)
            day += DAY
        return None

    def next_edge(self, when: datetime) -> datetime:
        edges = []
        for tz in self.zones:
            today = day_of(when, tz)
            for day in (today, today + DAY):
                edges += [edge for edge in _of_day(tz, day, self.week) or () if edge > when]
        return min(edges, default=FOREVER)

    def same_stretch(self, came: datetime) -> bool:
        at = self.q.at
        for tz in self.zones:
            today = day_of(at, tz)
            now, then = _of_day(tz, today, self.week), _of_day(tz, today, self.answerable)
            if then is None or (now is not None and now.opens <= at < now.closes):
                continue
            if then.opens <= came < then.closes or (came < then.opens and then.closes <= at):
                return False
        return True


def _of_day(tz: ZoneInfo, day: date, week: Week) -> Span | None:
    hours = week[day.weekday()]
    return None if hours is None else hours_on(tz, day, *hours)


# -- stretches that somebody named


class Naming(Protocol):
    """What somebody named: on which days it holds, the stretches that are closed then, and since when it is known."""

    @property
    def received_at(self) -> datetime: ...

    @property
    def runs(self) -> Stretches: ...

    @property
    def closed(self) -> tuple[Stretches, ...]: ...

    def weeks(self, at: datetime, tz: ZoneInfo) -> Iterable[tuple[Weekly, datetime]]: ...

    def next_outer_day(self, at: datetime, tz: ZoneInfo) -> datetime: ...


def where_it_may_be_on(
    q: Question, missing: MissingFact, named: Sequence[Naming], judge: Callable[[MissingFact, list[Naming]], Outcomes]
) -> Outcomes:
    """What is answered of what somebody named, where nobody knows what the clock shows: nothing while it is on nowhere.

    ``judge``: what is answered of what may be on somewhere, for want of a fact that is needed as long as it may be.
    """
    now = _on_somewhere(named, q.at)
    until = _change_somewhere(named, q.at)
    if not now:
        return Passed(until)
    needed = until if missing.until is None else min(until, missing.until)
    found = judge(MissingFact(missing.fact, needed, missing.hint), now)
    return Passed(until) if found is PASS else found


def _on_somewhere(named: Sequence[Naming], at: datetime) -> list[Naming]:
    """What of it may be on where a clock shows as much as any may: none is ahead of the last one by more than that."""
    return [each for each in named if _turns_somewhere(each, at)[0]]


def _change_somewhere(named: Sequence[Naming], at: datetime) -> datetime:
    """From when on other times may be on somewhere, by when they were asked for, or none."""

    def asked(at: datetime) -> datetime | None:
        return max([could_be_until(each.received_at) for each in _on_somewhere(named, at)], default=None)

    now, when = asked(at), at
    for _ in range(_MOST_TURNS):
        when = min([_turns_somewhere(each, when)[1] for each in named])
        if when >= FOREVER or asked(when) != now:
            break
    return when


def _turns_somewhere(each: Naming, at: datetime) -> tuple[bool, datetime]:
    """Whether what it names may be on somewhere, and until when that surely is as it is."""
    local = at.astimezone(LAST_ZONE)
    change = min([part.next_change(at, LAST_ZONE) for part in (each.runs, *each.closed)])
    if local in each.runs and any(local in part for part in each.closed):
        return True, change
    begins = FOREVER if change >= FOREVER else change - _AHEAD
    return (True, change) if begins <= at else (False, begins)


_MOST_TURNS: Final = 400
_AHEAD: Final = timedelta(hours=25)
"""How much more the clock shows where a day begins first than where it does last."""


class _Seen:
    """Whether stretches of the wall clock are on in a zone, looked at again only once that may have changed."""

    __slots__ = ("inside", "since", "stretches", "tz", "until")

    def __init__(self, stretches: Stretches, tz: ZoneInfo) -> None:
        self.stretches, self.tz = stretches, tz
        self.since = self.until = _ALWAYS
        self.inside = False

    def __call__(self, when: datetime) -> bool:
        if not self.since <= when < self.until:
            self.since, self.until = when, self.stretches.next_change(when, self.tz)
            self.inside = when.astimezone(self.tz) in self.stretches
        return self.inside


class Named(Closed):
    """Closed while, in any zone, a stretch that somebody named is on."""

    def __init__(self, q: Question, zones: tuple[ZoneInfo, ...], named: Sequence[Naming]) -> None:
        super().__init__(q, zones)
        self.known_since = min([could_be_from(each.received_at) for each in named])
        self._named = [
            (each, tz, _Seen(each.runs, tz), [_Seen(part, tz) for part in each.closed])
            for each in named
            for tz in zones
        ]
        self._all = [seen for _, _, runs, parts in self._named for seen in (runs, *parts)]

    def _covering(self, when: datetime) -> Iterator[tuple[Naming, ZoneInfo]]:
        for each, tz, runs, parts in self._named:
            if runs(when) and any(seen(when) for seen in parts):
                yield each, tz

    def closed_since(self, when: datetime) -> datetime | None:
        return max([could_be_until(each.received_at) for each, _ in self._covering(when)], default=None)

    def next_change(self, when: datetime) -> datetime:
        for seen in self._all:
            seen(when)
        return min([seen.until for seen in self._all])

    next_edge = next_change

    def closed_until(self, when: datetime) -> datetime:
        """The end of the stretch that lasts longest of those that cover the instant; the instant if none does."""
        ends = [
            min(runs.until, max([seen.until for seen in parts if seen(when)], default=when))
            for _, _, runs, parts in self._named
            if runs(when)
        ]
        return max(ends, default=when)

    def same_stretch(self, came: datetime) -> bool:
        at = self.q.at
        closed_now = {tz for _, tz in self._covering(at)}
        when = came
        while when <= at:
            # Only what was surely said before closed the time to it.
            then = {tz for each, tz in self._covering(when) if could_be_until(each.received_at) < came}
            if not closed_now <= then:
                return False
            when = self.next_change(when)
        return True

    def asked_since(self, came: datetime) -> bool:
        return any(could_be_until(each.received_at) >= came for each, _ in self._covering(self.q.at))

    def next_irregular(self, when: datetime) -> datetime:
        return min([each.next_outer_day(when, tz) for each, tz, _, _ in self._named])

    def week_closed_until(self, when: datetime) -> datetime | None:
        weeks = [(week, tz, ends) for each, tz, _, _ in self._named for week, ends in each.weeks(when, tz)]
        if not close_the_week([(week, tz) for week, tz, _ in weeks], when):
            return None
        # Zones that shift apart may open an hour that they close together.
        apart = len(self.zones) > 1 and when < self.q.at + _MORE_THAN_A_YEAR
        shifts = [next_shift(tz, when) for tz in self.zones] if apart else []
        return min([*[ends for _, _, ends in weeks], *shifts])
