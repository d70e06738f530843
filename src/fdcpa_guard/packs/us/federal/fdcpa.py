"""15 USC 1692-1692p, the Fair Debt Collection Practices Act: what it adds to the Regulation F pack.

Regulation F carries nearly all of it, from 30 November 2021 on; `PROVISIONS` says which rule holds which section. Here
are the first instant of the statute's hours, threats and abuse as declared, the identity of a caller, threats of legal
action, and words on an envelope. Without the Regulation F pack this one is not the law of debt collection, and of
contacts before its effective date little is judged: an audit of those years needs more than these rules.

Adds nothing to a contact: remedies and enforcement (1692k-1692m), reports and relation to states (1692n, 1692o), venue
(1692i), forms (1692j), how payments are applied (1692h), what is collected and how instruments are deposited
(1692f(1)-(4)), dispossession (1692f(6)). Charges caused by concealment (1692f(5)) and most false representations
(1692e) turn on what is said, of which no fact is declared.

`NOT_ENCODED` holds neighbours of this law that set no rule for a contact.
"""

from datetime import time, timedelta
from typing import Final

from ....clock import first_at, start_of_day
from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Advised, Denied, Outcome, Outcomes, Pack, Passed, Question, reads, rule
from ....rules.judging import declared, either, has_judgment, serves_process, told_apart
from ....vocabulary import (
    COMMUNICATIONS,
    CONSUMERS,
    TELEPHONE,
    TIMED,
    UNKNOWN,
    Authority,
    CollectorKind,
    Confidence,
    ConsentScope,
    Effect,
    Element,
    Medium,
)
from ...binding import COLLECTORS, covering
from ...citing import READ, citing, read_twice, regulation
from ...notes import Provision
from .regf.common import is_limited_content, threatens_suit_on
from .regf.s18 import asks_others_where, each_threatened
from .regf.s22 import stolen

_EIGHT: Final = time(8)
_SECOND: Final = timedelta(seconds=1)

_code = citing("15 USC")

_regulation = citing("12 CFR", "1006.", made=regulation)


# -- 1692c: times


@rule(
    "us.fdcpa.1692c-a1.first-second",
    "The statute's hours begin after eight, not at eight",
    _code("1692c(a)(1)"),
    effect=Effect.ADVISORY,
    media=TIMED,
    recipients=CONSUMERS,
    purposes=COMMUNICATIONS,
)
def first_second(q: Question) -> Outcomes:
    """A contact at eight sharp is within the regulation's hours, and on the edge of the statute's.

    **What it checks**: whether it is the first second of eight o'clock in a zone in which the consumer may be.
    **Source**: 1692c(a)(1) presumes convenient the time after eight and before nine; Regulation F speaks of before
    eight and after nine. The evening's edge is denied by the rule on hours already.
    **When it does not apply**: to letters; to legal process that is served (1692a(6)(D)); with the consumer's consent
    to the time, given directly to the collector, or a court's permission; within the person's own call, or in answer to
    what they sent that morning.
    **Missing facts**: none; of a consumer who may be anywhere the rule on hours says enough.
    **Example**: a dialer that starts at 08:00:00 is advised to start a second later.
    """
    at = q.at
    if not q.index.zones(q.who, at) or serves_process(q):
        return PASS
    before_eight = []
    for tz, local in zip(q.zones_now, q.local_now, strict=True):
        if local.hour == _EIGHT.hour and local.minute == 0 and local.second == 0:
            over = at.replace(microsecond=0) + _SECOND
            left = _unsuited(q)
            if not left or (q.answered is not None and q.answered.at >= start_of_day(tz, local.date())):
                return Passed(over)
            return Advised("the statute's hours begin after eight: start a little later", debts=left, until=over)
        if local.hour < _EIGHT.hour:
            before_eight.append(first_at(tz, local.date(), _EIGHT))
    return Passed(min(before_eight) if before_eight else q.next_day)


def _unsuited(q: Question) -> tuple[str, ...]:
    """The debts for which the hours matter: none within the person's own call, nor with consent or a court's leave."""
    if q.answered is not None and q.answered.goes_on(q.at):
        return ()
    consents = [c for c in q.consents(ConsentScope.TIME, somewhere=True) if all(c.fits(local) for local in q.local_now)]
    suited, _ = told_apart(q.debt_ids, lambda debt: q.court_permits(debt) or bool(q.consented(consents, [debt])))
    return tuple([debt for debt in q.debt_ids if debt not in suited])


# -- 1692d: harassment or abuse


