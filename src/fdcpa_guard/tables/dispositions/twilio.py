"""Twilio's statuses of calls, with ``AnsweredBy``, and of messages, with the errors that say who asked to stop."""

from datetime import date
from typing import Final

from ...vocabulary import UNKNOWN, CallOutcome, Confidence, Delivery, Pending
from .says import Says
from .table import Answered, Disposition, Dispositions, Outcome, Source

_READ: Final = date(2026, 11, 29)
_API: Final = "github.com/twilio/twilio-oai at d50069b, 14 April 2026"
_ANSWERED: Final = "Somebody or something answered: a person, a machine or a menu, and nothing says what was said."
_MACHINE: Final = "Whether a message was left then, and what it said, is not said; and people are taken for machines."
_UNDER_WAY: Final = Disposition(outcome=Pending.PENDING, means="Answered, and going on.")


def _nobody(outcome: Outcome, means: str, careful: str = "") -> Disposition:
    return Disposition(outcome=outcome, answered_by=Answered.NOBODY, means=means, careful=careful)


CALL_STATUSES: Final[dict[str, Disposition]] = {
    "queued": Disposition(outcome=Pending.PENDING, means="Taken on, and not dialed yet."),
    "initiated": Disposition(outcome=Pending.PENDING, means="Dialed."),
    "ringing": Disposition(outcome=Pending.PENDING, means="It is ringing."),
    "in-progress": _UNDER_WAY,
    "completed": Disposition(outcome=UNKNOWN, means="It was answered, and is over.", careful=_ANSWERED),
    "busy": _nobody(
        CallOutcome.NOT_CONNECTED,
        "A busy signal was received.",
        "A busy signal is no connection (comment 14(b)(3)(ii)-1).",
    ),
    "no-answer": _nobody(CallOutcome.RANG_OUT, "Nobody answered in time."),
    "canceled": _nobody(
        CallOutcome.RANG_OUT, "Cancelled before it was answered.", "It may have rung, and then it counts."
    ),
    "failed": _nobody(
        CallOutcome.NOT_CONNECTED,
        "The carriers could not connect the call.",
        "It did not connect to the dialed number (comment 14(b)(3)(ii)-1).",
    ),
}

ANSWERED_BY: Final[dict[str, Disposition]] = {
    "human": Disposition(
        outcome=UNKNOWN, means="Taken for a person.", careful="Who it was, and whether anything was said, is not said."
    ),
    "machine": Disposition(outcome=UNKNOWN, means="Taken for a machine.", careful=_MACHINE),
    "machine_start": Disposition(outcome=UNKNOWN, means="Taken for a machine, at once.", careful=_MACHINE),
    "machine_end_beep": Disposition(
        outcome=UNKNOWN, means="A machine, whose greeting ended in a tone.", careful=_MACHINE
    ),
    "machine_end_silence": Disposition(
        outcome=UNKNOWN, means="A machine, whose greeting ended in silence.", careful=_MACHINE
    ),
    "machine_end_other": Disposition(outcome=UNKNOWN, means="A machine, whose greeting ended.", careful=_MACHINE),
    "fax": Disposition(
        outcome=CallOutcome.NO_MESSAGE_POSSIBLE,
        answered_by=Answered.NOBODY,
        says=frozenset({Says.FAX}),
        means="A fax machine.",
    ),
    "unknown": Disposition(outcome=UNKNOWN, means="By what could not be told.", careful=_ANSWERED),
}


def call(status: str, answered_by: str | None = None) -> str:
    """The code of a call: ``completed``, or with who is said to have answered, ``completed/human``."""
    return f"{status}/{answered_by}" if answered_by else status


