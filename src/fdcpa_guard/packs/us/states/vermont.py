"""Vermont: 9 V.S.A. 41b(m) for merchants who rent to own, and Rule CF 104 for everybody who collects from consumers.

Of Rule CF 104 the opening was read and the paragraph on harassment and the workplace, 104.02, was not: it is advice.

Knowingly not encoded: profanity, violence, trespass, false identities, payments without authority, and empty threats
of law (41b(m)(2), (5), (7), (8), (10), (12)), which turn on what is done or said.
"""

from typing import Final

from ....facts import Weekday
from ....rules import PASS, Denied, Outcomes, Pack, Question, Required
from ....shapes import Asked, Ban, Calendar, Counting, FrequencyCap, Hold, Per, RequestStops, Standing
from ....vocabulary import CONSUMERS, OTHERS, TELEPHONE, Confidence, DebtKind, Effect, Element, Medium, Recipient
from ...binding import ANYONE, CREDITORS, covering
from .adopting import advising, many_calls, unusual_hours
from .common import Jurisdiction, regulation, statute
from .law import Law
from .purposes import ABOUT_THE_DEBT, DISCLOSING, DUNNING, SPOKEN

_HARASSMENT: Final = regulation("Vt. Rule CF", "104.02", Confidence.UNREAD)

_merchants: Final = Law("9 V.S.A.", "41b", recipients=CONSUMERS, purposes=ABOUT_THE_DEBT)


@_merchants.rule(
    "us.vt.41b-m13.recorded-message",
    "A message left says only a name, a number and please call back",
    _merchants("(m)(13)"),
    media=TELEPHONE,
)
def recorded_message(q: Question) -> Outcomes:
    """A message recorded for a consumer holds the caller's name, contact information and a courteous request.

    **What it checks**: that the content is declared a limited-content message, which is no more than that. A voicemail
    left without ringing that is declared to be more is denied; otherwise the decision carries the duty, for a call may
    end in a voicemail.
    **Source**: 9 V.S.A. 41b(m)(13).
    **When it does not apply**: to a conversation; within the consumer's own call.
    **Missing facts**: none.
    **Example**: a voicemail that names the overdue amount breaks it.
    """
    limited = q.content.has(Element.LIMITED_CONTENT_MESSAGE)
    if not q.places_call or limited:
        return PASS
    if limited is False and q.medium is Medium.RINGLESS_VOICEMAIL:
        return Denied("the message says more than a name, contact information and a courteous request")
    return Required("if a message is left: name, contact information and a courteous request to call back, no more")


_MERCHANTS = Pack(
    "us.vt.rent-to-own",
    "Vermont: merchants who rent to own",
    (
        _merchants.of(RequestStops(request=Asked.WORKPLACE, media=SPOKEN)).rule(
            "us.vt.41b-m1.work",
            "No call or visit at work after consumer or employer objects",
            _merchants("(m)(1)"),
            example="asked on Monday not to be called at the office: a call there on Tuesday is denied.",
        ),
        many_calls("us.vt.41b-m3.frequency", _merchants("(m)(3)"), media=SPOKEN),
        _merchants.of(Ban()).rule(
            "us.vt.41b-m11.nobody-else",
            "Nobody but the spouse hears of the account or is asked to pay",
            _merchants("(m)(11)"),
            _merchants("(m)(4)"),
            recipients=OTHERS | {Recipient.PARENT},
            purposes=DISCLOSING,
            exceptions="to the consumer's spouse, and to whoever stands in for the consumer: a guardian, a personal "
            "representative",
            example="a call to the consumer's brother about the account is denied.",
        ),
        _merchants.of(
            FrequencyCap(
                most=6,
                days=7,
                calendar={Calendar.WEEK},
                week_starts={Weekday.SUN, Weekday.MON},
                counting=Counting.CONVERSATIONS,
                per=Per.PERSON,
                media=SPOKEN,
                inbound_counts=True,
            )
        ).rule(
            "us.vt.41b-m6.six-talks-a-week",
            "Not more than {most:conversation} a week",
            _merchants("(m)(6)"),
            recipients=(Recipient.CONSUMER,),
            purposes=DUNNING,
            source_note="Which week is meant is not said: {days:day}, and weeks from Sunday or Monday, all hold. Talks "
            "that the consumer began count.",
            example="{most:talk} from Monday to Wednesday: a call on Thursday is denied.",
        ),
        _merchants.of(Hold(standing={Standing.BANKRUPTCY}, media=SPOKEN)).rule(
            "us.vt.41b-m9.bankruptcy",
            "No call or visit after notice of the consumer's bankruptcy",
            _merchants("(m)(9)"),
            example="notice of the filing on Monday: no visit on Tuesday.",
        ),
        recorded_message,
    ),
    covering(CREDITORS, kinds=(DebtKind.RENT_TO_OWN,), under="9 V.S.A. 41b"),
    "US-VT",
)
_RULE_104 = Pack(
    "us.vt.cf-104",
    "Vermont: Rule CF 104",
    (
        many_calls("us.vt.cf-104-02.frequency", _HARASSMENT),
        unusual_hours("us.vt.cf-104-02.hours", _HARASSMENT),
        advising(
            RequestStops(request=Asked.WORKPLACE).rule(
                "us.vt.cf-104-02.work",
                "Not at work once that is unwelcome",
                _HARASSMENT,
                effect=Effect.ADVISORY,
                recipients=CONSUMERS,
                purposes=ABOUT_THE_DEBT,
                example="a call to the office of somebody who asked for none is advised against.",
            )
        ),
    ),
    covering(ANYONE, under="Vt. Rule CF 104.07"),
    "US-VT",
)

JURISDICTION: Final = Jurisdiction(
    "US-VT",
    "Vermont",
    Confidence.PARTIAL,
    (_MERCHANTS, _RULE_104),
    (
        statute("9 V.S.A.", "41b(m)"),
        regulation("Vt. Rule CF", "104.01", Confidence.PARTIAL),
        regulation("Vt. Rule CF", "104.07", Confidence.SECONDARY),
        _HARASSMENT,
    ),
    "Merchants who rent to own: {six-talks-a-week.most:conversation} a week, work and bankruptcy stops, nobody but the "
    "spouse. Rule CF 104 reaches creditors; its paragraph on harassment, hours and work is unread and advice. Not "
    "encoded: what turns on words or deeds (profanity, trespass, threats).",
)
