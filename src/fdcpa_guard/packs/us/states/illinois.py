"""Illinois: the Collection Agency Act for agencies and debt buyers, and 815 ILCS 505/2H and 2I for everybody.

205 ILCS 740/9.1 and 9.2 were read as of 2024. Public Act 104-0149 of 1 August 2025 kept the Act from lapsing and
amended sections 9 and 9.1 in words not seen; 9.2 is not among what it amended. Who collects its own accounts under a
fictitious name, as if somebody else did, is an agency too (740/3(e) until then, 740/2 since). 68 Ill. Adm. Code
1210.60, and from 20 November 2023 38 Ill. Adm. Code 150.30, adds what an agency says of itself and of the debt. Who is
a debtor by the Act as it stands was not read: commercial debts are left out of it.

Not encoded: section 9 (not seen), of which a web page says that calls to the debtor at work wait thirty days and five
days' notice: those words stand in 815 ILCS 505/2I and are about the employer. No hours for creditors were found.
"""

from datetime import date, datetime
from typing import Any, ClassVar, Final

from ....clock import FOREVER, start_of_day, zone
from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Passed, Question, Required, Rule, rule
from ....rules.judging import each_debt, is_limited, no_more_than, of_each, serves_process
from ....rules.outcomes import several
from ....rules.words import said
from ....shapes import Debts, RepresentationStops, WaitAfter, Which
from ....shapes.arithmetic import days_after
from ....shapes.exceptions import Exempting
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    CollectorKind,
    Confidence,
    DebtNature,
    Element,
    NoticeKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.regf import s06, s10, s14
from .adopting import BY_ANOTHERS, NOT_ANOTHERS, ON_VIEW
from .common import Jurisdiction, regulation, slug, statute
from .law import Law
from .narrowing import AGREED_MANNERS, SEEKS_NOTHING, but_for_agreed_manners, unless
from .purposes import ANSWERS, SPOKEN, TOWARDS_PAYMENT
from .steps import notices_free, only_asks_where, overdue_on

_EVER: Final = date.min
_TZ: Final = zone("America/Chicago")
"""The state's clock, by which days of default and notice are told: they are the debt's, wherever the person is."""

_act: Final = Law("205 ILCS", "740/")

# -- 205 ILCS 740/9.1: location information, as read in 2024


def _location(model: Rule, item: str, name: str, title: str) -> Rule:
    return _act.adopted(model, f"us.il.740-9-1-{item}.{name}", _act(f"9.1({item})", Confidence.PARTIAL), title=title)


_LOCATION: Final = (
    _location(s10.identify, "1", "identify", "A location contact says who asks, and names no employer unasked"),
    _location(s10.state_no_debt, "2", "state-no-debt", "A location contact does not say that a debt is owed"),
    _location(s10.once, "3", "once", "Ask each person for location information only once"),
    _location(s10.no_postcard, "4", "no-postcard", "No postcard for location information"),
    _location(s10.no_symbol, "5", "no-symbol", "No sign of debt collection on a location letter"),
    _act.of(RepresentationStops(attorney_must_be_known=True, release_days=30, consent_releases=False)).rule(
        "us.il.740-9-1-6.only-the-attorney",
        "Once an attorney is known, ask only the attorney, unless {release_days:day} bring no answer",
        _act("9.1(6)", Confidence.PARTIAL),
        example="written to the attorney on 1 April, no answer: others may be asked from 2 May.",
        recipients=frozenset(Recipient) - {Recipient.CONSUMER, Recipient.CONSUMER_ATTORNEY},
        purposes=(Purpose.LOCATION_INFORMATION,),
    ),
)


# -- 205 ILCS 740/9.2: communication with the debtor and others


def _debtor(model: Rule, item: str, name: str, title: str, **changes: Any) -> Rule:
    return _act.adopted(model, f"us.il.740-9-2-{slug(item)}.{name}", _act(f"9.2{item}"), title=title, **changes)


_COMMUNICATION: Final = (
    _debtor(s06.hours, "(a)(1)", "hours", "Only after {opens} and before {closes} where the debtor is"),
    _debtor(s06.inconvenient_time, "(a)(1)", "inconvenient-time", "Not at a time known to be inconvenient"),
    _debtor(s06.inconvenient_place, "(a)(1)", "inconvenient-place", "Not at a place known to be inconvenient"),
    but_for_agreed_manners(
        _debtor(
            s14.medium,
            "(a)(1)",
            "inconvenient-manner",
            "Not in a manner known to be inconvenient",
            note=AGREED_MANNERS,
            recipients=CONSUMERS,
        )
    ),
    _debtor(s06.represented, "(a)(2)", "represented", "Not to a debtor represented by an attorney"),
    _debtor(s06.employer_prohibits, "(a)(3)", "employer-prohibits", "Not at work when the employer does not allow it"),
    _debtor(s06.third_party, "(b)", "third-party", "Not to third parties"),
    _debtor(NOT_ANOTHERS, "(b)", "not-the-consumers-number", BY_ANOTHERS),
    _debtor(
        ON_VIEW,
        "(b)",
        "public-post",
        "Nothing of a debt where others can see it",
        note="What is declared to state no debt, nor to ask for payment, conveys nothing of one unless it shows who "
        "collects.",
        purposes=COMMUNICATIONS,
    ),
    _debtor(s06.cease, "(c)", "cease", "No further contact after a written cease notice"),
)


