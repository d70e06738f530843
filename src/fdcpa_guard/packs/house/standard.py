"""The ethical first-party standard: what a business that wants to do right by its customers asks of itself.

Every number is a parameter. A house tightens or loosens them by name, may give groups of its customers numbers of their
own, and adds rules beside these. No law asks for them; where law asks for more, law's own packs say so.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from inspect import cleandoc
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ...errors import InvalidPolicy, MissingFact, nearest
from ...facts import AddressOptOut, Debt
from ...rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Required, Rule, house, rule
from ...rules.judging import each_debt, some_are_anothers, uses
from ...shapes import (
    Asked,
    Ban,
    CallingHours,
    ContentForbidden,
    Conversing,
    Cooldown,
    DueDate,
    FrequencyCap,
    Hold,
    Per,
    RepresentationStops,
    RequestStops,
    Shape,
    Standing,
    Streak,
)
from ...vocabulary import (
    ASKING_PAYMENT,
    CALLS_AND_TEXTS,
    COLLECTING,
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    TIMED,
    WORK,
    ConsentScope,
    DebtNature,
    Effect,
    Element,
    Holding,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ..binding import ANYONE, covering
from ..us.federal.regf.s06 import doubted_number, inconvenient_place, inconvenient_time

Segments = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""By the id of a rule, by segment, other numbers: ``{"house.pace.calls-a-week": {"new": {"most": 1}}}``."""


class _Shaped(NamedTuple):
    """A rule of the standard that is a shape."""

    id: str
    title: str
    section: str
    shape: Shape
    example: str
    options: Mapping[str, Any]

    def rule(self, segments: Mapping[str, Mapping[str, Any]]) -> Rule:
        shape = self.shape
        if segments:
            given = shape.model_dump(exclude={"segments"})
            shape = type(shape).model_validate(given | {"segments": segments})
        options = {"effect": Effect.HOUSE_POLICY, **self.options}
        return shape.rule(self.id, self.title, house(self.section), example=self.example, **options)


_TO_CUSTOMERS: Final = MappingProxyType({"recipients": CONSUMERS, "purposes": COLLECTING})
_OUTREACH: Final = MappingProxyType({"purposes": COLLECTING})

