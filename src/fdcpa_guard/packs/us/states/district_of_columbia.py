"""District of Columbia: D.C. Code 28-3814, which binds original creditors too.

Read in the codification of 20 October 2024 and in the permanent version. It applies as amended from 1 January 2023, to
consumer debts more than thirty days past due that no mortgage secures; loans under chapter 36 for motor vehicles are
left out of it too, but a debt of the kind ``auto`` may be another's, so it is covered here. Of a debt whose first
overdue day is unknown the rules hold.

Counted days are civil days on the Eastern clock, on which subsection (k) puts the hours too.

Not encoded: the papers that a collector must hold before it collects (m)(1) and the written copy of a settlement (n),
for which there is no fact; what may be said of amounts, threats and identity beyond declared content (c), (f), (g);
court procedure (o)-(y). (f)(1) is read as barring a creditor's collection under another name. That a different number
of days past due, or more messages a week, was agreed has no fact either, so it lifts nothing.
"""

from datetime import date, datetime, time, timedelta
from itertools import islice
from operator import attrgetter
from typing import Any, Final

from ....clock import FOREVER, start_of_day, zone
from ....errors import MissingFact
from ....facts import AddressOptOut, Attempt, CeaseNotice, Debt, MediumOptOut
from ....facts.requests import Request
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, Rule
from ....rules.judging import declared, each_debt
from ....rules.words import said
from ....shapes import (
    Ban,
    CallingHours,
    ContentRequired,
    Cooldown,
    Debts,
    FrequencyCap,
    Hold,
    NotOverdue,
    Per,
    RepresentationStops,
    WaitAfter,
    Which,
)
from ....shapes.arithmetic import full_days
from ....shapes.exceptions import owes_too
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Element,
    Holding,
    Medium,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import CREDITORS, covering
from ..federal.fdcpa import caller_identity, profanity, threat_of_harm
from ..federal.regf import s14, s22
from .common import Jurisdiction, slug
from .law import Law
from .purposes import ABOUT_THE_DEBT, CALLS_AND_TEXTS, EFFORTS, EFFORTS_AND_ANSWERS, VISITS, WRITTEN
from .steps import agreed, within_own_call, without

APPLIES: Final = date(2023, 1, 1)
"""From when the section reads as it does here (D.C. Law 24-154, section 3)."""

_EASTERN: Final = "America/New_York"
_TZ: Final = zone(_EASTERN)
_MARGIN: Final = timedelta(days=1)
"""More than a civil day can be longer than twenty-four hours."""
_AFTER_EMERGENCY: Final = 60

_MESSAGES: Final = frozenset({Medium.TEXT, Medium.EMAIL, Medium.SOCIAL_MEDIA})
_HOUSEHOLD: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
_RELATIVES: Final = frozenset({Recipient.SPOUSE, Recipient.PARENT, Recipient.HOUSEHOLD_MEMBER, Recipient.THIRD_PARTY})
_NO_DEBT_SAID: Final = "do not say or show that a debt is owed"

# -- (a), (b)(2): debts long enough past due

_YOUNG: Final = NotOverdue(overdue_days=30, zone=_EASTERN)
_code: Final = Law(
    "D.C. Code",
    "28-3814",
    in_force=(APPLIES, None),
    recipients=CONSUMERS,
    purposes=EFFORTS_AND_ANSWERS,
    unless=(_YOUNG,),
)


def _adopted(model: Rule, paragraph: str, name: str, title: str, **changes: Any) -> Rule:
    return _code.adopted(
        model,
        f"us.dc.28-3814{slug(paragraph)}.{name}",
        _code(paragraph),
        title=title,
        note=f"It does not apply {_YOUNG.describe()}.",
        **changes,
    )


