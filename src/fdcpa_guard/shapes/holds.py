"""Shapes that wait: while something stands about a debt, until days have passed after a notice, for a due date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum, unique
from typing import Any, ClassVar, Literal, NamedTuple, Self, cast

from pydantic import model_validator

from ..clock import FOREVER
from ..errors import MissingFact
from ..facts import Debt, Dispute, OriginalCreditorRequest, PaymentPromise
from ..facts.addresses import ZoneName
from ..facts.bankruptcies import Bankruptcy
from ..facts.base import Flag, contradiction
from ..facts.debts import Proceeding
from ..facts.moments import known
from ..rules import PASS, Denied, Outcomes, Passed, Question
from ..rules.judging import each_debt, needed_longest
from ..rules.missed import answer_came_back, over_at, supposed
from ..rules.rule import Check
from ..vocabulary import UNKNOWN, ConsentScope, Holding, Medium, NoticeKind, ProceedingKind, Purpose, Unknown
from .arithmetic import begins, begins_after, clocks
from .base import Answering, OneOf, SomeDays, SomeOf
from .wording import counted, listed, media_words, sentence


@unique
class Standing(StrEnum):
    """What may stand about a debt besides proceedings."""

    DISPUTE = "dispute"
    """A dispute neither withdrawn nor answered with verification; what missed the consumer is no answer."""
    PROMISE = "promise"
    """A promise to pay that is neither kept nor broken, to its due day and the days of grace."""
    PAYMENT_PLAN = "payment-plan"
    """The same for the payments of a plan."""
    BANKRUPTCY = "bankruptcy"
    """A bankruptcy that touches the debt and was neither dismissed nor lifted for it."""
    PAID = "paid"
    CHARGED_OFF = "charged-off"
    ORIGINAL_CREDITOR_REQUEST = "original-creditor-request"
    """A request for the original creditor's name, neither withdrawn nor answered; what missed them is no answer."""
    PATIENT_INDIGENT = "patient-indigent"
    """The patient was found to be indigent."""
    SCREENING_INFORMATION_LACKING = "screening-information-lacking"
    """What the facility screened the patient for is not on file."""
    BILLING_INFORMATION_LACKING = "billing-information-lacking"
    """The itemised billing information of the debt is not on file."""


_PLAN = Standing.PAYMENT_PLAN
_PROMISES = frozenset({Standing.PROMISE, _PLAN})

_HOLDINGS = {
    Standing.DISPUTE: Holding.DISPUTE,
    Standing.PROMISE: Holding.PROMISE,
    Standing.PAYMENT_PLAN: Holding.PROMISE,
    Standing.BANKRUPTCY: Holding.BANKRUPTCY,
    Standing.PAID: Holding.PAID_DEBT,
    Standing.ORIGINAL_CREDITOR_REQUEST: Holding.ORIGINAL_CREDITOR_REQUEST,
}
_OF_CARE = {
    Standing.PATIENT_INDIGENT: ("patient_indigent", True),
    Standing.SCREENING_INFORMATION_LACKING: ("screening_information_held", False),
    Standing.BILLING_INFORMATION_LACKING: ("billing_information_held", False),
}
"""What the debt says of the care that it is for, and what of it holds."""


class _Held(NamedTuple):
    """What stands on a debt, under which path, and when it ceases to by itself, or the fact that would tell."""

    path: str
    what: str
    ends: datetime | MissingFact


