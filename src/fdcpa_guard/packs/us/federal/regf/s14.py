"""12 CFR 1006.14: harassing, oppressive or abusive conduct."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from .....clock import DAY, FOREVER, TICK, start_of_day
from .....decision import CountedCall
from .....errors import MissingFact
from .....facts import AddressOptOut, Attempt, CeaseNotice, Debt, Inbound, MediumOptOut
from .....facts.base import members
from .....facts.index import ANY_DEBT
from .....rules import PASS, Advised, Denied, Outcome, Outcomes, Parameter, Passed, Question, Required, lacking
from .....rules.counting import (
    Excluded,
    consent_ends,
    conversations,
    counted,
    counted_at_most,
    exclusion,
    last_conversation,
    last_perhaps,
    perhaps_conversations,
    perhaps_taken_back,
    unsettled_fact,
)
from .....rules.judging import (
    as_it_may_be,
    as_to,
    each_debt,
    joined,
    needed_longest,
    serves_process,
    together,
    told_apart,
    unless_excused,
    uses,
    was_in_own_call,
    was_served,
)
from .....rules.missed import surely_missed
from .....rules.question import Particular
from .....rules.tallying import Leaves, Limit, Tally, fullest, tally
from .....rules.words import said
from .....shapes.arithmetic import full_days
from .....shapes.periods import in_days
from .....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CONSUMERS,
    ELECTRONIC,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    CallOutcome,
    DebtKind,
    Effect,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .common import (
    ABOUT_NO_DEBT,
    EFFECTIVE,
    comment,
    fdcpa,
    is_opt_out_confirmation,
    ours,
    owes_elsewhere,
    regf,
    regulation,
)
from .s06 import SERVICERS
from .s18 import CLAIMED_NOT_OWED

_COUNTED_PEOPLE = frozenset(Recipient) - PROFESSIONALS
_ANY_PERSON = BEYOND_THE_COLLECTORS_SIDE
"""Whom conduct may harass: any person (1006.14(a), (b)(1)), the attorney too, though calls to them do not count."""
_DAYS = 7

_MESSAGE_LEFT = frozenset({CallOutcome.VOICEMAIL, CallOutcome.LIMITED_CONTENT_MESSAGE})

_WHY = {
    None: regulation("14(b)(2)(i)(A)"),
    Excluded.CONSENT: regulation("14(b)(3)(i)"),
    Excluded.NOT_CONNECTED: regulation("14(b)(3)(ii)"),
    Excluded.MISDIRECTED: comment("14(b)(2)(i)-3"),
    Excluded.UNRELATED: regulation("14(b)(2)(i)"),
    Excluded.OWN_CALL: regulation("14(b)(2)(i)(A)"),
}


def _nowhere(q: Question) -> bool:
    """Whether no day can be told, for nothing is known of where the person is."""
    return not q.known_zones or owes_elsewhere(q)


def _long_ago(q: Question, days: int) -> datetime:
    """What was before it is not within so many days of the contact, wherever they are counted."""
    return q.at - timedelta(days=days) - _ANYWHERE


_ANYWHERE = timedelta(days=3)
"""More than the clocks on earth differ, and a talk that goes on past midnight lasts."""


def _surely_fewer(q: Question, most: int, days: int, times: Iterable[datetime]) -> Passed:
    """Insist that fewer of some instants than so many are within so many days, wherever they are counted.

    Raises:
        MissingFact: they may not be, so that a place is needed; until they are not any more.
    """
    lately = sorted([at for at in times if at > _long_ago(q, days)])
    if len(lately) >= most:
        raise MissingFact(f"locations (where {q.who} is)", lately[-most] + timedelta(days=days) + _ANYWHERE)
    return PASS


def _each_surely_fewer(q: Question, most: int, days: int, times: Callable[[str], Iterable[datetime]]) -> Outcomes:
    """`_surely_fewer`, of each particular debt of the contact for itself."""

    def told(debt: str, ids: tuple[str, ...]) -> Outcomes:
        return as_to(ids, lambda: _surely_fewer(q, most, days, times(debt)))

    return joined(*[told(debt, ids) for debt, ids in q.particulars()])


# -- 14(a): the cumulative effect of conduct


@regf(
    "us.regf.14a.many-messages",
    "Many unanswered messages a day, day after day",
    regulation("14(a)"),
    comment("14(a)-1"),
    ours("a day's and a run's length"),
    effect=Effect.ADVISORY,
    media=ELECTRONIC,
    recipients=_ANY_PERSON,
    messages_a_day=Parameter(((EFFECTIVE, 3),), "messages", ours("messages a day"), "lower"),
    days=Parameter(((EFFECTIVE, 2),), "days", ours("days in a row"), "lower"),
    needs=(Holding.MESSAGE,),
)
def many_messages(q: Question, p: Any) -> Outcomes:
    """Numerous unsolicited messages a day for several days, with no answer, likely harass though no limit is broken.

    **What it checks**: whether this message would be at least the {messages_a_day:nth} of the day on each of
    {days:day} in a row, to somebody who has not answered in that time. Both numbers are ours; the comment gives none.
    **Source**: 1006.14(a), comment 14(a)-1.i.
    **When it does not apply**: to answers, one to each message, the confirmation of an opt-out among them, legal
    process that is served (1006.2(i)(2)(iv)), and notices that collect nothing, which do not count either, nor does
    what is known to have missed the person: it came back, was not connected, or went to a number known to be another's.
    It advises, of a missing fact too, and never denies.
    **Missing facts**: unknown ``history`` or ``locations``.
    **Example**: three texts yesterday and two today unanswered: the third today raises it.
    """
    if _cannot_bother(q) or not q.attempts(q.index.messages):
        return PASS
    if _nowhere(q):
        if _surely_heard_from(q, p.days):
            return PASS
        lately = q.attempts(q.index.messages, _long_ago(q, p.days))
        enough = max(p.days * p.messages_a_day - 1, 1)
        return _surely_fewer(q, enough, p.days, [a.at for a in lately if _bothers(q, a)])
    for tz, local in zip(q.zones, q.local, strict=True):
        starts = [start_of_day(tz, local.date() - timedelta(days=back)) for back in range(p.days)]
        sent = [a.at for a in q.attempts(q.index.messages, starts[-1]) if _bothers(q, a)]
        ends = [start_of_day(tz, local.date() + timedelta(days=1)), *starts[:-1]]
        tallies = [sum(start <= at < end for at in sent) for start, end in zip(starts, ends, strict=True)]
        tallies[0] += 1
        if min(tallies) >= p.messages_a_day and not _heard_from(q, starts[-1]):
            return Advised(
                "many unanswered messages a day, several days in a row, are likely to harass",
                facts={"messages today with this one": tallies[0], "days in a row": p.days},
                until=ends[0],
            )
    return Passed(q.next_day)


@regf(
    "us.regf.14a.cumulative",
    "Attempts by different media together, unanswered",
    regulation("14(a)"),
    comment("14(a)-2"),
    ours("how many attempts are many"),
    effect=Effect.ADVISORY,
    recipients=_ANY_PERSON,
    attempts=Parameter(((EFFECTIVE, 10),), "attempts in seven days", ours("attempts in seven days"), "lower"),
    needs=(Holding.ATTEMPT,),
)
def cumulative(q: Question, p: Any) -> Outcomes:
    """Calls inside the limits and messages, letters or visits besides may together harass.

    **What it checks**: whether, with this one, there were at least {attempts:attempt} in seven days, by whatever medium
    and not by one alone, to somebody who has not answered in that time. Texts and emails are two media; calls and
    ringless voicemail are one. The number is ours.
    **Source**: 1006.14(a), comments 14(a)-2 and -2.i.
    **When it does not apply**: to answers, one to each message, the confirmation of an opt-out among them, legal
    process that is served (1006.2(i)(2)(iv)), and notices that collect nothing, which do not count either, nor does
    what is known to have missed the person: it came back, was not connected, met nobody, or went to a number known to
    be another's. It advises, of a missing fact too, and never denies.
    **Missing facts**: unknown ``history`` or ``locations``.
    **Example**: seven unanswered calls and two emails in a week: the third email raises it, and so does a letter.
    """
    if _cannot_bother(q):
        return PASS
    q.require_history()
    sent = q.index.outbound.get(q.who)
    called = q.index.telephone.get(q.who) if q.medium in TELEPHONE else None
    if sent is None or (called is not None and len(called.times) == len(sent.times)):
        return PASS  # nothing at all, or but calls
    if _nowhere(q):
        lately = [a for a in sent.by(q.at, _long_ago(q, _DAYS)) if _bothers(q, a)]
        if _surely_heard_from(q, _DAYS) or {_WAYS[a.medium] for a in lately} <= {_WAYS[q.medium]}:
            return PASS
        return _surely_fewer(q, max(p.attempts - 1, 1), _DAYS, [a.at for a in lately])
    until = FOREVER
    for since in q.week_began:
        if sent.count(q.at, since) + 1 < p.attempts:
            continue
        by = Counter([_WAYS[a.medium] for a in sent.by(q.at, since) if _bothers(q, a)])
        by[_WAYS[q.medium]] += 1
        if len(by) < 2 or by.total() < p.attempts:
            continue
        until = q.next_day
        if not _heard_from(q, since):
            return Advised(
                "attempts by different media together may harass, though none of them breaks a limit alone",
                facts={f"{way} with this one": by[way] for way in dict.fromkeys(_WAYS.values()) if way in by},
                until=until,
            )
    return PASS if until is FOREVER else Passed(until)


_WAYS: Final = {
    Medium.CALL: "calls",
    Medium.RINGLESS_VOICEMAIL: "calls",
    Medium.TEXT: "texts",
    Medium.EMAIL: "emails",
    Medium.SOCIAL_MEDIA: "messages on social media",
    Medium.PORTAL: "messages in a portal",
    Medium.OTHER_ELECTRONIC: "other messages",
    Medium.MAIL: "letters",
    Medium.IN_PERSON: "visits",
}
"""The media of comment 14(a)-2, each of which is another."""


def _answers(q: Question, reply_to: str | None, at: datetime, past: Attempt | None = None) -> bool:
    """Whether what was sent in reply is an answer: to a message, or after a call or visit, the first is.

    Within the call, visit or session all of it is; what somebody else began is answered to them alone. ``past``: the
    attempt that it was; without it it is the contact asked about, after whatever else is of its instant.
    """
    if reply_to is None:
        return False
    event = q.index.inbound.get(reply_to)
    if event is None:
        return True
    if event.who != q.who:
        return False
    if event.is_session and event.goes_on(at):
        return True
    over = event.over_at if event.is_session else event.at
    first = next((reply for reply in q.replies(event) if over <= reply.at <= at), None)
    return first is None or (past is not None and first.id == past.id)


def _cannot_bother(q: Question) -> bool:
    """Whether the contact is none that a debt collector makes unasked: an answer, a confirmation, process served."""
    return _answers(q, q.contact.in_reply_to, q.at) or is_opt_out_confirmation(q) or serves_process(q)


def _bothers(q: Question, a: Attempt) -> bool:
    """Whether a past attempt was unsolicited, about a debt, no process, and is not known to have missed the person."""
    if a.purpose in ABOUT_NO_DEBT or was_served(a.purpose, a.medium):
        return False
    return not _answers(q, a.answers, a.at, a) and not surely_missed(q, a)


def _surely_heard_from(q: Question, days: int) -> bool:
    """Whether the person did on one of so many civil days that end with today, wherever these are counted."""
    return _heard_from(q, q.at - timedelta(days=days - 1) + _CLOCKS_CHANGE)


_CLOCKS_CHANGE = timedelta(hours=1)
"""By how much so many days may be shorter than the hours of as many."""


def _heard_from(q: Question, since: datetime) -> bool:
    """Whether the person got in touch since, or talked on a call of the collector's."""
    timeline = q.index.inbound_from.get(q.who)
    if timeline is not None and timeline.by(q.at, since):
        return True
    return any(a.outcome is CallOutcome.CONVERSATION for a in q.attempts(q.index.reached, since))


