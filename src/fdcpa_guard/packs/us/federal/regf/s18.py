"""12 CFR 1006.18: false, deceptive or misleading representations; here the disclosures of (e)."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from .....errors import MissingFact
from .....facts import Attempt, Debt, Inbound
from .....facts.moments import known
from .....rules import PASS, Denied, Outcome, Outcomes, Question, Required
from .....rules.judging import each_debt
from .....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    ELECTRONIC,
    TELEPHONE,
    UNKNOWN,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .common import comment, fdcpa, regf, regulation

_WRITTEN = ELECTRONIC | {Medium.MAIL}
_SAID = {"recipients": CONSUMERS, "purposes": COMMUNICATIONS - {Purpose.FORMAL_PLEADING, Purpose.OPT_OUT_CONFIRMATION}}


def _communications(q: Question, debt: Debt) -> Sequence[Attempt | Inbound]:
    """What conveyed information about the debt to the consumer before; the call that still goes on is not before."""
    timeline = q.index.communications.get(debt.id)
    if timeline is None:
        return []
    events = timeline.by(q.at)
    now = q.answered
    return events if now is None else [event for event in events if event is not now or not now.goes_on(q.at)]


def first_communication(q: Question, debt: Debt) -> datetime | None:
    """When information about the debt was first conveyed to the consumer (12 CFR 1006.34(b)(2)), if it was by then.

    Raises:
        MissingFact: the history is unknown, or when the first communication stated of the debt was.
    """
    q.require_history()
    timeline = q.index.communications.get(debt.id)
    first = None
    if timeline is not None and (first := timeline.first_by(q.at)) is not None and q.answered is not None:
        events = _communications(q, debt)
        first = events[0].at if events else None
    stated = debt.initial_communication_at
    if stated is None or known(stated) > q.at:
        return first
    if stated == q.at and q.index.own is not None:
        return first  # the initial communication is the contact itself, which the history holds already
    return stated if first is None or stated < first else first


def perhaps_first(q: Question, debt: Debt) -> Attempt | Inbound | None:
    """The first event that may have conveyed information about the debt to the consumer, its outcome being unknown."""
    timeline = q.index.perhaps_communicated.get(debt.id)
    events = () if timeline is None else timeline.by(q.at)
    return events[0] if events else None


def _first_written_after_oral(q: Question, debt: Debt, first: datetime) -> bool:
    """Whether this would be the first written communication after an oral initial one."""
    if q.medium not in _WRITTEN:
        return False
    events = _communications(q, debt)
    return bool(events) and events[0].at == first and not any(event.medium in _WRITTEN for event in events)


def _in_each_language(q: Question) -> Denied | None:
    content = q.content
    made = content.disclosure_languages
    missing = sorted(set(content.languages) - set(made)) if made is not None else []
    if not missing:
        return None
    return Denied(
        "the disclosure is not made in every language of the communication", facts={"languages": ",".join(missing)}
    )


def _disclosed(q: Question, value: bool | None, what: str, debts: tuple[str, ...]) -> Outcome:
    if value is None:
        return _to_disclose(
            q.medium in TELEPHONE, what, () if len(debts) == len(q.debts) else debts, q.content.languages
        )
    if value is False:
        return Denied(f"does not disclose {what}", debts=debts)
    return _in_each_language(q) or PASS


@lru_cache(maxsize=1024)
def _to_disclose(spoken: bool, what: str, debts: tuple[str, ...], languages: tuple[str, ...]) -> Required:
    condition = "if it reaches the consumer, " if spoken else ""
    facts = {"languages": ",".join(languages)} if languages else {}
    return Required(f"{condition}disclose {what}, in each language used", debts=debts, facts=facts)


@regf(
    "us.regf.18e1.initial-disclosure",
    "The initial communication says that it is an attempt to collect a debt",
    regulation("18(e)(1)"),
    regulation("18(e)(3)"),
    regulation("18(e)(4)"),
    comment("18(e)-1"),
    comment("18(e)(1)-1"),
    comment("18(e)(4)-1"),
    fdcpa("1692e(11)"),
    **_SAID,
)
def initial_disclosure(q: Question) -> Outcomes:
    """The first communication, and the first written one after an oral first, carry the full disclosure.

    **What it checks**: for each debt of which nothing was conveyed to the consumer before, or nothing in writing after
    a first conversation, that the contact declares the disclosure, in every language it uses; undeclared, a duty.
    **Source**: 1006.18(e)(1), (3) and (4), comments 18(e)-1, 18(e)(1)-1 and 18(e)(4)-1.
    **When it does not apply**: to a limited-content message, which is no communication, and to formal pleadings. The
    consumer's own call may be the initial communication.
    **Missing facts**: unknown ``history``.
    **Example**: the consumer returns a limited-content message: the full disclosure is due in that call.
    """
    if q.content.has(Element.LIMITED_CONTENT_MESSAGE):
        return PASS
    due = []
    for debt in q.debts:
        first = first_communication(q, debt)
        if first is None or _first_written_after_oral(q, debt, first):
            due.append(debt.id)
    if not due:
        return PASS
    what = "that this is an attempt to collect a debt and that information obtained will be used for that"
    return _disclosed(q, q.content.has(Element.INITIAL_DISCLOSURE), what, tuple(due))


@regf(
    "us.regf.18e2.subsequent-disclosure",
    "Every later communication says that it is from a debt collector",
    regulation("18(e)(2)"),
    regulation("18(e)(3)"),
    regulation("18(e)(4)"),
    comment("18(e)-1"),
    comment("18(e)(4)-1"),
    fdcpa("1692e(11)"),
    **_SAID,
)
def subsequent_disclosure(q: Question) -> Outcomes:
    """After the initial communication each one says that it is from a debt collector.

    **What it checks**: for each debt already communicated about, that the contact declares it, in every language it
    uses; undeclared, a duty. The fuller initial disclosure serves too.
    **Source**: 1006.18(e)(2), (3) and (4), comments 18(e)-1 and 18(e)(4)-1.
    **When it does not apply**: to a limited-content message and to formal pleadings.
    **Missing facts**: unknown ``history``.
    **Example**: a call partly in Spanish: disclosed in English only, it is denied.
    """
    content = q.content
    if content.has(Element.LIMITED_CONTENT_MESSAGE):
        return PASS
    due = tuple(debt.id for debt in q.debts if first_communication(q, debt) is not None)
    if not due:
        return PASS
    made = True if content.has(Element.INITIAL_DISCLOSURE) else content.has(Element.COLLECTOR_DISCLOSURE)
    return _disclosed(q, made, "that it is from a debt collector", due)


@regf(
    "us.regf.18c2.report-the-dispute",
    "A disputed debt is reported as disputed",
    regulation("18(c)(2)"),
    fdcpa("1692e(8)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    needs=(Holding.DISPUTE,),
)
def report_the_dispute(q: Question) -> Outcomes:
    """Credit information about a disputed debt says that it is disputed.

    **What it checks**: for each debt with a dispute on record and not withdrawn, in writing or not, the declared
    content; undeclared, a duty.
    **Source**: 1006.18(c)(2).
    **When it does not apply**: to debts that nobody disputes.
    **Missing facts**: unknown ``disputes`` of a debt.
    **Example**: a telephone dispute last week: the report to the agency carries it.
    """
    reported = q.content.has(Element.REPORTS_DISPUTE)

    def judge(debt: Debt) -> Outcome:
        if debt.disputes is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.disputes")
        disputed = any(
            d.received_at <= q.at and (d.withdrawn_at is None or q.at < d.withdrawn_at) for d in debt.disputes
        )
        if not disputed or reported:
            return PASS
        if reported is None:
            return Required("report that the debt is disputed", debts=(debt.id,))
        return Denied("does not report that the debt is disputed", debts=(debt.id,))

    return each_debt(q, judge)


RULES = (initial_disclosure, subsequent_disclosure, report_the_dispute)
