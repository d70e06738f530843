"""11 USC 362, 524, 1201 and 1301: what a bankruptcy stops, whoever collects and whatever kind of debt it is.

Read on a copy of early 2023; 362 and 524 stood word for word in one of May 2026. What counts as an act to collect is
not defined there; the reading here is:

- Collecting, asking where the debtor is, announcing or carrying out a remedy, and pleading are acts to collect, towards
  whomever, but the collector's own side and reporting agencies. The debtor's attorney is no exception, nor that of
  somebody who owes beside them, in whose place they stand; one of whom nobody says whose they are may be either's.
- An answer to the debtor, and a notice that a law asks for, are not, as long as they ask for no payment.
- Word that efforts end, an opt-out confirmation and notices about other things are not.
- A message that is declared to ask for payment or to threaten is one, whatever it is sent for.

A pleading that bankruptcy procedure itself has filed or served on the debtor, such as a motion for relief, is no such
act: the contact says that law requires it, and declares that it asks for no payment. A complaint, whose service law
requires too, is one: it is declared to bring an action, or to ask for payment. The collector's knowledge starts a rule;
the stay itself starts with the petition.

Not encoded: property of the estate, liens, setoff and proceedings as such (362(a)(1)-(5), (7), (8)) beyond the contacts
that go with them; the exceptions of 362(b), none of which is a contact to collect a private debt, presentment of
instruments (362(b)(11), 1201(b), 1301(b)) included; community claims (524(a)(3)) and plan injunctions (524(g)), for
want of facts; a codebtor who became liable in the course of business (1201(a)(1), 1301(a)(1)), likewise.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt
from ....facts.bankruptcies import ENDING_THE_CODEBTOR_STAY, Bankruptcy, Chapter
from ....facts.base import members
from ....facts.moments import could_be_from, could_be_until, is_unknown, known, surely_before
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Question, Required, rule
from ....rules.judging import (
    as_they_may_be,
    asks_none,
    each_at_most,
    each_debt,
    furnishes,
    of_some,
    sues,
    those,
    told_apart,
)
from ....shapes.exceptions import owes_too
from ....vocabulary import (
    ACTS_TO_COLLECT,
    BEYOND_THE_COLLECTORS_SIDE,
    CONSUMERS,
    REQUIRED_DISCLOSURES,
    THREATS,
    UNKNOWN,
    DebtNature,
    Effect,
    Element,
    Holding,
    Obligor,
    Purpose,
    Recipient,
    Unknown,
)
from ...binding import covering
from ...citing import citing, read_twice
from ...notes import Provision
from .regf.s18 import is_pleading

_NOT_IF_NO_PAYMENT_IS_ASKED: Final = REQUIRED_DISCLOSURES | {
    Purpose.ANSWER_TO_REQUEST,
    Purpose.EARLY_INTERVENTION_NOTICE,
    Purpose.SERVICING_DISCLOSURE,
}
_MAY_OWE_TOO: Final = frozenset(
    {
        Recipient.SPOUSE,
        Recipient.PARENT,
        Recipient.GUARDIAN,
        Recipient.PERSONAL_REPRESENTATIVE,
        Recipient.SUCCESSOR_IN_INTEREST,
        Recipient.HOUSEHOLD_MEMBER,
        Recipient.THIRD_PARTY,
    }
)
_KNOWN: Final = frozenset({Recipient.CONSUMER, Recipient.CONSUMER_ATTORNEY})
"""Of whom it is told elsewhere whether they owe beside the consumer, or act for who does."""
_LOOKED_AT: Final = frozenset(Purpose) - {Purpose.CREDIT_REPORTING}
_ASKED_IN_THE_ORDINARY_COURSE: Final = CONSUMERS - {Recipient.SPOUSE} | {Recipient.CONSUMER_ATTORNEY}
"""Whom a creditor asks for the periodic payments in the ordinary course of its business with the debtor.

