"""Whether a log is as it was written, and whether all of it is there: two verdicts, and by what each is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ... import json_text
from ...decision import no_truth
from ...errors import InvalidRecord
from ..hashing import checked_key
from .checkpoints import Checkpoint
from .entries import GENESIS, MOST_BYTES, Chain, Entry, checked_hash
from .placing import Bad, Finding, Item, Kind, Marks, Placing, Run

MOST_FINDINGS: Final = 100
"""How many findings a verdict names; the rest it counts."""

_MOST_STRETCHES: Final = 2_000
_MISSING: Final = frozenset({Kind.REMOVED, Kind.CUT})
_NO_JSON: Final = "no entry of a chain"
_NO_LINES: Final = "lines: an iterable of lines is needed, each as bytes with its line feed"
_NO_END: Final = "the line does not end: no line feed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a log shows of itself, and what it shows with a key or with checkpoints that were kept elsewhere.

    A bare chain finds accidents. Whoever can write to the log can also write all of it anew from some entry on, or cut
    its end, and a bare chain does not show it. A key shows what was written without it, and no cut end. A checkpoint
    shows both, for the entries that it knows.
    """

    lines: int
    entries: int
    """One more than the number of the last entry that is there, as far as can be told."""
    findings: tuple[Finding, ...]
    """What is wrong, in the order of the lines; then what a checkpoint shows. A hundred at most."""
    left_out: int
    """How many more there are."""
    counts: Mapping[Kind, int]
    """Of each kind, how many findings there are."""
    keyed: bool
    """Whether hashes of the log take a key."""
    with_key: bool
    """Whether a key was given, and every hash was checked with it."""
    held: int | None
    """How many entries are as the largest checkpoint that holds knows them; None: no checkpoint holds."""
    unshown: int
    """How many checkpoints could not be compared, for the log is damaged, or ends, before their size."""
    checkpoints: int = 0
    """How many checkpoints were given."""

    __bool__ = no_truth("whether a log is unaltered, and whether it is complete, are two verdicts")

    @property
    def unaltered(self) -> bool | None:
        """Whether what is there is, to the byte and in its place, what was written. None: it takes a key to say.

        True is worth as much as what shows it: a key, for all entries; a checkpoint, for the first ``held``; else the
        bare chain, which finds accidents and nobody who writes the log anew.
        """
        if any(kind not in _MISSING for kind in self.counts):
            return False
        if self.keyed and not self.with_key and (self.held is None or self.held < self.entries):
            return None
        return True

    @property
    def complete(self) -> bool | None:
        """Whether no entry is missing. True only up to the largest checkpoint, and if that holds: see ``held``.

        None: nobody can tell. Nothing in a log shows that its end was cut.
        """
        if any(kind in _MISSING for kind in self.counts):
            return False
        return True if self.held is not None and not self.counts and not self.unshown else None


def verify(
    lines: Iterable[bytes],
    *,
    key: bytes | None = None,
    checkpoints: Iterable[Checkpoint] = (),
    genesis: str = GENESIS,
    most: int = MOST_FINDINGS,
) -> Verdict:
    """Read a log once, from its first line to its last, and say what is wrong with it, and where.

    An undamaged log of any length takes a bounded amount of memory, some 16 MB. Of one that is damaged in thousands of
    places, the first are placed.

    Args:
        lines: the lines of the log, each with its line feed, as a file gives them that is open in binary.
        key: that of the log. A log with a key is read without it too; whether its hashes fit is then not looked at.
        checkpoints: of this log, kept elsewhere.
        genesis: what the first entry follows.
        most: how many findings are named.

    Raises:
        InvalidRecord: an argument is not of its form. What is wrong with the log itself raises nothing.
    """
    reading = Reading(key=key, checkpoints=checkpoints, genesis=genesis)
    reading.read(lines)
    return reading.verdict(most)