@rule(
    "us.fdcpa.1692d1.threat-of-harm",
    "No violence or crime, done or threatened",
    _code("1692d(1)"),
    _regulation("14(c)"),
)
def threat_of_harm(q: Question) -> Outcomes:
    """Nobody is threatened with violence, or with a crime against person, name or property.

    **What it checks**: the declared content, whatever the contact is for.
    **Source**: 1692d(1), which protects any person.
    **When it does not apply**: where nothing is declared; silence about it brings no duty to every contact.
    **Missing facts**: none.
    **Example**: a script declared to threaten harm is denied, to whomever.
    """
    if q.content.has(Element.PHYSICAL_OR_CRIMINAL_THREAT):
        return Denied("threatens violence or a crime")
    return PASS


@rule("us.fdcpa.1692d2.profanity", "No obscene, profane or abusive language", _code("1692d(2)"), _regulation("14(d)"))
def profanity(q: Question) -> Outcomes:
    """No language that is obscene or profane, or that by its nature abuses the hearer or reader.

    **What it checks**: the declared content, whatever the contact is for.
    **Source**: 1692d(2). It speaks of conduct in connection with collecting, as which, read carefully, abuse in a
    notice of something else counts, sent to somebody from whom one collects.
    **When it does not apply**: where nothing is declared.
    **Missing facts**: none.
    **Example**: a text declared to hold profanity is denied.
    """
    return Denied("holds obscene, profane or abusive language") if q.content.has(Element.PROFANITY) else PASS


@rule(
    "us.fdcpa.1692d6.caller-identity",
    "A telephone call says meaningfully who calls",
    _code("1692d(6)"),
    _regulation("14(g)"),
    Citation("12 CFR 1006 Supp. I", "comment 2(j)-3", Authority.OFFICIAL_INTERPRETATION, READ),
    media=TELEPHONE,
    purposes=COMMUNICATIONS,
)
def caller_identity(q: Question) -> Outcomes:
    """Whoever is called learns who is calling.

    **What it checks**: that the content is declared to give the business's identity, or the caller's name and purpose;
    undeclared, a duty. Who declares that it lacks the business's identity has declared that it does not say who calls;
    of the caller's name and purpose, that may be for the purpose alone.
    **Source**: 1692d(6).
    **When it does not apply**: to requests for location information and nothing else, made of anybody but the consumer,
    which have rules of their own (1692b); to a limited-content message for the consumer, whenever it was left (of calls
    from before Regulation F, which made it, little is judged here); within the person's own call.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a script declared to lack the business's identity is denied.
    """
    if asks_others_where(q) or not q.places_call or is_limited_content(q):
        return PASS
    return says_who_calls(q, "say meaningfully who is calling")


def says_who_calls(q: Question, duty: str, *, by_name: bool = False) -> Outcome:
    """That a call is declared to give the business's identity, or the caller's name and purpose; undeclared, a duty.

    Who names the individual caller and for whom the call is made, with a number (47 CFR 64.1200(d)(4)), says it too.
    ``by_name``: the caller's own name is enough, as where a law has others asked where the consumer is by somebody who
    names the business only if asked for it (15 USC 1692b(1)).
    """
    says = q.content.has
    if says(Element.NAMES_BEHIND_CALL):
        return PASS
    named = either(says(Element.BUSINESS_IDENTITY), says(Element.IDENTITY_AND_PURPOSE))
    if by_name and not named:
        named = says(Element.IDENTIFIES_CALLER)
    return declared(named, wanted=True, denied="the call does not say who is calling", duty=duty)


# -- 1692e: false or misleading representations


