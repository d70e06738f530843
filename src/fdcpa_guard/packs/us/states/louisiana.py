"""Louisiana: R.S. 9:3562, limits on a creditor's contacts.

It binds creditors, not only those of consumer credit transactions: a business debt that a person owes or guarantees is
reached too. A buyer of the debt is read as a creditor. A collector for others, for whom the federal cease notice closes
far more, is not bound.

Read widely, for want of words: what is no letter is a personal contact; every attempt that rang or was sent counts as
one; a cease notice in writing counts as sent by registered or certified mail unless it is known not to have been; of a
debt whose due day is unknown, default is assumed. Knowingly not encoded: that contact with outsiders may also be about
credit-worthiness; what (4) says, which was not read.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar, Final

from ....clock import DAY, start_of_day
from ....errors import MissingFact
from ....facts import Attempt, CeaseNotice, Consent, Debt
from ....facts.moments import could_be_from, plain, surely_before
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Passed, Question, Rule, reads, rule
from ....rules.acts import was_for
from ....rules.judging import each_debt, lacks_while, needed_longest, tells_of_debt, unless_the_consumer, was_the_answer
from ....rules.missed import surely_missed
from ....rules.tallying import Limit, Tally, fullest, tally
from ....shapes import Duty, JudgmentsRemedy, NotObligated, RequiredByLaw
from ....shapes.arithmetic import day_of, full_calendar, full_days, month_of
from ....shapes.exceptions import Exempting, owes_too, responds
from ....shapes.periods import counted_in_days, in_calendar, since
from ....vocabulary import (
    CONSUMERS,
    ELECTRONIC,
    HOME,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtNature,
    Element,
    GivenTo,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import CREDITORS, covering
from .anothers_number import GIVEN, AnswersWhoHasIt, not_by_anothers_number
from .common import Jurisdiction, statute
from .narrowing import but_for_confirmations, unless, unless_named
from .purposes import ABOUT_THE_DEBT, ATTEMPTS, VISITS
from .steps import by_the_debtors, in_default

_SECTION: Final = statute("La. R.S.", "9:3562")
_STOPPED: Final = statute("La. R.S.", "9:3562(3)")
_ROLLING_MONTH: Final = 30
_CONTACTS: Final = ATTEMPTS | {Purpose.SERVICING_DISCLOSURE, Purpose.ANSWER_TO_REQUEST, Purpose.TERMINATION_OF_EFFORTS}
"""Contacts in regard to what is owed: bills, answers and word that the efforts end too, but not what some law wants."""
_WAIVERS: Final = {
    ConsentScope.MORE_CALLS: TELEPHONE,
    ConsentScope.ELECTRONIC_MESSAGES: ELECTRONIC,
    ConsentScope.HOME_VISIT: VISITS,
}
"""Consents by which the debtor waives the limits (9:3562(1)), and the media for which they do."""
_OUTSIDERS: Final = OTHERS - {Recipient.HOUSEHOLD_MEMBER} | {Recipient.PARENT}


@unless_named
@but_for_confirmations
@unless(JudgmentsRemedy(), RequiredByLaw())
@rule(
    "us.la.9-3562-1.outside-the-household",
    "Not to anybody outside the household",
    _SECTION,
    recipients=_OUTSIDERS,
    purposes=ABOUT_THE_DEBT,
)
def outside_the_household(q: Question) -> Outcomes:
    """Nobody outside the debtor's household is contacted about the debt.

    **What it checks**: for each debt, that the consumer consented to contact with the person once the debt existed: by
    a consent given, or given again, after the day on which it was incurred or once it was overdue, or, where nobody
    knows that day, by one that names the debt; one in the contract itself waives nothing. For the employer a consent to
    contacts with the employer counts too. A question about whereabouts that is declared to state the debt is a contact
    about it too.
    **Source**: La. R.S. 9:3562.
    **When it does not apply**: to people of the household, with whom the parent of a minor is counted, and to who is
    present there, visited at the debtor's home or called by its landline; to whoever owes the debt too; to other
    questions about the debtor's whereabouts, which carry a duty; to answers to the person; to the confirmation of their
    own opt-out, which regards no obligation; where the law provides otherwise, to what some law requires, and to what
    carries out a judgment that there is.
    **Missing facts**: where nothing else allows it, whether the consumer is a minor, or deceased, for a parent or
    representative, and whether the line or address is the home's. A consent that may be older than the debt does not
    count, nor one given to an earlier collector, or to nobody knows whom.
    **Example**: a creditor's call to a neighbour about payment is denied, to a daughter in the house it is not.
    """
    if q.acts == {Purpose.LOCATION_INFORMATION} and not tells_of_debt(q):
        return PASS
    if q.answered is not None:
        return PASS
    leave = _waivers(q)
    barred = tuple(debt.id for debt in q.debts if not owes_too(q, debt) and not any(_allows(q, c, debt) for c in leave))
    if not barred or _is_present(q):
        return PASS
    denied = Denied("the person is outside the household", debts=barred)
    return denied if q.recipient in OTHERS else unless_the_consumer(q, denied)


def _is_present(q: Question) -> bool:
    """Whether who is contacted is present in the debtor's household: visited there, or called by the line there.

    Raises:
        MissingFact: they may be.
    """
    return q.medium in (Medium.IN_PERSON, Medium.CALL) and by_the_debtors(q, HOME)


def _waivers(q: Question) -> list[Consent]:
    """The consents to contacts with the person, given to this collector or its creditor."""
    leave = q.third_party_consents()
    if q.recipient is Recipient.EMPLOYER:
        leave = leave + q.consents_of(Recipient.CONSUMER, ConsentScope.EMPLOYER)
    return [c for c in leave if c.given_to in (GivenTo.COLLECTOR, GivenTo.CREDITOR)]


def _agreed_since(q: Question, consent: Consent) -> bool:
    """Whether a consent is surely no older than each debt that it is for."""
    return all(_allows(q, consent, debt) for debt in q.debts if consent.debts is None or debt.id in consent.debts)


_AGREED_SINCE: Final = GIVEN._replace(says=f"{GIVEN.says}, once the debt existed", counts=_agreed_since)

anothers_number = not_by_anothers_number(
    "us.la.9-3562-1.not-the-consumers-number",
    _SECTION,
    leave=_AGREED_SINCE,
    spared=(JudgmentsRemedy(), RequiredByLaw(), AnswersWhoHasIt(who=_OUTSIDERS | {Recipient.HOUSEHOLD_MEMBER})),
)


class _NoOutsider(Exempting):
    """A debt of which the person is no outsider, or about which the debtor let them be contacted, or they asked."""

    says: ClassVar = (
        "with the consumer's consent, as for other contacts, once the debt existed; to whoever owes the debt too, "
        "the parent of a consumer known to be a minor, and who is present in the household; to answers to the person"
    )

    def spares(self, q: Question, debt: Debt) -> bool:
        if q.answered is not None or owes_too(q, debt) or _is_present(q):
            return True
        parents = q.recipient is Recipient.PARENT and q.case.consumer.minor is True
        return parents or any(_allows(q, consent, debt) for consent in _waivers(q))


_whereabouts: Final = Duty(
    duty="ask outsiders where the debtor is only with reason to believe that the debtor moved or changed employment"
).rule(
    "us.la.9-3562-2b.whereabouts",
    "Outsiders are asked where the debtor is only with reason to believe in a move or another job",
    statute("La. R.S.", "9:3562(2)(b)"),
    recipients=_OUTSIDERS,
    purposes=(Purpose.LOCATION_INFORMATION,),
    exceptions=f"{_NoOutsider.says}; {RequiredByLaw().describe()}",
    source_note="The debtor may waive it ((1)), and the section bars no contact with the household or the debtor",
    example="a letter came back from the last known address: a neighbour may be asked.",
)
whereabouts = unless(_NoOutsider(), RequiredByLaw())(_whereabouts)


def _allows(q: Question, consent: Consent, debt: Debt) -> bool:
    if consent.debts is not None and debt.id not in consent.debts:
        return False
    given = [when for when in (consent.given_at, *consent.renewed_at) if when <= q.at]
    if any(in_default(q, debt, when) or _incurred_before(q, debt, when) for when in given):
        return True
    return consent.debts is not None and debt.incurred_on is UNKNOWN  # what is named was there


def _incurred_before(q: Question, debt: Debt, at: datetime) -> bool:
    """Whether the day on which a debt is known to have been incurred was over by an instant, wherever the debtor is."""
    day = debt.incurred_on
    return day is not UNKNOWN and all(could_be_from(at) >= start_of_day(tz, day + DAY) for tz in q.consumer_zones)


def _asked_to_cease(q: Question, debt: Debt) -> list[CeaseNotice]:
    """The requests to cease that a debt is under, which were in writing or may have been; in order."""
    own = q.recipient in OTHERS or owes_too(q, debt)
    notices = [
        r
        for r in q.requests
        if isinstance(r, CeaseNotice)
        and r.about(debt.id)
        and r.certified is not False
        and r.in_writing is not False
        and (r.person == q.who if own else q.speaks_for_consumer(r, debt) and r.person not in debt.co_obligors)
    ]
    return sorted(notices, key=lambda r: r.received_at)


def _after_a_request(q: Question, judge: Callable[[Debt, datetime], Outcomes]) -> Outcomes:
    """What is said of each debt in default that is under a request to cease, and of the instant of the request.

    What a request opens, as an answer or a waiver after it, a later one closes; else a later one bars no more.
    """
    threatens = q.content.has(Element.PHYSICAL_OR_CRIMINAL_THREAT)

    def judged(debt: Debt) -> Outcomes:
        requests = _asked_to_cease(q, debt)
        if not requests:
            return PASS
        default = _in_default_from(q, debt)
        if default > q.at:
            return Passed(default)
        threat = Denied("threatens what no law permits, after a request to cease", debts=(debt.id,))
        unclear: MissingFact | None = None
        for request in requests:
            cease = request.received_at
            if _answers(q, debt, cease) or _waived(q, debt, cease):
                continue
            found = threat if threatens else judge(debt, cease)
            if request.in_writing is True:
                if found is not PASS:
                    return found
                break
            try:
                lacks_while(MissingFact(f"requests.{request.id}.in_writing"), found)
            except MissingFact as missing:
                unclear = needed_longest(unclear, missing)
        if unclear is not None:
            raise unclear
        return PASS

    return PASS if q.contact.required_by_law else each_debt(q, judged)


def _answers(q: Question, debt: Debt, cease: datetime) -> bool:
    """Whether it is the one answer to what came after a request to cease."""
    event = q.index.inbound.get(q.contact.in_reply_to or "")
    return event is not None and surely_before(cease, event.at) and responds(q.only((debt,)))


def _answered(q: Question, attempt: Attempt, cease: datetime) -> bool:
    """Whether an attempt was that: by the same medium (`was_the_answer`) or, doing nothing else, by another."""
    event = q.index.inbound.get(attempt.answers or "")
    if event is None or not surely_before(cease, event.at):
        return False
    if was_the_answer(q, attempt):
        return True
    if attempt.purpose is not Purpose.ANSWER_TO_REQUEST or event.who != attempt.who:
        return False
    return attempt.reached_nobody(q.at) or all(reply.id == attempt.id for reply in q.replies(event)[:1])


def _waived(q: Question, debt: Debt, cease: datetime) -> bool:
    """Whether the debtor agreed since to more contacts by the medium."""
    return any(
        q.medium in media
        and (c.debts is None or debt.id in c.debts)
        and any(surely_before(cease, when) for when in (c.given_at, *c.renewed_at) if when <= q.at)
        for scope, media in _WAIVERS.items()
        for c in q.consents(scope)
    )


def _in_default_from(q: Question, debt: Debt) -> datetime:
    """From when a debt is in default somewhere; what is unknown of it counts as default."""
    if debt.past_due_since is UNKNOWN:
        return q.at
    return min(start_of_day(tz, debt.past_due_since) for tz in q.consumer_zones)


def _since(q: Question, debt: Debt, cease: datetime) -> Iterator[Attempt]:
    """The attempts about a debt since a request to cease and, if that is known, since its default, in order.

    The answer to what came after the request is none.
    """
    begun = cease if debt.past_due_since is UNKNOWN else max(cease, _in_default_from(q, debt))
    for attempt in q.attempts(q.index.outbound, begun):
        counts = debt.id in attempt.debts and was_for(attempt.purpose, attempt.medium) in _CONTACTS
        if counts and not _answered(q, attempt, cease):
            yield attempt


@unless(NotObligated())
@rule(
    "us.la.9-3562-3.one-letter-a-month",
    "After a request to cease, {letters:letter} a month",
    _STOPPED,
    media=(Medium.MAIL,),
    recipients=CONSUMERS | OTHERS,
    purposes=_CONTACTS,
    needs=(Holding.CEASE_NOTICE,),
    letters=Parameter(((date.min, 1),), "letters a month", _STOPPED, "lower"),
)
def one_letter_a_month(q: Question, p: Any) -> Outcomes:
    """A debtor in default who asked in writing for contacts to cease gets {letters:letter} a month.

    **What it checks**: that since the request, and since the debt is in default, no other letter about it went out in
    this calendar month, nor in the thirty days that end today: which month is meant is not said, so both hold.
    **Source**: La. R.S. 9:3562(3). The law asks for registered or certified mail; a written request is taken to be so
    unless it is known not to be. A bill is a mail contact too, and so are an answer to what was asked before the
    request and word that the efforts end.
    **When it does not apply**: before the request, and for letters sent before it; to a debt not yet due; to the one
    answer to what came after the request, and to letters that some law wants sent; to somebody who neither owes the
    debt (``co_obligors``) nor counts as the consumer: a co-debtor's request is their own. No letter may threaten
    violence or a crime.
    **Missing facts**: unknown ``requests`` or ``history``; whether the request was in writing, where that decides;
    no ``locations``.
    **Example**: asked on 2 March, written to on the 10th: the next letter may go out on 9 April.
    """

    def judge(debt: Debt, cease: datetime) -> Outcomes:
        letters = [a for a in _since(q, debt, cease) if a.medium is Medium.MAIL]
        sent = [a.at for a in letters]
        if letters and q.ledger is not None:
            q.tell(lambda: _told_letters(q, letters, p.letters, debt))
        if len(sent) < p.letters:
            return PASS
        lapses = q.at
        for tz in q.zones:
            rolling = full_days(p.letters, _ROLLING_MONTH, tz, q.at, sent)
            calendar = full_calendar(p.letters, *month_of(day_of(q.at, tz)), tz, sent)
            lapses = max([lapses, *[end for end in (rolling, calendar) if end is not None]])
        if lapses <= q.at:
            return PASS
        return Denied("the letter of the month has been sent", debts=(debt.id,), lapses_at=lapses)

    return _after_a_request(q, judge)


def _told_letters(q: Question, letters: list[Attempt], most: int, debt: Debt) -> Iterator[Tally]:
    """In the days that roll, and in the month of the calendar."""
    judged = [(a, None) for a in letters]
    limit = Limit("letters", most, "about one debt", (debt.id,), (q.who,))
    yield counted_in_days(limit, judged, q.at, _ROLLING_MONTH, q.zones)
    months = [in_calendar("calendar-month", *month_of(day_of(q.at, tz)), tz) for tz in q.zones]
    yield fullest([tally(limit, period, judged) for period in months])


@unless(NotObligated())
@rule(
    "us.la.9-3562-3.four-contacts",
    "After a request to cease, {contacts:personal contact} in all",
    _STOPPED,
    media=frozenset(Medium) - {Medium.MAIL},
    recipients=CONSUMERS | OTHERS,
    purposes=_CONTACTS,
    needs=(Holding.CEASE_NOTICE,),
    contacts=Parameter(((date.min, 4),), "contacts in all", _STOPPED, "lower"),
)
def four_contacts(q: Question, p: Any) -> Outcomes:
    """A debtor in default who asked in writing for contacts to cease is contacted {contacts:more time} at most.

    **What it checks**: that fewer than {contacts} calls, visits and messages about the debt went to the person since,
    and since the debt is in default. A call that did not connect is none, nor is a message that came back, or one to a
    number known to be another's. A call or text about a suit is one, and so are an answer to what was asked before the
    request and word that the efforts end.
    **Source**: La. R.S. 9:3562(3), which does not say what a personal contact is: everything but a letter, here. Who
    writes or rings since is taken to waive it for the answer (9:3562(1)).
    **When it does not apply**: before the request; to a debt not yet due; to the one answer to what came after it;
    with the debtor's later consent to more calls, to such messages or to visits; to somebody who neither owes the debt
    (``co_obligors``) nor counts as the consumer: a co-debtor's request is their own.
    **Missing facts**: unknown ``requests`` or ``history``; whether the request was in writing, where that decides; no
    ``locations``, where it is known since when the debt is overdue.
    **Example**: three calls and a text since the request: a further call is denied for good.
    """

    def judge(debt: Debt, cease: datetime) -> Outcomes:
        made = [a for a in _since(q, debt, cease) if a.medium is not Medium.MAIL and not surely_missed(q, a)]
        if made and q.ledger is not None:
            judged = [(a, None) for a in made]
            period = since(plain(cease), q.at, "the time since the request to cease")
            limit = Limit("contacts other than letters", p.contacts, "about one debt", (debt.id,), (q.who,))
            q.tell(lambda: [tally(limit, period, judged)])
        if len(made) < p.contacts:
            return PASS
        facts = {"contacts counted": len(made), "limit": p.contacts}
        return Denied("the personal contacts that remain have been made", debts=(debt.id,), facts=facts)

    return _after_a_request(q, judge)


_RULES: Final[tuple[Rule, ...]] = (
    outside_the_household,
    anothers_number,
    whereabouts,
    one_letter_a_month,
    four_contacts,
)
_binds = covering(CREDITORS | {CollectorKind.DEBT_BUYER}, natures=tuple(DebtNature), under="La. R.S. 9:3562")


@reads("nature", "kind", "guaranteed_by_person")
def _covered(collector: CollectorKind, debt: Debt) -> str | None:
    if debt.nature is DebtNature.COMMERCIAL and debt.guaranteed_by_person is False:
        return "does not reach a debt that no natural person owes (La. R.S. 9:3562)"
    return _binds(collector, debt)


_CREDITORS = Pack("us.la.creditors", "Louisiana: R.S. 9:3562, creditors", _RULES, _covered, "US-LA")

JURISDICTION: Final = Jurisdiction(
    "US-LA",
    "Louisiana",
    Confidence.PRIMARY,
    (_CREDITORS,),
    (_SECTION,),
    "Creditors: nobody outside the household; after a written request to cease {one-letter-a-month.letters:letter} a "
    "month and {four-contacts.contacts:personal contact} in all. Registered or certified mail is assumed of every "
    "written request not known to have come otherwise. Not encoded: leave to ask outsiders about credit-worthiness, "
    "(4), which was not read, and threats but of violence or crime.",
)