TWILIO_CALLS: Final = Dispositions(
    name="twilio-calls",
    version="2026-04-14",
    sources=(
        Source(
            document="Twilio, spec/json/twilio_api_v2010.json, call_enum_status, and answered_by of a call",
            where=_API,
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=8,
        ),
        Source(
            document="Twilio, spec/json/twilio_insights_v1.json, summary_enum_answered_by",
            where=f"{_API}; the call's own answered_by says no more than human or machine",
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=7,
        ),
        Source(
            document="Twilio help centre, What are the possible call statuses, and what do they mean?",
            where="support.twilio.com, article 223132547, a stored copy read in part: it says what each means, and has "
            "initiated besides",
            read_on=_READ,
            confidence=Confidence.PARTIAL,
        ),
    ),
    codes={
        **CALL_STATUSES,
        **{call("completed", who): reading for who, reading in ANSWERED_BY.items()},
        **{call("in-progress", who): _UNDER_WAY for who in ANSWERED_BY},
    },
)
"""What Twilio says of a call; with ``AnsweredBy`` as ``completed/human``, which `call` writes."""


_STOPPED: Final = frozenset({Says.STOP_REPLY})
_BLOCKED: Final = frozenset({Says.STOP_THIS_ADDRESS})

MESSAGE_STATUSES: Final[dict[str, Disposition]] = {
    "accepted": Disposition(outcome=Pending.PENDING, means="Taken on, from whichever number suits."),
    "scheduled": Disposition(outcome=Pending.PENDING, means="To be sent later."),
    "queued": Disposition(outcome=Pending.PENDING, means="Taken on, and not sent yet."),
    "sending": Disposition(outcome=Pending.PENDING, means="Being sent."),
    "sent": Disposition(outcome=Delivery.SENT, means="Handed to the carrier."),
    "delivered": Disposition(outcome=Delivery.SENT, means="The carrier says that it arrived."),
    "read": Disposition(outcome=Delivery.SENT, means="It was opened."),
    "partially_delivered": Disposition(
        outcome=Delivery.SENT, means="A part arrived.", careful="What arrived in part was sent."
    ),
    "undelivered": Disposition(outcome=Delivery.UNDELIVERABLE, means="The carrier says that it did not arrive."),
    "failed": Disposition(outcome=Delivery.UNDELIVERABLE, means="It could not be sent."),
    "canceled": Disposition(
        outcome=UNKNOWN,
        means="Cancelled.",
        careful="The list does not say that nothing had gone out by then; what it means was not read.",
    ),
    "receiving": Disposition(outcome=Pending.PENDING, inbound=True, means="Coming in."),
    "received": Disposition(
        outcome=Delivery.SENT, inbound=True, means="It came in.", careful="What it says may be a request: read it."
    ),
}

STOPPING_ERRORS: Final = {21610: _STOPPED, 63014: _BLOCKED}
"""Errors that say that the person asked to stop: by a reply of STOP, or by blocking the sender or opting out."""


def message(status: str, error_code: int | str | None = None) -> str:
    """The code of a message: its status, and the error only where that says that somebody asked to stop.

    Whatever the error, the status holds: ``failed``, or ``failed/21610``.
    """
    error = str(error_code or "").strip()
    return f"{status}/{error}" if error in _ERRORS else status


_ERRORS: Final = frozenset(map(str, STOPPING_ERRORS))

TWILIO_MESSAGES: Final = Dispositions(
    name="twilio-messages",
    version="2026-04-14",
    sources=(
        Source(
            document="Twilio, spec/json/twilio_api_v2010.json, message_enum_status",
            where=_API,
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=13,
        ),
        Source(
            document="Twilio, error and warning dictionary, 21610 and 63014",
            where="www.twilio.com/docs/api/errors, stored copies",
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=2,
        ),
        Source(
            document="Twilio, Messages resource, Message status values",
            where="www.twilio.com/docs/messaging/api/message-resource; the part that explains the statuses was not "
            "found, so they are read by their names",
            read_on=_READ,
            confidence=Confidence.PARTIAL,
        ),
    ),
    codes={
        **MESSAGE_STATUSES,
        **{
            f"{status}/{error}": Disposition(
                outcome=Delivery.UNDELIVERABLE,
                says=says,
                means=f"{MESSAGE_STATUSES[status].means} Error {error}: the recipient opted out.",
                careful="They asked earlier, on a day that the code does not tell: it binds from this message on.",
            )
            for status in ("failed", "undelivered")
            for error, says in STOPPING_ERRORS.items()
        },
    },
)
"""What Twilio says of a message; with an error that says that somebody asked to stop as ``failed/21610``, which
`message` writes."""