@_code.rule(
    "us.dc.28-3814a.utilities",
    "Whether a public utility is bound is not settled in the text read",
    _code("(a)"),
    recipients=frozenset(Recipient),
    effect=Effect.ADVISORY,
)
def utilities(q: Question) -> Outcomes:
    """Public utilities were named by temporary law that ran out on 21 November 2024; they are taken to be bound.

    **What it checks**: whether a creditor collects a debt of the kind ``utility``.
    **Source**: 28-3814(a)(2) of the codification of October 2024, absent from the permanent version.
    **When it does not apply**: to other debts; it advises only.
    **Missing facts**: none.
    **Example**: an electricity company's reminder carries the advice, and is judged by every other rule.
    """
    if q.case.collector not in CREDITORS:
        return PASS
    mine = tuple(debt.id for debt in q.debts if debt.kind is DebtKind.UTILITY)
    if not mine:
        return PASS
    return Advised("whether the section binds public utilities is not settled in the text that was read", debts=mine)


# -- (c), (d)(1), (d)(2): threats, language, identity

threats = _adopted(threat_of_harm, "(c)(1)", "threat-of-harm", "No violence or crime, done or threatened")
language = _adopted(profanity, "(d)(1)", "profanity", "No profane, obscene or abusive language")
identity = _adopted(caller_identity, "(d)(2)", "caller-identity", "A telephone call says who calls")

# -- (d)(4)(A): calls

_NO_CONNECTION: Final = frozenset({CallOutcome.NOT_CONNECTED, CallOutcome.NO_MESSAGE_POSSIBLE})
"""Outcomes of calls with no connection, or in which no message could be left: they are not counted."""


_WHEN: Final = attrgetter("at")


def _counts(q: Question, call: Attempt) -> bool:
    if call.outcome in _NO_CONNECTION:
        return False
    if call.in_reply_to is not None and call.outcome is CallOutcome.CONVERSATION:
        return False
    line = q.index.phones.get(call.address or "")
    return line is None or not line.misdirected(call.at, q.at, checked=False)


@_code.rule(
    "us.dc.28-3814d4ai.four-calls",
    "Not more than {calls:call} about an account in {days:day}",
    _code("(d)(4)(A)(i)"),
    media=TELEPHONE,
    recipients=_HOUSEHOLD,
    needs=(Holding.CALL,),
    calls=Parameter(((APPLIES, 4),), "calls", _code("(d)(4)(A)(i)"), "lower"),
    days=Parameter(((APPLIES, 7),), "days", _code("(d)(4)(A)(i)"), "higher"),
)
def four_calls(q: Question, p: Any) -> Outcomes:
    """A {calls:next} call about one account within {days:day} breaks the law, whichever number and member it went to.

    **What it checks**: that fewer than {calls:counted call} about the account, to the consumer, the spouse or others of
    the household, lie in the {days:Eastern civil day} that end with today.
    **Source**: 28-3814(d)(4)(A)(i). Where it exempts one completed call in answer to the consumer's request, a past one
    that did not lead to a conversation counts.
    **When it does not apply**: to the one answer to a request to be called, and within the person's own call; to a debt
    no more overdue than (b)(2) asks. Not counted: calls that did not connect, completed answers, numbers since
    disowned, calls in which no message could be left. A call that rang out counts, since a message might have been
    left, and so does one of unknown outcome.
    **Missing facts**: unknown ``history``.
    **Example**: calls on 1, 2, 3 and 4 April: a fifth is denied to the 7th and allowed on the 8th.
    """
    if not q.places_call or q.answered is not None:
        return PASS
    q.require_history()
    since = q.at - timedelta(days=p.days) - _MARGIN
    placed = q.index.placed_calls
    outcomes: list[Outcome] = []
    for particular, ids in q.particulars():
        calls: list[Attempt] = []
        for who in _HOUSEHOLD | {q.who}:
            if (timeline := placed.get((who, particular))) is not None:
                calls += timeline.by(q.at, since)
        if len(calls) < p.calls:
            continue
        calls.sort(key=_WHEN, reverse=True)
        counted = (c.at for c in calls if _counts(q, c))
        newest = [*islice(counted, p.calls)]
        frees = full_days(p.calls, p.days, _TZ, q.at, newest[::-1])
        if frees is not None:
            facts = {"calls counted": len([*newest, *counted]), "limit": p.calls}
            message = f"the calls allowed about the account in {said(p.days, 'day')} have been made"
            outcomes.append(Denied(message, debts=ids, facts=facts, lapses_at=frees))
    return tuple(outcomes) if outcomes else PASS