# -- 14(b)(2): call frequencies


def _rebuttal(q: Question) -> tuple[str, ...]:
    """Factors that may rebut the presumption of a violation (comment 14(b)(2)(ii)-2)."""
    contact = q.contact
    factors = []
    if contact.required_by_law:
        factors.append("comment 14(b)(2)(ii)-2.i: placed as required by applicable law")
    if contact.litigation_related and any(debt.active_litigation is not False for debt in q.debts):
        factors.append("comment 14(b)(2)(ii)-2.ii: directly related to active litigation over the debt")
    if contact.purpose is Purpose.ANSWER_TO_REQUEST:
        factors.append("comment 14(b)(2)(ii)-2.iii: answers the person's request for information")
    harm = contact.harm_avoided
    if harm is not None and harm.outside_collectors_control and harm.time_is_of_the_essence and harm.evidenced:
        factors.append("comment 14(b)(2)(ii)-2.iv: spares the consumer a harm outside the collector's control, in time")
    return tuple(factors)


_Lapse = Callable[[str, Any, datetime], tuple[datetime, dict[str, Any]] | None]


_Kin = Mapping[str, tuple[str, ...]]
"""The particular debts that may be one with another."""


def _limit(q: Question, particulars: Sequence[Particular], kin: _Kin, lapse: _Lapse, message: str) -> Outcomes:
    """Deny each particular debt whose limit is reached in any zone, unless consent to more calls is live there.

    Where it may be one debt with another, what was said of that one may have given consent too, or ended it.
    """
    outcomes: list[Outcome] = []
    until = FOREVER
    for particular, ids in particulars:
        lapses: datetime | None = None
        facts: dict[str, Any] = {}
        later = []
        doubt: MissingFact | None = None
        for tz, began in zip(q.zones, q.week_began, strict=True):
            found, unclear = None, None
            try:
                found = lapse(particular, tz, began)
                if found is None:
                    continue
            except MissingFact as missing:
                unclear = missing
            consented = consent_ends(q, particular, tz, q.at, q.contact, _DAYS)
            if particular in kin:
                account, one = _account(q, particular), (particular, *kin[particular])
                if_one = consent_ends(q, one, tz, q.at, q.contact, _DAYS)
                if unclear is not None and unclear.fact == account:
                    consented = if_one
                elif found is not None and (consented is None) is not (if_one is None):
                    consented, unclear = None, MissingFact(account, found[0])
            if consented is not None and perhaps_taken_back(q):
                doubt = needed_longest(doubt, unclear or MissingFact("requests", found[0] if found else None))
            elif consented is not None:
                until = min(until, consented)
                if found is not None:
                    later.append((consented, found[0]))
            elif unclear is not None:
                doubt = needed_longest(doubt, unclear)
            elif found is not None and (lapses is None or found[0] > lapses):
                lapses, facts = found
        if lapses is not None:
            for starts, ends in sorted(
                later
            ):  # the objection goes on where consent runs out before it lapses elsewhere
                lapses = max(lapses, ends) if starts <= lapses else lapses
            outcomes.append(Denied(message, debts=ids, facts=facts, lapses_at=lapses, rebuttal=_rebuttal(q)))
        elif doubt is not None:
            outcomes.append(lacking(doubt, ids))
    if outcomes:
        return (*outcomes, Passed(until))
    return PASS if until is FOREVER else Passed(until)


