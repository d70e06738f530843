"""What is found of records: each verdict, what was altered, which rules and editions differ."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fdcpa_guard import Case, Contact, Guard, InvalidRecord, Policy, regulation_f, us_federal
from fdcpa_guard.canonical import canonical
from fdcpa_guard.differing import Change, Said
from fdcpa_guard.records import Glossary, Recorder
from fdcpa_guard.records.record import Record, sealed
from fdcpa_guard.records.verifying import Facts, Verdict, Verified, Verifier, summary
from fdcpa_guard.rules import Denied, Question, house, rule

from .test_records import KEY, changes, question

POLICY = regulation_f()
GUARD = Guard(POLICY)
NAMES = ("01", "03", "10", "15")


def log(key: bytes | None = None, **references: str) -> list[str]:
    recorder = Recorder(POLICY, key=key)
    lines: list[str] = []
    for name in NAMES:
        contact, case = question(name)
        lines += recorder.lines(contact, case, GUARD.decide(contact, case), {"case": f"c-{name}", **references})
    return lines


def facts(key: bytes | None = None, *, change: Callable[[Case], Case] = lambda case: case) -> Facts:
    known = Facts(key)
    for name in NAMES:
        known.add(change(question(name)[1]), f"c-{name}")
    return known


def found(
    lines: list[str], policy: Policy = POLICY, known: Facts | None = None, key: bytes | None = None
) -> list[Verified]:
    return list(Verifier(policy, facts(key) if known is None else known, key=key).lines(lines))


@pytest.mark.parametrize("key", [None, KEY], ids=["bare", "keyed"])
def test_intact_and_decided_the_same(key: bytes | None) -> None:
    each = found(log(key), key=key)
    assert [one.verdict for one in each] == [Verdict.SAME] * len(NAMES)
    assert dict(each[1].references) == {"case": "c-03"}
    assert all(one.sealed and not one.what for one in each)
    assert summary(each).clean


def test_as_entries_of_a_chain() -> None:
    lines = [json.dumps({"n": n, "body": json.loads(line), "hash": "", "previous": ""}) for n, line in enumerate(log())]
    assert [one.verdict for one in found(lines)] == [Verdict.SAME] * len(NAMES)


def test_another_policy_decides_otherwise_and_that_explains_it() -> None:
    each = found(log(), us_federal())
    others = [one for one in each if one.verdict is Verdict.OTHERWISE]
    assert {one.verdict for one in each} == {Verdict.OTHERWISE, Verdict.SAME}  # letters are under no other law
    assert others[0].because == ("the policy", "the policy's label")
    assert (Said.REQUIRES, Change.NEW, "us.fdcpa.1692d6.caller-identity") in others[0].rules
    whole = summary(each)
    assert not whole.clean
    assert whole.because["the policy"] == whole.verdicts[Verdict.OTHERWISE] == len(others)
    assert whole.policies == {POLICY.label: len(NAMES)}
    federal = Guard(us_federal())
    assert whole.turned == sum(
        federal.decide(*question(name)).allowed is not GUARD.decide(*question(name)).allowed for name in NAMES
    )


@pytest.mark.parametrize(
    ("edition", "because"),
    [("law", "the law edition"), ("tzdata", "the zones"), ("phonenumbers", "the telephone data"), ("python", "Python")],
)
def test_an_edition_that_differs_is_named(edition: str, because: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an earlier edition had decided otherwise: the record is of a policy with one rule less."""
    from fdcpa_guard.records import recorder

    policy = POLICY.without("us.regf.14b2.seven-in-seven", "to differ")
    real = recorder.edition_of
    monkeypatch.setattr(recorder, "edition_of", lambda policy: {**real(policy), edition: "earlier"})
    contact, case = question("03")
    lines = list(Recorder(policy).lines(contact, case, Guard(policy).decide(contact, case)))
    monkeypatch.undo()
    (one,) = found(lines)
    assert one.verdict is Verdict.OTHERWISE
    assert because in one.because
    assert (Said.DENIES, Change.NEW, "us.regf.14b2.seven-in-seven") in one.rules


