"""What was sent or said and missed whom it was for: it came back, or went to another's number or where none arrives."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

from ..clock import DAY
from ..facts import Attempt, Debt, EmailAddress, Inbound, PhoneLine, PostalAddress, ValidationNotice
from ..facts.debts import Proceeding
from ..facts.moments import could_be_from, could_be_until, is_unknown, surely_before
from ..vocabulary import (
    CALLS_AND_TEXTS,
    CONSUMERS,
    ELECTRONIC,
    UNKNOWN,
    CallOutcome,
    Delivery,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from .judging import those
from .question import Question

WRITTEN: Final = ELECTRONIC | {Medium.MAIL}
"""Media in which something is sent in writing or electronically (12 CFR 1006.42(a)(1))."""

_TO_THE_CONSUMER: Final = CONSUMERS | {Recipient.CONSUMER_ATTORNEY}
_ESTATE: Final = Recipient.PERSONAL_REPRESENTATIVE
_itself: Final[Callable[[object], int]] = object.__hash__


def came_back(attempt: Attempt, at: datetime) -> bool:
    """Whether word had come by an instant that a letter or message did not arrive."""
    back = attempt.undeliverable_at
    return attempt.outcome is Delivery.UNDELIVERABLE if back is None else back <= at


def reached_another(q: Question, event: Attempt) -> bool | None:
    """Whether a text or voicemail of the past went to a number that is, or has since been, known to be another's.

    Not if a check found it reassigned later than that, or whom it was for has been heard from, or talked with, there
    since: it was theirs. (Comment 14(b)(2)(i)-3.) None: perhaps, for the number is not recorded, and one that the case
    has is such a number.
    """
    if event.medium not in CALLS_AND_TEXTS or event.outcome is CallOutcome.CONVERSATION:
        return False
    if event.address is not None:
        return _is_anothers(q, event, event.address)
    return None if any(_is_anothers(q, event, number) for number in q.index.astray) else False


def _is_anothers(q: Question, event: Attempt, number: str) -> bool:
    line = q.index.phones.get(number)
    if line is None or not (line.learned["disowned_at"] or line.learned["reassigned_checks"]):
        return False  # as of nearly every line, and asked of every past message
    if not (_since_reassigned(line, event.at, q.at) or line.elsewhere(event.at)):
        return False
    heard, talked = q.index.inbound_from.get(event.who), q.index.reached.get(event.who)
    since: list[Attempt | Inbound] = [] if heard is None else [*heard.by(q.at, event.at)]
    if talked is not None:
        since += [each for each in talked.by(q.at, event.at) if each.outcome is CallOutcome.CONVERSATION]
    return all(each.address != number for each in since)


def _since_reassigned(line: PhoneLine, sent_at: datetime, at: datetime) -> bool:
    """Whether a number has been learned to be another's since, if by a check, by one that reaches back so far."""
    if line.perhaps_misdirected(sent_at, at, checked=False):
        return True
    checks = [check for check in line.known_checks if check.reassigned is True and sent_at < check.at <= at]
    return any(could_be_from(check.since) <= sent_at for check in checks) and line.perhaps_misdirected(sent_at, at)


TO_COME_BACK: Final = timedelta(days=14)
"""How long what was sent may take to come back (comment 30(a)(1)-2)."""


def went_in_vain(q: Question, event: Attempt) -> bool:
    """Whether a letter or email went where it was known, or was learned while it might come back, that none arrives.

    So that it was not sent as comments 42(a)(1)-2 and -3 ask. Not if the person has been heard from there since. Where
    nobody says to which address it went, only if that holds of all that the case has.
    """
    held = q.index.postal if event.medium is Medium.MAIL else q.index.emails if event.medium is Medium.EMAIL else {}
    if event.address is None:
        return bool(held) and all(_takes_none(q, event.at, event.who, target) for target in held.values())
    target = held.get(event.address)
    return target is not None and _takes_none(q, event.at, event.who, target)


def _takes_none(q: Question, sent_at: datetime, who: str, target: EmailAddress | PostalAddress) -> bool:
    soon = sent_at + TO_COME_BACK
    words = [word for word in target.learned["undeliverable_at"] if word <= q.at and could_be_from(word) <= soon]
    if not words:
        return False
    heard = q.index.inbound_from.get(who)
    reached = [each.at for each in (() if heard is None else heard.by(q.at)) if each.address == target.id]
    reached += [when for when in target.surely_learned["regained_at"] if when <= sent_at]
    return any(not any(surely_before(word, when) for when in reached) for word in words)


