"""Rules and checks that are functions, narrowed: by exceptions that shapes have as data, or to stricter consents."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from ....facts import Consent
from ....rules import Outcomes, Question, Rule
from ....rules.rule import AnyCheck, Check
from ....shapes.arithmetic import begins
from ....shapes.exceptions import Exempting, excepting
from ....vocabulary import CREDITORS, UNKNOWN, ConsentScope


class NotYetDue(Exempting):
    """A debt that is not overdue yet, where a law is about overdue ones; for creditors only, or whoever collects."""

    creditors_only: bool = False

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        if self.creditors_only and q.case.__dict__["collector"] not in CREDITORS:
            return {}
        spared: dict[str, datetime] = {}
        for debt in q.debts:
            since = debt.past_due_since
            if since is not UNKNOWN and since >= q.at.date() and (starts := begins(q, None, since)) > q.at:
                spared[debt.id] = starts
        return spared

    def describe(self) -> str:
        return "to a debt that is not overdue yet"


def unless(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """What gives a rule that is a function exceptions; a shape takes them as its own."""

    def narrowed(rule: Rule) -> Rule:
        if rule.parameters:
            return replace(rule, check=Excepting(rule.check, exceptions))
        return replace(rule, check=excepting(rule.check, exceptions))

    return narrowed


class Excepting:
    """The check of a rule with numbers and exceptions, put together once for given numbers."""

    def __init__(self, check: AnyCheck, exceptions: tuple[Exempting, ...]) -> None:
        self.check = check
        self._exceptions = exceptions

    def bound(self, p: Any) -> Check:
        bind: Callable[[Any], Check] | None = getattr(self.check, "bound", None)
        return excepting(bind(p) if bind is not None else partial(self.check, p=p), self._exceptions)

    def __call__(self, q: Question, p: Any) -> Outcomes:
        return self.bound(p)(q)


class _WrittenConsents(Question):
    def consents(self, scope: ConsentScope) -> list[Consent]:
        return [consent for consent in super().consents(scope) if consent.in_writing is True]

    def third_party_consents(self) -> list[Consent]:
        return [consent for consent in super().third_party_consents() if consent.in_writing is True]


def written_consents_only(check: AnyCheck, scopes: Collection[ConsentScope] = frozenset(ConsentScope)) -> AnyCheck:
    """The check, for which a consent that is not known to be in writing is none; it asks for those of some scopes."""
    asked_for = frozenset(scopes)

    def judge(q: Question, **values: Any) -> Outcomes:
        for consent in q.case.consents:
            if consent.in_writing is not True and consent.scope in asked_for:
                return check(_WrittenConsents(q.contact, q.case).only(q.debts), **values)
        return check(q, **values)

    return judge
