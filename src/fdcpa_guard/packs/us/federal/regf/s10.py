"""12 CFR 1006.10: acquisition of location information, from anybody but who owes or is said to owe.

Spouse, parent, guardian, representative and successor in interest are the consumer for 1006.6 alone (1006.2(e)): here
each is somebody else, and so are creditors, agencies and attorneys.
"""

from .....errors import MissingFact
from .....facts import Attempt, Debt, Inbound
from .....rules import PASS, Denied, Outcome, Outcomes, Question
from .....rules.acts import TELLING_OF_A_DEBT
from .....rules.counting import unsettled_fact
from .....rules.judging import declared, each_debt, shown, tells_of_debt
from .....rules.missed import surely_missed
from .....vocabulary import Element, Holding, Medium, Purpose, Recipient
from .common import comment, fdcpa, regf, regulation
from .s06 import attorney_for

_ANYBODY_ELSE = frozenset(Recipient) - {Recipient.CONSUMER}
_LOCATION = {"recipients": _ANYBODY_ELSE, "purposes": frozenset({Purpose.LOCATION_INFORMATION})}


_TELLS_WHO_COLLECTS = TELLING_OF_A_DEBT | {Element.COLLECTOR_DISCLOSURE, Element.STATES_DEBT}
"""What cannot be said without saying that it comes from who collects debts, or is about one."""

_NAMES_THE_BUSINESS = frozenset({Element.BUSINESS_IDENTITY, Element.NAMES_BEHIND_CALL, Element.LIMITED_CONTENT_MESSAGE})
"""What names the business, or whoever it works for."""


def named_unasked(q: Question) -> bool | None:
    """Whether it names the business though nobody asked: what names it is taken to, unless it is declared not to."""
    unasked = q.content.has(Element.NAMES_EMPLOYER_UNASKED)
    return True if unasked is None and not _NAMES_THE_BUSINESS.isdisjoint(q.content.carries) else unasked


@regf(
    "us.regf.10b1.identify",
    "A location contact is personal, confirms or corrects, and names no employer unasked",
    regulation("10(b)(1)"),
    fdcpa("1692b(1)"),
    **_LOCATION,
)
def identify(q: Question) -> Outcomes:
    """Whoever asks where the consumer is gives their own name and says that they confirm or correct information.

    **What it checks**: the declared content; undeclared, the decision carries the duty. What names the business
    (``business-identity``, ``names-behind-call``), or says that it is a debt collector's, is taken to do so unasked,
    unless it is declared not to. A voicemail that says no more than a limited-content message names the business, and
    not what it is for.
    **Source**: 1006.10(b)(1), 1006.2(j)(1)(i).
    **When it does not apply**: the employer is named once the person expressly asks, and then has to be, which the duty
    says: whether somebody asked is no fact.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a script that opens with the agency's name is denied.
    """
    content, unasked = q.content, named_unasked(q)
    if content.has(Element.LIMITED_CONTENT_MESSAGE):
        return Denied("names the collector's business, and does not say what the contact is for")
    if unasked or (unasked is None and content.has(Element.COLLECTOR_DISCLOSURE)):
        return Denied("names the collector's business though nobody asked")
    identified = content.has(Element.IDENTIFIES_CALLER)
    return declared(
        None if identified and unasked is None else identified,
        wanted=True,
        denied="does not give the caller's own name and what the contact is for",
        duty="give your own name, say that you confirm or correct where the consumer is, and, if expressly asked and "
        "only then, name your employer",
    )


@regf(
    "us.regf.10b2.state-no-debt",
    "A location contact does not say that a debt is owed",
    regulation("10(b)(2)"),
    comment("10(b)(2)-1"),
    fdcpa("1692b(2)"),
    **_LOCATION,
)
def state_no_debt(q: Question) -> Outcomes:
    """The person asked learns nothing of a debt.

    **What it checks**: the declared content, and whatever cannot be said without that: the disclosure that this is an
    attempt to collect, a threat of suit or report, word of a disputed part or of payments, the asking for payment;
    undeclared, the decision carries the duty. That a report says what is disputed (``reports-dispute``) is a word of
    reports alone, which this is none of.
    **Source**: 1006.10(b)(2). For a deceased consumer one may say that one seeks whoever handles the estate or the
    financial affairs (comment 10(b)(2)-1); that alone does not state a debt.
    **When it does not apply**: to the consumer; the persons of 6(a) are somebody else here (1006.2(e)), a found
    representative of the estate included.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: "I am looking for the executor" is allowed, "about her credit card" is not.
    """
    return declared(
        tells_of_debt(q),
        wanted=False,
        denied="tells a third party that the consumer owes a debt",
        duty="do not say or show that the consumer owes any debt",
    )


@regf(
    "us.regf.10b3.no-postcard",
    "No postcard for location information",
    regulation("10(b)(3)"),
    fdcpa("1692b(4)"),
    media=(Medium.MAIL,),
    **_LOCATION,
)
def no_postcard(q: Question) -> Outcomes:
    """A request for location information is not made on a postcard.

    **What it checks**: the declared content; undeclared, the decision carries the duty.
    **Source**: 1006.10(b)(3).
    **When it does not apply**: to other media.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a sealed letter passes.
    """
    return declared(q.content.has(Element.POSTCARD), wanted=False, denied="is a postcard", duty="use no postcard")


