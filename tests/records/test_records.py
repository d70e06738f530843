"""Records of decisions: compact, whole again when expanded, and every alteration found."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Decision, Guard, InvalidRecord, Policy, regulation_f, us
from fdcpa_guard.canonical import canonical
from fdcpa_guard.decision import PackStatus
from fdcpa_guard.facts.history import MAX_TAGS
from fdcpa_guard.records import Glossary, Record, Recorder, expand
from fdcpa_guard.records.record import sealed
from fdcpa_guard.rules import Denied, Question, house, rule
from fdcpa_guard.schema import DecisionRequest

EXAMPLES = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.json"))
KEY = b"sixteen bytes or more, made by chance"


def question(name: str) -> tuple[Contact, Case]:
    (path,) = [each for each in EXAMPLES if each.name.startswith(name)]
    asked = DecisionRequest.model_validate_json(path.read_text("utf-8"))
    return asked.contact, asked.case


def written(
    recorder: Recorder, contact: Contact, case: Case, decision: Decision, /, **references: str
) -> tuple[Record, Glossary]:
    """A record as somebody else reads it back, with what its log defines."""
    glossary = Glossary()
    *defined, text = recorder.lines(contact, case, decision, references)
    for line in defined:
        glossary.read(json.loads(line)["defines"])
    return Record.from_json(text), glossary


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(us())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.stem))
@pytest.mark.parametrize("counted", [False, True])
def test_a_record_gives_the_whole_decision_back(guard: Guard, path: Path, counted: bool) -> None:
    asked = DecisionRequest.model_validate_json(path.read_text("utf-8"))
    decision = guard.decide(asked.contact, asked.case, counted=counted)
    record, glossary = written(Recorder(guard.policy), asked.contact, asked.case, decision, case="c-1")
    assert expand(record, glossary) == decision
    assert record.intact(glossary)
    assert record.allowed is decision.allowed
    assert record.valid_until == decision.valid_until
    assert record.contact == asked.contact
    assert record.references == {"case": "c-1"}
    assert glossary[record.document["edition"]]["policy"] == guard.policy.fingerprint
    assert record.case == asked.case.fingerprint
    assert len(record.text) < len(decision.to_json()) / 2


def test_what_was_defined_once_is_not_defined_again(guard: Guard) -> None:
    recorder = Recorder(guard.policy)
    contact, case = question("01")
    decision = guard.decide(contact, case)
    assert len(recorder.lines(contact, case, decision)) == 2
    assert len(recorder.lines(contact, case, decision)) == 1


def test_two_who_write_define_the_same_by_the_same_names(guard: Guard) -> None:
    contact, case = question("03")
    decision = guard.decide(contact, case)
    first, second = (Recorder(guard.policy).lines(contact, case, decision) for _ in range(2))
    assert first == second


def test_a_recorder_that_has_defined_very_much_begins_anew(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fdcpa_guard.records.recorder._MOST_NAMED", 3)
    recorder = Recorder(guard.policy)
    contact, case = question("03")
    for _ in range(3):
        *defined, text = recorder.lines(contact, case, guard.decide(contact, case))
        assert len(defined) == 1
        glossary = Glossary()
        glossary.read(json.loads(defined[0])["defines"])
        assert Record.from_json(text).intact(glossary)


def test_nothing_is_left_undefined_where_a_recorder_begins_anew(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the definitions once, after many records, has those of all."""
    monkeypatch.setattr("fdcpa_guard.records.recorder._MOST_NAMED", 3)
    recorder = Recorder(guard.policy)
    asked = [question(name) for name in ("01", "03", "10")]
    records = [recorder.record(contact, case, guard.decide(contact, case)) for contact, case in asked]
    glossary = Glossary()
    glossary.read(json.loads(str(recorder.definitions()))["defines"])
    assert all(record.intact(glossary) for record in records)
    assert recorder.definitions() is None


def test_departures_and_own_effects_come_back() -> None:
    policy = regulation_f().without("us.regf.14b2.seven-in-seven", "tried out").denying(())
    guard = Guard(policy)
    contact, case = question("02")
    decision = guard.decide(contact, case)
    assert decision.departures
    assert any(not reason.denies for reason in decision.reasons)
    record, glossary = written(Recorder(policy), contact, case, decision)
    assert expand(record, glossary) == decision


