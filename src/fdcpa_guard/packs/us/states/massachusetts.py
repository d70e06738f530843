"""Massachusetts: 209 CMR 18.16-18.17 for debt collectors, and the Attorney General's 940 CMR 7.04-7.08 for everybody.

The Attorney General reads 940 CMR 7 as binding creditors, agencies and buyers alike, so a collector keeps both. Of
7.04(1) the paragraphs (f) to (l) are known from quotations and summaries only; of 209 CMR 18.16(1)(d) the proviso about
creditors was not found, nor the definitions of 7.03 and 18.02: whom and which debts they reach is known from others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from ....clock import TICK
from ....decision import Citation
from ....errors import MissingFact
from ....facts import Attempt, Contact, Debt, InconvenientPlace, InconvenientTime
from ....facts.requests import Request
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Passed, Question, Rule, lacking
from ....rules.acts import was_for
from ....rules.judging import declared, each_debt, either, was_the_answer
from ....rules.missed import since_disowned
from ....rules.tallying import Limit, Tally
from ....shapes import (
    Asked,
    Ban,
    CallingHours,
    Consented,
    Counting,
    CourtPermitted,
    Debts,
    Duty,
    Elsewhere,
    FrequencyCap,
    NotAtTheirs,
    NotObligated,
    Reach,
    RequestStops,
    Which,
)
from ....shapes.arithmetic import Concern, Stretch, days_after, full_days, verdict
from ....shapes.counted import LeftOut
from ....shapes.exceptions import AnyException, Exempting, owes_too
from ....shapes.periods import counted_in_days
from ....shapes.reach import at_place, taken_back
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    CONSUMERS,
    HOME,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    UNUSUAL,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    ConsentScope,
    Effect,
    Element,
    Holding,
    LineType,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, COLLECTORS, covering
from ..federal import fdcpa
from ..federal.regf import s06, s10, s22
from ..federal.regf.common import is_limited_content
from ..federal.regf.s34 import OBSERVED
from ..federal.regf.s38 import REPORTING, dispute, until_verified
from .adopting import (
    NO_MORE_THAN_PROFANE,
    SAYS_OWED,
    implies_in_public,
    implies_nothing,
    stopping_bills,
    told_of_no_debt,
)
from .anothers_number import not_by_anothers_number
from .common import Jurisdiction, court, guidance, regulation
from .law import Law
from .narrowing import but_for_process, by_the_debtor, of_consumers_alone, unless, unless_in_their_place
from .purposes import ABOUT_THE_DEBT, LETTERS, NOT_COUNTED, NOT_SENT, UNPROMPTED, VISITS
from .steps import within_own_call
from .waking import WAKING, asleep

CREDITORS_SINCE: Final = date(2012, 3, 2)
"""When 940 CMR 7.04(1)(f) took effect."""

HOUSEHOLD: Final = frozenset({Recipient.SPOUSE, Recipient.HOUSEHOLD_MEMBER})
_EASTERN: Final = ZoneInfo("America/New_York")
_LIVING_THERE: Final = ("consumer", "spouse", "household-member", "parent", "guardian")
"""Whom a visit to the home may meet."""

_collectors: Final = Law("209 CMR", made=regulation, recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)
_creditors: Final = replace(_collectors, source="940 CMR", in_force=(CREDITORS_SINCE, None))
_debtor: Final = replace(_creditors, recipients=CONSUMERS | OTHERS, unless=(NotObligated(),))
"""For rules on the debtor: whoever owes too is one."""
_household: Final = Law("940 CMR", made=regulation, recipients=HOUSEHOLD, purposes=ABOUT_THE_DEBT)

_ATTEMPTS: Final = (
    guidance("Massachusetts Attorney General", "guidance of 24 January 2013 on 940 CMR 7.04(1)(f)"),
    court("Armata v. Target Corp.", "480 Mass. 14 (2018)", Confidence.PARTIAL),
)
_UNABLE: Final = (
    "A call that rang out counts, for a message could have been left; one that did not connect or could take none does "
    "not, nor does a text that came back or a number since disowned"
)


def _workplace(law: Law, id: str, title: str, *citations: Citation, lifted_by: ConsentScope | None = None) -> Rule:
    """The workplace closed to calls by request: for ten days by word of mouth, for good in writing."""
    return law.of(
        RequestStops(
            request=Asked.UNWELCOME_AT_WORK,
            media=TELEPHONE,
            spoken_lasts_days=10,
            counts_day_of=False,
            own_call_exempt=True,
            in_any_words=True,
            lifted_by=lifted_by,
            court_may_permit=lifted_by is not None,
        )
    ).rule(
        id,
        title,
        *citations,
        exceptions="once withdrawn; to other places",
        source_note="The request is one about calls; to stop calling at all, or at the number at work, is one. "
        "What ends it is taken to be the writing that the text asks for. "
        "940 CMR 7.04(1)(h) is known from a summary and from 7.06(2)(a), which refers to it. The days are "
        "counted without the day of the request, which is the longer reading. That the confirmation is to be sent "
        "within seven days is not asked: a later one is a written request of its own",
        example="said on 2 March: closed to 12 March, open on the 13th unless a letter came.",
    )


_NOT_AT_HOME: Final = NotAtTheirs()
_CONSUMERS_LEAVE: Final = Consented(scope=ConsentScope.HOME_VISIT, in_writing=True, consumers_consent=True)
_OWN_LEAVE: Final = Consented(scope=ConsentScope.HOME_VISIT, in_writing=True)


class _LeaveToVisit(Exempting):
    """The written consent of a consumer to more visits; that of somebody else who lives there is none."""

    says: ClassVar = (
        "with the written consent (home visit) of the consumer, or of whoever is met and counts as the consumer"
    )

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        own = {} if q.roles.isdisjoint(CONSUMERS) else _OWN_LEAVE.frees(q, None)
        return {**_CONSUMERS_LEAVE.frees(q, None), **own}


def _home_visits(law: Law, id: str, citation: Citation, whom: frozenset[Recipient], note: str) -> Rule:
    """One visit to the home in thirty days; written consent to more lifts it debt by debt."""
    made = law.of(
        FrequencyCap(
            most=1,
            days=30,
            counting=Counting.COMMUNICATIONS,
            media=VISITS,
            to=Reach.PERSONAL,
            purposes_not_counted=NOT_COUNTED,
            together_with=_LIVING_THERE,
            unless=(_NOT_AT_HOME,),
        )
    ).rule(
        id,
        "{most:visit} to the home in {days:day} about a debt",
        citation,
        recipients=whom,
        purposes=UNPROMPTED,
        exceptions=f"{_LeaveToVisit.says}; a visit that met nobody (outcome undeliverable) is not counted, nor "
        "one that served process or answered; a visit that only repossesses is no contact that is asked about here",
        source_note=f"Visits count to the household, whomever they met. {note}",
        example="met at home on 2 March: not again before 1 April.",
    )
    return unless(_LeaveToVisit())(made)


def _caps(
    law: Law,
    most_id: str,
    rest_id: str,
    *citations: Citation,
    whom: str,
    reaches: tuple[Reach, Reach],
    places: tuple[str, str],
    free: tuple[AnyException, ...] = (),
    free_purposes: frozenset[Purpose] = frozenset(),
    together_with: tuple[str, ...] = (),
) -> tuple[Rule, Rule]:
    """Two in seven days to the numbers that are the consumer's own; two in thirty to anywhere else."""

    def cap(id: str, days: int, to: Reach, where: str, example: str) -> Rule:
        counted = FrequencyCap(
            most=2,
            days=days,
            media=CALLS_AND_TEXTS,
            to=to,
            purposes_not_counted=NOT_COUNTED | free_purposes,
            not_counted=NOT_SENT | {CallOutcome.NO_MESSAGE_POSSIBLE},
            together_with=together_with,
            unless=free,
        )
        return law.of(counted).rule(
            id,
            f"At most {{most}} calls or texts in {{days:day}} about a debt{where}",
            *citations,
            purposes=UNPROMPTED - free_purposes,
            source_note=f"{whom}. {_UNABLE}",
            example=example,
        )

    return (
        cap(
            most_id,
            7,
            reaches[0],
            places[0],
            "calls on 1 and 3 April: a third on the 7th is denied, one on the 8th is not.",
        ),
        cap(rest_id, 30, reaches[1], places[1], "the office was rung on 2 and 9 March: not again before 1 April."),
    )


