"""15 USC 1681m(f), (g), 1681c-2 and 1681s-2(a)(3), (6): a debt that may be a thief's work, and one that is disputed.

The statute bars no contact. It bars selling such a debt or placing it for collection once a reporting agency gave
notice of a block (1681m(f)), which is over before a contact is asked about: the creditor's gate, not the dialer's. It
asks a collector to pass on what it was told (1681m(g)) and a furnisher not to report (1681s-2(a)(6)(B)). That
collecting should rest meanwhile is our advice. Whoever furnishes a disputed debt says that it is disputed
(1681s-2(a)(3)).

What is furnished to a consumer reporting agency, and blocked there, is information about a consumer, so 1681s-2(a) and
1681m(f) reach what somebody owes for a business too, and not what a company alone owes; collectors under 1681m(g) are
those of the FDCPA, and so are their debts.
"""

from datetime import datetime
from typing import Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....facts.base import members
from ....facts.debts import Proceeding
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Question, Required, rule
from ....rules.judging import each_debt, each_furnished, furnishes, sues
from ....vocabulary import (
    ACTS_TO_COLLECT,
    UNKNOWN,
    Authority,
    CollectorKind,
    DebtNature,
    Effect,
    Element,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
    Unknown,
)
from ...binding import covering
from ...citing import READ, citing, read_twice
from ...notes import Provision
from .regf.s18 import UNTIL_KNOWN, claims_disputing, is_pleading

_FOR_A_CREDITOR: Final = frozenset(
    {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.LAW_FIRM, CollectorKind.MORTGAGE_SERVICER}
)

_MAY_FURNISH: Final = frozenset({Purpose.CREDIT_REPORTING, Purpose.ANSWER_TO_REQUEST})
"""What may tell an agency of the debt: a report under whatever purpose, and an answer to what the agency asked."""

_REPORTED: Final = "an identity theft report about the debt was received"

_code = citing("15 USC")


_THEFT: Final[frozenset[ProceedingKind | Unknown]] = frozenset({ProceedingKind.IDENTITY_THEFT, UNKNOWN})
_FRAUD: Final[frozenset[ProceedingKind | Unknown]] = _THEFT | {ProceedingKind.UNAUTHORISED_PAYMENT}
"""What says that some information relating to the debt may be fraudulent (1681m(g)): a forged payment too."""


def _claims(
    q: Question, debt: Debt, kinds: frozenset[ProceedingKind | Unknown] = _THEFT, *, upheld: bool = False
) -> list[Proceeding]:
    """What stands and is, or may be, a claim that the debt comes of identity theft; none if that is unknown.

    ``kinds``: or a claim of other kinds. ``upheld``: what is over too, if the debt was found to come of it, or may
    have been.
    """
    at = q.at
    return [
        p for p in members(debt.proceedings) if p.kind in kinds and (p.stands(at) or (upheld and p.perhaps_upheld(at)))
    ]


def _came_as_no_report(claim: Proceeding) -> bool:
    """Whether a claim is known to be no identity theft report: told by word of mouth, or not as the statute wants."""
    return claim.formalities_met is False or (claim.formalities_met is UNKNOWN and claim.in_writing is False)


def _was_upheld(claim: Proceeding, at: datetime) -> bool:
    """Whether the debt was found by an instant to come of it; what is found later nobody knew."""
    return claim.upheld is True and claim.perhaps_upheld(at)


def _companys(debt: Debt) -> bool:
    """Whether no natural person owes the debt, so that nothing of it is information about a consumer."""
    return debt.nature is DebtNature.COMMERCIAL and debt.guaranteed_by_person is False


def _require_kinds(debt: Debt, claims: list[Proceeding]) -> None:
    """Of what may be a claim of identity theft, its kind.

    Raises:
        MissingFact: it is unknown which proceedings there are, or of what kind one is.
    """
    if debt.proceedings is UNKNOWN:
        raise MissingFact(f"debts.{debt.id}.proceedings")
    for claim in claims:
        if claim.kind is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.proceedings.{claim.id}.kind")


def _facts(debt: Debt, claims: list[Proceeding]) -> dict[str, str]:
    return {f"debts.{debt.id}.proceedings.{claim.id}": claim.kind.value for claim in claims}


