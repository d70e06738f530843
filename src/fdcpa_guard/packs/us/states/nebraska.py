"""Nebraska: debts for the treatment of a work injury (Neb. Rev. Stat. 48-148.02), and recorded messages (86-256)."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, ClassVar, Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Question, lacking
from ....rules.outcomes import several
from ....shapes import CallingHours, ContentRequired, Debts, Hold, InTheConsumersPlace, Which
from ....shapes.exceptions import Exempting, TakenFor, obligated, owes_too
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    Confidence,
    DebtKind,
    DebtNature,
    Element,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from .common import Jurisdiction, statute
from .law import Law
from .narrowing import SEEKS_NOTHING, unless
from .owed_notice import but_for_owed_notices
from .purposes import EFFORTS
from .recorded import of_recordings
from .steps import begins_a_suit

_code: Final = Law("Neb. Rev. Stat.")
_PENDING: Final = Hold(proceedings={ProceedingKind.WORKERS_COMPENSATION}, formalities_met=True)
_TOWARDS: Final = CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY}

workers_compensation = unless(SEEKS_NOTHING)(
    but_for_owed_notices(
        _code.of(_PENDING).rule(
            "us.ne.48-148-02.workers-compensation",
            "No collecting for a work injury while the compensation court has the case",
            _code("48-148.02(1)"),
            _code("48-148.02(2)-(4)"),
            recipients=_TOWARDS | {Recipient.CONSUMER_REPORTING_AGENCY},
            purposes=EFFORTS | {Purpose.SERVICING_DISCLOSURE, Purpose.CREDIT_REPORTING},
            exceptions="to notices known to be defective or late, which are void; after the final adjudication; to "
            "pleadings, which have a rule of their own; to a statement declared to ask for no payment "
            "(``no-payment-request``)",
            source_note="Of the two notices the first names provider, employee, injury, filing date and case number; "
            "where it did not name the debt, a second within 30 days does. The whole of collecting stops, bills, "
            "reports and asking others where the person is included",
            example="the second notice came on 12 January: calls about the surgeon's bill stop until the court has "
            "decided.",
        )
    )
)


@_code.rule(
    "us.ne.48-148-02.new-suit",
    "No suit for a work injury while the compensation court has the case",
    _code("48-148.02(1)"),
    _code("48-148.02(6)"),
    recipients=_TOWARDS,
    purposes=(Purpose.FORMAL_PLEADING,),
    needs=(Holding.PROCEEDING,),
)
def new_suit(q: Question) -> Outcomes:
    """A suit is collecting too, and none is begun while the compensation court has the case.

    **What it checks**: for each debt about which no suit is known to be pending, or to have ended in a judgment, that
    no such case is, as the rule on other efforts has it.
    **Source**: Neb. Rev. Stat. 48-148.02(1), and (6): who brought a pending suit may stay it, and need not.
    **When it does not apply**: to the papers of a suit that is pending (``active_litigation``), or over, not declared
    to bring another; to an answer in court that some law requires and that neither asks for payment nor sues; to a call
    or a text about a suit, which begins none, and stops with other efforts.
    **Missing facts**: whether a suit is pending, where one may not be begun and it is not declared to bring another;
    what the rule on other efforts lacks.
    **Example**: a complaint served in February, after both notices came in January, is denied.
    """
    suits = tuple(debt for debt in q.debts if begins_a_suit(q, debt))
    if not suits:
        return PASS
    found = _PENDING(q.only(suits))
    if q.content.has(Element.THREATENS_LEGAL_ACTION):
        return found  # another suit, whether one is pending or not
    pending = {debt.id: debt.active_litigation for debt in suits}
    return tuple(
        lacking(MissingFact(f"debts.{each.debts[0]}.active_litigation", each.lapses_at), each.debts)
        if isinstance(each, Denied) and each.debts and pending[each.debts[0]] is UNKNOWN
        else each
        for each in several(found)
    )


WORK_INJURIES: Final = Pack(
    id="us.ne.work-injuries",
    title="Nebraska: debts for the treatment of a work injury (Neb. Rev. Stat. 48-148.02)",
    rules=(workers_compensation, new_suit),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Neb. Rev. Stat. 48-148.02(1)"),
    jurisdiction="US-NE",
)
"""Providers, suppliers, agencies, collectors and creditors."""

# -- 86-238 to 86-256

_recordings: Final = Law("Neb. Rev. Stat.", recipients=_TOWARDS)


class _InBusiness(Exempting):
    """A person with whom the caller, or whoever is called for, has an established business or personal relationship.

    The creditor is taken to have one with its debtor, and with who owes the debt too; whoever bought it has none.
    """

    says: ClassVar = "to a relationship in business of whoever calls, or is called for, with the person called"
    lacks: ClassVar = InTheConsumersPlace.lacks

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        known = _OF_THE_CREDITOR.frees(q, p)
        return {debt.id: known[debt.id] for debt in q.debts if debt.id in known and _is_debtor(q, debt)}

    def softened(self, q: Question, denied: Denied) -> Outcome:
        """For want of whether it was bought, only where that matters."""
        concerned = [debt for debt in q.debts if debt.id in (denied.debts or q.debt_ids)]
        matters = all(obligated(q, debt, TakenFor.STAND_INS) for debt in concerned)
        return _OF_THE_CREDITOR.softened(q, denied) if matters else denied


_OF_THE_CREDITOR: Final = Debts(which=Which.NOT_BOUGHT)


def _is_debtor(q: Question, debt: Debt) -> bool:
    """Whether the person called owes the debt, or stands in for the debtor who does.

    Raises:
        MissingFact: it is a parent, or a representative, and whether the consumer is a minor, or dead, is unknown.
    """
    return owes_too(q, debt) or (obligated(q, debt, TakenFor.STAND_INS) and q.counts_as_consumer(debt))


class _SaysWhere(Exempting):
    """A message that says for whom it is and gives a number or an address, which one element says of both."""

    says: ClassVar = "to a message declared to say who is behind it and where to reach them"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.content.has(Element.NAMES_BEHIND_CALL) is True


_RELATIONSHIP: Final = (
    "to a live voice; to a relationship in business of whoever calls, or is called for, with the person called, which "
    "a creditor has with its debtor and who owes the debt too, and a buyer is taken not to have"
)

recorded_hours = of_recordings(
    unless(_InBusiness())(
        _recordings.of(
            CallingHours(
                opens=time(8),
                closes=time(21),
                media=TELEPHONE,
                lifted_by=None,
                replies_exempt=False,
                own_call_exempt=True,
            )
        ).rule(
            "us.ne.86-256-2c.recorded-hours",
            "Recorded calls from {opens} to {closes}",
            _code("86-256(2)(c)"),
            exceptions=_RELATIONSHIP,
            source_note="The person's consent lifts nothing",
            example="a buyer's recorded call at {closes:clock} is denied until {opens:hour}.",
        )
    )
)

recorded_identity = of_recordings(
    unless(_InBusiness(), _SaysWhere())(
        _recordings.of(
            ContentRequired(elements={Element.BUSINESS_IDENTITY, Element.CALLBACK_NUMBER}, media=TELEPHONE)
        ).rule(
            "us.ne.86-256-2.recorded-identity",
            "A recorded call says for whom it is, and gives a number",
            _code("86-256(2)(a), (b)"),
            exceptions=_RELATIONSHIP,
            source_note="An address does instead of the number: declare names-behind-call, which says so. A device may "
            "not give its own number",
            example="a buyer's recording that leaves its name out is denied.",
        )
    )
)

RECORDED: Final = Pack(
    id="us.ne.recorded-messages",
    title="Nebraska: automatic dialing-announcing devices (Neb. Rev. Stat. 86-256)",
    rules=(recorded_hours, recorded_identity),
    why_not=covering(ANYONE, natures=tuple(DebtNature), under="Neb. Rev. Stat. 86-256(1): any person"),
    jurisdiction="US-NE",
)
"""It binds everybody; the rules spare a call behind which somebody did business with the person called."""

JURISDICTION = Jurisdiction(
    "US-NE",
    "Nebraska",
    Confidence.PARTIAL,
    (WORK_INJURIES, RECORDED),
    (
        _code("48-148.02"),
        _code("86-238 to 86-256"),
        _code("45-602"),
        _code("45-623"),
        statute("Neb. Rev. Stat.", "45-601", Confidence.PARTIAL),
    ),
    "A debt for treating a work injury rests while the compensation court has the case. Recorded calls about a debt "
    "that was bought, and to whoever does not owe it, keep hours and say for whom they are; that the device is "
    "registered and releases the line within five seconds (86-249, 86-256(1)) is not encoded. The Collection Agency "
    "Act (45-601 and following) licenses; its headings and the parts found hold no contact rule, but not every section "
    "was found whole. Not encoded: the mailed notice and 30 days before a public debt is assigned to an agency "
    "(45-623), which come before any contact of the agency's. Sections 45-1001 and following were repealed in 2025.",
)
