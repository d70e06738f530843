"""North Carolina: G.S. 75-50 to 75-56 for creditors, 58-70 for collection agencies, 75-104 for recorded messages.

Article 2 of chapter 75 binds whoever collects from a consumer but the agencies of article 70 of chapter 58: creditors,
servicers and law firms, of whom nothing that was read says that article 70 holds them. Of 58-70-100, said to repeat
75-52 for agencies, no text was found: it is advice.

Knowingly not encoded: debts for agricultural purposes, which are a consumer's there and commercial here; false words
(75-51(2) to (6), 75-54 but for (2) and what is paid (4)), collect calls (75-52(2)), lists (75-53(3)), what a licensee
does that is criminal, degrading or harsh (04 NCAC 03E .0602(1), (2), (5)), acknowledgments, charges and venue
(75-55(1), (2), (4), 58-70-115(1), (2)); that a utility may announce an outage by recorded message, which is no
collection.
"""

from datetime import date
from typing import Any, ClassVar, Final

from ....errors import MissingFact
from ....facts import AddressOptOut, CeaseNotice, Debt, InconvenientPlace, MediumOptOut, PhoneLine, Request
from ....facts.moments import could_be_from, could_be_until, surely_before
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, rule
from ....rules.judging import (
    asks_none,
    continues_a_suit,
    declared,
    each_debt,
    either,
    has_judgment,
    law_wants,
    together,
)
from ....shapes import (
    Ban,
    Calendar,
    Counting,
    Debts,
    FrequencyCap,
    NotObligated,
    Per,
    RepresentationStops,
    TakenFor,
    Which,
)
from ....shapes.exceptions import AnswersInquiry, Exempting, JudgmentsRemedy, Writ, owes_too
from ....shapes.reach import at_place, surely_away
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtKind,
    DebtNature,
    Element,
    GivenTo,
    Holding,
    Medium,
    Purpose,
    Recipient,
    Voice,
)
from ...binding import ANYONE, CREDITORS, covering
from ..federal.fdcpa import empty_threat, profanity, threat_of_harm
from ..federal.regf import s10, s22
from ..federal.regf.s18 import is_pleading
from .adopting import (
    DEBT_ON_ENVELOPE,
    IMPLIES_NOTHING,
    SAYS_OWED,
    adopted,
    advising,
    many_calls,
    told_of_no_debt,
    unusual_hours,
)
from .anothers_number import IN_WRITING, AnswersWhoHasIt, not_by_anothers_number
from .common import Jurisdiction, ours, regulation, statute
from .narrowing import REPRESENTS, SEEKS_NOTHING, unless, unless_named
from .owed_notice import owed_notices_spared
from .purposes import ABOUT_THE_DEBT, ANSWERS, ATTEMPTS, BEYOND_LOCATING, EVERY_EFFORT, TOWARDS_ANYBODY, WRITTEN
from .steps import bought, bought_and_time_barred, lacking_of_bought
from .waking import WAKING, asleep

_AGENCIES: Final = frozenset({CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER})
_ARTICLE_2: Final = CREDITORS | {CollectorKind.MORTGAGE_SERVICER, CollectorKind.LAW_FIRM}
_LOCATING_SINCE: Final = date(2015, 8, 5)
"""When 75-53(1) was rewritten, and 75-54(2) (S.L. 2015-177)."""
_LOCATING: Final = frozenset({Purpose.LOCATION_INFORMATION})
_TIMES: Final = statute("N.C.G.S.", "75-52(3)")
_WORK: Final = statute("N.C.G.S.", "75-52(4)")
_SAME_FOR_AGENCIES: Final = statute("N.C.G.S.", "58-70-100", Confidence.UNREAD)
_BY_ATTORNEY: Final = statute("N.C.G.S.", "58-70-115(3)")
_BY_THEIR_ATTORNEY: Final = RepresentationStops(
    told_by_attorney=True,
    consent_releases=False,
    whatever_debt=True,
    of_debtors=True,
    unless=(NotObligated(taken_for=TakenFor.STAND_INS),),
)
"""What both articles say of a represented consumer."""
_SEALED: Final = regulation("04 NCAC", "03E .0602(4)")
_RECORDED: Final = statute("N.C.G.S.", "75-104(b)")
_OTHERS: Final = statute("N.C.G.S.", "75-53(1)")
_LOCATED: Final = statute("N.C.G.S.", "75-53(1)(d)")
_SHOWN: Final = statute("N.C.G.S.", "75-53(2)")
_SEEN_BY: Final = CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY}
_OURS: Final = frozenset({GivenTo.COLLECTOR, GivenTo.CREDITOR})
_OF_A_MINOR: Final = frozenset({Recipient.PARENT, Recipient.GUARDIAN})
_ASKED: Final = OTHERS | {Recipient.GUARDIAN}
"""Whom the section lets be asked where the debtor is, and no more; the guardian of a minor may be told more."""
_SAID: Final = (Element.IDENTITY_AND_PURPOSE, Element.CALLBACK_NUMBER)
_UNNAMED: Final = Denied("a recorded call lacks: business identity")


