"""The one way to write a value as JSON: RFC 8785."""

from __future__ import annotations

import json
from typing import Any


def canonical(value: Any) -> str:
    """The canonical JSON text of a plain value.

    Raises:
        InvalidRecord: it is none that JSON can hold.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