_SHAPED: Final = (
    _Shaped(
        "house.hours.daytime",
        "Only by day, where the customer is",
        "hours",
        CallingHours(opens=time(8), closes=time(21), media=TIMED),
        "a call at {closes:before} goes out, one at {closes:clock} waits for {opens:hour}.",
        _TO_CUSTOMERS,
    ),
    _Shaped(
        "house.pace.calls-a-week",
        "Few calls a week, all debts together",
        "pace",
        FrequencyCap(most=3, days=7, per=Per.PERSON, media=TELEPHONE),
        "after calls on Monday, Tuesday and Wednesday the next is on Monday.",
        _TO_CUSTOMERS,
    ),
    _Shaped(
        "house.pace.rest-after-conversation",
        "A week of rest after a conversation",
        "pace",
        Cooldown(days=7, after=Conversing.ANY, per=Per.PERSON, media=TELEPHONE),
        "after a conversation on the 1st the next call is on the 8th.",
        _TO_CUSTOMERS,
    ),
    _Shaped(
        "house.pace.longer-rest",
        "Better {days:day} of rest after a conversation",
        "pace",
        Cooldown(days=10, after=Conversing.ANY, per=Per.PERSON, media=TELEPHONE),
        "a call on the 8th after a conversation on the 1st is allowed, with a word of caution.",
        MappingProxyType({**_TO_CUSTOMERS, "effect": Effect.ADVISORY}),
    ),
    _Shaped(
        "house.pace.mornings-in-a-row",
        "Not every morning",
        "pace",
        Streak(most=2, ends=time(12), per=Per.PERSON, media=TELEPHONE),
        "after calls on Monday and Tuesday morning, none on Wednesday before noon.",
        _TO_CUSTOMERS,
    ),
    _Shaped(
        "house.reach.no-third-parties",
        "Nobody but the customer",
        "reach",
        Ban(lifted_by=ConsentScope.THIRD_PARTY),
        "a neighbour is not asked where the customer lives.",
        MappingProxyType({"recipients": OTHERS}),
    ),
    _Shaped(
        "house.reach.not-at-work",
        "Not at work",
        "reach",
        Ban(places=(WORK,), lifted_by=ConsentScope.WORKPLACE),
        "the office line rings only if the customer agreed to it.",
        _TO_CUSTOMERS,
    ),
    _Shaped(
        "house.requests.stop",
        "A request to stop is heeded however it is made",
        "requests",
        RequestStops(request=Asked.CEASE, replies_exempt=True),
        "after a spoken 'leave me alone' nothing more goes out.",
        _OUTREACH,
    ),
    _Shaped(
        "house.requests.stop-medium",
        "A request to leave a medium is heeded however it is made",
        "requests",
        RequestStops(request=Asked.MEDIUM, replies_exempt=True),
        "after 'do not call' the customer is written to.",
        _OUTREACH,
    ),
    _Shaped(
        "house.requests.documents",
        "First what the customer asked for, then the next contact",
        "requests",
        Hold(proceedings={ProceedingKind.DOCUMENT_REQUEST, ProceedingKind.ITEMISATION_REQUEST}, replies_exempt=True),
        "a request for the contract stops reminders until the contract was sent.",
        _OUTREACH,
    ),
    _Shaped(
        "house.holds.dispute",
        "No pressure while something is disputed",
        "holds",
        Hold(
            standing={Standing.DISPUTE},
            proceedings={
                ProceedingKind.COMPLAINT,
                ProceedingKind.GOOD_FAITH_ESTIMATE_DISPUTE,
                ProceedingKind.IDENTITY_THEFT,
                ProceedingKind.INSURANCE_APPEAL,
            },
            replies_exempt=True,
        ),
        "a disputed invoice rests until the answer was sent.",
        _OUTREACH,
    ),
    _Shaped(
        "house.holds.others-may-pay",
        "No pressure while somebody else may pay",
        "holds",
        Hold(
            proceedings={
                ProceedingKind.CHARITY_CARE,
                ProceedingKind.CRIME_VICTIM_COMPENSATION,
                ProceedingKind.WORKERS_COMPENSATION,
            },
            replies_exempt=True,
        ),
        "a bill rests while the hospital looks at the application for charity care.",
        _OUTREACH,
    ),
    _Shaped(
        "house.holds.paid",
        "Nobody is asked for what is paid",
        "holds",
        Hold(standing={Standing.PAID}, replies_exempt=True),
        "paid on Monday, learned on Tuesday: no reminder on Wednesday.",
        MappingProxyType({"purposes": ASKING_PAYMENT}),
    ),
    _Shaped(
        "house.holds.promise",
        "A promise is trusted until its day and a little longer",
        "holds",
        Hold(standing={Standing.PROMISE}, grace_days=2, replies_exempt=True),
        "with a promise for the 10th, no reminder before the 13th.",
        _OUTREACH,
    ),
    _Shaped(
        "house.holds.payment-plan",
        "A payment plan that is kept needs no reminders",
        "holds",
        Hold(
            standing={Standing.PAYMENT_PLAN},
            proceedings={ProceedingKind.PAYMENT_PLAN_REVIEW},
            grace_days=5,
            replies_exempt=True,
        ),
        "with a rate due on the 10th, no reminder before the 16th.",
        _OUTREACH,
    ),
    _Shaped(
        "house.holds.bankruptcy",
        "Nothing goes to a customer in bankruptcy",
        "holds",
        Hold(standing={Standing.BANKRUPTCY}, replies_exempt=True),
        "from the day on which a petition is known, no reminder about the debts in it.",
        _OUTREACH,
    ),
    _Shaped(
        "house.holds.represented",
        "A represented customer is reached through the attorney",
        "holds",
        RepresentationStops(replies_exempt=True),
        "once an attorney is known, the customer gets no calls.",
        _TO_CUSTOMERS,
    ),
    _Shaped(
        "house.reminders.not-too-early",
        "A reminder comes shortly before the day, not weeks before",
        "reminders",
        DueDate(days_before=7),
        "an instalment due on the 15th is first mentioned on the 8th.",
        _OUTREACH,
    ),
    _Shaped(
        "house.reminders.message-first",
        "Messages first: nobody is called before and just after the due date",
        "reminders",
        DueDate(days_after=3, media=TELEPHONE | {Medium.IN_PERSON}, replies_exempt=True),
        "an instalment due on the 15th may be called about on the 19th.",
        _OUTREACH,
    ),
    _Shaped(
        "house.content.civil",
        "No threats, no profanity",
        "content",
        ContentForbidden(elements={Element.PHYSICAL_OR_CRIMINAL_THREAT, Element.PROFANITY}),
        "a text that is declared to threaten is denied.",
        MappingProxyType({}),
    ),
)


