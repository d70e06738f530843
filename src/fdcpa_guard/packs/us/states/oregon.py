"""Oregon: unlawful collection practices (ORS 646.639), which bind whoever collects a debt owed to a creditor or buyer.

The hours from 8 a.m. to 9 p.m. on the page of the state's Department of Justice are the federal ones: the section has
none.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from ....errors import MissingFact
from ....facts import (
    AddressOptOut,
    Attempt,
    CeaseNotice,
    Debt,
    EmployerProhibition,
    InconvenientPlace,
    MediumOptOut,
    Request,
    Weekday,
)
from ....facts.base import members
from ....facts.debts import Proceeding
from ....facts.moments import could_be_until, surely_before
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required
from ....rules.judging import PROCESS, as_it_may_be, came_by, declared, each_debt, has_judgment, joined
from ....rules.missed import is_over
from ....shapes import (
    Ban,
    Calendar,
    Consented,
    ContentRequired,
    Debts,
    FrequencyCap,
    NotObligated,
    NotStatingDebt,
    Per,
    Reach,
    ServesProcess,
    TakenFor,
    Which,
)
from ....shapes.exceptions import obligated
from ....shapes.reach import at_place, leave_for_work, reached, surely_away, taken_back
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtKind,
    DebtNature,
    Element,
    Holding,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import empty_threat, profanity
from ..federal.regf import s18, s22, s26
from ..federal.regf.common import threatens_suit
from .adopting import NO_FORCE, WHILE_COLLECTING
from .common import READ, Jurisdiction, ours, statute
from .law import Law
from .narrowing import ANSWERS_IN_COURT, EMPLOYER_ALONE, OWN_CALL, unless
from .owed_notice import but_for_owed_notices
from .purposes import ABOUT_THE_DEBT, EVERY_EFFORT, NOT_SENT, SPOKEN, TOWARDS_ANYBODY, VISITS, WRITTEN
from .steps import begins_a_suit, known, named, of_first_writings, provided_before, suing_with_proof

_UNSUCCESSFUL: Final = frozenset(CallOutcome) - {CallOutcome.CONVERSATION, CallOutcome.NOT_CONNECTED}
_NOBODY: Final = frozenset({CallOutcome.NOT_CONNECTED})

_act: Final = Law("ORS", "646.639", recipients=CONSUMERS | OTHERS, purposes=ABOUT_THE_DEBT)
_debtors = NotObligated(taken_for=TakenFor.STAND_INS)
"""The debtor is who owes: a spouse who does not is none, and who stands in is not only asked where the debtor is."""
_debtor_alone = NotObligated(taken_for=TakenFor.NOBODY_ELSE)
"""Of what goes on at work: no workplace is the debtor's but the debtor's own."""


def _owed(q: Question) -> list[Debt]:
    """The debts of which the person contacted is a debtor."""
    return [debt for debt in q.debts if obligated(q, debt, TakenFor.NOBODY_ELSE)]


# -- (2)(a), (d)

threats = _act.adopted(
    NO_FORCE,
    "us.or.646-639-2a.threat-of-harm",
    _act("(2)(a)"),
    note="Of force used, and of arrest and prosecution (2)(b), no fact is declared.",
)


language = unless(EMPLOYER_ALONE)(
    _act.adopted(
        profanity,
        "us.or.646-639-2d.profanity",
        _act("(2)(d)"),
        recipients=CONSUMERS | OTHERS,
        purposes=COMMUNICATIONS,
        note=f"It is about the debtor and the family, of which somebody else may be; not "
        f"{EMPLOYER_ALONE.says}. {WHILE_COLLECTING}",
    )
)

# -- (2)(f)

employer = _act.of(Ban(unless=(NotStatingDebt(), ServesProcess(), Debts(which=Which.OWED_TOO)))).rule(
    "us.or.646-639-2f.employer",
    "Nothing of the debt to the employer, ever",
    _act("(2)(f)"),
    recipients=(Recipient.EMPLOYER,),
    purposes=COMMUNICATIONS,
    source_note="Neither consent nor a judgment lifts it",
    example="a letter to the employer about a debt with a judgment is denied.",
)


# -- (2)(g): the workplace


def _without_permission(q: Question, judge: Callable[[Debt], Outcomes]) -> Outcomes:
    """What is said of each debt for which the debtor did not permit contact at work, or took that back, of one there.

    Small print of the contract permits nothing.
    """
    owed, leave = {debt.id for debt in _owed(q)}, leave_for_work(q)

    def judged(debt: Debt) -> Outcomes:
        left = {taken_back(q, c, debt.id) for c in leave if c.debts is None or debt.id in c.debts}
        if debt.id not in owed or False in left or not at_place(q, WORK):
            return PASS
        found = judge(debt)
        return as_it_may_be(found, MissingFact("requests")) if UNKNOWN in left else found

    return each_debt(q, judged)


workplace = _act.of(
    Ban(
        media=frozenset(Medium) - TELEPHONE - {Medium.MAIL},
        places=(WORK,),
        lifted_by=ConsentScope.WORKPLACE,
        unless=(_debtor_alone,),
    )
).rule(
    "us.or.646-639-2g.workplace",
    "Not at work without the debtor's permission",
    _act("(2)(g)"),
    exceptions="letters and calls have rules of their own; to work done at the debtor's own home",
    example="a visit to the shop floor is denied, and so is an email to the address that the employer provides.",
)


@_act.rule(
    "us.or.646-639-2ga.letter-to-work",
    "A letter to the workplace only where no home address is to be had",
    _act("(2)(g)(A)"),
    media=(Medium.MAIL,),
)
def letter_to_work(q: Question) -> Outcomes:
    """Without permission a letter goes to the workplace only if there is no home address, and in a plain envelope.

    **What it checks**: for a letter to an address at work, that the case holds no other address of the debtor that
    letters reach, and that there is an envelope, which shows no collector.
    **Source**: ORS 646.639(2)(g)(A). An address of the debtor's whose place is unknown may be the home.
    **When it does not apply**: with the debtor's permission; what the envelope shows, to whoever provided the goods,
    services or credit, in its own name.
    **Missing facts**: the address used, and its place; where it would be denied, unknown ``requests`` that may have
    taken a permission back, and of a creditor's envelope unknown ``purchased``; an undeclared one is a duty.
    **Example**: with a home address on file, a letter to the office is denied.
    """

    def judge(debt: Debt) -> Outcomes:
        if q.case.postal_addresses is UNKNOWN:
            raise MissingFact("postal_addresses")
        homes = [
            address.id
            for address in q.case.postal_addresses
            if address.person == q.who
            and address.place in (HOME, UNKNOWN)
            and (address.learned_at is None or address.learned_at <= q.at)
            and not any(could_be_until(when) <= q.at for when in address.standing(q.at, "undeliverable_at"))
        ]
        if homes:
            facts = {f"postal_addresses.{id}": "a home address, or it may be" for id in homes}
            return Denied("a home address is to be had", debts=(debt.id,), facts=facts)
        if q.case.collector is not CollectorKind.CREDITOR or debt.purchased is True:
            return _bare(q)
        missing = MissingFact(f"debts.{debt.id}.purchased")
        return PASS if debt.purchased is False else as_it_may_be(_bare(q), missing)

    return _without_permission(q, judge)


def _bare(q: Question) -> Outcome:
    if q.content.has(Element.POSTCARD):
        return Denied("a postcard has no envelope")
    return declared(
        q.content.has(Element.SHOWS_DEBT_COLLECTION),
        wanted=False,
        denied="the envelope shows that it is from a debt collector",
        duty="show nothing on the envelope of a debt collector",
    )


@_act.rule(
    "us.or.646-639-2gb.call-to-work",
    "A call to the workplace only after a failed one to the residence",
    _act("(2)(g)(B)"),
    media=TELEPHONE,
    day_begins=Parameter(((READ, time(8)),), "local time", ours("when a day begins"), "higher"),
    evening_ends=Parameter(((READ, time(21)),), "local time", _act("(2)(g)(B)"), "lower"),
)
def call_to_work(q: Question, p: Any) -> Outcomes:
    """Without permission the office is rung only after the residence was, in vain, by day or in the evening.

    **What it checks**: for a call to a line at work, that since the last call there a call to the residence, for the
    debtor, was made in good faith and failed: it rang out, was dropped or reached only a machine or somebody else,
    whatever was said, between the beginning of the day ({day_begins:clock}, our choice: the section says "day") and
    {evening_ends:clock}. A ringless voicemail, which rings nowhere, is none. Such a call to work then tells
    nobody else what it is about.
    **Source**: ORS 646.639(2)(g)(B). That each call to work needs a failed one of its own is a careful reading. The
    residence is a line whose place is the home; one known by then to be another's was not rung in good faith.
    **When it does not apply**: with the debtor's permission, which small print in the contract does not give; within
    the debtor's own call.
    **Missing facts**: the line used, and its place; unknown ``history``; unknown ``locations``; where it would be
    denied, unknown ``requests`` that may have taken a permission back.
    **Example**: home rang out on Monday at 18:30: the office may be rung on Tuesday, once.
    """
    if not q.places_call:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if q.content.has(Element.STATES_DEBT):
            return Denied("tells somebody else there what the call is about", debts=(debt.id,))
        calls = q.attempts(q.index.telephone)
        to_work = [call.at for call in calls if call.outcome not in _NOBODY and Reach.WORK in reached(q, call)]
        last = max(to_work, default=None)
        if any((last is None or call.at > last) and _failed_at_home(q, call, p) for call in calls):
            return Required("tell nobody else there what the call is about or that a debt collector calls")
        return Denied("no failed call to the residence since the last one to the workplace", debts=(debt.id,))

    return _without_permission(q, judge)


def _failed_at_home(q: Question, call: Attempt, p: Any) -> bool:
    line = q.index.phones.get(call.address or "")
    if (
        call.medium is not Medium.CALL
        or call.who != q.who
        or line is None
        or line.place != HOME
        or line.person != q.who
        or line.elsewhere(call.at)
    ):
        return False
    if call.outcome not in _UNSUCCESSFUL and (call.outcome is not CallOutcome.CONVERSATION or call.speaker == q.who):
        return False
    times: list[datetime] = [call.at.astimezone(tz) for tz in q.zones]
    return all(p.day_begins <= local.time() < p.evening_ends for local in times)


once_a_week = _act.of(
    FrequencyCap(
        most=1,
        calendar={Calendar.WEEK},
        week_starts={Weekday.MON},
        per=Per.PERSON,
        to=Reach.WORK,
        media=frozenset(Medium),
        purposes_not_counted=frozenset(Purpose) - ABOUT_THE_DEBT,
        not_counted=NOT_SENT,
        replies_exempt=False,
        own_call_exempt=True,
        unless=(Consented(scope=ConsentScope.WORKPLACE, all_debts=True), _debtor_alone),
    )
).rule(
    "us.or.646-639-2gb.once-a-week",
    "{most:contact} at work in a business week",
    _act("(2)(g)(B)"),
    source_note="The business week is read as the whole week from Monday: a contact on a Saturday counts to the days "
    "before it. Answers count and wait too, for the section knows no exception",
    example="rung at work on Tuesday: not again until Monday.",
)


@_act.rule(
    "us.or.646-639-2gb.workplace-request",
    "No call to work once the debtor asked, or the employer forbids it",
    _act("(2)(g)(B)"),
    media=TELEPHONE,
    needs=(Holding.INCONVENIENT_PLACE, Holding.EMPLOYER_PROHIBITION, Holding.OPT_OUT, Holding.CEASE_NOTICE),
)
def workplace_request(q: Question) -> Outcomes:
    """The office is not rung once the debtor does not want it, in whatever words, or the employer forbids it.

    **What it checks**: for a call to a line at work, that neither the debtor asked not to be contacted there, on that
    line, by telephone or at all, nor the employer is known to forbid such calls.
    **Source**: ORS 646.639(2)(g)(B). Permission to be contacted at work does not lift what the employer forbids, and of
    what the debtor asked only what was asked before it was given.
    **When it does not apply**: once the word is withdrawn, or a later permission given; within the debtor's own call,
    to what was asked before it.
    **Missing facts**: unknown ``requests``, unless it surely rings elsewhere; the line used, and its place.
    **Example**: 'not here, please', said once on the telephone, closes the office line for good.
    """
    owed = {debt.id for debt in _owed(q)}
    if not owed or (q.case.requests is UNKNOWN and surely_away(q, WORK)):
        return PASS
    asked = [request for request in q.requests if _closes_work(q, request)]
    if not q.places_call:  # their own call, which excuses nothing that was asked in it, or later
        asked = [request for request in asked if q.answered_after(request.received_at) is None]
    if not asked:
        return PASS

    def judge(debt: Debt) -> Outcome:
        leave = [c.last_given(q.at) for c in leave_for_work(q) if c.debts is None or debt.id in c.debts]

        def still(request: Request) -> bool:
            lifted = not isinstance(request, EmployerProhibition)
            return not (lifted and any(surely_before(request.received_at, given) for given in leave))

        binding = [
            each.id for each in asked if still(each) and (not isinstance(each, CeaseNotice) or _ceases(q, each, debt))
        ]
        if debt.id not in owed or not binding or not at_place(q, WORK):
            return PASS
        facts = {f"requests.{id}": "no call to work" for id in binding}
        return Denied("not to be rung at work", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


def _closes_work(q: Question, request: Request) -> bool:
    """Whether what was asked, or is known of the employer, closes the line at work."""
    if isinstance(request, CeaseNotice):
        return True
    if request.person != q.who:
        return False
    if isinstance(request, InconvenientPlace):
        return request.place in (WORK, UNKNOWN)
    if isinstance(request, MediumOptOut):
        return request.binds(q.medium)
    if isinstance(request, AddressOptOut):
        return request.binds(q.medium) and request.address in (q.address, UNKNOWN)
    return isinstance(request, EmployerProhibition)


def _ceases(q: Question, notice: CeaseNotice, debt: Debt) -> bool:
    """Whether a notice is about a debt, and the debtor's own or of somebody who speaks for them."""
    own = notice.person == q.who or (q.recipient is Recipient.CONSUMER and q.speaks_for_consumer(notice, debt))
    return own and notice.about(debt.id)


