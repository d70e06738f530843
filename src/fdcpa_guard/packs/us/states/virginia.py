"""Virginia: providers during a compensation claim, medical debts, short-term and motor-vehicle title lenders.

What 15 USC 1692d, 1692e and 1692f say of a contact binds the lenders from the day on which their chapters did, which
the text read does not give; of 1692d(5) without Regulation F's numbers. That a threat of a suit on a time-barred debt
threatens what cannot legally be done is our reading, and that a suit on one is such an unfair practice.

Not encoded: criminal proceedings, threatened or begun (6.2-1816(9), 6.2-2215(21)), word that the whole loan is due
(6.2-1816(23), 6.2-2215(19)) and that it was sold (6.2-1816(22), 6.2-2215(8)), for which there is no fact; unfair or
misleading acts in general; what 6.2-1816 and 6.2-2215 say of loans, drafts and fees; of 59.1-612 the interest (A), the
actions never allowed (B), sales (C), (D), the facility's own policy (F) and refunds (G); 59.1-510 to -518, which are
about offers.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar, Final

from ....clock import DAY, TICK
from ....errors import MissingFact
from ....facts import Debt
from ....facts.debts import Proceeding
from ....rules import PASS, Advised, Denied, Outcomes, Pack, Parameter, Question, Required, Rule
from ....rules.acts import was_for
from ....rules.judging import acts_done, each_debt, each_furnished, law_wants, serves_process
from ....rules.tallying import Limit, tally
from ....shapes import NotObligated, PendingSuit, RequiredByLaw, WaitAfter
from ....shapes.arithmetic import begins
from ....shapes.exceptions import Exempting
from ....shapes.periods import in_hours
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    REQUIRED_DISCLOSURES,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Element,
    Holding,
    Medium,
    NoticeKind,
    ProceedingKind,
    Purpose,
)
from ...binding import ANYONE, CREDITORS, covering
from ..federal.fdcpa import binds, caller_identity, empty_threat, envelope_wording, profanity, threat_of_harm
from ..federal.regf import s18, s22
from .adopting import OUT_OF_TIME, WHILE_COLLECTING, adopted, each_adopted, many_calls
from .common import Jurisdiction, ours
from .law import Law
from .narrowing import GIVE_NO_INFORMATION, unless
from .purposes import ATTEMPTS, TOWARDS_ANYBODY, TOWARDS_PAYMENT, VISITS
from .steps import begins_a_suit, days_over, known, named, notices_free, pending, reports_adversely, threatens_process

_code: Final = Law("Va. Code", recipients=CONSUMERS)

# -- title 6.2, chapters 18 and 22: licensed lenders


def _as_the_fdcpa_says(section: str, slug: str) -> tuple[Rule, ...]:
    """The FDCPA on harassment, false statements and unfair practices, for lenders whose statute refers to it."""
    cited = _code(section)
    models = (
        threat_of_harm,
        caller_identity,
        empty_threat,
        s18.report_the_dispute,
        s18.initial_disclosure,
        s18.subsequent_disclosure,
        s22.no_postcard,
        s22.envelope,
        envelope_wording,
    )
    held = (
        *each_adopted(models, f"us.va.{slug}", cited, federal="statute"),
        adopted(
            profanity,
            f"us.va.{slug}.profanity",
            cited,
            federal="statute",
            note=WHILE_COLLECTING,
            purposes=COMMUNICATIONS,
        ),
        adopted(s22.nothing_owed, f"us.va.{slug}.nothing-owed", cited, federal="statute"),
        adopted(OUT_OF_TIME, f"us.va.{slug}.time-barred", cited, federal="statute"),
    )
    calls = many_calls(f"us.va.{slug}.repeated-calls", cited, recipients=BEYOND_THE_COLLECTORS_SIDE)
    return (*held, calls)


class _WantedByFederalLaw(Exempting):
    """A notice or answer that federal law wants of this collector: of a buyer, and of no lender in its own name."""

    says: ClassVar = (
        "to notices and answers that 15 USC 1692g wants of whom it binds, which is no lender in its own name"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        collector = q.case.collector
        return q.acts <= REQUIRED_DISCLOSURES and collector is not UNKNOWN and binds(collector, debt) is None


_TO_BORROWERS: Final = frozenset(Purpose) - {Purpose.OPT_OUT_CONFIRMATION}


def _reasons(id: str, title: str, section: str, reasons: str, example: str) -> Rule:
    def check(q: Question) -> Outcomes:
        if law_wants(q) or serves_process(q):
            return PASS
        has = q.content.has(Element.BORROWER_BENEFIT)
        if has is None:
            return Required("contact the borrower for the reasons that the statute lists only")
        return PASS if has else Denied("contacts the borrower for another reason than those listed")

    check.__doc__ = f"""A licensee contacts a borrower about payments and the loan, for the borrower's benefit alone.

    **What it checks**: that the contact is declared to have the element ``borrower-benefit``; undeclared, a duty.
    **Source**: Va. Code {section}. The element stands for {reasons}.
    **When it does not apply**: to somebody who neither owes the loan (``co_obligors``) nor counts as the consumer, as a
    spouse does; to the papers of a court that are served, and what some law requires (``required_by_law``); to the mere
    confirmation of the person's own opt-out, which is about nothing else. An answer is no exception in the text, nor is
    a bill.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: {example}
    """
    made = _code.rule(id, title, _code(section), recipients=CONSUMERS | OTHERS, purposes=_TO_BORROWERS)(check)
    return unless(NotObligated(), _WantedByFederalLaw())(made)


short_term_reasons = _reasons(
    "us.va.6-2-1816-21.reasons",
    "A short-term lender contacts the borrower for the listed reasons only",
    "6.2-1816(21)",
    "the borrower's benefit as the statute\n    lists it: payments, options, dates, default and its effects; and for a "
    "missed payment, a dishonoured check or passing\n    a payment on",
    "a text that advertises a new loan, declared to lack the element, is denied.",
)

no_suit_yet = _code.of(
    WaitAfter(
        days=60, whole_days=True, media=frozenset(Medium) - CALLS_AND_TEXTS, unless=(PendingSuit(), RequiredByLaw())
    )
).rule(
    "us.va.6-2-1816-24.no-suit-yet",
    "A short-term lender does not sue until {days:digits} days after the default",
    _code("6.2-1816(24)"),
    recipients=TOWARDS_ANYBODY,
    purposes=(Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY),
    source_note="The default is taken to begin on the first overdue day, and the last of the days counts whole; "
    "papers in a suit that goes on already, or after its judgment, initiate none, nor does an answer that law wants, "
    "and a garnishment is a proceeding of some kind. A call or text files nothing, nor does a draft for the lender's "
    "own side",
    example="overdue since 2 March: a complaint of 1 May is denied, one of 2 May is not.",
)

SHORT_TERM_LENDERS: Final = Pack(
    id="us.va.short-term-lenders",
    title="Virginia: short-term lenders (Va. Code 6.2-1816)",
    rules=(*_as_the_fdcpa_says("6.2-1816(20)", "6-2-1816-20"), short_term_reasons),
    why_not=covering(
        CREDITORS | {CollectorKind.DEBT_BUYER},
        natures=tuple(DebtNature),
        kinds=(DebtKind.PAYDAY_LOAN,),
        under="Va. Code 6.2-1816, which binds licensees and, by (22), whoever takes a loan over",
    ),
    jurisdiction="US-VA",
)
"""Licensees, and the licensees who buy their loans; one that services another's is recorded as a buyer.

