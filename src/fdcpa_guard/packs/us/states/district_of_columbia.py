"""District of Columbia: D.C. Code 28-3814, which binds original creditors too.

Read in the codification of 20 October 2024 and in the permanent version. It applies as amended from 1 January 2023, to
consumer debts more than thirty days past due that no mortgage secures, and to no federal tax, which arises from no
purchase, lease or loan; loans under chapter 36 for motor vehicles are
left out of it too, but a debt of the kind ``auto`` may be another's, so it is covered here. Of a debt whose first
overdue day is unknown the rules hold.

Counted days are civil days on the Eastern clock, on which subsection (k) puts the hours too. Its rules look at all that
is about the debt, bills and answers too, and at the papers of a court where they are named.

Not encoded: accusations, arrest and citizenship (c)(2), (3), (5), (8), (9), what a sale takes away (c)(4), threats to
tell anybody but a reporting agency of a disputed debt (c)(7); charges for
a medium, and its concealed purpose (d)(3); lists of consumers (e)(3), beyond posts; a loan that the employer asked for
(e)(1)(A); claims of worth, office and affiliation (f)(3), (6)-(9), and exempt funds in settlements (f)(11);
affirmations, fees and interest (g)(1)-(4); postal law and assignments (h), (i); the limitation period itself (l), (o),
for ``time_barred`` tells; which of the papers of (m)(1) are at hand, for ``documents_held`` tells of all; the written
copy of a settlement (n) and rescheduled court dates (bb)(2)(A), for which there is no fact; court procedure, remedies
and arrest (p)-(y); the debts to the District and of common expenses that (aa)(3) and (bb)(2) spare. A breach of the
federal Act is one here too (z), which binds nobody whom that Act does not. That a suit is threatened is known by its
declared content alone, and that a visit is ((d)(5), (6)) by no fact at all. (f)(1) is read as barring a creditor's
collection under another name. That a different number of days past due, or more messages a week, was agreed has no fact
either, so it lifts nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, ClassVar, Final

from ....clock import FOREVER, start_of_day, zone
from ....errors import MissingFact
from ....facts import AddressOptOut, Attempt, CeaseNotice, Consent, ConsentRevocation, Debt, Inbound, MediumOptOut
from ....facts.contact import pleads
from ....facts.index import Timeline
from ....facts.moments import could_be_from, could_be_until
from ....facts.requests import Request
from ....rules import (
    PASS,
    Advised,
    Denied,
    Outcome,
    Outcomes,
    Pack,
    Parameter,
    Passed,
    Question,
    Required,
    Rule,
    lacking,
)
from ....rules.acts import was_for
from ....rules.judging import (
    acts_done,
    as_to,
    asks_none,
    declared,
    due_unless,
    each_debt,
    each_furnished,
    has_judgment,
    is_limited,
    joined,
    lacks_while,
    law_wants,
    merely_confirms,
    needs_no_word_of_debt,
    only_asks_consent,
    serves_process,
    tells_of_debt,
    those,
    together,
    told_apart,
    unless_excused,
    was_in_own_call,
)
from ....rules.missed import is_over, since_disowned
from ....rules.outcomes import several
from ....rules.tallying import Limit, Tally
from ....rules.words import said
from ....shapes import (
    CallingHours,
    ContentRequired,
    Cooldown,
    NotObligated,
    NotOverdue,
    Per,
    RepresentationStops,
    ServesProcess,
    Writ,
)
from ....shapes.arithmetic import days_after, full_days
from ....shapes.counted import LeftOut, is_about
from ....shapes.exceptions import Exempting, cosigns, obligated, owes_too
from ....shapes.periods import counted_in_days
from ....shapes.reach import at_place, taken_back
from ....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    OTHERS,
    PROFESSIONALS,
    TELEPHONE,
    THREATS,
    TIMED,
    UNKNOWN,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtKind,
    Effect,
    Element,
    Holding,
    Medium,
    NoticeKind,
    Pending,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import CREDITORS, covering
from ..federal.fdcpa import empty_threat, profanity, says_who_calls, threat_of_harm
from ..federal.regf import s14, s22, s26
from ..federal.regf.common import threatens_suit_on
from ..federal.regf.s18 import UNTIL_KNOWN, asks_others_where, is_disputed, is_pleading
from .adopting import (
    DEBT_ON_ENVELOPE,
    SAYS_OWED,
    WHILE_COLLECTING,
    implies_nothing,
    shows_who_collects,
    tells_on_a_card,
    unusual_hours,
)
from .common import Jurisdiction, ours, slug
from .disputed import stays_with_the_consumer
from .law import Law
from .narrowing import ANSWERS_IN_COURT, EMPLOYER_ALONE, SEEKS_NOTHING, unless
from .owed_notice import but_for_owed_notices
from .purposes import (
    ABOUT_THE_DEBT,
    ATTEMPTS,
    DEMANDS,
    EVERY_EFFORT,
    LETTERS,
    TOWARDS_ANYBODY,
    UNPROMPTED,
    VISITS,
    WRITTEN,
)
from .steps import agreed, is_writing, missed_by, notices_to, only_asks_where

APPLIES: Final = date(2023, 1, 1)
"""From when the section reads as it does here (D.C. Law 24-154, section 3)."""

UTILITIES_NAMED: Final = (date(2023, 5, 2), date(2024, 11, 21))
"""From when to when temporary law named public utilities: the first day, and the first day gone."""

_EASTERN: Final = "America/New_York"
_TZ: Final = zone(_EASTERN)
_MARGIN: Final = timedelta(days=1)
"""More than a civil day can be longer than twenty-four hours."""
_AFTER_EMERGENCY: Final = 60

_MESSAGES: Final = frozenset({Medium.TEXT, Medium.EMAIL, Medium.SOCIAL_MEDIA})
_HOUSEHOLD: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
_RELATIVES: Final = frozenset({Recipient.SPOUSE, Recipient.PARENT, Recipient.HOUSEHOLD_MEMBER, Recipient.THIRD_PARTY})
_NO_DEBT_SAID: Final = "do not say or show that a debt is owed"
_WRITTEN_TO: Final = CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY}
_TO_COLLECT: Final = COMMUNICATIONS - {
    Purpose.OPT_OUT_CONFIRMATION,
    Purpose.TERMINATION_OF_EFFORTS,
    Purpose.CREDIT_REPORTING,
}
"""What is written or said on the way to payment, bills, notices that some law requires, and suits among it."""
_MESSAGING: Final = COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION}
_REMEDIES: Final = frozenset({Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED})

# -- (a), (b)(2): debts long enough past due

_YOUNG: Final = NotOverdue(overdue_days=30, zone=_EASTERN)
_DAYS: Final = "From how many days past due on a debt is one stands in (b)(2)"
_code: Final = Law(
    "D.C. Code", "28-3814", in_force=(APPLIES, None), recipients=CONSUMERS, purposes=ABOUT_THE_DEBT, unless=(_YOUNG,)
)
_debtor: Final = replace(_code, recipients=CONSUMERS | OTHERS, unless=(_YOUNG, NotObligated()))
"""For rules on the consumer of (b)(1), any individual who owes: a cosigner is one; a spouse is taken for one."""
_debtor_unserved: Final = replace(_debtor, purposes=COMMUNICATIONS, unless=(_YOUNG, NotObligated(), ServesProcess()))
_unserved: Final = replace(_code, purposes=COMMUNICATIONS, unless=(_YOUNG, ServesProcess()))
"""For rules that look at all that is about the debt, calls about a suit too, and at no paper that is served."""


def _adopted(
    model: Rule, paragraph: str, name: str, title: str, *more: str, note: str = "", law: Law = _code, **changes: Any
) -> Rule:
    return law.adopted(
        model,
        f"us.dc.28-3814{slug(paragraph)}.{name}",
        *map(_code, (paragraph, *more)),
        title=title,
        note=note,
        **changes,
    )


@_code.rule(
    "us.dc.28-3814a.utilities",
    "Whether a public utility is bound is not settled in the text read",
    _code("(a)"),
    recipients=frozenset(Recipient),
    purposes=COMMUNICATIONS,
    effect=Effect.ADVISORY,
)
def utilities(q: Question) -> Outcomes:
    """Public utilities were named by temporary law from 2 May 2023 to 20 November 2024; they are taken to be bound.

    **What it checks**: whether a creditor, or nobody knows who, collects a debt of the kind ``utility``, or of a kind
    that nobody knows.
    **Source**: 28-3814(a)(2) of the codification of October 2024, absent from the permanent version.
    **When it does not apply**: to other debts; while the temporary law named them; it advises only.
    **Missing facts**: none.
    **Example**: an electricity company's reminder carries the advice, and is judged by every other rule.
    """
    if q.case.collector not in (*CREDITORS, UNKNOWN):
        return PASS
    mine = tuple(debt.id for debt in q.debts if debt.kind in (DebtKind.UTILITY, UNKNOWN))
    if not mine:
        return PASS
    named, gone = (start_of_day(_TZ, day) for day in UTILITIES_NAMED)
    if named <= q.at < gone:
        return Passed(gone)
    until = named if q.at < named else FOREVER
    message = "whether the section binds public utilities is not settled in the text that was read"
    return Advised(message, debts=mine, until=until)


# -- (c), (d)(1), (d)(2), (f)(5), (f)(10): threats, disputes, language, identity, suits

threats = _adopted(threat_of_harm, "(c)(1)", "threat-of-harm", "No violence or crime, done or threatened")
empty = _adopted(
    empty_threat, "(c)(6)", "empty-threat", "No threat of a legal action that nobody may or means to bring"
)


@_code.rule(
    "us.dc.28-3814c7.disputed",
    "Nobody is told of a disputed debt without word of the dispute",
    _code("(c)(7)"),
    recipients=TOWARDS_ANYBODY,
    needs=(Holding.DISPUTE, Holding.PROCEEDING),
)
def disputed(q: Question) -> Outcomes:
    """Whoever is told of a debt that the consumer disputes, or is to be told, is told of the dispute as well.

    **What it checks**: for each debt with a dispute on record and not withdrawn, in writing or not, or with a claim
    that disputes it (identity theft, a coerced debt, a payment that was not authorised, a bill above its estimate) and
    stands or was upheld, that what is told to a reporting agency, in an answer to it too, the employer, the family or
    anybody else declares the dispute (``reports-dispute``), and so does the threat of a report; undeclared, a duty.
    **Source**: 28-3814(c)(7). That a debt was verified does not end a dispute.
    **When it does not apply**: to what the consumer, a guardian, the representative of the estate, a successor as to a
    mortgage, or who owes the debt too, is told without such a threat, on no postcard or post that others see, and by no
    number or address known to be, or to reach, somebody else's, and to what the attorney is told without one; where the
    error was corrected as the consumer said; to word declared to state no debt, but no bill, notice or remedy, and to
    what asks only where the consumer is or merely confirms an opt-out, unless declared to state one, each unless it
    shows who collects, which an agency knows; to the papers of a court.
    **Missing facts**: unknown ``disputes`` of a debt; where none is known, unknown ``proceedings``, the kind of one, or
    how one ended (``upheld``); by which number or address a disputed one is told of, where one reaches somebody else;
    and, to tell a representative, whether the consumer is deceased, and a successor, the ``kind`` of a disputed one. Of
    an answer to an agency of which nobody says whether it tells of the debt, nor of a dispute, it is then a duty to say
    nothing of the debt.
    **Example**: a report of a debt disputed on the telephone last week, declared to leave that out, is denied.
    """
    told = q.content.has(Element.REPORTS_DISPUTE)
    if told or not _discloses(q):
        return PASS
    threatens = q.content.has(_REPORT_THREATENED) is True

    def judge(debt: Debt) -> Outcomes:
        theirs = not threatens and stays_with_the_consumer(q, debt, _THEMSELVES)
        if theirs or not is_disputed(q, debt):
            return PASS
        if told is None:
            return Required("say that the consumer disputes the debt, to whomever you tell of it", debts=(debt.id,))
        return Denied("tells of a disputed debt, or threatens to, without the dispute", debts=(debt.id,))

    return each_debt(q, judge) if threatens or told is not None else each_furnished(q, judge, UNTIL_KNOWN)


_REPORT_THREATENED: Final = Element.THREATENS_CREDIT_REPORT


def _discloses(q: Question) -> bool:
    """Whether it tells somebody of the debt, or threatens to report it."""
    if q.content.has(_REPORT_THREATENED):
        return True
    if q.recipient is Recipient.CONSUMER_ATTORNEY:
        return False
    if q.recipient is Recipient.CONSUMER_REPORTING_AGENCY:
        states = tells_of_debt(q)
        told = states is True or (states is None and not needs_no_word_of_debt(q))
        return told or Purpose.CREDIT_REPORTING in q.acts
    if needs_no_word_of_debt(q):
        return tells_of_debt(q) is True or shows_who_collects(q)
    return not _silent(q)


def _only_locates(q: Question) -> bool:
    return q.acts == {Purpose.LOCATION_INFORMATION}


language = _adopted(
    profanity,
    "(d)(1)",
    "profanity",
    "No profane, obscene or abusive language",
    note=WHILE_COLLECTING,
    purposes=COMMUNICATIONS,
)


@_code.rule(
    "us.dc.28-3814d2.caller-identity",
    "A telephone call says who calls",
    _code("(d)(2)"),
    media=TELEPHONE,
    recipients=frozenset(Recipient),
    purposes=COMMUNICATIONS,
)
def identity(q: Question) -> Outcomes:
    """Whoever is called learns who is calling, a neighbour who is asked where the consumer is too.

    **What it checks**: that the content is declared to give the business's identity, the caller's name and purpose, or,
    where somebody else is asked where the consumer is, the caller's own name; undeclared, a duty.
    **Source**: 28-3814(d)(2). Calls meant to harass are known by no fact.
    **When it does not apply**: to a limited-content message, which gives a name; within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a script declared to lack the business's identity is denied.
    """
    if not q.places_call or is_limited(q):
        return PASS
    return says_who_calls(q, "say meaningfully who is calling", by_name=asks_others_where(q))


nothing_owed = _adopted(SAYS_OWED, "(f)(5)", "nothing-owed", "No collection of a debt known not to be owed")
time_barred = _adopted(
    s26.time_barred,
    "(f)(10)",
    "time-barred",
    "No legal action, brought or threatened, on a time-barred debt",
    "(c)(6)",
    note="Papers in a suit known to go on already, or after a judgment, initiate none; the threat is one of what "
    "cannot legally be done.",
)

# -- (d)(4)(A): calls

_NO_CONNECTION: Final = frozenset({CallOutcome.NOT_CONNECTED, CallOutcome.NO_MESSAGE_POSSIBLE})
"""Outcomes of calls with no connection, or in which no message could be left: they are not counted."""


_WHEN: Final = attrgetter("at")
_THEMSELVES: Final = CONSUMERS - {Recipient.SPOUSE, Recipient.PARENT}
"""The consumer of (b)(1), and who speaks for one: their wishes count, and a conversation with them completes a call."""


def _consumers_own(q: Question, role: Recipient, who: str) -> bool:
    return role in _THEMSELVES or all(not {who, role.value}.isdisjoint(debt.co_obligors) for debt in q.debts)


def _about_its_people(q: Question, roles: frozenset[Recipient]) -> Question | None:
    """The question about debts of which who is contacted is one of the people: all in some roles, else what they owe.

    None: of none.
    """
    if q.recipient in roles or q.recipient in _THEMSELVES:
        return q
    owed = tuple([debt for debt in q.debts if owes_too(q, debt)])
    return q if len(owed) == len(q.debts) else q.only(owed) if owed else None


def _visited(q: Question, roles: frozenset[Recipient]) -> tuple[str, ...]:
    """The debts of a visit to their people, in some roles or as who owes, or to an address of the consumer.

    Whoever owes any of them is a consumer ((b)(1)), whose door is closed whatever debt brings the visitor.
    """
    about, postal = _about_its_people(q, roles), q.index.postal.get(q.address or "")
    theirs = postal is not None and postal.person == Recipient.CONSUMER.value
    return q.debt_ids if theirs or about is not None else ()


def _of_the_household(q: Question, attempt: Attempt) -> bool:
    """Whether an attempt went to the consumer, the family or the household, by role or by what ties a person to one.

    Whoever owes a debt of the contact that it was about is a consumer of that account.
    """
    if attempt.recipient in _HOUSEHOLD or attempt.spoken_to in _HOUSEHOLD or attempt.who == q.who:
        return True
    to = {attempt.who, attempt.recipient.value}
    if any(debt.id in attempt.debts and not to.isdisjoint(debt.co_obligors) for debt in q.debts):
        return True
    whole = q.case.__dict__["identities"]
    return whole is not None and not _HOUSEHOLD.isdisjoint(whole.ties.get(attempt.who, ()))


def _to_the_household(q: Question, timelines: Iterable[Timeline[Attempt]], since: datetime) -> list[Attempt]:
    """The attempts of some timelines that went there, the latest first, each once."""
    found = {a.id: a for timeline in timelines for a in timeline.by(q.at, since) if _of_the_household(q, a)}
    return sorted(found.values(), key=_WHEN, reverse=True)


def _asked_for(q: Question, *, anybodys: bool = False) -> Inbound | None:
    """What the consumer sent, by whichever medium, that this contact is the first of its kind to answer.

    A talk that still goes on is answered in it, and asks for nothing by another medium. ``anybodys``: or what who is
    taken for the consumer sent, as a spouse may be.
    """
    reply_to = q.contact.in_reply_to
    event = None if reply_to is None else q.index.inbound.get(reply_to)
    if event is None or not event.at <= q.at < event.answerable_until or event.who != q.who:
        return None
    theirs = anybodys or _consumers_own(q, event.recipient, event.who)
    if not theirs or (event.medium is not q.medium and event.goes_on(q.at)):
        return None
    kind = TELEPHONE if q.medium in TELEPHONE else VISITS if q.medium in VISITS else _MESSAGES
    return None if any(reply.medium in kind for reply in q.replies(event)) else event


def _completes(q: Question, event: Inbound, call: Attempt) -> bool:
    """Whether a call is a conversation with who had asked to be called."""
    return (
        call.medium in TELEPHONE
        and call.outcome is CallOutcome.CONVERSATION
        and call.speaker == event.who
        and _consumers_own(q, event.recipient, event.who)
    )


def _astray(q: Question, attempt: Attempt) -> bool:
    """Whether it went to a number or address since learned to be neither the consumer's nor the family's.

    One that is not the one's in whose name the case has it may be that of the other whom this was for.
    """
    address = attempt.address or ""
    if q.index.owners.get(address) != attempt.who:
        return False
    line = q.index.phones.get(address)
    if line is not None and since_disowned(q, line, attempt):
        return True
    target = line or q.index.emails.get(address)
    if target is None or target.led_to_third_party_at is None:
        return False
    again = target.regained_at
    if again is not None and could_be_from(again) <= q.at and attempt.at < could_be_until(again):
        return False
    learned = target.led_to_third_party_at
    return attempt.at < could_be_from(learned) and could_be_until(learned) <= q.at


def _uncounted(q: Question, call: Attempt) -> str | None:
    """Why a call does not count; None: it does."""
    if call.outcome in _NO_CONNECTION:
        return LeftOut.OUTCOME
    if call.purpose is Purpose.UNRELATED_NOTICE:
        return LeftOut.PURPOSE
    if was_in_own_call(q, call):
        return LeftOut.OWN_CALL
    event = q.index.inbound.get(call.answers or "")
    if event is not None and _completes(q, event, call):
        first = next((reply for reply in q.replies(event) if _completes(q, event, reply)), None)
        if first is None or first.id == call.id:
            return _WANTED
    if _first_since_asked(q, call):
        return _WANTED
    return LeftOut.DISOWNED if _astray(q, call) else None


_WANTED: Final = "it was the call that the consumer had asked for"
_UNSETTLED: Final = (Pending.PENDING, UNKNOWN)


def _still_wanted(q: Question) -> set[str]:
    """The debts about which the person asked for another call (`more-calls`), and may have had none since.

    What is known to have been taken back is not asked for; where nobody knows what was, it may be.
    """
    wanted: set[str] = set()
    if not _consumers_own(q, q.recipient, q.who):
        return wanted
    calls = q.index.telephone.get(q.who)
    for consent in q.consents(ConsentScope.MORE_CALLS):
        since = () if calls is None else calls.by(q.at, _asked_for_from(consent, q.at))
        if not any(call.outcome is CallOutcome.CONVERSATION or call.outcome in _UNSETTLED for call in since):
            about = q.debt_ids if consent.debts is None else consent.debts
            wanted |= {id for id in about if taken_back(q, consent, id) is not True}
    return wanted


def _wanted_from(q: Question, ids: tuple[str, ...]) -> Iterator[datetime]:
    """From when a call that the person asked for about debts is to be made, where that is to come."""
    if not _consumers_own(q, q.recipient, q.who):
        return
    for consent in q.case.consents:
        starts = consent.starts_at
        if (
            starts is not None
            and q.at < starts
            and consent.given_at <= q.at
            and consent.stands(starts)
            and consent.scope is ConsentScope.MORE_CALLS
            and _covers(q, consent, q.who, q.medium, q.address, ids)
            and not any(taken_back(q, consent, id) is True for id in ids)
        ):
            yield could_be_until(starts)


def _covers(
    q: Question, consent: Consent, who: str, medium: Medium, address: str | None, debts: Collection[str]
) -> bool:
    """Whether somebody's consent, given to the collector, is for contacts like that; about no debt, if for all."""
    return (
        consent.person == who
        and consent.reaches(who)
        and q.given_to(consent)
        and (not consent.media or medium in consent.media)
        and consent.address in (None, address)
        and (consent.debts is None or set() < set(debts) <= set(consent.debts))
    )