# -- (2)(h), (i)


@_act.rule(
    "us.or.646-639-2h.written-identity",
    "The first writing about a debt names the collector, whom it collects for, and its business address",
    _act("(2)(h)"),
    media=WRITTEN | VISITS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
)
def written_identity(q: Question) -> Outcomes:
    """A debtor reads in the first writing about a debt who collects it, for whom, and at which address.

    **What it checks**: for each debt of which nothing was written to this debtor before, that the message or paper is
    declared to give the business's identity, an element that stands for all three; undeclared, a duty.
    **Source**: ORS 646.639(2)(h). For whom is said of each debt: the first about another debt says it again. Papers of
    a court that are the first writing say it too, handed over as well.
    **When it does not apply**: to visits without such papers; to who does not owe the debt, a spouse too, and to a
    stand-in who is only asked where the debtor is; to the confirmation of an opt-out, which tells of no debt; once
    something was written and did not come back, written validation information and a first communication in writing
    that are recorded with the debt included.
    **Missing facts**: unknown ``history``, of what is declared to lack it.
    **Example**: a first letter without the collector's address is declared to lack it, and is denied.
    """
    said = q.content.has(Element.BUSINESS_IDENTITY)
    if said or (q.medium in VISITS and q.acts.isdisjoint(PROCESS)):
        return PASS
    owed = [debt for debt in q.debts if obligated(q, debt, TakenFor.STAND_INS)]

    def judge(new: Sequence[Debt]) -> Outcome:
        ids = tuple([debt.id for debt in new])
        if said is None:
            return Required("name yourself, whom you collect for, and your business address", debts=ids)
        return Denied("the first writing about the debt does not say who collects it", debts=ids)

    return of_first_writings(q, owed, judge)