Of any loan of theirs, since the section asks for no end that it is for.
"""

SHORT_TERM_SUITS: Final = Pack(
    id="us.va.short-term-suits",
    title="Virginia: suits on short-term loans (Va. Code 6.2-1816(24))",
    rules=(no_suit_yet,),
    why_not=covering(
        ANYONE,
        natures=tuple(DebtNature),
        kinds=(DebtKind.PAYDAY_LOAN,),
        under="Va. Code 6.2-1816(24), which binds licensees, and so whoever sues for one",
    ),
    jurisdiction="US-VA",
)
"""Licensees, who file by their attorneys and whoever collects for them."""

title_loan_reasons = _reasons(
    "us.va.6-2-2215-18.reasons",
    "A title lender contacts the borrower for the listed reasons only",
    "6.2-2215(18)",
    "the same reasons as for short-term\n    loans, and a vehicle that was repossessed or given up",
    "a call that only offers a second loan, declared so, is denied.",
)

TITLE_LENDERS: Final = Pack(
    id="us.va.title-lenders",
    title="Virginia: motor-vehicle title lenders (Va. Code 6.2-2215)",
    rules=(*_as_the_fdcpa_says("6.2-2215(17)", "6-2-2215-17"), title_loan_reasons),
    why_not=covering(
        CREDITORS | {CollectorKind.DEBT_BUYER},
        natures=tuple(DebtNature),
        kinds=(DebtKind.TITLE_LOAN,),
        under="Va. Code 6.2-2215, which binds licensees and, by (8), whoever takes a loan over",
    ),
    jurisdiction="US-VA",
)
"""Licensees, and the licensees who buy their loans."""


# -- 19.2-368.5:2 and 65.2-601.1: providers while a claim is pending


Claims = Callable[[Question, Debt], list[Proceeding]]


def _no_threat(q: Question, pending: Claims) -> Outcomes:
    """Threats of an agency, an attorney or process while a claim is pending: denied to a provider, else advised on."""
    provider = q.case.collector is UNKNOWN or q.case.collector in CREDITORS
    duty = "do not threaten to hand the bill to an agency or attorney, or to sue, while a claim is pending"

    def judge(debt: Debt) -> Outcomes:
        threatens = threatens_process(q, debt)
        if threatens is False:
            return PASS
        try:
            claims = pending(q, debt)
        except MissingFact:
            if provider and threatens:
                raise
            return Required(duty, debts=(debt.id,)) if provider else PASS
        if not claims:
            return PASS
        facts = named(debt, claims)
        if not provider:
            message = "it threatens process while a claim is pending, which the provider itself may not"
            return Advised(message, debts=(debt.id,), facts=facts) if threatens else PASS
        if threatens and q.case.collector is UNKNOWN:
            raise MissingFact("collector")
        if threatens:
            return Denied("it threatens an agency, attorney or suit", debts=(debt.id,), facts=facts)
        return Required(duty, debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


@_code.rule(
    "us.va.19-2-368-5-2.crime-victim",
    "A provider does not threaten a crime victim whose claim is pending",
    _code("19.2-368.5:2"),
    purposes=TOWARDS_PAYMENT,
    needs=(Holding.PROCEEDING,),
)
def crime_victim(q: Question) -> Outcomes:
    """From notice of a claim on the victims' fund to the award or its denial, a provider sends bills and no threats.

    **What it checks**: where such a claim is known and pending about a debt of the contact, that it is not declared to
    threaten an agency, an attorney, a suit or other process; a notice that a remedy may or will be invoked does, and a
    call or a text about a suit that is not known to go on, unless declared not to; undeclared, a duty.
    **Source**: Va. Code 19.2-368.5:2. Debt collection there is calling or writing repeatedly, and threatening; read
    here so that a threat is barred however often anybody called.
    **When it does not apply**: to routine bills and questions about the claim. It binds providers; whoever collects for
    one is advised.
    **Missing facts**: once a provider's contact is declared to threaten, unknown ``proceedings`` of a debt, or the kind
    of one; of a threat while a claim is pending, an unknown ``collector``.
    **Example**: a hospital's letter that threatens an attorney while the fund decides is denied.
    """
    return _no_threat(q, lambda q, debt: pending(q, debt, ProceedingKind.CRIME_VICTIM_COMPENSATION))


@_code.rule(
    "us.va.65-2-601-1.workers-compensation",
    "A provider does not threaten an employee whose compensation claim is pending",
    _code("65.2-601.1"),
    purposes=TOWARDS_PAYMENT,
    needs=(Holding.PROCEEDING,),
)
def workers_compensation(q: Question) -> Outcomes:
    """From the employee's claim to the award, a provider sends bills and no threats.

    **What it checks**: where such a claim is known and pending about a debt of the contact, that it is not declared to
    threaten an agency, an attorney, a suit or other process; a notice that a remedy may or will be invoked does, and a
    call or a text about a suit that is not known to go on, unless declared not to; undeclared, a duty.
    **Source**: Va. Code 65.2-601.1, with the same meaning of debt collection as for crime victims. It names an award
    alone as the end, where the other statute names a finding against the claim as well: a claim that ended without one
    (``upheld`` false) frees nobody, which is the careful reading. Who counts as the consumer, or owes the bill too, is
    taken for the employee.
    **When it does not apply**: to routine bills and questions about the claim. It binds providers; whoever collects for
    one is advised.
    **Missing facts**: once a provider's contact is declared to threaten, unknown ``proceedings`` of a debt, or the kind
    of one; of a claim that is over, whether an award was made (``upheld``); of a threat while one is pending, an
    unknown ``collector``.
    **Example**: a clinic's plain bill in April passes while the claim of March is open.
    """
    return _no_threat(q, _until_an_award)


def _until_an_award(q: Question, debt: Debt) -> list[Proceeding]:
    """The employee's claims on which no award was made that gave the employee something.

    Raises:
        MissingFact: a claim is over, and how it ended is unknown.
    """

    def stands(each: Proceeding) -> bool:
        if each.upheld is UNKNOWN and not each.stands(q.at):
            raise MissingFact(f"debts.{debt.id}.proceedings.{each.id}.upheld")
        return each.stands(q.at) or each.upheld is False

    return known(q, debt, ProceedingKind.WORKERS_COMPENSATION, objects=stands)


_OURS: Final = ours("what counts as repeated in Virginia")
_CALLING_OR_WRITING: Final = frozenset(Medium) - VISITS


def _is_pending(q: Question, claim: Proceeding) -> bool:
    """Whether a claim stands, or was an employee's and no award is known to have been made on it."""
    if claim.kind is ProceedingKind.WORKERS_COMPENSATION:
        return claim.learned_at <= q.at and (claim.stands(q.at) or claim.upheld is not True)
    return claim.kind is ProceedingKind.CRIME_VICTIM_COMPENSATION and claim.stands(q.at)