def _first_since_asked(q: Question, call: Attempt) -> bool:
    """Whether a past call was the first conversation since the person asked for another call about its debts."""
    calls = q.index.telephone.get(call.who)
    if calls is None or call.outcome is not CallOutcome.CONVERSATION or call.speaker != call.who:
        return False
    return any(
        not any(other.outcome is CallOutcome.CONVERSATION for other in calls.by(call.at, asked) if other.id != call.id)
        for consent in q.case.consents
        if consent.scope is ConsentScope.MORE_CALLS
        and consent.stands(call.at)
        and _covers(q, consent, call.who, call.medium, call.address, call.debts)
        and (asked := _asked_for_from(consent, call.at)) <= call.at
    )


def _asked_for_from(consent: Consent, at: datetime) -> datetime:
    """From when a conversation may be the one asked for: since it was asked, and not before the time that was named."""
    given = consent.last_given(at)
    return given if consent.starts_at is None else max(given, could_be_from(consent.starts_at))


@_code.rule(
    "us.dc.28-3814d4ai.four-calls",
    "Not more than {calls:call} about an account in {days:day}",
    _code("(d)(4)(A)(i)"),
    media=TELEPHONE,
    recipients=_HOUSEHOLD | OTHERS,
    purposes=COMMUNICATIONS,
    needs=(Holding.CALL,),
    calls=Parameter(((APPLIES, 4),), "calls", _code("(d)(4)(A)(i)"), "lower"),
    days=Parameter(((APPLIES, 7),), "days", _code("(d)(4)(A)(i)"), "higher"),
)
def four_calls(q: Question, p: Any) -> Outcomes:
    """A {calls:next} call about one account within {days:day} breaks the law, whichever number and member it went to.

    **What it checks**: that fewer than {calls:counted call} about the account, to the consumer, the spouse, the parents
    or others of the household, under a role's name or an id of their own, or to whoever owes it too (``co_obligors``),
    lie in the {days:Eastern civil day} that end with today.
    **Source**: 28-3814(d)(4)(A)(i), (iv). Where it exempts a single completed call in answer to the consumer's request,
    by whichever medium it came, a past one that did not lead to a conversation with them counts, and so does the
    second completed answer to one request.
    **When it does not apply**: to the one call that returns what the consumer sent, or for which they asked
    (``more-calls``) until it led to a conversation or any word to stop, and within the person's own call;
    to a debt no more overdue than (b)(2) asks. Not counted: what is said within the consumer's own call, calls that
    did not connect, the completed answers, numbers since disowned, calls in which no message could be left, notices
    that do not relate to collecting. A call that rang out counts, since a message might have been left, and so does
    one of unknown outcome. Relatives elsewhere whose role says no more than ``third-party`` are not told apart from
    strangers, whose calls are not counted.
    **Missing facts**: unknown ``history``; unknown ``requests``, which may have taken back that they asked for a call.
    **Example**: calls on 1, 2, 3 and 4 April: a fifth is denied to the 7th and allowed on the 8th.
    """
    about = _about_its_people(q, _HOUSEHOLD)
    if not q.places_call or about is None or _asked_for(about) is not None:
        return PASS
    q = about
    q.require_history()
    since = q.at - timedelta(days=p.days) - _MARGIN
    q.tell(lambda: _told_calls(q, p))
    at = q.at
    recent = [(of, calls) for (_, of), calls in q.index.placed_calls.items() if calls.count(at, since)]
    if not recent:
        return PASS
    outcomes: list[Outcome] = []
    each = [(ids, [calls for of, calls in recent if of == particular]) for particular, ids in q.particulars()]
    many = [(ids, timelines) for ids, timelines in each if sum([c.count(at, since) for c in timelines]) >= p.calls]
    wanted = _still_wanted(q) if many else set()
    for ids, timelines in many:
        asked_for = wanted.issuperset(ids)
        if asked_for and q.case.requests is not UNKNOWN:
            continue
        calls = _to_the_household(q, timelines, since)
        counted = (c.at for c in calls if _uncounted(q, c) is None)
        newest = [*islice(counted, p.calls)]
        frees = full_days(p.calls, p.days, _TZ, q.at, newest[::-1])
        if frees is not None:
            frees = min([frees, *_wanted_from(q, ids)])
            if asked_for:  # unless it was taken back
                outcomes.append(lacking(MissingFact("requests", frees), ids))
                continue
            facts = {"calls counted": _lately([*newest, *counted], q, p.days), "limit": p.calls}
            message = f"the calls allowed about the account in {said(p.days, 'day')} have been made"
            outcomes.append(Denied(message, debts=ids, facts=facts, lapses_at=frees))
    return tuple(outcomes) if outcomes else PASS