def resumed(lines: Iterable[bytes], *, key: bytes | None = None, genesis: str = GENESIS) -> Chain:
    """The chain that goes on where a log ends. The log is read whole, and verified.

    Raises:
        InvalidRecord: an argument is not of its form, something is wrong with the log, or its key is not given.
    """
    reading = Reading(key=key, genesis=genesis, resumes=True)
    reading.read(lines)
    verdict = reading.verdict(1)
    for found in verdict.findings:
        raise InvalidRecord(f"log: {described(found)}")
    if verdict.keyed and key is None:
        raise InvalidRecord("log: it has a key, without which nothing can be added")
    return reading.chain


def described(found: Finding) -> str:
    """A finding in words, with its place."""
    places = []
    if found.lines is not None and found.kind is not Kind.REMOVED:
        places.append(_span("line", "lines", *found.lines))
    if found.entries is not None:
        places.append(_span("entry", "entries", *found.entries))
    return f"{', '.join(places)}: {found.kind.value}: {found.words}"


def unaltered_in_words(verdict: Verdict) -> str:
    """Whether a log is unaltered, and what shows it."""
    if verdict.unaltered is False:
        return "no"
    held = verdict.held or 0
    if verdict.unaltered is None:
        shown = f"the first {held} are as a checkpoint knows them; " if held else ""
        return f"not known: {shown}whether the hashes fit takes the key of the log"
    if verdict.with_key:
        return "yes: every hash was made with the key"
    if held == verdict.entries and verdict.held is not None:
        return "yes: all are as a checkpoint knows them"
    if held:
        return f"yes: the first {held} are as a checkpoint knows them; for the others, {_BARE}"
    return f"as far as can be seen: {_BARE}"


def complete_in_words(verdict: Verdict) -> str:
    """Whether a log is complete, and what shows it."""
    if verdict.complete is False:
        return "no: entries are missing"
    if verdict.complete:
        some = f"{verdict.held or 0} {'entry' if verdict.held == 1 else 'entries'}"
        return f"yes, as of the checkpoint of {some}; what was cut after it, nobody can tell"
    if verdict.checkpoints:
        return "not known: the log is damaged, and bears no checkpoint out"
    return "not known: nothing in a log shows a cut end; a checkpoint kept elsewhere does"


_BARE: Final = "a bare chain finds accidents, and nobody who writes the log anew"


def _span(one: str, several: str, first: int, last: int) -> str:
    return f"{one} {first}" if first == last else f"{several} {first} to {last}"


