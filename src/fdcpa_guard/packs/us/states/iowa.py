"""Iowa: the Debt Collection Practices Act, Iowa Code 537.7101 to 537.7103, which binds creditors and collectors alike.

Its limits on who may learn of a debt are limits on contacts: with the employer, a minor's parents, a guardian, the
spouse. The periods of months are taken at their longest, in days. A debt-counselling request to an employer is a
contact for collection declared to carry the element credit-counselling; of past contacts with the employer for
collection the history holds no content, and all of them count as such.

The parents of a minor debtor are counted together, and so are guardians, and whoever answers for the employer, since
the code speaks of the parents and of the employer and not of one of them.

Knowingly not encoded: that the first and later communications say who writes and why (537.7103(4)(b)), from which banks
are free and of which no fact tells; false accusations, threats and words but for force, crime and profanity (1)(b) to
(f), (2)(c), (4), (5)(a) to (d); threats to tell others (3)(a); lists of debtors and debts advertised for sale (3)(b);
that who verifies a job says nothing of a default (3)(a)(6) and that a debtor who is sought is believed to have moved
(3)(a)(4); a credit union asked for debt counselling and a trustee of property, who have no role here; postal law (6). A
telegram is no medium here.
"""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final

from ....clock import TICK
from ....facts import Attempt, Consent, Debt
from ....facts.index import counted_debts
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Passed, Question, Required, rule, words
from ....rules.acts import TELLING_OF_A_DEBT, was_for
from ....rules.judging import (
    as_to,
    declared,
    each_debt,
    is_limited,
    only_asks_counselling,
    unless_the_consumer,
    zones_or_any,
)
from ....rules.missed import surely_missed
from ....rules.tallying import Limit
from ....shapes import (
    AnswersInquiry,
    ContentForbidden,
    Debts,
    Duty,
    Hold,
    InTheConsumersPlace,
    NotObligated,
    RepresentationStops,
    Which,
)
from ....shapes.arithmetic import LONGEST_SHIFT, days_after
from ....shapes.exceptions import Exempting, TakenFor, obligated, owes_too, responds
from ....shapes.periods import counted_in_days
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    Confidence,
    DebtKind,
    Element,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import profanity, threat_of_harm
from ..federal.regf import s06, s10, s22
from .adopting import (
    IMPLIES_NOTHING,
    SAYS_OWED,
    implies_in_public,
    implies_nothing,
    many_calls,
    shows_who_collects,
    unusual_hours,
)
from .anothers_number import IN_WRITING, AnswersWhoHasIt, not_by_anothers_number
from .common import Jurisdiction, statute
from .law import Law
from .narrowing import (
    ANSWERS_IN_COURT,
    DEMANDS_NONE,
    RESPONDS,
    but_for_courts,
    but_for_process,
    unless,
    unless_named,
    unsaid,
    whatever_courts_permit,
)
from .owed_notice import but_for_owed_notices
from .purposes import ABOUT_THE_DEBT, DEMANDS, DISCLOSING, EVERY_EFFORT, LETTERS, TOWARDS_ANYBODY
from .steps import days_later, in_default, leave_to_tell

_UNDER: Final = "Iowa Code 537.7102"
_LOCATING: Final = frozenset({Purpose.LOCATION_INFORMATION})
_THREE_MONTHS: Final = 92
_ONE_MONTH: Final = 31

_code: Final = Law("Iowa Code", "537.7103")

_MORE_THAN_ITS_FACT: Final = TELLING_OF_A_DEBT - {Element.INITIAL_DISCLOSURE, Element.CREDIT_COUNSELLING}
"""What tells more of a debt than that there is one, and asks for no counselling ((3)(a)(5))."""
_TOLD: Final = DISCLOSING | {Purpose.POSTJUDGMENT_REMEDY}
"""What told of the fact of a debt, for whatever end ((3)(a)(7))."""
_PARENTAL: Final = frozenset({Recipient.PARENT, Recipient.GUARDIAN})

_FACT_OF_DEBT: Final = _code("(3)(a)")
_COUNSELLING: Final = _code("(3)(a)(5)")
_VERIFYING: Final = _code("(3)(a)(6)")
_PARENTS: Final = _code("(3)(a)(7)")
_SPOUSE: Final = _code("(3)(a)(8)")