def _ours(id: str, title: str, section: str, **options: Any) -> Callable[..., Rule]:
    return rule(id, title, house(section), **{"effect": Effect.HOUSE_POLICY, "purposes": COLLECTING, **options})


@_ours(
    "house.holds.deceased",
    "Nothing goes to a customer who has died",
    "holds",
    purposes=tuple(Purpose),
    recipients=(Recipient.CONSUMER,),
    needs=(Holding.DEATH,),
)
def deceased(q: Question) -> Outcomes:
    """Letters and calls for the dead reach the bereaved.

    **What it checks**: that the customer is not known to have died.
    **Source**: house policy.
    **When it does not apply**: to whoever acts for the estate, and to whoever else counts as the customer.
    **Missing facts**: none; an unknown death is not knowledge.
    **Example**: the daughter calls on Monday: on Tuesday no reminder goes out in her mother's name.
    """
    return Denied("the customer is known to have died", facts={"consumer.deceased": True}) if q.deceased else PASS


@_ours("house.content.legal-action", "Legal action is mentioned only when it is decided and near", "content")
def legal_action(q: Question) -> Outcomes:
    """Words about courts are said only when the action is authorised and about to be taken.

    **What it checks**: that a message declared to bring or threaten legal action is about debts for which such an
    action is authorised and imminent.
    **Source**: house policy.
    **When it does not apply**: to a message declared without such words; undeclared, it is a duty to leave them out.
    **Missing facts**: for a message with such words, unknown ``legal_action_authorised`` or ``legal_action_imminent``.
    **Example**: 'we will sue' is denied while nobody has decided to.
    """
    declared = q.content.has(Element.THREATENS_LEGAL_ACTION)
    if declared is None:
        return Required("no words about legal action, unless it is authorised and imminent")
    if not declared:
        return PASS

    def judge(debt: Debt) -> Outcomes:
        for name in ("legal_action_authorised", "legal_action_imminent"):
            value = getattr(debt, name)
            if value is False:
                return Denied("speaks of a legal action that is not about to be taken", debts=(debt.id,))
            if value is not True:
                raise MissingFact(f"debts.{debt.id}.{name}")
        return PASS

    return each_debt(q, judge)


@_ours(
    "house.reach.offer-another-way",
    "The customer is told how else to reach the house",
    "reach",
    media=TELEPHONE,
    recipients=CONSUMERS,
)
def offer_another_way(q: Question) -> Outcomes:
    """Every call offers another medium.

    **What it checks**: nothing; it adds the duty to each call.
    **Source**: house policy.
    **When it does not apply**: to messages and letters.
    **Missing facts**: none.
    **Example**: 'if you would rather write to us, here is how'.
    """
    return Required("offer the customer another way to deal with this: message, email, letter or the portal")


@_ours(
    "house.requests.stop-address",
    "A number or address that the customer wants left alone is left alone",
    "requests",
    needs=(Holding.OPT_OUT,),
)
def stop_address(q: Question) -> Outcomes:
    """A request about one number or address is heeded, however it is made.

    **What it checks**: that no standing request is against the number or address used, for the medium of the contact.
    **Source**: house policy.
    **When it does not apply**: to the answer to a contact of the customer's.
    **Missing facts**: unknown ``requests``; ``contact.address``, once such a request stands.
    **Example**: 'not on this number' leaves the other one, email and letters.
    """
    if q.answered is not None:
        return PASS
    asked = [r for r in q.requests if isinstance(r, AddressOptOut) and r.binds(q.medium)]
    facts = {f"requests.{r.id}": r.kind for r in asked if uses(q, r.address)}
    return Denied("the customer wants this number or address left alone", facts=facts) if facts else PASS


