"""North Dakota: N.D. Admin. Code 13-06-01-12 on payday lenders, and N.D.C.C. 51-28 on recorded and synthesised voices.

Of 13-06-01-12 the copy ends within (10). Of the customer's family, (6) and (7), anybody but the employer is taken to be
one: no fact says who is a brother, and who a neighbour.

Knowingly not encoded: threats of arrest, seizure and false word on credit (13-06-01-12(2) to (4)), threats to tell the
employer or others, or to be in touch at such times or so often (5), (6), (8), what follows (10); what a lender's
contract with an agency says of returned checks;
what a live operator says before a message (51-28-03), and how soon a device hangs up and which numbers it leaves out
(51-28-04).
"""

from datetime import date, time
from typing import ClassVar, Final

from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Question, Rule, rule
from ....rules.judging import each_debt, together
from ....shapes import AnswersInquiry, Ban, CallingHours, Debts, EmployerUnanswered, Which
from ....shapes.exceptions import Exempting, owes_too
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    TIMED,
    WORK,
    Confidence,
    DebtKind,
    DebtNature,
    Medium,
    Recipient,
)
from ...binding import ANYONE, CREDITORS, covering
from ...citing import citing
from ..federal.fdcpa import profanity
from ..federal.regf import s06
from .adopting import IMPLIES_NOTHING, NO_FORCE, ON_VIEW, adopted, many_calls, unusual_hours
from .anothers_number import not_by_anothers_number
from .common import Jurisdiction, regulation, statute
from .disputed import told_as_disputed
from .narrowing import (
    EMPLOYER_ALONE,
    STANDS_IN,
    but_for_courts,
    but_for_process,
    unless,
    unsaid,
    whatever_courts_permit,
)
from .purposes import ABOUT_THE_DEBT
from .recorded import agreed_to_recordings, of_recordings

_payday = citing("N.D. Admin. Code", "13-06-01-12", made=regulation)
_FAMILY: Final = CONSUMERS | OTHERS
"""The customer and the family, of which somebody else may be, but for an employer that owes nothing: (6) and (7)."""


def _of_the_family(made: Rule) -> Rule:
    """A rule on the customer and the family, but for an employer that owes nothing, and that said."""
    return unsaid(unless(EMPLOYER_ALONE)(made), (r"(?<=\*\*When it does not apply\*\*: )", f"{EMPLOYER_ALONE.says}; "))


unusual: Final = _of_the_family(
    unusual_hours("us.nd.13-06-01-12-6.unusual-hours", _payday("(6)"), recipients=_FAMILY, media=TIMED)
)


PAYDAY = Pack(
    id="us.nd.payday",
    title="North Dakota: deferred presentment, N.D. Admin. Code 13-06-01-12",
    rules=(
        adopted(NO_FORCE, "us.nd.13-06-01-12-1.threat-of-harm", _payday("(1)")),
        but_for_process(
            Ban(replies_exempt=True, unless=(AnswersInquiry(),)).rule(
                "us.nd.13-06-01-12-5.no-employer",
                "A payday lender does not contact the customer's employer",
                _payday("(5)"),
                recipients={Recipient.EMPLOYER},
                purposes=ABOUT_THE_DEBT,
                exceptions="to who collects for the lender, who is no licensee",
                source_note="Beginning is barred, whatever it is for: asking where the customer is too",
                example="a call to the customer's employer about a payday loan is denied; the employer's own may be "
                "answered.",
            )
        ),
        _of_the_family(
            many_calls("us.nd.13-06-01-12-6.frequency", _payday("(6)"), recipients=_FAMILY, media=tuple(Medium))
        ),
        unusual,
        _of_the_family(
            whatever_courts_permit(
                adopted(
                    s06.inconvenient_time,
                    "us.nd.13-06-01-12-6.inconvenient-time",
                    _payday("(6)"),
                    media=TIMED,
                    recipients=_FAMILY,
                    note="It is about the family as well, of which somebody else may be; a court's permission is no "
                    "exception here.",
                )
            )
        ),
        _of_the_family(
            adopted(
                profanity,
                "us.nd.13-06-01-12-7.profanity",
                _payday("(7)"),
                recipients=_FAMILY,
                note="It is about the customer and the family, of which somebody else may be.",
            )
        ),
        but_for_courts(
            unless(IMPLIES_NOTHING, STANDS_IN)(
                Ban(unless=(Debts(which=Which.OWED_TOO), EmployerUnanswered())).rule(
                    "us.nd.13-06-01-12-8.third-party",
                    "Nothing of the debt to others without a business need for it",
                    _payday("(8)"),
                    recipients=OTHERS | {Recipient.SPOUSE, Recipient.SUCCESSOR_IN_INTEREST},
                    purposes=ABOUT_THE_DEBT,
                    exceptions=f"to agencies and attorneys, who have a business need; {IMPLIES_NOTHING.says}, as what "
                    "shows who collects relates to it",
                    source_note="People of the customer's life, the spouse included, are taken to have no business "
                    "need, since no fact says otherwise; the section knows no leave of the customer's. With the "
                    "employer (5) bars to begin. Where nobody knows whether the customer is a minor, or died, a parent "
                    "or a representative is denied for that",
                    example="a neighbour is told that there is a loan: denied; asked only for a telephone number: not.",
                )
            )
        ),
        not_by_anothers_number(
            "us.nd.13-06-01-12-8.not-the-consumers-number", _payday("(8)"), spared=(IMPLIES_NOTHING,)
        ),
        adopted(
            ON_VIEW,
            "us.nd.13-06-01-12-8.public-post",
            _payday("(8)"),
            note="What is declared not to state the debt, nor to ask for payment, discloses nothing, unless it shows "
            "that somebody collects one, which relates to it.",
            purposes=COMMUNICATIONS,
        ),
        told_as_disputed("us.nd.13-06-01-12-9.disputed", _payday("(9)")),
    ),
    why_not=covering(
        CREDITORS,
        natures=tuple(DebtNature),
        kinds={DebtKind.PAYDAY_LOAN},
        under="N.D. Admin. Code 13-06-01-12, of licensed providers",
    ),
    jurisdiction="US-ND",
)
"""It binds the licensee, whatever its customer borrowed for, and not who collects for it."""


