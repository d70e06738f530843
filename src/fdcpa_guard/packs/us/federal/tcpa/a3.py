"""47 CFR 64.1200(a)(3): artificial and prerecorded voices to residential lines."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from .....clock import start_of_day
from .....errors import MissingFact
from .....facts import Attempt, PhoneLine
from .....rules import PASS, Denied, Outcome, Outcomes, Parameter, Question, rule
from .....rules.judging import day_starts_after, was_in_own_call
from .....rules.tallying import Limit, Tally
from .....rules.words import said
from .....shapes.periods import counted_in_days
from .....vocabulary import TELEPHONE, Confidence, Holding, Medium, Voice
from .common import (
    LIMITS,
    offers,
    regulation,
    relied_on,
    require_means,
    ruling,
    signed,
    statute,
    to_residence,
    uncovered,
    unless_signed,
)

CALLS = Parameter(((LIMITS, 3),), "calls", regulation("(a)(3)(iii)"), "lower")
DAYS = Parameter(((LIMITS, 30),), "consecutive days", regulation("(a)(3)(iii)"), "higher")


def limit_lapses(q: Question, line: PhoneLine, p: Any) -> datetime | None:
    """When a line on which the calls allowed without consent have been placed is free again; None if it is.

    Raises:
        MissingFact: the history is unknown; nothing says where the person is, where that decides.
    """
    q.require_history()
    placed = [call.at for call in _placed(q, line, q.at - timedelta(days=p.days + 1))]
    q.tell(lambda: _told(q, line, p))
    if len(placed) < p.calls:
        return None

    def free(day: date) -> date:
        return day + timedelta(days=p.days)

    try:
        lapses = max([start_of_day(tz, free(placed[-p.calls].astimezone(tz).date())) for tz in q.zones])
    except MissingFact:
        lapses = day_starts_after(q, placed[-p.calls], free)
    return lapses if q.at < lapses else None


def _told(q: Question, line: PhoneLine, p: Any) -> Iterator[Tally]:
    calls = _placed(q, line, q.at - timedelta(days=2 * p.days))
    if calls:
        limit = Limit("calls that may be a machine's", p.calls, "to one line", q.debt_ids, address=line.id)
        yield counted_in_days(limit, [(call, None) for call in calls], q.at, p.days, q.zones)


def _placed(q: Question, line: PhoneLine, since: datetime) -> list[Attempt]:
    """The calls placed to a line, whoever was wanted, in which no living person is known to have spoken, in order.

    A call of which the number is not on record may have been to the line, and counts; what is said within the person's
    own call places none.
    """
    placed = {
        call.id: call
        for timeline in q.index.telephone.values()
        for call in timeline.by(q.at, since)
        if call.address in (None, line.id)
        and (call.voice is not Voice.LIVE or call.medium is Medium.RINGLESS_VOICEMAIL)
        and not was_in_own_call(q, call)
    }
    return sorted(placed.values(), key=lambda call: call.at)


@rule(
    "us.tcpa.64-1200-a3.residential-offer",
    "No offer by a machine's voice to a residential line without written consent",
    regulation("(a)(3)"),
    regulation("(f)(9)"),
    statute("227(b)(1)(B)"),
    media=TELEPHONE,
)
def residential_offer(q: Question) -> Outcomes:
    """A machine that offers something at a residence needs the signed consent of the person called.

    **What it checks**: for each debt, a standing consent of scope solicitation, in writing, that names the number,
    where an artificial or prerecorded voice carries a declared offer to a landline; what a request to stop took back,
    its withdrawal does not bring back. The line is bound, whoever is called there: an attorney or an employer too.
    **Source**: 64.1200(a)(3), (a)(3)(i), 47 USC 227(b)(1)(B).
    **When it does not apply**: to contacts without an offer; to a living voice, though an autodialer placed the call;
    in an emergency of health or safety, in which a call to a residence needs no consent; to lines known to be at work.
    **Missing facts**: without such a consent alone, ``contact.voice``, and whether a consent was in writing; the line
    used.
    **Example**: a recorded message to the home that offers a new loan is denied.
    """
    voice = q.by_voice
    if not offers(q) or voice is False or q.contact.emergency or not to_residence(q):
        return PASS

    def judge(lacking: tuple[str, ...]) -> Outcome:
        require_means(q, voice)
        return Denied("no written consent to offers by an artificial or prerecorded voice", debts=lacking)

    return signed(q, judge)


@rule(
    "us.tcpa.64-1200-a3iii.three-in-thirty",
    "Not more than {calls} machine's calls in {days:day} to a residential line without consent",
    regulation("(a)(3)(iii)"),
    statute("227(b)(2)(B)"),
    ruling("FCC 22-100", "88 FR 3668"),
    ruling("28 FCC Rcd 6583", "para. 26", Confidence.SECONDARY),
    in_force=(LIMITS, None),
    media=TELEPHONE,
    needs=(Holding.CALL,),
    calls=CALLS,
    days=DAYS,
)
def three_in_thirty(q: Question, p: Any) -> Outcomes:
    """A call about a debt with a machine's voice needs no consent at a residence, up to {calls} in {days:day}.

    **What it checks**: that fewer than {calls:call} were placed to the landline on the {days:civil day} that end with
    today, in every zone in which the person may be. The line is what counts, whoever is or was called there, about
    whatever debt and for whichever creditor; one to a number that is not recorded may have been to it. Every call that
    was placed counts, unconnected ones and those made with consent or in an emergency included, unless a living person
    is known to have spoken; ringless voicemail always counts. What is said within the person's own call places none.
    **Source**: 64.1200(a)(3)(iii); that placing the call initiates it, from an earlier ruling.
    **When it does not apply**: with a standing consent of scope autodialed, spoken or written, or with that of (a)(3)
    for an offer; to a living voice; in an emergency of health or safety; to lines known to be at work. The leave for
    health-care messages, (a)(3)(v), is not taken for debts; nor is that of 47 USC 227(b)(1)(B) for debts to the United
    States, which (a)(3) does not repeat and of which no fact tells.
    **Missing facts**: for a {calls:next} call alone, ``contact.voice``, and where the person is if the days turn on it;
    unknown ``history``; the line used; with an offer, whether a consent to it was in writing.
    **Example**: recorded calls on 3, 10 and 17 August: a fourth is denied through 1 September and allowed on the 2nd.
    """
    voice = q.by_voice
    if voice is False or q.contact.emergency:
        return PASS
    lacking = uncovered(q, relied_on(q))
    if not lacking:
        return PASS

    def judge(debts: tuple[str, ...]) -> Outcome:
        if not to_residence(q):
            return PASS
        line = q.line
        lapses = limit_lapses(q, line, p)
        if lapses is None:
            return PASS
        require_means(q, voice, lapses)
        return Denied(
            f"the calls allowed without consent to a residential line in {said(p.days, 'day')} have been placed",
            debts=debts,
            facts={f"phones.{line.id}": "residential", "limit": p.calls},
            lapses_at=lapses,
        )

    return unless_signed(q, lacking, judge)


RULES = (residential_offer, three_in_thirty)
