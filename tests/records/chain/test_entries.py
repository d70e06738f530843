"""Entries: what they hold, byte by byte, and what none can hold."""

import hashlib
import hmac
import json
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard.errors import InvalidRecord
from fdcpa_guard.records.chain import GENESIS, Chain, Entry, verify

from .made import KEY, OTHER_KEY, body, log

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_an_entry_to_the_byte() -> None:
    line = Chain().append({"b": "é\n\x0b", "a": [1, None, True]})
    content = '{"body":{"a":[1,null,true],"b":"é\\n\\u000b"},"n":0,"previous":"' + "0" * 64 + '"}'
    made = hashlib.sha256(b"fdcpa-guard/chain-entry/1\n" + content.encode()).hexdigest()
    whole = content.replace('"n":0', f'"hash":"{made}","n":0') + "\n"
    assert line == whole.encode()


def test_a_keyed_entry_to_the_byte() -> None:
    line = Chain(key=KEY).append({})
    content = b'{"body":{},"n":0,"previous":"' + b"0" * 64 + b'"}'
    made = hmac.new(KEY, b"fdcpa-guard/chain-entry/1\n" + content, "sha256").hexdigest()
    assert line == b'{"body":{},"hmac":"%b","n":0,"previous":"%b"}\n' % (made.encode(), b"0" * 64)


def test_each_entry_follows_the_one_before() -> None:
    chain = Chain()
    before = GENESIS
    for n in range(5):
        assert (chain.size, chain.head) == (n, before)
        entry = Entry.read(chain.append(body(n)))
        assert (entry.n, entry.previous, entry.body, entry.keyed) == (n, before, body(n), False)
        before = entry.hash


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), PLAIN, max_size=4), st.booleans())
def test_whatever_json_can_hold_comes_back_and_verifies(document: dict[str, Any], keyed: bool) -> None:
    key = KEY if keyed else None
    line = Chain(key=key).append(document)
    entry = Entry.read(line)
    assert entry.body == document
    assert entry.line() == line
    assert line.count(b"\n") == 1
    assert entry.fits(key)
    assert not entry.fits(OTHER_KEY)
    assert verify([line], key=key).unaltered is True


def test_a_hash_with_a_key_is_not_one_without() -> None:
    bare, keyed = Entry.read(log(1)[0]), Entry.read(log(1, KEY)[0])
    assert (bare.fits(), bare.fits(KEY), keyed.fits(), keyed.fits(KEY)) == (True, False, False, True)


class Number(IntEnum):
    ONE = 1


LOOP: dict[str, Any] = {}
LOOP["itself"] = LOOP
DEEP: Any = {}
for _ in range(100_000):
    DEEP = {"a": DEEP}

NO_BODY: dict[str, Any] = {
    "a list": [],
    "text": "{}",
    "nothing": None,
    "a number": 7,
    "NaN": {"a": float("nan")},
    "infinity": {"a": [float("inf")]},
    "bytes": {"a": b"x"},
    "a set": {"a": {1}},
    "a tuple": {"a": (1,)},
    "a key that is a number": {1: "a"},
    "a key that is nothing": {None: "a"},
    "two keys that are one": {1: "a", "1": "b"},
    "half a character": {"a": "\ud800"},
    "half a character as a key": {"\ud800": 1},
    "an object": {"a": object()},
    "itself": LOOP,
    "beyond all depth": DEEP,
    "too long": {"a": "x" * 16 * 2**20},
}


@pytest.mark.parametrize("what", NO_BODY)
def test_what_canonical_json_cannot_hold_is_refused_and_changes_nothing(what: str) -> None:
    chain = Chain()
    chain.append({})
    stood = (chain.size, chain.head, chain.root)
    with pytest.raises(InvalidRecord, match=r"^body: "):
        chain.append(NO_BODY[what])
    assert (chain.size, chain.head, chain.root) == stood


def test_a_chain_shows_no_key() -> None:
    shown = repr(Chain(key=KEY))
    assert "size=0" in shown
    assert "keyed=True" in shown
    assert "apart" not in shown


@pytest.mark.parametrize("line", [b"", b"\n", b"{}\n", None, "text", 7, json.dumps({"body": {}}).encode()], ids=repr)
def test_what_is_no_entry_is_not_read_as_one(line: object) -> None:
    with pytest.raises(InvalidRecord, match=r"^line: no entry"):
        Entry.read(line)
