"""Michigan: 1981 PA 70 (MCL 445.251 and .252) for regulated persons, and MCL 339.915 for collection agencies.

A regulated person collects in connection with another business of its own: a creditor in its own name, a lender, a
servicer, an attorney in the attorney's own name. Agencies are under the occupational code, of whose list (a) to (h)
were read; its hours are taken to be those of 445.252(n), and so only advise.

The debtor is the individual who owes (445.251(1)(d)), and who stands in the debtor's place; a spouse is neither.

Knowingly not encoded, of 445.252 and of 339.915 alike: misleading statements, forms and stationery (a) to (f) but for
what is paid, that a communication reveals its purpose (e), charges caused (g), officers (j), lists of debtors but for
posts that others can see (l), shame cards and automobiles (m), postal law (p), the procedures of a house (q), whom it
employs (s).
"""

from datetime import date, datetime, time
from typing import Any, Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Consent, Debt, Representation
from ....facts.moments import could_be_from
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Rule, rule
from ....rules.judging import each_debt, joined, told_apart
from ....rules.rule import Check
from ....shapes import CallingHours, ContentForbidden, JudgmentsRemedy, NotObligated, PendingSuit, TakenFor
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    HOME,
    OTHERS,
    THREATS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Element,
    Holding,
    Purpose,
    Recipient,
)
from ...around import around
from ...binding import covering
from ..federal.fdcpa import caller_identity, says_who_calls
from ..federal.regf.common import is_limited_content
from ..federal.regf.s06 import inconvenient_place, inconvenient_time
from ..federal.regf.s22 import social_media
from .adopting import (
    IMPLIES_NOTHING,
    NO_FORCE,
    NO_MORE_THAN_PROFANE,
    SAYS_OWED,
    adopted,
    advising,
    implies_in_public,
    many_calls,
)
from .common import Jurisdiction, statute
from .law import Law
from .narrowing import (
    OWN_CALL,
    RESPONDS,
    but_for_confirmations,
    but_for_process,
    by_the_debtor,
    however_obtained,
    unless,
    unless_named,
    whatever_courts_permit,
)
from .purposes import ABOUT_THE_DEBT, BEYOND_LOCATING, LETTERS, SPOKEN, WRITTEN
from .steps import days_later, in_default, leave_to_tell

SINCE: Final = date(1981, 6, 29)
"""When 1981 PA 70 took effect."""

_act: Final = Law("MCL", "445.252", in_force=(SINCE, None), recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)

_HOURS = CallingHours(
    opens=time(8),
    closes=time(21),
    on_every_clock=True,
    consent_in_writing=True,
    replies_exempt=False,
    own_call_exempt=True,
)

# -- 445.252(g), (h), (i)

_NO_DEBTOR = NotObligated(taken_for=TakenFor.STAND_INS)


def _says_who(law: str, id: str, title: str, since: date | None) -> Rule:
    """Whoever calls or visits a debtor is named, by the business's identity or their own; a spouse is no debtor."""
    made = adopted(
        caller_identity,
        id,
        statute("MCL", law),
        title=title,
        note=f"Of calls and visits to who owes, or stands in the debtor's place; nothing is asked {OWN_CALL.says}, in "
        "which nobody else is the caller.",
        check=_named,
        in_force=(since, None),
        media=SPOKEN,
        recipients=CONSUMERS | OTHERS,
        purposes=ABOUT_THE_DEBT | {Purpose.FORMAL_PLEADING},
    )
    return unless(OWN_CALL, _NO_DEBTOR)(made)


def _named(q: Question) -> Outcomes:
    return PASS if is_limited_content(q) else says_who_calls(q, "say truly who is calling")


identity = _says_who("445.252(g)", "us.mi.445-252g.identity", "Say truly who is calling", SINCE)


