"""47 CFR 64.1200(b): what a message with an artificial or prerecorded voice must say."""

from typing import Any

from .....errors import MissingFact
from .....rules import PASS, Advised, Outcomes, Parameter, Question, rule
from .....rules.judging import declared
from .....vocabulary import TELEPHONE, UNKNOWN, Effect, Element
from ..fdcpa import binds
from ..regf.common import EFFECTIVE
from .common import LIMITS, PRINTED, exempted, is_kept, may_be_solicited, offers, regulation, ruling, statute

_IF = "in an artificial or prerecorded message, "


def _says(q: Question, element: Element, *, denied: str, duty: str) -> Outcomes:
    """What follows from an element that the message must have if no living person speaks."""
    has = q.content.has(element)
    if has is False and q.by_voice is None:
        raise MissingFact("contact.voice")
    return declared(has, wanted=True, denied=denied, duty=_IF + duty)


@rule(
    "us.tcpa.64-1200-b1.identity",
    "A machine's voice says at the beginning who is responsible for the call",
    regulation("(b)(1)"),
    statute("227(d)(3)(A)(i)"),
    media=TELEPHONE,
)
def identity(q: Question) -> Outcomes:
    """A message with an artificial or prerecorded voice opens with the registered name of the business.

    **What it checks**: the declared content; undeclared, the decision carries the duty.
    **Source**: 64.1200(b)(1).
    **When it does not apply**: to a living voice and to texts. Consent and emergencies are no exception.
    **Missing facts**: ``contact.voice`` where the name is declared to be lacking.
    **Example**: a recording that says only "this is Anna" is denied.
    """
    if q.by_voice is False:
        return PASS
    return _says(
        q,
        Element.BUSINESS_IDENTITY,
        denied="the message does not say at the beginning, by the registered name, which business is responsible",
        duty="say at the beginning which business is responsible, by the name under which it is registered",
    )


@rule(
    "us.tcpa.64-1200-b1.limited-content-conflict",
    "A recorded limited-content message may not be able to name the business",
    regulation("(b)(1)"),
    effect=Effect.ADVISORY,
    in_force=(EFFECTIVE, None),
    media=TELEPHONE,
)
def limited_content_conflict(q: Question) -> Outcomes:
    """What a recorded voicemail has to say may give away what a limited-content message must not.

    **What it checks**: whether a message declared to be limited-content may be spoken by an artificial or prerecorded
    voice, as a ringless voicemail always is. Where the registered name shows that the business collects debts, no such
    message can meet both laws.
    **Source**: 64.1200(b)(1), beside 12 CFR 1006.2(j).
    **When it does not apply**: to a living voice; to who is no debt collector as to any of the debts, as a creditor in
    its own name, who may show it; it advises and never denies.
    **Missing facts**: none.
    **Example**: "Acme Debt Collection, Inc." cannot leave a recorded limited-content message.
    """
    if not q.content.has(Element.LIMITED_CONTENT_MESSAGE) or q.by_voice is False or not _may_be_a_debt_collectors(q):
        return PASS
    return Advised(
        "an artificial or prerecorded message names the registered business, and a limited-content message may not "
        "show that it collects debts: where the name does, leave none"
    )


def _may_be_a_debt_collectors(q: Question) -> bool:
    """Whether 12 CFR 1006.2 may bind whoever calls, as to any of the debts."""
    collector = q.case.collector
    return collector is UNKNOWN or any(d.nature is UNKNOWN or binds(collector, d) is None for d in q.debts)


@rule(
    "us.tcpa.64-1200-b2.callback-number",
    "A machine's voice gives a number to call back",
    regulation("(b)(2)"),
    statute("227(d)(3)(A)(ii)"),
    media=TELEPHONE,
    exempt=Parameter(
        ((PRINTED, False), (LIMITS, True)), "calls that offer nothing too", regulation("(b)(2)"), "higher"
    ),
)
def callback_number(q: Question, p: Any) -> Outcomes:
    """A message with an artificial or prerecorded voice gives the business's number, during it or after.

    **What it checks**: the declared content; undeclared, the decision carries the duty.
    **Source**: 64.1200(b)(2). Not the dialler's own number, nor one that costs more than an ordinary call; for calls
    that rest on (a)(3)(iii), since its limits took effect, or carry an offer, to whatever line, one at which requests
    to stop are taken in business hours: the duty says so of these alone.
    **When it does not apply**: to a living voice and to texts.
    **Missing facts**: ``contact.voice`` where the number is declared to be lacking.
    **Example**: a recording without a number is denied.
    """
    if q.by_voice is False:
        return PASS
    try:
        opts_out = offers(q) or (p.exempt and exempted(q))
    except MissingFact:  # of the line, for which another rule asks
        opts_out = True
    to_stop = ", at which requests for no more calls are taken in business hours" if opts_out else ""
    return _says(
        q,
        Element.CALLBACK_NUMBER,
        denied="the message does not give a number to call back",
        duty="give a number of the business, other than the dialler's and without special charges, to call back"
        + to_stop,
    )


