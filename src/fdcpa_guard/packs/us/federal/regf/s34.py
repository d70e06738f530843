"""12 CFR 1006.34: notice for validation of debts."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from .....clock import DAY, FOREVER, TICK, plus_business_days, start_of_day, zone
from .....errors import MissingFact
from .....facts import Attempt, Debt, Inbound, ValidationNotice
from .....facts.lives import ONGOING
from .....facts.moments import Imprecise, could_be_from, could_be_until, is_unknown, surely_before
from .....rules import PASS, Advised, Denied, Outcome, Outcomes, Parameter, Question, Required
from .....rules.judging import each_at_most, each_debt
from .....rules.missed import WRITTEN, a_day_after, had, notice_came_back, notice_missed_them, surely_provided
from .....vocabulary import UNKNOWN, Element, Holding, Purpose, Recipient
from .common import EFFECTIVE, comment, fdcpa, is_limited_content, ours, regf, regulation
from .s18 import (
    asks_others_where,
    communications,
    confirms_opt_out_alone,
    first_communication,
    is_pleading,
    perhaps_first,
    told_before,
)

VALIDATED = frozenset({Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE})
"""Whom 1006.34 treats as the consumer (comment 34(a)(1)-1)."""

PERIOD = Parameter(((EFFECTIVE, 30),), "days", regulation("34(b)(5)"), "higher")
RECEIPT = Parameter(((EFFECTIVE, 5),), "business days", regulation("34(b)(5)"), "higher")
_THREE_DAYS = timedelta(days=3)
_WESTERNMOST = zone("Pacific/Pago_Pago")
OBSERVED = Parameter(((EFFECTIVE, True),), "observed holidays count", ours("observed holidays"))
LATER = Parameter(((EFFECTIVE, False),), "a receipt later than assumed counts", comment("34(b)(5)-1"), "higher")
CLOCK = {"period": PERIOD, "receipt": RECEIPT, "observed": OBSERVED, "later": LATER}
"""What the end of a validation period depends on."""
_TOLD = VALIDATED | {Recipient.GUARDIAN, Recipient.PARENT, Recipient.CONSUMER_ATTORNEY}
"""To whom conveying something conveys it to the consumer, directly or indirectly (1006.34(b)(2))."""


def notices(q: Question, debt: Debt, *, perhaps: bool = False) -> list[ValidationNotice]:
    """The provisions of validation information known by then that have not come back.

    ``perhaps``: or have not for sure, as where word came of the addresses alone, or were perhaps made by then, for the
    day on which a period begins is of it.

    Raises:
        MissingFact: whether it was provided is unknown.
    """
    given = debt.validation
    if given is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.validation")
    at = q.at
    return [
        notice
        for notice in given
        if (could_be_from(notice.provided_at) if perhaps else surely_provided(q, notice)) <= at
        and (
            (perhaps and (back := notice.undeliverable_at) is not None and could_be_until(back) > at)
            or not (notice_came_back if perhaps else notice_missed_them)(q, debt, notice)
        )
    ]


def provided_to_them(q: Question, debt: Debt) -> list[ValidationNotice]:
    """Of the `notices` those that gave the information to whoever was to have it.

    Once the death was known that is who acts for the estate (comment 34(a)(1)-1): not what went to the dead since, or
    to nobody knows whom.

    Raises:
        MissingFact: whether it was provided is unknown.
    """
    return [notice for notice in notices(q, debt) if in_life(q, notice) or _told_who_acts(q, debt, notice)]


def in_life(q: Question, notice: ValidationNotice) -> bool:
    """Whether information was surely provided before the collector knew that the consumer is dead, if it does."""
    return before_the_death_was_known(q, surely_provided(q, notice))


def before_the_death_was_known(q: Question, when: datetime) -> bool:
    """Whether an instant surely was before the collector knew that the consumer is dead, if it does."""
    learned = q.case.consumer.deceased_learned_at
    return learned is None or not q.deceased or surely_before(when, learned)


def _told_who_acts(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether the history holds what told somebody who acts for the estate of a debt when information was provided.

    Where it holds what brought the information, it tells to whom that went, whatever they were told besides.
    """
    since, until = could_be_from(notice.provided_at), a_day_after(q, notice.provided_at)
    then = [event for event in communications(q, debt) if since <= event.at + DAY and event.at <= until]
    brought = [event for event in then if isinstance(event, Attempt) and event.purpose is Purpose.VALIDATION_NOTICE]
    return any(
        (event.recipient if isinstance(event, Inbound) else event.spoken_to) is Recipient.PERSONAL_REPRESENTATIVE
        for event in brought or then
    )