def _represented(id: str, section: str, in_force: tuple[date | None, date | None], confidence: Confidence) -> Rule:
    cited = statute("MCL", section, confidence)

    @but_for_confirmations
    @but_for_process
    @unless(_NO_DEBTOR)
    @rule(
        id,
        "Not to a debtor whose attorney is known and has been written to",
        cited,
        recipients=CONSUMERS,
        purposes=ABOUT_THE_DEBT,
        needs=(Holding.REPRESENTATION,),
        in_force=in_force,
        days=Parameter(((in_force[0] or date.min, 30),), "days", cited, "higher"),
    )
    def attorney(q: Question, p: Any) -> Outcomes:
        """Once the attorney has been written to, the debtor is contacted through the attorney.

        **What it checks**: that no attorney whose name and address are known and to whom the creditor or its agent has
        written represents the debtor, in whatever, unless {days:day} after it was received went by without an answer.
        **Source**: MCL 445.252(h), and 339.915(h) in the same words. If nobody says when the attorney received it
        (``asked_received_at``), the {days:day} run from the writing. An answer, though late, ends what silence opened;
        one that does not discuss the claim on its merits is none, and not to be recorded as ``answered_at``. Until the
        attorney is written to the section stops nothing, and this advises to write.
        **When it does not apply**: to bills in writing (the purpose servicing-disclosure) that threaten nothing; to a
        spouse or successor who does not owe the debt; with the attorney's consent; once the representation is over; to
        papers of a court that are served, and the confirmation of an opt-out, which conveys nothing of a debt.
        **Missing facts**: unknown ``representation``; whether the attorney can be found; no ``locations``, where only
        they tell whether the days are over.
        **Example**: received on 2 March, silent on 1 April: from 2 April contact is open again.
        """
        bills = q.purpose is Purpose.SERVICING_DISCLOSURE and q.medium in WRITTEN
        if bills and q.content.carries.isdisjoint(THREATS):
            return PASS
        standing = [
            r
            for r in q.attorneys(of_debtors=True)
            if r.learned_at <= q.at
            and (r.ended_at is None or q.at < r.ended_at)
            and (r.consented_at is None or q.at < r.consented_at)
            and r.attorney_can_be_found is not False
        ]

        def judge(debt: Debt) -> Outcome:
            wrote = [r for r in standing if r.asked_at is not None and could_be_from(r.asked_at) <= q.at]
            binding, doubtful = told_apart(wrote, lambda r: _ends(q, r, p.days) > q.at)
            known = [_ends(q, r, p.days) for r in binding if r.attorney_can_be_found is True]
            ids = (debt.id,)
            if known:
                return Denied("an attorney who was written to represents the debtor", debts=ids, lapses_at=max(known))
            if binding:
                ends = _ends(q, binding[0], p.days)
                until = None if ends >= FOREVER else ends
                raise MissingFact(f"representation.{binding[0].id}.attorney_can_be_found", until)
            if doubtful:
                raise doubtful[0][1]
            if len(wrote) < len(standing):
                return Advised("an attorney represents the debtor: write to the attorney", debts=ids)
            return PASS

        return each_debt(q, judge)

    return attorney


def _ends(q: Question, r: Representation, days: int) -> datetime:
    """When the attorney's silence releases the debtor; `FOREVER` if the attorney answered, or has not received it."""
    if r.asked_at is None or (r.answered_at is not None and r.answered_at <= q.at):
        return FOREVER
    asked = r.asked_at if r.asked_received_at is None else r.asked_received_at
    if asked > q.at:
        return FOREVER
    return days_later(q, asked, days + 1)


attorney = _represented("us.mi.445-252h.attorney", "445.252(h)", (SINCE, None), Confidence.PRIMARY)


@unless_named
@but_for_confirmations
@but_for_process
@unless(IMPLIES_NOTHING, RESPONDS)
@rule(
    "us.mi.445-252i.employer",
    "Nothing of the debt to the employer without written leave",
    _act("(i)"),
    in_force=(SINCE, None),
    recipients=(Recipient.EMPLOYER,),
    purposes=BEYOND_LOCATING,
)
def employer(q: Question) -> Outcomes:
    """An employer hears of a debt only with the debtor's written leave, given once the claim was to be collected.

    **What it checks**: for each debt, that a consent to contacts with the employer stands, in writing and given, or
    given again, after the day on which the debt fell due, before which nobody forwards a claim for collection.
    **Source**: MCL 445.252(i). A judgment lifts nothing.
    **When it does not apply**: to asking for location information; in reply to the employer, by whatever medium, by
    another one to the debts that were asked about; to a contact declared not to state the debt, unless it shows who
    collects, which relates to it; to the papers of a court that are served; to the confirmation of an opt-out that says
    nothing else, which conveys nothing of a debt (445.251(1)(c)).
    **Missing facts**: the number or address used, where a leave is for one and the contact names none; no ``locations``
    of the consumer, where they tell whether a leave came after the default. A leave of unknown form, or for a debt of
    unknown default, does not count.
    **Example**: a letter about the debt is denied, the answer to the employer's own letter is not.
    """
    leaves = leave_to_tell(q)
    barred = tuple(debt.id for debt in q.debts if not any(_leave(q, debt, c) for c in leaves))
    return Denied("the debtor gave no written leave to tell the employer", debts=barred) if barred else PASS


