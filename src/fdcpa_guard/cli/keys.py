"""Keys in files: read, and never shown."""

from pathlib import Path
from typing import Final

from ..errors import InvalidRecord
from ..records.hashing import checked_key
from .reading import BadInput, unreadable

_MOST: Final = 4096


def key_of(name: str | None) -> bytes | None:
    """The key in a file, without one line feed at its end; None: no file was named.

    Raises:
        BadInput: it cannot be read, is too short to be a key, or too long.
    """
    if name is None:
        return None
    try:
        with Path(name).open("rb") as file:
            data = file.read(_MOST + 1)
    except (OSError, ValueError) as error:
        raise unreadable("--key-file: cannot be read", error) from None
    if len(data) > _MOST:
        raise BadInput(f"--key-file: holds more than {_MOST} bytes, so it is no key")
    try:
        return checked_key(data.removesuffix(b"\n").removesuffix(b"\r"))
    except InvalidRecord as error:
        raise BadInput(f"--key-file: {error}") from None