after_conversation = _code.of(
    Cooldown(days=7, media=TELEPHONE, per=Per.PERSON, counts_day_of=False, more_calls_exempt=True, zone=_EASTERN)
).rule(
    "us.dc.28-3814d4aii.after-conversation",
    "No call for {days:day} after a telephone conversation with the consumer",
    _code("(d)(4)(A)(ii)"),
    example="a conversation on 1 April: calls are denied to the 8th and allowed on the 9th.",
    needs=(Holding.CONVERSATION,),
    exceptions="where the consumer asked for more calls",
    source_note="The text speaks of the consumer, not of one account; {days:whole day} follow the call",
)


@_code.rule(
    "us.dc.28-3814d4aiii.calls-opt-out",
    "No call after the consumer opted out of calls in writing",
    _code("(d)(4)(A)(iii)"),
    media=TELEPHONE,
    needs=(Holding.OPT_OUT, Holding.CEASE_NOTICE),
)
def calls_opt_out(q: Question) -> Outcomes:
    """A written wish to have no calls ends them; a written wish to have no contact includes it.

    **What it checks**: written requests of the person against telephone calls or against the number used, and written
    cease notices about the debt.
    **Source**: 28-3814(d)(4)(A)(iii).
    **When it does not apply**: to a wish by word of mouth, which federal law may honour; to the one answer to a request
    to be called that came after it, and within the person's own call that began so.
    **Missing facts**: unknown ``requests``; whether a request was in writing.
    **Example**: a letter "do not call me": no call, and text, email and mail stay open.
    """
    if not q.places_call:
        return PASS
    against = [r for r in q.requests if _closes_calls(q, r) and q.answered_after(r.received_at) is None]

    def judge(debt: Debt) -> Outcomes:
        mine = [r for r in against if not isinstance(r, CeaseNotice) or r.debts is None or debt.id in r.debts]
        written = [r for r in mine if r.in_writing is True]
        if written:
            facts = {f"requests.{r.id}": r.kind for r in written}
            return Denied("the consumer opted out of calls in writing", debts=(debt.id,), facts=facts)
        for r in mine:
            if r.in_writing is UNKNOWN:
                raise MissingFact(f"requests.{r.id}.in_writing")
        return PASS

    return each_debt(q, judge)


def _closes_calls(q: Question, r: Request) -> bool:
    if isinstance(r, MediumOptOut):
        return r.person == q.who and r.binds(q.medium)
    if isinstance(r, AddressOptOut):
        return r.address == q.address and r.binds(q.medium)
    return isinstance(r, CeaseNotice)


# -- (d)(4)(B): texts, emails and private messages

notice_first = _code.of(WaitAfter(days=0, notice=NoticeKind.DEBT_DETAILS, media=_MESSAGES)).rule(
    "us.dc.28-3814d4bi.notice-first",
    "No text, email or private message before the written notice of rights was mailed",
    _code("(d)(4)(B)(i)"),
    _code("(m)(2)(A)"),
    example="a text on the day before the notice was mailed is denied, one after it is judged by consent.",
    source_note="The notice is prescribed for charged-off debts, and not for original creditors; how the ban is "
    "meant where none is due is unclear, and the careful reading bars messages until one was mailed all the same",
)


