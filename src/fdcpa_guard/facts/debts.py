"""The debts in collection: validation, disputes, requests for the original creditor, and how each stands."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from ..vocabulary import UNKNOWN, DebtKind, DebtNature
from .base import CivilDay, Fact, Flag, Id, Instant, OrUnknown, Several, contradiction, in_order


class ValidationNotice(Fact):
    """One provision of the validation information of 12 CFR 1006.34(c)."""

    provided_at: Instant
    orally: Flag = False
    """Given by word of mouth in the initial communication (1006.34(a)(1)(ii))."""
    received_at: Instant | None = None
    undeliverable_at: Instant | None = None
    """When the collector learned that it did not arrive."""
    period_ends: CivilDay | None = None
    """The end date that the notice itself states; None: counted from the assumed receipt (1006.34(b)(5))."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "provided_at", "received_at", "undeliverable_at")
        return self


class OriginalCreditorRequest(Fact):
    """A request for the original creditor's name and address (12 CFR 1006.38(c))."""

    id: Id
    received_at: Instant
    in_writing: OrUnknown[Flag]
    answered_at: Instant | None = None
    """When the name and address, or word that it is the current creditor, was sent."""
    withdrawn_at: Instant | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "received_at", "answered_at", "withdrawn_at")
        return self


class Dispute(Fact):
    """A dispute of the debt or a part of it (12 CFR 1006.38(d)).

    In writing means mailed, on the response form, by an electronic medium that the collector accepts, or delivered
    by hand (comment 38-1). One by the personal representative of a deceased consumer counts (comment 38-3).
    """

    id: Id
    received_at: Instant
    in_writing: OrUnknown[Flag]
    whole_debt: Flag = True
    """False: only a part is disputed, and the contact may be about the rest if it says so (`Content.disputed_part`)."""
    repeats: Id | None = None
    """The earlier dispute that this one is substantially the same as."""
    new_information: OrUnknown[Flag] = UNKNOWN
    """Whether a repeat brings new and material information (1006.38(a)(1)(ii))."""
    verified_at: Instant | None = None
    """When verification or a copy of a judgment was sent."""
    duplicative_notice_at: Instant | None = None
    """When the consumer was told that the dispute is duplicative (1006.38(d)(2)(ii)(A))."""
    withdrawn_at: Instant | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self, "received_at", "verified_at", "duplicative_notice_at", "withdrawn_at")
        if self.duplicative_notice_at is not None and self.repeats is None:
            raise contradiction("duplicative_notice_at needs the earlier dispute that this one repeats")
        return self


class Debt(Fact):
    """One debt. What protects the consumer (validation, disputes, requests) has no default: give it, or say unknown."""

    id: Id
    nature: DebtNature
    validation: OrUnknown[Several[ValidationNotice]]
    disputes: OrUnknown[Several[Dispute]]
    original_creditor_requests: OrUnknown[Several[OriginalCreditorRequest]]
    kind: DebtKind = DebtKind.OTHER
    servicing_account: Id | None = None
    """For a student loan: the account number it was serviced under when the collector obtained it (1006.14(b)(4))."""
    in_default_when_obtained: OrUnknown[Flag] = UNKNOWN
    """False takes a servicer, agency or law firm outside Regulation F for this debt (1006.2(i)(2)(vi)(C))."""
    paid_at: Instant | None = None
    """When the collector learned that it is paid or settled."""
    time_barred: OrUnknown[Flag] = UNKNOWN
    active_litigation: OrUnknown[Flag] = UNKNOWN
    initial_communication_at: Instant | None = None
    """For a debt whose first communication is older than the history given."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.servicing_account is not None and self.kind is not DebtKind.STUDENT_LOAN:
            raise contradiction("servicing_account is a fact of student loans only")
        for name in ("disputes", "original_creditor_requests"):
            facts = getattr(self, name)
            if facts is not UNKNOWN and len({fact.id for fact in facts}) != len(facts):
                raise contradiction(f"two {name} have the same id")
        if self.disputes is not UNKNOWN:
            received = {dispute.id: dispute.received_at for dispute in self.disputes}
            for dispute in self.disputes:
                earlier = received.get(dispute.repeats or "")
                if dispute.repeats is not None and (
                    dispute.repeats == dispute.id or earlier is None or earlier > dispute.received_at
                ):
                    raise contradiction("a dispute repeats one that is not among the earlier disputes of the debt")
        return self

    @property
    def particular(self) -> str:
        """The particular debt that calls are counted to: loans once serviced under one account are one debt."""
        return self.id if self.servicing_account is None else f"servicing-account/{self.servicing_account}"


DebtIds = Annotated[tuple[Id, ...], Field(min_length=1)] | None
"""Ids of the debts that a fact is about; None: all of them."""