Beside the debtor and their attorney that is who acts for them, or has come into the home; a spouse does not as such.
"""
_ASKING_IN_THE_ORDINARY_COURSE: Final = frozenset(Purpose) - (ACTS_TO_COLLECT - {Purpose.COLLECTION})

_DISCHARGE_ENDS_THE_STAY: Final[frozenset[Chapter]] = frozenset({7, 9, 11, 12, 13})

_code = citing("11 USC")


# -- what the facts say


def known_bankruptcies(q: Question) -> list[Bankruptcy]:
    """The bankruptcies that the collector had learned of.

    Raises:
        MissingFact: whether there are any is unknown.
    """
    found = q.case.bankruptcies
    if found is UNKNOWN:
        raise MissingFact("bankruptcies")
    return [b for b in found if b.learned_at <= q.at]


def _come(at: datetime, *events: datetime | None) -> bool:
    """Whether any of the events had happened by an instant."""
    return any(when is not None and when <= at for when in events)


def _chapters(b: Bankruptcy, at: datetime) -> list[tuple[str, Chapter | Unknown | None]]:
    """The chapter under which a case went on at an instant, with the fact that tells it; both, of its conversion.

    Raises:
        MissingFact: whether the conversion was before is unknown.
    """
    converted = None if b.converted_at is None else known(b.converted_at)
    found: list[tuple[str, Chapter | Unknown | None]] = []
    if converted is not None and not surely_before(at, converted):
        found.append(("converted_to", b.converted_to))
    if converted is None or not surely_before(converted, at):
        found.append(("chapter", b.chapter))
    return found


def aims_at_who_filed(
    q: Question, b: Bankruptcy, debt: Debt, *, in_doubt: bool = True, filed_by: Obligor | None = None
) -> bool:
    """Whether the contact would collect from the one in bankruptcy, rather than from somebody who owes beside them.

    ``in_doubt`` is the answer where no fact tells: of several co-obligors which one filed, or whether the person
    contacted is a co-obligor under another name. ``filed_by`` is who is taken to have filed; None: who did.

    Raises:
        MissingFact: who filed is unknown; or a co-obligor did, who that is is not said, and it may be the person
            contacted.
    """
    filer = filed_by or b.obligor
    if filer is UNKNOWN:
        return _whoever_filed(q, b, debt, in_doubt=in_doubt)
    theirs = filer is Obligor.CO_OBLIGOR
    for_another = _for_who_owes_too(q, debt)
    if theirs and not debt.co_obligors and (q.recipient in _MAY_OWE_TOO or for_another is None):
        raise MissingFact(f"debts.{debt.id}.co_obligors")
    if for_another is None and debt.co_obligors:
        return in_doubt
    owes_beside = bool(for_another) or owes_too(q, debt)
    if not owes_beside and q.recipient not in _KNOWN and not q.perhaps.isdisjoint(debt.co_obligors):
        return in_doubt
    if owes_beside and theirs and len(debt.co_obligors) > 1:
        return in_doubt
    return owes_beside is theirs


def _for_who_owes_too(q: Question, debt: Debt) -> bool | None:
    """Whether it goes to the attorney of somebody who owes a debt too; None: it may, for nobody says whose that is."""
    if q.recipient is not Recipient.CONSUMER_ATTORNEY:
        return False
    clients = {r.person for r in members(q.case.representation) if r.learned_at <= q.at < (r.ended_at or FOREVER)}
    owing = [each for each in clients if each and not {each, *q.roles_of(each)}.isdisjoint(debt.co_obligors)]
    if owing and len(owing) == len(clients):
        return True
    consumer = q.case.consumer.id or Recipient.CONSUMER.value
    return False if clients and clients <= {Recipient.CONSUMER.value, consumer} else None


def _whoever_filed(q: Question, b: Bankruptcy, debt: Debt, *, in_doubt: bool) -> bool:
    """The same, if it is so whoever filed.

    Raises:
        MissingFact: it turns on that, or may.
    """
    try:
        found = {aims_at_who_filed(q, b, debt, in_doubt=in_doubt, filed_by=each) for each in Obligor}
    except MissingFact:
        found = {True, False}
    if len(found) > 1:
        raise MissingFact(f"bankruptcies.{b.id}.obligor")
    return found.pop()


def _aims_at_either(q: Question, debt: Debt) -> bool:
    """Whether somebody who owes too is asked where the consumer is, or met as the employer: it aims at either then."""
    return (q.purpose is Purpose.LOCATION_INFORMATION or q.recipient is Recipient.EMPLOYER) and owes_too(q, debt)


def _both(one: Callable[[], bool], other: Callable[[], bool]) -> bool:
    """Whether both hold. What one needs to know does not matter where the other does not hold."""
    missing = None
    for each in (one, other):
        try:
            if not each():
                return False
        except MissingFact as lacks:
            missing = missing or lacks
    if missing is not None:
        raise missing
    return True


def _stayed(q: Question, b: Bankruptcy, debt: Debt) -> bool:
    """Whether the automatic stay protects whoever the contact would collect from."""
    return _both(lambda: _stay_goes_on(q, b, debt), lambda: _aims_at_either(q, debt) or aims_at_who_filed(q, b, debt))


def _stay_goes_on(q: Question, b: Bankruptcy, debt: Debt) -> bool:
    """Whether the automatic stay protects whoever filed from acts to collect a debt."""
    at, consumers = q.at, debt.nature is DebtNature.CONSUMER
    if _come(at, b.closed_at, b.dismissed_at, b.no_stay_confirmed_at) or b.stay_lifted(at, debt.id):
        return False
    about_it = b.stay_relief_for is None or debt.id in b.stay_relief_for
    if about_it and debt.nature is DebtNature.COMMERCIAL and _come(at, b.relief_granted_at):
        return False  # no codebtor was protected, so that the order lifted this stay
    granted, denied = b.discharged_at, b.discharge_denied_at
    decided = granted or denied
    if decided is not None and decided <= at:
        of_an_individual = granted or consumers  # nobody else is discharged under 727(a)(1)

        def goes_on(chapter: Chapter) -> bool:
            return chapter not in _DISCHARGE_ENDS_THE_STAY or (chapter == 7 and not of_an_individual)

        under = _chapters(b, decided)
        unclear = [fact for fact, chapter in under if chapter is None or chapter is UNKNOWN]
        if any(goes_on(chapter) for _, chapter in under if chapter is not None and chapter is not UNKNOWN):
            return True
        if unclear:
            raise MissingFact(f"bankruptcies.{b.id}.{unclear[0]}")
        return False
    return True


def _discharged(q: Question, b: Bankruptcy, debt: Debt) -> bool:
    """Whether the debt is no longer a personal liability of whoever the contact would collect from."""
    when = _discharged_from(b, debt)
    if when is None or could_be_from(when) > q.at:
        return False
    return _both(lambda: _aims_at_either(q, debt) or aims_at_who_filed(q, b, debt), lambda: bool(known(when)))


def _discharged_from(b: Bankruptcy, debt: Debt) -> datetime | None:
    """From when a debt is no personal liability of whoever filed; None: it is one, or nobody was discharged.

    On a day of which no hour is known it may have come already, though the stay does not end before it surely has.
    """
    return None if debt.id in b.excepted_from_discharge or debt.id in b.reaffirmed else b.discharged_at


def _codebtor_stayed(chapter: Chapter) -> Callable[[Question, Bankruptcy, Debt], bool]:
    """Whether the stay of a chapter protects whoever owes a consumer debt beside the one who filed."""
    ended_by = ENDING_THE_CODEBTOR_STAY[chapter]

    def stands(q: Question, b: Bankruptcy, debt: Debt) -> bool:
        at = q.at
        if _come(at, b.closed_at, b.dismissed_at):
            return False
        if b.codebtor_stay_lifted(at, debt.id) or not _may_be_under(b, at):
            return False
        before = b.debts is None or debt.id in b.debts
        unsaid = not debt.co_obligors and q.recipient in _MAY_OWE_TOO
        if b.obligor is UNKNOWN and not before:
            # Somebody else's case would be kept to its debts, so it matters only whom the consumer's own protects.
            if not unsaid and aims_at_who_filed(q, b, debt, in_doubt=False, filed_by=Obligor.CONSUMER):
                return False
            raise MissingFact(f"bankruptcies.{b.id}.obligor")
        if _aims_at_either(q, debt) or not aims_at_who_filed(q, b, debt, in_doubt=False):
            return _under(b, at)
        if unsaid and _both(lambda: not (before and _stayed(q, b, debt)), lambda: _under(b, at)):
            raise MissingFact(f"debts.{debt.id}.co_obligors")
        return False

    def _may_be_under(b: Bankruptcy, at: datetime) -> bool:
        """Whether it may go on under the chapter; not once a conversion surely ended its stay, whatever it was."""
        to, when = b.converted_to, b.converted_at
        if to is not None and when is not None and could_be_from(when) <= at:
            if to is UNKNOWN or to == chapter:
                return True
            if to in ended_by and could_be_until(when) <= at:
                return False
        return b.chapter is UNKNOWN or b.chapter == chapter

    def _under(b: Bankruptcy, at: datetime) -> bool:
        """Whether the case began or goes on under the chapter, and no conversion ended its stay."""
        to, when = b.converted_to, b.converted_at
        if to is not None and when is not None and could_be_from(when) <= at:
            if to is UNKNOWN:
                raise MissingFact(f"bankruptcies.{b.id}.converted_to")
            if to == chapter:
                return True
            if to in ended_by and known(when) <= at:
                return False
        if b.chapter is UNKNOWN:
            raise MissingFact(f"bankruptcies.{b.id}.chapter")
        return b.chapter == chapter

    return stands


def _asked_in_the_ordinary_course(q: Question, debt: Debt) -> bool:
    """Whether it goes to whom a creditor asks for the periodic payments in the ordinary course of its business.

    Raises:
        MissingFact: whether who is met in such a role acts for the debtor is unknown.
    """
    if q.roles <= _ASKED_IN_THE_ORDINARY_COURSE or owes_too(q, debt):
        return True
    return q.counts_as_consumer(debt) and q.recipient is not Recipient.SPOUSE


def _stopped(
    q: Question,
    stands: Callable[[Question, Bankruptcy, Debt], bool],
    message: str,
    *,
    periodic_payments: str | None = None,
    whenever: bool = False,
) -> Outcomes:
    """Deny acts to collect a debt while something stands in their way; whatever else is looked at asks for no payment.

    ``periodic_payments`` is the duty that takes the place of the denial where 524(j) lets a creditor ask for them;
    with ``whenever``, it does not matter whether the consumer's debt arose before their petition.
    """
    contact = q.contact
    seeks_none = asks_none(q)
    pleads = is_pleading(q) and contact.required_by_law
    collects = not q.acts.isdisjoint(ACTS_TO_COLLECT)
    if pleads:
        collects = sues(q)
    if not collects and (seeks_none is True or not (pleads or q.acts & _NOT_IF_NO_PAYMENT_IS_ASKED)):
        return PASS
    duty = f"ask for no payment, for {message}"

    def judge(debt: Debt) -> Outcome:
        about = [
            b
            for b in known_bankruptcies(q)
            if b.debts is None or debt.id in b.debts or (whenever and b.obligor is not Obligor.CO_OBLIGOR)
        ]
        standing, doubtful = told_apart(about, lambda b: stands(q, b, debt))
        outcome = said_of(debt, standing)
        settled = isinstance(outcome, Denied) or (standing and not collects)  # whatever holds of another
        if settled or not doubtful:
            return outcome
        return as_they_may_be(standing, doubtful, partial(said_of, debt))

    def said_of(debt: Debt, standing: list[Bankruptcy]) -> Outcome:
        debts = (debt.id,)
        if not standing:
            return PASS
        facts = {f"bankruptcies.{b.id}": b.obligor.value for b in standing}
        only_these = contact.content.has(Element.PERIODIC_PAYMENTS_ONLY)
        if (
            periodic_payments is not None
            and (only_these or (only_these is None and seeks_none is not False))
            and q.acts <= _ASKING_IN_THE_ORDINARY_COURSE
            and contact.content.carries.isdisjoint(THREATS)
            and all(debt.id in b.residence_lien for b in standing)
            and _asked_in_the_ordinary_course(q, debt)
        ):
            return PASS if only_these else Required(periodic_payments, debts=debts, facts=facts)
        if collects:
            return Denied(message, debts=debts, facts=facts)
        return Required(duty, debts=debts, facts=facts)

    if collects:
        return each_debt(q, judge)
    return each_at_most(q, duty, judge)


# -- 362: the automatic stay


@rule(
    "us.bk.362a6.stay",
    "No act to collect from a debtor in bankruptcy",
    _code("362(a)(6)"),
    _code("362(a)(1)"),
    _code("362(c)(2)"),
    _code("362(c)(3)"),
    _code("362(c)(4)"),
    _code("362(d)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=_LOOKED_AT,
    needs=(Holding.BANKRUPTCY,),
)
def stay(q: Question) -> Outcomes:
    """A petition stops every act to collect a debt that arose before it, whoever would collect.

    **What it checks**: for each debt, that no bankruptcy of the person whom the contact would collect from, known to
    the collector, is open. Answers and notices that the law asks for are denied if they are declared to ask for
    payment; undeclared, a duty.
    **Source**: 362(a)(6), and (a)(1) for pleadings. The stay ends when the case is closed or dismissed or, outside
    chapter 15, the discharge granted or denied (362(c)(2); under chapter 7 denied to an individual, as for a commercial
    debt no fact says), and by an order for relief (362(d)) for the debts it is about: ``stay_relief_at``, or
    ``relief_granted_at`` in a chapter without a codebtor stay, or of a commercial debt. Elsewhere an order of which
    nobody says what it lifts lifts nothing. A reaffirmation (524(c)) does not end the stay.
    **When it does not apply**: to debts since the petition (`Bankruptcy.debts` leaves them out); to a codebtor, who has
    rules of their own, unless they are asked where the consumer is, or met as the employer; to pleadings that law
    requires and that ask for no payment and bring no action: undeclared, a duty. After earlier dismissals the stay may
    end on the thirtieth day or never begin (362(c)(3), (c)(4)); this still denies until the court or counsel confirms
    it (``no_stay_confirmed_at``).
    **Missing facts**: unknown ``bankruptcies``; who filed; who owes beside the consumer, if such a person did, also for
    an attorney of whom nobody says whose they are; the chapter, once a discharge was granted or denied.
    **Example**: petition on 2 March, learned on the 9th: a call on the 10th is denied, one about a June purchase is
    not.
    """
    return _stopped(q, _stayed, "the automatic stay protects a debtor in bankruptcy")


@rule(
    "us.bk.362b2e.reporting",
    "Reporting a debt under the stay or after discharge deserves counsel's word",
    _code("362(b)(2)(E)"),
    _code("524(a)(2)"),
    effect=Effect.ADVISORY,
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=(Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST),
    needs=(Holding.BANKRUPTCY,),
)
def reporting(q: Question) -> Outcomes:
    """Whether reporting such a debt is an act to collect it is not said; only support is expressly outside the stay.

    **What it checks**: whether a debt to be reported is under a known stay or discharged, whoever of those who owe it
    filed: into whose file a report goes is no fact. An answer to the agency is a report, unless it is declared to state
    no debt.
    **Source**: 362(b)(2)(E) excepts the reporting of overdue support, from which one may argue that other reporting
    needs an exception too; 524(a)(2). The text settles neither, so this advises and does not deny.
    **When it does not apply**: to other contacts.
    **Missing facts**: the chapter, where a discharge that was denied or leaves the debt out ends the stay under some
    alone, or when a discharge was: then it advises to say them, and never denies. Unknown bankruptcies bring no advice.
    **Example**: a balance reported as owed after discharge is advised against.
    """
    if q.case.bankruptcies is UNKNOWN or furnishes(q) is False:
        return PASS

    def over_it(b: Bankruptcy, debt: Debt) -> bool:
        when = _discharged_from(b, debt)
        if when is None or could_be_from(when) > q.at:
            return _stay_goes_on(q, b, debt)
        return not is_unknown(when) or _stay_goes_on(q, b, debt) or bool(known(when))

    def judge(debt: Debt) -> Outcome:
        about = [b for b in known_bankruptcies(q) if b.debts is None or debt.id in b.debts]
        found = those(about, lambda b: over_it(b, debt))
        if not found:
            return PASS
        facts = {f"bankruptcies.{b.id}": b.obligor.value for b in found}
        message = "report the bankruptcy as it stands, and have counsel say whether the debt may be reported as owed"
        return Advised(message, debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


# -- 524: the discharge


@rule(
    "us.bk.524a2.discharge",
    "No act to collect a discharged debt from the debtor",
    _code("524(a)(2)"),
    _code("524(c)"),
    _code("524(e)"),
    _code("524(f)"),
    _code("524(j)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=_LOOKED_AT,
    needs=(Holding.BANKRUPTCY,),
)
def discharge(q: Question) -> Outcomes:
    """A discharge forbids for good to collect the debt as the debtor's personal liability.

    **What it checks**: for each debt, that no discharge known to the collector covers it; one of which the day alone is
    known does from its first hour on. Answers and notices as for the stay: they ask for no payment.
    **Source**: 524(a)(2). A debtor may still pay by choice (524(f)); taking that is no contact to collect.
    **When it does not apply**: to debts since the petition, those excepted from discharge and those reaffirmed
    (524(c)); to others who owe the debt (524(e)), unless they are asked where the consumer is, or met as the employer.
    A creditor with a lien on the debtor's principal residence may seek the periodic payments in the ordinary course
    from the debtor or their attorney (524(j)), or from who acts for the debtor or has come into the home, of whom a
    spouse as such is none: a message declared to ask for these alone passes, one declared to ask for payment and not
    for these alone is denied, and otherwise a duty says so. Threats and pleadings stay denied, a foreclosure notice
    included, unless it is a pleading that law requires, as under the stay: careful, since the injunction reaches
    personal liability only.
    **Missing facts**: unknown ``bankruptcies``; once a discharge came or may have, who filed, and when it came; who
    owes beside the consumer, if such a person filed; of a message for the periodic payments, whether a parent,
    representative, attorney or successor acts for the debtor still or has the home.
    **Example**: discharged in May: a letter in 2030 that asks for the balance is denied.
    """
    return _stopped(
        q,
        _discharged,
        "a discharge forbids collecting the debt as a personal liability",
        periodic_payments="seek only the periodic payments due under the lien, and nothing as a personal liability",
    )


# -- 1201 and 1301: codebtors

_CODEBTORS = "the stay of a bankruptcy protects whoever owes a consumer debt with the debtor"


def _left_alone(q: Question, chapter: Chapter) -> Outcomes:
    """What a codebtor stay says of the consumer debts; it is about no others."""
    debts = tuple([debt for debt in q.debts if debt.nature is not DebtNature.COMMERCIAL])
    return of_some(q, debts, lambda part: _stopped(part, _codebtor_stayed(chapter), _CODEBTORS, whenever=True))


@rule(
    "us.bk.1201a.codebtor",
    "No act to collect a consumer debt from a codebtor in chapter 12",
    _code("1201(a)"),
    _code("1201(c)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=_LOOKED_AT,
    needs=(Holding.BANKRUPTCY,),
)
def codebtor_12(q: Question) -> Outcomes:
    """While a family farmer's or fisher's case is open, those who owe a consumer debt with them are left alone too.

    **What it checks**: for each consumer debt, that nobody who owes it with the person whom the contact would collect
    from has an open case under chapter 12. Answers and notices as for the stay.
    **Source**: 1201(a). It ends when the case is closed, dismissed or converted to chapter 7, and by an order for
    relief from this stay (1201(c), ``codebtor_relief_at``); a discharge alone does not end it. It speaks of a consumer
    debt of the debtor, and not, as 362(a)(6) does, of one from before the petition: those of a consumer in bankruptcy
    count whenever they arose. Of somebody else's case, ``debts`` may also say what they owe at all, and is kept to.
    **When it does not apply**: to commercial debts. A codebtor who became liable in their own business is outside the
    statute, but no fact says so, so that is denied too.
    **Missing facts**: unknown ``bankruptcies``; whose case it is, or under which chapter, where that decides; who owes
    beside the consumer, if such a person filed, or if the stay of the consumer's own case is lifted, or leaves the debt
    out.
    **Example**: the brother who signed the loan filed under chapter 12: a call to the consumer is denied.
    """
    return _left_alone(q, 12)


@rule(
    "us.bk.1301a.codebtor",
    "No act to collect a consumer debt from a codebtor in chapter 13",
    _code("1301(a)"),
    _code("1301(c)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=_LOOKED_AT,
    needs=(Holding.BANKRUPTCY,),
)
def codebtor_13(q: Question) -> Outcomes:
    """While somebody pays by a plan, those who owe a consumer debt with them are left alone too.

    **What it checks**: for each consumer debt, that nobody who owes it with the person whom the contact would collect
    from has an open case under chapter 13. Answers and notices as for the stay.
    **Source**: 1301(a). It ends when the case is closed, dismissed or converted to chapter 7 or 11, and by an order
    for relief from this stay (1301(c), ``codebtor_relief_at``); a discharge alone does not end it.
    **When it does not apply**: as in chapter 12.
    **Missing facts**: as in chapter 12.
    **Example**: the consumer is in chapter 13: a call to the spouse who signed with them is denied.
    """
    return _left_alone(q, 13)


BANKRUPTCY = Pack(
    id="us.bankruptcy",
    title="Bankruptcy: automatic stay, discharge, codebtor stay (11 USC)",
    rules=read_twice(stay, reporting, discharge, codebtor_12, codebtor_13),
    why_not=covering(natures=tuple(DebtNature), under="11 USC 362(a): all entities"),
)
"""What a bankruptcy stops. It binds creditors and collectors alike, for consumer and commercial debts."""


def _on(section: str, what: str, *carried_by: str, why_not: str | None = None) -> Provision:
    return Provision("11 USC", section, what, carried_by, why_not)


_NO_FACT = "no fact of a case tells it apart"
PROVISIONS = (
    _on("362(a)(1)", "no proceeding begun or continued against the debtor", stay.id),
    _on("362(a)(2)", "no enforcement of an earlier judgment", stay.id),
    _on("362(a)(3)-(5), (7), (8)", "property, liens, setoff, tax court", why_not="not a contact"),
    _on("362(a)(6)", "no act to collect a claim from before the petition", stay.id),
    _on(
        "362(b)",
        "what the stay leaves out: crimes, support, regulators, instruments, transfers",
        reporting.id,
        why_not="none is a contact to collect a private debt; support and its reporting have no kind of debt",
    ),
    _on("362(c)(1)", "property leaves the estate", why_not="not a contact"),
    _on("362(c)(2)", "when the stay ends", stay.id),
    _on(
        "362(c)(3), (c)(4)",
        "a shorter stay, or none, after earlier dismissals",
        stay.id,
        why_not="no fact counts earlier cases; denied until it is confirmed that no stay holds",
    ),
    _on(
        "362(d)-(g)",
        "relief from the stay",
        stay.id,
        why_not="only the order and its debts are facts, not the motion, nor its terms",
    ),
    _on("362(e)", "the days after a motion that end the stay without an order", why_not=_NO_FACT + "; denied"),
    _on("362(h)-(o)", "leases, damages and special cases", why_not="not about contacts"),
    _on("524(a)(1)", "judgments on discharged debts are void", why_not="not a contact"),
    _on("524(a)(2)", "no act to collect a discharged debt as a personal liability", discharge.id),
    _on("524(a)(3), (b)", "community claims", why_not=_NO_FACT),
    _on(
        "524(c), (d)",
        "reaffirmed debts",
        discharge.id,
        stay.id,
        why_not="whether one is valid, and not rescinded, is the caller's to know; it does not end the stay",
    ),
    _on("524(e)", "others stay liable", discharge.id),
    _on("524(f)", "voluntary payment", discharge.id),
    _on("524(g)-(h)", "injunctions of a plan", why_not=_NO_FACT),
    _on("524(j)", "periodic payments under a lien on the residence", discharge.id),
    _on("1201(a)", "no act to collect a consumer debt from a codebtor, chapter 12", codebtor_12.id),
    _on("1301(a)", "no act to collect a consumer debt from a codebtor, chapter 13", codebtor_13.id),
    _on("1201(a)(1), 1301(a)(1)", "codebtors liable in their own business", why_not=_NO_FACT + "; denied"),
    _on(
        "1201(a), 1301(a)",
        "individuals who secured the debt and do not owe it",
        why_not="list them in `co_obligors`; nobody else is known to have secured it",
    ),
    _on("1201(b), 1301(b)", "presentment of an instrument, notice of dishonor", why_not=_NO_FACT),
    _on(
        "1201(c), (d), 1301(c), (d)",
        "relief for a creditor",
        codebtor_12.id,
        codebtor_13.id,
        why_not="the twenty days that end the stay without an order are not counted",
    ),
)
"""What of title 11 was looked at."""