def test_the_same_editions_and_another_answer_is_not_explained() -> None:
    """An own rule that is not pure: it says something else each time it is asked."""
    times = []

    @rule("house.moody", "Moody", house("the handbook"))
    def moody(q: Question) -> Denied | tuple[()]:
        """Denies every other time."""
        times.append(q)
        return Denied("no") if len(times) % 2 else ()

    policy = Policy("moody", "1", ()).with_rules(moody)
    contact, case = question("01")
    lines = list(Recorder(policy).lines(contact, case, Guard(policy).decide(contact, case)))
    known = Facts()
    known.add(case)
    (one,) = found(lines, policy, known)
    assert one.verdict is Verdict.OTHERWISE
    assert one.because == ()


def test_facts_that_nobody_gave_are_missing() -> None:
    each = found(log(), known=Facts())
    assert {one.verdict for one in each} == {Verdict.FACTS_MISSING}
    assert each[0].what == ("the case",)


def test_other_facts_under_the_same_reference() -> None:
    known = facts(change=lambda case: case.model_copy(update={"segment": "other"}))
    each = found(log(), known=known)
    assert {one.verdict for one in each} == {Verdict.ALTERED}
    assert each[0].what == (
        "the case that is given by this reference: it is not the one asked about, or has grown since",
    )


@pytest.mark.parametrize(
    ("member", "value"), [("allowed", True), ("until", "2030-01-01T00:00:00Z"), ("permitted", ["d1"]), ("said", [])]
)
def test_what_was_altered_is_named(member: str, value: Any) -> None:
    lines = log()
    place = next(n for n, line in enumerate(lines) if '"c-03"' in line)
    document = json.loads(lines[place])
    assert document.get(member) != value
    lines[place] = Record.of({**document, member: value}).text
    one = found(lines)[1]
    assert one.verdict is Verdict.ALTERED
    assert one.what == (member,)
    assert one.line == place + 1


def test_references_that_were_altered() -> None:
    lines = log(agent="a-17")
    lines[-1] = lines[-1].replace('"a-17"', '"a-18"')
    one = found(lines)[-1]
    assert one.verdict is Verdict.ALTERED
    assert one.what == ("the hash, or one of contact and references",)


def test_a_contact_that_was_altered_is_found_without_its_case() -> None:
    lines = log()
    document = json.loads(lines[-1])
    document["contact"]["at"] = "2026-01-01T00:00:00Z"
    lines[-1] = Record.of(document).text
    assert found(lines, known=Facts())[-1].what == ("the record",)


def test_the_same_in_other_bytes() -> None:
    lines = log()
    lines[-1] = lines[-1].replace('"v":1', '"v": 1')
    one = found(lines)[-1]
    assert one.verdict is Verdict.ALTERED
    assert "other bytes" in one.what[0]


def test_a_record_without_the_key_that_is_given() -> None:
    """Whoever has no key could write it, as if none had ever been used."""
    bare = log()
    each = found(bare, key=KEY)
    assert {one.verdict for one in each} == {Verdict.ALTERED}
    assert each[0].what == ("the record: it is written without the key",)


def test_a_record_with_a_key_that_is_not_given() -> None:
    each = found(log(KEY))
    assert {one.verdict for one in each} == {Verdict.UNREADABLE}
    assert "with a key" in each[0].what[0]


def test_a_record_with_another_key() -> None:
    each = found(log(KEY), known=facts(KEY + b"!"), key=KEY + b"!")
    assert {one.verdict for one in each} == {Verdict.ALTERED}


