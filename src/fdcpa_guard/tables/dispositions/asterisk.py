"""Asterisk's ``DIALSTATUS``, alone and with what its detection of answering machines (``AMDSTATUS``) says."""

from datetime import date
from typing import Final

from ...vocabulary import UNKNOWN, CallOutcome, Confidence
from .says import Says
from .table import Answered, Disposition, Dispositions, Outcome, Source, most_binding

_READ: Final = date(2026, 11, 29)
_WHERE: Final = "the documentation in the source, github.com/asterisk/asterisk at f0c1c1a, 6 August 2026"
_ANSWERED: Final = "Somebody or something answered: a person, a machine or a menu, and nothing says what was said."
_MAY_HAVE_RUNG: Final = "It may have rung, and then it counts."
_TURNED_AWAY: Final = "Whoever answered turned the caller away, which is taken for a request to be left alone."


def _nobody(outcome: Outcome, means: str, careful: str = "") -> Disposition:
    return Disposition(outcome=outcome, answered_by=Answered.NOBODY, means=means, careful=careful)


_RANG_OR_NOT: Final = most_binding(CallOutcome.NOT_CONNECTED, CallOutcome.RANG_OUT)

STATUSES: Final[dict[str, Disposition]] = {
    "CHANUNAVAIL": _nobody(
        _RANG_OR_NOT,
        "Whom it was dialed to is not reachable now, or does not exist.",
        "Causes that it has no word of its own for come under it, a call refused after ringing among them.",
    ),
    "CONGESTION": _nobody(_RANG_OR_NOT, "Congestion on the way, or the far end was slow or silent.", _MAY_HAVE_RUNG),
    "NOANSWER": _nobody(CallOutcome.RANG_OUT, "The called party did not answer."),
    "BUSY": _nobody(
        CallOutcome.NOT_CONNECTED,
        "The called party was busy, or signalled it.",
        "A busy signal is no connection (comment 14(b)(3)(ii)-1), whyever the telephone sends it.",
    ),
    "ANSWER": Disposition(outcome=UNKNOWN, means="The call was answered.", careful=_ANSWERED),
    "CANCEL": _nobody(CallOutcome.RANG_OUT, "Given up before it was answered.", _MAY_HAVE_RUNG),
    "DONTCALL": Disposition(
        outcome=UNKNOWN,
        says=frozenset({Says.STOP_THIS_ADDRESS}),
        means="The called party chose to send the caller away.",
        careful=_TURNED_AWAY,
    ),
    "TORTURE": Disposition(
        outcome=UNKNOWN,
        says=frozenset({Says.STOP_THIS_ADDRESS}),
        means="The called party chose to have the caller tormented by a script.",
        careful=_TURNED_AWAY,
    ),
    "INVALIDARGS": _nobody(
        CallOutcome.NOT_CONNECTED, "What was to be dialed could not be read.", "No number was dialed."
    ),
}

AMD: Final[dict[str, Disposition]] = {
    "MACHINE": Disposition(
        outcome=UNKNOWN,
        means="Answered, and taken for a machine.",
        careful="Whether a message was left then, and what it said, is not said; and people are taken for machines.",
    ),
    "HUMAN": Disposition(outcome=UNKNOWN, means="Answered, and taken for a person.", careful="Who it was is not said."),
    "NOTSURE": Disposition(outcome=UNKNOWN, means="Answered, and by what could not be told.", careful=_ANSWERED),
    "HANGUP": Disposition(
        outcome=CallOutcome.DROPPED,
        means="Answered, and ended while it was listened to.",
        careful="Answered and dropped, it counts.",
    ),
}


def call(dialstatus: str, amdstatus: str | None = None) -> str:
    """The code of a call: ``ANSWER``, or with what its detection of machines says, ``ANSWER/MACHINE``."""
    return f"{dialstatus}/{amdstatus}" if amdstatus else dialstatus


ASTERISK: Final = Dispositions(
    name="asterisk",
    version="2026-08-06",
    sources=(
        Source(
            document="Asterisk, application Dial, variable DIALSTATUS (apps/app_dial.c)",
            where=_WHERE,
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=9,
        ),
        Source(
            document="Asterisk, application AMD, variable AMDSTATUS (apps/app_amd.c)",
            where=_WHERE,
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=4,
        ),
    ),
    codes=STATUSES | {call("ANSWER", status): reading for status, reading in AMD.items()},
)
"""What Asterisk's Dial says of a call; with AMD as ``ANSWER/MACHINE``, which `call` writes."""