def test_what_no_guard_makes_comes_back_too(guard: Guard) -> None:
    contact, case = question("17")
    decision = guard.decide(contact, case)
    odd = replace(
        decision,
        permitted_debts=("one", "none of it"),
        packs=(PackStatus("some", True, ("none of it",)), PackStatus("other", True, contact.debts[1:], "why not")),
        reasons=tuple([replace(each, debts=(), facts={"a": 1, "b": None, "c": "x"}) for each in decision.reasons]),
    )
    record, glossary = written(Recorder(guard.policy), contact, case, odd)
    again = expand(record, glossary)
    assert replace(again, fingerprint="") == replace(odd, fingerprint="")


# -- every alteration


def changes(text: str) -> Iterator[str]:
    """The text with one byte changed, each in three ways."""
    data = text.encode()
    for place, byte in enumerate(data):
        for other in {byte ^ 1, byte ^ 32, ord("0") if byte != ord("0") else ord("9")} - {byte}:
            yield (data[:place] + bytes([other]) + data[place + 1 :]).decode(errors="surrogateescape")


@pytest.mark.parametrize("key", [None, KEY], ids=["bare", "keyed"])
def test_no_byte_of_a_record_changes_unnoticed(guard: Guard, key: bytes | None) -> None:
    contact, case = question("03")
    recorder = Recorder(guard.policy, key=key)
    record, glossary = written(recorder, contact, case, guard.decide(contact, case), agent="a-17")
    tried = 0
    for changed in changes(record.text):
        tried += 1
        try:
            found = Record.from_json(changed)
            noticed = not found.intact(glossary, key)
        except InvalidRecord:
            noticed = True
        assert noticed, changed
    assert tried > 2 * len(record.text)


def test_the_same_in_other_bytes_is_not_as_it_was_written(guard: Guard) -> None:
    contact, case = question("03")
    record, glossary = written(Recorder(guard.policy), contact, case, guard.decide(contact, case))
    spaced = Record.from_json(json.dumps(json.loads(record.text)))
    assert spaced.document == record.document
    assert not spaced.intact(glossary)


def test_no_byte_of_a_definition_changes_unnoticed(guard: Guard) -> None:
    contact, case = question("10")
    recorder = Recorder(regulation_f())
    line, _ = recorder.lines(contact, case, Guard(regulation_f()).decide(contact, case))
    for changed in list(changes(line))[::7]:
        glossary = Glossary()
        try:
            document = json.loads(changed)
            glossary.read(document["defines"])
        except (ValueError, KeyError):
            continue
        assert canonical(document["defines"]) == canonical(json.loads(line)["defines"]), changed  # as of the version


def test_only_a_key_finds_a_flipped_verdict_whose_hash_was_made_anew(guard: Guard) -> None:
    contact, case = question("03")
    for key, found in ((None, True), (KEY, False)):
        record, glossary = written(Recorder(guard.policy, key=key), contact, case, guard.decide(contact, case))
        forged = {**record.document, "allowed": True}
        forged["hash" if key is None else "hmac"] = sealed(forged, glossary)  # whoever forges it has no key
        assert Record.of(forged).intact(glossary, key) is found


def test_a_record_with_a_key_holds_no_hash_of_the_bare_facts(guard: Guard) -> None:
    contact, case = question("03")
    record, glossary = written(Recorder(guard.policy, key=KEY), contact, case, guard.decide(contact, case))
    assert case.fingerprint not in record.text
    assert KEY.decode() not in record.text
    assert not record.intact(glossary, KEY + b"!")
    with pytest.raises(InvalidRecord, match="with a key"):
        record.intact(glossary)


# -- what is refused


@pytest.mark.parametrize("key", [b"", b"fifteen bytes..", "sixteen bytes and more", 16], ids=repr)
def test_a_key_that_is_none(key: Any) -> None:
    with pytest.raises(InvalidRecord, match="at least 16 bytes"):
        Recorder(regulation_f(), key=key)


@pytest.mark.parametrize(
    "references",
    [
        {"agent": "+1 303 555 0100"},
        {"agent": ""},
        {"agent": None},
        {"agent": 7},
        {"303-555-0100": "a"},
        {f"n{number}": "x" for number in range(MAX_TAGS + 1)},
        [("agent", "a", "b")],
        "agent",
    ],
    ids=repr,
)
def test_references_that_are_no_ids(guard: Guard, references: Any) -> None:
    contact, case = question("01")
    with pytest.raises(InvalidRecord) as error:
        Recorder(guard.policy).record(contact, case, guard.decide(contact, case), references)
    assert "303" not in str(error.value)