def test_forged_with_its_hash_made_anew_it_is_found_by_the_facts() -> None:
    """A bare hash shows accidents; but the facts decide otherwise, and nothing explains that."""
    lines = log()
    verifier = Verifier(POLICY, facts())
    list(verifier.lines(lines))
    document = json.loads(next(line for line in lines if '"c-03"' in line))
    forged = {**document, "allowed": not document["allowed"]}
    forged["hash"] = sealed(forged, verifier.glossary)
    one = verifier.verify(Record.of(forged))
    assert one.verdict is Verdict.OTHERWISE
    assert one.because == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "the line is empty"),
        ("{", "the line is not valid JSON"),
        ("[]", "an object"),
        (b"\xff\n", "UTF-8"),
        ('{"v":2,"allowed":true}', "later version"),
        ('{"v":1,"defines":{"abcdefgh":{}}}', "not what its name was made of"),
    ],
)
def test_lines_that_cannot_be_read(line: Any, says: str) -> None:
    (one,) = found([line])
    assert one.verdict is Verdict.UNREADABLE
    assert says in one.what[0]
    assert one.record is None


def test_definitions_that_are_missing() -> None:
    each = found([line for line in log() if "defines" not in line])
    assert {one.verdict for one in each} == {Verdict.UNREADABLE}
    assert "no line before it defines" in each[0].what[0]


def test_no_byte_of_a_log_changes_unnoticed() -> None:
    """Of every line of a short log, every third byte in three ways: no verdict but of what is not as it was."""
    lines = log()[:3]
    clean = found(lines)
    tried = 0
    for place in range(len(lines)):
        step = 1 if "defines" not in lines[place] else 61
        for changed in list(changes(lines[place]))[:: 4 * step]:
            other = [*lines[:place], changed, *lines[place + 1 :]]
            each = found(other)
            tried += 1
            assert [one.verdict for one in each] != [Verdict.SAME] * len(clean), changed
    assert tried > 400


def test_a_key_that_is_none() -> None:
    for make in (lambda: Facts(b"short"), lambda: Verifier(POLICY, Facts(), key=b"short")):
        with pytest.raises(InvalidRecord, match="at least 16 bytes"):
            make()


def test_asked_again_when_facts_are_known_that_were_not_then() -> None:
    """A case is verified as it was asked about: at the contact's instant, whatever the day is now."""
    contact, case = question("03")
    later = contact.model_copy(update={"at": contact.at + timedelta(days=8)})
    lines = list(Recorder(POLICY).lines(later, case, GUARD.decide(later, case)))
    known = Facts()
    known.add(case)
    (one,) = found(lines, known=known)
    assert one.verdict is Verdict.SAME


def contacts_of(lines: list[str]) -> list[Contact]:
    return [Record.from_json(line).contact for line in lines if "defines" not in line]


def test_every_contact_of_a_log_can_be_read() -> None:
    assert contacts_of(log()) == [question(name)[0] for name in NAMES]


# -- what is hostile, or was made anew by somebody who knows how


def test_a_line_that_defines_is_to_the_byte_what_was_written() -> None:
    for old, new in (('"v":1', '"v": 1'), ('"v":1', '"v":2'), ('"v":1', '"w":1'), (',"v":1', ',"v":1,"x":1')):
        lines = log()
        assert lines[0].startswith('{"defines"')
        lines[0] = lines[0].replace(old, new)
        assert found(lines)[0].verdict is Verdict.UNREADABLE


def test_a_record_that_is_made_to_look_as_if_it_defined_does_not_vanish() -> None:
    lines = log()
    lines[1] = canonical({**json.loads(lines[1]), "defines": {}})
    each = found(lines)
    assert len(each) == len(NAMES)
    assert each[0].verdict is Verdict.UNREADABLE


def test_a_definition_that_only_shares_its_short_name_is_not_what_was_written() -> None:
    """As if somebody had tried long enough to find one."""
    lines = log()
    verifier = Verifier(POLICY, facts())
    assert {one.verdict for one in verifier.lines(lines)} == {Verdict.SAME}
    record = Record.from_json(lines[1])
    verifier.glossary._hashes[record.document["packs"]] = "0" * 64
    assert verifier.verify(record).verdict is Verdict.ALTERED


