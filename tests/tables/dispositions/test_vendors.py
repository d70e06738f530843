"""Every code of each vendor's own list is in its table, and is read with care where the list leaves something open."""

from datetime import date

import pytest

from fdcpa_guard.tables.dispositions import (
    ASTERISK,
    READY_MADE,
    TWILIO_CALLS,
    TWILIO_MESSAGES,
    VICIDIAL,
    Answered,
    Dispositions,
    Says,
    asterisk,
    twilio,
)
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome, Confidence, Delivery, Pending


def words(text: str) -> list[str]:
    return text.split()


VICIDIAL_LISTED = words("""
NEW QUEUE INCALL DROP XDROP NA CALLBK CBHOLD A AA AM AL AMDXFR AFAX B AB DC ADC ADCT ADCCAR DEC DNC DNCL DNCC DNCCAR
SALE N NI NP PU PM XFER ERI DONEM SVYEXT SVYVM SVYHU SVYREC HXFER HOLDTO QVMAIL RQXFER CPDATB CPDB CPDNA CPDREJ
CPDINV CPDSUA CPDSI CPDSNC CPDSR CPDSUK CPDSV CPDUK CPDERR TIMEOT AFTHRS NANQUE RAXFER ALTNUM DISPO WAITTO PDROP
IVRXFR SVYCLM MLINAT MAXCAL LRERR QCFAIL QCCANC QCPASS LSMERG DISMX INBND UNKXFR UNKAM UNKAL NVAINS CLOSOP PAUSMX
IQNANQ SRDROP HUCXXX ADAIR ACFLTR LTMGAD XAMMAD
""")
VICIDIAL_INSTALLED = words("""
NEW QUEUE INCALL DROP XDROP NA CALLBK CBHOLD A AA AM AL AFAX AB B DC ADC DEC DNC DNCL DNCC SALE N NI NP PU PM XFER
ERI SVYEXT SVYVM SVYHU SVYREC QVMAIL RQXFER TIMEOT AFTHRS NANQUE IQNANQ PDROP IVRXFR SVYCLM MLINAT MAXCAL LRERR
QCFAIL ADCT LSMERG DAIR ADAIR
""")
DIALSTATUS = words("""
CHANUNAVAIL CONGESTION NOANSWER BUSY ANSWER CANCEL DONTCALL TORTURE INVALIDARGS
""")
AMDSTATUS = words("""
MACHINE HUMAN NOTSURE HANGUP
""")
CALL_STATUS = words("""
queued ringing in-progress completed busy failed no-answer canceled
""")
ANSWERED_BY = words("""
unknown machine_start machine_end_beep machine_end_silence machine_end_other human fax
""")
MESSAGE_STATUS = words("""
queued sending sent failed delivered undelivered receiving received accepted scheduled read partially_delivered
canceled
""")


def listed(table: Dispositions, number: int) -> int | None:
    return table.sources[number].codes


def test_vicidial_is_whole() -> None:
    assert len(VICIDIAL_LISTED) == len(set(VICIDIAL_LISTED)) == listed(VICIDIAL, 0)
    assert len(VICIDIAL_INSTALLED) == len(set(VICIDIAL_INSTALLED)) == listed(VICIDIAL, 1)
    family = {f"HUC{cause}" for cause in range(1, 128)}
    assert set(VICIDIAL.codes) == {*VICIDIAL_LISTED, *VICIDIAL_INSTALLED, *family}


def test_asterisk_is_whole() -> None:
    assert len(DIALSTATUS) == listed(ASTERISK, 0)
    assert len(AMDSTATUS) == listed(ASTERISK, 1)
    assert set(ASTERISK.codes) == {*DIALSTATUS, *(asterisk.call("ANSWER", amd) for amd in AMDSTATUS)}


def test_twilio_is_whole() -> None:
    assert (len(CALL_STATUS), len(ANSWERED_BY), len(MESSAGE_STATUS)) == (
        listed(TWILIO_CALLS, 0),
        listed(TWILIO_CALLS, 1),
        listed(TWILIO_MESSAGES, 0),
    )
    who = {*ANSWERED_BY, "machine"}
    both = {twilio.call(status, one) for status in ("completed", "in-progress") for one in who}
    assert set(TWILIO_CALLS.codes) == {*CALL_STATUS, "initiated", *both}
    errors = {f"{status}/{error}" for status in ("failed", "undelivered") for error in (21610, 63014)}
    assert set(TWILIO_MESSAGES.codes) == {*MESSAGE_STATUS, *errors}


@pytest.mark.parametrize("table", READY_MADE.values(), ids=lambda table: table.name)
def test_a_ready_table_says_where_it_is_from_and_what_its_codes_mean(table: Dispositions) -> None:
    assert table.sources
    assert all(source.read_on == date(2026, 11, 29) for source in table.sources)
    assert any(source.confidence is Confidence.PRIMARY for source in table.sources)
    for code, one in table.codes.items():
        assert one.means.endswith("."), code
        if one.outcome is UNKNOWN and not one.inbound:
            assert one.careful.endswith("."), code


@pytest.mark.parametrize("table", READY_MADE.values(), ids=lambda table: table.name)
def test_no_ready_table_says_that_anybody_was_talked_with(table: Dispositions) -> None:
    """No vendor's list says who answered; that a person was reached, which frees, is for the house to say."""
    for one in table.codes.values():
        assert one.outcome not in (CallOutcome.CONVERSATION, CallOutcome.WRONG_PERSON)
        assert one.answered_by in (UNKNOWN, Answered.NOBODY)


