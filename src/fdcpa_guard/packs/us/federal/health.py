"""Health debts: HIPAA (45 CFR 164.522(b)), the disputes of the No Surprises Act, and tax-exempt hospitals (501(r)).

164.522(b) was read in a copy of the text of 2013, of which no later change is known. The disputes are known here
from the wording of the department's notice to patients; 42 USC 300gg-137 itself, which was read, says nothing of
collection. Of 26 CFR 1.501(r)-6 the opening was read, not what efforts are reasonable or what else is an extraordinary
action.

Not encoded: what makes a dispute about an estimate eligible (a bill some 400 dollars over it, within 120 days), and the
halt of late fees and of what else retaliates for a dispute; a patient's other wishes under 164.522(a), and the least
that may be told of a patient (164.502(b)), which limit content; the sale of a debt by a tax-exempt hospital, which is
no contact.
"""

from datetime import date
from typing import Final

from ....decision import Citation
from ....errors import MissingFact
from ....facts import AddressOptOut, Debt, InconvenientPlace, MediumOptOut
from ....facts.base import members
from ....facts.moments import surely_before
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Question, Required, lacking, rule
from ....rules.judging import (
    acts_done,
    asks_none,
    each_at_most,
    each_debt,
    furnishes,
    sued_already,
    sues,
    surely_there,
    uses,
)
from ....shapes.reach import consents_at
from ....vocabulary import (
    ACTS_TO_COLLECT,
    CONSUMERS,
    UNKNOWN,
    Authority,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Element,
    GivenTo,
    Holding,
    ProceedingKind,
    Purpose,
    Recipient,
)
from ...binding import covering
from ...citing import READ, read_twice, regulation, statute
from ...notes import Provision
from .regf.s18 import is_pleading
from .tcpa.common import uncovered

DISPUTES_BEGAN: Final = date(2022, 1, 1)
"""By when the statute wanted the disputes about estimates to be open to patients."""


# -- 45 CFR 164.522(b)


@rule(
    "us.hipaa.164-522b.alternative-means",
    "A patient's wish for other means or another place is kept",
    Citation("45 CFR", "164.522(b)(1)(i)", Authority.REGULATION, date(2026, 11, 28)),
    recipients=CONSUMERS,
    purposes=frozenset(Purpose) - {Purpose.OPT_OUT_CONFIRMATION, Purpose.FORMAL_PLEADING},
    needs=(Holding.OPT_OUT, Holding.INCONVENIENT_PLACE),
)
def alternative_means(q: Question) -> Outcomes:
    """A provider, and whoever collects for it, reaches a patient as and where the patient asked.

    **What it checks**: that no request of the person's stands against the medium, the number or address, or the place
    that a letter, visit or landline, a text to one included, leads to or at which the person is known to be.
    **Source**: 45 CFR 164.522(b)(1)(i): a provider accommodates reasonable requests. Whether one is reasonable, and
    came in the form that the provider may ask for ((b)(2)), is not judged here: each is kept.
    **When it does not apply**: to whoever buys debts, or collects for another one known to have been bought
    (``purchased``): neither acts for the provider, which a creditor is taken to be; to a formal pleading, which goes
    where the rules of the court send it, unless it is a call or a text; to the one answer, by the medium that the
    person used, to what came after the request, at the number or address that they are known to have used unless the
    request is about the medium; to a contact that other law requires by this medium; to confirming the request; to a
    place that the patient has agreed to since, towards the provider or who collects for it, for the debts that the
    consent covers.
    **Missing facts**: unknown ``requests``; ``contact.address``, which numbers or addresses there are, and the place
    of a line or address, once a request turns on it.
    **Example**: "write to my post box, do not call": the clinic's own call is denied too.
    """
    contact = q.contact
    against = []
    elsewhere = []
    unclear: MissingFact | None = None
    for r in q.requests:
        answers = q.answered_after(r.received_at)
        theirs = answers is not None and (answers.goes_on(q.at) or surely_there(q, answers.address))
        if theirs or (answers is not None and isinstance(r, MediumOptOut)):
            continue
        if isinstance(r, AddressOptOut) and r.binds(q.medium):
            try:
                against += [r.id] if uses(q, r.address) else []
            except MissingFact as missing:  # which hides no request that surely stands against it
                unclear = missing
        elif isinstance(r, MediumOptOut) and r.person == q.who and r.binds(q.medium):
            if not contact.required_by_law:
                against.append(r.id)
        elif isinstance(r, InconvenientPlace) and r.person == q.who:
            elsewhere.append(r)
    message = "the patient asked to be reached by other means or elsewhere"
    if against:
        return Denied(message, facts={f"requests.{id}": "stands" for id in against})
    closed = _closed(q, elsewhere, q.finds_them_at)
    lacks = set() if unclear is None else set(q.debt_ids)
    if elsewhere and not all(debt in closed for debt in q.debt_ids):
        try:
            for debt, ids in _closed(q, elsewhere, q.goes_to).items():
                closed.setdefault(debt, ids)
        except MissingFact as missing:  # which is no matter where the patient has agreed to each place since
            unclear = unclear or missing
            lacks.update(*[_closed(q, [r], r.place) for r in elsewhere])
    debts = tuple([debt for debt in q.debt_ids if debt in closed])
    facts = {f"requests.{id}": "stands" for ids in closed.values() for id in ids}
    said = [Denied(message, debts=debts, facts=facts)] if closed else []
    if unclear is not None and (left := tuple([debt for debt in q.debt_ids if debt in lacks and debt not in debts])):
        said.append(lacking(unclear, left))
    return tuple(said) or PASS


