"""Texts that are written to a file whole or not at all, and never over what is something else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE
from typing import Final

from .reading import unreadable

_PEEK: Final = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text.

    Attributes:
        name: what it is called, as in *the page*.
        begins: how every text of the kind begins, in whatever letters.
    """

    name: str
    begins: str

    def check(self, file: str) -> None:
        """Whether such a text could be written to a file, as far as can be told before there is one.

        Raises:
            BadInput: as `write`.
        """
        with self._told():
            path = self._replaceable(file)
            if path.is_dir():
                raise IsADirectoryError(None, "Is a directory")
            if not path.parent.is_dir():
                raise FileNotFoundError(None, "No such file or directory")

    def write(self, file: str, text: str) -> None:
        """Write a text under another name, and only then give it its own.

        A file that is there is replaced only if it is empty or of the same kind: it may be what was read.

        Raises:
            BadInput: there is a file of another kind, or it cannot be written.
        """
        with self._told():
            path = self._replaceable(file)
            if path.exists() and not path.is_file():  # a device, or a pipe to somebody who reads
                path.write_text(text, encoding="utf-8")
            else:
                _replace(path, text)

    def _replaceable(self, file: str) -> Path:
        path = Path(os.path.realpath(file))
        if path.is_file():
            with path.open("rb") as held:
                start = held.read(_PEEK).lstrip().lower()
            if start and not start.startswith(self.begins.encode()):
                raise FileExistsError(None, "there is a file of that name that holds something else")
        return path

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            raise unreadable(f"{self.name} cannot be written", error) from None


def is_read(out: Path, read: Path) -> bool:
    """Whether what is to be written would take the place of what is read."""
    return out.exists() and read.exists() and out.samefile(read)


PAGE: Final = Kind("the page", "<!doctype html>")
DRAWING: Final = Kind("the drawing", "<svg")


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