def missed_them(q: Question, event: Attempt) -> bool:
    """Whether what was sent or said then is known to have come back, or to have gone where it reaches somebody else.

    Or nobody, or may have gone there: nobody can say then that it told the person anything.
    """
    return came_back(event, q.at) or went_in_vain(q, event) or reached_another(q, event) is not False


def surely_missed(q: Question, event: Attempt) -> bool:
    """`missed_them`, as it has to be known for what is not counted then; a call that was not connected did, too.

    A number that is another's than the one's in whose name the case has it may be that of whom this was for; so may one
    in the name of somebody of whom no fact says who they are.
    """
    if event.reached_nobody(q.at):
        return True
    line = q.index.phones.get(event.address or "") if event.medium in CALLS_AND_TEXTS else None
    if line is None or not q.index.keeps_for(event, line) or not reached_another(q, event):
        return False
    learned, again = line.surely_learned["disowned_at"], line.learned["regained_at"]
    return any(could_be_until(when) <= q.at for when in learned) and not any(could_be_from(w) <= q.at for w in again)


def since_disowned(q: Question, line: PhoneLine, event: Attempt) -> bool:
    """Whether it went to a number that has since been said to be another's, and whom it was for was not heard from."""
    return line.misdirected(event.at, q.at, checked=False) and bool(reached_another(q, event))


def answer_came_back(
    q: Question, debt: Debt, purpose: Purpose, sent_at: datetime, *, in_vain: Callable[[Attempt], bool] | None = None
) -> bool:
    """Whether of an answer that was sent then, and since, all that the history knows missed the consumer.

    It came back (comment 42(a)(1)-2), or went to a number of somebody else's, or where none arrives (-3). ``in_vain``:
    or was sent otherwise than a law asks.
    """
    return sent_at <= q.at and _all_came_back(q, debt, purpose, sent_at, q.at, in_vain)


_ANSWERED_IN_WRITING: Final = frozenset(
    {
        ProceedingKind.DOCUMENT_REQUEST,
        ProceedingKind.ITEMISATION_REQUEST,
        ProceedingKind.IDENTITY_THEFT,
        ProceedingKind.COERCED_DEBT,
    }
)
"""What ends with a writing to the consumer: the papers asked for, or what the review of a claim found."""

_DISPUTING: Final = frozenset({ProceedingKind.IDENTITY_THEFT, ProceedingKind.COERCED_DEBT})
"""Claims that dispute the debt too, so that what was found may have gone as the response to a dispute."""

_ANSWERS: Final = frozenset({Purpose.ANSWER_TO_REQUEST})
_FINDINGS: Final = _ANSWERS | {Purpose.DISPUTE_RESPONSE}


def over_at(q: Question, debt: Debt, asked: Proceeding) -> datetime | None:
    """When a proceeding was over; None: it is not, for the writing that would have ended it is known to have come back.

    Or to have gone to a number of somebody else's: all that was sent in answer about the day of it, and since.
    """
    ended = asked.ended_at
    if ended is None or ended > q.at or asked.kind not in _ANSWERED_IN_WRITING or is_unknown(ended):
        return ended
    tells = _FINDINGS if asked.kind in _DISPUTING else _ANSWERS
    answers = [a for a in _written(q, debt, ended, q.at) if a.purpose in tells]
    about_then = any(answer.at <= could_be_until(ended) + DAY for answer in answers)
    return None if about_then and all(missed_them(q, answer) for answer in answers) else ended


def supposed(asked: Proceeding, kinds: Iterable[ProceedingKind]) -> list[Proceeding]:
    """A proceeding of an unknown kind as each of some kinds that it may be of; another as it is."""
    if asked.kind is not UNKNOWN:
        return [asked]
    return [asked.model_copy(update={"kind": kind}) for kind in kinds]


def is_over(q: Question, debt: Debt, asked: Proceeding) -> bool:
    """Whether a proceeding is over, and the writing that ended it is not known to have come back."""
    over = over_at(q, debt, asked)
    return over is not None and over <= q.at