@_code.rule(
    "us.dc.28-3814d4bii.consent-first",
    "Without consent, {messages:message} in {days:day}, and only to ask for it",
    _code("(d)(4)(B)(ii)"),
    media=_MESSAGES,
    messages=Parameter(((APPLIES, 1),), "messages", _code("(d)(4)(B)(ii)"), "lower"),
    days=Parameter(((APPLIES, 7),), "days", _code("(d)(4)(B)(ii)"), "higher"),
)
def consent_first(q: Question, p: Any) -> Outcomes:
    """Until the consumer agrees to a way of messaging, it may only be asked for, {messages:times} in {days:day}.

    **What it checks**: for each debt, an express consent to this medium or address; else that the message is declared
    to ask for consent alone (``consent-request-only``), with no other text, email or private message to the person in
    the {days:Eastern civil day} that end with today.
    **Source**: 28-3814(d)(4)(B)(ii).
    **When it does not apply**: to the one answer by the same medium to a message the person sent.
    **Missing facts**: unknown ``requests`` where a consent stands; unknown ``history`` where the message asks for one.
    **Example**: asked on 1 April: asked again on the 7th is denied, on the 8th allowed.
    """
    if q.answered is not None:
        return PASS
    bare = without(agreed(q), q.debt_ids)
    if not bare:
        return PASS
    if q.content.has(Element.CONSENT_REQUEST_ONLY) is not True:
        return Denied("before consent a message may only ask for it", debts=bare)
    sent = q.attempts(q.index.messages, q.at - timedelta(days=p.days) - _MARGIN)
    times = [a.at for a in sent if a.medium in _MESSAGES and a.in_reply_to is None]
    frees = full_days(p.messages, p.days, _TZ, q.at, times)
    if frees is None:
        return PASS
    return Denied(f"consent was asked for within {said(p.days, 'day')}", debts=bare, lapses_at=frees)


five_messages = _code.of(
    FrequencyCap(
        most=5,
        days=7,
        media=_MESSAGES,
        zone=_EASTERN,
        purposes_not_counted={Purpose.ANSWER_TO_REQUEST, Purpose.OPT_OUT_CONFIRMATION},
    )
).rule(
    "us.dc.28-3814d4biii.five-messages",
    "Not more than {most} texts, emails and private messages about an account in {days:day}",
    _code("(d)(4)(B)(iii)(I)"),
    _code("(d)(4)(B)(iii)(II)"),
    example="three texts and two emails since 1 April: a sixth message is denied to the 7th.",
    needs=(Holding.MESSAGE,),
)

opt_out_language = _code.of(ContentRequired(elements={Element.OPT_OUT_INSTRUCTIONS}, media=_MESSAGES)).rule(
    "us.dc.28-3814d4biii.opt-out-language",
    "Every text, email and private message says how to opt out",
    _code("(d)(4)(B)(iii)"),
    example='a text without "reply STOP to end texts" is denied.',
    exceptions="to calls and letters",
    source_note="It is item (III)",
)

messages_opt_out = _adopted(
    s14.medium,
    "(d)(4)(B)(iii)",
    "messages-opt-out",
    "No text, email or private message after an opt-out",
    media=_MESSAGES,
    purposes=COMMUNICATIONS,
)


# -- (d)(5), (d)(6): visits


def _no_visit(paragraph: str, name: str, title: str, place: str, recipients: frozenset[Recipient]) -> Rule:
    return _code.of(Ban(media=VISITS, places=(place,))).rule(
        f"us.dc.28-3814{paragraph}.{name}",
        title,
        _code(f"({paragraph[0]})({paragraph[1]})"),
        example="a collector at the door to ask for payment is denied, one who serves process is not asked.",
        recipients=recipients,
        purposes=ABOUT_THE_DEBT,
        exceptions="to serving process",
    )


home_visit = _no_visit("d5", "no-home-visit", "No visit to the consumer's household", HOME, _HOUSEHOLD)
work_visit = _no_visit(
    "d6", "no-work-visit", "No visit to the consumer's workplace", WORK, frozenset(Recipient) - PROFESSIONALS
)