# -- 209 CMR 18.16, 18.17

hours = _collectors.of(CallingHours(opens=time(8), closes=time(21), unless=(CourtPermitted(),))).rule(
    "us.ma.209cmr18-16-1a.hours",
    "After {opens} and before {closes} where the consumer is",
    _collectors("18.16(1)(a)"),
    source_note="The first second of eight is taken as after it",
    example="a visit at {closes:clock} is denied, one at {closes:before} is not.",
)


def _places(q: Question) -> Outcomes:
    if q.medium in TELEPHONE:
        try:
            at_work = at_place(q, WORK)
        except MissingFact:  # which matters to what was asked about another place
            known = q.finds_them_at != UNUSUAL and q.case.requests is not UNKNOWN
            at_work = known and not any(map(_about_another_place, q.requests))
        if at_work:
            return PASS
    return s06.inconvenient_place.check(q)


def _about_another_place(request: Request) -> bool:
    return isinstance(request, InconvenientPlace) and request.place != WORK


inconvenient: Final = (
    _collectors.adopted(s06.inconvenient_time, "us.ma.209cmr18-16-1a.inconvenient-time", _collectors("18.16(1)(a)")),
    _collectors.adopted(
        s06.inconvenient_place,
        "us.ma.209cmr18-16-1a.inconvenient-place",
        _collectors("18.16(1)(a)"),
        note="Of calls to the workplace, and for how long a request closes it to them, 18.16(1)(c) speaks apart.",
        check=_places,
    ),
)