def _all_came_back(
    q: Question,
    debt: Debt,
    purpose: Purpose,
    sent_at: datetime,
    until: datetime,
    in_vain: Callable[[Attempt], bool] | None = None,
) -> bool:
    found = [attempt for attempt in _written(q, debt, sent_at, until) if attempt.purpose is purpose]
    return bool(found) and not those(found, lambda a: not (missed_them(q, a) or (in_vain is not None and in_vain(a))))


def _written(q: Question, debt: Debt, sent_at: datetime, until: datetime) -> list[Attempt]:
    """What was written about a debt to the consumer, or who stands for them, from an instant on.

    A day before too, for two records may go by two clocks. A copy for somebody else tells the consumer nothing, as the
    parent of a grown-up.
    """
    if is_unknown(sent_at):
        return []
    q.require_history()
    since, consumer = could_be_from(sent_at) - DAY, q.case.consumer
    others = {
        role for role, fact in ((Recipient.PARENT, consumer.minor), (_ESTATE, consumer.deceased)) if fact is False
    }
    return [
        attempt
        for timeline in q.index.outbound.values()
        for attempt in timeline.by(until, since)
        if attempt.medium in WRITTEN and debt.id in attempt.debts and attempt.recipient in _TO_THE_CONSUMER - others
    ]


def sent_or_received(q: Question, sent_at: datetime, received_at: datetime | None) -> datetime:
    """When something had surely been sent: by its receipt, where nobody knows.

    So nothing is sooner than it says. Where neither is known by now, it is when it was sent, perhaps unknown.
    """
    return sent_at if received_at is None or received_at > q.at or sent_at <= q.at else received_at


def surely_provided(q: Question, notice: ValidationNotice) -> datetime:
    """When validation information had surely been provided (`sent_or_received`)."""
    return sent_or_received(q, notice.provided_at, notice.received_at)


def had(q: Question, notice: ValidationNotice) -> datetime | None:
    """When the consumer surely had validation information, if that is known by now, whatever the history holds."""
    got = surely_provided(q, notice) if notice.orally is True else notice.received_at
    return None if got is None or got > q.at else got


def provided(q: Question, debt: Debt) -> list[ValidationNotice]:
    """The provisions of validation information recorded with a debt that were made by then and have not come back."""
    given = () if debt.validation is UNKNOWN else debt.validation
    return [n for n in given if surely_provided(q, n) <= q.at and not notice_missed_them(q, debt, n)]


def notice_came_back(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether it was known by then, of the debt or the history, that validation information missed the consumer."""
    back = notice.undeliverable_at
    if back is not None and back <= q.at:
        return True
    got = notice.received_at
    if notice.orally is True or not q.index.outbound or (got is not None and got <= q.at):
        return False
    shared, key = q.shared, (debt.id, _itself(notice))  # which several rules ask
    found: bool | None = shared.get(key)
    if found is None:
        sent_at = notice.provided_at
        found = shared.first(key, _all_came_back(q, debt, Purpose.VALIDATION_NOTICE, sent_at, a_day_after(q, sent_at)))
    return found


def notice_missed_them(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether validation information missed the consumer: it came back, or went nowhere that mail arrives.

    The latter of a notice of which nothing but the debt tells, so that nobody says where it went, if no postal address
    that the consumer has takes any.
    """
    if notice_came_back(q, debt, notice):
        return True
    got, sent_at, consumer = notice.received_at, notice.provided_at, Recipient.CONSUMER.value
    if notice.orally is True or is_unknown(sent_at) or (got is not None and got <= q.at):
        return False
    held = [target for target in q.index.postal.values() if target.person == consumer]
    if not held or not all(_takes_none(q, sent_at, consumer, target) for target in held):
        return False
    return q.case.history is UNKNOWN or not in_history(q, debt, notice)


def in_history(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether the history holds what was written when validation information was, and so tells what became of it.

    What is said to be something else is not that.
    """
    if notice.orally is True:
        return False
    then = _written(q, debt, notice.provided_at, a_day_after(q, notice.provided_at))
    return any(attempt.purpose not in _BRINGS_NO_INFORMATION for attempt in then)


_BRINGS_NO_INFORMATION: Final = frozenset(
    {Purpose.UNRELATED_NOTICE, Purpose.OPT_OUT_CONFIRMATION, Purpose.FORMAL_PLEADING}
)


def a_day_after(q: Question, sent_at: datetime) -> datetime:
    """Until when the history may log what was sent then, for two records may go by two clocks."""
    return q.at if is_unknown(sent_at) else min(q.at, could_be_until(sent_at) + DAY)
