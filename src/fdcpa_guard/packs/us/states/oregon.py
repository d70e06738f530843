"""Oregon: unlawful collection practices (ORS 646.639), which bind whoever collects a debt owed to a creditor or buyer.

The hours from 8 a.m. to 9 p.m. on the page of the state's Department of Justice are the federal ones: the section has
none.
"""

from datetime import datetime, time
from typing import Any, Final

from ....errors import MissingFact
from ....facts import Attempt, Weekday
from ....facts.moments import could_be_until
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Required
from ....rules.judging import declared
from ....shapes import (
    Asked,
    Ban,
    Calendar,
    Consented,
    ContentRequired,
    Debts,
    FrequencyCap,
    Hold,
    NotStatingDebt,
    Per,
    Reach,
    RequestStops,
    Which,
)
from ....shapes.reach import at_place, reached, taken_back
from ....vocabulary import (
    CONSUMERS,
    HOME,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CallOutcome,
    CollectorKind,
    Confidence,
    ConsentScope,
    DebtNature,
    Element,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ...citing import read_twice
from ..federal.fdcpa import empty_threat, profanity, threat_of_harm
from ..federal.regf import s22, s26
from .common import READ, Jurisdiction, ours, statute
from .law import Law
from .purposes import ABOUT_THE_DEBT, EVERY_EFFORT, NOT_COUNTED, SPOKEN, UNPROMPTED, WRITTEN

_UNSUCCESSFUL: Final = frozenset(CallOutcome) - {CallOutcome.CONVERSATION, CallOutcome.NOT_CONNECTED}
_NOBODY: Final = frozenset({CallOutcome.NOT_CONNECTED})

_act: Final = Law("ORS", "646.639", recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)

# -- (2)(a), (d)

threats = _act.adopted(
    threat_of_harm,
    "us.or.646-639-2a.threat-of-harm",
    _act("(2)(a)"),
    federal="statute",
    note="Of force used, and of arrest and prosecution (2)(b), no fact is declared.",
)

language = _act.adopted(profanity, "us.or.646-639-2d.profanity", _act("(2)(d)"), federal="statute")

# -- (2)(f)

employer = _act.of(Ban(unless=(NotStatingDebt(),))).rule(
    "us.or.646-639-2f.employer",
    "Nothing of the debt to the employer, ever",
    _act("(2)(f)"),
    recipients=(Recipient.EMPLOYER,),
    source_note="Neither consent nor a judgment lifts it",
    example="a letter to the employer about a debt with a judgment is denied.",
)


# -- (2)(g): the workplace


def _permitted(q: Question) -> set[str]:
    """The debts for which the debtor permitted contact at work and did not take that back.

    Small print of the contract permits nothing.

    Raises:
        MissingFact: it was permitted, and whether it was taken back is unknown.
    """
    found = q.consents(ConsentScope.WORKPLACE)
    if any(taken_back(q, c) is UNKNOWN for c in found):
        raise MissingFact("requests")
    permits = [c for c in found if not taken_back(q, c)]
    return {debt.id for debt in q.debts for c in permits if c.debts is None or debt.id in c.debts}


workplace = _act.of(
    Ban(media=frozenset(Medium) - TELEPHONE - {Medium.MAIL}, places=(WORK,), lifted_by=ConsentScope.WORKPLACE)
).rule(
    "us.or.646-639-2g.workplace",
    "Not at work without the debtor's permission",
    _act("(2)(g)"),
    exceptions="letters and calls have rules of their own; to work done at the debtor's own home",
    example="a visit to the shop floor is denied, and so is an email to the address that the employer provides.",
)


@_act.rule(
    "us.or.646-639-2ga.letter-to-work",
    "A letter to the workplace only where no home address is to be had",
    _act("(2)(g)(A)"),
    media=(Medium.MAIL,),
)
def letter_to_work(q: Question) -> Outcomes:
    """Without permission a letter goes to the workplace only if there is no home address, and in a plain envelope.

    **What it checks**: for a letter to an address at work, that the case holds no other address of the debtor that
    letters reach, and that the envelope shows no collector.
    **Source**: ORS 646.639(2)(g)(A). An address of the debtor's whose place is unknown may be the home.
    **When it does not apply**: with the debtor's permission; what the envelope shows, to whoever provided the goods,
    services or credit, in its own name.
    **Missing facts**: the address used, and its place; an undeclared envelope is a duty.
    **Example**: with a home address on file, a letter to the office is denied.
    """
    if not at_place(q, WORK):
        return PASS
    permitted = _permitted(q)
    barred = tuple(id for id in q.debt_ids if id not in permitted)
    if not barred:
        return PASS
    if q.case.postal_addresses is UNKNOWN:
        raise MissingFact("postal_addresses")
    homes = [
        address.id
        for address in q.case.postal_addresses
        if address.person == q.who
        and address.place in (HOME, UNKNOWN)
        and (address.learned_at is None or address.learned_at <= q.at)
        and not any(could_be_until(when) <= q.at for when in address.standing(q.at, "undeliverable_at"))
    ]
    if homes:
        facts = {f"postal_addresses.{id}": "a home address, or it may be" for id in homes}
        return Denied("a home address is to be had", debts=barred, facts=facts)
    if q.case.collector is CollectorKind.CREDITOR and not any(debt.purchased is True for debt in q.debts):
        return PASS
    return declared(
        q.content.has(Element.SHOWS_DEBT_COLLECTION),
        wanted=False,
        denied="the envelope shows that it is from a debt collector",
        duty="show nothing on the envelope of a debt collector",
    )


@_act.rule(
    "us.or.646-639-2gb.call-to-work",
    "A call to the workplace only after a failed one to the residence",
    _act("(2)(g)(B)"),
    media=TELEPHONE,
    day_begins=Parameter(((READ, time(8)),), "local time", ours("when a day begins"), "higher"),
    evening_ends=Parameter(((READ, time(21)),), "local time", _act("(2)(g)(B)"), "lower"),
)
def call_to_work(q: Question, p: Any) -> Outcomes:
    """Without permission the office is rung only after the residence was, in vain, by day or in the evening.

    **What it checks**: for a call to a line at work, that since the last call there a call to the residence was made in
    good faith and failed: it rang out, was dropped or reached only a machine or somebody else, between the beginning of
    the day ({day_begins:clock}, our choice: the section says "day") and {evening_ends:clock}. Such a call then tells
    nobody else what it is about.
    **Source**: ORS 646.639(2)(g)(B). That each call to work needs a failed one of its own is a careful reading. The
    residence is a line whose place is the home.
    **When it does not apply**: with the debtor's permission, which small print in the contract does not give; within
    the debtor's own call.
    **Missing facts**: the line used, and its place; unknown ``history``; unknown ``locations``.
    **Example**: home rang out on Monday at 18:30: the office may be rung on Tuesday, once.
    """
    if not q.places_call or not at_place(q, WORK):
        return PASS
    permitted = _permitted(q)
    barred = tuple(id for id in q.debt_ids if id not in permitted)
    if not barred:
        return PASS
    for call in reversed(q.attempts(q.index.telephone)):
        if call.outcome not in _NOBODY and Reach.WORK in reached(q, call):
            break
        if _failed_at_home(q, call, p):
            return Required("tell nobody else there what the call is about or that a debt collector calls")
    return Denied("no failed call to the residence since the last one to the workplace", debts=barred)


def _failed_at_home(q: Question, call: Attempt, p: Any) -> bool:
    line = q.index.phones.get(call.address or "")
    if line is None or line.place != HOME or call.outcome not in _UNSUCCESSFUL:
        return False
    times: list[datetime] = [call.at.astimezone(tz) for tz in q.zones]
    return all(p.day_begins <= local.time() < p.evening_ends for local in times)


once_a_week = _act.of(
    FrequencyCap(
        most=1,
        calendar={Calendar.WEEK},
        week_starts={Weekday.MON},
        per=Per.PERSON,
        to=Reach.WORK,
        media=frozenset(Medium),
        purposes_not_counted=NOT_COUNTED,
        unless=(Consented(scope=ConsentScope.WORKPLACE, all_debts=True),),
    )
).rule(
    "us.or.646-639-2gb.once-a-week",
    "{most:contact} at work in a business week",
    _act("(2)(g)(B)"),
    purposes=UNPROMPTED,
    source_note="The business week is read as the whole week from Monday: a contact on a Saturday counts to the days "
    "before it",
    example="rung at work on Tuesday: not again until Monday.",
)

workplace_request = _act.of(RequestStops(request=Asked.WORKPLACE, media=TELEPHONE, own_call_exempt=True)).rule(
    "us.or.646-639-2gb.workplace-request",
    "No call to work once the debtor asked, or the employer forbids it",
    _act("(2)(g)(B)"),
    example="'not here, please', said once on the telephone, closes the office line for good.",
)

# -- (2)(h), (i)

written_identity = _act.of(
    ContentRequired(elements={Element.BUSINESS_IDENTITY}, media=WRITTEN, first_only=True, per_debt=True)
).rule(
    "us.or.646-639-2h.written-identity",
    "The first writing about a debt names the collector, whom it collects for, and its business address",
    _act("(2)(h)"),
    source_note="The element business-identity stands for all three. For whom is said of each debt: the first about "
    "another debt says it again",
    example="a first letter without the collector's address is declared to lack it, and is denied.",
)

identity = _act.of(ContentRequired(elements={Element.IDENTITY_AND_PURPOSE}, media=SPOKEN)).rule(
    "us.or.646-639-2i.identity",
    "Within thirty seconds: who is speaking, and why",
    _act("(2)(i)"),
    example="a script that comes to the purpose after a minute is declared to lack it, and is denied.",
)

# -- (2)(k), (r), (s)

no_empty_threat = _act.adopted(
    empty_threat,
    "us.or.646-639-2k.empty-threat",
    _act("(2)(k)"),
    federal="statute",
    note="Of other remedies and actions no fact says whether they exist or are taken.",
)

barred_suit = _act.adopted(
    s26.time_barred,
    "us.or.646-639-2r.time-barred",
    _act("(2)(k)"),
    _act("(2)(r)"),
    _act("(4)(a)"),
    note="(r) and (4)(a) are about suits, (k) about threats to enforce what no longer exists; what diligence would "
    "find counts.",
)

nothing_owed = _act.adopted(
    s22.nothing_owed,
    "us.or.646-639-2s.nothing-owed",
    _act("(2)(s)"),
    purposes=EVERY_EFFORT - {Purpose.CREDIT_REPORTING},
    note="A debt known to be paid is not owed; of other grounds no fact is declared.",
)

# -- (2)(t), (4)(d)

documents = _act.of(
    Hold(proceedings={ProceedingKind.DOCUMENT_REQUEST}, asked_once=True, unless=(Debts(which=Which.NOT_BOUGHT),))
).rule(
    "us.or.646-639-2t.documents",
    "No collection of a bought debt until the documents asked for are provided",
    _act("(2)(t)"),
    _act("(4)(d)"),
    _act("(5)"),
    recipients=frozenset(Recipient),
    purposes=EVERY_EFFORT,
    exceptions="to a second request, once the documents were provided",
    source_note="(5) takes out whoever collects for an owner that bought nothing; all of the documents are due. Any "
    "means of collecting rests, towards whomever: suits, remedies, bills and reports too",
    example="asked on 2 March, sent on 20 March: no collection in between.",
)

UNLAWFUL_PRACTICES = Pack(
    id="us.or.646-639",
    title="Oregon unlawful collection practices (ORS 646.639)",
    rules=read_twice(
        threats,
        language,
        employer,
        workplace,
        letter_to_work,
        call_to_work,
        once_a_week,
        workplace_request,
        written_identity,
        identity,
        no_empty_threat,
        barred_suit,
        nothing_owed,
        documents,
    ),
    why_not=covering(
        ANYONE, natures=(DebtNature.CONSUMER,), under="ORS 646.639(1)(h): a debt owed to a creditor or debt buyer"
    ),
    jurisdiction="US-OR",
)
"""It binds creditors' own staff as well as collectors."""

JURISDICTION = Jurisdiction(
    id="US-OR",
    name="Oregon",
    confidence=Confidence.PRIMARY,
    packs=(UNLAWFUL_PRACTICES,),
    read=(_act(""), statute("ORS", "646A.372"), statute("ORS", "646A.677", Confidence.UNREAD)),
    note=(
        "Threats and abuse, the employer, the workplace, who writes, speaks and why, time-barred and paid debts, and "
        "documents about bought debts, for creditors' own staff too. Not encoded: threats of arrest, of seizure "
        "without a court, to tell the employer or call at work, to assign, and what else turns on what is said (2)(b), "
        "(c), (f), (g), (j), (L) to (p); (2)(e), which asks for an intent to harass and has no number; (2)(q), debts "
        "that Medicaid or the Oregon Health Plan would reimburse, for which there is no fact; (2)(u), whose ORS "
        "646A.677 was not read; (3), information services; (4)(b), the records without which no buyer sues, and "
        "(4)(c), receipts; the ten seconds in which an automatic dialler must let go (ORS 646A.372); OAR "
        "441-810-0210, which repeats the federal limit on asking third persons."
    ),
)