def _leave(q: Question, debt: Debt, consent: Consent) -> bool:
    return (
        consent.in_writing is True
        and q.given_to(consent)
        and (consent.debts is None or debt.id in consent.debts)
        and any(in_default(q, debt, when) for when in (consent.given_at, *consent.renewed_at) if when <= q.at)
    )


# -- 445.252(n), (r)

_ANYBODY = BEYOND_THE_COLLECTORS_SIDE
_LEAVE_AND_PAPERS = (
    "the agreement is the debtor's own, whoever is contacted, or that of the person contacted who owes the debt too; "
    "to the papers of a court that are served; to the confirmation of the person's own opt-out, which conveys nothing "
    "of a debt (445.251(1)(c))"
)


def _timed(made: Rule) -> Rule:
    """A rule on hours, which the debtor's own agreement lifts, for communications that are no papers of a court."""
    return but_for_confirmations(but_for_process(by_the_debtor(however_obtained(made))))


hours = _timed(
    _act.of(_HOURS).rule(
        "us.mi.445-252n.hours",
        "Every communication from {opens} to {closes} unless agreed in writing",
        _act("(n)"),
        recipients=_ANYBODY,
        exceptions=_LEAVE_AND_PAPERS,
        source_note="All communications, to whomever (445.251(1)(c)), but for the creditor's side and reporting "
        "agencies, from whom nothing is collected. The section names no clock; that of the person is taken",
        example="an email at 21:30 is denied, though the debtor wrote at 21:25; with a signed agreement it is not.",
    )
)

_DEBTORS: Final = CONSUMERS | OTHERS
_HOUSEHOLD: Final = frozenset({Recipient.SPOUSE, Recipient.HOUSEHOLD_MEMBER})


def _known_to_the_debtor(model: Rule, name: str, title: str) -> Rule:
    """What the debtor is known to find inconvenient, whoever owes too: no court's permission makes it convenient."""
    note = (
        "Who owes the debt too is a debtor, and a court's permission is no exception here; the confirmation of an "
        "opt-out collects nothing. A line that rings at home, or may, as one may that nobody names, rings for the "
        "debtor, whoever of the household is called there."
    )
    made = _act.adopted(model, f"us.mi.445-252n.{name}", _act("(n)"), title=title, note=note, recipients=_DEBTORS)
    return whatever_courts_permit(around(but_for_confirmations(unless(NotObligated())(made)), _at_home))


def _at_home(check: Check) -> Check:
    """A check that asks of calls to the household at home what it asks of calls to the debtor there."""

    def judge(q: Question) -> Outcomes:
        if q.recipient not in _HOUSEHOLD or q.answered is not None or not _may_ring_at_home(q):
            return check(q)
        to_debtor = q.contact.model_copy(update={"recipient": Recipient.CONSUMER, "person": None})
        return joined(check(q), check(type(q)(to_debtor, q.case).only(q.debts)))

    return judge


def _may_ring_at_home(q: Question) -> bool:
    """Whether the line used is at home, or may be; of one that nobody names, whether some line of the case is."""
    if q.medium not in CALLS_AND_TEXTS:
        return False
    lines = q.index.phones
    used = lines.values() if q.address is None else filter(None, [lines.get(q.address)])
    return any(line.place in (HOME, UNKNOWN) and line.is_tied(q.medium, q.at) for line in used)


known_inconvenient_time = _known_to_the_debtor(
    inconvenient_time, "inconvenient-time", "Not at a time known to be inconvenient"
)

known_inconvenient_place = _known_to_the_debtor(
    inconvenient_place, "inconvenient-place", "Not at an unusual place, nor one known to be inconvenient"
)

postcard = _act.of(ContentForbidden(elements={Element.POSTCARD}, media=LETTERS, unless=(NotObligated(),))).rule(
    "us.mi.445-252r.postcard", "No postcard", _act("(r)"), recipients=_DEBTORS, example="a bill in an envelope passes."
)

