"""Laws on recorded and synthesised voices: rules that look only at calls which no live voice speaks."""

from typing import Final

from ....errors import MissingFact
from ....facts import AddressOptOut, CeaseNotice, Consent, ConsentRevocation, Debt, MediumOptOut, Request
from ....facts.moments import surely_before
from ....rules import PASS, Denied, Outcome, Outcomes, Question, Rule, lacking
from ....rules.judging import addressed_to, those
from ....rules.outcomes import several
from ....rules.rule import Check
from ....vocabulary import UNKNOWN, ConsentScope, Effect
from ...around import around
from ..federal.tcpa.common import consents

_VOICE: Final = "contact.voice"


def of_recordings(made: Rule) -> Rule:
    """The rule for calls of a recorded or synthesised voice; of what may be one, a denial is for want of that fact."""
    return around(made, _of_recordings)


def _of_recordings(check: Check) -> Check:
    def judge(q: Question) -> Outcomes:
        recorded = q.by_voice
        if recorded is False:
            return PASS
        found = check(q)
        if recorded:
            return found
        return tuple([_as_it_may_be_recorded(each) for each in several(found)])

    return judge


def _as_it_may_be_recorded(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Denied) and outcome.effect is not Effect.MISSING_FACT:
        return lacking(MissingFact(_VOICE, outcome.lapses_at), outcome.debts)
    return outcome


def agreed_to_recordings(q: Question, debt: Debt) -> bool:
    """Whether who has the line consented to recorded calls there about a debt, and nobody asked for a stop since.

    Raises:
        MissingFact: what was asked is unknown; the contact names no number, and it is about, or for, some.
    """
    given = [c for c in consents(q, ConsentScope.AUTODIALED, somewhere=True) if c.debts is None or debt.id in c.debts]
    agreed = those(given, lambda consent: not _stopped_since(q, consent, debt))
    if agreed and q.address is None and not any(c in agreed for c in consents(q, ConsentScope.AUTODIALED)):
        raise MissingFact("contact.address")
    return bool(agreed)


def _stopped_since(q: Question, consent: Consent, debt: Debt) -> bool:
    if q.case.requests is UNKNOWN:
        raise MissingFact("requests")
    last = consent.last_given(q.at)
    since = [request for request in q.requests if not surely_before(request.received_at, last)]
    return bool(those(since, lambda request: _stops(q, consent, debt, request)))


def _stops(q: Question, consent: Consent, debt: Debt, request: Request) -> bool:
    if isinstance(request, CeaseNotice) and request.about(debt.id):
        return True
    if {q.who, consent.person}.isdisjoint(q.spoken_for(request)):
        return False
    if isinstance(request, MediumOptOut):
        return request.binds(q.medium)
    if not isinstance(request, ConsentRevocation | AddressOptOut) or (request.media and q.medium not in request.media):
        return False
    if isinstance(request, ConsentRevocation) or request.address in (None, UNKNOWN):
        return True
    return addressed_to(q, request.address)