@rule(
    "us.nc.75-52-3.inconvenient-time",
    "No calls at times known to be outside the person's waking hours",
    _TIMES,
    media=TELEPHONE,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=COMMUNICATIONS,
    needs=(Holding.INCONVENIENT_TIME,),
    **WAKING,
)
def sleeping(q: Question, p: Any) -> Outcomes:
    """A telephone does not ring while the person is known to sleep.

    **What it checks**: the times that the person asked to be left alone, as far as the person is known to sleep then
    (``asleep``); where nobody said whether, as far as they lie between {closes} and {opens}, which is ours.
    **Source**: N.C.G.S. 75-52(3), which is about waking hours and no other inconvenience, and about any person, the
    consumer's attorney too.
    **When it does not apply**: to times of the day of which nobody said that the person sleeps; to one answer to a call
    from such a time, or within the person's own call; with later consent to the time.
    **Missing facts**: unknown ``requests``; whether the person sleeps then, if that is given as unknown; no
    ``locations``.
    **Example**: somebody who works at night sleeps from ten to four: a call at noon is denied. "Not during my shift"
    closes nothing by this rule.
    """
    return asleep(q, p)


def _to_reach_the_consumer(q: Question, line: PhoneLine) -> bool:
    """Whether the collector had by then a number where the consumer can be reached outside working hours."""
    theirs = line.person == Recipient.CONSUMER or (q.recipient is Recipient.CONSUMER and line.person in q.perhaps)
    known = line.learned_at is None or could_be_from(line.learned_at) <= q.at
    surely_elsewhere = any(could_be_until(when) <= q.at for when in line.elsewhere(q.at))
    return theirs and known and line.place != WORK and not surely_elsewhere


def _instructs(q: Question, request: Request) -> bool:
    """Whether it is an instruction not to be contacted there, in whatever words."""
    if q.who not in q.spoken_for(request):
        return False
    match request:
        case InconvenientPlace():
            return request.place in (WORK, UNKNOWN)
        case AddressOptOut():
            return request.address in (q.address, UNKNOWN) and request.binds(q.medium)
        case MediumOptOut():
            return request.binds(q.medium)
        case _:
            return isinstance(request, CeaseNotice) and q.recipient is not Recipient.CONSUMER_ATTORNEY


def _instructs_otherwise(q: Question, request: Request, debt: Debt) -> bool:
    """Whether the person said since that they may be contacted at work about a debt."""
    later = [
        c
        for scope in (ConsentScope.WORKPLACE, ConsentScope.PLACE)
        for c in q.consents(scope)
        if c.place == WORK or (scope is ConsentScope.WORKPLACE and c.place is None)
    ]
    return any(
        (c.debts is None or debt.id in c.debts)
        and any(surely_before(request.received_at, when) for when in (c.given_at, *c.renewed_at) if when <= q.at)
        for c in later
    )