# -- (e): telling others


def _tells(q: Question) -> Outcome | None:
    """For a request for location information, what its declared content means; None for any other contact."""
    if q.purpose is not Purpose.LOCATION_INFORMATION:
        return None
    states = q.content.has(Element.STATES_DEBT)
    return declared(states, wanted=False, denied="tells somebody else of the debt", duty=_NO_DEBT_SAID)


@_code.rule(
    "us.dc.28-3814e1.employer",
    "Nothing about the debt to the employer",
    _code("(e)(1)"),
    recipients=(Recipient.EMPLOYER,),
)
def employer(q: Question) -> Outcomes:
    """The employer learns nothing of the debt, but for a guarantee of its own or an execution after judgment.

    **What it checks**: that for each debt the employer agreed to owe it (``co_obligors``), or the contact effectuates a
    remedy after a judgment.
    **Source**: 28-3814(e)(1).
    **When it does not apply**: to a request for location information that is declared to say nothing of a debt.
    **Missing facts**: none; undeclared content of such a request is a duty.
    **Example**: a call to the payroll office about payment is denied, a garnishment after judgment is not.
    """
    told = _tells(q)
    if told is not None:
        return told
    executing = q.purpose is Purpose.POSTJUDGMENT_REMEDY
    barred = tuple(
        debt.id
        for debt in q.debts
        if not owes_too(q, debt) and not (executing and debt.judgment_at is not None and debt.judgment_at <= q.at)
    )
    return Denied("tells the employer of the debt", debts=barred) if barred else PASS


@_code.rule(
    "us.dc.28-3814e2.relatives",
    "Nothing about the debt to relatives, friends or neighbours",
    _code("(e)(2)"),
    recipients=_RELATIVES,
)
def relatives(q: Question) -> Outcomes:
    """Family, friends and neighbours, a spouse included, learn nothing of the debt unless they ask unprompted.

    **What it checks**: that a person of the family, household or neighbourhood owes the debt too (``co_obligors``), or
    began the contact, or that the consumer is deceased.
    **Source**: 28-3814(e)(2).
    **When it does not apply**: to a request for location information declared to say nothing of a debt; to process and
    remedies after judgment. The consumer's consent is no exception in the text.
    **Missing facts**: whether the consumer is deceased, where nothing else lifts the ban.
    **Example**: a call to a husband who owes nothing is denied; his own call may be answered.
    """
    told = _tells(q)
    if told is not None:
        return told
    if q.purpose is Purpose.POSTJUDGMENT_REMEDY or q.answered is not None:
        return PASS
    deceased = q.case.consumer.deceased
    barred = () if deceased is True else tuple(debt.id for debt in q.debts if not owes_too(q, debt))
    if not barred:
        return PASS
    if deceased is UNKNOWN:
        raise MissingFact("consumer.deceased")
    return Denied("tells a relative, friend or neighbour of the debt", debts=barred)


postcard = _adopted(s22.no_postcard, "(e)(4)", "no-postcard", "No postcard", purposes=COMMUNICATIONS)
envelope = _adopted(
    s22.envelope,
    "(e)(4)",
    "envelope",
    "Nothing about a debt where others may see it",
    purposes=COMMUNICATIONS,
    check=s22.sign_on_envelope,
)
visible_posts = _adopted(
    s22.social_media, "(e)(4)", "visible-posts", "Nothing on social media that others can see", purposes=COMMUNICATIONS
)


# -- (f): what has to be said