workplace = _workplace(
    _collectors,
    "us.ma.209cmr18-16-1c.workplace",
    "Not at work once the person asked",
    _collectors("18.16(1)(c)"),
    lifted_by=ConsentScope.WORKPLACE,
)

employer_prohibits = _collectors.adopted(
    s06.employer_prohibits, "us.ma.209cmr18-16-1c.employer-prohibits", _collectors("18.16(1)(c)")
)

two_in_seven, two_in_thirty = _caps(
    _collectors,
    "us.ma.209cmr18-16-1d.two-in-seven",
    "us.ma.209cmr18-16-1d.two-in-thirty",
    _collectors("18.16(1)(d)", Confidence.PARTIAL),
    *_ATTEMPTS,
    whom="What counts as a contact is read from the Attorney General's rule in the same words. A number that the "
    "consumer gave as personal is the home or a mobile, or elsewhere. Calls to all who count as the consumer are one "
    "number, for it is set for each debt",
    reaches=(Reach.OWN, Reach.AWAY),
    places=(", to the home or a mobile", " to anywhere else"),
    free=(Consented(scope=ConsentScope.MORE_CALLS), CourtPermitted()),
    together_with=tuple(sorted(CONSUMERS)),
)
two_in_seven, two_in_thirty = map(of_consumers_alone, (two_in_seven, two_in_thirty))

home_visits = _home_visits(
    _collectors,
    "us.ma.209cmr18-17-6.home-visits",
    _collectors("18.17(6)"),
    CONSUMERS | OTHERS,
    "One that finds a guest at the door is one to the household, if the address is given as the consumer's home",
)

visit_hours = by_the_debtor(
    _collectors.of(
        CallingHours(
            opens=time(8), closes=time(21), zone="America/New_York", media=VISITS, unless=(Elsewhere(), _NOT_AT_HOME)
        )
    ).rule(
        "us.ma.209cmr18-17-6.visit-hours",
        "The household is visited from {opens} to {closes}",
        _collectors("18.17(6)"),
        recipients=CONSUMERS | OTHERS,
        exceptions="waking hours of the consumer that are known to be other ones are given as the consumer's consent "
        "to times, whoever opens",
        source_note="The clock is that of the door, and every household of the state keeps Eastern time",
        example="a collector at the door at {closes:clock}, whoever opens it, is denied.",
    )
)


@unless(Elsewhere(), _NOT_AT_HOME)
@_collectors.rule(
    "us.ma.209cmr18-17-6.visit-sleep",
    "The household is not visited while the consumer is known to sleep",
    _collectors("18.17(6)"),
    recipients=CONSUMERS | OTHERS,
    media=VISITS,
    needs=(Holding.INCONVENIENT_TIME,),
)
def visit_sleep(q: Question) -> Outcomes:
    """Nobody comes to the door of a consumer who is known to sleep then, by day either.

    **What it checks**: that the consumer asked for no time to be left alone in which they are known to sleep
    (``asleep``), on the door's clock, whoever opens.
    **Source**: 209 CMR 18.17(6), which speaks of the consumer's normal waking hours.
    **When it does not apply**: to other requests about times; at another place than the consumer's home; within a visit
    that the person began. Consent lifts the number of visits, and not this: who sleeps then no more takes it back.
    **Missing facts**: unknown ``requests``; whether the consumer sleeps then, if that is given as unknown.
    **Example**: somebody who works at night sleeps until two: no visit at noon, not to the spouse either.
    """
    if within_own_call(q):
        return PASS
    asked = [
        r
        for r in q.requests
        if isinstance(r, InconvenientTime) and r.person == Recipient.CONSUMER and r.asleep in (True, UNKNOWN)
    ]
    if not asked:
        return PASS
    changes = min([r.next_change(q.at, _EASTERN) for r in asked])
    now = [r for r in asked if r.covers(q.at.astimezone(_EASTERN))]
    known = [r for r in now if r.asleep is True]
    if now and not known:
        raise MissingFact(f"requests.{now[0].id}.asleep", changes)
    facts = {f"requests.{r.id}": "known to sleep" for r in known}
    message = "at a time when the consumer is known to sleep"
    return Denied(message, debts=q.debt_ids, facts=facts, lapses_at=changes) if known else Passed(changes)


stay_outside = _collectors.of(
    Duty(duty="stay outside the home unless invited in", media=VISITS, unless=(Elsewhere(), _NOT_AT_HOME))
).rule(
    "us.ma.209cmr18-17-6.stay-outside",
    "Who visits the home stays outside unless invited in",
    _collectors("18.17(6)"),
    recipients=CONSUMERS | OTHERS,
    example="the collector talks at the door.",
)

work_visits = _collectors.of(
    Ban(
        media=VISITS,
        places=(WORK,),
        lifted_by=ConsentScope.WORKPLACE,
        consumers_consent=True,
        unless=(NotAtTheirs(place=WORK),),
    )
).rule(
    "us.ma.209cmr18-17-7.work-visits",
    "No visit to the workplace unless the consumer asked for it",
    _collectors("18.17(7)", Confidence.PARTIAL),
    recipients=CONSUMERS | OTHERS,
    source_note="Whomever the visit meets. The exceptions at the end of the paragraph were not found",
    example="a collector at the shop's counter is denied, and so is a word with the manager there.",
)

