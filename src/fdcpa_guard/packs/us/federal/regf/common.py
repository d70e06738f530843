"""Citations, groups and small checks that the sections of the Regulation F pack share."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from .....clock import DAY
from .....decision import Citation
from .....facts import (
    AddressOptOut,
    Attempt,
    ConsentRevocation,
    Debt,
    Inbound,
    MediumOptOut,
    PhoneLine,
    Request,
    ValidationNotice,
)
from .....facts.moments import could_be_from, could_be_until, is_unknown
from .....rules import Question, Rule, rule
from .....rules.acts import TELLING_OF_A_DEBT
from .....rules.rule import AnyCheck
from .....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    ELECTRONIC,
    THREATS,
    UNKNOWN,
    Authority,
    CallOutcome,
    Delivery,
    Element,
    Medium,
    Purpose,
    Recipient,
)
from ....citing import READ as READ
from ....citing import ours as ours

EFFECTIVE: Final = date(2021, 11, 30)
"""The day Regulation F as cited took effect; known here from secondary sources, the text read does not state it."""


def regulation(section: str) -> Citation:
    """A paragraph of Regulation F: ``regulation("6(c)(1)")`` is 12 CFR 1006.6(c)(1)."""
    return Citation("12 CFR", f"1006.{section}", Authority.REGULATION, READ)


def comment(number: str) -> Citation:
    """A comment of Supplement I to Regulation F, its Official Interpretations."""
    return Citation("12 CFR 1006 Supp. I", f"comment {number}", Authority.OFFICIAL_INTERPRETATION, READ)


def fdcpa(section: str) -> Citation:
    """A section of the FDCPA in the United States Code."""
    return Citation("15 USC", section, Authority.STATUTE, READ)


def regf(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    """`rule` with what every rule of the pack has in common."""
    return rule(id, title, *citations, **{"in_force": (EFFECTIVE, None), "purposes": COMMUNICATIONS, **options})


def to_consumers(id: str, title: str, *citations: Citation, **options: Any) -> Callable[[AnyCheck], Rule]:
    """`regf` for rules about contacts with the consumer of 12 CFR 1006.6(a)."""
    return regf(id, title, *citations, recipients=CONSUMERS, **options)


def is_limited_content(q: Question) -> bool:
    """Whether it is declared a limited-content message, and is for the consumer (12 CFR 1006.2(j), comment 2(j)-2).

    One knowingly left for somebody else, such as at a line that is recorded as another's, is none; nor is one that is
    declared to tell of the debt as well, for it holds no other content than a limited one.
    """
    content = q.content
    if not content.has(Element.LIMITED_CONTENT_MESSAGE) or q.recipient not in _MESSAGES_FOR:
        return False
    if content.has(Element.NO_PAYMENT_REQUEST) is False or not _TELL_OF_A_DEBT.isdisjoint(content.carries):
        return False
    line = q.index.phones.get(q.address or "")
    return line is None or (line.person in (q.who, Recipient.CONSUMER.value) and not line.elsewhere(q.at))


_MESSAGES_FOR: Final = frozenset({Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE})
_TELL_OF_A_DEBT: Final = THREATS | TELLING_OF_A_DEBT | {Element.COLLECTOR_DISCLOSURE, Element.STATES_DEBT}
"""Content that no limited one may have, as it tells of a debt (comment 2(j)-1)."""
_MORE_THAN_CONFIRMS: Final = _TELL_OF_A_DEBT - {Element.COLLECTOR_DISCLOSURE, Element.INITIAL_DISCLOSURE}
"""Content that no confirmation of an opt-out may have; who sends it may be said as in every message."""


def is_opt_out_confirmation(q: Question) -> bool:
    """Whether it is an electronic confirmation of an opt-out that may be sent (12 CFR 1006.14(h)(2)(i)).

    Such a message holds nothing else; one declared to hold more is none, as one that tells of the debt, asks for
    payment or threatens. Nor is one where no opt-out of electronic messages is known, that this person made or that was
    made of the address used.
    """
    if q.purpose is not Purpose.OPT_OUT_CONFIRMATION or q.medium not in ELECTRONIC:
        return False
    content, requests = q.content, q.case.requests
    return (
        content.has(Element.OPT_OUT_CONFIRMATION_ONLY) is not False
        and content.has(Element.NO_PAYMENT_REQUEST) is not False
        and _MORE_THAN_CONFIRMS.isdisjoint(content.carries)
        and requests is not UNKNOWN
        and any(_opts_out(q, r) and r.stands(q.at) for r in requests)
    )


def _opts_out(q: Question, request: Request) -> bool:
    if isinstance(request, MediumOptOut):
        return request.person == q.who and not request.media.isdisjoint(ELECTRONIC)
    if not isinstance(request, AddressOptOut | ConsentRevocation):
        return False
    theirs = request.person == q.who or (request.address is not None and request.address == q.address)
    return theirs and (not request.media or not request.media.isdisjoint(ELECTRONIC))


_ANNOUNCING: Final = frozenset({Purpose.REMEDY_MAY_BE_INVOKED, Purpose.REMEDY_WILL_BE_INVOKED})


def threatens_suit(q: Question) -> bool | None:
    """Whether it threatens a legal action; a notice that a remedy may or will be invoked does unless declared not to.

    None: nothing says so.
    """
    declared = q.content.has(Element.THREATENS_LEGAL_ACTION)
    return True if declared is None and q.purpose in _ANNOUNCING else declared


def sues(q: Question) -> bool:
    """Whether a pleading is declared a complaint, whose service law requires too: to ask for payment or to sue.

    So a pleading that some law requires collects nothing unless it does.
    """
    content = q.content
    return content.has(Element.NO_PAYMENT_REQUEST) is False or not content.carries.isdisjoint(THREATS)


_itself: Final[Callable[[object], int]] = object.__hash__

WRITTEN: Final = ELECTRONIC | {Medium.MAIL}
"""Media in which something is sent in writing or electronically (12 CFR 1006.42(a)(1))."""
ABOUT_NO_DEBT: Final = frozenset({Purpose.UNRELATED_NOTICE, Purpose.OPT_OUT_CONFIRMATION})
"""What collects nothing and is not to communicate about a debt, though it names one."""


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
    return None if any(_is_anothers(q, event, number) for number in sorted(q.index.astray)) else False


def _is_anothers(q: Question, event: Attempt, number: str) -> bool:
    line = q.index.phones.get(number)
    if line is None or not (_since_reassigned(line, event.at, q.at) or line.elsewhere(event.at)):
        return False
    heard, talked = q.index.inbound_from.get(event.who), q.index.reached.get(event.who)
    since: list[Attempt | Inbound] = [] if heard is None else [*heard.by(q.at, event.at)]
    if talked is not None:
        since += [each for each in talked.by(q.at, event.at) if each.outcome is CallOutcome.CONVERSATION]
    return all(each.address != number for each in since)


def _since_reassigned(line: PhoneLine, sent_at: datetime, at: datetime) -> bool:
    """Whether a number has been learned to be another's since, if by a check, by one that reaches back so far."""
    if line.misdirected(sent_at, at, checked=False):
        return True
    checks = [check for check in line.known_checks if check.reassigned is True and sent_at < check.at <= at]
    return any(could_be_from(check.since) <= sent_at for check in checks) and line.misdirected(sent_at, at)