identity = unless(OWN_CALL)(
    _act.of(ContentRequired(elements={Element.IDENTITY_AND_PURPOSE}, media=SPOKEN, unless=(_debtors,))).rule(
        "us.or.646-639-2i.identity",
        "Within thirty seconds: who is speaking, and why",
        _act("(2)(i)"),
        source_note="It asks who initiates the communication, which within the debtor's own call is the debtor",
        example="a script that comes to the purpose after a minute is declared to lack it, and is denied.",
    )
)

# -- (2)(k), (r), (s)


def _threatened_or_attempted(q: Question) -> Outcomes:
    return joined(empty_threat.check(q), each_debt(q, lambda debt: _attempted(q, debt)))


def _attempted(q: Question, debt: Debt) -> Outcome:
    """The objection to enforcing what there is no right to: a suit nobody authorised, or a judgment that there is not.

    Raises:
        MissingFact: it begins a suit, and whether the creditor authorised one is unknown.
    """
    if q.recipient not in TOWARDS_ANYBODY:
        return PASS
    if q.purpose is Purpose.POSTJUDGMENT_REMEDY and threatens_suit(q) is False and not has_judgment(q, debt):
        return Denied("carries out a judgment that there is not", debts=(debt.id,))  # beside those that threaten to
    if not begins_a_suit(q, debt) or debt.legal_action_authorised is True:
        return PASS
    if debt.legal_action_authorised is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.legal_action_authorised")
    return Denied("brings a legal action that was not authorised", debts=(debt.id,))


