"""New Hampshire: RSA 358-C:3, of which only headings were found.

That it binds creditors is known from an attorney general's sourcebook. What it says of calls at work (one a month
unless the debtor asks for them in writing) and of repeated calls and unusual hours is known from memory alone, so it
is advice beside the word that the law is not verified.
"""

from dataclasses import replace
from typing import Final

from ....rules import Pack
from ....shapes import Calendar, FrequencyCap, Per, Reach
from ....vocabulary import CONSUMERS, TELEPHONE, Confidence, Effect, Holding
from ...binding import ANYONE, covering
from .adopting import advising, many_calls, unusual_hours
from .common import guidance, not_verified, statute
from .purposes import DUNNING

_ACTS: Final = statute("N.H. RSA", "358-C:3", Confidence.UNREAD)
_WHO: Final = guidance("N.H. Attorney General, consumer sourcebook", "RSA 358-C")

_RECALLED = Pack(
    "us.nh.358-c",
    "New Hampshire: RSA 358-C, as recalled",
    (
        many_calls("us.nh.358-c-3.frequency", _ACTS),
        unusual_hours("us.nh.358-c-3.unusual-hours", _ACTS),
        advising(
            FrequencyCap(
                most=1, days=30, calendar={Calendar.MONTH}, per=Per.PERSON, media=TELEPHONE, to=Reach.WORK
            ).rule(
                "us.nh.358-c-3.work-once-a-month",
                "{most:call} a month at work",
                _ACTS,
                effect=Effect.ADVISORY,
                recipients=CONSUMERS,
                purposes=DUNNING,
                needs=(Holding.ATTEMPT,),
                exceptions="the debtor's request in writing for such calls is not looked at",
                source_note="Which month is meant is not known: {days:day} and the calendar's are both looked at.",
                example="called at the office on 2 March: another call there on the 20th is advised against.",
            )
        ),
    ),
    covering(ANYONE, under="N.H. RSA 358-C:1"),
    "US-NH",
)
_UNREAD: Final = not_verified(
    "US-NH",
    "New Hampshire",
    "RSA 358-C:3 was not found, only headings of 358-C:1 to :5. It reaches creditors, as the attorney general says. "
    "From memory, and advice only: {work-once-a-month.most:call} a month at work, no repeated calls, no unusual "
    "hours.",
    (_ACTS, _WHO),
)

JURISDICTION: Final = replace(_UNREAD, packs=(*_UNREAD.packs, _RECALLED))