def _tell(q: Question, what: str, made: list[Attempt], days: int, limit: int, debts: tuple[str, ...]) -> None:
    """Say what was counted towards a limit."""
    if made:
        told = Limit(what, limit, f"to any {q.recipient.value.replace('-', ' ')}", debts)
        q.tell(lambda: [counted_in_days(told, [(a, None) for a in made], q.at, days, zones_or_any(q))])


def _communications(q: Question, since: datetime, debt: Debt | None = None) -> list[Attempt]:
    """What conveyed something, or may have, to anybody in the part of the person contacted, and answered nothing.

    What missed them conveyed nothing; the same person counts in whatever part.
    """
    q.require_history()
    role, debts = q.recipient, None if debt is None else debt.id
    return sorted(
        (
            attempt
            for timelines in (q.index.reached, q.index.unsettled)
            for who, timeline in timelines.items()
            for attempt in timeline.by(q.at, since)
            if (attempt.recipient is role or who == q.who)
            and not _responded(q, attempt)
            and not surely_missed(q, attempt)
            and (debts is None or debts in counted_debts(attempt))
        ),
        key=lambda attempt: attempt.at,
    )


def _responded(q: Question, attempt: Attempt) -> bool:
    """Whether a past attempt answered whom it was for, or somebody in the same part, and nobody else."""
    event = q.index.inbound.get(attempt.answers or "")
    return event is not None and (event.recipient is attempt.recipient or event.who in (attempt.who, attempt.speaker))


def _since(q: Question, days: int) -> datetime:
    """The first instant of so many civil days, today's the last, in every zone in which the person may be."""
    if not q.known_zones:
        return q.at - timedelta(days=days) - LONGEST_SHIFT + TICK  # as long as `days_later` may want to know where
    return min([days_after(q.at, tz, 1 - days) for tz in q.known_zones])


@unless_named
@but_for_courts
@unless(InTheConsumersPlace())
@rule(
    "us.ia.537-7103-3a.third-party",
    "The fact of the debt to nobody else",
    _FACT_OF_DEBT,
    recipients=OTHERS - {Recipient.EMPLOYER},
    purposes=DISCLOSING,
)
def third_party(q: Question) -> Outcomes:
    """Nobody but the debtor, and whoever may be liable, is told that there is a debt.

    **What it checks**: for each debt, that the person contacted is a co-obligor, or that the consumer permitted it in
    writing after the day on which the debt fell due, or permitted it again after that. That they asked frees nobody.
    **Source**: Iowa Code 537.7103(3)(a). Somebody believed to have a legitimate business need, to whom (3)(a)(2) lets a
    debt be reported, is no fact of a case: people of the debtor's life are taken to have none.
    **When it does not apply**: to what is declared to say nothing of a debt and shows no collector, which would imply
    one; to questions about where a debtor has moved (3)(a)(4); to employers, parents of a minor, guardians and spouses,
    who have rules of their own; to papers of a court that are served, with the household or, once there is a judgment,
    on anybody; to what carries out a judgment.
    **Missing facts**: whether the consumer is a minor, or deceased, for a parent or representative. A permission of
    unknown form, or for a debt of unknown default, does not count.
    **Example**: a creditor's call to a brother about the debt is denied, though he asked.
    """
    if implies_nothing(q):
        return PASS
    barred = _barred(q)
    return Denied("the person is neither the debtor nor liable", debts=barred) if barred else PASS


def _permissions(q: Question, debt: Debt) -> list[Consent]:
    return [c for c in leave_to_tell(q) if c.debts is None or debt.id in c.debts]


def _permitted_in_writing(q: Question, debt: Debt) -> bool:
    return any(
        c.in_writing is True and any(in_default(q, debt, when) for when in (c.given_at, *c.renewed_at) if when <= q.at)
        for c in _permissions(q, debt)
    )


def _barred(q: Question) -> tuple[str, ...]:
    """The debts that the person does not owe too, and of which the debtor does not permit in writing that they hear."""
    return tuple(debt.id for debt in q.debts if not owes_too(q, debt) and not _permitted_in_writing(q, debt))