class Reading:
    """A log as it is read, piece by piece, and what was found so far."""

    def __init__(
        self,
        *,
        key: bytes | None = None,
        checkpoints: Iterable[Checkpoint] = (),
        genesis: str = GENESIS,
        resumes: bool = False,
    ) -> None:
        """``resumes``: the chain is wanted that the log makes."""
        self._key, self._genesis = checked_key(key), checked_hash(genesis, "genesis")
        self._keyed = False
        self._checkpoints = sorted(checkpoints, key=lambda each: each.size)
        self._waiting = list(reversed(self._checkpoints))
        self._resumes = resumes
        self._failed: Checkpoint | None = None
        self._held: int | None = None
        self._items: list[Item] = []
        self._marks = Marks()
        self._lines = 0
        self._unplaced: int | None = None
        self._intact = True
        self.chain = Chain(key=key, genesis=genesis)
        """What the log makes as long as nothing is wrong, and as far as somebody wants it."""
        self._compare()

    def read(self, lines: Iterable[bytes]) -> None:
        """Read on."""
        given: object = lines
        if isinstance(given, str | bytes | bytearray) or not isinstance(given, Iterable):
            raise InvalidRecord(_NO_LINES)
        for line in lines:
            self._lines += 1
            if type(line) is not bytes:
                raise InvalidRecord(_NO_LINES)
            if self._unplaced is None:
                self._add(line)

    def _add(self, line: bytes) -> None:
        items = self._items
        last = items[-1] if items else None
        if type(last) is Bad and last.kind is Kind.TORN:
            last.kind = Kind.UNREADABLE
        entry = self._entry(line)
        if not isinstance(entry, Entry):
            self._marks.add(GENESIS)
            self._intact = False
            if type(last) is Bad and (last.kind, last.words) == entry:
                last.count += 1
                return
            items.append(Bad(self._lines, 1, *entry))
        else:
            self._marks.add(entry.hash)
            if (
                type(last) is Run
                and entry.n == last.last + 1
                and entry.previous == last.hash
                and entry.keyed is last.keyed
            ):
                last.last, last.hash = entry.n, entry.hash
            else:
                items.append(Run(entry.n, entry.n, self._lines, entry.previous, entry.hash, entry.keyed))
                self._intact = last is None and entry.n == 0 and entry.previous == self._genesis
            if self._intact and (self._waiting or self._resumes):
                self.chain.take(line, entry.hash)
                self._compare()
        if len(items) > _MOST_STRETCHES:
            self._unplaced = self._lines

    def _entry(self, line: bytes) -> Entry | tuple[Kind, str]:
        """The entry of a line, or what is wrong with it."""
        if line[-1:] != b"\n" and len(line) <= MOST_BYTES:
            return Kind.TORN, _NO_END
        try:
            entry = Entry.read(line)
        except InvalidRecord:
            return _what_is_wrong(line)
        if entry.keyed:
            self._keyed = True
            if self._key is None or entry.fits(self._key):
                return entry
            return Kind.ALTERED, "the hash does not fit, or was made with another key"
        if self._key is not None:
            return Kind.ALTERED, "the hash was made without a key"
        return entry if entry.fits() else (Kind.ALTERED, "the hash does not fit")

    def _compare(self) -> None:
        """Compare the log so far with the checkpoints of its size."""
        while self._waiting and self._waiting[-1].size == self.chain.size:
            checkpoint = self._waiting.pop()
            if (checkpoint.root, checkpoint.head) == (self.chain.root.hex(), self.chain.head):
                self._held = checkpoint.size
            elif self._failed is None:
                self._failed = checkpoint

    def verdict(self, most: int) -> Verdict:
        placing = Placing(self._items, self._marks, self._genesis)
        findings = placing.findings
        if self._unplaced is not None:
            words = "the log is damaged in too many places; what follows was not placed"
            findings.append(Finding(Kind.UNPLACED, (self._unplaced, self._lines), None, words))
        findings += self._by_checkpoints(placing.size)
        return Verdict(
            lines=self._lines,
            entries=placing.size,
            findings=tuple(findings[:most]),
            left_out=max(0, len(findings) - most),
            counts=dict(Counter(found.kind for found in findings)),
            keyed=self._keyed,
            with_key=self._key is not None,
            held=self._held,
            unshown=len(self._waiting),
            checkpoints=len(self._checkpoints),
        )

    def _by_checkpoints(self, size: int) -> Iterator[Finding]:
        failed = self._failed
        if failed is not None:
            held = self._held if self._held is not None and self._held < failed.size else 0
            entries = (held, failed.size - 1) if failed.size else None
            words = f"these are not the entries of which the checkpoint of {failed.size} was made"
            yield Finding(Kind.REWRITTEN, None, entries, words)
        largest = self._checkpoints[-1].size if self._checkpoints else 0
        if largest > size and self._unplaced is None:
            yield Finding(Kind.CUT, None, (size, largest - 1), f"a checkpoint knows {largest} entries")


def _what_is_wrong(line: bytes) -> tuple[Kind, str]:
    """Why a line is no entry, as far as it can be told."""
    if len(line) > MOST_BYTES:
        return Kind.UNREADABLE, f"a line of more than {MOST_BYTES:,} bytes"
    if not line.strip():
        return Kind.INSERTED, "an empty line"
    try:
        given = json_text.read(line)
    except json_text.NotJson:
        return Kind.UNREADABLE, _NO_JSON
    if isinstance(given, dict) and given.keys() - {"hash", "hmac"} == {"body", "n", "previous"}:
        return Kind.ALTERED, "an entry, but not to the byte as one is written"
    return Kind.UNREADABLE, _NO_JSON
