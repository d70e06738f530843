"""A second implementation of the format of chains, after docs/reference/chain.md, which imports nothing of ``src``."""

import hashlib
import hmac
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """Enough of RFC 8785 for the test vectors, which hold no fractions and no keys beyond U+FFFF."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def hashed(kind: str, document: dict[str, Any], key: bytes | None) -> str:
    """The hash of an entry or checkpoint: all of it but the hash, behind a line that says what it is."""
    members = {name: each for name, each in document.items() if name not in ("hash", "hmac")}
    message = f"fdcpa-guard/{kind}/1\n".encode() + canonical(members)
    return hashlib.sha256(message).hexdigest() if key is None else hmac.new(key, message, hashlib.sha256).hexdigest()


def first_wrong(log: bytes, key: bytes | None, genesis: str) -> int | None:
    """The number of the first line that is not the entry that belongs there; None: there is none."""
    *lines, rest = log.split(b"\n")
    before = genesis
    for n, line in enumerate(lines):
        try:
            entry = json.loads(line)
            made = entry["hash" if key is None else "hmac"]
            right = line == canonical(entry) and len(entry) == 4 and isinstance(entry["body"], dict)
            if not right or made != hashed("chain-entry", entry, key) or (entry["n"], entry["previous"]) != (n, before):
                return n
        except (ValueError, KeyError, TypeError):
            return n
        before = made
    return len(lines) if rest else None


def root(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, over the lines without their line feeds."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 2 ** ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def path(leaves: list[bytes], n: int) -> list[bytes]:
    """RFC 6962, 2.1.1."""
    if len(leaves) < 2:
        return []
    k = 2 ** ((len(leaves) - 1).bit_length() - 1)
    return [*path(leaves[:k], n), root(leaves[k:])] if n < k else [*path(leaves[k:], n - k), root(leaves[:k])]


def growth(leaves: list[bytes], old: int, *, whole: bool = True) -> list[bytes]:
    """RFC 6962, 2.1.2."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    k = 2 ** ((len(leaves) - 1).bit_length() - 1)
    if old <= k:
        return [*growth(leaves[:k], old, whole=whole), root(leaves[k:])]
    return [*growth(leaves[k:], old - k, whole=False), root(leaves[:k])]