@rule(
    "us.nc.75-52-4.work",
    "Not at work against the person's instructions",
    _WORK,
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=ABOUT_THE_DEBT,
    needs=(Holding.INCONVENIENT_PLACE, Holding.OPT_OUT, Holding.CEASE_NOTICE),
)
def work(q: Question) -> Outcomes:
    """Whoever said not to be contacted at work is not, as long as a number is known where the consumer can be reached.

    **What it checks**: once the person said so, in whatever words, that neither the line or address used nor the
    person's known whereabouts is the workplace. Without any number of the consumer's, known by then, but one at work
    the instruction does not bind, whoever gave it.
    **Source**: N.C.G.S. 75-52(4), which is about any person, the consumer's attorney too; what the attorney wrote for
    the client, that contacts cease, is no instruction about the attorney.
    **When it does not apply**: to answers to what came after that; with the person's later consent to work; to what
    only the employer forbids; to the workplace, if every number on file is a workplace's or somebody else's.
    **Missing facts**: unknown ``requests``, unless it surely goes elsewhere; the place of the line or address used.
    **Example**: "do not call me at the office": with a mobile on file the office line is closed.
    """
    if q.case.requests is UNKNOWN and surely_away(q, WORK):
        return PASS
    asked = [r for r in q.requests if _instructs(q, r) and q.answered_after(r.received_at) is None]

    def judge(debt: Debt) -> Outcome:
        mine = [r for r in asked if not isinstance(r, CeaseNotice) or r.about(debt.id)]
        mine = [r for r in mine if not _instructs_otherwise(q, r, debt)]
        if not mine or not at_place(q, WORK):
            return PASS
        if q.case.phones is UNKNOWN:
            raise MissingFact("phones")
        if not any(_to_reach_the_consumer(q, line) for line in q.case.phones):
            return PASS
        facts = {f"requests.{r.id}": WORK for r in mine}
        return Denied("at work, against the person's instructions", debts=(debt.id,), facts=facts)

    return each_debt(q, judge) if asked else PASS


# -- 75-53


class _StandsIn(Exempting):
    """Whoever is no other person than the debtor: the parent or guardian of a minor, and who stands in their place."""

    says: ClassVar = "to the parent or guardian of a minor, or who else stands in the debtor's place"

    def spares(self, q: Question, debt: Debt) -> bool:
        if q.recipient in _OF_A_MINOR:
            return _is_a_minors(q)
        return q.recipient not in OTHERS and q.counts_as_consumer(debt)


@unless_named
@unless(_StandsIn(), AnswersInquiry(), Writ())
@rule(
    "us.nc.75-53-1.others",
    "No communication with anybody but the debtor and the attorney",
    _OTHERS,
    recipients=OTHERS | _OF_A_MINOR,
    purposes=BEYOND_LOCATING,
)
def others(q: Question) -> Outcomes:
    """Nobody else is communicated with in collecting, whatever is said, but for whom the section names.

    **What it checks**: that the consumer or the consumer's attorney permitted contact with that person in writing, for
    each debt, or contact with the employer; the parent or guardian of a minor is excepted.
    **Source**: N.C.G.S. 75-53(1).
    **When it does not apply**: to the spouse and representatives of the deceased; agencies, attorneys and the
    creditor's side; to whoever owes the debt too; to one answer to what the person asked, by whatever medium; to asking
    where the consumer is, which has rules of its own; to legal process. That the parent of a
    minor lives with them is taken on trust, as the section lets a belief in good faith be enough.
    **Missing facts**: whether the consumer is a minor, for a parent or guardian, or deceased, for a representative; the
    ``kind`` of the debt, for a successor in interest; ``representation``, for the attorney; a consent not known to be
    in writing is none.
    **Example**: a creditor's letter to the employer about the debt is denied.
    """
    if q.answered is not None:
        return PASS
    barred = tuple([debt.id for debt in q.debts if not owes_too(q, debt) and not _permitted(q, debt)])
    if not barred:
        return PASS
    return Denied("nobody but the debtor and the attorney is communicated with", debts=barred)


def _permitted(q: Question, debt: Debt) -> bool:
    """Whether the consumer, or the attorney, permitted contacts with that person about a debt in writing ((1)(a))."""
    scopes = {ConsentScope.THIRD_PARTY} | ({ConsentScope.EMPLOYER} if q.recipient is Recipient.EMPLOYER else set())
    return any(
        consent.in_writing is True and consent.given_to in _OURS and (consent.debts is None or debt.id in consent.debts)
        for who in (Recipient.CONSUMER, Recipient.CONSUMER_ATTORNEY)
        for scope in sorted(scopes)
        for consent in q.consents_of(who, scope)
    )


class _Permitted(Exempting):
    """A contact with somebody with whom the debtor, or the attorney, permitted them in writing ((1)(a))."""

    says: ClassVar = "where the consumer, or the attorney, permitted contacts with that person in writing"

    def spares(self, q: Question, debt: Debt) -> bool:
        return _permitted(q, debt)


