"""The debts in collection: validation, disputes, requests for the original creditor, and how each stands."""

from datetime import datetime
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Self, Unpack

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ..vocabulary import UNKNOWN, DebtKind, DebtNature, NoticeKind, ProceedingKind
from .at_once import Forms, Means
from .base import (
    Binding,
    CivilDay,
    Fact,
    Flag,
    Freeing,
    Id,
    Known,
    OrNone,
    OrUnknown,
    Several,
    _nothing_known,
    contradiction,
    different_ids,
    in_order,
    members,
    ordered,
)
from .moments import could_be_from, surely_before

if TYPE_CHECKING:
    from . import given

_CENT: Final = Decimal("0.01")
_EXACT: Final = Context(prec=28)
"""Our own, for the program's may round."""


def _in_cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, context=_EXACT).copy_abs()  # minus nothing is nothing


class ValidationNotice(Fact):
    """One provision of the validation information of 12 CFR 1006.34(c)."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ValidationNoticeDict]) -> None: ...

    provided_at: Freeing
    orally: OrUnknown[Flag] = False
    """Given by word of mouth in the initial communication (1006.34(a)(1)(ii))."""
    received_at: OrNone[Freeing] = None
    undeliverable_at: Binding | None = None
    """When the collector learned that it did not arrive."""
    period_ends: OrUnknown[CivilDay] | None = None
    """The end date that the notice itself states; None: counted from the assumed receipt (1006.34(b)(5))."""

    _in_order = ordered("provided_at", "received_at", "undeliverable_at")


def _received_once_sent(asked: "OriginalCreditorRequest | Dispute") -> None:
    if asked.submitted_at is not None and surely_before(asked.received_at, asked.submitted_at):
        raise contradiction("received_at is before submitted_at")


class OriginalCreditorRequest(Fact):
    """A request for the original creditor's name and address (12 CFR 1006.38(c))."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.OriginalCreditorRequestDict]) -> None: ...

    id: Id
    received_at: Binding
    in_writing: OrUnknown[Flag]
    submitted_at: Binding | None = None
    """When it was posted or sent, if before it was received: that day says whether it was in time."""
    answered_at: Freeing | None = None
    """When the name and address, or word that it is the current creditor, was sent."""
    withdrawn_at: Freeing | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "received_at", "answered_at", "withdrawn_at")
        _received_once_sent(self)
        return self


class Dispute(Fact):
    """A dispute of the debt or a part of it (12 CFR 1006.38(d)).

    In writing means mailed, on the response form, by an electronic medium that the collector accepts, or delivered
    by hand (comment 38-1). One by the personal representative of a deceased consumer counts (comment 38-3).
    """

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.DisputeDict]) -> None: ...

    id: Id
    received_at: Binding
    in_writing: OrUnknown[Flag]
    submitted_at: Binding | None = None
    """When it was posted or sent, if before it was received: that day says whether it was in time."""
    whole_debt: OrUnknown[Flag] = True
    """False: only a part is disputed, and the contact may be about the rest if it says so (`Content.disputed_part`)."""
    repeats: OrNone[Id] = None
    """The earlier dispute that this one is substantially the same as."""
    new_information: OrUnknown[Flag] = UNKNOWN
    """Whether a repeat brings new and material information (1006.38(a)(1)(ii))."""
    verified_at: Freeing | None = None
    """When verification or a copy of a judgment was sent."""
    duplicative_notice_at: Freeing | None = None
    """When the consumer was told that the dispute is duplicative (1006.38(d)(2)(ii)(A))."""
    withdrawn_at: Freeing | None = None
    billing_error: OrUnknown[Flag] | None = None
    """It tells the creditor, at its address for that, of a billing error on an open-end account (15 USC 1666(a)).

    None: nobody said, and a creditor takes every dispute in writing for one; if unknown, whoever collects lacks a fact.
    """
    statement_sent_at: Freeing | None = None
    """When the first statement that shows the error was sent; None: the notice came in time."""
    corrected_at: Freeing | None = None
    """When the error was corrected as the consumer says it was, and the correction notice sent (12 CFR 1026.13(e))."""
    explained_at: Freeing | None = None
    """When the written explanation was sent, after an investigation, of what is owed and why (12 CFR 1026.13(f))."""
    pay_by: OrUnknown[CivilDay] = UNKNOWN
    """The last day on which what is owed after the explanation can be paid without further charge (1026.13(g))."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _received_once_sent(self)
        in_order(
            self, "received_at", "verified_at", "duplicative_notice_at", "withdrawn_at", "corrected_at", "explained_at"
        )
        if self.statement_sent_at is not None:
            in_order(self, "statement_sent_at", "received_at")
        if self.duplicative_notice_at is not None and self.repeats is None:
            raise contradiction("duplicative_notice_at needs the earlier dispute that this one repeats")
        return self


def _plain_digits(value: Any) -> Any:
    """Python reads the digits of every script, and underscores between them."""
    if isinstance(value, str) and not (value.isascii() and "_" not in value):
        raise PydanticCustomError("dollars", "an amount is written with the digits 0 to 9, such as 1250.00")
    return value


Dollars = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=2),
    BeforeValidator(_plain_digits),
    AfterValidator(_in_cents),
    Forms((("^(?:0|[1-9][0-9]{0,11})[.][0-9]{2}$", (Decimal,)),)),
]
"""An amount of US dollars and cents."""


class Proceeding(Fact):
    """Something under way about a debt, or that the consumer asked for, that some law says to wait for."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.ProceedingDict]) -> None: ...

    id: Id
    kind: OrUnknown[ProceedingKind]
    learned_at: Binding
    """When the collector knew of it, or should have known."""
    in_writing: OrUnknown[Flag] = UNKNOWN
    """The collector was told, or asked, in writing."""
    formalities_met: OrUnknown[Flag] = UNKNOWN
    """Every notice that the law wants was received, complete and in time."""
    ended_at: Freeing | None = None
    """When the collector learned that it was over, or sent what was asked for, or wrote what it had found."""
    upheld: OrUnknown[Flag] = UNKNOWN
    """How it ended: True if as the consumer claimed (the debt was coerced, the injury is compensable), False if not.

    True without ``ended_at``: it ended so, and nobody says when.
    """

    _in_order = ordered("learned_at", "ended_at")

    def stands(self, at: datetime) -> bool:
        """Whether it was known and not over at an instant."""
        return self.learned_at <= at and (self.ended_at is None or at < self.ended_at)

    def perhaps_upheld(self, at: datetime) -> bool:
        """Whether by an instant it ended as the consumer claimed, or may have.

        One that was upheld has ended: where nobody says when, it may have by any instant at which it was known.
        """
        if self.learned_at > at or self.upheld is False:
            return False
        return self.upheld is True if self.ended_at is None else could_be_from(self.ended_at) <= at


