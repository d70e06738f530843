"""15 USC 1666 and 1666a, 12 CFR 1026.13 (Fair Credit Billing): what waits while a billing error is looked into.

The one federal stop on cards that a business collects in its own name. The statute was read whole, in a copy of 2023,
and the section of the regulation whole, without its official interpretations. Read here:

- A dispute in writing about an open-end account that reached the creditor is a billing error notice unless it is known
  to be none. Whoever else collects heeds one that is known to be one: the statute speaks of the creditor and its agent.
- Asking where the consumer is, announcing or carrying out a remedy, and pleading try to collect; so does whatever is
  declared to ask for payment or to threaten. The explanation itself may say what is owed and when.
- Every report of the disputed amount is taken to be adverse.
- What nobody says to be such a notice is answered by a verification too; what is known to be one, by its explanation.
- Whoever has complied has done so towards every notice that says substantially the same, one from before that too.
- The stop ends with the correction, or the explanation, and not with the ninety days in which one of them is due. Who
  agrees that the statement was right ends it within these days alone (1666(a)(3)).

Not encoded: the acknowledgement within thirty days and the ninety days (1666(a)(3)(A), (B)), duties to write that limit
no contact; acceleration, closing of accounts, automatic payments and what is forfeited (1666(d), (e), 1026.13(d)(1),
(3)); overdrafts, to which Regulation E applies (1026.13(i)); defences against the issuer of a card (1666i).
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any, Final

from ....clock import DAY
from ....errors import MissingFact
from ....facts import Debt, Dispute
from ....facts.base import members
from ....facts.moments import known, surely_before
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, rule
from ....rules.judging import (
    as_it_may_be,
    as_they_may_be,
    asks_none,
    came_by,
    day_starts_after,
    each_at_most,
    each_debt,
    each_furnished,
    furnishes,
    said_before,
    says_what_is_owed,
    sues,
    tells_others,
    those,
    told_apart,
    unless_excused,
)
from ....shapes.exceptions import owes_too
from ....vocabulary import (
    ACTS_TO_COLLECT,
    BEYOND_THE_COLLECTORS_SIDE,
    CREDITORS,
    THREATS,
    UNKNOWN,
    Confidence,
    DebtKind,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import covering
from ...citing import citing, read_twice, regulation
from ...notes import Provision
from .regf.s18 import is_pleading

_code = citing("15 USC")
_regulation = citing("12 CFR", "1026.13", made=regulation)

IN_TIME: Final = Parameter(((date.min, 60),), "days", _code("1666(a)"), "higher")
"""Within how many days of the statement the notice is received."""
TO_AGREE: Final = Parameter(((date.min, 90),), "days", _code("1666(a)(3)(B)"), "lower")
"""Within how many days of the notice the consumer can agree that the statement was correct."""
TO_PAY: Final = Parameter(((date.min, 10),), "days", _code("1666a(a)"), "higher")
"""How many days the consumer has at least to pay, before the amount is reported."""

_TO_WHOM_IT_MAY_BE_WRITTEN: Final = CREDITORS | {UNKNOWN}
_TOLD_OF_IT: Final = BEYOND_THE_COLLECTORS_SIDE | {Recipient.CONSUMER_REPORTING_AGENCY}
_MAY_BE_OPEN_END: Final = frozenset({DebtKind.LOAN, DebtKind.MORTGAGE, DebtKind.OTHER})


# -- what the facts say


def _open_end(debt: Debt) -> bool | str | None:
    """Whether a debt is owed on an open-end account; None: its kind leaves that open; or the fact that is lacking."""
    if isinstance(debt.open_end, bool):
        return debt.open_end
    if debt.kind is DebtKind.CREDIT_CARD:
        return True
    if debt.open_end is UNKNOWN:
        return f"debts.{debt.id}.open_end"
    if debt.kind is UNKNOWN:
        return f"debts.{debt.id}.kind"
    return None if debt.kind in _MAY_BE_OPEN_END else False


def _by(when: datetime | None, at: datetime) -> bool:
    return when is not None and when <= at


def _explained(d: Dispute, at: datetime) -> datetime | None:
    """When the explanation was sent; of what nobody calls a billing error, its verification is one until there is."""
    if not _by(d.explained_at, at) and d.billing_error is None:
        return d.verified_at
    return d.explained_at


def _resolved(d: Dispute, at: datetime) -> bool:
    return _by(d.corrected_at, at) or _by(_explained(d, at), at)


def _withdrawn(q: Question, d: Dispute, days: int) -> bool:
    """Whether it was withdrawn in time, and before it was explained: after that there is the time to pay all the same.

    In time is within the days in which the notice was to be answered (1666(a)(3)), wherever the consumer may be.
    """
    if d.withdrawn_at is None or d.withdrawn_at > q.at:
        return False
    explained = (d.explained_at, _explained(d, q.at))
    if not all(when is None or surely_before(d.withdrawn_at, when) for when in explained):
        return False
    return came_by(q, known(d.withdrawn_at), known(d.received_at), lambda day: day + timedelta(days=days))


def _late(q: Question, d: Dispute, days: int) -> bool:
    """Whether a notice came after the days that there were, wherever the consumer may be."""
    if d.statement_sent_at is None:
        return False
    return not came_by(q, known(d.received_at), known(d.statement_sent_at), lambda day: day + timedelta(days=days))


def _repeats_one_resolved(debt_disputes: tuple[Dispute, ...], d: Dispute, at: datetime) -> bool:
    """Whether it says what an earlier notice said that was answered by now (1666(a), last sentence, 1026.13(h))."""
    return any(
        (e.in_writing is True or (e.billing_error is True and e.in_writing is UNKNOWN))
        and e.billing_error in (True, None)
        and _resolved(e, at)
        for e in said_before(debt_disputes, d)
    )


def _notices(
    q: Question, debt: Debt, p: Any, taken: Callable[[Dispute], bool]
) -> tuple[list[Dispute], list[tuple[Dispute, MissingFact]]]:
    """The disputes about a debt that are ``taken`` for billing error notices, answered or not.

    Not one of a part that the contact is declared to leave out. And those of which a fact is lacking:
    whether it was in writing, of one that is not answered, or in time.

    Raises:
        MissingFact: it is unknown which disputes there are.
    """
    found = debt.disputes
    if found is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.disputes")
    at, rest_only = q.at, q.content.has(Element.DISPUTED_PART) is False

    def is_one(d: Dispute) -> bool:
        if d.received_at > at or False in (d.billing_error, d.in_writing) or not taken(d):
            return False
        if _withdrawn(q, d, p.to_agree):
            return False
        if rest_only and d.whole_debt is False:
            return False
        if (d.repeats is not None and _repeats_one_resolved(found, d, at)) or _late(q, d, p.days):
            return False
        if d.in_writing is UNKNOWN and d.billing_error is not True and not _resolved(d, at):
            raise MissingFact(f"debts.{debt.id}.disputes.{d.id}.in_writing")
        return True

    return told_apart(found, is_one)


def _said_of(
    q: Question, debt: Debt, p: Any, judge: Callable[[list[Dispute]], Outcome], taken: Callable[[Dispute], bool]
) -> Outcome:
    """What a rule says of the notices, and of those that may be some, which deny nothing for sure.

    Raises:
        MissingFact: of one that may be one something is unknown, for as long as it would be denied if that is one.
    """
    notices, doubtful = _notices(q, debt, p, taken)
    found = judge(notices)
    if not doubtful or isinstance(found, Denied):
        return found
    return as_they_may_be(notices, doubtful, judge)


def _facts(debt: Debt, d: Dispute, state: str) -> dict[str, str]:
    return {f"debts.{debt.id}.disputes.{d.id}": state}


def _judged(q: Question, debt: Debt, p: Any, judge: Callable[[list[Dispute]], Outcome]) -> Outcome:
    """What a rule says of the notices about a debt; advice where it turns on a fact that many do not have.

    These are whether the account is open-end, if its kind leaves that open; and for others than the creditor, who get
    disputes of other laws, whether a dispute is such a notice. Nobody need say either; but who says that it is unknown
    lacks the fact. A known notice settles an account of which the kind leaves that open.

    Raises:
        MissingFact: what is denied of a notice turns on a fact that is unknown.
    """
    if debt.disputes is not UNKNOWN and all(dispute.received_at > q.at for dispute in debt.disputes):
        return PASS
    open_end = _open_end(debt)
    if open_end is False:
        return PASS
    mine = q.case.collector in _TO_WHOM_IT_MAY_BE_WRITTEN
    found = _said_of(q, debt, p, judge, lambda d: d.billing_error is True or (mine and open_end is True))
    if isinstance(found, Denied) or (mine and open_end is True):
        return found
    lacking = open_end if mine and isinstance(open_end, str) else None

    def may_be(d: Dispute) -> bool:
        return d.billing_error is not None or lacking is not None

    perhaps = _said_of(q, debt, p, judge, may_be)
    if isinstance(perhaps, Denied):
        unknown = [d for d in _notices(q, debt, p, may_be)[0] if d.billing_error is UNKNOWN]
        of_one = (f"debts.{debt.id}.disputes.{d.id}.billing_error" for d in unknown if isinstance(judge([d]), Denied))
        raise MissingFact(lacking or next(of_one), perhaps.lapses_at)
    for said in (found, perhaps):  # at most a duty, which no doubt makes less
        if said is not PASS:
            return said
    try:
        found = _said_of(q, debt, p, judge, lambda d: True)
    except MissingFact:
        pass
    else:
        if found is PASS:
            return PASS
    if open_end is None:
        message = "say whether the account is open-end: then a billing error that was notified in writing waits"
        return Advised(message, debts=(debt.id,), facts={f"debts.{debt.id}.open_end": "not said"})
    message = "say whether the dispute is a billing error notice to the creditor, for which to wait"
    return Advised(message, debts=(debt.id,), facts={f"debts.{debt.id}.disputes": "billing_error not said"})


# -- 1666(a)(3)(B) and (c): no action to collect


@rule(
    "us.fcba.1666a3b.no-collection",
    "A disputed amount is not collected until the billing error is corrected or explained",
    _code("1666(a)(3)(B)"),
    _code("1666(c)"),
    _regulation("(b)(1)"),
    _regulation("(d)(1)"),
    _regulation("(d)(4)"),
    recipients=_TOLD_OF_IT,
    purposes=frozenset(Purpose) - {Purpose.CREDIT_REPORTING, Purpose.DISPUTE_RESPONSE},
    needs=(Holding.DISPUTE,),
    days=IN_TIME,
    to_agree=TO_AGREE,
)
def no_collection(q: Question, p: Any) -> Outcomes:
    """A written notice of a billing error stops collecting what it disputes until the creditor has done its part.

    **What it checks**: for each debt on an open-end account, that no billing error notice, received within
    {days:digits} days of the statement, is neither corrected nor explained. A statement of account, though it asks for
    no payment, is declared to say that the disputed amount need not be paid meanwhile; undeclared, a duty.
    **Source**: 1666(a)(3)(B) and (c); 1026.13(b)(1), (d)(1) and (d)(4).
    **When it does not apply**: to a report to an agency, which has a rule of its own, though not to a question there
    where the consumer is; to a dispute by word of mouth, one too late, withdrawn or known to be no billing error
    notice; to one that repeats what was corrected or explained, though it came before that; to what is not disputed, if
    the contact is declared to leave the disputed part out; to the explanation, answers and notices that are not
    declared to ask for payment or to threaten. What is withdrawn later than {to_agree:digits} days after it came is not
    withdrawn. A pleading that law requires is one if it is declared to ask for payment or to bring an action; where it
    is not declared to ask for none, a duty. Where nobody says whether a loan, a mortgage or a debt of no other kind is
    open-end, and for others than the creditor, whether a dispute is such a notice, this advises.
    **Missing facts**: unknown ``disputes`` of a debt; whether one was in writing; ``open_end`` and ``billing_error``
    where they are said to be unknown; ``locations``, if it depends on the place whether a notice came within the days
    after its statement, or was withdrawn in time. Where an open notice would make it a duty, it is one then, for want
    of any of these.
    **Example**: a card holder writes on 2 March that a charge is not theirs: the creditor's call on the 20th is denied
    until the explanation went out.
    """
    purpose, contact = q.purpose, q.contact
    if q.recipient is Recipient.CONSUMER_REPORTING_AGENCY and furnishes(q) is not False:
        return PASS
    content = contact.content
    statement = purpose is Purpose.SERVICING_DISCLOSURE
    seeks_none = asks_none(q)
    pleads = is_pleading(q) and contact.required_by_law
    collects = not q.acts.isdisjoint(ACTS_TO_COLLECT)
    if pleads:
        collects = sues(q)
    if not (collects or statement or pleads) or (pleads and not collects and seeks_none):
        return PASS
    may_say_so = statement and content.carries.isdisjoint(THREATS)
    not_required = content.has(Element.PAYMENT_NOT_REQUIRED)
    if may_say_so and not_required:
        return PASS
    part = content.has(Element.DISPUTED_PART)
    duty = None
    if may_say_so and not_required is None:
        duty = "say that the disputed amount need not be paid for now, and close or restrict no account over it"
    elif pleads and not collects:
        duty = _NO_PART

    def judge(debt: Debt) -> Outcome:
        def of(notices: list[Dispute]) -> Outcome:
            standing = [d for d in notices if not _resolved(d, q.at)]
            whole = [d for d in standing if d.whole_debt is not False]
            if not standing:
                return PASS
            debts, facts = (debt.id,), _facts(debt, (whole or standing)[0], "open")
            if duty is not None:
                return Required(duty, debts=debts, facts=facts)
            if part is None and not whole:
                return Required(_NO_PART, debts=debts, facts=facts)
            return Denied("a billing error notice awaits correction or explanation", debts=debts, facts=facts)

        return _judged(q, debt, p, of)

    return each_debt(q, judge) if duty is None else each_at_most(q, duty, judge)


_NO_PART: Final = "seek no part of the disputed amount"


# -- 1666a: no adverse report


@rule(
    "us.fcba.1666a-a.no-adverse-report",
    "A disputed amount is not reported, nor a report threatened, until there was time to pay",
    _code("1666a(a)"),
    _regulation("(d)(2)"),
    _regulation("(g)(3)"),
    recipients=_TOLD_OF_IT,
    needs=(Holding.DISPUTE,),
    days=IN_TIME,
    to_agree=TO_AGREE,
    to_pay=TO_PAY,
)
def no_adverse_report(q: Question, p: Any) -> Outcomes:
    """While a billing error is looked into, and as long as the consumer then has to pay, nobody is told of a default.

    **What it checks**: for each debt on an open-end account that is to be reported, or that a stranger is told of, a
    spouse who does not owe it and whoever sees a public post included, or an agency in answer to it, or about which a
    report is threatened, that no billing error notice is open, and that after an explanation the days to pay are over:
    those that the account gives (``pay_by``), and {to_pay:digits} at least, counted from the day after the explanation.
    **Source**: 1666a(a); 1026.13(d)(2) and (g)(3). The threat is barred as long as the report.
    **When it does not apply**: as for collecting; and once the error was corrected as the consumer said. Who withdraws
    the notice after the explanation has the time to pay all the same.
    **Missing facts**: unknown ``disputes`` of a debt; whether one was in writing; ``open_end`` and ``billing_error``
    where they are said to be unknown; ``locations``, if it depends on the place whether a notice, or its withdrawal,
    was in time; after an explanation ``pay_by``, and where the consumer is; of a social message that tells of it,
    ``publicly_viewable``. Of an answer to an agency of which nobody says whether it tells of the debt, what denies a
    report makes it a duty to say nothing of the amount.
    **Example**: explained on 2 March, to be paid by the 27th: reported on the 28th at the earliest.
    """
    content = q.content
    threatens = content.has(Element.THREATENS_CREDIT_REPORT)

    def judge(debt: Debt) -> Outcomes:
        def of(notices: list[Dispute]) -> Outcome:
            about = [d for d in notices if not _by(d.corrected_at, q.at)]
            for d in about:
                if not _by(_explained(d, q.at), q.at):
                    message = "a billing error notice awaits correction or explanation"
                    return Denied(message, debts=(debt.id,), facts=_facts(debt, d, "open"))
            over: list[tuple[datetime, Dispute]] = []
            lacking: MissingFact | None = None
            for d in about:
                try:
                    over.append((_time_to_pay_is_over(q, debt, d, p.to_pay), d))
                except MissingFact as missing:
                    lacking = lacking or missing
            if over:
                last, d = max(over, key=itemgetter(0))
                if last > q.at:
                    message = "after the explanation of a billing error there is time to pay first"
                    return Denied(message, debts=(debt.id,), facts=_facts(debt, d, "explained"), lapses_at=last)
            if lacking is not None:
                raise lacking
            return PASS

        return unless_excused(lambda: not (threatens or _reports(q, debt)), lambda: _judged(q, debt, p, of))

    return each_debt(q, judge) if threatens else each_furnished(q, judge, _SAY_NOTHING)


_SAY_NOTHING: Final = "say nothing of the disputed amount to the agency"


def _reports(q: Question, debt: Debt) -> bool:
    """Whether somebody is, or may be, told of a default: an agency, a stranger who is told that a debt is owed, or all.

    Raises:
        MissingFact: it is said in a message of which nobody knows who can see it.
    """
    if furnishes(q) is not False or (tells_others(q) and not owes_too(q, debt)):
        return True
    if q.medium is not Medium.SOCIAL_MEDIA or not says_what_is_owed(q):
        return False
    seen = q.contact.publicly_viewable
    if seen is UNKNOWN:
        raise MissingFact("contact.publicly_viewable")
    return seen


def _time_to_pay_is_over(q: Question, debt: Debt, d: Dispute, days: int) -> datetime:
    """From when the amount may be reported as unpaid after an explanation: not before the days that there are at least.

    Raises:
        MissingFact: these are over, and it is unknown how many the account gives.
    """
    last = date.min if d.pay_by is UNKNOWN else d.pay_by
    over = day_starts_after(
        q,
        known(_explained(d, q.at) or q.at),
        lambda day: max(day + timedelta(days=days), last) + DAY,
        of_consumer=True,
        everywhere=True,
    )
    if d.pay_by is UNKNOWN and over <= q.at:
        raise MissingFact(f"debts.{debt.id}.disputes.{d.id}.pay_by")
    return over


@rule(
    "us.fcba.1666a-b.still-disputed",
    "What is still disputed in time is reported as disputed, and the consumer told to whom",
    _code("1666a(b)"),
    _regulation("(g)(4)"),
    recipients=_TOLD_OF_IT,
    needs=(Holding.DISPUTE,),
    days=IN_TIME,
    to_agree=TO_AGREE,
    to_pay=TO_PAY,
)
def still_disputed(q: Question, p: Any) -> Outcomes:
    """A consumer who writes again after the explanation does not stop the report, but what it says.

    **What it checks**: for each debt to be reported, or that a stranger is told of, of which a further written notice,
    a repeat of the one that was explained, came while there was time to pay, that the report is declared to say that
    the amount is in dispute; undeclared, a duty. To tell the consumer at the same time the name and address of whoever
    gets the report is a duty always.
    **Source**: 1666a(b); 1026.13(g)(4). Whoever got a report is told of the outcome (1666a(c)).
    **When it does not apply**: to a further notice by word of mouth, withdrawn, from before the explanation, or after
    the last day to pay, which is {to_pay:digits} days from the explanation at the earliest; once the error was
    corrected as the consumer said; to a report that is declared to leave the disputed part out.
    **Missing facts**: unknown ``disputes`` of a debt; of a report declared to say so, it is the duty. Of one declared
    not to, whether a further notice was in writing and when it came, ``publicly_viewable`` of a social message that
    tells of the debt, and ``locations``, if it depends on the place
    whether it was in time; of another the duty then, as where ``open_end`` or ``billing_error`` is said to be unknown.
    Of an answer to an agency of which nobody says whether it tells of the debt, at most a duty comes, unless it
    is declared not to note the dispute.
    **Example**: explained on 2 March, written again on the 9th: a report in April notes the dispute.
    """
    noted = q.content.has(Element.REPORTS_DISPUTE)
    duty = "tell the consumer in writing the name and address of each to whom this is reported"
    if noted is None:
        duty = f"report that the amount is in dispute, and {duty}"
    perhaps = f"if it is disputed still, {duty}"

    def judge(debt: Debt) -> Outcomes:
        def of(notices: list[Dispute]) -> Outcome:
            about = [d for d in notices if not _by(d.corrected_at, q.at)]
            explained = {d.id: d for d in about if _by(_explained(d, q.at), q.at)}

            def in_time(d: Dispute) -> bool:
                if d.in_writing is False or d.received_at > q.at:
                    return False
                if _by(d.withdrawn_at, q.at) or _by(d.corrected_at, q.at):
                    return False
                before = [explained[e.id] for e in said_before(members(debt.disputes), d) if e.id in explained]
                if not those(before, lambda first: _while_to_be_paid(q, first, d, p.to_pay)):
                    return False
                if d.in_writing is UNKNOWN and d.billing_error is not True:
                    raise MissingFact(f"debts.{debt.id}.disputes.{d.id}.in_writing")
                return True

            def said(d: Dispute, duty: str) -> Outcome:
                debts, facts = (debt.id,), _facts(debt, d, "still in dispute")
                if noted is False:
                    return Denied("does not report that the amount is in dispute", debts=debts, facts=facts)
                return Required(duty, debts=debts, facts=facts)

            further, doubtful = told_apart(members(debt.disputes) if explained else (), in_time)
            if further:
                return said(further[0], duty)
            return as_it_may_be(said(doubtful[0][0], perhaps), doubtful[0][1]) if doubtful else PASS

        return unless_excused(lambda: not _reports(q, debt), lambda: _judged(q, debt, p, of))

    if noted:
        return each_at_most(q, perhaps, judge)
    return each_debt(q, judge) if noted is False else each_furnished(q, judge, _SAY_NOTHING)


def _while_to_be_paid(q: Question, first: Dispute, d: Dispute, days: int) -> bool:
    """Whether a further notice came, or may have, after the explanation and in the longer time of 1026.13(g)(3)."""
    explained, last = known(_explained(first, q.at) or q.at), first.pay_by
    if surely_before(d.received_at, explained):
        return False
    if last is UNKNOWN:
        return True
    return came_by(q, known(d.received_at), explained, lambda day: max(day + timedelta(days=days), last))


FAIR_CREDIT_BILLING = Pack(
    id="us.fcba",
    title="Fair Credit Billing: billing errors (15 USC 1666, 12 CFR 1026.13)",
    rules=read_twice(no_collection, no_adverse_report, still_disputed),
    why_not=covering(under="15 USC 1666(a): consumer credit"),
)
"""What waits while a billing error on an open-end account is looked into, for creditors and whoever collects."""


def _on(section: str, what: str, *carried_by: str, why_not: str | None = None) -> Provision:
    return Provision("15 USC", section, what, carried_by, why_not)


def _in(section: str, what: str, *carried_by: str, why_not: str | None = None) -> Provision:
    return Provision("12 CFR", f"1026.13{section}", what, carried_by, why_not)


_DUTY: Final = "a duty to write, not a limit on contacts"
_ACCOUNT: Final = "about the account, not a contact"
PROVISIONS = (
    _on(
        "1666(a)",
        "a notice in writing, within sixty days of the statement, at the address disclosed",
        no_collection.id,
        why_not="whether it says enough, and came to the address, is the caller's to say",
    ),
    _on("1666(a)(3)(A)", "acknowledgement within thirty days", why_not=_DUTY),
    _on(
        "1666(a)(3)(B)",
        "correction or explanation before any action to collect",
        no_collection.id,
        why_not="the two billing cycles and ninety days are a limit for answering, and no end of the stop",
    ),
    _on("1666(b)", "what a billing error is", why_not="the caller's to say: `billing_error` of a dispute"),
    _on("1666(c)", "statements that say payment is not required, and what is not disputed", no_collection.id),
    _on("1666(d), (e)", "accounts stay open; what is forfeited", why_not=_ACCOUNT),
    _on("1666a(a)", "no adverse report, no threat of one, until there was time to pay", no_adverse_report.id),
    _on("1666a(b)", "a report of what is still disputed", still_disputed.id),
    _on("1666a(c)", "later resolution is reported", why_not="a duty to report, not a limit on one"),
    Provision(
        "15 USC",
        "1666i",
        "defences against the issuer of a card",
        why_not="not a stop on contacts",
        confidence=Confidence.UNREAD,
    ),
    Provision(
        "12 CFR",
        "1026.12(c)(2)",
        "reports of what a card holder withholds over a purchase",
        why_not="nobody here has read it",
        confidence=Confidence.UNREAD,
    ),
    _in("(a)", "what a billing error is", why_not="the caller's to say"),
    _in("(b)", "what a billing error notice is", no_collection.id),
    _in("(c)", "time for acknowledgement and resolution", why_not=_DUTY),
    _in("(d)(1), (4)", "the disputed amount and its charges are not collected meanwhile", no_collection.id),
    _in("(d)(2)", "no adverse report meanwhile, and no threat of one", no_adverse_report.id),
    _in("(d)(3)", "no acceleration or closing of the account", why_not=_ACCOUNT),
    _in("(e), (f)", "how an error is corrected, or explained", no_collection.id, why_not=_DUTY),
    _in("(g)", "what follows when something is owed", no_adverse_report.id, still_disputed.id),
    _in("(h)", "repeats of what was answered", no_collection.id),
    _in("(i)", "overdrafts and prepaid accounts under Regulation E", why_not="no fact tells them apart; denied"),
)
"""What of Fair Credit Billing was looked at. The official interpretations of 1026.13 were not read."""
