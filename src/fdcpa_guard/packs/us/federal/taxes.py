"""26 USC 6304 and 6306: federal taxes that private collectors collect under contract.

One pack says which taxes such a collector must leave alone. A contractor is held to what the Internal Revenue Service
may not do (6306(b)(2)) and to the FDCPA (6306(g)). Hours, inconvenient times and places, representation and the
workplace (6304(a)), and abuse (6304(b)), are those of the FDCPA in other words: of a tax given as a consumer debt
Regulation F holds them; of a tax that it leaves, a business's or one that is said to have been obtained before default,
a second pack does, by the same checks, and whenever the contact was: 6304 is older than Regulation F. The Service
itself, the creditor of a tax, is whom 6304 names, and is held to the second pack whatever the tax. A person's tax that
a contractor collected before Regulation F (30 November 2021) is held to neither. Read as there:

- A consent counts that was given to the Service, the creditor of a tax, as 6304(a) wants it given, or to the contractor
  who stands in for it; and, though 6304 does not say so, during a proper communication alone.
- Legal process is left alone as under the FDCPA (1692a(6)(D), 6306(g)), though 6304 does not speak of it: a contractor
  serves none.
- Whoever may practise before the Service represents a taxpayer (6304(a)(2)), an enrolled agent too: give them as a
  `representation`.
- Repeated calls are a matter of intent (6304(b)(3)), without a number, and are not counted.

Read in a copy of April 2023; 7602(c), on contacts with third parties, was not read.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Consent, Debt, PaymentPromise
from ....facts.base import members
from ....facts.debts import Proceeding
from ....facts.moments import surely_before
from ....rules import PASS, Denied, Outcome, Outcomes, Pack, Parameter, Question, Rule, reads, rule
from ....rules.judging import each_debt
from ....vocabulary import (
    ACTS_TO_COLLECT,
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    TELEPHONE,
    UNKNOWN,
    Authority,
    CollectorKind,
    Confidence,
    DebtKind,
    DebtNature,
    GivenTo,
    ProceedingKind,
    Purpose,
    Recipient,
    Unknown,
)
from ...around import asked_as
from ...binding import COLLECTORS, covering
from ...citing import READ, READ_AGAIN, citing, read_twice, with_source
from ...notes import Provision
from .fdcpa import binds, caller_identity, first_second, profanity, says_who_calls, threat_of_harm
from .regf import s06
from .regf.common import is_limited_content
from .regf.s18 import asks_others_where

_code = citing("26 USC")

_WHY: Final[Mapping[object, str]] = {
    ProceedingKind.IDENTITY_THEFT: "the tax is said to come of identity theft",
    ProceedingKind.PAYMENT_PLAN_REVIEW: "an instalment agreement is under review",
    ProceedingKind.TAX_NOT_ELIGIBLE: "it is on the list of those that are not",
}
"""What is under way about a tax, and why that keeps it from private collectors."""

_UPHELD: Final[Mapping[object, str]] = {
    ProceedingKind.IDENTITY_THEFT: "the taxpayer was found to be a victim of identity theft",
    ProceedingKind.PAYMENT_PLAN_REVIEW: "an instalment agreement was granted",
    ProceedingKind.TAX_NOT_ELIGIBLE: "it was found to be on the list of those that are not",
}
"""What was under way, and why the way it ended keeps a tax from private collectors."""


@rule(
    "us.irs.6306d.not-eligible",
    "Some taxes are not for private collectors",
    _code("6306(d)"),
    recipients=BEYOND_THE_COLLECTORS_SIDE | {Recipient.CONSUMER_REPORTING_AGENCY},
    purposes=ACTS_TO_COLLECT | {Purpose.CREDIT_REPORTING},
)
def not_eligible(q: Question) -> Outcomes:
    """The tax of somebody who is dead, a minor or a victim of identity theft goes back to the Service, and some others.

    **What it checks**: for each federal tax, that the taxpayer is not known to be dead or under age, that no claim that
    the debt comes of identity theft, nor anything else of the list (`tax-not-eligible`), stands or was upheld,
    that no instalment agreement is under review, was granted or is being paid, and that the tax is not in litigation,
    when a contact collects, or is declared to ask for payment or to threaten. To ask a reporting agency where the
    taxpayer is collects too: the contract is to locate (6306(b)(1)(A)); and so, as read here, does a report to one.
    **Source**: 6306(d)(1) to (5). The statute asks what the Service identified or classified; what the collector knows
    is taken for that. Who was found to be a victim of identity theft remains one, and an innocent spouse; an offer in
    compromise that was accepted is an active one. An agreement that was granted (``upheld``) goes on, unless the
    payments promised since tell otherwise.
    **When it does not apply**: to answers and notices that ask for no payment; to the Service itself.
    **Missing facts**: unknown ``proceedings``, ``promises`` or ``active_litigation`` of a tax, the kind of a standing
    proceeding, ``upheld`` of a claim of identity theft or a review of a plan that is over, ``of_plan`` of a promise;
    ``consumer.minor``, unless the tax is a business's. A death that nobody knows of, nobody identified.
    **Example**: the taxpayer died in May: a call to the estate about the tax is denied.
    """
    minor = q.case.consumer.minor
    why = "the taxpayer is dead" if q.deceased else "the taxpayer is under age" if minor is True else None

    def judge(debt: Debt) -> Outcome:
        path = f"debts.{debt.id}"
        # One that was upheld has ended, though nobody says when.
        open_ones = [p for p in members(debt.proceedings) if p.ended_at is not None or p.upheld is not True]
        standing = [p for p in open_ones if p.stands(q.at)]
        over = [p for p in members(debt.proceedings) if p.perhaps_upheld(q.at) and _lasts(q, debt, p)]
        plans = [p for p in members(debt.promises) if p.of_plan is not False and _goes_on(q, p)]
        found = {f"{path}.proceedings.{p.id}": reason for p in standing if (reason := _WHY.get(p.kind)) is not None}
        found |= {f"{path}.proceedings.{p.id}": _UPHELD[p.kind] for p in over if p.kind in _UPHELD and p.upheld is True}
        found |= {f"{path}.promises.{p.id}": "an instalment agreement goes on" for p in plans if p.of_plan is True}
        if debt.active_litigation is True:
            found[f"{path}.active_litigation"] = "the tax is in litigation"
        reason = why or next(iter(found.values()), None)
        if reason is not None:
            return Denied(f"not a tax for a private collector: {reason}", debts=(debt.id,), facts=found)
        for name in ("proceedings", "promises", "active_litigation"):
            if getattr(debt, name) is UNKNOWN:
                raise MissingFact(f"{path}.{name}")
        for unclear in (*standing, *over):
            if unclear.kind is UNKNOWN:
                raise MissingFact(f"{path}.proceedings.{unclear.id}.kind")
        for claim in over:
            if claim.upheld is UNKNOWN:
                raise MissingFact(f"{path}.proceedings.{claim.id}.upheld")
        if plans:
            raise MissingFact(f"{path}.promises.{plans[0].id}.of_plan")
        if minor is UNKNOWN and debt.nature is not DebtNature.COMMERCIAL:
            raise MissingFact("consumer.minor")
        return PASS

    return each_debt(q, judge)


def _lasts(q: Question, debt: Debt, p: Proceeding) -> bool:
    """Whether it matters how a proceeding ended; of a review not once the plan's payments tell whether it goes on.

    Of the rest of the list, of which an examination or a levy is simply over, only what was found to be as claimed.
    """
    if p.kind is ProceedingKind.TAX_NOT_ELIGIBLE:
        return p.upheld is True
    if p.kind is not ProceedingKind.PAYMENT_PLAN_REVIEW:
        return p.kind is UNKNOWN or p.kind in _UPHELD
    return not any(
        each.of_plan is True and each.made_at <= q.at and surely_before(p.learned_at, each.made_at)
        for each in members(debt.promises)
    )


def _goes_on(q: Question, promise: PaymentPromise) -> bool:
    """Whether a payment of a plan is still to come, so that the plan is alive."""
    at = q.at
    return promise.made_at <= at and not any(
        when is not None and when <= at for when in (promise.kept_at, promise.broken_at)
    )


PRIVATE_TAX_COLLECTION = Pack(
    id="us.irs",
    title="Federal taxes in private collection (26 USC 6306)",
    rules=read_twice(not_eligible),
    why_not=covering(
        COLLECTORS,
        natures=tuple(DebtNature),
        kinds=(DebtKind.FEDERAL_TAX,),
        under="26 USC 6306: collectors under contract",
    ),
)
"""Which federal taxes a private collector leaves alone."""

# -- 6304: taxes that Regulation F leaves


@rule(
    "us.irs.6304b4.caller-identity",
    caller_identity.title,
    *caller_identity.citations,
    Citation("15 USC", "1692b(1)", Authority.STATUTE, READ),
    media=TELEPHONE,
    purposes=COMMUNICATIONS,
)
def tax_caller_identity(q: Question) -> Outcomes:
    """Whoever is called about a tax learns who is calling.

    **What it checks**: that the content is declared to give the business's identity, or the caller's name and purpose;
    of a call that asks somebody else where the taxpayer is, at least that the caller gives their own name and says so
    (``identifies-caller``). Undeclared, a duty.
    **Source**: 6304(b)(4), which excepts what rules similar to 1692b provide for; by 1692b(1) the caller identifies
    themselves, and names no employer unasked.
    **When it does not apply**: to a limited-content message for the taxpayer; within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a call to a supplier for the taxpayer's address, declared to name nobody, is denied.
    """
    if not asks_others_where(q):
        return caller_identity.check(q)
    if not q.places_call or is_limited_content(q):
        return PASS
    duty = "give your own name, and say that you confirm or correct where the taxpayer is"
    return says_who_calls(q, duty, by_name=True)


def _of_the_service(model: Rule, id: str, section: str, note: str = "") -> Rule:
    """A rule of Regulation F or the FDCPA as the Service's own, which says the same of every tax.

    ``note``: what its description adds to the source.
    """
    cited = _code(section)
    source = f"{cited}. Judged as ``{model.id}`` is." + (note and f" {note}")

    def words(numbers: Mapping[str, Parameter]) -> tuple[str, str]:
        title, description = model.said(numbers)
        return title, with_source(description, source) if model.id != id else description

    return replace(
        model,
        id=id,
        citations=(cited, *model.citations),
        in_force=(None, None),
        parameters={name: _always(parameter) for name, parameter in model.parameters.items()},
        read_again=READ_AGAIN,
    ).reworded(words)


class _ServicesConsents(Question):
    def given_to(self, consent: Consent, whom: Collection[GivenTo | Unknown] = (GivenTo.COLLECTOR,)) -> bool:
        return consent.given_to is GivenTo.CREDITOR or super().given_to(consent, whom)


_LEAVE: Final = (
    "Of a tax the consent counts that was given directly to the Service (``given_to`` the ``creditor``), or to the "
    "contractor who stands in for it, whatever is said here of what a creditor was told."
)


def _by_leave(model: Rule, id: str, section: str, note: str = "") -> Rule:
    """The same of a rule that a consent lifts: what the Service was given counts for who collects for it."""
    own = _of_the_service(model, id, section, f"{_LEAVE} {note}".rstrip())
    return asked_as(_ServicesConsents, own, lambda q: any(c.given_to is GivenTo.CREDITOR for c in q.case.consents))


def _always(parameter: Parameter) -> Parameter:
    """A number of a younger law as that of an older one, which has had it all along."""
    return replace(parameter, values=((date.min, parameter.values[-1][1]),))


_taxes = covering(natures=tuple(DebtNature), kinds=(DebtKind.FEDERAL_TAX,), under="26 USC 6304, 6306(b)(2)")


@reads("in_default_when_obtained", "nature", "kind")
def _beyond_regulation_f(collector: CollectorKind, debt: Debt) -> str | None:
    """Why the pack leaves a tax: another law's, or one of which Regulation F holds the same."""
    why = _taxes(collector, debt)
    if why is None and binds(collector, debt) is None:
        return "Regulation F holds the same of a consumer debt (26 USC 6306(g))"
    return why


