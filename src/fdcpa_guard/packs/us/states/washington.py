"""Washington: collection agencies (RCW 19.16.250) and small lenders (RCW 31.45.082).

Neither binds a creditor that collects in its own name, but for payday lenders. RCW 19.16 has no definition of
communication: attempts are counted, letters too. A week is not defined there either, so both the calendar week from
Sunday and seven times 24 hours are kept; RCW 31.45.082 defines the first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any, ClassVar, Final

from ....clock import DAY, FOREVER
from ....errors import MissingFact
from ....facts import Attempt, Debt
from ....facts.base import members
from ....facts.debts import Proceeding
from ....facts.moments import surely_before
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required
from ....rules.acts import was_for
from ....rules.judging import PROCESS, each_debt, has_judgment, of_each, sues, those
from ....rules.missed import is_over, surely_missed, surely_provided
from ....rules.outcomes import several
from ....shapes import (
    Asked,
    Ban,
    Calendar,
    CallingHours,
    CallToMobile,
    ContentRequired,
    Debts,
    Duty,
    Elsewhere,
    FrequencyCap,
    Hold,
    InTheConsumersPlace,
    NoMobile,
    NotAtTheirs,
    NotObligated,
    NotOverdue,
    Per,
    PurposeLimit,
    Reach,
    RepresentationStops,
    RequestStops,
    RequiredByLaw,
    Standing,
    TakenFor,
    ValidationLetter,
    Which,
    Writ,
)
from ....shapes.exceptions import Exempting, obligated, owes_too
from ....shapes.reach import asks_to_stop
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    OTHERS,
    TELEPHONE,
    TIMED,
    UNKNOWN,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtKind,
    DebtNature,
    Effect,
    Element,
    Holding,
    Medium,
    NoticeKind,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import empty_threat, profanity
from ..federal.regf import s10, s18, s22, s26
from .adopting import NO_FORCE, ON_VIEW, implies_in_public, tells_nothing, tells_on_view
from .anothers_number import not_by_anothers_number
from .common import READ, Jurisdiction, ours, statute
from .law import Law
from .narrowing import ANSWERS_IN_COURT, ASKS_WHERE, but_for_process, reports_in_answers, unless
from .owed_notice import owed_notices_spared
from .purposes import (
    ABOUT_THE_DEBT,
    ANSWERS,
    EVERY_EFFORT,
    NOT_COUNTED,
    NOT_SENT,
    TOWARDS_ANYBODY,
    UNPROMPTED,
    VISITS,
    WRITTEN,
)
from .steps import (
    TELLING,
    days_later,
    known,
    named,
    notices,
    of_first_writings,
    provided_before,
    shows_number,
    suing_with_proof,
)

REQUIRED_BY_OTHER_LAW: Final = frozenset({Purpose.VALIDATION_NOTICE, Purpose.EARLY_INTERVENTION_NOTICE})
"""Counted, but not stopped by a limit on how often: federal law wants them sent, and in time."""

STOPPED: Final = UNPROMPTED - REQUIRED_BY_OTHER_LAW
_NOTICES: Final = ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION}
"""What may represent that a claim exists, and is no paper of a court."""

_DEBTORS: Final = CONSUMERS | OTHERS
"""Who may owe a claim (19.16.100(8)): of the others whoever agreed to."""
_not_owed = NotObligated()
_neither_owes_nor_married = NotObligated(taken_for=TakenFor.COUPLE)
_does_not_owe = NotObligated(taken_for=TakenFor.NOBODY_ELSE)
_writ = Writ()

COUPLE: Final = frozenset({Recipient.CONSUMER, Recipient.SPOUSE})
_COUPLE: Final = (Recipient.CONSUMER.value, Recipient.SPOUSE.value)

_agency: Final = Law("RCW", "19.16.250", purposes=ABOUT_THE_DEBT)

_AGENCIES: Final = (
    CollectorKind.THIRD_PARTY_COLLECTOR,
    CollectorKind.DEBT_BUYER,
    CollectorKind.CREDITOR_UNDER_OTHER_NAME,
    CollectorKind.MORTGAGE_SERVICER,
)
_TAXES: Final = (DebtKind.FEDERAL_TAX,)
"""A claim arises out of an agreement or contract (RCW 19.16.100(2))."""
_LICENSED: Final = "RCW 19.16.100: agencies, debt buyers and who uses another name; not creditors, lenders or lawyers"

_binds = covering(_AGENCIES, natures=tuple(DebtNature), but_not=_TAXES, under=_LICENSED)
_binds_for_care = covering(_AGENCIES, kinds=(DebtKind.MEDICAL,), under=_LICENSED)

_lender: Final = Law("RCW", "31.45.082", recipients=COUPLE)

_night = partial(
    CallingHours,
    opens=time(7, 30),
    closes=time(21),
    on_every_clock=True,
    lifted_by=None,
    replies_exempt=False,
    own_call_exempt=True,
)

# -- 19.16.250(8)


written_identity = unless(ASKS_WHERE)(
    _agency.of(ContentRequired(elements={Element.BUSINESS_IDENTITY}, media=WRITTEN, unless=(_not_owed, _writ))).rule(
        "us.wa.19-16-250-8a.written-identity",
        "Every writing names the agency and the street address of its licence",
        _agency("(8)(a)"),
        recipients=_DEBTORS,
        purposes=_NOTICES,
        exceptions="to papers of a court; to the mere confirmation of an opt-out, which implies no claim",
        source_note="The element business-identity stands for both",
        example="a text that does not say which agency sends it is denied.",
    )
)

creditor_named = unless(ASKS_WHERE)(
    _agency.of(Duty(duty="name the original creditor, if you know it", media=WRITTEN, unless=(_not_owed, _writ))).rule(
        "us.wa.19-16-250-8b.creditor-named",
        "Every writing names the original creditor, if it is known",
        _agency("(8)(b)"),
        recipients=_DEBTORS,
        purposes=_NOTICES,
        exceptions="to papers of a court; to the mere confirmation of an opt-out, which implies no claim",
        example="a text about a bought card account names the bank.",
    )
)


class _WordOfTheDispute(Exempting):
    """Word to an agency, which some law requires, that what was reported before is disputed."""

    says: ClassVar = (
        "to word that a debt which was reported before (``credit_reported``) is disputed, declared to say so "
        "(``reports-dispute``) and to be required by law"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        if q.recipient is not Recipient.CONSUMER_REPORTING_AGENCY or sues(q):
            return False
        says = q.content.has(Element.REPORTS_DISPUTE) is True
        return says and q.contact.required_by_law and debt.credit_reported is True


_word_of_the_dispute = _WordOfTheDispute()
_efforts: Final = unless(ANSWERS_IN_COURT, _word_of_the_dispute)
"""For what stops efforts to collect, of which an answer in court is none, nor the word that (10)(a) wants."""

original_creditor = owed_notices_spared(_binds)(
    _efforts(
        _agency.of(Hold(standing={Standing.ORIGINAL_CREDITOR_REQUEST}, in_writing=True)).rule(
            "us.wa.19-16-250-8b.original-creditor",
            "No collection until the original creditor asked for in writing is named",
            _agency("(8)(b)"),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            exceptions="to a spoken request; to one answered or withdrawn; to the client and the agency's own "
            f"attorney; {ANSWERS_IN_COURT.says}; {_word_of_the_dispute.says}",
            source_note="However long after the validation period it was asked. All efforts rest, towards whomever: "
            "suits, remedies, bills and reports too",
            example="asked by letter three years on: calls wait for the answer.",
        )
    )
)


@_agency.rule(
    "us.wa.19-16-250-8c.itemisation",
    "The first written notice of a claim itemises it",
    _agency("(8)(c)"),
    _agency("(8)(d)"),
    _agency("(8)(e)"),
    media=WRITTEN,
    recipients=_DEBTORS,
    purposes=_NOTICES,
)
def itemisation(q: Question) -> Outcomes:
    """Whoever owes a claim finds in the first notice of it what it is made of.

    **What it checks**: for each claim of which no notice was sent to this debtor before, that the message is declared
    to itemise it; undeclared, a duty.
    **Source**: RCW 19.16.250(8)(c) and (e). Of a claim with a judgment, (8)(d) asks for the current balance and the
    interest since the judgment alone: a duty, for no fact is declared of those.
    **When it does not apply**: to papers of a court and writs upon a judgment, which have a rule of their own, and
    count as no notice here; to the mere confirmation of an opt-out; once a notice was sent and did not come back, of
    which written validation information is one, and a first communication recorded as in writing. A question where
    somebody is that is not declared to tell of a claim tells of none, and is no first notice.
    **Missing facts**: unknown ``history``, of what is declared not to.
    **Example**: a first letter that names only a total is denied.
    """
    return _itemised_at_first(q, TELLING - PROCESS, "the first notice of the claim does not itemise it", but_for=_writ)


def _itemised_at_first(
    q: Question, telling: frozenset[Purpose], denied: str, *, but_for: Exempting | None = None
) -> Outcomes:
    itemised = q.content.has(Element.ITEMISATION)
    if itemised:
        return PASS

    def judge(new: Sequence[Debt]) -> Outcomes:
        judged = tuple([debt.id for debt in new if has_judgment(q, debt)])
        rest = tuple([debt.id for debt in new if not has_judgment(q, debt)])
        found: list[Outcome] = []
        if judged:
            found.append(Required("give the current balance, and the interest since the judgment", debts=judged))
        if rest and itemised is None:
            found.append(Required("itemise the claim", debts=rest))
        elif rest:
            found.append(Denied(denied, debts=rest))
        return tuple(found)

    return _of_the_first(q, telling, judge, but_for)


def _of_the_first(
    q: Question,
    telling: frozenset[Purpose],
    judge: Callable[[Sequence[Debt]], Outcomes],
    but_for: Exempting | None = None,
) -> Outcomes:
    """What is said of the claims of which this debtor was told nothing in writing before, for one of these purposes.

    Nothing if the contact only asks where somebody is, or is made with no debtor.
    """
    spared = (ASKS_WHERE,) if but_for is None else (ASKS_WHERE, but_for)
    owed = [debt for debt in q.debts if obligated(q, debt) and not any(each.spares(q, debt) for each in spared)]
    return of_first_writings(q, owed, judge, telling)


# -- 19.16.250(9)


@_agency.rule(
    "us.wa.19-16-250-9.pleading",
    "Papers of a court that are the first writing about a claim itemise it",
    _agency("(9)"),
    media=(WRITTEN | VISITS) - CALLS_AND_TEXTS,
    recipients=_DEBTORS,
    purposes=PROCESS,
)
def pleading(q: Question) -> Outcomes:
    """Whoever is first written to about a claim by papers of a proceeding finds in them what a first notice says.

    **What it checks**: for each claim about which nothing was written to this debtor before, that the papers, a writ
    included, are declared to itemise it; undeclared, a duty.
    **Source**: RCW 19.16.250(9). Papers handed over are writings too. Of a claim with a judgment, the balance and the
    interest are a duty, as in a notice ((8)(d)).
    **When it does not apply**: once a letter, message or paper about the claim was sent and did not come back, written
    validation information included; to a text about a suit or a writ, which is none and a first notice like any other.
    **Missing facts**: unknown ``history``, of what is declared not to.
    **Example**: a complaint with a total alone is the first that the debtor reads of the claim: denied.
    """
    return _itemised_at_first(q, TELLING, "the first writing about the claim does not itemise it")


# -- 19.16.250(10)


@reports_in_answers
@_agency.rule(
    "us.wa.19-16-250-10a.report-the-dispute",
    "A claim disputed in writing is reported as disputed",
    _agency("(10)(a)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING,),
    needs=(Holding.DISPUTE, Holding.PROCEEDING),
)
def report_the_dispute(q: Question) -> Outcomes:
    """Once the debtor has disputed any part of a claim in writing, the reporting agency is told.

    **What it checks**: for each claim with a dispute in writing that was not withdrawn, or that the debtor said in
    writing not to owe (identity theft, a coerced debt, a payment that was not authorised, a bill above its estimate),
    that the report is declared to tell of it; undeclared, a duty.
    **Source**: RCW 19.16.250(10)(a). The record of that is the agency's to keep.
    **When it does not apply**: to disputes by word of mouth, of which federal law speaks for consumers' debts.
    **Missing facts**: unknown ``disputes`` or ``proceedings`` of the debt, or whether one was in writing, if the report
    is silent.
    **Example**: disputed by letter last week: the next report of a company's unpaid invoice says so.
    """
    told = q.content.has(Element.REPORTS_DISPUTE)
    if told:
        return PASS

    def judge(debt: Debt) -> Outcome:
        if not _disputed(q, debt):
            return PASS
        if told is None:
            return Required("report that the claim is disputed", debts=(debt.id,))
        return Denied("does not report that the claim is disputed", debts=(debt.id,))

    return each_debt(q, judge)


def _notified(q: Question, debt: Debt) -> datetime | None:
    """When the debtor was first notified of the claim in writing, or that was attempted by a letter or papers.

    Raises:
        MissingFact: whether validation information was given, or in writing, which notices, or what else was sent, is
            unknown, and nothing else is known.
    """
    ours = [notice for notice in debt.known_notices if notice.kind in _OURS_TO_THE_DEBTOR]
    sent = [when for notice in ours for when in (notice.sent_at, notice.received_at) if when is not None]
    if debt.initial_communication_at is not None and debt.initial_communication_orally is False:
        sent.append(debt.initial_communication_at)
    if debt.validation is not UNKNOWN:
        sent += [surely_provided(q, notice) for notice in debt.validation if notice.orally is False]
    sent += [letter.at for letter in _letters(q) if debt.id in letter.debts]
    sent = [when for when in sent if when <= q.at]
    if not sent:
        if debt.validation is UNKNOWN or any(
            notice.orally is UNKNOWN and notice.provided_at <= q.at for notice in debt.validation
        ):
            raise MissingFact(f"debts.{debt.id}.validation")
        if debt.notices is UNKNOWN or notices(q, debt, UNKNOWN):
            raise MissingFact(f"debts.{debt.id}.notices")
        q.require_history()
    return min(sent, default=None)


def _letters(q: Question) -> Iterator[Attempt]:
    """The letters to the debtor that told of a debt, and papers handed over; what came back too: attempts suffice."""
    timeline = q.index.outbound.get(Recipient.CONSUMER.value)
    for attempt in () if timeline is None else timeline.by(q.at):
        if attempt.purpose in _TELLING_NO_DEBTOR:
            continue
        if attempt.medium is Medium.MAIL or (attempt.medium in VISITS and attempt.purpose in PROCESS):
            yield attempt


_TELLING_NO_DEBTOR: Final = frozenset(
    {Purpose.UNRELATED_NOTICE, Purpose.LOCATION_INFORMATION, Purpose.OPT_OUT_CONFIRMATION}
)
_OURS_TO_THE_DEBTOR: Final = frozenset(
    {
        NoticeKind.BEFORE_EMPLOYER_CONTACT,
        NoticeKind.BEFORE_MEDICAL_COLLECTION,
        NoticeKind.DEBT_DETAILS,
        NoticeKind.TIME_BARRED,
        NoticeKind.EARLY_INTERVENTION,
    }
)
"""Notices that the agency itself sends the debtor; bills and summaries are the provider's."""