_TO_THE_PROVIDER: Final = frozenset({GivenTo.COLLECTOR, GivenTo.CREDITOR})
"""To whom a patient says where they may be reached: the provider, or who collects for it."""


def _closed(q: Question, requests: list[InconvenientPlace], place: str | None) -> dict[str, list[str]]:
    """The debts for which requests are against a place and no consent to it came after, each with these requests."""
    closed: dict[str, list[str]] = {}
    if place is None:
        return closed
    for r in requests:
        if r.place in (place, UNKNOWN):
            agreed = consents_at(q, place, whom=_TO_THE_PROVIDER)
            since = [c for c in agreed if surely_before(r.received_at, c.last_given(q.at))]
            for debt in uncovered(q, since):
                closed.setdefault(debt, []).append(r.id)
    return closed


HIPAA = Pack(
    id="us.hipaa",
    title="HIPAA: confidential communications (45 CFR 164.522(b))",
    rules=read_twice(alternative_means),
    why_not=covering(
        (
            CollectorKind.CREDITOR,
            CollectorKind.CREDITOR_UNDER_OTHER_NAME,
            CollectorKind.THIRD_PARTY_COLLECTOR,
            CollectorKind.LAW_FIRM,
        ),
        kinds=(DebtKind.MEDICAL,),
        bought=False,
        under="45 CFR 164.522(b): providers, and those who act for them",
    ),
)
"""How a patient wishes to be reached. It binds providers, and through them their collectors."""


# -- the No Surprises Act