COLLECTORS_PACK = Pack(
    id="us.ma.collectors",
    title="Massachusetts debt collectors (209 CMR 18.00)",
    rules=(
        hours,
        workplace,
        employer_prohibits,
        *inconvenient,
        two_in_seven,
        two_in_thirty,
        home_visits,
        visit_hours,
        stay_outside,
        visit_sleep,
        work_visits,
    ),
    why_not=covering(COLLECTORS, under="209 CMR 18.00: debt collectors and servicers"),
    jurisdiction="US-MA",
)
"""It binds those who collect for others, and servicers."""

# -- 940 CMR 7.04

creditor_two_in_seven, creditor_two_in_thirty = _caps(
    _debtor,
    "us.ma.940cmr7-04-1f.two-in-seven",
    "us.ma.940cmr7-04-1f.two-in-thirty",
    _creditors("7.04(1)(f)", Confidence.SECONDARY),
    *_ATTEMPTS,
    whom="It binds creditors, and agencies besides; calls, texts and recorded messages. Talk of loss mitigation is no "
    "collecting, as the Attorney General's guidance has it: it is given as an early intervention",
    reaches=(Reach.PERSONAL, Reach.ELSEWHERE),
    places=(", to the home, a mobile or a personal number", " to anywhere else"),
    free_purposes=frozenset({Purpose.EARLY_INTERVENTION_NOTICE}),
)

creditor_workplace = _workplace(
    _debtor,
    "us.ma.940cmr7-04-1h.workplace",
    "Not at work once the person asked",
    _creditors("7.04(1)(h)", Confidence.SECONDARY),
    _creditors("7.06(2)(a)", Confidence.PARTIAL),
)

creditor_home_visits = _home_visits(
    _creditors,
    "us.ma.940cmr7-04-1.home-visits",
    _creditors("7.04(1)", Confidence.SECONDARY),
    CONSUMERS | HOUSEHOLD,
    "Known from a summary by a legal-aid site",
)

creditor_visit_hours = by_the_debtor(
    _creditors.of(
        CallingHours(opens=time(8), closes=time(21), on_every_clock=True, media=VISITS, unless=(Elsewhere(),))
    ).rule(
        "us.ma.940cmr7-04-1.home-visit-hours",
        "A creditor visits the home in waking hours, from {opens} to {closes}",
        _creditors("7.04(1)", Confidence.SECONDARY),
        recipients=CONSUMERS | HOUSEHOLD,
        exceptions="waking hours of the debtor that are known to be other ones are given as the debtor's consent to "
        "times, whoever opens",
        source_note="Waking hours are known from a summary by a legal-aid site; the hours that stand for unknown ones "
        "are those of 209 CMR 18.17(6), which says the same of collectors",
        example="a creditor's agent at the door at 21:30 is denied.",
    )
)

_WAKING: Final = CallingHours(opens=time(8), closes=time(21), on_every_clock=True, media=TELEPHONE)
_WAKING_NUMBERS: Final = _WAKING.parameters(_creditors("7.04(1)", Confidence.UNREAD), CREDITORS_SINCE)


@_debtor.rule(
    "us.ma.940cmr7-04-1.hours",
    "Calls in the debtor's waking hours, it is believed",
    _creditors("7.04(1)", Confidence.UNREAD),
    effect=Effect.ADVISORY,
    media=TELEPHONE,
    opens=_WAKING_NUMBERS["opens"],
    closes=_WAKING_NUMBERS["closes"],
    closing_margin_minutes=_WAKING_NUMBERS["closing_margin_minutes"],
)
def creditor_hours(q: Question, p: Any) -> Outcomes:
    """A creditor is believed to be held to the debtor's waking hours, from {opens} to {closes} where they are unknown.

    **What it checks**: calls before {opens:clock} or from {closes:clock} on, where the debtor may be; it advises.
    **Source**: 940 CMR 7.04(1), the paragraph on hours, which was not read. 7.05(3)(e) says it of the household.
    **When it does not apply**: with consent to such times; to answers to the debtor; to collectors, whose hours 209 CMR
    18.16(1)(a) sets.
    **Missing facts**: no ``locations``: it cannot tell, and says so.
    **Example**: a creditor's call at {closes:clock} carries the advice.
    """
    if q.case.collector not in (CollectorKind.CREDITOR, UNKNOWN):
        return PASS
    return _WAKING(q, p)


# -- 940 CMR 7.04(1)(b) to (d): what is said to the debtor

_INDIVIDUAL: Final = (Element.IDENTIFIES_CALLER, Element.IDENTITY_AND_PURPOSE)


