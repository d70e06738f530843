"""North Carolina: G.S. 75-50 to 75-56 for creditors, 58-70 for collection agencies, 75-104 for recorded messages.

Article 2 of chapter 75 binds whoever collects from a consumer but the agencies of article 70 of chapter 58; law firms
are left out of both here, as courts hold the learned professions exempt and article 70 was not read. Of 58-70-100, said
to repeat 75-52 for agencies, no text was found: it is advice.

Knowingly not encoded: debts for agricultural purposes, which are a consumer's there and commercial here; words and
threats (75-51, 75-53 to 75-55); that a utility may announce an outage by recorded message, which is no collection.
"""

from typing import Final

from ....errors import MissingFact
from ....facts import InconvenientPlace, PhoneLine
from ....rules import PASS, Advised, Denied, Outcomes, Pack, Question, rule
from ....rules.judging import declared
from ....shapes import Asked, RepresentationStops, RequestStops
from ....shapes.reach import at_place
from ....vocabulary import (
    CONSUMERS,
    OTHERS,
    TELEPHONE,
    UNKNOWN,
    WORK,
    CollectorKind,
    Confidence,
    DebtKind,
    Effect,
    Element,
    Holding,
    Medium,
    Voice,
)
from ...binding import ANYONE, CREDITORS, covering
from ..federal.regf import s06
from .adopting import adopted, advising, many_calls, unusual_hours
from .common import Jurisdiction, regulation, statute
from .purposes import ABOUT_THE_DEBT, DUNNING, WRITTEN

_AGENCIES: Final = frozenset({CollectorKind.THIRD_PARTY_COLLECTOR, CollectorKind.DEBT_BUYER})
_ARTICLE_2: Final = CREDITORS | {CollectorKind.MORTGAGE_SERVICER}
_TIMES: Final = statute("N.C.G.S.", "75-52(3)")
_WORK: Final = statute("N.C.G.S.", "75-52(4)")
_SAME_FOR_AGENCIES: Final = statute("N.C.G.S.", "58-70-100", Confidence.UNREAD)
_BY_ATTORNEY: Final = statute("N.C.G.S.", "58-70-115(3)")
_SEALED: Final = regulation("04 NCAC", "03E .0602(4)")
_RECORDED: Final = statute("N.C.G.S.", "75-104(b)")
_SAID: Final = (Element.IDENTITY_AND_PURPOSE, Element.CALLBACK_NUMBER)


def _to_reach_outside_work(q: Question, line: PhoneLine) -> bool:
    return (line.person == q.who or line.person in q.perhaps) and line.place != WORK and not line.elsewhere(q.at)


@rule(
    "us.nc.75-52-4.work",
    "Not at work against the person's instructions",
    _WORK,
    recipients=CONSUMERS | OTHERS,
    purposes=ABOUT_THE_DEBT,
    needs=(Holding.INCONVENIENT_PLACE,),
)
def work(q: Question) -> Outcomes:
    """Whoever said not to be contacted at work is not, as long as another telephone number is known.

    **What it checks**: once the person said so, that neither the line or address used nor the person's known
    whereabouts is the workplace. Without any number of theirs but the one at work the instruction does not bind.
    **Source**: N.C.G.S. 75-52(4).
    **When it does not apply**: to answers to what came after that; to what only the employer forbids; to the workplace,
    if every number on file is the workplace's or somebody else's.
    **Missing facts**: unknown ``requests``; the place of the line or address used.
    **Example**: "do not call me at the office": with a mobile on file the office line is closed.
    """
    places = [r for r in q.requests if isinstance(r, InconvenientPlace) and r.person == q.who]
    asked = [r for r in places if r.place in (WORK, UNKNOWN) and q.answered_after(r.received_at) is None]
    if not asked or not at_place(q, WORK):
        return PASS
    if q.case.phones is UNKNOWN:
        raise MissingFact("phones")
    if not any(_to_reach_outside_work(q, line) for line in q.case.phones):
        return PASS
    return Denied("at work, against the person's instructions", facts={f"requests.{r.id}": WORK for r in asked})


@rule(
    "us.nc.75-104.recorded-message",
    "A recorded call sells nothing and says who is calling, how to reach them, and why",
    _RECORDED,
    media=TELEPHONE,
    purposes=ABOUT_THE_DEBT,
)
def recorded_message(q: Question) -> Outcomes:
    """A recorded or synthetic voice calls about an existing debt without an offer, with name, number and reason.

    **What it checks**: for a call that no live voice speaks, the declared content; undeclared, the decision carries the
    duty.
    **Source**: N.C.G.S. 75-104(b). Calls that the person solicited, or approved through a live operator, are not told
    apart from others here.
    **When it does not apply**: to a live voice; within the person's own call.
    **Missing facts**: ``contact.voice``, where a recorded call with that content would be denied.
    **Example**: a recording about an overdue bill that also offers a loan is denied.
    """
    voice = q.contact.voice
    if voice is Voice.LIVE or not q.places_call:
        return PASS
    content = q.content
    found = (
        declared(
            content.has(Element.OFFER),
            wanted=False,
            denied="a recorded call offers something",
            duty="in a recorded call offer nothing",
        ),
        *[
            declared(
                content.has(element),
                wanted=True,
                denied=f"a recorded call lacks: {element.value.replace('-', ' ')}",
                duty=f"a recorded call has to have: {element.value.replace('-', ' ')}",
            )
            for element in _SAID
        ],
    )
    if voice is UNKNOWN and any(isinstance(outcome, Denied) for outcome in found):
        raise MissingFact("contact.voice")
    return found