@but_for_courts
@unless(RESPONDS)
@rule(
    "us.ia.537-7103-3a8.spouse",
    "To the spouse only with the debtor's consent",
    _SPOUSE,
    recipients=(Recipient.SPOUSE,),
    purposes=DISCLOSING,
)
def spouse(q: Question) -> Outcomes:
    """A spouse who does not owe the debt is told of it only if the debtor consents, or when asking.

    **What it checks**: for each debt, that the spouse is a co-obligor or may owe it as for necessaries, or that the
    consumer consented, by word of mouth or in writing.
    **Source**: Iowa Code 537.7103(3)(a)(8), with (3)(a) for people who may be liable.
    **When it does not apply**: to answers to the spouse, by whatever medium; to what is declared to say nothing of a
    debt and shows no collector; to papers of a court that are served, and to what carries out a judgment.
    **Missing facts**: none: what is unknown of the debt does not make the spouse liable.
    **Example**: a call to the wife of the debtor is denied; her own call may be answered.
    """
    if implies_nothing(q):
        return PASS
    barred = tuple(
        debt.id
        for debt in q.debts
        if not owes_too(q, debt) and debt.for_necessaries is not True and not _permissions(q, debt)
    )
    return Denied("the debtor has not consented to contact with the spouse", debts=barred) if barred else PASS


@unless_named
@but_for_courts
@unless(RESPONDS)
@rule(
    "us.ia.537-7103-3a5.employer-counselling",
    "To the employer for debt counselling, {contacts:times} in three months",
    _COUNSELLING,
    recipients=(Recipient.EMPLOYER,),
    purposes=DISCLOSING,
    contacts=Parameter(((date.min, 1),), "contacts", _COUNSELLING, "lower"),
    days=Parameter(((date.min, _THREE_MONTHS),), "days", _COUNSELLING, "higher"),
)
def employer_counselling(q: Question, p: Any) -> Outcomes:
    """An employer hears of a debt only in a request for debt counselling, {contacts:times} in three months.

    **What it checks**: that the contact is for collection, does nothing else and is declared to carry the element
    credit-counselling, and not to ask for payment or threaten as well; and that none went to the employer in three
    months, taken as {days:digits} days, today's the last. If one did and nothing came back, one inquiry whether it
    arrived is free.
    **Source**: Iowa Code 537.7103(3)(a)(5).
    **When it does not apply**: to what is declared to say nothing of a debt and shows no collector; to verifying
    employment (3)(a)(6); to an employer who owes the debt too; with the debtor's written permission given after
    default, which names the employer or is one to contacts with employers; to answers to the employer, by whatever
    medium; to papers of a court that are served, and to what carries out a judgment.
    **Missing facts**: unknown ``history``; no ``locations``, where only they tell whether a contact counts.
    **Example**: counselling asked for on 5 January: an inquiry in February passes, a third contact before 7 April does
    not.
    """
    barred = () if implies_nothing(q) else _barred(q)
    if not barred:
        return PASS
    if not only_asks_counselling(q):
        return Denied("an employer may be told of a debt only to ask for its debt counselling", debts=barred)

    def judge() -> Outcome:
        made = [a for a in _communications(q, _since(q, p.days)) if was_for(a.purpose, a.medium) in DISCLOSING]
        answered = bool(made) and any(
            event.recipient is q.recipient
            for timeline in q.index.inbound_from.values()
            for event in timeline.by(q.at, made[-1].at)
        )
        inquiry = 0 if answered else 1  # which is free where nothing came back
        _tell(q, "contacts that told the employer of a debt", made, p.days, p.contacts + inquiry, barred)
        if len(made) < p.contacts:
            return PASS

        def leaves(attempt: Attempt) -> datetime:
            return days_later(q, attempt.at, p.days)

        if len(made) == p.contacts and not answered:
            until = leaves(made[-p.contacts])
            return Required("only ask whether the earlier request arrived", debts=barred, until=until)
        lapses = leaves(made[-p.contacts if answered else -p.contacts - 1])
        return Denied(f"the employer was asked within {words.said(p.days, 'day')}", debts=barred, lapses_at=lapses)

    return as_to(barred, judge)