@rule(
    "us.tcpa.64-1200-b3.automated-opt-out",
    "A machine's voice offers an automated way to opt out",
    regulation("(b)(3)"),
    ruling("FCC 22-100", "88 FR 3668"),
    in_force=(LIMITS, None),
    media=TELEPHONE,
)
def automated_opt_out(q: Question) -> Outcomes:
    """Without consent at a residence, or with an offer anywhere, the message lets the person opt out at once.

    **What it checks**: the declared content of a message with an artificial or prerecorded voice that rests on the
    exemption of (a)(3)(iii) or carries an offer; undeclared, the decision carries the duty.
    **Source**: 64.1200(b)(3): by voice or key, with a word on how, within two seconds of the identification, ending the
    call and putting the number on the caller's list. In force here since the residential limits are, for offers too.
    **When it does not apply**: to a living voice; to a message without an offer to a wireless number, or made with
    consent or in an emergency; to lines known to be at work.
    **Missing facts**: ``contact.voice`` and the line used, where the means is declared to be lacking.
    **Example**: a recorded call to a home that gave no consent, without a key to press, is denied.
    """
    return _opts_out(
        q,
        Element.AUTOMATED_OPT_OUT,
        denied="the message offers no automated way to opt out",
        duty="within two seconds of the identification offer to opt out by voice or key and say briefly how; then end "
        "the call and put the number on the list",
    )


@rule(
    "us.tcpa.64-1200-b3.toll-free-number",
    "A recorded voicemail gives a toll-free number to opt out",
    regulation("(b)(3)"),
    ruling("FCC 22-100", "88 FR 3668"),
    in_force=(LIMITS, None),
    media=TELEPHONE,
)
def toll_free_number(q: Question) -> Outcomes:
    """What is left on a voicemail that must offer an opt-out also gives a toll-free number that leads to it.

    **What it checks**: as for the automated opt-out. Any call may end on a voicemail, so what is declared to lack the
    number is denied whoever may answer.
    **Source**: 64.1200(b)(3), its last sentence.
    **When it does not apply**: as for the automated opt-out.
    **Missing facts**: as for the automated opt-out.
    **Example**: a ringless voicemail to a home without a toll-free number is denied.
    """
    return _opts_out(
        q,
        Element.TOLL_FREE_OPT_OUT_NUMBER,
        denied="left on a voicemail, the message gives no toll-free number that leads to the automated opt-out",
        duty="left on a voicemail, also give a toll-free number that leads straight to the automated opt-out",
    )


def _opts_out(q: Question, element: Element, *, denied: str, duty: str) -> Outcomes:
    """What follows from an element that a message must have if it has to offer an opt-out: as it may, at most a duty.

    Raises:
        MissingFact: the element is declared to be lacking, and the line used or the voice is unknown.
    """
    has = q.content.has(element)
    if has is True or q.by_voice is False:
        return PASS
    try:
        if not _sells(q) and not exempted(q):
            return PASS
    except MissingFact:
        if has is False:
            raise
    return _says(q, element, denied=denied, duty=duty)


def _sells(q: Question) -> bool:
    """Whether it sells; on the lines of (a)(1) too, which need be neither residential nor wireless.

    Raises:
        MissingFact: the line used, if it may be none of these.
    """
    if not offers(q):
        return False
    held = q.index.phones
    used = held.values() if q.address is None else filter(None, [held.get(q.address)])
    reached = all(may_be_solicited(each, q.at) or is_kept(each, q.at) for each in used)
    if q.address is None and not reached:
        raise MissingFact("contact.address")
    return reached


RULES = (identity, limited_content_conflict, callback_number, automated_opt_out, toll_free_number)