def _pays(q: Question, debt: Debt) -> datetime | None:
    """Until when the debtor's promise to pay stands: for ever, if its day is unknown; None: there is none that does.

    Raises:
        MissingFact: it is unknown whether there is one, or where the debtor is, once its day has to be told.
    """
    if debt.promises is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.promises")
    ends = []
    for promise in debt.promises:
        if promise.made_at <= q.at and not any(
            w is not None and w <= q.at for w in (promise.kept_at, promise.broken_at)
        ):
            over = FOREVER if promise.due_on is UNKNOWN else q.day_starts(promise.due_on + DAY, q.consumer_zones)
            if q.at < over:
                ends.append(over)
    return max(ends, default=None)


def _disputed(q: Question, debt: Debt) -> bool:
    """Whether the debtor disputes any part of the claim in writing, by a dispute or a claim that it is not owed.

    Raises:
        MissingFact: that is unknown.
    """
    return bool(those((_by_dispute, _by_claim), lambda said: said(q, debt)))


def _by_claim(q: Question, debt: Debt) -> bool:
    claims, lacked = s18.claims_known(q, debt)
    if any(claim.in_writing is True for claim in claims):
        return True
    unclear = [f"debts.{debt.id}.proceedings.{claim.id}.in_writing" for claim in claims if claim.in_writing is UNKNOWN]
    if lacked is not None or unclear:
        raise MissingFact(lacked or unclear[0])
    return False