@pytest.mark.parametrize(
    ("table", "code", "outcome"),
    [
        (VICIDIAL, "B", CallOutcome.NOT_CONNECTED),
        (VICIDIAL, "AB", CallOutcome.NOT_CONNECTED),
        (VICIDIAL, "ADC", CallOutcome.NOT_CONNECTED),
        (VICIDIAL, "NA", CallOutcome.RANG_OUT),
        (VICIDIAL, "ADCT", CallOutcome.RANG_OUT),
        (VICIDIAL, "CPDSI", CallOutcome.RANG_OUT),
        (VICIDIAL, "CPDSV", CallOutcome.NOT_CONNECTED),
        (VICIDIAL, "HUC18", CallOutcome.RANG_OUT),
        (VICIDIAL, "A", UNKNOWN),
        (VICIDIAL, "AM", UNKNOWN),
        (VICIDIAL, "AL", UNKNOWN),
        (VICIDIAL, "AFAX", CallOutcome.NO_MESSAGE_POSSIBLE),
        (VICIDIAL, "DROP", CallOutcome.DROPPED),
        (VICIDIAL, "SALE", UNKNOWN),
        (VICIDIAL, "QUEUE", Pending.PENDING),
        (ASTERISK, "ANSWER", UNKNOWN),
        (ASTERISK, "ANSWER/HUMAN", UNKNOWN),
        (ASTERISK, "ANSWER/MACHINE", UNKNOWN),
        (ASTERISK, "ANSWER/HANGUP", CallOutcome.DROPPED),
        (ASTERISK, "BUSY", CallOutcome.NOT_CONNECTED),
        (ASTERISK, "CHANUNAVAIL", CallOutcome.RANG_OUT),
        (ASTERISK, "CONGESTION", CallOutcome.RANG_OUT),
        (ASTERISK, "CANCEL", CallOutcome.RANG_OUT),
        (ASTERISK, "INVALIDARGS", CallOutcome.NOT_CONNECTED),
        (TWILIO_CALLS, "completed", UNKNOWN),
        (TWILIO_CALLS, "completed/human", UNKNOWN),
        (TWILIO_CALLS, "completed/machine_end_beep", UNKNOWN),
        (TWILIO_CALLS, "completed/fax", CallOutcome.NO_MESSAGE_POSSIBLE),
        (TWILIO_CALLS, "busy", CallOutcome.NOT_CONNECTED),
        (TWILIO_CALLS, "failed", CallOutcome.NOT_CONNECTED),
        (TWILIO_CALLS, "no-answer", CallOutcome.RANG_OUT),
        (TWILIO_CALLS, "canceled", CallOutcome.RANG_OUT),
        (TWILIO_CALLS, "in-progress/human", Pending.PENDING),
        (TWILIO_MESSAGES, "delivered", Delivery.SENT),
        (TWILIO_MESSAGES, "undelivered", Delivery.UNDELIVERABLE),
        (TWILIO_MESSAGES, "canceled", UNKNOWN),
        (TWILIO_MESSAGES, "queued", Pending.PENDING),
    ],
)
def test_both_sides_of_what_a_list_leaves_open(table: Dispositions, code: str, outcome: object) -> None:
    found = table.get(code)
    assert found is not None
    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("table", "code", "says"),
    [
        (VICIDIAL, "DNC", {Says.STOP_CALLING}),
        (VICIDIAL, "DNCL", {Says.ON_STOP_LIST}),
        (VICIDIAL, "CALLBK", {Says.CALL_BACK}),
        (VICIDIAL, "DC", {Says.DISCONNECTED}),
        (VICIDIAL, "NI", set()),
        (ASTERISK, "DONTCALL", {Says.STOP_THIS_ADDRESS}),
        (TWILIO_MESSAGES, "failed", set()),
        (TWILIO_MESSAGES, "failed/21610", {Says.STOP_REPLY}),
        (TWILIO_MESSAGES, "undelivered/63014", {Says.STOP_THIS_ADDRESS}),
    ],
)
def test_what_a_code_says_besides(table: Dispositions, code: str, says: set[Says]) -> None:
    assert table.read(code).says == says


@pytest.mark.parametrize("code", ["XDROP", "TIMEOT", "AFTHRS", "NANQUE", "QVMAIL", "INBND"])
def test_calls_that_came_in_are_told_apart(code: str) -> None:
    assert VICIDIAL.read(code).inbound
    assert not VICIDIAL.read("DROP").inbound
    assert TWILIO_MESSAGES.read("received").inbound


def test_codes_of_two_parts_have_one_form() -> None:
    assert twilio.call("completed", "machine_end_beep") == "completed/machine_end_beep"
    assert twilio.call("completed") == twilio.call("completed", "") == "completed"
    assert asterisk.call("ANSWER", None) == "ANSWER"
    assert twilio.message("failed", 21610) == twilio.message("failed", "21610") == "failed/21610"
    assert twilio.message("failed", 30003) == twilio.message("failed") == "failed"


def test_parts_that_contradict_each_other_are_not_known() -> None:
    assert TWILIO_CALLS.get(twilio.call("busy", "human")) is None
    assert TWILIO_CALLS.get(twilio.call("completed", "robot")) is None
    assert ASTERISK.get(asterisk.call("BUSY", "HUMAN")) is None
    assert TWILIO_MESSAGES.get(twilio.message("delivered", 21610)) is None