def test_forged_in_what_decides_nothing_it_is_found_as_well() -> None:
    """Of the same editions the same record is written, to the byte; one of other packs is none of them."""
    contact, case = question("01")
    recorder = Recorder(POLICY)
    record = recorder.record(contact, case, GUARD.decide(contact, case))
    names = recorder.glossary[record.document["packs"]]["packs"]
    forged = {**record.document, "packs": recorder.glossary.define({"packs": names[1:]})}
    forged["hash"] = sealed(forged, recorder.glossary)
    known = Facts()
    known.add(case)
    (one,) = Verifier(POLICY, known).lines([str(recorder.definitions()), Record.of(forged).text])
    assert one.verdict is Verdict.OTHERWISE
    assert (one.rules, one.because) == ((), ())


DEEP = [("[" * depth, "]" * depth) for depth in (300, 900)] + [('{"a":' * 900 + "1", "}" * 900)]


@pytest.mark.parametrize("form", ['{"v":1,"x":%s}', '{"v":1,"defines":{"abcdefgh":{"x":%s}}}', '{"body":{"x":%s}}'])
@pytest.mark.parametrize("value", ["1e400", *(begins + ends for begins, ends in DEEP)], ids=lambda text: str(len(text)))
def test_what_has_no_canonical_form_cannot_be_read(form: str, value: str) -> None:
    (one,) = found([form % value])
    assert one.verdict is Verdict.UNREADABLE


@pytest.mark.parametrize("line", [None, 7, [], {}, b"", bytearray(b"[]")], ids=repr)
def test_what_is_no_line_cannot_be_read(line: Any) -> None:
    (one,) = found([line])
    assert one.verdict is Verdict.UNREADABLE


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("until", "2026-03-04"),
        ("until", "2026-03-04T10:00:00"),
        ("until", "2026-13-04T10:00:00Z"),
        ("until", None),
        ("counted", [[{}, "a", "2026-03-04T10:00:00Z", "d1"]]),
        ("counted", [["abcdefgh", "a", "2026-03-04T10:00:00", "d1"]]),
        ("counted", None),
        ("permitted", None),
        ("references", {"agent": "Ann Lee, 303 555 0100"}),
        ("references", None),
        ("hash", None),
    ],
)
def test_a_member_of_another_form(member: str, value: Any) -> None:
    document = {**json.loads(log()[1]), member: value}
    (one,) = found([canonical(document)])
    assert one.verdict is Verdict.UNREADABLE
    assert one.what == (f"{member}: has not the form that a record has",)
    assert one.references == ()


@pytest.mark.parametrize(
    "document",
    [
        {"says": "reason", "rule": {"a": 1}, "message": ["no"], "effect": "prohibited"},
        {"says": "reason", "rule": "Ann Lee, 303 555 0100", "message": ["no"], "effect": "prohibited"},
        {"says": "reason", "rule": "house.no", "message": [7], "effect": "prohibited"},
        {"says": "reason", "rule": "house.no", "message": ["no"], "effect": "forbidden"},
        {"says": "duty", "rule": "house.no", "message": ["no"], "citations": None},
        {"pack": "us", "applied": 1},
        {"pack": "us", "applied": True, "debts": [-1]},
        {"counted": True, "why": "it rang"},
        {"policy": "x"},
        {},
    ],
    ids=str,
)
def test_a_definition_of_nothing_that_an_answer_is_made_of(document: dict[str, Any]) -> None:
    name = Glossary().define(document)
    (one,) = found([canonical({"v": 1, "defines": {name: document}})])
    assert one.verdict is Verdict.UNREADABLE
    assert one.what == ("defines: a definition is nothing that an answer is made of",)
