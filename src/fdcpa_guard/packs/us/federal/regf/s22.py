"""12 CFR 1006.22: unfair or unconscionable means; here (b) as to debts that are not owed, and the media of (f)."""

from .....errors import MissingFact
from .....facts import Debt
from .....facts.base import members
from .....facts.debts import Proceeding
from .....rules import PASS, Denied, Outcome, Outcomes, Question
from .....rules.judging import declared, each_debt, joined, serves_process, sued_already, sues, those, together
from .....vocabulary import (
    ACTS_TO_COLLECT,
    COLLECTING,
    PROFESSIONALS,
    UNKNOWN,
    Element,
    Holding,
    Medium,
    ProceedingKind,
    Purpose,
    Recipient,
)
from .common import comment, fdcpa, is_opt_out_confirmation, regf, regulation, to_consumers
from .s06 import email_ground_by_consumer, email_ground_by_prior_collector, knows_employer_provides
from .s18 import is_pleading

_PAY_NOTHING = PROFESSIONALS - {Recipient.CONSUMER_ATTORNEY}
_WORD = COLLECTING | {Purpose.CREDIT_REPORTING}


@regf(
    "us.regf.22b.nothing-owed",
    "No collection of a debt known not to be owed",
    regulation("22(b)"),
    regulation("18(b)(2)(i)"),
    fdcpa("1692f(1)"),
    purposes=ACTS_TO_COLLECT | {Purpose.SERVICING_DISCLOSURE, Purpose.VALIDATION_NOTICE},
    needs=(Holding.PAID_DEBT, Holding.PROCEEDING),
)
def nothing_owed(q: Question) -> Outcomes:
    """Nothing may be collected that the agreement or the law does not authorise: of a paid debt nothing is left.

    **What it checks**: that no debt of the contact was known to be paid or settled, or found to come of identity theft
    (``upheld``), which the consumer never agreed to; a suit for it is barred too, and so is a bill or a validation
    notice, which says falsely how much is owed, unless it is declared to ask for no payment (``no-payment-request``).
    **Source**: 1006.22(b) and 1006.18(b)(2)(i), read together: the paragraph speaks of amounts, the reading is ours. No
    notice is required of a debt that was paid before it was due (1006.34(a)(2)).
    **When it does not apply**: to purposes other than collecting, such as an answer; a notice that a remedy will be
    invoked is one that collects. To word to the creditor's side or a reporting agency, who pay nothing, such as that
    it was paid; to a pleading that some law requires and that neither asks for payment nor brings an action; to the
    papers of a suit that goes on, or after a judgment, that are declared to ask for no payment: they end it. A call or
    a text about a suit is neither a pleading nor one of its papers. Of identity theft, to who agreed to owe it too.
    **Missing facts**: how a claim of identity theft ended (``upheld``), or which kind one was that was upheld, or may
    have been; a payment that nobody knows when the collector learned of counts as known, and where ``proceedings`` are
    unknown nothing was found.
    **Example**: paid on Monday, learned on Tuesday: a collection call on Wednesday is denied.
    """
    paid = [d for d in q.debts if d.paid_at is not None and d.paid_at <= q.at]
    sought = tuple([d.id for d in paid if not seeks_nothing(q, d)])
    found = Denied("the debt is known to be paid or settled", debts=sought) if sought else PASS
    if all(debt.proceedings is UNKNOWN or not debt.proceedings for debt in q.debts):
        return found
    return joined(found, each_debt(q, lambda debt: stolen(q, debt)))


def stolen(q: Question, debt: Debt) -> Outcome:
    """Whether a debt that is asked for was found to come of identity theft; whoever agreed to owe it too owes theirs.

    Raises:
        MissingFact: a claim may have been one, or upheld.
    """

    def upheld(each: Proceeding) -> bool:
        if each.kind not in (ProceedingKind.IDENTITY_THEFT, UNKNOWN) or not each.perhaps_upheld(q.at):
            return False
        for name in ("upheld", "kind"):
            if getattr(each, name) is UNKNOWN:
                raise MissingFact(f"debts.{debt.id}.proceedings.{each.id}.{name}")
        return True

    claims = () if q.owes_too(debt) or seeks_nothing(q, debt) else members(debt.proceedings)
    facts = {f"debts.{debt.id}.proceedings.{each.id}": each.kind.value for each in those(claims, upheld)}
    return Denied("the debt was found to come of identity theft", debts=(debt.id,), facts=facts) if facts else PASS


def seeks_nothing(q: Question, debt: Debt) -> bool:
    """Whether it asks nobody for a debt, who might pay it: what may go on about one that is not owed."""
    pleads = is_pleading(q) and not sues(q)
    asks_none = q.content.has(Element.NO_PAYMENT_REQUEST) is True
    if pleads and (q.contact.required_by_law or (asks_none and sued_already(q, debt))):
        return True
    acts = q.acts if is_pleading(q) else q.acts - {Purpose.FORMAL_PLEADING}
    pays_none = q.recipient in _PAY_NOTHING
    return (pays_none and acts <= _WORD) or (acts.isdisjoint(ACTS_TO_COLLECT) and (pays_none or asks_none))