def _table(q: Question) -> Iterator[CountedCall]:
    """Every past call to the person about each debt, counted or not, and by which paragraph, in the first zone."""
    q.require_history()
    tz, window = q.zones[0], q.week_began[0]
    for particular, ids in q.particulars():
        timeline = q.index.placed_calls.get((q.who, particular))
        for call in () if timeline is None else timeline.by(q.at):
            excluded = exclusion(q, call, particular, tz, _DAYS)
            if excluded is not None:
                why = excluded.value
            elif call.at < window:
                why = "before the seven consecutive days that end with this contact"
            else:
                why = "within the seven consecutive days that end with this contact"
            counts = excluded is None and call.at >= window
            day = call.at.astimezone(tz).date()
            yield CountedCall(call.id, call.at, "+".join(ids), counts, why, _WHY[excluded], day)


def _told_calls(q: Question, most: int, kin: _Kin) -> Iterator[Tally]:
    """The calls of two weeks about each particular debt; those about its kin only if they would fill the limit."""

    def judged(particular: str, tz: Any, began: datetime) -> list[tuple[Attempt, Excluded | None]]:
        timeline = q.index.placed_calls.get((q.who, particular))
        calls = () if timeline is None else timeline.by(q.at, began - timedelta(days=_DAYS))
        return [(call, exclusion(q, call, particular, tz, _DAYS)) for call in calls]

    for particular, ids in q.particulars():
        told = []
        for tz, began in zip(q.zones, q.week_began, strict=True):
            calls = judged(particular, tz, began)
            own = {call.id for call, _ in calls}
            others = [
                each
                for other in kin.get(particular, ())
                for each in judged(other, tz, began)
                if each[0].id not in own and sum(why is None for _, why in calls) < most
            ]
            others = [*{call.id: (call, why) for call, why in others}.values()]
            notes = dict.fromkeys([call.id for call, _ in others], "about a loan that may be one debt with this")
            if calls or others:
                limit = Limit("calls", most, "about one debt", ids, (q.who,))
                told.append(tally(limit, in_days(q.at, tz, _DAYS), [*calls, *others], notes=notes))
        if told:
            yield fullest(told)


