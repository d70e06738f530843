"""Keys in files: read, and never shown."""

from pathlib import Path

from ..errors import InvalidRecord
from ..records.record import check_key
from .reading import BadInput, unreadable

_MOST: int = 4096


def key_of(name: str | None) -> bytes | None:
    """The key in a file, without the end of its line; None: no file was named.

    Raises:
        BadInput: it cannot be read, or is too short.
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
        return check_key(data.removesuffix(b"\n").removesuffix(b"\r"))
    except InvalidRecord as error:
        raise BadInput(f"--key-file: {error}") from None
