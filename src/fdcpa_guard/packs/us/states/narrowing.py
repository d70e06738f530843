"""Rules narrowed: by exceptions that shapes have as data, or to stricter consents."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import ClassVar, Final

from ....errors import MissingFact
from ....facts import AddressOptOut, Consent, Debt, Inbound, MediumOptOut
from ....facts.contact import pleads
from ....facts.identity import identities
from ....facts.moments import surely_before
from ....rules import Denied, Outcome, Outcomes, Parameter, Question, Required, Rule
from ....rules.judging import (
    asks_none,
    each_debt,
    furnishes,
    is_limited,
    may_go_to,
    only_asks_consent,
    serves_process,
    sued_already,
    sues,
)
from ....rules.outcomes import several
from ....rules.question import derived
from ....rules.rule import Check
from ....shapes import CourtPermitted, InTheConsumersPlace, JudgmentsRemedy, ServesProcess
from ....shapes.base import sparing
from ....shapes.exceptions import Exempting, excepting, owes_too, responds
from ....shapes.reach import at_place
from ....vocabulary import CONSUMERS, ELECTRONIC, HOME, TELEPHONE, ConsentScope, Element, GivenTo, Purpose, Recipient
from ...around import around, asked_as
from ..federal.regf import s14
from ..federal.regf.common import is_opt_out_confirmation
from .purposes import VISITS
from .steps import agreed, only_asks_where, within_own_call


def unless(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """What gives a rule exceptions.

    A rule that is a shape takes them as its own if a policy's file can write them; else it is data no longer.
    """
    return lambda rule: sparing(rule, exceptions) or around(rule, lambda check: excepting(check, exceptions))


def unless_in_their_place(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """What spares whoever stands in the consumer's place a rule on anybody else, whose page says what that takes."""
    lacks = (r"(?<=Missing facts\*\*: )(none; )?", f"{InTheConsumersPlace.lacks}; ")
    return lambda rule: unsaid(unless(*exceptions, InTheConsumersPlace())(rule), lacks)


_COURTS: Final = frozenset({Purpose.FORMAL_PLEADING, Purpose.POSTJUDGMENT_REMEDY})


def but_for_courts(made: Rule) -> Rule:
    """A rule on what others are told, but for papers that are served and the remedy of a judgment that there is.

    What only calls itself so is told like anything else.
    """
    return unless(_served(made), JudgmentsRemedy())(replace(made, purposes=made.purposes | _COURTS))


def but_for_process(made: Rule) -> Rule:
    """The same for a rule that looks at remedies itself, or spares none."""
    return unless(_served(made))(replace(made, purposes=made.purposes | {Purpose.FORMAL_PLEADING}))


def _served(made: Rule) -> ServesProcess:
    """Papers that are served; for a rule that looks at others than the consumer too, on who takes them."""
    return ServesProcess(on_takers=not made.recipients <= CONSUMERS)


FAMILY: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
"""The consumer's family: whoever stands for the consumer, the spouse and the household; parents of a grown-up too."""


class _NoFamily(Exempting):
    """Who is met as somebody else, and is no parent, though the consumer may be grown up."""

    says: ClassVar = "to who is not of the family, of which the parents of a grown-up are"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.roles.isdisjoint(FAMILY) and q.recipient is not Recipient.PARENT


def of_the_family(made: Rule) -> Rule:
    """A rule on contacts with the consumer and the family, of which federal law makes a grown-up's parents no part."""
    return unless(_NoFamily())(replace(made, recipients=FAMILY | {Recipient.THIRD_PARTY}))


class _ConfirmsOptOut(Exempting):
    """The confirmation of the person's own opt-out, which may hold nothing else and tells nothing of a debt."""

    says: ClassVar = "to the confirmation of the person's own opt-out, which tells nothing of the debt"

    def spares(self, q: Question, debt: Debt) -> bool:
        return is_opt_out_confirmation(q)


def but_for_confirmations(made: Rule) -> Rule:
    """The same for a rule on what tells of a debt, but for confirmations of an opt-out, which tell nothing."""
    return unless(_ConfirmsOptOut())(made)


class _AsksWhere(Exempting):
    """A question to somebody else where the consumer is, which is no word to the consumer of the debt."""

    says: ClassVar = "to a question to somebody else where the consumer is that is not declared to tell of a debt"

    def spares(self, q: Question, debt: Debt) -> bool:
        return only_asks_where(q)


ASKS_WHERE: Final = _AsksWhere()
"""For what is to be said to the consumer, which whoever stands in the consumer's place and is only asked is not told.

Who asks says nothing of a debt (15 USC 1692b(2)), which offering its papers, or naming what is owed, would.
"""