@to_consumers(
    "us.regf.22f1.no-postcard",
    "No postcard to the consumer",
    regulation("22(f)(1)"),
    fdcpa("1692f(7)"),
    media=(Medium.MAIL,),
)
def no_postcard(q: Question) -> Outcomes:
    """A postcard shows a debt to everybody who handles it.

    **What it checks**: the declared content; undeclared, the decision carries the duty.
    **Source**: 1006.22(f)(1).
    **When it does not apply**: to other media; to legal process that is served (1006.2(i)(2)(iv)).
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a sealed letter passes.
    """
    if serves_process(q):
        return PASS
    return declared(q.content.has(Element.POSTCARD), wanted=False, denied="is a postcard", duty="use no postcard")


@to_consumers(
    "us.regf.22f2.envelope",
    "No word or symbol on the envelope but the address",
    regulation("22(f)(2)"),
    comment("22(f)(2)-1"),
    fdcpa("1692f(8)"),
    media=(Medium.MAIL,),
)
def envelope(q: Question) -> Outcomes:
    """An envelope bears the collector's address, a name that does not tell its business, and what the post needs.

    **What it checks**: the declared content: signs of debt collection, and any other language or symbol; undeclared,
    the decision carries the duty. Who declares that it bears no other words says that it shows no debt collection.
    **Source**: 1006.22(f)(2), comment 22(f)(2)-1.
    **When it does not apply**: to other media; to legal process that is served (1006.2(i)(2)(iv)).
    **Missing facts**: none; undeclared content is a duty.
    **Example**: "Final notice" on the envelope is denied, and so is "Open at once".
    """
    if serves_process(q):
        return PASS
    if q.content.has(Element.SHOWS_DEBT_COLLECTION):
        return Denied(_SHOWS_MORE)
    return declared(q.content.has(Element.ENVELOPE_WORDING), wanted=False, denied=_SHOWS_MORE, duty=_SHOW_NOTHING)


def sign_on_envelope(q: Question) -> Outcomes:
    """What laws check that bar signs of debt collection on an envelope: one that bears no other words has none."""
    shows = q.content.has(Element.SHOWS_DEBT_COLLECTION)
    if shows is None and q.content.has(Element.ENVELOPE_WORDING) is False:
        return PASS
    denied, duty = "the envelope tells of a debt", "show nothing on the envelope that tells of a debt"
    return declared(shows, wanted=False, denied=denied, duty=duty)


_SHOWS_MORE = "the envelope shows more than addresses and what the post needs"
_SHOW_NOTHING = "show nothing on the envelope but addresses, a neutral business name and postal marks"


@to_consumers(
    "us.regf.22f3.employer-email",
    "Not to an email address known to be the employer's",
    regulation("22(f)(3)"),
    comment("22(f)(3)-1"),
    comment("6(d)(4)(ii)(E)-2"),
    media=(Medium.EMAIL,),
)
def employer_email(q: Question) -> Outcomes:
    """An address that the employer provides may be read at work by others.

    **What it checks**: that nobody has told the collector that the employer provides the address, unless it is one of
    1006.6(d)(4)(i) or (iii).
    **Source**: 1006.22(f)(3), comments 22(f)(3)-1 and 6(d)(4)(ii)(E)-2.
    **When it does not apply**: the consumer wrote from it about the debt or consented to it directly, or a prior
    collector properly obtained it and the last one used it; to the confirmation of an opt-out, which tells of no debt
    and so communicates nothing (1006.2(d)); to legal process that is served (1006.2(i)(2)(iv)).
    **Missing facts**: once the address is the employer's, unknown ``requests``, and unknown ``history`` where nothing
    else makes it one of these; the address used, where one that it may be is the employer's.
    **Example**: the consumer wrote from the office address about this debt: a reply there is allowed.
    """
    if serves_process(q) or is_opt_out_confirmation(q):
        return PASS
    if q.address is None and not any(knows_employer_provides(q.index.emails[each], q.at) for each in q.targets):
        return PASS
    email = q.email
    if not knows_employer_provides(email, q.at):
        return PASS
    facts = {f"emails.{email.id}": "employer-provided"}

    def judge(debt: Debt) -> Outcome:
        if email_ground_by_prior_collector(q, email, debt) or email_ground_by_consumer(q, debt):
            return PASS
        q.require_history()
        return Denied("the email address is known to be the employer's", debts=(debt.id,), facts=facts)

    return together(each_debt(q, judge))


@regf(
    "us.regf.22f4.social-media",
    "Nothing on social media that others can see",
    regulation("22(f)(4)"),
    comment("22(f)(4)-1"),
    media=(Medium.SOCIAL_MEDIA,),
)
def social_media(q: Question) -> Outcomes:
    """A post that the public or the person's contacts can see tells them of the debt.

    **What it checks**: ``contact.publicly_viewable``, towards anybody.
    **Source**: 1006.22(f)(4), comment 22(f)(4)-1.
    **When it does not apply**: to private messages, which every other rule judges.
    **Missing facts**: whether it is viewable.
    **Example**: a comment under a photo is denied, a private message is not denied by this rule.
    """
    viewable = q.contact.publicly_viewable
    if viewable is UNKNOWN:
        raise MissingFact("contact.publicly_viewable")
    return Denied("the public or the person's contacts can see it") if viewable else PASS


RULES = (nothing_owed, no_postcard, envelope, employer_email, social_media)