def _is_a_minors(q: Question) -> bool:
    """Whether the consumer is a minor.

    Raises:
        MissingFact: nobody knows.
    """
    minor = q.case.consumer.minor
    if minor is UNKNOWN:
        raise MissingFact("consumer.minor")
    return minor


_OR_THE_ATTORNEYS: Final = IN_WRITING._replace(
    says="for which the consumer, or the attorney, consented in writing, directly to the collector, to contacts with "
    "whoever has the number",
    whose=(Recipient.CONSUMER, Recipient.CONSUMER_ATTORNEY),
)

anothers_number = not_by_anothers_number(
    "us.nc.75-53-1.not-the-consumers-number", _OTHERS, leave=_OR_THE_ATTORNEYS, spared=(AnswersWhoHasIt(who=OTHERS),)
)


class _StatementOfAccount(Exempting):
    """A written statement of account, which asks for what is due and threatens nothing: a call is none."""

    says: ClassVar = "to a written statement of account that asks for what is due and threatens nothing"

    def spares(self, q: Question, debt: Debt) -> bool:
        states = q.purpose is Purpose.SERVICING_DISCLOSURE and q.medium in WRITTEN and q.acts <= _STATEMENTS
        return states and q.content.carries.isdisjoint(_THREATENING)


_STATEMENTS: Final = frozenset({Purpose.SERVICING_DISCLOSURE, Purpose.COLLECTION})
_THREATENING: Final = frozenset({Element.THREATENS_CREDIT_REPORT, Element.PHYSICAL_OR_CRIMINAL_THREAT})


_OWES_TOO: Final = Debts(which=Which.OWED_TOO)
"""Who owes the debt too is a debtor, and no other person of 75-53(1)."""

_NOT_BY_D: Final = (_StandsIn(), _OWES_TOO, _Permitted())
"""Who is asked where the debtor is without what (1)(d) wants: no other person, or one whom (a) or (c) lets be told."""


class _Requested(Exempting):
    """A contact that the person asked for."""

    says: ClassVar = "to a contact that the person asked for (``contact.location_grounds``)"

    def spares(self, q: Question, debt: Debt) -> bool:
        return bool(q.contact.location_grounds.person_asked_for_it)


_ONCE_A_WEEK = FrequencyCap(
    most=1, days=7, calendar={Calendar.WEEK}, per=Per.PERSON, counting=Counting.COMMUNICATIONS, media=frozenset(Medium)
).rule(
    "us.nc.75-53-1d3.once-a-week",
    "Asking where the debtor is: {most:once} a week of each person",
    _LOCATED,
    recipients=_ASKED,
    purposes=_LOCATING,
    in_force=(_LOCATING_SINCE, None),
    exceptions="to a contact that the person asked for: one that this one answers, or ``contact.location_grounds``",
    source_note="Which week is not said: the calendar's and {days:day} both hold",
    example="a neighbour reached on Monday is asked again on Monday next.",
)
_THRICE_A_MONTH = FrequencyCap(
    most=3, days=30, per=Per.PERSON, counting=Counting.COMMUNICATIONS, media=frozenset(Medium)
).rule(
    "us.nc.75-53-1d3.thrice-in-thirty-days",
    "Asking where the debtor is: {most:more time} in {days:day} of each person",
    _LOCATED,
    recipients=_ASKED,
    purposes=_LOCATING,
    in_force=(_LOCATING_SINCE, None),
    exceptions="to a contact that the person asked for: one that this one answers, or ``contact.location_grounds``",
    example="reached on 2, 9 and 16 March, a neighbour is asked again in April.",
)


