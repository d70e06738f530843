"""Signatures of policies: what they bind, what an alteration comes to, and that errors keep quiet about people."""

import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Guard, InvalidRecord, Policy
from fdcpa_guard.documents import PolicyDocument, load_document
from fdcpa_guard.policies import house
from fdcpa_guard.records import LogReader, Recorder, Signature
from fdcpa_guard.records.chain import Chain
from fdcpa_guard.records.signing import BARE, MOST, Verdict, check, signed_by
from fdcpa_guard.records.verifying import Facts, Verifier, summary
from fdcpa_guard.records.verifying import Verdict as OfRecord
from fdcpa_guard.schema import DecisionRequest
from tests.cli.examples import example

KEY = b"sixteen bytes ok"
DAY = date(2026, 3, 2)
NAME, ROLE = "Jane Roe", "compliance officer"
WRITTEN: dict[str, Any] = {"policy": "acme", "version": "1", "packs": ["house"], "owner": "desk"}


def document(**changed: Any) -> PolicyDocument:
    return load_document({**WRITTEN, **changed})


def signature(key: bytes | None = None, on: date = DAY, of: PolicyDocument | None = None) -> Signature:
    of = of or document()
    return Signature.made(of.policy(), of, name=NAME, role=ROLE, on=on, key=key)


def signable(of: PolicyDocument | None = None) -> tuple[Policy, PolicyDocument]:
    of = of or document()
    return of.policy(), of


# -- what it binds


@pytest.mark.parametrize("key", [None, KEY])
def test_it_is_what_the_reference_says(key: bytes | None) -> None:
    """Made again with nothing of the library."""
    line = json.loads(signature(key).text)
    own = line.pop("hash" if key is None else "hmac")
    text = json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    content = b"fdcpa-guard/signature/1\n" + text
    made = hashlib.sha256(content).hexdigest() if key is None else hmac.digest(key, content, "sha256").hex()
    assert own == made
    assert line == {
        "v": 1,
        "signs": {
            "policy": document().policy().fingerprint,
            "document": document().fingerprint,
            "label": "acme 1",
            "name": NAME,
            "role": ROLE,
            "on": "2026-03-02",
        },
    }


def test_a_ready_made_policy_has_no_document() -> None:
    made = Signature.made(house(), name=NAME, role=ROLE, on=DAY)
    assert made.document is None
    assert "document" not in json.loads(made.text)["signs"]
    assert check(made, [(house(), None)]).verdict is Verdict.VALID


@pytest.mark.parametrize("key", [None, KEY])
def test_it_comes_back_as_it_was(key: bytes | None) -> None:
    made = signature(key)
    for text in (made.text, made.text.encode(), f"{made.text}\n"):
        assert Signature.from_json(text) == made
        assert Signature.from_json(text).intact(key)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=MOST), st.dates())
def test_any_name_in_any_script(name: str, on: date) -> None:
    made = Signature.made(house(), name=name, role=name, on=on)
    assert (made.name, made.role, made.on) == (name, name, on)
    assert Signature.from_json(made.text).intact()


# -- what is found of it


def test_valid() -> None:
    bare = check(signature(), [signable()])
    assert (bare.verdict, bare.of, bare.what) == (Verdict.VALID, "acme 1", (BARE,))
    keyed = check(signature(KEY), [signable()], key=KEY)
    assert (keyed.verdict, keyed.what) == (Verdict.VALID, ())


@pytest.mark.parametrize(
    ("of", "what"),
    [
        (document(version="2"), "it signs acme 1"),
        (document(packs=["regulation_f"]), "it signs another acme 1 than this: something was changed"),
        (document(owner="somebody else"), "the policy is the same; the document is another"),
        (document(approved="2026-03-01"), "the policy is the same; the document is another"),
    ],
)
def test_of_another_policy(of: PolicyDocument, what: str) -> None:
    found = check(signature(), [signable(of)])
    assert (found.verdict, found.of) == (Verdict.OTHER, None)
    assert found.what[0].startswith(what)