@regf(
    "us.regf.14b2.seven-in-seven",
    "Not more than {calls:call} in seven consecutive days about a particular debt",
    regulation("14(b)(2)(i)(A)"),
    regulation("14(b)(2)(ii)"),
    regulation("14(b)(3)"),
    regulation("14(b)(4)"),
    comment("14(b)(2)(i)-1"),
    comment("14(b)(3)(ii)-1"),
    comment("14(b)(4)-1"),
    fdcpa("1692d(5)"),
    effect=Effect.PRESUMED_VIOLATION,
    media=TELEPHONE,
    recipients=_COUNTED_PEOPLE,
    counts=_table,
    calls=Parameter(((EFFECTIVE, 7),), "calls", regulation("14(b)(2)(i)(A)"), "lower"),
    needs=(Holding.CALL,),
)
def seven_in_seven(q: Question, p: Any) -> Outcomes:
    """The {calls:next} call to a person about a particular debt within seven consecutive days is presumed to harass.

    **What it checks**: that fewer than {calls:call} to this person about the debt count on the seven civil days that
    end with today, in every zone in which the person may be. Ringless voicemails are calls; texts and email are not.
    **Source**: 1006.14(b)(2)(i)(A) and (ii), (b)(3) and (b)(4), with their comments.
    **When it does not apply**: a call under the person's live consent to more calls, and speaking on the person's
    own call. Not counted: such speaking, calls that did not connect, that were under such consent, to attorneys,
    creditors and agencies, about no collection, or to a number since learned to be another's. Student loans once
    serviced under one account are one debt. A call that named no debt counts to the one it was allotted to, or,
    unallotted, to each debt it was about.
    **Missing facts**: unknown ``history``; no ``locations`` where the calls may be too many by some clock; unknown
    ``requests``, once a consent to more calls matters, which one may have taken back; ``servicing_account`` of a
    student loan that, with others, would be over the limit, or of which talk would have ended such a consent.
    **Example**: calls on 1 April and six more to the 7th: an eighth on the 7th is denied, one on the 8th is not.
    """
    if not q.places_call:
        return PASS
    if p.calls < 1:  # a house that allows none
        return Denied("no call is allowed")
    q.require_history()

    placed, who = q.index.placed_calls, q.who
    kin = _perhaps_one_debt(q)
    if _nowhere(q):

        def perhaps_counted(particular: str) -> Iterable[datetime]:
            kindred, since = (particular, *kin.get(particular, ())), _long_ago(q, _DAYS)
            return {c.id: c.at for other in kindred for c in counted_at_most(q, other, since)}.values()

        return _each_surely_fewer(q, p.calls, _DAYS, perhaps_counted)
    since = min(q.week_began)
    if q.ledger is not None:
        q.tell(partial(_told_calls, q, p.calls, kin))

    def placed_since(particular: str) -> int:
        timeline = placed.get((who, particular))
        return 0 if timeline is None else timeline.count(q.at, since)

    busy = [
        (particular, ids)
        for particular, ids in q.particulars()
        if placed_since(particular) + sum(map(placed_since, kin.get(particular, ()))) >= p.calls
    ]
    if not busy:
        return PASS

    def frees_at(calls: list[Attempt], tz: Any) -> datetime:
        return start_of_day(tz, calls[-p.calls].at.astimezone(tz).date() + timedelta(days=_DAYS))

    def lapse(particular: str, tz: Any, began: datetime) -> tuple[datetime, dict[str, Any]] | None:
        calls = counted(q, particular, tz, began, _DAYS)
        in_doubt = perhaps_taken_back(q)  # the consents under which others were
        if len(calls) < p.calls and in_doubt:
            calls = counted_at_most(q, particular, began)
            if len(calls) >= p.calls:
                raise MissingFact("requests", frees_at(calls, tz))
        if len(calls) < p.calls:
            one = (particular, *kin.get(particular, ()))
            of_all: dict[str, Attempt] = {}
            for each in one if particular in kin else ():
                theirs = counted_at_most(q, each, began) if in_doubt else counted(q, each, tz, began, _DAYS, one)
                of_all |= {call.id: call for call in theirs}
            if len(of_all) < p.calls:
                return None
            raise MissingFact(_account(q, particular), frees_at(sorted(of_all.values(), key=lambda call: call.at), tz))
        return frees_at(calls, tz), {"calls counted": len(calls), "limit": p.calls, "zone": str(tz)}

    return _limit(q, busy, kin, lapse, "the calls allowed in seven consecutive days have been placed")