def missed_them(q: Question, event: Attempt) -> bool:
    """Whether what was sent or said then is known to have come back, or to have gone to a number of somebody else's.

    Or may have gone there: nobody can say then that it told the person anything.
    """
    return came_back(event, q.at) or reached_another(q, event) is not False


def answer_came_back(q: Question, debt: Debt, purpose: Purpose, sent_at: datetime) -> bool:
    """Whether of an answer that was sent then, and since, all that the history knows missed the consumer.

    It came back (comment 42(a)(1)-2), or went to a number of somebody else's.
    """
    return sent_at <= q.at and _all_came_back(q, debt, purpose, sent_at, q.at)


def _all_came_back(q: Question, debt: Debt, purpose: Purpose, sent_at: datetime, until: datetime) -> bool:
    found = [attempt for attempt in _written(q, debt, sent_at, until) if attempt.purpose is purpose]
    return bool(found) and all(missed_them(q, attempt) for attempt in found)


def _written(q: Question, debt: Debt, sent_at: datetime, until: datetime) -> list[Attempt]:
    """What was written about a debt from an instant on; a day before too, for two records may go by two clocks."""
    if is_unknown(sent_at):
        return []
    since = could_be_from(sent_at) - DAY
    return [
        attempt
        for timeline in q.index.outbound.values()
        for attempt in timeline.by(until, since)
        if attempt.medium in WRITTEN and debt.id in attempt.debts
    ]


def provided(q: Question, debt: Debt) -> list[ValidationNotice]:
    """The provisions of validation information recorded with a debt that were made by then and have not come back."""
    given = () if debt.validation is UNKNOWN else debt.validation
    return [n for n in given if n.provided_at <= q.at and not notice_came_back(q, debt, n)]


def notice_came_back(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether it was known by then, of the debt or the history, that validation information missed the consumer."""
    back = notice.undeliverable_at
    if back is not None and back <= q.at:
        return True
    if notice.orally is True or not q.index.outbound:
        return False
    shared, key = q.shared, (debt.id, _itself(notice))  # which several rules ask
    found: bool | None = shared.get(key)
    if found is None:
        sent_at = notice.provided_at
        found = shared.first(key, _all_came_back(q, debt, Purpose.VALIDATION_NOTICE, sent_at, _around(q, sent_at)))
    return found


def in_history(q: Question, debt: Debt, notice: ValidationNotice) -> bool:
    """Whether the history holds what was written when validation information was, and so tells what became of it."""
    return notice.orally is not True and bool(_written(q, debt, notice.provided_at, _around(q, notice.provided_at)))


def _around(q: Question, sent_at: datetime) -> datetime:
    return q.at if is_unknown(sent_at) else min(q.at, could_be_until(sent_at) + DAY)