@rule(
    "us.nc.75-54-2.purpose",
    "Who attempts to collect says that it is to collect a debt",
    statute("N.C.G.S.", "75-54(2)"),
    recipients=_SEEN_BY,
    purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE, Purpose.FORMAL_PLEADING},
    in_force=(_LOCATING_SINCE, None),
)
def purpose_said(q: Question) -> Outcomes:
    """Every communication that attempts to collect discloses that its purpose is to collect a debt.

    **What it checks**: that the content is declared to say so, as the disclosure of an attempt to collect a debt or as
    the caller's name and true purpose; undeclared, a duty.
    **Source**: N.C.G.S. 75-54(2), as rewritten in 2015, which knows no exception for the papers of a court.
    **When it does not apply**: to asking others where the debtor is; to answers and what else attempts to collect
    nothing, as statements and papers of a court declared to ask for no payment, or papers that some law requires. A
    bill attempts to.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a creditor's text declared to lack the disclosure is denied.
    """
    content = q.content
    files = q.acts == {Purpose.FORMAL_PLEADING}
    if (q.acts <= _STATING and asks_none(q)) or (files and law_wants(q)):
        return PASS
    return declared(
        either(content.has(Element.INITIAL_DISCLOSURE), content.has(Element.IDENTITY_AND_PURPOSE)),
        wanted=True,
        denied="does not say that its purpose is to collect a debt",
        duty="say that the purpose is to collect a debt",
    )


_STATING: Final = frozenset({Purpose.SERVICING_DISCLOSURE, Purpose.FORMAL_PLEADING})

# -- 58-70-115


class _LawWantsIt(Exempting):
    """A report, or an answer to an agency that is one, or a pleading, that some law requires."""

    says: ClassVar = "to a report or a pleading that some law requires (``required_by_law``), which no complaint is"

    def spares(self, q: Question, debt: Debt) -> bool:
        return law_wants(q) and q.acts <= _MAY_BE_WANTED


_MAY_BE_WANTED: Final = ANSWERS | {Purpose.CREDIT_REPORTING, Purpose.FORMAL_PLEADING}

_binds_agencies = covering(_AGENCIES, natures=tuple(DebtNature), under="N.C.G.S. 58-70-15, 58-70-90")


@owed_notices_spared(_binds_agencies)
@unless(SEEKS_NOTHING, _LawWantsIt())
@rule(
    "us.nc.58-70-115-4.time-barred",
    "A buyer of debts does not collect what is time-barred",
    statute("N.C.G.S.", "58-70-115(4)"),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
)
def bought_too_late(q: Question) -> Outcomes:
    """A debt buyer, and who acts for one, neither sues on a time-barred debt nor attempts to collect it.

    **What it checks**: for each debt that a debt buyer collects, or that was bought, that it is not time-barred. Bills
    and reports attempt to collect too.
    **Source**: N.C.G.S. 58-70-115(4), which binds whoever knows or should know it.
    **When it does not apply**: to debts known not to have been bought, unless a debt buyer collects; to a debt for
    which there is a judgment, and the papers of a suit that goes on (``active_litigation``) unless they
    are declared to bring another; to a pleading or a report
    that some law requires, such as word that a suit is dropped, or of a dispute; to a statement declared to ask for no
    payment (``no-payment-request``).
    **Missing facts**: whether a debt that may have been bought is time-barred; of a time-barred debt that an agency
    collects, whether it was bought; who collects it.
    **Example**: a buyer calls about a card debt on which nobody may sue any more: denied.
    """

    def judge(debt: Debt) -> Outcomes:
        if has_judgment(q, debt) or (is_pleading(q) and continues_a_suit(q, debt)):
            return PASS
        if not bought_and_time_barred(debt, bought(q, debt)):
            return PASS
        return Denied("a bought debt is time-barred", debts=(debt.id,))

    return each_debt(q, judge)


@owed_notices_spared(_binds_agencies)
@unless(SEEKS_NOTHING, _LawWantsIt())
@rule(
    "us.nc.58-70-115-5.documents",
    "A buyer of debts holds what proves them",
    statute("N.C.G.S.", "58-70-115(5)", Confidence.PARTIAL),
    recipients=TOWARDS_ANYBODY,
    purposes=EVERY_EFFORT,
)
def documents(q: Question) -> Outcomes:
    """A debt buyer, and who acts for one, holds proof that it owns the debt and a reasonable check of the amount.

    **What it checks**: ``documents_held`` of each debt that a debt buyer collects, or that was bought; not said, a
    duty.
    **Source**: N.C.G.S. 58-70-115(5), of which the opening was read: it bars suing and otherwise attempting to collect
    without them. What counts as verification was not.
    **When it does not apply**: to debts known not to have been bought, unless a debt buyer collects; while nothing is
    said of the documents, to those not known to have been; to a pleading or a report that some law requires, and that
    does not sue; to a statement declared to ask for no payment (``no-payment-request``), and such papers of a suit
    that goes on, or after a judgment.
    **Missing facts**: ``documents_held``, if it is said to be unknown; of a debt whose documents are known to be
    lacking, whether it was bought, and who collects it.
    **Example**: a buyer that cannot show that it owns a debt calls about it: denied.
    """

    def judge(debt: Debt) -> Outcomes:
        buyers, held = bought(q, debt), debt.documents_held
        if held is True or buyers is False:
            return PASS
        if held is None:
            return Required(_PROOF, debts=(debt.id,)) if buyers is True else PASS
        if held is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.documents_held")
        if buyers is UNKNOWN:
            raise MissingFact(lacking_of_bought(debt))
        return Denied("nothing at hand shows that the buyer owns the debt, or how much it is", debts=(debt.id,))

    return each_debt(q, judge)


