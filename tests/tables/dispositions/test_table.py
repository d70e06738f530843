"""Looking up, laying one table over another, writing and reading them, and counting what was not understood."""

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import InvalidFacts
from fdcpa_guard.tables.dispositions import (
    READY_MADE,
    UNRECOGNISED,
    VICIDIAL,
    Answered,
    Disposition,
    Dispositions,
    Says,
    Source,
    binds_no_less,
    load_dispositions,
    most_binding,
)
from fdcpa_guard.vocabulary import UNKNOWN, CallOutcome, Confidence, Delivery, Pending, Recipient
from tests.tables.dispositions.floor import FLOOR, KEYED

TABLES = (*READY_MADE.values(), FLOOR)
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
OUTCOMES = (*CallOutcome, *Delivery, Pending.PENDING, UNKNOWN)


# -- looking up


def test_a_code_that_nobody_knows_is_not_guessed() -> None:
    for code in ("", "  ", "ZZZ", "am", "Am", "A M", "AM.", "A\u200bM", None, 7, True, 1.5, b"AM", ["AM"]):
        assert VICIDIAL.get(code) is None
        assert VICIDIAL.read(code) is UNRECOGNISED
        assert code not in VICIDIAL


def test_blanks_around_a_code_mean_nothing() -> None:
    assert VICIDIAL.get("AM    ") is VICIDIAL.get("AM") is VICIDIAL.codes["AM"]


def test_capital_and_small_letters_are_different_codes() -> None:
    both = VICIDIAL | {"a": Disposition(outcome=CallOutcome.CONVERSATION)}
    assert both.get("a") != both.get("A")


def test_a_number_is_taken_as_it_is_written() -> None:
    table = Dispositions(name="numbers", version="1", codes={"17": Disposition(outcome=CallOutcome.RANG_OUT)})
    assert table.get(17) is table.get("17") is not None
    assert table.get(True) is None


def test_what_is_not_recognised_binds_most() -> None:
    assert UNRECOGNISED.outcome is UNKNOWN
    assert UNRECOGNISED.answered_by is UNKNOWN
    assert UNRECOGNISED.binds_most
    assert not UNRECOGNISED.says


# -- which outcome binds


@given(st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=5))
def test_the_most_binding_of_several_binds_no_less_than_each(possible: list[Any]) -> None:
    found = most_binding(*possible)
    assert all(binds_no_less(found, one) for one in possible)
    assert found in possible or found is UNKNOWN
    assert most_binding(*reversed(possible)) == found or not isinstance(found, CallOutcome | Delivery)


@given(st.sampled_from(TABLES), st.data())
def test_a_known_code_replaced_by_an_unknown_one_binds_no_less(table: Dispositions, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(table.codes)))
    assert binds_no_less(table.read(f"{code}?").outcome, table.read(code).outcome)


def test_outcomes_that_cannot_be_compared_are_unknown_together() -> None:
    assert most_binding(CallOutcome.VOICEMAIL, CallOutcome.LIMITED_CONTENT_MESSAGE) is UNKNOWN
    assert most_binding(CallOutcome.CONVERSATION, CallOutcome.WRONG_PERSON) is UNKNOWN
    assert most_binding(CallOutcome.NOT_CONNECTED, CallOutcome.RANG_OUT) is CallOutcome.RANG_OUT
    assert most_binding(CallOutcome.VOICEMAIL) is CallOutcome.VOICEMAIL
    assert not binds_no_less(CallOutcome.RANG_OUT, UNKNOWN)


# -- a disposition


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"outcome": "conversation", "answered_by": "nobody"}, "somebody answered"),
        ({"outcome": "rang-out", "answered_by": "consumer"}, "nobody answered"),
        ({"outcome": "voicemail", "answered_by": "whom-it-was-for"}, "nobody answered"),
        ({"outcome": "sent", "answered_by": "consumer"}, "is for calls"),
        ({"outcome": "wrong-person", "answered_by": "whom-it-was-for"}, "not whom it was for"),
        ({"outcome": "conversation", "says": ["wrong-number"]}, "it was somebody else"),
        ({"outcome": "unknown", "answered_by": "whom-it-was-for", "says": ["wrong-number"]}, "it was somebody else"),
    ],
)
def test_what_cannot_be_true_together_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidFacts, match=words):
        Disposition.model_validate(fields)


def test_who_answered_is_told_by_whom_it_was_for() -> None:
    talked = Disposition(outcome=CallOutcome.CONVERSATION, answered_by=Answered.INTENDED)
    assert talked.answered_in_role_of(Recipient.SPOUSE) is Recipient.SPOUSE
    assert Disposition(answered_by=Recipient.EMPLOYER).answered_in_role_of(Recipient.SPOUSE) is Recipient.EMPLOYER
    nobody = Disposition(outcome=CallOutcome.RANG_OUT, answered_by=Answered.NOBODY)
    assert nobody.answered_in_role_of(Recipient.SPOUSE) is UNKNOWN


