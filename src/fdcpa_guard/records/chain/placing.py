"""Which lines of a damaged log stand where they were written, and what became of the others.

A log is read into stretches: *runs* of lines whose hashes fit and of which each follows the one before, and lines that
are no such entry. An undamaged log is one run. Of several, those are taken to be in place that leave the most entries
in the order of their numbers, and among equals those that follow one another. Every other line was put where it stands.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

_KEPT: Final = 2**20
_ENDLESS: Final = 2**60


class Kind(StrEnum):
    """What was found."""

    ALTERED = "altered"
    """Lines that read as entries, and are not to the byte what was written: the hash does not fit, or the form."""
    UNREADABLE = "unreadable"
    """Lines that are no entries, where entries were."""
    TORN = "torn"
    """The last line does not end: it was being written when something stopped, or was cut."""
    REMOVED = "removed"
    """Entries are missing between others."""
    INSERTED = "inserted"
    """Lines between entries that follow one another without them."""
    DOUBLED = "doubled"
    """Entries that stand a second time."""
    REORDERED = "reordered"
    """Entries that stand elsewhere than where they were written."""
    REWRITTEN = "rewritten"
    """Each hash fits its own entry, but the entries do not belong together: some were written anew."""
    CUT = "cut"
    """A checkpoint knows of entries after the last that is there."""
    UNPLACED = "unplaced"
    """From here on the log is in such disorder that nothing was placed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a log, and where."""

    kind: Kind
    lines: tuple[int, int] | None
    """The first and last line concerned, from 1. Of what was removed, the lines that it is missing between: 0 is before
    the first. None: no line shows it."""
    entries: tuple[int, int] | None
    """The numbers of the first and last entry concerned. None: they are none of this log."""
    words: str

    @property
    def count(self) -> int:
        """How many entries it is about, or lines where they are no entries."""
        first, last = self.entries or self.lines or (0, 0)
        return last - first + 1


@dataclass(slots=True)
class Run:
    """Lines one after another whose entries follow one another."""

    first: int
    """Number of the first entry."""
    last: int
    line: int
    """Where the first stands."""
    previous: str
    """What the first follows."""
    hash: str
    """That of the last."""
    keyed: bool
    """Whether their hashes take a key."""

    def line_of(self, n: int) -> int:
        return self.line + n - self.first


@dataclass(slots=True)
class Bad:
    """Lines one after another that are no entries, all for the same reason."""

    line: int
    count: int
    kind: Kind
    words: str


Item = Run | Bad


class Marks:
    """The beginnings of the hashes of the last million lines or so, to tell doubles from others."""

    __slots__ = ("_before", "_marks")

    def __init__(self) -> None:
        self._marks = array("Q")
        self._before = 1

    def add(self, hash: str) -> None:
        self._marks.append(mark(hash))
        if len(self._marks) >= 2 * _KEPT:
            del self._marks[:_KEPT]
            self._before += _KEPT

    def of(self, line: int) -> int | None:
        """That of a line; None: it is too far back."""
        position = line - self._before
        return self._marks[position] if position >= 0 else None


def mark(hash: str) -> int:
    return int(hash[:16], 16)


def _agree(one: int | None, other: int | None) -> bool:
    """Whether two marks may be of one hash."""
    return one is None or other is None or one == other


@dataclass(slots=True)
class _Piece:
    """The part of a run that is in place."""

    run: Run
    first: int
    last: int


class Placing:
    """What became of each line.

    Attributes:
        findings: what is wrong, in the order of the lines.
        size: one more than the number of the last entry that is there, as far as can be told.
    """

    def __init__(self, items: list[Item], marks: Marks, genesis: str) -> None:
        self._marks, self._genesis = marks, genesis
        self.findings: list[Finding] = []
        self._assumed = 0
        runs = [item for item in items if isinstance(item, Run)]
        self._bad = [item for item in items if isinstance(item, Bad)]
        self._pieces = self._in_place(runs)
        self._firsts = [piece.first for piece in self._pieces]
        self._found: list[list[tuple[int, int]]] = [[] for _ in range(len(self._pieces) + 1)]
        """Of each gap between pieces, and before and after them, the entries that stand elsewhere."""
        for run, first, last in self._astray(runs):
            self._outlier(run, first, last)
        for number in range(len(self._pieces) + 1):
            self._gap(number)
        self._breaks()
        self.size = max(
            [piece.last + 1 for piece in self._pieces[-1:]] + [last + 1 for _, last in self._found[-1]] + [0]
        )
        self.size += self._assumed
        self.findings.sort(key=lambda found: (found.lines or (0, 0), found.entries or (-1, -1)))

    # -- what is in place

    def _in_place(self, runs: list[Run]) -> list[_Piece]:
        best: list[tuple[int, int]] = []
        before: list[int] = []
        for i, run in enumerate(runs):
            most, follows = (run.last - run.first + 1, int(run.first == 0 and run.previous == self._genesis)), -1
            for j in range(i):
                other = runs[j]
                if other.last >= run.last:
                    continue
                entries, links = best[j]
                entries += run.last - max(run.first - 1, other.last)
                if (entries, links + 1) > most:
                    links += self._joint(other, other.first, run)[1]
                    if (entries, links) > most:
                        most, follows = (entries, links), j
            best.append(most)
            before.append(follows)
        chosen: list[Run] = []
        i = max(range(len(runs)), key=lambda i: (best[i], -i), default=-1)
        while i >= 0:
            chosen.append(runs[i])
            i = before[i]
        pieces: list[_Piece] = []
        for run in reversed(chosen):
            first = run.first
            if pieces:
                pieces[-1].last = self._joint(pieces[-1].run, pieces[-1].first, run)[0]
                first = max(first, pieces[-1].last + 1)
            pieces.append(_Piece(run, first, run.last))
        return pieces

    def _joint(self, run: Run, first: int, then: Run) -> tuple[int, bool]:
        """The last entry of a run that is in place if another run goes on after it, and whether they fit there."""
        if run.last < then.first or run.keyed is not then.keyed:
            follows = run.last == then.first - 1 and run.hash == then.previous
            return run.last, follows and run.keyed is then.keyed
        if _agree(self._marks.of(then.line_of(run.last)), mark(run.hash)):
            return run.last, True
        if first < then.first and _agree(self._marks.of(run.line_of(then.first - 1)), mark(then.previous)):
            return then.first - 1, True
        return run.last, False

    # -- what is not

    def _astray(self, runs: list[Run]) -> Iterator[tuple[Run, int, int]]:
        """Every part of a run that is not in place."""
        kept = {id(piece.run): piece for piece in self._pieces}
        for run in runs:
            piece = kept.get(id(run))
            if piece is None:
                yield run, run.first, run.last
                continue
            if run.first < piece.first:
                yield run, run.first, piece.first - 1
            if piece.last < run.last:
                yield run, piece.last + 1, run.last

    def _outlier(self, run: Run, first: int, last: int) -> None:
        """Say what became of entries of a run that are not in place: some are there already, some are missing there."""
        while first <= last:
            number = bisect_right(self._firsts, first)
            piece = self._pieces[number - 1] if number else None
            if piece is not None and first <= piece.last:
                end = min(last, piece.last)
                self._again(run, first, end, piece)
            else:
                end = min(last, self._firsts[number] - 1 if number < len(self._firsts) else _ENDLESS)
                self._elsewhere(run, first, end, number)
            first = end + 1

    def _again(self, run: Run, first: int, last: int, piece: _Piece) -> None:
        """Entries whose numbers are those of entries in place."""
        lines = (run.line_of(first), run.line_of(last))
        there = piece.run.line_of(first)
        same, known = run.keyed is piece.run.keyed, True
        for k in range(last - first + 1):
            here, other = self._marks.of(lines[0] + k), self._marks.of(there + k)
            known = known and here is not None and other is not None
            same = same and _agree(here, other)
        if same and known:
            words = f"stands in line {there} already" if first == last else f"stand from line {there} on already"
            self._find(Kind.DOUBLED, lines, (first, last), words)
        elif same:
            self._find(Kind.INSERTED, lines, (first, last), "the log has these numbers far from here; not compared")
        else:
            words = f"another entry of that number stands in line {there}, where it fits"
            self._find(
                Kind.INSERTED, lines, (first, last), words if first == last else "the log has others of these numbers"
            )

    def _elsewhere(self, run: Run, first: int, last: int, number: int) -> None:
        """Entries whose numbers are missing elsewhere."""
        lines = (run.line_of(first), run.line_of(last))
        found = self._found[number]
        if any(first <= end and start <= last for start, end in found):
            self._find(Kind.DOUBLED, lines, (first, last), "stands elsewhere in the wrong place too")
            return
        before = self._pieces[number - 1] if number else None
        after = self._pieces[number] if number < len(self._pieces) else None
        follows = self._marks.of(run.line_of(first - 1)) if first > run.first else mark(run.previous)
        last_before = mark(self._genesis) if before is None else self._marks.of(before.run.line_of(before.last))
        fits = first != (0 if before is None else before.last + 1) or _agree(follows, last_before)
        if fits and after is not None and last == after.first - 1:
            wanted = (
                self._marks.of(after.run.line_of(last)) if after.first > after.run.first else mark(after.run.previous)
            )
            fits = _agree(self._marks.of(lines[1]), wanted)
        if not fits:
            self._find(Kind.INSERTED, lines, (first, last), "bears a number that is missing, and does not fit there")
            return
        found.append((first, last))
        place = "at the end" if after is None else f"before line {after.run.line_of(after.first)}"
        self._find(Kind.REORDERED, lines, (first, last), f"belongs {place}" if first == last else f"belong {place}")

    def _gap(self, number: int) -> None:
        """What is between two pieces in place, or before the first, or after the last: missing entries, bad lines."""
        before = self._pieces[number - 1] if number else None
        after = self._pieces[number] if number < len(self._pieces) else None
        over = 0 if before is None else before.run.line_of(before.last)
        start = 0 if before is None else before.last + 1
        if after is None:
            self._tail(start, [bad for bad in self._bad if bad.line > over])
            return
        under = after.run.line_of(after.first)
        bad = [bad for bad in self._bad if over < bad.line < under]
        missing = list(_without(start, after.first - 1, sorted(self._found[number])))
        lines, entries = sum([each.count for each in bad]), sum([last - first + 1 for first, last in missing])
        if not entries:
            for each in bad:
                self._find(Kind.INSERTED, _lines(each), None, f"{each.words}, and no entry is missing here")
        elif not lines:
            for first, last in missing:
                where = f"between line {over} and line {under}" if over else f"before line {under}"
                self._find(Kind.REMOVED, (over, under), (first, last), f"missing {where}")
        elif lines == entries:
            self._one_by_one(bad, missing)
        else:
            words = (
                f"{_some(lines, 'line', 'lines')} where {_some(entries, 'entry', 'entries')} should be: {bad[0].words}"
            )
            self._find(_worst(bad), (bad[0].line, _lines(bad[-1])[1]), (missing[0][0], missing[-1][1]), words)

    def _tail(self, next_number: int, bad: list[Bad]) -> None:
        """Lines after the last entry that is in place: each is taken to stand for an entry, unless it is empty."""
        for _, last in self._found[-1]:
            next_number = max(next_number, last + 1)
        for each in bad:
            if each.kind is Kind.INSERTED:
                self._find(Kind.INSERTED, _lines(each), None, each.words)
                continue
            self._find(each.kind, _lines(each), (next_number, next_number + each.count - 1), each.words)
            next_number += each.count
            self._assumed += each.count

    def _one_by_one(self, bad: list[Bad], missing: list[tuple[int, int]]) -> None:
        numbers = iter(missing)
        first, last = next(numbers)
        for each in bad:
            line, left = each.line, each.count
            while left:
                taken = min(left, last - first + 1)
                kind = Kind.UNREADABLE if each.kind is Kind.INSERTED else each.kind
                self._find(kind, (line, line + taken - 1), (first, first + taken - 1), each.words)
                line, left, first = line + taken, left - taken, first + taken
                if first > last:
                    first, last = next(numbers, (0, _ENDLESS))

    def _breaks(self) -> None:
        """Where entries in place bear numbers one after another, and do not follow one another."""
        if self._pieces and self._pieces[0].first == 0 == self._pieces[0].run.first:
            first = self._pieces[0].run
            if first.previous != self._genesis:
                self._find(
                    Kind.REWRITTEN, (first.line, first.line), (0, 0), "the first entry follows another beginning"
                )
        for one, other in pairwise(self._pieces):
            if one.last + 1 != other.first or self._joint(one.run, one.first, other.run)[1]:
                continue
            lines = (one.run.line_of(one.last), other.run.line_of(other.first))
            words = f"entry {other.first} was written after another entry {one.last} than stands here"
            if one.run.keyed is not other.run.keyed:
                words = "the hash of one was made with a key, that of the other without"
            self._find(Kind.REWRITTEN, lines, (one.last, other.first), words)

    def _find(self, kind: Kind, lines: tuple[int, int], entries: tuple[int, int] | None, words: str) -> None:
        self.findings.append(Finding(kind, lines, entries, words))


def _lines(bad: Bad) -> tuple[int, int]:
    return bad.line, bad.line + bad.count - 1


def _some(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _worst(bad: list[Bad]) -> Kind:
    return Kind.ALTERED if any(each.kind is Kind.ALTERED for each in bad) else Kind.UNREADABLE


def _without(first: int, last: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The numbers of a range that are in none of others, as ranges."""
    for start, end in taken:
        if first < start:
            yield first, start - 1
        first = max(first, end + 1)
    if first <= last:
        yield first, last