class Hold(Answering):
    """No such contact about a debt while something stands on it."""

    shape: Literal["hold"] = "hold"
    media: SomeOf[Medium] = frozenset(Medium)
    proceedings: OneOf[ProceedingKind] = frozenset()
    """Proceedings of these kinds."""
    standing: OneOf[Standing] = frozenset()
    """And these."""
    tail_days: SomeDays = 0
    """It goes on for so many civil days after the day on which a proceeding or dispute ended."""
    grace_days: SomeDays = 0
    """A promise holds for so many civil days after its due day."""
    in_writing: Flag = False
    """Only a proceeding, dispute or request of which the collector was told in writing."""
    formalities_met: Flag = False
    """Only a proceeding for which every notice that the law wants was received, complete and in time."""
    asked_once: Flag = False
    """For what was asked for: asked again after an earlier one of the kind was over, it holds nothing."""
    upheld_stays: Flag = False
    """A proceeding that ended as the consumer claimed holds for good; only one that was found not to be so ends."""
    zone: ZoneName | None = None

    _numbers: ClassVar = {"tail_days": ("days", "higher"), "grace_days": ("days", "higher")}

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if not (self.proceedings or self.standing):
            raise contradiction("a hold says what it waits for: proceedings or standing")
        if self.formalities_met and not self.proceedings:
            raise contradiction("formalities_met is for proceedings")
        if self.asked_once and not self.proceedings:
            raise contradiction("asked_once is for proceedings")
        if self.upheld_stays and not self.proceedings:
            raise contradiction("upheld_stays is for proceedings")
        return self

    def _bound(self, p: Any) -> Check:
        media, free, held, sources = self.media, self._free, self._judged, self._sources()

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and free(q)):
                return PASS
            return each_debt(q, lambda debt: held(q, debt, [one for source in sources for one in source(q, p, debt)]))

        return check

    def _judged(self, q: Question, debt: Debt, found: list[_Held]) -> Outcomes:
        lapses = None
        facts: dict[str, str] = {}
        unclear: MissingFact | None = None
        for path, what, ends in found:
            if isinstance(ends, MissingFact):
                unclear = needed_longest(unclear, ends)
            elif ends > q.at:
                lapses = ends if lapses is None else max(lapses, ends)
                facts[path] = what
        if lapses is not None:
            return Denied("on hold: something stands on the debt", debts=(debt.id,), facts=facts, lapses_at=lapses)
        if unclear is not None:
            raise unclear
        return PASS

    # -- what holds the debt, or may

    def _sources(self) -> list[Callable[[Question, Any, Debt], Iterator[_Held]]]:
        standing = self.standing
        looked_at = (
            (bool(self.proceedings), self._proceedings),
            (Standing.DISPUTE in standing, self._disputes),
            (not standing.isdisjoint(_PROMISES), self._promises),
            (Standing.BANKRUPTCY in standing, self._bankruptcies),
            (Standing.PAID in standing, self._paid),
            (Standing.CHARGED_OFF in standing, self._charged_off),
            (Standing.ORIGINAL_CREDITOR_REQUEST in standing, self._creditor_requests),
            (not standing.isdisjoint(_OF_CARE), self._care),
        )
        return [source for wanted, source in looked_at if wanted]

    def _proceedings(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        path = f"debts.{debt.id}.proceedings"
        if debt.proceedings is UNKNOWN:
            yield _Held(path, "proceeding", MissingFact(path))
            return
        for each in debt.proceedings:
            if each.learned_at > q.at or (self.asked_once and _again(each, debt.proceedings)):
                continue
            if self.in_writing and each.in_writing is False:
                continue  # of which nobody needs to know what became
            of_it = f"{path}.{each.id}"
            if each.kind is UNKNOWN:
                perhaps = [self._lasts(q, p, debt, one, of_it) for one in supposed(each, self.proceedings)]
                if any(isinstance(ends, MissingFact) or ends > q.at for ends in perhaps):
                    yield _Held(path, "proceeding", MissingFact(f"{of_it}.kind"))
            elif each.kind in self.proceedings:
                yield _Held(of_it, each.kind.value, self._lasts(q, p, debt, each, of_it))

    def _lasts(self, q: Question, p: Any, debt: Debt, each: Proceeding, path: str) -> datetime | MissingFact:
        try:
            ends = self._ended(q, p, path, each, over_at(q, debt, each))
        except MissingFact as missing:  # it stands if what ended it came back
            ends = self._unless_over(q.at, self._ended(q, p, path, each, each.ended_at), missing)
        return self._doubted(q.at, ends, path, each.in_writing, each.formalities_met)

    def _ended(self, q: Question, p: Any, path: str, each: Proceeding, over: datetime | None) -> datetime | MissingFact:
        ends = self._after(q, p, over)
        if not self.upheld_stays or isinstance(ends, MissingFact) or ends > q.at or each.upheld is False:
            return ends
        return FOREVER if each.upheld is True else MissingFact(f"{path}.upheld")

    @staticmethod
    def _unless_over(at: datetime, ends: datetime | MissingFact, missing: MissingFact) -> datetime | MissingFact:
        """When it ceases to hold, if it holds even so; or the fact that would tell whether what ended it came back."""
        return missing if isinstance(ends, MissingFact) or ends <= at else ends

    def _disputes(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        return self._asked(q, p, debt, "disputes", "dispute", debt.disputes, Purpose.DISPUTE_RESPONSE)

    def _creditor_requests(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        name, what, answer = (
            "original_creditor_requests",
            "original-creditor-request",
            Purpose.ORIGINAL_CREDITOR_RESPONSE,
        )
        return self._asked(q, p, debt, name, what, debt.original_creditor_requests, answer)

    def _asked(
        self,
        q: Question,
        p: Any,
        debt: Debt,
        name: str,
        what: str,
        asked: Iterable[Dispute | OriginalCreditorRequest] | Unknown,
        answer: Purpose,
    ) -> Iterator[_Held]:
        """What was asked and not withdrawn, until an answer was sent that is not known to have missed the consumer."""
        path = f"debts.{debt.id}.{name}"
        if asked is UNKNOWN:
            yield _Held(path, what, MissingFact(path))
            return
        for each in asked:
            if each.received_at <= q.at and not (self.in_writing and each.in_writing is False):
                answered = each.verified_at if isinstance(each, Dispute) else each.answered_at
                of_it = f"{path}.{each.id}"
                ends = self._after(q, p, min(filter(None, (answered, each.withdrawn_at)), default=None))
                try:
                    if answered is not None and answer_came_back(q, debt, answer, answered):
                        ends = self._after(q, p, each.withdrawn_at)
                except MissingFact as missing:
                    withdrawn = self._after(q, p, each.withdrawn_at)
                    if isinstance(withdrawn, MissingFact) or withdrawn > q.at:  # else it is over, whatever came back
                        ends = self._unless_over(q.at, ends, missing)
                yield _Held(of_it, what, self._doubted(q.at, ends, of_it, each.in_writing, True))

    def _promises(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        path = f"debts.{debt.id}.promises"
        if debt.promises is UNKNOWN:
            yield _Held(path, "promise", MissingFact(path))
            return
        for each in debt.promises:
            kinds = _PROMISES if each.of_plan is UNKNOWN else {_PLAN if each.of_plan else Standing.PROMISE}
            over = min([when for when in (each.kept_at, each.broken_at) if when is not None], default=FOREVER)
            if kinds & self.standing and each.made_at <= q.at < over:
                yield _Held(f"{path}.{each.id}", "promise", self._due(q, debt, each, p.grace_days))

    def _bankruptcies(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        if q.case.bankruptcies is UNKNOWN:
            yield _Held("bankruptcies", "bankruptcy", MissingFact("bankruptcies"))
            return
        for each in q.case.bankruptcies:
            if _stands(each, debt.id, q.at):
                yield _Held(f"bankruptcies.{each.id}", "bankruptcy", FOREVER)

    def _paid(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        if debt.paid_at is not None and debt.paid_at <= q.at:
            yield _Held(f"debts.{debt.id}.paid_at", "paid", FOREVER)

    def _charged_off(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        if debt.charged_off is not False:
            path = f"debts.{debt.id}.charged_off"
            yield _Held(path, "charged-off", FOREVER if debt.charged_off is True else MissingFact(path))

    def _care(self, q: Question, p: Any, debt: Debt) -> Iterator[_Held]:
        for standing, (name, holds) in _OF_CARE.items():
            value = getattr(debt.medical, name)
            if standing in self.standing and value in (holds, UNKNOWN):
                path = f"debts.{debt.id}.medical.{name}"
                yield _Held(path, standing.value, MissingFact(path) if value is UNKNOWN else FOREVER)

    def _due(self, q: Question, debt: Debt, promise: PaymentPromise, grace: int) -> datetime | MissingFact:
        if promise.due_on is UNKNOWN:
            return MissingFact(f"debts.{debt.id}.promises.{promise.id}.due_on")
        try:
            return begins(q, self.zone, promise.due_on + timedelta(days=grace + 1), of_consumer=True)
        except MissingFact as missing:
            return missing

    def _after(self, q: Question, p: Any, ended: datetime | None) -> datetime | MissingFact:
        if ended is None or ended > q.at:
            return FOREVER
        if p.tail_days == 0:
            return ended
        try:
            return begins_after(q, self.zone, ended, p.tail_days + 1, of_consumer=True)
        except MissingFact as missing:
            return missing

    def _doubted(
        self, at: datetime, ends: datetime | MissingFact, path: str, in_writing: object, formalities_met: object
    ) -> datetime | MissingFact:
        """When it ceases to hold: in the past if it never did; or the fact that would tell."""
        facts = {"in_writing": in_writing} if self.in_writing else {}
        if self.formalities_met:
            facts["formalities_met"] = formalities_met
        if False in facts.values():
            return at
        if isinstance(ends, MissingFact) or ends <= at:
            return ends
        for name, value in facts.items():
            if value is UNKNOWN:
                return MissingFact(f"{path}.{name}", None if ends >= FOREVER else ends)
        return ends

    def looks_for(self) -> frozenset[Holding]:
        if not self.standing <= _HOLDINGS.keys():
            return frozenset()
        found = {_HOLDINGS[each] for each in self.standing}
        return frozenset(found | {Holding.PROCEEDING} if self.proceedings else found)

    def describe(self) -> str:
        what = [value.replace("-", " ") for value in (*sorted(self.proceedings), *sorted(self.standing))]
        return sentence(
            f"no {media_words(self.media)} about a debt while one of these stands on it: {listed(what)}",
            f"nor for {counted(self.tail_days, 'day')} after it ended" if self.tail_days else "",
            f"a promise holds until {counted(self.grace_days, 'day')} after its due day" if self.grace_days else "",
            "only what was told in writing holds" if self.in_writing else "",
            "only what met every formality holds" if self.formalities_met else "",
            "what was given once and is asked for again holds nothing" if self.asked_once else "",
            "what ended as the consumer claimed holds for good" if self.upheld_stays else "",
        )

    def missing(self) -> str:
        lists = ["``proceedings``"] if self.proceedings else []
        if Standing.DISPUTE in self.standing:
            lists.append("``disputes``")
        if Standing.ORIGINAL_CREDITOR_REQUEST in self.standing:
            lists.append("``original_creditor_requests``")
        if self.standing & {Standing.PROMISE, Standing.PAYMENT_PLAN}:
            lists.append("``promises``")
        if Standing.BANKRUPTCY in self.standing:
            lists.append("``bankruptcies``")
        if Standing.CHARGED_OFF in self.standing:
            lists.append("``charged_off``")
        lists += [f"``medical.{name}``" for standing, (name, _) in _OF_CARE.items() if standing in self.standing]
        asked = {"in_writing": self.in_writing, "formalities_met": self.formalities_met, "upheld": self.upheld_stays}
        needed = [name for name, wanted in asked.items() if wanted]
        of_them = f"; ``{'``, ``'.join(needed)}`` of what stands" if needed else ""
        return (f"unknown {listed(lists)} of the debt" if lists else "none") + of_them


def _again(asked: Proceeding, proceedings: Iterable[Proceeding]) -> bool:
    """Whether an earlier proceeding of the kind was over before it began."""
    return any(
        each.kind is asked.kind and each.ended_at is not None and each.ended_at <= asked.learned_at
        for each in proceedings
        if each is not asked and each.kind is not UNKNOWN
    )


def _stands(bankruptcy: Bankruptcy, debt: str, at: datetime) -> bool:
    """Whether it keeps a debt from being collected: known, of this debt, not dismissed, lifted or past it."""
    if bankruptcy.learned_at > at or (bankruptcy.debts is not None and debt not in bankruptcy.debts):
        return False
    if debt in bankruptcy.reaffirmed:
        return False
    over = (bankruptcy.dismissed_at, bankruptcy.no_stay_confirmed_at)
    if any(when is not None and when <= at for when in over) or bankruptcy.stay_lifted(at, debt):
        return False
    closed = bankruptcy.closed_at is not None and bankruptcy.closed_at <= at
    discharged = bankruptcy.discharged_at
    if closed and discharged is not None and debt not in bankruptcy.excepted_from_discharge:
        discharged = known(discharged)
    if discharged is not None and discharged <= at:
        return debt not in bankruptcy.excepted_from_discharge
    return not closed


class WaitAfter(Answering):
    """No such contact about a debt until days have passed after a notice, or since the debt fell overdue."""

    shape: Literal["wait-after"] = "wait-after"
    days: SomeDays
    """So many civil days: with 30, contact is allowed from the thirtieth day after that of the notice on."""
    notice: NoticeKind | None = None
    """After this notice; None: after the first day on which the debt was overdue."""
    received: Flag = False
    """Counted from receipt; False: from sending."""
    whole_days: Flag = False
    """The last of the days has to be over too: with 30, contact is allowed from the thirty-first day on."""
    media: SomeOf[Medium] = frozenset(Medium)
    zone: ZoneName | None = None

    _numbers: ClassVar = {"days": ("days", "higher")}

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.received and self.notice is None:
            raise contradiction("received is for a notice")
        return self

    def _bound(self, p: Any) -> Check:
        media, free, waits = self.media, self._free, self._waits

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and free(q)):
                return PASS
            return each_debt(q, lambda debt: waits(q, p.days, debt))

        return check

    def _waits(self, q: Question, days: int, debt: Debt) -> Outcomes:
        passing = days + self.whole_days
        if self.notice is None:
            if debt.past_due_since is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.past_due_since")
            frees = begins(q, self.zone, debt.past_due_since + timedelta(days=passing), of_consumer=True)
        else:
            begun = [w for w in self._when(debt) if w <= q.at]
            if not begun:
                return Denied(f"before the notice that has to come first: {self._name()}", debts=(debt.id,))
            first = min(begun)
            frees = first if passing == 0 else begins_after(q, self.zone, first, passing, of_consumer=True)
        if frees <= q.at:
            return PASS
        return Denied(f"before {days} days have passed after: {self._name()}", debts=(debt.id,), lapses_at=frees)

    def _when(self, debt: Debt) -> Iterator[datetime]:
        for notice in debt.known_notices:
            if notice.kind is self.notice:
                if not self.received:
                    yield notice.sent_at
                if notice.received_at is not None:  # by then it had been sent, though nobody knows when
                    yield notice.received_at

    def _name(self) -> str:
        return "the debt fell overdue" if self.notice is None else self.notice.value.replace("-", " ")

    def describe(self) -> str:
        since = "since the debt fell overdue"
        if self.notice is not None:
            since = f"since the notice was {'received' if self.received else 'sent'}: {self._name()}"
        if self.days == 0 and self.notice is not None and not self.whole_days:
            return sentence(
                f"no {media_words(self.media)} about a debt before a notice was "
                f"{'received' if self.received else 'sent'}: {self._name()}"
            )
        passed = f"{counted(self.days, 'day')} {'are over' if self.whole_days else 'have passed'}"
        return sentence(f"no {media_words(self.media)} about a debt before {passed} {since}")

    def missing(self) -> str:
        return "``past_due_since`` of the debt" if self.notice is None else "none: a notice that is not there denies"


class DueDate(Answering):
    """No such contact about a debt too long before its due date, or until some days after it."""

    shape: Literal["due-date"] = "due-date"
    days_before: SomeDays | None = None
    """Contact begins at most so many civil days before the due date."""
    days_after: SomeDays | None = None
    """Contact begins only when more than so many civil days have passed since the due date."""
    media: SomeOf[Medium] = frozenset(Medium)
    lifted_by: ConsentScope | None = None
    """A consent of this scope, given directly to the collector, lifts it."""
    consent_in_writing: Flag = False
    zone: ZoneName | None = None

    _numbers: ClassVar = {"days_before": ("days", "lower"), "days_after": ("days", "higher")}

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        if (self.days_before is None) == (self.days_after is None):
            raise contradiction("a due date has one of days_before and days_after")
        return self

    def _bound(self, p: Any) -> Check:
        media, free, named = self.media, self._free, self.zone
        early = self.days_before is not None
        shift = timedelta(days=-p.days_before if early else p.days_after + 1)
        message = "the payment is not due for a while" if early else "so near the due date"
        lifted = self._lifted if self.lifted_by is not None else None

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and free(q)):
                return PASS

            def judge(debt: Debt) -> Outcomes:
                if debt.due_on is None:
                    return PASS
                if debt.due_on is UNKNOWN:
                    raise MissingFact(f"debts.{debt.id}.due_on")
                opens = begins(q, named, debt.due_on + shift, of_consumer=True)
                if opens <= q.at:
                    return PASS
                free, until = lifted(q, debt, opens) if lifted is not None else (False, opens)
                if free:
                    return PASS if until is FOREVER else Passed(until)
                return Denied(message, debts=(debt.id,), lapses_at=until)

            return each_debt(q, judge)

        return check

    def _lifted(self, q: Question, debt: Debt, opens: datetime) -> tuple[bool, datetime]:
        """Whether a consent lifts it, one to times only at those, and the first instant at which that may change.

        Raises:
            MissingFact: only one would of which it is unknown whether it was in writing, or is to the number used.
        """
        changes = opens
        doubtful = None
        free = False
        for consent in q.consents(cast(ConsentScope, self.lifted_by), somewhere=True):
            if (consent.debts is not None and debt.id not in consent.debts) or (
                self.consent_in_writing and consent.in_writing is False
            ):
                continue
            fits = True
            if consent.windows:
                zones = clocks(q, self.zone)
                changes = min([changes, *[consent.next_change(q.at, tz) for tz in zones]])
                fits = all(consent.fits(q.at.astimezone(tz)) for tz in zones)
            if fits and self.consent_in_writing and consent.in_writing is UNKNOWN:
                doubtful = f"consents.{consent.id}.in_writing"
            elif fits and consent.address not in (None, q.address):
                doubtful = "contact.address"
            else:
                free = free or fits
        if free:
            return True, FOREVER if changes == opens else changes
        if doubtful is not None:
            raise MissingFact(doubtful, changes)
        return False, changes

    def describe(self) -> str:
        if self.days_before is not None:
            when = f"more than {counted(self.days_before, 'day')} before its due date"
        else:
            when = f"before more than {counted(self.days_after or 0, 'day')} have passed since its due date"
        return sentence(f"no {media_words(self.media)} about a debt {when}")

    def _apart(self) -> str:
        free = self._free_words()
        consent = ""
        if self.lifted_by is not None:
            written = " in writing" if self.consent_in_writing else ""
            times = ", at the times that it is for" if self.lifted_by is ConsentScope.TIME else ""
            consent = f"; with the person's consent{written} to it ({self.lifted_by.value.replace('-', ' ')}){times}"
        return "to a debt without a due date" + consent + (f"; to {free}" if free else "")

    def missing(self) -> str:
        consent = "; whether a consent was in writing, if only that is open" if self.consent_in_writing else ""
        return (
            "an unknown ``due_on``; unknown ``locations`` while the day is near, for it is the day of the consumer"
            + consent
        )