def _told_talks(q: Question, days: int, kin: _Kin, since: datetime) -> Iterator[Tally]:
    """The conversations about each particular debt since an instant, and the calls that may have been one.

    One that the person began counts from the day on which it ended.
    """
    for particular, ids in q.particulars():
        found: dict[str, Attempt | Inbound] = {}
        notes = {}
        for other in (*kin.get(particular, ()), particular):
            for event in (*perhaps_conversations(q, other), *conversations(q, other)):
                if _over(q, event) >= since:
                    found[event.id] = event
                    notes[event.id] = "" if other == particular else "about a loan that may be one debt with this"
        if found:
            limit = Limit("conversations", 1, "about one debt", ids, (q.who,))
            judged = [(event, None) for event in found.values()]
            periods = [in_days(q.at, tz, days, _rested(q, tz, days, found.values())) for tz in q.zones]
            yield fullest([tally(limit, period, judged, notes=notes) for period in periods])


def _rested(q: Question, tz: ZoneInfo, days: int, talks: Iterable[Attempt | Inbound]) -> Leaves:
    """Until when the telephone rests after what was begun at an instant."""
    ended = {event.at: _over(q, event) for event in talks}
    return lambda when: full_days(1, days, tz, q.at, (ended[when],))


@regf(
    "us.regf.14b2.after-conversation",
    "No call within {days:consecutive day} of a conversation about a particular debt",
    regulation("14(b)(2)(i)(B)"),
    regulation("14(b)(2)(ii)"),
    regulation("14(b)(3)"),
    comment("14(b)(2)(i)-1"),
    comment("14(b)(3)(i)-3"),
    comment("14(b)(4)-1"),
    fdcpa("1692d(5)"),
    effect=Effect.PRESUMED_VIOLATION,
    media=TELEPHONE,
    recipients=_COUNTED_PEOPLE,
    days=Parameter(((EFFECTIVE, 7),), "days", regulation("14(b)(2)(i)(B)"), "higher"),
    needs=(Holding.CONVERSATION,),
)
def after_conversation(q: Question, p: Any) -> Outcomes:
    """After a telephone conversation about a debt, whoever began it, the telephone rests until the {days:next} day.

    **What it checks**: that the last telephone conversation with this person about the debt was not on one of the
    {days:civil day} that end with today; the day of the conversation is the first, of one past midnight that on which
    it ended.
    **Source**: 1006.14(b)(2)(i)(B) and (ii), (b)(3), comments 14(b)(2)(i)-1.ii and 14(b)(3)(i)-3.
    **When it does not apply**: a call under live consent to more calls, which that conversation may have brought;
    speaking on the person's own call. A conversation under consent still starts {days:day} of its own.
    **Missing facts**: unknown ``history``; no ``locations`` where a conversation may lie in those days by some clock;
    the outcome of a call in those days that is unknown or still pending, which may have been a conversation; unknown
    ``requests``, once a consent to more calls matters; ``servicing_account`` of a student loan, once another of the
    consumer's was spoken of.
    **Example**: the consumer calls on 13 August and talks: calls are denied to the 19th and allowed on the 20th.
    """
    if not q.places_call:
        return PASS
    q.require_history()

    perhaps = q.index.perhaps_conversed
    kin = _perhaps_one_debt(q)
    if _nowhere(q):
        return _each_surely_fewer(
            q, 1, p.days, lambda debt: [at for each in (debt, *kin.get(debt, ())) for at in _talks(q, each)]
        )
    since = min(q.week_began) - timedelta(days=p.days - _DAYS + 1)  # a day more, for the clock may have shifted
    if q.ledger is not None:
        q.tell(partial(_told_talks, q, p.days, kin, since - timedelta(days=p.days)))

    def lately(particular: str) -> bool:
        last = last_conversation(q, particular)
        return (last is not None and last >= since) or bool(perhaps and last_perhaps(q, particular) is not None)

    recent = [
        (particular, ids)
        for particular, ids in q.particulars()
        if lately(particular) or any(map(lately, kin.get(particular, ())))
    ]
    if not recent:
        return PASS

    def lapse(particular: str, tz: Any, _: datetime) -> tuple[datetime, dict[str, Any]] | None:
        last = _last_talk_ended(q, particular)
        if last is not None:
            day = last.astimezone(tz).date()
            frees = start_of_day(tz, day + timedelta(days=p.days))
            if q.at < frees:
                return frees, {"last conversation": day.isoformat(), "zone": str(tz)}
        perhaps = last_perhaps(q, particular)
        if perhaps is not None:
            frees = start_of_day(tz, _over(q, perhaps).astimezone(tz).date() + timedelta(days=p.days))
            if q.at < frees:
                raise MissingFact(unsettled_fact(perhaps), frees)
        doubts = [talk for other in kin.get(particular, ()) for talk in _talks(q, other)]
        if doubts:
            frees = start_of_day(tz, max(talk.astimezone(tz).date() for talk in doubts) + timedelta(days=p.days))
            if q.at < frees:
                raise MissingFact(_account(q, particular), frees)
        return None

    return _limit(
        q, recent, kin, lapse, f"a conversation about the debt was held within {said(p.days, 'consecutive day')}"
    )


def _last_talk_ended(q: Question, particular: str) -> datetime | None:
    """When the last conversation about a debt was; of one that the person began, when it was over, as far as it is."""
    found = []
    for key in ((q.who, particular), (q.who, ANY_DEBT)):
        timeline = q.index.conversations.get(key)
        for event in () if timeline is None else timeline.by(q.at)[-1:]:
            found.append(_over(q, event))
    return max(found, default=None)


def _over(q: Question, event: Attempt | Inbound) -> datetime:
    """When a conversation was over, as far as it is; one that the collector began counts from when it did."""
    return min(event.over_at, q.at) if isinstance(event, Inbound) and event.ended_at is not None else event.at