@_debtor.rule(
    "us.ma.940cmr7-04-1d.caller-identity",
    "A call to the debtor names the business and the individual who calls",
    _creditors("7.04(1)(d)"),
    in_force=(None, None),
    media=TELEPHONE,
)
def caller_named(q: Question) -> Outcomes:
    """Who is called learns the name of the business, and that of the caller or a personal code.

    **What it checks**: that the content is declared to give the business's identity, and the caller's own name;
    undeclared, a duty.
    **Source**: 940 CMR 7.04(1)(d), read as asking for both.
    **When it does not apply**: to a limited-content message, which holds both; within the debtor's own call; to a
    spouse who does not owe the debt, of whom 7.05 speaks.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call that gives the bank's name and nobody's own is denied once so declared.
    """
    if not q.places_call or is_limited_content(q):
        return PASS
    says = q.content.has
    if says(Element.NAMES_BEHIND_CALL):
        return PASS
    said = says(Element.BUSINESS_IDENTITY), either(*map(says, _INDIVIDUAL))
    found = declared(
        False if False in said else None if None in said else True,
        wanted=True,
        denied="the call does not name the business and the individual who calls",
        duty="name the business, and yourself or your personal code",
    )
    return each_debt(q, lambda debt: found if q.recipient not in HOUSEHOLD or owes_too(q, debt) else PASS)


WORDS: Final = (
    _debtor.adopted(
        fdcpa.empty_threat,
        "us.ma.940cmr7-04-1b3.empty-threat",
        _creditors("7.04(1)(b)3."),
        in_force=(None, None),
        recipients=_debtor.recipients,
    ),
    _debtor.adopted(
        NO_MORE_THAN_PROFANE,
        "us.ma.940cmr7-04-1c.profanity",
        _creditors("7.04(1)(c)"),
        in_force=(None, None),
        recipients=_debtor.recipients,
    ),
    caller_named,
)

# -- 940 CMR 7.05: the household

_NOT_PUBLIC: Final = frozenset({HOME, WORK, "courthouse", "branch"})

_OWES_TOO: Final = unless(Debts(which=Which.OWED_TOO))


household_told = _OWES_TOO(
    _household.adopted(
        s10.state_no_debt,
        "us.ma.940cmr7-05-2.household-told",
        _household("7.05(2)"),
        title="Nobody of the household learns of the debt",
        recipients=HOUSEHOLD,
        purposes=ABOUT_THE_DEBT,
        note="Who says that a debt collector writes implies one. Whoever agreed to owe it too (``co_obligors``) may "
        "know. A letter or call for the debtor is none to the household, for it may be taken to reach the debtor "
        "(7.05(1)).",
        check=told_of_no_debt,
    )
)

household_profanity = _OWES_TOO(
    _household.adopted(
        NO_MORE_THAN_PROFANE, "us.ma.940cmr7-05-3a.household-profanity", _household("7.05(3)(a)"), recipients=HOUSEHOLD
    )
)


@_OWES_TOO
@_household.rule(
    "us.ma.940cmr7-05-3b.business-unnamed",
    "A call to the household names the business only once asked",
    _household("7.05(3)(b)"),
    media=TELEPHONE,
)
def household_business(q: Question) -> Outcomes:
    """Who calls somebody of the debtor's household names no business unless that person expressly asks for it.

    **What it checks**: the declared content. What names the business (``business-identity``, ``names-behind-call``, a
    limited-content message) is taken to do so unasked, unless it is declared not to (``names-employer-unasked``);
    undeclared, a duty.
    **Source**: 940 CMR 7.05(3)(b), on placing calls.
    **When it does not apply**: within the person's own call, which nobody placed; to whoever owes the debt too.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call to the debtor's daughter that begins with the bank's name is denied.
    """
    if not q.places_call:
        return PASS
    return declared(
        s10.named_unasked(q),
        wanted=False,
        denied="names the business though nobody asked",
        duty="name no business unless the person expressly asks",
    )


def _residences(q: Question, call: Contact | Attempt) -> frozenset[bool]:
    """Whether a call goes to the debtor's residence: both, where the place of the line is unknown."""
    line = q.index.phones.get(call.address or "")
    if line is None or (line.line_type is not LineType.MOBILE and line.place is UNKNOWN):
        return frozenset({True, False})
    return frozenset({line.place == HOME})