class Notice(Fact):
    """A notice about a debt that some law wants sent first."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.NoticeDict]) -> None: ...

    kind: OrUnknown[NoticeKind]
    sent_at: Freeing
    received_at: OrNone[Freeing] = None

    _in_order = ordered("sent_at", "received_at")


class PaymentPromise(Fact):
    """A promise to pay, or one payment of a plan."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.PaymentPromiseDict]) -> None: ...

    id: Id
    made_at: Binding
    due_on: OrUnknown[CivilDay]
    kept_at: Freeing | None = None
    broken_at: Freeing | None = None
    """When the collector learned that it would not be kept; a day that passes without payment breaks it by itself."""
    of_plan: OrUnknown[Flag] = False

    _in_order = ordered("made_at", "kept_at", "broken_at")


class Medical(Fact):
    """What some laws ask about a medical debt."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.MedicalDict]) -> None: ...

    billing_information_held: OrUnknown[Flag] = UNKNOWN
    """The collector holds the billing information that must be on file before it writes or calls (NMSA 57-32-6(A))."""
    screening_information_held: OrUnknown[Flag] = UNKNOWN
    """A provider that bills on its own has the facility's screening information (NMSA 57-32-3(B))."""
    patient_indigent: OrUnknown[Flag] = UNKNOWN
    """The patient was found to be indigent (NMSA 57-32-4)."""
    payment_plan_offered: OrUnknown[Flag] = UNKNOWN
    patient_chose_provider: OrUnknown[Flag] = UNKNOWN
    """An injured employee chose the provider at their own expense (Mo. Rev. Stat. 287.140)."""
    tax_exempt_hospital: OrUnknown[Flag] = UNKNOWN
    """The care was given by a hospital that is exempt from tax (26 USC 501(r))."""


