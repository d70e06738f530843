"""What of the caller's records could not be understood when a case was made of them: it stays with the case."""

from typing import TYPE_CHECKING, Final, Unpack

from ..vocabulary import Unclear
from .base import Fact, Flag, Id

if TYPE_CHECKING:
    from . import given


class Unread(Fact):
    """Something of the records that could not be taken as it stands. Every decision tells of it."""

    if TYPE_CHECKING:

        def __init__(self, **given: Unpack[given.UnreadDict]) -> None: ...

    table: Id
    why: Unclear
    column: Id | None = None
    """None: the row as a whole."""
    row: Id | None = None
    """The id of the row, where it has one that may be shown."""
    denies: Flag = False
    """Something that protects may be lost with it, so that every contact lacks a fact."""

    @property
    def path(self) -> str:
        """Where it stood: ``phones.ph-7.number``."""
        return ".".join(part for part in (self.table, self.row, self.column) if part is not None)

    @property
    def words(self) -> str:
        """What was wrong with it, in words."""
        return _WORDS[self.why]


_WORDS: Final = {
    Unclear.MISSING: "missing",
    Unclear.NOT_UNDERSTOOD: "not understood, so taken as unknown",
    Unclear.CONTRADICTORY: "contradicts the rest, so taken as unknown",
    Unclear.GIVEN_TWICE: "given twice, and kept apart",
    Unclear.UNKNOWN_CODE: "a code that nobody explained, so it counts as what binds most",
    Unclear.NOT_HERE: "names something that is not given",
}