@_OWES_TOO
@_household.rule(
    "us.ma.940cmr7-05-3d.household-calls",
    "{most:call} in {days_home:day} to the household, {most} in {days_elsewhere} to its members elsewhere",
    _household("7.05(3)(d)"),
    media=TELEPHONE,
    purposes=UNPROMPTED,
    needs=(Holding.CALL,),
    most=Parameter(((date.min, 2),), "calls", _household("7.05(3)(d)"), "lower"),
    days_home=Parameter(((date.min, 7),), "days", _household("7.05(3)(d)"), "higher"),
    days_elsewhere=Parameter(((date.min, 30),), "days", _household("7.05(3)(d)"), "higher"),
)
def household_calls(q: Question, p: Any) -> Outcomes:
    """Somebody of the household is called about a debt {most:times} in {days_home:day} at the residence at most.

    **What it checks**: that fewer than {most:call} about the debt went to the household at the residence in the
    {days_home:civil day} that end with the day of the contact; at other numbers, a mobile among them, in
    {days_elsewhere}. Calls to anybody who lives with the debtor count together.
    **Source**: 940 CMR 7.05(3)(d), which sets the numbers for each debt, and says of any person what may mean each: the
    household has them once. A residence is a line whose place is the home.
    A call for the debtor that somebody of the household is known to have answered engaged them.
    **When it does not apply**: to answers to that person; to whoever owes the debt too; not counted: calls that did not
    connect or in which no message could be left, which engage nobody, and numbers since disowned.
    **Missing facts**: unknown ``history``; no ``locations``, until the days of the limit are over anywhere; a line of
    unknown place counts both ways.
    **Example**: the spouse's mobile was rung on 2 and 9 March: not again before 1 April.
    """
    if q.answered is not None:
        return PASS
    q.require_history()
    reach_back = timedelta(days=p.days_elsewhere + 1)
    q.tell(lambda: _told_household(q, p, reach_back))
    made = [a for a in _household_calls(q, q.at - reach_back) if _uncounted(q, a) is None]
    if len(made) < p.most:
        return PASS
    crowded = [
        (ids, _within_limits(q, p, about))
        for particular, ids in q.particulars()
        if len(about := [a for a in made if any(q.index.particular(id) == particular for id in a.debts)]) >= p.most
    ]
    if not q.known_zones:
        lacks = []
        for ids, limits in crowded:
            over = max([times[-p.most] + timedelta(days=days + 1) + TICK for days, times in limits], default=q.at)
            if over > q.at:
                lacks.append(lacking(MissingFact(f"locations (where {q.who} is)", over), ids))
        return tuple(lacks) or PASS
    concerns = []
    for ids, limits in crowded:
        ends_at, counted = q.at, 0  # of where the limit is full longest
        for days, times in limits:
            for tz in q.zones:
                end = full_days(p.most, days, tz, q.at, times)
                if end is not None and end > ends_at:
                    ends_at, counted = end, sum(when >= days_after(q.at, tz, 1 - days) for when in times)
        concerns.append(Concern(ids, [Stretch(q.at, ends_at)], {"calls counted": counted, "limit": p.most}))
    return verdict(q, "the calls to the household that are allowed in the time have been made", concerns)


def _within_limits(q: Question, p: Any, about: list[Attempt]) -> list[tuple[int, list[datetime]]]:
    """The days of the limits that a call may fall under, and when as many calls as they allow went where it goes."""
    found = [
        (p.days_home if home else p.days_elsewhere, [a.at for a in about if home in _residences(q, a)])
        for home in _residences(q, q.contact)
    ]
    return [(days, times) for days, times in found if len(times) >= p.most]


def _household_calls(q: Question, since: datetime) -> list[Attempt]:
    """The calls to whoever is of the household since an instant, in order."""
    found = {
        a.id: a
        for timeline in q.index.telephone.values()
        for a in timeline.by(q.at, since)
        if a.recipient in HOUSEHOLD or a.spoken_to in HOUSEHOLD or q.who in (a.who, a.speaker)
    }
    return sorted(found.values(), key=lambda a: a.at)


def _told_household(q: Question, p: Any, reach_back: timedelta) -> Iterator[Tally]:
    """A tally for the residence or for elsewhere; for both, where the place of the line is unknown."""
    calls = _household_calls(q, q.at - 2 * reach_back)
    for particular, ids in q.particulars():
        for home in sorted(_residences(q, q.contact)):
            about = [
                (a, _uncounted(q, a))
                for a in calls
                if home in _residences(q, a) and any(q.index.particular(id) == particular for id in a.debts)
            ]
            if about:
                days = p.days_home if home else p.days_elsewhere
                apart = f"to the household {'at the residence' if home else 'elsewhere'} about one debt"
                yield counted_in_days(Limit("calls", p.most, apart, ids), about, q.at, days, q.zones)


def _uncounted(q: Question, call: Attempt) -> str | None:
    """Why a call does not count; None: it does."""
    line = q.index.phones.get(call.address or "")
    if call.outcome in (CallOutcome.NOT_CONNECTED, CallOutcome.NO_MESSAGE_POSSIBLE):
        return LeftOut.OUTCOME
    if was_the_answer(q, call):
        return LeftOut.REPLY
    if was_for(call.purpose, call.medium) in NOT_COUNTED:
        return LeftOut.PURPOSE
    astray = line is not None and line.person == call.who and since_disowned(q, line, call)
    return LeftOut.DISOWNED if astray else None


household_hours = _OWES_TOO(
    _household.of(
        CallingHours(
            opens=time(8), closes=time(21), zone="America/New_York", media=TELEPHONE, lifted_by=ConsentScope.TIME
        )
    ).rule(
        "us.ma.940cmr7-05-3e.household-hours",
        "The household is called from {opens} to {closes} Eastern time",
        _household("7.05(3)(e)"),
        exceptions="Waking hours that are known to be other ones are given as a consent to times",
        example="a daughter who is in Chicago is not called at 20:30 there, for it is 21:30 Eastern.",
    )
)