def _by_dispute(q: Question, debt: Debt) -> bool:
    if debt.disputes is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.disputes")
    standing = [
        d
        for d in debt.disputes
        if d.received_at <= q.at and (d.withdrawn_at is None or q.at < d.withdrawn_at) and d.in_writing is not False
    ]
    if any(d.in_writing is True for d in standing):
        return True
    if standing:
        raise MissingFact(f"debts.{debt.id}.disputes.{standing[0].id}.in_writing")
    return False


_REASONABLE = Parameter(((READ, 30),), "days", ours("a reasonable time to pay"), "higher")


def _may_tell(q: Question, debt: Debt, days: int) -> Outcomes:
    """Whether somebody else may be told of a debt that has no judgment: after written notice, and undisputed."""
    ids = (debt.id,)

    def notified() -> Outcome:
        told = _notified(q, debt) is not None
        return PASS if told else Denied("the debtor was not notified of the claim in writing", debts=ids)

    def disputed() -> Outcome:
        return Denied("the debtor disputes the claim in writing", debts=ids) if _disputed(q, debt) else PASS

    def failed_to_pay() -> Outcome:
        if debt.paid_at is not None and debt.paid_at <= q.at:
            return Denied("the claim is known to be paid", debts=ids)
        pays = _pays(q, debt)
        return PASS if pays is None else Denied("the debtor agreed to pay", debts=ids, lapses_at=pays)

    found = of_each((notified, disputed, failed_to_pay), lambda asked: asked())
    when = _notified(q, debt) if found is PASS else None
    if when is None or (due := days_later(q, when, days, of_consumer=True)) <= q.at:
        return found
    return Advised("it may be too soon to say that the debtor failed to pay", debts=ids, until=due)


@unless(Debts(which=Which.OWED_TOO))
@_agency.rule(
    "us.wa.19-16-250-10c.employer",
    "The employer is told once before judgment, after written notice and undisputed",
    _agency("(10)(b)"),
    _agency("(10)(c)"),
    recipients=(Recipient.EMPLOYER,),
    days=_REASONABLE,
)
def employer(q: Question, p: Any) -> Outcomes:
    """The employer may be told of a claim with a judgment, and of another once at most, if the debtor was told first.

    **What it checks**: for a debt without a judgment: that the debtor was notified in writing, or that a letter or
    papers handed over tried to, has not paid, has not disputed any of it in writing and does not stand by a promise to
    pay, which holds to the end of its day, and that no employer was told of it before. Where less than {days:day} have
    passed since the notice (our choice: the section says a reasonable time) it advises.
    **Source**: RCW 19.16.250(10)(b) and (c). A first communication recorded as in writing notified too. Every past
    contact with an employer that conveyed something, other than to locate the debtor, is taken to have told of the
    claim, whoever there it was with. A bill or notice of the provider's is none of the agency's.
    **When it does not apply**: with a judgment; to an employer that owes the debt too (``co_obligors``); to a contact
    declared not to state the debt; undeclared, one for location information carries that duty; the single telling, if
    the employer agreed with the agency to more, and did not ask for an end since.
    **Missing facts**: unknown ``validation``, ``notices``, ``disputes``, ``proceedings`` or ``promises`` of the debt;
    whether a dispute or that information was in writing; unknown ``history``; unknown ``requests`` once the employer
    agreed to more; ``locations`` where days have to be told.
    **Example**: a second letter to the employer about an unjudged claim is denied.
    """
    if tells_nothing(q):
        return PASS
    undeclared = not isinstance(s10.state_no_debt.check(q), Denied)

    def judge(debt: Debt) -> Outcomes:
        if has_judgment(q, debt):
            return PASS
        if undeclared and q.acts == {Purpose.LOCATION_INFORMATION}:
            return Required("do not say or show that a debt is owed", debts=(debt.id,))
        return of_each((_may_tell, _told_once), lambda asked: asked(q, debt, p.days))

    return each_debt(q, judge)