@unless(RESPONDS)
@rule(
    "us.ia.537-7103-3a6.employer-verification",
    "To the employer to verify employment, {most:times} a month",
    _VERIFYING,
    recipients=(Recipient.EMPLOYER,),
    purposes=(Purpose.LOCATION_INFORMATION,),
    most=Parameter(((date.min, 1),), "contacts", _VERIFYING, "lower"),
    days=Parameter(((date.min, _ONE_MONTH),), "days", _VERIFYING, "higher"),
)
def verification(q: Question, p: Any) -> Outcomes:
    """An employer is asked {most:times} a month whether the debtor still works there, whoever answers for it.

    **What it checks**: that nobody at the employer was reached to verify employment, given as the purpose
    location-information, in a month, taken as {days:digits} days, today's the last; and that no more of the debt is
    declared to be told than that there is one, such as its items.
    **Source**: Iowa Code 537.7103(3)(a)(6), an exception to the ban on telling that there is a debt.
    **When it does not apply**: to a question declared to say nothing of a debt that shows no collector; to an employer
    who owes the debt too; with the debtor's written permission given after default; to answers to the employer.
    **Missing facts**: unknown ``history``; no ``locations``, where only they tell whether a contact counts.
    **Example**: verified on 1 March: the employer may be asked again on 1 April.
    """
    barred = () if implies_nothing(q) else _barred(q)
    if not barred:
        return PASS
    if not q.content.carries.isdisjoint(_MORE_THAN_ITS_FACT):
        return Denied("tells the employer more than that there is a debt", debts=barred)

    def judge() -> Outcome:
        made = [a for a in _communications(q, _since(q, p.days)) if a.purpose is Purpose.LOCATION_INFORMATION]
        _tell(q, "contacts to verify employment", made, p.days, p.most, barred)
        if len(made) < p.most:
            return PASS
        lapses = days_later(q, made[-p.most].at, p.days)
        return Denied(f"the employer was asked within {words.said(p.days, 'day')}", debts=barred, lapses_at=lapses)

    return as_to(barred, judge)


@but_for_courts
@unless(RESPONDS)
@rule(
    "us.ia.537-7103-3a7.parents-and-guardians",
    "To a minor's parents, or a guardian, {most:times} in three months",
    _PARENTS,
    recipients=_PARENTAL,
    purposes=DISCLOSING | _LOCATING,
    needs=(Holding.ATTEMPT,),
    most=Parameter(((date.min, 1),), "contacts", _PARENTS, "lower"),
    days=Parameter(((date.min, _THREE_MONTHS),), "days", _PARENTS, "higher"),
)
def parents(q: Question, p: Any) -> Outcomes:
    """A minor's parents together, and guardians together, hear of a debt {most:times} in three months.

    **What it checks**: for each debt, that nobody in the same part was told of it in three months, taken as
    {days:digits} days, today's the last: after the mother the father is a second time. What carried out a judgment told
    of it as well.
    **Source**: Iowa Code 537.7103(3)(a)(7), which speaks of the fact of the debt, whatever else is said.
    **When it does not apply**: to what is declared to say nothing of a debt and shows no collector; asking where the
    debtor is has that duty where the debt could not be told of. To whoever owes the debt too; with the debtor's written
    permission given after default; to answers to what they asked, by whatever medium; to a parent of an adult, who is
    somebody else; to papers of a court that are served, and to what carries out a judgment.
    **Missing facts**: unknown ``history``; no ``locations``, where only they tell whether a contact counts.
    **Example**: a guardian told on 5 January is not told again before 7 April.
    """
    said = s10.state_no_debt.check(q)
    shown = shows_who_collects(q)
    if isinstance(said, Passed) and not shown:
        return PASS
    silent = isinstance(said, Required) and not shown and q.acts == _LOCATING

    def judge(debt: Debt) -> Outcomes:
        if owes_too(q, debt) or _permitted_in_writing(q, debt):
            return PASS
        made = [a for a in _communications(q, _since(q, p.days), debt) if was_for(a.purpose, a.medium) in _TOLD]
        _tell(q, "contacts that told of the debt", made, p.days, p.most, (debt.id,))
        if len(made) < p.most:
            return PASS
        lapses = days_later(q, made[-p.most].at, p.days)
        if silent:
            return Required("do not say or show that a debt is owed", debts=(debt.id,), until=lapses)
        return Denied(f"told of the debt within {words.said(p.days, 'day')}", debts=(debt.id,), lapses_at=lapses)

    return each_debt(q, judge)


