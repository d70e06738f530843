"""12 CFR 1006.30: other prohibited practices; here (a), which makes a report to an agency wait for other contacts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from .....clock import FOREVER, start_of_day
from .....errors import MissingFact
from .....facts import Attempt, Debt, EmailAddress, Inbound, PostalAddress, ValidationNotice
from .....facts.index import named_debts
from .....facts.lives import ONGOING
from .....facts.moments import could_be_from, could_be_until
from .....rules import PASS, Denied, Outcome, Outcomes, Parameter, Question
from .....rules.counting import unsettled_fact
from .....rules.judging import each_furnished, furnishes
from .....rules.missed import WRITTEN, in_history, reached_another, surely_provided
from .....rules.question import addresses_of, listed_as
from .....vocabulary import UNKNOWN, CallOutcome, Delivery, Medium, Purpose, Recipient
from .common import EFFECTIVE, comment, regf, regulation
from .s18 import heard_by
from .s34 import before_the_death_was_known, in_life


def _may_furnish_from(q: Question, debt: Debt, days: int) -> datetime:
    """From when information may be furnished on the ground of what was said or sent so far; `FOREVER` if on none."""
    timeline = q.index.communications.get(debt.id)
    events = () if timeline is None else timeline.by(q.at)
    written: list[tuple[datetime, datetime | None]] = []
    for event in events:
        if not _with_the_consumer(q, event, debt):
            continue
        if isinstance(event, Inbound) or _spoke(event):
            return event.at
        if event.medium in WRITTEN and _went_elsewhere(q, event, days) is False:
            written.append((event.at, _bounced(q, event)))
    for notice in () if debt.validation is UNKNOWN else debt.validation:  # it is about the debt (comment 30(a)(1)-1)
        given = surely_provided(q, notice)
        if notice.orally is True or given > q.at or in_history(q, debt, notice):
            continue
        written.append((given, _letter_bounced(q, notice)))
    earliest = lacking = FOREVER
    for sent, bounced in written:
        try:
            waited = _waited(q, sent, days)
        except MissingFact as missing:
            if bounced is None or bounced > q.at:
                lacking = min(lacking, missing.until or FOREVER)
            continue
        if bounced is None or bounced > q.at or bounced >= waited:
            earliest = min(earliest, waited)
    if lacking < FOREVER and earliest > q.at:
        raise MissingFact(_PLACE, lacking)
    return earliest


def _told_by_mouth(q: Question, debt: Debt) -> bool | None:
    """Whether validation information was given by word of mouth: that spoke to the consumer, whatever else went on.

    Not once the collector knew that they are dead: that was said to somebody else. None: perhaps.
    """
    if debt.validation is UNKNOWN:
        return None
    how = {
        n.orally
        for n in debt.validation
        if surely_provided(q, n) <= q.at and in_life(q, n) and not (n.orally is True and _said_to_another(q, debt, n))
    }
    return True if True in how else None if UNKNOWN in how else False


def _said_to_another(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether the history holds who was talked with of the debt when information was given, and none was the consumer.

    Such as their attorney, or a spouse.
    """
    if q.case.history is UNKNOWN:
        return False
    since, until = could_be_from(notice.provided_at) - ONGOING.span, could_be_until(notice.provided_at) + ONGOING.span
    sent = [a for each in q.index.reached.values() for a in each.by(q.at, since) if _spoke(a)]
    came = [e for each in q.index.inbound_from.values() for e in each.by(q.at, since) if e.talked is True]
    talks: list[Attempt | Inbound] = [a for a in sent if debt.id in named_debts(a)]
    talks += [e for e in came if debt.id in e.debts]
    then = [event for event in talks if event.at <= until]
    return bool(then) and not any(_with_the_consumer(q, event, debt) for event in then)


_PLACE = f"locations (where {Recipient.CONSUMER.value} is)"


def _with_the_consumer(q: Question, event: Attempt | Inbound, debt: Debt) -> bool:
    """Whether it was with the consumer: who acts for an estate is one in other sections, and a co-obligor another.

    Once the consumer is known to be dead no talk was, whoever is said to have been spoken to.
    """
    role = event.recipient if isinstance(event, Inbound) else event.spoken_to
    talked = isinstance(event, Inbound) or event.medium in _SPOKEN
    return (
        role is Recipient.CONSUMER
        and heard_by(event) not in debt.co_obligors
        and (not talked or before_the_death_was_known(q, event.at))
    )


