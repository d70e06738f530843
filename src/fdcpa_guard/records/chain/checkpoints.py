"""Checkpoints of a chain, to be kept where nobody who writes to the log can change them; and proofs by them."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

from ... import json_text
from ...decision import no_truth
from ...errors import InvalidRecord
from .. import merkle
from ..hashing import checked_key, digest
from .entries import CHECKPOINT, GENESIS, MOST, Chain, Entry, checked_hash
from .written import written

_FORMAT: Final = 1
_LONGEST_NAME: Final = 200
_MOST_HASHES: Final = 128


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a log stood: how many entries, their Merkle root, and the hash of the last.

    ``Checkpoint.of(chain)`` makes one, ``Checkpoint.read(text)`` reads one back. One log gives one checkpoint.
    """

    size: int
    """How many entries there were."""
    root: str
    """The Merkle root over their lines, each without its line feed."""
    head: str
    """The hash of the last; of an empty log, what its first entry was to follow."""
    at: datetime | None
    """When, if whoever made it says."""
    name: str | None
    """Of which log, if whoever made it says."""
    hash: str
    keyed: bool
    """Whether its hash takes a key (it then stands under ``hmac``)."""

    __bool__ = no_truth("a checkpoint shows something only with a log: verify(lines, checkpoints=[...])")

    def __post_init__(self) -> None:
        _count(self.size, "size")
        for what in ("root", "head", "hash"):
            checked_hash(getattr(self, what), what)
        object.__setattr__(self, "at", None if self.at is None else _in_utc(self.at))
        if self.name is not None:
            _check_name(self.name)

    @classmethod
    def of(cls, chain: Chain, *, at: datetime | None = None, name: str | None = None) -> Checkpoint:
        """The checkpoint of where a chain stands, keyed if the chain is.

        Raises:
            InvalidRecord: the instant has no zone, or the name is empty or longer than 200 characters.
        """
        made = cls(chain.size, chain.root.hex(), chain.head, at, name, GENESIS, chain.keyed)
        return replace(made, hash=chain.digest(CHECKPOINT, made._content()))

    @classmethod
    def read(cls, text: str | bytes, *, key: bytes | None = None) -> Checkpoint:
        """The checkpoint that a JSON text holds, in whatever spelling.

        Args:
            text: the JSON object.
            key: that of the log, to check a keyed checkpoint; without it, that it is as it was made is not looked at.

        Raises:
            InvalidRecord: it is none, or its hash does not fit, also if it was made with another key.
        """
        checked_key(key)
        given = _object(text, "checkpoint")
        sort = "hmac" if "hmac" in given else "hash"
        _fields(given, {"checkpoint", "size", "root", "head", sort}, {"at", "name"})
        at = _instant(given["at"]) if "at" in given else None
        if "name" in given:
            _check_name(given["name"])
        read = cls(given["size"], given["root"], given["head"], at, given.get("name"), given[sort], sort == "hmac")
        if read.keyed and key is None:
            return read
        if not hmac.compare_digest(read.hash, digest(CHECKPOINT, read._content(), key if read.keyed else None)):
            raise InvalidRecord(f"{sort}: it does not fit: it was altered" + ", or the key is another" * read.keyed)
        return read

    def _content(self) -> bytes:
        """What the hash covers."""
        return written(self._members(), "checkpoint")

    def _members(self) -> dict[str, Any]:
        members: dict[str, Any] = {"checkpoint": _FORMAT, "size": self.size, "root": self.root, "head": self.head}
        if self.at is not None:
            members["at"] = _text(self.at)
        if self.name is not None:
            members["name"] = self.name
        return members

    def to_json(self) -> bytes:
        """It as canonical JSON."""
        return written({**self._members(), "hmac" if self.keyed else "hash": self.hash}, "checkpoint")


@dataclass(frozen=True, slots=True)
class EntryProof:
    """That an entry is in the log of a checkpoint: the entry, and the hashes beside its way to the root."""

    entry: Entry
    size: int
    """That of the checkpoint."""
    path: tuple[bytes, ...] = field(repr=False)

    __bool__ = no_truth("a proof shows something only with its checkpoint: proof.holds(checkpoint)")

    @classmethod
    def read(cls, text: str | bytes) -> EntryProof:
        """The proof that a JSON text holds, in whatever spelling.

        Raises:
            InvalidRecord: it is none.
        """
        given = _object(text, "inclusion")
        _fields(given, {"inclusion", "entry", "size", "path"}, set())
        entry = Entry.read(written(given["entry"], "entry") + b"\n")
        return cls(entry, _count(given["size"], "size"), _path(given["path"]))

    def to_json(self) -> bytes:
        """It as canonical JSON."""
        members = {"inclusion": _FORMAT, "entry": json_text.read(self.entry.line()), "size": self.size}
        return written({**members, "path": [each.hex() for each in self.path]}, "proof")

    def holds(self, checkpoint: Checkpoint, *, key: bytes | None = None) -> bool:
        """Whether it shows that the entry, to the byte, is in the log that the checkpoint was made of.

        Args:
            checkpoint: one that came another way than the proof.
            key: that of the log, to check the entry's own hash too; a hash without a key is always checked.
        """
        if (not self.entry.keyed or key is not None) and not self.entry.fits(key):
            return False
        leaf = merkle.leaf_hash(self.entry.line()[:-1])
        root = bytes.fromhex(checkpoint.root)
        return self.size == checkpoint.size and merkle.includes(root, self.size, self.entry.n, leaf, self.path)