@rule(
    "us.ia.537-7103-3a4.location-states-no-debt",
    "Who asks where a debtor is says nothing of a debt",
    _code("(3)(a)(4)"),
    recipients=(OTHERS | CONSUMERS) - {Recipient.CONSUMER, Recipient.EMPLOYER} - _PARENTAL,
    purposes=_LOCATING,
)
def locating(q: Question) -> Outcomes:
    """Others are asked where the debtor is, and told nothing of a debt.

    **What it checks**: the declared content, and what cannot be said without telling of a debt, or shows who collects;
    undeclared, a duty.
    **Source**: Iowa Code 537.7103(3)(a)(4): the content is restricted to asking, and (3)(a) bars implying a debt.
    **When it does not apply**: to whoever owes the debt too; with the debtor's written permission given after default,
    and to a spouse with any consent of the debtor's, or in answer to the spouse; to an employer, who may be told that
    there is a debt; to a minor's parents and a guardian, who may be told of it now and then (3)(a)(7).
    **Missing facts**: whether the consumer is a minor, for a parent, or represented, for the attorney; undeclared
    content is a duty.
    **Example**: "where can I reach her about her loan" is denied.
    """
    told, shown = s10.state_no_debt.check(q), shows_who_collects(q)
    if (isinstance(told, Passed) and not shown) or (q.recipient is Recipient.SPOUSE and responds(q)):
        return PASS
    permitted = _permissions if q.recipient is Recipient.SPOUSE else _permitted_in_writing
    barred = tuple(debt.id for debt in q.debts if not (owes_too(q, debt) or permitted(q, debt)))
    if not barred:
        return PASS
    if isinstance(told, Denied) or shown:
        denied = Denied("tells others that a debt is owed", debts=barred)
        return unless_the_consumer(q, denied) if q.recipient in _PERHAPS_NO_OTHERS else denied
    return Required("do not say or show that a debt is owed", debts=barred)


_PERHAPS_NO_OTHERS: Final = frozenset({Recipient.PARENT, Recipient.CONSUMER_ATTORNEY})
"""Who is asked as somebody else only if the consumer is no minor, or the attorney's work for them is over."""


class _PlainCard(Exempting):
    """A card, or what goes to others, that shows no more than who writes: it states no debt, and shows no collector."""

    says: ClassVar = "to a postcard, and what goes to others, that is declared to state no debt and shows no collector"

    def spares(self, q: Question, debt: Debt) -> bool:
        seen = q.recipient not in CONSUMERS or q.content.has(Element.POSTCARD) is True
        return seen and implies_nothing(q)


def _given_after_default(q: Question, consent: Consent) -> bool:
    """Whether a permission is in writing and was given, or given again, after default, of each debt that it is for."""
    return consent.in_writing is True and all(
        any(in_default(q, debt, when) for when in (consent.given_at, *consent.renewed_at) if when <= q.at)
        for debt in q.debts
        if consent.debts is None or debt.id in consent.debts
    )


_ANSWERED: Final = frozenset({Recipient.EMPLOYER, Recipient.PARENT, Recipient.GUARDIAN, Recipient.SPOUSE})
"""Whose inquiries may be responded to ((3)(a)(5), (7), (8))."""
_AFTER_DEFAULT: Final = IN_WRITING._replace(says=f"{IN_WRITING.says}, after default", counts=_given_after_default)

anothers_number = not_by_anothers_number(
    "us.ia.537-7103-3a.not-the-consumers-number",
    _FACT_OF_DEBT,
    leave=_AFTER_DEFAULT,
    spared=(IMPLIES_NOTHING, AnswersWhoHasIt(who=_ANSWERED)),
)