def _talks(q: Question, particular: str) -> Iterator[datetime]:
    """When the last conversation about a debt was, and the last call that may have been one."""
    last, perhaps = _last_talk_ended(q, particular), last_perhaps(q, particular)
    if last is not None:
        yield last
    if perhaps is not None:
        yield _over(q, perhaps)


_PERHAPS_LOANS = frozenset({DebtKind.STUDENT_LOAN, UNKNOWN})


def _perhaps_one_debt(q: Question) -> _Kin:
    """The particular debts that may be one with those of the contact (1006.14(b)(4)): student loans, by particular.

    One whose account number is not stated may have been serviced under that of any other.
    """
    loans = [debt for debt in q.debts if debt.__dict__["kind"] in _PERHAPS_LOANS]
    if not loans:
        return {}
    every = [debt for debt in q.case.debts if debt.kind in _PERHAPS_LOANS]
    found = {
        loan.particular: {
            other.particular for other in every if loan.servicing_account is None or other.servicing_account is None
        }
        - {loan.particular}
        for loan in loans
    }
    return {particular: tuple(sorted(others)) for particular, others in found.items() if others}


def _account(q: Question, particular: str) -> str:
    """The fact that would tell whether student loans are one debt: of the contact's loan, or of another."""
    unstated = [debt for debt in q.case.debts if debt.kind in _PERHAPS_LOANS and debt.servicing_account is None]
    mine = next((debt for debt in unstated if debt.particular == particular), unstated[0])
    return f"debts.{mine.id}.servicing_account"


# -- comments 14(b)(2)(i)-2: what may rebut the presumption of compliance


def _succession(
    q: Question, p: Any, what: str, counts: Callable[[Attempt], bool], unanswered: Callable[[Attempt], bool]
) -> Outcomes:
    """Advise on two within minutes, of which the first was not answered, or many in a day, at the same number."""
    if not q.places_call:
        return PASS
    q.require_history()
    timeline = q.index.telephone.get(q.who)
    if timeline is None:
        return PASS
    just_before = q.at - p.succession
    days = () if _nowhere(q) else q.day_began
    since = min((just_before, *(days or (_long_ago(q, 1),))))
    if not timeline.count(q.at, since):
        return PASS
    address = q.address
    found = [
        a
        for a in timeline.by(q.at, since)
        if (a.address == address or None in (a.address, address))  # to a number that nobody says, perhaps the same
        and a.purpose is not Purpose.UNRELATED_NOTICE
        and counts(a)
        and not was_in_own_call(q, a)
    ]
    times = [a.at for a in found]
    for local, began in zip(q.local, days, strict=True) if days else ():
        today = sum(began <= at for at in times) + 1
        if today >= p.a_day:
            return Advised(
                f"{what} at one number are concentrated in one day, which may rebut the presumption of compliance",
                facts={"today with this one": today},
                until=start_of_day(local.tzinfo, local.date() + DAY),
            )
    last = next((a.at for a in reversed(found) if unanswered(a)), None)
    if last is None or last < just_before:
        return PASS if days else _surely_fewer(q, max(p.a_day - 1, 1), 1, times)
    return Advised(
        f"{what} at one number follow each other within minutes, which may rebut the presumption of compliance",
        facts={"last": last.isoformat()},
        until=last + p.succession + TICK,
    )


@regf(
    "us.regf.14b2i.rapid-calls",
    "Calls in rapid succession or highly concentrated",
    comment("14(b)(2)(i)-2"),
    effect=Effect.ADVISORY,
    media=TELEPHONE,
    recipients=_ANY_PERSON,
    succession=Parameter(((EFFECTIVE, timedelta(minutes=5)),), "time between", comment("14(b)(2)(i)-2"), "higher"),
    a_day=Parameter(((EFFECTIVE, 6),), "calls", comment("14(b)(2)(i)-2"), "lower"),
    needs=(Holding.CALL,),
)
def rapid_calls(q: Question, p: Any) -> Outcomes:
    """Two unanswered calls within {succession:minute}, or {a_day} in a day, to one number may rebut the presumption.

    **What it checks**: the last call to the same number that ended in no talk with the person, dropped or answered by
    somebody else among them, and the calls to it on this civil day, answered or not; what did not connect is none. A
    number that nobody says is taken for the same.
    **Source**: comment 14(b)(2)(i)-2.i, whose example of a high concentration sets the number of calls in a day. That
    two calls were unanswered is its example of rapid succession; a dropped one is as near to it.
    **When it does not apply**: speaking on the person's own call; it advises, of a missing fact too, and never denies.
    **Missing facts**: unknown ``history`` or ``locations``.
    **Example**: five calls today: the sixth is allowed with the advisory.
    """
    return _succession(
        q,
        p,
        "calls",
        lambda call: call.outcome is not CallOutcome.NOT_CONNECTED,
        lambda call: call.outcome is not CallOutcome.CONVERSATION or call.speaker != q.who,
    )


