"""12 CFR 1024.35(i) and 1024.39 (Regulation X): reports after a notice of error, and the early intervention notice.

Regulation F lets a servicer's written notice through after a cease notice (comments 6(c)(2)-1 and -2); here is what
such a notice has to be, so that it is the one let through. Read in the text in force from 19 October 2017, which stood
word for word on 1 January 2026; the comments as of 2017. A mortgage loan is no open-end line (1024.31). No fact of a
case says whether the home is the borrower's principal residence, or the servicer a small one (1024.30(b), (c)).

Not encoded: the servicer's own duties to make contact by the 36th day and to write by the 45th (39(a), (b)), since they
limit no contact; what the notice says besides (39(b)(2)). After a cease notice live contact is denied by the cease rule
of Regulation F, which lets letters, email and portal through only. That an answer to a borrower who began about loss
mitigation breaks no cease notice (comment 39(d)-2) is for that rule.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from ....clock import FOREVER
from ....decision import Citation
from ....errors import MissingFact
from ....facts import CeaseNotice, Debt, Dispute
from ....facts.bankruptcies import Bankruptcy
from ....facts.moments import could_be_from, is_unknown, known, surely_before
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, Rule, rule
from ....rules.judging import (
    asks_none,
    day_starts_after,
    each_debt,
    each_furnished,
    furnishes,
    lacks_while,
    needed_longest,
    no_more_than,
    of_each,
    said_before,
    those,
)
from ....rules.rule import AnyCheck
from ....shapes.exceptions import owes_too
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    ELECTRONIC,
    TELEPHONE,
    UNKNOWN,
    Authority,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Element,
    Holding,
    Medium,
    NoticeKind,
    Obligor,
    Purpose,
    Recipient,
)
from ...binding import covering
from ...citing import READ, citing, read_twice, regulation
from ...notes import Provision

EFFECTIVE: Final = date(2017, 10, 19)
"""When the text that was read took effect."""

_regulation = citing("12 CFR", "1024.39", made=regulation)


def _comment(number: str) -> Citation:
    return Citation("12 CFR 1024 Supp. I", f"comment {number}", Authority.OFFICIAL_INTERPRETATION, READ)


def _of_the_notice(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    return rule(
        id,
        title,
        *citations,
        **{
            "in_force": (EFFECTIVE, None),
            "media": ELECTRONIC | {Medium.MAIL, Medium.IN_PERSON},
            "recipients": BEYOND_THE_COLLECTORS_SIDE,
            "purposes": (Purpose.EARLY_INTERVENTION_NOTICE,),
            **options,
        },
    )


# -- what the facts say


def _cease(q: Question, debt: Debt) -> str | None:
    """The id of a standing cease notice on the loan under a servicer whom the FDCPA binds.

    Raises:
        MissingFact: there is one, and whether it was in writing is unknown, or who services the loan.
    """
    collector, current = q.case.collector, debt.in_default_when_obtained is False
    if collector is CollectorKind.CREDITOR or (current and collector not in _BOUND_FOR_CURRENT_LOANS):
        return None
    doubtful = None
    for request in q.requests:
        if not isinstance(request, CeaseNotice) or not request.about(debt.id):
            continue
        if q.speaks_for_consumer(request, debt):
            if request.in_writing is True and collector is UNKNOWN:
                raise MissingFact("collector")
            if request.in_writing is True:
                return request.id
            if request.in_writing is UNKNOWN:
                doubtful = request.id
    if doubtful is not None:
        raise MissingFact(f"requests.{doubtful}.in_writing")
    return None


def _after_cease(q: Question, judge: Callable[[Debt, dict[str, str]], Outcome], *, of_lines: bool = False) -> Outcomes:
    """What is said of each loan under a cease notice, with the fact that there is one.

    Whether there is one, in writing, does not matter to a notice that is not denied even if there is, and no longer
    than it would be. Of an open-end line, which is no mortgage loan (1024.31), only ``of_lines``.
    """

    def judged(debt: Debt) -> Outcomes:
        if debt.open_end is True and not of_lines:
            return PASS
        try:
            notice = _cease(q, debt)
        except MissingFact as missing:
            try:
                perhaps = judge(debt, {})
            except MissingFact as other:
                raise MissingFact(missing.fact, other.until) from None
            return lacks_while(missing, perhaps)
        return PASS if notice is None else judge(debt, {f"requests.{notice}": "cease"})

    return each_debt(q, judged)


_BOUND_FOR_CURRENT_LOANS: Final = (CollectorKind.CREDITOR_UNDER_OTHER_NAME, CollectorKind.DEBT_BUYER, UNKNOWN)
"""Whom the FDCPA binds, or may bind, for a loan that was not in default when they got it (15 USC 1692a(6))."""


def _cases(q: Question) -> list[Bankruptcy]:
    """The cases known of in which some borrower is or was a debtor.

    Raises:
        MissingFact: whether there are any is unknown.
    """
    found = q.case.bankruptcies
    if found is UNKNOWN:
        raise MissingFact("bankruptcies")
    return [b for b in found if b.learned_at <= q.at]


def _bankruptcy(q: Question, debt: Debt) -> Bankruptcy | None:
    """A case in which some borrower on the loan is a debtor, as far as known; a reaffirmation does not end it.

    Raises:
        MissingFact: whether there is one is unknown.
    """
    return next(iter(_bankruptcies(q, debt)), None)


def _bankruptcies(q: Question, debt: Debt) -> list[Bankruptcy]:
    """All such cases."""

    def is_over(b: Bankruptcy) -> bool:
        return any(when is not None and when <= q.at for when in (b.closed_at, b.dismissed_at))

    return [b for b in _cases(q) if not is_over(b) and _borrowed(b, debt)]


def _borrowed(b: Bankruptcy, debt: Debt) -> bool:
    """Whether whoever filed may be a borrower on the loan: not somebody else who owes other debts and not this one."""
    other = b.obligor is Obligor.CO_OBLIGOR and b.debts is not None and debt.id not in b.debts
    return not other or bool(debt.co_obligors)


def _owed_again(b: Bankruptcy, debt: Debt, at: datetime) -> bool:
    """Whether notices about the loan are owed again though the case is open (1024.39(c)(2)(i)(C), (ii)(B)).

    After a reaffirmation, and after a discharge from the loan of which something was paid since the petition.
    """
    if debt.id in b.reaffirmed:
        return True
    return b.discharged_at is not None and b.discharged_at <= at and debt.id in b.paid_since and not _outlives(b, debt)


def _outlives(b: Bankruptcy, debt: Debt) -> bool:
    """Whether the loan outlives the discharge: it was excepted, or none of those from before the petition."""
    return debt.id in b.excepted_from_discharge or (b.debts is not None and debt.id not in b.debts)


def _discharged(q: Question, debt: Debt) -> str | None:
    """The id of a case in which the borrower written to was discharged from the loan, without a payment since.

    Raises:
        MissingFact: whether there is one, or when, is unknown.
    """
    whose = Obligor.CO_OBLIGOR if owes_too(q, debt) else Obligor.CONSUMER

    def discharged(b: Bankruptcy) -> bool:
        if b.obligor not in (whose, UNKNOWN) or b.discharged_at is None or _outlives(b, debt):
            return False
        if debt.id in b.reaffirmed or debt.id in b.paid_since:
            return False
        return could_be_from(known(b.discharged_at)) <= q.at

    return next((b.id for b in those(_cases(q), discharged)), None)


def _sent(q: Question, debt: Debt) -> tuple[datetime | None, list[tuple[datetime | None, MissingFact]]]:
    """When the last written notice is known to have been sent to any borrower on the loan; and what may tell of more.

    Each with the instant of what may be one, where that is known: of a notice, its kind.
    """
    at = q.at
    sent: list[datetime] = []
    doubtful: list[tuple[datetime | None, MissingFact]] = []
    if q.case.history is UNKNOWN:
        doubtful.append((None, MissingFact("history")))
    if debt.notices is UNKNOWN:
        doubtful.append((None, MissingFact(f"debts.{debt.id}.notices")))
    for number, notice in enumerate(debt.known_notices):
        if notice.kind not in (NoticeKind.EARLY_INTERVENTION, UNKNOWN):
            continue
        try:
            if could_be_from(known(notice.sent_at)) > at:
                continue
        except MissingFact as missing:  # what was received had been sent by then
            received = notice.received_at
            doubtful.append((None if received is None or is_unknown(received) else received, missing))
            continue
        if notice.kind is UNKNOWN:
            doubtful.append((notice.sent_at, MissingFact(f"debts.{debt.id}.notices.{number}.kind")))
        else:
            sent.append(notice.sent_at)
    for timeline in q.index.outbound.values():
        sent += [
            attempt.at
            for attempt in timeline.by(at)
            if attempt.purpose is Purpose.EARLY_INTERVENTION_NOTICE
            and debt.id in attempt.debts
            and attempt.medium not in TELEPHONE
            and attempt.recipient in BEYOND_THE_COLLECTORS_SIDE
        ]
    return max(sent, default=None), doubtful


def _no_payment_request(q: Question, debts: tuple[str, ...], facts: dict[str, str], when: str) -> Outcome:
    if asks_none(q) is None:
        return _ask_for_none(debts, facts, when)
    return Denied(f"the notice asks for payment {when}", debts=debts, facts=facts)


def _ask_for_none(debts: tuple[str, ...], facts: dict[str, str], when: str) -> Required:
    return Required(f"ask for no payment: {when}", debts=debts, facts=facts)


# -- 35(i): after a notice of error


@rule(
    "us.regx.35i1.no-adverse-report",
    "For {days:digits} days after a notice of error no adverse report",
    regulation("12 CFR", "1024.35(i)(1)"),
    regulation("12 CFR", "1024.35(g)(1)(i)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST),
    needs=(Holding.DISPUTE,),
    days=Parameter(((date.min, 60),), "days", regulation("12 CFR", "1024.35(i)(1)"), "higher"),
)
def no_adverse_report(q: Question, p: Any) -> Outcomes:
    """A servicer that got a notice of error reports nothing adverse about the payments in question for a while.

    **What it checks**: for each loan to be reported, that no dispute in writing was received in the days before,
    counted from the day after its receipt where the consumer is. Each report is taken to be adverse, and about those
    payments, unless it is declared to leave the disputed part of the loan out. An answer to the agency that is declared
    to state the debt is a report; where nobody says, it is a duty to say nothing adverse.
    **Source**: 1024.35(i)(1), which knows no end before the days are over, by an answer or because the notice is
    withdrawn; of repeats with nothing new, of what was answered before by a correction or an explanation, (g)(1)(i).
    **When it does not apply**: to a dispute by word of mouth, or that period past; to an open-end line; to what tells
    the agency of no debt, such as a question where the borrower is; to a report that law requires (``required_by_law``)
    once the error was corrected as the borrower said, which is the correction (15 USC 1681s-2(a)(2)).
    **Missing facts**: unknown ``disputes`` of a debt; whether one was in writing; when it was received, unless what
    came of it was long enough ago; ``locations``, while the days are over in some places alone.
    **Example**: received on 2 March: reported from 2 May at the earliest.
    """
    if furnishes(q) is False:
        return PASS
    rest_only = q.content.has(Element.DISPUTED_PART) is False

    def judge(debt: Debt) -> Outcome:
        if debt.open_end is True:
            return PASS
        if debt.disputes is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.disputes")
        disputes = debt.disputes

        def opens(received_at: datetime) -> datetime:
            days = timedelta(days=p.days + 1)
            return day_starts_after(q, received_at, lambda day: day + days, of_consumer=True, everywhere=True)

        def closes(d: Dispute) -> bool:
            if d.received_at > q.at or d.in_writing is False or (rest_only and d.whole_debt is False):
                return False
            if q.contact.required_by_law and d.corrected_at is not None and d.corrected_at <= q.at:
                return False
            if d.repeats is not None and d.new_information is False and _answered(disputes, d):
                return False
            until = opens(_received_by(d))
            lacks = "in_writing" if d.in_writing is UNKNOWN else "received_at" if is_unknown(d.received_at) else None
            if until > q.at and lacks is not None:
                raise MissingFact(f"debts.{debt.id}.disputes.{d.id}.{lacks}", until)
            return until > q.at

        notices = those(disputes, closes)
        if not notices:
            return PASS
        until, id = max((opens(d.received_at), d.id) for d in notices)
        facts = {f"debts.{debt.id}.disputes.{id}": "notice of error"}
        message = "after a notice of error nothing adverse is reported for a time"
        return Denied(message, debts=(debt.id,), facts=facts, lapses_at=until)

    return each_furnished(q, judge, "say nothing adverse of the payments in question to the agency")


def _received_by(d: Dispute) -> datetime:
    """When a dispute had been received at the latest: where nobody knows when it was, before what came of it."""
    if not is_unknown(d.received_at):
        return d.received_at
    came_of_it = (d.verified_at, d.duplicative_notice_at, d.withdrawn_at, d.corrected_at, d.explained_at)
    return min([when for when in came_of_it if when is not None and not is_unknown(when)], default=d.received_at)


def _answered(disputes: tuple[Dispute, ...], d: Dispute) -> bool:
    """Whether what a dispute repeats was answered before it came: a notice of error, and so surely one in writing.

    What repeats an answered one with something new is a notice of its own, which that answer does not answer. To send
    verification, or a copy of a judgment, says neither that the error is corrected nor why there is none (35(e)(1)(i)).
    """
    for e in said_before(disputes, d):
        answers = (e.corrected_at, e.explained_at)
        if e.in_writing is True and any(when is not None and surely_before(when, d.received_at) for when in answers):
            return True
        if e.new_information is not False:
            return False
    return False


# -- 39(c): borrowers in bankruptcy


@_of_the_notice(
    "us.regx.39c1iii-b.no-payment-request",
    "The early intervention notice to a borrower in bankruptcy asks for no payment",
    _regulation("(c)(1)(iii)(B)"),
    _comment("39(c)(2)-1"),
    needs=(Holding.BANKRUPTCY,),
)
def no_payment_request_in_bankruptcy(q: Question) -> Outcomes:
    """The notice goes on in bankruptcy, without asking for money.

    **What it checks**: while some borrower on the loan is known to be in bankruptcy, that the notice is declared to ask
    for no payment; undeclared, a duty.
    **Source**: 1024.39(c)(1)(iii)(B); until when, (c)(1) and (c)(2)(i); comment 39(c)(2)-1 for a case that the court
    reinstates or reopens, which is recorded without its end.
    **When it does not apply**: once the case is closed or dismissed; to the case of somebody who owes other debts and
    not this loan; to an open-end line (1024.31), of which the stay says what may be asked. A reaffirmation
    (39(c)(2)(i)(C)) brings back the duty to write, from the next due date on; while the case is open the borrower is
    still a debtor in it, so read carefully the notice still asks for nothing. That the servicer need not write at all
    (39(c)(1)(ii)) does not forbid it.
    **Missing facts**: of a notice that is declared to ask for payment, unknown ``bankruptcies``. Undeclared content is
    a duty.
    **Example**: petition in February: the notice of March with a payment slip is denied.
    """
    if asks_none(q):
        return PASS
    when = "while a borrower is in bankruptcy"

    def judge(debt: Debt) -> Outcome:
        found = None if debt.open_end is True else _bankruptcy(q, debt)
        if found is None:
            return PASS
        facts = {f"bankruptcies.{found.id}": "open"}
        return _no_payment_request(q, (debt.id,), facts, when)

    if asks_none(q) is False:
        return each_debt(q, judge)
    return each_debt(q, lambda debt: no_more_than(_ask_for_none((debt.id,), {}, when), lambda: judge(debt)))


@_of_the_notice(
    "us.regx.39c1iii-c.once-per-case",
    "One early intervention notice per bankruptcy case is enough",
    _regulation("(c)(1)(iii)(C)"),
    _regulation("(c)(2)"),
    effect=Effect.ADVISORY,
    needs=(Holding.BANKRUPTCY,),
)
def once_per_case(q: Question) -> Outcomes:
    """A second notice in the same case is not asked for, and the stay then speaks against it.

    **What it checks**: whether a notice about the loan was sent since the petition of a borrower's open case; of
    several, in each of them.
    **Source**: 1024.39(c)(1)(iii)(C), which lifts a duty and forbids nothing; comment 39(c)-2.
    **When it does not apply**: outside bankruptcy; to an open-end line (1024.31); where notices are owed again in an
    open case: after a reaffirmation
    ((c)(2)(i)(C)), and after a discharge if the borrower paid something on the loan since the petition ((c)(2)(ii)(B),
    ``paid_since``).
    **Missing facts**: none; unknown bankruptcies, history or notices, the kind of one, or whether one was sent before
    the petition or after it, bring no advice of their own.
    **Example**: petition in February, notice in March: one in October is advised against.
    """
    if q.case.bankruptcies is UNKNOWN:
        return PASS

    def judge(debt: Debt) -> Outcome:
        found = [b for b in _bankruptcies(q, debt) if not _owed_again(b, debt, q.at)]
        if not found or debt.open_end is True:
            return PASS
        sent, _ = _sent(q, debt)
        if sent is None or not all(sent == b.filed_at or surely_before(b.filed_at, sent) for b in found):
            return PASS
        message = "a notice was sent in this bankruptcy case already; another is not required"
        return Advised(message, debts=(debt.id,), facts={f"bankruptcies.{b.id}": "open" for b in found})

    return each_debt(q, judge)


# -- 39(d): after a cease notice


@_of_the_notice(
    "us.regx.39d2.not-required",
    "After a cease notice, no notice that is not required",
    _regulation("(d)(2)"),
    _regulation("(c)(1)(ii)"),
    _regulation("(c)(2)(ii)"),
    _comment("39(d)-1"),
    _comment("39(d)-2"),
    needs=(Holding.CEASE_NOTICE,),
)
def not_required(q: Question) -> Outcomes:
    """A cease notice gives way to the notice that is required, and to no other.

    **What it checks**: for each loan under a written cease notice of any borrower, that some alternative to foreclosure
    is open to the borrower, that the loan is not paid, not known to be overdue only later (``past_due_since``) and no
    open-end line, that no borrower is in bankruptcy, and that the one written to was not discharged from the loan
    without a payment since the petition. Otherwise no notice is owed, and what need not be sent is communication like
    any other (15 USC 1692c(c)): that step is our reading.
    **Source**: 1024.39(d)(2), (c)(1)(ii) and (c)(2)(ii), comments 39(d)-1 and -2: what may follow is the notice that
    39(b) requires, to a delinquent borrower. A reaffirmation in a case that is open leaves the borrower a debtor in it.
    **When it does not apply**: to a creditor that services its own loan, or a loan taken before default, whom the FDCPA
    does not bind.
    **Missing facts**: where something would speak against the notice, unknown ``requests``; whether the cease notice
    was in writing, and with one ``collector``. Then ``loss_mitigation_available`` and ``open_end``
    of the debt, ``bankruptcies`` and when one was discharged, and ``locations`` where the loan is overdue from a day
    on that has begun in some places alone.
    **Example**: the owner of the loan offers no alternative: after a cease notice the letter is denied.
    """

    def of_the_loan(debt: Debt, facts: dict[str, str]) -> Outcome:
        if debt.paid_at is not None and debt.paid_at <= q.at:
            return Denied("no notice is owed of a loan that is paid", debts=(debt.id,), facts=facts)
        if debt.open_end is True:
            return Denied("no notice is owed of an open-end line", debts=(debt.id,), facts=facts)
        if debt.loss_mitigation_available is False:
            return Denied("no alternative to foreclosure is open to the borrower", debts=(debt.id,), facts=facts)
        return PASS

    def of_the_borrower(debt: Debt, facts: dict[str, str]) -> Outcome:
        found = _bankruptcy(q, debt)
        if found is not None:
            facts = {**facts, f"bankruptcies.{found.id}": "open"}
            return Denied("a borrower is in bankruptcy", debts=(debt.id,), facts=facts)
        past = _discharged(q, debt)
        if past is not None:
            facts = {**facts, f"bankruptcies.{past}": "discharged"}
            message = "the borrower was discharged from the loan, and no payment since the petition is known"
            return Denied(message, debts=(debt.id,), facts=facts)
        return PASS

    def of_the_payments(debt: Debt, facts: dict[str, str]) -> Outcome:
        since = debt.past_due_since
        if since is UNKNOWN or since < q.at.date():
            return PASS
        if (overdue := day_starts_after(q, q.at, lambda day: since, of_consumer=True, everywhere=True)) > q.at:
            message = "no notice is owed of a loan that is not overdue yet"
            return Denied(message, debts=(debt.id,), facts=facts, lapses_at=overdue)
        return PASS

    def of_what_is_unknown(debt: Debt, facts: dict[str, str]) -> Outcome:
        if debt.open_end is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.open_end")
        if debt.loss_mitigation_available is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.loss_mitigation_available")
        return PASS

    def judge(debt: Debt, facts: dict[str, str]) -> Outcome:
        asked = (of_the_loan, of_the_borrower, of_the_payments, of_what_is_unknown)
        found = of_each(asked, lambda objection: objection(debt, facts))
        return found[0] if isinstance(found, tuple) else found

    return _after_cease(q, judge, of_lines=True)


@_of_the_notice(
    "us.regx.39d3i.foreclosure-statement",
    "After a cease notice, the notice names foreclosure as the remedy",
    _regulation("(d)(3)(i)"),
    needs=(Holding.CEASE_NOTICE,),
)
def foreclosure_statement(q: Question) -> Outcomes:
    """What makes the notice one that a cease notice leaves room for is that it speaks of a remedy.

    **What it checks**: after a written cease notice, that the notice is declared to say so; undeclared, a duty.
    **Source**: 1024.39(d)(3)(i).
    **When it does not apply**: without a cease notice, or where the FDCPA does not bind the servicer; to an open-end
    line (1024.31).
    **Missing facts**: of a notice that is declared to lack it, unknown ``requests``, whether the cease notice was in
    writing, and with one ``collector``. Undeclared content is a duty.
    **Example**: the letter adds that the servicer may foreclose; one declared not to is denied.
    """
    says = q.content.has(Element.FORECLOSURE_STATEMENT)
    if says:
        return PASS

    def judge(debt: Debt, facts: dict[str, str]) -> Outcome:
        debts = (debt.id,)
        if says is False:
            return Denied("the notice does not say that the servicer may foreclose", debts=debts, facts=facts)
        message = "say that the servicer may or intends to invoke its remedy of foreclosure"
        return Required(message, debts=debts, facts=facts)

    return _after_cease(q, judge)


@_of_the_notice(
    "us.regx.39d3ii.no-payment-request",
    "After a cease notice, the notice asks for no payment",
    _regulation("(d)(3)(ii)"),
    needs=(Holding.CEASE_NOTICE,),
)
def no_payment_request_after_cease(q: Question) -> Outcomes:
    """The notice tells the borrower what may be done, and does not collect.

    **What it checks**: after a written cease notice, that the notice is declared to ask for no payment; undeclared, a
    duty. To ask for the periodic payments alone is to ask for payment.
    **Source**: 1024.39(d)(3)(ii).
    **When it does not apply**: without a cease notice, or where the FDCPA does not bind the servicer; to an open-end
    line (1024.31).
    **Missing facts**: of a notice that is declared to ask for payment, unknown ``requests``, whether the cease notice
    was in writing, and with one ``collector``. Undeclared content is a duty.
    **Example**: a letter declared to lack that element is denied.
    """
    if asks_none(q):
        return PASS

    return _after_cease(q, lambda debt, facts: _no_payment_request(q, (debt.id,), facts, "after a cease notice"))


@_of_the_notice(
    "us.regx.39d3iii.once-in-180-days",
    "After a cease notice, one notice in any {days:digits} days",
    _regulation("(d)(3)(iii)"),
    _comment("39(b)(1)-2"),
    _comment("39(b)(1)-5"),
    needs=(Holding.CEASE_NOTICE,),
    days=Parameter(((EFFECTIVE, 180),), "days", _regulation("(d)(3)(iii)"), "higher"),
)
def once_in_180_days(q: Question, p: Any) -> Outcomes:
    """A servicer that was told to stop writes again after half a year at the earliest.

    **What it checks**: after a written cease notice, that no notice about the loan, before or after it and to
    whichever borrower, was sent in the period that begins with its day, on the calendar where the consumer is, whoever
    is written to. Letters that came back count too.
    **Source**: 1024.39(d)(3)(iii); comment 39(b)(1)-2 for how the days are counted. It binds a servicer as to what that
    servicer provides (comment 39(b)(1)-5): who took the loan over records no notice of whoever serviced it before.
    **When it does not apply**: without a cease notice, or where the FDCPA does not bind the servicer; to an open-end
    line (1024.31).
    **Missing facts**: where none is known to have been sent in the period, unknown ``history`` or ``notices`` of the
    debt, and of one of these the kind, until its period is over, or when it was sent; ``locations``; of a notice that
    would come too soon, unknown ``requests``, whether the cease notice was in writing, and with one ``collector``.
    **Example**: sent on 15 April: the next on 12 October at the earliest.
    """

    def over(sent: datetime) -> datetime:
        days = timedelta(days=p.days)
        return day_starts_after(q, sent, lambda day: day + days, of_consumer=True, everywhere=True)

    def judge(debt: Debt, facts: dict[str, str]) -> Outcome:
        sent, doubtful = _sent(q, debt)
        if sent is not None:
            opens = over(sent)
            if opens > q.at:
                message = "after a cease notice the early intervention notice goes out once in the period, and it did"
                if zones := q.index.all_zones(Recipient.CONSUMER.value, q.at):
                    facts["last sent"] = max([sent.astimezone(tz).date() for tz in zones]).isoformat()
                return Denied(message, debts=(debt.id,), facts=facts, lapses_at=opens)
        unclear: MissingFact | None = None
        for when, missing in doubtful:
            opens = FOREVER if when is None else over(when)
            if opens > q.at:
                unclear = needed_longest(unclear, MissingFact(missing.fact, opens))
        if unclear is not None:
            raise unclear
        return PASS

    return _after_cease(q, judge)


REGULATION_X = Pack(
    id="us.regx",
    title="Regulation X: notices of error and early intervention (12 CFR 1024.35, 1024.39)",
    rules=read_twice(
        no_adverse_report,
        no_payment_request_in_bankruptcy,
        once_per_case,
        not_required,
        foreclosure_statement,
        no_payment_request_after_cease,
        once_in_180_days,
    ),
    why_not=covering(
        (
            CollectorKind.MORTGAGE_SERVICER,
            CollectorKind.CREDITOR,
            CollectorKind.CREDITOR_UNDER_OTHER_NAME,
            CollectorKind.DEBT_BUYER,
        ),
        kinds=(DebtKind.MORTGAGE,),
        under="12 CFR 1024.35, 1024.39: servicers of mortgage loans",
    ),
)
"""What a servicer's early intervention notice has to be after a cease notice or in bankruptcy."""