def test_whether_somebody_was_talked_with_is_told_for_contacts_that_came_in() -> None:
    assert Disposition(outcome=CallOutcome.CONVERSATION, inbound=True).conversation is True
    assert VICIDIAL.read("XDROP").conversation is False
    assert VICIDIAL.read("TIMEOT").conversation is UNKNOWN
    assert Disposition(outcome=Pending.PENDING).conversation is UNKNOWN


@given(st.sampled_from(TABLES), st.data(), st.frozensets(st.sampled_from(sorted(set(Says) - {Says.WRONG_NUMBER}))))
def test_a_code_may_say_more(table: Dispositions, data: st.DataObject, more: frozenset[Says]) -> None:
    code = data.draw(st.sampled_from(sorted(table.codes)))
    known = table.codes[code]
    said = (table | {code: known.model_copy(update={"says": known.says | more})}).read(code)
    assert said.says == known.says | more
    assert (said.outcome, said.answered_by) == (known.outcome, known.answered_by)


# -- a table


def test_a_house_adds_codes_and_reads_known_ones_its_own_way() -> None:
    own = Disposition(outcome=CallOutcome.NO_MESSAGE_LEFT, answered_by=Answered.NOBODY)
    house = (VICIDIAL | {"A": own, "DNCX": Disposition(says=frozenset({Says.STOP_CALLING}))}).named("house", "7")
    assert house.read("A") == own
    assert house.read("DNCX").says == {Says.STOP_CALLING}
    assert house.read("B") == VICIDIAL.read("B")
    assert (house.name, house.version) == ("house", "7")
    assert house.sources == VICIDIAL.sources
    assert VICIDIAL.get("DNCX") is None
    assert VICIDIAL.read("A").binds_most


def test_of_two_tables_the_second_holds_and_both_are_named() -> None:
    both = VICIDIAL | FLOOR
    assert both.read("AM") == FLOOR.read("AM")
    assert both.read("XFER") == VICIDIAL.read("XFER")
    assert both.name == "vicidial + floor"


def test_a_table_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(FLOOR)) == FLOOR
    assert copy.deepcopy(FLOOR) is FLOOR


def test_a_table_does_not_change() -> None:
    with pytest.raises(TypeError):
        FLOOR.codes["NEW"] = UNRECOGNISED  # type: ignore[index]
    with pytest.raises(InvalidFacts):
        FLOOR.name = "other"  # type: ignore[misc]


@each_table
def test_a_table_is_read_back_as_it_was(table: Dispositions) -> None:
    again = Dispositions.from_json(table.to_json())
    assert again == table
    assert again.fingerprint == table.fingerprint
    assert dict(again.codes) == dict(table.codes)
    assert hash(again) == hash(table)


def _made(outcome: Any, answered: Any, says: frozenset[Says], inbound: bool, note: str) -> Disposition | None:
    try:
        return Disposition(outcome=outcome, answered_by=answered, says=says, inbound=inbound, careful=note)
    except InvalidFacts:
        return None


SOME = st.builds(
    _made,
    st.sampled_from(OUTCOMES),
    st.sampled_from((*Recipient, *Answered, UNKNOWN)),
    st.frozensets(st.sampled_from(Says)),
    st.booleans(),
    st.text(max_size=20),
).filter(bool)
CODES = st.text("ABCxyz019/_-. \u00e9", min_size=1, max_size=8).filter(lambda code: code == code.strip())


@given(st.dictionaries(CODES, SOME, max_size=6))
def test_whatever_a_house_writes_is_read_back(codes: dict[str, Disposition]) -> None:
    table = Dispositions(name="house", version="1", codes=codes)
    assert load_dispositions(table.to_json()) == table
    assert all(table.get(f" {code} ") == one for code, one in codes.items())


def test_notes_and_the_order_of_codes_change_no_fingerprint_and_a_reading_does() -> None:
    turned = dict(reversed(list(FLOOR.codes.items())))
    noted = {code: one.model_copy(update={"careful": "another note"}) for code, one in turned.items()}
    assert FLOOR.model_copy(update={"codes": noted}).fingerprint == FLOOR.fingerprint
    assert (FLOOR | {"NA": UNRECOGNISED}).fingerprint != FLOOR.fingerprint
    assert (FLOOR | {"NA2": UNRECOGNISED}).fingerprint != FLOOR.fingerprint