@rule(
    "us.fdcpa.1692e5.empty-threat",
    "No threat of a legal action that nobody may or means to bring",
    _code("1692e(5)"),
    _regulation("18(c)(1)"),
    _regulation("26(b)"),
    purposes=COMMUNICATIONS,
)
def empty_threat(q: Question) -> Outcomes:
    """A legal action is threatened only if it can be brought and is meant.

    **What it checks**: for each debt of a contact that declares a threat of legal action, or says that a remedy may or
    will be invoked, or is a call or a text about a suit that is not known to go on, without declaring that it threatens
    none, that the debt is not known to be paid or settled, nor was found to come of identity theft (``upheld``), that
    the creditor authorised one and that the debt is not time-barred, unless there is a judgment for it or it is word of
    a remedy in a suit that goes on. That it was authorised is taken as enough to be meant. And that what is to carry
    out a judgment (``postjudgment-remedy``) has one that is known, unless it declares that it threatens nothing: it
    carries out none, and threatens to.
    **Source**: 1692e(5), for what cannot legally be taken; a suit on a time-barred debt cannot be brought (12 CFR
    1006.26(b)), whether or not the collector knows that the period has run. What was brought in time, and the remedies
    of a judgment, can go on. For a debt that is paid, or that a thief made, nothing can be brought.
    **When it does not apply**: to contacts that threaten no legal action, and to pleadings, which a call or a text
    about one is not. Of other remedies than these no fact says whether they may be used. Of identity theft, to who
    agreed to owe it too.
    **Missing facts**: ``legal_action_authorised`` of the debt and, where a suit is to be brought, ``time_barred``, once
    a legal action is threatened; how a claim of identity theft ended, or which kind one was that was upheld, or may
    have been.
    **Example**: a letter says "we may sue" about a debt too old to sue on: denied, though suit was authorised.
    """

    def judge(debt: Debt) -> Outcome:
        if debt.paid_at is not None and debt.paid_at <= q.at:
            return Denied("threatens a legal action on a debt that is paid or settled", debts=(debt.id,))
        new_suit = threatens_suit_on(q, debt) and not has_judgment(q, debt)
        if debt.time_barred is True and new_suit:
            return Denied("threatens a legal action on a time-barred debt", debts=(debt.id,))
        if debt.legal_action_authorised is False:
            return Denied("threatens a legal action that was not authorised", debts=(debt.id,))
        if (found := stolen(q, debt)) is not PASS:
            return found
        for name in ("legal_action_authorised", "time_barred") if new_suit else ("legal_action_authorised",):
            if getattr(debt, name) is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.{name}")
        return PASS

    return each_threatened(q, judge)


# -- 1692f: unfair practices


@rule(
    "us.fdcpa.1692f8.envelope-wording",
    "No word on an envelope but the address and a name that tells nothing",
    _code("1692f(8)"),
    _regulation("22(f)(2)"),
    media=(Medium.MAIL,),
    recipients=CONSUMERS,
    purposes=COMMUNICATIONS,
)
def envelope_wording(q: Question) -> Outcomes:
    """An envelope bears no language or symbol but addresses, a neutral business name and what the post needs.

    **What it checks**: the declared content: any other word, whether or not it tells of debt collection; to the spouse
    and the others of 1692c(d) too, which is the careful reading.
    **Source**: 1692f(8); what the post needs is named by comment 22(f)(2)-1.
    **When it does not apply**: where nothing is declared; the duty is that of 1006.22(f)(2). To legal process that is
    served (1692a(6)(D)).
    **Missing facts**: none.
    **Example**: a letter declared to have "Open at once" on its envelope is denied.
    """
    if serves_process(q):
        return PASS
    if q.content.has(Element.ENVELOPE_WORDING) or q.content.has(Element.SHOWS_DEBT_COLLECTION):
        return Denied("the envelope bears more than addresses, a neutral name and what the post needs")
    return PASS


_FOR_ANOTHER: Final = frozenset(
    {CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.MORTGAGE_SERVICER, CollectorKind.LAW_FIRM}
)
_of_collectors = covering(COLLECTORS, under="15 USC 1692a(5), (6)")


@reads("in_default_when_obtained", "nature", "kind")
def binds(collector: CollectorKind, debt: Debt) -> str | None:
    """Why the statute does not bind this collector as to this debt; None: it does (15 USC 1692a(5), (6))."""
    if debt.in_default_when_obtained is False and collector in _FOR_ANOTHER:
        return "the debt was not in default when obtained (15 USC 1692a(6)(F)(iii))"
    return _of_collectors(collector, debt)


FDCPA = Pack(
    id="us.fdcpa",
    title="Fair Debt Collection Practices Act, beyond Regulation F (15 USC 1692)",
    rules=read_twice(first_second, threat_of_harm, profanity, caller_identity, empty_threat, envelope_wording),
    why_not=binds,
)
"""What the statute adds to Regulation F."""


def _on(section: str, what: str, *carried_by: str, why_not: str | None = None) -> Provision:
    return Provision("15 USC", section, what, carried_by, why_not)