@dataclass(frozen=True, slots=True)
class GrowthProof:
    """That a log only grew from one checkpoint to another: nothing that the old one knew was altered or removed."""

    old: int
    """The size of the old checkpoint."""
    new: int
    path: tuple[bytes, ...] = field(repr=False)

    __bool__ = no_truth("a proof shows something only with its checkpoints: proof.holds(old, new)")

    @classmethod
    def read(cls, text: str | bytes) -> GrowthProof:
        """The proof that a JSON text holds, in whatever spelling.

        Raises:
            InvalidRecord: it is none.
        """
        given = _object(text, "growth")
        _fields(given, {"growth", "old", "new", "path"}, set())
        return cls(_count(given["old"], "old"), _count(given["new"], "new"), _path(given["path"]))

    def to_json(self) -> bytes:
        """It as canonical JSON."""
        path = [each.hex() for each in self.path]
        return written({"growth": _FORMAT, "old": self.old, "new": self.new, "path": path}, "proof")

    def holds(self, old: Checkpoint, new: Checkpoint) -> bool:
        """Whether it shows that the log of the new checkpoint begins with the whole log of the old one."""
        roots = bytes.fromhex(old.root), bytes.fromhex(new.root)
        sizes = (self.old, self.new) == (old.size, new.size)
        return sizes and merkle.extends(roots[0], self.old, roots[1], self.new, self.path)


def read_proof(text: str | bytes) -> EntryProof | GrowthProof:
    """The proof of either sort that a JSON text holds.

    Raises:
        InvalidRecord: it is none.
    """
    try:
        given = json_text.read(text)
    except json_text.NotJson as error:
        raise InvalidRecord(f"{error.message}") from None
    return GrowthProof.read(text) if isinstance(given, dict) and "growth" in given else EntryProof.read(text)


def prove_entry(lines: Iterable[bytes], n: int, size: int) -> EntryProof:
    """The proof that entry ``n`` is among the first ``size`` of a log, which is read once, and no further.

    Raises:
        InvalidRecord: there is no such entry, the log has fewer, or the line is no entry of that number.
    """
    found: list[bytes] = []

    def watched() -> Iterator[bytes]:
        for number, line in enumerate(lines):
            if number == n:
                found.append(line)
            yield _leaf(line)

    try:
        path = merkle.inclusion_proof(watched(), n, size)
    except InvalidRecord:
        raise
    except ValueError as error:
        raise InvalidRecord(f"log: {error}".replace("leaves", "entries").replace("leaf", "entry")) from None
    entry = Entry.read(found[0])
    if entry.n != n:
        raise InvalidRecord("log: the line at that place bears another number")
    return EntryProof(entry, size, path)


def prove_growth(lines: Iterable[bytes], old: int, new: int) -> GrowthProof:
    """The proof that the first ``new`` entries of a log begin with its first ``old``; it is read once, and no further.

    Raises:
        InvalidRecord: the log has fewer entries, or the new size is the smaller.
    """
    try:
        return GrowthProof(old, new, merkle.consistency_proof(map(_leaf, lines), old, new))
    except InvalidRecord:
        raise
    except ValueError as error:
        raise InvalidRecord(f"log: {error}".replace("leaves", "entries")) from None


def _leaf(line: object) -> bytes:
    if type(line) is not bytes:
        raise InvalidRecord("lines: an iterable of lines is needed, each as bytes with its line feed")
    return merkle.leaf_hash(line[:-1])


def _text(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _in_utc(given: object) -> datetime:
    try:
        if isinstance(given, datetime) and given.tzinfo is not None:
            return given.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidRecord("at: an instant with a zone is needed")


def _instant(given: object) -> datetime:
    """The instant that a checkpoint tells, in UTC and in the one spelling."""
    try:
        at = _in_utc(datetime.fromisoformat(given) if isinstance(given, str) else given)
        if _text(at) == given:
            return at
    except ValueError:
        pass
    raise InvalidRecord("at: an instant in UTC is needed, as 2026-03-02T15:30:00Z")


def _check_name(given: object) -> None:
    if not isinstance(given, str) or not 0 < len(given) <= _LONGEST_NAME:
        raise InvalidRecord(f"name: a text of 1 to {_LONGEST_NAME} characters is needed")


def _object(text: str | bytes, what: str) -> dict[str, Any]:
    """The members of a document of one kind."""
    try:
        given = json_text.read(text)
    except json_text.NotJson as error:
        raise InvalidRecord(f"(whole): {error.message}") from None
    if not isinstance(given, dict) or what not in given:
        raise InvalidRecord(f"{what}: a JSON object with this field is needed")
    if given[what] != _FORMAT or type(given[what]) is not int:
        raise InvalidRecord(f"{what}: only format {_FORMAT} is known")
    return given


def _fields(given: dict[str, Any], needed: set[str], allowed: set[str]) -> None:
    """Nothing is missing, and nothing is there that is not understood."""
    for name in sorted(needed - given.keys()):
        raise InvalidRecord(f"{name}: required")
    if given.keys() - needed - allowed:
        raise InvalidRecord("(unknown field): there is no such field")


def _count(given: object, what: str) -> int:
    if type(given) is int and 0 <= given <= MOST:
        return given
    raise InvalidRecord(f"{what}: a count is needed")


def _path(given: object) -> tuple[bytes, ...]:
    if not isinstance(given, list) or len(given) > _MOST_HASHES:
        raise InvalidRecord(f"path: a list of at most {_MOST_HASHES} hashes is needed")
    return tuple([bytes.fromhex(checked_hash(each, "path")) for each in given])