def _on(section: str, what: str, *carried_by: str, why_not: str | None = None) -> Provision:
    return Provision("12 CFR", f"1024.39{section}", what, carried_by, why_not)


_DUTY = "a duty to make contact, not a limit on one"
PROVISIONS = (
    Provision(
        "12 CFR",
        "1024.30, 1024.31",
        "no small servicers, reverse mortgages, open-end lines, or homes that are no principal residence",
        tuple([each.id for each in REGULATION_X.rules]),
        "of these only an open-end line is a fact of a case; the others are held to the rules",
    ),
    Provision(
        "12 CFR",
        "1024.35(i)(1)",
        "no adverse report for sixty days after a notice of error",
        (no_adverse_report.id,),
        "whether a servicer found a notice overbroad, or a year too late, and told the borrower so ((g)(1)(ii), (iii), "
        "(g)(2)), or it came on a payment coupon, or to another address than the one that is set up for them ((a), "
        "(c)), is no fact; denied",
    ),
    Provision(
        "12 CFR",
        "1024.36, 1024.37, 1024.38, 1024.40",
        "requests for information, insurance placed by force, policies, whom a borrower reaches",
        why_not="not read here",
        confidence=Confidence.UNREAD,
    ),
    Provision(
        "12 CFR",
        "1024.41(f), (g), (j)",
        "no first filing of a foreclosure in the first 120 days or while an application is complete, nor a sale",
        why_not="not read here, but for (f)(1) as others quote it; no fact says that a pleading begins a foreclosure",
        confidence=Confidence.SECONDARY,
    ),
    Provision(
        "12 CFR",
        "1024.35(a)-(h), (i)(2)",
        "how a notice of error is answered; remedies otherwise stay",
        why_not="duties to answer; what (b)(9) and (10) mean for a foreclosure no fact of a case tells",
    ),
    _on("(a)", "live contact by the 36th day", why_not=_DUTY),
    _on("(b)", "written notice by the 45th day, every 180 days", why_not=_DUTY),
    _on(
        "(c)(1)(i)",
        "bankruptcy lifts the duty of live contact",
        "us.bk.362a6.stay",
        why_not="the stay forbids, not this",
    ),
    _on(
        "(c)(1)(ii)",
        "in bankruptcy no notice owed without alternatives, or after a cease notice",
        not_required.id,
        why_not="without a cease notice the exemption forbids nothing",
    ),
    _on("(c)(1)(iii)(A)", "when to write in bankruptcy", why_not=_DUTY),
    _on("(c)(1)(iii)(B)", "no request for payment in bankruptcy", no_payment_request_in_bankruptcy.id),
    _on("(c)(1)(iii)(C)", "once per case is enough", once_per_case.id),
    _on("(c)(2)(i)", "when the duties come back", no_payment_request_in_bankruptcy.id, why_not=_DUTY),
    _on(
        " comment 39(c)(2)-1",
        "a case that was reinstated or reopened",
        no_payment_request_in_bankruptcy.id,
        why_not="no fact says it; recorded without its end",
    ),
    _on(
        "(c)(2)(ii)",
        "after a discharge the notice is owed again once the borrower paid something since the petition",
        not_required.id,
        once_per_case.id,
        why_not="without a cease notice the exemption forbids nothing",
    ),
    _on("(d)(1)", "no live contact owed after a cease notice", "us.regf.6c1.cease"),
    _on("(d)(2)", "no notice owed without alternatives or in bankruptcy", not_required.id),
    _on("(d)(3)(i)", "the notice names foreclosure", foreclosure_statement.id),
    _on("(d)(3)(ii)", "no request for payment", no_payment_request_after_cease.id),
    _on("(d)(3)(iii)", "once in 180 days; again within 190", once_in_180_days.id, why_not="the 190 days are a duty"),
    _on(
        " comment 39(b)(1)-5",
        "a notice of the servicer before does not count for the one that took the loan over",
        once_in_180_days.id,
        why_not="no fact says whose a notice was: record this servicer's own",
    ),
    _on(
        " comment 39(d)-2",
        "answers to a borrower who began about loss mitigation break no cease notice",
        why_not="for the cease rule of Regulation F, which lets a servicer answer who got in touch after the notice, "
        "with the duty to keep to that",
    ),
    Provision(
        "81 FR",
        "71977",
        "advisory opinion: the notice after a cease notice, and confirmed successors in interest",
        ("us.regf.6c1.cease",),
        "its substance is in the comments; whether it was withdrawn in May 2025 is not known here",
        Confidence.SECONDARY,
    ),
)
"""What of 12 CFR 1024.35 and 1024.39 was looked at, in the texts of 1 January 2026 and the comments of 2017."""
