"""Rules and checks that are functions, narrowed: by exceptions that shapes have as data, or to stricter consents."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from ....clock import start_of_day
from ....facts import Consent
from ....rules import Outcomes, Question, Rule
from ....rules.rule import AnyCheck, Check
from ....shapes.exceptions import Exempting, excepting
from ....vocabulary import UNKNOWN, ConsentScope


def unless(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """What gives a rule that is a function exceptions; a shape takes them as its own."""

    def narrowed(rule: Rule) -> Rule:
        if rule.parameters:
            return replace(rule, check=_Excepting(rule.check, exceptions))
        return replace(rule, check=excepting(rule.check, exceptions))

    return narrowed


class NotInDefault(Exempting):
    """A debt known not to be overdue yet; one overdue since an unknown day is not spared."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        due = {debt.id: debt.past_due_since for debt in q.debts if debt.past_due_since is not UNKNOWN}
        begins = {id: min([start_of_day(tz, day) for tz in q.known_zones], default=q.at) for id, day in due.items()}
        return {id: when for id, when in begins.items() if when > q.at}

    def describe(self) -> str:
        return "to a debt known not to be overdue yet"


class _Excepting:
    """The check of a rule with numbers and exceptions, put together once for given numbers."""

    def __init__(self, check: AnyCheck, exceptions: tuple[Exempting, ...]) -> None:
        self._check = check
        self._exceptions = exceptions

    def bound(self, p: Any) -> Check:
        return excepting(partial(self._check, p=p), self._exceptions)

    def __call__(self, q: Question, p: Any) -> Outcomes:
        return self.bound(p)(q)


class _WrittenConsents(Question):
    def consents(self, scope: ConsentScope) -> list[Consent]:
        return [consent for consent in super().consents(scope) if consent.in_writing is True]

    def third_party_consents(self) -> list[Consent]:
        return [consent for consent in super().third_party_consents() if consent.in_writing is True]


class _NoCourts(Question):
    def court_permits(self, debt: str, *, third_party: bool = False) -> bool:
        return False


def whatever_courts_permit(check: AnyCheck) -> AnyCheck:
    """The check, for which a court's permission is none: of a law that does not speak of it."""

    def judge(q: Question, **values: Any) -> Outcomes:
        if not q.case.court_permissions:
            return check(q, **values)
        return check(_NoCourts(q.contact, q.case).only(q.debts), **values)

    return judge


def written_consents_only(check: AnyCheck) -> AnyCheck:
    """The check, for which a consent that is not known to be in writing is none."""

    def judge(q: Question, **values: Any) -> Outcomes:
        if all(consent.in_writing is True for consent in q.case.consents):
            return check(q, **values)
        return check(_WrittenConsents(q.contact, q.case).only(q.debts), **values)

    return judge