def _unsettled(q: Question, debt: Debt, days: int) -> str | None:
    """What is unknown, of what may have been a talk with the consumer or a message long enough ago; if any.

    Its outcome, or to which address it went.
    """
    perhaps, told = (known.get(debt.id) for known in (q.index.perhaps_communicated, q.index.communications))
    long_ago = q.at - timedelta(days=days)
    for event in () if perhaps is None else perhaps.by(q.at):
        if not _with_the_consumer(q, event, debt) or _bounced_in_time(q, event, days):
            continue
        if isinstance(event, Inbound) or event.medium in _SPOKEN:
            return unsettled_fact(event)
        if event.medium in WRITTEN and event.at <= long_ago and not _went_elsewhere(q, event, days):
            return unsettled_fact(event)
    for event in () if told is None else told.by(long_ago):
        if _bounced_in_time(q, event, days):
            continue
        if isinstance(event, Attempt) and _with_the_consumer(q, event, debt) and _may_have_strayed(q, event, days):
            return _unlisted(q, event) or unsettled_fact(event)
    return None


def _bounced_in_time(q: Question, event: Attempt | Inbound, days: int) -> bool:
    """Whether word of what was sent is known to have come in the days that there were, so that it opens nothing."""
    back = _bounced(q, event) if isinstance(event, Attempt) and event.medium in WRITTEN else None
    if back is None or back > q.at:
        return False
    try:
        over = _waited(q, event.at, days)
    except MissingFact:
        over = event.at + timedelta(days=days - 1)
    return could_be_until(back) < over


_SPOKEN = frozenset({Medium.CALL, Medium.IN_PERSON})


def _waited(q: Question, sent: datetime, days: int) -> datetime:
    """When a reasonable period after sending is over, wherever the consumer may be; if nobody knows, by any clock.

    Raises:
        MissingFact: nothing is known of where, and it turns on that.
    """
    zones = q.index.all_zones(Recipient.CONSUMER.value, q.at)
    if zones:
        return max(start_of_day(tz, sent.astimezone(tz).date() + timedelta(days=days)) for tz in zones)
    soonest, latest = sent + timedelta(days=days - 1) - _CLOCKS_CHANGE, sent + timedelta(days=days) + _CLOCKS_CHANGE
    if soonest <= q.at < latest:
        raise MissingFact(_PLACE, latest)
    return soonest if q.at < soonest else latest


_CLOCKS_CHANGE = timedelta(hours=1)
"""By how much so many days may be shorter, or longer, than the hours of as many."""


def _went_elsewhere(q: Question, event: Attempt, days: int) -> bool | None:
    """Whether it did not go to the consumer: to another's number or address, or to one known not to reach them.

    None: perhaps, for where it went is not recorded, and some address of the case is such a one, or was learned to be
    in the days in which word of it counts; or nobody knows which addresses there are.
    """
    if _unlisted(q, event):
        return None
    if event.address is not None:
        return _is_elsewhere(q, event, event.address) or bool(reached_another(q, event))
    listed = addresses_of(event.medium)
    known: Iterable[str] = () if listed is None else getattr(q.index, listed)
    over = event.at + timedelta(days=days)
    if any(
        _is_elsewhere(q, event, address) or any(could_be_from(word) < over for word in _words_since(q, event, address))
        for address in known
    ):
        return None
    return reached_another(q, event)


def _unlisted(q: Question, event: Attempt) -> str | None:
    """The list that would tell of its address, or which there are, where that is unknown."""
    listed = addresses_of(event.medium)
    field = None if listed is None else listed_as(listed)
    return field if field is not None and q.case.__dict__[field] is UNKNOWN else None


def _may_have_strayed(q: Question, event: Attempt, days: int) -> bool:
    return event.medium in WRITTEN and _went_elsewhere(q, event, days) is None


def _is_elsewhere(q: Question, event: Attempt, address: str) -> bool:
    if q.index.owners.get(address, event.who) != event.who:
        return True
    target = _target(q, address)
    return target is not None and bool(target.standing(event.at, "undeliverable_at"))


def _target(q: Question, address: str) -> EmailAddress | PostalAddress | None:
    return q.index.emails.get(address) or q.index.postal.get(address)


def _bounced(q: Question, event: Attempt) -> datetime | None:
    """When word came that what was sent does not arrive: recorded with it, or since then with the address."""
    words = [] if event.undeliverable_at is None else [event.undeliverable_at]
    if event.address is not None:
        words += _words_since(q, event, event.address)
    return min(words, default=None)


