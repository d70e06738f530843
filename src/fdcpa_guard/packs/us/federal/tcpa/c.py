"""47 CFR 64.1200(c) and (d): solicitations, the national registry and the caller's own do-not-call list.

A contact about a debt that offers nothing is no solicitation and no telemarketing ((f)(13), (f)(15)): the hours, the
national registry and the duty to give names do not reach it. They do as soon as it carries an offer. The written policy
and the training of (d)(1) and (2) are duties of the house, not of one contact, and are not encoded; nor are abandoned
calls and ringing times, (a)(6) and (7), which a contact that is yet to be made cannot show.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from .....clock import DAY, FOREVER, TICK
from .....errors import MissingFact
from .....facts import Request
from .....facts.moments import surely_before
from .....facts.requests import AddressOptOut
from .....rules import PASS, Denied, Outcomes, Parameter, Passed, Question, Required, rule
from .....rules.judging import as_to, day_starts_after, needed_longest, no_more_than
from .....rules.words import said
from .....shapes.closed import Hours
from .....vocabulary import CALLS_AND_TEXTS, UNKNOWN, Confidence, Effect, Element, Holding, Recipient
from ....binding import CREDITORS
from .a10 import BUSINESS_DAYS, HOLIDAYS
from .common import (
    FRESH,
    LIMITS,
    PRINTED,
    REVOCATION,
    REVOCATIONS,
    Revoking,
    asked_apart,
    asked_to_stop,
    confirms_opt_out,
    exempted,
    initiated,
    known_anothers,
    known_requests,
    may_be_solicited,
    ours,
    regulation,
    relied_on,
    require_means,
    solicits,
    uncovered,
    unlisted_until,
    unsold,
    withdrawn_by,
)

TRANSACTION = Parameter(((PRINTED, 18),), "months since a purchase or payment", regulation("(f)(5)"), "lower")
INQUIRY = Parameter(((PRINTED, 3),), "months since an inquiry", regulation("(f)(5)"), "lower")
BORROWED = Parameter(
    ((PRINTED, False),), "who collects for others may have the relationship", ours("whose relationship it is"), "lower"
)


def invited_until(q: Question, p: Any, *, named: bool) -> datetime | None:
    """Until when an offer is no solicitation: the person agreed in writing, or is a customer; None if it is one.

    With ``named``, the agreement names the number, as (c)(2)(ii) asks where the number is on the national registry.
    An agreement counts for nothing once a later request, about whatever debt, took it back (64.1200(a)(10) names (c)(2)
    too), or the number became known to be another's, who agreed to nothing and is no customer. A business relationship
    lasts eighteen months from the last transaction and three from the last inquiry, to the end of that day, unless the
    consumer asked not to be called or texted, at whatever number and about whatever debt. It is a relationship with who
    sells: a creditor's own, not that of who collects for another or bought the debt. What was ended begins again with a
    transaction or inquiry after the request was withdrawn.

    Raises:
        MissingFact: whether the consumer asked is unknown, or whether the caller is a creditor; nothing says where the
            consumer is.
    """
    facts = unsold(q, unrevoked=True, named=named).values()
    if not facts:
        return FOREVER
    ends = _relationship_ends(q, p)
    if ends is None and None not in facts:  # for one debt without any, it is a solicitation
        raise MissingFact(next(filter(None, facts)))
    return ends


def _relationship_ends(q: Question, p: Any) -> datetime | None:
    collectors = q.case.collector is UNKNOWN and not p.borrowed
    if q.who != Recipient.CONSUMER or not (collectors or p.borrowed or q.case.collector in CREDITORS):
        return None
    known = [
        (when, months)
        for when, months in ((q.case.last_transaction_at, p.transaction), (q.case.last_inquiry_at, p.inquiry))
        if when is not None and when <= q.at
    ]
    if not known:
        return None

    def runs_out(when: datetime, months: int) -> datetime:
        return day_starts_after(q, when, lambda day: day + relativedelta(months=months) + DAY)

    lasting = [(runs_out(when, months), when) for when, months in known]
    lasting = [(ends, when) for ends, when in lasting if q.at < ends]
    if not lasting:
        return None
    if _is_anothers(q, max(ends for ends, _ in lasting)):
        return None
    try:
        if _ending(q, q.requests, withdrawn=False):
            return None
        over = [r.withdrawn_at for r in _ending(q, withdrawn_by(q), withdrawn=True)]
    except MissingFact as missing:
        raise MissingFact(missing.fact, max(ends for ends, _ in lasting)) from None
    again = [ends for ends, when in lasting if all(then is not None and surely_before(then, when) for then in over)]
    if again and collectors:
        raise MissingFact("collector", max(again))
    return max(again, default=None)


def _is_anothers(q: Question, until: datetime) -> bool:
    """Whether the number is known to be another's, who is no customer: (f)(5) speaks of the subscriber's purchase.

    Raises:
        MissingFact: nobody says which number is used, and one that may be is another's.
    """
    held = q.index.phones
    used = held.values() if q.address is None else filter(None, [held.get(q.address)])
    found = any((line.person != q.who and line.person not in q.perhaps) or known_anothers(q, line) for line in used)
    if found and q.address is None:
        raise MissingFact("contact.address", until)
    return found


def _ending(q: Question, requests: Iterable[Request], *, withdrawn: bool) -> list[Revoking]:
    """The requests that end, or ended until they were withdrawn, the relationship with the person.

    What is asked of one number, or about one debt, ends it whatever number is called about whatever debt
    (64.1200(f)(5)(i)). A revocation of consent alone is no request that ends offers by hand.
    """
    asked, doubtful = asked_apart(q, every_medium=True, every_debt=True, withdrawn=withdrawn)
    found: list[Revoking] = [request for request in asked if not isinstance(request, REVOCATIONS)]
    for each in requests:
        if isinstance(each, AddressOptOut) and each.person == q.who and each.address in q.index.phones:
            found.append(each)
    for request, missing in doubtful:
        if not isinstance(request, REVOCATIONS) and (withdrawn or not found):
            raise missing
    return found


@rule(
    "us.tcpa.64-1200-c1.hours",
    "No solicitation before {opens} or after {closes} where the person is",
    regulation("(c)(1)"),
    regulation("(e)"),
    regulation("(f)(15)"),
    media=CALLS_AND_TEXTS,
    opens=Parameter(((PRINTED, time(8)),), "local time", regulation("(c)(1)"), "higher"),
    closes=Parameter(((PRINTED, time(21)),), "local time", regulation("(c)(1)"), "lower"),
    transaction=TRANSACTION,
    inquiry=INQUIRY,
    borrowed=BORROWED,
)
def hours(q: Question, p: Any) -> Outcomes:
    """A call or text that offers something keeps to the hours from {opens} to {closes}.

    **What it checks**: that the clock shows no time before {opens:hour} and none after {closes:clock} in every zone in
    which the person may be, or whoever has the line, for a contact that is declared to carry an offer. Both ends are
    in: {closes:clock} sharp is not after the end. Regulation F closes at that instant, and binds where it applies.
    **Source**: 64.1200(c)(1), (e) and (f)(15).
    **When it does not apply**: to contacts without an offer, whose hours other laws set; to a person who agreed to
    offers in writing, or with whom a creditor has an established business relationship that no request has ended, at a
    number not known to be another's; to landlines known to be at work. Whoever is called at a residence, the
    residence is what counts.
    **Missing facts**: where the person is; unknown ``requests`` or ``collector`` for a relationship; whether a consent
    was in writing; the line used, if one on record is at work, or another's where it is no hour for offers.
    **Example**: a live call a second after {closes:clock} that also offers a new card to a stranger is denied until
    {opens:hour}.
    """
    soliciting = solicits(q)
    if soliciting is False:
        return PASS
    closes = (datetime.combine(date.min, p.closes) + TICK).time()  # spans are half-open, and nine itself is in
    try:
        zones = _zones_called(q)
    except MissingFact as nowhere:  # which is no matter where it is no solicitation
        try:
            invited = invited_until(q, p, named=False)
        except MissingFact as missing:
            raise needed_longest(missing, nowhere) from None
        if invited is None:
            raise
        return Passed(invited)
    times = Hours(q, zones, ((p.opens, closes),) * 7)
    if times.closed_since(q.at) is None:
        return Passed(times.next_change(q.at))
    opens = times.closed_until(q.at)
    try:
        invited = invited_until(q, p, named=False)
    except MissingFact as missing:
        raise MissingFact(missing.fact, min(missing.until or FOREVER, opens)) from None
    if invited is not None:
        return Passed(invited)
    if soliciting is None or (q.address is None and Hours(q, q.zones_now, times.week).closed_since(q.at) is None):
        raise MissingFact("contact.address", opens)
    return Denied(
        f"a solicitation before {said(p.opens)} or after {said(p.closes)} where the person may be",
        facts={"local times": ", ".join(f"{local:%H:%M:%S}" for local in [q.at.astimezone(tz) for tz in zones])},
        lapses_at=opens,
    )


def _zones_called(q: Question) -> tuple[ZoneInfo, ...]:
    """Every zone in which the called party may be: the person, and whoever has the line, or one that may be used.

    Raises:
        MissingFact: nothing says where either is.
    """
    held = q.index.phones
    line = held.get(q.address or "")
    used = (line,) if line is not None else held.values() if q.address is None else ()
    others = {each.person for each in used if each.person != q.who and may_be_solicited(each, q.at)}
    theirs = tuple([zone for person in sorted(others) for zone in q.index.zones(person, q.at)])
    return tuple(dict.fromkeys((*q.zones_now, *theirs))) if q.known_zones or line is None or not theirs else theirs


@rule(
    "us.tcpa.64-1200-c2.registry",
    "No solicitation to a number on the national do-not-call registry",
    regulation("(c)(2)"),
    regulation("(c)(2)(i)(D)", Confidence.PARTIAL),
    regulation("(e)"),
    regulation("(f)(5)"),
    media=CALLS_AND_TEXTS,
    fresh=FRESH,
    transaction=TRANSACTION,
    inquiry=INQUIRY,
    borrowed=BORROWED,
)
def registry(q: Question, p: Any) -> Outcomes:
    """Whoever registered a number receives no solicitations there.

    **What it checks**: for a contact that is declared to carry an offer, that the number is not on the national
    registry, by a copy of it that is at most {fresh:day} old; an older copy does not tell.
    **Source**: 64.1200(c)(2), (e) and (f)(5).
    **When it does not apply**: to contacts without an offer, so that a plain call about a debt may go to a registered
    number; with consent in writing that names the number, or an established business relationship as for the hours,
    neither of which opens a number that is known to be another's: the consent is the subscriber's, and so is the
    purchase; what a request to stop took back, its withdrawal does not sign again; to landlines known to be at work,
    unless moved to a wireless service. A personal relationship of the caller is no fact.
    **Missing facts**: the line used, whether it is on the registry and as of when, lately enough; as for the hours.
    **Example**: the registry was copied on 1 September: offers pass through 2 October.
    """
    if solicits(q) is False:
        return PASS
    held = q.index.phones
    used = [each for each in held.values() if q.address in (None, each.id) and may_be_solicited(each, q.at)]
    over = nowhere = None
    try:
        ends = [unlisted_until(q, each, p.fresh) for each in used]
        over = min(filter(None, ends)) if ends and None not in ends else None
    except MissingFact as missing:  # which is no matter where it is no solicitation
        nowhere = missing
    if over is not None and q.at < over:
        return Passed(over)
    try:
        invited = invited_until(q, p, named=True)
    except MissingFact as missing:
        raise needed_longest(nowhere, missing) from None
    if invited is not None:
        return Passed(invited)
    if nowhere is not None:
        raise nowhere
    line = q.line
    listed = line.on_do_not_call_registry
    if listed is UNKNOWN:
        raise MissingFact(f"phones.{line.id}.on_do_not_call_registry")
    if listed:
        facts = {f"phones.{line.id}": "do-not-call registry"}
        return Denied("the number is on the national do-not-call registry", facts=facts)
    hint = "" if over is None else ", the copy of the national do-not-call registry is too old"
    raise MissingFact(f"phones.{line.id}.do_not_call_checked_at", hint=hint)


@rule(
    "us.tcpa.64-1200-d3.do-not-call",
    "The caller's own do-not-call list is honoured",
    regulation("(d)(3)"),
    regulation("(d)(6)"),
    regulation("(e)"),
    in_force=(REVOCATION, None),
    media=CALLS_AND_TEXTS,
    needs=(Holding.OPT_OUT, Holding.REVOCATION, Holding.CEASE_NOTICE),
    days=BUSINESS_DAYS,
    skip_holidays=HOLIDAYS,
)
def do_not_call(q: Question, p: Any) -> Outcomes:
    """A person who asked not to be called is neither solicited nor called by a machine at home without consent.

    **What it checks**: that no request of the person stands against calls, texts or the number, for a contact that is
    declared to carry an offer, or a call with an artificial or prerecorded voice to a landline that rests on the
    exemption of (a)(3)(iii); of such a voice at home a revocation of consent is such a request too. The list holds the
    number, and (e) makes no difference between calls and texts, so a request about either reaches both, about whatever
    debt it was made and whoever is called there. Timed as a revocation: until {days:business day} are over the effect
    is asked-to-stop, then it is prohibited.
    **Source**: 64.1200(d)(3) and (6), (e). Before 11 April 2025 the outer limit was another, which was not read, so the
    rule begins then. The five years of (d)(6) are the least; the request binds here until it is withdrawn.
    **When it does not apply**: to live contacts without an offer, which other laws may forbid; to lines known to be at
    work.
    **Missing facts**: unknown ``requests``; with a request alone, ``contact.voice`` and where the person is; the line
    used.
    **Example**: "do not call me" on 9 November 2026: a recorded call to the home is denied as asked-to-stop through the
    23rd and as prohibited from the 24th.
    """
    if q.case.requests is not UNKNOWN and not known_requests(q):
        return PASS
    soliciting = solicits(q)
    debts = uncovered(q, relied_on(q)) if soliciting is False else q.debt_ids

    def judge() -> Outcomes:
        requests, doubtful = asked_apart(q, every_medium=True, every_debt=True)
        if not (requests or doubtful):
            return PASS
        at_home = exempted(q)
        if soliciting is False and not at_home:
            return PASS
        not_to_call = [r for r in requests if not isinstance(r, REVOCATIONS)]
        surely = not at_home or (soliciting is True and bool(not_to_call) and q.by_voice is None)
        asked = not_to_call if surely else requests
        doubts = [missing for r, missing in doubtful if not (surely and isinstance(r, REVOCATIONS))]
        if not (asked or doubts):
            return PASS
        if not at_home and soliciting is None:
            raise MissingFact("contact.address")
        if asked and not surely:
            require_means(q, q.by_voice)
        return asked_to_stop(q, asked, debts, p, "the person asked not to be called", doubts)

    return as_to(debts, judge)


@rule(
    "us.tcpa.64-1200-d4.names",
    "A solicitation, or a machine's call without consent, says who is calling, for whom and how to reach them",
    regulation("(d)(4)"),
    regulation("(e)"),
    media=CALLS_AND_TEXTS,
    exempt=Parameter(((PRINTED, False), (LIMITS, True)), "calls that offer nothing too", regulation("(d)"), "higher"),
)
def names(q: Question, p: Any) -> Outcomes:
    """Whoever offers something, or calls a home by machine without consent, gives the names behind it and a number.

    **What it checks**: the declared content of a contact with an offer, or of a call with an artificial or prerecorded
    voice that rests on the exemption of (a)(3)(iii): the individual caller's name, that of whoever it is for, and a
    number or address. What is declared to lack these, or the business's name, is denied; undeclared, the decision
    carries the duty, without a number too, for an address does.
    **Source**: 64.1200(d)(4), (e).
    **When it does not apply**: to other contacts; to lines known to be at work; to a call without an offer from before
    the limits at home, with which (d) was made to speak of those that rest on them.
    **Missing facts**: where the names are declared to be lacking, the line used, and ``contact.voice`` if only a
    machine's call would have to give them. Undeclared content is a duty.
    **Example**: a text that offers a card and does not say from whom is denied.
    """
    told = q.content.has(Element.NAMES_BEHIND_CALL)
    if told is True:
        return PASS
    said = [told, q.content.has(Element.BUSINESS_IDENTITY)]
    soliciting = solicits(q)
    with_what = "in an artificial or prerecorded message" if soliciting is False else "with an offer"
    duty = Required(
        f"{with_what}, give the individual caller's name, that of whoever it is for, and a telephone number or address"
    )

    def judge() -> Outcomes:
        if soliciting is False and not (p.exempt and exempted(q)):
            return PASS
        if False not in said:
            return duty
        if soliciting is False:
            require_means(q, q.by_voice)
        if soliciting is None:
            raise MissingFact("contact.address")
        return Denied("the call or message does not say who makes it and for whom, and how to reach them")

    return judge() if False in said else no_more_than(duty, judge)


@rule(
    "us.tcpa.64-1200-f13.no-offer",
    "A contact about a debt offers nothing",
    regulation("(f)(1)"),
    regulation("(f)(13)"),
    regulation("(f)(15)"),
    effect=Effect.ADVISORY,
    media=CALLS_AND_TEXTS,
)
def no_offer(q: Question) -> Outcomes:
    """An offer of property, goods, services, an investment or credit turns a contact about a debt into telemarketing.

    **What it checks**: whether the content declares that it carries an offer or that it does not; undeclared, the
    decision carries the duty to make none, and the rules on offers leave the contact alone. To settle the debt, or to
    pay it in parts, sells nothing; a new loan does.
    **Source**: 64.1200(f)(1), (13) and (15): property, goods or services, to buy, rent or invest in, or advertised.
    **When it does not apply**: where an offer is declared, which those rules then judge; to the text that confirms an
    opt-out, which says nothing else anyway.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call about which nothing is declared carries the duty.
    """
    if not initiated(q) or q.content.has(Element.OFFER) is not None or confirms_opt_out(q):
        return PASS
    return Required(
        "offer and advertise no property, goods or services, for sale or rent, no investment and no credit in this "
        "call or message"
    )


RULES = (hours, registry, do_not_call, names, no_offer)