def _told_once(q: Question, debt: Debt, days: int) -> Outcome:
    """That an employer who did not agree to more was not told of the claim before."""
    unclear = None
    try:
        if _agreed_to_more(q, debt):
            return PASS
    except MissingFact as missing:  # which is no matter where nobody was told
        unclear = missing
    told = [a.id for a in _told_to_employers(q) if debt.id in a.debts]
    if not told:
        return PASS
    if unclear is not None:
        raise unclear
    return Denied("the employer was told of the claim before", debts=(debt.id,), facts={"history": told[0]})


def _agreed_to_more(q: Question, debt: Debt) -> bool:
    """Whether the employer agreed to be told of a debt again, and did not ask since, in whatever words, for no more.

    Raises:
        MissingFact: what was asked is unknown, or at which address, and the employer agreed.
    """
    agreed = [c for c in q.consents(ConsentScope.EMPLOYER) if c.debts is None or debt.id in c.debts]
    stops = [r for r in q.requests if r.person == q.who and asks_to_stop(q, r)] if agreed else []
    return any(all(surely_before(r.received_at, c.last_given(q.at)) for r in stops) for c in agreed)


_TELLING_NO_EMPLOYER: Final = frozenset(
    {Purpose.LOCATION_INFORMATION, Purpose.UNRELATED_NOTICE, Purpose.OPT_OUT_CONFIRMATION, Purpose.FORMAL_PLEADING}
)


def _told_to_employers(q: Question) -> Iterator[Attempt]:
    """What told an employer of the claim, or may have, whoever there it was with."""
    q.require_history()
    for timelines in (q.index.reached, q.index.unsettled):
        for timeline in timelines.values():
            for attempt in timeline.by(q.at):
                telling = was_for(attempt.purpose, attempt.medium) not in _TELLING_NO_EMPLOYER
                if telling and attempt.spoken_to is Recipient.EMPLOYER and not surely_missed(q, attempt):
                    yield attempt


@but_for_process
@unless(_writ, InTheConsumersPlace())
@_agency.rule(
    "us.wa.19-16-250-10d.others",
    "Nobody else is told of a claim, but to locate, after notice and undisputed",
    _agency("(10)"),
    _agency("(10)(d)"),
    recipients=OTHERS - {Recipient.EMPLOYER},
    days=_REASONABLE,
)
def others(q: Question, p: Any) -> Outcomes:
    """Only somebody who may know where the debtor or assets are is told of a claim, and only to find that out.

    **What it checks**: that the contact asks for location information, and for a debt without a judgment that the
    debtor was notified in writing, as for the employer, has not paid, has not disputed any of it in writing, by a
    claim not to owe it either, and does not stand by a promise to pay. Where less than {days:day} have passed since
    the notice (our choice: the section says a reasonable time) it advises.
    **Source**: RCW 19.16.250(10) and (10)(d). Federal law, which bars telling even then, is not relaxed by it.
    **When it does not apply**: to papers of a court that are served, with the household or, once there is a judgment,
    on anybody; to a writ upon a judgment, as upon a bank, which a call or a text is not; to somebody who owes the debt
    too; to a contact declared not to state the debt, and to the confirmation of the person's own opt-out; undeclared,
    one for location information that may not state it carries that duty.
    **Missing facts**: as for the employer; whether the consumer is a minor, or deceased, for a parent or
    representative.
    **Example**: a neighbour who is asked for an address is not told of a disputed claim.
    """
    if tells_nothing(q):
        return PASS
    undeclared = not isinstance(s10.state_no_debt.check(q), Denied)
    locating = q.acts == {Purpose.LOCATION_INFORMATION}

    def judge(debt: Debt) -> Outcomes:
        if owes_too(q, debt):
            return PASS
        if not locating:
            return Denied("nobody else may be told of the claim", debts=(debt.id,))
        if has_judgment(q, debt):
            return PASS
        try:
            found = _may_tell(q, debt, p.days)
        except MissingFact:
            if not undeclared:
                raise
            found = Denied("it is unknown whether this person may be told")
        if undeclared and any(isinstance(each, Denied) for each in several(found)):
            return Required("do not say or show that a debt is owed", debts=(debt.id,))
        return found

    return each_debt(q, judge)


anothers_number = not_by_anothers_number("us.wa.19-16-250-10.not-the-consumers-number", _agency("(10)"))

public_post = _agency.adopted(
    ON_VIEW,
    "us.wa.19-16-250-10.public-post",
    _agency("(10)"),
    title="Nothing of a claim where others can see it",
    check=tells_on_view,
    note="What is declared to state no claim, nor to ask for payment, tells nobody of one.",
    purposes=COMMUNICATIONS,
)


# -- 19.16.250(11)


