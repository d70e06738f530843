"""The canonical text of a case, kept in pieces, so that of a case that grows only what is new is written and hashed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from ..canonical import Members, as_bytes, canonical, instant
from .history import Attempt, History, Inbound

if TYPE_CHECKING:
    from .case import Case

_CHUNK: Final = 64
"""So many attempts are in one piece. Of all but the last the hash is kept: what was long ago stays as it is."""


_MOST_WORDS: Final = 4096
"""How many kinds of events have most of their text kept."""


class Written:
    """The text of a case with a history, in pieces.

    Attributes:
        before, after: what stands before the attempts, and after the inbound contacts.
        chunks: the texts of the attempts, so many in each; of the last ones there may be fewer.
        inbound: the texts of the inbound contacts.
    """

    __slots__ = ("_begun", "after", "before", "chunks", "inbound")

    def __init__(self, before: bytes, chunks: tuple[bytes, ...], inbound: bytes, after: bytes, begun: Any) -> None:
        self.before, self.chunks, self.inbound, self.after = before, chunks, inbound, after
        self._begun = begun
        """The hash of what stands before the last chunk, and how many are in it; None: nobody has asked."""

    @classmethod
    def of(cls, case: Case) -> Written:
        """The text of a case of which the history is known."""
        history: Any = case.history
        before, after = _around(case)
        attempts = history.attempts
        chunks = tuple([_joined(attempts[start : start + _CHUNK]) for start in range(0, len(attempts), _CHUNK)])
        return cls(before, chunks, _joined(history.inbound), after, None)

    def fingerprint(self) -> str:
        """The SHA-256 of the whole text."""
        settled = max(len(self.chunks) - 1, 0)
        begun, so_far = self._begun or (sha256(self.before), 0)
        if so_far < settled or self._begun is None:
            begun = begun.copy()
            for chunk in self.chunks[so_far:settled]:
                begun.update(chunk)
                begun.update(b",")
            self._begun = begun, settled
        whole = begun.copy()
        for piece in (*self.chunks[settled:], _BETWEEN, self.inbound, self.after):
            whole.update(piece)
        return str(whole.hexdigest())

    def text(self) -> str:
        """The whole text."""
        return b"".join([self.before, b",".join(self.chunks), _BETWEEN, self.inbound, self.after]).decode()

    def about(self, case: Case) -> Written:
        """The text of a case with the same history."""
        before, after = _around(case)
        return Written(before, self.chunks, self.inbound, after, self._begun if before == self.before else None)

    def grown(self, history: History, event: Attempt | Inbound, place: int | None) -> Written:
        """The text of the case with a history that has an event more, or another at a place."""
        if isinstance(event, Inbound):
            inbound = _after(self.inbound, event) if place is None else _joined(history.inbound)
            return Written(self.before, self.chunks, inbound, self.after, self._begun)
        chunks, begun = self.chunks, self._begun
        number, within = divmod(len(history.attempts) - 1 if place is None else place, _CHUNK)
        if place is None:
            chunks = (*chunks[:number], _after(chunks[number] if within else b"", event))
        else:
            start = number * _CHUNK
            chunks = (*chunks[:number], _joined(history.attempts[start : start + _CHUNK]), *chunks[number + 1 :])
            if begun is not None and number < begun[1]:
                begun = None
        return Written(self.before, chunks, self.inbound, self.after, begun)


_BETWEEN: Final = b'],"inbound":['


@cache
def _members_around(kind: type[Case]) -> tuple[Members, Members]:
    """What writes the fields that stand before the history of a case, and after it."""
    names = [name for name in kind.model_fields if name != "history"]
    return Members(kind, [name for name in names if name < "history"]), Members(
        kind, [name for name in names if name > "history"]
    )


def _around(case: Case) -> tuple[bytes, bytes]:
    """What stands in the text of a case before its attempts, and after its inbound contacts."""
    first, rest = _members_around(type(case))
    before, after = first(case), rest(case)
    return (
        as_bytes(f'{{{before}{"," if before else ""}"history":{{"attempts":['),
        as_bytes(f"]}}{',' if after else ''}{after}}}"),
    )


def _after(text: bytes, event: Attempt | Inbound) -> bytes:
    return b",".join([text, _joined((event,))] if text else [_joined((event,))])


def _joined(events: Iterable[Attempt | Inbound]) -> bytes:
    return ",".join(_texts(events)).encode()


class _Alike:
    """What events of one sort have in common that differ in id, instant and tags only, and what writes it."""

    __slots__ = ("_around", "_named", "_words", "common", "words")

    def __init__(self, kind: type[Attempt | Inbound]) -> None:
        names = [name for name in kind.model_fields if name not in ("at", "id", "tags")]
        edges = ("", "at", "id", "tags", "~")
        around = [sorted([name for name in names if low < name < high]) for low, high in pairwise(edges)]
        self._around = tuple([Members(kind, each) for each in around])
        self._named = around[2]
        self.common: Final[Callable[[Any], tuple[Any, ...]]] = itemgetter(*names)
        self.words: Final[Callable[[Any], tuple[Any, ...]]] = itemgetter(*self._named)
        self._words = lru_cache(maxsize=_MOST_WORDS)(self._write)

    def _write(self, words: tuple[Any, ...]) -> str:
        return self._around[2].of(dict(zip(self._named, words, strict=True)))

    def rest(self, given: Mapping[str, Any]) -> tuple[str, str, str, str]:
        """What stands before the instant, between it and the id, before the tags, and behind them."""
        first, second, _, last = self._around
        before, between, after = first.of(given), second.of(given), last.of(given)
        words = self._words(self.words(given))  # most of an event: few words, which come again in every case
        return (
            f'{{{before}{"," if before else ""}"at":',
            f',{between}{"," if between else ""}"id":"',
            f'"{"," if words else ""}{words}',
            f"{',' if after else ''}{after}}}",
        )


_alike: Final = cache(_Alike)


def _texts(events: Iterable[Attempt | Inbound]) -> Iterator[str]:
    """The texts of events. Nearly all of each is the same for many, and is written once for them."""
    rests: dict[Any, tuple[str, str, str, str]] = {}
    tagged: dict[int, str] = {}  # by the tags themselves, which the events hold on to
    for event in events:
        given = event.__dict__
        alike = _alike(type(event))
        key = alike.common(given)
        rest = rests.get(key)
        if rest is None:
            rest = rests[key] = alike.rest(given)
        tags = given.get("tags")
        told = ""
        if tags:
            told = tagged.get(id(tags), "")
            if not told:
                told = tagged[id(tags)] = f',"tags":{canonical(tags)}'
        yield f"{rest[0]}{instant(given['at'])}{rest[1]}{given['id']}{rest[2]}{told}{rest[3]}"


def fingerprint(case: Case, written: Written | None) -> str:
    """The SHA-256 of the canonical text of a case."""
    return sha256(canonical(case).encode()).hexdigest() if written is None else written.fingerprint()


def written(case: Case) -> Written | None:
    """The text of a case in pieces; None if it has no history that could grow, or one of somebody's own making."""
    return Written.of(case) if type(case.history) is History else None