_PROOF: Final = "hold valid documents that the buyer owns the debt, and a reasonable verification of its amount"


@rule(
    "us.nc.75-104.recorded-message",
    "A recorded call sells nothing and says who is calling, how to reach them, and why",
    _RECORDED,
    media=TELEPHONE,
    purposes=ABOUT_THE_DEBT,
)
def recorded_message(q: Question) -> Outcomes:
    """A recorded or synthetic voice calls about an existing debt without an offer, with name, number and reason.

    **What it checks**: for a call that no live voice speaks, the declared content; undeclared, the decision carries the
    duty. Who calls is the business: a call declared to leave its name out is denied, whoever else it names.
    **Source**: N.C.G.S. 75-104(b). Calls that the person solicited, or approved through a live operator, are not told
    apart from others here.
    **When it does not apply**: to a live voice; within the person's own call.
    **Missing facts**: ``contact.voice``, where a recorded call with that content would be denied.
    **Example**: a recording about an overdue bill that also offers a loan is denied.
    """
    voice = q.contact.voice
    if voice is Voice.LIVE or not q.places_call:
        return PASS
    content = q.content
    found = (
        declared(
            content.has(Element.OFFER),
            wanted=False,
            denied="a recorded call offers something",
            duty="in a recorded call offer nothing",
        ),
        *[
            declared(
                content.has(element),
                wanted=True,
                denied=f"a recorded call lacks: {element.value.replace('-', ' ')}",
                duty=f"a recorded call has to have: {element.value.replace('-', ' ')}",
            )
            for element in _SAID
        ],
        _UNNAMED if content.has(Element.BUSINESS_IDENTITY) is False else PASS,
    )
    if voice is UNKNOWN and any(isinstance(outcome, Denied) for outcome in found):
        raise MissingFact("contact.voice")
    return found


@rule(
    "us.nc.04-ncac-3e-0602-4.sealed",
    "A consumer finance licensee writes in a sealed envelope",
    _SEALED,
    media=WRITTEN,
    recipients=CONSUMERS | OTHERS,
    purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
    on_paper=Parameter(
        ((date.min, True),), "writing to collect is on paper only", ours("electronic messages"), "higher"
    ),
)
def sealed(q: Question, p: Any) -> Outcomes:
    """Licensed lenders write to collect only in a sealed envelope, to the home or place of business.

    **What it checks**: for a letter, that it is declared to be no postcard, undeclared a duty, and does not go to an
    address that is neither the home nor the workplace, which stands for the place of business, nor to the address of
    somebody who does not owe the debt; the spouse's and the household's are taken for the home. An electronic message
    that presses for payment is in no envelope and is denied; a policy that sets ``on_paper`` to false is only told so.
    **Source**: 04 NCAC 03E .0602(4), of 1976, which speaks of any written communication.
    **When it does not apply**: to calls and visits; to what only answers; to an electronic bill; to debts other than
    instalment loans that a licensee, itself or by an agency, collects: one known to have been bought is none.
    **Missing facts**: the place of the postal address used.
    **Example**: a lender's postcard about arrears is denied.
    """
    if q.medium is not Medium.MAIL:
        if q.acts.isdisjoint(ATTEMPTS):
            return PASS
        return Denied(_ON_PAPER) if p.on_paper else Advised(_ON_PAPER)
    enclosed = declared(
        q.content.has(Element.POSTCARD),
        wanted=False,
        denied="is not in a sealed envelope",
        duty="use a sealed envelope",
    )
    postal = q.index.postal.get(q.address or "")
    if postal is None or isinstance(enclosed, Denied):
        return enclosed

    def judge(debt: Debt) -> Outcome:
        if not _obligated_there(q, debt, postal.person):
            return Denied("is not mailed to the home or the place of business of somebody who owes the debt")
        if postal.place is UNKNOWN:
            raise MissingFact(f"postal_addresses.{postal.id}.place")
        return (
            enclosed if postal.place in (HOME, WORK) else Denied("is not mailed to the home or the place of business")
        )

    return together(each_debt(q, judge))


