"""What spares a contact, or some of its debts, a rule: exceptions as data, which any shape takes as ``unless``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from ..clock import FOREVER
from ..errors import MissingFact
from ..facts.addresses import ZoneName
from ..facts.base import Flag
from ..rules import PASS, Denied, Outcome, Outcomes, Passed, Question, Required, lacking
from ..rules.rule import Check
from ..vocabulary import UNKNOWN, ConsentScope, Effect, LineType, Purpose
from .arithmetic import begins
from .reach import HOME, Reach, reached
from .strict import Numbered

_NO_MOBILES: Final = frozenset({LineType.LANDLINE, LineType.VOIP})


class Exempting(Numbered):
    """Base of all exceptions."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        """The debts that it spares the rule, each with the instant from which it no longer does so by itself.

        ``p`` holds the numbers of the rule's parameters; None: they are the exception's own.

        Raises:
            MissingFact: it cannot be told without a fact.
        """
        raise NotImplementedError

    def softened(self, q: Question, denied: Denied) -> Outcome:
        """What is left of an objection to debts that it does not spare."""
        return denied

    def describe(self) -> str:
        """When the rule does not apply for it, as a phrase."""
        raise NotImplementedError


class NotOverdue(Exempting):
    """A debt that is not more than so many days past due; one overdue since an unknown day is not spared."""

    exception: Literal["not-overdue"] = "not-overdue"
    overdue_days: Annotated[int, Field(strict=True, ge=1, le=400)]
    """From so many civil days after its first overdue day on the rule holds."""
    zone: ZoneName | None = None

    _numbers: ClassVar = {"overdue_days": ("days", "lower")}

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        days = timedelta(days=self.overdue_days if p is None else p.overdue_days)
        dated = [(debt.id, debt.past_due_since) for debt in q.debts]
        held_from = {id: begins(q, self.zone, since + days) for id, since in dated if since is not UNKNOWN}
        return {id: starts for id, starts in held_from.items() if starts > q.at}

    def describe(self) -> str:
        return f"to a debt not more than {self.overdue_days} days past due"


class NotStatingDebt(Exempting):
    """A contact declared not to state a debt; undeclared, one that asks for location information has that duty.

    For laws that bar telling somebody of a debt rather than every contact with them.
    """

    exception: Literal["not-stating-debt"] = "not-stating-debt"

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        return _all(q) if q.content.states_debt is False else {}

    def softened(self, q: Question, denied: Denied) -> Outcome:
        if q.content.states_debt is None and q.purpose is Purpose.LOCATION_INFORMATION:
            return Required("do not say or show that a debt is owed", debts=denied.debts)
        return denied

    def describe(self) -> str:
        return "to a contact declared not to state the debt; undeclared, asking for location information has that duty"


class Consented(Exempting):
    """A debt for which a consent of a scope stands that the person gave the collector."""

    exception: Literal["consented"] = "consented"
    scope: ConsentScope
    in_writing: Flag = False
    """Only a consent in writing; one not known to be in writing is none."""
    all_debts: Flag = False
    """Only consents that cover every debt of the contact together; False: each debt that one covers is spared."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        consents = [c for c in q.consents(self.scope) if c.in_writing is True or not self.in_writing]
        covered = [id for id in q.debt_ids if any(c.debts is None or id in c.debts for c in consents)]
        return {} if self.all_debts and len(covered) < len(q.debts) else dict.fromkeys(covered, FOREVER)

    def describe(self) -> str:
        written = "written " if self.in_writing else ""
        whole = ", if it covers every debt of the contact" if self.all_debts else ""
        return f"with the person's {written}consent ({self.scope.value.replace('-', ' ')}){whole}"


class CourtPermitted(Exempting):
    """A debt about which a court expressly permitted such contact."""

    exception: Literal["court-permitted"] = "court-permitted"

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        return {id: FOREVER for id in q.debt_ids if q.court_permits(id)}

    def describe(self) -> str:
        return "with a court's express permission"


class Elsewhere(Exempting):
    """A number, address or place known not to be the residence, or a person known to be elsewhere."""

    exception: Literal["elsewhere"] = "elsewhere"

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        away = q.contact.person_is_at not in (None, HOME) or Reach.PERSONAL not in reached(q, q.contact)
        return _all(q) if away else {}

    def describe(self) -> str:
        return "to a number or place known not to be the residence"


class NoMobile(Exempting):
    """A line known to be no mobile and not moved to a wireless service."""

    exception: Literal["no-mobile"] = "no-mobile"

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        line = q.index.phones.get(q.address or "")
        if line is None or line.line_type not in _NO_MOBILES:
            return {}
        return _all(q) if line.ported_at is None or line.ported_at > q.at else {}

    def describe(self) -> str:
        return "to a line known to be no mobile and not moved to a wireless service"


AnyException = Annotated[
    Consented | CourtPermitted | Elsewhere | NoMobile | NotOverdue | NotStatingDebt,
    Field(discriminator="exception"),
]
"""Any exception; its field ``exception`` says which."""


def _all(q: Question) -> dict[str, datetime]:
    return dict.fromkeys(q.debt_ids, FOREVER)


def excepting(check: Check, unless: Iterable[Exempting], p: Any = None) -> Check:
    """The check for what no exception spares. They are asked where it does not pass, for it mostly does."""
    exceptions = tuple(unless)

    def judge(q: Question) -> Outcomes:
        lacks = None
        found: Outcomes = PASS
        try:
            found = check(q)
        except MissingFact as missing:
            lacks = missing
        if lacks is None and isinstance(found, Passed):
            return found
        spared: dict[str, datetime] = {}
        for each in exceptions:
            for id, until in each.frees(q, p).items():
                spared[id] = max(until, spared.get(id, until))
        until = min(spared.values(), default=FOREVER)
        ends = () if until is FOREVER else (Passed(until),)
        if len(spared) == len(q.debts):
            return ends[0] if ends else PASS
        if spared:
            found = (*_of_the_rest(q, spared, check), *ends)
        elif lacks is not None:
            raise lacks
        several = found if isinstance(found, tuple) else (found,)
        left = tuple(_softened(q, one, exceptions) for one in several)
        return left if isinstance(found, tuple) else left[0]

    return judge


def _of_the_rest(q: Question, spared: Mapping[str, datetime], check: Check) -> tuple[Outcome, ...]:
    """What a check says of the other debts, each outcome naming them."""
    rest = q.only(tuple(debt for debt in q.debts if debt.id not in spared))
    try:
        found = check(rest)
    except MissingFact as missing:
        found = lacking(missing, rest.debt_ids)
    several = found if isinstance(found, tuple) else (found,)
    return tuple(one if isinstance(one, Passed) or one.debts else one.naming(rest.debt_ids) for one in several)


def _softened(q: Question, outcome: Outcome, exceptions: Iterable[Exempting]) -> Outcome:
    for each in exceptions:
        if isinstance(outcome, Denied) and outcome.effect is not Effect.MISSING_FACT:
            outcome = each.softened(q, outcome)
    return outcome