@_OWES_TOO
@_household.rule(
    "us.ma.940cmr7-05-3e.household-times",
    "Nobody of the household is called when they are known to sleep",
    _household("7.05(3)(e)"),
    media=TELEPHONE,
    needs=(Holding.INCONVENIENT_TIME,),
    **WAKING,
)
def household_times(q: Question, p: Any) -> Outcomes:
    """A call to the household does not wake who is called.

    **What it checks**: the times that the person asked to be left alone, as far as the person is known to sleep then
    (``asleep``); where nobody said whether, as far as they lie between {closes} and {opens}, which is ours.
    **Source**: 940 CMR 7.05(3)(e), which is about waking hours; a time that is inconvenient for something else closes
    nothing.
    **When it does not apply**: to times of the day of which nobody said that the person sleeps; to one answer to a call
    from such a time; within the person's own call, in which none is placed, whatever is asked or known then; with later
    consent to the time; to whoever owes the debt too.
    **Missing facts**: unknown ``requests``; whether the person sleeps then, if that is given as unknown; no
    ``locations``, unless the time asked for lies by day wherever that is and nobody said that the person sleeps.
    **Example**: a son who works at night sleeps until two: no call at noon.
    """
    return asleep(q, p) if q.places_call else PASS


household_work_visits = _OWES_TOO(
    _household.of(Ban(media=VISITS, places=(WORK,), lifted_by=ConsentScope.WORKPLACE)).rule(
        "us.ma.940cmr7-05-3f.household-work-visits",
        "Nobody of the household is visited at work unless they asked for it",
        _household("7.05(3)(f)"),
        example="the spouse's office is not visited.",
    )
)


@_OWES_TOO
@_household.rule(
    "us.ma.940cmr7-05-3g.household-in-public",
    "Nobody of the household is spoken to in a public place",
    _household("7.05(3)(g)"),
    media=VISITS,
)
def household_in_public(q: Question) -> Outcomes:
    """Somebody of the household is met in person at home, in a place that is not public, or where they agreed to be.

    **What it checks**: that the visit goes to an address at home, or that the person is known to be there, or at work,
    which has a rule of its own, or in a ``courthouse`` or the creditor's place of business, called ``branch``; any
    other place is taken to be public.
    **Source**: 940 CMR 7.05(3)(g); what follows the places that the person agreed to was not read.
    **When it does not apply**: within a meeting that the person began; with the person's consent to the place, which
    any later word to stop takes back; to whoever owes the debt too.
    **Missing facts**: where the person is (``contact.person_is_at``); unknown ``requests`` once they agreed.
    **Example**: a word in the supermarket is denied.
    """
    if within_own_call(q):
        return PASS
    place = q.goes_to
    if place in _NOT_PUBLIC:
        return PASS
    leave = [c for c in (*q.consents(ConsentScope.PLACE), *q.consents(ConsentScope.WORKPLACE)) if c.place == place]

    def judge(debt: Debt) -> Outcome:
        left = {taken_back(q, c, debt.id) for c in leave if c.debts is None or debt.id in c.debts}
        if False in left:
            return PASS
        if UNKNOWN in left:
            raise MissingFact("requests")
        return Denied("in a public place", debts=(debt.id,), facts={"place": place})

    return each_debt(q, judge)


# -- 940 CMR 7.06: other persons

_others: Final = replace(_household, recipients=OTHERS - HOUSEHOLD)

others_told = but_for_process(
    unless_in_their_place(Debts(which=Which.OWED_TOO))(
        _others.adopted(
            s10.state_no_debt,
            "us.ma.940cmr7-06-1a.others-told",
            _others("7.06(1)(a)"),
            title="Nobody else learns of the debt",
            recipients=OTHERS - HOUSEHOLD,
            purposes=ABOUT_THE_DEBT,
            note="Who says that a debt collector writes implies one. Whoever agreed to owe it too (``co_obligors``) "
            "may know. Of 7.06(2), which allows some contacts, the end was not read; what is read of it tells of no "
            "debt.",
            check=told_of_no_debt,
        )
    )
)

public_post = _others.adopted(
    s22.social_media,
    "us.ma.940cmr7-06-1a.public-post",
    _others("7.06(1)(a)"),
    title="Nothing where others can see it",
    note="A post that others can see implies the debt to them, unless it is declared to state none and shows no "
    "collector.",
    check=implies_in_public,
)


class _ImpliesNothing(Exempting):
    """A contact declared to state no debt, which shows no collector either."""

    says: ClassVar = "to a contact declared not to state the debt, which does not show who collects it"

    def spares(self, q: Question, debt: Debt) -> bool:
        return implies_nothing(q)


anothers_number = not_by_anothers_number(
    "us.ma.940cmr7-06-1a.not-the-consumers-number", _household("7.06(1)(a)"), spared=(_ImpliesNothing(),)
)