form = unless(_PlainCard())(
    _code.of(ContentForbidden(elements={Element.POSTCARD, Element.SHOWS_DEBT_COLLECTION}, media=LETTERS)).rule(
        "us.ia.537-7103-3c.form",
        "No form that shows the debt to others",
        _code("(3)(c)"),
        _FACT_OF_DEBT,
        purposes=ABOUT_THE_DEBT,
        exceptions=f"to other media and to court process; {_PlainCard.says}",
        source_note="The envelope shows nothing but names and addresses. Name, address and telephone number may be "
        "read by anybody, on a card too",
        example='a card that says "past due" is denied.',
    )
)


class _Responds(Exempting):
    """A response to what the debtor sent, before the attorney was known too."""

    says: ClassVar = "to a response to what the debtor sent, by the same medium"

    def spares(self, q: Question, debt: Debt) -> bool:
        return q.answered is not None


attorney = but_for_process(
    unless(_Responds())(
        _code.of(
            RepresentationStops(
                attorney_must_be_known=True,
                reasonable_time=True,
                whatever_debt=True,
                of_debtors=True,
                unless=(AnswersInquiry(), NotObligated(taken_for=TakenFor.STAND_INS)),
            )
        ).rule(
            "us.ia.537-7103-5e.attorney",
            "Not to a debtor represented by an attorney",
            _code("(5)(e)"),
            recipients=CONSUMERS,
            purposes=ABOUT_THE_DEBT,
            exceptions="once letters to the attorney went unanswered for a reasonable time. The debtor's own consent "
            "is no exception",
            source_note="It does not ask in what the attorney represents the debtor.",
            example="the debtor names a lawyer on a call: the next call is denied until the lawyer approves.",
        )
    )
)

public = _code.adopted(
    s22.social_media,
    "us.ia.537-7103-3c.public-post",
    _code("(3)(c)"),
    _FACT_OF_DEBT,
    title="Nothing where others can see it",
    purposes=COMMUNICATIONS,
    check=implies_in_public,
    note="A post that others can see conveys the debt to them, unless it is declared to state none and shows no "
    "collector.",
)


@rule(
    "us.ia.537-7103-2b.business-name",
    "A call names the business it is made for",
    _code("(2)(b)"),
    media=TELEPHONE,
    recipients=CONSUMERS | OTHERS,
    purposes=ABOUT_THE_DEBT | {Purpose.FORMAL_PLEADING},
)
def business_name(q: Question) -> Outcomes:
    """Whoever calls a debtor names the business that the call is for.

    **What it checks**: the declared content (``business-identity``, or ``names-behind-call``, which says for whom the
    call is); undeclared, a duty.
    **Source**: Iowa Code 537.7103(2)(b), of calls that are placed.
    **When it does not apply**: to a limited-content message, which names the business; within the debtor's own call; to
    others, but for who owes the debt too, and for who stands in the debtor's place and is not only asked where the
    debtor is.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a script declared to lack the business's identity is denied.
    """
    if not q.places_call or not any(obligated(q, debt, TakenFor.STAND_INS) for debt in q.debts):
        return PASS
    if is_limited(q) or q.content.has(Element.NAMES_BEHIND_CALL):
        return PASS
    return declared(
        q.content.has(Element.BUSINESS_IDENTITY),
        wanted=True,
        denied="the call does not name the business it is for",
        duty="name the business that the call is for",
    )


_to_whom = unless(DEMANDS_NONE)(
    _code.of(
        Duty(
            duty="if the claim was assigned, say clearly to whom, with the full business address",
            unless=(Debts(which=Which.CREDITORS_OWN),),
        )
    ).rule(
        "us.ia.537-7103-4d.to-whom",
        "Every demand for money says to whom the claim was assigned, and where",
        _code("(4)(d)"),
        recipients=BEYOND_THE_COLLECTORS_SIDE,
        purposes=DEMANDS,
        source_note="Of whomever it is demanded; a complaint demands money too",
        example="a buyer's letter gives its name and street address.",
    )
)

