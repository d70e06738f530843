"""Checkpoints and proofs, as documents that come from elsewhere."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from fdcpa_guard.errors import InvalidRecord
from fdcpa_guard.records.chain import (
    Chain,
    Checkpoint,
    Entry,
    EntryProof,
    GrowthProof,
    prove_entry,
    prove_growth,
    read_proof,
)

from .made import KEY, OTHER_KEY, checkpoint, grown, log

LINES, KEYED = log(30), log(30, KEY)
AT = datetime(2026, 3, 2, 10, 30, tzinfo=timezone(timedelta(hours=-5)))


def signed(key: bytes | None = None, **more: Any) -> Checkpoint:
    chain = Chain(key=key)
    grown(chain, 20)
    return Checkpoint.of(chain, **more)


def test_a_checkpoint_comes_back_in_any_spelling() -> None:
    made = signed(at=AT, name="acmé 2026-03")
    assert made.at == AT
    text = made.to_json()
    assert b'"at":"2026-03-02T15:30:00Z"' in text
    assert Checkpoint.read(text) == Checkpoint.read(json.dumps(json.loads(text), indent=3)) == made
    assert Checkpoint.read(text).to_json() == text
    assert signed(KEY).to_json() != signed().to_json()


def test_every_field_of_a_checkpoint_is_covered_by_its_hash() -> None:
    for key in (None, KEY):
        given = json.loads(signed(key, at=AT, name="acme").to_json())
        sort = "hash" if key is None else "hmac"
        for field, other in {
            "size": 21,
            "root": "1" * 64,
            "head": "1" * 64,
            "at": "2026-03-02T15:30:01Z",
            "name": "other",
            sort: "1" * 64,
        }.items():
            with pytest.raises(InvalidRecord, match="does not fit"):
                Checkpoint.read(json.dumps({**given, field: other}), key=key)
        for field in ("at", "name"):
            with pytest.raises(InvalidRecord, match="does not fit"):
                Checkpoint.read(json.dumps({name: each for name, each in given.items() if name != field}), key=key)


def test_a_keyed_checkpoint_is_checked_with_its_key_and_read_without() -> None:
    text = signed(KEY).to_json()
    assert Checkpoint.read(text, key=KEY) == Checkpoint.read(text) == signed(KEY)
    with pytest.raises(InvalidRecord, match="key is another"):
        Checkpoint.read(text, key=OTHER_KEY)
    assert not Checkpoint.read(signed().to_json(), key=KEY).keyed


WRONG: dict[str, Any] = {
    "no JSON": "x",
    "no object": "[]",
    "nothing in it": "{}",
    "another format": {"checkpoint": 2},
    "a format that is true": {"checkpoint": True},
    "a proof": {"checkpoint": ..., "inclusion": 1},
    "an unknown field": {"more": 1},
    "no root": {"root": ...},
    "no hash": {"hash": ...},
    "both hashes": {"hmac": "1" * 64},
    "a root in capitals": {"root": "A" * 64},
    "a short head": {"head": "1" * 63},
    "a size below nothing": {"size": -1},
    "a size that is true": {"size": True},
    "a size in quotes": {"size": "20"},
    "a size beyond all": {"size": 2**53},
    "an empty name": {"name": ""},
    "a name that is none": {"name": None},
    "a long name": {"name": "x" * 201},
    "an instant that is none": {"at": None},
    "an instant without a zone": {"at": "2026-03-02T15:30:00"},
    "an instant in another spelling": {"at": "2026-03-02T15:30:00+00:00"},
    "no instant": {"at": "soon"},
    "an instant before all": {"at": "0001-01-01T00:00:00+14:00"},
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_checkpoint_is_refused(what: str) -> None:
    wrong = WRONG[what]
    if isinstance(wrong, dict):
        given = {**json.loads(signed().to_json()), **wrong}
        wrong = json.dumps({name: each for name, each in given.items() if each is not ...})
    with pytest.raises(InvalidRecord):
        Checkpoint.read(wrong)


def test_what_a_checkpoint_cannot_be_made_of_is_refused() -> None:
    wrong: list[dict[str, Any]] = [
        {"at": datetime(2026, 3, 2)},  # noqa: DTZ001
        {"at": "2026-03-02T15:30:00Z"},
        {"at": datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))},
        {"name": ""},
        {"name": "x" * 201},
        {"name": 7},
    ]
    for each in wrong:
        with pytest.raises(InvalidRecord, match=r"^(at|name): "):
            signed(**each)
    with pytest.raises(InvalidRecord):
        signed(name="\ud800")
    assert signed(at=datetime.max.replace(tzinfo=UTC)).at == datetime.max.replace(tzinfo=UTC)


def test_a_checkpoint_that_could_not_be_is_not_made() -> None:
    made = signed()
    spoilt: dict[str, Any] = {"size": -1, "root": "x", "head": None, "hash": 7, "at": "now", "name": ""}
    for field, wrong in spoilt.items():
        with pytest.raises(InvalidRecord, match=f"^{field}: "):
            replace(made, **{field: wrong})


# -- proofs


@pytest.mark.parametrize("key", [None, KEY], ids=["bare", "keyed"])
def test_every_entry_of_a_log_is_proven_with_nothing_but_the_checkpoint(key: bytes | None) -> None:
    lines = log(30, key)
    for size in (1, 2, 17, 30):
        known, other = checkpoint(size, key), checkpoint(size, key, "text")
        for n in range(size):
            proof = EntryProof.read(prove_entry(iter(lines), n, size).to_json())
            assert proof.entry.line() == lines[n]
            assert proof.holds(known)
            assert proof.holds(known, key=key)
            assert not proof.holds(other)
            assert not proof.holds(checkpoint(size % 30 + 1, key))


def test_a_proof_whose_entry_is_another_shows_nothing() -> None:
    proof = prove_entry(LINES, 7, 20)
    for line in (LINES[8], log(30, word="text")[7], KEYED[7]):
        assert not EntryProof(Entry.read(line), 20, proof.path).holds(checkpoint(20))
    altered = Entry.read(LINES[7].replace(b"call", b"cell"))
    assert not EntryProof(altered, 20, proof.path).holds(checkpoint(20))
    keyed = prove_entry(KEYED, 7, 20)
    assert keyed.holds(checkpoint(20, KEY))
    assert not keyed.holds(checkpoint(20, KEY), key=OTHER_KEY)


def test_every_growth_of_a_log_is_proven_with_nothing_but_the_checkpoints() -> None:
    known = [checkpoint(size) for size in range(18)]
    for new in range(18):
        for old in range(new + 1):
            proof = GrowthProof.read(prove_growth(iter(LINES), old, new).to_json())
            assert proof.holds(known[old], known[new])
            assert old == 0 or not proof.holds(checkpoint(old, word="text"), known[new])
            assert old == 0 or not proof.holds(known[old], checkpoint(new, word="text"))
            assert old == new or not proof.holds(known[new], known[old])


def test_a_log_that_was_written_anew_has_no_proof_of_growth() -> None:
    chain = Chain()
    anew = grown(chain, 9) + grown(chain, 20, "text")
    old, new = checkpoint(10), Checkpoint.of(chain)
    for lines in (LINES, anew):
        assert not prove_growth(lines, 10, 20).holds(old, new)
    assert prove_growth(anew, 9, 20).holds(checkpoint(9), new)


def test_no_proof_is_made_of_what_is_not_there() -> None:
    for n, size in ((20, 20), (5, 31), (-1, 20)):
        with pytest.raises(InvalidRecord, match=r"^log: "):
            prove_entry(LINES, n, size)
    for old, new in ((5, 31), (6, 5), (-1, 5)):
        with pytest.raises(InvalidRecord, match=r"^log: "):
            prove_growth(LINES, old, new)
    strange: Any
    for strange in ("x", None, 1.5, True):
        with pytest.raises(InvalidRecord, match=r"^log: "):
            prove_entry(LINES, strange, 20)
        with pytest.raises(InvalidRecord, match=r"^log: "):
            prove_growth(LINES, strange, 20)
    for strange in (["text"], [None], "text"):
        with pytest.raises(InvalidRecord, match=r"^lines: "):
            prove_entry(strange, 0, 1)
        with pytest.raises(InvalidRecord, match=r"^lines: "):
            prove_growth(strange, 0, 1)
    with pytest.raises(InvalidRecord, match="another number"):
        prove_entry([*LINES[:5], LINES[6], *LINES[6:]], 5, 20)
    with pytest.raises(InvalidRecord, match="no entry"):
        prove_entry([*LINES[:5], b"x\n", *LINES[6:]], 5, 20)


INCLUSION = json.loads(prove_entry(LINES, 7, 20).to_json())
GROWTH = json.loads(prove_growth(LINES, 7, 20).to_json())


@pytest.mark.parametrize(
    "given",
    [
        "x",
        "[]",
        "{}",
        json.dumps({**INCLUSION, "inclusion": 2}),
        json.dumps({**INCLUSION, "more": 1}),
        json.dumps({**INCLUSION, "growth": 1}),
        json.dumps({**INCLUSION, "entry": {}}),
        json.dumps({**INCLUSION, "entry": None}),
        json.dumps({**INCLUSION, "size": -1}),
        json.dumps({**INCLUSION, "path": "x"}),
        json.dumps({**INCLUSION, "path": [7]}),
        json.dumps({**INCLUSION, "path": ["A" * 64]}),
        json.dumps({**INCLUSION, "path": ["1" * 64] * 129}),
        json.dumps({**GROWTH, "old": 1.5}),
        json.dumps({**GROWTH, "path": None}),
        json.dumps({name: each for name, each in GROWTH.items() if name != "new"}),
    ],
)
def test_what_is_no_proof_is_refused(given: str) -> None:
    with pytest.raises(InvalidRecord):
        read_proof(given)


def test_a_proof_is_read_as_what_it_is() -> None:
    assert read_proof(json.dumps(INCLUSION)) == prove_entry(LINES, 7, 20)
    assert read_proof(json.dumps(GROWTH, indent=1).encode()) == prove_growth(LINES, 7, 20)


def test_what_shows_something_only_with_something_else_has_no_truth() -> None:
    for each in (signed(), prove_entry(LINES, 7, 20), prove_growth(LINES, 7, 20)):
        with pytest.raises(TypeError, match="neither true nor false"):
            bool(each)