def _letter_bounced(q: Question, notice: ValidationNotice) -> datetime | None:
    """When word came that a letter does not arrive of which nobody says where it went: recorded with it, or of all.

    That is, of every postal address that the consumer has, as far as the case tells.
    """
    words = [] if notice.undeliverable_at is None else [notice.undeliverable_at]
    if notice.received_at is None or notice.received_at > q.at:
        held = [a for a in q.index.postal.values() if a.person == Recipient.CONSUMER.value]
        found = [_takes_none_from(q, a, notice.provided_at) for a in held]
        back = [when for when in found if when is not None]
        if found and len(back) == len(found):
            words.append(max(back))
    return min(words, default=None)


def _takes_none_from(q: Question, target: PostalAddress, sent: datetime) -> datetime | None:
    """From when it is known, of what was sent to an address then, that it does not arrive."""
    if target.standing(sent, "undeliverable_at"):
        return sent
    learned = target.learned["undeliverable_at"]
    return min([when for when in learned if when <= q.at and could_be_until(when) >= sent], default=None)


def _words_since(q: Question, event: Attempt, address: str) -> list[datetime]:
    target = _target(q, address)
    learned = () if target is None else target.learned["undeliverable_at"]
    return [when for when in learned if when <= q.at and could_be_until(when) >= event.at]


def _spoke(event: Attempt) -> bool:
    met = event.medium is Medium.IN_PERSON and event.outcome is Delivery.SENT
    return met or event.outcome is CallOutcome.CONVERSATION


@regf(
    "us.regf.30a.furnishing",
    "Tell the consumer of the debt before telling a reporting agency",
    regulation("30(a)(1)"),
    comment("30(a)(1)-1"),
    comment("30(a)(1)-2"),
    comment("30(a)(1)-3"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST),
    days=Parameter(((EFFECTIVE, 14),), "days", comment("30(a)(1)-2"), "higher"),
)
def furnishing(q: Question, p: Any) -> Outcomes:
    """Information goes to an agency only after the consumer was spoken to, or written to and a fortnight passed.

    **What it checks**: for each debt, a conversation about it, or a letter or electronic message sent at least
    {days:digits} days before, the day of sending as the first, with no notice of undeliverability in those days, of
    what was sent or of its address; one that comes after them does not matter. What went to another's number or
    address, or to one that was known not to reach the consumer, was not sent to them. Validation information that is
    known of the debt alone was sent, or told, when it was provided; word that no postal address of the consumer's takes
    mail is word of it. The confirmation of an opt-out is no message about the debt, and nobody but the consumer is the
    consumer here, whoever acts for an estate or owes too included; to the dead nobody speaks once the death is known.
    **Source**: 1006.30(a)(1), comments 30(a)(1)-1 to -3. A reasonable period is the rule; the number of days
    is the comment's.
    **When it does not apply**: to a specialty agency for check-writing history (1006.30(a)(2)); do not ask about those.
    To a question where the consumer is that tells of no debt (1006.10(b)(2)), and an answer to the agency that tells of
    none; of one of which nobody says, until then, it is a duty to say nothing of the debt.
    **Missing facts**: unknown ``history``; where nothing else opens the report, unknown ``validation``, or whether it
    was given by word of mouth, or the outcome of what may have been a talk, or a message long enough ago, or the
    address of one, where it may be one that does not reach the consumer; no ``locations``, once the days may be over
    somewhere and until they are anywhere.
    **Example**: a letter on 11 May that does not come back: furnishing is allowed from 25 May.
    """
    if furnishes(q) is False:
        return PASS

    def judge(debt: Debt) -> Outcome:
        by_mouth = _told_by_mouth(q, debt)
        if by_mouth:
            return PASS
        q.require_history()
        begins = _may_furnish_from(q, debt, p.days)
        message = "the consumer has not been told of the debt, or the time for a letter to come back has not passed"
        if begins <= q.at:
            return PASS
        unknown = f"debts.{debt.id}.validation" if by_mouth is None else _unsettled(q, debt, p.days)
        if unknown is not None:
            raise MissingFact(unknown, None if begins is FOREVER else begins)
        return Denied(message, debts=(debt.id,), lapses_at=begins)

    return each_furnished(q, judge, "say nothing of the debt to the agency")


RULES = (furnishing,)