def period_ends(q: Question, debt: Debt, notice: ValidationNotice, p: Any) -> date:
    """The last day of the validation period that a notice began: the date that it states, but none too early.

    Thirty days from receipt; receipt is assumed five days after sending, not counting legal public holidays,
    Saturdays and Sundays (1006.34(b)(5)). An observed holiday is left out too, which makes the period longer. If the
    consumer received it later than assumed, the assumed date still counts (comment 34(b)(5)-1), unless a policy
    chooses otherwise. What a notice states cannot shorten the period.

    Raises:
        MissingFact: it states a date, and which is unknown.
    """
    if notice.period_ends is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.validation.period_ends")
    provided = max([surely_provided(q, notice).astimezone(tz).date() for tz in q.consumer_zones])
    received = provided
    if notice.orally is not True:
        received = plus_business_days(provided, p.receipt, observed=p.observed)
    if p.later and notice.received_at is not None and could_be_from(notice.received_at) <= q.at:
        received = max(received, *[notice.received_at.astimezone(tz).date() for tz in q.consumer_zones])
    ends = received + timedelta(days=p.period)
    return ends if notice.period_ends is None else max(ends, notice.period_ends)


def last_day(q: Question, debt: Debt, begun: Sequence[ValidationNotice], p: Any) -> date:
    """The last day of the validation period of a debt, of which these notices were provided.

    One sent again begins it anew only if the consumer had not got the information by then (comment 34(b)(5)-2); but
    the end that any of them states is kept to.
    """
    got = min((when for notice in begun if (when := had(q, notice)) is not None), default=None)
    if got is None or len(begun) == 1:
        return max(period_ends(q, debt, notice, p) for notice in begun)
    ends = [
        period_ends(q, debt, notice, p)
        for notice in begun
        if notice.period_ends is not None or _was_sent_by(notice, got) or had(q, notice) == got
    ]
    return max(ends)


def but_for_unknown_ends(begun: list[ValidationNotice]) -> list[ValidationNotice]:
    """The same as if those that state nobody knows which end stated none, which makes no period shorter."""
    if all(notice.period_ends is not UNKNOWN for notice in begun):
        return begun
    return [n.model_copy(update={"period_ends": None}) if n.period_ends is UNKNOWN else n for n in begun]


def _was_sent_by(notice: ValidationNotice, at: datetime) -> bool:
    return notice.provided_at <= at or is_unknown(notice.provided_at)


def over_everywhere(q: Question, notice: ValidationNotice, p: Any) -> datetime:
    """An instant by which the period is over whatever the zone: a cheap answer for the many notices that are old."""
    last = notice.period_ends
    if last is UNKNOWN:
        return FOREVER
    received = surely_provided(q, notice) if notice.received_at is None or not p.later else notice.received_at
    over = _over_everywhere(received.date(), p.receipt, p.observed, p.period)
    return over if last is None else max(over, datetime(last.year, last.month, last.day, tzinfo=UTC) + _THREE_DAYS)


def runs_everywhere(q: Question, begun: Sequence[ValidationNotice], p: Any) -> datetime:
    """An instant until which the period that some notices began runs whatever the zone, as `over_everywhere`."""
    return min([surely_provided(q, notice) for notice in begun]) + timedelta(days=p.period) - _THREE_DAYS