def test_a_decision_of_another_contact_or_policy(guard: Guard) -> None:
    contact, case = question("01")
    other, its = question("02")
    with pytest.raises(InvalidRecord, match="another"):
        Recorder(guard.policy).record(contact, case, guard.decide(other, its))
    with pytest.raises(InvalidRecord, match="another"):
        Recorder(regulation_f()).record(contact, case, guard.decide(contact, case))
    with pytest.raises(InvalidRecord, match="another"):
        Recorder(guard.policy).record(
            contact.model_copy(update={"autodialed": not contact.autodialed}), case, guard.decide(contact, case)
        )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the text is empty"),
        ("[]", "an object"),
        ("{}", "form"),
        ('{"v":2}', "v: the record was written by a later version"),
        ('{"v":1,"v":1}', "given twice"),
        ('{"v":true}', "form"),
        (b"\xff", "UTF-8"),
    ],
)
def test_text_that_is_no_record(text: Any, says: str) -> None:
    with pytest.raises(InvalidRecord, match=says):
        Record.from_json(text)


def test_a_record_before_its_definitions(guard: Guard) -> None:
    contact, case = question("01")
    record, _ = written(Recorder(guard.policy), contact, case, guard.decide(contact, case))
    for attempt in (lambda: record.intact(Glossary()), lambda: expand(record, Glossary())):
        with pytest.raises(InvalidRecord, match="no line before it defines"):
            attempt()


@pytest.mark.parametrize("definitions", [None, [], {"abcdefgh": {}}, {"abcdefgh": 1}, {1: {}}], ids=repr)
def test_definitions_that_are_none(definitions: Any) -> None:
    with pytest.raises(InvalidRecord, match="defines"):
        Glossary().read(definitions)


def test_a_definition_of_nothing_that_an_answer_is_made_of(guard: Guard) -> None:
    contact, case = question("01")
    record, glossary = written(Recorder(guard.policy), contact, case, guard.decide(contact, case))
    for member in ("edition", "packs"):
        odd = {**record.document, member: glossary.define({"odd": member})}
        with pytest.raises(InvalidRecord, match="nothing that an answer is made of"):
            expand(Record.of(odd), glossary)


def test_an_own_rule_whose_words_are_never_the_same() -> None:
    """What it says stands in definitions: the log grows, and every word comes back."""

    @rule("house.words", "Words", house("our handbook"))
    def words(q: Question) -> Denied:
        """Says when it was asked."""
        return Denied(f"asked at {q.at.isoformat()}", facts={"contact.at": q.at.isoformat()})

    policy = Policy("own", "1", ()).with_rules(words)
    recorder, guard = Recorder(policy), Guard(policy)
    contact, case = question("01")
    for minute in range(3):
        later = contact.model_copy(update={"at": contact.at.replace(minute=minute)})
        decision = guard.decide(later, case)
        record, _ = written(recorder, later, case, decision)
        assert expand(record, recorder.glossary) == decision


@pytest.mark.parametrize(
    "facts", [{"": "x"}, {" ": None}, {"a": 1.0}, {"$float": "1"}, {"a": 2**60, "b": None}], ids=str
)
def test_facts_of_any_name_and_number_come_back(facts: dict[str, Any]) -> None:
    @rule("house.odd", "Odd", house("our handbook"))
    def odd(q: Question) -> Denied:
        """Names what a dialer hardly would."""
        return Denied("a  word  and another ", facts=facts)

    policy = Policy("own", "1", ()).with_rules(odd)
    contact, case = question("01")
    decision = Guard(policy).decide(contact, case)
    record, glossary = written(Recorder(policy), contact, case, decision)
    assert expand(record, glossary) == decision


def test_days_by_which_duties_are_due_come_back(guard: Guard) -> None:
    contact, case = question("15")
    decision = guard.decide(contact, case)
    record, glossary = written(Recorder(guard.policy), contact, case, decision)
    assert {type(duty.due) for duty in expand(record, glossary).duties} == {date, type(None)}
