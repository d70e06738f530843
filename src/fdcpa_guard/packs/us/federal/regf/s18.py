"""12 CFR 1006.18: false, deceptive or misleading representations; here threats of suit, and the disclosures of (e)."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Final

from .....clock import FOREVER
from .....errors import MissingFact
from .....facts import Attempt, Debt, Dispute, Inbound
from .....facts.contact import pleads
from .....facts.debts import Proceeding
from .....facts.index import may_tell_of_a_debt, named_debts, tells_of_a_debt
from .....facts.moments import could_be_from, is_unknown, known
from .....rules import PASS, Denied, Outcome, Outcomes, Question, Required, lacking
from .....rules.acts import was_for
from .....rules.judging import (
    PROCESS,
    each_debt,
    each_furnished,
    either,
    furnishes,
    has_judgment,
    merely_confirms,
    tells_others,
    together,
    told_apart,
)
from .....rules.missed import WRITTEN, came_back, had, missed_them, provided, reached_another, surely_provided
from .....vocabulary import CONSUMERS, TELEPHONE, UNKNOWN, Element, Holding, ProceedingKind, Purpose, Recipient, Unknown
from .common import comment, fdcpa, is_limited_content, regf, regulation, threatens_suit, threatens_suit_on

_BESIDE_THEM = CONSUMERS - {Recipient.CONSUMER, Recipient.PERSONAL_REPRESENTATIVE}
_SAID = {"recipients": CONSUMERS}


def confirms_opt_out_alone(q: Question) -> bool:
    """Whether it confirms an opt-out and, for all that is declared, tells of nothing else (12 CFR 1006.14(h)(2)(i))."""
    return q.purpose is Purpose.OPT_OUT_CONFIRMATION and merely_confirms(q) is not False


def is_pleading(q: Question) -> bool:
    """Whether it is a formal pleading (12 CFR 1006.18(e)(3)); a call or a text about a suit is none."""
    return pleads(q.purpose, q.medium)


def asks_others_where(q: Question) -> bool:
    """Whether it does nothing but ask somebody else where the consumer is, who learns of no debt (1006.10(b)(2))."""
    return q.recipient is not Recipient.CONSUMER and q.acts == {Purpose.LOCATION_INFORMATION}


def communications(q: Question, debt: Debt, *, indirectly: bool = False) -> Sequence[Attempt | Inbound]:
    """What conveyed information about the debt to the consumer before; the call that still goes on is not before.

    To who counts as the consumer beside them, what was conveyed to that person too; to who owes it too, who is a
    consumer of their own (1006.2(e)), nothing else.
    """
    if q.owes_too(debt):
        return conveyed(q, sorted(told_themselves(q, debt), key=lambda event: event.at))
    timeline = q.index.communications.get(debt.id)
    events: Sequence[Attempt | Inbound] = () if timeline is None else timeline.by(q.at)
    if debt.co_obligors:
        events = [event for event in events if heard_by(event) not in debt.co_obligors]
    more: list[Attempt | Inbound] = []
    if q.recipient in _BESIDE_THEM:
        more += told_themselves(q, debt)
    if indirectly and (through := q.index.told_for_them.get(debt.id)) is not None:
        more += through.by(q.at)
    if more:
        events = sorted([*events, *more], key=lambda event: event.at)
    return conveyed(q, events)


def heard_by(event: Attempt | Inbound) -> str:
    """The name of who was told something then: who was talked with, or whom it was for."""
    return event.who if isinstance(event, Inbound) else event.speaker


def told_themselves(q: Question, debt: Debt) -> list[Attempt | Inbound]:
    """What may have conveyed information about a debt to the very person of the contact: reached, or calling."""
    heard = q.index.inbound_from.get(q.who)
    called = () if heard is None else heard.by(q.at)
    return [
        *[a for a in q.attempts(q.index.reached) if debt.id in named_debts(a) and tells_of_a_debt(a)],
        *[event for event in called if event.conversation is True and debt.id in event.debts],
    ]


def conveyed(q: Question, events: Sequence[Attempt | Inbound]) -> Sequence[Attempt | Inbound]:
    """Those of some events that conveyed something before: not what missed them, nor the call that may still go on."""
    if q.index.came_back or q.index.astray:
        events = [event for event in events if isinstance(event, Inbound) or not missed_them(q, event)]
    now = q.replied_to
    return events if now is None or not now.may_go_on(q.at) else [event for event in events if event is not now]


def first_communication(q: Question, debt: Debt, *, indirectly: bool = False) -> datetime | None:
    """When information about the debt was first conveyed to the consumer (12 CFR 1006.34(b)(2)), if it was by then.

    ``indirectly``: or to somebody who speaks for them, a guardian, a minor's parent or the attorney.

    Raises:
        MissingFact: the history is unknown, or when the first communication stated of the debt was.
    """
    shared, key = q.shared, (first_communication, debt.id, indirectly)
    found: tuple[datetime | None] | None = shared.get(key)
    return (shared.first(key, (_first_communication(q, debt, indirectly),)) if found is None else found)[0]


def _first_communication(q: Question, debt: Debt, indirectly: bool) -> datetime | None:
    q.require_history()
    index = q.index
    astray = index.came_back or index.astray or debt.co_obligors
    if q.replied_to is not None or astray or q.recipient in _BESIDE_THEM or (indirectly and index.told_for_them):
        events = communications(q, debt, indirectly=indirectly)
        first = events[0].at if events else None
    else:
        timeline = index.communications.get(debt.id)
        first = None if timeline is None else timeline.first_by(q.at)
    told = [] if first is None else [first]
    stated = debt.initial_communication_at
    if stated is not None and known(stated) <= q.at and is_past(q, stated):
        told.append(stated)
    if debt.validation is not UNKNOWN:  # validation information that is known of the debt alone was conveyed with it
        soonest = min(told, default=FOREVER)
        if any(could_be_from(notice.provided_at) < soonest for notice in debt.validation):
            given = [surely_provided(q, notice) for notice in provided(q, debt)]
            told += [at for at in given if is_past(q, at)]
    return min(told, default=None)


def is_past(q: Question, when: datetime) -> bool:
    """Whether what came by then is not the contact itself, which the history may hold at its very instant."""
    return q.index.own is None or when != q.at


def told_before(q: Question, debt: Debt, *, indirectly: bool = False) -> datetime | None:
    """When the very consumer was first told of the debt; what is stated of the debt alone was with the one who has it.

    Who owes it too is a consumer of their own (1006.2(e)), and was told what the history holds. ``indirectly``: as for
    `first_communication`.

    Raises:
        MissingFact: as `first_communication`.
    """
    if not q.owes_too(debt):
        return first_communication(q, debt, indirectly=indirectly)
    q.require_history()
    return min([event.at for event in communications(q, debt)], default=None)


def was_told(q: Question, debt: Debt, *, indirectly: bool = False) -> datetime | None:
    """As `told_before`, for who asks whether: some other than the first, where nobody knows when that was.

    That is the one stated of the debt, or validation information that they are known to have had, where the history is
    unknown; or one of long ago, where it is known.

    Raises:
        MissingFact: nothing else is known to have told them.
    """
    try:
        return told_before(q, debt, indirectly=indirectly)
    except MissingFact:
        if q.case.history is UNKNOWN and not q.owes_too(debt):
            stated = debt.initial_communication_at
            told = [] if stated is None or stated > q.at else [stated]
            told += [when for notice in provided(q, debt) if (when := had(q, notice)) is not None]
            if told:
                return min(told)
        q.require_history()
        if communications(q, debt, indirectly=indirectly) or provided(q, debt):
            return _LONG_AGO
        raise


_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)

Told = tuple[datetime | None, datetime | None]
"""When the consumer was first told of a debt, if at all; and since when what was said and written counts."""


def perhaps_first(q: Question, debt: Debt) -> Attempt | Inbound | None:
    """The first event that may have conveyed information about the debt to the consumer: nobody knows its outcome.

    Or nobody knows to which number it went, of which one is another's. What is known to have come back did not.
    """
    timeline = q.index.perhaps_communicated.get(debt.id)
    events: list[Attempt | Inbound] = [] if timeline is None else [*timeline.by(q.at)]
    if debt.co_obligors:
        if theirs := q.owes_too(debt):  # under whatever role they were contacted
            events += [a for a in q.attempts(q.index.unsettled) if debt.id in a.debts and may_tell_of_a_debt(a)]
        events = [e for e in events if (heard_by(e) == q.who if theirs else heard_by(e) not in debt.co_obligors)]
    if q.index.astray and (told := q.index.communications.get(debt.id)) is not None:
        events += [event for event in told.by(q.at) if isinstance(event, Attempt) and reached_another(q, event) is None]
    reached = [event for event in events if isinstance(event, Inbound) or not came_back(event, q.at)]
    return min(reached, key=lambda event: event.at, default=None)


def stated_how(q: Question, debt: Debt) -> bool | Unknown | None:
    """Whether a first communication that is stated of the debt, and was by now, was by word of mouth; None: none is."""
    stated = debt.initial_communication_at
    told = stated is not None and stated <= q.at and not q.owes_too(debt)
    return debt.initial_communication_orally if told else None


def first_written_after_oral(q: Question, debt: Debt, first: datetime, since: datetime | None = None) -> bool | None:
    """Whether this would be the first written communication after an oral initial one; None: perhaps.

    A validation notice that was not given by word of mouth was in writing; so was a first communication that is stated
    to have been, where no history tells otherwise. ``since``: what was before is none of them.
    """
    if q.medium not in WRITTEN:
        return False
    given = [] if q.owes_too(debt) else provided(q, debt)
    if since is not None:
        given = [notice for notice in given if could_be_from(notice.provided_at) >= since]
    if any(notice.orally is False and had(q, notice) is not None for notice in given):
        return False
    orally, stated = debt.initial_communication_orally, debt.initial_communication_at
    if q.case.history is UNKNOWN and since is None and stated_how(q, debt) is False:
        return False
    q.require_history()
    events = communications(q, debt)
    if since is not None:
        events = [event for event in events if event.at >= since]
        orally = UNKNOWN if stated is not None and known(stated) < since else orally
    if any(event.medium in WRITTEN for event in events) or any(notice.orally is False for notice in given):
        return False
    if events and events[0].at == first:
        return True
    if events and stated is not None and not is_unknown(stated) and events[0].at <= stated:
        orally = UNKNOWN  # the history shows that what is stated was a later one
    if orally is not UNKNOWN:
        return orally
    return True if any(notice.orally is True for notice in given) else None


def _in_each_language(q: Question, what: str, debts: tuple[str, ...]) -> Outcome:
    """The disclosure that is made, in each language of the communication; undeclared, a duty."""
    content = q.content
    made = content.disclosure_languages
    if made is None and content.languages:
        return _undeclared(q, what, debts)
    missing = sorted({used for used in content.languages if not _made_in(used, made or ())})
    if not missing:
        return PASS
    return Denied(
        "the disclosure is not made in every language of the communication",
        debts=debts,
        facts={"languages": ",".join(missing)},
    )


def _made_in(used: str, made: Sequence[str]) -> bool:
    """Whether a language is among those of a disclosure: ``es`` is that of ``es-MX``, and the other way round."""
    return any(used == each or used.startswith(f"{each}-") or each.startswith(f"{used}-") for each in made)


def _disclosed(q: Question, value: bool | None, what: str, debts: tuple[str, ...]) -> Outcome:
    if value is None:
        return _undeclared(q, what, debts)
    if value is False:
        return Denied(f"does not disclose {what}", debts=debts)
    return _in_each_language(q, what, debts)


def _undeclared(q: Question, what: str, debts: tuple[str, ...]) -> Required:
    return _to_disclose(q.medium in TELEPHONE, what, () if len(debts) == len(q.debts) else debts, q.content.languages)


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
    comment("2(j)-2"),
    fdcpa("1692e(11)"),
    **_SAID,
)
def initial_disclosure(q: Question) -> Outcomes:
    """The first communication, and the first written one after an oral first, carry the full disclosure.

    **What it checks**: for each debt of which nothing was conveyed to the consumer before, or nothing in writing after
    a first conversation, that the contact declares the disclosure, in every language it uses; undeclared, a duty, but
    what is declared not to say that a debt collector speaks lacks it.
    Validation information recorded with the debt was conveyed when it was provided, unless it came back; what went
    where it is known that none arrives told nobody (comment 42(a)(1)-3); to who owes
    it too (``co_obligors``), only what the history holds was.
    **Source**: 1006.18(e)(1), (3) and (4), comments 18(e)-1, 18(e)(1)-1 and 18(e)(4)-1.
    **When it does not apply**: to a limited-content message for the consumer, which is no communication, to formal
    pleadings, which a call or a text about one is not, and to a confirmation of an opt-out that says nothing else; to
    asking anybody but the consumer where the consumer is. The consumer's own call may be the initial communication. To
    a spouse, or who else counts as the consumer beside them, it is due once, unless the consumer had it before.
    **Missing facts**: only of what is declared to lack the disclosure, or to make it in too few languages: unknown
    ``history``, unless they are known to have been told of the debt, or to have had validation information; when a
    first communication was (``initial_communication_at``), if no other is known; for a first writing on file, whether
    one older than the history was by word of mouth (``initial_communication_orally``).
    **Example**: the consumer returns a limited-content message: the full disclosure is due in that call.
    """
    if is_limited_content(q) or is_pleading(q) or asks_others_where(q) or confirms_opt_out_alone(q):
        return PASS
    return where_due(q, discloses_all, partial(initially_due, q))


def initially_due(q: Question, debt: Debt, told: Told | None = None) -> bool:
    """Whether the full disclosure is due of a debt: of the first communication, or the first in writing, or it may be.

    ``told``: as other law reckons it; None: as `was_told` says.

    Raises:
        MissingFact: nobody knows whether the consumer was told before, or, where it is declared lacking, how.
    """
    first, since = (was_told(q, debt), None) if told is None else told
    return may_be_due(q, debt, True if first is None else first_written_after_oral(q, debt, first, since))


def may_be_due(q: Question, debt: Debt, due: bool | None) -> bool:
    """Whether the full disclosure is due of a debt, or, where that is not known (None), may be.

    Raises:
        MissingFact: it is not known, and the disclosure is declared lacking.
    """
    if due is None and discloses_initially(q) is False:
        raise MissingFact(f"debts.{debt.id}.initial_communication_orally")
    return due is not False


def discloses_all(q: Question, debts: tuple[str, ...]) -> Outcome:
    """Whether the full disclosure is made of some debts, in each language of the communication; undeclared, a duty."""
    what = "that this is an attempt to collect a debt and that information obtained will be used for that"
    return _disclosed(q, discloses_initially(q), what, debts)


def discloses_initially(q: Question) -> bool | None:
    """Whether the full disclosure is declared: what does not say that a debt collector speaks lacks it."""
    made = q.content.has(Element.INITIAL_DISCLOSURE)
    return False if made is None and q.content.has(Element.COLLECTOR_DISCLOSURE) is False else made


@regf(
    "us.regf.18e2.subsequent-disclosure",
    "Every later communication says that it is from a debt collector",
    regulation("18(e)(2)"),
    regulation("18(e)(3)"),
    regulation("18(e)(4)"),
    comment("18(e)-1"),
    comment("18(e)(4)-1"),
    comment("2(j)-2"),
    fdcpa("1692e(11)"),
    **_SAID,
)
def subsequent_disclosure(q: Question) -> Outcomes:
    """After the initial communication each one says that it is from a debt collector.

    **What it checks**: for each debt already communicated about, that the contact declares it, in every language it
    uses; undeclared, a duty. The fuller initial disclosure serves too. The first writing after an oral first owes that
    one, and not this.
    **Source**: 1006.18(e)(2), (3) and (4), comments 18(e)-1 and 18(e)(4)-1.
    **When it does not apply**: to a limited-content message for the consumer, to formal pleadings, which a call or a
    text about one is not, and to a confirmation of an opt-out that says nothing else; to asking anybody but the
    consumer where the consumer is.
    **Missing facts**: only of what is declared to lack it, or to say it in too few languages: unknown ``history``,
    unless they are known to have been told of the debt, or to have had validation information; when a first
    communication was (``initial_communication_at``), if no other is known.
    **Example**: a call partly in Spanish: disclosed in English only, it is denied.
    """
    if is_limited_content(q) or is_pleading(q) or asks_others_where(q) or confirms_opt_out_alone(q):
        return PASS
    return where_due(q, says_collector, partial(later_due, q))


def later_due(q: Question, debt: Debt, told: Told | None = None) -> bool:
    """Whether it comes after both communications of (e)(1), or may, and is neither of them itself.

    ``told``: as other law reckons it; None: as `was_told` says.

    Raises:
        MissingFact: nobody knows whether the consumer was told before.
    """
    first, since = (was_told(q, debt), None) if told is None else told
    return first is not None and first_written_after_oral(q, debt, first, since) is not True


def says_collector(q: Question, debts: tuple[str, ...]) -> Outcome:
    """Whether it says of some debts that it is from a debt collector, in each language; undeclared, a duty."""
    return _disclosed(q, discloses_collector(q), "that it is from a debt collector", debts)


def discloses_collector(q: Question) -> bool | None:
    """Whether it is declared to say that it is from a debt collector, which the full disclosure does too."""
    return either(q.content.has(Element.COLLECTOR_DISCLOSURE), q.content.has(Element.INITIAL_DISCLOSURE))


def where_due(
    q: Question, disclosing: Callable[[Question, tuple[str, ...]], Outcome], is_due: Callable[[Debt], bool]
) -> Outcomes:
    """What is said of the debts of which a disclosure is due: nothing, if it is declared to be made.

    One of which nobody knows whether it is lacks the fact, if it is declared not to be; undeclared, it is a duty, which
    no doubt makes less.
    """
    said = disclosing(q, q.debt_ids)
    if said is PASS:
        return PASS
    due, doubtful = told_apart(q.debts, is_due)
    lacks = {} if isinstance(said, Required) else {debt.id: missing for debt, missing in doubtful}
    ids = {debt.id for debt in due} | {debt.id for debt, _ in doubtful if debt.id not in lacks}
    if len(ids) == len(q.debts):
        return said
    found: list[Outcome] = [disclosing(q, tuple([id for id in q.debt_ids if id in ids]))] if ids else []
    found += [lacking(missing, (id,)) for id, missing in lacks.items()]
    return together(tuple(found)) or PASS


def unauthorised_threats(q: Question) -> Outcomes:
    """A legal action is threatened only if it can be brought and is meant.

    **What it checks**: for each debt of a contact that declares a threat of legal action, or says that a remedy may or
    will be invoked, or is a call or a text about a suit that is not known to go on, without declaring that it threatens
    none, that the creditor authorised one; without that it can neither be brought nor be meant. That it was authorised
    is taken as enough: whether it is meant is the caller's to know. What is to carry out a judgment
    (``postjudgment-remedy``) threatens what cannot be done where none is known, unless it declares that it threatens
    nothing.
    **Source**: 1006.18(c)(1), 1692e(5).
    **When it does not apply**: to contacts that threaten no legal action, and to pleadings, which a call or a text
    about one is not. Of other remedies than these no fact says whether they may be used.
    **Missing facts**: ``legal_action_authorised`` of the debt, once a legal action is threatened.
    **Example**: a letter says "we may sue", and the creditor never authorised suit: denied.
    """

    def judge(debt: Debt) -> Outcome:
        if debt.legal_action_authorised is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.legal_action_authorised")
        if debt.legal_action_authorised:
            return PASS
        return Denied("threatens a legal action that was not authorised", debts=(debt.id,))

    return each_threatened(q, judge)


def each_threatened(q: Question, judge: Callable[[Debt], Outcome]) -> Outcomes:
    """`each_debt` of those debts on which a contact, which is no pleading, threatens to sue.

    What is said to carry out a judgment that there is not carries out none, and threatens to: that cannot be done.
    """
    threatens = threatens_suit(q)
    if is_pleading(q) or not (threatens or q.purpose in PROCESS):
        return PASS
    enforces = q.purpose is Purpose.POSTJUDGMENT_REMEDY and threatens is not False

    def judged(debt: Debt) -> Outcome:
        if enforces and not has_judgment(q, debt):
            return Denied("threatens to carry out a judgment that there is not", debts=(debt.id,))
        return judge(debt) if threatens or threatens_suit_on(q, debt) else PASS

    return each_debt(q, judged)


empty_threat = regf(
    "us.regf.18c1.empty-threat",
    "No threat of a legal action that was not authorised",
    regulation("18(c)(1)"),
    regulation("18(b)(3)"),
    fdcpa("1692e(5)"),
)(unauthorised_threats)


_APART = frozenset({Purpose.FORMAL_PLEADING, Purpose.LOCATION_INFORMATION})
"""What tells of a debt and is no credit information: the papers of a court are its own, and who is asked where the
consumer is may not be told at all (12 CFR 1006.10(b)(2))."""


def _apart(q: Question, debt: Debt) -> bool:
    """Whether it is apart from that, as is what carries out a judgment that there is; not what only calls itself so."""
    what = was_for(q.purpose, q.medium)
    return what in _APART or (what is Purpose.POSTJUDGMENT_REMEDY and has_judgment(q, debt))


@regf(
    "us.regf.18c2.report-the-dispute",
    "A disputed debt is reported as disputed",
    regulation("18(c)(2)"),
    fdcpa("1692e(8)"),
    needs=(Holding.DISPUTE, Holding.PROCEEDING),
)
def report_the_dispute(q: Question) -> Outcomes:
    """Credit information about a disputed debt says that it is disputed, to whomever it goes.

    **What it checks**: of a report to an agency or an answer to one, of what is declared to tell somebody else of the
    debt (``states-debt``, or what cannot be said without that, as an itemisation, or the asking for payment), or a
    spouse who does not owe it, of a contact with anybody for the purpose of credit reporting, and of the threat of a
    report, for each debt with a dispute on record and not withdrawn, in writing or not, or with a claim that disputes
    it (identity theft, a coerced debt, a payment that was not authorised, a bill above its estimate) and stands or was
    upheld, the declared content; undeclared, a duty. Who collects, said alone, is no credit information.
    **Source**: 1006.18(c)(2): to communicate *to any person*, whatever it is for.
    **When it does not apply**: to debts that nobody disputes, or where the error was corrected as the consumer said; to
    what reports nothing and tells the creditor's side or the consumer's attorney; to an answer to an agency,
    or a question there where the consumer is, that tells of no debt; to such a question to anybody else, who may be
    told of none (1006.10(b)(2)); to the papers of a court, which a call or a text about a suit is not, and what carries
    out a judgment that is on record.
    **Missing facts**: where it is not declared to be reported, unknown ``disputes`` of a debt; where none is known,
    unknown ``proceedings``, the kind of one, or how one ended (``upheld``). Of an answer to an agency of which nobody
    says whether it tells of the debt, nor of a dispute, it is then a duty to say nothing of the debt.
    **Example**: a telephone dispute last week: the report to the agency carries it.
    """
    told = tells_others(q)
    reports = furnishes(q) is not False or q.content.has(Element.THREATENS_CREDIT_REPORT) is True
    if not reports and not told:
        return PASS
    reported = q.content.has(Element.REPORTS_DISPUTE)

    def judge(debt: Debt) -> Outcome:
        if not reports and (q.owes_too(debt) or _apart(q, debt)):
            return PASS
        if reported or not is_disputed(q, debt):
            return PASS
        if reported is None:
            return Required("report that the debt is disputed", debts=(debt.id,))
        return Denied("does not report that the debt is disputed", debts=(debt.id,))

    return each_furnished(q, judge, UNTIL_KNOWN) if reported is None else each_debt(q, judge)


UNTIL_KNOWN = "say nothing of the debt to the agency while it is unknown whether it is disputed"


CLAIMED_NOT_OWED = frozenset(
    {
        ProceedingKind.IDENTITY_THEFT,
        ProceedingKind.COERCED_DEBT,
        ProceedingKind.UNAUTHORISED_PAYMENT,
        ProceedingKind.GOOD_FAITH_ESTIMATE_DISPUTE,
    }
)
"""What the consumer, or whose account was used, claims of a debt that disputes it."""


def is_disputed(q: Question, debt: Debt) -> bool:
    """Whether a debt is known to be disputed: by a dispute, not withdrawn nor corrected, or a claim that disputes it.

    Raises:
        MissingFact: neither is known, and whether there is one is unknown.
    """
    return (debt.disputes is not UNKNOWN and bool(standing_disputes(q, debt))) or bool(claims_disputing(q, debt))


def claims_disputing(q: Question, debt: Debt) -> list[Proceeding]:
    """The claims that dispute a debt, of which no dispute is known to stand.

    Raises:
        MissingFact: there is none, and whether there is one, or a dispute, is unknown.
    """
    if debt.disputes is not UNKNOWN:
        return claimed_not_owed(q, debt)
    found = [] if debt.proceedings is UNKNOWN else claims_known(q, debt)[0]
    if not found:
        raise MissingFact(f"debts.{debt.id}.disputes")
    return found


def standing_disputes(q: Question, debt: Debt) -> list[Dispute]:
    """The disputes of a debt that were neither withdrawn nor settled by a correction.

    Raises:
        MissingFact: its disputes are unknown.
    """
    if debt.disputes is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.disputes")
    return [
        d
        for d in debt.disputes
        if d.received_at <= q.at and all(over is None or q.at < over for over in (d.withdrawn_at, d.corrected_at))
    ]


def claimed_not_owed(q: Question, debt: Debt) -> list[Proceeding]:
    """The claims that dispute a debt: those that stand, and those that were upheld, after which it is no less disputed.

    Raises:
        MissingFact: there is none, and whether there is one is unknown.
    """
    found, lacked = claims_known(q, debt)
    if lacked is not None and not found:
        raise MissingFact(lacked)
    return found


def claims_known(q: Question, debt: Debt) -> tuple[list[Proceeding], str | None]:
    """The claims known to dispute a debt, and the fact that is lacking of another that may.

    Raises:
        MissingFact: its proceedings are unknown.
    """
    if debt.proceedings is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.proceedings")
    found, lacked = [], None
    for p in debt.proceedings:
        if (p.kind is not UNKNOWN and p.kind not in CLAIMED_NOT_OWED) or not (p.stands(q.at) or p.perhaps_upheld(q.at)):
            continue
        if p.kind is UNKNOWN:
            lacked = lacked or f"debts.{debt.id}.proceedings.{p.id}.kind"
        elif p.upheld is True or p.stands(q.at):
            found.append(p)
        else:
            lacked = lacked or f"debts.{debt.id}.proceedings.{p.id}.upheld"
    return found, lacked


RULES = (empty_threat, report_the_dispute, initial_disclosure, subsequent_disclosure)