@rule(
    "us.no-surprises.149-620c.estimate-dispute",
    "No collection while a dispute about a good-faith estimate is open",
    Citation("45 CFR", "149.620(c)(5)-(6)", Authority.REGULATION, None, Confidence.SECONDARY),
    Citation("42 USC", "300gg-137", Authority.STATUTE, READ, Confidence.PARTIAL),
    in_force=(DISPUTES_BEGAN, None),
    recipients=frozenset(Recipient) - {Recipient.CREDITOR, Recipient.CREDITOR_ATTORNEY},
    purposes=ACTS_TO_COLLECT | {Purpose.CREDIT_REPORTING},
    needs=(Holding.PROCEEDING,),
)
def estimate_dispute(q: Question) -> Outcomes:
    """While an uninsured patient's dispute about a bill above its estimate is decided, collecting and threats rest.

    **What it checks**: for each medical debt, that no such dispute, known to the collector, is open. Suits and reports
    are collecting, as read here; so is a message of any other purpose that is declared to ask for payment or to
    threaten.
    **Source**: 45 CFR 149.620(c)(5)-(6), known from the wording of the notice that patients get: a bill is not moved
    into collection, so that word of it to the collector's own attorney waits too.
    **When it does not apply**: once the dispute is over; to other answers and notices; to the provider itself, who is
    told; to a pleading that law requires and that asks for no payment and brings no action: undeclared, a duty; to a
    report that law requires, a correction. Whether the patient was entitled to the dispute is for its process to say.
    **Missing facts**: unknown ``proceedings`` of the debt, or the kind of one; of such a pleading it is the duty then.
    **Example**: the dispute opened on 9 March: a call on the 10th is denied until it ends.
    """
    seeks_none = asks_none(q)
    pleads = is_pleading(q) and q.contact.required_by_law and not sues(q)
    corrects = furnishes(q) is True and q.contact.required_by_law and not sues(q)
    if corrects or (pleads and seeks_none):
        return PASS

    duty = "ask for no payment in the pleading"

    def judge(debt: Debt) -> Outcome:
        standing = [p for p in members(debt.proceedings) if p.stands(q.at)]
        for p in standing:
            if p.kind is ProceedingKind.GOOD_FAITH_ESTIMATE_DISPUTE:
                facts = {f"debts.{debt.id}.proceedings.{p.id}": p.kind.value}
                if pleads:
                    return Required(duty, debts=(debt.id,), facts=facts)
                return Denied("a dispute about the good-faith estimate is open", debts=(debt.id,), facts=facts)
        if debt.proceedings is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.proceedings")
        for p in standing:
            if p.kind is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.proceedings.{p.id}.kind")
        return PASS

    return each_at_most(q, duty, judge) if pleads else each_debt(q, judge)


NO_SURPRISES = Pack(
    id="us.no-surprises",
    title="No Surprises Act: disputes about good-faith estimates (45 CFR 149.620)",
    rules=read_twice(estimate_dispute),
    why_not=covering(kinds=(DebtKind.MEDICAL,), under="45 CFR 149.620"),
)
"""What waits while a patient disputes a bill. It binds the provider and, as read here, whoever holds the debt."""

# -- 26 USC 501(r)(6)

_EXTRAORDINARY: Final = frozenset({Purpose.CREDIT_REPORTING, Purpose.POSTJUDGMENT_REMEDY})
"""What is such an action; a suit and a writ are one if their papers go out."""


