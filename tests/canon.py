"""The canonical text of facts in another way: what pydantic writes without defaults, put in order by `rfc8785`."""

from math import copysign
from typing import Any

import rfc8785

from fdcpa_guard.facts import Fact


def general(fact: Fact) -> bytes:
    """The canonical text of a fact, in no way the library writes it."""
    return rfc8785.dumps(numbered(fact.model_dump(mode="json", exclude_defaults=True)))


def numbered(value: Any) -> Any:
    """A plain value, with an object in place of every number that RFC 8785 would write like another."""
    if isinstance(value, dict):
        return {name: numbered(each) for name, each in value.items() if (name, each) != ("attributes", {})}
    if isinstance(value, list):
        return [numbered(each) for each in value]
    if type(value) is int and abs(value) >= 2**53:
        return {"$int": str(value)}
    if type(value) is float and value.is_integer():
        sign = "-" if value == 0 and copysign(1, value) < 0 else ""
        return {"$float": sign + rfc8785.dumps(value).decode()}
    return value