def test_the_same_document_over_another_law() -> None:
    policy, of = signable()
    other = replace(policy, packs=(*policy.packs, replace(policy.packs[0], id="more", rules=())))
    found = check(signature(), [(other, of)])
    assert found.verdict is Verdict.OTHER
    assert found.what[0].startswith("the document is the same; the law that it takes in is another")


def test_a_key_is_asked_for_and_a_bare_one_is_not_taken_for_one() -> None:
    assert check(signature(KEY), [signable()]).verdict is Verdict.UNREADABLE
    assert check(signature(KEY), [signable()], key=b"another of sixteen").verdict is Verdict.ALTERED
    bare = check(signature(), [signable()], key=KEY)
    assert (bare.verdict, bare.what) == (Verdict.ALTERED, ("it is made without the key",))


@given(st.data(), st.sampled_from([None, KEY]))
def test_no_alteration_is_valid(data: st.DataObject, key: bytes | None) -> None:
    made = signature(key)
    at = data.draw(st.integers(0, len(made.text) - 1))
    new = data.draw(st.characters(codec="utf-8"))
    altered = made.text[:at] + new + made.text[at + data.draw(st.integers(0, 2)) :]
    refused = ""
    try:
        read = Signature.from_json(altered)
    except InvalidRecord as error:
        refused = str(error)
    assert "Jane" not in refused
    if not refused and altered != made.text:
        assert check(read, [signable()], key=key).verdict is not Verdict.VALID


def test_the_same_in_other_bytes_is_altered() -> None:
    spaced = json.dumps(json.loads(signature().text), indent=1)
    assert check(Signature.from_json(spaced), [signable()]).verdict is Verdict.ALTERED


# -- what is refused, silently about people


@pytest.mark.parametrize("wrong", ["", " Jane", "Jane\nRoe", "Jane\u202e", "Jane\x1b[2J", "J" * 101, None, 7])
@pytest.mark.parametrize("field", ["name", "role"])
def test_what_is_no_name(field: str, wrong: Any) -> None:
    given = {"name": NAME, "role": ROLE, field: wrong}
    with pytest.raises(InvalidRecord, match=f"^{field}: one line of text") as error:
        Signature.made(house(), on=DAY, **given)
    assert "Jane" not in str(error.value)
    line = json.loads(signature().text)
    line["signs"][field] = wrong
    with pytest.raises(InvalidRecord) as error:
        Signature.from_json(json.dumps(line))
    assert "Jane" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"v": 2}, "v: the record was written by a later version"),
        ({"v": "1"}, "v: has not the form that a signature has"),
        ({"more": 1}, "more: has not the form"),
        ({"hmac": "0" * 64}, "hash: one of hash and hmac is needed"),
        ({"hash": "x"}, "hash: has not the form"),
        ({"signs": {}}, "signs: has not the form"),
    ],
)
def test_what_is_no_signature(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRecord, match=message):
        Signature.from_json(json.dumps({**json.loads(signature().text), **change}))


@pytest.mark.parametrize("text", ["", "[]", "{", b"\xff", "7", '{"v":1}', "[" * 10_000])
def test_what_is_not_even_an_object(text: str | bytes) -> None:
    with pytest.raises(InvalidRecord):
        Signature.from_json(text)


def test_no_repr_names_anybody() -> None:
    made = signature()
    assert "Jane" not in repr(made)
    assert "officer" not in repr(check(made, [signable()]))
    with pytest.raises(TypeError, match="check"):
        bool(made)
    with pytest.raises(TypeError, match="verdict"):
        bool(check(made, []))


# -- signed by then


@pytest.mark.parametrize(
    ("at", "signed"),
    [
        (datetime(2026, 3, 2, 12, tzinfo=UTC), True),
        (datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 2, 0, 0, tzinfo=timezone(timedelta(hours=-12))), True),
        (datetime(2026, 3, 2, 23, 0, tzinfo=timezone(timedelta(hours=14))), False),
    ],
)
def test_the_day_has_to_have_begun_everywhere(at: datetime, signed: bool) -> None:
    assert signature().by(at) is signed
    assert signed_by([signature()], document().policy().fingerprint, at) is signed
    assert not signed_by([signature()], house().fingerprint, at)