@rule(
    "us.nc.04-ncac-3e-0602-4.sealed",
    "A consumer finance licensee writes in a sealed envelope",
    _SEALED,
    media=WRITTEN,
    recipients=CONSUMERS | OTHERS,
    purposes=DUNNING,
)
def sealed(q: Question) -> Outcomes:
    """Licensed lenders write to collect only in a sealed envelope, to the home or place of business.

    **What it checks**: for a letter, that it is declared to be no postcard; undeclared, a duty. For an electronic
    message it only points out that the rule knows no writing but on paper.
    **Source**: 04 NCAC 03E .0602(4).
    **When it does not apply**: to calls and visits; to answers; to debts other than instalment loans of a creditor.
    **Missing facts**: none.
    **Example**: a lender's postcard about arrears is denied.
    """
    if q.answered is not None:
        return PASS
    if q.medium is not Medium.MAIL:
        return Advised("the rule has written attempts to collect go out in sealed envelopes")
    return declared(
        q.content.has(Element.POSTCARD),
        wanted=False,
        denied="is not in a sealed envelope",
        duty="use a sealed envelope",
    )


_CREDITORS = Pack(
    "us.nc.article-2",
    "North Carolina: G.S. 75-50, creditors",
    (
        many_calls("us.nc.75-52-3.frequency", _TIMES, recipients=CONSUMERS | OTHERS),
        unusual_hours("us.nc.75-52-3.waking-hours", _TIMES, recipients=CONSUMERS | OTHERS),
        adopted(s06.inconvenient_time, "us.nc.75-52-3.inconvenient-time", _TIMES, federal="all", media=TELEPHONE),
        work,
    ),
    covering(_ARTICLE_2, under="N.C.G.S. 75-50(3)"),
    "US-NC",
)
_COLLECTION_AGENCIES = Pack(
    "us.nc.article-70",
    "North Carolina: G.S. 58-70, collection agencies",
    (
        many_calls("us.nc.58-70-100.frequency", _SAME_FOR_AGENCIES, recipients=CONSUMERS | OTHERS),
        advising(
            RequestStops(request=Asked.WORKPLACE, replies_exempt=True).rule(
                "us.nc.58-70-100.work",
                "Not at work against the person's instructions",
                _SAME_FOR_AGENCIES,
                effect=Effect.ADVISORY,
                recipients=CONSUMERS | OTHERS,
                purposes=ABOUT_THE_DEBT,
                example="a call to the office of somebody who asked for none is advised against.",
            )
        ),
        RepresentationStops(told_by_attorney=True).rule(
            "us.nc.58-70-115-3.attorney",
            "Not to a consumer whose attorney told the agency",
            _BY_ATTORNEY,
            recipients=CONSUMERS,
            purposes=ABOUT_THE_DEBT,
            source_note="The text knows no release when the attorney does not answer.",
            example="the attorney calls the agency: it contacts the consumer no more.",
        ),
    ),
    covering(_AGENCIES, under="N.C.G.S. 58-70-15"),
    "US-NC",
)
_RECORDED_MESSAGES = Pack(
    "us.nc.recorded-messages",
    "North Carolina: recorded messages",
    (recorded_message,),
    covering(ANYONE, under="N.C.G.S. 75-104"),
    "US-NC",
)
_LENDERS = Pack(
    "us.nc.consumer-finance",
    "North Carolina: consumer finance licensees",
    (sealed,),
    covering(CREDITORS, kinds=(DebtKind.INSTALMENT_LOAN,), under="04 NCAC 03E .0602"),
    "US-NC",
)

JURISDICTION: Final = Jurisdiction(
    "US-NC",
    "North Carolina",
    Confidence.PARTIAL,
    (_CREDITORS, _COLLECTION_AGENCIES, _RECORDED_MESSAGES, _LENDERS),
    (_TIMES, _WORK, _BY_ATTORNEY, _SEALED, _RECORDED),
    "Creditors: no contact at work against instructions while another number is known, none at times known to be "
    "outside waking hours. Agencies: none after the attorney spoke. Recorded calls need name, number and reason, and "
    "no offer. Frequency, and 58-70-100 (unread), are advice. Not encoded: agricultural debts, words and threats, law "
    "firms.",
)