hours = _by_leave(s06.hours, "us.irs.6304a1.hours", "6304(a)")
hours_begin = _by_leave(
    first_second,
    "us.irs.6304a1.first-second",
    "6304(a)",
    "It presumes the same hours as 15 USC 1692c(a)(1), and no regulation says of them that eight sharp is late enough.",
)

BUSINESS_TAXES = Pack(
    id="us.irs-business",
    title="Federal taxes that Regulation F leaves (26 USC 6304)",
    rules=(
        hours,
        hours_begin,
        _by_leave(s06.inconvenient_time, "us.irs.6304a1.inconvenient-time", "6304(a)(1)"),
        _by_leave(s06.inconvenient_place, "us.irs.6304a1.inconvenient-place", "6304(a)(1)"),
        _by_leave(
            s06.represented,
            "us.irs.6304a2.represented",
            "6304(a)(2)",
            "Whoever may practise before the Service is an attorney here.",
        ),
        _by_leave(
            s06.employer_prohibits,
            "us.irs.6304a3.employer-prohibits",
            "6304(a)(3)",
            "What Regulation F says of an address that the employer provides is said of no tax that it leaves.",
        ),
        _of_the_service(threat_of_harm, "us.irs.6304b1.threat-of-harm", "6304(b)(1)"),
        _of_the_service(profanity, "us.irs.6304b2.profanity", "6304(b)(2)"),
        _of_the_service(tax_caller_identity, "us.irs.6304b4.caller-identity", "6304(b)(4)"),
    ),
    why_not=_beyond_regulation_f,
)
"""How a taxpayer is reached about a tax that Regulation F leaves: a business's, and whatever the Service collects."""