# -- 68 Ill. Adm. Code 1210.60, 38 Ill. Adm. Code 150.30

_ORIGINAL_SINCE: Final = date(2023, 11, 20)
"""When 38 Ill. Adm. Code 150.30 took effect."""
_NAMED: Final = (Element.BUSINESS_IDENTITY, Element.IDENTITY_AND_PURPOSE)


@rule(
    "us.il.68iac1210-60b.identity",
    "The agency, the creditor, the reason and who speaks",
    regulation("68 Ill. Adm. Code", "1210.60(a), (b)", Confidence.PARTIAL),
    regulation("38 Ill. Adm. Code", "150.30(a), (b)", Confidence.PARTIAL),
    in_force=(date(2011, 7, 20), None),
    recipients=CONSUMERS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
)
def identity(q: Question) -> Outcomes:
    """An agency tells a debtor why it writes or calls, for which creditor, its registered name, and who speaks.

    **What it checks**: that the content is not declared to lack the registered name (``business-identity``) or, by word
    of mouth, the speaker's name and purpose (``identity-and-purpose``), whatever it is about; the rest, and what is not
    declared of these, is a duty: the creditor, from 20 November 2023 the original one too, and in writing the reason
    and the date.
    **Source**: 68 Ill. Adm. Code 1210.60, as amended on 20 July 2011; 38 Ill. Adm. Code 150.30.
    **When it does not apply**: to a limited-content message; to asking somebody else where the debtor is, where that
    tells of no debt, the confirmation of an opt-out, and papers of a court that are served. Within the debtor's own
    call the agency communicates too.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call declared to lack the agency's name is denied.
    """
    if is_limited(q) or serves_process(q) or only_asks_where(q):
        return PASS
    spoken = q.medium in SPOKEN
    declared = [q.content.has(name) for name in (_NAMED if spoken else _NAMED[:1])]
    if False in declared:
        return Denied("lacks the agency's registered name, or who speaks and why")
    changes = start_of_day(_TZ, _ORIGINAL_SINCE)
    both = q.at >= changes
    due = [] if all(declared) else ["the agency's registered name"]
    if not spoken or due:
        due.append("the reason and who is speaking" if spoken else "the reason and the date")
    due.append("the creditor and the original one" if both else "the creditor")
    return Required(f"give {', '.join(due)}", until=FOREVER if both else changes)


# -- 815 ILCS 505: everybody


def _days(value: int, section: str) -> Parameter:
    return Parameter(((_EVER, value),), "days", statute("815 ILCS", f"505/{section}"), "higher")


_ANY_ATTEMPT: Final = TOWARDS_PAYMENT | {Purpose.SERVICING_DISCLOSURE, Purpose.FORMAL_PLEADING}


class _OnlyAnswers(Exempting):
    """What answers, and is declared to ask for no payment, attempts to collect nothing."""

    says: ClassVar = "to an answer declared to ask for no payment"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.content.has(Element.NO_PAYMENT_REQUEST) is True and q.acts <= ANSWERS


spouse = unless(_OnlyAnswers(), SEEKS_NOTHING)(
    WaitAfter(
        days=30, zone="America/Chicago", unless=(Debts(which=Which.OWED_TOO), Debts(which=Which.FOR_NECESSARIES))
    ).rule(
        "us.il.505-2h.spouse",
        "Not from the spouse until {days:day} of default",
        statute("815 ILCS", "505/2H"),
        recipients=(Recipient.SPOUSE,),
        purposes=_ANY_ATTEMPT,
        exceptions="to contacts with others; to requests for location information; to an answer declared to ask for no "
        f"payment; {SEEKS_NOTHING.says}",
        source_note="A bill, a notice and a suit are attempts too. Of the first overdue day, {days:day} have passed on "
        "the {days:nth} day after it",
        example="overdue since 1 April: a letter to the spouse on the 30th is denied, on 1 May allowed.",
    )
)


