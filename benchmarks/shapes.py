"""A policy of fifty shapes, beside the same fifty rules written by hand as plain functions."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks.report import Table, measure, microseconds, times

if TYPE_CHECKING:
    from fdcpa_guard import Case, Contact, Decision, Guard
    from fdcpa_guard.rules import Outcomes, Question, Rule
    from fdcpa_guard.rules.rule import AnyCheck

NOTES: Final = """\
Fifty rules of all sixteen kinds with different numbers: as shapes, and as functions of the plainest kind that decide
the same of these questions, down to when each objection lapses; that is checked before anything is measured. A live
call about one debt, to a mobile or, where everything objects, to the office. Microseconds a decision, medians over
rounds in which the two took turns. The goal is twice at most."""

_HOURS: Final = ((8, 21), (8, 20), (9, 20), (7, 22), (10, 22))
_CAPS: Final = ((7, 7), (2, 7), (14, 30), (5, 3), (1, 1))
_RESTS: Final = (7, 5, 14, 30)
_INTERVALS: Final = (1, 4, 12, 48)
_STREAKS: Final = (3, 5)
_PLACES: Final = ("work", "cafe", "hospital")
_QUIET: Final = ((6, 0), (5, 17))
"""Days of the week, Monday as 0, and from which hour on they are quiet."""
_DATES: Final = (date(2026, 12, 24), date(2026, 12, 31))
_REQUESTS: Final = 2
_DISPUTES: Final = 2
_DAYS_BEFORE_DUE: Final = 5
_DAYS_AFTER_DUE: Final = 10
_WAITS: Final = (30, 14)
_RELEASES: Final = (None, 30)
_REQUIRED: Final = ("business-identity", "licence-number", "caller-id")
_FORBIDDEN: Final = ("profanity", "offer")


# -- as shapes


def shapes() -> "Iterator[Rule]":
    """The fifty rules as data."""
    from fdcpa_guard.facts import Weekday, WeeklyWindow
    from fdcpa_guard.rules import house
    from fdcpa_guard.shapes import (
        Asked,
        Ban,
        CallingHours,
        ConsentRequired,
        ContentForbidden,
        ContentRequired,
        Cooldown,
        DueDate,
        FrequencyCap,
        Hold,
        MinimumInterval,
        Per,
        PurposeLimit,
        QuietTimes,
        RepresentationStops,
        RequestStops,
        Shape,
        Standing,
        Streak,
        WaitAfter,
    )
    from fdcpa_guard.vocabulary import CONSUMERS, TELEPHONE, ConsentScope, Effect, Element, NoticeKind, Purpose

    made: dict[str, Shape] = {}
    for opens, closes in _HOURS:
        made[f"hours-{opens}-{closes}"] = CallingHours(
            opens=time(opens), closes=time(closes), media=TELEPHONE, lifted_by=None
        )
    for most, days in _CAPS:
        made[f"debt-cap-{most}-{days}"] = FrequencyCap(most=most, days=days)
        made[f"person-cap-{most}-{days}"] = FrequencyCap(most=most, days=days, per=Per.PERSON)
    for days in _RESTS:
        made[f"rest-{days}"] = Cooldown(days=days)
    for hours in _INTERVALS:
        made[f"interval-{hours}"] = MinimumInterval(hours=hours, per=Per.PERSON)
    for place in _PLACES:
        made[f"place-{place}"] = Ban(media=TELEPHONE, places=(place,))
    for number in range(_REQUESTS):
        made[f"cease-{number}"] = RequestStops(request=Asked.CEASE, media=TELEPHONE)
    for number in range(_DISPUTES):
        made[f"dispute-{number}"] = Hold(standing=frozenset({Standing.DISPUTE}), media=TELEPHONE)
    for element in _REQUIRED:
        made[f"content-{element}"] = ContentRequired(elements=frozenset({Element(element)}), media=TELEPHONE)
    for element in _FORBIDDEN:
        made[f"content-{element}"] = ContentForbidden(elements=frozenset({Element(element)}), media=TELEPHONE)
    for most in _STREAKS:
        made[f"streak-{most}"] = Streak(most=most, per=Per.PERSON)
    for weekday, hour in _QUIET:
        window = WeeklyWindow(days=(tuple(Weekday)[weekday],), start=time(hour))
        made[f"quiet-{weekday}"] = QuietTimes(windows=(window,), media=TELEPHONE)
    made["quiet-dates"] = QuietTimes(dates=_DATES, media=TELEPHONE)
    made["quiet-holidays"] = QuietTimes(holidays=True, media=TELEPHONE)
    made["before-due"] = DueDate(days_before=_DAYS_BEFORE_DUE, media=TELEPHONE)
    made["after-due"] = DueDate(days_after=_DAYS_AFTER_DUE, media=TELEPHONE)
    for days in _WAITS:
        made[f"wait-{days}"] = WaitAfter(days=days, notice=NoticeKind.FIRST_BILL, media=TELEPHONE)
    for release in _RELEASES:
        made[f"represented-{release}".lower()] = RepresentationStops(release_days=release, media=TELEPHONE)
    for written in (False, True):
        made[f"consent-{written}".lower()] = ConsentRequired(
            scope=ConsentScope.AUTODIALED, in_writing=written, media=TELEPHONE
        )
    made["purpose"] = PurposeLimit(allowed=frozenset({Purpose.COLLECTION}), media=TELEPHONE)
    for name, shape in made.items():
        yield shape.rule(
            f"bench.{name}", name, house(name), effect=Effect.HOUSE_POLICY, example="none.", recipients=CONSUMERS
        )


# -- by hand


def by_hand() -> "Iterator[Rule]":
    """The same rules as functions."""
    for opens, closes in _HOURS:
        yield _hours(opens, closes)
    for most, days in _CAPS:
        yield _debt_cap(most, days)
        yield _person_cap(most, days)
    yield from map(_rest, _RESTS)
    yield from map(_interval, _INTERVALS)
    yield from map(_place, _PLACES)
    yield from map(_cease, range(_REQUESTS))
    yield from map(_dispute, range(_DISPUTES))
    yield from map(_required, _REQUIRED)
    yield from map(_forbidden, _FORBIDDEN)
    yield from map(_streak, _STREAKS)
    for weekday, hour in _QUIET:
        yield _quiet_weekday(weekday, hour)
    yield _quiet_days("dates", _quiet_date)
    yield _quiet_days("holidays", _holiday)
    yield _before_due(_DAYS_BEFORE_DUE)
    yield _after_due(_DAYS_AFTER_DUE)
    yield from map(_wait, _WAITS)
    yield from map(_represented, _RELEASES)
    yield from map(_consent, (False, True))
    yield _purpose()


def _rule(name: str, *needs: str) -> "Callable[[AnyCheck], Rule]":
    from fdcpa_guard.rules import house, rule
    from fdcpa_guard.vocabulary import CONSUMERS, TELEPHONE, Effect, Holding

    return rule(
        f"bench.{name}",
        name,
        house(name),
        effect=Effect.HOUSE_POLICY,
        media=TELEPHONE,
        recipients=CONSUMERS,
        needs=[Holding[name] for name in needs],
    )


def _hours(opens: int, closes: int) -> "Rule":
    from fdcpa_guard.clock import FOREVER, hours_on
    from fdcpa_guard.rules import PASS, Denied, Passed

    first, last = time(opens), time(closes)

    @_rule(f"hours-{opens}-{closes}")
    def check(q: "Question") -> "Outcomes":
        """Only by day."""
        if q.answered is not None:
            return PASS
        until = FOREVER
        for local in q.local:
            tz: Any = local.tzinfo
            today = hours_on(tz, local.date(), first, last)
            if not today.opens <= q.at < today.closes:
                return Denied("too early or too late", lapses_at=_open_everywhere(q, first, last))
            until = min(until, today.closes)
        return Passed(until)

    return check


def _open_everywhere(q: "Question", first: time, last: time) -> datetime:
    """The next instant that is within the hours in every zone."""
    from fdcpa_guard.clock import DAY, hours_on

    at, zones = q.at, list(q.zones)
    while zones:
        tz = zones.pop()
        day = at.astimezone(tz).date()
        today = hours_on(tz, day, first, last)
        if not today.opens <= at < today.closes:
            at = today.opens if at < today.opens else hours_on(tz, day + DAY, first, last).opens
            zones = list(q.zones)
    return at


def _debt_cap(most: int, days: int) -> "Rule":
    from fdcpa_guard.rules import PASS, Denied, Outcome
    from fdcpa_guard.vocabulary import CallOutcome

    span = timedelta(days=days, hours=3)

    @_rule(f"debt-cap-{most}-{days}", "CALL")
    def check(q: "Question") -> "Outcomes":
        """Only so many calls about a debt."""
        if q.answered is not None:
            return PASS
        q.require_history()
        found: list[Outcome] = []
        for particular, ids in q.particulars():
            timeline = q.index.placed_calls.get((q.who, particular))
            calls = [] if timeline is None else timeline.by(q.at, q.at - span)
            counted = [c for c in calls if c.outcome is not CallOutcome.NOT_CONNECTED and c.in_reply_to is None]
            if len(counted) >= most:
                lapses = _room(q, [call.at for call in counted], most, days)
                if lapses > q.at:
                    facts = {"attempts counted": len(counted), "limit": most}
                    found.append(Denied("too many calls", debts=ids, facts=facts, lapses_at=lapses))
        return tuple(found) if found else PASS

    return check


def _person_cap(most: int, days: int) -> "Rule":
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import CallOutcome

    span = timedelta(days=days, hours=3)

    @_rule(f"person-cap-{most}-{days}", "CALL")
    def check(q: "Question") -> "Outcomes":
        """Only so many calls to a person."""
        if q.answered is not None:
            return PASS
        calls = q.attempts(q.index.telephone, q.at - span)
        counted = [c for c in calls if c.outcome is not CallOutcome.NOT_CONNECTED and c.in_reply_to is None]
        if len(counted) < most:
            return PASS
        lapses = _room(q, [call.at for call in counted], most, days)
        facts = {"attempts counted": len(counted), "limit": most}
        return Denied("too many calls", facts=facts, lapses_at=lapses) if lapses > q.at else PASS

    return check


def _room(q: "Question", ats: list[datetime], most: int, days: int) -> datetime:
    """When fewer than ``most`` of these lie in the civil days that end with the contact's; the contact's time: now."""
    from fdcpa_guard.clock import start_of_day

    lapses = q.at
    for local in q.local:
        tz: Any = local.tzinfo
        since = start_of_day(tz, local.date() - timedelta(days=days - 1))
        inside = [at for at in ats if at >= since]
        if len(inside) >= most:
            full_since = inside[-most].astimezone(tz).date()
            lapses = max(lapses, start_of_day(tz, full_since + timedelta(days=days)))
    return lapses


def _rest(days: int) -> "Rule":
    from fdcpa_guard.clock import start_of_day
    from fdcpa_guard.facts.index import ANY_DEBT
    from fdcpa_guard.rules import PASS, Denied, Outcome

    span, length = timedelta(days=days, hours=3), timedelta(days=days)

    @_rule(f"rest-{days}", "CALL", "CONVERSATION")
    def check(q: "Question") -> "Outcomes":
        """Some days of rest after a conversation."""
        if q.answered is not None:
            return PASS
        q.require_history()
        found: list[Outcome] = []
        for particular, ids in q.particulars():
            held = [q.index.conversations.get((q.who, each)) for each in (particular, ANY_DEBT)]
            talks = [talk.at for line in held if line is not None for talk in line.by(q.at, q.at - span)]
            if talks:
                last = max(talks)
                lapses = max(start_of_day(tz, last.astimezone(tz).date() + length) for tz in q.zones)
                if lapses > q.at:
                    facts: dict[str, str | int] = {"last conversation": last.isoformat(), "days of rest": days}
                    found.append(Denied("they have just talked", debts=ids, facts=facts, lapses_at=lapses))
        return tuple(found) if found else PASS

    return check


def _interval(hours: int) -> "Rule":
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import CallOutcome

    length = timedelta(hours=hours)

    @_rule(f"interval-{hours}", "CALL")
    def check(q: "Question") -> "Outcomes":
        """Some hours between calls."""
        if q.answered is not None:
            return PASS
        calls = q.attempts(q.index.telephone, q.at - length)
        counted = [c for c in calls if c.outcome is not CallOutcome.NOT_CONNECTED and c.in_reply_to is None]
        if not counted or counted[-1].at + length <= q.at:
            return PASS
        last = counted[-1].at
        return Denied("too soon", facts={"last attempt": last.isoformat()}, lapses_at=last + length)

    return check


def _place(place: str) -> "Rule":
    from fdcpa_guard import MissingFact
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import UNKNOWN, LineType

    @_rule(f"place-{place}")
    def check(q: "Question") -> "Outcomes":
        """Not where the person does not want to be rung."""
        if q.contact.person_is_at == place:
            return Denied("not there")
        line = q.line
        if line.line_type is LineType.MOBILE or line.place in (None, "home"):
            return PASS
        if line.place is UNKNOWN:
            raise MissingFact(f"phones.{line.id}.place")
        return Denied("not there") if line.place == place else PASS

    return check


def _cease(number: int) -> "Rule":
    from fdcpa_guard.facts import CeaseNotice
    from fdcpa_guard.rules import PASS, Denied

    @_rule(f"cease-{number}", "CEASE_NOTICE")
    def check(q: "Question") -> "Outcomes":
        """Nothing after a notice to cease."""
        asked = [r for r in q.requests if isinstance(r, CeaseNotice)]
        ids = tuple(d.id for d in q.debts if any(r.debts is None or d.id in r.debts for r in asked))
        return Denied("they were asked to stop", debts=ids) if ids else PASS

    return check


def _dispute(number: int) -> "Rule":
    from fdcpa_guard import MissingFact
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import UNKNOWN

    @_rule(f"dispute-{number}", "DISPUTE")
    def check(q: "Question") -> "Outcomes":
        """Nothing while a debt is disputed."""
        disputed = []
        for debt in q.debts:
            if debt.disputes is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.disputes")
            over = [(d.verified_at, d.withdrawn_at) for d in debt.disputes if d.received_at <= q.at]
            if any(all(when is None or when > q.at for when in ends) for ends in over):
                disputed.append(debt.id)
        return Denied("it is disputed", debts=tuple(disputed)) if disputed else PASS

    return check


def _required(element: str) -> "Rule":
    from fdcpa_guard.rules import PASS, Denied, Required
    from fdcpa_guard.vocabulary import Element

    wanted = Element(element)

    @_rule(f"content-{element}")
    def check(q: "Question") -> "Outcomes":
        """Some words have to be said."""
        has = q.contact.content.has(wanted)
        return PASS if has else Required(f"say it: {element}") if has is None else Denied(f"it lacks: {element}")

    return check


def _forbidden(element: str) -> "Rule":
    from fdcpa_guard.rules import PASS, Denied, Required
    from fdcpa_guard.vocabulary import Element

    unwanted = Element(element)

    @_rule(f"content-{element}")
    def check(q: "Question") -> "Outcomes":
        """Some words must not be said."""
        has = q.contact.content.has(unwanted)
        return Denied(f"it has: {element}") if has else Required(f"not: {element}") if has is None else PASS

    return check


def _streak(most: int) -> "Rule":
    from fdcpa_guard.clock import DAY, FOREVER, start_of_day
    from fdcpa_guard.rules import PASS, Denied, Passed
    from fdcpa_guard.vocabulary import CallOutcome

    span = timedelta(days=most + 1, hours=3)

    @_rule(f"streak-{most}", "CALL")
    def check(q: "Question") -> "Outcomes":
        """Only on so many days in a row."""
        if q.answered is not None:
            return PASS
        calls = q.attempts(q.index.telephone, q.at - span)
        counted = [c for c in calls if c.outcome is not CallOutcome.NOT_CONNECTED and c.in_reply_to is None]
        if len(counted) < most:
            return PASS
        lapses, until = q.at, FOREVER
        for local in q.local:
            tz: Any = local.tzinfo
            days = {call.at.astimezone(tz).date() for call in counted}
            tomorrow = local.date() + DAY
            if all(tomorrow - back * DAY in days for back in range(2, most + 2)):
                lapses = max(lapses, start_of_day(tz, tomorrow))
            elif all(tomorrow - back * DAY in days for back in range(1, most + 1)):
                until = min(until, start_of_day(tz, tomorrow))
        if lapses > q.at:
            return Denied("so many days in a row", facts={"limit": most}, lapses_at=lapses)
        return PASS if until is FOREVER else Passed(until)

    return check


def _quiet_weekday(weekday: int, hour: int) -> "Rule":
    from fdcpa_guard.clock import FOREVER, hours_on
    from fdcpa_guard.rules import PASS, Denied, Passed

    start, week = time(hour), timedelta(days=7)

    @_rule(f"quiet-{weekday}")
    def check(q: "Question") -> "Outcomes":
        """Not on such a day of the week from such an hour on."""
        if q.answered is not None:
            return PASS
        until, lapses = FOREVER, q.at
        for local in q.local:
            tz: Any = local.tzinfo
            day = local.date() + timedelta(days=(weekday - local.weekday()) % 7)
            quiet = hours_on(tz, day, start, None)
            if quiet.opens <= q.at < quiet.closes:
                lapses = max(lapses, quiet.closes)
            elif quiet.opens <= q.at:
                quiet = hours_on(tz, day + week, start, None)
            until = min(until, quiet.opens)
        return Denied("a quiet time", lapses_at=lapses) if lapses > q.at else Passed(until)

    return check


def _quiet_days(name: str, is_quiet: Callable[[date], bool]) -> "Rule":
    from fdcpa_guard.clock import DAY, FOREVER, start_of_day
    from fdcpa_guard.rules import PASS, Denied, Passed

    @cache
    def following(day: date) -> date | None:
        later = (day + ahead * DAY for ahead in range(1, 400))
        return next((each for each in later if is_quiet(each)), None)

    @_rule(f"quiet-{name}")
    def check(q: "Question") -> "Outcomes":
        """Not on such days."""
        if q.answered is not None:
            return PASS
        until, lapses = FOREVER, q.at
        for local in q.local:
            tz: Any = local.tzinfo
            day = local.date()
            if is_quiet(day):
                lapses = max(lapses, start_of_day(tz, day + DAY))
            elif (coming := following(day)) is not None:
                until = min(until, start_of_day(tz, coming))
        return Denied("a quiet day", lapses_at=lapses) if lapses > q.at else Passed(until)

    return check


def _quiet_date(day: date) -> bool:
    return day in _DATES


def _holiday(day: date) -> bool:
    from fdcpa_guard.clock import legal_public_holidays

    return day in legal_public_holidays(day.year)


def _before_due(days: int) -> "Rule":
    return _opening_with_the_due_date("before-due", timedelta(days=-days))


def _after_due(days: int) -> "Rule":
    return _opening_with_the_due_date("after-due", timedelta(days=days + 1))


def _opening_with_the_due_date(name: str, shift: timedelta) -> "Rule":
    from fdcpa_guard.errors import MissingFact
    from fdcpa_guard.rules import PASS, Denied, Outcome
    from fdcpa_guard.vocabulary import UNKNOWN

    @_rule(name)
    def check(q: "Question") -> "Outcomes":
        """Only so near the due date, or so long after it."""
        if q.answered is not None:
            return PASS
        found: list[Outcome] = []
        for debt in q.debts:
            if debt.due_on is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.due_on")
            if debt.due_on is not None:
                opens = q.day_starts(debt.due_on + shift)
                if opens > q.at:
                    found.append(Denied("not yet", debts=(debt.id,), lapses_at=opens))
        return tuple(found) if found else PASS

    return check


def _wait(days: int) -> "Rule":
    from fdcpa_guard.clock import start_of_day
    from fdcpa_guard.errors import MissingFact
    from fdcpa_guard.rules import PASS, Denied, Outcome
    from fdcpa_guard.vocabulary import UNKNOWN, NoticeKind

    length = timedelta(days=days)

    @_rule(f"wait-{days}")
    def check(q: "Question") -> "Outcomes":
        """Only some days after the first bill."""
        if q.answered is not None:
            return PASS
        found: list[Outcome] = []
        for debt in q.debts:
            if debt.notices is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.notices")
            sent = [n.sent_at for n in debt.notices if n.kind is NoticeKind.FIRST_BILL and n.sent_at is not None]
            begun = [at for at in sent if at <= q.at]
            if not begun:
                found.append(Denied("send the bill first", debts=(debt.id,)))
                continue
            first = min(begun)
            opens = max([start_of_day(tz, first.astimezone(tz).date() + length) for tz in q.zones])
            if opens > q.at:
                found.append(Denied("not yet", debts=(debt.id,), lapses_at=opens))
        return tuple(found) if found else PASS

    return check


def _represented(release: int | None) -> "Rule":
    from fdcpa_guard import MissingFact
    from fdcpa_guard.clock import start_of_day
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import UNKNOWN

    @_rule(f"represented-{release}".lower(), "REPRESENTATION")
    def check(q: "Question") -> "Outcomes":
        """Nothing while an attorney represents the person, until the attorney fails to answer."""
        if q.answered is not None:
            return PASS
        if q.case.representation is UNKNOWN:
            raise MissingFact("representation")
        for r in q.case.representation:
            ends = (r.ended_at, r.consented_at)
            if r.learned_at > q.at or any(when is not None and when <= q.at for when in ends):
                continue
            if release is None or r.asked_at is None or (r.answered_at is not None and r.answered_at <= q.at):
                return Denied("write to the attorney", debts=q.debt_ids)
            day = timedelta(days=release + 1)
            lapses = max([start_of_day(tz, r.asked_at.astimezone(tz).date() + day) for tz in q.zones])
            if lapses > q.at:
                return Denied("write to the attorney", debts=q.debt_ids, lapses_at=lapses)
        return PASS

    return check


def _consent(in_writing: bool) -> "Rule":
    from fdcpa_guard.facts.requests import ConsentRevocation
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import ConsentScope

    @_rule(f"consent-{in_writing}".lower())
    def check(q: "Question") -> "Outcomes":
        """Only with consent."""
        if q.answered is not None:
            return PASS
        mine = [
            c
            for c in q.consents(ConsentScope.AUTODIALED)
            if (c.in_writing is True or not in_writing) and not c.provided_address_only
        ]
        if mine:
            revoked = [r.received_at for r in q.requests if isinstance(r, ConsentRevocation) and r.person == q.who]
            mine = [c for c in mine if not any(at >= c.given_at for at in revoked)]
        without = [d.id for d in q.debts if not any(c.debts is None or d.id in c.debts for c in mine)]
        return Denied("without consent", debts=tuple(without)) if without else PASS

    return check


def _purpose() -> "Rule":
    from fdcpa_guard.rules import PASS, Denied
    from fdcpa_guard.vocabulary import Purpose

    @_rule("purpose")
    def check(q: "Question") -> "Outcomes":
        """Only to collect."""
        return PASS if q.purpose is Purpose.COLLECTION else Denied("only to collect")

    return check


# -- measuring


def _questions() -> "Iterator[tuple[str, Contact, Case]]":
    """What is measured, by name."""
    from fdcpa_guard.testing.builders import attempt, consent, contact, debt, dispute, history, location, representation
    from fdcpa_guard.testing.builders import case as any_case

    rung = [attempt(f"2026-03-{day:02} 10:00", id=f"r{day}") for day in range(2, 22)]
    crowded = [attempt(f"2026-03-{day:02} 1{hour}:00", id=f"c{day}{hour}") for day in range(27, 32) for hour in "024"]
    talk = attempt("2026-03-30 15:00", id="talk", outcome="conversation")
    two = (location(id="a", zones=["America/New_York"]), location(id="b", zones=["America/Los_Angeles"]))
    noon = "2026-04-01 12:00"
    told = {"content": {"carries": list(_REQUIRED), "lacks": list(_FORBIDDEN)}}
    owed = {"due_on": "2026-03-01", "notices": [{"kind": "first-bill", "sent_at": "2026-02-01T12:00Z"}]}
    case = partial(any_case, consents=(consent("autodialed", in_writing=True),), debts=(debt(**owed),))
    yield "nothing happened", contact(at=noon, **told), case()
    yield "20 calls, allowed", contact(at=noon, **told), case(history=history(*rung[:20:4]))
    yield "20 calls", contact(at=noon), case(history=history(*rung))
    yield "20 calls, two zones", contact(at=noon), case(history=history(*rung), locations=two)
    yield "late, two zones", contact(at="2026-04-01 22:30", **told), case(locations=two)
    owed |= {"due_on": "2026-03-29", "notices": [{"kind": "first-bill", "sent_at": "2026-03-25T12:00Z"}]}
    everything = case(
        history=history(*rung, *crowded, talk),
        requests=[{"id": "q", "kind": "cease", "received_at": "2026-03-20T12:00Z", "in_writing": True}],
        representation=(representation(asked_at="2026-03-15T12:00Z"),),
        debts=(debt(disputes=(dispute(received_at="2026-03-01T10:00Z"),), **owed),),
    )
    yield "everything objects", contact(at="2026-04-01 06:30", address="office"), everything


def _said(decision: "Decision") -> tuple[object, ...]:
    """All of a decision but the words."""
    return (
        decision.allowed,
        sorted((r.rule, r.effect, r.debts, str(r.lapses_at), r.denies) for r in decision.reasons),
        sorted((d.rule, d.debts, str(d.due)) for d in decision.duties),
        decision.permitted_debts,
        decision.valid_until,
    )


def guards() -> "tuple[Guard, Guard]":
    """The policy as shapes, and by hand."""
    from fdcpa_guard import Guard, Policy

    empty = Policy("fifty", "1", ())
    return Guard(empty.with_rules(*shapes())), Guard(empty.with_rules(*by_hand()))


def decided_otherwise() -> list[str]:
    """The questions, by name, that the shapes decide otherwise than the functions: none, or nothing is compared."""
    as_shapes, as_functions = guards()
    return [
        name
        for name, asked, known in _questions()
        if _said(as_shapes.decide(asked, known)) != _said(as_functions.decide(asked, known))
    ]


def table(rounds: int) -> Table:
    """For each question, the cost of the functions, and how many times that the shapes take.

    Raises:
        ValueError: they do not decide the same.
    """
    if otherwise := decided_otherwise():
        raise ValueError(f"the shapes decide otherwise than the functions: {', '.join(otherwise)}")
    as_shapes, as_functions = guards()
    rows = []
    for name, asked, known in _questions():
        decided = as_shapes.decide(asked, known)
        found = measure(
            {
                "functions": partial(as_functions.decide, asked, known),
                "shapes": partial(as_shapes.decide, asked, known),
            },
            max(5, rounds // 3),
            batches=3,
        )
        hand, data = found["functions"], found["shapes"]
        objections = f"{name} ({len(decided.reasons)} objections)"
        rows.append((objections, microseconds(hand.median), microseconds(data.median), times(data.ratio_to(hand))))
    return Table("Fifty shapes", NOTES, ("question", "functions", "shapes", "ratio"), rows)