def _lately(times: Iterable[datetime], q: Question, days: int) -> int:
    """How many lie in the civil days that end with today."""
    since = days_after(q.at, _TZ, 1 - days)
    return sum(when >= since for when in times)


def _told_calls(q: Question, p: Any) -> Iterator[Tally]:
    for particular, ids in q.particulars():
        timelines = [made for (_, about), made in q.index.placed_calls.items() if about == particular]
        calls = [(c, _uncounted(q, c)) for c in _to_the_household(q, timelines, q.at - timedelta(days=2 * p.days))]
        if calls:
            limit = Limit("calls", p.calls, "to the household about one debt", ids)
            yield counted_in_days(limit, calls, q.at, p.days, (_TZ,))


_REST: Final = Cooldown(
    days=7,
    media=TELEPHONE,
    per=Per.PERSON,
    counts_day_of=False,
    replies_exempt=False,
    own_call_exempt=True,
    zone=_EASTERN,
)


@_debtor.rule(
    "us.dc.28-3814d4aii.after-conversation",
    "No call for {days:day} after a telephone conversation with the consumer",
    _code("(d)(4)(A)(ii)"),
    media=TELEPHONE,
    purposes=COMMUNICATIONS,
    needs=(Holding.CONVERSATION,),
    days=Parameter(((APPLIES, 7),), "days", _code("(d)(4)(A)(ii)"), "higher"),
)
def after_conversation(q: Question, p: Any) -> Outcomes:
    """After a telephone conversation, whoever began it, the consumer is left in peace for {days:day}.

    **What it checks**: that {days:whole day} on the Eastern clock followed the day of the last telephone conversation
    with the person.
    **Source**: 28-3814(d)(4)(A)(ii), (iv). The text speaks of the consumer, not of one account. It puts no order
    between the conversation and the request, and no end to it: a request made in the conversation or since
    (``more-calls``) holds for all of the days, and so does an older one for a time that is still to come then
    (``starts_at``); any other was answered by the conversation.
    **When it does not apply**: where the consumer asked for more calls, until the next conversation or any word to
    stop, in writing or not; to the one call that returns what they sent since by any medium, and within the person's
    own call; to others who do not owe (``co_obligors``), with whom a talk completes no call, but for a spouse, who is
    taken for the consumer and may ask likewise.
    **Missing facts**: unknown ``history``; the outcome of a call that may have been a conversation; unknown
    ``requests``, which may have taken back what was asked for.
    **Example**: a conversation on 1 April: calls are denied to the 8th and allowed on the 9th.
    """
    last = max(_last_talks(q), default=None)
    if last is None:
        return _REST(q, p)
    asked = _asked_for(q, anybodys=True)
    if asked is not None and last < asked.at:
        return PASS
    wanted = _wanted_since(q, last)
    left = tuple([debt for debt in q.debts if debt.id not in wanted])
    if not wanted:
        return _rested(q, p)
    if q.case.requests is not UNKNOWN:
        return _rested(q.only(left), p) if left else PASS

    def unless_taken_back(debt: Debt) -> Outcomes:
        one = q.only((debt,))
        return _rested(one, p) if debt in left else lacks_while(MissingFact("requests"), _REST(one, p))

    return each_debt(q, unless_taken_back)


def _rested(q: Question, p: Any) -> Outcomes:
    found = _REST(q, p)
    frees = {id: min(_wanted_from(q, (id,)), default=FOREVER) for id in q.debt_ids}
    return found if all(when is FOREVER for when in frees.values()) else _at_the_latest(found, frees)


def _last_talks(q: Question) -> Iterator[datetime]:
    """When the last telephone conversations with the person were, or may have been, about one debt or another."""
    for timelines in (q.index.conversations, q.index.perhaps_conversed):
        for (who, _), timeline in timelines.items():
            last = timeline.last_by(q.at) if who == q.who else None
            if last is not None:
                yield last


def _wanted_since(q: Question, talk: datetime) -> set[str]:
    """The debts about which the person asked for calls that a conversation did not answer.

    That is, in it or since, or before it for a later time. What is known to have been taken back is not asked for.
    """
    wanted: set[str] = set()
    for consent in q.consents(ConsentScope.MORE_CALLS):
        to_come = consent.starts_at is not None and talk < could_be_from(consent.starts_at)
        if to_come or talk <= consent.last_given(q.at):
            named = None if consent.debts is None else {q.index.particular(id) for id in consent.debts}
            about = [id for id in q.debt_ids if named is None or q.index.particular(id) in named]
            wanted |= {id for id in about if taken_back(q, consent, id) is not True}
    return wanted


def _at_the_latest(found: Outcomes, frees: Mapping[str, datetime]) -> Outcomes:
    """The same objections, debt by debt, each over by an instant."""
    return tuple(
        [
            each.naming((id,)).over_by(when)
            for each in several(found)
            if isinstance(each, Denied)
            for id, when in frees.items()
            if id in each.debts
        ]
    )


