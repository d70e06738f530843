"""The one place that writes canonical JSON for a chain."""

import json
from typing import Any

from ... import json_text
from ...errors import InvalidChain


def written(value: Any, what: str) -> bytes:
    """A value as canonical JSON in UTF-8.

    Raises:
        InvalidChain: canonical JSON cannot hold it; ``what`` names it.
    """
    try:
        data = as_read(value)
        if json_text.read(data) == value:
            return data
    except (TypeError, ValueError, RecursionError, json_text.NotJson):
        pass
    raise InvalidChain(
        f"{what}: canonical JSON cannot hold it: plain objects, lists, texts and finite numbers, no more"
    )


def as_read(value: Any) -> bytes:
    """The same of a value that was read from JSON, and so is plain."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