_ACT = Pack(
    "us.ia.537-7103",
    "Iowa: Debt Collection Practices Act",
    (
        _code.adopted(threat_of_harm, "us.ia.537-7103-1a.threat-of-harm", _code("(1)(a)")),
        _code.adopted(profanity, "us.ia.537-7103-2a.profanity", _code("(2)(a)")),
        business_name,
        many_calls("us.ia.537-7103-2d.frequency", _code("(2)(d)"), recipients=BEYOND_THE_COLLECTORS_SIDE),
        unusual_hours("us.ia.537-7103-2d.unusual-hours", _code("(2)(d)"), recipients=BEYOND_THE_COLLECTORS_SIDE),
        unsaid(
            whatever_courts_permit(
                _code.adopted(
                    s06.inconvenient_time,
                    "us.ia.537-7103-2d.inconvenient-time",
                    _code("(2)(d)"),
                    note="A court's permission is no exception here.",
                    title="Not at a time known to be inconvenient to the person called",
                    media=TELEPHONE,
                    recipients=BEYOND_THE_COLLECTORS_SIDE,
                )
            ),
            (r"to\s+letters;\s+", ""),
            (r"\s+or\s+portal\s+session", ""),
            ("an email at", "a call at"),
        ),
        third_party,
        anothers_number,
        locating,
        employer_counselling,
        verification,
        parents,
        spouse,
        form,
        public,
        _to_whom,
        _code.adopted(SAYS_OWED, "us.ia.537-7103-4e.nothing-owed", _code("(4)(e)")),
        attorney,
    ),
    covering(ANYONE, but_not=(DebtKind.FEDERAL_TAX,), under=_UNDER),
    "US-IA",
)


class _FromOthers(Exempting):
    """The employer, an insurer or a guarantor, who owe the charges too: nothing is sought of employee or dependents."""

    says: ClassVar = "to an employer, or somebody else outside the family, who owes the debt too"

    def spares(self, q: Question, debt: Debt) -> bool:
        family = q.recipient not in (Recipient.EMPLOYER, Recipient.THIRD_PARTY)
        if family or not q.acts.isdisjoint({Purpose.LOCATION_INFORMATION, Purpose.POSTJUDGMENT_REMEDY}):
            return False
        return owes_too(q, debt)


_TREATMENT = Pack(
    "us.ia.treatment",
    "Iowa: charges for treating a work injury",
    (
        but_for_owed_notices(
            unless(_FromOthers(), ANSWERS_IN_COURT)(
                _code.of(Hold(proceedings={ProceedingKind.WORKERS_COMPENSATION})).rule(
                    "us.ia.537-7103-7.workers-compensation",
                    "No collection while liability for compensation is contested",
                    _code("(7)"),
                    statute("Iowa Code", "85.27(6)", Confidence.UNREAD),
                    recipients=TOWARDS_ANYBODY,
                    purposes=EVERY_EFFORT,
                    exceptions="to an employer, or somebody else outside the family, who owes the debt too and is "
                    f"asked to pay it; {ANSWERS_IN_COURT.says}",
                    source_note="Read as of every medical debt of the employee or a dependent, from when the notice "
                    "came. A bill, a suit and a report are attempts too",
                    example="notice of the contested case at ten: nothing is collected from then until it is decided.",
                )
            )
        ),
    ),
    covering(ANYONE, kinds=(DebtKind.MEDICAL,), under="Iowa Code 537.7103(7)"),
    "US-IA",
)

JURISDICTION: Final = Jurisdiction(
    "US-IA",
    "Iowa",
    Confidence.PRIMARY,
    (_ACT, _TREATMENT),
    (statute("Iowa Code", "537.7102"), statute("Iowa Code", "537.7103")),
    "Creditors and collectors: employers {employer-counselling.contacts:times} in three months for counselling and "
    "{employer-verification.most:times} a month to verify employment, parents and guardians "
    "{parents-and-guardians.most:times} in three months, spouses by consent, attorneys, contested compensation cases. "
    "Frequency and unusual hours, which need intent and have no number, are advice. Not encoded: who says what in the "
    "first and later communications (banks are free), words but for what is paid, threats, credit unions and trustees.",
)
