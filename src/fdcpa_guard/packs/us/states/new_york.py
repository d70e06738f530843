"""New York: General Business Law 601 and 601-b, and 23 NYCRR part 1 for collectors and buyers of charged-off debts.

General Business Law 601 binds principal creditors, their assignees for value and their agents; 601-b and 604-bb debt
collectors too. 23 NYCRR 1 binds third-party collectors and debt buyers; of it section 1.4 was read, 1.2 in part, and
1.6 is known from summaries only; its definitions (1.1), said to leave out what is done in a lawsuit and credit that a
seller gave for its own goods, were not read, so nothing is left out for them, but papers of a court from 1.6.

The act speaks of claims in default; a debt of which nothing says since when it is overdue is taken to be one. One that
is not overdue yet is spared 601(4), (6) and (12), and a creditor 601-b about it. Who lives elsewhere may be of the
family (601(6)).

Not encoded: false claims, costs and threats, and simulated process (601(1)-(3), (7)-(9)), but that a claim known to be
paid is not made (601(8)); a threat to tell the employer (601(4)), which nothing declares; contact with an employer to
carry out a wage assignment that the debtor agreed to; a vehicle disabled from afar (601(10)) and information subpoenas
(601(11)); that kin must pay (601-a); the instructions on a dispute of a charged-off debt (23 NYCRR 1.4(a)); amendments
of 23 NYCRR 1 proposed in 2021, which were not found to be law; an act on reports of medical debt, known by name only;
what is owed to a debtor who claims coercion without proof (604-bb(2)), and what 604-bb says of reports.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from ....clock import DAY, FOREVER, start_of_day
from ....errors import MissingFact
from ....facts import Attempt, Debt, Inbound
from ....facts.base import members
from ....facts.contact import pleads
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, rule
from ....rules.judging import (
    each_debt,
    has_judgment,
    is_limited,
    law_wants,
    needs_no_word_of_debt,
    tells_of_debt,
    together,
)
from ....rules.missed import is_over
from ....rules.words import said
from ....shapes import Ban, Hold, NotObligated, NotOverdue, RequiredByLaw
from ....shapes.arithmetic import began_everywhere
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    ELECTRONIC,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    Element,
    Holding,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
    Unknown,
)
from ...binding import ANYONE, covering
from ...binding import CREDITORS as CREDITOR_KINDS
from ..federal.regf.s06 import knows_employer_provides
from ..federal.regf.s18 import conveyed, first_communication, told_themselves, was_told
from .adopting import SAYS_OWED, many_calls, unusual_hours
from .common import Jurisdiction, regulation, statute
from .disputed import told_as_disputed
from .law import Law
from .narrowing import unless
from .owed_notice import but_for_owed_notices
from .purposes import ABOUT_THE_DEBT, COLLECTING_ACTS, TOWARDS_ANYBODY
from .steps import agreed, named, only_asks_where, pending

SOCIAL_MEDIA_SINCE: Final = date(2024, 6, 5)
"""When both houses had passed 601(12), which took effect on the day it was signed; that later day was not read."""

OTHER_FORMATS_SINCE: Final = date(2021, 11, 7)
"""The thirtieth day after 601-b was signed (chapter 461 of 2021), as others count it."""

COERCED_SINCE: Final = date(2026, 6, 17)
"""When article 29-HHH on coerced debt took effect."""

_gbl: Final = Law("N.Y. Gen. Bus. Law", "601")
_SUBSTANTIATION: Final = regulation("23 NYCRR", "1.4(b)")
_INITIAL: Final = regulation("23 NYCRR", "1.2", Confidence.PARTIAL)
_EMAIL: Final = regulation("23 NYCRR", "1.6", Confidence.SECONDARY)
_KIN: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER, Recipient.THIRD_PARTY}
"""The debtor, and whoever may be of the family or household: which third party is, no fact says."""
_ALL_BUT_MAIL: Final = TELEPHONE | ELECTRONIC | {Medium.IN_PERSON}


_claims: Final = unless(NotOverdue(overdue_days=0))
"""What is about consumer claims, which are in default (600(1))."""

# -- General Business Law 601


@_gbl.rule(
    "us.ny.gbl601-4.employer-before-judgment",
    "Nothing about the claim to the employer before a final judgment",
    _gbl("(4)"),
    recipients=(Recipient.EMPLOYER,),
    purposes=COMMUNICATIONS,
)
def employer_before_judgment(q: Question) -> Outcomes:
    """The employer learns nothing of a consumer claim until there is a final judgment.

    **What it checks**: for each debt, that a final judgment is known, whatever the contact is for.
    **Source**: General Business Law 601(4), which bars telling the nature of the claim.
    **When it does not apply**: to a contact that is declared to say nothing of a debt (it lacks ``states-debt``), nor
    asks for payment or holds what only a debt explains.
    **Missing facts**: none; an unknown judgment is none. Undeclared content is taken to tell of the debt, and is a duty
    where the contact does nothing but ask for location information, or confirm an opt-out.
    **Example**: judgment on 1 April: a letter to the employer on 31 March is denied, on 2 April not.
    """
    barred = tuple(d.id for d in q.debts if not has_judgment(q, d))
    if not barred:
        return PASS
    tells = tells_of_debt(q)
    if _silent_unless_declared(q):
        return Required("do not say or show that a debt is owed", debts=barred)
    if tells is False:
        return PASS
    return Denied("tells the employer of the claim before a final judgment", debts=barred)


report_the_dispute = told_as_disputed("us.ny.gbl601-5.report-the-dispute", _gbl("(5)"), papers=True)


def _silent_unless_declared(q: Question) -> bool:
    """Whether it asks where the consumer is, or confirms an opt-out, which names no debt unless it is declared to."""
    return needs_no_word_of_debt(q) and tells_of_debt(q) is None


social_media = _gbl.of(Ban(media={Medium.SOCIAL_MEDIA}, replies_exempt=False)).rule(
    "us.ny.gbl601-12.social-media",
    "Social media are no means to collect",
    _gbl("(12)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE,
    purposes=ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION, Purpose.TERMINATION_OF_EFFORTS},
    in_force=(SOCIAL_MEDIA_SINCE, None),
    exceptions="to what confirms an opt-out or ends the efforts, and to a court's papers; to email, and to a service "
    "that only carries messages, which is another medium; to the creditor and the collector's own side",
    source_note="A private message on such a platform is not spared, nor an answer. It took effect when it was signed; "
    "the day was not read, and it is held from the one on which both houses had passed it",
    example="a bank writes a private message to a borrower's profile: denied.",
)


class _NotOverdueYet(NotOverdue):
    """Of a creditor's debt; whoever collects another's has it in default."""

    def frees(self, q: Question, p: Any) -> Mapping[str, datetime]:
        return super().frees(q, p) if q.case.collector in CREDITOR_KINDS else {}


@unless(_NotOverdueYet(overdue_days=0), NotObligated())
@_gbl.rule(
    "us.ny.gbl601-b.alternative-format",
    "The initial communication says that another format is to be had",
    _gbl("-b"),
    recipients=CONSUMERS | OTHERS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
    in_force=(OTHER_FORMATS_SINCE, None),
)
def alternative_format(q: Question) -> Outcomes:
    """The first communication about a debt says that it can be had in large print or the like, and where to ask.

    **What it checks**: for each debt of which nothing was conveyed to the debtor before, that the contact declares the
    words and the telephone number (``alternative-format-notice``); undeclared, a duty. What a creditor conveyed before
    the debt was overdue was about no claim in default, and was not the initial communication about one. Whoever owes
    the debt too, as a guarantor (600(1), (2)), is a debtor with an initial communication of their own.
    **Source**: General Business Law 601-b, in any medium. Its first day is known from others' words.
    **When it does not apply**: to a limited-content message, which conveys nothing; to asking somebody else where the
    consumer is, unless that is declared to tell of the debt; to a creditor's debt that is not overdue yet, which is no
    claim in default (600(1), (3)). That accommodation under the Americans with Disabilities Act does instead (601-b(2))
    is no fact.
    **Missing facts**: where the words are declared to be left out, unknown ``history``, of a debt that does not say
    itself that it was told of, and since when a creditor's debt is overdue that was told of before.
    **Example**: a creditor's first call about a missed payment is declared to leave the words out: denied.
    """
    content = q.content
    made = content.has(Element.ALTERNATIVE_FORMAT_NOTICE)
    if made or is_limited(q) or only_asks_where(q):
        return PASS
    if made is None:
        new = _perhaps_new(q)
        words = "say that it is to be had in another format, as large print, and at which number"
        return Required(words, debts=tuple([debt.id for debt in new])) if new else PASS

    def judge(debt: Debt) -> Outcomes:
        if _told_of(q, debt, whatever=False):
            return PASS
        return Denied("the initial communication does not say that another format is to be had", debts=(debt.id,))

    return together(each_debt(q, judge))


def _perhaps_new(q: Question) -> list[Debt]:
    """The debts of which nothing is known to have been conveyed to the debtor before.

    A creditor's of which nobody knows since when it is overdue, and that was told of, was told of as a claim.
    """
    found = []
    for debt in q.debts:
        try:
            if _told_of(q, debt, whatever=True):
                continue
        except MissingFact:  # the history, and the debt itself does not say when it was told of
            pass
        found.append(debt)
    return found


def _told_of(q: Question, debt: Debt, *, whatever: bool) -> bool:
    if _is_another(q, debt):
        first = min([event.at for event in _heard(q, debt)], default=None)
    else:
        try:
            first = first_communication(q, debt)
        except MissingFact:  # which is no matter to a debt that says itself when it was told of
            first = was_told(q, debt)
    collector: CollectorKind | Unknown = q.case.__dict__["collector"]
    whenever = collector is not UNKNOWN and collector not in CREDITOR_KINDS
    since = debt.past_due_since
    if first is not None and (whenever or (since is not UNKNOWN and first >= began_everywhere(q, since))):
        return True
    papers = _papers(q, debt)
    if whenever or (first is None and not papers):
        return bool(papers)
    if since is UNKNOWN:
        if whatever:
            return True
        raise MissingFact(f"debts.{debt.id}.past_due_since")
    due = began_everywhere(q, since)
    return any(event.at >= due for event in (*_heard(q, debt), *papers))


def _papers(q: Question, debt: Debt) -> Sequence[Attempt | Inbound]:
    """The papers of a court that were served: whatever conveys information about a debt is a communication (600(5))."""
    served = [a for a in q.attempts(q.index.reached) if debt.id in a.debts and pleads(a.purpose, a.medium)]
    return conveyed(q, served)


def _is_another(q: Question, debt: Debt) -> bool:
    """Whether the person contacted is a debtor of their own, who was told what the history holds."""
    return q.recipient in OTHERS or q.owes_too(debt)


def _heard(q: Question, debt: Debt) -> Sequence[Attempt | Inbound]:
    """What conveyed something of a debt to the consumer, or to somebody else who owes it, before a call that goes on.

    Raises:
        MissingFact: the history is unknown.
    """
    if _is_another(q, debt):
        return conveyed(q, told_themselves(q, debt))
    told = q.index.communications.get(debt.id)
    return () if told is None else conveyed(q, told.by(q.at))


# -- General Business Law 604-bb

_COERCED: Final = statute("N.Y. Gen. Bus. Law", "604-bb(1)", Confidence.PARTIAL)

_coerced_debt: Final = (
    Hold(proceedings={ProceedingKind.COERCED_DEBT}, formalities_met=True, upheld_stays=True, unless=(RequiredByLaw(),))
).rule(
    "us.ny.gbl604-bb.coerced-debt",
    "Collection stops on proof that the debt was coerced",
    _COERCED,
    recipients=TOWARDS_ANYBODY,
    purposes=COLLECTING_ACTS | {Purpose.SERVICING_DISCLOSURE},
    in_force=(COERCED_SINCE, None),
    exceptions="to reports, which are to say that the debt is disputed; to answers",
    source_note="What has to be received is the debtor's statement and adequate documentation: ``formalities_met``. It "
    "ends when the debtor was told of a review that found the debt not to be coerced. Read in part: the ten business "
    "days that a later copy gives to stop are not relied on, and what follows if it was coerced was not read",
    example="a police report and a sworn statement came: no call until the review is done and the debtor is told.",
)
coerced_debt = but_for_owed_notices(_coerced_debt)

# -- 23 NYCRR 1


@rule(
    "us.ny.23nycrr1-2.initial-notice",
    "Within {days:day} of the initial communication, word of abusive practices and of exempt income",
    _INITIAL,
    recipients=CONSUMERS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
    days=Parameter(((date.min, 5),), "days", _INITIAL, "lower"),
)
def initial_notice(q: Question, p: Any) -> Outcomes:
    """A collector writes within {days:day} of the initial communication what may not be done, and what not be taken.

    **What it checks**: for each debt of which nothing was conveyed to the consumer before, a duty to write within
    {days:day}, with the last of them, unless the communication itself says it; it never denies. Of a charged-off debt
    the original creditor and an itemised account belong to it.
    **Source**: 23 NYCRR 1.2(a) and (b), read in part.
    **When it does not apply**: to a paid debt; to a limited-content message and to asking somebody else where the
    consumer is, unless that is declared to tell of the debt. The papers of a court may be the initial communication,
    since what was read leaves them in.
    **Missing facts**: none; with unknown ``history`` the duty is there, unless the debt says that it was told of.
    **Example**: a buyer's first letter about a card debt carries the duty.
    """
    if is_limited(q) or only_asks_where(q):
        return PASS
    due = tuple([debt.id for debt in _perhaps_new(q) if debt.paid_at is None or debt.paid_at > q.at])
    if not due:
        return PASS
    today = [(tz, q.at.astimezone(tz).date()) for tz in q.known_zones]
    return Required(
        f"within {said(p.days, 'day')} write what collectors may not do and which income is exempt; of a charged-off "
        "debt also who the original creditor is, and an itemised account",
        debts=due,
        due=min([day for _, day in today]) + timedelta(days=p.days) if today else None,
        until=min([start_of_day(tz, day + DAY) for tz, day in today], default=FOREVER),
    )


@rule(
    "us.ny.23nycrr1-4b.substantiation",
    "No collection of a charged-off debt until the substantiation asked for is given",
    _SUBSTANTIATION,
    recipients=TOWARDS_ANYBODY,
    purposes=COLLECTING_ACTS | {Purpose.SERVICING_DISCLOSURE, Purpose.CREDIT_REPORTING},
    needs=(Holding.PROCEEDING,),
)
def substantiation(q: Question) -> Outcomes:
    """A charged-off debt is not collected from the request for its substantiation to the answer, which is owed once.

    **What it checks**: for each debt not known to be free of a charge-off, that no request for documents stands that
    nothing was ever sent on.
    **Source**: 23 NYCRR 1.4(b). Collection ceases towards everybody: bills, reports and papers of a court collect too.
    The sixty days that it gives for the answer are no leave to collect.
    **When it does not apply**: to the creditor, who has the papers, and the collector's own side; to the answer
    itself, and to notices and what else some law requires (``required_by_law``) but a complaint; to a later request,
    once one was answered, since a debt is substantiated only once.
    **Missing facts**: unknown ``proceedings`` of a debt, or of which kind one is that goes on; unknown ``charged_off``
    once a request stands.
    **Example**: asked on 1 April, provided on 20 May: a call in between is denied, after it not.
    """
    if law_wants(q):
        return PASS

    def judge(debt: Debt) -> Outcome:
        if debt.charged_off is False or any(
            each.kind is ProceedingKind.DOCUMENT_REQUEST and is_over(q, debt, each)
            for each in members(debt.proceedings)
        ):
            return PASS
        standing = pending(q, debt, ProceedingKind.DOCUMENT_REQUEST)
        if not standing:
            return PASS
        if debt.charged_off is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.charged_off")
        return Denied("until the substantiation is given", debts=(debt.id,), facts=named(debt, standing))

    return each_debt(q, judge)


@rule(
    "us.ny.23nycrr1-6.email",
    "Email only with consent, to an address affirmed not to be the employer's",
    _EMAIL,
    media=(Medium.EMAIL,),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT - {Purpose.OPT_OUT_CONFIRMATION},
)
def email(q: Question) -> Outcomes:
    """The consumer agrees to email first, and says that the address is no work address.

    **What it checks**: a consent given directly to the collector to email, unless it is the one answer to an email that
    the consumer sent; and that the employer does not provide the address, whoever began.
    **Source**: 23 NYCRR 1.6, known from summaries of the rule and of its proposal only.
    **When it does not apply**: to the confirmation of an opt-out; to the papers of a court, which are served, and
    no correspondence. Bills and notices are emails too.
    **Missing facts**: whether the employer provides the address, also before it was learned that it does, for the
    consumer has to say that it does not; unknown ``requests`` once a consent stands.
    **Example**: the consumer agreed to email and gave a private address: allowed; without consent, denied.
    """

    def judge(debt: Debt) -> Outcome:
        if q.answered is None and not agreed(q, debt):
            return Denied("without the consumer's consent to email", debts=(debt.id,))
        if q.email.employer_provided is False:
            return PASS
        if not knows_employer_provides(q.email, q.at):
            raise MissingFact(f"emails.{q.email.id}.employer_provided")
        return Denied("the address is the employer's", debts=(debt.id,))

    return each_debt(q, judge)


CREDITORS: Final = Pack(
    "us.ny.gbl-601",
    "General Business Law 601, 601-b and 604-bb: principal creditors, their agents, and collectors",
    (
        _claims(employer_before_judgment),
        report_the_dispute,
        _claims(many_calls("us.ny.gbl601-6.frequency", _gbl("(6)"), recipients=_KIN, media=Medium)),
        _claims(unusual_hours("us.ny.gbl601-6.unusual-hours", _gbl("(6)"), recipients=_KIN, media=_ALL_BUT_MAIL)),
        _claims(_gbl.adopted(SAYS_OWED, "us.ny.gbl601-8.nothing-owed", _gbl("(8)"))),
        _claims(social_media),
        alternative_format,
        coerced_debt,
    ),
    covering(ANYONE, but_not=(DebtKind.FEDERAL_TAX,), under="N.Y. Gen. Bus. Law 600(1), (3), (6), (7), 604-aa"),
    "US-NY",
)

COLLECTORS: Final = Pack(
    "us.ny.23nycrr1",
    "23 NYCRR part 1: third-party debt collectors and debt buyers",
    (initial_notice, substantiation, email),
    covering(
        (CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.LAW_FIRM),
        but_not=(DebtKind.FEDERAL_TAX,),
        under="23 NYCRR 1.1",
    ),
    "US-NY",
)

JURISDICTION = Jurisdiction(
    "US-NY",
    "New York",
    Confidence.PARTIAL,
    (CREDITORS, COLLECTORS),
    (statute("N.Y. Gen. Bus. Law", "600 to 603"), _COERCED, _SUBSTANTIATION, _INITIAL, _EMAIL),
    "Creditors too: nothing to the employer before judgment, a disputed debt told of as disputed, no social media, and "
    "word of other formats; a debt shown to be coerced rests. Collectors and buyers: charged-off debts rest until "
    "substantiated, email needs consent. Abusive frequency and hours have no number and are advice. Not encoded: false "
    "claims and threats, a threat to tell the employer, wage assignments, 601(10), (11) and 601-a; a claim of coercion "
    "without proof (604-bb(2)); of 23 NYCRR 1 the definitions and 1.4(a).",
)
