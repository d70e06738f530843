"""South Carolina: S.C. Code 37-5-108(5), creditors and collectors, and the crime-victim claims of 16-3-1360.

What 37-5-108(5) lists are factors by which a court finds collection unconscionable, but (5)(b) is worded as a ban and
so is encoded as one. The number of its "frequent intervals" in 24 hours is left open: ours only advises.
"""

from datetime import date, time, timedelta
from typing import Any, Final

from ....clock import FOREVER
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Parameter, Question, Required, rule
from ....rules.judging import each_debt
from ....shapes import Asked, Ban, CallingHours, ContentForbidden, NotStatingDebt, RepresentationStops, RequestStops
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    PROFESSIONALS,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Element,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.regf.s06 import inconvenient_place, inconvenient_time
from .common import Jurisdiction, ours, statute
from .law import Law
from .narrowing import unless
from .purposes import ABOUT_THE_DEBT, BEYOND_LOCATING, LETTERS, NOT_COUNTED, NOT_SENT, UNPROMPTED
from .steps import allowed_to_tell, days_over, known

SINCE: Final = date(2004, 1, 1)
"""When the section as read took effect (2003 Act 42)."""

VICTIMS_SINCE: Final = date(2010, 6, 11)
"""When 16-3-1360 took effect (2010 Act 241)."""

FAMILY: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER}
_DAY_LONG: Final = timedelta(hours=24)

_act: Final = Law("S.C. Code", "37-5-108", in_force=(SINCE, None), recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)

