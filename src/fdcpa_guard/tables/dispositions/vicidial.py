"""VICIdial's statuses, from its own two lists.

The lists seldom say who was talked with, whether a message was left, or what it said. Where they leave that open, so
does the table: a house that knows more lays its own readings over it.
"""

from datetime import date
from typing import Final

from ...vocabulary import UNKNOWN, CallOutcome, Confidence, Pending
from .says import Says
from .table import Answered, Disposition, Dispositions, Outcome, Source, most_binding

_READ: Final = date(2026, 11, 29)

_BUSY: Final = "A busy signal is no connection (comment 14(b)(3)(ii)-1)."
_NOT_IN_SERVICE: Final = "A number not in service is no connection (comment 14(b)(3)(ii)-1)."
_MAY_HAVE_RUNG: Final = "It may have rung, and then it counts."
_MESSAGE_OR_NOT: Final = (
    "The list does not say whether a message was left, nor what it said; lay over it what your agents or campaigns do."
)
_WHAT_IT_SAID: Final = (
    "The list does not say whether the message names the debt, or only asks to be called (a limited-content message); "
    "lay over it what yours does."
)
_WHO: Final = "Somebody may have been talked with, and the list does not say who."
_A_RECORDING: Final = "A recording was played to whoever or whatever answered."


def _unknown(means: str, careful: str = _WHO, *says: Says) -> Disposition:
    return Disposition(outcome=UNKNOWN, says=frozenset(says), means=means, careful=careful)


def _nobody(outcome: Outcome, means: str, careful: str = "", *says: Says) -> Disposition:
    return Disposition(outcome=outcome, answered_by=Answered.NOBODY, says=frozenset(says), means=means, careful=careful)


def _inbound(means: str, outcome: Outcome = UNKNOWN, careful: str = "") -> Disposition:
    return Disposition(outcome=outcome, inbound=True, means=means, careful=careful)


_RANG: Final = CallOutcome.RANG_OUT
_NOT_CONNECTED: Final = CallOutcome.NOT_CONNECTED
_RANG_OR_NOT: Final = most_binding(_NOT_CONNECTED, _RANG)