_WORDS = "turns on what is said, of which no fact is declared"
_NO_CONTACT = "not about whether or how a contact may be made"
PROVISIONS = (
    _on("1692, 1692a", "purpose and definitions", why_not="the packs say whom they bind"),
    _on("1692b(1)", "identify oneself when asking where somebody is", "us.regf.10b1.identify"),
    _on("1692b(2)", "state no debt", "us.regf.10b2.state-no-debt"),
    _on("1692b(3)", "once per person", "us.regf.10c.once"),
    _on("1692b(4)", "no postcard", "us.regf.10b3.no-postcard"),
    _on("1692b(5)", "no word or symbol of debt collection", "us.regf.10b4.no-debt-collection-symbol"),
    _on("1692b(6)", "only the attorney, once one is known", "us.regf.10b5.only-the-attorney"),
    _on(
        "1692c(a)(1)",
        "unusual or inconvenient times and places",
        "us.regf.6b1i.hours",
        "us.regf.6b1i.inconvenient-time",
        "us.regf.6b1ii.inconvenient-place",
        first_second.id,
    ),
    _on("1692c(a)(2)", "a represented consumer", "us.regf.6b2.represented"),
    _on("1692c(a)(3)", "the place of employment", "us.regf.6b3.employer-prohibits"),
    _on("1692c(b)", "third parties", "us.regf.6d1.third-party", "us.regf.6d1.not-the-consumers-number"),
    _on("1692c(c)", "ceasing communication", "us.regf.6c1.cease"),
    _on(
        "1692c(d)",
        "who else is the consumer, for 1692c alone",
        why_not="held in the roles of a contact, not in a rule; 1692b reaches them as others (us.regf.10b1 to 10c)",
    ),
    _on("1692d", "harassment in general", "us.regf.14a.many-messages", "us.regf.14a.cumulative"),
    _on("1692d(1)", "violence and crime", threat_of_harm.id, why_not="as far as declared"),
    _on("1692d(2)", "profane or abusive language", profanity.id, why_not="as far as declared"),
    _on("1692d(3), (4)", "lists of debtors, advertising a debt", why_not=_NO_CONTACT),
    _on(
        "1692d(5)",
        "repeated calls with intent to annoy",
        "us.regf.14b2.seven-in-seven",
        "us.regf.14b2.after-conversation",
        "us.regf.14b2i.rapid-calls",
    ),
    _on("1692d(6)", "meaningful disclosure of the caller's identity", caller_identity.id),
    _on("1692e(1)-(4), (6), (7), (9), (10), (12)-(16)", "false representations", why_not=_WORDS),
    _on("1692e(5)", "threats of what cannot or will not be done", empty_threat.id, why_not="suits and judgments only"),
    _on("1692e(8)", "a disputed debt reported as disputed", "us.regf.18c2.report-the-dispute"),
    _on(
        "1692e(11)",
        "disclosures of a debt collector",
        "us.regf.18e1.initial-disclosure",
        "us.regf.18e2.subsequent-disclosure",
    ),
    _on("1692f(1)", "no amount that is not owed", "us.regf.22b.nothing-owed", why_not="debts paid, or stolen, only"),
    _on("1692f(2)-(4), (6)", "instruments and dispossession", why_not=_NO_CONTACT),
    _on("1692f(5)", "charges caused by concealment", why_not=_WORDS),
    _on("1692f(7)", "no postcard", "us.regf.22f1.no-postcard"),
    _on("1692f(8)", "the envelope", "us.regf.22f2.envelope", envelope_wording.id),
    _on("1692g(a)", "validation notice", "us.regf.34a1.validation-notice"),
    _on("1692g(b)", "a dispute stops collection", "us.regf.38d2.dispute", "us.regf.38c.original-creditor"),
    _on("1692g(b)", "no overshadowing", "us.regf.38b1.overshadowing"),
    _on("1692g(c)-(e)", "admissions, pleadings, other notices", why_not=_NO_CONTACT),
    _on("1692h", "payments on several debts", why_not=_NO_CONTACT),
    _on("1692i", "where to sue", why_not="a matter of the forum; no fact of a case says where the debt was signed"),
    _on("1692j", "forms that feign a collector", why_not=_NO_CONTACT),
    _on("1692k", "liability, with cover for good faith under an advisory opinion", why_not=_NO_CONTACT),
    _on("1692l-1692p", "enforcement, reports, states, bad-check programs", why_not=_NO_CONTACT),
)
"""What of the statute was looked at."""

NOT_ENCODED = (
    Provision(
        "50 USC",
        "3918, 3919, 3931, 3937",
        "servicemembers: waivers, default judgments, interest above six percent on debts from before service, and no "
        "adverse report for a stay alone",
        why_not="sets money terms, court papers and reasons; no fact says that relief is why a report is made",
    ),
    Provision("10 USC", "987", "loans to servicemembers", why_not="terms at the start of a loan; no contact rule"),
    Provision(
        "12 USC",
        "5531, 5536",
        "unfair, deceptive or abusive acts",
        why_not="binds creditors too, but gives no number or status to check; a house sets its own standard",
    ),
    Provision(
        "16 CFR",
        "310.4",
        "telemarketing sales",
        why_not="telemarketing only; collecting a debt is none",
        confidence=Confidence.PARTIAL,
    ),
    Provision("5 USC", "6103(a)", "legal public holidays", ("us.regf.34a1.validation-notice",), "bars no contact"),
)
"""Federal law near debt collection that sets no rule for a contact."""