@_code.rule(
    "us.va.65-2-601-1.repeated",
    "A provider that calls or writes again and again while a claim is pending is near the line",
    _code("65.2-601.1"),
    _code("19.2-368.5:2"),
    _OURS,
    effect=Effect.ADVISORY,
    media=_CALLING_OR_WRITING,
    purposes=ATTEMPTS,
    needs=(Holding.PROCEEDING,),
    earlier=Parameter(((date.min, 2),), "earlier attempts", _OURS, "lower"),
    within=Parameter(((date.min, timedelta(days=7)),), "time before", _OURS, "higher"),
)
def repeated(q: Question, p: Any) -> Outcomes:
    """Repeating is half of what the statutes call debt collection; how often that is, they do not say.

    **What it checks**: for a provider's contact about a debt with a claim pending, whether there were {earlier:attempt}
    or more to reach the person about it in the {within:day} before, routine bills, answers and visits left out.
    **Source**: Va. Code 65.2-601.1 and 19.2-368.5:2, which speak of calling and writing; the number and the days are
    our own. An employee's claim is pending until an award is known to have been made on it.
    **When it does not apply**: to collectors, and without a claim that is known and pending.
    **Missing facts**: none; it never denies.
    **Example**: calls on Monday and Tuesday: a third on Wednesday is advised against.
    """
    if q.case.collector is not UNKNOWN and q.case.collector not in CREDITORS:
        return PASS
    claimed = tuple(
        debt.id
        for debt in q.debts
        if debt.proceedings is not UNKNOWN and any(_is_pending(q, claim) for claim in debt.proceedings)
    )
    claims = {*claimed}
    timeline = q.index.outbound.get(q.who)
    if not claimed or timeline is None:
        return PASS
    times = [
        a
        for a in timeline.by(q.at, q.at - p.within)
        if a.medium in _CALLING_OR_WRITING
        and was_for(a.purpose, a.medium) in ATTEMPTS
        and not claims.isdisjoint(a.debts)
    ]
    if times and q.ledger is not None:
        limit = Limit("calls and writings", p.earlier, "about debts with a claim", claimed, (q.who,))
        hours = in_hours(q.at, int(p.within / timedelta(hours=1)))
        period = replace(hours, leaves=lambda when: when + p.within + TICK)
        q.tell(lambda: [tally(limit, period, [(a, None) for a in times])])
    if len(times) < p.earlier:
        return PASS
    return Advised(
        "repeated contacts while a claim is pending may be debt collection",
        debts=claimed,
        facts={"attempts just before": len(times)},
        until=times[-p.earlier].at + p.within + TICK,
    )