@lru_cache(maxsize=1024)
def _over_everywhere(received: date, receipt: int, observed: bool, period: int) -> datetime:
    last = plus_business_days(received + DAY, receipt, observed=observed) + timedelta(days=period)
    return datetime(last.year, last.month, last.day, tzinfo=UTC) + _THREE_DAYS


def _begin_a_period(q: Question, debt: Debt, given: list[ValidationNotice]) -> list[ValidationNotice]:
    """Those that surely provide what 1006.34(a)(1) requires: in writing, or by word of mouth in the initial contact."""
    if all(notice.orally is False for notice in given):
        return given
    first = _at_the_earliest(q, debt, first_communication(q, debt, indirectly=True))
    if first is None:
        return given
    return [notice for notice in given if notice.orally is False or _in_the_initial(q, notice, first)]


def _at_the_earliest(q: Question, debt: Debt, first: datetime | None) -> datetime | None:
    """When the initial communication, known to be held ``first``, may have been."""
    perhaps = perhaps_first(q, debt)
    return perhaps.at if perhaps is not None and (first is None or perhaps.at < first) else first


def within_period(q: Question, debt: Debt, submitted: datetime, p: Any) -> bool:
    """Whether something submitted then was within the validation period, or before any began, in some zone.

    Raises:
        MissingFact: nothing is known of where the consumer is, and it turns on that; or whether information given by
            word of mouth was in the initial communication.
    """
    begun = _begin_a_period(q, debt, provided_to_them(q, debt))
    if not begun:
        return True
    dated = not any(is_unknown(when) for when in (submitted, *[surely_provided(q, notice) for notice in begun]))
    if dated and not q.index.all_zones(Recipient.CONSUMER.value, q.at):
        if submitted <= runs_everywhere(q, begun, p):
            return True
        if submitted >= max([over_everywhere(q, notice, p) for notice in begun]):
            return False
    day = min(submitted.astimezone(tz).date() for tz in q.consumer_zones)
    known = but_for_unknown_ends(begun)
    return day <= last_day(q, debt, known, p) or (known is not begun and day <= last_day(q, debt, begun, p))


@regf(
    "us.regf.34a1.validation-notice",
    "Validation information in the initial communication or within {days:day} of it",
    regulation("34(a)(1)"),
    regulation("34(a)(2)"),
    regulation("34(b)(2)"),
    comment("34(a)(1)-1"),
    comment("34(b)(5)-2"),
    comment("42(a)(1)-2"),
    comment("42(a)(1)-3"),
    fdcpa("1692g(a)"),
    comment("2(j)-2"),
    recipients=_TOLD,
    days=Parameter(((EFFECTIVE, 5),), "days", regulation("34(a)(1)(i)(B)"), "lower"),
)
def validation_notice(q: Question, p: Any) -> Outcomes:
    """The first time information about a debt is conveyed, the clock for the validation notice starts.

    **What it checks**: for each debt without validation information provided, whether this contact may be the initial
    communication, or one was held before, or may have been, for all that is known of its outcome; either way the
    decision carries the duty with its last day. When that day has passed, an advisory says so too. What is conveyed to
    somebody who speaks for the consumer, a guardian, a minor's parent or the attorney, is conveyed to them indirectly.
    Who owes too (``co_obligors``) is a consumer of their own: what is recorded with the debt went to the one who has
    it, so that only what the history holds went to them. A validation notice declared to lack the validation
    information is denied. Information given by word of mouth counts in the initial communication only, as may have
    been what nobody knows the form of, or said on a visit, and a notice that came back, as the debt or the history
    tells, does not, nor one to an address at which it is known that none arrives, or of which the debt alone tells if
    no postal address of the consumer's takes mail; nor one that went to the dead, or to nobody knows whom, once the
    death was known. What went where none arrives, or to a number known to be another's, was conveyed to nobody.
    **Source**: 1006.34(a) and (b)(2), comments 2(j)-2, 34(a)(1)-1, 34(b)(5)-2, 42(a)(1)-2 and -3.
    **When it does not apply**: the contact carries the validation information, in writing or in the initial
    communication; the debt was paid before the notice was due; formal pleadings, which a call or a text about one is
    not, unrelated notices, confirmations of an opt-out that say nothing else, and asking somebody else where the
    consumer is are no initial communication, and a limited-content message for the consumer none at all; a debt that a
    spouse does not owe, also beside one that they do.
    **Missing facts**: of a validation notice declared to lack the information, unknown ``validation`` of the debt, or
    unknown ``history`` after what was given by word of mouth; of what else these leave open, the duty is stated.
    **Example**: a first conversation on 2 March: the notice is due by 7 March.
    """
    return notice_owed(q, p, told_before)


