"""47 CFR 64.1200(m): numbers that have passed to somebody else."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from .....clock import FOREVER
from .....errors import MissingFact
from .....facts import Consent, Debt, PhoneLine
from .....facts.addresses import ReassignedNumberCheck
from .....facts.moments import could_be_from, could_be_until, surely_before
from .....rules import PASS, Advised, Denied, Outcomes, Parameter, Passed, Question, lacking, rule
from .....rules.judging import as_to, each_debt, reaches_back, said_no, some_may_be_anothers
from .....vocabulary import CALLS_AND_TEXTS, UNKNOWN, Effect, Holding
from .a3 import CALLS, DAYS, limit_lapses
from .common import (
    CONFIRMING,
    PRINTED,
    asked_apart,
    by_machine,
    concerns,
    confirms_a_request,
    covers,
    excused_by_emergency,
    governed,
    is_kept,
    known_anothers,
    last_given,
    offers,
    ours,
    regulation,
    require_means,
    rested_on,
    revocations,
    statute,
    uncovered,
    withdrawn,
)


@rule(
    "us.tcpa.64-1200-m.reassigned",
    "No machine-made contact to a number known to be somebody else's",
    regulation("(a)(1)"),
    regulation("(m)"),
    statute("227(b)(1)"),
    media=CALLS_AND_TEXTS,
    needs=(Holding.DISOWNED_NUMBER,),
    confirmation=CONFIRMING,
)
def reassigned(q: Question, p: Any) -> Outcomes:
    """The consent of the person who had a number is not that of the person who has it now.

    **What it checks**: that a line used with an autodialer or an artificial or prerecorded voice has neither been
    disowned nor found reassigned, nor said to have reached somebody else, or that consent, for an offer the signed one,
    was given or renewed since that names it: one that names no number is to those of the person. That holds at a
    residence too, though (a)(3)(iii) lets a few calls go there without consent: who is known not to be there is not
    called there.
    **Source**: 64.1200(a)(1), which asks for the consent of the called party, and (m).
    **When it does not apply**: to live calls dialled by hand, which other laws may forbid, to a living voice on a
    landline and to lines known to be at work; in an emergency of health or safety, but for an offer to a wireless
    number; to a text that confirms an opt-out, which answers whoever has the number now and which (a)(12) judges.
    **Missing facts**: for such a number alone, ``contact.voice`` or ``contact.autodialed``; the line used; what a
    look-up since the consent found, or whether there was any, if that is unknown and no later one keeps the harbour.
    **Example**: the database answers yes on Monday: an autodialled text on Tuesday is denied.
    """
    if by_machine(q) is False or excused_by_emergency(q) or not some_may_be_anothers(q):
        return PASS
    given = rested_on(q)
    if q.address is None and q.case.phones is not UNKNOWN:
        may_be_used = [each for each in q.index.phones.values() if governed(q, each) is not False]
        if not any(known_anothers(q, each) or _doubtful(q, each, given) for each in may_be_used):
            return PASS
    line = q.line
    known = known_anothers(q, line)
    reached = governed(q, line)
    if reached is False or not (known or line.reassigned_checks):
        return PASS
    without = _not_since(q, given, known) if known else ()
    doubtful = {debt: fact for debt, fact in _doubtful(q, line, given).items() if debt not in without}
    if not (without or doubtful) or (p.confirmation and confirms_a_request(q)):
        return PASS

    def judged() -> Outcomes:
        require_means(q, reached)
        denied = Denied(
            "the number is known to be somebody else's, whose consent is lacking",
            debts=without,
            facts={f"phones.{line.id}": "disowned, reassigned or known to reach another"},
        )
        unclear = []
        for fact in dict.fromkeys(doubtful.values()):
            debts = tuple([debt for debt in doubtful if doubtful[debt] == fact])
            unclear.append(lacking(MissingFact(f"phones.{line.id}.{fact}"), debts))
        return (denied, *unclear) if without else tuple(unclear)

    return as_to((*without, *doubtful), judged)


def _not_since(q: Question, given: list[Consent], known: Iterable[datetime]) -> tuple[str, ...]:
    """The debts for which no consent to the number was given or renewed after the last of some instants."""
    named = [c for c in given if c.address is not None]  # one that names none is to the person's numbers, and not this
    return uncovered(q, [c for c in named if all(surely_before(when, last_given(c, q.at)) for when in known)])


def _doubtful(q: Question, line: PhoneLine, given: list[Consent]) -> dict[str, str]:
    """The debts for which a look-up may have found the number another's, each with what is unknown of it.

    Not by one from before a consent about the debt, or from before the number was learned to be the person's after all.
    """
    if line.reassigned_checks is UNKNOWN:
        return dict.fromkeys(q.debt_ids, "reassigned_checks")
    unanswered = [(n, check.at) for n, check in enumerate(line.known_checks) if check.reassigned is UNKNOWN]
    if not unanswered:
        return {}
    answered = max((could_be_from(check.at) for check in _answers(q, line, _given_at(q, given))), default=None)
    again = [when for when in line.surely_learned["regained_at"] if when <= q.at]
    found: dict[str, str] = {}
    for number, when in unanswered:
        if could_be_from(when) > q.at or (answered is not None and answered > could_be_until(when)):
            continue
        if not any(surely_before(when, back) for back in again):
            for debt in _not_since(q, given, [when]):
                found.setdefault(debt, f"reassigned_checks.{number}.reassigned")
    return found


@rule(
    "us.tcpa.64-1200-m1.no-harbor",
    "No safe harbour without an answer of the reassigned numbers database",
    regulation("(m)(1)"),
    regulation("(m)(2)"),
    effect=Effect.NUMBER_NOT_CHECKED,
    media=CALLS_AND_TEXTS,
    calls=CALLS,
    days=DAYS,
)
def no_harbor(q: Question, p: Any) -> Outcomes:
    """Who relies on consent is shielded from an unseen change of hands only by having asked the database.

    **What it checks**: for each debt for which consent is relied on, a look-up of the number, made since the consent
    was given and reaching back to the day of it, with the answer that it was not reassigned, and none since that says
    that it was, though the number was learned to be the person's after all. A consent that was given
    again after a request to stop, by its withdrawal too, or once the number was known to be another's, was given then;
    an offer relies on the signed one. The paragraph speaks of the Commission's database, which no fact tells from one
    as good. The look-up is a defence and no condition of consent, so by default its lack only warns, under an effect of
    its own, number-not-checked.
    **Source**: 64.1200(m)(1) and (2).
    **When it does not apply**: without a consent to rely on, of which the rules on consent speak; to a residential
    line while fewer than {calls:call} in {days:day} need none, as they do without an offer and with no request to stop,
    which (a)(3)(iii) wants honoured; to live calls dialled by hand, to a living voice on a landline and to lines known
    to be at work; in an emergency of health or safety, but for an offer to a wireless number; to the text that confirms
    an opt-out.
    **Missing facts**: without a look-up alone, ``contact.voice`` or ``contact.autodialed``; the line used; unknown
    ``history`` for a residential line, and ``requests`` where consent was given twice and a look-up says no. It
    does not deny for them either. A look-up of which anything is unknown is none.
    **Example**: consent of January, a look-up in March that reaches back to January and says no: the harbour is kept.
    """
    found = _relied_on(q, p)
    if found is None:
        return PASS
    line, given, until = found

    def judge(debt: Debt) -> Outcomes:
        mine = [consent for consent in given if covers(consent, debt)]
        if not mine or _answers(q, line, _still_given_at(q, line, mine, debt)):
            return PASS
        require_means(q, governed(q, line), until)
        message = "consent is relied on, and no look-up since it was given says that the number was not reassigned"
        facts = {f"phones.{line.id}.reassigned_checks": "none that suffices"}
        return Denied(message, debts=(debt.id,), facts=facts, lapses_at=until)

    return each_debt(q, judge)


@rule(
    "us.tcpa.64-1200-m1.old-answer",
    "The answer of the reassigned numbers database is old",
    regulation("(m)(1)"),
    ours("how long an answer stays fresh"),
    effect=Effect.ADVISORY,
    media=CALLS_AND_TEXTS,
    calls=CALLS,
    days=DAYS,
    fresh=Parameter(
        ((PRINTED, timedelta(days=31)),), "time since the look-up", ours("how long an answer stays fresh"), "lower"
    ),
)
def old_answer(q: Question, p: Any) -> Outcomes:
    """Carriers report once a month, so an answer older than a month leaves out a report.

    **What it checks**: whether, for any of the debts, the last look-up that keeps the safe harbour of a consent about
    it is {fresh:day} old or older. The number is ours: the paragraph speaks of the latest reports and sets no days.
    They come on the fifteenth ((l)(2)), so an answer from before the last fifteenth leaves one out though it is
    younger.
    **Source**: 64.1200(m)(1); (l)(2) as quoted beside it.
    **When it does not apply**: without such a look-up, where the harbour is lost anyway; it advises and never denies
    for what it knows.
    **Missing facts**: with a look-up that says no alone, the line used; unknown ``history`` for a residential line, and
    ``requests`` where consent was given twice.
    **Example**: a look-up of 1 March: from 1 April on the decision advises another.
    """
    held = q.index.phones
    used = held.values() if q.address is None else filter(None, [held.get(q.address)])
    if q.case.phones is not UNKNOWN and not any(said_no(q, each) for each in used):
        return PASS
    found = _relied_on(q, p)
    if found is None:
        return PASS
    line, given, until = found
    mine = [(debt, [consent for consent in given if covers(consent, debt)]) for debt in q.debts]
    kept = [_answers(q, line, _still_given_at(q, line, consents, debt)) for debt, consents in mine]
    last = [max(check.at for check in answers) for answers in kept if answers]
    if not last:
        return PASS
    old = min(last) + p.fresh
    if q.at < old:
        return Passed(old)
    message = "look the number up again before relying on consent"
    return Advised(message, facts={f"phones.{line.id}": "old look-up"}, until=until)


def _relied_on(q: Question, p: Any) -> tuple[PhoneLine, list[Consent], datetime] | None:
    """The line and the consents on which the contact rests, or may rest, and until when it needs them.

    None if it needs none or has none. A text that confirms an opt-out answers whoever has the number now.
    """
    if by_machine(q) is False or excused_by_emergency(q):
        return None
    given = rested_on(q)
    if not given or confirms_a_request(q):
        return None
    line = q.line
    if governed(q, line) is False:
        return None
    if offers(q) or is_kept(line, q.at) or asked_apart(q, every_medium=True, every_debt=True)[0]:
        return line, given, FOREVER  # three calls at home need none only while requests to stop are honoured
    lapses = limit_lapses(q, line, p)
    return None if lapses is None else (line, given, lapses)


def _given_at(q: Question, given: Iterable[Consent]) -> list[datetime]:
    """When some consents were given and renewed, by the contact."""
    return [when for consent in given for when in (consent.given_at, *consent.renewed_at) if when <= q.at]


def _still_given_at(q: Question, line: PhoneLine, given: Iterable[Consent], debt: Debt) -> list[datetime]:
    """The same, but for what a request to stop, or word that the number is another's, undid; all if nothing is left.

    Who withdraws a request consents again by that, to what was consented to before.

    Raises:
        MissingFact: as `revocations`, where that decides.
    """
    times = _given_at(q, given)
    if q.case.requests is UNKNOWN and (len(times) < 2 or not said_no(q, line)):
        return times  # whether one alone stands, the rules on consent say; and without a look-up none is shielded
    over = [request for request in withdrawn(q) if concerns(request, debt.id)]
    stops = revocations(q, every_medium=True, every_number=True)
    undone = known_anothers(q, line)
    undone += [request.received_at for request in (*over, *stops) if concerns(request, debt.id)]
    again = [request.withdrawn_at for request in over if request.withdrawn_at is not None]
    times += [back for back in again if any(when <= back for when in times)]
    return [when for when in times if all(surely_before(end, when) for end in undone)] or times


def _answers(q: Question, line: PhoneLine, times: Iterable[datetime]) -> list[ReassignedNumberCheck]:
    """The look-ups that keep the harbour of a consent: made since one of the times it was given, and back to that."""
    times = [*times]
    return [
        check for check in said_no(q, line) if any(when <= check.at and reaches_back(q, check, when) for when in times)
    ]


RULES = (reassigned, no_harbor, old_answer)
