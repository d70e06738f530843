"""South Carolina: S.C. Code 37-5-108(5), crime victims (16-3-1360), recorded calls and caller identification.

What 37-5-108(5) lists are factors by which a court finds collection unconscionable, but (5)(b) is worded as a ban and
so is encoded as one. The number of its "frequent intervals" in 24 hours is left open: ours only advises.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt
from ....facts.debts import Proceeding
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, Rule, rule
from ....rules.acts import was_for
from ....rules.judging import each_debt, has_judgment, unless_the_consumer, was_the_answer
from ....rules.missed import surely_missed
from ....rules.tallying import Limit, tally
from ....shapes import (
    Asked,
    Ban,
    CallingHours,
    ContentForbidden,
    LiveVoice,
    NotObligated,
    RepresentationStops,
    RequestStops,
    RequiredByLaw,
    TakenFor,
)
from ....shapes.exceptions import owes_too
from ....shapes.periods import in_hours
from ....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    CREDITORS,
    OTHERS,
    PROFESSIONALS,
    TELEPHONE,
    UNKNOWN,
    Confidence,
    DebtKind,
    DebtNature,
    Effect,
    Element,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import profanity, threat_of_harm
from ..federal.regf.s06 import inconvenient_place, inconvenient_time
from ..federal.regf.s22 import social_media
from .adopting import IMPLIES_NOTHING, SAYS_OWED, WHILE_COLLECTING, advising, implies_in_public
from .anothers_number import GIVEN, not_by_anothers_number
from .common import Jurisdiction, ours, statute
from .disputed import told_as_disputed
from .law import Law
from .narrowing import (
    FAMILY,
    but_for_confirmations,
    but_for_process,
    of_the_family,
    unless,
    unless_named,
    whatever_courts_permit,
)
from .purposes import ABOUT_THE_DEBT, LETTERS, NOT_COUNTED, UNPROMPTED
from .steps import days_over, known, leave_to_tell, threatens_process

SINCE: Final = date(2004, 1, 1)
"""When the section as read took effect (2003 Act 42)."""

VICTIMS_SINCE: Final = date(2010, 6, 11)
"""When 16-3-1360 took effect (2010 Act 241)."""

CALLER_ID_SINCE: Final = date(2018, 5, 18)
"""When chapter 21 of title 37 took effect, and 16-17-445 was struck out (2018 Act 218)."""

_NAMES: Final = tuple(sorted(role.value for role in FAMILY))
_DAY_LONG: Final = timedelta(hours=24)

_act: Final = Law("S.C. Code", "37-5-108", in_force=(SINCE, None), recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)

# -- 37-5-108(5)(a)

threat_of_force = _act.adopted(
    threat_of_harm,
    "us.sc.37-5-108-5a.threat-of-force",
    _act("(5)(a)"),
    title="No force, violence or crime, done or threatened",
)

# -- 37-5-108(5)(b)


@of_the_family
@_act.rule(
    "us.sc.37-5-108-5b.frequent",
    "Several attempts in 24 hours may be too frequent",
    _act("(5)(b)"),
    _act("(5)(b)(vii)"),
    effect=Effect.ADVISORY,
    recipients=FAMILY,
    purposes=UNPROMPTED,
    needs=(Holding.ATTEMPT,),
    attempts=Parameter(((SINCE, 3),), "attempts in 24 hours", ours("frequent"), "lower"),
)
def frequent(q: Question, p: Any) -> Outcomes:
    """Contact at frequent intervals within 24 hours lets a court infer that it was meant to harass.

    **What it checks**: whether this would be the {attempts:nth} attempt, by any medium, to the consumer or members of
    the family in 24 hours. It advises and never denies: the section sets no number, ours is a choice.
    **Source**: S.C. Code 37-5-108(5)(b) and (5)(b)(vii).
    **When it does not apply**: to who is not of the family, of which the parents of a grown-up are; to answers to what
    the person sent or asked; attempts that reached nobody's line, came
    back or went to a number known to be another's are not counted.
    **Missing facts**: unknown ``history``.
    **Example**: a call at 09:00, a text at 13:00: a call at 18:00 carries the advice, one at 09:00 the next day not.
    """
    if q.answered is not None:
        return PASS
    q.require_history()
    since = q.at - _DAY_LONG
    lines = [q.index.outbound.get(name) for name in dict.fromkeys(q.alike(_NAMES))]
    made = {a.id: a for line in lines if line is not None for a in line.by(q.at, since)}
    counted = [
        a
        for a in made.values()
        if a.at > since
        and not surely_missed(q, a)
        and not was_the_answer(q, a)
        and was_for(a.purpose, a.medium) not in NOT_COUNTED
        and a.recipient not in PROFESSIONALS
    ]
    if counted:
        limit = Limit("contacts by any medium", p.attempts - 1, "to the family", q.debt_ids, q.alike(_NAMES))
        q.tell(lambda: [tally(limit, in_hours(q.at, 24), [(a, None) for a in counted])])
    recent = sorted(a.at for a in counted)
    if len(recent) + 1 < p.attempts:
        return PASS
    until = recent[0] + _DAY_LONG if recent else FOREVER
    return Advised(
        f"this is attempt {len(recent) + 1} in 24 hours: frequent contact may be found unconscionable",
        facts={"attempts in 24 hours": len(recent) + 1},
        until=until,
    )


_WHO_OWES: Final = CONSUMERS | OTHERS
"""To whom a contact goes that may be one with a consumer: who agreed to owe the debt too is one."""

_CONFIRMS: Final = "to the confirmation of the person's own opt-out, which conveys nothing of a debt ((5)(b))"

_HOURS: Final = CallingHours(opens=time(8), closes=time(21), on_every_clock=True, unless=(NotObligated(),))

hours = but_for_confirmations(
    _act.of(_HOURS).rule(
        "us.sc.37-5-108-5bi.hours",
        "From {opens} to {closes}, by whatever medium",
        _act("(5)(b)(i)"),
        recipients=_WHO_OWES,
        exceptions=_CONFIRMS,
        source_note="Outside these hours nothing may be assumed, and the time is taken to be inconvenient",
        example="a text at {closes:clock} waits until {opens:clock}, a creditor's as an agency's.",
    )
)

_NO_COURT: Final = (
    "A court's permission is no exception here: the paragraph knows one for third parties only. The confirmation of "
    "the person's own opt-out conveys nothing of a debt."
)


def _inconvenient(model: Rule, name: str, title: str) -> Rule:
    """What is known to be inconvenient to a consumer, whoever owes too; no court makes it convenient."""
    made = _act.adopted(
        model,
        f"us.sc.37-5-108-5bi.{name}",
        _act("(5)(b)(i)"),
        title=title,
        recipients=_WHO_OWES,
        purposes=ABOUT_THE_DEBT,
        note=_NO_COURT,
    )
    return but_for_confirmations(whatever_courts_permit(unless(NotObligated())(made)))


known_inconvenient_time = _inconvenient(
    inconvenient_time, "inconvenient-time", "Not at a time known to be inconvenient"
)

known_inconvenient_place = _inconvenient(
    inconvenient_place, "inconvenient-place", "Not at an unusual place, nor one known to be inconvenient"
)

attorney = but_for_confirmations(
    _act.of(
        RepresentationStops(
            release_days=10, whatever_debt=True, of_debtors=True, unless=(NotObligated(taken_for=TakenFor.STAND_INS),)
        )
    ).rule(
        "us.sc.37-5-108-5bii.attorney",
        "Not to a consumer known to be represented",
        _act("(5)(b)(ii)"),
        exceptions=_CONFIRMS,
        source_note="It does not ask in what the attorney represents the consumer.",
        example="the attorney, written to on 2 March, has not answered by the 12th: from the 13th contact is open.",
    )
)

workplace = _act.of(
    RequestStops(request=Asked.WORKPLACE, in_writing=True, in_any_words=True, unless=(NotObligated(), RequiredByLaw()))
).rule(
    "us.sc.37-5-108-5biii.workplace",
    "Not at work after the consumer or the employer asked in writing",
    _act("(5)(b)(iii)"),
    recipients=_WHO_OWES,
    exceptions="to verifying employment, which is asked of the employer",
    example="the employer's letter closes the office line; its spoken word does not close it by this rule.",
)


_SOMEBODY_ELSE: Final = OTHERS | {Recipient.SPOUSE, Recipient.PARENT}


@unless_named
@but_for_process
@unless(IMPLIES_NOTHING)
@_act.rule(
    "us.sc.37-5-108-5biv.others",
    "To nobody but the consumer without leave",
    _act("(5)(b)(iv)"),
    recipients=_SOMEBODY_ELSE,
)
def others(q: Question) -> Outcomes:
    """Nobody else is told of a debt unless the consumer, or a court, gave prior direct leave. No relative is excepted.

    **What it checks**: that a contact with somebody else that conveys something of a debt has such leave for it: a
    consent that was given to whoever collects, to contacts with the employer too, or a court's permission.
    **Source**: S.C. Code 37-5-108(5)(b)(iv). What conveys nothing of a debt, directly or indirectly, is no
    communication as (5)(b) defines it; what says or shows that a collector writes conveys something.
    **When it does not apply**: with that leave, or where that person owes the debt too; to a contact declared not to
    state the debt, unless it shows who collects; undeclared, one that asks for location information carries that duty.
    Attorneys and reporting agencies are excepted, and so is the creditor, for whom it is collected; to a guardian, a
    representative of the estate or a confirmed successor in interest, who stand for the consumer; to a remedy that
    follows a final judgment, given to the employer, whom (5)(d) leaves open from then on; to the papers of a court that
    are served on the household or the employer, or on anybody once there is a judgment, which a call serves on nobody.
    **Missing facts**: whether the consumer is deceased, for a representative; consent counts only when it is known.
    **Example**: a spouse who did not sign picks up: the debt is not spoken of.
    """
    leave = [c for c in leave_to_tell(q) if q.given_to(c)]
    remedy = q.recipient is Recipient.EMPLOYER and q.purpose is Purpose.POSTJUDGMENT_REMEDY

    def judge(debt: Debt) -> bool:
        return (
            owes_too(q, debt)
            or (remedy and has_judgment(q, debt))
            or q.court_permits(debt.id, third_party=True)
            or any((not c.media or q.medium in c.media) and (c.debts is None or debt.id in c.debts) for c in leave)
        )

    barred = tuple(debt.id for debt in q.debts if not judge(debt))
    if not barred:
        return PASS
    denied = Denied("nobody else may be told without leave of the consumer or a court", debts=barred)
    return denied if q.recipient in _SOMEBODY_ELSE else unless_the_consumer(q, denied)


_OR_A_COURTS: Final = GIVEN._replace(courts=True)

anothers_number = not_by_anothers_number(
    "us.sc.37-5-108-5biv.not-the-consumers-number",
    _act("(5)(b)(iv)"),
    leave=_OR_A_COURTS,
    spared=(IMPLIES_NOTHING,),
    in_force=(SINCE, None),
)

public_post = _act.adopted(
    social_media,
    "us.sc.37-5-108-5biv.public-post",
    _act("(5)(b)(iv)"),
    title="Nothing of a debt where others can see it",
    purposes=COMMUNICATIONS,
    check=implies_in_public,
    note="A post declared to state no debt conveys nothing of one, unless it shows that somebody collects one.",
)

abuse = _act.adopted(
    profanity,
    "us.sc.37-5-108-5bv.profanity",
    _act("(5)(b)(v)"),
    note=f"(2) is about conduct in collecting a debt. {WHILE_COLLECTING}",
    purposes=COMMUNICATIONS,
)

postcard = unless(IMPLIES_NOTHING, NotObligated())(
    _act.of(ContentForbidden(elements={Element.POSTCARD}, media=LETTERS)).rule(
        "us.sc.37-5-108-5bix.postcard",
        "No postcard regarding a debt",
        _act("(5)(b)(ix)"),
        recipients=_WHO_OWES,
        exceptions=f"{IMPLIES_NOTHING.says}; {NotObligated().describe()}",
        example="a sealed letter passes.",
    )
)

# -- 37-5-108(5)(c)

says_owed = _act.adopted(SAYS_OWED, "us.sc.37-5-108-5ci.nothing-owed", _act("(5)(c)(i)"))

# -- 37-5-108(5)(d)

employer = unless(IMPLIES_NOTHING)(
    _act.of(Ban(unless_judgment=True, unless=(RequiredByLaw(),))).rule(
        "us.sc.37-5-108-5d.employer",
        "Nothing to the employer before a final judgment",
        _act("(5)(d)"),
        recipients=(Recipient.EMPLOYER,),
        exceptions="to verifying employment, given as the purpose location-information, in which nothing of the debt "
        f"is said; {IMPLIES_NOTHING.says}",
        source_note="What a statute permits is known of what some law requires. The consumer's leave, which frees "
        "contacts with others by (5)(b)(iv), is none here",
        example="a question whether the consumer still works there passes; one about wages to come does not.",
    )
)


disputed = told_as_disputed("us.sc.37-5-108-5d.disputed", _act("(5)(d)"), in_force=(SINCE, None))


UNCONSCIONABLE = Pack(
    id="us.sc.37-5-108",
    title="South Carolina Consumer Protection Code: unconscionable collection (S.C. Code 37-5-108(5))",
    rules=(
        threat_of_force,
        frequent,
        hours,
        known_inconvenient_time,
        known_inconvenient_place,
        attorney,
        workplace,
        others,
        anothers_number,
        public_post,
        abuse,
        postcard,
        says_owed,
        employer,
        disputed,
    ),
    why_not=covering(
        ANYONE,
        but_not=(DebtKind.FEDERAL_TAX,),
        under="S.C. Code 37-5-108(2), (5): a creditor or debt collector, of a consumer credit transaction",
    ),
    jurisdiction="US-SC",
)
"""It binds creditors and collectors alike."""


# -- 16-3-1360


@rule(
    "us.sc.16-3-1360.crime-victim",
    "No threat over treatment while a crime victim's claim is pending",
    statute("S.C. Code", "16-3-1360"),
    recipients=CONSUMERS,
    purposes=ABOUT_THE_DEBT,
    needs=(Holding.PROCEEDING,),
    in_force=(VICTIMS_SINCE, None),
    days=Parameter(((VICTIMS_SINCE, 90),), "days", statute("S.C. Code", "16-3-1360(A)"), "higher"),
)
def crime_victim(q: Question, p: Any) -> Outcomes:
    """While a claim for compensation is pending, a provider does not threaten to hand the bill on.

    **What it checks**: where a claim is pending of which the provider had written notice, that the message holds no
    threat of an agency, an attorney, a suit or other process, for {days:day} from the first notice of that claim at
    most. A notice that a remedy may or will be invoked threatens one, and so does a call or a text about a suit that is
    not known to go on, unless it is declared not to.
    **Source**: S.C. Code 16-3-1360. The section stops repeated calls or letters together with such a threat; a single
    threat is denied here too. It binds the provider: somebody who collects for it is only advised.
    **When it does not apply**: to a plain bill or a question how the claim stands; once an award is made or the claim
    is denied. Each claim has days of its own.
    **Missing facts**: once a provider's contact is declared to threaten, unknown ``proceedings`` of the debt, the kind
    of one, or whether the notice was in writing; of a threat while a claim is pending, an unknown ``collector``.
    **Example**: noticed on 2 March, with a threat: denied to 31 May, open again on 1 June.
    """

    provider = q.case.collector in CREDITORS or q.case.collector is UNKNOWN

    def judge(debt: Debt) -> Outcome:
        threatens = threatens_process(q, debt)
        if threatens is False:
            return PASS
        ids = (debt.id,)
        duty = "do not threaten to hand the debt to an agency or attorney, or to sue"
        try:
            frees = _claimed_until(q, debt, p.days)
        except MissingFact as missing:
            if provider and threatens:
                raise
            return Required(duty, debts=ids, until=missing.until or FOREVER) if provider else PASS
        if frees <= q.at:
            return PASS
        if threatens is None:
            return Required(duty, debts=ids, until=frees) if provider else PASS
        if q.case.collector is UNKNOWN:
            raise MissingFact("collector", frees)
        message = "threatens to hand on a debt that a crime victim's claim is pending about"
        return Denied(message, debts=ids, lapses_at=frees) if provider else Advised(message, debts=ids, until=frees)

    return each_debt(q, judge)


def _claimed_until(q: Question, debt: Debt, days: int) -> datetime:
    """When the days are over of the claims that are pending, of which written notice came; by now, if there is none.

    Raises:
        MissingFact: it is unknown whether there is a claim, or whether the notice of it was in writing.
    """

    def ends(claim: Proceeding) -> datetime:
        return days_over(q, claim.learned_at, days)

    def holds(claim: Proceeding) -> bool:
        if not claim.stands(q.at) or claim.in_writing is False or ends(claim) <= q.at:
            return False
        if claim.in_writing is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.proceedings.{claim.id}.in_writing", ends(claim))
        return True

    claims = known(q, debt, ProceedingKind.CRIME_VICTIM_COMPENSATION, objects=holds, ends=ends)
    return max(map(ends, claims), default=q.at)


PROVIDERS = Pack(
    id="us.sc.16-3-1360",
    title="South Carolina: bills of crime victims (S.C. Code 16-3-1360)",
    rules=(crime_victim,),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="S.C. Code 16-3-1360: health care providers"),
    jurisdiction="US-SC",
)
"""It binds health care providers; those who collect for them are advised."""


# -- 16-17-446: recorded calls


recorded_hours = advising(
    CallingHours(
        opens=time(8),
        closes=time(19),
        on_every_clock=True,
        media=TELEPHONE,
        lifted_by=None,
        replies_exempt=False,
        own_call_exempt=True,
        unless=(LiveVoice(),),
    ).rule(
        "us.sc.16-17-446.recorded-hours",
        "A recorded call about a debt is made from {opens} to {closes} only",
        statute("S.C. Code", "16-17-446(C)(3)"),
        statute("S.C. Code", "16-17-446(B)(2)"),
        effect=Effect.ADVISORY,
        recipients=CONSUMERS | OTHERS,
        purposes=ABOUT_THE_DEBT,
        source_note="The section leans on 16-17-445, which was struck out in 2018. A recording that was asked for "
        "keeps the hours too, by (C)",
        example="a recording at {closes:clock} is advised against until {opens:hour}.",
    )
)

RECORDED = Pack(
    id="us.sc.recorded-calls",
    title="South Carolina: recorded calls (S.C. Code 16-17-446)",
    rules=(recorded_hours,),
    why_not=covering(ANYONE, under="S.C. Code 16-17-446: consumer telephone calls"),
    jurisdiction="US-SC",
)
"""It binds whoever plays a message by such a device."""


# -- 37-21-50


@rule(
    "us.sc.37-21-50a.caller-id",
    "No call or text with a misleading caller identification",
    statute("S.C. Code", "37-21-50(A)"),
    media=CALLS_AND_TEXTS,
    in_force=(CALLER_ID_SINCE, None),
)
def caller_id(q: Question) -> Outcomes:
    """No call or text shows a caller identification that misleads, nor is sent past it, so as to harass or to harm.

    **What it checks**: the declared content, whatever the contact is for. With what intent no fact says.
    **Source**: S.C. Code 37-21-50(A), which is about any call or text, and not only about those that sell.
    **When it does not apply**: where nothing is declared; within the person's own call, which nobody places here.
    **Missing facts**: none.
    **Example**: a call declared to lack a true caller identification is denied.
    """
    if q.content.has(Element.CALLER_ID) is False and (q.medium not in TELEPHONE or q.places_call):
        return Denied("it shows no true caller identification")
    return PASS


CALLERS = Pack(
    id="us.sc.37-21",
    title="South Carolina Telephone Privacy Protection Act: caller identification (S.C. Code 37-21-50)",
    rules=(caller_id,),
    why_not=covering(ANYONE, natures=tuple(DebtNature), under="S.C. Code 37-21-50(A): a person"),
    jurisdiction="US-SC",
)
"""It binds whoever calls or texts."""

JURISDICTION = Jurisdiction(
    id="US-SC",
    name="South Carolina",
    confidence=Confidence.PRIMARY,
    packs=(UNCONSCIONABLE, PROVIDERS, RECORDED, CALLERS),
    read=(
        _act("(5)"),
        statute("S.C. Code", "16-3-1360"),
        statute("S.C. Code", "16-17-446"),
        statute("S.C. Code", "37-21-10 to -100"),
    ),
    note=(
        "Hours, places, attorneys, work, third parties and the employer, threats of force and profanity, disputes told "
        "to others, for creditors too; frequent contact in 24 hours only advises, for the section sets no number, and "
        "so do the hours of recorded calls. Every consumer debt is taken to come from a consumer credit transaction. "
        "What is known to be paid is not asked for. Not encoded: threats of criminal prosecution (5)(a), other false "
        "words (5)(c) and charges (5)(b)(xii), of which no fact is declared; lists and sales of debts, postdated "
        "checks and dispossession (5)(b)(vi), (viii), (x), (xi); false word of creditworthiness (5)(d); which numbers "
        "a recording may ring; whose area code is shown (37-21-50(A)(1), (2)); offers (37-21-30 to -70); the 30 days "
        "of administrative review before a suit."
    ),
)