PROVIDERS: Final = Pack(
    id="us.va.providers",
    title="Virginia: providers while a compensation claim is pending (Va. Code 19.2-368.5:2, 65.2-601.1)",
    rules=(crime_victim, workers_compensation, repeated),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Va. Code 19.2-368.5:2, 65.2-601.1"),
    jurisdiction="US-VA",
)
"""Health-care providers are bound; whoever collects a provider's bill is only advised."""

# -- 59.1-611 and -612: medical debts

MEDICAL_SINCE: Final = date(2026, 7, 1)
"""From when the chapter is effective."""
_EXTRAORDINARY: Final = frozenset(
    {Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST, Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY}
)
"""What 59.1-611 calls extraordinary and a contact can do: reports to agencies, in answers too, suits, and what a
judgment opens."""
_OF_ACTIONS: Final = (NoticeKind.FINAL_BEFORE_EXTRAORDINARY_ACTION, NoticeKind.BEFORE_COLLECTION_ACTION)
_protection: Final = Law(
    "Va. Code", in_force=(MEDICAL_SINCE, None), recipients=TOWARDS_ANYBODY, purposes=_EXTRAORDINARY
)


def _extraordinary(q: Question, debt: Debt) -> bool:
    """Whether it is such an action: a remedy, a report that no law requires, a paper that brings a suit."""
    return Purpose.POSTJUDGMENT_REMEDY in acts_done(q) or reports_adversely(q) or begins_a_suit(q, debt)