@_agency.rule(
    "us.wa.19-16-250-11.credit-rating",
    "No threat to the credit rating but of a report that is made or meant",
    _agency("(11)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
)
def credit_rating(q: Question) -> Outcomes:
    """The debtor is not threatened with a worse credit rating; a report that is made or meant may be told of.

    **What it checks**: for a contact declared to threaten a report, that the claim is reported; of one that is not, or
    of which nobody knows, it is a duty that a report be meant.
    **Source**: RCW 19.16.250(11).
    **When it does not apply**: where nothing is declared; medical debts, which are not reported, have a rule of their
    own besides.
    **Missing facts**: none; what is meant is the caller's to know.
    **Example**: a letter threatens a report about a claim that is not reported: the duty is to mean it.
    """
    if not q.content.has(Element.THREATENS_CREDIT_REPORT):
        return PASS
    loose = tuple([debt.id for debt in q.debts if debt.credit_reported is not True])
    return Required("threaten no report that you do not mean to make", debts=loose) if loose else PASS


# -- 19.16.250(12)


attorney = _agency.of(
    RepresentationStops(
        in_writing=True,
        told_by_attorney=True,
        reasonable_time=True,
        after_writing=True,
        consent_releases=False,
        of_debtors=True,
        unless=(NotObligated(taken_for=TakenFor.STAND_INS),),
    )
).rule(
    "us.wa.19-16-250-12.attorney",
    "Not to a debtor whose attorney wrote",
    _agency("(12)"),
    recipients=CONSUMERS,
    exceptions="to what only the debtor said, or was only spoken; once the attorney left a written question unanswered "
    "for a reasonable time, until the next such letter",
    source_note="It knows no leave of the attorney's: who takes the notification back ends the representation",
    example="the attorney's letter of 2 March closes every medium; the debtor's word that there is one does not.",
)

# -- 19.16.250(13)

threats = _agency.adopted(
    NO_FORCE,
    "us.wa.19-16-250-13.threat-of-harm",
    _agency("(13)"),
    federal="statute",
    note="Threats of a criminal prosecution are barred too; no fact is declared of those.",
)

language = _agency.adopted(profanity, "us.wa.19-16-250-13.profanity", _agency("(13)"), federal="statute")

_weekly = partial(
    FrequencyCap,
    hours=168,
    calendar={Calendar.WEEK},
    per=Per.PERSON,
    media=frozenset(Medium),
    not_counted=NOT_SENT,
    purposes_not_counted=NOT_COUNTED,
)

three_a_week = _agency.of(_weekly(most=3, together_with=_COUPLE, unless=(RequiredByLaw(),))).rule(
    "us.wa.19-16-250-13a.three-a-week",
    "At most {most:contact} a week with debtor and spouse",
    _agency("(13)(a)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=COUPLE,
    purposes=STOPPED,
    exceptions="to notices that federal law wants sent, which count all the same; a bill is one if it is declared so",
    source_note="The week is not defined: both a calendar week from Sunday and seven times 24 hours are kept",
    example="a call, a text to the spouse and a letter since Sunday: the next call waits.",
)

co_debtors_week = _agency.of(_weekly(most=3, unless=(_does_not_owe, RequiredByLaw()))).rule(
    "us.wa.19-16-250-13a.co-debtors-week",
    "At most {most:contact} a week with whoever owes too",
    _agency("(13)(a)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=_DEBTORS - COUPLE,
    purposes=STOPPED,
    exceptions="to notices that federal law wants sent, which count all the same",
    source_note="A debtor is whoever owes the claim (19.16.100(8)), a parent who does too, and each has a week of "
    "their own",
    example="a co-signer was written to three times since Sunday: the next letter waits.",
)

once_a_week_at_work = _agency.of(_weekly(most=1, to=Reach.WORK, unless=(_does_not_owe, RequiredByLaw()))).rule(
    "us.wa.19-16-250-13b.once-a-week-at-work",
    "At most {most:contact} a week at work",
    _agency("(13)(b)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=_DEBTORS,
    purposes=STOPPED,
    source_note="The week is not defined: both a calendar week from Sunday and seven times 24 hours are kept. It "
    "speaks of the debtor alone: a spouse at work is one only if they owe the claim too",
    example="the office was rung on Monday at 10:00: not again before the next Monday at 10:00, nor the mobile while "
    "the debtor is known to be at work.",
)

night = _agency.of(_night(unless=(Elsewhere(), _neither_owes_nor_married))).rule(
    "us.wa.19-16-250-13c.night",
    "Not at home from {closes} to {opens}",
    _agency("(13)(c)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=_DEBTORS,
    source_note="A mobile, a text or an email is taken to reach the person at home",
    example="a call at {opens:before} is denied; at {opens:clock} this section is content, and federal law is not "
    "before 08:00.",
)

# -- 19.16.250(16), (23)

barred_suit = _agency.adopted(
    s26.time_barred,
    "us.wa.19-16-250-23.time-barred",
    _agency("(16)"),
    _agency("(23)"),
    note="(23) is about bringing suits and arbitration, so not about papers of one that is known to be pending "
    "(``active_litigation``); (16) about threats of what cannot be done at the time; what should be known counts.",
)

_MAY_NOT: Final = "No threat of a legal action that may not be brought"
_NOT_MEANT: Final = (
    "Nor whether an action that may be brought is meant; one that the creditor did not authorise is taken for one that "
    "may not."
)

no_empty_threat = _agency.adopted(
    empty_threat,
    "us.wa.19-16-250-16.empty-threat",
    _agency("(16)"),
    title=_MAY_NOT,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    federal="statute",
    note=f"It does not ask who hears the threat against the debtor. {_NOT_MEANT}",
)

# -- 19.16.250(18), (19)

two_a_day = _agency.of(
    FrequencyCap(
        most=2,
        calendar={Calendar.DAY},
        per=Per.ADDRESS,
        not_counted=frozenset(),
        media=CALLS_AND_TEXTS | {Medium.OTHER_ELECTRONIC},
        purposes_not_counted=ANSWERS,
        unless=(NoMobile(),),
    )
).rule(
    "us.wa.19-16-250-18.two-a-day",
    "At most {most} calls and texts a day to a mobile",
    _agency("(18)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=frozenset(Purpose) - ANSWERS,
    source_note="A list of mobile numbers, brought up to date every month, tells which line is none; a line of "
    "unknown type counts as a mobile. What went to the number for somebody else counts too, and any electronic message "
    "that names the number; messages that reach a device otherwise do not. It counts calls, those that did not connect "
    "too, whatever they are about",
    example="a call at 10:00 and a text at 14:00: the call at 18:00 waits for the next day.",
)


@_agency.rule(
    "us.wa.19-16-250-19.caller-id",
    "The number is not hidden",
    _agency("(19)"),
    media=TELEPHONE,
    recipients=_DEBTORS,
    purposes=tuple(Purpose),
)
def caller_id(q: Question) -> Outcomes:
    """A call to a debtor's telephone shows the number that it comes from, whatever the call is about.

    **What it checks**: that the call is declared to show its number; undeclared, a duty.
    **Source**: RCW 19.16.250(19). A debtor's telephone is one on which a debtor, who counts as one, or somebody of the
    household is called, or that is recorded as the consumer's and not known to be another's by now.
    **When it does not apply**: to the telephones of others; within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call with its number withheld is denied.
    """
    return shows_number(q) if q.places_call and _rings_a_debtors(q) else PASS


def _rings_a_debtors(q: Question) -> bool:
    if q.recipient is Recipient.HOUSEHOLD_MEMBER or not q.roles.isdisjoint(CONSUMERS):
        return True
    line = q.index.phones.get(q.address or "")
    if line is not None and line.person == Recipient.CONSUMER.value:
        since, again = line.elsewhere(q.at), line.learned["regained_at"]
        if not since or any(back == when for back in again for when in since):  # at one instant both: perhaps theirs
            return True
    return any(owes_too(q, debt) for debt in q.debts)


# -- 19.16.260(2)

_BUYERS_SINCE: Final = date(2020, 6, 11)
"""From when claims had to be bought for 19.16.260(2) as it was read here (2020 c 30 s 5)."""


@unless(Debts(which=Which.NOT_BOUGHT))
@_agency.rule(
    "us.wa.19-16-260-2a.proof-of-the-debt",
    "No suit of a debt buyer without the contract or what stands for it",
    statute("RCW", "19.16.260(2)(a)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING,),
    in_force=(_BUYERS_SINCE, None),
)
def proof_of_the_debt(q: Question) -> Outcomes:
    """A debt buyer's complaint brings the signed contract, or the statement or records that stand for it.

    **What it checks**: of each claim on which a suit is begun, ``documents_held``: what is not at hand cannot be
    attached; not said, a duty.
    **Source**: RCW 19.16.260(2)(a); 19.16.100(7): whoever hires others to collect, or an attorney to sue, is a debt
    buyer too, so those are held to it for what may have been bought.
    **When it does not apply**: to a creditor not known to have bought the claim; to a claim known not to have been
    bought, or to have been bought before June 2020; to papers of a suit that goes on (``active_litigation``), or after
    a judgment, and to those that some law requires and that bring no action; to a call or a text about a suit, which
    brings none.
    **Missing facts**: ``documents_held``, if it is said to be unknown; ``purchased`` of a claim of which the contract
    is known to be lacking.
    **Example**: a buyer that has no more than a list of accounts sues on one of them: denied.
    """

    def judge(debt: Debt) -> Outcome:
        if debt.assigned_on is not UNKNOWN and debt.assigned_on < _BUYERS_SINCE:
            return PASS
        return suing_with_proof(q, debt, "the contract, or what stands for it, attached")

    return each_debt(q, judge)


COLLECTION_AGENCIES = Pack(
    id="us.wa.19-16",
    title="Washington collection agencies (RCW 19.16.250)",
    rules=(
        written_identity,
        original_creditor,
        itemisation,
        pleading,
        report_the_dispute,
        employer,
        others,
        anothers_number,
        public_post,
        credit_rating,
        attorney,
        threats,
        language,
        three_a_week,
        co_debtors_week,
        once_a_week_at_work,
        night,
        barred_suit,
        no_empty_threat,
        two_a_day,
        caller_id,
        creditor_named,
    ),
    why_not=_binds,
    jurisdiction="US-WA",
)
"""It binds agencies, debt buyers and creditors that use another name, for commercial claims too."""

DEBT_BUYERS = Pack(
    id="us.wa.debt-buyers",
    title="Washington: suits of debt buyers (RCW 19.16.260(2))",
    rules=(proof_of_the_debt,),
    why_not=covering(
        ANYONE,
        natures=tuple(DebtNature),
        but_not=_TAXES,
        under="RCW 19.16.260(2), 19.16.100(7): debt buyers, and whoever sues for one",
    ),
    jurisdiction="US-WA",
)
"""Debt buyers, who sue by their attorneys and by whoever collects for them."""

# -- 19.16.250(28), (29): medical and hospital debt


@_agency.rule(
    "us.wa.19-16-250-28ai.billing-information",
    "The first written notice of a medical debt says what may be asked for",
    _agency("(28)(a)(i)"),
    media=WRITTEN | VISITS,
    recipients=_DEBTORS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
)
def first_medical_notice(q: Question) -> Outcomes:
    """Whoever owes a medical debt learns from the first notice of it that they may ask for an itemised statement.

    **What it checks**: for each claim of which nothing was written to this debtor before, that the message or paper is
    declared to offer the billing information; undeclared, a duty.
    **Source**: RCW 19.16.250(28)(a)(i). Unlike (8) it spares no papers of a court: where they are the first writing,
    handed over too, they say it.
    **When it does not apply**: to visits without such papers; to somebody who neither owes the debt nor counts as the
    consumer; once a notice was sent and did not come back, written validation information and a first communication
    recorded as in writing included; to the mere confirmation of an opt-out, and to a question where somebody is that is
    not declared to tell of a claim, which are no first notice either.
    **Missing facts**: unknown ``history``, of what is declared not to.
    **Example**: a first letter without a word of the itemised statement is denied.
    """
    offered = q.content.has(Element.BILLING_INFORMATION_OFFER)
    if offered:
        return PASS

    def judge(ids: tuple[str, ...]) -> Outcome:
        if offered is None:
            duty = "say that the account number, the last payment and an itemised statement may be asked for"
            return Required(duty, debts=ids)
        return Denied("the first notice does not say what may be asked for", debts=ids)

    return _in_the_first(q, judge)


_ASKED_FOR_MORE: Final = (ProceedingKind.ITEMISATION_REQUEST, ProceedingKind.DOCUMENT_REQUEST)


@owed_notices_spared(_binds_for_care)
@_efforts
@_agency.rule(
    "us.wa.19-16-250-28aii.itemised-statement",
    "No collection of a medical debt until the itemised statement asked for is given",
    _agency("(28)(a)(ii)"),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
    needs=(Holding.PROCEEDING,),
)
def itemised_statement(q: Question) -> Outcomes:
    """Who asks for more than the balance of a medical debt gets an itemised statement before anything else happens.

    **What it checks**: that no request for an itemised statement, or for documents, is open.
    **Source**: RCW 19.16.250(28)(a)(ii). All efforts rest, towards everybody but the client and the agency's own
    attorney: suits, announced remedies, bills and reports too. A spoken request suffices.
    **When it does not apply**: to writs upon a judgment that there is, which a call or a text is not; to an answer in
    court that some law requires, and that does not sue; to word to an agency, declared to be required by law, that what
    was reported is disputed; to a request that came once an earlier one was answered.
    **Missing facts**: unknown ``proceedings``, or the kind of one that goes on.
    **Example**: 'what is this bill for?', asked on the telephone: no further call until the statement is sent.
    """

    def judge(debt: Debt) -> Outcome:
        if _writ.spares(q, debt):
            return PASS
        requests = [each for each in members(debt.proceedings) if each.kind in _ASKED_FOR_MORE]

        def objects(each: Proceeding) -> bool:
            return not (provided_before(q, debt, each, requests) or is_over(q, debt, each))

        first = known(q, debt, *_ASKED_FOR_MORE, objects=objects)
        if not first:
            return PASS
        return Denied("the itemised statement asked for was not given", debts=(debt.id,), facts=named(debt, first))

    return each_debt(q, judge)


charity_care = owed_notices_spared(_binds_for_care)(
    _efforts(
        _agency.of(Hold(proceedings={ProceedingKind.CHARITY_CARE})).rule(
            "us.wa.19-16-250-29b.charity-care",
            "No collection of hospital debt while charity care is applied for",
            _agency("(29)(b)"),
            recipients=TOWARDS_ANYBODY,
            purposes=EVERY_EFFORT,
            exceptions="to the client and the agency's own attorney; "
            f"{ANSWERS_IN_COURT.says}; {_word_of_the_dispute.says}",
            source_note="An appeal counts as the application. Every medical debt is taken to be a hospital's. Whatever "
            "collects or attempts to rests, towards whomever: suits, remedies, writs, bills and reports too",
            example="told on 2 March that an application is pending: denied until it is decided.",
        )
    )
)


@_agency.rule(
    "us.wa.19-16-250-29a.charity-care-told",
    "The first written notice of a hospital debt tells of charity care",
    _agency("(29)(a)"),
    media=WRITTEN | VISITS,
    recipients=_DEBTORS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
)
def charity_care_told(q: Question) -> Outcomes:
    """Whoever owes a hospital learns from the first notice that it may give charity care.

    **What it checks**: nothing; of each claim of which nothing was written to this debtor before it is a duty.
    **Source**: RCW 19.16.250(29)(a). Every medical debt may be a hospital's. Unlike (8) it spares no papers of a court:
    where they are the first writing, handed over too, they say it.
    **When it does not apply**: as the offer of the itemised statement ((28)(a)(i)).
    **Missing facts**: none; where nobody knows what was written before, it is a duty.
    **Example**: the first letter about a stay at the hospital says it, the second need not.
    """
    duty = "if a hospital is owed, say that it may give charity care, and how to reach it"
    return _in_the_first(q, lambda ids: Required(duty, debts=ids))


def _in_the_first(q: Question, judge: Callable[[tuple[str, ...]], Outcome]) -> Outcomes:
    """What is said of the claims about which a message, or a paper of a court, is the first writing to this debtor."""
    if q.medium in VISITS and q.acts.isdisjoint(PROCESS):
        return PASS
    return _of_the_first(q, TELLING, lambda new: judge(tuple([debt.id for debt in new])))


_NOT_REPORTED: Final = (date(2025, 7, 27), None)
"""From secondary sources; the text read does not state the day."""


no_credit_reporting = unless(_word_of_the_dispute)(
    reports_in_answers(
        _agency.of(Ban()).rule(
            "us.wa.19-16-250-28aiii.no-credit-reporting",
            "No medical debt is reported to a consumer reporting agency",
            _agency("(28)(a)(iii)"),
            _agency("(10)(a)"),
            in_force=_NOT_REPORTED,
            recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
            purposes=(Purpose.CREDIT_REPORTING,),
            exceptions="word that a report is to be deleted is no adverse information: declare it under another "
            "purpose",
            source_note="2025 c 145; its first day is told by an agency's and by trade pages. Before it, 180 days had "
            "to pass since the agency received the claim, of which no fact is declared",
            example="an agency does not furnish a clinic's bill, however old.",
        )
    )
)


@_agency.rule(
    "us.wa.19-16-250-28aiii.no-threat-of-a-report",
    "No threat to report a medical debt",
    _agency("(11)"),
    _agency("(16)"),
    _agency("(28)(a)(iii)"),
    in_force=_NOT_REPORTED,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
)
def no_threat_of_a_report(q: Question) -> Outcomes:
    """A medical debt is not to be reported, so nobody is threatened with a report of it.

    **What it checks**: the declared content.
    **Source**: RCW 19.16.250(16), which bars threats of what cannot be done lawfully, with (28)(a)(iii); (11). It does
    not ask to whom the threat against the debtor is made: the attorney and anybody else count.
    **When it does not apply**: where nothing is declared.
    **Missing facts**: none.
    **Example**: a letter about a clinic's bill that threatens a report is denied.
    """
    if q.content.has(Element.THREATENS_CREDIT_REPORT):
        return Denied("threatens a report that must not be made", debts=q.debt_ids)
    return PASS


MEDICAL = Pack(
    id="us.wa.19-16-medical",
    title="Washington collection agencies: medical and hospital debt (RCW 19.16.250(28), (29))",
    rules=(
        first_medical_notice,
        itemised_statement,
        charity_care,
        no_credit_reporting,
        no_threat_of_a_report,
        charity_care_told,
    ),
    why_not=_binds_for_care,
    jurisdiction="US-WA",
)
"""It binds the same people."""

# -- 31.45.082: small loans

_loan_weekly = partial(
    FrequencyCap,
    calendar={Calendar.WEEK},
    per=Per.PERSON,
    media=frozenset(Medium),
    not_counted={
        CallOutcome.NOT_CONNECTED,
        CallOutcome.RANG_OUT,
        CallOutcome.NO_MESSAGE_LEFT,
        CallOutcome.NO_MESSAGE_POSSIBLE,
    },
    purposes_not_counted=NOT_COUNTED,
)

_uninvited = partial(Ban, media=VISITS, consumers_consent=True)
_not_overdue: Final = NotOverdue(overdue_days=0)
"""A visit is barred for collecting a delinquent loan (31.45.082(2))."""

no_visits = _lender.of(
    _uninvited(places=(HOME,), lifted_by=ConsentScope.HOME_VISIT, unless=(NotAtTheirs(), _not_overdue))
).rule(
    "us.wa.31-45-082-2.home-visit",
    "No visit to the home unless invited",
    _lender("(2)"),
    recipients=CONSUMERS | OTHERS,
    purposes=UNPROMPTED,
    source_note="The borrower invites, whoever opens the door, a guest included, if the visit names an address of the "
    "borrower's",
    example="a lender's agent at the door is denied.",
)

no_visits_to_work = _lender.of(
    _uninvited(places=(WORK,), lifted_by=ConsentScope.WORKPLACE, unless=(_not_overdue,))
).rule(
    "us.wa.31-45-082-2.work-visit",
    "No visit to the workplace unless invited",
    _lender("(2)"),
    recipients=CONSUMERS | OTHERS,
    purposes=UNPROMPTED,
    source_note="The borrower invites, whomever it meets; somebody else who is visited at work is taken for a "
    "colleague",
    example="a lender's agent in the workshop is denied.",
)

# -- 31.45.082(1), (3)

loan_threats = _lender.adopted(NO_FORCE, "us.wa.31-45-082-3.threat-of-harm", _lender("(3)"), federal="statute")

loan_language = _lender.adopted(profanity, "us.wa.31-45-082-3.profanity", _lender("(3)"), federal="statute")

loan_barred_suit = _lender.adopted(
    s26.time_barred,
    "us.wa.31-45-082-1.time-barred",
    _lender("(1)"),
    title="No threat of a legal action on a time-barred loan",
    purposes=COMMUNICATIONS - {Purpose.FORMAL_PLEADING},
    note="It bars the threat of what may not lawfully be done; of suits themselves it says nothing here.",
)

loan_empty_threat = _lender.adopted(
    empty_threat,
    "us.wa.31-45-082-1.empty-threat",
    _lender("(1)"),
    title=_MAY_NOT,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    federal="statute",
    note=f"It does not ask who hears the threat against the borrower. {_NOT_MEANT}",
)

_first_letter = ValidationLetter()
"""The letter that (6)(c) takes out of what a communication is."""

loan_three_a_week = _lender.of(_loan_weekly(most=3, together_with=_COUPLE, unless=(_first_letter,))).rule(
    "us.wa.31-45-082-3a.three-a-week",
    "At most {most:contact} a week with borrower and spouse",
    _lender("(3)(a)"),
    _lender("(6)"),
    _lender("(8)"),
    effect=Effect.PRESUMED_VIOLATION,
    purposes=UNPROMPTED,
    exceptions="not counted: unanswered calls without a message, and the first letter with the federal disclosures",
    example="{most:letter} since Sunday: no call until the next.",
)

co_borrowers_week = _lender.of(_loan_weekly(most=3, unless=(_does_not_owe, _first_letter))).rule(
    "us.wa.31-45-082-3a.co-borrowers-week",
    "At most {most:contact} a week with whoever borrowed too",
    _lender("(3)(a)"),
    _lender("(6)"),
    _lender("(8)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=_DEBTORS - COUPLE,
    purposes=UNPROMPTED,
    exceptions="not counted: unanswered calls without a message, and the first letter with the federal disclosures",
    source_note="Each borrower has a week of their own",
    example="{most:letter} to a co-borrower since Sunday: no call until the next.",
)

loan_once_a_week_at_work = _lender.of(
    _loan_weekly(most=1, to=Reach.WORK, unless=(CallToMobile(), _first_letter, _does_not_owe))
).rule(
    "us.wa.31-45-082-3b.once-a-week-at-work",
    "At most {most:contact} a week at work",
    _lender("(3)(b)"),
    _lender("(7)(b)"),
    _lender("(8)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=_DEBTORS,
    purposes=UNPROMPTED,
    example="a voicemail at the office on Sunday: not again before the next Sunday; a mobile is never rung at work.",
)

loan_employer_prohibits = _lender.of(
    RequestStops(request=Asked.WORKPLACE, replies_exempt=True, unless=(CallToMobile(), _first_letter, _does_not_owe))
).rule(
    "us.wa.31-45-082-3b.employer-prohibits",
    "Not at work once told that the employer forbids it",
    _lender("(3)"),
    _lender("(3)(b)"),
    _lender("(7)(b)"),
    effect=Effect.PRESUMED_VIOLATION,
    recipients=_DEBTORS,
    purposes=UNPROMPTED,
    source_note="The borrower's own wish not to be contacted at work is taken to say that too; (3) speaks of what the "
    "lender begins",
    example="told once, the office line stays closed.",
)


class _NotBegun(Exempting):
    """One reply, whatever it is for, to what the person sent: (3) speaks of what the lender begins."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        event = q.answered
        return {} if event is None else dict.fromkeys(q.debt_ids, event.answerable_until)

    def describe(self) -> str:
        return "to one reply to what the person sent, by the same medium"


loan_night = unless(_NotBegun())(
    _lender.of(
        _night(media=TIMED | {Medium.MAIL}, unless=(Elsewhere(), _first_letter, _neither_owes_nor_married))
    ).rule(
        "us.wa.31-45-082-3c.night",
        "Not at home from {closes} to {opens}",
        _lender("(3)"),
        _lender("(3)(c)"),
        effect=Effect.PRESUMED_VIOLATION,
        recipients=_DEBTORS,
        purposes=UNPROMPTED,
        exceptions="to one reply, by the same medium, to what the person sent, which the lender does not initiate",
        source_note="Timed at sending, letters too (31.45.082(6), (7)(a)); a mobile or email is taken to reach the "
        "person at home",
        example="a text at {opens:before} is denied, one at {opens:clock} is not.",
    )
)

loan_others = but_for_process(
    _lender.of(
        PurposeLimit(
            allowed={Purpose.LOCATION_INFORMATION}, unless=(Debts(which=Which.OWED_TOO), _writ, InTheConsumersPlace())
        )
    ).rule(
        "us.wa.31-45-082-3d.others",
        "Others only to locate the borrower",
        _lender("(3)(d)"),
        effect=Effect.PRESUMED_VIOLATION,
        recipients=OTHERS,
        purposes=UNPROMPTED,
        exceptions="to the borrower's and the lender's attorneys and to reporting agencies; to the spouse",
        source_note="(a) and (c) count and time contacts with the spouse as with the borrower: they are none with "
        "another. The lender may sue (31.45.082(1))",
        example="the employer is asked where the borrower lives, and nothing else.",
    )
)

loan_public_post = _lender.adopted(
    s22.social_media,
    "us.wa.31-45-082-3d.public-post",
    _lender("(3)(d)"),
    title="Nothing of a small loan where others can see it",
    check=implies_in_public,
    note="A post that others can see is made to them too; one declared to state no debt, nor to ask for payment, does "
    "not regard its collection ((6)) unless it shows who collects.",
    effect=Effect.PRESUMED_VIOLATION,
    purposes=COMMUNICATIONS,
)

_lends: Final = covering(
    ANYONE,
    natures=tuple(DebtNature),
    kinds=(DebtKind.PAYDAY_LOAN,),
    under="RCW 31.45.082: payday lenders, and whoever collects their dishonoured checks",
)

SMALL_LOANS = Pack(
    id="us.wa.31-45",
    title="Washington small loans (RCW 31.45.082)",
    rules=(
        no_visits,
        no_visits_to_work,
        loan_three_a_week,
        loan_once_a_week_at_work,
        loan_employer_prohibits,
        loan_night,
        loan_others,
        loan_public_post,
    ),
    why_not=_lends,
    jurisdiction="US-WA",
)
"""It binds the lender, and whoever a dishonoured check was assigned to: every collector of one is taken for such.

Of any small loan, since the section asks for no end that it is for.
"""

SMALL_LOAN_THREATS = Pack(
    id="us.wa.31-45-threats",
    title="Washington small loans: threats and abuse (RCW 31.45.082(1), (3))",
    rules=(loan_threats, loan_language, loan_barred_suit, loan_empty_threat, co_borrowers_week),
    why_not=_lends,
    jurisdiction="US-WA",
)
"""It binds the same people."""

JURISDICTION = Jurisdiction(
    id="US-WA",
    name="Washington",
    confidence=Confidence.PRIMARY,
    packs=(COLLECTION_AGENCIES, DEBT_BUYERS, MEDICAL, SMALL_LOANS, SMALL_LOAN_THREATS),
    read=(
        statute("RCW", "19.16.100"),
        statute("RCW", "19.16.250 (as amended by 2025 c 145)"),
        statute("RCW", "19.16.260"),
        statute("RCW", "31.45.082"),
    ),
    note=(
        "How often and when agencies may contact debtor and spouse, mobiles, the workplace, the employer and others, "
        "attorneys, medical and hospital debt, which is not reported since 27 July 2025; payday lenders. Not encoded: "
        "a new itemisation when the amount changes (8)(c); (8)(c)(ii) and (e), where a reasonable effort to find "
        "charges, an account number or the last payment suffices; threats to tell others (10); (10)(e), what clients "
        "are told, since the claim is theirs; other threats of prosecution (13); the charges of a call or text (17); "
        "(24), stolen checks; suits about a vehicle's sale, transferred bonds and summonses without a case number (25) "
        "to (27); (28)(a)(ii)(B), a payment plan that goes on while the statement is awaited; amounts, names, forms, "
        "lists and badges (1) to (7), (14), (15), (20) to (22); what else debt buyers say in a suit (19.16.260(2)(b), "
        "(c)); the presumption that an area code tells the zone, which would only loosen what is asked of every place "
        "the debtor may be in; papers of a court, which no week counts. Of lenders: a borrower inside the shop is no "
        "contact that is asked about here; a call at night that nobody answers counts in no week, though it does "
        "there; threats of prosecution and feigned officials (31.45.082(1), (2)); whether the loan is overdue is asked "
        "of visits alone, and contacts about other debts count in its week."
    ),
)
