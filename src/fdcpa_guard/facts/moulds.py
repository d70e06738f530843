"""Past attempts like one that was checked: what differs is checked by itself, and nothing else again.

Of a thousand attempts most differ in id, instant, debts, address and tags alone, and of these no check depends on the
rest. What is unusual in any of them is left to whoever checks the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from pydantic_core import PydanticCustomError

from ..vocabulary import UNKNOWN, Recipient, Unknown
from .base import _instant
from .history import _NO_TAGS, MAX_TAGS, Attempt, _by_name
from .ids import _HARMLESS, why_no_id
from .past import put
from .teaching import MOST

_is_harmless: Final = re.compile(_HARMLESS.removesuffix("$")).fullmatch
_LONGEST: Final = 64
_NOT_OF_A_MOULD: Final = ("allotted_to", "undeliverable_at", "person", "answered_by_person", "place")
"""Fields that are checked with what differs, or name somebody or something of one consumer."""


def is_usual_id(value: object) -> bool:
    """Whether a value is an id of which that is plain at once; of another one it may be."""
    return value.__class__ is str and len(value) <= _LONGEST and _is_harmless(value) is not None


@lru_cache(maxsize=4096)
def _named_before(id: str) -> bool:
    """The same of debts, numbers and addresses, which events name again and again."""
    return is_usual_id(id)


def usual_tags(found: Mapping[str, str]) -> Mapping[str, str] | None:
    """Tags as an attempt has them; None if they are not plainly right."""
    if not found:
        return _NO_TAGS
    if len(found) > MAX_TAGS or any(
        type(each) is not str or why_no_id(each) for pair in found.items() for each in pair
    ):
        return None
    return _by_name(found)


class Mould:
    """What attempts have in common that differ in id, instant, debts, address, tags and what they answered."""

    __slots__ = ("_fields", "_values")

    def __init__(self, attempt: Attempt) -> None:
        self._values: Final[dict[str, Any]] = {**attempt.__dict__}
        self._values.pop("fingerprint", None)
        self._fields: Final = attempt.__pydantic_fields_set__ - {"address", "tags", "in_reply_to"}

    @classmethod
    def of(cls, attempt: Attempt) -> Mould | None:
        """The mould of an attempt that was checked; None if another like it would have to be checked as a whole."""
        given = attempt.__dict__
        alone = given["discussed"] is None or given["discussed"] is UNKNOWN
        return cls(attempt) if alone and all(given[name] is None for name in _NOT_OF_A_MOULD) else None

    @property
    def recipient(self) -> Recipient:
        """For whom the attempts were."""
        recipient: Recipient = self._values["recipient"]
        return recipient

    def attempt(
        self,
        id: str,
        at: Any,
        debts: tuple[str, ...],
        *,
        address: str | None,
        tags: Mapping[str, str],
        in_reply_to: Unknown | None,
    ) -> Attempt | None:
        """An attempt; None if something of it is unusual, so that the whole has to be checked.

        ``address`` and ``tags`` count as given unless they are None and empty, ``in_reply_to`` always. ``tags`` are as
        `usual_tags` makes them.
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
        fields = self._fields.copy()
        fields.add("in_reply_to")
        if address is not None:
            if address.__class__ is not str or not _named_before(address):
                return None
            fields.add("address")
        if tags:
            fields.add("tags")
        values = self._values.copy()
        values["id"] = id
        values["at"] = when
        values["debts"] = debts
        values["address"] = address
        values["tags"] = tags
        values["in_reply_to"] = in_reply_to
        made = object.__new__(Attempt)
        put(made, "__dict__", values)
        put(made, "__pydantic_fields_set__", fields)
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made
