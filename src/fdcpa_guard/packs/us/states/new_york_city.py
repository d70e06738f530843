"""New York City: 6 RCNY 5-76 and 5-77 for everybody who collects, Admin. Code 20-493.1 and 20-493.2 for agencies.

Two texts of section 5-77 are held, told apart by the day on which the second takes over (`SHIELD`). The first, as
amended on 27 June 2020: more than two communications in seven calendar days are presumed excessive, whoever collects.
The second was adopted on 26 February 2026 for 1 September 2026; by a notice in the City Record of 22 July 2026 it takes
effect on **1 January 2027**, and a conforming change of its words was still proposed in September. It allows three
contacts or attempts about an account in seven days, letters apart, and none once the consumer answered; electronic
messages need consent; hours are on the Eastern clock.

Both hold for creditors once "debt collection procedures" began: statements ceased, suit was threatened, or the whole
balance was called due. No fact says when that was, so a creditor's contacts about any debt are judged by them, and a
consent counts that came before. Consents lift only if known to be in writing; a court's permission lifts the same.
What servicing law wants sent (``servicing-disclosure``), and what is declared to be required by law, is spared where
the first text spares what some law requires: for represented consumers, in the count and after a request to cease.

The first text was read a second time in a copy of April 2020; by others' accounts the amendment of June 2020 was about
languages. The second text was not among what was read again, so of it nothing was compared.

Not encoded: the language preference to be asked and recorded (5-77(e)(9)), word that a call is recorded (d)(20), the
notice before credit reporting (e)(10), the city's validation notice, disputes and notices of unverified debt (f), the
leave to write once to ask for consent free of the count ((b)(1)(iii)(D)(VI)), an assumed name, records and websites;
repeated calls, lists and sales of debts (c)(3) to (5), false words (d)(1) to (3), (5) to (14) and (16), amounts, checks
and dispossession (e)(1) to (4) and (7); a consent of the consumer's attorney to telling others (b)(2); a third party's
own attorney (b)(3); a spouse known to live apart, who is a third party, and whoever may buy on the
account, who is the consumer (b)(5). A business name is taken to tell of collecting in a location contact (a)(1).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from ....clock import TICK
from ....decision import Citation
from ....errors import MissingFact
from ....facts import Attempt, CeaseNotice, Debt
from ....facts.index import conversed_debts, named_debts
from ....facts.moments import surely_before
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Passed, Question, Required, Rule, lacking
from ....rules.acts import was_for
from ....rules.counting import unsettled_fact
from ....rules.judging import (
    day_starts_after,
    declared,
    each_debt,
    has_judgment,
    is_limited,
    needed_longest,
    only_asks_consent,
    serves_process,
    surely_there,
    together,
    was_the_answer,
)
from ....rules.missed import surely_missed
from ....rules.tallying import Limit, Tally
from ....rules.words import said
from ....shapes import (
    Asked,
    CallingHours,
    Consented,
    CourtPermitted,
    FrequencyCap,
    JudgmentsRemedy,
    NotOverdue,
    Per,
    RepresentationStops,
    RequestStops,
    RequiredByLaw,
    ServesProcess,
)
from ....shapes.arithmetic import clocks, days_after
from ....shapes.periods import counted_in_days
from ....shapes.reach import leave_for_work
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    ELECTRONIC,
    OTHERS,
    REQUIRED_DISCLOSURES,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtKind,
    Delivery,
    Effect,
    Element,
    Holding,
    LineType,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import caller_identity, profanity, threat_of_harm
from ..federal.fdcpa import empty_threat as statutes_empty_threat
from ..federal.regf import s06, s10, s14, s22
from ..federal.regf.common import is_opt_out_confirmation
from .adopting import PUBLIC_POSTS, told_of_no_debt
from .anothers_number import IN_WRITING, not_by_anothers_number
from .city_agencies import AGENCIES, Ordinance
from .common import Jurisdiction, local_law, slug
from .law import Law
from .narrowing import ASKS_WHERE, of_consumers_alone, unless, written_consents_only
from .new_york import employer_before_judgment, report_the_dispute
from .purposes import ABOUT_THE_DEBT, ATTEMPTS_AND_ANSWERS, EFFORTS, EFFORTS_AND_ANSWERS, NOT_SENT, WRITTEN
from .steps import agreed, only_asks_where, without

FIRST: Final = date(2020, 6, 27)
"""From when section 5-77 reads as its first text here."""

SHIELD: Final = date(2027, 1, 1)
"""When the amendments adopted on 26 February 2026 take effect, by the City Record of 22 July 2026."""

_EASTERN: Final = "America/New_York"
_MARGIN: Final = timedelta(days=3)
"""More than civil days of several zones can begin apart."""
_NOT_COUNTED: Final = frozenset(Purpose) - EFFORTS
_SPARED: Final = _NOT_COUNTED - {Purpose.TERMINATION_OF_EFFORTS}
"""What the count of the first text leaves out: answers and what some law requires, so not word that efforts end."""
_UNSAID: Final[frozenset[CallOutcome | Delivery]] = NOT_SENT | {
    CallOutcome.RANG_OUT,
    CallOutcome.DROPPED,
    CallOutcome.NO_MESSAGE_LEFT,
    CallOutcome.NO_MESSAGE_POSSIBLE,
    CallOutcome.WRONG_PERSON,
}
_UNMAILED: Final = frozenset(Medium) - {Medium.MAIL}
_REQUIRED: Final = REQUIRED_DISCLOSURES | {
    Purpose.EARLY_INTERVENTION_NOTICE,
    Purpose.SERVICING_DISCLOSURE,
    Purpose.OPT_OUT_CONFIRMATION,
}
"""What some law requires, or answers a request not to be written to."""
_UNREQUIRED: Final = ABOUT_THE_DEBT - _REQUIRED - {Purpose.CREDIT_REPORTING}
_LAST_WORDS: Final = frozenset(
    {Purpose.TERMINATION_OF_EFFORTS, Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED}
)
_ONLY_ASKING: Final = frozenset({Purpose.LOCATION_INFORMATION})
_TO_TIMES_AND_PLACES: Final = frozenset(
    {ConsentScope.TIME, ConsentScope.PLACE, ConsentScope.WORKPLACE, ConsentScope.HOME_VISIT}
)
_THE_CONSUMER: Final = ("consumer", "spouse", "parent", "guardian", "personal-representative")
"""Who is the consumer for (b)(1) to (4), by (b)(5), under the names of the roles."""

_rcny: Final = Law(
    "6 RCNY", "5-77", made=local_law, in_force=(FIRST, None), recipients=CONSUMERS, purposes=EFFORTS_AND_ANSWERS
)
_first: Final = replace(_rcny, in_force=(FIRST, SHIELD))
_second: Final = replace(_rcny, in_force=(SHIELD, None))


def _as(model: Rule, paragraph: str, name: str, title: str, **changes: Any) -> Rule:
    return _rcny.adopted(model, f"us.ny.nyc.5-77{slug(paragraph)}.{name}", _rcny(paragraph), title=title, **changes)


def _written(model: Rule, paragraph: str, name: str, title: str, **changes: Any) -> Rule:
    return written_consents_only(_as(model, paragraph, name, title, **changes), _TO_TIMES_AND_PLACES)


# -- 5-77(a): location information

_LOCATION: Final = (
    _as(s10.identify, "(a)(1)", "identify", "A location contact says who asks, and names no employer unasked"),
    _as(
        s10.state_no_debt,
        "(a)(2)",
        "state-no-debt",
        "A location contact does not say or imply that a debt is owed",
        note="*State or imply*: what says or shows that somebody collects a debt implies one.",
        check=told_of_no_debt,
    ),
    _as(s10.once, "(a)(3)", "once", "Ask each person for location information only once"),
    _as(s10.no_symbol, "(a)(4)", "no-symbol", "No sign of debt collection on a location letter"),
    _rcny.of(RepresentationStops(attorney_must_be_known=True, consent_releases=False)).rule(
        "us.ny.nyc.5-77a5.only-the-attorney",
        "Once an attorney is known, ask only the attorney",
        _rcny("(a)(5)"),
        recipients=s10.only_the_attorney.recipients,
        purposes=(Purpose.LOCATION_INFORMATION,),
        example="after a letter of representation, a call to the employer for an address is denied.",
        source_note="An attorney's silence frees only with a second question, whether process is accepted, which no "
        "fact holds; so it never frees here",
    ),
)


# -- 5-77(b)(1)(i): times and places


def _hours(law: Law, zone: str | None, name: str, title: str, note: str, *cited: Citation, **options: Any) -> Rule:
    shape = CallingHours.model_validate(
        {
            "opens": "08:00",
            "closes": "21:00",
            "zone": zone,
            "consent_in_writing": True,
            "replies_exempt": True,
            "unless": (CourtPermitted(),),
        }
    )
    return law.of(shape).rule(
        f"us.ny.nyc.5-77b1i.{name}",
        title,
        _rcny("(b)(1)(i)"),
        *cited,
        purposes=ABOUT_THE_DEBT,
        **options,
        example="a creditor's text at {closes:before} passes, at {closes:clock} it is denied until {opens:clock}.",
        exceptions="to letters",
        source_note=note,
    )


local_hours = _hours(
    _first,
    None,
    "hours",
    "Only from {opens} to {closes} where the consumer is",
    "The first text, on the clock of whoever is contacted",
    _rcny("(b)(3)"),
    recipients=CONSUMERS | OTHERS,
)
eastern_hours = _hours(
    _second,
    _EASTERN,
    "eastern-hours",
    "Only from {opens} to {closes} Eastern time",
    "The second text, on the Eastern clock",
)
inconvenient_time = _written(
    s06.inconvenient_time,
    "(b)(1)(i)",
    "inconvenient-time",
    "Not at a time known to be inconvenient",
    note="To anybody else neither (5-77(b)(3)).",
    recipients=CONSUMERS | OTHERS,
)
inconvenient_place = _written(
    s06.inconvenient_place,
    "(b)(1)(i)",
    "inconvenient-place",
    "Not at a place known to be inconvenient",
    note="To anybody else neither (5-77(b)(3)).",
    recipients=CONSUMERS | OTHERS,
)

# -- 5-77(b)(1)(ii): attorneys

represented = _rcny.of(
    RepresentationStops(
        attorney_must_be_known=True,
        release_days=10,
        business_days=True,
        unless=(Consented(scope=ConsentScope.DESPITE_ATTORNEY, in_writing=True), CourtPermitted(), RequiredByLaw()),
    )
).rule(
    "us.ny.nyc.5-77b1ii.represented",
    "Not to a consumer represented by an attorney",
    _rcny("(b)(1)(ii)"),
    purposes=_UNREQUIRED,
    example="the attorney does not answer a letter within {release_days:business day}: the consumer may be contacted.",
    exceptions="to notices that some law requires",
    source_note="{release_days:business day} are the section's reasonable period (5-76)",
)

# -- 5-77(b)(1)(iii) and (iv) of the first text

employer_prohibits = _written(
    s06.employer_prohibits,
    "(b)(1)(iii)",
    "employer-prohibits",
    "Not at work when the employer does not allow it",
    note="Nor anybody else at theirs (5-77(b)(3)).",
    recipients=CONSUMERS | OTHERS,
    in_force=_first.in_force,
)


def _two_in_seven(
    id: str,
    cited: Citation,
    recipients: frozenset[Recipient],
    note: str,
    uncounted: frozenset[CallOutcome | Delivery] = _UNSAID,
    **together: Any,
) -> Rule:
    return _first.of(
        FrequencyCap(
            most=2,
            days=7,
            media=frozenset(Medium),
            per=Per.PERSON,
            not_counted=uncounted,
            purposes_not_counted=_SPARED,
            others_answering_free=True,
            consumer_debts_only=True,
            unless=(Consented(scope=ConsentScope.MORE_CALLS, in_writing=True), CourtPermitted(), RequiredByLaw()),
            **together,
        )
    ).rule(
        id,
        "Not more than {most:communication} in {days:calendar day}",
        _rcny("(b)(1)(iv)"),
        cited,
        effect=Effect.PRESUMED_VIOLATION,
        recipients=recipients,
        purposes=EFFORTS_AND_ANSWERS | {Purpose.TERMINATION_OF_EFFORTS},
        example="a voicemail on 1 April and a letter on the 2nd: a call is denied to the 7th and allowed on the 8th.",
        needs=(Holding.ATTEMPT,),
        exceptions="to what the consumer wrote or said first, and to notices that some law requires",
        source_note=f"Communications about whatever debts of a consumer (5-76) are counted together; a call that "
        f"reached nobody is none, a message left is one, and what somebody else answered is none with them. {note}",
    )


two_in_seven = of_consumers_alone(
    _two_in_seven(
        "us.ny.nyc.5-77b1iv.two-in-seven",
        _rcny("(b)(5)"),
        CONSUMERS,
        "The spouse, a minor's parent, a guardian and a representative are the consumer, and counted with them",
        together_with=_THE_CONSUMER,
    )
)
two_in_seven_to_others = _two_in_seven(
    "us.ny.nyc.5-77b3.two-in-seven",
    _rcny("(b)(3)"),
    OTHERS,
    "Anybody else is spared what a consumer would be, each counted alone; a message left with them that gives only a "
    "name, a number and a request to call is not counted",
    _UNSAID | {CallOutcome.LIMITED_CONTENT_MESSAGE},
)

# -- 5-77(b)(1)(iii) of the second text: excessive frequency

three_in_seven = _second.of(
    FrequencyCap(most=3, days=7, media=_UNMAILED, per=Per.DEBT, not_counted=NOT_SENT, purposes_not_counted=_NOT_COUNTED)
).rule(
    "us.ny.nyc.5-77b1iii.three-in-seven",
    "Not more than {most} contacts or attempts about an account in {days:day}",
    _rcny("(b)(1)(iii)(A)"),
    _rcny("(b)(1)(iii)(B)"),
    _rcny("(b)(1)(iii)(D)"),
    example="a call, a text and an email since 1 April: a fourth about the same account is denied to the 7th.",
    needs=(Holding.ATTEMPT,),
    exceptions="to letters, and to what the consumer wrote or said first",
    source_note="Limited-content messages count. The text's {days:day} start with the first contact; any {days} "
    "days in a row are looked at here, which is never laxer",
)


def _reached(q: Question, attempt: Attempt) -> bool:
    return (
        attempt.medium is not Medium.MAIL
        and not surely_missed(q, attempt)
        and was_for(attempt.purpose, attempt.medium) in EFFORTS
        and not was_the_answer(q, attempt)
    )


def _told(
    limit: Limit, judged: list[tuple[Attempt, str | None]], at: datetime, days: int, zones: tuple[ZoneInfo, ...]
) -> Iterator[Tally]:
    yield counted_in_days(limit, judged, at, days, zones)


@_second.rule(
    "us.ny.nyc.5-77b1iii.after-response",
    "No further contact in the {days:day} in which the consumer answered",
    _rcny("(b)(1)(iii)(A)"),
    media=_UNMAILED,
    purposes=EFFORTS,
    needs=(Holding.ATTEMPT,),
    days=Parameter(((SHIELD, 7),), "days", _rcny("(b)(1)(iii)(A)"), "higher"),
)
def after_response(q: Question, p: Any) -> Outcomes:
    """Once the consumer answered a contact about an account, the {days:day} that it began in bring no other.

    **What it checks**: for each account, whether the consumer talked in, or wrote or called within the {days:civil day}
    that begin with, a contact about it; then nothing goes out until those days are over, where the person may be.
    **Source**: 6 RCNY 5-77(b)(1)(iii)(A) of the second text. The days are counted from the contact that was answered,
    the last one if several were.
    **When it does not apply**: to letters; to the one answer to what the consumer sent, and within the consumer's own
    call; before the second text takes effect.
    **Missing facts**: unknown ``history``; the outcome of a call that may have been a talk; unknown ``locations`` once
    the consumer answered.
    **Example**: a text on Monday answered on Tuesday: nothing more until the next Monday.
    """
    if q.answered is not None:
        return PASS
    made = [a for a in q.attempts(q.index.outbound, q.at - timedelta(days=p.days) - _MARGIN) if _reached(q, a)]
    if not made:
        return PASS
    zones = clocks(q, None, made[-1].at + timedelta(days=p.days) + _MARGIN + TICK)
    timeline = q.index.inbound_from.get(q.who)
    heard = [] if timeline is None else timeline.by(q.at, made[0].at)
    outcomes: list[Outcome] = []
    for particular, ids in q.particulars():
        lapses = q.at
        unclear: MissingFact | None = None
        answers: list[tuple[Attempt, str | None]] = []
        for a in made:
            about = conversed_debts(a)
            if about and all(q.index.particular(debt) != particular for debt in about):
                continue
            ends = max(days_after(a.at, tz, p.days) for tz in zones)
            if ends <= q.at:
                continue
            talked = (a.outcome is CallOutcome.CONVERSATION and a.speaker == q.who) or (
                a.medium is Medium.IN_PERSON and not a.surely_came_back(q.at)
            )
            answered = talked or any(
                a.at <= e.at < ends and (not e.debts or particular in {q.index.particular(d) for d in e.debts})
                for e in heard
            )
            perhaps = a.unsettled and a.speaker == q.who
            if answered:
                lapses = max(lapses, ends)
            elif perhaps:
                unclear = needed_longest(unclear, MissingFact(unsettled_fact(a), ends))
            answers.append((a, None if answered or perhaps else "the consumer did not answer within its days"))
        if answers and q.ledger is not None:
            limit = Limit("contacts that the consumer answered", 1, "about one debt", ids, (q.who,))
            q.tell(partial(_told, limit, answers, q.at, p.days, zones))
        if lapses > q.at:
            message = f"the consumer answered within these {said(p.days, 'day')}"
            outcomes.append(Denied(message, debts=ids, lapses_at=lapses))
        if unclear is not None and (unclear.until or lapses) > lapses:
            outcomes.append(lacking(unclear, ids))
    return tuple(outcomes) if outcomes else PASS


# -- 5-77(b)(2): others


@_rcny.rule(
    "us.ny.nyc.5-77b2.third-party",
    "Not to third parties",
    _rcny("(b)(2)"),
    recipients=OTHERS,
    purposes=COMMUNICATIONS - {Purpose.LOCATION_INFORMATION},
)
def third_party(q: Question) -> Outcomes:
    """Nobody but the consumer, attorneys, creditors and reporting agencies is told of a debt.

    **What it checks**: for each debt, the consumer's written consent to this third party, given directly to who
    collects, or a court's permission.
    **Source**: 6 RCNY 5-77(b)(2); 5-76, by which who does what law requires to pursue a remedy is no collector.
    **When it does not apply**: to requests for location information; to a remedy after the judgment of a debt; to a
    parent of a minor and a representative of the deceased; to papers of a court left with the household, or that law
    wants sent; to the confirmation of the person's own opt-out, which tells nothing of the debt.
    **Missing facts**: where nothing else allows it, whether the consumer is a minor, or deceased, for a parent or
    representative.
    **Example**: a spoken "talk to my sister" does not do, a letter does.
    """
    left_with = q.recipient is Recipient.HOUSEHOLD_MEMBER or q.contact.required_by_law
    if (left_with and serves_process(q)) or is_opt_out_confirmation(q):
        return PASS
    consents = [c for c in q.third_party_consents() if c.in_writing is True and q.given_to(c)]
    remedied = set()
    if q.acts == {Purpose.POSTJUDGMENT_REMEDY}:
        remedied = {d.id for d in q.debts if has_judgment(q, d)}
    left = [id for id in without(consents, q.debt_ids) if id not in remedied]
    barred = {id for id in left if not q.court_permits(id, third_party=True)}

    def judge(debt: Debt) -> Outcomes:
        if debt.id not in barred or q.counts_as_consumer(debt):
            return PASS
        return Denied("the person contacted is a third party", debts=(debt.id,))

    return each_debt(q, judge) if barred else PASS


others_number = not_by_anothers_number(
    "us.ny.nyc.5-77b2.not-the-consumers-number",
    _rcny("(b)(2)"),
    leave=IN_WRITING._replace(courts=True),
    spared=(),
    in_force=_rcny.in_force,
)

public_posts = _as(
    PUBLIC_POSTS,
    "(b)(2)",
    "public-posts",
    "Nothing on social media that others can see",
    in_force=_first.in_force,
    note="Whoever sees it is a third party; from the second text on (b)(7) says so.",
)

# -- 5-77(b)(4): requests to cease


@_first.rule(
    "us.ny.nyc.5-77b4.cease",
    "No further contact after a written request to cease, but for one last word",
    _rcny("(b)(3)"),
    _rcny("(b)(4)"),
    _rcny("(b)(5)"),
    recipients=CONSUMERS | OTHERS,
    purposes=_UNREQUIRED,
    needs=(Holding.CEASE_NOTICE,),
)
def cease_in_writing(q: Question) -> Outcomes:
    """A written request ends communication about its debts; once, in writing, word may go of what follows.

    **What it checks**: for each debt, that no written request to cease covers it, of the consumer's or, towards anybody
    else, of their own; or that the contact is the first that says in writing that the efforts end, or that a remedy may
    or will be used.
    **Source**: 6 RCNY 5-77(b)(3), (4) and (5) of the first text. The ten business days that it gives to comply are not
    relied on, since whoever knows of the request may not go on.
    **When it does not apply**: to answers to what the consumer sent; to notices that some law requires; to a spouse's
    request, for anybody but the spouse.
    **Missing facts**: unknown ``requests``; whether a request was in writing; unknown ``history`` for the last word.
    **Example**: received on 1 April: a call on the 2nd is denied, one letter that the efforts end is not.
    """
    notices = [r for r in q.requests if isinstance(r, CeaseNotice)]
    if q.answered is not None:  # which excuses nothing that was asked later, or in the very message
        notices = [n for n in notices if q.answered_after(n.received_at) is None]
    if not notices or q.contact.required_by_law:
        return PASS
    last_word = q.acts <= _LAST_WORDS and q.medium in WRITTEN

    def judge(debt: Debt) -> Outcomes:
        asked = [n for n in notices if n.in_writing is not False and n.about(debt.id)]
        mine = [n for n in asked if n.person == q.who or _by_the_consumer(q, n, debt)]
        barring = [n for n in mine if not last_word or _last_words(q, debt, n.received_at)]
        written = [n for n in barring if n.in_writing is True]
        if written:
            message = "the one last word was sent" if last_word else "it was asked in writing that communication cease"
            return Denied(message, debts=(debt.id,), facts={f"requests.{n.id}": "cease" for n in written})
        for n in barring:
            if n.in_writing is UNKNOWN:
                raise MissingFact(f"requests.{n.id}.in_writing")
        return PASS

    return each_debt(q, judge)


def _last_words(q: Question, debt: Debt, since: datetime) -> list[Attempt]:
    """What said already in writing of a debt what follows on a request to cease."""
    sent = [a for a in q.attempts(q.index.outbound, since) if a.purpose in _LAST_WORDS and a.medium in WRITTEN]
    return [a for a in sent if debt.id in named_debts(a) and not surely_missed(q, a)]


def _by_the_consumer(q: Question, notice: CeaseNotice, debt: Debt) -> bool:
    """Whether the consumer asked, in whose place the person contacted stands; the spouse asks for the spouse alone."""
    if q.roles.isdisjoint(CONSUMERS) or not q.speaks_for_consumer(notice, debt):
        return False
    return q.recipient is Recipient.SPOUSE or not _by_the_spouse(q, notice)


def _by_the_spouse(q: Question, notice: CeaseNotice) -> bool:
    """Whether the spouse asked, under the name of the role or an id."""
    whole = q.case.__dict__["identities"]
    tied = None if whole is None else whole.ties.get(notice.person)
    return notice.person == Recipient.SPOUSE.value or tied == {Recipient.SPOUSE}


cease_in_any_form = _second.of(
    RequestStops(request=Asked.CEASE, replies_exempt=True, unless=(RequiredByLaw(), JudgmentsRemedy()))
).rule(
    "us.ny.nyc.5-77b4.cease-in-any-form",
    "No further contact after a request to cease, spoken or written",
    _rcny("(b)(4)"),
    example="received on 1 April: a call on the 2nd is denied, an answer to the consumer's letter of the 3rd not.",
    purposes=EFFORTS_AND_ANSWERS - {Purpose.REMEDY_WILL_BE_INVOKED},
    exceptions="to word that efforts end or that a remedy will be used; to notices that some law requires",
    source_note="The second text. The ten business days that it gives to comply are not relied on",
)


# -- 5-77(b)(5)-(8) of the second text: electronic messages, employers' lines, social media, closed media


@_second.rule(
    "us.ny.nyc.5-77b5i.electronic-consent",
    "Electronic messages only with written consent, or where the consumer used the medium in {days:day}",
    _rcny("(b)(5)(i)"),
    media=ELECTRONIC,
    days=Parameter(((SHIELD, 60),), "days", _rcny("(b)(5)(i)(C)"), "lower"),
)
def electronic_consent(q: Question, p: Any) -> Outcomes:
    """A message about a debt goes only where the consumer agreed in writing, or lately wrote from.

    **What it checks**: for each debt, a written consent given directly for the medium or address; for a creditor also
    an earlier consent in whatever form, given before the debt was overdue; or a message from the consumer by the same
    medium and address within {days:day}, not about other debts alone, with no opt-out since.
    **Source**: 6 RCNY 5-77(b)(5)(i)(A)-(C) of the second text.
    **When it does not apply**: to a message declared to ask for consent alone (``consent-request-only``), and not to
    ask for payment, to threaten or to hold the validation information as well; to the one answer to what the consumer
    sent.
    **Missing facts**: unknown ``history``; unknown ``requests`` once a consent or message might count, and
    ``contact.address`` once a request takes a consent back for some.
    **Example**: the consumer texted on 1 March about the debt: texts may go to 30 April, then consent is needed.
    """
    if q.answered is not None or only_asks_consent(q):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if any(c.in_writing is True or _before_overdue(q, debt, c.given_at) for c in agreed(q, debt)):
            return PASS
        recent_until = _lately_used(q, debt, p.days)
        if recent_until is not None:
            return Passed(recent_until)
        return Denied("without written consent to this electronic medium", debts=(debt.id,))

    return together(each_debt(q, judge))


def _before_overdue(q: Question, debt: Debt, given: datetime) -> bool:
    """Whether an original creditor has a consent from before there can have been debt collection procedures."""
    if q.case.collector is not CollectorKind.CREDITOR or debt.past_due_since is UNKNOWN or debt.purchased is not False:
        return False
    return all(given.astimezone(tz).date() < debt.past_due_since for tz in q.consumer_zones)


def _lately_used(q: Question, debt: Debt, days: int) -> datetime | None:
    """Until when the consumer's last message by the medium and address, with no opt-out since, allows an answer.

    One that was about other debts alone allows none.
    """
    q.require_history()
    timeline = q.index.inbound_from.get(q.who)
    events = [] if timeline is None else timeline.by(q.at, q.at - timedelta(days=days) - _MARGIN)
    about = [e for e in events if not e.debts or debt.id in e.debts]
    mine = [e.at for e in about if e.medium is q.medium and surely_there(q, e.address)]
    if not mine:
        return None
    last = mine[-1]
    agreed_once = [c for c in q.case.consents if c.scope is ConsentScope.ELECTRONIC_MESSAGES and c.person == q.who]
    revoked = [c.revoked_at for c in agreed_once if c.revoked_at is not None and c.revoked_at <= q.at]
    if s06.opted_out_since(q, last, (debt.id,)) or any(not surely_before(when, last) for when in revoked):
        return None
    ends = day_starts_after(q, last, lambda day: day + timedelta(days=days + 1))
    return ends if ends > q.at else None


opt_out_words = _as(
    s06.opt_out_notice,
    "(b)(5)(v)",
    "opt-out-words",
    "Every electronic message says how to opt out by replying stop",
    in_force=_second.in_force,
    media=ELECTRONIC,
)


@_second.rule(
    "us.ny.nyc.5-77b6.employers-address",
    "Not to an email address or number that the employer provides",
    _rcny("(b)(6)"),
    media=TELEPHONE | {Medium.TEXT, Medium.EMAIL},
)
def employers_address(q: Question) -> Outcomes:
    """Addresses and numbers that come from the employer are left alone.

    **What it checks**: that the email address is not known to be the employer's, nor the line to be at work, unless the
    consumer agreed in writing to be contacted there (a consent to the workplace).
    **Source**: 6 RCNY 5-77(b)(6) of the second text.
    **When it does not apply**: to the one answer to what the consumer sent, and within the consumer's own call; before
    the second text takes effect.
    **Missing facts**: the address used; whether an email address is the employer's, or where a landline is, if unknown;
    a mobile is the employer's if it is said to be at work.
    **Example**: a call to the office line is denied without a written wish to be called there.
    """
    if q.answered is not None:
        return PASS
    if q.medium is Medium.EMAIL:
        email = q.email
        known = email.employer_provided is not True or s06.knows_employer_provides(email, q.at)
        provided: object = email.employer_provided if known else False
        fact = f"emails.{q.address}.employer_provided"
    else:
        line = q.line
        provided = line.place == WORK
        if line.place is UNKNOWN and not (line.line_type is LineType.MOBILE or line.wireless(q.at)):
            provided = UNKNOWN
        fact = f"phones.{q.address}.place"
    if provided is False:
        return PASS
    bare = without([c for c in leave_for_work(q) if c.in_writing is True], q.debt_ids)
    if not bare:
        return PASS
    if provided is UNKNOWN:
        return lacking(MissingFact(fact), bare)
    return Denied("the address or number is the employer's", debts=bare)


social_media = _as(
    s22.social_media, "(b)(7)", "social-media", "Nothing on social media that others can see", in_force=_second.in_force
)
closed_medium = _as(
    s14.medium,
    "(b)(8)",
    "closed-medium",
    "Not by a medium that the consumer asked not to be used",
    in_force=_second.in_force,
    recipients=CONSUMERS,
)

# -- 5-77(c)-(e)

threats = _as(threat_of_harm, "(c)(1)", "threat-of-harm", "No violence or crime, done or threatened")
language = _as(profanity, "(c)(2)", "profanity", "No obscene, profane or abusive language")
identity = _as(caller_identity, "(c)(6)", "caller-identity", "A telephone call says who calls")


_TO_DISCLOSE: Final = Required("say that it is an attempt to collect a debt and what information will be used for")


@_rcny.rule(
    "us.ny.nyc.5-77d15.disclosure",
    "Every communication says that it is an attempt to collect a debt",
    _rcny("(d)(15)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=ATTEMPTS_AND_ANSWERS | {Purpose.LOCATION_INFORMATION},
)
def disclosure(q: Question) -> Outcomes:
    """Each communication, not only the first and to whomever, says that it collects, and what information is used for.

    **What it checks**: the declared content (``initial-disclosure``); undeclared, a duty. What asks the consumer about
    themselves says so too.
    **Source**: 6 RCNY 5-77(d)(15).
    **When it does not apply**: to asking somebody else where the consumer is, and nothing more, of which (a) says how;
    to a contact that some law requires (``required_by_law``); to a limited-content message.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a creditor's email that leaves the words out is denied.
    """
    content = q.content
    carried = content.has(Element.INITIAL_DISCLOSURE)
    if carried or is_limited(q) or q.contact.required_by_law:
        return PASS
    if q.acts == _ONLY_ASKING and q.recipient is not Recipient.CONSUMER:
        return PASS
    return _TO_DISCLOSE if carried is None else Denied("does not say that it is an attempt to collect a debt")


empty_threat = _as(
    statutes_empty_threat, "(d)(4)", "empty-threat", "No threat of a legal action that nobody may or means to bring"
)
dispute = unless(ServesProcess(on_takers=True), JudgmentsRemedy())(
    _as(
        report_the_dispute,
        "(d)(17)",
        "report-the-dispute",
        "A disputed debt is disclosed as disputed",
        note="Who serves papers of a court, or carries out a judgment, is no debt collector meanwhile (5-76).",
    )
)


@_rcny.rule(
    "us.ny.nyc.5-77e6.identity",
    "What is written, whoever visits and whoever answers a call says from whom it is",
    _rcny("(e)(6)"),
    _rcny("(b)(3)"),
    recipients=CONSUMERS | OTHERS,
    purposes=ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION},
)
def identified(q: Question) -> Outcomes:
    """Whoever hears or reads of a debt learns who speaks or writes, and for whom.

    **What it checks**: the declared content (``business-identity``); undeclared, a duty.
    **Source**: 6 RCNY 5-77(e)(6), in writing the name and the address; (b)(3), by which anybody else is spared what a
    consumer would be.
    **When it does not apply**: to a call that the collector places, of which (c)(6) says the same; to a limited-content
    message, and the mere confirmation of an opt-out, which tells of no debt; to asking somebody else where the
    consumer is, which (a)(1) wants done without the business's name.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a text that leaves out the collector's name is denied.
    """
    content = q.content
    if q.places_call or is_limited(q) or only_asks_where(q):
        return PASS
    return declared(
        content.has(Element.BUSINESS_IDENTITY),
        wanted=True,
        denied="does not say from whom it is",
        duty="say who speaks or writes, and for whom; in writing with the name and address",
    )


postcard = unless(ASKS_WHERE)(
    _as(
        s22.no_postcard,
        "(e)(5)",
        "no-postcard",
        "No postcard to the consumer or anybody else",
        note="It bars what tells of collecting on a postcard; one about a debt does, so none is sent, nor to anybody "
        "else (5-77(b)(3)); one that only asks where the consumer is need not ((a)(4)).",
        recipients=CONSUMERS | OTHERS,
    )
)
envelope = _as(
    s22.envelope,
    "(e)(5)",
    "envelope",
    "No word or symbol on the envelope but the address",
    note="To anybody else neither (5-77(b)(3)).",
    recipients=CONSUMERS | OTHERS,
)
employer = unless(ServesProcess(on_takers=True), NotOverdue(overdue_days=0))(
    _as(
        employer_before_judgment,
        "(e)(8)",
        "employer-before-judgment",
        "Nothing to the employer before a final judgment",
        note="Who serves papers of a court is no debt collector meanwhile (5-76). What is not overdue yet is no "
        "consumer claim (General Business Law 600(1)).",
    )
)

DEBT_COLLECTORS: Final = Pack(
    "us.ny.nyc.5-77",
    "6 RCNY 5-77: everybody who collects, creditors included",
    (
        *_LOCATION,
        local_hours,
        two_in_seven,
        two_in_seven_to_others,
        cease_in_writing,
        employer_prohibits,
        eastern_hours,
        inconvenient_time,
        inconvenient_place,
        represented,
        three_in_seven,
        after_response,
        third_party,
        others_number,
        public_posts,
        cease_in_any_form,
        electronic_consent,
        opt_out_words,
        employers_address,
        social_media,
        closed_medium,
        threats,
        language,
        identity,
        disclosure,
        empty_threat,
        dispute,
        identified,
        postcard,
        envelope,
        employer,
    ),
    covering(ANYONE, but_not=(DebtKind.FEDERAL_TAX,), under="6 RCNY 5-76"),
    "US-NY-NYC",
)


def amended_from(day: date) -> Pack:
    """The pack with another day on which the second text takes over, should the city move it again.

    ``policy.with_packs`` takes it in place of the pack of the same id, which ``Policy.narrowed`` or a policy of one's
    own leaves out.
    """
    days = {FIRST: FIRST, SHIELD: day}

    def moved(rule: Rule) -> Rule:
        first, gone = rule.in_force
        numbers = {
            name: replace(number, values=tuple((days.get(since, since), value) for since, value in number.values))
            for name, number in rule.parameters.items()
        }
        return replace(
            rule,
            in_force=(days.get(first, first) if first else None, days.get(gone, gone) if gone else None),
            parameters=MappingProxyType(numbers),
        )

    return replace(DEBT_COLLECTORS, rules=tuple(moved(rule) for rule in DEBT_COLLECTORS.rules))


AGENCY_PACK: Final = Pack(
    "us.ny.nyc.agencies",
    "N.Y.C. Admin. Code 20-493.1 and 20-493.2: debt collection agencies",
    Ordinance(
        "us.ny.nyc.20-493",
        local_law("N.Y.C. Admin. Code", "20-493.1(a)"),
        local_law("N.Y.C. Admin. Code", "20-493.2(a)"),
        local_law("N.Y.C. Admin. Code", "20-493.2(b)"),
    ).rules(),
    covering(AGENCIES, but_not=(DebtKind.FEDERAL_TAX,), under="N.Y.C. Admin. Code 20-489(a), (d)"),
    "US-NY-NYC",
)

JURISDICTION = Jurisdiction(
    "US-NY-NYC",
    "New York City",
    Confidence.PRIMARY,
    (DEBT_COLLECTORS, AGENCY_PACK),
    (
        local_law("6 RCNY", "5-76, 5-77, through rules effective 19 June 2026"),
        local_law("6 RCNY", "5-76, 5-77, as of April 2020, read a second time"),
        local_law("6 RCNY", "5-76, 5-77 as adopted on 26 February 2026"),
        local_law("City Record", "22 July 2026, notice of change of effective date"),
        local_law("N.Y.C. Admin. Code", "20-493.1, 20-493.2"),
    ),
    "Until 31 December 2026 more than {two-in-seven.most:communication} in {two-in-seven.days:day} are presumed "
    "excessive, creditors' too; from 1 January 2027 {three-in-seven.most:contact} an account, none after an answer, "
    "consent for electronic messages, Eastern hours. The second text was first announced for 1 September 2026, and "
    "was read once. Not encoded: validation, disputes and language ((e)(9), (f)), recorded calls (d)(20), the notice "
    "before reports (e)(10), repeated calls, lists and sales (c)(3) to (5), false words (d)(1) to (3), (5) to (14), "
    "(16), amounts, checks and dispossession (e)(1) to (4), (7), a spouse who lives apart (b)(5).",
)