def _obligated_there(q: Question, debt: Debt, person: str) -> bool:
    """Whether an address is that of the consumer, of who lives with or stands for them, or of who owes a debt."""
    theirs = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
    return person in theirs or (person == q.who and q.recipient in theirs) or person in debt.co_obligors


_ON_PAPER: Final = "written attempts to collect go out in sealed envelopes"


class _AsksNoPayment(Exempting):
    """What is declared to ask for no payment, and presses for none by a threat or a remedy either."""

    says: ClassVar = (
        "to what is declared to ask for no payment (``no-payment-request``) and neither threatens nor announces a "
        "remedy"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        return asks_none(q) is True and q.acts <= _STATEMENTS and q.content.carries.isdisjoint(_THREATENING)


only_the_obligated = unless(_AsksNoPayment(), REPRESENTS)(
    Ban(unless=(_OWES_TOO, JudgmentsRemedy())).rule(
        "us.nc.04-ncac-3e-0602-3.only-the-obligated",
        "A consumer finance licensee asks nobody for payment who does not owe it",
        regulation("04 NCAC", "03E .0602(3)"),
        recipients=OTHERS | {Recipient.SPOUSE, Recipient.PARENT},
        purposes=ATTEMPTS | {Purpose.SERVICING_DISCLOSURE},
        example="the borrower's spouse, who did not sign, is asked for the instalment: denied.",
    )
)


_NAME_AND_NUMBER: Final = (
    "What is declared not to state a debt shows no more than name, address and number, unless it shows who collects."
)

_CREDITORS = Pack(
    "us.nc.article-2",
    "North Carolina: G.S. 75-50, creditors",
    (
        adopted(threat_of_harm, "us.nc.75-51-1.threat-of-harm", statute("N.C.G.S.", "75-51(1)")),
        adopted(
            empty_threat,
            "us.nc.75-51-7.empty-threat",
            statute("N.C.G.S.", "75-51(7)"),
            statute("N.C.G.S.", "75-51(8)"),
            title="No threat of a legal action that nobody may or means to bring",
        ),
        adopted(profanity, "us.nc.75-52-1.profanity", statute("N.C.G.S.", "75-52(1)")),
        many_calls("us.nc.75-52-3.frequency", _TIMES, recipients=BEYOND_THE_COLLECTORS_SIDE),
        unusual_hours("us.nc.75-52-3.waking-hours", _TIMES, recipients=BEYOND_THE_COLLECTORS_SIDE),
        sleeping,
        work,
        others,
        anothers_number,
        unless(*_NOT_BY_D)(
            adopted(
                s10.identify, "us.nc.75-53-1d1.identify", _LOCATED, recipients=_ASKED, in_force=(_LOCATING_SINCE, None)
            )
        ),
        unless(*_NOT_BY_D)(
            adopted(
                s10.state_no_debt,
                "us.nc.75-53-1d2.state-no-debt",
                _LOCATED,
                note="*If no indication of indebtedness is made*: what says or shows that somebody collects a debt "
                "indicates one.",
                check=told_of_no_debt,
                recipients=_ASKED,
                in_force=(_LOCATING_SINCE, None),
            )
        ),
        unless(_Requested(), *_NOT_BY_D)(_ONCE_A_WEEK),
        unless(_Requested(), *_NOT_BY_D)(_THRICE_A_MONTH),
        unless(IMPLIES_NOTHING)(
            adopted(
                s22.no_postcard,
                "us.nc.75-53-2.no-postcard",
                _SHOWN,
                title="No postcard that tells of the debt",
                recipients=_SEEN_BY,
                purposes=ABOUT_THE_DEBT,
                note=_NAME_AND_NUMBER,
            )
        ),
        adopted(DEBT_ON_ENVELOPE, "us.nc.75-53-2.envelope", _SHOWN, recipients=_SEEN_BY, purposes=ABOUT_THE_DEBT),
        unless(IMPLIES_NOTHING)(
            adopted(
                s22.social_media,
                "us.nc.75-53-2.social-media",
                _SHOWN,
                title="Nothing of the debt that others can see",
                note=_NAME_AND_NUMBER,
            )
        ),
        purpose_said,
        adopted(SAYS_OWED, "us.nc.75-54-4.nothing-owed", statute("N.C.G.S.", "75-54(4)")),
        unless(_StatementOfAccount())(
            _BY_THEIR_ATTORNEY.rule(
                "us.nc.75-55-3.attorney",
                "Not to a consumer whose attorney told the creditor",
                statute("N.C.G.S.", "75-55(3)"),
                statute("N.C.G.S.", "75-50(1)"),
                recipients=CONSUMERS,
                purposes=ABOUT_THE_DEBT,
                source_note="The text knows no release when the attorney does not answer, none by the attorney's "
                "leave, and asks not about which debt",
                example="the attorney writes to the shop: it sends statements and nothing else.",
            )
        ),
    ),
    covering(_ARTICLE_2, under="N.C.G.S. 75-50(3)"),
    "US-NC",
)
_COLLECTION_AGENCIES = Pack(
    "us.nc.article-70",
    "North Carolina: G.S. 58-70, collection agencies",
    (
        many_calls("us.nc.58-70-100.frequency", _SAME_FOR_AGENCIES, recipients=BEYOND_THE_COLLECTORS_SIDE),
        advising(
            adopted(work, "us.nc.58-70-100.work", _SAME_FOR_AGENCIES, note="Unread, and believed to say the same.")
        ),
        _BY_THEIR_ATTORNEY.rule(
            "us.nc.58-70-115-3.attorney",
            "Not to a consumer whose attorney told the agency",
            _BY_ATTORNEY,
            recipients=CONSUMERS,
            purposes=ABOUT_THE_DEBT,
            source_note="The text knows no release when the attorney does not answer, none by the attorney's "
            "leave, and asks not about which debt.",
            example="the attorney calls the agency: it contacts the consumer no more.",
        ),
        bought_too_late,
        documents,
    ),
    _binds_agencies,
    "US-NC",
)
_RECORDED_MESSAGES = Pack(
    "us.nc.recorded-messages",
    "North Carolina: recorded messages",
    (recorded_message,),
    covering(ANYONE, natures=tuple(DebtNature), under="N.C.G.S. 75-104"),
    "US-NC",
)
_LENDERS = Pack(
    "us.nc.consumer-finance",
    "North Carolina: consumer finance licensees",
    (only_the_obligated, sealed),
    covering(
        ANYONE - {CollectorKind.DEBT_BUYER},
        natures=tuple(DebtNature),
        kinds=(DebtKind.INSTALMENT_LOAN,),
        bought=False,
        under="04 NCAC 03E .0602: a licensee or its agent",
    ),
    "US-NC",
)

JURISDICTION: Final = Jurisdiction(
    "US-NC",
    "North Carolina",
    Confidence.PARTIAL,
    (_CREDITORS, _COLLECTION_AGENCIES, _RECORDED_MESSAGES, _LENDERS),
    (
        statute("N.C.G.S.", "75-50 to 75-56"),
        _BY_ATTORNEY,
        statute("N.C.G.S.", "58-70-115(4)"),
        statute("N.C.G.S.", "58-70-90", Confidence.SECONDARY),
        _SEALED,
        _RECORDED,
    ),
    "Creditors, servicers and law firms: no contact at work against instructions while another number is known, none "
    "when the person is known to sleep, none with others but to find the debtor, none past an attorney who told them; "
    "threats, profanity, postcards and the purpose as declared; what is known to be paid is not asked for. Agencies, "
    "whoever owes: none after the attorney spoke, and buyers collect nothing time-barred. Recorded calls need name, "
    "number and reason, no offer. Frequency, and 58-70-100 (unread), are advice. Not encoded: agricultural debts, "
    "other false words, collect calls, lists, acknowledgments, charges and venue; the end of 58-70-115(5), unread.",
)
