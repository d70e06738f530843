"""Nevada: medical debt with a collection agency (NRS 649.366); payday and title lenders (NRS 604A.5014, .5068)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from ....errors import MissingFact
from ....facts import Debt
from ....facts.moments import could_be_from
from ....rules import PASS, Denied, Outcomes, Pack, Question, Rule
from ....rules.missed import provided
from ....rules.rule import AnyCheck
from ....shapes import NotOverdue, RequiredByLaw, WaitAfter
from ....shapes.arithmetic import began_everywhere
from ....vocabulary import BEYOND_THE_COLLECTORS_SIDE, UNKNOWN, Confidence, DebtKind, NoticeKind
from ...binding import COLLECTORS, CREDITORS, covering
from ..federal.regf import s18, s34
from .adopting import OF_COLLECTORS, OF_THE_NOTICE, OF_THE_STATUTE, each_adopted, many_calls, with_bills
from .common import Jurisdiction, guidance, statute
from .narrowing import unless
from .owed_notice import owed_notices_spared
from .purposes import EVERY_EFFORT, TOWARDS_ANYBODY
from .to_attorneys import says_nothing

EFFECTIVE: Final = date(2021, 7, 1)
"""As the trade press and the regulator's answers of that summer say."""

_NRS: Final = statute("NRS", "649.366")

_agencies = covering(COLLECTORS, kinds=(DebtKind.MEDICAL,), under="NRS 649.366, on collection agencies")

sixty_days = owed_notices_spared(_agencies)(
    WaitAfter(
        days=60,
        notice=NoticeKind.BEFORE_MEDICAL_COLLECTION,
        whole_days=True,
        unless=(RequiredByLaw(letters_only=True),),
    ).rule(
        "us.nv.649-366.sixty-days",
        "No action on a medical debt until {days:digits} days after the mailed notice",
        _NRS,
        guidance("Nevada Financial Institutions Division", "answers on Senate Bill 248 (2021)"),
        in_force=(EFFECTIVE, None),
        recipients=TOWARDS_ANYBODY,
        purposes=EVERY_EFFORT,
        exceptions="to that notice itself; to providers that collect for themselves; to what is no action to collect, "
        "such as an answer to a question",
        source_note="Any action to collect: a bill, a suit and a report too, and a validation notice with which "
        "collection begins. The notice holds the provider, the date, the amount and the agency. The day after mailing "
        "is the first, as the regulator's answers count. That the patient calls within the days waives nothing",
        example="mailed on 2 March: the first call may be on 2 May.",
    )
)

MEDICAL: Final = Pack(
    id="us.nv.medical",
    title="Nevada: medical debt (NRS 649.366)",
    rules=(sixty_days,),
    why_not=_agencies,
    jurisdiction="US-NV",
)
"""Collection agencies; buyers and law firms are held to it too, since who needs a licence was not read."""

# -- 604A: lenders

_LENDERS: Final = (
    statute("NRS", "604A.5014(1)", Confidence.PARTIAL),
    statute("NRS", "604A.5068(1)", Confidence.PARTIAL),
)


def _first_since_default(q: Question, debt: Debt, *, indirectly: bool = False) -> datetime | None:
    """`s18.told_before` of those since the debt is in default, if it is known since when."""
    first = s18.told_before(q, debt, indirectly=indirectly)
    since = debt.past_due_since
    if first is None or since is UNKNOWN or first >= (due := began_everywhere(q, since)):
        return first
    since_then = [each.at for each in s18.communications(q, debt, indirectly=indirectly) if each.at >= due]
    return min([*since_then, *_stated_since(q, debt, due)], default=None)


def _stated_since(q: Question, debt: Debt, due: datetime) -> tuple[datetime, ...]:
    """When the initial communication is stated to have been, if that was since the default, and not this very one."""
    stated = debt.initial_communication_at
    if stated is None or q.owes_too(debt) or (stated == q.at and q.index.own is not None):
        return ()
    return (stated,) if due <= stated <= q.at else ()


