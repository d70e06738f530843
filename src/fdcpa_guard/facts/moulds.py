"""Past attempts like one that was checked: what differs is checked by itself, and nothing else again.

Of a thousand attempts most differ in id, instant, debts, address, tags and what they answered alone, and of these no
check depends on the rest. What is unusual in any of them is left to whoever checks the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from pydantic_core import PydanticCustomError

from ..vocabulary import UNKNOWN, Unknown
from .base import _instant
from .history import MAX_TAGS, NO_TAGS, Attempt, by_name
from .ids import is_usual_id, why_no_id
from .teaching import MOST

_NOT_OF_A_MOULD: Final = ("allotted_to", "undeliverable_at", "person", "answered_by_person", "place")
"""Fields that are checked with what differs, or name somebody or something of one consumer."""
_APART: Final = frozenset({"address", "tags", "in_reply_to"})
_put: Final = object.__setattr__


@lru_cache(maxsize=4096)
def _named_before(id: str) -> bool:
    """The same of debts, numbers and addresses, which events name again and again."""
    return is_usual_id(id)


def usual_tags(found: Mapping[str, str]) -> Mapping[str, str] | None:
    """Tags as an attempt has them; None if they are not plainly right."""
    try:
        return _as_tags(tuple(found.items())) if found else NO_TAGS
    except TypeError:  # what cannot be looked up is no tag
        return None


@lru_cache(maxsize=4096)
def _as_tags(found: tuple[tuple[str, str], ...]) -> Mapping[str, str] | None:
    if len(found) > MAX_TAGS or any(type(word) is not str or why_no_id(word) for pair in found for word in pair):
        return None
    return by_name(dict(found))


class Mould:
    """What attempts have in common that differ in id, instant, debts, address, tags and what they answered."""

    __slots__ = ("_fields", "_values")

    def __init__(self, attempt: Attempt) -> None:
        self._values: Final[dict[str, Any]] = {**attempt.__dict__}
        self._values.pop("fingerprint", None)
        self._fields: Final = attempt.__pydantic_fields_set__ - _APART

    @classmethod
    def of(cls, attempt: Attempt) -> Mould | None:
        """The mould of an attempt that was checked; None if another like it would have to be checked as a whole."""
        given = attempt.__dict__
        alone = given["discussed"] is None or given["discussed"] is UNKNOWN
        if not alone or any(given[name] is not None for name in _NOT_OF_A_MOULD):
            return None
        made = cls(attempt)
        again = made.like(
            given["id"],
            given["at"],
            given["debts"],
            address=given["address"],
            tags=given["tags"],
            in_reply_to=given["in_reply_to"],
            told=_APART & attempt.__pydantic_fields_set__,
        )
        if again is None or again.__dict__ != made._values:
            return None
        return made

    @property
    def recipient(self) -> Any:
        """For whom the attempts were."""
        return self._values["recipient"]

    def like(
        self,
        id: str,
        at: Any,
        debts: tuple[str, ...],
        *,
        address: str | None,
        tags: Mapping[str, str],
        in_reply_to: str | Unknown | None,
        told: Iterable[str],
    ) -> Attempt | None:
        """An attempt; None if something of it is unusual, so that the whole has to be checked.

        ``tags`` are as `usual_tags` makes them; ``told`` are those of the last three fields that count as given.
        """
        try:
            when: datetime = _instant(at)
        except PydanticCustomError:
            return None
        if not is_usual_id(id) or not debts or len(debts) > MOST:
            return None
        for debt in debts:
            if debt.__class__ is not str or not _named_before(debt):
                return None
        if address is not None and (address.__class__ is not str or not _named_before(address)):
            return None
        if in_reply_to.__class__ is str and not _named_before(in_reply_to):
            return None
        fields = self._fields.copy()
        fields.update(told)
        values = self._values.copy()
        values["id"] = id
        values["at"] = when
        values["debts"] = debts
        values["address"] = address
        values["tags"] = tags
        values["in_reply_to"] = in_reply_to
        made = object.__new__(Attempt)
        _put(made, "__dict__", values)
        _put(made, "__pydantic_fields_set__", fields)
        _put(made, "__pydantic_extra__", None)
        _put(made, "__pydantic_private__", None)
        return made