STATUSES: Final[dict[str, Disposition]] = {
    # leads and calls under way
    "NEW": _unknown(
        "A lead that has not been called, or cannot be.", "A log that has it for a call contradicts the list."
    ),
    "QUEUE": Disposition(outcome=Pending.PENDING, means="About to be sent to an agent."),
    "INCALL": Disposition(outcome=Pending.PENDING, means="An agent is talking."),
    "PU": Disposition(
        outcome=Pending.PENDING,
        means="Answered, and not yet sent on to an agent.",
        careful="A call that ends with it was answered by somebody, or something.",
    ),
    # nobody reached
    "NA": _nobody(
        _RANG_OR_NOT,
        "No answer signal from the carrier: it rang, or was disconnected, congested or in error.",
        _MAY_HAVE_RUNG,
    ),
    "N": _nobody(_RANG, "No answer, as an agent says."),
    "B": _nobody(_NOT_CONNECTED, "Busy, as an agent says.", _BUSY),
    "AB": _nobody(_NOT_CONNECTED, "Busy, as the carrier says.", _BUSY),
    "DC": _nobody(_NOT_CONNECTED, "Disconnected number, as an agent says.", _NOT_IN_SERVICE, Says.DISCONNECTED),
    "ADC": _nobody(_NOT_CONNECTED, "Disconnected number, as the carrier says.", _NOT_IN_SERVICE, Says.DISCONNECTED),
    "ADCCAR": _nobody(
        _RANG_OR_NOT,
        "Disconnected, by a definition of the carrier's (TILTX).",
        "What the carrier calls so is not said.",
        Says.DISCONNECTED,
    ),
    "ADCT": _nobody(
        _RANG_OR_NOT,
        "Congestion, by the carrier's causes 19, 21, 34 and 38.",
        "Of cause 19 the telephone rang, and of 21 the call was refused.",
    ),
    "LRERR": _unknown(
        "Error of the dialer's own channel on the way out.", "Whether a call left the dialer is not said."
    ),
    # machines
    "A": _unknown("Answering machine, as an agent says.", _MESSAGE_OR_NOT),
    "AA": _unknown("Answering machine, as the dialer found.", _MESSAGE_OR_NOT),
    "AM": _unknown("Answering machine, sent to a message to be played.", _MESSAGE_OR_NOT),
    "AL": _unknown("Answering machine, and the message was played.", _WHAT_IT_SAID),
    "AMDXFR": _unknown("Answering machine, transferred to a call menu or in-group.", _MESSAGE_OR_NOT),
    "AFAX": _nobody(CallOutcome.NO_MESSAGE_POSSIBLE, "Fax machine, as the dialer found.", "", Says.FAX),
    "LTMGAD": _unknown("An agent's key that sends the call to a voicemail message.", _WHAT_IT_SAID),
    "XAMMAD": _unknown("An agent's key that sends the call to a voicemail message.", _WHAT_IT_SAID),
    "UNKXFR": _unknown("Who answered could not be told: transferred to a call menu or in-group."),
    "UNKAM": _unknown("Who answered could not be told: sent to a message to be played.", _MESSAGE_OR_NOT),
    "UNKAL": _unknown("Who answered could not be told, and the message was played.", _WHAT_IT_SAID),
    "ADAIR": _unknown("Answered, and no sound came.", "Somebody may have listened."),
    "DAIR": _unknown("Dead air.", "Somebody may have listened."),
    # answered, and no agent
    "DROP": Disposition(outcome=CallOutcome.DROPPED, means="Dropped while whoever answered waited for an agent."),
    "PDROP": Disposition(
        outcome=CallOutcome.DROPPED,
        means="Hung up at the instant of the answer signal.",
        careful="Answered and dropped, it counts.",
    ),
    "SRDROP": _unknown("Dropped from a shared campaign to an in-group."),
    "IVRXFR": _unknown("Dropped to a call menu.", _A_RECORDING),
    "PM": _unknown("A message was played, in a broadcast or survey.", _A_RECORDING),
    "SVYEXT": _unknown("Survey, sent to an extension."),
    "SVYVM": _unknown("Survey, sent to voicemail.", _A_RECORDING),
    "SVYHU": _unknown("Survey, hung up.", _A_RECORDING),
    "SVYREC": _unknown("Survey, sent to be recorded.", _A_RECORDING),
    "SVYCLM": _unknown("Survey, sent to a call menu.", _A_RECORDING),
    # what agents say
    "CALLBK": _unknown("Call back, at an appointed time or not.", _WHO, Says.CALL_BACK),
    "CBHOLD": _unknown("Call back, whose time has not come.", _WHO, Says.CALL_BACK),
    "DEC": _unknown("Declined sale: what a house means by it the house says."),
    "SALE": _unknown("Sale made: what a house means by it the house says."),
    "NI": _unknown("Not interested: what a house means by it the house says."),
    "NP": _unknown("No pitch, no price: what a house means by it the house says."),
    "DNC": _unknown(
        "Do not call; the number goes on the list of those not to be called.",
        "Asked by whoever answered, who is not named.",
        Says.STOP_CALLING,
    ),
    "DNCL": _unknown(
        "The number is on the list of those not to be called.",
        "Whether it was dialed nevertheless is not said.",
        Says.ON_STOP_LIST,
    ),
    "DNCC": _unknown(
        "The number is on the campaign's list of those not to be called.",
        "Whether it was dialed nevertheless is not said, nor what the campaign was about.",
        Says.ON_STOP_LIST,
    ),
    "DNCCAR": _unknown(
        "Do not call, by a definition of the carrier's (TILTX).", "Who asked is not said.", Says.ON_STOP_LIST
    ),
    "XFER": _unknown("Sent from an agent to another who closes."),
    "HXFER": _unknown("Recalled from hold and transferred to another in-group."),
    "RQXFER": _unknown("Transferred back to the queue."),
    "RAXFER": _unknown("Transferred by a remote agent's program."),
    "ERI": _unknown("The agent closed the browser before saying anything."),
    "DONEM": _unknown("The agent dialed by hand and closed the browser before saying anything."),
    "DISPO": _unknown("The agent closed the browser where the status is chosen."),
    "DISMX": _unknown("The agent took longer to choose a status than is allowed."),
    "PAUSMX": _unknown("The agent paused for longer than is allowed."),
    "ALTNUM": _unknown("Another number of the lead was dialed by hand before the last status."),
    "QCFAIL": _unknown("Failed quality control, to be called back."),
    "QCCANC": _unknown("Cancelled by quality control."),
    "QCPASS": _unknown("Passed quality control."),
    # leads
    "MLINAT": _unknown("A lead set inactive because another of the same person's was dialed."),
    "LSMERG": _unknown("An old lead merged into another."),
    "NVAINS": _unknown("A lead made for a call by the not-a-VICIdial-agent route."),
    # call progress detection (Sangoma), before an answer
    "CPDATB": _nobody(_NOT_CONNECTED, "All trunks busy.", "It never left the dialer's own trunks."),
    "CPDB": _nobody(_NOT_CONNECTED, "Busy.", _BUSY),
    "CPDNA": _nobody(_RANG, "No answer."),
    "CPDREJ": _nobody(_RANG_OR_NOT, "Rejected.", _MAY_HAVE_RUNG),
    "CPDINV": _nobody(_NOT_CONNECTED, "Invalid number.", _NOT_IN_SERVICE, Says.DISCONNECTED),
    "CPDSUA": _nobody(_RANG_OR_NOT, "Service unavailable.", "It may be the carrier's service or the number's."),
    "CPDSI": _nobody(
        _RANG_OR_NOT, "Special information tone: intercept.", "A call that meets a recorded message counts."
    ),
    "CPDSNC": _nobody(
        _RANG_OR_NOT, "Special information tone: no circuit.", "A call that meets a recorded message counts."
    ),
    "CPDSR": _nobody(
        _RANG_OR_NOT, "Special information tone: reorder.", "A call that meets a recorded message counts."
    ),
    "CPDSUK": _nobody(
        _RANG_OR_NOT, "Special information tone: unknown.", "A call that meets a recorded message counts."
    ),
    "CPDSV": _nobody(_NOT_CONNECTED, "Special information tone: vacant number.", _NOT_IN_SERVICE, Says.DISCONNECTED),
    "CPDUK": _unknown("Unknown.", "What is unknown may have been answered."),
    "CPDERR": _unknown("Error.", "What went wrong, and when, is not said."),
    # calls that came in
    "INBND": _inbound("A lead made for a call that comes in."),
    "XDROP": _inbound("Dropped while the caller waited for an agent.", CallOutcome.DROPPED),
    "HOLDTO": _inbound("Ended by the caller's choice while on hold."),
    "WAITTO": _inbound("Ended by the caller's choice while waiting."),
    "TIMEOT": _inbound("Waited as long as is allowed, and was sent on."),
    "AFTHRS": _inbound("Came outside the hours."),
    "NANQUE": _inbound("No agent was there, and no queue."),
    "IQNANQ": _inbound("In the queue when no agent was left."),
    "MAXCAL": _inbound("More calls than are allowed."),
    "CLOSOP": _inbound("The caller chose an option at closing time."),
    "ACFLTR": _inbound("Held back for its area code."),
    "QVMAIL": _inbound("Left the queue and left a voicemail.", careful="What it says may be a request: listen to it."),
    # a whole family: HUC and the cause for which a call failed
    "HUCXXX": _nobody(
        _RANG_OR_NOT, "Failed for a cause of the carrier's, whose number takes the place of XXX.", _MAY_HAVE_RUNG
    ),
    **{
        f"HUC{cause}": _nobody(_RANG_OR_NOT, f"Failed for cause {cause} of the carrier's.", _MAY_HAVE_RUNG)
        for cause in range(1, 128)
    },
}

VICIDIAL: Final = Dispositions(
    name="vicidial",
    version="2.14b0.5",
    sources=(
        Source(
            document="VICIdial, docs/VICIDIAL_statuses.txt",
            where="edition 2.14b0.5 as mirrored in github.com/ccabrerar/vicidial at 739c0ce, 12 November 2024; the "
            "project's own repository was not reached",
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=87,
        ),
        Source(
            document="VICIdial, extras/MySQL_AST_CREATE_tables.sql, the rows of vicidial_statuses",
            where="the same mirror and edition",
            read_on=_READ,
            confidence=Confidence.PRIMARY,
            codes=50,
        ),
    ),
    codes=STATUSES,
)
"""The statuses that VICIdial comes with. Those that a house defines for itself are the house's own to add."""
