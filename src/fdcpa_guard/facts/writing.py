"""The JSON text of a case, kept in pieces, so that of a case that grows only what is new is written and hashed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from ..vocabulary import UNKNOWN
from .history import Attempt, History, Inbound
from .past import OF_ATTEMPT, OF_INBOUND

if TYPE_CHECKING:
    from .case import Case

_CHUNK: Final = 64
"""So many attempts are in one piece. Of all but the last the hash is kept: what was long ago stays as it is."""
_ATTEMPT: Final = itemgetter("voice")
_INBOUND: Final = itemgetter("ended_at", "ongoing")
"""What, beside their kind, tells events apart whose texts differ in more than id, instant and tags."""


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
        for piece in (*self.chunks[settled:], b'],"inbound":[', self.inbound, b"]}", self.after):
            whole.update(piece)
        return str(whole.hexdigest())

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


def _around(case: Case) -> tuple[bytes, bytes]:
    """What stands in the text of a case before its attempts, and after its inbound contacts."""
    names = list(type(case).model_fields)
    place = names.index("history")
    before = case.model_dump_json(include={*names[:place]})
    after = case.model_dump_json(include={*names[place + 1 :]})
    return f'{before[:-1]},"history":{{"attempts":['.encode(), f",{after[1:]}".encode()


def _after(text: bytes, event: Attempt | Inbound) -> bytes:
    return b",".join([text, _joined((event,))] if text else [_joined((event,))])


def _joined(events: Iterable[Attempt | Inbound]) -> bytes:
    return ",".join(_texts(events)).encode()


def _texts(events: Iterable[Attempt | Inbound]) -> Iterator[str]:
    """The texts of events. Nearly all of each is the same for many, and is written once for them."""
    rests: dict[Any, str] = {}
    for event in events:
        given = event.__dict__
        begins = f'{{"id":"{given["id"]}","at":"{given["at"].isoformat().replace("+00:00", "Z")}"'
        made = isinstance(event, Attempt)
        key = (OF_ATTEMPT(given), _ATTEMPT(given)) if made else (OF_INBOUND(given), _INBOUND(given))
        ends = _tagged(given["tags"]) if made else "}"
        rest = rests.get(key)
        if rest is None:
            text = event.model_dump_json()
            if not (text.startswith(begins) and text.endswith(ends)):
                yield text
                continue
            rest = rests[key] = text[len(begins) : -len(ends)]
        yield begins + rest + ends


def _tagged(tags: Mapping[str, str]) -> str:
    """How the text of an attempt ends. Ids need no escapes."""
    told = ",".join([f'"{name}":"{value}"' for name, value in tags.items()])
    return f',"tags":{{{told}}}}}'


def fingerprint(case: Case, written: Written | None) -> str:
    """The SHA-256 of the JSON of a case."""
    return sha256(case.model_dump_json().encode()).hexdigest() if written is None else written.fingerprint()


def written(case: Case) -> Written | None:
    """The text of a case in pieces; None if it has no history that could grow."""
    return None if case.history is UNKNOWN else Written.of(case)
