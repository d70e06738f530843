"""47 CFR 64.1200(a)(10) to (a)(12): revocation of consent, and the one text that confirms it.

In September 2026 the Commission adopted a further order, FCC 26-67, which was not published by the last word of it. It
is reported to let a caller name one exclusive way of revoking and to let a revocation reach one category of messages
only. Its text was not seen and the day on which it takes effect is not known, so nothing here follows it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from .....clock import TICK
from .....errors import MissingFact
from .....facts import Attempt, Debt
from .....facts.index import Timeline
from .....facts.moments import surely_before
from .....rules import PASS, Announced, Denied, Outcome, Outcomes, Parameter, Passed, Question, Required, lacking, rule
from .....rules.judging import each_debt, merely_confirms, was_in_own_call
from .....rules.words import said
from .....vocabulary import CALLS_AND_TEXTS, CallOutcome, Confidence, Effect, Holding, Medium, Purpose, Voice
from .common import (
    CONFIRMATION,
    REVOCATION,
    WAIVED_UNTIL,
    Revoking,
    asked_apart,
    asked_to_stop,
    by_machine,
    concerns,
    confirms_a_request,
    confirms_opt_out,
    covers,
    excused_by_emergency,
    governed,
    last_given,
    offers,
    ours,
    perhaps_signed,
    regulation,
    require_means,
    rested_on,
    ruling,
    told_by,
    uncovered,
)

ANNOUNCED = ruling("FCC 26-67", "(adopted 30 September 2026, not in force as far as known)", Confidence.SECONDARY)
"""The order that is to change revocation. It changes nothing here until its text and effective date are known."""

WITHOUT_A_DAY = Announced(
    ANNOUNCED,
    "reported to let a caller name one exclusive way of revoking and to let a revocation reach one category of "
    "messages only, from 30 days after it is published; whether it was is not known here",
    ("us.tcpa.64-1200-a10.revoked",),
)
"""The same, for those who ask what is to change."""

BUSINESS_DAYS = Parameter(((REVOCATION, 10),), "business days", regulation("(a)(10)"), "lower")
HOLIDAYS = Parameter(((REVOCATION, False),), "federal holidays are left out", ours("what a business day is"), "lower")
"""The section defines business days only elsewhere, and there leaves holidays out; counting them in is the safer."""
EVERY_DEBT = Parameter(
    ((REVOCATION, False), (WAIVED_UNTIL, True)),
    "a request about some debts reaches all",
    ruling("DA 26-12", "(2026)", Confidence.SECONDARY),
    "higher",
)


@rule(
    "us.tcpa.64-1200-a10.revoked",
    "No machine-made contact after consent was revoked",
    regulation("(a)(10)"),
    regulation("(a)(11)"),
    ruling("DA 25-312 and DA 26-12", "(waivers of 2025 and 2026)", Confidence.SECONDARY),
    ANNOUNCED,
    in_force=(REVOCATION, None),
    media=CALLS_AND_TEXTS,
    needs=(Holding.REVOCATION, Holding.OPT_OUT, Holding.CEASE_NOTICE),
    days=BUSINESS_DAYS,
    skip_holidays=HOLIDAYS,
    every_medium=Parameter(
        ((REVOCATION, True),), "a request about calls or texts ends both", regulation("(a)(10)"), "higher"
    ),
    every_number=Parameter(
        ((REVOCATION, True),),
        "a revocation that names a number ends consent for every number of the person",
        regulation("(a)(10)"),
        "higher",
    ),
    every_debt=EVERY_DEBT,
)
def revoked(q: Question, p: Any) -> Outcomes:
    """A person takes consent to machine-made calls and texts back by any reasonable means.

    **What it checks**: that no request of the person stands that revokes consent for the medium and number: a
    revocation, a reply of STOP and its like, a request not to use the medium or the number, or one to be left alone, by
    whatever channel it came. A request that names the number counts whoever sent it, and so does that of whoever has
    the line, and the wish of the consumer's attorney or guardian that they be left alone, or their revocation of the
    consumer's consent; and a revocation that is recorded on a consent to such contacts, the signed one to the caller's
    own offers too, counts as one that was recorded as a request. A revocation reaches every number of the person, also
    where it came in a reply from another, and every consent that was given before, whatever number that names; a
    request not to use one number reaches that one. It reaches every debt, unless it was about some. The caller has a
    reasonable time, and a request that the system knows of leaves none: until {days:business day} are over the effect
    is its own, asked-to-stop, and from then on it is prohibited; both deny unless a policy says otherwise. The day of
    receipt is day nought; only weekends are left out, unless the parameter says that federal holidays are too.
    **Source**: 64.1200(a)(10) and (11). After it no additional robocalls and robotexts are sent, which makes no
    difference between numbers; that it does is a parameter. A revocation ends robocalls and robotexts alike, so a
    request that names calls or texts ends both; who then says that calls are still wanted has given a new consent.
    Waived until 31 January 2027 is only that a request about one kind of message also reaches unrelated matters: until
    then a request that names one debt leaves others alone. FCC 26-67, adopted in September 2026, is reported to change
    this again: it is announced and, as far as known, not in force, and is not followed.
    **When it does not apply**: to live calls dialled by hand, to a living voice on a landline and to lines known to be
    at work; in an emergency of health or safety, but for an offer to a wireless number; to a debt for which consent,
    with an offer the signed one, was given or renewed after the request; to the text that confirms it to the number
    from which it came, which (a)(12) judges.
    **Missing facts**: unknown ``requests``, beside a revocation recorded on a consent until the time to honour that is
    over; with a request alone, ``contact.voice`` or ``contact.autodialed``, the line used and where the person is; with
    an offer, whether a consent to it of after the request was in writing.
    **Example**: STOP on Friday 6 November 2026: autodialled texts are denied as asked-to-stop through Friday the 20th
    and as prohibited from the 21st.
    """
    if by_machine(q) is False or excused_by_emergency(q):
        return PASS
    reached: bool | None = None
    unclear: MissingFact | None = None
    try:
        reached = governed(q, q.line)
    except MissingFact as missing:  # which those debts lack that a request is about
        unclear = missing
    if reached is False:
        return PASS
    standing, doubtful = asked_apart(
        q, every_medium=p.every_medium, every_debt=p.every_debt, every_number=p.every_number
    )
    if not (standing or doubtful) or confirms_a_request(q):
        return PASS
    given, perhaps = rested_on(q), perhaps_signed(q)

    def judge(debt: Debt) -> Outcomes:
        renewed = [last_given(consent, q.at) for consent in given if covers(consent, debt)]

        def stands(r: Revoking) -> bool:
            if not p.every_debt and not concerns(r, debt.id):
                return False
            return not any(surely_before(r.received_at, when) for when in renewed)

        against = [r for r in standing if stands(r)]
        doubts = [missing for r, missing in doubtful if r is None or stands(r)]
        for consent in perhaps:
            since = [r for r in against if surely_before(r.received_at, last_given(consent, q.at))]
            if since and covers(consent, debt):
                against = [r for r in against if r not in since]
                doubts.append(MissingFact(f"consents.{consent.id}.in_writing"))
        if against and unclear is not None:
            raise unclear
        if against:
            require_means(q, reached)
        return asked_to_stop(q, against, (debt.id,), p, "consent was revoked", doubts) if against or doubts else PASS

    return each_debt(q, judge)


@rule(
    "us.tcpa.64-1200-a12.confirmation",
    "One text may confirm a revocation, within {within:minute}",
    regulation("(a)(12)"),
    in_force=(CONFIRMATION, None),
    media=(Medium.TEXT,),
    needs=(Holding.REVOCATION, Holding.OPT_OUT, Holding.CEASE_NOTICE),
    within=Parameter(((CONFIRMATION, timedelta(minutes=5)),), "time since receipt", regulation("(a)(12)"), "lower"),
    every_debt=replace(EVERY_DEBT, values=((CONFIRMATION, False), (WAIVED_UNTIL, True))),
)
def confirmation(q: Question, p: Any) -> Outcomes:
    """A single text that only confirms the request is still within the consent that it ends.

    **What it checks**: for a text whose purpose is to confirm a request to stop: that no other text and no machine's
    message by telephone went to the person or who has the line, nor to the number or to one not recorded, since the
    last such request came, that no request which this one repeats, about the same debt, was confirmed by text before,
    that it is declared to say nothing else, and neither offers something nor does what collects, such as asking for
    payment, and that no more than {within:minute} have passed; later than that the sender has to justify the delay, and
    the effect is its own, late-confirmation. A limited-content message is a message; what a machine says within the
    person's own call, and an email, are none.
    **Source**: 64.1200(a)(12). It may ask which categories of messages were meant; the caller judges that. No notice of
    how to opt out is asked of it.
    **When it does not apply**: to texts sent without an autodialer or to a landline; where no request to stop is on
    record, or consent was given or renewed since for all of the debts, as then the rule on consent judges.
    **Missing facts**: unknown ``requests`` or ``history``; ``contact.autodialed`` where the text would not do.
    Undeclared content is a duty.
    **Example**: STOP at 10:00:00: a confirmation at 10:05:00 passes, a second one is denied.
    """
    machine = by_machine(q)
    line = q.index.phones.get(q.address or "")
    if not confirms_opt_out(q) or machine is False or (line is not None and governed(q, line) is False):
        return PASS
    asked, doubtful = asked_apart(q, every_medium=True)
    standing = _unanswered(q, asked)
    says_more = merely_confirms(q) is False or offers(q)
    for request, missing in doubtful:
        if not (standing and says_more) and (request is None or _unanswered(q, [request])):
            raise missing
    if not standing:
        return PASS
    last = max(standing, key=lambda request: request.received_at)
    facts = told_by([last])
    only = merely_confirms(q)
    ends = last.received_at + p.within + TICK
    objections: list[Outcome] = []
    repeated = [r for r in standing if r is last or _repeats(q, last, r, p.every_debt)]
    try:
        if (why := _one_too_many(q, last, repeated)) is not None:
            objections.append(Denied(why, facts=facts))
    except MissingFact as missing:
        if not says_more:  # by which it is none, whatever was sent
            objections.append(lacking(missing, q.debt_ids))
    if says_more:
        objections.append(Denied("a confirmation says nothing else", facts=facts))
    if q.at >= ends:
        message = f"a confirmation after {said(p.within, 'minute')} needs a good reason for the delay"
        objections.append(Denied(message, facts=facts, effect=Effect.LATE_CONFIRMATION))
    if objections:
        require_means(q, machine)
    if only is None:
        objections.append(Required("confirm the request to stop and say nothing else", facts=facts))
    return (*objections, Passed(ends)) if q.at < ends else tuple(objections)


def _one_too_many(q: Question, last: Revoking, repeated: list[Revoking]) -> str | None:
    """What was sent already, so that this is not the only message after the request; None: nothing was.

    Raises:
        MissingFact: the history is unknown.
    """
    first = min(request.received_at for request in repeated)
    texts = [sent for sent in _sent(q, first, q.index.messages) if sent.medium is Medium.TEXT]
    if any(sent.at >= last.received_at for sent in texts):
        return "another text was sent since the request"
    if any(sent.purpose is Purpose.OPT_OUT_CONFIRMATION for sent in texts):
        return "a request that this one repeats was confirmed already"
    if any(_leaves_word(q, call) for call in _sent(q, last.received_at, q.index.telephone)):
        return "another message, by telephone, may have been left since the request"
    return None


def _repeats(q: Question, last: Revoking, earlier: Revoking, every_debt: bool) -> bool:
    """Whether a request asks again what an earlier one did: both are about a debt of the contact, or reach all."""
    return every_debt or any(concerns(last, debt) and concerns(earlier, debt) for debt in q.debt_ids)


def _sent(q: Question, since: datetime, kind: Mapping[str, Timeline[Attempt]]) -> list[Attempt]:
    """What was sent to the person or who has the line, or to the number used; to one not recorded, perhaps."""
    q.require_history()
    address = q.address
    line = q.index.phones.get(address or "")
    whose = (q.who,) if line is None else (q.who, line.person)
    return [
        sent
        for who, timeline in kind.items()
        for sent in timeline.by(q.at, since)
        if who in whose or (address is not None and sent.address in (None, address))
    ]


def _unanswered(q: Question, standing: list[Revoking]) -> list[Revoking]:
    """The requests after which no consent was given, or given again, for each of the debts."""
    given = [(consent, last_given(consent, q.at)) for consent in rested_on(q)] if standing else []
    return [r for r in standing if uncovered(q, [c for c, when in given if surely_before(r.received_at, when)])]


def _leaves_word(q: Question, call: Attempt) -> bool:
    """Whether a machine may have left a message by a call, a limited-content one too, not within the person's own."""
    if call.outcome in _NOTHING_LEFT or was_in_own_call(q, call):
        return False
    return call.voice is not Voice.LIVE or call.medium is Medium.RINGLESS_VOICEMAIL


_NOTHING_LEFT: Final = frozenset(
    {
        CallOutcome.NOT_CONNECTED,
        CallOutcome.RANG_OUT,
        CallOutcome.DROPPED,
        CallOutcome.NO_MESSAGE_LEFT,
        CallOutcome.NO_MESSAGE_POSSIBLE,
    }
)


RULES = (revoked, confirmation)