@regf(
    "us.regf.10b4.no-debt-collection-symbol",
    "No sign of debt collection on a location letter",
    regulation("10(b)(4)"),
    fdcpa("1692b(5)"),
    media=(Medium.MAIL,),
    **_LOCATION,
)
def no_symbol(q: Question) -> Outcomes:
    """Neither the envelope nor the letter shows that the sender collects debts.

    **What it checks**: the declared content, and whatever cannot be said without that, as that the letter is from a
    debt collector; undeclared, the decision carries the duty.
    **Source**: 1006.10(b)(4).
    **When it does not apply**: to other media.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a return address of "Acme Debt Recovery" is denied.
    """
    return declared(
        shown(q, Element.SHOWS_DEBT_COLLECTION, _TELLS_WHO_COLLECTS),
        wanted=False,
        denied="shows that it relates to debt collection",
        duty="show nothing of debt collection on the envelope or in the letter",
    )


@regf(
    "us.regf.10b5.only-the-attorney",
    "Once an attorney is known, ask only the attorney",
    regulation("10(b)(5)"),
    fdcpa("1692b(6)"),
    **_LOCATION | {"recipients": _ANYBODY_ELSE - {Recipient.CONSUMER_ATTORNEY}},
    needs=(Holding.REPRESENTATION,),
)
def only_the_attorney(q: Question) -> Outcomes:
    """Knowing that an attorney represents the consumer, the collector asks nobody else where the consumer is.

    **What it checks**: that no standing representation covers a debt of the contact.
    **Source**: 1006.10(b)(5).
    **When it does not apply**: to who is said to be the attorney; the attorney did not answer within a reasonable time,
    nor later, or cannot be found.
    **Missing facts**: unknown ``representation``; whether the attorney can be found.
    **Example**: after a letter of representation, a call to the employer for an address is denied.
    """
    if q.recipient is Recipient.CONSUMER_ATTORNEY:
        return PASS  # who may be the attorney no more, as far as anybody knows, is the one to ask
    standing = q.represented

    def judge(debt: Debt) -> Outcome:
        attorney = attorney_for(standing, debt)
        if attorney is None:
            return PASS
        facts = {f"representation.{attorney}": "stands"}
        return Denied("an attorney represents the consumer: ask only the attorney", debts=(debt.id,), facts=facts)

    return each_debt(q, judge)


@regf(
    "us.regf.10c.once",
    "Ask each person for location information only once",
    regulation("10(c)"),
    comment("14(b)(2)(i)-1"),
    fdcpa("1692b(3)"),
    **_LOCATION,
)
def once(q: Question) -> Outcomes:
    """Somebody who has been reached about the consumer's whereabouts is not asked again.

    **What it checks**: that no earlier request for location information reached the person, and that none of them was
    talked over when the person called or came by since. Attempts that reached nobody are not communications, nor is
    what came back, or went to a number since known not to be the person's; 1006.14(b) counts calls.
    **Source**: 1006.10(c), comment 14(b)(2)(i)-1.iii.
    **When it does not apply**: the person asked for it, as who calls or comes by does for as long as that lasts, or the
    earlier answer is reasonably believed wrong or incomplete and the person now to know better
    (``contact.location_grounds``).
    **Missing facts**: unknown ``history``; the outcome of an attempt that may have reached them; whether a call of the
    person's, made since they were tried, was a conversation.
    **Example**: seven unanswered calls pass; after one that was answered, a second conversation is denied.
    """
    grounds = q.contact.location_grounds
    now = q.answered
    asked = grounds.person_asked_for_it or (now is not None and now.goes_on(q.at))
    if asked or grounds.earlier_answer_thought_wrong:
        return PASS
    for attempt in q.attempts(q.index.reached):
        if attempt.purpose is Purpose.LOCATION_INFORMATION and not surely_missed(q, attempt):
            return _asked(attempt)
    tried = [a.at for a in q.attempts(q.index.outbound) if a.purpose is Purpose.LOCATION_INFORMATION]
    if not tried:
        return PASS
    heard = q.index.inbound_from.get(q.who)
    talks = () if heard is None else heard.by(q.at, min(tried))
    doubtful: Attempt | Inbound | None = None
    for event in talks:
        if event.talked is True:
            return _asked(event)
        if event.talked is not False:
            doubtful = event
    for attempt in q.attempts(q.index.unsettled):
        if attempt.purpose is Purpose.LOCATION_INFORMATION and not surely_missed(q, attempt):
            doubtful = attempt
    if doubtful is not None:
        raise MissingFact(unsettled_fact(doubtful))
    return PASS


def _asked(event: Attempt | Inbound) -> Denied:
    return Denied("the person was already asked for location information", facts={f"history.{event.id}": "reached"})


RULES = (identify, state_no_debt, no_postcard, no_symbol, only_the_attorney, once)