@rule(
    "us.hospitals.501r6.extraordinary-actions",
    "A tax-exempt hospital's debt is reported, or sued on, only after efforts about assistance",
    statute("26 USC", "501(r)(6)"),
    regulation("26 CFR", "1.501(r)-6(a)", Confidence.PARTIAL),
    effect=Effect.ADVISORY,
    purposes=_EXTRAORDINARY | {Purpose.FORMAL_PLEADING, Purpose.ANSWER_TO_REQUEST},
)
def extraordinary_actions(q: Question) -> Outcomes:
    """Before it reports or sues, such a hospital has to find out whether the patient can have financial assistance.

    **What it checks**: for each medical debt to be reported, sued on or enforced, whether a hospital that is exempt
    from tax gave the care, unless an application for assistance is known to have been decided (``upheld``) and none is
    open; and where that is unknown, whether an application is open.
    **Source**: 501(r)(6): the exemption depends on it, so this advises. What an agency or a buyer of the debt does
    counts as the hospital's own (26 CFR 1.501(r)-6(a)(2)). What else is such an action, and which efforts are
    reasonable, was not read.
    **When it does not apply**: to calls and letters, a call or a text about a suit or a writ among them; to a pleading
    that some law requires and that neither asks for payment nor brings an action, and to the papers of a suit that goes
    on, or after a judgment, that are declared to ask for no payment: they obtain none; to a question where the patient
    is that tells of no debt; to an answer to the agency that is declared to state none; to care by others.
    **Missing facts**: none; it never denies. ``medical.tax_exempt_hospital`` of the debt says whether it applies.
    **Example**: the patient applied for assistance last week: a report to an agency is advised against.
    """
    pleads = is_pleading(q)
    if not pleads and acts_done(q).isdisjoint(_EXTRAORDINARY) and furnishes(q) is not None:
        return PASS
    seeks_none = pleads and not sues(q)
    if seeks_none and q.contact.required_by_law:
        return PASS
    winds_up = seeks_none and q.content.has(Element.NO_PAYMENT_REQUEST) is True

    def judge(debt: Debt) -> Outcome:
        exempt = debt.medical.tax_exempt_hospital
        if exempt is False or (winds_up and sued_already(q, debt)):
            return PASS
        asked = [p for p in members(debt.proceedings) if p.kind is ProceedingKind.CHARITY_CARE and p.learned_at <= q.at]
        open_ones = [p for p in asked if p.stands(q.at)]
        facts = {f"debts.{debt.id}.proceedings.{p.id}": p.kind.value for p in open_ones}
        if open_ones:
            message = "a tax-exempt hospital waits until it is decided whether the patient can have assistance"
        elif exempt is True and all(p.upheld is UNKNOWN for p in asked):
            message = "a tax-exempt hospital first makes reasonable efforts to find out whether assistance is due"
        else:
            return PASS
        return Advised(message, debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


HOSPITALS = Pack(
    id="us.hospitals",
    title="Tax-exempt hospitals: extraordinary collection actions (26 USC 501(r)(6))",
    rules=read_twice(extraordinary_actions),
    why_not=covering(kinds=(DebtKind.MEDICAL,), under="26 CFR 1.501(r)-6(a)"),
)
"""What a tax-exempt hospital, and whoever collects for it or after it, does before it reports or sues."""

PROVISIONS = (
    Provision(
        "45 CFR", "164.522(b)(1)(i)", "other means or another place at the patient's request", (alternative_means.id,)
    ),
    Provision(
        "45 CFR",
        "164.522(b)(1)(ii)",
        "the same of a health plan, if telling could endanger the individual",
        why_not="a plan collects no provider's bill",
    ),
    Provision(
        "45 CFR",
        "164.522(b)(2)",
        "the request may be asked for in writing, with another address and how payment is handled; no reason may be",
        why_not="what a provider may ask for before it heeds a request: every request is heeded",
    ),
    Provision(
        "45 CFR",
        "164.522(a)",
        "wishes that something not be used or told",
        why_not="no fact says what was agreed",
        confidence=Confidence.UNREAD,
    ),
    Provision(
        "45 CFR",
        "164.502(b)",
        "no more than is needed is told of a patient",
        why_not="limits content, of which no fact is declared",
        confidence=Confidence.UNREAD,
    ),
    Provision(
        "42 USC",
        "300gg-137",
        "disputes of uninsured patients about bills above the estimate",
        (estimate_dispute.id,),
        "the statute itself says nothing of collection; the regulation does",
    ),
    Provision(
        "45 CFR",
        "149.620(c)(5)-(6)",
        "no collection, threat, late fee or retaliation while a dispute is open",
        (estimate_dispute.id,),
        "late fees are no contact, and which other act retaliates no fact tells",
        Confidence.SECONDARY,
    ),
    Provision(
        "45 CFR",
        "149.620(a)(2)(ii)",
        "eligible from 400 dollars above the estimate, within 120 days",
        why_not="facts of the dispute process, not of a contact",
        confidence=Confidence.PARTIAL,
    ),
    Provision(
        "26 USC",
        "501(r)(6)",
        "no extraordinary collection action before reasonable efforts about assistance",
        (extraordinary_actions.id,),
        "a condition of the exemption from tax, so reports and suits are advised on; calls and letters are no such act",
    ),
    Provision(
        "26 CFR",
        "1.501(r)-6(a), (b)(1)",
        "who answers for such actions, and which they are",
        (extraordinary_actions.id,),
        "the opening was read; of (b)(1) up to reporting, of (c) on reasonable efforts nothing",
        Confidence.PARTIAL,
    ),
)
"""What of the law on health debts was looked at."""