@_debtor.rule(
    "us.dc.28-3814d4aiii.calls-opt-out",
    "No call after the consumer opted out of calls in writing",
    _code("(d)(4)(A)(iii)"),
    media=TELEPHONE,
    purposes=COMMUNICATIONS,
    needs=(Holding.OPT_OUT, Holding.CEASE_NOTICE),
)
def calls_opt_out(q: Question) -> Outcomes:
    """A written wish to have no calls ends them; a written wish to have no contact includes it.

    **What it checks**: written requests of the person against telephone calls or against the number used, and written
    cease notices about the debt, of the person or, for contacts with the consumer, of whoever may speak for them.
    **Source**: 28-3814(d)(4)(A)(iii). Each consumer opts out for themselves: a cosigner's calls (``co_obligors``) end
    with the cosigner's own word.
    The text names no exception, as (A)(i) and (ii) do.
    **When it does not apply**: to a wish by word of mouth, which federal law may honour; to the one call that returns
    a call of the person's since, and within the person's own call.
    **Missing facts**: unknown ``requests``; and, if no other word closes the line, whether a request was in writing,
    and ``contact.address`` once a request against a number stands.
    **Example**: a letter "do not call me": no call, and text, email and mail stay open.
    """
    if not q.places_call:
        return PASS
    asked = [r for r in q.requests if r.in_writing is not False and q.answered_after(r.received_at) is None]

    def judge(debt: Debt) -> Outcomes:
        def objects(r: Request) -> bool:
            if not _closes_calls(q, r) or (isinstance(r, CeaseNotice) and not _theirs(q, r, debt)):
                return False
            if r.in_writing is UNKNOWN:
                raise MissingFact(f"requests.{r.id}.in_writing")
            return True

        written = those(asked, objects)
        if not written:
            return PASS
        facts = {f"requests.{r.id}": r.kind for r in written}
        return Denied("the consumer opted out of calls in writing", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


def _theirs(q: Question, notice: CeaseNotice, debt: Debt) -> bool:
    """Whether a notice about a debt is of the person contacted or of whoever may speak for the consumer.

    A cosigner has a word of their own, and it is nobody else's; one known by an id alone may be the spouse.
    """
    if not notice.about(debt.id):
        return False
    cosigners = notice.person in _COSIGNERS and notice.person in debt.co_obligors
    return notice.person == q.who or not (cosigners or cosigns(q, debt) or not q.speaks_for_consumer(notice, debt))


_COSIGNERS: Final = frozenset(each.value for each in OTHERS)
"""The names of roles that are no consumer's but for owing too."""


def _closes_calls(q: Question, r: Request) -> bool:
    if isinstance(r, MediumOptOut):
        return r.person == q.who and r.binds(q.medium)
    if isinstance(r, AddressOptOut) and r.binds(q.medium):
        if q.address is None and r.address in q.index.phones:
            raise MissingFact("contact.address")
        return r.address == q.address
    return isinstance(r, CeaseNotice)


# -- (d)(4)(B): texts, emails and private messages


class _PublicPost(Exempting):
    """A post that others are known to see, which is no private message; (e) is about those."""

    says: ClassVar = "to a post that others can see, which is no private message"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.medium is Medium.SOCIAL_MEDIA and q.contact.publicly_viewable is True


@unless(_PublicPost())
@_debtor_unserved.rule(
    "us.dc.28-3814d4bi.notice-first",
    "No text, email or private message before the written notice of rights was mailed",
    _code("(d)(4)(B)(i)"),
    _code("(m)(2)(A)"),
    media=_MESSAGES,
    purposes=_MESSAGING,
    undue=Parameter(((APPLIES, True),), "waits where no notice is due", ours("messages where no notice is due")),
)
def notice_first(q: Question, p: Any) -> Outcomes:
    """Nobody writes electronically about a debt before the notice of rights to its papers was mailed.

    **What it checks**: for each debt, that such a notice (``debt-details``) was sent; of who owes it too
    (``co_obligors``), a consumer of their own, that a letter was mailed to them then or since.
    **Source**: 28-3814(d)(4)(B)(i) with (m)(2)(A). The notice is prescribed for charged-off debts, and not for original
    creditors; how the ban is meant where none is due is unclear, and the careful reading bars messages until one was
    mailed all the same. With ``undue`` false nobody waits for a notice that is not due. Whatever is in the message: a
    validation notice goes by mail first.
    **When it does not apply**: to a bare confirmation of an opt-out, and to the papers of a court; to a post that
    others can see, which is no private message.
    **Missing facts**: unknown ``notices``, or the kind of one; unknown ``history``, of who owes the debt too. A notice
    that is not there denies.
    **Example**: a text on the day before the notice was mailed is denied, one after it is judged by consent.
    """

    def judge(debt: Debt) -> Outcomes:
        if not p.undue and (debt.charged_off is False or _original_creditor(q, debt)):
            return PASS
        if notices_to(q, debt, NoticeKind.DEBT_DETAILS, q.who, by=LETTERS):  # mailed was mailed, though it came back
            return PASS
        return Denied("before the notice that has to come first: debt details", debts=(debt.id,))

    return each_debt(q, judge)


def _told_of_rights(q: Question, debt: Debt, who: str) -> bool:
    """Whether the notice of rights was sent, and what was written to the person then is not known to have come back."""
    sent = notices_to(q, debt, NoticeKind.DEBT_DETAILS, who)
    return any(not missed_by(q, debt, notice, who) for notice in sent)


@unless(_PublicPost())
@_debtor_unserved.rule(
    "us.dc.28-3814d4bii.consent-first",
    "Without consent, {messages:message} in {days:day}, and only to ask for it",
    _code("(d)(4)(B)(ii)"),
    media=_MESSAGES,
    purposes=_MESSAGING,
    messages=Parameter(((APPLIES, 1),), "messages", _code("(d)(4)(B)(ii)"), "lower"),
    days=Parameter(((APPLIES, 7),), "days", _code("(d)(4)(B)(ii)"), "higher"),
    answers=Parameter(((APPLIES, True),), "answers wait for consent too", ours("answers before consent")),
)
def consent_first(q: Question, p: Any) -> Outcomes:
    """Until the consumer agrees to a way of messaging, it may only be asked for, {messages:times} in {days:day}.

    **What it checks**: for each debt, an express consent to this medium or address; else that the message is declared
    to ask for consent alone (``consent-request-only``), and not to ask for payment, to threaten or to hold the
    validation information as well, with no other text, email or private message to the person that may have asked for
    it in the {days:Eastern civil day} that end with today.
    **Source**: 28-3814(d)(4)(B)(ii). An answer is no exception there, as it is in (iii)(II); who asks for one by a
    message and means it is recorded as having consented; with ``answers`` false one answer is free. What came to a
    wrong address was not sent to the consumer; what had another purpose than collecting, or was sent with consent to
    its own medium, asked for none.
    **When it does not apply**: to a bare confirmation of an opt-out, and to the papers of a court; to a post that
    others can see, which is no private message.
    **Missing facts**: unknown ``requests`` where a consent stands, and ``contact.address`` where one takes it back for
    some; unknown ``history`` where the message asks for one.
    **Example**: asked on 1 April: asked again on the 7th is denied, on the 8th allowed.
    """
    if not p.answers and _asked_for(q) is not None:
        return PASS

    @cache
    def unasked() -> Outcomes:
        if not only_asks_consent(q):
            return Denied("before consent a message may only ask for it")
        sent = q.attempts(q.index.messages, q.at - timedelta(days=p.days) - _MARGIN)
        q.tell(lambda: _told_asking(q, p))
        times = [a.at for a in sent if a.medium in _MESSAGES and _asks_no_consent(q, a) is None]
        frees = full_days(p.messages, p.days, _TZ, q.at, times)
        return PASS if frees is None else Denied(f"consent was asked for within {said(p.days, 'day')}", lapses_at=frees)

    return together(each_debt(q, lambda debt: unless_excused(lambda: bool(agreed(q, debt)), unasked)))


def _asks_no_consent(q: Question, message: Attempt) -> str | None:
    """Why a past message cannot have asked the person for consent; None: it may have."""
    if was_for(message.purpose, message.medium) is not Purpose.COLLECTION:
        return LeftOut.PURPOSE
    if _astray(q, message):
        return LeftOut.DISOWNED
    return "it was sent with consent to its medium" if _sent_with_consent(q, message) else None


def _sent_with_consent(q: Question, message: Attempt) -> bool:
    """Whether a consent to its medium, which nobody had taken back, covered a past message."""
    given = [
        c
        for c in q.case.consents
        if c.scope in _TO_MESSAGES
        and not c.provided_address_only
        and c.stands(message.at)
        and _covers(q, c, q.who, message.medium, message.address, message.debts)
    ]
    return bool(given) and not any(
        isinstance(r, ConsentRevocation) and q.who in q.spoken_for(r) and r.received_at <= message.at
        for r in q.requests
    )


_TO_MESSAGES: Final = frozenset(
    {ConsentScope.ELECTRONIC_MESSAGES, ConsentScope.EMAIL_ADDRESS, ConsentScope.TEXT_NUMBER}
)


def _told_asking(q: Question, p: Any) -> Iterator[Tally]:
    sent = [m for m in q.attempts(q.index.messages, q.at - timedelta(days=2 * p.days)) if m.medium in _MESSAGES]
    if sent:
        judged = [(m, _asks_no_consent(q, m)) for m in sent]
        bare = tuple([debt.id for debt in told_apart(q.debts, lambda debt: not agreed(q, debt))[0]])
        limit = Limit("messages", p.messages, "to one person", bare, (q.who,))
        yield counted_in_days(limit, judged, q.at, p.days, (_TZ,))


_ANSWERING: Final = frozenset({Purpose.ANSWER_TO_REQUEST, Purpose.OPT_OUT_CONFIRMATION})


def _answers(q: Question, message: Attempt) -> bool:
    """Whether a past message was the one response to what was asked for."""
    if message.answers is None:
        return message.purpose in _ANSWERING
    event = q.index.inbound[message.answers]
    first = next((reply for reply in q.replies(event) if reply.medium in _MESSAGES), None)
    if event.who != message.who:
        return False
    return first is None or first.id == message.id or message.reached_nobody(q.at)


def _unsent(q: Question, message: Attempt) -> str | None:
    """Why a message does not count; None: it does."""
    if message.medium not in _MESSAGES:
        return LeftOut.MEDIUM
    if message.purpose is Purpose.UNRELATED_NOTICE or pleads(message.purpose, message.medium):
        return LeftOut.PURPOSE
    if _answers(q, message):
        return LeftOut.REPLY
    return LeftOut.DISOWNED if _astray(q, message) else None


def _told_messages(q: Question, p: Any) -> Iterator[Tally]:
    sent = _to_the_household(q, q.index.messages.values(), q.at - timedelta(days=2 * p.days))
    for particular, ids in q.particulars():
        about = [(m, _unsent(q, m)) for m in sent if is_about(q, m, particular)]
        judged = [each for each in about if each[1] is not LeftOut.MEDIUM]
        if judged:
            limit = Limit("texts, emails or private messages", p.most, "to the household about one debt", ids)
            yield counted_in_days(limit, judged, q.at, p.days, (_TZ,))


@unless(_PublicPost())
@_unserved.rule(
    "us.dc.28-3814d4biii.five-messages",
    "Not more than {most} texts, emails and private messages about an account in {days:day}",
    _code("(d)(4)(B)(iii)(I)"),
    _code("(d)(4)(B)(iii)(II)"),
    media=_MESSAGES,
    recipients=_HOUSEHOLD | OTHERS,
    needs=(Holding.MESSAGE,),
    most=Parameter(((APPLIES, 5),), "messages", _code("(d)(4)(B)(iii)(I)"), "lower"),
    days=Parameter(((APPLIES, 7),), "days", _code("(d)(4)(B)(iii)(I)"), "higher"),
)
def five_messages(q: Question, p: Any) -> Outcomes:
    """A {most:next} text, email or private message about one account within {days:day} is one too many.

    **What it checks**: that fewer than {most} messages about the account, to the consumer or others of the household,
    under a role's name or an id of their own, or to whoever owes it too (``co_obligors``), lie in the
    {days:Eastern civil day} that end with today.
    **Source**: 28-3814(d)(4)(B)(iii)(I) and (II), with the opening of (d)(4), which names family and household.
    **When it does not apply**: to the one response to what the consumer sent by any medium, and to contacts for no more
    than an answer or the confirmation of an opt-out, which are not counted either; nor are papers of a court, notices
    that do not relate to collecting, and messages to a number or address since known to reach a stranger. A post that
    others can see is no private message. What came back undelivered counts.
    **Missing facts**: unknown ``history``.
    **Example**: three texts and two emails since 1 April: a sixth message is denied to the 7th.
    """
    about = _about_its_people(q, _HOUSEHOLD)
    if about is None or _asked_for(about) is not None:
        return PASS
    q = about
    if q.contact.in_reply_to is None and q.acts <= _ANSWERING:
        return PASS
    q.require_history()
    sent = _to_the_household(q, q.index.messages.values(), q.at - timedelta(days=p.days) - _MARGIN)
    q.tell(lambda: _told_messages(q, p))
    if len(sent) < p.most:
        return PASS
    kept = [m for m in sent if _unsent(q, m) is None]
    outcomes: list[Outcome] = []
    for particular, ids in q.particulars():
        times = [m.at for m in kept if is_about(q, m, particular)]
        frees = full_days(p.most, p.days, _TZ, q.at, times[::-1])
        if frees is not None:
            facts = {"messages counted": _lately(times, q, p.days), "limit": p.most}
            message = f"the messages allowed about the account in {said(p.days, 'day')} have been sent"
            outcomes.append(Denied(message, debts=ids, facts=facts, lapses_at=frees))
    return tuple(outcomes) if outcomes else PASS


opt_out_language = unless(_PublicPost(), EMPLOYER_ALONE)(
    _unserved.of(ContentRequired(elements={Element.OPT_OUT_INSTRUCTIONS}, media=_MESSAGES)).rule(
        "us.dc.28-3814d4biii.opt-out-language",
        "Every text, email and private message says how to opt out",
        _code("(d)(4)(B)(iii)"),
        example='a text without "reply STOP to end texts" is denied.',
        recipients=CONSUMERS | OTHERS,
        purposes=_MESSAGING,
        exceptions=f"to calls and letters, to a bare confirmation of an opt-out, {EMPLOYER_ALONE.says}, and to a post "
        "that others can see, which is no private message",
        source_note="It is item (III), which says all messages: those to the family and household of (d)(4) are among "
        f"them. {_DAYS}",
    )
)


@unless(_PublicPost())
@_code.rule(
    "us.dc.28-3814d4biii.messages-opt-out",
    "No text, email or private message after an opt-out",
    _code("(d)(4)(B)(iii)"),
    media=_MESSAGES,
    recipients=frozenset(Recipient),
    purposes=COMMUNICATIONS,
    needs=(Holding.OPT_OUT, Holding.CEASE_NOTICE),
)
def messages_opt_out(q: Question) -> Outcomes:
    """Whoever does not want messages gets none, in whatever words it was said, also as a wish for no contact at all.

    **What it checks**: as ``us.regf.14h1.medium`` does, that no request stands against the medium, or the address used;
    and that the consumer, or who may speak for them, did not ask that communication about the debt cease, in any form.
    **Source**: 28-3814(d)(4)(B)(iii)(III). Each consumer opts out for themselves: messages to a cosigner
    (``co_obligors``) end with the cosigner's own word. So does, by the careful reading, whoever else is written to, for
    (d) protects any person.
    **When it does not apply**: to one confirmation that says nothing else; to the one answer by the same medium to what
    the person sent since; to what some law requires by this medium, and legal process that is served; to a post that
    others can see, which is no private message.
    **Missing facts**: unknown ``requests``; ``contact.address`` once a request against an address stands.
    **Example**: "leave me alone", said on the telephone, ends the emails too.
    """
    found = as_to(q.debt_ids, lambda: s14.medium.check(q))
    confirms = q.purpose is Purpose.OPT_OUT_CONFIRMATION and merely_confirms(q) is not False
    if q.contact.required_by_law or serves_process(q) or confirms:
        return found
    asked = [r for r in q.requests if isinstance(r, CeaseNotice) and q.answered_after(r.received_at) is None]

    def judge(debt: Debt) -> Outcomes:
        mine = [r for r in asked if _theirs(q, r, debt)]
        if not mine or not obligated(q, debt):
            return PASS
        facts = {f"requests.{r.id}": r.kind for r in mine}
        return Denied("the consumer asked that communication cease", debts=(debt.id,), facts=facts)

    return joined(found, each_debt(q, judge))


at_night = unless(_YOUNG)(
    unusual_hours(
        "us.dc.28-3814d4.unusual-hours",
        _code("(d)(4)"),
        recipients=_HOUSEHOLD | {Recipient.THIRD_PARTY},
        media=TIMED,
        in_force=(APPLIES, None),
    )
)

# -- (d)(5), (d)(6): visits


@_code.rule(
    "us.dc.28-3814d5.no-home-visit",
    "No visit to the consumer's household",
    _code("(d)(5)"),
    media=VISITS,
    recipients=frozenset(Recipient) - PROFESSIONALS,
)
def home_visit(q: Question) -> Outcomes:
    """Nobody comes to the door about a debt, whoever of the household opens.

    **What it checks**: that a visit goes to no address of the consumer that is a home, nor to where somebody of the
    family or household is at home.
    **Source**: 28-3814(d)(5). Visits of public utilities under 15 DCMR 312, which temporary law freed, are not freed.
    Of the threat of a visit no fact tells.
    **When it does not apply**: to serving process; to a neighbour's own door.
    **Missing facts**: where the person, or the address, is.
    **Example**: a collector at the door to ask for payment is denied, one who serves process is not asked.
    """
    debts = _visited(q, _HOUSEHOLD)
    if not debts:
        return PASS
    denied = Denied("visits to the household are not allowed", debts=debts)
    return as_to(debts, lambda: denied if at_place(q, HOME) else PASS)


@_code.rule(
    "us.dc.28-3814d6.no-work-visit",
    "No visit to the consumer's workplace",
    _code("(d)(6)"),
    media=VISITS,
    recipients=frozenset(Recipient) - PROFESSIONALS,
)
def work_visit(q: Question) -> Outcomes:
    """Nobody comes to the consumer's workplace, whomever they ask for there.

    **What it checks**: that a visit goes neither to where the consumer, or who stands in for them, is at work, nor to
    the employer, nor to an address of the consumer that is a workplace.
    **Source**: 28-3814(d)(6). Of the threat of a visit no fact tells.
    **When it does not apply**: to serving process; to where somebody else works.
    **Missing facts**: where the person, or the address, is.
    **Example**: a collector at the door to ask for payment is denied, one who serves process is not asked.
    """
    debts = _visited(q, frozenset({Recipient.EMPLOYER}))
    if not debts:
        return PASS
    denied = Denied("visits to the workplace are not allowed", debts=debts)
    return as_to(debts, lambda: denied if at_place(q, WORK) else PASS)


# -- (e): telling others


def _tells(q: Question, barred: tuple[str, ...]) -> Outcome | None:
    """For what only asks where the consumer is, or tells nothing of a debt, what its content means; None for others."""
    if _silent(q):
        return PASS
    unsaid = _only_locates(q) and tells_of_debt(q) is None and not shows_who_collects(q)
    return Required(_NO_DEBT_SAID, debts=barred) if unsaid else None


def _silent(q: Question) -> bool:
    """Whether it is declared to say nothing of a debt, nor who collects, and is nothing that has to."""
    return q.acts <= _MAY_TELL_NOTHING and implies_nothing(q)


_MAY_TELL_NOTHING: Final = frozenset(
    {
        Purpose.COLLECTION,
        Purpose.LOCATION_INFORMATION,
        Purpose.ANSWER_TO_REQUEST,
        Purpose.OPT_OUT_CONFIRMATION,
        Purpose.UNRELATED_NOTICE,
    }
)
"""What can be said without a word of the debt, such as please call back; bills, notices and remedies cannot."""

_EXECUTING: Final = frozenset({Purpose.POSTJUDGMENT_REMEDY, Purpose.FORMAL_PLEADING})


def _executes(q: Question, debt: Debt) -> bool:
    """Whether it uses a remedy, or is a court's paper, which no call or text is, after a judgment for the debt."""
    return was_for(q.purpose, q.medium) in _EXECUTING and has_judgment(q, debt)


@_code.rule(
    "us.dc.28-3814e1.employer",
    "Nothing about the debt to the employer",
    _code("(e)(1)"),
    recipients=(Recipient.EMPLOYER,),
    purposes=COMMUNICATIONS,
)
def employer(q: Question) -> Outcomes:
    """The employer learns nothing of the debt, but for a guarantee of its own or an execution after judgment.

    **What it checks**: that for each debt the employer agreed to owe it (``co_obligors``), or the contact effectuates a
    remedy, or serves a court's paper, after a judgment.
    **Source**: 28-3814(e)(1). Of papers before a judgment it says nothing, where (e)(2) frees them.
    **When it does not apply**: to word declared to say nothing of a debt, that shows nobody who collects, such as where
    is he or please call back, but no bill, notice or remedy.
    **Missing facts**: none; undeclared content of a request for location information alone is a duty.
    **Example**: a call to the payroll office about payment is denied, a garnishment after judgment is not.
    """
    barred = tuple(debt.id for debt in q.debts if not owes_too(q, debt) and not _executes(q, debt))
    if not barred:
        return PASS
    told = _tells(q, barred)
    return Denied("tells the employer of the debt", debts=barred) if told is None else told


@_unserved.rule(
    "us.dc.28-3814e2.relatives",
    "Nothing about the debt to relatives, friends or neighbours",
    _code("(e)(2)"),
    recipients=_RELATIVES,
)
def relatives(q: Question) -> Outcomes:
    """Family, friends and neighbours, a spouse included, learn nothing of the debt unless they ask unprompted.

    **What it checks**: that a person of the family, household or neighbourhood owes the debt too (``co_obligors``), or,
    of the family or household, began the contact unprompted, or that the consumer is known to be deceased.
    **Source**: 28-3814(e)(2). Who had been contacted before, but for what reached nobody, did not ask unprompted; a
    friend or neighbour may not ask. Which medium they asked by is no matter; outside their own call or visit one answer
    is free.
    **When it does not apply**: to word declared to say nothing of a debt, that shows nobody who collects, such as where
    is he or please call back, but no bill, notice or remedy; to process that is served and to a writ after judgment,
    which a call or a text is not. The consumer's consent is no exception in the text.
    **Missing facts**: whether the consumer is deceased, where nothing else lifts the ban; the ``kind`` of the debt for
    a successor in interest, who is the consumer as to a mortgage.
    **Example**: a call to a husband who owes nothing is denied; his own call may be answered.
    """
    if q.deceased or _asked_unprompted(q):
        return PASS
    barred = tuple(debt.id for debt in q.debts if not owes_too(q, debt) and not _WRIT.spares(q, debt))
    if not barred:
        return PASS
    told = _tells(q, barred)
    if told is not None:
        return told
    if q.case.consumer.deceased is UNKNOWN:
        return lacking(MissingFact("consumer.deceased"), barred)
    if q.recipient is Recipient.SUCCESSOR_IN_INTEREST:
        return each_debt(
            q, lambda debt: PASS if debt.id not in barred or q.counts_as_consumer(debt) else _told_a_relative(debt.id)
        )
    return _told_a_relative(*barred)


def _told_a_relative(*debts: str) -> Denied:
    return Denied("tells a relative, friend or neighbour of the debt", debts=debts)


_WRIT: Final = Writ()


def _asked_unprompted(q: Question) -> bool:
    """Whether it answers a relative or housemate whom nobody had contacted before."""
    if q.recipient is Recipient.THIRD_PARTY:
        return False
    event = q.answered or _first_reply_to(q)
    if event is None:
        return False
    before = q.index.outbound.get(q.who)
    return before is None or all(attempt.reached_nobody(event.at) for attempt in before.by(event.at))


def _first_reply_to(q: Question) -> Inbound | None:
    """What the person contacted sent, by whichever medium, that nothing has answered yet."""
    event = q.index.inbound.get(q.contact.in_reply_to or "")
    if event is None or event.who != q.who or not event.at <= q.at < event.answerable_until:
        return None
    return None if q.replies(event) else event


_WHOSE_MAIL: Final = f"It does not apply {NotObligated().describe()}."


def _tells_on_a_card(q: Question) -> Outcome:
    return Denied("is a postcard") if q.content.has(Element.POSTCARD) and not _silent(q) else tells_on_a_card(q)


def _tells_in_public(q: Question) -> Outcomes:
    return PASS if _silent(q) else s22.social_media.check(q)


postcard = _adopted(
    s22.no_postcard,
    "(e)(4)",
    "no-postcard",
    "No postcard that tells of the debt",
    note=f"{_WHOSE_MAIL} Name, address and telephone number may be read by anybody, so a postcard declared to state no "
    "debt is free, but no bill, notice or remedy. Papers of a court are not, for (e)(4) does not except them as (e)(2) "
    "does.",
    check=_tells_on_a_card,
    law=_debtor,
    recipients=_debtor.recipients,
    purposes=COMMUNICATIONS,
)
envelope = _adopted(
    DEBT_ON_ENVELOPE,
    "(e)(4)",
    "envelope",
    "Nothing about a debt where others may see it",
    note=_WHOSE_MAIL,
    law=_debtor,
    recipients=_debtor.recipients,
    purposes=COMMUNICATIONS,
)
visible_posts = _adopted(
    s22.social_media,
    "(e)(4)",
    "visible-posts",
    "Nothing of the debt on social media that others can see",
    note="A post declared to state no debt conveys nothing of one, but a bill, notice or remedy does.",
    check=_tells_in_public,
    purposes=COMMUNICATIONS,
)


# -- (f): what has to be said


@_code.rule(
    "us.dc.28-3814f1.true-name",
    "Only under the creditor's or collector's true name",
    _code("(f)(1)"),
    recipients=frozenset(Recipient),
    purposes=COMMUNICATIONS,
)
def true_name(q: Question) -> Outcomes:
    """A debt is collected under the true company name.

    **What it checks**: that no creditor collects under another name.
    **Source**: 28-3814(f)(1).
    **When it does not apply**: to every other collector.
    **Missing facts**: an unknown ``collector``.
    **Example**: a bank that writes as "Recovery Services" is denied.
    """
    if q.case.collector is UNKNOWN:
        raise MissingFact("collector")
    if q.case.collector is CollectorKind.CREDITOR_UNDER_OTHER_NAME:
        return Denied("collects under a name that is not the creditor's")
    return PASS


@_code.rule(
    "us.dc.28-3814f2.written-disclosure",
    "Every writing says that it is an attempt to collect a debt",
    _code("(f)(2)"),
    media=WRITTEN | VISITS,
    recipients=_WRITTEN_TO,
    purposes=_TO_COLLECT,
)
def written_disclosure(q: Question) -> Outcomes:
    """Each writing, not only the first, says that it is to collect a debt, and what information will be used for.

    **What it checks**: that the content is declared to have the element ``initial-disclosure``; undeclared, a duty. It
    binds towards whoever is written to, a complaint or a writ included, sent or handed over.
    **Source**: 28-3814(f)(2), which says all written communications.
    **When it does not apply**: to calls, and to visits that hand over no papers of a court; to writings to the
    employer, a relative or anybody else, who does not owe the debt too (``co_obligors``), that only ask where the
    consumer is, of whom (e) bars telling; to a paper of a court that some law requires (``required_by_law``).
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a creditor's text "please pay" without the words is denied.
    """
    if _asks_others(q) or not is_writing(q) or (serves_process(q) and law_wants(q)):
        return PASS
    return declared(
        q.content.has(Element.INITIAL_DISCLOSURE),
        wanted=True,
        denied="it lacks: initial disclosure",
        duty="it has to have: initial disclosure",
    )


def _asks_others(q: Question) -> bool:
    """Whether it asks somebody else, of whom (e) bars telling, where the consumer is, and does no more."""
    asked = q.recipient in OTHERS | _RELATIVES and _only_locates(q)
    return asked and not any(owes_too(q, debt) for debt in q.debts)


_WHOM_TO_PAY: Final = Required("if money is asked for, give name, telephone, email if used, and address of who is owed")


@_code.rule(
    "us.dc.28-3814f4.whom-to-pay",
    "A demand for money says who is owed, with telephone and address",
    _code("(f)(4)"),
    recipients=_WRITTEN_TO,
    purposes=_TO_COLLECT,
)
def whom_to_pay(q: Question) -> Outcomes:
    """Whoever asks for money names the owner or assignee of the debt, and how and where to reach it.

    **What it checks**: that a demand is not declared to lack a business identity or call-back number; else, and of what
    need be no demand, as an answer, a duty.
    **Source**: 28-3814(f)(4), which says any demand for money: of whomever, and in court too.
    **When it does not apply**: to what is declared to ask for no payment (``no-payment-request``); to a limited-content
    message; to asking others where the consumer is, and no more; to a paper of a court that some law requires. The
    person's own call is no exception.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a letter that asks for payment and leaves out the telephone number is denied.
    """
    content = q.content
    if asks_none(q) or is_limited(q) or only_asks_where(q):
        return PASS
    if serves_process(q) and law_wants(q):
        return PASS
    lacks = content.has(Element.BUSINESS_IDENTITY) is False or content.has(Element.CALLBACK_NUMBER) is False
    if lacks and not q.acts.isdisjoint(DEMANDS):
        return Denied("asks for money without saying who is owed and how to reach it")
    return _WHOM_TO_PAY


@_code.rule(
    "us.dc.28-3814f11.exempt-funds",
    "Before a garnishment the consumer is told that funds may be exempt",
    _code("(f)(11)"),
    recipients=TOWARDS_ANYBODY,
    purposes=_EXECUTING,
)
def exempt_funds(q: Question) -> Outcomes:
    """Who knows that funds may be exempt says so in writing before it takes them.

    **What it checks**: for a remedy, or a paper of a court, after judgment, that the notice of rights
    (``debt-details``), which says it, was sent, and what the consumer was written then, and since, is not known to have
    come back; else a duty. So it is of who owes the debt too (``co_obligors``) and gets the paper.
    **Source**: 28-3814(f)(11), which binds original creditors too.
    **When it does not apply**: to other contacts, and papers that some law requires; to a call or a text about a suit
    or a writ, which garnishes nothing; of settlements nothing tells.
    **Missing facts**: none.
    **Example**: a bank that garnishes and never sent such a notice has the duty.
    """
    takes = q.purpose is Purpose.POSTJUDGMENT_REMEDY
    if acts_done(q).isdisjoint(_EXECUTING) or (not takes and q.contact.required_by_law):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if not takes and not _executes(q, debt):
            return PASS
        what = "if the funds may be exempt from garnishment, let the consumer know that in writing"
        duty = Required(what, debts=(debt.id,))
        whose = q.who if owes_too(q, debt) else Recipient.CONSUMER.value
        return due_unless(duty, lambda: _told_of_rights(q, debt, whose))

    return each_debt(q, judge)


# -- (g)(5), (g)(6): attorneys, the debts of the dead

_MAY_CONCERN_OTHERS: Final = frozenset(
    {Purpose.FORMAL_PLEADING, Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE}
)
_SEEKING: Final = ATTEMPTS | _MAY_CONCERN_OTHERS
"""What seeks payment of somebody; bills and suits are taken to once the consumer is known to be dead."""


represented = _debtor_unserved.of(
    RepresentationStops(attorney_must_be_known=True, consent_releases=False, whatever_debt=True)
).rule(
    "us.dc.28-3814g5.represented",
    "No contact with a consumer who has an attorney",
    _code("(g)(5)"),
    example="the attorney has not answered for a year: a call is still denied.",
    source_note="Any communication: answers and notices that some law requires too. Neither the attorney's silence nor "
    f"consent is an exception in the text, which does not ask in what the attorney represents the consumer. {_DAYS}",
)


@unless(SEEKS_NOTHING, ANSWERS_IN_COURT)
@_code.rule(
    "us.dc.28-3814g6a.debts-of-the-dead",
    "A dead consumer's debt is collected from nobody who does not owe it",
    _code("(g)(6)(A)"),
    recipients=(OTHERS | CONSUMERS) - {Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE},
    purposes=_SEEKING,
)
def debts_of_the_dead(q: Question) -> Outcomes:
    """The debts of the dead are collected from the estate, and from whoever owes them too.

    **What it checks**: once the consumer is known to be dead, that who is asked for payment, billed or sued stands in
    for the estate (``personal-representative``) or agreed to owe the debt too (``co_obligors``).
    **Source**: 28-3814(g)(6)(A). That somebody is obliged by law alone, as a spouse may be for necessaries, no fact
    surely tells, so it lifts nothing.
    **When it does not apply**: to contacts that seek no payment, as a statement declared to ask for none
    (``no-payment-request``) and such papers of a suit that goes on (``active_litigation``), or after a judgment; to an
    answer in court that some law requires (``required_by_law``), and that does not sue; to the debts of the living.
    **Missing facts**: whether the consumer is deceased, where payment is asked of the family or others; a bill or a
    suit is taken to be about a debt of the living where nobody knows.
    **Example**: a widow who signed nothing is not asked to pay.
    """
    deceased = q.case.consumer.deceased
    if q.recipient is Recipient.PERSONAL_REPRESENTATIVE or (deceased is not UNKNOWN and not q.deceased):
        return PASS
    if deceased is UNKNOWN and (q.acts <= _MAY_CONCERN_OTHERS or q.recipient in _THEMSELVES):
        return PASS
    barred = tuple(debt.id for debt in q.debts if not owes_too(q, debt))
    if not barred:
        return PASS
    if deceased is UNKNOWN:
        return lacking(MissingFact("consumer.deceased"), barred)
    return Denied("collects a dead consumer's debt from somebody who does not owe it", debts=barred)


@_code.rule(
    "us.dc.28-3814g6b.not-personally-liable",
    "Who settles the estate hears that they do not owe its debts",
    _code("(g)(6)(B)"),
    recipients=(Recipient.PERSONAL_REPRESENTATIVE,),
    purposes=COMMUNICATIONS,
)
def not_personally_liable(q: Question) -> Outcomes:
    """The executor, or who does the same informally, is told that the debts are not theirs.

    **What it checks**: nothing; unless the consumer is known to live every contact has the duty, before word of the
    death came too.
    **Source**: 28-3814(g)(6)(B).
    **When it does not apply**: to anybody else.
    **Missing facts**: none.
    **Example**: a letter to the executor says that she is not personally liable.
    """
    if q.case.consumer.deceased is False:
        return PASS
    return Required("say that the person is not personally liable for the debts of the estate")


# -- (k): hours

hours = _debtor.of(
    CallingHours(
        opens=time(8),
        closes=time(21),
        zone=_EASTERN,
        media=CALLS_AND_TEXTS,
        lifted_by=None,
        replies_exempt=False,
        own_call_exempt=True,
    )
).rule(
    "us.dc.28-3814k.hours",
    "No call or text before {opens} or after {closes} Eastern time",
    _code("(k)"),
    example="at 21:30 Eastern a text to a consumer who is in Denver that day is denied until {opens:hour}.",
    purposes=COMMUNICATIONS,
    exceptions="to email and letters",
    source_note=f"The end itself is taken as too late. No consent, and no answer, is an exception in the text. {_DAYS}",
)


# -- (m)(2): the notice of rights, and requests for documents


def _original_creditor(q: Question, debt: Debt) -> bool | None:
    """Whether an original creditor collects its own debt (m)(3); None: nobody knows (`_whose`)."""
    if q.case.collector not in (*CREDITORS, UNKNOWN) or debt.purchased is True:
        return False
    return None if UNKNOWN in (q.case.collector, debt.purchased) else True


def _whose(q: Question, debt: Debt) -> str:
    """The fact without which nobody knows whether an original creditor collects its own debt."""
    return "collector" if q.case.collector is UNKNOWN else f"debts.{debt.id}.purchased"


_HOLD_PAPERS: Final = Required("have at hand the papers that prove the debt and who owns it")


@but_for_owed_notices
@_code.rule(
    "us.dc.28-3814m1.papers-held",
    "No collection without the papers of the debt at hand",
    _code("(m)(1)"),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
)
def papers_held(q: Question) -> Outcomes:
    """Who collects has complete proof of who owns the debt, and at hand the papers that the paragraph lists.

    **What it checks**: for each debt, ``documents_held``; not said, a duty.
    **Source**: 28-3814(m)(1) and (m)(3), with (b)(4): a validation notice with which collecting begins collects.
    **When it does not apply**: to original creditors; to a bill, report or paper of a court that some law requires
    (``required_by_law``).
    **Missing facts**: ``documents_held``, if it is said to be unknown; for a creditor that is known to lack them,
    whether it bought the debt (``purchased``), and an unknown ``collector``.
    **Example**: a debt buyer that cannot show the chain of title does not call.
    """
    if law_wants(q) and q.acts <= _MAY_BE_REQUIRED:
        return PASS
    if q.case.collector not in CREDITORS and all(debt.documents_held is None for debt in q.debts):
        return _HOLD_PAPERS

    def judge(debt: Debt) -> Outcomes:
        original = _original_creditor(q, debt)
        if debt.documents_held is True or original:
            return PASS
        if debt.documents_held is None:
            return _HOLD_PAPERS.naming((debt.id,))
        if debt.documents_held is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.documents_held")
        if original is None:
            raise MissingFact(_whose(q, debt))
        return Denied("the papers that prove the debt are not at hand", debts=(debt.id,))

    return each_debt(q, judge)


@_debtor.rule(
    "us.dc.28-3814m2a.notice-of-rights",
    "The first writing about a charged-off debt carries the notice of rights",
    _code("(m)(2)(A)"),
    media=WRITTEN | VISITS,
    purposes=_MESSAGING,
)
def notice_of_rights(q: Question) -> Outcomes:
    """With the first writing about a charged-off debt goes the notice of what may be asked for, in two languages.

    **What it checks**: that such a notice (``debt-details``) was sent before, and what was written to the person then,
    and since, is not known to have come back; to who owes the debt too (``co_obligors``), that something was. If not, a
    duty.
    **Source**: 28-3814(m)(2)(A), (C) and (m)(3).
    **When it does not apply**: to visits that hand over no papers of a court, and to calls; to original creditors; to
    debts known not to be charged off; to a bare confirmation of an opt-out, which is no writing about the debt; to
    asking somebody else where the consumer is, where that tells of no debt.
    **Missing facts**: none: an unknown ``history``, of who owes the debt too, brings the duty, and so does whether a
    debt is charged off or bought, if unknown.
    **Example**: a debt buyer's first letter has the duty.
    """
    if only_asks_where(q) or not is_writing(q):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if debt.charged_off is False or _original_creditor(q, debt):
            return PASS
        what = "enclose the notice of rights to the documents of the debt, in 12-point bold type, in both languages"
        duty = Required(what, debts=(debt.id,))
        return due_unless(duty, lambda: _told_of_rights(q, debt, q.who))

    return each_debt(q, judge)


_ASKED: Final = (ProceedingKind.DOCUMENT_REQUEST, ProceedingKind.ITEMISATION_REQUEST)
_REPORT: Final = frozenset({Purpose.CREDIT_REPORTING})
_MAY_BE_REQUIRED: Final = frozenset({Purpose.CREDIT_REPORTING, Purpose.SERVICING_DISCLOSURE, Purpose.FORMAL_PLEADING})


@but_for_owed_notices
@_code.rule(
    "us.dc.28-3814m2d.documents-first",
    "No collection until the documents that the consumer asked for are sent",
    _code("(m)(2)(D)"),
    _code("(m)(1)"),
    _code("(b)(4)"),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
    needs=(Holding.PROCEEDING, Holding.ORIGINAL_CREDITOR_REQUEST),
    bills=Parameter(((APPLIES, True),), "bills collect", ours("bills as collection")),
    reports=Parameter(((APPLIES, True),), "reports collect", ours("reports as collection")),
)
def documents_first(q: Question, p: Any) -> Outcomes:
    """From the first request for any of the papers of a debt until all of them are sent, nothing is done to collect it.

    **What it checks**: that no first request about a debt is open: for documents or an itemised account
    (``proceedings``), or for the name of the original creditor, which is among them, by word of mouth too. It binds
    towards everybody: the employer, the court, a reporting agency.
    **Source**: 28-3814(m)(2)(D), (m)(1)(A), (F), (G), (b)(4). All of the papers have to be sent: that the original
    creditor was named, or an account sent, is not enough, and what frees is a ``document-request`` that has ended
    since. Once they were sent a further request stops nothing. That bills and reports collect is our reading
    (``bills``, ``reports``). A validation notice with which collecting begins collects as well.
    **When it does not apply**: to original creditors (m)(3); to the answer itself, and other contacts that do not
    collect; to a bill, report or paper of a court that some law requires (``required_by_law``).
    **Missing facts**: unknown ``proceedings`` or ``original_creditor_requests`` of a debt; for a creditor, whether it
    bought the debt (``purchased``), and an unknown ``collector``.
    **Example**: asked on 1 April, sent on the 10th: a call on the 9th is denied, on the 11th not.
    """
    if law_wants(q) and q.acts <= _MAY_BE_REQUIRED:
        return PASS
    if (not p.bills and q.acts == {Purpose.SERVICING_DISCLOSURE}) or (not p.reports and q.acts == _REPORT):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        original = _original_creditor(q, debt)
        if original:
            return PASS
        lacks, standing = _asked_for_papers(q, debt)
        if original is None and (lacks is not None or standing):
            raise MissingFact(_whose(q, debt))
        if standing:
            facts = dict.fromkeys(standing, "unanswered")
            return Denied("the papers of the debt were asked for and are not sent", debts=(debt.id,), facts=facts)
        if lacks is not None:
            raise MissingFact(lacks)
        return PASS

    return each_debt(q, judge)


def _asked_for_papers(q: Question, debt: Debt) -> tuple[str | None, list[str]]:
    """The fact without which it cannot be told whether papers are owed, and the paths of what asks for them."""
    path = f"debts.{debt.id}"
    lacks = None
    standing: list[str] = []
    proceedings = () if debt.proceedings is UNKNOWN else debt.proceedings
    if debt.proceedings is UNKNOWN:
        lacks = f"{path}.proceedings"
    if any(each.kind is ProceedingKind.DOCUMENT_REQUEST and is_over(q, debt, each) for each in proceedings):
        # whatever is asked for again, or was asked before, has been sent
        return None, []
    for each in proceedings:
        if each.kind is UNKNOWN and each.ended_at is not None and each.ended_at <= q.at:
            return f"{path}.proceedings.{each.id}.kind", []  # it may be such a request, which leaves nothing standing
    for each in proceedings:
        if each.learned_at > q.at:
            continue
        if each.kind is UNKNOWN:
            lacks = f"{path}.proceedings.{each.id}.kind"
        elif each.kind in _ASKED:
            standing.append(f"{path}.proceedings.{each.id}")
    if debt.original_creditor_requests is UNKNOWN:
        return f"{path}.original_creditor_requests", standing
    standing += [
        f"{path}.original_creditor_requests.{each.id}"
        for each in debt.original_creditor_requests
        if each.received_at <= q.at and not (each.withdrawn_at is not None and each.withdrawn_at <= q.at)
    ]
    return lacks, standing


# -- (aa), (bb): public health emergencies


def _emergency_until(q: Question, days: int) -> datetime | None:
    """Until when a declared emergency of the District and the days after it last; None: there is none now.

    Raises:
        MissingFact: whether there are emergencies is unknown.
    """
    if q.case.emergencies is UNKNOWN:
        raise MissingFact("emergencies")
    ends = [
        FOREVER
        if e.ended_at is None or e.ended_at > q.at
        else start_of_day(_TZ, e.ended_at.astimezone(_TZ).date() + timedelta(days=days + 1))
        for e in q.case.emergencies
        if e.jurisdiction == "US-DC" and e.declared_at <= q.at
    ]
    latest = max(ends, default=q.at)
    return latest if latest > q.at else None


def _days_after(paragraph: str) -> Parameter:
    return Parameter(((APPLIES, _AFTER_EMERGENCY),), "days", _code(paragraph), "higher")


@_code.rule(
    "us.dc.28-3814aa2a.emergency-suit",
    "No new suit, brought or threatened, during a public health emergency",
    _code("(aa)(2)(A)"),
    recipients=TOWARDS_ANYBODY,
    purposes=COMMUNICATIONS,
    days=_days_after("(aa)(2)"),
)
def emergency_suit(q: Question, p: Any) -> Outcomes:
    """While an emergency lasts, and for {days:day} after it, nobody sues for a debt or threatens to.

    **What it checks**: the emergencies of the case declared for ``US-DC``, for a pleading and for what threatens a
    legal action; a notice that a remedy may or will be invoked does, and a call or a text about a suit, unless declared
    not to.
    **Source**: 28-3814(aa)(2)(A), which binds original creditors too.
    **When it does not apply**: to a suit that goes on already, word of its remedies included, or ended in a judgment;
    to an answer in court that some law requires, and that neither asks for payment nor sues.
    **Missing facts**: whether there are emergencies; for a pleading during one, whether a suit goes on
    (``active_litigation``).
    **Example**: a bank's complaint in the second month of an emergency is denied, its answer in an older suit is not.
    """
    if not q.case.emergencies:
        return PASS
    suing = is_pleading(q)
    if not (suing or any(threatens_suit_on(q, debt) for debt in q.debts)):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if has_judgment(q, debt) or not (suing or threatens_suit_on(q, debt)) or (suing and law_wants(q)):
            return PASS
        until = _emergency_until(q, p.days) if not suing or debt.active_litigation is not True else None
        if until is None:
            return PASS
        if suing and debt.active_litigation is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.active_litigation", until)
        return Denied(_emergency_message(p.days), debts=(debt.id,), lapses_at=until)

    return each_debt(q, judge)


def _emergency_message(days: int) -> str:
    return f"a public health emergency lasts, or ended within {said(days, 'day')}"


@_code.rule(
    "us.dc.28-3814aa2b.emergency-remedy",
    "No garnishment, seizure or repossession, used or threatened, during a public health emergency",
    _code("(aa)(2)(B)"),
    _code("(aa)(2)(C)"),
    recipients=TOWARDS_ANYBODY,
    purposes=_REMEDIES | _EXECUTING,
    days=_days_after("(aa)(2)"),
)
def emergency_remedy(q: Question, p: Any) -> Outcomes:
    """While an emergency lasts, and for {days:day} after it, no wages, funds or vehicles are taken or threatened.

    **What it checks**: the emergencies of the case declared for ``US-DC``, for remedies and papers of a court after a
    judgment, notices that a remedy may or will be invoked, and other threats of legal action, towards anybody.
    **Source**: 28-3814(aa)(2)(B) and (C), which bind original creditors too.
    **When it does not apply**: a vehicle that is given up freely may be taken; to a threat of no more than an agency;
    to a paper of a court before a judgment, or that some law requires.
    **Missing facts**: whether there are emergencies.
    **Example**: a writ of garnishment to the employer waits until {days:day} after the emergency.
    """
    if not q.case.emergencies:
        return PASS
    pleads = is_pleading(q)
    takes = pleads or (q.purpose in _TAKING and not _threatens_an_agency_alone(q))
    if not (takes or q.content.has(Element.THREATENS_LEGAL_ACTION)):
        return PASS
    if pleads and law_wants(q):
        return PASS
    taken = tuple([debt.id for debt in q.debts if not pleads or has_judgment(q, debt)])
    until = _emergency_until(q, p.days) if taken else None
    return PASS if until is None else Denied(_emergency_message(p.days), debts=taken, lapses_at=until)


def _threatens_an_agency_alone(q: Question) -> bool:
    """Whether the remedy announced is to hand the debt to an agency or attorney, and declared to be no legal action."""
    hands_over = q.purpose in _REMEDIES and q.content.has(Element.PRE_LEGAL_THREAT) is True
    return hands_over and q.content.has(Element.THREATENS_LEGAL_ACTION) is False


_TAKING: Final = _REMEDIES | _EXECUTING - {Purpose.FORMAL_PLEADING}
"""Beside the papers of a court, which a call or a text is not."""


@_debtor.rule(
    "us.dc.28-3814aa2d.emergency-in-person",
    "No collection in person in public during a public health emergency",
    _code("(aa)(2)(D)"),
    media=(Medium.IN_PERSON,),
    purposes=COMMUNICATIONS,
    days=_days_after("(aa)(2)"),
)
def emergency_in_person(q: Question, p: Any) -> Outcomes:
    """While an emergency lasts, and for {days:day} after it, nobody is approached in public about a debt.

    **What it checks**: the emergencies of the case declared for ``US-DC``, for visits elsewhere than home and work.
    **Source**: 28-3814(aa)(2)(D), which spares no papers of a court where (d)(5) and (6) do.
    **When it does not apply**: where the consumer began, or asked by any medium to be met, once; at the home and
    workplace, which other paragraphs close.
    **Missing facts**: whether there are emergencies; during one, where the person, or the address, is.
    **Example**: ended on 1 April: denied to 31 May, allowed from 1 June.
    """
    if not q.case.emergencies or q.answered is not None or _asked_for(q) is not None:
        return PASS
    unclear: MissingFact | None = None
    try:
        if at_place(q, HOME) or at_place(q, WORK):
            return PASS
    except MissingFact as missing:
        unclear = missing
    until = _emergency_until(q, p.days)
    if until is None:
        return PASS
    if unclear is not None:
        raise MissingFact(unclear.fact, until)
    return Denied(_emergency_message(p.days), lapses_at=until)


@_debtor.rule(
    "us.dc.28-3814bb1.emergency-contact",
    "No contact that others than original creditors begin during a public health emergency",
    _code("(bb)(1)"),
    media=WRITTEN | TELEPHONE,
    purposes=UNPROMPTED,
    days=_days_after("(bb)(1)(A)"),
)
def emergency_contact(q: Question, p: Any) -> Outcomes:
    """While an emergency lasts, and for {days:day} after it, collectors begin no call, letter or message.

    **What it checks**: the emergencies of the case declared for ``US-DC``.
    **Source**: 28-3814(bb)(1) and (2).
    **When it does not apply**: to original creditors collecting their own debts; to what the consumer asked for; to
    the mailed statement of a payment plan (``servicing-disclosure``) that stands, whether it asks for the payment or
    not; to the papers of a court.
    **Missing facts**: whether there are emergencies; during one an unknown ``collector`` and, for a creditor, whether
    the debt was bought (``purchased``); for such a statement, ``promises``.
    **Example**: a collection agency's call in an emergency is denied, a hospital's own is not.
    """
    if not q.case.emergencies or q.answered is not None or _asked_for(q) is not None:
        return PASS
    stating = q.medium is Medium.MAIL and q.purpose is Purpose.SERVICING_DISCLOSURE and _bills_alone(q)

    def judge(debt: Debt) -> Outcomes:
        original = _original_creditor(q, debt)
        until = None if original or (stating and _has_plan(q, debt)) else _emergency_until(q, p.days)
        if until is None:
            return PASS
        if stating and debt.promises is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.promises", until)
        if original is None:
            raise MissingFact(_whose(q, debt), until)
        return Denied(_emergency_message(p.days), debts=(debt.id,), lapses_at=until)

    return each_debt(q, judge)


def _bills_alone(q: Question) -> bool:
    """Whether a statement asks for payment at most, and threatens nothing."""
    asks = q.acts <= {Purpose.SERVICING_DISCLOSURE, Purpose.COLLECTION}
    return asks and not any(q.content.has(threat) for threat in THREATS)


def _has_plan(q: Question, debt: Debt) -> bool:
    plans = () if debt.promises is UNKNOWN else debt.promises
    return any(
        each.of_plan is True
        and could_be_until(each.made_at) <= q.at
        and (each.broken_at is None or q.at < could_be_from(each.broken_at))
        for each in plans
    )


DEBT_COLLECTION: Final = Pack(
    "us.dc.debt-collection",
    "D.C. Code 28-3814: debt collection, original creditors included",
    (
        utilities,
        threats,
        empty,
        disputed,
        language,
        identity,
        four_calls,
        after_conversation,
        calls_opt_out,
        notice_first,
        consent_first,
        five_messages,
        opt_out_language,
        messages_opt_out,
        at_night,
        home_visit,
        work_visit,
        employer,
        relatives,
        postcard,
        envelope,
        visible_posts,
        true_name,
        written_disclosure,
        whom_to_pay,
        nothing_owed,
        time_barred,
        exempt_funds,
        represented,
        debts_of_the_dead,
        not_personally_liable,
        hours,
        papers_held,
        notice_of_rights,
        documents_first,
        emergency_suit,
        emergency_remedy,
        emergency_in_person,
        emergency_contact,
    ),
    covering(but_not=(DebtKind.MORTGAGE, DebtKind.FEDERAL_TAX), under="D.C. Code 28-3814(a), (b)(2), (b)(5)"),
    "US-DC",
)

JURISDICTION = Jurisdiction(
    "US-DC",
    "District of Columbia",
    Confidence.PRIMARY,
    (DEBT_COLLECTION,),
    (_code(""),),
    "Binds original creditors too: {four-calls.calls:call} an account in {four-calls.days:day}, "
    "{after-conversation.days:day} of rest after a conversation, messages only after a mailed notice and consent, no "
    "visits, hours on the Eastern clock, no suits or remedies in a public health emergency, no collecting while papers "
    "are owed. Read as codified in October 2024. Not encoded: accusations, arrest, citizenship, charges for a "
    "medium, claims of office, fees (c)(2)-(5), (8), (9), (d)(3), (f)(3), (6)-(9), (g)(1)-(4); "
    "settlements (n), assignments and court procedure (i), (o)-(y).",
)
