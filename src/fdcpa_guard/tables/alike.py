"""Rows of past attempts like one that was read before, which need not be read and checked as a whole again.

What a row says but for id, instant, debts, address and tags is a few words, and of a thousand rows they are the same.
The first row of each kind is read, understood and checked as every row is; if nothing of it was in doubt, its attempt
is the mould of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..facts import Attempt
from ..facts.moulds import Mould, usual_tags
from .columns import Type
from .definitions import TAGS
from .dispositions import Says
from .reading import IsNull, NotUnderstood

if TYPE_CHECKING:
    from .rows import Plan

_MOST: Final = 4096
"""How many kinds of rows, lists of debts, and tags, are kept; then it begins anew."""
_APART: Final = frozenset({"consumer_id", "id", "at", "debts", "address", *TAGS})
_ONE_WORD: Final = frozenset({Type.WORD, Type.FLAG})
"""Types of which equal values are read alike; of others one and true are equal, and are not."""
_CODE: Final = "disposition"

Kind = tuple[Any, ...]
"""What rows of a kind have in common, as the database gave it."""


class Like(NamedTuple):
    """What the rows of a kind become."""

    mould: Mould
    says: tuple[Says, ...]
    """What their code says besides."""


class Again(NamedTuple):
    """A row of a kind that is known."""

    among: Likeness
    kind: Kind
    like: Mapping[bool, Like]
    """What it becomes, by whether it is about every debt of its consumer."""
    id: str
    at: Any
    debts: tuple[str, ...]
    address: str | None
    tags: Mapping[str, str]
    row: Sequence[Any]

    @property
    def plan(self) -> Plan:
        """How the row is read as a whole."""
        return self.among.plan


class Likeness:
    """The kinds of rows that a plan has read; threads may share it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        names = plan.names
        table = plan.table.by_name
        reads = {names[place]: read for place, _, _, read in plan.steps}
        self._id, self._at, self._debts = (names.index(name) for name in ("id", "at", "debts"))
        self._read_at, self._read_debts = reads["at"], reads["debts"]
        self._address = names.index("address") if "address" in names else None
        common = [(place, table[name]) for place, name in enumerate(names) if name not in _APART]
        self._common = itemgetter(*[place for place, _ in common])
        self._seldom = tuple([n for n, (_, c) in enumerate(common) if c.type not in _ONE_WORD and c.name != _CODE])
        self._code = next((n for n, (_, column) in enumerate(common) if column.name == _CODE), None)
        tagged = [(place, name) for place, name in enumerate(names) if name in TAGS]
        self._tag_places, self._tag_names = [place for place, _ in tagged], [name for _, name in tagged]
        self._kinds: dict[Kind, dict[bool, Like]] = {}
        self._tags: dict[tuple[Any, ...], Mapping[str, str] | None] = {}
        self._lists: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, plan: Plan) -> Likeness | None:
        """The kinds of rows of attempts that a plan will have read; None if they are no attempts, or say too little."""
        needed = {"id", "at", "debts", "medium", "outcome"}
        return cls(plan) if plan.table.name == "attempts" and needed.issubset(plan.names) else None

    def read(self, row: Sequence[Any]) -> Again | None:
        """A row, if it is of a kind that is known and nothing else of it is unusual."""
        try:
            kind = self._common(row)
            like = self._kinds.get(kind)
        except TypeError:  # it holds what cannot be looked up
            return None
        id = row[self._id]
        if like is None or id.__class__ is not str or not id:
            return None
        address = None if self._address is None else row[self._address] or None
        if address is not None and address.__class__ is not str:
            return None
        try:
            at, debts = self._read_at(row[self._at]), self._debts_of(row[self._debts])
        except (IsNull, NotUnderstood):
            return None
        tags = self._tags_of(row)
        if tags is None or debts.__class__ is not tuple:
            return None
        return Again(self, kind, like, id, at, debts, address, tags, row)

    def _debts_of(self, value: Any) -> Any:
        if value is None:
            return None
        if value.__class__ is not str:
            return self._read_debts(value)
        found = self._lists.get(value)
        if found is None:
            found = self._read_debts(value)
            if len(self._lists) >= _MOST:
                self._lists.clear()
            self._lists[value] = found
        return found

    def _tags_of(self, row: Sequence[Any]) -> Mapping[str, str] | None:
        given = tuple([row[place] for place in self._tag_places])
        try:
            return self._tags[given]
        except KeyError:
            pass
        except TypeError:
            return None
        if not all(each is None or each.__class__ is str for each in given):
            return None
        if len(self._tags) >= _MOST:
            self._tags.clear()
        found = self._tags[given] = usual_tags(
            {name: each for name, each in zip(self._tag_names, given, strict=True) if each}
        )
        return found

    def kind_of(self, row: Sequence[Any]) -> Kind | None:
        """The kind of a row that was read and has none yet; None if it is one of its own."""
        kind: Kind = self._common(row)
        if any(kind[place] is not None and kind[place] != "" for place in self._seldom):
            return None
        code = None if self._code is None else kind[self._code]
        return kind if code is None or code.__class__ is str else None

    def learn(self, kind: Kind, attempt: Attempt, says: tuple[Says, ...], *, about_all: bool) -> None:
        """Remember what the rows of a kind become, of one of which nothing was in doubt."""
        mould = Mould.of(attempt)
        if mould is None:
            return
        if len(self._kinds) >= _MOST:
            self._kinds.clear()
        with suppress(TypeError):  # it holds what cannot be looked up
            self._kinds.setdefault(kind, {})[about_all] = Like(mould, says)
