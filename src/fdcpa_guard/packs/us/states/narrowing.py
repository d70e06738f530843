"""Rules and checks made from others by narrowing them: to some contacts, some debts, or stricter consents."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from ....errors import MissingFact
from ....facts import Consent, Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Passed, Question, Required, Rule, lacking
from ....rules.rule import AnyCheck
from ....vocabulary import ConsentScope, Element, Purpose


def silent_where(rule: Rule, passes: Callable[[Question], bool]) -> Rule:
    """The rule, with nothing to say where ``passes`` is true, which is asked only where it matters."""

    def check(q: Question, **values: Any) -> Outcomes:
        try:
            found = rule.check(q, **values)
        except MissingFact:
            if passes(q):
                return PASS
            raise
        return found if isinstance(found, Passed) or not passes(q) else PASS

    return replace(rule, check=check)


def unless_silent(rule: Rule) -> Rule:
    """The rule, for laws that bar telling somebody of a debt rather than every contact with them.

    Declared not to state a debt, the contact passes; undeclared, one for location information carries the duty.
    """

    def check(q: Question, **values: Any) -> Outcomes:
        states = q.content.has(Element.STATES_DEBT)
        if states is False:
            return PASS
        found = rule.check(q, **values)
        if isinstance(found, Denied) and states is None and q.purpose is Purpose.LOCATION_INFORMATION:
            return Required("do not say or show that a debt is owed", debts=found.debts)
        return found

    return replace(rule, check=check)


SILENT: Final = "to a contact declared not to state the debt; undeclared, asking for location information has that duty"
"""How a rule made by `unless_silent` says so."""


class _WrittenConsents(Question):
    def consents(self, scope: ConsentScope) -> list[Consent]:
        return [consent for consent in super().consents(scope) if consent.in_writing is True]


def written_consents_only(check: AnyCheck) -> AnyCheck:
    """The check, for which a consent that is not known to be in writing is none."""

    def judge(q: Question, **values: Any) -> Outcomes:
        if all(consent.in_writing is True for consent in q.case.consents):
            return check(q, **values)
        strict = _WrittenConsents(q.contact, q.case)
        strict.about(q.debts)
        return check(strict, **values)

    return judge


def about(q: Question, debts: Iterable[Debt], check: AnyCheck, **values: Any) -> tuple[Outcome, ...]:
    """What a check says of some of the debts of a question, each outcome naming them."""
    part = Question(q.contact, q.case)
    part.about(tuple(debts))
    try:
        found = check(part, **values)
    except MissingFact as missing:
        found = lacking(missing, part.debt_ids)
    several = found if isinstance(found, tuple) else (found,)
    return tuple(_naming(one, part.debt_ids) for one in several)


def _naming(outcome: Outcome, ids: tuple[str, ...]) -> Outcome:
    if isinstance(outcome, Passed) or outcome.debts:
        return outcome
    return outcome.naming(ids)
