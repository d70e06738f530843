"""Rules and checks that are functions, narrowed: by exceptions that shapes have as data, or to stricter consents."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ....facts import Consent
from ....rules import Outcomes, Question, Rule
from ....rules.rule import AnyCheck
from ....shapes.exceptions import Exempting, excepting
from ....vocabulary import ConsentScope


def unless(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """What gives a rule that is a function exceptions; a shape takes them as its own."""

    def narrowed(rule: Rule) -> Rule:
        def check(q: Question, p: Any) -> Outcomes:
            return excepting(lambda asked: rule.check(asked, p), exceptions)(q)

        return replace(rule, check=check if rule.parameters else excepting(rule.check, exceptions))

    return narrowed


class _WrittenConsents(Question):
    def consents(self, scope: ConsentScope) -> list[Consent]:
        return [consent for consent in super().consents(scope) if consent.in_writing is True]


def written_consents_only(check: AnyCheck) -> AnyCheck:
    """The check, for which a consent that is not known to be in writing is none."""

    def judge(q: Question, **values: Any) -> Outcomes:
        if all(consent.in_writing is True for consent in q.case.consents):
            return check(q, **values)
        return check(_WrittenConsents(q.contact, q.case).only(q.debts), **values)

    return judge