ASKED = DecisionRequest.model_validate(example("01"))
AT = ASKED.contact.at.astimezone(UTC).date()


def log(*, before: tuple[str, ...] = (), after: tuple[str, ...] = (), key: bytes | None = None) -> list[str]:
    policy = document().policy()
    decision = Guard(policy).decide(ASKED.contact, ASKED.case)
    return [*before, *Recorder(policy, key=key).lines(ASKED.contact, ASKED.case, decision), *after]


def verifier(key: bytes | None = None, **more: Any) -> Verifier:
    facts = Facts(key)
    facts.add(ASKED.case)
    return Verifier(document().policy(), facts, key=key, **more)


EARLIER, LATER = (signature(on=AT + timedelta(days=days)) for days in (-1, 1))


def test_records_of_a_policy_that_was_signed_by_then() -> None:
    (found,) = verifier(signatures=[EARLIER]).lines(log())
    assert (found.verdict, found.signed) == (OfRecord.SAME, True)
    (late,) = verifier(signatures=[LATER]).lines(log())
    assert (late.verdict, late.signed) == (OfRecord.SAME, False)
    (none,) = verifier().lines(log())
    assert none.signed is None
    assert [summary([each]).unsigned for each in (found, late, none)] == [0, 1, 0]


def test_a_signature_in_the_log_counts_from_where_it_stands() -> None:
    """One that was put into the log later, for a day before, shows nothing of the records before it."""
    (before,) = verifier().lines(log(before=(EARLIER.text,)))
    assert before.signed is True
    (after,) = verifier().lines(log(after=(EARLIER.text,)))
    assert after.signed is None


@pytest.mark.parametrize("of", [document(version="2"), document(packs=["regulation_f"])])
def test_the_signature_of_another_policy_signs_nothing(of: PolicyDocument) -> None:
    (found,) = verifier(signatures=[signature(on=AT - timedelta(days=1), of=of)]).lines(log())
    assert found.signed is False


def test_an_altered_signature_signs_nothing() -> None:
    altered = Signature.from_json(LATER.text.replace(LATER.on.isoformat(), EARLIER.on.isoformat()))
    (found,) = verifier(signatures=[altered]).lines(log())
    assert found.signed is False


def test_with_a_key_a_bare_signature_signs_nothing() -> None:
    (bare,) = verifier(KEY, signatures=[EARLIER]).lines(log(key=KEY))
    assert (bare.verdict, bare.signed) == (OfRecord.SAME, False)
    (keyed,) = verifier(KEY, signatures=[signature(KEY, EARLIER.on)]).lines(log(key=KEY))
    assert keyed.signed is True


def test_signatures_stand_in_a_chain_with_the_records() -> None:
    chain = Chain(key=KEY)
    lines = [chain.append(json.loads(line)) for line in log(before=(EARLIER.text, LATER.text))]
    reader = LogReader()
    assert len(list(reader.records(lines))) == 1
    assert reader.signatures == [EARLIER, LATER]
    assert all(each.intact() for each in reader.signatures)
    (found,) = verifier().lines(lines)
    assert (found.verdict, found.signed) == (OfRecord.SAME, True)


def test_a_signature_that_is_given_and_stands_in_the_log_is_one() -> None:
    judge = verifier(signatures=[EARLIER])
    (found,) = judge.lines(log(before=(EARLIER.text, EARLIER.text), after=(LATER.text,)))
    assert found.signed is True
    assert judge.signatures == (EARLIER, LATER)


def test_a_log_with_signatures_is_read_as_one_without() -> None:
    plain, signed = LogReader(), LogReader()
    assert list(plain.records(log())) == list(signed.records(log(before=(EARLIER.text,), after=(LATER.text,))))
    assert (plain.signatures, len(signed.signatures)) == ([], 2)