@_household.rule(
    "us.ma.940cmr7-06-1b.in-sight",
    "Nothing in sight of others shows that a letter is about a debt",
    _household("7.06(1)(b)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    media=LETTERS,
)
def in_sight(q: Question) -> Outcomes:
    """What others may see of a letter on its way, or of a postcard, tells of no debt.

    **What it checks**: that the envelope is declared to show no debt collection; undeclared, a duty. A postcard is in
    sight whole, so it is denied unless it is declared to state no debt, and says nothing that implies one.
    **Source**: 940 CMR 7.06(1)(b). Whoever may see a letter on its way is contacted by it, one to the debtor's attorney
    too.
    **When it does not apply**: to what is in a sealed envelope.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: an envelope that says final notice is denied; the sealed letter in it may say so.
    """
    if q.content.has(Element.POSTCARD) and not implies_nothing(q):
        return Denied("a postcard shows to others what it is about")
    return s22.sign_on_envelope(q)


# -- 940 CMR 7.07

says_owed = _creditors.adopted(
    SAYS_OWED,
    "us.ma.940cmr7-07-2.nothing-owed",
    _creditors("7.07(2)"),
    in_force=(None, None),
    note="A wrong or estimated bill of a gas or electric company (M.G.L. c. 164) is spared there; which utility a debt "
    "is owed to is no fact of a case, so none is spared here.",
)

# -- 940 CMR 7.08


def _until_mailed(q: Question, p: Any) -> Outcomes:
    return until_verified(q, p, lambda q, debt, sent: sent.medium is not Medium.MAIL)


disputed = _creditors.adopted(
    stopping_bills(replace(dispute, check=_until_mailed)),
    "us.ma.940cmr7-08.dispute",
    _creditors("7.08"),
    in_force=(None, None),
    title="Cease collection of a debt disputed in writing until it is verified",
    note="A bill collects too, unless some law requires it (``required_by_law``). Verification goes by first class "
    "mail: what the history knows to have gone otherwise is none, whatever was consented to.",
    parameters={
        "period": Parameter(((date.min, 30),), "days", _creditors("7.08"), "higher"),
        "receipt": Parameter(((date.min, 5),), "business days", _creditors("7.08"), "higher"),
        "observed": OBSERVED,
        "later": Parameter(((date.min, True),), "a receipt later than assumed counts", _creditors("7.08"), "higher"),
        "reporting": REPORTING,
    },
)

CREDITORS_PACK = Pack(
    id="us.ma.creditors",
    title="Massachusetts: debt collection regulations of the Attorney General (940 CMR 7.00)",
    rules=(
        creditor_two_in_seven,
        creditor_two_in_thirty,
        creditor_workplace,
        creditor_home_visits,
        creditor_visit_hours,
        creditor_hours,
        *WORDS[:2],
        *WORDS[2:],
        household_told,
        household_profanity,
        household_business,
        household_calls,
        household_hours,
        household_work_visits,
        household_times,
        household_in_public,
        others_told,
        anothers_number,
        public_post,
        in_sight,
        says_owed,
        disputed,
    ),
    why_not=covering(ANYONE, under="940 CMR 7.00: creditors, agencies and buyers"),
    jurisdiction="US-MA",
)
"""It binds creditors, and collectors besides."""

JURISDICTION = Jurisdiction(
    id="US-MA",
    name="Massachusetts",
    confidence=Confidence.PARTIAL,
    packs=(COLLECTORS_PACK, CREDITORS_PACK),
    read=(
        _collectors("18.15", Confidence.PARTIAL),
        _collectors("18.16(1) to (3)", Confidence.PARTIAL),
        _collectors("18.17", Confidence.PARTIAL),
        _collectors("18.18, 18.19", Confidence.PARTIAL),
        _creditors("7.04(1)(a)-(e)", Confidence.PARTIAL),
        _creditors("7.04(1)(f)", Confidence.SECONDARY),
        _creditors("7.05 to 7.08", Confidence.PARTIAL),
        *_ATTEMPTS,
    ),
    note=(
        "{two-in-seven.most} calls or texts in {two-in-seven.days:day} about a debt, {two-in-thirty.most} in "
        "{two-in-thirty.days} away from home, the workplace, visits, the household, what others learn and disputes, "
        "for creditors too. 209 CMR 18.15, 18.16(1)(b), (2) and (3), 18.17(1) to (5), 18.18 and 18.19 repeat the "
        "federal statute for collectors, as far as they were read, and the federal packs hold them for debts in "
        "default when obtained; whether they reach others was not read. Charges for messages turn on no fact of a "
        "contact. Not encoded: 940 CMR 7.04(1)(g)-(l), which were not found, but for hours that only advise; "
        "7.04(1)(a), (b)1., 2. and (e), and 7.07, deceptive words and charges, but for what is known to be paid "
        "(7.07(2)); threats to contact others (7.05(3), "
        "7.06(1)); what 7.06(2) allows; the notice of 7.08(1), whose items were lost. Talk of a mortgage's loss "
        "mitigation is no collection by the Attorney General's guidance: give it as an early intervention, which the "
        "creditors' numbers do not count."
    ),
)