@regf(
    "us.regf.14b2i.rapid-voicemails",
    "Voicemails in rapid succession or highly concentrated",
    comment("14(b)(2)(i)-2"),
    effect=Effect.ADVISORY,
    media=TELEPHONE,
    recipients=_ANY_PERSON,
    succession=Parameter(((EFFECTIVE, timedelta(minutes=5)),), "time between", comment("14(b)(2)(i)-2"), "higher"),
    a_day=Parameter(((EFFECTIVE, 7),), "voicemails", comment("14(b)(2)(i)-2"), "lower"),
    needs=(Holding.CALL,),
)
def rapid_voicemails(q: Question, p: Any) -> Outcomes:
    """Two voicemails within {succession:minute}, or {a_day} in a day, at one number may rebut the presumption.

    **What it checks**: the messages left at the same number, as if this call left one too.
    **Source**: comment 14(b)(2)(i)-2.ii.
    **When it does not apply**: speaking on the person's own call; it advises, of a missing fact too, and never denies.
    **Missing facts**: unknown ``history`` or ``locations``.
    **Example**: a message three minutes ago: a call that may leave another carries the advisory.
    """
    return _succession(q, p, "voicemails", lambda call: call.outcome in _MESSAGE_LEFT or call.unsettled, lambda _: True)


@regf(
    "us.regf.14b2i.prior-communications",
    "Earlier refusals, requests to stop, disputes or improper conduct on record",
    comment("14(b)(2)(i)-2"),
    effect=Effect.ADVISORY,
    media=TELEPHONE,
    recipients=_ANY_PERSON,
    needs=(Holding.CEASE_NOTICE, Holding.OPT_OUT, Holding.DISPUTE, Holding.PROCEEDING, Holding.IMPROPER_ATTEMPT),
)
def prior_communications(q: Question) -> Outcomes:
    """What the person said before, and how the collector behaved before, may rebut the presumption of compliance.

    **What it checks**: cease notices about the debts, by word of mouth and withdrawn ones too, and where the consumer
    or a person of 1006.6(a) is called, those in writing of anybody who speaks for the consumer (1006.6(c)); requests
    against telephone calls or the number called, or one that may be; past attempts marked improper that were for the
    person, or that they answered; and, where the consumer is called or who stands in their place, which a spouse as
    such does not (1006.2(e)), disputes of the debts and claims that they are not owed. Student loans of one account are
    one debt (1006.14(b)(4)).
    **Source**: comments 14(b)(2)(i)-2.iii and -2.iv. How long ago it was matters too; that is left to judgement.
    **When it does not apply**: speaking on the person's own call; it advises, of a missing fact too, and never denies.
    **Missing facts**: it needs none; what is unknown is passed over here, and the rules that need it deny.
    **Example**: the consumer said by telephone "do not contact me again": calls carry the advisory.
    """
    if not q.places_call:
        return PASS
    facts: dict[str, Any] = {}
    at = q.at
    alike = _one_debt_with(q)
    to_consumer = not q.roles.isdisjoint(CONSUMERS)
    for r in () if q.case.requests is UNKNOWN else q.case.requests:
        if isinstance(r, CeaseNotice):
            theirs = r.person != q.who and to_consumer and r.in_writing is not False
            stop = any(
                r.about(debt.id) and (r.person == q.who or (theirs and q.speaks_for_consumer(r, debt)))
                for debt in alike
            )
        elif isinstance(r, AddressOptOut):
            perhaps = q.address is None and (q.case.phones is UNKNOWN or r.address in q.index.phones)
            stop = r.person == q.who and (perhaps or r.address == q.address) and r.binds(q.medium)
        else:
            stop = isinstance(r, MediumOptOut) and r.person == q.who and bool(r.media & TELEPHONE)
        if stop and r.received_at <= at:
            facts[f"requests.{r.id}"] = r.kind
    for debt in [debt for debt in alike if _disputes(q, debt)]:
        for dispute in () if debt.disputes is UNKNOWN else debt.disputes:
            if dispute.received_at <= at:
                facts[f"debts.{debt.id}.disputes.{dispute.id}"] = "disputed"
        for claim in () if debt.proceedings is UNKNOWN else debt.proceedings:
            if claim.kind in CLAIMED_NOT_OWED and claim.learned_at <= at:
                facts[f"debts.{debt.id}.proceedings.{claim.id}"] = "disputed"
    improper = q.index.improper.get(q.who)
    if improper is not None:
        facts |= {f"history.{attempt.id}": "improper" for attempt in improper.by(at)}
    if not facts:
        return PASS
    return Advised("earlier communications on record may rebut the presumption of compliance", facts=facts)


_DISPUTING: Final = CONSUMERS - {Recipient.SPOUSE}
"""Who owes, or stands in the place of who does."""


def _disputes(q: Question, debt: Debt) -> bool:
    """Whether what disputes a debt is the person's word: who owes it, or stands in the place of who does.

    Who owes but other debts beside the consumer says nothing of this one (1006.2(e)).
    """
    own = q.roles if q.recipient is Recipient.CONSUMER else q.roles - {Recipient.CONSUMER}
    return not own.isdisjoint(_DISPUTING) or (Recipient.CONSUMER in q.roles and q.owes_too(debt))


def _one_debt_with(q: Question) -> Sequence[Debt]:
    """The debts of the contact, and what is one particular debt with them (1006.14(b)(4))."""
    if all(debt.servicing_account is None for debt in q.debts):
        return q.debts
    particular = {debt.particular for debt in q.debts}
    return [debt for debt in q.case.debts if debt.particular in particular]


# -- 14(h): media that the person asked not to be used


def _once_confirmed(q: Question, against: Sequence[MediumOptOut | AddressOptOut]) -> bool:
    """Whether the last of some requests has been confirmed, by what surely was no answer to another."""
    since = max(r.received_at for r in against)
    asked = members(q.case.requests)
    others = [r for r in asked if isinstance(r, MediumOptOut | AddressOptOut) and r not in against]
    return any(
        a.purpose is Purpose.OPT_OUT_CONFIRMATION
        and not any(r.surely_stands(a.at) and _closes_where(q, r, a) for r in others)
        for a in q.attempts(q.index.messages, since)
    )