def notice_owed(q: Question, p: Any, first_of: Callable[..., datetime | None]) -> Outcomes:
    """The same where what counts as the first communication about a debt is ``first_of``, as `told_before`."""
    if confirms_opt_out_alone(q) or is_pleading(q):
        return PASS
    content = q.content
    carries = content.has(Element.VALIDATION_INFORMATION)
    is_notice = q.purpose is Purpose.VALIDATION_NOTICE
    provides = carries or (is_notice and carries is None)
    orally = q.medium not in WRITTEN  # which provides the information in the initial communication only
    if provides and not orally:
        return PASS
    lacks = is_notice and not provides and _is_validated(q)

    def judge(debt: Debt) -> Outcomes:
        theirs = q.owes_too(debt)
        if _has_it_themselves(q, debt) if theirs else q.recipient not in _TOLD:
            return PASS
        given = [] if theirs else provided_to_them(q, debt)
        if any(notice.orally is False for notice in given):
            return PASS
        if lacks and not given:
            return Denied(_LACKS, debts=(debt.id,))
        known = first_of(q, debt, indirectly=True)
        first = _at_the_earliest(q, debt, known)
        if given and _was_initial(q, given, first):
            return PASS
        if lacks:
            return Denied(_LACKS, debts=(debt.id,))
        ids = (debt.id,)
        doubtful = first != known
        if first is None:
            if is_limited_content(q) or provides or _paid_by(debt, q.at) or asks_others_where(q):
                return PASS
            days = [(tz, q.at.astimezone(tz).date()) for tz in _zones(q)]
            due = min([day for _, day in days]) + timedelta(days=p.days)
            message = (
                "if this conveys information about the debt, give the validation information in it or send it in time"
            )
            return Required(message, debts=ids, due=due, until=min([start_of_day(tz, day + DAY) for tz, day in days]))
        due = min([first.astimezone(tz).date() for tz in _zones(q)]) + timedelta(days=p.days)
        over = min([start_of_day(tz, due + DAY) for tz in _zones(q)])
        if _paid_by(debt, min(q.at, over - TICK)):
            return PASS
        message = f"send the validation notice: the initial communication {'may have' if doubtful else 'has'} been held"
        if q.at < over:
            return Required(message, debts=ids, due=due, until=over)
        late = f"the validation notice {'may be' if doubtful else 'is'} overdue"
        overdue = Advised(late, debts=ids, facts={"due": due.isoformat()})
        return Required(message, debts=ids, due=due), overdue

    return each_debt(q, judge) if lacks else each_at_most(q, _UNLESS_PROVIDED, judge)


_UNLESS_PROVIDED = "send the validation notice in time, unless the validation information was provided"
"""Said where nobody knows whether it was, or when the initial communication was held: that bars nothing else."""

_LACKS = "the validation notice lacks the validation information"