@_code.rule(
    "us.dc.28-3814f1.true-name",
    "Only under the creditor's or collector's true name",
    _code("(f)(1)"),
    recipients=frozenset(Recipient),
)
def true_name(q: Question) -> Outcomes:
    """A debt is collected under the true company name.

    **What it checks**: that no creditor collects under another name.
    **Source**: 28-3814(f)(1).
    **When it does not apply**: to every other collector.
    **Missing facts**: none.
    **Example**: a bank that writes as "Recovery Services" is denied.
    """
    if q.case.collector is UNKNOWN:
        raise MissingFact("collector")
    if q.case.collector is CollectorKind.CREDITOR_UNDER_OTHER_NAME:
        return Denied("collects under a name that is not the creditor's")
    return PASS


written_disclosure = _code.of(ContentRequired(elements={Element.INITIAL_DISCLOSURE}, media=WRITTEN)).rule(
    "us.dc.28-3814f2.written-disclosure",
    "Every writing says that it is an attempt to collect a debt",
    _code("(f)(2)"),
    example='a creditor\'s text "please pay" without the words is denied.',
    exceptions="to calls",
    source_note="Each writing, not only the first, says what information will be used for",
)


@_code.rule(
    "us.dc.28-3814f4.whom-to-pay", "A demand for money says who is owed, with telephone and address", _code("(f)(4)")
)
def whom_to_pay(q: Question) -> Outcomes:
    """Whoever asks for money names the owner or assignee of the debt, and how and where to reach it.

    **What it checks**: that a demand is not declared to lack a business identity or call-back number; else a duty.
    **Source**: 28-3814(f)(4).
    **When it does not apply**: to what is declared to ask for no payment (``no-payment-request``); to a limited-content
    message; within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a letter that asks for payment and leaves out the telephone number is denied.
    """
    content = q.content
    if content.has(Element.NO_PAYMENT_REQUEST) or content.has(Element.LIMITED_CONTENT_MESSAGE):
        return PASS
    if within_own_call(q):
        return PASS
    if {content.has(Element.BUSINESS_IDENTITY), content.has(Element.CALLBACK_NUMBER)} & {False}:
        return Denied("asks for money without saying who is owed and how to reach it")
    return Required("if money is asked for, give name, telephone, email if used, and address of who is owed")


# -- (g)(5): attorneys


represented = _code.of(RepresentationStops(attorney_must_be_known=True, consent_releases=False)).rule(
    "us.dc.28-3814g5.represented",
    "No contact with a consumer who has an attorney",
    _code("(g)(5)"),
    example="the attorney has not answered for a year: a call is still denied.",
    exceptions="to notices that some law requires",
    source_note="Neither the attorney's silence nor consent is an exception in the text",
)

# -- (k): hours

hours = _code.of(
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
    source_note="The end itself is taken as too late. No consent, and no answer, is an exception in the text",
)


# -- (m)(2): the notice of rights, and requests for documents


def _original_creditor(q: Question, debt: Debt) -> bool | None:
    """Whether an original creditor collects its own debt (m)(3); None: whether it bought the debt is unknown."""
    if q.case.collector not in CREDITORS:
        return False
    return None if debt.purchased is UNKNOWN else not debt.purchased


@_code.rule(
    "us.dc.28-3814m2a.notice-of-rights",
    "The first writing about a charged-off debt carries the notice of rights",
    _code("(m)(2)(A)"),
    media=(Medium.MAIL,),
)
def notice_of_rights(q: Question) -> Outcomes:
    """With the first writing about a charged-off debt goes the notice of what may be asked for, in two languages.

    **What it checks**: that such a notice (``debt-details``) was sent before; if not, a duty.
    **Source**: 28-3814(m)(2)(A), (C) and (m)(3).
    **When it does not apply**: to original creditors; to debts known not to be charged off.
    **Missing facts**: none; whether a debt is charged off or bought, if unknown, brings the duty.
    **Example**: a debt buyer's first letter has the duty.
    """

    def judge(debt: Debt) -> Outcomes:
        if debt.charged_off is False or _original_creditor(q, debt):
            return PASS
        if any(n.kind is NoticeKind.DEBT_DETAILS and n.sent_at <= q.at for n in debt.known_notices):
            return PASS
        duty = "enclose the notice of rights to the documents of the debt, in 12-point bold type, in both languages"
        return Required(duty, debts=(debt.id,))

    return each_debt(q, judge)


