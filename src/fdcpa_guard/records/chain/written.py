"""The one place that writes canonical JSON for a chain: RFC 8785, of whatever JSON a body is."""

import json
import re
from typing import Any, Final

from ... import json_text
from ...canonical import MOST, digits, utf_16
from ...errors import InvalidRecord


def written(value: Any, what: str) -> bytes:
    """A value as canonical JSON in UTF-8.

    Raises:
        InvalidRecord: canonical JSON cannot hold it; ``what`` names it.
    """
    try:
        data = as_read(value)
        if json_text.read(data) == value:
            return data
    except (TypeError, ValueError, RecursionError, json_text.NotJson):
        pass
    raise InvalidRecord(
        f"{what}: canonical JSON cannot hold it: plain objects, lists, texts and finite numbers, no more"
    )


def as_read(value: Any) -> bytes:
    """The same of a value that was read from JSON, and so is plain.

    Raises:
        ValueError, RecursionError: canonical JSON cannot hold it.
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (_exactly(value) if _MAY_DIFFER.search(text) else text).encode()


_MAY_DIFFER: Final = re.compile(r"[:\[,]-?(?:[0-9]+[.eE]|[0-9]{16}|0[.])|[\U00010000-\U0010ffff]|^-?[0-9]")
"""What numbers may look like that RFC 8785 writes otherwise, or not at all, and keys that it puts in another order."""


def _exactly(value: Any) -> str:
    """The same, where every number and key is looked at."""
    kind = type(value)
    if kind is dict:
        keys = sorted(value, key=utf_16)
        return f"{{{','.join([f'{_quoted(key)}:{_exactly(value[key])}' for key in keys])}}}"
    if kind is list:
        return f"[{','.join(map(_exactly, value))}]"
    if kind is float:
        return digits(value) if value else "0"
    if kind is int and not -MOST <= value <= MOST:
        raise ValueError
    return _quoted(value)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
