"""Hashes of records, entries and checkpoints, with a key or without; what each is of stands before what is hashed."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Any, Final

from ..errors import InvalidRecord

LEAST_KEY: Final = 16
"""The shortest key, in bytes."""

HASH: Final = "hash"
HMAC: Final = "hmac"
"""Under which name a hash stands that was made without a key, and one that was made with one."""


def checked_key(key: Any) -> bytes | None:
    """A key that can be one; None: there is none.

    Raises:
        InvalidRecord: it is too short, or no bytes.
    """
    if key is None or (isinstance(key, bytes) and len(key) >= LEAST_KEY):
        return key
    raise InvalidRecord(f"a key of at least {LEAST_KEY} bytes is needed")


def digest(domain: bytes, content: bytes, key: bytes | None = None) -> str:
    """SHA-256 of what is hashed, or HMAC-SHA-256 with a key, in lower-case hexadecimal digits."""
    if key is None:
        return sha256(domain + content).hexdigest()
    return hmac.digest(key, domain + content, "sha256").hex()