def _closes_where(q: Question, r: MediumOptOut | AddressOptOut, a: Attempt) -> bool:
    mine = r.person == q.who if isinstance(r, MediumOptOut) else r.address == a.address
    return mine and r.binds(a.medium)


def closing(
    q: Question,
) -> tuple[list[MediumOptOut | AddressOptOut], list[tuple[MediumOptOut | AddressOptOut, MissingFact]]]:
    """The requests that close the way of a contact; and those that may, each with what is missing to tell.

    Raises:
        MissingFact: whether there are requests is unknown.
    """
    asked = [r for r in q.requests if isinstance(r, MediumOptOut | AddressOptOut)]
    return told_apart(asked, partial(_closes, q))


def _closes(q: Question, r: MediumOptOut | AddressOptOut) -> bool:
    """Whether a request stands against the contact, and not only against what the person did not begin since.

    The leave to answer is for what was asked before, and for the address that the person used; within the person's own
    call it is for wherever that came from.

    Raises:
        MissingFact: to which number or address the contact goes, or from which the person's own came, is unknown.
    """
    if not r.binds(q.medium):
        return False
    answers = q.answered_after(r.received_at)
    if isinstance(r, MediumOptOut):
        return r.person == q.who and answers is None
    if answers is not None and (answers.goes_on(q.at) or answers.address == r.address):
        return False
    if not uses(q, r.address):
        return False
    if answers is not None and answers.address is None:
        raise MissingFact(f"history.inbound.{answers.id}.address")
    return True


def _servicer_must_mail(q: Question, debt: Debt) -> bool:
    """Whether law requires a notice in writing about a debt by mail, of a mortgage's servicer (comment 14(h)(2)-1).

    It requires no electronic medium: where the consumer closed one to it, there is the mail.

    Raises:
        MissingFact: nobody knows who collects, or of which kind the debt is.
    """
    collector = q.case.collector
    if collector not in (*SERVICERS, UNKNOWN) or debt.kind not in (DebtKind.MORTGAGE, UNKNOWN):
        return False
    if collector is UNKNOWN:
        raise MissingFact("collector")
    if debt.kind is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.kind")
    return True


def _unless_mailed(q: Question, debt: Debt) -> Outcomes:
    return unless_excused(lambda: _servicer_must_mail(q, debt), lambda: _as_asked(q.only((debt,))))


_SERVICER_NOTICES = frozenset({Purpose.EARLY_INTERVENTION_NOTICE, Purpose.SERVICING_DISCLOSURE})


@regf(
    "us.regf.14h1.medium",
    "Not by a medium, number or address that the person asked not to be used",
    regulation("14(h)(1)"),
    regulation("14(h)(2)"),
    comment("14(h)(1)-2"),
    comment("14(h)(1)-3"),
    comment("14(h)(2)-1"),
    needs=(Holding.OPT_OUT,),
)
def medium(q: Question) -> Outcomes:
    """A request not to use a medium, or one number or address of it, binds for every debt.

    **What it checks**: that no such request of the person stands against the medium, nor any, whoever made it, against
    the number or address used, where whoever asked may be reached. Calls and ringless voicemail are one medium; a
    visit goes to the address it names.
    **Source**: 1006.14(h), comments 14(h)(1)-2, -3 and 14(h)(2)-1.
    **When it does not apply**: one electronic confirmation of each opt-out that says nothing else (h)(2)(i); one
    answer by the medium, and to the address used, to a contact that the person began after the request (h)(2)(ii),
    within the person's own call wherever it came from; a contact that other law requires by this medium
    (h)(2)(iii), such as a mortgage servicer's notices by mail; to legal process that is served (1006.2(i)(2)(iv)).
    A request of one person's binds for that person, not for the spouse.
    **Missing facts**: unknown ``requests``; ``contact.address`` once a request against a number or address stands, and
    from which one the person's own message came, where it may be that; of a confirmation, unknown ``history``; of a
    notice by mail that may be a mortgage servicer's, unknown ``collector``, and the ``kind`` of a debt.
    **Example**: "stop calling" closes the telephone and leaves text, email and mail open.
    """
    if q.contact.required_by_law or serves_process(q):
        return PASS
    if q.purpose in _SERVICER_NOTICES and q.medium is Medium.MAIL:
        return together(each_debt(q, partial(_unless_mailed, q)))
    return _as_asked(q)


def _as_asked(q: Question) -> Outcomes:
    against, doubtful = closing(q)
    found = _asked_not_to(q, against) if against else PASS
    if not doubtful or isinstance(found, Denied):
        return found
    return as_it_may_be(_asked_not_to(q, [*against, *[r for r, _ in doubtful]]), doubtful[0][1])


def _asked_not_to(q: Question, against: Sequence[MediumOptOut | AddressOptOut]) -> Outcome:
    facts = {f"requests.{r.id}": r.kind for r in against}
    if q.purpose is Purpose.OPT_OUT_CONFIRMATION and q.medium in ELECTRONIC:
        if _once_confirmed(q, against):
            return Denied("the opt-out has been confirmed already", facts=facts)
        if not is_opt_out_confirmation(q):
            return Denied("an opt-out confirmation says nothing else", facts=facts)
        if q.content.has(Element.OPT_OUT_CONFIRMATION_ONLY):
            return PASS
        return Required("say only that the opt-out was received and will be honoured", facts=facts)
    return Denied("the person asked not to be contacted this way", facts=facts)


RULES = (
    many_messages,
    cumulative,
    seven_in_seven,
    after_conversation,
    rapid_calls,
    rapid_voicemails,
    prior_communications,
    medium,
)
