"""The codes of a made-up floor, as a house would write its own table, and as its agents mean them."""

from typing import Final

from fdcpa_guard.tables.dispositions import Answered, Disposition, Dispositions, Says
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome

NOBODY: Final = Answered.NOBODY
RIGHT_PARTY: Final = Disposition(outcome=CallOutcome.CONVERSATION, answered_by=Answered.INTENDED)


def _right_party(*says: Says) -> Disposition:
    return RIGHT_PARTY.model_copy(update={"says": frozenset(says)})


FLOOR: Final = Dispositions(
    name="floor",
    version="1",
    codes={
        "NA": Disposition(outcome=CallOutcome.RANG_OUT, answered_by=NOBODY, means="rang, nobody answered"),
        "AM": Disposition(
            outcome=CallOutcome.VOICEMAIL,
            answered_by=NOBODY,
            means="answering machine, a message was left",
            careful="The house's message names the debt.",
        ),
        "AA": Disposition(
            outcome=CallOutcome.NO_MESSAGE_LEFT, answered_by=NOBODY, means="answering machine, no message"
        ),
        "B": Disposition(outcome=CallOutcome.NOT_CONNECTED, answered_by=NOBODY, means="busy"),
        "AB": Disposition(outcome=CallOutcome.DROPPED, means="abandoned by the dialer"),
        "RPC": RIGHT_PARTY,
        "PTP": _right_party(Says.PROMISE),
        "WN": Disposition(outcome=CallOutcome.WRONG_PERSON, says=frozenset({Says.WRONG_NUMBER}), means="wrong number"),
        "DISC": Disposition(
            outcome=CallOutcome.NOT_CONNECTED,
            answered_by=NOBODY,
            says=frozenset({Says.DISCONNECTED}),
            means="disconnected number",
        ),
        "DNC": _right_party(Says.STOP_CALLING),
        "TP": Disposition(outcome=CallOutcome.WRONG_PERSON, means="somebody else answered"),
        "HU": Disposition(
            outcome=UNKNOWN, means="answered and hung up", careful="Something may have been said before."
        ),
        "CB": _right_party(Says.CALL_BACK),
        "LM3": Disposition(outcome=CallOutcome.WRONG_PERSON, means="message left with somebody else"),
        "FAX": Disposition(
            outcome=CallOutcome.NO_MESSAGE_POSSIBLE, answered_by=NOBODY, says=frozenset({Says.FAX}), means="fax tone"
        ),
        "SIT": Disposition(
            outcome=CallOutcome.RANG_OUT,
            answered_by=NOBODY,
            means="special information tone",
            careful="Of which kind is not said, and a call that meets a recorded message counts.",
        ),
        "REF": _right_party(Says.REFUSED),
        "DEC": Disposition(
            outcome=UNKNOWN,
            says=frozenset({Says.DEAD}),
            means="somebody says the consumer is dead",
            careful="Who answered is not said.",
        ),
        "BK": _right_party(Says.BANKRUPTCY),
        "ATTY": _right_party(Says.ATTORNEY),
        "DISP": _right_party(Says.DISPUTE),
        "ERR": Disposition(outcome=UNKNOWN, means="dialer error", careful="What went wrong, and when, is not said."),
        "LANG": Disposition(
            outcome=UNKNOWN,
            says=frozenset({Says.NO_COMMON_LANGUAGE}),
            means="no common language",
            careful="Who answered is not said.",
        ),
    },
)
"""A contact without a code, of which the floor has some, is none of them."""

KEYED: Final = (
    *("NA", "AM", "AA", "B", "AB", "RPC", "PTP", "WN", "DISC", "DNC", "TP", "HU"),
    *("CB", "LM3", "FAX", "SIT", "REF", "DEC", "BK", "ATTY", "DISP", None, "ERR", "LANG"),
)
"""What is in the floor's log, an empty column among it."""