no_empty_threat = _act.adopted(
    empty_threat,
    "us.or.646-639-2k.empty-threat",
    _act("(2)(k)"),
    check=_threatened_or_attempted,
    title="No right or remedy that does not exist is threatened or enforced",
    note="It bars the attempt as it does the threat: no paper of a court begins a suit that the creditor did not "
    "authorise, and no remedy of a judgment is taken where there is none. Of other remedies and actions no fact says "
    "whether they exist or are taken.",
)

barred_suit = _act.adopted(
    s26.time_barred,
    "us.or.646-639-2r.time-barred",
    _act("(2)(k)"),
    _act("(2)(r)"),
    _act("(4)(a)"),
    note="(r) and (4)(a) are about filing suits, so not about papers of one that is known to be pending "
    "(``active_litigation``); (k) about threats to enforce what no longer exists; what diligence would find "
    "counts.",
)


@_act.rule(
    "us.or.646-639-2s.nothing-owed",
    "No collection of a debt known not to be owed",
    _act("(2)(s)"),
    recipients=tuple(Recipient),
    purposes=EVERY_EFFORT - {Purpose.CREDIT_REPORTING} | {Purpose.VALIDATION_NOTICE},
    needs=(Holding.PAID_DEBT, Holding.PROCEEDING),
)
def nothing_owed(q: Question) -> Outcomes:
    """What the debtor does not owe is not collected, by a bill or a suit either.

    **What it checks**: that no debt of the contact was known to be paid or settled, or found not to be the debtor's, as
    was claimed: that it came of identity theft, was coerced, or of a payment that was not theirs.
    **Source**: ORS 646.639(2)(s). Of other grounds no fact is declared.
    **When it does not apply**: to answers and reports; to word to the creditor's side or a reporting agency; to papers
    that some law requires and that neither ask for payment nor bring an action, or that end a suit that goes on; to a
    bill or a validation notice that is declared to ask for no payment.
    **Missing facts**: unknown ``proceedings`` of the debt; how such a claim ended, or which kind one was.
    **Example**: paid on Monday, learned on Tuesday: a bill on Wednesday is denied.
    """
    found = s22.nothing_owed.check(q)
    if q.recipient not in TOWARDS_ANYBODY:
        return found
    return joined(found, each_debt(q, lambda debt: PASS if s22.seeks_nothing(q, debt) else _not_theirs(q, debt)))