@regf(
    "us.regf.34a1.deceased",
    "The validation information goes to whoever acts for the estate, not to the dead",
    regulation("34(a)(1)"),
    regulation("6(a)(4)"),
    comment("34(a)(1)-1"),
    recipients=VALIDATED,
    purposes=(Purpose.VALIDATION_NOTICE,),
    needs=(Holding.DEATH,),
)
def deceased(q: Question) -> Outcomes:
    """Once the consumer is known to be dead, the person who may act for the estate is to be given the information.

    **What it checks**: that a validation notice, or whatever is declared to carry the validation information, is not
    addressed to a consumer known to be dead, unless the information was provided before that was known; a notice to the
    representative comes with the duty to name a person, unless it was.
    **Source**: comment 34(a)(1)-1: from then on the representative *operates as the consumer*, so what is sent to the
    dead provides nothing.
    **When it does not apply**: where the information was provided, in writing or by word of mouth in the initial
    communication, before the death was known, or since to whom the history tells acts for the estate; where no day of
    that is given (``deceased_learned_at``), whenever.
    **Missing facts**: of a notice to the dead, unknown ``validation`` of a debt, and unknown ``history``, where nothing
    is known to have been given in writing; to the representative they bring the duty; an unknown death is not
    knowledge.
    **Example**: the collector learns of the death on Monday: on Tuesday the notice goes to the executor.
    """
    if not q.to_the_dead and not (q.deceased and q.recipient is Recipient.PERSONAL_REPRESENTATIVE):
        return PASS
    message = "the consumer is known to be dead: the validation information is for whoever acts for the estate"
    facts = {"consumer.deceased": True}
    to_them = q.recipient is Recipient.PERSONAL_REPRESENTATIVE
    duty = "address it by name to a person who may act for the estate"

    def judge(debt: Debt) -> Outcome:
        given = provided_to_them(q, debt)
        if any(notice.orally is False for notice in given):
            return PASS
        if given:
            first = first_communication(q, debt, indirectly=True)
            if _was_initial(q, given, _at_the_earliest(q, debt, first)):
                return PASS
        return Required(duty, debts=(debt.id,)) if to_them else Denied(message, debts=(debt.id,), facts=facts)

    return each_at_most(q, duty, judge) if to_them else each_debt(q, judge)


def _has_it_themselves(q: Question, debt: Debt) -> bool:
    """Whether who owes a debt too has had the information, in writing or in what first told them of it."""
    told = communications(q, debt)
    return any(
        isinstance(each, Attempt)
        and each.purpose is Purpose.VALIDATION_NOTICE
        and (each.medium in WRITTEN or each is told[0])
        for each in told
    )


def _is_validated(q: Question) -> bool:
    """Whether the person is one to whom the information is due: a consumer, who owes too included."""
    return q.recipient in VALIDATED or Recipient.CONSUMER in q.roles or any(map(q.owes_too, q.debts))


def _zones(q: Question) -> tuple[ZoneInfo, ...]:
    """Where the days of the clock are counted; of who is nobody knows where, where the consumer is, or the earliest."""
    return q.known_zones or q.index.zones(Recipient.CONSUMER.value, q.at) or (_WESTERNMOST,)


def _was_initial(q: Question, given: Sequence[ValidationNotice], first: datetime | None) -> bool:
    """Whether any information was given by word of mouth where that provides it: in the initial communication."""
    return first is None or any(_in_the_initial(q, notice, first) for notice in given)


def _in_the_initial(q: Question, notice: ValidationNotice, first: datetime) -> bool:
    """Whether information was given by word of mouth in the initial communication, while one that began then lasts."""
    given = surely_provided(q, notice)
    if isinstance(given, Imprecise) or isinstance(first, Imprecise):
        return any(given.astimezone(tz).date() <= first.astimezone(tz).date() for tz in _zones(q))
    return given <= first + ONGOING.span


def _paid_by(debt: Debt, at: datetime) -> bool:
    return debt.paid_at is not None and could_be_until(debt.paid_at) <= at


RULES = (validation_notice, deceased)