def _told_since_default(q: Question, debt: Debt, *, whatever: bool) -> s18.Told:
    """When the person was first told of a debt since it is in default: the licensee's earlier words collected nothing.

    And since when it is, as far as it is known: what was said or written earlier is not asked about.

    Raises:
        MissingFact: the history is unknown; or since when it is overdue, unless ``whatever``: it is told of then.
    """
    first = s18.was_told(q, debt)
    if first is None:
        return None, None
    since = debt.past_due_since
    if since is UNKNOWN:
        if whatever:
            return first, None
        raise MissingFact(f"debts.{debt.id}.past_due_since")
    if first >= (due := began_everywhere(q, since)):
        return first, due
    told = [each.at for each in s18.communications(q, debt) if each.at >= due]
    told += _stated_since(q, debt, due)
    if not told and not q.owes_too(debt):
        told = [given for notice in provided(q, debt) if (given := could_be_from(notice.provided_at)) >= due]
    return min(told, default=None), due


def _initial_disclosure(q: Question) -> Outcomes:
    lacks = isinstance(s18.discloses_all(q, q.debt_ids), Denied)

    def is_due(debt: Debt) -> bool:
        return s18.initially_due(q, debt, _told_since_default(q, debt, whatever=not lacks))

    return PASS if says_nothing(q) else s18.where_due(q, s18.discloses_all, is_due)


def _subsequent_disclosure(q: Question) -> Outcomes:
    def is_due(debt: Debt) -> bool:
        return s18.later_due(q, debt, _told_since_default(q, debt, whatever=True))

    return PASS if says_nothing(q) else s18.where_due(q, s18.says_collector, is_due)


def _validation_notice(q: Question, p: Any) -> Outcomes:
    return s34.notice_owed(q, p, _first_since_default)


_SINCE_DEFAULT: Final[Mapping[str, AnyCheck]] = {
    s18.initial_disclosure.id: _initial_disclosure,
    s18.subsequent_disclosure.id: _subsequent_disclosure,
    s34.validation_notice.id: _validation_notice,
}


def _of_lenders(model: Rule) -> Rule:
    note = (
        "A licensee that collects a loan in default keeps to 15 USC 1692a to 1692j though it is no debt collector. A "
        "debt known not to be overdue yet is not reached."
    )
    check = _SINCE_DEFAULT.get(model.id)
    changes: dict[str, AnyCheck] = {}
    if check is not None:
        changes["check"] = check
        note += " What was said before its first overdue day (``past_due_since``) was no initial communication."
    (made,) = each_adopted((model,), "us.nv.604a", *_LENDERS, federal="statute", note=note, **changes)
    return made


LENDERS: Final = Pack(
    id="us.nv.604a",
    title="Nevada: the federal statute for payday and title lenders (NRS 604A)",
    rules=tuple(
        unless(NotOverdue(overdue_days=0))(made)
        for made in (
            *map(_of_lenders, with_bills(*OF_THE_STATUTE, *OF_COLLECTORS, *OF_THE_NOTICE)),
            many_calls("us.nv.604a.repeated-calls", *_LENDERS, recipients=BEYOND_THE_COLLECTORS_SIDE),
        )
    ),
    why_not=covering(
        CREDITORS,
        kinds=(DebtKind.PAYDAY_LOAN, DebtKind.TITLE_LOAN),
        under="NRS 604A.5014, 604A.5068, on licensees that collect their own loans",
    ),
    jurisdiction="US-NV",
)
"""Lenders licensed for deferred deposit loans or title loans."""

JURISDICTION = Jurisdiction(
    "US-NV",
    "Nevada",
    Confidence.PARTIAL,
    (MEDICAL, LENDERS),
    (
        _NRS,
        *_LENDERS,
        statute("NRS", "604A.5041(1)", Confidence.SECONDARY),
        statute("NRS", "604A.045", Confidence.SECONDARY),
        statute("NRS", "604A.415 (2015)", Confidence.PARTIAL),
        statute("NRS", "649.375(1)(a)-(d)", Confidence.PARTIAL),
        statute("NRS", "649.370", Confidence.UNREAD),
    ),
    "An agency waits {sixty-days.days:digits} days after a mailed notice before it does anything about a medical debt. "
    "Lenders of payday and title loans keep to the federal statute when they collect a loan in default; so do those "
    "of high-interest loans (604A.5041), of which no kind of debt tells: give one as a payday loan. When the words "
    "began was not read. Until 2023 the notice had to be registered or certified. Not encoded: 649.370, said to make "
    "a breach of the FDCPA a breach of Nevada law, which adds no rule; the rest of 649.375 and the administrative code "
    "were not read.",
)