@rule(
    "us.fcra.1681m-g.tell-the-creditor",
    "Word of identity theft goes on to the creditor",
    _code("1681m(g)"),
    needs=(Holding.PROCEEDING,),
)
def tell_the_creditor(q: Question) -> Outcomes:
    """A collector that hears of fraud or identity theft tells the creditor, and the consumer what a disputer is told.

    **What it checks**: whether a debt of the contact is known to be said to come of identity theft, or a payment on its
    account not to have been made by whose account it is; then it is a duty, and so it is where nobody knows what a
    claim is, or how one ended that is over.
    **Source**: 1681m(g)(1) and (2): any information relating to the debt that may be fraudulent. They name no end.
    **When it does not apply**: once the claim is over and known to have been found wrong (``upheld`` false); to whoever
    collects for itself, as a creditor or the buyer of a debt does; to a commercial debt; to a debt known not to have
    been in default when it was obtained, as to which nobody is a debt collector (15 USC 1692a(6)(F)(iii)).
    **Missing facts**: none; it only ever adds a duty.
    **Example**: the consumer says on a call that the card was opened by a thief: the creditor is told.
    """
    if q.case.collector is not UNKNOWN and q.case.collector not in _FOR_A_CREDITOR:
        return PASS

    def judge(debt: Debt) -> Outcome:
        outside = debt.nature is DebtNature.COMMERCIAL or debt.in_default_when_obtained is False
        claims = [] if outside else _claims(q, debt, _FRAUD, upheld=True)
        if not claims:
            return PASS
        message = (
            "tell the creditor that the debt may come of fraud or identity theft, and if the consumer asks, "
            "give all that somebody who disputes the debt is entitled to"
        )
        return Required(message, debts=(debt.id,), facts=_facts(debt, claims))

    return each_debt(q, judge)


@rule(
    "us.fcra.1681m-f.hold",
    "Collecting a debt said to come of identity theft had better wait",
    _code("1681m(f)"),
    _code("1681m(g)"),
    Citation("fdcpa_guard", "a hold while identity theft is looked into", Authority.HOUSE, READ),
    effect=Effect.ADVISORY,
    recipients=frozenset(Recipient) - {Recipient.CREDITOR, Recipient.CREDITOR_ATTORNEY},
    purposes=ACTS_TO_COLLECT,
    needs=(Holding.PROCEEDING,),
)
def hold(q: Question) -> Outcomes:
    """No contact is barred, but a debt that may not be the consumer's is best left alone until that is clear.

    **What it checks**: whether a debt of a contact that collects, sues or announces a remedy is known to be said to
    come of identity theft, or was found to (``upheld``), or may have been, where nobody says how the claim ended.
    **Source**: our own advice. 1681m(f) bars selling such a debt and placing it for collection after a block, and knows
    no end of that.
    **When it does not apply**: once the claim is over and known to have been found wrong; to word to the creditor, who
    is to be told (1681m(g)(1)); to a business's debt that no natural person owes; to a pleading that law requires and
    that is not declared to ask for payment or to bring an action, as an answer to the consumer's own suit.
    **Missing facts**: none; it never denies.
    **Example**: a police report came in on Monday: a call on Tuesday is advised against.
    """
    if is_pleading(q) and q.contact.required_by_law and not sues(q):
        return PASS

    def judge(debt: Debt) -> Outcome:
        if _companys(debt):
            return PASS
        claims = _claims(q, debt, upheld=True)
        if not claims:
            return PASS
        found = [claim for claim in claims if _was_upheld(claim, q.at) and claim.kind is not UNKNOWN]
        standing = [claim for claim in claims if claim.stands(q.at) and not _was_upheld(claim, q.at)]
        if found:
            message = "the debt was found to come of identity theft; do not collect, sell or place it"
        elif standing:
            message = "hold collection until the claim of identity theft is resolved; do not sell or place the debt"
        else:
            message = "hold collection until it is known how the claim of identity theft ended; do not sell or place it"
        return Advised(message, debts=(debt.id,), facts=_facts(debt, found or standing or claims))

    return each_debt(q, judge)