@_ours(
    "house.reach.not-to-strangers",
    "Not to a number that is known to be somebody else's",
    "reach",
    media=CALLS_AND_TEXTS,
    recipients=CONSUMERS,
    needs=(Holding.DISOWNED_NUMBER,),
    wrong_answers=Parameter(((date.min, 2),), "answers by somebody else in a row", house("reach"), "lower"),
)
def not_to_strangers(q: Question, p: Any) -> Outcomes:
    """A number that has changed hands reaches somebody whom the debt does not concern.

    **What it checks**: that by the time of the contact nobody had disowned the line used, nor had a check found it
    reassigned; and that somebody else has not answered there so often in a row that it has to be found out whose
    number it is.
    **Source**: house policy.
    **When it does not apply**: within the customer's own call.
    **Missing facts**: the line used; ``disowned_at`` or ``regained_at`` of a line at which somebody else answered so
    often since the customer was last there: spoke, called or wrote from it, or gave it.
    **Example**: 'wrong number', says a stranger on Monday: a text on Tuesday is denied.
    """
    if (q.answered is not None and q.answered.goes_on(q.at)) or not some_are_anothers(q):
        return PASS
    if q.line.elsewhere(q.at):
        return Denied("the number is known to be somebody else's", facts={f"phones.{q.line.id}": "disowned"})
    return doubted_number(q, p.wrong_answers)


def _as_collectors_do(model: Rule, id: str, title: str, description: str) -> Rule:
    """A rule that Regulation F sets for collectors, which the house keeps too."""
    return replace(
        model,
        id=id,
        title=title,
        citations=(house("requests"),),
        effect=Effect.HOUSE_POLICY,
        purposes=COLLECTING,
        description=cleandoc(description),
        words=None,
    )


_TIMES: Final = _as_collectors_do(
    inconvenient_time,
    "house.requests.times",
    "Not at the times that do not suit the customer",
    """Times that the customer called inconvenient stay closed until the customer lifts them.

    **What it checks**: that no standing request about times covers the local time of the contact, wherever the customer
    may be.

    **Source**: house policy; as 12 CFR 1006.6(b)(1)(i) has it for collectors.

    **When it does not apply**: to letters; to the answer to what the customer sends at such a time; with consent given
    later.

    **Missing facts**: unknown ``requests``; once such a request stands, where the customer is.

    **Example**: 'not between three and five': a text at four waits until five.
    """,
)
_PLACES: Final = _as_collectors_do(
    inconvenient_place,
    "house.requests.places",
    "Not at a place that does not suit the customer",
    """A place at which the customer wants to be left alone is closed to every medium tied to it.

    **What it checks**: that neither the letter's address, nor the landline's place, nor where the customer is known to
    be, is a place under a standing request, or an unusual one.

    **Source**: house policy; as 12 CFR 1006.6(b)(1)(ii) has it for collectors.

    **When it does not apply**: to mobiles, texts and email while the customer is not known to be there; with consent.

    **Missing facts**: unknown ``requests``; the place of a line or address, once such a request stands.

    **Example**: 'not at my parents' house' closes the landline there.
    """,
)

_WRITTEN: Final = (deceased, stop_address, _TIMES, _PLACES, not_to_strangers, legal_action, offer_another_way)


def standard(segments: Segments = MappingProxyType({})) -> Pack:
    """The standard, with other numbers for segments of the customers where a house has them.

    Raises:
        InvalidPolicy: ``segments`` names a rule that has no numbers, or numbers that it does not have.
    """
    ids = [shaped.id for shaped in _SHAPED]
    unknown = segments.keys() - set(ids)
    if unknown:
        meant = nearest(min(unknown), ids)
        raise InvalidPolicy(f"no rule of the house standard with segments has the id {min(unknown)!r} ({meant})")
    rules = (*[shaped.rule(segments.get(shaped.id, {})) for shaped in _SHAPED], *_WRITTEN)
    return Pack(
        id="house.standard",
        title="The ethical first-party standard",
        rules=rules,
        why_not=covering(ANYONE, natures=tuple(DebtNature), under="house policy"),
    )