# -- 37-5-108(5)(b)


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

    **What it checks**: whether this would be the {attempts:nth} attempt, by any medium, to the same person in 24 hours.
    It advises and never denies: the section sets no number, ours is a choice.
    **Source**: S.C. Code 37-5-108(5)(b) and (5)(b)(vii).
    **When it does not apply**: to answers to what the person sent or asked; attempts that reached nobody's line or came
    back are not counted.
    **Missing facts**: unknown ``history``.
    **Example**: a call at 09:00, a text at 13:00: a call at 18:00 carries the advice, one at 09:00 the next day not.
    """
    if q.answered is not None:
        return PASS
    recent = [
        a.at
        for a in q.attempts(q.index.outbound, q.at - _DAY_LONG)
        if a.at > q.at - _DAY_LONG
        and a.outcome not in NOT_SENT
        and a.in_reply_to is None
        and a.purpose not in NOT_COUNTED
        and a.recipient not in PROFESSIONALS
    ]
    if len(recent) + 1 < p.attempts:
        return PASS
    until = recent[0] + _DAY_LONG if recent else FOREVER
    return Advised(
        f"this is attempt {len(recent) + 1} in 24 hours: frequent contact may be found unconscionable",
        facts={"attempts in 24 hours": len(recent) + 1},
        until=until,
    )


hours = _act.of(CallingHours(opens=time(8), closes=time(21), on_every_clock=True)).rule(
    "us.sc.37-5-108-5bi.hours",
    "From {opens} to {closes}, by whatever medium",
    _act("(5)(b)(i)"),
    source_note="Outside these hours nothing may be assumed, and the time is taken to be inconvenient",
    example="a text at {closes:clock} waits until {opens:clock}, a creditor's as an agency's.",
)

known_inconvenient_time = _act.adopted(
    inconvenient_time,
    "us.sc.37-5-108-5bi.inconvenient-time",
    _act("(5)(b)(i)"),
    title="Not at a time known to be inconvenient",
    purposes=ABOUT_THE_DEBT,
)

known_inconvenient_place = _act.adopted(
    inconvenient_place,
    "us.sc.37-5-108-5bi.inconvenient-place",
    _act("(5)(b)(i)"),
    title="Not at an unusual place, nor one known to be inconvenient",
    purposes=ABOUT_THE_DEBT,
)

attorney = _act.of(RepresentationStops(release_days=10)).rule(
    "us.sc.37-5-108-5bii.attorney",
    "Not to a consumer known to be represented",
    _act("(5)(b)(ii)"),
    example="the attorney, written to on 2 March, has not answered by the 12th: from the 13th contact is open again.",
)

workplace = _act.of(RequestStops(request=Asked.WORKPLACE, in_writing=True)).rule(
    "us.sc.37-5-108-5biii.workplace",
    "Not at work after the consumer or the employer asked in writing",
    _act("(5)(b)(iii)"),
    exceptions="to verifying employment, which is asked of the employer",
    example="the employer's letter closes the office line; its spoken word does not close it by this rule.",
)


@unless(NotStatingDebt())
@_act.rule(
    "us.sc.37-5-108-5biv.others",
    "To nobody but the consumer without leave",
    _act("(5)(b)(iv)"),
    recipients=OTHERS | {Recipient.SPOUSE},
)
def others(q: Question) -> Outcomes:
    """Nobody else is told of a debt unless the consumer, or a court, gave prior direct leave. A spouse is not excepted.

    **What it checks**: that a contact with somebody else that conveys something of a debt has such leave for it.
    **Source**: S.C. Code 37-5-108(5)(b)(iv). What conveys nothing of a debt is no communication as (5)(b) defines it.
    **When it does not apply**: with the consumer's consent to contact with that person, a court's permission, or where
    that person owes the debt too; to a contact declared not to state the debt; undeclared, one that asks for location
    information carries that duty. Attorneys and reporting agencies are excepted. The employer has a rule of its own
    for everything but location information.
    **Missing facts**: none; consent counts only when it is known.
    **Example**: a spouse who did not sign picks up: the debt is not spoken of.
    """
    if q.recipient is Recipient.EMPLOYER and q.purpose is not Purpose.LOCATION_INFORMATION:
        return PASS

    leave = allowed_to_tell(q)

    def judge(debt: Debt) -> bool:
        return (
            q.who in debt.co_obligors
            or (q.recipient is Recipient.SPOUSE and Recipient.SPOUSE.value in debt.co_obligors)
            or q.court_permits(debt.id, third_party=True)
            or any((not c.media or q.medium in c.media) and (c.debts is None or debt.id in c.debts) for c in leave)
        )

    barred = tuple(debt.id for debt in q.debts if not judge(debt))
    return Denied("nobody else may be told without leave of the consumer or a court", debts=barred) if barred else PASS


postcard = _act.of(ContentForbidden(elements={Element.POSTCARD}, media=LETTERS)).rule(
    "us.sc.37-5-108-5bix.postcard", "No postcard", _act("(5)(b)(ix)"), example="a sealed letter passes."
)

# -- 37-5-108(5)(d)

employer = _act.of(Ban(unless_judgment=True, unless=(NotStatingDebt(),))).rule(
    "us.sc.37-5-108-5d.employer",
    "Nothing to the employer before a final judgment",
    _act("(5)(d)"),
    recipients=(Recipient.EMPLOYER,),
    purposes=BEYOND_LOCATING,
    exceptions="to verifying employment, given as the purpose location-information, in which (5)(b)(iv) lets "
    "nothing of the debt be said",
    example="a question whether the consumer still works there passes; one about wages to come does not.",
)

UNCONSCIONABLE = Pack(
    id="us.sc.37-5-108",
    title="South Carolina Consumer Protection Code: unconscionable collection (S.C. Code 37-5-108(5))",
    rules=(
        frequent,
        hours,
        known_inconvenient_time,
        known_inconvenient_place,
        attorney,
        workplace,
        others,
        postcard,
        employer,
    ),
    why_not=covering(ANYONE, under="S.C. Code 37-5-108(5): a creditor or debt collector"),
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
    threat of an agency or an attorney, for {days:day} from the first notice at most.
    **Source**: S.C. Code 16-3-1360. The section stops repeated calls or letters together with such a threat; a single
    threat is denied here too. It binds the provider: somebody who collects for it is only advised.
    **When it does not apply**: to a plain bill or a question how the claim stands; once the claim is decided.
    **Missing facts**: unknown ``proceedings`` of the debt; whether the notice was in writing.
    **Example**: noticed on 2 March, with a threat: denied to 31 May, open again on 1 June.
    """
    threatens = q.content.has(Element.PRE_LEGAL_THREAT)
    if threatens is False:
        return PASS

    def judge(debt: Debt) -> Outcome:
        claims = known(q, debt, ProceedingKind.CRIME_VICTIM_COMPENSATION)
        if not claims:
            return PASS
        first = min(c.learned_at for c in claims)
        frees = days_over(q, first, p.days)
        pending = [c for c in claims if c.stands(q.at) and c.in_writing is not False]
        if not pending or frees <= q.at:
            return PASS
        if all(c.in_writing is UNKNOWN for c in pending):
            raise MissingFact(f"debts.{debt.id}.proceedings.{pending[0].id}.in_writing", frees)
        ids = (debt.id,)
        if threatens is None:
            return Required("do not threaten to hand the debt to an agency or attorney", debts=ids, until=frees)
        message = "threatens to hand on a debt that a crime victim's claim is pending about"
        if q.case.collector not in (CollectorKind.CREDITOR, UNKNOWN):
            return Advised(message, debts=ids, until=frees)
        return Denied(message, debts=ids, lapses_at=frees)

    return each_debt(q, judge)


PROVIDERS = Pack(
    id="us.sc.16-3-1360",
    title="South Carolina: bills of crime victims (S.C. Code 16-3-1360)",
    rules=(crime_victim,),
    why_not=covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="S.C. Code 16-3-1360: health care providers"),
    jurisdiction="US-SC",
)
"""It binds health care providers; those who collect for them are advised."""

JURISDICTION = Jurisdiction(
    id="US-SC",
    name="South Carolina",
    confidence=Confidence.PRIMARY,
    packs=(UNCONSCIONABLE, PROVIDERS),
    read=(_act("(5)"), statute("S.C. Code", "16-3-1360")),
    note=(
        "Hours, places, attorneys, work, third parties and the employer, for creditors too; frequent contact in 24 "
        "hours only advises, for the section sets no number. Every consumer debt is taken to come from a consumer "
        "credit transaction. Not encoded: what is said in a contact, and the 30 days of administrative review "
        "before a suit."
    ),
)