def document(**codes: Any) -> str:
    return json.dumps({"name": "house", "version": "1", "codes": codes})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (document(LM3={"outcome": "left a message"}), "codes.LM3.outcome: must be one of not-connected, rang-out"),
        (document(LM3={"says": ["stop"]}), "codes.LM3.says.0: must be one of stop-calling"),
        (document(LM3={"answered_by": "agent"}), "codes.LM3.answered_by: must be one of consumer"),
        (document(**{"a.b": {"outcome": "?"}}), "codes.a.b.outcome: must be one of not-connected"),
        (document(**{"(x)": {"outcome": "?"}}), "codes.(x).outcome: must be one of not-connected"),
        (document(LM3={"outcom": "rang-out"}), "codes.LM3.outcom: there is no such field"),
        (document(**{"completed/human": {"inbound": "yes"}}), "codes.completed/human.inbound: must be true or false"),
        (document(LM3="rang-out"), "codes.LM3: "),
        (document(**{" LM3": {}}), "has no blanks around it"),
        (document(LM3={"outcome": "conversation", "answered_by": "nobody"}), "codes.LM3: the outcome says"),
        ('{"name": "house", "version": "1", "codes": {"A": {}, "A": {}}}', "codes.A: given twice"),
        ('{"version": "1", "codes": {}}', "name: required"),
        ('{"name": "house", "version": "1"}', "codes: required"),
        ("{", "not valid JSON"),
        (
            '{"name": "house", "version": "1", "codes": {}, "sources": [{"document": "d", "read_on": "2026-11-29"}]}',
            "sources.0: what was read has a day",
        ),
    ],
)
def test_what_is_wrong_with_a_document_is_said_by_the_field(text: str, problem: str) -> None:
    with pytest.raises(InvalidFacts) as raised:
        Dispositions.from_json(text)
    assert len(raised.value.problems) == 1
    assert problem in str(raised.value)
    assert "left a message" not in str(raised.value)


@pytest.mark.parametrize("names", ["vicidial", ["vicidial"], ["asterisk", "vicidial"]])
def test_a_document_lays_its_codes_over_ready_tables(names: str | list[str]) -> None:
    own = {"A": {"outcome": "no-message-left", "answered_by": "nobody"}, "DNCX": {"says": ["stop-calling"]}}
    table = load_dispositions(json.dumps({"name": "house", "version": "7", "extends": names, "codes": own}))
    assert (table.name, table.version) == ("house", "7")
    assert table.read("A").outcome is CallOutcome.NO_MESSAGE_LEFT
    assert table.read("DNCX").says == {Says.STOP_CALLING}
    assert table.read("B") == VICIDIAL.read("B")
    assert set(VICIDIAL.sources) <= set(table.sources)
    assert ("BUSY" in table) == ("asterisk" in names)
    assert load_dispositions(table.to_json()) == table


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ("vicidail", "extends: no ready table has this name (did you mean 'vicidial'?)"),
        (["vicidial", "twilio"], "extends.1: no ready table has this name"),
        ([7], "extends.0: no ready table"),
        (None, "extends: no ready table has this name (there is asterisk"),
    ],
)
def test_a_document_that_extends_what_there_is_not_is_refused(names: object, problem: str) -> None:
    with pytest.raises(InvalidFacts) as raised:
        load_dispositions(json.dumps({"name": "house", "version": "7", "extends": names, "codes": {}}))
    assert problem in str(raised.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"name": "x", "name": "y"}'])
def test_what_is_no_document_is_refused(text: str) -> None:
    for read in (load_dispositions, Dispositions.from_json):
        with pytest.raises(InvalidFacts):
            read(text)


def test_a_document_has_a_schema() -> None:
    schema = Dispositions.model_json_schema()
    assert schema["required"] == ["name", "version", "codes"]
    assert {"outcome", "answered_by", "says", "inbound"} <= set(schema["$defs"]["Disposition"]["properties"])


def test_a_key_that_may_be_a_person_or_number_is_not_repeated() -> None:
    with pytest.raises(InvalidFacts) as raised:
        Dispositions.from_json(document(**{"Jane Roe 202-555-0123": {"outcome": "?"}, "2025550123": {"outcome": "?"}}))
    assert "Jane" not in str(raised.value)
    assert "555" not in str(raised.value)
    assert len(raised.value.problems) == 2


def test_unread_sources_say_so() -> None:
    assert Source(document="a list").confidence is Confidence.UNREAD
    with pytest.raises(InvalidFacts):
        Source(document="a list", confidence=Confidence.PRIMARY)


# -- what was not understood


def test_codes_are_counted_known_and_unknown() -> None:
    told = FLOOR.tally(["NA", "NA ", "XX", "XX", "YY", None, "", "  ", "na"])
    assert dict(told.known) == {"NA": 2}
    assert dict(told.unknown) == {"XX": 2, "YY": 1, "na": 1}
    assert told.missing == 3
    assert not told.complete
    assert told.lines() == ("XX: 2", "YY: 1", "na: 1", "no code: 3")
    assert FLOOR.tally(["NA"]).complete
    assert FLOOR.tally(["NA"]).lines() == ()


def test_what_agents_key_is_not_repeated_unless_it_looks_like_a_code() -> None:
    told = FLOOR.tally(["called Jane Roe", "2025550123", "202-555-0123", "LM4"])
    assert told.lines() == ("(what is no code): 3", "LM4: 1")


# -- a house's own table


def test_every_code_of_the_floor_is_accounted_for() -> None:
    told = FLOOR.tally(KEYED)
    assert set(told.known) == set(FLOOR.codes)
    assert not told.unknown
    assert told.missing == 1