class _OwnCall(Exempting):
    """What is said within a call or visit that the person began: whoever they reached is no caller."""

    says: ClassVar = "within the person's own call or visit"

    def spares(self, q: Question, debt: Debt) -> bool:
        return within_own_call(q)


OWN_CALL: Final = _OwnCall()
"""For laws on who calls, or begins to communicate, and says so."""


class _Responds(Exempting):
    """A reply to what somebody else sent: by another medium one that does nothing else, to the debts asked about."""

    says: ClassVar = "in reply to them, by whatever medium"

    def spares(self, q: Question, debt: Debt) -> bool:
        return responds(q.only((debt,)))


RESPONDS: Final = _Responds()
"""For laws that let somebody else who asked be answered."""


class _EmployerAlone(Exempting):
    """What goes to an employer that owes nothing."""

    says: ClassVar = "to an employer that does not owe the debt too (``co_obligors``)"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.recipient is Recipient.EMPLOYER and not owes_too(q, debt)


EMPLOYER_ALONE: Final = _EmployerAlone()
"""For laws that protect the debtor and others, of whom an employer is only if it is a debtor."""


class _SeeksNothing(Exempting):
    """A statement of account declared to ask for no payment, and so a paper of a suit that goes on, or is over."""

    says: ClassVar = (
        "to a statement declared to ask for no payment (``no-payment-request``), and such papers of a suit that goes "
        "on (``active_litigation``), or after a judgment"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        if not q.content.has(Element.NO_PAYMENT_REQUEST) or not q.acts <= _STATING:
            return False
        return Purpose.FORMAL_PLEADING not in q.acts or (serves_process(q) and not sues(q) and sued_already(q, debt))


class _FurnishesNothing(Exempting):
    """An answer to a reporting agency that is declared not to state the debt; a duty of one that does not say."""

    says: ClassVar = (
        "to an answer to the agency that is declared not to state the debt, which is a duty of one that does not say, "
        "unless some law requires it (``required_by_law``)"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        reports = furnishes(q)
        return reports is False or (reports is None and q.contact.required_by_law)

    def softened(self, q: Question, denied: Denied) -> Outcome:
        if furnishes(q) is not None:
            return denied
        return Required(GIVE_NO_INFORMATION, debts=denied.debts, facts=denied.facts, until=denied.lapses_at)


GIVE_NO_INFORMATION: Final = "give the agency no information on the debt"
FURNISHES_NOTHING: Final = _FurnishesNothing()
"""For laws on what an agency is told alone, of its answers too (`reports_in_answers`): an answer is to give none."""


def reports_in_answers(made: Rule) -> Rule:
    """A rule on what an agency is told, which an answer to it may tell as well: a duty of one that does not say."""
    asked = replace(made, purposes=made.purposes | {Purpose.ANSWER_TO_REQUEST})
    return saying(FURNISHES_NOTHING)(asked)


class _AnswersInCourt(Exempting):
    """A pleading that some law requires, and that is declared neither to ask for payment nor to sue."""

    says: ClassVar = "to an answer in court that some law requires (``required_by_law``), and that does not sue"

    def spares(self, q: Question, debt: Debt) -> bool:
        return pleads(q.purpose, q.medium) and q.contact.required_by_law and not sues(q)


ANSWERS_IN_COURT: Final = _AnswersInCourt()
"""For laws that bar to attempt to collect, and know nothing that another law requires: such an answer attempts nothing.
"""


class _DemandsNone(Exempting):
    """What is declared to ask for no payment, and what asks for none as it is."""

    says: ClassVar = (
        "to what is declared to ask for no payment (``no-payment-request``), to a limited-content message and to a "
        "mere request for consent, which ask for none"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        return asks_none(q) is True or is_limited(q) or only_asks_consent(q)


DEMANDS_NONE: Final = _DemandsNone()
"""For what is to be said where money is demanded."""

_STATING: Final = frozenset({Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE, Purpose.FORMAL_PLEADING})

SEEKS_NOTHING: Final = _SeeksNothing()
"""For laws that bar to seek payment, or to collect: what only says how an account stands does neither."""


_MANNERS: Final = {ConsentScope.MORE_CALLS: TELEPHONE, ConsentScope.HOME_VISIT: VISITS}
"""Consents to be reached in a manner, and the media; those to messages are read for themselves."""


class _AgreedSince(Exempting):
    """A debt for which the consumer, having asked not to be reached so, consented to it since."""

    says: ClassVar = "to debts for which the consumer has consented since to contacts in that manner"

    def spares(self, q: Question, debt: Debt) -> bool:
        against, doubtful = s14.closing(q)
        if not against and not doubtful:
            return False
        leave = [c for scope, media in _MANNERS.items() if q.medium in media for c in q.consents(scope)]
        if leave and q.medium in VISITS and not at_place(q, HOME):  # a consent to visits at home is one to no other
            return False
        leave += agreed(q) if q.medium in ELECTRONIC else []

        def given_since(asked: list[MediumOptOut | AddressOptOut]) -> bool:
            since = [c for c in leave if all(surely_before(r.received_at, c.last_given(q.at)) for r in asked)]
            return debt.id in q.consented(since, [debt.id])

        if given_since(against):
            if doubtful and not given_since([*against, *[r for r, _ in doubtful]]):
                raise doubtful[0][1]
            return True
        if q.address is None:
            freed = [each for each in _addressed(q) if self.spares(_to(q, each).only((debt,)), debt)]
            if any(may_go_to(q, each, q.targets) for each in freed):
                raise MissingFact("contact.address")
        return False


def _addressed(q: Question) -> list[str]:
    """The numbers and addresses of which there are consents."""
    return sorted({c.address for c in q.case.consents if c.address is not None})


def _to(q: Question, address: str) -> Question:
    """The question as if the contact, which names no number or address, went to this one."""
    return type(q)(q.contact.model_copy(update={"address": address}), q.case)


def unless_named(made: Rule) -> Rule:
    """A rule that a consent to one number or address lifts too: where none is named, what is lacking is which it is."""

    def asking(check: Check) -> Check:
        def judge(q: Question) -> Outcomes:
            found = check(q)
            if q.address is not None or not _denies(found):
                return found
            may_be = [each for each in _addressed(q) if may_go_to(q, each, q.targets)]
            return each_debt(q, lambda debt: of_one(q.only((debt,)), debt, may_be)) if may_be else found

        def of_one(q: Question, debt: Debt, may_be: list[str]) -> Outcomes:
            found = check(q)
            if _denies(found) and not all(_denies(check(_to(q, each).only((debt,)))) for each in may_be):
                raise MissingFact("contact.address")
            return found

        return judge

    return around(made, asking)


def _denies(found: Outcomes) -> bool:
    return any(isinstance(each, Denied) for each in several(found))


def but_for_agreed_manners(made: Rule) -> Rule:
    """A rule on manners known to be inconvenient, but for what the consumer agreed to since, or a court permits."""
    return unless(CourtPermitted(), _AgreedSince())(made)


AGREED_MANNERS: Final = (
    "A court's express permission lifts it, and so does consent to such messages, to more calls or to visits at home, "
    "given directly to the collector since the request, in a communication that was itself proper."
)


# -- questions that know fewer consents


class _DebtorsConsents(Question):
    def consents(
        self, scope: ConsentScope, whom: Collection[GivenTo] = (GivenTo.COLLECTOR,), *, somewhere: bool = False
    ) -> list[Consent]:
        debtors = {Recipient.CONSUMER.value}
        if all(owes_too(self, debt) for debt in self.debts):
            debtors.add(self.who)
        mine = [
            consent for debtor in sorted(debtors) for consent in self.consents_of(debtor, scope, somewhere=somewhere)
        ]
        return [consent for consent in mine if self.given_to(consent, whom)]


def by_the_debtor(made: Rule) -> Rule:
    """A rule that a consent lifts, for which only a debtor's does: the consumer's, whoever is contacted, and, where the
    person contacted owes all of the debts too, theirs.
    """
    return asked_as(_DebtorsConsents, made, lambda q: bool(q.case.consents) and q.who != Recipient.CONSUMER)


class _ConsumersAlone(Question):
    def alike(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return super().alike(tuple([name for name in names if name not in _somebody_else(self)]))


_NOT_ALWAYS: Final = frozenset({Recipient.PARENT.value, Recipient.PERSONAL_REPRESENTATIVE.value})
"""Who counts as the consumer only where the consumer is a minor, or dead."""


def _somebody_else(q: Question) -> frozenset[str]:
    """Who is known not to count as the consumer, for the consumer is no minor, or lives, under the roles' names."""
    consumer = q.case.consumer
    grown = {Recipient.PARENT.value} if consumer.minor is False else set()
    lives = {Recipient.PERSONAL_REPRESENTATIVE.value} if consumer.deceased is False else set()
    return frozenset(grown | lives)


def of_consumers_alone(made: Rule) -> Rule:
    """A limit on contacts with everybody who counts as the consumer, in which whoever does not is not counted."""
    return asked_as(_ConsumersAlone, made, _others_were_contacted)


def _others_were_contacted(q: Question) -> bool:
    if identities(q.case) is not None:
        return bool(_somebody_else(q))
    contacted = _NOT_ALWAYS.intersection(q.index.outbound)
    return bool(contacted) and not contacted.isdisjoint(_somebody_else(q))


class _NoCourts(Question):
    def court_permits(self, debt: str, *, third_party: bool = False) -> bool:
        return False


_A_COURTS: Final = (
    r",\s+or\s+a\s+court's\s+permission|;\s+with\s+a\s+court's\s+permission\s+\(6\(b\)\(4\)\)"
    r"|,\s+unless\s+a\s+court\s+permits\s+it|(?<=to\snone)\s+or\s+a\s+court\s+permits\s+it",
    "",
)


def unsaid(made: Rule, *parts: tuple[str, str]) -> Rule:
    """A rule that knows fewer exceptions than the one whose words it has, or looks at less: each pattern replaced."""

    def words(numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        title, description = made.said(numbers)
        for part, instead in parts:
            description = re.sub(part, instead, description)
        return title, description

    return made.reworded(words)


def saying(*exceptions: Exempting) -> Callable[[Rule], Rule]:
    """As `unless`, for a rule that has another's words: where it does not apply, they say this too."""
    more = "; ".join(each.describe() for each in exceptions)
    return lambda made: unsaid(unless(*exceptions)(made), (_NOT_APPLYING, rf"\1; {more}\2"), (_ALWAYS, ""))


_ALWAYS: Final = r"(?<=When it does not apply\*\*: )it always applies to the contacts that the rule looks at; "
_NOT_APPLYING: Final = r"(?s)(When it does not apply\*\*: .*?)(\.\s+\*\*Missing)"


def whatever_courts_permit(made: Rule) -> Rule:
    """A rule for which a court's permission is none: of a law that does not speak of it, and its page neither."""
    return unsaid(asked_as(_NoCourts, made, lambda q: bool(q.case.court_permissions)), _A_COURTS)


class _AsNoAnswer(Question):
    @derived
    def answered(self: Question) -> Inbound | None:
        return None


_ANSWERS: Final = (
    (r"to\s+one\s+answer\s+by\s+the\s+same\s+medium,[^;]*?\s+and\s+within", "within"),
    (r"to\s+the\s+one\s+answer\s+to\s+a\s+contact", "within a call or visit"),
)


def answers_wait(made: Rule) -> Rule:
    """A rule of which an answer is not free, but for what is said within the person's own call or visit."""
    waits = asked_as(_AsNoAnswer, made, lambda q: q.answered is not None and not q.answered.goes_on(q.at))
    return unsaid(waits, *_ANSWERS)


class _StandsIn(Exempting):
    """As `InTheConsumersPlace`, for rules that name others who count as the consumer, whom it does not spare."""

    who: frozenset[Recipient]

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.recipient in self.who and q.is_consumer()

    def describe(self) -> str:
        parent = "a parent of a minor or " if Recipient.PARENT in self.who else ""
        return f"to {parent}a representative of the deceased"


REPRESENTS: Final = _StandsIn(who=frozenset({Recipient.PERSONAL_REPRESENTATIVE, Recipient.CONSUMER_ATTORNEY}))
STANDS_IN: Final = _StandsIn(who=REPRESENTS.who | {Recipient.PARENT})


class _HoweverObtained(Question):
    def _properly_given(self, consent: Consent) -> bool:
        return True


def however_obtained(made: Rule) -> Rule:
    """A rule of a law that does not ask, as 12 CFR 1006.6(b)(4)(i) does, in what communication a consent was given."""
    return asked_as(
        _HoweverObtained, made, lambda q: any(c.during_proper_communication is not True for c in q.case.consents)
    )


class _WrittenConsents(Question):
    def consents_of(self, person: str, scope: ConsentScope, *, somewhere: bool = False) -> list[Consent]:
        given = super().consents_of(person, scope, somewhere=somewhere)
        return [consent for consent in given if consent.in_writing is True]


def written_consents_only(made: Rule, scopes: Collection[ConsentScope] = frozenset(ConsentScope)) -> Rule:
    """A rule for which a consent that is not known to be in writing is none; it asks for those of some scopes."""
    asked_for = frozenset(scopes)
    return asked_as(
        _WrittenConsents,
        made,
        lambda q: any(c.in_writing is not True and c.scope in asked_for for c in q.case.consents),
    )