@rule(
    "us.fcra.1681s-2a6b.furnishing",
    "A debt under an identity theft report is not reported",
    _code("1681s-2(a)(6)(B)"),
    _code("1681s-2(a)(1), (2)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=_MAY_FURNISH,
    needs=(Holding.PROCEEDING,),
)
def furnishing(q: Question) -> Outcomes:
    """After an identity theft report reached the furnisher's address for such reports, the debt is not furnished.

    **What it checks**: for each debt to be reported, that no claim of identity theft stands that came as the statute
    wants, a report, at that address, and that none was upheld, however it came: then the furnisher knows that the
    information is wrong. An answer to the agency that is declared to state the debt reports
    it; where nobody says, it is a duty to say nothing of the debt.
    **Source**: 1681s-2(a)(6)(B): *unless* the furnisher knows, or the consumer says, that the information is correct;
    of what was found to come of identity theft, (a)(1) and (2) too.
    **When it does not apply**: to a report that law requires (``required_by_law``) once the debt was found to come of
    identity theft, which is the correction that (a)(2) asks for; once the information is known or said to be correct,
    which ends the claim (``ended_at``, with ``upheld`` false); to a standing claim known not to have come in that form,
    as one by word of mouth; to what tells the agency of no debt, such as a question where the consumer is; to a
    business's debt that no natural person owes.
    **Missing facts**: unknown ``proceedings`` of the debt; of a standing one, its kind and ``formalities_met``; of one
    that is over, or may be and came in no such form, ``upheld`` besides. Of an answer of which nobody says whether it
    states the debt it is then a duty to say nothing of it.
    **Example**: the report came on 2 March: an update to the agencies on the 3rd is denied.
    """

    if furnishes(q) is False:
        return PASS

    def judge(debt: Debt) -> Outcome:
        if _companys(debt):
            return PASS
        at = q.at
        claims = [
            claim
            for claim in _claims(q, debt, upheld=True)
            if not _came_as_no_report(claim) or claim.perhaps_upheld(at)
        ]
        settled = [
            claim
            for claim in claims
            if claim.kind is not UNKNOWN
            and (_was_upheld(claim, at) or (claim.formalities_met is True and claim.stands(at)))
        ]
        if settled:
            found = any(_was_upheld(claim, at) for claim in settled)
            if found and q.contact.required_by_law:
                return PASS
            message = "the debt was found to come of identity theft" if found else _REPORTED
            return Denied(message, debts=(debt.id,), facts=_facts(debt, settled))
        _require_kinds(debt, claims)
        if claims:
            over = _came_as_no_report(claims[0]) or not claims[0].stands(at)
            raise MissingFact(f"debts.{debt.id}.proceedings.{claims[0].id}.{'upheld' if over else 'formalities_met'}")
        return PASS

    return each_furnished(q, judge, "say nothing of the debt to the agency: a report of identity theft may bar that")


@rule(
    "us.fcra.1681s-2a3.dispute-noted",
    "Whoever furnishes a disputed debt says that it is disputed",
    _code("1681s-2(a)(3)"),
    recipients=(Recipient.CONSUMER_REPORTING_AGENCY,),
    purposes=_MAY_FURNISH,
    needs=(Holding.DISPUTE, Holding.PROCEEDING),
)
def dispute_noted(q: Question) -> Outcomes:
    """A furnisher to whom a consumer disputed a debt furnishes it only with word of the dispute, a creditor too.

    **What it checks**: for each debt with a dispute, in writing or not, that was not withdrawn, or with a claim that
    disputes it (identity theft, a coerced debt, a payment that was not authorised, a bill above its estimate) and
    stands or was upheld, the declared content; undeclared, a duty. An answer to the dispute does not end it, since the
    statute names no end.
    **Source**: 1681s-2(a)(3).
    **When it does not apply**: to what furnishes nothing, as a notice about something else, word that collecting has
    ended, a question where the consumer is, or an answer, that is declared to state no debt; to debts that nobody
    disputes; to what was corrected as the consumer said, and is no longer the information disputed; to a report that is
    declared to leave the disputed part out; to a business's debt that no natural person owes. Read carefully, it
    reaches the first report too, though the statute speaks of what was furnished.
    **Missing facts**: unknown ``disputes`` of a debt; where none is known, unknown ``proceedings``, the kind of one, or
    how one ended (``upheld``); unless the report is declared to note the dispute. Of an answer of which nobody says
    whether it states the debt, nor notes a dispute, it is then a duty to say nothing of the debt.
    **Example**: disputed on the telephone in May: the creditor's report of June says so.
    """
    content = q.content
    noted = content.has(Element.REPORTS_DISPUTE)
    if noted or furnishes(q) is False:
        return PASS
    rest_only = content.has(Element.DISPUTED_PART) is False

    def judge(debt: Debt) -> Outcome:
        if _companys(debt):
            return PASS
        at = q.at
        found = [
            d.id
            for d in members(debt.disputes)
            if d.received_at <= at
            and not any(when is not None and when <= at for when in (d.withdrawn_at, d.corrected_at))
            and not (rest_only and d.whole_debt is False)
        ]
        facts = {f"debts.{debt.id}.disputes.{id}": "stands" for id in found}
        facts = facts or _facts(debt, claims_disputing(q, debt))
        if not facts:
            return PASS
        if noted is None:
            return Required("report that the consumer disputes the debt", debts=(debt.id,), facts=facts)
        return Denied("does not report that the consumer disputes the debt", debts=(debt.id,), facts=facts)

    return each_furnished(q, judge, UNTIL_KNOWN) if noted is None else each_debt(q, judge)


IDENTITY_THEFT = Pack(
    id="us.fcra",
    title="Fair Credit Reporting Act: identity theft and disputes (15 USC 1681)",
    rules=read_twice(tell_the_creditor, hold, furnishing, dispute_noted),
    why_not=covering(natures=tuple(DebtNature), under="15 USC 1681m(g), 1681s-2(a)"),
)
"""What follows when a debt is disputed or said to come of identity theft, for creditors and collectors."""

PROVISIONS = (
    Provision(
        "15 USC",
        "1681c-2",
        "a reporting agency blocks what a thief did and tells the furnisher, within four business days",
        why_not="binds the agency; what follows for others is in 1681m(f) and 1681s-2(a)(6)(A)",
    ),
    Provision(
        "15 USC",
        "1681m(f)",
        "no sale, transfer or placing for collection after such a notice",
        (hold.id,),
        "it bars handing the debt on, not a contact, so contacts are only advised against",
    ),
    Provision(
        "15 USC", "1681m(g)", "a collector tells the creditor, and informs the consumer", (tell_the_creditor.id,)
    ),
    Provision(
        "15 USC",
        "1681s-2(a)(1), (2)",
        "no furnishing of what is known to be wrong; corrections",
        (furnishing.id,),
        "of what else would be furnished no fact says that it is wrong; to correct is a duty",
    ),
    Provision("15 USC", "1681s-2(a)(3)", "a disputed debt is furnished as disputed", (dispute_noted.id,)),
    Provision(
        "15 USC",
        "1681s-2(a)(4), (5), (7), (8)",
        "closed accounts, the date of delinquency, notice of negative information, direct disputes",
        why_not="duties of the furnisher, which bar no contact",
    ),
    Provision("15 USC", "1681s-2(a)(6)(A)", "procedures against refurnishing", why_not="not a contact"),
    Provision(
        "15 USC",
        "1681s-2(a)(9), (b)",
        "medical furnishers say what they are; disputes that come by way of an agency are looked into",
        why_not="duties of the furnisher, which bar no contact",
    ),
    Provision("15 USC", "1681s-2(a)(6)(B)", "no furnishing after an identity theft report", (furnishing.id,)),
    Provision(
        "15 USC",
        "1681s-2(c)-(e)",
        "who enforces it; guidelines on accuracy",
        why_not="not about whether something is furnished",
    ),
    Provision(
        "15 USC",
        "1681m(a)-(e), (h)",
        "notices of adverse action and of the price of credit, offers made from reports, red flags",
        why_not="for whoever gives or prices credit, or makes an offer, by such a report; not about a debt",
    ),
)
"""What of the Fair Credit Reporting Act was looked at."""