@_protection.rule(
    "us.va.59-1-612e.waiting-period",
    "No report, suit or remedy for a medical debt until {days:digits} days after the final invoice was due",
    _code("59.1-612(E)"),
    _code("59.1-611"),
    days=Parameter(((MEDICAL_SINCE, 120),), "days", _code("59.1-612(E)"), "higher"),
)
def waiting_period(q: Question, p: Any) -> Outcomes:
    """For {days:digits} days after the final invoice was due nobody takes an extraordinary action for a medical debt.

    **What it checks**: for a report to an agency, a pleading and a remedy after judgment, that {days:digits} days have
    passed since the payment was due (``due_on``), and since the day before the first overdue one (``past_due_since``).
    **Source**: Va. Code 59.1-612(E) with the meaning in 59.1-611, effective 1 July 2026. The last of the days counts
    whole; of two days that are known the later one counts.
    **When it does not apply**: to bills, calls and letters, a call or a text about a suit or a writ too; to a report
    that some law requires (``required_by_law``), a paper that one does and that neither asks for payment nor sues, and
    papers in a suit known to go on already (``active_litigation``) or after a judgment; to word to the creditor's side,
    and to others than an agency, whose report is none. Of an answer to the agency of which nobody says whether it
    states the debt it is a duty to say nothing of it.
    **Missing facts**: ``past_due_since``, where ``due_on`` is not known either.
    **Example**: due on 19 June 2026: a report on 10 July is denied.
    """

    def judge(debt: Debt) -> Outcomes:
        if not _extraordinary(q, debt):
            return PASS
        due = [] if debt.due_on is UNKNOWN or debt.due_on is None else [debt.due_on]
        if debt.past_due_since is not UNKNOWN:
            due.append(debt.past_due_since - DAY)
        if not due:
            raise MissingFact(f"debts.{debt.id}.past_due_since")
        frees = begins(q, None, max(due) + timedelta(days=p.days + 1), of_consumer=True)
        if frees <= q.at:
            return PASS
        return Denied(f"before {p.days} days after the final invoice was due", debts=(debt.id,), lapses_at=frees)

    return each_furnished(q, judge, GIVE_NO_INFORMATION)


