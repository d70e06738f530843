"""Rules and checks that are functions, narrowed: by exceptions that shapes have as data, or to stricter consents."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from ....clock import FOREVER
from ....facts import Consent, Debt
from ....rules import Outcomes, Question, Rule
from ....rules.rule import AnyCheck, Check
from ....shapes.exceptions import AnswersInquiry, Exempting, excepting, owes_too
from ....vocabulary import CONSUMERS, OTHERS, ConsentScope, GivenTo, Purpose, Recipient
from ..federal.regf.s06 import serves_process


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


def narrowed(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """The same for a rule that is a shape, which it then is no longer: a policy's file cannot write it."""
    return lambda rule: replace(unless(*exceptions)(rule), data=None)


_TAKES_PROCESS: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER, Recipient.EMPLOYER}
"""With whom papers of a court may be left, the employer being one on whom they are served."""


def has_judgment(q: Question, debt: Debt) -> bool:
    """Whether the collector knows of a final judgment for a debt."""
    return debt.judgment_at is not None and debt.judgment_at <= q.at


class ServedProcess(Exempting):
    """Papers of a court that are served: on the person or the household, the employer, or, after a judgment, anybody.

    A call or a text about a suit serves nothing.
    """

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        if not serves_process(q):
            return {}
        left = q.recipient in _TAKES_PROCESS or q.recipient not in OTHERS
        return {debt.id: FOREVER for debt in q.debts if left or has_judgment(q, debt)}

    def describe(self) -> str:
        return "to the papers of a court that are served"


class JudgmentsRemedy(Exempting):
    """What carries out a judgment, about a debt for which there is one."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        if q.purpose is not Purpose.POSTJUDGMENT_REMEDY:
            return {}
        return {debt.id: FOREVER for debt in q.debts if has_judgment(q, debt)}

    def describe(self) -> str:
        return "to what carries out a judgment that there is"


class NotTheDebtor(Exempting):
    """Who does not owe a debt, nor stands in the place of who does: for laws on what goes to the debtor, who owes.

    Who stands in the debtor's place, and is only asked where the debtor is, is none either.
    """

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        return {} if in_the_debtors_place(q) else {debt.id: FOREVER for debt in q.debts if not owes_too(q, debt)}

    def describe(self) -> str:
        return "to whoever neither owes the debt nor stands in the place of who does"


def in_the_debtors_place(q: Question) -> bool:
    """Whether it goes to the consumer, or to who is spoken to as the debtor is: of more than where the debtor is."""
    if q.recipient in _NO_DEBTORS:
        return False
    return q.recipient is Recipient.CONSUMER or q.acts != {Purpose.LOCATION_INFORMATION}


_NO_DEBTORS: Final = OTHERS | {Recipient.SPOUSE, Recipient.SUCCESSOR_IN_INTEREST}


def responds(q: Question) -> bool:
    """Whether it answers the person, by the same medium or, doing nothing else, by another."""
    return q.answered is not None or len(_INQUIRY.frees(q, None)) == len(q.debts)


_INQUIRY: Final = AnswersInquiry()


class EmployerUnanswered(Exempting):
    """The employer, but for an answer before a judgment: where another rule bars beginning with the employer.

    Whoever may answer an employer is not for that free to tell of a debt without a business need for it.
    """

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        if q.recipient is not Recipient.EMPLOYER:
            return {}
        begins = not responds(q)
        return {debt.id: FOREVER for debt in q.debts if begins or has_judgment(q, debt)}

    def describe(self) -> str:
        return "to the employer, but for an answer before a judgment"


_COURTS: Final = frozenset({Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY})


def but_for_courts(made: Rule) -> Rule:
    """A rule on what others are told, but for papers that are served and the remedy of a judgment that there is.

    What only calls itself so is told like anything else.
    """
    return narrowed(ServedProcess(), JudgmentsRemedy())(replace(made, purposes=made.purposes | _COURTS))


def but_for_process(made: Rule) -> Rule:
    """The same for a rule that looks at remedies itself, or spares none."""
    return narrowed(ServedProcess())(replace(made, purposes=made.purposes | {Purpose.FORMAL_PLEADING}))


class _ConsumersConsents(Question):
    """The question of a law that asks for the debtor's own leave, whoever is contacted.

    Who owes all of the debts too is a debtor, and gives leave for themselves.
    """

    def consents(self, scope: ConsentScope) -> list[Consent]:
        debtors = {Recipient.CONSUMER.value}
        if all(owes_too(self, debt) for debt in self.debts):
            debtors.add(self.who)
        return [
            consent
            for consent in self.case.consents
            if consent.scope is scope
            and consent.given_to is GivenTo.COLLECTOR
            and consent.person in debtors
            and consent.stands(self.at)
            and (not consent.media or self.medium in consent.media)
            and consent.address in (None, self.address)
            and consent.third_party in (None, self.who)
        ]


def by_the_debtor(made: Rule) -> Rule:
    """A rule with numbers that a consent lifts, for which only a debtor's does: the consumer's, whoever is contacted,
    and, where the person contacted owes the debts too, theirs.
    """
    return replace(made, check=_ByTheDebtor(made.check), data=None)


class _ByTheDebtor:
    def __init__(self, check: AnyCheck) -> None:
        self._check = check

    def bound(self, p: Any) -> Check:
        bind: Callable[[Any], Check] | None = getattr(self._check, "bound", None)
        check: Check = bind(p) if bind is not None else partial(self._check, p=p)

        def judge(q: Question) -> Outcomes:
            if q.who == Recipient.CONSUMER or not q.case.consents:
                return check(q)
            return check(_ConsumersConsents(q.contact, q.case).only(q.debts))

        return judge

    def __call__(self, q: Question, p: Any = None) -> Outcomes:
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


def written_consents_only(check: AnyCheck, scopes: Collection[ConsentScope] = frozenset(ConsentScope)) -> AnyCheck:
    """The check, for which a consent that is not known to be in writing is none; it asks for those of some scopes."""
    asked_for = frozenset(scopes)

    def judge(q: Question, **values: Any) -> Outcomes:
        for consent in q.case.consents:
            if consent.in_writing is not True and consent.scope in asked_for:
                return check(_WrittenConsents(q.contact, q.case).only(q.debts), **values)
        return check(q, **values)

    return judge
