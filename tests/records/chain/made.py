"""Logs to try a chain on."""

from typing import Any, Final

from fdcpa_guard.records.chain import Chain, Checkpoint

KEY: Final = b"a key of the floor, kept apart"
OTHER_KEY: Final = b"a key of somebody else's floor"


def body(number: int, word: str = "call") -> dict[str, Any]:
    """Something like a record."""
    return {
        "v": 1,
        "asked": {"at": f"2026-03-02T15:{number // 60:02}:{number % 60:02}Z", "medium": word, "to": f"p-{number}"},
        "answer": {"allowed": number % 3 != 0, "reasons": ["us.regf.14b2.seven-in-seven"] * (number % 3 == 0)},
        "references": {"agent": f"a{number % 7}", "vendor": "acmé"},
    }


def log(size: int, key: bytes | None = None, word: str = "call") -> list[bytes]:
    """A log of so many entries."""
    return grown(Chain(key=key), size, word)


def grown(chain: Chain, size: int, word: str = "call") -> list[bytes]:
    """The lines that a chain gives until it has so many entries."""
    return [chain.append(body(number, word)) for number in range(chain.size, size)]


def checkpoint(size: int, key: bytes | None = None, word: str = "call") -> Checkpoint:
    """Where such a log stood after so many entries."""
    chain = Chain(key=key)
    grown(chain, size, word)
    return Checkpoint.of(chain)
