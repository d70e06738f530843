"""A house's table as a document, alone or on top of ready tables. No file is opened."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any, Final

from ... import json_text
from ...errors import InvalidFacts, Problem, nearest
from ...json_text import NotJson
from .asterisk import ASTERISK
from .table import TABLE, Dispositions, refusal
from .twilio import TWILIO_CALLS, TWILIO_MESSAGES
from .vicidial import VICIDIAL

READY_MADE: Final[Mapping[str, Dispositions]] = MappingProxyType(
    {table.name: table for table in (VICIDIAL, ASTERISK, TWILIO_CALLS, TWILIO_MESSAGES)}
)
"""The ready tables by their names."""

_EXTENDS: Final = "extends"


def load_dispositions(text: str | bytes | bytearray) -> Dispositions:
    """The table that a document holds; of one that ``extends`` ready tables, by their names, all of them together.

    Where the document and a table that it extends have the same code, the document's reading holds, and of two tables
    that of the second. The whole has the name and edition of the document.

    Raises:
        InvalidFacts: it is malformed, or extends a table that there is none of; each problem names its field.
    """
    try:
        given = json_text.read(text)
    except NotJson as error:
        wrong = refusal(error)
    else:
        if not isinstance(given, dict) or _EXTENDS not in given:
            return Dispositions.model_validate(given)
        house = Dispositions.model_validate({name: value for name, value in given.items() if name != _EXTENDS})
        return reduce(or_, [*_extended(given[_EXTENDS]), house]).named(house.name, house.version)
    raise wrong


def _extended(names: Any) -> list[Dispositions]:
    listed = [names] if isinstance(names, str) else names
    if not isinstance(listed, list):
        raise _no_table("extends", names)
    for position, name in enumerate(listed):
        if not isinstance(name, str) or name not in READY_MADE:
            raise _no_table("extends" if isinstance(names, str) else f"extends.{position}", name)
    return [READY_MADE[name] for name in listed]


def _no_table(field: str, name: object) -> InvalidFacts:
    there_is = nearest(name if isinstance(name, str) else "", READY_MADE)
    return InvalidFacts(TABLE, (Problem(field, f"no ready table has this name ({there_is})", "no_such_table"),))
