"""Entries of a chain: each holds a document, its number, and the hash of the entry before."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ... import json_text
from ...errors import InvalidRecord
from ..hashing import checked_key, digest
from ..merkle import Tree, leaf_hash
from .written import as_read, written

GENESIS: Final = "0" * 64
"""What the first entry follows, unless the owner of the log chose something else."""

MOST_BYTES: Final = 16 * 2**20
"""The longest line, with its line feed."""

ENTRY: Final = b"fdcpa-guard/chain-entry/1\n"
CHECKPOINT: Final = b"fdcpa-guard/chain-checkpoint/1\n"
"""What stands before the bytes that are hashed, so that no hash of one thing is that of another."""

MOST: Final = 2**53 - 1
"""The largest number that every reader of JSON keeps."""
_HEX: Final = re.compile("[0-9a-f]{64}")
_FORM: Final = re.compile(
    rb'\{"body":(\{.*\}),"(hash|hmac)":"([0-9a-f]{64})","n":(0|[1-9][0-9]{0,15}),"previous":"([0-9a-f]{64})"\}\n',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, read from its line."""

    body: Mapping[str, Any]
    n: int
    """Its number; the first is 0."""
    previous: str
    """The hash of the entry before, or what the first one follows."""
    hash: str
    keyed: bool
    """Whether the hash takes a key (it then stands under ``hmac``)."""
    _body: bytes = field(repr=False, compare=False)

    @classmethod
    def read(cls, line: object) -> Entry:
        """The entry that a line holds: bytes, with the line feed at the end. Whether its hash fits is not looked at.

        Raises:
            InvalidRecord: the line is no entry, or not to the byte as one is written.
        """
        form = _FORM.fullmatch(line) if isinstance(line, bytes) and len(line) <= MOST_BYTES else None
        if form is None or int(form[4]) > MOST:
            raise InvalidRecord("line: no entry of a chain")
        try:
            body = json_text.read(form[1])
            canonical = as_read(body) == form[1]
        except (json_text.NotJson, ValueError, RecursionError):
            raise InvalidRecord("line: no entry of a chain") from None
        if not canonical:
            raise InvalidRecord("line: not in canonical form")
        return cls(body, int(form[4]), form[5].decode(), form[3].decode(), form[2] == b"hmac", form[1])

    def fits(self, key: bytes | None = None) -> bool:
        """Whether its hash is that of its content; with a key, whether it was made with that key."""
        if self.keyed is not (key is not None):
            return False
        return hmac.compare_digest(self.hash, digest(ENTRY, _content(self._body, self.n, self.previous), key))

    def line(self) -> bytes:
        """The line that holds it."""
        return _line(self._body, self.n, self.previous, self.hash, self.keyed)


class Chain:
    """Where a log stands: gives the line of each next entry, and keeps no entry.

    It writes nothing: whoever could not write a line begins anew from the log, for this chain has gone on. One chain
    serves one writer.

    Attributes:
        size: how many entries there are.
        head: the hash of the last, or what the first will follow.
    """

    __slots__ = ("_key", "_tree", "head", "size")

    def __init__(self, *, key: bytes | None = None, genesis: str = GENESIS) -> None:
        """A chain without entries.

        Args:
            key: makes every hash an HMAC-SHA-256; at least 16 bytes.
            genesis: what the first entry follows, 64 hexadecimal digits in lower case: as the head of the log before.

        Raises:
            InvalidRecord: the key or the beginning is not well formed.
        """
        self._key = checked_key(key)
        self._tree = Tree()
        self.head = checked_hash(genesis, "genesis")
        self.size = 0

    def __repr__(self) -> str:
        return f"Chain(size={self.size}, head={self.head!r}, keyed={self.keyed})"

    @property
    def keyed(self) -> bool:
        """Whether its hashes take a key."""
        return self._key is not None

    @property
    def root(self) -> bytes:
        """The Merkle root over the lines, each without its line feed."""
        return self._tree.root()

    def digest(self, domain: bytes, content: bytes) -> str:
        """The hash of something else that belongs to the log, with its key."""
        return digest(domain, content, self._key)

    def append(self, body: Mapping[str, Any]) -> bytes:
        """The line of the next entry, with its line feed.

        Raises:
            InvalidRecord: the body is no object that canonical JSON can hold, or is too long; nothing changed then.
        """
        if not isinstance(body, dict):
            raise InvalidRecord("body: a JSON object is needed, as a dict")
        content = written(body, "body")
        made = digest(ENTRY, _content(content, self.size, self.head), self._key)
        line = _line(content, self.size, self.head, made, self.keyed)
        if len(line) > MOST_BYTES:
            raise InvalidRecord(f"body: a line holds at most {MOST_BYTES:,} bytes")
        self.take(line, made)
        return line

    def take(self, line: bytes, made: str) -> None:
        """Go on past the line of an entry that is known to be the next, and to have that hash."""
        self._tree.append(leaf_hash(line[:-1]))
        self.head = made
        self.size += 1


def checked_hash(text: object, what: str) -> str:
    """A hash as it is written.

    Raises:
        InvalidRecord: it is none.
    """
    if isinstance(text, str) and _HEX.fullmatch(text):
        return text
    raise InvalidRecord(f"{what}: 64 hexadecimal digits in lower case are needed")


def _content(body: bytes, n: int, previous: str) -> bytes:
    """What the hash of an entry covers."""
    return b'{"body":%b,"n":%d,"previous":"%b"}' % (body, n, previous.encode())


def _line(body: bytes, n: int, previous: str, made: str, keyed: bool) -> bytes:
    name = b"hmac" if keyed else b"hash"
    return b'{"body":%b,"%b":"%b","n":%d,"previous":"%b"}\n' % (body, name, made.encode(), n, previous.encode())