_NOT_THEIRS: Final = s18.CLAIMED_NOT_OWED - {ProceedingKind.GOOD_FAITH_ESTIMATE_DISPUTE}
"""Claims that nothing is owed; above its estimate a bill is too high."""


def _not_theirs(q: Question, debt: Debt) -> Outcome:
    """Whether the debt was found not to be the debtor's, as was claimed.

    Raises:
        MissingFact: it is unknown what was under way, or how that ended.
    """

    def upheld(each: Proceeding) -> bool:
        perhaps = each.perhaps_upheld(q.at)
        if perhaps and each.upheld is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.proceedings.{each.id}.upheld")
        return perhaps

    found = known(q, debt, *sorted(_NOT_THEIRS), objects=upheld)
    if not found:
        return PASS
    return Denied("the debt was found not to be owed, as was claimed", debts=(debt.id,), facts=named(debt, found))


# -- (2)(t), (4)(d)


@unless(Debts(which=Which.NOT_BOUGHT), ANSWERS_IN_COURT)
@but_for_owed_notices
@_act.rule(
    "us.or.646-639-2t.documents",
    "No collection of a bought debt until the documents asked for are provided",
    _act("(2)(t)"),
    _act("(4)(d)"),
    _act("(5)"),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
    needs=(Holding.PROCEEDING,),
    days=Parameter(((READ, 30),), "days", _act("(2)(t)"), "lower"),
)
def documents(q: Question, p: Any) -> Outcomes:
    """Whoever bought a debt provides its documents within {days:day} once asked, and does not collect before.

    **What it checks**: that all of the documents asked for were provided, by the end of the last of the days after the
    request.
    **Source**: ORS 646.639(2)(t) and (4)(d). Any means of collecting rests, towards everybody but the owner's side:
    suits, remedies, bills and reports too. (4)(d) frees from its own bar whoever provided them, however late; (t) bars
    collecting before they are provided in the days, so that documents that came late free nobody: the careful reading.
    More days are the other.
    **When it does not apply**: to creditors not known to have bought the debt, and to a debt known not to have been
    bought ((5)); to a second request, once the documents were provided; to an answer in court that some law requires,
    and that does not sue.
    **Missing facts**: unknown ``proceedings`` or ``purchased`` of the debt; ``locations``, to tell the days.
    **Example**: asked on 2 March, sent on 20 March: no collection in between.
    """

    def judge(debt: Debt) -> Outcome:
        requests = [each for each in members(debt.proceedings) if each.kind is ProceedingKind.DOCUMENT_REQUEST]

        def last(day: date) -> date:
            return day + timedelta(days=p.days)

        def objects(each: Proceeding) -> bool:
            if provided_before(q, debt, each, requests):
                return False
            when = each.ended_at
            late = when is None or q.at < when or not came_by(q, when, each.learned_at, last)
            return late or not is_over(q, debt, each)  # which it is not either if what was sent came back

        asked = known(q, debt, ProceedingKind.DOCUMENT_REQUEST, objects=objects)
        if not asked:
            return PASS
        facts = named(debt, asked)
        return Denied("the documents asked for were not provided in time", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


# -- (4)(b)


@unless(Debts(which=Which.NOT_BOUGHT))
@_act.rule(
    "us.or.646-639-4b.records",
    "No suit on a bought debt without the records that prove it",
    _act("(4)(b)"),
    _act("(5)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
)
def records(q: Question) -> Outcomes:
    """Whoever sues on a bought debt has the business records that show what it is, how much, and whose.

    **What it checks**: of each debt on which a suit is begun, ``documents_held``; not said, a duty.
    **Source**: ORS 646.639(4)(b), for debt buyers and whoever acts for one. Which of the listed records are at hand is
    one fact.
    **When it does not apply**: to creditors not known to have bought the debt, and to a debt known not to have been
    bought ((5)); to papers of a suit that goes on (``active_litigation``), or after a judgment, and to those that some
    law requires and that bring no action; to a call or a text about a suit, which brings none.
    **Missing facts**: ``documents_held``, if it is said to be unknown; ``purchased`` of a debt whose records are known
    to be lacking.
    **Example**: a law firm sues for a buyer that has no agreement and no statement of the account: denied.
    """
    return each_debt(q, lambda debt: suing_with_proof(q, debt, "the records that establish the debt and its owner"))


UNLAWFUL_PRACTICES = Pack(
    id="us.or.646-639",
    title="Oregon unlawful collection practices (ORS 646.639)",
    rules=(
        threats,
        language,
        employer,
        workplace,
        letter_to_work,
        call_to_work,
        once_a_week,
        workplace_request,
        written_identity,
        identity,
        no_empty_threat,
        barred_suit,
        nothing_owed,
        documents,
        records,
    ),
    why_not=covering(
        ANYONE,
        natures=(DebtNature.CONSUMER,),
        but_not=(DebtKind.FEDERAL_TAX,),
        under="ORS 646.639(1)(f), (h): a debt out of a consumer transaction, owed to a creditor or debt buyer",
    ),
    jurisdiction="US-OR",
)
"""It binds creditors' own staff as well as collectors."""

JURISDICTION = Jurisdiction(
    id="US-OR",
    name="Oregon",
    confidence=Confidence.PRIMARY,
    packs=(UNLAWFUL_PRACTICES,),
    read=(_act(""), statute("ORS", "646A.372"), statute("ORS", "646A.677", Confidence.UNREAD)),
    note=(
        "Threats and abuse, the employer, the workplace, who writes, speaks and why, time-barred and paid debts, and "
        "documents and suits about bought debts, for creditors' own staff too. Not encoded: threats of arrest, of "
        "seizure without a court, to tell the employer or call at work, to assign, and what else turns on what is said "
        "(2)(b), (c), (f), (g), (j), (L) to (p); (2)(e), which asks for an intent to harass and has no number, "
        "whatever the time is said to be; (2)(q), debts that Medicaid or the Oregon Health Plan would reimburse, for "
        "which there is no fact; (2)(u), whose ORS 646A.677 was not read; (3), information services; (4)(c), receipts; "
        "the ten seconds in which an automatic dialler must let go (ORS 646A.372); OAR 441-810-0210, which repeats the "
        "federal limit on asking third persons."
    ),
)