# -- N.D.C.C. 51-28

RECORDED_SINCE: Final = date(2013, 8, 1)
"""Of the text read; what stood before it was not looked at."""

_voice = citing("N.D. Cent. Code", "51-28-")
_SUBSCRIBERS: Final = CONSUMERS | OTHERS


class _NoSubscriber(Exempting):
    """A line known to be at work, which is no residential one, and the household with whom a creditor does business.

    A spouse is of the household, owing or not, since no fact says that the two live apart. Somebody else whom a
    creditor calls has no business relationship with it, unless they owe the debt too: nor has the parent of a grown-up,
    who represents the living, or who succeeds to what is no mortgage.
    """

    says: ClassVar = "to a line at work; to a creditor with whom the household does business"

    def spares(self, q: Question, debt: Debt) -> bool:
        line = q.index.phones.get(q.address or "")
        if line is not None and line.place == WORK:
            return True
        if q.case.collector not in CREDITORS:
            return False
        return q.recipient is Recipient.HOUSEHOLD_MEMBER or owes_too(q, debt) or q.counts_as_consumer(debt)


@unless(_NoSubscriber())
@rule(
    "us.nd.51-28-02.recorded-message",
    "No recorded or synthesised voice without the subscriber's consent",
    _voice("02"),
    _voice("01"),
    in_force=(RECORDED_SINCE, None),
    media=TELEPHONE,
    recipients=_SUBSCRIBERS,
)
def _recorded_message(q: Question) -> Outcomes:
    """A recorded or synthesised voice calls a home, mobiles included, only with consent, whatever it says.

    **What it checks**: for a call that no live voice speaks, to a line not known to be at work, that the person's
    consent to such calls (the scope autodialed) stands for each debt and no stop came since.
    **Source**: N.D.C.C. 51-28-02, and -01, where a message is any call regardless of its content.
    **When it does not apply**: to a live voice, which may also ask for consent first; within the person's own call; to
    texts; to a creditor that calls its debtor or the household, with whom it has a current business relationship, or
    who owes the debt too: an agency, a buyer, a law firm or a servicer is taken to have none of its own, and a creditor
    none with others, as the parent of a grown-up and who represents the living are.
    **Missing facts**: ``contact.voice``; unknown ``requests``, where a consent stands; ``contact.address`` where that
    is for one number, or a stop since; of a creditor's call to a parent or a representative, whether the consumer is a
    minor, or deceased.
    **Example**: an agency's recorded call to a landline is denied, though federal law would let three a month pass.
    """

    def judge(debt: Debt) -> Outcome:
        if agreed_to_recordings(q, debt):
            return PASS
        return Denied("a recorded or synthesised voice without the subscriber's consent", debts=(debt.id,))

    return together(each_debt(q, judge))


recorded_message = of_recordings(_recorded_message)

recorded_hours = of_recordings(
    unless(_NoSubscriber())(
        CallingHours(
            opens=time(8), closes=time(21), media=TELEPHONE, lifted_by=None, replies_exempt=False, own_call_exempt=True
        ).rule(
            "us.nd.51-28-05.recorded-hours",
            "Recorded calls from {opens} to {closes}",
            _voice("05"),
            _voice("02"),
            in_force=(RECORDED_SINCE, None),
            recipients=_SUBSCRIBERS,
            exceptions="to a live voice; to a line at work; to a creditor, as in 51-28-02",
            source_note="At the subscriber's location, consent or not; whom it spares, and what has to be known of the "
            "voice and the person for that, is said in 51-28-02. Of a device that dials and plays a recording: every "
            "recorded or synthesised voice is taken to be one's",
            example="a recorded call at {closes:clock} is denied though the person consented to recordings.",
        )
    )
)

RECORDED = Pack(
    id="us.nd.recorded-messages",
    title="North Dakota: recorded and synthesised voices, N.D.C.C. 51-28",
    rules=(recorded_message, recorded_hours),
    why_not=covering(ANYONE, natures=tuple(DebtNature), under="N.D.C.C. 51-28-01: any caller"),
    jurisdiction="US-ND",
)
"""It binds every caller; the rules spare those with a business relationship of their own with the person."""

JURISDICTION = Jurisdiction(
    "US-ND",
    "North Dakota",
    Confidence.PARTIAL,
    (PAYDAY, RECORDED),
    (
        _payday("(1)-(9)"),
        statute("N.D. Cent. Code", "51-28-01 to -05"),
        statute("N.D. Cent. Code", "ch. 13-05"),
        regulation("N.D. Admin. Code", "13-04-02", Confidence.UNREAD),
    ),
    (
        "Payday lenders may not contact the employer, tell others, threaten or swear, nor call at a time known to be "
        "inconvenient; frequency and unusual hours, which have no number, are advice. Recorded or synthesised voices "
        "need consent, whatever they say, and keep hours, but for a creditor's to its debtor and the household "
        "(chapter 51-28, as of 2022). Not encoded: threats of arrest and seizure, false word on credit, threats to "
        "tell the employer or others (13-06-01-12(2) to (5), (8)), and what follows (10). The "
        "statute on agencies has no contact rule; the rules on agencies (13-04-02) were not seen."
    ),
)