documents_first = _code.of(
    Hold(proceedings={ProceedingKind.DOCUMENT_REQUEST}, unless=(Debts(which=Which.CREDITORS_OWN),))
).rule(
    "us.dc.28-3814m2d.documents-first",
    "No collection until the documents that the consumer asked for are sent",
    _code("(m)(2)(D)"),
    example="asked on 1 April, sent on the 10th: a call on the 9th is denied, on the 11th not.",
    recipients=_HOUSEHOLD,
    purposes=EFFORTS,
    exceptions="to the answer itself",
    source_note="(m)(3) spares original creditors; the papers are due within fifteen days. A request need not be in "
    "writing",
)


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
    "us.dc.28-3814aa2d.emergency-in-person",
    "No collection in person in public during a public health emergency",
    _code("(aa)(2)(D)"),
    media=(Medium.IN_PERSON,),
    days=_days_after("(aa)(2)"),
)
def emergency_in_person(q: Question, p: Any) -> Outcomes:
    """While an emergency lasts, and for {days:day} after it, nobody is approached in public about a debt.

    **What it checks**: the emergencies of the case declared for ``US-DC``.
    **Source**: 28-3814(aa)(2)(D).
    **When it does not apply**: where the consumer began; at the home and workplace, which other paragraphs close.
    **Missing facts**: none; an emergency that the case does not hold is none.
    **Example**: ended on 1 April: denied to 31 May, allowed from 1 June.
    """
    until = _emergency_until(q, p.days) if q.case.emergencies else None
    if until is None or q.answered is not None:
        return PASS
    return Denied(f"a public health emergency lasts, or ended within {said(p.days, 'day')}", lapses_at=until)


@_code.rule(
    "us.dc.28-3814bb1.emergency-contact",
    "No contact that others than original creditors begin during a public health emergency",
    _code("(bb)(1)"),
    media=WRITTEN | TELEPHONE,
    purposes=EFFORTS | {Purpose.VALIDATION_NOTICE},
    days=_days_after("(bb)(1)(A)"),
)
def emergency_contact(q: Question, p: Any) -> Outcomes:
    """While an emergency lasts, and for {days:day} after it, collectors begin no call, letter or message.

    **What it checks**: the emergencies of the case declared for ``US-DC``.
    **Source**: 28-3814(bb)(1) and (2).
    **When it does not apply**: to original creditors collecting their own debts; in answer to the consumer. Statements
    of an agreed plan and word of court dates are other purposes.
    **Missing facts**: for a creditor during an emergency, whether the debt was bought (``purchased``).
    **Example**: a collection agency's call in an emergency is denied, a hospital's own is not.
    """
    until = _emergency_until(q, p.days) if q.case.emergencies else None
    if until is None or q.answered is not None:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        original = _original_creditor(q, debt)
        if original:
            return PASS
        if original is None:
            raise MissingFact(f"debts.{debt.id}.purchased")
        message = f"a public health emergency lasts, or ended within {said(p.days, 'day')}"
        return Denied(message, debts=(debt.id,), lapses_at=until)

    return each_debt(q, judge)


DEBT_COLLECTION: Final = Pack(
    "us.dc.debt-collection",
    "D.C. Code 28-3814: debt collection, original creditors included",
    (
        utilities,
        threats,
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
        represented,
        hours,
        notice_of_rights,
        documents_first,
        emergency_in_person,
        emergency_contact,
    ),
    covering(but_not=(DebtKind.MORTGAGE,), under="D.C. Code 28-3814(a), (b)(2), (b)(5)"),
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
    "visits, hours on the Eastern clock. Read as codified in October 2024; the papers to be held before collecting and "
    "what may be said of amounts are not encoded.",
)
