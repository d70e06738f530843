"""12 CFR 1006.38: disputes and requests for original-creditor information."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from .....clock import DAY
from .....errors import MissingFact
from .....facts import Attempt, Debt, Dispute, OriginalCreditorRequest, ValidationNotice
from .....facts.moments import could_be_from, could_be_until, is_unknown, known
from .....rules import PASS, Denied, Outcome, Outcomes, Parameter, Question, Required
from .....rules.judging import each_at_most, each_debt, of_each, sues
from .....rules.missed import answer_came_back, surely_provided
from .....vocabulary import (
    ASKING_PAYMENT,
    COLLECTING,
    CONSUMERS,
    PROFESSIONALS,
    UNKNOWN,
    Element,
    Holding,
    Purpose,
    Recipient,
)
from .common import EFFECTIVE, comment, fdcpa, ours, regf, regulation
from .s34 import CLOCK, but_for_unknown_ends, last_day, notices, over_everywhere, runs_everywhere, within_period
from .s42 import sent_otherwise

REPORTING = Parameter(((EFFECTIVE, True),), "credit reporting is collection", ours("credit reporting"))
_STOPS = ASKING_PAYMENT | {Purpose.FORMAL_PLEADING, Purpose.CREDIT_REPORTING}
_REPORTS = frozenset({Purpose.CREDIT_REPORTING})
_PLEADS = frozenset({Purpose.FORMAL_PLEADING})
_STOPPED = {"purposes": _STOPS, **CLOCK, "reporting": REPORTING}
_OWN_SIDE = PROFESSIONALS - {Recipient.CONSUMER_ATTORNEY, Recipient.CONSUMER_REPORTING_AGENCY}
_TOLD_SO = CONSUMERS | {Recipient.CONSUMER_ATTORNEY}


def _collects(q: Question, p: Any) -> bool:
    """Whether a contact of a purpose that stops collects, towards whomever; word to the creditor's side does not.

    A report to an agency does, unless a policy chooses otherwise, or some law requires it, such as a correction; to ask
    one where the consumer is reports nothing, and does. A pleading that some law requires, such as an answer that the
    court asks for, does not unless it is declared to sue.
    """
    acts = q.acts & _STOPS
    if acts == _REPORTS or (acts > _REPORTS and q.recipient is Recipient.CONSUMER_REPORTING_AGENCY):
        return bool(p.reporting) and not q.contact.required_by_law
    if acts == _PLEADS and q.contact.required_by_law:
        return sues(q)
    return not acts <= COLLECTING or q.recipient not in _OWN_SIDE


@regf(
    "us.regf.38b1.overshadowing",
    "Nothing that overshadows the right to dispute",
    regulation("38(b)(1)"),
    fdcpa("1692g(b)"),
    **CLOCK,
)
def overshadowing(q: Question, p: Any) -> Outcomes:
    """During the validation period no communication contradicts or drowns out the rights to dispute and to ask.

    **What it checks**: while the validation period of a debt runs, the declared content, to whomever; undeclared, a
    duty in what the consumer or somebody close to them gets. A contact that itself brings the validation information
    begins the period, so it may not overshadow what it says.
    **Source**: 1006.38(b)(1), with the period of 1006.34(b)(5).
    **When it does not apply**: before validation information was provided and after the period's last day.
    **Missing facts**: of what is declared to overshadow alone, unknown ``validation`` of a debt, or when a notice of it
    was provided; no ``locations``, or an unknown end that a notice states, once the period may be over. Undeclared, the
    duty is stated for a period that may run.
    **Example**: "pay within ten days or else" in the second week is denied once so declared.
    """
    overshadows = q.content.has(Element.OVERSHADOWS_VALIDATION_RIGHTS)
    if overshadows is False:
        return PASS
    brings = _brings_information(q)
    if overshadows and brings:
        return Denied("overshadows the consumer's rights that it tells of itself")
    if overshadows is None and q.roles.isdisjoint(_TOLD_SO):
        return PASS
    if brings:
        return Required(_KEEP_CLEAR)
    if Holding.VALIDATION not in q.index.holdings:
        return PASS

    def judge(debt: Debt) -> Outcome:
        over = _period_over(q, debt, p)
        if over is None or q.at >= over:
            return PASS
        if overshadows is None:
            return Required(_KEEP_CLEAR, debts=(debt.id,), until=over)
        message = "overshadows the consumer's rights during the validation period"
        return Denied(message, debts=(debt.id,), lapses_at=over)

    if overshadows is None:
        return each_at_most(q, _KEEP_CLEAR, judge)
    return each_debt(q, judge)


def _period_over(q: Question, debt: Debt, p: Any) -> datetime | None:
    """From when the validation period of a debt is over; None: none has begun that may run.

    Raises:
        MissingFact: whether the validation information was provided is unknown, or when; or, once it may be over, where
            the consumer is, or which end a notice states.
    """
    if q.index.unknown and debt.validation is not UNKNOWN:
        for notice in debt.validation:
            known(surely_provided(q, notice))
    given = notices(q, debt, perhaps=True)
    begun = [over_everywhere(q, notice, p) for notice in given]
    if all(over <= q.at for over in begun):
        return None
    try:
        return q.day_starts(last_day(q, debt, given, p) + DAY, q.consumer_zones)
    except MissingFact as missing:  # without a place it is unknown only until it would be over anywhere
        surely = _surely_runs_until(q, debt, given, p)
        if q.at < surely:
            return surely
        raise MissingFact(missing.fact, max(begun)) from None


def _surely_runs_until(q: Question, debt: Debt, given: list[ValidationNotice], p: Any) -> datetime:
    """Until when the validation period runs, wherever the consumer is and whatever end nobody knows was stated."""
    zones = q.index.all_zones(Recipient.CONSUMER.value, q.at)
    if not zones:
        return runs_everywhere(q, given, p)
    return q.day_starts(last_day(q, debt, but_for_unknown_ends(given), p) + DAY, zones)


_KEEP_CLEAR = "do not overshadow or contradict the right to dispute or to ask for the original creditor"


def _brings_information(q: Question) -> bool:
    """Whether the contact itself provides validation information, with which the period begins."""
    carries = q.content.has(Element.VALIDATION_INFORMATION)
    return q.purpose is Purpose.VALIDATION_NOTICE if carries is None else carries


@regf(
    "us.regf.38c.original-creditor",
    "Cease collection until the original creditor is named",
    regulation("38(c)"),
    comment("38-1"),
    comment("38-3"),
    comment("42(a)(1)-2"),
    comment("42(a)(1)-3"),
    comment("42(a)(1)-4"),
    regulation("42(b)"),
    fdcpa("1692g(b)"),
    **_STOPPED,
    needs=(Holding.ORIGINAL_CREDITOR_REQUEST,),
)
def original_creditor(q: Question, p: Any) -> Outcomes:
    """A timely written request for the original creditor's name stops collection until it is answered.

    **What it checks**: that no such request about a debt is unanswered, whoever is contacted: the attorney, a court by
    a pleading, a reporting agency too. It is in time if it was submitted in time.
    An answer that came back, as the history tells, or went where it is known that none arrives, electronically to what
    was closed to it, or so without an E-SIGN consent that stood then (``electronic-records``), was not sent in the
    manner of 1006.42 and answers nothing.
    **Source**: 1006.38(c), 1006.42(b), comments 38-1, 38-3, 42(a)(1)-2 to -4. That a report to an agency collects is
    our reading.
    **When it does not apply**: a request by word of mouth or after the validation period; one answered or withdrawn; a
    report that some law requires, and a pleading that one does and that neither asks for payment nor sues. The answer
    itself, other contacts that do not collect, and those with the creditor stay open.
    **Missing facts**: unknown requests of a debt; whether one was in writing; unknown ``validation``; where being
    in time turns on it, when one was submitted, which end a notice states (``period_ends``), and where the consumer is
    (``locations``); unknown ``history`` where the validation information was given by word of mouth, for what became of
    an answer, or to which address it went, once one was closed or consented to alone; none of them where another
    request stops the contact anyway.
    **Example**: asked by email to the address the collector gave: calls wait for the answer.
    """
    if not _collects(q, p):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if debt.original_creditor_requests is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.original_creditor_requests")
        message = "a timely written request for the original creditor is unanswered"
        asked = [
            (r, Denied(message, debts=(debt.id,), facts={_name(debt, r): "unanswered"}), partial(_answered, q, debt, r))
            for r in debt.original_creditor_requests
        ]
        return _stopped_by(q, debt, asked, p)

    return each_debt(q, judge)


def _answered(q: Question, debt: Debt, r: OriginalCreditorRequest) -> tuple[datetime | None, ...]:
    return (_sent(q, debt, r.answered_at, Purpose.ORIGINAL_CREDITOR_RESPONSE),)


def _name(debt: Debt, asked: Dispute | OriginalCreditorRequest) -> str:
    kind = "disputes" if isinstance(asked, Dispute) else "original_creditor_requests"
    return f"debts.{debt.id}.{kind}.{asked.id}"


Ends = Callable[[], tuple[datetime | None, ...]]
"""What ended a dispute or request, and when."""


def _stopped_by(
    q: Question, debt: Debt, asked: Iterable[tuple[Dispute | OriginalCreditorRequest, Outcome, Ends]], p: Any
) -> Outcomes:
    """What those disputes or requests say that are open, each with what it would say and what ends it.

    What is unknown of one is lacked only where it would stop the contact, and no other surely does.
    """

    def stops(one: tuple[Dispute | OriginalCreditorRequest, Outcome, Ends]) -> Outcome:
        each, outcome, ends = one
        try:
            return outcome if outcome is not PASS and _open(q, debt, each, ends, p) else PASS
        except MissingFact:
            if isinstance(outcome, Required):  # a duty is no less one for a dispute that may stand
                return outcome
            raise

    return of_each(asked, stops)


def _open(q: Question, debt: Debt, asked: Dispute | OriginalCreditorRequest, ends: Ends, p: Any) -> bool:
    """Whether a dispute or request was received in writing, submitted in time, and nothing has ended it.

    Raises:
        MissingFact: that turns on whether it was in writing, which is unknown.
    """
    if asked.received_at > q.at or asked.in_writing is False:
        return False
    if asked.withdrawn_at is not None and asked.withdrawn_at <= q.at:
        return False
    try:
        over = any(when is not None and when <= q.at for when in ends())
    except MissingFact:
        if not _in_time(q, debt, asked, p):
            return False
        raise
    if over or not _in_time(q, debt, asked, p):
        return False
    if asked.in_writing is UNKNOWN:
        raise MissingFact(f"{_name(debt, asked)}.in_writing")
    return True


def _in_time(q: Question, debt: Debt, asked: Dispute | OriginalCreditorRequest, p: Any) -> bool:
    """Whether a dispute or request was submitted in time; what was received in time was, whenever it was sent."""
    submitted, received = asked.submitted_at, asked.received_at
    if submitted is None:
        return within_period(q, debt, received, p)
    surely = is_unknown(submitted) and not is_unknown(received) and within_period(q, debt, received, p)
    return surely or within_period(q, debt, submitted, p)


Otherwise = Callable[[Question, Debt, Attempt], bool]
"""Whether what was sent of a debt went otherwise than a law asks."""


def _sent(
    q: Question, debt: Debt, when: datetime | None, purpose: Purpose, otherwise: Otherwise = sent_otherwise
) -> datetime | None:
    """When an answer was sent; None if none was, or nothing as 1006.42 asks, whose manner 1006.38 wants."""
    if when is None or answer_came_back(q, debt, purpose, when, in_vain=lambda sent: otherwise(q, debt, sent)):
        return None
    return when


def _ends(q: Question, debt: Debt, dispute: Dispute, otherwise: Otherwise) -> tuple[datetime | None, ...]:
    """What answers a dispute: its own verification, or that of the earlier one that it only repeats.

    Verification sent once both were in answers both (1006.38(d)(2)(i)). One verified before makes the repeat, and
    the repeat of a repeat, duplicative (1006.38(a)(1)), which the notice that says so ends.
    """
    own = _sent(q, debt, dispute.verified_at, Purpose.DISPUTE_RESPONSE, otherwise)
    ends = [own]
    if dispute.repeats is not None:
        for earlier in _repeated(debt, dispute):
            verified = _sent(q, debt, earlier.verified_at, Purpose.DISPUTE_RESPONSE, otherwise)
            if verified is None or earlier.in_writing is not True:
                continue
            if could_be_from(verified) >= could_be_until(dispute.received_at) and verified > dispute.received_at:
                ends.append(verified)
            else:
                word = dispute.duplicative_notice_at
                notice = _sent(q, debt, word, Purpose.DUPLICATIVE_DISPUTE_NOTICE, otherwise)
                if notice is not None:
                    ends.append(max(verified, notice))  # whichever of the two it may have been
    return tuple(ends)


def _repeated(debt: Debt, dispute: Dispute) -> Iterator[Dispute]:
    """The earlier disputes that one is substantially the same as, with nothing new in it nor in those between."""
    known = {} if debt.disputes is UNKNOWN else {each.id: each for each in debt.disputes}
    seen = {dispute.id}
    while dispute.repeats is not None and dispute.new_information is False and dispute.repeats not in seen:
        dispute = known[dispute.repeats]
        seen.add(dispute.id)
        yield dispute


@regf(
    "us.regf.38d2.dispute",
    "Cease collection of a disputed debt until it is verified",
    regulation("38(d)(2)"),
    regulation("38(a)(1)"),
    comment("38-1"),
    comment("38-3"),
    comment("38(a)(1)-2"),
    comment("38(d)(2)(ii)-1"),
    comment("42(a)(1)-2"),
    comment("42(a)(1)-3"),
    comment("42(a)(1)-4"),
    regulation("42(b)"),
    fdcpa("1692g(b)"),
    **_STOPPED,
    needs=(Holding.DISPUTE,),
)
def dispute(q: Question, p: Any) -> Outcomes:
    """A timely written dispute stops collection of the debt, or of its disputed part, until verification is sent.

    **What it checks**: that no such dispute of a debt stands without verification or, if it is duplicative, without the
    notice that says so, whoever is contacted: the attorney, a court by a pleading, a reporting agency too. It is in
    time if it was submitted in time. Verification sent once a mere repeat was in answers both. A repeat with new and
    material information, or of which that is unknown, is no duplicate. Verification, or such a notice, that came back,
    as the history tells, or went where it is known that none arrives, or electronically to what was closed to it, was
    not sent in the manner of 1006.42 and ends nothing; nor does verification that was sent so without an E-SIGN consent
    that stood then (``electronic-records``).
    **Source**: 1006.38(a)(1) and (d)(2), 1006.42(b), comments 38-1, 38-3, 38(a)(1)-2, 38(d)(2)(ii)-1, 42(a)(1)-2 to -4.
    That a report to an agency collects is our reading.
    **When it does not apply**: a dispute by word of mouth or after the validation period, which information given by
    word of mouth in a later call than the first does not begin (1006.34(a)(1)); one verified or withdrawn; a
    report that some law requires, and a pleading that one does and that neither asks for payment nor sues; a contact
    about the undisputed part only, if so declared. The response itself, other contacts that do not collect, and those
    with the creditor stay open.
    **Missing facts**: unknown ``disputes`` of a debt; whether one was in writing; unknown ``validation``; where being
    in time turns on it, when one was submitted, which end a notice states (``period_ends``), and where the consumer is
    (``locations``); unknown ``history`` where the validation information was given by word of mouth, for what became of
    an answer, or to which address it went, once one was closed or consented to alone; none of them where another
    dispute stops the contact anyway.
    **Example**: disputed on the response form on day 20: calls stop until a copy of the verification is sent.
    """
    return until_verified(q, p)


def until_verified(q: Question, p: Any, otherwise: Otherwise = sent_otherwise) -> Outcomes:
    """What `dispute` says; verification that went ``otherwise`` is none."""
    if not _collects(q, p):
        return PASS

    def judge(debt: Debt) -> Outcomes:
        if debt.disputes is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.disputes")
        asked = [(d, _stopped(q, debt, d), partial(_ends, q, debt, d, otherwise)) for d in debt.disputes]
        return _stopped_by(q, debt, asked, p)

    return each_debt(q, judge)


def _stopped(q: Question, debt: Debt, d: Dispute) -> Outcome:
    """What a dispute says while it is open: of a part that the contact is declared to leave out, nothing."""
    facts = {_name(debt, d): "unanswered"}
    if not d.whole_debt:
        part = q.content.has(Element.DISPUTED_PART)
        if part is False:
            return PASS
        if part is None:
            return Required("seek only the part of the debt that is not disputed", debts=(debt.id,), facts=facts)
    return Denied("a timely written dispute awaits verification", debts=(debt.id,), facts=facts)


RULES = (overshadowing, original_creditor, dispute)
