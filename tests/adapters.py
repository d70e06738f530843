"""Readers and writers of kinds of values, each made once: to make one takes as long as to write hundreds of values."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What reads and writes a kind."""
    return TypeAdapter(kind)
