"""Laws on recorded and synthesised voices: rules that look only at calls which no live voice speaks."""

from typing import Final

from ....errors import MissingFact
from ....facts import CeaseNotice, Consent, ConsentRevocation, Debt, MediumOptOut
from ....facts.moments import surely_before
from ....facts.requests import AddressOptOut
from ....rules import PASS, Denied, Outcomes, Question, Rule, lacking
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
        for each in several(found):
            if isinstance(each, Denied) and each.effect is not Effect.MISSING_FACT:
                return lacking(MissingFact(_VOICE, each.lapses_at), each.debts)
        return found

    return judge


def agreed_to_recordings(q: Question, debt: Debt) -> bool:
    """Whether who has the line consented to recorded calls there about a debt, and nobody asked for a stop since."""
    given = [c for c in consents(q, ConsentScope.AUTODIALED) if c.debts is None or debt.id in c.debts]
    return any(not _stopped_since(q, consent, debt) for consent in given)


def _stopped_since(q: Question, consent: Consent, debt: Debt) -> bool:
    if q.case.requests is UNKNOWN:
        raise MissingFact("requests")
    last = consent.last_given(q.at)
    return any(
        not surely_before(request.received_at, last)
        for request in q.requests
        if (isinstance(request, CeaseNotice) and request.about(debt.id))
        or (
            not {q.who, consent.person}.isdisjoint(q.spoken_for(request))
            and (
                (isinstance(request, MediumOptOut) and request.binds(q.medium))
                or (
                    isinstance(request, ConsentRevocation | AddressOptOut)
                    and (request.address in (None, UNKNOWN, q.address) or isinstance(request, ConsentRevocation))
                    and (not request.media or q.medium in request.media)
                )
            )
        )
    )