@_protection.rule(
    "us.va.59-1-612e.notice-first",
    "No report, suit or remedy for a medical debt until {days:digits} days after a notice of it",
    _code("59.1-612(E)"),
    _code("59.1-611"),
    days=Parameter(((MEDICAL_SINCE, 30),), "days", _code("59.1-612(E)"), "higher"),
)
def notice_first(q: Question, p: Any) -> Outcomes:
    """A patient is told {days:digits} days ahead which extraordinary actions will be taken.

    **What it checks**: for a report to an agency, a pleading and a remedy after judgment, that a notice of such actions
    (``final-before-extraordinary-action`` or ``before-collection-action``) was received more than {days:digits} days
    before, or if that is unknown sent and not known to have come back. What is in it is the caller's to know: financial
    assistance, the actions, and a deadline.
    **Source**: Va. Code 59.1-612(E) with the meaning in 59.1-611, effective 1 July 2026: the actions begin after a
    deadline that is at least {days:digits} days after the notice ((E)(3)), so that the last of the days counts whole.
    **When it does not apply**: to bills, calls and letters, a call or a text about a suit or a writ too; to a report
    that some law requires (``required_by_law``), a paper that one does and that neither asks for payment nor sues, and
    papers in a suit known to go on already (``active_litigation``) or after a judgment; to word to the creditor's side,
    and to others than an agency, whose report is none. Of an answer to the agency of which nobody says whether it
    states the debt it is a duty to say nothing of it.
    **Missing facts**: unknown ``notices``; of which kind one is, where it frees if it is one. One that is not there
    denies.
    **Example**: sent on 1 October: a report on the 31st is denied, on 1 November not by this rule.
    """

    def judge(debt: Debt) -> Outcomes:
        if not _extraordinary(q, debt):
            return PASS
        frees = notices_free(q, debt, *_OF_ACTIONS, frees=lambda when: days_over(q, when, p.days))
        if frees <= q.at:
            return PASS
        message = f"before {p.days} days after a notice of extraordinary actions"
        return Denied(message, debts=(debt.id,), lapses_at=frees)

    return each_furnished(q, judge, GIVE_NO_INFORMATION)


MEDICAL_DEBTS: Final = Pack(
    id="us.va.medical-debts",
    title="Virginia: Medical Debt Protection Act (Va. Code 59.1-611, -612)",
    rules=(waiting_period, notice_first),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Va. Code 59.1-611"),
    jurisdiction="US-VA",
)
"""Medical creditors, collectors and buyers."""

JURISDICTION = Jurisdiction(
    "US-VA",
    "Virginia",
    Confidence.PRIMARY,
    (SHORT_TERM_LENDERS, SHORT_TERM_SUITS, TITLE_LENDERS, PROVIDERS, MEDICAL_DEBTS),
    (_code("6.2-1816"), _code("6.2-2215"), _code("19.2-368.5:2"), _code("65.2-601.1"), _code("59.1-611 to -613")),
    "Short-term and title lenders follow the FDCPA on harassment, false statements and unfair practices, not on hours, "
    "work or ceasing, and contact borrowers for listed reasons only; short-term lenders wait {no-suit-yet.days:digits} "
    "days after a default before they sue; providers do not threaten while a compensation claim is pending; from "
    "1 July 2026 no report, suit or remedy for a medical debt until {waiting-period.days:digits} days after the final "
    "invoice was due and {notice-first.days:digits} days after a notice. Not encoded: criminal threats (6.2-1816(9), "
    "6.2-2215(21)), acceleration and sales of loans (6.2-1816(22), (23), 6.2-2215(8), (19)); of 59.1-612 interest, the "
    "actions never allowed, sales, the facility's policy and refunds (A)-(D), (F), (G); offers by telephone (59.1-510 "
    "to -518). Titles 6.2, 54.1 and 59.1 were searched and hold no general act on collection conduct.",
)