public = unless(PendingSuit(), JudgmentsRemedy())(
    _act.adopted(
        social_media,
        "us.mi.445-252m.public-notice",
        _act("(m)"),
        title="Nothing where the public can see that the consumer is a debtor",
        note="A post declared not to state the debt, nor to ask for payment, brings nothing to public notice, unless "
        "it shows who collects; what is about a suit that was brought is excepted.",
        check=implies_in_public,
        purposes=COMMUNICATIONS,
    )
)

REGULATED_PERSONS = Pack(
    id="us.mi.445",
    title="Michigan collection practices of regulated persons (MCL 445.252)",
    rules=(
        _act.adopted(SAYS_OWED, "us.mi.445-252e.nothing-owed", _act("(e)")),
        identity,
        attorney,
        employer,
        _act.adopted(NO_FORCE, "us.mi.445-252k.threat-of-harm", _act("(k)")),
        public,
        hours,
        known_inconvenient_time,
        known_inconvenient_place,
        many_calls("us.mi.445-252n.repeated-calls", _act("(n)"), recipients=_ANYBODY, in_force=(SINCE, None)),
        _act.adopted(NO_MORE_THAN_PROFANE, "us.mi.445-252o.profanity", _act("(o)")),
        postcard,
    ),
    why_not=covering(
        (CollectorKind.CREDITOR, CollectorKind.LAW_FIRM, CollectorKind.MORTGAGE_SERVICER),
        but_not=(DebtKind.FEDERAL_TAX,),
        under="MCL 445.251(1)(a), (g): those who collect in connection with another business, what was agreed to",
    ),
    jurisdiction="US-MI",
)
"""It binds creditors in their own name, law firms and servicers, not collection agencies."""

# -- 339.915

agency_identity = _says_who("339.915(g)", "us.mi.339-915g.identity", "An agency says truly who is calling", None)

agency_attorney = _represented("us.mi.339-915h.attorney", "339.915(h)", (None, None), Confidence.PRIMARY)

agency_hours = _timed(
    advising(
        _HOURS.rule(
            "us.mi.339-915n.hours",
            "Every communication from {opens} to {closes}, it is believed",
            statute("MCL", "339.915(n)", Confidence.UNREAD),
            effect=Effect.ADVISORY,
            recipients=_ANYBODY,
            purposes=ABOUT_THE_DEBT,
            exceptions=_LEAVE_AND_PAPERS,
            source_note="It was not read; an agency's hours are believed to be those of a regulated person, since "
            "(a) to (h) are those of 445.252",
            example="a text at {closes:clock} carries the advice.",
        )
    )
)

AGENCIES = Pack(
    id="us.mi.339",
    title="Michigan collection agencies (MCL 339.915)",
    rules=(
        adopted(SAYS_OWED, "us.mi.339-915e.nothing-owed", statute("MCL", "339.915(e)")),
        agency_identity,
        agency_attorney,
        agency_hours,
    ),
    why_not=covering(
        (CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER, CollectorKind.CREDITOR_UNDER_OTHER_NAME),
        but_not=(DebtKind.FEDERAL_TAX,),
        under="MCL 339.901: collection agencies, among them who collects under another's name",
    ),
    jurisdiction="US-MI",
)
"""It binds licensed agencies and whoever collects under another name, as to what was agreed to.

339.901 was not read; 445.251(1)(b) says of the same agencies that their claims arise out of an agreement.
"""

JURISDICTION = Jurisdiction(
    id="US-MI",
    name="Michigan",
    confidence=Confidence.PRIMARY,
    packs=(REGULATED_PERSONS, AGENCIES),
    read=(
        statute("MCL", "445.251-445.253"),
        statute("MCL", "339.915(a)-(h)"),
        statute("MCL", "339.915(n)", Confidence.UNREAD),
    ),
    note=(
        "For creditors and law firms: hours in every medium and to whomever, the employer, attorneys, public notice, "
        "threats, profanity, postcards; repeated calls, for which there is no number, are advised against. For "
        "agencies identity, the attorney rule, and hours that only advise, since that paragraph was not found; of "
        "339.915(i) on the employer only the opening was. Not encoded: misleading statements and forms, lists of "
        "debtors, and what a house has to organise (445.252(a) to (f), (j), (l), (p), (q), (s)); a rule against calls "
        "at work, which a trade summary claims and the act lacks."
    ),
)