class Debt(Fact):
    """One debt. What protects the consumer (validation, disputes, requests) has no default: give it, or say unknown."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.DebtDict]) -> None: ...

    id: Id
    nature: OrUnknown[DebtNature]
    validation: OrUnknown[Several[ValidationNotice]]
    disputes: OrUnknown[Several[Dispute]]
    original_creditor_requests: OrUnknown[Several[OriginalCreditorRequest]]
    kind: OrUnknown[DebtKind] = DebtKind.OTHER
    servicing_account: OrNone[Id] = None
    """For a student loan: the account number it was serviced under when the collector obtained it (1006.14(b)(4))."""
    in_default_when_obtained: OrUnknown[Flag] = UNKNOWN
    """False takes a servicer, agency or law firm outside Regulation F for this debt (1006.2(i)(2)(vi)(C))."""
    paid_at: Binding | None = None
    """When the collector learned that it is paid or settled."""
    time_barred: OrUnknown[Flag] = UNKNOWN
    active_litigation: OrUnknown[Flag] = UNKNOWN
    initial_communication_at: Freeing | None = None
    """For a debt whose first communication is older than the history given."""
    initial_communication_orally: OrUnknown[Flag] = UNKNOWN
    """Whether that first communication was by word of mouth (1006.18(e)(1)); unknown until some writing is on file."""
    proceedings: OrUnknown[Several[Proceeding]] = UNKNOWN
    """A claim that disputes the debt, as of identity theft, is stated under ``disputes`` as well: by that it is known
    when verification was sent (1006.38(d)(2))."""
    promises: OrUnknown[Several[PaymentPromise]] = UNKNOWN
    notices: OrUnknown[Several[Notice]] = ()
    incurred_on: OrUnknown[CivilDay] = UNKNOWN
    """The day on which it was entered into, or renewed for the last time."""
    assigned_on: OrUnknown[CivilDay] = UNKNOWN
    """The day on which it was sold or assigned for the last time; of one that never was, the day it was incurred."""
    documents_held: OrUnknown[Flag] | None = None
    """The collector has at hand what some law wants there before it writes or sues: who owns the debt, how the balance
    came about, and the contract or what stands for it (Cal. Civ. Code 1788.14.5(b), 1788.52(a) and (b); N.C.G.S.
    58-70-115(5); ORS 646.639(4)(b); RCW 19.16.260(2)(a))."""
    due_on: OrUnknown[CivilDay] | None = None
    """The day on which the payment that is asked for is or was due."""
    past_due_since: OrUnknown[CivilDay] = UNKNOWN
    """The first day on which it was overdue."""
    judgment_at: Freeing | None = None
    """When the collector learned of a final judgment for the debt."""
    charged_off: OrUnknown[Flag] = UNKNOWN
    purchased: OrUnknown[Flag] = UNKNOWN
    """It was bought after default."""
    open_end: OrUnknown[Flag] | None = None
    """It is owed on an open-end account with periodic statements (12 CFR 1026.2(a)(20)).

    None: as its kind has it, so that a card's is; if unknown, it may be.
    """
    credit_reported: OrUnknown[Flag] = UNKNOWN
    """The collector reports it to consumer reporting agencies."""
    original_amount: OrUnknown[Dollars] = UNKNOWN
    """In US dollars."""
    guaranteed_by_person: OrUnknown[Flag] = UNKNOWN
    """For a commercial debt: a natural person owes or guarantees it."""
    co_obligors: Known[Id] = ()
    """Whoever else agreed in writing to owe it: a role's name as ``spouse``, or the person's own id."""
    for_necessaries: OrUnknown[Flag] = UNKNOWN
    """It is for the family's necessaries, for which a spouse may be liable."""
    medical: Annotated[Medical, BeforeValidator(_nothing_known)] = Medical()
    loss_mitigation_available: OrUnknown[Flag] = UNKNOWN
    """For a mortgage: some option other than foreclosure is open to the borrower (12 CFR 1024.39(d))."""
    legal_action_authorised: OrUnknown[Flag] = UNKNOWN
    legal_action_imminent: OrUnknown[Flag] = UNKNOWN

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.servicing_account is not None and self.kind not in (DebtKind.STUDENT_LOAN, UNKNOWN):
            raise contradiction("servicing_account is a fact of student loans only")
        values = self.__dict__
        for name in ("disputes", "original_creditor_requests", "proceedings", "promises"):
            if values[name] is not UNKNOWN and len(values[name]) > 1:
                different_ids(name, {name: values[name]})
        if self.disputes and self.disputes is not UNKNOWN:
            received = {dispute.id: dispute.received_at for dispute in self.disputes}
            for dispute in self.disputes:
                earlier = received.get(dispute.repeats or "")
                if dispute.repeats is not None and (
                    dispute.repeats == dispute.id or earlier is None or surely_before(dispute.received_at, earlier)
                ):
                    raise contradiction("a dispute repeats one that is not among the earlier disputes of the debt")
        return self

    @property
    def known_notices(self) -> tuple[Notice, ...]:
        """The notices, none of them if it is unknown which there are."""
        return members(self.notices)

    @property
    def particular(self) -> str:
        """The particular debt that calls are counted to: loans once serviced under one account are one debt."""
        return self.id if self.servicing_account is None else f"servicing-account/{self.servicing_account}"


_ALL_UNLESS_KNOWN: Final = Means({UNKNOWN.value: None}, last=True)

DebtIds = Annotated[Annotated[tuple[Id, ...], Field(min_length=1)] | None, _ALL_UNLESS_KNOWN]
"""Ids of the debts that a fact is about; None, or ``"unknown"``: all of them."""