@unless(_OnlyAnswers(), SEEKS_NOTHING)
@rule(
    "us.il.505-2i.employer",
    "Not with the employer before {default_days:day} of default and {notice_days:day}' notice",
    statute("815 ILCS", "505/2I"),
    recipients=(Recipient.EMPLOYER,),
    purposes=_ANY_ATTEMPT,
    default_days=_days(30, "2I"),
    notice_days=_days(5, "2I"),
)
def employer(q: Question, p: Any) -> Outcomes:
    """The employer hears nothing before {default_days:day} of default, nor without {notice_days:day}' word of it.

    **What it checks**: for each debt, that it has been overdue for {default_days:day} and that the notice to the
    consumer (``before-employer-contact``) was received, or if that is unknown sent and not known to have come back, at
    least {notice_days:civil day} before.
    **Source**: 815 ILCS 505/2I: in any way, so by papers of a court too, which is the careful reading.
    **When it does not apply**: to contacts with others; to requests for location information; to an answer or a
    statement declared to ask for no payment, and such papers of a suit that goes on, or after a judgment.
    **Missing facts**: ``past_due_since``, once the days of a notice are over; ``history``, once there is one and the
    default is old enough; unknown ``notices``, or of which kind one is.
    **Example**: notice received on 1 April: a call to the employer on the 5th is denied, on the 6th allowed.
    """

    def told(debt: Debt) -> Outcomes:
        kind = NoticeKind.BEFORE_EMPLOYER_CONTACT
        frees = notices_free(q, debt, kind, frees=lambda when: days_after(when, _TZ, p.notice_days))
        if frees >= FOREVER:
            return Denied("the consumer was not told that the employer would be contacted", debts=(debt.id,))
        return waits(debt, frees, f"{said(p.notice_days, 'day')} after the notice")

    def overdue(debt: Debt) -> Outcomes:
        return waits(debt, overdue_on(debt, p.default_days, _TZ), f"{said(p.default_days, 'day')} of default")

    def waits(debt: Debt, frees: datetime, over: str) -> Outcome:
        return PASS if frees <= q.at else Denied(f"before {over}", debts=(debt.id,), lapses_at=frees)

    return each_debt(q, lambda debt: of_each((told, overdue), lambda judge: judge(debt)))


@rule(
    "us.il.505-2i.location-states-no-debt",
    "Who asks an employer where somebody is says nothing of the debt before that",
    statute("815 ILCS", "505/2I"),
    recipients=(Recipient.EMPLOYER,),
    purposes=(Purpose.LOCATION_INFORMATION,),
    default_days=_days(30, "2I"),
    notice_days=_days(5, "2I"),
)
def employer_asked(q: Question, p: Any) -> Outcomes:
    """An employer who is asked for an address, and told of the debt with it, is communicated with about the debt.

    **What it checks**: of a contact declared to state a debt, or to hold what cannot be said without that, what the
    rule on employers does: {default_days:day} of default, and {notice_days:day}' word of it; undeclared, a duty until
    then.
    **Source**: 815 ILCS 505/2I: in any way, with regard to the obligation.
    **When it does not apply**: where it is declared that no debt is stated.
    **Missing facts**: as that rule's, once a debt is declared to be stated.
    **Example**: "where is he, he owes us" to an employer: denied without the notice.
    """
    told = s10.state_no_debt.check(q)
    if isinstance(told, Passed):
        return PASS
    if isinstance(told, Denied):
        return employer.check(q, p=p)
    found = no_more_than(Required(_SAY_NOTHING), lambda: employer.check(q, p=p))
    return tuple(
        Required(_SAY_NOTHING, debts=each.debts, until=each.lapses_at) if isinstance(each, Denied) else each
        for each in several(found)
    )


_SAY_NOTHING: Final = "do not say or show that a debt is owed"


AGENCIES: Final = Pack(
    "us.il.collection-agency",
    "Illinois Collection Agency Act: agencies and debt buyers",
    (*_LOCATION, *_COMMUNICATION, identity),
    covering(
        (CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.CREDITOR_UNDER_OTHER_NAME),
        under="205 ILCS 740/2, 740/3, 740/9.1",
    ),
    "US-IL",
)

EVERYBODY: Final = Pack(
    "us.il.505",
    "815 ILCS 505/2H and 2I: spouse and employer",
    (spouse, employer, employer_asked),
    covering(ANYONE, natures=tuple(DebtNature), under="815 ILCS 505/2H, 2I"),
    "US-IL",
)

JURISDICTION = Jurisdiction(
    "US-IL",
    "Illinois",
    Confidence.PRIMARY,
    (AGENCIES, EVERYBODY),
    (_act("9.1", Confidence.PARTIAL), _act("9.2"), statute("815 ILCS", "505/2H, 2I")),
    "Everybody: the spouse after {spouse.days:day} of default, the employer after {employer.default_days:day} and "
    "{employer.notice_days:day}' notice. Agencies: the federal limits, a manner known to be inconvenient, and what to "
    "say. Sections 9 and 9.1 as amended in 2025 were not read.",
)
