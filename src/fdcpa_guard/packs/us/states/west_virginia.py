"""West Virginia: the Consumer Credit and Protection Act (W. Va. Code 46A-2-125 and -128), creditors included."""

from datetime import date, time
from typing import Final

from ....rules import Pack
from ....shapes import Calendar, CallingHours, Counting, FrequencyCap, Per, RepresentationStops
from ....vocabulary import CONSUMERS, TELEPHONE, Confidence
from ...binding import ANYONE, covering
from ..federal.regf.s06 import inconvenient_time
from .common import Jurisdiction
from .law import Law
from .purposes import ABOUT_THE_DEBT, NOT_COUNTED, UNPROMPTED

SINCE: Final = date(2015, 6, 1)
"""When the numbers of 46A-2-125(d) took effect."""

_act: Final = Law("W. Va. Code", "46A-2-", in_force=(SINCE, None), purposes=ABOUT_THE_DEBT)
_ABUSE = _act("125(d)")
_INTENT = "The act asks for an intent to annoy as well; more than its numbers is taken to show it"

thirty_calls = _act.of(
    FrequencyCap(
        most=30, hours=168, calendar={Calendar.WEEK}, per=Per.PERSON, media=TELEPHONE, purposes_not_counted=NOT_COUNTED
    )
).rule(
    "us.wv.46a-2-125d.thirty-calls",
    "At most {most:call} a week to a person",
    _ABUSE,
    purposes=UNPROMPTED,
    source_note=f"{_INTENT}. The week is not defined: both a calendar week and seven times 24 hours are kept",
    example="the {most:next} call to a debtor within {hours:hour} is denied, whichever of the accounts each was about.",
)

ten_conversations = _act.of(
    FrequencyCap(
        most=10,
        hours=168,
        calendar={Calendar.WEEK},
        per=Per.PERSON,
        counting=Counting.CONVERSATIONS,
        media=TELEPHONE,
        purposes_not_counted=NOT_COUNTED,
    )
).rule(
    "us.wv.46a-2-125d.ten-conversations",
    "At most {most:telephone conversation} a week with a person",
    _ABUSE,
    purposes=UNPROMPTED,
    source_note=f"{_INTENT}. The week is not defined: both a calendar week and seven times 24 hours are kept",
    example="after {most:conversation} since Sunday the next call waits.",
)

hours = _act.of(CallingHours(opens=time(8), closes=time(21), media=TELEPHONE)).rule(
    "us.wv.46a-2-125d.hours",
    "Calls after {opens} and before {closes} where the consumer is",
    _ABUSE,
    recipients=CONSUMERS,
    example="a call at {opens:before} is denied, one at {opens:clock} is not.",
)

known_inconvenient = _act.adopted(
    inconvenient_time,
    "us.wv.46a-2-125d.inconvenient-time",
    _ABUSE,
    title="No call at a time known to be inconvenient",
    media=TELEPHONE,
    purposes=ABOUT_THE_DEBT,
)

attorney = _act.of(RepresentationStops(in_writing=True)).rule(
    "us.wv.46a-2-128e.attorney",
    "Not to a consumer whose attorney was named in writing",
    _act("128(e)", Confidence.SECONDARY),
    recipients=CONSUMERS,
    source_note=(
        "Some days of grace after the notice (72 hours, or three business days: the sources differ) are not counted "
        "on; whether an attorney's silence releases is not known here, so it does not"
    ),
    example="told on the telephone, the collector is not bound by this rule; from the letter on it is.",
)

CONSUMER_CREDIT = Pack(
    id="us.wv.46a",
    title="West Virginia Consumer Credit and Protection Act (W. Va. Code 46A-2-122 to -128)",
    rules=(thirty_calls, ten_conversations, hours, known_inconvenient, attorney),
    why_not=covering(ANYONE, under="W. Va. Code 46A-2-122: creditors that collect their own claims too"),
    jurisdiction="US-WV",
)
"""It binds creditors and collectors alike; that it binds creditors is known from secondary sources."""

JURISDICTION = Jurisdiction(
    id="US-WV",
    name="West Virginia",
    confidence=Confidence.PARTIAL,
    packs=(CONSUMER_CREDIT,),
    read=(_ABUSE, _act("128(a)-(d)"), _act("128(e)", Confidence.SECONDARY), _act("122", Confidence.SECONDARY)),
    note=(
        "The only numbers that bind a creditor there, hours, and attorneys named in writing. Not encoded: 46A-2-126 "
        "(disclosure to employers and others), which was not read; the intent that 46A-2-125(d) asks for, which is no "
        "fact of a contact."
    ),
)
