"""Vermont: 9 V.S.A. 41b(m) for merchants who rent to own, and Rule CF 104 for everybody who collects from consumers.

Of Rule CF 104 the opening was read and the paragraph on harassment and the workplace, 104.02, was not: it is advice.

Knowingly not encoded: trespass, false identities and payments without authority (41b(m)(5), (8), (10)), which turn on
what is done, and the notice of default before a suit (41b(l)), of which no fact is held.
"""

from typing import ClassVar, Final

from ....errors import MissingFact
from ....facts import CeaseNotice, Debt, EmployerProhibition, InconvenientPlace, Request, Weekday
from ....rules import PASS, Denied, Outcomes, Pack, Question, Required
from ....rules.judging import each_debt, is_limited, tells_more
from ....shapes import (
    Asked,
    Ban,
    Calendar,
    Counting,
    Debts,
    FrequencyCap,
    NotObligated,
    NotOverdue,
    Per,
    RequestStops,
    TakenFor,
    Which,
)
from ....shapes.exceptions import Exempting
from ....shapes.reach import asks_to_stop, at_place, surely_away
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    Confidence,
    DebtKind,
    Effect,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, CREDITORS, covering
from ..federal import fdcpa
from ..federal.bankruptcy import aims_at_who_filed, known_bankruptcies
from ..federal.regf import s10, s22
from .adopting import WHILE_COLLECTING, advising, many_calls, tells_in_public, tells_nothing, unusual_hours
from .anothers_number import not_by_anothers_number
from .common import Jurisdiction, regulation, statute
from .law import Law
from .narrowing import REPRESENTS, but_for_courts, unless
from .purposes import ABOUT_THE_DEBT, DISCLOSING, SPOKEN

_HARASSMENT: Final = regulation("Vt. Rule CF", "104.02", Confidence.UNREAD)

_merchants: Final = Law("9 V.S.A.", "41b", recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)