_HELD = "Regulation F holds the same for a tax given as a consumer debt"
PROVISIONS = (
    Provision(
        "26 USC",
        "6304(a)",
        "times, places, representation, the workplace",
        tuple(rule.id for rule in BUSINESS_TAXES.rules if "6304a" in rule.id),
        _HELD,
    ),
    Provision(
        "26 USC",
        "6304(b)",
        "no harassment",
        tuple(rule.id for rule in BUSINESS_TAXES.rules if "6304b" in rule.id),
        _HELD + "; of repeated calls (b)(3) gives no number",
    ),
    Provision(
        "26 USC",
        "6306(b)",
        "what a contract is for; what the Service may not do, a contractor may not; no contacts by subcontractors",
        tuple(rule.id for rule in BUSINESS_TAXES.rules),
        "no fact says that a subcontractor makes the contact; an instalment plan of seven years at most is a term",
    ),
    Provision(
        "26 USC",
        "6306(i)",
        "relief from collectors in a disaster that was declared",
        why_not="procedures that the Service may prescribe; give what it granted as `tax-not-eligible`",
    ),
    Provision("26 USC", "6306(a), (c), (e), (f), (h), (j), (k)", "contracts with collectors", why_not="not a contact"),
    Provision(
        "26 USC",
        "6306(d)",
        "taxes that are not for private collectors",
        (not_eligible.id,),
        "beside death, age, identity theft, plans and litigation the caller says that one is on the list",
    ),
    Provision(
        "26 USC",
        "6306(g)",
        "the FDCPA applies",
        why_not=f"{_HELD}; of a business's tax only what 6304 asks, though (g) may be read to ask the rest of it too: "
        "to cease when asked, and to leave third parties alone",
    ),
    Provision(
        "26 USC",
        "7602(c)",
        "notice before third parties are contacted",
        why_not="nobody here has read it",
        confidence=Confidence.UNREAD,
    ),
)
"""What of the law on private tax collection was looked at."""