@_merchants.rule(
    "us.vt.41b-m1.work",
    "No call or visit at work after consumer or employer objects",
    _merchants("(m)(1)"),
    media=SPOKEN,
    recipients=CONSUMERS | OTHERS,
    needs=(Holding.INCONVENIENT_PLACE, Holding.EMPLOYER_PROHIBITION, Holding.OPT_OUT, Holding.CEASE_NOTICE),
)
def work(q: Question) -> Outcomes:
    """The consumer's workplace is neither called nor visited once the consumer or the employer asked for that.

    **What it checks**: that no such request, spoken or written, in whatever words, stands where the call or visit goes
    to the workplace, whomever it is for; a call or visit to the employer always does. To call no more, or not at the
    number at work, is such a request, and so is to stop contacts about the debt; so are the employer's own of any kind,
    and those of an attorney or a guardian.
    **Source**: 9 V.S.A. 41b(m)(1).
    **When it does not apply**: to mobiles, unless the person is known to be at work; within the person's own call; once
    the request was withdrawn.
    **Missing facts**: unknown ``requests``, unless it surely goes elsewhere; the place of the line or address used.
    **Example**: asked on Monday not to be called at the office: a call there on Tuesday is denied, a clerk's included.
    """
    if q.answered is not None and q.answered.goes_on(q.at):
        return PASS
    if q.case.requests is UNKNOWN and q.recipient is not Recipient.EMPLOYER and surely_away(q, WORK):
        return PASS
    theirs = _whose(q)
    asked = [request for request in q.requests if request.person in theirs and _objects(q, request)]
    if not asked:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        mine = [request for request in asked if not isinstance(request, CeaseNotice) or request.about(debt.id)]
        if not mine or not (q.recipient is Recipient.EMPLOYER or at_place(q, WORK)):
            return PASS
        facts = {f"requests.{request.id}": "not at work" for request in mine}
        return Denied("after the consumer or the employer asked for it to stop", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


_OBJECTING: Final = ("consumer", "employer", "consumer-attorney", "guardian")
"""The consumer and the employer, and who speaks for the consumer."""


def _whose(q: Question) -> frozenset[str]:
    """Whose objection closes where a call or visit goes: the consumer's, but for what is only the other person's.

    What is the employer's own is the consumer's workplace.
    """
    target = q.index.phones.get(q.address or "") or q.index.postal.get(q.address or "")
    apart = (
        target is not None and target.person == q.who and q.recipient not in (Recipient.CONSUMER, Recipient.EMPLOYER)
    )
    return frozenset({q.who}) if apart else frozenset(q.alike(_OBJECTING))


def _objects(q: Question, request: Request) -> bool:
    """Whether it asks, in whatever words, not to call or visit the workplace in this way."""
    match request:
        case EmployerProhibition():
            return True
        case InconvenientPlace():
            return request.place in (WORK, UNKNOWN)
        case _:
            return asks_to_stop(q, request)


@_merchants.rule(
    "us.vt.41b-m9.bankruptcy",
    "No call or visit after notice of the consumer's bankruptcy",
    _merchants("(m)(9)"),
    media=SPOKEN,
    needs=(Holding.BANKRUPTCY,),
)
def bankruptcy(q: Question) -> Outcomes:
    """After notice that the consumer has filed for bankruptcy, a merchant neither calls nor visits.

    **What it checks**: that the collector has learned of no bankruptcy of the consumer, or of the co-renter who is
    called or visited.
    **Source**: 9 V.S.A. 41b(m)(9). It names no end, and so neither a dismissal nor a discharge is read as one; that it
    speaks of home and work is taken to reach a mobile, which rings there, and a place that nobody knows. Who rents too
    (``co_obligors``) is a consumer of their own.
    **When it does not apply**: to somebody else's bankruptcy, as a co-renter's is to the consumer and the consumer's to
    a co-renter; to a visit or a landline known to be neither at home nor at work, such as the merchant's own branch;
    within the consumer's own call or visit.
    **Missing facts**: unknown ``bankruptcies``; whose one is, and of a co-obligor's, where the person may be one, who
    the ``co_obligors`` are.
    **Example**: notice of the filing on Monday: no visit on Tuesday.
    """
    if (q.answered is not None and q.answered.goes_on(q.at)) or _elsewhere(q):
        return PASS
    filed = known_bankruptcies(q)

    def judge(debt: Debt) -> Outcomes:
        unclear: MissingFact | None = None
        for each in filed:
            try:
                theirs = aims_at_who_filed(q, each, debt)
            except MissingFact as missing:
                unclear = missing
                continue
            if theirs:
                facts = {f"bankruptcies.{each.id}": "filed"}
                return Denied("the consumer has filed for bankruptcy", debts=(debt.id,), facts=facts)
        if unclear is not None:
            raise unclear
        return PASS

    return each_debt(q, judge)


def _elsewhere(q: Question) -> bool:
    """Whether it goes to a place that is known, and is neither home nor work."""
    try:
        return q.goes_to not in (None, HOME, WORK)
    except MissingFact:
        return False


@_merchants.rule(
    "us.vt.41b-m13.recorded-message",
    "A message left says only a name, a number and please call back",
    _merchants("(m)(13)"),
    media=TELEPHONE,
)
def recorded_message(q: Question) -> Outcomes:
    """A message recorded for a consumer holds the caller's name, contact information and a courteous request.

    **What it checks**: that the content is declared a limited-content message, which is no more than that, and nothing
    that tells of the debt. A voicemail left without ringing that is declared to be more is denied; otherwise the
    decision carries the duty, for a call may end in a voicemail.
    **Source**: 9 V.S.A. 41b(m)(13).
    **When it does not apply**: to a conversation; within the consumer's own call.
    **Missing facts**: none.
    **Example**: a voicemail that names the overdue amount breaks it.
    """
    if not q.places_call or is_limited(q):
        return PASS
    more = tells_more(q) or q.content.has(Element.LIMITED_CONTENT_MESSAGE) is False
    if more and q.medium is Medium.RINGLESS_VOICEMAIL:
        return Denied("the message says more than a name, contact information and a courteous request")
    return Required("if a message is left: name, contact information and a courteous request to call back, no more")


class _NeitherTellsNorAsks(Exempting):
    """A contact declared not to state a debt, which says nothing that states one and does not ask for payment."""

    says: ClassVar = "to a contact declared not to state a debt, which does not ask for payment"

    def spares(self, q: Question, debt: Debt) -> bool:
        return tells_nothing(q)


nobody_else = unless(_NeitherTellsNorAsks(), REPRESENTS)(
    but_for_courts(
        _merchants.of(Ban(unless=(Debts(which=Which.OWED_TOO),))).rule(
            "us.vt.41b-m11.nobody-else",
            "Nobody but the spouse hears of the account or is asked to pay",
            _merchants("(m)(11)"),
            _merchants("(m)(4)"),
            recipients=OTHERS | {Recipient.PARENT},
            purposes=DISCLOSING,
            exceptions="to the consumer's spouse, and to whoever stands in for the consumer: a guardian, a personal "
            "representative; to a contact declared not to state a debt, which does not ask for payment",
            source_note="Reports and attorneys, papers of a court and the remedy of a judgment that there is are taken "
            "for no discussion of the account. Where nobody knows whether the consumer died, a representative is "
            "denied for that",
            example="a call to the consumer's brother about the account is denied.",
        )
    )
)

six_talks = _merchants.of(
    FrequencyCap(
        most=6,
        days=7,
        calendar={Calendar.WEEK},
        week_starts={Weekday.SUN, Weekday.MON},
        counting=Counting.CONVERSATIONS,
        per=Per.PERSON,
        media={Medium.CALL, Medium.IN_PERSON},
        purposes_not_counted={Purpose.UNRELATED_NOTICE},
        replies_exempt=False,
        own_call_exempt=True,
        inbound_counts=True,
        unless=(NotOverdue(overdue_days=0), NotObligated(taken_for=TakenFor.NOBODY_ELSE)),
    )
).rule(
    "us.vt.41b-m6.six-talks-a-week",
    "Not more than {most:conversation} a week",
    _merchants("(m)(6)"),
    recipients=CONSUMERS,
    source_note="The talks are to discuss an overdue account. Which week is meant is not said: {days:day}, and weeks "
    "from Sunday or Monday, all hold. A voicemail left without ringing speaks with nobody. Talks that the consumer "
    "began count, and so do calls returned, whatever for and about whichever account.",
    example="{most:talk} from Monday to Wednesday: a call on Thursday is denied.",
)


_MERCHANTS = Pack(
    "us.vt.rent-to-own",
    "Vermont: merchants who rent to own",
    (
        work,
        nobody_else,
        not_by_anothers_number("us.vt.41b-m11.not-the-consumers-number", _merchants("(m)(11)")),
        six_talks,
        bankruptcy,
        recorded_message,
        _merchants.adopted(
            fdcpa.profanity,
            "us.vt.41b-m2.profanity",
            _merchants("(m)(2)"),
            purposes=COMMUNICATIONS,
            note="It says not before whom; language that degrades the consumer does so whoever hears it. "
            f"{WHILE_COLLECTING}",
        ),
        many_calls("us.vt.41b-m3.frequency", _merchants("(m)(3)"), recipients=CONSUMERS | OTHERS, media=SPOKEN),
        unless(Debts(which=Which.OWED_TOO))(
            _merchants.adopted(
                s10.state_no_debt,
                "us.vt.41b-m11.location-state-no-debt",
                _merchants("(m)(11)"),
                recipients=OTHERS | {Recipient.PARENT},
                note="Asking where the consumer is discusses no account if it names none; of the spouse, and of "
                "whoever rents too (``co_obligors``), it may.",
            )
        ),
        _merchants.adopted(
            s22.social_media,
            "us.vt.41b-m11.public-post",
            _merchants("(m)(11)"),
            title="Nothing about the account where others can see it",
            note="A post declared to state no debt discusses no account.",
            check=tells_in_public,
        ),
        _merchants.adopted(fdcpa.threat_of_harm, "us.vt.41b-m7.threat-of-harm", _merchants("(m)(7)")),
        _merchants.adopted(fdcpa.empty_threat, "us.vt.41b-m12.empty-threat", _merchants("(m)(12)")),
    ),
    covering(CREDITORS, kinds=(DebtKind.RENT_TO_OWN,), under="9 V.S.A. 41b"),
    "US-VT",
)
_RULE_104 = Pack(
    "us.vt.cf-104",
    "Vermont: Rule CF 104",
    (
        many_calls("us.vt.cf-104-02.frequency", _HARASSMENT),
        unusual_hours("us.vt.cf-104-02.hours", _HARASSMENT),
        advising(
            RequestStops(request=Asked.WORKPLACE).rule(
                "us.vt.cf-104-02.work",
                "Not at work once that is unwelcome",
                _HARASSMENT,
                effect=Effect.ADVISORY,
                recipients=CONSUMERS,
                purposes=ABOUT_THE_DEBT,
                example="a call to the office of somebody who asked for none is advised against.",
            )
        ),
    ),
    covering(ANYONE, but_not=(DebtKind.FEDERAL_TAX,), under="Vt. Rule CF 104.07"),  # a tax is of no transaction
    "US-VT",
)

JURISDICTION: Final = Jurisdiction(
    "US-VT",
    "Vermont",
    Confidence.PARTIAL,
    (_MERCHANTS, _RULE_104),
    (
        statute("9 V.S.A.", "41b(m)"),
        regulation("Vt. Rule CF", "104.01", Confidence.PARTIAL),
        regulation("Vt. Rule CF", "104.07", Confidence.SECONDARY),
        _HARASSMENT,
    ),
    "Merchants who rent to own: {six-talks-a-week.most:conversation} a week, calls returned and all, work and "
    "bankruptcy stops, nobody but the spouse, no profanity and no empty threat of law. Rule CF 104 reaches creditors; "
    "its paragraph on harassment, hours and work is unread and advice. Not encoded: what turns on deeds (trespass, "
    "false identities, payments without authority), and the notice of default before a suit.",
)
